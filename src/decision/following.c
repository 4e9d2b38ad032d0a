/* Keeping a picture up to date: which facts come of which register, and whose they are.  Everything of the owner of a changed record is
 * read again, by the same SELECT by which it was loaded, so it does not matter what was changed, how often, or whether it is gone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/sources.h"
#include "decision/memory.h"
#include "registers/registers.h"
#include <string.h>

/* Of a record that stands or stood: whom it is about never changes. */
#define OWNER_OF(reg, column) \
	SQL(reg##_##column, "t", "SELECT " #column " FROM " #reg " WHERE number = $1" \
	    " UNION ALL SELECT " #column " FROM " #reg "_version WHERE number = $1 LIMIT 1")

OWNER_OF(person, id);
OWNER_OF(company, id);
OWNER_OF(contract, id);
OWNER_OF(area, id);
OWNER_OF(container, id);
OWNER_OF(machine, id);
OWNER_OF(item, id);
OWNER_OF(nationality, person);
OWNER_OF(employment, person);
OWNER_OF(suspension, person);
OWNER_OF(clearance, person);
OWNER_OF(pledge, person);
OWNER_OF(education, person);
OWNER_OF(handler_range, person);
OWNER_OF(area_pass, person);
OWNER_OF(contract_clause, contract);
OWNER_OF(subcontract, contract);
OWNER_OF(facility_clearance, company);
OWNER_OF(area_regime, area);
OWNER_OF(combination_change, container);
OWNER_OF(combination_holder, container);
OWNER_OF(machine_check, machine);
OWNER_OF(machine_account, machine);
OWNER_OF(designation, id);
OWNER_OF(designation_event, designation);
OWNER_OF(item_release, item);
OWNER_OF(loan, item);
OWNER_OF(approval, item);
SQL(facility_suspension_company, "t",
	"SELECT f.company FROM facility_suspension AS s JOIN facility_clearance AS f ON f.id = s.facility_clearance WHERE s.number = $1"
	" UNION ALL SELECT f.company FROM facility_suspension_version AS s JOIN facility_clearance AS f ON f.id = s.facility_clearance"
	" WHERE s.number = $1 LIMIT 1");
/* Those whose combination the person knows. */
SQL(employment_container, "t",
	"SELECT container FROM combination_holder WHERE person IN (SELECT person FROM employment WHERE number = $1"
	" UNION ALL SELECT person FROM employment_version WHERE number = $1)");
SQL(agreement_any, "t", "SELECT CASE WHEN $1 IS NULL THEN 0 ELSE 1 END");

SQL(items_of_designation, "l", "SELECT id FROM item WHERE designation = $1");
SQL(clearances_of_company, "l", "SELECT t.id FROM facility_clearance AS t WHERE t.company = $1 ORDER BY t.id");

/* ---- reading an owner again ---------------------------------------------------------------- */

static struct query *rows_of(struct loading *l, enum source_name name, row owner)
{
	return query_with(l->act, sources[name].of, (struct value[]){ { 0 }, L((long)owner) }, 1);
}

static void follow_facts(struct loading *l, enum source_name name, row owner)
{
	const struct source *s = &sources[name];
	struct pile pile = { 0 };
	union read_fact fact;
	struct query *q = rows_of(l, name, owner);
	while (query_next(q))
		if (s->fact(l, q, &fact))
			pile_add(&pile, s->pool, owner, &fact);
	query_end(&q);
	if (!l->act->fault)
		picture_replace_in(l->picture, s->pool, owner, pile.facts, pile.n);
	free(pile.owners);
	free(pile.facts);
}

/* False if it is in the books no more: then it fits nothing. */
static bool follow_row(struct loading *l, enum source_name name, row r)
{
	const struct source *s = &sources[name];
	defer(query_end) struct query *q = rows_of(l, name, r);
	bool stands = query_next(q);
	if (stands)
		s->row(l, r, q);
	else if (!l->act->fault)
		picture_forget(l->picture, s->table, r);
	return stands;
}

static void follow_upon(struct loading *l, enum source_name name, row r)
{
	defer(query_end) struct query *q = rows_of(l, name, r);
	while (query_next(q))
		sources[name].row(l, r, q);
}

/* A row stands by itself: only who refers to it tells anything of it. */
static void follow_person(struct loading *l, enum source_name name, row r)
{
	(void)name;
	picture_row(l->picture, TABLE_persons, r);
}

static void follow_company(struct loading *l, enum source_name name, row r)
{
	(void)name;
	picture_row(l->picture, TABLE_companies, r);
}

static void follow_contract(struct loading *l, enum source_name name, row r)
{
	if (follow_row(l, name, r))
		follow_upon(l, OF_CLAUSES, r);
}

static void follow_area(struct loading *l, enum source_name name, row r)
{
	if (follow_row(l, name, r))
		follow_upon(l, OF_AREA_REGIMES, r);
}

static void follow_container(struct loading *l, enum source_name name, row r)
{
	if (follow_row(l, name, r)) {
		picture_row(l->picture, TABLE_areas, l->picture->containers[r].area);
		follow_upon(l, OF_COMBINATION_HOLDERS, r);
	}
}

static void follow_machine(struct loading *l, enum source_name name, row r)
{
	if (follow_row(l, name, r))
		picture_row(l->picture, TABLE_areas, l->picture->machines[r].area);
}

static struct designated designated_as(struct loading *l, label designation)
{
	defer(query_end) struct query *q = rows_of(l, OF_DESIGNATIONS, designation);
	return query_next(q) ? designated_of_row(q) : not_designated;
}

static void follow_item(struct loading *l, enum source_name name, row r)
{
	if (!follow_row(l, name, r))
		return;
	struct item *item = &l->picture->items[r];
	picture_row(l->picture, TABLE_contracts, item->contract);
	if (item->designation) {
		struct designated days = designated_as(l, item->designation);
		designate(item, &days);
	}
}

static void follow_designation(struct loading *l, enum source_name name, row d)
{
	(void)name;
	struct designated days = designated_as(l, d);
	defer(query_end) struct query *q = query(l->act, items_of_designation, L((long)d));
	while (query_next(q)) {
		struct item *item = picture_row(l->picture, TABLE_items, (row)query_long(q, 0));
		if (item->designation == d)
			designate(item, &days);
	}
}

static void follow_subcontracts(struct loading *l, enum source_name name, row contract)
{
	follow_facts(l, name, contract);
	const struct span span = l->picture->contracts[contract].subcontracts;
	for (uint32_t i = 0; i < span.n; i++)
		picture_row(l->picture, TABLE_contracts, l->picture->subcontracts[span.first + i].own_contract);
}

/* What is suspended goes with what it suspends, so both are read again. */
static void follow_facility(struct loading *l, enum source_name name, row company)
{
	union read_fact fact;
	picture_row(l->picture, TABLE_companies, company);
	follow_facts(l, name, company);
	uint32_t place = l->picture->companies[company].clearances.first;
	defer(query_end) struct query *q = query(l->act, clearances_of_company, L((long)company));
	for (; query_next(q); place++) {
		defer(query_end) struct query *periods = rows_of(l, OF_FACILITY_SUSPENSIONS, (row)query_long(q, 0));
		while (query_next(periods))
			if (sources[OF_FACILITY_SUSPENSIONS].fact(l, periods, &fact))
				picture_append(l->picture, suspended, place, &fact.period);
	}
}

/* Few as they are, all of them. */
static void follow_agreements(struct loading *l, enum source_name name, row any)
{
	struct picture *p = l->picture;
	union read_fact fact;
	(void)any;
	for (label partner = 0; partner < p->partners_count; partner++)
		if (p->partners[partner].agreements.n)
			picture_clear(p, POOL_agreements, partner);
	defer(query_end) struct query *q = query_with(l->act, sources[name].page, (struct value[]){ { 0 }, L(0), L(UINT32_MAX) }, 2);
	while (query_next(q)) {
		label partner = country_label(query_text(q, 2));
		if (partner && sources[name].fact(l, q, &fact))
			picture_append(p, agreements, partner, &fact.agreement);
	}
}

/* ---- which register concerns whom ----------------------------------------------------------- */

#define FACTS(reg, column, name) { #reg, &reg##_##column, name, follow_facts }

static const struct followed {
	const char *reg;
	const struct sql *owners;                /* $1 the record's number → the ids of those whose facts are to be read again */
	enum source_name source;
	void (*again)(struct loading *, enum source_name, row owner);
} followed[] = {
	{ "person",              &person_id,                    OF_NATIONALITIES,       follow_person },
	{ "company",             &company_id,                   OF_FACILITY_CLEARANCES, follow_company },
	{ "contract",            &contract_id,                  OF_CONTRACTS,           follow_contract },
	{ "contract_clause",     &contract_clause_contract,     OF_CONTRACTS,           follow_contract },
	{ "area",                &area_id,                      OF_AREAS,               follow_area },
	{ "area_regime",         &area_regime_area,             OF_AREAS,               follow_area },
	{ "container",           &container_id,                 OF_CONTAINERS,          follow_container },
	{ "combination_change",  &combination_change_container, OF_CONTAINERS,          follow_container },
	{ "combination_holder",  &combination_holder_container, OF_CONTAINERS,          follow_container },
	{ "machine",             &machine_id,                   OF_MACHINES,            follow_machine },
	{ "item",                &item_id,                      OF_ITEMS,               follow_item },
	{ "designation",         &designation_id,               OF_DESIGNATIONS,        follow_designation },
	{ "designation_event",   &designation_event_designation, OF_DESIGNATIONS,       follow_designation },
	FACTS(nationality, person, OF_NATIONALITIES),
	FACTS(employment, person, OF_EMPLOYMENTS),
	{ "employment",          &employment_container,         OF_CONTAINERS,          follow_container },
	FACTS(suspension, person, OF_SUSPENSIONS),
	FACTS(clearance, person, OF_CLEARANCES),
	FACTS(pledge, person, OF_PLEDGES),
	FACTS(education, person, OF_EDUCATIONS),
	FACTS(handler_range, person, OF_RANGES),
	FACTS(area_pass, person, OF_PASSES),
	{ "subcontract",         &subcontract_contract,         OF_SUBCONTRACTS,        follow_subcontracts },
	{ "facility_clearance",  &facility_clearance_company,   OF_FACILITY_CLEARANCES, follow_facility },
	{ "facility_suspension", &facility_suspension_company,  OF_FACILITY_CLEARANCES, follow_facility },
	FACTS(machine_check, machine, OF_CHECKS),
	FACTS(machine_account, machine, OF_ACCOUNTS),
	FACTS(item_release, item, OF_RELEASES),
	FACTS(loan, item, OF_LOANS),
	FACTS(approval, item, OF_APPROVALS),
	{ "agreement",           &agreement_any,                OF_AGREEMENTS,          follow_agreements },
};

bool is_register_of_terms(const struct reg *r)
{
	return !strcmp(r->name, "rulebook_term") || !strcmp(r->name, "setting");
}

enum fault picture_follow(struct act *act, const struct lasting *lasting, struct picture *p, const struct reg *r, const char *number)
{
	struct loading l = { act, lasting, p };
	for (const struct followed *f = followed; f < followed + COUNT(followed); f++) {
		if (strcmp(f->reg, r->name))
			continue;
		defer(query_end) struct query *q = query_with(act, f->owners, (struct value[]){ { 0 }, T(number) }, 1);
		while (query_next(q))
			f->again(&l, f->source, (row)query_long(q, 0));
	}
	return act->fault;
}

/* Only what is a fact and nothing else; what other facts hang on is read again. */
static const struct followed *plain_fact_of(const struct reg *r)
{
	const struct followed *found = NULL;
	for (const struct followed *f = followed; f < followed + COUNT(followed); f++) {
		if (strcmp(f->reg, r->name))
			continue;
		if (found || f->again != follow_facts)
			return NULL;
		found = f;
	}
	return found;
}

enum fault picture_follow_added(struct act *act, const struct lasting *lasting, struct picture *p, const struct reg *r, const char *number)
{
	const struct followed *f = plain_fact_of(r);
	struct loading l = { act, lasting, p };
	union read_fact fact;
	if (!f)
		return picture_follow(act, lasting, p, r, number);
	const struct source *s = &sources[f->source];
	defer(query_end) struct query *q = query_with(act, s->one, (struct value[]){ { 0 }, T(number) }, 1);
	if (query_next(q) && s->fact(&l, q, &fact))
		picture_append_to(p, s->pool, (uint32_t)query_long(q, 0), &fact);
	return act->fault;
}
