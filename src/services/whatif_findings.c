/* What-if, the findings: each rule that reads what an act wrote is judged again after it, and what was found is held beside what was
 * found before.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/whatif_parts.h"
#include <stdlib.h>
#include <string.h>

const struct change_info change_info[CHANGE_KINDS] = {
	[CHANGE_APPEARS]  = { "appears",  W_WHATIF_APPEARS },
	[CHANGE_VANISHES] = { "vanishes", W_WHATIF_VANISHES },
	[CHANGE_MOVES]    = { "moves",    W_WHATIF_MOVES },
	[CHANGE_REWORDED] = { "reworded", W_WHATIF_REWORDED },
};

void judged_open(struct judged *j, struct arena *arena, const struct rulebook *book, size_t acts, bool whole)
{
	*j = (struct judged){ .arena = arena, .book = book, .acts = acts, .whole = whole,
		.found = arena_array(arena, struct finding_list *, book->rule_count * (acts + 1) + 1) };
}

static struct finding_list **found_by(const struct judged *j, size_t rule, size_t n)
{
	return &j->found[rule * (j->acts + 1) + n];
}

/* ---- which rules -------------------------------------------------------------------------------- */

static bool is_of_a_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* As a word of the query, be it a table's or a column's name: to ask a rule too often is slow, to ask it too seldom is wrong. */
static bool names(const char *text, const char *word)
{
	size_t n = strlen(word);
	for (const char *at = text; (at = strstr(at, word)); at += n)
		if ((at == text || !is_of_a_word(at[-1])) && !is_of_a_word(at[n]))
			return true;
	return false;
}

/* Settings are terms, and tell how far ahead one looks; who reaches what is behind every table. */
static bool may_turn(const struct judged *j, const struct rule *rule, const struct trace *trace)
{
	if (j->whole || trace->moved)
		return true;
	for (size_t i = 0; registers[i]; i++)
		if (trace->wrote[i] && (!strcmp(registers[i]->name, "setting") || names(rule->sql.text, registers[i]->name)))
			return true;
	return false;
}

/* ---- judging ------------------------------------------------------------------------------------ */

static int by_subject(const void *one, const void *other)
{
	const struct finding *a = one, *b = other;
	int order = strcmp(a->subject, b->subject);
	if (!order)
		order = strcmp(a->company ? a->company : "", b->company ? b->company : "");
	if (!order)
		order = (a->due_on > b->due_on) - (a->due_on < b->due_on);
	if (!order)
		order = (a->state > b->state) - (a->state < b->state);
	return order ? order : strcmp(a->because[JA], b->because[JA]);
}

static enum fault judge_one(struct act *act, struct judged *j, size_t rule, size_t n, const struct judging *how)
{
	struct finding_list *list = arena_new(j->arena, struct finding_list);
	const struct rule *r = &j->book->rules[rule];
	enum fault f = duty_is_in_force(j->book, r->duty, how->on) ? judge_rule(act, r, &r->sql, how, list) : OK;
	if (list->n)
		qsort(list->list, list->n, sizeof *list->list, by_subject);
	*found_by(j, rule, n) = list;
	return f;
}

enum fault judge_after(struct act *act, struct judged *j, size_t n, const struct trace *trace, struct judging *how, long (*left)(void *), void *with)
{
	enum fault f = OK;
	long usual = how->limit_ms;
	for (size_t r = 0; !f && r < j->book->rule_count; r++) {
		if (!may_turn(j, &j->book->rules[r], trace))
			continue;
		long most = left(with);
		how->limit_ms = most < 1 ? 1 : most < usual ? most : usual;
		f = judge_one(act, j, r, n, how);
	}
	how->limit_ms = usual;
	return f;
}

enum fault judge_before(struct act *act, struct judged *j, const struct judging *how)
{
	enum fault f = OK;
	for (size_t r = 0; !f && r < j->book->rule_count; r++)
		for (size_t n = 1; n <= j->acts; n++)
			if (*found_by(j, r, n)) {
				f = judge_one(act, j, r, 0, how);
				break;
			}
	return f ? f : db_limit(act, 0);
}

/* ---- comparing ---------------------------------------------------------------------------------- */

static bool is_about_the_same(const struct finding *a, const struct finding *b)
{
	return !strcmp(a->subject, b->subject) && same_text(a->company, b->company);
}

static bool is_at_the_same(const struct finding *a, const struct finding *b)
{
	return a->due_on == b->due_on && a->state == b->state;
}

static bool is_the_same(const struct finding *a, const struct finding *b)
{
	return is_about_the_same(a, b) && is_at_the_same(a, b) && a->last_on == b->last_on && a->late == b->late &&
	    !strcmp(a->because[JA], b->because[JA]) && !strcmp(a->because[EN], b->because[EN]);
}

/* Those about one subject in a sorted list. */
struct group { const struct finding *list; size_t n; };

static struct group group_about(const struct finding_list *list, const struct finding *f)
{
	size_t low = 0, high = list->n;
	if (!high)
		return (struct group){ 0 };
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct finding *m = &list->list[middle];
		int order = strcmp(m->subject, f->subject);
		if (!order)
			order = strcmp(m->company ? m->company : "", f->company ? f->company : "");
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	struct group g = { list->list + low, 0 };
	while (low + g.n < list->n && is_about_the_same(&g.list[g.n], f))
		g.n++;
	return g;
}

static bool is_same_group(struct group a, struct group b)
{
	bool same = a.n == b.n;
	for (size_t i = 0; same && i < a.n; i++)
		same = is_the_same(&a.list[i], &b.list[i]);
	return same;
}

/* The last act after which something else was found of the subject. */
static size_t cause_of(const struct judged *j, size_t rule, const struct finding *f)
{
	size_t cause = 0;
	struct group former = group_about(*found_by(j, rule, 0), f);
	for (size_t n = 1; n <= j->acts; n++) {
		if (!*found_by(j, rule, n))
			continue;
		struct group now = group_about(*found_by(j, rule, n), f);
		if (!is_same_group(former, now))
			cause = n - 1;
		former = now;
	}
	return cause;
}

struct changes { struct finding_change *list; size_t n, room; struct arena *arena; };

static void note_change(struct changes *c, enum change_kind kind, const struct finding *before, const struct finding *after, size_t act)
{
	if (c->n == c->room) {
		size_t room = c->room ? c->room * 2 : 64;
		struct finding_change *more = arena_array(c->arena, struct finding_change, room);
		if (c->n)
			memcpy(more, c->list, c->n * sizeof *more);
		c->list = more;
		c->room = room;
	}
	c->list[c->n++] = (struct finding_change){ kind, before, after, act };
}

/* What stands on both sides is no change; of what is left those at the same day and state go together first, then the others in turn. */
static void compare_groups(struct changes *c, struct group was, struct group is, size_t act)
{
	bool *gone = arena_array(c->arena, bool, was.n + is.n + 1), *met = gone + was.n;
	for (int pass = 0; pass < 3; pass++)
		for (size_t a = 0; a < was.n; a++)
			for (size_t b = 0; !gone[a] && b < is.n; b++) {
				const struct finding *one = &was.list[a], *other = &is.list[b];
				if (met[b] || (pass == 0 && !is_the_same(one, other)) || (pass == 1 && !is_at_the_same(one, other)))
					continue;
				gone[a] = met[b] = true;
				if (pass)
					note_change(c, pass == 1 ? CHANGE_REWORDED : CHANGE_MOVES, one, other, act);
			}
	for (size_t a = 0; a < was.n; a++)
		if (!gone[a])
			note_change(c, CHANGE_VANISHES, &was.list[a], NULL, act);
	for (size_t b = 0; b < is.n; b++)
		if (!met[b])
			note_change(c, CHANGE_APPEARS, NULL, &is.list[b], act);
}

static void compare_rule(struct judged *j, size_t rule, const struct finding_list *before, const struct finding_list *after, struct changes *c)
{
	for (size_t i = 0; i < before->n;) {
		struct group was = group_about(before, &before->list[i]), is = group_about(after, &before->list[i]);
		if (!is_same_group(was, is))
			compare_groups(c, was, is, cause_of(j, rule, &before->list[i]));
		i += was.n;
	}
	for (size_t i = 0; i < after->n;) {
		struct group was = group_about(before, &after->list[i]), is = group_about(after, &after->list[i]);
		if (!was.n)
			compare_groups(c, was, is, cause_of(j, rule, &after->list[i]));
		i += is.n;
	}
}

static const struct rule *rule_of(const struct finding_change *c)
{
	return (c->before ? c->before : c->after)->rule;
}

static int by_gravity(const void *one, const void *other)
{
	const struct finding_change *a = one, *b = other;
	int order = (int)rule_of(b)->weight - (int)rule_of(a)->weight;
	if (!order)
		order = strcmp(rule_of(a)->name, rule_of(b)->name);
	if (!order)
		order = (int)a->kind - (int)b->kind;
	return order ? order : by_subject(a->before ? a->before : a->after, b->before ? b->before : b->after);
}

void judged_compare(struct judged *j, struct whatif *out)
{
	struct changes c = { .arena = j->arena };
	for (size_t r = 0; r < j->book->rule_count; r++) {
		const struct finding_list *last = NULL;
		for (size_t n = 1; n <= j->acts; n++)
			last = *found_by(j, r, n) ? *found_by(j, r, n) : last;
		if (last)
			compare_rule(j, r, *found_by(j, r, 0), last, &c);
	}
	if (c.n)
		qsort(c.list, c.n, sizeof *c.list, by_gravity);
	out->changes = c.list;
	out->change_count = c.n;
}
