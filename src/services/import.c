/* Import: a CSV file becomes records, all or none, as one entry.  Every wrong line is listed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/import.h"
#include "services/installation.h"
#include "exchange/exchange.h"
#include <string.h>

enum { NUMBER_COLUMN = -1, EVERY = 500, MANY = 1000 };

SQL(opened, "t", "SELECT 1 FROM opening WHERE number = $1");

/* Which column each field comes from: by place of field, and after the last field the column of the numbers; -1 where absent. */
static int *columns_of(struct doing *d, const struct reg *r, const struct csv *csv)
{
	struct act *act = d->act;
	int *column = arena_array(act->arena, int, r->nfields + 1);
	for (size_t i = 0; i <= r->nfields; i++)
		column[i] = -1;
	if (csv_count(csv) == 1 && strpbrk(csv_heading(csv, 0), ";\t")) {
		problem_add(act, csv_line(csv), NULL, csv_heading(csv, 0), phrase(act, W_CSV_SEPARATOR));
		return column;
	}
	for (size_t c = 0; c < csv_count(csv); c++) {
		const char *heading = csv_heading(csv, c);
		const struct field *f = field_headed(r, heading);
		size_t place = f ? (size_t)(f - r->fields) : r->nfields;
		struct text names = { .arena = act->arena };
		text_put(&names, "number");
		for each_field(each, r)
			text_add(&names, ", %s", phrase(act, W_FIELD_AND_LABEL, each->name, each->label[act->lang]));
		if (!f && !number_headed(heading))
			problem_add(act, csv_line(csv), heading, heading, phrase(act, W_FIELDS_ARE, text_of(&names)));
		else if (column[place] >= 0)
			problem_add(act, csv_line(csv), heading, heading, phrase(act, W_COLUMN_TWICE));
		else
			column[place] = (int)c;
	}
	for each_field(f, r)
		if (f->rules & REQUIRED && column[f - r->fields] < 0)
			problem_add(act, csv_line(csv), f->name, NULL, phrase(act, W_COLUMN_MISSING, f->name, f->label[act->lang]));
	return column;
}

/* A field that is no column is empty, and one of a value that was guarded against spreadsheets is itself again. */
static const char *value_at(const struct csv *csv, int column)
{
	return column < 0 ? NULL : csv_value_plain(csv_value(csv, (size_t)column));
}

static enum fault import_line(struct doing *d, const struct reg *r, const struct csv *csv, const int *column,
    const char **given)
{
	for (size_t i = 0; i < r->nfields; i++)
		given[i] = value_at(csv, column[i]);
	return doing_add(d, r, csv_line(csv), value_at(csv, column[r->nfields]), given);
}

static enum fault import_lines(struct doing *d, const struct reg *r, struct csv *csv, const int *column)
{
	struct act *act = d->act;
	const char **given = arena_array(act->arena, const char *, r->nfields + 1);
	long done, all;
	for (long n = 0; csv_next(csv); n++) {
		struct arena_mark mark = arena_mark(act->arena);
		long before = act->problem_count;
		enum fault f = import_line(d, r, csv, column, given);
		if (act->fault)
			return f;
		if (act->problem_count == before)
			arena_back(act->arena, mark);
		if (d->import->progress && n % EVERY == 0) {
			csv_progress(csv, &done, &all);
			d->import->progress(d->import->with, done, all);
		}
	}
	d->outcome.number = NULL;
	return act->fault;
}

/* The first import of a register opens it: what it holds happened before the books began, so none of it is late. */
static enum fault note_opening(struct doing *d, const struct reg *r)
{
	struct act *act = d->act;
	const struct reg *openings = register_named("opening");
	const char *records = arena_format(act->arena, "%ld", d->outcome.records);
	long imported = d->outcome.records;
	if (ask_long(act, 0, opened, T(r->name)) || act->fault)
		return act->fault;
	enum fault f = doing_add(d, openings, 0, r->name, &records);
	d->outcome.records = imported;
	d->outcome.number = NULL;
	return f;
}

/* After many records SQLite is told to count, so that the rules are planned by what there is; PostgreSQL counts by itself. */
static enum fault take_stock(struct doing *d)
{
	if (d->outcome.records < MANY || db_kind(d->act->db) != SQLITE)
		return OK;
	return db_script(d->act, "PRAGMA analysis_limit = 400; ANALYZE");
}

enum fault run_import(struct doing *d)
{
	struct act *act = d->act;
	const struct import *import = d->import;
	if (!import)
		return fail(act, E_USAGE, W_IMPORT_NEEDS_FILE);
	const struct reg *r = import->reg;
	d->opens_register = !ask_long(act, 0, sql_of(r)->greatest);
	defer(csv_close) struct csv *csv = NULL;
	enum fault f = csv_open(act, import->content, import->size, &csv);
	if (f)
		return f;
	if (!csv_next(csv))
		return act->problem_count ? E_BAD_INPUT : act->fault ? act->fault : fail(act, E_BAD_INPUT, W_FILE_IS_EMPTY, import->name);
	const int *column = columns_of(d, r, csv);
	if (act->problem_count)
		return E_BAD_INPUT;
	f = import_lines(d, r, csv, column);
	if (!f && !act->problem_count && !d->outcome.records)
		return fail(act, E_BAD_INPUT, W_FILE_HAS_NO_RECORDS, import->name);
	if (f || act->problem_count)
		return f ? f : E_BAD_INPUT;
	f = take_stock(d);
	return d->opens_register && !f ? note_opening(d, r) : f;
}

enum fault import_csv(struct act *act, struct installation *i, const struct import *import, struct outcome *out)
{
	const struct hash hash = hash_of(import->content, import->size);
	const char *name = strrchr(import->name, '/');
	const struct input list[] = {
		{ "register", import->reg->name },
		{ "file", arena_format(act->arena, "%s sha256:%s", name ? name + 1 : import->name,
		    hex_of(act->arena, hash.bytes, HASH_BYTES)) },
	};
	const struct inputs inputs = { list, COUNT(list) };
	*out = (struct outcome){ .entry = -1 };
	return perform_import(act, i, &inputs, import, out);
}
