/* The made-up programme: every rule has a fault in it, status finds what was planted and nothing else, and a seed makes the same
 * programme each time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"
#include "services/programme.h"

/* As small as it can be and still have a place for every fault. */
static const struct programme small = { .companies = 130, .sites = 145, .persons = 1230, .contracts = 390, .items = 1560, .months = 3 };
static const struct programme tiny  = { .companies = 6,  .sites = 8,   .persons = 70,  .contracts = 18,  .items = 90,   .months = 3 };

static struct planting made(struct office *o, const struct programme *size, long seed)
{
	struct act *act = world_act();
	struct programme programme = *size;
	struct planting planting;
	programme.seed = seed;
	act->actor = "chief";
	world_ok(act, programme_make(act, o->installation, &programme, NULL, NULL, &planting));
	return planting;
}

static bool is_planted(const char *rule)
{
	for (const struct planter *p = planters; p->finds; p++)
		if (same_text(p->finds->rule, rule))
			return true;
	return false;
}

static void every_rule_has_a_planter_and_every_planter_a_rule(void **state)
{
	(void)state;
	struct office o = office_open();
	const struct rulebook *book = installation_rulebook(o.installation);
	for (size_t i = 0; i < book->rule_count; i++)
		if (!is_planted(book->rules[i].name))
			fail_msg("src/services/programme_planters.c: the rule %s has no planter", book->rules[i].name);
	for (const struct planter *p = planters; p->finds; p++)
		for (const struct effect *e = p->finds; e->rule; e++) {
			size_t i = 0;
			while (i < book->rule_count && strcmp(book->rules[i].name, e->rule))
				i++;
			if (i == book->rule_count)
				fail_msg("src/services/programme_planters.c: there is no rule %s", e->rule);
		}
	office_close(&o);
}

/* ---- what is found ------------------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *sorted(struct act *act, const char **lines, size_t n)
{
	struct text out = { .arena = act->arena };
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		text_add(&out, "%s\n", lines[i]);
	return text_of(&out);
}

static const char *line_of(struct act *act, const char *rule, enum state state, const char *subject, const char *company)
{
	return arena_format(act->arena, "%s %s %s %s", rule, state_info[state].code, subject, company ? company : "-");
}

static const char *found(struct act *act, struct office *o)
{
	struct status status;
	world_ok(act, status_of(act, o->installation, "chief", NO_DATE, NULL, &status));
	const struct judgement *j = &status.judgement;
	const char **lines = arena_array(act->arena, const char *, j->n + 1);
	for (size_t i = 0; i < j->n; i++)
		lines[i] = line_of(act, j->findings[i].rule->name, j->findings[i].state, j->findings[i].subject, j->findings[i].company);
	return sorted(act, lines, j->n);
}

static const char *planted(struct act *act, const struct planting *planting)
{
	const char **lines = arena_array(act->arena, const char *, planting->n + 1);
	for (size_t i = 0; i < planting->n; i++)
		lines[i] = line_of(act, planting->list[i].rule, planting->list[i].state, planting->list[i].subject, planting->list[i].company);
	return sorted(act, lines, planting->n);
}

static bool names_rule(const struct planting *planting, const char *rule)
{
	for (size_t i = 0; i < planting->n; i++)
		if (!strcmp(planting->list[i].rule, rule))
			return true;
	return false;
}

static void status_finds_what_was_planted_and_nothing_else(void **state)
{
	(void)state;
	for (long seed = 1; seed <= world_rounds(2, 12); seed++) {
		struct act *act = world_act();
		struct office o = office_open();
		const struct rulebook *book = installation_rulebook(o.installation);

		struct planting planting = made(&o, &small, seed);

		assert_string_equal(found(act, &o), planted(act, &planting));
		for (size_t i = 0; i < book->rule_count; i++)
			if (!names_rule(&planting, book->rules[i].name))
				fail_msg("seed %ld: no fault against %s found a place", seed, book->rules[i].name);
		office_close(&o);
	}
}

/* ---- what is written ------------------------------------------------------------------------------ */

/* Every book as CSV, by place in registers[]. */
static const char **books_of(const struct office *o)
{
	struct act *act = world_act();
	const char **books = arena_array(act->arena, const char *, REGISTERS_MAX + 1);
	world_ok(act, books_open(act, o->url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	for each_register(r) {
		char *text;
		size_t size;
		FILE *out = open_memstream(&text, &size);
		world_ok(act, export_csv(act, *r, out, false));
		fclose(out);
		books[r - registers] = arena_text(act->arena, text);
		free(text);
	}
	world_ok(act, db_end_read(act));
	db_close(&act->db);
	return books;
}

static bool is_of_the_office(const struct reg *r)
{
	return r->right != RIGHT_PROGRAM;
}

static void every_register_gets_records(void **state)
{
	(void)state;
	struct office o = office_open();
	(void)made(&o, &tiny, 1);
	const char **books = books_of(&o);
	for each_register(r)
		if (is_of_the_office(*r) && !strchr(books[r - registers], '\n')[1])
			fail_msg("%s is empty", (*r)->name);
	office_close(&o);
}

static void a_seed_makes_the_same_programme_each_time_and_another_seed_another(void **state)
{
	(void)state;
	struct office one = office_open(), again = office_open(), other = office_open();
	size_t differ = 0;
	(void)made(&one, &tiny, 5);
	(void)made(&again, &tiny, 5);
	(void)made(&other, &tiny, 6);

	const char **books = books_of(&one), **same = books_of(&again), **others = books_of(&other);

	for each_register(r) {
		size_t i = (size_t)(r - registers);
		if (is_of_the_office(*r))
			assert_string_equal(books[i], same[i]);
		differ += strcmp(books[i], others[i]) != 0;
	}
	assert_true(differ > 10);
	office_close(&one);
	office_close(&again);
	office_close(&other);
}

static void the_ledger_holds_all_of_it(void **state)
{
	(void)state;
	struct office o = office_open();
	(void)made(&o, &tiny, 2);

	assert_true(ledger_size(&o) > 50);

	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_has_a_planter_and_every_planter_a_rule),
		cmocka_unit_test(every_register_gets_records),
		cmocka_unit_test(a_seed_makes_the_same_programme_each_time_and_another_seed_another),
		cmocka_unit_test(the_ledger_holds_all_of_it),
		cmocka_unit_test(status_finds_what_was_planted_and_nothing_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
