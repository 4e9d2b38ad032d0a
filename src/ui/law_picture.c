/* The laws of one regime as a picture, on the day of the page; each box leads to its law.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include "exchange/exchange.h"
#include <stdlib.h>
#include <string.h>

static const char *url_of(void *with, const struct law_node *node)
{
	return law_url(with, node->id, NULL);
}

static void regimes_put(struct request *r, const char *chosen)
{
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n", say(r, W_LAWS_REGIME));
	for (const struct listed *regime = law_regimes; regime->code; regime++) {
		html(r->out, "<li><a href=\"%s\"", url_narrowed(r, "regime", regime->code));
		if (same_text(regime->code, chosen))
			html_raw(r->out, " aria-current=\"true\"");
		html(r->out, ">%s</a></li>\n", regime->label[r->act.lang]);
	}
	html_raw(r->out, "</ul>\n");
}

/* The library's element with a size in units of the page: its text as large as that of a table.  What stands in it was escaped by the
 * library; html() would show it as text. */
static void svg_put(struct request *r, const char *svg)
{
	const char *box = strstr(svg, "viewBox=\""), *inside = box ? strchr(box, '>') : NULL;
	double x, y, width, height;
	if (!inside || sscanf(box, "viewBox=\"%lf %lf %lf %lf\"", &x, &y, &width, &height) != 4)
		return;
	fprintf(r->out, "<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"%.2f %.2f %.2f %.2f\"", width * 1.25, height * 1.25, x, y, width, height);
	html(r->out, " role=\"group\" aria-label=\"%s\">", say(r, W_LAW_PICTURE_OF));
	fputs(inside + 1, r->out);
}

static const char *regime_asked(struct request *r)
{
	const char *given = argument_of(r, "regime");
	for (const struct listed *regime = law_regimes; regime->code; regime++)
		if (is_empty(given) || same_text(given, regime->code))
			return regime->code;
	(void)fail(&r->act, E_NOT_FOUND, W_LAW_NO_SUCH_CHOICE, "regime", given);
	return NULL;
}

static void picture_page(struct request *r)
{
	const char *regime = regime_asked(r), *svg;
	size_t boxes;
	if (!regime || !law_begin(r, "/law/picture", say(r, W_LAW_PICTURE_OF)))
		return;
	const struct law_drawing drawing = { .regime = regime, .on = r->act.on, .url = url_of, .with = r };
	const char *dot = law_dot(&r->act, rulebook_shown(r), &drawing, &boxes);
	law_day_form(r);
	regimes_put(r, regime);
	html(r->out, "<p>%s</p>\n", say(r, W_LAW_PICTURE_IS));
	if (!boxes)
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_LAW_PICTURE_NONE));
	else if (graph_svg(&r->act, dot, &svg))
		return;
	else {
		html(r->out, "<div class=\"wide picture\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n", say(r, W_LAW_PICTURE_OF));
		svg_put(r, svg);
		html_raw(r->out, "</div>\n");
	}
	page_end(r);
}

void page_law_picture(struct request *r)
{
	page_as_known(r, picture_page);
}
