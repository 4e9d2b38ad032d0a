/* One of the books, fifty records a page, in the order and under the conditions asked for; the same as a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/listing.h"
#include "exchange/exchange.h"
#include <jansson.h>
#include <stdlib.h>

enum { PAGE_RECORDS = 50, COLUMNS_SHOWN = 8, EXPORTED_AT_ONCE = 1000, PATIENCE_MS = 2000, EXPORT_PATIENCE_MS = 20000 };

/* ---- columns ------------------------------------------------------------------------------- */

/* Long texts are read on the record's own page; names stand beside the number; what all records share need not be repeated. */
static bool is_listed(const struct book *l, const struct field *f)
{
	return f->kind != LONG_TEXT && !is_naming(f) && !(f->kind == REF && l->conditions[f - l->reg->fields].value);
}

static bool is_among(const struct book *l, const struct field *f)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->columns[i] == f)
			return true;
	return false;
}

static void columns_take(struct book *l, size_t most, unsigned rules)
{
	for each_field(f, l->reg)
		if (l->n < most && is_listed(l, f) && (f->rules & rules) == rules && !is_among(l, f))
			l->columns[l->n++] = f;
}

static int by_place(const void *one, const void *other)
{
	const struct field *const *a = one, *const *b = other;
	return (*a > *b) - (*a < *b);
}

/* The required ones before the rest, as many as fit on a sheet, in the order of the book. */
static void columns_choose(struct request *r, struct book *l)
{
	bool all = same_text(argument_of(r, "columns"), "all");
	columns_take(l, all ? COUNT(l->columns) : COLUMNS_SHOWN, REQUIRED);
	columns_take(l, all ? COUNT(l->columns) : COLUMNS_SHOWN, 0);
	qsort(l->columns, l->n, sizeof *l->columns, by_place);
	for each_field(f, l->reg) {
		l->named |= is_naming(f);
		l->fewer |= is_listed(l, f) && !is_among(l, f);
	}
}

/* ---- rows ---------------------------------------------------------------------------------- */

static const char *look_of(const struct field *f)
{
	return f->kind == COUNT_OF ? "count" : "value";
}

static void record_row(struct request *r, const struct book *l, const struct record *record)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	number_link(r, record->reg->name, record->number);
	html_raw(r->out, "</th>");
	if (l->named) {
		html_raw(r->out, "<td class=\"title\">");
		gathering_name(r, record);
		html_raw(r->out, "</td>");
	}
	for (size_t i = 0; i < l->n; i++) {
		html(r->out, "<td class=\"%s\">", look_of(l->columns[i]));
		value_put(r, l->columns[i], record->values[l->columns[i] - l->reg->fields]);
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

/* A column that can be sorted by is headed by a link that does, the other way where it is so already. */
static void heading_put(struct request *r, const struct book *l, const struct field *f, bool by_number)
{
	const bool chosen = l->list.by == f && l->list.by_number == by_number && (f || by_number);
	const char *name = f ? f->label[r->act.lang] : number_label[r->act.lang];
	html(r->out, "<th scope=\"col\" class=\"%s\"", f ? look_of(f) : "value");
	if (chosen)
		html(r->out, " aria-sort=\"%s\"", l->list.falling ? "descending" : "ascending");
	if (by_number || is_sortable(f))
		html(r->out, "><a href=\"%s\">%s</a>%s</th>", url_of_list(r, "sort", sort_named(r, f, by_number, chosen && !l->list.falling)), name,
		    !chosen ? "" : l->list.falling ? " ▾" : " ▴");
	else
		html(r->out, ">%s</th>", name);
}

static void headings_put(struct request *r, const struct book *l)
{
	html_raw(r->out, "<thead><tr>");
	heading_put(r, l, NULL, true);
	if (l->named)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, W_NAME));
	for (size_t i = 0; i < l->n; i++)
		heading_put(r, l, l->columns[i], false);
	html_raw(r->out, "</tr></thead>\n");
}

static void records_put(struct request *r, const struct book *l, const struct record *records, size_t n)
{
	html(r->out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">", l->reg->title[r->act.lang]);
	html(r->out, "<table class=\"list records\"><caption>%s</caption>\n", say(r, db_known_at(r->act.db) ? W_RECORDS_STOOD : W_RECORDS_STANDING));
	headings_put(r, l);
	html_raw(r->out, "<tbody>\n");
	for (size_t i = 0; i < n; i++)
		record_row(r, l, &records[i]);
	table_end(r);
	if (l->fewer)
		html(r->out, "<p class=\"quiet\"><a href=\"%s\">%s</a></p>\n", url_with(r->act.arena, &r->url, "columns", "all"),
		    say(r, W_ALL_COLUMNS));
}

/* ---- around it ------------------------------------------------------------------------------ */

static void neighbours_put(struct request *r, const char *last, bool more)
{
	if (!more && !argument_of(r, "after"))
		return;
	const char *first_url = url_with(r->act.arena, &r->url, "after", NULL);
	const char *next_url = url_with(r->act.arena, &r->url, "after", last);
	html(r->out, "<nav class=\"pages\" aria-label=\"%s\">", say(r, W_PAGES));
	if (argument_of(r, "after"))
		html(r->out, "<a href=\"%s\">%s</a> ", first_url, say(r, W_FIRST_PAGE));
	if (more)
		html(r->out, "<a rel=\"next\" href=\"%s\">%s</a>", next_url, say(r, W_NEXT_PAGE));
	html_raw(r->out, "</nav>\n");
}

static void new_put(struct request *r, const struct book *l)
{
	const struct act_kind *add = act_kind_named("add");
	struct arena *arena = r->act.arena;
	const char *url = url_path(arena, "registers", l->reg->name, "new");
	if (db_known_at(r->act.db))
		return;
	if (may_do(&r->act, add, l->reg, 0)) {
		act_forgive(&r->act);
		return;
	}
	const char *before = "?";
	for each_field(f, l->reg)
		if (f->kind == REF && l->conditions[f - l->reg->fields].value) {
			url = arena_format(arena, "%s%s%s=%s", url, before, f->name, url_part(arena, l->conditions[f - l->reg->fields].value));
			before = "&";
		}
	html(r->out, "<p class=\"buttons\"><a class=\"button\" href=\"%s\">%s</a> <a href=\"%s\">%s</a></p>\n", url, add->title[r->act.lang],
	    url_path(arena, "registers", l->reg->name, "import"), act_kind_named("import")->title[r->act.lang]);
}

static void exports_put(struct request *r)
{
	html(r->out, "<p class=\"quiet small\">%s <a href=\"%s\">CSV</a> · <a href=\"%s\">JSON</a></p>\n", say(r, W_LIST_EXPORT),
	    url_of_list(r, "format", "csv"), url_of_list(r, "format", "json"));
}

static void listing_put(struct request *r, const struct book *l, const struct record *records, size_t n)
{
	size_t shown = n > PAGE_RECORDS ? PAGE_RECORDS : n;
	page_begin(r, SECTION_REGISTERS, l->reg->title[r->act.lang]);
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n", url_of_known(r, "/registers"), say(r, W_ALL_REGISTERS));
	known_form(r);
	new_put(r, l);
	narrowing_form_put(r, l);
	if (!db_known_at(r->act.db))
		views_put(r, l->reg);
	conditions_put(r, l);
	if (n)
		records_put(r, l, records, shown);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_RECORDS));
	neighbours_put(r, n ? records[shown - 1].number : NULL, n > shown);
	exports_put(r);
	page_end(r);
}

/* ---- as a file ------------------------------------------------------------------------------ */

/* The columns of the page, its order and conditions, all of the records. */
typedef void put_record(struct request *, const struct book *, const struct record *, bool first);

static void csv_record(struct request *r, const struct book *l, const struct record *record, bool first)
{
	(void)first;
	csv_put(r->out, record->number, true);
	for each_field(f, l->reg)
		if (is_naming(f) || is_among(l, f))
			csv_put(r->out, field_show(f, record->values[f - l->reg->fields], r->act.lang), false);
	csv_end(r->out);
}

static void json_record(struct request *r, const struct book *l, const struct record *record, bool first)
{
	json_t *row = json_object();
	json_object_set_new(row, "number", json_string(record->number));
	for each_field(f, l->reg)
		if (is_naming(f) || is_among(l, f)) {
			const char *value = record->values[f - l->reg->fields];
			json_object_set_new(row, f->name, value ? json_string(value) : json_null());
		}
	fputs(first ? "\n" : ",\n", r->out);
	json_dumpf(row, r->out, JSON_COMPACT);
	json_decref(row);
}

static enum fault all_put(struct request *r, const struct book *l, put_record *put)
{
	struct selection list = l->list;
	struct record *records = arena_array(r->act.arena, struct record, EXPORTED_AT_ONCE);
	size_t n = EXPORTED_AT_ONCE;
	enum fault f = OK;
	char last[4 * NUMBER_CHARACTERS + 1];
	list.after = NULL;
	list.most = EXPORTED_AT_ONCE;
	for (bool first = true; !f && n == EXPORTED_AT_ONCE; first = false) {
		struct arena_mark mark = arena_mark(r->act.arena);
		f = records_list(&r->act, &list, records, &n);
		for (size_t i = 0; !f && i < n; i++)
			put(r, l, &records[i], first && !i);
		if (!f && n)
			snprintf(last, sizeof last, "%s", records[n - 1].number);
		list.after = last;
		if (!f)
			arena_back(r->act.arena, mark);
	}
	return f;
}

static void csv_headings(struct request *r, const struct book *l)
{
	csv_begin(r->out, true);
	csv_put(r->out, number_label[r->act.lang], true);
	for each_field(f, l->reg)
		if (is_naming(f) || is_among(l, f))
			csv_put(r->out, f->label[r->act.lang], false);
	csv_end(r->out);
}

static void file_answer(struct request *r, const struct book *l, bool csv)
{
	const char *name = arena_format(r->act.arena, "attachment; filename=\"%s.%s\"", l->reg->name, csv ? "csv" : "json");
	r->type = csv ? "text/csv; charset=utf-8" : "application/json";
	header_add(r, "Content-Disposition", name);
	if (csv)
		csv_headings(r, l);
	else
		fprintf(r->out, "{\"register\": \"%s\", \"rows\": [", l->reg->name);
	if (!all_put(r, l, csv ? csv_record : json_record) && !csv)
		fputs("\n]}\n", r->out);
}

/* ---- the page ------------------------------------------------------------------------------- */

/* What no index can serve is given up in time. */
static void given_up(struct request *r, const struct book *l)
{
	struct text names = { .arena = r->act.arena };
	for each_field(f, l->reg)
		if (f->kind == REF)
			text_add(&names, "%s%s", names.n ? say(r, W_AND_NEXT) : "", f->label[r->act.lang]);
	act_forgive(&r->act);
	(void)fail(&r->act, E_TOO_SLOW, W_LIST_TOO_SLOW, text_of(&names));
}

static void list_answer(struct request *r, struct book *l)
{
	const char *format = argument_of(r, "format");
	bool csv = same_text(format, "csv"), file = csv || same_text(format, "json");
	size_t n = 0;
	columns_choose(r, l);
	l->list.most = PAGE_RECORDS + 1;
	struct record *records = arena_array(r->act.arena, struct record, PAGE_RECORDS + 1);
	enum fault f = db_limit(&r->act, file ? EXPORT_PATIENCE_MS : PATIENCE_MS);
	if (!f && file)
		file_answer(r, l, csv);
	else if (!f)
		f = records_list(&r->act, &l->list, records, &n);
	if (r->act.fault == E_TOO_SLOW)
		given_up(r, l);
	else if (!f && !file && !db_limit(&r->act, 0))
		listing_put(r, l, records, n);
}

static void register_page(struct request *r)
{
	struct book l = { .reg = register_named(place_of(r, "register")) };
	if (!l.reg)
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
	else if (!book_read(r, &l))
		list_answer(r, &l);
}

void page_register(struct request *r)
{
	page_as_known(r, register_page);
}
