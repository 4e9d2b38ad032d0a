/* The first page: what must be put right today, duty by duty, for whom, why, and on which article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <string.h>

enum { PAGE_FINDINGS = 100 };

/* The shape that goes with each state, so that colour is never the only sign. */
static const struct { const char *code, *shape; } shapes[STATES] = {
	[STATE_WRONG]   = { "wrong",   "×" },
	[STATE_MISSING] = { "missing", "□" },
	[STATE_OVERDUE] = { "overdue", "▲" },
	[STATE_DUE]     = { "due",     "◇" },
};
static const enum state most_serious_first[STATES] = { STATE_WRONG, STATE_MISSING, STATE_OVERDUE, STATE_DUE };

static const struct { const char *code; enum word word, meaning; } weights[] = {
	[WEIGHT_MINOR]   = { "minor",   W_WEIGHT_MINOR,   W_WEIGHT_MINOR_IS },
	[WEIGHT_SERIOUS] = { "serious", W_WEIGHT_SERIOUS, W_WEIGHT_SERIOUS_IS },
	[WEIGHT_GRAVE]   = { "grave",   W_WEIGHT_GRAVE,   W_WEIGHT_GRAVE_IS },
};

static const struct { const char *code; enum word word; } whos[] = {
	{ "authority",  W_WHO_AUTHORITY },
	{ "bureau",     W_WHO_BUREAU },
	{ "contractor", W_WHO_CONTRACTOR },
	{ "handler",    W_WHO_HANDLER },
};

/* A duty with what was found of it. */
struct tally { const struct duty *duty; long counts[STATES], all; };

/* What the page shows: the duties in order of their gravest finding, and the findings sorted the same way. */
struct sheet {
	struct status status;
	struct tally *tallies;
	size_t n;                                /* duties with a finding come first */
	const struct finding **findings;         /* those asked for, duty by duty */
	size_t finding_count;
	long first;                              /* of those, the first on this page */
};

/* ---- gathering ----------------------------------------------------------------------------- */

static struct tally *tally_of(struct sheet *s, const struct duty *duty)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->tallies[i].duty == duty)
			return &s->tallies[i];
	s->tallies[s->n].duty = duty;
	return &s->tallies[s->n++];
}

static bool is_in_force(const struct duty *d, date on)
{
	return (d->from_on == NO_DATE || d->from_on <= on) && (d->to_on == NO_DATE || on <= d->to_on);
}

static void tally_all(struct request *r, struct sheet *s)
{
	const struct rulebook *book = s->status.rulebook;
	const struct judgement *j = &s->status.judgement;
	s->tallies = arena_array(r->act.arena, struct tally, book->duty_count + 1);
	for (size_t i = 0; i < j->n; i++) {
		struct tally *t = tally_of(s, j->findings[i].rule->duty);
		t->counts[j->findings[i].state]++;
		t->all++;
	}
	for (size_t i = 0; i < book->duty_count; i++)
		if (is_in_force(&book->duties[i], j->on))
			(void)tally_of(s, &book->duties[i]);
}

/* Those of one duty, or of one state, if the reader asked so. */
static void findings_choose(struct request *r, struct sheet *s)
{
	const struct judgement *j = &s->status.judgement;
	const char *duty = argument_of(r, "duty"), *state = argument_of(r, "state");
	s->findings = arena_array(r->act.arena, const struct finding *, j->n + 1);
	for (size_t t = 0; t < s->n && s->tallies[t].all; t++)
		for (size_t i = 0; i < j->n; i++) {
			const struct finding *f = &j->findings[i];
			bool asked = (is_empty(duty) || same_text(duty, f->rule->duty->id)) &&
			    (is_empty(state) || same_text(state, state_info[f->state].code));
			if (asked && f->rule->duty == s->tallies[t].duty)
				s->findings[s->finding_count++] = f;
		}
}

/* A word that filters must be one we know. */
static void filters_check(struct request *r)
{
	const char *duty = argument_of(r, "duty"), *state = argument_of(r, "state");
	if (!is_empty(duty) && !duty_named(installation_rulebook(r->installation), duty))
		(void)fail(&r->act, E_NOT_FOUND, W_NO_DUTY, duty);
	for (size_t i = 0; i < STATES; i++)
		if (is_empty(state) || same_text(state, state_info[i].code))
			return;
	(void)fail(&r->act, E_NOT_FOUND, W_NO_STATE, state);
}

static enum fault day_choose(struct request *r)
{
	const char *given = argument_of(r, "on");
	if (!is_empty(given) && !date_read(given, &r->act.on))
		return problem_add(&r->act, 0, "on", given, phrase(&r->act, W_ACCEPTS_DATE));
	return OK;
}

/* ---- the counts ---------------------------------------------------------------------------- */

static void shape_put(struct request *r, enum state state)
{
	html(r->out, "<span class=\"shape %s\" aria-hidden=\"true\">%s</span>", shapes[state].code, shapes[state].shape);
}

static void counts_put(struct request *r, const struct sheet *s)
{
	const char *on = argument_of(r, "on");
	const struct url day = { .arguments = { { "on", on } }, .argument_count = on ? 1 : 0 };
	html(r->out, "<ul class=\"counts\" aria-label=\"%s\">\n", say(r, W_COUNTS));
	for (size_t i = 0; i < STATES; i++) {
		enum state state = most_serious_first[i];
		html(r->out, "<li class=\"%s\"><a href=\"%s#findings\">", shapes[state].code,
		    url_with(r->act.arena, &day, "state", state_info[state].code));
		shape_put(r, state);
		html(r->out, " <span class=\"word\">%s</span> <strong>", state_info[state].label[r->act.lang]);
		html_count(r->out, s->status.judgement.counts[state]);
		html_raw(r->out, "</strong></a></li>\n");
	}
	html_raw(r->out, "</ul>\n");
}

static void count_cells(struct request *r, const struct tally *t)
{
	for (size_t i = 0; i < STATES; i++) {
		html_raw(r->out, "<td class=\"count\">");
		if (t->counts[most_serious_first[i]])
			html_count(r->out, t->counts[most_serious_first[i]]);
		else
			html_raw(r->out, "<span class=\"quiet\">–</span>");
		html_raw(r->out, "</td>");
	}
}

/* A duty no rule tests says so, and why. */
static void tally_row(struct request *r, const struct tally *t)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	const char *href = url_with(r->act.arena, &r->url, "duty", t->duty->id);
	const char *text = t->duty->text[r->act.lang], *untested = t->duty->untested[r->act.lang];
	if (t->all)
		html(r->out, "<a href=\"%s#findings\">%s</a>", href, text);
	else
		html(r->out, "%s", text);
	html_raw(r->out, "</th>");
	if (untested)
		html(r->out, "<td class=\"quiet\" colspan=\"%d\">%s: %s</td>", (int)STATES, say(r, W_NOT_TESTED), untested);
	else
		count_cells(r, t);
	html_raw(r->out, "</tr>\n");
}

static void tallies_put(struct request *r, const struct sheet *s)
{
	html(r->out, "<div class=\"wide\"><table class=\"list\"><caption>%s</caption>\n", say(r, W_BY_DUTY));
	html(r->out, "<thead><tr><th scope=\"col\">%s</th>", say(r, W_DUTY));
	for (size_t i = 0; i < STATES; i++) {
		html_raw(r->out, "<th scope=\"col\" class=\"count\">");
		shape_put(r, most_serious_first[i]);
		html(r->out, " %s</th>", state_info[most_serious_first[i]].label[r->act.lang]);
	}
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < s->n; i++)
		tally_row(r, &s->tallies[i]);
	html_raw(r->out, "</tbody></table></div>\n");
}

static void weight_tag(struct request *r, enum weight weight)
{
	html(r->out, "<span class=\"tag weight-%s\">%s</span>", weights[weight].code, say(r, weights[weight].word));
}

static void legend_put(struct request *r)
{
	html(r->out, "<dl class=\"legend\" aria-label=\"%s\">\n", say(r, W_LEGEND));
	for (size_t i = COUNT(weights); i--;) {
		html_raw(r->out, "<div><dt>");
		weight_tag(r, (enum weight)i);
		html(r->out, "</dt><dd>%s</dd></div>\n", say(r, weights[i].meaning));
	}
	html(r->out, "<div><dt class=\"late\">%s</dt><dd>%s</dd></div>\n</dl>\n<p class=\"quiet legend-note\">%s</p>\n",
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
	html_raw(r->out, "</td><td>");
	record_link(r, "company", f->company);
	html_raw(r->out, "</td>");
	day_cell(r, f->due_on);
	html_raw(r->out, "</tr>\n");
}

/* What the duty is, how grave, whose, and on which articles it rests. */
static void duty_heading(struct request *r, const struct duty *duty, enum weight weight)
{
	html(r->out, "<h2>%s</h2>\n<div class=\"ground\">", duty->text[r->act.lang]);
	weight_tag(r, weight);
	html_raw(r->out, " ");
	for (size_t i = 0; i < COUNT(whos); i++)
		if (same_text(whos[i].code, duty->who))
			html(r->out, "<span>%s</span> ", say(r, whos[i].word));
	if (!same_text(duty->mark, "found"))
		html(r->out, "<span class=\"mark-unverified\">%s</span> ", say(r, W_MARK_UNVERIFIED));
	html(r->out, "<code>%s</code></div>\n", duty->id);
	articles_put(r, duty);
	if (duty->note[r->act.lang])
		html(r->out, "<p class=\"quiet\">%s</p>\n", duty->note[r->act.lang]);
}

static void duty_begin(struct request *r, const struct duty *duty, enum weight weight)
{
	static const enum word heads[] = { W_STATE, W_SUBJECT, W_BECAUSE, W_COMPANY, W_DUE_ON };
	html_raw(r->out, "<section class=\"duty\">\n");
	duty_heading(r, duty, weight);
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
			duty_begin(r, duty = rule->duty, rule->weight);
		}
		finding_row(r, s->findings[i]);
	}
	if (duty)
		duty_end(r);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_FINDINGS));
}

/* ---- what was asked, and where one is ------------------------------------------------------ */

static void filter_put(struct request *r, const char *name, const char *shown)
{
	const char *href = url_with(r->act.arena, &r->url, name, NULL);
	html(r->out, "<li>%s <a href=\"%s\" aria-label=\"%s\">×</a></li>\n", shown, href, say(r, W_FILTER_DROP));
}

static void filters_put(struct request *r)
{
	const char *duty = argument_of(r, "duty"), *state = argument_of(r, "state");
	if (is_empty(duty) && is_empty(state))
		return;
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n", say(r, W_FILTERS));
	if (!is_empty(duty))
		filter_put(r, "duty", duty_named(installation_rulebook(r->installation), duty)->text[r->act.lang]);
	for (size_t i = 0; i < STATES; i++)
		if (same_text(state, state_info[i].code))
			filter_put(r, "state", state_info[i].label[r->act.lang]);
	html_raw(r->out, "</ul>\n");
}

static const char *page_url(struct request *r, long page)
{
	return url_with(r->act.arena, &r->url, "page", arena_format(r->act.arena, "%ld", page));
}

static void pages_put(struct request *r, const struct sheet *s)
{
	struct arena *arena = r->act.arena;
	long page = s->first / PAGE_FINDINGS + 1, last = ((long)s->finding_count + PAGE_FINDINGS - 1) / PAGE_FINDINGS;
	if (last <= 1)
		return;
	const char *where = phrase(&r->act, W_PAGE_OF, arena_format(arena, "%ld", page), arena_format(arena, "%ld", last));
	html(r->out, "<nav class=\"pages\" aria-label=\"%s\">", say(r, W_PAGES));
	if (page > 1)
		html(r->out, "<a rel=\"prev\" href=\"%s\">%s</a> ", page_url(r, page - 1), say(r, W_PREVIOUS_PAGE));
	html(r->out, "<span>%s</span> ", where);
	if (page < last)
		html(r->out, "<a rel=\"next\" href=\"%s\">%s</a>", page_url(r, page + 1), say(r, W_NEXT_PAGE));
	html_raw(r->out, "</nav>\n");
}

static void day_form(struct request *r)
{
	char day[DATE_TEXT];
	html(r->out, "<form class=\"day\" method=\"get\" action=\"/\"><label for=\"on\">%s</label> <input id=\"on\" name=\"on\" value=\"%s\""
	    " size=\"12\" autocomplete=\"off\" placeholder=\"R8.11.20\"> <button>%s</button></form>\n",
	    say(r, W_OTHER_DAY), date_text(r->act.on, day), say(r, W_JUDGE));
}

void page_findings(struct request *r)
{
	struct sheet s = { 0 };
	long page;
	filters_check(r);
	if (r->act.fault || day_choose(r) || argument_long(r, "page", 1, 1, &page))
		return;
	if (status_of(&r->act, r->installation, r->act.actor, r->act.on, NULL, &s.status))
		return;
	tally_all(r, &s);
	findings_choose(r, &s);
	long last = s.finding_count ? ((long)s.finding_count - 1) / PAGE_FINDINGS : 0;
	s.first = (page - 1 > last ? last : page - 1) * PAGE_FINDINGS;
	page_begin(r, SECTION_FINDINGS, say(r, W_FINDINGS));
	day_form(r);
	counts_put(r, &s);
	tallies_put(r, &s);
	legend_put(r);
	html_raw(r->out, "<div id=\"findings\">\n");
	filters_put(r);
	findings_put(r, &s);
	pages_put(r, &s);
	html_raw(r->out, "</div>\n");
	page_end(r);
}
