/* Replay: what the bodies of the ledger say, done once more in an empty database of its own, and nothing else looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_REPLAY_H
#define SERVICES_REPLAY_H
#include "services/services.h"

struct replay;

/* A record that was erased: its register and number, and the entry by which it was. */
struct erased { const struct reg *reg; const char *number; long entry; struct erased *next; };

/* An empty database in the folder DIR/rebuild, which holds what the books hold and is open to nobody else; E_BUSY while another
 * process is at it.  What a process that was killed left there goes.  Faults are told to this act. */
enum fault replay_open(struct act *, const char *dir, struct replay **out) must_use;
void replay_close(struct replay **);             /* the folder goes */

/* For ledger_verify, entry after entry: `with` is the replay. */
enum fault replay_body(void *with, long n, const char *at, const char *kind, const char *body) must_use;
/* All is done: what is derived from the books (the scope, as of this day) is derived, and all of it stands. */
enum fault replay_end(struct replay *, date scope_of) must_use;

/* Its database: the writer's connection, and its URL for readers; the arena lives as long as the replay. */
struct db *replay_db(const struct replay *);
const char *replay_url(const struct replay *);
const struct erased *replay_erased(const struct replay *);     /* oldest first; NULL: none */
#endif
