/* Making a picture and changing it.  A record's facts of one kind lie side by side in their pool; one more goes after them if nothing
 * lies there yet, else all of them move to the end of the pool and leave a hole.  Holes are zeroed, so that nothing in a pool ever
 * points anywhere; when a quarter of a pool is holes, it is laid out anew by owner.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"
#include "decision/memory.h"
#include <assert.h>
#include <string.h>
#include <sys/mman.h>

/* Where a table or pool keeps its elements, and how many. */
struct shape { size_t element, at, count, room; };

#define SHAPE(type, name) \
	{ sizeof(type), offsetof(struct picture, name), offsetof(struct picture, name##_count), offsetof(struct picture, name##_room) }

static const struct shape tables[TABLES] = {
#define TABLE(type, name) [TABLE_##name] = SHAPE(type, name),
	PICTURE_TABLES(TABLE)
#undef TABLE
};

static const struct shape pools[POOLS] = {
#define POOL(type, name) [POOL_##name] = SHAPE(type, name),
	PICTURE_POOLS(POOL)
#undef POOL
};

static const size_t holes[POOLS] = {
#define POOL(type, name) [POOL_##name] = offsetof(struct picture, name##_holes),
	PICTURE_POOLS(POOL)
#undef POOL
};

/* What has facts in a pool, and where it keeps their span. */
static const struct owner { const struct shape *all; size_t span; } owners[POOLS] = {
	[POOL_nationalities]       = { &tables[TABLE_persons],          offsetof(struct person, nationalities) },
	[POOL_employments]         = { &tables[TABLE_persons],          offsetof(struct person, employments) },
	[POOL_suspensions]         = { &tables[TABLE_persons],          offsetof(struct person, suspensions) },
	[POOL_clearances]          = { &tables[TABLE_persons],          offsetof(struct person, clearances) },
	[POOL_pledges]             = { &tables[TABLE_persons],          offsetof(struct person, pledges) },
	[POOL_educations]          = { &tables[TABLE_persons],          offsetof(struct person, educations) },
	[POOL_ranges]              = { &tables[TABLE_persons],          offsetof(struct person, ranges) },
	[POOL_passes]              = { &tables[TABLE_persons],          offsetof(struct person, passes) },
	[POOL_subcontracts]        = { &tables[TABLE_contracts],        offsetof(struct contract, subcontracts) },
	[POOL_facility_clearances] = { &tables[TABLE_companies],        offsetof(struct company, clearances) },
	[POOL_suspended]           = { &pools[POOL_facility_clearances], offsetof(struct facility_clearance, suspended) },
	[POOL_checks]              = { &tables[TABLE_machines],         offsetof(struct machine, checks) },
	[POOL_accounts]            = { &tables[TABLE_machines],         offsetof(struct machine, accounts) },
	[POOL_releases]            = { &tables[TABLE_items],            offsetof(struct item, release) },
	[POOL_loans]               = { &tables[TABLE_items],            offsetof(struct item, loans) },
	[POOL_approvals]           = { &tables[TABLE_items],            offsetof(struct item, approvals) },
	[POOL_agreements]          = { &tables[TABLE_partners],         offsetof(struct partner, agreements) },
};

/* A row that fits nothing: never begun, never approved, never registered. */
static const struct contract no_contract = { .start_on = DAY_NEVER, .end_on = DAY_ALWAYS, .closing_until = DAY_ALWAYS };
static const struct area no_area = { .approved_on = DAY_NEVER, .closed_on = DAY_NEVER };
static const struct container no_container = { .combination_due_on = DAY_ALWAYS };
static const struct machine no_machine = { .registered_on = DAY_NEVER, .retired_on = DAY_NEVER, .wiring = WIRING_NETWORKED };
static const struct item no_item = { .registered_on = DAY_NEVER, .designated_on = DAY_NEVER, .valid_until = DAY_ALWAYS,
	.cancelled_on = DAY_NEVER, .destroyed_on = DAY_NEVER };
static const void *const nothing[TABLES] = {
	[TABLE_contracts] = &no_contract, [TABLE_areas] = &no_area, [TABLE_containers] = &no_container,
	[TABLE_machines] = &no_machine, [TABLE_items] = &no_item,
};

/* ---- elements ----------------------------------------------------------------------------- */

static uint32_t *number_at(const struct picture *p, size_t at)
{
	return (uint32_t *)((char *)p + at);
}

static char *elements(const struct picture *p, const struct shape *s)
{
	char *first;
	memcpy(&first, (const char *)p + s->at, sizeof first);
	return first;
}

static void set_elements(struct picture *p, const struct shape *s, char *first)
{
	memcpy((char *)p + s->at, &first, sizeof first);
}

static void *element(const struct picture *p, const struct shape *s, uint32_t i)
{
	return elements(p, s) + i * s->element;
}

/* A decision is a few loads from anywhere in a large memory: rows begin on lines of the cache, and large arrays lie in huge pages where
 * the kernel has some.  Without them it is slower and nothing else. */
static void *new_array(size_t bytes)
{
	enum { LINE = 64, HUGE_PAGE = 2 << 20 };
	void *array;
	if (posix_memalign(&array, bytes < HUGE_PAGE ? LINE : HUGE_PAGE, bytes)) {
		fputs("hozen: out of memory\n", stderr);
		abort();
	}
	if (bytes >= HUGE_PAGE)
		madvise(array, bytes, MADV_HUGEPAGE);
	return array;
}

/* Never NULL, so that a place in it may be reckoned even where nothing is. */
static void set_room(struct picture *p, const struct shape *s, uint32_t room)
{
	uint32_t was = *number_at(p, s->room);
	char *old = elements(p, s), *new = new_array((room ? room : 1) * s->element);
	if (old)
		memcpy(new, old, (was < room ? was : room) * s->element);
	free(old);
	set_elements(p, s, new);
	*number_at(p, s->room) = room;
}

static void make_room(struct picture *p, const struct shape *s, uint32_t more)
{
	uint32_t count = *number_at(p, s->count), room = *number_at(p, s->room);
	assert(more < UINT32_MAX - count);
	if (count + more <= room)
		return;
	uint64_t half_more = (uint64_t)room + room / 2 + 8;
	set_room(p, s, half_more > UINT32_MAX || half_more < count + more ? count + more : (uint32_t)half_more);
}

/* ---- tables ------------------------------------------------------------------------------- */

static void make_nothing(struct picture *p, enum table t, row r)
{
	void *at = element(p, &tables[t], r);
	if (nothing[t])
		memcpy(at, nothing[t], tables[t].element);
	else
		memset(at, 0, tables[t].element);
}

void *picture_row(struct picture *p, enum table t, row r)
{
	uint32_t *count = number_at(p, tables[t].count);
	assert(r != UNKNOWN);
	if (r >= *count) {
		make_room(p, &tables[t], r + 1 - *count);
		while (*count <= r)
			make_nothing(p, t, (*count)++);
	}
	return element(p, &tables[t], r);
}

void picture_forget(struct picture *p, enum table t, row r)
{
	picture_row(p, t, r);
	for (int pool = 0; pool < POOLS; pool++)
		if (owners[pool].all == &tables[t])
			picture_clear(p, (enum pool)pool, r);
	make_nothing(p, t, r);
}

void picture_set_row(struct picture *p, enum table t, row r, const void *record)
{
	picture_forget(p, t, r);
	memcpy(element(p, &tables[t], r), record, tables[t].element);
}

void picture_open(struct picture *p)
{
	*p = (struct picture){ .japan = country_label("JP") };
	memcpy(p->methods, usual_terms.methods, sizeof p->methods);
	for (int pool = 0; pool < POOLS; pool++)
		set_room(p, &pools[pool], 0);
	for (int t = 0; t < TABLES; t++)
		picture_row(p, (enum table)t, t == TABLE_partners ? COUNTRY_LABELS - 1 : NOTHING);
}

void picture_close(struct picture *p)
{
	for (int t = 0; t < TABLES; t++)
		free(elements(p, &tables[t]));
	for (int pool = 0; pool < POOLS; pool++)
		free(elements(p, &pools[pool]));
	*p = (struct picture){ 0 };
}

/* ---- compaction --------------------------------------------------------------------------- */

static struct span *span_of(const struct picture *p, enum pool pool, uint32_t owner)
{
	assert(owner < *number_at(p, owners[pool].all->count));
	return (struct span *)((char *)element(p, owners[pool].all, owner) + owners[pool].span);
}

/* Lays the facts out by owner.  Those in a hole own nothing, being zeroed. */
static void compact(struct picture *p, enum pool pool)
{
	const struct shape *s = &pools[pool];
	uint32_t *count = number_at(p, s->count), live = *count - *number_at(p, holes[pool]), n = 0;
	uint32_t owner_count = *number_at(p, owners[pool].all->count);
	char *old = elements(p, s);
	set_elements(p, s, NULL);
	set_room(p, s, live);
	for (uint32_t owner = 0; owner < owner_count; owner++) {
		struct span *span = span_of(p, pool, owner);
		memcpy(element(p, s, n), old + span->first * s->element, span->n * s->element);
		span->first = span->n ? n : 0;
		n += span->n;
	}
	assert(n == live);
	free(old);
	*count = live;
	*number_at(p, holes[pool]) = 0;
}

static void leave_hole(struct picture *p, enum pool pool, uint32_t first, uint32_t n)
{
	memset(element(p, &pools[pool], first), 0, n * pools[pool].element);
	*number_at(p, holes[pool]) += n;
}

static void compact_if_wasteful(struct picture *p, enum pool pool)
{
	enum { NOT_WORTH_IT = 1024 };
	uint32_t wasted = *number_at(p, holes[pool]);
	if (wasted > NOT_WORTH_IT && wasted > *number_at(p, pools[pool].count) / 4)
		compact(p, pool);
}

void picture_compact(struct picture *p)
{
	for (int pool = 0; pool < POOLS; pool++)
		if (*number_at(p, holes[pool]) || *number_at(p, pools[pool].room) > *number_at(p, pools[pool].count))
			compact(p, (enum pool)pool);
	for (int t = 0; t < TABLES; t++)
		if (*number_at(p, tables[t].room) > *number_at(p, tables[t].count))
			set_room(p, &tables[t], *number_at(p, tables[t].count));
}

size_t picture_bytes(const struct picture *p)
{
	size_t n = sizeof *p;
	for (int t = 0; t < TABLES; t++)
		n += *number_at(p, tables[t].room) * tables[t].element;
	for (int pool = 0; pool < POOLS; pool++)
		n += *number_at(p, pools[pool].room) * pools[pool].element;
	return n;
}

/* ---- facts -------------------------------------------------------------------------------- */

/* To the end of the pool, where more may follow. */
static void move_to_end(struct picture *p, enum pool pool, struct span *span)
{
	const struct shape *s = &pools[pool];
	uint32_t *count = number_at(p, s->count), from = span->first;
	make_room(p, s, span->n + 1);
	memcpy(element(p, s, *count), element(p, s, from), span->n * s->element);
	span->first = *count;
	*count += span->n;
	leave_hole(p, pool, from, span->n);
}

void picture_append_to(struct picture *p, enum pool pool, uint32_t owner, const void *fact)
{
	const struct shape *s = &pools[pool];
	struct span *span = span_of(p, pool, owner);
	uint32_t *count = number_at(p, s->count);
	if (span->n && span->first + span->n != *count)
		move_to_end(p, pool, span);
	make_room(p, s, 1);
	if (!span->n)
		span->first = *count;
	memcpy(element(p, s, (*count)++), fact, s->element);
	span->n++;
	compact_if_wasteful(p, pool);
}

/* Facts of facts go with them. */
static void clear_below(struct picture *p, enum pool pool, struct span span)
{
	for (uint32_t i = 0; pool == POOL_facility_clearances && i < span.n; i++)
		picture_clear(p, POOL_suspended, span.first + i);
}

void picture_clear(struct picture *p, enum pool pool, uint32_t owner)
{
	struct span *span = span_of(p, pool, owner), was = *span;
	clear_below(p, pool, was);
	*span = (struct span){ 0 };
	if (was.n)
		leave_hole(p, pool, was.first, was.n);
	compact_if_wasteful(p, pool);
}

void picture_replace_in(struct picture *p, enum pool pool, uint32_t owner, const void *facts, uint32_t n)
{
	const struct shape *s = &pools[pool];
	picture_clear(p, pool, owner);
	if (!n)
		return;
	make_room(p, s, n);
	uint32_t *count = number_at(p, s->count);
	memcpy(element(p, s, *count), facts, n * s->element);
	*span_of(p, pool, owner) = (struct span){ *count, n };
	*count += n;
}

/* ---- all at once -------------------------------------------------------------------------- */

/* Counts each owner's, gives each a place after the one before, and puts them there in their order. */
void picture_gather(struct picture *p, enum pool pool, const uint32_t *of, const void *facts, uint32_t n)
{
	const struct shape *s = &pools[pool];
	uint32_t owner_count = *number_at(p, owners[pool].all->count), first = 0;
	assert(!*number_at(p, s->count));
	set_room(p, s, n);
	*number_at(p, s->count) = n;
	if (!of) {
		memcpy(elements(p, s), n ? facts : elements(p, s), n * s->element);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		span_of(p, pool, of[i])->n++;
	for (uint32_t owner = 0; owner < owner_count; owner++) {
		struct span *span = span_of(p, pool, owner);
		span->first = span->n ? first : 0;
		first += span->n;
		span->n = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct span *span = span_of(p, pool, of[i]);
		memcpy(element(p, s, span->first + span->n++), (const char *)facts + i * s->element, s->element);
	}
}
