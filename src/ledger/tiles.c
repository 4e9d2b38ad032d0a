/* Tiles: 256 hashes of one level, stored when full and made on request while they are not; and the
 * proofs read from them.  A hash of level L is the root of the full tile below it, so any hash can be
 * had from a tile, from the tiles below, or in the end from the leaves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/stored.h"
#include <inttypes.h>
#include <string.h>

SQL(leaves_between, "ll",
	"SELECT leaf_hash FROM ledger_entry WHERE n >= $1 AND n < $2 ORDER BY n");

SQL(entries_between, "ll",
	"SELECT entry FROM ledger_entry WHERE n >= $1 AND n < $2 ORDER BY n");

SQL(tile_at, "ll",
	"SELECT hashes FROM ledger_tile WHERE level = $1 AND n = $2");

SQL(put_tile, "llb",
	"INSERT INTO ledger_tile (level, n, hashes) VALUES ($1, $2, $3)");

static const char *number(struct act *act, long n)
{
	return arena_format(act->arena, "%ld", n);
}

static const char *count(struct act *act, uint64_t n)
{
	return arena_format(act->arena, "%" PRIu64, n);
}

struct hash subtree_root(struct hash *hashes, size_t n)
{
	for (; n > 1; n /= 2)
		for (size_t i = 0; i < n / 2; i++)
			hashes[i] = node_hash(&hashes[2 * i], &hashes[2 * i + 1]);
	return *hashes;
}

/* ---- reading hashes ------------------------------------------------------------------------ */

/* Some hashes of one level, all in one tile. */
struct span { int level; uint64_t from; size_t n; };

static struct span tile_span(int level, uint64_t tile)
{
	return (struct span){ level, tile * TILE_WIDTH, TILE_WIDTH };
}

static enum fault stored_hashes(struct act *act, struct span s, struct hash *out, bool *is_stored)
{
	uint64_t tile = s.from / TILE_WIDTH;
	defer(query_end) struct query *q = query(act, tile_at, L(s.level), L((long)tile));
	*is_stored = query_next(q);
	if (!*is_stored)
		return act->fault;
	const void *hashes;
	if (query_bytes(q, 0, &hashes) != TILE_WIDTH * HASH_BYTES)
		return fail(act, E_BROKEN, W_TILE_ALTERED, number(act, s.level), number(act, (long)tile));
	memcpy(out, (const struct hash *)hashes + s.from % TILE_WIDTH, s.n * sizeof *out);
	return OK;
}

static enum fault leaf_hashes(struct act *act, struct span s, struct hash *out)
{
	long from = (long)s.from;
	defer(query_end) struct query *q = query(act, leaves_between, L(from), L(from + (long)s.n));
	size_t n = 0;
	for (; n < s.n && query_next(q); n++)
		if (!hash_from(q, 0, &out[n]))
			return fail(act, E_BROKEN, W_ENTRY_ALTERED, number(act, from + (long)n), "leaf_hash");
	if (!act->fault && n < s.n)
		return fail(act, E_BROKEN, W_ENTRY_MISSING, number(act, from + (long)n));
	return act->fault;
}

static enum fault read_hashes(struct act *act, struct span s, struct hash *out)
{
	bool is_stored;
	enum fault f = stored_hashes(act, s, out, &is_stored);
	if (f || is_stored)
		return f;
	if (!s.level)
		return leaf_hashes(act, s, out);

	struct hash below[TILE_WIDTH];
	for (size_t i = 0; i < s.n && !f; i++) {
		f = read_hashes(act, tile_span(s.level - 1, s.from + i), below);
		if (!f)
			out[i] = subtree_root(below, TILE_WIDTH);
	}
	return f;
}

enum fault tiles_fill(struct act *act, uint64_t size)
{
	struct hash hashes[TILE_WIDTH];
	uint64_t n = size;
	for (int level = 0; n && n % TILE_WIDTH == 0; level++) {
		n /= TILE_WIDTH;
		enum fault f = read_hashes(act, tile_span(level, n - 1), hashes);
		step("ledger_tile");
		if (!f)
			f = change(act, put_tile, L(level), L((long)n - 1), B(hashes, sizeof hashes));
		if (f)
			return f;
	}
	return OK;
}

/* ---- proofs -------------------------------------------------------------------------------- */

static enum fault node_from_tiles(void *act, int level, uint64_t index, struct hash *out)
{
	struct hash hashes[TILE_WIDTH];
	int above = level % TILE_BITS;
	struct span s = { level / TILE_BITS, index << above, (size_t)1 << above };
	enum fault f = read_hashes(act, s, hashes);
	if (!f)
		*out = subtree_root(hashes, s.n);
	return f;
}

static enum fault check_size(struct act *act, uint64_t size)
{
	struct head head;
	enum fault f = head_read(act, &head);
	if (f || size <= head.frontier.size)
		return f;
	return fail(act, E_NOT_FOUND, W_NO_LOG_OF_SIZE, count(act, size), count(act, head.frontier.size));
}

enum fault ledger_prove_inclusion(struct act *act, uint64_t index, uint64_t size, struct hash **out,
    size_t *n)
{
	enum fault f = check_size(act, size);
	if (f)
		return f;
	if (index >= size)
		return fail(act, E_NOT_FOUND, W_NO_ENTRY, count(act, index));
	return proof_of_inclusion(act->arena, node_from_tiles, act, index, size, out, n);
}

enum fault ledger_prove_consistency(struct act *act, uint64_t old, uint64_t size, struct hash **out,
    size_t *n)
{
	enum fault f = check_size(act, size);
	if (f)
		return f;
	if (!old || old > size)
		return fail(act, E_NOT_FOUND, W_NO_LOG_OF_SIZE, count(act, old), count(act, size));
	return proof_of_consistency(act->arena, node_from_tiles, act, old, size, out, n);
}

/* ---- tiles by their path ------------------------------------------------------------------- */

struct tile { bool is_entries; int level; uint64_t n; size_t width; };

/* Between `least` and `most` decimal digits; more than one begin with a zero only where they are padded. */
static bool digits(const char **at, size_t least, size_t most, uint64_t *out)
{
	size_t n = strspn(*at, "0123456789");
	if (n < least || n > most || (least == 1 && n > 1 && **at == '0'))
		return false;
	for (*out = 0; n; n--)
		*out = *out * 10 + (uint64_t)(*(*at)++ - '0');
	return true;
}

/* x001/x234/067; six groups are more than any log fills.  No group of zeroes goes in front. */
static bool tile_number(const char **at, uint64_t *out)
{
	uint64_t group;
	*out = 0;
	for (int groups = 0; groups < 6; groups++) {
		bool is_last = **at != 'x';
		*at += !is_last;
		if (!digits(at, 3, 3, &group) || (!groups && !is_last && !group))
			return false;
		*out = *out * 1000 + group;
		if (is_last)
			return true;
		if (*(*at)++ != '/')
			return false;
	}
	return false;
}

static bool skip(const char **at, const char *what)
{
	bool is_there = !strncmp(*at, what, strlen(what));
	if (is_there)
		*at += strlen(what);
	return is_there;
}

static bool tile_read(const char *path, struct tile *out)
{
	const char *at = path;
	uint64_t level = 0, width = TILE_WIDTH;
	out->is_entries = skip(&at, "entries/");
	if (!out->is_entries && !(digits(&at, 1, 2, &level) && skip(&at, "/")))
		return false;
	if (!tile_number(&at, &out->n))
		return false;
	if (*at && !(skip(&at, ".p/") && digits(&at, 1, 3, &width) && width && width < TILE_WIDTH && !*at))
		return false;
	out->level = (int)level;
	out->width = (size_t)width;
	return true;
}

/* Each entry after its length as two bytes, the greater first. */
static enum fault entry_bundle(struct act *act, uint64_t from, size_t width, const void **out,
    size_t *bytes)
{
	struct text bundle = { .arena = act->arena };
	long first = (long)from, end = (long)(from + width);
	defer(query_end) struct query *q = query(act, entries_between, L(first), L(end));
	size_t i = 0;
	for (; query_next(q); i++) {
		const char *entry = query_text(q, 0);
		size_t n = strlen(entry);
		text_put_span(&bundle, (char[]){ (char)(n >> 8), (char)n }, 2);
		text_put_span(&bundle, entry, n);
	}
	if (act->fault)
		return act->fault;
	if (i < width)
		return fail(act, E_BROKEN, W_ENTRY_MISSING, number(act, first + (long)i));
	*out = bundle.s;
	*bytes = bundle.n;
	return OK;
}

enum fault ledger_tile(struct act *act, const char *path, const void **out, size_t *n)
{
	struct tile t;
	struct head head;
	enum fault f = head_read(act, &head);
	if (f)
		return f;
	bool is_tile = tile_read(path, &t) && t.level < TILE_LEVELS;
	uint64_t hashes = is_tile ? head.frontier.size >> (TILE_BITS * t.level) : 0;
	if (!is_tile || t.n > hashes / TILE_WIDTH || t.n * TILE_WIDTH + t.width > hashes)
		return fail(act, E_NOT_FOUND, W_NO_TILE, path);
	if (t.is_entries)
		return entry_bundle(act, t.n * TILE_WIDTH, t.width, out, n);

	struct hash *made = arena_array(act->arena, struct hash, t.width);
	f = read_hashes(act, (struct span){ t.level, t.n * TILE_WIDTH, t.width }, made);
	if (f)
		return f;
	*out = made;
	*n = t.width * sizeof *made;
	return OK;
}
