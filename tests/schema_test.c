/* The schema: frozen as it is released, and every older one brought up to it.
 * Run with HOZEN_FREEZE=1 to write tests/schemas/VERSION.KIND.sql for a new version.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"
#include <stdlib.h>

static const char *kind_name(enum db_kind kind)
{
	return kind == SQLITE ? "sqlite" : "postgres";
}

static const char *frozen(struct act *act, long version, enum db_kind kind)
{
	char *text;
	size_t n;
	const char *path = arena_format(act->arena, "tests/schemas/%ld.%s.sql", version, kind_name(kind));
	world_ok(act, file_read(act, path, 1 << 22, &text, &n));
	return text;
}

static struct act *owner_of_empty_database(void)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, world_database(), OWNER, &act->db));
	return act;
}

static void todays_schema_is_the_frozen_one(void **state)
{
	(void)state;
	struct act *act = world_act();

	for (int kind = 0; kind < DB_KINDS; kind++) {
		struct text now = { .arena = act->arena };
		schema_text(&now, (enum db_kind)kind);
		if (getenv("HOZEN_FREEZE"))
			world_ok(act, file_replace(act, arena_format(act->arena, "tests/schemas/%d.%s.sql", SCHEMA_VERSION,
			    kind_name((enum db_kind)kind)), text_of(&now), now.n, 0644, false));
		assert_string_equal(text_of(&now), frozen(act, SCHEMA_VERSION, (enum db_kind)kind));
	}
}

/* Every statement there is prepares for the one that uses it: the writer on tables, or a reader on views. */
static void assert_every_statement_prepares(const char *url)
{
	struct act *writer = world_act(), *reader = world_act();
	const struct reg *of;
	long n = 0;
	world_ok(writer, books_open(writer, url, WRITER, false, &writer->db));
	world_ok(reader, books_open(reader, url, READER, false, &reader->db));
	world_ok(reader, db_begin_read(reader, "nobody", NULL));
	for each_sql(s) {
		const char *why = db_refuses(writer, *s);
		if (why && (why = db_refuses(reader, *s)))
			fail_msg("%s: %s", (*s)->name, why);
		n++;
	}
	const struct sql *s;
	for (size_t i = 0; (s = built_sql(i, &of)); i++, n++)
		if (s->text && db_refuses(writer, s))
			fail_msg("%s: %s", s->name, db_refuses(writer, s));
	assert_true(n > 250);
	db_close(&reader->db);
	db_close(&writer->db);
}

static void every_statement_prepares(void **state)
{
	(void)state;
	const char *url = world_database();
	struct act *act = world_act();
	world_ok(act, db_open(act, url, OWNER, &act->db));

	world_ok(act, schema_make(act));

	assert_every_statement_prepares(url);
	db_close(&act->db);
}

static void every_frozen_schema_is_brought_up_to_date(void **state)
{
	(void)state;

	for (long version = 1; version <= SCHEMA_VERSION; version++) {
		const char *url = world_database();
		struct act *act = world_act();
		long now;
		world_ok(act, db_open(act, url, OWNER, &act->db));
		world_ok(act, db_script(act, frozen(act, version, db_kind(act->db))));
		world_ok(act, db_script(act, "UPDATE schema_version SET version = 0;\n"));

		world_ok(act, schema_upgrade(act));

		world_ok(act, schema_is_current(act, &now));
		assert_every_statement_prepares(url);
		db_close(&act->db);
	}
}

/* Drops every line of a script that holds one of the words. */
static const char *without(struct act *act, const char *script, const char *const *words)
{
	struct text out = { .arena = act->arena };
	for (const char *line = script; *line;) {
		size_t n = strcspn(line, "\n") + 1;
		const char *copy = arena_span(act->arena, line, n);
		bool drop = false;
		for (const char *const *w = words; *w; w++)
			drop = drop || strstr(copy, *w);
		if (!drop)
			text_put(&out, copy);
		line += n;
	}
	return text_of(&out);
}

static void a_schema_that_lacks_columns_and_registers_gets_them(void **state)
{
	(void)state;
	static const char *const newer[] = { "\tgiven_name_en", "'given_name_en'", NULL };
	const char *url = world_database();
	struct act *act = world_act();
	world_ok(act, db_open(act, url, OWNER, &act->db));
	world_ok(act, db_script(act, without(act, frozen(act, SCHEMA_VERSION, db_kind(act->db)), newer)));
	world_ok(act, db_script(act, "DROP TABLE machine_account;\nDROP TABLE machine_account_version;\n"
	    "DELETE FROM schema_column WHERE tbl = 'machine_account';\nUPDATE schema_version SET version = 0;\n"));

	world_ok(act, schema_upgrade(act));

	assert_every_statement_prepares(url);
	db_close(&act->db);
}

static void a_newer_schema_is_refused(void **state)
{
	(void)state;
	struct act *act = owner_of_empty_database();
	long version;
	world_ok(act, schema_make(act));
	world_ok(act, db_script(act, "UPDATE schema_version SET version = 99;\n"));

	assert_int_equal(schema_is_current(act, &version), E_NEWER);
	act_forgive(act);
	assert_int_equal(schema_upgrade(act), E_NEWER);
	assert_non_null(strstr(act->detail, "99"));
	db_close(&act->db);
}

static void a_database_that_is_none_of_ours_is_named(void **state)
{
	(void)state;
	struct act *act = owner_of_empty_database();
	long version;

	assert_int_equal(schema_is_current(act, &version), E_STORE);

	assert_string_equal(act->detail, word(EN, W_SCHEMA_NONE));
	db_close(&act->db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(todays_schema_is_the_frozen_one),
		cmocka_unit_test(every_statement_prepares),
		cmocka_unit_test(every_frozen_schema_is_brought_up_to_date),
		cmocka_unit_test(a_schema_that_lacks_columns_and_registers_gets_them),
		cmocka_unit_test(a_newer_schema_is_refused),
		cmocka_unit_test(a_database_that_is_none_of_ours_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
