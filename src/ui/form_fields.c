/* The inputs of a form, one for each field, by its kind: label, help, the duty that demands it, what is wrong with it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"
#include <string.h>

enum { RADIOS_MOST = 5 };

const struct problem *problem_of(const struct filling *form, const char *field)
{
	for (const struct problem *p = form->problems; p; p = p->next)
		if (same_text(p->field, field))
			return p;
	return NULL;
}

/* ---- what is said of a field ----------------------------------------------------------------- */

static const char *help_of(struct request *r, const struct field *f)
{
	switch (f->kind) {
	case DATE:     return say(r, W_FORM_DATE_HINT);
	case INSTANT:  return say(r, W_FORM_INSTANT_HINT);
	case COUNT_OF: return say(r, W_ACCEPTS_COUNT);
	case COUNTRY:  return say(r, W_FORM_COUNTRY_HINT);
	default:       return NULL;
	}
}

static void helps_put(struct request *r, const struct filling *form, const struct field *f)
{
	const struct field *before = f->not_before ? field_named(form->reg, f->not_before) : NULL;
	const struct reg *to = f->kind == REF ? register_named(f->to) : NULL;
	html(r->out, "<p class=\"help\" id=\"h-%s\">", f->name);
	if (to)
		html(r->out, "%s ", phrase(&r->act, W_FORM_REF_HINT, to->title[r->act.lang]));
	html_data(r->out, r->act.lang, help_of(r, f));
	html_raw(r->out, " ");
	if (before)
		html(r->out, "%s ", phrase(&r->act, W_FORM_NOT_BEFORE, before->label[r->act.lang]));
	if (f->rules & FROZEN)
		html(r->out, "%s", say(r, W_FORM_FROZEN));
	html_raw(r->out, "</p>\n");
}

static bool has_help(struct request *r, const struct field *f)
{
	return help_of(r, f) || f->kind == REF || f->not_before || f->rules & FROZEN;
}

static void duty_put(struct request *r, const struct field *f)
{
	const struct duty *duty = f->duty ? duty_named(rulebook_shown(r), f->duty) : NULL;
	if (!duty)
		return;
	html(r->out, "<details class=\"why\"><summary>%s</summary><p>", say(r, W_FORM_DUTY));
	html_data(r->out, r->act.lang, duty->text[r->act.lang]);
	html_raw(r->out, "</p>\n");
	articles_put(r, duty);
	html_raw(r->out, "</details>\n");
}

static void wrong_put(struct request *r, const char *name, const struct problem *p)
{
	if (!p)
		return;
	html(r->out, "<p class=\"wrong\" id=\"e-%s\"><strong>%s</strong> ", name, say(r, W_FORM_WRONG));
	html_data(r->out, r->act.lang, p->accepted);
	html_raw(r->out, "</p>\n");
}

/* id, name, what describes it, and whether it is wrong: inside the tag of an input. */
static void attributes_put(struct request *r, const struct filling *form, const struct field *f)
{
	bool wrong = problem_of(form, f->name);
	html(r->out, " id=\"f-%s\" name=\"%s\"", f->name, f->name);
	if (f->rules & REQUIRED)
		html_raw(r->out, " aria-required=\"true\"");
	if (wrong)
		html_raw(r->out, " aria-invalid=\"true\"");
	if (wrong || has_help(r, f))
		html(r->out, " aria-describedby=\"%s%s%s%s\"", wrong ? "e-" : "", wrong ? f->name : "", wrong && has_help(r, f) ? " h-" : has_help(r, f) ? "h-" : "",
		    has_help(r, f) ? f->name : "");
}

static void label_put(struct request *r, const struct field *f, bool of_group)
{
	if (of_group)
		html(r->out, "<legend id=\"f-%s\">%s", f->name, f->label[r->act.lang]);
	else
		html(r->out, "<label for=\"f-%s\">%s", f->name, f->label[r->act.lang]);
	if (f->rules & REQUIRED)
		html(r->out, " <span class=\"required\">%s</span>", say(r, W_FORM_REQUIRED));
	fputs(of_group ? "</legend>\n" : "</label>\n", r->out);
}

/* ---- by kind ---------------------------------------------------------------------------------- */

static const struct choice no_or_yes[] = {
	{ "1", { "はい",   "Yes" } },
	{ "0", { "いいえ", "No" } },
	{ 0 }
};

static const struct choice *choices_of(const struct field *f)
{
	return f->kind == YES_NO ? no_or_yes : f->kind == CHOICE ? f->from : NULL;
}

static size_t choice_count(const struct choice *c)
{
	size_t n = 0;
	while (c && c[n].code)
		n++;
	return n;
}

static bool is_group(const struct field *f)
{
	size_t n = choice_count(choices_of(f));
	return n && n <= RADIOS_MOST;
}

static void radio_put(struct request *r, const struct field *f, const char *code, const char *said, bool chosen)
{
	html(r->out, "<label class=\"radio\"><input type=\"radio\" name=\"%s\" value=\"%s\"", f->name, code);
	if (chosen)
		html_raw(r->out, " checked");
	html(r->out, "> %s</label>\n", said);
}

static void option_put(struct request *r, const char *code, const char *said, bool chosen)
{
	html(r->out, "<option value=\"%s\"", code);
	if (chosen)
		html_raw(r->out, " selected");
	html(r->out, ">%s</option>\n", said);
}

/* What is chosen: a code, also where it was typed in words, as a file might. */
static const char *code_of(struct request *r, const struct field *f, const char *typed)
{
	const char *code;
	return !is_empty(typed) && field_read(r->act.arena, f, typed, &code) && code ? code : "";
}

static void radios_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	const char *code = code_of(r, f, typed);
	(void)form;
	html_raw(r->out, "<div class=\"radios\">");
	for (const struct choice *c = choices_of(f); c->code; c++)
		radio_put(r, f, c->code, c->label[r->act.lang], same_text(c->code, code));
	if (!(f->rules & REQUIRED))
		radio_put(r, f, "", say(r, W_FORM_NOT_GIVEN), is_empty(code));
	html_raw(r->out, "</div>\n");
}

static void select_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	const char *code = code_of(r, f, typed);
	html_raw(r->out, "<select");
	attributes_put(r, form, f);
	html_raw(r->out, ">\n");
	option_put(r, "", say(r, f->rules & REQUIRED ? W_FORM_CHOOSE : W_FORM_NOT_GIVEN), is_empty(code));
	for (const struct choice *c = choices_of(f); c->code; c++)
		option_put(r, c->code, c->label[r->act.lang], same_text(c->code, code));
	html_raw(r->out, "</select>\n");
}

/* The first line end after the tag is not part of what it holds. */
static void lines_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	html_raw(r->out, "<textarea rows=\"4\" cols=\"60\"");
	attributes_put(r, form, f);
	html(r->out, ">\n%s</textarea>\n", typed);
}

static void plain_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	html_raw(r->out, "<input");
	attributes_put(r, form, f);
	html(r->out, " class=\"%s\" value=\"%s\" autocomplete=\"off\"", f->kind == TEXT ? "long" : f->kind == REF ? "ref" : "short", typed);
	if (f->kind == COUNT_OF)
		html_raw(r->out, " inputmode=\"numeric\"");
	if (f->kind == COUNTRY)
		html_raw(r->out, " list=\"list-countries\"");
	if (f->kind == REF)
		html(r->out, " list=\"list-%s\"", f->to);
	html_raw(r->out, ">\n");
}

/* The day once more as people say it, and the name of what is referred to. */
static void echo_put(struct request *r, const struct field *f, const char *typed)
{
	date on;
	if (f->kind == DATE && !is_empty(typed) && date_read(typed, &on))
		html(r->out, "<span class=\"echo\">%s</span>\n", date_long(r->act.arena, on, r->act.lang));
	if (f->kind == REF && !is_empty(typed) && number_read(r->act.arena, typed)) {
		html_raw(r->out, "<span class=\"echo\">");
		record_name(r, f->to, number_read(r->act.arena, typed));
		html_raw(r->out, "</span>\n");
	}
}

static void input_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	if (is_group(f))
		radios_put(r, form, f, typed);
	else if (choices_of(f))
		select_put(r, form, f, typed);
	else if (f->kind == LONG_TEXT)
		lines_put(r, form, f, typed);
	else
		plain_put(r, form, f, typed);
	if (f->kind == REF)
		html(r->out, "<button name=\"%s\" value=\"%s\" aria-label=\"%s\">%s</button>\n", NAME_FIND, f->name,
		    phrase(&r->act, W_FORM_FIND_FOR, f->label[r->act.lang]), say(r, W_FORM_FIND));
	echo_put(r, f, typed);
}

/* ---- one field, and all ----------------------------------------------------------------------- */

/* What was set once and for all is shown, and goes along unchanged. */
static void fixed_put(struct request *r, const struct field *f, const char *typed, const char *kept)
{
	html(r->out, "<div class=\"field fixed\"><p class=\"label\">%s</p>\n<p>", f->label[r->act.lang]);
	value_put(r, f, kept);
	html(r->out, "</p>\n<p class=\"help\">%s</p>\n", say(r, W_FORM_FIXED));
	hidden_put(r, f->name, typed);
	html_raw(r->out, "</div>\n");
}

static void field_put(struct request *r, const struct filling *form, const struct field *f, const char *typed)
{
	const struct problem *p = problem_of(form, f->name);
	bool group = is_group(f);
	html(r->out, "<%s class=\"field%s\">\n", group ? "fieldset" : "div", p ? " is-wrong" : "");
	label_put(r, f, group);
	wrong_put(r, f->name, p);
	if (has_help(r, f))
		helps_put(r, form, f);
	input_put(r, form, f, typed);
	if (same_text(form->finding, f->name))
		form_candidates_put(r, form, f);
	duty_put(r, f);
	fputs(group ? "</fieldset>\n" : "</div>\n", r->out);
}

/* An input that is no field of a register: the number of a new record, the reason, the second person. */
void form_text_put(struct request *r, const char *name, const char *value, const char *said, const char *help, const struct problem *wrong)
{
	html(r->out, "<div class=\"field%s\">\n<label for=\"f-%s\">%s</label>\n", wrong ? " is-wrong" : "", name, said);
	wrong_put(r, name, wrong);
	if (help)
		html(r->out, "<p class=\"help\" id=\"h-%s\">%s</p>\n", name, help);
	html(r->out, "<input id=\"f-%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\" class=\"%s\"", name, name, value, same_text(name, NAME_REASON) ? "long" : "ref");
	if (help)
		html(r->out, " aria-describedby=\"h-%s\"", name);
	if (wrong)
		html_raw(r->out, " aria-invalid=\"true\"");
	html_raw(r->out, ">\n</div>\n");
}

void form_fields_put(struct request *r, const struct filling *form)
{
	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];
		if (form->old.number && f->rules & FROZEN && !is_empty(form->old.values[i]))
			fixed_put(r, f, form->typed[i], form->old.values[i]);
		else
			field_put(r, form, f, form->typed[i]);
	}
	form_datalists_put(r, form);
}
