/* The access decision once more: what is known, which conditions apply to which question, and the answer written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/reference.h"
#include "tests/reference_conditions.h"

#define ITEM_USES "view take copy carry_out send store destroy"

/* ---- 1 known ----------------------------------------------------------------------------- */

static bool all_named_exist(const struct question *q)
{
	const struct reference *w = q->world;
	const char *place = asked(q, "place");
	return (!asked(q, "item") || find(w, "item", asked(q, "item"))) &&
	    (!asked(q, "area") || find(w, "area", asked(q, "area"))) &&
	    (!asked(q, "machine") || find(w, "machine", asked(q, "machine"))) &&
	    (!asked(q, "witness") || find(w, "person", asked(q, "witness"))) &&
	    (!place || find(w, "area", place) || find(w, "container", place));
}

static bool resource_fits_the_use(const struct question *q)
{
	if (is_same(q->use, "enter"))
		return asked(q, "area") && !asked(q, "item") && !asked(q, "machine") && !asked(q, "place");
	if (is_same(q->use, "operate"))
		return asked(q, "machine") && !asked(q, "item") && !asked(q, "area") && !asked(q, "place");
	return q->use && uses(q, ITEM_USES) && asked(q, "item") && !asked(q, "area");
}

static bool recipient_is_in_order(const struct question *q)
{
	const json_t *to = json_object_get(q->asked, "to");
	if (!json_is_object(to))
		return true;
	return is_same(q->use, "send") && !(text_in(to, "authority") && (text_in(to, "company") || text_in(to, "site")));
}

static bool known(const struct question *q)
{
	return find(q->world, "person", q->person) && resource_fits_the_use(q) && all_named_exist(q) && recipient_is_in_order(q);
}

/* ---- which apply ------------------------------------------------------------------------- */

static bool always(const struct question *q)          { (void)q; return true; }
static bool item(const struct question *q)            { return q->item; }
static bool secret_item(const struct question *q)     { return q->item && !is_regime(q, "PI"); }
static bool enters(const struct question *q)          { return uses(q, "enter"); }
static bool operates(const struct question *q)        { return uses(q, "operate"); }
static bool item_with_place(const struct question *q) { return q->item && asked(q, "place"); }
static bool secret_with_place(const struct question *q)       { return (secret_item(q) && asked(q, "place")) || enters(q); }
static bool item_with_place_or_enters(const struct question *q) { return item_with_place(q) || enters(q); }
static bool somewhere(const struct question *q)       { return item_with_place(q) || enters(q) || operates(q); }
static bool handles_a_secret(const struct question *q) { return uses(q, "view take copy store") && grade(q) >= 2; }
static bool stores(const struct question *q)          { return uses(q, "store"); }
static bool shows_what_is_electronic(const struct question *q) { return uses(q, "view copy") && list_has("electronic medium", text_in(q->item, "form")); }
static bool on_a_machine(const struct question *q)    { return (q->item && asked(q, "machine")) || operates(q); }
static bool moves(const struct question *q)           { return uses(q, "view take copy carry_out send destroy"); }
static bool foreign_item(const struct question *q)    { return q->item && !is_same(text_in(q->item, "origin"), "JP"); }
static bool restricted_item(const struct question *q) { return q->item && json_array_size(json_object_get(q->item, "release")); }
static bool needs_approval(const struct question *q)  { return uses(q, "copy carry_out send destroy"); }
static bool sends(const struct question *q)           { return uses(q, "send"); }
static bool needs_two(const struct question *q)       { return (uses(q, "destroy") && grade(q) >= 2) || (uses(q, "carry_out") && grade(q) == 4); }

static const struct { const char *code; bool (*applies)(const struct question *), (*holds)(const struct question *); } conditions[] = {
	{ "known",             always,                    known },
	{ "employed",          always,                    employed },
	{ "not_suspended",     always,                    not_suspended },
	{ "item_live",         item,                      item_live },
	{ "cleared",           secret_item,               cleared },
	{ "pledged",           item,                      pledged },
	{ "educated",          item,                      educated },
	{ "need_to_know",      item,                      need_to_know },
	{ "contract_in_force", item,                      contract_in_force },
	{ "party",             item,                      party },
	{ "facility_cleared",  secret_with_place,         facility_cleared },
	{ "place_fit",         item_with_place_or_enters, place_fit },
	{ "place_given",       handles_a_secret,          place_given },
	{ "pass",              somewhere,                 pass },
	{ "container_fit",     stores,                    container_fit },
	{ "machine_given",     shows_what_is_electronic,  machine_given },
	{ "machine_fit",       on_a_machine,              machine_fit },
	{ "machine_clean",     on_a_machine,              machine_clean },
	{ "account",           on_a_machine,              account },
	{ "free",              moves,                     is_free },
	{ "agreement",         foreign_item,              agreement },
	{ "releasable",        restricted_item,           releasable },
	{ "approved",          needs_approval,            approved },
	{ "method_allowed",    sends,                     method_allowed },
	{ "recipient_fit",     sends,                     recipient_fit },
	{ "witnessed",         needs_two,                 witnessed },
};

const char *const reference_codes[REFERENCE_CONDITIONS] = {
	"known", "employed", "not_suspended", "item_live", "cleared", "pledged", "educated", "need_to_know", "contract_in_force", "party",
	"facility_cleared", "place_fit", "place_given", "pass", "container_fit", "machine_given", "machine_fit", "machine_clean", "account", "free",
	"agreement", "releasable", "approved", "method_allowed", "recipient_fit", "witnessed",
};

/* ---- one line ---------------------------------------------------------------------------- */

static bool is_empty_value(const json_t *value)
{
	return !value || json_is_null(value) || (json_is_string(value) && !*json_string_value(value));
}

/* A key of the list, with text or nothing in it. */
static bool is_text_of(const char *list, const char *key, const json_t *value)
{
	return list_has(list, key) && (json_is_string(value) || is_empty_value(value));
}

static bool is_malformed(const json_t *line)
{
	const char *key;
	json_t *value, *to = json_object_get(line, "to"), *n = json_object_get(line, "n");
	if (!json_is_object(line) || !day_in(line, "on"))
		return true;
	if (!(is_empty_value(n) || json_is_integer(n)) || !(is_empty_value(to) || json_is_object(to)))
		return true;
	json_object_foreach((json_t *)line, key, value)
		if (!list_has("n to", key) && !is_text_of("person use item area machine place witness on", key, value))
			return true;
	json_object_foreach(to, key, value)
		if (!is_text_of("company site authority", key, value))
			return true;
	return false;
}

/* L, its area and M are looked up once `known` holds. */
static void look_up(struct question *q)
{
	const struct reference *w = q->world;
	q->item = find(w, "item", asked(q, "item"));
	q->machine = find(w, "machine", asked(q, "machine"));
	q->container = find(w, "container", asked(q, "place"));
	q->area = find(w, "area", q->container ? text_in(q->container, "area") : asked(q, "place"));
	if (enters(q))
		q->area = find(w, "area", asked(q, "area"));
	if (operates(q))
		q->area = find(w, "area", text_in(q->machine, "area"));
}

static json_t *failed_of(const struct reference *w, const json_t *line)
{
	struct question q = { .world = w, .asked = line, .person = text_in(line, "person"), .use = text_in(line, "use"), .on = day_in(line, "on") };
	json_t *failed = json_array();
	if (!known(&q)) {
		json_array_append_new(failed, json_string("known"));
		return failed;
	}
	look_up(&q);
	for (size_t i = 0; i < REFERENCE_CONDITIONS; i++)
		if (conditions[i].applies(&q) && !conditions[i].holds(&q))
			json_array_append_new(failed, json_string(conditions[i].code));
	return failed;
}

char *reference_answer(const struct reference *w, const char *text, size_t n)
{
	json_t *line = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL), *answer = json_object(), *number = json_object_get(line, "n");
	json_object_set_new(answer, "n", json_is_integer(number) ? json_incref(number) : json_null());
	if (is_malformed(line)) {
		json_object_set_new(answer, "error", json_string("malformed"));
	} else {
		json_t *failed = failed_of(w, line);
		json_object_set_new(answer, "decision", json_boolean(!json_array_size(failed)));
		json_object_set(answer, "on", json_object_get(line, "on"));
		json_object_set_new(answer, "failed", failed);
	}
	char *out = json_dumps(answer, JSON_COMPACT | JSON_PRESERVE_ORDER);
	json_decref(answer);
	json_decref(line);
	return out;
}
