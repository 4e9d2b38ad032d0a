/* Lending: the decision is asked before a loan is kept.  Of two who lend one item at once exactly one does, be they two processes or many
 * threads; what was done by another process is known at once; and what is over is written down as it was.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"
#include "services/asking.h"
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* The sample, whose day is 2026-11-20. */
static struct office office_with_the_sample(void)
{
	struct office o = office_open();
	for (const struct asset *s = sample_files; s->path; s++) {
		struct act *act = world_act();
		struct outcome outcome;
		const struct import import = { register_of_sample(act, s->path), s->path, s->bytes, s->size, false, NULL, NULL };
		act->actor = "chief";
		world_ok(act, import_csv(act, o.installation, &import, &outcome));
	}
	return o;
}

static enum fault lend(const struct office *o, struct act *act, const char *item, const char *person)
{
	return do_as(o, act, "chief", "add", "loan", arena_format(act->arena, "item=%s", item), arena_format(act->arena, "person=%s", person),
	    "from_on=2026-11-20", "area=A-000001", NULL);
}

/* What P-000002 and P-000003 may both take to A-000001. */
static const char *const items[] = { "I-000004", "I-000005", "I-000007" };

/* ---- in words ------------------------------------------------------------------------------------- */

static void a_loan_that_is_not_allowed_is_refused_in_words(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	static const char *const said[LANGS] = {
		"I-000004 を P-000013 に 2026-11-20 から貸し出すことはできません",
		"I-000004 may not be lent to P-000013 from 2026-11-20",
	};

	for (enum lang lang = JA; lang < LANGS; lang++) {
		defer(act_close) struct act act;
		act_open(&act, lang);
		assert_int_equal(lend(&o, &act, "I-000004", "P-000013"), E_DENIED);
		assert_non_null(strstr(act.detail, said[lang]));
		assert_non_null(strstr(act.detail, condition_info[CONDITION_need_to_know].fails[lang]));
		assert_null(strstr(act.detail, condition_info[CONDITION_employed].fails[lang]));
	}
	struct act *act = world_act();
	assert_int_equal(do_as(&o, act, "chief", "add", "loan", "item=I-000004", "person=P-000002", "from_on=2026-11-20", NULL), E_DENIED);
	assert_non_null(strstr(act->detail, condition_info[CONDITION_place_given].fails[EN]));
	world_ok(act, lend(&o, act, "I-000004", "P-000002"));

	office_close(&o);
}

static void every_line_of_a_file_that_is_not_allowed_is_told(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	static const char file[] = "item,person,from_on,area\nI-000007,P-000002,2026-11-20,A-000001\nI-000005,P-000013,2026-11-20,A-000001\n"
		"I-000004,P-000003,2026-11-21,\n";
	struct act *act = world_act();
	struct outcome outcome;
	const struct import import = { register_named("loan"), "test.csv", file, strlen(file), false, NULL, NULL };
	act->actor = "chief";

	assert_int_equal(import_csv(act, o.installation, &import, &outcome), E_BAD_INPUT);

	assert_int_equal(act->problem_count, 2);
	assert_int_equal(act->problems->line, 3);
	assert_int_equal(act->problems->next->line, 4);
	assert_non_null(strstr(act->problems->next->accepted, condition_info[CONDITION_place_given].fails[EN]));
	office_close(&o);
}

/* ---- history ---------------------------------------------------------------------------------------- */

static void what_is_over_is_written_down_as_it_was(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	struct act *act = world_act();

	did(&o, act, "add", "loan", "number=LO-OVER", "item=I-000004", "person=P-000013", "from_on=2026-10-01", "to_on=2026-10-02");
	did(&o, act, "amend", "loan", "number=LO-OVER", "from_on=2026-09-30");
	imports(&o, "loan", "item,person,from_on\nI-000005,P-000013,2026-11-19\n");

	assert_int_equal(do_as(&o, act, "chief", "amend", "loan", "number=LO-OVER", "to_on=", NULL), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "amend", "loan", "number=LO-OVER", "to_on=2026-11-20", NULL), E_DENIED);
	office_close(&o);
}

static void what_was_lent_may_be_given_back_whatever_has_become_of_the_borrower(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	struct act *act = world_act();
	act->reason = "fictional";
	did(&o, act, "add", "loan", "number=LO-OUT", "item=I-000004", "person=P-000002", "from_on=2026-11-20", "area=A-000001");
	did(&o, act, "add", "suspension", "person=P-000002", "reason=other", "from_on=2026-11-20");

	assert_int_equal(lend(&o, act, "I-000005", "P-000002"), E_DENIED);
	assert_int_equal(do_as(&o, act, "chief", "amend", "loan", "number=LO-OUT", "from_on=2026-11-21", NULL), E_DENIED);
	did(&o, act, "amend", "loan", "number=LO-OUT", "due_on=2026-11-25");
	did(&o, act, "amend", "loan", "number=LO-OUT", "to_on=2026-11-21");

	office_close(&o);
}

/* ---- another process ---------------------------------------------------------------------------------- */

static void what_another_process_did_is_known_at_once(void **state)
{
	(void)state;
	struct office o = office_with_the_sample(), other = o;
	struct act *act = world_act();
	world_ok(act, installation_open(act, o.dir, &other.installation));
	world_ok(act, installation_start(act, other.installation));
	act->reason = "fictional";

	world_ok(act, lend(&o, act, "I-000004", "P-000002"));
	assert_int_equal(lend(&other, act, "I-000004", "P-000003"), E_BAD_INPUT);
	did(&other, act, "add", "suspension", "number=SU-HERE", "person=P-000002", "reason=other", "from_on=2026-11-20");
	assert_int_equal(lend(&o, act, "I-000005", "P-000002"), E_DENIED);
	did(&other, act, "void", "suspension", "number=SU-HERE");
	world_ok(act, lend(&o, act, "I-000005", "P-000002"));

	installation_close(&other.installation);
	office_close(&o);
}

enum { ROUNDS = 3, PARTIES = 2 };
struct race { atomic_int ready[ROUNDS]; enum fault got[ROUNDS][PARTIES]; };

/* All begin a round together. */
static void meet(atomic_int *ready, int parties)
{
	atomic_fetch_add(ready, 1);
	while (atomic_load(ready) < parties)
		usleep(50);
}

static void run_process(const char *dir, struct race *race, int me)
{
	static const char *const persons[PARTIES] = { "P-000002", "P-000003" };
	struct office o = { .dir = dir };
	struct act act;
	act_open(&act, EN);
	if (installation_open(&act, dir, &o.installation) || installation_start(&act, o.installation))
		_exit(1);
	for (int round = 0; round < ROUNDS; round++) {
		meet(&race->ready[round], PARTIES);
		race->got[round][me] = lend(&o, &act, items[round], persons[me]);
	}
	installation_close(&o.installation);
	_exit(0);
}

static void of_two_processes_that_lend_one_item_at_once_exactly_one_does(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	struct race *race = mmap(NULL, sizeof *race, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t children[PARTIES];
	installation_close(&o.installation);

	for (int me = 0; me < PARTIES; me++)
		if (!(children[me] = fork()))
			run_process(o.dir, race, me);
	for (int me = 0; me < PARTIES; me++) {
		int status;
		assert_int_equal(waitpid(children[me], &status, 0), children[me]);
		assert_int_equal(status, 0);
	}

	for (int round = 0; round < ROUNDS; round++) {
		enum fault one = race->got[round][0], other = race->got[round][1], lost = one ? one : other;
		assert_true(!one != !other);
		assert_true(lost == E_DENIED || lost == E_BAD_INPUT);
	}
	munmap(race, sizeof *race);
}

/* ---- many threads -------------------------------------------------------------------------------------- */

enum { THREADS = 6 };
struct crowd { struct office office; atomic_int ready, lent, over; };

static void *lend_in_turn(void *with)
{
	struct crowd *c = with;
	for (int round = 0; round < ROUNDS; round++) {
		struct act act;
		act_open(&act, EN);
		meet(&c->ready, THREADS * (round + 1));
		if (!lend(&c->office, &act, items[round], "P-000002"))
			atomic_fetch_add(&c->lent, 1);
		act_close(&act);
	}
	atomic_fetch_add(&c->over, 1);
	return NULL;
}

/* Who asks meanwhile is answered from a whole picture: the loans in it are no fewer than the books have. */
static void *ask_on(void *with)
{
	struct crowd *c = with;
	struct act act;
	act_open(&act, EN);
	(void)!books_open(&act, c->office.url, READER, false, &act.db);
	while (atomic_load(&c->over) < THREADS && !act.fault) {
		const struct picture *p;
		(void)!db_begin_read(&act, "chief", NULL);
		long stand = ask_long(&act, 0, sql_of(register_named("loan"))->count);
		if (!installation_picture(&act, c->office.installation, &p)) {
			if (!picture_is_sound(p) || (long)p->loans_count - (long)p->loans_holes < stand)
				(void)!fail_with(&act, E_BROKEN, W_PLAIN, (const char *const[]){ "", "a stale picture", NULL });
			installation_picture_release(c->office.installation);
		}
		(void)db_end_read(&act);
	}
	db_close(&act.db);
	enum fault f = act.fault;
	act_close(&act);
	return (void *)(intptr_t)f;
}

static void of_many_threads_that_lend_one_item_at_once_exactly_one_does(void **state)
{
	(void)state;
	struct crowd c = { .office = office_with_the_sample() };
	pthread_t threads[THREADS], asker;
	void *faults;

	pthread_create(&asker, NULL, ask_on, &c);
	for (int t = 0; t < THREADS; t++)
		pthread_create(&threads[t], NULL, lend_in_turn, &c);
	for (int t = 0; t < THREADS; t++)
		pthread_join(threads[t], NULL);
	pthread_join(asker, &faults);

	assert_int_equal(c.lent, ROUNDS);
	assert_null(faults);
	ledger_size(&c.office);
	office_close(&c.office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_loan_that_is_not_allowed_is_refused_in_words),
		cmocka_unit_test(every_line_of_a_file_that_is_not_allowed_is_told),
		cmocka_unit_test(what_is_over_is_written_down_as_it_was),
		cmocka_unit_test(what_was_lent_may_be_given_back_whatever_has_become_of_the_borrower),
		cmocka_unit_test(what_another_process_did_is_known_at_once),
		cmocka_unit_test(of_two_processes_that_lend_one_item_at_once_exactly_one_does),
		cmocka_unit_test(of_many_threads_that_lend_one_item_at_once_exactly_one_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
