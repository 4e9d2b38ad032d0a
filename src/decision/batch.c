/* Many questions at once.  At national scale a decision mostly waits for memory: a row leads to facts, these to a contract or a company,
 * and so on.  Here a handful of questions go that way together, stage by stage, each stage asking for what the next will read;
 * then each is decided as always.  Nothing is decided here.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"

enum { TOGETHER = 16, LINE = 64, LINES_AHEAD = 6 };

/* ---- asking for memory -------------------------------------------------------------------- */

/* Into the second cache: more loads may be under way to there than to the first.  A compiler takes a function that only asks for memory
 * to do nothing, and leaves its calls out: hence the empty instruction. */
static void ask_for(const void *first, size_t bytes)
{
	enum { TO_READ, INTO_SECOND = 2 };
	const char *at = first;
	__asm__ volatile("");
	for (size_t lines = 0; lines < LINES_AHEAD && lines * LINE < bytes; lines++)
		__builtin_prefetch(at + lines * LINE, TO_READ, INTO_SECOND);
	if (bytes && bytes <= LINES_AHEAD * LINE)
		__builtin_prefetch(at + bytes - 1, TO_READ, INTO_SECOND);
}

#define ASK_FOR_ROW(p, table, r)   ask_for(&(p)->table[(r) < (p)->table##_count ? (r) : NOTHING], sizeof *(p)->table)
#define ASK_FOR_SPAN(p, pool, s)   ask_for(&(p)->pool[(s).first], (s).n * sizeof *(p)->pool)

/* A row that is not in its table is none. */
#define ROW(p, table, r)           (&(p)->table[(r) < (p)->table##_count ? (r) : NOTHING])

/* ---- the stages --------------------------------------------------------------------------- */

static void ask_for_rows(const struct picture *p, const struct question *q)
{
	ASK_FOR_ROW(p, persons, q->person);
	ASK_FOR_ROW(p, items, q->item);
	ASK_FOR_ROW(p, machines, q->machine);
	ASK_FOR_ROW(p, containers, q->place_container);
	ASK_FOR_ROW(p, areas, q->use == USE_ENTER ? q->area : q->place_area);
	if (q->witness != NOTHING)
		ASK_FOR_ROW(p, persons, q->witness);
}

static void ask_for_facts_of_person(const struct picture *p, row r, bool of_item)
{
	const struct person *who = ROW(p, persons, r);
	ASK_FOR_SPAN(p, employments, who->employments);
	ASK_FOR_SPAN(p, suspensions, who->suspensions);
	if (!of_item)
		return;
	ASK_FOR_SPAN(p, clearances, who->clearances);
	ASK_FOR_SPAN(p, pledges, who->pledges);
	ASK_FOR_SPAN(p, educations, who->educations);
	ASK_FOR_SPAN(p, ranges, who->ranges);
}

static void ask_for_facts_of_item(const struct picture *p, const struct question *q)
{
	const struct item *item = ROW(p, items, q->item);
	ASK_FOR_ROW(p, contracts, item->contract);
	ASK_FOR_SPAN(p, loans, item->loans);
	ASK_FOR_SPAN(p, approvals, item->approvals);
	if (item->release.n) {
		ASK_FOR_SPAN(p, releases, item->release);
		ASK_FOR_SPAN(p, nationalities, ROW(p, persons, q->person)->nationalities);
	}
}

static void ask_for_facts(const struct picture *p, const struct question *q)
{
	const struct machine *m = ROW(p, machines, q->machine);
	ask_for_facts_of_person(p, q->person, q->use < USE_ENTER);
	ASK_FOR_SPAN(p, passes, ROW(p, persons, q->person)->passes);
	if (q->witness != NOTHING)
		ask_for_facts_of_person(p, q->witness, true);
	if (q->use < USE_ENTER)
		ask_for_facts_of_item(p, q);
	ASK_FOR_SPAN(p, checks, m->checks);
	ASK_FOR_SPAN(p, accounts, m->accounts);
	ASK_FOR_ROW(p, areas, m->area);
	ASK_FOR_ROW(p, areas, ROW(p, containers, q->place_container)->area);
}

static void ask_for_companies(const struct picture *p, const struct question *q)
{
	struct span s = ROW(p, persons, q->person)->employments;
	for (uint32_t i = 0; i < s.n; i++)
		ASK_FOR_ROW(p, companies, p->employments[s.first + i].company);
	if (q->is_sent)
		ASK_FOR_ROW(p, companies, q->to_company);
	ASK_FOR_SPAN(p, subcontracts, ROW(p, contracts, ROW(p, items, q->item)->contract)->subcontracts);
}

static void ask_for_what_they_have(const struct picture *p, const struct question *q)
{
	const struct item *item = ROW(p, items, q->item);
	struct span s = ROW(p, persons, q->person)->employments, below = ROW(p, contracts, item->contract)->subcontracts;
	for (uint32_t i = 0; i < s.n; i++)
		ASK_FOR_SPAN(p, facility_clearances, ROW(p, companies, p->employments[s.first + i].company)->clearances);
	if (q->is_sent)
		ASK_FOR_SPAN(p, facility_clearances, ROW(p, companies, q->to_company)->clearances);
	if (item->regime == REGIME_SDS || item->regime == REGIME_KEA)
		for (uint32_t i = 0; i < below.n; i++)
			ASK_FOR_ROW(p, contracts, p->subcontracts[below.first + i].own_contract);
}

/* ---- all of them -------------------------------------------------------------------------- */

void decide_batch(const struct picture *p, const struct question *list, struct decision *out, size_t n)
{
	static void (*const stages[])(const struct picture *, const struct question *) = {
		ask_for_rows, ask_for_facts, ask_for_companies, ask_for_what_they_have,
	};
	for (size_t first = 0; first < n; first += TOGETHER) {
		size_t end = n - first < TOGETHER ? n : first + TOGETHER;
		for (size_t stage = 0; stage < COUNT(stages); stage++)
			for (size_t i = first; i < end; i++)
				stages[stage](p, &list[i]);
		for (size_t i = first; i < end; i++)
			out[i] = decide(p, &list[i]);
	}
}
