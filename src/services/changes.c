/* What a change of the law means for those with work under it: each company by the regimes of its contracts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/changes.h"
#include <stdlib.h>
#include <string.h>

SQL(company_called, "t", "SELECT name, COALESCE(name_en, name) FROM company WHERE number = $1");

static int by_company(const void *one, const void *other)
{
	const struct need *a = one, *b = other;
	int order = strcmp(a->company, b->company);
	return order ? order : strcmp(a->regime ? a->regime : "", b->regime ? b->regime : "");
}

static void name_company(struct act *act, struct company_at_work *company)
{
	defer(query_end) struct query *q = query(act, company_called, T(company->number));
	bool found = query_next(q);
	for (int lang = 0; lang < LANGS; lang++)
		company->name[lang] = found ? query_copy(q, lang) : company->number;
}

static void add_regimes(struct act *act, struct company_at_work *company, const struct need *need)
{
	if (need->regime && !strstr(company->regimes, need->regime))
		company->regimes = arena_format(act->arena, "%s%s%s", company->regimes, *company->regimes ? " " : "", need->regime);
	if (need->either && !strstr(company->regimes, "DPB"))
		company->regimes = arena_format(act->arena, "%s DPB", company->regimes);
}

enum fault companies_at_work(struct act *act, date on, struct companies_at_work *out)
{
	struct need_list needs;
	*out = (struct companies_at_work){ 0 };
	enum fault f = needs_of(act, on, &needs);
	if (f)
		return f;
	struct need *list = arena_array(act->arena, struct need, needs.n);
	for (size_t i = 0; i < needs.n; i++)
		list[i] = needs.list[i];
	if (needs.n)
		qsort(list, needs.n, sizeof *list, by_company);
	out->list = arena_array(act->arena, struct company_at_work, needs.n);
	for (size_t i = 0; i < needs.n; i++) {
		struct company_at_work *last = out->n ? &out->list[out->n - 1] : NULL;
		if (!last || strcmp(last->number, list[i].company)) {
			last = &out->list[out->n++];
			*last = (struct company_at_work){ .number = list[i].company, .regimes = "" };
			name_company(act, last);
		}
		add_regimes(act, last, &list[i]);
	}
	return act->fault;
}

bool change_is_to_do(const struct law_change *change)
{
	return change->duty && change->change != CHANGE_ENDS;
}

bool change_is_for(const struct law_change *change, const struct company_at_work *company)
{
	bool firm = same_text(change->duty->who, "contractor") || same_text(change->duty->who, "handler");
	for (const struct listed *regime = law_regimes; firm && regime->code; regime++)
		if (strstr(company->regimes, regime->code) && strstr(change->duty->regime, regime->code))
			return true;
	return false;
}

bool finding_is_of(const struct finding *f, const struct company_at_work *company, const struct duty *duty)
{
	return same_text(f->company, company->number) && same_text(f->rule->duty->id, duty->id);
}
