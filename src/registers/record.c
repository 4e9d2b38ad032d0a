/* Records: found by their numbers, and checked before they are written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { ID, NUMBER, ENTRY, KNOWN_FROM, FIRST_FIELD };

enum fault record_find(struct act *act, const struct reg *r, const char *number, struct record *out)
{
	const struct register_sql *s = sql_of(r);
	defer(query_end) struct query *q = query(act, s->by_number, T(number));
	if (!query_next(q))
		return act->fault ? act->fault : fail(act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, r->title[act->lang], number);
	record_of_row(act->arena, r, q, out);
	return OK;
}

void record_of_row(struct arena *arena, const struct reg *r, struct query *q, struct record *out)
{
	const char **values = arena_array(arena, const char *, r->nfields + 1);
	for (size_t i = 0; i < r->nfields; i++)
		values[i] = arena_text(arena, query_text(q, FIRST_FIELD + (int)i));
	*out = (struct record){ r, query_long(q, ID), arena_text(arena, query_text(q, NUMBER)), query_long(q, ENTRY),
	    arena_text(arena, query_text(q, KNOWN_FROM)), values };
}

/* ---- numbers ----------------------------------------------------------------------------- */

/* Nothing that is not seen: two numbers that look alike would not be. */
static bool is_number(const char *s)
{
	size_t characters = 0;
	for (utf8proc_int32_t c; *s; characters++) {
		const utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
		const utf8proc_category_t kind = size > 0 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CC;
		if (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_CS)
			return false;
		s += size;
	}
	return characters && characters <= NUMBER_CHARACTERS;
}

const char *number_read(struct arena *arena, const char *given)
{
	const char *number = is_empty(given) ? NULL : folded(arena, given);
	return number && is_number(number) ? number : NULL;
}

/* Numbers the program gives follow the database's keys, so they too are never used twice. */
static enum fault next_free(struct act *act, const struct reg *r, long id, const char **out)
{
	for (;; id++) {
		const char *number = arena_format(act->arena, "%s-%06ld", r->prefix, id);
		if (!ask_long(act, 0, sql_of(r)->number_used, T(number))) {
			*out = number;
			return act->fault;
		}
	}
}

enum fault record_number(struct act *act, const struct reg *r, long line, const char *given, long id, const char **out)
{
	const char *number = number_read(act->arena, given);
	if (is_empty(given) && r->prefix)
		return next_free(act, r, id, out);
	if (!number)
		return problem_add(act, line, "number", given, phrase(act, W_ACCEPTS_NUMBER));
	if (ask_long(act, 0, sql_of(r)->number_used, T(number)))
		return problem_add(act, line, "number", number, phrase(act, W_ACCEPTS_UNUSED));
	*out = number;
	return act->fault;
}

/* ---- checks of one field ----------------------------------------------------------------- */

struct checking {
	struct act *act;
	const struct reg *reg;
	const struct record *old;                /* NULL: a new record */
	const struct reach *reach;
	long line;
	const char **values;
	struct value *stored;
};

static void wrong(struct checking *c, const struct field *f, const char *given, const char *accepted)
{
	problem_add(c->act, c->line, f->name, given, accepted);
}

static bool is_in_reach(struct checking *c, const struct reg *r, long id)
{
	return !c->reach || c->reach->holds(c->reach->with, r, id);
}

/* What one may not see one may not refer to: to whoever asks, such a number does not exist.  A reference that stays as it was is
 * not asked for again. */
static void check_reference(struct checking *c, size_t i)
{
	const struct field *f = &c->reg->fields[i];
	const struct reg *to = register_named(f->to);
	long id = ask_long(c->act, 0, sql_of(to)->id_of, T(c->values[i]));
	bool kept = c->old && same_text(c->old->values[i], c->values[i]);
	if (id && !kept && !(f->rules & NAMES) && !is_in_reach(c, to, id))
		id = 0;
	c->stored[i] = L(id);
	if (!id)
		wrong(c, f, c->values[i], field_accepts(c->act, f));
}

static long own_id(const struct checking *c)
{
	return c->old ? c->old->id : 0;
}

/* The other record is named only to those who may see it. */
static const char *name_of_other(struct checking *c, struct query *q)
{
	const char *number = query_copy(q, 0);
	long id = ask_long(c->act, 0, sql_of(c->reg)->id_of, T(number));
	return is_in_reach(c, c->reg, id) ? number : "—";
}

static void check_alone(struct checking *c, size_t i)
{
	const struct sql *alike = &sql_of(c->reg)->alike[i];
	if (!alike->text)
		return;
	defer(query_end) struct query *q = query_with(c->act, alike, (struct value[]){ { 0 }, c->stored[i], L(own_id(c)) }, 2);
	if (query_next(q))
		wrong(c, &c->reg->fields[i], c->values[i], phrase(c->act, W_ACCEPTS_ALONE, name_of_other(c, q)));
}

/* What a person wrote becomes what is kept; false if it is not understood. */
static bool check_kind(struct checking *c, size_t i, const char *given)
{
	const struct field *f = &c->reg->fields[i];
	if (!field_read(c->act->arena, f, given, &c->values[i])) {
		c->values[i] = NULL;
		wrong(c, f, given, field_accepts(c->act, f));
		return false;
	}
	if (!c->values[i] && f->rules & REQUIRED) {
		wrong(c, f, given, phrase(c->act, W_ACCEPTS_REQUIRED, field_accepts(c->act, f)));
		return false;
	}
	return true;
}

/* What has happened, happened by now; a day that stands already is not asked for again. */
static void check_past(struct checking *c, size_t i)
{
	const struct field *f = &c->reg->fields[i];
	const char *value = c->values[i];
	date day;
	if (!(f->rules & PAST) || !value || !c->reach || c->reach->today == NO_DATE || (c->old && same_text(c->old->values[i], value)))
		return;
	if (f->kind == INSTANT)
		day = instant_day(value);
	else if (!date_parse(value, &day))
		return;
	if (day > c->reach->today)
		wrong(c, f, value, phrase(c->act, W_ACCEPTS_PAST, date_text(c->reach->today, (char[DATE_TEXT]){ 0 })));
}

static void store_value(struct checking *c, size_t i)
{
	const struct field *f = &c->reg->fields[i];
	long n = 0;
	if (!c->values[i])
		c->stored[i] = T(NULL);
	else if (f->kind == REF)
		check_reference(c, i);
	else if (is_stored_as_number(f) && parse_long(c->values[i], &n))
		c->stored[i] = L(n);
	else
		c->stored[i] = T(c->values[i]);
	if (c->values[i])
		check_alone(c, i);
	check_past(c, i);
}

/* ---- checks of the whole record ----------------------------------------------------------- */

static void check_order_of_days(struct checking *c)
{
	for each_field(f, c->reg) {
		if (!f->not_before)
			continue;
		const struct field *first = field_named(c->reg, f->not_before);
		const char *from = c->values[first - c->reg->fields], *to = c->values[f - c->reg->fields];
		if (from && to && strcmp(to, from) < 0)
			wrong(c, f, to, phrase(c->act, W_ACCEPTS_NOT_BEFORE, first->label[c->act->lang], from));
	}
}

static void check_alone_together(struct checking *c)
{
	const struct sql *alike = &sql_of(c->reg)->alike_together;
	if (!alike->text)
		return;
	struct value given[8] = { { 0 }, L(own_id(c)) };
	size_t n = 2;
	for (const char *const *name = c->reg->unique; *name; name++)
		given[n++] = c->stored[field_named(c->reg, *name) - c->reg->fields];
	defer(query_end) struct query *q = query_with(c->act, alike, given, n - 1);
	if (query_next(q)) {
		const struct field *f = field_named(c->reg, c->reg->unique[0]);
		wrong(c, f, c->values[f - c->reg->fields], phrase(c->act, W_ACCEPTS_ALONE, name_of_other(c, q)));
	}
}

/* What fields, or records, must be together: the same conditions stand as triggers in the database. */
static void check_constraints(struct checking *c)
{
	struct value *given = arena_array(c->act->arena, struct value, c->reg->nfields + 2);
	given[1] = L(own_id(c));
	memcpy(given + 2, c->stored, c->reg->nfields * sizeof *given);
	for (const struct constraint *k = c->reg->constraints; k && k->field; k++) {
		const struct sql *broken = &sql_of(c->reg)->broken[k - c->reg->constraints];
		defer(query_end) struct query *q = query_with(c->act, broken, given, c->reg->nfields + 1);
		if (!query_next(q))
			continue;
		const struct field *f = field_named(c->reg, k->field);
		const char *must = k->must[c->act->lang];
		wrong(c, f, c->values[f - c->reg->fields], k->clashes
		    ? phrase(c->act, W_ACCEPTS_APART, must, name_of_other(c, q)) : must);
	}
}

static const char *old_value_shown(struct checking *c, size_t i)
{
	const struct field *f = &c->reg->fields[i];
	const char *value = c->old->values[i];
	const struct reg *to = register_named(f->to);
	bool hidden = f->kind == REF && value && !is_in_reach(c, to, ask_long(c->act, 0, sql_of(to)->id_of, T(value)));
	return value && !hidden ? value : "—";
}

static void check_frozen(struct checking *c)
{
	for each_field(f, c->reg) {
		size_t i = (size_t)(f - c->reg->fields);
		if (f->rules & FROZEN && !same_text(c->values[i], c->old->values[i]))
			wrong(c, f, c->values[i], phrase(c->act, W_ACCEPTS_FROZEN, old_value_shown(c, i)));
	}
}

/* Each field by itself first, then the fields together: whatever can be told is told at once. */
enum fault record_check(struct act *act, const struct reg *r, long line, const char *number, const char *const *given,
    const struct record *old, const struct reach *reach, struct checked *out)
{
	struct checking c = { act, r, old, reach, line,
	    arena_array(act->arena, const char *, r->nfields + 1), arena_array(act->arena, struct value, r->nfields + 1) };
	long before = act->problem_count;
	bool understood = true;
	for (size_t i = 0; i < r->nfields; i++)
		understood = check_kind(&c, i, given[i]) && understood;
	check_order_of_days(&c);
	if (understood && r->check && number)
		r->check(act, line, number, c.values);
	for (size_t i = 0; i < r->nfields; i++)
		store_value(&c, i);
	if (act->problem_count == before)
		check_alone_together(&c);
	if (act->problem_count == before)
		check_constraints(&c);
	if (understood && old)
		check_frozen(&c);
	if (act->fault)
		return act->fault;
	if (act->problem_count > before)
		return E_BAD_INPUT;
	*out = (struct checked){ c.values, c.stored };
	return OK;
}
