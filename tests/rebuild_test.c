/* Rebuilding: the books follow from the ledger alone, whatever was done; whoever alters them by hand is found out; an installation goes to
 * another database and back and is what it was.  HOZEN_TEST_LONG: a history of ten thousand acts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_acts.h"
#include "services/rebuild.h"
#include <unistd.h>

static struct rebuilt check(const struct office *o)
{
	struct act *act = world_act();
	struct rebuilt r;
	act->actor = "chief";
	world_ok(act, rebuild_check(act, o->installation, NO_DATE, &r));
	return r;
}

static void assert_same(const struct rebuilt *r)
{
	for (size_t i = 0; i < r->books.n; i++)
		print_error("%s %s (entry %ld) %s: [%s] [%s]\n", r->books.named[i].table, r->books.named[i].number, r->books.named[i].entry,
		    r->books.named[i].field ? r->books.named[i].field : "-", r->books.named[i].stands ? r->books.named[i].stands : "-",
		    r->books.named[i].rebuilt ? r->books.named[i].rebuilt : "-");
	assert_int_equal(r->books.count, 0);
}

/* ---- a history ------------------------------------------------------------------------------ */

static void something_else(const struct office *o)
{
	struct act *act = world_act();
	act->reason = "fictional";
	const char *account = arena_format(act->arena, "number=A-%u", world_random(20)), *held = arena_format(act->arena, "account=A-%u", world_random(20));
	if (one_in(3))
		(void)!do_as(o, act, "chief", "rotate_key", NULL, NULL);
	else if (one_in(2))
		(void)!do_as(o, act, "chief", one_in(2) ? "add" : "amend", "account", account, "name=架空", "lang=ja", NULL);
	else if (one_in(2))
		(void)!do_as(o, act, "chief", "add", "role", held, one_in(2) ? "role=auditor" : "role=authority_officer", "from_on=2026-01-05", NULL);
	else if (one_in(2))
		(void)!do_as(o, act, "nobody", "add", "company", "name=架空", NULL);
	else
		(void)!do_as(o, act, "chief", one_in(2) ? "add" : "amend", "setting", "number=horizon_days",
		    arena_format(act->arena, "value=%u", world_random(50)), NULL);
}

static const struct reg *some_book(void)
{
	size_t n = 0;
	while (registers[n])
		n++;
	for (;;) {
		const struct reg *r = registers[world_random((unsigned)n)];
		if (is_for_people(r) && strcmp(r->name, "account") && strcmp(r->name, "role"))
			return r;
	}
}

/* Random acts, of which most are refused; so it is counted what was done. */
static void live(const struct office *o, struct act *writer, long acts)
{
	for (long done = 0, tried = 0; done < acts && tried < 20 * acts; tried++) {
		if (one_in(100))
			something_else(o);
		done += act_at_random(o->installation, writer, some_book(), date_add(today_in_japan(), 0));
	}
}

static void the_books_follow_from_the_ledger_whatever_was_done(void **state)
{
	(void)state;
	struct office o = office_with_good_books();
	struct act *writer = writer_of(&o);

	live(&o, writer, world_rounds_unchecked(300, 10000));

	struct rebuilt r = check(&o);
	assert_same(&r);
	print_message("%lu entries, %ld records, %ld versions, %ld findings\n", (unsigned long)r.ledger.size, r.books.records, r.books.versions,
	    r.findings);
	assert_true(r.books.versions > 50 && r.findings > 0 && r.ledger.size > 300);
	assert_int_not_equal(access(arena_format(writer->arena, "%s/rebuild", o.dir), F_OK), 0);
	db_close(&writer->db);
	office_close(&o);
}

/* ---- what was altered by hand ------------------------------------------------------------------- */

static const struct { const char *done, *table, *number, *field; } by_hand[] = {
	{ "UPDATE company SET name = 'Altered' WHERE number = 'C-1'",                "company",         "C-1", "name" },
	{ "UPDATE company SET known_from = '2001-01-01T00:00:00.000000Z' WHERE number = 'C-1'", "company", "C-1", "known_from" },
	{ "UPDATE person SET kept_by = (SELECT id FROM company WHERE number = 'C-2') WHERE number = 'P-1'", "person", "P-1", "kept_by" },
	{ "DELETE FROM person WHERE number = 'P-2'",                                 "person",          "P-2", NULL },
	{ "UPDATE company_version SET name = 'Altered' WHERE number = 'C-1'",        "company_version", "C-1", "name" },
	{ "DELETE FROM company_version WHERE number = 'C-1'",                        "company_version", "C-1", NULL },
	{ "UPDATE calendar SET open = 0 WHERE day = '2026-11-20'",                   "calendar", "2026-11-20", "open" },
	{ "DELETE FROM scope WHERE reader = 'manager'",                              "scope",       "manager", NULL },
};

static void what_was_altered_by_hand_is_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(by_hand); i++) {
		struct office o = office_of_two();
		struct act *act = world_act(), *owner = world_act();
		did(&o, act, "amend", "company", "number=C-1", "name=Renamed");
		world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
		world_ok(owner, db_script(owner, by_hand[i].done));
		db_close(&owner->db);

		struct rebuilt r = check(&o);

		assert_true(r.books.count > 0);
		assert_string_equal(r.books.named[0].table, by_hand[i].table);
		assert_string_equal(r.books.named[0].number, by_hand[i].number);
		assert_true(same_text(r.books.named[0].field, by_hand[i].field));
		office_close(&o);
	}
}

static void a_ledger_that_is_not_whole_is_not_replayed(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act(), *owner = world_act();
	struct rebuilt r;
	world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
	world_ok(owner, db_script(owner, "UPDATE ledger_body SET body = REPLACE(body, 'Planted One', 'Planted Won')"));
	db_close(&owner->db);

	act->actor = "chief";
	assert_int_equal(rebuild_check(act, o.installation, NO_DATE, &r), E_BROKEN);

	office_close(&o);
}

/* ---- the move --------------------------------------------------------------------------------- */

static void reopen(struct office *o)
{
	struct act *act = world_act();
	installation_close(&o->installation);
	world_ok(act, installation_open(act, o->dir, &o->installation));
	world_ok(act, installation_start(act, o->installation));
	o->url = arena_text(act->arena, installation_url(o->installation));
}

static enum fault moved(const struct office *o, const char *url)
{
	struct act *act = world_act();
	struct rebuilt r;
	enum fault f = rebuild_to(act, o->installation, url, &r);
	if (f)
		print_message("%s\n", act->detail ? act->detail : "");
	return f;
}

static const char *sqlite_file(struct act *act)
{
	return arena_format(act->arena, "sqlite:%s/other.db", world_folder());
}

/* By way of the other kind of database where there is one. */
static void an_installation_goes_to_another_database_and_back(void **state)
{
	(void)state;
	struct office o = office_with_good_books();
	struct act *act = world_act(), *writer = writer_of(&o);
	live(&o, writer, 100);
	db_close(&writer->db);
	const char *before = o.url;
	const long size = ledger_size(&o);

	assert_int_equal(moved(&o, sqlite_file(act)), OK);
	reopen(&o);
	assert_int_equal(ledger_size(&o), size);
	assert_int_equal(moved(&o, world_database()), OK);
	reopen(&o);

	struct act *there = world_act(), *here = world_act();
	struct comparison c;
	assert_string_not_equal(o.url, before);
	world_ok(there, books_open(there, before, WRITER, false, &there->db));
	world_ok(here, books_open(here, o.url, WRITER, false, &here->db));
	world_ok(act, books_compare(act, there->db, here->db, &c));
	assert_int_equal(c.count, 0);
	db_close(&there->db);
	db_close(&here->db);
	assert_int_equal(ledger_size(&o), size);
	did(&o, act, "add", "company", "number=C-AFTER", "name=x");
	struct rebuilt r = check(&o);
	assert_same(&r);
	office_close(&o);
}

static void who_was_there_before_the_move_writes_nothing_any_more(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	struct installation *mover;
	struct rebuilt r;
	const long size = ledger_size(&o);
	world_ok(act, installation_open(act, o.dir, &mover));
	world_ok(act, rebuild_to(act, mover, world_database(), &r));
	installation_close(&mover);

	assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-9", "name=x", NULL), E_CONFLICT);
	act_forgive(act);

	reopen(&o);
	assert_int_equal(ledger_size(&o), size);
	did(&o, act, "add", "company", "number=C-9", "name=x");
	office_close(&o);
}

static void a_database_that_holds_something_else_is_left_alone(void **state)
{
	(void)state;
	struct office o = office_open(), other = office_of_two();
	struct act *act = world_act();
	const long size = ledger_size(&other);

	assert_int_equal(moved(&o, other.url), E_CONFLICT);
	assert_int_equal(moved(&o, o.url), E_CONFLICT);
	assert_int_equal(moved(&o, "mysql://x"), E_BAD_INPUT);

	assert_int_equal(ledger_size(&other), size);
	did(&o, act, "add", "company", "number=C-9", "name=x");
	office_close(&other);
	office_close(&o);
}

static void books_that_were_altered_are_not_moved(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *owner = world_act();
	world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
	world_ok(owner, db_script(owner, "UPDATE company SET name = 'Altered' WHERE number = 'C-1'"));
	db_close(&owner->db);
	const char *to = world_database();

	assert_int_equal(moved(&o, to), E_BROKEN);

	reopen(&o);
	assert_string_not_equal(o.url, to);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_books_follow_from_the_ledger_whatever_was_done),
		cmocka_unit_test(what_was_altered_by_hand_is_named),
		cmocka_unit_test(a_ledger_that_is_not_whole_is_not_replayed),
		cmocka_unit_test(an_installation_goes_to_another_database_and_back),
		cmocka_unit_test(who_was_there_before_the_move_writes_nothing_any_more),
		cmocka_unit_test(a_database_that_holds_something_else_is_left_alone),
		cmocka_unit_test(books_that_were_altered_are_not_moved),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
