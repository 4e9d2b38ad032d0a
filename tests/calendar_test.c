/* The calendar and the functions of days in the database under test, held against C on every day from 1990 to 2099.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "base/clocks.h"
#include "registers/books.h"

SQL(whole_calendar, "", "SELECT day, weekday, holiday, name_ja, name_en, open, business_no FROM calendar ORDER BY day");
SQL(calendar_days, "", "SELECT COUNT(*) FROM calendar");
SQL(all_functions, "",
	"SELECT day, month_start(day), month_end(day), fiscal_year(day), through_months(day, 1), through_months(day, 6),"
	"       through_months(day, 12), through_months(day, 60), through_months(day, 120), through_months(add_days(day, -1), 60)"
	"  FROM calendar ORDER BY day");
SQL(nth_business_day, "tl",
	"SELECT due.day"
	"  FROM calendar AS start"
	"  JOIN calendar AS due ON due.open = 1 AND due.business_no = start.business_no + $2"
	" WHERE start.day = $1");
SQL(nth_business_day_before, "tl",
	"SELECT due.day"
	"  FROM calendar AS event"
	"  JOIN calendar AS due ON due.open = 1 AND due.business_no = event.business_no - event.open + 1 - $2"
	" WHERE event.day = $1");

static const char *url;

static struct act *owner(void)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, url, OWNER, &act->db));
	return act;
}

/* Nothing but the table and, on PostgreSQL, the functions; {text} becomes the type of text. */
static int make_world(void **state)
{
	(void)state;
	url = world_database();
	struct act *act = owner();
	struct text out = { .arena = act->arena };
	if (world_is_postgres())
		text_add(&out, "CREATE SCHEMA IF NOT EXISTS hozen;\n%s", store_functions_pg);
	for (const char *p = calendar_tables; *p;) {
		bool is_place = !strncmp(p, "{text}", 6);
		text_put_span(&out, is_place ? world_is_postgres() ? "text COLLATE \"C\"" : "TEXT" : p,
		    is_place ? world_is_postgres() ? 16 : 4 : 1);
		p += is_place ? 6 : 1;
	}
	world_ok(act, db_begin(act));
	world_ok(act, db_script(act, text_of(&out)));
	world_ok(act, calendar_fill(act));
	world_ok(act, db_commit(act));
	db_close(&act->db);
	return 0;
}

static const char *text_of_day(date d)
{
	static char text[DATE_TEXT];
	return d == NO_DATE ? NULL : date_text(d, text);
}

static void every_day_of_the_calendar_is_as_c_has_it(void **state)
{
	(void)state;
	struct act *act = owner();
	long business_no = 0;
	date d = calendar_first();

	{
		defer(query_end) struct query *q = query(act, whole_calendar);
		for (; query_next(q); d++) {
			const struct holiday *h = holiday_on(d);
			business_no += is_business_day(d);
			if (!same_text(query_text(q, 0), text_of_day(d)) || query_long(q, 1) != date_weekday(d) ||
			    !same_text(query_text(q, 2), h ? h->code : NULL) || !same_text(query_text(q, 3), h ? h->name[JA] : NULL) ||
			    !same_text(query_text(q, 4), h ? h->name[EN] : NULL) || query_long(q, 5) != is_business_day(d) ||
			    query_long(q, 6) != business_no)
				fail_msg("%s is not as C has it", query_text(q, 0));
		}
	}

	world_ok(act, act->fault);
	assert_int_equal(d, calendar_last() + 1);
	db_close(&act->db);
}

static void every_function_of_days_answers_as_c_does(void **state)
{
	(void)state;
	static const long months[] = { 1, 6, 12, 60, 120 };
	struct act *act = owner();
	date d = calendar_first();

	{
		defer(query_end) struct query *q = query(act, all_functions);
		for (; query_next(q); d++) {
			bool same = same_text(query_text(q, 1), text_of_day(month_start(d))) &&
			    same_text(query_text(q, 2), text_of_day(month_end(d))) && query_long(q, 3) == fiscal_year(d) &&
			    same_text(query_text(q, 9), text_of_day(through_months(d - 1, 60)));
			for (int i = 0; i < (int)COUNT(months); i++)
				same = same && same_text(query_text(q, 4 + i), text_of_day(through_months(d, months[i])));
			if (!same)
				fail_msg("%s: the functions do not answer as C does", query_text(q, 0));
		}
	}

	world_ok(act, act->fault);
	assert_int_equal(d, calendar_last() + 1);
	db_close(&act->db);
}

static const struct { const char *text, *answer; } vectors[] = {
	{ "SELECT through_months('2023-02-28', 60)",          "2028-02-29" },
	{ "SELECT through_months('2026-04-30', 1)",           "2026-05-31" },
	{ "SELECT through_months('2026-01-30', 1)",           "2026-02-28" },
	{ "SELECT through_months('2026-04-01', 0)",           "2026-04-01" },
	{ "SELECT through_months('9999-12-31', 0)",           "9999-12-31" },
	{ "SELECT through_months('9999-11-29', 1)",           "9999-12-29" },
	{ "SELECT through_months('9999-12-01', 1)",           NULL },
	{ "SELECT through_months('1868-01-01', 97583)",       "9999-12-01" },
	{ "SELECT through_months('1868-01-01', 97584)",       NULL },
	{ "SELECT through_months('1868-01-01', 97585)",       NULL },
	{ "SELECT through_months('1868-01-01', 9223372036854775807)", NULL },
	{ "SELECT through_months('2026-04-01', -1)",          NULL },
	{ "SELECT through_months('2026-04-01', NULL)",        NULL },
	{ "SELECT through_months(NULL, 1)",                   NULL },
	{ "SELECT through_months('2026-02-29', 1)",           NULL },
	{ "SELECT through_months('1867-12-31', 1)",           NULL },
	{ "SELECT through_months(add_days('2026-04-01', -1), 60)", "2031-03-31" },
	{ "SELECT month_start('2026-02-28')",                 "2026-02-01" },
	{ "SELECT month_start('1868-01-31')",                 "1868-01-01" },
	{ "SELECT month_start('2026-02-29')",                 NULL },
	{ "SELECT month_start(NULL)",                         NULL },
	{ "SELECT month_end('2024-02-01')",                   "2024-02-29" },
	{ "SELECT month_end('9999-12-01')",                   "9999-12-31" },
	{ "SELECT month_end('today')",                        NULL },
	{ "SELECT month_end(NULL)",                           NULL },
	{ "SELECT fiscal_year('2026-03-31')",                 "2025" },
	{ "SELECT fiscal_year('2026-04-01')",                 "2026" },
	{ "SELECT fiscal_year('1868-01-01')",                 "1867" },
	{ "SELECT fiscal_year('9999-12-31')",                 "9999" },
	{ "SELECT fiscal_year('2026-04-31')",                 NULL },
	{ "SELECT fiscal_year(NULL)",                         NULL },
	{ "SELECT name_ja FROM calendar WHERE day = '2026-09-22'", "国民の休日" },
	{ "SELECT name_en FROM calendar WHERE day = '2026-05-05'", "Children's Day" },
	{ "SELECT MIN(day) FROM calendar",                    "1990-01-01" },
	{ "SELECT MAX(day) FROM calendar",                    "2099-12-31" },
};

static void the_functions_of_days_are_the_same_everywhere(void **state)
{
	(void)state;
	struct act *act = owner();

	for (size_t i = 0; i < COUNT(vectors); i++) {
		const struct sql sql = { "vector", "", vectors[i].text };
		defer(query_end) struct query *q = query(act, sql);
		const char *got = query_next(q) ? query_text(q, 0) : "no row";
		if (act->fault || !same_text(got, vectors[i].answer))
			fail_msg("%s: %s %s", sql.text, got ? got : "NULL", act->detail ? act->detail : "");
	}
	db_close(&act->db);
}

static void assert_answers(struct act *act, const struct sql *sql, date from, long n, date wanted)
{
	char text[DATE_TEXT];
	defer(query_end) struct query *q = query_with(act, sql, (struct value[]){ { 0 }, T(date_text(from, text)), L(n) }, 2);
	const char *got = query_next(q) ? query_text(q, 0) : NULL;
	if (act->fault || !same_text(got, text_of_day(wanted)))
		fail_msg("%s: %ld from %s is %s", sql->name, n, text, got ? got : "no row");
}

static void the_nth_business_day_is_found_by_its_number(void **state)
{
	(void)state;
	struct act *act = owner();

	for (long i = world_rounds(1000, 40000); i > 0; i--) {
		date from = calendar_first() + (date)world_random((unsigned)(calendar_last() - calendar_first() + 1));
		long n = 1 + (long)world_random(300);
		assert_answers(act, &nth_business_day, from, n, business_days_after(from, n));
		assert_answers(act, &nth_business_day_before, from, n, business_days_after(from, -n));
	}
	db_close(&act->db);
}

/* The table is filled anew whenever the schema is made or brought up; what stood in it does not matter. */
static void filling_it_again_puts_right_what_stood(void **state)
{
	(void)state;
	struct act *act = owner();
	world_ok(act, db_script(act, "UPDATE calendar SET open = 0, holiday = 'none', business_no = 7;\nDELETE FROM calendar WHERE day > '2050';\n"));

	world_ok(act, db_begin(act));
	world_ok(act, calendar_fill(act));
	world_ok(act, db_commit(act));

	assert_int_equal(ask_long(act, 0, calendar_days), 40177);
	db_close(&act->db);
	every_day_of_the_calendar_is_as_c_has_it(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_the_calendar_is_as_c_has_it),
		cmocka_unit_test(every_function_of_days_answers_as_c_does),
		cmocka_unit_test(the_functions_of_days_are_the_same_everywhere),
		cmocka_unit_test(the_nth_business_day_is_found_by_its_number),
		cmocka_unit_test(filling_it_again_puts_right_what_stood),
	};
	return cmocka_run_group_tests(tests, make_world, NULL);
}
