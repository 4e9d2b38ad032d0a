/* One record of a law file: its values read one by one, each as the key of its table says.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

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

static const char *codes_of(struct reading *reading, const struct listed *from)
{
	struct text out = { .arena = reading->act->arena };
	for (; from->code; from++)
		text_add(&out, "%s%s", out.n ? ", " : "", from->code);
	return text_of(&out);
}

static bool is_one_of(const char *s, const struct listed *from)
{
	for (; from->code; from++)
		if (same_text(s, from->code))
			return true;
	return false;
}

/* "key: value" as it is shown to whoever wrote it. */
const char *yaml_shown(struct reading *reading, const struct yaml *v)
{
	return arena_format(reading->act->arena, "%s: %s", v->key ? v->key : "-", v->text ? v->text : "…");
}

void read_name(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	if (v->kind == YAML_TEXT && is_name(v->text))
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_NAME);
}

void read_choice(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	if (v->kind == YAML_TEXT && is_one_of(v->text, key->from))
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_ONE_OF, codes_of(reading, key->from));
}

/* One or more of a closed list, kept as words with a blank between them. */
void read_choices(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
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

void read_text(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	if (v->kind == YAML_TEXT && *v->text)
		*(const char **)into = v->text;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_TEXT);
}

/* One text, or a list of one or more. */
void read_texts(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	const struct yaml *first = v->kind == YAML_LIST ? v->first : v;
	const char **texts = arena_array(reading->act->arena, const char *, yaml_count(v) + 2);
	size_t n = 0;
	if (!first)
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_TEXT);
	for (const struct yaml *one = first; one; one = v->kind == YAML_LIST ? one->next : NULL) {
		read_text(reading, key, one, &texts[n]);
		n += texts[n] != NULL;
	}
	*(const char *const **)into = texts;
}

void read_names(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	if (v->kind != YAML_LIST || !v->first) {
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_NAMES);
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

void read_both(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
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
bool has_japanese(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0xE3 && (unsigned char)*s <= 0xEF)
			return true;
	return false;
}

/* Both languages, or one text that either can read. */
void read_either(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	bilingual *both = into;
	if (v->kind != YAML_TEXT)
		read_both(reading, key, v, into);
	else if (*v->text && !has_japanese(v->text))
		(*both)[JA] = (*both)[EN] = v->text;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_EITHER);
}

void read_number(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	long n = 0;
	if (v->kind == YAML_TEXT && parse_long(v->text, &n) && n > 0)
		*(long *)into = n;
	else
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_NUMBER);
}

static void read_day(struct reading *reading, const struct yaml *v, date *out)
{
	if (v->kind != YAML_TEXT || !date_parse(v->text, out))
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_DAY);
}

/* from_on and to_on stand side by side in every record; the last day is in force. */
void read_period(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	(void)key;
	date *period = into;
	if (v->kind != YAML_MAP || !v->first) {
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_PERIOD);
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

/* ---- a record --------------------------------------------------------------------------------- */

const char *key_names(struct reading *reading, const struct key *keys)
{
	struct text out = { .arena = reading->act->arena };
	for (; keys->name; keys++)
		text_add(&out, "%s%s", out.n ? ", " : "", keys->name);
	return text_of(&out);
}

const struct key *key_named(const struct key *keys, const char *name)
{
	for (; keys->name; keys++)
		if (same_text(keys->name, name))
			return keys;
	return NULL;
}

/* What is not `found` in a source says what must be confirmed. */
void note_check(struct reading *reading, const struct yaml *map)
{
	const struct yaml *mark = yaml_member(map, "mark");
	if (mark && mark->text && strcmp(mark->text, "found") && !yaml_member(map, "note"))
		wrong(reading, mark->at, yaml_shown(reading, mark), W_LAW_NOTE);
}

void read_record(struct reading *reading, const struct key *keys, const struct yaml *map, void *record)
{
	if (map->kind != YAML_MAP) {
		wrong(reading, map->at, map->text, W_LAW_RECORD, key_names(reading, keys));
		return;
	}
	for (const struct yaml *v = map->first; v; v = v->next) {
		const struct key *key = key_named(keys, v->key);
		if (key && key->read)
			key->read(reading, key, v, (char *)record + key->offset);
		else if (!key)
			wrong(reading, v->key_at, v->key, W_LAW_KEY, key_names(reading, keys));
	}
	for (const struct key *key = keys; key->name; key++)
		if (key->required && !yaml_member(map, key->name))
			wrong(reading, map->at, NULL, W_LAW_MISSING, key->name);
	note_check(reading, map);
}
