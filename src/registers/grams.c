/* Search: of every record that stands, each two characters that follow one another in its texts, folded so that hiragana and katakana, both
 * widths and both cases are alike.  Derived like the scope: written with the record, gone with it, and made anew where it is of another version.
 * Two characters find a Japanese name; longer words are looked for by their rarest pair, and every record found is read again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { GRAMS_VERSION = 1, TEXT_READ = 4000, GRAMS_MOST = 1500, WORDS_MOST = 8, CHECKED = 3, COUNTED = 3000, PATIENCE_ROWS = 20000 };

SQL(gram_add, "ttl", "INSERT INTO gram (register, g, id) VALUES ($1, $2, $3) ON CONFLICT (register, g, id) DO NOTHING");
SQL(gram_drop, "ttl", "DELETE FROM gram WHERE register = $1 AND g = $2 AND id = $3");
SQL(gram_count, "ttl", "SELECT COUNT(*) FROM (SELECT id FROM gram WHERE register = $1 AND g = $2 LIMIT $3) AS found");
SQL(grams_known, "", "SELECT version FROM gram_state WHERE one = 1");
SQL(grams_clear, "", "DELETE FROM gram");
SQL(grams_set, "l", "UPDATE gram_state SET version = $1 WHERE one = 1");

/* ---- folding ------------------------------------------------------------------------------------- */

/* The characters of a text as they are compared; 0 where a word ends. */
struct signs { int32_t *list; size_t n; };

static int32_t sign_of(int32_t c)
{
	if (c >= 0x30A1 && c <= 0x30F6)          /* katakana */
		return c - 0x60;
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_CC: case UTF8PROC_CATEGORY_CN:
		return 0;
	default:
		return c;
	}
}

static struct signs signs_of(struct arena *arena, const char *text)
{
	static const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_uint8_t *mapped = NULL;
	struct signs out = { NULL, 0 };
	utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strlen(text), &mapped, how);
	if (size < 0)
		return out;
	out.list = arena_array(arena, int32_t, (size_t)size + 1);
	for (utf8proc_ssize_t at = 0, used; at < size; at += used) {
		utf8proc_int32_t c;
		used = utf8proc_iterate(mapped + at, size - at, &c);
		if (used <= 0)
			break;
		out.list[out.n++] = sign_of(c);
	}
	free(mapped);
	return out;
}

/* What of a record is searched: its texts, one after another; family and given name as one word. */
static struct signs signs_of_record(struct arena *arena, const struct reg *r, const char *const *values)
{
	struct text out = { .arena = arena };
	bool naming = false;
	for each_field(f, r) {
		const char *value = values[f - r->fields];
		if ((f->kind != TEXT && f->kind != LONG_TEXT) || !value)
			continue;
		text_put(&out, naming && is_naming(f) ? "" : "\n");
		text_put_span(&out, value, strnlen(value, TEXT_READ));
		naming = is_naming(f);
	}
	return signs_of(arena, text_valid(arena, text_of(&out)));
}

static int by_pair(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* Each pair once, in order. */
static size_t pairs_of(struct arena *arena, const struct signs *s, uint64_t **out)
{
	uint64_t *pairs = arena_array(arena, uint64_t, s->n + 1);
	size_t n = 0, kept = 0;
	for (size_t i = 0; i + 1 < s->n; i++)
		if (s->list[i] && s->list[i + 1])
			pairs[n++] = (uint64_t)s->list[i] << 32 | (uint64_t)s->list[i + 1];
	qsort(pairs, n, sizeof *pairs, by_pair);
	for (size_t i = 0; i < n; i++)
		if (!i || pairs[i] != pairs[i - 1])
			pairs[kept++] = pairs[i];
	*out = pairs;
	return kept < GRAMS_MOST ? kept : GRAMS_MOST;
}

static const char *pair_text(uint64_t pair, char out[static 9])
{
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)(pair >> 32), (utf8proc_uint8_t *)out);
	n += utf8proc_encode_char((utf8proc_int32_t)(pair & 0xFFFFFFFF), (utf8proc_uint8_t *)out + n);
	out[n] = 0;
	return out;
}

/* ---- keeping ------------------------------------------------------------------------------------- */

/* The program's own books hold its rulebook and keys: nobody looks for a person there. */
bool is_searched(const struct reg *r)
{
	return r->right != RIGHT_PROGRAM;
}

static enum fault each_pair(struct act *act, const struct sql *sql, const struct reg *r, long id, const char *const *values)
{
	struct arena_mark mark = arena_mark(act->arena);
	struct signs signs = signs_of_record(act->arena, r, values);
	uint64_t *pairs;
	size_t n = pairs_of(act->arena, &signs, &pairs);
	enum fault f = OK;
	for (size_t i = 0; !f && i < n; i++)
		f = change_with(act, sql, (struct value[]){ { 0 }, T(r->name), T(pair_text(pairs[i], (char[9]){ 0 })), L(id) }, 3, NULL);
	if (!f)
		arena_back(act->arena, mark);
	return f;
}

enum fault grams_keep(struct act *act, const struct reg *r, long id, const char *const *before, const char *const *after)
{
	enum fault f = OK;
	if (!is_searched(r))
		return OK;
	if (before)
		f = each_pair(act, &gram_drop, r, id, before);
	return f || !after ? f : each_pair(act, &gram_add, r, id, after);
}

static enum fault fill_register(struct act *act, const struct reg *r)
{
	enum fault f = OK;
	defer(query_end) struct query *q = query_with(act, &sql_of(r)->all, NULL, 0);
	while (!f && query_next(q)) {
		struct arena_mark mark = arena_mark(act->arena);
		struct record record;
		record_of_row(act->arena, r, q, &record);
		f = grams_keep(act, r, record.id, NULL, record.values);
		if (!f)
			arena_back(act->arena, mark);
	}
	return f ? f : act->fault;
}

bool grams_stand(struct act *act)
{
	return ask_long(act, 0, grams_known) == GRAMS_VERSION;
}

enum fault grams_fill(struct act *act)
{
	enum fault f = change(act, grams_clear);
	for each_register(r)
		if (!f && is_searched(*r))
			f = fill_register(act, *r);
	return f ? f : change(act, grams_set, L(GRAMS_VERSION));
}

/* ---- statements ---------------------------------------------------------------------------------- */

/* $1 at most so many; those with a number from $2 to before $3; those after the id $2 with the pair $3, and $4 to $6 where they are not empty. */
struct finding_sql { struct sql by_number, by_pair; };

static struct arena *kept;
static struct finding_sql *made;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make(struct finding_sql *out, const struct reg *r)
{
	struct text number = { .arena = kept }, pair = { .arena = kept };
	put_columns_listed(&number, r);
	text_add(&number, " FROM %s AS t WHERE t.number >= $2 AND t.number < $3 ORDER BY t.number LIMIT $1", r->name);
	put_columns_listed(&pair, r);
	text_add(&pair, " FROM gram AS g CROSS JOIN %s AS t WHERE g.register = '%s' AND g.g = $3 AND g.id > $2 AND t.id = g.id", r->name, r->name);
	for (int i = 0; i < CHECKED; i++)
		text_add(&pair, " AND ($%d = '' OR EXISTS (SELECT 1 FROM gram AS g%d WHERE g%d.register = '%s' AND g%d.g = $%d AND g%d.id = g.id))",
		    i + 4, i, i, r->name, i, i + 4, i);
	text_put(&pair, " ORDER BY g.id LIMIT $1");
	out->by_number = (struct sql){ arena_format(kept, "%s.found_by_number", r->name), "ltt", text_of(&number) };
	out->by_pair = (struct sql){ arena_format(kept, "%s.found_by_pair", r->name), "llttt" "t", text_of(&pair) };
}

static void make_all(void)
{
	kept = arena_open();
	made = arena_array(kept, struct finding_sql, REGISTERS_MAX);
	for each_register(r)
		make(&made[r - registers], *r);
}

static const struct finding_sql *finding_sql_of(const struct reg *r)
{
	pthread_once(&once, make_all);
	size_t i = 0;
	while (registers[i] != r)
		i++;
	return &made[i];
}

const struct sql *search_sql(const struct reg *r, size_t i)
{
	return i == 0 ? &finding_sql_of(r)->by_number : i == 1 ? &finding_sql_of(r)->by_pair : NULL;
}

/* ---- finding ------------------------------------------------------------------------------------- */

struct search {
	struct act *act;
	const struct reg *reg;
	struct signs words;
	struct record *out;
	size_t n, most;
};

static bool is_found_already(const struct search *s, long id)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->out[i].id == id)
			return true;
	return false;
}

static void find_by_number(struct search *s, const char *given)
{
	const char *from = number_read(s->act->arena, given);
	if (!from)
		return;
	const char *to = arena_format(s->act->arena, "%s\U0010FFFF", from);
	defer(query_end) struct query *q = query_with(s->act, &finding_sql_of(s->reg)->by_number, (struct value[]){ { 0 }, L((long)s->most), T(from), T(to) }, 3);
	while (s->n < s->most && query_next(q))
		record_of_row(s->act->arena, s->reg, q, &s->out[s->n++]);
}

/* Is each of the words in it? */
static bool holds_words(const struct signs *text, const struct signs *words)
{
	for (size_t at = 0, n; at < words->n; at += n + 1) {
		for (n = 0; at + n < words->n && words->list[at + n];)
			n++;
		bool found = !n;
		for (size_t i = 0; !found && i + n <= text->n; i++)
			found = !memcmp(text->list + i, words->list + at, n * sizeof *text->list);
		if (!found)
			return false;
	}
	return true;
}

struct rare { uint64_t pair; long count; };

static int by_count(const void *a, const void *b)
{
	const struct rare *x = a, *y = b;
	return (x->count > y->count) - (x->count < y->count);
}

/* The pairs of the words, the rarest first; how many there are. */
static size_t rarest_first(struct search *s, struct rare **out)
{
	uint64_t *pairs;
	size_t n = pairs_of(s->act->arena, &s->words, &pairs);
	*out = arena_array(s->act->arena, struct rare, n + 1);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct rare){ pairs[i], ask_long(s->act, 0, gram_count, T(s->reg->name), T(pair_text(pairs[i], (char[9]){ 0 })), L(COUNTED)) };
	qsort(*out, n, sizeof **out, by_count);
	return n;
}

static void find_by_words(struct search *s)
{
	struct rare *rare;
	size_t n = rarest_first(s, &rare);
	char texts[CHECKED + 1][9] = { "" };
	if (!n || !rare[0].count || s->act->fault)
		return;
	for (size_t i = 0; i < n && i <= CHECKED; i++)
		(void)pair_text(rare[i].pair, texts[i]);
	defer(query_end) struct query *q = query_with(s->act, &finding_sql_of(s->reg)->by_pair, (struct value[]){ { 0 }, L(PATIENCE_ROWS), L(0), T(texts[0]),
	    T(texts[1]), T(texts[2]), T(texts[3]) }, 6);
	while (s->n < s->most && query_next(q)) {
		struct arena_mark mark = arena_mark(s->act->arena);
		struct record record;
		record_of_row(s->act->arena, s->reg, q, &record);
		struct signs text = signs_of_record(s->act->arena, s->reg, record.values);
		if (holds_words(&text, &s->words) && !is_found_already(s, record.id))
			s->out[s->n++] = record;
		else
			arena_back(s->act->arena, mark);
	}
}

bool may_be_sought(struct act *act, const char *words)
{
	uint64_t *pairs;
	struct signs signs = signs_of(act->arena, text_valid(act->arena, words));
	return pairs_of(act->arena, &signs, &pairs) > 0;
}

enum fault records_sought(struct act *act, const struct reg *r, const char *words, size_t most, struct record *out, size_t *n)
{
	struct search s = { act, r, signs_of(act->arena, text_valid(act->arena, words)), out, 0, most };
	find_by_number(&s, words);
	if (s.n < most && is_searched(r))
		find_by_words(&s);
	*n = s.n;
	return act->fault;
}
