/* What the decision asks of places and machines: facility clearance, area, pass, container, PC.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"

/* ---- facility clearance ------------------------------------------------------------------- */

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_period(l, n, on); */
static bool has_period(const struct period *l, uint32_t n, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_period(l, i, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].from, l[i].to, on))
			return true;
	return false;
}

/*@ requires sound(p) && \valid_read(c) && c->suspended.first + c->suspended.n <= p->suspended_count;
  @ assigns \nothing; ensures \result <==> granted(p, c, on); */
static bool is_granted(const struct picture *p, const struct facility_clearance *c, day on)
{
	return is_within(c->granted_on, c->expires_on, on) && on < c->revoked_on &&
	    !has_period(p->suspended + c->suspended.first, c->suspended.n, on);
}

/*@ requires sound(p) && \valid_read(c) && c->regime < REGIMES && c->suspended.first + c->suspended.n <= p->suspended_count;
  @ assigns \nothing; ensures \result <==> clears_site(p, c, site, regimes, grade, on); */
static bool does_clear_site(const struct picture *p, const struct facility_clearance *c, label site, uint32_t regimes, uint8_t grade, day on)
{
	return c->site == site && (regimes & (1u << c->regime)) != 0 && c->grade >= grade && is_granted(p, c, on);
}

/*@ requires sound(p) && \valid_read(l + (0 .. n - 1));
  @ requires \forall integer k; 0 <= k < n ==> l[k].regime < REGIMES && l[k].suspended.first + l[k].suspended.n <= p->suspended_count;
  @ assigns \nothing; ensures \result <==> some_site(p, l, n, site, regimes, grade, on); */
static bool has_site(const struct picture *p, const struct facility_clearance *l, uint32_t n, label site, uint32_t regimes, uint8_t grade, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_site(p, l, i, site, regimes, grade, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (does_clear_site(p, &l[i], site, regimes, grade, on))
			return true;
	return false;
}

bool company_is_cleared(const struct picture *p, label company, label site, uint32_t regimes, uint8_t grade, day on)
{
	if (company >= p->companies_count)
		return false;
	const struct company *c = &p->companies[company];
	return has_site(p, p->facility_clearances + c->clearances.first, c->clearances.n, site, regimes, grade, on);
}

/*@ requires sound(p) && \valid_read(l + (0 .. n - 1)); assigns \nothing;
  @ ensures \result <==> some_cleared(p, l, n, site, regimes, grade, on); */
static bool has_cleared(const struct picture *p, const struct employment *l, uint32_t n, label site, uint32_t regimes, uint8_t grade, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_cleared(p, l, i, site, regimes, grade, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (is_within(l[i].when.from, l[i].when.to, on) && company_is_cleared(p, l[i].company, site, regimes, grade, on))
			return true;
	return false;
}

/* Some company for which the person works on the day is cleared at the site. */
/*@ requires sound(p) && person < p->persons_count; assigns \nothing;
  @ ensures \result <==> facility_cleared(p, person, site, regimes, grade, on); */
static bool is_of_cleared_company(const struct picture *p, row person, label site, uint32_t regimes, uint8_t grade, day on)
{
	const struct person *who = &p->persons[person];
	return has_cleared(p, p->employments + who->employments.first, who->employments.n, site, regimes, grade, on);
}

/* ---- the place ---------------------------------------------------------------------------- */

/*@ requires \valid_read(q); assigns \nothing; ensures \result <==> has_place(q); */
static bool is_placed(const struct question *q)
{
	return q->place_area != NOTHING || q->place_container != NOTHING;
}

/* The machine's area, the area entered, that of the container named, the area named. */
/*@ requires asked(p, q); assigns \nothing; ensures \result == the_area(p, q) && \result < p->areas_count; */
static row area_of(const struct picture *p, const struct question *q)
{
	if (q->use == USE_OPERATE)
		return p->machines[q->machine].area;
	if (q->use == USE_ENTER)
		return q->area;
	return q->place_container != NOTHING ? p->containers[q->place_container].area : q->place_area;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_area(q); */
bool at_a_place(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use == USE_ENTER || (q->use < USE_ENTER && is_placed(q));
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_facility(p, q); */
bool in_a_cleared_facility(const struct picture *p, const struct question *q)
{
	return q->use == USE_ENTER || (q->use < USE_ENTER && is_placed(q) && p->items[q->item].regime != REGIME_PI);
}

/*@ requires asked(p, q) && a_facility(p, q); assigns \nothing; ensures \result <==> c_facility_cleared(p, q); */
bool facility_is_cleared(const struct picture *p, const struct question *q)
{
	const struct area *area = &p->areas[area_of(p, q)];
	if (q->use == USE_ENTER)
		return is_of_cleared_company(p, q->person, area->site, area->regimes, area->grade, q->on);
	const struct item *item = &p->items[q->item];
	return is_of_cleared_company(p, q->person, area->site, 1u << item->regime, item->grade, q->on);
}

/*@ requires asked(p, q) && a_area(q); assigns \nothing; ensures \result <==> c_place_fit(p, q); */
bool place_is_fit(const struct picture *p, const struct question *q)
{
	const struct area *area = &p->areas[area_of(p, q)];
	if (area->approved_on > q->on || area->closed_on <= q->on)
		return false;
	if (q->use == USE_ENTER)
		return true;
	const struct item *item = &p->items[q->item];
	return (area->regimes & (1u << item->regime)) != 0 && area->grade >= item->grade;
}

/* What is at least CONFIDENTIAL is seen, taken, copied and stored in areas only. */
/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_place_given(p, q); */
bool where_place_is_asked(const struct picture *p, const struct question *q)
{
	return (q->use == USE_VIEW || q->use == USE_TAKE || q->use == USE_COPY || q->use == USE_STORE) && p->items[q->item].grade >= 2;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> c_place_given(p, q); */
bool place_is_given(const struct picture *p, const struct question *q)
{
	(void)p;
	return is_placed(q);
}

/* ---- pass --------------------------------------------------------------------------------- */

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> (a_area(q) || q->use == USE_OPERATE); */
bool behind_a_pass(const struct picture *p, const struct question *q)
{
	return q->use == USE_OPERATE || at_a_place(p, q);
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_pass(l, n, area, on); */
static bool has_pass(const struct pass *l, uint32_t n, row area, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_pass(l, i, area, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i].area == area && is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> c_pass(p, q); */
bool person_has_a_pass(const struct picture *p, const struct question *q)
{
	const struct person *who = &p->persons[q->person];
	row area = area_of(p, q);
	return area != NOTHING && has_pass(p->passes + who->passes.first, who->passes.n, area, q->on);
}

/* ---- container ---------------------------------------------------------------------------- */

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> q->use == USE_STORE; */
bool into_a_container(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use == USE_STORE;
}

/*@ requires asked(p, q) && q->use == USE_STORE; assigns \nothing; ensures \result <==> c_container_fit(p, q); */
bool container_is_fit(const struct picture *p, const struct question *q)
{
	const struct item *item = &p->items[q->item];
	if (q->place_container == NOTHING)
		return false;
	const struct container *c = &p->containers[q->place_container];
	return c->grade >= item->grade && q->on <= c->combination_due_on && (item->grade < 2 || (c->dial_lock && c->key_lock));
}

/* ---- machine ------------------------------------------------------------------------------ */

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_machine_given(p, q); */
bool where_machine_is_asked(const struct picture *p, const struct question *q)
{
	if (q->use != USE_VIEW && q->use != USE_COPY)
		return false;
	return p->items[q->item].form == FORM_ELECTRONIC || p->items[q->item].form == FORM_MEDIUM;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> c_machine_given(p, q); */
bool machine_is_given(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->machine != NOTHING;
}

/*@ requires asked(p, q); assigns \nothing; ensures \result <==> a_machine(q); */
bool on_a_machine(const struct picture *p, const struct question *q)
{
	(void)p;
	return q->use == USE_OPERATE || (q->use < USE_ENTER && q->machine != NOTHING);
}

/*@ requires asked(p, q) && a_machine(q); assigns \nothing; ensures \result <==> c_machine_fit(p, q); */
bool machine_is_fit(const struct picture *p, const struct question *q)
{
	const struct machine *m = &p->machines[q->machine];
	if (m->registered_on > q->on || m->retired_on <= q->on)
		return false;
	if (q->use == USE_OPERATE)
		return true;
	const struct item *item = &p->items[q->item];
	return m->grade >= item->grade && (item->grade < 2 || m->wiring != WIRING_NETWORKED) && (!is_placed(q) || m->area == area_of(p, q));
}

/* The place of a check on the last day of any up to the day asked; n for none. */
/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing;
  @ ensures \result < n ==> is_last_day(l, n, l[\result].done_on, on);
  @ ensures \result >= n ==> \result == n && (\forall integer k; 0 <= k < n ==> l[k].done_on > on); */
static uint32_t last_check(const struct check *l, uint32_t n, day on)
{
	uint32_t found = n;
	/*@ loop invariant 0 <= i <= n && (found == n || found < i);
	  @ loop invariant found < n ==> l[found].done_on <= on
	  @   && (\forall integer k; 0 <= k < i && l[k].done_on <= on ==> l[k].done_on <= l[found].done_on);
	  @ loop invariant found == n ==> (\forall integer k; 0 <= k < i ==> l[k].done_on > on);
	  @ loop assigns i, found; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i].done_on <= on && (found == n || l[i].done_on > l[found].done_on))
			found = i;
	return found;
}

/* Was every check of the day clean, and is some of them fresh enough? */
/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing;
  @ ensures \result <==> ((\exists integer i; 0 <= i < n && l[i].done_on == of && on <= l[i].until)
  @   && (\forall integer k; 0 <= k < n && l[k].done_on == of ==> l[k].clean != 0)); */
static bool is_clean_day(const struct check *l, uint32_t n, day of, day on)
{
	bool fresh = false;
	/*@ loop invariant 0 <= i <= n;
	  @ loop invariant fresh <==> (\exists integer k; 0 <= k < i && l[k].done_on == of && on <= l[k].until);
	  @ loop invariant \forall integer k; 0 <= k < i && l[k].done_on == of ==> l[k].clean != 0;
	  @ loop assigns i, fresh; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++) {
		if (l[i].done_on != of)
			continue;
		if (!l[i].clean)
			return false;
		if (on <= l[i].until)
			fresh = true;
	}
	return fresh;
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> clean_on(l, n, on); */
static bool is_clean(const struct check *l, uint32_t n, day on)
{
	uint32_t last = last_check(l, n, on);
	return last < n && is_clean_day(l, n, l[last].done_on, on);
}

/*@ requires asked(p, q) && a_machine(q); assigns \nothing; ensures \result <==> c_machine_clean(p, q); */
bool machine_is_clean(const struct picture *p, const struct question *q)
{
	const struct machine *m = &p->machines[q->machine];
	return is_clean(p->checks + m->checks.first, m->checks.n, q->on);
}

/*@ requires \valid_read(l + (0 .. n - 1)); assigns \nothing; ensures \result <==> some_account(l, n, person, on); */
static bool has_account(const struct account *l, uint32_t n, row person, day on)
{
	/*@ loop invariant 0 <= i <= n && !some_account(l, i, person, on); loop assigns i; loop variant n - i; */
	for (uint32_t i = 0; i < n; i++)
		if (l[i].person == person && is_within(l[i].when.from, l[i].when.to, on))
			return true;
	return false;
}

/*@ requires asked(p, q) && a_machine(q); assigns \nothing; ensures \result <==> c_account(p, q); */
bool person_has_an_account(const struct picture *p, const struct question *q)
{
	const struct machine *m = &p->machines[q->machine];
	return has_account(p->accounts + m->accounts.first, m->accounts.n, q->person, q->on);
}
