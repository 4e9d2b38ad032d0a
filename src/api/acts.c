/* Acts: any of them by name, and the generic ones as methods on records.  All go through perform(), which checks them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/sent.h"
#include "services/secrets.h"
#include <string.h>

static void outcome_answer(struct request *r, const struct outcome *o, const struct reg *reg, int status)
{
	r->status = status;
	if (reg && o->number && o->records == 1)
		header_add(r, "ETag", arena_format(r->act.arena, "\"%ld\"", o->entry));
	if (reg && status == 201 && o->number)
		header_add(r, "Location", api_url(r, "registers", reg->name, o->number));
	answer_json(r, json_pack("{s:I, s:s?, s:I}", "entry", (json_int_t)o->entry, "number", o->number, "records", (json_int_t)o->records));
}

/* ---- any act -------------------------------------------------------------------------------- */

static enum fault day_sent(struct request *r, const json_t *whole)
{
	const json_t *given = json_object_get(whole, "on");
	if (!given || json_is_null(given))
		return OK;
	if (json_is_string(given) && date_read(json_string_value(given), &r->act.on))
		return OK;
	problem_add(&r->act, 0, "on", json_string_value(given), phrase(&r->act, W_ACCEPTS_DATE));
	return E_BAD_INPUT;
}

static void members_check(struct request *r, const json_t *whole)
{
	static const char members[] = "act, inputs, reason, on, content";
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)whole, name, value) {
		const char *at = strstr(members, name);
		if (!at || (at != members && at[-1] != ' ') || !strchr(",", at[strlen(name)]))
			problem_add(&r->act, 0, name, NULL, phrase(&r->act, W_FIELDS_ARE, members));
	}
	const json_t *reason = json_object_get(whole, "reason"), *inputs = json_object_get(whole, "inputs");
	if (reason && !json_is_string(reason) && !json_is_null(reason))
		problem_add(&r->act, 0, "reason", NULL, phrase(&r->act, W_LINE_TEXT));
	if (inputs && !json_is_object(inputs))
		problem_add(&r->act, 0, "inputs", NULL, phrase(&r->act, W_LINE_OBJECT));
}

static const struct act_kind *kind_sent(struct request *r, const json_t *whole)
{
	const char *name = json_string_value(json_object_get(whole, "act"));
	const struct act_kind *kind = name ? act_kind_named(name) : NULL;
	struct text list = { .arena = r->act.arena };
	if (kind)
		return kind;
	for (const struct act_kind *k = act_kinds; k->name; k++)
		text_add(&list, "%s%s", list.n ? ", " : "", k->name);
	problem_add(&r->act, 0, "act", name, text_of(&list));
	return NULL;
}

/* A generic act is within the scope of writing its register, any other within that of its own name. */
static enum fault act_in_reach(struct request *r, const struct act_kind *kind, const char *reg)
{
	if (kind->of_register && r->bearer && !is_empty(reg) && scope_reaches(r->bearer->scope, "write", reg))
		return OK;
	return token_reaches(r, "act", kind->name);
}

/* What may not be done by whoever finds a browser open, nor by a token that was given away for less. */
static const char *const grave[] = { "void", "propose_erasure", "erase", "rotate_key", "accept_head", "issue_rulebook", "make_token",
	"withdraw_token" };

static enum fault grave_is_proved(struct request *r, const char *act)
{
	if (r->bearer)
		return same_text(act, "make_token") ? fail(&r->act, E_DENIED, W_TOKEN_MAKES_NONE) : OK;
	for (size_t i = 0; i < COUNT(grave); i++)
		if (same_text(grave[i], act) && !is_proved(r->installation, r->session))
			return fail(&r->act, E_DENIED, W_GRAVE_UNPROVED);
	return OK;
}

static enum fault do_it(struct request *r, const struct act_kind *kind, const json_t *whole, struct outcome *out)
{
	const struct inputs inputs = inputs_sent(r, json_object_get(whole, "inputs"), NULL, 0);
	const char *content = json_string_value(json_object_get(whole, "content")), *name = input_of(&inputs, "register");
	const struct reg *reg = register_named(name);
	enum fault f = problems_fault(&r->act);
	if (!f)
		f = act_in_reach(r, kind, name);
	if (!f)
		f = grave_is_proved(r, kind->name);
	if (f)
		return f;
	if (!content || !same_text(kind->name, "import") || !reg)
		return perform(&r->act, r->installation, kind, &inputs, out);
	const char *file = input_of(&inputs, "file");
	return import_csv(&r->act, r->installation, &(struct import){ .reg = reg, .name = file ? file : "—", .content = content,
	    .size = strlen(content) }, out);
}

void api_act(struct request *r)
{
	struct outcome outcome;
	json_t *whole = object_sent(r);
	if (!whole)
		return;
	act_sent(r);
	members_check(r, whole);
	const char *reason = json_string_value(json_object_get(whole, "reason"));
	if (reason)
		r->act.reason = arena_text(r->act.arena, reason);
	const struct act_kind *kind = kind_sent(r, whole);
	enum fault f = day_sent(r, whole);
	if (!f && kind)
		f = do_it(r, kind, whole, &outcome);
	json_decref(whole);
	if (!f && !problems_fault(&r->act))
		outcome_answer(r, &outcome, NULL, 201);
}

/* ---- on records ----------------------------------------------------------------------------- */

static enum fault write_in(struct request *r, const struct reg *reg, const char *act, const struct inputs *inputs, struct outcome *out)
{
	enum fault f = problems_fault(&r->act);
	if (!f)
		f = token_reaches(r, "write", reg->name);
	if (!f)
		f = grave_is_proved(r, act);
	return f ? f : perform(&r->act, r->installation, act_kind_named(act), inputs, out);
}

void api_add(struct request *r)
{
	const struct reg *reg = register_asked(r);
	struct outcome outcome;
	json_t *record = reg ? object_sent(r) : NULL;
	if (!record)
		return;
	act_sent(r);
	const struct input first[] = { { "register", reg->name } };
	const struct inputs inputs = inputs_sent(r, record, first, COUNT(first));
	json_decref(record);
	if (!write_in(r, reg, "add", &inputs, &outcome))
		outcome_answer(r, &outcome, reg, 201);
}

/* A record that has changed since it was read is another matter than one that clashes with the books. */
static void tell_changed(struct request *r, const struct reg *reg)
{
	struct act now;
	if (r->act.fault != E_CONFLICT || !r->act.seen)
		return;
	act_open(&now, r->act.lang);
	now.db = r->act.db;
	struct record record;
	if (!db_end_read(&now) && !db_begin_read(&now, r->act.actor, NULL) && !record_find(&now, reg, place_of(r, "number"), &record) &&
	    record.entry != *r->act.seen) {
		header_add(r, "ETag", arena_format(r->act.arena, "\"%ld\"", record.entry));
		r->status = 412;
	}
	act_close(&now);
}

static void change_record(struct request *r, const struct reg *reg, const char *act, const json_t *changes)
{
	struct outcome outcome;
	const struct input first[] = { { "register", reg->name }, { "number", place_of(r, "number") } };
	const struct inputs inputs = inputs_sent(r, changes, first, COUNT(first));
	if (version_sent(r))
		return;
	if (!write_in(r, reg, act, &inputs, &outcome))
		outcome_answer(r, &outcome, same_text(act, "amend") ? reg : NULL, 200);
	else
		tell_changed(r, reg);
}

/* A merge patch (RFC 7396): what is null is emptied, what is absent stays. */
void api_amend(struct request *r)
{
	const struct reg *reg = register_asked(r);
	json_t *changes = reg ? object_sent(r) : NULL;
	if (!changes)
		return;
	act_sent(r);
	change_record(r, reg, "amend", changes);
	json_decref(changes);
}

void api_void(struct request *r)
{
	const struct reg *reg = register_asked(r);
	size_t n = 0;
	if (!reg)
		return;
	act_sent(r);
	if (body_of(r, &n) && n) {
		json_t *whole = object_sent(r);
		if (!whole)
			return;
		const char *reason = json_string_value(json_object_get(whole, "reason"));
		r->act.reason = reason ? arena_text(r->act.arena, reason) : r->act.reason;
		json_decref(whole);
	}
	change_record(r, reg, "void", NULL);
}
