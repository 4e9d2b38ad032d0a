/* Judging: small worlds, a day, and the findings that stand in them; and rules that may not judge.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "rulebook/rulebook.h"

static const char tables[] =
	"CREATE TABLE term (name TEXT, value BIGINT, from_on TEXT, to_on TEXT);\n"
	"CREATE TABLE company (id BIGINT PRIMARY KEY, number TEXT, name TEXT, name_en TEXT);\n"
	"CREATE TABLE site (id BIGINT PRIMARY KEY, number TEXT, company BIGINT, name TEXT, name_en TEXT);\n"
	"CREATE TABLE person (id BIGINT PRIMARY KEY, number TEXT, kept_by BIGINT);\n"
	"CREATE TABLE employment (id BIGINT PRIMARY KEY, person BIGINT, company BIGINT, from_on TEXT, to_on TEXT);\n"
	"CREATE TABLE machine (id BIGINT PRIMARY KEY, number TEXT, site BIGINT, name TEXT, registered_on TEXT, retired_on TEXT);\n"
	"CREATE TABLE machine_check_version (id BIGINT, done_on TEXT, known_from TEXT);\n"
	"CREATE TABLE machine_check (id BIGINT PRIMARY KEY, machine BIGINT, kind TEXT, done_on TEXT, result TEXT, known_from TEXT);\n"
	"CREATE TABLE machine_account (id BIGINT PRIMARY KEY, number TEXT, machine BIGINT, person BIGINT, login TEXT,"
	" from_on TEXT, to_on TEXT);\n"
	/* A world in which all is well on 2026-11-20. */
	"INSERT INTO term VALUES ('machine_check_days', 7, NULL, NULL);\n"
	"INSERT INTO company VALUES (1, 'C-1', '架空', 'Fictional');\n"
	"INSERT INTO site VALUES (1, 'S-1', 1, '本社', 'Head office');\n"
	"INSERT INTO person VALUES (1, 'P-1', 1);\n"
	"INSERT INTO employment VALUES (1, 1, 1, '2020-04-01', NULL);\n"
	"INSERT INTO machine VALUES (1, 'M-1', 1, '設計一号', '2026-01-05', NULL);\n"
	"INSERT INTO machine_check VALUES (1, 1, 'virus', '2026-11-18', 'clean', '2026-11-18T03:00:00.000000Z');\n"
	"INSERT INTO machine_account VALUES (1, 'MA-1', 1, 1, 'taro', '2026-01-05', NULL)";

/* What is changed in it, the day, and every finding: rule state subject due last.  What each rule finds is told in tests/rules. */
static const struct { const char *change, *on, *findings; } worlds[] = {
	{ "UPDATE term SET value = 7", "2026-11-20", "" },
	{ "UPDATE term SET value = 7", "2026-11-22", "weekly-virus-check due M-1 2026-11-25 2026-11-18\n" },
	{ "UPDATE term SET value = 7", "2026-11-25", "weekly-virus-check due M-1 2026-11-25 2026-11-18\n" },
	{ "UPDATE term SET value = 7", "2026-11-26", "weekly-virus-check overdue M-1 2026-11-25 2026-11-18\n" },
	{ "DELETE FROM machine_check", "2026-11-20", "weekly-virus-check missing M-1 2026-01-12 -\n" },
	/* one value of a term follows another */
	{ "UPDATE term SET value = 30, to_on = '2026-11-20';\nINSERT INTO term VALUES ('machine_check_days', 1, '2026-11-21', NULL)", "2026-11-20", "" },
	{ "UPDATE term SET value = 30, to_on = '2026-11-20';\nINSERT INTO term VALUES ('machine_check_days', 1, '2026-11-21', NULL)", "2026-11-21",
	  "weekly-virus-check overdue M-1 2026-11-19 2026-11-18\n" },
	/* the gravest first */
	{ "UPDATE employment SET to_on = '2026-10-31';\nDELETE FROM machine_check", "2026-11-20",
	  "leaver-has-machine-account wrong MA-1 - -\nweekly-virus-check missing M-1 2026-01-12 -\n" },
};

/* ---- a world ----------------------------------------------------------------------------------- */

static void close_world(struct act *act)
{
	db_close(&act->db);
}

static struct act *open_world(void)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, world_database(), OWNER, &act->db));
	if (world_is_postgres()) {
		world_ok(act, db_script(act, "CREATE SCHEMA IF NOT EXISTS hozen"));
		world_ok(act, db_script(act, store_functions_pg));
	}
	world_ok(act, db_script(act, tables));
	return act;
}

static bool any_register(const char *name)
{
	return !is_empty(name);
}

/* The tables above are enough for these. */
static const char *const judged_here[] = { "leaver-has-machine-account", "weekly-virus-check" };

/* The rulebook carried, with no rules but those judged here. */
static const struct rulebook *carried(struct act *act)
{
	struct sources sources;
	struct rulebook *book = arena_new(act->arena, struct rulebook);
	struct rule *rules = arena_array(act->arena, struct rule, COUNT(judged_here));
	size_t n = 0;
	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, any_register, book));
	for (size_t i = 0; i < book->rule_count; i++)
		for (size_t k = 0; k < COUNT(judged_here); k++)
			if (same_text(book->rules[i].name, judged_here[k]))
				rules[n++] = book->rules[i];
	assert_int_equal(n, COUNT(judged_here));
	book->rules = rules;
	book->rule_count = n;
	return book;
}

static enum fault judge_day(struct act *act, const struct rulebook *book, const char *on, struct judging how, struct judgement *out)
{
	assert_true(date_parse(on, &how.on));
	world_ok(act, db_begin_read(act, "tester", NULL));
	enum fault f = judge(act, book, &how, out);
	if (f)
		db_undo(act);
	else
		world_ok(act, db_end_read(act));
	return f;
}

static const struct judging usual = { .horizon = 3, .limit_ms = 5000 };

static struct judgement judged(struct act *act, const char *on)
{
	struct judgement out;
	world_ok(act, judge_day(act, carried(act), on, usual, &out));
	return out;
}

static const char *day_or_dash(struct arena *arena, date d)
{
	char day[DATE_TEXT];
	return d == NO_DATE ? "-" : arena_text(arena, date_text(d, day));
}

static const char *told(struct act *act, const struct judgement *j)
{
	struct text out = { .arena = act->arena };
	for (size_t i = 0; i < j->n; i++) {
		const struct finding *f = &j->findings[i];
		text_add(&out, "%s %s %s %s %s\n", f->rule->name, state_info[f->state].code, f->subject,
		    day_or_dash(act->arena, f->due_on), day_or_dash(act->arena, f->last_on));
	}
	return text_of(&out);
}

static void every_world_has_its_findings_and_no_others(void **state)
{
	(void)state;
	struct act *act = open_world();
	const struct rulebook *book = carried(act);

	for (size_t i = 0; i < COUNT(worlds); i++) {
		struct judgement j;
		struct judging how = usual;
		assert_true(date_parse(worlds[i].on, &how.on));
		world_ok(act, db_begin(act));
		world_ok(act, db_script(act, worlds[i].change));
		world_ok(act, judge(act, book, &how, &j));
		if (!same_text(told(act, &j), worlds[i].findings))
			fail_msg("world %zu, %s on %s:\n%sexpected:\n%s", i, worlds[i].change, worlds[i].on, told(act, &j), worlds[i].findings);
		db_undo(act);
	}
	close_world(act);
}

static void carried_rules_prepare_on_this_database(void **state)
{
	(void)state;
	struct act *act = open_world();

	world_ok(act, db_begin_read(act, "tester", NULL));
	world_ok(act, rulebook_prepare(act, carried(act)));

	world_ok(act, db_end_read(act));
	close_world(act);
}

static void because_is_told_in_both_languages_with_a_dash_for_what_is_not_there(void **state)
{
	(void)state;
	struct act *act = open_world();
	world_ok(act, db_script(act, "DELETE FROM machine_check"));

	struct judgement j = judged(act, "2026-11-20");

	assert_int_equal(j.n, 1);
	assert_string_equal(j.findings[0].company, "C-1");
	assert_string_equal(j.findings[0].because[JA], "M-1（設計一号、本社）は 7 日以内ごとにウイルスチェックを要し、"
	    "期限は 2026-01-12 である（最終実施日 —、登録日 2026-01-05）");
	assert_string_equal(j.findings[0].because[EN], "M-1 (設計一号, Head office) needs a virus check every 7 days, the next by "
	    "2026-01-12 (last check: —; registered: 2026-01-05)");
	close_world(act);
}

static void a_judgement_counts_its_states(void **state)
{
	(void)state;
	struct act *act = open_world();
	world_ok(act, db_script(act, "UPDATE employment SET to_on = '2026-10-31';\nDELETE FROM machine_check"));

	struct judgement j = judged(act, "2026-11-20");

	assert_int_equal(j.counts[STATE_WRONG], 1);
	assert_int_equal(j.counts[STATE_MISSING], 1);
	assert_int_equal(j.counts[STATE_OVERDUE], 0);
	assert_int_equal(j.counts[STATE_DUE], 0);
	close_world(act);
}

/* ---- late evidence -------------------------------------------------------------------------------- */

static bool is_that_instant(void *with, const char *at)
{
	return same_text(with, at);
}

static bool late_when_entered_at(const char *at, const char *opening)
{
	struct act *act = open_world();
	struct judgement j;
	struct judging how = usual;
	char with[INSTANT_TEXT] = "";
	if (opening) {
		memcpy(with, opening, strlen(opening) + 1);
		how.is_opening = is_that_instant;
		how.with = with;
	}
	world_ok(act, db_script(act, arena_format(act->arena, "UPDATE machine_check SET known_from = '%s'", at)));
	world_ok(act, judge_day(act, carried(act), "2026-12-01", how, &j));
	close_world(act);
	assert_int_equal(j.n, 1);
	return j.findings[0].late;
}

static void evidence_entered_after_its_due_day_in_japan_is_late(void **state)
{
	(void)state;

	bool before_midnight = late_when_entered_at("2026-11-25T14:59:59.000000Z", NULL);
	bool after_midnight = late_when_entered_at("2026-11-25T15:00:00.000000Z", NULL);

	assert_false(before_midnight);
	assert_true(after_midnight);
}

static void of_two_entries_of_one_day_the_first_counts(void **state)
{
	(void)state;
	struct act *act = open_world();
	world_ok(act, db_script(act, "INSERT INTO machine_check VALUES (2, 1, 'virus', '2026-11-18', 'clean', '2026-11-30T00:00:00.000000Z')"));

	struct judgement j = judged(act, "2026-12-01");

	assert_int_equal(j.n, 1);
	assert_false(j.findings[0].late);
	close_world(act);
}

static void what_the_opening_import_brought_is_never_late(void **state)
{
	(void)state;

	bool late = late_when_entered_at("2026-11-30T00:00:00.000000Z", "2026-11-30T00:00:00.000000Z");
	bool other = late_when_entered_at("2026-11-30T00:00:00.000001Z", "2026-11-30T00:00:00.000000Z");

	assert_false(late);
	assert_true(other);
}

/* ---- rules that may not judge ------------------------------------------------------------------ */

#define COLUMNS "SELECT 'M-1' AS subject, 'C-1' AS company, NULL AS due_on, NULL AS last_on"
#define ENDLESS "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 1000 FROM n) "

static struct duty open_duty = { .id = "x.1", .from_on = NO_DATE, .to_on = NO_DATE };

static struct rulebook book_of(struct rule *rule, const char *sql, const char *because)
{
	*rule = (struct rule){ .name = "trial", .file = "rules/x/trial.sql", .duty = &open_duty, .because = { because, because },
		.reg = "machine", .sql = { "trial", "t", sql } };
	return (struct rulebook){ .rules = rule, .rule_count = 1 };
}

static const struct { const char *sql, *because; enum word told; } untried[] = {
	{ "SELECT nothing FROM nowhere WHERE $1 = ''",                "x",           W_RULE_PREPARES },
	{ "DELETE FROM machine",                                      "x",           W_RULE_READS },
	{ "SELECT 'M-1' AS subject, NULL AS company, NULL AS due_on", "x",           W_RULE_COLUMN },
	{ COLUMNS,                                                    "{login} of",  W_RULE_NO_PLACE },
};

SQL(machines_left, "", "SELECT COUNT(*) FROM machine");

static void a_rule_that_cannot_judge_is_told_before_it_is_asked(void **state)
{
	(void)state;
	struct act *act = open_world();

	for (size_t i = 0; i < COUNT(untried); i++) {
		struct rule rule;
		struct rulebook book = book_of(&rule, untried[i].sql, untried[i].because);
		world_ok(act, db_begin_read(act, "tester", NULL));
		assert_int_equal(rulebook_prepare(act, &book), E_RULEBOOK);
		assert_true(act->problem_count >= 1);
		assert_string_equal(act->problems->field, "rules/x/trial.sql:1");
		if (untried[i].told != W_RULE_READS || !world_is_postgres())
			assert_string_equal(act->problems->accepted, word(EN, untried[i].told));
		act_forgive(act);
		db_undo(act);
	}
	assert_int_equal(ask_long(act, 0, machines_left), 1);
	close_world(act);
}

static void an_endless_rule_is_tried_without_waiting_for_it(void **state)
{
	(void)state;
	struct act *act = open_world();
	struct rule rule;
	struct rulebook book = book_of(&rule, ENDLESS COLUMNS " FROM n", "x");

	world_ok(act, db_begin_read(act, "tester", NULL));
	world_ok(act, rulebook_prepare(act, &book));

	world_ok(act, db_end_read(act));
	close_world(act);
}

static void an_endless_rule_is_stopped_and_named(void **state)
{
	(void)state;
	struct act *act = open_world();
	struct rule rule;
	struct judgement j;
	struct rulebook book = book_of(&rule, ENDLESS COLUMNS " FROM n WHERE i < 0", "x");

	enum fault f = judge_day(act, &book, "2026-11-20", (struct judging){ .limit_ms = 200 }, &j);

	assert_int_equal(f, E_TOO_SLOW);
	assert_string_equal(act->detail, "the rule trial (rules/x/trial.sql) does not end within 200 ms");
	close_world(act);
}

static const struct { const char *sql, *detail; } malformed[] = {
	{ "SELECT 'M-1' AS subject, NULL AS company, '2026-02-30' AS due_on, NULL AS last_on", "gives no valid due_on: 2026-02-30" },
	{ "SELECT 'M-1' AS subject, NULL AS company, '2026-02-28' AS due_on, 'soon' AS last_on", "gives no valid last_on: soon" },
	{ "SELECT NULL AS subject, NULL AS company, NULL AS due_on, NULL AS last_on", "gives no valid subject: NULL" },
	{ COLUMNS ", 'noon' AS entered_at", "gives no valid entered_at: noon" },
	{ "SELECT 'M-1' AS subject, NULL AS company, NULL AS due_on", "has no column last_on" },
};

static void a_malformed_answer_names_the_rule_and_the_value(void **state)
{
	(void)state;
	struct act *act = open_world();

	for (size_t i = 0; i < COUNT(malformed); i++) {
		struct rule rule;
		struct judgement j;
		struct rulebook book = book_of(&rule, malformed[i].sql, "x");
		assert_int_equal(judge_day(act, &book, "2026-11-20", usual, &j), E_RULEBOOK);
		assert_string_equal(act->detail, arena_format(act->arena, "the rule trial (rules/x/trial.sql) %s", malformed[i].detail));
		act_forgive(act);
	}
	close_world(act);
}

static void a_duty_not_in_force_is_not_judged(void **state)
{
	(void)state;
	struct act *act = open_world();
	struct rule rule;
	struct rulebook book = book_of(&rule, COLUMNS, "x");
	struct duty dated = open_duty;
	struct judgement before, first, last, after;
	assert_true(date_parse("2026-11-10", &dated.from_on) && date_parse("2026-11-20", &dated.to_on));
	rule.duty = &dated;

	world_ok(act, judge_day(act, &book, "2026-11-09", usual, &before));
	world_ok(act, judge_day(act, &book, "2026-11-10", usual, &first));
	world_ok(act, judge_day(act, &book, "2026-11-20", usual, &last));
	world_ok(act, judge_day(act, &book, "2026-11-21", usual, &after));

	assert_int_equal(before.n, 0);
	assert_int_equal(first.n, 1);
	assert_int_equal(last.n, 1);
	assert_int_equal(after.n, 0);
	close_world(act);
}

static void findings_come_by_company_then_day_then_subject(void **state)
{
	(void)state;
	struct act *act = open_world();
	struct rule rule;
	struct judgement j;
	struct rulebook book = book_of(&rule,
	    "SELECT 'M-2' AS subject, 'C-2' AS company, '2026-11-01' AS due_on, NULL AS last_on"
	    " UNION ALL SELECT 'M-4', 'C-1', '2026-11-02', NULL UNION ALL SELECT 'M-3', 'C-1', '2026-11-02', NULL"
	    " UNION ALL SELECT 'M-9', 'C-1', '2026-11-01', NULL UNION ALL SELECT 'M-5', 'C-9', NULL, NULL"
	    " UNION ALL SELECT 'M-6', 'C-1', '2026-11-01', '2026-10-01'", "x");

	world_ok(act, judge_day(act, &book, "2026-11-20", usual, &j));

	assert_string_equal(told(act, &j), "trial wrong M-5 - -\ntrial missing M-9 2026-11-01 -\ntrial missing M-3 2026-11-02 -\n"
	    "trial missing M-4 2026-11-02 -\ntrial missing M-2 2026-11-01 -\ntrial overdue M-6 2026-11-01 2026-10-01\n");
	close_world(act);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_world_has_its_findings_and_no_others),
		cmocka_unit_test(carried_rules_prepare_on_this_database),
		cmocka_unit_test(because_is_told_in_both_languages_with_a_dash_for_what_is_not_there),
		cmocka_unit_test(a_judgement_counts_its_states),
		cmocka_unit_test(evidence_entered_after_its_due_day_in_japan_is_late),
		cmocka_unit_test(of_two_entries_of_one_day_the_first_counts),
		cmocka_unit_test(what_the_opening_import_brought_is_never_late),
		cmocka_unit_test(a_rule_that_cannot_judge_is_told_before_it_is_asked),
		cmocka_unit_test(an_endless_rule_is_tried_without_waiting_for_it),
		cmocka_unit_test(an_endless_rule_is_stopped_and_named),
		cmocka_unit_test(a_malformed_answer_names_the_rule_and_the_value),
		cmocka_unit_test(a_duty_not_in_force_is_not_judged),
		cmocka_unit_test(findings_come_by_company_then_day_then_subject),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
