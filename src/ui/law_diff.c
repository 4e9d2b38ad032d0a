/* What changes in the law between two days: laws, what each kind of person must now do and by when, and which companies have that to do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include "services/changes.h"

enum { PAGE_COMPANIES = 50 };

/* ---- which days ------------------------------------------------------------------------------ */

/* A day asked for, or this one where none is. */
static enum fault day_asked(struct request *r, const char *name, date standard, date *out)
{
	const char *given = argument_of(r, name);
	*out = standard;
	if (!is_empty(given) && !date_read(given, out))
		return problem_add(&r->act, 0, name, given, phrase(&r->act, W_ACCEPTS_DATE));
	return OK;
}

static void day_field(struct request *r, const char *name, enum word label, date day)
{
	char text[DATE_TEXT];
	html(r->out, "<label>%s <input name=\"%s\" value=\"%s\" size=\"12\" autocomplete=\"off\"></label> ", say(r, label), name, date_text(day, text));
}

static void days_form(struct request *r, const struct law_diff *diff)
{
	html_raw(r->out, "<form class=\"narrow\" method=\"get\" action=\"/law/diff\">");
	day_field(r, "from", W_LAW_FROM, diff->from);
	day_field(r, "to", W_LAW_TO, diff->to);
	html(r->out, "<button>%s</button></form>\n", say(r, W_PAGE_SHOW));
}

/* ---- changes ----------------------------------------------------------------------------------- */

static void replaced_put(struct request *r, const struct law_change *change)
{
	if (!change->old_node && !change->old_duty && !change->term)
		return;
	html_raw(r->out, "<br><span class=\"quiet\">");
	if (change->term)
		html_data(r->out, r->act.lang, phrase(&r->act, W_LAWS_TERM_WAS, change->term->label[r->act.lang],
		    arena_format(r->act.arena, "%ld", change->old_term->value), listed_label(term_units, change->old_term->unit, r->act.lang),
		    arena_format(r->act.arena, "%ld", change->term->value), listed_label(term_units, change->term->unit, r->act.lang)));
	else
		html(r->out, "%s ", say(r, W_LAWS_REPLACES));
	if (change->old_node)
		node_link(r, change->old_node, NULL);
	else if (change->old_duty)
		duty_link(r, change->old_duty);
	html_raw(r->out, "</span>");
}

static void change_row(struct request *r, const struct law_change *change)
{
	html(r->out, "<tr><td class=\"short\"><span class=\"tag\">%s</span></td><td class=\"short\">%s</td><td>",
	    change_kinds[change->change].label[r->act.lang], change_when(&r->act, change));
	if (change->node)
		node_link(r, change->node, NULL);
	else
		duty_link(r, change->duty);
	replaced_put(r, change);
	html_raw(r->out, "</td></tr>\n");
}

/* Of laws (NULL), or of the duties of one kind of person. */
static void changes_put(struct request *r, const struct law_diff *diff, const struct listed *who)
{
	bool some = false;
	for (size_t i = 0; i < diff->n; i++) {
		const struct law_change *change = &diff->changes[i];
		if (who ? !change->duty || !same_text(change->duty->who, who->code) : !change->node)
			continue;
		if (!some)
			html(r->out, "<div class=\"wide\"><table class=\"list changed\"><caption>%s</caption><tbody>\n",
			    who ? who->label[r->act.lang] : say(r, W_LAW_LAWS_CHANGED));
		some = true;
		change_row(r, change);
	}
	if (some)
		table_end(r);
}

/* ---- companies ----------------------------------------------------------------------------------- */

static void company_row(struct request *r, const struct law_diff *diff, const struct company_at_work *company, const struct status *s)
{
	long duties = 0, findings = 0;
	for (size_t i = 0; i < diff->n; i++) {
		const struct law_change *change = &diff->changes[i];
		if (!change_is_to_do(change) || !change_is_for(change, company))
			continue;
		duties++;
		for (size_t k = 0; k < s->judgement.n; k++)
			findings += finding_is_of(&s->judgement.findings[k], company, change->duty);
	}
	if (!duties)
		return;
	html_raw(r->out, "<tr><th scope=\"row\">");
	record_link(r, "company", company->number);
	html(r->out, "</th><td>%s</td><td class=\"count\">%ld</td><td class=\"count\"><a href=\"%s\">%ld</a></td></tr>\n",
	    labels_told(&r->act, law_regimes, company->regimes), duties,
	    findings_url(r, "company", company->number), findings);
}

static enum fault companies_put(struct request *r, const struct law_diff *diff)
{
	struct companies_at_work companies;
	struct status s;
	long first;
	if (companies_at_work(&r->act, diff->to, &companies) ||
	    status_of(&r->act, r->installation, r->act.actor, diff->to, db_known_at(r->act.db), &s) ||
	    page_choose(r, companies.n, PAGE_COMPANIES, &first))
		return r->act.fault;
	table_begin(r, W_LAWS_COMPANIES, W_COMPANY, W_LAWS_REGIME, W_LAW_DUTIES_TO_DO, W_LAW_THEIR_FINDINGS);
	for (size_t i = (size_t)first; i < companies.n && i < (size_t)(first + PAGE_COMPANIES); i++)
		company_row(r, diff, &companies.list[i], &s);
	table_end(r);
	pages_put(r, first, companies.n, PAGE_COMPANIES);
	return OK;
}

/* ---- the page ------------------------------------------------------------------------------------- */

static void diff_page(struct request *r)
{
	struct law_diff diff;
	date from, to;
	char text[2][DATE_TEXT];
	if (day_asked(r, "to", r->act.on, &to) || day_asked(r, "from", date_add(to, -365), &from))
		return;
	rulebook_diff(r->act.arena, rulebook_shown(r), from, to, &diff);
	if (!law_begin(r, "/law/diff", phrase(&r->act, W_LAWS_BETWEEN, date_text(diff.from, text[0]), date_text(diff.to, text[1]))))
		return;
	days_form(r, &diff);
	if (!diff.n) {
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_LAWS_NO_CHANGE));
		page_end(r);
		return;
	}
	changes_put(r, &diff, NULL);
	for (const struct listed *who = duty_whos; who->code; who++)
		changes_put(r, &diff, who);
	if (companies_put(r, &diff))
		return;
	page_end(r);
}

void page_law_diff(struct request *r)
{
	page_as_known(r, diff_page);
}
