/* Facts as text.  The fields of a kind are the same rows by which a line is read, walked the other way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/telling.h"
#include "base/days.h"
#include "decision/kinds.h"
#include <string.h>

/* ---- names -------------------------------------------------------------------------------- */

static const char *name_in_facts(void *with, enum called c, uint32_t number)
{
	static const enum space spaces[CALLEDS] = { PERSONS, CONTRACTS, PLACES, PLACES, MACHINES, ITEMS, COMPANIES, SITES, AUTHORITIES,
		DESIGNATIONS, PARTNERS };
	const struct facts *f = with;
	return names_text(f->names[spaces[c]], number);
}

struct naming facts_naming(const struct facts *f)
{
	return (struct naming){ .name = name_in_facts, .with = (void *)f };
}

const char *partner_called(struct act *act, const struct naming *naming, label partner)
{
	if (partner > COUNTRY_LABELS)
		return naming->name(naming->with, CALLED_PARTNER, partner - COUNTRY_LABELS);
	if (partner == COUNTRY_LABELS - 1)
		return "NATO";
	char code[] = { (char)('A' + (partner - 1) / 26), (char)('A' + (partner - 1) % 26), 0 };
	return arena_text(act->arena, code);
}

/* A word with blanks or signs in it is quoted, as a shell wants it. */
static void put_word(struct text *out, const char *key, const char *value)
{
	text_add(out, "%s%s=", out->n ? " " : "", key);
	if (*value && !strpbrk(value, " \t\n\"'$`\\!*?[]{}()<>|&;#~")) {
		text_put(out, value);
		return;
	}
	text_put(out, "'");
	for (size_t n; *value; value += n) {
		n = strcspn(value, "'");
		text_put_span(out, value, n);
		text_put(out, value[n] ? "'\\''" : "");
		n += value[n] != 0;
	}
	text_put(out, "'");
}

bool told_next(char **rest, const char **key, const char **value)
{
	char *at = *rest + strspn(*rest, " "), *to = strchr(at, '=');
	bool quoted = false;
	if (!to)
		return false;
	*key = at;
	*to++ = 0;
	*value = at = to;
	for (; *at && (quoted || *at != ' '); at++)
		if (*at == '\'')
			quoted = !quoted;
		else if (*at == '\\' && !quoted && at[1])
			*to++ = *++at;
		else
			*to++ = *at;
	*rest = *at ? at + 1 : at;
	*to = 0;
	return true;
}

void put_named(struct text *out, const struct telling *t, const char *key, enum called c, uint32_t number)
{
	if (number != NOTHING)
		put_word(out, key, number == UNKNOWN ? "?" : t->naming->name(t->naming->with, c, number));
}

void put_dated(struct text *out, const char *key, day on)
{
	char text[DATE_TEXT];
	if (on != DAY_NEVER && on != DAY_ALWAYS)
		put_word(out, key, date_text(on, text));
}

const char *code_called(const struct code *codes, uint8_t value)
{
	static _Thread_local char out[64];
	size_t n = 0;
	*out = 0;
	for (const struct code *c = codes; c->name; c++)
		if (c->value == value)
			n += (size_t)snprintf(out + n, sizeof out - n, "%s%s", n ? "|" : "", c->name);
	return out;
}

/* ---- one field ---------------------------------------------------------------------------- */

/* A fact being told. */
struct line { const struct telling *t; struct text out; uint32_t owner; const char *record; };

static uint32_t value_at(const struct line *l, const struct slot *s)
{
	uint32_t value = 0;
	if (s->at == SIZE_MAX)
		return l->owner;
	if (s->size == 1)
		return *(const uint8_t *)(l->record + s->at);
	memcpy(&value, l->record + s->at, sizeof value);
	return value;
}

static enum called called_of(const struct slot *s)
{
	static const enum called declared[] = { [PERSON] = CALLED_PERSON, [CONTRACT] = CALLED_CONTRACT, [AREA] = CALLED_AREA,
		[CONTAINER] = CALLED_CONTAINER, [MACHINE] = CALLED_MACHINE, [ITEM] = CALLED_ITEM };
	static const enum called spaces[SPACES] = { [COMPANIES] = CALLED_COMPANY, [SITES] = CALLED_SITE, [AUTHORITIES] = CALLED_AUTHORITY,
		[DESIGNATIONS] = CALLED_DESIGNATION };
	return s->type == SLOT_LABEL ? spaces[s->space] : declared[s->of];
}

static void tell_name(struct line *l, const struct slot *s)
{
	uint32_t number = s->type == SLOT_ID ? l->owner : value_at(l, s);
	put_named(&l->out, l->t, s->name, called_of(s), number);
}

static void tell_partner(struct line *l, const struct slot *s)
{
	label partner = value_at(l, s);
	if (partner != NOTHING)
		put_word(&l->out, s->name, partner_called(l->t->act, l->t->naming, partner));
}

static void tell_day(struct line *l, const struct slot *s)
{
	put_dated(&l->out, s->name, (day)value_at(l, s));
}

static void tell_choice(struct line *l, const struct slot *s)
{
	const char *code = s->size ? code_called(s->choices, (uint8_t)value_at(l, s)) : s->choices->name;
	if (*code && !strchr(code, '|'))
		put_word(&l->out, s->name, code);
}

static void tell_choices(struct line *l, const struct slot *s)
{
	struct text set = { .arena = l->t->act->arena };
	uint32_t value = value_at(l, s);
	for (const struct code *c = s->choices; c->name; c++)
		if (value >> c->value & 1u)
			text_add(&set, "%s%s", set.n ? "," : "", c->name);
	put_word(&l->out, s->name, text_of(&set));
}

static void tell_number(struct line *l, const struct slot *s)
{
	char number[16];
	snprintf(number, sizeof number, "%u", (unsigned)value_at(l, s));
	if (value_at(l, s))
		put_word(&l->out, s->name, number);
}

static void tell_yes_no(struct line *l, const struct slot *s)
{
	put_word(&l->out, s->name, value_at(l, s) ? "yes" : "no");
}

/* The owner's record says where they lie. */
static void tell_countries(struct line *l, const struct slot *s)
{
	const struct picture *p = l->t->picture;
	struct text set = { .arena = l->t->act->arena };
	struct span span = s->of == PERSON ? p->persons[l->owner].nationalities : p->items[l->owner].release;
	const label *list = (s->of == PERSON ? p->nationalities : p->releases) + span.first;
	for (uint32_t i = 0; i < span.n; i++)
		text_add(&set, "%s%s", i ? "," : "", partner_called(l->t->act, l->t->naming, list[i]));
	if (span.n)
		put_word(&l->out, s->name, text_of(&set));
}

static void tell_periods(struct line *l, const struct slot *s)
{
	struct span span;
	char from[DATE_TEXT], to[DATE_TEXT];
	struct text set = { .arena = l->t->act->arena };
	memcpy(&span, l->record + s->at, sizeof span);
	for (uint32_t i = 0; i < span.n; i++) {
		const struct period *period = &l->t->picture->suspended[span.first + i];
		text_add(&set, "%s%s..%s", i ? "," : "", period->from == DAY_ALWAYS ? "" : date_text(period->from, from),
		    period->to == DAY_NEVER ? "" : date_text(period->to, to));
	}
	if (span.n)
		put_word(&l->out, s->name, text_of(&set));
}

static void (*const tellers[SLOT_TYPES])(struct line *, const struct slot *) = {
	[SLOT_ID] = tell_name, [SLOT_REFERENCE] = tell_name, [SLOT_LABEL] = tell_name, [SLOT_PARTNER] = tell_partner, [SLOT_DAY] = tell_day,
	[SLOT_CHOICE] = tell_choice, [SLOT_CHOICES] = tell_choices, [SLOT_GRADE] = tell_number, [SLOT_YES_NO] = tell_yes_no,
	[SLOT_COUNTRIES] = tell_countries, [SLOT_PERIODS] = tell_periods,
};

/* ---- a fact ------------------------------------------------------------------------------- */

/* How long it lasts was reckoned when the picture was made. */
static void tell_until(struct line *l, const struct kind *k)
{
	if (k->of == POOL_educations && k->owner)
		put_dated(&l->out, "until", ((const struct education *)l->record)->until);
	else if (k->of == POOL_checks && k->owner)
		put_dated(&l->out, "until", ((const struct check *)l->record)->until);
}

const char *fact_told(const struct telling *t, const char *kind, uint32_t owner, const void *fact)
{
	const struct kind *k = kind_named(kind);
	struct line l = { .t = t, .out = { .arena = t->act->arena }, .owner = owner, .record = fact };
	for (const struct slot *s = k->slots; s->name; s++) {
		struct slot as = *s;
		if (k->of == POOL_clearances && k->owner && !strcmp(s->name, "counted_from"))
			as.name = "until";
		if (tellers[s->type])
			tellers[s->type](&l, &as);
	}
	tell_until(&l, k);
	return text_of(&l.out);
}
