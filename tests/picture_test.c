/* Pictures: changed fact by fact they are as a plain model, and sound throughout; and the names of their rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "decision/decision.h"

/* ---- names -------------------------------------------------------------------------------- */

static void names_keep_their_numbers(void **state)
{
	(void)state;
	enum { MANY = 20000 };
	char text[32];
	struct names *names = names_open();

	for (uint32_t i = 1; i <= MANY; i++)
		assert_int_equal(names_add(names, text, (size_t)snprintf(text, sizeof text, "%u", i * 7919)), i);

	for (uint32_t i = 1; i <= MANY; i++) {
		size_t n = (size_t)snprintf(text, sizeof text, "%u", i * 7919);
		assert_int_equal(names_add(names, text, n), i);
		assert_int_equal(names_find(names, text, n), i);
		assert_string_equal(names_text(names, i), text);
		assert_int_equal(names_find(names, text, n - 1) == i, 0);
	}
	assert_int_equal(names_find(names, "nobody", 6), 0);
	assert_int_equal(names_count(names), MANY);
	names_set_mark(names, 7, 3);
	assert_int_equal(names_mark(names, 7), 3);
	assert_int_equal(names_mark(names, UNKNOWN), 0);
	names_close(&names);
}

static void countries_have_labels_of_their_own(void **state)
{
	(void)state;
	assert_int_equal(country_label("AA"), 1);
	assert_int_equal(country_label("ZZ"), 26 * 26);
	assert_int_equal(country_label("NATO"), COUNTRY_LABELS - 1);
	assert_int_equal(country_label("jp"), NOTHING);
	assert_int_equal(country_label("J"), NOTHING);
	assert_int_equal(country_label("JPN"), NOTHING);
	assert_int_equal(country_label(""), NOTHING);
}

/* ---- a picture that changes --------------------------------------------------------------- */

enum { PEOPLE = 40, MOST = 64 };

/* The plain model: a list of loans for each item, and of suspended periods for each facility clearance of each company. */
static struct model {
	struct { struct loan facts[MOST]; uint32_t n; } loans[PEOPLE];
	struct { uint8_t grade[MOST], suspended[MOST]; uint32_t n; } clearances[PEOPLE];
} model;

static struct loan some_loan(void)
{
	return (struct loan){ .person = 1 + world_random(1000), .when = { (day)world_random(100), DAY_NEVER } };
}

static void change_loans(struct picture *p)
{
	uint32_t item_row = world_random(PEOPLE), n = world_random(4);
	struct loan some[4] = { some_loan(), some_loan(), some_loan(), some_loan() };
	unsigned what = world_random(8);
	if (what == 0 || model.loans[item_row].n == MOST) {
		picture_clear(p, POOL_loans, item_row);
		model.loans[item_row].n = 0;
	} else if (what == 1) {
		picture_replace(p, loans, item_row, some, n);
		memcpy(model.loans[item_row].facts, some, n * sizeof *some);
		model.loans[item_row].n = n;
	} else {
		picture_append(p, loans, item_row, &some[0]);
		model.loans[item_row].facts[model.loans[item_row].n++] = some[0];
	}
}

static void change_clearances(struct picture *p)
{
	row company = world_random(PEOPLE);
	uint32_t *n = &model.clearances[company].n;
	if (world_random(12) == 0 || *n == MOST) {
		picture_clear(p, POOL_facility_clearances, company);
		*n = 0;
		return;
	}
	struct facility_clearance c = { .grade = (uint8_t)world_random(5), .regime = REGIME_HI };
	picture_append(p, facility_clearances, company, &c);
	model.clearances[company].grade[*n] = c.grade;
	model.clearances[company].suspended[*n] = (uint8_t)world_random(3);
	struct span span = p->companies[company].clearances;
	for (day d = 0; d < model.clearances[company].suspended[*n]; d++)
		picture_append(p, suspended, span.first + span.n - 1, (&(struct period){ d, c.grade }));
	++*n;
}

static void loans_agree(const struct picture *p, row r)
{
	struct span s = p->items[r].loans;
	assert_int_equal(s.n, model.loans[r].n);
	for (uint32_t i = 0; i < s.n; i++)
		assert_true(p->loans[s.first + i].person == model.loans[r].facts[i].person &&
		    p->loans[s.first + i].when.from == model.loans[r].facts[i].when.from);
}

static void clearances_agree(const struct picture *p, row r)
{
	struct span s = p->companies[r].clearances;
	assert_int_equal(s.n, model.clearances[r].n);
	for (uint32_t i = 0; i < s.n; i++) {
		const struct facility_clearance *c = &p->facility_clearances[s.first + i];
		assert_int_equal(c->grade, model.clearances[r].grade[i]);
		assert_int_equal(c->suspended.n, model.clearances[r].suspended[i]);
		for (uint32_t k = 0; k < c->suspended.n; k++)
			assert_true(p->suspended[c->suspended.first + k].from == (day)k && p->suspended[c->suspended.first + k].to == c->grade);
	}
}

static void a_picture_changed_at_random_is_as_a_plain_model(void **state)
{
	(void)state;
	struct picture p;
	picture_open(&p);
	picture_row(&p, TABLE_items, PEOPLE - 1);
	picture_row(&p, TABLE_companies, PEOPLE - 1);
	long rounds = world_rounds(40000, 4000000);
	size_t most = 0;

	for (long i = 0; i < rounds; i++) {
		change_loans(&p);
		change_clearances(&p);
		if (world_random(5000) == 0)
			picture_compact(&p);
		most = p.loans_count > most ? p.loans_count : most;
		loans_agree(&p, world_random(PEOPLE));
		clearances_agree(&p, world_random(PEOPLE));
		if (i % 1000 == 0)
			assert_true(picture_is_sound(&p));
	}

	assert_true(most < PEOPLE * MOST + 4096);
	picture_compact(&p);
	assert_true(!p.loans_holes && !p.suspended_holes && p.suspended_count == p.suspended_room && picture_is_sound(&p));
	for (row r = 0; r < PEOPLE; r++) {
		loans_agree(&p, r);
		clearances_agree(&p, r);
	}
	picture_close(&p);
}

static void facts_gathered_lie_by_owner_in_their_order(void **state)
{
	(void)state;
	struct picture p;
	const uint32_t owners[] = { 3, 1, 3, 0, 1, 3 };
	const struct pass passes[] = { { .area = 1 }, { .area = 2 }, { .area = 3 }, { .area = 4 }, { .area = 5 }, { .area = 6 } };
	picture_open(&p);
	picture_row(&p, TABLE_persons, 3);

	picture_gather(&p, POOL_passes, owners, passes, COUNT(owners));

	assert_true(p.persons[3].passes.n == 3 && p.persons[1].passes.n == 2 && p.persons[0].passes.n == 1 && p.persons[2].passes.n == 0);
	assert_int_equal(p.passes[p.persons[3].passes.first + 1].area, 3);
	assert_int_equal(p.passes[p.persons[1].passes.first + 1].area, 5);
	picture_forget(&p, TABLE_persons, 3);
	assert_true(p.persons[3].passes.n == 0 && p.passes_holes == 3);
	picture_close(&p);
}

static void rows_that_are_not_written_fit_nothing(void **state)
{
	(void)state;
	struct picture p;
	picture_open(&p);
	picture_row(&p, TABLE_items, 5);
	picture_row(&p, TABLE_persons, 5);
	picture_row(&p, TABLE_areas, 5);
	picture_row(&p, TABLE_machines, 5);
	const struct question questions[] = {
		{ .use = USE_DESTROY, .person = 5, .item = 5, .on = DAY_NEVER - 1 }, { .use = USE_ENTER, .person = 5, .area = 5 },
		{ .use = USE_OPERATE, .person = 5, .machine = 5 },
	};

	for (size_t i = 0; i < COUNT(questions); i++)
		assert_true(decide(&p, &questions[i]).failed & 1u << CONDITION_employed);
	assert_true(decide(&p, &questions[0]).failed & 1u << CONDITION_item_live);
	assert_true(decide(&p, &questions[1]).failed & 1u << CONDITION_place_fit);
	assert_true(decide(&p, &questions[2]).failed & 1u << CONDITION_machine_fit);
	assert_true(picture_is_sound(&p));
	picture_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_keep_their_numbers),
		cmocka_unit_test(countries_have_labels_of_their_own),
		cmocka_unit_test(a_picture_changed_at_random_is_as_a_plain_model),
		cmocka_unit_test(facts_gathered_lie_by_owner_in_their_order),
		cmocka_unit_test(rows_that_are_not_written_fit_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
