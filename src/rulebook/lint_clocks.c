/* Lint of clocks: duties of the same people, set off by the same thing and shown by the same book, say one time.  Where one of them
 * stands on a higher tier, what stands below may be stricter, never laxer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

/* A duty with its time, under the name of what it is about. */
struct timed { const char *subject; const struct duty *duty; const struct term *term; const struct yaml *map; int tier; };

/* The higher the tier, the less the number: an act is above a cabinet order, and all are above advice. */
static int tier_of_kind(const char *kind)
{
	static const char *const tiers[] = { "act", "agreement", "order", "decision", "ordinance", "directive", "circular", "clause", "document", "rule" };
	for (size_t i = 0; i < COUNT(tiers); i++)
		if (same_text(kind, tiers[i]))
			return (int)i;
	return COUNT(tiers);
}

static int tier_of(const struct rulebook *book, const struct duty *duty)
{
	int tier = INT32_MAX;
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *law = law_of(book, node_named(book, *id));
		while (law && same_text(law->kind, "revision") && law->parent)
			law = node_named(book, law->parent);
		int own = law ? tier_of_kind(law->kind) : INT32_MAX;
		tier = own < tier ? own : tier;
	}
	return tier;
}

/* The term by which the evidence is good; else the duty's own, if it has but one. */
static const struct term *time_of(const struct rulebook *book, const struct duty *duty, const struct evidence *shown)
{
	const struct name_place *named = name_find(&book->term_names, shown->good_for), *own = name_find(&book->terms_of_duty, duty->id);
	if (named)
		return &book->terms[named->at];
	return own && !name_next(&book->terms_of_duty, own) ? &book->terms[own->at] : NULL;
}

static size_t timed_of(struct reading *reading, const struct rulebook *book, size_t i, struct timed *out)
{
	const struct duty *duty = &book->duties[i];
	size_t n = 0;
	if (!duty->trigger[JA] || (!same_text(duty->clock, "within") && !same_text(duty->clock, "every")))
		return 0;
	for (const struct evidence *shown = duty->evidence; shown->reg; shown++) {
		const struct term *term = time_of(book, duty, shown);
		if (term && term->unit)
			out[n++] = (struct timed){ arena_format(reading->act->arena, "%s|%s|%s|%s", duty->who, duty->clock, shown->reg, duty->trigger[JA]),
				duty, term, reading->duty_maps[i], tier_of(book, duty) };
	}
	return n;
}

static bool overlap(date from, date to, date other_from, date other_to)
{
	return (to == NO_DATE || other_from == NO_DATE || other_from <= to) && (other_to == NO_DATE || from == NO_DATE || from <= other_to);
}

static bool share_a_regime(const struct duty *a, const struct duty *b)
{
	for (const struct listed *regime = law_regimes; regime->code; regime++)
		if (a->regime && b->regime && strstr(a->regime, regime->code) && strstr(b->regime, regime->code))
			return true;
	return false;
}

static bool are_in_force_together(const struct timed *a, const struct timed *b)
{
	return overlap(a->duty->from_on, a->duty->to_on, b->duty->from_on, b->duty->to_on) &&
	       overlap(a->term->from_on, a->term->to_on, b->term->from_on, b->term->to_on);
}

/* Years are months; nothing else can be held against one another. */
static bool is_longer(const struct term *a, const struct term *b)
{
	long months_a = same_text(a->unit, "years") ? 12 : 1, months_b = same_text(b->unit, "years") ? 12 : 1;
	const char *unit_a = months_a == 12 ? "months" : a->unit, *unit_b = months_b == 12 ? "months" : b->unit;
	return same_text(unit_a, unit_b) && a->value * months_a > b->value * months_b;
}

static bool is_alike(const struct term *a, const struct term *b)
{
	return a == b || (!is_longer(a, b) && !is_longer(b, a) && (same_text(a->unit, b->unit) || a->value != b->value));
}

static bool is_one_pair(struct reading *reading, const struct timed *low, const struct timed *high)
{
	const char *length = arena_format(reading->act->arena, "%ld %s", high->term->value, high->term->unit);
	struct place at = yaml_place(low->map, "clock");
	if (low->tier == high->tier)
		wrong(reading, at, low->duty->id, W_LINT_CLOCKS, high->duty->id, length);
	else if (is_longer(low->term, high->term))
		wrong(reading, at, low->duty->id, W_LINT_WEAKER, high->duty->id, length);
	else
		return false;
	return true;
}

/* Each duty is told once, against the first it contradicts. */
static void compare_group(struct reading *reading, const struct timed *list, const struct name_index *index, const struct name_place *place)
{
	const struct timed *mine = &list[place->at];
	for (const struct name_place *p = name_find(index, mine->subject); p && p->at < place->at; p = name_next(index, p)) {
		const struct timed *other = &list[p->at];
		bool lower = mine->tier >= other->tier;
		if (other->duty != mine->duty && share_a_regime(mine->duty, other->duty) && are_in_force_together(mine, other) &&
		    !is_alike(mine->term, other->term) && is_one_pair(reading, lower ? mine : other, lower ? other : mine))
			return;
	}
}

void lint_clocks(struct reading *reading, const struct rulebook *book)
{
	size_t n = 0, room = 0;
	for (size_t i = 0; i < book->duty_count; i++)
		for (const struct evidence *shown = book->duties[i].evidence; shown->reg; shown++)
			room++;
	struct timed *list = arena_array(reading->act->arena, struct timed, room);
	for (size_t i = 0; i < book->duty_count; i++)
		n += timed_of(reading, book, i, list + n);
	struct name_index index = name_index_of(reading->act->arena, list, n, sizeof *list, offsetof(struct timed, subject));
	for (size_t i = 0; i < index.n; i++)
		compare_group(reading, list, &index, &index.places[i]);
}
