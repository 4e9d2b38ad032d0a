/* Searches agree with single decisions: on random worlds, whoever and whatever is found is what decide() permits, one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "tests/random_world.h"
#include "decision/search.h"
#include <stdlib.h>

enum { MOST = 64 };

struct found { row list[MOST]; uint32_t n, enough; };

static bool note(void *with, row r)
{
	struct found *found = with;
	assert_true(found->n < MOST);
	found->list[found->n++] = r;
	return found->n != found->enough;
}

static struct found who(const struct picture *p, const struct question *q, uint32_t enough)
{
	struct found out = { .enough = enough };
	uint32_t n = search_who(p, q, &(struct search){ note, &out });
	assert_int_equal(n, out.n);
	return out;
}

static struct found what(const struct picture *p, const struct question *q, uint32_t enough)
{
	struct found out = { .enough = enough };
	uint32_t n = search_what(p, q, &(struct search){ note, &out });
	assert_int_equal(n, out.n);
	return out;
}

/* ---- one by one --------------------------------------------------------------------------- */

static row *resource_of(struct question *q)
{
	return q->use == USE_ENTER ? &q->area : q->use == USE_OPERATE ? &q->machine : &q->item;
}

static uint32_t resources(const struct picture *p, enum use use)
{
	return use == USE_ENTER ? p->areas_count : use == USE_OPERATE ? p->machines_count : p->items_count;
}

static struct found who_one_by_one(const struct picture *p, struct question q)
{
	struct found out = { 0 };
	for (q.person = 1; q.person < p->persons_count; q.person++)
		if (decide(p, &q).permitted)
			note(&out, q.person);
	return out;
}

static struct found what_one_by_one(const struct picture *p, struct question q)
{
	struct found out = { 0 };
	row *one = resource_of(&q);
	for (*one = 1; *one < resources(p, q.use); ++*one)
		if (decide(p, &q).permitted)
			note(&out, *one);
	return out;
}

static void are_the_same(const struct found *a, const struct found *b, const char *line)
{
	if (a->n != b->n || memcmp(a->list, b->list, a->n * sizeof *a->list))
		fail_msg("found %u, one by one %u: %s", a->n, b->n, line);
}

/* ---- random worlds ------------------------------------------------------------------------ */

struct tally { long questions, who, what; };

static void ask(struct act *act, const struct facts *f, const char *line, struct tally *tally)
{
	const struct picture *p = facts_picture(f);
	struct question q;
	const char *error;
	if (!facts_question(act, f, line, strlen(line), &q, &error))
		return;

	struct found persons = who(p, &q, 0), things = what(p, &q, 0);

	struct found persons_too = who_one_by_one(p, q);
	are_the_same(&persons, &persons_too, line);
	tally->questions++;
	tally->who += persons.n;
	if (q.use >= USES)
		return;
	struct found things_too = what_one_by_one(p, q);
	are_the_same(&things, &things_too, line);
	tally->what += things.n;
}

static void searches_find_what_is_permitted_one_by_one(void **state)
{
	(void)state;
	struct tally tally = { 0 };
	for (long world_count = world_rounds(60, 600); world_count--; ) {
		defer(act_close) struct act act;
		act_open(&act, EN);
		json_t *world = random_world();
		char *text = facts_text(world);
		struct facts *f = NULL;
		world_ok(&act, facts_read(&act, text, strlen(text), &f));
		for (long n = 0; n < 100; n++) {
			json_t *question = random_question(world, n);
			char *line = json_dumps(question, JSON_COMPACT);
			ask(&act, f, line, &tally);
			free(line);
			json_decref(question);
		}
		facts_close(&f);
		free(text);
		json_decref(world);
	}
	print_message("# %ld questions; %ld persons and %ld things found\n", tally.questions, tally.who, tally.what);
	assert_true(tally.who > tally.questions / 10 && tally.what > tally.questions / 10);
}

/* ---- the small things --------------------------------------------------------------------- */

static struct facts *three_in_the_area(void)
{
	struct text out = { .arena = world_act()->arena };
	text_put(&out, "{\"kind\":\"area\",\"id\":\"r1\",\"site\":\"s1\",\"grade\":1,\"regimes\":[\"PI\"],\"approved_on\":\"2026-01-01\"}\n"
	    "{\"kind\":\"facility_clearance\",\"company\":\"c1\",\"site\":\"s1\",\"regime\":\"PI\",\"grade\":1,\"granted_on\":\"2026-01-01\"}\n");
	for (int i = 3; i; i--) {
		text_add(&out, "{\"kind\":\"person\",\"id\":\"p%d\",\"nationality\":[\"JP\"]}\n", i);
		text_add(&out, "{\"kind\":\"employment\",\"person\":\"p%d\",\"company\":\"c1\",\"from_on\":\"2026-01-01\"}\n", i);
		text_add(&out, "{\"kind\":\"area_pass\",\"person\":\"p%d\",\"area\":\"r1\",\"from_on\":\"2026-01-01\"}\n", i);
	}
	struct facts *f = NULL;
	world_ok(world_act(), facts_read(world_act(), text_of(&out), out.n, &f));
	return f;
}

static struct question asked(const struct facts *f, const char *line)
{
	struct question q;
	const char *error;
	assert_true(facts_question(world_act(), f, line, strlen(line), &q, &error));
	return q;
}

static void whom_the_question_names_is_not_read(void **state)
{
	(void)state;
	struct facts *f = three_in_the_area();

	struct question nobody = asked(f, "{\"use\":\"enter\",\"area\":\"r1\",\"on\":\"2026-11-23\"}");
	struct question unknown = asked(f, "{\"person\":\"p9\",\"use\":\"enter\",\"area\":\"r1\",\"on\":\"2026-11-23\"}");

	assert_int_equal(who(facts_picture(f), &nobody, 0).n, 3);
	assert_int_equal(who(facts_picture(f), &unknown, 0).n, 3);
	facts_close(&f);
}

static void a_search_ends_when_enough_is_found(void **state)
{
	(void)state;
	struct facts *f = three_in_the_area();

	struct question q = asked(f, "{\"use\":\"enter\",\"area\":\"r1\",\"on\":\"2026-11-23\"}");

	assert_int_equal(who(facts_picture(f), &q, 2).n, 2);
	facts_close(&f);
}

static void nobody_may_do_what_is_not_known(void **state)
{
	(void)state;
	struct facts *f = three_in_the_area();

	struct question elsewhere = asked(f, "{\"person\":\"p1\",\"use\":\"enter\",\"area\":\"r9\",\"on\":\"2026-11-23\"}");
	struct question nothing = asked(f, "{\"person\":\"p9\",\"use\":\"enter\",\"on\":\"2026-11-23\"}");
	struct question no_use = asked(f, "{\"person\":\"p1\",\"on\":\"2026-11-23\"}");

	assert_int_equal(who(facts_picture(f), &elsewhere, 0).n, 0);
	assert_int_equal(what(facts_picture(f), &nothing, 0).n, 0);
	assert_int_equal(who(facts_picture(f), &no_use, 0).n, 0);
	assert_int_equal(what(facts_picture(f), &no_use, 0).n, 0);
	facts_close(&f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(searches_find_what_is_permitted_one_by_one),
		cmocka_unit_test(whom_the_question_names_is_not_read),
		cmocka_unit_test(a_search_ends_when_enough_is_found),
		cmocka_unit_test(nobody_may_do_what_is_not_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
