/* hozen law diff: what changes between two days, what each kind of person must now do and by when; and, where there are books,
 * each company with work under the regimes concerned, and what its books say is still to be done.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

SQL(company_called, "t", "SELECT name, COALESCE(name_en, name) FROM company WHERE number = $1");

struct company { const char *number; bilingual name; const char *regimes; };       /* regimes: codes with blanks between them */

struct differing {
	struct law_asked *asked;
	struct law_diff diff;
	struct company *companies; size_t company_count;
	struct status status;                    /* on the later day */
	bool has_books;
};

/* ---- the books ----------------------------------------------------------------------------------------- */

static int by_company(const void *one, const void *other)
{
	const struct need *a = one, *b = other;
	int order = strcmp(a->company, b->company);
	return order ? order : strcmp(a->regime ? a->regime : "", b->regime ? b->regime : "");
}

static void name_company(struct act *act, struct company *company)
{
	defer(query_end) struct query *q = query(act, company_called, T(company->number));
	bool found = query_next(q);
	for (int lang = 0; lang < LANGS; lang++)
		company->name[lang] = found ? query_copy(q, lang) : company->number;
}

/* Every company with work under a regime, once, with all its regimes. */
static enum fault read_companies(struct differing *d)
{
	struct act *act = d->asked->act;
	struct need_list needs;
	enum fault f = needs_of(act, d->diff.to, &needs);
	if (f)
		return f;
	struct need *list = arena_array(act->arena, struct need, needs.n);
	for (size_t i = 0; i < needs.n; i++)
		list[i] = needs.list[i];
	if (needs.n)
		qsort(list, needs.n, sizeof *list, by_company);
	d->companies = arena_array(act->arena, struct company, needs.n);
	for (size_t i = 0; i < needs.n; i++) {
		struct company *last = d->company_count ? &d->companies[d->company_count - 1] : NULL;
		if (!last || strcmp(last->number, list[i].company)) {
			last = &d->companies[d->company_count++];
			*last = (struct company){ .number = list[i].company, .regimes = "" };
			name_company(act, last);
		}
		if (list[i].regime && !strstr(last->regimes, list[i].regime))
			last->regimes = arena_format(act->arena, "%s%s%s", last->regimes, *last->regimes ? " " : "", list[i].regime);
		if (list[i].either && !strstr(last->regimes, "DPB"))
			last->regimes = arena_format(act->arena, "%s DPB", last->regimes);
	}
	return act->fault;
}

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
		f = read_companies(d);
	if (!f)
		f = status_of(act, i, act->actor, d->diff.to, NULL, &d->status);
	if (db)
		(void)db_end_read(act);
	act->db = NULL;
	d->has_books = !f;
	return f;
}

/* ---- who must do what ------------------------------------------------------------------------------------ */

static bool is_to_do(const struct law_change *change)
{
	return change->duty && change->change != CHANGE_ENDS;
}

static bool is_for(const struct company *company, const struct law_change *change)
{
	bool firm = same_text(change->duty->who, "contractor") || same_text(change->duty->who, "handler");
	for (const struct listed *regime = law_regimes; firm && regime->code; regime++)
		if (strstr(company->regimes, regime->code) && strstr(change->duty->regime, regime->code))
			return true;
	return false;
}

static bool is_of(const struct finding *f, const struct company *company, const struct duty *duty)
{
	return same_text(f->company, company->number) && same_text(f->rule->duty->id, duty->id);
}

/* ---- text ------------------------------------------------------------------------------------------------- */

static const char *by_when(struct act *act, const struct law_change *change)
{
	char on[DATE_TEXT], due[DATE_TEXT];
	date_text(change->on, on);
	date_text(change->due_on, due);
	if (change->change == CHANGE_ENDS)
		return phrase(act, W_LAWS_UNTIL, on);
	return change->due_on == NO_DATE || change->due_on == change->on ? phrase(act, W_LAWS_FROM, on) : phrase(act, W_LAWS_FROM_FIRST_BY, on, due);
}

static void print_change(struct differing *d, const struct law_change *change)
{
	struct act *act = d->asked->act;
	const struct rulebook *book = &d->asked->book;
	const enum lang lang = act->lang;
	const char *label = change_kinds[change->change].label[lang], *when = by_when(act, change);
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

static void print_company(struct differing *d, const struct company *company)
{
	struct act *act = d->asked->act;
	bool some = false;
	for (size_t i = 0; i < d->diff.n; i++) {
		const struct law_change *change = &d->diff.changes[i];
		if (!is_to_do(change) || !is_for(company, change))
			continue;
		if (!some)
			printf("\n■ %s  %s\n", company->number, company->name[act->lang]);
		some = true;
		printf("  %s\n", phrase(act, W_LAWS_CHANGE, change_kinds[change->change].label[act->lang], by_when(act, change), change->duty->text[act->lang],
		    change->duty->id));
		for (size_t k = 0; k < d->status.judgement.n; k++) {
			const struct finding *f = &d->status.judgement.findings[k];
			if (is_of(f, company, change->duty))
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
	for (size_t i = 0; i < d->company_count; i++)
		print_company(d, &d->companies[i]);
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
		json_object_set_new(json, "node", law_node_json(d->asked, change->node));
	else
		json_object_set_new(json, "duty", law_duty_json(d->asked, change->duty));
	if (change->term) {
		json_object_set_new(json, "was", term_json(change->old_term));
		json_object_set_new(json, "is", term_json(change->term));
	}
	return json;
}

static json_t *to_do_json(struct differing *d, const struct company *company, const struct law_change *change)
{
	json_t *findings = json_array();
	for (size_t k = 0; company && k < d->status.judgement.n; k++) {
		const struct finding *f = &d->status.judgement.findings[k];
		if (is_of(f, company, change->duty))
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
			if (is_to_do(&d->diff.changes[i]) && !strcmp(d->diff.changes[i].duty->who, who->code))
				json_array_append_new(list, to_do_json(d, NULL, &d->diff.changes[i]));
		json_array_append_new(people, json_pack("{s:s, s:o, s:o}", "who", who->code, "label", law_both_json(who->label), "must", list));
	}
	return people;
}

static json_t *companies_json(struct differing *d)
{
	json_t *companies = json_array();
	for (size_t i = 0; i < d->company_count; i++) {
		const struct company *company = &d->companies[i];
		json_t *list = json_array();
		for (size_t k = 0; k < d->diff.n; k++)
			if (is_to_do(&d->diff.changes[k]) && is_for(company, &d->diff.changes[k]))
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
