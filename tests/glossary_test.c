/* The glossary and the tables say the same: every register, field, choice, role and setting has its row, with the words it bears on
 * the screen, and every row of registers, fields and choices tells of something that is there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"

static const char path[] = "docs/glossary.md";

static const char *glossary(struct act *act)
{
	char *text;
	size_t n;
	world_ok(act, file_read(act, path, 1 << 20, &text, &n));
	return text;
}

/* What is wrong is gathered, so that one run tells all of it. */
static void none_of(const char *complaint, struct text *wrong)
{
	if (wrong->n)
		fail_msg("%s %s:\n%s", path, complaint, text_of(wrong));
}

/* ---- from the tables to the glossary -------------------------------------------------------- */

static const char *row_of(struct act *act, const bilingual label, const char *name)
{
	return arena_format(act->arena, "| %s | %s | `%s` |", label[JA], label[EN], name);
}

static void look_up(struct act *act, const char *text, const bilingual label, const char *name, struct text *missing)
{
	const char *row = row_of(act, label, name);
	if (!strstr(text, row))
		text_add(missing, "%s\n", row);
}

static void every_register_and_field_is_in_the_glossary(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *text = glossary(act);
	struct text missing = { .arena = act->arena };

	look_up(act, text, number_label, "number", &missing);
	for each_register(r) {
		look_up(act, text, (*r)->title, (*r)->name, &missing);
		for each_field(f, *r)
			look_up(act, text, f->label, f->name, &missing);
	}

	none_of("lacks", &missing);
}

static void every_choice_role_and_setting_is_in_the_glossary(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *text = glossary(act);
	struct text missing = { .arena = act->arena };

	for each_register(r)
		for each_field(f, *r)
			for (const struct choice *c = f->from; c && c->code; c++)
				look_up(act, text, c->label, c->code, &missing);
	for (const struct role *r = roles; r->code; r++)
		look_up(act, text, r->label, r->code, &missing);
	for (const struct setting_info *s = settings; s->name; s++)
		look_up(act, text, s->label, s->name, &missing);

	none_of("lacks", &missing);
}

/* ---- from the glossary to the tables -------------------------------------------------------- */

struct row { bilingual label; const char *name, *of; };

/* "| a | b | `name` | of |" and what may follow; false if the line is no such row. */
static bool row_read(char *line, struct row *out)
{
	char *cells[4], *rest = line + 2;
	for (size_t i = 0; i < COUNT(cells); i++) {
		char *bar = strncmp(line, "| ", 2) ? NULL : strstr(rest, " |");
		if (!bar)
			return false;
		*bar = '\0';
		cells[i] = rest;
		rest = bar + 2 + (bar[2] == ' ');
	}
	if (*cells[2] != '`')
		return false;
	cells[2][strlen(cells[2]) - 1] = '\0';
	*out = (struct row){ { cells[0], cells[1] }, cells[2] + 1, cells[3] };
	return true;
}

/* The next row of the section; `at` stands at the end of a line. */
static bool row_next(struct act *act, const char **at, struct row *out)
{
	while (**at && strncmp(*at, "\n## ", 4)) {
		const char *line = *at + 1;
		size_t n = strcspn(line, "\n");
		*at = line + n;
		if (n > 2 && row_read(arena_span(act->arena, line, n), out))
			return true;
	}
	return false;
}

static const char *section(const char *text, const char *heading)
{
	const char *at = strstr(text, heading);
	if (!at)
		fail_msg("%s has no section %s", path, heading);
	return at + strlen(heading);
}

/* The next of "one, two", which is taken off it; NULL when there is none. */
static char *next_of(char **list)
{
	char *one = strsep(list, ",");
	return one ? one + (*one == ' ') : NULL;
}

static bool bears(const bilingual label, const struct row *row)
{
	return same_text(label[JA], row->label[JA]) && same_text(label[EN], row->label[EN]);
}

static void every_register_in_the_glossary_exists(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *at = section(glossary(act), "\n## Registers · 簿\n") - 1;
	struct text wrong = { .arena = act->arena };
	struct row row;
	size_t n = 0, registers_there = 0;

	for (; row_next(act, &at, &row); n++) {
		const struct reg *r = register_named(row.name);
		const char *given = r && r->prefix ? arena_format(act->arena, "`%s-000001`", r->prefix) : row.of;
		if (!r || !bears(r->title, &row) || !same_text(row.of, given))
			text_add(&wrong, "| %s | %s | `%s` | %s |\n", row.label[JA], row.label[EN], row.name, row.of);
	}

	none_of("tells of registers that are not so", &wrong);
	for each_register(r)
		registers_there++;
	assert_int_equal(n, registers_there);
}

static bool has_field(const char *register_name, const struct row *row)
{
	const struct reg *r = register_named(register_name);
	const struct field *f = r ? field_named(r, row->name) : NULL;
	return f && bears(f->label, row);
}

static void every_field_in_the_glossary_is_in_the_registers_it_names(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *at = section(glossary(act), "\n## Fields · 項目\n") - 1;
	struct text wrong = { .arena = act->arena };
	struct row row;
	size_t n = 0, fields = 0;

	while (row_next(act, &at, &row)) {
		char *names = arena_text(act->arena, row.of);
		if (same_text(row.name, "number"))
			continue;
		for (char *name; (name = next_of(&names)); n++)
			if (!has_field(name, &row))
				text_add(&wrong, "%s: | %s | %s | `%s` |\n", name, row.label[JA], row.label[EN], row.name);
	}

	none_of("tells of fields that are not so", &wrong);
	for each_register(r)
		fields += (*r)->nfields;
	assert_int_equal(n, fields);
}

static bool has_choice(const struct field *f, const struct row *row)
{
	for (const struct choice *c = f ? f->from : NULL; c && c->code; c++)
		if (same_text(c->code, row->name) && bears(c->label, row))
			return true;
	return false;
}

/* "organisation.kind", or "every `regime`": a field of that name in whatever register. */
static bool is_choice_of(char *of, const struct row *row)
{
	char *dot = strchr(of, '.');
	if (dot) {
		*dot = '\0';
		const struct reg *r = register_named(of);
		return r && has_choice(field_named(r, dot + 1), row);
	}
	const char *name = strncmp(of, "every `", 7) ? "" : of + 7;
	for each_register(r)
		for each_field(f, *r)
			if (strlen(f->name) + 1 == strlen(name) && !strncmp(f->name, name, strlen(f->name)) && has_choice(f, row))
				return true;
	return false;
}

static void every_choice_in_the_glossary_is_one_of_the_fields_it_names(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *at = section(glossary(act), "\n## Choices · 選択肢\n") - 1;
	struct text wrong = { .arena = act->arena };
	struct row row;
	size_t n = 0;

	for (; row_next(act, &at, &row); n++) {
		if (same_text(row.name, "hokkaido"))     /* The prefectures follow, which name no field. */
			break;
		char *list = arena_text(act->arena, row.of);
		for (char *of; (of = next_of(&list));)
			if (!is_choice_of(of, &row))
				text_add(&wrong, "%s: | %s | %s | `%s` |\n", of, row.label[JA], row.label[EN], row.name);
	}

	none_of("tells of choices that are not so", &wrong);
	assert_in_range(n, 100, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_register_and_field_is_in_the_glossary),
		cmocka_unit_test(every_choice_role_and_setting_is_in_the_glossary),
		cmocka_unit_test(every_register_in_the_glossary_exists),
		cmocka_unit_test(every_field_in_the_glossary_is_in_the_registers_it_names),
		cmocka_unit_test(every_choice_in_the_glossary_is_one_of_the_fields_it_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
