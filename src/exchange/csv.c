/* CSV, RFC 4180: read record by record from memory, and written so that every text comes back as it
 * went out and no spreadsheet takes a value for a formula.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exchange/exchange.h"
#include <string.h>

struct csv {
	struct act *act;
	struct arena *arena;             /* its own: the caller's may go back to a mark */
	const char *start, *at, *end;
	long line;                       /* of the byte at `at` */
	long record_line;
	struct text values;              /* of this record, each ended by NUL */
	size_t place[CSV_COLUMNS];       /* where each begins */
	size_t count;
	bool is_sound, has_quotes;
	const char **heading;
	size_t columns;
};

/* ---- reading -------------------------------------------------------------------------------- */

enum fault csv_open(struct act *act, const char *bytes, size_t n, struct csv **out)
{
	struct arena *arena = arena_open();
	struct decoded text;
	if (n > 4 && (!memcmp(bytes, "PK\3\4", 4) || !memcmp(bytes, "\xd0\xcf\x11\xe0", 4))) {
		arena_close(&arena);
		(void)problem_add(act, 1, NULL, NULL, phrase(act, W_CSV_IS_WORKBOOK));
		return problems_fault(act);
	}
	enum fault f = text_decode(act, arena, bytes, n, &text);
	if (f) {
		arena_close(&arena);
		return f;
	}
	struct csv *csv = arena_new(arena, struct csv);
	*csv = (struct csv){ .act = act, .arena = arena, .line = 1, .values = { .arena = arena },
	    .start = text.s, .at = text.s, .end = text.s + text.n };
	*out = csv;
	return OK;
}

void csv_close(struct csv **csv)
{
	if (!*csv)
		return;
	struct arena *arena = (*csv)->arena;
	*csv = NULL;
	arena_close(&arena);
}

static bool at_line_end(const struct csv *csv)
{
	return csv->at == csv->end || *csv->at == '\n' || *csv->at == '\r';
}

static bool at_value_end(const struct csv *csv)
{
	return at_line_end(csv) || *csv->at == ',';
}

static const char *column_name(struct csv *csv)
{
	if (csv->count < csv->columns && *csv->heading[csv->count])
		return csv->heading[csv->count];
	return phrase(csv->act, W_CSV_COLUMN, arena_format(csv->act->arena, "%zu", csv->count + 1));
}

/* Of each record the first trouble is told: what follows it is mostly its consequence. */
static void trouble(struct csv *csv, long line, const char *from, const char *accepted)
{
	enum { TOLD = 200 };
	if (!csv->is_sound)
		return;
	csv->is_sound = false;
	const char *stop = memchr(from, 0, (size_t)(csv->at - from));
	size_t n = (size_t)((stop ? stop : csv->at) - from);
	const char *given = arena_span(csv->act->arena, from, n < TOLD ? n : TOLD);
	problem_add(csv->act, line, column_name(csv), given, accepted);
}

static void skip_to_value_end(struct csv *csv)
{
	while (!at_value_end(csv))
		csv->at++;
}

/* A NUL would cut the value short in every text the program keeps. */
static void check_value(struct csv *csv, long line, const char *from)
{
	if (memchr(from, 0, (size_t)(csv->at - from)))
		trouble(csv, line, from, phrase(csv->act, W_CSV_NUL));
}

static void read_plain_value(struct csv *csv)
{
	const char *from = csv->at;
	skip_to_value_end(csv);
	check_value(csv, csv->line, from);
	if (memchr(from, '"', (size_t)(csv->at - from)))
		trouble(csv, csv->line, from, phrase(csv->act, W_CSV_BARE_QUOTE));
	text_put_span(&csv->values, from, (size_t)(csv->at - from));
}

static long lines_in(const char *s, const char *end)
{
	long n = 0;
	for (; s < end; s++)
		n += *s == '\n' || (*s == '\r' && !(s + 1 < end && s[1] == '\n'));
	return n;
}

/* Up to and with the closing quotation mark; false if there is none. */
static bool read_quoted_text(struct csv *csv)
{
	csv->at++;
	for (;;) {
		const char *quote = memchr(csv->at, '"', (size_t)(csv->end - csv->at));
		const char *stop = quote ? quote : csv->end;
		bool doubled = quote && quote + 1 < csv->end && quote[1] == '"';
		csv->line += lines_in(csv->at, stop);
		text_put_span(&csv->values, csv->at, (size_t)(stop + doubled - csv->at));
		csv->at = quote ? quote + 1 + doubled : csv->end;
		if (!doubled)
			return quote;
	}
}

static void read_quoted_value(struct csv *csv)
{
	const char *from = csv->at;
	long line = csv->line;
	csv->has_quotes = true;
	if (!read_quoted_text(csv)) {
		trouble(csv, line, from, phrase(csv->act, W_CSV_OPEN_QUOTE));
	} else if (!at_value_end(csv)) {
		skip_to_value_end(csv);
		trouble(csv, csv->line, from, phrase(csv->act, W_CSV_AFTER_QUOTE));
	}
	check_value(csv, line, from);
}

static void read_value(struct csv *csv)
{
	const char *from = csv->at;
	size_t place = csv->values.n;
	if (csv->at < csv->end && *csv->at == '"')
		read_quoted_value(csv);
	else
		read_plain_value(csv);
	if (csv->count == CSV_COLUMNS) {
		const char *most = arena_format(csv->act->arena, "%d", CSV_COLUMNS);
		trouble(csv, csv->line, from, phrase(csv->act, W_CSV_MOST_COLUMNS, most));
		csv->values.n = place;
		return;
	}
	text_put_span(&csv->values, "", 1);
	csv->place[csv->count++] = place;
}

static void read_line_end(struct csv *csv)
{
	if (csv->at == csv->end)
		return;
	csv->at += *csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n' ? 2 : 1;
	csv->line++;
}

static void read_record(struct csv *csv)
{
	csv->record_line = csv->line;
	csv->values.n = csv->count = 0;
	csv->is_sound = true;
	csv->has_quotes = false;
	for (;;) {
		read_value(csv);
		if (at_line_end(csv))
			break;
		csv->at++;
	}
	read_line_end(csv);
}

/* Spreadsheets leave lines of commas where something was deleted. */
static bool is_empty_line(const struct csv *csv)
{
	return csv->is_sound && !csv->has_quotes && csv->values.n == csv->count;
}

static void keep_heading(struct csv *csv)
{
	csv->columns = csv->count;
	csv->heading = arena_array(csv->arena, const char *, csv->columns);
	for (size_t i = 0; i < csv->columns; i++)
		csv->heading[i] = arena_text(csv->arena, csv_value(csv, i));
}

static bool fits_heading(struct csv *csv)
{
	while (csv->count > csv->columns && !*csv_value(csv, csv->count - 1))
		csv->count--;
	if (csv->count == csv->columns)
		return true;
	struct act *act = csv->act;
	const char *given = phrase(act, W_CSV_VALUES, arena_format(act->arena, "%zu", csv->count));
	const char *wanted = arena_format(act->arena, "%zu", csv->columns);
	problem_add(act, csv->record_line, NULL, given, phrase(act, W_CSV_AS_HEADING, wanted));
	return false;
}

bool csv_next(struct csv *csv)
{
	while (csv->at < csv->end) {
		read_record(csv);
		if (is_empty_line(csv))
			continue;
		if (!csv->heading && csv->is_sound) {
			keep_heading(csv);
			return true;
		}
		if (!csv->heading)
			csv->at = csv->end;      /* nothing below it could be understood */
		else if (csv->is_sound && fits_heading(csv))
			return true;
	}
	csv->count = 0;
	return false;
}

size_t csv_count(const struct csv *csv)
{
	return csv->count;
}

const char *csv_value(const struct csv *csv, size_t column)
{
	return column < csv->count ? csv->values.s + csv->place[column] : "";
}

const char *csv_heading(const struct csv *csv, size_t column)
{
	return column < csv->columns ? csv->heading[column] : "";
}

long csv_line(const struct csv *csv)
{
	return csv->record_line;
}

void csv_progress(const struct csv *csv, long *done, long *all)
{
	*done = csv->at - csv->start;
	*all = csv->end - csv->start;
}

/* ---- writing -------------------------------------------------------------------------------- */

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void csv_begin(FILE *out, bool mark)
{
	if (mark)
		fputs(byte_order_mark, out);
}

static bool is_number(const char *s)
{
	s += *s == '-' || *s == '+';
	size_t whole = strspn(s, "0123456789");
	if (!whole || !s[whole])
		return whole;
	s += whole + 1;
	size_t part = strspn(s, "0123456789");
	return s[-1] == '.' && part && !s[part];
}

static bool is_formula(const char *s)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n",
	    "＝", "＋", "－", "＠" };
	while (*s == ' ' || !strncmp(s, "　", strlen("　")))
		s += *s == ' ' ? 1 : strlen("　");
	for (size_t i = 0; i < COUNT(signs); i++)
		if (!strncmp(s, signs[i], strlen(signs[i])))
			return !is_number(s);
	return false;
}

/* A formula behind any number of apostrophes, none among them.  Setting one more before it, or taking
 * one of several away, leaves it such; so the one undoes the other, whatever the text. */
static bool is_guarded_formula(const char *s)
{
	return is_formula(s + strspn(s, "'"));
}

static bool needs_quotes(const char *s)
{
	return strpbrk(s, "\",\r\n") || !strncmp(s, byte_order_mark, strlen(byte_order_mark));
}

void csv_put(FILE *out, const char *value, bool first)
{
	const char *s = value ? value : "";
	bool quotes = needs_quotes(s) || (first && !*s);         /* lest the line be empty */
	if (!first)
		putc(',', out);
	if (quotes)
		putc('"', out);
	if (is_guarded_formula(s))
		putc('\'', out);
	for (const char *quote; (quote = strchr(s, '"')); s = quote + 1) {
		fwrite(s, 1, (size_t)(quote + 1 - s), out);
		putc('"', out);
	}
	fputs(s, out);
	if (quotes)
		putc('"', out);
}

void csv_end(FILE *out)
{
	fputs("\r\n", out);
}

const char *csv_value_plain(const char *value)
{
	return *value == '\'' && is_guarded_formula(value) ? value + 1 : value;
}
