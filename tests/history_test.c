/* Numbers, versions and what was known; many writers at once; any history.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"
#include <pthread.h>

static void a_voided_record_and_its_voided_parent_are_still_known(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
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
	struct office o = office_of_two();
	struct act *act = world_act();
	act->reason = "made in error";

	assert_int_equal(do_as(&o, act, "chief", "void", "company", "number=C-1", NULL), E_CONFLICT);

	assert_non_null(strstr(act->detail, "S-1"));
	office_close(&o);
}

static void an_amendment_that_changes_nothing_is_refused(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();

	assert_int_equal(do_as(&o, act, "chief", "amend", "company", "number=C-1", "name=Planted One", NULL), E_CONFLICT);
	assert_int_equal(do_as(&o, act, "chief", "amend", "site", "number=S-1", "company=C-2", NULL), E_BAD_INPUT);
	did(&o, act, "amend", "site", "number=S-1", "prefecture=");
	assert_non_null(strstr(seen_by(&o, "chief", "site", NULL), "S-1,C-1,Planted site one,,,,,"));
	office_close(&o);
}

static void what_was_known_then_is_answered_now(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
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
	struct office o = office_of_two();
	struct act *act = world_act();
	struct status status;
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
		if (!strcmp(s->judgement.findings[i].subject, subject) && !strcmp(s->judgement.findings[i].rule->name, "weekly-virus-check"))
			return &s->judgement.findings[i];
	return NULL;
}

static void evidence_entered_after_its_day_is_late_but_not_that_of_the_opening_import(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	struct status status;
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
	struct office o = office_of_two();
	struct act *act = world_act();
	struct status status;
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_voided_record_and_its_voided_parent_are_still_known),
		cmocka_unit_test(a_number_is_never_used_twice),
		cmocka_unit_test(what_is_referred_to_cannot_be_voided),
		cmocka_unit_test(an_amendment_that_changes_nothing_is_refused),
		cmocka_unit_test(what_was_known_then_is_answered_now),
		cmocka_unit_test(a_changed_rulebook_is_adopted_and_the_old_one_still_judges_then),
		cmocka_unit_test(evidence_entered_after_its_day_is_late_but_not_that_of_the_opening_import),
		cmocka_unit_test(a_setting_overrides_a_term),
		cmocka_unit_test(many_writers_each_stand_exactly_once),
		cmocka_unit_test(amendments_of_one_record_follow_one_another),
		cmocka_unit_test(two_installations_on_one_database_take_turns),
		cmocka_unit_test(after_any_history_the_ledger_and_the_books_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
