/* The verdict is nobody else's, for the prover (docs/proof.md): two pictures that agree on the person who acts and the witness, on the
 * item, its loans and its contract, on place, machine and companies, give the same verdict, whatever they say of anyone else.  And what
 * is unknown, or not there, is denied.  No compiler reads this file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_OTHERS_H
#define DECISION_OTHERS_H
#include "decision/conditions.h"

/* ---- lists that say the same -------------------------------------------------------------- */

/*@ predicate same_period(struct period s, struct period t) = s.from == t.from && s.to == t.to;
  @ predicate same_labels{L}(label *l, label *m, integer n) = \forall integer i; 0 <= i < n ==> l[i] == m[i];
  @ predicate same_employments{L}(struct employment *l, struct employment *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].company == m[i].company && same_period(l[i].when, m[i].when);
  @ predicate same_suspensions{L}(struct suspension *l, struct suspension *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   same_period(l[i].when, m[i].when) && l[i].authority == m[i].authority && l[i].regime == m[i].regime && l[i].is_doubt == m[i].is_doubt;
  @ predicate same_clearances{L}(struct clearance *l, struct clearance *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].authority == m[i].authority && l[i].notice_on == m[i].notice_on && l[i].withdrawn_on == m[i].withdrawn_on
  @   && l[i].until == m[i].until && l[i].consented_on == m[i].consented_on && l[i].reported_on == m[i].reported_on
  @   && l[i].regime == m[i].regime && l[i].grade == m[i].grade && l[i].cleared == m[i].cleared;
  @ predicate same_pledges{L}(struct pledge *l, struct pledge *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].regime == m[i].regime && same_period(l[i].when, m[i].when);
  @ predicate same_educations{L}(struct education *l, struct education *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].done_on == m[i].done_on && l[i].until == m[i].until && l[i].regime == m[i].regime && l[i].initial == m[i].initial;
  @ predicate same_ranges{L}(struct range *l, struct range *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].contract == m[i].contract && l[i].designation == m[i].designation && same_period(l[i].when, m[i].when);
  @ predicate same_passes{L}(struct pass *l, struct pass *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].area == m[i].area && same_period(l[i].when, m[i].when);
  @ predicate same_terms{L}(struct contract *c, struct contract *d) = c->prime == d->prime && c->authority == d->authority
  @   && c->start_on == d->start_on && c->end_on == d->end_on && c->closing_until == d->closing_until && c->clauses == d->clauses;
  @ predicate same_subcontract{L}(struct picture *a, struct picture *b, struct subcontract *s, struct subcontract *t) =
  @   s->company == t->company && s->approved_on == t->approved_on && s->flowed_down_on == t->flowed_down_on && s->end_on == t->end_on
  @   && s->own_contract == t->own_contract && same_terms(a->contracts + s->own_contract, b->contracts + t->own_contract);
  @ predicate same_subcontracts{L}(struct picture *a, struct picture *b, struct subcontract *l, struct subcontract *m, integer n) =
  @   \forall integer i; 0 <= i < n ==> same_subcontract(a, b, l + i, m + i);
  @ predicate same_periods{L}(struct period *l, struct period *m, integer n) = \forall integer i; 0 <= i < n ==> same_period(l[i], m[i]);
  @ predicate same_facilities{L}(struct picture *a, struct picture *b, struct facility_clearance *l, struct facility_clearance *m, integer n) =
  @   \forall integer i; 0 <= i < n ==> l[i].site == m[i].site && l[i].granted_on == m[i].granted_on && l[i].expires_on == m[i].expires_on
  @   && l[i].revoked_on == m[i].revoked_on && l[i].regime == m[i].regime && l[i].grade == m[i].grade
  @   && l[i].suspended.n == m[i].suspended.n
  @   && same_periods(a->suspended + l[i].suspended.first, b->suspended + m[i].suspended.first, l[i].suspended.n);
  @ predicate same_checks{L}(struct check *l, struct check *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].done_on == m[i].done_on && l[i].until == m[i].until && l[i].clean == m[i].clean;
  @ predicate same_loans{L}(struct loan *l, struct loan *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].person == m[i].person && same_period(l[i].when, m[i].when);
  @ predicate same_agreements{L}(struct agreement *l, struct agreement *m, integer n) = \forall integer i; 0 <= i < n ==>
  @   l[i].in_force_on == m[i].in_force_on && l[i].ended_on == m[i].ended_on && l[i].military_only == m[i].military_only;

  @ predicate accounts_of_in{L}(struct account *l, integer n, struct account *m, integer k, integer who) =
  @   \forall integer i; 0 <= i < n && l[i].person == who ==>
  @     \exists integer j; 0 <= j < k && m[j].person == who && same_period(l[i].when, m[j].when);
  @ predicate same_approval{L}(struct approval *s, struct approval *t) = s->person == t->person && s->witness == t->witness
  @   && same_period(s->when, t->when) && s->use == t->use && s->method == t->method;
  @ predicate approvals_of_in{L}(struct approval *l, integer n, struct approval *m, integer k, integer who) =
  @   \forall integer i; 0 <= i < n && l[i].person == who ==> \exists integer j; 0 <= j < k && same_approval(l + i, m + j);
  @*/

/* ---- pictures that agree ------------------------------------------------------------------ */

/*@ predicate same_person{L}(struct picture *a, struct picture *b, integer who) =
  @   a->persons[who].nationalities.n == b->persons[who].nationalities.n
  @   && same_labels(a->nationalities + a->persons[who].nationalities.first, b->nationalities + b->persons[who].nationalities.first,
  @        a->persons[who].nationalities.n)
  @   && a->persons[who].employments.n == b->persons[who].employments.n
  @   && same_employments(a->employments + a->persons[who].employments.first, b->employments + b->persons[who].employments.first,
  @        a->persons[who].employments.n)
  @   && a->persons[who].suspensions.n == b->persons[who].suspensions.n
  @   && same_suspensions(a->suspensions + a->persons[who].suspensions.first, b->suspensions + b->persons[who].suspensions.first,
  @        a->persons[who].suspensions.n)
  @   && a->persons[who].clearances.n == b->persons[who].clearances.n
  @   && same_clearances(a->clearances + a->persons[who].clearances.first, b->clearances + b->persons[who].clearances.first,
  @        a->persons[who].clearances.n)
  @   && a->persons[who].pledges.n == b->persons[who].pledges.n
  @   && same_pledges(a->pledges + a->persons[who].pledges.first, b->pledges + b->persons[who].pledges.first, a->persons[who].pledges.n)
  @   && a->persons[who].educations.n == b->persons[who].educations.n
  @   && same_educations(a->educations + a->persons[who].educations.first, b->educations + b->persons[who].educations.first,
  @        a->persons[who].educations.n)
  @   && a->persons[who].ranges.n == b->persons[who].ranges.n
  @   && same_ranges(a->ranges + a->persons[who].ranges.first, b->ranges + b->persons[who].ranges.first, a->persons[who].ranges.n)
  @   && a->persons[who].passes.n == b->persons[who].passes.n
  @   && same_passes(a->passes + a->persons[who].passes.first, b->passes + b->persons[who].passes.first, a->persons[who].passes.n);

  @ predicate same_contract{L}(struct picture *a, struct picture *b, integer r) = same_terms(a->contracts + r, b->contracts + r)
  @   && a->contracts[r].subcontracts.n == b->contracts[r].subcontracts.n
  @   && same_subcontracts(a, b, a->subcontracts + a->contracts[r].subcontracts.first,
  @        b->subcontracts + b->contracts[r].subcontracts.first, a->contracts[r].subcontracts.n);
  @ predicate same_company{L}(struct picture *a, struct picture *b, integer r) =
  @   a->companies[r].clearances.n == b->companies[r].clearances.n && same_facilities(a, b,
  @     a->facility_clearances + a->companies[r].clearances.first, b->facility_clearances + b->companies[r].clearances.first,
  @     a->companies[r].clearances.n);
  @ predicate same_companies{L}(struct picture *a, struct picture *b) = a->companies_count == b->companies_count
  @   && (\forall label r; r < a->companies_count ==> same_company(a, b, r));
  @ predicate same_area{L}(struct picture *a, struct picture *b, integer r) = a->areas[r].site == b->areas[r].site
  @   && a->areas[r].grade == b->areas[r].grade && a->areas[r].approved_on == b->areas[r].approved_on
  @   && a->areas[r].closed_on == b->areas[r].closed_on && a->areas[r].regimes == b->areas[r].regimes;
  @ predicate same_container{L}(struct picture *a, struct picture *b, integer r) = a->containers[r].area == b->containers[r].area
  @   && a->containers[r].combination_due_on == b->containers[r].combination_due_on && a->containers[r].grade == b->containers[r].grade
  @   && a->containers[r].dial_lock == b->containers[r].dial_lock && a->containers[r].key_lock == b->containers[r].key_lock;
  @ predicate same_agreement{L}(struct picture *a, struct picture *b, integer r) = a->partners[r].agreements.n == b->partners[r].agreements.n
  @   && same_agreements(a->agreements + a->partners[r].agreements.first, b->agreements + b->partners[r].agreements.first,
  @        a->partners[r].agreements.n);

  @ predicate same_machine{L}(struct picture *a, struct picture *b, integer r, integer who) = a->machines[r].area == b->machines[r].area
  @   && a->machines[r].registered_on == b->machines[r].registered_on && a->machines[r].retired_on == b->machines[r].retired_on
  @   && a->machines[r].grade == b->machines[r].grade && a->machines[r].wiring == b->machines[r].wiring
  @   && a->machines[r].checks.n == b->machines[r].checks.n
  @   && same_checks(a->checks + a->machines[r].checks.first, b->checks + b->machines[r].checks.first, a->machines[r].checks.n)
  @   && accounts_of_in(a->accounts + a->machines[r].accounts.first, a->machines[r].accounts.n,
  @        b->accounts + b->machines[r].accounts.first, b->machines[r].accounts.n, who);

  @ predicate same_item{L}(struct item *x, struct item *y) = x->authority == y->authority && x->designation == y->designation
  @   && x->origin == y->origin && x->contract == y->contract && x->registered_on == y->registered_on
  @   && x->designated_on == y->designated_on && x->valid_until == y->valid_until && x->cancelled_on == y->cancelled_on
  @   && x->destroyed_on == y->destroyed_on && x->regime == y->regime && x->grade == y->grade && x->form == y->form
  @   && x->military == y->military && x->release.n == y->release.n && x->loans.n == y->loans.n;
  @ predicate keeps_approvals{L}(struct picture *a, struct picture *b, integer r, integer who) =
  @   approvals_of_in(a->approvals + a->items[r].approvals.first, a->items[r].approvals.n,
  @     b->approvals + b->items[r].approvals.first, b->items[r].approvals.n, who);
  @ predicate same_custody{L}(struct picture *a, struct picture *b, integer r, integer who) = same_item(a->items + r, b->items + r)
  @   && a->methods[a->items[r].regime][a->items[r].grade] == b->methods[b->items[r].regime][b->items[r].grade]
  @   && same_labels(a->releases + a->items[r].release.first, b->releases + b->items[r].release.first, a->items[r].release.n)
  @   && same_loans(a->loans + a->items[r].loans.first, b->loans + b->items[r].loans.first, a->items[r].loans.n)
  @   && keeps_approvals(a, b, r, who);
  @ predicate same_asked_item{L}(struct picture *a, struct picture *b, struct question *q) =
  @   same_custody(a, b, q->item, q->person) && a->japan == b->japan && same_contract(a, b, a->items[q->item].contract)
  @   && same_agreement(a, b, a->items[q->item].origin);
  @ predicate same_asked_area{L}(struct picture *a, struct picture *b, struct question *q) =
  @   the_area(a, q) == the_area(b, q) && same_area(a, b, the_area(a, q));
  @ predicate same_counts{L}(struct picture *a, struct picture *b, struct question *q) = a->items_count == b->items_count
  @   && a->areas_count == b->areas_count && a->containers_count == b->containers_count && a->machines_count == b->machines_count
  @   && (q->person < a->persons_count <==> q->person < b->persons_count)
  @   && (q->witness < a->persons_count <==> q->witness < b->persons_count);
  @ predicate carries_over{L}(struct picture *a, struct picture *b, struct question *q) = same_counts(a, b, q)
  @   && (is_known_to(a, q) ==> same_person(a, b, q->person) && same_person(a, b, q->witness)
  @     && same_companies(a, b) && same_asked_area(a, b, q) && (of_an_item(q) ==> same_asked_item(a, b, q))
  @     && (q->place_container != NOTHING ==> same_container(a, b, q->place_container))
  @     && (a_machine(q) ==> same_machine(a, b, q->machine, q->person)));
  @*/

/* ---- lists that say the same answer the same ------------------------------------------------ */

/*@ lemma employment: \forall struct employment *l, *m, integer n, on;
  @   same_employments(l, m, n) ==> (some_employment(l, n, on) <==> some_employment(m, n, on));
  @ lemma bar: \forall struct suspension *l, *m, integer n, on;
  @   same_suspensions(l, m, n) ==> (some_bar(l, n, on) <==> some_bar(m, n, on));
  @ lemma bar_of_item: \forall struct suspension *l, *m, integer n, struct item *x, *y, integer on;
  @   same_suspensions(l, m, n) && same_item(x, y) ==> (some_bar_of_item(l, n, x, on) <==> some_bar_of_item(m, n, y, on));
  @ lemma latest: \forall struct clearance *l, *m, integer n, i, regime, authority, on;
  @   same_clearances(l, m, n) ==> (is_latest(l, n, i, regime, authority, on) <==> is_latest(m, n, i, regime, authority, on));
  @ lemma by_latest: \forall struct clearance *l, *m, integer n, regime, authority, on;
  @   same_clearances(l, m, n) ==> (cleared_by_latest(l, n, regime, authority, on) <==> cleared_by_latest(m, n, regime, authority, on));
  @ lemma counting: \forall struct clearance *l, *m, integer n, i, regime, authority, on;
  @   same_clearances(l, m, n) && 0 <= i < n ==> (counts(l + i, regime, authority, on) <==> counts(m + i, regime, authority, on))
  @     && (in_force(l + i, on) <==> in_force(m + i, on)) && l[i].notice_on == m[i].notice_on;
  @ predicate sds_for_kea{L}(struct clearance *l, integer n, integer i, integer authority, integer on) =
  @   is_latest(l, n, i, REGIME_SDS, authority, on) && in_force(l + i, on)
  @   && (\forall integer k; 0 <= k < n && counts(l + k, REGIME_KEA, authority, on) ==> l[k].notice_on <= l[i].notice_on);
  @ lemma kea_from_sds: \forall struct clearance *l, *m, integer n, i, authority, on;
  @   same_clearances(l, m, n) && sds_for_kea(l, n, i, authority, on) ==> sds_for_kea(m, n, i, authority, on);
  @ lemma turned: \forall struct clearance *l, *m, integer n; same_clearances(l, m, n) ==> same_clearances(m, l, n);
  @ predicate kea_in_parts{L}(struct clearance *l, integer n, integer authority, integer on) =
  @   cleared_by_latest(l, n, REGIME_KEA, authority, on) || (\exists integer i; sds_for_kea(l, n, i, authority, on));
  @ lemma in_parts_for_kea: \forall struct clearance *l, *m, integer n, authority, on;
  @   same_clearances(l, m, n) ==> (kea_in_parts(l, n, authority, on) <==> kea_in_parts(m, n, authority, on));
  @ lemma kea_is_its_parts: \forall struct clearance *l, integer n, authority, on;
  @   cleared_for_kea(l, n, authority, on) <==> kea_in_parts(l, n, authority, on);
  @ lemma for_kea: \forall struct clearance *l, *m, integer n, authority, on;
  @   same_clearances(l, m, n) ==> (cleared_for_kea(l, n, authority, on) <==> cleared_for_kea(m, n, authority, on));
  @ lemma clearance: \forall struct clearance *l, *m, integer n, struct item *x, *y, integer on;
  @   same_clearances(l, m, n) && same_item(x, y) ==> (some_clearance(l, n, x, on) <==> some_clearance(m, n, y, on));
  @ lemma clearances: \forall struct clearance *l, *m, integer n, struct item *x, *y, integer on;
  @   same_clearances(l, m, n) && same_item(x, y) ==> (cleared_for(l, n, x, on) <==> cleared_for(m, n, y, on));
  @ lemma pledge: \forall struct pledge *l, *m, integer n, regime, on;
  @   same_pledges(l, m, n) ==> (some_pledge(l, n, regime, on) <==> some_pledge(m, n, regime, on));
  @ lemma education: \forall struct education *l, *m, integer n, regime, on;
  @   same_educations(l, m, n) ==> (taught(l, n, regime, on) <==> taught(m, n, regime, on));
  @ lemma range: \forall struct range *l, *m, integer n, struct item *x, *y, integer on;
  @   same_ranges(l, m, n) && same_item(x, y) ==> (some_range(l, n, x, on) <==> some_range(m, n, y, on));
  @ lemma pass: \forall struct pass *l, *m, integer n, area, on;
  @   same_passes(l, m, n) ==> (some_pass(l, n, area, on) <==> some_pass(m, n, area, on));
  @ lemma period: \forall struct period *l, *m, integer n, on;
  @   same_periods(l, m, n) ==> (some_period(l, n, on) <==> some_period(m, n, on));
  @ lemma last_day: \forall struct check *l, *m, integer n, d, on;
  @   same_checks(l, m, n) ==> (is_last_day(l, n, d, on) <==> is_last_day(m, n, d, on));
  @ lemma all_clean: \forall struct check *l, *m, integer n, d;
  @   same_checks(l, m, n) ==> (all_clean_on(l, n, d) <==> all_clean_on(m, n, d));
  @ lemma checks: \forall struct check *l, *m, integer n, on; same_checks(l, m, n) ==> (clean_on(l, n, on) <==> clean_on(m, n, on));
  @ lemma loans: \forall struct loan *l, *m, integer n, who, on;
  @   same_loans(l, m, n) ==> (some_other_loan(l, n, who, on) <==> some_other_loan(m, n, who, on));
  @ lemma agreements: \forall struct agreement *l, *m, integer n, military, on;
  @   same_agreements(l, m, n) ==> (some_agreement(l, n, military, on) <==> some_agreement(m, n, military, on));
  @ lemma labels: \forall label *l, *m, integer n, country; same_labels(l, m, n) ==> (listed(l, n, country) <==> listed(m, n, country));
  @ lemma two_labels: \forall label *l, *m, *x, *y, integer n, k;
  @   same_labels(l, m, n) && same_labels(x, y, k) ==> (some_listed(l, n, x, k) <==> some_listed(m, n, y, k));
  @ lemma accounts: \forall struct account *l, *m, integer n, k, who, on;
  @   accounts_of_in(l, n, m, k, who) && some_account(l, n, who, on) ==> some_account(m, k, who, on);
  @ lemma approvals: \forall struct approval *l, *m, integer n, k, struct question *q;
  @   approvals_of_in(l, n, m, k, q->person) && some_approval(l, n, q) ==> some_approval(m, k, q);
  @ lemma methods: \forall struct approval *l, *m, integer n, k, allowed, struct question *q;
  @   approvals_of_in(l, n, m, k, q->person) && some_method(l, n, q, allowed) ==> some_method(m, k, q, allowed);
  @ lemma witnesses: \forall struct approval *l, *m, integer n, k, struct question *q;
  @   approvals_of_in(l, n, m, k, q->person) && some_witness(l, n, q) ==> some_witness(m, k, q);
  @ lemma subcontract: \forall struct picture *a, *b, struct subcontract *s, *t, integer company, struct item *x, *y, integer on;
  @   same_subcontract(a, b, s, t) && same_item(x, y) ==> (subcontracted(a, s, company, x, on) <==> subcontracted(b, t, company, y, on));
  @ lemma subcontracts: \forall struct picture *a, *b, struct subcontract *l, *m, integer n, company, struct item *x, *y, integer on;
  @   same_subcontracts(a, b, l, m, n) && same_item(x, y)
  @   ==> (some_subcontract(a, l, n, company, x, on) <==> some_subcontract(b, m, n, company, y, on));
  @ lemma parties: \forall struct picture *a, *b, integer company, struct item *x, *y, integer on;
  @   same_contract(a, b, x->contract) && same_item(x, y) ==> (party(a, company, x, on) <==> party(b, company, y, on));
  @ lemma of_parties: \forall struct picture *a, *b, struct employment *l, *m, integer n, struct item *x, *y, integer on;
  @   same_contract(a, b, x->contract) && same_employments(l, m, n) && same_item(x, y)
  @   ==> (some_party(a, l, n, x, on) <==> some_party(b, m, n, y, on));
  @ lemma sites: \forall struct picture *a, *b, struct facility_clearance *l, *m, integer n, site, regimes, grade, on;
  @   same_facilities(a, b, l, m, n) ==> (some_site(a, l, n, site, regimes, grade, on) <==> some_site(b, m, n, site, regimes, grade, on));
  @ lemma companies: \forall struct picture *a, *b, label company, integer site, regimes, grade, on;
  @   same_companies(a, b)
  @   ==> (company_cleared(a, company, site, regimes, grade, on) <==> company_cleared(b, company, site, regimes, grade, on));
  @ lemma cleared_companies: \forall struct picture *a, *b, struct employment *l, *m, integer n, site, regimes, grade, on;
  @   same_companies(a, b) && same_employments(l, m, n)
  @   ==> (some_cleared(a, l, n, site, regimes, grade, on) <==> some_cleared(b, m, n, site, regimes, grade, on));
  @*/

/* ---- conditions that are answered the same -------------------------------------------------- */

/*@ lemma item_same: \forall struct picture *a, *b, struct question *q; same_asked_item(a, b, q)
  @   ==> same_item(the_item(a, q), the_item(b, q)) && same_contract(a, b, the_item(a, q)->contract)
  @     && keeps_approvals(a, b, q->item, q->person);
  @ lemma of_party_same: \forall struct picture *a, *b, integer who, struct item *x, *y, integer on;
  @   same_person(a, b, who) && same_item(x, y) && same_contract(a, b, x->contract) ==> (of_party(a, who, x, on) <==> of_party(b, who, y, on));
  @ lemma as_witness_same: \forall struct picture *a, *b, integer who, struct item *x, *y, integer on;
  @   same_person(a, b, who) && same_item(x, y) && same_contract(a, b, x->contract)
  @   ==> (fit_as_witness(a, who, x, on) <==> fit_as_witness(b, who, y, on));

  @ lemma employed_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person)
  @   ==> (c_employed(a, q) <==> c_employed(b, q));
  @ lemma not_suspended_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && (of_an_item(q) ==> same_asked_item(a, b, q))
  @   ==> (c_not_suspended(a, q) <==> c_not_suspended(b, q));
  @ lemma item_live_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (c_item_live(a, q) <==> c_item_live(b, q));
  @ lemma cleared_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_item(a, b, q)
  @   ==> (c_cleared(a, q) <==> c_cleared(b, q));
  @ lemma pledged_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_item(a, b, q)
  @   ==> (c_pledged(a, q) <==> c_pledged(b, q));
  @ lemma educated_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_item(a, b, q)
  @   ==> (c_educated(a, q) <==> c_educated(b, q));
  @ lemma need_to_know_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_item(a, b, q)
  @   ==> (c_need_to_know(a, q) <==> c_need_to_know(b, q));
  @ lemma contract_in_force_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (c_contract_in_force(a, q) <==> c_contract_in_force(b, q));
  @ lemma party_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_item(the_item(a, q), the_item(b, q)) && same_contract(a, b, the_item(a, q)->contract)
  @   ==> (c_party(a, q) <==> c_party(b, q));
  @ lemma enter_facility_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_area(a, b, q) && same_companies(a, b) && q->use == USE_ENTER
  @   ==> (c_facility_cleared(a, q) <==> c_facility_cleared(b, q));
  @ lemma item_facility_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_area(a, b, q) && same_companies(a, b) && same_asked_item(a, b, q) && of_an_item(q)
  @   ==> (c_facility_cleared(a, q) <==> c_facility_cleared(b, q));
  @ lemma place_fit_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_area(a, b, q) && (of_an_item(q) ==> same_asked_item(a, b, q))
  @   ==> (c_place_fit(a, q) <==> c_place_fit(b, q));
  @ lemma place_asked_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (a_place_given(a, q) <==> a_place_given(b, q));
  @ lemma pass_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_area(a, b, q)
  @   ==> (c_pass(a, q) <==> c_pass(b, q));
  @ lemma container_fit_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q) && (q->place_container != NOTHING ==> same_container(a, b, q->place_container))
  @   ==> (c_container_fit(a, q) <==> c_container_fit(b, q));
  @ lemma machine_asked_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (a_machine_given(a, q) <==> a_machine_given(b, q));
  @ lemma machine_fit_same: \forall struct picture *a, *b, struct question *q;
  @   same_machine(a, b, q->machine, q->person) && same_asked_area(a, b, q) && (of_an_item(q) ==> same_asked_item(a, b, q))
  @   ==> (c_machine_fit(a, q) <==> c_machine_fit(b, q));
  @ lemma machine_clean_same: \forall struct picture *a, *b, struct question *q;
  @   same_machine(a, b, q->machine, q->person)
  @   ==> (c_machine_clean(a, q) <==> c_machine_clean(b, q));
  @ lemma account_same: \forall struct picture *a, *b, struct question *q;
  @   same_machine(a, b, q->machine, q->person)
  @   ==> (c_account(a, q) ==> c_account(b, q));
  @ lemma free_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (c_free(a, q) <==> c_free(b, q));
  @ lemma foreign_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (is_foreign(a, q) <==> is_foreign(b, q));
  @ lemma limited_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (is_limited(a, q) <==> is_limited(b, q));
  @ lemma secret_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (is_secret(a, q) <==> is_secret(b, q));
  @ lemma agreement_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (c_agreement(a, q) <==> c_agreement(b, q));
  @ lemma releasable_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->person) && same_asked_item(a, b, q)
  @   ==> (c_releasable(a, q) <==> c_releasable(b, q));
  @ lemma approved_same: \forall struct picture *a, *b, struct question *q;
  @   keeps_approvals(a, b, q->item, q->person)
  @   ==> (c_approved(a, q) ==> c_approved(b, q));
  @ lemma method_allowed_same: \forall struct picture *a, *b, struct question *q;
  @   keeps_approvals(a, b, q->item, q->person) && same_asked_item(a, b, q)
  @   ==> (c_method_allowed(a, q) ==> c_method_allowed(b, q));
  @ lemma recipient_fit_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q) && same_companies(a, b)
  @   ==> (c_recipient_fit(a, q) <==> c_recipient_fit(b, q));
  @ lemma witness_asked_same: \forall struct picture *a, *b, struct question *q;
  @   same_asked_item(a, b, q)
  @   ==> (a_witness(a, q) <==> a_witness(b, q));
  @ lemma witnessed_same: \forall struct picture *a, *b, struct question *q;
  @   same_person(a, b, q->witness) && same_item(the_item(a, q), the_item(b, q)) && same_contract(a, b, the_item(a, q)->contract)
  @   && keeps_approvals(a, b, q->item, q->person)
  @   ==> (c_witnessed(a, q) ==> c_witnessed(b, q));

  @ lemma known_same: \forall struct picture *a, *b, struct question *q; same_counts(a, b, q) ==> (is_known_to(a, q) <==> is_known_to(b, q));
  @*/

/* ---- the verdict, condition by condition ---------------------------------------------------- */

/* Functions that do nothing; what is asserted in them is the proof. */

/*@ requires is_known_to(a, q) && is_known_to(b, q) && of_an_item(q);
  @ requires same_person(a, b, q->person);
  @ requires same_person(a, b, q->witness);
  @ requires same_companies(a, b);
  @ requires same_asked_area(a, b, q);
  @ requires q->place_container != NOTHING ==> same_container(a, b, q->place_container);
  @ requires a_machine(q) ==> same_machine(a, b, q->machine, q->person);
  @ requires same_asked_item(a, b, q);
  @ requires same_item(the_item(a, q), the_item(b, q));
  @ requires same_contract(a, b, the_item(a, q)->contract);
  @ requires keeps_approvals(a, b, q->item, q->person);
  @ assigns \nothing; ensures permitted(a, q) ==> permitted(b, q); */
static inline void use_of_item_carries_over(const struct picture *a, const struct picture *b, const struct question *q)
{
	/*@ assert employed: (c_employed(a, q) <==> c_employed(b, q)); */
	/*@ assert not_suspended: (c_not_suspended(a, q) <==> c_not_suspended(b, q)); */
	/*@ assert secret: (is_secret(a, q) <==> is_secret(b, q)); */
	/*@ assert item_live: (c_item_live(a, q) <==> c_item_live(b, q)); */
	/*@ assert cleared: (c_cleared(a, q) <==> c_cleared(b, q)); */
	/*@ assert pledged: (c_pledged(a, q) <==> c_pledged(b, q)); */
	/*@ assert educated: (c_educated(a, q) <==> c_educated(b, q)); */
	/*@ assert need_to_know: (c_need_to_know(a, q) <==> c_need_to_know(b, q)); */
	/*@ assert contract_in_force: (c_contract_in_force(a, q) <==> c_contract_in_force(b, q)); */
	/*@ assert party: (c_party(a, q) <==> c_party(b, q)); */
	/*@ assert facility_asked: (a_facility(a, q) <==> a_facility(b, q)); */
	/*@ assert facility_cleared: (c_facility_cleared(a, q) <==> c_facility_cleared(b, q)); */
	/*@ assert place_fit: (c_place_fit(a, q) <==> c_place_fit(b, q)); */
	/*@ assert place_asked: (a_place_given(a, q) <==> a_place_given(b, q)); */
	/*@ assert pass: (c_pass(a, q) <==> c_pass(b, q)); */
	/*@ assert container_fit: (c_container_fit(a, q) <==> c_container_fit(b, q)); */
	/*@ assert machine_asked: (a_machine_given(a, q) <==> a_machine_given(b, q)); */
	/*@ assert machine_fit: a_machine(q) ==> (c_machine_fit(a, q) <==> c_machine_fit(b, q)); */
	/*@ assert machine_clean: a_machine(q) ==> (c_machine_clean(a, q) <==> c_machine_clean(b, q)); */
	/*@ assert account: a_machine(q) ==> (c_account(a, q) ==> c_account(b, q)); */
	/*@ assert free: (c_free(a, q) <==> c_free(b, q)); */
	/*@ assert foreign: (is_foreign(a, q) <==> is_foreign(b, q)); */
	/*@ assert agreement: (c_agreement(a, q) <==> c_agreement(b, q)); */
	/*@ assert limited: (is_limited(a, q) <==> is_limited(b, q)); */
	/*@ assert releasable: (c_releasable(a, q) <==> c_releasable(b, q)); */
	/*@ assert approved: (c_approved(a, q) ==> c_approved(b, q)); */
	/*@ assert method_allowed: (c_method_allowed(a, q) ==> c_method_allowed(b, q)); */
	/*@ assert recipient_fit: (c_recipient_fit(a, q) <==> c_recipient_fit(b, q)); */
	/*@ assert witness_asked: (a_witness(a, q) <==> a_witness(b, q)); */
	/*@ assert witnessed: (c_witnessed(a, q) ==> c_witnessed(b, q)); */
}

/*@ requires is_known_to(a, q) && is_known_to(b, q) && !of_an_item(q);
  @ requires same_person(a, b, q->person);
  @ requires same_person(a, b, q->witness);
  @ requires same_companies(a, b);
  @ requires same_asked_area(a, b, q);
  @ requires q->place_container != NOTHING ==> same_container(a, b, q->place_container);
  @ requires a_machine(q) ==> same_machine(a, b, q->machine, q->person);
  @ assigns \nothing; ensures permitted(a, q) ==> permitted(b, q); */
static inline void other_use_carries_over(const struct picture *a, const struct picture *b, const struct question *q)
{
	/*@ assert employed: (c_employed(a, q) <==> c_employed(b, q)); */
	/*@ assert not_suspended: (c_not_suspended(a, q) <==> c_not_suspended(b, q)); */
	/*@ assert facility_cleared: q->use == USE_ENTER ==> (c_facility_cleared(a, q) <==> c_facility_cleared(b, q)); */
	/*@ assert place_fit: q->use == USE_ENTER ==> (c_place_fit(a, q) <==> c_place_fit(b, q)); */
	/*@ assert pass: (c_pass(a, q) <==> c_pass(b, q)); */
	/*@ assert machine_fit: a_machine(q) ==> (c_machine_fit(a, q) <==> c_machine_fit(b, q)); */
	/*@ assert machine_clean: a_machine(q) ==> (c_machine_clean(a, q) <==> c_machine_clean(b, q)); */
	/*@ assert account: a_machine(q) ==> (c_account(a, q) ==> c_account(b, q)); */
}

/*@ requires sound(a) && \valid_read(q);
  @ requires carries_over(a, b, q);
  @ assigns \nothing; ensures permitted(a, q) ==> permitted(b, q); */
static inline void permission_carries_over(const struct picture *a, const struct picture *b, const struct question *q)
{
	/*@ assert is_known_to(a, q) <==> is_known_to(b, q); */
	/*@ assert permitted(a, q) ==> is_known_to(a, q); */
	if (!is_known(a, q))
		return;
	if (q->use < USE_ENTER)
		use_of_item_carries_over(a, b, q);
	else
		other_use_carries_over(a, b, q);
}

/*@ predicate agree{L}(struct picture *a, struct picture *b, struct question *q) = carries_over(a, b, q) && carries_over(b, a, q); */

/*@ requires sound(a) && sound(b) && \valid_read(q) && agree(a, b, q); assigns \nothing; ensures permitted(a, q) <==> permitted(b, q); */
static inline void verdict_is_nobody_elses(const struct picture *a, const struct picture *b, const struct question *q)
{
	permission_carries_over(a, b, q);
	permission_carries_over(b, a, q);
}

/* ---- denied by default ---------------------------------------------------------------------- */

/*@ lemma unknown_is_denied: \forall struct picture *p, struct question *q; !is_known_to(p, q) ==> !permitted(p, q);
  @ lemma nobody_is_denied: \forall struct picture *p, struct question *q;
  @   (q->person == NOTHING || q->person >= p->persons_count) ==> !permitted(p, q);
  @ lemma no_use_is_denied: \forall struct picture *p, struct question *q; q->use >= USES ==> !permitted(p, q);
  @ lemma nothing_is_denied: \forall struct picture *p, struct question *q; of_an_item(q)
  @   && (q->item == NOTHING || q->item >= p->items_count) ==> !permitted(p, q);
  @ lemma without_employment_denied: \forall struct picture *p, struct question *q;
  @   p->persons[q->person].employments.n == 0 ==> !permitted(p, q);
  @ lemma without_facts_denied: \forall struct picture *p, struct question *q; of_an_item(q)
  @   && (p->persons[q->person].pledges.n == 0 || p->persons[q->person].educations.n == 0 || p->persons[q->person].ranges.n == 0
  @       || p->items[q->item].contract == NOTHING) ==> !permitted(p, q);
  @ lemma no_clearance: \forall struct clearance *l, struct item *x, integer on; !cleared_for(l, 0, x, on);
  @ lemma without_clearance_denied: \forall struct picture *p, struct question *q; of_an_item(q) && is_secret(p, q)
  @   && p->persons[q->person].clearances.n == 0 ==> !permitted(p, q);
  @ lemma behind_a_pass_denied: \forall struct picture *p, struct question *q; (a_area(q) || q->use == USE_OPERATE)
  @   && p->persons[q->person].passes.n == 0 ==> !permitted(p, q);
  @*/
#endif
