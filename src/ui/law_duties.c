/* The duties, to be looked through and looked for: by their words, by who has them, under which regime, when, and how sure it is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"

enum { PAGE_DUTIES = 50 };

static void seeking_form(struct request *r, const struct sought *s)
{
	html_raw(r->out, "<form class=\"narrow\" method=\"get\" action=\"/law/duties\">");
	kept_fields(r);
	html(r->out, "<label>%s <input name=\"words\" value=\"%s\" size=\"36\" autocomplete=\"off\" placeholder=\"%s\"></label> ", say(r, W_LAW_SEEK), s->words,
	    say(r, W_LAW_SEEK_SUCH_AS));
	listed_choice(r, "who", W_LAWS_WHO, duty_whos, s->who);
	listed_choice(r, "regime", W_LAWS_REGIME, law_regimes, s->regime);
	listed_choice(r, "clock", W_LAWS_CLOCK, duty_clocks, s->clock);
	listed_choice(r, "mark", W_LAWS_MARK, law_marks, s->mark);
	html_raw(r->out, "<label><input type=\"checkbox\" name=\"all\" value=\"1\"");
	if (s->on == NO_DATE)
		html_raw(r->out, " checked");
	html(r->out, "> %s</label> <button>%s</button></form>\n", say(r, W_LAW_ALL_DAYS), say(r, W_LAW_SEEK_IT));
}

/* The sentence, what sets it off and when, on what it stands. */
static void duty_put(struct request *r, const struct duty *duty, const struct status *s)
{
	html(r->out, "<section class=\"duty\" id=\"%s\">\n<ul class=\"duties\">", duty->id);
	duty_shown(r, duty, s);
	html_raw(r->out, "</ul>\n<p class=\"ground\">");
	if (duty->trigger[r->act.lang]) {
		html_data(r->out, r->act.lang, phrase(&r->act, W_LAWS_ROW, say(r, W_LAWS_TRIGGER), duty->trigger[r->act.lang]));
		html_raw(r->out, " ");
	}
	html(r->out, "<span>%s</span> <span>%s</span></p>\n", listed_label(duty_clocks, duty->clock, r->act.lang), duty->regime);
	articles_put(r, duty);
	html_raw(r->out, "</section>\n");
}

/* Laws and articles that speak of it too, where words were given. */
static void nodes_put(struct request *r, const struct sought *s)
{
	const struct rulebook *book = rulebook_shown(r);
	bool some = false;
	for (size_t i = 0; i < book->node_count && !is_empty(s->words); i++) {
		if (!node_is_sought(&r->act, book, &book->nodes[i], s))
			continue;
		if (!some)
			html(r->out, "<h2 class=\"part\">%s</h2>\n<ul class=\"plain\">\n", say(r, W_LAW_NODES_FOUND));
		some = true;
		html_raw(r->out, "<li>");
		node_link(r, &book->nodes[i], NULL);
		html_raw(r->out, "</li>\n");
	}
	if (some)
		html_raw(r->out, "</ul>\n");
}

static size_t duties_sought(struct request *r, const struct sought *s, const struct duty **out)
{
	const struct rulebook *book = rulebook_shown(r);
	size_t n = 0;
	for (const struct duty *d = book->duties; d < book->duties + book->duty_count; d++)
		if (duty_is_sought(&r->act, book, d, s))
			out[n++] = d;
	return n;
}

static enum fault choices_check(struct request *r, const char *name, const struct listed *list)
{
	const char *given = argument_of(r, name);
	return is_empty(given) || !same_text(listed_label(list, given, JA), given) ? OK : fail(&r->act, E_NOT_FOUND, W_LAW_NO_SUCH_CHOICE, name, given);
}

static void duties_page(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct duty **found = arena_array(r->act.arena, const struct duty *, book->duty_count + 1);
	struct sought s = { argument_of(r, "words"), argument_of(r, "who"), argument_of(r, "regime"), argument_of(r, "clock"), argument_of(r, "mark"), NO_DATE };
	struct status status;
	long first;
	if (choices_check(r, "who", duty_whos) || choices_check(r, "regime", law_regimes) || choices_check(r, "clock", duty_clocks) ||
	    choices_check(r, "mark", law_marks) || !law_begin(r, "/law/duties", say(r, W_LAW_DUTIES)))
		return;
	s.on = is_empty(argument_of(r, "all")) ? r->act.on : NO_DATE;
	const size_t n = duties_sought(r, &s, found);
	if (law_findings(r, &status) || page_choose(r, n, PAGE_DUTIES, &first))
		return;
	law_day_form(r);
	seeking_form(r, &s);
	html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, n == 1 ? W_LAW_ONE_DUTY : W_LAW_DUTY_COUNT, arena_format(r->act.arena, "%zu", n)));
	for (size_t i = (size_t)first; i < n && i < (size_t)first + PAGE_DUTIES; i++)
		duty_put(r, found[i], &status);
	pages_put(r, first, n, PAGE_DUTIES);
	nodes_put(r, &s);
	page_end(r);
}

void page_law_duties(struct request *r)
{
	page_as_known(r, duties_page);
}
