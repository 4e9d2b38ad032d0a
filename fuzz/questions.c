/* Any bytes as questions, one a line, asked of a small world: each has an answer that is JSON, a decision or an error and never both,
 * and what is not permitted says why.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char world[] =
	"{\"kind\":\"person\",\"id\":\"p1\",\"nationality\":[\"JP\"]}\n"
	"{\"kind\":\"person\",\"id\":\"p2\",\"nationality\":[\"US\"]}\n"
	"{\"kind\":\"employment\",\"person\":\"p1\",\"company\":\"c1\",\"from_on\":\"2020-04-01\"}\n"
	"{\"kind\":\"pledge\",\"person\":\"p1\",\"regime\":\"PI\",\"signed_on\":\"2024-04-02\"}\n"
	"{\"kind\":\"education\",\"person\":\"p1\",\"regime\":\"PI\",\"course\":\"initial\",\"done_on\":\"2026-01-10\"}\n"
	"{\"kind\":\"handler_range\",\"person\":\"p1\",\"contract\":\"k1\",\"from_on\":\"2024-04-10\"}\n"
	"{\"kind\":\"contract\",\"id\":\"k1\",\"prime\":\"c1\",\"authority\":\"ATLA\",\"start_on\":\"2024-04-01\",\"clauses\":[\"infosec\",\"secret\"]}\n"
	"{\"kind\":\"facility_clearance\",\"company\":\"c1\",\"site\":\"s1\",\"regime\":\"HI\",\"grade\":2,\"granted_on\":\"2024-01-01\",\"suspended\":[{}]}\n"
	"{\"kind\":\"area\",\"id\":\"r1\",\"site\":\"s1\",\"grade\":2,\"regimes\":[\"HI\"],\"approved_on\":\"2024-01-01\"}\n"
	"{\"kind\":\"container\",\"id\":\"b1\",\"area\":\"r1\",\"grade\":2,\"dial_lock\":true,\"key_lock\":true}\n"
	"{\"kind\":\"machine\",\"id\":\"m1\",\"area\":\"r1\",\"grade\":2,\"registered_on\":\"2024-01-01\",\"wiring\":\"stand_alone\"}\n"
	"{\"kind\":\"item\",\"id\":\"i1\",\"regime\":\"PI\",\"grade\":1,\"authority\":\"ATLA\",\"contract\":\"k1\",\"form\":\"document\","
	"\"registered_on\":\"2024-06-01\",\"origin\":\"JP\",\"military\":false}\n"
	"{\"kind\":\"item\",\"id\":\"i2\",\"regime\":\"HI\",\"grade\":2,\"authority\":\"ATLA\",\"contract\":\"k1\",\"form\":\"electronic\","
	"\"registered_on\":\"2024-06-01\",\"origin\":\"Elsewhere\",\"military\":true,\"release\":[\"US\"]}\n"
	"{\"kind\":\"approval\",\"item\":\"i2\",\"use\":\"send\",\"person\":\"p2\",\"from_on\":\"2024-04-10\",\"method\":\"courier\"}\n";

static void must(bool holds)
{
	if (!holds)
		abort();
}

static const struct facts *facts_of_world(void)
{
	static struct facts *facts;
	if (!facts) {
		defer(act_close) struct act act;
		act_open(&act, EN);
		must(!facts_read(&act, world, sizeof world - 1, &facts));
	}
	return facts;
}

static void check_answer(const char *answer)
{
	json_t *json = json_loads(answer, JSON_REJECT_DUPLICATES, NULL);
	const json_t *decision = json_object_get(json, "decision"), *error = json_object_get(json, "error");
	must(json && !strchr(answer, '\n') && json_object_get(json, "n"));
	must(!decision != !error);
	if (decision)
		must(json_is_true(decision) == !json_array_size(json_object_get(json, "failed")));
	else
		must(json_string_length(error) > 0);
	json_decref(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(act_close) struct act act;
	act_open(&act, n % 2 ? JA : EN);
	const char *text = (const char *)bytes, *end = text + n;
	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		stop = stop ? stop : end;
		check_answer(facts_answer(&act, facts_of_world(), text, (size_t)(stop - text)));
		must(!act.fault && !act.problem_count);
		text = stop + 1;
	}
	return 0;
}
