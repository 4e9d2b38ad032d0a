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

/*@ requires sound(p) && \valid_read(q);
  @ assigns \nothing;
  @ ensures \result.permitted <==> permitted(p, q);
  @ ensures \result.permitted <==> \result.failed == 0;
  @ behavior unknown: assumes !is_known_to(p, q);
  @   ensures bit(\result.applied, CONDITION_known) && bit(\result.failed, CONDITION_known);
  @   ensures \forall integer k; 1 <= k < 32 ==> !bit(\result.applied, k) && !bit(\result.failed, k); */
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
