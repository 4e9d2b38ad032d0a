/* The explanation of a decision as a page to print on A4 and hand over: numbered parts of prose, and what it rests on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/desk.h"

static void part_begin(struct request *r, const char *title)
{
	html(r->out, "<h2>%s</h2>\n", title);
}

static const char *part_number(struct request *r, int n)
{
	static const char *const wide[] = { "", "１", "２", "３", "４", "５", "６" };
	return r->act.lang == JA ? wide[n] : arena_format(r->act.arena, "%d", n);
}

static void sources_put(struct request *r, const struct desk *d)
{
	struct arena *arena = r->act.arena;
	const char *today = date_long(arena, d->of.today, r->act.lang);
	if (d->of.known_at)
		html(r->out, "<p>%s</p>\n", phrase(&r->act, W_PAGE_AS_KNOWN, instant_shown(arena, d->of.known_at), d->of.known_at));
	html(r->out, "<p>%s</p>\n", phrase(&r->act, W_EXPLAIN_FROM_BOOKS, arena_format(arena, "%ld", d->of.entry)));
	html(r->out, "<p class=\"hash\">%s</p>\n", phrase(&r->act, W_EXPLAIN_RULEBOOK, hex_of(arena, d->of.rulebook->hash.bytes, HASH_BYTES)));
	html(r->out, "<p>%s</p>\n<p>%s</p>\n", phrase(&r->act, W_DESK_SHEET_MADE, today, r->act.actor), say(r, W_DESK_SHEET_NOTE));
}

static void question_put(struct request *r, const struct desk *d)
{
	html_raw(r->out, "<p>");
	html_data(r->out, r->act.lang, question_in_words(&d->of, &d->e.asked));
	html_raw(r->out, "</p>\n");
	parties_put(r, d);
}

static void conclusion_put(struct request *r, const struct desk *d)
{
	bool yes = d->e.verdict.permitted;
	html(r->out, "<p class=\"conclusion %s\"><strong><span aria-hidden=\"true\">%s</span> %s</strong></p>\n<p>%s</p>\n", yes ? "yes" : "no",
	    yes ? "○" : "×", say(r, yes ? W_DESK_PERMITTED : W_DESK_REFUSED), verdict_in_words(&r->act, &d->e));
}

static void sheet_put(struct request *r, const struct desk *d)
{
	int n = d->e.verdict.permitted ? 3 : 5;
	part_begin(r, say(r, W_EXPLAIN_QUESTION));
	question_put(r, d);
	part_begin(r, say(r, W_EXPLAIN_VERDICT));
	conclusion_put(r, d);
	if (!d->e.verdict.permitted) {
		part_begin(r, say(r, W_EXPLAIN_FAILED));
		reasons_put(r, d, false);
		part_begin(r, say(r, W_EXPLAIN_CURE));
		cure_put(r, d);
	}
	if (d->e.verdict.applied != d->e.verdict.failed) {
		part_begin(r, phrase(&r->act, W_EXPLAIN_HELD, part_number(r, n++)));
		reasons_put(r, d, true);
	}
	part_begin(r, phrase(&r->act, W_EXPLAIN_SOURCES, part_number(r, n)));
	sources_put(r, d);
}

static void sheet_page(struct request *r)
{
	struct desk d;
	if (desk_open(r, &d))
		return;
	if (!d.is_asked) {
		(void)problem_add(&r->act, 0, "use", NULL, phrase(&r->act, W_ASK_FIELDS));
		return;
	}
	struct url desk = r->url;
	desk.segment_count = 1;
	page_begin(r, SECTION_DESK, say(r, W_EXPLAIN_HEADING));
	html(r->out, "<p class=\"above screen\"><a href=\"%s\">%s</a></p>\n<article class=\"sheet\">\n", url_with(r->act.arena, &desk, "page", NULL),
	    say(r, W_DESK_TO_DESK));
	sheet_put(r, &d);
	html_raw(r->out, "</article>\n");
	page_end(r);
}

void page_explanation(struct request *r)
{
	page_as_known(r, sheet_page);
}
