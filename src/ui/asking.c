/* What a page was asked for: the day, what it is narrowed to, and which page of a long list.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

enum fault argument_long(struct request *r, const char *name, long least, long standard, long *out)
{
	const char *given = argument_of(r, name);
	long n = standard;
	if (given && (!parse_long(given, &n) || n < least))
		return problem_add(&r->act, 0, name, given, phrase(&r->act, W_ACCEPTS_COUNT));
	*out = n;
	return OK;
}

enum fault day_choose(struct request *r)
{
	const char *given = argument_of(r, "on");
	if (!is_empty(given) && !date_read(given, &r->act.on))
		return problem_add(&r->act, 0, "on", given, phrase(&r->act, W_ACCEPTS_DATE));
	return OK;
}

/* ---- narrowing ----------------------------------------------------------------------------- */

/* The arguments without one of them: whoever narrows a list begins it anew. */
static struct url url_without(const struct request *r, const char *name)
{
	struct url url = r->url;
	url.argument_count = 0;
	for (size_t i = 0; i < r->url.argument_count; i++)
		if (!same_text(r->url.arguments[i].name, name) && !is_empty(r->url.arguments[i].value))
			url.arguments[url.argument_count++] = r->url.arguments[i];
	return url;
}

const char *url_narrowed(struct request *r, const char *name, const char *value)
{
	struct url url = url_without(r, "page");
	return url_with(r->act.arena, &url, name, value);
}

void filter_put(struct request *r, const char *name, const char *shown)
{
	html_raw(r->out, "<li>");
	html_data(r->out, r->act.lang, shown);
	html(r->out, " <a href=\"%s\" aria-label=\"%s\">×</a></li>\n", url_narrowed(r, name, NULL), say(r, W_FILTER_DROP));
}

enum fault company_check(struct request *r)
{
	const char *company = argument_of(r, "company");
	struct record record;
	return is_empty(company) ? OK : record_find(&r->act, register_named("company"), company, &record);
}

/* ---- pages --------------------------------------------------------------------------------- */

static const char *page_url(struct request *r, long page)
{
	return url_with(r->act.arena, &r->url, "page", arena_format(r->act.arena, "%ld", page));
}

enum fault page_choose(struct request *r, size_t n, long most, long *first)
{
	long page, last = n ? ((long)n - 1) / most : 0;
	enum fault f = argument_long(r, "page", 1, 1, &page);
	if (!f)
		*first = (page - 1 > last ? last : page - 1) * most;
	return f;
}

void pages_put(struct request *r, long first, size_t n, long most)
{
	struct arena *arena = r->act.arena;
	long page = first / most + 1, last = ((long)n + most - 1) / most;
	if (last <= 1)
		return;
	const char *where = phrase(&r->act, W_PAGE_OF, arena_format(arena, "%ld", page), arena_format(arena, "%ld", last));
	html(r->out, "<nav class=\"pages\" aria-label=\"%s\">", say(r, W_PAGES));
	if (page > 1)
		html(r->out, "<a rel=\"prev\" href=\"%s\">%s</a> ", page_url(r, page - 1), say(r, W_PREVIOUS_PAGE));
	html(r->out, "<span>%s</span> ", where);
	if (page < last)
		html(r->out, "<a rel=\"next\" href=\"%s\">%s</a>", page_url(r, page + 1), say(r, W_NEXT_PAGE));
	html_raw(r->out, "</nav>\n");
}
