/* Contracts and clearances: what each company on a contract needs, what it has, and how far its handlers are cleared.  What is
 * not covered comes first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

enum { PAGE_NEEDS = 50 };

/* The shape that goes with each answer, so that colour is never the only sign. */
static const struct { const char *look, *shape; } looks[FITS] = {
	[FIT_LACKS]     = { "wrong",   "×" },
	[FIT_SUSPENDED] = { "missing", "■" },
	[FIT_LOW]       = { "overdue", "▼" },
	[FIT_EXPIRES]   = { "due",     "◇" },
	[FIT_HOLDS]     = { "quiet",   "○" },
	[FIT_UNNEEDED]  = { "quiet",   "–" },
};

static void look_put(struct request *r, enum fit fit)
{
	html(r->out, "<span class=\"shape %s\" aria-hidden=\"true\">%s</span> ", looks[fit].look, looks[fit].shape);
}

static void fit_put(struct request *r, enum fit fit)
{
	look_put(r, fit);
	html(r->out, "<span class=\"word\">%s</span>", fit_info[fit].label[r->act.lang]);
}

/* ---- which --------------------------------------------------------------------------------- */

/* Those of one company, of one contract or of one answer, if the reader asked so. */
struct choice_of { const char *company, *contract, *fit; };

static bool is_asked(const struct choice_of *asked, const struct need *n, bool any_fit)
{
	return (is_empty(asked->company) || same_text(asked->company, n->company)) &&
	    (is_empty(asked->contract) || same_text(asked->contract, n->contract)) &&
	    (any_fit || is_empty(asked->fit) || same_text(asked->fit, fit_info[n->fit].code));
}

static enum fault asked_check(struct request *r, const struct choice_of *asked)
{
	struct record record;
	bool known = is_empty(asked->fit);
	for (size_t i = 0; i < FITS; i++)
		known |= same_text(asked->fit, fit_info[i].code);
	if (!known)
		return fail(&r->act, E_NOT_FOUND, W_NO_STATE, asked->fit);
	enum fault f = company_check(r);
	return f || is_empty(asked->contract) ? f : record_find(&r->act, register_named("contract"), asked->contract, &record);
}

/* ---- counts -------------------------------------------------------------------------------- */

static void counts_put(struct request *r, const struct choice_of *asked, const long counts[FITS])
{
	html(r->out, "<ul class=\"counts six\" aria-label=\"%s\">\n", say(r, W_COUNTS));
	for (size_t i = 0; i < FITS; i++) {
		html(r->out, "<li class=\"%s\"><a href=\"%s\"", looks[i].look, url_narrowed(r, "state", fit_info[i].code));
		if (same_text(asked->fit, fit_info[i].code))
			html_raw(r->out, " aria-current=\"true\"");
		html_raw(r->out, ">");
		fit_put(r, (enum fit)i);
		html_raw(r->out, " <strong>");
		html_count(r->out, counts[i]);
		html_raw(r->out, "</strong></a></li>\n");
	}
	html_raw(r->out, "</ul>\n");
}

static void filters_put(struct request *r, const struct choice_of *asked)
{
	if (is_empty(asked->company) && is_empty(asked->contract) && is_empty(asked->fit))
		return;
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n", say(r, W_FILTERS));
	if (!is_empty(asked->contract))
		filter_put(r, "contract", asked->contract);
	if (!is_empty(asked->company))
		filter_put(r, "company", asked->company);
	for (size_t i = 0; i < FITS; i++)
		if (same_text(asked->fit, fit_info[i].code))
			filter_put(r, "state", fit_info[i].label[r->act.lang]);
	html_raw(r->out, "</ul>\n");
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* Choices of a field of the register of facility clearances say what regimes and grades are called. */
static const char *called(struct request *r, const char *field, const char *code)
{
	return field_show(field_named(register_named("facility_clearance"), field), code, r->act.lang);
}

/* A regime and its grade by the name they have together; a ceiling that is no such pair by both names. */
static void secret_put(struct request *r, const char *regime, const char *grade)
{
	const char *pair = pair_called(regime, grade, r->act.lang);
	if (pair || !grade)
		html(r->out, "%s", pair ? pair : called(r, "regime", regime));
	else
		html(r->out, "%s <strong>%s</strong>", called(r, "regime", regime), called(r, "grade", grade));
}

static const char *tier_shown(struct request *r, long tier)
{
	if (tier < 0)
		return say(r, W_TIER_UNKNOWN);
	return tier ? phrase(&r->act, W_TIER_BELOW, arena_format(r->act.arena, "%ld", tier)) : say(r, W_TIER_PRIME);
}

/* What tells of the need, most telling first. */
static void grounds_put(struct request *r, const struct need *n)
{
	const char *before = "";
	html_raw(r->out, "<br><span class=\"quiet small\">");
	if (n->items)
		html(r->out, "%s", phrase(&r->act, W_TOLD_BY_ITEMS, arena_format(r->act.arena, "%ld", n->items)));
	if (n->items)
		before = say(r, W_AND_NEXT);
	if (n->ranged) {
		html(r->out, "%s%s", before, say(r, W_TOLD_BY_RANGE));
		before = say(r, W_AND_NEXT);
	}
	if (n->by_clause)
		html(r->out, "%s%s", before, say(r, W_TOLD_BY_CLAUSE));
	html_raw(r->out, "</span>");
}

static void need_cell(struct request *r, const struct need *n)
{
	if (!n->regime) {
		html(r->out, "<td class=\"quiet\">%s</td>", say(r, W_NEEDS_NOTHING));
		return;
	}
	html_raw(r->out, "<td>");
	secret_put(r, n->regime, n->grade);
	if (n->either)
		html(r->out, " %s %s", say(r, W_OR), called(r, "regime", "DPB"));
	if (n->site) {
		html_raw(r->out, "<br>");
		record_link(r, "site", n->site);
	}
	grounds_put(r, n);
	html_raw(r->out, "</td>");
}

static void clearance_cell(struct request *r, const struct need *n)
{
	html_raw(r->out, "<td>");
	if (!n->clearance) {
		html(r->out, "<span class=\"quiet\">%s</span></td>", n->regime ? say(r, W_HOLDS_NONE) : "–");
		return;
	}
	number_link(r, "facility_clearance", n->clearance);
	html_raw(r->out, " ");
	secret_put(r, n->held_regime, n->held_grade);
	if (!same_text(n->held_site, n->site)) {
		html_raw(r->out, "<br>");
		record_link(r, "site", n->held_site);
	}
	html_raw(r->out, "<br><span class=\"quiet small until\">");
	html(r->out, "%s", n->until ? phrase(&r->act, n->fit == FIT_LACKS ? W_HELD_UNTIL : W_HOLDS_UNTIL, n->until) : say(r, W_HOLDS_OPEN));
	html_raw(r->out, "</span></td>");
}

static void handlers_cell(struct request *r, const struct need *n, const struct handler_list *handlers)
{
	long all, cleared;
	handlers_of(handlers, n, &all, &cleared);
	if (!all) {
		html_raw(r->out, "<td class=\"count\"><span class=\"quiet\">–</span></td>");
		return;
	}
	html(r->out, "<td class=\"count\">%ld / %ld", cleared, all);
	if (cleared < all)
		html(r->out, "<br><span class=\"shortage\">%s</span>", phrase(&r->act, W_NOT_CLEARED, arena_format(r->act.arena, "%ld", all - cleared)));
	html_raw(r->out, "</td>");
}

static void need_row(struct request *r, const struct need *n, const struct handler_list *handlers)
{
	html_raw(r->out, "<tr><td class=\"state\">");
	fit_put(r, n->fit);
	html_raw(r->out, "</td><td>");
	record_link(r, "contract", n->contract);
	html_raw(r->out, "</td><th scope=\"row\">");
	record_link(r, "company", n->company);
	html(r->out, "<br><span class=\"quiet small\">%s</span></th>", tier_shown(r, n->tier));
	need_cell(r, n);
	clearance_cell(r, n);
	handlers_cell(r, n, handlers);
	html_raw(r->out, "</tr>\n");
}

static void needs_put(struct request *r, const struct need *const *list, size_t first, size_t n, const struct handler_list *handlers)
{
	static const enum word heads[] = { W_STATE, W_CONTRACT, W_COMPANY, W_NEEDED, W_HELD, W_HANDLERS_CLEARED };
	html_raw(r->out, "<div class=\"wide\"><table class=\"list needs\"><caption class=\"unseen\">");
	html(r->out, "%s</caption>\n<thead><tr>", say(r, W_GAPS));
	for (size_t i = 0; i < COUNT(heads); i++)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, heads[i]));
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = first; i < n && i < first + PAGE_NEEDS; i++)
		need_row(r, list[i], handlers);
	table_end(r);
}

/* ---- the pages ----------------------------------------------------------------------------- */

void gaps_summary(struct request *r, const struct need_list *needs)
{
	const char *on = argument_of(r, "on");
	struct url gaps = { .segments = { "gaps" }, .segment_count = 1, .arguments = { { "on", on } }, .argument_count = is_empty(on) ? 0 : 1 };
	url_keep_known(r, &gaps);
	html(r->out, "<section class=\"gaps\">\n<h2><a href=\"%s\">%s</a></h2>\n<ul class=\"inline\">", url_with(r->act.arena, &gaps, "state", NULL),
	    say(r, W_GAPS));
	for (size_t i = 0; i < FIT_UNNEEDED; i++) {
		html_raw(r->out, "<li>");
		look_put(r, (enum fit)i);
		html(r->out, "<a href=\"%s\">%s</a> <strong>", url_with(r->act.arena, &gaps, "state", fit_info[i].code), fit_info[i].label[r->act.lang]);
		html_count(r->out, needs->counts[i]);
		html_raw(r->out, "</strong></li>");
	}
	html_raw(r->out, "</ul>\n</section>\n");
}

/* The worst of what is not covered, above all else on the first page of those who look after every contract. */
void gaps_lead(struct request *r, const struct need_list *needs, size_t most)
{
	struct handler_list handlers;
	const struct need **list = arena_array(r->act.arena, const struct need *, most + 1);
	size_t n = 0;
	gaps_summary(r, needs);
	for (size_t i = 0; i < needs->n && n < most && needs->list[i].fit < FIT_HOLDS; i++)
		list[n++] = &needs->list[i];
	if (n && !handlers_on(&r->act, r->act.on, &handlers))
		needs_put(r, list, 0, n, &handlers);
}

static void gaps_page(struct request *r)
{
	struct need_list needs;
	struct handler_list handlers;
	const struct choice_of asked = { argument_of(r, "company"), argument_of(r, "contract"), argument_of(r, "state") };
	long counts[FITS] = { 0 }, first;
	if (asked_check(r, &asked) || day_choose(r) || needs_of(&r->act, r->act.on, &needs) || handlers_on(&r->act, r->act.on, &handlers))
		return;
	const struct need **list = arena_array(r->act.arena, const struct need *, needs.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < needs.n; i++) {
		counts[needs.list[i].fit] += is_asked(&asked, &needs.list[i], true);
		if (is_asked(&asked, &needs.list[i], false))
			list[n++] = &needs.list[i];
	}
	if (page_choose(r, n, PAGE_NEEDS, &first))
		return;
	page_begin(r, SECTION_GAPS, say(r, W_GAPS));
	day_form(r, "/gaps");
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_GAPS_ARE));
	counts_put(r, &asked, counts);
	filters_put(r, &asked);
	if (n)
		needs_put(r, list, (size_t)first, n, &handlers);
	else
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_NO_NEEDS));
	pages_put(r, first, n, PAGE_NEEDS);
	page_end(r);
}

void page_gaps(struct request *r)
{
	page_as_known(r, gaps_page);
}
