/* What a request asks: arguments that are known, a day, a register.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"

bool is_found_by(const struct field *f)
{
	return f->kind == REF || f->rules & (UNIQUE | INDEXED);
}

static bool is_taken(const char *name, const char *const *names, const struct reg *reg)
{
	const struct field *f = reg ? field_named(reg, name) : NULL;
	for (; *names; names++)
		if (same_text(*names, name))
			return true;
	return same_text(name, "lang") || (f && is_found_by(f));
}

static const char *names_taken(struct act *act, const char *const *names, const struct reg *reg)
{
	struct text out = { .arena = act->arena };
	for (const char *const *name = names; *name; name++)
		text_add(&out, "%s%s", out.n ? ", " : "", *name);
	for (const struct field *f = reg ? reg->fields : NULL; f && f < reg->fields + reg->nfields; f++)
		if (is_found_by(f))
			text_add(&out, "%s%s", out.n ? ", " : "", f->name);
	return text_of(&out);
}

enum fault arguments_check(struct request *r, const char *const *names, const struct reg *reg)
{
	struct act *act = &r->act;
	for (size_t i = 0; i < r->url.argument_count; i++) {
		const struct argument *a = &r->url.arguments[i];
		if (argument_of(r, a->name) != a->value)
			problem_add(act, 0, a->name, a->value, phrase(act, W_ACCEPTS_ONCE));
		else if (!is_taken(a->name, names, reg))
			problem_add(act, 0, a->name, a->value, phrase(act, W_ARGUMENTS_ARE, names_taken(act, names, reg)));
	}
	return problems_fault(act);
}

enum fault day_asked(struct request *r, date *out)
{
	const char *given = argument_of(r, "on");
	*out = r->act.on;
	if (is_empty(given) || date_read(given, out))
		return OK;
	problem_add(&r->act, 0, "on", given, phrase(&r->act, W_ACCEPTS_DATE));
	return problems_fault(&r->act);
}

enum fault token_reaches(struct request *r, const char *what, const char *of)
{
	if (!r->bearer || scope_reaches(r->bearer->scope, what, of))
		return OK;
	return fail(&r->act, E_DENIED, W_TOKEN_REACHES_NOT, r->bearer->scope, of ? arena_format(r->act.arena, "%s:%s", what, of) : what);
}

const struct reg *register_asked(struct request *r)
{
	const struct reg *reg = register_named(place_of(r, "register"));
	if (!reg)
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
	return reg;
}
