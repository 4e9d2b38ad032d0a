/* What of a book is asked for: order, conditions on its fields; the form that asks, and each condition to be dropped.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/listing.h"
#include <string.h>

/* ---- addresses ------------------------------------------------------------------------------------ */

const char *url_of_list(struct request *r, const char *name, const char *value)
{
	struct url url = r->url;
	url.argument_count = 0;
	for (size_t i = 0; i < r->url.argument_count; i++) {
		const struct argument *a = &r->url.arguments[i];
		if (!same_text(a->name, name) && !same_text(a->name, "after") && !same_text(a->name, "format") && !is_empty(a->value))
			url.arguments[url.argument_count++] = *a;
	}
	return url_with(r->act.arena, &url, name, value);
}

static const char *name_of_last(struct request *r, const struct field *f)
{
	return arena_format(r->act.arena, "%s.to", f->name);
}

static bool is_period(const struct field *f)
{
	return f->kind == DATE || f->kind == INSTANT;
}

/* ---- order ---------------------------------------------------------------------------------------- */

const char *sort_named(struct request *r, const struct field *f, bool by_number, bool falling)
{
	return arena_format(r->act.arena, "%s%s", falling ? "-" : "", f ? f->name : by_number ? "number" : "entry");
}

static enum fault sort_read(struct request *r, struct book *b)
{
	const char *given = argument_of(r, "sort");
	if (is_empty(given))
		return OK;
	b->list.falling = *given == '-';
	const char *name = given + b->list.falling;
	b->list.by_number = same_text(name, "number");
	const struct field *f = field_named(b->reg, name);
	b->list.by = f && is_sortable(f) ? f : NULL;
	if (b->list.by || b->list.by_number || same_text(name, "entry"))
		return OK;
	struct text names = { .arena = r->act.arena };
	text_put(&names, "entry, number");
	for each_field(each, b->reg)
		if (is_sortable(each))
			text_add(&names, ", %s", each->name);
	return problem_add(&r->act, 0, "sort", given, phrase(&r->act, W_LIST_SORTS, text_of(&names)));
}

/* ---- conditions ----------------------------------------------------------------------------------- */

static enum fault not_understood(struct request *r, const struct field *f, const char *given)
{
	static const struct field some_day = { .kind = DATE };
	return problem_add(&r->act, 0, f->name, given, field_accepts(&r->act, is_period(f) ? &some_day : f));
}

/* The first moment of a day, as the field keeps days or instants. */
static const char *beginning_of(struct request *r, const struct field *f, date on)
{
	if (f->kind == DATE)
		return date_text(on, arena_take(r->act.arena, DATE_TEXT));
	return instant_from_japan((int64_t)on * 86400 * 1000000, arena_take(r->act.arena, INSTANT_TEXT));
}

static enum fault period_read(struct request *r, struct book *b, const struct field *f)
{
	const size_t i = (size_t)(f - b->reg->fields);
	date first, last;
	if (!is_empty(b->as_given[i]) && !date_read(b->as_given[i], &first))
		return not_understood(r, f, b->as_given[i]);
	if (!is_empty(b->to_given[i]) && !date_read(b->to_given[i], &last))
		return not_understood(r, f, b->to_given[i]);
	b->conditions[i].value = is_empty(b->as_given[i]) ? NULL : beginning_of(r, f, first);
	b->conditions[i].before = is_empty(b->to_given[i]) ? NULL : beginning_of(r, f, date_add(last, 1));
	return OK;
}

static enum fault condition_read(struct request *r, struct book *b, const struct field *f)
{
	const size_t i = (size_t)(f - b->reg->fields);
	struct record other;
	b->as_given[i] = argument_of(r, f->name);
	if (is_period(f)) {
		b->to_given[i] = argument_of(r, name_of_last(r, f));
		return period_read(r, b, f);
	}
	if (is_empty(b->as_given[i]))
		return OK;
	if (!field_read(r->act.arena, f, b->as_given[i], &b->conditions[i].value))
		return not_understood(r, f, b->as_given[i]);
	return f->kind == REF && b->conditions[i].value ? record_find(&r->act, register_named(f->to), b->conditions[i].value, &other) : OK;
}

/* Of what refers to one record the newest is wanted first. */
static bool refers(const struct book *b)
{
	for each_field(f, b->reg)
		if (f->kind == REF && b->conditions[f - b->reg->fields].value)
			return true;
	return false;
}

enum fault book_read(struct request *r, struct book *b)
{
	struct arena *arena = r->act.arena;
	b->conditions = arena_array(arena, struct wanted, b->reg->nfields + 1);
	b->as_given = arena_array(arena, const char *, b->reg->nfields + 1);
	b->to_given = arena_array(arena, const char *, b->reg->nfields + 1);
	b->list = (struct selection){ .reg = b->reg, .conditions = b->conditions, .after = argument_of(r, "after") };
	if (is_empty(b->list.after))
		b->list.after = NULL;
	enum fault f = sort_read(r, b);
	for each_field(field, b->reg)
		if (!f)
			f = condition_read(r, b, field);
	if (is_empty(argument_of(r, "sort")))
		b->list.falling = refers(b);
	return f;
}

static void condition_begin(struct request *r, enum word w, const struct field *f)
{
	html_raw(r->out, "<li>");
	html_data(r->out, r->act.lang, w == W_NONE ? f->label[r->act.lang] : phrase(&r->act, w, f->label[r->act.lang]));
	html_raw(r->out, ": ");
}

static void condition_end(struct request *r, const char *name)
{
	html(r->out, " <a href=\"%s\" aria-label=\"%s\">×</a></li>\n", url_of_list(r, name, NULL), say(r, W_FILTER_DROP));
}

static void condition_put(struct request *r, const struct book *b, const struct field *f)
{
	const size_t i = (size_t)(f - b->reg->fields);
	bool text = f->kind == TEXT || f->kind == LONG_TEXT;
	if (b->conditions[i].value) {
		condition_begin(r, is_period(f) ? W_LIST_FROM : text ? W_LIST_HAS : W_NONE, f);
		if (is_period(f))
			html(r->out, "%s", b->as_given[i]);
		else
			value_put(r, f, b->conditions[i].value);
		condition_end(r, f->name);
	}
	if (b->conditions[i].before) {
		condition_begin(r, W_LIST_TO, f);
		html(r->out, "%s", b->to_given[i]);
		condition_end(r, name_of_last(r, f));
	}
}

void conditions_put(struct request *r, const struct book *b)
{
	bool any = false;
	for (size_t i = 0; i < b->reg->nfields; i++)
		any |= b->conditions[i].value || b->conditions[i].before;
	if (!any)
		return;
	html(r->out, "<ul class=\"filters\" aria-label=\"%s\">\n", say(r, W_FILTERS));
	for each_field(f, b->reg)
		condition_put(r, b, f);
	html_raw(r->out, "</ul>\n");
}

/* ---- the form ------------------------------------------------------------------------------------- */

static void option_put(struct request *r, const char *value, const char *said, bool chosen)
{
	html(r->out, "<option value=\"%s\"", value);
	if (chosen)
		html_raw(r->out, " selected");
	html(r->out, ">%s</option>", said);
}

static void choice_put(struct request *r, const struct book *b, const struct field *f)
{
	const char *chosen = b->conditions[f - b->reg->fields].value;
	html(r->out, "<label>%s <select name=\"%s\">", f->label[r->act.lang], f->name);
	option_put(r, "", say(r, W_ALL), !chosen);
	if (f->kind == YES_NO) {
		option_put(r, "1", field_show(f, "1", r->act.lang), same_text(chosen, "1"));
		option_put(r, "0", field_show(f, "0", r->act.lang), same_text(chosen, "0"));
	}
	for (const struct choice *c = f->from; c && c->code; c++)
		option_put(r, c->code, c->label[r->act.lang], same_text(chosen, c->code));
	html_raw(r->out, "</select></label>\n");
}

static void text_put_input(struct request *r, const char *said, const char *name, const char *value)
{
	html(r->out, "<label>%s <input name=\"%s\" value=\"%s\" autocomplete=\"off\"></label>\n", said, name, value);
}

static void input_put(struct request *r, const struct book *b, const struct field *f)
{
	const size_t i = (size_t)(f - b->reg->fields);
	const char *said = f->label[r->act.lang];
	if (f->kind == CHOICE || f->kind == YES_NO) {
		choice_put(r, b, f);
	} else if (is_period(f)) {
		text_put_input(r, phrase(&r->act, W_LIST_FROM, said), f->name, b->as_given[i]);
		text_put_input(r, phrase(&r->act, W_LIST_TO, said), name_of_last(r, f), b->to_given[i]);
	} else {
		bool text = f->kind == TEXT || f->kind == LONG_TEXT;
		text_put_input(r, text ? phrase(&r->act, W_LIST_HAS, said) : said, f->name, b->as_given[i]);
	}
}

/* Both ways of one order. */
static void orders_put(struct request *r, const struct book *b, const struct field *f, bool by_number)
{
	const char *name = f ? f->label[r->act.lang] : number_label[r->act.lang];
	for (int falling = 0; falling < 2; falling++) {
		const struct selection *l = &b->list;
		bool chosen = l->by == f && l->by_number == by_number && l->falling == (bool)falling;
		const char *said = f || by_number ? phrase(&r->act, falling ? W_LIST_FALLING : W_LIST_RISING, name) :
		    say(r, falling ? W_LIST_NEWEST : W_LIST_OLDEST);
		option_put(r, sort_named(r, f, by_number, falling), said, chosen);
	}
}

void narrowing_form_put(struct request *r, const struct book *b)
{
	static const char *const kept[] = { "known_at", "columns" };
	html_raw(r->out, "<details class=\"narrowing\">");
	html(r->out, "<summary>%s</summary>\n<form method=\"get\" action=\"%s\">\n", say(r, W_LIST_FILTER), r->path);
	for (size_t i = 0; i < COUNT(kept); i++)
		if (!is_empty(argument_of(r, kept[i])))
			html(r->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", kept[i], argument_of(r, kept[i]));
	html(r->out, "<label>%s <select name=\"sort\">", say(r, W_LIST_SORT));
	orders_put(r, b, NULL, false);
	orders_put(r, b, NULL, true);
	for each_field(f, b->reg)
		if (is_sortable(f))
			orders_put(r, b, f, false);
	html_raw(r->out, "</select></label>\n");
	for each_field(f, b->reg)
		input_put(r, b, f);
	html(r->out, "<button>%s</button>\n</form></details>\n", say(r, W_NARROW));
}
