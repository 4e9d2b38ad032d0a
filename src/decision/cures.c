/* The fewest steps that cure a refusal.  The search deepens step by step: at each place it takes the first condition that still
 * fails, tries everything that might cure it, and asks decide() again; it turns back where more steps are needed for certain than are
 * left.  So the first plan that it finds is one of the smallest there are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/cures.h"
#include <string.h>

enum { PLACES_MAX = 40000, DAYS_MAX = 24 };

#define BIT(code) (1u << CONDITION_##code)

/* Nothing that cures another condition cures one of these. */
static const uint32_t alone = BIT(not_suspended) | BIT(item_live) | BIT(cleared) | BIT(pledged) | BIT(educated) | BIT(need_to_know) |
	BIT(free) | BIT(agreement) | BIT(releasable);

/* ---- how many at least -------------------------------------------------------------------- */

static uint32_t ones(uint32_t bits)
{
	return (uint32_t)__builtin_popcount(bits);
}

/* Conditions that one step can cure together count once. */
static uint32_t at_least(uint32_t failed)
{
	uint32_t parties = failed & (BIT(employed) | BIT(party) | BIT(contract_in_force) | BIT(recipient_fit));
	uint32_t places = failed & (BIT(place_given) | BIT(place_fit) | BIT(pass) | BIT(container_fit));
	uint32_t machines = failed & (BIT(machine_given) | BIT(machine_clean) | BIT(account));
	uint32_t approvals = failed & (BIT(approved) | BIT(method_allowed));
	uint32_t n = ones(failed & alone) + (parties != 0) + (places != 0) + (machines != 0) + (approvals != 0);
	n += !parties && !places && failed & BIT(facility_cleared);
	n += !places && !machines && failed & BIT(machine_fit);
	n += !parties && !approvals && failed & BIT(witnessed);
	return n;
}

/* ---- deepening ---------------------------------------------------------------------------- */

struct deepening {
	const struct excerpt *x;
	const struct choices *choices;
	struct remedied steps[OFFERS];
	uint32_t n, most;                        /* steps made, steps allowed */
	uint32_t least_more;                     /* the least that any place turned back from would have needed in all */
	uint32_t places;
};

static bool is_reached(struct deepening *d, const struct changed *at);

static bool try_step(struct deepening *d, const struct changed *at, const struct remedied *step)
{
	struct changed next = { .q = at->q, .parts = at->parts };
	picture_copy(&next.p, &at->p);
	remedy_apply(&next, step);
	d->steps[d->n++] = *step;
	bool reached = is_reached(d, &next);
	picture_close(&next.p);
	d->n -= !reached;
	return reached;
}

static bool is_reached(struct deepening *d, const struct changed *at)
{
	uint32_t failed = decide(&at->p, &at->q).failed, least = d->n + at_least(failed);
	struct offers offers;
	if (!failed)
		return true;
	if (least > d->most || ++d->places > PLACES_MAX) {
		d->least_more = least > d->most && least < d->least_more ? least : d->least_more;
		return false;
	}
	offers_for(at, d->choices, d->x, (enum condition)__builtin_ctz(failed), &offers);
	for (uint32_t i = 0; i < offers.n; i++)
		if (try_step(d, at, &offers.list[i]))
			return true;
	return false;
}

/* Of the conditions that fail, those that nothing cures. */
static uint32_t beyond_cure(const struct excerpt *x, const struct choices *choices, const struct changed *at, uint32_t of)
{
	uint32_t failed = decide(&at->p, &at->q).failed & of, beyond = 0;
	struct offers offers;
	for (int c = 0; c < CONDITIONS; c++) {
		if (!(failed >> c & 1u))
			continue;
		offers_for(at, choices, x, (enum condition)c, &offers);
		if (!offers.n)
			beyond |= 1u << c;
	}
	return beyond;
}

/* ---- one day ------------------------------------------------------------------------------ */

static bool is_without(const struct excerpt *x, const struct plan *plan, uint32_t left_out)
{
	struct changed c = { .q = x->q };
	picture_copy(&c.p, &x->picture);
	for (uint32_t i = 0; i < plan->n; i++)
		if (i != left_out)
			remedy_apply(&c, &plan->steps[i]);
	bool permitted = decide(&c.p, &c.q).permitted;
	picture_close(&c.p);
	return permitted;
}

/* Steps that turned out to be needless after others were made. */
static void leave_out_needless(const struct excerpt *x, struct plan *plan)
{
	for (uint32_t i = plan->n; i--; )
		if (is_without(x, plan, i)) {
			memmove(plan->steps + i, plan->steps + i + 1, (plan->n - i - 1) * sizeof *plan->steps);
			plan->n--;
		}
}

static void search_day(const struct excerpt *x, const struct choices *choices, struct plan *out)
{
	struct changed at = { .p = x->picture, .q = x->q };
	struct deepening d = { .x = x, .choices = choices, .most = at_least(decide(&at.p, &at.q).failed) };
	out->beyond = beyond_cure(x, choices, &at, alone);
	while (!out->beyond && !out->found && d.most < OFFERS && d.places <= PLACES_MAX) {
		d.least_more = UINT32_MAX;
		out->found = is_reached(&d, &at);
		if (!out->found)
			d.most = d.least_more;
	}
	if (out->found) {
		memcpy(out->steps, d.steps, sizeof d.steps);
		out->n = d.n;
		out->on = choices->on;
		leave_out_needless(x, out);
	} else if (!out->beyond) {
		out->beyond = beyond_cure(x, choices, &at, ~0u);
	}
}

/* ---- all days ----------------------------------------------------------------------------- */

static void plan_day(const struct explaining *with, const struct question *q, day on, struct excerpt *x, struct plan *out)
{
	struct choices choices;
	excerpt_open(x, with->picture, q);
	choices_make(x, &choices, with, on);
	search_day(x, &choices, out);
}

static day permitted_by_itself(const struct picture *p, struct question q, const day *days, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		q.on = days[i];
		if (decide(p, &q).permitted)
			return q.on;
	}
	return DAY_NEVER;
}

void plan_make(const struct explaining *with, const struct question *q, struct excerpt *x, struct plan *out)
{
	day days[DAYS_MAX] = { q->on > with->today ? q->on : with->today };
	uint32_t n = 2, beyond = 0;
	*out = (struct plan){ 0 };
	days[1] = days[0] + 1;
	for (uint32_t i = 0; i < n && !out->found; i++) {
		if (i)
			excerpt_close(x);
		plan_day(with, q, days[i], x, out);
		if (!i) {
			n += excerpt_days(x, days[1], days + 2, DAYS_MAX - 2);
			out->by_itself = permitted_by_itself(with->picture, *q, days, n);
		}
		beyond = i == 1 ? out->beyond : beyond;
	}
	if (!out->found)
		out->beyond = beyond ? beyond : decide(with->picture, q).failed;
}
