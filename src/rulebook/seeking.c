/* Looking in the rulebook: what belongs to a law or a regime, and what speaks of the words of a question.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/telling.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- what belongs together --------------------------------------------------------------------- */

bool duty_cites(const struct duty *duty, const char *node)
{
	for (const char *const *id = duty->articles; *id; id++)
		if (!strcmp(*id, node))
			return true;
	return false;
}

bool node_is_below(const struct rulebook *book, const struct law_node *node, const struct law_node *top)
{
	while (top && node && node != top)
		node = node_named(book, node->parent);
	return node;
}

/* Codes stand with a blank between them. */
static bool has_code(const char *codes, const char *code)
{
	for (size_t n; codes && *codes; codes += n + strspn(codes + n, " ")) {
		n = strcspn(codes, " ");
		if (n == strlen(code) && !strncmp(codes, code, n))
			return true;
	}
	return false;
}

bool duty_is_of_regime(const struct duty *duty, const char *regime)
{
	return is_empty(regime) || has_code(duty->regime, regime);
}

const char *node_regimes(const struct rulebook *book, const struct law_node *node)
{
	while (node && !node->regime)
		node = node_named(book, node->parent);
	return node ? node->regime : NULL;
}

static void mark_upwards(const struct rulebook *book, const struct law_node *node, bool *found)
{
	for (; node; node = node_named(book, node->parent))
		found[node - book->nodes] = true;
}

const bool *nodes_of_regime(struct arena *arena, const struct rulebook *book, const char *regime)
{
	bool *found = arena_array(arena, bool, book->node_count);
	for (size_t i = 0; i < book->node_count; i++)
		if (has_code(node_regimes(book, &book->nodes[i]), regime))
			mark_upwards(book, &book->nodes[i], found);
	for (const struct duty *d = book->duties; d < book->duties + book->duty_count; d++)
		for (const char *const *id = d->articles; *id && duty_is_of_regime(d, regime); id++)
			if (node_named(book, *id) && !node_regimes(book, node_named(book, *id)))
				mark_upwards(book, node_named(book, *id), found);
	return found;
}

static bool are_same(const char *const *a, const char *const *b)
{
	while (*a && *b && same_text(*a, *b))
		a++, b++;
	return !*a && !*b;
}

bool table_has_one_basis(const struct law_table *table)
{
	for (size_t r = 1; r < table->row_count; r++)
		if (!are_same(table->rows[r].articles, table->rows[0].articles))
			return false;
	return table->row_count > 1;
}

struct covering source_counted(const struct covered *source)
{
	struct covering n = { .lines = (long)source->line_count };
	for (const struct source_line *l = source->lines; l < source->lines + source->line_count; l++) {
		n.with_duties += *l->duties != NULL;
		n.with_reason += !*l->duties && l->why[JA];
		n.silent += !*l->duties && !l->why[JA];
	}
	return n;
}

struct covering lines_counted(const struct rulebook *book)
{
	struct covering all = { 0 };
	for (size_t i = 0; i < book->source_count; i++) {
		const struct covering n = source_counted(&book->sources[i]);
		all.lines += n.lines;
		all.with_duties += n.with_duties;
		all.with_reason += n.with_reason;
		all.silent += n.silent;
	}
	return all;
}

/* ---- folding ------------------------------------------------------------------------------------ */

enum { HIRAGANA = 0x3041, HIRAGANA_END = 0x3096, KATAKANA = 0x30A1, KATAKANA_END = 0x30F6 };

/* Full width is half width, capitals are small letters, katakana is hiragana. */
static char *folded(struct arena *arena, const char *s)
{
	utf8proc_uint8_t *map = utf8proc_NFKC_Casefold((const utf8proc_uint8_t *)s);
	char *out = arena_text(arena, map ? (const char *)map : s);
	free(map);
	utf8proc_int32_t letter;
	utf8proc_ssize_t n;
	for (char *at = out; *at && (n = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &letter)) > 0; at += n)
		if (letter >= KATAKANA && letter <= KATAKANA_END)
			utf8proc_encode_char(letter - KATAKANA + HIRAGANA, (utf8proc_uint8_t *)at);
	return out;
}

/* ---- the words of a question ---------------------------------------------------------------------- */

enum { WORDS_MOST = 16 };
struct question { const char *words[WORDS_MOST]; size_t n; };

static const char *const without_meaning[] = {
	"a", "an", "and", "are", "at", "be", "by", "do", "does", "for", "from", "has", "have", "if", "in", "is", "it", "must", "of", "on", "or", "shall",
	"the", "their", "to", "what", "when", "which", "who", "whom", "with",
};

static bool has_meaning(const char *word)
{
	for (size_t i = 0; i < COUNT(without_meaning); i++)
		if (!strcmp(word, without_meaning[i]))
			return false;
	return true;
}

/* "leaves" asks for leave and leaver too. */
static const char *without_plural(struct arena *arena, const char *s, size_t n)
{
	const bool plural = n > 3 && s[n - 1] == 's' && s[n - 2] != 's' && s[n - 2] >= 'a' && s[n - 2] <= 'z';
	return arena_span(arena, s, plural ? n - 1 : n);
}

static void take_word(struct arena *arena, struct question *q, const char *s, size_t n)
{
	const char *word = arena_span(arena, s, n);
	if (n && q->n < WORDS_MOST && has_meaning(word))
		q->words[q->n++] = without_plural(arena, word, n);
}

enum script { NOT_A_LETTER, LETTER, KANA, CHARACTER };

static enum script script_of(utf8proc_int32_t letter)
{
	const utf8proc_category_t c = utf8proc_category(letter);
	if (letter >= HIRAGANA && letter <= HIRAGANA_END)
		return KANA;
	if (letter >= 0x3005 && letter != 0x30FB && c == UTF8PROC_CATEGORY_LO)
		return CHARACTER;
	return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO) || letter == '-' || letter == '.' || letter == '_' || letter == 0x30FC
	    ? LETTER : NOT_A_LETTER;
}

/* Katakana is told from hiragana before it is folded: it bears meaning, what stands between characters does not. */
static bool has_characters(const char *s)
{
	utf8proc_int32_t letter;
	for (utf8proc_ssize_t n; *s && (n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &letter)) > 0; s += n)
		if (script_of(letter) == CHARACTER)
			return true;
	return false;
}

static void read_words(struct arena *arena, const char *given, struct question *q)
{
	const bool kana_parts = has_characters(given);
	const char *begin = given;
	utf8proc_int32_t letter;
	for (utf8proc_ssize_t n; *given && (n = utf8proc_iterate((const utf8proc_uint8_t *)given, -1, &letter)) > 0; given += n) {
		const enum script script = script_of(letter);
		if (script != NOT_A_LETTER && !(script == KANA && kana_parts))
			continue;
		take_word(arena, q, begin, (size_t)(given - begin));
		if ((letter == '\'' || letter == 0x2019) && !strncmp(given + n, "s", 1) && (!given[n + 1] || given[n + 1] == ' '))
			n++;
		begin = given + n;
	}
	take_word(arena, q, begin, (size_t)(given - begin));
}

/* Folded word by word: full-width letters are compared as half-width ones. */
static struct question question_of(struct arena *arena, const char *given)
{
	struct question q = { .n = 0 };
	utf8proc_uint8_t *plain = is_empty(given) ? NULL : utf8proc_NFKC_Casefold((const utf8proc_uint8_t *)given);
	if (!plain)
		return q;
	read_words(arena, (const char *)plain, &q);
	free(plain);
	for (size_t i = 0; i < q.n; i++)
		q.words[i] = folded(arena, q.words[i]);
	return q;
}

static bool says_all(struct arena *arena, const struct text *said, const struct question *q)
{
	const char *whole = folded(arena, text_of(said));
	for (size_t i = 0; i < q->n; i++)
		if (!strstr(whole, q->words[i]))
			return false;
	return true;
}

static void put_both(struct text *out, const bilingual text)
{
	for (int lang = 0; lang < LANGS; lang++)
		text_add(out, "%s\n", text[lang] ? text[lang] : "");
}

static void put_labels(struct text *out, const struct listed *list, const char *codes)
{
	for (const struct listed *l = list; l->code; l++)
		if (has_code(codes, l->code))
			put_both(out, l->label);
}

static void put_cited(struct act *act, struct text *out, const struct rulebook *book, const struct law_node *node)
{
	for (int lang = 0; lang < LANGS; lang++)
		text_add(out, "%s\n", node_cited(act->arena, book, node, (enum lang)lang));
}

/* ---- duties and laws --------------------------------------------------------------------------------- */

static bool duty_says(struct act *act, const struct rulebook *book, const struct duty *duty, const char *words)
{
	const struct question q = question_of(act->arena, words);
	struct text said = { .arena = act->arena };
	put_both(&said, duty->text);
	put_both(&said, duty->trigger);
	put_both(&said, duty->exception);
	put_labels(&said, duty_whos, duty->who);
	put_labels(&said, duty_towards, duty->towards);
	put_labels(&said, law_regimes, duty->regime);
	for (const char *const *id = duty->articles; *id; id++)
		if (node_named(book, *id))
			put_cited(act, &said, book, node_named(book, *id));
	text_add(&said, "%s %s", duty->id, rules_told(act, book, duty) ? rules_told(act, book, duty) : "");
	return says_all(act->arena, &said, &q);
}

bool duty_is_sought(struct act *act, const struct rulebook *book, const struct duty *duty, const struct sought *s)
{
	const struct arena_mark mark = arena_mark(act->arena);
	if ((s->on != NO_DATE && !duty_is_in_force(book, duty, s->on)) || !duty_is_of_regime(duty, s->regime) ||
	    (!is_empty(s->who) && !same_text(s->who, duty->who)) || (!is_empty(s->clock) && !same_text(s->clock, duty->clock)) ||
	    (!is_empty(s->mark) && !same_text(s->mark, duty->mark)))
		return false;
	const bool found = is_empty(s->words) || duty_says(act, book, duty, s->words);
	arena_back(act->arena, mark);
	return found;
}

bool node_is_sought(struct act *act, const struct rulebook *book, const struct law_node *node, const struct sought *s)
{
	const struct arena_mark mark = arena_mark(act->arena);
	if (s->on != NO_DATE && !node_is_in_force(book, node, s->on))
		return false;
	const struct question q = question_of(act->arena, s->words);
	struct text said = { .arena = act->arena };
	put_cited(act, &said, book, node);
	text_put(&said, node->id);
	const bool found = says_all(act->arena, &said, &q);
	arena_back(act->arena, mark);
	return found;
}
