/* Reckoning a clock: how far it runs, over the days that count, and what rules that took, which become the words beside the day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/clocks.h"

enum { FIRST = -37255, LAST = 2932896 };  /* 1868-01-01, 9999-12-31: what days.h reads */
enum { LONGEST = 4000000 };               /* of any unit: more than the days between */
static const int64_t MINUTE = 60000000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/* The rules of reckoning that a day came about by, in the order in which they are told. */
enum {
	CIVIL_CODE  = 1 << 0,  FIRST_NOT_COUNTED = 1 << 1,  FIRST_COUNTED = 1 << 2,  EVENT_NOT_COUNTED = 1 << 3,  NO_SUCH_DAY = 1 << 4,
	OPEN_DAYS   = 1 << 5,  AT_ONCE           = 1 << 6,  DAY_BEGUN     = 1 << 7,  WORK_HOURS        = 1 << 8,  OF_FISCAL   = 1 << 9,
	STOOD_STILL = 1 << 10, ROLLED            = 1 << 11, STANDS_STILL  = 1 << 12, BEYOND            = 1 << 13,
};

struct reckoned {
	date on;                         /* NO_DATE where there is none; `rules` then says why */
	int64_t at;                      /* by Japan's clock, of clocks in hours */
	unsigned rules;
	long still;                      /* days passed over because the clock stood still */
	long fiscal_year;                /* at whose end it ends, of clocks of fiscal years */
};

/* ---- months ------------------------------------------------------------------------------ */

date month_start(date d)
{
	long year, month, day;
	date_parts(d, &year, &month, &day);
	return d == NO_DATE ? NO_DATE : (date)(d - day + 1);
}

/* The last day of the month `months` after that of d. */
static date end_of_month(date d, long months)
{
	long year, month, day;
	date first;
	date_parts(d, &year, &month, &day);
	long at = year * 12 + month + months;            /* the month after that one, from 0 */
	if (at < 0)
		return NO_DATE;
	if (at == 120000)
		return date_of(9999, 12, 31, &first) ? first : NO_DATE;
	return date_of(at / 12, at % 12 + 1, 1, &first) ? date_add(first, -1) : NO_DATE;
}

date month_end(date d)
{
	return d == NO_DATE ? NO_DATE : end_of_month(d, 0);
}

static long day_of_month(date d)
{
	long year, month, day;
	date_parts(d, &year, &month, &day);
	return day;
}

/* The same day of the month `months` away, or its last. */
static date same_day(date d, long months)
{
	date end = end_of_month(d, months);
	return end == NO_DATE || day_of_month(end) <= day_of_month(d) ? end : date_add(end, day_of_month(d) - day_of_month(end));
}

/* The period begins on the next day.  Where that is the first of a month, it ends with a month; else on the day before the one that
 * corresponds to it, which is the day of the month of d, or the last of a month too short for either. */
date through_months(date d, long n)
{
	if (d == NO_DATE || n < 0 || n > LONGEST)
		return NO_DATE;
	return d == month_end(d) ? end_of_month(d, n) : same_day(d, n);
}

/* Is there no day in the month reached that corresponds to the first day counted? */
static bool lacks_corresponding_day(date d, date end)
{
	return d != month_end(d) && end == month_end(end) && day_of_month(end) < day_of_month(d) + 1;
}

/* ---- days that count --------------------------------------------------------------------- */

static bool is_reckonable(date d)
{
	return d >= FIRST && d <= LAST;
}

static bool contains(const struct standstill *p, date d)
{
	return p->from_on <= d && (p->to_on == NO_DATE || d <= p->to_on);
}

static bool stands_still(const struct clock_start *s, date d)
{
	for (size_t i = 0; i < s->still_count; i++)
		if (contains(&s->still[i], d))
			return true;
	return false;
}

/* A clock that has run into a standstill without an end will not run again; backwards, into one without a beginning. */
static bool stands_still_for_good(const struct clock_start *s, date d, int step)
{
	for (size_t i = 0; i < s->still_count; i++)
		if (contains(&s->still[i], d) && (step > 0 ? s->still[i].to_on : s->still[i].from_on) == NO_DATE)
			return true;
	return false;
}

static void give_up(struct reckoned *r, unsigned why)
{
	r->on = NO_DATE;
	r->rules |= why;
}

/* Does the day it stands on count?  Days of standstill that otherwise would are noted. */
static bool is_counted(struct reckoned *r, const struct clock_start *s, bool business)
{
	if (business && !is_business_day(r->on))
		return false;
	bool still = stands_still(s, r->on);
	r->still += still;
	return !still;
}

/* Why the clock cannot go by a day, if it cannot. */
static unsigned stopped(const struct clock_start *s, date d, int step, bool business)
{
	if (stands_still_for_good(s, d, step))
		return STANDS_STILL;
	return (business ? is_in_calendar(d) : is_reckonable(d)) ? 0 : BEYOND;
}

/* Goes n days on from `from`, itself not counted, over those that count; back where n < 0. */
static void walk(struct reckoned *r, const struct clock_start *s, date from, long n, bool business)
{
	int step = n < 0 ? -1 : 1;
	r->on = from;
	if (!business && !s->still_count) {
		r->on += n;
		n = 0;
	}
	for (unsigned why = 0; n; n -= is_counted(r, s, business) ? step : 0) {
		r->on += step;
		if ((why = stopped(s, r->on, step, business))) {
			give_up(r, why);
			return;
		}
	}
}

date business_days_after(date d, long n)
{
	struct reckoned r = { .on = NO_DATE };
	if (is_reckonable(d))
		walk(&r, &(struct clock_start){ 0 }, d, n, true);
	return r.on;
}

/* ---- hours ------------------------------------------------------------------------------- */

static int64_t time_of(int by_the_clock)
{
	return by_the_clock / 100 * HOUR + by_the_clock % 100 * MINUTE;
}

static struct hours hours_of(const struct clock *c)
{
	return c->unit == IN_HOURS ? (struct hours){ 0, 2400 } : c->work.closes ? c->work : office_hours();
}

/* The part of a day's hours that lies ahead of the clock, or behind it where it goes back; none where from >= to. */
static void hours_left(const struct clock *c, const struct reckoned *r, date d, int64_t *from, int64_t *to)
{
	struct hours open = hours_of(c);
	*from = d * DAY + time_of(open.opens);
	*to = d * DAY + time_of(open.closes);
	if (c->kind == CLOCK_BEFORE && r->at < *to)
		*to = r->at;
	if (c->kind != CLOCK_BEFORE && r->at > *from)
		*from = r->at;
}

/* Runs down `left` through the hours of day after day. */
static void walk_hours(struct reckoned *r, const struct clock *c, const struct clock_start *s, int64_t left)
{
	int64_t from, to;
	int step = c->kind == CLOCK_BEFORE ? -1 : 1;
	bool business = c->unit == IN_WORK_HOURS;
	for (;; r->on += step) {
		unsigned why = stopped(s, r->on, step, business);
		if (why) {
			give_up(r, why);
			return;
		}
		if (!is_counted(r, s, business))
			continue;
		hours_left(c, r, r->on, &from, &to);
		if (from < to && left <= to - from)
			break;
		left -= from < to ? to - from : 0;
	}
	r->at = step > 0 ? from + left : to - left;
	r->on = (date)(r->at / DAY - (r->at % DAY < 0));
	if (!is_reckonable(r->on))
		give_up(r, BEYOND);
}

static struct reckoned reckon_hours(const struct clock *c, const struct clock_start *s, date on)
{
	struct reckoned r = { .on = on, .at = on * DAY, .rules = s->at ? AT_ONCE : DAY_BEGUN };
	if (c->unit == IN_WORK_HOURS)
		r.rules |= WORK_HOURS | OPEN_DAYS;
	if (s->at && !instant_in_japan(s->at, &r.at))
		give_up(&r, BEYOND);
	else
		walk_hours(&r, c, s, c->n * HOUR);
	return r;
}

/* ---- days -------------------------------------------------------------------------------- */

static date end_of_year(date d, enum clock_unit unit, long years)
{
	long year, month, day;
	date out;
	date_parts(d, &year, &month, &day);
	if (unit == IN_FISCAL_YEARS)
		return fiscal_year_last(fiscal_year(d) + years);
	return date_of(year + years, 12, 31, &out) ? out : NO_DATE;
}

/* Where a clock of months or years ends if it does not stand still. */
static date end_by_calendar(const struct clock *c, date from, date counted_from, unsigned *rules)
{
	long months = c->unit == IN_YEARS ? c->n * 12 : c->n;
	if (c->kind == CLOCK_BY_END_OF)
		return c->unit == IN_MONTHS ? end_of_month(from, c->n) : end_of_year(from, c->unit, c->n);
	bool back = c->kind == CLOCK_BEFORE;
	date end = back ? same_day(from, -months) : through_months(counted_from, months);
	bool lacks = back ? day_of_month(end) < day_of_month(from) : lacks_corresponding_day(counted_from, end);
	*rules |= end != NO_DATE && lacks ? NO_SUCH_DAY : 0;
	return end;
}

static unsigned rules_of(const struct clock *c)
{
	static const unsigned of_kind[CLOCK_KINDS] = {
		[CLOCK_WITHIN]   = CIVIL_CODE | FIRST_NOT_COUNTED, [CLOCK_COUNTED_FROM] = CIVIL_CODE | FIRST_COUNTED,
		[CLOCK_PROMPTLY] = CIVIL_CODE | FIRST_NOT_COUNTED, [CLOCK_BEFORE]       = EVENT_NOT_COUNTED,
	};
	static const unsigned of_unit[CLOCK_UNITS] = { [IN_BUSINESS_DAYS] = OPEN_DAYS, [IN_FISCAL_YEARS] = OF_FISCAL };
	unsigned rules = of_kind[c->kind] | of_unit[c->unit];
	return c->unit == IN_BUSINESS_DAYS ? rules & ~(unsigned)CIVIL_CODE : rules;
}

static struct reckoned reckon_days(const struct clock *c, const struct clock_start *s, date on)
{
	struct reckoned r = { .rules = rules_of(c), .fiscal_year = fiscal_year(on) + c->n };
	date from = c->kind == CLOCK_COUNTED_FROM ? on - 1 : on;         /* the day before the first that counts */
	long n = c->kind == CLOCK_BEFORE ? -c->n : c->n;
	if (c->unit != IN_DAYS && c->unit != IN_BUSINESS_DAYS) {
		date end = end_by_calendar(c, on, from, &r.rules);
		if (end == NO_DATE) {
			give_up(&r, BEYOND);
			return r;
		}
		n = (long)end - from;
	}
	walk(&r, s, from, n, c->unit == IN_BUSINESS_DAYS);
	if (c->rolls && r.on != NO_DATE && !is_business_day(r.on)) {
		r.on = business_day_on_or_after(r.on);
		r.rules |= ROLLED;
	}
	if (!is_reckonable(r.on))
		give_up(&r, r.rules & STANDS_STILL ? 0 : BEYOND);
	return r;
}

static bool are_hours(const struct hours *h)
{
	return h->opens >= 0 && time_of(h->opens) < time_of(h->closes) && h->closes <= 2400;
}

bool clock_is_sound(const struct clock *c)
{
	static const bool sound[CLOCK_KINDS][CLOCK_UNITS] = {
		/*                         days   business  months  years  fiscal years  hours  work-hours */
		[CLOCK_WITHIN]       = { true,  true,     true,   true,  false,        true,  true },
		[CLOCK_COUNTED_FROM] = { true,  true,     true,   true,  false,        false, false },
		[CLOCK_PROMPTLY]     = { true,  true,     true,   true,  false,        true,  true },
		[CLOCK_BEFORE]       = { true,  true,     true,   true,  false,        true,  true },
		[CLOCK_BY_END_OF]    = { false, false,    true,   true,  true,         false, false },
	};
	bool in_hours = c->unit == IN_HOURS || c->unit == IN_WORK_HOURS;
	return c->kind < CLOCK_KINDS && c->unit < CLOCK_UNITS && sound[c->kind][c->unit] && c->n <= LONGEST &&
	       c->n >= (c->kind == CLOCK_COUNTED_FROM ? 1 : 0) && !(c->rolls && (in_hours || c->kind == CLOCK_BEFORE)) &&
	       (!c->work.closes || are_hours(&c->work));
}

static struct reckoned reckon(const struct clock *c, const struct clock_start *s)
{
	date on = s->at ? instant_day(s->at) : s->on;
	if (!clock_is_sound(c) || !is_reckonable(on))
		return (struct reckoned){ .on = NO_DATE, .rules = BEYOND };
	struct reckoned r = c->unit == IN_HOURS || c->unit == IN_WORK_HOURS ? reckon_hours(c, s, on) : reckon_days(c, s, on);
	r.rules |= r.still ? STOOD_STILL : 0;
	return r;
}

date clock_day(const struct clock *c, const struct clock_start *s)
{
	return reckon(c, s).on;
}

/* ---- because ----------------------------------------------------------------------------- */

#define say(a, lang, w, ...) said((a), (lang), (w), (const char *const[]){ "" __VA_OPT__(,) __VA_ARGS__, NULL })
static const char *said(struct arena *a, enum lang lang, enum word w, const char *const *args)
{
	struct text out = { .arena = a };
	text_fill(&out, word(lang, w), args + 1);
	return text_of(&out);
}

static const char *number(struct arena *a, long n)
{
	return arena_format(a, "%ld", n);
}

static const char *amount(struct arena *a, enum lang lang, const struct clock *c)
{
	static const struct { enum word one, many; } words[CLOCK_UNITS] = {
		[IN_DAYS]          = { W_CLOCK_DAY,          W_CLOCK_DAYS },
		[IN_BUSINESS_DAYS] = { W_CLOCK_BUSINESS_DAY, W_CLOCK_BUSINESS_DAYS },
		[IN_MONTHS]        = { W_CLOCK_MONTH,        W_CLOCK_MONTHS },
		[IN_YEARS]         = { W_CLOCK_YEAR,         W_CLOCK_YEARS },
		[IN_FISCAL_YEARS]  = { W_CLOCK_YEAR,         W_CLOCK_YEARS },
		[IN_HOURS]         = { W_CLOCK_HOUR,         W_CLOCK_HOURS },
		[IN_WORK_HOURS]    = { W_CLOCK_WORK_HOUR,    W_CLOCK_WORK_HOURS },
	};
	return say(a, lang, c->n == 1 ? words[c->unit].one : words[c->unit].many, number(a, c->n));
}

/* A day, or the minute of a day, in Japan. */
static const char *moment(struct arena *a, enum lang lang, date on, const int64_t *at)
{
	const char *day = date_long(a, on, lang);
	if (!at)
		return day;
	long minutes = (long)((*at - on * DAY) / MINUTE);
	return say(a, lang, W_CLOCK_AT, day, arena_format(a, "%ld:%02ld", minutes / 60, minutes % 60));
}

static const char *hours_text(struct arena *a, struct hours h)
{
	return arena_format(a, "%d:%02d–%d:%02d", h.opens / 100, h.opens % 100, h.closes / 100, h.closes % 100);
}

/* "…（民法の期間計算、初日不算入）": the rules that were needed, in order. */
static const char *rules_text(struct arena *a, enum lang lang, const struct clock *c, const struct reckoned *r)
{
	static const struct { unsigned rule; enum word word; } words[] = {
		{ CIVIL_CODE,        W_CLOCK_CIVIL_CODE },        { FIRST_NOT_COUNTED, W_CLOCK_FIRST_NOT_COUNTED },
		{ FIRST_COUNTED,     W_CLOCK_FIRST_COUNTED },     { EVENT_NOT_COUNTED, W_CLOCK_EVENT_NOT_COUNTED },
		{ NO_SUCH_DAY,       W_CLOCK_NO_SUCH_DAY },       { OPEN_DAYS,         W_CLOCK_BUSINESS_DAYS_ONLY },
		{ AT_ONCE,           W_CLOCK_AT_ONCE },           { DAY_BEGUN,         W_CLOCK_DAY_BEGUN },
		{ WORK_HOURS,        W_CLOCK_WORK_HOURS_ONLY },   { OF_FISCAL,         W_CLOCK_FISCAL_YEAR },
		{ STOOD_STILL,       W_CLOCK_STOOD_STILL },       { ROLLED,            W_CLOCK_ROLLED },
		{ STANDS_STILL,      W_CLOCK_STANDS_STILL },      { BEYOND,            W_CLOCK_BEYOND },
	};
	struct text out = { .arena = a };
	for (size_t i = 0; i < COUNT(words); i++) {
		if (!(r->rules & words[i].rule))
			continue;
		const char *place = words[i].rule == STOOD_STILL ? number(a, r->still) :
		    words[i].rule == WORK_HOURS ? hours_text(a, hours_of(c)) :
		    words[i].rule == OF_FISCAL ? fiscal_year_name(a, r->fiscal_year, lang) : "";
		text_put(&out, out.n ? word(lang, W_CLOCK_AND) : "");
		text_put(&out, say(a, lang, words[i].word, place));
	}
	return out.n ? say(a, lang, W_CLOCK_RULES, text_of(&out)) : "";
}

static const char *because(struct arena *a, enum lang lang, const struct clock *c, const struct clock_start *s,
    const struct reckoned *r)
{
	static const enum word sentences[CLOCK_KINDS] = {
		[CLOCK_WITHIN]   = W_CLOCK_WITHIN,   [CLOCK_COUNTED_FROM] = W_CLOCK_COUNTED_FROM,
		[CLOCK_PROMPTLY] = W_CLOCK_PROMPTLY, [CLOCK_BEFORE]       = W_CLOCK_BEFORE,
	};
	static const enum word ends[CLOCK_UNITS][2] = {
		[IN_MONTHS]       = { W_CLOCK_END_OF_MONTH,       W_CLOCK_END_OF_LATER_MONTH },
		[IN_YEARS]        = { W_CLOCK_END_OF_YEAR,        W_CLOCK_END_OF_LATER_YEAR },
		[IN_FISCAL_YEARS] = { W_CLOCK_END_OF_FISCAL_YEAR, W_CLOCK_END_OF_LATER_FISCAL_YEAR },
	};
	if (!clock_is_sound(c))
		return word(lang, W_CLOCK_UNSOUND);
	bool in_hours = c->unit == IN_HOURS || c->unit == IN_WORK_HOURS;
	int64_t begun = 0;
	bool has_time = in_hours && s->at && instant_in_japan(s->at, &begun);
	const char *from = moment(a, lang, s->at ? instant_day(s->at) : s->on, has_time ? &begun : NULL);
	const char *due = r->on == NO_DATE ? word(lang, W_CLOCK_NO_DAY) :
	    say(a, lang, in_hours || c->kind == CLOCK_BEFORE ? W_CLOCK_BY : W_CLOCK_THROUGH,
	        moment(a, lang, r->on, in_hours ? &r->at : NULL));
	return say(a, lang, c->kind == CLOCK_BY_END_OF ? ends[c->unit][c->n > 0] : sentences[c->kind],
	    from, amount(a, lang, c), due, rules_text(a, lang, c, r));
}

struct due clock_due(struct arena *a, const struct clock *c, const struct clock_start *s)
{
	struct reckoned r = reckon(c, s);
	struct due out = { .on = r.on, .because = { because(a, JA, c, s, &r), because(a, EN, c, s, &r) } };
	if (r.on != NO_DATE && (c->unit == IN_HOURS || c->unit == IN_WORK_HOURS))
		instant_from_japan(r.at, out.at);
	return out;
}
