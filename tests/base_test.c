/* Faults, arenas, words, canonical JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"

static void every_word_has_the_same_places_in_both_languages(void **state)
{
	(void)state;

	for (int w = W_NONE + 1; w < WORDS; w++)
		for (char place[] = "{0}"; place[1] <= '9'; place[1]++)
			if (!strstr(word(JA, (enum word)w), place) != !strstr(word(EN, (enum word)w), place))
				fail_msg("%s · %s", word(JA, (enum word)w), word(EN, (enum word)w));
}

static void the_first_fault_stands(void **state)
{
	(void)state;
	struct act *act = world_act();

	(void)fail(act, E_DENIED, W_PLAIN, "first");
	(void)fail(act, E_BUSY, W_PLAIN, "second");

	assert_int_equal(act->fault, E_DENIED);
	assert_string_equal(act->detail, "first");
}

static void canonical_json_escapes_as_rfc_8785_says(void **state)
{
	(void)state;
	struct text out = { .arena = world_act()->arena };

	canon_string(&out, "\x0f\n\"\\/\x7f€ 保全");

	assert_string_equal(text_of(&out), "\"\\u000f\\n\\\"\\\\/\x7f€ 保全\"");
}

static void a_long_value_is_cut_at_a_character(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct text given = { .arena = act->arena };
	for (int i = 0; i < 1000; i++)
		text_put(&given, "保");

	problem_add(act, 3, "name", text_of(&given), "x");

	assert_true(strlen(act->problems->given) < 130);
	assert_string_equal(act->problems->given + strlen(act->problems->given) - 3, "…");
}

static void an_arena_gives_back_what_was_taken_since_a_mark(void **state)
{
	(void)state;
	struct arena *a = arena_open();
	struct arena_mark mark = arena_mark(a);
	void *first = arena_take(a, 100);

	for (int i = 0; i < 100; i++)
		memset(arena_take(a, 100000), 1, 100000);
	arena_back(a, mark);

	assert_ptr_equal(arena_take(a, 100), first);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_has_the_same_places_in_both_languages),
		cmocka_unit_test(the_first_fault_stands),
		cmocka_unit_test(canonical_json_escapes_as_rfc_8785_says),
		cmocka_unit_test(a_long_value_is_cut_at_a_character),
		cmocka_unit_test(an_arena_gives_back_what_was_taken_since_a_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
