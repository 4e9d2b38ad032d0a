/* Lint of duties: each is tested or says why not, tells what sets it off and what shows that it is met, and stands on articles
 * that are in force with it; each heading of a firm's security rules is asked for by the law and not by advice alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

/* ---- tested, set off, shown ------------------------------------------------------------------- */

static void lint_testing(struct reading *reading, const struct rulebook *book, const struct duty *duty, const struct yaml *map)
{
	bool tested = name_find(&book->rules_of_duty, duty->id), excused = duty->untested[JA];
	if (!tested && !excused)
		wrong(reading, map->at, duty->id, W_LAW_NO_RULE);
	if (tested && excused)
		wrong(reading, yaml_place(map, "untested"), duty->id, W_LAW_TESTED);
	if (!duty->evidence->reg && !excused)
		wrong(reading, map->at, duty->id, W_LINT_EVIDENCE);
}

/* A clock that runs has something that starts it; one that runs always or over and over need not. */
static void lint_trigger(struct reading *reading, const struct duty *duty, const struct yaml *map)
{
	bool needs = duty->clock && strcmp(duty->clock, "always") && strcmp(duty->clock, "every");
	if (needs && !duty->trigger[JA])
		wrong(reading, yaml_place(map, "clock"), duty->clock, W_LINT_TRIGGER);
}

/* ---- days -------------------------------------------------------------------------------------- */

static const char *validity_text(struct reading *reading, struct validity s)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	return arena_format(reading->act->arena, "%s..%s", date_text(s.from_on, from), date_text(s.to_on, to));
}

/* Every article overlaps the duty, and the duty neither begins before the first of them nor goes on after the last.  One that does
 * not say when it begins, begins with its articles. */
static void lint_days(struct reading *reading, const struct rulebook *book, const struct duty *duty, const struct yaml *map)
{
	const struct yaml *list = yaml_member(map, "articles");
	for (const struct yaml *v = list && list->kind == YAML_LIST ? list->first : NULL; v; v = v->next) {
		const struct law_node *node = node_named(book, v->text);
		if (node && validity_is_empty(validity_within(node_validity(book, node), duty->from_on, duty->to_on)))
			wrong(reading, v->at, v->text, W_LINT_DATES, validity_text(reading, node_validity(book, node)));
	}
	struct validity all = articles_validity(book, duty);
	bool early = duty->from_on != NO_DATE && all.from_on != NO_DATE && duty->from_on < all.from_on;
	bool late = all.to_on != NO_DATE && (duty->to_on == NO_DATE || all.to_on < duty->to_on);
	if ((early || late) && !validity_is_empty(validity_within(all, duty->from_on, duty->to_on)))
		wrong(reading, map->at, duty->id, W_LINT_DUTY_DATES, validity_text(reading, all));
}

/* What took the place of another begins after that other has ended. */
static void lint_replaced(struct reading *reading, const struct rulebook *book, const struct duty *duty, const struct yaml *map)
{
	const struct duty *old = duty_named(book, duty->replaces);
	if (old && (old->to_on == NO_DATE || duty->from_on == NO_DATE || duty->from_on <= old->to_on))
		wrong(reading, yaml_place(map, "replaces"), duty->replaces, W_LINT_REPLACES);
}

/* ---- headings ----------------------------------------------------------------------------------- */

static bool is_listed(const char *const *list, const char *name)
{
	while (*list && strcmp(*list, name))
		list++;
	return *list;
}

static void lint_headings_of(struct reading *reading, const struct lint *lint, const struct yaml *map)
{
	const struct yaml *list = yaml_member(map, "headings");
	for (const struct yaml *v = list && list->kind == YAML_LIST ? list->first : NULL; v; v = v->next)
		if (v->text && is_name(v->text) && !is_listed(lint->headings, v->text))
			wrong(reading, v->at, v->text, W_LINT_HEADING);
}

/* A clause, or what stands above a clause: what a firm has agreed to or must obey, not what it is advised. */
static bool stands_on_a_clause(const struct rulebook *book, const struct duty *duty)
{
	static const char *const advice[] = { "document", "rule", "revision", "article", NULL };
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *law = law_of(book, node_named(book, *id));
		if (law && !is_listed(advice, law->kind))
			return true;
	}
	return false;
}

/* Only where a firm's duties name headings at all: a rulebook of something else has none. */
static void lint_headings(struct reading *reading, const struct rulebook *book, const struct lint *lint)
{
	const struct duty *first = NULL;
	for (size_t i = book->duty_count; i--;)
		if (*book->duties[i].headings)
			first = &book->duties[i];
	for (const char *const *heading = lint->headings; first && *heading; heading++) {
		const struct duty *asks = NULL;
		bool firmly = false;
		for (size_t i = 0; i < book->duty_count && !firmly; i++)
			if (is_listed(book->duties[i].headings, *heading)) {
				asks = asks ? asks : &book->duties[i];
				firmly = stands_on_a_clause(book, &book->duties[i]);
			}
		if (!asks)
			wrong(reading, ((struct place){ first->file, first->line }), *heading, W_LINT_HEADING_MISSING);
		else if (!firmly)
			wrong(reading, ((struct place){ asks->file, asks->line }), *heading, W_LINT_HEADING_WEAK);
	}
}

void lint_duties(struct reading *reading, const struct rulebook *book, const struct lint *lint)
{
	for (size_t i = 0; i < book->duty_count; i++) {
		const struct duty *duty = &book->duties[i];
		const struct yaml *map = reading->duty_maps[i];
		lint_testing(reading, book, duty, map);
		lint_trigger(reading, duty, map);
		lint_days(reading, book, duty, map);
		lint_replaced(reading, book, duty, map);
		lint_headings_of(reading, lint, map);
	}
	lint_headings(reading, book, lint);
}
