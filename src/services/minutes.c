/* The minutes of an act: what is written down of it beside the records it changes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/minutes.h"
#include <string.h>

enum { INPUT_RECORDED = 2000 };

SQL(account_exists, "t", "SELECT 1 FROM account WHERE number = $1");

static int input_order(const struct input *a, const struct input *b)
{
	return strcmp(a->name, b->name);
}

static const char *cut(struct arena *arena, const char *value)
{
	size_t n = value ? strlen(value) : 0;
	if (n <= INPUT_RECORDED)
		return value ? text_valid(arena, value) : NULL;
	for (n = INPUT_RECORDED; n && ((unsigned char)value[n] & 0xC0) == 0x80; n--)
		;
	return text_valid(arena, arena_format(arena, "%.*s…", (int)n, value));
}

/* Only names a JSON key may have: what else was given as a name is told among the problems. */
static bool is_plain_name(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(name) && strlen(name) <= 40;
}

static void put_inputs(struct canon *c, struct arena *arena, const struct inputs *inputs)
{
	const struct input **sorted = arena_array(arena, const struct input *, inputs->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < inputs->n; i++) {
		size_t at = n++;
		for (; at && input_order(sorted[at - 1], &inputs->list[i]) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = &inputs->list[i];
	}
	canon_object(c, "inputs");
	for (size_t i = 0; i < n; i++)
		if (is_plain_name(sorted[i]->name) && (!i || strcmp(sorted[i]->name, sorted[i - 1]->name)))
			canon_text(c, sorted[i]->name, cut(arena, sorted[i]->value));
	canon_close(c);
}

static const char *first_line(struct arena *arena, const struct act *act, const struct act_kind *kind, const struct inputs *inputs)
{
	char on[DATE_TEXT];
	struct text line = { .arena = arena };
	struct canon c;
	canon_open(&c, &line);
	canon_text(&c, "act", kind->name);
	canon_text(&c, "actor", cut(arena, act->actor));
	if (act->fault) {
		canon_text(&c, "detail", act->detail);
		canon_text(&c, "fault", fault_info[act->fault].name);
	}
	put_inputs(&c, arena, inputs);
	canon_text(&c, "lang", act->lang == JA ? "ja" : "en");
	canon_text(&c, "on", date_text(act->on, on));
	canon_text(&c, "reason", cut(arena, act->reason));
	canon_text(&c, "second", cut(arena, act->second));
	canon_close(&c);
	return text_of(&line);
}

const char *minutes_opening(const struct act *act, const struct act_kind *kind, const struct inputs *inputs)
{
	return first_line(act->arena, act, kind, inputs);
}

enum fault minutes_of_refusal(struct act *group, const struct act *refused, const struct act_kind *kind,
    const struct inputs *inputs, struct head *head, struct hash *hash)
{
	char at[INSTANT_TEXT];
	struct body body;
	instant_after(head->at, at);
	body_open(&body, group, (long)head->frontier.size);
	const char *line = first_line(group->arena, refused, kind, inputs);
	enum fault f = body_put(&body, line, strlen(line));
	for (const struct problem *p = refused->problems; !f && p; p = p->next) {
		struct text out = { .arena = group->arena };
		struct canon c;
		text_put(&out, "\n");
		canon_open(&c, &out);
		canon_text(&c, "accepted", p->accepted);
		canon_text(&c, "field", p->field);
		canon_text(&c, "given", p->given);
		canon_long(&c, "line", p->line);
		canon_close(&c);
		f = body_put(&body, text_of(&out), out.n);
	}
	if (f)
		body_drop(&body);
	else
		f = body_close(&body, hash);
	/* The entry is for everybody's eyes: it names an account or nobody, never whatever was given as one. */
	const char *actor = is_empty(refused->actor) ? NULL : cut(group->arena, refused->actor);
	if (!f && (!actor || !ask_long(group, 0, account_exists, T(actor))))
		actor = "-";
	return f ? f : group->fault ? group->fault : ledger_append(group, head, "refused", actor, at, hash);
}
