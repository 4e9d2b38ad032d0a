/* Every rule tried on a database before it judges anyone: it prepares, it only reads, and it gives the
 * columns it must.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"

enum { TRIAL_MS = 5000 };

static const char *const needed[] = { "subject", "company", "due_on", "last_on" };

static void tell(struct act *act, const struct rule *rule, const char *given, const char *accepted)
{
	(void)problem_add(act, 0, arena_format(act->arena, "%s:1", rule->file), given, accepted);
}

static void check_places(struct act *act, const struct rule *rule, const struct query *q, enum lang lang)
{
	const char *at = rule->because[lang];
	for (struct piece p; piece_next(&at, &p);) {
		const char *name = p.is_place ? arena_span(act->arena, p.text, p.n) : NULL;
		const char *given = arena_format(act->arena, "because %s: {%s}", lang == JA ? "ja" : "en", name ? name : "");
		if (name && query_column(q, name) < 0)
			tell(act, rule, given, phrase(act, W_RULE_NO_PLACE));
	}
}

/* Asks for no rows, so that only the columns are found out, however long the rule would run.  As part
 * of a question the rule cannot write either, whatever it begins with. */
static void check_columns(struct act *act, const struct rule *rule, const char *day)
{
	const char *text = arena_format(act->arena, "SELECT * FROM (\n%s\n) AS rule LIMIT 0", rule->sql.text);
	struct sql trial = { rule->name, "t", text };
	const char *why = db_refuses(act, &trial);
	if (why) {
		tell(act, rule, why, phrase(act, W_RULE_PREPARES));
		return;
	}
	defer(query_end) struct query *q = query(act, trial, T(day));
	for (size_t i = 0; !act->fault && i < COUNT(needed); i++)
		if (query_column(q, needed[i]) < 0)
			tell(act, rule, needed[i], phrase(act, W_RULE_COLUMN));
	const char *const of_clock[] = { rule->clock.n, rule->clock.since };
	for (size_t i = 0; !act->fault && rule->clock.n && i < COUNT(of_clock); i++)
		if (query_column(q, of_clock[i]) < 0)
			tell(act, rule, arena_format(act->arena, "clock: {%s}", of_clock[i]), phrase(act, W_RULE_NO_PLACE));
	for (int lang = 0; !act->fault && lang < LANGS; lang++)
		check_places(act, rule, q, (enum lang)lang);
}

static void try_rule(struct act *act, const struct rule *rule, const char *day)
{
	const char *why = db_refuses(act, &rule->sql);
	if (why)
		tell(act, rule, why, phrase(act, W_RULE_PREPARES));
	else if (!db_only_reads(act, &rule->sql))
		tell(act, rule, rule->name, phrase(act, W_RULE_READS));
	else
		check_columns(act, rule, day);
}

enum fault rulebook_prepare(struct act *act, const struct rulebook *book)
{
	char day[DATE_TEXT];
	date_text(today_in_japan(), day);
	enum fault f = db_limit(act, TRIAL_MS);
	for (size_t i = 0; !act->fault && i < book->rule_count; i++)
		try_rule(act, &book->rules[i], day);
	if (f || act->fault)
		return act->fault;
	f = db_limit(act, 0);
	return act->problem_count ? rulebook_refuse(act) : f;
}
