/* How much there is to put right: by state, by duty and by company.  Duties with nothing to show are folded away.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/findings.h"
#include <stdlib.h>
#include <string.h>

enum { COMPANIES_SHOWN = 15 };

/* The shape that goes with each state, so that colour is never the only sign. */
static const struct { const char *code, *shape; } shapes[STATES] = {
	[STATE_WRONG]   = { "wrong",   "×" },
	[STATE_MISSING] = { "missing", "□" },
	[STATE_OVERDUE] = { "overdue", "▲" },
	[STATE_DUE]     = { "due",     "◇" },
};
const enum state most_serious_first[STATES] = { STATE_WRONG, STATE_MISSING, STATE_OVERDUE, STATE_DUE };

void shape_put(struct request *r, enum state state)
{
	html(r->out, "<span class=\"shape %s\" aria-hidden=\"true\">%s</span>", shapes[state].code, shapes[state].shape);
}

/* ---- counting ------------------------------------------------------------------------------ */

static bool is_of(const char *asked, const char *is)
{
	return is_empty(asked) || same_text(asked, is);
}

static void tally_add(struct tally *t, const struct finding *f)
{
	t->counts[f->state]++;
	t->all++;
}

static struct tally *tally_of(struct sheet *s, const struct duty *duty)
{
	for (size_t i = 0; i < s->duty_count; i++)
		if (s->duties[i].duty == duty)
			return &s->duties[i];
	s->duties[s->duty_count].duty = duty;
	return &s->duties[s->duty_count++];
}

static bool is_in_force(const struct duty *d, date on)
{
	return (d->from_on == NO_DATE || d->from_on <= on) && (d->to_on == NO_DATE || on <= d->to_on);
}

/* Findings come gravest first, so the duties do. */
static void duties_tally(struct request *r, struct sheet *s)
{
	const struct rulebook *book = s->status.rulebook;
	const struct judgement *j = &s->status.judgement;
	s->duties = arena_array(r->act.arena, struct tally, book->duty_count + 1);
	for (size_t i = 0; i < j->n; i++)
		if (is_of(s->asked.company, j->findings[i].company))
			tally_add(tally_of(s, j->findings[i].rule->duty), &j->findings[i]);
	for (size_t i = 0; i < book->duty_count; i++)
		if (is_in_force(&book->duties[i], j->on))
			(void)tally_of(s, &book->duties[i]);
}

static int by_company(const void *one, const void *other)
{
	const struct finding *const *a = one, *const *b = other;
	return strcmp((*a)->company ? (*a)->company : "", (*b)->company ? (*b)->company : "");
}

static int by_gravity(const void *one, const void *other)
{
	const struct tally *a = one, *b = other;
	for (size_t i = 0; i < STATES; i++) {
		long difference = b->counts[most_serious_first[i]] - a->counts[most_serious_first[i]];
		if (difference)
			return difference < 0 ? -1 : 1;
	}
	return strcmp(a->company ? a->company : "", b->company ? b->company : "");
}

static void companies_tally(struct request *r, struct sheet *s)
{
	const struct judgement *j = &s->status.judgement;
	const struct finding **sorted = arena_array(r->act.arena, const struct finding *, j->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < j->n; i++)
		if (is_of(s->asked.duty, j->findings[i].rule->duty->id))
			sorted[n++] = &j->findings[i];
	qsort(sorted, n, sizeof *sorted, by_company);
	s->companies = arena_array(r->act.arena, struct tally, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!i || by_company(&sorted[i - 1], &sorted[i]))
			s->companies[s->company_count++].company = sorted[i]->company;
		tally_add(&s->companies[s->company_count - 1], sorted[i]);
	}
	qsort(s->companies, s->company_count, sizeof *s->companies, by_gravity);
}

void tallies_make(struct request *r, struct sheet *s)
{
	const struct judgement *j = &s->status.judgement;
	duties_tally(r, s);
	companies_tally(r, s);
	for (size_t i = 0; i < j->n; i++)
		if (is_of(s->asked.duty, j->findings[i].rule->duty->id) && is_of(s->asked.company, j->findings[i].company))
			s->counts[j->findings[i].state]++;
}

/* ---- by state ------------------------------------------------------------------------------ */

void counts_put(struct request *r, const struct sheet *s)
{
	html(r->out, "<ul class=\"counts\" aria-label=\"%s\">\n", say(r, W_COUNTS));
	for (size_t i = 0; i < STATES; i++) {
		enum state state = most_serious_first[i];
		html(r->out, "<li class=\"%s\"><a href=\"%s#findings\"", shapes[state].code, url_narrowed(r, "state", state_info[state].code));
		if (same_text(s->asked.state, state_info[state].code))
			html_raw(r->out, " aria-current=\"true\"");
		html_raw(r->out, ">");
		shape_put(r, state);
		html(r->out, " <span class=\"word\">%s</span> <strong>", state_info[state].label[r->act.lang]);
		html_count(r->out, s->counts[state]);
		html_raw(r->out, "</strong></a></li>\n");
	}
	html_raw(r->out, "</ul>\n");
}

/* ---- by duty, by company ------------------------------------------------------------------- */

static void table_open(struct request *r, enum word caption, enum word head)
{
	html(r->out, "<div class=\"wide\"><table class=\"list tally\"><caption>%s</caption>\n", say(r, caption));
	html(r->out, "<thead><tr><th scope=\"col\">%s</th>", say(r, head));
	for (size_t i = 0; i < STATES; i++) {
		html_raw(r->out, "<th scope=\"col\" class=\"count\">");
		shape_put(r, most_serious_first[i]);
		html(r->out, " %s</th>", state_info[most_serious_first[i]].label[r->act.lang]);
	}
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
}

static void count_cells(struct request *r, const struct tally *t)
{
	for (size_t i = 0; i < STATES; i++) {
		html_raw(r->out, "<td class=\"count\">");
		if (t->counts[most_serious_first[i]])
			html_count(r->out, t->counts[most_serious_first[i]]);
		else
			html_raw(r->out, "<span class=\"quiet\" aria-hidden=\"true\">·</span>");
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

/* Duties of which nothing was found, or which no rule tests, as a list that is opened when wanted. */
static void folded_put(struct request *r, const struct sheet *s, enum word title, bool untested)
{
	long n = 0;
	for (size_t i = 0; i < s->duty_count; i++)
		n += !s->duties[i].all && (s->duties[i].duty->untested[JA] != NULL) == untested;
	if (!n)
		return;
	html(r->out, "<details class=\"folded\"><summary>%s</summary>\n<ul>\n", phrase(&r->act, title, arena_format(r->act.arena, "%ld", n)));
	for (size_t i = 0; i < s->duty_count; i++) {
		const struct duty *d = s->duties[i].duty;
		if (s->duties[i].all || (d->untested[JA] != NULL) != untested)
			continue;
		html(r->out, "<li>%s", d->text[r->act.lang]);
		if (untested)
			html(r->out, " <span class=\"quiet\">%s</span>", d->untested[r->act.lang]);
		html_raw(r->out, "</li>\n");
	}
	html_raw(r->out, "</ul></details>\n");
}

void duties_put(struct request *r, const struct sheet *s)
{
	if (s->duty_count && s->duties[0].all) {
		table_open(r, W_BY_DUTY, W_DUTY);
		for (size_t i = 0; i < s->duty_count && s->duties[i].all; i++) {
			const struct duty *d = s->duties[i].duty;
			html(r->out, "<tr><th scope=\"row\"><a href=\"%s#findings\">%s</a></th>", url_narrowed(r, "duty", d->id), d->text[r->act.lang]);
			count_cells(r, &s->duties[i]);
		}
		table_end(r);
	}
	folded_put(r, s, W_DUTIES_IN_ORDER, false);
	folded_put(r, s, W_DUTIES_UNTESTED, true);
}

static void company_row(struct request *r, const struct tally *t)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	if (t->company) {
		html(r->out, "<a class=\"number\" href=\"%s#findings\">", url_narrowed(r, "company", t->company));
		html_data(r->out, r->act.lang, t->company);
		html_raw(r->out, "</a>");
		record_name(r, "company", t->company);
	} else
		html(r->out, "%s", say(r, W_OF_NO_COMPANY));
	html_raw(r->out, "</th>");
	count_cells(r, t);
}

void companies_put(struct request *r, const struct sheet *s)
{
	if (!s->company_count)
		return;
	table_open(r, W_BY_COMPANY, W_COMPANY);
	for (size_t i = 0; i < s->company_count && i < COMPANIES_SHOWN; i++)
		company_row(r, &s->companies[i]);
	table_end(r);
	if (s->company_count > COMPANIES_SHOWN)
		html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_MORE_COMPANIES,
		    arena_format(r->act.arena, "%zu", s->company_count - COMPANIES_SHOWN)));
}
