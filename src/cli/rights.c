/* hozen rights: what each role reaches, sees and writes, and who may perform which act, from the tables by which it is decided.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>
#include <string.h>

static bool is_for_people(unsigned rights)
{
	return !(rights & RIGHT_PROGRAM);
}

static json_t *both(const bilingual words)
{
	return json_pack("{s:s, s:s}", "ja", words[JA], "en", words[EN]);
}

/* ---- one role -------------------------------------------------------------------------------- */

static json_t *books_json(const struct role *role)
{
	json_t *list = json_array();
	for each_register(r) {
		json_t *fields = json_array();
		for each_field(f, *r)
			if (f->right && role->rights & f->right)
				json_array_append_new(fields, json_string(f->name));
		json_array_append_new(list, json_pack("{s:s, s:s, s:b, s:o}", "register", (*r)->name, "sees",
		    seeing_words[seen_by_role(role, *r)][EN], "writes", (role->rights & (*r)->right) != 0, "fields", fields));
	}
	return list;
}

static json_t *acts_json(const struct role *role)
{
	json_t *list = json_array();
	for (const struct act_kind *k = act_kinds; k->name; k++)
		if (!k->opens && (role->rights & k->needs) == (unsigned)k->needs)
			json_array_append_new(list, json_string(k->name));
	return list;
}

static json_t *excluded_json(const struct role *role)
{
	json_t *list = json_array();
	for (const struct exclusion *e = exclusions; e->one; e++)
		if (same_text(e->one, role->code) || same_text(e->other, role->code))
			json_array_append_new(list, json_string(same_text(e->one, role->code) ? e->other : e->one));
	return list;
}

static void rights_json(const char *only)
{
	json_t *list = json_array();
	for (const struct role *r = roles; r->code; r++)
		if (is_for_people(r->rights) && (!only || same_text(only, r->code)))
			json_array_append_new(list, json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "role", r->code, "label", both(r->label),
			    "reaches", both(reaching_words[r->reaches]), "excludes", excluded_json(r), "acts", acts_json(r), "registers", books_json(r)));
	json_t *whole = json_pack("{s:o}", "roles", list);
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

/* ---- for the eyes ---------------------------------------------------------------------------- */

static void print_role(struct act *act, const struct role *role)
{
	printf("%s  %s\n  %s: %s\n", role->code, role->label[act->lang], word(act->lang, W_REACHES), reaching_words[role->reaches][act->lang]);
	for (const struct right_info *info = rights_list; info->right; info++)
		if (role->rights & info->right)
			printf("  - %s\n", info->label[act->lang]);
}

static void print_books(struct act *act, const struct role *role)
{
	printf("\n%s\n", word(act->lang, W_BOOKS_OF_ROLE));
	for each_register(r) {
		const enum seeing sees = seen_by_role(role, *r);
		if (sees == SEES_NOTHING && !(role->rights & (*r)->right))
			continue;
		printf("  %-20s %s%s%s", (*r)->name, seeing_words[sees][act->lang], role->rights & (*r)->right ? " · " : "",
		    role->rights & (*r)->right ? word(act->lang, W_WRITES) : "");
		for each_field(f, *r)
			if (f->right && role->rights & f->right && !(role->rights & (*r)->right))
				printf(" · %s", f->label[act->lang]);
		putchar('\n');
	}
}

/* rights [--role ROLE] */
enum fault run_rights(struct command *c, int *exit_status)
{
	(void)exit_status;
	const char *only = c->options[OPTION_ROLE];
	const struct role *role = only ? role_named(only) : NULL;
	if (only && (!role || !is_for_people(role->rights)))
		return fail(c->act, E_USAGE, W_ROLE_UNKNOWN, only);
	if (c->json) {
		rights_json(only);
		return OK;
	}
	for (const struct role *r = roles; r->code; r++)
		if (is_for_people(r->rights) && (!role || r == role))
			print_role(c->act, r);
	if (role)
		print_books(c->act, role);
	return OK;
}
