/* What the decision asks of a person: employment, suspension, clearance, pledge, education, range and party.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"

/* ---- employment --------------------------------------------------------------------------- */

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_employment(l, n, on); */
static bool has_employment(const struct employment *l, uint32_t n, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_employment(l, i, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

bool is_employed(const struct picture *p, row person, day on)
{
	const struct person *who = &p->persons[person];
	return has_employment(p->employments + who->employments.first, who->employments.n, on);
}

/* ---- suspensions -------------------------------------------------------------------------- */

/* A notice of doubt that names an authority counts for its items only, and one that names a regime for that regime; one for SDS bars
 * KEA too.  Everything else bars from all. */
/*@ requires \valid_read(s) && \valid_read(item); assigns \nothing; ensures \result <==> bars_item(s, item, on); */
static bool does_bar(const struct suspension *s, const struct item *item, day on)
{
	if (!is_within(s->when.from, s->when.to, on))
		return false;
	if (!s->is_doubt)
		return true;
	if (s->authority != NOTHING && s->authority != item->authority)
		return false;
	return s->regime == REGIME_NONE || s->regime == item->regime || (s->regime == REGIME_SDS && item->regime == REGIME_KEA);
}

/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(item); assigns \nothing; ensures \result <==> some_bar_of_item(l, n, item, on); */
static bool has_bar_of_item(const struct suspension *l, uint32_t n, const struct item *item, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_bar_of_item(l, i, item, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_bar(&l[i], item, on))
			return true;
	return false;
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_bar(l, n, on); */
static bool has_bar(const struct suspension *l, uint32_t n, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_bar(l, i, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

bool is_suspended_from(const struct picture *p, row person, const struct item *item, day on)
{
	const struct person *who = &p->persons[person];
	return has_bar_of_item(p->suspensions + who->suspensions.first, who->suspensions.n, item, on);
}

bool is_suspended_at_all(const struct picture *p, row person, day on)
{
	const struct person *who = &p->persons[person];
	return has_bar(p->suspensions + who->suspensions.first, who->suspensions.n, on);
}

/* ---- clearances --------------------------------------------------------------------------- */

/*@ requires \valid_read(c); assigns \nothing; ensures \result <==> counts(c, regime, authority, on); */
static bool does_count(const struct clearance *c, uint8_t regime, label authority, day on)
{
	return c->regime == regime && c->authority == authority && c->notice_on <= on;
}

/* The place of the entry of the regime and authority with the latest notice up to the day, of two on one day the later; n for none. */
/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing;
  @ ensures \result < n ==> is_latest(l, n, \result, regime, authority, on);
  @ ensures \result >= n ==> \result == n && (\forall integer k; 0 <= k < n ==> !counts(l + k, regime, authority, on)); */
static uint32_t latest_of(const struct clearance *l, uint32_t n, uint8_t regime, label authority, day on)
{
	uint32_t found = n;
	/*@ loop invariant 0 <= i <= n && (found == n || found < i);
	  @ loop invariant found < n ==> is_latest(l, i, found, regime, authority, on);
	  @ loop invariant found == n ==> (\forall integer k; 0 <= k < i ==> !counts(l + k, regime, authority, on));
	  @ loop assigns i, found; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_count(&l[i], regime, authority, on) && (found == n || l[i].notice_on >= l[found].notice_on))
			found = i;
	return found;
}

/*@ requires \valid_read(c); assigns \nothing; ensures \result <==> in_force(c, on); */
static bool is_in_force(const struct clearance *c, day on)
{
	return c->cleared && on < c->withdrawn_on && on <= c->until;
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> cleared_by_latest(l, n, regime, authority, on); */
static bool is_cleared_by_latest(const struct clearance *l, uint32_t n, uint8_t regime, label authority, day on)
{
	uint32_t i = latest_of(l, n, regime, authority, on);
	return i < n && is_in_force(&l[i], on);
}

/* By its own assessment, or by that for SDS unless one for KEA came later. */
/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> cleared_for_kea(l, n, authority, on); */
static bool is_cleared_for_kea(const struct clearance *l, uint32_t n, label authority, day on)
{
	if (is_cleared_by_latest(l, n, REGIME_KEA, authority, on))
		return true;
	uint32_t kea = latest_of(l, n, REGIME_KEA, authority, on), sds = latest_of(l, n, REGIME_SDS, authority, on);
	return sds < n && is_in_force(&l[sds], on) && (kea == n || l[kea].notice_on <= l[sds].notice_on);
}

/*@ requires \valid_read(c) && \valid_read(item); assigns \nothing; ensures \result <==> clears(c, item, on); */
static bool does_clear(const struct clearance *c, const struct item *item, day on)
{
	if (c->regime != item->regime || c->authority != item->authority || c->notice_on > on || c->withdrawn_on <= on)
		return false;
	if (item->regime == REGIME_DPB)
		return c->consented_on <= c->notice_on && c->reported_on <= on;
	return c->cleared && c->grade >= item->grade;
}

/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(item); assigns \nothing; ensures \result <==> some_clearance(l, n, item, on); */
static bool has_clearance(const struct clearance *l, uint32_t n, const struct item *item, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_clearance(l, i, item, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_clear(&l[i], item, on))
			return true;
	return false;
}

bool is_cleared(const struct picture *p, row person, const struct item *item, day on)
{
	const struct person *who = &p->persons[person];
	const struct clearance *l = p->clearances + who->clearances.first;
	uint32_t n = who->clearances.n;
	if (item->regime == REGIME_SDS)
		return is_cleared_by_latest(l, n, REGIME_SDS, item->authority, on);
	if (item->regime == REGIME_KEA)
		return is_cleared_for_kea(l, n, item->authority, on);
	return has_clearance(l, n, item, on);
}

/* ---- pledge, education, range ------------------------------------------------------------- */

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_pledge(l, n, regime, on); */
static bool has_pledge(const struct pledge *l, uint32_t n, uint8_t regime, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_pledge(l, i, regime, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i].regime == regime && is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

bool is_pledged(const struct picture *p, row person, uint8_t regime, day on)
{
	const struct person *who = &p->persons[person];
	return has_pledge(p->pledges + who->pledges.first, who->pledges.n, regime, on);
}

/* Some education before access, and one of any course that is still fresh. */
/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> taught(l, n, regime, on); */
static bool is_taught(const struct education *l, uint32_t n, uint8_t regime, day on)
{
	bool initial = false, fresh = false;
	/*@ loop invariant 0 <= i <= n;
	  @ loop invariant initial <==> (\exists integer k; 0 <= k < i && l[k].regime == regime && l[k].done_on <= on && l[k].initial != 0);
	  @ loop invariant fresh <==> (\exists integer k; 0 <= k < i && l[k].regime == regime && l[k].done_on <= on && on <= l[k].until);
	  @ loop assigns i, initial, fresh; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++) {
		if (l[i].regime != regime || l[i].done_on > on)
			continue;
		if (l[i].initial)
			initial = true;
		if (on <= l[i].until)
			fresh = true;
	}
	return initial && fresh;
}

bool is_educated(const struct picture *p, row person, uint8_t regime, day on)
{
	const struct person *who = &p->persons[person];
	return is_taught(p->educations + who->educations.first, who->educations.n, regime, on);
}

/*@ requires \valid_read(r) && \valid_read(item); assigns \nothing; ensures \result <==> opens(r, item, on); */
static bool does_open(const struct range *r, const struct item *item, day on)
{
	if (r->contract == NOTHING || r->contract != item->contract || !is_within(r->when.from, r->when.to, on))
		return false;
	if (item->regime != REGIME_SDS && item->regime != REGIME_KEA)
		return true;
	return r->designation != NOTHING && r->designation == item->designation;
}

/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(item); assigns \nothing; ensures \result <==> some_range(l, n, item, on); */
static bool has_range(const struct range *l, uint32_t n, const struct item *item, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_range(l, i, item, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_open(&l[i], item, on))
			return true;
	return false;
}

bool is_on_range(const struct picture *p, row person, const struct item *item, day on)
{
	const struct person *who = &p->persons[person];
	return has_range(p->ranges + who->ranges.first, who->ranges.n, item, on);
}

/* ---- party -------------------------------------------------------------------------------- */

uint32_t clause_of(uint8_t regime)
{
	switch (regime) {
	case REGIME_SDS: return CLAUSE_SDS;
	case REGIME_MDA: return CLAUSE_MDA;
	case REGIME_HI:
	case REGIME_DPB: return CLAUSE_SECRET;
	case REGIME_KEA: return CLAUSE_KEA;
	case REGIME_PI:  return CLAUSE_INFOSEC;
	default:         return 0;
	}
}

/* SDS and KEA reach a subcontractor only by a contract of its own with the authority. */
/*@ requires sound(p) && \valid_read(s) && \valid_read(item) && s->own_contract < p->contracts_count; assigns \nothing;
  @ ensures \result <==> own_contract_holds(p, s, item, on); */
static bool has_own_contract(const struct picture *p, const struct subcontract *s, const struct item *item, day on)
{
	const struct contract *own = &p->contracts[s->own_contract];
	return s->own_contract != NOTHING && own->prime == s->company && own->authority == item->authority &&
	    is_within(own->start_on, own->end_on, on) && (own->clauses & clause_of(item->regime)) != 0;
}

/*@ requires sound(p) && \valid_read(s) && \valid_read(item) && s->own_contract < p->contracts_count; assigns \nothing;
  @ ensures \result <==> subcontracted(p, s, company, item, on); */
static bool is_subcontracted(const struct picture *p, const struct subcontract *s, label company, const struct item *item, day on)
{
	if (s->company != company || s->approved_on > on || s->flowed_down_on > on || on > s->end_on)
		return false;
	return (item->regime != REGIME_SDS && item->regime != REGIME_KEA) || has_own_contract(p, s, item, on);
}

/*@ requires sound(p) && \valid_read(l + (0 .. n - 1)) && \valid_read(item);
  @ requires \forall integer k; 0 <= k < n ==> l[k].own_contract < p->contracts_count;
  @ assigns \nothing; ensures \result <==> some_subcontract(p, l, n, company, item, on); */
static bool has_subcontract(const struct picture *p, const struct subcontract *l, uint32_t n, label company, const struct item *item, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_subcontract(p, l, i, company, item, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_subcontracted(p, &l[i], company, item, on))
			return true;
	return false;
}

bool company_is_party(const struct picture *p, label company, const struct item *item, day on)
{
	if (item->contract == NOTHING)
		return false;
	const struct contract *c = &p->contracts[item->contract];
	return c->prime == company || has_subcontract(p, p->subcontracts + c->subcontracts.first, c->subcontracts.n, company, item, on);
}

/*@ requires sound(p) && \valid_read(l + (0 .. n - 1)) && \valid_read(item) && item->contract < p->contracts_count;
  @ assigns \nothing; ensures \result <==> some_party(p, l, n, item, on); */
static bool has_party(const struct picture *p, const struct employment *l, uint32_t n, const struct item *item, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_party(p, l, i, item, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].when.from, l[i].when.to, on) && company_is_party(p, l[i].company, item, on))
			return true;
	return false;
}

bool is_of_party(const struct picture *p, row person, const struct item *item, day on)
{
	const struct person *who = &p->persons[person];
	return has_party(p, p->employments + who->employments.first, who->employments.n, item, on);
}
