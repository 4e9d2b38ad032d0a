/* Who sees and touches what: roles, reach, and what refusals and SQL do not tell.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"

static void an_account_neither_sees_nor_touches_another_company(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();

	for each_register(r) {
		const char *seen = seen_by(&o, "manager", (*r)->name, NULL);
		for (const char *const *name = (const char *const[]){ "C-2", "S-2", "M-2", "P-2", "Planted Two", "Planted,Two", "site two", "machine two", NULL }; *name; name++)
			if (strstr(seen, *name))
				fail_msg("%s shows %s", (*r)->name, *name);
	}
	assert_non_null(strstr(seen_by(&o, "manager", "machine", NULL), "M-1"));
	assert_non_null(strstr(seen_by(&o, "chief", "machine", NULL), "M-2"));

	assert_int_equal(do_as(&o, act, "manager", "amend", "machine", "number=M-2", "name=x", NULL), E_NOT_FOUND);
	assert_int_equal(do_as(&o, act, "manager", "add", "site", "company=C-2", "name=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "manager", "add", "machine_check", "machine=M-2", "kind=virus", "done_on=2026-11-01", "result=clean", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "manager", "amend", "person", "number=P-1", "kept_by=C-2", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "manager", "add", "company", "number=C-3", "name=x", NULL), E_DENIED);
	world_ok(act, do_as(&o, act, "manager", "add", "machine_check", "machine=M-1", "kind=virus", "done_on=2026-11-01", "result=clean", NULL));
	office_close(&o);
}

SQL(machines_themselves, "", "SELECT COUNT(*) FROM machine AS t WHERE t.number = 'M-2'");
SQL(machines_in_main, "", "SELECT COUNT(*) FROM main.machine");
SQL(machines_in_hozen, "", "SELECT COUNT(*) FROM hozen.machine");
SQL(machine_written, "", "UPDATE machine SET name = 'x'");

/* Whatever SQL a reader could be made to run, it gets no further than its account: views, the authoriser, row-level security. */
static void a_reader_gets_nothing_past_its_scope_by_any_sql(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *reader = world_act();
	world_ok(reader, books_open(reader, o.url, READER, false, &reader->db));
	world_ok(reader, db_begin_read(reader, "manager", NULL));

	assert_int_equal(ask_long(reader, -1, machines_themselves), 0);
	assert_int_equal(ask_long(reader, -1, machines_in_hozen), -1);
	act_forgive(reader);
	assert_int_equal(ask_long(reader, -1, machines_in_main), -1);
	act_forgive(reader);
	db_undo(reader);
	world_ok(reader, db_begin_read(reader, "manager", NULL));
	assert_int_equal(change(reader, machine_written) == OK, false);
	db_close(&reader->db);
	office_close(&o);
}

static void rights_of_one_role_do_not_travel_on_the_reach_of_another(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	did(&o, act, "add", "role", "account=manager", "role=sds_manager", "from_on=2020-04-01");

	assert_non_null(strstr(seen_by(&o, "manager", "machine", NULL), "M-2"));
	assert_int_equal(do_as(&o, act, "manager", "amend", "machine", "number=M-2", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "manager", "add", "site", "company=C-2", "name=x", NULL), E_DENIED);
	world_ok(act, do_as(&o, act, "manager", "amend", "machine", "number=M-1", "name=x", NULL));
	office_close(&o);
}

/* The same refusal, word for word, whether a number out of reach exists or not. */
static void a_refusal_does_not_tell_what_lies_out_of_reach(void **state)
{
	(void)state;
	static const char *const machines[] = { "machine=M-2", "machine=M-9" };
	struct office o = office_of_two();
	struct act *act = world_act();
	const char *told[2];
	did(&o, act, "add", "machine_account", "machine=M-2", "person=P-2", "login=secret", "from_on=2026-02-01");

	for (int i = 0; i < 2; i++) {
		struct text out = { .arena = act->arena };
		(void)do_as(&o, act, "manager", "add", "machine_account", machines[i], "person=P-1", "login=secret", "from_on=2026-02-01", "to_on=bad", NULL);
		for (const struct problem *p = act->problems; p; p = p->next)
			text_add(&out, "%s: %s\n", p->field, p->accepted);
		told[i] = text_of(&out);
	}

	assert_string_equal(told[0], told[1]);
	assert_null(strstr(told[0], "MA-"));
	office_close(&o);
}

static void an_unknown_account_may_not_even_ask(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct status status;

	assert_int_equal(status_of(act, o.installation, "nobody", NO_DATE, NULL, &status), E_DENIED);
	office_close(&o);
}

SQL(every_machine, "", "SELECT COUNT(*) FROM machine");

/* Beneath the views, PostgreSQL itself shows a reader's role no more than the account may see. */
static void row_level_security_holds_without_the_views(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *owner = world_act();
	world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
	if (world_is_postgres())
		world_ok(owner, db_script(owner, "SET ROLE hozen_reader;\nSELECT set_config('hozen.reader', 'manager', false);\n"));

	assert_int_equal(ask_long(owner, -1, every_machine), world_is_postgres() ? 1 : 2);

	db_close(&owner->db);
	office_close(&o);
}

static void a_bureau_sees_the_companies_of_its_area(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	did(&o, act, "add", "organisation", "number=KANTO", "name=Kanto", "kind=bureau");
	did(&o, act, "add", "jurisdiction", "organisation=KANTO", "prefecture=tokyo", "from_on=2007-09-01");
	did(&o, act, "add", "account", "number=inspector", "name=Inspector", "organisation=KANTO");
	did(&o, act, "add", "role", "account=inspector", "role=bureau_inspector", "organisation=KANTO", "from_on=2020-04-01");

	assert_non_null(strstr(seen_by(&o, "inspector", "machine", NULL), "M-1"));
	assert_null(strstr(seen_by(&o, "inspector", "machine", NULL), "M-2"));
	assert_int_equal(do_as(&o, act, "inspector", "amend", "machine", "number=M-1", "name=x", NULL), E_DENIED);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_account_neither_sees_nor_touches_another_company),
		cmocka_unit_test(a_reader_gets_nothing_past_its_scope_by_any_sql),
		cmocka_unit_test(rights_of_one_role_do_not_travel_on_the_reach_of_another),
		cmocka_unit_test(a_refusal_does_not_tell_what_lies_out_of_reach),
		cmocka_unit_test(an_unknown_account_may_not_even_ask),
		cmocka_unit_test(row_level_security_holds_without_the_views),
		cmocka_unit_test(a_bureau_sees_the_companies_of_its_area),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
