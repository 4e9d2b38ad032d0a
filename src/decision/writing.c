/* Facts of the books as lines of JSON: the fields of each kind are the rows by which a line is read, walked the other way.  Facts that
 * name what is not declared may be written, since whoever reads them leaves them out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"
#include "base/days.h"
#include "decision/explain.h"
#include "decision/kinds.h"
#include "decision/loading.h"
#include <string.h>

enum { PAGE = 50000 };

/* ---- numbers of records -------------------------------------------------------------------- */

#define NUMBERS_OF(reg) SQL(numbers_of_##reg, "ll", "SELECT id, number FROM " #reg " WHERE id > $1 ORDER BY id LIMIT $2")
NUMBERS_OF(person);
NUMBERS_OF(contract);
NUMBERS_OF(area);
NUMBERS_OF(container);
NUMBERS_OF(machine);
NUMBERS_OF(item);
NUMBERS_OF(company);
NUMBERS_OF(site);
NUMBERS_OF(organisation);
NUMBERS_OF(designation);

static const struct sql *const numbers_sql[CALLEDS] = {
	[CALLED_PERSON] = &numbers_of_person, [CALLED_CONTRACT] = &numbers_of_contract, [CALLED_AREA] = &numbers_of_area,
	[CALLED_CONTAINER] = &numbers_of_container, [CALLED_MACHINE] = &numbers_of_machine, [CALLED_ITEM] = &numbers_of_item,
	[CALLED_COMPANY] = &numbers_of_company, [CALLED_SITE] = &numbers_of_site, [CALLED_AUTHORITY] = &numbers_of_organisation,
	[CALLED_DESIGNATION] = &numbers_of_designation,
};

/* By id; NULL where no record stands. */
struct numbers { const char **list[CALLEDS]; uint32_t count[CALLEDS], room[CALLEDS]; };

static void number_add(struct act *act, struct numbers *n, enum called c, uint32_t id, const char *number)
{
	if (id >= n->room[c]) {
		uint32_t room = id + id / 2 + 64;
		const char **list = arena_array(act->arena, const char *, room);
		if (n->count[c])
			memcpy(list, n->list[c], n->count[c] * sizeof *list);
		n->list[c] = list;
		n->room[c] = room;
	}
	n->list[c][id] = number;
	n->count[c] = id + 1;
}

static enum fault numbers_read(struct act *act, struct numbers *n, enum called c)
{
	long after = 0;
	for (long got = PAGE; got == PAGE && !act->fault;) {
		defer(query_end) struct query *q = query_with(act, numbers_sql[c], (struct value[]){ { 0 }, L(after), L(PAGE) }, 2);
		for (got = 0; query_next(q); got++) {
			after = query_long(q, 0);
			number_add(act, n, c, (uint32_t)after, query_copy(q, 1));
		}
	}
	return act->fault;
}

static const char *number_of(void *numbers, enum called c, uint32_t id)
{
	const struct numbers *n = numbers;
	return id < n->count[c] ? n->list[c][id] : NULL;
}

/* ---- one field ----------------------------------------------------------------------------- */

/* A fact being written. */
struct writing {
	struct act *act;
	const struct picture *picture;
	struct naming naming;
	struct text line;
	uint32_t owner;
	const char *record;
};

static uint32_t value_at(const struct writing *w, const struct slot *s)
{
	uint32_t value = 0;
	if (s->at == SIZE_MAX || s->type == SLOT_ID)
		return w->owner;
	if (s->size == 1)
		return *(const uint8_t *)(w->record + s->at);
	memcpy(&value, w->record + s->at, sizeof value);
	return value;
}

static void put_key(struct writing *w, const char *name)
{
	text_add(&w->line, ",\"%s\":", name);
}

static void put_text(struct writing *w, const char *name, const char *value)
{
	if (is_empty(value))
		return;
	put_key(w, name);
	canon_string(&w->line, value);
}

static void put_name(struct writing *w, const struct slot *s)
{
	static const enum called declared[] = { [PERSON] = CALLED_PERSON, [CONTRACT] = CALLED_CONTRACT, [AREA] = CALLED_AREA,
		[CONTAINER] = CALLED_CONTAINER, [MACHINE] = CALLED_MACHINE, [ITEM] = CALLED_ITEM };
	static const enum called spaces[SPACES] = { [COMPANIES] = CALLED_COMPANY, [SITES] = CALLED_SITE, [AUTHORITIES] = CALLED_AUTHORITY,
		[DESIGNATIONS] = CALLED_DESIGNATION };
	uint32_t number = value_at(w, s);
	if (number != NOTHING && number != UNKNOWN)
		put_text(w, s->name, number_of(w->naming.with, s->type == SLOT_LABEL ? spaces[s->space] : declared[s->of], number));
}

static void put_partner(struct writing *w, const struct slot *s)
{
	label partner = value_at(w, s);
	if (partner != NOTHING)
		put_text(w, s->name, partner_called(w->act, &w->naming, partner));
}

static void put_day(struct writing *w, const struct slot *s)
{
	char text[DATE_TEXT];
	day on = (day)value_at(w, s);
	if (on != DAY_NEVER && on != DAY_ALWAYS)
		put_text(w, s->name, date_text(on, text));
}

/* The first of several codes that decide alike. */
static void put_choice(struct writing *w, const struct slot *s)
{
	const struct code *c = s->choices;
	while (s->size && c->name && c->value != value_at(w, s))
		c++;
	put_text(w, s->name, c->name);
}

static void put_set(struct writing *w, const struct code *codes, uint32_t set)
{
	text_put(&w->line, "[");
	bool first = true;
	for (const struct code *c = codes; c->name; c++)
		if (set >> c->value & 1u) {
			text_add(&w->line, "%s\"%s\"", first ? "" : ",", c->name);
			first = false;
		}
	text_put(&w->line, "]");
}

static void put_choices(struct writing *w, const struct slot *s)
{
	put_key(w, s->name);
	put_set(w, s->choices, value_at(w, s));
}

static void put_number(struct writing *w, const struct slot *s)
{
	if (value_at(w, s))
		text_add(&w->line, ",\"%s\":%u", s->name, (unsigned)value_at(w, s));
}

static void put_yes_no(struct writing *w, const struct slot *s)
{
	text_add(&w->line, ",\"%s\":%s", s->name, value_at(w, s) ? "true" : "false");
}

/* The interchange knows countries by two letters: codes that ISO 3166-1 leaves to its users stand for NATO, and for a person whose
 * nationality nobody has entered. */
static void put_countries(struct writing *w, const struct slot *s)
{
	const struct picture *p = w->picture;
	struct span span = s->of == PERSON ? p->persons[w->owner].nationalities : p->items[w->owner].release;
	const label *list = (s->of == PERSON ? p->nationalities : p->releases) + span.first;
	if (!span.n && s->of != PERSON)
		return;
	put_key(w, s->name);
	text_put(&w->line, span.n ? "[" : "[\"ZZ\"");
	for (uint32_t i = 0; i < span.n; i++)
		text_add(&w->line, "%s\"%s\"", i ? "," : "", list[i] == COUNTRY_LABELS - 1 ? "XN" : partner_called(w->act, &w->naming, list[i]));
	text_put(&w->line, "]");
}

static void put_end(struct text *out, const char *name, day on, const char *between)
{
	char text[DATE_TEXT];
	if (on != DAY_NEVER && on != DAY_ALWAYS)
		text_add(out, "%s\"%s\":\"%s\"", between, name, date_text(on, text));
}

static void put_periods(struct writing *w, const struct slot *s)
{
	struct span span;
	memcpy(&span, w->record + s->at, sizeof span);
	if (!span.n)
		return;
	put_key(w, s->name);
	for (uint32_t i = 0; i < span.n; i++) {
		const struct period *period = &w->picture->suspended[span.first + i];
		text_put(&w->line, i ? ",{" : "[{");
		put_end(&w->line, "from_on", period->from, "");
		put_end(&w->line, "to_on", period->to, period->from == DAY_ALWAYS ? "" : ",");
		text_put(&w->line, "}");
	}
	text_put(&w->line, "]");
}

static void put_methods(struct writing *w, const struct slot *s)
{
	const uint32_t (*methods)[5] = (const uint32_t (*)[5])(w->record + s->at);
	const char *between = "";
	put_key(w, s->name);
	text_put(&w->line, "{");
	for (const struct code *c = regime_codes; c->name; c++) {
		const char *grades = "";
		for (int grade = 1; grade <= 4; grade++) {
			if (!is_pair(c->value, grade))
				continue;
			if (*grades)
				text_put(&w->line, ",");
			else
				text_add(&w->line, "%s\"%s\":{", between, c->name);
			text_add(&w->line, "\"%d\":", grade);
			put_set(w, method_codes, methods[c->value][grade]);
			grades = between = ",";
		}
		text_put(&w->line, *grades ? "}" : "");
	}
	text_put(&w->line, "}");
}

static void (*const writers[SLOT_TYPES])(struct writing *, const struct slot *) = {
	[SLOT_ID] = put_name, [SLOT_REFERENCE] = put_name, [SLOT_LABEL] = put_name, [SLOT_PARTNER] = put_partner, [SLOT_DAY] = put_day,
	[SLOT_CHOICE] = put_choice, [SLOT_CHOICES] = put_choices, [SLOT_GRADE] = put_number, [SLOT_YES_NO] = put_yes_no,
	[SLOT_COUNT] = put_number, [SLOT_COUNTRIES] = put_countries, [SLOT_PERIODS] = put_periods, [SLOT_METHODS] = put_methods,
};

/* ---- one fact ------------------------------------------------------------------------------ */

/* Nobody is cleared for a defence secret: handlers are named, and the line says no outcome. */
static bool says_nothing(const struct kind *k, const struct slot *s, const char *record)
{
	return k->owner && k->of == POOL_clearances && !strcmp(s->name, "outcome") &&
	    ((const struct clearance *)record)->regime == REGIME_DPB;
}

static void write_fact(struct writing *w, const struct kind *k, uint32_t owner, const void *record, FILE *out)
{
	struct arena_mark mark = arena_mark(w->act->arena);
	w->line = (struct text){ .arena = w->act->arena };
	w->owner = owner;
	w->record = record;
	text_add(&w->line, "{\"kind\":\"%s\"", k->name);
	for (const struct slot *s = k->slots; s->name; s++)
		if (writers[s->type] && !says_nothing(k, s, record))
			writers[s->type](w, s);
	text_put(&w->line, "}\n");
	fwrite(w->line.s, 1, w->line.n, out);
	arena_back(w->act->arena, mark);
}

/* ---- all of them ---------------------------------------------------------------------------- */

/* What would be refused for lacking something it must have. */
static bool is_whole(const struct picture *p, enum declared declared, row r)
{
	switch (declared) {
	case CONTRACT:  return p->contracts[r].clauses;
	case AREA:      return p->areas[r].grade && p->areas[r].regimes;
	case CONTAINER: return p->containers[r].grade;
	case MACHINE:   return p->machines[r].registered_on != DAY_NEVER;
	default:        return true;
	}
}

/* Where an area and a container have the same number, the area is meant. */
static bool is_hidden(const struct names *areas, enum declared declared, const char *number)
{
	return declared == CONTAINER && names_find(areas, number, strlen(number));
}

static void write_rows(struct writing *w, const struct kind *k, enum called c, const struct names *areas, FILE *out)
{
	const struct numbers *n = w->naming.with;
	for (row r = 1; r < n->count[c]; r++) {
		if (!n->list[c][r] || !is_whole(w->picture, k->declares, r) || is_hidden(areas, k->declares, n->list[c][r]))
			continue;
		const struct picture *p = w->picture;
		const void *const records[] = { [PERSON] = &p->persons[r], [CONTRACT] = &p->contracts[r], [AREA] = &p->areas[r],
			[CONTAINER] = &p->containers[r], [MACHINE] = &p->machines[r], [ITEM] = &p->items[r] };
		write_fact(w, k, r, records[k->declares], out);
	}
}

/* Where the facts of a pool lie, and how large one is. */
static const struct { size_t at, size; } pools[POOLS] = {
#define POOL(type, name) [POOL_##name] = { offsetof(struct picture, name), sizeof(type) },
	PICTURE_POOLS(POOL)
#undef POOL
};

/* Whose facts they are: all persons, all items …; false past the last. */
static bool span_of(const struct picture *p, enum pool pool, uint32_t owner, struct span *out)
{
#define OF(table, pool_name, member) \
	case POOL_##pool_name: \
		*out = owner < p->table##_count ? p->table[owner].member : (struct span){ 0 }; \
		return owner < p->table##_count
	switch (pool) {
	OF(persons, employments, employments);
	OF(persons, suspensions, suspensions);
	OF(persons, clearances, clearances);
	OF(persons, pledges, pledges);
	OF(persons, educations, educations);
	OF(persons, ranges, ranges);
	OF(persons, passes, passes);
	OF(contracts, subcontracts, subcontracts);
	OF(companies, facility_clearances, clearances);
	OF(machines, checks, checks);
	OF(machines, accounts, accounts);
	OF(items, loans, loans);
	OF(items, approvals, approvals);
	OF(partners, agreements, agreements);
	default: return false;
	}
#undef OF
}

static void write_facts(struct writing *w, const struct kind *k, FILE *out)
{
	const char *all;
	struct span span;
	memcpy(&all, (const char *)w->picture + pools[k->of].at, sizeof all);
	for (uint32_t owner = 1; span_of(w->picture, k->of, owner, &span); owner++)
		for (uint32_t i = 0; i < span.n; i++)
			write_fact(w, k, owner, all + (span.first + i) * pools[k->of].size, out);
}

static void write_all(struct writing *w, const struct terms *terms, FILE *out)
{
	static const enum called declared[] = { [PERSON] = CALLED_PERSON, [CONTRACT] = CALLED_CONTRACT, [AREA] = CALLED_AREA,
		[CONTAINER] = CALLED_CONTAINER, [MACHINE] = CALLED_MACHINE, [ITEM] = CALLED_ITEM };
	const struct numbers *n = w->naming.with;
	struct names *areas = names_open();
	for (row r = 1; r < n->count[CALLED_AREA]; r++)
		if (n->list[CALLED_AREA][r])
			names_add(areas, n->list[CALLED_AREA][r], strlen(n->list[CALLED_AREA][r]));
	for (const struct kind *k = kinds; k->name; k++) {
		if (k->is_terms)
			write_fact(w, k, NOTHING, terms, out);
		else if (k->declares)
			write_rows(w, k, declared[k->declares], areas, out);
		else
			write_facts(w, k, out);
	}
	names_close(&areas);
}

enum fault picture_lines(struct act *act, const struct picture *picture, const struct terms *terms, FILE *out)
{
	struct numbers numbers = { 0 };
	struct writing w = { .act = act, .picture = picture, .naming = { number_of, NULL, &numbers } };
	for (int c = 0; c < CALLEDS && !act->fault; c++)
		if (numbers_sql[c])
			(void)!numbers_read(act, &numbers, (enum called)c);
	if (!act->fault)
		write_all(&w, terms, out);
	return act->fault;
}

enum fault picture_write(struct act *act, date on, FILE *out)
{
	struct lasting lasting;
	struct picture picture;
	enum fault f = lasting_read(act, on, &lasting);
	lasting.as_written = true;
	if (!f)
		f = picture_load(act, &lasting, &picture);
	if (f)
		return f;
	f = picture_lines(act, &picture, &lasting.terms, out);
	picture_close(&picture);
	return f;
}
