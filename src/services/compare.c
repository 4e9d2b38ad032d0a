/* Both databases tell their rows in the same order, so one pass finds what is in one alone, and what is in both but not the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/compare.h"
#include <string.h>

SQL(scope_told, "", "SELECT reader, company, writes FROM scope ORDER BY reader, company");
SQL(scope_person_told, "", "SELECT reader, person, company FROM scope_person ORDER BY reader, person, company");
SQL(scope_company_told, "", "SELECT company FROM scope_company ORDER BY company");
SQL(calendar_told, "", "SELECT day, weekday, holiday, name_ja, name_en, open, business_no FROM calendar ORDER BY day");

/* A table as both tell it.  `keys`: of its first columns, those by which the rows are ordered, l a number, t a text, - none. */
struct told { const char *name; const struct sql *sql; const char *keys; bool is_register; };

static const struct told derived[] = {
	{ "scope",         &scope_told,         "tl", false },
	{ "scope_company", &scope_company_told, "l",  false },
	{ "scope_person",  &scope_person_told,  "tll", false },
	{ "calendar",      &calendar_told,      "t",  false },
};

enum { NUMBER = 1, ENTRY = 2 };

void difference_note(struct comparison *c, const struct difference *d)
{
	c->count++;
	if (c->n < COUNT(c->named))
		c->named[c->n++] = *d;
}

static struct difference of_row(struct act *act, const struct told *t, struct query *q)
{
	return (struct difference){ .table = t->name, .number = arena_text(act->arena, query_text(q, t->is_register ? NUMBER : 0)),
		.entry = t->is_register ? query_long(q, ENTRY) : -1 };
}

/* Which row comes first; 0: they are of the same key. */
static int order(const struct told *t, struct query *a, struct query *b)
{
	int is = 0;
	for (int k = 0; !is && t->keys[k]; k++)
		if (t->keys[k] == 'l')
			is = (query_long(a, k) > query_long(b, k)) - (query_long(a, k) < query_long(b, k));
		else if (t->keys[k] == 't')
			is = strcmp(query_text(a, k), query_text(b, k));
	return is;
}

static void compare_row(struct act *act, const struct told *t, struct query *a, struct query *b, struct comparison *out)
{
	for (int i = 0; i < query_columns(a); i++) {
		if (same_text(query_text(a, i), query_text(b, i)))
			continue;
		struct difference d = of_row(act, t, a);
		d.field = arena_text(act->arena, query_name(a, i));
		d.stands = query_copy(a, i);
		d.rebuilt = query_copy(b, i);
		difference_note(out, &d);
	}
}

static enum fault compare_table(struct act *act, struct db *stands, struct db *rebuilt, const struct told *t, struct comparison *out,
    long *rows)
{
	act->db = stands;
	defer(query_end) struct query *a = query_with(act, t->sql, NULL, 0);
	act->db = rebuilt;
	defer(query_end) struct query *b = query_with(act, t->sql, NULL, 0);
	bool of_a = query_next(a), of_b = query_next(b);
	while (!act->fault && (of_a || of_b)) {
		const struct arena_mark mark = arena_mark(act->arena);
		const size_t before = out->n;
		const int is = !of_a ? 1 : !of_b ? -1 : order(t, a, b);
		if (is) {
			struct difference d = of_row(act, t, is < 0 ? a : b);
			d.stands = is < 0 ? d.number : NULL;
			d.rebuilt = is < 0 ? NULL : d.number;
			difference_note(out, &d);
		} else {
			compare_row(act, t, a, b, out);
		}
		if (out->n == before)
			arena_back(act->arena, mark);
		*rows += is <= 0;
		of_a = is <= 0 ? query_next(a) : of_a;
		of_b = is >= 0 ? query_next(b) : of_b;
	}
	return act->fault;
}

enum fault books_compare(struct act *act, struct db *stands, struct db *rebuilt, struct comparison *out)
{
	struct db *before = act->db;
	enum fault f = OK;
	long ignored = 0;
	*out = (struct comparison){ 0 };
	for each_register(r) {
		const struct register_sql *s = sql_of(*r);
		const struct told now = { (*r)->name, &s->stored, "l", true };
		const struct told then = { arena_format(act->arena, "%s_version", (*r)->name), &s->stored_versions, "l-l", true };
		if (!f)
			f = compare_table(act, stands, rebuilt, &now, out, &out->records);
		if (!f)
			f = compare_table(act, stands, rebuilt, &then, out, &out->versions);
	}
	for (size_t i = 0; !f && i < COUNT(derived); i++)
		f = compare_table(act, stands, rebuilt, &derived[i], out, &ignored);
	act->db = before;
	return f;
}
