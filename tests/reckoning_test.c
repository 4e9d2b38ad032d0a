/* The clock of a rule: read as it is said, and held against the day the query gives.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "rulebook/rulebook.h"

static const char law[] =
	"nodes:\n"
	"  - { id: order, kind: order, title: { ja: 令, en: Order } }\n"
	"duties:\n"
	"  - id: yearly\n"
	"    who: contractor\n"
	"    regime: [SDS]\n"
	"    clock: every\n"
	"    text: { ja: 毎年行う。, en: Done every year. }\n"
	"    articles: [order]\n"
	"    mark: found\n"
	"terms:\n"
	"  - { name: years, value: 1, unit: years, duty: yearly, label: { ja: 年数, en: Years }, mark: found }\n";

static const char front[] =
	"-- rule:       yearly\n"
	"-- duty:       yearly\n"
	"-- title ja:   毎年\n"
	"-- title en:   Every year\n"
	"-- register:   book\n"
	"-- weight:     minor\n"
	"-- because ja: 毎年\n"
	"-- because en: Every year\n";

static bool is_a_book(const char *name)
{
	return same_text(name, "book");
}

static enum fault read_rule(struct act *act, const char *clock, const char *select, struct rulebook *out)
{
	const char *rule = arena_format(act->arena, "%s-- clock: %s\n%s", front, clock, select);
	const struct source_file files[] = { { "law/law.yaml", law, strlen(law) }, { "rules/x/yearly.sql", rule, strlen(rule) } };
	struct sources sources = { files, COUNT(files) };
	return rulebook_read(act, &sources, is_a_book, out);
}

static struct act *act_with_book(const char *row)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, world_database(), OWNER, &act->db));
	world_ok(act, db_script(act, "CREATE TABLE book (number TEXT, since TEXT, due TEXT, years BIGINT)"));
	world_ok(act, db_script(act, arena_format(act->arena, "INSERT INTO book VALUES (%s)", row)));
	return act;
}

static enum fault judge_books(struct act *act, struct judgement *out)
{
	static const char select[] = "SELECT number AS subject, NULL AS company, due AS due_on, NULL AS last_on, since, years FROM book\n"
	    " WHERE number <> $1";
	struct rulebook *book = arena_new(act->arena, struct rulebook);
	struct judging how = { .horizon = 3, .limit_ms = 5000 };
	assert_true(date_parse("2026-11-20", &how.on));
	world_ok(act, read_rule(act, "within {years} years of {since}", select, book));
	return judge(act, book, &how, out);
}

static void a_clock_is_read_as_it_is_said(void **state)
{
	(void)state;
	static const struct { const char *said; bool understood; } rows[] = {
		{ "within {days} days of {since_on}", true },
		{ "counted {years} years of {designated_on}", true },
		{ "before {n} business_days of {start_on}", true },
		{ "by_end {n} fiscal_years of {done_on}", true },
		{ "  promptly {cap} business_days of {found_on}", true },
		{ "within 7 days of {since_on}", false },
		{ "within {days} fortnights of {since_on}", false },
		{ "within {days} days", false },
		{ "within {days} days of", false },
		{ "within {days} days of {since_on} and more", false },
		{ "by_end {days} days of {since_on}", false },
		{ "{days}", false },
		{ "", false },
	};
	struct act *act = world_act();

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_clock clock;
		if (rule_clock_read(act->arena, rows[i].said, &clock) != rows[i].understood)
			fail_msg("\"%s\"", rows[i].said);
	}
}

static void a_rule_with_an_unknown_clock_is_refused_with_its_line(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;

	assert_int_equal(read_rule(act, "whenever", "SELECT 1 AS subject, 2 AS company, $1 AS due_on, $1 AS last_on", &book), E_RULEBOOK);
	assert_string_equal(act->problems->field, "rules/x/yearly.sql:9");
	assert_non_null(strstr(act->problems->accepted, "business_days"));
}

static void a_finding_says_how_its_day_was_computed(void **state)
{
	(void)state;
	struct act *act = act_with_book("'B-1', '2025-11-10', '2026-11-10', 1");
	struct judgement found;

	world_ok(act, judge_books(act, &found));

	assert_int_equal(found.n, 1);
	assert_non_null(strstr(found.findings[0].reckoned[JA], "初日不算入"));
	assert_non_null(strstr(found.findings[0].reckoned[EN], "the first day is not counted"));
	db_close(&act->db);
}

static void a_day_that_the_clock_does_not_give_is_told_and_silences_nothing(void **state)
{
	(void)state;
	struct act *act = act_with_book("'B-1', '2025-11-10', '2026-11-09', 1");
	struct judgement found;

	world_ok(act, judge_books(act, &found));

	assert_int_equal(found.n, 1);
	assert_true(found.findings[0].disputed);
	assert_non_null(strstr(found.findings[0].reckoned[EN], "the rule yearly gives 2026-11-09, the clock 2026-11-10"));
	assert_non_null(strstr(found.findings[0].reckoned[JA], "2026-11-09"));
	db_close(&act->db);
}

static void a_row_without_a_beginning_is_not_reckoned(void **state)
{
	(void)state;
	struct act *act = act_with_book("'B-1', NULL, '2026-11-09', 1");
	struct judgement found;

	world_ok(act, judge_books(act, &found));

	assert_int_equal(found.n, 1);
	assert_null(found.findings[0].reckoned[EN]);
	db_close(&act->db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_is_read_as_it_is_said),
		cmocka_unit_test(a_rule_with_an_unknown_clock_is_refused_with_its_line),
		cmocka_unit_test(a_finding_says_how_its_day_was_computed),
		cmocka_unit_test(a_day_that_the_clock_does_not_give_is_told_and_silences_nothing),
		cmocka_unit_test(a_row_without_a_beginning_is_not_reckoned),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
