/* Steps of a cure as they are typed: the verb, the register, the fields that are known, and those that must be filled in besides.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/conditions.h"
#include "decision/cures.h"
#include "registers/registers.h"
#include <string.h>

/* A step being typed: what it is about is told in the picture's own rows. */
struct typing { struct text out; const struct telling *t; const struct excerpt *x; const struct remedied *r; bool *braces; };

static row original(const struct typing *y, enum table t, row r)
{
	return excerpt_original(y->x, t, r);
}

static void put_person(struct typing *y, const char *key, row r)
{
	put_named(&y->out, y->t, key, CALLED_PERSON, original(y, TABLE_persons, r));
}

static void put_contract(struct typing *y, const char *key, row r)
{
	put_named(&y->out, y->t, key, CALLED_CONTRACT, original(y, TABLE_contracts, r));
}

static void put_area(struct typing *y, const char *key, row r)
{
	put_named(&y->out, y->t, key, CALLED_AREA, original(y, TABLE_areas, r));
}

static void put_company(struct typing *y, const char *key, label company)
{
	put_named(&y->out, y->t, key, CALLED_COMPANY, company);
}

static void put_code(struct typing *y, const char *key, const struct code *codes, uint8_t value)
{
	text_add(&y->out, " %s=%s", key, code_called(codes, value));
}

static void put_grade(struct typing *y, uint8_t grade)
{
	text_add(&y->out, " grade=%u", (unsigned)grade);
}

/* The record amended: its number, or in braces what the fact that comes of it says. */
static void put_record(struct typing *y, const char *kind, uint32_t owner, const void *fact)
{
	const struct naming *n = y->t->naming;
	const char *fields = fact_told(y->t, kind, owner, fact);
	const char *number = n->record ? n->record(n->with, remedy_register(y->r->remedy)->name, owner, fields) : NULL;
	*y->braces = !number;
	if (number)
		text_add(&y->out, " number=%s", number);
	else
		text_add(&y->out, " {%s}", fields);
}

/* ---- the question asked otherwise --------------------------------------------------------- */

static void type_place_area(struct typing *y)      { put_area(y, "place", y->r->of); }
static void type_place_container(struct typing *y) { put_named(&y->out, y->t, "place", CALLED_CONTAINER, original(y, TABLE_containers, y->r->of)); }
static void type_machine(struct typing *y)         { put_named(&y->out, y->t, "machine", CALLED_MACHINE, original(y, TABLE_machines, y->r->of)); }
static void type_witness(struct typing *y)         { put_person(y, "witness", y->r->of); }
static void type_recipient(struct typing *y)       { put_named(&y->out, y->t, "to", CALLED_AUTHORITY, y->r->of); }

/* ---- persons ------------------------------------------------------------------------------ */

static void type_employment(struct typing *y)
{
	put_person(y, "person", y->r->of);
	put_company(y, "company", y->r->with);
	put_dated(&y->out, "from_on", y->r->on);
}

static void type_end_suspension(struct typing *y)
{
	row person = original(y, TABLE_persons, y->r->of);
	put_record(y, "suspension", person, &y->x->from->suspensions[y->x->from->persons[person].suspensions.first + y->r->with]);
	put_dated(&y->out, "to_on", y->r->on);
}

static void type_clearance(struct typing *y)
{
	const struct item *item = &y->x->picture.items[y->r->with];
	put_person(y, "person", y->r->of);
	put_code(y, "regime", regime_codes, item->regime);
	put_named(&y->out, y->t, "authority", CALLED_AUTHORITY, item->authority);
	if (item->regime == REGIME_MDA || item->regime == REGIME_HI)
		put_grade(y, item->grade);
	if (item->regime != REGIME_DPB)
		text_put(&y->out, " outcome=cleared");
	put_dated(&y->out, "notice_on", y->r->on);
	put_dated(&y->out, "consented_on", item->regime == REGIME_DPB ? y->r->on : DAY_NEVER);
	put_dated(&y->out, "reported_on", item->regime == REGIME_DPB ? y->r->on : DAY_NEVER);
}

static void type_pledge(struct typing *y)
{
	put_person(y, "person", y->r->of);
	put_code(y, "regime", regime_codes, y->r->code);
	put_dated(&y->out, "signed_on", y->r->on);
}

static void type_education(struct typing *y)
{
	put_person(y, "person", y->r->of);
	put_code(y, "regime", regime_codes, y->r->code);
	text_add(&y->out, " course=%s", y->r->with ? "initial" : "annual");
	put_dated(&y->out, "done_on", y->r->on);
}

static void type_range(struct typing *y)
{
	const struct item *item = &y->x->picture.items[y->r->with];
	put_person(y, "person", y->r->of);
	put_contract(y, "contract", item->contract);
	if (item->regime == REGIME_SDS || item->regime == REGIME_KEA)
		put_named(&y->out, y->t, "designation", CALLED_DESIGNATION, item->designation);
	put_dated(&y->out, "from_on", y->r->on);
}

static void type_pass(struct typing *y)
{
	put_person(y, "person", y->r->of);
	put_area(y, "area", y->r->with);
	put_dated(&y->out, "from_on", y->r->on);
}

/* ---- contracts and firms ------------------------------------------------------------------ */

static void type_clause(struct typing *y)
{
	uint8_t place = 0;
	while (clause_of(y->r->code) >> place != 1)
		place++;
	put_contract(y, "contract", y->r->of);
	put_code(y, "clause", clause_codes, place);
	put_dated(&y->out, "attached_on", y->r->on);
}

static void type_contract_period(struct typing *y)
{
	put_contract(y, "number", y->r->of);
	put_dated(&y->out, "end_on", y->r->on);
	put_dated(&y->out, "closing_until", y->r->with ? y->r->on : DAY_NEVER);
}

static void type_subcontract(struct typing *y)
{
	put_contract(y, "contract", y->r->of);
	put_company(y, "given_by", y->x->picture.contracts[y->r->of].prime);
	put_company(y, "company", y->r->with);
	put_dated(&y->out, "start_on", y->r->on);
	put_dated(&y->out, "approved_on", y->r->on);
	put_dated(&y->out, "flowed_down_on", y->r->on);
	put_contract(y, "own_contract", y->r->more);
}

static void put_subcontract(struct typing *y)
{
	row contract = original(y, TABLE_contracts, y->r->of);
	put_record(y, "subcontract", contract, &y->x->from->subcontracts[y->x->from->contracts[contract].subcontracts.first + y->r->with]);
}

static void type_approve_subcontract(struct typing *y)
{
	put_subcontract(y);
	put_dated(&y->out, "approved_on", y->r->on);
}

static void type_flow_down(struct typing *y)
{
	put_subcontract(y);
	put_dated(&y->out, "flowed_down_on", y->r->on);
}

static void type_prolong_subcontract(struct typing *y)
{
	put_subcontract(y);
	put_dated(&y->out, "end_on", y->r->on);
}

static void type_own_contract(struct typing *y)
{
	put_subcontract(y);
	put_contract(y, "own_contract", y->r->more);
}

static void type_facility(struct typing *y)
{
	put_company(y, "company", y->r->of);
	put_named(&y->out, y->t, "site", CALLED_SITE, y->r->with);
	put_code(y, "regime", regime_codes, y->r->code);
	put_grade(y, (uint8_t)y->r->more);
	put_dated(&y->out, "granted_on", y->r->on);
}

static void type_resume_facility(struct typing *y)
{
	const struct picture *p = y->x->from;
	uint32_t at = p->companies[y->r->of].clearances.first + y->r->with;
	struct facility_clearance alone = p->facility_clearances[at];
	alone.suspended = (struct span){ alone.suspended.first + y->r->more, 1 };
	put_record(y, "facility_clearance", y->r->of, &alone);
	put_dated(&y->out, "to_on", y->r->on);
}

/* ---- places, machines, items -------------------------------------------------------------- */

static void type_approve_area(struct typing *y)
{
	put_area(y, "number", y->r->of);
	put_dated(&y->out, "approved_on", y->r->on);
}

static void type_area_regime(struct typing *y)
{
	put_area(y, "area", y->r->of);
	put_code(y, "regime", regime_codes, y->r->code);
}

static void type_combination(struct typing *y)
{
	put_named(&y->out, y->t, "container", CALLED_CONTAINER, original(y, TABLE_containers, y->r->of));
	put_dated(&y->out, "changed_on", y->r->on);
	text_put(&y->out, " reason=periodic");
}

static void type_check(struct typing *y)
{
	put_named(&y->out, y->t, "machine", CALLED_MACHINE, original(y, TABLE_machines, y->r->of));
	text_put(&y->out, " kind=virus");
	put_dated(&y->out, "done_on", y->r->on);
	text_put(&y->out, " result=clean");
}

static void type_account(struct typing *y)
{
	put_named(&y->out, y->t, "machine", CALLED_MACHINE, original(y, TABLE_machines, y->r->of));
	put_person(y, "person", y->r->with);
	put_dated(&y->out, "from_on", y->r->on);
}

static void type_extension(struct typing *y)
{
	put_named(&y->out, y->t, "designation", CALLED_DESIGNATION, y->x->picture.items[y->r->of].designation);
	text_put(&y->out, " kind=extend");
	put_dated(&y->out, "done_on", y->r->on);
	put_dated(&y->out, "valid_until", (day)y->r->more);
}

static void type_give_back(struct typing *y)
{
	row item = original(y, TABLE_items, y->r->of);
	put_record(y, "loan", item, &y->x->from->loans[y->x->from->items[item].loans.first + y->r->with]);
	put_dated(&y->out, "to_on", y->r->on);
}

static void type_approval(struct typing *y)
{
	put_named(&y->out, y->t, "item", CALLED_ITEM, original(y, TABLE_items, y->r->of));
	put_code(y, "use", use_codes, (uint8_t)y->r->more);
	put_person(y, "person", y->r->with);
	put_dated(&y->out, "from_on", y->r->on);
	if (y->r->code)
		put_code(y, "method", method_codes, y->r->code);
}

/* ---- all of them -------------------------------------------------------------------------- */

static const struct { const char *verb, *reg; void (*type)(struct typing *); } typists[REMEDIES] = {
#define REMEDY(name, verb, reg) [REMEDY_##name] = { verb, reg, type_##name },
#include "decision/remedies.def"
#undef REMEDY
};

const struct reg *remedy_register(enum remedy r)
{
	return typists[r].reg ? register_named(typists[r].reg) : NULL;
}

/* What must be given and is not known here is left to whoever types it. */
static void put_what_is_missing(struct text *out, const struct reg *reg)
{
	for each_field(f, reg) {
		char key[64];
		snprintf(key, sizeof key, " %s=", f->name);
		if (f->rules & REQUIRED && !strstr(text_of(out), key))
			text_add(out, "%s…", key);
	}
}

const char *remedy_typed(const struct telling *t, const struct excerpt *x, const struct remedied *r, bool *names_no_record)
{
	struct typing y = { .out = { .arena = t->act->arena }, .t = t, .x = x, .r = r, .braces = names_no_record };
	*names_no_record = false;
	if (typists[r->remedy].verb)
		text_add(&y.out, "%s %s", typists[r->remedy].verb, typists[r->remedy].reg);
	typists[r->remedy].type(&y);
	if (same_text(typists[r->remedy].verb, "add"))
		put_what_is_missing(&y.out, remedy_register(r->remedy));
	return text_of(&y.out);
}
