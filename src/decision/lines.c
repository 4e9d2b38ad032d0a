/* Reading a line of the interchange against the table of its fields.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/lines.h"
#include "base/days.h"
#include "decision/loading.h"
#include <stdlib.h>
#include <string.h>

enum { NAME_LONGEST = 500, COUNT_GREATEST = 9999, CHARACTER_LONGEST = 4 };

/* ---- what is wrong ------------------------------------------------------------------------ */

bool is_empty_value(const json_t *v)
{
	return !v || json_is_null(v) || (json_is_string(v) && !json_string_length(v));
}

static const char *field_within(struct reading *r, const char *field)
{
	return r->within ? arena_format(r->act->arena, "%s.%s", r->within, field) : field;
}

void line_is_wrong(struct reading *r, const char *field, const json_t *given, const char *accepted)
{
	struct act *act = r->act;
	r->wrongs++;
	if (r->made) {
		char *dumped = json_is_string(given) ? NULL : given ? json_dumps(given, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
		problem_add(act, r->line, field_within(r, field), dumped ? dumped : json_string_value(given), accepted);
		free(dumped);
	} else if (!r->error) {
		r->error = phrase(act, W_LINE_FIELD, field_within(r, field), accepted);
	}
}

bool is_blank_line(const char *text, size_t n)
{
	size_t i = 0;
	while (i < n && memchr(" \t\r", text[i], 3))
		i++;
	return i == n;
}

json_t *line_object(struct reading *r, const char *text, size_t n)
{
	json_error_t error;
	json_t *json = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (json_is_object(json))
		return json;
	json_decref(json);
	r->wrongs++;
	const char *accepted = json ? phrase(r->act, W_LINE_OBJECT)
	    : phrase(r->act, W_LINE_JSON, arena_format(r->act->arena, "%d", error.position));
	if (r->made)
		problem_add(r->act, r->line, NULL, arena_span(r->act->arena, text, n < NAME_LONGEST ? n : NAME_LONGEST), accepted);
	else
		r->error = accepted;
	return NULL;
}

void json_drop(json_t **json)
{
	json_decref(*json);
}

const char *names_of_codes(struct act *act, const struct code *codes)
{
	struct text out = { .arena = act->arena };
	for (const struct code *c = codes; c->name; c++)
		text_add(&out, "%s%s", c == codes ? "" : ", ", c->name);
	return text_of(&out);
}

const char *names_of_slots(struct act *act, const struct slot *slots)
{
	struct text out = { .arena = act->arena };
	for (const struct slot *s = slots; s->name; s++)
		text_add(&out, "%s%s", s == slots ? "" : ", ", s->name);
	return text_of(&out);
}

static const char *accepted_in(struct act *act, const struct slot *s)
{
	static const enum word words[SLOT_TYPES] = {
		[SLOT_ID] = W_LINE_NAME, [SLOT_REFERENCE] = W_LINE_NAME, [SLOT_LABEL] = W_LINE_NAME, [SLOT_PARTNER] = W_LINE_NAME,
		[SLOT_DAY] = W_LINE_DAY, [SLOT_CHOICE] = W_ACCEPTS_CHOICE, [SLOT_CHOICES] = W_LINE_CHOICES, [SLOT_GRADE] = W_LINE_GRADE,
		[SLOT_YES_NO] = W_LINE_YES_NO, [SLOT_COUNT] = W_LINE_COUNT, [SLOT_COUNTRIES] = W_LINE_COUNTRIES,
		[SLOT_PERIODS] = W_LINE_PERIODS, [SLOT_METHODS] = W_LINE_METHODS, [SLOT_NOTE] = W_LINE_TEXT, [SLOT_NUMBER] = W_LINE_NUMBER,
		[SLOT_USE] = W_LINE_NAME, [SLOT_PLACE] = W_LINE_NAME, [SLOT_RECIPIENT] = W_LINE_RECIPIENT,
	};
	return phrase(act, words[s->type], s->choices ? names_of_codes(act, s->choices) : "");
}

/* ---- names -------------------------------------------------------------------------------- */

enum space space_of(enum declared d)
{
	static const enum space spaces[] = { [PERSON] = PERSONS, [CONTRACT] = CONTRACTS, [AREA] = PLACES, [CONTAINER] = PLACES,
		[MACHINE] = MACHINES, [ITEM] = ITEMS };
	return spaces[d];
}

bool is_declared(const struct facts *f, enum declared d, uint32_t number)
{
	return names_mark(f->names[space_of(d)], number) == d;
}

static bool is_of_length(const json_t *v, size_t longest)
{
	size_t bytes = json_string_length(v), characters = 0;
	if (!json_is_string(v) || bytes > longest * CHARACTER_LONGEST)
		return false;
	for (const char *s = json_string_value(v); *s; s++)
		characters += ((unsigned char)*s & 0xC0) != 0x80;
	return characters <= longest;
}

/* The name's number; of a fact it gets one. */
static uint32_t number_of(struct reading *r, enum space space, const json_t *v)
{
	const char *text = json_string_value(v);
	size_t n = json_string_length(v);
	if (r->made)
		return names_add(r->made->names[space], text, n);
	uint32_t number = names_find(r->facts->names[space], text, n);
	return number ? number : UNKNOWN;
}

/* ---- values ------------------------------------------------------------------------------- */

static void put(struct reading *r, const struct slot *s, uint32_t value)
{
	uint8_t small = (uint8_t)value;
	if (s->at == SIZE_MAX)
		r->owner = value;
	else
		memcpy((char *)r->record + s->at, s->size == 1 ? (void *)&small : &value, s->size);
}

static bool read_id(struct reading *r, const struct slot *s, const json_t *v)
{
	if (!is_of_length(v, NAME_LONGEST))
		return false;
	r->owner = number_of(r, space_of(s->of), v);
	if (names_mark(r->facts->names[space_of(s->of)], r->owner))
		line_is_wrong(r, s->name, v, phrase(r->act, W_LINE_ONCE));
	names_set_mark(r->made->names[space_of(s->of)], r->owner, (uint8_t)s->of);
	return true;
}

/* The row or label that somebody else knows by this name. */
static uint32_t found_by(const struct lookup *lookup, enum called c, const json_t *v)
{
	return lookup->find(lookup->with, c, json_string_value(v));
}

static bool read_reference(struct reading *r, const struct slot *s, const json_t *v)
{
	static const enum called declared[] = { [PERSON] = CALLED_PERSON, [CONTRACT] = CALLED_CONTRACT, [AREA] = CALLED_AREA,
		[CONTAINER] = CALLED_CONTAINER, [MACHINE] = CALLED_MACHINE, [ITEM] = CALLED_ITEM };
	if (!is_of_length(v, NAME_LONGEST))
		return false;
	if (r->lookup) {
		put(r, s, found_by(r->lookup, declared[s->of], v));
		return true;
	}
	uint32_t number = number_of(r, space_of(s->of), v);
	put(r, s, r->made || is_declared(r->facts, s->of, number) ? number : UNKNOWN);
	return true;
}

static bool read_label(struct reading *r, const struct slot *s, const json_t *v)
{
	static const enum called spaces[SPACES] = { [COMPANIES] = CALLED_COMPANY, [SITES] = CALLED_SITE, [AUTHORITIES] = CALLED_AUTHORITY,
		[DESIGNATIONS] = CALLED_DESIGNATION };
	if (!is_of_length(v, NAME_LONGEST))
		return false;
	put(r, s, r->lookup ? found_by(r->lookup, spaces[s->space], v) : number_of(r, s->space, v));
	return true;
}

static bool read_partner(struct reading *r, const struct slot *s, const json_t *v)
{
	if (!is_of_length(v, NAME_LONGEST))
		return false;
	label country = country_label(json_string_value(v));
	put(r, s, country ? country : COUNTRY_LABELS + number_of(r, PARTNERS, v));
	return true;
}

static bool read_day(struct reading *r, const struct slot *s, const json_t *v)
{
	date d;
	if (!json_is_string(v) || !date_parse(json_string_value(v), &d))
		return false;
	put(r, s, (uint32_t)d);
	return true;
}

static const struct code *code_named(const struct code *codes, const json_t *v)
{
	for (const struct code *c = codes; json_is_string(v) && c->name; c++)
		if (!strcmp(c->name, json_string_value(v)))
			return c;
	return NULL;
}

static bool read_choice(struct reading *r, const struct slot *s, const json_t *v)
{
	const struct code *c = code_named(s->choices, v);
	if (c)
		put(r, s, c->value);
	return c;
}

static bool read_choices(struct reading *r, const struct slot *s, const json_t *v)
{
	uint32_t set = 0;
	size_t i;
	json_t *one;
	json_array_foreach(v, i, one) {
		const struct code *c = code_named(s->choices, one);
		if (!c)
			return false;
		set |= 1u << c->value;
	}
	put(r, s, set);
	return json_is_array(v);
}

static bool read_number_up_to(struct reading *r, const struct slot *s, const json_t *v, json_int_t most)
{
	if (!json_is_integer(v) || json_integer_value(v) < 1 || json_integer_value(v) > most)
		return false;
	put(r, s, (uint32_t)json_integer_value(v));
	return true;
}

static bool read_grade(struct reading *r, const struct slot *s, const json_t *v)
{
	return read_number_up_to(r, s, v, 4);
}

static bool read_count(struct reading *r, const struct slot *s, const json_t *v)
{
	return read_number_up_to(r, s, v, COUNT_GREATEST);
}

static bool read_yes_no(struct reading *r, const struct slot *s, const json_t *v)
{
	put(r, s, json_is_true(v));
	return json_is_boolean(v);
}

static bool read_note(struct reading *r, const struct slot *s, const json_t *v)
{
	(void)r, (void)s;
	return is_of_length(v, NAME_LONGEST);
}

/* ---- values of facts that are lists ------------------------------------------------------- */

/* Their owner is put when the line has been read: the id may yet come. */
static bool read_countries(struct reading *r, const struct slot *s, const json_t *v)
{
	enum pool pool = s->of == PERSON ? POOL_nationalities : POOL_releases;
	size_t i;
	json_t *one;
	json_array_foreach(v, i, one) {
		label country = json_string_length(one) == 2 ? country_label(json_string_value(one)) : NOTHING;
		if (!country)
			return false;
		pile_add(&r->piles[pool], pool, NOTHING, &country);
	}
	return json_is_array(v);
}

/* Reads the fields of an object within the line into a record of its own. */
static bool read_within(struct reading *r, const char *field, const struct slot *slots, const json_t *v, void *record)
{
	void *outer = r->record;
	if (!json_is_object(v))
		return false;
	r->record = record;
	r->within = field;
	line_read(r, slots, v);
	r->within = NULL;
	r->record = outer;
	return true;
}

static const struct slot period_slots[] = {
	{ "from_on", SLOT_DAY, BARS, AT(period, from) },
	{ "to_on",   SLOT_DAY, 0,    AT(period, to) },
	{ 0 }
};

/* The periods of a line lie together, in the pool as in the pile. */
static bool read_periods(struct reading *r, const struct slot *s, const json_t *v)
{
	struct pile *pile = &r->piles[POOL_suspended];
	struct span span = { pile->n, (uint32_t)json_array_size(v) };
	size_t i;
	json_t *one;
	json_array_foreach(v, i, one) {
		struct period period = { 0 };
		if (!read_within(r, s->name, period_slots, one, &period))
			return false;
		pile_add(pile, POOL_suspended, NOTHING, &period);
	}
	memcpy((char *)r->record + s->at, &span, sizeof span);
	return json_is_array(v);
}

bool is_pair(uint8_t regime, long grade)
{
#define PAIR(code, number, ja, en) \
	if (regime == REGIME_##code && grade == (number)) \
		return true;
#include "registers/pairs.def"
#undef PAIR
	return false;
}

static bool read_methods_of(const struct code *regime, const json_t *grades, uint32_t methods[REGIMES][5])
{
	const struct slot set = { .choices = method_codes, .size = sizeof(uint32_t) };
	const char *grade;
	json_t *list;
	json_object_foreach((json_t *)grades, grade, list) {
		long number;
		if (!parse_long(grade, &number) || strlen(grade) != 1 || !is_pair(regime->value, number))
			return false;
		struct reading inner = { .record = &methods[regime->value][number] };
		if (!read_choices(&inner, &set, list))
			return false;
	}
	return json_is_object(grades);
}

/* {"MDA":{"2":["courier"],"4":[]},…}: what is not named may be sent by none. */
static bool read_methods(struct reading *r, const struct slot *s, const json_t *v)
{
	uint32_t methods[REGIMES][5] = { 0 };
	const char *key;
	json_t *grades;
	json_object_foreach((json_t *)v, key, grades) {
		json_t *name = json_string(key);
		const struct code *regime = code_named(regime_codes, name);
		json_decref(name);
		if (!regime || !read_methods_of(regime, grades, methods))
			return false;
	}
	memcpy((char *)r->record + s->at, methods, sizeof methods);
	return json_is_object(v);
}

/* ---- values of questions ------------------------------------------------------------------ */

static bool read_number(struct reading *r, const struct slot *s, const json_t *v)
{
	(void)s;
	r->number = json_integer_value(v);
	r->is_numbered = json_is_integer(v);
	return r->is_numbered;
}

static bool read_use(struct reading *r, const struct slot *s, const json_t *v)
{
	const struct code *c = code_named(use_codes, v);
	enum use use = c ? (enum use)c->value : USES;
	memcpy((char *)r->record + s->at, &use, sizeof use);
	return is_of_length(v, NAME_LONGEST);
}

static bool read_place(struct reading *r, const struct slot *s, const json_t *v)
{
	struct question *q = r->record;
	(void)s;
	if (!is_of_length(v, NAME_LONGEST))
		return false;
	if (r->lookup) {
		q->place_area = found_by(r->lookup, CALLED_AREA, v);
		q->place_container = q->place_area == UNKNOWN ? found_by(r->lookup, CALLED_CONTAINER, v) : NOTHING;
		if (q->place_container == UNKNOWN)
			q->place_container = NOTHING;
		else if (q->place_container)
			q->place_area = NOTHING;
		return true;
	}
	uint32_t number = number_of(r, PLACES, v);
	if (is_declared(r->facts, CONTAINER, number))
		q->place_container = number;
	else
		q->place_area = is_declared(r->facts, AREA, number) ? number : UNKNOWN;
	return true;
}

static const struct slot recipient_slots[] = {
	{ "company",   SLOT_LABEL, 0, AT(question, to_company),   .space = COMPANIES },
	{ "site",      SLOT_LABEL, 0, AT(question, to_site),      .space = SITES },
	{ "authority", SLOT_LABEL, 0, AT(question, to_authority), .space = AUTHORITIES },
	{ 0 }
};

static bool read_recipient(struct reading *r, const struct slot *s, const json_t *v)
{
	struct question *q = r->record;
	q->is_sent = true;
	return read_within(r, s->name, recipient_slots, v, q);
}

/* ---- a line ------------------------------------------------------------------------------- */

static bool (*const readers[SLOT_TYPES])(struct reading *, const struct slot *, const json_t *) = {
	[SLOT_ID] = read_id, [SLOT_REFERENCE] = read_reference, [SLOT_LABEL] = read_label, [SLOT_PARTNER] = read_partner,
	[SLOT_DAY] = read_day, [SLOT_CHOICE] = read_choice, [SLOT_CHOICES] = read_choices, [SLOT_GRADE] = read_grade,
	[SLOT_YES_NO] = read_yes_no, [SLOT_COUNT] = read_count, [SLOT_COUNTRIES] = read_countries, [SLOT_PERIODS] = read_periods,
	[SLOT_METHODS] = read_methods, [SLOT_NOTE] = read_note, [SLOT_NUMBER] = read_number, [SLOT_USE] = read_use,
	[SLOT_PLACE] = read_place, [SLOT_RECIPIENT] = read_recipient,
};

/* Fields mostly come in the table's order, so the search begins where the last one ended. */
static const struct slot *slot_named(const struct slot *slots, const struct slot *next, const char *name)
{
	for (const struct slot *s = next; s->name; s++)
		if (!strcmp(s->name, name))
			return s;
	for (const struct slot *s = slots; s != next; s++)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

static bool is_list(const struct slot *s)
{
	return s->type == SLOT_CHOICES || s->type == SLOT_COUNTRIES || s->type == SLOT_PERIODS;
}

static void fill_empty(struct reading *r, const struct slot *s, const json_t *object)
{
	if (s->rules & MUST)
		line_is_wrong(r, s->name, json_object_get(object, s->name), phrase(r->act, W_ACCEPTS_REQUIRED, accepted_in(r->act, s)));
	else if (s->type == SLOT_DAY)
		put(r, s, (uint32_t)(s->rules & BARS ? DAY_ALWAYS : DAY_NEVER));
}

void line_read(struct reading *r, const struct slot *slots, const json_t *object)
{
	uint32_t given = 0;
	const struct slot *next = slots;
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)object, name, value) {
		const struct slot *s = slot_named(slots, next, name);
		if (!s && (!r->made || r->within || strcmp(name, "kind")))
			line_is_wrong(r, name, value, phrase(r->act, W_LINE_FIELDS, names_of_slots(r->act, slots)));
		if (!s || is_empty_value(value) || (is_list(s) && json_is_array(value) && !json_array_size(value)))
			continue;
		given |= 1u << (s - slots);
		if (!readers[s->type](r, s, value))
			line_is_wrong(r, s->name, value, accepted_in(r->act, s));
		next = s + 1;
	}
	for (const struct slot *s = slots; s->name; s++)
		if (!(given >> (s - slots) & 1u))
			fill_empty(r, s, object);
}
