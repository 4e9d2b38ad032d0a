/* Finding a law, a duty or a term by its name, and what is in force on a day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"
#include <stdlib.h>
#include <string.h>

/* ---- names ------------------------------------------------------------------------------------ */

static int by_name(const void *one, const void *other)
{
	const struct name_place *a = one, *b = other;
	int order = strcmp(a->name, b->name);
	return order ? order : (a->at > b->at) - (a->at < b->at);
}

struct name_index name_index_of(struct arena *arena, const void *records, size_t n, size_t size, size_t offset)
{
	struct name_place *places = arena_array(arena, struct name_place, n);
	size_t found = 0;
	for (size_t i = 0; i < n; i++) {
		const char *name = *(const char *const *)((const char *)records + i * size + offset);
		if (name)
			places[found++] = (struct name_place){ name, i };
	}
	if (found)
		qsort(places, found, sizeof *places, by_name);
	return (struct name_index){ places, found };
}

const struct name_place *name_find(const struct name_index *index, const char *name)
{
	size_t low = 0, high = name ? index->n : 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(index->places[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return name && low < index->n && !strcmp(index->places[low].name, name) ? &index->places[low] : NULL;
}

const struct name_place *name_next(const struct name_index *index, const struct name_place *place)
{
	const struct name_place *next = place + 1;
	return next < index->places + index->n && !strcmp(next->name, place->name) ? next : NULL;
}

const struct duty *duty_named(const struct rulebook *book, const char *id)
{
	const struct name_place *found = name_find(&book->duty_ids, id);
	return found ? &book->duties[found->at] : NULL;
}

const struct law_node *node_named(const struct rulebook *book, const char *id)
{
	const struct name_place *found = name_find(&book->node_ids, id);
	return found ? &book->nodes[found->at] : NULL;
}

const struct law_table *table_named(const struct rulebook *book, const char *id)
{
	const struct name_place *found = name_find(&book->table_ids, id);
	return found ? &book->tables[found->at] : NULL;
}

/* ---- days -------------------------------------------------------------------------------------- */

bool is_between(date on, date from_on, date to_on)
{
	return (from_on == NO_DATE || from_on <= on) && (to_on == NO_DATE || on <= to_on);
}

struct validity validity_within(struct validity p, date from_on, date to_on)
{
	if (from_on != NO_DATE && (p.from_on == NO_DATE || p.from_on < from_on))
		p.from_on = from_on;
	if (to_on != NO_DATE && (p.to_on == NO_DATE || to_on < p.to_on))
		p.to_on = to_on;
	return p;
}

bool validity_is_empty(struct validity p)
{
	return p.from_on != NO_DATE && p.to_on != NO_DATE && p.to_on < p.from_on;
}

struct validity node_validity(const struct rulebook *book, const struct law_node *node)
{
	struct validity p = { NO_DATE, NO_DATE };
	for (; node; node = node_named(book, node->parent))
		p = validity_within(p, node->from_on, node->to_on);
	return p;
}

struct validity articles_validity(const struct rulebook *book, const struct duty *duty)
{
	struct validity all = { NO_DATE, NO_DATE };
	bool some = false;
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(book, *id);
		struct validity p = node_validity(book, node);
		if (!node || validity_is_empty(p))
			continue;
		all.from_on = !some || p.from_on < all.from_on ? p.from_on : all.from_on;        /* NO_DATE is the least */
		all.to_on = !some || p.to_on == NO_DATE || (all.to_on != NO_DATE && all.to_on < p.to_on) ? p.to_on : all.to_on;
		some = true;
	}
	return all;
}

struct validity duty_validity(const struct rulebook *book, const struct duty *duty)
{
	return validity_within(articles_validity(book, duty), duty->from_on, duty->to_on);
}

bool node_is_in_force(const struct rulebook *book, const struct law_node *node, date on)
{
	const struct validity p = node_validity(book, node);
	return is_between(on, p.from_on, p.to_on);
}

bool duty_is_in_force(const struct rulebook *book, const struct duty *duty, date on)
{
	const bool dated = is_between(on, duty->from_on, duty->to_on), grounded = duty->articles && *duty->articles;
	if (!dated || !grounded)
		return dated;
	for (const char *const *id = duty->articles; *id; id++)
		if (node_is_in_force(book, node_named(book, *id), on))
			return true;
	return false;
}

const struct law_node *law_of(const struct rulebook *book, const struct law_node *node)
{
	while (node && same_text(node->kind, "article") && node_named(book, node->parent))
		node = node_named(book, node->parent);
	return node;
}
