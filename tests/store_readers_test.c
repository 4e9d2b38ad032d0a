/* Who reads, what a reader may ask, and how long.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/store_world.h"

SQL(count_items, "", "SELECT COUNT(*) FROM item WHERE id > 0");
SQL(numbers, "l", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i FROM n ORDER BY i");
SQL(endless, "", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT COUNT(*) FROM n");
SQL(who_reads, "", "SELECT reader() AS reader, known_at() AS known");

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
	struct act *act = act_on(READER);

	world_ok(act, db_begin_read(act, "A-3", "2026-11-23T05:12:33.123456Z"));
	assert_int_equal(ask_long(act, -1, count_items), 2);
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
	"SELECT set_config('role', 'none', true)",
	"SELECT pg_catalog.set_config('hozen.reader', 'A-2', true) FROM item",
	"SELECT \"set_config\" ('hozen.reader', 'A-2', true) FROM item",
	"SELECT E'\\'', set_config('role', 'none', true), E'\\''",
	"SELECT $$'$$, set_config('role', 'none', true), $$'$$",
	"SELECT /* /* */ ' */ set_config('role', 'none', true) /* ' */",
	"SELECT COUNT(*) FROM -- \r ' \n {0}.item -- '",
	"SELECT ARRAY[set_config('role', 'none', true)]",
	"SELECT id FROM set_config('role', 'none', true) AS (id text)",
	"WITH set_config AS (SELECT 1) SELECT set_config('role', 'none', true)",
	"SELECT usename FROM pg_stat_activity",
	"SELECT random()",
	"SELECT 'item'::regclass",
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
	if (query_next(q) || act->fault != E_DENIED)
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

static void no_table_of_sqlite_itself_opens_for_a_reader(void **state)
{
	(void)state;
	struct act *act = act_on(READER);

	assert_non_null(refusal(act, "", "SELECT name FROM pragma_table_info('item')"));
	assert_non_null(refusal(act, "", "SELECT COUNT(*) FROM pragma_database_list"));
	assert_non_null(refusal(act, "", "SELECT name FROM dbstat"));
	assert_non_null(refusal(act, "", "SELECT sql FROM sqlite_stmt"));
	assert_non_null(refusal(act, "", "SELECT value FROM json_each('[1]')"));

	db_close(&act->db);
}

static const char *const allowed[] = {
	"SELECT COUNT(*) FROM item",
	"SELECT COUNT(*) FROM item AS a, item AS b",
	"SELECT COUNT(*) FROM (SELECT name FROM item) AS t",
	"WITH mine AS (SELECT id FROM item) SELECT COUNT(*) FROM mine",
	"WITH secret AS (SELECT id FROM item) SELECT COUNT(id) FROM secret",
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1) SELECT COUNT(*) FROM n",
	"WITH v (a, b) AS MATERIALIZED (VALUES (1, 'x(y)'), (2, 'it''s')) SELECT a FROM v WHERE b IN ('x(y)') AND (a = 1)",
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
	struct act *act = act_on(READER);
	const struct sql all = { "all", "", "SELECT COUNT(*) FROM item_open" };

	assert_true(ask_long(act, -1, all) >= 2);

	world_ok(act, act->fault);
	db_close(&act->db);
}

static void a_reader_not_yet_guarded_cannot_write_either(void **state)
{
	(void)state;
	struct act *act = world_act();
	world_ok(act, db_open(act, url, READER, &act->db));

	assert_int_equal(add(act, next_id(), "unguarded"), E_DENIED);

	db_close(&act->db);
}

/* ---- how long ------------------------------------------------------------------------------- */

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

	assert_int_equal(ask_long(act, 0, slow, L(rows * 16)), rows * 16);

	world_ok(act, act->fault);
	db_close(&act->db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reader_is_known_for_its_transaction_and_no_longer),
		cmocka_unit_test(a_writer_acts_as_an_account_until_the_transaction_ends),
		cmocka_unit_test(a_reader_sees_what_lies_in_its_scope),
		cmocka_unit_test(a_reader_reaches_no_table_and_changes_nothing),
		cmocka_unit_test(a_reader_asks_its_views_whatever_it_likes),
		cmocka_unit_test(an_endless_statement_is_stopped_and_named),
		cmocka_unit_test(a_limit_ends_with_the_transaction_it_was_set_in),
	};
	const struct CMUnitTest on_sqlite[] = {
		cmocka_unit_test(no_table_of_sqlite_itself_opens_for_a_reader),
		cmocka_unit_test(a_view_of_everything_may_be_counted_through_the_guard),
		cmocka_unit_test(a_reader_not_yet_guarded_cannot_write_either),
	};
	const struct CMUnitTest on_postgres[] = {
		cmocka_unit_test(on_postgres_a_reader_as_known_sees_the_other_views),
	};
	int failed = cmocka_run_group_tests(tests, make_world, NULL);
	if (world_is_postgres())
		return failed + cmocka_run_group_tests(on_postgres, make_world, NULL);
	return failed + cmocka_run_group_tests(on_sqlite, make_world, NULL);
}
