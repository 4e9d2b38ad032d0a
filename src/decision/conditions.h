/* The functions of conditions.def, and those the conditions share.  Private to this layer, and to the prover.  Every one asks for a
 * sound picture, changes nothing, and answers what its predicate in logic.h says.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_CONDITIONS_H
#define DECISION_CONDITIONS_H
#include "decision/logic.h"

/*@ assigns \nothing; ensures \result <==> within(from, to, on); */
static inline bool is_within(day from, day to, day on)
{
	return from <= on && on <= to;
}

/*@ assigns \nothing; ensures \result == clause(regime); */
uint32_t clause_of(uint8_t regime);      /* of enum clause */

/* Of the person who acts; the witness is asked the same. */

/*@ requires sound(p) && person < p->persons_count; assigns \nothing; ensures \result <==> employed(p, person, on); */
bool is_employed(const struct picture *p, row person, day on);
/*@ requires sound(p) && person < p->persons_count; assigns \nothing; ensures \result <==> suspended_at_all(p, person, on); */
bool is_suspended_at_all(const struct picture *p, row person, day on);
/*@ requires sound(p) && person < p->persons_count && \valid_read(item); assigns \nothing;
  @ ensures \result <==> suspended_from_item(p, person, item, on); */
bool is_suspended_from(const struct picture *p, row person, const struct item *item, day on);
/*@ requires sound(p) && person < p->persons_count && \valid_read(item); assigns \nothing; ensures \result <==> cleared(p, person, item, on); */
bool is_cleared(const struct picture *p, row person, const struct item *item, day on);
/*@ requires sound(p) && person < p->persons_count; assigns \nothing; ensures \result <==> pledged(p, person, regime, on); */
bool is_pledged(const struct picture *p, row person, uint8_t regime, day on);
/*@ requires sound(p) && person < p->persons_count; assigns \nothing; ensures \result <==> educated(p, person, regime, on); */
bool is_educated(const struct picture *p, row person, uint8_t regime, day on);
/*@ requires sound(p) && person < p->persons_count && \valid_read(item); assigns \nothing; ensures \result <==> on_range(p, person, item, on); */
bool is_on_range(const struct picture *p, row person, const struct item *item, day on);
/*@ requires sound(p) && \valid_read(item) && item->contract < p->contracts_count; assigns \nothing;
  @ ensures \result <==> party(p, company, item, on); */
bool company_is_party(const struct picture *p, label company, const struct item *item, day on);
/*@ requires sound(p) && person < p->persons_count && \valid_read(item) && item->contract < p->contracts_count; assigns \nothing;
  @ ensures \result <==> of_party(p, person, item, on); */
bool is_of_party(const struct picture *p, row person, const struct item *item, day on);
/*@ requires sound(p); assigns \nothing; ensures \result <==> company_cleared(p, company, site, regimes, grade, on); */
bool company_is_cleared(const struct picture *p, label company, label site, uint32_t regimes, uint8_t grade, day on);

/*@ requires sound(p) && \valid_read(q); assigns \nothing; ensures \result <==> is_known_to(p, q); */
bool is_known(const struct picture *p, const struct question *q);

/* The others have their contracts where they are defined; the prover reads all files at once. */
#define CONDITION(code, applies, holds, duty, cure) \
	bool applies(const struct picture *, const struct question *); \
	bool holds(const struct picture *, const struct question *);
#include "decision/conditions.def"
#undef CONDITION
#endif
