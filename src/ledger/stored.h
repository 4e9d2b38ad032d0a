/* stored — how entries and tiles lie in the database: what log.c, tiles.c and verify.c share.
 * Only the files of this layer include it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LEDGER_STORED_H
#define LEDGER_STORED_H
#include "ledger/ledger.h"

/* 256⁸ leaves are more than can be counted, so a tile of level 7 is never full. */
enum { TILE_WIDTH = 256, TILE_BITS = 8, TILE_LEVELS = 8 };

/* The most a part of a body holds. */
enum { PART_BYTES = 1 << 20 };

/* The entry as it is hashed. */
struct entry { const char *act, *actor, *at; struct hash body; long n; };
const char *entry_text(struct arena *, const struct entry *);

/* False, and *out untouched, unless the column holds exactly the bytes of a hash. */
bool hash_from(struct query *, int column, struct hash *out);

/* The root over n hashes, a power of two; they are used up. */
struct hash subtree_root(struct hash *, size_t n);

/* Stores every tile that the last of `size` leaves fills. */
enum fault tiles_fill(struct act *, uint64_t size) must_use;
#endif
