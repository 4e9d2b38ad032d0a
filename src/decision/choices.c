/* What else a question might name: other places, machines and witnesses.  Of the thousands there may be one is kept for each set of
 * conditions that fail with it, for whatever cures one of those cures another just as well.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"

#define BIT(code) (1u << CONDITION_##code)
enum {
	OF_PLACE = BIT(facility_cleared) | BIT(place_fit) | BIT(place_given) | BIT(pass) | BIT(container_fit) | BIT(machine_fit),
	OF_MACHINE = BIT(machine_given) | BIT(machine_fit) | BIT(machine_clean) | BIT(account),
	PRIME_IS_CLEARED = 1 << CONDITIONS
};

/* Sets of failures that were met. */
struct met { uint32_t list[OFFERS]; uint32_t n; };

static bool is_first(struct met *met, uint32_t mask)
{
	for (uint32_t i = 0; i < met->n; i++)
		if (met->list[i] == mask)
			return false;
	if (met->n == OFFERS)
		return false;
	met->list[met->n++] = mask;
	return true;
}

static void add_named(struct named *named, row r)
{
	for (uint32_t i = 0; i < named->n; i++)
		if (named->list[i] == r)
			return;
	if (r != NOTHING && named->n < OFFERS)
		named->list[named->n++] = r;
}

row area_asked(const struct picture *p, const struct question *q)
{
	if (q->use == USE_OPERATE)
		return p->machines[q->machine].area;
	if (q->use == USE_ENTER)
		return q->area;
	return q->place_container != NOTHING ? p->containers[q->place_container].area : q->place_area;
}

/* ---- places ------------------------------------------------------------------------------- */

/* Who is not employed yet may come to be, and then it matters whether the prime is cleared there. */
static uint32_t failures(const struct picture *p, const struct question *q, uint32_t of)
{
	const struct item *item = &p->items[q->item];
	uint32_t mask = decide(p, q).failed & of;
	label site = p->areas[area_asked(p, q)].site;
	bool cleared = company_is_cleared(p, p->contracts[item->contract].prime, site, 1u << item->regime, item->grade, q->on);
	return mask | (cleared ? PRIME_IS_CLEARED : 0u);
}

static void choose_areas(struct excerpt *x, struct choices *c, struct question q)
{
	row asked = area_asked(x->from, &q);
	struct met met = { 0 };
	q.place_container = NOTHING;
	for (row r = 1; r < x->from->areas_count && met.n < OFFERS; r++) {
		q.place_area = r;
		uint32_t mask = failures(x->from, &q, OF_PLACE);
		if (r != asked && !(mask & BIT(place_fit)) && is_first(&met, mask))
			add_named(&c->areas, excerpt_area(x, r));
	}
}

static void choose_containers(struct excerpt *x, struct choices *c, struct question q)
{
	row asked = q.place_container;
	struct met met = { 0 };
	q.place_area = NOTHING;
	for (row r = 1; r < x->from->containers_count && met.n < OFFERS; r++) {
		q.place_container = r;
		uint32_t mask = failures(x->from, &q, OF_PLACE);
		if (r != asked && !(mask & (BIT(place_fit) | BIT(container_fit))) && is_first(&met, mask))
			add_named(&c->containers, excerpt_container(x, r));
	}
}

/* ---- machines ----------------------------------------------------------------------------- */

/* A machine where the place asked about is; and a machine together with its own area. */
static void choose_machines(struct excerpt *x, struct choices *c, const struct question *asked)
{
	struct met here = { 0 }, there = { 0 };
	for (row r = 1; r < x->from->machines_count; r++) {
		struct question q = *asked;
		q.machine = r;
		uint32_t mask = failures(x->from, &q, OF_MACHINE);
		if (r != asked->machine && !(mask & BIT(machine_fit)) && is_first(&here, mask))
			add_named(&c->machines, excerpt_machine(x, r));
		q.place_container = NOTHING;
		q.place_area = x->from->machines[r].area;
		mask = failures(x->from, &q, OF_MACHINE | OF_PLACE);
		if (mask & (BIT(machine_fit) | BIT(place_fit)) || !(r == asked->machine || is_first(&there, mask)))
			continue;
		add_named(&c->machines, excerpt_machine(x, r));
		add_named(&c->areas, excerpt_area(x, q.place_area));
	}
}

/* ---- witnesses ---------------------------------------------------------------------------- */

bool is_fit_to_witness(const struct picture *p, row w, const struct item *item, day on)
{
	return is_on_range(p, w, item, on) && is_employed(p, w, on) && !is_suspended_from(p, w, item, on) &&
	    (item->regime == REGIME_PI || is_cleared(p, w, item, on)) && is_pledged(p, w, item->regime, on) &&
	    is_educated(p, w, item->regime, on) && is_of_party(p, w, item, on);
}

/* Those whom an approval names, and anybody. */
static void choose_witnesses(struct excerpt *x, struct choices *c, const struct question *q)
{
	const struct item *item = &x->from->items[q->item];
	for (uint32_t i = 0; i < item->approvals.n; i++) {
		row w = x->from->approvals[item->approvals.first + i].witness;
		if (w < x->from->persons_count && w != q->person && is_fit_to_witness(x->from, w, item, q->on))
			add_named(&c->witnesses, excerpt_person(x, w));
	}
	for (row w = 1; w < x->from->persons_count; w++)
		if (w != q->person && is_fit_to_witness(x->from, w, item, q->on)) {
			add_named(&c->witnesses, excerpt_person(x, w));
			return;
		}
}

/* ---- companies and contracts -------------------------------------------------------------- */

static void take_cleared_companies(struct excerpt *x, const struct question *q)
{
	enum { ENOUGH = 8 };
	const struct area *area = &x->from->areas[q->area];
	for (label c = 1, n = 0; c < x->from->companies_count && n < ENOUGH; c++)
		if (company_is_cleared(x->from, c, area->site, area->regimes, area->grade, q->on)) {
			excerpt_company(x, c);
			n++;
		}
}

/* For each subcontractor a contract of its own with the authority, where there is one. */
static void take_own_contracts(struct excerpt *x, const struct question *q)
{
	const struct item *item = &x->from->items[q->item];
	if (item->regime != REGIME_SDS && item->regime != REGIME_KEA)
		return;
	for (row k = 1; k < x->from->contracts_count; k++) {
		const struct contract *own = &x->from->contracts[k];
		bool concerns = own->prime == q->to_company;
		for (uint32_t i = 0; i < x->company_count; i++)
			concerns = concerns || x->companies[i] == own->prime;
		if (concerns && own->authority == item->authority && is_within(own->start_on, own->end_on, q->on) &&
		    own->clauses & clause_of(item->regime))
			excerpt_contract(x, k);
	}
}

/* ---- sites -------------------------------------------------------------------------------- */

static void add_holder(struct choices *c, label site, label company)
{
	for (uint32_t i = 0; i < c->holder_count; i++)
		if (c->holders[i].site == site && c->holders[i].company == company)
			return;
	if (company != NOTHING && c->holder_count < COUNT(c->holders))
		c->holders[c->holder_count++] = (struct holder){ site, company };
}

static bool is_site_concerned(const struct excerpt *x, label site)
{
	for (row r = 1; r <= x->rows[TABLE_areas].n; r++)
		if (x->picture.areas[r].site == site)
			return true;
	return site == x->q.to_site;
}

static void take_holders(const struct excerpt *x, struct choices *c)
{
	const struct picture *p = x->from;
	for (label company = 1; company < p->companies_count; company++) {
		struct span all = p->companies[company].clearances;
		for (uint32_t i = 0; i < all.n; i++)
			if (is_site_concerned(x, p->facility_clearances[all.first + i].site))
				add_holder(c, p->facility_clearances[all.first + i].site, company);
	}
}

static void take_owners(const struct excerpt *x, struct choices *c, const struct explaining *with)
{
	for (row r = 1; r <= x->rows[TABLE_areas].n; r++)
		add_holder(c, x->picture.areas[r].site, with->owner_of_site(with->naming.with, x->picture.areas[r].site));
	if (x->q.to_site != NOTHING && x->q.to_site != UNKNOWN)
		add_holder(c, x->q.to_site, with->owner_of_site(with->naming.with, x->q.to_site));
}

/* ---- all of them -------------------------------------------------------------------------- */

void choices_make(struct excerpt *x, struct choices *c, const struct explaining *with, day on)
{
	struct question q = x->q;
	q.on = x->q.on = on;
	*c = (struct choices){ .on = on, .today = with->today };
	uint32_t failed = decide(x->from, &q).failed;
	if (q.use < USE_ENTER && failed & (OF_PLACE | OF_MACHINE)) {
		if (q.use == USE_STORE)
			choose_containers(x, c, q);
		else
			choose_areas(x, c, q);
		if (where_machine_is_asked(x->from, &q) || q.machine)
			choose_machines(x, c, &q);
	}
	excerpt_question(x);
	if (q.use == USE_ENTER)
		take_cleared_companies(x, &q);
	if (q.use < USE_ENTER)
		take_own_contracts(x, &q);
	if (failed & BIT(witnessed))
		choose_witnesses(x, c, &q);
	if (with->owner_of_site)
		take_owners(x, c, with);
	else
		take_holders(x, c);
}
