/* The store on the database under test: values, portable SQL, statements refused, opening.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/store_world.h"
#include <sys/stat.h>

SQL(item_by_id, "l", "SELECT id, name, seen, content FROM item WHERE id = $1");
SQL(rename_item, "lt", "UPDATE item SET name = $2 WHERE id = $1");
SQL(early_terms, "", "SELECT COUNT(*) FROM term_of_office AS t"
	" WHERE t.person = 7 AND t.from_on <= '2024-12-21' AND t.company IN (SELECT company FROM seen)");
SQL(count_items, "", "SELECT COUNT(*) FROM item WHERE id > 0");
SQL(numbers, "l", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i FROM n ORDER BY i");

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
	assert_non_null(refusal(act, "", "SELECT id::text FROM item"));
	assert_non_null(refusal(act, "", "SELECT [id] FROM item"));
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

/* ---- opening ------------------------------------------------------------------------------- */

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

/* SQLite 3.40 counted the term that begins in 2025, where the index has person, company and day and has been analysed. */
static void a_bound_holds_behind_what_is_in_a_list(void **state)
{
	(void)state;
	struct act *act = world_act();

	world_ok(act, db_open(act, arena_format(act->arena, "sqlite:%s/bound.db", world_folder()), OWNER, &act->db));
	world_ok(act, db_script(act, "CREATE TABLE term_of_office (id INTEGER PRIMARY KEY, person INTEGER NOT NULL, company INTEGER NOT NULL,"
	    " from_on TEXT NOT NULL, UNIQUE (person, company, from_on));\n"
	    "CREATE TABLE seen (company INTEGER PRIMARY KEY);\n"
	    "INSERT INTO seen VALUES (3), (6), (7);\n"
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) INSERT INTO term_of_office (person, company, from_on)"
	    " SELECT i, i, CASE i WHEN 7 THEN '2025-12-01' ELSE '2020-01-01' END FROM n;\n"
	    "ANALYZE;\n"));
	assert_int_equal(ask_long(act, -1, early_terms), 0);
	db_close(&act->db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bound_holds_behind_what_is_in_a_list),
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
		cmocka_unit_test(what_cannot_be_opened_is_said),
		cmocka_unit_test(a_file_that_is_no_database_is_said_to_be_none),
		cmocka_unit_test(the_owner_makes_a_file_for_its_own_eyes),
	};
	return cmocka_run_group_tests(tests, make_world, NULL);
}
