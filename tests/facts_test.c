/* Facts and questions as lines: what they make, what is refused, what is ignored, and how each question is answered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "base/days.h"
#include "decision/decision.h"
#include <stdlib.h>

/* ---- what the tests say ------------------------------------------------------------------- */

static const char person[] = "{\"kind\":\"person\",\"id\":\"p1\",\"nationality\":[\"JP\"]}\n";
static const char contract[] =
	"{\"kind\":\"contract\",\"id\":\"k1\",\"prime\":\"c1\",\"authority\":\"ATLA\",\"start_on\":\"2024-04-01\",\"clauses\":[\"infosec\"]}\n";
static const char item[] =
	"{\"kind\":\"item\",\"id\":\"i1\",\"regime\":\"PI\",\"grade\":1,\"authority\":\"ATLA\",\"contract\":\"k1\",\"form\":\"document\","
	"\"registered_on\":\"2024-06-01\",\"origin\":\"JP\",\"military\":false}\n";
/* With these, p1 may view i1. */
static const char handler[] =
	"{\"kind\":\"employment\",\"person\":\"p1\",\"company\":\"c1\",\"from_on\":\"2020-04-01\"}\n"
	"{\"kind\":\"pledge\",\"person\":\"p1\",\"regime\":\"PI\",\"signed_on\":\"2024-04-02\"}\n"
	"{\"kind\":\"education\",\"person\":\"p1\",\"regime\":\"PI\",\"course\":\"initial\",\"done_on\":\"2026-01-10\"}\n"
	"{\"kind\":\"handler_range\",\"person\":\"p1\",\"contract\":\"k1\",\"from_on\":\"2024-04-10\"}\n";
static const char view[] = "{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"on\":\"2026-11-23\"}";
static const char permitted[] = "{\"n\":1,\"decision\":true,\"on\":\"2026-11-23\",\"failed\":[]}";
static const char not_known[] = "{\"n\":1,\"decision\":false,\"on\":\"2026-11-23\",\"failed\":[\"known\"]}";

static char *joined(const char *const *parts)
{
	struct text out = { .arena = world_act()->arena };
	for (; *parts; parts++)
		text_put(&out, *parts);
	text_put(&out, "");
	return out.s;
}
#define together(...) joined((const char *const[]){ __VA_ARGS__, NULL })

static struct facts *made_of(const char *text)
{
	struct facts *f = NULL;
	struct act *act = world_act();
	world_ok(act, facts_read(act, text, strlen(text), &f));
	assert_true(picture_is_sound(facts_picture(f)));
	return f;
}

static void answers(const char *facts, const char *question, const char *answer)
{
	struct facts *f = made_of(facts);
	assert_string_equal(facts_answer(world_act(), f, question, strlen(question)), answer);
	facts_close(&f);
}

/* The file is refused for this field of this line, in both languages, and nothing is made. */
static void is_refused(const char *text, size_t n, long line, const char *field)
{
	for (enum lang lang = JA; lang < LANGS; lang++) {
		struct facts *f = NULL;
		defer(act_close) struct act act;
		act_open(&act, lang);

		enum fault fault = facts_read(&act, text, n, &f);

		if (fault != E_BAD_INPUT || f || !act.problems)
			fail_msg("not refused: %.300s", text);
		if (act.problems->line != line || !same_text(act.problems->field, field) || is_empty(act.problems->accepted))
			fail_msg("refused for line %ld, field %s (%s): %.300s", act.problems->line, act.problems->field,
			    act.problems->accepted, text);
		assert_null(strstr(act.problems->accepted, "{0}"));
	}
}

/* The line is answered with an error that names the field, in the language of the act. */
static void is_an_error(const struct facts *f, const char *line, const char *field)
{
	for (enum lang lang = JA; lang < LANGS; lang++) {
		defer(act_close) struct act act;
		act_open(&act, lang);

		const char *answer = facts_answer(&act, f, line, strlen(line));

		if (strncmp(answer, "{\"n\":", 5) || !strstr(answer, ",\"error\":\"") || strlen(answer) > 2000 ||
		    (field && !strstr(answer, arena_format(act.arena, "\"%s →", field))))
			fail_msg("%.300s is answered %.300s", line, answer);
		assert_true(!act.fault && !act.problem_count && !strstr(answer, "{0}"));
	}
}

static char *file(const char *path, size_t *n)
{
	char *text;
	struct act *act = world_act();
	world_ok(act, file_read(act, path, 1 << 20, &text, n));
	return text;
}

/* ---- the interchange ---------------------------------------------------------------------- */

static void the_example_is_answered_as_the_specification_says(void **state)
{
	(void)state;
	size_t n, questions_n, answers_n;
	struct facts *f = NULL;
	struct act *act = world_act();
	char *text = file("tests/data/interchange/facts.jsonl", &n), *question, *answer;
	char *questions = file("tests/data/interchange/questions.jsonl", &questions_n);
	char *expected = file("tests/data/interchange/answers.jsonl", &answers_n);
	world_ok(act, facts_read(act, text, n, &f));
	int asked = 0;

	while ((question = strsep(&questions, "\n")) && *question && (answer = strsep(&expected, "\n"))) {
		assert_string_equal(facts_answer(act, f, question, strlen(question)), answer);
		asked++;
	}

	assert_int_equal(asked, 6);
	assert_true(picture_is_sound(facts_picture(f)) && facts_bytes(f) > 0);
	facts_close(&f);
}

static void facts_may_come_in_any_order(void **state)
{
	(void)state;
	size_t n, questions_n;
	struct act *act = world_act();
	char *lines[64], *rest = file("tests/data/interchange/facts.jsonl", &n), *line;
	char *questions = file("tests/data/interchange/questions.jsonl", &questions_n), *question;
	size_t count = 0;
	struct facts *f = NULL, *shuffled = NULL;
	world_ok(act, facts_read(act, rest, n, &f));
	while ((line = strsep(&rest, "\n")) && *line)
		lines[count++] = line;
	for (size_t i = count; i-- > 1; ) {
		size_t j = world_random((unsigned)i + 1);
		line = lines[i], lines[i] = lines[j], lines[j] = line;
	}
	struct text out = { .arena = act->arena };
	for (size_t i = 0; i < count; i++)
		text_add(&out, "%s\r\n\n", lines[i]);

	world_ok(act, facts_read(act, out.s, out.n, &shuffled));

	while ((question = strsep(&questions, "\n")) && *question)
		assert_string_equal(facts_answer(act, shuffled, question, strlen(question)), facts_answer(act, f, question, strlen(question)));
	facts_close(&f);
	facts_close(&shuffled);
}

static void no_facts_make_a_picture_in_which_nobody_may_do_anything(void **state)
{
	(void)state;

	answers("", view, not_known);
	answers("\n \r\n", view, not_known);
}

static void of_two_clearances_of_one_day_the_later_line_counts(void **state)
{
	(void)state;
	size_t n;
	static const char refused[] =
		"{\"kind\":\"clearance\",\"person\":\"p1\",\"regime\":\"SDS\",\"authority\":\"ATLA\",\"outcome\":\"not_cleared\",\"notice_on\":\"2024-04-01\"}\n";
	static const char question[] = "{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"place\":\"r1\",\"on\":\"2026-11-23\"}";
	const char *facts = file("tests/data/interchange/facts.jsonl", &n);

	answers(together(facts, refused), question, "{\"n\":1,\"decision\":false,\"on\":\"2026-11-23\",\"failed\":[\"cleared\"]}");
	answers(together(refused, facts), question, permitted);
}

/* ---- what names the undeclared ------------------------------------------------------------ */

static void a_person_with_all_that_is_asked_may_view_a_protected_item(void **state)
{
	(void)state;

	answers(together(handler, item, contract, person), view, permitted);
}

static void facts_of_the_undeclared_are_ignored(void **state)
{
	(void)state;
	static const char *const strays[] = {
		"{\"kind\":\"loan\",\"item\":\"i1\",\"person\":\"nobody\"}",
		"{\"kind\":\"loan\",\"item\":\"nothing\",\"person\":\"p1\"}",
		"{\"kind\":\"suspension\",\"person\":\"nobody\",\"reason\":\"other\"}",
		"{\"kind\":\"area_pass\",\"person\":\"p1\",\"area\":\"nowhere\",\"from_on\":\"2024-04-10\"}",
		"{\"kind\":\"container\",\"id\":\"b1\",\"area\":\"nowhere\",\"grade\":3,\"dial_lock\":true,\"key_lock\":true}",
		"{\"kind\":\"machine\",\"id\":\"m1\",\"area\":\"nowhere\",\"grade\":3,\"registered_on\":\"2024-05-01\",\"wiring\":\"networked\"}",
		"{\"kind\":\"machine_account\",\"machine\":\"m1\",\"person\":\"p1\",\"from_on\":\"2024-05-01\"}",
		"{\"kind\":\"machine_check\",\"machine\":\"m1\",\"check\":\"virus\",\"done_on\":\"2026-11-20\",\"result\":\"clean\"}",
		"{\"kind\":\"subcontract\",\"contract\":\"none\",\"company\":\"c1\"}",
		"{\"kind\":\"handler_range\",\"person\":\"p1\",\"contract\":\"none\",\"from_on\":\"2024-04-10\"}",
		"{\"kind\":\"approval\",\"item\":\"i1\",\"use\":\"copy\",\"person\":\"nobody\",\"from_on\":\"2024-04-10\"}",
	};
	const char *facts = together(handler, item, contract, person);
	struct facts *plain = made_of(facts);

	for (size_t i = 0; i < COUNT(strays); i++) {
		struct facts *with = made_of(together(strays[i], "\n", facts));
		assert_string_equal(facts_answer(world_act(), with, view, strlen(view)), permitted);
#define POOL(type, name) assert_int_equal(facts_picture(with)->name##_count, facts_picture(plain)->name##_count);
		PICTURE_POOLS(POOL)
#undef POOL
		facts_close(&with);
	}
	facts_close(&plain);
}

/* An item under an undeclared contract is ignored, and so is what names the item. */
static void what_is_ignored_declares_nothing(void **state)
{
	(void)state;

	answers(together(handler, person, item), view, not_known);
	answers(together(handler, person, item, "{\"kind\":\"loan\",\"item\":\"i1\",\"person\":\"p1\"}"), view, not_known);
	answers(together(person, "{\"kind\":\"container\",\"id\":\"b1\",\"area\":\"b1\",\"grade\":1,\"dial_lock\":true,\"key_lock\":true}"),
	    "{\"n\":1,\"person\":\"p1\",\"use\":\"enter\",\"area\":\"b1\",\"on\":\"2026-11-23\"}", not_known);
}

static void an_approval_with_an_undeclared_witness_stands(void **state)
{
	(void)state;
	static const char approval[] =
		"{\"kind\":\"approval\",\"item\":\"i1\",\"use\":\"copy\",\"person\":\"p1\",\"from_on\":\"2024-04-10\",\"witness\":\"nobody\"}";

	answers(together(handler, item, contract, person, approval),
	    "{\"n\":1,\"person\":\"p1\",\"use\":\"copy\",\"item\":\"i1\",\"on\":\"2026-11-23\"}", permitted);
}

static void an_undeclared_own_contract_is_none(void **state)
{
	(void)state;
	struct facts *f = made_of(together(contract, "{\"kind\":\"subcontract\",\"contract\":\"k1\",\"company\":\"c2\",\"own_contract\":\"k9\"}\n",
	    "{\"kind\":\"subcontract\",\"contract\":\"k1\",\"company\":\"c3\",\"own_contract\":\"k1\"}"));
	const struct picture *p = facts_picture(f);

	assert_int_equal(p->subcontracts_count, 2);
	assert_int_equal(p->subcontracts[0].own_contract, NOTHING);
	assert_int_equal(p->subcontracts[1].own_contract, 1);
	facts_close(&f);
}

static void empty_days_are_kept_as_the_picture_wants_them(void **state)
{
	(void)state;
	struct facts *f = made_of(together(person, contract, item, "{\"kind\":\"loan\",\"item\":\"i1\",\"person\":\"p1\",\"to_on\":\"\"}\n",
	    "{\"kind\":\"suspension\",\"person\":\"p1\",\"reason\":\"other\",\"regime\":null}\n",
	    "{\"kind\":\"facility_clearance\",\"company\":\"c1\",\"site\":\"s1\",\"regime\":\"HI\",\"grade\":2,\"granted_on\":\"2024-01-01\",\"suspended\":[{}]}\n",
	    "{\"kind\":\"area\",\"id\":\"r1\",\"site\":\"s1\",\"grade\":2,\"regimes\":[\"HI\"]}\n",
	    "{\"kind\":\"container\",\"id\":\"b1\",\"area\":\"r1\",\"grade\":2,\"dial_lock\":true,\"key_lock\":true}\n"));
	const struct picture *p = facts_picture(f);

	assert_true(p->loans[0].when.from == DAY_ALWAYS && p->loans[0].when.to == DAY_NEVER);
	assert_true(p->suspensions[0].when.from == DAY_ALWAYS && p->suspensions[0].when.to == DAY_NEVER && p->suspensions[0].regime == REGIME_NONE);
	assert_true(p->suspended[0].from == DAY_ALWAYS && p->suspended[0].to == DAY_NEVER && p->facility_clearances[0].suspended.n == 1);
	assert_true(p->contracts[1].end_on == DAY_NEVER && p->contracts[1].closing_until == DAY_ALWAYS);
	assert_true(p->items[1].designated_on == DAY_NEVER && p->items[1].valid_until == DAY_NEVER && p->items[1].destroyed_on == DAY_NEVER);
	assert_true(p->areas[1].approved_on == DAY_NEVER && p->containers[2].combination_due_on == DAY_ALWAYS);
	facts_close(&f);
}

/* ---- terms -------------------------------------------------------------------------------- */

static void terms_that_are_given_replace_those_that_hold_otherwise(void **state)
{
	(void)state;
	struct facts *f = made_of(together(handler, person,
	    "{\"kind\":\"terms\",\"education_months\":1,\"methods\":{\"PI\":{\"1\":[\"courier\"]},\"MDA\":{\"2\":[],\"3\":[\"courier\",\"encrypted_line\"]}}}"));
	const struct picture *p = facts_picture(f);
	date end = NO_DATE;

	assert_true(date_of(2026, 2, 10, &end) && p->educations[0].until == end);
	assert_int_equal(p->methods[REGIME_PI][1], 1u << METHOD_COURIER);
	assert_int_equal(p->methods[REGIME_MDA][2], 0);
	assert_int_equal(p->methods[REGIME_MDA][3], 1u << METHOD_COURIER | 1u << METHOD_ENCRYPTED_LINE);
	assert_int_equal(p->methods[REGIME_SDS][3], 0);
	facts_close(&f);
	f = made_of("{\"kind\":\"terms\",\"check_days\":3}");
	assert_memory_equal(facts_picture(f)->methods, usual_terms.methods, sizeof usual_terms.methods);
	facts_close(&f);
}

static void last_days_are_reckoned_as_the_law_reckons_them(void **state)
{
	(void)state;
	date from = NO_DATE, end = NO_DATE;
	assert_true(date_of(2023, 2, 28, &from) && date_of(2028, 2, 29, &end));

	assert_int_equal(clearance_until(&usual_terms, REGIME_SDS, from, DAY_NEVER), end);
	assert_int_equal(clearance_until(&usual_terms, REGIME_MDA, from, DAY_NEVER), DAY_NEVER);
	assert_int_equal(check_until(&usual_terms, from), from + 7);
	assert_true(date_of(2024, 2, 29, &end));
	assert_int_equal(education_until(&usual_terms, from), end);
	assert_true(date_of(2033, 2, 28, &end));
	assert_int_equal(clearance_until(&usual_terms, REGIME_KEA, 0, from), end);
	assert_true(date_of(9999, 12, 1, &from));
	assert_int_equal(clearance_until(&usual_terms, REGIME_SDS, from, DAY_NEVER), DAY_NEVER);
}

/* ---- what is refused ---------------------------------------------------------------------- */

static void every_line_that_is_not_a_fact_refuses_the_file(void **state)
{
	(void)state;
	size_t n, refused = 0;
	char *rest = file("tests/data/interchange/refused.tsv", &n), *line;

	while ((line = strsep(&rest, "\n")) && *line) {
		const char *field = *line == '#' ? NULL : strsep(&line, "\t");
		if (!field)
			continue;
		const char *text = together(person, line, "\n", contract);
		is_refused(text, strlen(text), 2, strcmp(field, "-") ? field : NULL);
		refused++;
	}

	assert_true(refused > 70);
	static const char with_nul[] = "{\"kind\":\"terms\"\0}", broken[] = "{\"kind\":\"terms\"}\n{\"kind\":\"\xff\"}";
	is_refused(with_nul, sizeof with_nul - 1, 1, NULL);
	is_refused(broken, sizeof broken - 1, 2, NULL);
}

static void areas_and_containers_share_their_ids_and_terms_are_told_once(void **state)
{
	(void)state;
	static const char area[] = "{\"kind\":\"area\",\"id\":\"r1\",\"site\":\"s1\",\"grade\":2,\"regimes\":[\"HI\"]}\n";
	static const char container[] = "{\"kind\":\"container\",\"id\":\"r1\",\"area\":\"r1\",\"grade\":2,\"dial_lock\":true,\"key_lock\":true}\n";
	static const char terms[] = "{\"kind\":\"terms\"}\n";
	const char *files[] = { together(area, area), together(area, container), together(container, container), together(contract, contract),
		together(item, item) };

	for (size_t i = 0; i < COUNT(files); i++)
		is_refused(files[i], strlen(files[i]), 2, "id");
	is_refused(together(terms, terms), 2 * strlen(terms), 2, "kind");
}

static void everything_that_is_wrong_is_told(void **state)
{
	(void)state;
	struct facts *f = NULL;
	struct act *act = world_act();
	const char *text = together("{\"kind\":\"person\"}\n", person, "\n{\"kind\":\"loan\",\"item\":1}\n");

	assert_int_equal(facts_read(act, text, strlen(text), &f), E_BAD_INPUT);
	assert_int_equal(act->problem_count, 4);
	assert_int_equal(act->problems->next->next->next->line, 4);
}

static char *many(const char *before, size_t n, const char *after)
{
	struct text out = { .arena = world_act()->arena };
	text_put(&out, before);
	for (size_t i = 0; i < n; i++)
		text_put_span(&out, "[x", 1);
	text_put(&out, after);
	return out.s;
}

static void a_million_characters_and_deep_nesting_are_refused(void **state)
{
	(void)state;
	const char *lines[] = {
		many("{\"kind\":\"person\",\"nationality\":[\"JP\"],\"id\":\"", 1000000, "\"}"),
		many("{\"kind\":\"", 1000000, "\"}"),
		many("{\"kind\":\"person\",\"id\":\"p1\",\"nationality\":[\"JP\"],\"", 1000000, "\":1}"),
		many("{\"kind\":\"person\",\"id\":\"p1\",\"nationality\":", 100000, "}"),
		many("{\"kind\":\"person\",\"id\":\"p1\",\"nationality\":", 1000, ""),
	};

	is_refused(lines[0], strlen(lines[0]), 1, "id");
	is_refused(lines[1], strlen(lines[1]), 1, "kind");
	is_refused(lines[3], strlen(lines[3]), 1, NULL);
	is_refused(lines[4], strlen(lines[4]), 1, NULL);
	struct facts *f = made_of(together(person, contract, item, handler));
	struct facts *none = NULL;
	struct act *act = world_act();
	assert_int_equal(facts_read(act, lines[2], strlen(lines[2]), &none), E_BAD_INPUT);
	for (size_t i = 0; i < COUNT(lines); i++)
		is_an_error(f, lines[i], NULL);
	facts_close(&f);
}

/* ---- questions ---------------------------------------------------------------------------- */

static void a_question_that_cannot_be_read_is_answered_with_an_error(void **state)
{
	(void)state;
	static const struct { const char *line, *field; } errors[] = {
		{ "", NULL }, { "[]", NULL }, { "{\"n\":1", NULL }, { "{\"n\":1,\"n\":2,\"on\":\"2026-11-23\"}", NULL }, { "{\"n\":1\xff}", NULL },
		{ "{}", "on" },
		{ "{\"n\":1,\"on\":null}", "on" },
		{ "{\"n\":1,\"on\":\"\"}", "on" },
		{ "{\"n\":1,\"on\":\"2026-02-29\"}", "on" },
		{ "{\"n\":1,\"on\":20261123}", "on" },
		{ "{\"n\":\"1\",\"on\":\"2026-11-23\"}", "n" },
		{ "{\"n\":1.5,\"on\":\"2026-11-23\"}", "n" },
		{ "{\"n\":1,\"person\":1,\"on\":\"2026-11-23\"}", "person" },
		{ "{\"n\":1,\"use\":true,\"on\":\"2026-11-23\"}", "use" },
		{ "{\"n\":1,\"place\":[\"r1\"],\"on\":\"2026-11-23\"}", "place" },
		{ "{\"n\":1,\"to\":\"ATLA\",\"on\":\"2026-11-23\"}", "to" },
		{ "{\"n\":1,\"to\":{\"company\":1},\"on\":\"2026-11-23\"}", "to.company" },
		{ "{\"n\":1,\"to\":{\"person\":\"p1\"},\"on\":\"2026-11-23\"}", "to.person" },
		{ "{\"n\":1,\"wittness\":\"p1\",\"on\":\"2026-11-23\"}", "wittness" },
		{ "{\"n\":1,\"kind\":\"question\",\"on\":\"2026-11-23\"}", "kind" },
	};
	struct facts *f = made_of(together(person, contract, item, handler));

	for (size_t i = 0; i < COUNT(errors); i++)
		is_an_error(f, errors[i].line, errors[i].field);

	const char *answer = facts_answer(world_act(), f, errors[7].line, strlen(errors[7].line));
	assert_int_equal(strncmp(answer, "{\"n\":1,\"error\":", 15), 0);
	facts_close(&f);
}

static void what_nobody_declared_is_denied_as_not_known(void **state)
{
	(void)state;
	static const char area[] = "{\"kind\":\"area\",\"id\":\"r1\",\"site\":\"s1\",\"grade\":2,\"regimes\":[\"HI\"]}\n";
	static const char *const questions[] = {
		"{\"n\":1,\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"item\":\"i1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"read\",\"item\":\"i1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"use\":\"view\",\"item\":\"i1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"i1\",\"use\":\"view\",\"item\":\"i1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i2\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"place\":\"r2\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"machine\":\"m2\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"witness\":\"p2\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"area\":\"r1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"to\":{},\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"send\",\"item\":\"i1\",\"to\":{\"company\":\"c1\",\"authority\":\"ATLA\"},\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"send\",\"item\":\"i1\",\"to\":{\"site\":\"s9\",\"authority\":\"XX\"},\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"enter\",\"area\":\"r1\",\"item\":\"i9\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"enter\",\"area\":\"r1\",\"place\":\"r1\",\"on\":\"2026-11-23\"}",
		"{\"n\":1,\"person\":\"p1\",\"use\":\"operate\",\"machine\":\"r1\",\"on\":\"2026-11-23\"}",
	};

	for (size_t i = 0; i < COUNT(questions); i++)
		answers(together(person, contract, item, handler, area), questions[i], not_known);
}

static void what_is_empty_in_a_question_is_not_named(void **state)
{
	(void)state;
	const char *facts = together(person, contract, item, handler);

	answers(facts, "{\"n\":1,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"area\":\"\",\"witness\":null,\"to\":null,\"on\":\"2026-11-23\"}",
	    permitted);
	answers(facts, "{\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"on\":\"2026-11-23\"}",
	    "{\"n\":null,\"decision\":true,\"on\":\"2026-11-23\",\"failed\":[]}");
	answers(facts, "{\"n\":-9223372036854775808,\"person\":\"p1\",\"use\":\"view\",\"item\":\"i1\",\"on\":\"2020-03-31\"}",
	    "{\"n\":-9223372036854775808,\"decision\":false,\"on\":\"2020-03-31\",\"failed\":[\"employed\",\"item_live\",\"pledged\","
	    "\"educated\",\"need_to_know\",\"contract_in_force\",\"party\"]}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_is_answered_as_the_specification_says),
		cmocka_unit_test(facts_may_come_in_any_order),
		cmocka_unit_test(no_facts_make_a_picture_in_which_nobody_may_do_anything),
		cmocka_unit_test(of_two_clearances_of_one_day_the_later_line_counts),
		cmocka_unit_test(a_person_with_all_that_is_asked_may_view_a_protected_item),
		cmocka_unit_test(facts_of_the_undeclared_are_ignored),
		cmocka_unit_test(what_is_ignored_declares_nothing),
		cmocka_unit_test(an_approval_with_an_undeclared_witness_stands),
		cmocka_unit_test(an_undeclared_own_contract_is_none),
		cmocka_unit_test(empty_days_are_kept_as_the_picture_wants_them),
		cmocka_unit_test(terms_that_are_given_replace_those_that_hold_otherwise),
		cmocka_unit_test(last_days_are_reckoned_as_the_law_reckons_them),
		cmocka_unit_test(every_line_that_is_not_a_fact_refuses_the_file),
		cmocka_unit_test(areas_and_containers_share_their_ids_and_terms_are_told_once),
		cmocka_unit_test(everything_that_is_wrong_is_told),
		cmocka_unit_test(a_million_characters_and_deep_nesting_are_refused),
		cmocka_unit_test(a_question_that_cannot_be_read_is_answered_with_an_error),
		cmocka_unit_test(what_nobody_declared_is_denied_as_not_known),
		cmocka_unit_test(what_is_empty_in_a_question_is_not_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
