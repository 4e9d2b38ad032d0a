/* On which days the answer of a rule may turn: wherever it holds something against the day, what that is and which way it is held.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/looking.h"
#include <string.h>

enum { DEEPEST = 24 };

const char *register_of(struct arena *arena, const char *table)
{
	static const char ending[] = "_version";
	size_t n = strlen(table), m = strlen(ending);
	return n > m && !strcmp(table + n - m, ending) ? arena_span(arena, table, n - m) : table;
}

static bool are_twins(const char *a, const char *b)
{
	return same_text(a, b) || (same_text(a, "id") && same_text(b, "number")) || (same_text(a, "number") && same_text(b, "id"));
}

bool is_same_column(struct column a, struct column b)
{
	return a.of == b.of && are_twins(a.name, b.name);
}

static void is_daily(struct looking *k, const char *why)
{
	k->out->is_daily = true;
	k->out->why = why;
}

static void add_turn(struct looking *k, struct turn t)
{
	for (size_t i = 0; i < k->out->turn_count; i++)
		if (same_text(k->turns[i].table, t.table) && same_text(k->turns[i].column, t.column) && k->turns[i].next_day == t.next_day)
			return;
	if (k->out->turn_count == TURNS_MOST)
		is_daily(k, "too many days");
	else
		k->turns[k->out->turn_count++] = t;
}

/* Words that make of days one of these days. */
static bool only_chooses(const struct looking *k, int at)
{
	static const char *const choosing[] = { "COALESCE", "MIN", "MAX", "NULLIF", "CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "NOT", "IS", "NULL",
		"IN", "day_of", NULL };
	for (const char *const *w = choosing; *w; w++)
		if (token_is(&k->c, at, *w))
			return true;
	return false;
}

static void turn_at(struct looking *, const struct select *, struct span, bool next_day, int depth);

static void turn_of_column(struct looking *k, struct column c, bool next_day, int depth)
{
	if (c.of->table) {
		add_turn(k, (struct turn){ register_of(k->arena, c.of->table), c.name, next_day });
		return;
	}
	const struct select *first = c.of->made_of;
	int place = first ? item_named(first, c.name) : -1;
	if (place < 0 || depth > DEEPEST)
		is_daily(k, "a day from an unknown column");
	for (const struct select *s = first; s && !k->out->is_daily; s = s->branch) {
		if (place >= s->item_count)
			is_daily(k, "a day from an unknown column");
		else if (s->items[place].star)
			turn_of_column(k, (struct column){ s->items[place].star, c.name }, next_day, depth + 1);
		else
			turn_at(k, s, s->items[place].is, next_day, depth + 1);
	}
}

/* An expression that only chooses among days turns when one of them does. */
static void turn_at(struct looking *k, const struct select *in, struct span is, bool next_day, int depth)
{
	for (int i = is.from; i < is.to && !k->out->is_daily; i++) {
		const struct token *t = &k->c.tokens[i];
		struct column c = column_at(&k->c, in, i);
		if (c.of) {
			turn_of_column(k, c, next_day, depth);
			i += 2;
		} else if (t->kind == TOKEN_DAY) {
			continue;                        /* it is compared itself, and looked at for itself */
		} else if ((t->kind == TOKEN_WORD && !only_chooses(k, i)) || token_is(&k->c, i, "+") || token_is(&k->c, i, "-") ||
		    token_is(&k->c, i, "*") || token_is(&k->c, i, "||")) {
			is_daily(k, arena_format(k->arena, "the day is held against something reckoned: %.*s", t->n, t->s));
		}
	}
}

static bool is_reckoning(const struct looking *k, int at)
{
	static const char *const signs[] = { "+", "-", "*", "/", "%", "||", ".", NULL };
	for (const char *const *s = signs; *s; s++)
		if (token_is(&k->c, at, *s))
			return true;
	return false;
}

/* The operand that ends, or begins, at a token; empty where it is none that is understood. */
static struct span operand_before(const struct looking *k, int last)
{
	struct span is = { last, last + 1 };
	if (token_is(&k->c, last, ")")) {
		is.from = k->c.tokens[last].match;
		is.from -= k->c.tokens[is.from - (is.from > 0)].kind == TOKEN_WORD;
	} else if (token_is(&k->c, last, "END")) {
		for (int open = 1; open && is.from > 0;)
			is.from--, open += token_is(&k->c, is.from, "END") - token_is(&k->c, is.from, "CASE");
	} else if (token_is(&k->c, last - 1, ".")) {
		is.from = last - 2;
	}
	return is_reckoning(k, is.from - 1) ? (struct span){ 0, 0 } : is;
}

static struct span operand_after(const struct looking *k, int first)
{
	struct span is = { first, first + 1 };
	if (token_is(&k->c, first + 1, "."))
		is.to = first + 3;
	else if (token_is(&k->c, first, "("))
		is.to = k->c.tokens[first].match + 1;
	else if (k->c.tokens[first].kind == TOKEN_WORD && token_is(&k->c, first + 1, "("))
		is.to = k->c.tokens[first + 1].match + 1;
	return is_reckoning(k, is.to) ? (struct span){ 0, 0 } : is;
}

/* What is compared with the day, as if it stood before it: x <= $1 turns on the day x, x < $1 on the day after it. */
static void held_against(struct looking *k, const struct select *in, struct span operand, const char *sign, const char *turned)
{
	const struct item *due = NULL;
	for (int i = 0; i < k->c.whole->item_count; i++)
		if (same_text(k->c.whole->items[i].name, "due_on"))
			due = &k->c.whole->items[i];
	struct column a = column_alone(&k->c, in, operand), b = due ? column_alone(&k->c, k->c.whole, due->is) : (struct column){ 0 };
	bool before = !strcmp(sign, "<") || !strcmp(turned, "<") || !strcmp(sign, "=");
	bool at = !strcmp(sign, "<=") || !strcmp(turned, "<=") || !strcmp(sign, "=");
	if (operand.from >= operand.to)
		is_daily(k, "the day is held against something reckoned");
	else if (in == k->c.whole && a.of && !a.of->table && is_same_column(a, b))
		k->out->turns_when_due = true;
	else {
		if (at)
			turn_at(k, in, operand, false, 0);
		if (before)
			turn_at(k, in, operand, true, 0);
	}
}

/* "x < $1" and "x >= $1" turn alike. */
static const struct { const char *sign, *like; } comparisons[] = {
	{ "<=", "<=" }, { ">", "<=" }, { "<", "<" }, { ">=", "<" }, { "=", "=" }, { "<>", "=" },
};
static const char *const other_way[] = { "<", "<", "<=", "<=", "=", "=" };

static const char *like_sign(const struct looking *k, int at, bool day_first)
{
	for (size_t i = 0; i < COUNT(comparisons); i++)
		if (token_is(&k->c, at, comparisons[i].sign))
			return day_first ? other_way[i] : comparisons[i].like;
	return NULL;
}

/* Does it only tell the day, in what the whole query answers? */
bool day_is_told(const struct looking *k, const struct day_use *use)
{
	if (use->in != k->c.whole || k->c.whole->branch)
		return false;
	for (int i = 0; i < use->in->item_count; i++)
		if (use->in->items[i].is.from == use->at && use->in->items[i].is.to == use->at + 1)
			return true;
	return false;
}

static void look_at_day(struct looking *k, const struct day_use *use)
{
	const char *before = like_sign(k, use->at - 1, false), *behind = like_sign(k, use->at + 1, true);
	if (before && !is_reckoning(k, use->at + 1))
		held_against(k, use->in, operand_before(k, use->at - 2), before, before);
	else if (behind && !is_reckoning(k, use->at - 1))
		held_against(k, use->in, operand_after(k, use->at + 2), behind, behind);
	else if (!day_is_told(k, use))
		is_daily(k, "the day is used otherwise than to compare");
}

void look_at_days(struct looking *k)
{
	for (int i = 0; i < k->c.day_count && !k->out->is_daily; i++)
		look_at_day(k, &k->c.days[i]);
}
