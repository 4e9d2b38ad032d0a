/* Lint of the legal tree: every law says who issued it and whose its English title is, each tier hangs on the one above it, nothing
 * is replaced before it ended, and every line of a source became a duty or says why not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

static bool is_one_of(const char *kind, const char *const *kinds)
{
	while (*kinds && !same_text(*kinds, kind))
		kinds++;
	return *kinds;
}

/* What binds by itself, without anything above it. */
static bool is_law(const struct law_node *node)
{
	static const char *const laws[] = { "act", "order", "ordinance", "decision", "directive", "agreement", NULL };
	return is_one_of(node->kind, laws);
}

static bool reaches_the_law(const struct rulebook *book, const struct law_node *node)
{
	while (node && !is_law(node))
		node = node_named(book, node->parent);
	return node;
}

/* ---- nodes -------------------------------------------------------------------------------------- */

static void lint_issue(struct reading *reading, const struct rulebook *book, const struct law_node *node, const struct yaml *map)
{
	bool issued = node->issuer[JA];
	for (const struct law_node *above = node; above && !issued; above = node_named(book, above->parent))
		issued = above->issuer[JA];
	if (!node->parent && !issued)
		wrong(reading, map->at, node->id, W_LINT_ISSUER);
	if (!node->english && !same_text(node->kind, "article"))
		wrong(reading, map->at, node->id, W_LINT_ENGLISH);
}

/* A circular or a clause without law above it hangs in the air. */
static void lint_parent(struct reading *reading, const struct rulebook *book, const struct law_node *node, const struct yaml *map)
{
	static const char *const delegated[] = { "circular", "clause", NULL };
	bool dangles = node->parent && !node_named(book, node->parent);
	if (is_one_of(node->kind, delegated) && !dangles && !reaches_the_law(book, node))
		wrong(reading, node->parent ? yaml_place(map, "parent") : map->at, node->id, W_LINT_PARENT);
}

static bool ends_before(const struct law_node *old, const struct law_node *next)
{
	return old->to_on != NO_DATE && next->from_on != NO_DATE && old->to_on < next->from_on;
}

static void lint_replaced(struct reading *reading, const struct rulebook *book, const struct law_node *node, const struct yaml *map)
{
	const struct law_node *old = node_named(book, node->replaces);
	if (old && !ends_before(old, node))
		wrong(reading, yaml_place(map, "replaces"), node->replaces, W_LINT_REPLACES);
}

/* One revision of a law is in force at a time. */
static void lint_revision(struct reading *reading, const struct rulebook *book, size_t i)
{
	const struct law_node *node = &book->nodes[i];
	if (!same_text(node->kind, "revision"))
		return;
	const struct name_index *index = &book->children;
	for (const struct name_place *p = name_find(index, node->parent); p && p->at < i; p = name_next(index, p)) {
		const struct law_node *other = &book->nodes[p->at];
		if (same_text(other->kind, "revision") && !ends_before(other, node) && !ends_before(node, other)) {
			wrong(reading, yaml_place(reading->node_maps[i], "in_force"), node->id, W_LINT_REVISION, other->id);
			return;
		}
	}
}

/* ---- duties -------------------------------------------------------------------------------------- */

static void lint_ground(struct reading *reading, const struct rulebook *book, const struct duty *duty, const struct yaml *map)
{
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(book, *id);
		if (!node || reaches_the_law(book, node))
			return;
	}
	if (*duty->articles)
		wrong(reading, yaml_place(map, "articles"), duty->id, W_LINT_GROUND);
}

void lint_tiers(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->node_count; i++) {
		lint_issue(reading, book, &book->nodes[i], reading->node_maps[i]);
		lint_parent(reading, book, &book->nodes[i], reading->node_maps[i]);
		lint_replaced(reading, book, &book->nodes[i], reading->node_maps[i]);
		lint_revision(reading, book, i);
	}
	for (size_t i = 0; i < book->duty_count; i++)
		lint_ground(reading, book, &book->duties[i], reading->duty_maps[i]);
}

/* ---- sources ------------------------------------------------------------------------------------- */

void lint_coverage(struct reading *reading, const struct rulebook *book)
{
	size_t n = 0;
	for (size_t i = 0; i < book->source_count; i++)
		n += book->sources[i].line_count;
	const struct source_line *lines = arena_array(reading->act->arena, struct source_line, n);
	struct source_line *next = (struct source_line *)lines;
	for (size_t i = 0; i < book->source_count; i++)
		for (size_t k = 0; k < book->sources[i].line_count; k++)
			*next++ = book->sources[i].lines[k];
	const struct name_index ids = name_index_of(reading->act->arena, lines, n, sizeof *lines, offsetof(struct source_line, id));
	for (size_t i = 0; i < n; i++) {
		struct place at = { lines[i].file, lines[i].line };
		if (!*lines[i].duties == !lines[i].why[JA])
			wrong(reading, at, lines[i].id, W_LINT_SILENT);
		if (name_find(&ids, lines[i].id)->at != i)
			wrong(reading, at, lines[i].id, W_LAW_ID_TWICE);
	}
}
