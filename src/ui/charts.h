/* Charts in two files: the numbers of each, and how they are shown.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_CHARTS_H
#define UI_CHARTS_H
#include "ui/page.h"

enum { SERIES_MAX = 4 };

/* A line of a chart's table: what it is of, which may be a record, and its values. */
struct numbers_line { const char *label, *reg, *number; long values[SERIES_MAX]; };
struct numbers { struct numbers_line *list; size_t n, room; };

/* A chart is a row: its name in the address, how it is drawn, and its numbers. */
struct chart {
	const char *name, *look;                 /* look: what charts.js draws; "calendar" is drawn here */
	enum word title, note, head, series[SERIES_MAX];
	size_t series_count;
	enum fault (*make)(struct request *, struct numbers *);
};
extern const struct chart charts[];              /* ended by { 0 } */

/* The days of the calendar of checks: how many weeks up to the page's day, and its first day, a Sunday. */
enum { CALENDAR_WEEKS = 26 };
date weeks_first(const struct request *);
/* By day from the first one: how much was checked and inspected. */
enum fault calendar_days(struct request *, long days[CALENDAR_WEEKS * 7]) must_use;
#endif
