/* The findings: what must be put right today, duty by duty, for whom, why, and on which article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/findings.h"
#include "ui/law.h"

enum { PAGE_FINDINGS = 100, OPTION_SHOWN = 120 };

static const struct { const char *code; enum word word, meaning; } weights[] = {
	[WEIGHT_MINOR]   = { "minor",   W_WEIGHT_MINOR,   W_WEIGHT_MINOR_IS },
	[WEIGHT_SERIOUS] = { "serious", W_WEIGHT_SERIOUS, W_WEIGHT_SERIOUS_IS },
	[WEIGHT_GRAVE]   = { "grave",   W_WEIGHT_GRAVE,   W_WEIGHT_GRAVE_IS },
};

/* ---- gathering ----------------------------------------------------------------------------- */

/* Duty by duty, in the order in which the duties were counted. */
static void findings_choose(struct request *r, struct sheet *s)
{
	const struct judgement *j = &s->status.judgement;
	const struct narrowing *asked = &s->asked;
	s->findings = arena_array(r->act.arena, const struct finding *, j->n + 1);
	for (size_t t = 0; t < s->duty_count && s->duties[t].all; t++)
		for (size_t i = 0; i < j->n; i++) {
			const struct finding *f = &j->findings[i];
			bool is_asked = (is_empty(asked->duty) || same_text(asked->duty, f->rule->duty->id)) &&
			    (is_empty(asked->company) || same_text(asked->company, f->company)) &&
			    (is_empty(asked->state) || same_text(asked->state, state_info[f->state].code));
			if (is_asked && f->rule->duty == s->duties[t].duty)
				s->findings[s->finding_count++] = f;
		}
}

/* A word that narrows must be one we know. */
static enum fault narrowing_check(struct request *r, const struct narrowing *asked)
{
	if (!is_empty(asked->duty) && !duty_named(rulebook_shown(r), asked->duty))
		return fail(&r->act, E_NOT_FOUND, W_NO_DUTY, asked->duty);
	bool known = is_empty(asked->state);
	for (size_t i = 0; i < STATES; i++)
		known |= same_text(asked->state, state_info[i].code);
	return known ? company_check(r) : fail(&r->act, E_NOT_FOUND, W_NO_STATE, asked->state);
}

/* ---- what the marks mean ------------------------------------------------------------------- */

static void weight_tag(struct request *r, enum weight weight)
{
	html(r->out, "<span class=\"tag weight-%s\">%s</span>", weights[weight].code, say(r, weights[weight].word));
}

static void legend_put(struct request *r)
{
	html(r->out, "<details class=\"folded\"><summary>%s</summary>\n<dl class=\"legend\">\n", say(r, W_LEGEND));
	for (size_t i = COUNT(weights); i--;) {
		html_raw(r->out, "<div><dt>");
		weight_tag(r, (enum weight)i);
		html(r->out, "</dt><dd>%s</dd></div>\n", say(r, weights[i].meaning));
	}
	html(r->out, "<div><dt class=\"late\">%s</dt><dd>%s</dd></div>\n</dl>\n<p class=\"quiet legend-note\">%s</p>\n</details>\n",
	    say(r, W_ENTERED_LATE), say(r, W_LATE_IS), say(r, W_WEIGHTS_ARE_OURS));
}

/* ---- the findings -------------------------------------------------------------------------- */

static void day_cell(struct request *r, date day)
{
	char text[DATE_TEXT];
	if (day == NO_DATE)
		html_raw(r->out, "<td class=\"day\"><span class=\"quiet\">–</span></td>");
	else
		html(r->out, "<td class=\"day\"><time datetime=\"%s\">%s</time></td>", date_text(day, text), text);
}

static void finding_row(struct request *r, const struct finding *f)
{
	html(r->out, "<tr><td class=\"state\">");
	shape_put(r, f->state);
	html(r->out, " <span class=\"word\">%s</span>", state_info[f->state].label[r->act.lang]);
	html_raw(r->out, "</td><th scope=\"row\">");
	record_link(r, f->rule->reg, f->subject);
	html_raw(r->out, "</th><td class=\"because\">");
	html_data(r->out, r->act.lang, f->because[r->act.lang]);
	if (f->late)
		html(r->out, "<span class=\"late\">%s</span>", say(r, W_ENTERED_LATE));
	if (f->reckoned[r->act.lang])
		html(r->out, "<span class=\"reckoned\">%s%s</span>", say(r, W_COMPUTED_BECAUSE), f->reckoned[r->act.lang]);
	html_raw(r->out, "</td><td>");
	record_link(r, "company", f->company);
	html_raw(r->out, "</td>");
	day_cell(r, f->due_on);
	html_raw(r->out, "</tr>\n");
}

/* What the duty is, how grave, whose, and on which articles it rests. */
static void duty_heading(struct request *r, const struct duty *duty, enum weight weight)
{
	html_raw(r->out, "<h3>");
	duty_link(r, duty);
	html_raw(r->out, "</h3>\n<div class=\"ground\">");
	weight_tag(r, weight);
	html_raw(r->out, " ");
	html(r->out, "<span>%s</span> ",
	    phrase(&r->act, W_LAWS_ROW, say(r, W_LAWS_WHO), listed_label(duty_whos, duty->who, r->act.lang)));
	if (!same_text(duty->mark, "found"))
		html(r->out, "<span class=\"mark-unverified\">%s</span> ", say(r, W_MARK_UNVERIFIED));
	html(r->out, "<code>%s</code></div>\n", duty->id);
	articles_put(r, duty);
	if (duty->note[r->act.lang])
		html(r->out, "<p class=\"quiet\">%s</p>\n", duty->note[r->act.lang]);
}

/* A finding that relies on a setting nobody has verified says so. */
static void reliances_put(struct request *r, const struct sheet *s, const struct rule *rule)
{
	const char *at = NULL;
	for (const struct term *t; (t = rule_next_reliance(s->status.rulebook, rule, s->status.on, &at));)
		html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_RELIES_ON, t->label[r->act.lang], t->note[r->act.lang]));
}

static void duty_begin(struct request *r, const struct sheet *s, const struct rule *rule)
{
	const struct duty *duty = rule->duty;
	static const enum word heads[] = { W_STATE, W_SUBJECT, W_BECAUSE, W_COMPANY, W_DUE_ON };
	html_raw(r->out, "<section class=\"duty\">\n");
	duty_heading(r, duty, rule->weight);
	reliances_put(r, s, rule);
	html(r->out, "<div class=\"wide\"><table class=\"list findings\"><caption class=\"unseen\">%s</caption>\n<thead><tr>",
	    duty->text[r->act.lang]);
	for (size_t i = 0; i < COUNT(heads); i++)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, heads[i]));
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
}

static void duty_end(struct request *r)
{
	html_raw(r->out, "</tbody></table></div>\n</section>\n");
}

static void findings_put(struct request *r, const struct sheet *s)
{
	const struct duty *duty = NULL;
	size_t end = (size_t)s->first + PAGE_FINDINGS;
	for (size_t i = (size_t)s->first; i < end && i < s->finding_count; i++) {
		const struct rule *rule = s->findings[i]->rule;
		if (rule->duty != duty) {
			if (duty)
				duty_end(r);
			duty = rule->duty;
			duty_begin(r, s, rule);
		}
		finding_row(r, s->findings[i]);
	}
	if (duty)
		duty_end(r);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_FINDINGS));
}

/* ---- what was asked ------------------------------------------------------------------------ */

static void option_put(struct request *r, const char *value, const char *label, const char *chosen)
{
	html(r->out, "<option value=\"%s\"", value);
	if (same_text(value, chosen))
		html_raw(r->out, " selected");
	html(r->out, ">%s</option>", label);
}

static void duty_choice(struct request *r, const struct sheet *s)
{
	html(r->out, "<label>%s <select name=\"duty\">", say(r, W_DUTY));
	option_put(r, "", say(r, W_ALL), s->asked.duty);
	for (size_t i = 0; i < s->duty_count; i++)
		if (s->duties[i].all || same_text(s->duties[i].duty->id, s->asked.duty))
			option_put(r, s->duties[i].duty->id, text_cut(r->act.arena, s->duties[i].duty->text[r->act.lang], OPTION_SHOWN), s->asked.duty);
	html_raw(r->out, "</select></label> ");
}

static void state_choice(struct request *r, const struct sheet *s)
{
	html(r->out, "<label>%s <select name=\"state\">", say(r, W_STATE));
	option_put(r, "", say(r, W_ALL), s->asked.state);
	for (size_t i = 0; i < STATES; i++) {
		const struct state_info *info = &state_info[most_serious_first[i]];
		option_put(r, info->code, info->label[r->act.lang], s->asked.state);
	}
	html_raw(r->out, "</select></label> ");
}

static void narrowing_form(struct request *r, const struct sheet *s)
{
	const char *on = argument_of(r, "on");
	html_raw(r->out, "<form class=\"narrow\" method=\"get\" action=\"/findings#findings\">");
	if (!is_empty(on))
		html(r->out, "<input type=\"hidden\" name=\"on\" value=\"%s\">", on);
	if (!is_empty(argument_of(r, "known_at")))
		html(r->out, "<input type=\"hidden\" name=\"known_at\" value=\"%s\">", argument_of(r, "known_at"));
	duty_choice(r, s);
	html(r->out, "<label>%s <input name=\"company\" value=\"%s\" size=\"10\" autocomplete=\"off\" placeholder=\"%s\"></label> ",
	    say(r, W_COMPANY), s->asked.company, number_label[r->act.lang]);
	state_choice(r, s);
	html(r->out, "<button>%s</button></form>\n", say(r, W_NARROW));
}

static const char *company_shown(struct request *r, const char *number)
{
	struct record record;
	const struct reg *company = register_named("company");
	const char *name = record_find(&r->act, company, number, &record) ? NULL : name_of(&r->act, company, record.values);
	return name ? arena_format(r->act.arena, "%s %s", number, name) : number;
}

static void filters_put(struct request *r, const struct narrowing *asked)
{
	if (is_empty(asked->duty) && is_empty(asked->company) && is_empty(asked->state))
		return;
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n", say(r, W_FILTERS));
	if (!is_empty(asked->duty))
		filter_put(r, "duty", duty_named(rulebook_shown(r), asked->duty)->text[r->act.lang]);
	if (!is_empty(asked->company))
		filter_put(r, "company", company_shown(r, asked->company));
	for (size_t i = 0; i < STATES; i++)
		if (same_text(asked->state, state_info[i].code))
			filter_put(r, "state", state_info[i].label[r->act.lang]);
	html_raw(r->out, "</ul>\n");
}

/* ---- the page ------------------------------------------------------------------------------ */

static enum fault sheet_make(struct request *r, struct sheet *s)
{
	s->asked = (struct narrowing){ argument_of(r, "duty"), argument_of(r, "company"), argument_of(r, "state") };
	enum fault f = narrowing_check(r, &s->asked);
	if (!f)
		f = day_choose(r);
	if (!f)
		f = status_of(&r->act, r->installation, r->act.actor, r->act.on, db_known_at(r->act.db), &s->status);
	if (f)
		return f;
	tallies_make(r, s);
	findings_choose(r, s);
	return page_choose(r, s->finding_count, PAGE_FINDINGS, &s->first);
}

static void findings_page(struct request *r)
{
	struct sheet s = { 0 };
	struct need_list needs;
	if (sheet_make(r, &s) || needs_of(&r->act, r->act.on, &needs))
		return;
	page_begin(r, SECTION_FINDINGS, say(r, W_FINDINGS));
	day_form(r, "/findings");
	counts_put(r, &s);
	duties_put(r, &s);
	companies_put(r, &s);
	gaps_summary(r, &needs);
	html(r->out, "<section id=\"findings\">\n<h2 class=\"part\">%s</h2>\n", say(r, W_FINDINGS_LISTED));
	legend_put(r);
	narrowing_form(r, &s);
	filters_put(r, &s.asked);
	findings_put(r, &s);
	pages_put(r, s.first, s.finding_count, PAGE_FINDINGS);
	html_raw(r->out, "</section>\n");
	page_end(r);
}

void page_findings(struct request *r)
{
	page_as_known(r, findings_page);
}
