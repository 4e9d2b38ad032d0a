/* Erasure: two persons, the whole of what was said and nothing else; the ledger still verifies, and whoever forges an erasure is found out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"
#include "registers/registers.h"
#include "services/rebuild.h"
#include <dirent.h>

#define PLANTED "Zplantedz"

/* ---- a world ---------------------------------------------------------------------------------- */

/* A person with planted names, come by a file with others, amended, and refused an amendment; a second who may erase. */
static void plant(const struct office *o)
{
	struct act *act = world_act();
	did(o, act, "add", "company", "number=C-1", "name=One");
	imports(o, "person", "number,kept_by,family_name,given_name\r\nP-1,C-1," PLANTED "one,Alice\r\nP-2,C-1,Other,Bob\r\nP-3,C-1," PLANTED "three,Eve\r\n");
	did(o, act, "amend", "person", "number=P-1", "family_name=" PLANTED "two");
	(void)!do_as(o, act, "chief", "amend", "person", "number=P-1", "family_name=" PLANTED "four", "kept_by=NONE", NULL);
	(void)!do_as(o, act, "chief", "add", "person", "family_name=" PLANTED "two", "kept_by=NONE", NULL);
	did(o, act, "add", "account", "number=second", "name=Second");
	did(o, act, "add", "role", "account=second", "role=authority_officer", "from_on=2020-04-01");
}

static struct office planted_office(void)
{
	static struct office kept;
	return office_like(&kept, plant);
}

static void erased(const struct office *o, struct act *act, const char *record)
{
	const char *input = arena_format(act->arena, "record=%s", record);
	world_ok(act, do_as(o, act, "chief", "propose_erasure", NULL, input, "reason=lawful", NULL));
	world_ok(act, do_as(o, act, "second", "erase", NULL, input, "reason=confirmed", NULL));
}

static struct rebuilt check(const struct office *o)
{
	struct act *act = world_act();
	struct rebuilt r;
	act->actor = "chief";
	world_ok(act, rebuild_check(act, o->installation, NO_DATE, &r));
	assert_int_equal(r.books.count, 0);
	return r;
}

/* In every column of every table that a person's words get into. */
static long found_in_tables(const struct office *o, const char *what)
{
	struct act *act = world_act();
	long n = 0;
	world_ok(act, books_open(act, o->url, WRITER, false, &act->db));
	for each_register(r)
		for (int version = 0; version < 2; version++) {
			defer(query_end) struct query *q = query_with(act, version ? &sql_of(*r)->stored_versions : &sql_of(*r)->stored, NULL, 0);
			while (query_next(q))
				for (int i = 0; i < query_columns(q); i++)
					n += query_text(q, i) && strstr(query_text(q, i), what);
		}
	const struct sql others[] = {
		{ "test_bodies", "", "SELECT body FROM ledger_body" },
		{ "test_findings", "", "SELECT because_ja || because_en FROM finding" },
	};
	for (size_t i = 0; i < COUNT(others); i++) {
		defer(query_end) struct query *q = query_with(act, &others[i], NULL, 0);
		while (query_next(q))
			n += query_text(q, 0) && strstr(query_text(q, 0), what);
	}
	world_ok(act, act->fault);
	db_close(&act->db);
	return n;
}

/* In the bytes of every file of the folder. */
static long found_in_files(const struct office *o, const char *what)
{
	struct act *act = world_act();
	long found = 0;
	DIR *folder = opendir(o->dir);
	for (struct dirent *e; (e = readdir(folder));) {
		char *bytes;
		size_t n;
		if (e->d_type != DT_REG)
			continue;
		world_ok(act, file_read(act, arena_format(act->arena, "%s/%s", o->dir, e->d_name), 1 << 28, &bytes, &n));
		found += memmem(bytes, n, what, strlen(what)) != NULL;
	}
	closedir(folder);
	return found;
}

/* ---- what goes, and what stays -------------------------------------------------------------- */

static void what_a_record_said_is_found_nowhere_and_the_ledger_still_verifies(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	struct verdict v;
	assert_true(found_in_tables(&o, PLANTED "one") > 0);

	erased(&o, act, "person/P-1");

	world_ok(act, installation_verify(act, o.installation, &v));
	assert_int_equal(v.erased, 4);
	for (const char *const *what = (const char *const[]){ PLANTED "one", PLANTED "two", PLANTED "four", "Alice", NULL }; *what; what++) {
		assert_int_equal(found_in_tables(&o, *what), 0);
		if (!world_is_postgres())
			assert_int_equal(found_in_files(&o, *what), 0);
	}
	struct rebuilt r = check(&o);
	assert_int_equal(r.erased_count, 1);
	assert_string_equal(r.erased[0].number, "P-1");
	office_close(&o);
}

static void other_records_of_the_same_file_stay_to_the_letter(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();

	erased(&o, act, "person/P-1");

	assert_non_null(strstr(seen_by(&o, "chief", "person", NULL), "P-2,C-1,Other,Bob"));
	assert_true(found_in_tables(&o, PLANTED "three") >= 2);
	erased(&o, act, "person/P-3");
	assert_int_equal(found_in_tables(&o, PLANTED), 0);
	assert_true(found_in_tables(&o, "Bob") >= 2);
	assert_int_equal(check(&o).erased_count, 2);
	office_close(&o);
}

static void a_record_that_was_voided_is_erased_with_its_versions(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	act->reason = "made in error, " PLANTED "two";
	did(&o, act, "void", "person", "number=P-1");
	act->reason = NULL;

	erased(&o, act, "person/P-1");

	assert_int_equal(found_in_tables(&o, PLANTED "two"), 0);
	check(&o);
	office_close(&o);
}

static void its_number_is_never_given_again(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	erased(&o, act, "person/P-3");

	assert_int_equal(do_as(&o, act, "chief", "add", "person", "number=P-3", "kept_by=C-1", "family_name=x", "given_name=y", NULL), E_BAD_INPUT);
	did(&o, act, "add", "person", "number=P-4", "kept_by=C-1", "family_name=x", "given_name=y");

	assert_int_equal(do_as(&o, act, "chief", "propose_erasure", NULL, "record=person/P-3", "reason=again", NULL), E_CONFLICT);
	check(&o);
	office_close(&o);
}

static void what_another_record_refers_to_cannot_be_erased(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	world_ok(act, do_as(&o, act, "chief", "propose_erasure", NULL, "record=company/C-1", "reason=x", NULL));

	assert_int_equal(do_as(&o, act, "second", "erase", NULL, "record=company/C-1", "reason=x", NULL), E_CONFLICT);

	assert_non_null(strstr(act->detail, "P-1"));
	check(&o);
	office_close(&o);
}

/* Versions of other records refer to it still.  They read as before; but who may see one is told by what it belongs to, and if that
 * is what was erased nobody may. */
static void a_version_that_refers_to_it_still_reads(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	did(&o, act, "add", "nationality", "number=N-1", "person=P-1", "country=JP");
	did(&o, act, "add", "site", "number=S-1", "company=C-1", "name=x");
	did(&o, act, "add", "machine", "number=M-1", "site=S-1", "name=x", "wiring=stand_alone", "registered_on=2026-01-05");
	did(&o, act, "add", "machine_check", "number=MC-1", "machine=M-1", "kind=virus", "done_on=2026-01-05", "result=clean", "checked_by=P-1");
	const char *then = known_now(&o);
	did(&o, act, "amend", "machine_check", "number=MC-1", "checked_by=P-2");
	act->reason = "made in error";
	did(&o, act, "void", "nationality", "number=N-1");
	act->reason = NULL;

	erased(&o, act, "person/P-1");

	assert_non_null(strstr(seen_by(&o, "chief", "machine_check", then), "MC-1,M-1"));
	assert_null(strstr(seen_by(&o, "chief", "nationality", then), "N-1"));
	check(&o);
	office_close(&o);
}

/* ---- what was known -------------------------------------------------------------------------- */

static void an_answer_as_known_before_names_the_erasure(void **state)
{
	(void)state;
	struct act *act = world_act(), *asker = world_act();
	struct office o = planted_office();
	const char *then = known_now(&o);
	struct status s;
	erased(&o, act, "person/P-1");
	const char *after = known_now(&o);

	assert_null(strstr(seen_by(&o, "chief", "person", then), "P-1,"));
	world_ok(asker, status_of(asker, o.installation, "chief", NO_DATE, then, &s));
	assert_int_equal(s.erasure_count, 1);
	assert_string_equal(s.erasures[0].at, after);
	world_ok(asker, status_of(asker, o.installation, "chief", NO_DATE, after, &s));
	assert_int_equal(s.erasure_count, 0);
	office_close(&o);
}

/* ---- two persons ------------------------------------------------------------------------------- */

static void it_takes_two_persons_with_the_right_and_a_reason(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	did(&o, act, "add", "account", "number=third", "name=Third");
	did(&o, act, "add", "role", "account=third", "role=auditor", "from_on=2020-04-01");

	assert_int_equal(do_as(&o, act, "chief", "erase", NULL, "record=person/P-1", "reason=x", NULL), E_CONFLICT);
	assert_int_equal(do_as(&o, act, "chief", "propose_erasure", NULL, "record=person/P-1", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "third", "propose_erasure", NULL, "record=person/P-1", "reason=x", NULL), E_DENIED);
	world_ok(act, do_as(&o, act, "chief", "propose_erasure", NULL, "record=person/P-1", "reason=x", NULL));
	assert_int_equal(do_as(&o, act, "second", "propose_erasure", NULL, "record=person/P-1", "reason=x", NULL), E_CONFLICT);
	assert_int_equal(do_as(&o, act, "chief", "erase", NULL, "record=person/P-1", "reason=x", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "third", "erase", NULL, "record=person/P-1", "reason=x", NULL), E_DENIED);

	assert_true(found_in_tables(&o, PLANTED "two") > 0);
	world_ok(act, do_as(&o, act, "second", "erase", NULL, "record=person/P-1", "reason=x", NULL));
	assert_int_equal(found_in_tables(&o, PLANTED "two"), 0);
	office_close(&o);
}

static void only_a_record_of_the_books_can_be_erased(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();

	for (const char *const *record = (const char *const[]){ "person", "/", "person/", "nothing/P-1", "rulebook/RB-000001", "signing_key/K-000001",
	    "erasure/ER-000001", NULL }; *record; record++)
		assert_int_equal(do_as(&o, act, "chief", "propose_erasure", NULL, arena_format(act->arena, "record=%s", *record), "reason=x", NULL), E_BAD_INPUT);
	assert_int_equal(do_as(&o, act, "chief", "propose_erasure", NULL, "record=person/P-99", "reason=x", NULL), E_NOT_FOUND);
	office_close(&o);
}

/* ---- forgeries --------------------------------------------------------------------------------- */

static void owner_does(const struct office *o, const char *text)
{
	struct act *owner = world_act();
	world_ok(owner, db_open(owner, o->url, OWNER, &owner->db));
	world_ok(owner, db_script(owner, text));
	db_close(&owner->db);
}

static void a_forged_erasure_is_found_out(void **state)
{
	(void)state;
	static const char *const forgeries[] = {
		"UPDATE ledger_body SET body = REPLACE(body, 'Other', 'Bother')",
		"DELETE FROM ledger_erased WHERE n = 3",
		"UPDATE ledger_erased SET hash = (SELECT body_hash FROM ledger_entry WHERE n = 0) WHERE n = 3",
		"INSERT INTO ledger_erased (n, entry, hash) SELECT 1, 2, body_hash FROM ledger_entry WHERE n = 1",
		"INSERT INTO ledger_erased (n, entry, hash) SELECT 900, 901, body_hash FROM ledger_entry WHERE n = 1",
		"DELETE FROM ledger_body WHERE n = 3",
		"UPDATE person_version SET family_name = 'Invented' WHERE number = 'P-1'",
		"DELETE FROM person_version WHERE number = 'P-1'",
	};
	for (size_t i = 0; i < COUNT(forgeries); i++) {
		struct act *act = world_act();
		struct office o = planted_office();
		struct verdict v = { .broken_at = -1 };
		erased(&o, act, "person/P-1");
		owner_does(&o, forgeries[i]);

		if (installation_verify(act, o.installation, &v) != E_BROKEN)
			fail_msg("not found out: %s", forgeries[i]);
		office_close(&o);
	}
}

static void an_erasure_does_not_vouch_for_what_was_altered_before(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	owner_does(&o, "UPDATE ledger_body SET body = REPLACE(body, 'Other', 'Bother')");
	world_ok(act, do_as(&o, act, "chief", "propose_erasure", NULL, "record=person/P-1", "reason=x", NULL));

	assert_int_equal(do_as(&o, act, "second", "erase", NULL, "record=person/P-1", "reason=x", NULL), E_BROKEN);

	assert_true(found_in_tables(&o, PLANTED "two") > 0);
	office_close(&o);
}

static void an_installation_with_erasures_moves_too(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct office o = planted_office();
	struct rebuilt r;
	struct verdict v;
	erased(&o, act, "person/P-1");
	act->actor = "chief";

	world_ok(act, rebuild_to(act, o.installation, world_database(), &r));

	installation_close(&o.installation);
	world_ok(act, installation_open(act, o.dir, &o.installation));
	world_ok(act, installation_verify(act, o.installation, &v));
	assert_int_equal(v.erased, 4);
	check(&o);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_record_said_is_found_nowhere_and_the_ledger_still_verifies),
		cmocka_unit_test(other_records_of_the_same_file_stay_to_the_letter),
		cmocka_unit_test(a_record_that_was_voided_is_erased_with_its_versions),
		cmocka_unit_test(its_number_is_never_given_again),
		cmocka_unit_test(what_another_record_refers_to_cannot_be_erased),
		cmocka_unit_test(a_version_that_refers_to_it_still_reads),
		cmocka_unit_test(an_answer_as_known_before_names_the_erasure),
		cmocka_unit_test(it_takes_two_persons_with_the_right_and_a_reason),
		cmocka_unit_test(only_a_record_of_the_books_can_be_erased),
		cmocka_unit_test(a_forged_erasure_is_found_out),
		cmocka_unit_test(an_erasure_does_not_vouch_for_what_was_altered_before),
		cmocka_unit_test(an_installation_with_erasures_moves_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
