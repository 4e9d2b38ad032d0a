/* The SELECT of a rule taken apart: each SELECT in it with its sources, items and conditions.  A WITH is read anew wherever it
 * is named, so that each reading of a table stands for itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/clauses.h"
#include <string.h>
#include <strings.h>

enum { DEEPEST = 24 };

struct with { const char *name; struct span is, columns; bool is_recursive, is_open; struct with *next; };

/* ---- tokens --------------------------------------------------------------------------------- */

static bool token_is_any(const struct clauses *c, int at, const char *const *words)
{
	for (; *words; words++)
		if (token_is(c, at, *words))
			return true;
	return false;
}

static const char *text_at(const struct clauses *c, int at)
{
	return arena_span(c->arena, c->tokens[at].s, (size_t)c->tokens[at].n);
}

/* The next token on the same level. */
static int after(const struct clauses *c, int at)
{
	return token_is(c, at, "(") ? c->tokens[at].match + 1 : at + 1;
}

/* The first of a word on this level; the end of the span where there is none. */
static int find(const struct clauses *c, struct span in, const char *word)
{
	for (int i = in.from; i < in.to; i = after(c, i))
		if (token_is(c, i, word) && !(token_is(c, i - 1, "DISTINCT") && token_is(c, i - 2, "IS")))
			return i;
	return in.to;
}

static bool asks_at(const struct clauses *c, int at)
{
	return token_is(c, at, "(") && (token_is(c, at + 1, "SELECT") || token_is(c, at + 1, "WITH") || token_is(c, at + 1, "VALUES"));
}

static struct span within(const struct clauses *c, int open)
{
	return (struct span){ open + 1, c->tokens[open].match };
}

static void give_up(struct clauses *c)
{
	c->is_understood = false;
}

static void blur(struct select *s)
{
	for (; s; s = s->branch)
		s->blurs = true;
}

/* ---- columns -------------------------------------------------------------------------------- */

struct column column_at(const struct clauses *c, const struct select *in, int at)
{
	if (at < 0 || at + 2 >= c->n || c->tokens[at].kind != TOKEN_WORD || !token_is(c, at + 1, ".") || c->tokens[at + 2].kind != TOKEN_WORD)
		return (struct column){ 0 };
	const char *name = text_at(c, at);
	for (const struct select *s = in; s; s = s->outer)
		for (struct source *source = s->sources; source; source = source->next)
			if (same_text(source->name, name))
				return (struct column){ source, text_at(c, at + 2) };
	return (struct column){ 0 };
}

struct column column_alone(const struct clauses *c, const struct select *in, struct span is)
{
	return is.to - is.from == 3 ? column_at(c, in, is.from) : (struct column){ 0 };
}

int item_named(const struct select *s, const char *name)
{
	for (int i = 0; i < s->item_count; i++)
		if (!name || same_text(s->items[i].name, name))
			return i;
	for (int i = 0; i < s->item_count; i++)
		if (s->items[i].star && (s->items[i].star->table || item_named(s->items[i].star->made_of, name) >= 0))
			return i;
	return -1;
}

/* ---- expressions ---------------------------------------------------------------------------- */

static struct select *take_query(struct clauses *, struct span, struct select *outer, bool apart);

static const char *const aggregates[] = { "COUNT", "SUM", "MIN", "MAX", "AVG", NULL };

/* A window: its PARTITION BY is one more list of what tells rows apart. */
static void take_window(struct clauses *c, struct select *s, int over)
{
	static const char *const ends[] = { "ORDER", "ROWS", "RANGE", "GROUPS", NULL };
	struct span in = token_is(c, over + 1, "(") ? within(c, over + 1) : (struct span){ 0, 0 };
	if (!token_is(c, in.from, "PARTITION") || s->windows.n == COUNT(s->windows.list)) {
		s->blurs = true;
		return;
	}
	int end = in.from + 2;
	while (end < in.to && !token_is_any(c, end, ends))
		end = after(c, end);
	s->windows.list[s->windows.n++] = (struct span){ in.from + 2, end };
}

/* Notes subqueries, windows, aggregates and the day. */
static void walk(struct clauses *c, struct select *s, struct span is, bool *aggregates_rows)
{
	for (int i = is.from; i < is.to; i++) {
		if (asks_at(c, i)) {
			(void)take_query(c, within(c, i), s, false);
			i = c->tokens[i].match;
		} else if (c->tokens[i].kind == TOKEN_DAY) {
			if (c->day_count == DAY_USES_MOST)
				give_up(c);
			else
				c->days[c->day_count++] = (struct day_use){ i, s };
		} else if (token_is(c, i, "OVER")) {
			take_window(c, s, i);
		} else if (token_is_any(c, i, aggregates) && token_is(c, i + 1, "(")) {
			int next = c->tokens[i + 1].match + 1;
			if (token_is(c, next, "FILTER"))
				next = after(c, next + 1);
			*aggregates_rows |= !token_is(c, next, "OVER");
		}
	}
}

/* ---- conditions ----------------------------------------------------------------------------- */

static void add_equality(struct clauses *c, struct select *s, struct column a, struct column b, struct source *optional)
{
	struct equality *e = arena_new(c->arena, struct equality);
	*e = (struct equality){ a, b, optional, s->equalities };
	s->equalities = e;
}

/* The AND that ends the first condition of several; the end where there is but one.  That of a BETWEEN ends none. */
static int first_and(const struct clauses *c, struct span is)
{
	int cases = 0, betweens = 0;
	for (int i = is.from; i < is.to; i = after(c, i)) {
		cases += token_is(c, i, "CASE") - token_is(c, i, "END");
		betweens += token_is(c, i, "BETWEEN");
		if (cases || !token_is(c, i, "AND"))
			continue;
		if (!betweens)
			return i;
		betweens--;
	}
	return is.to;
}

static bool has_or(const struct clauses *c, struct span is)
{
	int cases = 0;
	for (int i = is.from; i < is.to; i = after(c, i)) {
		cases += token_is(c, i, "CASE") - token_is(c, i, "END");
		if (!cases && token_is(c, i, "OR"))
			return true;
	}
	return false;
}

/* a.b IN (SELECT …): as if what it answers were joined. */
static void take_in(struct clauses *c, struct select *s, struct column a, int open)
{
	struct source *asked = arena_new(c->arena, struct source);
	*asked = (struct source){ .name = "", .made_of = take_query(c, within(c, open), s, true), .in = s, .is_optional = true, .place = -1 };
	if (asked->made_of)
		add_equality(c, s, (struct column){ asked, NULL }, a, asked);
}

static void take_condition(struct clauses *c, struct select *s, struct span is, struct source *optional)
{
	bool unused = false;
	while (token_is(c, is.from, "(") && c->tokens[is.from].match == is.to - 1 && !asks_at(c, is.from))
		is = within(c, is.from);
	if (has_or(c, is)) {
		walk(c, s, is, &unused);
		return;
	}
	int end = first_and(c, is);
	if (end < is.to) {
		take_condition(c, s, (struct span){ is.from, end }, optional);
		take_condition(c, s, (struct span){ end + 1, is.to }, optional);
		return;
	}
	struct column a = column_at(c, s, is.from), b = column_at(c, s, is.from + 4);
	if (a.of && b.of && is.to - is.from == 7 && token_is(c, is.from + 3, "="))
		add_equality(c, s, a, b, optional);
	else if (a.of && token_is(c, is.from + 3, "IN") && asks_at(c, is.from + 4) && c->tokens[is.from + 4].match == is.to - 1)
		take_in(c, s, a, is.from + 4);
	else
		walk(c, s, is, &unused);
}

/* ---- sources -------------------------------------------------------------------------------- */

static struct with *with_named(struct clauses *c, const char *name)
{
	for (struct with *w = c->withs; w; w = w->next)
		if (same_text(w->name, name))
			return w;
	return NULL;
}

/* The columns of WITH name(a, b) have the names given there. */
static void name_items(struct clauses *c, struct select *s, struct span names)
{
	for (int i = names.from, n = 0; i < names.to && n < s->item_count; i += 2, n++)
		s->items[n].name = text_at(c, i);
}

static struct select *take_with(struct clauses *c, struct with *w)
{
	bool again = w->is_open;
	w->is_open = true;
	struct select *s = again ? NULL : take_query(c, w->is, NULL, true);
	w->is_open = again;
	if (s)
		name_items(c, s, w->columns);
	if (w->is_recursive || again)
		blur(s);
	return s;
}

static int take_source(struct clauses *c, struct select *s, int at, struct source *source)
{
	static const char *const follow[] = { "ON", "JOIN", "LEFT", "INNER", "CROSS", "RIGHT", "FULL", "NATURAL", "WHERE", "GROUP", "HAVING",
		"ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "USING", NULL };
	int next = after(c, at);
	*source = (struct source){ .in = s, .place = -1 };
	if (asks_at(c, at)) {
		source->made_of = take_query(c, within(c, at), NULL, true);
	} else if (c->tokens[at].kind == TOKEN_WORD && !token_is(c, next, "(") && !token_is(c, next, ".")) {
		struct with *w = with_named(c, text_at(c, at));
		if (w && w->is_open && !w->is_recursive)
			w = NULL;                        /* within itself it is the table of that name */
		source->name = text_at(c, at);
		source->made_of = w ? take_with(c, w) : NULL;
		if (!w && c->table_count < TABLES_MOST) {
			source->table = source->name;
			source->place = c->table_count;
			c->tables[c->table_count++] = source;
		} else if (!w) {
			give_up(c);
		}
	} else {
		give_up(c);
	}
	next += token_is(c, next, "AS");
	if (next < c->n && c->tokens[next].kind == TOKEN_WORD && !token_is_any(c, next, follow))
		source->name = text_at(c, next++);
	source->at = (struct span){ at, next };
	return next;
}

/* A source joined, its ON left for when all sources are known. */
struct joined { struct source *source; struct span on; };

static int join_at(struct clauses *c, int at, struct source *source)
{
	bool left = token_is(c, at, "LEFT");
	if (token_is(c, at, "RIGHT") || token_is(c, at, "FULL") || token_is(c, at, "NATURAL"))
		give_up(c);
	while (token_is(c, at, "LEFT") || token_is(c, at, "OUTER") || token_is(c, at, "INNER") || token_is(c, at, "CROSS") || token_is(c, at, "JOIN") ||
	       token_is(c, at, ","))
		at++;
	int next = take_source(c, source->in, at, source);
	source->is_optional = left;
	return next;
}

static void take_sources(struct clauses *c, struct select *s, struct span is)
{
	static const char *const joins[] = { "LEFT", "INNER", "CROSS", "JOIN", "RIGHT", "FULL", "NATURAL", ",", NULL };
	struct joined joined[TABLES_MOST];
	int n = 0;
	struct source **last = &s->sources;
	for (int at = is.from; at < is.to && c->is_understood;) {
		struct source *source = arena_new(c->arena, struct source);
		source->in = s;
		at = join_at(c, at, source);
		*last = source;
		last = &source->next;
		int on = at;
		for (int cases = 0; at < is.to && (cases || !token_is_any(c, at, joins)); at = after(c, at))
			cases += token_is(c, at, "CASE") - token_is(c, at, "END");
		if (n == TABLES_MOST || (on < at && !token_is(c, on, "ON")))
			give_up(c);
		else if (on < at)
			joined[n++] = (struct joined){ source, { on + 1, at } };
	}
	for (int i = 0; i < n; i++)
		take_condition(c, s, joined[i].on, joined[i].source->is_optional ? joined[i].source : NULL);
}

/* ---- one SELECT ----------------------------------------------------------------------------- */

static void take_item(struct clauses *c, struct select *s, struct span is)
{
	struct item *item = &s->items[s->item_count++];
	*item = (struct item){ "", is, NULL };
	int n = is.to - is.from;
	if (n == 3 && token_is(c, is.from + 1, ".") && token_is(c, is.from + 2, "*")) {
		for (struct source *source = s->sources; source; source = source->next)
			if (same_text(source->name, text_at(c, is.from)))
				item->star = source;
	} else if (n > 2 && token_is(c, is.to - 2, "AS")) {
		*item = (struct item){ text_at(c, is.to - 1), { is.from, is.to - 2 }, NULL };
	} else if (n && c->tokens[is.to - 1].kind == TOKEN_WORD) {
		item->name = text_at(c, is.to - 1);
	}
	if (n == 1 && token_is(c, is.from, "*"))
		s->blurs = true;
}

static void take_items(struct clauses *c, struct select *s, struct span is, bool *aggregates_rows)
{
	s->items = arena_array(c->arena, struct item, is.to - is.from + 1);
	for (int at = is.from; at < is.to;) {
		int end = find(c, (struct span){ at, is.to }, ",");
		take_item(c, s, (struct span){ at, end });
		at = end + 1;
	}
	walk(c, s, is, aggregates_rows);
}

static struct select *take_select(struct clauses *c, struct span is, struct select *outer, bool apart)
{
	static const char *const parts[] = { "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT" };
	enum { FROM, WHERE, GROUP, HAVING, ORDER, LIMIT, PARTS };
	struct select *s = arena_new(c->arena, struct select);
	*s = (struct select){ .outer = outer, .is_apart = apart, .next = c->selects };
	c->selects = s;
	int at[PARTS + 1], first = is.from + 1;
	bool aggregates_rows = false;
	first += token_is(c, first, "DISTINCT") || token_is(c, first, "ALL");
	at[PARTS] = is.to;
	for (int p = PARTS; p--;)
		at[p] = find(c, (struct span){ first, at[p + 1] }, parts[p]);
	if (!token_is(c, is.from, "SELECT")) {
		s->blurs = true;
		return s;
	}
	if (at[FROM] < at[WHERE])
		take_sources(c, s, (struct span){ at[FROM] + 1, at[WHERE] });
	take_items(c, s, (struct span){ first, at[FROM] }, &aggregates_rows);
	if (at[WHERE] < at[GROUP])
		take_condition(c, s, (struct span){ at[WHERE] + 1, at[GROUP] }, NULL);
	if (at[GROUP] < at[HAVING])
		s->groups.list[s->groups.n++] = (struct span){ at[GROUP] + 2, at[HAVING] };
	walk(c, s, (struct span){ at[GROUP], is.to }, &aggregates_rows);
	s->blurs |= at[LIMIT] < is.to || (aggregates_rows && at[GROUP] == at[HAVING]);
	return s;
}

/* ---- a whole query -------------------------------------------------------------------------- */

static int take_withs(struct clauses *c, struct span is)
{
	int at = is.from + 1;
	bool recursive = token_is(c, at, "RECURSIVE");
	at += recursive;
	while (at < is.to && !token_is(c, at, "SELECT")) {
		struct with *w = arena_new(c->arena, struct with);
		*w = (struct with){ .name = text_at(c, at), .is_recursive = recursive, .next = c->withs };
		at++;
		if (token_is(c, at, "(")) {
			w->columns = within(c, at);
			at = after(c, at);
		}
		while (at < is.to && !token_is(c, at, "("))
			at++;
		if (at >= is.to)
			break;
		w->is = within(c, at);
		c->withs = w;
		at = after(c, at);
		at += token_is(c, at, ",");
	}
	return at;
}

static struct select *take_query(struct clauses *c, struct span is, struct select *outer, bool apart)
{
	struct select *first = NULL, **last = &first;
	if (++c->depth > DEEPEST || is.from >= is.to)
		give_up(c);
	if (c->is_understood && token_is(c, is.from, "WITH"))
		is.from = take_withs(c, is);
	while (c->is_understood && is.from < is.to) {
		struct span one = { is.from, find(c, is, "UNION") };
		if (find(c, one, "INTERSECT") < one.to || find(c, one, "EXCEPT") < one.to || token_is(c, is.from, "("))
			give_up(c);
		*last = take_select(c, one, outer, apart);
		last = &(*last)->branch;
		is.from = one.to + 1;
		is.from += token_is(c, is.from, "ALL");
	}
	for (const struct select *s = first; s; s = s->branch)
		if (s->blurs)
			blur(first);                     /* a LIMIT is written in the last branch and is of all */
	c->depth--;
	return first;
}

void clauses_read(struct arena *arena, const char *text, struct clauses *out)
{
	*out = (struct clauses){ .arena = arena, .text = text, .is_understood = true };
	if (!tokens_read(out)) {
		give_up(out);
		return;
	}
	while (out->n && token_is(out, out->n - 1, ";"))
		out->n--;
	out->whole = take_query(out, (struct span){ 0, out->n }, NULL, false);
	if (!out->whole)
		give_up(out);
}
