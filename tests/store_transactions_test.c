/* Transactions on the database under test: what stays, what goes, and what is lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/store_world.h"
#include <stdlib.h>

SQL(rename_item, "lt", "UPDATE item SET name = $2 WHERE id = $1");
SQL(count_items, "", "SELECT COUNT(*) FROM item WHERE id > 0");
SQL(roll_back, "", "ROLLBACK");

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

static void a_full_database_is_called_full_and_can_be_undone(void **state)
{
	(void)state;
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
		cmocka_unit_test(what_is_committed_stays_and_what_is_undone_is_gone),
		cmocka_unit_test(a_savepoint_undone_takes_only_its_own_with_it),
		cmocka_unit_test(after_a_conflict_the_transaction_goes_on_from_the_savepoint),
		cmocka_unit_test(a_fault_keeps_the_transaction_from_being_committed),
		cmocka_unit_test(nothing_goes_on_alone_when_the_transaction_ended_by_itself),
		cmocka_unit_test(a_second_writer_waits_and_is_then_told_it_is_busy),
		cmocka_unit_test(a_reader_keeps_its_picture_while_a_writer_commits),
	};
	const struct CMUnitTest on_sqlite[] = {
		cmocka_unit_test(a_full_database_is_called_full_and_can_be_undone),
	};
	const struct CMUnitTest on_postgres[] = {
		cmocka_unit_test(a_failed_transaction_is_never_taken_for_committed),
		cmocka_unit_test(a_lost_connection_is_noticed_and_can_be_opened_again),
		cmocka_unit_test(a_connection_lost_at_commit_is_not_taken_for_committed),
	};
	int failed = cmocka_run_group_tests(tests, make_world, NULL);
	if (world_is_postgres())
		return failed + cmocka_run_group_tests(on_postgres, make_world, NULL);
	return failed + cmocka_run_group_tests(on_sqlite, make_world, NULL);
}
