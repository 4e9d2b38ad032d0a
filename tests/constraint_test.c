/* What several fields, or records, must be together: said by the act in both languages, and held by the database itself; and who
 * else sees a record without writing it.  The rows are in tests/data/constraints.tsv.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/constraint_rows.h"

static struct office o;

/* ---- one row --------------------------------------------------------------------------------- */

static struct act *doing_in(enum lang lang, const char *kind, const struct row *row, const char *number,
    const char *const *values)
{
	struct act *act = world_act();
	struct outcome outcome;
	act->lang = lang;
	act->actor = "chief";
	act->reason = "test";
	(void)!perform(act, o.installation, act_kind_named(kind), inputs_of(act->arena, row->reg, number, values), &outcome);
	return act;
}

/* Each of the register's constraints that stands behind a problem is marked as met. */
static void mark_met(const struct act *act, const struct row *row, bool *met)
{
	for (const struct constraint *c = row->reg->constraints; c->field; c++)
		met[c - row->reg->constraints] |= problem_of(act, c->field, c->must[act->lang]) != NULL;
}

static void assert_named(const struct act *act, const struct row *row)
{
	for (const struct constraint *c = row->reg->constraints; c->field; c++) {
		const struct problem *p = strcmp(c->field, row->field) ? NULL : problem_of(act, row->field, c->must[act->lang]);
		if (p && !c->clashes == !strcmp(row->other, "-") && (!c->clashes || strstr(p->accepted, row->other)))
			return;
	}
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("  %s: %s\n", p->field, p->accepted);
	fail_msg("%s %s: %s is not refused as it should be (fault %s %s)", row->reg->name, row->good, row->broken, fault_info[act->fault].name,
	    act->detail ? act->detail : "");
}

static void assert_the_database_refuses(struct act *writer, const struct row *row, long id, const char *const *broken)
{
	assert_int_equal(write_past_the_acts(writer, row->reg, id, broken), E_CONFLICT);
	if (!strstr(writer->detail, arena_format(writer->arena, "%s.%s", row->reg->name, row->field)))
		fail_msg("%s %s: the database says %s", row->reg->name, row->broken, writer->detail);
	act_forgive(writer);
}

static void test_row(struct act *writer, const struct row *row, bool *met)
{
	const char *const none[64] = { NULL };
	const char **good = good_values(writer, row), **broken = changed(writer, row, good, row->broken);
	const bool of_itself = strstr(row->broken, "SELF");

	for (enum lang lang = JA; lang < LANGS && !of_itself; lang++) {
		struct act *act = doing_in(lang, "add", row, "T-BROKEN", broken);
		assert_named(act, row);
		mark_met(act, row, met);
	}
	if (!of_itself)
		assert_the_database_refuses(writer, row, 0, broken);

	struct act *added = doing_in(EN, "add", row, row->number, good);
	if (added->fault)
		fail_msg("%s %s: %s", row->reg->name, row->good, added->problems ? added->problems->accepted : added->detail);

	struct record record;
	world_ok(writer, record_find(writer, row->reg, row->number, &record));
	struct act *amended = doing_in(JA, "amend", row, row->number, broken);
	assert_named(amended, row);
	mark_met(amended, row, met);
	assert_the_database_refuses(writer, row, record.id, broken);
	if (*row->good != '+')
		world_ok(writer, doing_in(EN, "void", row, row->number, none)->fault);
}


/* What other records hang on: the record that stands may not be amended so, by the act or past it. */
static void test_standing(struct act *writer, const struct row *row, bool *met)
{
	const struct row standing = { row->reg, row->field, row->good + 1, row->broken, row->other, row->good + 1 };
	const char **broken = changed(writer, &standing, values_of(writer, row->reg, standing.number), row->broken);
	struct record record;
	for (enum lang lang = JA; lang < LANGS; lang++) {
		struct act *amended = doing_in(lang, "amend", &standing, standing.number, broken);
		assert_named(amended, &standing);
		mark_met(amended, &standing, met);
	}
	world_ok(writer, record_find(writer, row->reg, standing.number, &record));
	assert_the_database_refuses(writer, &standing, record.id, broken);
}

static void every_constraint_is_held_by_the_act_and_by_the_database(void **state)
{
	(void)state;
	static struct row rows[ROWS_MAX];
	static bool met[REGISTERS_MAX][16];
	struct act *writer = writer_of(&o);
	const size_t n = read_rows(writer, rows);

	for (size_t i = 0; i < n; i++)
		(*rows[i].good == '=' ? test_standing : test_row)(writer, &rows[i], met[place_of(rows[i].reg)]);

	for each_register(r)
		for (const struct constraint *c = (*r)->constraints; c && c->field; c++)
			if (!met[r - registers][c - (*r)->constraints])
				fail_msg("%s.%s: no row shows what \"%s\" refuses", (*r)->name, c->field, c->must[EN]);
	db_close(&writer->db);
}

/* A clash with a record out of reach is told, but not with which. */
static void a_record_out_of_reach_is_not_named_in_a_refusal(void **state)
{
	(void)state;
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "manager", "amend", "company", "number=C-1", "corporate_number=1000000000002", NULL), E_BAD_INPUT);

	assert_non_null(problem_of(act, "corporate_number", "—"));
	assert_null(problem_of(act, "corporate_number", "C-2"));
}

/* ---- sight ------------------------------------------------------------------------------------- */

static struct act *reader;

static bool sees(const char *account, const char *reg, const char *number)
{
	return strstr(shown_to(reader, account, register_named(reg)), arena_format(reader->arena, "\n%s,", number));
}

static void a_manager_in(const char *account, const char *company)
{
	struct act *act = world_act();
	const char *number = arena_format(act->arena, "number=%s", account), *holder = arena_format(act->arena, "account=%s", account);
	const char *of = arena_format(act->arena, "company=%s", company);
	did(&o, act, "add", "account", number, "name=Fictional manager");
	did(&o, act, "add", "role", holder, "role=security_manager", of, "from_on=2020-04-01");
}

static void a_subcontractor_sees_the_contract_and_refers_to_it_but_does_not_amend_it(void **state)
{
	(void)state;
	struct act *act = world_act();

	assert_true(sees("second", "contract", "K-1") && sees("third", "contract", "K-1"));
	assert_true(!sees("third", "contract", "K-2") && !sees("second", "contract_clause", "KC-9"));
	world_ok(act, do_as(&o, act, "second", "add", "handler_range", "person=P-3", "contract=K-1", "from_on=2024-04-01", NULL));
	assert_int_equal(do_as(&o, act, "third", "add", "handler_range", "person=P-4", "contract=K-2", "from_on=2024-04-01", NULL), E_BAD_INPUT);
	assert_int_not_equal(do_as(&o, act, "second", "amend", "contract", "number=K-1", "title=x", NULL), OK);
	assert_int_not_equal(do_as(&o, act, "second", "add", "contract_clause", "contract=K-1", "clause=secret", NULL), OK);
	assert_null(strstr(shown_to(reader, "chief", register_named("contract")), "K-1,C-1,ATLA,x"));
}

static void the_prime_sees_the_work_it_passed_on_and_not_what_was_passed_on_further(void **state)
{
	(void)state;

	assert_true(sees("manager", "subcontract", "SC-1") && !sees("manager", "subcontract", "SC-2"));
	assert_true(sees("second", "subcontract", "SC-1") && sees("second", "subcontract", "SC-2"));
	assert_true(!sees("third", "subcontract", "SC-1") && sees("third", "subcontract", "SC-2"));
}

static void who_takes_a_subcontract_does_not_write_it(void **state)
{
	(void)state;
	struct act *act = world_act();

	assert_int_not_equal(do_as(&o, act, "third", "amend", "subcontract", "number=SC-2", "work=x", NULL), OK);

	assert_null(strstr(shown_to(reader, "chief", register_named("subcontract")), ",x,"));
}

static void a_company_sees_the_designations_it_holds_and_no_others(void **state)
{
	(void)state;
	struct act *act = world_act();

	assert_true(sees("manager", "designation", "D-SDS") && sees("manager", "designation_event", "DE-1"));
	for (const char *const *other = (const char *const[]){ "D-MDA", "D-HI", "D-DPB", NULL }; *other; other++)
		assert_false(sees("manager", "designation", *other));
	assert_false(sees("manager", "designation_event", "DE-2"));
	assert_int_equal(do_as(&o, act, "manager", "add", "handler_range", "person=P-1", "contract=K-1", "designation=D-DPB", "from_on=2024-07-01", NULL), E_BAD_INPUT);

	act->reason = "no longer held";
	did(&o, act, "void", "designation_holder", "number=DH-1");
	assert_false(sees("manager", "designation", "D-SDS"));
}

static void a_municipality_moves_a_site_from_one_bureau_to_another(void **state)
{
	(void)state;
	struct act *act = world_act();
	did(&o, act, "add", "account", "number=western", "name=Fictional inspector");
	did(&o, act, "add", "role", "account=western", "role=bureau_inspector", "organisation=KINKI", "from_on=2020-04-01");
	did(&o, act, "add", "site", "number=S-9", "company=C-3", "name=Fictional works", "prefecture=tokyo", "municipality=架空区一丁目");
	assert_true(sees("inspector", "site", "S-9") && !sees("western", "site", "S-9"));

	did(&o, act, "add", "jurisdiction", "organisation=KINKI", "prefecture=tokyo", "municipality=架空区", "from_on=2020-04-01");

	assert_true(!sees("inspector", "site", "S-9") && sees("western", "site", "S-9"));
	assert_true(sees("inspector", "site", "S-1") && !sees("western", "site", "S-1"));
}

/* The right to instruct reaches a bureau's area and the right to keep what is secret a company: neither goes where the other does. */
static void who_instructs_in_the_area_keeps_nothing_there(void **state)
{
	(void)state;
	struct act *act = world_act();
	did(&o, act, "add", "account", "number=both", "name=Fictional head and custodian");
	did(&o, act, "add", "role", "account=both", "role=bureau_head", "organisation=KANTO", "from_on=2020-04-01");
	did(&o, act, "add", "role", "account=both", "role=custodian", "company=C-2", "from_on=2020-04-01");

	world_ok(act, do_as(&o, act, "both", "add", "instruction", "site=S-1", "finding=IF-1", "issued_by=KANTO", "issued_on=2026-11-06", "reply_due_on=2026-12-06", "text=x", NULL));
	world_ok(act, do_as(&o, act, "both", "add", "incident", "site=S-2", "kind=loss", "suspected=1", "discovered_at=2026-11-05 09:00", "summary=x", NULL));

	assert_int_equal(do_as(&o, act, "both", "add", "incident", "site=S-1", "kind=loss", "suspected=1", "discovered_at=2026-11-05 09:00", "summary=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "both", "add", "person", "kept_by=C-2", "family_name=Fictional", "given_name=x", NULL), E_DENIED);
	assert_int_not_equal(do_as(&o, act, "both", "amend", "person", "number=P-1", "given_name=x", NULL), OK);
	assert_int_not_equal(do_as(&o, act, "both", "add", "instruction", "site=S-2", "issued_by=KANTO", "issued_on=2026-11-06", "reply_due_on=2026-12-06", "text=x", NULL), OK);
	assert_int_equal(do_as(&o, act, "manager", "add", "inspection", "site=S-1", "organisation=KANTO", "kind=monthly", "done_on=2026-11-05", "on_site=1", NULL), E_DENIED);
}

static int open_office(void **state)
{
	(void)state;
	o = office_with_good_books();
	reader = reader_of(&o);
	a_manager_in("second", "C-2");
	a_manager_in("third", "C-3");
	return 0;
}

static int close_office(void **state)
{
	(void)state;
	db_close(&reader->db);
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_constraint_is_held_by_the_act_and_by_the_database),
		cmocka_unit_test(a_record_out_of_reach_is_not_named_in_a_refusal),
		cmocka_unit_test(a_subcontractor_sees_the_contract_and_refers_to_it_but_does_not_amend_it),
		cmocka_unit_test(the_prime_sees_the_work_it_passed_on_and_not_what_was_passed_on_further),
		cmocka_unit_test(who_takes_a_subcontract_does_not_write_it),
		cmocka_unit_test(a_company_sees_the_designations_it_holds_and_no_others),
		cmocka_unit_test(a_municipality_moves_a_site_from_one_bureau_to_another),
		cmocka_unit_test(who_instructs_in_the_area_keeps_nothing_there),
	};
	return cmocka_run_group_tests(tests, open_office, close_office);
}
