/* The first page: what must I do today?  What the duties of one's own role ask for, grouped by what to do, the soonest first; below it what
 * others have to do.  Who reaches every company sees first which contracts lack a clearance.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/findings.h"
#include <stdlib.h>

enum { SUBJECTS_SHOWN = 4, OTHERS_SHOWN = 12, WORST_SHOWN = 6, WEEK = 7 };

SQL(roles_of_reader, "tt",
	"SELECT role.role FROM role JOIN account ON account.id = role.account"
	" WHERE account.number = $1 AND role.from_on <= $2 AND (role.to_on IS NULL OR role.to_on >= $2)");

SQL(reader_reaches_all, "", "SELECT 1 FROM ledger_body WHERE n = 0 AND part = 0");

/* When it is to be done.  What is wrong or missing has no day: it is to be done now. */
enum when { WHEN_PAST, WHEN_NOW, WHEN_TODAY, WHEN_WEEK, WHEN_LATER, WHENS };
static const struct { enum word title; const char *look; } whens[WHENS] = {
	[WHEN_PAST]  = { W_HOME_PAST,  "overdue" },
	[WHEN_NOW]   = { W_HOME_NOW,   "wrong" },
	[WHEN_TODAY] = { W_HOME_TODAY, "overdue" },
	[WHEN_WEEK]  = { W_HOME_WEEK,  "due" },
	[WHEN_LATER] = { W_HOME_LATER, "due" },
};

/* One thing to do: a duty, for as many as it is to be done for within the same time. */
struct task {
	const struct duty *duty;
	enum when when;
	date soonest;
	const struct finding *shown[SUBJECTS_SHOWN];
	size_t n;
};

struct home {
	struct status status;
	bool everywhere, looks_after_all;
	unsigned whos;                           /* bits of doers */
	struct task *tasks; size_t n;
	long counts[WHENS];                      /* of one's own */
};

/* ---- whose it is --------------------------------------------------------------------------- */

/* The duties of this party are done by whoever has the role; roles that are not named here look after all. */
static const struct { const char *role, *who; } doers[] = {
	{ "authority_officer",  "authority" },
	{ "clearance_examiner", "authority" },
	{ "assessment_officer", "authority" },
	{ "approver",           "authority" },
	{ "sds_manager",        "authority" },
	{ "bureau_head",        "bureau" },
	{ "bureau_inspector",   "bureau" },
	{ "security_manager",   "contractor" },
	{ "security_manager",   "handler" },
	{ "custodian",          "contractor" },
	{ "system_manager",     "contractor" },
	{ "dispatch_employer",  "contractor" },
	{ "handler",            "handler" },
};

static void role_take(struct home *h, const char *role)
{
	bool named = false;
	for (size_t i = 0; i < COUNT(doers); i++)
		if (same_text(doers[i].role, role)) {
			named = true;
			h->whos |= 1u << i;
		}
	h->looks_after_all |= !named;
}

static void roles_read(struct request *r, struct home *h)
{
	char text[DATE_TEXT];
	h->everywhere = ask_long(&r->act, 0, reader_reaches_all);
	defer(query_end) struct query *q = query(&r->act, roles_of_reader, T(r->act.actor), T(date_text(today_in_japan(), text)));
	while (query_next(q))
		role_take(h, query_text(q, 0));
}

static bool is_own(const struct home *h, const struct duty *duty)
{
	bool own = h->looks_after_all || !h->whos;
	for (size_t i = 0; i < COUNT(doers); i++)
		own |= h->whos >> i & 1u && same_text(doers[i].who, duty->who);
	return own;
}

/* ---- grouping ------------------------------------------------------------------------------ */

static enum when when_of(const struct home *h, const struct finding *f)
{
	const date on = h->status.on;
	if (f->state == STATE_WRONG || f->due_on == NO_DATE)
		return WHEN_NOW;
	return f->due_on < on ? WHEN_PAST : f->due_on == on ? WHEN_TODAY : f->due_on <= on + WEEK ? WHEN_WEEK : WHEN_LATER;
}

static struct task *task_of(struct home *h, const struct duty *duty, enum when when)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->tasks[i].duty == duty && h->tasks[i].when == when)
			return &h->tasks[i];
	h->tasks[h->n] = (struct task){ .duty = duty, .when = when, .soonest = NO_DATE };
	return &h->tasks[h->n++];
}

static int by_due_day(const void *one, const void *other)
{
	const struct finding *const *a = one, *const *b = other;
	date x = (*a)->due_on, y = (*b)->due_on;
	int undated = (y == NO_DATE) - (x == NO_DATE);
	return undated ? undated : (x > y) - (x < y);
}

static int by_when(const void *one, const void *other)
{
	const struct task *a = one, *b = other;
	if (a->when != b->when)
		return a->when < b->when ? -1 : 1;
	return (a->soonest > b->soonest) - (a->soonest < b->soonest);
}

/* Findings are taken by their days, so that of each task the most urgent are shown. */
static void tasks_make(struct request *r, struct home *h)
{
	const struct judgement *j = &h->status.judgement;
	const struct finding **sorted = arena_array(r->act.arena, const struct finding *, j->n + 1);
	for (size_t i = 0; i < j->n; i++)
		sorted[i] = &j->findings[i];
	qsort(sorted, j->n, sizeof *sorted, by_due_day);
	h->tasks = arena_array(r->act.arena, struct task, h->status.rulebook->duty_count * WHENS + 1);
	for (size_t i = 0; i < j->n; i++) {
		struct task *t = task_of(h, sorted[i]->rule->duty, when_of(h, sorted[i]));
		if (!t->n)
			t->soonest = sorted[i]->due_on;
		if (t->n < SUBJECTS_SHOWN)
			t->shown[t->n] = sorted[i];
		t->n++;
		h->counts[t->when] += is_own(h, t->duty);
	}
	qsort(h->tasks, h->n, sizeof *h->tasks, by_when);
}

/* ---- what is shown ------------------------------------------------------------------------- */

static const char *url_of_findings(struct request *r, const char *duty)
{
	const char *on = argument_of(r, "on");
	struct url url = { .segments = { "findings" }, .segment_count = 1, .arguments = { { "on", on } }, .argument_count = is_empty(on) ? 0 : 1 };
	url_keep_known(r, &url);
	return arena_format(r->act.arena, "%s#findings", url_with(r->act.arena, &url, "duty", duty));
}

static void counts_of_home(struct request *r, const struct home *h)
{
	html(r->out, "<ul class=\"counts five\" aria-label=\"%s\">\n", say(r, W_COUNTS));
	for (size_t i = 0; i < WHENS; i++) {
		const char *where = h->counts[i] ? arena_format(r->act.arena, "#when-%zu", i) : "#main";
		html(r->out, "<li class=\"%s\"><a href=\"%s\">%s <strong>", whens[i].look, where, say(r, whens[i].title));
		html_count(r->out, h->counts[i]);
		html_raw(r->out, "</strong></a></li>\n");
	}
	html_raw(r->out, "</ul>\n");
}

static void subject_put(struct request *r, const struct finding *f)
{
	char text[DATE_TEXT];
	html_raw(r->out, "<li>");
	shape_put(r, f->state);
	html(r->out, "<span class=\"unseen\">%s</span> ", state_info[f->state].label[r->act.lang]);
	if (f->due_on != NO_DATE)
		html(r->out, "<time datetime=\"%s\">%s</time> ", date_text(f->due_on, text), text);
	record_link(r, f->rule->reg, f->subject);
	html_raw(r->out, " <span class=\"because\">");
	html_data(r->out, r->act.lang, f->because[r->act.lang]);
	html_raw(r->out, "</span></li>\n");
}

static void task_put(struct request *r, const struct task *t)
{
	const char *url = url_of_findings(r, t->duty->id);
	html(r->out, "<li class=\"task %s\"><h3><a href=\"%s\">%s</a></h3>\n<ul class=\"subjects\">\n", whens[t->when].look, url, t->duty->text[r->act.lang]);
	for (size_t i = 0; i < t->n && i < SUBJECTS_SHOWN; i++)
		subject_put(r, t->shown[i]);
	if (t->n > SUBJECTS_SHOWN)
		html(r->out, "<li><a href=\"%s\">%s</a></li>\n", url, phrase(&r->act, W_GATHER_MORE, arena_format(r->act.arena, "%zu", t->n - SUBJECTS_SHOWN)));
	html_raw(r->out, "</ul></li>\n");
}

static void own_put(struct request *r, const struct home *h)
{
	size_t at = 0;
	for (enum when w = 0; w < WHENS; w++) {
		if (!h->counts[w])
			continue;
		html(r->out, "<h2 class=\"part\" id=\"when-%d\">%s</h2>\n<ul class=\"tasks\">\n", (int)w, say(r, whens[w].title));
		for (; at < h->n && h->tasks[at].when <= w; at++)
			if (h->tasks[at].when == w && is_own(h, h->tasks[at].duty))
				task_put(r, &h->tasks[at]);
		html_raw(r->out, "</ul>\n");
	}
}

/* One line a duty: others do it, one looks after it. */
static void others_put(struct request *r, const struct home *h)
{
	size_t n = 0;
	for (size_t i = 0; i < h->n; i++) {
		const struct task *t = &h->tasks[i];
		if (is_own(h, t->duty) || n++ >= OTHERS_SHOWN)
			continue;
		if (n == 1) {
			html(r->out, "<h2 class=\"part\">%s</h2>\n", say(r, W_HOME_OTHERS));
			table_begin(r, W_HOME_LOOKED_AFTER, W_HOME_WHEN, W_DUTY, W_RECORDS);
		}
		html(r->out, "<tr><td class=\"state\"><span class=\"shape %s\" aria-hidden=\"true\">●</span> %s</td><th scope=\"row\"><a href=\"%s\">%s</a></th><td class=\"count\">",
		    whens[t->when].look, say(r, whens[t->when].title), url_of_findings(r, t->duty->id), t->duty->text[r->act.lang]);
		html_count(r->out, (long)t->n);
		html_raw(r->out, "</td></tr>\n");
	}
	if (n)
		table_end(r);
}

/* ---- the page ------------------------------------------------------------------------------ */

static void home_page(struct request *r)
{
	struct home h = { 0 };
	struct need_list needs;
	long own = 0;
	if (day_choose(r) || status_of(&r->act, r->installation, r->act.actor, r->act.on, db_known_at(r->act.db), &h.status))
		return;
	roles_read(r, &h);
	if (r->act.fault || needs_of(&r->act, r->act.on, &needs))
		return;
	tasks_make(r, &h);
	for (size_t i = 0; i < WHENS; i++)
		own += h.counts[i];
	page_begin(r, SECTION_HOME, say(r, W_HOME));
	day_form(r, "/");
	if (h.everywhere)
		gaps_lead(r, &needs, WORST_SHOWN);
	counts_of_home(r, &h);
	own_put(r, &h);
	if (!own)
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_HOME_NOTHING));
	others_put(r, &h);
	if (!h.everywhere)
		gaps_summary(r, &needs);
	html(r->out, "<p><a href=\"%s\">%s</a></p>\n", url_of_findings(r, NULL), say(r, W_HOME_ALL));
	page_end(r);
}

void page_home(struct request *r)
{
	page_as_known(r, home_page);
}
