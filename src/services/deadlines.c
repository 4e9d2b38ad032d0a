/* What falls due within a year, as one account sees it: findings with a day, and facility clearances that end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/deadlines.h"
#include "services/installation.h"
#include "services/standing.h"

enum { DAYS_AHEAD = 366, DEADLINES_MOST = 5000 };

SQL(clearances_ending, "ttl",
	"SELECT f.number, company.number, f.regime, f.grade, f.expires_on FROM facility_clearance AS f JOIN company ON company.id = f.company"
	" WHERE f.expires_on >= $1 AND f.expires_on <= $2 AND f.revoked_on IS NULL ORDER BY f.expires_on, f.number LIMIT $3");

struct gathering { struct act *act; struct deadline *list; size_t n; };

static void add(struct gathering *g, const struct deadline *d)
{
	if (g->n < DEADLINES_MOST)
		g->list[g->n++] = *d;
}

/* "Weekly virus check: M-000003", and why. */
static void add_finding(struct gathering *g, const struct finding *f)
{
	struct arena *arena = g->act->arena;
	struct deadline d = { .of = f->rule->name, .subject = f->subject, .company = f->company, .on = f->due_on };
	for (int lang = 0; lang < LANGS; lang++) {
		d.title[lang] = arena_format(arena, "%s: %s", f->rule->title[lang], f->subject);
		d.text[lang] = f->because[lang];
	}
	add(g, &d);
}

static enum fault findings_due(struct gathering *g, struct installation *i, date today)
{
	struct act *act = g->act;
	struct judgement judgement;
	struct judging judging = judging_of(act, today);
	bool stands = false;
	judging.horizon = DAYS_AHEAD;
	enum fault f = act->fault;
	if (!f && rulebook_is_in_force(act, &i->rulebook))
		f = standing_findings(act, i, act->actor, &judging, &judgement, &stands);
	if (!f && !stands)
		f = judge(act, &i->rulebook, &judging, &judgement);
	for (size_t j = 0; !f && j < judgement.n; j++)
		if (judgement.findings[j].due_on != NO_DATE)
			add_finding(g, &judgement.findings[j]);
	return f;
}

static enum fault clearances_end(struct gathering *g, date today)
{
	struct act *act = g->act;
	char from[DATE_TEXT], to[DATE_TEXT];
	const struct reg *reg = register_named("facility_clearance");
	defer(query_end) struct query *q = query(act, clearances_ending, T(date_text(today, from)), T(date_text(date_add(today, DAYS_AHEAD), to)),
	    L(DEADLINES_MOST));
	while (query_next(q)) {
		struct deadline d = { .of = reg->name, .subject = query_copy(q, 0), .company = query_copy(q, 1) };
		if (!date_parse(query_text(q, 4), &d.on))
			continue;
		for (int lang = 0; lang < LANGS; lang++) {
			const char *pair = pair_called(query_text(q, 2), query_text(q, 3), (enum lang)lang);
			struct text title = { .arena = act->arena };
			text_fill(&title, word((enum lang)lang, W_CLEARANCE_ENDS), (const char *const[]){ d.subject, NULL });
			d.title[lang] = text_of(&title);
			d.text[lang] = arena_format(act->arena, "%s %s", d.company, pair ? pair : query_text(q, 2));
		}
		add(g, &d);
	}
	return act->fault;
}

enum fault deadlines_ahead(struct act *act, struct installation *i, struct deadline_list *out)
{
	struct gathering g = { act, arena_array(act->arena, struct deadline, DEADLINES_MOST), 0 };
	date today = installation_today(act, i);
	enum fault f = act->fault ? act->fault : findings_due(&g, i, today);
	if (!f)
		f = clearances_end(&g, today);
	if (!f)
		*out = (struct deadline_list){ g.list, g.n };
	return f;
}
