/* hozen explain: one question, and on a page that can be handed over, why it is permitted or refused, on which article, and what would
 * cure a refusal.
 *   hozen explain person=P-000001 use=view item=I-000001 place=A-000001
 *   hozen explain --facts FACTS.jsonl person=p1 use=view item=i1 place=r1 on=2026-11-23
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"
#include "services/explaining.h"
#include <jansson.h>
#include <string.h>

/* ---- reasons ------------------------------------------------------------------------------ */

/* A page being printed. */
struct page { struct command *c; const struct asking *asking; const struct explanation *e; };

static const char *number_of(struct act *act, size_t n)
{
	return arena_format(act->arena, "%zu", n);
}

static void print_facts(struct act *act, const struct page *p, const struct reason *r)
{
	if (!r->fact_count) {
		printf("     %s\n", phrase(act, W_EXPLAIN_NO_FACTS));
		return;
	}
	printf("     %s\n", phrase(act, W_EXPLAIN_FACTS));
	for (size_t i = 0; i < r->fact_count; i++)
		printf("       %s\n", fact_in_words(&p->asking->of, &r->facts[i]));
}

static void print_duty(struct act *act, const struct rulebook *book, const struct duty *duty)
{
	printf("     %s\n", phrase(act, W_EXPLAIN_DUTY, duty->text[act->lang]));
	for (const char *const *id = duty->articles; *id; id++)
		printf("     %s\n", phrase(act, W_EXPLAIN_BASIS, article_cited(act, book, *id)));
	if (mark_in_words(act, duty))
		printf("     %s\n", mark_in_words(act, duty));
}

static void print_failed(const struct page *p, const struct reason *r, size_t n)
{
	struct act *act = p->c->act;
	const struct condition_info *i = &condition_info[r->condition];
	printf("\n%s\n", phrase(act, W_EXPLAIN_NUMBERED, number_of(act, n), i->title[act->lang]));
	printf("     %s\n", i->fails[act->lang]);
	const char *unknown = r->condition == CONDITION_known ? unknown_in_words(&p->asking->of, &p->e->asked) : NULL;
	if (unknown)
		printf("     %s\n", unknown);
	else if (r->condition != CONDITION_known)
		print_facts(act, p, r);
	if (r->duty)
		print_duty(act, p->asking->of.rulebook, r->duty);
	printf("     %s\n", phrase(act, W_EXPLAIN_REMEDY, i->cure[act->lang]));
}

static void print_reasons(const struct page *p, bool held)
{
	struct act *act = p->c->act;
	size_t n = 0;
	for (size_t i = 0; i < p->e->reason_count; i++) {
		const struct reason *r = &p->e->reasons[i];
		if (r->held != held)
			continue;
		n++;
		if (held)
			printf("%s%s\n", phrase(act, W_EXPLAIN_NUMBERED, number_of(act, n), condition_info[r->condition].title[act->lang]),
			    arena_format(act->arena, act->lang == JA ? "：%s" : ": %s", condition_info[r->condition].holds[act->lang]));
		else
			print_failed(p, r, n);
		if (held && r->fact_count)
			print_facts(act, p, r);
	}
}

/* ---- the cure ----------------------------------------------------------------------------- */

static void print_step(struct act *act, const struct step *s, size_t n)
{
	const char *typed = phrase_with(act, s->reg ? W_EXPLAIN_ACT : W_EXPLAIN_ASK_SO, (const char *const[]){ "", s->typed, NULL });
	printf("\n%s\n", phrase(act, W_EXPLAIN_NUMBERED, number_of(act, n), typed));
	if (s->reg)
		printf("     %s\n", step_in_words(act, s));
	printf("     %s\n", s->reg ? phrase(act, W_EXPLAIN_WHO, roles_in_words(act, s->roles, act->lang == JA ? "、" : ", ")) : phrase(act, W_EXPLAIN_ASKER));
	if (s->names_no_record)
		printf("     %s\n", phrase(act, W_EXPLAIN_BRACES));
	if (strstr(s->typed, "=…"))
		printf("     %s\n", phrase(act, W_EXPLAIN_FILL_IN));
}

static void print_cure(const struct page *p)
{
	struct act *act = p->c->act;
	const struct cure *cure = &p->e->cure;
	if (cure->exists && p->e->asked.on < p->asking->of.today)
		puts(phrase(act, W_EXPLAIN_PAST));
	puts(cure_in_words(act, cure));
	for (size_t i = 0; i < cure->step_count; i++)
		print_step(act, &cure->steps[i], i + 1);
	for (int c = 0; c < CONDITIONS; c++)
		if (!cure->exists && cure->beyond >> c & 1u)
			printf("     %s\n", phrase(act, W_EXPLAIN_BEYOND, condition_info[c].title[act->lang], condition_info[c].cure[act->lang]));
	if (cure->by_itself != DAY_NEVER && cure->step_count)
		printf("\n%s\n", phrase(act, W_EXPLAIN_BY_ITSELF, date_long(act->arena, cure->by_itself, act->lang)));
}

/* ---- the page ----------------------------------------------------------------------------- */

static const char *place_number(struct act *act, int n)
{
	static const char *const wide[] = { "", "１", "２", "３", "４", "５", "６" };
	return act->lang == JA ? wide[n] : arena_format(act->arena, "%d", n);
}

static void print_sources(const struct page *p, int n)
{
	struct act *act = p->c->act;
	const struct inquiry *i = &p->asking->of;
	printf("\n%s\n\n", phrase(act, W_EXPLAIN_SOURCES, place_number(act, n)));
	if (p->c->known_at)
		puts(known_in_words(act, p->c->known_at));
	puts(i->books ? phrase(act, W_EXPLAIN_FROM_BOOKS, arena_format(act->arena, "%ld", i->entry))
	    : phrase(act, W_EXPLAIN_FROM_FACTS, p->c->options[OPTION_FACTS]));
	puts(phrase(act, W_EXPLAIN_RULEBOOK, hex_of(act->arena, i->rulebook->hash.bytes, HASH_BYTES)));
}

static void print_named(const struct page *p)
{
	struct party parties[PARTIES_MAX];
	size_t n = parties_of(&p->asking->of, parties);
	for (size_t i = 0; i < n; i++)
		printf("%s%s  %s\n", i ? "" : "\n", parties[i].number, parties[i].name);
}

static void print_page(const struct page *p)
{
	struct act *act = p->c->act;
	const bool refused = !p->e->verdict.permitted, any_held = p->e->verdict.applied != p->e->verdict.failed;
	int n = refused ? 5 : 3;
	printf("%s\n\n%s\n\n%s\n", phrase(act, W_EXPLAIN_HEADING), phrase(act, W_EXPLAIN_QUESTION), question_in_words(&p->asking->of, &p->e->asked));
	print_named(p);
	printf("\n%s\n\n", phrase(act, W_EXPLAIN_VERDICT));
	puts(verdict_in_words(act, p->e));
	if (refused) {
		printf("\n%s\n", phrase(act, W_EXPLAIN_FAILED));
		print_reasons(p, false);
		printf("\n%s\n\n", phrase(act, W_EXPLAIN_CURE));
		print_cure(p);
	}
	if (any_held) {
		printf("\n%s\n\n", phrase(act, W_EXPLAIN_HELD, place_number(act, n++)));
		print_reasons(p, true);
	}
	print_sources(p, n);
}

/* ---- for programs ------------------------------------------------------------------------- */

static json_t *duty_json(struct act *act, const struct rulebook *book, const struct duty *duty)
{
	if (!duty)
		return json_null();
	json_t *articles = json_array();
	for (const char *const *id = duty->articles; *id; id++)
		json_array_append_new(articles, json_pack("{s:s, s:s}", "id", *id, "cited", article_cited(act, book, *id)));
	return json_pack("{s:s, s:s, s:s, s:s?, s:o}", "id", duty->id, "text", duty->text[act->lang], "mark", duty->mark,
	    "note", duty->note[act->lang], "articles", articles);
}

static json_t *reason_json(const struct page *p, const struct reason *r)
{
	enum lang lang = p->c->act->lang;
	const struct condition_info *i = &condition_info[r->condition];
	json_t *facts = json_array();
	for (size_t n = 0; n < r->fact_count; n++)
		json_array_append_new(facts, json_pack("{s:s, s:s?, s:s?}", "kind", r->facts[n].kind, "number", r->facts[n].number,
		    "fields", p->asking->books && !r->facts[n].number ? NULL : r->facts[n].fields));
	return json_pack("{s:s, s:b, s:s, s:s, s:s?, s:o, s:o}", "code", i->code, "held", r->held, "title", i->title[lang],
	    "text", r->held ? i->holds[lang] : i->fails[lang], "cure", r->held ? NULL : i->cure[lang], "facts", facts,
	    "duty", duty_json(p->c->act, p->asking->of.rulebook, r->duty));
}

static json_t *step_json(const struct step *s)
{
	json_t *may = json_array();
	for (const struct role *const *r = s->roles; r && *r; r++)
		json_array_append_new(may, json_string((*r)->code));
	return json_pack("{s:s, s:s?, s:o, s:b}", "typed", s->typed, "register", s->reg ? s->reg->name : NULL, "roles", may,
	    "names_no_record", s->names_no_record);
}

static json_t *day_json(day on)
{
	char text[DATE_TEXT];
	return on == DAY_NEVER ? json_null() : json_string(date_text(on, text));
}

static json_t *cure_json(const struct explanation *e)
{
	if (e->verdict.permitted)
		return json_null();
	json_t *steps = json_array(), *beyond = json_array();
	for (size_t i = 0; i < e->cure.step_count; i++)
		json_array_append_new(steps, step_json(&e->cure.steps[i]));
	for (int c = 0; c < CONDITIONS; c++)
		if (!e->cure.exists && e->cure.beyond >> c & 1u)
			json_array_append_new(beyond, json_string(condition_info[c].code));
	return json_pack("{s:b, s:o, s:o, s:o, s:o}", "exists", e->cure.exists, "steps", steps, "on", day_json(e->cure.exists ? e->cure.on : DAY_NEVER),
	    "by_itself", day_json(e->cure.by_itself), "beyond", beyond);
}

static void print_json(const struct page *p)
{
	struct act *act = p->c->act;
	const struct inquiry *of = &p->asking->of;
	json_t *reasons = json_array();
	for (size_t i = 0; i < p->e->reason_count; i++)
		json_array_append_new(reasons, reason_json(p, &p->e->reasons[i]));
	json_t *whole = json_pack("{s:b, s:o, s:s, s:s?, s:o, s:o, s:s, s:s?, s:o}", "decision", p->e->verdict.permitted, "on", day_json(p->e->asked.on),
	    "question", question_in_words(&p->asking->of, &p->e->asked), "headline", p->e->verdict.permitted ? NULL : condition_info[p->e->headline].code,
	    "reasons", reasons, "cure", cure_json(p->e), "rulebook", hex_of(act->arena, of->rulebook->hash.bytes, HASH_BYTES),
	    "known_at", p->c->known_at, "entry", of->books ? json_integer(of->entry) : json_null());
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

enum fault run_explain(struct command *c, int *exit_status)
{
	defer(asking_close) struct asking asking = { 0 };
	struct explanation e;
	enum fault f = asking_open(c, &asking);
	if (!f)
		f = inquiry_explain(&asking.of, &e);
	if (f)
		return f;
	const struct page page = { c, &asking, &e };
	if (c->json)
		print_json(&page);
	else
		print_page(&page);
	*exit_status = !e.verdict.permitted;
	return OK;
}
