/* The authority, its bureaus and their branches, and the areas they answer for.  Areas are dated data, never code.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice organisation_kinds[] = {
	{ "authority", { "防衛装備庁等", "Authority" } },
	{ "bureau",    { "地方防衛局",   "Regional bureau" } },
	{ "branch",    { "防衛支局等",   "Branch" } },
	{ 0 }
};

const struct choice prefectures[] = {
#define PREFECTURE(code, ja, en) { #code, { ja, en } },
#include "registers/prefectures.def"
#undef PREFECTURE
	{ 0 }
};

static const struct field organisation[] = {
	{ "name",    TEXT,   REQUIRED,                             .label = { "名称",     "Name" } },
	{ "name_en", TEXT,                                         .label = { "英語名称", "English name" } },
	{ "kind",    CHOICE, REQUIRED | FROZEN, .from = organisation_kinds, .label = { "種別",     "Kind" } },
	{ "parent",  REF,    .to = "organisation",                 .label = { "上部組織", "Part of" } },
	{ "seat",    TEXT,                                         .label = { "所在地",   "Seat" } },
	{ "unit",    TEXT,                                         .label = { "保全担当部署", "Unit for contractor security" } },
};
static const struct constraint organisation_limits[] = {
	{ "parent", .breaks = "NEW.parent = NEW.id", .must = { "本組織以外の組織", "another organisation" } },
	{ 0 }
};
const struct reg register_of_organisations = {
	.name = "organisation", .title = { "組織簿", "Organisations" }, FIELDS(organisation), .right = RIGHT_AUTHORITY,
	.constraints = organisation_limits, .moves_scope = "*"
};

static const struct field jurisdiction[] = {
	{ "organisation", REF,    REQUIRED | FROZEN, .to = "organisation", .label = { "組織",     "Organisation" } },
	{ "prefecture",   CHOICE, REQUIRED | INDEXED, .from = prefectures,           .label = { "都道府県", "Prefecture" } },
	{ "from_on",      DATE,   REQUIRED,                                .label = { "開始日",   "From" } },
	{ "to_on",        DATE,   .not_before = "from_on",                 .label = { "終了日",   "To" } },
	{ "municipality", TEXT,                                            .label = { "市区町村（空なら全域）", "Municipality (all unless given)" } },
};
/* A bureau and its branch may answer for one place, two bureaus may not. */
static const struct constraint jurisdiction_limits[] = {
	{ "prefecture", .clashes = "jurisdiction AS other JOIN organisation AS theirs ON theirs.id = other.organisation"
	  " JOIN organisation AS ours ON ours.id = NEW.organisation WHERE theirs.kind = ours.kind AND other.prefecture = NEW.prefecture"
	  " AND (COALESCE(other.municipality, '') = COALESCE(NEW.municipality, '')"
	  " OR SUBSTR(other.municipality, 1, LENGTH(NEW.municipality)) = NEW.municipality"
	  " OR SUBSTR(NEW.municipality, 1, LENGTH(other.municipality)) = other.municipality) AND " OVERLAPS,
	  .must = { "同じ期間に他の同種の組織が受け持たない区域", "a place for which no other organisation of the kind answers in the period" } },
	{ 0 }
};
const struct reg register_of_jurisdictions = {
	.name = "jurisdiction", .prefix = "J", .title = { "管轄区域簿", "Areas of responsibility" }, FIELDS(jurisdiction), .right = RIGHT_AUTHORITY,
	.constraints = jurisdiction_limits, .moves_scope = "*"
};
