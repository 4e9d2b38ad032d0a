/* Days: the calendar a Japanese office writes in.  A date is days since 1970-01-01; legal time is Japan's.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DAYS_H
#define BASE_DAYS_H
#include "base/base.h"

enum { DATE_TEXT = 11, INSTANT_TEXT = 28 };

/* Years 1868 to 9999.  False (and out untouched) for a day that does not exist. */
bool date_of(long year, long month, long day, date *out) must_use;
void date_parts(date, long *year, long *month, long *day);
long date_weekday(date);                                       /* 0 is Sunday */

/* Exactly "2026-01-05". */
bool date_parse(const char *, date *out) must_use;
bool date_parse_span(const char *, size_t n, date *out) must_use;

/* What people write: 2026-01-05, 2026/1/5, 2026.1.5, 20260105, 2026年1月5日, R8.1.5, R08/01/05, 令和8年1月5日, 令和元年5月1日,
 * full-width digits and letters alike, blanks around it.  Eras M T S H R (m t s h r) and 明治 大正 昭和 平成 令和; a day outside its
 * era (S64.1.8) is refused. */
bool date_read(const char *, date *out) must_use;

const char *date_text(date, char out[static DATE_TEXT]);       /* "2026-01-05"; "" for NO_DATE */
const char *date_long(struct arena *, date, enum lang);        /* 令和8年1月5日(月) · Monday, 5 January 2026 */
const char *date_era_year(struct arena *, date);               /* 令和8年; 令和元年; 1872年, before eras are counted here */

/* The calendar day n days later (earlier when negative). */
static inline date date_add(date d, long n) { return d == NO_DATE ? NO_DATE : (date)(d + n); }

/* Instants are UTC text, "2026-11-23T05:12:33.123456Z", comparable as text. */
const char *instant_now(char out[static INSTANT_TEXT]);
/* The least instant after `last` that is not before now: strictly increasing, whatever the clocks do. */
const char *instant_after(const char *last, char out[static INSTANT_TEXT]);
bool instant_is_valid(const char *) must_use;
/* What people write as an instant: the full form; "2026-11-23 14:12[:33]" in Japan time; or a day, meaning its end in Japan. */
bool instant_read(const char *, char out[static INSTANT_TEXT]) must_use;
date instant_day(const char *);                                /* the day in Japan; NO_DATE if it is no instant */
date today_in_japan(void);

/* Microseconds shown by a clock in Japan since 1970-01-01 00:00 there, and back ("" beyond what can be written). */
bool instant_in_japan(const char *, int64_t *out) must_use;
const char *instant_from_japan(int64_t, char out[static INSTANT_TEXT]);
#endif
