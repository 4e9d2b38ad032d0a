/* Acts as forms: read what was typed, show what is wrong with it or what it would change, and do it, all through perform().
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"
#include <string.h>

enum { INPUTS_MAX = 80 };

/* ---- what was typed ----------------------------------------------------------------------------- */

const char *typed_of(struct request *r, const struct field *f, const char *value)
{
	return value && f->kind == INSTANT && instant_is_valid(value) ? instant_shown(r->act.arena, value) : value;
}

/* A browser ends lines in CRLF, whatever they ended in before. */
static const char *lines_typed(struct arena *arena, const char *typed)
{
	if (!typed || !strchr(typed, '\r'))
		return typed;
	char *out = arena_text(arena, typed), *to = out;
	for (const char *from = typed; *from; from++)
		if (*from != '\r' || from[1] != '\n')
			*to++ = *from;
	*to = 0;
	return out;
}

bool is_untouched(struct request *r, const struct field *f, const char *typed, const char *kept)
{
	if (is_empty(typed) || is_empty(kept))
		return is_empty(typed) && is_empty(kept);
	return same_text(lines_typed(r->act.arena, typed), lines_typed(r->act.arena, typed_of(r, f, kept)));
}

static void form_read(struct request *r, struct filling *form)
{
	for (size_t i = 0; i < form->n; i++)
		form->typed[i] = lines_typed(r->act.arena, form_of(r, form->fields[i].name));
	form->number = form_of(r, "number");
	form->reason = form_of(r, NAME_REASON);
	form->second = form_of(r, NAME_SECOND);
	form->finding = form_of(r, NAME_FIND);
	r->act.reason = is_empty(form->reason) ? NULL : form->reason;
	r->act.second = is_empty(form->second) ? NULL : form->second;
}

/* What the address says beforehand (/registers/loan/new?item=I-000001), or what stands. */
static void form_begun(struct request *r, struct filling *form)
{
	for (size_t i = 0; i < form->n; i++)
		form->typed[i] = form->old.number && !argument_of(r, form->fields[i].name)
		    ? typed_of(r, &form->fields[i], form->old.values[i]) : argument_of(r, form->fields[i].name);
	form->number = argument_of(r, "number");
}

static void candidate_take(struct request *r, struct filling *form)
{
	const char *take = form_of(r, NAME_TAKE), *equals = take ? strchr(take, '=') : NULL;
	for (size_t i = 0; equals && i < form->n; i++)
		if (same_text(form->fields[i].name, arena_span(r->act.arena, take, (size_t)(equals - take))))
			form->typed[i] = equals + 1;
}

/* ---- the act ------------------------------------------------------------------------------------- */

struct inputs form_inputs(struct request *r, const struct filling *form)
{
	struct input *list = arena_array(r->act.arena, struct input, INPUTS_MAX + form->n);
	size_t n = 0;
	if (form->reg)
		list[n++] = (struct input){ "register", form->reg->name };
	if (form->old.number)
		list[n++] = (struct input){ "number", form->old.number };
	else if (!is_empty(form->number))
		list[n++] = (struct input){ "number", form->number };
	for (size_t i = 0; i < form->n; i++) {
		const struct field *f = &form->fields[i];
		if (form->old.number && !is_untouched(r, f, form->typed[i], form->old.values[i]))
			list[n++] = (struct input){ f->name, form->typed[i] ? form->typed[i] : "" };
		else if (!form->old.number && !is_empty(form->typed[i]))
			list[n++] = (struct input){ f->name, form->typed[i] };
	}
	return (struct inputs){ list, n };
}

/* What went wrong goes on the form, so that nothing typed is lost; the database being gone does not. */
static bool told_on_form(struct request *r, struct filling *form)
{
	problems_fault(&r->act);
	enum fault f = r->act.fault;
	if (f == E_STORE || f == E_FULL || f == E_BROKEN || f == E_FILES)
		return false;
	form->problems = r->act.problems;
	form->refused = form->problems ? NULL : arena_format(r->act.arena, "%s: %s", fault_info[f].text[r->act.lang], r->act.detail ? r->act.detail : "");
	r->status = fault_info[f].http;
	act_forgive(&r->act);
	form_page(r, form);
	return true;
}

static bool may_be_supposed(const struct filling *form)
{
	return same_text(form->kind->name, "add") || same_text(form->kind->name, "amend") || same_text(form->kind->name, "void");
}

static void form_check(struct request *r, struct filling *form)
{
	if (!may_be_supposed(form)) {
		form_confirm_page(r, form, NULL);
		return;
	}
	const struct supposed supposed = { form->kind, form_inputs(r, form), form->kind->name };
	const struct supposing asked = { .acts = &supposed, .n = 1 };
	struct whatif w;
	enum fault f = what_if(&r->act, r->installation, &asked, &w);
	if (f == E_TOO_SLOW || f == E_BUSY) {
		act_forgive(&r->act);
		form_confirm_page(r, form, NULL);
	} else if (!f && !r->act.fault && !r->act.problems) {
		form_confirm_page(r, form, &w);
	} else {
		(void)told_on_form(r, form);
	}
}

/* Where one sees what was done: the record, or the entry of an act on none. */
static const char *place_after(struct request *r, const struct filling *form, const struct outcome *done)
{
	struct arena *arena = r->act.arena;
	const char *entry = arena_format(arena, "%ld", done->entry);
	if (!form->reg)
		return url_path(arena, "log", "entry", entry);
	return arena_format(arena, "%s?done=%s", url_path(arena, "registers", form->reg->name, done->number), entry);
}

/* Whoever does what is grave shows again who she is, and so does a second person; else one is asked once more. */
static bool persons_are_there(struct request *r, struct filling *form)
{
	enum fault f = is_grave(form->kind, form->reg) ? proof_given(r) : OK;
	if (!f && !is_empty(form->second))
		f = second_given(r, form->second);
	if (!f)
		return true;
	problems_fault(&r->act);
	form->problems = r->act.problems;
	form->refused = form->problems ? NULL : r->act.detail;
	r->status = fault_info[r->act.fault].http;
	act_forgive(&r->act);
	form_check(r, form);
	return false;
}

static void done_redirect(struct request *r, const struct filling *form, const struct outcome *done)
{
	draft_drop(r);
	redirect(r, place_after(r, form, done));
}

static void form_do(struct request *r, struct filling *form)
{
	if (!persons_are_there(r, form))
		return;
	const struct inputs inputs = form_inputs(r, form);
	struct outcome done;
	r->act.seen = form->old.number ? &form->old.entry : NULL;
	if (perform(&r->act, r->installation, form->kind, &inputs, &done))
		(void)told_on_form(r, form);
	else
		done_redirect(r, form, &done);
}

/* ---- somebody else changed it -------------------------------------------------------------------- */

/* The version that was read; false where it is no longer known, as after an erasure. */
static bool version_of(struct request *r, const struct filling *form, long entry, struct record *out)
{
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(form->reg)->history, (struct value[]){ { 0 }, T(form->old.number) }, 1);
	while (query_next(q)) {
		record_of_row(r->act.arena, form->reg, q, out);
		if (out->entry == entry)
			return true;
	}
	return false;
}

static void theirs_take(struct request *r, struct filling *form)
{
	for (size_t i = 0; i < form->n; i++)
		if (same_text(form_of(r, arena_format(r->act.arena, "%s%s", NAME_PICK, form->fields[i].name)), "theirs"))
			form->typed[i] = typed_of(r, &form->fields[i], form->old.values[i]);
}

static bool is_outdated(struct request *r, const struct filling *form)
{
	long was;
	return form->old.number && (!parse_long(form_of(r, NAME_WAS) ? form_of(r, NAME_WAS) : "", &was) || was != form->old.entry);
}

static void form_conflict(struct request *r, struct filling *form)
{
	struct record seen;
	long was = -1;
	(void)parse_long(form_of(r, NAME_WAS) ? form_of(r, NAME_WAS) : "", &was);
	bool known = version_of(r, form, was, &seen);
	r->status = fault_info[E_CONFLICT].http;
	form_conflict_page(r, form, known ? &seen : NULL);
}

/* ---- a request ------------------------------------------------------------------------------------ */

static void form_posted(struct request *r, struct filling *form)
{
	const char *step = form_of(r, NAME_STEP);
	if (same_text(step, "drop")) {
		draft_drop(r);
		redirect(r, form->above);
		return;
	}
	form_read(r, form);
	draft_keep(r, form);
	if (is_outdated(r, form)) {
		form_conflict(r, form);
		return;
	}
	theirs_take(r, form);
	candidate_take(r, form);
	if (same_text(step, "do"))
		form_do(r, form);
	else if (same_text(step, "check"))
		form_check(r, form);
	else
		form_page(r, form);
}

static void form_answer(struct request *r, struct filling *form)
{
	if (may_do(&r->act, form->kind, form->reg, form->old.number ? form->old.id : 0))
		return;
	form->typed = arena_array(r->act.arena, const char *, form->n + 1);
	if (same_text(r->method, "POST")) {
		form_posted(r, form);
	} else {
		if (!draft_read(r, form))
			form_begun(r, form);
		form_page(r, form);
	}
}

/* ---- which act, on what --------------------------------------------------------------------------- */

static enum fault register_asked(struct request *r, struct filling *form)
{
	form->reg = register_named(place_of(r, "register"));
	if (!form->reg)
		return fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
	form->fields = form->reg->fields;
	form->n = form->reg->nfields;
	form->above = url_path(r->act.arena, "registers", form->reg->name);
	form->above_title = form->reg->title[r->act.lang];
	return OK;
}

static enum fault record_asked(struct request *r, struct filling *form)
{
	enum fault f = register_asked(r, form);
	if (!f)
		f = record_find(&r->act, form->reg, place_of(r, "number"), &form->old);
	if (f)
		return f;
	form->above = url_path(r->act.arena, "registers", form->reg->name, form->old.number);
	form->above_title = form->old.number;
	return OK;
}

void page_new(struct request *r)
{
	struct filling form = { .kind = act_kind_named("add") };
	if (!register_asked(r, &form))
		form_answer(r, &form);
}

void page_amend(struct request *r)
{
	struct filling form = { .kind = act_kind_named("amend") };
	if (!record_asked(r, &form))
		form_answer(r, &form);
}

/* Nothing is asked for but why. */
void page_void(struct request *r)
{
	struct filling form = { .kind = act_kind_named("void") };
	if (record_asked(r, &form))
		return;
	form.n = 0;
	form_answer(r, &form);
}

/* ---- acts on no register --------------------------------------------------------------------------- */

/* An act that wants a file, or makes the installation, is no form. */
static bool is_form(const struct act_kind *kind)
{
	static const char *const names[] = { "propose_erasure", "erase", "rotate_key", "accept_head" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (same_text(kind->name, names[i]))
			return true;
	return false;
}

void page_act(struct request *r)
{
	struct filling form = { .kind = act_kind_named(place_of(r, "act")), .above = "/acts", .above_title = say(r, W_ACTS) };
	if (!form.kind || !is_form(form.kind)) {
		(void)fail(&r->act, E_NOT_FOUND, W_ACT_UNKNOWN, place_of(r, "act"));
		return;
	}
	form.fields = form.kind->fields;
	form.n = form.kind->nfields;
	form_answer(r, &form);
}

void page_acts(struct request *r)
{
	page_begin(r, SECTION_NONE, say(r, W_ACTS));
	html_raw(r->out, "<ul class=\"acts\">\n");
	for (const struct act_kind *kind = act_kinds; kind->name; kind++) {
		if (!is_form(kind) || may_do(&r->act, kind, NULL, 0)) {
			act_forgive(&r->act);
			continue;
		}
		html(r->out, "<li><a href=\"%s\">%s</a></li>\n", url_path(r->act.arena, "acts", kind->name), kind->title[r->act.lang]);
	}
	html_raw(r->out, "</ul>\n");
	page_end(r);
}
