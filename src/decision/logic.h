/* The specification in logic, for the prover (docs/proof.md): what each condition means, said once more as a predicate.  A compiler
 * reads only comments here.  Every condition's function is proved equal to its predicate.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_LOGIC_H
#define DECISION_LOGIC_H
#include "decision/picture.h"

/* ---- what a sound picture is -------------------------------------------------------------- */

/*@ predicate fits(struct span s, integer all) = s.first + s.n <= all;

  @ predicate readable{L}(struct picture *p) = \valid_read(p)
  @   && \valid_read(p->persons + (0 .. p->persons_count - 1)) && \valid_read(p->contracts + (0 .. p->contracts_count - 1))
  @   && \valid_read(p->companies + (0 .. p->companies_count - 1)) && \valid_read(p->areas + (0 .. p->areas_count - 1))
  @   && \valid_read(p->containers + (0 .. p->containers_count - 1)) && \valid_read(p->machines + (0 .. p->machines_count - 1))
  @   && \valid_read(p->items + (0 .. p->items_count - 1)) && \valid_read(p->partners + (0 .. p->partners_count - 1))
  @   && \valid_read(p->nationalities + (0 .. p->nationalities_count - 1)) && \valid_read(p->employments + (0 .. p->employments_count - 1))
  @   && \valid_read(p->suspensions + (0 .. p->suspensions_count - 1)) && \valid_read(p->clearances + (0 .. p->clearances_count - 1))
  @   && \valid_read(p->pledges + (0 .. p->pledges_count - 1)) && \valid_read(p->educations + (0 .. p->educations_count - 1))
  @   && \valid_read(p->ranges + (0 .. p->ranges_count - 1)) && \valid_read(p->passes + (0 .. p->passes_count - 1))
  @   && \valid_read(p->subcontracts + (0 .. p->subcontracts_count - 1))
  @   && \valid_read(p->facility_clearances + (0 .. p->facility_clearances_count - 1))
  @   && \valid_read(p->suspended + (0 .. p->suspended_count - 1)) && \valid_read(p->checks + (0 .. p->checks_count - 1))
  @   && \valid_read(p->accounts + (0 .. p->accounts_count - 1)) && \valid_read(p->releases + (0 .. p->releases_count - 1))
  @   && \valid_read(p->loans + (0 .. p->loans_count - 1)) && \valid_read(p->approvals + (0 .. p->approvals_count - 1))
  @   && \valid_read(p->agreements + (0 .. p->agreements_count - 1));

  @ predicate sound_persons{L}(struct picture *p) = \forall integer r; 0 <= r < p->persons_count ==>
  @      p->persons[r].nationalities.first + p->persons[r].nationalities.n <= p->nationalities_count
  @   && p->persons[r].employments.first + p->persons[r].employments.n <= p->employments_count
  @   && p->persons[r].suspensions.first + p->persons[r].suspensions.n <= p->suspensions_count
  @   && p->persons[r].clearances.first + p->persons[r].clearances.n <= p->clearances_count
  @   && p->persons[r].pledges.first + p->persons[r].pledges.n <= p->pledges_count
  @   && p->persons[r].educations.first + p->persons[r].educations.n <= p->educations_count
  @   && p->persons[r].ranges.first + p->persons[r].ranges.n <= p->ranges_count
  @   && p->persons[r].passes.first + p->persons[r].passes.n <= p->passes_count;

  @ predicate sound_contracts{L}(struct picture *p) = 0 < p->contracts_count
  @   && (\forall integer r; 0 <= r < p->contracts_count ==>
  @        p->contracts[r].subcontracts.first + p->contracts[r].subcontracts.n <= p->subcontracts_count)
  @   && (\forall integer i; 0 <= i < p->subcontracts_count ==> p->subcontracts[i].own_contract < p->contracts_count)
  @   && (\forall integer r; 0 <= r < p->companies_count ==>
  @        p->companies[r].clearances.first + p->companies[r].clearances.n <= p->facility_clearances_count)
  @   && (\forall integer i; 0 <= i < p->facility_clearances_count ==> p->facility_clearances[i].regime < REGIMES
  @        && p->facility_clearances[i].suspended.first + p->facility_clearances[i].suspended.n <= p->suspended_count);

  @ predicate sound_places{L}(struct picture *p) = 0 < p->areas_count && 0 < p->containers_count && 0 < p->machines_count
  @   && (\forall integer r; 0 <= r < p->containers_count ==> p->containers[r].area < p->areas_count)
  @   && (\forall integer r; 0 <= r < p->machines_count ==> p->machines[r].area < p->areas_count
  @        && p->machines[r].checks.first + p->machines[r].checks.n <= p->checks_count
  @        && p->machines[r].accounts.first + p->machines[r].accounts.n <= p->accounts_count);

  @ predicate sound_items{L}(struct picture *p) = 0 < p->items_count
  @   && (\forall integer r; 0 <= r < p->items_count ==> p->items[r].regime < REGIMES && p->items[r].grade <= 4
  @        && p->items[r].contract < p->contracts_count && p->items[r].origin < p->partners_count
  @        && p->items[r].release.first + p->items[r].release.n <= p->releases_count
  @        && p->items[r].loans.first + p->items[r].loans.n <= p->loans_count
  @        && p->items[r].approvals.first + p->items[r].approvals.n <= p->approvals_count)
  @   && (\forall integer i; 0 <= i < p->approvals_count ==> p->approvals[i].method < METHODS)
  @   && (\forall integer r; 0 <= r < p->partners_count ==>
  @        p->partners[r].agreements.first + p->partners[r].agreements.n <= p->agreements_count);

  @ predicate sound{L}(struct picture *p) = readable(p) && sound_persons(p) && sound_contracts(p) && sound_places(p) && sound_items(p);
  @*/

/* ---- persons ------------------------------------------------------------------------------ */

/*@ predicate within(integer from, integer to, integer on) = from <= on <= to;

  @ predicate some_employment{L}(struct employment *l, integer n, integer on) =
  @   \exists integer i; 0 <= i < n && within(l[i].when.from, l[i].when.to, on);
  @ predicate employed{L}(struct picture *p, integer who, integer on) =
  @   some_employment(p->employments + p->persons[who].employments.first, p->persons[who].employments.n, on);

  @ predicate bars_item{L}(struct suspension *s, struct item *item, integer on) = within(s->when.from, s->when.to, on)
  @   && (s->is_doubt == 0 || ((s->authority == NOTHING || s->authority == item->authority)
  @       && (s->regime == REGIME_NONE || s->regime == item->regime || (s->regime == REGIME_SDS && item->regime == REGIME_KEA))));
  @ predicate some_bar{L}(struct suspension *l, integer n, integer on) =
  @   \exists integer i; 0 <= i < n && within(l[i].when.from, l[i].when.to, on);
  @ predicate some_bar_of_item{L}(struct suspension *l, integer n, struct item *item, integer on) =
  @   \exists integer i; 0 <= i < n && bars_item(l + i, item, on);
  @ predicate suspended_from_item{L}(struct picture *p, integer who, struct item *item, integer on) =
  @   some_bar_of_item(p->suspensions + p->persons[who].suspensions.first, p->persons[who].suspensions.n, item, on);
  @ predicate suspended_at_all{L}(struct picture *p, integer who, integer on) =
  @   some_bar(p->suspensions + p->persons[who].suspensions.first, p->persons[who].suspensions.n, on);

  @ predicate counts{L}(struct clearance *c, integer regime, integer authority, integer on) =
  @   c->regime == regime && c->authority == authority && c->notice_on <= on;
  @ predicate is_latest{L}(struct clearance *l, integer n, integer i, integer regime, integer authority, integer on) =
  @   0 <= i < n && counts(l + i, regime, authority, on) && (\forall integer k; 0 <= k < n && counts(l + k, regime, authority, on) ==>
  @     l[k].notice_on < l[i].notice_on || (l[k].notice_on == l[i].notice_on && k <= i));
  @ predicate in_force{L}(struct clearance *c, integer on) = c->cleared != 0 && on < c->withdrawn_on && on <= c->until;
  @ predicate cleared_by_latest{L}(struct clearance *l, integer n, integer regime, integer authority, integer on) =
  @   \exists integer i; is_latest(l, n, i, regime, authority, on) && in_force(l + i, on);
  @ predicate cleared_for_kea{L}(struct clearance *l, integer n, integer authority, integer on) =
  @   cleared_by_latest(l, n, REGIME_KEA, authority, on)
  @   || (\exists integer i; is_latest(l, n, i, REGIME_SDS, authority, on) && in_force(l + i, on)
  @       && (\forall integer k; 0 <= k < n && counts(l + k, REGIME_KEA, authority, on) ==> l[k].notice_on <= l[i].notice_on));
  @ predicate named{L}(struct clearance *c, integer on) =
  @   c->notice_on <= on && c->consented_on <= c->notice_on && c->reported_on <= on && on < c->withdrawn_on;
  @ predicate cleared_up_to{L}(struct clearance *c, integer grade, integer on) =
  @   c->cleared != 0 && c->notice_on <= on && on < c->withdrawn_on && c->grade >= grade;
  @ predicate clears{L}(struct clearance *c, struct item *item, integer on) = c->regime == item->regime && c->authority == item->authority
  @   && (item->regime == REGIME_DPB ? named(c, on) : cleared_up_to(c, item->grade, on));
  @ predicate some_clearance{L}(struct clearance *l, integer n, struct item *item, integer on) =
  @   \exists integer i; 0 <= i < n && clears(l + i, item, on);
  @ predicate cleared_for{L}(struct clearance *l, integer n, struct item *item, integer on) =
  @   item->regime == REGIME_SDS ? cleared_by_latest(l, n, REGIME_SDS, item->authority, on) :
  @   item->regime == REGIME_KEA ? cleared_for_kea(l, n, item->authority, on) : some_clearance(l, n, item, on);
  @ predicate cleared{L}(struct picture *p, integer who, struct item *item, integer on) =
  @   cleared_for(p->clearances + p->persons[who].clearances.first, p->persons[who].clearances.n, item, on);

  @ predicate some_pledge{L}(struct pledge *l, integer n, integer regime, integer on) =
  @   \exists integer i; 0 <= i < n && l[i].regime == regime && within(l[i].when.from, l[i].when.to, on);
  @ predicate pledged{L}(struct picture *p, integer who, integer regime, integer on) =
  @   some_pledge(p->pledges + p->persons[who].pledges.first, p->persons[who].pledges.n, regime, on);

  @ predicate taught{L}(struct education *l, integer n, integer regime, integer on) =
  @   (\exists integer i; 0 <= i < n && l[i].regime == regime && l[i].done_on <= on && l[i].initial != 0)
  @   && (\exists integer i; 0 <= i < n && l[i].regime == regime && l[i].done_on <= on && on <= l[i].until);
  @ predicate educated{L}(struct picture *p, integer who, integer regime, integer on) =
  @   taught(p->educations + p->persons[who].educations.first, p->persons[who].educations.n, regime, on);

  @ predicate opens{L}(struct range *r, struct item *item, integer on) =
  @   r->contract != NOTHING && r->contract == item->contract && within(r->when.from, r->when.to, on)
  @   && ((item->regime == REGIME_SDS || item->regime == REGIME_KEA) ==>
  @       r->designation != NOTHING && r->designation == item->designation);
  @ predicate some_range{L}(struct range *l, integer n, struct item *item, integer on) =
  @   \exists integer i; 0 <= i < n && opens(l + i, item, on);
  @ predicate on_range{L}(struct picture *p, integer who, struct item *item, integer on) =
  @   some_range(p->ranges + p->persons[who].ranges.first, p->persons[who].ranges.n, item, on);
  @*/

/* ---- party -------------------------------------------------------------------------------- */

/*@ logic integer clause(integer regime) = regime == REGIME_SDS ? 1 : regime == REGIME_MDA ? 2 :
  @   regime == REGIME_HI || regime == REGIME_DPB ? 4 : regime == REGIME_KEA ? 8 : regime == REGIME_PI ? 16 : 0;

  @ predicate own_contract_holds{L}(struct picture *p, struct subcontract *s, struct item *item, integer on) =
  @   s->own_contract != NOTHING && p->contracts[s->own_contract].prime == s->company
  @   && p->contracts[s->own_contract].authority == item->authority
  @   && within(p->contracts[s->own_contract].start_on, p->contracts[s->own_contract].end_on, on)
  @   && (p->contracts[s->own_contract].clauses & clause(item->regime)) != 0;
  @ predicate subcontracted{L}(struct picture *p, struct subcontract *s, integer company, struct item *item, integer on) =
  @   s->company == company && s->approved_on <= on && s->flowed_down_on <= on && on <= s->end_on
  @   && ((item->regime == REGIME_SDS || item->regime == REGIME_KEA) ==> own_contract_holds(p, s, item, on));
  @ predicate some_subcontract{L}(struct picture *p, struct subcontract *l, integer n, integer company, struct item *item, integer on) =
  @   \exists integer i; 0 <= i < n && subcontracted(p, l + i, company, item, on);
  @ predicate party{L}(struct picture *p, integer company, struct item *item, integer on) = item->contract != NOTHING
  @   && (p->contracts[item->contract].prime == company || some_subcontract(p,
  @       p->subcontracts + p->contracts[item->contract].subcontracts.first, p->contracts[item->contract].subcontracts.n, company, item, on));
  @ predicate some_party{L}(struct picture *p, struct employment *l, integer n, struct item *item, integer on) =
  @   \exists integer i; 0 <= i < n && within(l[i].when.from, l[i].when.to, on) && party(p, l[i].company, item, on);
  @ predicate of_party{L}(struct picture *p, integer who, struct item *item, integer on) =
  @   some_party(p, p->employments + p->persons[who].employments.first, p->persons[who].employments.n, item, on);
  @*/

/* ---- places and machines ------------------------------------------------------------------ */

/*@ predicate some_period{L}(struct period *l, integer n, integer on) = \exists integer i; 0 <= i < n && within(l[i].from, l[i].to, on);
  @ predicate granted{L}(struct picture *p, struct facility_clearance *c, integer on) = within(c->granted_on, c->expires_on, on)
  @   && on < c->revoked_on && !some_period(p->suspended + c->suspended.first, c->suspended.n, on);
  @ predicate clears_site{L}(struct picture *p, struct facility_clearance *c, integer site, integer regimes, integer grade, integer on) =
  @   c->site == site && (regimes & (1 << c->regime)) != 0 && c->grade >= grade && granted(p, c, on);
  @ predicate some_site{L}(struct picture *p, struct facility_clearance *l, integer n, integer site, integer regimes, integer grade, integer on) =
  @   \exists integer i; 0 <= i < n && clears_site(p, l + i, site, regimes, grade, on);
  @ predicate company_cleared{L}(struct picture *p, integer company, integer site, integer regimes, integer grade, integer on) =
  @   company < p->companies_count && some_site(p, p->facility_clearances + p->companies[company].clearances.first,
  @     p->companies[company].clearances.n, site, regimes, grade, on);
  @ predicate some_cleared{L}(struct picture *p, struct employment *l, integer n, integer site, integer regimes, integer grade, integer on) =
  @   \exists integer i; 0 <= i < n && within(l[i].when.from, l[i].when.to, on) && company_cleared(p, l[i].company, site, regimes, grade, on);
  @ predicate facility_cleared{L}(struct picture *p, integer who, integer site, integer regimes, integer grade, integer on) =
  @   some_cleared(p, p->employments + p->persons[who].employments.first, p->persons[who].employments.n, site, regimes, grade, on);

  @ logic integer the_area{L}(struct picture *p, struct question *q) = q->use == USE_OPERATE ? p->machines[q->machine].area :
  @   q->use == USE_ENTER ? q->area : q->place_container != NOTHING ? p->containers[q->place_container].area : q->place_area;
  @ predicate has_place{L}(struct question *q) = q->place_area != NOTHING || q->place_container != NOTHING;
  @ predicate of_an_item{L}(struct question *q) = q->use < USE_ENTER;
  @ predicate area_open{L}(struct picture *p, integer r, integer on) = p->areas[r].approved_on <= on && on < p->areas[r].closed_on;

  @ predicate some_pass{L}(struct pass *l, integer n, integer area, integer on) =
  @   \exists integer i; 0 <= i < n && l[i].area == area && within(l[i].when.from, l[i].when.to, on);
  @ predicate passes{L}(struct picture *p, integer who, integer area, integer on) = area != NOTHING
  @   && some_pass(p->passes + p->persons[who].passes.first, p->persons[who].passes.n, area, on);

  @ predicate is_last_day{L}(struct check *l, integer n, integer d, integer on) = d <= on
  @   && (\exists integer i; 0 <= i < n && l[i].done_on == d) && (\forall integer k; 0 <= k < n && l[k].done_on <= on ==> l[k].done_on <= d);
  @ predicate all_clean_on{L}(struct check *l, integer n, integer d) = \forall integer k; 0 <= k < n && l[k].done_on == d ==> l[k].clean != 0;
  @ predicate clean_on{L}(struct check *l, integer n, integer on) = \exists integer i; 0 <= i < n
  @   && is_last_day(l, n, l[i].done_on, on) && on <= l[i].until && all_clean_on(l, n, l[i].done_on);
  @ predicate some_account{L}(struct account *l, integer n, integer who, integer on) =
  @   \exists integer i; 0 <= i < n && l[i].person == who && within(l[i].when.from, l[i].when.to, on);
  @*/

/* ---- items -------------------------------------------------------------------------------- */

/*@ predicate some_other_loan{L}(struct loan *l, integer n, integer who, integer on) =
  @   \exists integer i; 0 <= i < n && l[i].person != who && within(l[i].when.from, l[i].when.to, on);
  @ predicate some_agreement{L}(struct agreement *l, integer n, integer military, integer on) = \exists integer i; 0 <= i < n
  @   && within(l[i].in_force_on, l[i].ended_on, on) && (l[i].military_only == 0 || military != 0);
  @ predicate listed{L}(label *l, integer n, integer country) = \exists integer i; 0 <= i < n && l[i] == country;
  @ predicate some_listed{L}(label *of, integer n, label *l, integer m) = \exists integer i; 0 <= i < n && listed(l, m, of[i]);
  @ predicate approves{L}(struct approval *a, struct question *q) =
  @   a->use == q->use && a->person == q->person && within(a->when.from, a->when.to, q->on);
  @ predicate some_approval{L}(struct approval *l, integer n, struct question *q) = \exists integer i; 0 <= i < n && approves(l + i, q);
  @ predicate some_method{L}(struct approval *l, integer n, struct question *q, integer allowed) = \exists integer i; 0 <= i < n
  @   && approves(l + i, q) && l[i].method != METHOD_NONE && (allowed & (1 << l[i].method)) != 0;
  @ predicate some_witness{L}(struct approval *l, integer n, struct question *q) = \exists integer i; 0 <= i < n
  @   && approves(l + i, q) && (l[i].witness == NOTHING || l[i].witness == q->witness);
  @*/

/*@ predicate bit(integer bits, integer n) = (bits & (1 << n)) != 0;
  @ lemma no_bit_of_zero: \forall integer n; 0 <= n < 32 ==> !bit(0, n);
  @*/

/* ---- the conditions, as the specification numbers them ------------------------------------- */

/*@ predicate is_row(integer r, integer count) = 0 < r < count;
  @ predicate resource_fits{L}(struct picture *p, struct question *q) =
  @   q->use == USE_ENTER ? is_row(q->area, p->areas_count) && q->item == NOTHING && q->machine == NOTHING && !has_place(q) :
  @   q->use == USE_OPERATE ? is_row(q->machine, p->machines_count) && q->item == NOTHING && q->area == NOTHING && !has_place(q) :
  @   is_row(q->item, p->items_count) && q->area == NOTHING && q->machine < p->machines_count;
  @ predicate recipient_sound{L}(struct question *q) = q->is_sent == 0 || (q->use == USE_SEND
  @   && !(q->to_authority != NOTHING && (q->to_company != NOTHING || q->to_site != NOTHING)));
  @ predicate is_known_to{L}(struct picture *p, struct question *q) = 0 <= q->use < USES && is_row(q->person, p->persons_count)
  @   && resource_fits(p, q) && q->place_area < p->areas_count && q->place_container < p->containers_count
  @   && (q->place_area == NOTHING || q->place_container == NOTHING) && q->witness < p->persons_count && recipient_sound(q);

  @ predicate asked{L}(struct picture *p, struct question *q) = sound(p) && \valid_read(q) && is_known_to(p, q);
  @ predicate asked_of_item{L}(struct picture *p, struct question *q) = asked(p, q) && of_an_item(q);

  @ logic struct item *the_item{L}(struct picture *p, struct question *q) = p->items + q->item;

  @ predicate c_employed{L}(struct picture *p, struct question *q) = employed(p, q->person, q->on);
  @ predicate c_not_suspended{L}(struct picture *p, struct question *q) = of_an_item(q)
  @   ? !suspended_from_item(p, q->person, the_item(p, q), q->on) : !suspended_at_all(p, q->person, q->on);
  @ predicate c_item_live{L}(struct picture *p, struct question *q) = p->items[q->item].registered_on <= q->on
  @   && q->on < p->items[q->item].destroyed_on && (q->use != USE_DESTROY ==> q->on < p->items[q->item].cancelled_on
  @     && q->on <= p->items[q->item].valid_until && (p->items[q->item].regime != REGIME_PI ==> p->items[q->item].designated_on <= q->on));
  @ predicate c_cleared{L}(struct picture *p, struct question *q) = cleared(p, q->person, the_item(p, q), q->on);
  @ predicate c_pledged{L}(struct picture *p, struct question *q) = pledged(p, q->person, p->items[q->item].regime, q->on);
  @ predicate c_educated{L}(struct picture *p, struct question *q) = educated(p, q->person, p->items[q->item].regime, q->on);
  @ predicate c_need_to_know{L}(struct picture *p, struct question *q) = on_range(p, q->person, the_item(p, q), q->on);
  @ predicate closes(integer use) = use == USE_STORE || use == USE_CARRY_OUT || use == USE_SEND || use == USE_DESTROY;
  @ predicate contract_holds{L}(struct contract *c, integer use, integer regime, integer on) = c->start_on <= on
  @   && (on <= c->end_on || (closes(use) && on <= c->closing_until)) && (c->clauses & clause(regime)) != 0;
  @ predicate c_contract_in_force{L}(struct picture *p, struct question *q) = p->items[q->item].contract != NOTHING
  @   && contract_holds(p->contracts + p->items[q->item].contract, q->use, p->items[q->item].regime, q->on);
  @ predicate c_party{L}(struct picture *p, struct question *q) = of_party(p, q->person, the_item(p, q), q->on);
  @ predicate c_facility_cleared{L}(struct picture *p, struct question *q) = q->use == USE_ENTER
  @   ? facility_cleared(p, q->person, p->areas[q->area].site, p->areas[q->area].regimes, p->areas[q->area].grade, q->on)
  @   : facility_cleared(p, q->person, p->areas[the_area(p, q)].site, 1 << p->items[q->item].regime, p->items[q->item].grade, q->on);
  @ predicate c_place_fit{L}(struct picture *p, struct question *q) = area_open(p, the_area(p, q), q->on)
  @   && (of_an_item(q) ==> (p->areas[the_area(p, q)].regimes & (1 << p->items[q->item].regime)) != 0
  @     && p->areas[the_area(p, q)].grade >= p->items[q->item].grade);
  @ predicate c_place_given{L}(struct picture *p, struct question *q) = has_place(q);
  @ predicate c_pass{L}(struct picture *p, struct question *q) = passes(p, q->person, the_area(p, q), q->on);
  @ predicate c_container_fit{L}(struct picture *p, struct question *q) = q->place_container != NOTHING
  @   && p->containers[q->place_container].grade >= p->items[q->item].grade && q->on <= p->containers[q->place_container].combination_due_on
  @   && (p->items[q->item].grade >= 2 ==> p->containers[q->place_container].dial_lock != 0 && p->containers[q->place_container].key_lock != 0);
  @ predicate c_machine_given{L}(struct picture *p, struct question *q) = q->machine != NOTHING;
  @ predicate c_machine_fit{L}(struct picture *p, struct question *q) = p->machines[q->machine].registered_on <= q->on
  @   && q->on < p->machines[q->machine].retired_on && (of_an_item(q) ==> p->machines[q->machine].grade >= p->items[q->item].grade
  @     && (p->items[q->item].grade >= 2 ==> p->machines[q->machine].wiring != WIRING_NETWORKED)
  @     && (has_place(q) ==> p->machines[q->machine].area == the_area(p, q)));
  @ predicate c_machine_clean{L}(struct picture *p, struct question *q) =
  @   clean_on(p->checks + p->machines[q->machine].checks.first, p->machines[q->machine].checks.n, q->on);
  @ predicate c_account{L}(struct picture *p, struct question *q) =
  @   some_account(p->accounts + p->machines[q->machine].accounts.first, p->machines[q->machine].accounts.n, q->person, q->on);
  @ predicate c_free{L}(struct picture *p, struct question *q) =
  @   !some_other_loan(p->loans + p->items[q->item].loans.first, p->items[q->item].loans.n, q->person, q->on);
  @ predicate c_agreement{L}(struct picture *p, struct question *q) = some_agreement(
  @   p->agreements + p->partners[p->items[q->item].origin].agreements.first, p->partners[p->items[q->item].origin].agreements.n,
  @   p->items[q->item].military, q->on);
  @ predicate c_releasable{L}(struct picture *p, struct question *q) = some_listed(
  @   p->nationalities + p->persons[q->person].nationalities.first, p->persons[q->person].nationalities.n,
  @   p->releases + p->items[q->item].release.first, p->items[q->item].release.n);
  @ predicate c_approved{L}(struct picture *p, struct question *q) =
  @   some_approval(p->approvals + p->items[q->item].approvals.first, p->items[q->item].approvals.n, q);
  @ predicate c_method_allowed{L}(struct picture *p, struct question *q) = some_method(p->approvals + p->items[q->item].approvals.first,
  @   p->items[q->item].approvals.n, q, p->methods[p->items[q->item].regime][p->items[q->item].grade]);
  @ predicate c_recipient_fit{L}(struct picture *p, struct question *q) = q->is_sent != 0 && (q->to_authority != NOTHING
  @   ? q->to_authority == p->items[q->item].authority
  @   : q->to_company != NOTHING && q->to_site != NOTHING && party(p, q->to_company, the_item(p, q), q->on)
  @     && (p->items[q->item].regime == REGIME_PI || company_cleared(p, q->to_company, q->to_site, 1 << p->items[q->item].regime,
  @         p->items[q->item].grade, q->on)));
  @ predicate fit_as_witness{L}(struct picture *p, integer w, struct item *item, integer on) = employed(p, w, on)
  @   && !suspended_from_item(p, w, item, on) && (item->regime != REGIME_PI ==> cleared(p, w, item, on))
  @   && pledged(p, w, item->regime, on) && educated(p, w, item->regime, on) && on_range(p, w, item, on) && of_party(p, w, item, on);
  @ predicate c_witnessed{L}(struct picture *p, struct question *q) = q->witness != NOTHING && q->witness != q->person
  @   && (q->use == USE_DESTROY ==> some_witness(p->approvals + p->items[q->item].approvals.first, p->items[q->item].approvals.n, q))
  @   && fit_as_witness(p, q->witness, the_item(p, q), q->on);

  @ predicate is_secret{L}(struct picture *p, struct question *q) = p->items[q->item].regime != REGIME_PI;
  @ predicate is_foreign{L}(struct picture *p, struct question *q) = p->items[q->item].origin != p->japan;
  @ predicate is_limited{L}(struct picture *p, struct question *q) = p->items[q->item].release.n > 0;
  @ predicate a_area{L}(struct question *q) = q->use == USE_ENTER || (of_an_item(q) && has_place(q));
  @ predicate a_facility{L}(struct picture *p, struct question *q) = a_area(q) && (of_an_item(q) ==> is_secret(p, q));
  @ predicate a_machine{L}(struct question *q) = q->use == USE_OPERATE || (of_an_item(q) && q->machine != NOTHING);
  @ predicate a_place_given{L}(struct picture *p, struct question *q) =
  @   (q->use == USE_VIEW || q->use == USE_TAKE || q->use == USE_COPY || q->use == USE_STORE) && p->items[q->item].grade >= 2;
  @ predicate a_machine_given{L}(struct picture *p, struct question *q) = (q->use == USE_VIEW || q->use == USE_COPY)
  @   && (p->items[q->item].form == FORM_ELECTRONIC || p->items[q->item].form == FORM_MEDIUM);
  @ predicate a_approval{L}(struct question *q) =
  @   q->use == USE_COPY || q->use == USE_CARRY_OUT || q->use == USE_SEND || q->use == USE_DESTROY;
  @ predicate a_witness{L}(struct picture *p, struct question *q) = (q->use == USE_DESTROY && p->items[q->item].grade >= 2)
  @   || (q->use == USE_CARRY_OUT && p->items[q->item].grade == 4);

  @ predicate permitted{L}(struct picture *p, struct question *q) = is_known_to(p, q) && c_employed(p, q) && c_not_suspended(p, q)
  @   && (of_an_item(q) ==> c_item_live(p, q))
  @   && (of_an_item(q) && is_secret(p, q) ==> c_cleared(p, q))
  @   && (of_an_item(q) ==> c_pledged(p, q))
  @   && (of_an_item(q) ==> c_educated(p, q))
  @   && (of_an_item(q) ==> c_need_to_know(p, q))
  @   && (of_an_item(q) ==> c_contract_in_force(p, q))
  @   && (of_an_item(q) ==> c_party(p, q))
  @   && (a_facility(p, q) ==> c_facility_cleared(p, q))
  @   && (a_area(q) ==> c_place_fit(p, q))
  @   && (a_place_given(p, q) ==> c_place_given(p, q))
  @   && (a_area(q) || q->use == USE_OPERATE ==> c_pass(p, q))
  @   && (q->use == USE_STORE ==> c_container_fit(p, q))
  @   && (a_machine_given(p, q) ==> c_machine_given(p, q))
  @   && (a_machine(q) ==> c_machine_fit(p, q))
  @   && (a_machine(q) ==> c_machine_clean(p, q))
  @   && (a_machine(q) ==> c_account(p, q))
  @   && (of_an_item(q) && q->use != USE_STORE ==> c_free(p, q))
  @   && (of_an_item(q) && is_foreign(p, q) ==> c_agreement(p, q))
  @   && (of_an_item(q) && is_limited(p, q) ==> c_releasable(p, q))
  @   && (a_approval(q) ==> c_approved(p, q))
  @   && (q->use == USE_SEND ==> c_method_allowed(p, q))
  @   && (q->use == USE_SEND ==> c_recipient_fit(p, q))
  @   && (a_witness(p, q) ==> c_witnessed(p, q));
  @*/
#endif
