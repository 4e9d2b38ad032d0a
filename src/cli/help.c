/* hozen help: the verbs, and the fields of every register, from the tables that run them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>
#include <string.h>

static void help_verb(const struct verb *v, enum lang lang)
{
	printf("  hozen %s\n      %s\n", v->usage, v->title[lang]);
}

/* ---- one register --------------------------------------------------------------------------- */

/* As short as will do where many fields stand one below the other: of a reference its register, of a day that it is one. */
static const char *field_takes(struct act *act, const struct field *f)
{
	if (f->kind == REF)
		return phrase(act, W_HELP_NUMBER_IN, register_named(f->to)->title[act->lang], f->to);
	return f->kind == DATE ? phrase(act, W_HELP_DAY) : field_accepts(act, f);
}

static void help_fields(struct act *act, const struct reg *r)
{
	printf("%c %-20s %s: %s\n", r->prefix ? ' ' : '*', "number", number_label[act->lang],
	    phrase(act, r->prefix ? W_NUMBER_IS_GIVEN : W_ACCEPTS_NUMBER, r->prefix ? r->prefix : ""));
	for each_field(f, r)
		printf("%c %-20s %s: %s\n", f->rules & REQUIRED ? '*' : ' ', f->name, f->label[act->lang], field_takes(act, f));
}

/* What no single field tells: order of days, the register's constraints, what occurs once. */
struct must { const char *field, *says; };

static size_t musts_of(struct act *act, const struct reg *r, struct must **out)
{
	size_t n = 1;
	for (const struct constraint *c = r->constraints; c && c->field; c++)
		n++;
	struct must *list = *out = arena_take(act->arena, (r->nfields + n) * sizeof *list);
	n = 0;
	for each_field(f, r)
		if (f->not_before)
			list[n++] = (struct must){ f->name, phrase(act, W_ACCEPTS_NOT_BEFORE, field_named(r, f->not_before)->label[act->lang], f->not_before) };
	for (const struct constraint *c = r->constraints; c && c->field; c++)
		list[n++] = (struct must){ c->field, c->must[act->lang] };
	struct text together = { .arena = act->arena };
	for (size_t i = 0; r->unique && r->unique[i]; i++)
		text_add(&together, "%s%s", i ? ", " : "", r->unique[i]);
	if (together.n)
		list[n++] = (struct must){ text_of(&together), phrase(act, W_HELP_ONCE) };
	return n;
}

static void help_register(struct act *act, const struct reg *r)
{
	struct must *musts;
	size_t n = musts_of(act, r, &musts);
	printf("%s  %s\n\n", r->name, r->title[act->lang]);
	help_fields(act, r);
	if (n)
		puts(phrase(act, W_HELP_MUST));
	for (size_t i = 0; i < n; i++)
		printf("  %-20s %s\n", musts[i].field, musts[i].says);
	printf("\n%s\n", phrase(act, W_STAR_IS_REQUIRED));
}

/* ---- everything ----------------------------------------------------------------------------- */

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
			printf("  %-20s %s\n", k->name, k->title[act->lang]);
	puts(phrase(act, W_HELP_REGISTERS));
	for each_register(r)
		if ((*r)->right != RIGHT_PROGRAM)
			printf("  %-20s %s\n", (*r)->name, (*r)->title[act->lang]);
}

/* ---- the same for programs ------------------------------------------------------------------ */

static json_t *fields_json(struct act *act, const struct reg *r)
{
	json_t *list = json_array();
	for each_field(f, r)
		json_array_append_new(list, json_pack("{s:s, s:s, s:b, s:s}", "name", f->name, "label", f->label[act->lang],
		    "required", (f->rules & REQUIRED) != 0, "accepts", field_accepts(act, f)));
	return list;
}

static json_t *musts_json(struct act *act, const struct reg *r)
{
	struct must *musts;
	size_t n = musts_of(act, r, &musts);
	json_t *list = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_pack("{s:s, s:s}", "field", musts[i].field, "must", musts[i].says));
	return list;
}

static bool is_about(const char *about, const char *name)
{
	return !about || !strcmp(about, name);
}

static bool help_json(struct act *act, const char *about)
{
	json_t *verb_list = json_array(), *acts = json_array(), *books = json_array();
	for (const struct verb *v = verbs; v; v = v == serve_verb ? NULL : v[1].name ? v + 1 : serve_verb)
		if (is_about(about, v->name))
			json_array_append_new(verb_list, json_pack("{s:s, s:s, s:s}", "name", v->name, "usage", v->usage, "title", v->title[act->lang]));
	for (const struct act_kind *k = act_kinds; k->name; k++)
		if (!k->opens && k->needs != RIGHT_PROGRAM && is_about(about, k->name))
			json_array_append_new(acts, json_pack("{s:s, s:s}", "name", k->name, "title", k->title[act->lang]));
	for each_register(r)
		if ((*r)->right != RIGHT_PROGRAM && is_about(about, (*r)->name))
			json_array_append_new(books, json_pack("{s:s, s:s, s:s?, s:o, s:o}", "name", (*r)->name, "title", (*r)->title[act->lang],
			    "prefix", (*r)->prefix, "fields", fields_json(act, *r), "musts", musts_json(act, *r)));
	bool found = json_array_size(verb_list) + json_array_size(acts) + json_array_size(books) > 0;
	json_t *whole = json_pack("{s:o, s:o, s:o}", "verbs", verb_list, "acts", acts, "registers", books);
	if (found) {
		json_dumpf(whole, stdout, JSON_INDENT(1));
		putchar('\n');
	}
	json_decref(whole);
	return found;
}

enum fault run_help(struct command *c, int *exit_status)
{
	(void)exit_status;
	const char *about = c->word_count > 1 ? c->words[1] : NULL;
	if (c->json)
		return help_json(c->act, about) ? OK : fail(c->act, E_USAGE, W_VERB_UNKNOWN, about);
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
	const struct reg *r = register_called(about);
	if (r)
		help_register(c->act, r);
	return found || r ? OK : fail(c->act, E_USAGE, W_VERB_UNKNOWN, about);
}
