/* A made-up nation: persons, firms, contracts, places and items, and questions about them.  The same sizes make the same facts.  It is
 * built straight in a picture; bench/lines.h writes a small one as lines of JSON, for whoever reads those.
 *
 * Companies, sites, areas and the rest are dealt round: person p works for company 1 + p % companies, who has every contract k with
 * 1 + k % companies as its prime, and is a subcontractor of three others.  So whoever works on an item can be reckoned, and a good part
 * of the questions is about people who have something to do with what they ask for.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_GENERATED_H
#define BENCH_GENERATED_H
#include "bench/bench.h"
#include "decision/decision.h"
#include <string.h>

struct nation {
	uint32_t persons, items, companies, contracts, sites, areas, containers, machines, ranges_each;
	day today;
};

#define TEN_THOUSAND { .persons = 10000, .items = 10000, .companies = 125, .contracts = 500, .sites = 160, .areas = 320, .containers = 1280, \
	.machines = 640, .ranges_each = 12, .today = 20780 }
#define NATIONAL { .persons = 1200000, .items = 5000000, .companies = 10000, .contracts = 40000, .sites = 12500, .areas = 25000, \
	.containers = 100000, .machines = 50000, .ranges_each = 12, .today = 20780 }

enum { SUBCONTRACTORS = 3, ATLA = 1, MOD = 2, ALL_REGIMES = (1 << REGIMES) - (1 << REGIME_SDS) };

/* ---- chance -------------------------------------------------------------------------------- */

static uint64_t chance_state;

static inline uint32_t chance(uint32_t n)
{
	chance_state ^= chance_state << 13;
	chance_state ^= chance_state >> 7;
	chance_state ^= chance_state << 17;
	return (uint32_t)(((chance_state >> 32) * n) >> 32);
}

static inline bool in_100(uint32_t percent)
{
	return chance(100) < percent;
}

/* ---- facts by the heap --------------------------------------------------------------------- */

struct heap { uint32_t *owners; char *facts; size_t size; uint32_t n, room; };

static inline void heap_add(struct heap *h, uint32_t owner, const void *fact)
{
	if (h->n == h->room) {
		h->room += h->room / 2 + 1024;
		h->owners = realloc(h->owners, h->room * sizeof *h->owners);
		h->facts = realloc(h->facts, h->room * h->size);
	}
	h->owners[h->n] = owner;
	memcpy(h->facts + h->n++ * h->size, fact, h->size);
}

#define HEAP(type) { .size = sizeof(struct type) }
#define PUT(heap, owner, ...) heap_add((heap), (owner), &(__VA_ARGS__))

static inline void heap_becomes(struct heap *h, struct picture *p, enum pool pool)
{
	picture_gather(p, pool, h->owners, h->facts, h->n);
	free(h->owners);
	free(h->facts);
	*h = (struct heap){ .size = h->size };
}

/* ---- who belongs to whom ------------------------------------------------------------------- */

static inline label company_of_person(const struct nation *n, row person) { return 1 + person % n->companies; }
static inline label prime_of(const struct nation *n, row contract) { return 1 + contract % n->companies; }
static inline label subcontractor_of(const struct nation *n, row contract, uint32_t i) { return 1 + (contract + 1 + 7 * i) % n->companies; }
static inline label authority_of(const struct nation *n, row contract) { return contract / n->companies % 2 ? MOD : ATLA; }
static inline row contract_of_item(const struct nation *n, row item) { return 1 + item % (n->contracts - 1); }
static inline label designation_of(row contract, uint32_t i) { return 2 * contract + i % 2; }

/* Some contract the company is prime of; with the wanted authority if it is not NOTHING.  Numbers from 1. */
static inline row contract_led_by(const struct nation *n, label company, label authority)
{
	uint32_t each = n->contracts / n->companies, which = chance(each);
	if (authority)
		which = which / 2 * 2 + (authority == MOD);
	row contract = company - 1 + which % each * n->companies;
	return contract && contract < n->contracts ? contract : n->companies;
}

/* Some contract the company takes part in. */
static inline row contract_joined_by(const struct nation *n, label company)
{
	uint32_t way = chance(SUBCONTRACTORS + 1);
	uint32_t back = way ? 1 + 7 * (way - 1) : 0;
	return contract_led_by(n, 1 + (company - 1 + n->companies - back) % n->companies, NOTHING);
}

static inline row person_of(const struct nation *n, label company)
{
	row person = company - 1 + chance(n->persons / n->companies) * n->companies;
	return person ? person : n->companies;
}

static inline row area_of_company(const struct nation *n, label company)
{
	row area = company - 1 + chance(n->areas / n->companies) * n->companies;
	return area ? area : n->companies;
}

static inline label company_of_area(const struct nation *n, row area) { return 1 + area % n->companies; }
static inline label site_of_area(const struct nation *n, row area) { return 1 + area % n->sites; }
static inline row machine_in(const struct nation *n, row area) { return n->areas * chance(n->machines / n->areas) + area; }
static inline row container_in(const struct nation *n, row area) { return n->areas * chance(n->containers / n->areas) + area; }

/* ---- persons ------------------------------------------------------------------------------- */

/* What a person deals with; everybody deals with PI. */
static const uint8_t trades[8][2] = { { REGIME_SDS, REGIME_KEA }, { REGIME_MDA }, { REGIME_NONE }, { REGIME_MDA, REGIME_HI }, { REGIME_NONE },
	{ REGIME_MDA, REGIME_SDS }, { REGIME_NONE }, { REGIME_MDA, REGIME_DPB } };

static inline void clear_person(struct heap *clearances, const struct nation *n, row person, uint8_t regime)
{
	label first = 1 + chance(2);
	for (uint32_t i = 0; i < (in_100(50) ? 2u : 1u); i++) {
		day on = n->today - 60 - (day)chance(regime == REGIME_SDS ? 2000 : 3000);
		struct clearance c = {
			.authority = i ? 3 - first : first, .notice_on = on, .regime = regime, .cleared = regime == REGIME_DPB || in_100(97),
			.grade = regime == REGIME_MDA ? (uint8_t)(3 + chance(2)) : regime == REGIME_HI ? 2 : 0,
			.withdrawn_on = in_100(2) ? n->today - (day)chance(50) : DAY_NEVER,
			.consented_on = regime == REGIME_DPB ? on - 1 : DAY_NEVER, .reported_on = regime == REGIME_DPB ? on + 7 : DAY_NEVER,
		};
		c.until = clearance_until(&usual_terms, regime, on, DAY_NEVER);
		heap_add(clearances, person, &c);
	}
}

static inline void teach(struct heap *pledges, struct heap *educations, const struct nation *n, row person, uint8_t regime)
{
	day begun = n->today - 30 - (day)chance(1500), again = n->today - (day)chance(380);
	PUT(pledges, person, (struct pledge){ .when = { begun, DAY_NEVER }, .regime = regime });
	PUT(educations, person, (struct education){ begun, education_until(&usual_terms, begun), regime, true });
	if (again > begun)
		PUT(educations, person, (struct education){ again, education_until(&usual_terms, again), regime, false });
}

static inline void generate_clearances(struct picture *p, const struct nation *n)
{
	struct heap clearances = HEAP(clearance), pledges = HEAP(pledge), educations = HEAP(education);
	for (row person = 1; person <= n->persons; person++) {
		const uint8_t *trade = trades[person / n->companies % COUNT(trades)];
		teach(&pledges, &educations, n, person, REGIME_PI);
		for (size_t i = 0; i < COUNT(trades[0]) && trade[i]; i++) {
			clear_person(&clearances, n, person, trade[i]);
			teach(&pledges, &educations, n, person, trade[i]);
		}
	}
	heap_becomes(&clearances, p, POOL_clearances);
	heap_becomes(&pledges, p, POOL_pledges);
	heap_becomes(&educations, p, POOL_educations);
}

static inline void generate_employments(struct picture *p, const struct nation *n)
{
	struct heap nationalities = { .size = sizeof(label) }, employments = HEAP(employment), suspensions = HEAP(suspension), passes = HEAP(pass);
	const label japan = country_label("JP"), us = country_label("US");
	for (row person = 1; person <= n->persons; person++) {
		label company = company_of_person(n, person);
		heap_add(&nationalities, person, in_100(99) ? &japan : &us);
		if (in_100(2))
			heap_add(&nationalities, person, &us);
		if (in_100(5))
			PUT(&employments, person, (struct employment){ 1 + chance(n->companies), { n->today - 4000, n->today - 1500 } });
		PUT(&employments, person, (struct employment){ company, { n->today - 1400, in_100(3) ? n->today - (day)chance(90) : DAY_NEVER } });
		if (in_100(1))
			PUT(&suspensions, person, (struct suspension){ { n->today - (day)chance(60), DAY_NEVER }, in_100(50) ? ATLA : NOTHING,
			    REGIME_NONE, true });
		for (uint32_t i = 0; i < 2; i++)
			PUT(&passes, person, (struct pass){ area_of_company(n, company),
			    { n->today - 700, in_100(90) ? DAY_NEVER : n->today - 5 } });
	}
	heap_becomes(&nationalities, p, POOL_nationalities);
	heap_becomes(&employments, p, POOL_employments);
	heap_becomes(&suspensions, p, POOL_suspensions);
	heap_becomes(&passes, p, POOL_passes);
}

static inline void generate_ranges(struct picture *p, const struct nation *n)
{
	struct heap ranges = HEAP(range);
	for (row person = 1; person <= n->persons; person++)
		for (uint32_t i = 0; i < n->ranges_each + person % 2; i++) {
			row contract = contract_joined_by(n, company_of_person(n, person));
			PUT(&ranges, person, (struct range){ contract, in_100(70) ? designation_of(contract, chance(2)) : NOTHING,
			    { n->today - 20 - (day)chance(700), in_100(95) ? DAY_NEVER : n->today - 1 } });
		}
	heap_becomes(&ranges, p, POOL_ranges);
}

/* ---- contracts, firms, places -------------------------------------------------------------- */

static inline void generate_contracts(struct picture *p, const struct nation *n)
{
	struct heap subcontracts = HEAP(subcontract), clearances = HEAP(facility_clearance);
	for (row k = 1; k < n->contracts; k++) {
		picture_set_row(p, TABLE_contracts, k, &(struct contract){
		    .prime = prime_of(n, k), .authority = authority_of(n, k), .start_on = n->today - 800,
		    .end_on = in_100(97) ? n->today + 300 : n->today - 10, .closing_until = in_100(50) ? n->today + 330 : DAY_ALWAYS,
		    .clauses = CLAUSE_SDS | CLAUSE_MDA | CLAUSE_SECRET | CLAUSE_KEA | CLAUSE_INFOSEC });
		for (uint32_t i = 0; i < SUBCONTRACTORS; i++) {
			label company = subcontractor_of(n, k, i);
			PUT(&subcontracts, k, (struct subcontract){ company, n->today - 700, n->today - 690, DAY_NEVER,
			    in_100(70) ? contract_led_by(n, company, authority_of(n, k)) : NOTHING });
		}
	}
	for (row area = 1; area < n->areas; area++)
		for (uint8_t regime = REGIME_SDS; regime < REGIME_PI; regime++)
			PUT(&clearances, company_of_area(n, area), (struct facility_clearance){
			    .site = site_of_area(n, area), .granted_on = n->today - 900, .expires_on = in_100(97) ? DAY_NEVER : n->today - 1,
			    .revoked_on = DAY_NEVER, .regime = regime, .grade = 4 });
	heap_becomes(&subcontracts, p, POOL_subcontracts);
	heap_becomes(&clearances, p, POOL_facility_clearances);
	struct heap suspended = HEAP(period);
	for (uint32_t i = 0; i < p->facility_clearances_count; i += 50)
		PUT(&suspended, i, (struct period){ n->today - 10, i % 100 ? n->today - 2 : DAY_NEVER });
	heap_becomes(&suspended, p, POOL_suspended);
	struct heap agreements = HEAP(agreement);
	PUT(&agreements, country_label("US"), (struct agreement){ n->today - 5000, DAY_NEVER, false });
	PUT(&agreements, country_label("GB"), (struct agreement){ n->today - 3000, DAY_NEVER, true });
	heap_becomes(&agreements, p, POOL_agreements);
}

static inline void generate_places(struct picture *p, const struct nation *n)
{
	struct heap checks = HEAP(check), accounts = HEAP(account);
	for (row area = 1; area < n->areas; area++)
		picture_set_row(p, TABLE_areas, area, &(struct area){
		    .site = site_of_area(n, area), .approved_on = n->today - 800, .closed_on = in_100(98) ? DAY_NEVER : n->today,
		    .grade = (uint8_t)(3 + chance(2)), .regimes = ALL_REGIMES });
	for (row r = 1; r < n->containers; r++)
		picture_set_row(p, TABLE_containers, r, &(struct container){
		    .area = r % n->areas, .combination_due_on = n->today + (day)chance(300) - 10, .grade = 4, .dial_lock = true, .key_lock = true });
	for (row r = 1; r < n->machines; r++) {
		picture_set_row(p, TABLE_machines, r, &(struct machine){
		    .area = r % n->areas, .registered_on = n->today - 900, .retired_on = DAY_NEVER, .grade = 4,
		    .wiring = in_100(95) ? WIRING_STAND_ALONE : WIRING_NETWORKED });
		for (day week = 4; week > 0; week--)
			PUT(&checks, r, (struct check){ n->today - 7 * week + 4, check_until(&usual_terms, n->today - 7 * week + 4), in_100(99) });
		for (uint32_t i = 0; i < 12; i++)
			PUT(&accounts, r, (struct account){ person_of(n, company_of_area(n, r % n->areas)), { n->today - 500, DAY_NEVER } });
	}
	heap_becomes(&checks, p, POOL_checks);
	heap_becomes(&accounts, p, POOL_accounts);
}

/* ---- items --------------------------------------------------------------------------------- */

static inline struct item made_up_item(const struct nation *n, row r)
{
	static const struct { uint8_t regime, grade; } pairs[10] = {
		{ REGIME_SDS, 3 }, { REGIME_SDS, 4 }, { REGIME_MDA, 2 }, { REGIME_MDA, 2 }, { REGIME_MDA, 3 },
		{ REGIME_HI, 2 }, { REGIME_DPB, 2 }, { REGIME_KEA, 2 }, { REGIME_PI, 1 }, { REGIME_PI, 1 },
	};
	uint32_t pair = chance(10);
	row contract = contract_of_item(n, r);
	bool designated = pairs[pair].regime == REGIME_SDS || pairs[pair].regime == REGIME_KEA;
	return (struct item){
		.authority = authority_of(n, contract), .designation = designated ? designation_of(contract, chance(2)) : NOTHING,
		.origin = country_label(in_100(90) ? "JP" : in_100(80) ? "US" : "GB"), .contract = contract,
		.registered_on = n->today - 30 - (day)chance(700), .designated_on = pairs[pair].regime == REGIME_PI ? DAY_NEVER : n->today - 800,
		.valid_until = in_100(98) ? n->today + 900 : n->today - 1, .cancelled_on = DAY_NEVER,
		.destroyed_on = in_100(99) ? DAY_NEVER : n->today - 3, .regime = pairs[pair].regime, .grade = pairs[pair].grade,
		.form = (uint8_t)chance(FORMS), .military = !in_100(20),
	};
}

static inline void approve(struct heap *approvals, const struct nation *n, row item, const struct item *i)
{
	static const uint8_t uses[] = { USE_COPY, USE_CARRY_OUT, USE_SEND, USE_DESTROY };
	label company = prime_of(n, i->contract);
	uint8_t use = uses[chance(COUNT(uses))];
	PUT(approvals, item, (struct approval){
	    .person = person_of(n, company), .witness = use == USE_DESTROY && in_100(50) ? person_of(n, company) : NOTHING,
	    .when = { n->today - (day)chance(40), n->today + 10 }, .use = use, .method = use == USE_SEND ? METHOD_COURIER : METHOD_NONE });
}

static inline void generate_items(struct picture *p, const struct nation *n)
{
	struct heap releases = { .size = sizeof(label) }, loans = HEAP(loan), approvals = HEAP(approval);
	picture_row(p, TABLE_items, n->items - 1);
	for (row r = 1; r < n->items; r++) {
		struct item item = made_up_item(n, r);
		label japan = p->japan, us = country_label("US");
		picture_set_row(p, TABLE_items, r, &item);
		if (item.origin != p->japan || in_100(2))
			heap_add(&releases, r, &us);
		if (item.origin != p->japan && in_100(80))
			heap_add(&releases, r, &japan);
		if (in_100(10))
			PUT(&loans, r, (struct loan){ person_of(n, prime_of(n, item.contract)),
			    { n->today - (day)chance(20), in_100(50) ? DAY_NEVER : n->today - 1 } });
		for (uint32_t i = 0; i < (in_100(10) ? 2u : 0u); i++)
			approve(&approvals, n, r, &item);
	}
	heap_becomes(&releases, p, POOL_releases);
	heap_becomes(&loans, p, POOL_loans);
	heap_becomes(&approvals, p, POOL_approvals);
}

static inline void generate(struct picture *p, const struct nation *n)
{
	chance_state = 88172645463325252u;
	picture_open(p);
	picture_row(p, TABLE_persons, n->persons);
	picture_row(p, TABLE_companies, n->companies);
	generate_employments(p, n);
	generate_clearances(p, n);
	generate_ranges(p, n);
	generate_contracts(p, n);
	generate_places(p, n);
	generate_items(p, n);
	picture_compact(p);
	if (!picture_is_sound(p)) {
		fputs("bench: the nation is not sound\n", stderr);
		exit(1);
	}
}

/* ---- questions ----------------------------------------------------------------------------- */

/* Some item of a contract the person has a range for, mostly; else any. */
static inline row item_for(const struct picture *p, const struct nation *n, row person)
{
	struct span s = p->persons[person].ranges;
	row contract = s.n && in_100(80) ? p->ranges[s.first + chance(s.n)].contract : 1 + chance(n->contracts - 1);
	row item = contract - 1 + chance(n->items / n->contracts) * (n->contracts - 1);
	return item ? item : n->contracts - 1;
}

/* Where the person has a pass, mostly. */
static inline row area_for(const struct picture *p, const struct nation *n, row person)
{
	struct span s = p->persons[person].passes;
	return s.n && in_100(90) ? p->passes[s.first + chance(s.n)].area : area_of_company(n, company_of_person(n, person));
}

/* The person and item of some approval for the use near where chance points; else a person and item of one contract. */
static inline void ask_where_approved(const struct picture *p, const struct nation *n, struct question *q)
{
	row from = 1 + chance(n->items - 1);
	for (row r = from; r < n->items && r < from + 200 && in_100(99); r++) {
		struct span s = p->items[r].approvals;
		for (uint32_t i = 0; i < s.n; i++)
			if (p->approvals[s.first + i].use == q->use) {
				q->item = r;
				q->person = p->approvals[s.first + i].person;
				q->witness = p->approvals[s.first + i].witness;
			}
	}
	if (q->use == USE_DESTROY || q->use == USE_CARRY_OUT)
		q->witness = q->witness ? q->witness : person_of(n, company_of_person(n, q->person));
	if (q->use == USE_SEND && in_100(50)) {
		q->to_authority = p->items[q->item].authority;
	} else if (q->use == USE_SEND) {
		q->to_company = subcontractor_of(n, p->items[q->item].contract, chance(SUBCONTRACTORS));
		q->to_site = site_of_area(n, area_of_company(n, q->to_company));
	}
	q->is_sent = q->use == USE_SEND;
}

static inline void ask_of_item(const struct picture *p, const struct nation *n, struct question *q)
{
	q->item = item_for(p, n, q->person);
	if (q->use == USE_COPY || q->use == USE_CARRY_OUT || q->use == USE_SEND || q->use == USE_DESTROY)
		ask_where_approved(p, n, q);
	row area = area_for(p, n, q->person);
	uint8_t form = p->items[q->item].form;
	if (q->use == USE_STORE)
		q->place_container = container_in(n, area);
	else if (q->use != USE_SEND && in_100(97))
		q->place_area = area;
	if ((q->use == USE_VIEW || q->use == USE_COPY) && (form == FORM_ELECTRONIC || form == FORM_MEDIUM))
		q->machine = machine_in(n, area);
}

static inline struct question question_of_use(const struct picture *p, const struct nation *n, enum use use)
{
	struct question q = { .on = n->today, .use = use, .person = 1 + chance(n->persons) };
	if (use == USE_ENTER)
		q.area = area_for(p, n, q.person);
	else if (use == USE_OPERATE)
		q.machine = machine_in(n, area_for(p, n, q.person));
	else
		ask_of_item(p, n, &q);
	return q;
}

/* Any use, as often as it is asked about in an office. */
static inline struct question any_question(const struct picture *p, const struct nation *n)
{
	static const uint8_t uses[20] = {
		USE_VIEW, USE_VIEW, USE_VIEW, USE_VIEW, USE_VIEW, USE_VIEW, USE_VIEW, USE_VIEW, USE_TAKE, USE_TAKE, USE_COPY, USE_COPY,
		USE_CARRY_OUT, USE_SEND, USE_SEND, USE_STORE, USE_STORE, USE_DESTROY, USE_ENTER, USE_OPERATE,
	};
	return question_of_use(p, n, (enum use)uses[chance(COUNT(uses))]);
}
#endif
