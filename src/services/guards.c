/* Guards: what the decision is asked before a record is kept.  A loan is a taking; whether it is allowed is asked when its day, or its
 * place, becomes known, after the head of the ledger is locked, so that of two who lend at once one finds it lent.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/guards.h"
#include "services/installation.h"
#include "decision/explain.h"
#include "decision/loading.h"
#include <assert.h>
#include <string.h>

/* A record to be kept, and what it was. */
struct guarded { struct doing *d; const struct reg *reg; long line; const struct checked *now; const struct record *old; };

static size_t place_of_field(const struct reg *r, const char *name)
{
	return (size_t)(field_named(r, name) - r->fields);
}

static const char *value_of(const struct guarded *g, const char *name)
{
	return g->now->values[place_of_field(g->reg, name)];
}

static const char *former_value_of(const struct guarded *g, const char *name)
{
	return g->old->values[place_of_field(g->reg, name)];
}

static row row_of(const struct guarded *g, const char *name)
{
	return (row)g->now->stored[place_of_field(g->reg, name)].number;
}

/* ---- words ---------------------------------------------------------------------------------- */

static const char *what_failed(struct act *act, struct decision verdict)
{
	struct text out = { .arena = act->arena };
	for (int c = 0; c < CONDITIONS; c++)
		if (verdict.failed >> c & 1u)
			text_add(&out, "%s%s", out.n && act->lang == EN ? " " : "", condition_info[c].fails[act->lang]);
	return text_of(&out);
}

static enum fault refuse_taking(const struct guarded *g, struct decision verdict)
{
	struct act *act = g->d->act;
	const char *failed = what_failed(act, verdict);
	if (g->line)
		return problem_add(act, g->line, "item", value_of(g, "item"), phrase(act, W_ACCEPTS_PERMITTED, failed));
	return fail(act, E_DENIED, W_MAY_NOT_TAKE, value_of(g, "item"), value_of(g, "person"), value_of(g, "from_on"), failed);
}

/* ---- loans ---------------------------------------------------------------------------------- */

/* What is over is written down, allowed or not, and so are books that are taken over from a file: what was wrong about them, rules find.
 * But what is begun now, or reopened, is asked about. */
static bool is_history(const struct guarded *g, date from)
{
	const struct doing *d = g->d;
	date today = installation_today(d->act, d->installation), to;
	const char *to_on = value_of(g, "to_on");
	if (d->import && (d->opens_register || from < today))
		return true;
	return to_on && date_parse(to_on, &to) && to < today;
}

/* Giving it back is always allowed; what begins on another day, is used elsewhere or goes on after all is taken anew. */
static bool is_taken_anew(const struct guarded *g)
{
	static const char *const telling[] = { "from_on", "area" };
	const char *to = value_of(g, "to_on"), *was = g->old ? former_value_of(g, "to_on") : NULL;
	if (!g->old)
		return true;
	for (size_t i = 0; i < COUNT(telling); i++)
		if (!same_text(value_of(g, telling[i]), former_value_of(g, telling[i])))
			return true;
	return was && (!to || strcmp(to, was) > 0);
}

static enum fault may_be_taken(const struct guarded *g)
{
	struct doing *d = g->d;
	struct question q = { .use = USE_TAKE, .person = row_of(g, "person"), .item = row_of(g, "item"), .place_area = row_of(g, "area") };
	if (!date_parse(value_of(g, "from_on"), &q.on) || is_history(g, q.on) || !is_taken_anew(g))
		return d->act->fault;
	assert(d->picture);
	if (!is_item_whole(d->picture, q.item))
		q.item = UNKNOWN;
	if (q.place_area && !is_area_whole(d->picture, q.place_area))
		q.place_area = UNKNOWN;
	struct decision verdict = decide(d->picture, &q);
	return is_permitted(verdict) ? OK : refuse_taking(g, verdict);
}

/* ---- the table ------------------------------------------------------------------------------ */

static const struct guard { const char *reg; enum fault (*asks)(const struct guarded *); } guards[] = {
	{ "loan", may_be_taken },
};

static const struct guard *guard_of(const struct reg *r)
{
	for (const struct guard *g = guards; r && g < guards + COUNT(guards); g++)
		if (same_text(g->reg, r->name))
			return g;
	return NULL;
}

/* A file that opens its register asks nothing. */
bool is_guarded(struct act *act, const struct act_kind *kind, const struct inputs *inputs)
{
	const struct reg *r = kind->of_register ? register_named(input_of(inputs, "register")) : NULL;
	if (!guard_of(r) || same_text(kind->name, "void"))
		return false;
	return !same_text(kind->name, "import") || ask_long(act, 0, sql_of(r)->greatest);
}

enum fault guard_record(struct doing *d, const struct reg *r, long line, const struct checked *now, const struct record *old)
{
	const struct guard *guard = guard_of(r);
	return guard ? guard->asks(&(struct guarded){ d, r, line, now, old }) : OK;
}
