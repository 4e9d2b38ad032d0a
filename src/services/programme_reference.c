/* The public facts a made-up programme stands on: authority, bureaus and their areas, partners, categories.  They are read from the
 * files that the sample carries, so that they are stated once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "exchange/exchange.h"
#include <string.h>

/* samples/10-company.csv holds the register company. */
const struct reg *register_of_sample(struct act *act, const char *path)
{
	const char *name = strchr(path, '-') + 1;
	return register_named(arena_span(act->arena, name, strcspn(name, ".")));
}

struct rows { struct act *act; const char *reg; struct csv *csv; int columns[64]; };

static void rows_close(struct rows *rows)
{
	csv_close(&rows->csv);
}

/* The register's file; without one there are no rows. */
static void rows_open(struct rows *rows, struct act *act, const char *reg)
{
	*rows = (struct rows){ .act = act, .reg = reg };
	const struct reg *r = register_named(reg);
	const struct asset *file = sample_files;
	while (file->path && register_of_sample(act, file->path) != r)
		file++;
	if (!file->path || csv_open(act, file->bytes, file->size, &rows->csv) || !csv_next(rows->csv))
		return;
	for (size_t i = 0; i <= r->nfields; i++)
		rows->columns[i] = -1;
	for (size_t c = 0; c < csv_count(rows->csv); c++) {
		const struct field *f = field_headed(r, csv_heading(rows->csv, c));
		rows->columns[f ? (size_t)(f - r->fields) : r->nfields] = (int)c;
	}
}

static bool rows_next(struct rows *rows)
{
	return rows->csv && !rows->act->fault && csv_next(rows->csv);
}

/* A value as the books will keep it; the number where `field` is NULL. */
static const char *value_in(const struct rows *rows, const char *field)
{
	const struct reg *r = register_named(rows->reg);
	const struct field *f = field ? field_named(r, field) : NULL;
	int column = rows->columns[f ? (size_t)(f - r->fields) : r->nfields];
	const char *given = column < 0 ? "" : csv_value_plain(csv_value(rows->csv, (size_t)column)), *kept = NULL;
	if (!f)
		return arena_text(rows->act->arena, given);
	if (!field_read(rows->act->arena, f, given, &kept))
		return NULL;
	return arena_text(rows->act->arena, kept);
}

enum { MANY = 400 };

static void read_organisations(struct act *act, struct reference *out)
{
	const char **bureaus = arena_array(act->arena, const char *, MANY);
	defer(rows_close) struct rows rows;
	rows_open(&rows, act, "organisation");
	while (rows_next(&rows)) {
		const char *kind = value_in(&rows, "kind"), *number = value_in(&rows, NULL);
		if (same_text(kind, "bureau") && out->bureau_count < MANY)
			bureaus[out->bureau_count++] = number;
		if (same_text(kind, "authority") && (!out->authority || same_text(number, "ATLA")))
			out->authority = number;
	}
	out->bureaus = bureaus;
}

static bool is_bureau(const struct reference *r, const char *number)
{
	for (size_t i = 0; i < r->bureau_count; i++)
		if (same_text(r->bureaus[i], number))
			return true;
	return false;
}

/* Whole prefectures that a bureau serves now. */
static void read_places(struct act *act, struct reference *out)
{
	struct place_served *places = arena_array(act->arena, struct place_served, MANY);
	defer(rows_close) struct rows rows;
	rows_open(&rows, act, "jurisdiction");
	while (rows_next(&rows)) {
		struct place_served place = { value_in(&rows, "prefecture"), value_in(&rows, "organisation") };
		if (out->place_count < MANY && is_bureau(out, place.bureau) && is_empty(value_in(&rows, "municipality"))
		    && is_empty(value_in(&rows, "to_on")))
			places[out->place_count++] = place;
	}
	out->places = places;
}

/* Agreements long enough in force that everything made up lies within them. */
static void read_partners(struct act *act, struct reference *out)
{
	struct partner *partners = arena_array(act->arena, struct partner, MANY);
	defer(rows_close) struct rows rows;
	rows_open(&rows, act, "agreement");
	while (rows_next(&rows)) {
		const char *from = value_in(&rows, "in_force_on");
		if (out->partner_count < MANY && from && strcmp(from, "2020-01-01") < 0 && is_empty(value_in(&rows, "ended_on")))
			partners[out->partner_count++] = (struct partner){ value_in(&rows, NULL), value_in(&rows, "partner") };
	}
	out->partners = partners;
}

static void read_categories(struct act *act, struct reference *out)
{
	const char **categories = arena_array(act->arena, const char *, MANY);
	defer(rows_close) struct rows rows;
	rows_open(&rows, act, "equipment_category");
	while (rows_next(&rows) && out->category_count < MANY)
		categories[out->category_count++] = value_in(&rows, NULL);
	out->categories = categories;
}

enum fault reference_read(struct act *act, struct reference *out)
{
	*out = (struct reference){ 0 };
	read_organisations(act, out);
	read_places(act, out);
	read_partners(act, out);
	read_categories(act, out);
	return problems_fault(act);
}
