/* hozen help: the verbs, and the fields of every register, from the tables that run them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <string.h>

static void help_verb(const struct verb *v, enum lang lang)
{
	printf("  hozen %s\n      %s\n", v->usage, v->title[lang]);
}

static void help_register(struct act *act, const struct reg *r)
{
	printf("%s  %s\n\n  %-18s %s%s%s\n", r->name, r->title[act->lang], "number", number_label[act->lang],
	    r->prefix ? "  " : "  *  ", phrase(act, r->prefix ? W_NUMBER_IS_GIVEN : W_ACCEPTS_NUMBER, r->prefix ? r->prefix : ""));
	for each_field(f, r)
		printf("  %-18s %s%s  %s\n", f->name, f->label[act->lang], f->rules & REQUIRED ? "  *" : "", field_accepts(act, f));
	printf("\n%s\n", phrase(act, W_STAR_IS_REQUIRED));
}

static void help_all(struct act *act)
{
	puts(phrase(act, W_HELP_OPENING));
	for (const struct verb *v = verbs; v->name; v++)
		help_verb(v, act->lang);
	help_verb(serve_verb, act->lang);
	puts(phrase(act, W_HELP_OPTIONS));
	puts(phrase(act, W_HELP_ACTS));
	for (const struct act_kind *k = act_kinds; k->name; k++)
		if (!k->opens && k->needs != RIGHT_PROGRAM)
			printf("  %-18s %s\n", k->name, k->title[act->lang]);
	puts(phrase(act, W_HELP_REGISTERS));
	for each_register(r)
		if ((*r)->right != RIGHT_PROGRAM)
			printf("  %-18s %s\n", (*r)->name, (*r)->title[act->lang]);
}

enum fault run_help(struct command *c, int *exit_status)
{
	(void)exit_status;
	const char *about = c->word_count > 1 ? c->words[1] : NULL;
	if (!about) {
		help_all(c->act);
		return OK;
	}
	bool found = false;
	for (const struct verb *v = verbs; v->name; v++)
		if (!strcmp(v->name, about))
			found = (help_verb(v, c->act->lang), true);
	if (same_text(serve_verb->name, about))
		found = (help_verb(serve_verb, c->act->lang), true);
	const struct act_kind *kind = act_kind_named(about);
	if (kind && !found)
		found = (printf("  hozen %s\n      %s\n", kind->name, kind->title[c->act->lang]), true);
	const struct reg *r = register_named(about);
	if (r)
		help_register(c->act, r);
	return found || r ? OK : fail(c->act, E_USAGE, W_VERB_UNKNOWN, about);
}
