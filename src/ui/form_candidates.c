/* References in a form: a list of the first records to choose from while typing, and, after "find", those that what was typed may mean.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"

enum { LISTED = 40, CANDIDATES = 12 };

/* ---- while typing ------------------------------------------------------------------------------ */

static size_t first_records(struct request *r, const struct reg *reg, size_t most, struct record *out)
{
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(reg)->page, (struct value[]){ { 0 }, L(0), L((long)most) }, 2);
	size_t n = 0;
	while (n < most && query_next(q))
		record_of_row(r->act.arena, reg, q, &out[n++]);
	return n;
}

static void datalist_put(struct request *r, const struct reg *reg)
{
	struct record *records = arena_array(r->act.arena, struct record, LISTED);
	size_t n = first_records(r, reg, LISTED, records);
	html(r->out, "<datalist id=\"list-%s\">\n", reg->name);
	for (size_t i = 0; i < n; i++)
		html(r->out, "<option value=\"%s\">%s</option>\n", records[i].number, name_of(&r->act, reg, records[i].values));
	html_raw(r->out, "</datalist>\n");
}

static void countries_put(struct request *r)
{
	static const char *const codes[] = { "JP", "US", "GB", "AU", "FR", "DE", "IT", "CA", "KR", "IN", "SE", "NO", "NL", "NATO", NULL };
	html_raw(r->out, "<datalist id=\"list-countries\">\n");
	for (const char *const *c = codes; *c; c++)
		html(r->out, "<option value=\"%s\"></option>\n", *c);
	html_raw(r->out, "</datalist>\n");
}

/* Each once, though several fields refer to one register. */
void form_datalists_put(struct request *r, const struct filling *form)
{
	bool countries = false;
	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];
		bool again = false;
		for (size_t before = 0; before < i; before++)
			again |= form->fields[before].kind == REF && same_text(form->fields[before].to, f->to);
		if (f->kind == REF && !again)
			datalist_put(r, register_named(f->to));
		countries |= f->kind == COUNTRY;
	}
	if (countries)
		countries_put(r);
}

/* ---- after "find" ------------------------------------------------------------------------------- */

/* One more than is shown, to know whether there are more. */
static size_t candidates_of(struct request *r, const struct reg *reg, const char *typed, struct record *out)
{
	size_t n = 0;
	if (is_empty(typed))
		return first_records(r, reg, CANDIDATES + 1, out);
	return records_sought(&r->act, reg, typed, CANDIDATES + 1, out, &n) ? 0 : n;
}

static void candidate_put(struct request *r, const struct field *f, const struct record *record)
{
	const char *take = arena_format(r->act.arena, "%s=%s", f->name, record->number);
	html(r->out, "<li><button name=\"%s\" value=\"%s\">%s</button> ", NAME_TAKE, take, phrase(&r->act, W_FORM_TAKE, record->number));
	html_data(r->out, r->act.lang, name_of(&r->act, record->reg, record->values));
	html_raw(r->out, "</li>\n");
}

void form_candidates_put(struct request *r, const struct filling *form, const struct field *f)
{
	const struct reg *reg = register_named(f->to);
	const char *typed = form->typed[f - form->fields];
	struct record *found = arena_array(r->act.arena, struct record, CANDIDATES + 1);
	size_t n = candidates_of(r, reg, typed, found);
	html(r->out, "<div class=\"candidates\" id=\"found\" role=\"group\" aria-label=\"%s\">\n", phrase(&r->act, W_FORM_FOUND, f->label[r->act.lang]));
	if (!n)
		html(r->out, "<p>%s</p>\n", say(r, W_FORM_FOUND_NONE));
	html_raw(r->out, "<ul>\n");
	for (size_t i = 0; i < n && i < CANDIDATES; i++)
		candidate_put(r, f, &found[i]);
	html_raw(r->out, "</ul>\n");
	if (n > CANDIDATES)
		html(r->out, "<p>%s</p>\n", say(r, W_FORM_FOUND_MORE));
	html_raw(r->out, "</div>\n");
}
