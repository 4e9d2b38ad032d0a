/* Facts from lines of JSON.  Facts may come in any order, and what a fact names may be declared after it, or never: so all lines are
 * read into piles first, one for each pool; then what names the undeclared is left out, last days are reckoned by the terms, and
 * each pile becomes a pool.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/kinds.h"
#include "decision/memory.h"
#include <string.h>

/* How large a fact of the pool is. */
static const size_t sizes[POOLS] = {
#define POOL(type, name) [POOL_##name] = sizeof(type),
	PICTURE_POOLS(POOL)
#undef POOL
};

void pile_add(struct pile *pile, enum pool pool, uint32_t owner, const void *fact)
{
	if (pile->n == pile->room) {
		pile->room += pile->room / 2 + 64;
		pile->owners = resized(pile->owners, pile->room * sizeof *pile->owners);
		pile->facts = resized(pile->facts, pile->room * sizes[pool]);
	}
	pile->owners[pile->n] = owner;
	memcpy(pile->facts + pile->n++ * sizes[pool], fact, sizes[pool]);
}

static void piles_drop(struct pile piles[POOLS])
{
	for (int pool = 0; pool < POOLS; pool++) {
		free(piles[pool].owners);
		free(piles[pool].facts);
	}
}

/* ---- reading ------------------------------------------------------------------------------ */

struct making { struct reading reading; struct pile piles[POOLS]; struct terms terms; bool has_terms; };

static const char *kinds_there_are(struct act *act)
{
	struct text out = { .arena = act->arena };
	for (const struct kind *k = kinds; k->name; k++)
		text_add(&out, "%s%s", k == kinds ? "" : ", ", k->name);
	return phrase(act, W_ACCEPTS_CHOICE, text_of(&out));
}

/* Nationalities and releases came before their owner was known for certain. */
static void own_countries(struct making *m, enum pool pool, uint32_t from)
{
	for (uint32_t i = from; i < m->piles[pool].n; i++)
		m->piles[pool].owners[i] = m->reading.owner;
}

static void keep(struct making *m, const struct kind *k, const union fact *fact)
{
	struct picture *p = &m->reading.made->picture;
	uint32_t owner = m->reading.owner;
	if (k->is_terms) {
		m->terms = fact->terms;
		m->has_terms = true;
	} else if (!k->declares) {
		pile_add(&m->piles[k->of], k->of, owner, fact);
	} else {
		picture_set_row(p, k->in, owner, fact);
	}
}

static void read_fact_of(struct making *m, const struct kind *k, const json_t *line)
{
	struct reading *r = &m->reading;
	union fact fact = { .item = { 0 } };
	uint32_t nationalities = m->piles[POOL_nationalities].n, releases = m->piles[POOL_releases].n;
	long wrongs = r->wrongs;
	if (k->is_terms)
		fact.terms = usual_terms;
	if (k->is_terms && m->has_terms)
		line_is_wrong(r, "kind", json_object_get(line, "kind"), phrase(r->act, W_LINE_TERMS_ONCE));
	r->record = &fact;
	r->owner = NOTHING;
	line_read(r, k->slots, line);
	if (r->wrongs == wrongs && k->check)
		k->check(r, &fact, line);
	own_countries(m, POOL_nationalities, nationalities);
	own_countries(m, POOL_releases, releases);
	if (r->wrongs == wrongs)
		keep(m, k, &fact);
}

static void read_fact(struct making *m, const char *text, size_t n)
{
	if (is_blank_line(text, n))
		return;
	defer(json_drop) json_t *line = line_object(&m->reading, text, n);
	if (!line)
		return;
	const json_t *name = json_object_get(line, "kind");
	const struct kind *k = kind_named(json_string_value(name));
	if (k)
		read_fact_of(m, k, line);
	else
		line_is_wrong(&m->reading, "kind", name, kinds_there_are(m->reading.act));
}

/* What is wrong is noted up to a limit, and beyond it no longer kept. */
static void read_lines(struct making *m, const char *text, size_t n)
{
	enum { KEPT = 10000 };
	struct act *act = m->reading.act;
	const char *end = text + n;
	for (const char *next; text < end; text = next) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		struct arena_mark mark = arena_mark(act->arena);
		bool kept = act->problem_count < KEPT;
		next = stop ? stop + 1 : end;
		m->reading.line++;
		read_fact(m, text, (size_t)((stop ? stop : end) - text));
		if (!kept)
			arena_back(act->arena, mark);
	}
}

/* ---- what names the undeclared ------------------------------------------------------------ */

/* What is named may be undeclared where the slot says so, and is then replaced. */
static bool names_the_declared(const struct facts *f, const struct kind *k, char *record)
{
	for (const struct slot *s = k->slots; s->name; s++) {
		uint32_t number;
		if (s->type != SLOT_REFERENCE || s->at == SIZE_MAX)
			continue;
		memcpy(&number, record + s->at, sizeof number);
		if (number == NOTHING || is_declared(f, s->of, number))
			continue;
		if (!(s->rules & LOOSE))
			return false;
		memcpy(record + s->at, &s->instead, sizeof s->instead);
	}
	return true;
}

/* Items, containers and machines that name the undeclared are as if no line declared them. */
static void leave_out_rows(struct facts *f, const struct kind *k)
{
	struct names *names = f->names[space_of(k->declares)];
	for (uint32_t number = 1; number <= names_count(names); number++)
		if (names_mark(names, number) == k->declares && !names_the_declared(f, k, picture_row(&f->picture, k->in, number))) {
			names_set_mark(names, number, DECLARED_NOTHING);
			picture_forget(&f->picture, k->in, number);
		}
}

/* `k` NULL: the facts name nobody but their owner. */
static void leave_out_facts(struct facts *f, struct pile *pile, enum pool pool, enum declared owner, const struct kind *k)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < pile->n; i++) {
		char *fact = pile->facts + i * sizes[pool];
		if ((owner && !is_declared(f, owner, pile->owners[i])) || (k && !names_the_declared(f, k, fact)))
			continue;
		pile->owners[kept] = pile->owners[i];
		memmove(pile->facts + kept++ * sizes[pool], fact, sizes[pool]);
	}
	pile->n = kept;
}

static void leave_out(struct making *m, struct facts *f)
{
	for (const struct kind *k = kinds; k->name; k++)
		if (k->declares)
			leave_out_rows(f, k);
	for (const struct kind *k = kinds; k->name; k++)
		if (!k->declares && !k->is_terms)
			leave_out_facts(f, &m->piles[k->of], k->of, k->owner, k);
	leave_out_facts(f, &m->piles[POOL_nationalities], POOL_nationalities, PERSON, NULL);
	leave_out_facts(f, &m->piles[POOL_releases], POOL_releases, ITEM, NULL);
}

/* ---- making ------------------------------------------------------------------------------- */

static void reckon_last_days(struct making *m)
{
	struct clearance *clearances = (struct clearance *)m->piles[POOL_clearances].facts;
	struct education *educations = (struct education *)m->piles[POOL_educations].facts;
	struct check *checks = (struct check *)m->piles[POOL_checks].facts;
	for (uint32_t i = 0; i < m->piles[POOL_clearances].n; i++)
		clearances[i].until = clearance_until(&m->terms, clearances[i].regime, clearances[i].notice_on, clearances[i].until);
	for (uint32_t i = 0; i < m->piles[POOL_educations].n; i++)
		educations[i].until = education_until(&m->terms, educations[i].done_on);
	for (uint32_t i = 0; i < m->piles[POOL_checks].n; i++)
		checks[i].until = check_until(&m->terms, checks[i].done_on);
}

/* A row for every number that there is, so that whatever is named is in its table. */
static void make_rows(struct facts *f)
{
	static const struct { enum table table; enum space space; uint32_t before; } rows[] = {
		{ TABLE_persons, PERSONS, 0 }, { TABLE_contracts, CONTRACTS, 0 }, { TABLE_companies, COMPANIES, 0 },
		{ TABLE_areas, PLACES, 0 }, { TABLE_containers, PLACES, 0 }, { TABLE_machines, MACHINES, 0 }, { TABLE_items, ITEMS, 0 },
		{ TABLE_partners, PARTNERS, COUNTRY_LABELS },
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		picture_row(&f->picture, rows[i].table, rows[i].before + names_count(f->names[rows[i].space]));
}

static void make_picture(struct making *m, struct facts *f)
{
	make_rows(f);
	leave_out(m, f);
	reckon_last_days(m);
	memcpy(f->picture.methods, m->terms.methods, sizeof f->picture.methods);
	for (int pool = 0; pool < POOLS; pool++)
		picture_gather(&f->picture, (enum pool)pool, pool == POOL_suspended ? NULL : m->piles[pool].owners, m->piles[pool].facts,
		    m->piles[pool].n);
	picture_compact(&f->picture);
}

static struct facts *facts_open(void)
{
	struct facts *f = resized(NULL, sizeof *f);
	picture_open(&f->picture);
	for (int space = 0; space < SPACES; space++)
		f->names[space] = names_open();
	return f;
}

enum fault facts_read(struct act *act, const char *text, size_t n, struct facts **out)
{
	struct facts *f = facts_open();
	struct making m = { .terms = usual_terms };
	m.reading = (struct reading){ .act = act, .facts = f, .made = f, .piles = m.piles };
	read_lines(&m, text, n);
	if (m.reading.wrongs)
		facts_close(&f);
	else
		make_picture(&m, f);
	piles_drop(m.piles);
	if (!f)
		return problems_fault(act);
	*out = f;
	return OK;
}

void facts_close(struct facts **f)
{
	if (!*f)
		return;
	picture_close(&(*f)->picture);
	for (int space = 0; space < SPACES; space++)
		names_close(&(*f)->names[space]);
	free(*f);
	*f = NULL;
}

const struct picture *facts_picture(const struct facts *f)
{
	return &f->picture;
}

size_t facts_bytes(const struct facts *f)
{
	size_t n = picture_bytes(&f->picture);
	for (int space = 0; space < SPACES; space++)
		n += names_bytes(f->names[space]);
	return n;
}
