/* Pages of what the books said at an instant: ?known_at= asks for it, every such page says so, and its links lead to others like it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

static const char *known_at_of(const struct request *r)
{
	return r->act.db ? db_known_at(r->act.db) : NULL;
}

void page_as_known(struct request *r, void (*page)(struct request *))
{
	request_as_known(r, page);
}

const struct rulebook *rulebook_shown(const struct request *r)
{
	return r->rulebook ? r->rulebook : installation_rulebook(r->installation);
}

/* ---- addresses ------------------------------------------------------------------------------- */

void url_keep_known(const struct request *r, struct url *url)
{
	if (known_at_of(r) && url->argument_count < ARGUMENTS_MAX)
		url->arguments[url->argument_count++] = (struct argument){ "known_at", known_at_of(r) };
}

const char *url_of_known(struct request *r, const char *path)
{
	return known_at_of(r) ? arena_format(r->act.arena, "%s?known_at=%s", path, url_part(r->act.arena, known_at_of(r))) : path;
}

/* ---- what is said ---------------------------------------------------------------------------- */

void known_banner(struct request *r)
{
	if (!known_at_of(r))
		return;
	const struct erasure_after *erasures;
	size_t n;
	if (erasures_after(&r->act, known_at_of(r), &erasures, &n))
		return;
	html(r->out, "<p class=\"detail past\" role=\"note\">%s <a href=\"%s\">%s</a></p>\n",
	    phrase(&r->act, W_PAGE_AS_KNOWN, instant_shown(r->act.arena, known_at_of(r)), known_at_of(r)),
	    url_with(r->act.arena, &r->url, "known_at", NULL), say(r, W_PAGE_NOW));
	for (size_t i = 0; i < n; i++)
		html(r->out, "<p class=\"detail past\" role=\"note\">%s</p>\n", phrase(&r->act, W_ERASED_SINCE,
		    arena_format(r->act.arena, "%ld", erasures[i].entry), erasures[i].at));
}

/* ---- the time bar ---------------------------------------------------------------------------- */

static bool is_kept(const char *name)
{
	static const char *const dropped[] = { "on", "known_at", "after", "page", "lang" };
	for (size_t i = 0; i < COUNT(dropped); i++)
		if (same_text(dropped[i], name))
			return false;
	return true;
}

/* Back to what holds today and is known now, where the page shows another time. */
static void way_back_put(struct request *r)
{
	struct url now = r->url;
	now.argument_count = 0;
	for (size_t i = 0; i < r->url.argument_count; i++)
		if (is_kept(r->url.arguments[i].name))
			now.arguments[now.argument_count++] = r->url.arguments[i];
	if (known_at_of(r) || !is_empty(argument_of(r, "on")))
		html(r->out, " <a href=\"%s\">%s</a>", url_with(r->act.arena, &now, "page", NULL), say(r, W_TIME_BACK));
}

/* What the page was narrowed to stays; which part of a long list it was does not. */
static void time_bar(struct request *r, const char *action, bool of_a_day)
{
	char day[DATE_TEXT];
	html(r->out, "<form class=\"day\" method=\"get\" action=\"%s\" aria-label=\"%s\">", action, say(r, W_TIME));
	for (size_t i = 0; i < r->url.argument_count; i++)
		if (is_kept(r->url.arguments[i].name) || (!of_a_day && same_text(r->url.arguments[i].name, "on")))
			html(r->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", r->url.arguments[i].name, r->url.arguments[i].value);
	if (of_a_day)
		html(r->out, "<label for=\"on\">%s</label> <input id=\"on\" name=\"on\" value=\"%s\" size=\"11\" autocomplete=\"off\""
		    " placeholder=\"R8.11.20\"> ", say(r, W_OTHER_DAY), date_text(r->act.on, day));
	html(r->out, "<label for=\"known_at\">%s</label> <input id=\"known_at\" name=\"known_at\" value=\"%s\" size=\"18\" autocomplete=\"off\""
	    " placeholder=\"2026-11-20 14:12\"> <button>%s</button>", say(r, W_PAGE_KNOWN_AT), known_at_of(r), say(r, W_PAGE_SHOW));
	way_back_put(r);
	html_raw(r->out, "</form>\n");
}

void day_form(struct request *r, const char *action)
{
	time_bar(r, action, true);
}

void known_form(struct request *r)
{
	time_bar(r, r->path, false);
}
