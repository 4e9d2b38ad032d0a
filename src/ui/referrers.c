/* What refers to a record: by register and field how many there are, and the newest of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <limits.h>

enum { REFERRERS_SHOWN = 5 };

/* Read to the end before anything is written: names are looked up while writing. */
static size_t referrers_read(struct request *r, const struct reg *by, size_t field, long id, struct record *out)
{
	const struct value given[] = { { 0 }, L(id), L(LONG_MAX), L(REFERRERS_SHOWN) };
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(by)->referrers[field], given, COUNT(given) - 1);
	size_t n = 0;
	while (n < REFERRERS_SHOWN && query_next(q))
		record_of_row(r->act.arena, by, q, &out[n++]);
	return n;
}

/* Its name, or else its first day: "MC-000031 2026-11-18". */
static const char *told_of(struct request *r, const struct record *record)
{
	const char *name = name_of(&r->act, record->reg, record->values);
	for (size_t i = 0; !name && i < record->reg->nfields; i++)
		if (record->reg->fields[i].kind == DATE)
			name = record->values[i];
	return name;
}

static void referrer_put(struct request *r, const struct record *record)
{
	html_raw(r->out, "<li>");
	number_link(r, record->reg->name, record->number);
	const char *name = told_of(r, record);
	if (name) {
		html_raw(r->out, " <span class=\"name\">");
		html_data(r->out, r->act.lang, name);
		html_raw(r->out, "</span>");
	}
	html_raw(r->out, "</li>");
}

static void referrers_row(struct request *r, const struct reg *by, const struct field *f, const struct record *to, long count)
{
	struct record found[REFERRERS_SHOWN];
	struct arena *arena = r->act.arena;
	size_t n = referrers_read(r, by, (size_t)(f - by->fields), to->id, found);
	struct url list = { .segments = { "registers", by->name }, .segment_count = 2 };
	url_keep_known(r, &list);
	html(r->out, "<tr><th scope=\"row\" class=\"short\"><a href=\"%s\">%s</a></th><td class=\"short\">%s</td><td class=\"count\">",
	    url_with(arena, &list, f->name, to->number), by->title[r->act.lang], f->label[r->act.lang]);
	html_count(r->out, count);
	html_raw(r->out, "</td><td><ul class=\"inline\">");
	for (size_t i = 0; i < n; i++)
		referrer_put(r, &found[i]);
	if (count > (long)n)
		html(r->out, "<li><a href=\"%s\">%s</a></li>", url_with(arena, &list, f->name, to->number), say(r, W_ALL_OF_THEM));
	html_raw(r->out, "</ul></td></tr>\n");
}

/* The heading of the table is written with its first row: many records have nobody who refers to them. */
void referrers_put(struct request *r, const struct record *record)
{
	bool any = false;
	for each_register(by)
		for each_field(f, *by) {
			if (!same_text(f->to, record->reg->name))
				continue;
			const struct sql *counting = &sql_of(*by)->referrer_count[f - (*by)->fields];
			long count = ask_long_with(&r->act, 0, counting, (struct value[]){ { 0 }, L(record->id) }, 1);
			if (!count)
				continue;
			if (!any)
				table_begin(r, W_REFERRED_TO_BY, W_REGISTER, W_FIELD, W_RECORDS, W_NEWEST_RECORDS);
			any = true;
			referrers_row(r, *by, f, record, count);
		}
	if (any)
		table_end(r);
	else
		html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_REFERRED_TO_BY_NONE));
}
