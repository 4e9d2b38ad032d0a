/* Steps that can cure a refusal: what each does to a picture.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"

static struct period from(day on)
{
	return (struct period){ on, DAY_NEVER };
}

/* ---- the question asked otherwise --------------------------------------------------------- */

static void do_place_area(struct changed *c, const struct remedied *r)
{
	c->q.place_area = r->of;
	c->q.place_container = NOTHING;
}

static void do_place_container(struct changed *c, const struct remedied *r)
{
	c->q.place_container = r->of;
	c->q.place_area = NOTHING;
}

static void do_machine(struct changed *c, const struct remedied *r)
{
	c->q.machine = r->of;
}

static void do_witness(struct changed *c, const struct remedied *r)
{
	c->q.witness = r->of;
}

static void do_recipient(struct changed *c, const struct remedied *r)
{
	c->q.is_sent = true;
	c->q.to_authority = r->of;
	c->q.to_company = c->q.to_site = NOTHING;
}

/* ---- persons ------------------------------------------------------------------------------ */

static void do_employment(struct changed *c, const struct remedied *r)
{
	struct employment fact = { .company = r->with, .when = from(r->on) };
	picture_append(&c->p, employments, r->of, &fact);
}

static void do_end_suspension(struct changed *c, const struct remedied *r)
{
	c->p.suspensions[c->p.persons[r->of].suspensions.first + r->with].when.to = r->on;
}

static void do_clearance(struct changed *c, const struct remedied *r)
{
	const struct item *item = &c->p.items[r->with];
	struct clearance fact = { .authority = item->authority, .notice_on = r->on, .withdrawn_on = DAY_NEVER, .until = DAY_NEVER,
		.consented_on = r->on, .reported_on = r->on, .regime = item->regime, .grade = item->grade, .cleared = true };
	picture_append(&c->p, clearances, r->of, &fact);
}

static void do_pledge(struct changed *c, const struct remedied *r)
{
	struct pledge fact = { .when = from(r->on), .regime = r->code };
	picture_append(&c->p, pledges, r->of, &fact);
}

static void do_education(struct changed *c, const struct remedied *r)
{
	struct education fact = { .done_on = r->on, .until = DAY_NEVER, .regime = r->code, .initial = r->with };
	picture_append(&c->p, educations, r->of, &fact);
}

static void do_range(struct changed *c, const struct remedied *r)
{
	const struct item *item = &c->p.items[r->with];
	bool designated = item->regime == REGIME_SDS || item->regime == REGIME_KEA;
	struct range fact = { .contract = item->contract, .designation = designated ? item->designation : NOTHING, .when = from(r->on) };
	picture_append(&c->p, ranges, r->of, &fact);
}

static void do_pass(struct changed *c, const struct remedied *r)
{
	struct pass fact = { .area = r->with, .when = from(r->on) };
	picture_append(&c->p, passes, r->of, &fact);
}

/* ---- contracts and firms ------------------------------------------------------------------ */

static void do_clause(struct changed *c, const struct remedied *r)
{
	c->p.contracts[r->of].clauses |= clause_of(r->code);
}

static void do_contract_period(struct changed *c, const struct remedied *r)
{
	c->p.contracts[r->of].end_on = r->on;
	if (r->with)
		c->p.contracts[r->of].closing_until = r->on;
}

static void do_subcontract(struct changed *c, const struct remedied *r)
{
	struct subcontract fact = { .company = r->with, .approved_on = r->on, .flowed_down_on = r->on, .end_on = DAY_NEVER,
		.own_contract = r->more };
	picture_append(&c->p, subcontracts, r->of, &fact);
}

static struct subcontract *subcontract_of(struct changed *c, const struct remedied *r)
{
	return &c->p.subcontracts[c->p.contracts[r->of].subcontracts.first + r->with];
}

static void do_approve_subcontract(struct changed *c, const struct remedied *r)
{
	subcontract_of(c, r)->approved_on = r->on;
}

static void do_flow_down(struct changed *c, const struct remedied *r)
{
	subcontract_of(c, r)->flowed_down_on = r->on;
}

static void do_prolong_subcontract(struct changed *c, const struct remedied *r)
{
	subcontract_of(c, r)->end_on = r->on;
}

static void do_own_contract(struct changed *c, const struct remedied *r)
{
	subcontract_of(c, r)->own_contract = r->more;
}

static void do_facility(struct changed *c, const struct remedied *r)
{
	struct facility_clearance fact = { .site = r->with, .granted_on = r->on, .expires_on = DAY_NEVER, .revoked_on = DAY_NEVER,
		.regime = r->code, .grade = (uint8_t)r->more };
	picture_append(&c->p, facility_clearances, r->of, &fact);
}

static void do_resume_facility(struct changed *c, const struct remedied *r)
{
	const struct facility_clearance *f = &c->p.facility_clearances[c->p.companies[r->of].clearances.first + r->with];
	c->p.suspended[f->suspended.first + r->more].to = r->on;
}

/* ---- places, machines, items -------------------------------------------------------------- */

static void do_approve_area(struct changed *c, const struct remedied *r)
{
	c->p.areas[r->of].approved_on = r->on;
}

static void do_area_regime(struct changed *c, const struct remedied *r)
{
	c->p.areas[r->of].regimes |= 1u << r->code;
}

static void do_combination(struct changed *c, const struct remedied *r)
{
	c->p.containers[r->of].combination_due_on = r->on;
}

static void do_check(struct changed *c, const struct remedied *r)
{
	struct check fact = { .done_on = r->on, .until = r->on, .clean = true };
	picture_append(&c->p, checks, r->of, &fact);
}

static void do_account(struct changed *c, const struct remedied *r)
{
	struct account fact = { .person = r->with, .when = from(r->on) };
	picture_append(&c->p, accounts, r->of, &fact);
}

static void do_extension(struct changed *c, const struct remedied *r)
{
	c->p.items[r->of].valid_until = (day)r->more;
}

static void do_give_back(struct changed *c, const struct remedied *r)
{
	c->p.loans[c->p.items[r->of].loans.first + r->with].when.to = r->on;
}

static void do_approval(struct changed *c, const struct remedied *r)
{
	struct approval fact = { .person = r->with, .when = from(r->on), .use = (uint8_t)r->more, .method = r->code };
	picture_append(&c->p, approvals, r->of, &fact);
}

/* ---- all of them -------------------------------------------------------------------------- */

static void (*const doers[REMEDIES])(struct changed *, const struct remedied *) = {
#define REMEDY(name, verb, reg) [REMEDY_##name] = do_##name,
#include "decision/remedies.def"
#undef REMEDY
};

void remedy_apply(struct changed *c, const struct remedied *r)
{
	doers[r->remedy](c, r);
	if (remedy_asks_otherwise(r->remedy))
		c->parts |= 1u << (r->remedy == REMEDY_place_container ? REMEDY_place_area : r->remedy);
}

bool remedy_asks_otherwise(enum remedy r)
{
	return r <= REMEDY_recipient;
}
