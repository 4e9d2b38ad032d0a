/* On what the answer of a rule depends: small questions and what is seen in them, what cannot be followed, and the rules carried.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "rulebook/turning.h"

static bool is_any(const char *name)
{
	return !is_empty(name);
}

static bool refers(const char *table, const char *column)
{
	static const char *const others[] = { "regime", "heading", "outline", "from_on", "to_on", "done_on" };
	(void)table;
	for (size_t i = 0; i < COUNT(others); i++)
		if (!strcmp(column, others[i]))
			return false;
	return true;
}

/* "narrow; ends_on loan.to_on+1; anybody company" and the like. */
static const char *seen_in(struct act *act, const char *reg, const char *select)
{
	struct text out = { .arena = act->arena };
	struct turning t;
	const struct rule rule = { .name = "rule", .file = "rule.sql", .reg = reg, .sql = { "rule", "t", select } };
	turning_read(act->arena, &rule, refers, &t);
	text_put(&out, !t.is_understood ? "not understood" : t.is_narrow ? "narrow" : "whole");
	text_put(&out, t.is_daily ? " daily" : "");
	text_put(&out, t.turns_when_due ? " when-due" : "");
	text_put(&out, t.companions.text ? " companions" : "");
	text_put(&out, !t.reads_terms ? "" : t.names_terms ? " terms" : " any-term");
	for (size_t i = 0; i < t.turn_count; i++)
		text_add(&out, "%s%s.%s%s", i ? " " : "; ", t.turns[i].table, t.turns[i].column, t.turns[i].next_day ? "+1" : "");
	bool first = true;
	for (size_t i = 0; t.is_narrow && i < t.way_count; i++)
		if (!t.ways[i].subjects.text) {
			text_add(&out, "%s%s", first ? "; anybody " : " ", t.ways[i].table);
			first = false;
		}
	return text_of(&out);
}

#define LOAN(rest) "SELECT loan.number AS subject, company.number AS company, NULL AS due_on, NULL AS last_on" rest
#define JOINED " FROM loan JOIN item ON item.id = loan.item JOIN company ON company.id = item.holder"

static const struct { const char *reg, *select, *seen; } cases[] = {
	/* which day turns it */
	{ "loan", LOAN(JOINED " WHERE loan.from_on <= $1"),                       "narrow; loan.from_on" },
	{ "loan", LOAN(JOINED " WHERE loan.from_on > $1"),                        "narrow; loan.from_on" },
	{ "loan", LOAN(JOINED " WHERE loan.to_on >= $1"),                         "narrow; loan.to_on+1" },
	{ "loan", LOAN(JOINED " WHERE loan.to_on < $1"),                          "narrow; loan.to_on+1" },
	{ "loan", LOAN(JOINED " WHERE $1 < loan.to_on"),                          "narrow; loan.to_on" },
	{ "loan", LOAN(JOINED " WHERE $1 <= loan.to_on"),                         "narrow; loan.to_on+1" },
	{ "loan", LOAN(JOINED " WHERE loan.to_on = $1"),                          "narrow; loan.to_on loan.to_on+1" },
	{ "loan", LOAN(JOINED " WHERE COALESCE(loan.to_on, item.returned_on, '9999-12-31') >= $1"), "narrow; loan.to_on+1 item.returned_on+1" },
	{ "loan", LOAN(JOINED " WHERE day_of(loan.taken_at) <= $1"),              "narrow; loan.taken_at" },
	{ "loan", LOAN(", CASE WHEN loan.to_on <= $1 THEN 1 ELSE 0 END AS is_back" JOINED), "narrow; loan.to_on" },
	{ "loan", LOAN(JOINED " JOIN (SELECT pass.item, MAX(pass.to_on) AS last_on FROM pass GROUP BY pass.item) AS newest ON newest.item = item.id"
	               " WHERE newest.last_on < $1"),                             "narrow; pass.to_on+1" },
	/* the day is only told */
	{ "loan", LOAN(", $1 AS on_day" JOINED),                                  "narrow" },
	/* the day is used in a way that nobody can foresee */
	{ "loan", LOAN(JOINED " WHERE add_days(loan.from_on, 30) <= $1"),         "narrow daily" },
	{ "loan", LOAN(JOINED " WHERE days_between(loan.from_on, $1) > 30"),      "narrow daily" },
	{ "loan", LOAN(JOINED " WHERE loan.from_on <= add_days($1, -30)"),        "narrow daily" },
	{ "loan", LOAN(", loan.from_on || $1 AS words" JOINED),                   "narrow daily" },
	{ "loan", LOAN(JOINED " WHERE loan.from_on BETWEEN '2020-01-01' AND $1"), "narrow daily" },
	{ "loan", LOAN(JOINED " WHERE from_on <= $1"),                            "narrow daily" },
	{ "loan", LOAN(JOINED " WHERE loan.from_on <= $1 || ''"),                 "narrow daily" },
	/* it says something else once it is past its own due day */
	{ "loan", "SELECT l.subject, l.company, l.due_on AS due_on, NULL AS last_on, CASE WHEN l.due_on >= $1 THEN 'soon' ELSE 'late' END AS how"
	          "  FROM (SELECT loan.number AS subject, loan.number AS company, add_days(loan.from_on, 9) AS due_on FROM loan) AS l",
	                                                                          "narrow when-due" },
	/* whom a record concerns */
	{ "loan", LOAN(JOINED " WHERE NOT EXISTS (SELECT 1 FROM need WHERE need.person = loan.person)"), "narrow" },
	{ "loan", LOAN(JOINED " WHERE NOT EXISTS (SELECT 1 FROM need WHERE need.person > loan.person)"), "narrow; anybody need" },
	{ "loan", LOAN(JOINED " WHERE loan.kind = 1 OR EXISTS (SELECT 1 FROM need WHERE need.person = loan.person)"), "narrow" },
	{ "loan", LOAN(JOINED " WHERE EXISTS (SELECT 1 FROM need WHERE need.person = loan.person OR need.open = 1)"), "narrow; anybody need" },
	{ "loan", LOAN(JOINED " WHERE loan.person IN (SELECT need.person FROM need)"), "narrow" },
	{ "loan", LOAN(JOINED " WHERE loan.person NOT IN (SELECT need.person FROM need)"), "narrow; anybody need" },
	{ "loan", LOAN(JOINED " WHERE loan.n > (SELECT MIN(need.n) FROM need)"),  "narrow; anybody need" },
	{ "loan", LOAN(JOINED " LEFT JOIN need ON need.person = loan.person JOIN area ON area.id = need.area"), "narrow" },
	{ "loan", LOAN(JOINED " LEFT JOIN need ON need.person = loan.person AND need.area = 1 CROSS JOIN area"), "narrow; anybody area" },
	{ "loan", LOAN(JOINED " JOIN (SELECT need.person, MIN(need.area) AS area FROM need GROUP BY need.person) AS n ON n.person = loan.person"
	               " JOIN area ON area.id = n.area"),                         "narrow; anybody area" },
	{ "loan", LOAN(JOINED " JOIN (SELECT need.person FROM need LIMIT 5) AS n ON n.person = loan.person"), "narrow; anybody need" },
	{ "loan", LOAN(JOINED " JOIN (SELECT need.person, ROW_NUMBER() OVER (ORDER BY need.id) AS place FROM need) AS n ON n.person = loan.person"),
	                                                                          "narrow; anybody need" },
	{ "loan", LOAN(JOINED " JOIN (SELECT need.person, ROW_NUMBER() OVER (PARTITION BY need.person ORDER BY need.id) AS place FROM need) AS n"
	               " ON n.person = loan.person"),                             "narrow" },
	{ "loan", LOAN(JOINED " JOIN (SELECT a.person FROM a UNION ALL SELECT b.person FROM b) AS n ON n.person = loan.person"), "narrow" },
	{ "loan", LOAN(JOINED " JOIN (SELECT a.person FROM a UNION ALL SELECT MIN(b.person) FROM b) AS n ON n.person = loan.person"),
	                                                                          "narrow; anybody a b" },
	/* who is judged together */
	{ "loan", "WITH one AS (SELECT loan.number, loan.item, ROW_NUMBER() OVER (PARTITION BY loan.item ORDER BY loan.id) AS place FROM loan)"
	          " SELECT one.number AS subject, NULL AS company, NULL AS due_on, NULL AS last_on FROM one WHERE one.place > 1", "narrow companions" },
	/* what cannot be asked about some subjects only */
	{ "loan", "SELECT MIN(loan.number) AS subject, NULL AS company, NULL AS due_on, NULL AS last_on FROM loan GROUP BY loan.item", "whole" },
	{ "loan", "SELECT loan.number AS subject, NULL AS company, NULL AS due_on, NULL AS last_on FROM loan LIMIT 1", "whole" },
	{ "item", LOAN(JOINED),                                                   "whole" },
	{ "loan", LOAN(JOINED " FULL JOIN area ON area.id = loan.area"),          "not understood daily any-term" },
	{ "loan", "WITH loan AS (SELECT loan.number FROM loan) SELECT loan.number AS subject, NULL AS company, NULL AS due_on, NULL AS last_on FROM loan",
	                                                                          "whole" },
	/* terms */
	{ "loan", LOAN(JOINED " JOIN term ON term.name = 'loan_days'"),           "narrow terms" },
	{ "loan", LOAN(JOINED " JOIN term ON term.name = 'loan_' || item.regime"), "narrow terms" },
	{ "loan", LOAN(JOINED " JOIN term ON item.regime = term.name"),           "narrow any-term" },
};

static void every_question_is_seen_through_or_given_up(void **state)
{
	(void)state;
	struct act *act = world_act();
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *seen = seen_in(act, cases[i].reg, cases[i].select);
		if (strcmp(seen, cases[i].seen))
			fail_msg("%s\nis seen as:  %s\ninstead of:  %s", cases[i].select, seen, cases[i].seen);
	}
}

/* Printed, so that whoever adds a rule can read what is seen in it. */
static void of_every_rule_carried_it_is_known_when_it_turns(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct sources sources;
	struct rulebook book;
	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, is_any, &book));
	for (size_t i = 0; i < book.rule_count; i++) {
		struct turning t;
		turning_read(act->arena, &book.rules[i], refers, &t);
		print_message("%s: %s\n", book.rules[i].name, seen_in(act, book.rules[i].reg, book.rules[i].sql.text));
		if (t.is_daily)
			fail_msg("%s would be judged anew each day: %s", book.rules[i].name, t.why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_question_is_seen_through_or_given_up),
		cmocka_unit_test(of_every_rule_carried_it_is_known_when_it_turns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
