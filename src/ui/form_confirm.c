/* Before it is done: what will be recorded, what it would cause and cure, and a button that does it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"

enum { CHANGES_SHOWN = 40 };

/* ---- what will be recorded ---------------------------------------------------------------------- */

/* What was typed, as the books will keep it; what they would not take is shown as it is. */
static const char *as_kept(struct request *r, const struct field *f, const char *typed)
{
	const char *kept;
	return field_read(r->act.arena, f, typed, &kept) ? kept : typed;
}

static void row_put(struct request *r, const struct filling *form, size_t i)
{
	const struct field *f = &form->fields[i];
	const char *before = form->old.number ? form->old.values[i] : NULL;
	if (form->old.number ? is_untouched(r, f, form->typed[i], before) : is_empty(form->typed[i]))
		return;
	html(r->out, "<tr><th scope=\"row\">%s</th>", f->label[r->act.lang]);
	if (form->old.number) {
		html_raw(r->out, "<td><del>");
		value_shown(r, f, before);
		html_raw(r->out, "</del></td>");
	}
	html_raw(r->out, "<td>");
	value_shown(r, f, as_kept(r, f, form->typed[i]));
	if (f->kind == REF && !is_empty(form->typed[i]))
		record_name(r, f->to, as_kept(r, f, form->typed[i]));
	html_raw(r->out, "</td></tr>\n");
}

static void said_put(struct request *r, const struct filling *form, enum word heading, const char *text)
{
	if (is_empty(text))
		return;
	html(r->out, "<tr><th scope=\"row\">%s</th>", say(r, heading));
	if (form->old.number)
		html_raw(r->out, "<td></td>");
	html_raw(r->out, "<td>");
	html_data(r->out, r->act.lang, text);
	html_raw(r->out, "</td></tr>\n");
}

static void content_put(struct request *r, const struct filling *form)
{
	if (form->old.number)
		table_begin(r, W_FORM_CONFIRM, W_FIELD, W_FORM_BEFORE, W_FORM_AFTER);
	else
		table_begin(r, W_FORM_CONFIRM, W_FIELD, W_FORM_AFTER);
	for (size_t i = 0; i < form->n; i++)
		row_put(r, form, i);
	if (!form->old.number)
		said_put(r, form, W_FORM_NUMBER, form->number);
	said_put(r, form, W_REASON, form->reason);
	said_put(r, form, W_SECOND_ACTOR, form->second);
	table_end(r);
}

/* ---- what it would change ----------------------------------------------------------------------- */

static void finding_put(struct request *r, const struct finding_change *c)
{
	const struct finding *f = c->after ? c->after : c->before;
	const struct duty *duty = f->rule->duty;
	html_raw(r->out, "<li><strong>");
	html_data(r->out, r->act.lang, f->rule->title[r->act.lang]);
	html_raw(r->out, "</strong> ");
	if (c->before && c->after && c->before->state != f->state)
		html(r->out, "<span class=\"tag\">%s</span> → ", state_info[c->before->state].label[r->act.lang]);
	html(r->out, "<span class=\"tag\">%s</span> ", state_info[f->state].label[r->act.lang]);
	record_link(r, f->rule->reg, f->subject);
	html_raw(r->out, "<br>");
	html_data(r->out, r->act.lang, f->because[r->act.lang]);
	if (duty)
		articles_put(r, duty);
	html_raw(r->out, "</li>\n");
}

static void changes_of_kind_put(struct request *r, const struct whatif *w, enum change_kind kind, const char *look)
{
	size_t n = 0;
	for (size_t i = 0; i < w->change_count; i++)
		n += w->changes[i].kind == kind;
	if (!n)
		return;
	html(r->out, "<section class=\"change %s\"><h3>%s <span class=\"quiet\">", look, say(r, change_info[kind].word));
	html_count(r->out, (long)n);
	html_raw(r->out, "</span></h3>\n<ul>\n");
	n = 0;
	for (size_t i = 0; i < w->change_count && n < CHANGES_SHOWN; i++)
		if (w->changes[i].kind == kind) {
			finding_put(r, &w->changes[i]);
			n++;
		}
	html_raw(r->out, "</ul></section>\n");
}

static void turned_put(struct request *r, const struct verdict_turned *v)
{
	const struct reg *reg = v->reg ? register_named(v->reg) : NULL;
	html_raw(r->out, "<li>");
	if (reg)
		record_link(r, reg->name, v->number);
	html(r->out, " %s", say(r, is_permitted(v->after) ? W_WHATIF_NOW_YES : W_WHATIF_NOW_NO));
	uint32_t failed = v->after.failed ? v->after.failed : v->before.failed;
	html_raw(r->out, "<ul>");
	for (int n = 0; n < CONDITIONS; n++)
		if (failed >> n & 1u)
			html(r->out, "<li>%s</li>", is_permitted(v->after) ? condition_info[n].holds[r->act.lang] : condition_info[n].fails[r->act.lang]);
	html_raw(r->out, "</ul></li>\n");
}

static void whatif_put(struct request *r, const struct whatif *w)
{
	static const char *const looks[CHANGE_KINDS] = { [CHANGE_APPEARS] = "bad", [CHANGE_VANISHES] = "good", [CHANGE_MOVES] = "other", [CHANGE_REWORDED] = "other" };
	html(r->out, "<h2 class=\"part\">%s</h2>\n", phrase(&r->act, W_FORM_WHATIF, date_text(w->on, (char[DATE_TEXT]){ 0 })));
	for (int kind = 0; kind < CHANGE_KINDS; kind++)
		changes_of_kind_put(r, w, (enum change_kind)kind, looks[kind]);
	if (w->turned_count) {
		html(r->out, "<section class=\"change\"><h3>%s</h3>\n<ul>\n", say(r, W_FORM_VERDICTS));
		for (size_t i = 0; i < w->turned_count && i < CHANGES_SHOWN; i++)
			turned_put(r, &w->turned[i]);
		html_raw(r->out, "</ul></section>\n");
	}
	if (!w->change_count && !w->turned_count)
		html(r->out, "<p>%s</p>\n", say(r, W_FORM_NO_CHANGE));
}

/* ---- the page ----------------------------------------------------------------------------------- */

void form_confirm_page(struct request *r, const struct filling *form, const struct whatif *w)
{
	page_begin(r, form->reg ? SECTION_REGISTERS : SECTION_NONE, form_title(r, form));
	form_head_put(r, form);
	content_put(r, form);
	form_begin(r, r->path);
	form_hidden_put(r, form);
	if (form->old.number)
		hidden_put(r, NAME_WAS, arena_format(r->act.arena, "%ld", form->old.entry));
	if (is_grave(form->kind, form->reg))
		proof_fields(r);
	if (!is_empty(form->second))
		second_fields(r, form->second);
	html(r->out, "<p class=\"buttons\"><button class=\"main\" name=\"%s\" value=\"do\">%s</button> <button name=\"%s\" value=\"edit\">%s</button></p>\n",
	    NAME_STEP, form->kind->title[r->act.lang], NAME_STEP, say(r, W_FORM_EDIT));
	form_end(r);
	if (w)
		whatif_put(r, w);
	else
		html(r->out, "<p class=\"detail\">%s</p>\n", say(r, W_FORM_NOT_SUPPOSED));
	page_end(r);
}
