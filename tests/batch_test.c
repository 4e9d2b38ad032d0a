/* Decisions in batches: the same as one by one, whatever is asked and however many are asked at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "decision/decision.h"
#include <stdlib.h>

enum { ROWS = 12, FACTS = 5, MOST = 70 };

static day any_day(void)
{
	static const day days[] = { DAY_ALWAYS, 90, 99, 100, 101, 110, DAY_NEVER };
	return days[world_random(COUNT(days))];
}

static struct period any_period(void)
{
	return (struct period){ any_day(), any_day() };
}

/* A row of the tables, or none. */
static row any_row(void)
{
	return world_random(ROWS);
}

static uint8_t any_regime(void)
{
	return (uint8_t)world_random(REGIMES);
}

static void put_facts_of_person(struct picture *p, row r)
{
	picture_append(p, employments, r, (&(struct employment){ any_row(), any_period() }));
	picture_append(p, suspensions, r, (&(struct suspension){ any_period(), any_row(), any_regime(), world_random(2) }));
	picture_append(p, clearances, r, (&(struct clearance){ 1, any_day(), any_day(), any_day(), any_day(), any_day(), any_regime(), 4, true }));
	picture_append(p, pledges, r, (&(struct pledge){ any_period(), any_regime() }));
	picture_append(p, educations, r, (&(struct education){ any_day(), any_day(), any_regime(), true }));
	picture_append(p, ranges, r, (&(struct range){ any_row(), any_row(), any_period() }));
	picture_append(p, passes, r, (&(struct pass){ any_row(), any_period() }));
	picture_append(p, nationalities, r, (&(label){ any_row() }));
}

static void put_facts(struct picture *p, row r)
{
	put_facts_of_person(p, r);
	picture_append(p, subcontracts, r, (&(struct subcontract){ any_row(), any_day(), any_day(), any_day(), any_row() }));
	picture_append(p, facility_clearances, r,
	    (&(struct facility_clearance){ any_row(), any_day(), any_day(), any_day(), any_regime(), 4, { 0, 0 } }));
	picture_append(p, checks, r, (&(struct check){ any_day(), any_day(), true }));
	picture_append(p, accounts, r, (&(struct account){ any_row(), any_period() }));
	picture_append(p, releases, r, (&(label){ any_row() }));
	picture_append(p, loans, r, (&(struct loan){ any_row(), any_period() }));
	picture_append(p, approvals, r,
	    (&(struct approval){ any_row(), any_row(), any_period(), (uint8_t)world_random(USES), (uint8_t)world_random(METHODS) }));
}

static void put_rows(struct picture *p, row r)
{
	picture_row(p, TABLE_persons, r);
	picture_row(p, TABLE_companies, r);
	picture_set_row(p, TABLE_contracts, r, &(struct contract){ any_row(), 1, any_day(), any_day(), any_day(), 31, { 0, 0 } });
	picture_set_row(p, TABLE_areas, r, &(struct area){ any_row(), any_day(), any_day(), 4, 0x7e });
	picture_set_row(p, TABLE_containers, r, &(struct container){ any_row(), any_day(), 4, true, true });
	picture_set_row(p, TABLE_machines, r, &(struct machine){
	    .area = any_row(), .registered_on = any_day(), .retired_on = any_day(), .grade = 4 });
	picture_set_row(p, TABLE_items, r, &(struct item){
	    .authority = 1, .designation = any_row(), .origin = p->japan, .contract = any_row(),
	    .registered_on = any_day(), .designated_on = any_day(), .valid_until = any_day(), .cancelled_on = any_day(), .destroyed_on = DAY_NEVER,
	    .regime = (uint8_t)(1 + world_random(REGIMES - 1)), .grade = (uint8_t)world_random(5), .form = (uint8_t)world_random(FORMS) });
}

static void make_picture(struct picture *p)
{
	picture_open(p);
	for (row r = 1; r < ROWS; r++)
		put_rows(p, r);
	for (unsigned n = ROWS * FACTS; n--; )
		put_facts(p, 1 + world_random(ROWS - 1));
	assert_true(picture_is_sound(p));
}

/* What is named may be nothing, unknown, or beyond the table. */
static row asked_row(void)
{
	static const row strange[] = { NOTHING, UNKNOWN, ROWS, UNKNOWN - 1 };
	return world_random(8) ? 1 + world_random(ROWS - 1) : strange[world_random(COUNT(strange))];
}

static row asked_now_and_then(void)
{
	return world_random(2) ? NOTHING : asked_row();
}

static struct question any_question(void)
{
	struct question q = { .on = 100, .use = (enum use)world_random(USES + 1), .person = asked_row(), .witness = asked_now_and_then() };
	if (q.use != USE_ENTER && q.use != USE_OPERATE)
		q.item = asked_row();
	if (q.use == USE_ENTER)
		q.area = asked_row();
	if (q.use != USE_ENTER)
		q.machine = q.use == USE_OPERATE ? asked_row() : asked_now_and_then();
	if (world_random(2))
		q.place_area = asked_now_and_then();
	else
		q.place_container = asked_now_and_then();
	q.is_sent = q.use == USE_SEND || !world_random(10);
	q.to_company = q.is_sent ? asked_row() : NOTHING;
	q.to_site = q.is_sent ? asked_row() : NOTHING;
	return q;
}

static void a_batch_is_answered_as_its_questions_one_by_one(void **state)
{
	(void)state;
	struct question list[MOST];
	struct decision answers[MOST];
	long permitted = 0, rounds = world_rounds(2000, 200000);

	for (long round = 0; round < rounds; round++) {
		struct picture p;
		size_t n = world_random(MOST + 1);
		make_picture(&p);
		for (size_t i = 0; i < n; i++)
			list[i] = any_question();
		decide_batch(&p, list, answers, n);
		for (size_t i = 0; i < n; i++) {
			struct decision v = decide(&p, &list[i]);
			assert_true(v.applied == answers[i].applied && v.failed == answers[i].failed && v.permitted == answers[i].permitted);
			permitted += v.permitted;
		}
		picture_close(&p);
	}

	assert_true(permitted > 0);
}

static void a_batch_of_none_is_answered_by_nothing(void **state)
{
	(void)state;
	struct picture p;
	picture_open(&p);

	decide_batch(&p, NULL, NULL, 0);

	picture_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_batch_is_answered_as_its_questions_one_by_one),
		cmocka_unit_test(a_batch_of_none_is_answered_by_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
