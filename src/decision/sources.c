/* One SELECT for each kind of fact, read page by page when a picture is made and by its owner when it is followed.  Regimes, clauses
 * and what ends a combination are rows of their own, laid upon what they belong to.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/sources.h"
#include "base/clocks.h"
#include "base/days.h"
#include <string.h>

/* The same for a page and for an owner, so that what is followed is what is loaded. */
#define SOURCE(name, text, owner) \
	SQL(page_of_##name, "ll", text " WHERE t.id > $1 ORDER BY t.id LIMIT $2"); \
	SQL(name##_of, "l", text " WHERE " owner " = $1 ORDER BY t.id"); \
	SQL(one_of_##name, "t", text " WHERE t.number = $1")

SOURCE(contracts, "SELECT t.id, t.id, t.prime, t.authority, t.start_on, t.end_on, t.closing_until FROM contract AS t", "t.id");
SOURCE(clauses, "SELECT t.contract, t.id, t.clause FROM contract_clause AS t", "t.contract");
SOURCE(areas, "SELECT t.id, t.id, t.site, t.grade, t.approved_on, t.closed_on FROM area AS t", "t.id");
SOURCE(area_regimes, "SELECT t.area, t.id, t.regime FROM area_regime AS t", "t.area");
SOURCE(containers, "SELECT t.id, t.id, t.area, t.grade, t.dial_lock, t.key_lock, t.removed_on, c.changed_on, c.next_on FROM container AS t"
	" LEFT JOIN combination_change AS c ON c.container = t.id AND c.changed_on ="
	"  (SELECT MAX(x.changed_on) FROM combination_change AS x WHERE x.container = t.id)", "t.id");
/* Who knows a combination ceases as holder, or with the last employment at the company of the site. */
SOURCE(combination_holders, "SELECT t.container, t.id, t.to_on,"
	"  (SELECT CASE WHEN COUNT(*) = COUNT(e.to_on) THEN MAX(e.to_on) END FROM employment AS e"
	"    WHERE e.person = t.person AND e.company = site.company),"
	"  (SELECT MAX(c.changed_on) FROM combination_change AS c WHERE c.container = t.container)"
	" FROM combination_holder AS t JOIN container ON container.id = t.container JOIN area ON area.id = container.area"
	" JOIN site ON site.id = area.site", "t.container");
SOURCE(machines, "SELECT t.id, t.id, t.area, t.grade, t.registered_on, t.retired_on, t.wiring FROM machine AS t", "t.id");
SOURCE(items, "SELECT t.id, t.id, t.authority, t.designation, t.contract, t.regime, t.grade, t.form, t.registered_on, t.returned_on,"
	" t.destroyed_on, t.origin, t.military FROM item AS t", "t.id");
/* A term ends as the latest extension says, and before that by an expiry or cancellation. */
SOURCE(designations, "SELECT t.id, t.id, t.designated_on, COALESCE((SELECT e.valid_until FROM designation_event AS e"
	"   WHERE e.designation = t.id AND e.kind = 'extend' ORDER BY e.done_on DESC, e.valid_until DESC LIMIT 1), t.valid_until),"
	"  (SELECT MIN(e.done_on) FROM designation_event AS e WHERE e.designation = t.id AND e.kind IN ('expire', 'cancel'))"
	" FROM designation AS t", "t.id");

SOURCE(nationalities, "SELECT t.person, t.id, t.country FROM nationality AS t", "t.person");
SOURCE(employments, "SELECT t.person, t.id, t.company, t.from_on, t.to_on FROM employment AS t", "t.person");
SOURCE(suspensions, "SELECT t.person, t.id, t.from_on, t.to_on, t.reason, t.regime, t.authority FROM suspension AS t", "t.person");
SOURCE(clearances, "SELECT t.person, t.id, t.regime, t.authority, t.grade, t.outcome, t.notice_on, t.counted_from, t.withdrawn_on,"
	" t.consented_on, t.reported_on FROM clearance AS t", "t.person");
SOURCE(pledges, "SELECT t.person, t.id, t.regime, t.signed_on, t.ended_on FROM pledge AS t", "t.person");
SOURCE(educations, "SELECT t.person, t.id, t.regime, t.course, t.done_on FROM education AS t", "t.person");
SOURCE(ranges, "SELECT t.person, t.id, t.contract, t.designation, t.from_on, t.to_on FROM handler_range AS t", "t.person");
SOURCE(passes, "SELECT t.person, t.id, t.area, t.from_on, t.to_on FROM area_pass AS t", "t.person");
SOURCE(subcontracts, "SELECT t.contract, t.id, t.company, t.approved_on, t.flowed_down_on, t.end_on, t.own_contract"
	" FROM subcontract AS t", "t.contract");
SOURCE(facility_clearances, "SELECT t.company, t.id, t.site, t.regime, t.grade, t.granted_on, t.expires_on, t.revoked_on"
	" FROM facility_clearance AS t", "t.company");
SOURCE(facility_suspensions, "SELECT t.facility_clearance, t.id, t.from_on, t.to_on FROM facility_suspension AS t", "t.facility_clearance");
SOURCE(checks, "SELECT t.machine, t.id, t.kind, t.done_on, t.result FROM machine_check AS t", "t.machine");
SOURCE(accounts, "SELECT t.machine, t.id, t.person, t.from_on, t.to_on FROM machine_account AS t", "t.machine");
SOURCE(releases, "SELECT t.item, t.id, t.country FROM item_release AS t", "t.item");
SOURCE(loans, "SELECT t.item, t.id, t.person, t.from_on, t.to_on FROM loan AS t", "t.item");
SOURCE(approvals, "SELECT t.item, t.id, t.use, t.person, t.from_on, t.to_on, t.method, t.witness FROM approval AS t", "t.item");
/* An agreement belongs to its partner, who has no id; all are read again when one changes. */
SQL(page_of_agreements, "ll", "SELECT t.id, t.id, t.partner, t.in_force_on, t.ended_on, t.scope FROM agreement AS t"
	" WHERE t.id > $1 ORDER BY t.id LIMIT $2");

/* ---- values ------------------------------------------------------------------------------- */

/* The owner's id and the record's, then what the record tells. */
enum { OWNER_ID, RECORD_ID, V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11 };

static const struct code item_uses[] = {
	{ "copy", USE_COPY }, { "carry_out", USE_CARRY_OUT }, { "send", USE_SEND }, { "destroy", USE_DESTROY }, { 0 }
};

static day day_in(struct query *q, int column, day otherwise)
{
	date d;
	const void *text;
	const size_t n = query_bytes(q, column, &text);
	return date_parse_span(text, n, &d) ? d : otherwise;
}

static label number_in(struct query *q, int column)
{
	return (label)query_long(q, column);
}

static uint8_t code_in(struct query *q, int column, const struct code *codes)
{
	const void *text;
	const size_t n = query_bytes(q, column, &text);
	while (n && codes->name && (*codes->name != *(const char *)text || strncmp(codes->name, text, n) || codes->name[n]))
		codes++;
	return n ? codes->value : 0;
}

static bool is_text(struct query *q, int column, const char *text)
{
	const void *stored;
	const size_t n = query_bytes(q, column, &stored);
	return n == strlen(text) && !memcmp(stored, text, n);
}

static uint8_t grade_in(struct query *q, int column)
{
	const void *text;
	return query_bytes(q, column, &text) ? (uint8_t)(*(const char *)text - '0') : 0;
}

static label country_in(struct query *q, int column)
{
	const char *text = query_text(q, column);
	return text ? country_label(text) : NOTHING;
}

static struct period period_in(struct query *q, int column, day from)
{
	return (struct period){ day_in(q, column, from), day_in(q, column + 1, DAY_NEVER) };
}

/* ---- persons ------------------------------------------------------------------------------ */

static bool nationality(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->country = country_in(q, V1);
	return out->country != NOTHING;
}

static bool employment(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->employment = (struct employment){ number_in(q, V1), period_in(q, V2, DAY_NEVER) };
	return true;
}

static bool suspension(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->suspension = (struct suspension){ period_in(q, V1, DAY_ALWAYS), .is_doubt = is_text(q, V3, "doubt_notice"),
		.regime = code_in(q, V4, regime_codes), .authority = number_in(q, V5) };
	return true;
}

static bool clearance(struct loading *l, struct query *q, union read_fact *out)
{
	day counted_from = day_in(q, V6, DAY_NEVER);
	struct clearance *c = &out->clearance;
	*c = (struct clearance){ .regime = code_in(q, V1, regime_codes), .authority = number_in(q, V2), .grade = grade_in(q, V3),
		.cleared = is_text(q, V4, "cleared"), .notice_on = day_in(q, V5, DAY_NEVER), .withdrawn_on = day_in(q, V7, DAY_NEVER),
		.consented_on = day_in(q, V8, DAY_NEVER), .reported_on = day_in(q, V9, DAY_NEVER) };
	c->until = l->lasting->as_written ? counted_from : clearance_until(&l->lasting->terms, c->regime, c->notice_on, counted_from);
	return true;
}

static bool pledge(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->pledge = (struct pledge){ period_in(q, V2, DAY_NEVER), code_in(q, V1, regime_codes) };
	return true;
}

static bool education(struct loading *l, struct query *q, union read_fact *out)
{
	day done_on = day_in(q, V3, DAY_NEVER);
	out->education = (struct education){ done_on, education_until(&l->lasting->terms, done_on), code_in(q, V1, regime_codes),
		is_text(q, V2, "initial") };
	return true;
}

static bool range(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->range = (struct range){ number_in(q, V1), number_in(q, V2), period_in(q, V3, DAY_NEVER) };
	return true;
}

static bool pass(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->pass = (struct pass){ number_in(q, V1), period_in(q, V2, DAY_NEVER) };
	return true;
}

/* ---- contracts and firms ------------------------------------------------------------------ */

static void contract(struct loading *l, row r, struct query *q)
{
	struct contract *at = picture_row(l->picture, TABLE_contracts, r);
	*at = (struct contract){ .prime = number_in(q, V1), .authority = number_in(q, V2), .start_on = day_in(q, V3, DAY_NEVER),
		.end_on = day_in(q, V4, DAY_NEVER), .closing_until = day_in(q, V5, DAY_ALWAYS), .subcontracts = at->subcontracts };
}

static void clause(struct loading *l, row r, struct query *q)
{
	struct contract *at = picture_row(l->picture, TABLE_contracts, r);
	at->clauses |= 1u << code_in(q, V1, clause_codes);
}

static bool subcontract(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->subcontract = (struct subcontract){ number_in(q, V1), day_in(q, V2, DAY_NEVER), day_in(q, V3, DAY_NEVER),
		day_in(q, V4, DAY_NEVER), number_in(q, V5) };
	return true;
}

static bool facility_clearance(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->facility_clearance = (struct facility_clearance){ .site = number_in(q, V1), .regime = code_in(q, V2, regime_codes),
		.grade = grade_in(q, V3), .granted_on = day_in(q, V4, DAY_NEVER), .expires_on = day_in(q, V5, DAY_NEVER),
		.revoked_on = day_in(q, V6, DAY_NEVER) };
	return true;
}

static bool facility_suspension(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->period = period_in(q, V1, DAY_ALWAYS);
	return true;
}

/* ---- places and machines ------------------------------------------------------------------ */

static void area(struct loading *l, row r, struct query *q)
{
	struct area *at = picture_row(l->picture, TABLE_areas, r);
	*at = (struct area){ .site = number_in(q, V1), .grade = grade_in(q, V2), .approved_on = day_in(q, V3, DAY_NEVER),
		.closed_on = day_in(q, V4, DAY_NEVER) };
}

static void area_regime(struct loading *l, row r, struct query *q)
{
	struct area *at = picture_row(l->picture, TABLE_areas, r);
	at->regimes |= 1u << code_in(q, V1, regime_codes);
}

/* Without a dial there is no combination to change, so none is ever due; a container that was removed is good for nothing. */
static day combination_due(struct loading *l, struct query *q, bool dial_lock, day changed_on)
{
	day due = DAY_ALWAYS, last, removed_on = day_in(q, V5, DAY_NEVER);
	(void)!date_of(9999, 12, 31, &last);
	if (!dial_lock)
		due = last;
	else if (changed_on != DAY_NEVER)
		due = day_in(q, V7, through_months(changed_on, l->lasting->combination_months));
	if (dial_lock && changed_on != DAY_NEVER && due == NO_DATE)
		due = last;
	return removed_on <= due ? removed_on - 1 : due;
}

static void container(struct loading *l, row r, struct query *q)
{
	struct container *at = picture_row(l->picture, TABLE_containers, r);
	*at = (struct container){ .area = number_in(q, V1), .grade = grade_in(q, V2), .dial_lock = query_long(q, V3),
		.key_lock = query_long(q, V4) };
	at->combination_due_on = combination_due(l, q, at->dial_lock, day_in(q, V6, DAY_NEVER));
}

/* Whoever has ceased since the last change still knows it. */
static void combination_holder(struct loading *l, row r, struct query *q)
{
	struct container *at = picture_row(l->picture, TABLE_containers, r);
	day held = day_in(q, V1, DAY_NEVER), employed = day_in(q, V2, DAY_NEVER), ceased = held < employed ? held : employed;
	if (at->dial_lock && ceased > day_in(q, V3, DAY_ALWAYS) && ceased < at->combination_due_on)
		at->combination_due_on = ceased;
}

/* A machine whose area or grade is not known is not yet one on which anything may be done. */
static void machine(struct loading *l, row r, struct query *q)
{
	struct machine *at = picture_row(l->picture, TABLE_machines, r);
	row in = number_in(q, V1);
	uint8_t grade = grade_in(q, V2);
	*at = (struct machine){ .area = in, .grade = grade, .registered_on = in && grade ? day_in(q, V3, DAY_NEVER) : DAY_NEVER,
		.retired_on = day_in(q, V4, DAY_NEVER), .wiring = code_in(q, V5, wiring_codes), .checks = at->checks, .accounts = at->accounts };
}

static bool check(struct loading *l, struct query *q, union read_fact *out)
{
	day done_on = day_in(q, V2, DAY_NEVER);
	out->check = (struct check){ done_on, check_until(&l->lasting->terms, done_on), is_text(q, V3, "clean") };
	return is_text(q, V1, "virus");
}

static bool account(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->account = (struct account){ number_in(q, V1), period_in(q, V2, DAY_NEVER) };
	return true;
}

/* ---- items -------------------------------------------------------------------------------- */

/* What was given back is no longer here, as what was destroyed.  The days of its designation are laid upon it. */
static void item(struct loading *l, row r, struct query *q)
{
	struct item *at = picture_row(l->picture, TABLE_items, r);
	day returned_on = day_in(q, V8, DAY_NEVER), destroyed_on = day_in(q, V9, DAY_NEVER);
	*at = (struct item){ .authority = number_in(q, V1), .designation = number_in(q, V2), .contract = number_in(q, V3),
		.regime = code_in(q, V4, regime_codes), .grade = grade_in(q, V5), .form = code_in(q, V6, form_codes),
		.registered_on = day_in(q, V7, DAY_NEVER), .destroyed_on = returned_on < destroyed_on ? returned_on : destroyed_on,
		.origin = country_in(q, V10), .military = query_long(q, V11), .designated_on = DAY_NEVER, .valid_until = DAY_NEVER,
		.cancelled_on = DAY_NEVER, .release = at->release, .loans = at->loans, .approvals = at->approvals };
}

const struct designated not_designated = { DAY_NEVER, DAY_NEVER, DAY_NEVER };

struct designated designated_of_row(struct query *q)
{
	return (struct designated){ day_in(q, V1, DAY_NEVER), day_in(q, V2, DAY_NEVER), day_in(q, V3, DAY_NEVER) };
}

void designate(struct item *item, const struct designated *d)
{
	item->designated_on = d->designated_on;
	item->valid_until = d->valid_until;
	item->cancelled_on = d->cancelled_on;
}

static bool loan(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->loan = (struct loan){ number_in(q, V1), period_in(q, V2, DAY_ALWAYS) };
	return true;
}

static bool approval(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->approval = (struct approval){ .use = code_in(q, V1, item_uses), .person = number_in(q, V2), .when = period_in(q, V3, DAY_NEVER),
		.method = code_in(q, V5, method_codes), .witness = number_in(q, V6) };
	return true;
}

/* One that was only signed covers nothing. */
static bool agreement(struct loading *l, struct query *q, union read_fact *out)
{
	(void)l;
	out->agreement = (struct agreement){ day_in(q, V2, DAY_NEVER), day_in(q, V3, DAY_NEVER), is_text(q, V4, "military") };
	return out->agreement.in_force_on != DAY_NEVER;
}

/* ---- the table ---------------------------------------------------------------------------- */

#define PAGED(name)             &page_of_##name, &name##_of, &one_of_##name
#define FACTS_OF(name, read)    { PAGED(name), POOL_##name, read, 0, NULL }
#define ROWS_OF(name, of, read) { PAGED(name), 0, NULL, TABLE_##of, read }

const struct source sources[SOURCES] = {
	[OF_CONTRACTS]            = ROWS_OF(contracts, contracts, contract),
	[OF_CLAUSES]              = ROWS_OF(clauses, contracts, clause),
	[OF_AREAS]                = ROWS_OF(areas, areas, area),
	[OF_AREA_REGIMES]         = ROWS_OF(area_regimes, areas, area_regime),
	[OF_CONTAINERS]           = ROWS_OF(containers, containers, container),
	[OF_COMBINATION_HOLDERS]  = ROWS_OF(combination_holders, containers, combination_holder),
	[OF_MACHINES]             = ROWS_OF(machines, machines, machine),
	[OF_ITEMS]                = ROWS_OF(items, items, item),
	[OF_DESIGNATIONS]         = { PAGED(designations), 0, NULL, TABLE_items, NULL },
	[OF_NATIONALITIES]        = FACTS_OF(nationalities, nationality),
	[OF_EMPLOYMENTS]          = FACTS_OF(employments, employment),
	[OF_SUSPENSIONS]          = FACTS_OF(suspensions, suspension),
	[OF_CLEARANCES]           = FACTS_OF(clearances, clearance),
	[OF_PLEDGES]              = FACTS_OF(pledges, pledge),
	[OF_EDUCATIONS]           = FACTS_OF(educations, education),
	[OF_RANGES]               = FACTS_OF(ranges, range),
	[OF_PASSES]               = FACTS_OF(passes, pass),
	[OF_SUBCONTRACTS]         = FACTS_OF(subcontracts, subcontract),
	[OF_FACILITY_CLEARANCES]  = FACTS_OF(facility_clearances, facility_clearance),
	[OF_FACILITY_SUSPENSIONS] = { PAGED(facility_suspensions), POOL_suspended, facility_suspension, 0, NULL },
	[OF_CHECKS]               = FACTS_OF(checks, check),
	[OF_ACCOUNTS]             = FACTS_OF(accounts, account),
	[OF_RELEASES]             = FACTS_OF(releases, nationality),
	[OF_LOANS]                = FACTS_OF(loans, loan),
	[OF_APPROVALS]            = FACTS_OF(approvals, approval),
	[OF_AGREEMENTS]           = { &page_of_agreements, NULL, NULL, POOL_agreements, agreement, 0, NULL },
};
