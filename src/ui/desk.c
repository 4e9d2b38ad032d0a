/* The access desk: who wants to do what, with what, where; and the answer in one large word, with every reason, its article, and what
 * would cure a refusal.  The same explanation as a page to print and hand over is in desk_sheet.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/desk.h"
#include <string.h>

enum { SUGGESTIONS = 100 };

/* ---- the form ------------------------------------------------------------------------------ */

static const struct { const char *code; bilingual label; } uses[] = {
	{ "view",      { "閲覧する",     "View" } },
	{ "take",      { "借り受ける",   "Take" } },
	{ "copy",      { "複製する",     "Copy" } },
	{ "carry_out", { "持ち出す",     "Carry out" } },
	{ "send",      { "送達する",     "Send" } },
	{ "store",     { "保管する",     "Store" } },
	{ "destroy",   { "破棄する",     "Destroy" } },
	{ "enter",     { "立ち入る",     "Enter an area" } },
	{ "operate",   { "パソコンを使用する", "Operate a PC" } },
};

/* A part of the question, under which heading it stands, and from which list it is suggested; NULL for the use. */
static const struct part { enum word group; const char *key, *list; bilingual label, hint; } parts[] = {
	{ W_DESK_WHO,     "person",  "person",  { "取扱者", "Person" },                { "番号", "Number" } },
	{ W_DESK_WHO,     "use",     NULL,      { "取扱い", "Use" },                   { NULL, NULL } },
	{ W_DESK_WHAT,    "item",    "item",    { "秘密物件等", "Item" },              { "立入り及び使用のほか", "for all but entering and operating" } },
	{ W_DESK_WHAT,    "area",    "area",    { "保全施設", "Area" },                { "立入りの対象", "to be entered" } },
	{ W_DESK_WHAT,    "machine", "machine", { "パソコン", "PC" },                  { "使用の対象", "to be operated or used" } },
	{ W_DESK_WHERE,   "place",   "place",   { "場所", "Place" },                   { "保全施設又は保管容器", "area or container" } },
	{ W_DESK_WHERE,   "on",      NULL,      { "基準日", "Day" },                   { "2026-11-20、R8.11.20", "2026-11-20 or R8.11.20" } },
	{ W_DESK_BESIDES, "witness", "person",  { "立会者", "Witness" },               { "破棄のとき", "of a destruction" } },
	{ W_DESK_BESIDES, "to",      "to",      { "送達先", "Recipient" },             { "機関、又は 事業者/事業所", "authority, or company/site" } },
};

/* What a list suggests: the first records of these registers. */
static const struct suggestions { const char *list, *registers[2]; } suggestions[] = {
	{ "person",  { "person" } },
	{ "item",    { "item" } },
	{ "area",    { "area" } },
	{ "machine", { "machine" } },
	{ "place",   { "area", "container" } },
	{ "to",      { "organisation", "site" } },
};

static size_t records_first(struct request *r, const struct reg *reg, struct record *out)
{
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(reg)->page, (struct value[]){ { 0 }, L(0), L(SUGGESTIONS) }, 2);
	size_t n = 0;
	while (n < SUGGESTIONS && query_next(q))
		record_of_row(r->act.arena, reg, q, &out[n++]);
	return n;
}

/* A site is sent to by its company. */
static const char *suggested(struct request *r, const struct record *record)
{
	const struct field *company = same_text(record->reg->name, "site") ? field_named(record->reg, "company") : NULL;
	return company ? arena_format(r->act.arena, "%s/%s", record->values[company - record->reg->fields], record->number) : record->number;
}

static void suggestions_put(struct request *r, const struct suggestions *s)
{
	struct record *records = arena_array(r->act.arena, struct record, SUGGESTIONS);
	html(r->out, "<datalist id=\"some-%s\">", s->list);
	for (size_t i = 0; i < COUNT(s->registers) && s->registers[i]; i++) {
		size_t n = records_first(r, register_named(s->registers[i]), records);
		for (size_t k = 0; k < n; k++)
			html(r->out, "<option value=\"%s\">%s</option>", suggested(r, &records[k]), name_of(&r->act, records[k].reg, records[k].values));
	}
	html_raw(r->out, "</datalist>\n");
}

static void use_put(struct request *r)
{
	const char *chosen = argument_of(r, "use");
	html(r->out, "<select id=\"use\" name=\"use\" required><option value=\"\">%s</option>", say(r, W_DESK_CHOOSE_USE));
	for (size_t i = 0; i < COUNT(uses); i++) {
		html(r->out, "<option value=\"%s\"", uses[i].code);
		if (same_text(chosen, uses[i].code))
			html_raw(r->out, " selected");
		html(r->out, ">%s</option>", uses[i].label[r->act.lang]);
	}
	html_raw(r->out, "</select>");
}

static void part_put(struct request *r, const struct part *p)
{
	html(r->out, "<div class=\"part\"><label for=\"%s\">%s", p->key, p->label[r->act.lang]);
	if (p->hint[JA])
		html(r->out, " <span class=\"quiet small\">%s</span>", p->hint[r->act.lang]);
	html_raw(r->out, "</label>");
	if (same_text(p->key, "use"))
		use_put(r);
	else if (p->list)
		html(r->out, "<input id=\"%s\" name=\"%s\" value=\"%s\" list=\"some-%s\" autocomplete=\"off\">", p->key, p->key,
		    argument_of(r, p->key), p->list);
	else
		html(r->out, "<input id=\"%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\">", p->key, p->key, argument_of(r, p->key));
	html_raw(r->out, "</div>\n");
}

static void form_put(struct request *r)
{
	html_raw(r->out, "<form class=\"desk\" method=\"get\" action=\"/desk#verdict\">\n");
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (!i || parts[i].group != parts[i - 1].group)
			html(r->out, "<fieldset><legend>%s</legend>\n", say(r, parts[i].group));
		part_put(r, &parts[i]);
		if (i + 1 == COUNT(parts) || parts[i].group != parts[i + 1].group)
			html_raw(r->out, "</fieldset>\n");
	}
	if (db_known_at(r->act.db))
		html(r->out, "<input type=\"hidden\" name=\"known_at\" value=\"%s\">", db_known_at(r->act.db));
	html(r->out, "<p class=\"do\"><button class=\"main\">%s</button> <a href=\"%s\">%s</a></p>\n</form>\n", say(r, W_DESK_ASK),
	    url_of_known(r, "/desk"), say(r, W_DESK_ANEW));
	for (size_t i = 0; i < COUNT(suggestions); i++)
		suggestions_put(r, &suggestions[i]);
}

/* ---- asking -------------------------------------------------------------------------------- */

static bool is_part(const char *name)
{
	for (const char *const *part = question_parts; *part; part++)
		if (same_text(*part, name))
			return true;
	return false;
}

/* The picture is held no longer than it takes to explain. */
enum fault desk_open(struct request *r, struct desk *d)
{
	struct input *given = arena_array(r->act.arena, struct input, ARGUMENTS_MAX);
	size_t n = 0;
	for (size_t i = 0; i < r->url.argument_count; i++)
		if (is_part(r->url.arguments[i].name) && !is_empty(r->url.arguments[i].value))
			given[n++] = (struct input){ r->url.arguments[i].name, r->url.arguments[i].value };
	enum fault f = day_choose(r);
	*d = (struct desk){ .of = { .act = &r->act, .given = { given, n }, .on = r->act.on, .books = r->installation } };
	d->is_asked = inquiry_part(&d->of, "use") != NULL;
	if (f || !d->is_asked)
		return f;
	f = inquiry_open(&d->of);
	if (!f)
		f = inquiry_explain(&d->of, &d->e);
	inquiry_close(&d->of);
	return f;
}

/* ---- reasons ------------------------------------------------------------------------------- */

static void fact_put(struct request *r, const struct desk *d, const struct told *told)
{
	struct fact_told f = fact_apart(&d->of, told);
	html_raw(r->out, "<li>");
	if (!f.fields) {
		html(r->out, "%s</li>", phrase(&r->act, W_EXPLAIN_OUT_OF_REACH, f.kind));
		return;
	}
	html(r->out, "%s ", f.kind);
	if (register_named(told->kind) && told->number)
		number_link(r, told->kind, told->number);
	html_raw(r->out, " <span class=\"quiet\">");
	html_data(r->out, r->act.lang, f.fields);
	html_raw(r->out, "</span></li>");
}

static void facts_put(struct request *r, const struct desk *d, const struct reason *reason)
{
	const char *unknown = reason->condition == CONDITION_known && !reason->held ? unknown_in_words(&d->of, &d->e.asked) : NULL;
	if (unknown) {
		html_raw(r->out, "<p class=\"shortage\">");
		html_data(r->out, r->act.lang, unknown);
		html_raw(r->out, "</p>");
	}
	if (reason->condition == CONDITION_known || (reason->held && !reason->fact_count))
		return;
	html(r->out, "<p class=\"facts\"><span class=\"quiet\">%s</span>", say(r, reason->fact_count ? W_EXPLAIN_FACTS : W_EXPLAIN_NO_FACTS));
	html_raw(r->out, "</p>");
	if (!reason->fact_count)
		return;
	html_raw(r->out, "<ul class=\"facts\">");
	for (size_t i = 0; i < reason->fact_count; i++)
		fact_put(r, d, &reason->facts[i]);
	html_raw(r->out, "</ul>");
}

static void duty_put(struct request *r, const struct duty *duty)
{
	html(r->out, "<p class=\"duty-text\">%s</p>\n", duty->text[r->act.lang]);
	articles_put(r, duty);
	if (mark_in_words(&r->act, duty))
		html(r->out, "<p class=\"quiet small\">%s</p>\n", mark_in_words(&r->act, duty));
}

static void reason_put(struct request *r, const struct desk *d, const struct reason *reason)
{
	const struct condition_info *info = &condition_info[reason->condition];
	html(r->out, "<li class=\"reason\"><h3><span class=\"shape %s\" aria-hidden=\"true\">%s</span> %s</h3>\n", reason->held ? "due" : "wrong",
	    reason->held ? "○" : "×", info->title[r->act.lang]);
	html(r->out, "<p>%s</p>\n", reason->held ? info->holds[r->act.lang] : info->fails[r->act.lang]);
	facts_put(r, d, reason);
	if (!reason->held) {
		html_raw(r->out, "<div class=\"basis\">");
		if (reason->duty)
			duty_put(r, reason->duty);
		html(r->out, "</div>\n<p class=\"cured-by\">%s</p>\n", phrase(&r->act, W_EXPLAIN_REMEDY, info->cure[r->act.lang]));
	}
	html_raw(r->out, "</li>\n");
}

void reasons_put(struct request *r, const struct desk *d, bool held)
{
	html_raw(r->out, "<ol class=\"reasons\">\n");
	for (size_t i = 0; i < d->e.reason_count; i++)
		if (d->e.reasons[i].held == held)
			reason_put(r, d, &d->e.reasons[i]);
	html_raw(r->out, "</ol>\n");
}

/* ---- the cure ------------------------------------------------------------------------------ */

/* The same question with one part otherwise. */
static const char *url_asked_so(struct request *r, const char *typed)
{
	char *rest = arena_text(r->act.arena, typed);
	const char *key, *value;
	return told_next(&rest, &key, &value) ? url_with(r->act.arena, &r->url, key, value) : NULL;
}

static bool adds_record(const struct step *s)
{
	return !strncmp(s->typed, "add ", 4);
}

/* The form of the act with all that the step says filled in, /registers/pledge/new?person=P-000003&regime=MDA, and the number of what is
 * amended; NULL where the step names no record. */
static const char *url_of_form(struct request *r, const struct step *s, const char **number)
{
	char *rest = arena_text(r->act.arena, strchr(strchr(s->typed, ' ') + 1, ' '));
	const char *key, *value;
	struct url url = { .segments = { "registers", s->reg->name, "new" }, .segment_count = 3 };
	while (told_next(&rest, &key, &value) && url.argument_count < ARGUMENTS_MAX)
		if (!adds_record(s) && !strcmp(key, "number"))
			*number = url.segments[2] = value;
		else if (strcmp(value, "…"))
			url.arguments[url.argument_count++] = (struct argument){ key, value };
	if (!adds_record(s))
		url.segments[url.segment_count++] = "amend";
	return s->names_no_record ? NULL : url_with(r->act.arena, &url, "page", NULL);
}

/* A way to the form for whoever may do it and looks at the books as they are now. */
static void step_link(struct request *r, const struct step *s)
{
	struct record record = { 0 };
	const char *number = NULL, *url = url_of_form(r, s, &number);
	if (!url || db_known_at(r->act.db))
		return;
	enum fault f = number ? record_find(&r->act, s->reg, number, &record) : OK;
	if (!f)
		f = may_do(&r->act, act_kind_named(number ? "amend" : "add"), s->reg, record.id);
	act_forgive(&r->act);
	if (!f)
		html(r->out, "<p class=\"screen\"><a href=\"%s\">%s</a></p>\n", url, say(r, W_DESK_DO));
}

static void step_put(struct request *r, const struct step *s)
{
	html_raw(r->out, "<li><p>");
	html_data(r->out, r->act.lang, s->reg ? step_in_words(&r->act, s) : phrase(&r->act, W_EXPLAIN_ASK_SO, s->typed));
	html_raw(r->out, "</p>\n<p class=\"quiet\">");
	if (s->reg)
		html(r->out, "%s", phrase(&r->act, W_EXPLAIN_WHO, roles_in_words(&r->act, s->roles, r->act.lang == JA ? "、" : ", ")));
	else
		html(r->out, "<a class=\"screen\" href=\"%s\">%s</a> %s", url_asked_so(r, s->typed), say(r, W_DESK_ASK_SO), say(r, W_EXPLAIN_ASKER));
	html_raw(r->out, "</p>\n");
	if (s->reg)
		html(r->out, "<p class=\"quiet typed\"><code>hozen %s</code></p>\n", s->typed);
	if (s->reg)
		step_link(r, s);
	html_raw(r->out, "</li>\n");
}

void cure_put(struct request *r, const struct desk *d)
{
	const struct cure *cure = &d->e.cure;
	if (cure->exists && d->e.asked.on < d->of.today)
		html(r->out, "<p class=\"detail\">%s</p>\n", say(r, W_EXPLAIN_PAST));
	html(r->out, "<p class=\"from-day\">%s</p>\n", cure_in_words(&r->act, cure));
	if (cure->exists && cure->step_count) {
		html_raw(r->out, "<ol class=\"steps\">\n");
		for (size_t i = 0; i < cure->step_count; i++)
			step_put(r, &cure->steps[i]);
		html_raw(r->out, "</ol>\n");
	}
	if (!cure->exists) {
		html_raw(r->out, "<ul>\n");
		for (int c = 0; c < CONDITIONS; c++)
			if (cure->beyond >> c & 1u)
				html(r->out, "<li>%s</li>\n", phrase(&r->act, W_EXPLAIN_BEYOND, condition_info[c].title[r->act.lang], condition_info[c].cure[r->act.lang]));
		html_raw(r->out, "</ul>\n");
	}
	if (cure->by_itself != DAY_NEVER && cure->step_count)
		html(r->out, "<p>%s</p>\n", phrase(&r->act, W_EXPLAIN_BY_ITSELF, date_long(r->act.arena, cure->by_itself, r->act.lang)));
}

/* ---- the answer ---------------------------------------------------------------------------- */

void parties_put(struct request *r, const struct desk *d)
{
	struct party parties[PARTIES_MAX];
	size_t n = parties_of(&d->of, parties);
	if (!n)
		return;
	html_raw(r->out, "<ul class=\"inline parties\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(r->out, "<li>");
		number_link(r, parties[i].reg->name, parties[i].number);
		html_raw(r->out, " ");
		html_data(r->out, r->act.lang, parties[i].name);
		html_raw(r->out, "</li>");
	}
	html_raw(r->out, "</ul>\n");
}

void verdict_put(struct request *r, const struct desk *d)
{
	bool yes = d->e.verdict.permitted;
	html(r->out, "<section class=\"verdict %s\" aria-labelledby=\"verdict\">\n<p class=\"sign\" aria-hidden=\"true\">%s</p>\n<div>", yes ? "yes" : "no",
	    yes ? "○" : "×");
	html(r->out, "<h2 id=\"verdict\">%s</h2>\n<p class=\"question\">", say(r, yes ? W_DESK_PERMITTED : W_DESK_REFUSED));
	html_data(r->out, r->act.lang, question_in_words(&d->of, &d->e.asked));
	html_raw(r->out, "</p>\n");
	parties_put(r, d);
	html(r->out, "<p>%s</p></div>\n</section>\n", verdict_in_words(&r->act, &d->e));
}

static void answer_put(struct request *r, const struct desk *d)
{
	size_t held = 0;
	for (size_t i = 0; i < d->e.reason_count; i++)
		held += d->e.reasons[i].held;
	struct url sheet = r->url;
	sheet.segments[sheet.segment_count++] = "explanation";
	verdict_put(r, d);
	html(r->out, "<p class=\"screen\"><a class=\"button\" href=\"%s\">%s</a></p>\n", url_with(r->act.arena, &sheet, "page", NULL), say(r, W_DESK_SHEET));
	if (!d->e.verdict.permitted) {
		html(r->out, "<h2 class=\"part\">%s</h2>\n", say(r, W_DESK_CURE));
		cure_put(r, d);
		html(r->out, "<h2 class=\"part\">%s</h2>\n", say(r, W_DESK_REASONS));
		reasons_put(r, d, false);
	}
	if (!held)
		return;
	html(r->out, "<details class=\"held\"><summary>%s</summary>\n", phrase(&r->act, W_DESK_HELD, arena_format(r->act.arena, "%zu", held)));
	reasons_put(r, d, true);
	html_raw(r->out, "</details>\n");
}

static void desk_page(struct request *r)
{
	struct desk d;
	if (desk_open(r, &d))
		return;
	page_begin(r, SECTION_DESK, say(r, W_DESK));
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_DESK_IS));
	known_form(r);
	form_put(r);
	if (d.is_asked)
		answer_put(r, &d);
	page_end(r);
}

void page_desk(struct request *r)
{
	page_as_known(r, desk_page);
}

/* ---- from other pages ---------------------------------------------------------------------- */

void desk_link(struct request *r, const struct record *record)
{
	static const struct { const char *reg, *key; } asked[] = {
		{ "person", "person" }, { "item", "item" }, { "area", "area" }, { "machine", "machine" },
		{ "container", "place" } };
	for (size_t i = 0; i < COUNT(asked); i++) {
		if (!same_text(asked[i].reg, record->reg->name))
			continue;
		struct url url = { .segments = { "desk" }, .segment_count = 1 };
		url_keep_known(r, &url);
		html(r->out, "<a class=\"button\" href=\"%s\">%s</a>\n", url_with(r->act.arena, &url, asked[i].key, record->number), say(r, W_DESK_ABOUT));
	}
}
