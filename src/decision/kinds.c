/* The kinds of fact of the interchange, as its specification lists them (docs/decision.md): one row a field, in the order in which
 * `hozen picture` writes them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/kinds.h"
#include <string.h>

static const struct code reasons[]  = { { "doubt_notice", true }, { "incident", false }, { "other", false }, { 0 } };
static const struct code outcomes[] = { { "cleared", true }, { "not_cleared", false }, { 0 } };
static const struct code courses[]  = { { "initial", true }, { "annual", false }, { "ad_hoc", false }, { 0 } };
static const struct code checks[]   = { { "virus", 0 }, { 0 } };
static const struct code results[]  = { { "clean", true }, { "infected", false }, { 0 } };
static const struct code scopes[]   = { { "all", false }, { "military", true }, { 0 } };

/* Approvals are of items, and of what is done with items. */
static const struct code item_uses[] = {
	{ "view", USE_VIEW }, { "take", USE_TAKE }, { "copy", USE_COPY }, { "carry_out", USE_CARRY_OUT }, { "send", USE_SEND },
	{ "store", USE_STORE }, { "destroy", USE_DESTROY }, { 0 }
};

/* ---- persons ------------------------------------------------------------------------------ */

static const struct slot person[] = {
	{ "id",          SLOT_ID,        MUST, .of = PERSON },
	{ "nationality", SLOT_COUNTRIES, MUST, .of = PERSON },
	{ 0 }
};

static const struct slot employment[] = {
	{ "person",  SLOT_REFERENCE, MUST, OWNER,                       .of = PERSON },
	{ "company", SLOT_LABEL,     MUST, AT(employment, company),     .space = COMPANIES },
	{ "from_on", SLOT_DAY,       MUST, AT(employment, when.from) },
	{ "to_on",   SLOT_DAY,       0,    AT(employment, when.to) },
	{ 0 }
};

static const struct slot suspension[] = {
	{ "person",    SLOT_REFERENCE, MUST, OWNER,                     .of = PERSON },
	{ "from_on",   SLOT_DAY,       BARS, AT(suspension, when.from) },
	{ "to_on",     SLOT_DAY,       0,    AT(suspension, when.to) },
	{ "reason",    SLOT_CHOICE,    MUST, AT(suspension, is_doubt),  .choices = reasons },
	{ "regime",    SLOT_CHOICE,    0,    AT(suspension, regime),    .choices = regime_codes },
	{ "authority", SLOT_LABEL,     0,    AT(suspension, authority), .space = AUTHORITIES },
	{ 0 }
};

/* `until` holds counted_from until the terms are known. */
static const struct slot clearance[] = {
	{ "person",       SLOT_REFERENCE, MUST, OWNER,                       .of = PERSON },
	{ "regime",       SLOT_CHOICE,    MUST, AT(clearance, regime),       .choices = regime_codes },
	{ "authority",    SLOT_LABEL,     MUST, AT(clearance, authority),    .space = AUTHORITIES },
	{ "grade",        SLOT_GRADE,     0,    AT(clearance, grade) },
	{ "outcome",      SLOT_CHOICE,    0,    AT(clearance, cleared),      .choices = outcomes },
	{ "notice_on",    SLOT_DAY,       MUST, AT(clearance, notice_on) },
	{ "withdrawn_on", SLOT_DAY,       0,    AT(clearance, withdrawn_on) },
	{ "counted_from", SLOT_DAY,       0,    AT(clearance, until) },
	{ "consented_on", SLOT_DAY,       0,    AT(clearance, consented_on) },
	{ "reported_on",  SLOT_DAY,       0,    AT(clearance, reported_on) },
	{ 0 }
};

static const struct slot pledge[] = {
	{ "person",    SLOT_REFERENCE, MUST, OWNER,                 .of = PERSON },
	{ "regime",    SLOT_CHOICE,    MUST, AT(pledge, regime),    .choices = regime_codes },
	{ "signed_on", SLOT_DAY,       MUST, AT(pledge, when.from) },
	{ "ended_on",  SLOT_DAY,       0,    AT(pledge, when.to) },
	{ 0 }
};

static const struct slot education[] = {
	{ "person",  SLOT_REFERENCE, MUST, OWNER,                   .of = PERSON },
	{ "regime",  SLOT_CHOICE,    MUST, AT(education, regime),   .choices = regime_codes },
	{ "course",  SLOT_CHOICE,    MUST, AT(education, initial),  .choices = courses },
	{ "done_on", SLOT_DAY,       MUST, AT(education, done_on) },
	{ 0 }
};

static const struct slot handler_range[] = {
	{ "person",      SLOT_REFERENCE, MUST, OWNER,                  .of = PERSON },
	{ "contract",    SLOT_REFERENCE, MUST, AT(range, contract),    .of = CONTRACT },
	{ "designation", SLOT_LABEL,     0,    AT(range, designation), .space = DESIGNATIONS },
	{ "from_on",     SLOT_DAY,       MUST, AT(range, when.from) },
	{ "to_on",       SLOT_DAY,       0,    AT(range, when.to) },
	{ 0 }
};

/* ---- contracts and firms ------------------------------------------------------------------ */

/* An empty closing_until is never later than the end. */
static const struct slot contract[] = {
	{ "id",            SLOT_ID,      MUST, .of = CONTRACT },
	{ "prime",         SLOT_LABEL,   MUST, AT(contract, prime),         .space = COMPANIES },
	{ "authority",     SLOT_LABEL,   MUST, AT(contract, authority),     .space = AUTHORITIES },
	{ "start_on",      SLOT_DAY,     MUST, AT(contract, start_on) },
	{ "end_on",        SLOT_DAY,     0,    AT(contract, end_on) },
	{ "closing_until", SLOT_DAY,     BARS, AT(contract, closing_until) },
	{ "clauses",       SLOT_CHOICES, MUST, AT(contract, clauses),       .choices = clause_codes },
	{ 0 }
};

static const struct slot subcontract[] = {
	{ "contract",       SLOT_REFERENCE, MUST,  OWNER,                            .of = CONTRACT },
	{ "company",        SLOT_LABEL,     MUST,  AT(subcontract, company),         .space = COMPANIES },
	{ "approved_on",    SLOT_DAY,       0,     AT(subcontract, approved_on) },
	{ "flowed_down_on", SLOT_DAY,       0,     AT(subcontract, flowed_down_on) },
	{ "end_on",         SLOT_DAY,       0,     AT(subcontract, end_on) },
	{ "own_contract",   SLOT_REFERENCE, LOOSE, AT(subcontract, own_contract),    .of = CONTRACT, .instead = NOTHING },
	{ 0 }
};

static const struct slot facility_clearance[] = {
	{ "company",    SLOT_LABEL,   MUST, OWNER,                              .space = COMPANIES },
	{ "site",       SLOT_LABEL,   MUST, AT(facility_clearance, site),       .space = SITES },
	{ "regime",     SLOT_CHOICE,  MUST, AT(facility_clearance, regime),     .choices = regime_codes },
	{ "grade",      SLOT_GRADE,   MUST, AT(facility_clearance, grade) },
	{ "granted_on", SLOT_DAY,     MUST, AT(facility_clearance, granted_on) },
	{ "expires_on", SLOT_DAY,     0,    AT(facility_clearance, expires_on) },
	{ "suspended",  SLOT_PERIODS, 0,    AT(facility_clearance, suspended) },
	{ "revoked_on", SLOT_DAY,     0,    AT(facility_clearance, revoked_on) },
	{ 0 }
};

/* ---- places and machines ------------------------------------------------------------------ */

static const struct slot area[] = {
	{ "id",          SLOT_ID,      MUST, .of = AREA },
	{ "site",        SLOT_LABEL,   MUST, AT(area, site),        .space = SITES },
	{ "grade",       SLOT_GRADE,   MUST, AT(area, grade) },
	{ "regimes",     SLOT_CHOICES, MUST, AT(area, regimes),     .choices = regime_codes },
	{ "approved_on", SLOT_DAY,     0,    AT(area, approved_on) },
	{ "closed_on",   SLOT_DAY,     0,    AT(area, closed_on) },
	{ 0 }
};

static const struct slot area_pass[] = {
	{ "person",  SLOT_REFERENCE, MUST, OWNER,               .of = PERSON },
	{ "area",    SLOT_REFERENCE, MUST, AT(pass, area),      .of = AREA },
	{ "from_on", SLOT_DAY,       MUST, AT(pass, when.from) },
	{ "to_on",   SLOT_DAY,       0,    AT(pass, when.to) },
	{ 0 }
};

static const struct slot container[] = {
	{ "id",                 SLOT_ID,        MUST, .of = CONTAINER },
	{ "area",               SLOT_REFERENCE, MUST, AT(container, area),               .of = AREA },
	{ "grade",              SLOT_GRADE,     MUST, AT(container, grade) },
	{ "dial_lock",          SLOT_YES_NO,    MUST, AT(container, dial_lock) },
	{ "key_lock",           SLOT_YES_NO,    MUST, AT(container, key_lock) },
	{ "combination_due_on", SLOT_DAY,       BARS, AT(container, combination_due_on) },
	{ 0 }
};

static const struct slot machine[] = {
	{ "id",            SLOT_ID,        MUST, .of = MACHINE },
	{ "area",          SLOT_REFERENCE, MUST, AT(machine, area),          .of = AREA },
	{ "grade",         SLOT_GRADE,     MUST, AT(machine, grade) },
	{ "registered_on", SLOT_DAY,       MUST, AT(machine, registered_on) },
	{ "retired_on",    SLOT_DAY,       0,    AT(machine, retired_on) },
	{ "wiring",        SLOT_CHOICE,    MUST, AT(machine, wiring),        .choices = wiring_codes },
	{ 0 }
};

static const struct slot machine_check[] = {
	{ "machine", SLOT_REFERENCE, MUST, OWNER,              .of = MACHINE },
	{ "check",   SLOT_CHOICE,    MUST,                     .choices = checks },
	{ "done_on", SLOT_DAY,       MUST, AT(check, done_on) },
	{ "result",  SLOT_CHOICE,    MUST, AT(check, clean),   .choices = results },
	{ 0 }
};

static const struct slot machine_account[] = {
	{ "machine", SLOT_REFERENCE, MUST, OWNER,                  .of = MACHINE },
	{ "person",  SLOT_REFERENCE, MUST, AT(account, person),    .of = PERSON },
	{ "from_on", SLOT_DAY,       MUST, AT(account, when.from) },
	{ "to_on",   SLOT_DAY,       0,    AT(account, when.to) },
	{ 0 }
};

/* ---- items -------------------------------------------------------------------------------- */

static const struct slot item[] = {
	{ "id",            SLOT_ID,        MUST, .of = ITEM },
	{ "regime",        SLOT_CHOICE,    MUST, AT(item, regime),        .choices = regime_codes },
	{ "grade",         SLOT_GRADE,     MUST, AT(item, grade) },
	{ "authority",     SLOT_LABEL,     MUST, AT(item, authority),     .space = AUTHORITIES },
	{ "designation",   SLOT_LABEL,     0,    AT(item, designation),   .space = DESIGNATIONS },
	{ "contract",      SLOT_REFERENCE, MUST, AT(item, contract),      .of = CONTRACT },
	{ "form",          SLOT_CHOICE,    MUST, AT(item, form),          .choices = form_codes },
	{ "registered_on", SLOT_DAY,       MUST, AT(item, registered_on) },
	{ "designated_on", SLOT_DAY,       0,    AT(item, designated_on) },
	{ "valid_until",   SLOT_DAY,       0,    AT(item, valid_until) },
	{ "cancelled_on",  SLOT_DAY,       0,    AT(item, cancelled_on) },
	{ "destroyed_on",  SLOT_DAY,       0,    AT(item, destroyed_on) },
	{ "origin",        SLOT_PARTNER,   0,    AT(item, origin) },
	{ "military",      SLOT_YES_NO,    MUST, AT(item, military) },
	{ "release",       SLOT_COUNTRIES, 0,    .of = ITEM },
	{ 0 }
};

static const struct slot loan[] = {
	{ "item",    SLOT_REFERENCE, MUST, OWNER,               .of = ITEM },
	{ "person",  SLOT_REFERENCE, MUST, AT(loan, person),    .of = PERSON },
	{ "from_on", SLOT_DAY,       BARS, AT(loan, when.from) },
	{ "to_on",   SLOT_DAY,       0,    AT(loan, when.to) },
	{ 0 }
};

static const struct slot agreement[] = {
	{ "partner",     SLOT_PARTNER, MUST, OWNER },
	{ "in_force_on", SLOT_DAY,     MUST, AT(agreement, in_force_on) },
	{ "ended_on",    SLOT_DAY,     0,    AT(agreement, ended_on) },
	{ "scope",       SLOT_CHOICE,  MUST, AT(agreement, military_only), .choices = scopes },
	{ 0 }
};

static const struct slot approval[] = {
	{ "item",      SLOT_REFERENCE, MUST,  OWNER,                   .of = ITEM },
	{ "use",       SLOT_CHOICE,    MUST,  AT(approval, use),       .choices = item_uses },
	{ "person",    SLOT_REFERENCE, MUST,  AT(approval, person),    .of = PERSON },
	{ "from_on",   SLOT_DAY,       MUST,  AT(approval, when.from) },
	{ "to_on",     SLOT_DAY,       0,     AT(approval, when.to) },
	{ "method",    SLOT_CHOICE,    0,     AT(approval, method),    .choices = method_codes },
	{ "witness",   SLOT_REFERENCE, LOOSE, AT(approval, witness),   .of = PERSON, .instead = UNKNOWN },
	{ "reference", SLOT_NOTE,      .rules = 0 },
	{ 0 }
};

static const struct slot terms[] = {
	{ "sds_years",        SLOT_COUNT,   0, AT(terms, sds_years) },
	{ "kea_years",        SLOT_COUNT,   0, AT(terms, kea_years) },
	{ "education_months", SLOT_COUNT,   0, AT(terms, education_months) },
	{ "check_days",       SLOT_COUNT,   0, AT(terms, check_days) },
	{ "methods",          SLOT_METHODS, 0, AT(terms, methods) },
	{ 0 }
};

/* ---- what no single field tells ----------------------------------------------------------- */

static const char *pairs_there_are(struct act *act)
{
	struct text out = { .arena = act->arena };
#define PAIR(code, number, ja, en) text_add(&out, "%s" #code " %d", out.n ? ", " : "", (number));
#include "registers/pairs.def"
#undef PAIR
	return text_of(&out);
}

static void check_item(struct reading *r, const union fact *fact, const json_t *line)
{
	if (!is_pair(fact->item.regime, fact->item.grade))
		line_is_wrong(r, "grade", json_object_get(line, "grade"), phrase(r->act, W_LINE_PAIR, pairs_there_are(r->act)));
}

/* A defence secret's handler is named, not assessed; only the directives grade a person. */
static void check_clearance(struct reading *r, const union fact *fact, const json_t *line)
{
	uint8_t regime = fact->clearance.regime;
	if ((regime == REGIME_MDA || regime == REGIME_HI) && is_empty_value(json_object_get(line, "grade")))
		line_is_wrong(r, "grade", NULL, phrase(r->act, W_ACCEPTS_REQUIRED, phrase(r->act, W_LINE_GRADE)));
	if (regime != REGIME_DPB && is_empty_value(json_object_get(line, "outcome")))
		line_is_wrong(r, "outcome", NULL, phrase(r->act, W_ACCEPTS_REQUIRED,
		    phrase(r->act, W_ACCEPTS_CHOICE, names_of_codes(r->act, outcomes))));
}

/* ---- the kinds ---------------------------------------------------------------------------- */

#define ROW(declared, table)     .declares = declared, .in = TABLE_##table
#define FACT(of_whom, pool)      .owner = of_whom, .of = POOL_##pool

const struct kind kinds[] = {
	{ "person",             person,             ROW(PERSON, persons) },
	{ "employment",         employment,         FACT(PERSON, employments) },
	{ "suspension",         suspension,         FACT(PERSON, suspensions) },
	{ "clearance",          clearance,          FACT(PERSON, clearances), .check = check_clearance },
	{ "pledge",             pledge,             FACT(PERSON, pledges) },
	{ "education",          education,          FACT(PERSON, educations) },
	{ "handler_range",      handler_range,      FACT(PERSON, ranges) },
	{ "contract",           contract,           ROW(CONTRACT, contracts) },
	{ "subcontract",        subcontract,        FACT(CONTRACT, subcontracts) },
	{ "facility_clearance", facility_clearance, FACT(DECLARED_NOTHING, facility_clearances) },
	{ "area",               area,               ROW(AREA, areas) },
	{ "area_pass",          area_pass,          FACT(PERSON, passes) },
	{ "container",          container,          ROW(CONTAINER, containers) },
	{ "machine",            machine,            ROW(MACHINE, machines) },
	{ "machine_check",      machine_check,      FACT(MACHINE, checks) },
	{ "machine_account",    machine_account,    FACT(MACHINE, accounts) },
	{ "item",               item,               ROW(ITEM, items), .check = check_item },
	{ "loan",               loan,               FACT(ITEM, loans) },
	{ "agreement",          agreement,          FACT(DECLARED_NOTHING, agreements) },
	{ "approval",           approval,           FACT(ITEM, approvals) },
	{ "terms",              terms,              .is_terms = true },
	{ 0 }
};

const struct kind *kind_named(const char *name)
{
	for (const struct kind *k = kinds; name && k->name; k++)
		if (!strcmp(k->name, name))
			return k;
	return NULL;
}
