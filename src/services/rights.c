/* Who may perform what: the right of an act, the fields it takes, and a second person who is another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/doing.h"
#include <string.h>

SQL(account_stands, "tt",
	"SELECT 1 FROM account WHERE number = $1 AND (closed_on IS NULL OR closed_on > $2)");
SQL(roles_held, "tt",
	"SELECT role.role FROM role JOIN account ON account.id = role.account"
	" WHERE account.number = $1 AND (account.closed_on IS NULL OR account.closed_on > $2)"
	"   AND role.from_on <= $2 AND (role.to_on IS NULL OR role.to_on >= $2)");

SQL(roles_without_end, "",
	"SELECT role.role FROM role JOIN account ON account.id = role.account"
	" WHERE account.closed_on IS NULL AND role.to_on IS NULL");

/* ---- right -------------------------------------------------------------------------------- */

static enum fault rights_of(struct act *act, const char *account, date today, struct doing *out)
{
	char day[DATE_TEXT];
	if (is_empty(account) || text_valid(act->arena, account) != account)
		return act->fault;
	defer(query_end) struct query *q = query(act, roles_held, T(account), T(date_text(today, day)));
	while (query_next(q)) {
		const struct role *r = role_named(query_text(q, 0));
		out->rights |= r ? r->rights : 0;
		if (r && r->reaches == REACHES_EVERYWHERE && out->wide_count < COUNT(out->wide))
			out->wide[out->wide_count++] = r->rights;
	}
	return act->fault;
}

/* Only through a role that itself holds them all: rights of one role do not travel on another's reach. */
bool holds_everywhere(const struct doing *d, unsigned rights)
{
	for (size_t i = 0; i < d->wide_count; i++)
		if ((d->wide[i] & rights) == rights)
			return true;
	return false;
}

enum fault may_read(struct act *act, const char *reader)
{
	struct doing d = { 0 };
	enum fault f = rights_of(act, reader, today_in_japan(), &d);
	if (!f && !(d.rights & RIGHT_READ))
		f = fail(act, E_DENIED, W_NOT_AN_ACCOUNT, is_empty(reader) ? "—" : reader);
	return f;
}

enum fault somebody_keeps_accounts(struct doing *d)
{
	defer(query_end) struct query *q = query(d->act, roles_without_end);
	while (query_next(q)) {
		const struct role *r = role_named(query_text(q, 0));
		if (r && r->rights & RIGHT_ACCOUNTS)
			return OK;
	}
	return d->act->fault ? d->act->fault : fail(d->act, E_CONFLICT, W_LAST_ADMINISTRATOR);
}

enum fault reason_is_plain(struct act *act)
{
	static const struct field reason = { .name = "reason", .kind = TEXT };
	const char *plain;
	if (!is_empty(act->reason) && !field_read(act->arena, &reason, act->reason, &plain))
		return problem_add(act, 0, reason.name, act->reason, field_accepts(act, &reason));
	return OK;
}

static enum fault second_is_another(struct act *act, date today)
{
	char day[DATE_TEXT];
	if (is_empty(act->second))
		return OK;
	if (same_text(act->second, act->actor) || text_valid(act->arena, act->second) != act->second ||
	    !ask_long(act, 0, account_stands, T(act->second), T(date_text(today, day))) || is_same_person(act, act->second, act->actor))
		return problem_add(act, 0, "second", act->second, phrase(act, W_SECOND_MUST_BE_ANOTHER));
	return act->fault;
}

/* What would be asked of a record: all that the book needs, or, of who may amend some field of it only, the right to that field. */
static unsigned rights_asked(const struct doing *d, const struct reg *r)
{
	const unsigned needed = d->kind->needs | (r ? r->right : 0);
	if ((d->rights & needed) == needed || !r || !same_text(d->kind->name, "amend") || (d->rights & d->kind->needs) != d->kind->needs)
		return needed;
	for each_field(f, r)
		if (f->right && d->rights & f->right)
			return f->right;
	return needed;
}

static enum fault refuse_act(const struct doing *d, const struct reg *r)
{
	struct act *act = d->act;
	return fail(act, E_DENIED, W_NO_RIGHT, is_empty(act->actor) ? "—" : act->actor,
	    arena_format(act->arena, "%s%s%s", d->kind->title[act->lang], r ? " · " : "", r ? r->title[act->lang] : ""));
}

enum fault may_do(struct act *act, const struct act_kind *kind, const struct reg *r, long id)
{
	struct doing d = { .act = act, .kind = kind };
	enum fault f = rights_of(act, act->actor, today_in_japan(), &d);
	if (f)
		return f;
	const unsigned asked = rights_asked(&d, r);
	if ((d.rights & asked) != asked)
		return refuse_act(&d, r);
	if (r && id && r->scope && !holds_everywhere(&d, asked) &&
	    !ask_long_with(act, 0, &sql_of(r)->in_scope, (struct value[]){ { 0 }, L(id), L(asked & ~(unsigned)RIGHT_READ) }, 2) && !act->fault)
		return fail(act, E_DENIED, W_OUT_OF_REACH, act->actor, r->title[act->lang]);
	return act->fault;
}

enum fault may_perform(struct doing *d, date today)
{
	struct act *act = d->act;
	if (d->kind->opens) {
		d->everywhere = true;
		return d->n == 0 ? OK : fail(act, E_DENIED, W_NO_RIGHT, act->actor, d->kind->title[act->lang]);
	}
	const struct reg *r = d->kind->of_register ? register_named(input_of(d->inputs, "register")) : NULL;
	const unsigned needed = d->kind->needs | (r ? r->right : 0);
	enum fault f = rights_of(act, act->actor, today, d);
	if (f)
		return f;
	const unsigned asked = rights_asked(d, r);
	d->everywhere = holds_everywhere(d, needed);
	if ((d->rights & asked) != asked)
		return refuse_act(d, r);
	return second_is_another(act, today);
}

/* The right that each change needs; a new record, and one that is voided, need the register's too. */
static unsigned rights_to_write(struct doing *d, const struct reg *r, const char *const *given, const struct record *old, const struct field **reserved)
{
	unsigned needed = given && old ? 0 : r->right;
	const char **after = arena_array(d->act->arena, const char *, r->nfields + 1);
	for (size_t i = 0; i < r->nfields; i++) {
		after[i] = !given ? NULL : given[i] || !old ? given[i] : old->values[i];
		if (!after[i] || !field_read(d->act->arena, &r->fields[i], after[i], &after[i]))
			after[i] = is_empty(after[i]) ? NULL : after[i];
	}
	for each_field(f, r) {
		const size_t i = (size_t)(f - r->fields);
		if (same_text(after[i], old ? old->values[i] : NULL))
			continue;
		const enum right right = right_of_field(r, f, old ? old->values : NULL, after);
		needed |= right;
		if ((d->rights & right) != (unsigned)right && !*reserved)
			*reserved = f;
	}
	return needed ? needed : (unsigned)r->right;
}

static bool has_reserved_fields(const struct reg *r)
{
	for each_field(f, r)
		if (f->right)
			return true;
	return false;
}

/* What an act writes beside its own register is the program's doing, and goes with the act. */
enum fault may_write(struct doing *d, const struct reg *r, long line, const char *const *given, const struct record *old, unsigned *needed)
{
	struct act *act = d->act;
	const struct field *reserved = NULL;
	*needed = r->right;
	if (!d->kind->of_register || register_named(input_of(d->inputs, "register")) != r)
		return OK;
	if (has_reserved_fields(r))
		*needed = rights_to_write(d, r, given, old, &reserved);
	if ((d->rights & *needed) == *needed)
		return act->fault;
	if (!reserved)
		return fail(act, E_DENIED, W_NO_RIGHT, act->actor, arena_format(act->arena, "%s · %s", d->kind->title[act->lang], r->title[act->lang]));
	const char *who = roles_holding(act->arena, right_of_field(r, reserved, old ? old->values : NULL, given), act->lang);
	if (line)
		return problem_add(act, line, reserved->name, given[reserved - r->fields], phrase(act, W_ACCEPTS_FROM_ROLES, who));
	return fail(act, E_DENIED, W_NO_RIGHT_TO_FIELD, reserved->label[act->lang], who);
}

/* ---- fields ------------------------------------------------------------------------------- */

static const char *names_of(struct act *act, const struct field *fields, size_t n, const char *before)
{
	struct text out = { .arena = act->arena };
	text_put(&out, before);
	for (size_t i = 0; i < n; i++)
		text_add(&out, "%s%s", out.n ? ", " : "", fields[i].name);
	return text_of(&out);
}

static bool is_input(const struct act_kind *kind, const struct reg *r, const char *name)
{
	for (size_t i = 0; i < kind->nfields; i++)
		if (!strcmp(kind->fields[i].name, name))
			return true;
	return r && field_named(r, name);
}

enum fault fields_are_known(struct doing *d)
{
	struct act *act = d->act;
	const char *name = input_of(d->inputs, "register");
	const struct reg *r = d->kind->of_register ? register_named(name) : NULL;
	if (d->kind->of_register && !r) {
		struct text list = { .arena = act->arena };
		for each_register(each)
			if ((*each)->right != RIGHT_PROGRAM)
				text_add(&list, "%s%s", list.n ? ", " : "", (*each)->name);
		return problem_add(act, 0, "register", name, text_of(&list));
	}
	for (size_t i = 0; i < d->inputs->n; i++) {
		const struct input *in = &d->inputs->list[i];
		if (input_of(d->inputs, in->name) != in->value)
			problem_add(act, 0, in->name, in->value, phrase(act, W_ACCEPTS_ONCE));
		if (!is_input(d->kind, r, in->name))
			problem_add(act, 0, in->name, in->value, phrase(act, W_FIELDS_ARE, r
			    ? names_of(act, r->fields, r->nfields, "number") : names_of(act, d->kind->fields, d->kind->nfields, "")));
	}
	for (size_t i = 0; i < d->kind->nfields; i++)
		if (d->kind->fields[i].rules & REQUIRED && is_empty(input_of(d->inputs, d->kind->fields[i].name)))
			problem_add(act, 0, d->kind->fields[i].name, NULL,
			    phrase(act, W_ACCEPTS_REQUIRED, d->kind->fields[i].label[act->lang]));
	return act->problem_count ? E_BAD_INPUT : OK;
}
