/* One of the books, fifty records a page: all of them, or those that refer to one record.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <limits.h>
#include <stdlib.h>

enum { PAGE_RECORDS = 50, COLUMNS_SHOWN = 8 };

/* What of a book is shown: its columns, and the field by which it was narrowed to a record, if it was. */
struct listing {
	const struct reg *reg;
	const struct field *columns[REGISTERS_MAX];
	size_t n;
	bool named, fewer;                       /* records have names; not every column is shown */
	const struct field *by;
	const char *number;                      /* of the record referred to */
	long id;
};

/* ---- columns ------------------------------------------------------------------------------- */

/* Long texts are read on the record's own page; names stand beside the number; what all records share need not be repeated. */
static bool is_listed(const struct listing *l, const struct field *f)
{
	return f->kind != LONG_TEXT && !is_naming(f) && f != l->by;
}

static bool is_among(const struct listing *l, const struct field *f)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->columns[i] == f)
			return true;
	return false;
}

static void columns_take(struct listing *l, size_t most, unsigned rules)
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
static void columns_choose(struct request *r, struct listing *l)
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

static void record_row(struct request *r, const struct listing *l, const struct record *record)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	number_link(r, record->reg->name, record->number);
	html_raw(r->out, "</th>");
	if (l->named) {
		html_raw(r->out, "<td class=\"title\">");
		html_data(r->out, r->act.lang, name_of(&r->act, l->reg, record->values));
		html_raw(r->out, "</td>");
	}
	for (size_t i = 0; i < l->n; i++) {
		html(r->out, "<td class=\"%s\">", look_of(l->columns[i]));
		value_put(r, l->columns[i], record->values[l->columns[i] - l->reg->fields]);
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

static void headings_put(struct request *r, const struct listing *l)
{
	html(r->out, "<thead><tr><th scope=\"col\">%s</th>", number_label[r->act.lang]);
	if (l->named)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, W_NAME));
	for (size_t i = 0; i < l->n; i++)
		html(r->out, "<th scope=\"col\" class=\"%s\">%s</th>", look_of(l->columns[i]), l->columns[i]->label[r->act.lang]);
	html_raw(r->out, "</tr></thead>\n");
}

static void records_put(struct request *r, const struct listing *l, const struct record *records, size_t n)
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

/* ---- which records ------------------------------------------------------------------------- */

/* One more than a page is read, to know whether there is a next one.  Rows are read to the end before names are looked up. */
static size_t records_read(struct request *r, const struct listing *l, long after, struct record *out)
{
	const struct register_sql *s = sql_of(l->reg);
	const struct value all[] = { { 0 }, L(after), L(PAGE_RECORDS + 1) };
	const struct value some[] = { { 0 }, L(l->id), L(after ? after : LONG_MAX), L(PAGE_RECORDS + 1) };
	defer(query_end) struct query *q = l->by
	    ? query_with(&r->act, &s->referrers[l->by - l->reg->fields], some, COUNT(some) - 1)
	    : query_with(&r->act, &s->page, all, COUNT(all) - 1);
	size_t n = 0;
	while (n <= PAGE_RECORDS && query_next(q))
		record_of_row(r->act.arena, l->reg, q, &out[n++]);
	return n;
}

/* The database's own key stays inside: addresses name records by their numbers. */
static enum fault id_of(struct request *r, const struct reg *reg, const char *number, long *out)
{
	*out = ask_long_with(&r->act, 0, &sql_of(reg)->id_of, (struct value[]){ { 0 }, T(number) }, 1);
	if (!*out && !r->act.fault)
		return fail(&r->act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[r->act.lang], number);
	return r->act.fault;
}

/* Narrowed by the first field of the register that an argument names: /registers/loan?item=I-000001. */
static enum fault narrowing_read(struct request *r, struct listing *l)
{
	for each_field(f, l->reg)
		if (f->kind == REF && !is_empty(argument_of(r, f->name))) {
			l->by = f;
			l->number = argument_of(r, f->name);
			return id_of(r, register_named(f->to), l->number, &l->id);
		}
	return OK;
}

static void narrowing_put(struct request *r, const struct listing *l)
{
	if (!l->by)
		return;
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n<li>%s: ", say(r, W_FILTERS), l->by->label[r->act.lang]);
	record_link(r, l->by->to, l->number);
	html(r->out, " <a href=\"%s\" aria-label=\"%s\">×</a></li>\n</ul>\n", url_of_known(r, url_path(r->act.arena, "registers", l->reg->name)),
	    say(r, W_FILTER_DROP));
}

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

static void listing_put(struct request *r, const struct listing *l, const struct record *records, size_t n)
{
	size_t shown = n > PAGE_RECORDS ? PAGE_RECORDS : n;
	page_begin(r, SECTION_REGISTERS, l->reg->title[r->act.lang]);
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n", url_of_known(r, "/registers"), say(r, W_ALL_REGISTERS));
	known_form(r);
	narrowing_put(r, l);
	if (n)
		records_put(r, l, records, shown);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_RECORDS));
	neighbours_put(r, n ? records[shown - 1].number : NULL, n > shown);
	page_end(r);
}

static void register_page(struct request *r)
{
	struct listing l = { .reg = register_named(place_of(r, "register")) };
	const char *after = argument_of(r, "after");
	long start = 0;
	if (!l.reg) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
		return;
	}
	if (narrowing_read(r, &l) || (!is_empty(after) && id_of(r, l.reg, after, &start)))
		return;
	columns_choose(r, &l);
	struct record *records = arena_array(r->act.arena, struct record, PAGE_RECORDS + 1);
	listing_put(r, &l, records, records_read(r, &l, start, records));
}

void page_register(struct request *r)
{
	page_as_known(r, register_page);
}
