/* Legal clocks against tables worked out by other means: periods counted day by day and minute by minute, published holidays, the sun.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "base/clocks.h"
#include <stdlib.h>

enum { COLUMNS = 16, PERIODS = 4 };

static date day(const char *s)
{
	date d = NO_DATE;
	if (!date_read(s, &d))
		fail_msg("%s is no day", s);
	return d;
}

/* ---- tables ------------------------------------------------------------------------------ */

/* Calls `check` with the columns of each row; answers how many there were. */
static long each_row(const char *name, void (*check)(char *const column[COLUMNS]))
{
	char path[256], line[1024];
	snprintf(path, sizeof path, "tests/clocks/%s.tsv", name);
	FILE *in = fopen(path, "r");
	long n = 0;
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		char *column[COLUMNS] = { 0 }, *rest = line, *part;
		line[strcspn(line, "\n")] = 0;
		if (*line == '#')
			continue;
		for (int i = 0; i < COLUMNS && (part = strsep(&rest, "\t")); i++)
			column[i] = part;
		check(column);
		n++;
	}
	fclose(in);
	return n;
}

static int place(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++)
		if (!strcmp(names[i], name))
			return i;
	fail_msg("%s is not known here", name);
	return -1;
}

struct options { struct clock *clock; struct clock_start *start; struct standstill still[PERIODS]; };

static void read_option(struct options *o, char *option)
{
	if (!strcmp(option, "rolls")) {
		o->clock->rolls = true;
	} else if (!strncmp(option, "work=", 5)) {
		assert_int_equal(sscanf(option, "work=%d-%d", &o->clock->work.opens, &o->clock->work.closes), 2);
	} else if (!strncmp(option, "still=", 6)) {
		char *from = option + 6, *to = strstr(from, "..");
		assert_non_null(to);
		*to = 0;
		o->still[o->start->still_count++] = (struct standstill){ *from ? day(from) : NO_DATE, to[2] ? day(to + 2) : NO_DATE };
	} else if (strcmp(option, "-") != 0) {
		fail_msg("%s is no option", option);
	}
}

/* A day, or for clocks in hours a time in Japan; "-" for none. */
static const char *written(const struct due *due, char out[static 32])
{
	char text[DATE_TEXT];
	int64_t at;
	snprintf(out, 32, "%s", due->on == NO_DATE ? "-" : date_text(due->on, text));
	if (*due->at && instant_in_japan(due->at, &at))
		snprintf(out + strlen(out), 12, " %02d:%02d", (int)(at / 3600000000 % 24), (int)(at / 60000000 % 60));
	return out;
}

static void clock_is_due_as_told(char *const column[COLUMNS])
{
	static const char *const kinds[] = { "within", "counted_from", "promptly", "before", "by_end_of", NULL };
	static const char *const units[] = { "days", "business_days", "months", "years", "fiscal_years", "hours", "work_hours", NULL };
	struct clock clock = { .kind = (enum clock_kind)place(kinds, column[0]), .unit = (enum clock_unit)place(units, column[1]) };
	struct clock_start start = { .on = NO_DATE };
	struct options options = { .clock = &clock, .start = &start };
	char at[INSTANT_TEXT], text[32], *rest = column[4], *option;
	assert_true(parse_long(column[2], &clock.n));
	start.still = options.still;
	while ((option = strsep(&rest, " ")))
		read_option(&options, option);
	if (strchr(column[3], ':') && instant_read(column[3], at))
		start.at = at;
	else
		start.on = day(column[3]);

	struct due due = clock_due(world_act()->arena, &clock, &start);

	if (strcmp(written(&due, text), column[5]) || clock_day(&clock, &start) != due.on)
		fail_msg("%s: %s %s %s from %s is due %s, not %s", column[6], column[0], column[2], column[1], column[3], text, column[5]);
	if (is_empty(due.because[JA]) || is_empty(due.because[EN]) || strchr(due.because[JA], '{') || strchr(due.because[EN], '{'))
		fail_msg("%s: because %s / %s", column[6], due.because[JA], due.because[EN]);
}

static void every_clock_of_the_tables_is_due_as_told(void **state)
{
	(void)state;
	static const char *const tables[] = { "months", "days", "business", "before", "hours", "suspended", "ends", "none" };
	long n = 0;

	for (size_t i = 0; i < COUNT(tables); i++)
		n += each_row(tables[i], clock_is_due_as_told);

	assert_true(n > 360);
}

/* ---- months ------------------------------------------------------------------------------ */

/* As the Civil Code says it: the day before the one that corresponds to the first counted, or the last of the month. */
static date by_the_letter(date from, long n)
{
	long year, month, of_month;
	date corresponding, first;
	date_parts(from + 1, &year, &month, &of_month);
	month += n - 1;
	if (date_of(year + month / 12, month % 12 + 1, of_month, &corresponding))
		return corresponding - 1;
	assert_true(date_of(year + (month + 1) / 12, (month + 1) % 12 + 1, 1, &first));
	return first - 1;
}

static void every_period_of_months_ends_as_the_civil_code_says(void **state)
{
	(void)state;
	static const long lengths[] = { 0, 1, 2, 3, 6, 11, 12, 13, 60, 120, 360, 720 };

	for (date d = day("1868-01-01"); d < day("2200-01-01"); d++)
		for (size_t i = 0; i < COUNT(lengths); i++)
			if (through_months(d, lengths[i]) != by_the_letter(d, lengths[i]))
				fail_msg("%ld months from day %d", lengths[i], d);
}

static void a_month_begins_on_its_first_and_ends_before_the_next(void **state)
{
	(void)state;

	for (date d = day("1868-01-01"); d < day("2200-01-01"); d++) {
		assert_true(month_start(d) <= d && d <= month_end(d));
		assert_int_equal(month_start(month_end(d) + 1), month_end(d) + 1);
	}
	assert_int_equal(month_end(day("9999-12-31")), day("9999-12-31"));
	assert_int_equal(month_end(NO_DATE), NO_DATE);
	assert_int_equal(month_start(NO_DATE), NO_DATE);
	assert_int_equal(through_months(NO_DATE, 1), NO_DATE);
	assert_int_equal(through_months(day("2026-04-01"), -1), NO_DATE);
	assert_int_equal(through_months(day("9999-12-30"), 0), day("9999-12-30"));
	assert_int_equal(through_months(day("9999-11-29"), 1), day("9999-12-29"));
}

static void a_fiscal_year_runs_from_april_to_march(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;

	for (date d = day("1990-01-01"); d < day("2100-01-01"); d++)
		assert_true(fiscal_year_first(fiscal_year(d)) <= d && d <= fiscal_year_last(fiscal_year(d)));
	assert_int_equal(fiscal_year(day("2026-03-31")), 2025);
	assert_int_equal(fiscal_year(day("2026-04-01")), 2026);
	assert_int_equal(fiscal_year_first(2026), day("2026-04-01"));
	assert_int_equal(fiscal_year_last(2026), day("2027-03-31"));
	assert_string_equal(fiscal_year_name(a, 2026, JA), "令和8年度");
	assert_string_equal(fiscal_year_name(a, 2026, EN), "FY2026");
	assert_string_equal(fiscal_year_name(a, 2019, JA), "令和元年度");
	assert_string_equal(fiscal_year_name(a, 2018, JA), "平成30年度");
	assert_string_equal(fiscal_year_name(a, 1989, JA), "平成元年度");
	assert_string_equal(fiscal_year_name(a, 1988, JA), "昭和63年度");
	assert_string_equal(fiscal_year_name(a, 99999, JA), "");
}

/* ---- holidays and business days ---------------------------------------------------------- */

static bool *listed;

/* What is published as 休日 is a substitute or a citizens' holiday here; a substitute is published after what it stands for. */
static void holiday_is_named_as_published(char *const column[COLUMNS])
{
	date d = day(column[0]);
	const struct holiday *h = holiday_on(d);
	listed[d - calendar_first()] = true;
	const char *as = h ? h->name[JA] : "none";
	bool derived = !strcmp(as, "振替休日") || !strcmp(as, "国民の休日");
	bool named = strstr(column[1], "休日") ? derived || !strcmp(as, "天皇の即位の日") || !strncmp(as, "即位礼正殿の儀", strlen("即位礼正殿の儀")) :
	    strstr(as, column[1]) || !strncmp(column[1], as, strlen(as));
	if (!named || (strstr(column[1], "振替休日") && strcmp(as, "振替休日") != 0))
		fail_msg("%s is %s, not %s", column[0], as, column[1]);
}

static void the_holidays_are_those_published_and_no_others(void **state)
{
	(void)state;
	listed = arena_array(world_act()->arena, bool, calendar_last() - calendar_first() + 1);

	assert_true(each_row("holidays", holiday_is_named_as_published) > 1000);

	for (date d = calendar_first(); d < day("2051-01-01"); d++)
		if (!holiday_on(d) != !listed[d - calendar_first()])
			fail_msg("day %d is %s", d, holiday_on(d) ? "a holiday" : "none");
}

static void sun_stands_over_the_equator(char *const column[COLUMNS])
{
	const struct holiday *h = holiday_on(day(column[0]));
	bool spring = !strncmp(column[0] + 5, "03", 2);
	if (!h || strcmp(h->code, spring ? "vernal_equinox" : "autumnal_equinox") != 0)
		fail_msg("%s is no equinox", column[0]);
}

static void the_equinoxes_are_those_of_the_sun(void **state)
{
	(void)state;
	assert_int_equal(each_row("equinoxes", sun_stands_over_the_equator), 220);
}

static void offices_open_as_often_as_counted(char *const column[COLUMNS])
{
	long year, wanted;
	assert_true(parse_long(column[0], &year));
	for (long month = 1; month <= 12; month++) {
		date first = NO_DATE;
		long n = 0;
		assert_true(parse_long(column[month], &wanted) && date_of(year, month, 1, &first));
		for (date d = first; d <= month_end(first); d++)
			n += is_business_day(d);
		if (n != wanted)
			fail_msg("%ld-%ld has %ld business days, not %ld", year, month, n, wanted);
	}
}

static void every_month_has_the_business_days_counted(void **state)
{
	(void)state;
	assert_int_equal(each_row("open", offices_open_as_often_as_counted), 110);
}

static void the_calendar_is_bounded(void **state)
{
	(void)state;

	assert_int_equal(calendar_first(), day("1990-01-01"));
	assert_int_equal(calendar_last(), day("2099-12-31"));
	assert_false(is_business_day(day("1989-12-28")));
	assert_false(is_business_day(day("2100-01-04")));
	assert_null(holiday_on(day("2100-01-01")));
	assert_null(holiday_on(NO_DATE));
	assert_int_equal(business_day_on_or_after(day("2026-11-21")), day("2026-11-24"));
	assert_int_equal(business_day_on_or_after(day("2026-11-24")), day("2026-11-24"));
	assert_int_equal(business_day_on_or_after(day("2099-12-29")), NO_DATE);
	assert_int_equal(business_day_on_or_after(NO_DATE), NO_DATE);
	assert_int_equal(business_days_after(day("2026-11-20"), 1), day("2026-11-24"));
	assert_int_equal(business_days_after(day("2026-11-24"), -1), day("2026-11-20"));
	assert_int_equal(business_days_after(NO_DATE, 1), NO_DATE);
}

static void every_holiday_has_a_name_in_both_languages(void **state)
{
	(void)state;

	for (date d = calendar_first(); d <= calendar_last(); d++) {
		const struct holiday *h = holiday_on(d);
		assert_true(!h || (!is_empty(h->code) && !is_empty(h->name[JA]) && !is_empty(h->name[EN])));
	}
}

/* ---- because ----------------------------------------------------------------------------- */

static void every_day_says_why_in_both_languages(void **state)
{
	(void)state;
	static const struct { struct clock clock; const char *from, *ja, *en; } rows[] = {
		{ { CLOCK_WITHIN, IN_YEARS, .n = 5 }, "2026-04-01",
		  "令和8年4月1日(水)から5年：令和13年4月1日(火)まで（民法の期間計算、初日不算入）",
		  "5 years from Wednesday, 1 April 2026: through Tuesday, 1 April 2031 (reckoned by the Civil Code; the first day is not counted)" },
		{ { CLOCK_COUNTED_FROM, IN_YEARS, .n = 5 }, "2026-04-01",
		  "令和8年4月1日(水)から起算して5年：令和13年3月31日(月)まで（民法の期間計算、初日算入）",
		  "5 years counted from and including Wednesday, 1 April 2026: through Monday, 31 March 2031 (reckoned by the Civil Code; the first day is counted)" },
		{ { CLOCK_WITHIN, IN_MONTHS, .n = 1 }, "2026-01-30",
		  "令和8年1月30日(金)から1か月：令和8年2月28日(土)まで（民法の期間計算、初日不算入、応当日がないため月の末日）",
		  "1 month from Friday, 30 January 2026: through Saturday, 28 February 2026 (reckoned by the Civil Code; the first day is not counted; "
		  "that month has no corresponding day, so on its last)" },
		{ { CLOCK_PROMPTLY, IN_BUSINESS_DAYS, .n = 5 }, "2026-11-20",
		  "令和8年11月20日(金)の後速やかに、遅くとも5開庁日以内：令和8年11月30日(月)まで"
		  "（初日不算入、土日祝日・年末年始を除く）",
		  "promptly after Friday, 20 November 2026, at the latest within 5 business days: through Monday, 30 November 2026 "
		  "(the first day is not counted; weekends, holidays and the year-end closure are left out)" },
		{ { CLOCK_BEFORE, IN_DAYS, .n = 7 }, "2026-05-01",
		  "令和8年5月1日(金)の7日前：令和8年4月24日(金)まで（当日不算入）",
		  "7 days before Friday, 1 May 2026: by Friday, 24 April 2026 (that day itself is not counted)" },
		{ { CLOCK_BY_END_OF, IN_FISCAL_YEARS, .n = 1 }, "2026-11-23",
		  "令和8年11月23日(月)の属する年度の1年後の年度の末日：令和10年3月31日(金)まで（令和9年度の末日）",
		  "the end of the fiscal year 1 year after that of Monday, 23 November 2026: through Friday, 31 March 2028 (the last day of FY2027)" },
		{ { CLOCK_BY_END_OF, IN_FISCAL_YEARS, .rolls = true }, "2028-11-23",
		  "令和10年11月23日(木)の属する年度の末日：令和11年4月2日(月)まで（令和10年度の末日、末日が行政機関の休日に当たるため次の開庁日）",
		  "the end of the fiscal year of Thursday, 23 November 2028: through Monday, 2 April 2029 (the last day of FY2028; "
		  "the last day being one on which government offices are closed, the next on which they open)" },
		{ { CLOCK_BY_END_OF, IN_MONTHS, .n = 0 }, "2026-11-23",
		  "令和8年11月23日(月)の属する月の末日：令和8年11月30日(月)まで", "the end of the month of Monday, 23 November 2026: through Monday, 30 November 2026" },
		{ { CLOCK_WITHIN, IN_DAYS, .n = 10, .rolls = true }, "2026-12-19",
		  "令和8年12月19日(土)から10日：令和9年1月4日(月)まで（民法の期間計算、初日不算入、末日が行政機関の休日に当たるため次の開庁日）",
		  "10 days from Saturday, 19 December 2026: through Monday, 4 January 2027 (reckoned by the Civil Code; the first day is not counted; "
		  "the last day being one on which government offices are closed, the next on which they open)" },
		{ { CLOCK_WITHIN, IN_BUSINESS_DAYS, .n = 1 }, "2099-12-28",
		  "令和81年12月28日(月)から1開庁日：期日は算定できない（初日不算入、土日祝日・年末年始を除く、暦の範囲外）",
		  "1 business day from Monday, 28 December 2099: no day can be computed (the first day is not counted; "
		  "weekends, holidays and the year-end closure are left out; beyond the calendar)" },
		{ { CLOCK_BY_END_OF, IN_DAYS, .n = 1 }, "2026-11-23", "このような期間の定めはない", "there is no such clock" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct due due = clock_due(world_act()->arena, &rows[i].clock, &(struct clock_start){ .on = day(rows[i].from) });
		assert_string_equal(due.because[JA], rows[i].ja);
		assert_string_equal(due.because[EN], rows[i].en);
	}
}

static void hours_say_which_hours_they_are(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct clock work = { CLOCK_WITHIN, IN_WORK_HOURS, .n = 8 }, hours = { CLOCK_WITHIN, IN_HOURS, .n = 24 };
	struct standstill still = { day("2026-11-20"), day("2026-11-20") };
	struct clock_start start = { .at = "2026-11-19T05:12:33.123456Z", .still = &still, .still_count = 1 };

	struct due due = clock_due(a, &work, &start);
	assert_string_equal(due.at, "2026-11-24T04:27:33.123456Z");
	assert_string_equal(due.because[JA], "令和8年11月19日(木)14:12から執務時間で8時間：令和8年11月24日(火)13:27まで（土日祝日・年末年始を除く、"
	    "時間による期間は即時から起算、執務時間 8:30–17:15 のみ算入、停止期間1日を除く）");
	assert_string_equal(due.because[EN], "8 work-hours from Thursday, 19 November 2026, 14:12 Japan time: by Tuesday, 24 November 2026, 13:27 Japan time "
	    "(weekends, holidays and the year-end closure are left out; hours run at once; only the hours 8:30–17:15 are counted; "
	    "days on which the clock stood still are left out: 1)");

	start = (struct clock_start){ .on = day("2026-11-19") };
	due = clock_due(a, &hours, &start);
	assert_string_equal(due.at, "2026-11-19T15:00:00.000000Z");
	assert_string_equal(due.because[JA], "令和8年11月19日(木)から24時間：令和8年11月20日(金)0:00まで（時刻が不明のためその日の始めを基準とする）");
}

static void a_clock_that_has_not_begun_again_says_so(void **state)
{
	(void)state;
	struct standstill still = { day("2026-06-05"), NO_DATE };
	struct clock_start start = { .on = day("2026-06-01"), .still = &still, .still_count = 1 };

	struct due due = clock_due(world_act()->arena, &(struct clock){ CLOCK_WITHIN, IN_DAYS, .n = 10 }, &start);

	assert_int_equal(due.on, NO_DATE);
	assert_string_equal(due.at, "");
	assert_string_equal(due.because[JA], "令和8年6月1日(月)から10日：期日は算定できない（民法の期間計算、初日不算入、期間の進行が停止中）");
	assert_string_equal(due.because[EN],
	    "10 days from Monday, 1 June 2026: no day can be computed (reckoned by the Civil Code; the first day is not counted; the clock stands still)");
}

static void an_event_belongs_to_its_day_in_japan(void **state)
{
	(void)state;
	struct clock week = { CLOCK_WITHIN, IN_DAYS, .n = 7 };

	assert_int_equal(clock_day(&week, &(struct clock_start){ .at = "2026-11-22T14:59:59.999999Z" }), day("2026-11-29"));
	assert_int_equal(clock_day(&week, &(struct clock_start){ .at = "2026-11-22T15:00:00.000000Z" }), day("2026-11-30"));
	assert_int_equal(clock_day(&week, &(struct clock_start){ .at = "yesterday" }), NO_DATE);
	assert_int_equal(clock_day(&week, &(struct clock_start){ .on = NO_DATE }), NO_DATE);
}

/* Any clock at all: whatever is asked, there is an answer, and the day and its reasons agree. */
static void no_clock_however_wrong_does_harm(void **state)
{
	(void)state;
	static const long numbers[] = { 0, 1, 2, 12, 99, 40000, 4000000, 4000001, -1, INT64_MAX, INT64_MIN };
	static const date days[] = { NO_DATE, INT32_MAX, INT32_MIN + 1, -37255, -37256, 2932896, 2932897, 20000, 7304, 47481, 0 };

	for (long i = world_rounds(3000, 300000); i > 0; i--) {
		struct arena *a = arena_open();
		struct standstill still = { days[world_random(COUNT(days))], days[world_random(COUNT(days))] };
		struct clock clock = { (enum clock_kind)world_random(CLOCK_KINDS + 1), (enum clock_unit)world_random(CLOCK_UNITS + 1),
		    numbers[world_random(COUNT(numbers))], world_random(2), { (int)world_random(1000), (int)world_random(2400) } };
		struct clock_start start = { .on = days[world_random(COUNT(days))], .still = &still, .still_count = world_random(2) };
		struct due due = clock_due(a, &clock, &start);
		assert_int_equal(due.on, clock_day(&clock, &start));
		assert_true(due.on == NO_DATE || (due.on >= -37255 && due.on <= 2932896));
		arena_close(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_clock_of_the_tables_is_due_as_told),
		cmocka_unit_test(every_period_of_months_ends_as_the_civil_code_says),
		cmocka_unit_test(a_month_begins_on_its_first_and_ends_before_the_next),
		cmocka_unit_test(a_fiscal_year_runs_from_april_to_march),
		cmocka_unit_test(the_holidays_are_those_published_and_no_others),
		cmocka_unit_test(the_equinoxes_are_those_of_the_sun),
		cmocka_unit_test(every_month_has_the_business_days_counted),
		cmocka_unit_test(the_calendar_is_bounded),
		cmocka_unit_test(every_holiday_has_a_name_in_both_languages),
		cmocka_unit_test(every_day_says_why_in_both_languages),
		cmocka_unit_test(hours_say_which_hours_they_are),
		cmocka_unit_test(a_clock_that_has_not_begun_again_says_so),
		cmocka_unit_test(an_event_belongs_to_its_day_in_japan),
		cmocka_unit_test(no_clock_however_wrong_does_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
