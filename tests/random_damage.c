/* Facts and questions written as lines, whole or with something wrong about them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_world.h"
#include "tests/world.h"
#include <stdlib.h>

/* What a desk, a program or a foe may write where something else belongs. */
static const char *const strange_values[] = {
	"null", "\"\"", "\" \"", "5", "0", "-1", "1", "4", "2.5", "1e2", "true", "false", "[]", "{}", "[\"\"]", "[null]", "[5]", "[\"JP\"]", "[\"SDS\"]",
	"\"JP\"", "\"SDS\"", "\"sds\"", "\"KEA \"", "\"yes\"", "\"p1\"", "\"2026-02-29\"", "\"2028-02-29\"", "\"2026-13-01\"", "\"2026-00-10\"", "\"2026-04-31\"",
	"\"2026-4-1\"", "\"20260401\"", "\"2026-04-01T00:00\"", "\" 2026-04-01\"", "\"2026-04-01 \"", "\"0000-01-01\"", "20260401",
	"[{\"from_on\":\"2026-01-01\"}]", "[{\"from_on\":\"2026-02-30\"}]", "[{\"from\":\"2026-01-01\"}]", "[{\"to_on\":5}]", "[[]]", "\"\\u67b6\\u7a7a\"",
};

static json_t *strange_value(void)
{
	return json_loads(strange_values[world_random(COUNT(strange_values))], JSON_DECODE_ANY, NULL);
}

static const char *random_key(const json_t *object)
{
	const char *key = NULL, *chosen = NULL;
	json_t *value;
	unsigned n = 0;
	json_object_foreach((json_t *)object, key, value)
		if (!world_random(++n))
			chosen = key;
	return chosen;
}

static void add_line(struct text *out, const json_t *fact)
{
	char *line = json_dumps(fact, JSON_COMPACT);
	text_add(out, "%s\n", line);
	free(line);
}

static char *lines_of(const json_t *world, size_t broken, const char *instead)
{
	struct act act;
	size_t i;
	json_t *fact;
	act_open(&act, EN);
	struct text out = { .arena = act.arena };
	json_array_foreach(world, i, fact)
		if (i == broken)
			text_add(&out, "%s\n", instead);
		else
			add_line(&out, fact);
	char *copy = strdup(text_of(&out));
	act_close(&act);
	return copy;
}

char *facts_text(const json_t *world)
{
	return lines_of(world, SIZE_MAX, NULL);
}

/* Changes one fact so that it is wrong, or nearly. */
static void damage(json_t *world, json_t *fact)
{
	static const char *const kinds[] = { "persons", "Person", "", "item", "loan", "pledge", "terms" }, *const fields[] = { "remark", "Id", "grade", "to_on", "id", "person", "" };
	const char *key = random_key(fact);
	switch (world_random(10)) {
	case 0: json_object_set_new(fact, "kind", json_string(kinds[world_random(COUNT(kinds))])); break;
	case 1: json_object_set_new(fact, fields[world_random(COUNT(fields))], strange_value()); break;
	case 2: json_object_del(fact, key); break;
	case 3: json_array_append(world, fact); break;
	case 4: json_object_set_new(fact, "id", json_string(world_random(2) ? "r1" : "i1")); break;
	case 5: json_object_set_new(fact, "grade", json_integer(world_random(6))); break;
	case 6: json_object_set_new(fact, "regime", json_string(world_random(2) ? "MDA" : "KEA")); break;
	default: json_object_set_new(fact, key, strange_value()); break;
	}
}

static char *damaged_line(const json_t *object)
{
	static const char *const lines[] = { "{", "[]", "5", "null", "\"\"", "{}", "{\"kind\":5}", "{\"kind\":\"person\"", "\xff", "{\"kind\":\"person\",\"id\":\"p7\",\"nationality\":[\"JP\"]} x" };
	char *line = json_dumps(object, JSON_COMPACT);
	if (world_random(2)) {
		free(line);
		return strdup(lines[world_random(COUNT(lines))]);
	}
	line[world_random((unsigned)strlen(line))] = "\"{}[]:,x0 "[world_random(10)];
	return line;
}

char *damaged_facts_text(const json_t *world)
{
	json_t *copy = json_deep_copy(world);
	const size_t at = world_random((unsigned)json_array_size(copy));
	char *text;
	if (world_random(8)) {
		damage(copy, json_array_get(copy, at));
		text = facts_text(copy);
	} else {
		char *line = damaged_line(json_array_get(copy, at));
		text = lines_of(copy, at, line);
		free(line);
	}
	json_decref(copy);
	return text;
}

char *damaged_question_text(const json_t *question)
{
	static const char *const keys[] = { "n", "to", "remark", "on", "person", "use", "item", "place" };
	json_t *copy = json_deep_copy(question);
	const char *key = world_random(2) ? keys[world_random(COUNT(keys))] : random_key(copy);
	char *line;
	if (!world_random(6)) {
		line = damaged_line(copy);
	} else {
		if (world_random(4))
			json_object_set_new(copy, key, strange_value());
		else
			json_object_del(copy, key);
		line = json_dumps(copy, JSON_COMPACT);
	}
	json_decref(copy);
	return line;
}
