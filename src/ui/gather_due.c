/* What is due, of one thing and all that belongs to it: findings, and days ahead on which something ends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/findings.h"
#include "ui/gather.h"
#include <stdlib.h>

enum { DEADLINES_SHOWN = 25, DAYS_AHEAD = 180 };

/* A finding, or else a field of a record whose day is ahead. */
struct deadline { date on; const struct finding *finding; const struct record *record; const struct field *field; };
struct deadlines { struct deadline *list; size_t n, room; };

static const char *const ending[] = { "to_on", "end_on", "expires_on", "valid_until", "due_on", "reply_due_on", "closing_until", "next_on",
	"returned_on", "closed_on" };

static bool is_of(const struct finding *f, const struct record *record)
{
	return same_text(f->rule->reg, record->reg->name) && same_text(f->subject, record->number);
}

static bool is_among(const struct gathering *whole, const struct finding *f)
{
	if (is_of(f, &whole->about) || (same_text(whole->about.reg->name, "company") && same_text(f->company, whole->about.number)))
		return true;
	for (size_t i = 0; i < whole->n; i++)
		for (size_t k = 0; k < whole->list[i].n; k++)
			if (is_of(f, &whole->list[i].records[k]))
				return true;
	return false;
}

static void deadline_add(struct deadlines *d, struct deadline one)
{
	if (d->n < d->room)
		d->list[d->n++] = one;
}

static void endings_add(struct request *r, struct deadlines *d, const struct record *record)
{
	date on;
	for each_field(f, record->reg)
		for (size_t i = 0; i < COUNT(ending); i++)
			if (f->kind == DATE && same_text(f->name, ending[i]) && record->values[f - record->reg->fields] &&
			    date_read(record->values[f - record->reg->fields], &on) && on >= r->act.on && on <= r->act.on + DAYS_AHEAD)
				deadline_add(d, (struct deadline){ .on = on, .record = record, .field = f });
}

/* What has no day is wrong or missing now, and comes first. */
static int by_day(const void *one, const void *other)
{
	const struct deadline *a = one, *b = other;
	bool a_now = a->on == NO_DATE, b_now = b->on == NO_DATE;
	return a_now != b_now ? b_now - a_now : (a->on > b->on) - (a->on < b->on);
}

static struct deadlines deadlines_of(struct request *r, const struct gathering *whole, const struct judgement *j)
{
	struct deadlines d = { .room = j->n + 1024 };
	d.list = arena_array(r->act.arena, struct deadline, d.room);
	for (size_t i = 0; i < j->n; i++)
		if (is_among(whole, &j->findings[i]))
			deadline_add(&d, (struct deadline){ .on = j->findings[i].due_on, .finding = &j->findings[i] });
	endings_add(r, &d, &whole->about);
	for (size_t i = 0; i < whole->n; i++)
		for (size_t k = 0; k < whole->list[i].n; k++)
			endings_add(r, &d, &whole->list[i].records[k]);
	qsort(d.list, d.n, sizeof *d.list, by_day);
	return d;
}

static void finding_put(struct request *r, const struct finding *f)
{
	html_raw(r->out, "<td class=\"state\">");
	shape_put(r, f->state);
	html(r->out, " %s</td><th scope=\"row\">", state_info[f->state].label[r->act.lang]);
	record_link(r, f->rule->reg, f->subject);
	html_raw(r->out, "</th><td>");
	html_data(r->out, r->act.lang, f->because[r->act.lang]);
	html(r->out, "<br><span class=\"quiet small\">%s</span></td></tr>\n", f->rule->duty->text[r->act.lang]);
}

static void ending_put(struct request *r, const struct deadline *d)
{
	html(r->out, "<td class=\"state quiet\"><span class=\"shape quiet\" aria-hidden=\"true\">–</span> %s</td><th scope=\"row\">", say(r, W_GATHER_ENDS));
	record_link(r, d->record->reg->name, d->record->number);
	html(r->out, "</th><td>%s: %s</td></tr>\n", d->record->reg->title[r->act.lang], d->field->label[r->act.lang]);
}

static void deadline_put(struct request *r, const struct deadline *d)
{
	char text[DATE_TEXT];
	html_raw(r->out, "<tr><td class=\"day\">");
	if (d->on == NO_DATE)
		html_raw(r->out, "<span class=\"quiet\">–</span>");
	else
		html(r->out, "<time datetime=\"%s\">%s</time>", date_text(d->on, text), text);
	html_raw(r->out, "</td>");
	if (d->finding)
		finding_put(r, d->finding);
	else
		ending_put(r, d);
}

void deadlines_put(struct request *r, const struct gathering *whole, const struct judgement *j)
{
	struct deadlines d = deadlines_of(r, whole, j);
	if (!d.n) {
		html(r->out, "<h2>%s</h2>\n<p class=\"quiet\">%s</p>\n", say(r, W_GATHER_DUE), say(r, W_GATHER_NOTHING_DUE));
		return;
	}
	table_begin(r, W_GATHER_DUE, W_DUE_ON, W_STATE, W_SUBJECT, W_BECAUSE);
	for (size_t i = 0; i < d.n && i < DEADLINES_SHOWN; i++)
		deadline_put(r, &d.list[i]);
	table_end(r);
	if (d.n > DEADLINES_SHOWN)
		html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_GATHER_MORE, arena_format(r->act.arena, "%zu", d.n - DEADLINES_SHOWN)));
}
