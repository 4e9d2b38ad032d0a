/* Holidays and the days on which government offices open, reckoned from the dated rules of holidays.def and nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/clocks.h"

/* A day as the rules look at it. */
struct seen { date day; long year, month, of_month, weekday, written; };         /* written: YYYYMMDD */

/* A rule and the days between which it is law. */
struct dated {
	long from, to;                   /* YYYYMMDD, both in force */
	bool (*is)(const struct dated *, const struct seen *);
	long n[3];
};

static bool is_national(date);

static struct seen seen(date d)
{
	struct seen s = { .day = d, .weekday = date_weekday(d) };
	date_parts(d, &s.year, &s.month, &s.of_month);
	s.written = s.year * 10000 + s.month * 100 + s.of_month;
	return s;
}

static bool holds(const struct dated *r, const struct seen *s)
{
	return s->written >= r->from && s->written <= r->to && r->is(r, s);
}

/* ---- rules ------------------------------------------------------------------------------- */

static bool on_day(const struct dated *r, const struct seen *s)
{
	return s->month == r->n[0] && s->of_month == r->n[1];
}

static bool nth_weekday(const struct dated *r, const struct seen *s)
{
	return (!r->n[0] || s->month == r->n[0]) && s->weekday == r->n[1] && (s->of_month - 1) / 7 == r->n[2] - 1;
}

static bool every_weekday(const struct dated *r, const struct seen *s)
{
	return s->weekday == r->n[0];
}

/* From one day of the year, over New Year's, to another. */
static bool year_end(const struct dated *r, const struct seen *s)
{
	return s->written % 10000 >= r->n[0] || s->written % 10000 <= r->n[1];
}

/* A year is 365.242194 days; the formula counts leap days from 1980. */
static bool equinox(const struct dated *r, const struct seen *s)
{
	long years = s->year - 1980;
	return s->month == r->n[0] && s->of_month == (r->n[1] + 242194 * years) / 1000000 - years / 4;
}

/* Holidays that others make: named after what they are, not national holidays themselves. */

static bool substitute_monday(const struct dated *r, const struct seen *s)
{
	(void)r;
	return s->weekday == 1 && is_national(s->day - 1) && !is_national(s->day);
}

/* The first day after a Sunday that was a holiday which is none itself. */
static bool substitute_next(const struct dated *r, const struct seen *s)
{
	(void)r;
	if (!s->weekday || is_national(s->day))
		return false;
	date before = s->day - 1;
	while (date_weekday(before) && is_national(before))
		before--;
	return !date_weekday(before) && is_national(before);
}

static bool citizens(const struct dated *r, const struct seen *s)
{
	(void)r;
	return is_national(s->day - 1) && is_national(s->day + 1) && !is_national(s->day);
}

/* A substitute holiday is found before it, being listed before it. */
static bool citizens_but_sunday(const struct dated *r, const struct seen *s)
{
	return s->weekday && citizens(r, s);
}

/* ---- the tables -------------------------------------------------------------------------- */

static const struct { struct holiday is; struct dated rule; } holidays[] = {
#define HOLIDAY(code, ja, en, from, to, rule, ...) { { code, { ja, en } }, { from, to, rule, { __VA_ARGS__ } } },
#include "base/holidays.def"
};

static const struct dated closures[] = {
#define CLOSURE(from, to, rule, ...) { from, to, rule, { __VA_ARGS__ } },
#include "base/holidays.def"
};

enum {
#define CALENDAR(from, to)          CALENDAR_FROM = from, CALENDAR_TO = to,
#define OFFICE_HOURS(opens, closes) OFFICE_OPENS = opens, OFFICE_CLOSES = closes,
#define FISCAL_YEAR(month)          FISCAL_YEAR_MONTH = month,
#include "base/holidays.def"
};

static bool is_made_by_others(const struct dated *r)
{
	return r->is == substitute_monday || r->is == substitute_next || r->is == citizens || r->is == citizens_but_sunday;
}

static bool is_national(date d)
{
	struct seen s = seen(d);
	for (size_t i = 0; i < COUNT(holidays); i++)
		if (!is_made_by_others(&holidays[i].rule) && holds(&holidays[i].rule, &s))
			return true;
	return false;
}

const struct holiday *holiday_on(date d)
{
	struct seen s = seen(d);
	for (size_t i = 0; i < COUNT(holidays); i++)
		if (holds(&holidays[i].rule, &s))
			return &holidays[i].is;
	return NULL;
}

static date written_day(long written)
{
	date d = NO_DATE;
	return date_of(written / 10000, written / 100 % 100, written % 100, &d) ? d : NO_DATE;
}

date calendar_first(void)
{
	return written_day(CALENDAR_FROM);
}

date calendar_last(void)
{
	return written_day(CALENDAR_TO);
}

bool is_in_calendar(date d)
{
	struct seen s = seen(d);
	return s.written >= CALENDAR_FROM && s.written <= CALENDAR_TO;
}

bool is_business_day(date d)
{
	struct seen s = seen(d);
	if (s.written < CALENDAR_FROM || s.written > CALENDAR_TO)
		return false;
	for (size_t i = 0; i < COUNT(closures); i++)
		if (holds(&closures[i], &s))
			return false;
	return !holiday_on(d);
}

date business_day_on_or_after(date d)
{
	while (is_in_calendar(d) && !is_business_day(d))
		d++;
	return is_in_calendar(d) ? d : NO_DATE;
}

/* ---- office hours and fiscal years --------------------------------------------------------- */

struct hours office_hours(void)
{
	return (struct hours){ OFFICE_OPENS, OFFICE_CLOSES };
}

long fiscal_year(date d)
{
	struct seen s = seen(d);
	return s.month >= FISCAL_YEAR_MONTH ? s.year : s.year - 1;
}

date fiscal_year_first(long year)
{
	return written_day(year * 10000 + FISCAL_YEAR_MONTH * 100 + 1);
}

date fiscal_year_last(long year)
{
	return date_add(fiscal_year_first(year + 1), -1);
}

/* Named after the era in which its first calendar year ends: 2019 is 令和元年度, though it began in 平成31年. */
const char *fiscal_year_name(struct arena *a, long year, enum lang lang)
{
	date first = fiscal_year_first(year);
	if (first == NO_DATE)
		return "";
	if (lang == EN)
		return arena_format(a, "FY%ld", year);
	return arena_format(a, "%s度", date_era_year(a, written_day(year * 10000 + 1231)));
}
