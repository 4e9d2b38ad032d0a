/* Is a picture sound?  Every span lies in its pool, every row that is named in its table, every value in its list: what decide() takes
 * for granted and logic.h says in logic.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"

static bool fits(struct span s, uint32_t count)
{
	return (uint64_t)s.first + s.n <= count;
}

static bool persons_are_sound(const struct picture *p)
{
	for (row r = 0; r < p->persons_count; r++) {
		const struct person *who = &p->persons[r];
		if (!fits(who->nationalities, p->nationalities_count) || !fits(who->employments, p->employments_count) ||
		    !fits(who->suspensions, p->suspensions_count) || !fits(who->clearances, p->clearances_count) ||
		    !fits(who->pledges, p->pledges_count) || !fits(who->educations, p->educations_count) ||
		    !fits(who->ranges, p->ranges_count) || !fits(who->passes, p->passes_count))
			return false;
	}
	return p->persons_count > 0;
}

static bool contracts_are_sound(const struct picture *p)
{
	for (row r = 0; r < p->contracts_count; r++)
		if (!fits(p->contracts[r].subcontracts, p->subcontracts_count))
			return false;
	for (uint32_t i = 0; i < p->subcontracts_count; i++)
		if (p->subcontracts[i].own_contract >= p->contracts_count)
			return false;
	for (row r = 0; r < p->companies_count; r++)
		if (!fits(p->companies[r].clearances, p->facility_clearances_count))
			return false;
	for (uint32_t i = 0; i < p->facility_clearances_count; i++)
		if (p->facility_clearances[i].regime >= REGIMES || !fits(p->facility_clearances[i].suspended, p->suspended_count))
			return false;
	return p->contracts_count > 0;
}

static bool places_are_sound(const struct picture *p)
{
	for (row r = 0; r < p->containers_count; r++)
		if (p->containers[r].area >= p->areas_count)
			return false;
	for (row r = 0; r < p->machines_count; r++) {
		const struct machine *m = &p->machines[r];
		if (m->area >= p->areas_count || m->wiring >= WIRINGS || !fits(m->checks, p->checks_count) ||
		    !fits(m->accounts, p->accounts_count))
			return false;
	}
	return p->areas_count > 0 && p->containers_count > 0 && p->machines_count > 0;
}

static bool item_is_sound(const struct picture *p, const struct item *item)
{
	return item->regime < REGIMES && item->grade <= 4 && item->form < FORMS && item->contract < p->contracts_count &&
	    item->origin < p->partners_count && fits(item->release, p->releases_count) && fits(item->loans, p->loans_count) &&
	    fits(item->approvals, p->approvals_count);
}

static bool items_are_sound(const struct picture *p)
{
	for (row r = 0; r < p->items_count; r++)
		if (!item_is_sound(p, &p->items[r]))
			return false;
	for (uint32_t i = 0; i < p->approvals_count; i++)
		if (p->approvals[i].method >= METHODS || p->approvals[i].use >= USES)
			return false;
	for (row r = 0; r < p->partners_count; r++)
		if (!fits(p->partners[r].agreements, p->agreements_count))
			return false;
	return p->items_count > 0;
}

bool picture_is_sound(const struct picture *p)
{
	return persons_are_sound(p) && contracts_are_sound(p) && places_are_sound(p) && items_are_sound(p);
}
