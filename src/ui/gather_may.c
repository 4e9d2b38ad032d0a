/* What a person may handle: area by area that they may enter on the day, the items they may view and the machines they may operate there.
 * Asked of the decision itself; what the reader does not see is not told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/gather.h"
#include "decision/search.h"
#include "services/asking.h"

enum { FOUND_SHOWN = 12 };

struct found { const struct inquiry *of; enum called called; const char *numbers[FOUND_SHOWN]; size_t n, count; };

static bool take_found(void *with, row r)
{
	struct found *f = with;
	const char *number = f->of->naming.name(f->of->naming.with, f->called, r);
	if (same_text(number, "—"))
		return !f->of->act->fault;
	if (f->n < FOUND_SHOWN)
		f->numbers[f->n++] = number;
	f->count++;
	return !f->of->act->fault;
}

static void may(const struct inquiry *like, const char *use, const char *place, struct found *out)
{
	const struct input parts[] = { like->given.list[0], { "use", use }, { "place", place } };
	struct inquiry i = *like;
	struct question q;
	i.given = (struct inputs){ parts, place ? 3 : 2 };
	if (!inquiry_question(&i, &q))
		search_what(i.picture, &q, &(struct search){ take_found, out });
}

static void found_cell(struct request *r, const char *reg, const struct found *f)
{
	html_raw(r->out, "<td><ul class=\"inline\"><li><strong>");
	html_count(r->out, (long)f->count);
	html_raw(r->out, "</strong></li>");
	for (size_t i = 0; i < f->n; i++) {
		html_raw(r->out, "<li>");
		number_link(r, reg, f->numbers[i]);
		html_raw(r->out, "</li>");
	}
	if (f->count > f->n)
		html_raw(r->out, "<li class=\"quiet\">…</li>");
	html_raw(r->out, "</ul></td>");
}

static void area_row(struct request *r, const struct inquiry *i, const char *area)
{
	struct found items = { .of = i, .called = CALLED_ITEM }, machines = { .of = i, .called = CALLED_MACHINE };
	may(i, "view", area, &items);
	may(i, "operate", area, &machines);
	html_raw(r->out, "<tr><th scope=\"row\">");
	record_link(r, "area", area);
	html_raw(r->out, "</th>");
	found_cell(r, "item", &items);
	found_cell(r, "machine", &machines);
	html_raw(r->out, "</tr>\n");
}

void may_handle_put(struct request *r, const struct record *person)
{
	const struct input who = { "person", person->number };
	struct inquiry i = { .act = &r->act, .given = { &who, 1 }, .on = r->act.on, .books = r->installation };
	struct found areas = { .of = &i, .called = CALLED_AREA };
	if (inquiry_open(&i))
		return;
	may(&i, "enter", NULL, &areas);
	if (areas.n) {
		table_begin(r, W_GATHER_MAY, W_GATHER_MAY_ENTER, W_GATHER_MAY_VIEW, W_GATHER_MAY_OPERATE);
		for (size_t n = 0; n < areas.n; n++)
			area_row(r, &i, areas.numbers[n]);
		table_end(r);
	} else {
		html(r->out, "<h2>%s</h2>\n<p class=\"quiet\">%s</p>\n", say(r, W_GATHER_MAY), say(r, W_GATHER_MAY_NONE));
	}
	inquiry_close(&i);
}
