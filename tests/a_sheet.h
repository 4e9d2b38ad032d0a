/* A file as a table of cells, to be spoilt and written out again.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_A_SHEET_H
#define TESTS_A_SHEET_H
#include "tests/world.h"
#include "exchange/exchange.h"
#include <stdlib.h>

enum { LINES = 8, COLUMNS = 32, FIRST_LINE = 2 };

struct sheet { size_t columns, lines; const char *heading[COLUMNS], *cell[LINES][COLUMNS]; };

static inline struct sheet sheet_of(struct act *act, const char *text)
{
	struct sheet s = { 0 };
	defer(csv_close) struct csv *csv = NULL;
	world_ok(act, csv_open(act, text, strlen(text), &csv));
	assert_true(csv_next(csv));
	s.columns = csv_count(csv);
	assert_true(s.columns < COLUMNS);
	for (size_t i = 0; i < s.columns; i++)
		s.heading[i] = arena_text(act->arena, csv_heading(csv, i));
	for (; csv_next(csv); s.lines++)
		for (size_t i = 0; i < s.columns; i++)
			s.cell[s.lines][i] = arena_text(act->arena, csv_value(csv, i));
	return s;
}

struct file { char *s; size_t n; };

static inline struct file written(struct act *act, const struct sheet *s)
{
	struct file f;
	FILE *out = open_memstream(&f.s, &f.n);
	for (size_t i = 0; i < s->columns; i++)
		csv_put(out, s->heading[i], !i);
	csv_end(out);
	for (size_t line = 0; line < s->lines; line++) {
		for (size_t i = 0; i < s->columns; i++)
			csv_put(out, s->cell[line][i], !i);
		csv_end(out);
	}
	fclose(out);
	char *copy = arena_span(act->arena, f.s, f.n);
	free(f.s);
	return (struct file){ copy, f.n };
}

/* Where a record begins: a value may itself have lines. */
static inline long line_of(const struct sheet *s, size_t record)
{
	long line = FIRST_LINE;
	for (size_t i = 0; i < record; i++, line++)
		for (size_t c = 0; c < s->columns; c++)
			for (const char *end = s->cell[i][c]; (end = strchr(end, '\n')); end++)
				line++;
	return line;
}

static inline size_t column_of(const struct sheet *s, const char *field)
{
	size_t i = 0;
	while (strcmp(s->heading[i], field))
		i++;
	return i;
}
#endif
