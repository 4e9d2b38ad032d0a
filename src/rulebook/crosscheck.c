/* What only shows when every file is read: names that name nothing, names given twice, laws in a circle.  A rulebook with such a
 * fault cannot be used; what is merely unfinished or unclear is for the lint.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

/* ---- names ------------------------------------------------------------------------------------ */

static bool is_node(const struct rulebook *book, const char *id) { return node_named(book, id); }
static bool is_duty(const struct rulebook *book, const char *id) { return duty_named(book, id); }

static bool is_good_for(const struct rulebook *book, const char *name)
{
	return same_text(name, "once") || same_text(name, "while_true") || name_find(&book->term_names, name);
}

/* Every name below this value is known; what is no name at all has been told already. */
static void names_known(struct reading *reading, const struct rulebook *book, const struct yaml *v,
    bool (*is_known)(const struct rulebook *, const char *), enum word accepted)
{
	if (!v)
		return;
	if (v->kind == YAML_TEXT && is_name(v->text) && !is_known(book, v->text))
		wrong(reading, v->at, v->text, accepted);
	for (const struct yaml *one = v->kind == YAML_LIST ? v->first : NULL; one; one = one->next)
		names_known(reading, book, one, is_known, accepted);
}

/* Is this record the first that bears its name? */
static bool is_first(const struct name_index *index, const char *name, size_t at)
{
	const struct name_place *first = name_find(index, name);
	return !first || first->at == at;
}

/* ---- the legal tree -------------------------------------------------------------------------- */

typedef const char *(*step_up)(const struct rulebook *, const char *id);

static const char *parent_of(const struct rulebook *book, const char *id)
{
	const struct law_node *node = node_named(book, id);
	return node ? node->parent : NULL;
}

static const char *node_replaced(const struct rulebook *book, const char *id)
{
	const struct law_node *node = node_named(book, id);
	return node ? node->replaces : NULL;
}

static const char *duty_replaced(const struct rulebook *book, const char *id)
{
	const struct duty *duty = duty_named(book, id);
	return duty ? duty->replaces : NULL;
}

/* Follows the steps; a second walker at half the pace ends it where they go round without coming back here. */
static bool is_in_a_circle(const struct rulebook *book, const char *id, step_up up)
{
	const char *at = up(book, id), *slow = id;
	for (bool half = false; at && !same_text(at, id); half = !half) {
		if (same_text(at, slow))
			return false;
		slow = half ? up(book, slow) : slow;
		at = up(book, at);
	}
	return at;
}

static void check_circle(struct reading *reading, const struct rulebook *book, const struct yaml *map, const char *key, const char *id, step_up up)
{
	if (!is_in_a_circle(book, id, up))
		return;
	reading->is_circular = true;
	wrong(reading, yaml_place(map, key), yaml_member(map, key)->text, W_LAW_CIRCLE, id);
}

static void check_nodes(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->node_count; i++) {
		const struct law_node *node = &book->nodes[i];
		const struct yaml *map = reading->node_maps[i];
		if (!is_first(&book->node_ids, node->id, i)) {
			wrong(reading, yaml_place(map, "id"), node->id, W_LAW_ID_TWICE);
			continue;
		}
		names_known(reading, book, yaml_member(map, "parent"), is_node, W_LAW_NO_NODE);
		names_known(reading, book, yaml_member(map, "replaces"), is_node, W_LAW_NO_NODE);
		check_circle(reading, book, map, "parent", node->id, parent_of);
		check_circle(reading, book, map, "replaces", node->id, node_replaced);
	}
}

/* ---- duties ----------------------------------------------------------------------------------- */

/* The term of the duty that is in force on the day; NO_DATE, the least date, is the beginning of time. */
static const struct term *term_on(const struct rulebook *book, const struct duty *duty, date day)
{
	const struct name_index *index = &book->terms_of_duty;
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p)) {
		const struct term *t = &book->terms[p->at];
		if (t->from_on <= day && (t->to_on == NO_DATE || t->to_on >= day))
			return t;
	}
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

/* A duty that is tested and falls by a clock has its interval as a term, so that none stands in SQL. */
static void check_terms_of(struct reading *reading, const struct rulebook *book, const struct duty *duty, const struct yaml *map)
{
	bool timed = same_text(duty->clock, "every") || same_text(duty->clock, "within");
	bool tested = name_find(&book->rules_of_duty, duty->id);
	if (tested && timed && !has_terms_throughout(book, duty))
		wrong(reading, yaml_place(map, "clock"), duty->clock, W_LAW_NO_TERM);
}

static void check_evidence(struct reading *reading, const struct rulebook *book, const struct yaml *list)
{
	for (const struct yaml *one = list && list->kind == YAML_LIST ? list->first : NULL; one; one = one->next)
		names_known(reading, book, yaml_member(one, "for"), is_good_for, W_LAW_GOOD_FOR);
}

static void check_duties(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->duty_count; i++) {
		const struct duty *duty = &book->duties[i];
		const struct yaml *map = reading->duty_maps[i];
		names_known(reading, book, yaml_member(map, "articles"), is_node, W_LAW_NO_NODE);
		names_known(reading, book, yaml_member(map, "replaces"), is_duty, W_LAW_NO_DUTY);
		check_evidence(reading, book, yaml_member(map, "evidence"));
		if (!is_first(&book->duty_ids, duty->id, i)) {
			wrong(reading, yaml_place(map, "id"), duty->id, W_LAW_ID_TWICE);
			continue;
		}
		check_circle(reading, book, map, "replaces", duty->id, duty_replaced);
		check_terms_of(reading, book, duty, map);
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
	const struct name_index *index = &book->term_names;
	for (size_t i = 0; i < book->term_count; i++) {
		const struct term *term = &book->terms[i];
		const struct yaml *map = reading->term_maps[i];
		names_known(reading, book, yaml_member(map, "duty"), is_duty, W_LAW_NO_DUTY);
		for (const struct name_place *p = name_find(index, term->name); p && p->at < i; p = name_next(index, p))
			if (are_in_force_together(&book->terms[p->at], term))
				wrong(reading, yaml_place(map, "name"), term->name, W_LAW_TERM_TWICE);
	}
}

/* ---- tables and sources ------------------------------------------------------------------------- */

static void check_tables(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->table_count; i++) {
		const struct yaml *map = reading->table_maps[i], *rows = yaml_member(map, "rows");
		if (!is_first(&book->table_ids, book->tables[i].id, i))
			wrong(reading, yaml_place(map, "id"), book->tables[i].id, W_LAW_ID_TWICE);
		for (const struct yaml *row = rows->kind == YAML_LIST ? rows->first : NULL; row; row = row->next)
			names_known(reading, book, yaml_member(row, "articles"), is_node, W_LAW_NO_NODE);
	}
}

static void check_sources(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < book->source_count; i++) {
		const struct yaml *lines = yaml_member(reading->source_maps[i], "lines");
		for (const struct yaml *line = lines && lines->kind == YAML_LIST ? lines->first : NULL; line; line = line->next)
			names_known(reading, book, yaml_member(line, "duties"), is_duty, W_LAW_NO_DUTY);
	}
}

/* ---- rules ------------------------------------------------------------------------------------ */

static void check_terms_asked(struct reading *reading, const struct rulebook *book, const struct draft *draft)
{
	const char *body = draft->rule.sql.text, *at = body;
	for (const char *name; (name = select_next_term(&at));) {
		const char *asked = arena_span(reading->act->arena, name, strcspn(name, "'"));
		struct place place = draft->body_at;
		for (const char *s = body; s < name; s++)
			place.line += *s == '\n';
		if (!name_find(&book->term_names, asked))
			wrong(reading, place, asked, W_RULE_TERM);
	}
}

static void check_rules(struct reading *reading, const struct rulebook *book)
{
	const struct name_index names = name_index_of(reading->act->arena, book->rules, book->rule_count, sizeof(struct rule), offsetof(struct rule, name));
	for (size_t i = 0; i < book->rule_count; i++) {
		const struct draft *draft = &reading->drafts[i];
		const char *name = draft->rule.name;
		if (*draft->duty && !book->rules[i].duty)
			wrong(reading, draft->duty_at, draft->duty, W_LAW_NO_DUTY);
		if (*name && !is_first(&names, name, i))
			wrong(reading, draft->name_at, name, W_RULE_NAME_TWICE, book->rules[name_find(&names, name)->at].file);
		check_terms_asked(reading, book, draft);
	}
}

void book_check(struct reading *reading, const struct rulebook *book)
{
	check_nodes(reading, book);
	check_duties(reading, book);
	check_terms(reading, book);
	check_tables(reading, book);
	check_sources(reading, book);
	check_rules(reading, book);
}
