/* The decision at national scale: 1.2 million persons, 5 million items, 12,500 sites, 15 million memberships of ranges.  One by one
 * beside a bare model in the same memory; in batches of 16; on two threads; who may view an item; and how large the picture is.  Rounds
 * alternate.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bench/bare_view.h"
#include "bench/generated.h"
#include "decision/search.h"
#include <pthread.h>

enum { ROUNDS = 5, QUESTIONS = 400000 };

static struct picture nation;
static struct question *views, *any;

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bench/decide_national: %s\n", what);
	exit(1);
}

static struct question *questions(const struct nation *n, bool views_only)
{
	struct question *list = malloc(QUESTIONS * sizeof *list);
	for (size_t i = 0; i < QUESTIONS; i++)
		list[i] = views_only ? question_of_use(&nation, n, USE_VIEW) : any_question(&nation, n);
	return list;
}

/* ---- what is timed -------------------------------------------------------------------------- */

/* The next question depends on the last answer, though it never changes: so no decision begins before the last is made. */
static uint64_t one_by_one(const struct question *list)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < QUESTIONS; i++)
		sum += decide(&nation, &list[i + (sum >> 60)]).failed;
	return sum;
}

static uint64_t bare_one_by_one(const struct question *list)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < QUESTIONS; i++)
		sum += bare_view(&nation, &list[i + (sum >> 60)]);
	return sum;
}

static uint64_t in_batches(const struct question *list)
{
	enum { BATCH = 16 };
	struct decision answers[BATCH];
	uint64_t sum = 0;
	for (size_t i = 0; i < QUESTIONS; i += BATCH) {
		decide_batch(&nation, list + i, answers, BATCH);
		for (size_t k = 0; k < BATCH; k++)
			sum += answers[k].failed;
	}
	return sum;
}

static void *all_in_batches(void *list)
{
	return (void *)(uintptr_t)in_batches(list);
}

/* Each thread decides all of them. */
static uint64_t two_threads(const struct question *list)
{
	pthread_t other;
	void *sum;
	must(!pthread_create(&other, NULL, all_in_batches, (void *)(uintptr_t)list), "no second thread");
	uint64_t own = in_batches(list);
	pthread_join(other, &sum);
	must(own == (uint64_t)(uintptr_t)sum, "two threads differ");
	return own;
}

/* Each answer by itself, before anything is timed. */
static void compare_answers(void)
{
	struct decision *answers = malloc(QUESTIONS * sizeof *answers);
	decide_batch(&nation, any, answers, QUESTIONS);
	for (size_t i = 0; i < QUESTIONS; i++) {
		must(decide(&nation, &any[i]).failed == answers[i].failed, "a batch is answered otherwise");
		must(decide(&nation, &views[i]).failed == bare_view(&nation, &views[i]), "the bare model is answered otherwise");
	}
	free(answers);
}

static uint64_t expected;

/* Nanoseconds a question; the answers must sum up as ever. */
static double timed(uint64_t (*run)(const struct question *), const struct question *list)
{
	double began = seconds_now();
	uint64_t sum = run(list);
	double took = seconds_now() - began;
	must(!expected || sum == expected, "the answers differ");
	expected = sum;
	return took * 1e9 / QUESTIONS;
}

/* ---- figures -------------------------------------------------------------------------------- */

struct figures { double of[ROUNDS]; };

static void show(const char *name, struct figures *figure, const char *unit, const char *limit_name, struct figures *limit)
{
	bench_spread(name, figure->of, limit->of, ROUNDS, unit, limit_name);
}

static void one_question(void)
{
	struct figures ours, bare, rate, batch, all, all_batch;
	for (int i = 0; i < ROUNDS; i++) {
		expected = 0;
		bare.of[i] = timed(bare_one_by_one, views);
		ours.of[i] = timed(one_by_one, views);
		rate.of[i] = 1e3 / ours.of[i];
		batch.of[i] = 1e3 / timed(in_batches, views);
		expected = 0;
		all.of[i] = 1e3 / timed(one_by_one, any);
		all_batch.of[i] = 1e3 / timed(in_batches, any);
	}
	show("national: one decision to view", &ours, "ns", "bare checks, same memory", &bare);
	show("national: decisions to view in batches of 16", &batch, "M/s", "one by one", &rate);
	show("national: decisions of any use in batches of 16", &all_batch, "M/s", "one by one", &all);
}

static void both_cores(void)
{
	struct figures one, two;
	for (int i = 0; i < ROUNDS; i++) {
		expected = 0;
		one.of[i] = 1e3 / timed(in_batches, any);
		two.of[i] = 2e3 / timed(two_threads, any);
	}
	show("national: decisions on two threads", &two, "M/s", "on one", &one);
}

/* ---- searches ------------------------------------------------------------------------------- */

enum { SEARCHES = 20 };

static bool count_one(void *n, row who)
{
	(void)who;
	++*(uint32_t *)n;
	return true;
}

static uint32_t ask_everybody(struct question q)
{
	uint32_t n = 0;
	for (q.person = 1; q.person < nation.persons_count; q.person++)
		n += decide(&nation, &q).permitted;
	return n;
}

/* Of views that are permitted to somebody, how long it takes to find everybody to whom they are.  Milliseconds a search. */
static void who_may_view(void)
{
	struct figures found, asked;
	uint32_t most = 0;
	for (int i = 0, at = 0; i < ROUNDS; i++) {
		found.of[i] = asked.of[i] = 0;
		for (int n = 0; n < SEARCHES; n++) {
			while (!decide(&nation, &views[at]).permitted)
				at = (at + 1) % QUESTIONS;
			struct question q = views[at++];
			uint32_t by_search = 0, seen = 0;
			double began = seconds_now();
			by_search = search_who(&nation, &q, &(struct search){ count_one, &seen });
			double searched = seconds_now();
			found.of[i] += (searched - began) * 1e3 / SEARCHES;
			must(by_search == ask_everybody(q) && by_search == seen && seen > 0, "the search finds others");
			asked.of[i] += (seconds_now() - searched) * 1e3 / SEARCHES;
			most = seen > most ? seen : most;
		}
	}
	show("national: who may view an item", &found, "ms", "everybody asked one by one", &asked);
	fprintf(stderr, "    %d items, up to %u persons found\n", ROUNDS * SEARCHES, most);
}

/* ---- memory --------------------------------------------------------------------------------- */

/* Persons and items by a number as an office writes them; everything else is few. */
static size_t bytes_of_names(const struct nation *n)
{
	const struct { char letter; uint32_t count; } kinds[] = { { 'P', n->persons }, { 'I', n->items } };
	size_t bytes = 0;
	for (size_t k = 0; k < COUNT(kinds); k++) {
		struct names *names = names_open();
		char text[16];
		for (uint32_t i = 1; i <= kinds[k].count; i++)
			names_add(names, text, (size_t)snprintf(text, sizeof text, "%c-%07u", kinds[k].letter, i));
		bytes += names_bytes(names);
		names_close(&names);
	}
	return bytes;
}

int main(void)
{
	const struct nation n = NATIONAL;
	double began = seconds_now();
	generate(&nation, &n);
	fprintf(stderr, "bench/decide_national: made in %.1f s, %u ranges\n", seconds_now() - began, nation.ranges_count);
	views = questions(&n, true);
	any = questions(&n, false);
	compare_answers();
	one_question();
	both_cores();
	who_may_view();
	bench_line("national: the picture", (double)picture_bytes(&nation) / 1e6, "MB", "a gigabyte", 1e3);
	bench_line("national: the picture with names", (double)(picture_bytes(&nation) + bytes_of_names(&n)) / 1e6, "MB", "a gigabyte", 1e3);
	free(views);
	free(any);
	picture_close(&nation);
	return 0;
}
