/* Findings as they are kept: rows of a table, one for each row that a rule returned, also what falls due far ahead.  What a row means
 * on a day is told when it is read.  Only what differs is written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/standing_kept.h"
#include <stdlib.h>
#include <string.h>

SQL(kept_state, "", "SELECT size, day, rulebook FROM finding_state WHERE one = 1");
SQL(kept_advance, "lttlt",
	"UPDATE finding_state SET size = $1, day = $2, rulebook = $3"
	" WHERE one = 1 AND size = $4 AND day IS NOT DISTINCT FROM $5");
SQL(kept_rule_forget, "t", "DELETE FROM finding_rule WHERE rule = $1");
SQL(kept_rule_note, "tt",
	"INSERT INTO finding_rule (rule, hash) VALUES ($1, $2) ON CONFLICT (rule) DO UPDATE SET hash = excluded.hash");
SQL(kept_of_rule, "t",
	"SELECT id, subject, company, due_on, last_on, because_ja, because_en, reckoned_ja, reckoned_en, disputed, late, since_on"
	"  FROM finding WHERE rule = $1");
SQL(kept_of_subject, "tt",
	"SELECT id, subject, company, due_on, last_on, because_ja, because_en, reckoned_ja, reckoned_en, disputed, late, since_on"
	"  FROM finding WHERE rule = $1 AND subject = $2");
SQL(kept_greatest, "", "SELECT MAX(id) FROM finding");
SQL(kept_add, "ltttttttttllt",
	"INSERT INTO finding (id, rule, subject, company, due_on, last_on, because_ja, because_en, reckoned_ja, reckoned_en, disputed, late, since_on)"
	" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
SQL(kept_remove, "l", "DELETE FROM finding WHERE id = $1");
SQL(kept_remove_rule, "t", "DELETE FROM finding WHERE rule = $1");
SQL(kept_due, "t",
	"SELECT rule, subject, company, due_on, last_on, because_ja, because_en, reckoned_ja, reckoned_en, disputed, late"
	"  FROM finding WHERE due_on IS NULL"
	" UNION ALL "
	"SELECT rule, subject, company, due_on, last_on, because_ja, because_en, reckoned_ja, reckoned_en, disputed, late"
	"  FROM finding WHERE due_on <= $1");
SQL(coming_clear, "", "DELETE FROM coming_day");
SQL(coming_past, "t", "DELETE FROM coming_day WHERE day <= $1");
SQL(coming_remove, "tl", "DELETE FROM coming_day WHERE register = $1 AND id = $2");
SQL(forget_findings, "", "DELETE FROM finding");
SQL(forget_rules, "", "DELETE FROM finding_rule");
SQL(forget_state, "", "UPDATE finding_state SET size = -1, day = NULL, rulebook = NULL WHERE one = 1");

enum fault standing_forget(struct act *act)
{
	const struct sql *const all[] = { &forget_findings, &forget_rules, &coming_clear, &forget_state };
	enum fault f = OK;
	for (size_t i = 0; !f && i < COUNT(all); i++)
		f = change(act, *all[i]);
	return f;
}

enum fault kept_read(struct act *act, struct kept *out)
{
	defer(query_end) struct query *q = query(act, kept_state);
	*out = (struct kept){ .size = -1 };
	if (query_next(q))
		*out = (struct kept){ query_long(q, 0), query_copy(q, 1), query_copy(q, 2) };
	return act->fault;
}

/* ---- rows ----------------------------------------------------------------------------------- */

enum { ROW_TEXTS = 8 };

/* A row as it is kept; texts in the order of the table, from the subject to how the due day was reckoned in English. */
struct row { long id; const char *text[ROW_TEXTS]; bool disputed, late; const char *since_on; };
struct rows { struct row *list; size_t n, room; };

static struct row *row_new(struct arena *arena, struct rows *rows)
{
	if (rows->n == rows->room) {
		size_t room = rows->room ? rows->room * 2 : 32;
		struct row *more = arena_array(arena, struct row, room);
		if (rows->n)
			memcpy(more, rows->list, rows->n * sizeof *more);
		rows->list = more;
		rows->room = room;
	}
	return &rows->list[rows->n++];
}

static void read_rows(struct act *act, struct query *q, struct rows *out)
{
	while (query_next(q)) {
		struct row *row = row_new(act->arena, out);
		*row = (struct row){ .id = query_long(q, 0), .disputed = query_long(q, 9), .late = query_long(q, 10), .since_on = query_copy(q, 11) };
		for (int i = 0; i < ROW_TEXTS; i++)
			row->text[i] = query_copy(q, i + 1);
	}
}

static enum fault kept_rows(struct act *act, const struct rejudged *r, struct rows *out)
{
	if (r->is_whole) {
		defer(query_end) struct query *q = query(act, kept_of_rule, T(r->rule->name));
		read_rows(act, q, out);
	}
	for (size_t i = 0; !r->is_whole && i < r->number_count; i++) {
		defer(query_end) struct query *q = query(act, kept_of_subject, T(r->rule->name), T(r->numbers[i]));
		read_rows(act, q, out);
	}
	return act->fault;
}

static const char *day_kept(struct arena *arena, date d)
{
	char text[DATE_TEXT];
	return d == NO_DATE ? NULL : arena_text(arena, date_text(d, text));
}

static void new_rows(struct arena *arena, const struct finding_list *found, struct rows *out)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct finding *f = &found->list[i];
		*row_new(arena, out) = (struct row){ .disputed = f->disputed, .late = f->late,
			.text = { f->subject, f->company, day_kept(arena, f->due_on), day_kept(arena, f->last_on), f->because[JA], f->because[EN],
			    f->reckoned[JA], f->reckoned[EN] } };
	}
}

static int by_text(const char *a, const char *b)
{
	return !a || !b ? !!a - !!b : strcmp(a, b);
}

static int by_content(const void *one, const void *other)
{
	const struct row *a = one, *b = other;
	int order = 0;
	for (int i = 0; !order && i < ROW_TEXTS; i++)
		order = by_text(a->text[i], b->text[i]);
	if (!order)
		order = a->disputed - b->disputed;
	return order ? order : a->late - b->late;
}

/* Of the same subject and company: the finding goes on, whatever is told of it now. */
static const char *since_of(const struct rows *old, const struct row *row, const char *day)
{
	size_t from = 0, to = old->n;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (by_text(old->list[middle].text[0], row->text[0]) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (; from < old->n && same_text(old->list[from].text[0], row->text[0]); from++)
		if (same_text(old->list[from].text[1], row->text[1]))
			return old->list[from].since_on;
	return day;
}

static enum fault add_row(struct act *act, long id, const char *rule, const struct row *row, const char *since_on)
{
	const char *const *t = row->text;
	return change(act, kept_add, L(id), T(rule), T(t[0]), T(t[1]), T(t[2]), T(t[3]), T(t[4]), T(t[5]), T(t[6]), T(t[7]), L(row->disputed),
	    L(row->late), T(since_on));
}

/* Both in order: what is only in the old rows is closed, what is only in the new ones begins. */
static enum fault write_difference(struct act *act, const char *rule, const struct rows *old, const struct rows *new, const struct keeping *k)
{
	enum fault f = OK;
	long id = ask_long(act, 0, kept_greatest);
	for (size_t o = 0, n = 0; !f && (o < old->n || n < new->n);) {
		int order = o == old->n ? 1 : n == new->n ? -1 : by_content(&old->list[o], &new->list[n]);
		if (order < 0) {
			f = change(act, kept_remove, L(old->list[o].id));
			k->renewal->closed++;
		} else if (order > 0) {
			f = add_row(act, ++id, rule, &new->list[n], since_of(old, &new->list[n], k->to.day));
			k->renewal->added++;
		}
		o += order <= 0;
		n += order >= 0;
	}
	return f ? f : act->fault;
}

static enum fault write_rule(struct act *act, const struct keeping *k, const struct rejudged *r)
{
	struct rows old = { 0 }, new = { 0 };
	enum fault f = kept_rows(act, r, &old);
	if (f)
		return f;
	new_rows(act->arena, &r->found, &new);
	if (old.n)
		qsort(old.list, old.n, sizeof *old.list, by_content);
	if (new.n)
		qsort(new.list, new.n, sizeof *new.list, by_content);
	f = write_difference(act, r->rule->name, &old, &new, k);
	return f || !r->is_whole ? f : change(act, kept_rule_note, T(r->rule->name), T(r->hash));
}

/* ---- coming days ---------------------------------------------------------------------------- */

/* The terms that rules read are records of two registers; those of the rulebook have days. */
static const struct reg *register_of_turn(const struct turn *t)
{
	return register_named(same_text(t->table, "term") ? "rulebook_term" : t->table);
}

static bool is_first_of_kind(const struct keeping *k, size_t rule, size_t turn)
{
	const struct turn *t = &k->turnings[rule].turns[turn];
	for (size_t i = 0; i <= rule; i++)
		for (size_t j = 0; j < (i < rule ? k->turnings[i].turn_count : turn); j++) {
			const struct turn *o = &k->turnings[i].turns[j];
			if (same_text(o->table, t->table) && same_text(o->column, t->column) && o->next_day == t->next_day)
				return false;
		}
	return true;
}

/* The day on which it turns, of every record or of one, where that is still to come. */
static enum fault gather(struct act *act, const struct turn *t, const char *today, long id)
{
	const struct reg *r = register_of_turn(t);
	const struct field *f = r ? field_named(r, t->column) : NULL;
	if (!f || (f->kind != DATE && f->kind != INSTANT))
		return OK;
	const char *day = arena_format(act->arena, f->kind == INSTANT ? "day_of(t.%s)" : "t.%s", f->name);
	const struct sql sql = { "coming_day", "tl", arena_format(act->arena,
		"INSERT INTO coming_day (register, id, day) SELECT '%s', found.id, found.day"
		" FROM (SELECT t.id, %s%s%s AS day FROM %s AS t WHERE t.%s >= $1 AND (%s)) AS found"
		" WHERE found.day > $1 ON CONFLICT (register, id, day) DO NOTHING", r->name, t->next_day ? "add_days(" : "", day,
		t->next_day ? ", 1)" : "", r->name, f->name, id ? "t.id = $2" : "$2 = 0") };
	return change(act, sql, T(today), L(id));
}

static enum fault gather_all(struct act *act, const struct keeping *k, const struct dated *one)
{
	enum fault f = OK;
	for (size_t i = 0; !f && i < k->book->rule_count; i++)
		for (size_t j = 0; !f && j < k->turnings[i].turn_count; j++) {
			const struct turn *t = &k->turnings[i].turns[j];
			const struct reg *r = register_of_turn(t);
			if (r && (!one || same_text(r->name, one->reg)) && is_first_of_kind(k, i, j))
				f = gather(act, t, k->to.day, one ? one->id : 0);
		}
	return f;
}

static enum fault write_days(struct act *act, const struct keeping *k)
{
	enum fault f = k->afresh ? change(act, coming_clear) : change(act, coming_past, T(k->to.day));
	if (!f && k->afresh)
		f = gather_all(act, k, NULL);
	for (size_t i = 0; !f && !k->afresh && i < k->dated_count; i++) {
		f = change(act, coming_remove, T(k->dated[i].reg), L(k->dated[i].id));
		if (!f)
			f = gather_all(act, k, &k->dated[i]);
	}
	return f;
}

/* ---- writing and reading -------------------------------------------------------------------- */

enum fault kept_write(struct act *act, const struct keeping *k, bool *done)
{
	long rows = 0;
	const struct value state[] = { [1] = L(k->to.size), [2] = T(k->to.day), [3] = T(k->to.rulebook), [4] = L(k->from.size), [5] = T(k->from.day) };
	enum fault f = change_with(act, &kept_advance, state, COUNT(state) - 1, &rows);
	*done = !f && rows == 1;
	if (f || !*done)
		return f;
	for (size_t i = 0; !f && i < k->gone_count; i++) {
		f = change(act, kept_remove_rule, T(k->gone[i]));
		if (!f)
			f = change(act, kept_rule_forget, T(k->gone[i]));
	}
	for (size_t i = 0; !f && i < k->n; i++)
		f = write_rule(act, k, &k->list[i]);
	return f ? f : write_days(act, k);
}

static date day_read(const char *text)
{
	date d;
	return text && date_parse(text, &d) ? d : NO_DATE;
}

static const struct rule *rule_named(const struct rulebook *book, const char *name)
{
	for (size_t i = 0; i < book->rule_count; i++)
		if (same_text(book->rules[i].name, name))
			return &book->rules[i];
	return NULL;
}

/* The day judged stands in the sentence as a mark, so that it need not be written anew each day. */
static const char *with_day(struct arena *arena, const char *text, const char *day)
{
	if (!text || !strstr(text, turning_day_mark))
		return arena_text(arena, text);
	struct text out = { .arena = arena };
	for (const char *mark; (mark = strstr(text, turning_day_mark)); text = mark + strlen(turning_day_mark)) {
		text_put_span(&out, text, (size_t)(mark - text));
		text_put(&out, day);
	}
	text_put(&out, text);
	return text_of(&out);
}

static struct finding *finding_new(struct arena *arena, struct finding_list *list)
{
	if (list->n == list->room) {
		size_t room = list->room ? list->room * 2 : 64;
		struct finding *more = arena_array(arena, struct finding, room);
		if (list->n)
			memcpy(more, list->list, list->n * sizeof *more);
		list->list = more;
		list->room = room;
	}
	return &list->list[list->n];
}

static int by_rule(const void *one, const void *other)
{
	const struct finding *a = one, *b = other;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

/* Put in order here: the database would go over all that is kept, to have the rules in order. */
enum fault kept_findings(struct act *act, const struct rulebook *book, const struct judging *how, struct finding_list *out)
{
	char day[DATE_TEXT], last[DATE_TEXT];
	date_text(how->on, day);
	date_text(date_add(how->on, how->horizon), last);
	defer(query_end) struct query *q = query(act, kept_due, T(last));
	const struct rule *rule = NULL;
	while (query_next(q)) {
		struct finding row = { .due_on = day_read(query_text(q, 3)), .last_on = day_read(query_text(q, 4)) };
		if (!rule || strcmp(rule->name, query_text(q, 0)))
			rule = rule_named(book, query_text(q, 0));
		if (!rule || !finding_state(how, row.due_on, row.last_on, &row.state))
			continue;
		row.rule = rule;
		row.subject = query_copy(q, 1);
		row.company = query_copy(q, 2);
		for (int lang = 0; lang < LANGS; lang++) {
			row.because[lang] = with_day(act->arena, query_text(q, 5 + lang), day);
			row.reckoned[lang] = query_copy(q, 7 + lang);
		}
		row.disputed = query_long(q, 9);
		row.late = query_long(q, 10);
		*finding_new(act->arena, out) = row;
		out->n++;
	}
	if (out->n)
		qsort(out->list, out->n, sizeof *out->list, by_rule);
	return act->fault;
}
