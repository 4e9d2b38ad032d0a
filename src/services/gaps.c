/* Contracts and clearances: who on a contract needs a facility clearance for which regime and grade, at which tier, and how
 * what is on the books answers to that on a day.  Only companies that the reader reaches are told of: of others nobody here
 * could say what they hold.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <string.h>

const struct fit_info fit_info[FITS] = {
	[FIT_LACKS]     = { "lacks",     { "資格なし",     "No clearance" } },
	[FIT_SUSPENDED] = { "suspended", { "停止中",       "Suspended" } },
	[FIT_LOW]       = { "low",       { "区分不足",     "Grade too low" } },
	[FIT_EXPIRES]   = { "expires",   { "満了間近",     "Expires soon" } },
	[FIT_HOLDS]     = { "holds",     { "適合",         "Covered" } },
	[FIT_UNNEEDED]  = { "unneeded",  { "要しない",     "None needed" } },
};

/* What is needed is told by the items held under a contract (at the site where they lie), by the designations on the ranges of
 * handlers, and by the clauses of the contract, which bind a subcontractor once they were flowed down.  A clause tells no
 * grade, and the clause on secrets not which of two regimes.  What one need does not add to another is left out.  Of several
 * clearances the best is told.  Tiers are counted down from the prime; no chain is longer than the bound, a circle not endless. */
SQL(needs_on_day, "tt",
	"WITH RECURSIVE live AS (SELECT contract.id, contract.number, contract.prime,"
	"   CASE WHEN contract.end_on IS NULL OR contract.end_on >= $1 THEN 1 ELSE 0 END AS running FROM contract"
	"  WHERE contract.start_on <= $1 AND (contract.end_on IS NULL OR contract.end_on >= $1 OR contract.closing_until >= $1)),"
	" chain AS (SELECT live.id AS contract, live.prime AS company, CAST(0 AS BIGINT) AS tier FROM live"
	"  UNION SELECT chain.contract, subcontract.company, chain.tier + 1 FROM chain"
	"   JOIN subcontract ON subcontract.contract = chain.contract AND subcontract.given_by = chain.company"
	"   WHERE chain.tier < 32 AND subcontract.start_on <= $1),"
	" tiers AS (SELECT contract, company, MIN(tier) AS tier FROM chain GROUP BY contract, company),"
	" party AS (SELECT live.id AS contract, live.prime AS company, live.running, 1 AS bound FROM live"
	"  UNION ALL SELECT live.id, subcontract.company, live.running,"
	"    MAX(CASE WHEN subcontract.flowed_down_on <= $1 THEN 1 ELSE 0 END) FROM live"
	"   JOIN subcontract ON subcontract.contract = live.id AND subcontract.company <> live.prime"
	"   WHERE subcontract.start_on <= $1 AND (subcontract.end_on IS NULL OR subcontract.end_on >= $1)"
	"   GROUP BY live.id, subcontract.company, live.running),"
	" employed AS (SELECT person, company FROM employment WHERE from_on <= $1 AND (to_on IS NULL OR to_on >= $1) GROUP BY person, company),"
	" told AS (SELECT item.contract, item.holder AS company, item.regime, area.site, item.grade, 1 AS items, 0 AS ranged FROM live"
	"   JOIN item ON item.contract = live.id LEFT JOIN container ON container.id = item.container"
	"   LEFT JOIN area ON area.id = container.area"
	"   WHERE item.regime <> 'PI' AND item.registered_on <= $1 AND (item.returned_on IS NULL OR item.returned_on > $1)"
	"    AND (item.destroyed_on IS NULL OR item.destroyed_on > $1)"
	"  UNION ALL SELECT handler_range.contract, employed.company, designation.regime, CAST(NULL AS BIGINT), designation.grade,"
	"    0, 1 FROM live JOIN handler_range ON handler_range.contract = live.id"
	"   JOIN designation ON designation.id = handler_range.designation"
	"   JOIN employed ON employed.person = handler_range.person"
	"   WHERE handler_range.from_on <= $1 AND (handler_range.to_on IS NULL OR handler_range.to_on >= $1)"
	"    AND designation.regime <> 'PI'"
	"    AND NOT EXISTS (SELECT 1 FROM designation_event AS gone WHERE gone.designation = designation.id"
	"     AND gone.kind IN ('expire', 'cancel') AND gone.done_on <= $1)),"
	" secret AS (SELECT contract, company FROM told WHERE regime IN ('HI', 'DPB') GROUP BY contract, company),"
	" asked AS (SELECT contract, company, regime, site, grade, items, ranged, 0 AS either FROM told"
	"  UNION ALL SELECT party.contract, party.company, CASE contract_clause.clause WHEN 'sds' THEN 'SDS' WHEN 'mda' THEN 'MDA'"
	"    WHEN 'kea' THEN 'KEA' ELSE 'HI' END, CAST(NULL AS BIGINT), CAST(NULL AS TEXT), 0, 0,"
	"    CASE WHEN contract_clause.clause = 'secret' THEN 1 ELSE 0 END"
	"   FROM party JOIN contract_clause ON contract_clause.contract = party.contract AND contract_clause.clause <> 'infosec'"
	"   LEFT JOIN secret ON secret.contract = party.contract AND secret.company = party.company AND contract_clause.clause = 'secret'"
	"   WHERE party.bound = 1 AND party.running = 1 AND secret.contract IS NULL"
	"    AND (contract_clause.attached_on IS NULL OR contract_clause.attached_on <= $1)),"
	" need AS (SELECT contract, company, regime, site, either, MAX(grade) AS grade, SUM(items) AS items,"
	"   MAX(MAX(ranged)) OVER (PARTITION BY contract, company, regime) AS ranged"
	"  FROM asked GROUP BY contract, company, regime, site, either),"
	" sited AS (SELECT contract, company, regime, MAX(grade) AS grade FROM need WHERE site IS NOT NULL"
	"  GROUP BY contract, company, regime),"
	" kept AS (SELECT need.contract, need.company, need.regime, need.site, need.either, need.grade, need.items, need.ranged FROM need"
	"  LEFT JOIN sited ON sited.contract = need.contract AND sited.company = need.company AND sited.regime = need.regime"
	"  WHERE need.site IS NOT NULL OR need.items > 0 OR sited.grade IS NULL OR need.grade > sited.grade),"
	" held AS (SELECT f.number, f.company, f.regime, f.site, f.grade,"
	"   CASE WHEN f.revoked_on <= COALESCE(f.expires_on, f.revoked_on) THEN add_days(f.revoked_on, -1) ELSE f.expires_on END AS until,"
	"   CASE WHEN EXISTS (SELECT 1 FROM facility_suspension AS s WHERE s.facility_clearance = f.id"
	"    AND (s.from_on IS NULL OR s.from_on <= $1) AND (s.to_on IS NULL OR s.to_on >= $1)) THEN 1 ELSE 0 END AS suspended"
	"  FROM facility_clearance AS f WHERE f.granted_on <= $1),"
	" wanted AS (SELECT kept.contract, kept.company, kept.regime, kept.site, kept.either, kept.grade, kept.items, kept.ranged FROM kept"
	"   JOIN (SELECT contract, company FROM party GROUP BY contract, company) AS bound ON bound.contract = kept.contract"
	"    AND bound.company = kept.company"
	"  UNION ALL SELECT party.contract, party.company, CAST(NULL AS TEXT), CAST(NULL AS BIGINT), 0, CAST(NULL AS TEXT), 0, 0 FROM party"
	"   LEFT JOIN (SELECT contract, company FROM kept GROUP BY contract, company) AS told_of ON told_of.contract = party.contract"
	"    AND told_of.company = party.company WHERE told_of.contract IS NULL),"
	" matched AS (SELECT wanted.contract, wanted.company, wanted.regime, wanted.site, wanted.either, wanted.grade, wanted.items,"
	"   wanted.ranged, held.number AS clearance, held.regime AS held_regime, held.site AS held_site, held.grade AS held_grade, held.until,"
	"   CASE WHEN wanted.regime IS NULL THEN 5 WHEN held.number IS NULL OR held.until < $1 THEN 0 WHEN held.suspended = 1 THEN 1"
	"    WHEN held.grade < wanted.grade THEN 2 WHEN held.until <= $2 THEN 3 ELSE 4 END AS fit"
	"  FROM wanted LEFT JOIN held ON held.company = wanted.company AND (wanted.site IS NULL OR held.site = wanted.site)"
	"   AND (held.regime = wanted.regime OR (wanted.either = 1 AND held.regime = 'DPB'))),"
	" best AS (SELECT matched.contract, matched.company, matched.regime, matched.site, matched.either, matched.grade, matched.items,"
	"   matched.ranged, matched.clearance, matched.held_regime, matched.held_site, matched.held_grade, matched.until, matched.fit,"
	"   ROW_NUMBER() OVER (PARTITION BY matched.contract, matched.company, matched.regime, matched.site, matched.either"
	"    ORDER BY matched.fit DESC, COALESCE(matched.until, '9999-12-31') DESC, matched.clearance) AS place FROM matched)"
	" SELECT live.number AS contract, company.number AS company, COALESCE(tiers.tier, -1) AS tier, best.regime, best.grade,"
	"  needed.number AS site, best.either, best.items, best.ranged,"
	"  CASE WHEN EXISTS (SELECT 1 FROM contract_clause AS c WHERE c.contract = best.contract"
	"   AND (c.attached_on IS NULL OR c.attached_on <= $1) AND c.clause = CASE best.regime WHEN 'SDS' THEN 'sds' WHEN 'MDA' THEN 'mda'"
	"    WHEN 'KEA' THEN 'kea' ELSE 'secret' END) THEN 1 ELSE 0 END AS by_clause,"
	"  best.fit, best.clearance, best.held_regime, best.held_grade, has.number AS held_site, best.until,"
	"  best.contract AS contract_id, best.company AS company_id"
	"  FROM best JOIN live ON live.id = best.contract JOIN company ON company.id = best.company"
	"  LEFT JOIN tiers ON tiers.contract = best.contract AND tiers.company = best.company"
	"  LEFT JOIN site AS needed ON needed.id = best.site LEFT JOIN site AS has ON has.id = best.held_site"
	" WHERE best.place = 1"
	" ORDER BY best.fit, live.number, COALESCE(tiers.tier, 99), company.number, COALESCE(best.regime, ''),"
	"  COALESCE(best.grade, '') DESC, COALESCE(needed.number, '')");

struct found { struct need *list; size_t n, room; };

static struct need *place_for_one(struct arena *arena, struct found *found)
{
	if (found->n == found->room) {
		struct need *more = arena_array(arena, struct need, found->room * 2);
		memcpy(more, found->list, found->n * sizeof *more);
		found->list = more;
		found->room *= 2;
	}
	return &found->list[found->n++];
}

enum { CONTRACT, COMPANY, TIER, REGIME, GRADE, SITE, EITHER, ITEMS, RANGED, BY_CLAUSE, FIT, CLEARANCE, HELD_REGIME, HELD_GRADE,
	HELD_SITE, UNTIL, CONTRACT_ID, COMPANY_ID };

static struct need need_of_row(struct query *q)
{
	return (struct need){
		.contract = query_copy(q, CONTRACT), .company = query_copy(q, COMPANY), .tier = query_long(q, TIER),
		.regime = query_copy(q, REGIME), .grade = query_copy(q, GRADE), .site = query_copy(q, SITE),
		.either = query_long(q, EITHER), .items = query_long(q, ITEMS), .ranged = query_long(q, RANGED),
		.by_clause = query_long(q, BY_CLAUSE), .fit = (enum fit)query_long(q, FIT), .clearance = query_copy(q, CLEARANCE),
		.held_regime = query_copy(q, HELD_REGIME), .held_grade = query_copy(q, HELD_GRADE), .held_site = query_copy(q, HELD_SITE),
		.until = query_copy(q, UNTIL), .contract_id = query_long(q, CONTRACT_ID), .company_id = query_long(q, COMPANY_ID),
	};
}

enum fault needs_of(struct act *act, date on, struct need_list *out)
{
	enum { FIRST_ROOM = 64 };
	char day[DATE_TEXT], horizon[DATE_TEXT];
	struct found found = { arena_array(act->arena, struct need, FIRST_ROOM), 0, FIRST_ROOM };
	struct need_list needs = { 0 };
	date_text(on, day);
	date_text(date_add(on, setting_number(act, "horizon_days")), horizon);
	if (act->fault || db_limit(act, setting_number(act, "rule_seconds") * 1000))
		return act->fault;
	struct query *q = query(act, needs_on_day, T(day), T(horizon));
	while (query_next(q)) {
		struct need *need = place_for_one(act->arena, &found);
		*need = need_of_row(q);
		needs.counts[need->fit]++;
	}
	query_end(&q);
	if (act->fault || db_limit(act, 0))
		return act->fault;
	needs.list = found.list;
	needs.n = found.n;
	*out = needs;
	return OK;
}
