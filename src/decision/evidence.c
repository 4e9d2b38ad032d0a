/* The facts that a condition reads: all that could have made it hold, and what bars.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"
#include "decision/evidence.h"

enum { TOLD_MOST = 60 };

struct gathering {
	const struct telling *t;
	const struct picture *p;
	const struct question *q;
	const struct item *item;                 /* the dummy where the question is about none */
	struct told *list;
	size_t n;
};

static void tell(struct gathering *g, const char *kind, uint32_t owner, const void *fact)
{
	const struct naming *naming = g->t->naming;
	if (g->n == TOLD_MOST)
		return;
	const char *fields = fact_told(g->t, kind, owner, fact);
	const char *number = naming->record ? naming->record(naming->with, kind, owner, fields) : NULL;
	g->list[g->n++] = (struct told){ kind, number, fields };
}

/* Every fact of the span in the pool for which the condition is true. */
#define TELL_EACH(type, pool, all, kind, owner, condition) do { \
	struct span of_ = (all); \
	for (uint32_t i_ = 0; i_ < of_.n; i_++) { \
		const struct type *f = &g->p->pool[of_.first + i_]; \
		if (condition) \
			tell(g, (kind), (owner), f); \
	} \
} while (0)

/* ---- persons ------------------------------------------------------------------------------ */

static void tell_employments(struct gathering *g, row who)
{
	TELL_EACH(employment, employments, g->p->persons[who].employments, "employment", who, true);
}

static void tell_suspensions(struct gathering *g, row who)
{
	TELL_EACH(suspension, suspensions, g->p->persons[who].suspensions, "suspension", who, true);
}

static bool concerns(const struct clearance *c, const struct item *item)
{
	return c->authority == item->authority && (c->regime == item->regime || (item->regime == REGIME_KEA && c->regime == REGIME_SDS));
}

static void tell_clearances(struct gathering *g, row who)
{
	TELL_EACH(clearance, clearances, g->p->persons[who].clearances, "clearance", who, concerns(f, g->item));
}

static void tell_pledges(struct gathering *g, row who)
{
	TELL_EACH(pledge, pledges, g->p->persons[who].pledges, "pledge", who, f->regime == g->item->regime);
}

static void tell_educations(struct gathering *g, row who)
{
	TELL_EACH(education, educations, g->p->persons[who].educations, "education", who, f->regime == g->item->regime);
}

static void tell_ranges(struct gathering *g, row who)
{
	TELL_EACH(range, ranges, g->p->persons[who].ranges, "handler_range", who, f->contract == g->item->contract);
}

/* ---- contracts and firms ------------------------------------------------------------------ */

static void tell_contract(struct gathering *g, row contract)
{
	if (contract != NOTHING)
		tell(g, "contract", contract, &g->p->contracts[contract]);
}

static void tell_subcontracts(struct gathering *g, label company)
{
	row contract = g->item->contract;
	struct span all = g->p->contracts[contract].subcontracts;
	TELL_EACH(subcontract, subcontracts, all, "subcontract", contract, f->company == company);
	for (uint32_t i = 0; i < all.n; i++) {
		const struct subcontract *s = &g->p->subcontracts[all.first + i];
		if (s->company == company && (g->item->regime == REGIME_SDS || g->item->regime == REGIME_KEA))
			tell_contract(g, s->own_contract);
	}
}

static void tell_facility(struct gathering *g, label company, label site)
{
	if (company < g->p->companies_count)
		TELL_EACH(facility_clearance, facility_clearances, g->p->companies[company].clearances, "facility_clearance", company, f->site == site);
}

/* Of the companies for which the person works on the day. */
static void tell_of_companies(struct gathering *g, row who, void (*what)(struct gathering *, label))
{
	struct span all = g->p->persons[who].employments;
	for (uint32_t i = 0; i < all.n; i++) {
		const struct employment *e = &g->p->employments[all.first + i];
		if (is_within(e->when.from, e->when.to, g->q->on))
			what(g, e->company);
	}
}

static void tell_facility_here(struct gathering *g, label company)
{
	tell_facility(g, company, g->p->areas[area_asked(g->p, g->q)].site);
}

static void tell_party(struct gathering *g, row who)
{
	tell_contract(g, g->item->contract);
	tell_employments(g, who);
	tell_of_companies(g, who, tell_subcontracts);
}

/* ---- places and machines ------------------------------------------------------------------ */

static void tell_area(struct gathering *g)
{
	row area = area_asked(g->p, g->q);
	if (area != NOTHING)
		tell(g, "area", area, &g->p->areas[area]);
}

static void tell_container(struct gathering *g)
{
	if (g->q->place_container != NOTHING)
		tell(g, "container", g->q->place_container, &g->p->containers[g->q->place_container]);
}

static void tell_passes(struct gathering *g)
{
	row who = g->q->person, area = area_asked(g->p, g->q);
	TELL_EACH(pass, passes, g->p->persons[who].passes, "area_pass", who, f->area == area);
}

static void tell_machine(struct gathering *g)
{
	tell(g, "machine", g->q->machine, &g->p->machines[g->q->machine]);
}

/* The checks of the last day on which there was any. */
static void tell_checks(struct gathering *g)
{
	struct span all = g->p->machines[g->q->machine].checks;
	day last = DAY_ALWAYS;
	for (uint32_t i = 0; i < all.n; i++) {
		day done = g->p->checks[all.first + i].done_on;
		last = done <= g->q->on && done > last ? done : last;
	}
	TELL_EACH(check, checks, all, "machine_check", g->q->machine, f->done_on == last);
}

static void tell_accounts(struct gathering *g)
{
	TELL_EACH(account, accounts, g->p->machines[g->q->machine].accounts, "machine_account", g->q->machine, f->person == g->q->person);
}

/* ---- items -------------------------------------------------------------------------------- */

static void tell_item(struct gathering *g)
{
	tell(g, "item", g->q->item, g->item);
}

static void tell_loans(struct gathering *g)
{
	TELL_EACH(loan, loans, g->item->loans, "loan", g->q->item, is_within(f->when.from, f->when.to, g->q->on));
}

static void tell_agreements(struct gathering *g)
{
	TELL_EACH(agreement, agreements, g->p->partners[g->item->origin].agreements, "agreement", g->item->origin, true);
}

static void tell_approvals(struct gathering *g)
{
	TELL_EACH(approval, approvals, g->item->approvals, "approval", g->q->item, f->use == g->q->use && f->person == g->q->person);
}

static void tell_recipient(struct gathering *g)
{
	tell_item(g);
	if (g->q->to_company == NOTHING || g->q->to_company == UNKNOWN)
		return;
	tell_contract(g, g->item->contract);
	tell_subcontracts(g, g->q->to_company);
	tell_facility(g, g->q->to_company, g->q->to_site);
}

static void tell_witness(struct gathering *g)
{
	row w = g->q->witness;
	if (g->q->use == USE_DESTROY)
		tell_approvals(g);
	if (w == NOTHING || w == g->q->person)
		return;
	tell_party(g, w);
	tell_suspensions(g, w), tell_clearances(g, w), tell_pledges(g, w), tell_educations(g, w), tell_ranges(g, w);
}

/* ---- condition by condition --------------------------------------------------------------- */

static void tell_about(struct gathering *g, enum condition c)
{
	row who = g->q->person;
	switch (c) {
	case CONDITION_employed:          tell_employments(g, who); break;
	case CONDITION_not_suspended:     tell_suspensions(g, who); break;
	case CONDITION_item_live:         tell_item(g); break;
	case CONDITION_cleared:           tell_clearances(g, who); break;
	case CONDITION_pledged:           tell_pledges(g, who); break;
	case CONDITION_educated:          tell_educations(g, who); break;
	case CONDITION_need_to_know:      tell_ranges(g, who); break;
	case CONDITION_contract_in_force: tell_contract(g, g->item->contract); break;
	case CONDITION_party:             tell_party(g, who); break;
	case CONDITION_facility_cleared:  tell_of_companies(g, who, tell_facility_here); break;
	case CONDITION_place_fit:         tell_area(g); break;
	case CONDITION_pass:              tell_passes(g); break;
	case CONDITION_container_fit:     tell_container(g); break;
	case CONDITION_machine_fit:       tell_machine(g); break;
	case CONDITION_machine_clean:     tell_checks(g); break;
	case CONDITION_account:           tell_accounts(g); break;
	case CONDITION_free:              tell_loans(g); break;
	case CONDITION_agreement:         tell_agreements(g); break;
	case CONDITION_releasable:        tell(g, "person", who, &g->p->persons[who]), tell_item(g); break;
	case CONDITION_approved:
	case CONDITION_method_allowed:    tell_approvals(g); break;
	case CONDITION_recipient_fit:     tell_recipient(g); break;
	case CONDITION_witnessed:         tell_witness(g); break;
	default: break;
	}
}

size_t evidence_of(const struct telling *t, const struct question *q, enum condition c, const struct told **out)
{
	struct gathering g = { .t = t, .p = t->picture, .q = q };
	if (c == CONDITION_known)
		return 0;
	g.item = &g.p->items[q->item];
	*out = g.list = arena_array(t->act->arena, struct told, TOLD_MOST);
	tell_about(&g, c);
	return g.n;
}
