/* The sections of the law files.  What a record may say is a table of keys; reading is a walk over it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

/* read_period fills from_on and, beside it, to_on. */
#define HAS_PERIOD(type) _Static_assert(offsetof(type, to_on) == offsetof(type, from_on) + sizeof(date), "a period")
HAS_PERIOD(struct law_node);
HAS_PERIOD(struct duty);
HAS_PERIOD(struct term);

static const char *const none[] = { NULL };
static const struct evidence no_evidence[] = { { 0 } };

/* ---- what shows that a duty is met ----------------------------------------------------------- */

static void read_register(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	if (v->kind == YAML_TEXT && reading->is_register(v->text))
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_RULE_REGISTER);
}

static const struct key evidence_keys[] = {
	{ "register", read_register, true, offsetof(struct evidence, reg), NULL },
	{ "for",      read_name,     true, offsetof(struct evidence, good_for), NULL },
	{ 0 }
};

static void read_evidence(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	if (v->kind != YAML_LIST || !v->first) {
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_EVIDENCE);
		return;
	}
	struct evidence *list = arena_array(reading->act->arena, struct evidence, yaml_count(v) + 1);
	size_t n = 0;
	for (const struct yaml *one = v->first; one; one = one->next) {
		read_record(reading, evidence_keys, one, &list[n]);
		n += list[n].reg && list[n].good_for;
	}
	list[n] = (struct evidence){ 0 };
	*(const struct evidence **)into = list;
}

/* ---- what a record may say ----------------------------------------------------------------- */

static const struct key node_keys[] = {
	{ "id",        read_name,     true,  offsetof(struct law_node, id), NULL },
	{ "kind",      read_choice,   true,  offsetof(struct law_node, kind), node_kinds },
	{ "parent",    read_name,     false, offsetof(struct law_node, parent), NULL },
	{ "title",     read_both,     true,  offsetof(struct law_node, title), NULL },
	{ "number",    read_either,   false, offsetof(struct law_node, number), NULL },
	{ "english",   read_choice,   false, offsetof(struct law_node, english), title_sources },
	{ "regime",    read_choices,  false, offsetof(struct law_node, regime), law_regimes },
	{ "issuer",    read_both,     false, offsetof(struct law_node, issuer), NULL },
	{ "replaces",  read_name,     false, offsetof(struct law_node, replaces), NULL },
	{ "law_id",    read_text,     false, offsetof(struct law_node, law_id), NULL },
	{ "mark",      read_choice,   false, offsetof(struct law_node, mark), law_marks },
	{ "note",      read_both,     false, offsetof(struct law_node, note), NULL },
	{ "in_force",  read_period,   false, offsetof(struct law_node, from_on), NULL },
	{ 0 }
};

static const struct key duty_keys[] = {
	{ "id",        read_name,     true,  offsetof(struct duty, id), NULL },
	{ "who",       read_choice,   true,  offsetof(struct duty, who), duty_whos },
	{ "towards",   read_choices,  false, offsetof(struct duty, towards), duty_towards },
	{ "regime",    read_choices,  true,  offsetof(struct duty, regime), law_regimes },
	{ "clock",     read_choice,   true,  offsetof(struct duty, clock), duty_clocks },
	{ "trigger",   read_both,     false, offsetof(struct duty, trigger), NULL },
	{ "text",      read_both,     true,  offsetof(struct duty, text), NULL },
	{ "evidence",  read_evidence, false, offsetof(struct duty, evidence), NULL },
	{ "exception", read_both,     false, offsetof(struct duty, exception), NULL },
	{ "replaces",  read_name,     false, offsetof(struct duty, replaces), NULL },
	{ "articles",  read_names,    true,  offsetof(struct duty, articles), NULL },
	{ "headings",  read_names,    false, offsetof(struct duty, headings), NULL },
	{ "mark",      read_choice,   true,  offsetof(struct duty, mark), law_marks },
	{ "note",      read_both,     false, offsetof(struct duty, note), NULL },
	{ "untested",  read_both,     false, offsetof(struct duty, untested), NULL },
	{ "in_force",  read_period,   false, offsetof(struct duty, from_on), NULL },
	{ 0 }
};

static const struct key term_keys[] = {
	{ "name",      read_name,     true,  offsetof(struct term, name), NULL },
	{ "value",     read_number,   true,  offsetof(struct term, value), NULL },
	{ "unit",      read_choice,   true,  offsetof(struct term, unit), term_units },
	{ "duty",      read_name,     true,  offsetof(struct term, duty), NULL },
	{ "label",     read_both,     true,  offsetof(struct term, label), NULL },
	{ "mark",      read_choice,   true,  offsetof(struct term, mark), law_marks },
	{ "note",      read_both,     false, offsetof(struct term, note), NULL },
	{ "in_force",  read_period,   false, offsetof(struct term, from_on), NULL },
	{ 0 }
};

static const struct key word_keys[] = {
	{ "ja",        read_text,     true,  offsetof(struct law_word, ja), NULL },
	{ "en",        read_texts,    true,  offsetof(struct law_word, en), NULL },
	{ "not",       read_texts,    false, offsetof(struct law_word, never), NULL },
	{ 0 }
};

/* ---- sections ------------------------------------------------------------------------------ */

static void node_read(struct reading *reading, const struct yaml *map)
{
	struct law_node *node = &reading->nodes[reading->node_count];
	*node = (struct law_node){ .from_on = NO_DATE, .to_on = NO_DATE, .file = map->at.file, .line = map->at.line };
	read_record(reading, node_keys, map, node);
	if (node->id)
		reading->node_maps[reading->node_count++] = map;
}

static void duty_read(struct reading *reading, const struct yaml *map)
{
	struct duty *duty = &reading->duties[reading->duty_count];
	*duty = (struct duty){ .articles = none, .headings = none, .evidence = no_evidence, .from_on = NO_DATE, .to_on = NO_DATE,
		.file = map->at.file, .line = map->at.line };
	read_record(reading, duty_keys, map, duty);
	if (duty->id)
		reading->duty_maps[reading->duty_count++] = map;
}

static void term_read(struct reading *reading, const struct yaml *map)
{
	struct term *term = &reading->terms[reading->term_count];
	*term = (struct term){ .from_on = NO_DATE, .to_on = NO_DATE, .file = map->at.file, .line = map->at.line };
	read_record(reading, term_keys, map, term);
	if (term->name)
		reading->term_maps[reading->term_count++] = map;
}

static void word_read(struct reading *reading, const struct yaml *map)
{
	struct law_word *word = &reading->words[reading->word_count];
	*word = (struct law_word){ .en = none, .never = none, .file = map->at.file, .line = map->at.line };
	read_record(reading, word_keys, map, word);
	if (word->ja)
		reading->word_maps[reading->word_count++] = map;
}

static const struct section {
	const char *name;
	void (*read)(struct reading *, const struct yaml *);
	size_t size, records, maps;              /* of a record; where `reading` keeps the records, and where their maps */
} sections[] = {
	{ "nodes",    node_read,   sizeof(struct law_node),  offsetof(struct reading, nodes),   offsetof(struct reading, node_maps) },
	{ "duties",   duty_read,   sizeof(struct duty),      offsetof(struct reading, duties),  offsetof(struct reading, duty_maps) },
	{ "terms",    term_read,   sizeof(struct term),      offsetof(struct reading, terms),   offsetof(struct reading, term_maps) },
	{ "tables",   table_read,  sizeof(struct law_table), offsetof(struct reading, tables),  offsetof(struct reading, table_maps) },
	{ "coverage", source_read, sizeof(struct covered),   offsetof(struct reading, sources), offsetof(struct reading, source_maps) },
	{ "words",    word_read,   sizeof(struct law_word),  offsetof(struct reading, words),   offsetof(struct reading, word_maps) },
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

static void make_room(struct reading *reading, const struct section *section)
{
	struct arena *arena = reading->act->arena;
	size_t n = 0;
	for (size_t i = 0; i < reading->tree_count; i++) {
		const struct yaml *part = yaml_member(reading->trees[i], section->name);
		n += part ? yaml_count(part) : 0;
	}
	void *records = arena_take(arena, n * section->size);
	const struct yaml **maps = arena_array(arena, const struct yaml *, n);
	memcpy((char *)reading + section->records, &records, sizeof records);
	memcpy((char *)reading + section->maps, &maps, sizeof maps);
}

void law_read(struct reading *reading, const struct yaml *const *trees, size_t n)
{
	reading->trees = trees;
	reading->tree_count = n;
	for (size_t i = 0; i < COUNT(sections); i++)
		make_room(reading, &sections[i]);
	for (size_t i = 0; i < n; i++)
		read_tree(reading, trees[i]);
}
