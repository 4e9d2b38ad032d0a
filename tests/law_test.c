/* The law as data: what a day's law is, what changes between two days, what lint finds, and articles found in their statutes.  The
 * statutes here are made up; none of their sentences is anybody's law.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"
#include "rulebook/texts.h"
#include <stdlib.h>
#include <time.h>

static const char law[] =
	"nodes:\n"                                                                                                       /*  1 */
	"  - id: act\n"
	"    kind: act\n"
	"    number: { ja: 令和2年法律第7号, en: Act No. 7 of 2020 }\n"
	"    title: { ja: 架空秘密法, en: Fictional Secrets Act }\n"
	"    english: ours\n"
	"    issuer: { ja: 国会, en: The Diet }\n"
	"    law_id: 502AC0000000007\n"
	"    in_force: { from: 2020-04-01 }\n"
	"  - id: act.3\n"                                                                                                /* 10 */
	"    kind: article\n"
	"    parent: act\n"
	"    number: { ja: 第3条, en: art. 3 }\n"
	"    title: { ja: 点検, en: Checks }\n"
	"  - id: act.3-2.1.2\n"
	"    kind: article\n"
	"    parent: act\n"
	"    number: { ja: 第3条の2第1項第2号, en: 'art. 3-2(1), item 2' }\n"
	"    title: { ja: 取扱者, en: Handlers }\n"
	"    in_force: { from: 2024-04-01 }\n"                                                                          /* 20 */
	"  - id: order\n"
	"    kind: order\n"
	"    parent: act\n"
	"    title: { ja: 施行令, en: Order for enforcement }\n"
	"    english: official\n"
	"    in_force: { to: 2023-12-31 }\n"
	"  - id: order-2024\n"
	"    kind: order\n"
	"    parent: act\n"
	"    title: { ja: 新施行令, en: New order for enforcement }\n"                                                  /* 30 */
	"    english: official\n"
	"    replaces: order\n"
	"    in_force: { from: 2024-01-01 }\n"
	"  - id: clause\n"
	"    kind: clause\n"
	"    parent: order-2024\n"
	"    title: { ja: 特約条項, en: Special clause }\n"
	"    english: ours\n"
	"  - id: guide\n"
	"    kind: document\n"                                                                                            /* 40 */
	"    title: { ja: 手引, en: Guide }\n"
	"    english: ours\n"
	"    issuer: { ja: 装備庁, en: The agency }\n"
	"duties:\n"
	"  - id: pc.check\n"
	"    who: contractor\n"
	"    towards: bureau\n"
	"    regime: [SDS, HI]\n"
	"    clock: every\n"
	"    trigger: { ja: 使用中, en: while it is in use }\n"                                                         /* 50 */
	"    text: { ja: 特定秘密の端末を点検する。, en: Machines for specially designated secrets are checked. }\n"
	"    evidence: [{ register: machine_check, for: check_days }]\n"
	"    articles: [act.3]\n"
	"    headings: [computers]\n"
	"    mark: found\n"
	"  - id: pc.handler\n"
	"    who: handler\n"
	"    regime: SDS\n"
	"    clock: at_once\n"
	"    trigger: { ja: 離職, en: when a handler leaves }\n"                                                        /* 60 */
	"    text: { ja: 返す。, en: Everything is given back. }\n"
	"    articles: [act.3-2.1.2, guide]\n"
	"    in_force: { from: 2024-04-01 }\n"
	"    mark: found\n"
	"    untested: { ja: 簿がない。, en: No register has it. }\n"
	"  - id: pc.plan\n"
	"    who: contractor\n"
	"    regime: HI\n"
	"    clock: always\n"
	"    text: { ja: 計画を置く。, en: There is a plan. }\n"                                                         /* 70 */
	"    articles: [order-2024, clause]\n"
	"    headings: [other]\n"
	"    mark: found\n"
	"    untested: { ja: 簿がない。, en: No register has it. }\n"
	"terms:\n"
	"  - name: check_days\n"
	"    value: 30\n"
	"    unit: days\n"
	"    duty: pc.check\n"
	"    label: { ja: 間隔, en: Interval }\n"                                                                         /* 80 */
	"    mark: found\n"
	"    in_force: { to: 2024-12-31 }\n"
	"  - name: check_days\n"
	"    value: 7\n"
	"    unit: days\n"
	"    duty: pc.check\n"
	"    label: { ja: 間隔, en: Interval }\n"
	"    mark: found\n"
	"    in_force: { from: 2025-01-01 }\n"
	"tables:\n"                                                                                                       /* 90 */
	"  - id: bands\n"
	"    title: { ja: 区分, en: Bands }\n"
	"    columns: [{ name: band, label: { ja: 区分, en: Band } }, { name: years, label: { ja: 年, en: Years } }]\n"
	"    rows:\n"
	"      - { band: { ja: 機密, en: TOP SECRET }, years: 10, articles: [act.3], in_force: { to: 2025-05-31 } }\n"
	"      - { band: { ja: 機密, en: TOP SECRET }, years: 12, in_force: { from: 2025-06-01 } }\n"
	"      - { band: 'C-1', mark: unverified, note: { ja: 未確認, en: unverified } }\n"
	"coverage:\n"
	"  - source: { ja: 資料, en: Source }\n"
	"    lines:\n"                                                                                                     /* 100 */
	"      - { id: s.1, says: { ja: 点検, en: Checks }, duties: [pc.check] }\n"
	"      - { id: s.2, says: { ja: 沿革, en: History }, why: { ja: 義務ではない。, en: No duty. } }\n"
	"words:\n"
	"  - { ja: 特定秘密, en: [specially designated secret], not: [special secret] }\n"
	"  - { ja: 秘密, en: [secret] }\n"
	"  - { ja: 機密, en: [TOP SECRET] }\n";

static const char rule[] =
	"-- rule:       check\n"
	"-- duty:       pc.check\n"
	"-- title ja:   点検していること\n"
	"-- title en:   It was checked\n"
	"-- register:   machine\n"
	"-- weight:     grave\n"
	"-- because ja: {subject} を点検していない\n"
	"-- because en: {subject} was not checked\n"
	"SELECT number AS subject, 'C-1' AS company, NULL AS due_on, NULL AS last_on\n"
	"  FROM machine JOIN term ON term.name = 'check_days'\n"
	" WHERE registered_on <= $1;\n";

static bool is_of_this_trial(const char *name)
{
	return same_text(name, "machine") || same_text(name, "machine_check");
}

static const char *const trial_headings[] = { "computers", "other", NULL };
static const struct lint trial_lint = { is_of_this_trial, trial_headings };

static struct sources sources_of(struct act *act, const char *law_text, const char *rule_text)
{
	struct source_file *files = arena_array(act->arena, struct source_file, 2);
	files[0] = (struct source_file){ "law/law.yaml", law_text, strlen(law_text) };
	files[1] = (struct source_file){ "rules/deck/check.sql", rule_text, strlen(rule_text) };
	return (struct sources){ files, 2 };
}

static struct rulebook book_of(struct act *act)
{
	struct rulebook book;
	struct sources sources = sources_of(act, law, rule);
	world_ok(act, rulebook_read(act, &sources, is_of_this_trial, &book));
	return book;
}

static date day(const char *text)
{
	date d;
	assert_true(date_parse(text, &d));
	return d;
}

/* ---- what is read ------------------------------------------------------------------------------------- */

static void a_duty_says_who_towards_whom_when_and_what_shows_it(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);

	const struct duty *duty = duty_named(&book, "pc.check");

	assert_string_equal(duty->towards, "bureau");
	assert_string_equal(duty->trigger[EN], "while it is in use");
	assert_string_equal(duty->evidence[0].reg, "machine_check");
	assert_string_equal(duty->evidence[0].good_for, "check_days");
	assert_null(duty->evidence[1].reg);
	assert_string_equal(duty->headings[0], "computers");
	assert_null(duty_named(&book, "pc.handler")->evidence[0].reg);
	assert_null(duty_named(&book, "nobody"));
}

static void a_node_says_whose_its_english_is_and_what_it_replaced(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);

	assert_string_equal(node_named(&book, "act")->english, "ours");
	assert_string_equal(node_named(&book, "act")->issuer[JA], "国会");
	assert_string_equal(node_named(&book, "act")->law_id, "502AC0000000007");
	assert_string_equal(node_named(&book, "order-2024")->replaces, "order");
	assert_ptr_equal(law_of(&book, node_named(&book, "act.3")), node_named(&book, "act"));
}

static void a_table_has_cells_by_place_of_its_columns(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);

	const struct law_table *table = table_named(&book, "bands");

	assert_int_equal(table->column_count, 2);
	assert_int_equal(table->row_count, 3);
	assert_string_equal(table->rows[0].cells[0][JA], "機密");
	assert_string_equal(table->rows[0].cells[1][EN], "10");
	assert_ptr_equal(table->rows[2].cells[0][JA], table->rows[2].cells[0][EN]);
	assert_null(table->rows[2].cells[1][JA]);
	assert_string_equal(table->rows[0].articles[0], "act.3");
	assert_int_equal(table->rows[1].from_on, day("2025-06-01"));
	assert_string_equal(table->rows[2].mark, "unverified");
}

/* ---- the law of a day ---------------------------------------------------------------------------------- */

static void a_node_is_in_force_within_all_above_it(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	static const struct { const char *id, *on; bool is; } cases[] = {
		{ "act.3",       "2020-03-31", false }, { "act.3",       "2020-04-01", true },
		{ "act.3-2.1.2", "2024-03-31", false }, { "act.3-2.1.2", "2024-04-01", true },
		{ "order",       "2020-03-31", false }, { "order",       "2023-12-31", true }, { "order",      "2024-01-01", false },
		{ "order-2024",  "2023-12-31", false }, { "order-2024",  "2024-01-01", true }, { "guide",      "1950-01-01", true },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		if (node_is_in_force(&book, node_named(&book, cases[i].id), day(cases[i].on)) != cases[i].is)
			fail_msg("%s on %s", cases[i].id, cases[i].on);
}

static void a_duty_that_does_not_say_when_it_begins_begins_with_its_articles(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);

	assert_int_equal(duty_named(&book, "pc.check")->from_on, day("2020-04-01"));
	assert_int_equal(duty_named(&book, "pc.check")->to_on, NO_DATE);
	assert_int_equal(duty_named(&book, "pc.plan")->from_on, day("2024-01-01"));
	assert_false(duty_is_in_force(&book, duty_named(&book, "pc.plan"), day("2023-12-31")));
	assert_true(duty_is_in_force(&book, duty_named(&book, "pc.plan"), day("2024-01-01")));
}

/* ---- between two days ------------------------------------------------------------------------------------ */

static const struct law_change *change_of(const struct law_diff *diff, const char *id)
{
	for (size_t i = 0; i < diff->n; i++)
		if (same_text(diff->changes[i].node ? diff->changes[i].node->id : diff->changes[i].duty->id, id))
			return &diff->changes[i];
	return NULL;
}

static void between_two_days_laws_and_duties_begin_end_and_take_anothers_place(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	struct law_diff diff;

	rulebook_diff(act->arena, &book, day("2023-06-01"), day("2026-11-23"), &diff);

	assert_int_equal(diff.n, 6);
	assert_int_equal(change_of(&diff, "order")->change, CHANGE_ENDS);
	assert_int_equal(change_of(&diff, "order")->on, day("2023-12-31"));
	assert_int_equal(change_of(&diff, "order-2024")->change, CHANGE_REPLACES);
	assert_string_equal(change_of(&diff, "order-2024")->old_node->id, "order");
	assert_int_equal(change_of(&diff, "act.3-2.1.2")->on, day("2024-04-01"));
	assert_int_equal(change_of(&diff, "pc.plan")->change, CHANGE_BEGINS);
	assert_int_equal(change_of(&diff, "pc.plan")->due_on, day("2024-01-01"));
	assert_int_equal(change_of(&diff, "pc.handler")->due_on, NO_DATE);
	assert_int_equal(change_of(&diff, "pc.check")->change, CHANGE_TERM);
	assert_int_equal(change_of(&diff, "pc.check")->old_term->value, 30);
	assert_int_equal(change_of(&diff, "pc.check")->term->value, 7);
}

static void a_duty_that_comes_again_and_again_is_first_due_after_its_time(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	struct law_diff diff;

	rulebook_diff(act->arena, &book, day("2020-04-01"), day("2020-03-31"), &diff);

	assert_int_equal(diff.from, day("2020-03-31"));
	assert_int_equal(change_of(&diff, "pc.check")->due_on, day("2020-05-01"));
}

static void on_one_day_nothing_changes(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	struct law_diff diff;

	rulebook_diff(act->arena, &book, day("2024-04-01"), day("2024-04-01"), &diff);

	assert_int_equal(diff.n, 0);
}

/* ---- lint -------------------------------------------------------------------------------------------------- */

static const char *changed(struct arena *arena, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	if (!at)
		fail_msg("nothing to change: %s", from);
	return arena_format(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void show_problems(const struct act *act)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("  told: %s: %s; %s\n", p->field, p->given ? p->given : "-", p->accepted);
}

static enum fault lint_of(struct act *act, const char *law_text, const char *rule_text)
{
	struct rulebook book;
	struct sources sources = sources_of(act, law_text, rule_text);
	act_forgive(act);
	return rulebook_lint(act, &sources, &trial_lint, &book);
}

static void a_sound_rulebook_has_nothing_to_put_right(void **state)
{
	(void)state;
	struct act *act = world_act();

	enum fault f = lint_of(act, law, rule);

	show_problems(act);
	assert_int_equal(f, OK);
}

#define ANOTHER_CHECK(id, article, value) \
	"  - id: " id "\n    who: contractor\n    regime: SDS\n    clock: every\n    trigger: { ja: 使用中, en: while it is in use }\n" \
	"    text: { ja: また点検する。, en: It is checked again. }\n    evidence: [{ register: machine_check, for: other_days }]\n" \
	"    articles: [" article "]\n    mark: found\n    untested: { ja: 同じ。, en: The same. }\n" \
	"terms:\n  - { name: other_days, value: " value ", unit: days, duty: " id ", label: { ja: 間隔, en: Interval }, mark: found }\n"

/* One change to what is sound; the one place where it is told, and the words that tell it. */
static const struct { bool in_rule; const char *from, *to, *field; enum word told; } defects[] = {
	/* dangling and cyclic references, and other things that no rulebook can be used with */
	{ false, "parent: order-2024",          "parent: ordre",                           "law/law.yaml:36", W_LAW_NO_NODE },
	{ false, "parent: order-2024",          "parent: clause",                          "law/law.yaml:36", W_LAW_CIRCLE },
	{ false, "[act.3-2.1.2, guide]",        "[act.3-2.1.2, guid]",                     "law/law.yaml:62", W_LAW_NO_NODE },
	{ false, "for: check_days }",           "for: chek_days }",                        "law/law.yaml:52", W_LAW_GOOD_FOR },
	/* a duty without a rule or a reason, or with both */
	{ false, "    headings: [other]\n    mark: found\n    untested: { ja: 簿がない。, en: No register has it. }\n",
	         "    headings: [other]\n    mark: found\n    evidence: [{ register: machine, for: once }]\n", "law/law.yaml:66", W_LAW_NO_RULE },
	{ false, "    headings: [computers]\n", "    headings: [computers]\n    untested: { ja: 理由。, en: A reason. }\n", "law/law.yaml:55", W_LAW_TESTED },
	{ false, "    evidence: [{ register: machine_check, for: check_days }]\n", "",     "law/law.yaml:45", W_LINT_EVIDENCE },
	{ false, "    trigger: { ja: 離職, en: when a handler leaves }\n", "",             "law/law.yaml:59", W_LINT_TRIGGER },
	/* words undefined or translated otherwise */
	{ false, "Machines for specially designated secrets", "Machines for secrets",       "law/law.yaml:51", W_LINT_WORD },
	{ false, "Machines for specially designated secrets", "Machines for specially designated secrets and special secrets", "law/law.yaml:51", W_LINT_WORD },
	{ true,  "{subject} を点検",            "特定秘密 {subject} を点検",               "rules/deck/check.sql:1", W_LINT_WORD },
	{ false, "en: There is a plan.",        "en: There is a plan for the XYZ.", "law/law.yaml:70", W_LINT_UNDEFINED },
	/* clocks that contradict one another, or the law */
	{ false, "terms:\n",                    ANOTHER_CHECK("pc.again", "act.3", "8"),    "law/law.yaml:78", W_LINT_CLOCKS },
	{ false, "terms:\n",                    ANOTHER_CHECK("pc.again", "clause", "60"),  "law/law.yaml:78", W_LINT_WEAKER },
	{ false, "in_force: { from: 2025-01-01 }", "in_force: { from: 2024-12-31 }",        "law/law.yaml:83", W_LAW_TERM_TWICE },
	{ false, "in_force: { from: 2025-01-01 }", "in_force: { from: 2025-01-02 }",        "law/law.yaml:49", W_LAW_NO_TERM },
	/* gaps between tiers */
	{ false, "    parent: order-2024\n    title: { ja: 特約条項", "    issuer: { ja: 装備庁, en: The agency }\n    title: { ja: 特約条項", "law/law.yaml:34", W_LINT_PARENT },
	{ false, "articles: [act.3-2.1.2, guide]", "articles: [guide]",                     "law/law.yaml:62", W_LINT_GROUND },
	{ false, "    headings: [other]\n",     "",                                         "law/law.yaml:45", W_LINT_HEADING_MISSING },
	{ false, "headings: [other]",           "headings: [others, other]",                "law/law.yaml:72", W_LINT_HEADING },
	/* phrases not translated */
	{ false, "en: There is a plan.",        "en: There is a 計画.",                     "law/law.yaml:70", W_LINT_UNTRANSLATED },
	{ false, "ja: 計画を置く。, en: There is a plan.", "ja: There shall always be a plan, en: There is a plan.", "law/law.yaml:70", W_LINT_UNTRANSLATED },
	{ false, "en: There is a plan.",        "en: 計画を置く。",                         "law/law.yaml:70", W_LINT_UNTRANSLATED },
	/* articles cited outside their dates */
	{ false, "    in_force: { from: 2024-04-01 }\n    mark", "    in_force: { from: 2021-04-01, to: 2023-03-31 }\n    mark", "law/law.yaml:62", W_LINT_DATES },
	{ false, "    headings: [other]\n",     "    headings: [other]\n    in_force: { from: 2023-01-01 }\n", "law/law.yaml:66", W_LINT_DUTY_DATES },
	/* the tree itself */
	{ false, "in_force: { to: 2023-12-31 }", "in_force: { to: 2024-01-01 }",            "law/law.yaml:32", W_LINT_REPLACES },
	{ false, "    english: ours\n    issuer: { ja: 国会", "    issuer: { ja: 国会",      "law/law.yaml:2",  W_LINT_ENGLISH },
	{ false, "duties:\n  - id: pc.check", "  - { id: act.old, kind: revision, parent: act, title: { ja: 旧, en: Old }, english: ours, in_force: { to: 2022-12-31 } }\n"
	         "  - { id: act.new, kind: revision, parent: act, title: { ja: 新, en: New }, english: ours, in_force: { from: 2022-12-31 } }\nduties:\n  - id: pc.check",
	         "law/law.yaml:45", W_LINT_REVISION },
	{ false, "    issuer: { ja: 国会, en: The Diet }\n", "",                            "law/law.yaml:2",  W_LINT_ISSUER },
	/* a source's line that says nothing */
	{ false, ", why: { ja: 義務ではない。, en: No duty. }", "",                         "law/law.yaml:102", W_LINT_SILENT },
	{ false, "id: s.2",                     "id: s.1",                                  "law/law.yaml:102", W_LAW_ID_TWICE },
};

/* Is the phrase one that this word makes, whatever stands in its places? */
static bool is_said_by(const char *said, enum word w)
{
	const char *pattern = word(EN, w);
	size_t n = strcspn(pattern, "{");
	size_t tail = strlen(pattern) - (strrchr(pattern, '}') ? (size_t)(strrchr(pattern, '}') + 1 - pattern) : 0);
	return strlen(said) >= tail && !strncmp(said, pattern, n) && !strcmp(said + strlen(said) - tail, pattern + strlen(pattern) - tail);
}

static void each_defect_is_found_where_it_is_and_nothing_else(void **state)
{
	(void)state;
	struct act *act = world_act();
	int wrong = 0;

	for (size_t i = 0; i < COUNT(defects); i++) {
		const char *text = changed(act->arena, defects[i].in_rule ? rule : law, defects[i].from, defects[i].to);
		enum fault f = lint_of(act, defects[i].in_rule ? law : text, defects[i].in_rule ? text : rule);
		const struct problem *p = act->problems;
		if (f != E_RULEBOOK || act->problem_count != 1 || !same_text(p->field, defects[i].field) || !is_said_by(p->accepted, defects[i].told)) {
			show_problems(act);
			print_error("row %zu: expected %s: %s\n", i, defects[i].field, word(EN, defects[i].told));
			wrong++;
		}
	}

	assert_int_equal(wrong, 0);
}

static void a_heading_asked_by_advice_alone_is_weaker_than_the_clause(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *under_the_clause = changed(act->arena, law, "    issuer: { ja: 装備庁", "    parent: clause\n    issuer: { ja: 装備庁");

	enum fault f = lint_of(act, changed(act->arena, under_the_clause, "[order-2024, clause]", "[guide]"), rule);

	assert_int_equal(f, E_RULEBOOK);
	assert_int_equal(act->problem_count, 1);
	assert_string_equal(act->problems->field, "law/law.yaml:67");
	assert_true(is_said_by(act->problems->accepted, W_LINT_HEADING_WEAK));
}

static void a_rule_without_a_duty_leaves_its_duty_without_a_rule(void **state)
{
	(void)state;
	struct act *act = world_act();

	enum fault f = lint_of(act, law, changed(act->arena, rule, "-- duty:       pc.check", "-- duty:"));

	assert_int_equal(f, E_RULEBOOK);
	assert_int_equal(act->problem_count, 2);
	assert_string_equal(act->problems->field, "rules/deck/check.sql:2");
	assert_string_equal(act->problems->next->given, "pc.check");
}

static void a_stricter_clause_is_no_contradiction(void **state)
{
	(void)state;
	struct act *act = world_act();

	enum fault f = lint_of(act, changed(act->arena, law, "terms:\n", ANOTHER_CHECK("pc.again", "clause", "3")), rule);

	show_problems(act);
	assert_int_equal(f, OK);
}

static void ten_thousand_duties_stay_usable(void **state)
{
	(void)state;
	enum { MANY = 10000, PER_FILE = 2000 };
	struct act *act = world_act();
	struct source_file files[2 + MANY / PER_FILE];
	struct rulebook book;
	const struct sources few = sources_of(act, law, rule);
	files[0] = few.files[0];
	for (int n = 0; n < MANY / PER_FILE; n++) {
		struct text out = { .arena = act->arena };
		text_put(&out, "duties:\n");
		for (int i = 0; i < PER_FILE; i++)
			text_add(&out, "  - { id: d.%d, who: contractor, regime: HI, clock: every, trigger: { ja: 使用中, en: while it is in use },"
			    " text: { ja: 点検する。, en: It is checked. }, articles: [act.3], mark: found, evidence: [{ register: machine, for: once }],"
			    " untested: { ja: 簿がない。, en: No register has it. } }\n", n * PER_FILE + i);
		files[1 + n] = (struct source_file){ arena_format(act->arena, "law/many-%d.yaml", n), text_of(&out), out.n };
	}
	files[1 + MANY / PER_FILE] = few.files[1];
	act_forgive(act);
	clock_t began = clock();

	enum fault f = rulebook_lint(act, &(struct sources){ files, COUNT(files) }, &trial_lint, &book);

	show_problems(act);
	assert_int_equal(f, OK);
	assert_int_equal(book.duty_count, MANY + 3);
	assert_string_equal(duty_named(&book, "d.9999")->id, "d.9999");
	assert_true(clock() - began < 20 * CLOCKS_PER_SEC);
}

static void the_carried_rulebook_is_sound_and_linted_within_a_second(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources sources;
	struct rulebook book;
	const char *names[64] = { NULL };
	const struct choice *heading = field_named(register_named("rule_heading"), "heading")->from;
	for (size_t i = 0; heading[i].code && i + 1 < COUNT(names); i++)
		names[i] = heading[i].code;
	const struct lint lint = { is_register, names };
	world_ok(act, sources_carried(act, &sources));
	clock_t began = clock();

	enum fault f = rulebook_lint(act, &sources, &lint, &book);

	show_problems(act);
	assert_int_equal(f, OK);
	assert_true(clock() - began < 4 * CLOCKS_PER_SEC);       /* with sanitizers; alone it takes a fortieth of that */
}

/* ---- statutes ------------------------------------------------------------------------------------------------ */

static const char xml[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Law Era=\"Reiwa\" Year=\"2\" Num=\"7\" LawType=\"Act\" Lang=\"ja\">\n"
	"<LawNum>令和二年法律第七号</LawNum><LawBody><LawTitle Kana=\"x\">架空秘密法</LawTitle>\n<TOC><TOCLabel>目次</TOCLabel></TOC>\n<MainProvision>\n"
	"<Article Num=\"3\"><ArticleCaption>（点検）</ArticleCaption><ArticleTitle>第三条</ArticleTitle>\n"
	" <Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>架空の<Ruby>端<Rt>たん</Rt></Ruby>末を見る。</Sentence></ParagraphSentence></Paragraph>\n"
	" <Paragraph Num=\"2\"><ParagraphNum>２</ParagraphNum><ParagraphSentence><Sentence>見た日を書く。</Sentence></ParagraphSentence></Paragraph></Article>\n"
	"<Article Num=\"3_2\"><ArticleTitle>第三条の二</ArticleTitle>\n"
	" <Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>次の者とする。</Sentence></ParagraphSentence>\n"
	"  <Item Num=\"1\"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>甲</Sentence></ItemSentence></Item>\n"
	"  <Item Num=\"2\"><ItemTitle>二</ItemTitle><ItemSentence><Sentence>乙</Sentence></ItemSentence></Item></Paragraph></Article>\n"
	"</MainProvision>\n<SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel><Article Num=\"1\"><ArticleTitle>第一条</ArticleTitle>"
	"<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>公布の日から。</Sentence></ParagraphSentence></Paragraph></Article></SupplProvision>\n"
	"<SupplProvision AmendLawNum=\"x\"><Article Num=\"9\"><ArticleTitle>第九条</ArticleTitle></Article></SupplProvision>\n"
	"<AppdxTable><AppdxTableTitle>別表第一（第三条関係）</AppdxTableTitle></AppdxTable></LawBody></Law>\n";

static const char rst[] =
	".. _502AC0000000007_20240401_000000000000000:\n\n"
	"<div id=\"lawTitleNo\" class=\"_shokanBoxParent\">令和二年法律第七号<div class=\"_shokanBox\"></div>\n"
	"<div id=\"lawTitle\" class=\"x\">\n<span>架空秘密法</span><div class=\"_shokanBox\" id=\"_shokan_\"></div>\n"
	"<div class=\"_div_ArticleCaption _shokanBoxParent\">\n<span>（点検）</span><div class=\"_shokanBox\"></div>\n"
	"<div id=\"\" class=\"_div_ArticleTitle _shokanBoxParent\">\n<span>第三条</span>　<span>架空の端末を見る。</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ParagraphSentence _shokanBoxParent\">\n<span>２</span>　<span>見た日を書く。</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ArticleTitle _shokanBoxParent\">\n<span>第三条の二</span>　<span>次の者とする。</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ItemSentence _shokanBoxParent\">\n<span>一</span>　<span>甲</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ItemSentence _shokanBoxParent\">\n<span>二</span>　<span>乙</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_SupplProvisionLabel x\">\n<span>附　則</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ArticleTitle _shokanBoxParent\">\n<span>第一条</span>　<span>公布の日から。</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_SupplProvisionLabel x\">\n<span>附　則</span>　（令和三年法律第一号）　抄<div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_ArticleTitle _shokanBoxParent\">\n<span>第九条</span>　<span>別の法律。</span><div class=\"_shokanBox\"></div>\n"
	"<div class=\"_div_AppdxTableTitle _shokanBoxParent\">別表第一（第三条関係）<div class=\"_shokanBox\"></div>\n";

static const char md[] =
	"# 架空秘密法\n\n*（令和二年法律第七号）*\n\n<a id=\"第三条\"></a>\n**第三条**\n架空の端末を見る。\n見た日を書く。\n\n**第三条の二**\n次の者とする。\n- 一　甲\n- 二　乙\n\n"
	"**第三条**\n附則の条。\n\n## この法令を参照している法令\n- ほか\n";

static enum fault statute_of(struct act *act, const char *name, const char *text, struct statute *out)
{
	return statute_read(act, &(struct source_file){ name, text, strlen(text) }, out);
}

static void numerals_are_read_as_figures(void **state)
{
	(void)state;
	static const struct { const char *said, *plain; } cases[] = {
		{ "第二十七条の二", "第27条の2" }, { "平成二十五年法律第百八号", "平成25年法律第108号" }, { "第百六十六条", "第166条" },
		{ "第十条", "第10条" }, { "２", "2" }, { "第一〇条", "第10条" }, { "別表第一", "別表第1" }, { "令和元年", "令和1年" }, { "第3条", "第3条" }, { "", "" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(numerals_plain(world_act()->arena, cases[i].said), cases[i].plain);
}

static void articles_stand_in_every_form_of_the_text(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	static const struct { const char *name, *text; } forms[] = { { "a/law.xml", xml }, { "a/law.rst", rst }, { "a/law.md", md } };

	for (size_t i = 0; i < COUNT(forms); i++) {
		struct statute s;
		const struct provision *found;
		world_ok(act, statute_of(act, forms[i].name, forms[i].text, &s));
		assert_ptr_equal(statute_law(&book, &s), node_named(&book, "act"));
		assert_int_equal(provision_of(act, &book, &s, node_named(&book, "act.3"), &found), STANDS);
		assert_string_equal(found->number, "第3条");
		assert_non_null(strstr(text_of(&found->text), "見た日を書く。"));
		assert_int_equal(provision_of(act, &book, &s, node_named(&book, "act.3-2.1.2"), &found), STANDS);
		assert_non_null(strstr(text_of(&found->text), "乙"));
		assert_true(s.is_fine ? !strstr(text_of(&found->text), "甲") : strstr(text_of(&found->text), "甲") != NULL);
		assert_null(name_find(&s.numbers, "附則第9条"));
		assert_int_equal(provision_of(act, &book, &s, node_named(&book, "clause"), &found), NOT_NUMBERED);
	}
}

static void supplements_and_annexes_have_numbers_of_their_own(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct statute s;

	world_ok(act, statute_of(act, "502AC0000000007_20240401_0.xml", xml, &s));

	assert_string_equal(s.law_id, "502AC0000000007");
	assert_int_equal(s.as_of, day("2024-04-01"));
	assert_non_null(name_find(&s.numbers, "附則第1条"));
	assert_non_null(name_find(&s.numbers, "別表第1"));
	assert_non_null(name_find(&s.numbers, "第3条第2項"));
	assert_null(strstr(text_of(&s.provisions[name_find(&s.numbers, "第3条")->at].text), "たん"));
}

static void a_text_of_another_day_than_the_node_is_not_asked(void **state)
{
	(void)state;
	struct act *act = world_act();
	const struct rulebook book = book_of(act);
	struct statute s;

	world_ok(act, statute_of(act, "502AC0000000007_20230101_0.xml", xml, &s));

	const struct statutes texts = { &s, 1 };
	assert_ptr_equal(statute_for(&book, &texts, node_named(&book, "act.3")), &s);
	assert_null(statute_for(&book, &texts, node_named(&book, "act.3-2.1.2")));
}

static void an_article_that_its_text_has_not_is_a_defect(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	struct statute s;
	struct sources sources = sources_of(act, changed(act->arena, law, "第3条の2第1項第2号", "第3条の2第1項第3号"), rule);
	world_ok(act, rulebook_read(act, &sources, is_of_this_trial, &book));
	world_ok(act, statute_of(act, "law.xml", xml, &s));

	lint_texts(act, &book, &(struct statutes){ &s, 1 });

	assert_int_equal(act->problem_count, 1);
	assert_string_equal(act->problems->field, "law/law.yaml:15");
	assert_true(is_said_by(act->problems->accepted, W_LINT_NO_ARTICLE));
	act_forgive(act);
}

static void a_text_that_does_not_parse_is_refused_with_its_line(void **state)
{
	(void)state;
	struct act *act = world_act();
	static const struct { const char *name, *text, *says; } cases[] = {
		{ "cut.xml",  "<Law>\n<LawBody>\n<Article", "line 3" },
		{ "bomb.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<Law>&b;</Law>", "line 2" },
		{ "none.xml", "<Law></Law>", "no text of a statute" },
		{ "none.md",  "A letter.", "no text of a statute" },
		{ "none.rst", "", "no text of a statute" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct statute s;
		enum fault f = statute_of(act, cases[i].name, cases[i].text, &s);
		if (f != E_BAD_INPUT || !strstr(act->detail, cases[i].says))
			fail_msg("%s: %s", cases[i].name, act->detail ? act->detail : "-");
		act_forgive(act);
	}
}

/* Where the real statutes are at hand, every article that the carried rulebook cites of them stands in them. */
static void every_carried_article_stands_in_its_statute(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *folder = getenv("HOZEN_LAWS");
	struct statutes texts;
	struct sources sources;
	struct rulebook book;
	if (!folder) {
		print_message("HOZEN_LAWS names no folder of statutes: articles are not looked up\n");
		skip();
	}
	world_ok(act, statutes_read(act, folder, &texts));
	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, is_register, &book));

	lint_texts(act, &book, &texts);

	show_problems(act);
	assert_int_equal(act->problem_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_duty_says_who_towards_whom_when_and_what_shows_it),
		cmocka_unit_test(a_node_says_whose_its_english_is_and_what_it_replaced),
		cmocka_unit_test(a_table_has_cells_by_place_of_its_columns),
		cmocka_unit_test(a_node_is_in_force_within_all_above_it),
		cmocka_unit_test(a_duty_that_does_not_say_when_it_begins_begins_with_its_articles),
		cmocka_unit_test(between_two_days_laws_and_duties_begin_end_and_take_anothers_place),
		cmocka_unit_test(a_duty_that_comes_again_and_again_is_first_due_after_its_time),
		cmocka_unit_test(on_one_day_nothing_changes),
		cmocka_unit_test(a_sound_rulebook_has_nothing_to_put_right),
		cmocka_unit_test(each_defect_is_found_where_it_is_and_nothing_else),
		cmocka_unit_test(a_heading_asked_by_advice_alone_is_weaker_than_the_clause),
		cmocka_unit_test(a_rule_without_a_duty_leaves_its_duty_without_a_rule),
		cmocka_unit_test(a_stricter_clause_is_no_contradiction),
		cmocka_unit_test(ten_thousand_duties_stay_usable),
		cmocka_unit_test(the_carried_rulebook_is_sound_and_linted_within_a_second),
		cmocka_unit_test(numerals_are_read_as_figures),
		cmocka_unit_test(articles_stand_in_every_form_of_the_text),
		cmocka_unit_test(supplements_and_annexes_have_numbers_of_their_own),
		cmocka_unit_test(a_text_of_another_day_than_the_node_is_not_asked),
		cmocka_unit_test(an_article_that_its_text_has_not_is_a_defect),
		cmocka_unit_test(a_text_that_does_not_parse_is_refused_with_its_line),
		cmocka_unit_test(every_carried_article_stands_in_its_statute),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
