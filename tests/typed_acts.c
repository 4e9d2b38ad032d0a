/* Acts as a cure types them, done to the facts of a world.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/typed_acts.h"
#include "tests/world.h"
#include <stdlib.h>

/* ---- words -------------------------------------------------------------------------------- */

/* "a=b c=d" as an object of text; what is left to be filled in is left out. */
static json_t *fields_of(const char *words)
{
	json_t *fields = json_object();
	char *copy = strdup(words), *rest = copy, *word;
	while ((word = strsep(&rest, " "))) {
		char *value = strchr(word, '=');
		if (!value || !strcmp(value, "=…"))
			continue;
		*value++ = 0;
		json_object_set_new(fields, word, json_string(value));
	}
	free(copy);
	return fields;
}

static const char *field(const json_t *fields, const char *key)
{
	const char *value = json_string_value(json_object_get(fields, key));
	return value ? value : "";
}

/* A value as it would be typed. */
static const char *typed_value(const json_t *value)
{
	static char out[200];
	size_t i;
	json_t *one;
	*out = 0;
	json_array_foreach(value, i, one)
		snprintf(out + strlen(out), sizeof out - strlen(out), "%s%s", i ? "," : "", json_string_value(one));
	if (json_is_integer(value))
		snprintf(out, sizeof out, "%lld", (long long)json_integer_value(value));
	if (json_is_boolean(value))
		snprintf(out, sizeof out, "%s", json_is_true(value) ? "yes" : "no");
	return json_is_string(value) ? json_string_value(value) : out;
}

/* ---- facts -------------------------------------------------------------------------------- */

static bool is_kind(const json_t *fact, const char *kind)
{
	return !strcmp(field(fact, "kind"), kind);
}

/* Fields that are not told back, or not from the fact alone. */
static bool is_silent(const char *key)
{
	static const char *const silent[] = { "kind", "reason", "reference", "suspended", "own_contract" };
	for (size_t i = 0; i < COUNT(silent); i++)
		if (!strcmp(key, silent[i]))
			return true;
	return false;
}

static bool says(const json_t *fact, const char *kind, const json_t *told)
{
	const char *key;
	json_t *value;
	if (!is_kind(fact, kind))
		return false;
	json_object_foreach((json_t *)fact, key, value)
		if (!is_silent(key) && strcmp(typed_value(value), field(told, key)) != 0)
			return false;
	return true;
}

static json_t *fact_with_id(json_t *world, const char *kind, const char *id)
{
	size_t i;
	json_t *fact;
	json_array_foreach(world, i, fact)
		if (is_kind(fact, kind) && !strcmp(field(fact, "id"), id))
			return fact;
	fail_msg("there is no %s %s", kind, id);
	return NULL;
}

static json_t *suspended_period(json_t *fact, const char *told)
{
	size_t i;
	json_t *period;
	json_array_foreach(json_object_get(fact, "suspended"), i, period) {
		char text[64];
		snprintf(text, sizeof text, "%s..%s", field(period, "from_on"), field(period, "to_on"));
		if (!strcmp(text, told))
			return period;
	}
	return NULL;
}

/* ---- acts --------------------------------------------------------------------------------- */

static void append(json_t *world, const char *kind, const char *id, const char *list, const char *value)
{
	json_t *fact = fact_with_id(world, kind, id);
	if (!json_is_array(json_object_get(fact, list)))
		json_object_set_new(fact, list, json_array());
	json_array_append_new(json_object_get(fact, list), json_string(value));
}

static void extend(json_t *world, const json_t *fields)
{
	size_t i;
	json_t *fact;
	json_array_foreach(world, i, fact)
		if (is_kind(fact, "item") && !strcmp(field(fact, "designation"), field(fields, "designation")))
			json_object_set(fact, "valid_until", json_object_get(fields, "valid_until"));
}

static void rename_field(json_t *fields, const char *from, const char *to)
{
	json_object_set(fields, to, json_object_get(fields, from));
	json_object_del(fields, from);
}

static void do_add(json_t *world, const char *reg, json_t *fields)
{
	if (!strcmp(reg, "contract_clause")) {
		append(world, "contract", field(fields, "contract"), "clauses", field(fields, "clause"));
	} else if (!strcmp(reg, "area_regime")) {
		append(world, "area", field(fields, "area"), "regimes", field(fields, "regime"));
	} else if (!strcmp(reg, "combination_change")) {
		json_object_set(fact_with_id(world, "container", field(fields, "container")), "combination_due_on", json_object_get(fields, "changed_on"));
	} else if (!strcmp(reg, "designation_event")) {
		extend(world, fields);
	} else {
		if (!strcmp(reg, "machine_check"))
			rename_field(fields, "kind", "check");
		json_object_del(fields, "given_by");
		json_object_del(fields, "start_on");
		if (json_object_get(fields, "grade"))
			json_object_set_new(fields, "grade", json_integer(atoi(field(fields, "grade"))));
		json_object_set_new(fields, "kind", json_string(reg));
		json_array_append(world, fields);
	}
}

/* Of two facts that say the same the second is meant when the first has been changed. */
static bool is_done(const json_t *record, const json_t *changes)
{
	const char *key;
	json_t *value;
	json_object_foreach((json_t *)changes, key, value)
		if (!json_equal(json_object_get(record, key), value))
			return false;
	return true;
}

static void do_amend_told(const json_t *before, json_t *world, const char *reg, const json_t *told, const json_t *changes)
{
	bool resumes = !strcmp(reg, "facility_suspension");
	size_t i;
	json_t *fact;
	json_array_foreach(before, i, fact) {
		json_t *record = json_array_get(world, i);
		if (!says(fact, resumes ? "facility_clearance" : reg, told))
			continue;
		if (resumes && !(record = suspended_period(record, field(told, "suspended"))))
			continue;
		if (is_done(record, changes))
			continue;
		json_object_update(record, (json_t *)changes);
		return;
	}
	fail_msg("nothing is as told: %s", reg);
}

static void do_amend(const json_t *before, json_t *world, const char *reg, const char *words)
{
	const char *end = *words == '{' ? strchr(words, '}') : NULL;
	json_t *changes = fields_of(end ? end + 1 : words);
	if (end) {
		char *inner = strndup(words + 1, (size_t)(end - words - 1));
		json_t *told = fields_of(inner);
		do_amend_told(before, world, reg, told, changes);
		json_decref(told);
		free(inner);
	} else {
		json_t *fact = fact_with_id(world, reg, field(changes, "number"));
		json_object_del(changes, "number");
		json_object_update(fact, changes);
	}
	json_decref(changes);
}

static void ask_otherwise(json_t *question, const json_t *fields)
{
	const char *key;
	json_t *value;
	json_object_foreach((json_t *)fields, key, value) {
		if (!strcmp(key, "to"))
			json_object_set_new(question, "to", json_pack("{sO}", "authority", value));
		else
			json_object_set(question, key, value);
	}
}

void do_typed(const json_t *before, json_t *world, json_t *question, const char *typed)
{
	char reg[64];
	int n = 0;
	json_t *fields = fields_of(typed);
	if (sscanf(typed, "add %63s %n", reg, &n) == 1)
		do_add(world, reg, fields);
	else if (sscanf(typed, "amend %63s %n", reg, &n) == 1)
		do_amend(before, world, reg, typed + n);
	else
		ask_otherwise(question, fields);
	json_decref(fields);
}
