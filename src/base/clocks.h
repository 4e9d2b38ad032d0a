/* Legal clocks: by which day, or which hour, something must be done, and why that day (docs/clocks.md).  Everything here is
 * reckoned from what is given and from the dated rules of holidays.def; nothing looks at a clock, a file or a database.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CLOCKS_H
#define BASE_CLOCKS_H
#include "base/days.h"

/* ---- months and fiscal years ------------------------------------------------------------- */

date month_start(date);
date month_end(date);
/* The last day of n months from a day that is itself not counted (Civil Code arts 140, 143): 2023-02-28 and 60 months end
 * 2028-02-29.  Where the law counts the day (起算して), ask from the day before.  NO_DATE for n below 0 and beyond the year 9999. */
date through_months(date, long n);

long fiscal_year(date);                                        /* 2026 on 2027-03-31 */
date fiscal_year_first(long year);
date fiscal_year_last(long year);
const char *fiscal_year_name(struct arena *, long year, enum lang);    /* 令和8年度 · FY2026 */

/* ---- the calendar: 1990 to 2099 ---------------------------------------------------------- */

struct holiday { const char *code; bilingual name; };

date calendar_first(void);
date calendar_last(void);
bool is_in_calendar(date);
const struct holiday *holiday_on(date);                        /* NULL for none */
bool is_business_day(date);                                    /* do government offices open?  Outside the calendar: no */
date business_day_on_or_after(date);                           /* NO_DATE beyond the calendar */
date business_days_after(date, long n);                        /* the nth, the day itself not counted; before it where n < 0 */

struct hours { int opens, closes; };                           /* 830, 1715: by the clock in Japan */
struct hours office_hours(void);                               /* where an office has set none of its own */

/* ---- clocks ------------------------------------------------------------------------------ */

enum clock_kind {
	CLOCK_WITHIN,                    /* n from the day of the event, which is not counted */
	CLOCK_COUNTED_FROM,              /* 起算して: the day of the event is the first */
	CLOCK_PROMPTLY,                  /* 速やかに, and at the latest within n */
	CLOCK_BEFORE,                    /* n before the event: the latest day by which something must be in */
	CLOCK_BY_END_OF,                 /* the end of the month or year of the event, or of the nth after it */
	CLOCK_KINDS
};

enum clock_unit { IN_DAYS, IN_BUSINESS_DAYS, IN_MONTHS, IN_YEARS, IN_FISCAL_YEARS, IN_HOURS, IN_WORK_HOURS, CLOCK_UNITS };

struct clock {
	enum clock_kind kind;
	enum clock_unit unit;
	long n;
	bool rolls;                      /* falling on a day offices are closed, it ends on the next day they open */
	struct hours work;               /* for work-hours; { 0 } is office_hours() */
};

/* A time during which a clock stands still: whole days, both included.  Without from_on it has always been so, without to_on it
 * has not ended. */
struct standstill { date from_on, to_on; };

struct clock_start {
	date on;                         /* the day of the event */
	const char *at;                  /* its instant, which is asked for before the day; NULL where only the day is known */
	const struct standstill *still;
	size_t still_count;
};

/* Does such a clock exist?  (Months of work-hours, the end of a day and the like do not.) */
bool clock_is_sound(const struct clock *);

/* The day by which, in Japan; NO_DATE for none: an unsound clock, a day beyond the calendar, a standstill without end. */
date clock_day(const struct clock *, const struct clock_start *);

struct due {
	date on;
	char at[INSTANT_TEXT];           /* the instant, of clocks in hours; "" of others */
	bilingual because;               /* how it was computed, as a sentence without its full stop */
};
struct due clock_due(struct arena *, const struct clock *, const struct clock_start *);
#endif
