/* Lint of phrases: each is said in both languages, its words are translated as the list of words says, and every abbreviation in
 * English is explained somewhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What a phrase is held against: the words, the longest Japanese first, and the abbreviations that some text explains. */
struct language {
	struct reading *reading;
	const struct law_word *words; size_t word_count;
	const char **known; size_t known_count;
};

/* ---- said in both languages --------------------------------------------------------------------- */

/* Three ordinary Latin words in a row of Japanese text that has nothing Japanese in it: longer than any code or name of a standard. */
static bool is_english(const char *s)
{
	int words = 0;
	while (*s && words < 3) {
		size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
		words += n >= 3;
		s += n ? n : 1;
	}
	return words == 3;
}

static bool is_untranslated(const char *ja, const char *en)
{
	return has_japanese(en) || (!has_japanese(ja) && is_english(ja));
}

/* ---- words --------------------------------------------------------------------------------------- */

static bool says_one_of(const char *text, const char *const *phrases)
{
	while (*phrases && !strcasestr(text, *phrases))
		phrases++;
	return *phrases;
}

static const char *joined(struct arena *arena, const char *const *texts)
{
	struct text out = { .arena = arena };
	for (; *texts; texts++)
		text_add(&out, "%s%s", out.n ? ", " : "", *texts);
	return text_of(&out);
}

/* Takes the word out, so that a shorter one within it is not looked for.  True if it was there. */
static bool take_out(char *text, const char *word)
{
	bool found = false;
	for (char *at = text; (at = strstr(at, word)); found = true)
		memset(at, ' ', strlen(word));
	return found;
}

static void lint_words(struct language *l, struct place at, const char *ja, const char *en)
{
	struct arena *arena = l->reading->act->arena;
	struct arena_mark mark = arena_mark(arena);
	char *rest = arena_text(arena, ja);
	const struct law_word *bad = NULL;
	for (size_t i = 0; i < l->word_count && !bad; i++)
		if (take_out(rest, l->words[i].ja) && (!says_one_of(en, l->words[i].en) || says_one_of(en, l->words[i].never)))
			bad = &l->words[i];
	arena_back(arena, mark);
	if (bad)
		wrong(l->reading, at, en, W_LINT_WORD, bad->ja, joined(arena, bad->en));
}

/* ---- abbreviations ------------------------------------------------------------------------------- */

enum { ABBREVIATION = 3 };           /* letters, at least */

/* The next run of capitals that is a word by itself; *n is its length. */
static const char *next_abbreviation(const char *s, size_t *n)
{
	for (;; s += *n) {
		s += strcspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789{");
		if (!*s)
			return NULL;
		size_t word = *s == '{' ? strcspn(s, "}") : strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
		*n = word;
		if (word >= ABBREVIATION && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == word)
			return s;
	}
}

static bool is_known(const struct language *l, const char *s)
{
	for (size_t i = 0; i < l->known_count; i++)
		if (!strcmp(l->known[i], s))
			return true;
	return false;
}

static void add_known(struct language *l, const char *s, size_t n, size_t room)
{
	const char *name = arena_span(l->reading->act->arena, s, n);
	if (l->known_count < room && !is_known(l, name))
		l->known[l->known_count++] = name;
}

static void lint_abbreviations(struct language *l, struct place at, const char *ja, const char *en)
{
	size_t n;
	for (const char *s = en; (s = next_abbreviation(s, &n)); s += n) {
		const char *name = arena_span(l->reading->act->arena, s, n);
		if (!strstr(ja, name) && !is_known(l, name))
			wrong(l->reading, at, name, W_LINT_UNDEFINED);
	}
}

/* ---- every phrase --------------------------------------------------------------------------------- */

static void lint_phrase(struct language *l, struct place at, const char *ja, const char *en)
{
	if (is_untranslated(ja, en))
		wrong(l->reading, at, has_japanese(en) ? en : ja, W_LINT_UNTRANSLATED);
	else {
		lint_words(l, at, ja, en);
		lint_abbreviations(l, at, ja, en);
	}
}

typedef void (*phrase_do)(struct language *, struct place, const char *ja, const char *en);

static void walk(struct language *l, const struct yaml *v, phrase_do visit)
{
	const struct yaml *ja = yaml_member(v, "ja"), *en = yaml_member(v, "en");
	if (ja && en && ja->text && en->text)
		visit(l, en->at, ja->text, en->text);
	for (const struct yaml *one = v->kind == YAML_TEXT ? NULL : v->first; one; one = one->next)
		if (one->kind != YAML_TEXT && !same_text(one->key, "words"))
			walk(l, one, visit);
}

static void walk_all(struct language *l, phrase_do visit)
{
	for (size_t i = 0; i < l->reading->tree_count; i++)
		walk(l, l->reading->trees[i], visit);
	for (size_t i = 0; i < l->reading->draft_count; i++) {
		const struct draft *draft = &l->reading->drafts[i];
		visit(l, draft->name_at, draft->rule.title[JA], draft->rule.title[EN]);
		visit(l, draft->name_at, draft->rule.because[JA], draft->rule.because[EN]);
	}
}

enum { KNOWN_MAX = 500 };

/* "… Agency (ATLA)" explains ATLA. */
static void learn(struct language *l, struct place at, const char *ja, const char *en)
{
	(void)at;
	(void)ja;
	for (const char *s = en; (s = strchr(s, '(')); s++) {
		size_t n = strspn(s + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
		if (n >= ABBREVIATION && s[n + 1] == ')')
			add_known(l, s + 1, n, KNOWN_MAX);
	}
}

static int by_length(const void *one, const void *other)
{
	const struct law_word *a = one, *b = other;
	size_t n = strlen(a->ja), m = strlen(b->ja);
	return n == m ? strcmp(a->ja, b->ja) : n < m ? 1 : -1;
}

static void learn_words(struct language *l, const struct rulebook *book)
{
	struct law_word *words = arena_array(l->reading->act->arena, struct law_word, book->word_count);
	for (size_t i = 0; i < book->word_count; i++)
		words[i] = book->words[i];
	if (book->word_count)
		qsort(words, book->word_count, sizeof *words, by_length);
	l->words = words;
	l->word_count = book->word_count;
	for (size_t i = 0, n; i < l->word_count; i++)
		for (const char *const *en = l->words[i].en; *en; en++)
			for (const char *s = *en; (s = next_abbreviation(s, &n)); s += n)
				add_known(l, s, n, KNOWN_MAX);
	for (const struct listed *regime = law_regimes; regime->code; regime++)
		add_known(l, regime->code, strlen(regime->code), KNOWN_MAX);
}

void lint_phrases(struct reading *reading, const struct rulebook *book)
{
	struct language l = { .reading = reading, .known = arena_array(reading->act->arena, const char *, KNOWN_MAX) };
	learn_words(&l, book);
	walk_all(&l, learn);
	walk_all(&l, lint_phrase);
}
