/* Verification: the whole log read once in order, all that can be computed computed anew and compared
 * with what is stored: entries, leaves, tiles, bodies, head.  It stops at the first break and names it.
 *
 * SQLite keeps a value of any type in any column, so each query also asks whether a value has changed
 * its type: there bytes sort after text, and on PostgreSQL the same comparison is never true.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/stored.h"
#include <jansson.h>
#include <limits.h>
#include <string.h>

/* The body rows run alongside the entries, a page at a time: PostgreSQL hands over whole answers. */
struct body_row { struct query *page; bool is_there; int rows; long n, part; size_t before; };

/* What erasures left of bodies, in order of their entries. */
struct erased_row { struct query *all; bool is_there; long n; struct hash hash; };

struct level { size_t n; uint64_t full; struct hash hashes[TILE_WIDTH]; };

struct walk {
	struct act *act;
	struct arena *arena;                     /* of one entry, given back after it */
	body_seen seen;
	void *with;
	enum fault fault;
	struct frontier frontier;
	char at[INSTANT_TEXT];                   /* of the entry before */
	struct level levels[TILE_LEVELS];
	struct body_row row;
	struct erased_row erased;
	long erased_count;
	long broken_at;
	const char *what;
};

/* True: whole so far.  False: a break, named in the walk, or a fault. */
#define broken(walk, index, w, ...) \
	broken_with((walk), (index), phrase((walk)->act, w __VA_OPT__(,) __VA_ARGS__))
static bool broken_with(struct walk *w, long index, const char *what)
{
	w->broken_at = index < 0 ? 0 : index;
	w->what = what;
	return false;
}

static const char *number(const struct walk *w, long n)
{
	return arena_format(w->act->arena, "%ld", n);
}

/* The text, unless something lies hidden behind a NUL. */
static const char *whole_text(struct query *q, int column)
{
	const void *bytes;
	const char *text = query_text(q, column);
	return text && query_bytes(q, column, &bytes) == strlen(text) ? text : NULL;
}

/* A whole number as it is stored: SQLite would read 5.5 as 5. */
static bool whole_number(struct query *q, int column, long *out)
{
	return parse_long(query_text(q, column), out);
}

static bool went_well(struct walk *w)
{
	if (!w->fault)
		w->fault = w->act->fault;
	return !w->fault;
}

/* ---- tiles --------------------------------------------------------------------------------- */

SQL(stored_tile, "llb",
	"SELECT hashes, CASE WHEN hashes < $3 THEN 1 ELSE 0 END"
	"  FROM ledger_tile"
	" WHERE level = $1 AND n = $2");

SQL(stray_tile, "ll",
	"SELECT n FROM ledger_tile WHERE level = $1 AND (n < 0 OR n >= $2) ORDER BY n LIMIT 1");

SQL(stray_level, "l",
	"SELECT level, n FROM ledger_tile WHERE level < 0 OR level >= $1 ORDER BY level, n LIMIT 1");

/* The first entry below the first hash that differs. */
static long first_below(int level, uint64_t tile, const struct hash *ours,
    const struct hash *stored, size_t n)
{
	size_t i = 0;
	while (i < n && i < TILE_WIDTH - 1 && hash_equal(&ours[i], &stored[i]))
		i++;
	return (long)((tile * TILE_WIDTH + i) << (TILE_BITS * level));
}

static bool tile_holds(struct walk *w, int level, uint64_t tile, const struct hash *ours)
{
	defer(query_end) struct query *q = query(w->act, stored_tile, L(level), L((long)tile), B("", 0));
	bool is_there = query_next(q);
	if (!went_well(w))
		return false;
	if (!is_there)
		return broken(w, first_below(level, tile, NULL, NULL, 0), W_TILE_MISSING,
		    number(w, level), number(w, (long)tile));

	const void *stored;
	size_t n = query_bytes(q, 0, &stored), size = TILE_WIDTH * sizeof *ours;
	if (n == size && !query_long(q, 1) && !memcmp(stored, ours, size))
		return true;
	return broken(w, first_below(level, tile, ours, stored, n / sizeof *ours), W_TILE_ALTERED,
	    number(w, level), number(w, (long)tile));
}

/* Adds a hash to the tile that grows at this level; a tile that is full goes up as one hash. */
static bool join(struct walk *w, int level, const struct hash *h)
{
	struct level *l = &w->levels[level];
	l->hashes[l->n++] = *h;
	if (l->n < TILE_WIDTH)
		return true;
	if (!tile_holds(w, level, l->full, l->hashes))
		return false;
	struct hash root = subtree_root(l->hashes, TILE_WIDTH);
	l->n = 0;
	l->full++;
	return join(w, level + 1, &root);
}

static bool no_tile_is_stray(struct walk *w)
{
	long size = (long)w->frontier.size;
	for (int level = 0; level < TILE_LEVELS; level++) {
		long full = (long)w->levels[level].full;
		defer(query_end) struct query *q = query(w->act, stray_tile, L(level), L(full));
		if (query_next(q))
			return broken(w, size, W_TILE_STRAY, number(w, level), query_copy(q, 0));
	}
	defer(query_end) struct query *q = query(w->act, stray_level, L(TILE_LEVELS));
	if (query_next(q))
		return broken(w, size, W_TILE_STRAY, query_copy(q, 0), query_copy(q, 1));
	return went_well(w);
}

/* ---- bodies -------------------------------------------------------------------------------- */

enum { ROWS_A_PAGE = 32 };

SQL(bodies_after, "llb",
	"SELECT n, part, salt, body,"
	"       CASE WHEN salt < $3 OR body <> CAST(body AS TEXT) THEN 1 ELSE 0 END"
	"  FROM ledger_body"
	" WHERE (n, part) > ($1, $2)"
	" ORDER BY n, part"
	" LIMIT 32");

/* Goes to the next row of ledger_body, if there is one.  A page that was full may be followed by another. */
static bool next_row(struct walk *w)
{
	struct body_row *r = &w->row;
	r->is_there = r->page && query_next(r->page);
	if (!r->is_there && r->rows == ROWS_A_PAGE) {
		query_end(&r->page);
		r->page = query(w->act, bodies_after, L(r->n), L(r->part), B("", 0));
		r->rows = 0;
		r->is_there = query_next(r->page);
	}
	if (!r->is_there)
		return went_well(w);
	r->rows++;
	if (whole_number(r->page, 0, &r->n) && whole_number(r->page, 1, &r->part))
		return true;
	return broken(w, query_long(r->page, 0), W_BODY_ALTERED, query_copy(r->page, 0));
}

/* A text is cut only where the next character would not fit, so that its parts have one form. */
static bool is_well_cut(size_t before, const char *next, size_t n)
{
	size_t width = n > 0;
	while (width && width < n && ((unsigned char)next[width] & 0xC0) == 0x80)
		width++;
	return width && before + width > PART_BYTES;
}

/* One part: the salt, which part 0 alone has, and the text. */
static bool add_part(struct walk *w, struct hashing *h, long part, struct text *out)
{
	struct body_row *r = &w->row;
	const void *salt, *text;
	size_t salt_size = query_bytes(r->page, 2, &salt), size = query_bytes(r->page, 3, &text);
	bool is_salted = part ? query_is_null(r->page, 2) : salt_size == HASH_BYTES;
	bool is_cut = !part || is_well_cut(r->before, text, size);
	if (!is_salted || !is_cut || query_is_null(r->page, 3) || query_long(r->page, 4))
		return broken(w, r->n, W_BODY_ALTERED, number(w, r->n));
	hashing_add(h, salt, salt_size);
	hashing_add(h, text, size);
	text_put_span(out, text, size);
	r->before = size;
	return next_row(w);
}

SQL(erased_bodies, "b",
	"SELECT n, entry, hash, CASE WHEN hash < $1 THEN 1 ELSE 0 END FROM ledger_erased ORDER BY n, entry");

static bool next_erased(struct walk *w)
{
	struct erased_row *r = &w->erased;
	long by;
	r->is_there = query_next(r->all);
	if (!r->is_there)
		return went_well(w);
	if (whole_number(r->all, 0, &r->n) && whole_number(r->all, 1, &by) && hash_from(r->all, 2, &r->hash) && !query_long(r->all, 3))
		return true;
	return broken(w, query_long(r->all, 0), W_BODY_ALTERED, query_copy(r->all, 0));
}

/* What is left of it after the last erasure is held against what that erasure says. */
static bool take_erased(struct walk *w, long n, struct hash *expected)
{
	struct erased_row *r = &w->erased;
	if (r->is_there && r->n < n)
		return broken(w, r->n, W_BODY_STRAY, number(w, r->n));
	w->erased_count += r->is_there && r->n == n;
	while (r->is_there && r->n == n) {
		*expected = r->hash;
		if (!next_erased(w))
			return false;
	}
	return true;
}

/* The rows of body n follow one another from part 0 and hash to what the entry says. */
static bool body_holds(struct walk *w, long n, const struct hash *expected, struct text *out)
{
	struct body_row *r = &w->row;
	if (r->is_there && r->n < n)
		return broken(w, r->n, W_BODY_STRAY, number(w, r->n));
	if (!r->is_there || r->n > n)
		return broken(w, n, W_BODY_MISSING, number(w, n));

	defer(hashing_close) struct hashing *h = hashing_open();
	for (long part = 0; r->is_there && r->n == n; part++) {
		if (r->part > part)
			return broken(w, n, W_BODY_PART, number(w, n), number(w, part));
		if (r->part < part)
			return broken(w, n, W_BODY_ALTERED, number(w, n));
		if (!add_part(w, h, part, out))
			return false;
	}
	struct hash found = hashing_end(h);
	return hash_equal(&found, expected) || broken(w, n, W_BODY_ALTERED, number(w, n));
}

static bool no_body_is_stray(struct walk *w)
{
	if (w->erased.is_there)
		return broken(w, w->erased.n, W_BODY_STRAY, number(w, w->erased.n));
	return !w->row.is_there || broken(w, w->row.n, W_BODY_STRAY, number(w, w->row.n));
}

/* ---- entries ------------------------------------------------------------------------------- */

/* `misfit` names a column whose value has changed its type. */
SQL(entries_from, "lb",
	"SELECT n, at, entry, body_hash, leaf_hash,"
	"       CASE WHEN at <> CAST(at AS TEXT) THEN 'at'"
	"            WHEN entry <> CAST(entry AS TEXT) THEN 'entry'"
	"            WHEN body_hash < $2 THEN 'body_hash'"
	"            WHEN leaf_hash < $2 THEN 'leaf_hash' END AS misfit"
	"  FROM ledger_entry"
	" WHERE n >= $1"
	" ORDER BY n"
	" LIMIT 256");

static void let_go(json_t **json)
{
	json_decref(*json);
}

/* The column by which a row of ledger_entry is not what its entry says; NULL if it is.  `e` holds the columns. */
static const char *column_apart(struct walk *w, const char *text, size_t size, json_t *json,
    struct entry *e)
{
	const char *at = json_string_value(json_object_get(json, "at"));
	const char *body = json_string_value(json_object_get(json, "body"));
	const json_t *n = json_object_get(json, "n");
	e->act = json_string_value(json_object_get(json, "act"));
	e->actor = json_string_value(json_object_get(json, "actor"));
	if (!e->act || !at || !body || !json_is_integer(n))
		return "entry";
	if (json_integer_value(n) != e->n)
		return "n";
	if (!same_text(at, e->at))
		return "at";
	if (!same_text(body, hex_of(w->arena, e->body.bytes, HASH_BYTES)))
		return "body_hash";
	const char *canonical = entry_text(w->arena, e);
	return size == strlen(canonical) && !memcmp(text, canonical, size) ? NULL : "entry";
}

/* The row stands where it should: no number is left out, none is there that should not be. */
static bool follows(struct walk *w, struct query *q)
{
	long expected = (long)w->frontier.size, n;
	if (!whole_number(q, 0, &n))
		return broken(w, expected, W_ENTRY_ALTERED, number(w, expected), "n");
	if (n < expected)
		return broken(w, expected, W_ENTRY_STRAY, number(w, n));
	if (n > expected)
		return broken(w, expected, W_ENTRY_MISSING, number(w, expected));
	return query_is_null(q, 5) || broken(w, n, W_ENTRY_ALTERED, number(w, n), query_copy(q, 5));
}

/* The columns against each other: the entry's text, what it says, and its hash. */
static bool row_holds(struct walk *w, struct query *q, struct entry *e, struct hash *leaf, json_t **json)
{
	if (!follows(w, q))
		return false;
	e->n = (long)w->frontier.size;
	e->at = whole_text(q, 1);
	const void *text;
	size_t size = query_bytes(q, 2, &text);
	struct hash stored;
	const char *unfit = !e->at ? "at" : !text ? "entry" : !hash_from(q, 3, &e->body) ? "body_hash" : NULL;
	if (unfit)
		return broken(w, e->n, W_ENTRY_ALTERED, number(w, e->n), unfit);
	*leaf = leaf_hash(text, size);
	if (!hash_from(q, 4, &stored) || !hash_equal(leaf, &stored))
		return broken(w, e->n, W_ENTRY_LEAF, number(w, e->n));
	*json = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
	const char *column = column_apart(w, text, size, *json, e);
	if (column)
		return broken(w, e->n, W_ENTRY_ALTERED, number(w, e->n), column);
	return strcmp(w->at, e->at) < 0 || broken(w, e->n, W_ENTRY_NOT_LATER, number(w, e->n), query_copy(q, 1));
}

static bool entry_holds(struct walk *w, struct query *q)
{
	struct entry e = { 0 };
	struct hash leaf;
	struct text body = { .arena = w->arena };
	defer(let_go) json_t *json = NULL;
	if (!row_holds(w, q, &e, &leaf, &json))
		return false;
	struct hash expected = e.body;
	if (!take_erased(w, e.n, &expected) || !body_holds(w, e.n, &expected, &body))
		return false;
	if (w->seen)
		w->fault = w->seen(w->with, e.n, e.at, e.act, text_of(&body));
	if (!went_well(w))
		return false;
	snprintf(w->at, sizeof w->at, "%s", e.at);
	frontier_add(&w->frontier, &leaf);
	return join(w, 0, &leaf);
}

/* The next 256 entries; *more tells whether there were any. */
static bool page_holds(struct walk *w, bool *more)
{
	struct arena_mark mark = arena_mark(w->arena);
	long from = w->frontier.size ? (long)w->frontier.size : LONG_MIN;
	defer(query_end) struct query *q = query(w->act, entries_from, L(from), B("", 0));
	for (*more = false; query_next(q); *more = true) {
		if (!entry_holds(w, q))
			return false;
		arena_back(w->arena, mark);
	}
	return went_well(w);
}

static bool entries_hold(struct walk *w)
{
	for (bool more = true; more;)
		if (!page_holds(w, &more))
			return false;
	return true;
}

/* ---- the head ------------------------------------------------------------------------------ */

SQL(heads, "b",
	"SELECT one, size, at, frontier,"
	"       CASE WHEN at <> CAST(at AS TEXT) OR frontier < $1 THEN 1 ELSE 0 END"
	"  FROM ledger_head"
	" ORDER BY one");

/* The first entry below the first peak that differs. */
static long first_below_peaks(const struct walk *w, const struct hash *stored, size_t n)
{
	uint64_t rest = w->frontier.size, from = 0;
	for (size_t i = 0; rest; i++) {
		uint64_t peak = UINT64_C(1) << (63 - __builtin_clzll(rest));
		if (i >= n || !hash_equal(&w->frontier.peaks[i], &stored[i]))
			return (long)from;
		from += peak;
		rest -= peak;
	}
	return (long)from;
}

static bool head_columns_hold(struct walk *w, struct query *q)
{
	long one, size, ours = (long)w->frontier.size, last = ours ? ours - 1 : 0;
	if (!whole_number(q, 0, &one) || one != 1)
		return broken(w, last, W_HEAD_ALTERED, "one");
	if (!whole_number(q, 1, &size) || size < ours)
		return broken(w, last, W_HEAD_ALTERED, "size");
	if (size > ours)
		return broken(w, ours, W_ENTRY_MISSING, number(w, ours));
	if (!same_text(whole_text(q, 2), w->at))
		return broken(w, last, W_HEAD_ALTERED, "at");

	const void *peaks;
	size_t n = query_bytes(q, 3, &peaks);
	size_t expected = (size_t)frontier_peaks(&w->frontier) * HASH_BYTES;
	if (n != expected || (n && memcmp(peaks, w->frontier.peaks, n) != 0))
		return broken(w, first_below_peaks(w, peaks, n / HASH_BYTES), W_HEAD_ALTERED, "frontier");
	return !query_long(q, 4) || broken(w, last, W_HEAD_ALTERED, "at, frontier");
}

static bool head_holds(struct walk *w)
{
	defer(query_end) struct query *q = query(w->act, heads, B("", 0));
	bool is_there = query_next(q);
	if (!went_well(w))
		return false;
	if (!is_there)
		return broken(w, 0, W_HEAD_MISSING);
	if (!head_columns_hold(w, q))
		return false;
	return !query_next(q) || broken(w, 0, W_HEAD_ALTERED, "one");
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void walk_end(struct walk **w)
{
	query_end(&(*w)->row.page);
	query_end(&(*w)->erased.all);
	struct arena *arena = (*w)->arena;
	arena_close(&arena);
}

enum fault ledger_verify(struct act *act, struct verdict *out, body_seen seen, void *with)
{
	struct arena *arena = arena_open();
	defer(walk_end) struct walk *w = arena_new(arena, struct walk);
	*w = (struct walk){ .act = act, .arena = arena, .seen = seen, .with = with, .broken_at = -1,
	    .row = { .rows = ROWS_A_PAGE, .n = LONG_MIN, .part = LONG_MIN } };

	w->erased.all = query(act, erased_bodies, B("", 0));
	bool is_whole = next_erased(w) && next_row(w) && entries_hold(w) && head_holds(w) && no_body_is_stray(w) &&
	    no_tile_is_stray(w);
	if (!is_whole && !w->what)
		return w->fault;
	*out = (struct verdict){ w->frontier.size, frontier_root(&w->frontier), w->erased_count, w->broken_at, w->what };
	return OK;
}
