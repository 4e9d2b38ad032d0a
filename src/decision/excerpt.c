/* Excerpts: from a picture of millions of facts those few on which one question can depend.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"
#include "decision/memory.h"
#include <string.h>

/* ---- copies ------------------------------------------------------------------------------- */

static void *copied(const void *from, size_t bytes)
{
	void *out = resized(NULL, bytes);
	if (bytes)
		memcpy(out, from, bytes);
	return out;
}

void picture_copy(struct picture *out, const struct picture *p)
{
	*out = *p;
#define TABLE(type, name) \
	out->name = copied(p->name, p->name##_count * sizeof(type)); \
	out->name##_room = p->name##_count;
	PICTURE_TABLES(TABLE)
	PICTURE_POOLS(TABLE)
#undef TABLE
}

/* ---- opening ------------------------------------------------------------------------------ */

void excerpt_open(struct excerpt *x, const struct picture *from, const struct question *q)
{
	*x = (struct excerpt){ .from = from, .q = *q };
	picture_open(&x->picture);
	x->picture.japan = from->japan;
	memcpy(x->picture.methods, from->methods, sizeof from->methods);
}

void excerpt_close(struct excerpt *x)
{
	picture_close(&x->picture);
}

row excerpt_original(const struct excerpt *x, enum table t, row r)
{
	return r == NOTHING || r > x->rows[t].n ? NOTHING : x->rows[t].original[r - 1];
}

/* The row it has already, or a new one, which is then to be filled. */
static row numbered(struct excerpt *x, enum table t, row original, bool *is_new)
{
	struct rows_of *rows = &x->rows[t];
	*is_new = false;
	for (uint32_t i = 0; i < rows->n; i++)
		if (rows->original[i] == original)
			return i + 1;
	if (original == NOTHING || rows->n == EXCERPT_ROWS)
		return NOTHING;
	*is_new = true;
	rows->original[rows->n++] = original;
	return rows->n;
}

/* NOTHING where it has not been taken in. */
static row taken(const struct excerpt *x, enum table t, row original)
{
	for (uint32_t i = 0; i < x->rows[t].n; i++)
		if (x->rows[t].original[i] == original)
			return i + 1;
	return NOTHING;
}

/* ---- companies and contracts -------------------------------------------------------------- */

static void copy_suspended(struct excerpt *x, struct span span)
{
	uint32_t owner = x->picture.facility_clearances_count - 1;
	for (uint32_t i = 0; i < span.n; i++)
		picture_append(&x->picture, suspended, owner, &x->from->suspended[span.first + i]);
}

void excerpt_company(struct excerpt *x, label company)
{
	for (uint32_t i = 0; i < x->company_count; i++)
		if (x->companies[i] == company)
			return;
	if (company == NOTHING || company == UNKNOWN || x->company_count == EXCERPT_ROWS)
		return;
	x->companies[x->company_count++] = company;
	picture_row(&x->picture, TABLE_companies, company);
	if (company >= x->from->companies_count)
		return;
	struct span span = x->from->companies[company].clearances;
	for (uint32_t i = 0; i < span.n; i++) {
		struct facility_clearance c = x->from->facility_clearances[span.first + i];
		c.suspended = (struct span){ 0 };
		picture_append(&x->picture, facility_clearances, company, &c);
		copy_suspended(x, x->from->facility_clearances[span.first + i].suspended);
	}
}

row excerpt_contract(struct excerpt *x, row original)
{
	bool is_new;
	row r = numbered(x, TABLE_contracts, original, &is_new);
	if (!is_new)
		return r;
	struct contract c = x->from->contracts[original];
	struct span span = c.subcontracts;
	c.subcontracts = (struct span){ 0 };
	picture_set_row(&x->picture, TABLE_contracts, r, &c);
	excerpt_company(x, c.prime);
	for (uint32_t i = 0; i < span.n; i++) {
		struct subcontract s = x->from->subcontracts[span.first + i];
		s.own_contract = excerpt_contract(x, s.own_contract);
		excerpt_company(x, s.company);
		picture_append(&x->picture, subcontracts, r, &s);
	}
	return r;
}

/* ---- places and machines ------------------------------------------------------------------ */

row excerpt_area(struct excerpt *x, row original)
{
	bool is_new;
	row r = numbered(x, TABLE_areas, original, &is_new);
	if (is_new)
		picture_set_row(&x->picture, TABLE_areas, r, &x->from->areas[original]);
	return r;
}

row excerpt_container(struct excerpt *x, row original)
{
	bool is_new;
	row r = numbered(x, TABLE_containers, original, &is_new);
	if (!is_new)
		return r;
	struct container c = x->from->containers[original];
	c.area = excerpt_area(x, c.area);
	picture_set_row(&x->picture, TABLE_containers, r, &c);
	return r;
}

/* Its accounts are copied with the persons who have them. */
row excerpt_machine(struct excerpt *x, row original)
{
	bool is_new;
	row r = numbered(x, TABLE_machines, original, &is_new);
	if (!is_new)
		return r;
	struct machine m = x->from->machines[original];
	struct span span = m.checks;
	m.area = excerpt_area(x, m.area);
	m.checks = m.accounts = (struct span){ 0 };
	picture_set_row(&x->picture, TABLE_machines, r, &m);
	picture_replace(&x->picture, checks, r, x->from->checks + span.first, span.n);
	return r;
}

/* ---- persons ------------------------------------------------------------------------------ */

static void copy_ranges_and_passes(struct excerpt *x, row r, const struct person *who)
{
	for (uint32_t i = 0; i < who->ranges.n; i++) {
		struct range range = x->from->ranges[who->ranges.first + i];
		range.contract = taken(x, TABLE_contracts, range.contract);
		if (range.contract != NOTHING)
			picture_append(&x->picture, ranges, r, &range);
	}
	for (uint32_t i = 0; i < who->passes.n; i++) {
		struct pass pass = x->from->passes[who->passes.first + i];
		pass.area = taken(x, TABLE_areas, pass.area);
		if (pass.area != NOTHING)
			picture_append(&x->picture, passes, r, &pass);
	}
}

static void copy_accounts(struct excerpt *x, row r, row original)
{
	for (uint32_t m = 0; m < x->rows[TABLE_machines].n; m++) {
		struct span span = x->from->machines[x->rows[TABLE_machines].original[m]].accounts;
		for (uint32_t i = 0; i < span.n; i++) {
			struct account account = x->from->accounts[span.first + i];
			if (account.person != original)
				continue;
			account.person = r;
			picture_append(&x->picture, accounts, m + 1, &account);
		}
	}
}

row excerpt_person(struct excerpt *x, row original)
{
	bool is_new;
	row r = original < x->from->persons_count ? numbered(x, TABLE_persons, original, &is_new) : NOTHING;
	if (r == NOTHING || !is_new)
		return r;
	const struct person *who = &x->from->persons[original];
	picture_row(&x->picture, TABLE_persons, r);
#define COPY(name) picture_replace(&x->picture, name, r, x->from->name + who->name.first, who->name.n)
	COPY(nationalities), COPY(employments), COPY(suspensions), COPY(clearances), COPY(pledges), COPY(educations);
#undef COPY
	for (uint32_t i = 0; i < who->employments.n; i++)
		excerpt_company(x, x->from->employments[who->employments.first + i].company);
	copy_ranges_and_passes(x, r, who);
	copy_accounts(x, r, original);
	return r;
}

/* ---- the item and the question ------------------------------------------------------------ */

static void copy_partner(struct excerpt *x, label partner)
{
	struct span span = x->from->partners[partner].agreements;
	picture_row(&x->picture, TABLE_partners, partner);
	picture_replace(&x->picture, agreements, partner, x->from->agreements + span.first, span.n);
}

static void copy_custody(struct excerpt *x, row r, const struct item *item)
{
	for (uint32_t i = 0; i < item->loans.n; i++) {
		struct loan loan = x->from->loans[item->loans.first + i];
		loan.person = loan.person == x->q.person ? excerpt_person(x, loan.person) : UNKNOWN;
		picture_append(&x->picture, loans, r, &loan);
	}
	for (uint32_t i = 0; i < item->approvals.n; i++) {
		struct approval a = x->from->approvals[item->approvals.first + i];
		if (a.person != x->q.person || a.use != x->q.use)
			continue;
		a.person = excerpt_person(x, a.person);
		a.witness = a.witness == NOTHING || a.witness == UNKNOWN ? a.witness : excerpt_person(x, a.witness);
		if (a.witness == NOTHING && x->from->approvals[item->approvals.first + i].witness != NOTHING)
			a.witness = UNKNOWN;
		picture_append(&x->picture, approvals, r, &a);
	}
}

static row excerpt_item(struct excerpt *x, row original)
{
	bool is_new;
	row r = numbered(x, TABLE_items, original, &is_new);
	if (!is_new)
		return r;
	struct item item = x->from->items[original];
	item.contract = excerpt_contract(x, item.contract);
	item.release = item.loans = item.approvals = (struct span){ 0 };
	picture_set_row(&x->picture, TABLE_items, r, &item);
	copy_partner(x, item.origin);
	const struct item *was = &x->from->items[original];
	picture_replace(&x->picture, releases, r, x->from->releases + was->release.first, was->release.n);
	return r;
}

void excerpt_question(struct excerpt *x)
{
	struct question *q = &x->q, asked = *q;
	q->area = excerpt_area(x, asked.area);
	q->place_area = excerpt_area(x, asked.place_area);
	q->place_container = excerpt_container(x, asked.place_container);
	q->machine = excerpt_machine(x, asked.machine);
	q->item = excerpt_item(x, asked.item);
	excerpt_company(x, q->to_company);
	row person = excerpt_person(x, asked.person);
	if (q->item)
		copy_custody(x, q->item, &x->from->items[asked.item]);
	q->person = person;
	q->witness = excerpt_person(x, asked.witness);
}

/* ---- days --------------------------------------------------------------------------------- */

/* Days gathered in ascending order, each once, the earliest where there is no room for all. */
struct days { day after, *list; uint32_t n, room; };

static void days_add(struct days *days, day on)
{
	uint32_t at = 0;
	if (on <= days->after || on == DAY_NEVER)
		return;
	while (at < days->n && days->list[at] < on)
		at++;
	if (at == days->room || (at < days->n && days->list[at] == on))
		return;
	if (days->n == days->room)
		days->n--;
	memmove(days->list + at + 1, days->list + at, (days->n - at) * sizeof *days->list);
	days->list[at] = on;
	days->n++;
}

static void days_add_end(struct days *days, day last)
{
	if (last < DAY_NEVER)
		days_add(days, last == DAY_ALWAYS ? last : last + 1);
}

static void add_days_of_persons(const struct picture *p, struct days *days)
{
#define EACH(pool, what) \
	for (uint32_t i = 0; i < p->pool##_count; i++) \
		what;
	EACH(employments, days_add(days, p->employments[i].when.from))
	EACH(suspensions, days_add_end(days, p->suspensions[i].when.to))
	EACH(clearances, days_add(days, p->clearances[i].notice_on))
	EACH(clearances, days_add(days, p->clearances[i].reported_on))
	EACH(pledges, days_add(days, p->pledges[i].when.from))
	EACH(educations, days_add(days, p->educations[i].done_on))
	EACH(ranges, days_add(days, p->ranges[i].when.from))
	EACH(passes, days_add(days, p->passes[i].when.from))
}

static void add_days_of_the_rest(const struct picture *p, struct days *days)
{
	EACH(contracts, days_add(days, p->contracts[i].start_on))
	EACH(subcontracts, days_add(days, p->subcontracts[i].approved_on))
	EACH(subcontracts, days_add(days, p->subcontracts[i].flowed_down_on))
	EACH(facility_clearances, days_add(days, p->facility_clearances[i].granted_on))
	EACH(suspended, days_add_end(days, p->suspended[i].to))
	EACH(areas, days_add(days, p->areas[i].approved_on))
	EACH(machines, days_add(days, p->machines[i].registered_on))
	EACH(checks, days_add(days, p->checks[i].done_on))
	EACH(accounts, days_add(days, p->accounts[i].when.from))
	EACH(items, days_add(days, p->items[i].registered_on))
	EACH(items, days_add(days, p->items[i].designated_on))
	EACH(loans, days_add_end(days, p->loans[i].when.to))
	EACH(approvals, days_add(days, p->approvals[i].when.from))
	EACH(agreements, days_add(days, p->agreements[i].in_force_on))
#undef EACH
}

uint32_t excerpt_days(const struct excerpt *x, day after, day *out, uint32_t room)
{
	struct days days = { .after = after, .list = out, .room = room };
	add_days_of_persons(&x->picture, &days);
	add_days_of_the_rest(&x->picture, &days);
	return days.n;
}
