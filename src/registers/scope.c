/* The scope as a condition: which rows of a register reader() may see, or write.  A record belongs to a company directly or through
 * what it refers to; a sight lets others see it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static void put_right(struct text *out, const struct reg *reg, const struct scope_names *names)
{
	(void)reg;
	if (names->writing)
		text_put(out, " AND (writes & $2) = $2");
}

static void put_whole(struct text *out, const struct reg *reg, const struct scope_names *names)
{
	text_add(out, "EXISTS (SELECT 1 FROM %sscope WHERE reader = reader() AND company = 0", names->scope);
	put_right(out, reg, names);
	text_put(out, ")");
}

/* The companies within reach, or, writing, those in which the right is held there.  Who reaches everything has one row, not one for
 * each company; a list of companies, and no OR, lets an index find the rows. */
static void put_companies(struct text *out, const struct reg *reg, const struct scope_names *names)
{
	text_add(out, "SELECT company FROM %sscope WHERE reader = reader()", names->scope);
	put_right(out, reg, names);
	text_add(out, " UNION ALL SELECT company FROM %sscope_company WHERE ", names->scope);
	put_whole(out, reg, names);
}

static bool is_by_company(const struct reg *reg)
{
	return same_text(reg->scope, "id") || same_text(register_named(field_named(reg, reg->scope)->to)->scope, "id");
}

/* The persons of the reader's own case. */
static void put_own_persons(struct text *out, const char *column, const struct scope_names *names)
{
	text_add(out, "SELECT %s FROM %sscope_person WHERE reader = reader()", column, names->scope);
}

/* A record of a company that is of the reader's own case is seen among those of its company.  Most readers have no such case, which is
 * asked once; and the list of companies stands by itself, so that an index finds the rows. */
static void put_own_by_company(struct text *out, const struct reg *reg, const char *row, const struct scope_names *names)
{
	text_add(out, "(%s.%s IN (", row, reg->scope);
	put_companies(out, reg, names);
	text_put(out, " UNION ALL ");
	put_own_persons(out, "company", names);
	text_put(out, ") AND (NOT EXISTS (");
	put_own_persons(out, "1", names);
	text_add(out, ") OR %s.%s IN (", row, reg->scope);
	put_companies(out, reg, names);
	text_add(out, ") OR %s.%s IN (", row, reg->own);
	put_own_persons(out, "person", names);
	text_put(out, ")))");
}

/* What a version belonged to while it stood: what became of the record after it had left the reader's reach is not told. */
static void put_former(struct text *out, const struct reg *reg, const struct reg *to, const char *row, const struct scope_names *names)
{
	const char *former = arena_format(out->arena, "%s_former", row);
	text_add(out, " OR EXISTS (SELECT 1 FROM %s%s_version AS %s WHERE %s.id = %s.%s AND %s.known_to > %s.known_from))",
	    names->registers, to->name, former, former, row, reg->scope, former, row);
}

static void put_way(struct text *, const struct reg *, const struct reg *right_of, const char *row, bool version, const struct scope_names *);

/* The record a step further up: to see it a sight is enough, to write below it is not. */
static void put_above(struct text *out, const struct reg *to, const struct reg *right_of, const char *row, const struct scope_names *names)
{
	if (names->writing)
		put_way(out, to, right_of, row, false, names);
	else
		scope_condition(out, to, row, false, names);
}

/* `right_of` is the register written in, on however many steps the way to its company leads. */
static void put_way(struct text *out, const struct reg *reg, const struct reg *right_of, const char *row, bool version,
    const struct scope_names *names)
{
	if (same_text(reg->scope, "number")) {
		text_add(out, "(%s.number = reader() OR ", row);
		put_whole(out, right_of, names);
		text_put(out, ")");
	} else if (same_text(reg->scope, "whole")) {
		put_whole(out, right_of, names);
	} else if (is_by_company(reg) && reg->own && !names->writing) {
		put_own_by_company(out, reg, row, names);
	} else if (is_by_company(reg)) {
		text_add(out, "%s.%s IN (", row, reg->scope);
		put_companies(out, right_of, names);
		text_put(out, ")");
	} else {
		const struct reg *to = register_named(field_named(reg, reg->scope)->to);
		const char *above = arena_format(out->arena, "%s_%s", row, to->name);
		const bool in_turn = reg->own && !names->writing;        /* beside another way: asked of each row, not listed first */
		if (in_turn)
			text_add(out, "%sEXISTS (SELECT 1 FROM %s%s AS %s WHERE %s.id = %s.%s", version ? "(" : "", names->registers, to->name,
			    above, above, row, reg->scope);
		else
			text_add(out, "%s%s.%s IN (SELECT %s.id FROM %s%s AS %s", version ? "(" : "", row, reg->scope, above, names->registers,
			    to->name, above);
		if (!names->stepwise) {
			text_put(out, in_turn ? " AND " : " WHERE ");
			put_above(out, to, right_of, above, names);
		}
		text_put(out, ")");
		if (version)
			put_former(out, reg, to, row, names);
	}
}

/* What else lets a record be seen. */
static void put_sight(struct text *out, const struct reg *reg, const char *row, const struct sight *s, const struct scope_names *names)
{
	if (!s->by) {
		text_add(out, " OR %s.%s IN (", row, s->via);
		put_companies(out, reg, names);
		text_put(out, ")");
		return;
	}
	const char *other = arena_format(out->arena, "%s_%s", row, s->by);
	text_add(out, " OR %s.id IN (SELECT %s.%s FROM %s%s AS %s", row, other, s->via, names->registers, s->by, other);
	if (!names->stepwise) {
		text_put(out, " WHERE ");
		scope_condition(out, register_named(s->by), other, false, names);
	}
	if (s->until)
		text_add(out, " %s (%s.%s IS NULL OR %s.%s >= (SELECT COALESCE(day, '') FROM %sscope_day))", names->stepwise ? "WHERE" : "AND",
		    other, s->until, other, s->until, names->scope);
	text_put(out, ")");
}

/* What is of the reader's own case, where that does not go by company. */
static void put_own(struct text *out, const struct reg *reg, const char *row, const struct scope_names *names)
{
	text_add(out, " OR %s.%s IN (", row, reg->own);
	put_own_persons(out, "person", names);
	text_put(out, ")");
}

void scope_condition(struct text *out, const struct reg *reg, const char *row, bool version, const struct scope_names *names)
{
	if (!reg->scope)
		return;
	const bool own = !names->writing && reg->own && !is_by_company(reg);
	const bool alone = names->writing || (!reg->sights && !own);
	text_put(out, alone ? "" : "(");
	put_way(out, reg, reg, row, version, names);
	for (const struct sight *s = alone ? NULL : reg->sights; s && s->via; s++)
		put_sight(out, reg, row, s, names);
	if (own)
		put_own(out, reg, row, names);
	text_put(out, alone ? "" : ")");
}
