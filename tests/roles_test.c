/* Roles and the separation of duties: what each may write, field by field, whose own case is seen, and who is never two things at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"

static struct office o;
static struct act *act;

/* ---- who there is -------------------------------------------------------------------------- */

static void account(const char *number, const char *role, const char *reach)
{
	const char *numbered = arena_format(act->arena, "number=%s", number), *of = arena_format(act->arena, "account=%s", number);
	const char *held = arena_format(act->arena, "role=%s", role);
	did(&o, act, "add", "account", numbered, "name=Somebody");
	if (reach)
		did(&o, act, "add", "role", of, held, "from_on=2020-04-01", reach);
	else
		did(&o, act, "add", "role", of, held, "from_on=2020-04-01");
}

static int open_programme(void **state)
{
	(void)state;
	act = world_act();
	o = office_of_two();
	did(&o, act, "add", "organisation", "number=ATLA", "name=ATLA", "kind=authority");
	did(&o, act, "add", "organisation", "number=KANTO", "name=Kanto", "kind=bureau");
	did(&o, act, "add", "jurisdiction", "organisation=KANTO", "prefecture=tokyo", "from_on=2007-09-01");
	did(&o, act, "add", "company", "number=C-3", "name=Planted Three");
	did(&o, act, "add", "contract", "number=K-1", "prime=C-1", "authority=ATLA", "title=Planted work", "start_on=2026-01-05");
	did(&o, act, "add", "subcontract", "number=SC-1", "contract=K-1", "given_by=C-1", "company=C-2", "work=parts", "start_on=2026-02-01");
	did(&o, act, "add", "area", "number=A-1", "site=S-1", "name=Room", "grade=2");
	did(&o, act, "add", "machine_account", "number=MA-1", "machine=M-1", "person=P-1", "login=one", "from_on=2026-02-01");
	did(&o, act, "add", "area_pass", "number=PA-1", "person=P-1", "area=A-1", "from_on=2026-02-01");
	did(&o, act, "add", "person", "number=P-3", "kept_by=C-1", "family_name=Planted", "given_name=Three");
	did(&o, act, "add", "area_pass", "number=PA-3", "person=P-3", "area=A-1", "from_on=2026-02-01");
	did(&o, act, "add", "employment", "number=E-1", "person=P-1", "company=C-1", "kind=employee", "from_on=2020-04-01");
	did(&o, act, "add", "employment", "number=E-3", "person=P-3", "company=C-1", "kind=dispatched", "dispatched_by=Planted Three",
	    "dispatcher=C-3", "from_on=2020-04-01");
	did(&o, act, "add", "pledge", "number=PL-1", "person=P-1", "regime=MDA", "signed_on=2026-01-10");
	did(&o, act, "add", "pledge", "number=PL-3", "person=P-3", "regime=MDA", "signed_on=2026-01-10");
	account("examiner", "clearance_examiner", NULL);
	account("approver", "approver", NULL);
	account("keeper", "custodian", "company=C-1");
	account("inspector", "bureau_inspector", "organisation=KANTO");
	account("liaison", "foreign_liaison", NULL);
	account("sender", "dispatch_employer", "company=C-3");
	did(&o, act, "add", "account", "number=handler", "name=Handler", "person=P-1");
	did(&o, act, "add", "role", "account=handler", "role=handler", "from_on=2020-04-01");
	return 0;
}

static int close_programme(void **state)
{
	(void)state;
	office_close(&o);
	return 0;
}

static bool sees(const char *account_number, const char *reg, const char *number)
{
	return strstr(seen_by(&o, account_number, reg, NULL), arena_format(act->arena, "\n%s,", number)) != NULL;
}

#define may(actor, ...) world_ok(act, do_as(&o, act, (actor), __VA_ARGS__, NULL))
#define may_not(fault, actor, ...) assert_int_equal(do_as(&o, act, (actor), __VA_ARGS__, NULL), (fault))

/* ---- fields -------------------------------------------------------------------------------- */

static void what_the_authority_approves_no_contractor_fills_in(void **state)
{
	(void)state;

	may_not(E_DENIED, "manager", "amend", "subcontract", "number=SC-1", "approved_on=2026-01-20");
	assert_non_null(strstr(act->detail, "Approver"));
	may_not(E_DENIED, "manager", "amend", "area", "number=A-1", "approved_on=2026-01-20");
	may("manager", "amend", "subcontract", "number=SC-1", "work=all parts");

	may("approver", "amend", "subcontract", "number=SC-1", "approved_on=2026-01-20");
	may_not(E_DENIED, "approver", "amend", "subcontract", "number=SC-1", "work=none");
	may_not(E_DENIED, "approver", "add", "subcontract", "contract=K-1", "given_by=C-1", "company=C-3", "work=x", "start_on=2026-02-01");
}

static void a_suspension_of_the_authority_is_ended_by_the_authority(void **state)
{
	(void)state;
	may("manager", "add", "suspension", "number=SU-1", "person=P-1", "reason=incident", "from_on=2026-03-01");
	did(&o, act, "add", "suspension", "number=SU-2", "person=P-1", "reason=doubt_notice", "regime=SDS", "authority=ATLA", "from_on=2026-03-01");

	may("manager", "amend", "suspension", "number=SU-1", "to_on=2026-03-31");
	may_not(E_DENIED, "manager", "amend", "suspension", "number=SU-2", "to_on=2026-03-31");
	may_not(E_DENIED, "manager", "amend", "suspension", "number=SU-2", "authority=", "regime=", "reason=other");
	may_not(E_DENIED, "manager", "add", "suspension", "person=P-3", "reason=doubt_notice", "regime=SDS", "authority=ATLA");
	act->reason = "test";
	may_not(E_DENIED, "manager", "void", "suspension", "number=SU-2");
	act->reason = NULL;

	may("manager", "amend", "suspension", "number=SU-2", "note=told");
	may("examiner", "amend", "suspension", "number=SU-2", "to_on=2026-03-31");
}

static void what_has_happened_lies_on_no_day_to_come(void **state)
{
	(void)state;

	may_not(E_BAD_INPUT, "manager", "add", "machine_check", "machine=M-1", "kind=virus", "done_on=2999-01-01", "result=clean");
	assert_string_equal(act->problems->field, "done_on");
	may_not(E_BAD_INPUT, "manager", "amend", "person", "number=P-1", "born_on=2999-01-01");
	may_not(E_BAD_INPUT, "manager", "add", "incident", "site=S-1", "kind=loss", "suspected=1", "discovered_at=2999-01-01 09:00", "summary=x");
	may("manager", "amend", "person", "number=P-1", "born_on=1980-01-01");
}

static void a_role_writes_its_own_books_and_no_others(void **state)
{
	(void)state;

	may("keeper", "add", "container", "number=B-1", "area=A-1", "name=Safe", "kind=safe", "grade=2", "dial_lock=1", "key_lock=1", "placed_on=2026-01-05");
	may_not(E_DENIED, "keeper", "amend", "machine", "number=M-1", "name=x");
	may_not(E_DENIED, "keeper", "amend", "person", "number=P-1", "given_name=x");
	may_not(E_DENIED, "examiner", "amend", "machine", "number=M-1", "name=x");
	may_not(E_DENIED, "handler", "amend", "person", "number=P-1", "given_name=x");
}

/* ---- separation ----------------------------------------------------------------------------- */

/* Asked of what a reader sees, before a form is shown. */
static enum fault may_be_amended(const char *account_number, const char *reg, const char *number)
{
	struct act *asker = world_act();
	struct record record;
	asker->actor = account_number;
	world_ok(asker, books_open(asker, o.url, READER, false, &asker->db));
	world_ok(asker, db_begin_read(asker, account_number, NULL));
	world_ok(asker, record_find(asker, register_named(reg), number, &record));
	const enum fault f = may_do(asker, act_kind_named("amend"), record.reg, record.id);
	act_forgive(asker);
	world_ok(asker, db_end_read(asker));
	db_close(&asker->db);
	return f;
}

static void what_an_account_may_do_is_told_before_it_is_done(void **state)
{
	(void)state;

	assert_int_equal(may_be_amended("manager", "person", "P-1"), OK);
	assert_int_equal(may_be_amended("manager", "contract", "K-1"), OK);
	assert_int_equal(may_be_amended("handler", "pledge", "PL-1"), E_DENIED);
	assert_int_equal(may_be_amended("inspector", "company", "C-1"), E_DENIED);
	assert_int_equal(may_be_amended("chief", "person", "P-1"), OK);
}

static void who_examines_does_not_approve(void **state)
{
	(void)state;
	may("examiner", "add", "clearance", "number=CL-1", "person=P-1", "regime=MDA", "authority=ATLA", "grade=3", "outcome=cleared",
	    "notice_on=2026-02-01", "examined_by=examiner");

	may_not(E_DENIED, "examiner", "amend", "clearance", "number=CL-1", "approved_by=examiner");
	may_not(E_BAD_INPUT, "approver", "amend", "clearance", "number=CL-1", "approved_by=examiner");
	may("approver", "amend", "clearance", "number=CL-1", "approved_by=approver");
	may_not(E_BAD_INPUT, "chief", "amend", "clearance", "number=CL-1", "examined_by=approver");
	may_not(E_BAD_INPUT, "chief", "add", "clearance", "person=P-3", "regime=MDA", "authority=ATLA", "grade=3", "outcome=cleared",
	    "notice_on=2026-02-01", "examined_by=chief", "approved_by=chief");
}

static void two_accounts_of_one_person_are_one(void **state)
{
	(void)state;
	did(&o, act, "add", "account", "number=assessor", "name=Assessor", "person=P-2");
	did(&o, act, "add", "role", "account=assessor", "role=assessment_officer", "from_on=2020-04-01");

	may_not(E_BAD_INPUT, "assessor", "add", "clearance", "person=P-2", "regime=MDA", "authority=ATLA", "grade=3", "outcome=cleared", "notice_on=2026-02-01");
	assert_string_equal(act->problems->field, "person");
	may("assessor", "add", "clearance", "person=P-3", "regime=MDA", "authority=ATLA", "grade=3", "outcome=cleared", "notice_on=2026-02-01");
}

static void who_inspects_is_not_inspected(void **state)
{
	(void)state;
	may("inspector", "add", "inspection", "number=IN-1", "site=S-1", "organisation=KANTO", "kind=monthly", "done_on=2026-11-05", "on_site=1");
	did(&o, act, "amend", "account", "number=inspector", "company=C-1");

	may_not(E_BAD_INPUT, "inspector", "add", "inspection", "site=S-1", "organisation=KANTO", "kind=monthly", "done_on=2026-11-06", "on_site=1");
	assert_string_equal(act->problems->field, "site");
	may_not(E_BAD_INPUT, "inspector", "add", "inspection_finding", "inspection=IN-1", "weight=advice", "text=x");
	did(&o, act, "amend", "account", "number=inspector", "company=");
}

static void an_account_does_not_hold_two_roles_that_exclude_one_another(void **state)
{
	(void)state;

	for (const struct exclusion *e = exclusions; e->one; e++)
		assert_true(role_named(e->one) && role_named(e->other) && *e->why[JA] && *e->why[EN]);
	may_not(E_BAD_INPUT, "chief", "add", "role", "account=examiner", "role=approver", "from_on=2026-01-01");
	may_not(E_BAD_INPUT, "chief", "add", "role", "account=inspector", "role=security_manager", "company=C-1", "from_on=2026-01-01");
	did(&o, act, "add", "role", "account=examiner", "role=approver", "from_on=2019-01-01", "to_on=2020-03-31");
}

/* ---- what hangs on what, and relations begun ---------------------------------------------------- */

static void what_others_hang_on_is_not_voided(void **state)
{
	(void)state;
	did(&o, act, "add", "subcontract", "number=SC-2", "contract=K-1", "given_by=C-2", "company=C-3", "work=bolts", "start_on=2026-02-01");
	act->reason = "test";

	may_not(E_CONFLICT, "chief", "void", "subcontract", "number=SC-1");
	assert_non_null(strstr(act->detail, "passed work on"));
	did(&o, act, "void", "subcontract", "number=SC-2");

	did(&o, act, "add", "designation", "number=D-8", "regime=MDA", "grade=3", "authority=ATLA", "outline=x", "designated_on=2024-04-01", "measure=marking");
	did(&o, act, "add", "designation", "number=D-9", "regime=MDA", "grade=3", "authority=ATLA", "outline=x", "designated_on=2025-04-01", "measure=marking");
	did(&o, act, "add", "designation_event", "number=DE-1", "designation=D-8", "kind=cancel", "done_on=2025-03-31", "successor=D-9");
	may_not(E_CONFLICT, "chief", "void", "designation_event", "number=DE-1");
	act->reason = NULL;
}

static void a_prime_names_a_subcontractor_that_it_does_not_see(void **state)
{
	(void)state;
	did(&o, act, "add", "company", "number=C-4", "name=Planted Four");
	assert_false(sees("manager", "company", "C-4"));

	may("manager", "add", "subcontract", "number=SC-4", "contract=K-1", "given_by=C-1", "company=C-4", "work=nuts", "start_on=2026-02-01");

	assert_true(sees("manager", "subcontract", "SC-4"));
	assert_false(sees("manager", "company", "C-4"));
	may_not(E_BAD_INPUT, "manager", "add", "site", "company=C-4", "name=x");
}

/* ---- reach ---------------------------------------------------------------------------------- */

static void a_handler_sees_the_own_case_and_nobody_elses(void **state)
{
	(void)state;
	static const struct { const char *reg, *own, *others; } rows[] = {
		{ "person", "P-1", "P-3" }, { "pledge", "PL-1", "PL-3" }, { "employment", "E-1", "E-3" }, { "area_pass", "PA-1", "PA-3" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(sees("handler", rows[i].reg, rows[i].own));
		assert_false(sees("handler", rows[i].reg, rows[i].others));
		assert_true(sees("manager", rows[i].reg, rows[i].own) && sees("manager", rows[i].reg, rows[i].others));
	}
	assert_true(sees("handler", "machine_account", "MA-1"));
	assert_false(sees("handler", "machine", "M-1"));
	assert_false(sees("handler", "site", "S-1"));
	assert_false(sees("handler", "contract", "K-1"));
}

static void an_employer_who_dispatches_sees_those_sent_while_they_are(void **state)
{
	(void)state;

	assert_true(sees("sender", "person", "P-3") && sees("sender", "pledge", "PL-3") && sees("sender", "employment", "E-3"));
	assert_false(sees("sender", "person", "P-1"));
	assert_false(sees("sender", "company", "C-1"));

	did(&o, act, "amend", "employment", "number=E-3", "to_on=2026-06-30");

	assert_false(sees("sender", "person", "P-3"));
	ledger_size(&o);
}

static void a_liaison_sees_what_is_open_to_everyone_signed_in(void **state)
{
	(void)state;

	for each_register(r)
		if ((*r)->scope && !strstr("account role", (*r)->name))
			assert_null(strchr(strchr(seen_by(&o, "liaison", (*r)->name, NULL), '\n') + 1, '\n'));
	assert_true(sees("liaison", "organisation", "ATLA"));
}

static void who_held_a_designation_sees_it_no_longer(void **state)
{
	(void)state;
	did(&o, act, "add", "designation", "number=D-1", "regime=MDA", "grade=3", "authority=ATLA", "outline=Planted outline",
	    "designated_on=2024-04-01", "measure=marking");
	did(&o, act, "add", "designation_holder", "number=DH-1", "designation=D-1", "company=C-1", "noticed_on=2024-04-01");

	assert_true(sees("manager", "designation", "D-1"));
	did(&o, act, "amend", "designation_holder", "number=DH-1", "ended_on=2025-03-31");

	assert_false(sees("manager", "designation", "D-1"));
	assert_true(sees("manager", "designation_holder", "DH-1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_authority_approves_no_contractor_fills_in),
		cmocka_unit_test(a_suspension_of_the_authority_is_ended_by_the_authority),
		cmocka_unit_test(what_has_happened_lies_on_no_day_to_come),
		cmocka_unit_test(a_role_writes_its_own_books_and_no_others),
		cmocka_unit_test(what_an_account_may_do_is_told_before_it_is_done),
		cmocka_unit_test(who_examines_does_not_approve),
		cmocka_unit_test(two_accounts_of_one_person_are_one),
		cmocka_unit_test(who_inspects_is_not_inspected),
		cmocka_unit_test(an_account_does_not_hold_two_roles_that_exclude_one_another),
		cmocka_unit_test(what_others_hang_on_is_not_voided),
		cmocka_unit_test(a_prime_names_a_subcontractor_that_it_does_not_see),
		cmocka_unit_test(a_handler_sees_the_own_case_and_nobody_elses),
		cmocka_unit_test(an_employer_who_dispatches_sees_those_sent_while_they_are),
		cmocka_unit_test(a_liaison_sees_what_is_open_to_everyone_signed_in),
		cmocka_unit_test(who_held_a_designation_sees_it_no_longer),
	};
	return cmocka_run_group_tests(tests, open_programme, close_programme);
}
