/* What an act may do while it runs.  A record, its older version and its line in the body are written here and nowhere else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/guards.h"
#include <stdlib.h>
#include <string.h>

/* ---- the body's lines --------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct field *const *)a)->name, (*(const struct field *const *)b)->name);
}

/* {"fields":{…},"number":…,"op":…,"register":…,"was":…}: what the record says from now on; empty fields are left out. */
static enum fault put_line(struct doing *d, const struct reg *r, const char *op, const char *number,
    const char *const *values, long was)
{
	struct arena *arena = d->act->arena;
	struct text line = { .arena = arena };
	struct canon c;
	canon_open(&c, &line);
	if (values) {
		const struct field **sorted = arena_array(arena, const struct field *, r->nfields + 1);
		for (size_t i = 0; i < r->nfields; i++)
			sorted[i] = &r->fields[i];
		qsort(sorted, r->nfields, sizeof *sorted, by_name);
		canon_object(&c, "fields");
		for (size_t i = 0; i < r->nfields; i++)
			if (values[sorted[i] - r->fields])
				canon_text(&c, sorted[i]->name, values[sorted[i] - r->fields]);
		canon_close(&c);
	}
	canon_text(&c, "number", number);
	canon_text(&c, "op", op);
	canon_text(&c, "register", r->name);
	if (was >= 0)
		canon_long(&c, "was", was);
	canon_close(&c);
	return doing_note(d, text_of(&line));
}

enum fault doing_note(struct doing *d, const char *canonical_line)
{
	enum fault f = body_put(&d->body, canonical_line, strlen(canonical_line));
	return f ? f : body_put(&d->body, "\n", 1);
}

/* ---- reach -------------------------------------------------------------------------------- */

static bool is_in_reach(struct doing *d, const struct reg *r, long id, unsigned needed)
{
	const bool beside = !d->kind->of_register || register_named(input_of(d->inputs, "register")) != r;
	return !r->scope || (beside ? d->everywhere : holds_everywhere(d, needed)) || ask_long(d->act, 0, sql_of(r)->in_scope, L(id), L(needed));
}

/* What one may see one may refer to. */
static bool reach_holds(void *doing, const struct reg *r, long id)
{
	struct doing *d = doing;
	return d->everywhere || !r->scope || ask_long(d->act, 0, sql_of(r)->in_sight, L(id));
}

/* A record may not be written so that it lies outside what its writer reaches.  A file's lines are all told. */
static enum fault record_in_reach(struct doing *d, const struct reg *r, long line, const char *number, long id, unsigned needed)
{
	if (is_in_reach(d, r, id, needed))
		return d->act->fault;
	if (line)
		return problem_add(d->act, line, "number", number, phrase(d->act, W_ACCEPTS_IN_REACH));
	return fail(d->act, E_DENIED, W_OUT_OF_REACH, d->act->actor, r->title[d->act->lang]);
}

static size_t place_of(const struct reg *r)
{
	size_t i = 0;
	while (registers[i] != r)
		i++;
	return i;
}

/* Many of them are one whole. */
static void note_moved(struct doing *d, enum scope_part part, const char *number)
{
	for (size_t i = 0; i < d->moved_count; i++)
		if (d->moved[i].part == SCOPE_WHOLE || (d->moved[i].part == part && same_text(d->moved[i].number, number)))
			return;
	if (part == SCOPE_WHOLE || d->moved_count == COUNT(d->moved)) {
		part = SCOPE_WHOLE;
		d->moved_count = 0;
	}
	struct moved *m = &d->moved[d->moved_count++];
	m->part = part;
	snprintf(m->number, sizeof m->number, "%s", number);
}

/* Whose reach it changes that a record has, or had, these values. */
static void note_reach(struct doing *d, const struct reg *r, const char *number, const char *const *values)
{
	if (!r->moves_scope || !values)
		return;
	if (same_text(r->moves_scope, "own")) {
		d->cases_moved = true;
		return;
	}
	const struct field *f = field_named(r, r->moves_scope);
	if (f && !is_empty(values[f - r->fields]))
		note_moved(d, same_text(f->to, "company") ? SCOPE_OF_COMPANY : SCOPE_OF_ACCOUNT, values[f - r->fields]);
	else if (!f)
		note_moved(d, same_text(r->moves_scope, "number") ? SCOPE_OF_ACCOUNT : SCOPE_WHOLE, number);
}

static void changed(struct doing *d, const struct reg *r, const char *number, const char *const *values, const char *const *former)
{
	d->wrote[place_of(r)] = true;
	note_reach(d, r, number, former);
	note_reach(d, r, number, values);
	d->outcome.records++;
	d->outcome.number = number;
}

enum fault reach_renew(struct doing *d, date today, bool stands)
{
	enum fault f = OK;
	for (size_t i = 0; !f && i < (stands ? d->moved_count : 1); i++)
		f = scope_renew(d->act, today, stands ? d->moved[i].part : SCOPE_WHOLE, d->moved[i].number);
	if (!f && stands && d->cases_moved)
		f = scope_renew(d->act, today, SCOPE_OF_PERSONS, NULL);
	return f;
}

/* ---- add, amend, void --------------------------------------------------------------------- */

static long next_id(struct doing *d, const struct reg *r)
{
	long *next = &d->next_id[place_of(r)];
	if (!*next)
		*next = ask_long(d->act, 0, sql_of(r)->greatest) + 1;
	return *next;
}

SQL(scope_add_company, "l", "INSERT INTO scope_company (company) VALUES ($1)");

/* A new company is within reach of those who reach every company, and of nobody else until a role or a site says so. */
static enum fault extend_reach(struct doing *d, const struct reg *r, long id)
{
	return same_text(r->scope, "id") ? change(d->act, scope_add_company, L(id)) : OK;
}

static enum fault insert(struct doing *d, const struct reg *r, long id, const char *number, const struct checked *checked)
{
	struct value *row = arena_array(d->act->arena, struct value, r->nfields + 5);
	row[1] = L(id);
	row[2] = T(number);
	row[3] = L(d->n);
	row[4] = T(d->at);
	memcpy(row + 5, checked->stored, r->nfields * sizeof *row);
	return change_with(d->act, &sql_of(r)->insert, row, r->nfields + 4, NULL);
}

enum fault doing_add(struct doing *d, const struct reg *r, long line, const char *given_number, const char *const *given)
{
	struct act *act = d->act;
	long id = next_id(d, r);
	const char *number = NULL;
	struct checked checked;
	enum fault bad_number = record_number(act, r, line, given_number, id, &number);
	unsigned needed;
	enum fault f = may_write(d, r, line, given, NULL, &needed);
	if (!f)
		f = record_check(act, r, line, number, given, NULL, &(struct reach){ reach_holds, d, d->today }, &checked);
	if (bad_number || f)
		return bad_number ? bad_number : f;
	f = duties_are_separate(d, r, line, checked.values, NULL);
	if (!f)
		f = guard_record(d, r, line, &checked, NULL);
	if (!f)
		f = insert(d, r, id, number, &checked);
	if (!f)
		f = grams_keep(act, r, id, NULL, checked.values);
	if (f)
		return f;
	d->next_id[place_of(r)] = id + 1;
	f = extend_reach(d, r, id);
	if (!f)
		f = record_in_reach(d, r, line, number, id, needed);
	if (!f)
		f = put_line(d, r, "add", number, checked.values, -1);
	if (f)
		return f;
	changed(d, r, number, checked.values, NULL);
	step("record added");
	return OK;
}

/* The record that stands, if the actor may see it and may write what is given (NULL: voids it).  One changed in this very group has to
 * wait for the next. */
static enum fault find_standing(struct doing *d, const struct reg *r, const char *number, const char *const *given, struct record *old,
    unsigned *needed)
{
	struct act *act = d->act;
	const char *plain = number_read(act->arena, number);
	if (!plain)
		return problem_add(act, 0, "number", number, phrase(act, W_ACCEPTS_NUMBER));
	enum fault f = record_find(act, r, plain, old);
	if (f)
		return f;
	const bool seen = reach_holds(d, r, old->id);
	if (!f && seen)
		f = may_write(d, r, 0, given, old, needed);
	if (f)
		return f;
	if (!seen || !is_in_reach(d, r, old->id, *needed)) {
		if (act->fault)
			return act->fault;
		return seen ? fail(act, E_DENIED, W_OUT_OF_REACH, act->actor, r->title[act->lang])
		    : fail(act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, r->title[act->lang], plain);
	}
	if (old->entry >= d->first_of_group && old->entry < d->n) {
		d->again = true;
		return fail(act, E_BUSY, W_PLAIN, plain);
	}
	if (act->seen && *act->seen != old->entry)
		return fail(act, E_CONFLICT, W_CHANGED_MEANWHILE, r->title[act->lang], plain, arena_format(act->arena, "%ld", old->entry));
	return OK;
}

enum fault doing_amend(struct doing *d, const struct reg *r, const char *number, const char *const *given)
{
	struct act *act = d->act;
	struct record old;
	struct checked checked;
	unsigned needed;
	enum fault f = find_standing(d, r, number, given, &old, &needed);
	if (f)
		return f;
	const char **whole = arena_array(act->arena, const char *, r->nfields + 1);
	for (size_t i = 0; i < r->nfields; i++)
		whole[i] = given[i] ? given[i] : old.values[i];
	f = record_check(act, r, 0, old.number, whole, &old, &(struct reach){ reach_holds, d, d->today }, &checked);
	if (f)
		return f;
	bool same = true;
	for (size_t i = 0; i < r->nfields; i++)
		same = same && same_text(checked.values[i], old.values[i]);
	if (same)
		return fail(act, E_CONFLICT, W_NOTHING_WOULD_CHANGE, r->title[act->lang], old.number);

	f = duties_are_separate(d, r, 0, checked.values, &old);
	if (!f)
		f = guard_record(d, r, 0, &checked, &old);
	if (f)
		return f;

	struct value *row = arena_array(act->arena, struct value, r->nfields + 4);
	row[1] = L(old.id);
	row[2] = L(d->n);
	row[3] = T(d->at);
	memcpy(row + 4, checked.stored, r->nfields * sizeof *row);
	f = change(act, sql_of(r)->supersede, L(old.id), L(d->n), T(d->at));
	step("version kept");
	if (!f)
		f = change_with(act, &sql_of(r)->update, row, r->nfields + 3, NULL);
	if (!f)
		f = grams_keep(act, r, old.id, old.values, checked.values);
	if (!f)
		f = record_in_reach(d, r, 0, old.number, old.id, needed);
	if (!f)
		f = put_line(d, r, "amend", old.number, checked.values, old.entry);
	if (!f)
		changed(d, r, old.number, checked.values, old.values);
	return f;
}

/* What still refers to a record must be voided or amended first. */
static enum fault nothing_refers(struct doing *d, const struct record *old)
{
	struct act *act = d->act;
	for each_register(other)
		for (size_t i = 0; i < (*other)->nfields; i++) {
			const struct field *f = &(*other)->fields[i];
			if (f->kind != REF || register_named(f->to) != old->reg)
				continue;
			defer(query_end) struct query *q = query(act, sql_of(*other)->referring[i], L(old->id));
			if (!query_next(q))
				continue;
			const char *number = query_copy(q, 0);
			bool seen = reach_holds(d, *other, ask_long(act, 0, sql_of(*other)->id_of, T(number)));
			return fail(act, E_CONFLICT, W_STILL_REFERRED_TO, old->number, seen ? (*other)->title[act->lang] : "—",
			    seen ? number : "—", seen ? f->label[act->lang] : "—");
		}
	return act->fault;
}

/* What hangs on it without referring to it: the work given on by a subcontractor, a designation made anew. */
static enum fault nothing_hangs(struct doing *d, const struct record *old)
{
	struct act *act = d->act;
	for (const struct constraint *c = old->reg->bears; c && c->field; c++)
		if (ask_long_with(act, 0, &sql_of(old->reg)->bearing[c - old->reg->bears], (struct value[]){ { 0 }, L(old->id) }, 1))
			return fail(act, E_CONFLICT, W_PLAIN, c->must[act->lang]);
	return act->fault;
}

enum fault doing_void(struct doing *d, const struct reg *r, const char *number)
{
	struct act *act = d->act;
	struct record old;
	unsigned needed;
	enum fault f = find_standing(d, r, number, NULL, &old, &needed);
	if (!f)
		f = nothing_refers(d, &old);
	if (!f)
		f = nothing_hangs(d, &old);
	if (!f)
		f = change(act, sql_of(r)->supersede, L(old.id), L(d->n), T(d->at));
	step("version kept");
	if (!f)
		f = change(act, sql_of(r)->remove, L(old.id));
	if (!f)
		f = grams_keep(act, r, old.id, old.values, NULL);
	if (!f)
		f = put_line(d, r, "void", old.number, NULL, old.entry);
	if (!f)
		changed(d, r, old.number, NULL, old.values);
	return f;
}

/* It leaves its number behind, and that it was; nothing else.  One that stands is taken out like one that is voided. */
enum fault doing_erase(struct doing *d, const struct reg *r, const char *number)
{
	struct act *act = d->act;
	struct record old = { 0 };
	unsigned needed;
	const long id = ask_long(act, 0, sql_of(r)->ever, T(number));
	const bool stands = ask_long(act, 0, sql_of(r)->id_of, T(number)) != 0;
	enum fault f = act->fault;
	if (!f && stands)
		f = find_standing(d, r, number, NULL, &old, &needed);
	if (!f && stands)
		f = nothing_refers(d, &old);
	if (!f && stands)
		f = change(act, sql_of(r)->supersede, L(id), L(d->n), T(d->at));
	if (!f && stands)
		f = change(act, sql_of(r)->remove, L(id));
	if (!f && stands)
		f = grams_keep(act, r, id, old.values, NULL);
	if (!f)
		f = change(act, sql_of(r)->blank, L(id), L(d->n));
	step("record erased");
	if (!f)
		f = put_line(d, r, "erase", number, NULL, -1);
	if (!f)
		changed(d, r, number, NULL, old.values);
	return f;
}
