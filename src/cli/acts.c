/* Performing acts from the command line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <string.h>

/* Fields may be given by their labels, as they may head a column of a file. */
static void inputs_by_name(struct command *c)
{
	for (size_t i = 0; c->reg && i < c->input_count; i++) {
		struct input *in = &c->inputs[i];
		const struct field *f = field_named(c->reg, in->name) ? NULL : field_headed(c->reg, in->name);
		if (same_text(in->name, "register"))
			continue;
		in->name = f ? f->name : number_headed(in->name) ? "number" : in->name;
	}
}

static enum fault do_act(struct command *c, const struct act_kind *kind)
{
	defer(installation_close) struct installation *i = NULL;
	struct outcome outcome;
	inputs_by_name(c);
	struct inputs inputs = command_inputs(c);
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = perform(c->act, i, kind, &inputs, &outcome);
	if (!f && same_text(kind->name, "erase"))
		print_erasure(c, &outcome);
	else if (!f)
		print_outcome(c, &outcome);
	return f;
}

static enum fault add_input(struct command *c, const char *name, const char *value)
{
	if (c->input_count == COUNT(c->inputs))
		return fail(c->act, E_USAGE, W_TOO_MANY_ARGUMENTS);
	c->inputs[c->input_count++] = (struct input){ name, value };
	return OK;
}

/* act NAME … | NAME … | add REGISTER … */
enum fault run_act(struct command *c, int *exit_status)
{
	(void)exit_status;
	size_t at = !strcmp(c->words[0], "act");
	const struct act_kind *kind = act_kind_named(c->words[at]);
	if (!kind)
		return fail(c->act, E_USAGE, W_ACT_UNKNOWN, c->word_count > at ? c->words[at] : "—");
	if (kind->of_register && c->word_count > at + 1) {
		c->reg = register_called(c->words[at + 1]);
		at++;
		enum fault f = add_input(c, "register", c->reg ? c->reg->name : c->words[at]);
		if (f)
			return f;
	}
	if (c->word_count > at + 1)
		return fail(c->act, E_USAGE, W_WORD_NOT_UNDERSTOOD, c->words[at + 1]);
	return do_act(c, kind);
}

static enum fault give(struct command *c, const char *reg, const char *key)
{
	enum fault f = add_input(c, "register", reg);
	return f ? f : add_input(c, key, c->words[2]);
}

/* A role counts from today unless said otherwise. */
static enum fault from_today(struct command *c)
{
	struct inputs inputs = command_inputs(c);
	if (input_of(&inputs, "from_on"))
		return OK;
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, false, &i);
	if (f)
		return f;
	date today = c->act->on != NO_DATE ? c->act->on : installation_today(c->act, i);
	return add_input(c, "from_on", date_text(today, arena_take(c->act->arena, DATE_TEXT)));
}

enum fault run_account(struct command *c, int *exit_status)
{
	(void)exit_status;
	if (c->word_count == 3 && !strcmp(c->words[1], "invite")) {
		defer(installation_close) struct installation *i = NULL;
		enum fault opened = command_open(c, true, &i);
		return opened ? opened : invite_account(c, i, c->words[2]);
	}
	bool role = c->word_count == 3 && !strcmp(c->words[1], "role");
	if (c->word_count != 3 || (!role && strcmp(c->words[1], "add")))
		return fail(c->act, E_USAGE, W_SEE_HELP, "account");
	enum fault f = role ? give(c, "role", "account") : give(c, "account", "number");
	if (!f && role)
		f = from_today(c);
	c->reg = register_named(role ? "role" : "account");
	return f ? f : do_act(c, act_kind_named("add"));
}
