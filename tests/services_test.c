/* Acts through the one path, on the database under test.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "services/services.h"
#include <pthread.h>
#include <stdlib.h>

/* ---- a small installation -------------------------------------------------------------------- */

struct office { struct installation *installation; const char *dir, *url; };

static struct office office_open(void)
{
	struct act *act = world_act();
	struct office o = { .dir = world_folder(), .url = world_database() };
	const struct beginning b = { o.dir, o.url, "example.test/office", "chief", NULL };
	world_ok(act, installation_make(act, &b));
	world_ok(act, installation_open(act, o.dir, &o.installation));
	world_ok(act, installation_start(act, o.installation));
	return o;
}

static void office_close(struct office *o)
{
	installation_close(&o->installation);
}

/* An act in words: do_as(office, act, "chief", "add", "company", "number=C-1", "name=One", NULL). */
static enum fault do_as(const struct office *o, struct act *act, const char *actor, const char *kind, const char *reg, ...)
{
	struct input list[24] = { { "register", reg } };
	size_t n = reg ? 1 : 0;
	va_list ap;
	va_start(ap, reg);
	for (const char *pair; (pair = va_arg(ap, const char *)) && n < COUNT(list);) {
		const char *equals = strchr(pair, '=');
		list[n++] = (struct input){ arena_span(act->arena, pair, (size_t)(equals - pair)), equals + 1 };
	}
	va_end(ap);
	const struct inputs inputs = { list, n };
	struct outcome outcome;
	act_forgive(act);
	act->actor = actor;
	return perform(act, o->installation, act_kind_named(kind), &inputs, &outcome);
}

#define did(o, act, ...) world_ok((act), do_as((o), (act), "chief", __VA_ARGS__, NULL))

static long ledger_size(const struct office *o)
{
	struct act *act = world_act();
	struct verdict v = { .broken_at = -1 };
	world_ok(act, installation_verify(act, o->installation, &v));
	return (long)v.size;
}

/* A register as an account sees it, now or as known, as CSV. */
static const char *seen_by(const struct office *o, const char *reader, const char *reg, const char *known_at)
{
	struct act *act = world_act();
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	world_ok(act, books_open(act, o->url, READER, known_at != NULL, &act->db));
	world_ok(act, db_begin_read(act, reader, known_at));
	world_ok(act, export_csv(act, register_named(reg), out, false));
	world_ok(act, db_end_read(act));
	db_close(&act->db);
	fclose(out);
	const char *copy = arena_text(act->arena, text);
	free(text);
	return copy;
}

static const char *known_now(const struct office *o)
{
	struct act *act = world_act();
	struct head head;
	world_ok(act, books_open(act, o->url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, head_read(act, &head));
	world_ok(act, db_end_read(act));
	db_close(&act->db);
	return arena_text(act->arena, head.at);
}

static void two_companies(const struct office *o, struct act *act)
{
	did(o, act, "add", "company", "number=C-1", "name=Planted One");
	did(o, act, "add", "company", "number=C-2", "name=Planted Two");
	did(o, act, "add", "site", "number=S-1", "company=C-1", "name=Planted site one", "prefecture=tokyo");
	did(o, act, "add", "site", "number=S-2", "company=C-2", "name=Planted site two", "prefecture=osaka");
	did(o, act, "add", "machine", "number=M-1", "site=S-1", "name=Planted machine one", "wiring=stand_alone", "registered_on=2026-01-05");
	did(o, act, "add", "machine", "number=M-2", "site=S-2", "name=Planted machine two", "wiring=stand_alone", "registered_on=2026-01-05");
	did(o, act, "add", "person", "number=P-1", "kept_by=C-1", "family_name=Planted", "given_name=One");
	did(o, act, "add", "person", "number=P-2", "kept_by=C-2", "family_name=Planted", "given_name=Two");
	did(o, act, "add", "account", "number=manager", "name=Manager of one", "company=C-1");
	did(o, act, "add", "role", "account=manager", "role=security_manager", "company=C-1", "from_on=2020-04-01");
}

/* ---- the path ------------------------------------------------------------------------------- */

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
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);

	assert_int_equal(do_as(&o, act, "nobody", "add", "company", "number=C-9", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "manager", "add", "account", "number=x", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "add", "opening", "number=x", "records=1", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "open", NULL, "account=x", "name=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "manager", "rotate_key", NULL, NULL), E_DENIED);

	did(&o, act, "amend", "account", "number=manager", "closed_on=2026-01-01");
	assert_int_equal(do_as(&o, act, "manager", "add", "site", "company=C-1", "name=x", NULL), E_DENIED);
	office_close(&o);
}

static void an_account_neither_sees_nor_touches_another_company(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);

	for each_register(r)
		for (const char *const *name = (const char *const[]){ "C-2", "S-2", "M-2", "P-2", "Two", "two", NULL }; *name; name++)
			if (strstr(seen_by(&o, "manager", (*r)->name, NULL), *name))
				fail_msg("%s shows %s", (*r)->name, *name);
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
	struct office o = office_open();
	struct act *act = world_act(), *reader = world_act();
	two_companies(&o, act);
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
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
	did(&o, act, "add", "role", "account=manager", "role=auditor", "from_on=2020-04-01");

	assert_non_null(strstr(seen_by(&o, "manager", "machine", NULL), "M-2"));
	assert_int_equal(do_as(&o, act, "manager", "amend", "machine", "number=M-2", "name=x", NULL), E_NOT_FOUND);
	assert_int_equal(do_as(&o, act, "manager", "add", "site", "company=C-2", "name=x", NULL), E_BAD_INPUT);
	world_ok(act, do_as(&o, act, "manager", "amend", "machine", "number=M-1", "name=x", NULL));
	office_close(&o);
}

/* The same refusal, word for word, whether a number out of reach exists or not. */
static void a_refusal_does_not_tell_what_lies_out_of_reach(void **state)
{
	(void)state;
	static const char *const machines[] = { "machine=M-2", "machine=M-9" };
	struct office o = office_open();
	struct act *act = world_act();
	const char *told[2];
	two_companies(&o, act);
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

static void an_unknown_account_may_not_even_ask(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct status status;

	assert_int_equal(status_of(act, o.installation, "nobody", NO_DATE, NULL, &status), E_DENIED);
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

static void a_voided_record_and_its_voided_parent_are_still_known(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
	did(&o, act, "add", "site", "number=S-T", "company=C-1", "name=x");
	did(&o, act, "add", "machine", "number=M-T", "site=S-T", "name=x", "wiring=stand_alone", "registered_on=2026-01-05");
	const char *then = known_now(&o);
	act->reason = "made in error";
	did(&o, act, "void", "machine", "number=M-T");
	did(&o, act, "void", "site", "number=S-T");

	for (const char *const *who = (const char *const[]){ "chief", "manager", NULL }; *who; who++)
		assert_non_null(strstr(seen_by(&o, *who, "machine", then), "M-T,S-T"));
	office_close(&o);
}

/* ---- altered from outside ---------------------------------------------------------------------- */

static void what_is_altered_from_outside_is_found(void **state)
{
	(void)state;
	static const struct { bool sqlite_only; const char *sql; } rows[] = {
		{ true,  "UPDATE machine SET registered_on = CAST(registered_on AS BLOB) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET name = name || char(0) || 'hidden' WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET known_from = CAST(known_from AS BLOB) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET known_from = known_from || char(0) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine_account SET number = number || char(0) || 'x'" },
		{ true,  "UPDATE company_version SET known_to = known_to || char(0)" },
		{ true,  "UPDATE company_version SET ended_by = ended_by + 0.5" },
		{ true,  "UPDATE company_version SET id = '2x'" },
		{ false, "UPDATE machine SET id = 77 WHERE number = 'M-1'" },
		{ false, "UPDATE company_version SET id = 77" },
		{ false, "INSERT INTO scope (reader, company, writes) VALUES ('manager', 0, 1)" },
		{ false, "UPDATE scope SET writes = 0" },
		{ false, "UPDATE machine SET name = 'x' WHERE number = 'M-1'" },
		{ false, "DELETE FROM machine_account" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].sqlite_only && world_is_postgres())
			continue;
		struct office o = office_open();
		struct act *act = world_act(), *owner = world_act();
		struct verdict v;
		two_companies(&o, act);
		did(&o, act, "amend", "company", "number=C-2", "name=Other");
		did(&o, act, "add", "machine_account", "machine=M-2", "person=P-2", "login=x", "from_on=2026-02-01");
		world_ok(act, installation_verify(act, o.installation, &v));
		world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
		if (world_is_postgres())
			world_ok(owner, db_script(owner, "SET ROLE hozen_writer;\n"));
		world_ok(owner, db_script(owner, rows[i].sql));
		db_close(&owner->db);

		if (installation_verify(act, o.installation, &v) != E_BROKEN)
			fail_msg("not found: %s", rows[i].sql);
		assert_non_null(v.what);
		office_close(&o);
	}
}

SQL(every_machine, "", "SELECT COUNT(*) FROM machine");

/* Beneath the views, PostgreSQL itself shows a reader's role no more than the account may see. */
static void row_level_security_holds_without_the_views(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act(), *owner = world_act();
	two_companies(&o, act);
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
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
	did(&o, act, "add", "organisation", "number=KANTO", "name=Kanto", "kind=bureau");
	did(&o, act, "add", "jurisdiction", "organisation=KANTO", "prefecture=tokyo", "from_on=2007-09-01");
	did(&o, act, "add", "account", "number=inspector", "name=Inspector", "organisation=KANTO");
	did(&o, act, "add", "role", "account=inspector", "role=bureau_inspector", "organisation=KANTO", "from_on=2020-04-01");

	assert_non_null(strstr(seen_by(&o, "inspector", "machine", NULL), "M-1"));
	assert_null(strstr(seen_by(&o, "inspector", "machine", NULL), "M-2"));
	assert_int_equal(do_as(&o, act, "inspector", "amend", "machine", "number=M-1", "name=x", NULL), E_DENIED);
	office_close(&o);
}

static void a_second_person_is_another_who_may_sign(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);

	act->second = "chief";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL), E_BAD_INPUT);
	act->second = "nobody";
	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL), E_BAD_INPUT);
	act->second = "manager";
	world_ok(act, do_as(&o, act, "chief", "add", "company", "number=C-3", "name=x", NULL));
	office_close(&o);
}

/* ---- numbers, versions, knowledge ------------------------------------------------------------- */

static void a_number_is_never_used_twice(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "company", "number=C-1", "name=x");
	act->reason = "made in error";
	did(&o, act, "void", "company", "number=C-1");

	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-1", "name=y", NULL), E_BAD_INPUT);

	assert_string_equal(act->problems->field, "number");
	office_close(&o);
}

static void what_is_referred_to_cannot_be_voided(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
	act->reason = "made in error";

	assert_int_equal(do_as(&o, act, "chief", "void", "company", "number=C-1", NULL), E_CONFLICT);

	assert_non_null(strstr(act->detail, "S-1"));
	office_close(&o);
}

static void an_amendment_that_changes_nothing_is_refused(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);

	assert_int_equal(do_as(&o, act, "chief", "amend", "company", "number=C-1", "name=Planted One", NULL), E_CONFLICT);
	assert_int_equal(do_as(&o, act, "chief", "amend", "site", "number=S-1", "company=C-2", NULL), E_BAD_INPUT);
	did(&o, act, "amend", "site", "number=S-1", "prefecture=");
	assert_non_null(strstr(seen_by(&o, "chief", "site", NULL), "S-1,C-1,Planted site one,,,,,"));
	office_close(&o);
}

static void what_was_known_then_is_answered_now(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
	did(&o, act, "add", "company", "number=C-4", "name=Planted Four");
	const char *then = known_now(&o), *companies = seen_by(&o, "chief", "company", then);
	const char *machines = seen_by(&o, "chief", "machine", then);
	act->reason = "made in error";

	did(&o, act, "amend", "company", "number=C-1", "name=Renamed");
	did(&o, act, "void", "machine", "number=M-2");
	did(&o, act, "void", "company", "number=C-4");
	did(&o, act, "add", "company", "number=C-3", "name=Later");

	assert_non_null(strstr(companies, "Planted One"));
	assert_non_null(strstr(companies, "Planted Four"));
	assert_string_equal(seen_by(&o, "chief", "company", then), companies);
	assert_string_equal(seen_by(&o, "chief", "machine", then), machines);
	assert_null(strstr(seen_by(&o, "chief", "machine", NULL), "M-2"));
	assert_null(strstr(seen_by(&o, "manager", "machine", then), "M-2"));
	office_close(&o);
}

static void a_changed_rulebook_is_adopted_and_the_old_one_still_judges_then(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct status status;
	two_companies(&o, act);
	const char *then = known_now(&o);
	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, NULL, &status));
	struct hash old = status.rulebook->hash;
	long before = ledger_size(&o);

	struct sources carried;
	world_ok(act, sources_carried(act, &carried));
	char *command = arena_format(act->arena, "mkdir -p %s/rulebook && cp -r law rules %s/rulebook/ && echo '# changed' >> %s/rulebook/law/deck.yaml", o.dir, o.dir, o.dir);
	assert_int_equal(system(command), 0);
	world_ok(act, installation_start(act, o.installation));

	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, NULL, &status));
	assert_false(hash_equal(&status.rulebook->hash, &old));
	assert_int_equal(ledger_size(&o), before + 1);
	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, then, &status));
	assert_true(hash_equal(&status.rulebook->hash, &old));
	world_ok(act, installation_start(act, o.installation));
	assert_int_equal(ledger_size(&o), before + 1);
	office_close(&o);
}

static const struct finding *finding_about(const struct status *s, const char *subject)
{
	for (size_t i = 0; i < s->judgement.n; i++)
		if (!strcmp(s->judgement.findings[i].subject, subject))
			return &s->judgement.findings[i];
	return NULL;
}

static struct outcome imports(const struct office *o, const char *reg, const char *content)
{
	struct act *act = world_act();
	struct outcome outcome;
	const struct import import = { register_named(reg), "test.csv", content, strlen(content), false, NULL, NULL };
	act->actor = "chief";
	world_ok(act, import_csv(act, o->installation, &import, &outcome));
	return outcome;
}

static void evidence_entered_after_its_day_is_late_but_not_that_of_the_opening_import(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct status status;
	two_companies(&o, act);
	did(&o, act, "add", "setting", "number=today", "value=2026-03-01");

	imports(&o, "machine_check", "number,machine,kind,done_on,result\r\nOLD,M-1,virus,2026-02-01,clean\r\n");
	did(&o, act, "amend", "machine_check", "number=OLD", "note=a word more");
	imports(&o, "machine_check", "machine,kind,done_on,result\r\nM-2,virus,2026-02-01,clean\r\n");

	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, NULL, &status));
	assert_int_equal(finding_about(&status, "M-1")->state, STATE_OVERDUE);
	assert_false(finding_about(&status, "M-1")->late);
	assert_true(finding_about(&status, "M-2")->late);
	office_close(&o);
}

static void a_setting_overrides_a_term(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct status status;
	two_companies(&o, act);
	did(&o, act, "add", "machine_check", "machine=M-1", "kind=virus", "done_on=2026-02-20", "result=clean");
	did(&o, act, "add", "setting", "number=today", "value=2026-03-01");
	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, NULL, &status));
	assert_int_equal(finding_about(&status, "M-1")->state, STATE_OVERDUE);

	did(&o, act, "add", "setting", "number=machine_check_days", "value=14");

	world_ok(act, status_of(act, o.installation, "chief", NO_DATE, NULL, &status));
	assert_int_equal(finding_about(&status, "M-1")->state, STATE_DUE);
	assert_int_equal(do_as(&o, act, "chief", "add", "setting", "number=no_such", "value=1", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "amend", "setting", "number=machine_check_days", "value=soon", NULL), E_BAD_INPUT);
	office_close(&o);
}

/* ---- import ------------------------------------------------------------------------------- */

static void an_import_is_one_entry_and_all_or_nothing(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	two_companies(&o, act);
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

/* ---- many at once --------------------------------------------------------------------------- */

enum { THREADS = 8 };

struct busy { const struct office *office; int thread; long rounds; long done; bool same_record; struct act act; };

static void *work(void *with)
{
	struct busy *b = with;
	char number[48], name[48];
	for (long i = 0; i < b->rounds; i++) {
		snprintf(number, sizeof number, "number=T%d-%ld", b->thread, i);
		snprintf(name, sizeof name, "name=by %d, %ld", b->thread, i);
		enum fault f = b->same_record ? do_as(b->office, &b->act, "chief", "amend", "company", "number=C-1", name, NULL)
		                              : do_as(b->office, &b->act, "chief", "add", "company", number, name, NULL);
		b->done += f == OK;
	}
	return NULL;
}

static long all_at_once(const struct office *o, long rounds, bool same_record)
{
	pthread_t threads[THREADS];
	struct busy busy[THREADS];
	long done = 0;
	for (int i = 0; i < THREADS; i++) {
		busy[i] = (struct busy){ .office = o, .thread = i, .rounds = rounds, .same_record = same_record };
		act_open(&busy[i].act, EN);
		pthread_create(&threads[i], NULL, work, &busy[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		done += busy[i].done;
		act_close(&busy[i].act);
	}
	return done;
}

static void many_writers_each_stand_exactly_once(void **state)
{
	(void)state;
	struct office o = office_open();
	long before = ledger_size(&o), rounds = world_rounds(25, 500);

	assert_int_equal(all_at_once(&o, rounds, false), THREADS * rounds);

	assert_int_equal(ledger_size(&o), before + THREADS * rounds);
	office_close(&o);
}

static void amendments_of_one_record_follow_one_another(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "company", "number=C-1", "name=x");
	long before = ledger_size(&o), rounds = world_rounds(10, 200);

	assert_int_equal(all_at_once(&o, rounds, true), THREADS * rounds);

	assert_int_equal(ledger_size(&o), before + THREADS * rounds);
	office_close(&o);
}

static void two_installations_on_one_database_take_turns(void **state)
{
	(void)state;
	struct office o = office_open(), second = o;
	struct act *act = world_act();
	world_ok(act, installation_open(act, o.dir, &second.installation));
	did(&o, act, "add", "company", "number=C-1", "name=x");
	long before = ledger_size(&o);

	for (int i = 0; i < 10; i++)
		did(i % 2 ? &o : &second, act, "add", "site", "company=C-1", "name=x");

	assert_int_equal(ledger_size(&second), before + 10);
	office_close(&second);
	office_close(&o);
}

/* ---- any history ----------------------------------------------------------------------------- */

static void random_step(const struct office *o, struct act *act)
{
	static const char *const kinds[] = { "add", "add", "amend", "void" };
	struct arena_mark mark = arena_mark(act->arena);
	const char *kind = kinds[world_random(COUNT(kinds))];
	const char *number = arena_format(act->arena, "number=N-%u", world_random(30));
	act->reason = "at random";
	if (world_random(2))
		(void)do_as(o, act, "chief", kind, "company", number, *kind == 'v' ? NULL :
		    arena_format(act->arena, "name=%u", world_random(5)), NULL);
	else
		(void)do_as(o, act, "chief", kind, "site", number, *kind == 'v' ? NULL :
		    arena_format(act->arena, "company=N-%u", world_random(30)), "name=x", NULL);
	act_forgive(act);
	arena_back(act->arena, mark);
}

static void after_any_history_the_ledger_and_the_books_agree(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	long rounds = world_rounds(300, 5000), before = ledger_size(&o);

	for (long i = 0; i < rounds; i++)
		random_step(&o, act);

	assert_int_equal(ledger_size(&o), before + rounds);
	office_close(&o);
}

/* ---- the checkpoint -------------------------------------------------------------------------- */

static void a_rotated_key_is_vouched_for_by_the_one_before(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	const char *const *keys, *note;
	size_t n;
	struct verifier old, new;

	did(&o, act, "rotate_key", NULL);

	world_ok(act, installation_keys(act, o.installation, &keys, &n));
	assert_int_equal(n, 2);
	assert_true(verifier_read(act->arena, keys[0], &new) && verifier_read(act->arena, keys[1], &old));
	world_ok(act, installation_checkpoint(act, o.installation, &note));
	assert_non_null(note_open(act->arena, note, &old));
	assert_non_null(note_open(act->arena, note, &new));
	did(&o, act, "add", "company", "number=C-1", "name=x");
	world_ok(act, installation_checkpoint(act, o.installation, &note));
	assert_null(note_open(act->arena, note, &old));
	assert_non_null(note_open(act->arena, note, &new));
	office_close(&o);
}

static void nothing_is_added_to_a_ledger_that_was_cut_or_replaced(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct verdict v;
	did(&o, act, "add", "company", "number=C-1", "name=x");
	char *path = arena_format(act->arena, "%s/checkpoint", o.dir), *note;
	size_t n;
	world_ok(act, file_read(act, path, 10000, &note, &n));
	struct checkpoint c;
	struct verifier key;
	const char *const *keys;
	world_ok(act, installation_keys(act, o.installation, &keys, &n));
	assert_true(verifier_read(act->arena, keys[0], &key));
	assert_true(checkpoint_read(act->arena, note_open(act->arena, note, &key), &c));

	/* The same key signs a longer log: as if this database had been put back to an earlier copy. */
	struct signer signer;
	world_ok(act, signer_open(act, o.dir, keys[0], &signer));
	for (int by = 3; by >= -1; by -= 4) {
		/* Or a shorter one that this log never was: as if another, longer history had been put in its place. */
		struct checkpoint other = { c.origin, c.size + (uint64_t)by, by < 0 ? hash_of("other", 5) : c.root };
		const char *signed_other = note_sign(act->arena, checkpoint_text(act->arena, &other), &signer);
		world_ok(act, file_replace(act, path, signed_other, strlen(signed_other), 0644, false));

		assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-2", "name=x", NULL), E_BROKEN);
		act_forgive(act);
		assert_int_equal(installation_verify(act, o.installation, &v), E_BROKEN);
		act_forgive(act);
		assert_int_equal(installation_checkpoint(act, o.installation, (const char **)&note), E_BROKEN);
		act_forgive(act);
	}
	signer_close(&signer);
	office_close(&o);
}

static void a_lost_checkpoint_is_made_again_only_by_somebody_who_answers_for_it(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "company", "number=C-1", "name=x");
	const char *path = arena_format(act->arena, "%s/checkpoint", o.dir);
	for (int empty = 0; empty < 2; empty++) {
		if (empty)
			world_ok(act, file_replace(act, path, "", 0, 0644, false));
		else
			assert_int_equal(remove(path), 0);

		assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-2", "name=x", NULL), E_BROKEN);
		act->reason = NULL;
		assert_int_equal(do_as(&o, act, "chief", "accept_head", NULL, NULL), E_BAD_INPUT);
		assert_int_equal(remove(path), 0);
		act->reason = "compared with the bureau's copy";
		did(&o, act, "accept_head", NULL);
		assert_true(ledger_size(&o) > 0);
	}
	office_close(&o);
}

static void an_entry_names_an_account_or_nobody(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	const char *entry, *at;
	long n = ledger_size(&o);

	assert_int_equal(do_as(&o, act, "hunter2 is my password", "add", "company", "number=C-1", "name=x", NULL), E_DENIED);

	act_forgive(act);
	world_ok(act, books_open(act, o.url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, ledger_entry_text(act, n, &entry, &at));
	assert_null(strstr(entry, "hunter2"));
	assert_non_null(strstr(entry, "\"actor\":\"-\""));
	db_close(&act->db);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_act_is_recorded_and_stands),
		cmocka_unit_test(a_refusal_changes_nothing_and_is_recorded),
		cmocka_unit_test(an_account_without_the_right_is_denied),
		cmocka_unit_test(an_account_neither_sees_nor_touches_another_company),
		cmocka_unit_test(rights_of_one_role_do_not_travel_on_the_reach_of_another),
		cmocka_unit_test(a_refusal_does_not_tell_what_lies_out_of_reach),
		cmocka_unit_test(somebody_always_keeps_the_accounts),
		cmocka_unit_test(an_unknown_account_may_not_even_ask),
		cmocka_unit_test(bytes_that_are_no_text_are_refused_and_the_ledger_stays_whole),
		cmocka_unit_test(a_setting_stays_within_its_bounds),
		cmocka_unit_test(a_voided_record_and_its_voided_parent_are_still_known),
		cmocka_unit_test(what_is_altered_from_outside_is_found),
		cmocka_unit_test(a_reader_gets_nothing_past_its_scope_by_any_sql),
		cmocka_unit_test(row_level_security_holds_without_the_views),
		cmocka_unit_test(a_bureau_sees_the_companies_of_its_area),
		cmocka_unit_test(a_second_person_is_another_who_may_sign),
		cmocka_unit_test(a_number_is_never_used_twice),
		cmocka_unit_test(what_is_referred_to_cannot_be_voided),
		cmocka_unit_test(an_amendment_that_changes_nothing_is_refused),
		cmocka_unit_test(what_was_known_then_is_answered_now),
		cmocka_unit_test(a_changed_rulebook_is_adopted_and_the_old_one_still_judges_then),
		cmocka_unit_test(evidence_entered_after_its_day_is_late_but_not_that_of_the_opening_import),
		cmocka_unit_test(a_setting_overrides_a_term),
		cmocka_unit_test(an_import_is_one_entry_and_all_or_nothing),
		cmocka_unit_test(many_writers_each_stand_exactly_once),
		cmocka_unit_test(amendments_of_one_record_follow_one_another),
		cmocka_unit_test(two_installations_on_one_database_take_turns),
		cmocka_unit_test(after_any_history_the_ledger_and_the_books_agree),
		cmocka_unit_test(a_rotated_key_is_vouched_for_by_the_one_before),
		cmocka_unit_test(nothing_is_added_to_a_ledger_that_was_cut_or_replaced),
		cmocka_unit_test(a_lost_checkpoint_is_made_again_only_by_somebody_who_answers_for_it),
		cmocka_unit_test(an_entry_names_an_account_or_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
