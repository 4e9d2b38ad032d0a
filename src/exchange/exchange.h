/* exchange — files in and out, as people and their programs write them.  CSV (RFC 4180) and its encodings, pictures of graphs.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef EXCHANGE_H
#define EXCHANGE_H
#include "base/base.h"
#include "base/days.h"

/* ---- encodings --------------------------------------------------------------------------- */

/* Text as UTF-8 without a byte-order mark: part of the bytes given where they were UTF-8 already, else in the arena.
 * It need not end in NUL. */
struct decoded { const char *s; size_t n; };

/* Reads UTF-8 (with or without byte-order mark) or Shift_JIS as Windows writes it (CP932); plain ASCII is UTF-8.
 * E_BAD_INPUT names the line and the byte that is neither, and UTF-16 or EUC-JP where it is that.  Damaged UTF-8 is
 * refused, not read as CP932. */
enum fault text_decode(struct act *, struct arena *, const char *bytes, size_t n, struct decoded *out) must_use;

/* ---- reading CSV ------------------------------------------------------------------------- */

enum { CSV_COLUMNS = 1000 };

struct csv;

/* Begins to read a file that lies in memory, in any encoding of text_decode; the bytes are borrowed until csv_close.
 * Lines end in CRLF, LF or CR.  The first record is the heading.
 *   defer(csv_close) struct csv *csv = NULL;
 *   if (csv_open(act, bytes, n, &csv))
 *           return act->fault;
 *   while (csv_next(csv)) … */
enum fault csv_open(struct act *, const char *bytes, size_t n, struct csv **out) must_use;
void csv_close(struct csv **);

/* The next sound record, the heading first.  Passed over are empty lines, also such as hold nothing but commas, and
 * records that cannot be read or have not as many values as the heading (empty ones beyond it are dropped): each of
 * these is a problem noted in the act.  False at the end, or when the heading itself cannot be read: problems_fault. */
bool csv_next(struct csv *);
size_t csv_count(const struct csv *);                          /* values in the record */
const char *csv_value(const struct csv *, size_t column);      /* from 0; never NULL; lives until the next csv_next */
const char *csv_heading(const struct csv *, size_t column);    /* of the first record; lives until csv_close */
long csv_line(const struct csv *);                             /* where the record begins, from 1 */
/* How much is read, in bytes, for a progress bar. */
void csv_progress(const struct csv *, long *done, long *all);

/* ---- writing CSV ------------------------------------------------------------------------- */

/* Begins a file; the byte-order mark is for Excel, which without it takes UTF-8 for Shift_JIS in Japan. */
void csv_begin(FILE *, bool mark);
/* One value (NULL as an empty one), quoted where it must be.  `first`: of its record.  A value that a spreadsheet would
 * run as a formula is written with an apostrophe before it: one that begins, blanks aside, with = + - @ TAB CR LF or
 * full-width ＝ ＋ － ＠.  Not so a plain number, which is a sign, digits and perhaps a decimal part (-5, +81, -0.25).
 * A value that looks guarded already gets one apostrophe more. */
void csv_put(FILE *, const char *value, bool first);
void csv_end(FILE *);                                          /* ends the record, CRLF */

/* The value without the apostrophe csv_put set before it; other apostrophes stay.  So csv_value_plain is the inverse of
 * csv_put for every text.  A part of `value`. */
const char *csv_value_plain(const char *value);
/* ---- iCalendar (ics.c) ---------------------------------------------------------------------- */

/* A whole day on which something falls due; `uid` stays the same as long as it is the same event. */
struct event { const char *uid; date on; const char *title, *text; };
/* The calendar as a whole; `stamp` is the instant it is of. */
void ics_write(FILE *, const char *name, const char *stamp, const struct event *, size_t n);

/* ---- pictures ------------------------------------------------------------------------------ */

/* A graph in Graphviz's language (dot) as an SVG element that stands in a page: text stays text, links lead where they say.  Drawn once:
 * the same graph again is answered from memory.  E_BAD_INPUT for what is no graph, or cannot be drawn. */
enum fault graph_svg(struct act *, const char *dot, const char **out) must_use;
#endif
