/* The body of an entry in words: who did what on which day and why, with which inputs, and each record it changed; of a
 * refusal, what was wrong.  A body may hold a million lines: it is read in parts, and no more than a page of it is kept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <jansson.h>
#include <string.h>

enum { PAGE_LINES = 50, PAGES_MOST = 1 << 30, LINE_SHOWN = 2000 };

static void json_drop(json_t **json)
{
	json_decref(*json);
}

static const char *text_at(const json_t *json, const char *key)
{
	return json_string_value(json_object_get(json, key));
}

/* ---- reading ------------------------------------------------------------------------------- */

SQL(parts_of_body, "l", "SELECT body FROM ledger_body WHERE n = $1 ORDER BY part");

/* A body being read: its first line, and those of the page asked for. */
struct lines {
	long at, first;                          /* the line being read, and the first of the page */
	struct text line;
	const char *opening, *shown[PAGE_LINES];
	size_t n;
	bool more;                               /* there are lines after those of the page */
};

static bool is_wanted(const struct lines *l)
{
	return !l->at || (l->at >= l->first && l->n < PAGE_LINES);
}

static void line_ends(struct lines *l)
{
	if (!l->at)
		l->opening = text_of(&l->line);
	else if (is_wanted(l))
		l->shown[l->n++] = text_of(&l->line);
	l->at++;
	l->line = (struct text){ .arena = l->line.arena };
}

static void part_read(struct lines *l, const char *part)
{
	while (*part && !l->more) {
		size_t n = strcspn(part, "\n");
		l->more = l->n == PAGE_LINES;
		if (is_wanted(l))
			text_put_span(&l->line, part, n);
		part += n;
		if (*part == '\n') {
			line_ends(l);
			part++;
		}
	}
}

/* False where the reader sees no body: out of reach, or erased.  Read to its end before names are looked up. */
static bool body_read(struct request *r, long n, struct lines *l)
{
	defer(query_end) struct query *q = query(&r->act, parts_of_body, L(n));
	bool any = false;
	for (; !l->more && query_next(q); any = true)
		part_read(l, query_text(q, 0));
	if (l->line.n && !l->more)
		line_ends(l);
	return any;
}

static json_t *line_parse(struct request *r, const struct entry *e, const char *line)
{
	json_t *json = json_loads(line ? line : "", 0, NULL);
	if (!json)
		(void)fail(&r->act, E_BROKEN, W_BODY_UNREADABLE, arena_format(r->act.arena, "%ld", e->n));
	return json;
}

/* ---- how it began -------------------------------------------------------------------------- */

/* A field of the register the act is about, or an input of the act itself; NULL where nobody knows it any more. */
static const struct field *field_known(const struct reg *reg, const struct act_kind *kind, const char *name)
{
	for (size_t i = 0; kind && i < kind->nfields; i++)
		if (same_text(kind->fields[i].name, name))
			return &kind->fields[i];
	return reg ? field_named(reg, name) : NULL;
}

static void label_put(struct request *r, const struct field *f, const char *name)
{
	if (same_text(name, "number"))
		html(r->out, "%s", number_label[r->act.lang]);
	else if (f)
		html(r->out, "%s", f->label[r->act.lang]);
	else
		html(r->out, "<code>%s</code>", name);
}

static void pair_begin(struct request *r, const struct field *f, const char *name)
{
	html_raw(r->out, "<div><dt>");
	label_put(r, f, name);
	html_raw(r->out, "</dt><dd>");
}

static void pair_end(struct request *r)
{
	html_raw(r->out, "</dd></div>\n");
}

static void inputs_put(struct request *r, json_t *inputs, const struct act_kind *kind)
{
	const struct reg *reg = register_named(text_at(inputs, "register"));
	const char *name;
	json_t *value;
	html_raw(r->out, "<dl class=\"fields\">");
	json_object_foreach(inputs, name, value) {
		const struct field *f = field_known(reg, kind, name);
		pair_begin(r, f, name);
		if (reg && same_text(name, "register"))
			html(r->out, "%s", reg->title[r->act.lang]);
		else
			value_shown(r, f, json_string_value(value));
		pair_end(r);
	}
	html_raw(r->out, "</dl>");
}

/* What was said in the actor's language, which may be the page's other one. */
static void said_put(struct request *r, enum lang lang, const char *text)
{
	if (lang == r->act.lang)
		html_data(r->out, lang, text);
	else
		html(r->out, "<span lang=\"%s\">%s</span>", lang == JA ? "ja" : "en", text);
}

static enum lang lang_of(const json_t *opening)
{
	return same_text(text_at(opening, "lang"), "en") ? EN : JA;
}

static void refusal_rows(struct request *r, const json_t *opening)
{
	const char *name = text_at(opening, "fault"), *text = name, *detail = text_at(opening, "detail");
	for (int f = OK + 1; f < FAULTS; f++)
		if (same_text(fault_info[f].name, name))
			text = fault_info[f].text[r->act.lang];
	row_begin(r, W_ACT_REFUSED);
	act_put(r, text_at(opening, "act"));
	row_end(r);
	row_begin(r, W_WHY_REFUSED);
	html(r->out, "%s", text);
	if (detail) {
		html_raw(r->out, "<br>");
		said_put(r, lang_of(opening), detail);
	}
	row_end(r);
}

static void day_row(struct request *r, const char *day)
{
	date on;
	row_begin(r, W_TAKES_EFFECT);
	if (day && date_parse(day, &on))
		html(r->out, "<time datetime=\"%s\">%s</time>", day, date_long(r->act.arena, on, r->act.lang));
	else
		html_raw(r->out, "—");
	row_end(r);
}

static void opening_put(struct request *r, const struct entry *e, const json_t *opening)
{
	const char *second = text_at(opening, "second"), *reason = text_at(opening, "reason");
	html_raw(r->out, "<div class=\"wide\"><table class=\"record\"><tbody>\n");
	if (text_at(opening, "fault"))
		refusal_rows(r, opening);
	row_begin(r, W_ACTOR);
	actor_put(r, e->actor);
	row_end(r);
	row_begin(r, W_SECOND_ACTOR);
	if (second)
		actor_put(r, second);
	else
		html_raw(r->out, "—");
	row_end(r);
	day_row(r, text_at(opening, "on"));
	row_begin(r, W_REASON);
	html_data(r->out, r->act.lang, is_empty(reason) ? "—" : reason);
	row_end(r);
	row_begin(r, W_INPUTS);
	if (!json_object_size(json_object_get(opening, "inputs")))
		html_raw(r->out, "—");
	inputs_put(r, json_object_get(opening, "inputs"), act_kind_named(text_at(opening, "act")));
	row_end(r);
	table_end(r);
}

/* ---- each record --------------------------------------------------------------------------- */

static const struct { const char *op; enum word word; } ops[] = {
	{ "add",   W_ADDED },
	{ "amend", W_AMENDED },
	{ "void",  W_STRUCK_OUT },
	{ "erase", W_ERASED_OP },
};

static void field_put(struct request *r, const struct field *f, const char *name, const char *value)
{
	pair_begin(r, f, name);
	if (f && f->kind != LONG_TEXT)
		value_put(r, f, value);
	else
		value_shown(r, f, value);
	pair_end(r);
}

/* In the order of the register; last what it had once and has no more. */
static void fields_put(struct request *r, const struct reg *reg, json_t *fields)
{
	const char *name;
	json_t *value;
	html_raw(r->out, "<dl class=\"fields\">");
	for (size_t i = 0; reg && i < reg->nfields; i++)
		if (text_at(fields, reg->fields[i].name))
			field_put(r, &reg->fields[i], reg->fields[i].name, text_at(fields, reg->fields[i].name));
	json_object_foreach(fields, name, value)
		if (!reg || !field_named(reg, name))
			field_put(r, NULL, name, json_string_value(value));
	html_raw(r->out, "</dl>");
}

static void change_put(struct request *r, const json_t *line)
{
	const json_t *was = json_object_get(line, "was");
	for (size_t i = 0; i < COUNT(ops); i++)
		if (same_text(ops[i].op, text_at(line, "op")))
			html(r->out, "%s", say(r, ops[i].word));
	if (was) {
		html(r->out, "<br><span class=\"quiet\">%s ", say(r, W_VERSION_BEFORE));
		entry_link(r, (long)json_integer_value(was));
		html_raw(r->out, "</span>");
	}
}

/* A line that is about no record is shown as it stands. */
static void record_row(struct request *r, const json_t *line, const char *as_written)
{
	const struct reg *reg = register_named(text_at(line, "register"));
	if (!reg) {
		html_raw(r->out, "<tr><td colspan=\"4\"><pre class=\"text\">");
		html_data(r->out, r->act.lang, text_cut(r->act.arena, as_written, LINE_SHOWN));
		html_raw(r->out, "</pre></td></tr>\n");
		return;
	}
	html(r->out, "<tr><td>%s</td><th scope=\"row\">", reg->title[r->act.lang]);
	record_link(r, reg->name, text_at(line, "number"));
	html_raw(r->out, "</th><td class=\"short\">");
	change_put(r, line);
	html_raw(r->out, "</td><td>");
	if (!json_object_get(line, "fields"))
		html_raw(r->out, "<span class=\"quiet\">–</span>");
	fields_put(r, reg, json_object_get(line, "fields"));
	html_raw(r->out, "</td></tr>\n");
}

/* ---- each problem -------------------------------------------------------------------------- */

static void problem_row(struct request *r, const json_t *opening, const json_t *problem)
{
	const json_t *inputs = json_object_get(opening, "inputs");
	const char *name = text_at(problem, "field");
	long line = (long)json_integer_value(json_object_get(problem, "line"));
	html_raw(r->out, "<tr><td class=\"number\">");
	if (line)
		html(r->out, "%ld", line);
	else
		html_raw(r->out, "<span class=\"quiet\">–</span>");
	html_raw(r->out, "</td><th scope=\"row\">");
	if (name)
		label_put(r, field_known(register_named(text_at(inputs, "register")), act_kind_named(text_at(opening, "act")), name), name);
	html_raw(r->out, "</th><td>");
	value_shown(r, NULL, text_at(problem, "given"));
	html_raw(r->out, "</td><td>");
	said_put(r, lang_of(opening), text_at(problem, "accepted"));
	html_raw(r->out, "</td></tr>\n");
}

/* ---- the lines of a page ------------------------------------------------------------------- */

static void lines_begin(struct request *r, bool refused)
{
	static const enum word problem[] = { W_FILE_LINE, W_FIELD, W_GIVEN, W_ACCEPTED };
	static const enum word record[] = { W_REGISTER, W_RECORD_CHANGED, W_OPERATION, W_CONTENT };
	table_begin_with(r, refused ? W_PROBLEMS : W_WHAT_IS_RECORDED, refused ? problem : record, COUNT(record));
}

static void lines_put(struct request *r, const struct entry *e, const json_t *opening, const struct lines *l)
{
	bool refused = text_at(opening, "fault") != NULL;
	if (!l->n) {
		if (!refused)
			html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NONE_RECORDED));
		return;
	}
	if (refused && lang_of(opening) != r->act.lang)
		html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_AS_TOLD));
	lines_begin(r, refused);
	for (size_t i = 0; i < l->n; i++) {
		defer(json_drop) json_t *line = line_parse(r, e, l->shown[i]);
		if (!line)
			return;
		if (refused)
			problem_row(r, opening, line);
		else
			record_row(r, line, l->shown[i]);
	}
	table_end(r);
}

static void page_link(struct request *r, const char *rel, long page, enum word w)
{
	const char *number = arena_format(r->act.arena, "%ld", page);
	html(r->out, "<a rel=\"%s\" href=\"%s#body\">%s</a> ", rel, url_with(r->act.arena, &r->url, "page", number), say(r, w));
}

static void neighbours_put(struct request *r, long page, bool more)
{
	if (page == 1 && !more)
		return;
	html(r->out, "<nav class=\"pages\" aria-label=\"%s\">", say(r, W_PAGES));
	if (page > 1)
		page_link(r, "prev", page - 1, W_PREVIOUS_PAGE);
	if (more)
		page_link(r, "next", page + 1, W_NEXT_PAGE);
	html_raw(r->out, "</nav>\n");
}

void body_put_in_words(struct request *r, const struct entry *e)
{
	struct lines *l = arena_new(r->act.arena, struct lines);
	long page;
	if (argument_long(r, "page", 1, 1, &page))
		return;
	page = page < PAGES_MOST ? page : PAGES_MOST;
	l->line.arena = r->act.arena;
	l->first = (page - 1) * PAGE_LINES + 1;
	html(r->out, "<h2 id=\"body\">%s</h2>\n", say(r, W_BODY));
	if (!body_read(r, e->n, l)) {
		html(r->out, "<p class=\"detail\">%s</p>\n", say(r, W_BODY_HIDDEN));
		return;
	}
	defer(json_drop) json_t *opening = line_parse(r, e, l->opening);
	if (!opening)
		return;
	opening_put(r, e, opening);
	lines_put(r, e, opening, l);
	neighbours_put(r, page, l->more);
}
