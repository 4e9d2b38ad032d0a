/* The numbers of the charts, each from one question to the books, as the reader sees them on the day and as known then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/charts.h"
#include <string.h>

enum { MONTHS_AHEAD = 24, MONTHS_BACK = 6 };

SQL(expiring_by_month, "tt",
	"WITH years AS (SELECT 12 * MAX(CASE WHEN name = 'sds_years' THEN value END) AS sds,"
	"   12 * MAX(CASE WHEN name = 'kea_years' THEN value END) AS kea"
	"  FROM term WHERE (from_on IS NULL OR from_on <= $1) AND (to_on IS NULL OR to_on >= $1)),"
	" assessed AS (SELECT c.regime, c.notice_on, c.counted_from,"
	"   CASE WHEN (c.outcome = 'cleared' OR c.outcome IS NULL) AND (c.withdrawn_on IS NULL OR c.withdrawn_on > $1) THEN 1 ELSE 0 END AS good,"
	"   ROW_NUMBER() OVER (PARTITION BY c.person, c.authority, c.regime ORDER BY c.notice_on DESC, c.id DESC) AS place"
	"  FROM clearance AS c WHERE c.notice_on <= $1 AND c.regime IN ('SDS', 'KEA')),"
	" ahead AS (SELECT through_months(a.notice_on, years.sds) AS until, 1 AS sds, 0 AS kea, 0 AS facility FROM assessed AS a"
	"   JOIN years ON 1 = 1 WHERE a.regime = 'SDS' AND a.place = 1 AND a.good = 1"
	"  UNION ALL SELECT through_months(COALESCE(a.counted_from, a.notice_on), years.kea), 0, 1, 0 FROM assessed AS a"
	"   JOIN years ON 1 = 1 WHERE a.regime = 'KEA' AND a.place = 1 AND a.good = 1"
	"  UNION ALL SELECT f.expires_on, 0, 0, 1 FROM facility_clearance AS f"
	"   WHERE f.granted_on <= $1 AND f.expires_on IS NOT NULL AND (f.revoked_on IS NULL OR f.revoked_on > $1))"
	" SELECT SUBSTR(until, 1, 7) AS month, SUM(sds) AS sds, SUM(kea) AS kea, SUM(facility) AS facility FROM ahead"
	"  WHERE until >= $1 AND until < $2 GROUP BY SUBSTR(until, 1, 7) ORDER BY 1");
SQL(checks_by_day, "tt",
	"SELECT done_on, SUM(checks) AS checks, SUM(inspections) AS inspections FROM"
	" (SELECT done_on, 1 AS checks, 0 AS inspections FROM machine_check WHERE done_on >= $1 AND done_on <= $2"
	"  UNION ALL SELECT done_on, 0, 1 FROM inspection WHERE done_on >= $1 AND done_on <= $2) AS seen"
	" GROUP BY done_on ORDER BY done_on");
SQL(procured_by_category, "",
	"SELECT c.number, p.oku_yen FROM procurement_amount AS p JOIN equipment_category AS c ON c.id = p.category"
	" WHERE p.fiscal_year = (SELECT MAX(fiscal_year) FROM procurement_amount) ORDER BY p.oku_yen DESC, c.number");
SQL(load_of_bureaus, "t",
	"SELECT o.number,"
	"  (SELECT COUNT(*) FROM site AS s WHERE EXISTS (SELECT 1 FROM jurisdiction AS j WHERE j.organisation = o.id"
	"    AND j.prefecture = s.prefecture AND j.from_on <= $1 AND (j.to_on IS NULL OR j.to_on >= $1))"
	"   AND EXISTS (SELECT 1 FROM facility_clearance AS f WHERE f.site = s.id AND f.granted_on <= $1"
	"    AND (f.expires_on IS NULL OR f.expires_on >= $1) AND (f.revoked_on IS NULL OR f.revoked_on > $1))) AS sites,"
	"  (SELECT COUNT(*) FROM inspection AS i WHERE i.organisation = o.id AND i.done_on > add_days($1, -365) AND i.done_on <= $1) AS inspections,"
	"  (SELECT COUNT(*) FROM inspection_finding AS f JOIN inspection AS i ON i.id = f.inspection WHERE i.organisation = o.id"
	"   AND i.done_on <= $1 AND (f.closed_on IS NULL OR f.closed_on > $1)) AS findings,"
	"  (SELECT COUNT(*) FROM instruction AS n WHERE n.issued_by = o.id AND n.issued_on <= $1"
	"   AND (n.closed_on IS NULL OR n.closed_on > $1)) AS instructions"
	" FROM organisation AS o WHERE o.kind IN ('bureau', 'branch') ORDER BY o.number");

static struct numbers_line *line_add(struct request *r, struct numbers *out)
{
	if (out->n == out->room) {
		size_t room = out->room ? out->room * 2 : 32;
		struct numbers_line *more = arena_array(r->act.arena, struct numbers_line, room);
		for (size_t i = 0; i < out->n; i++)
			more[i] = out->list[i];
		*out = (struct numbers){ more, out->n, room };
	}
	return &out->list[out->n++];
}

/* So many months after that of the day: its first day. */
static date month_later(date on, long months)
{
	long year, month, of_month;
	date out = on;
	date_parts(on, &year, &month, &of_month);
	month += months - 1;
	year += month >= 0 ? month / 12 : -((11 - month) / 12);
	return date_of(year, (month % 12 + 12) % 12 + 1, 1, &out) ? out : on;
}

static const char *month_text(struct request *r, date on)
{
	return arena_format(r->act.arena, "%.7s", date_text(on, (char[DATE_TEXT]){ 0 }));
}

/* ---- clearances that end ------------------------------------------------------------------- */

static enum fault expiries_make(struct request *r, struct numbers *out)
{
	char today[DATE_TEXT], end[DATE_TEXT];
	for (long m = 0; m < MONTHS_AHEAD; m++)
		*line_add(r, out) = (struct numbers_line){ .label = month_text(r, month_later(r->act.on, m)) };
	date_text(r->act.on, today);
	date_text(month_later(r->act.on, MONTHS_AHEAD), end);
	defer(query_end) struct query *q = query(&r->act, expiring_by_month, T(today), T(end));
	while (query_next(q))
		for (size_t i = 0; i < out->n; i++)
			for (int k = 0; k < 3 && same_text(out->list[i].label, query_text(q, 0)); k++)
				out->list[i].values[k] = query_long(q, k + 1);
	return r->act.fault;
}

/* ---- checks and inspections ---------------------------------------------------------------- */

date weeks_first(const struct request *r)
{
	return r->act.on - (date)date_weekday(r->act.on) - 7 * (CALENDAR_WEEKS - 1);
}

static struct query *checks_asked(struct request *r)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	date_text(weeks_first(r), from);
	date_text(r->act.on, to);
	return query(&r->act, checks_by_day, T(from), T(to));
}

enum fault calendar_days(struct request *r, long days[CALENDAR_WEEKS * 7])
{
	date on;
	defer(query_end) struct query *q = checks_asked(r);
	while (query_next(q))
		if (date_read(query_text(q, 0), &on))
			days[on - weeks_first(r)] = query_long(q, 1) + query_long(q, 2);
	return r->act.fault;
}

static enum fault checks_make(struct request *r, struct numbers *out)
{
	char text[DATE_TEXT];
	date on;
	for (int w = 0; w < CALENDAR_WEEKS; w++)
		*line_add(r, out) = (struct numbers_line){ .label = arena_text(r->act.arena, date_text(weeks_first(r) + 7 * w, text)) };
	defer(query_end) struct query *q = checks_asked(r);
	while (query_next(q))
		if (date_read(query_text(q, 0), &on)) {
			struct numbers_line *l = &out->list[(on - weeks_first(r)) / 7];
			l->values[0] += query_long(q, 1);
			l->values[1] += query_long(q, 2);
		}
	return r->act.fault;
}

/* ---- procurement, bureaus ------------------------------------------------------------------ */

/* Names are looked up when the rows are read to their end. */
static void names_find(struct request *r, const char *reg, struct numbers *out)
{
	struct record record;
	for (size_t i = 0; i < out->n; i++) {
		const char *name = record_find(&r->act, register_named(reg), out->list[i].number, &record) ? NULL
		    : name_of(&r->act, record.reg, record.values);
		out->list[i].reg = reg;
		out->list[i].label = name ? name : out->list[i].number;
	}
}

static enum fault numbers_read(struct request *r, struct query *q, const char *reg, struct numbers *out)
{
	while (query_next(q)) {
		struct numbers_line *l = line_add(r, out);
		*l = (struct numbers_line){ .number = query_copy(q, 0) };
		for (int k = 0; k < SERIES_MAX && k + 1 < (same_text(reg, "organisation") ? 5 : 2); k++)
			l->values[k] = query_long(q, k + 1);
	}
	query_end(&q);
	names_find(r, reg, out);
	return r->act.fault;
}

static enum fault procurement_make(struct request *r, struct numbers *out)
{
	return numbers_read(r, query(&r->act, procured_by_category), "equipment_category", out);
}

static enum fault bureaus_make(struct request *r, struct numbers *out)
{
	char today[DATE_TEXT];
	return numbers_read(r, query(&r->act, load_of_bureaus, T(date_text(r->act.on, today))), "organisation", out);
}

/* ---- findings ------------------------------------------------------------------------------ */

/* At the end of each month before, and on the day: each day is judged as the books stand. */
static enum fault findings_make(struct request *r, struct numbers *out)
{
	char text[DATE_TEXT];
	for (long m = -MONTHS_BACK; m <= 0; m++) {
		struct status status;
		date on = m < 0 ? month_later(r->act.on, m + 1) - 1 : r->act.on;
		enum fault f = status_of(&r->act, r->installation, r->act.actor, on, db_known_at(r->act.db), &status);
		if (f)
			return f;
		struct numbers_line *l = line_add(r, out);
		*l = (struct numbers_line){ .label = arena_text(r->act.arena, date_text(on, text)) };
		for (size_t k = 0; k < STATES; k++)
			l->values[k] = status.judgement.counts[k];
	}
	return OK;
}

const struct chart charts[] = {
	{ "expiries", "bars", W_CHART_EXPIRIES, W_CHART_EXPIRIES_IS, W_CHART_MONTH, { W_CHART_SDS, W_CHART_KEA, W_CHART_FACILITIES }, 3, expiries_make },
	{ "checks", "calendar", W_CHART_CHECKS, W_CHART_CHECKS_IS, W_CHART_WEEK, { W_CHART_MACHINE_CHECKS, W_CHART_INSPECTIONS }, 2, checks_make },
	{ "procurement", "bars-across", W_CHART_PROCUREMENT, W_CHART_PROCUREMENT_IS, W_CHART_CATEGORY, { W_CHART_OKU_YEN }, 1, procurement_make },
	{ "bureaus", "bars-across", W_CHART_BUREAUS, W_CHART_BUREAUS_IS, W_CHART_BUREAU,
	  { W_CHART_SITES, W_CHART_INSPECTIONS_YEAR, W_CHART_FINDINGS_OPEN, W_CHART_INSTRUCTIONS_OPEN }, 4, bureaus_make },
	{ "findings", "lines", W_CHART_FINDINGS, W_CHART_FINDINGS_IS, W_CHART_DAY, { 0 }, STATES, findings_make },
	{ 0 }
};
