/* One duty: who must do what, when and why that day, what shows it, on which articles it stands, which rules test it, and what they
 * find.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include "ui/findings.h"

enum { FINDINGS_SHOWN = 50, STATUTES_SHOWN = 12 };

static void data_row(struct request *r, enum word label, const char *text)
{
	if (is_empty(text))
		return;
	row_begin(r, label);
	html_data(r->out, r->act.lang, text);
	row_end(r);
}

/* ---- when ---------------------------------------------------------------------------------------- */

/* The setting that changes it, and whether anybody has verified it. */
static void term_put(struct request *r, const struct term *t)
{
	char value[32];
	snprintf(value, sizeof value, "%ld", t->value);
	html_raw(r->out, "<li>");
	html_data(r->out, r->act.lang, phrase(&r->act, W_LAWS_ROW, t->label[r->act.lang],
	    arena_format(r->act.arena, r->act.lang == JA ? "%s%s" : "%s %s", value, listed_label(term_units, t->unit, r->act.lang))));
	html(r->out, " <a href=\"%s\"><code>%s</code></a>", url_of_known(r, "/settings"), t->name);
	if (!same_text(t->mark, "found")) {
		html_raw(r->out, "<br>");
		mark_put(r, t->mark, t->note);
	}
	html_raw(r->out, "</li>");
}

static const struct term *term_now(struct request *r, const struct duty *duty, const struct name_place **at)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct name_index *index = &book->terms_of_duty;
	for (*at = *at ? name_next(index, *at) : name_find(index, duty->id); *at; *at = name_next(index, *at))
		if (is_shown(r, book->terms[(*at)->at].from_on, book->terms[(*at)->at].to_on))
			return &book->terms[(*at)->at];
	return NULL;
}

/* Were it set off on the day of this page: by when, and why that day.  Only where one number tells. */
static void example_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct name_place *first = NULL, *p = name_find(&book->rules_of_duty, duty->id);
	const struct term *t = term_now(r, duty, &first);
	if (!t || !p || !book->rules[p->at].clock.n || term_now(r, duty, &first))
		return;
	struct clock clock = book->rules[p->at].clock.clock;
	const struct clock_start start = { .on = r->act.on };
	clock.n = t->value;
	const struct due due = clock_due(r->act.arena, &clock, &start);
	if (due.on == NO_DATE)
		return;
	html(r->out, "<p class=\"reckoned\">%s ", phrase(&r->act, W_LAW_WERE_IT_TODAY, date_long(r->act.arena, due.on, r->act.lang)));
	html(r->out, "%s%s</p>", say(r, W_COMPUTED_BECAUSE), due.because[r->act.lang]);
}

static void clock_row(struct request *r, const struct duty *duty)
{
	const struct name_place *at = NULL;
	row_begin(r, W_LAWS_CLOCK);
	html(r->out, "%s", listed_label(duty_clocks, duty->clock, r->act.lang));
	html_raw(r->out, "<ul class=\"plain\">");
	for (const struct term *t; (t = term_now(r, duty, &at));)
		term_put(r, t);
	html_raw(r->out, "</ul>");
	example_put(r, duty);
	row_end(r);
}

/* ---- what shows it --------------------------------------------------------------------------------- */

static void evidence_row(struct request *r, const struct duty *duty)
{
	if (!duty->evidence || !duty->evidence->reg)
		return;
	row_begin(r, W_LAWS_EVIDENCE);
	html_raw(r->out, "<ul class=\"plain\">");
	for (const struct evidence *e = duty->evidence; e->reg; e++) {
		const struct reg *reg = register_named(e->reg);
		html(r->out, "<li><a href=\"%s\">%s</a> <span class=\"quiet\">%s</span></li>",
		    url_of_known(r, url_path(r->act.arena, "registers", e->reg)), reg ? reg->title[r->act.lang] : e->reg,
		    evidence_told(&r->act, rulebook_shown(r), e));
	}
	html_raw(r->out, "</ul>");
	row_end(r);
}

static void other_duty_row(struct request *r, enum word label, const struct duty *duty)
{
	if (!duty)
		return;
	row_begin(r, label);
	duty_link(r, duty);
	row_end(r);
}

static void facts_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct validity v = duty_validity(book, duty);
	html_raw(r->out, "<div class=\"wide\"><table class=\"record\"><tbody>\n");
	row_begin(r, r->act.lang == JA ? W_LAW_IN_ENGLISH : W_LAW_IN_JAPANESE);
	other_text_put(r, duty->text);
	row_end(r);
	data_row(r, W_LAWS_WHO, listed_label(duty_whos, duty->who, r->act.lang));
	data_row(r, W_LAWS_TOWARDS, labels_told(&r->act, duty_towards, duty->towards));
	data_row(r, W_LAWS_TRIGGER, duty->trigger[r->act.lang]);
	clock_row(r, duty);
	data_row(r, W_LAWS_EXCEPTION, duty->exception[r->act.lang]);
	evidence_row(r, duty);
	data_row(r, W_LAWS_REGIME, labels_told(&r->act, law_regimes, duty->regime));
	row_begin(r, W_LAWS_IN_FORCE);
	html(r->out, "%s", validity_told(&r->act, v.from_on, v.to_on) ? validity_told(&r->act, v.from_on, v.to_on) : say(r, W_LAW_NO_DATES));
	if (!duty_is_in_force(book, duty, r->act.on))
		html(r->out, " <span class=\"tag\">%s</span>", say(r, W_LAW_NOT_IN_FORCE));
	row_end(r);
	row_begin(r, W_LAWS_MARK);
	mark_put(r, duty->mark, duty->note);
	row_end(r);
	other_duty_row(r, W_LAWS_REPLACES, duty_named(book, duty->replaces));
	for (size_t i = 0; i < book->duty_count; i++)
		if (same_text(book->duties[i].replaces, duty->id))
			other_duty_row(r, W_LAWS_REPLACED_BY, &book->duties[i]);
	table_end(r);
}

/* ---- on what it stands ------------------------------------------------------------------------------ */

static void bases_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	long shown = 0;
	html(r->out, "<h2 class=\"part\">%s</h2>\n<ul class=\"plain\">\n", say(r, W_LAWS_BASIS));
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(book, *id);
		if (!node)
			continue;
		html_raw(r->out, "<li>");
		node_link(r, node, NULL);
		node_dates(r, node);
		if (shown < STATUTES_SHOWN && same_text(node->kind, "article"))
			shown += statute_put(r, node);
		html_raw(r->out, "</li>\n");
	}
	html_raw(r->out, "</ul>\n");
}

/* ---- what tests it, and what that finds ------------------------------------------------------------- */

static void rule_put(struct request *r, const struct rule *rule)
{
	const struct reg *reg = register_named(rule->reg);
	html_raw(r->out, "<li>");
	html_data(r->out, r->act.lang, rule->title[r->act.lang]);
	html(r->out, " <span class=\"quiet\">%s</span> <code>%s</code>", reg ? reg->title[r->act.lang] : rule->reg, rule->name);
	html(r->out, "<details class=\"folded\"><summary>%s</summary><pre>%s</pre></details></li>\n", say(r, W_LAW_QUESTION_ASKED), rule->sql.text);
}

static void rules_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct name_place *p = name_find(&book->rules_of_duty, duty->id);
	html(r->out, "<h2 class=\"part\">%s</h2>\n", say(r, W_LAWS_RULES));
	if (!p)
		note_put(r, phrase(&r->act, W_LAWS_ROW, say(r, W_LAWS_UNTESTED), duty->untested[r->act.lang]));
	else
		html_raw(r->out, "<ul class=\"plain\">\n");
	for (const struct name_place *q = p; q; q = name_next(&book->rules_of_duty, q))
		rule_put(r, &book->rules[q->at]);
	if (p)
		html_raw(r->out, "</ul>\n");
}

static void finding_row(struct request *r, const struct finding *f)
{
	html_raw(r->out, "<tr><td class=\"state\">");
	shape_put(r, f->state);
	html(r->out, " <span class=\"word\">%s</span></td><th scope=\"row\">", state_info[f->state].label[r->act.lang]);
	record_link(r, f->rule->reg, f->subject);
	html_raw(r->out, "</th><td class=\"because\">");
	html_data(r->out, r->act.lang, f->because[r->act.lang]);
	if (f->reckoned[r->act.lang])
		html(r->out, "<span class=\"reckoned\">%s%s</span>", say(r, W_COMPUTED_BECAUSE), f->reckoned[r->act.lang]);
	html_raw(r->out, "</td><td>");
	record_link(r, "company", f->company);
	html_raw(r->out, "</td></tr>\n");
}

/* The rules a duty has find these today, in the reach of whoever reads. */
static void findings_put(struct request *r, const struct duty *duty, const struct status *s)
{
	long counts[STATES], all = 0, shown = 0;
	counts_of(s, duty, counts);
	for (size_t i = 0; i < STATES; i++)
		all += counts[i];
	html(r->out, "<h2 class=\"part\" id=\"findings\">%s</h2>\n", say(r, W_FINDINGS));
	if (!all) {
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, duty->untested[JA] ? W_LAW_NOT_TESTED : W_NO_FINDINGS));
		return;
	}
	html_raw(r->out, "<div class=\"wide\"><table class=\"list findings\"><thead><tr>");
	static const enum word heads[] = { W_STATE, W_SUBJECT, W_BECAUSE, W_COMPANY };
	for (size_t i = 0; i < COUNT(heads); i++)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, heads[i]));
	html_raw(r->out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < s->judgement.n && shown < FINDINGS_SHOWN; i++)
		if (same_text(s->judgement.findings[i].rule->duty->id, duty->id)) {
			finding_row(r, &s->judgement.findings[i]);
			shown++;
		}
	table_end(r);
	html(r->out, "<p><a href=\"%s\">%s</a></p>\n", findings_url(r, "duty", duty->id),
	    phrase(&r->act, W_LAW_ALL_FINDINGS, arena_format(r->act.arena, "%ld", all)));
}

/* Each line of a source that became this duty. */
static void coverage_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	html(r->out, "<h2 class=\"part\">%s</h2>\n<ul class=\"plain\">\n", say(r, W_LAW_COVERAGE));
	for (size_t i = 0; i < book->source_count; i++)
		for (const struct source_line *l = book->sources[i].lines; l < book->sources[i].lines + book->sources[i].line_count; l++)
			for (const char *const *id = l->duties; *id; id++)
				if (same_text(*id, duty->id)) {
					html(r->out, "<li><a class=\"quiet\" href=\"%s#%s\">", coverage_url(r, &book->sources[i]), l->id);
					html_data(r->out, r->act.lang, book->sources[i].source[r->act.lang]);
					html_raw(r->out, "</a><br>");
					html_data(r->out, r->act.lang, l->says[r->act.lang]);
					html_raw(r->out, "</li>\n");
				}
	html_raw(r->out, "</ul>\n");
}

static void duty_page(struct request *r)
{
	const struct duty *duty = duty_named(rulebook_shown(r), place_of(r, "duty"));
	struct status s;
	if (!duty) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_DUTY, place_of(r, "duty"));
		return;
	}
	if (!law_begin(r, NULL, duty->text[r->act.lang]) || law_findings(r, &s))
		return;
	facts_put(r, duty);
	findings_put(r, duty, &s);
	bases_put(r, duty);
	rules_put(r, duty);
	coverage_put(r, duty);
	page_end(r);
}

void page_law_duty(struct request *r)
{
	page_as_known(r, duty_page);
}
