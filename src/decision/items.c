/* What the decision asks of items: that they are live and free, under a contract in force, covered, releasable; and what must have
 * been approved, received and witnessed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"

/* ---- when a condition applies ------------------------------------------------------------- */

/*@ assigns \nothing; ensures \result; */
bool always(const struct picture *p, const struct question *q)
{
	(void)p, (void)q;
	return true;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> of_an_item(q); */
bool of_item(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use < USE_ENTER;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> (of_an_item(q) && is_secret(p, q)); */
bool of_secret_item(const struct picture *p, const struct question *q)
{
	return q->use < USE_ENTER && p->items[q->item].regime != REGIME_PI;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> (of_an_item(q) && q->use != USE_STORE); */
bool of_free_item(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use < USE_ENTER && q->use != USE_STORE;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> of_an_item(q) && is_foreign(p, q); */
bool of_foreign_item(const struct picture *p, const struct question *q)
{
	return q->use < USE_ENTER && p->items[q->item].origin != p->japan;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> of_an_item(q) && is_limited(p, q); */
bool of_limited_item(const struct picture *p, const struct question *q)
{
	return q->use < USE_ENTER && p->items[q->item].release.n > 0;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_approval(q); */
bool where_approval_is_asked(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use == USE_COPY || q->use == USE_CARRY_OUT || q->use == USE_SEND || q->use == USE_DESTROY;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> q->use == USE_SEND; */
bool of_sending(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use == USE_SEND;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_witness(p, q); */
bool before_a_witness(const struct picture *p, const struct question *q)
{
	if (q->use == USE_DESTROY)
		return p->items[q->item].grade >= 2;
	return q->use == USE_CARRY_OUT && p->items[q->item].grade == 4;
}

/* ---- the person who acts ------------------------------------------------------------------ */

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> c_employed(p, q); */
bool person_is_employed(const struct picture *p, const struct question *q)
{
	return is_employed(p, q->person, q->on);
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> c_not_suspended(p, q); */
bool person_is_not_suspended(const struct picture *p, const struct question *q)
{
	if (q->use < USE_ENTER)
		return !is_suspended_from(p, q->person, &p->items[q->item], q->on);
	return !is_suspended_at_all(p, q->person, q->on);
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_cleared(p, q); */
bool person_is_cleared(const struct picture *p, const struct question *q)
{
	return is_cleared(p, q->person, &p->items[q->item], q->on);
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_pledged(p, q); */
bool person_is_pledged(const struct picture *p, const struct question *q)
{
	return is_pledged(p, q->person, p->items[q->item].regime, q->on);
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_educated(p, q); */
bool person_is_educated(const struct picture *p, const struct question *q)
{
	return is_educated(p, q->person, p->items[q->item].regime, q->on);
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_need_to_know(p, q); */
bool person_needs_to_know(const struct picture *p, const struct question *q)
{
	return is_on_range(p, q->person, &p->items[q->item], q->on);
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_party(p, q); */
bool person_is_of_a_party(const struct picture *p, const struct question *q)
{
	return is_of_party(p, q->person, &p->items[q->item], q->on);
}

/* ---- the item and its contract ------------------------------------------------------------ */

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_item_live(p, q); */
bool item_is_live(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	if (item->registered_on > q->on || item->destroyed_on <= q->on)
		return false;
	if (q->use == USE_DESTROY)
		return true;
	return q->on < item->cancelled_on && q->on <= item->valid_until && (item->regime == REGIME_PI || item->designated_on <= q->on);
}

/* What ends a contract may still be done until its closing. */
/*@ assigns \nothing; ensures \result <==> closes(use); */
static bool is_for_closing(enum use use)
{
	return use == USE_STORE || use == USE_CARRY_OUT || use == USE_SEND || use == USE_DESTROY;
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_contract_in_force(p, q); */
bool contract_is_in_force(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	if (item->contract == NOTHING)
		return false;
	const struct contract *c = &p->contracts[item->contract];
	bool open = q->on <= c->end_on || (is_for_closing(q->use) && q->on <= c->closing_until);
	return c->start_on <= q->on && open && (c->clauses & clause_of(item->regime)) != 0;
}

/* ---- custody ------------------------------------------------------------------------------ */

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_other_loan(l, n, person, on); */
static bool has_other_loan(const struct loan *l, uint32_t n, row person, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_other_loan(l, i, person, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i].person != person && is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_free(p, q); */
bool item_is_free(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	return !has_other_loan(p->loans + item->loans.first, item->loans.n, q->person, q->on);
}

/* ---- partners ----------------------------------------------------------------------------- */

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_agreement(l, n, military, on); */
static bool has_agreement(const struct agreement *l, uint32_t n, bool military, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_agreement(l, i, military, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].in_force_on, l[i].ended_on, on) && (!l[i].military_only || military))
			return true;
	return false;
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_agreement(p, q); */
bool agreement_covers_item(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	const struct partner *partner = &p->partners[item->origin];
	return has_agreement(p->agreements + partner->agreements.first, partner->agreements.n, item->military, q->on);
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> listed(l, n, country); */
static bool is_listed(const label *l, uint32_t n, label country)
{
	/*@ loop invariant 0 <= i <= n && !listed(l, i, country); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i] == country)
			return true;
	return false;
}

/*@ requires \valid_read(of + (0 .. n - 1)) && \valid_read(l + (0 .. m - 1)); assigns \nothing;
  @ ensures \result <==> some_listed(of, n, l, m); */
static bool has_listed(const label *of, uint32_t n, const label *l, uint32_t m)
{
	/*@ loop invariant 0 <= i <= n && !some_listed(of, i, l, m); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_listed(l, m, of[i]))
			return true;
	return false;
}

/*@ requires asked_of_item(p, q); assigns \nothing; ensures \result <==> c_releasable(p, q); */
bool item_is_releasable(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	const struct person *who = &p->persons[q->person];
	return has_listed(p->nationalities + who->nationalities.first, who->nationalities.n, p->releases + item->release.first, item->release.n);
}

/* ---- approvals ---------------------------------------------------------------------------- */

/*@ requires \valid_read(a) && \valid_read(q); assigns \nothing; ensures \result <==> approves(a, q); */
static bool does_approve(const struct approval *a, const struct question *q)
{
	return a->use == q->use && a->person == q->person && is_within(a->when.from, a->when.to, q->on);
}

/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(q); assigns \nothing; ensures \result <==> some_approval(l, n, q); */
static bool has_approval(const struct approval *l, uint32_t n, const struct question *q)
{
	/*@ loop invariant 0 <= i <= n && !some_approval(l, i, q); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_approve(&l[i], q))
			return true;
	return false;
}

/*@ requires asked(p, q) && a_approval(q); assigns \nothing; ensures \result <==> c_approved(p, q); */
bool use_is_approved(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	return has_approval(p->approvals + item->approvals.first, item->approvals.n, q);
}

/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(q) && (\forall integer k; 0 <= k < n ==> l[k].method < METHODS);
  @ assigns \nothing; ensures \result <==> some_method(l, n, q, allowed); */
static bool has_method(const struct approval *l, uint32_t n, const struct question *q, uint32_t allowed)
{
	/*@ loop invariant 0 <= i <= n && !some_method(l, i, q, allowed); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_approve(&l[i], q) && l[i].method != METHOD_NONE && (allowed & (1u << l[i].method)) != 0)
			return true;
	return false;
}

/*@ requires asked(p, q) && q->use == USE_SEND; assigns \nothing; ensures \result <==> c_method_allowed(p, q); */
bool method_is_allowed(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	return has_method(p->approvals + item->approvals.first, item->approvals.n, q, p->methods[item->regime][item->grade]);
}

/* ---- recipient and witness ---------------------------------------------------------------- */

/*@ requires asked(p, q) && q->use == USE_SEND; assigns \nothing; ensures \result <==> c_recipient_fit(p, q); */
bool recipient_is_fit(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	if (!q->is_sent)
		return false;
	if (q->to_authority != NOTHING)
		return q->to_authority == item->authority;
	if (q->to_company == NOTHING || q->to_site == NOTHING || !company_is_party(p, q->to_company, item, q->on))
		return false;
	return item->regime == REGIME_PI || company_is_cleared(p, q->to_company, q->to_site, 1u << item->regime, item->grade, q->on);
}

/* Some approval that holds names no witness, or this one. */
/*@ requires \valid_read(l + (0 .. n - 1)) && \valid_read(q); assigns \nothing; ensures \result <==> some_witness(l, n, q); */
static bool may_witness(const struct approval *l, uint32_t n, const struct question *q)
{
	/*@ loop invariant 0 <= i <= n && !some_witness(l, i, q); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_approve(&l[i], q) && (l[i].witness == NOTHING || l[i].witness == q->witness))
			return true;
	return false;
}

/*@ requires sound(p) && w < p->persons_count && \valid_read(item) && item->contract < p->contracts_count; assigns \nothing;
  @ ensures \result <==> fit_as_witness(p, w, item, on); */
static bool is_fit_as_witness(const struct picture *p, row w, const struct item *item, day on)
{
	return is_employed(p, w, on) && !is_suspended_from(p, w, item, on) && (item->regime == REGIME_PI || is_cleared(p, w, item, on)) &&
	    is_pledged(p, w, item->regime, on) && is_educated(p, w, item->regime, on) && is_on_range(p, w, item, on) &&
	    is_of_party(p, w, item, on);
}

/* The witness is another, and as fit for the item as the person who acts. */
/*@ requires asked(p, q) && a_witness(p, q); assigns \nothing; ensures \result <==> c_witnessed(p, q); */
bool witness_is_fit(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	if (q->witness == NOTHING || q->witness == q->person)
		return false;
	if (q->use == USE_DESTROY && !may_witness(p->approvals + item->approvals.first, item->approvals.n, q))
		return false;
	return is_fit_as_witness(p, q->witness, item, q->on);
}
