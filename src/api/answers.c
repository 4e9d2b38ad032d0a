/* What follows from the books on a day, and the law it follows from: findings, which contract needs which clearance, duties.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"
#include "rulebook/law_json.h"

static const char *const day_arguments[] = { "on", "known_at", NULL };

static void findings_answer(struct request *r)
{
	struct status status;
	date on;
	if (token_reaches(r, "read", NULL) || arguments_check(r, day_arguments, NULL) || day_asked(r, &on) ||
	    status_of(&r->act, r->installation, r->act.actor, on, db_known_at(r->act.db), &status))
		return;
	r->type = "application/json";
	status_json(r->out, &status);
}

void api_findings(struct request *r)
{
	request_as_known(r, findings_answer);
}

static json_t *need_json(const struct need *n, const struct handler_list *handlers)
{
	long all, cleared;
	handlers_of(handlers, n, &all, &cleared);
	return json_pack("{s:s, s:s, s:o, s:s?, s:s?, s:s?, s:b, s:I, s:b, s:b, s:s, s:o, s:I, s:I}", "contract", n->contract, "company", n->company,
	    "tier", n->tier < 0 ? json_null() : json_integer(n->tier), "regime", n->regime, "grade", n->grade, "site", n->site,
	    "either", n->either, "items", (json_int_t)n->items, "ranged", n->ranged, "by_clause", n->by_clause, "fit", fit_info[n->fit].code,
	    "clearance", n->clearance ? json_pack("{s:s, s:s?, s:s?, s:s?, s:s?}", "number", n->clearance, "regime", n->held_regime,
	    "grade", n->held_grade, "site", n->held_site, "until", n->until) : json_null(),
	    "handlers", (json_int_t)all, "handlers_cleared", (json_int_t)cleared);
}

static void needs_answer(struct request *r)
{
	struct need_list needs;
	struct handler_list handlers;
	date on;
	if (token_reaches(r, "read", NULL) || arguments_check(r, day_arguments, NULL) || day_asked(r, &on) || needs_of(&r->act, on, &needs) || handlers_on(&r->act, on, &handlers))
		return;
	json_t *counts = json_object(), *list = json_array();
	for (size_t i = 0; i < FITS; i++)
		json_object_set_new(counts, fit_info[i].code, json_integer(needs.counts[i]));
	for (size_t i = 0; i < needs.n; i++)
		json_array_append_new(list, need_json(&needs.list[i], &handlers));
	answer_json(r, json_pack("{s:o, s:s?, s:o, s:o}", "on", day_json(on), "known_at", db_known_at(r->act.db), "counts", counts, "needs", list));
}

void api_needs(struct request *r)
{
	request_as_known(r, needs_answer);
}

/* ---- the law -------------------------------------------------------------------------------- */

/* As the installation has it, or had it at ?known_at=; in force on ?on=, or, without it, whenever. */
static bool law_asked(struct request *r, date *on, const struct rulebook **out)
{
	*out = r->rulebook ? r->rulebook : installation_rulebook(r->installation);
	if (token_reaches(r, "read", NULL) || arguments_check(r, day_arguments, NULL) || day_asked(r, on))
		return false;
	if (is_empty(argument_of(r, "on")))
		*on = NO_DATE;
	return true;
}

static bool stands_on(date on, date from_on, date to_on)
{
	return on == NO_DATE || is_between(on, from_on, to_on);
}

static void law_answer(struct request *r)
{
	const struct rulebook *book;
	date on;
	if (!law_asked(r, &on, &book))
		return;
	json_t *nodes = json_array(), *duties = json_array();
	for (size_t i = 0; i < book->node_count; i++)
		if (stands_on(on, book->nodes[i].from_on, book->nodes[i].to_on))
			json_array_append_new(nodes, law_node_json(r->act.arena, book, &book->nodes[i]));
	for (size_t i = 0; i < book->duty_count; i++)
		if (stands_on(on, book->duties[i].from_on, book->duties[i].to_on))
			json_array_append_new(duties, law_duty_json(book, on, &book->duties[i]));
	answer_json(r, json_pack("{s:o, s:s, s:o, s:o}", "on", day_json(on), "rulebook",
	    hex_of(r->act.arena, book->hash.bytes, HASH_BYTES), "nodes", nodes, "duties", duties));
}

void api_law(struct request *r)
{
	request_as_known(r, law_answer);
}

static void duty_answer(struct request *r)
{
	const struct rulebook *book;
	date on;
	if (!law_asked(r, &on, &book))
		return;
	for (size_t i = 0; i < book->duty_count; i++)
		if (same_text(book->duties[i].id, place_of(r, "duty"))) {
			answer_json(r, law_duty_json(book, on, &book->duties[i]));
			return;
		}
	(void)fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
}

void api_duty(struct request *r)
{
	request_as_known(r, duty_answer);
}
