/* The decision: permitted if and only if no condition that applies fails.  What is not known is denied before anything is read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/decision.h"

/* ---- known -------------------------------------------------------------------------------- */

/*@ assigns \nothing; ensures \result <==> is_row(r, count); */
static bool is_in_table(row r, uint32_t count)
{
	return r != NOTHING && r < count;
}

/*@ requires \valid_read(p) && \valid_read(q); assigns \nothing; ensures \result <==> resource_fits(p, q); */
static bool does_resource_fit(const struct picture *p, const struct question *q)
{
	bool placed = q->place_area != NOTHING || q->place_container != NOTHING;
	if (q->use == USE_ENTER)
		return is_in_table(q->area, p->areas_count) && q->item == NOTHING && q->machine == NOTHING && !placed;
	if (q->use == USE_OPERATE)
		return is_in_table(q->machine, p->machines_count) && q->item == NOTHING && q->area == NOTHING && !placed;
	return is_in_table(q->item, p->items_count) && q->area == NOTHING && q->machine < p->machines_count;
}

/*@ requires \valid_read(q); assigns \nothing; ensures \result <==> recipient_sound(q); */
static bool is_recipient_sound(const struct question *q)
{
	if (!q->is_sent)
		return true;
	return q->use == USE_SEND && !(q->to_authority != NOTHING && (q->to_company != NOTHING || q->to_site != NOTHING));
}

bool is_known(const struct picture *p, const struct question *q)
{
	return q->use < USES && is_in_table(q->person, p->persons_count) && does_resource_fit(p, q) &&
	    q->place_area < p->areas_count && q->place_container < p->containers_count &&
	    (q->place_area == NOTHING || q->place_container == NOTHING) && q->witness < p->persons_count && is_recipient_sound(q);
}

/* ---- all of them -------------------------------------------------------------------------- */

/* The decision with the nth condition, which applies, held or failed. */
/*@ requires n < 32 && (v.permitted <==> v.failed == 0); assigns \nothing;
  @ ensures \result.permitted <==> v.permitted && holds;
  @ ensures \result.permitted <==> \result.failed == 0;
  @ ensures \forall integer k; 0 <= k < 32 ==> (bit(\result.applied, k) <==> bit(v.applied, k) || k == n);
  @ ensures \forall integer k; 0 <= k < 32 ==> (bit(\result.failed, k) <==> bit(v.failed, k) || (k == n && !holds)); */
static inline struct decision judged(struct decision v, uint32_t n, bool holds)
{
	v.applied |= 1u << n;
	if (!holds) {
		v.failed |= 1u << n;
		v.permitted = false;
	}
	return v;
}

/* For the prover: the bits of a condition say that it applied, and that it did not hold. */
#define TELLS(code, applies, holds) (bit(\result.applied, CONDITION_##code) <==> (applies)) && \
	(bit(\result.failed, CONDITION_##code) <==> (applies) && !(holds))

/*@ requires sound(p) && \valid_read(q);
  @ assigns \nothing;
  @ ensures \result.permitted <==> permitted(p, q);
  @ ensures \result.permitted <==> \result.failed == 0;
  @ behavior unknown: assumes !is_known_to(p, q);
  @   ensures TELLS(known, \true, \false);
  @   ensures \forall integer k; 1 <= k < 32 ==> !bit(\result.applied, k) && !bit(\result.failed, k);
  @ behavior known: assumes is_known_to(p, q);
  @   ensures TELLS(known, \true, \true);
  @   ensures TELLS(employed, \true, c_employed(p, q));
  @   ensures TELLS(not_suspended, \true, c_not_suspended(p, q));
  @   ensures TELLS(item_live, of_an_item(q), c_item_live(p, q));
  @   ensures TELLS(cleared, of_an_item(q) && is_secret(p, q), c_cleared(p, q));
  @   ensures TELLS(pledged, of_an_item(q), c_pledged(p, q));
  @   ensures TELLS(educated, of_an_item(q), c_educated(p, q));
  @   ensures TELLS(need_to_know, of_an_item(q), c_need_to_know(p, q));
  @   ensures TELLS(contract_in_force, of_an_item(q), c_contract_in_force(p, q));
  @   ensures TELLS(party, of_an_item(q), c_party(p, q));
  @   ensures TELLS(facility_cleared, a_facility(p, q), c_facility_cleared(p, q));
  @   ensures TELLS(place_fit, a_area(q), c_place_fit(p, q));
  @   ensures TELLS(place_given, a_place_given(p, q), c_place_given(p, q));
  @   ensures TELLS(pass, a_area(q) || q->use == USE_OPERATE, c_pass(p, q));
  @   ensures TELLS(container_fit, q->use == USE_STORE, c_container_fit(p, q));
  @   ensures TELLS(machine_given, a_machine_given(p, q), c_machine_given(p, q));
  @   ensures TELLS(machine_fit, a_machine(q), c_machine_fit(p, q));
  @   ensures TELLS(machine_clean, a_machine(q), c_machine_clean(p, q));
  @   ensures TELLS(account, a_machine(q), c_account(p, q));
  @   ensures TELLS(free, of_an_item(q) && q->use != USE_STORE, c_free(p, q));
  @   ensures TELLS(agreement, of_an_item(q) && is_foreign(p, q), c_agreement(p, q));
  @   ensures TELLS(releasable, of_an_item(q) && is_limited(p, q), c_releasable(p, q));
  @   ensures TELLS(approved, a_approval(q), c_approved(p, q));
  @   ensures TELLS(method_allowed, q->use == USE_SEND, c_method_allowed(p, q));
  @   ensures TELLS(recipient_fit, q->use == USE_SEND, c_recipient_fit(p, q));
  @   ensures TELLS(witnessed, a_witness(p, q), c_witnessed(p, q)); */
struct decision decide(const struct picture *p, const struct question *q)
{
	struct decision v = judged((struct decision){ .permitted = true }, CONDITION_known, is_known(p, q));
	if (!v.permitted)
		return v;
#define CONDITION(code, applies, holds, duty, cure) \
	if (CONDITION_##code != CONDITION_known && applies(p, q)) \
		v = judged(v, CONDITION_##code, holds(p, q));
#include "decision/conditions.def"
#undef CONDITION
	return v;
}
