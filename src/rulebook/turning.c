/* On what the answer of a rule depends.  Whatever two columns must be equal lets a record concern only those rows of the other table
 * that have the same value there; step by step that leads from a record that was touched to the subjects of the rule.  What cannot
 * be followed concerns everybody: to judge too much is slow, to judge too little is wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/looking.h"
#include <string.h>
#include <strings.h>

enum { VAGUE = 8, LINKS_MOST = 1024, FAR = 1000, DEEPEST = 24 };

const char turning_day_mark[] = "\x01";
const char turning_tables[] =
	"CREATE TEMP TABLE touched_record (register TEXT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (register, id));\n"
	"CREATE TEMP TABLE judged_again (id BIGINT NOT NULL PRIMARY KEY);\n";

/* ---- where a column comes from ---------------------------------------------------------------- */

enum side { FROM_IT, TO_IT };            /* is it asked whom a row of it concerns, or which rows of it are concerned? */

static void ends_of(struct looking *, struct column, enum side, struct ends *out, int depth);

/* The same, or made equal within this SELECT. */
static bool is_as_good(const struct select *s, struct column a, struct column b)
{
	if (is_same_column(a, b))
		return true;
	for (const struct equality *e = s->equalities; e; e = e->next)
		if (!e->optional && ((is_same_column(e->a, a) && is_same_column(e->b, b)) || (is_same_column(e->b, a) && is_same_column(e->a, b))))
			return true;
	return false;
}

static bool list_has(struct looking *k, const struct select *s, struct span list, struct column wanted)
{
	for (int i = list.from; i < list.to; i++) {
		struct column c = column_at(&k->c, s, i);
		bool alone = (i == list.from || token_is(&k->c, i - 1, ",")) && (i + 3 == list.to || token_is(&k->c, i + 3, ","));
		if (c.of && alone && is_as_good(s, c, wanted))
			return true;
	}
	return false;
}

/* Do rows that differ in this column never meet there? */
static bool keeps_apart(struct looking *k, const struct select *s, const struct spans *lists, struct column c)
{
	for (int i = 0; i < lists->n; i++)
		if (!list_has(k, s, lists->list[i], c))
			return false;
	return true;
}

/* Another column of the same table by which all windows keep rows apart. */
static const char *mates_by(struct looking *k, const struct select *s, struct column c)
{
	for (int i = s->windows.list[0].from; c.of->table && i < s->windows.list[0].to; i++) {
		struct column other = column_at(&k->c, s, i);
		if (other.of == c.of && keeps_apart(k, s, &s->windows, other))
			return other.name;
	}
	return NULL;
}

static bool is_null_item(const struct looking *k, struct span is)
{
	return is.to - is.from == 1 && token_is(&k->c, is.from, "NULL");
}

static void ends_of_branch(struct looking *k, const struct select *s, int place, const char *name, enum side side, struct ends *out, int depth)
{
	const struct item *item = place >= 0 && place < s->item_count ? &s->items[place] : NULL;
	if (item && !item->star && is_null_item(k, item->is))
		return;
	struct column c = { item ? item->star : NULL, name };
	if (item && !item->star)
		c = column_alone(&k->c, s, item->is);
	bool met = c.of && side == FROM_IT && !keeps_apart(k, s, &s->windows, c);
	const char *mates = met ? mates_by(k, s, c) : NULL;
	if (!c.of || (item->star && !name) || s->blurs || !keeps_apart(k, s, &s->groups, c) || (met && !mates)) {
		out->all = false;
		return;
	}
	int before = out->n;
	ends_of(k, c, side, out, depth + 1);
	if (mates && out->n > before)
		out->list[before].mates = mates;
}

static void ends_of(struct looking *k, struct column c, enum side side, struct ends *out, int depth)
{
	if (out->n == ENDS_MOST || depth > DEEPEST || (!c.of->table && !c.of->made_of)) {
		out->all = false;
	} else if (c.of->table) {
		out->list[out->n++] = (struct end){ c.of, c.name, NULL };
	} else {
		const struct select *first = c.of->made_of;
		int place = item_named(first, c.name);
		bool has_star = false;
		for (int i = 0; i < first->item_count; i++)
			has_star |= first->items[i].star != NULL;
		if (has_star && first->branch)
			out->all = false;
		else
			for (const struct select *s = first; s; s = s->branch)
				ends_of_branch(k, s, place, c.name, side, out, depth);
	}
}

static struct ends all_ends(struct looking *k, struct column c, enum side side)
{
	struct ends out = { .all = true };
	ends_of(k, c, side, &out, 0);
	return out;
}

/* ---- links ------------------------------------------------------------------------------------ */

static bool is_inside(const struct select *inner, const struct select *outer)
{
	for (const struct select *s = inner->outer; s; s = s->outer)
		if (s == outer)
			return true;
	return false;
}

/* Does a row of a matter only to rows of b that equal it?  Not so where a is there without any b. */
static bool leads(const struct equality *e, struct column a, struct column b)
{
	if (e->optional)
		return a.of == e->optional;
	return a.of->in == b.of->in || is_inside(a.of->in, b.of->in);
}

static void add_links(struct looking *k, struct column a, struct column b)
{
	struct ends from = all_ends(k, a, FROM_IT), to = all_ends(k, b, TO_IT);
	for (int i = 0; to.all && i < from.n && k->link_count < LINKS_MOST; i++)
		k->links[k->link_count++] = (struct link){ from.list[i], to };
}

static void link_all(struct looking *k)
{
	for (const struct select *s = k->c.selects; s; s = s->next)
		for (const struct equality *e = s->equalities; e; e = e->next) {
			if (leads(e, e->a, e->b))
				add_links(k, e->a, e->b);
			if (leads(e, e->b, e->a))
				add_links(k, e->b, e->a);
		}
}

/* Many may be of one regime, few are of one person. */
static bool is_vague(const struct looking *k, const struct link *l)
{
	const struct end *e = &l->from;
	return !k->refers(register_of(k->arena, e->of->table), e->mates ? e->mates : e->column);
}

/* How far one step over a link leads: as far as the farthest of what it leads to. */
static int steps_over(const struct looking *k, const struct link *l)
{
	int most = 0;
	for (int i = 0; i < l->to.n; i++)
		most = k->steps[l->to.list[i].of->place] > most ? k->steps[l->to.list[i].of->place] : most;
	return most < FAR ? most + (is_vague(k, l) ? VAGUE : 1) : FAR;
}

/* The shortest way from each table to the subjects. */
static void find_ways(struct looking *k)
{
	for (int i = 0; i < k->c.table_count; i++)
		k->steps[i] = FAR;
	for (int i = 0; i < k->subjects.n; i++)
		k->steps[k->subjects.list[i].of->place] = 0;
	for (bool nearer = true; nearer;) {
		nearer = false;
		for (int i = 0; i < k->link_count; i++) {
			int from = k->links[i].from.of->place, steps = steps_over(k, &k->links[i]);
			if (steps < k->steps[from]) {
				k->steps[from] = steps;
				k->step[from] = &k->links[i];
				nearer = true;
			}
		}
	}
}

/* ---- statements ------------------------------------------------------------------------------- */

/* What stands in its column in those rows and in all their mates; `values` are of the column by which mates are told. */
static const char *with_mates(struct looking *k, const struct end *e, const char *values)
{
	const char *name = arena_format(k->arena, "n%d", ++k->names_given);
	if (!e->mates)
		return values;
	return arena_format(k->arena, "SELECT %s.%s FROM %s AS %s WHERE %s.%s IN (%s)", name, e->column, e->of->table, name, name, e->mates, values);
}

/* SELECT ids of subjects, of rows of `to` with one of these values. */
static const char *subjects_with(struct looking *k, const struct ends *to, const char *values)
{
	struct text out = { .arena = k->arena };
	for (int i = 0; i < to->n; i++) {
		const struct end *e = &to->list[i];
		const struct link *next = k->steps[e->of->place] ? k->step[e->of->place] : NULL;
		const char *name = arena_format(k->arena, "n%d", ++k->names_given);
		const char *column = !next ? "id" : next->from.mates ? next->from.mates : next->from.column;
		const char *here = arena_format(k->arena, "SELECT %s.%s FROM %s AS %s WHERE %s.%s IN (%s)", name, column, e->of->table, name, name,
		    e->column, values);
		text_add(&out, "%s%s", i ? " UNION " : "", next ? subjects_with(k, &next->to, with_mates(k, &next->from, here)) : here);
	}
	return text_of(&out);
}

/* As the records touched are, and as they were. */
static const char *touched_values(struct looking *k, const char *reg, const char *column)
{
	return arena_format(k->arena, "SELECT t.%s FROM %s AS t WHERE t.id IN (SELECT id FROM touched_record WHERE register = '%s')"
	    " UNION SELECT v.%s FROM %s_version AS v WHERE v.ended_by >= $1 AND v.id IN (SELECT id FROM touched_record WHERE register = '%s')",
	    column, reg, reg, column, reg, reg);
}

static const char *subjects_of(struct looking *k, const struct source *source, const char *reg)
{
	const struct link *l = k->step[source->place];
	if (k->steps[source->place] >= FAR)
		return NULL;
	if (!k->steps[source->place])
		return arena_format(k->arena, "SELECT id FROM touched_record WHERE register = '%s' AND $1 = $1", reg);
	const char *own = touched_values(k, reg, l->from.column);
	const char *mates = l->from.mates ? with_mates(k, &l->from, touched_values(k, reg, l->from.mates)) : NULL;
	return subjects_with(k, &l->to, mates ? arena_format(k->arena, "%s UNION %s", own, mates) : own);
}

/* The condition under which a row of a table can matter to those judged again. */
static const char *narrow_condition(struct looking *k, const struct source *source, const char *name)
{
	struct text out = { .arena = k->arena };
	const struct link *l = k->step[source->place];
	if (!k->steps[source->place])
		return arena_format(k->arena, "%s.id IN (SELECT id FROM judged_again)", name);
	if (l->from.mates)
		text_add(&out, "%s.%s IN (SELECT %sm.%s FROM %s AS %sm WHERE %sm.%s IN (", name, l->from.mates, name, l->from.mates,
		    source->table, name, name, l->from.column);
	else
		text_add(&out, "%s.%s IN (", name, l->from.column);
	for (int i = 0; i < l->to.n; i++) {
		const struct end *e = &l->to.list[i];
		const char *inner = arena_format(k->arena, "%si", name);
		text_add(&out, "%sSELECT %s.%s FROM %s AS %s WHERE %s", i ? " UNION ALL " : "", inner, e->column, e->of->table, inner,
		    narrow_condition(k, e->of, inner));
	}
	text_put(&out, l->from.mates ? "))" : ")");
	return text_of(&out);
}

static bool is_subject(const struct looking *k, const struct source *source)
{
	return !k->steps[source->place];
}

/* What is reckoned for itself is narrowed; what is looked up row by row need not be. */
static const char *narrowed_to(struct looking *k, const struct source *source)
{
	if (k->steps[source->place] >= FAR || !(source->in->is_apart || is_subject(k, source)))
		return NULL;
	return narrow_condition(k, source, "n");
}

/* What is put in place of a stretch of the text. */
struct put { struct span is; const char *text; const struct source *of; };

static const char *rewritten(struct looking *k, const struct put *puts, int n)
{
	struct text out = { .arena = k->arena };
	const char *at = k->c.text;
	for (int token = 0; token < k->c.n; token++)
		for (int i = 0; i < n; i++)
			if (puts[i].is.from == token && puts[i].text) {
				const struct token *last = &k->c.tokens[puts[i].is.to - 1];
				text_put_span(&out, at, (size_t)(k->c.tokens[token].s - at));
				text_put(&out, puts[i].text);
				at = last->s + last->n;
			}
	text_put(&out, at);
	return text_of(&out);
}

/* ---- the whole -------------------------------------------------------------------------------- */

/* A table is written once and may be read several times, in a WITH that is named several times: then what any of them needs. */
static int narrow_all(struct looking *k, struct put *puts, int n)
{
	const int first = n;
	for (int i = 0; i < k->c.table_count; i++) {
		const struct source *source = k->c.tables[i];
		const char *text = narrowed_to(k, source);
		int same = first;
		while (same < n && puts[same].is.from != source->at.from)
			same++;
		if (same == n)
			puts[n++] = (struct put){ source->at, text, source };
		else if (!text || !puts[same].text)
			puts[same].text = NULL;
		else if (!strstr(puts[same].text, text))
			puts[same].text = arena_format(k->arena, "%s OR %s", puts[same].text, text);
	}
	for (int i = first; i < n; i++)
		if (puts[i].text)
			puts[i].text = arena_format(k->arena, "(SELECT n.* FROM %s AS n WHERE %s) AS %s", puts[i].of->table, puts[i].text, puts[i].of->name);
	return n;
}

static bool is_a_table_shadowed(const struct looking *k)
{
	for (int i = 0; i < k->c.table_count; i++)
		for (int t = 0; t + 2 < k->c.n; t++)
			if (token_is(&k->c, t, k->c.tables[i]->table) && (token_is(&k->c, t + 1, "AS") || token_is(&k->c, t + 1, "(")) &&
			    (token_is(&k->c, t - 1, "WITH") || token_is(&k->c, t - 1, "RECURSIVE") || (token_is(&k->c, t - 1, ",") && token_is(&k->c, t + 2, "("))))
				return true;
	return false;
}

static bool is_of_the_rulebook(const char *table)
{
	return same_text(table, "term") || same_text(table, "calendar");
}

static bool is_each_term_named(const struct looking *k)
{
	int read = 0, named = 0;
	for (int i = 0; i < k->c.n; i++) {
		read += token_is(&k->c, i, "term") && !token_is(&k->c, i + 1, ".") && (token_is(&k->c, i - 1, "FROM") || token_is(&k->c, i - 1, "JOIN") || token_is(&k->c, i - 1, ","));
		named += token_is(&k->c, i, "term") && token_is(&k->c, i + 1, ".") && token_is(&k->c, i + 2, "name") && token_is(&k->c, i + 3, "=") &&
		    i + 4 < k->c.n && k->c.tokens[i + 4].kind == TOKEN_QUOTED;
	}
	return read <= named;
}

/* Several readings of one register are ways to several subjects; one without a way makes it concern anybody. */
static void add_ways(struct looking *k)
{
	struct way *ways = arena_array(k->arena, struct way, k->c.table_count + 1);
	for (int i = 0; i < k->c.table_count; i++) {
		const char *reg = register_of(k->arena, k->c.tables[i]->table);
		size_t n = 0;
		k->out->reads_terms |= same_text(reg, "term");
		if (is_of_the_rulebook(reg))
			continue;
		while (n < k->out->way_count && !same_text(ways[n].table, reg))
			n++;
		const char *text = k->out->is_narrow ? subjects_of(k, k->c.tables[i], reg) : NULL;
		const char *before = n < k->out->way_count ? ways[n].subjects.text : "";
		if (before && text && *before && strcmp(before, text))
			text = arena_format(k->arena, "%s UNION %s", before, text);
		ways[n] = (struct way){ reg, { reg, "l", before ? text : NULL } };
		k->out->way_count += n == k->out->way_count;
	}
	for (size_t i = 0; i < k->out->way_count; i++)
		if (ways[i].subjects.text)
			ways[i].subjects.text = arena_format(k->arena, "INSERT INTO judged_again (id) SELECT found.id FROM (%s) AS found"
			    " WHERE found.id IS NOT NULL ON CONFLICT (id) DO NOTHING", ways[i].subjects.text);
	k->out->ways = ways;
}

/* Those who have, or had, the same value in the column by which mates are told. */
static struct sql companions_of(struct looking *k, const char *reg, const char *mates)
{
	return (struct sql){ reg, "l", arena_format(k->arena, "INSERT INTO judged_again (id) SELECT s.id FROM %s AS s WHERE s.%s IN"
	    " (SELECT t.%s FROM %s AS t WHERE t.id IN (SELECT id FROM judged_again)"
	    " UNION SELECT v.%s FROM %s_version AS v WHERE v.ended_by >= $1 AND v.id IN (SELECT id FROM judged_again))"
	    " ON CONFLICT (id) DO NOTHING", reg, mates, mates, reg, mates, reg) };
}

/* The subject is the number of a record of the rule's register, wherever in the query that stands. */
static void find_subjects(struct looking *k, const struct rule *rule)
{
	struct source answer = { .name = "answer", .made_of = k->c.whole, .in = k->c.whole, .place = -1 };
	k->subjects = all_ends(k, (struct column){ &answer, "subject" }, FROM_IT);
	bool good = k->subjects.all && k->subjects.n > 0 && !is_a_table_shadowed(k);
	for (int i = 0; good && i < k->subjects.n; i++)
		good = same_text(k->subjects.list[i].column, "number") && same_text(k->subjects.list[i].of->table, rule->reg) &&
		    same_text(k->subjects.list[i].mates, k->subjects.list[0].mates);
	k->out->is_narrow = good;
	if (good && k->subjects.list[0].mates)
		k->out->companions = companions_of(k, rule->reg, k->subjects.list[0].mates);
	if (!good)
		k->out->why = "the subject cannot be followed to a record of its register";
}

static int tell_days(struct looking *k, struct put *puts)
{
	int n = 0;
	for (int i = 0; i < k->c.day_count; i++)
		if (day_is_told(k, &k->c.days[i]))
			puts[n++] = (struct put){ { k->c.days[i].at, k->c.days[i].at + 1 }, arena_format(k->arena, "'%s'", turning_day_mark), NULL };
	return n;
}

void turning_read(struct arena *arena, const struct rule *rule, bool (*refers)(const char *table, const char *column), struct turning *out)
{
	struct looking *k = arena_new(arena, struct looking);
	*out = (struct turning){ .day_mark = turning_day_mark, .whole = rule->sql };
	*k = (struct looking){ .arena = arena, .out = out, .refers = refers };
	clauses_read(arena, rule->sql.text, &k->c);
	if (!k->c.is_understood) {
		out->why = "the query is not understood";
		out->is_daily = out->reads_terms = true;
		return;
	}
	defer(arena_close) struct arena *aside = arena_open();
	out->is_understood = true;
	k->links = arena_array(aside, struct link, LINKS_MOST);
	out->turns = k->turns = arena_array(arena, struct turn, TURNS_MOST);
	find_subjects(k, rule);
	link_all(k);
	find_ways(k);
	look_at_days(k);
	struct put *puts = arena_array(arena, struct put, TABLES_MOST + DAY_USES_MOST);
	int n = tell_days(k, puts);
	out->whole.text = rewritten(k, puts, n);
	out->names_terms = is_each_term_named(k);
	n = narrow_all(k, puts, n);
	out->narrowed = (struct sql){ rule->name, "t", rewritten(k, puts, n) };
	add_ways(k);
}
