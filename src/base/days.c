/* Days: Gregorian arithmetic of our own and Japan's fixed nine hours, so that no time zone file, locale
 * or daylight rule of the machine can move a legal day.  What people write is folded by Unicode's
 * compatibility rules before it is read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/days.h"
#include <string.h>
#include <time.h>
#include <uchar.h>
#include <utf8proc.h>

enum { FIRST_YEAR = 1868, LAST_YEAR = 9999, LONGEST_WRITTEN = 255, POINTS = 64 };
enum { FIRST_WRITABLE = -719162, LAST_WRITABLE = 2932896 };      /* 0001-01-01, 9999-12-31 */

static const int64_t SECOND = 1000000, DAY = 86400 * SECOND, JAPAN = 9 * 3600 * SECOND;

/* ---- civil days ---------------------------------------------------------------------------- */

/* The calendar repeats every 400 years, which are 146,097 days.  Years here begin in March, so that
 * the leap day comes last and a month's first day is (153 m + 2) / 5. */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097, EPOCH = 719468 };

static long day_number(long year, long month, long day)
{
	year -= month <= 2;
	long cycle = (year >= 0 ? year : year - CYCLE_YEARS + 1) / CYCLE_YEARS;
	long of_cycle = year - cycle * CYCLE_YEARS;
	long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return cycle * CYCLE_DAYS + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 +
	       of_year - EPOCH;
}

void date_parts(date d, long *year, long *month, long *day)
{
	long n = (long)d + EPOCH;
	long cycle = (n >= 0 ? n : n - CYCLE_DAYS + 1) / CYCLE_DAYS;
	long of_cycle = n - cycle * CYCLE_DAYS;
	long leap_days = of_cycle / 1460 - of_cycle / 36524 + of_cycle / (CYCLE_DAYS - 1);
	long years = (of_cycle - leap_days) / 365;
	long of_year = of_cycle - (365 * years + years / 4 - years / 100);
	long march_based = (5 * of_year + 2) / 153;
	*day = of_year - (153 * march_based + 2) / 5 + 1;
	*month = march_based < 10 ? march_based + 3 : march_based - 9;
	*year = years + cycle * CYCLE_YEARS + (*month <= 2);
}

static long days_in_month(long year, long month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (leap && month == 2);
}

long date_weekday(date d)
{
	return (((long)d + 4) % 7 + 7) % 7;      /* 1970-01-01 was a Thursday */
}

bool date_of(long year, long month, long day, date *out)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return false;
	*out = (date)day_number(year, month, day);
	return true;
}

/* ---- eras ---------------------------------------------------------------------------------- */

/* First and last day as year, month, day in one number.  A first day may also be the last of the era
 * before it (1912, 1926); 昭和 and 平成 ended with the day before.  明治 begins on 1868-10-23, but until
 * 1873 its months were the moon's, so those days cannot be read, or written, by counting. */
static const struct era {
	char32_t letter;
	char32_t points[3];
	const char *name;
	long first, last, before;        /* before: the year before the era's first */
} eras[] = {
	{ U'R', U"令和", "令和", 20190501, 99991231, 2018 },
	{ U'H', U"平成", "平成", 19890108, 20190430, 1988 },
	{ U'S', U"昭和", "昭和", 19261225, 19890107, 1925 },
	{ U'T', U"大正", "大正", 19120730, 19261225, 1911 },
	{ U'M', U"明治", "明治", 18730101, 19120730, 1867 },
};

static bool is_in_era(const struct era *era, long year, long month, long day)
{
	long written = year * 10000 + month * 100 + day;
	return written >= era->first && written <= era->last;
}

/* The newer one, on a day that belongs to two; NULL before 1873. */
static const struct era *era_of(long year, long month, long day)
{
	for (size_t i = 0; i < COUNT(eras); i++)
		if (is_in_era(&eras[i], year, month, day))
			return &eras[i];
	return NULL;
}

/* ---- writing ------------------------------------------------------------------------------- */

static char *put_digits(char *out, long n, int digits)
{
	for (int i = digits; i-- > 0; n /= 10)
		out[i] = (char)('0' + n % 10);
	return out + digits;
}

static char *put_day(char *out, date d)
{
	long year, month, day;
	date_parts(d, &year, &month, &day);
	out = put_digits(out, year, 4);
	*out++ = '-';
	out = put_digits(out, month, 2);
	*out++ = '-';
	return put_digits(out, day, 2);
}

/* Only what four digits can say is written: reckoning may leave the calendar, its text may not. */
static bool is_writable(date d)
{
	return d >= FIRST_WRITABLE && d <= LAST_WRITABLE;
}

const char *date_text(date d, char out[static DATE_TEXT])
{
	*(is_writable(d) ? put_day(out, d) : out) = 0;
	return out;
}

const char *date_era_year(struct arena *a, date d)
{
	long year, month, day;
	date_parts(d, &year, &month, &day);
	const struct era *era = era_of(year, month, day);
	if (!era)
		return arena_format(a, "%ld年", year);
	if (year == era->before + 1)
		return arena_format(a, "%s元年", era->name);
	return arena_format(a, "%s%ld年", era->name, year - era->before);
}

static const char *long_in_japanese(struct arena *a, date d, long weekday)
{
	static const char *const weekdays[] = { "日", "月", "火", "水", "木", "金", "土" };
	long year, month, day;
	date_parts(d, &year, &month, &day);
	return arena_format(a, "%s%ld月%ld日(%s)", date_era_year(a, d), month, day, weekdays[weekday]);
}

static const char *long_in_english(struct arena *a, date d, long weekday)
{
	static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday" };
	static const char *const months[] = { "January", "February", "March", "April", "May",
	    "June", "July", "August", "September", "October", "November", "December" };
	long year, month, day;
	date_parts(d, &year, &month, &day);
	return arena_format(a, "%s, %ld %s %ld", weekdays[weekday], day, months[month - 1], year);
}

const char *date_long(struct arena *a, date d, enum lang lang)
{
	if (!is_writable(d))
		return "";
	long weekday = date_weekday(d);
	return lang == JA ? long_in_japanese(a, d, weekday) : long_in_english(a, d, weekday);
}

/* ---- reading exactly ----------------------------------------------------------------------- */

static bool are_digits(const char *s, int n, long *out)
{
	long sum = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		sum = sum * 10 + s[i] - '0';
	}
	*out = sum;
	return true;
}

/* The ten characters of a day at the beginning of s, whatever follows. */
static bool begins_with_day(const char *s, date *out)
{
	long year, month, day;
	return are_digits(s, 4, &year) && s[4] == '-' && are_digits(s + 5, 2, &month) &&
	       s[7] == '-' && are_digits(s + 8, 2, &day) && date_of(year, month, day, out);
}

bool date_parse(const char *s, date *out)
{
	date d;
	if (!s || !begins_with_day(s, &d) || s[10])
		return false;
	*out = d;
	return true;
}

bool date_parse_span(const char *s, size_t n, date *out)
{
	return n == 10 && begins_with_day(s, out);
}

static bool instant_parse(const char *s, int64_t *out)
{
	date d;
	long hour, minute, second, fraction;
	if (!s || !begins_with_day(s, &d) || s[10] != 'T' || !are_digits(s + 11, 2, &hour) ||
	    s[13] != ':' || !are_digits(s + 14, 2, &minute) || s[16] != ':' ||
	    !are_digits(s + 17, 2, &second) || s[19] != '.' || !are_digits(s + 20, 6, &fraction) ||
	    s[26] != 'Z' || s[27] || hour > 23 || minute > 59 || second > 59)
		return false;
	*out = d * DAY + ((hour * 60 + minute) * 60 + second) * SECOND + fraction;
	return true;
}

/* ---- reading what people write ------------------------------------------------------------- */

/* A text folded to code points, without the blanks around it: full-width digits, letters and signs
 * become plain ones, ㋿ becomes 令和, ㋀ becomes 1月. */
struct scan { const utf8proc_int32_t *at, *end; };

static bool is_blank(utf8proc_int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool fold(const char *s, utf8proc_int32_t points[static POINTS], struct scan *out)
{
	size_t n = s ? strnlen(s, LONGEST_WRITTEN + 1) : 0;
	if (!n || n > LONGEST_WRITTEN)
		return false;
	utf8proc_ssize_t got = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    points, POINTS, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
	if (got <= 0 || got > POINTS)
		return false;
	*out = (struct scan){ points, points + got };
	while (out->at < out->end && is_blank(*out->at))
		out->at++;
	while (out->at < out->end && is_blank(out->end[-1]))
		out->end--;
	return out->at < out->end;
}

static bool take(struct scan *s, char32_t c)
{
	if (s->at == s->end || *s->at != (utf8proc_int32_t)c)
		return false;
	s->at++;
	return true;
}

/* How many digits there were, at most `most`. */
static int take_digits(struct scan *s, int most, long *out)
{
	int n = 0;
	*out = 0;
	for (; n < most && s->at < s->end && *s->at >= '0' && *s->at <= '9'; n++, s->at++)
		*out = *out * 10 + *s->at - '0';
	return n;
}

static bool take_one_or_two(struct scan *s, long *out)
{
	return take_digits(s, 2, out) > 0;
}

static const struct era *take_era(struct scan *s)
{
	for (size_t i = 0; i < COUNT(eras); i++) {
		if (take(s, eras[i].letter) || take(s, eras[i].letter + ('a' - 'A')))
			return &eras[i];
		struct scan before = *s;
		if (take(s, eras[i].points[0]) && take(s, eras[i].points[1]))
			return &eras[i];
		*s = before;
	}
	return NULL;
}

/* Two digits need an era: 08 may be 2008, 平成8年 or 令和8年, and a security office may not guess. */
static bool take_year(struct scan *s, const struct era *era, long *year)
{
	if (!era)
		return take_digits(s, 4, year) == 4;
	if (take(s, U'元'))
		*year = 1;
	else if (!take_one_or_two(s, year))
		return false;
	*year += era->before;
	return true;
}

static bool take_month_and_day(struct scan *s, long *month, long *day)
{
	static const char32_t forms[][3] = {
		{ U'-', U'-' }, { U'/', U'/' }, { U'.', U'.' }, { U'年', U'月', U'日' },
	};
	for (size_t i = 0; i < COUNT(forms); i++)
		if (take(s, forms[i][0]))
			return take_one_or_two(s, month) && take(s, forms[i][1]) &&
			       take_one_or_two(s, day) && (!forms[i][2] || take(s, forms[i][2]));
	return take_digits(s, 2, month) == 2 && take_digits(s, 2, day) == 2;
}

static bool take_day(struct scan *s, date *out)
{
	long year, month, day;
	const struct era *era = take_era(s);
	if (!take_year(s, era, &year))
		return false;
	bool compact = s->at < s->end && *s->at >= '0' && *s->at <= '9';
	return !(era && compact) && take_month_and_day(s, &month, &day) &&
	       (!era || is_in_era(era, year, month, day)) && date_of(year, month, day, out);
}

bool date_read(const char *s, date *out)
{
	utf8proc_int32_t points[POINTS];
	struct scan scan;
	date d;
	if (date_parse(s, out))
		return true;
	if (!fold(s, points, &scan) || !take_day(&scan, &d) || scan.at != scan.end)
		return false;
	*out = d;
	return true;
}

/* ---- instants ------------------------------------------------------------------------------ */

static date day_at(int64_t instant)
{
	return (date)((instant - (instant % DAY + DAY) % DAY) / DAY);
}

static const char *instant_text(int64_t instant, char out[static INSTANT_TEXT])
{
	int64_t of_day = (instant % DAY + DAY) % DAY;
	long seconds = (long)(of_day / SECOND);
	char *s = put_day(out, day_at(instant));
	*s++ = 'T';
	s = put_digits(s, seconds / 3600, 2);
	*s++ = ':';
	s = put_digits(s, seconds / 60 % 60, 2);
	*s++ = ':';
	s = put_digits(s, seconds % 60, 2);
	*s++ = '.';
	s = put_digits(s, (long)(of_day % SECOND), 6);
	*s++ = 'Z';
	*s = 0;
	return out;
}

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	return t.tv_sec * SECOND + t.tv_nsec / 1000;
}

const char *instant_now(char out[static INSTANT_TEXT])
{
	return instant_text(now(), out);
}

const char *instant_after(const char *last, char out[static INSTANT_TEXT])
{
	const int64_t end = LAST_WRITABLE * DAY + DAY - 1;       /* no text comes after it */
	int64_t then, instant = now();
	if (instant_parse(last, &then) && then >= instant)
		instant = then < end ? then + 1 : end;
	return instant_text(instant, out);
}

bool instant_is_valid(const char *s)
{
	int64_t instant;
	return instant_parse(s, &instant);
}

/* " 14:12" or " 14:12:33" up to the end of the text. */
static bool take_time(struct scan *s, int64_t *out)
{
	long hour, minute, second = 0;
	while (s->at < s->end && is_blank(*s->at))
		s->at++;
	if (!take_one_or_two(s, &hour) || !take(s, U':') || take_digits(s, 2, &minute) != 2 ||
	    (take(s, U':') && take_digits(s, 2, &second) != 2) || s->at != s->end ||
	    hour > 23 || minute > 59 || second > 59)
		return false;
	*out = ((hour * 60 + minute) * 60 + second) * SECOND;
	return true;
}

bool instant_read(const char *s, char out[static INSTANT_TEXT])
{
	utf8proc_int32_t points[POINTS];
	struct scan scan;
	date d;
	int64_t instant, of_day = DAY - 1;
	if (!instant_parse(s, &instant)) {
		if (!fold(s, points, &scan) || !take_day(&scan, &d))
			return false;
		if (scan.at != scan.end && (!is_blank(*scan.at) || !take_time(&scan, &of_day)))
			return false;
		instant = d * DAY + of_day - JAPAN;
	}
	char text[INSTANT_TEXT];
	if (!instant_is_valid(instant_text(instant, text)))
		return false;            /* 1868's first nine hours lie before the calendar */
	memcpy(out, text, sizeof text);
	return true;
}

date instant_day(const char *s)
{
	int64_t instant;
	if (!instant_parse(s, &instant))
		return NO_DATE;
	date d = day_at(instant + JAPAN);
	return is_writable(d) ? d : NO_DATE;     /* 9999's last nine hours lie beyond it */
}

bool instant_in_japan(const char *s, int64_t *out)
{
	int64_t instant;
	if (!instant_parse(s, &instant))
		return false;
	*out = instant + JAPAN;
	return true;
}

const char *instant_from_japan(int64_t in_japan, char out[static INSTANT_TEXT])
{
	int64_t instant = in_japan - JAPAN;
	*out = 0;
	return instant >= FIRST_WRITABLE * DAY && instant < (LAST_WRITABLE + 1) * DAY ? instant_text(instant, out) : out;
}

date today_in_japan(void)
{
	return day_at(now() + JAPAN);
}
