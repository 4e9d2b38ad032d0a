/* Asking and doing: one statement with its values, and the rows it answers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <assert.h>
#include <string.h>

static bool fits(char letter, enum value_kind kind)
{
	return kind == VALUE_NULL || (letter == 't' && kind == VALUE_TEXT) ||
	       (letter == 'l' && kind == VALUE_LONG) || (letter == 'b' && kind == VALUE_BYTES);
}

static bool all_fit(const struct sql *sql, const struct value *from_1, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!fits(sql->params[i], from_1[i].kind))
			return false;
	return true;
}

static struct query *take_query(struct act *act, const struct sql *sql)
{
	struct db *db = act->db;
	struct query *q = db->idle;
	if (q)
		db->idle = q->next;
	else
		q = arena_new(db->arena, struct query);
	*q = (struct query){ .act = act, .db = db, .sql = sql, .decoded = q->decoded };
	db->open_queries++;
	return q;
}

static enum fault may_run(struct act *act)
{
	struct db *db = act->db;
	if (act->fault)
		return act->fault;
	if (db->is_lost)
		return fail(act, E_STORE, W_STORE_LOST);
	if (db->in_transaction && !db->engine->in_transaction(db))
		return fail(act, E_STORE, W_STORE_UNDONE);
	return OK;
}

static struct query *run(struct act *act, const struct sql *sql, const struct value *from_1, bool whole)
{
	struct query *q = take_query(act, sql);
	if (may_run(act) || statement_take(act, q->db, sql, &q->prepared))
		return q;
	if (q->db->engine->start(q, from_1, whole))
		q->has_row = false;
	q->columns = q->db->engine->columns(q);
	return q;
}

/* Values count from 1; a statement without any may be given NULL. */
static const struct value *first(const struct value *from_1)
{
	return from_1 ? from_1 + 1 : NULL;
}

struct query *query_with(struct act *act, const struct sql *sql, const struct value *from_1, size_t n)
{
	assert(strlen(sql->params) == n && all_fit(sql, first(from_1), n));
	return run(act, sql, first(from_1), false);
}

void query_end(struct query **slot)
{
	struct query *q = *slot;
	*slot = NULL;
	if (!q)
		return;
	struct db *db = q->db;
	if (q->prepared)
		db->engine->end(q);
	q->next = db->idle;
	db->idle = q;
	db->open_queries--;
}

bool query_next(struct query *q)
{
	if (!q->prepared || !q->has_row)
		return false;
	if (q->is_first) {
		q->is_first = false;
		return true;
	}
	return q->has_row = !q->act->fault && q->db->engine->step(q);
}

int query_columns(const struct query *q)
{
	return q->prepared ? q->db->engine->columns(q) : 0;
}

const char *query_name(const struct query *q, int column)
{
	assert(column >= 0 && column < query_columns(q));
	return q->db->engine->name(q, column);
}

int query_column(const struct query *q, const char *name)
{
	for (int i = 0; i < query_columns(q); i++)
		if (!strcmp(query_name(q, i), name))
			return i;
	return -1;
}

static void check_place(const struct query *q, int column)
{
	assert(q->has_row && !q->is_first && column >= 0 && column < q->columns);
	(void)q, (void)column;
}

bool query_is_null(const struct query *q, int column)
{
	check_place(q, column);
	return q->db->engine->is_null(q, column);
}

const char *query_text(struct query *q, int column)
{
	check_place(q, column);
	return q->db->engine->text(q, column);
}

const char *query_copy(struct query *q, int column)
{
	return arena_text(q->act->arena, query_text(q, column));
}

long query_long(struct query *q, int column)
{
	check_place(q, column);
	return q->db->engine->number(q, column);
}

size_t query_bytes(struct query *q, int column, const void **out)
{
	check_place(q, column);
	return q->db->engine->bytes(q, column, out);
}

enum fault change_with(struct act *act, const struct sql *sql, const struct value *from_1, size_t n, long *rows)
{
	assert(strlen(sql->params) == n && all_fit(sql, first(from_1), n));
	defer(query_end) struct query *q = run(act, sql, first(from_1), true);
	while (query_next(q))
		;
	if (act->fault)
		return act->fault;
	if (rows)
		*rows = q->changed;
	return OK;
}

long ask_long_with(struct act *act, long otherwise, const struct sql *sql, const struct value *from_1, size_t n)
{
	defer(query_end) struct query *q = query_with(act, sql, from_1, n);
	return query_next(q) && !query_is_null(q, 0) ? query_long(q, 0) : otherwise;
}

static const char *refusal(struct act *act, const struct sql *sql, bool *only_reads)
{
	struct db *db = act->db;
	const char *said = portable_refuses(act->arena, sql->text, db->is_guarded);
	return said ? phrase(act, W_STORE_NOT_SAID, said) : db->engine->refuses(act, db, sql, only_reads);
}

const char *db_refuses(struct act *act, const struct sql *sql)
{
	bool only_reads;
	return refusal(act, sql, &only_reads);
}

bool db_only_reads(struct act *act, const struct sql *sql)
{
	bool only_reads = false;
	return !refusal(act, sql, &only_reads) && only_reads;
}
