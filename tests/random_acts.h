/* Acts at random on the books of an office: another record like one that stands, or one of them changed, or gone.  Days are mostly near
 * today, so that much begins and ends while the test looks on.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_RANDOM_ACTS_H
#define TESTS_RANDOM_ACTS_H
#include "tests/good_books.h"

static inline bool one_in(unsigned n)
{
	return world_random(n) == 0;
}

static inline const char *some_number(struct act *writer, const struct reg *r)
{
	const long n = ask_long(writer, 0, sql_of(r)->count);
	const char *number = NULL;
	long skip = n ? (long)world_random((unsigned)n) : 0;
	defer(query_end) struct query *q = query(writer, sql_of(r)->all);
	while (skip-- >= 0 && query_next(q))
		number = arena_text(writer->arena, query_text(q, 1));
	return number;
}

static inline const char *day_near(struct arena *arena, date today)
{
	long away = one_in(5) ? (long)world_random(1500) - 1200 : (long)world_random(12) - 6;
	return date_text(date_add(today, away), arena_take(arena, DATE_TEXT));
}

static inline const char *some_value(struct act *writer, const struct field *f, date today)
{
	static const char *const countries[] = { "JP", "US", "GB", "IT" };
	size_t n = 0;
	switch (f->kind) {
	case DATE:     return one_in(4) ? "" : day_near(writer->arena, today);
	case INSTANT:  return arena_format(writer->arena, "%s %02u:30", day_near(writer->arena, today), world_random(24));
	case COUNT_OF: return arena_format(writer->arena, "%u", world_random(9));
	case YES_NO:   return one_in(2) ? "1" : "0";
	case COUNTRY:  return countries[world_random(COUNT(countries))];
	case REF:      return one_in(6) ? "" : some_number(writer, register_named(f->to));
	case CHOICE:
		while (f->from[n].code)
			n++;
		return f->from[world_random((unsigned)n)].code;
	default:       return "架空";
	}
}

static inline const struct inputs *some_inputs(struct act *writer, const struct reg *r, const char *kind, date today)
{
	const char *number = some_number(writer, r);
	const char **values = arena_array(writer->arena, const char *, r->nfields + 1);
	if (!number || !strcmp(kind, "void"))
		return inputs_of(writer->arena, r, number, values);
	values = values_of(writer, r, number);
	for (size_t i = 0; i < r->nfields; i++)
		if (one_in(!strcmp(kind, "add") ? 3 : r->nfields < 6 ? 2 : 4))
			values[i] = some_value(writer, &r->fields[i], today);
	if (!strcmp(kind, "add"))
		number = r->prefix ? NULL : arena_format(writer->arena, "N-%u", world_random(1000000));
	return inputs_of(writer->arena, r, number, values);
}

/* Whether it was done. */
static inline bool act_at_random(struct installation *in, struct act *writer, const struct reg *r, date today)
{
	static const char *const kinds[] = { "add", "add", "amend", "amend", "amend", "void" };
	const char *kind = kinds[world_random(COUNT(kinds))];
	const struct arena_mark mark = arena_mark(writer->arena);
	const struct inputs *inputs = some_inputs(writer, r, kind, today);
	struct outcome outcome;
	defer(act_close) struct act act;
	act_open(&act, EN);
	act.actor = "chief";
	act.reason = "fictional";
	enum fault f = perform(&act, in, act_kind_named(kind), inputs, &outcome);
	arena_back(writer->arena, mark);
	return !f;
}
#endif
