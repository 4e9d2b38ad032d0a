/* What is told after an erasure: what it did not reach; and hozen scour, which goes after what it left in the files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>

static void print_json(json_t *json)
{
	json_dumpf(json, stdout, 0);
	putchar('\n');
	json_decref(json);
}

void print_erasure(struct command *c, const struct outcome *o)
{
	struct act *act = c->act;
	if (c->json) {
		print_json(json_pack("{s:I, s:s?, s:I, s:b, s:[s,s,s]}", "entry", (json_int_t)o->entry, "number", o->number,
		    "records", (json_int_t)o->records, "remains", o->remains, "beyond_reach", "replicas", "archives", "older backups"));
		return;
	}
	print_outcome(c, o);
	if (o->remains)
		puts(phrase(act, W_ERASED_REMAINS));
	puts(phrase(act, W_ERASED_BEYOND));
}

enum fault run_scour(struct command *c, int *exit_status)
{
	const char *remains;
	defer(installation_close) struct installation *i = NULL;
	if (c->word_count != 1 || c->input_count)
		return fail(c->act, E_USAGE, W_SEE_HELP, "scour");
	enum fault f = command_open(c, false, &i);
	if (!f)
		f = installation_scour(c->act, i, &remains);
	if (f)
		return f;
	*exit_status = remains != NULL;
	if (c->json)
		print_json(json_pack("{s:s?}", "remains", remains));
	else
		puts(remains ? phrase(c->act, W_SCOUR_REMAINS, remains) : phrase(c->act, W_SCOURED));
	return OK;
}
