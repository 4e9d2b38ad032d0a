/* hozen explain: one question, and on a page that can be handed over, why it is permitted or refused, on which article, and what would
 * cure a refusal.
 *   hozen explain person=P-000001 use=view item=I-000001 place=A-000001
 *   hozen explain --facts FACTS.jsonl person=p1 use=view item=i1 place=r1 on=2026-11-23
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"
#include <jansson.h>
#include <string.h>

/* ---- the question in words ---------------------------------------------------------------- */

static const char *what_is_asked(struct command *c, enum use use)
{
	static const enum word words[USES] = { [USE_VIEW] = W_ASK_VIEW, [USE_TAKE] = W_ASK_TAKE, [USE_COPY] = W_ASK_COPY,
		[USE_CARRY_OUT] = W_ASK_CARRY_OUT, [USE_SEND] = W_ASK_SEND, [USE_STORE] = W_ASK_STORE, [USE_DESTROY] = W_ASK_DESTROY,
		[USE_ENTER] = W_ASK_ENTER, [USE_OPERATE] = W_ASK_OPERATE };
	const char *of = word_given(c, use == USE_ENTER ? "area" : use == USE_OPERATE ? "machine" : "item");
	if (use == USES)
		return phrase(c->act, W_ASK_SOMETHING, of ? of : phrase(c->act, W_ASK_NOTHING), word_given(c, "use") ? word_given(c, "use") : "");
	return phrase(c->act, words[use], of ? of : phrase(c->act, W_ASK_NOTHING));
}

static const char *circumstances(struct command *c, enum use use)
{
	static const struct { const char *key; enum word word; } all[] = {
		{ "place", W_ASK_AT }, { "machine", W_ASK_ON_MACHINE }, { "witness", W_ASK_WITNESS }, { "to", W_ASK_TO } };
	struct text out = { .arena = c->act->arena };
	for (size_t i = 0; i < COUNT(all); i++)
		if (word_given(c, all[i].key) && !(use == USE_OPERATE && all[i].word == W_ASK_ON_MACHINE))
			text_put(&out, phrase_with(c->act, all[i].word, (const char *const[]){ "", word_given(c, all[i].key), NULL }));
	return text_of(&out);
}

static const char *question_in_words(struct command *c, const struct question *q)
{
	struct act *act = c->act;
	const char *person = word_given(c, "person");
	return phrase(act, W_ASK_WHOLE, date_long(act->arena, q->on, act->lang), person ? person : phrase(act, W_ASK_NOBODY),
	    circumstances(c, q->use), what_is_asked(c, q->use));
}

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
	for (size_t i = 0; i < r->fact_count; i++) {
		const struct told *f = &r->facts[i];
		printf("       %s\n", p->asking->books && !f->number ? phrase(act, W_EXPLAIN_OUT_OF_REACH, kind_in_words(f->kind, act->lang))
		                                                    : fact_in_words(act, f));
	}
}

static const char *mark_of(struct act *act, const struct duty *duty)
{
	if (same_text(duty->mark, "unverified"))
		return phrase(act, W_EXPLAIN_UNVERIFIED);
	return same_text(duty->mark, "derived") ? phrase(act, W_EXPLAIN_DERIVED) : NULL;
}

static const char *article_cited(struct act *act, const struct rulebook *book, const char *id)
{
	const struct law_node *node = node_named(book, id);
	return node ? node_cited(act->arena, book, node, act->lang) : id;
}

static void print_duty(struct act *act, const struct rulebook *book, const struct duty *duty)
{
	printf("     %s\n", phrase(act, W_EXPLAIN_DUTY, duty->text[act->lang]));
	for (const char *const *id = duty->articles; *id; id++)
		printf("     %s\n", phrase(act, W_EXPLAIN_BASIS, article_cited(act, book, *id)));
	if (mark_of(act, duty) || duty->note[act->lang])
		printf("     %s\n", phrase(act, W_EXPLAIN_MARK, mark_of(act, duty) ? mark_of(act, duty) : phrase(act, W_EXPLAIN_UNVERIFIED),
		    duty->note[act->lang] ? duty->note[act->lang] : ""));
}

/* What the question names and nothing goes by. */
static void print_unknown(const struct page *p)
{
	struct act *act = p->c->act;
	const struct question *q = &p->e->asked;
	const struct { const char *key; bool unknown; } named[] = { { "use", q->use == USES }, { "person", q->person == UNKNOWN },
		{ "item", q->item == UNKNOWN }, { "area", q->area == UNKNOWN }, { "machine", q->machine == UNKNOWN },
		{ "place", q->place_area == UNKNOWN }, { "witness", q->witness == UNKNOWN } };
	struct text out = { .arena = act->arena };
	for (size_t i = 0; i < COUNT(named); i++)
		if (named[i].unknown && word_given(p->c, named[i].key))
			text_add(&out, "%s%s", out.n ? ", " : "", word_given(p->c, named[i].key));
	if (out.n)
		printf("     %s\n", phrase(act, W_EXPLAIN_NOT_FOUND, text_of(&out)));
}

static void print_failed(const struct page *p, const struct reason *r, size_t n)
{
	struct act *act = p->c->act;
	const struct condition_info *i = &condition_info[r->condition];
	printf("\n%s\n", phrase(act, W_EXPLAIN_NUMBERED, number_of(act, n), i->title[act->lang]));
	printf("     %s\n", i->fails[act->lang]);
	if (r->condition == CONDITION_known)
		print_unknown(p);
	else
		print_facts(act, p, r);
	if (r->duty)
		print_duty(act, p->asking->rulebook, r->duty);
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

static const char *roles_in_words(struct act *act, const struct role *const *roles_there)
{
	struct text out = { .arena = act->arena };
	for (const struct role *const *r = roles_there; *r; r++)
		text_add(&out, "%s%s", r == roles_there ? "" : act->lang == JA ? "、" : ", ", (*r)->label[act->lang]);
	return text_of(&out);
}

static void print_step(struct act *act, const struct step *s, size_t n)
{
	const char *typed = phrase_with(act, s->reg ? W_EXPLAIN_ACT : W_EXPLAIN_ASK_SO, (const char *const[]){ "", s->typed, NULL });
	printf("\n%s\n", phrase(act, W_EXPLAIN_NUMBERED, number_of(act, n), typed));
	if (s->reg)
		printf("     %s\n", step_in_words(act, s));
	printf("     %s\n", s->reg ? phrase(act, W_EXPLAIN_WHO, roles_in_words(act, s->roles)) : phrase(act, W_EXPLAIN_ASKER));
	if (s->names_no_record)
		printf("     %s\n", phrase(act, W_EXPLAIN_BRACES));
	if (strstr(s->typed, "=…"))
		printf("     %s\n", phrase(act, W_EXPLAIN_FILL_IN));
}

static const char *long_day(struct act *act, day on)
{
	return date_long(act->arena, on, act->lang);
}

static void print_cure(const struct page *p)
{
	struct act *act = p->c->act;
	const struct cure *cure = &p->e->cure;
	if (cure->exists && p->e->asked.on < p->asking->today)
		puts(phrase(act, W_EXPLAIN_PAST));
	if (cure->exists)
		puts(phrase_with(act, !cure->step_count ? W_EXPLAIN_WAIT : cure->step_count == 1 ? W_EXPLAIN_STEP : W_EXPLAIN_STEPS,
		    (const char *const[]){ "", long_day(act, cure->on), NULL }));
	else
		puts(phrase(act, W_EXPLAIN_NO_CURE));
	for (size_t i = 0; i < cure->step_count; i++)
		print_step(act, &cure->steps[i], i + 1);
	for (int c = 0; c < CONDITIONS; c++)
		if (!cure->exists && cure->beyond >> c & 1u)
			printf("     %s\n", phrase(act, W_EXPLAIN_BEYOND, condition_info[c].title[act->lang], condition_info[c].cure[act->lang]));
	if (cure->by_itself != DAY_NEVER && cure->step_count)
		printf("\n%s\n", phrase(act, W_EXPLAIN_BY_ITSELF, long_day(act, cure->by_itself)));
}

/* ---- the page ----------------------------------------------------------------------------- */

static void print_verdict(const struct page *p)
{
	struct act *act = p->c->act;
	const struct explanation *e = p->e;
	size_t failed = 0;
	for (size_t i = 0; i < e->reason_count; i++)
		failed += !e->reasons[i].held;
	const char *all = number_of(act, e->reason_count);
	puts(e->verdict.permitted ? phrase(act, W_EXPLAIN_PERMITTED, all)
	    : phrase(act, W_EXPLAIN_REFUSED, condition_info[e->headline].title[act->lang], all, number_of(act, failed)));
}

static const char *place_number(struct act *act, int n)
{
	static const char *const wide[] = { "", "１", "２", "３", "４", "５", "６" };
	return act->lang == JA ? wide[n] : arena_format(act->arena, "%d", n);
}

static void print_sources(const struct page *p, int n)
{
	struct act *act = p->c->act;
	const struct asking *a = p->asking;
	printf("\n%s\n\n", phrase(act, W_EXPLAIN_SOURCES, place_number(act, n)));
	if (p->c->known_at)
		puts(known_in_words(act, p->c->known_at));
	puts(a->books ? phrase(act, W_EXPLAIN_FROM_BOOKS, arena_format(act->arena, "%ld", a->entry))
	    : phrase(act, W_EXPLAIN_FROM_FACTS, p->c->options[OPTION_FACTS]));
	puts(phrase(act, W_EXPLAIN_RULEBOOK, hex_of(act->arena, a->rulebook->hash.bytes, HASH_BYTES)));
}

/* Numbers say nothing to whoever is handed the page. */
static void print_named(const struct page *p)
{
	static const struct { const char *key, *reg[2]; } named[] = { { "person", { "person" } }, { "item", { "item" } }, { "area", { "area" } },
		{ "machine", { "machine" } }, { "place", { "area", "container" } }, { "witness", { "person" } } };
	struct act *act = p->c->act;
	struct record record;
	int told = 0;
	for (size_t i = 0; p->asking->books && i < COUNT(named); i++) {
		const char *number = word_given(p->c, named[i].key);
		for (size_t n = 0; number && n < COUNT(named[i].reg) && named[i].reg[n]; n++) {
			const struct reg *reg = register_named(named[i].reg[n]);
			const char *name = record_find(act, reg, number, &record) ? NULL : name_of(act, reg, record.values);
			act_forgive(act);
			if (name)
				printf("%s%s  %s\n", told++ ? "" : "\n", record.number, name);
		}
	}
}

static void print_page(const struct page *p)
{
	struct act *act = p->c->act;
	const bool refused = !p->e->verdict.permitted, any_held = p->e->verdict.applied != p->e->verdict.failed;
	int n = refused ? 5 : 3;
	printf("%s\n\n%s\n\n%s\n", phrase(act, W_EXPLAIN_HEADING), phrase(act, W_EXPLAIN_QUESTION), question_in_words(p->c, &p->e->asked));
	print_named(p);
	printf("\n%s\n\n", phrase(act, W_EXPLAIN_VERDICT));
	print_verdict(p);
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
	    "duty", duty_json(p->c->act, p->asking->rulebook, r->duty));
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
	const struct asking *a = p->asking;
	json_t *reasons = json_array();
	for (size_t i = 0; i < p->e->reason_count; i++)
		json_array_append_new(reasons, reason_json(p, &p->e->reasons[i]));
	json_t *whole = json_pack("{s:b, s:o, s:s, s:s?, s:o, s:o, s:s, s:s?, s:o}", "decision", p->e->verdict.permitted, "on", day_json(p->e->asked.on),
	    "question", question_in_words(p->c, &p->e->asked), "headline", p->e->verdict.permitted ? NULL : condition_info[p->e->headline].code,
	    "reasons", reasons, "cure", cure_json(p->e), "rulebook", hex_of(act->arena, a->rulebook->hash.bytes, HASH_BYTES),
	    "known_at", p->c->known_at, "entry", a->books ? json_integer(a->entry) : json_null());
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

enum fault run_explain(struct command *c, int *exit_status)
{
	defer(asking_close) struct asking asking = { 0 };
	struct question q;
	struct explanation e;
	enum fault f = asking_open(c, &asking);
	if (!f)
		f = asking_question(&asking, &q);
	if (f)
		return f;
	const struct explaining with = { asking.picture, asking.rulebook, asking.naming, asking.today, asking.books ? owner_of_site : NULL };
	explain(c->act, &with, &q, &e);
	if (c->act->fault)
		return c->act->fault;
	const struct page page = { c, &asking, &e };
	if (c->json)
		print_json(&page);
	else
		print_page(&page);
	*exit_status = !e.verdict.permitted;
	return OK;
}
