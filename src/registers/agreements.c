/* Agreements with partners on the security of information, and which of their levels equal which of ours.  Dated data, never code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice scopes[] = {
	{ "all",      { "秘密情報全般",         "All classified information" } },
	{ "military", { "秘密軍事情報に限定", "Classified military information only" } },
	{ 0 }
};

/* One that was signed and is not yet in force has no in_force_on. */
static const struct field agreement[] = {
	{ "partner",     COUNTRY, REQUIRED | FROZEN,                     .label = { "相手国等",   "Partner" } },
	{ "name",        TEXT,    REQUIRED,                              .label = { "名称",       "Name" } },
	{ "name_en",     TEXT,                                           .label = { "英語名称",   "English name" } },
	{ "scope",       CHOICE,  REQUIRED, .from = scopes,              .label = { "保護対象",   "Scope" } },
	{ "signed_on",   DATE,                                           .label = { "署名日",     "Signed on" } },
	{ "in_force_on", DATE,    .not_before = "signed_on",             .label = { "発効日",     "In force on" } },
	{ "ended_on",    DATE,    .not_before = "in_force_on",           .label = { "終了日",     "Ended on" } },
	{ "source",      TEXT,                                           .label = { "出典",       "Source" } },
	{ "note",        LONG_TEXT,                                      .label = { "備考",       "Note" } },
};
const struct reg register_of_agreements = {
	.name = "agreement", .title = { "情報保護協定簿", "Agreements" }, FIELDS(agreement), .right = RIGHT_AUTHORITY
};

static const struct field equivalence[] = {
	{ "agreement", REF,    REQUIRED | FROZEN, .to = "agreement", .label = { "協定",         "Agreement" } },
	{ "level",     TEXT,   REQUIRED | FROZEN,                    .label = { "相手国等の区分", "Partner’s level" } },
	{ "regime",    CHOICE, REQUIRED, .from = regimes,            .label = { "制度",         "Regime" } },
	{ "grade",     CHOICE, REQUIRED, .from = grades,             .label = { "区分",         "Grade" } },
	{ "from_on",   DATE,                                         .label = { "開始日",       "From" } },
	{ "to_on",     DATE,   .not_before = "from_on",              .label = { "終了日",       "To" } },
	{ "note",      LONG_TEXT,                                    .label = { "備考",         "Note" } },
};
static const struct constraint equivalence_limits[] = {
	{ "grade", .breaks = not_a_pair, .must = { "その制度にある区分", "a grade that the regime has" } },
	{ 0 }
};
const struct reg register_of_equivalences = {
	.name = "equivalence", .prefix = "EQ", .title = { "区分対応簿", "Equivalences" }, FIELDS(equivalence), .right = RIGHT_AUTHORITY,
	.constraints = equivalence_limits
};
