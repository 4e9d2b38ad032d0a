/* Handlers on a day: whom the ranges of each contract let handle what, and how far its authority has cleared them.  Counted in
 * groups of those who are alike, for all contracts at once: a reader's scope is looked up once a statement, not once a contract.
 * What authorities found is laid beside the ranges here, not by the database, which cannot foresee how many rows a scope leaves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <stdlib.h>
#include <string.h>

/* Regimes for which persons are cleared, as the columns below stand; PI needs no clearance. */
static const char *const cleared_for[] = { "SDS", "KEA", "MDA", "HI", "DPB" };
enum { REGIMES_CLEARED = COUNT(cleared_for) };

/* Up to which grade someone, or each of a group, is cleared for each regime: '1' to '4', 0 for not at all. */
struct standing { long person, authority; char cleared[REGIMES_CLEARED]; };

struct handlers {
	long contract, company, n;
	bool ranged[REGIMES_CLEARED], plain;     /* plain: on a range that names no designation */
	char cleared[REGIMES_CLEARED];
};

/* Of SDS and KEA the latest assessment by an authority counts, for the years of the rulebook, and for KEA also one for SDS after
 * which none was made for KEA; of MDA and HI any, up to its grade; of DPB a naming that the person had agreed to and that was
 * reported. */
SQL(standing_on_day, "t",
	"WITH years AS (SELECT 12 * MAX(CASE WHEN name = 'sds_years' THEN value END) AS sds,"
	"   12 * MAX(CASE WHEN name = 'kea_years' THEN value END) AS kea"
	"  FROM term WHERE (from_on IS NULL OR from_on <= $1) AND (to_on IS NULL OR to_on >= $1)),"
	" assessed AS (SELECT c.person, c.authority, c.regime, c.grade, c.notice_on, c.counted_from, c.consented_on, c.reported_on,"
	"   CASE WHEN (c.outcome = 'cleared' OR c.outcome IS NULL) AND (c.withdrawn_on IS NULL OR c.withdrawn_on > $1) THEN 1 ELSE 0 END AS good,"
	"   ROW_NUMBER() OVER (PARTITION BY c.person, c.authority, c.regime ORDER BY c.notice_on DESC, c.id DESC) AS place"
	"  FROM clearance AS c WHERE c.notice_on <= $1),"
	" standing AS (SELECT a.person, a.authority,"
	"   MAX(CASE WHEN a.regime = 'SDS' AND a.place = 1 AND a.good = 1 AND through_months(a.notice_on, years.sds) >= $1"
	"    THEN a.notice_on END) AS sds,"
	"   MAX(CASE WHEN a.regime = 'KEA' AND a.place = 1 AND a.good = 1"
	"    AND through_months(COALESCE(a.counted_from, a.notice_on), years.kea) >= $1 THEN 1 ELSE 0 END) AS kea,"
	"   MAX(CASE WHEN a.regime = 'KEA' THEN a.notice_on END) AS kea_on,"
	"   MAX(CASE WHEN a.regime = 'MDA' AND a.good = 1 THEN a.grade END) AS mda,"
	"   MAX(CASE WHEN a.regime = 'HI' AND a.good = 1 THEN a.grade END) AS hi,"
	"   MAX(CASE WHEN a.regime = 'DPB' AND a.good = 1 AND a.consented_on <= a.notice_on AND a.reported_on <= $1 THEN '4' END) AS dpb"
	"  FROM assessed AS a JOIN years ON 1 = 1 GROUP BY a.person, a.authority)"
	" SELECT person, authority, CASE WHEN sds IS NOT NULL THEN '4' END,"
	"  CASE WHEN kea = 1 OR (sds IS NOT NULL AND (kea_on IS NULL OR kea_on <= sds)) THEN '4' END, mda, hi, dpb"
	" FROM standing ORDER BY person, authority");

/* Employments are gathered first: joined one by one, SQLite would look for each handler in every company within reach. */
SQL(ranges_on_day, "t",
	"WITH employed AS (SELECT person, company FROM employment WHERE from_on <= $1 AND (to_on IS NULL OR to_on >= $1)"
	"  GROUP BY person, company)"
	" SELECT r.contract, employed.company, r.person, contract.authority, MAX(CASE WHEN d.regime = 'SDS' THEN 1 ELSE 0 END),"
	"   MAX(CASE WHEN d.regime = 'KEA' THEN 1 ELSE 0 END), MAX(CASE WHEN d.regime = 'MDA' THEN 1 ELSE 0 END),"
	"   MAX(CASE WHEN d.regime = 'HI' THEN 1 ELSE 0 END), MAX(CASE WHEN d.regime = 'DPB' THEN 1 ELSE 0 END),"
	"   MAX(CASE WHEN r.designation IS NULL THEN 1 ELSE 0 END)"
	"  FROM handler_range AS r JOIN employed ON employed.person = r.person JOIN contract ON contract.id = r.contract"
	"  LEFT JOIN designation AS d ON d.id = r.designation"
	" WHERE r.from_on <= $1 AND (r.to_on IS NULL OR r.to_on >= $1)"
	" GROUP BY r.contract, employed.company, r.person, contract.authority ORDER BY r.contract, employed.company, r.person");

/* ---- gathering ----------------------------------------------------------------------------- */

struct gathered { struct standing *standing; size_t standing_count; struct handlers *list; size_t n, room; };

/* Twice the room, and what was there. */
static void *grown(struct arena *arena, const void *list, size_t bytes)
{
	void *more = arena_take(arena, 2 * bytes);
	memcpy(more, list, bytes);
	return more;
}

static struct standing standing_of_row(struct query *q)
{
	struct standing s = { query_long(q, 0), query_long(q, 1), { 0 } };
	for (int i = 0; i < REGIMES_CLEARED; i++) {
		const char *grade = query_text(q, 2 + i);
		s.cleared[i] = grade ? *grade : 0;
	}
	return s;
}

static void standing_read(struct act *act, const char *day, struct gathered *g)
{
	size_t room = 64;
	g->standing = arena_array(act->arena, struct standing, room);
	defer(query_end) struct query *q = query(act, standing_on_day, T(day));
	while (query_next(q)) {
		if (g->standing_count == room) {
			g->standing = grown(act->arena, g->standing, room * sizeof *g->standing);
			room *= 2;
		}
		g->standing[g->standing_count++] = standing_of_row(q);
	}
}

static int by_person(const void *one, const void *other)
{
	const struct standing *a = one, *b = other;
	long person = a->person - b->person, authority = a->authority - b->authority;
	return person ? (person > 0) - (person < 0) : (authority > 0) - (authority < 0);
}

enum { CONTRACT, COMPANY, PERSON, AUTHORITY, RANGED, PLAIN = RANGED + REGIMES_CLEARED };

static struct handlers one_of_row(const struct gathered *g, struct query *q)
{
	struct handlers h = { query_long(q, CONTRACT), query_long(q, COMPANY), 1, .plain = query_long(q, PLAIN) };
	const struct standing key = { query_long(q, PERSON), query_long(q, AUTHORITY), { 0 } };
	const struct standing *s = bsearch(&key, g->standing, g->standing_count, sizeof key, by_person);
	for (int i = 0; i < REGIMES_CLEARED; i++)
		h.ranged[i] = query_long(q, RANGED + i);
	if (s)
		memcpy(h.cleared, s->cleared, sizeof h.cleared);
	return h;
}

static bool are_alike(const struct handlers *a, const struct handlers *b)
{
	return a->plain == b->plain && !memcmp(a->ranged, b->ranged, sizeof a->ranged) && !memcmp(a->cleared, b->cleared, sizeof a->cleared);
}

/* Counts one more handler, in the group of those like them; groups of one company on one contract stand together. */
static void handler_add(struct arena *arena, struct gathered *g, const struct handlers *h)
{
	for (size_t i = g->n; i-- && g->list[i].contract == h->contract && g->list[i].company == h->company;)
		if (are_alike(&g->list[i], h)) {
			g->list[i].n++;
			return;
		}
	if (g->n == g->room) {
		g->list = grown(arena, g->list, g->room * sizeof *g->list);
		g->room *= 2;
	}
	g->list[g->n++] = *h;
}

static void ranges_read(struct act *act, const char *day, struct gathered *g)
{
	g->room = 64;
	g->list = arena_array(act->arena, struct handlers, g->room);
	defer(query_end) struct query *q = query(act, ranges_on_day, T(day));
	while (query_next(q)) {
		struct handlers h = one_of_row(g, q);
		handler_add(act->arena, g, &h);
	}
}

enum fault handlers_on(struct act *act, date on, struct handler_list *out)
{
	char day[DATE_TEXT];
	struct gathered g = { 0 };
	date_text(on, day);
	if (db_limit(act, setting_number(act, "rule_seconds") * 1000))
		return act->fault;
	standing_read(act, day, &g);
	ranges_read(act, day, &g);
	if (act->fault || db_limit(act, 0))
		return act->fault;
	*out = (struct handler_list){ g.list, g.n };
	return OK;
}

/* ---- asking -------------------------------------------------------------------------------- */

static bool is_for(const struct need *need, int regime)
{
	return same_text(need->regime, cleared_for[regime]) || (need->either && same_text(cleared_for[regime], "DPB"));
}

/* A range without a designation is for what the contract has; SDS and KEA need one that names the designation. */
static bool is_on_range(const struct handlers *h, const struct need *need)
{
	if (h->plain && !same_text(need->regime, "SDS") && !same_text(need->regime, "KEA"))
		return true;
	for (int i = 0; i < REGIMES_CLEARED; i++)
		if (h->ranged[i] && is_for(need, i))
			return true;
	return false;
}

static bool is_cleared(const struct handlers *h, const struct need *need)
{
	for (int i = 0; i < REGIMES_CLEARED; i++)
		if (h->cleared[i] && is_for(need, i) && (!need->grade || h->cleared[i] >= *need->grade))
			return true;
	return false;
}

void handlers_of(const struct handler_list *handlers, const struct need *need, long *all, long *cleared)
{
	*all = *cleared = 0;
	for (size_t i = 0; i < handlers->n; i++) {
		const struct handlers *h = &handlers->list[i];
		if (h->contract != need->contract_id || h->company != need->company_id || !need->regime || !is_on_range(h, need))
			continue;
		*all += h->n;
		if (is_cleared(h, need))
			*cleared += h->n;
	}
}
