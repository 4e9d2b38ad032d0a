/* The log in the database: its head, the bodies, and the entries appended one after another.  To append
 * reads nothing that was written before, but for the 256 leaves of a tile just filled.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/stored.h"
#include <assert.h>
#include <string.h>

const char ledger_tables[] =
	"CREATE TABLE ledger_entry (\n"
	"  n BIGINT PRIMARY KEY CHECK (n >= 0),\n"
	"  at {text} NOT NULL,\n"
	"  entry {text} NOT NULL,\n"
	"  body_hash {bytes} NOT NULL UNIQUE,\n"
	"  leaf_hash {bytes} NOT NULL);\n"
	"CREATE TABLE ledger_body (\n"
	"  n BIGINT NOT NULL,\n"
	"  part BIGINT NOT NULL CHECK (part >= 0),\n"
	"  salt {bytes} CHECK ((salt IS NULL) = (part > 0)),\n"
	"  body {text} NOT NULL,\n"
	"  PRIMARY KEY (n, part));\n"
	"CREATE TABLE ledger_erased (\n"
	"  n BIGINT NOT NULL,\n"
	"  entry BIGINT NOT NULL CHECK (entry > n),\n"
	"  hash {bytes} NOT NULL,\n"
	"  PRIMARY KEY (n, entry));\n"
	"CREATE TABLE ledger_tile (\n"
	"  level BIGINT NOT NULL,\n"
	"  n BIGINT NOT NULL,\n"
	"  hashes {bytes} NOT NULL,\n"
	"  PRIMARY KEY (level, n));\n"
	"CREATE TABLE ledger_head (\n"
	"  one BIGINT PRIMARY KEY CHECK (one = 1),\n"
	"  size BIGINT NOT NULL CHECK (size >= 0),\n"
	"  at {text} NOT NULL,\n"
	"  frontier {bytes} NOT NULL);\n"
	"INSERT INTO ledger_head (one, size, at, frontier) VALUES (1, 0, '', CAST('' AS {bytes}));\n";

static const char *number(struct act *act, long n)
{
	return arena_format(act->arena, "%ld", n);
}

bool hash_from(struct query *q, int column, struct hash *out)
{
	const void *bytes;
	if (query_bytes(q, column, &bytes) != HASH_BYTES)
		return false;
	memcpy(out->bytes, bytes, HASH_BYTES);
	return true;
}

/* ---- the head ------------------------------------------------------------------------------ */

SQL(read_head, "",
	"SELECT size, at, frontier FROM ledger_head WHERE one = 1");

SQL(lock_head, "",
	"UPDATE ledger_head SET size = size WHERE one = 1");

SQL(store_head, "ltb",
	"UPDATE ledger_head SET size = $1, at = $2, frontier = $3 WHERE one = 1");

enum fault head_read(struct act *act, struct head *out)
{
	defer(query_end) struct query *q = query(act, read_head);
	if (!query_next(q))
		return act->fault ? act->fault : fail(act, E_BROKEN, W_HEAD_MISSING);

	struct head head = { .frontier.size = (uint64_t)query_long(q, 0) };
	const void *peaks;
	size_t n = query_bytes(q, 2, &peaks);
	if (n != (size_t)frontier_peaks(&head.frontier) * HASH_BYTES)
		return fail(act, E_BROKEN, W_HEAD_ALTERED, "frontier");
	if (n)
		memcpy(head.frontier.peaks, peaks, n);
	snprintf(head.at, sizeof head.at, "%s", query_text(q, 1));
	*out = head;
	return OK;
}

/* Writing the row as it is locks it on PostgreSQL, in words that SQLite, locked as a whole, understands. */
enum fault head_lock(struct act *act, struct head *out)
{
	enum fault f = change(act, lock_head);
	return f ? f : head_read(act, out);
}

enum fault head_store(struct act *act, const struct head *head)
{
	step("ledger_head");
	size_t peaks = (size_t)frontier_peaks(&head->frontier) * HASH_BYTES;
	return change(act, store_head, L((long)head->frontier.size), T(head->at),
	    B(head->frontier.peaks, peaks));
}

/* ---- bodies -------------------------------------------------------------------------------- */

SQL(put_body, "llbt",
	"INSERT INTO ledger_body (n, part, salt, body) VALUES ($1, $2, $3, $4)");

SQL(body_parts, "l",
	"SELECT body FROM ledger_body WHERE n = $1 ORDER BY part");

/* The part has its own arena, so that a caller may give back its act's between two lines of a long body. */
void body_open(struct body *b, struct act *act, long n)
{
	*b = (struct body){ .act = act, .n = n, .part.arena = arena_open(), .hashing = hashing_open() };
	random_bytes(b->salt, sizeof b->salt);
	hashing_add(b->hashing, b->salt, sizeof b->salt);
}

void body_drop(struct body *b)
{
	hashing_close(&b->hashing);
	arena_close(&b->part.arena);
	b->part = (struct text){ 0 };
}

static enum fault part_store(struct body *b)
{
	step("ledger_body");
	struct value salt = b->parts ? T(NULL) : B(b->salt, sizeof b->salt);
	enum fault f = change(b->act, put_body, L(b->n), L(b->parts), salt, T(text_of(&b->part)));
	b->parts++;
	b->part.n = 0;
	return f;
}

/* How much of `text` still goes into this part: whole characters, since each part is text by itself. */
static size_t fits_in(const struct body *b, const char *text, size_t n)
{
	size_t room = PART_BYTES - b->part.n, fits = n < room ? n : room;
	if (fits == n)
		return n;
	while (fits && ((unsigned char)text[fits] & 0xC0) == 0x80)
		fits--;
	return fits || b->part.n ? fits : room;
}

enum fault body_put(struct body *b, const char *text, size_t n)
{
	hashing_add(b->hashing, text, n);
	while (n) {
		size_t fits = fits_in(b, text, n);
		text_put_span(&b->part, text, fits);
		text += fits;
		n -= fits;
		if (!n)
			break;
		enum fault f = part_store(b);
		if (f)
			return f;
	}
	return OK;
}

enum fault body_close(struct body *b, struct hash *out)
{
	enum fault f = b->part.n || !b->parts ? part_store(b) : OK;
	if (!f)
		*out = hashing_end(b->hashing);
	body_drop(b);
	return f;
}

enum fault ledger_body_text(struct act *act, long n, const char **out)
{
	struct text whole = { .arena = act->arena };
	defer(query_end) struct query *q = query(act, body_parts, L(n));
	while (query_next(q))
		text_put(&whole, query_text(q, 0));
	if (act->fault)
		return act->fault;
	if (!whole.s)
		return fail(act, E_NOT_FOUND, W_NO_BODY, number(act, n));
	*out = whole.s;
	return OK;
}

/* ---- entries ------------------------------------------------------------------------------- */

SQL(put_entry, "lttbb",
	"INSERT INTO ledger_entry (n, at, entry, body_hash, leaf_hash) VALUES ($1, $2, $3, $4, $5)");

SQL(entry_numbered, "l",
	"SELECT entry, at FROM ledger_entry WHERE n = $1");

SQL(entry_of_body, "b",
	"SELECT n FROM ledger_entry WHERE body_hash = $1");

const char *entry_text(struct arena *arena, const struct entry *e)
{
	struct text out = { .arena = arena };
	struct canon json;
	canon_open(&json, &out);
	canon_text(&json, "act", e->act);
	canon_text(&json, "actor", e->actor);
	canon_text(&json, "at", e->at);
	canon_text(&json, "body", hex_of(arena, e->body.bytes, HASH_BYTES));
	canon_long(&json, "n", e->n);
	canon_close(&json);
	return text_of(&out);
}

enum fault ledger_append(struct act *act, struct head *head, const char *kind, const char *actor,
    const char *at, const struct hash *body)
{
	assert(strlen(at) < sizeof head->at && strcmp(head->at, at) < 0);
	struct entry e = { kind, actor, at, *body, (long)head->frontier.size };
	const char *text = entry_text(act->arena, &e);
	size_t n = strlen(text);
	assert(n <= UINT16_MAX);                 /* an entry bundle counts its entries' bytes in 16 bits */

	step("ledger_entry");
	struct hash leaf = leaf_hash(text, n);
	enum fault f = change(act, put_entry, L(e.n), T(at), T(text), B(body->bytes, HASH_BYTES),
	    B(leaf.bytes, HASH_BYTES));
	if (!f)
		f = tiles_fill(act, head->frontier.size + 1);
	if (f)
		return f;
	frontier_add(&head->frontier, &leaf);
	snprintf(head->at, sizeof head->at, "%s", at);
	return OK;
}

long ledger_index_of(struct act *act, const struct hash *body)
{
	return ask_long(act, -1, entry_of_body, B(body->bytes, HASH_BYTES));
}

enum fault ledger_entry_text(struct act *act, long n, const char **entry, const char **at)
{
	defer(query_end) struct query *q = query(act, entry_numbered, L(n));
	if (!query_next(q))
		return act->fault ? act->fault : fail(act, E_NOT_FOUND, W_NO_ENTRY, number(act, n));
	*entry = query_copy(q, 0);
	*at = query_copy(q, 1);
	return OK;
}
