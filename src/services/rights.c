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

/* Everywhere only through a role that itself holds what is needed: rights of one role do not travel on another's reach. */
static enum fault rights_of(struct act *act, date today, unsigned needed, unsigned *rights, bool *everywhere)
{
	char day[DATE_TEXT];
	*everywhere = false;
	if (is_empty(act->actor) || text_valid(act->arena, act->actor) != act->actor)
		return act->fault;
	defer(query_end) struct query *q = query(act, roles_held, T(act->actor), T(date_text(today, day)));
	while (query_next(q)) {
		const struct role *r = role_named(query_text(q, 0));
		*rights |= r ? r->rights : 0;
		*everywhere |= r && r->everywhere && (r->rights & needed) == needed;
	}
	return act->fault;
}

enum fault may_read(struct act *act, const char *reader)
{
	unsigned rights = 0;
	bool everywhere;
	const char *actor = act->actor;
	act->actor = reader;
	enum fault f = rights_of(act, today_in_japan(), RIGHT_READ, &rights, &everywhere);
	act->actor = actor;
	if (!f && !(rights & RIGHT_READ))
		f = fail(act, E_DENIED, W_NOT_AN_ACCOUNT, is_empty(reader) ? "—" : reader);
	return f;
}

enum fault may_do(struct act *act, const struct act_kind *kind, const struct reg *r, long id)
{
	const unsigned needed = kind->needs | (r ? r->right : 0);
	unsigned rights = 0;
	bool everywhere;
	enum fault f = rights_of(act, today_in_japan(), needed, &rights, &everywhere);
	if (f)
		return f;
	if ((rights & needed) != needed)
		return fail(act, E_DENIED, W_NO_RIGHT, is_empty(act->actor) ? "—" : act->actor,
		    arena_format(act->arena, "%s%s%s", kind->title[act->lang], r ? " · " : "", r ? r->title[act->lang] : ""));
	if (r && id && r->scope && !everywhere && !ask_long_with(act, 0, &sql_of(r)->in_scope, (struct value[]){ { 0 }, L(id) }, 1) && !act->fault)
		return fail(act, E_DENIED, W_OUT_OF_REACH, act->actor, r->title[act->lang]);
	return act->fault;
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
	    !ask_long(act, 0, account_stands, T(act->second), T(date_text(today, day))))
		return problem_add(act, 0, "second", act->second, phrase(act, W_SECOND_MUST_BE_ANOTHER));
	return act->fault;
}

enum fault may_perform(struct doing *d, date today)
{
	struct act *act = d->act;
	unsigned rights = 0;
	if (d->kind->opens) {
		d->everywhere = true;
		return d->n == 0 ? OK : fail(act, E_DENIED, W_NO_RIGHT, act->actor, d->kind->title[act->lang]);
	}
	const struct reg *r = d->kind->of_register ? register_named(input_of(d->inputs, "register")) : NULL;
	const unsigned needed = d->kind->needs | (r ? r->right : 0);
	enum fault f = rights_of(act, today, needed, &rights, &d->everywhere);
	if (f)
		return f;
	if ((rights & needed) != needed)
		return fail(act, E_DENIED, W_NO_RIGHT, is_empty(act->actor) ? "—" : act->actor,
		    arena_format(act->arena, "%s%s%s", d->kind->title[act->lang], r ? " · " : "", r ? r->title[act->lang] : ""));
	return second_is_another(act, today);
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
