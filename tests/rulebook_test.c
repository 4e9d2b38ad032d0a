/* Reading a rulebook: what is right is read whole, what is wrong is named with file and line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"
#include <sys/stat.h>

static const char law[] =
	"nodes:\n"                                                        /*  1 */
	"  - id: order\n"
	"    kind: order\n"
	"    number: { ja: 政令第178号, en: Cabinet Order No. 178 }\n"
	"    title: { ja: 組織令, en: Order }\n"
	"  - id: order.1\n"
	"    kind: article\n"
	"    parent: order\n"
	"    title: { ja: 第一, en: First }\n"
	"    in_force: { from: 2020-04-01, to: 2030-03-31 }\n"            /* 10 */
	"duties:\n"
	"  - id: pc.check\n"
	"    who: contractor\n"
	"    regime: [SDS, HI]\n"
	"    clock: every\n"
	"    text: { ja: 点検する。, en: It is checked. }\n"
	"    articles: [order.1]\n"
	"    mark: found\n"
	"  - id: pc.later\n"
	"    who: bureau\n"                                               /* 20 */
	"    regime: PI\n"
	"    clock: always\n"
	"    text: { ja: 後日。, en: Later. }\n"
	"    articles:\n"
	"      - order\n"
	"      - order.1\n"
	"    mark: unverified\n"
	"    note: { ja: 未確認, en: unverified }\n"
	"    untested: { ja: 簿がない, en: no register yet }\n"
	"terms:\n"                                                        /* 30 */
	"  - name: check_days\n"
	"    value: 7\n"
	"    unit: days\n"
	"    duty: pc.check\n"
	"    label: { ja: 間隔, en: Interval }\n"
	"    mark: found\n";

static const char rule[] =
	"-- rule:       check\n"                                          /*  1 */
	"-- duty:       pc.check\n"
	"-- title ja:   点検していること\n"
	"-- title en:   It was checked\n"
	"-- register:   machine\n"
	"-- weight:     grave\n"
	"-- because ja: {subject} は {last_on} に\n"
	"--             点検した\n"
	"-- because en: {subject} was checked\n"
	"--   on {last_on}: once\n"                                       /* 10 */
	"SELECT number AS subject, 'C-1' AS company,\n"
	"       due_on, last_on\n"
	"  FROM machine JOIN term ON term.name = 'check_days'\n"
	" WHERE registered_on <= $1;\n";

static bool is_of_this_trial(const char *name)
{
	return same_text(name, "machine");
}

static enum fault read_book(struct act *act, const char *law_text, const char *rule_text, struct rulebook *out)
{
	const struct source_file files[] = {
		{ "law/law.yaml", law_text, strlen(law_text) },
		{ "rules/deck/check.sql", rule_text, strlen(rule_text) },
	};
	return rulebook_read(act, &(struct sources){ files, rule_text ? COUNT(files) : 1 }, is_of_this_trial, out);
}

static const char *changed(struct arena *arena, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	if (!at)
		fail_msg("nothing to change: %s", from);
	return arena_format(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void a_rulebook_is_read_whole(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;

	world_ok(act, read_book(act, law, rule, &book));

	date from;
	assert_true(date_parse("2020-04-01", &from));
	assert_int_equal(book.node_count, 2);
	assert_string_equal(node_named(&book, "order.1")->parent, "order");
	assert_string_equal(node_named(&book, "order")->number[JA], "政令第178号");
	assert_string_equal(node_named(&book, "order")->number[EN], "Cabinet Order No. 178");
	assert_null(node_named(&book, "order.1")->number[EN]);
	assert_int_equal(node_named(&book, "order.1")->from_on, from);
	assert_int_equal(node_named(&book, "order")->to_on, NO_DATE);
	const struct duty *duty = duty_named(&book, "pc.check");
	assert_string_equal(duty->regime, "SDS HI");
	assert_string_equal(duty->text[JA], "点検する。");
	assert_string_equal(duty->articles[0], "order.1");
	assert_null(duty->articles[1]);
	assert_int_equal(duty->line, 12);
	assert_string_equal(duty_named(&book, "pc.later")->untested[EN], "no register yet");
	assert_int_equal(book.terms[0].value, 7);
	assert_ptr_equal(book.rules[0].duty, duty);
	assert_int_equal(book.rules[0].weight, WEIGHT_GRAVE);
	assert_string_equal(book.rules[0].reg, "machine");
	assert_string_equal(book.rules[0].sql.params, "t");
	assert_null(strchr(book.rules[0].sql.text, ';'));
}

static void a_place_in_the_law_is_cited_from_the_root_down(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	static const struct { const char *id; bilingual cited; } cases[] = {
		{ "order",     { "組織令（政令第178号）",          "Order (Cabinet Order No. 178)" } },
		{ "order.1",   { "組織令 第一",                    "Order, First" } },
		{ "order.2",   { "組織令 第2条（名称）",           "Order, art. 2 (Names)" } },
		{ "order.2.1", { "組織令 第2条 1（局の名称）",     "Order, art. 2, 1 (Names of bureaus)" } },
	};
	const char *text = changed(act->arena, law, "duties:\n",
	    "  - { id: order.2, kind: article, parent: order, number: { ja: 第2条, en: art. 2 }, title: { ja: 名称, en: Names } }\n"
	    "  - { id: order.2.1, kind: article, parent: order.2, number: 1, title: { ja: 局の名称, en: Names of bureaus } }\n"
	    "duties:\n");

	world_ok(act, read_book(act, text, rule, &book));

	for (size_t i = 0; i < COUNT(cases); i++)
		for (int lang = 0; lang < LANGS; lang++)
			assert_string_equal(node_cited(act->arena, &book, node_named(&book, cases[i].id), lang), cases[i].cited[lang]);
}

static void a_value_goes_on_with_a_blank_in_english_and_without_in_japanese(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;

	world_ok(act, read_book(act, law, rule, &book));

	assert_string_equal(book.rules[0].because[JA], "{subject} は {last_on} に点検した");
	assert_string_equal(book.rules[0].because[EN], "{subject} was checked on {last_on}: once");
}

/* One change to what is right, where it is told, and the words that tell it (the beginning of `accepted`). */
static const struct { bool in_rule; const char *from, *to, *field; enum word told; } broken[] = {
	{ false, "  - id: order\n",            "  - id: order\n\tx\n",          "law/law.yaml:3",  W_YAML_VALID },
	{ false, "    kind: order\n",          "    kind: order\n    kind: act\n", "law/law.yaml:4", W_YAML_TWICE },
	{ false, "kind: order\n",              "kind: &k order\n    number: *k\n", "law/law.yaml:4", W_YAML_ALIAS },
	{ false, "number: {",                 "number: [[[[[[[[x]]]]]]]] # ",  "law/law.yaml:4",  W_YAML_DEPTH },
	{ false, "number: {",                 "\"\": {",                      "law/law.yaml:4",  W_YAML_KEY },
	{ false, "number: {",                 "number: \"a\\0b\" # ",          "law/law.yaml:4",  W_YAML_NUL },
	{ false, "nodes:",                     "--- {}\n---\nnodes:",           "law/law.yaml:2",  W_YAML_ONE },
	{ false, "nodes:",                     "x: 1\nnodes:",                  "law/law.yaml:1",  W_LAW_SECTIONS },
	{ false, "terms:",                     "terms: []\nstatutes:",          "law/law.yaml:31", W_LAW_SECTIONS },
	{ false, "nodes:\n",                   "nodes:\n  - order\n",           "law/law.yaml:2",  W_LAW_RECORD },
	{ false, "    number: {",              "    nummer: {",                "law/law.yaml:4",  W_LAW_KEY },
	{ false, "    who: bureau\n",          "",                              "law/law.yaml:19", W_LAW_MISSING },
	{ false, "number: { ja: 政令第178号, en: Cabinet Order No. 178 }", "number:", "law/law.yaml:4", W_LAW_EITHER },
	{ false, "number: { ja: 政令第178号, en: Cabinet Order No. 178 }", "number: 政令第178号", "law/law.yaml:4", W_LAW_EITHER },
	{ false, "number: { ja: 政令第178号, en: Cabinet Order No. 178 }", "number: { ja: 政令第178号 }", "law/law.yaml:4", W_LAW_BOTH },
	{ false, "number: { ja: 政令第178号, en: Cabinet Order No. 178 }", "number: [1, 2]", "law/law.yaml:4", W_LAW_BOTH },
	{ false, "id: pc.later",               "id:",                           "law/law.yaml:19", W_LAW_NAME },
	{ false, "ja: 点検する。, en: It is checked.", "ja: 点検する。, en: ''", "law/law.yaml:16", W_LAW_BOTH },
	{ false, "id: order.1",                "id: Order 1",                   "law/law.yaml:6",  W_LAW_NAME },
	{ false, "articles: [order.1]",        "articles: order.1",             "law/law.yaml:17", W_LAW_NAMES },
	{ false, "articles: [order.1]",        "articles: []",                  "law/law.yaml:17", W_LAW_NAMES },
	{ false, "kind: article",              "kind: paragraph",               "law/law.yaml:7",  W_LAW_ONE_OF },
	{ false, "[SDS, HI]",                  "[SDS, NATO]",                   "law/law.yaml:14", W_LAW_ONE_OF },
	{ false, "{ ja: 組織令, en: Order }",  "{ ja: 組織令 }",                "law/law.yaml:5",  W_LAW_BOTH },
	{ false, "{ ja: 組織令, en: Order }",  "{ ja: 組織令, en: O, fr: O }",  "law/law.yaml:5",  W_LAW_BOTH },
	{ false, "value: 7",                   "value: seven",                  "law/law.yaml:32", W_LAW_NUMBER },
	{ false, "value: 7",                   "value: 0",                      "law/law.yaml:32", W_LAW_NUMBER },
	{ false, "to: 2030-03-31",             "to: 2030-02-30",                "law/law.yaml:10", W_LAW_DAY },
	{ false, "to: 2030-03-31",             "until: 2030-03-31",             "law/law.yaml:10", W_LAW_PERIOD },
	{ false, "to: 2030-03-31",             "to: 2020-03-31",                "law/law.yaml:10", W_LAW_ORDER },
	{ false, "    note: { ja: 未確認, en: unverified }\n", "",              "law/law.yaml:27", W_LAW_NOTE },
	{ false, "id: order.1",                "id: order",                     "law/law.yaml:6",  W_LAW_ID_TWICE },
	{ false, "id: pc.later",               "id: pc.check",                  "law/law.yaml:19", W_LAW_ID_TWICE },
	{ false, "parent: order",              "parent: ordre",                 "law/law.yaml:8",  W_LAW_NO_NODE },
	{ false, "      - order.1",            "      - order.2",               "law/law.yaml:26", W_LAW_NO_NODE },
	{ false, "parent: order",              "parent: order.1",               "law/law.yaml:8",  W_LAW_CIRCLE },
	{ false, "kind: article",              "kind: article\n    replaces: ordre", "law/law.yaml:8", W_LAW_NO_NODE },
	{ false, "kind: article",              "kind: article\n    replaces: order.1", "law/law.yaml:8", W_LAW_CIRCLE },
	{ false, "kind: article",              "kind: article\n    english: mine", "law/law.yaml:8", W_LAW_ONE_OF },
	{ false, "kind: article",              "kind: article\n    mark: derived", "law/law.yaml:8", W_LAW_NOTE },
	{ false, "clock: every",               "clock: every\n    replaces: pc.none", "law/law.yaml:16", W_LAW_NO_DUTY },
	{ false, "clock: every",               "clock: every\n    evidence: []", "law/law.yaml:16", W_LAW_EVIDENCE },
	{ false, "clock: every",               "clock: every\n    evidence: [{ register: machin, for: once }]", "law/law.yaml:16", W_RULE_REGISTER },
	{ false, "clock: every",               "clock: every\n    evidence: [{ register: machine, for: chek_days }]", "law/law.yaml:16", W_LAW_GOOD_FOR },
	{ false, "clock: every",               "clock: every\n    evidence: [{ register: machine }]", "law/law.yaml:16", W_LAW_MISSING },
	{ false, "terms:",                     "words:\n  - { ja: 秘, en: [] }\nterms:", "law/law.yaml:31", W_LAW_TEXT },
	{ false, "terms:",                     "tables:\n  - id: t\n    title: { ja: 表, en: T }\n    columns: []\n    rows: []\nterms:", "law/law.yaml:33", W_LAW_COLUMNS },
	{ false, "terms:",                     "tables:\n  - { id: t, title: { ja: 表, en: T }, columns: [{ name: mark, label: m }], rows: [] }\nterms:", "law/law.yaml:31", W_LAW_COLUMN_NAME },
	{ false, "terms:",                     "tables:\n  - id: t\n    title: { ja: 表, en: T }\n    columns: [{ name: a, label: A }]\n    rows: [{ b: 1 }]\nterms:", "law/law.yaml:34", W_LAW_KEY },
	{ false, "terms:",                     "tables:\n  - id: t\n    title: { ja: 表, en: T }\n    columns: [{ name: a, label: A }]\n    rows: [{ a: 秘 }]\nterms:", "law/law.yaml:34", W_LAW_EITHER },
	{ false, "terms:",                     "tables:\n  - id: t\n    title: { ja: 表, en: T }\n    columns: [{ name: a, label: A }]\n    rows: [{ articles: [no] }]\nterms:", "law/law.yaml:34", W_LAW_NO_NODE },
	{ false, "terms:",                     "coverage:\n  - { source: Deck, lines: [{ id: l, says: { ja: 行, en: Line }, duties: [no] }] }\nterms:", "law/law.yaml:31", W_LAW_NO_DUTY },
	{ false, "duty: pc.check",             "duty: pc.chek",                 "law/law.yaml:34", W_LAW_NO_DUTY },
	{ false, "duty: pc.check",             "duty: pc.later",                "law/law.yaml:15", W_LAW_NO_TERM },
	{ false, "    label: { ja: 間隔",      "    in_force: { from: 2026-04-01 }\n    label: { ja: 間隔", "law/law.yaml:15", W_LAW_NO_TERM },
	{ false, "    label: { ja: 間隔",      "    in_force: { to: 2026-04-01 }\n    label: { ja: 間隔", "law/law.yaml:15", W_LAW_NO_TERM },
	{ false, "    label: { ja: 間隔",      "    label: { ja: x, en: x }\n    mark: found\n  - name: check_days\n    value: 8\n    unit: days\n"
	                                       "    duty: pc.check\n    label: { ja: 間隔", "law/law.yaml:37", W_LAW_TERM_TWICE },
	{ true,  "-- rule:       check\n",     "-- rule:       check\n-- law: x\n", "rules/deck/check.sql:2", W_RULE_KEY },
	{ true,  "-- rule:       check\n",     "-- rule:       check\n-- a comment\n", "rules/deck/check.sql:2", W_RULE_KEY },
	{ true,  "-- weight:     grave\n",     "-- weight:     grave\n-- weight: minor\n", "rules/deck/check.sql:7", W_RULE_TWICE },
	{ true,  "-- rule:       check\n",     "--   goes on\n-- rule:       check\n", "rules/deck/check.sql:1", W_RULE_GOES_ON },
	{ true,  "-- weight:     grave\n",     "",                              "rules/deck/check.sql:1", W_RULE_MISSING },
	{ true,  "-- weight:     grave\n",     "-- weight:\n",                  "rules/deck/check.sql:6", W_RULE_MISSING },
	{ true,  "-- weight:     grave\n",     "-- weight:     heavy\n",        "rules/deck/check.sql:6", W_LAW_ONE_OF },
	{ true,  "-- rule:       check\n",     "-- rule:       chek\n",         "rules/deck/check.sql:1", W_RULE_NAME },
	{ true,  "register:   machine",        "register:   machines",          "rules/deck/check.sql:5", W_RULE_REGISTER },
	{ true,  "{subject} was",              "{the subject} was",             "rules/deck/check.sql:9", W_RULE_PLACE },
	{ true,  "SELECT number",              "DELETE FROM machine; --",       "rules/deck/check.sql:11", W_RULE_SELECT },
	{ true,  " WHERE registered_on <= $1", " WHERE ';' <> $1; SELECT 1",    "rules/deck/check.sql:14", W_RULE_ONE },
	{ true,  "<= $1",                      "<= $2",                         "rules/deck/check.sql:14", W_RULE_PARAMETER },
	{ true,  "<= $1",                      "<= '$2' AND $1 = ?",            "rules/deck/check.sql:14", W_RULE_PARAMETER },
	{ true,  "<= $1",                      "<= $1::date",                   "rules/deck/check.sql:14", W_RULE_PARAMETER },
	{ true,  "'check_days'",               "'chek_days'",                   "rules/deck/check.sql:13", W_RULE_TERM },
	{ true,  "duty:       pc.check",       "duty:       pc.chek",           "rules/deck/check.sql:2", W_LAW_NO_DUTY },
	{ true,  "点検した",                   "点検\xff",                      "rules/deck/check.sql:8", W_RULEBOOK_UTF8 },
};

/* Is the phrase one that this word makes, whatever stands in its places? */
static bool is_said_by(const char *phrase, enum word w)
{
	const char *pattern = word(EN, w);
	size_t n = strcspn(pattern, "{");
	size_t tail = strlen(pattern) - (strrchr(pattern, '}') ? (size_t)(strrchr(pattern, '}') + 1 - pattern) : 0);
	return strlen(phrase) >= tail && !strncmp(phrase, pattern, n) &&
	       !strcmp(phrase + strlen(phrase) - tail, pattern + strlen(pattern) - tail);
}

static bool is_told(const struct act *act, const char *field, enum word told)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		if (same_text(p->field, field) && p->accepted && is_said_by(p->accepted, told))
			return true;
	return false;
}

static void show_problems(const struct act *act)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("  told: %s: %s; %s\n", p->field, p->given ? p->given : "-", p->accepted);
}

static void every_broken_file_is_named_with_its_line(void **state)
{
	(void)state;
	struct act *act = world_act();

	for (size_t i = 0; i < COUNT(broken); i++) {
		struct rulebook book = { 0 };
		const char *text = changed(act->arena, broken[i].in_rule ? rule : law, broken[i].from, broken[i].to);
		act_forgive(act);
		enum fault f = read_book(act, broken[i].in_rule ? law : text, broken[i].in_rule ? text : rule, &book);
		if (f != E_RULEBOOK || book.nodes || !is_told(act, broken[i].field, broken[i].told)) {
			show_problems(act);
			fail_msg("row %zu: expected %s: %s", i, broken[i].field, word(EN, broken[i].told));
		}
	}
}

static void all_that_is_wrong_is_told_at_once(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	const char *bad_law = changed(act->arena, law, "value: 7", "value: x");
	const char *bad_rule = changed(act->arena, changed(act->arena, rule, "grave", "heavy"), "$1", "$3");

	enum fault f = read_book(act, bad_law, bad_rule, &book);

	assert_int_equal(f, E_RULEBOOK);
	assert_int_equal(act->problem_count, 3);
	assert_true(is_told(act, "law/law.yaml:32", W_LAW_NUMBER));
	assert_true(is_told(act, "rules/deck/check.sql:6", W_LAW_ONE_OF));
	assert_true(is_told(act, "rules/deck/check.sql:14", W_RULE_PARAMETER));
}

static void a_longer_circle_of_parents_is_found_at_each_of_its_nodes(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	const char *text = changed(act->arena, law, "  - id: order\n", "  - id: order\n    parent: order.1\n");

	enum fault f = read_book(act, text, rule, &book);

	assert_int_equal(f, E_RULEBOOK);
	assert_true(is_told(act, "law/law.yaml:3", W_LAW_CIRCLE));
	assert_true(is_told(act, "law/law.yaml:9", W_LAW_CIRCLE));
}

static void two_rules_of_one_name_are_refused(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	const struct source_file files[] = {
		{ "law/law.yaml", law, strlen(law) },
		{ "rules/deck/check.sql", rule, strlen(rule) },
		{ "rules/other/check.sql", rule, strlen(rule) },
		{ "rules/stray.sql", rule, strlen(rule) },
	};

	enum fault f = rulebook_read(act, &(struct sources){ files, COUNT(files) }, is_of_this_trial, &book);

	assert_int_equal(f, E_RULEBOOK);
	assert_true(is_told(act, "rules/other/check.sql:1", W_RULE_NAME_TWICE));
	assert_true(is_told(act, "rules/stray.sql:1", W_RULEBOOK_PATH));
}

static void a_term_may_change_from_one_day_to_the_next(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct rulebook book;
	const char *text = arena_format(act->arena, "%s    in_force: { to: 2026-03-31 }\n  - name: check_days\n    value: 3\n    unit: days\n"
	    "    duty: pc.check\n    label: { ja: 間隔, en: Interval }\n    mark: found\n    in_force: { from: 2026-04-01 }\n", law);

	world_ok(act, read_book(act, text, rule, &book));

	assert_int_equal(book.term_count, 2);
}

/* ---- files ------------------------------------------------------------------------------------ */

static void put_file(struct act *act, const char *folder, const char *path, const char *text)
{
	world_ok(act, file_replace(act, arena_format(act->arena, "%s/%s", folder, path), text, strlen(text), 0600, false));
}

static const char *make_folder(struct act *act, const char *rule_text)
{
	const char *folder = world_folder();
	for (const char *const *p = (const char *const[]){ "law", "rules", "rules/deck", NULL }; *p; p++)
		assert_int_equal(mkdir(arena_format(act->arena, "%s/%s", folder, *p), 0700), 0);
	put_file(act, folder, "law/law.yaml", law);
	put_file(act, folder, "law/README.md", "not read");
	put_file(act, folder, "rules/deck/check.sql", rule_text);
	return folder;
}

static void a_folder_gives_its_files_in_order_and_one_hash(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources one, other, changed_one;

	world_ok(act, sources_folder(act, make_folder(act, rule), &one));
	world_ok(act, sources_folder(act, make_folder(act, rule), &other));
	world_ok(act, sources_folder(act, make_folder(act, changed(act->arena, rule, "grave", "minor")), &changed_one));

	assert_int_equal(one.n, 2);
	assert_string_equal(one.files[0].path, "law/law.yaml");
	assert_string_equal(one.files[1].path, "rules/deck/check.sql");
	struct hash a = sources_hash(&one), b = sources_hash(&other), c = sources_hash(&changed_one);
	assert_true(hash_equal(&a, &b));
	assert_false(hash_equal(&a, &c));
}

static void a_folder_without_law_is_not_a_rulebook(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources out;

	enum fault f = sources_folder(act, world_folder(), &out);

	assert_int_equal(f, E_NOT_FOUND);
}

static void the_carried_rulebook_is_valid(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources sources;
	struct rulebook book;

	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, is_register, &book));

	assert_true(book.rule_count >= 3);
	for (size_t i = 0; i < book.duty_count; i++)
		assert_non_null(book.duties[i].articles[0]);
}

/* The Japanese of an English page is names from the books alone. */
static void must_be_english(const char *id, const char *text)
{
	for (const char *c = text; c && *c; c++)
		if ((unsigned char)*c >= 0xE3 && (unsigned char)*c <= 0xEF)
			fail_msg("%s: %s", id, text);
}

static void the_english_of_the_carried_rulebook_is_english(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources sources;
	struct rulebook book;

	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, is_register, &book));

	for (size_t i = 0; i < book.node_count; i++)
		must_be_english(book.nodes[i].id, node_cited(act->arena, &book, &book.nodes[i], EN));
	for (size_t i = 0; i < book.duty_count; i++) {
		must_be_english(book.duties[i].id, book.duties[i].text[EN]);
		must_be_english(book.duties[i].id, book.duties[i].note[EN]);
		must_be_english(book.duties[i].id, book.duties[i].untested[EN]);
	}
	for (size_t i = 0; i < book.term_count; i++) {
		must_be_english(book.terms[i].name, book.terms[i].label[EN]);
		must_be_english(book.terms[i].name, book.terms[i].note[EN]);
	}
	for (size_t i = 0; i < book.rule_count; i++) {
		must_be_english(book.rules[i].name, book.rules[i].title[EN]);
		must_be_english(book.rules[i].name, book.rules[i].because[EN]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rulebook_is_read_whole),
		cmocka_unit_test(a_place_in_the_law_is_cited_from_the_root_down),
		cmocka_unit_test(a_value_goes_on_with_a_blank_in_english_and_without_in_japanese),
		cmocka_unit_test(every_broken_file_is_named_with_its_line),
		cmocka_unit_test(all_that_is_wrong_is_told_at_once),
		cmocka_unit_test(a_longer_circle_of_parents_is_found_at_each_of_its_nodes),
		cmocka_unit_test(two_rules_of_one_name_are_refused),
		cmocka_unit_test(a_term_may_change_from_one_day_to_the_next),
		cmocka_unit_test(a_folder_gives_its_files_in_order_and_one_hash),
		cmocka_unit_test(a_folder_without_law_is_not_a_rulebook),
		cmocka_unit_test(the_carried_rulebook_is_valid),
		cmocka_unit_test(the_english_of_the_carried_rulebook_is_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
