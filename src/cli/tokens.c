/* hozen token: programs that ask as an account, each by a token of its own.
 *   hozen token add name=door-3 scope='read:area decide' --as custodian
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/tokens.h"
#include <jansson.h>

static enum fault token_add(struct command *c)
{
	defer(installation_close) struct installation *i = NULL;
	struct inputs inputs = command_inputs(c);
	struct outcome outcome;
	const char *secret;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = token_make(c->act, i, &inputs, &secret, &outcome);
	if (f)
		return f;
	if (c->json) {
		json_t *made = json_pack("{s:I, s:s, s:s}", "entry", (json_int_t)outcome.entry, "number", outcome.number, "token", secret);
		json_dumpf(made, stdout, 0);
		json_decref(made);
		putchar('\n');
	} else {
		puts(phrase(c->act, W_TOKEN_MADE, outcome.number, arena_format(c->act->arena, "%ld", outcome.entry)));
		puts(secret);
	}
	return OK;
}

static enum fault token_list(struct command *c)
{
	defer(installation_close) struct installation *i = NULL;
	defer(db_close) struct db *db = NULL;
	const struct reg *reg = register_named("token");
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = command_reader(c, i, &db);
	if (f)
		return f;
	return c->json ? export_json(c->act, reg, stdout) : export_csv(c->act, reg, stdout, true);
}

static enum fault token_revoke(struct command *c)
{
	defer(installation_close) struct installation *i = NULL;
	const struct input number[] = { { "number", c->words[2] } };
	struct outcome outcome;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = perform(c->act, i, act_kind_named("revoke_token"), &(struct inputs){ number, COUNT(number) }, &outcome);
	if (!f)
		print_outcome(c, &outcome);
	return f;
}

enum fault run_token(struct command *c, int *exit_status)
{
	(void)exit_status;
	const char *what = c->word_count > 1 ? c->words[1] : "";
	c->reg = register_named("token");
	if (same_text(what, "add") && c->word_count == 2)
		return token_add(c);
	if (same_text(what, "list") && c->word_count == 2 && !c->input_count)
		return token_list(c);
	if (same_text(what, "revoke") && c->word_count == 3 && !c->input_count)
		return token_revoke(c);
	return fail(c->act, E_USAGE, W_SEE_HELP, "token");
}
