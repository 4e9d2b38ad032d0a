/* Writing the made-up programme: records become a CSV file of their register, and the file is given to the import that people use.
 * A company's fault changes its records here, on their way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "exchange/exchange.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

void file_begin(struct walk *w, const struct reg *r)
{
	w->reg = r;
	w->rows = 0;
	w->begun = false;
	w->out = open_memstream(&w->text, &w->size);
	assert(w->out);
	csv_begin(w->out, false);
	csv_put(w->out, "number", true);
	for each_field(f, r)
		csv_put(w->out, f->name, false);
	csv_end(w->out);
}

static const char **value_of(struct walk *w, const char *field)
{
	const struct field *f = field_named(w->reg, field);
	assert(f);
	return &w->values[f - w->reg->fields];
}

static const char *formatted(struct walk *, const char *format, va_list) like_printf(2, 0);

static const char *formatted(struct walk *w, const char *format, va_list ap)
{
	char some[512];
	vsnprintf(some, sizeof some, format, ap);
	return arena_text(w->arena, some);
}

void record_begin(struct walk *w, const char *format, ...)
{
	va_list ap;
	record_end(w);
	va_start(ap, format);
	w->number = formatted(w, format, ap);
	va_end(ap);
	w->values = arena_array(w->arena, const char *, w->reg->nfields + 1);
	w->begun = true;
}

void set(struct walk *w, const char *field, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	*value_of(w, field) = formatted(w, format, ap);
	va_end(ap);
}

void set_day(struct walk *w, const char *field, date day)
{
	char text[DATE_TEXT];
	set(w, field, "%s", date_text(day, text));
}

/* ---- the fault's changes --------------------------------------------------------------------- */

static void set_pairs(struct walk *w, const struct change *change)
{
	for (const char *const *pair = change->pairs; *pair; pair++) {
		const char *equals = strchr(*pair, '=');
		assert(equals);
		*value_of(w, arena_span(w->arena, *pair, (size_t)(equals - *pair))) = equals + 1;
	}
}

/* A number ending in * is every number that begins so. */
static bool is_about(const struct change *change, const struct walk *w)
{
	size_t n = strlen(change->number);
	if (strcmp(change->reg, w->reg->name))
		return false;
	return change->number[n - 1] == '*' ? !strncmp(change->number, w->number, n - 1) : !strcmp(change->number, w->number);
}

/* False when the record is not to be written. */
static bool changed(struct walk *w)
{
	bool stays = true;
	for (struct change *change = w->changes; change && change->reg; change++) {
		if (change->verb == ADD || !is_about(change, w))
			continue;
		stays = stays && change->verb != VOID;
		if (change->verb == AMEND)
			set_pairs(w, change);
	}
	return stays;
}

static void write_row(struct walk *w)
{
	csv_put(w->out, w->number, true);
	for (size_t i = 0; i < w->reg->nfields; i++)
		csv_put(w->out, w->values[i], false);
	csv_end(w->out);
	w->rows++;
}

void record_end(struct walk *w)
{
	if (w->begun && changed(w))
		write_row(w);
	w->begun = false;
}

void changes_add(struct walk *w)
{
	record_end(w);
	for (struct change *change = w->changes; change && change->reg; change++) {
		if (change->verb != ADD || strcmp(change->reg, w->reg->name))
			continue;
		record_begin(w, "%s", change->number);
		set_pairs(w, change);
		write_row(w);
		w->begun = false;
	}
}

/* ---- import ---------------------------------------------------------------------------------- */

enum fault file_import(struct walk *w)
{
	struct act import_act;
	struct outcome outcome;
	fclose(w->out);
	w->out = NULL;
	act_open(&import_act, w->act->lang);
	import_act.actor = w->act->actor;
	const struct import import = { w->reg, arena_format(import_act.arena, "%s.csv", w->reg->name), w->text, w->size, false, NULL, NULL };
	enum fault f = w->rows ? import_csv(&import_act, w->installation, &import, &outcome) : OK;
	if (f)
		fault_handed_up(w->act, &import_act);
	w->records += w->rows;
	act_close(&import_act);
	free(w->text);
	w->text = NULL;
	return f;
}
