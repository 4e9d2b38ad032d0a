/* Pages that gather what belongs together: a person, company, contract, item, area or machine with all that the books hold of it.  What
 * is due comes first; then, by the rows below, the records that refer to it, or to what refers to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/gather.h"
#include <limits.h>

enum { RECORDS_SHOWN = 12, COLUMNS_SHOWN = 7, SECTIONS_MAX = 24 };

/* Records of this register whose field refers to the one the page is about, or (through) to records gathered above. */
struct chapter { const char *of, *via, *through; };

static const struct chapter of_person[] = {
	{ "employment", "person", NULL }, { "clearance", "person", NULL }, { "suspension", "person", NULL }, { "pledge", "person", NULL },
	{ "education", "person", NULL }, { "handler_range", "person", NULL }, { "area_pass", "person", NULL }, { "machine_account", "person", NULL },
	{ "loan", "person", NULL }, { "approval", "person", NULL }, { "combination_holder", "person", NULL }, { "role_holder", "person", NULL },
	{ "item", "custodian", NULL }, { "nationality", "person", NULL }, { 0 } };
static const struct chapter of_company[] = {
	{ "facility_clearance", "company", NULL }, { "facility_suspension", "facility_clearance", "facility_clearance" },
	{ "contract", "prime", NULL }, { "subcontract", "company", NULL }, { "subcontract", "given_by", NULL }, { "site", "company", NULL },
	{ "area", "site", "site" }, { "machine", "site", "site" }, { "item", "holder", NULL }, { "employment", "company", NULL },
	{ "role_holder", "company", NULL }, { "rule_set", "company", NULL }, { "inspection", "site", "site" },
	{ "inspection_finding", "inspection", "inspection" }, { "instruction", "site", "site" }, { "incident", "site", "site" },
	{ "allowed_software", "company", NULL }, { "designation_holder", "company", NULL }, { "ownership_interest", "company", NULL },
	{ "foreign_tie", "company", NULL }, { 0 } };
static const struct chapter of_contract[] = {
	{ "contract_clause", "contract", NULL }, { "subcontract", "contract", NULL }, { "handler_range", "contract", NULL },
	{ "item", "contract", NULL }, { "loan", "item", "item" }, { 0 } };
static const struct chapter of_item[] = {
	{ "loan", "item", NULL }, { "approval", "item", NULL }, { "item_release", "item", NULL }, { "item", "copy_of", NULL },
	{ "incident_item", "item", NULL }, { 0 } };
static const struct chapter of_area[] = {
	{ "area_regime", "area", NULL }, { "area_measure", "area", NULL }, { "container", "area", NULL },
	{ "combination_change", "container", "container" }, { "combination_holder", "container", "container" }, { "area_pass", "area", NULL },
	{ "machine", "area", NULL }, { "item", "container", "container" }, { "incident", "area", NULL }, { 0 } };
static const struct chapter of_machine[] = {
	{ "machine_check", "machine", NULL }, { "machine_account", "machine", NULL }, { "machine_software", "machine", NULL },
	{ "usage_review", "machine", NULL }, { 0 } };

static const struct { const char *reg; const struct chapter *sections; } gatherings[] = {
	{ "person", of_person }, { "company", of_company }, { "contract", of_contract }, { "item", of_item }, { "area", of_area },
	{ "machine", of_machine },
};

static const struct chapter *sections_of(const char *reg)
{
	for (size_t i = 0; i < COUNT(gatherings); i++)
		if (same_text(gatherings[i].reg, reg))
			return gatherings[i].sections;
	return NULL;
}

/* ---- gathering ----------------------------------------------------------------------------- */

static void records_read(struct request *r, struct gathered *g, const struct record *to)
{
	const struct register_sql *sql = sql_of(g->reg);
	const struct value given[] = { { 0 }, L(to->id), L(LONG_MAX), L((long)(RECORDS_SHOWN - g->n)) };
	const size_t via = (size_t)(g->via - g->reg->fields);
	g->count += ask_long_with(&r->act, 0, &sql->referrer_count[via], (struct value[]){ { 0 }, L(to->id) }, 1);
	defer(query_end) struct query *q = query_with(&r->act, &sql->referrers[via], given, COUNT(given) - 1);
	while (g->n < RECORDS_SHOWN && query_next(q))
		record_of_row(r->act.arena, g->reg, q, &g->records[g->n++]);
}

/* Of a section through another, what refers to each of the records shown there. */
static void section_gather(struct request *r, struct gathering *whole, const struct chapter *s)
{
	struct gathered *g = &whole->list[whole->n++];
	*g = (struct gathered){ .reg = register_named(s->of), .is_through = s->through };
	g->via = field_named(g->reg, s->via);
	g->records = arena_array(r->act.arena, struct record, RECORDS_SHOWN);
	if (!s->through)
		records_read(r, g, &whole->about);
	for (struct gathered *from = whole->list; s->through && from < g; from++)
		for (size_t i = 0; same_text(from->reg->name, s->through) && i < from->n; i++)
			records_read(r, g, &from->records[i]);
}

static enum fault gather(struct request *r, struct gathering *out)
{
	const char *name = place_of(r, "register");
	const struct chapter *sections = sections_of(name);
	if (!sections)
		return fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
	enum fault f = day_choose(r);
	if (!f)
		f = record_find(&r->act, register_named(name), place_of(r, "number"), &out->about);
	if (f)
		return f;
	out->list = arena_array(r->act.arena, struct gathered, SECTIONS_MAX);
	for (const struct chapter *s = sections; s->of && !r->act.fault; s++)
		section_gather(r, out, s);
	return r->act.fault;
}

/* ---- a section ----------------------------------------------------------------------------- */

static bool says_anything(const struct gathered *g, const struct field *f)
{
	if (f->kind == LONG_TEXT || is_naming(f) || (f == g->via && !g->is_through))
		return false;
	for (size_t i = 0; i < g->n; i++)
		if (g->records[i].values[f - g->reg->fields])
			return true;
	return false;
}

/* Columns that say something of one of these records, in the order of the book. */
static size_t columns_of(const struct gathered *g, const struct field **out)
{
	size_t n = 0;
	for each_field(f, g->reg)
		if (n < COLUMNS_SHOWN && says_anything(g, f))
			out[n++] = f;
	return n;
}

static void record_row(struct request *r, const struct gathered *g, const struct record *record, const struct field *const *columns, size_t n)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	number_link(r, g->reg->name, record->number);
	const char *name = name_of(&r->act, g->reg, record->values);
	if (name) {
		html_raw(r->out, " <span class=\"name\">");
		html_data(r->out, r->act.lang, name);
		html_raw(r->out, "</span>");
	}
	html_raw(r->out, "</th>");
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<td class=\"%s\">", columns[i]->kind == COUNT_OF ? "count" : "value");
		value_put(r, columns[i], record->values[columns[i] - g->reg->fields]);
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

static void section_heading(struct request *r, const struct gathering *whole, const struct gathered *g)
{
	struct url list = { .segments = { "registers", g->reg->name }, .segment_count = 2 };
	url_keep_known(r, &list);
	html(r->out, "<section class=\"gathered\">\n<h2>%s", g->reg->title[r->act.lang]);
	if (!same_text(g->via->name, whole->about.reg->name) && !g->is_through)
		html(r->out, " <span class=\"quiet small\">%s</span>", g->via->label[r->act.lang]);
	html_raw(r->out, " <span class=\"quiet\">");
	html_count(r->out, g->count);
	html_raw(r->out, "</span>");
	if (g->count > (long)g->n && !g->is_through)
		html(r->out, " <a class=\"small\" href=\"%s\">%s</a>", url_with(r->act.arena, &list, g->via->name, whole->about.number), say(r, W_ALL_OF_THEM));
	html_raw(r->out, "</h2>\n");
}

static void section_put(struct request *r, const struct gathering *whole, const struct gathered *g)
{
	const struct field *columns[COLUMNS_SHOWN];
	size_t n = columns_of(g, columns);
	section_heading(r, whole, g);
	html(r->out, "<div class=\"wide\"><table class=\"list\"><caption class=\"unseen\">%s</caption>\n<thead><tr><th scope=\"col\">%s</th>",
	    g->reg->title[r->act.lang], number_label[r->act.lang]);
	for (size_t i = 0; i < n; i++)
		html(r->out, "<th scope=\"col\" class=\"%s\">%s</th>", columns[i]->kind == COUNT_OF ? "count" : "value", columns[i]->label[r->act.lang]);
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < g->n; i++)
		record_row(r, g, &g->records[i], columns, n);
	table_end(r);
	html_raw(r->out, "</section>\n");
}

/* Books that hold nothing of it, named in one line. */
static void empty_put(struct request *r, const struct gathering *whole)
{
	struct text names = { .arena = r->act.arena };
	for (size_t i = 0; i < whole->n; i++)
		if (!whole->list[i].count)
			text_add(&names, "%s%s", names.n ? say(r, W_AND_NEXT) : "", whole->list[i].reg->title[r->act.lang]);
	if (names.n)
		html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_GATHER_NONE, text_of(&names)));
}

/* ---- the page ------------------------------------------------------------------------------ */

/* What the record itself says, close together. */
static void about_put(struct request *r, const struct record *record)
{
	html_raw(r->out, "<dl class=\"fields about\">\n");
	for each_field(f, record->reg) {
		const char *value = record->values[f - record->reg->fields];
		if (!value || f->kind == LONG_TEXT || is_naming(f))
			continue;
		html(r->out, "<div><dt>%s</dt><dd>", f->label[r->act.lang]);
		value_put(r, f, value);
		html_raw(r->out, "</dd></div>\n");
	}
	html_raw(r->out, "</dl>\n");
}

static void ways_put(struct request *r, const struct record *record)
{
	html(r->out, "<p class=\"screen ways\"><a class=\"button\" href=\"%s\">%s</a>\n",
	    url_of_known(r, url_path(r->act.arena, "registers", record->reg->name, record->number)), say(r, W_GATHER_RECORD));
	desk_link(r, record);
	html_raw(r->out, "</p>\n");
}

static void gathering_page(struct request *r)
{
	struct gathering whole = { 0 };
	struct status status;
	if (gather(r, &whole) || status_of(&r->act, r->installation, r->act.actor, r->act.on, db_known_at(r->act.db), &status))
		return;
	const char *name = name_of(&r->act, whole.about.reg, whole.about.values);
	page_begin(r, SECTION_REGISTERS, name ? arena_format(r->act.arena, "%s %s", whole.about.number, name) : whole.about.number);
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n",
	    url_of_known(r, url_path(r->act.arena, "registers", whole.about.reg->name)), whole.about.reg->title[r->act.lang]);
	day_form(r, r->path);
	about_put(r, &whole.about);
	ways_put(r, &whole.about);
	deadlines_put(r, &whole, &status.judgement);
	if (same_text(whole.about.reg->name, "person"))
		may_handle_put(r, &whole.about);
	for (size_t i = 0; i < whole.n; i++)
		if (whole.list[i].count)
			section_put(r, &whole, &whole.list[i]);
	empty_put(r, &whole);
	page_end(r);
}

void page_gathering(struct request *r)
{
	page_as_known(r, gathering_page);
}

void gathering_link(struct request *r, const struct record *record)
{
	if (sections_of(record->reg->name))
		html(r->out, "<a class=\"button\" href=\"%s\">%s</a>\n",
		    url_of_known(r, url_path(r->act.arena, "about", record->reg->name, record->number)), say(r, W_GATHER));
}

void gathering_name(struct request *r, const struct record *record)
{
	const char *name = name_of(&r->act, record->reg, record->values);
	const bool is_gathered = sections_of(record->reg->name) && name;
	if (is_gathered)
		html(r->out, "<a href=\"%s\">", url_of_known(r, url_path(r->act.arena, "about", record->reg->name, record->number)));
	html_data(r->out, r->act.lang, name);
	if (is_gathered)
		html_raw(r->out, "</a>");
}
