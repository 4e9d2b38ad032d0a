/* What only shows when every file is read: names that name nothing, names given twice, parents in a
 * circle, duties nobody tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

/* ---- the legal tree -------------------------------------------------------------------------- */

static bool is_in_a_circle(const struct rulebook *book, const struct law_node *node)
{
	const struct law_node *above = node;
	for (size_t steps = 0; steps <= book->node_count; steps++) {
		above = above->parent ? node_named(book, above->parent) : NULL;
		if (!above || above == node)
			return above == node;
	}
	return false;
}

static void check_nodes(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->node_count; i++) {
		const struct law_node *node = &book->nodes[i];
		const struct yaml *map = reading->node_maps[i];
		if (node_named(book, node->id) != node)
			wrong(reading, yaml_place(map, "id"), node->id, W_LAW_ID_TWICE);
		else if (node->parent && !node_named(book, node->parent))
			wrong(reading, yaml_place(map, "parent"), node->parent, W_LAW_NO_NODE);
		else if (is_in_a_circle(book, node))
			wrong(reading, yaml_place(map, "parent"), node->parent, W_LAW_CIRCLE, node->id);
	}
}

/* ---- duties ----------------------------------------------------------------------------------- */

static bool is_tested(const struct rulebook *book, const struct duty *duty)
{
	for (size_t i = 0; i < book->rule_count; i++)
		if (book->rules[i].duty == duty)
			return true;
	return false;
}

/* The term of the duty that is in force on the day; NO_DATE, the least date, is the beginning of time. */
static const struct term *term_on(const struct rulebook *book, const struct duty *duty, date day)
{
	for (const struct term *t = book->terms; t < book->terms + book->term_count; t++)
		if (same_text(t->duty, duty->id) && t->from_on <= day && (t->to_on == NO_DATE || t->to_on >= day))
			return t;
	return NULL;
}

/* Without a term a rule would find nothing, and all would look well. */
static bool has_terms_throughout(const struct rulebook *book, const struct duty *duty)
{
	const struct term *t = term_on(book, duty, duty->from_on);
	while (t && t->to_on != NO_DATE && (duty->to_on == NO_DATE || t->to_on < duty->to_on))
		t = term_on(book, duty, date_add(t->to_on, 1));
	return t != NULL;
}

static void check_articles(struct reading *reading, const struct rulebook *book, size_t i)
{
	const struct yaml *list = yaml_member(reading->duty_maps[i], "articles");
	for (const struct yaml *v = list && list->kind == YAML_LIST ? list->first : NULL; v; v = v->next)
		if (v->text && is_name(v->text) && !node_named(book, v->text))
			wrong(reading, v->at, v->text, W_LAW_NO_NODE);
}

/* A duty that is tested and falls by a clock has its interval as a term, so that none stands in SQL. */
static void check_testing(struct reading *reading, const struct rulebook *book, size_t i)
{
	const struct duty *duty = &book->duties[i];
	struct place at = reading->duty_maps[i]->at;
	bool timed = same_text(duty->clock, "every") || same_text(duty->clock, "within");
	bool tested = is_tested(book, duty);
	bool excused = yaml_member(reading->duty_maps[i], "untested");
	if (!tested && !excused)
		wrong(reading, at, duty->id, W_LAW_NO_RULE);
	if (tested && excused)
		wrong(reading, yaml_place(reading->duty_maps[i], "untested"), duty->id, W_LAW_TESTED);
	if (tested && timed && !has_terms_throughout(book, duty))
		wrong(reading, yaml_place(reading->duty_maps[i], "clock"), duty->clock, W_LAW_NO_TERM);
}

static void check_duties(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->duty_count; i++) {
		const struct duty *duty = &book->duties[i];
		check_articles(reading, book, i);
		if (duty_named(book, duty->id) != duty)
			wrong(reading, yaml_place(reading->duty_maps[i], "id"), duty->id, W_LAW_ID_TWICE);
		else
			check_testing(reading, book, i);
	}
}

/* ---- terms ------------------------------------------------------------------------------------ */

static bool are_in_force_together(const struct term *a, const struct term *b)
{
	bool a_ends_first = a->to_on != NO_DATE && b->from_on != NO_DATE && a->to_on < b->from_on;
	bool b_ends_first = b->to_on != NO_DATE && a->from_on != NO_DATE && b->to_on < a->from_on;
	return !a_ends_first && !b_ends_first;
}

static void check_terms(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->term_count; i++) {
		const struct term *term = &book->terms[i];
		const struct yaml *map = reading->term_maps[i];
		if (term->duty && !duty_named(book, term->duty))
			wrong(reading, yaml_place(map, "duty"), term->duty, W_LAW_NO_DUTY);
		for (size_t k = 0; k < i; k++)
			if (same_text(book->terms[k].name, term->name) && are_in_force_together(&book->terms[k], term))
				wrong(reading, yaml_place(map, "name"), term->name, W_LAW_TERM_TWICE);
	}
}

/* ---- rules ------------------------------------------------------------------------------------ */

static bool is_term(const struct rulebook *book, const char *name, size_t n)
{
	for (size_t i = 0; i < book->term_count; i++)
		if (strlen(book->terms[i].name) == n && !memcmp(book->terms[i].name, name, n))
			return true;
	return false;
}

static void check_terms_asked(struct reading *reading, const struct rulebook *book, const struct draft *draft)
{
	const char *body = draft->rule.sql.text, *at = body;
	for (const char *name; (name = select_next_term(&at));) {
		size_t n = strcspn(name, "'");
		struct place place = draft->body_at;
		for (const char *s = body; s < name; s++)
			place.line += *s == '\n';
		if (!is_term(book, name, n))
			wrong(reading, place, arena_span(reading->act->arena, name, n), W_RULE_TERM);
	}
}

static void check_rules(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->rule_count; i++) {
		const struct draft *draft = &reading->drafts[i];
		if (*draft->duty && !book->rules[i].duty)
			wrong(reading, draft->duty_at, draft->duty, W_LAW_NO_DUTY);
		for (size_t k = 0; k < i && *draft->rule.name; k++)
			if (same_text(book->rules[k].name, draft->rule.name))
				wrong(reading, draft->name_at, draft->rule.name, W_RULE_NAME_TWICE, book->rules[k].file);
		check_terms_asked(reading, book, draft);
	}
}

void book_check(struct reading *reading, const struct rulebook *book)
{
	check_nodes(reading, book);
	check_duties(reading, book);
	check_terms(reading, book);
	check_rules(reading, book);
}
