/* The store on the database under test: values, transactions, who may see what, and what goes wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *url;

static const char tables[] =
	"CREATE TABLE item (id BIGINT PRIMARY KEY, name {0} NOT NULL UNIQUE, seen {0}, content {1}, company BIGINT);\n"
	"CREATE TABLE secret (id BIGINT PRIMARY KEY, body {0});\n"
	"CREATE TABLE scope (reader {0} NOT NULL, company BIGINT NOT NULL);\n"
	"INSERT INTO item (id, name, company) VALUES (1, 'drawing', 7), (2, 'model', 8);\n"
	"INSERT INTO secret VALUES (1, 'hidden');\n"
	"INSERT INTO scope VALUES ('A-1', 7), ('A-2', 7), ('A-2', 8);\n";

static const char cluster_roles[] =
	"DO $$ BEGIN\n"
	"	IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hozen_writer') THEN CREATE ROLE hozen_writer; END IF;\n"
	"	IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hozen_reader') THEN CREATE ROLE hozen_reader; END IF;\n"
	"END $$;\n"
	"CREATE SCHEMA hozen;\nCREATE SCHEMA read;\nCREATE SCHEMA known;\n"
	"GRANT USAGE ON SCHEMA hozen, read, known TO hozen_writer, hozen_reader;\n";

static const char cluster_grants[] =
	"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hozen TO hozen_writer;\n"
	"CREATE VIEW read.item AS SELECT id, name FROM hozen.item"
	" WHERE company IN (SELECT company FROM hozen.scope WHERE reader = hozen.reader());\n"
	"CREATE VIEW known.item AS SELECT id, name FROM hozen.item WHERE hozen.known_at() > '2020';\n"
	"GRANT SELECT ON read.item, known.item TO hozen_reader;\n";

static const char temp_views[] =
	"CREATE TEMP VIEW item AS SELECT id, name FROM main.item"
	" WHERE company IN (SELECT company FROM main.scope WHERE reader = reader());\n"
	"CREATE TEMP VIEW item_open AS SELECT id, name FROM main.item;\n";

static struct act *act_on(enum db_part part)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, url, part, &act->db));
	if (part == READER && !world_is_postgres()) {
		world_ok(act, db_script(act, temp_views));
		db_guard(act->db);
	}
	return act;
}

static int make_world(void **state)
{
	(void)state;
	url = world_database();
	struct act *act = world_act();
	bool pg = world_is_postgres();
	struct text text = { .arena = act->arena };
	text_fill(&text, tables, (const char *const[]){ pg ? "text COLLATE \"C\"" : "TEXT", pg ? "bytea" : "BLOB", NULL });

	world_ok(act, db_open(act, url, OWNER, &act->db));
	if (pg) {
		world_ok(act, db_script(act, cluster_roles));
		world_ok(act, db_script(act, store_functions_pg));
	}
	world_ok(act, db_script(act, text_of(&text)));
	if (pg)
		world_ok(act, db_script(act, cluster_grants));
	db_close(&act->db);
	return 0;
}

SQL(add_item, "lttb", "INSERT INTO item (id, name, seen, content) VALUES ($1, $2, $3, $4)");
SQL(item_by_id, "l", "SELECT id, name, seen, content FROM item WHERE id = $1");
SQL(item_named, "t", "SELECT id FROM item WHERE name = $1");
SQL(rename_item, "lt", "UPDATE item SET name = $2 WHERE id = $1");
SQL(count_items, "", "SELECT COUNT(*) FROM item WHERE id > 0");
SQL(numbers, "l", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i FROM n ORDER BY i");
SQL(endless, "", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT COUNT(*) FROM n");
SQL(roll_back, "", "ROLLBACK");
SQL(who_reads, "", "SELECT reader() AS reader, known_at() AS known");

static long next_id(void)
{
	static long last = 1000;
	return ++last;
}

static enum fault add(struct act *act, long id, const char *name)
{
	return change(act, add_item, L(id), T(name), T(NULL), T(NULL));
}

static bool is_kept(const char *name)
{
	struct act *act = act_on(WRITER);
	bool kept = ask_long(act, 0, item_named, T(name)) != 0;
	world_ok(act, act->fault);
	db_close(&act->db);
	return kept;
}

/* ---- values ------------------------------------------------------------------------------ */

static void every_kind_of_value_comes_back_as_it_went(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const uint8_t bytes[] = { 0, 255, '\\', 'x', 0, 1, 0 };
	const void *got;
	long id = next_id();

	world_ok(act, change(act, add_item, L(id), T("装備品 'é' \\ \"㋿\""), T(""), B(bytes, sizeof bytes)));
	{
		defer(query_end) struct query *q = query(act, item_by_id, L(id));
		assert_true(query_next(q));
		assert_int_equal(query_columns(q), 4);
		assert_int_equal(query_column(q, "content"), 3);
		assert_int_equal(query_column(q, "colour"), -1);
		assert_int_equal(query_long(q, 0), id);
		assert_string_equal(query_text(q, 1), "装備品 'é' \\ \"㋿\"");
		assert_string_equal(query_text(q, 2), "");
		assert_false(query_is_null(q, 2));
		assert_int_equal(query_bytes(q, 3, &got), sizeof bytes);
		assert_memory_equal(got, bytes, sizeof bytes);
		assert_false(query_next(q));
		assert_false(query_next(q));
	}
	db_close(&act->db);
}

static void nothing_comes_back_as_nothing_and_empty_bytes_as_empty(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	long nothing = next_id(), empty = next_id();
	const void *got = "";

	world_ok(act, change(act, add_item, L(nothing), T("nothing"), T(NULL), T(NULL)));
	world_ok(act, change(act, add_item, L(empty), T("empty"), T(NULL), B(NULL, 0)));
	{
		defer(query_end) struct query *q = query(act, item_by_id, L(nothing));
		assert_true(query_next(q));
		assert_true(query_is_null(q, 2));
		assert_null(query_text(q, 2));
		assert_int_equal(query_long(q, 2), 0);
		assert_int_equal(query_bytes(q, 3, &got), 0);
		assert_null(got);
		defer(query_end) struct query *r = query(act, item_by_id, L(empty));
		assert_true(query_next(r));
		assert_false(query_is_null(r, 3));
		assert_int_equal(query_bytes(r, 3, &got), 0);
		assert_non_null(got);
	}
	db_close(&act->db);
}

static void the_greatest_and_least_numbers_come_back(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	static const long far[] = { INT64_MAX, INT64_MIN, -1, 0 };
	const struct sql same = { "same", "l", "SELECT $1 + 0" };

	for (size_t i = 0; i < COUNT(far); i++)
		assert_true(ask_long(act, 5, same, L(far[i])) == far[i]);
	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_text_of_five_megabytes_comes_back(void **state)
{
	(void)state;
	enum { MEGABYTES = 5 << 20 };
	struct act *act = act_on(WRITER);
	char *text = arena_take(act->arena, MEGABYTES + 1);
	uint8_t *bytes = arena_take(act->arena, MEGABYTES);
	const void *got;
	long id = next_id();
	for (long i = 0; i < MEGABYTES; i++) {
		text[i] = (char)('a' + i % 26);
		bytes[i] = (uint8_t)(i * 7 + i / 256);
	}

	world_ok(act, change(act, add_item, L(id), T("large"), T(text), B(bytes, MEGABYTES)));
	{
		defer(query_end) struct query *q = query(act, item_by_id, L(id));
		assert_true(query_next(q));
		assert_string_equal(query_copy(q, 2), text);
		assert_int_equal(query_bytes(q, 3, &got), MEGABYTES);
		assert_memory_equal(got, bytes, MEGABYTES);
	}
	db_close(&act->db);
}

static void two_queries_of_one_statement_run_side_by_side(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	{
		defer(query_end) struct query *outer = query(act, numbers, L(20));
		for (long i = 1; query_next(outer); i++) {
			defer(query_end) struct query *inner = query(act, numbers, L(i));
			long last = 0;
			while (query_next(inner))
				last = query_long(inner, 0);
			assert_int_equal(last, i);
			assert_int_equal(query_long(outer, 0), i);
		}
	}
	world_ok(act, act->fault);
	db_close(&act->db);
}

static void other_text_at_the_same_address_is_another_statement(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	struct sql sql = { "first", "", "SELECT 1" };

	assert_int_equal(ask_long(act, 0, sql), 1);
	sql = (struct sql){ "second", "l", "SELECT 1 + $1" };
	assert_int_equal(ask_long(act, 0, sql, L(1)), 2);
	sql.text = "SELECT 2 + $1";
	assert_int_equal(ask_long(act, 0, sql, L(1)), 3);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void the_second_value_may_stand_first(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql turned = { "turned", "lll", "SELECT $2 * 100 + $1 * 10 + $2" };

	assert_int_equal(ask_long(act, 0, turned, L(3), L(4), L(9)), 434);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_change_tells_how_many_rows_it_changed(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql touch = { "touch", "l", "UPDATE item SET seen = NULL WHERE id <= $1" };
	const struct value to[] = { { 0 }, L(2) };
	long rows = -1;

	world_ok(act, change_with(act, &touch, to, 1, &rows));
	assert_int_equal(rows, 2);
	world_ok(act, change_with(act, &touch, (struct value[]){ { 0 }, L(0) }, 1, &rows));
	assert_int_equal(rows, 0);
	db_close(&act->db);
}

static void nothing_is_asked_while_a_fault_stands(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	(void)fail(act, E_DENIED, W_PLAIN, "no");
	assert_int_equal(add(act, next_id(), "while a fault stands"), E_DENIED);
	{
		defer(query_end) struct query *q = query(act, count_items);
		assert_false(query_next(q));
		assert_int_equal(query_columns(q), 0);
	}
	assert_int_equal(ask_long(act, -7, count_items), -7);

	db_close(&act->db);
	assert_false(is_kept("while a fault stands"));
}

/* ---- what portable SQL may rely on (docs/sql.md) --------------------------------------------- */

static const struct { const char *text, *answer; } vectors[] = {
	{ "SELECT add_days('2026-01-05', 7)",                                 "2026-01-12" },
	{ "SELECT add_days('2024-02-28', 1)",                                 "2024-02-29" },
	{ "SELECT add_days('2023-02-28', 1)",                                 "2023-03-01" },
	{ "SELECT add_days('2026-01-05', -5)",                                "2025-12-31" },
	{ "SELECT add_days('2026-01-05', 0)",                                 "2026-01-05" },
	{ "SELECT add_days('1868-01-01', 0)",                                 "1868-01-01" },
	{ "SELECT add_days('1868-01-01', -1)",                                NULL },
	{ "SELECT add_days('9999-12-31', 0)",                                 "9999-12-31" },
	{ "SELECT add_days('9999-12-31', 1)",                                 NULL },
	{ "SELECT add_days('1868-01-01', 2970151)",                           "9999-12-31" },
	{ "SELECT add_days('2026-01-05', 4611686018427387904)",               NULL },
	{ "SELECT add_days('2026-01-05', -4611686018427387904)",              NULL },
	{ "SELECT add_days('2026-02-29', 1)",                                 NULL },
	{ "SELECT add_days('2100-02-29', 1)",                                 NULL },
	{ "SELECT add_days('2000-02-29', 365)",                               "2001-02-28" },
	{ "SELECT add_days('2026-04-31', 1)",                                 NULL },
	{ "SELECT add_days('2026-13-01', 1)",                                 NULL },
	{ "SELECT add_days('2026-00-10', 1)",                                 NULL },
	{ "SELECT add_days('2026-01-00', 1)",                                 NULL },
	{ "SELECT add_days('1867-12-31', 1)",                                 NULL },
	{ "SELECT add_days('0000-01-01', 1)",                                 NULL },
	{ "SELECT add_days('2026-1-5', 1)",                                   NULL },
	{ "SELECT add_days('2026/01/05', 1)",                                 NULL },
	{ "SELECT add_days(' 2026-01-05', 1)",                                NULL },
	{ "SELECT add_days('2026-01-05 ', 1)",                                NULL },
	{ "SELECT add_days('2026-01-05T', 1)",                                NULL },
	{ "SELECT add_days('２０２６-01-05', 1)",                             NULL },
	{ "SELECT add_days('today', 1)",                                      NULL },
	{ "SELECT add_days('', 1)",                                           NULL },
	{ "SELECT add_days(NULL, 1)",                                         NULL },
	{ "SELECT add_days('2026-01-05', NULL)",                              NULL },
	{ "SELECT days_between('2026-01-05', '2026-01-12')",                  "7" },
	{ "SELECT days_between('2026-01-12', '2026-01-05')",                  "-7" },
	{ "SELECT days_between('1868-01-01', '9999-12-31')",                  "2970151" },
	{ "SELECT days_between('2026-01-12', '2026-02-30')",                  NULL },
	{ "SELECT days_between(NULL, '2026-01-05')",                          NULL },
	{ "SELECT days_between('2026-01-05', NULL)",                          NULL },
	{ "SELECT days_between('2026-01-05', add_days('2026-01-05', 30))",    "30" },
	{ "SELECT day_of('2026-11-23T14:59:59.999999Z')",                     "2026-11-23" },
	{ "SELECT day_of('2026-11-23T15:00:00.000000Z')",                     "2026-11-24" },
	{ "SELECT day_of('2026-12-31T23:59:59.000001Z')",                     "2027-01-01" },
	{ "SELECT day_of('9999-12-31T15:00:00.000000Z')",                     NULL },
	{ "SELECT day_of('2026-11-23T24:00:00.000000Z')",                     NULL },
	{ "SELECT day_of('2026-11-23T05:60:00.000000Z')",                     NULL },
	{ "SELECT day_of('2026-11-23T05:12:60.000000Z')",                     NULL },
	{ "SELECT day_of('2026-02-30T05:12:33.123456Z')",                     NULL },
	{ "SELECT day_of('2026-11-23T05:12:33Z')",                            NULL },
	{ "SELECT day_of('2026-11-23')",                                      NULL },
	{ "SELECT day_of(NULL)",                                              NULL },
	{ "SELECT 7 / 2",                                                     "3" },
	{ "SELECT -7 / 2",                                                    "-3" },
	{ "SELECT -7 % 2",                                                    "-1" },
	{ "SELECT 7 / NULLIF(0, 0)",                                          NULL },
	{ "SELECT 'a' || 5 || 'b'",                                           "a5b" },
	{ "SELECT 'a' || NULL",                                               NULL },
	{ "SELECT CAST(42 AS TEXT)",                                          "42" },
	{ "SELECT CAST('42' AS BIGINT) + 1",                                  "43" },
	{ "SELECT CASE WHEN 'drawing' LIKE 'D%' THEN 1 ELSE 0 END",           "0" },
	{ "SELECT CASE WHEN '50%' LIKE '50!%' ESCAPE '!' THEN 1 ELSE 0 END",  "1" },
	{ "SELECT CASE WHEN NULL IS DISTINCT FROM 1 THEN 1 ELSE 0 END",       "1" },
	{ "SELECT LENGTH('保全')",                                            "2" },
	{ "SELECT SUBSTR('2026-01-05', 6, 2)",                                "01" },
	{ "SELECT COALESCE(NULL, 'x')",                                       "x" },
	{ "SELECT MAX(name) FROM (SELECT name FROM item WHERE id <= 2) AS t", "model" },
	{ "SELECT COUNT(*) FILTER (WHERE id = 1) FROM item WHERE id <= 2",    "1" },
	{ "SELECT SUM(id) FROM item WHERE id <= 2",                           "3" },
	{ "SELECT seen FROM item WHERE id <= 2 ORDER BY seen NULLS FIRST, id LIMIT 1", NULL },
	{ "WITH v(a, b) AS (VALUES (1, 'x'), (2, 'y')) SELECT b FROM v WHERE a = 2", "y" },
};

static void portable_sql_has_the_same_answers_everywhere(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	for (size_t i = 0; i < COUNT(vectors); i++) {
		const struct sql sql = { "vector", "", vectors[i].text };
		defer(query_end) struct query *q = query(act, sql);
		const char *got = query_next(q) ? query_text(q, 0) : "no row";
		if (act->fault || !same_text(got, vectors[i].answer))
			fail_msg("%s: %s %s", sql.text, got ? got : "NULL", act->detail ? act->detail : "");
	}
	db_close(&act->db);
}

static void the_functions_take_columns_and_values_alike(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql due = { "due", "tl", "SELECT days_between($1, add_days($1, $2 + 0)) FROM item WHERE id = 1" };
	const struct sql of_column = { "of_column", "", "SELECT COUNT(*) FROM item WHERE add_days(name, id) IS NOT NULL" };

	assert_int_equal(ask_long(act, 0, due, T("2026-01-05"), L(40)), 40);
	assert_int_equal(ask_long(act, -1, of_column), 0);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void add_days_and_days_between_undo_each_other(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql there = { "there", "tl", "SELECT add_days($1, $2)" };
	const struct sql back = { "back", "tt", "SELECT days_between($1, $2)" };

	for (long i = world_rounds(300, 30000); i > 0; i--) {
		long n = (long)world_random(2900000);
		defer(query_end) struct query *q = query(act, there, T("1868-01-01"), L(n));
		assert_true(query_next(q));
		assert_int_equal(ask_long(act, -1, back, T("1868-01-01"), T(query_text(q, 0))), n);
	}
	world_ok(act, act->fault);
	db_close(&act->db);
}

/* ---- statements that are refused ----------------------------------------------------------- */

static const char *refusal(struct act *act, const char *params, const char *text)
{
	const struct sql sql = { "tried", params, text };
	return db_refuses(act, &sql);
}

static void a_wrong_statement_is_refused_in_words_and_harms_nothing(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	long id = next_id();
	world_ok(act, db_begin(act));
	world_ok(act, add(act, id, "before a refusal"));

	assert_non_null(strstr(refusal(act, "", "SELECT colour FROM item"), "colour"));
	assert_non_null(strstr(refusal(act, "", "SELECT 1 FROM nowhere"), "nowhere"));
	assert_non_null(refusal(act, "", "SELECT \"no such column\""));
	assert_non_null(refusal(act, "", "SELECT 1; SELECT 2"));
	assert_non_null(refusal(act, "", "SELEKT 1"));
	assert_non_null(refusal(act, "l", "SELECT $1, $2 FROM item"));
	assert_null(refusal(act, "lt", "SELECT id FROM item WHERE id = $1 AND name = $2;\n-- and that is all\n"));
	assert_null(refusal(act, "lt", "UPDATE item SET name = $2 WHERE id = $1"));
	assert_int_equal(!refusal(act, "", "SELECT id = 1 AS is_first FROM item"), !world_is_postgres());

	world_ok(act, db_commit(act));
	db_close(&act->db);
	assert_true(is_kept("before a refusal"));
}

static void reading_is_told_from_writing(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql two = { "two", "", "SELECT 1; DELETE FROM item" };

	assert_true(db_only_reads(act, &item_by_id));
	assert_true(db_only_reads(act, &numbers));
	assert_false(db_only_reads(act, &add_item));
	assert_false(db_only_reads(act, &rename_item));
	assert_false(db_only_reads(act, &two));

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_script_is_done_whole_or_not_at_all(void **state)
{
	(void)state;
	struct act *act = act_on(OWNER);

	assert_int_equal(db_script(act, "INSERT INTO item (id, name) VALUES (900, 'scripted; x');\n"
	    "INSERT INTO item (id, name) VALUES (900, 'twice');\n"), E_CONFLICT);

	act_forgive(act);
	db_close(&act->db);
	assert_false(is_kept("scripted; x"));
}

/* ---- transactions ------------------------------------------------------------------------ */

static void what_is_committed_stays_and_what_is_undone_is_gone(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "stays"));
	world_ok(act, db_commit(act));
	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "goes"));
	db_undo(act);
	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "goes with the connection"));
	db_undo(act);
	db_close(&act->db);

	assert_true(is_kept("stays"));
	assert_false(is_kept("goes"));
	assert_false(is_kept("goes with the connection"));
}

static void a_savepoint_undone_takes_only_its_own_with_it(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, db_savepoint(act));
	world_ok(act, add(act, next_id(), "released"));
	world_ok(act, db_release(act));
	world_ok(act, db_savepoint(act));
	world_ok(act, add(act, next_id(), "undone"));
	db_undo_savepoint(act);
	world_ok(act, add(act, next_id(), "after"));
	world_ok(act, db_commit(act));
	db_close(&act->db);

	assert_true(is_kept("released"));
	assert_false(is_kept("undone"));
	assert_true(is_kept("after"));
}

static void after_a_conflict_the_transaction_goes_on_from_the_savepoint(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, db_savepoint(act));
	assert_int_equal(add(act, next_id(), "drawing"), E_CONFLICT);
	assert_non_null(strstr(act->detail, "add_item"));
	act_forgive(act);
	db_undo_savepoint(act);
	world_ok(act, add(act, next_id(), "after a conflict"));
	world_ok(act, db_commit(act));
	db_close(&act->db);

	assert_true(is_kept("after a conflict"));
}

static void a_fault_keeps_the_transaction_from_being_committed(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "with a fault"));
	assert_int_equal(add(act, next_id(), "drawing"), E_CONFLICT);
	assert_int_equal(db_commit(act), E_CONFLICT);
	db_undo(act);
	db_close(&act->db);

	assert_false(is_kept("with a fault"));
}

static void a_failed_transaction_is_never_taken_for_committed(void **state)
{
	(void)state;
	if (!world_is_postgres())
		skip();
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "quietly rolled back"));
	assert_int_equal(add(act, next_id(), "drawing"), E_CONFLICT);
	act_forgive(act);
	assert_int_equal(db_commit(act), E_STORE);
	db_undo(act);
	db_close(&act->db);

	assert_false(is_kept("quietly rolled back"));
}

static void nothing_goes_on_alone_when_the_transaction_ended_by_itself(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	world_ok(act, change(act, roll_back));
	assert_int_equal(add(act, next_id(), "on its own"), E_STORE);
	act_forgive(act);
	assert_int_equal(db_commit(act), E_STORE);
	act_forgive(act);
	db_undo(act);
	world_ok(act, db_begin(act));
	db_undo(act);
	db_close(&act->db);

	assert_false(is_kept("on its own"));
}

static void a_second_writer_waits_and_is_then_told_it_is_busy(void **state)
{
	(void)state;
	setenv("HOZEN_PATIENCE_MS", "150", 1);
	struct act *first = act_on(WRITER), *second = act_on(WRITER);
	unsetenv("HOZEN_PATIENCE_MS");

	world_ok(first, db_begin(first));
	world_ok(first, change(first, rename_item, L(2), T("model")));
	enum fault f = db_begin(second);
	if (!f)
		f = change(second, rename_item, L(2), T("model 2"));
	assert_int_equal(f, E_BUSY);
	assert_non_null(strstr(second->detail, "150 ms"));
	db_undo(second);
	act_forgive(second);
	world_ok(first, db_commit(first));
	world_ok(second, db_begin(second));
	world_ok(second, change(second, rename_item, L(2), T("model")));
	world_ok(second, db_commit(second));

	db_close(&first->db);
	db_close(&second->db);
}

static void a_reader_keeps_its_picture_while_a_writer_commits(void **state)
{
	(void)state;
	struct act *reader = act_on(WRITER), *writer = act_on(WRITER);

	world_ok(reader, db_begin_read(reader, "A-1", NULL));
	long before = ask_long(reader, -1, count_items);
	world_ok(writer, db_begin(writer));
	world_ok(writer, add(writer, next_id(), "meanwhile"));
	world_ok(writer, db_commit(writer));
	assert_int_equal(ask_long(reader, -1, count_items), before);
	world_ok(reader, db_end_read(reader));
	assert_int_equal(ask_long(reader, -1, count_items), before + 1);

	db_close(&reader->db);
	db_close(&writer->db);
}

/* ---- who reads ------------------------------------------------------------------------------- */

static void expect_reader(struct act *act, const char *reader, const char *known_at)
{
	defer(query_end) struct query *q = query(act, who_reads);
	assert_true(query_next(q));
	if (!same_text(query_text(q, 0), reader) || !same_text(query_text(q, 1), known_at))
		fail_msg("reader %s, known at %s", query_text(q, 0), query_text(q, 1));
}

static void the_reader_is_known_for_its_transaction_and_no_longer(void **state)
{
	(void)state;
	struct act *act = act_on(READER);

	expect_reader(act, NULL, NULL);
	world_ok(act, db_begin_read(act, "A-1", NULL));
	expect_reader(act, "A-1", NULL);
	world_ok(act, db_end_read(act));
	expect_reader(act, NULL, NULL);
	world_ok(act, db_begin_read(act, "'; --", "2026-11-23T05:12:33.123456Z"));
	expect_reader(act, "'; --", "2026-11-23T05:12:33.123456Z");
	world_ok(act, db_end_read(act));
	expect_reader(act, NULL, NULL);

	db_close(&act->db);
}

static void a_writer_acts_as_an_account_until_the_transaction_ends(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);

	world_ok(act, db_begin(act));
	expect_reader(act, NULL, NULL);
	db_act_as(act, "A-7");
	expect_reader(act, "A-7", NULL);
	db_act_as(act, "A-8");
	expect_reader(act, "A-8", NULL);
	world_ok(act, db_commit(act));
	expect_reader(act, NULL, NULL);

	db_close(&act->db);
}

static void a_reader_sees_what_lies_in_its_scope(void **state)
{
	(void)state;
	struct act *act = act_on(READER);
	static const struct { const char *reader; long items; } scopes[] = { { "A-1", 1 }, { "A-2", 2 }, { "A-3", 0 }, { NULL, 0 } };

	for (size_t i = 0; i < COUNT(scopes); i++) {
		world_ok(act, db_begin_read(act, scopes[i].reader, NULL));
		assert_int_equal(ask_long(act, -1, count_items), scopes[i].items);
		world_ok(act, db_end_read(act));
	}
	db_close(&act->db);
}

static void on_postgres_a_reader_as_known_sees_the_other_views(void **state)
{
	(void)state;
	if (!world_is_postgres())
		skip();
	struct act *act = act_on(READER);

	world_ok(act, db_begin_read(act, "A-3", "2026-11-23T05:12:33.123456Z"));
	assert_true(ask_long(act, -1, count_items) > 2);
	world_ok(act, db_end_read(act));
	world_ok(act, db_begin_read(act, "A-3", NULL));
	assert_int_equal(ask_long(act, -1, count_items), 0);
	world_ok(act, db_end_read(act));
	db_close(&act->db);
}

/* {0} is where the tables lie. */
static const char *const denied[] = {
	"SELECT id FROM {0}.item",
	"SELECT COUNT(*) FROM {0}.item",
	"SELECT id FROM secret",
	"SELECT body FROM secret WHERE 1 = 1",
	"SELECT COUNT(*) FROM secret",
	"SELECT i.id FROM item AS i, secret",
	"SELECT 1 WHERE EXISTS (SELECT 1 FROM secret)",
	"WITH item AS (SELECT body FROM secret) SELECT body FROM item",
	"WITH item AS (SELECT COUNT(*) AS n FROM secret) SELECT n FROM item",
	"WITH item AS (SELECT id FROM {0}.item) SELECT id FROM item",
	"WITH item AS (SELECT id FROM \"{0}\" /* here */ . \"item\") SELECT id FROM item",
	"WITH v AS (SELECT body FROM secret) SELECT body FROM v",
	"SELECT t.id FROM (SELECT id FROM {0}.item) AS t",
	"SELECT id FROM item WHERE name IN (SELECT body FROM secret)",
	"SELECT id FROM item UNION ALL SELECT id FROM secret",
	"INSERT INTO item (id, name) VALUES (77, 'by a reader')",
	"UPDATE {0}.item SET name = 'x'",
	"DELETE FROM {0}.item",
	"DELETE FROM secret",
	"DROP TABLE secret",
	"CREATE TABLE mine (x INTEGER)",
	"CREATE TEMP TABLE mine (x INTEGER)",
};

static const char *const denied_on_sqlite[] = {
	"SELECT name FROM sqlite_schema",
	"SELECT sql FROM temp.sqlite_temp_schema",
	"SELECT COUNT(*) FROM sqlite_schema",
	"SELECT COUNT(*) FROM sqlite_temp_schema",
	"SELECT id FROM [main].item",
	"SELECT id FROM `MAIN`.item",
	"SELECT id FROM 'main'.item",
	"SELECT COUNT(*) FROM main -- a remark\n.item",
	"SELECT '--', COUNT(*) FROM main.item",
	"SELECT '''/*', COUNT(*) FROM main.item -- */",
	"SELECT 1 AS [a'b], COUNT(*) FROM main.item",
	"WITH item AS (SELECT rowid AS id FROM secret) SELECT id FROM item",
	"SELECT name FROM pragma_table_info('item')",
	"SELECT COUNT(*) FROM pragma_table_info('item')",
	"SELECT name FROM dbstat",
	"SELECT sql FROM sqlite_stmt",
	"PRAGMA query_only = OFF",
	"PRAGMA table_info(item)",
	"ATTACH DATABASE ':memory:' AS other",
	"EXPLAIN QUERY PLAN SELECT COUNT(*) FROM item",
	"SAVEPOINT mine",
};

static void expect_denied(struct act *act, const char *pattern)
{
	struct text text = { .arena = act->arena };
	text_fill(&text, pattern, (const char *const[]){ world_is_postgres() ? "hozen" : "main", NULL });
	const struct sql sql = { "denied", "", text_of(&text) };
	world_ok(act, db_begin_read(act, "A-1", NULL));
	defer(query_end) struct query *q = query(act, sql);
	bool is_denied = act->fault == E_DENIED || (act->fault && strstr(act->detail, "not authorized"));
	if (query_next(q) || !is_denied)
		fail_msg("%s: %s %s", sql.text, fault_info[act->fault].name, act->detail ? act->detail : "");
	act_forgive(act);
	world_ok(act, db_end_read(act));
}

static void a_reader_reaches_no_table_and_changes_nothing(void **state)
{
	(void)state;
	struct act *act = act_on(READER);

	for (size_t i = 0; i < COUNT(denied); i++)
		expect_denied(act, denied[i]);
	for (size_t i = 0; i < COUNT(denied_on_sqlite) && !world_is_postgres(); i++)
		expect_denied(act, denied_on_sqlite[i]);

	db_close(&act->db);
	assert_false(is_kept("by a reader"));
}

static const char *const allowed[] = {
	"SELECT COUNT(*) FROM item",
	"SELECT COUNT(*) FROM item AS a, item AS b",
	"SELECT COUNT(*) FROM (SELECT name FROM item) AS t",
	"WITH mine AS (SELECT id FROM item) SELECT COUNT(*) FROM mine",
	"WITH secret AS (SELECT id FROM item) SELECT COUNT(id) FROM secret",
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1) SELECT COUNT(*) FROM n",
	"SELECT COUNT(*) FROM item -- in the main. \n",
	"SELECT ROW_NUMBER() OVER (ORDER BY name) FROM item",
	"SELECT COUNT(*) FROM item AS a WHERE EXISTS (SELECT 1 FROM item AS b WHERE b.id = a.id)",
	"SELECT CASE WHEN 'main' || '.' = 'main.' THEN COUNT(*) END FROM item",
};

static void a_reader_asks_its_views_whatever_it_likes(void **state)
{
	(void)state;
	struct act *act = act_on(READER);
	world_ok(act, db_begin_read(act, "A-1", NULL));

	for (size_t i = 0; i < COUNT(allowed); i++) {
		const struct sql sql = { "allowed", "", allowed[i] };
		if (ask_long(act, -1, sql) != 1 || !db_only_reads(act, &sql))
			fail_msg("%s: %s", sql.text, act->detail ? act->detail : "wrong answer");
	}
	world_ok(act, db_end_read(act));
	db_close(&act->db);
}

static void a_view_of_everything_may_be_counted_through_the_guard(void **state)
{
	(void)state;
	if (world_is_postgres())
		skip();
	struct act *act = act_on(READER);
	const struct sql all = { "all", "", "SELECT COUNT(*) FROM item_open" };

	assert_true(ask_long(act, -1, all) >= 2);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_reader_not_yet_guarded_cannot_write_either(void **state)
{
	(void)state;
	if (world_is_postgres())
		skip();
	struct act *act = world_act();
	world_ok(act, db_open(act, url, READER, &act->db));

	assert_int_equal(add(act, next_id(), "unguarded"), E_DENIED);

	db_close(&act->db);
}

/* ---- limits, and what goes wrong ------------------------------------------------------------- */

static void an_endless_statement_is_stopped_and_named(void **state)
{
	(void)state;
	struct act *act = act_on(READER);
	world_ok(act, db_begin_read(act, "A-1", NULL));

	world_ok(act, db_limit(act, 100));
	assert_int_equal(ask_long(act, -1, endless), -1);
	assert_int_equal(act->fault, E_TOO_SLOW);
	assert_non_null(strstr(act->detail, "endless"));
	assert_non_null(strstr(act->detail, "100 ms"));

	act_forgive(act);
	world_ok(act, db_end_read(act));
	assert_int_equal(ask_long(act, -1, numbers, L(1)), 1);
	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_limit_ends_with_the_transaction_it_was_set_in(void **state)
{
	(void)state;
	struct act *act = act_on(WRITER);
	const struct sql slow = { "slow", "l",
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT COUNT(*) FROM n" };
	long rows = 1;
	world_ok(act, db_limit(act, 60000));
	world_ok(act, db_begin(act));
	world_ok(act, db_limit(act, 1));
	while (ask_long(act, 0, slow, L(rows)) == rows)
		rows *= 2;
	assert_int_equal(act->fault, E_TOO_SLOW);
	act_forgive(act);
	db_undo(act);

	assert_int_equal(ask_long(act, 0, slow, L(rows)), rows);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void what_cannot_be_opened_is_said(void **state)
{
	(void)state;
	static const struct { const char *url; enum fault fault; } wrong[] = {
		{ "mysql://here",                                     E_STORE },
		{ "",                                                 E_STORE },
		{ "sqlite:/nowhere/at/all.db",                        E_NOT_FOUND },
		{ "postgresql:///x?host=/nowhere&connect_timeout=1",  E_STORE },
	};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct act *act = world_act();
		assert_int_equal(db_open(act, wrong[i].url, WRITER, &act->db), wrong[i].fault);
		assert_null(act->db);
		assert_non_null(act->detail);
	}
}

static void a_file_that_is_no_database_is_said_to_be_none(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *path = arena_format(act->arena, "%s/letter.txt", world_folder());
	FILE *file = fopen(path, "w");
	for (int i = 0; i < 1000; i++)
		fputs("Dear Sir, ", file);
	fclose(file);

	assert_int_equal(db_open(act, arena_format(act->arena, "sqlite:%s", path), WRITER, &act->db), E_STORE);
	assert_non_null(strstr(act->detail, "not a database"));
}

static void the_owner_makes_a_file_for_its_own_eyes(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *path = arena_format(act->arena, "%s/made.db", world_folder());
	struct stat st;

	world_ok(act, db_open(act, arena_format(act->arena, "sqlite:%s", path), OWNER, &act->db));
	world_ok(act, db_script(act, "CREATE TABLE t (x INTEGER);\n"));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(arena_format(act->arena, "%s-wal", path), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(db_kind(act->db), SQLITE);
	db_close(&act->db);
}

static void a_full_database_is_called_full_and_can_be_undone(void **state)
{
	(void)state;
	if (world_is_postgres())
		skip();
	struct act *act = act_on(WRITER);
	char *large = arena_take(act->arena, 1 << 20);
	memset(large, 'x', (1 << 20) - 1);
	world_ok(act, db_script(act, "PRAGMA max_page_count = 1;\n"));

	world_ok(act, db_begin(act));
	assert_int_equal(change(act, add_item, L(next_id()), T("too much"), T(large), T(NULL)), E_FULL);
	db_undo(act);
	act_forgive(act);
	world_ok(act, db_script(act, "PRAGMA max_page_count = 1000000;\n"));
	world_ok(act, add(act, next_id(), "room again"));

	db_close(&act->db);
	assert_false(is_kept("too much"));
	assert_true(is_kept("room again"));
}

static void cut_off(struct act *act)
{
	struct act *owner = act_on(OWNER);
	const struct sql whose = { "whose", "", "SELECT pg_backend_pid()" };
	const struct sql end = { "end", "l", "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(CAST($1 AS integer), 5000)) AS t" };
	long pid = ask_long(act, 0, whose);
	assert_int_equal(ask_long(owner, 0, end, L(pid)), 1);
	world_ok(owner, owner->fault);
	db_close(&owner->db);
}

static void a_lost_connection_is_noticed_and_can_be_opened_again(void **state)
{
	(void)state;
	if (!world_is_postgres())
		skip();
	struct act *act = act_on(WRITER);
	cut_off(act);

	assert_int_equal(ask_long(act, -1, count_items), -1);
	assert_int_equal(act->fault, E_STORE);
	assert_true(db_is_lost(act->db));
	act_forgive(act);
	assert_int_equal(db_begin(act), E_STORE);
	act_forgive(act);
	world_ok(act, db_reopen(act, act->db));
	assert_false(db_is_lost(act->db));
	assert_true(ask_long(act, -1, count_items) > 0);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_connection_lost_at_commit_is_not_taken_for_committed(void **state)
{
	(void)state;
	if (!world_is_postgres())
		skip();
	struct act *act = act_on(WRITER);
	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "lost at commit"));
	cut_off(act);

	assert_int_equal(db_commit(act), E_STORE);
	assert_true(db_is_lost(act->db));
	db_undo(act);
	act_forgive(act);
	world_ok(act, db_reopen(act, act->db));
	world_ok(act, db_begin(act));
	world_ok(act, add(act, next_id(), "after it was lost"));
	world_ok(act, db_commit(act));

	db_close(&act->db);
	assert_false(is_kept("lost at commit"));
	assert_true(is_kept("after it was lost"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_value_comes_back_as_it_went),
		cmocka_unit_test(nothing_comes_back_as_nothing_and_empty_bytes_as_empty),
		cmocka_unit_test(the_greatest_and_least_numbers_come_back),
		cmocka_unit_test(a_text_of_five_megabytes_comes_back),
		cmocka_unit_test(two_queries_of_one_statement_run_side_by_side),
		cmocka_unit_test(other_text_at_the_same_address_is_another_statement),
		cmocka_unit_test(the_second_value_may_stand_first),
		cmocka_unit_test(a_change_tells_how_many_rows_it_changed),
		cmocka_unit_test(nothing_is_asked_while_a_fault_stands),
		cmocka_unit_test(portable_sql_has_the_same_answers_everywhere),
		cmocka_unit_test(the_functions_take_columns_and_values_alike),
		cmocka_unit_test(add_days_and_days_between_undo_each_other),
		cmocka_unit_test(a_wrong_statement_is_refused_in_words_and_harms_nothing),
		cmocka_unit_test(reading_is_told_from_writing),
		cmocka_unit_test(a_script_is_done_whole_or_not_at_all),
		cmocka_unit_test(what_is_committed_stays_and_what_is_undone_is_gone),
		cmocka_unit_test(a_savepoint_undone_takes_only_its_own_with_it),
		cmocka_unit_test(after_a_conflict_the_transaction_goes_on_from_the_savepoint),
		cmocka_unit_test(a_fault_keeps_the_transaction_from_being_committed),
		cmocka_unit_test(a_failed_transaction_is_never_taken_for_committed),
		cmocka_unit_test(nothing_goes_on_alone_when_the_transaction_ended_by_itself),
		cmocka_unit_test(a_second_writer_waits_and_is_then_told_it_is_busy),
		cmocka_unit_test(a_reader_keeps_its_picture_while_a_writer_commits),
		cmocka_unit_test(the_reader_is_known_for_its_transaction_and_no_longer),
		cmocka_unit_test(a_writer_acts_as_an_account_until_the_transaction_ends),
		cmocka_unit_test(a_reader_sees_what_lies_in_its_scope),
		cmocka_unit_test(on_postgres_a_reader_as_known_sees_the_other_views),
		cmocka_unit_test(a_reader_reaches_no_table_and_changes_nothing),
		cmocka_unit_test(a_reader_asks_its_views_whatever_it_likes),
		cmocka_unit_test(a_view_of_everything_may_be_counted_through_the_guard),
		cmocka_unit_test(a_reader_not_yet_guarded_cannot_write_either),
		cmocka_unit_test(an_endless_statement_is_stopped_and_named),
		cmocka_unit_test(a_limit_ends_with_the_transaction_it_was_set_in),
		cmocka_unit_test(what_cannot_be_opened_is_said),
		cmocka_unit_test(a_file_that_is_no_database_is_said_to_be_none),
		cmocka_unit_test(the_owner_makes_a_file_for_its_own_eyes),
		cmocka_unit_test(a_full_database_is_called_full_and_can_be_undone),
		cmocka_unit_test(a_lost_connection_is_noticed_and_can_be_opened_again),
		cmocka_unit_test(a_connection_lost_at_commit_is_not_taken_for_committed),
	};
	return cmocka_run_group_tests(tests, make_world, NULL);
}
