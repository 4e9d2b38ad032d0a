/* How records, instants and entries are called on a page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include <string.h>

/* A record the reader may not see, or that stands no longer, has a number and no name. */
static const char *name_found(struct request *r, const struct reg *reg, const char *number)
{
	struct record record;
	enum fault f = record_find(&r->act, reg, number, &record);
	if (f == E_NOT_FOUND)
		act_forgive(&r->act);
	return f ? NULL : name_of(&r->act, reg, record.values);
}

void number_link(struct request *r, const char *register_name, const char *number)
{
	if (is_empty(number))
		return;
	html(r->out, "<a class=\"number\" href=\"%s\">", url_of_known(r, url_path(r->act.arena, "registers", register_name, number)));
	html_data(r->out, r->act.lang, number);
	html_raw(r->out, "</a>");
}

void record_name(struct request *r, const char *register_name, const char *number)
{
	const struct reg *reg = register_named(register_name);
	const char *name = !reg || is_empty(number) || r->act.fault ? NULL : name_found(r, reg, number);
	if (!name)
		return;
	html_raw(r->out, " <span class=\"name\">");
	html_data(r->out, r->act.lang, name);
	html_raw(r->out, "</span>");
}

void record_link(struct request *r, const char *register_name, const char *number)
{
	number_link(r, register_name, number);
	record_name(r, register_name, number);
}

void articles_put(struct request *r, const struct duty *duty)
{
	const struct rulebook *book = rulebook_shown(r);
	html_raw(r->out, "<ul class=\"articles\">");
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(book, *id);
		if (!node)
			continue;
		html_raw(r->out, "<li><cite>");
		node_link(r, node, NULL);
		html_raw(r->out, "</cite></li>");
	}
	html_raw(r->out, "</ul>\n");
}

const char *text_cut(struct arena *arena, const char *s, size_t most)
{
	size_t n = most;
	if (!s || strlen(s) <= most)
		return s;
	while (n && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return arena_format(arena, "%.*s…", (int)n, s);
}

static const char *value_text(struct request *r, const struct field *f, const char *value)
{
	if (!f)
		return value;
	if (f->kind == INSTANT && instant_is_valid(value))
		return phrase(&r->act, W_INSTANT_IS, instant_shown(r->act.arena, value));
	return field_show(f, value, r->act.lang);
}

void value_put(struct request *r, const struct field *f, const char *value)
{
	if (!value)
		return;
	if (f->kind == REF)
		record_link(r, f->to, value);
	else if (f->kind == DATE || f->kind == INSTANT)
		html(r->out, "<time datetime=\"%s\">%s</time>", value, value_text(r, f, value));
	else
		html_data(r->out, r->act.lang, value_text(r, f, value));
}

void value_shown(struct request *r, const struct field *f, const char *value)
{
	enum { SHOWN = 200 };
	if (is_empty(value))
		html(r->out, "<span class=\"quiet\">%s</span>", say(r, W_EMPTY));
	else
		html_data(r->out, r->act.lang, text_cut(r->act.arena, value_text(r, f, value), SHOWN));
}

void act_put(struct request *r, const char *name)
{
	const struct act_kind *kind = act_kind_named(name);
	const char *title = kind ? kind->title[r->act.lang] : same_text(name, "refused") ? say(r, W_REFUSED) : NULL;
	if (title)
		html(r->out, "%s ", title);
	html(r->out, "<code class=\"quiet\">%s</code>", name);
}

void actor_put(struct request *r, const char *number)
{
	struct record record;
	const struct reg *account = register_named("account");
	enum fault f = record_find(&r->act, account, number, &record);
	if (f == E_NOT_FOUND)
		act_forgive(&r->act);
	if (f)
		html_data(r->out, r->act.lang, number);
	else
		record_link(r, account->name, number);
}

const char *instant_shown(struct arena *arena, const char *at)
{
	enum { JAPAN_HOURS = 9 };
	long hour;
	if (!at || strlen(at) < 19 || !parse_long(arena_span(arena, at + 11, 2), &hour))
		return at ? at : "";
	int parts = !strncmp(at + 16, ":00.000000", 10) ? 3 : 6;
	return arena_format(arena, "%s %02ld%.*s", date_text(instant_day(at), (char[DATE_TEXT]){ 0 }),
	    (hour + JAPAN_HOURS) % 24, parts, at + 13);
}

void entry_link(struct request *r, long n)
{
	html(r->out, "<a class=\"number\" href=\"/log/entry/%ld\">#%ld</a>", n, n);
}
