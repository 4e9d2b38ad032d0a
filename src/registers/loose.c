/* Tables that ask less of a record than the acts do: to hold what an older program wrote, and what stands only until the next act.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <string.h>

/* The register with other fields, so that its table is made by the one function that makes tables. */
static struct reg with_fields(struct arena *arena, const struct reg *r, struct field **fields)
{
	struct reg other = *r;
	*fields = arena_array(arena, struct field, r->nfields + 1);
	memcpy(*fields, r->fields, r->nfields * sizeof **fields);
	other.fields = *fields;
	return other;
}

/* Numbers and texts, and nothing that holds them to anything. */
static void put_loose(struct text *out, const struct reg *r)
{
	struct field *fields;
	struct reg loose = with_fields(out->arena, r, &fields);
	loose.unique = NULL;
	for (size_t i = 0; i < r->nfields; i++)
		fields[i] = (struct field){ .name = fields[i].name, .kind = is_stored_as_number(&r->fields[i]) ? COUNT_OF : TEXT };
	text_add(out, "DROP TABLE %s;\n", r->name);
	table_text(out, &loose, SQLITE, false);
	for each_field(f, r)
		if (f->kind == REF || f->rules & INDEXED)
			text_add(out, "CREATE INDEX %s_%s ON %s (%s);\n", r->name, f->name, r->name, f->name);
}

enum fault schema_loosen(struct act *act)
{
	struct text out = { .arena = act->arena };
	for each_register(r)
		put_loose(&out, *r);
	return db_script(act, text_of(&out));
}

static enum fault remake_lacking(struct act *act, const struct reg *r, const bool *lacking)
{
	struct text out = { .arena = act->arena };
	struct field *fields;
	struct reg lax = with_fields(act->arena, r, &fields);
	for (size_t i = 0; i < r->nfields; i++)
		if (lacking[i])
			fields[i].rules &= ~(unsigned)REQUIRED;
	text_add(&out, "DROP TABLE %s;\n", r->name);
	table_text(&out, &lax, SQLITE, false);
	return db_script(act, text_of(&out));
}

enum fault schema_let_lack(struct act *act, const struct reg *r, const bool *lacking)
{
	struct text out = { .arena = act->arena };
	for (size_t i = 0; i < r->nfields; i++)
		if (lacking[i])
			text_add(&out, "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;\n", r->name, r->fields[i].name);
	if (!out.n)
		return OK;
	return db_kind(act->db) == SQLITE ? remake_lacking(act, r, lacking) : db_script(act, text_of(&out));
}
