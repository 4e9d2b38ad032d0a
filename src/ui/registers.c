/* The books as lists: all of them with their counts, and one of them fifty records a page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

enum { PAGE_RECORDS = 50 };

/* ---- all of them --------------------------------------------------------------------------- */

static void register_row(struct request *r, const struct reg *reg)
{
	enum lang other = r->act.lang == JA ? EN : JA;
	html(r->out, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>",
	    url_path(r->act.arena, "registers", reg->name), reg->title[r->act.lang]);
	html(r->out, "<td class=\"quiet\" lang=\"%s\">%s</td>", other == JA ? "ja" : "en", reg->title[other]);
	html(r->out, "<td><code>%s</code></td><td class=\"count\">", reg->name);
	html_count(r->out, ask_long_with(&r->act, 0, &sql_of(reg)->count, &(struct value){ 0 }, 0));
	html_raw(r->out, "</td></tr>\n");
}

/* The books people keep, and those the program keeps of itself, apart. */
static void books_put(struct request *r, enum word caption, bool of_program)
{
	table_begin(r, caption, W_REGISTER, W_OTHER_LANGUAGE, W_NAME_IN_PROGRAM, W_RECORDS);
	for each_register(reg)
		if (((*reg)->right == RIGHT_PROGRAM) == of_program)
			register_row(r, *reg);
	table_end(r);
}

void page_registers(struct request *r)
{
	page_begin(r, SECTION_REGISTERS, say(r, W_REGISTERS));
	books_put(r, W_BOOKS_OF_PEOPLE, false);
	books_put(r, W_BOOKS_OF_PROGRAM, true);
	page_end(r);
}

/* ---- one of them --------------------------------------------------------------------------- */

/* Long texts are read on the record's own page. */
static bool is_listed(const struct field *f)
{
	return f->kind != LONG_TEXT;
}

void value_put(struct request *r, const struct field *f, const char *value)
{
	if (f->kind == REF)
		record_link(r, f->to, value);
	else if (f->kind == DATE && value)
		html(r->out, "<time datetime=\"%s\">%s</time>", value, value);
	else
		html_data(r->out, r->act.lang, value ? field_show(f, value, r->act.lang) : NULL);
}

static void record_row(struct request *r, const struct record *record)
{
	html(r->out, "<tr><th scope=\"row\"><a class=\"number\" href=\"%s\">",
	    url_path(r->act.arena, "registers", record->reg->name, record->number));
	html_data(r->out, r->act.lang, record->number);
	html_raw(r->out, "</a></th>");
	for each_field(f, record->reg) {
		if (!is_listed(f))
			continue;
		html_raw(r->out, "<td>");
		value_put(r, f, record->values[f - record->reg->fields]);
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

static void headings_put(struct request *r, const struct reg *reg)
{
	html(r->out, "<thead><tr><th scope=\"col\">%s</th>", number_label[r->act.lang]);
	for each_field(f, reg)
		if (is_listed(f))
			html(r->out, "<th scope=\"col\">%s</th>", f->label[r->act.lang]);
	html_raw(r->out, "</tr></thead>\n");
}

/* One more than a page is read, to know whether there is a next one.  Rows are read to the end before names are looked up. */
static size_t records_read(struct request *r, const struct reg *reg, long after, struct record *out)
{
	const struct sql *page = &sql_of(reg)->page;
	struct value given[] = { { 0 }, L(after), L(PAGE_RECORDS + 1) };
	defer(query_end) struct query *q = query_with(&r->act, page, given, COUNT(given) - 1);
	size_t n = 0;
	while (n <= PAGE_RECORDS && query_next(q))
		record_of_row(r->act.arena, reg, q, &out[n++]);
	return n;
}

/* Where the page begins: after the record with this number; the database's own key stays inside. */
static enum fault start_of(struct request *r, const struct reg *reg, long *out)
{
	const char *after = argument_of(r, "after");
	long id = 0;
	if (!is_empty(after))
		id = ask_long_with(&r->act, 0, &sql_of(reg)->id_of, (struct value[]){ { 0 }, T(after) }, 1);
	if (!is_empty(after) && !id && !r->act.fault)
		return fail(&r->act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[r->act.lang], after);
	*out = id;
	return r->act.fault;
}

static void pages_put(struct request *r, const char *last, bool more)
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

static void records_put(struct request *r, const struct reg *reg, const struct record *records, size_t n)
{
	html(r->out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">", reg->title[r->act.lang]);
	html(r->out, "<table class=\"list\"><caption>%s</caption>\n", say(r, W_RECORDS_STANDING));
	headings_put(r, reg);
	html_raw(r->out, "<tbody>\n");
	for (size_t i = 0; i < n; i++)
		record_row(r, &records[i]);
	table_end(r);
}

void page_register(struct request *r)
{
	const struct reg *reg = register_named(place_of(r, "register"));
	long after = 0;
	if (!reg) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
		return;
	}
	if (start_of(r, reg, &after))
		return;
	struct record *records = arena_array(r->act.arena, struct record, PAGE_RECORDS + 1);
	size_t n = records_read(r, reg, after, records), shown = n > PAGE_RECORDS ? PAGE_RECORDS : n;
	page_begin(r, SECTION_REGISTERS, reg->title[r->act.lang]);
	if (n)
		records_put(r, reg, records, shown);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_RECORDS));
	pages_put(r, n ? records[shown - 1].number : NULL, n > shown);
	page_end(r);
}
