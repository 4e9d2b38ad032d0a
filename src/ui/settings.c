/* The settings of the program and the terms of the rulebook: what counts today, what would unless set, and on whose word.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"

SQL(setting_value, "t", "SELECT value FROM setting WHERE number = $1");

static const struct { const char *code; enum word word; } units[] = {
	{ "days",   W_UNIT_DAYS },
	{ "months", W_UNIT_MONTHS },
	{ "years",  W_UNIT_YEARS },
	{ "times",  W_UNIT_TIMES },
	{ "s",      W_UNIT_SECONDS },
	{ "minutes", W_UNIT_MINUTES },
	{ "hours",  W_UNIT_HOURS },
};

static const char *unit_shown(const struct request *r, const char *unit)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (same_text(units[i].code, unit))
			return say(r, units[i].word);
	return "";
}

/* What the register of settings says of a name; NULL where it is silent. */
static const char *value_set(struct request *r, const char *name)
{
	defer(query_end) struct query *q = query(&r->act, setting_value, T(name));
	return query_next(q) ? query_copy(q, 0) : NULL;
}

static void name_cell(struct request *r, const char *label, const char *name)
{
	html(r->out, "<tr><th scope=\"row\">%s<br><code class=\"quiet\">%s</code></th>", label, name);
}

/* The value that counts, what would count unless set, and which of the two it is. */
static void value_cells(struct request *r, const char *name, const char *set, const char *standard, const char *unit)
{
	const char *otherwise = standard ? standard : "—";
	html(r->out, "<td class=\"value\"><strong>%s</strong> %s</td><td>%s</td><td class=\"short\">",
	    set ? set : otherwise, unit_shown(r, unit), otherwise);
	const char *href = url_of_known(r, url_path(r->act.arena, "registers", "setting", name));
	if (set)
		html(r->out, "<a href=\"%s\">%s</a>", href, say(r, W_SET_HERE));
	else
		html(r->out, "%s", say(r, W_NOT_SET));
	html_raw(r->out, "</td>");
}

static void settings_put(struct request *r)
{
	table_begin(r, W_SETTINGS_OF_PROGRAM, W_SETTING, W_VALUE, W_STANDARD, W_SOURCE, W_NOTE);
	for (const struct setting_info *s = settings; s->name; s++) {
		name_cell(r, s->label[r->act.lang], s->name);
		value_cells(r, s->name, value_set(r, s->name), s->standard, s->unit);
		html(r->out, "<td>%s</td></tr>\n", s->note[r->act.lang]);
	}
	table_end(r);
}

/* Read in its source, or still to be confirmed there: said in a word, not by colour alone. */
static void mark_cell(struct request *r, const char *mark, const char *note)
{
	bool found = same_text(mark, "found");
	html_raw(r->out, "<td class=\"short\">");
	if (found)
		html(r->out, "%s", say(r, W_MARK_FOUND));
	else
		html(r->out, "<span class=\"mark-unverified\">%s</span>", say(r, W_MARK_UNVERIFIED));
	if (note)
		html(r->out, "<br><span class=\"quiet\">%s</span>", note);
	html_raw(r->out, "</td></tr>\n");
}

static void term_row(struct request *r, const struct term *t)
{
	const char *standard = arena_format(r->act.arena, "%ld", t->value);
	const struct duty *duty = duty_named(rulebook_shown(r), t->duty);
	name_cell(r, t->label[r->act.lang], t->name);
	value_cells(r, t->name, value_set(r, t->name), standard, t->unit);
	html_raw(r->out, "<td>");
	if (duty) {
		duty_link(r, duty);
		articles_put(r, duty);
	}
	html_raw(r->out, "</td>");
	mark_cell(r, t->mark, t->note[r->act.lang]);
}

static bool is_in_force(const struct term *t, date on)
{
	return (t->from_on == NO_DATE || t->from_on <= on) && (t->to_on == NO_DATE || on <= t->to_on);
}

static void terms_put(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	table_begin(r, W_TERMS_OF_RULEBOOK, W_TERM, W_VALUE, W_IN_RULEBOOK, W_SOURCE, W_DUTY_AND_ARTICLE, W_MARK);
	for (size_t i = 0; i < book->term_count; i++)
		if (is_in_force(&book->terms[i], r->act.on))
			term_row(r, &book->terms[i]);
	table_end(r);
}

static void settings_page(struct request *r)
{
	page_begin(r, SECTION_SETTINGS, say(r, W_SETTINGS_TERMS));
	html(r->out, "<p><a href=\"/rights\">%s</a></p>\n", say(r, W_RIGHTS));
	settings_put(r);
	terms_put(r);
	html(r->out, "<p class=\"quiet\">%s <code>%s</code></p>\n", say(r, W_RULEBOOK),
	    hex_of(r->act.arena, rulebook_shown(r)->hash.bytes, HASH_BYTES));
	page_end(r);
}

void page_settings(struct request *r)
{
	page_as_known(r, settings_page);
}
