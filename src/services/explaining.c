/* An explanation in words: the question, the verdict, duties with their articles, and the way to a cure.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/explaining.h"

/* ---- the question -------------------------------------------------------------------------- */

static const char *what_is_asked(const struct inquiry *i, enum use use)
{
	static const enum word words[USES] = { [USE_VIEW] = W_ASK_VIEW, [USE_TAKE] = W_ASK_TAKE, [USE_COPY] = W_ASK_COPY,
		[USE_CARRY_OUT] = W_ASK_CARRY_OUT, [USE_SEND] = W_ASK_SEND, [USE_STORE] = W_ASK_STORE, [USE_DESTROY] = W_ASK_DESTROY,
		[USE_ENTER] = W_ASK_ENTER, [USE_OPERATE] = W_ASK_OPERATE };
	const char *of = inquiry_part(i, use == USE_ENTER ? "area" : use == USE_OPERATE ? "machine" : "item");
	if (use == USES)
		return phrase(i->act, W_ASK_SOMETHING, of ? of : phrase(i->act, W_ASK_NOTHING), inquiry_part(i, "use") ? inquiry_part(i, "use") : "");
	return phrase(i->act, words[use], of ? of : phrase(i->act, W_ASK_NOTHING));
}

static const char *circumstances(const struct inquiry *i, enum use use)
{
	static const struct { const char *key; enum word word; } all[] = {
		{ "place", W_ASK_AT }, { "machine", W_ASK_ON_MACHINE }, { "witness", W_ASK_WITNESS }, { "to", W_ASK_TO } };
	struct text out = { .arena = i->act->arena };
	for (size_t n = 0; n < COUNT(all); n++)
		if (inquiry_part(i, all[n].key) && !(use == USE_OPERATE && all[n].word == W_ASK_ON_MACHINE))
			text_put(&out, phrase_with(i->act, all[n].word, (const char *const[]){ "", inquiry_part(i, all[n].key), NULL }));
	return text_of(&out);
}

const char *question_in_words(const struct inquiry *i, const struct question *q)
{
	struct act *act = i->act;
	const char *person = inquiry_part(i, "person");
	return phrase(act, W_ASK_WHOLE, date_long(act->arena, q->on, act->lang), person ? person : phrase(act, W_ASK_NOBODY),
	    circumstances(i, q->use), what_is_asked(i, q->use));
}

const char *unknown_in_words(const struct inquiry *i, const struct question *q)
{
	const struct { const char *key; bool unknown; } named[] = { { "use", q->use == USES }, { "person", q->person == UNKNOWN },
		{ "item", q->item == UNKNOWN }, { "area", q->area == UNKNOWN }, { "machine", q->machine == UNKNOWN },
		{ "place", q->place_area == UNKNOWN }, { "witness", q->witness == UNKNOWN } };
	struct text out = { .arena = i->act->arena };
	for (size_t n = 0; n < COUNT(named); n++)
		if (named[n].unknown && inquiry_part(i, named[n].key))
			text_add(&out, "%s%s", out.n ? ", " : "", inquiry_part(i, named[n].key));
	return out.n ? phrase(i->act, W_EXPLAIN_NOT_FOUND, text_of(&out)) : NULL;
}

size_t parties_of(const struct inquiry *i, struct party out[PARTIES_MAX])
{
	static const struct { const char *key, *reg[2]; } named[] = { { "person", { "person" } }, { "item", { "item" } }, { "area", { "area" } },
		{ "machine", { "machine" } }, { "place", { "area", "container" } }, { "witness", { "person" } } };
	struct record record;
	size_t n = 0;
	for (size_t k = 0; i->books && k < COUNT(named); k++) {
		const char *number = inquiry_part(i, named[k].key);
		for (size_t of = 0; number && of < COUNT(named[k].reg) && named[k].reg[of]; of++) {
			const struct reg *reg = register_named(named[k].reg[of]);
			const char *name = record_find(i->act, reg, number, &record) ? NULL : name_of(i->act, reg, record.values);
			act_forgive(i->act);
			if (name)
				out[n++] = (struct party){ reg, record.number, name };
		}
	}
	return n;
}

/* ---- verdict, duty, cure ------------------------------------------------------------------- */

const char *verdict_in_words(struct act *act, const struct explanation *e)
{
	size_t failed = 0;
	for (size_t i = 0; i < e->reason_count; i++)
		failed += !e->reasons[i].held;
	const char *all = arena_format(act->arena, "%zu", e->reason_count);
	return e->verdict.permitted ? phrase(act, W_EXPLAIN_PERMITTED, all)
	    : phrase(act, W_EXPLAIN_REFUSED, condition_info[e->headline].title[act->lang], all, arena_format(act->arena, "%zu", failed));
}

const char *mark_in_words(struct act *act, const struct duty *duty)
{
	const char *mark = same_text(duty->mark, "derived") ? phrase(act, W_EXPLAIN_DERIVED) : phrase(act, W_EXPLAIN_UNVERIFIED);
	bool is_marked = same_text(duty->mark, "unverified") || same_text(duty->mark, "derived") || duty->note[act->lang];
	return is_marked ? phrase(act, W_EXPLAIN_MARK, mark, duty->note[act->lang] ? duty->note[act->lang] : "") : NULL;
}

const char *article_cited(struct act *act, const struct rulebook *book, const char *id)
{
	const struct law_node *node = node_named(book, id);
	return node ? node_cited(act->arena, book, node, act->lang) : id;
}

const char *roles_in_words(struct act *act, const struct role *const *roles_there, const char *between)
{
	struct text out = { .arena = act->arena };
	for (const struct role *const *r = roles_there; *r; r++)
		text_add(&out, "%s%s", r == roles_there ? "" : between, (*r)->label[act->lang]);
	return text_of(&out);
}

const char *cure_in_words(struct act *act, const struct cure *cure)
{
	if (!cure->exists)
		return phrase(act, W_EXPLAIN_NO_CURE);
	return phrase_with(act, !cure->step_count ? W_EXPLAIN_WAIT : cure->step_count == 1 ? W_EXPLAIN_STEP : W_EXPLAIN_STEPS,
	    (const char *const[]){ "", date_long(act->arena, cure->on, act->lang), NULL });
}
