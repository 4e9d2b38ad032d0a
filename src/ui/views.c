/* Views of a list that an account keeps: its conditions, order and columns under a name of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/listing.h"
#include "services/jottings.h"
#include <string.h>

enum { NAME_LONGEST = 200 };

static const char *views_url(struct request *r, const struct reg *reg)
{
	return url_path(r->act.arena, "registers", reg->name, "views");
}

/* What stands behind the path of an address; empty where nothing is asked. */
static const char *asked_of(const char *url)
{
	const char *mark = strchr(url, '?');
	return mark ? mark + 1 : "";
}

static void view_put(struct request *r, const struct reg *reg, const struct jotting *view)
{
	html(r->out, "<li><a href=\"%s?%s\">", url_path(r->act.arena, "registers", reg->name), view->content);
	html_data(r->out, r->act.lang, view->name);
	html_raw(r->out, "</a> ");
	form_begin(r, views_url(r, reg));
	html(r->out, "<button name=\"drop\" value=\"%s\" aria-label=\"%s\">×</button>", view->name, phrase(&r->act, W_LIST_VIEW_DROP, view->name));
	form_end(r);
	html_raw(r->out, "</li>\n");
}

void views_put(struct request *r, const struct reg *reg)
{
	struct jotting *views;
	size_t n;
	if (jottings_of(&r->act, r->installation, url_path(r->act.arena, "registers", reg->name), &views, &n)) {
		act_forgive(&r->act);
		return;
	}
	html(r->out, "<details class=\"views\"><summary>%s <span class=\"quiet\">%ld</span></summary>\n<ul>\n", say(r, W_LIST_VIEWS), (long)n);
	for (size_t i = 0; i < n; i++)
		view_put(r, reg, &views[i]);
	html_raw(r->out, "</ul>\n");
	form_begin(r, views_url(r, reg));
	html(r->out, "<input type=\"hidden\" name=\"asked\" value=\"%s\"><label>%s <input name=\"name\" autocomplete=\"off\"></label> <button>%s</button>\n",
	    asked_of(url_of_list(r, "lang", NULL)), say(r, W_LIST_VIEW_NAME), say(r, W_LIST_VIEW_SAVE));
	form_end(r);
	html_raw(r->out, "</details>\n");
}

/* Only what a list of ours may be asked for is kept: an address that reads as one. */
static bool is_asked_well(struct request *r, const char *list, const char *asked)
{
	struct url url;
	return url_read(r->act.arena, arena_format(r->act.arena, "%s?%s", list, asked), &url);
}

void page_views(struct request *r)
{
	const struct reg *reg = register_named(place_of(r, "register"));
	if (!reg) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
		return;
	}
	static const struct field named = { "name", TEXT, REQUIRED, .label = { "表示の名前", "Name of the view" } };
	const char *list = url_path(r->act.arena, "registers", reg->name), *drop = form_of(r, "drop"), *name = NULL, *asked = form_of(r, "asked");
	if (is_empty(drop) && (!field_read(r->act.arena, &named, form_of(r, "name"), &name) || is_empty(name) || strlen(name) > NAME_LONGEST)) {
		problem_add(&r->act, 0, "name", form_of(r, "name"), phrase(&r->act, W_ACCEPTS_REQUIRED, named.label[r->act.lang]));
		return;
	}
	if (is_empty(drop) && (!asked || !is_asked_well(r, list, asked))) {
		request_refuse(r, 400, E_USAGE, W_ADDRESS_BAD);
		return;
	}
	if (!jotting_keep(&r->act, r->installation, list, is_empty(drop) ? name : drop, is_empty(drop) ? asked : NULL))
		redirect(r, is_empty(drop) && *asked ? arena_format(r->act.arena, "%s?%s", list, asked) : list);
}
