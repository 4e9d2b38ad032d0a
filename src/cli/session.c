/* Signing in for scripts, and codes for those who are to sign in: whoever may open the installation's folder may do both, as acts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/secrets.h"
#include <jansson.h>

static void print_json(json_t *json)
{
	json_dumpf(json, stdout, 0);
	putchar('\n');
	json_decref(json);
}

enum fault run_session(struct command *c, int *exit_status)
{
	(void)exit_status;
	const char *token;
	defer(installation_close) struct installation *i = NULL;
	if (c->word_count != 2 || c->input_count)
		return fail(c->act, E_USAGE, W_SEE_HELP, "session");
	enum fault f = command_open(c, true, &i);
	const struct entering by = { .account = c->words[1], .way = "command" };
	if (!f)
		f = session_open(c->act, i, &by, &token);
	if (!f && c->json)
		print_json(json_pack("{s:s, s:s}", "account", c->words[1], "cookie", arena_format(c->act->arena, "hozen-session=%s", token)));
	else if (!f)
		printf("hozen-session=%s\n", token);
	return f;
}

enum fault invite_account(struct command *c, struct installation *i, const char *account)
{
	struct act *act = c->act;
	const char *code;
	enum fault f = invite(act, i, account, &code);
	if (!f && c->json)
		print_json(json_pack("{s:s, s:s, s:i}", "account", account, "code", code, "hours", INVITATION_HOURS));
	else if (!f)
		puts(phrase(act, W_FIRST_CODE, account, arena_format(act->arena, "%d", INVITATION_HOURS), code));
	return f;
}
