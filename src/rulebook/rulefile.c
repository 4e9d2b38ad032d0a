/* A rule file: front matter in comments, then one SELECT.
 *
 *   -- rule:       weekly-virus-check          a key, a colon, its value
 *   -- because en: {subject} was last checked
 *   --   on {last_on}.                         two blanks or more: the value goes on
 *   SELECT …                                   the first line that is no comment ends the front matter
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

enum front_key { RULE, DUTY, TITLE_JA, TITLE_EN, WEIGHT, REGISTER, BECAUSE_JA, BECAUSE_EN, CLOCK, FRONT_KEYS };

static const char *const front_keys[FRONT_KEYS] = {
	[RULE]       = "rule",
	[DUTY]       = "duty",
	[TITLE_JA]   = "title ja",
	[TITLE_EN]   = "title en",
	[WEIGHT]     = "weight",
	[REGISTER]   = "register",
	[BECAUSE_JA] = "because ja",
	[BECAUSE_EN] = "because en",
	[CLOCK]      = "clock",          /* the only one that may be left out */
};

static const char all_front_keys[] =
	"rule, duty, title ja, title en, weight, register, because ja, because en, clock";
static const char *const weights[] = {
	[WEIGHT_MINOR]   = "minor",
	[WEIGHT_SERIOUS] = "serious",
	[WEIGHT_GRAVE]   = "grave",
};

struct front {
	struct reading *reading;
	struct text values[FRONT_KEYS];
	struct place at[FRONT_KEYS];
	bool given[FRONT_KEYS];
	int last;                        /* the key whose value may go on; -1 for none */
	const char *at_text;             /* what is not read yet */
	struct place place;
};

/* ---- front matter --------------------------------------------------------------------------- */

/* The stretch without blanks around it. */
static const char *trimmed(struct arena *arena, const char *s, size_t n)
{
	while (n && strchr(" \t\r", *s))
		s++, n--;
	while (n && strchr(" \t\r", s[n - 1]))
		n--;
	return arena_span(arena, s, n);
}

/* English goes on after a blank, Japanese without one. */
static void put_value(struct text *value, const char *more)
{
	bool is_tight = value->n && ((value->s[value->n - 1] & 0x80) || (*more & 0x80));
	text_add(value, "%s%s", value->n && *more && !is_tight ? " " : "", more);
}

static int front_key_named(const char *name)
{
	for (int i = 0; i < FRONT_KEYS; i++)
		if (same_text(front_keys[i], name))
			return i;
	return -1;
}

static void read_key_line(struct front *front, const char *s, size_t n)
{
	struct arena *arena = front->reading->act->arena;
	const char *colon = memchr(s, ':', n);
	const char *name = trimmed(arena, s, colon ? (size_t)(colon - s) : n);
	int key = colon ? front_key_named(name) : -1;
	front->last = key;
	if (key < 0) {
		wrong(front->reading, front->place, name, W_RULE_KEY, all_front_keys);
		return;
	}
	if (front->given[key]) {
		wrong(front->reading, front->place, name, W_RULE_TWICE);
		front->last = -1;
		return;
	}
	front->given[key] = true;
	front->at[key] = front->place;
	put_value(&front->values[key], trimmed(arena, colon + 1, n - (size_t)(colon + 1 - s)));
}

/* One line of front matter, without the leading "--". */
static void read_front_line(struct front *front, const char *s, size_t n)
{
	const char *said = trimmed(front->reading->act->arena, s, n);
	bool goes_on = n && (*s == '\t' || (n > 1 && *s == ' ' && (s[1] == ' ' || s[1] == '\t')));
	if (!*said)
		front->last = -1;
	else if (!goes_on)
		read_key_line(front, s, n);
	else if (front->last >= 0)
		put_value(&front->values[front->last], said);
	else
		wrong(front->reading, front->place, said, W_RULE_GOES_ON);
}

static void read_front(struct front *front)
{
	while (!strncmp(front->at_text, "--", 2)) {
		size_t n = strcspn(front->at_text, "\n");
		read_front_line(front, front->at_text + 2, n - 2);
		front->at_text += n + (front->at_text[n] == '\n');
		front->place.line++;
	}
}

/* ---- what it says ---------------------------------------------------------------------------- */

static void check_because(struct front *front, enum front_key key)
{
	size_t n = 0;
	const char *at = text_of(&front->values[key]);
	for (struct piece p; piece_next(&at, &p); n++)
		if (!p.is_place && (memchr(p.text, '{', p.n) || memchr(p.text, '}', p.n)))
			wrong(front->reading, front->at[key], text_of(&front->values[key]), W_RULE_PLACE);
	if (n > PIECES_MAX)
		wrong(front->reading, front->at[key], NULL, W_RULE_PIECES);
}

static enum weight weight_of(struct front *front)
{
	for (int i = 0; i < (int)COUNT(weights); i++)
		if (same_text(weights[i], text_of(&front->values[WEIGHT])))
			return (enum weight)i;
	if (front->values[WEIGHT].n)
		wrong(front->reading, front->at[WEIGHT], text_of(&front->values[WEIGHT]), W_LAW_ONE_OF,
		    "minor, serious, grave");
	return WEIGHT_MINOR;
}

static void check_name(struct front *front)
{
	const char *name = text_of(&front->values[RULE]);
	const char *base = strrchr(front->place.file, '/');
	base = base ? base + 1 : front->place.file;
	size_t n = strlen(name);
	if (!is_name(name) || strncmp(base, name, n) || strcmp(base + n, ".sql"))
		wrong(front->reading, front->at[RULE], name, W_RULE_NAME,
		    arena_format(front->reading->act->arena, "%.*s", (int)strcspn(base, "."), base));
}

static void check_front(struct front *front)
{
	struct place top = { front->place.file, 1 };
	for (int i = 0; i < FRONT_KEYS; i++)
		if ((i != CLOCK || front->given[i]) && !front->values[i].n)
			wrong(front->reading, front->given[i] ? front->at[i] : top, NULL, W_RULE_MISSING, front_keys[i]);
	if (front->values[RULE].n)
		check_name(front);
	if (front->values[REGISTER].n && !front->reading->is_register(text_of(&front->values[REGISTER])))
		wrong(front->reading, front->at[REGISTER], text_of(&front->values[REGISTER]), W_RULE_REGISTER);
	check_because(front, BECAUSE_JA);
	check_because(front, BECAUSE_EN);
}

static struct rule_clock clock_of(struct front *front)
{
	struct rule_clock clock = { 0 };
	const char *said = text_of(&front->values[CLOCK]);
	if (*said && !rule_clock_read(front->reading->act->arena, said, &clock))
		wrong(front->reading, front->at[CLOCK], said, W_RULE_CLOCK, rule_clocks_are);
	return clock;
}

/* The SELECT without the semicolon and the blanks that may end it. */
static const char *body_of(struct front *front)
{
	const char *s = front->at_text;
	size_t n = strlen(s);
	while (n && strchr(" \t\r\n;", s[n - 1]))
		n--;
	return arena_span(front->reading->act->arena, s, n);
}

void rule_read(struct reading *reading, const struct source_file *file)
{
	struct front front = {
		.reading = reading, .last = -1, .at_text = file->text, .place = { file->path, 1 }
	};
	for (int i = 0; i < FRONT_KEYS; i++)
		front.values[i].arena = reading->act->arena;
	if (!strncmp(front.at_text, "\xef\xbb\xbf", 3))
		front.at_text += 3;
	read_front(&front);
	check_front(&front);
	const char *body = body_of(&front);
	select_check(reading, front.place, body);

	struct text *v = front.values;
	struct draft *draft = &reading->drafts[reading->draft_count++];
	*draft = (struct draft){
		.duty = text_of(&v[DUTY]), .name_at = front.at[RULE], .duty_at = front.at[DUTY], .body_at = front.place
	};
	draft->rule = (struct rule){
		.name = text_of(&v[RULE]), .file = file->path,
		.weight = weight_of(&front), .reg = text_of(&v[REGISTER]),
		.title   = { [JA] = text_of(&v[TITLE_JA]),   [EN] = text_of(&v[TITLE_EN]) },
		.because = { [JA] = text_of(&v[BECAUSE_JA]), [EN] = text_of(&v[BECAUSE_EN]) },
		.clock = clock_of(&front),
		.sql = { text_of(&v[RULE]), "t", body },
	};
}
