/* hozen law diff: what changes between two days, what each kind of person must now do and by when; and, where there are books,
 * each company with work under the regimes concerned, and what its books say is still to be done.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include "services/changes.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct differing {
	struct law_asked *asked;
	struct law_diff diff;
	struct companies_at_work companies;
	struct status status;                    /* on the later day */
	bool has_books;
};

/* ---- the books ----------------------------------------------------------------------------------------- */

static enum fault read_books(struct differing *d)
{
	struct command *c = d->asked->c;
	struct act *act = c->act;
	defer(installation_close) struct installation *i = NULL;
	defer(db_close) struct db *db = NULL;
	if (access(arena_format(act->arena, "%s/hozen.json", c->dir), F_OK))
		return OK;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = command_reader(c, i, &db);
	if (!f)
		f = companies_at_work(act, d->diff.to, &d->companies);
	if (!f)
		f = status_of(act, i, act->actor, d->diff.to, NULL, &d->status);
	if (db)
		(void)db_end_read(act);
	act->db = NULL;
	d->has_books = !f;
	return f;
}

/* ---- text ------------------------------------------------------------------------------------------------- */

static void print_change(struct differing *d, const struct law_change *change)
{
	struct act *act = d->asked->act;
	const struct rulebook *book = &d->asked->book;
	const enum lang lang = act->lang;
	const char *label = change_kinds[change->change].label[lang], *when = change_when(act, change);
	if (change->node)
		printf("  %s\n", phrase(act, W_LAWS_CHANGE, label, when, node_cited(act->arena, book, change->node, lang), change->node->id));
	else
		printf("  %s\n", phrase(act, W_LAWS_CHANGE, label, when, change->duty->text[lang], change->duty->id));
	row_put(act, 4, W_LAWS_REPLACES, change->old_node ? node_cited(act->arena, book, change->old_node, lang)
	    : change->old_duty ? change->old_duty->text[lang] : NULL);
	if (change->term)
		row_put(act, 4, W_LAWS_TERM, phrase(act, W_LAWS_TERM_WAS, change->term->label[lang], arena_format(act->arena, "%ld", change->old_term->value),
		    listed_label(term_units, change->old_term->unit, lang), arena_format(act->arena, "%ld", change->term->value),
		    listed_label(term_units, change->term->unit, lang)));
}

static void print_people(struct differing *d)
{
	struct act *act = d->asked->act;
	for (const struct listed *who = duty_whos; who->code; who++) {
		bool some = false;
		for (size_t i = 0; i < d->diff.n; i++) {
			const struct law_change *change = &d->diff.changes[i];
			if (!change->duty || strcmp(change->duty->who, who->code))
				continue;
			if (!some)
				printf("\n■ %s\n", who->label[act->lang]);
			some = true;
			print_change(d, change);
		}
	}
}

static void print_company(struct differing *d, const struct company_at_work *company)
{
	struct act *act = d->asked->act;
	bool some = false;
	for (size_t i = 0; i < d->diff.n; i++) {
		const struct law_change *change = &d->diff.changes[i];
		if (!change_is_to_do(change) || !change_is_for(change, company))
			continue;
		if (!some)
			printf("\n■ %s  %s\n", company->number, company->name[act->lang]);
		some = true;
		printf("  %s\n", phrase(act, W_LAWS_CHANGE, change_kinds[change->change].label[act->lang], change_when(act, change), change->duty->text[act->lang],
		    change->duty->id));
		for (size_t k = 0; k < d->status.judgement.n; k++) {
			const struct finding *f = &d->status.judgement.findings[k];
			if (finding_is_of(f, company, change->duty))
				printf("    %s  %s  %s\n", state_info[f->state].label[act->lang], f->subject, f->because[act->lang]);
		}
	}
}

static void print_diff(struct differing *d)
{
	struct act *act = d->asked->act;
	char from[DATE_TEXT], to[DATE_TEXT];
	puts(phrase(act, W_LAWS_BETWEEN, date_text(d->diff.from, from), date_text(d->diff.to, to)));
	if (!d->diff.n)
		puts(phrase(act, W_LAWS_NO_CHANGE));
	for (size_t i = 0; i < d->diff.n; i++)
		if (d->diff.changes[i].node)
			print_change(d, &d->diff.changes[i]);
	print_people(d);
	if (d->has_books)
		printf("\n%s\n", phrase(act, W_LAWS_COMPANIES));
	for (size_t i = 0; i < d->companies.n; i++)
		print_company(d, &d->companies.list[i]);
}

/* ---- JSON -------------------------------------------------------------------------------------------------- */

static json_t *term_json(const struct term *t)
{
	return t ? json_pack("{s:s, s:I, s:s}", "name", t->name, "value", (json_int_t)t->value, "unit", t->unit) : json_null();
}

static json_t *change_json(struct differing *d, const struct law_change *change)
{
	json_t *json = json_pack("{s:s, s:o, s:o}", "change", change_kinds[change->change].code, "on", law_day_json(change->on),
	    "due_on", law_day_json(change->due_on));
	const char *old = change->old_node ? change->old_node->id : change->old_duty ? change->old_duty->id : NULL;
	json_object_set_new(json, "replaced", old ? json_string(old) : json_null());
	if (change->node)
		json_object_set_new(json, "node", law_node_json(d->asked->act->arena, &d->asked->book, change->node));
	else
		json_object_set_new(json, "duty", law_duty_json(&d->asked->book, d->asked->on, change->duty));
	if (change->term) {
		json_object_set_new(json, "was", term_json(change->old_term));
		json_object_set_new(json, "is", term_json(change->term));
	}
	return json;
}

static json_t *to_do_json(struct differing *d, const struct company_at_work *company, const struct law_change *change)
{
	json_t *findings = json_array();
	for (size_t k = 0; company && k < d->status.judgement.n; k++) {
		const struct finding *f = &d->status.judgement.findings[k];
		if (finding_is_of(f, company, change->duty))
			json_array_append_new(findings, json_pack("{s:s, s:s, s:s, s:o}", "rule", f->rule->name, "state", state_info[f->state].code,
			    "subject", f->subject, "due_on", law_day_json(f->due_on)));
	}
	return json_pack("{s:s, s:s, s:o, s:o, s:o}", "duty", change->duty->id, "change", change_kinds[change->change].code,
	    "on", law_day_json(change->on), "due_on", law_day_json(change->due_on), "findings", findings);
}

static json_t *people_json(struct differing *d)
{
	json_t *people = json_array();
	for (const struct listed *who = duty_whos; who->code; who++) {
		json_t *list = json_array();
		for (size_t i = 0; i < d->diff.n; i++)
			if (change_is_to_do(&d->diff.changes[i]) && !strcmp(d->diff.changes[i].duty->who, who->code))
				json_array_append_new(list, to_do_json(d, NULL, &d->diff.changes[i]));
		json_array_append_new(people, json_pack("{s:s, s:o, s:o}", "who", who->code, "label", law_both_json(who->label), "must", list));
	}
	return people;
}

static json_t *companies_json(struct differing *d)
{
	json_t *companies = json_array();
	for (size_t i = 0; i < d->companies.n; i++) {
		const struct company_at_work *company = &d->companies.list[i];
		json_t *list = json_array();
		for (size_t k = 0; k < d->diff.n; k++)
			if (change_is_to_do(&d->diff.changes[k]) && change_is_for(&d->diff.changes[k], company))
				json_array_append_new(list, to_do_json(d, company, &d->diff.changes[k]));
		json_array_append_new(companies, json_pack("{s:s, s:o, s:o, s:o}", "company", company->number, "name", law_both_json(company->name),
		    "regimes", law_codes_json(company->regimes), "must", list));
	}
	return companies;
}

static void print_json(struct differing *d)
{
	json_t *nodes = json_array(), *duties = json_array();
	for (size_t i = 0; i < d->diff.n; i++)
		json_array_append_new(d->diff.changes[i].node ? nodes : duties, change_json(d, &d->diff.changes[i]));
	law_print(json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "from", law_day_json(d->diff.from), "to", law_day_json(d->diff.to), "nodes", nodes,
	    "duties", duties, "people", people_json(d), "companies", d->has_books ? companies_json(d) : json_null()));
}

enum fault law_changes(struct law_asked *a, int *exit_status)
{
	struct differing d = { .asked = a };
	date days[2];
	(void)exit_status;
	if (a->c->word_count != 4)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	for (size_t i = 0; i < COUNT(days); i++)
		if (!date_read(a->c->words[i + 2], &days[i]))
			return fail(a->act, E_USAGE, W_OPTION_VALUE, i ? "TO" : "FROM", a->c->words[i + 2], phrase(a->act, W_ACCEPTS_DATE));
	a->on = days[0] > days[1] ? days[0] : days[1];
	rulebook_diff(a->act->arena, &a->book, days[0], days[1], &d.diff);
	enum fault f = read_books(&d);
	if (f)
		return f;
	if (a->c->json)
		print_json(&d);
	else
		print_diff(&d);
	return OK;
}
