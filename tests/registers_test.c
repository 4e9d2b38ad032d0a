/* The registers as tables: every one is sound, and values are read as people write them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"

static bool is_name(const char *s)
{
	return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(s);
}

/* What a choice is kept as: names, and what the law itself abbreviates so. */
static bool is_code(const char *s)
{
	return is_name(s) || (*s && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(s));
}

static void every_field_is_sound(void **state)
{
	(void)state;

	for each_register(r)
		for each_field(f, *r) {
			assert_true(is_name(f->name));
			assert_true(*f->label[JA] && *f->label[EN]);
			assert_true((f->kind == CHOICE) == (f->from != NULL));
			assert_true((f->kind == REF) == (f->to != NULL));
			assert_ptr_equal(field_named(*r, f->name), f);
			assert_string_not_equal(f->name, "number");
			for (const struct choice *c = f->from; c && c->code; c++)
				assert_true(is_code(c->code) && *c->label[JA] && *c->label[EN]);
			if (f->not_before)
				assert_int_equal(field_named(*r, f->not_before)->kind, DATE);
		}
}

static void every_reference_leads_to_a_register_that_stands_before(void **state)
{
	(void)state;

	for each_register(r)
		for each_field(f, *r) {
			if (f->kind != REF)
				continue;
			const struct reg *const *to = registers;
			while (to < r && strcmp((*to)->name, f->to))
				to++;
			if (to == r && strcmp((*r)->name, f->to))
				fail_msg("%s.%s refers to %s", (*r)->name, f->name, f->to);
		}
}

static void every_register_is_sound(void **state)
{
	(void)state;

	for each_register(r) {
		assert_true(is_name((*r)->name) && *(*r)->title[JA] && *(*r)->title[EN]);
		assert_ptr_equal(register_named((*r)->name), *r);
		assert_true((*r)->right != 0);
		const char *scope = (*r)->scope;
		if (scope && strcmp(scope, "id") && strcmp(scope, "number") && strcmp(scope, "whole")) {
			const struct field *f = field_named(*r, scope);
			assert_true(f && f->kind == REF && f->rules & REQUIRED);
		}
		for (size_t i = 0; (*r)->unique && (*r)->unique[i]; i++)
			assert_true(field_named(*r, (*r)->unique[i])->rules & REQUIRED);
		for each_register(other)
			if (other != r && (*r)->prefix && (*other)->prefix)
				assert_string_not_equal((*r)->prefix, (*other)->prefix);
	}
}

/* Every NEW.column of a condition is a field, or the record's own id. */
static void assert_columns_exist(const struct reg *r, const char *condition)
{
	char name[64];
	for (const char *at = condition; (at = strstr(at, "NEW."));) {
		at += strlen("NEW.");
		snprintf(name, sizeof name, "%.*s", (int)strspn(at, "abcdefghijklmnopqrstuvwxyz_"), at);
		if (strcmp(name, "id") && !field_named(r, name))
			fail_msg("%s has no %s", r->name, name);
	}
}

static void every_constraint_and_sight_is_sound(void **state)
{
	(void)state;

	for each_register(r) {
		for (const struct constraint *c = (*r)->constraints; c && c->field; c++) {
			assert_non_null(field_named(*r, c->field));
			assert_true(!c->breaks != !c->clashes && *c->must[JA] && *c->must[EN]);
			assert_columns_exist(*r, c->breaks ? c->breaks : c->clashes);
		}
		for (const struct sight *s = (*r)->sights; s && s->via; s++) {
			const struct reg *by = s->by ? register_named(s->by) : *r;
			const struct field *via = by ? field_named(by, s->via) : NULL;
			assert_true(via && via->kind == REF && !strcmp(via->to, s->by ? (*r)->name : "company"));
		}
	}
}

static bool yes(const char *name)
{
	(void)name;
	return true;
}

static void every_duty_a_field_names_is_in_the_rulebook(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources sources;
	struct rulebook rulebook;
	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, yes, &rulebook));

	for each_register(r)
		for each_field(f, *r)
			if (f->duty && !duty_named(&rulebook, f->duty))
				fail_msg("%s.%s names the duty %s", (*r)->name, f->name, f->duty);
}

static void every_role_and_setting_has_words_in_both_languages(void **state)
{
	(void)state;

	for (const struct role *r = roles; r->code; r++)
		assert_true(*r->label[JA] && *r->label[EN] && r->rights & RIGHT_READ && role_named(r->code) == r);
	for (const struct setting_info *s = settings; s->name; s++)
		assert_true(*s->label[JA] && *s->label[EN] && *s->note[JA] && *s->note[EN]);
}

static void a_value_is_read_as_people_write_it(void **state)
{
	(void)state;
	static const struct choice colours[] = { { "red", { "赤", "Red" } }, { "dark_blue", { "紺", "Dark blue" } }, { 0 } };
	static const struct { enum kind kind; const char *given, *kept; bool understood; } rows[] = {
		{ TEXT,     "  架空　",            "架空",       true },
		{ TEXT,     "か\u3099",            "が",         true },
		{ TEXT,     "two\nlines",          NULL,         false },
		{ TEXT,     "\x1b[31m",            NULL,         false },
		{ TEXT,     "\xff\xfe",            NULL,         false },
		{ TEXT,     "\xc2\x9b""31m",        NULL,         false },
		{ TEXT,     "two\u2028lines",      NULL,         false },
		{ TEXT,     "   ",                 NULL,         true },
		{ LONG_TEXT, "two\nlines ",        "two\nlines ", true },
		{ LONG_TEXT, "two\xc2\x85lines",    NULL,         false },
		{ INSTANT,  "2026-10-01 09:00",    "2026-10-01T00:00:00.000000Z", true },
		{ INSTANT,  "2026-10-01 25:00",    NULL,         false },
		{ COUNTRY,  "ＪＰ",                 "JP",         true },
		{ COUNTRY,  "NATO",                "NATO",       true },
		{ COUNTRY,  "Japan",               NULL,         false },
		{ DATE,     "Ｒ８．１．５",         "2026-01-05", true },
		{ DATE,     "2026-02-29",          NULL,         false },
		{ COUNT_OF, "１２",                "12",         true },
		{ COUNT_OF, "-1",                  NULL,         false },
		{ COUNT_OF, "99999999999999999999", NULL,        false },
		{ YES_NO,   "はい",                "1",          true },
		{ YES_NO,   "×",                   "0",          true },
		{ YES_NO,   "perhaps",             NULL,         false },
		{ CHOICE,   "RED",                 "red",        true },
		{ CHOICE,   "紺",                  "dark_blue",  true },
		{ CHOICE,   "Dark Blue",           "dark_blue",  true },
		{ CHOICE,   "green",               NULL,         false },
		{ REF,      "Ｐ－０００１",         "P-0001",     true },
	};
	struct act *act = world_act();

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct field f = { .name = "x", .kind = rows[i].kind, .from = rows[i].kind == CHOICE ? colours : NULL,
			.to = rows[i].kind == REF ? "person" : NULL };
		const char *kept = NULL;
		bool understood = field_read(act->arena, &f, rows[i].given, &kept);
		if (understood != rows[i].understood || (understood && !same_text(kept, rows[i].kept)))
			fail_msg("%zu: \"%s\" became %s", i, rows[i].given, kept ? kept : "(nothing)");
		assert_true(*field_accepts(act, &f));
	}
}

static void a_number_holds_nothing_that_is_not_seen(void **state)
{
	(void)state;
	static const struct { const char *given, *kept; } rows[] = {
		{ "Ｐ－０００１", "P-0001" }, { "架空第1号", "架空第1号" }, { " P-1 ", "P-1" }, { "P\u200b1", NULL }, { "P\u202e1", NULL }, { "P 1", NULL },
		{ "P\u00a01", NULL }, { "P\u20281", NULL }, { "P\xc2\x9b""1", NULL }, { "\ufeffP", NULL }, { "\xff", NULL }, { "", NULL },
	};
	struct act *act = world_act();

	for (size_t i = 0; i < COUNT(rows); i++)
		if (!same_text(number_read(act->arena, rows[i].given), rows[i].kept))
			fail_msg("\"%s\" is not %s", rows[i].given, rows[i].kept ? rows[i].kept : "refused");
}

static void a_million_characters_in_a_field_are_refused_in_words(void **state)
{
	(void)state;
	struct act *act = world_act();
	char *given = arena_take(act->arena, 1000001);
	memset(given, 'x', 1000000);
	const struct field f = { .name = "x", .kind = TEXT };
	const char *kept;

	assert_false(field_read(act->arena, &f, given, &kept));
	assert_non_null(strstr(field_accepts(act, &f), "500"));
}

static void a_column_may_be_headed_in_either_language(void **state)
{
	(void)state;
	const struct reg *r = register_named("machine_check");

	assert_ptr_equal(field_headed(r, "done_on"), field_headed(r, "実施日"));
	assert_ptr_equal(field_headed(r, "Ｄｏｎｅ　ｏｎ"), field_headed(r, "Done On"));
	assert_non_null(field_headed(r, "実施日"));
	assert_true(number_headed("番号") && number_headed(" Number"));
	assert_null(field_headed(r, "nothing"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_is_sound),
		cmocka_unit_test(every_reference_leads_to_a_register_that_stands_before),
		cmocka_unit_test(every_register_is_sound),
		cmocka_unit_test(every_constraint_and_sight_is_sound),
		cmocka_unit_test(every_duty_a_field_names_is_in_the_rulebook),
		cmocka_unit_test(every_role_and_setting_has_words_in_both_languages),
		cmocka_unit_test(a_value_is_read_as_people_write_it),
		cmocka_unit_test(a_number_holds_nothing_that_is_not_seen),
		cmocka_unit_test(a_million_characters_in_a_field_are_refused_in_words),
		cmocka_unit_test(a_column_may_be_headed_in_either_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
