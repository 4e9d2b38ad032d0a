/* Making a picture of the books, table by table and pool by pool.  Each SELECT is read in pages, so that no database has to hold all of
 * it at once; each pool is gathered and its pile given back before the next.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/sources.h"
#include "decision/memory.h"
#include "registers/registers.h"
#include <strings.h>
#include <string.h>

enum { PAGE = 50000 };

/* ---- terms -------------------------------------------------------------------------------- */

/* A setting of the same name stands before the rulebook's value, as in the view `term`. */
SQL(terms_in_force, "t", "SELECT t.name, COALESCE(CAST(s.value AS BIGINT), t.value) FROM rulebook_term AS t"
	" LEFT JOIN setting AS s ON s.number = t.name"
	" WHERE (t.from_on IS NULL OR t.from_on <= $1) AND (t.to_on IS NULL OR t.to_on >= $1)");

static const struct { const char *name; size_t at; } counted[] = {
	{ "sds_years",          offsetof(struct terms, sds_years) },
	{ "kea_years",          offsetof(struct terms, kea_years) },
	{ "education_months",   offsetof(struct terms, education_months) },
	{ "machine_check_days", offsetof(struct terms, check_days) },
};

static const char sending[] = "send_", combination[] = "combination_months";

/* "send_mda_4": the regime and the grade; NULL if it is about no such pair. */
static uint32_t *methods_called(struct terms *terms, const char *name)
{
	name += sizeof sending - 1;
	for (const struct code *c = regime_codes; c->name; c++) {
		size_t n = strlen(c->name);
		if (!strncasecmp(name, c->name, n) && name[n] == '_' && name[n + 1] >= '1' && name[n + 1] <= '4' && !name[n + 2])
			return &terms->methods[c->value][name[n + 1] - '0'];
	}
	return NULL;
}

/* Each digit is a method, as enum method numbers them: 13 is by courier or by encrypted line. */
static uint32_t methods_of(long digits)
{
	uint32_t methods = 0;
	for (; digits > 0; digits /= 10)
		if (digits % 10 != METHOD_NONE && digits % 10 < METHODS)
			methods |= 1u << digits % 10;
	return methods;
}

static void term_read(struct lasting *out, const char *name, long value)
{
	uint32_t *methods = strncmp(name, sending, sizeof sending - 1) ? NULL : methods_called(&out->terms, name);
	if (methods)
		*methods = methods_of(value);
	if (!strcmp(name, combination))
		out->combination_months = value;
	for (size_t i = 0; i < COUNT(counted); i++)
		if (!strcmp(name, counted[i].name))
			*(uint32_t *)((char *)&out->terms + counted[i].at) = (uint32_t)value;
}

enum fault lasting_read(struct act *act, date on, struct lasting *out)
{
	char text[DATE_TEXT];
	*out = (struct lasting){ .terms = usual_terms };
	defer(query_end) struct query *q = query(act, terms_in_force, T(date_text(on, text)));
	while (query_next(q))
		term_read(out, query_text(q, 0), query_long(q, 1));
	return act->fault;
}

bool is_lasting_same(const struct lasting *a, const struct lasting *b)
{
	return !memcmp(&a->terms, &b->terms, sizeof a->terms) && a->combination_months == b->combination_months;
}

/* ---- page by page ------------------------------------------------------------------------- */

typedef void (*row_seen)(struct loading *, const struct source *, struct query *, void *with);

static enum fault each_row(struct loading *l, enum source_name name, row_seen seen, void *with)
{
	long after = 0;
	for (long n = PAGE; n == PAGE && !l->act->fault;) {
		defer(query_end) struct query *q = query_with(l->act, sources[name].page, (struct value[]){ { 0 }, L(after), L(PAGE) }, 2);
		for (n = 0; query_next(q); n++) {
			after = query_long(q, 1);
			seen(l, &sources[name], q, with);
		}
	}
	return l->act->fault;
}

static void put_row(struct loading *l, const struct source *s, struct query *q, void *with)
{
	(void)with;
	s->row(l, (row)query_long(q, 0), q);
}

static void put_fact(struct loading *l, const struct source *s, struct query *q, void *pile)
{
	union read_fact fact;
	if (s->fact(l, q, &fact))
		pile_add(pile, s->pool, (uint32_t)query_long(q, 0), &fact);
}

/* The owner is told by the partner, not by a number. */
static void put_agreement(struct loading *l, const struct source *s, struct query *q, void *pile)
{
	union read_fact fact;
	label partner = country_label(query_text(q, 2));
	if (partner && s->fact(l, q, &fact))
		pile_add(pile, s->pool, partner, &fact);
}

static enum fault load_facts(struct loading *l, enum source_name name, row_seen seen)
{
	struct pile pile = { 0 };
	enum fault f = each_row(l, name, seen, &pile);
	if (!f)
		picture_gather(l->picture, sources[name].pool, pile.n ? pile.owners : (const uint32_t[]){ 0 }, pile.facts, pile.n);
	free(pile.owners);
	free(pile.facts);
	return f;
}

/* ---- suspended facility clearances --------------------------------------------------------- */

SQL(clearances_as_they_lie, "", "SELECT t.id FROM facility_clearance AS t ORDER BY t.company, t.id");
SQL(last_facility_clearance, "", "SELECT MAX(id) FROM facility_clearance");

struct suspended { struct pile pile; uint32_t *places; };

static void put_suspended(struct loading *l, const struct source *s, struct query *q, void *with)
{
	struct suspended *u = with;
	union read_fact fact;
	if (s->fact(l, q, &fact))
		pile_add(&u->pile, s->pool, u->places[query_long(q, 0)], &fact);
}

/* What is suspended goes by its place in the pool, where the companies' facts lie one after another. */
static enum fault load_suspended(struct loading *l)
{
	struct suspended u = { .places = resized(NULL, ((size_t)ask_long(l->act, 0, last_facility_clearance) + 1) * sizeof *u.places) };
	struct query *q = query(l->act, clearances_as_they_lie);
	for (uint32_t place = 0; query_next(q); place++)
		u.places[query_long(q, 0)] = place;
	query_end(&q);
	enum fault f = each_row(l, OF_FACILITY_SUSPENSIONS, put_suspended, &u);
	if (!f)
		picture_gather(l->picture, POOL_suspended, u.pile.n ? u.pile.owners : (const uint32_t[]){ 0 }, u.pile.facts, u.pile.n);
	free(u.pile.owners);
	free(u.pile.facts);
	free(u.places);
	return f;
}

/* ---- designations ------------------------------------------------------------------------- */

struct designations { struct designated *list; uint32_t count; };

static void put_designation(struct loading *l, const struct source *s, struct query *q, void *with)
{
	struct designations *all = with;
	uint32_t d = (uint32_t)query_long(q, 0);
	(void)l, (void)s;
	if (d >= all->count) {
		all->list = resized(all->list, (d + d / 2 + 64) * sizeof *all->list);
		while (all->count < d + d / 2 + 64)
			all->list[all->count++] = not_designated;
	}
	all->list[d] = designated_of_row(q);
}

/* There are few of them, and many items to lay their days upon. */
static enum fault load_designations(struct loading *l)
{
	struct designations all = { 0 };
	enum fault f = each_row(l, OF_DESIGNATIONS, put_designation, &all);
	for (row r = 1; !f && r < l->picture->items_count; r++) {
		label d = l->picture->items[r].designation;
		if (d && d < all.count)
			designate(&l->picture->items[r], &all.list[d]);
	}
	free(all.list);
	return f;
}

/* ---- all of it ----------------------------------------------------------------------------- */

static enum fault load_rows(struct loading *l)
{
	static const enum source_name rows[] = { OF_CONTRACTS, OF_CLAUSES, OF_AREAS, OF_AREA_REGIMES, OF_CONTAINERS, OF_COMBINATION_HOLDERS,
		OF_MACHINES, OF_ITEMS };
	enum fault f = OK;
	picture_row(l->picture, TABLE_persons, (row)ask_long(l->act, 0, sql_of(register_named("person"))->greatest));
	picture_row(l->picture, TABLE_companies, (row)ask_long(l->act, 0, sql_of(register_named("company"))->greatest));
	for (size_t i = 0; !f && i < COUNT(rows); i++)
		f = each_row(l, rows[i], put_row, NULL);
	return f ? f : load_designations(l);
}

static enum fault load_all(struct loading *l)
{
	enum fault f = load_rows(l);
	for (enum source_name name = OF_NATIONALITIES; !f && name < OF_AGREEMENTS; name++)
		if (name != OF_FACILITY_SUSPENSIONS)
			f = load_facts(l, name, put_fact);
	if (!f)
		f = load_suspended(l);
	return f ? f : load_facts(l, OF_AGREEMENTS, put_agreement);
}

enum fault picture_load(struct act *act, const struct lasting *lasting, struct picture *out)
{
	struct picture p;
	picture_open(&p);
	memcpy(p.methods, lasting->terms.methods, sizeof p.methods);
	enum fault f = load_all(&(struct loading){ act, lasting, &p });
	if (f) {
		picture_close(&p);
		return f;
	}
	picture_compact(&p);
	*out = p;
	return OK;
}

/* ---- what may be asked about ---------------------------------------------------------------- */

bool is_area_whole(const struct picture *p, row r)
{
	return r < p->areas_count && p->areas[r].grade && p->areas[r].regimes;
}

bool is_container_whole(const struct picture *p, row r)
{
	return r < p->containers_count && p->containers[r].grade && is_area_whole(p, p->containers[r].area);
}

bool is_machine_whole(const struct picture *p, row r)
{
	return r < p->machines_count && p->machines[r].registered_on != DAY_NEVER && is_area_whole(p, p->machines[r].area);
}

bool is_item_whole(const struct picture *p, row r)
{
	return r < p->items_count && p->items[r].registered_on != DAY_NEVER && p->contracts[p->items[r].contract].clauses;
}
