/* The rows of tests/data/constraints.tsv: a good record of a book, and what breaks one of the book's constraints.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CONSTRAINT_ROWS_H
#define TESTS_CONSTRAINT_ROWS_H
#include "tests/good_books.h"

struct row { const struct reg *reg; const char *field, *good, *broken, *other, *number; };

enum { ROWS_MAX = 200 };

static inline size_t read_rows(struct act *act, struct row *rows)
{
	char *text;
	size_t length, n = 0;
	world_ok(act, file_read(act, "tests/data/constraints.tsv", 1 << 16, &text, &length));
	for (char *line; (line = strsep(&text, "\n"));) {
		const char *part[5];
		if (*line == '#' || !*line)
			continue;
		for (size_t i = 0; i < COUNT(part); i++)
			assert_non_null(part[i] = strsep(&line, "\t"));
		rows[n] = (struct row){ register_named(part[0]), part[1], part[2], part[3], part[4], arena_format(act->arena, "T-%zu", n) };
		assert_non_null(rows[n++].reg);
		assert_true(n < ROWS_MAX);
	}
	return n;
}

/* "field=value field=" as they are written in a row. */
static inline const char **changed(struct act *act, const struct row *row, const char *const *values, const char *changes)
{
	const struct reg *r = row->reg;
	const char **out = arena_array(act->arena, const char *, r->nfields + 1);
	char *rest = arena_text(act->arena, changes);
	memcpy(out, values, r->nfields * sizeof *out);
	for (char *value; (value = strsep(&rest, " "));) {
		const char *name = strsep(&value, "=");
		const struct field *f = field_named(r, name);
		assert_true(!*name || (f && value));
		if (f)
			out[f - r->fields] = strcmp(value, "SELF") ? value : row->number;
	}
	return out;
}

static inline const char **good_values(struct act *writer, const struct row *row)
{
	const char *good = row->good + (*row->good == '+');
	const size_t n = strcspn(good, " ");
	return changed(writer, row, values_of(writer, row->reg, arena_span(writer->arena, good, n)), good + n);
}
#endif
