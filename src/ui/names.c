/* How records, instants and entries are called on a page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <string.h>

static const char *value_named(const struct reg *reg, const char *const *values, const char *name)
{
	const struct field *f = field_named(reg, name);
	return f ? values[f - reg->fields] : NULL;
}

/* What says the name, by language: the first of these that is filled in. */
static const char *const naming[LANGS][7][2] = {
	[JA] = { { "family_name", "given_name" }, { "name" }, { "title" }, { "login" } },
	[EN] = { { "given_name_en", "family_name_en" }, { "name_en" }, { "title_en" },
	         { "family_name", "given_name" }, { "name" }, { "title" }, { "login" } },
};

const char *name_of(struct act *act, const struct reg *reg, const char *const *values)
{
	for (size_t i = 0; i < COUNT(naming[0]) && naming[act->lang][i][0]; i++) {
		const char *first = value_named(reg, values, naming[act->lang][i][0]);
		const char *second = naming[act->lang][i][1] ? value_named(reg, values, naming[act->lang][i][1]) : NULL;
		if (first && second)
			return arena_format(act->arena, "%s %s", first, second);
		if (first)
			return first;
	}
	return NULL;
}

/* A record the reader may not see, or that stands no longer, has a number and no name. */
static const char *name_found(struct request *r, const struct reg *reg, const char *number)
{
	struct record record;
	enum fault f = record_find(&r->act, reg, number, &record);
	if (f == E_NOT_FOUND)
		act_forgive(&r->act);
	return f ? NULL : name_of(&r->act, reg, record.values);
}

void record_link(struct request *r, const char *register_name, const char *number)
{
	const struct reg *reg = register_named(register_name);
	if (!reg || is_empty(number))
		return;
	const char *href = url_path(r->act.arena, "registers", reg->name, number);
	html(r->out, "<a class=\"number\" href=\"%s\">%s</a>", href, number);
	const char *name = r->act.fault ? NULL : name_found(r, reg, number);
	if (name) {
		html_raw(r->out, " <span class=\"name\">");
		html_data(r->out, r->act.lang, name);
		html_raw(r->out, "</span>");
	}
}

void articles_put(struct request *r, const struct duty *duty)
{
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(installation_rulebook(r->installation), *id);
		if (!node)
			continue;
		html(r->out, "<cite>%s", node->title[r->act.lang]);
		if (node->number) {
			html_raw(r->out, " ");
			html_data(r->out, r->act.lang, node->number);
		}
		html_raw(r->out, "</cite> ");
	}
}

const char *instant_shown(struct arena *arena, const char *at)
{
	enum { JAPAN_HOURS = 9 };
	long hour;
	if (!at || strlen(at) < 19 || !parse_long(arena_span(arena, at + 11, 2), &hour))
		return at ? at : "";
	return arena_format(arena, "%s %02ld%.6s", date_text(instant_day(at), (char[DATE_TEXT]){ 0 }),
	    (hour + JAPAN_HOURS) % 24, at + 13);
}

void entry_link(struct request *r, long n)
{
	const char *before = arena_format(r->act.arena, "%ld", n + 1);
	html(r->out, "<a class=\"number\" href=\"/log?before=%s#entry-%ld\">#%ld</a>", before, n, n);
}

enum fault argument_long(struct request *r, const char *name, long least, long standard, long *out)
{
	const char *given = argument_of(r, name);
	long n = standard;
	if (given && (!parse_long(given, &n) || n < least))
		return problem_add(&r->act, 0, name, given, phrase(&r->act, W_ACCEPTS_COUNT));
	*out = n;
	return OK;
}
