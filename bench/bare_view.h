/* The bare model: the conditions of viewing written out in one function over the rows and pools of the picture, as somebody would who
 * needs no other use, no proof and no list of conditions.  It reads the same memory as decide() and must fail the same conditions.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_BARE_VIEW_H
#define BENCH_BARE_VIEW_H
#include "decision/decision.h"

#define EACH(pool, of, it)    (const struct of *it = p->pool + s.first, *end_of_##it = it + s.n; it < end_of_##it; it++)
#define FAILS(code, holds)    ((uint32_t)!(holds) << CONDITION_##code)

static inline bool bare_within(struct period when, day on)
{
	return when.from <= on && on <= when.to;
}

static inline bool bare_cleared(const struct picture *p, struct span s, const struct item *item, day on)
{
	const struct clearance *own = NULL, *sds = NULL;
	for EACH(clearances, clearance, c) {
		if (c->authority != item->authority || c->notice_on > on)
			continue;
		if (c->regime == REGIME_SDS && (!sds || c->notice_on >= sds->notice_on))
			sds = c;
		if (c->regime != item->regime)
			continue;
		bool stands = on < c->withdrawn_on, graded = item->regime == REGIME_MDA || item->regime == REGIME_HI;
		if (item->regime == REGIME_DPB && stands && c->consented_on <= c->notice_on && c->reported_on <= on)
			return true;
		if (graded && stands && c->cleared && c->grade >= item->grade)
			return true;
		if (!own || c->notice_on >= own->notice_on)
			own = c;
	}
	if (item->regime != REGIME_SDS && item->regime != REGIME_KEA)
		return false;
	if (own && own->cleared && on < own->withdrawn_on && on <= own->until)
		return true;
	return item->regime == REGIME_KEA && sds && sds->cleared && on < sds->withdrawn_on && on <= sds->until &&
	    (!own || own->notice_on <= sds->notice_on);
}

static inline bool bare_party(const struct picture *p, label company, const struct item *item, uint32_t clause, day on)
{
	const struct contract *k = &p->contracts[item->contract];
	if (k->prime == company)
		return true;
	struct span s = k->subcontracts;
	for EACH(subcontracts, subcontract, sub) {
		if (sub->company != company || sub->approved_on > on || sub->flowed_down_on > on || on > sub->end_on)
			continue;
		if (item->regime != REGIME_SDS && item->regime != REGIME_KEA)
			return true;
		const struct contract *own = &p->contracts[sub->own_contract];
		if (sub->own_contract && own->prime == company && own->authority == item->authority && own->start_on <= on && on <= own->end_on &&
		    (own->clauses & clause))
			return true;
	}
	return false;
}

static inline bool bare_facility(const struct picture *p, label company, label site, const struct item *item, day on)
{
	struct span s = p->companies[company].clearances;
	for EACH(facility_clearances, facility_clearance, c) {
		if (c->site != site || c->regime != item->regime || c->grade < item->grade)
			continue;
		if (c->granted_on > on || on > c->expires_on || c->revoked_on <= on)
			continue;
		bool suspended = false;
		for (uint32_t i = 0; i < c->suspended.n; i++)
			suspended |= bare_within(p->suspended[c->suspended.first + i], on);
		if (!suspended)
			return true;
	}
	return false;
}

static inline uint32_t bare_person(const struct picture *p, const struct person *who, const struct item *item, label site, day on)
{
	static const uint32_t clauses[REGIMES] = { 0, CLAUSE_SDS, CLAUSE_MDA, CLAUSE_SECRET, CLAUSE_SECRET, CLAUSE_KEA, CLAUSE_INFOSEC };
	const struct contract *k = &p->contracts[item->contract];
	bool employed = false, party = false, facility = false, barred = false, pledged = false, taught = false, fresh = false, known = false;
	struct span s = who->employments;
	for EACH(employments, employment, e)
		if (bare_within(e->when, on)) {
			employed = true;
			party = party || bare_party(p, e->company, item, clauses[item->regime], on);
			facility = facility || (site && bare_facility(p, e->company, site, item, on));
		}
	s = who->suspensions;
	for EACH(suspensions, suspension, b)
		barred |= bare_within(b->when, on) && (!b->is_doubt || ((!b->authority || b->authority == item->authority) &&
		    (!b->regime || b->regime == item->regime || (b->regime == REGIME_SDS && item->regime == REGIME_KEA))));
	s = who->pledges;
	for EACH(pledges, pledge, l)
		pledged |= l->regime == item->regime && bare_within(l->when, on);
	s = who->educations;
	for EACH(educations, education, e)
		if (e->regime == item->regime && e->done_on <= on) {
			taught |= e->initial;
			fresh |= on <= e->until;
		}
	s = who->ranges;
	bool named = item->regime == REGIME_SDS || item->regime == REGIME_KEA;
	for EACH(ranges, range, r)
		known |= r->contract == item->contract && bare_within(r->when, on) &&
		    (!named || (r->designation && r->designation == item->designation));
	bool in_force = k->start_on <= on && on <= k->end_on && (k->clauses & clauses[item->regime]);
	bool cleared = item->regime == REGIME_PI || bare_cleared(p, who->clearances, item, on);
	return FAILS(employed, employed) | FAILS(not_suspended, !barred) | FAILS(pledged, pledged) | FAILS(educated, taught && fresh) |
	    FAILS(need_to_know, known) | FAILS(cleared, cleared) | FAILS(contract_in_force, in_force) | FAILS(party, party) |
	    FAILS(facility_cleared, !site || item->regime == REGIME_PI || facility);
}

static inline uint32_t bare_machine(const struct picture *p, const struct question *q, const struct item *item)
{
	const struct machine *m = &p->machines[q->machine];
	const struct check *last = NULL;
	bool clean = false, account = false;
	struct span s = m->checks;
	for EACH(checks, check, c)
		if (c->done_on <= q->on && (!last || c->done_on >= last->done_on)) {
			clean = c->clean && q->on <= c->until && (!last || c->done_on > last->done_on || clean);
			last = c;
		}
	s = m->accounts;
	for EACH(accounts, account, a)
		account |= a->person == q->person && bare_within(a->when, q->on);
	bool fit = m->registered_on <= q->on && q->on < m->retired_on && m->grade >= item->grade &&
	    (item->grade < 2 || m->wiring != WIRING_NETWORKED) && (!q->place_area || m->area == q->place_area);
	return FAILS(machine_fit, fit) | FAILS(machine_clean, clean) | FAILS(account, account);
}

static inline uint32_t bare_item(const struct picture *p, const struct question *q, const struct item *item, const struct person *who)
{
	bool live = item->registered_on <= q->on && q->on < item->destroyed_on && q->on < item->cancelled_on && q->on <= item->valid_until &&
	    (item->regime == REGIME_PI || item->designated_on <= q->on);
	bool free = true, agreed = item->origin == p->japan, released = !item->release.n;
	struct span s = item->loans;
	for EACH(loans, loan, l)
		free &= l->person == q->person || !bare_within(l->when, q->on);
	s = p->partners[item->origin].agreements;
	if (!agreed)
		for EACH(agreements, agreement, a)
			agreed |= a->in_force_on <= q->on && q->on <= a->ended_on && (!a->military_only || item->military);
	for (uint32_t i = 0; i < item->release.n; i++)
		for (uint32_t j = 0; j < who->nationalities.n; j++)
			released |= p->releases[item->release.first + i] == p->nationalities[who->nationalities.first + j];
	return FAILS(item_live, live) | FAILS(free, free) | FAILS(agreement, agreed) | FAILS(releasable, released);
}

/* The conditions that fail, as bits, for a known person, item and machine, in a known area if in any. */
static inline uint32_t bare_view(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	const struct person *who = &p->persons[q->person];
	const struct area *area = &p->areas[q->place_area];
	bool pass = !q->place_area, on_machine = item->form == FORM_ELECTRONIC || item->form == FORM_MEDIUM;
	struct span s = who->passes;
	for EACH(passes, pass, a)
		pass |= a->area == q->place_area && bare_within(a->when, q->on);
	bool approved = area->approved_on <= q->on && q->on < area->closed_on;
	bool fit = !q->place_area || (approved && area->grade >= item->grade && area->regimes >> item->regime & 1);
	uint32_t failed = bare_item(p, q, item, who) | bare_person(p, who, item, area->site, q->on);
	failed |= FAILS(place_fit, fit) | FAILS(pass, pass) | FAILS(place_given, q->place_area || item->grade < 2) |
	    FAILS(machine_given, !on_machine || q->machine);
	return q->machine ? failed | bare_machine(p, q, item) : failed;
}
#endif
