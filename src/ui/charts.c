/* Charts: each a page with its numbers as a table, which is what stands without script, and above it the drawing that assets/charts.js
 * makes of the same table.  The calendar of checks is itself a table.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/charts.h"

static const char *series_title(struct request *r, const struct chart *c, size_t i)
{
	return c->series[i] ? say(r, c->series[i]) : state_info[i].label[r->act.lang];
}

/* ---- the table ----------------------------------------------------------------------------- */

static void line_put(struct request *r, const struct chart *c, const struct numbers_line *l)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	if (l->number) {
		number_link(r, l->reg, l->number);
		html_raw(r->out, " ");
	}
	html_raw(r->out, "<span class=\"of\">");
	html_data(r->out, r->act.lang, l->label);
	html_raw(r->out, "</span></th>");
	for (size_t i = 0; i < c->series_count; i++) {
		html(r->out, "<td class=\"count\" data-value=\"%ld\">", l->values[i]);
		html_count(r->out, l->values[i]);
		html_raw(r->out, "</td>");
	}
	html_raw(r->out, "</tr>\n");
}

static void numbers_put(struct request *r, const struct chart *c, const struct numbers *numbers)
{
	html(r->out, "<div class=\"wide\"><table class=\"list numbers\" id=\"numbers\"><caption>%s</caption>\n<thead><tr><th scope=\"col\">%s</th>",
	    say(r, W_CHART_NUMBERS), say(r, c->head));
	for (size_t i = 0; i < c->series_count; i++)
		html(r->out, "<th scope=\"col\" class=\"count\">%s</th>", series_title(r, c, i));
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < numbers->n; i++)
		line_put(r, c, &numbers->list[i]);
	table_end(r);
}

/* ---- the calendar -------------------------------------------------------------------------- */

static int heat_of(long n, long most)
{
	enum { HEATS = 4 };
	return n ? (int)((n * HEATS + most - 1) / most) : 0;
}

static void calendar_head(struct request *r)
{
	char text[DATE_TEXT];
	html(r->out, "<div class=\"wide\"><table class=\"calendar\"><caption class=\"unseen\">%s</caption>\n<thead><tr><td></td>", say(r, W_CHART_CHECKS));
	for (int w = 0; w < CALENDAR_WEEKS; w++) {
		date_text(weeks_first(r) + 7 * w, text);
		html(r->out, "<th scope=\"col\"><span class=\"unseen\">%s</span><span aria-hidden=\"true\">%s</span></th>", text,
		    w % 4 ? "" : text + 5);
	}
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
}

static enum fault calendar_put(struct request *r)
{
	static const bilingual weekdays[] = { { "日", "Sun" }, { "月", "Mon" }, { "火", "Tue" }, { "水", "Wed" }, { "木", "Thu" }, { "金", "Fri" },
		{ "土", "Sat" } };
	long days[CALENDAR_WEEKS * 7] = { 0 }, most = 1;
	enum fault f = calendar_days(r, days);
	if (f)
		return f;
	for (size_t i = 0; i < COUNT(days); i++)
		most = days[i] > most ? days[i] : most;
	calendar_head(r);
	for (int d = 0; d < 7; d++) {
		html(r->out, "<tr><th scope=\"row\">%s</th>", weekdays[d][r->act.lang]);
		for (int w = 0; w < CALENDAR_WEEKS; w++) {
			long n = days[7 * w + d];
			if (weeks_first(r) + 7 * w + d > r->act.on)
				html_raw(r->out, "<td></td>");
			else
				html(r->out, "<td class=\"heat-%d\">%ld</td>", heat_of(n, most), n);
		}
		html_raw(r->out, "</tr>\n");
	}
	table_end(r);
	return OK;
}

/* ---- the page ------------------------------------------------------------------------------ */

static void choice_put(struct request *r, const struct chart *chosen)
{
	html(r->out, "<nav class=\"choice\" aria-label=\"%s\"><ul class=\"inline\">\n", say(r, W_CHARTS));
	for (const struct chart *c = charts; c->name; c++) {
		html(r->out, "<li><a href=\"%s\"", url_of_known(r, url_path(r->act.arena, "charts", c->name)));
		if (c == chosen)
			html_raw(r->out, " aria-current=\"page\"");
		html(r->out, ">%s</a></li>\n", say(r, c->title));
	}
	html_raw(r->out, "</ul></nav>\n");
}

static const struct chart *chart_asked(struct request *r)
{
	const char *name = place_of(r, "chart");
	for (const struct chart *c = charts; c->name; c++)
		if (is_empty(name) || same_text(c->name, name))
			return c;
	(void)fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
	return NULL;
}

static void drawing_put(struct request *r, const struct chart *c)
{
	html(r->out, "<figure class=\"chart\" data-look=\"%s\" data-title=\"%s\"></figure>\n", c->look, say(r, c->title));
	html(r->out, "<script src=\"%s\" defer></script>\n<script src=\"%s\" defer></script>\n", asset_url(r, "chart.min.js"), asset_url(r, "charts.js"));
}

static void chart_page(struct request *r)
{
	struct numbers numbers = { 0 };
	const struct chart *c = chart_asked(r);
	if (!c || day_choose(r) || c->make(r, &numbers))
		return;
	page_begin(r, SECTION_CHARTS, say(r, c->title));
	choice_put(r, c);
	day_form(r, r->path);
	html(r->out, "<p>%s</p>\n", say(r, c->note));
	if (!same_text(c->look, "calendar"))
		drawing_put(r, c);
	else if (calendar_put(r))
		return;
	numbers_put(r, c, &numbers);
	page_end(r);
}

void page_chart(struct request *r)
{
	page_as_known(r, chart_page);
}
