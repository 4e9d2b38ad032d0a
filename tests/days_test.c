/* Days: the calendar against libc's, what people write against a table, instants that only go forward.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "base/days.h"
#include <stdlib.h>
#include <time.h>

enum { FIRST = -37255, LAST = 2932896 };         /* 1868-01-01, 9999-12-31 */

static date day(const char *s)
{
	date d = NO_DATE;
	if (!date_parse(s, &d))
		fail_msg("%s is no day", s);
	return d;
}

static void every_day_agrees_with_libc(void **state)
{
	(void)state;

	for (date d = FIRST; d <= LAST; d++) {
		long year, month, of_month;
		struct tm tm;
		date back = 0;
		time_t t = (time_t)d * 86400;
		gmtime_r(&t, &tm);
		date_parts(d, &year, &month, &of_month);
		if (year != tm.tm_year + 1900L || month != tm.tm_mon + 1L ||
		    of_month != tm.tm_mday || !date_of(year, month, of_month, &back) || back != d)
			fail_msg("day %d is %ld-%ld-%ld", d, year, month, of_month);
	}
}

static void every_day_written_is_read_back(void **state)
{
	(void)state;
	char text[DATE_TEXT];

	for (date d = FIRST; d <= LAST; d++) {
		date parsed = 0, read = 0;
		if (!date_parse(date_text(d, text), &parsed) || parsed != d ||
		    !date_read(text, &read) || read != d)
			fail_msg("day %d is written %s", d, text);
	}
}

/* "(月)" is no part of a day people write; three digits of an era's year are not read. */
static void every_day_in_japanese_is_read_back(void **state)
{
	(void)state;
	struct arena *a = arena_open();
	struct arena_mark mark = arena_mark(a);

	for (date d = FIRST; d < day("2118-01-01"); d++) {
		const char *written = date_long(a, d, JA);
		date back = 0;
		if (!date_read(arena_span(a, written, strcspn(written, "(")), &back) || back != d)
			fail_msg("day %d is written %s", d, written);
		arena_back(a, mark);
	}

	arena_close(&a);
}

static char *with_ideographic_spaces(const char *s)
{
	struct text out = { .arena = world_act()->arena };
	for (; *s; s++) {
		bool space = s[0] == '\\' && s[1] == 's';
		text_put_span(&out, space ? "　" : s, space ? strlen("　") : 1);
		s += space;
	}
	text_put(&out, "");
	return out.s;
}

static void check_row(char *line)
{
	char *day_wanted = strchr(line, '\t');
	if (*line == '#' || !day_wanted)
		return;
	*day_wanted++ = 0;
	day_wanted[strcspn(day_wanted, "\t\n")] = 0;
	const char *written = strchr(line, '\\') ? with_ideographic_spaces(line) : line;
	date d = 12345;
	char text[DATE_TEXT];
	bool read = date_read(written, &d);
	if (!read && d != 12345)
		fail_msg("\"%s\" is refused and changes its output", written);
	if (strcmp(read ? date_text(d, text) : "-", day_wanted))
		fail_msg("\"%s\" is %s, not %s", written, read ? text : "refused", day_wanted);
}

static void what_people_write_is_read_as_the_table_says(void **state)
{
	(void)state;
	FILE *in = fopen("tests/data/days.tsv", "r");
	char line[512];
	int n = 0;

	assert_non_null(in);
	for (; fgets(line, sizeof line, in); n++)
		check_row(line);
	fclose(in);

	assert_true(n > 100);
}

static void only_the_exact_form_is_parsed(void **state)
{
	(void)state;
	static const char *const refused[] = { "", "2026-1-5", "2026/01/05", " 2026-01-05",
	    "2026-01-05 ", "2026-01-05T", "2026-01-5", "２０２６-01-05", "20260105", "2026-02-29", "1867-12-31" };
	date d = 7;

	for (size_t i = 0; i < COUNT(refused); i++)
		if (date_parse(refused[i], &d) || d != 7)
			fail_msg("%s is parsed", refused[i]);
	assert_false(date_parse(NULL, &d));
	assert_false(date_read(NULL, &d));
}

static void a_long_text_or_broken_utf8_is_no_day(void **state)
{
	(void)state;
	char text[4096] = "";
	date d;

	memset(text, ' ', sizeof text - 1);
	assert_false(date_read(text, &d));
	memset(text, '1', sizeof text - 1);
	assert_false(date_read(text, &d));
	for (int padding = 60; padding < 250; padding++) {
		snprintf(text, sizeof text, "2026-01-05%*s", padding, "");
		assert_false(date_read(text, &d));
	}
	assert_false(date_read("\xE4\xBB", &d));
	assert_false(date_read("2026-01-05\xFF", &d));
	assert_false(date_read("\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA\xEF\xB7\xBA", &d));
}

static void a_day_is_written_out_in_both_languages(void **state)
{
	(void)state;
	static const struct { const char *day, *ja, *en; } wanted[] = {
		{ "2026-01-05", "令和8年1月5日(月)",    "Monday, 5 January 2026" },
		{ "2026-11-23", "令和8年11月23日(月)",  "Monday, 23 November 2026" },
		{ "2019-05-01", "令和元年5月1日(水)",   "Wednesday, 1 May 2019" },
		{ "2019-04-30", "平成31年4月30日(火)",  "Tuesday, 30 April 2019" },
		{ "1989-01-07", "昭和64年1月7日(土)",   "Saturday, 7 January 1989" },
		{ "1926-12-25", "昭和元年12月25日(土)", "Saturday, 25 December 1926" },
		{ "1912-07-30", "大正元年7月30日(火)",  "Tuesday, 30 July 1912" },
		{ "1873-01-01", "明治6年1月1日(水)",    "Wednesday, 1 January 1873" },
		{ "1872-12-31", "1872年12月31日(火)",   "Tuesday, 31 December 1872" },
		{ "1970-01-01", "昭和45年1月1日(木)",   "Thursday, 1 January 1970" },
	};
	struct arena *a = world_act()->arena;

	for (size_t i = 0; i < COUNT(wanted); i++) {
		assert_string_equal(date_long(a, day(wanted[i].day), JA), wanted[i].ja);
		assert_string_equal(date_long(a, day(wanted[i].day), EN), wanted[i].en);
	}
}

static void no_date_is_written_as_nothing(void **state)
{
	(void)state;
	char text[DATE_TEXT];

	assert_string_equal(date_text(NO_DATE, text), "");
	assert_string_equal(date_text(date_add(day("9999-12-31"), 1), text), "");
	assert_string_equal(date_text(INT32_MAX, text), "");
	assert_string_equal(date_long(world_act()->arena, NO_DATE, JA), "");
	assert_int_equal(date_add(NO_DATE, 7), NO_DATE);
	assert_string_equal(date_text(date_add(day("2024-02-28"), 2), text), "2024-03-01");
}

static void instants_come_strictly_increasing(void **state)
{
	(void)state;
	char last[INSTANT_TEXT] = "", next[INSTANT_TEXT];

	for (int i = 0; i < 10000; i++) {
		instant_after(last, next);
		assert_true(strcmp(last, next) < 0);
		assert_true(instant_is_valid(next));
		memcpy(last, next, sizeof last);
	}
}

static void the_next_instant_does_not_follow_a_clock_set_back(void **state)
{
	(void)state;
	char next[INSTANT_TEXT];

	assert_string_equal(instant_after("2999-12-31T23:59:59.999999Z", next), "3000-01-01T00:00:00.000000Z");
	assert_string_equal(instant_after("2999-02-28T23:59:59.999998Z", next), "2999-02-28T23:59:59.999999Z");
	assert_string_equal(instant_after("9999-12-31T23:59:59.999999Z", next), "9999-12-31T23:59:59.999999Z");
	memcpy(next, "2999-12-31T23:59:59.999999Z", sizeof next);
	assert_string_equal(instant_after(next, next), "3000-01-01T00:00:00.000000Z");
	assert_true(strcmp(instant_after(NULL, next), "2026") > 0 && strcmp(next, "2999") < 0);
}

static void now_is_what_libc_says(void **state)
{
	(void)state;
	char text[INSTANT_TEXT], before[32], after[32];
	time_t t = time(NULL);

	strftime(before, sizeof before, "%Y-%m-%dT%H:%M:%S", gmtime(&t));
	instant_now(text);
	t = time(NULL) + 1;
	strftime(after, sizeof after, "%Y-%m-%dT%H:%M:%S", gmtime(&t));

	assert_true(strcmp(before, text) <= 0 && strcmp(text, after) <= 0);
}

static void an_instant_has_one_form(void **state)
{
	(void)state;
	static const char *const refused[] = { "", "2026-11-23", "2026-11-23T05:12:33Z", "2026-11-23T05:12:33.123Z",
	    "2026-11-23 05:12:33.123456Z", "2026-11-23T05:12:33.123456", "2026-11-23T05:12:33.123456ZZ",
	    "2026-11-23T24:00:00.000000Z", "2026-11-23T23:60:00.000000Z", "2026-11-23T23:59:60.000000Z",
	    "2026-02-30T05:12:33.123456Z", "2026-11-23T05:12:33.12345aZ", "2026-11-23T05:12:33,123456Z" };

	assert_true(instant_is_valid("2026-11-23T05:12:33.123456Z"));
	assert_false(instant_is_valid(NULL));
	for (size_t i = 0; i < COUNT(refused); i++)
		if (instant_is_valid(refused[i]))
			fail_msg("%s is valid", refused[i]);
}

static void an_instant_is_read_in_japan_time(void **state)
{
	(void)state;
	static const struct { const char *written, *instant; } rows[] = {
		{ "2026-11-23T05:12:33.123456Z", "2026-11-23T05:12:33.123456Z" },
		{ "2026-11-23 14:12:33",         "2026-11-23T05:12:33.000000Z" },
		{ "2026-11-23 14:12",            "2026-11-23T05:12:00.000000Z" },
		{ "2026-11-23 08:59:59",         "2026-11-22T23:59:59.000000Z" },
		{ "2026-11-23",                  "2026-11-23T14:59:59.999999Z" },
		{ "令和8年11月23日",             "2026-11-23T14:59:59.999999Z" },
		{ "令和8年11月23日　１４：１２", "2026-11-23T05:12:00.000000Z" },
		{ "2026/11/23  9:05",            "2026-11-23T00:05:00.000000Z" },
		{ "1868-01-01 09:00",            "1868-01-01T00:00:00.000000Z" },
		{ "1868-01-01 08:59",            NULL },
		{ "2026-11-23 24:00",            NULL },
		{ "2026-11-23 14:60",            NULL },
		{ "2026-11-23 14:1",             NULL },
		{ "2026-11-23 14:12:3",          NULL },
		{ "2026-11-23 14:12:60",         NULL },
		{ "2026-11-23 14:12:33Z",        NULL },
		{ "2026-11-23 14",               NULL },
		{ "2026-11-2314:12",             NULL },
		{ "14:12",                       NULL },
		{ "",                            NULL },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[INSTANT_TEXT] = "untouched";
		bool read = instant_read(rows[i].written, text);
		if (read != !!rows[i].instant || strcmp(text, read ? rows[i].instant : "untouched"))
			fail_msg("%s is %s", rows[i].written, text);
	}
}

static void an_instant_belongs_to_its_day_in_japan(void **state)
{
	(void)state;

	assert_int_equal(instant_day("2026-11-22T14:59:59.999999Z"), day("2026-11-22"));
	assert_int_equal(instant_day("2026-11-22T15:00:00.000000Z"), day("2026-11-23"));
	assert_int_equal(instant_day("1969-12-31T14:59:59.999999Z"), day("1969-12-31"));
	assert_int_equal(instant_day("9999-12-31T15:00:00.000000Z"), NO_DATE);
	assert_int_equal(instant_day("yesterday"), NO_DATE);
	assert_int_equal(instant_day(NULL), NO_DATE);
}

static void the_time_zone_of_the_machine_changes_nothing(void **state)
{
	(void)state;
	static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Niue", "Asia/Tokyo",
	    "<-14>+14", "<+14>-14" };

	for (size_t i = 0; i < COUNT(zones); i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		date before = (date)((time(NULL) + 9 * 3600) / 86400), today = today_in_japan();
		assert_true(today == before || today == before + 1);
		assert_int_equal(instant_day("2026-11-22T15:00:00.000000Z"), day("2026-11-23"));
	}
	unsetenv("TZ");
	tzset();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_agrees_with_libc),
		cmocka_unit_test(every_day_written_is_read_back),
		cmocka_unit_test(every_day_in_japanese_is_read_back),
		cmocka_unit_test(what_people_write_is_read_as_the_table_says),
		cmocka_unit_test(only_the_exact_form_is_parsed),
		cmocka_unit_test(a_long_text_or_broken_utf8_is_no_day),
		cmocka_unit_test(a_day_is_written_out_in_both_languages),
		cmocka_unit_test(no_date_is_written_as_nothing),
		cmocka_unit_test(instants_come_strictly_increasing),
		cmocka_unit_test(the_next_instant_does_not_follow_a_clock_set_back),
		cmocka_unit_test(now_is_what_libc_says),
		cmocka_unit_test(an_instant_has_one_form),
		cmocka_unit_test(an_instant_is_read_in_japan_time),
		cmocka_unit_test(an_instant_belongs_to_its_day_in_japan),
		cmocka_unit_test(the_time_zone_of_the_machine_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
