/* Judging: every rule asks the books who fails its duty on a day; what the days in its answer mean
 * is decided here, once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <stdlib.h>
#include <string.h>

const struct state_info state_info[STATES] = {
	[STATE_DUE]     = { "due",     { "期限間近", "Due soon" } },
	[STATE_OVERDUE] = { "overdue", { "期限超過", "Overdue" } },
	[STATE_MISSING] = { "missing", { "未実施",   "Missing" } },
	[STATE_WRONG]   = { "wrong",   { "不適合",   "Wrong" } },
};

/* One rule at work, with the places of its columns; -1 for entered_at where the rule does not tell. */
struct asking {
	struct act *act;
	const struct judging *how;
	const struct rule *rule;
	const struct sql *sql;
	struct query *q;
	int subject, company, due_on, last_on, entered_at, n, since;
	struct sentence because[LANGS];
	struct text scratch;
};

enum { FIRST_ROOM = 64 };

/* ---- one row -------------------------------------------------------------------------------- */

static enum fault malformed(struct asking *a, const char *column, const char *value)
{
	return fail(a->act, E_RULEBOOK, W_JUDGE_VALUE, a->rule->name, a->rule->file, column,
	    value ? value : "NULL");
}

static enum fault read_day(struct asking *a, int column, const char *name, date *out)
{
	const char *day = query_text(a->q, column);
	*out = NO_DATE;
	return !day || date_parse(day, out) ? OK : malformed(a, name, day);
}

/* Was what gives last_on entered after the due day?  The opening import brings in old books and
 * is never late. */
static enum fault read_late(struct asking *a, date due_on, bool *out)
{
	const char *at = a->entered_at < 0 ? NULL : query_text(a->q, a->entered_at);
	*out = false;
	if (!at)
		return OK;
	if (!instant_is_valid(at))
		return malformed(a, "entered_at", at);
	bool is_opening = a->how->is_opening && a->how->is_opening(a->how->with, at);
	*out = due_on != NO_DATE && instant_day(at) > due_on && !is_opening;
	return OK;
}

/* How the due day was computed.  Where the query and the legal clock do not give the same day the rule is wrong; the finding stands,
 * because what else was found must not be silenced by it, and says so. */
static enum fault reckon(struct asking *a, struct finding *row)
{
	struct arena *arena = a->act->arena;
	struct clock clock = a->rule->clock.clock;
	struct clock_start start = { 0 };
	char theirs[DATE_TEXT], ours[DATE_TEXT];
	if (a->n < 0 || query_is_null(a->q, a->n) || query_is_null(a->q, a->since))
		return OK;
	enum fault f = read_day(a, a->since, a->rule->clock.since, &start.on);
	if (f)
		return f;
	clock.n = query_long(a->q, a->n);
	struct due due = clock_due(arena, &clock, &start);
	row->disputed = due.on != row->due_on;
	for (int lang = 0; lang < LANGS; lang++) {
		struct text out = { .arena = arena };
		text_fill(&out, word((enum lang)lang, W_JUDGE_CLOCK), (const char *const[]){ due.because[lang], a->rule->name,
		    date_text(row->due_on, theirs), date_text(due.on, ours), NULL });
		row->reckoned[lang] = row->disputed ? text_of(&out) : due.because[lang];
	}
	return OK;
}

bool finding_state(const struct judging *how, date due_on, date last_on, enum state *out)
{
	if (due_on == NO_DATE)
		*out = STATE_WRONG;
	else if (due_on < how->on)
		*out = last_on == NO_DATE ? STATE_MISSING : STATE_OVERDUE;
	else if (how->ahead || due_on <= date_add(how->on, how->horizon))
		*out = STATE_DUE;
	else
		return false;
	return true;
}

static const char *filled(struct asking *a, enum lang lang)
{
	a->scratch.n = 0;
	sentence_fill(&a->scratch, &a->because[lang], a->q);
	return arena_span(a->act->arena, text_of(&a->scratch), a->scratch.n);
}

static struct finding *place_for_one(struct arena *arena, struct finding_list *found)
{
	if (found->n == found->room) {
		size_t room = found->room ? found->room * 2 : FIRST_ROOM;
		struct finding *more = arena_array(arena, struct finding, room);
		if (found->n)
			memcpy(more, found->list, found->n * sizeof *more);
		found->list = more;
		found->room = room;
	}
	return &found->list[found->n];
}

static enum fault read_row(struct asking *a, struct finding_list *found)
{
	struct finding row = { .rule = a->rule };
	enum fault f = read_day(a, a->due_on, "due_on", &row.due_on);
	if (!f)
		f = read_day(a, a->last_on, "last_on", &row.last_on);
	if (f || !finding_state(a->how, row.due_on, row.last_on, &row.state))
		return f;
	if (query_is_null(a->q, a->subject))
		return malformed(a, "subject", NULL);
	f = read_late(a, row.due_on, &row.late);
	if (!f)
		f = reckon(a, &row);
	if (f)
		return f;
	row.subject = query_copy(a->q, a->subject);
	row.company = query_copy(a->q, a->company);
	for (int lang = 0; lang < LANGS; lang++)
		row.because[lang] = filled(a, (enum lang)lang);
	*place_for_one(a->act->arena, found) = row;
	found->n++;
	return OK;
}

/* ---- one rule ------------------------------------------------------------------------------- */

static enum fault bind_columns(struct asking *a)
{
	const struct { const char *name; int *column; bool may_miss; } columns[] = {
		{ "subject",    &a->subject, false },
		{ "company",    &a->company, false },
		{ "due_on",     &a->due_on, false },
		{ "last_on",    &a->last_on, false },
		{ "entered_at", &a->entered_at, true },
	};
	for (size_t i = 0; i < COUNT(columns); i++) {
		*columns[i].column = query_column(a->q, columns[i].name);
		if (*columns[i].column < 0 && !columns[i].may_miss)
			return fail(a->act, E_RULEBOOK, W_JUDGE_COLUMN, a->rule->name, a->rule->file, columns[i].name);
	}
	a->n = a->rule->clock.n ? query_column(a->q, a->rule->clock.n) : -1;
	a->since = a->rule->clock.n ? query_column(a->q, a->rule->clock.since) : -1;
	for (int lang = 0; lang < LANGS; lang++)
		sentence_bind(&a->because[lang], a->rule->because[lang], a->q);
	return OK;
}

/* The same fault, saying which rule it was. */
static enum fault name_rule(struct act *act, const struct rule *rule, long limit_ms)
{
	enum fault f = act->fault;
	const char *why = act->detail ? act->detail : "";
	if (f == E_RULEBOOK)
		return f;
	act_forgive(act);
	if (f == E_TOO_SLOW)
		return fail(act, f, W_JUDGE_TOO_SLOW, rule->name, rule->file,
		    arena_format(act->arena, "%ld", limit_ms));
	return fail(act, f, W_JUDGE_FAULT, rule->name, rule->file, why);
}

static enum fault ask(struct asking *a, struct finding_list *found)
{
	char day[DATE_TEXT];
	date_text(a->how->on, day);
	enum fault f = db_limit(a->act, a->how->limit_ms);
	if (f)
		return f;
	defer(query_end) struct query *q = a->q = query(a->act, *a->sql, T(day));
	if (!a->act->fault)
		f = bind_columns(a);
	while (!f && query_next(q))
		f = read_row(a, found);
	return f ? f : a->act->fault;
}

enum fault judge_rule(struct act *act, const struct rule *rule, const struct sql *sql, const struct judging *how, struct finding_list *out)
{
	struct asking a = { .act = act, .how = how, .rule = rule, .sql = sql, .scratch.arena = act->arena };
	return ask(&a, out) ? name_rule(act, rule, how->limit_ms) : OK;
}

/* ---- all rules ------------------------------------------------------------------------------ */

static int compare(long a, long b)
{
	return (a > b) - (a < b);
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* What an officer should see first comes first. */
static int by_gravity(const void *one, const void *other)
{
	const struct finding *a = one, *b = other;
	int order = compare((long)b->rule->weight, (long)a->rule->weight);
	if (!order)
		order = compare((long)b->gravest, (long)a->gravest);
	if (!order)
		order = strcmp(a->rule->name, b->rule->name);
	if (!order)
		order = compare((long)b->state, (long)a->state);
	if (!order)
		order = compare_text(a->company, b->company);
	if (!order)
		order = compare(a->due_on, b->due_on);
	if (!order)
		order = strcmp(a->subject, b->subject);
	return order ? order : strcmp(a->because[JA], b->because[JA]);
}

/* What one rule found stays together, so each finding has to know how grave its rule's gravest is. */
static void weigh(struct finding *list, size_t n)
{
	enum state gravest = STATE_DUE;
	for (size_t i = 0; i < n; i++)
		gravest = list[i].state > gravest ? list[i].state : gravest;
	for (size_t i = 0; i < n; i++)
		list[i].gravest = gravest;
}

struct judgement judgement_of(date on, struct finding_list *found)
{
	struct judgement judgement = { .on = on, .findings = found->list, .n = found->n };
	for (size_t i = 0, end; i < found->n; i = end) {
		for (end = i + 1; end < found->n && found->list[end].rule == found->list[i].rule;)
			end++;
		weigh(found->list + i, end - i);
	}
	if (found->n)
		qsort(found->list, found->n, sizeof *found->list, by_gravity);
	for (size_t i = 0; i < found->n; i++)
		judgement.counts[found->list[i].state]++;
	return judgement;
}

enum fault judge(struct act *act, const struct rulebook *book, const struct judging *how, struct judgement *out)
{
	struct finding_list found = { 0 };
	enum fault f = OK;
	for (size_t i = 0; !f && i < book->rule_count; i++)
		if (duty_is_in_force(book, book->rules[i].duty, how->on))
			f = judge_rule(act, &book->rules[i], &book->rules[i].sql, how, &found);
	if (!f)
		f = db_limit(act, 0);
	if (!f)
		*out = judgement_of(how->on, &found);
	return f;
}
