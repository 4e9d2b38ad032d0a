/* What-if, the verdicts: questions of a file, or those that today's loans, passes, approvals and accounts ask by standing there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/whatif_parts.h"
#include "services/asking.h"
#include <string.h>

#define STANDING_ON_DAY "t.from_on <= $1 AND (t.to_on IS NULL OR t.to_on >= $1) ORDER BY t.id"
SQL(loans_open, "t", "SELECT t.number, 'take' AS use, t.person, t.item, t.area, 0 AS machine, 0 AS witness, 0 AS authority FROM loan AS t"
	" WHERE " STANDING_ON_DAY);
SQL(passes_open, "t", "SELECT t.number, 'enter' AS use, t.person, 0 AS item, t.area, 0 AS machine, 0 AS witness, 0 AS authority"
	" FROM area_pass AS t WHERE " STANDING_ON_DAY);
SQL(accounts_open, "t", "SELECT t.number, 'operate' AS use, t.person, 0 AS item, 0 AS area, t.machine, 0 AS witness, 0 AS authority"
	" FROM machine_account AS t WHERE " STANDING_ON_DAY);
/* Where it is approved nobody writes down: it is asked about where the item is kept, and of a sending to the authority whose it is. */
SQL(approvals_open, "t", "SELECT t.number, t.use, t.person, t.item, container.area, 0 AS machine, t.witness, item.authority FROM approval AS t"
	" JOIN item ON item.id = t.item LEFT JOIN container ON container.id = item.container WHERE " STANDING_ON_DAY);

static const struct { const char *reg; const struct sql *open; } standing[] = {
	{ "loan", &loans_open }, { "area_pass", &passes_open }, { "approval", &approvals_open }, { "machine_account", &accounts_open },
};

static struct asked_of *place_for_one(struct arena *arena, struct verdicts *v)
{
	if (v->n == v->room) {
		size_t room = v->room ? v->room * 2 : 64;
		struct asked_of *more = arena_array(arena, struct asked_of, room);
		if (v->n)
			memcpy(more, v->list, v->n * sizeof *more);
		v->list = more;
		v->room = room;
	}
	return &v->list[v->n++];
}

/* ---- by record --------------------------------------------------------------------------------- */

enum { NUMBER, USE, PERSON, ITEM, AREA, MACHINE, WITNESS, AUTHORITY };

static struct question question_of_row(struct query *q, date on)
{
	struct question out = { .on = on, .use = USES, .person = (row)query_long(q, PERSON), .item = (row)query_long(q, ITEM),
		.machine = (row)query_long(q, MACHINE), .witness = (row)query_long(q, WITNESS) };
	for (const struct code *c = use_codes; c->name; c++)
		if (same_text(c->name, query_text(q, USE)))
			out.use = (enum use)c->value;
	if (out.use == USE_ENTER)
		out.area = (row)query_long(q, AREA);
	else
		out.place_area = (row)query_long(q, AREA);
	out.is_sent = out.use == USE_SEND;
	out.to_authority = out.is_sent ? (label)query_long(q, AUTHORITY) : NOTHING;
	return out;
}

/* What lacks something without which nothing can be decided is not known. */
static struct question as_known(const struct picture *p, struct question q)
{
	if (q.item && !is_item_whole(p, q.item))
		q.item = UNKNOWN;
	if (q.area && !is_area_whole(p, q.area))
		q.area = UNKNOWN;
	if (q.place_area && !is_area_whole(p, q.place_area))
		q.place_area = UNKNOWN;
	if (q.machine && !is_machine_whole(p, q.machine))
		q.machine = UNKNOWN;
	return q;
}

static enum fault records_ask(struct act *act, date on, struct verdicts *v)
{
	char text[DATE_TEXT];
	for (size_t i = 0; i < COUNT(standing); i++) {
		defer(query_end) struct query *q = query_with(act, standing[i].open, (struct value[]){ { 0 }, T(date_text(on, text)) }, 1);
		while (query_next(q))
			*place_for_one(act->arena, v) = (struct asked_of){ .reg = standing[i].reg, .number = query_copy(q, NUMBER), .q = question_of_row(q, on) };
	}
	return act->fault;
}

/* ---- by line ------------------------------------------------------------------------------------ */

static enum fault lines_ask(struct act *act, const struct supposing *asked, const struct lookup *lookup, struct verdicts *v)
{
	const char *at = asked->questions, *end = at + asked->questions_size, *error;
	for (long line = 1; at < end; line++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t n = stop ? (size_t)(stop - at) : (size_t)(end - at);
		struct asked_of one = { .line = line, .text = at, .size = n };
		at += n + 1;
		if (is_blank_line(one.text, n))
			continue;
		if (books_question(act, lookup, one.text, n, &one.q, &error))
			*place_for_one(act->arena, v) = one;
		else if (!act->fault)
			problem_add(act, line, "questions", arena_span(act->arena, one.text, n > 80 ? 80 : n), error);
	}
	return problems_fault(act);
}

/* ---- answers ------------------------------------------------------------------------------------ */

enum fault verdicts_open(struct act *act, const struct supposing *asked, const struct picture *picture, date on, struct verdicts *out)
{
	const struct lookup lookup = installation_lookup(act, picture);
	*out = (struct verdicts){ 0 };
	enum fault f = asked->questions ? lines_ask(act, asked, &lookup, out) : records_ask(act, on, out);
	for (size_t i = 0; !f && i < out->n; i++) {
		struct question q = as_known(picture, out->list[i].q);
		out->list[i].first = out->list[i].now = decide(picture, &q);
	}
	return f;
}

enum fault verdicts_after(struct act *act, struct verdicts *v, const struct picture *picture, size_t n)
{
	const struct lookup lookup = installation_lookup(act, picture);
	for (size_t i = 0; i < v->n && !act->fault; i++) {
		struct asked_of *a = &v->list[i];
		const char *error;
		if (a->line && !books_question(act, &lookup, a->text, a->size, &a->q, &error))
			continue;
		struct question q = as_known(picture, a->q);
		struct decision now = decide(picture, &q);
		if (is_permitted(now) != is_permitted(a->now))
			a->act = n;
		a->now = now;
	}
	return act->fault;
}

void verdicts_compare(struct arena *arena, const struct verdicts *v, struct whatif *out)
{
	struct verdict_turned *list = arena_array(arena, struct verdict_turned, v->n + 1);
	for (size_t i = 0; i < v->n; i++) {
		const struct asked_of *a = &v->list[i];
		if (is_permitted(a->first) != is_permitted(a->now))
			list[out->turned_count++] = (struct verdict_turned){ a->line, a->reg, a->number, a->first, a->now, a->act };
	}
	out->turned = list;
	out->asked = (long)v->n;
}
