/* The legal tree, the duties and the terms, from YAML.  What a record may say is a table of keys;
 * reading is a walk over it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

struct key {
	const char *name;
	void (*read)(struct reading *, const struct key *, const struct yaml *value, void *into);
	bool required;
	size_t offset;                       /* of what it fills in the record */
	const char *const *from;             /* the closed list it is taken from, ended by NULL */
};

static const char *const kinds[] = {
	"act", "order", "decision", "directive", "circular", "clause", "document", "article", NULL
};
static const char *const regimes[] = { "SDS", "MDA", "HI", "DPB", "KEA", "PI", NULL };
static const char *const whos[] = { "authority", "bureau", "contractor", "handler", NULL };
static const char *const marks[] = { "found", "derived", "unverified", NULL };
static const char *const units[] = { "days", "business_days", "months", "years", "times", "methods", NULL };
/* When a duty falls: all the time; before or after something; again and again.  How long and how often
 * is a term. */
static const char *const clocks[] = { "always", "before", "at_once", "promptly", "within", "every", NULL };

bool is_name(const char *s)
{
	return !is_empty(s) && *s >= 'a' && *s <= 'z' &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == strlen(s);
}

void wrong_at(struct reading *reading, struct place at, const char *given, const char *accepted)
{
	struct act *act = reading->act;
	(void)problem_add(act, 0, arena_format(act->arena, "%s:%d", at.file, at.line), given, accepted);
}

/* ---- one value ----------------------------------------------------------------------------- */

static const char *listed(struct reading *reading, const char *const *from)
{
	struct text out = { .arena = reading->act->arena };
	for (size_t i = 0; from[i]; i++)
		text_add(&out, "%s%s", i ? ", " : "", from[i]);
	return text_of(&out);
}

static bool is_one_of(const char *s, const char *const *from)
{
	for (; *from; from++)
		if (same_text(s, *from))
			return true;
	return false;
}

/* "key: value" as it is shown to whoever wrote it. */
static const char *shown(struct reading *reading, const struct yaml *v)
{
	return arena_format(reading->act->arena, "%s: %s", v->key ? v->key : "-", v->text ? v->text : "…");
}

static void read_name(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	if (v->kind == YAML_TEXT && is_name(v->text))
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, shown(reading, v), W_LAW_NAME);
}

static void read_choice(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	if (v->kind == YAML_TEXT && is_one_of(v->text, key->from))
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, shown(reading, v), W_LAW_ONE_OF, listed(reading, key->from));
}

/* One or more of a closed list, kept as words with a blank between them. */
static void read_choices(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	if (v->kind != YAML_LIST || !v->first) {
		read_choice(reading, key, v, into);
		return;
	}
	struct text all = { .arena = reading->act->arena };
	for (const struct yaml *member = v->first; member; member = member->next) {
		const char *one = NULL;
		read_choice(reading, key, member, &one);
		text_add(&all, "%s%s", all.n ? " " : "", one ? one : "");
	}
	*(const char **)into = text_of(&all);
}

static void read_names(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	if (v->kind != YAML_LIST || !v->first) {
		wrong(reading, v->at, shown(reading, v), W_LAW_NAMES);
		return;
	}
	const char **names = arena_array(reading->act->arena, const char *, yaml_count(v) + 1);
	size_t n = 0;
	for (const struct yaml *member = v->first; member; member = member->next) {
		read_name(reading, key, member, &names[n]);
		n += names[n] != NULL;
	}
	*(const char *const **)into = names;
}

static void read_both(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	static const char *const language[LANGS] = { [JA] = "ja", [EN] = "en" };
	for (const struct yaml *member = v->first; member; member = member->next)
		if (v->kind == YAML_MAP && strcmp(member->key, "ja") && strcmp(member->key, "en"))
			wrong(reading, member->key_at, member->key, W_LAW_BOTH);
	for (int lang = 0; lang < LANGS; lang++) {
		const struct yaml *said = yaml_member(v, language[lang]);
		if (said && said->kind == YAML_TEXT && *said->text)
			((const char **)into)[lang] = said->text;
		else
			wrong(reading, v->at, arena_format(reading->act->arena, "%s: %s", v->key, language[lang]),
			    W_LAW_BOTH);
	}
}

/* Kana, CJK ideographs and full-width forms begin at U+3000, that is at the byte E3. */
static bool has_japanese(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0xE3 && (unsigned char)*s <= 0xEF)
			return true;
	return false;
}

/* Both languages, or one text that either can read. */
static void read_either(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	bilingual *both = into;
	if (v->kind != YAML_TEXT)
		read_both(reading, key, v, into);
	else if (*v->text && !has_japanese(v->text))
		(*both)[JA] = (*both)[EN] = v->text;
	else
		wrong(reading, v->at, shown(reading, v), W_LAW_EITHER);
}

static void read_number(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	long n = 0;
	if (v->kind == YAML_TEXT && parse_long(v->text, &n) && n > 0)
		*(long *)into = n;
	else
		wrong(reading, v->at, shown(reading, v), W_LAW_NUMBER);
}

static void read_day(struct reading *reading, const struct yaml *v, date *out)
{
	if (v->kind != YAML_TEXT || !date_parse(v->text, out))
		wrong(reading, v->at, shown(reading, v), W_LAW_DAY);
}

/* from_on and to_on stand side by side in every record; the last day is in force. */
static void read_period(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	date *period = into;
	if (v->kind != YAML_MAP || !v->first) {
		wrong(reading, v->at, shown(reading, v), W_LAW_PERIOD);
		return;
	}
	for (const struct yaml *end = v->first; end; end = end->next) {
		bool is_to = same_text(end->key, "to");
		if (is_to || same_text(end->key, "from"))
			read_day(reading, end, &period[is_to]);
		else
			wrong(reading, end->key_at, end->key, W_LAW_PERIOD);
	}
	if (period[0] != NO_DATE && period[1] != NO_DATE && period[1] < period[0])
		wrong(reading, v->at, yaml_member(v, "to")->text, W_LAW_ORDER, yaml_member(v, "from")->text);
}

_Static_assert(offsetof(struct law_node, to_on) == offsetof(struct law_node, from_on) + sizeof(date), "a period");
_Static_assert(offsetof(struct duty, to_on) == offsetof(struct duty, from_on) + sizeof(date), "a period");
_Static_assert(offsetof(struct term, to_on) == offsetof(struct term, from_on) + sizeof(date), "a period");

/* ---- what a record may say ----------------------------------------------------------------- */

static const struct key node_keys[] = {
	{ "id",       read_name,    true,  offsetof(struct law_node, id), NULL },
	{ "kind",     read_choice,  true,  offsetof(struct law_node, kind), kinds },
	{ "parent",   read_name,    false, offsetof(struct law_node, parent), NULL },
	{ "title",    read_both,    true,  offsetof(struct law_node, title), NULL },
	{ "number",   read_either,  false, offsetof(struct law_node, number), NULL },
	{ "in_force", read_period,  false, offsetof(struct law_node, from_on), NULL },
	{ NULL, NULL, false, 0, NULL }
};

static const struct key duty_keys[] = {
	{ "id",       read_name,    true,  offsetof(struct duty, id), NULL },
	{ "who",      read_choice,  true,  offsetof(struct duty, who), whos },
	{ "regime",   read_choices, true,  offsetof(struct duty, regime), regimes },
	{ "clock",    read_choice,  true,  offsetof(struct duty, clock), clocks },
	{ "text",     read_both,    true,  offsetof(struct duty, text), NULL },
	{ "articles", read_names,   true,  offsetof(struct duty, articles), NULL },
	{ "mark",     read_choice,  true,  offsetof(struct duty, mark), marks },
	{ "note",     read_both,    false, offsetof(struct duty, note), NULL },
	{ "untested", read_both,    false, offsetof(struct duty, untested), NULL },
	{ "in_force", read_period,  false, offsetof(struct duty, from_on), NULL },
	{ NULL, NULL, false, 0, NULL }
};

static const struct key term_keys[] = {
	{ "name",     read_name,    true,  offsetof(struct term, name), NULL },
	{ "value",    read_number,  true,  offsetof(struct term, value), NULL },
	{ "unit",     read_choice,  true,  offsetof(struct term, unit), units },
	{ "duty",     read_name,    true,  offsetof(struct term, duty), NULL },
	{ "label",    read_both,    true,  offsetof(struct term, label), NULL },
	{ "mark",     read_choice,  true,  offsetof(struct term, mark), marks },
	{ "note",     read_both,    false, offsetof(struct term, note), NULL },
	{ "in_force", read_period,  false, offsetof(struct term, from_on), NULL },
	{ NULL, NULL, false, 0, NULL }
};

static const char *names_of(struct reading *reading, const struct key *keys)
{
	struct text out = { .arena = reading->act->arena };
	for (; keys->name; keys++)
		text_add(&out, "%s%s", out.n ? ", " : "", keys->name);
	return text_of(&out);
}

static const struct key *key_named(const struct key *keys, const char *name)
{
	for (; keys->name; keys++)
		if (same_text(keys->name, name))
			return keys;
	return NULL;
}

/* What is not `found` in a source says what must be confirmed. */
static void check_note(struct reading *reading, const struct yaml *map)
{
	const struct yaml *mark = yaml_member(map, "mark");
	if (mark && mark->text && strcmp(mark->text, "found") && !yaml_member(map, "note"))
		wrong(reading, mark->at, shown(reading, mark), W_LAW_NOTE);
}

static void read_record(struct reading *reading, const struct key *keys, const struct yaml *map, void *record)
{
	if (map->kind != YAML_MAP) {
		wrong(reading, map->at, map->text, W_LAW_RECORD, names_of(reading, keys));
		return;
	}
	for (const struct yaml *v = map->first; v; v = v->next) {
		const struct key *key = key_named(keys, v->key);
		if (key)
			key->read(reading, key, v, (char *)record + key->offset);
		else
			wrong(reading, v->key_at, v->key, W_LAW_KEY, names_of(reading, keys));
	}
	for (const struct key *key = keys; key->name; key++)
		if (key->required && !yaml_member(map, key->name))
			wrong(reading, map->at, NULL, W_LAW_MISSING, key->name);
	check_note(reading, map);
}

/* ---- sections ------------------------------------------------------------------------------ */

static void read_node(struct reading *reading, const struct yaml *map)
{
	struct law_node *node = &reading->nodes[reading->node_count];
	*node = (struct law_node){ .from_on = NO_DATE, .to_on = NO_DATE };
	read_record(reading, node_keys, map, node);
	if (node->id)
		reading->node_maps[reading->node_count++] = map;
}

static void read_duty(struct reading *reading, const struct yaml *map)
{
	static const char *const none[] = { NULL };
	struct duty *duty = &reading->duties[reading->duty_count];
	*duty = (struct duty){ .articles = none, .from_on = NO_DATE, .to_on = NO_DATE,
		.file = map->at.file, .line = map->at.line };
	read_record(reading, duty_keys, map, duty);
	if (duty->id)
		reading->duty_maps[reading->duty_count++] = map;
}

static void read_term(struct reading *reading, const struct yaml *map)
{
	struct term *term = &reading->terms[reading->term_count];
	*term = (struct term){ .from_on = NO_DATE, .to_on = NO_DATE,
		.file = map->at.file, .line = map->at.line };
	read_record(reading, term_keys, map, term);
	if (term->name)
		reading->term_maps[reading->term_count++] = map;
}

static const struct section {
	const char *name;
	void (*read)(struct reading *, const struct yaml *);
} sections[] = {
	{ "nodes",  read_node },
	{ "duties", read_duty },
	{ "terms",  read_term },
};

static const struct section *section_named(const char *name)
{
	for (size_t i = 0; i < COUNT(sections); i++)
		if (same_text(sections[i].name, name))
			return &sections[i];
	return NULL;
}

static void read_tree(struct reading *reading, const struct yaml *tree)
{
	if (tree->kind != YAML_MAP) {
		wrong(reading, tree->at, tree->text, W_LAW_SECTIONS);
		return;
	}
	for (const struct yaml *part = tree->first; part; part = part->next) {
		const struct section *section = section_named(part->key);
		if (!section || part->kind != YAML_LIST)
			wrong(reading, part->key_at, part->key, W_LAW_SECTIONS);
		for (const struct yaml *v = part->first; section && part->kind == YAML_LIST && v; v = v->next)
			section->read(reading, v);
	}
}

static size_t count_in(const struct yaml *const *trees, size_t n, const char *section)
{
	size_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		const struct yaml *part = yaml_member(trees[i], section);
		sum += part ? yaml_count(part) : 0;
	}
	return sum;
}

void law_read(struct reading *reading, const struct yaml *const *trees, size_t n)
{
	struct arena *arena = reading->act->arena;
	size_t nodes = count_in(trees, n, "nodes"), duties = count_in(trees, n, "duties");
	size_t terms = count_in(trees, n, "terms");
	reading->nodes = arena_array(arena, struct law_node, nodes);
	reading->node_maps = arena_array(arena, const struct yaml *, nodes);
	reading->duties = arena_array(arena, struct duty, duties);
	reading->duty_maps = arena_array(arena, const struct yaml *, duties);
	reading->terms = arena_array(arena, struct term, terms);
	reading->term_maps = arena_array(arena, const struct yaml *, terms);
	for (size_t i = 0; i < n; i++)
		read_tree(reading, trees[i]);
}
