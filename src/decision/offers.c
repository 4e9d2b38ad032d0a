/* Which steps might cure which condition.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"

/* A place in the search from which steps are offered. */
struct offering {
	const struct picture *p;
	const struct question *q;
	const struct item *item;                 /* the dummy where the question is about none */
	const struct choices *choices;
	const struct excerpt *x;
	uint32_t parts;
	day on, before;                          /* before: the last day on which what bars may end; DAY_NEVER where that is past */
	struct offers *out;
};

static void offer(struct offering *o, struct remedied r)
{
	if (o->out->n < OFFERS)
		o->out->list[o->out->n++] = r;
}

/* Each part of a question is changed once. */
static void offer_named(struct offering *o, enum remedy r, enum remedy part, const struct named *named)
{
	for (uint32_t i = 0; i < named->n && !(o->parts >> part & 1u); i++)
		offer(o, (struct remedied){ .remedy = r, .of = named->list[i], .on = o->on });
}

static void offer_places(struct offering *o)
{
	offer_named(o, REMEDY_place_area, REMEDY_place_area, &o->choices->areas);
	offer_named(o, REMEDY_place_container, REMEDY_place_area, &o->choices->containers);
}

static void offer_machines(struct offering *o)
{
	offer_named(o, REMEDY_machine, REMEDY_machine, &o->choices->machines);
}

/* Has it begun early enough that it can have ended? */
static bool can_end(const struct offering *o, const struct period *when)
{
	return o->before != DAY_NEVER && when->from <= o->before;
}

/* ---- companies ---------------------------------------------------------------------------- */

/* What ends a contract may still be done until its closing. */
static bool is_for_closing(enum use use)
{
	return use == USE_STORE || use == USE_CARRY_OUT || use == USE_SEND || use == USE_DESTROY;
}

/* The contract's own shortcomings; one that has not begun is waited for. */
static void offer_for_contract(struct offering *o, row contract, bool closes)
{
	const struct contract *c = &o->p->contracts[contract];
	if (contract == NOTHING || c->start_on > o->on)
		return;
	if (!(c->clauses & clause_of(o->item->regime)))
		offer(o, (struct remedied){ .remedy = REMEDY_clause, .of = contract, .code = o->item->regime, .on = o->on });
	if (c->end_on < o->on && !(closes && o->on <= c->closing_until))
		offer(o, (struct remedied){ .remedy = REMEDY_contract_period, .of = contract, .on = o->on,
		    .with = c->closing_until != DAY_ALWAYS && c->closing_until < o->on });
}

static bool needs_own_contract(const struct offering *o)
{
	return o->item->regime == REGIME_SDS || o->item->regime == REGIME_KEA;
}

static bool may_be_own(const struct offering *o, row contract, label company)
{
	const struct contract *c = &o->p->contracts[contract];
	return contract != NOTHING && c->prime == company && c->authority == o->item->authority;
}

/* A contract of the company with the authority that would do as it is; NOTHING for none. */
static row own_contract_of(const struct offering *o, label company)
{
	for (row k = 1; k < o->p->contracts_count; k++) {
		const struct contract *c = &o->p->contracts[k];
		if (may_be_own(o, k, company) && is_within(c->start_on, c->end_on, o->on) && c->clauses & clause_of(o->item->regime))
			return k;
	}
	return NOTHING;
}

static void offer_for_own_contract(struct offering *o, uint32_t i, const struct subcontract *s)
{
	row own = own_contract_of(o, s->company);
	if (may_be_own(o, s->own_contract, s->company))
		offer_for_contract(o, s->own_contract, false);
	if (own != NOTHING && own != s->own_contract)
		offer(o, (struct remedied){ .remedy = REMEDY_own_contract, .of = o->item->contract, .with = i, .more = own, .on = o->on });
}

static void offer_for_subcontract(struct offering *o, uint32_t i, const struct subcontract *s)
{
	struct remedied r = { .of = o->item->contract, .with = i, .on = o->on };
	if (s->approved_on > o->on)
		r.remedy = REMEDY_approve_subcontract, offer(o, r);
	if (s->flowed_down_on > o->on)
		r.remedy = REMEDY_flow_down, offer(o, r);
	if (s->end_on < o->on)
		r.remedy = REMEDY_prolong_subcontract, offer(o, r);
	if (needs_own_contract(o))
		offer_for_own_contract(o, i, s);
}

/* The company is no party to the item's contract: what would make it one. */
static void offer_party(struct offering *o, label company)
{
	const struct contract *c = &o->p->contracts[o->item->contract];
	bool has_some = false;
	if (o->item->contract == NOTHING || company == NOTHING || company == UNKNOWN)
		return;
	for (uint32_t i = 0; i < c->subcontracts.n; i++) {
		const struct subcontract *s = &o->p->subcontracts[c->subcontracts.first + i];
		if (s->company != company)
			continue;
		has_some = true;
		offer_for_subcontract(o, i, s);
	}
	row own = needs_own_contract(o) ? own_contract_of(o, company) : NOTHING;
	if (!has_some && (own != NOTHING || !needs_own_contract(o)))
		offer(o, (struct remedied){ .remedy = REMEDY_subcontract, .of = o->item->contract, .with = company, .more = own, .on = o->on });
}

static bool lasts(const struct facility_clearance *f, day on)
{
	return is_within(f->granted_on, f->expires_on, on) && on < f->revoked_on;
}

/* A clearance that is only suspended is resumed; no second one gets round it. */
static bool offer_resuming(struct offering *o, label company, label site, uint32_t regimes, uint8_t grade)
{
	struct span all = o->p->companies[company].clearances;
	bool is_suspended = false;
	for (uint32_t i = 0; i < all.n; i++) {
		const struct facility_clearance *f = &o->p->facility_clearances[all.first + i];
		if (f->site != site || !(regimes >> f->regime & 1u) || f->grade < grade || !lasts(f, o->on))
			continue;
		is_suspended = true;
		for (uint32_t k = 0; k < f->suspended.n; k++) {
			const struct period *when = &o->p->suspended[f->suspended.first + k];
			if (is_within(when->from, when->to, o->on) && can_end(o, when))
				offer(o, (struct remedied){ .remedy = REMEDY_resume_facility, .of = company, .with = i, .more = k, .on = o->before });
		}
	}
	return is_suspended;
}

/* A site is that of one company; where nobody knows whose it is, it may be anybody's. */
static bool may_have(const struct offering *o, label company, label site)
{
	bool is_another = false;
	for (uint32_t i = 0; i < o->choices->holder_count; i++)
		if (o->choices->holders[i].site == site) {
			if (o->choices->holders[i].company == company)
				return true;
			is_another = true;
		}
	return !is_another;
}

static void offer_facility(struct offering *o, label company, label site, uint32_t regimes, uint8_t grade)
{
	uint8_t regime = 0;
	if (company >= o->p->companies_count || site == NOTHING || site == UNKNOWN || !regimes)
		return;
	while (!(regimes >> regime & 1u))
		regime++;
	if (!offer_resuming(o, company, site, regimes, grade) && may_have(o, company, site))
		offer(o, (struct remedied){ .remedy = REMEDY_facility, .of = company, .with = site, .code = regime, .more = grade, .on = o->on });
}

/* ---- persons ------------------------------------------------------------------------------ */

/* Would working for it serve?  For an item, if it is a party; to enter, if it is cleared for the area. */
static bool serves(const struct offering *o, label company)
{
	if (o->q->use < USE_ENTER)
		return company_is_party(o->p, company, o->item, o->on);
	const struct area *area = &o->p->areas[o->q->area];
	return o->q->use == USE_OPERATE || company_is_cleared(o->p, company, area->site, area->regimes, area->grade, o->on);
}

static void offer_employment(struct offering *o, row person)
{
	uint32_t before = o->out->n;
	for (uint32_t i = 0; i < o->x->company_count; i++)
		if (serves(o, o->x->companies[i]))
			offer(o, (struct remedied){ .remedy = REMEDY_employment, .of = person, .with = o->x->companies[i], .on = o->on });
	for (uint32_t i = 0; i < o->x->company_count && o->out->n == before; i++)
		offer(o, (struct remedied){ .remedy = REMEDY_employment, .of = person, .with = o->x->companies[i], .on = o->on });
}

static bool bars(const struct offering *o, const struct suspension *s)
{
	if (!is_within(s->when.from, s->when.to, o->on))
		return false;
	if (!s->is_doubt || o->q->use >= USE_ENTER)
		return true;
	return (s->authority == NOTHING || s->authority == o->item->authority) &&
	    (s->regime == REGIME_NONE || s->regime == o->item->regime || (s->regime == REGIME_SDS && o->item->regime == REGIME_KEA));
}

static void offer_ends_of_suspensions(struct offering *o, row person)
{
	struct span all = o->p->persons[person].suspensions;
	for (uint32_t i = 0; i < all.n; i++) {
		const struct suspension *s = &o->p->suspensions[all.first + i];
		if (bars(o, s) && can_end(o, &s->when))
			offer(o, (struct remedied){ .remedy = REMEDY_end_suspension, .of = person, .with = i, .on = o->before });
	}
}

static bool was_taught(const struct offering *o, row person)
{
	struct span all = o->p->persons[person].educations;
	for (uint32_t i = 0; i < all.n; i++) {
		const struct education *e = &o->p->educations[all.first + i];
		if (e->regime == o->item->regime && e->initial && e->done_on <= o->on)
			return true;
	}
	return false;
}

static void offer_range(struct offering *o, row person)
{
	bool designated = o->item->designation != NOTHING || !needs_own_contract(o);
	if (o->item->contract != NOTHING && designated)
		offer(o, (struct remedied){ .remedy = REMEDY_range, .of = person, .with = o->q->item, .on = o->on });
}

/* Of those for whom the person works on the day. */
static void offer_of_companies(struct offering *o, row person, bool of_site)
{
	struct span all = o->p->persons[person].employments;
	const struct area *area = &o->p->areas[area_asked(o->p, o->q)];
	bool enters = o->q->use == USE_ENTER;
	for (uint32_t i = 0; i < all.n; i++) {
		const struct employment *e = &o->p->employments[all.first + i];
		if (!is_within(e->when.from, e->when.to, o->on))
			continue;
		if (of_site)
			offer_facility(o, e->company, area->site, enters ? area->regimes : 1u << o->item->regime, enters ? area->grade : o->item->grade);
		else
			offer_party(o, e->company);
	}
}

/* What the person who acts and the witness must be alike. */
static void offer_for_person(struct offering *o, enum condition c, row person)
{
	const struct item *item = o->item;
	struct remedied r = { .of = person, .code = item->regime, .on = o->on };
	switch (c) {
	case CONDITION_employed:      offer_employment(o, person); break;
	case CONDITION_not_suspended: offer_ends_of_suspensions(o, person); break;
	case CONDITION_cleared:       r.remedy = REMEDY_clearance, r.with = o->q->item, offer(o, r); break;
	case CONDITION_pledged:       r.remedy = REMEDY_pledge, offer(o, r); break;
	case CONDITION_educated:      r.remedy = REMEDY_education, r.with = !was_taught(o, person), offer(o, r); break;
	case CONDITION_need_to_know:  offer_range(o, person); break;
	case CONDITION_party:         offer_of_companies(o, person, false), offer_employment(o, person); break;
	default: break;
	}
}

/* ---- items, places, machines -------------------------------------------------------------- */

/* A designation is extended by its last day; what has expired or was cancelled must be marked anew, which no act here does. */
static void offer_extension(struct offering *o)
{
	const struct item *i = o->item;
	bool otherwise_live = i->registered_on <= o->on && o->on < i->destroyed_on && o->on < i->cancelled_on &&
	    (i->regime == REGIME_PI || i->designated_on <= o->on);
	if (otherwise_live && i->designation != NOTHING && i->valid_until < o->on && i->valid_until >= o->choices->today)
		offer(o, (struct remedied){ .remedy = REMEDY_extension, .of = o->q->item, .more = (uint32_t)o->on, .on = i->valid_until });
}

static void offer_for_area(struct offering *o)
{
	row r = area_asked(o->p, o->q);
	const struct area *area = &o->p->areas[r];
	if (r == NOTHING || area->closed_on <= o->on || (o->q->use < USE_ENTER && area->grade < o->item->grade))
		return;
	if (area->approved_on == DAY_NEVER)
		offer(o, (struct remedied){ .remedy = REMEDY_approve_area, .of = r, .on = o->on });
	if (o->q->use < USE_ENTER && !(area->regimes >> o->item->regime & 1u))
		offer(o, (struct remedied){ .remedy = REMEDY_area_regime, .of = r, .code = o->item->regime, .on = o->on });
}

static void offer_pass(struct offering *o)
{
	row area = area_asked(o->p, o->q);
	if (area != NOTHING)
		offer(o, (struct remedied){ .remedy = REMEDY_pass, .of = o->q->person, .with = area, .on = o->on });
}

static void offer_combination(struct offering *o)
{
	const struct container *c = &o->p->containers[o->q->place_container];
	bool locks = o->item->grade < 2 || (c->dial_lock && c->key_lock);
	if (o->q->place_container != NOTHING && c->grade >= o->item->grade && locks && c->combination_due_on < o->on)
		offer(o, (struct remedied){ .remedy = REMEDY_combination, .of = o->q->place_container, .on = o->on });
}

static void offer_giving_back(struct offering *o)
{
	for (uint32_t i = 0; i < o->item->loans.n; i++) {
		const struct loan *loan = &o->p->loans[o->item->loans.first + i];
		if (loan->person != o->q->person && is_within(loan->when.from, loan->when.to, o->on) && can_end(o, &loan->when))
			offer(o, (struct remedied){ .remedy = REMEDY_give_back, .of = o->q->item, .with = i, .on = o->before });
	}
}

/* The first method that is allowed; none where none is. */
static void offer_approval(struct offering *o, bool for_method)
{
	uint32_t allowed = o->p->methods[o->item->regime][o->item->grade];
	uint8_t method = METHOD_NONE;
	for (uint8_t m = METHODS - 1; m && o->q->use == USE_SEND; m--)
		if (allowed >> m & 1u)
			method = m;
	if (method || !for_method)
		offer(o, (struct remedied){ .remedy = REMEDY_approval, .of = o->q->item, .with = o->q->person, .more = o->q->use, .code = method, .on = o->on });
}

/* ---- recipient and witness ---------------------------------------------------------------- */

static void offer_for_recipient(struct offering *o)
{
	const struct question *q = o->q;
	if (q->is_sent && q->to_authority == NOTHING && q->to_company != NOTHING && q->to_site != NOTHING) {
		if (!company_is_party(o->p, q->to_company, o->item, o->on))
			offer_party(o, q->to_company);
		else
			offer_facility(o, q->to_company, q->to_site, 1u << o->item->regime, o->item->grade);
	}
	if (!(o->parts >> REMEDY_recipient & 1u))
		offer(o, (struct remedied){ .remedy = REMEDY_recipient, .of = o->item->authority, .on = o->on });
}

/* The first that the witness fails; CONDITIONS for none. */
static enum condition fails_as_witness(const struct offering *o, row w)
{
	const struct item *i = o->item;
	if (!is_employed(o->p, w, o->on))
		return CONDITION_employed;
	if (is_suspended_from(o->p, w, i, o->on))
		return CONDITION_not_suspended;
	if (i->regime != REGIME_PI && !is_cleared(o->p, w, i, o->on))
		return CONDITION_cleared;
	if (!is_pledged(o->p, w, i->regime, o->on))
		return CONDITION_pledged;
	if (!is_educated(o->p, w, i->regime, o->on))
		return CONDITION_educated;
	if (!is_on_range(o->p, w, i, o->on))
		return CONDITION_need_to_know;
	return is_of_party(o->p, w, i, o->on) ? CONDITIONS : CONDITION_party;
}

static void offer_for_witness(struct offering *o)
{
	row w = o->q->witness;
	if (w != NOTHING && w != o->q->person) {
		enum condition c = fails_as_witness(o, w);
		if (c == CONDITIONS)
			offer_approval(o, false);
		else
			offer_for_person(o, c, w);
	}
	offer_named(o, REMEDY_witness, REMEDY_witness, &o->choices->witnesses);
}

/* ---- condition by condition --------------------------------------------------------------- */

/* What keeps the question as it was asked comes first, but that a place which fits is better than one made to fit. */
static void offer_for_place(struct offering *o, enum condition c)
{
	switch (c) {
	case CONDITION_facility_cleared: offer_of_companies(o, o->q->person, true), offer_employment(o, o->q->person); break;
	case CONDITION_place_fit:        break;
	case CONDITION_pass:             offer_pass(o); break;
	case CONDITION_container_fit:    offer_combination(o); break;
	default: break;
	}
	if (o->q->use < USE_ENTER)
		offer_places(o);
	if (c == CONDITION_place_fit)
		offer_for_area(o);
}

static void offer_for_machine(struct offering *o, enum condition c)
{
	row m = o->q->machine;
	if (c == CONDITION_machine_clean)
		offer(o, (struct remedied){ .remedy = REMEDY_check, .of = m, .on = o->on });
	if (c == CONDITION_account)
		offer(o, (struct remedied){ .remedy = REMEDY_account, .of = m, .with = o->q->person, .on = o->on });
	if (o->q->use == USE_OPERATE)
		return;
	if (c == CONDITION_machine_fit)
		offer_places(o);
	offer_machines(o);
}

static void offer_for_item(struct offering *o, enum condition c)
{
	switch (c) {
	case CONDITION_item_live:         offer_extension(o); break;
	case CONDITION_contract_in_force: offer_for_contract(o, o->item->contract, is_for_closing(o->q->use)); break;
	case CONDITION_free:              offer_giving_back(o); break;
	case CONDITION_approved:          offer_approval(o, false); break;
	case CONDITION_method_allowed:    offer_approval(o, true); break;
	case CONDITION_recipient_fit:     offer_for_recipient(o); break;
	case CONDITION_witnessed:         offer_for_witness(o); break;
	default:                          offer_for_person(o, c, o->q->person); break;
	}
}

void offers_for(const struct changed *s, const struct choices *choices, const struct excerpt *x, enum condition c, struct offers *out)
{
	struct offering o = { .p = &s->p, .q = &s->q, .item = &s->p.items[s->q.item], .choices = choices, .x = x, .parts = s->parts,
		.on = choices->on, .before = choices->on > choices->today ? choices->on - 1 : DAY_NEVER, .out = out };
	out->n = 0;
	if (c >= CONDITION_facility_cleared && c <= CONDITION_container_fit)
		offer_for_place(&o, c);
	else if (c >= CONDITION_machine_given && c <= CONDITION_account)
		offer_for_machine(&o, c);
	else
		offer_for_item(&o, c);
}
