/* What changes between two days: laws and duties that begin, end or take another's place, and terms whose value is another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"
#include "base/clocks.h"
#include <stdlib.h>

const struct listed change_kinds[] = {
	[CHANGE_BEGINS]   = { "begins",   { "新設", "Begins" } },
	[CHANGE_REPLACES] = { "replaces", { "改正", "Replaces another" } },
	[CHANGE_ENDS]     = { "ends",     { "終了", "Ends" } },
	[CHANGE_TERM]     = { "term",     { "期間等の変更", "Other value" } },
	{ 0 }
};

struct comparing { const struct rulebook *book; date from, to; struct law_change *list; size_t n; };

/* In force on one of the two days only. */
static bool is_change(bool before, bool after, struct validity p, struct law_change *out)
{
	if (before == after)
		return false;
	out->change = after ? CHANGE_BEGINS : CHANGE_ENDS;
	out->on = after ? p.from_on : p.to_on;
	out->due_on = NO_DATE;
	return true;
}

static void compare_node(struct comparing *c, const struct law_node *node)
{
	struct law_change change = { .node = node };
	bool before = node_is_in_force(c->book, node, c->from), after = node_is_in_force(c->book, node, c->to);
	bool own = node->from_on != NO_DATE || node->to_on != NO_DATE;
	if (!own || !is_change(before, after, node_validity(c->book, node), &change))
		return;
	change.old_node = after ? node_named(c->book, node->replaces) : NULL;
	change.change = change.old_node ? CHANGE_REPLACES : change.change;
	c->list[c->n++] = change;
}

/* The time by which it must first have been done, where that does not hang on what sets it off. */
static date first_due(const struct comparing *c, const struct duty *duty, date begins)
{
	const struct name_index *index = &c->book->terms_of_duty;
	if (same_text(duty->clock, "always"))
		return begins;
	if (!same_text(duty->clock, "every"))
		return NO_DATE;
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p)) {
		const struct term *t = &c->book->terms[p->at];
		if (!is_between(begins, t->from_on, t->to_on))
			continue;
		if (same_text(t->unit, "days"))
			return date_add(begins, t->value);
		if (same_text(t->unit, "months") || same_text(t->unit, "years"))
			return through_months(begins, t->value * (same_text(t->unit, "years") ? 12 : 1));
	}
	return NO_DATE;
}

static void compare_duty(struct comparing *c, const struct duty *duty)
{
	struct law_change change = { .duty = duty };
	bool before = duty_is_in_force(c->book, duty, c->from), after = duty_is_in_force(c->book, duty, c->to);
	if (!is_change(before, after, (struct validity){ duty->from_on, duty->to_on }, &change))
		return;
	change.old_duty = after ? duty_named(c->book, duty->replaces) : NULL;
	change.change = change.old_duty ? CHANGE_REPLACES : change.change;
	change.due_on = after ? first_due(c, duty, change.on) : NO_DATE;
	c->list[c->n++] = change;
}

static const struct term *term_as_of(const struct rulebook *book, const char *name, date on)
{
	for (const struct name_place *p = name_find(&book->term_names, name); p; p = name_next(&book->term_names, p))
		if (is_between(on, book->terms[p->at].from_on, book->terms[p->at].to_on))
			return &book->terms[p->at];
	return NULL;
}

/* Once for each name: at the term that holds on the later day. */
static void compare_term(struct comparing *c, const struct term *term)
{
	const struct term *old = term_as_of(c->book, term->name, c->from);
	const struct duty *duty = duty_named(c->book, term->duty);
	if (term_as_of(c->book, term->name, c->to) != term || !old || old == term || !duty)
		return;
	if (old->value != term->value || !same_text(old->unit, term->unit))
		c->list[c->n++] = (struct law_change){ .change = CHANGE_TERM, .on = term->from_on, .due_on = NO_DATE,
			.duty = duty, .term = term, .old_term = old };
}

static int by_day(const void *one, const void *other)
{
	const struct law_change *a = one, *b = other;
	int order = (a->duty != NULL) - (b->duty != NULL);
	if (!order)
		order = (a->on > b->on) - (a->on < b->on);
	if (!order)
		order = (int)a->change - (int)b->change;
	return order ? order : a->node ? (a->node > b->node) - (a->node < b->node) : (a->duty > b->duty) - (a->duty < b->duty);
}

void rulebook_diff(struct arena *arena, const struct rulebook *book, date from, date to, struct law_diff *out)
{
	struct comparing c = { .book = book, .from = from < to ? from : to, .to = from < to ? to : from };
	c.list = arena_array(arena, struct law_change, book->node_count + book->duty_count + book->term_count);
	for (size_t i = 0; i < book->node_count; i++)
		compare_node(&c, &book->nodes[i]);
	for (size_t i = 0; i < book->duty_count; i++)
		compare_duty(&c, &book->duties[i]);
	for (size_t i = 0; i < book->term_count; i++)
		compare_term(&c, &book->terms[i]);
	if (c.n)
		qsort(c.list, c.n, sizeof *c.list, by_day);
	*out = (struct law_diff){ c.from, c.to, c.list, c.n };
}
