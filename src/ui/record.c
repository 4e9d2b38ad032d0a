/* One record: what it says now, and every version it ever had, with the entries of the ledger that made and ended them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

enum { VERSIONS_SHOWN = 100, TEXT_SHOWN = 20000 };

/* A version, newest first; the one before it in time is the next in the array. */
struct version { struct record record; long ended_by; const char *known_to; };

static size_t versions_read(struct request *r, const struct reg *reg, const char *number, struct version *out)
{
	const struct sql *history = &sql_of(reg)->history;
	defer(query_end) struct query *q = query_with(&r->act, history, (struct value[]){ { 0 }, T(number) }, 1);
	size_t n = 0;
	for (; n <= VERSIONS_SHOWN && query_next(q); n++) {
		record_of_row(r->act.arena, reg, q, &out[n].record);
		out[n].known_to = query_copy(q, query_column(q, "known_to"));
		out[n].ended_by = query_long(q, query_column(q, "ended_by"));
	}
	return n;
}

/* ---- what it says -------------------------------------------------------------------------- */

static void field_row(struct request *r, const struct field *f, const char *value)
{
	html(r->out, "<tr><th scope=\"row\">%s</th><td>", f->label[r->act.lang]);
	if (f->kind == LONG_TEXT) {
		html_raw(r->out, "<pre class=\"text\">");
		html_data(r->out, r->act.lang, text_cut(r->act.arena, value, TEXT_SHOWN));
		html_raw(r->out, "</pre>");
	} else
		value_put(r, f, value);
	html_raw(r->out, "</td></tr>\n");
}

/* What is not filled in, named in one row. */
static void empty_row(struct request *r, const struct record *record)
{
	const char *before = NULL;
	for each_field(f, record->reg) {
		if (record->values[f - record->reg->fields])
			continue;
		if (!before)
			html(r->out, "<tr><th scope=\"row\">%s</th><td class=\"quiet\">", say(r, W_NOT_FILLED_IN));
		html(r->out, "%s%s", before, f->label[r->act.lang]);
		before = say(r, W_AND_NEXT);
	}
	if (before)
		row_end(r);
}

static void fields_put(struct request *r, const struct record *record, enum word caption)
{
	html(r->out, "<div class=\"wide\"><table class=\"record\"><caption>%s</caption>\n<tbody>\n", say(r, caption));
	html(r->out, "<tr><th scope=\"row\">%s</th><td>", number_label[r->act.lang]);
	html_data(r->out, r->act.lang, record->number);
	row_end(r);
	for each_field(f, record->reg)
		if (record->values[f - record->reg->fields])
			field_row(r, f, record->values[f - record->reg->fields]);
	empty_row(r, record);
	table_end(r);
}

/* ---- what it said -------------------------------------------------------------------------- */

static void changes_put(struct request *r, const struct record *now, const struct record *before)
{
	if (!before) {
		html(r->out, "<p>%s</p>", say(r, W_ENTERED));
		return;
	}
	html_raw(r->out, "<ul class=\"changes\">");
	for each_field(f, now->reg) {
		size_t i = (size_t)(f - now->reg->fields);
		if (same_text(now->values[i], before->values[i]))
			continue;
		html(r->out, "<li>%s: <del>", f->label[r->act.lang]);
		value_shown(r, f, before->values[i]);
		html(r->out, "</del> <span class=\"quiet\" aria-hidden=\"true\">→</span> <ins>");
		value_shown(r, f, now->values[i]);
		html_raw(r->out, "</ins></li>");
	}
	html_raw(r->out, "</ul>");
}

static void event_row(struct request *r, long n, const struct record *now, const struct record *before)
{
	struct entry entry;
	if (entry_read(&r->act, n, &entry))
		return;
	html_raw(r->out, "<tr><th scope=\"row\">");
	entry_link(r, n);
	html(r->out, "</th><td><a href=\"%s\"><time datetime=\"%s\">%s</time></a></td><td>", url_with(r->act.arena, &r->url, "known_at", entry.at),
	    entry.at, instant_shown(r->act.arena, entry.at));
	act_put(r, entry.act);
	html_raw(r->out, "</td><td>");
	html_data(r->out, r->act.lang, entry.actor);
	html_raw(r->out, "</td><td>");
	if (now)
		changes_put(r, now, before);
	else
		html(r->out, "<p>%s</p>", say(r, W_TAKEN_OUT));
	html_raw(r->out, "</td></tr>\n");
}

static void history_put(struct request *r, const struct version *versions, size_t n)
{
	table_begin(r, W_HISTORY, W_ENTRY, W_AT_JAPAN, W_ACT, W_ACTOR, W_CHANGE);
	if (versions[0].known_to)
		event_row(r, versions[0].ended_by, NULL, NULL);
	for (size_t i = 0; i < n && i < VERSIONS_SHOWN; i++)
		event_row(r, versions[i].record.entry, &versions[i].record, i + 1 < n ? &versions[i + 1].record : NULL);
	table_end(r);
	if (n > VERSIONS_SHOWN)
		html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_OLDER_NOT_SHOWN));
}

static const char *title_of(struct request *r, const struct reg *reg, const struct version *newest)
{
	const char *name = name_of(&r->act, reg, newest->record.values);
	return name ? arena_format(r->act.arena, "%s %s", newest->record.number, name) : newest->record.number;
}

/* What one may do with it, as far as the account may. */
static void acts_put(struct request *r, const struct record *record)
{
	static const char *const names[] = { "amend", "void" };
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct act_kind *kind = act_kind_named(names[i]);
		if (may_do(&r->act, kind, record->reg, record->id))
			act_forgive(&r->act);
		else
			html(r->out, "<a class=\"button\" href=\"%s\">%s</a> ",
			    url_path(r->act.arena, "registers", record->reg->name, record->number, kind->name), kind->title[r->act.lang]);
	}
}

/* Where to go from a record that stands: what belongs to it, the desk, and, unless it is shown as known before, what may be done. */
static void ways_put(struct request *r, const struct record *record)
{
	html_raw(r->out, "<p class=\"screen buttons\">");
	gathering_link(r, record);
	desk_link(r, record);
	if (!db_known_at(r->act.db))
		acts_put(r, record);
	html_raw(r->out, "</p>\n");
}

/* After an act, that it is recorded: of no other entry than the one that made, or ended, what is shown. */
static void done_put(struct request *r, const struct version *newest)
{
	const long entry = newest->known_to ? newest->ended_by : newest->record.entry;
	long done;
	if (!argument_of(r, "done") || !parse_long(argument_of(r, "done"), &done) || done != entry)
		return;
	html(r->out, "<p class=\"notice\" role=\"status\">%s ", say(r, W_FORM_DONE));
	entry_link(r, entry);
	html_raw(r->out, "</p>\n");
}

static void record_page(struct request *r)
{
	const struct reg *reg = register_named(place_of(r, "register"));
	const char *number = place_of(r, "number");
	if (!reg) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
		return;
	}
	struct version *versions = arena_array(r->act.arena, struct version, VERSIONS_SHOWN + 1);
	size_t n = versions_read(r, reg, number, versions);
	if (!n) {
		(void)fail(&r->act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[r->act.lang], number);
		return;
	}
	bool stands = !versions[0].known_to;
	page_begin(r, SECTION_REGISTERS, title_of(r, reg, &versions[0]));
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n",
	    url_of_known(r, url_path(r->act.arena, "registers", reg->name)), reg->title[r->act.lang]);
	known_form(r);
	done_put(r, &versions[0]);
	if (!stands)
		html(r->out, "<p class=\"detail\">%s</p>\n", say(r, W_VOIDED));
	else
		ways_put(r, &versions[0].record);
	fields_put(r, &versions[0].record, stands ? W_RECORD : W_RECORD_AS_LAST);
	if (stands)
		referrers_put(r, &versions[0].record);
	history_put(r, versions, n);
	page_end(r);
}

void page_record(struct request *r)
{
	page_as_known(r, record_page);
}
