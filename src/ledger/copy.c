/* The ledger as it stands, copied into another database whose tables of it are empty: not a byte of it is made anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/stored.h"
#include <limits.h>

/* A page at a time: PostgreSQL hands over whole answers, and parts of bodies are long. */
SQL(copy_entries, "ll", "SELECT n, at, entry, body_hash, leaf_hash FROM ledger_entry WHERE n > $1 AND $2 = $2 ORDER BY n LIMIT 256");
SQL(copy_bodies, "ll", "SELECT n, part, salt, body FROM ledger_body WHERE (n, part) > ($1, $2) ORDER BY n, part LIMIT 32");
SQL(copy_tiles, "ll", "SELECT level, n, hashes FROM ledger_tile WHERE (level, n) > ($1, $2) ORDER BY level, n LIMIT 32");
SQL(copy_erased, "ll", "SELECT n, entry, hash FROM ledger_erased WHERE (n, entry) > ($1, $2) ORDER BY n, entry LIMIT 256");
SQL(paste_erased, "llb", "INSERT INTO ledger_erased (n, entry, hash) VALUES ($1, $2, $3)");
SQL(paste_entry, "lttbb", "INSERT INTO ledger_entry (n, at, entry, body_hash, leaf_hash) VALUES ($1, $2, $3, $4, $5)");
SQL(paste_body, "llbt", "INSERT INTO ledger_body (n, part, salt, body) VALUES ($1, $2, $3, $4)");
SQL(paste_tile, "llb", "INSERT INTO ledger_tile (level, n, hashes) VALUES ($1, $2, $3)");

static const struct { const struct sql *page, *put; int columns; } tables[] = {
	{ &copy_entries, &paste_entry, 5 },
	{ &copy_bodies,  &paste_body,  4 },
	{ &copy_erased,  &paste_erased, 3 },
	{ &copy_tiles,   &paste_tile,  3 },
};

enum { COLUMNS_MAX = 5 };

static struct value value_of(struct query *q, int column, char letter)
{
	const void *bytes;
	if (query_is_null(q, column))
		return T(NULL);
	if (letter == 'l')
		return L(query_long(q, column));
	if (letter == 't')
		return T(query_text(q, column));
	size_t n = query_bytes(q, column, &bytes);
	return B(bytes, n);
}

/* One page; *last is the key of its last row, by which the next begins.  False when there was none, or a fault. */
static bool copy_page(struct act *act, struct db *from, struct db *to, size_t table, long last[2])
{
	bool any = false;
	act->db = from;
	defer(query_end) struct query *q = query(act, *tables[table].page, L(last[0]), L(last[1]));
	act->db = to;
	while (query_next(q)) {
		struct value row[COLUMNS_MAX + 1] = { { 0 } };
		for (int i = 0; i < tables[table].columns; i++)
			row[i + 1] = value_of(q, i, tables[table].put->params[i]);
		if (change_with(act, tables[table].put, row, (size_t)tables[table].columns, NULL))
			return false;
		last[0] = query_long(q, 0);
		last[1] = tables[table].put->params[1] == 'l' ? query_long(q, 1) : 0;
		any = true;
	}
	return any && !act->fault;
}

enum fault ledger_copy(struct act *act, struct db *from, struct db *to)
{
	struct db *before = act->db;
	struct head head;
	for (size_t t = 0; t < COUNT(tables); t++)
		for (long last[2] = { -1, LONG_MAX }; copy_page(act, from, to, t, last);)
			;
	act->db = from;
	enum fault f = act->fault ? act->fault : head_read(act, &head);
	act->db = to;
	if (!f)
		f = head_store(act, &head);
	act->db = before;
	return f;
}
