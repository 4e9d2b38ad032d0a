/* What the pages of the law share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include "ui/findings.h"

static const struct { enum word label; const char *path; } parts[] = {
	{ W_LAW_TREE,     "/law" },
	{ W_LAW_PICTURE,  "/law/picture" },
	{ W_LAW_DUTIES,   "/law/duties" },
	{ W_LAW_TABLES,   "/law/tables" },
	{ W_LAW_COVERAGE, "/law/coverage" },
	{ W_LAW_CHANGES,  "/law/diff" },
	{ W_LAW_WORDS,    "/law/words" },
};

/* ---- addresses ------------------------------------------------------------------------------- */

static const char *with_day(struct request *r, struct url *url)
{
	if (!is_empty(argument_of(r, "on")))
		url->arguments[url->argument_count++] = (struct argument){ "on", argument_of(r, "on") };
	url_keep_known(r, url);
	return url_with(r->act.arena, url, "", NULL);
}

const char *law_url(struct request *r, const char *section, const char *name)
{
	struct url url = { .segments = { "law" }, .segment_count = 1 };
	if (section)
		url.segments[url.segment_count++] = section;
	if (name)
		url.segments[url.segment_count++] = name;
	return with_day(r, &url);
}

const char *findings_url(struct request *r, const char *name, const char *value)
{
	struct url url = { .segments = { "findings" }, .segment_count = 1, .arguments = { { name, value } }, .argument_count = 1 };
	return with_day(r, &url);
}

/* ---- the frame --------------------------------------------------------------------------------- */

static void parts_put(struct request *r, const char *path)
{
	html(r->out, "<nav class=\"parts\" aria-label=\"%s\"><ul>\n", say(r, W_LAW));
	for (size_t i = 0; i < COUNT(parts); i++) {
		html(r->out, "<li><a href=\"%s\"", law_url(r, i ? parts[i].path + 5 : NULL, NULL));
		if (same_text(path, parts[i].path))
			html_raw(r->out, " aria-current=\"true\"");
		html(r->out, ">%s</a></li>\n", say(r, parts[i].label));
	}
	html_raw(r->out, "</ul></nav>\n");
}

bool law_begin(struct request *r, const char *path, const char *title)
{
	if (day_choose(r))
		return false;
	page_begin(r, SECTION_LAW, title);
	parts_put(r, path);
	return true;
}

bool is_shown(const struct request *r, date from_on, date to_on)
{
	return is_between(r->act.on, from_on, to_on);
}

/* What the page was narrowed to stays. */
void law_day_form(struct request *r)
{
	char day[DATE_TEXT];
	html(r->out, "<form class=\"day\" method=\"get\" action=\"%s\"><label for=\"on\">%s</label> <input id=\"on\" name=\"on\" value=\"%s\""
	    " size=\"12\" autocomplete=\"off\" placeholder=\"R8.11.20\"> ", r->path, say(r, W_OTHER_DAY), date_text(r->act.on, day));
	for (size_t i = 0; i < r->url.argument_count; i++) {
		const struct argument *a = &r->url.arguments[i];
		if (!same_text(a->name, "on") && !same_text(a->name, "page"))
			html(r->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", a->name, a->value);
	}
	html(r->out, "<button>%s</button></form>\n", say(r, W_PAGE_SHOW));
}

/* A form asks for the same day and instant again. */
void kept_fields(struct request *r)
{
	static const char *const names[] = { "on", "known_at" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (!is_empty(argument_of(r, names[i])))
			html(r->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", names[i], argument_of(r, names[i]));
}

void listed_choice(struct request *r, const char *name, enum word label, const struct listed *list, const char *chosen)
{
	html(r->out, "<label>%s <select name=\"%s\"><option value=\"\">%s</option>", say(r, label), name, say(r, W_ALL));
	for (const struct listed *l = list; l->code; l++) {
		html(r->out, "<option value=\"%s\"", l->code);
		if (same_text(l->code, chosen))
			html_raw(r->out, " selected");
		html(r->out, ">%s</option>", l->label[r->act.lang]);
	}
	html_raw(r->out, "</select></label> ");
}

/* ---- laws ------------------------------------------------------------------------------------------ */

void note_put(struct request *r, const char *text)
{
	if (is_empty(text))
		return;
	html_raw(r->out, "<p class=\"quiet\">");
	html_data(r->out, r->act.lang, text);
	html_raw(r->out, "</p>\n");
}

void other_text_put(struct request *r, const bilingual text)
{
	const enum lang other = r->act.lang == JA ? EN : JA;
	html(r->out, "<span lang=\"%s\">%s</span>", other == JA ? "ja" : "en", text[other]);
}

void node_link(struct request *r, const struct law_node *node, const char *text)
{
	html(r->out, "<a href=\"%s\">", law_url(r, node->id, NULL));
	html_data(r->out, r->act.lang, text ? text : node_cited(r->act.arena, rulebook_shown(r), node, r->act.lang));
	html_raw(r->out, "</a>");
}

void node_dates(struct request *r, const struct law_node *node)
{
	const struct validity v = node_validity(rulebook_shown(r), node);
	const char *dates = validity_told(&r->act, node->from_on, node->to_on);
	if (dates)
		html(r->out, " <span class=\"quiet small\">%s</span>", dates);
	if (!is_shown(r, v.from_on, v.to_on))
		html(r->out, " <span class=\"tag\">%s</span>", say(r, W_LAW_NOT_IN_FORCE));
}

void mark_put(struct request *r, const char *mark, const bilingual note)
{
	if (!mark || same_text(mark, "found"))
		html(r->out, "%s", listed_label(law_marks, "found", r->act.lang));
	else
		html(r->out, "<span class=\"mark-unverified\">%s</span>", listed_label(law_marks, mark, r->act.lang));
	if (note[r->act.lang]) {
		html_raw(r->out, " ");
		html_data(r->out, r->act.lang, note[r->act.lang]);
	}
}

/* ---- duties ----------------------------------------------------------------------------------------- */

enum fault law_findings(struct request *r, struct status *out)
{
	return status_of(&r->act, r->installation, r->act.actor, r->act.on, db_known_at(r->act.db), out);
}

void counts_of(const struct status *s, const struct duty *duty, long counts[static STATES])
{
	for (size_t i = 0; i < STATES; i++)
		counts[i] = 0;
	for (size_t i = 0; i < s->judgement.n; i++)
		counts[s->judgement.findings[i].state] += same_text(s->judgement.findings[i].rule->duty->id, duty->id);
}

void duty_link(struct request *r, const struct duty *duty)
{
	html(r->out, "<a href=\"%s\">", law_url(r, "duties", duty->id));
	html_data(r->out, r->act.lang, duty->text[r->act.lang]);
	html_raw(r->out, "</a>");
}

static void found_put(struct request *r, const struct duty *duty, const struct status *s)
{
	long counts[STATES];
	counts_of(s, duty, counts);
	for (size_t i = 0; i < STATES; i++) {
		const enum state state = most_serious_first[i];
		if (!counts[state])
			continue;
		html_raw(r->out, " <span class=\"found\">");
		shape_put(r, state);
		html(r->out, "%s %ld</span>", state_info[state].label[r->act.lang], counts[state]);
	}
}

void duty_shown(struct request *r, const struct duty *duty, const struct status *s)
{
	html(r->out, "<li><span class=\"tag\">%s</span> ", listed_label(duty_whos, duty->who, r->act.lang));
	duty_link(r, duty);
	found_put(r, duty, s);
	if (!same_text(duty->mark, "found"))
		html(r->out, " <span class=\"mark-unverified\">%s</span>", listed_label(law_marks, duty->mark, r->act.lang));
	if (!duty_is_in_force(s->rulebook, duty, r->act.on))
		html(r->out, " <span class=\"tag\">%s</span>", say(r, W_LAW_NOT_IN_FORCE));
	html_raw(r->out, "</li>\n");
}
