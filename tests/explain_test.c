/* Explanations: what is said of each condition, and cures, which are tried: a cure's acts, done to the facts of a random world, make
 * the question permitted on the day named, and no fewer of them do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "tests/random_world.h"
#include "tests/typed_acts.h"
#include "base/days.h"
#include "decision/explain.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"
#include <stdlib.h>

/* ---- the words ---------------------------------------------------------------------------- */

static void every_condition_has_words_in_both_languages(void **state)
{
	(void)state;
	for (int c = 0; c < CONDITIONS; c++)
		for (int lang = 0; lang < LANGS; lang++) {
			const struct condition_info *i = &condition_info[c];
			assert_false(is_empty(i->title[lang]) || is_empty(i->holds[lang]) || is_empty(i->fails[lang]) || is_empty(i->cure[lang]));
			assert_true(strcmp(i->holds[lang], i->fails[lang]) != 0);
			assert_string_equal(strrchr(i->fails[lang], 0) - (lang == JA ? 3 : 1), lang == JA ? "。" : ".");
		}
}

static void every_condition_is_in_the_glossary(void **state)
{
	(void)state;
	char *glossary;
	size_t n;
	world_ok(world_act(), file_read(world_act(), "docs/glossary.md", 1 << 20, &glossary, &n));
	for (int c = 0; c < CONDITIONS; c++) {
		const struct condition_info *i = &condition_info[c];
		const char *row_there = arena_format(world_act()->arena, "| %s | %s | `%s` |", i->title[JA], i->title[EN], i->code);
		if (!strstr(glossary, row_there))
			fail_msg("docs/glossary.md lacks %s", row_there);
	}
}

static const struct rulebook *rulebook(void)
{
	static struct rulebook book;
	struct sources carried;
	if (book.duty_count)
		return &book;
	world_ok(world_act(), sources_carried(world_act(), &carried));
	world_ok(world_act(), rulebook_read(world_act(), &carried, is_register, &book));
	return &book;
}

static void every_duty_of_a_condition_is_in_the_rulebook(void **state)
{
	(void)state;
	for (enum condition c = 0; c < CONDITIONS; c++)
		if (condition_duty(c) && !duty_named(rulebook(), condition_duty(c)))
			fail_msg("%s: no duty %s", condition_info[c].code, condition_duty(c));
}

/* docs/rules.md says which duty a decision cites. */
static void every_condition_cites_the_duty_that_is_documented(void **state)
{
	(void)state;
	char *rules;
	size_t n;
	world_ok(world_act(), file_read(world_act(), "docs/rules.md", 1 << 20, &rules, &n));
	for (enum condition c = 0; c < CONDITIONS; c++)
		if (condition_duty(c)) {
			const char *row_there = arena_format(world_act()->arena, "| `%s` | `%s`", condition_info[c].code, condition_duty(c));
			if (!strstr(rules, row_there))
				fail_msg("docs/rules.md lacks %s", row_there);
		}
}

/* ---- cures on random worlds --------------------------------------------------------------- */

static bool is_permitted_after(const json_t *world, const json_t *question, const struct cure *cure, uint32_t steps)
{
	char on[DATE_TEXT];
	json_t *changed = json_deep_copy(world), *asked = json_deep_copy(question);
	json_object_set_new(asked, "on", json_string(date_text(cure->on, on)));
	for (size_t i = 0; i < cure->step_count; i++)
		if (steps >> i & 1u)
			do_typed(world, changed, asked, cure->steps[i].typed);
	char *text = facts_text(changed), *line = json_dumps(asked, JSON_COMPACT);
	defer(act_close) struct act act;
	act_open(&act, EN);
	struct facts *f = NULL;
	world_ok(&act, facts_read(&act, text, strlen(text), &f));
	bool permitted = strstr(facts_answer(&act, f, line, strlen(line)), "\"decision\":true");
	facts_close(&f);
	json_decref(changed), json_decref(asked);
	free(text), free(line);
	return permitted;
}

static void show(const json_t *question, const struct explanation *e, const char *complaint, uint32_t steps)
{
	char on[DATE_TEXT];
	print_error("%s on %s: %s\n", complaint, date_text(e->cure.on, on), json_dumps(question, JSON_COMPACT));
	for (int c = 0; c < CONDITIONS; c++)
		if (e->verdict.failed >> c & 1u)
			print_error("  fails %s\n", condition_info[c].code);
	for (size_t i = 0; i < e->cure.step_count; i++)
		print_error("  %c %s\n", steps >> i & 1u ? '+' : '-', e->cure.steps[i].typed);
}

struct tally { long refused, cured, steps, most, failed; };

/* The question with the place, machine and witness of these numbers, 0 for what was asked; containers come after areas. */
static struct question otherwise(const struct picture *p, const struct question *asked, row place, row machine, row witness)
{
	struct question q = *asked;
	if (place) {
		q.place_area = place < p->areas_count ? place : NOTHING;
		q.place_container = place < p->areas_count ? NOTHING : place - p->areas_count;
	}
	q.machine = machine ? machine : q.machine;
	q.witness = witness ? witness : q.witness;
	return q;
}

/* The fewest parts of the question that, asked otherwise, make it permitted without any act; many where none do.  No place at all is no
 * other place. */
static uint32_t fewest_parts(const struct picture *p, const struct question *asked)
{
	uint32_t fewest = 9;
	for (row place = 0; place < p->areas_count + p->containers_count && asked->use < USE_ENTER; place++)
		for (row machine = 0; machine < p->machines_count; machine++)
			for (row witness = 0; witness < p->persons_count; witness++) {
				struct question q = otherwise(p, asked, place, machine, witness);
				uint32_t parts = (place != 0) + (machine != 0) + (witness != 0);
				bool is_left_out = place == p->areas_count;
				if (parts < fewest && !is_left_out && decide(p, &q).permitted)
					fewest = parts;
			}
	return fewest;
}

/* All of the steps do it; no fewer do. */
static void cure_is_tried(const json_t *world, const json_t *question, const struct explanation *e, struct tally *tally)
{
	uint32_t all = (uint32_t)((1ull << e->cure.step_count) - 1);
	if (!is_permitted_after(world, question, &e->cure, all)) {
		show(question, e, "does not cure", all);
		tally->failed++;
	}
	for (uint32_t some = 0; e->cure.step_count <= 6 && some < all; some++)
		if (is_permitted_after(world, question, &e->cure, some)) {
			show(question, e, "fewer would do", some);
			tally->failed++;
			break;
		}
	for (size_t i = 0; e->cure.step_count > 6 && i < e->cure.step_count; i++)
		if (is_permitted_after(world, question, &e->cure, all & ~(1u << i))) {
			show(question, e, "fewer would do", all & ~(1u << i));
			tally->failed++;
		}
}

static void ask(struct act *act, const struct facts *f, const json_t *world, const json_t *question, struct tally *tally)
{
	struct question q;
	const char *error;
	char *line = json_dumps(question, JSON_COMPACT);
	bool is_question = facts_question(act, f, line, strlen(line), &q, &error);
	free(line);
	if (!is_question)
		return;
	const struct explaining with = { .picture = facts_picture(f), .naming = facts_naming(f), .today = q.on - 3 + (day)world_random(5) };
	struct explanation e;

	explain(act, &with, &q, &e);

	assert_int_equal(e.verdict.failed, decide(facts_picture(f), &q).failed);
	if (e.verdict.permitted)
		return;
	tally->refused++;
	assert_true(e.cure.exists || e.cure.beyond);
	bool may_be_asked_otherwise = q.on >= with.today && e.headline != CONDITION_known;
	uint32_t parts = may_be_asked_otherwise ? fewest_parts(with.picture, &q) : 9;
	if (parts < 9 && !(e.cure.exists && e.cure.on == q.on && e.cure.step_count <= parts)) {
		show(question, &e, "asked otherwise it needs fewer", parts);
		tally->failed++;
	}
	if (!e.cure.exists)
		return;
	assert_true(e.cure.on >= q.on && e.cure.on >= with.today);
	tally->cured++;
	tally->steps += (long)e.cure.step_count;
	tally->most = (long)e.cure.step_count > tally->most ? (long)e.cure.step_count : tally->most;
	cure_is_tried(world, question, &e, tally);
}

static void a_cure_cures_on_the_day_named_and_nothing_less_does(void **state)
{
	(void)state;
	struct tally tally = { 0 };
	for (long world_count = world_rounds(6, 60); world_count--; ) {
		defer(act_close) struct act act;
		act_open(&act, EN);
		json_t *world = random_world();
		char *text = facts_text(world);
		struct facts *f = NULL;
		world_ok(&act, facts_read(&act, text, strlen(text), &f));
		for (long n = 0; n < 20; n++) {
			json_t *question = random_question(world, n);
			ask(&act, f, world, question, &tally);
			json_decref(question);
		}
		facts_close(&f);
		free(text);
		json_decref(world);
	}
	print_message("# %ld refusals, %ld cured, by %ld steps, at most %ld; %ld not as promised\n", tally.refused, tally.cured, tally.steps,
	    tally.most, tally.failed);
	assert_int_equal(tally.failed, 0);
	assert_true(tally.cured > tally.refused / 2);
}

/* ---- one world, told --------------------------------------------------------------------------- */

/* p1 and p2 may handle i1, a secret of HI, in r1; r2 is of another site. */
static const char office[] =
	"{'kind':'person','id':'p1','nationality':['JP']} {'kind':'person','id':'p2','nationality':['JP']}"
	"{'kind':'employment','person':'p1','company':'c1','from_on':'2020-04-01'} {'kind':'employment','person':'p2','company':'c1','from_on':'2020-04-01'}"
	"{'kind':'clearance','person':'p1','regime':'HI','authority':'MOD','grade':2,'outcome':'cleared','notice_on':'2024-04-01'}"
	"{'kind':'clearance','person':'p2','regime':'HI','authority':'MOD','grade':2,'outcome':'cleared','notice_on':'2024-04-01'}"
	"{'kind':'pledge','person':'p1','regime':'HI','signed_on':'2024-04-01'} {'kind':'pledge','person':'p2','regime':'HI','signed_on':'2024-04-01'}"
	"{'kind':'education','person':'p1','regime':'HI','course':'initial','done_on':'2026-04-01'}"
	"{'kind':'education','person':'p2','regime':'HI','course':'initial','done_on':'2026-04-01'}"
	"{'kind':'handler_range','person':'p1','contract':'k1','from_on':'2024-04-01'} {'kind':'handler_range','person':'p2','contract':'k1','from_on':'2024-04-01'}"
	"{'kind':'contract','id':'k1','prime':'c1','authority':'MOD','start_on':'2024-04-01','clauses':['secret']}"
	"{'kind':'facility_clearance','company':'c1','site':'s1','regime':'HI','grade':2,'granted_on':'2024-04-01'}"
	"{'kind':'area','id':'r1','site':'s1','grade':2,'regimes':['HI'],'approved_on':'2024-04-01'}"
	"{'kind':'area','id':'r2','site':'s1','grade':1,'regimes':['HI'],'approved_on':'2024-04-01'}"
	"{'kind':'area_pass','person':'p1','area':'r1','from_on':'2024-04-01'}"
	"{'kind':'container','id':'b1','area':'r1','grade':2,'dial_lock':true,'key_lock':true,'combination_due_on':'2026-11-01'}"
	"{'kind':'machine','id':'m1','area':'r1','grade':2,'registered_on':'2024-04-01','wiring':'stand_alone'}"
	"{'kind':'machine_check','machine':'m1','check':'virus','done_on':'2026-11-23','result':'clean'}"
	"{'kind':'machine_account','machine':'m1','person':'p1','from_on':'2024-04-01'}"
	"{'kind':'item','id':'i1','regime':'HI','grade':2,'authority':'MOD','designation':'d1','contract':'k1','form':'electronic','registered_on':'2024-04-01',"
	"'designated_on':'2024-04-01','valid_until':'2026-11-25','origin':'JP','military':true}";

/* 'a' is written for "a". */
static char *quoted(char *text)
{
	for (char *c = text; *c; c++)
		*c = *c == '\'' ? '"' : *c;
	return text;
}

/* What is said of p1's question on 23 November 2026, after some facts were taken away and some added. */
static struct explanation explained(const char *without, const char *with, const char *question, struct facts **f)
{
	struct act *act = world_act();
	struct text facts = { .arena = act->arena };
	struct question q;
	struct explanation e;
	const char *error = "";
	date today;
	for (const char *at = office; *at; at += strcspn(at, "}") + 1) {
		const char *line = arena_span(act->arena, at, strcspn(at, "}") + 1);
		if (!*without || !strstr(line, without))
			text_add(&facts, "%s\n", line);
	}
	text_put(&facts, with);
	world_ok(act, facts_read(act, quoted(facts.s), facts.n, f));
	char *line = quoted(arena_format(act->arena, "{'person':'p1',%s}", question));
	if (!facts_question(act, *f, line, strlen(line), &q, &error))
		fail_msg("%s: %s", line, error);
	assert_true(date_parse("2026-11-23", &today));
	explain(act, &(struct explaining){ facts_picture(*f), rulebook(), facts_naming(*f), today, NULL }, &q, &e);
	return e;
}

/* The cure, step by step and then the day; or what nothing cures. */
static const char *cure_after(const char *without, const char *with, const char *question)
{
	struct text out = { .arena = world_act()->arena };
	struct facts *f = NULL;
	char day_text[DATE_TEXT];
	struct explanation e = explained(without, with, question, &f);
	for (size_t i = 0; i < e.cure.step_count; i++)
		text_add(&out, "%s; ", e.cure.steps[i].typed);
	text_put(&out, e.verdict.permitted ? "permitted" : e.cure.exists ? date_text(e.cure.on, day_text) : "none");
	for (int c = 0; !e.cure.exists && c < CONDITIONS; c++)
		if (e.cure.beyond >> c & 1u)
			text_add(&out, " %s", condition_info[c].code);
	facts_close(&f);
	return text_of(&out);
}

#define VIEW(on) "'use':'view','item':'i1','machine':'m1','place':'r1','on':'" on "'"

static const struct { const char *without, *with, *question, *cure; } told_cures[] = {
	{ "", "", VIEW("2026-11-23"), "permitted" },
	/* One act for one condition. */
	{ "'pledge','person':'p1'", "", VIEW("2026-11-23"), "add pledge person=p1 regime=HI signed_on=2026-11-23; 2026-11-23" },
	{ "'education','person':'p1'", "", VIEW("2026-11-23"), "add education person=p1 regime=HI course=initial done_on=2026-11-23; 2026-11-23" },
	{ "'clearance','person':'p1'", "", VIEW("2026-11-23"),
	  "add clearance person=p1 regime=HI authority=MOD grade=2 outcome=cleared notice_on=2026-11-23; 2026-11-23" },
	{ "area_pass", "", VIEW("2026-11-23"), "add area_pass person=p1 area=r1 from_on=2026-11-23; 2026-11-23" },
	{ "machine_account", "", VIEW("2026-11-23"), "add machine_account machine=m1 person=p1 from_on=2026-11-23 login=…; 2026-11-23" },
	/* Employment brings party and facility clearance with it. */
	{ "'employment','person':'p1'", "", VIEW("2026-11-23"), "add employment person=p1 company=c1 from_on=2026-11-23 kind=…; 2026-11-23" },
	/* What bars today bars until today ends. */
	{ "", "{'kind':'loan','item':'i1','person':'p2','from_on':'2026-11-20'}", VIEW("2026-11-23"),
	  "amend loan {item=i1 person=p2 from_on=2026-11-20} to_on=2026-11-23; 2026-11-24" },
	{ "", "{'kind':'loan','item':'i1','person':'p2','from_on':'2026-11-20'}", VIEW("2026-11-25"),
	  "amend loan {item=i1 person=p2 from_on=2026-11-20} to_on=2026-11-24; 2026-11-25" },
	{ "", "{'kind':'suspension','person':'p1','from_on':'2026-11-01','reason':'incident'}", VIEW("2026-11-23"),
	  "amend suspension {person=p1 from_on=2026-11-01} to_on=2026-11-23; 2026-11-24" },
	{ "", "{'kind':'machine_check','machine':'m1','check':'virus','done_on':'2026-11-23','result':'infected'}", VIEW("2026-11-23"),
	  "add machine_check machine=m1 kind=virus done_on=2026-11-24 result=clean; 2026-11-24" },
	/* What ends today by itself is waited for. */
	{ "", "{'kind':'loan','item':'i1','person':'p2','from_on':'2026-11-20','to_on':'2026-11-23'}", VIEW("2026-11-23"), "2026-11-24" },
	/* What has not begun moves the day; the check that would be too old by then is done again. */
	{ "'contract','id'", "{'kind':'contract','id':'k1','prime':'c1','authority':'MOD','start_on':'2026-11-25','clauses':['secret']}",
	  VIEW("2026-11-23"), "2026-11-25" },
	/* A designation is extended before it ends, and not after. */
	{ "", "", VIEW("2026-11-26"), "add designation_event designation=d1 kind=extend done_on=2026-11-25 valid_until=2026-11-26; 2026-11-26" },
	{ "'item','id'", "{'kind':'item','id':'i1','regime':'HI','grade':2,'authority':'MOD','designation':'d1','contract':'k1','form':'electronic',"
	  "'registered_on':'2024-04-01','designated_on':'2024-04-01','valid_until':'2026-11-22','origin':'JP','military':true}", VIEW("2026-11-23"), "none item_live" },
	/* Clause and period of the contract. */
	{ "'contract','id'", "{'kind':'contract','id':'k1','prime':'c1','authority':'MOD','start_on':'2024-04-01','end_on':'2026-03-31',"
	  "'closing_until':'2026-06-30','clauses':['infosec']}", VIEW("2026-11-23"),
	  "add contract_clause contract=k1 clause=secret attached_on=2026-11-23; amend contract number=k1 end_on=2026-11-23 closing_until=2026-11-23; 2026-11-23" },
	/* A suspended facility clearance is resumed, not got round; one that is missing is granted. */
	{ "facility_clearance", "{'kind':'facility_clearance','company':'c1','site':'s1','regime':'HI','grade':2,'granted_on':'2024-04-01',"
	  "'suspended':[{'from_on':'2026-11-01'}]}", VIEW("2026-11-23"),
	  "amend facility_suspension {company=c1 site=s1 regime=HI grade=2 granted_on=2024-04-01 suspended=2026-11-01..} to_on=2026-11-23; 2026-11-24" },
	{ "facility_clearance", "", VIEW("2026-11-23"),
	  "add facility_clearance company=c1 site=s1 regime=HI grade=2 granted_on=2026-11-23 authority=…; 2026-11-23" },
	/* Another place that fits satisfies all that is asked of places; the question is asked otherwise. */
	{ "", "", "'use':'view','item':'i1','machine':'m1','place':'r2','on':'2026-11-23'", "place=r1; 2026-11-23" },
	{ "", "", "'use':'view','item':'i1','on':'2026-11-23'", "place=r1; machine=m1; 2026-11-23" },
	{ "", "", "'use':'store','item':'i1','place':'b1','on':'2026-11-23'", "add combination_change container=b1 changed_on=2026-11-23 reason=periodic; 2026-11-23" },
	/* One approval is enough for approval, method and witness. */
	{ "", "", "'use':'send','item':'i1','to':{'authority':'MOD'},'on':'2026-11-23'",
	  "add approval item=i1 use=send person=p1 from_on=2026-11-23 method=courier; 2026-11-23" },
	{ "", "", "'use':'send','item':'i1','on':'2026-11-23'",
	  "add approval item=i1 use=send person=p1 from_on=2026-11-23 method=courier; to=MOD; 2026-11-23" },
	{ "", "", "'use':'destroy','item':'i1','witness':'p1','on':'2026-11-23'",
	  "add approval item=i1 use=destroy person=p1 from_on=2026-11-23; witness=p2; 2026-11-23" },
	/* Subcontractor: approval by the authority, flowing down by the prime. */
	{ "", "{'kind':'subcontract','contract':'k1','company':'c2'} {'kind':'facility_clearance','company':'c2','site':'s2','regime':'HI','grade':2,"
	  "'granted_on':'2024-04-01'} {'kind':'approval','item':'i1','use':'send','person':'p1','from_on':'2026-01-01','method':'courier'}",
	  "'use':'send','item':'i1','to':{'company':'c2','site':'s2'},'on':'2026-11-23'", "to=MOD; 2026-11-23" },
	/* Nobody here can cure these. */
	{ "'item','id'", "{'kind':'item','id':'i1','regime':'HI','grade':2,'authority':'MOD','designation':'d1','contract':'k1','form':'electronic',"
	  "'registered_on':'2024-04-01','designated_on':'2024-04-01','origin':'US','military':true,'release':['US']}", VIEW("2026-11-23"),
	  "none agreement releasable" },
	{ "", "", "'use':'view','item':'i9','on':'2026-11-23'", "none known" },
};

static char *lines_of(const char *with)
{
	char *lines = arena_text(world_act()->arena, with);
	for (char *c = lines; *c; c++)
		if (*c == ' ' && c > lines && c[-1] == '}')
			*c = '\n';
	return lines;
}

static void every_told_cure_is_found(void **state)
{
	(void)state;
	long wrong = 0;
	for (size_t i = 0; i < COUNT(told_cures); i++) {
		const char *cure = cure_after(told_cures[i].without, lines_of(told_cures[i].with), told_cures[i].question);
		if (strcmp(cure, told_cures[i].cure) != 0) {
			print_error("row %zu: %s\n  not %s\n", i, cure, told_cures[i].cure);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static bool may_be_done_by(const struct step *step, const char *role)
{
	for (const struct role *const *r = step->roles; *r; r++)
		if (!strcmp((*r)->code, role))
			return true;
	return false;
}

static void every_step_says_who_may_perform_it(void **state)
{
	(void)state;
	struct facts *f = NULL, *g = NULL;

	struct explanation pledge = explained("'pledge','person':'p1'", "", VIEW("2026-11-23"), &f);
	struct explanation clearance = explained("'clearance','person':'p1'", "", VIEW("2026-11-23"), &g);

	assert_true(may_be_done_by(pledge.cure.steps, "security_manager") && may_be_done_by(pledge.cure.steps, "authority_officer"));
	assert_false(may_be_done_by(pledge.cure.steps, "auditor") || may_be_done_by(pledge.cure.steps, "program"));
	assert_true(may_be_done_by(clearance.cure.steps, "clearance_examiner"));
	assert_false(may_be_done_by(clearance.cure.steps, "security_manager"));
	facts_close(&f);
	facts_close(&g);
}

static void every_reason_tells_the_facts_it_read(void **state)
{
	(void)state;
	struct facts *f = NULL;

	struct explanation e = explained("", "", VIEW("2026-11-23"), &f);

	for (size_t i = 0; i < e.reason_count; i++) {
		enum condition c = e.reasons[i].condition;
		bool silent = c == CONDITION_known || c == CONDITION_not_suspended || c == CONDITION_place_given || c == CONDITION_machine_given || c == CONDITION_free;
		if (silent != !e.reasons[i].fact_count)
			fail_msg("%s: %zu facts", condition_info[c].code, e.reasons[i].fact_count);
		if (!e.reasons[i].duty != !condition_duty(c))
			fail_msg("%s: its duty", condition_info[c].code);
	}
	assert_int_equal(e.reason_count, 19);
	facts_close(&f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_told_cure_is_found),
		cmocka_unit_test(every_step_says_who_may_perform_it),
		cmocka_unit_test(every_reason_tells_the_facts_it_read),
		cmocka_unit_test(every_condition_has_words_in_both_languages),
		cmocka_unit_test(every_condition_is_in_the_glossary),
		cmocka_unit_test(every_duty_of_a_condition_is_in_the_rulebook),
		cmocka_unit_test(every_condition_cites_the_duty_that_is_documented),
		cmocka_unit_test(a_cure_cures_on_the_day_named_and_nothing_less_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
