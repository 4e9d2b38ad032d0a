/* Facts as an officer reads them: the interchange's fields under the labels of the registers that they come from.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/explaining.h"
#include <string.h>

/* Fields that facts have and their own register has not: what they are called, and whose values they take. */
static const struct { const char *kind, *name; bilingual label; const char *reg, *field; } others[] = {
	{ "area",      "regimes",            { "制度", "Regimes" }, "area_regime", "regime" },
	{ "contract",  "clauses",            { "特約条項", "Clauses" }, "contract_clause", "clause" },
	{ "container", "combination_due_on", { "文字盤変更の期限", "Combination due for a change on" }, NULL, NULL },
	{ "item",      "designated_on",      { "指定日", "Designated on" }, NULL, NULL },
	{ "item",      "valid_until",        { "指定の満了日", "Designation valid until" }, NULL, NULL },
	{ "item",      "cancelled_on",       { "指定の解除日", "Designation cancelled on" }, NULL, NULL },
	{ "item",      "release",            { "開示できる国籍", "Releasable to" }, NULL, NULL },
	{ "person",    "nationality",        { "国籍", "Nationality" }, NULL, NULL },
	{ "machine_check", "check",          { "点検種別", "Kind of check" }, "machine_check", "kind" },
	{ "facility_clearance", "suspended", { "停止期間", "Suspended" }, NULL, NULL },
	{ NULL,        "until",              { "有効期間の末日", "Good until" }, NULL, NULL },
};

static const char *kind_in_words(const char *kind, enum lang lang)
{
	const struct reg *reg = register_named(kind);
	return reg ? reg->title[lang] : kind;
}

/* Each member of a list, as the field shows it. */
static const char *values_shown(struct act *act, const struct field *f, const char *values)
{
	struct text out = { .arena = act->arena };
	char *rest = arena_text(act->arena, values), *one;
	while ((one = strsep(&rest, ","))) {
		const char *value = f && f->kind == YES_NO ? (!strcmp(one, "yes") ? "1" : "0") : one;
		text_add(&out, "%s%s", out.n ? act->lang == JA ? "・" : ", " : "", f && f->kind != REF ? field_show(f, value, act->lang) : one);
	}
	return text_of(&out);
}

static const char *field_in_words(struct act *act, const char *kind, const char *name, const char *values)
{
	const struct reg *reg = register_named(kind);
	const struct field *f = reg ? field_named(reg, name) : NULL;
	const char *called = f ? f->label[act->lang] : !strcmp(name, "number") ? number_label[act->lang] : name;
	for (size_t i = 0; !f && i < COUNT(others); i++)
		if (!strcmp(others[i].name, name) && (!others[i].kind || !strcmp(others[i].kind, kind))) {
			called = others[i].label[act->lang];
			const struct field *of = others[i].reg ? field_named(register_named(others[i].reg), others[i].field) : NULL;
			return phrase(act, W_EXPLAIN_FIELD, called, values_shown(act, of, values));
		}
	return phrase(act, W_EXPLAIN_FIELD, called, values_shown(act, f, values));
}

/* All that is told but the id, which is put in *id. */
static const char *fields_in_words(struct act *act, const char *kind, const char *fields, const char **id)
{
	struct text out = { .arena = act->arena };
	char *rest = arena_text(act->arena, fields);
	const char *name, *value;
	while (told_next(&rest, &name, &value))
		if (!strcmp(name, "id"))
			*id = value;
		else
			text_add(&out, "%s%s", out.n ? act->lang == JA ? "、" : "; " : "", field_in_words(act, kind, name, value));
	return text_of(&out);
}

struct fact_told fact_apart(const struct inquiry *i, const struct told *told)
{
	struct fact_told out = { .kind = kind_in_words(told->kind, i->act->lang), .number = told->number };
	if (!i->books || told->number)
		out.fields = fields_in_words(i->act, told->kind, told->fields, &out.number);
	return out;
}

const char *fact_in_words(const struct inquiry *i, const struct told *told)
{
	struct fact_told f = fact_apart(i, told);
	if (!f.fields)
		return phrase(i->act, W_EXPLAIN_OUT_OF_REACH, f.kind);
	return f.number ? phrase(i->act, W_EXPLAIN_FACT, f.kind, f.number, f.fields) : phrase(i->act, W_EXPLAIN_FACT_PLAIN, f.kind, f.fields);
}

/* "add REGISTER …" and "amend REGISTER …"; braces round what a record says are passed over. */
const char *step_in_words(struct act *act, const struct step *step)
{
	const bool adds = !strncmp(step->typed, "add ", 4);
	char *fields = arena_text(act->arena, strchr(strchr(step->typed, ' ') + 1, ' '));
	const char *id = NULL;
	for (char *at = fields; step->names_no_record && (at = strpbrk(at, "{}")); )
		*at = ' ';
	return phrase(act, adds ? W_EXPLAIN_ADDED : W_EXPLAIN_AMENDED, step->reg->title[act->lang], fields_in_words(act, step->reg->name, fields, &id));
}
