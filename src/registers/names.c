/* What a record is called, beside its number: by the first of a few fields that is filled in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/registers.h"

static const char *value_named(const struct reg *reg, const char *const *values, const char *name)
{
	const struct field *f = field_named(reg, name);
	return f ? values[f - reg->fields] : NULL;
}

/* What says the name, by language: the first of these that is filled in. */
static const char *const naming[LANGS][7][2] = {
	[JA] = { { "family_name", "given_name" }, { "name" }, { "title" }, { "login" } },
	[EN] = { { "given_name_en", "family_name_en" }, { "name_en" }, { "title_en" },
	         { "family_name", "given_name" }, { "name" }, { "title" }, { "login" } },
};

const char *name_of(struct act *act, const struct reg *reg, const char *const *values)
{
	for (size_t i = 0; i < COUNT(naming[0]) && naming[act->lang][i][0]; i++) {
		const char *first = value_named(reg, values, naming[act->lang][i][0]);
		const char *second = naming[act->lang][i][1] ? value_named(reg, values, naming[act->lang][i][1]) : NULL;
		if (first && second)
			return arena_format(act->arena, "%s %s", first, second);
		if (first)
			return first;
	}
	return NULL;
}

bool is_naming(const struct field *f)
{
	for (size_t i = 0; i < COUNT(naming[EN]); i++)
		if (naming[EN][i][0] && (same_text(f->name, naming[EN][i][0]) || same_text(f->name, naming[EN][i][1])))
			return true;
	return false;
}
