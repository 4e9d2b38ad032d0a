/* An explanation: the verdict, condition by condition, and how a refusal would be cured.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/cures.h"
#include "decision/evidence.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"
#include <string.h>

static const char *const duties[CONDITIONS] = {
#define CONDITION(code, applies, holds, duty, cure) [CONDITION_##code] = duty,
#include "decision/conditions.def"
#undef CONDITION
};

const struct condition_info condition_info[CONDITIONS] = {
#define REASON(code, title_ja, title_en, holds_ja, holds_en, fails_ja, fails_en, cure_ja, cure_en) \
	[CONDITION_##code] = { #code, { title_ja, title_en }, { holds_ja, holds_en }, { fails_ja, fails_en }, { cure_ja, cure_en } },
#include "decision/reasons.def"
#undef REASON
};

const char *condition_duty(enum condition c)
{
	return duties[c];
}

/* ---- reasons ------------------------------------------------------------------------------ */

static struct reason reason_of(const struct telling *t, const struct rulebook *rulebook, const struct question *q, enum condition c, bool held)
{
	struct reason r = { .condition = c, .held = held, .duty = rulebook && duties[c] ? duty_named(rulebook, duties[c]) : NULL };
	r.fact_count = evidence_of(t, q, c, &r.facts);
	return r;
}

/* ---- the cure ----------------------------------------------------------------------------- */

/* The program writes for itself only, so that its role performs none of these. */
static const struct role *const *roles_with(struct act *act, unsigned right)
{
	size_t n = 0;
	for (const struct role *r = roles; r->code; r++)
		n++;
	const struct role **out = arena_array(act->arena, const struct role *, n + 1);
	n = 0;
	for (const struct role *r = roles; r->code; r++)
		if ((r->rights & right) == right && !(r->rights & RIGHT_PROGRAM))
			out[n++] = r;
	return out;
}

/* A change of fields that need a right of their own needs no other. */
static unsigned right_to_take(struct act *act, const struct step *step)
{
	unsigned needed = 0;
	for each_field(f, step->reg)
		if (f->right && !f->right_if && step->typed && strstr(step->typed, arena_format(act->arena, " %s=", f->name)))
			needed |= f->right;
	return needed && !strncmp(step->typed, "amend ", 6) ? needed : needed | step->reg->right;
}

static struct step step_of(const struct telling *t, const struct excerpt *x, const struct remedied *r)
{
	struct step step = { .reg = remedy_register(r->remedy) };
	step.typed = remedy_typed(t, x, r, &step.names_no_record);
	step.roles = step.reg ? roles_with(t->act, right_to_take(t->act, &step)) : NULL;
	return step;
}

static struct cure cure_of(const struct telling *t, const struct explaining *with, const struct question *q)
{
	struct excerpt x;
	struct plan plan;
	plan_make(with, q, &x, &plan);
	struct step *steps = arena_array(t->act->arena, struct step, plan.n + 1);
	for (uint32_t i = 0; i < plan.n; i++)
		steps[i] = step_of(t, &x, &plan.steps[i]);
	excerpt_close(&x);
	return (struct cure){ .exists = plan.found, .steps = steps, .step_count = plan.n, .on = plan.on, .by_itself = plan.by_itself,
		.beyond = plan.beyond };
}

/* ---- all of it ---------------------------------------------------------------------------- */

void explain(struct act *act, const struct explaining *with, const struct question *q, struct explanation *out)
{
	const struct telling t = { act, with->picture, &with->naming };
	*out = (struct explanation){ .asked = *q, .verdict = decide(with->picture, q) };
	for (int c = 0; c < CONDITIONS; c++)
		if (out->verdict.applied >> c & 1u)
			out->reasons[out->reason_count++] = reason_of(&t, with->rulebook, q, (enum condition)c, !(out->verdict.failed >> c & 1u));
	if (out->verdict.permitted)
		return;
	out->headline = (enum condition)__builtin_ctz(out->verdict.failed);
	if (out->headline == CONDITION_known)
		out->cure = (struct cure){ .by_itself = DAY_NEVER, .beyond = out->verdict.failed };
	else
		out->cure = cure_of(&t, with, q);
}
