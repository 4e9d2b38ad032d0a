/* Searches.  What does not depend on who acts is asked once.  Then those who act are narrowed by whatever is nearest at hand: the few
 * who have an approval, an account or the loan, else everybody whose company is a party, streamed past in the order in which their
 * facts lie.  Whoever is left is decided in full, so that no condition is written twice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/memory.h"
#include "decision/search.h"
#include <string.h>

/* Rows in hand; a set once it is sorted.  The sieve has a bit for each of them, so that nearly all others are told at a glance. */
enum { SIEVE_WORDS = 64, SIEVE_BITS = 64 * SIEVE_WORDS, AHEAD = 16 };
struct rows { row *list; uint32_t n, room; uint64_t sieve[SIEVE_WORDS]; };

static void rows_add(struct rows *rows, row r)
{
	if (rows->n == rows->room) {
		rows->room += rows->room / 2 + 16;
		rows->list = resized(rows->list, rows->room * sizeof *rows->list);
	}
	rows->list[rows->n++] = r;
}

static int in_order(const void *a, const void *b)
{
	row left = *(const row *)a, right = *(const row *)b;
	return left < right ? -1 : left > right;
}

static void rows_sort(struct rows *rows)
{
	uint32_t kept = 0;
	if (rows->n)
		qsort(rows->list, rows->n, sizeof *rows->list, in_order);
	for (uint32_t i = 0; i < rows->n; i++)
		if (!i || rows->list[i] != rows->list[kept - 1])
			rows->list[kept++] = rows->list[i];
	rows->n = kept;
	for (uint32_t i = 0; i < kept; i++)
		rows->sieve[rows->list[i] % SIEVE_BITS / 64] |= 1ull << rows->list[i] % 64;
}

static bool rows_have(const struct rows *rows, row r)
{
	uint32_t first = 0, end = rows->n;
	if (!(rows->sieve[r % SIEVE_BITS / 64] >> r % 64 & 1u))
		return false;
	while (first < end) {
		uint32_t middle = first + (end - first) / 2;
		if (rows->list[middle] == r)
			return true;
		if (rows->list[middle] < r)
			first = middle + 1;
		else
			end = middle;
	}
	return false;
}

static void rows_drop(struct rows *rows)
{
	free(rows->list);
}

/* A search under way. */
struct seeking { const struct picture *p; struct question q; const struct search *search; uint32_t n; };

/* False where the search is to end. */
static bool is_wanted_after(struct seeking *s, row r)
{
	if (!decide(s->p, &s->q).permitted)
		return true;
	s->n++;
	return s->search->found(s->search->with, r);
}

/* ---- who ---------------------------------------------------------------------------------- */

/* Of nobody in particular: these do not read the person. */
static bool holds_for_anybody(const struct picture *p, const struct question *q)
{
	typedef bool asks(const struct picture *, const struct question *);
	static const struct { asks *applies, *holds; } all[] = {
		{ of_item, item_is_live }, { of_item, contract_is_in_force }, { at_a_place, place_is_fit }, { where_place_is_asked, place_is_given },
		{ into_a_container, container_is_fit }, { where_machine_is_asked, machine_is_given }, { on_a_machine, machine_is_fit },
		{ on_a_machine, machine_is_clean }, { of_foreign_item, agreement_covers_item }, { of_sending, recipient_is_fit },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		if (all[i].applies(p, q) && !all[i].holds(p, q))
			return false;
	return true;
}

static bool try_person(struct seeking *s, row person)
{
	s->q.person = person;
	return is_wanted_after(s, person);
}

static void try_rows(struct seeking *s, const struct rows *rows)
{
	for (uint32_t i = 0; i < rows->n; i++)
		if (!try_person(s, rows->list[i]))
			return;
}

/* The few who come into question, where a condition asks for a fact of the item or machine that names them.  False: it asks for none. */
static bool few_who_may(const struct picture *p, const struct question *q, struct rows *out)
{
	if (on_a_machine(p, q)) {
		const struct machine *m = &p->machines[q->machine];
		for (uint32_t i = 0; i < m->accounts.n; i++)
			rows_add(out, p->accounts[m->accounts.first + i].person);
		return true;
	}
	const struct item *item = &p->items[q->item];
	if (where_approval_is_asked(p, q)) {
		for (uint32_t i = 0; i < item->approvals.n; i++)
			rows_add(out, p->approvals[item->approvals.first + i].person);
		return true;
	}
	for (uint32_t i = 0; of_free_item(p, q) && i < item->loans.n; i++) {
		const struct loan *loan = &p->loans[item->loans.first + i];
		if (is_within(loan->when.from, loan->when.to, q->on))
			rows_add(out, loan->person);
	}
	return out->n > 0;
}

/* The companies that are parties to the item's contract on the day. */
static void add_parties(const struct picture *p, const struct question *q, struct rows *out)
{
	const struct item *item = &p->items[q->item];
	const struct contract *c = &p->contracts[item->contract];
	rows_add(out, c->prime);
	for (uint32_t i = 0; i < c->subcontracts.n; i++) {
		label company = p->subcontracts[c->subcontracts.first + i].company;
		if (company_is_party(p, company, item, q->on))
			rows_add(out, company);
	}
}

static bool works_for(const struct picture *p, row person, const struct rows *companies, day on)
{
	const struct span *span = &p->persons[person].employments;
	for (uint32_t i = 0; i < span->n; i++) {
		const struct employment *e = &p->employments[span->first + i];
		if (is_within(e->when.from, e->when.to, on) && rows_have(companies, e->company))
			return true;
	}
	return false;
}

/* Their ranges lie far apart: they are asked for ahead of time. */
static void try_on_ranges(struct seeking *s, const struct rows *persons)
{
	const struct picture *p = s->p;
	for (uint32_t i = 0; i < persons->n; i++) {
		if (i + 2 * AHEAD < persons->n)
			__builtin_prefetch(&p->persons[persons->list[i + 2 * AHEAD]].ranges);
		if (i + AHEAD < persons->n)
			__builtin_prefetch(&p->ranges[p->persons[persons->list[i + AHEAD]].ranges.first]);
		row person = persons->list[i];
		if (is_on_range(p, person, &p->items[s->q.item], s->q.on) && !try_person(s, person))
			return;
	}
}

static void try_all_for_item(struct seeking *s)
{
	defer(rows_drop) struct rows parties = { 0 }, persons = { 0 };
	add_parties(s->p, &s->q, &parties);
	rows_sort(&parties);
	for (row person = 1; person < s->p->persons_count; person++)
		if (works_for(s->p, person, &parties, s->q.on))
			rows_add(&persons, person);
	try_on_ranges(s, &persons);
}

static void try_all_to_enter(struct seeking *s)
{
	for (row person = 1; person < s->p->persons_count; person++) {
		s->q.person = person;
		if (person_has_a_pass(s->p, &s->q) && !is_wanted_after(s, person))
			return;
	}
}

uint32_t search_who(const struct picture *p, const struct question *q, const struct search *search)
{
	struct seeking s = { .p = p, .q = *q, .search = search };
	defer(rows_drop) struct rows few = { 0 };
	s.q.person = 1;
	if (p->persons_count < 2 || !is_known(p, &s.q) || !holds_for_anybody(p, &s.q))
		return 0;
	if (q->use == USE_ENTER) {
		try_all_to_enter(&s);
	} else if (few_who_may(p, &s.q, &few)) {
		rows_sort(&few);
		try_rows(&s, &few);
	} else {
		try_all_for_item(&s);
	}
	return s.n;
}

/* ---- what --------------------------------------------------------------------------------- */

/* Contracts on whose ranges the person is on the day. */
static void add_contracts(const struct picture *p, const struct question *q, struct rows *out)
{
	const struct span *span = &p->persons[q->person].ranges;
	for (uint32_t i = 0; i < span->n; i++) {
		const struct range *r = &p->ranges[span->first + i];
		if (is_within(r->when.from, r->when.to, q->on))
			rows_add(out, r->contract);
	}
}

static void try_items(struct seeking *s)
{
	defer(rows_drop) struct rows contracts = { 0 };
	add_contracts(s->p, &s->q, &contracts);
	rows_sort(&contracts);
	for (row item = 1; contracts.n && item < s->p->items_count; item++) {
		s->q.item = item;
		if (rows_have(&contracts, s->p->items[item].contract) && !is_wanted_after(s, item))
			return;
	}
}

static void try_areas(struct seeking *s)
{
	const struct span *span = &s->p->persons[s->q.person].passes;
	defer(rows_drop) struct rows areas = { 0 };
	for (uint32_t i = 0; i < span->n; i++)
		rows_add(&areas, s->p->passes[span->first + i].area);
	rows_sort(&areas);
	for (uint32_t i = 0; i < areas.n; i++) {
		s->q.area = areas.list[i];
		if (!is_wanted_after(s, areas.list[i]))
			return;
	}
}

static void try_machines(struct seeking *s)
{
	for (row machine = 1; machine < s->p->machines_count; machine++) {
		s->q.machine = machine;
		if (person_has_an_account(s->p, &s->q) && !is_wanted_after(s, machine))
			return;
	}
}

uint32_t search_what(const struct picture *p, const struct question *q, const struct search *search)
{
	struct seeking s = { .p = p, .q = *q, .search = search };
	if (q->person == NOTHING || q->person >= p->persons_count || q->use >= USES)
		return 0;
	if (q->use == USE_ENTER)
		try_areas(&s);
	else if (q->use == USE_OPERATE)
		try_machines(&s);
	else
		try_items(&s);
	return s.n;
}
