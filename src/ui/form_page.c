/* The pages of a form: to be filled in, and, when somebody else changed the record meanwhile, both versions side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"
#include <string.h>

const char *form_title(struct request *r, const struct filling *form)
{
	const char *act = form->kind->title[r->act.lang];
	if (!form->reg)
		return act;
	const char *name = form->old.number ? name_of(&r->act, form->reg, form->old.values) : NULL;
	const char *what = form->old.number ? arena_format(r->act.arena, "%s %s", form->old.number, name ? name : "") : form->reg->title[r->act.lang];
	return phrase(&r->act, W_FORM_TITLE, act, what);
}

void hidden_put(struct request *r, const char *name, const char *value)
{
	if (!is_empty(value))
		html(r->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", name, value);
}

/* Line ends in a value of an attribute stay as they are. */
void form_hidden_put(struct request *r, const struct filling *form)
{
	for (size_t i = 0; i < form->n; i++)
		hidden_put(r, form->fields[i].name, form->typed[i]);
	if (!form->old.number)
		hidden_put(r, "number", form->number);
	hidden_put(r, NAME_REASON, form->reason);
	hidden_put(r, NAME_SECOND, form->second);
}

/* ---- what is wrong with it -------------------------------------------------------------------- */

static const char *label_of(struct request *r, const struct filling *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++)
		if (same_text(form->fields[i].name, name))
			return form->fields[i].label[r->act.lang];
	return same_text(name, "number") ? number_label[r->act.lang] : same_text(name, "reason") ? say(r, W_REASON) :
	    same_text(name, "second") ? say(r, W_SECOND_ACTOR) : name;
}

static const char *input_named(struct request *r, const struct filling *form, const char *name)
{
	for (size_t i = 0; i < form->n; i++)
		if (same_text(form->fields[i].name, name))
			return name;
	return same_text(name, "reason") ? NAME_REASON : same_text(name, "second") ? NAME_SECOND : arena_text(r->act.arena, name);
}

static void problems_put(struct request *r, const struct filling *form)
{
	html(r->out, "<section class=\"errors\" role=\"alert\" aria-labelledby=\"errors\"><h2 id=\"errors\">%s</h2>\n<ul>\n", say(r, W_FORM_PROBLEMS));
	for (const struct problem *p = form->problems; p; p = p->next) {
		html_raw(r->out, "<li>");
		if (p->field)
			html(r->out, "<a href=\"#f-%s\">%s</a>: ", input_named(r, form, p->field), label_of(r, form, p->field));
		html_data(r->out, r->act.lang, p->accepted);
		html_raw(r->out, "</li>\n");
	}
	html_raw(r->out, "</ul></section>\n");
}

void form_head_put(struct request *r, const struct filling *form)
{
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n", form->above, form->above_title);
	if (form->refused) {
		html_raw(r->out, "<p class=\"detail\" role=\"alert\">");
		html_data(r->out, r->act.lang, form->refused);
		html_raw(r->out, "</p>\n");
	}
	if (form->problems)
		problems_put(r, form);
}

/* ---- to be filled in -------------------------------------------------------------------------- */

static void number_put(struct request *r, const struct filling *form)
{
	const char *prefix = form->reg->prefix;
	const char *help = prefix ? phrase(&r->act, W_FORM_NUMBER_FREE, prefix) : phrase(&r->act, W_ACCEPTS_NUMBER);
	form_text_put(r, "number", form->number, number_label[r->act.lang], help, problem_of(form, "number"));
}

static void who_and_why_put(struct request *r, const struct filling *form)
{
	form_text_put(r, NAME_REASON, form->reason, say(r, W_REASON), say(r, W_FORM_REASON_HINT), problem_of(form, "reason"));
	form_text_put(r, NAME_SECOND, form->second, say(r, W_SECOND_ACTOR), say(r, W_FORM_SECOND_HINT), problem_of(form, "second"));
}

/* Enter presses the first button, so that stands before those that find. */
static void first_button_put(struct request *r)
{
	html(r->out, "<button class=\"unseen\" tabindex=\"-1\" aria-hidden=\"true\" name=\"%s\" value=\"check\">%s</button>\n", NAME_STEP, say(r, W_FORM_CHECK));
}

void form_page(struct request *r, const struct filling *form)
{
	page_begin(r, form->reg ? SECTION_REGISTERS : SECTION_NONE, form_title(r, form));
	form_head_put(r, form);
	draft_offer(r);
	form_begin(r, r->path);
	first_button_put(r);
	html_raw(r->out, "<div class=\"sheet\">\n");
	if (form->reg && !form->old.number)
		number_put(r, form);
	form_fields_put(r, form);
	who_and_why_put(r, form);
	if (form->old.number)
		hidden_put(r, NAME_WAS, form->was ? form->was : arena_format(r->act.arena, "%ld", form->old.entry));
	html(r->out, "<p class=\"buttons\"><button class=\"main\" name=\"%s\" value=\"check\">%s</button> <a href=\"%s\">%s</a></p>\n</div>\n", NAME_STEP,
	    say(r, W_FORM_CHECK), form->above, say(r, W_FORM_LEAVE));
	form_end(r);
	page_end(r);
}

/* ---- both sides ------------------------------------------------------------------------------- */

static void pick_put(struct request *r, const struct field *f, const char *whose, enum word said, bool chosen)
{
	html(r->out, "<label class=\"radio\"><input type=\"radio\" name=\"%s%s\" value=\"%s\"", NAME_PICK, f->name, whose);
	if (chosen)
		html_raw(r->out, " checked");
	html(r->out, "> %s</label> ", say(r, said));
}

static void both_put(struct request *r, const struct filling *form, size_t i, const char *seen)
{
	const struct field *f = &form->fields[i];
	bool mine = !is_untouched(r, f, form->typed[i], seen), theirs = !same_text(seen, form->old.values[i]);
	if (!mine && !theirs)
		return;
	html(r->out, "<tr><th scope=\"row\">%s</th><td>", f->label[r->act.lang]);
	value_shown(r, f, seen);
	html_raw(r->out, "</td><td>");
	if (theirs)
		pick_put(r, f, "theirs", W_FORM_TAKE_THEIRS, !mine);
	value_shown(r, f, form->old.values[i]);
	html_raw(r->out, "</td><td>");
	if (theirs)
		pick_put(r, f, "mine", W_FORM_TAKE_MINE, mine);
	value_shown(r, f, form->typed[i]);
	html_raw(r->out, "</td></tr>\n");
}

void form_conflict_page(struct request *r, const struct filling *form, const struct record *seen)
{
	page_begin(r, SECTION_REGISTERS, form_title(r, form));
	form_head_put(r, form);
	html(r->out, "<p class=\"detail\" role=\"alert\">%s ", say(r, W_FORM_CONFLICT));
	entry_link(r, form->old.entry);
	html_raw(r->out, "</p>\n");
	form_begin(r, r->path);
	form_hidden_put(r, form);
	hidden_put(r, NAME_WAS, arena_format(r->act.arena, "%ld", form->old.entry));
	table_begin(r, W_FORM_BOTH, W_FIELD, W_FORM_AS_SEEN, W_FORM_THEIRS, W_FORM_MINE);
	for (size_t i = 0; i < form->n; i++)
		both_put(r, form, i, seen ? seen->values[i] : NULL);
	table_end(r);
	html(r->out, "<p class=\"buttons\"><button class=\"main\" name=\"%s\" value=\"check\">%s</button> <button name=\"%s\" value=\"edit\">%s</button></p>\n",
	    NAME_STEP, say(r, W_FORM_CHECK), NAME_STEP, say(r, W_FORM_EDIT));
	form_end(r);
	page_end(r);
}
