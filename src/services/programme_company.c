/* What a company of the made-up programme is: where it stands, how large it is, what it works on, and from which days.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "base/clocks.h"
#include <assert.h>
#include <string.h>

/* ---- drawing ---------------------------------------------------------------------------------- */

/* The finalizer of splitmix64: no state, so the same question has the same answer in every register. */
static uint64_t mixed(uint64_t z)
{
	z += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

long drawn_below(const struct programme *p, long company, enum drawn what, long thing, long n)
{
	uint64_t z = mixed((uint64_t)p->seed);
	z = mixed(z ^ (uint64_t)company);
	z = mixed(z ^ (uint64_t)what);
	z = mixed(z ^ (uint64_t)thing);
	return n > 0 ? (long)(z % (uint64_t)n) : 0;
}

long drawn(const struct walk *w, enum drawn what, long thing, long n)
{
	return drawn_below(w->programme, w->company.k, what, thing, n);
}

/* ---- how large --------------------------------------------------------------------------------- */

/* Out of ten companies, who has how much of what is left when each has its least. */
static const long weights[] = { 8, 2, 2, 1, 1, 3, 1, 1, 1, 0 };

static long weight_before(long k)
{
	long sum = 0, all = 0;
	for (size_t i = 0; i < COUNT(weights); i++) {
		all += weights[i];
		sum += (long)i < k % (long)COUNT(weights) ? weights[i] : 0;
	}
	return k / (long)COUNT(weights) * all + sum;
}

static long share_of(const struct programme *p, long total, long least, long k)
{
	long left = total - least * p->companies, all = weight_before(p->companies);
	if (left <= 0)
		return least;
	return least + left * weight_before(k + 1) / all - left * weight_before(k) / all;
}

/* ---- what it works on --------------------------------------------------------------------------- */

static const struct secrecy secrecies[] = {
	{ "SDS", "3", "sds" }, { "HI", "2", "secret" }, { "MDA", "3", "mda" }, { "KEA", "2", "kea" },
	{ "DPB", "2", "secret" }, { "SDS", "4", "sds" }, { "MDA", "2", "mda" }, { "MDA", "4", "mda" },
};

static date day(long year, long month, long of_month)
{
	date d = NO_DATE;
	bool exists = date_of(year, month, of_month, &d);
	assert(exists);
	(void)exists;
	return d;
}

/* Economic security secrets exist since May 2025 only. */
static date beginning_of(const struct walk *w, long prime, const struct secrecy *s)
{
	if (!strcmp(s->regime, "KEA"))
		return day(2025, 10, 20) + (date)drawn_below(w->programme, prime, DRAWN_BEGIN, 0, 10);
	return day(2024, 10, 1) + (date)drawn_below(w->programme, prime, DRAWN_BEGIN, 0, 28);
}

static void put_code(char out[static CODE], long k)
{
	snprintf(out, CODE, "%05ld", k + 1);
}

void company_imagine(struct walk *w, long k)
{
	const struct programme *p = w->programme;
	struct company *c = &w->company;
	long prime = k - k % GROUP, group = k / GROUP;
	*c = (struct company){ .k = k, .place = (enum place)(k % GROUP) };
	put_code(c->code, k);
	put_code(c->prime, prime);
	put_code(c->giver, c->place >= SECOND_TIER ? k - 2 : prime);
	c->main = &secrecies[group % (long)COUNT(secrecies)];
	c->also_hi = c->place == PRIME && strcmp(c->main->clause, "secret");
	c->abroad = c->also_hi && group % 2 == 0 && w->reference.partner_count;
	c->begins = beginning_of(w, prime, c->main);
	c->sites = share_of(p, p->sites, 1, k);
	c->persons = share_of(p, p->persons, 9, k);
	c->contracts = share_of(p, p->contracts, 3, k);
	c->items = share_of(p, p->items, 12, k);
	c->persons = c->persons < 5 + 4 * c->sites ? 5 + 4 * c->sites : c->persons;
	c->fault = w->faults ? w->faults[k] : NULL;
}

/* ---- who, where, when ---------------------------------------------------------------------------- */

long site_of(const struct company *c, long thing)
{
	return (thing - 1) % c->sites + 1;
}

/* The first three persons are the representative, the security manager and the system manager. */
long custodian_of(const struct company *c, long site)
{
	long person = 4;
	while (site_of(c, person) != site)
		person++;
	return person;
}

long manager_of(const struct company *c, long site)
{
	return custodian_of(c, site) + c->sites;
}

long dispatched_of(const struct company *c)
{
	return c->persons - 2;
}

long suspended_of(const struct company *c)
{
	return c->persons - 1;
}

long leaver_of(const struct company *c)
{
	return c->persons;
}

date joined_on(const struct walk *w, long person)
{
	return w->company.begins + (date)(90 + drawn(w, DRAWN_JOINED, person, 90));
}

date left_on(const struct walk *w)
{
	return w->today - (date)(40 + drawn(w, DRAWN_LEFT, 0, 50));
}

date suspended_from(const struct walk *w)
{
	return w->today - (date)(20 + drawn(w, DRAWN_LEFT, 1, 60));
}

/* Neighbours in the list of companies are at different bureaus. */
const struct place_served *place_of_site(const struct walk *w, long site)
{
	const struct reference *r = &w->reference;
	const char *bureau = r->bureaus[(size_t)w->company.k % r->bureau_count];
	size_t at = (size_t)drawn(w, DRAWN_PREFECTURE, site, (long)r->place_count);
	for (size_t i = 0; i < r->place_count; i++) {
		const struct place_served *place = &r->places[(at + i) % r->place_count];
		if (same_text(place->bureau, bureau))
			return place;
	}
	return &r->places[at];
}

const char *bureau_of(const struct walk *w, long site)
{
	return place_of_site(w, site)->bureau;
}

date contract_start(const struct company *c, long contract)
{
	return c->begins + (date)(contract > 4 ? 45 : 30);
}

bool is_plain(long contract)
{
	return contract % 4 == 2;
}

bool is_ended(long contract)
{
	return contract % 4 == 3;
}

const struct partner *partner_of(const struct walk *w)
{
	return &w->reference.partners[drawn(w, DRAWN_PARTNER, 0, (long)w->reference.partner_count)];
}
