/* Acts through the one path, on the database under test.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"

static void an_act_is_recorded_and_stands(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	long before = ledger_size(&o);

	did(&o, act, "add", "company", "number=C-1", "name=架空精機");

	assert_int_equal(ledger_size(&o), before + 1);
	assert_non_null(strstr(seen_by(&o, "chief", "company", NULL), "C-1,架空精機"));
	office_close(&o);
}

static void a_refusal_changes_nothing_and_is_recorded(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	long before = ledger_size(&o);

	assert_int_equal(do_as(&o, act, "chief", "add", "site", "company=NONE", "name=x", "prefecture=atlantis", NULL), E_BAD_INPUT);

	assert_int_equal(act->problem_count, 2);
	assert_string_equal(act->problems->next->field, "company");
	assert_string_equal(act->problems->field, "prefecture");
	assert_string_equal(act->problems->given, "atlantis");
	assert_non_null(strstr(act->problems->accepted, "tokyo"));
	assert_int_equal(ledger_size(&o), before + 1);
	assert_null(strstr(seen_by(&o, "chief", "site", NULL), "atlantis"));
	office_close(&o);
}

static void an_account_without_the_right_is_denied(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "nobody", "add", "company", "number=C-9", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "manager", "add", "account", "number=x", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "add", "opening", "number=x", "records=1", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "open", NULL, "account=x", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "manager", "rotate_key", NULL, NULL), E_DENIED);

	did(&o, act, "amend", "account", "number=manager", "closed_on=2026-01-01");
	assert_int_equal(do_as(&o, act, "manager", "add", "site", "company=C-1", "name=x", NULL), E_DENIED);
	office_close(&o);
}

static void somebody_always_keeps_the_accounts(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "chief", "amend", "account", "number=chief", "closed_on=2026-01-01", NULL), E_CONFLICT);

	did(&o, act, "add", "account", "number=deputy", "name=Deputy");
	did(&o, act, "add", "role", "account=deputy", "role=administrator", "from_on=2020-04-01");
	did(&o, act, "amend", "account", "number=chief", "closed_on=2026-01-01");
	office_close(&o);
}

/* Whoever held it could write a key of their own, or none that signs. */
static void the_role_of_the_program_is_given_to_nobody(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "chief", "add", "role", "account=chief", "role=program", "from_on=2020-04-01", NULL), E_BAD_INPUT);

	assert_string_equal(act->problems->field, "role");
	assert_int_equal(do_as(&o, act, "chief", "add", "signing_key", "verifier=x", NULL), E_DENIED);
	office_close(&o);
}

static void bytes_that_are_no_text_are_refused_and_the_ledger_stays_whole(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	long before = ledger_size(&o);

	assert_int_equal(do_as(&o, act, "\xff", "add", "company", "number=C-1", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-1", "name=\xff\xfe", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=\xff", "name=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "amend", "company", "number=\xff", "name=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "site", "company=\xff", "name=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "\xff=1", "number=C-1", "name=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "\xff", "number=C-1", NULL), E_BAD_INPUT);
	act->reason = "\xff";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-1", "name=x", NULL), E_BAD_INPUT);
	act->reason = NULL;
	act->second = "\xff";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-1", "name=x", NULL), E_BAD_INPUT);

	assert_int_equal(ledger_size(&o), before + 9);
	office_close(&o);
}

static void a_setting_stays_within_its_bounds(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "chief", "add", "setting", "number=rule_seconds", "value=0", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "setting", "number=rule_seconds", "value=99999999999", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "add", "setting", "number=horizon_days", "value=9999999999", NULL), E_BAD_INPUT);
	assert_int_equal(act->problem_count, 1);
	did(&o, act, "add", "setting", "number=horizon_days", "value=3660");
	office_close(&o);
}

static void a_second_person_is_another_who_may_sign(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();

	act->second = "chief";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL), E_BAD_INPUT);
	act->second = "nobody";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL), E_BAD_INPUT);
	act->second = "manager";
	world_ok(act, do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL));
	office_close(&o);
}

static void an_import_is_one_entry_and_all_or_nothing(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	long before = ledger_size(&o);
	static const char bad[] =
		"number,machine,kind,done_on,result\r\n"
		"A,M-1,virus,2026-11-01,clean\r\n"
		"B,M-9,virus,2026-13-01,clean\r\n"
		"C,M-9,virus,2026-11-01,unknown\r\n"
		"A,M-1,virus,2026-11-01,clean\r\n";
	const struct import import = { register_named("machine_check"), "bad.csv", bad, sizeof bad - 1, false, NULL, NULL };
	struct outcome outcome;
	act->actor = "chief";

	assert_int_equal(import_csv(act, o.installation, &import, &outcome), E_BAD_INPUT);

	static const struct { long line; const char *field; } wrong[] = {
		{ 3, "done_on" }, { 3, "machine" }, { 4, "result" }, { 4, "machine" }, { 5, "number" } };
	assert_int_equal(act->problem_count, COUNT(wrong));
	const struct problem *p = act->problems;
	for (size_t i = 0; i < COUNT(wrong); i++, p = p->next) {
		assert_int_equal(p->line, wrong[i].line);
		assert_string_equal(p->field, wrong[i].field);
	}
	assert_int_equal(ledger_size(&o), before + 1);
	assert_null(strstr(seen_by(&o, "chief", "machine_check", NULL), "M-1"));

	outcome = imports(&o, "machine_check", "パソコン,点検種別,実施日,結果\r\nM-1,ウイルスチェック,Ｒ８．１１．１,異常なし\r\n");
	assert_int_equal(outcome.records, 1);
	assert_non_null(strstr(seen_by(&o, "chief", "machine_check", NULL), "M-1,virus,2026-11-01,clean"));
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_act_is_recorded_and_stands),
		cmocka_unit_test(a_refusal_changes_nothing_and_is_recorded),
		cmocka_unit_test(an_account_without_the_right_is_denied),
		cmocka_unit_test(somebody_always_keeps_the_accounts),
		cmocka_unit_test(the_role_of_the_program_is_given_to_nobody),
		cmocka_unit_test(bytes_that_are_no_text_are_refused_and_the_ledger_stays_whole),
		cmocka_unit_test(a_setting_stays_within_its_bounds),
		cmocka_unit_test(a_second_person_is_another_who_may_sign),
		cmocka_unit_test(an_import_is_one_entry_and_all_or_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
