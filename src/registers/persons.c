/* The persons of a security programme: their nationalities, for whom they work, and who answers for what in a company.  The
 * company that keeps a person's record is its scope.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field person[] = {
	{ "kept_by",        REF,  REQUIRED, .to = "company", .label = { "名簿を備える事業者", "Kept by" } },
	{ "family_name",    TEXT, REQUIRED,                  .label = { "姓",           "Family name" } },
	{ "given_name",     TEXT, REQUIRED,                  .label = { "名",           "Given name" } },
	{ "family_name_en", TEXT,                            .label = { "姓（英字）",   "Family name (Latin)" } },
	{ "given_name_en",  TEXT,                            .label = { "名（英字）",   "Given name (Latin)" } },
	{ "born_on",        DATE, PAST,                      .label = { "生年月日",     "Born on" } },
};
const struct reg register_of_persons = {
	.name = "person", .prefix = "P", .title = { "関係社員名簿", "Persons" }, FIELDS(person), .right = RIGHT_BOOKS, .scope = "kept_by",
	.own = "id", .moves_scope = "own"
};

static const struct field nationality[] = {
	{ "person",  REF,     REQUIRED | FROZEN, .to = "person", .label = { "人",               "Person" } },
	{ "country", COUNTRY, REQUIRED,                          .label = { "国（ISO 3166-1）", "Country (ISO 3166-1)" } },
	{ "note",    LONG_TEXT,                                  .label = { "備考",             "Note" } },
};
const struct reg register_of_nationalities = {
	.name = "nationality", .prefix = "NA", .title = { "国籍簿", "Nationalities" }, FIELDS(nationality), .right = RIGHT_BOOKS, .scope = "person",
	.unique = (const char *const[]){ "person", "country", NULL }
};

static const struct choice employment_kinds[] = {
	{ "representative", { "代表者",     "Representative" } },
	{ "agent",          { "代理人",     "Agent" } },
	{ "employee",       { "従業者",     "Employee" } },
	{ "dispatched",     { "派遣労働者", "Dispatched worker" } },
	{ 0 }
};

static const struct field employment[] = {
	{ "person",        REF,    REQUIRED | FROZEN, .to = "person",   .label = { "人",       "Person" } },
	{ "company",       REF,    REQUIRED | FROZEN, .to = "company",  .label = { "事業者",   "Company" } },
	{ "kind",          CHOICE, REQUIRED, .from = employment_kinds,  .label = { "身分",     "Kind" } },
	{ "position",      TEXT,                                        .label = { "役職",     "Position" } },
	{ "from_on",       DATE,   REQUIRED,                            .label = { "開始日",   "From" } },
	{ "to_on",         DATE,   .not_before = "from_on",             .label = { "終了日",   "To" } },
	{ "department",    TEXT,                                        .label = { "所属部署", "Department" } },
	{ "dispatched_by", TEXT,                                        .label = { "派遣元",   "Dispatched by" } },
	{ "dispatcher",    REF,    .to = "company",                     .label = { "派遣元（事業者簿）", "Dispatched by (on the books)" } },
};
static const struct constraint employment_limits[] = {
	{ "dispatched_by", .breaks = "(NEW.kind = 'dispatched') <> (NEW.dispatched_by IS NOT NULL)",
	  .must = { "派遣元の名称（派遣労働者には必要、他の者には記さない）", "the name of the dispatching employer, for a dispatched worker and for nobody else" } },
	{ "dispatcher", .breaks = "NEW.dispatcher IS NOT NULL AND NEW.kind <> 'dispatched'",
	  .must = { "空欄（派遣労働者に限り記す）", "nothing, unless it is a dispatched worker" } },
	{ 0 }
};
const struct reg register_of_employments = {
	.name = "employment", .prefix = "E", .title = { "所属簿", "Employments" }, FIELDS(employment), .right = RIGHT_BOOKS, .scope = "company",
	.unique = (const char *const[]){ "person", "company", "from_on", NULL }, .constraints = employment_limits, .own = "person", .moves_scope = "own"
};

static const struct choice posts[] = {
	{ "management",      { "経営者等",           "Management" } },
	{ "director",        { "総括者",             "Security manager" } },
	{ "manager",         { "管理者",             "Manager of a site or section" } },
	{ "deputy",          { "副管理者・代行者",   "Deputy" } },
	{ "custodian",       { "保管責任者",         "Custodian" } },
	{ "system_manager",  { "情報システム管理者", "System manager" } },
	{ "protection_lead", { "保護責任者",         "Protection lead" } },
	{ "work_manager",    { "業務管理者",         "Manager of protection work" } },
	{ 0 }
};

static const struct field role_holder[] = {
	{ "company",      REF,    REQUIRED | FROZEN, .to = "company", .label = { "事業者",   "Company" } },
	{ "site",         REF,    .to = "site",                       .label = { "事業所（空なら全社）", "Site (whole company unless given)" } },
	{ "person",       REF,    REQUIRED, .to = "person",           .label = { "人",       "Person" } },
	{ "post",         CHOICE, REQUIRED, .from = posts,            .label = { "保全役職", "Post" } },
	{ "from_on",      DATE,   REQUIRED,                           .label = { "開始日",   "From" } },
	{ "to_on",        DATE,   .not_before = "from_on",            .label = { "終了日",   "To" } },
	{ "notified_on",  DATE,                                       .label = { "届出日",   "Notified on" } },
};
static const struct constraint role_holder_limits[] = {
	{ "site", .breaks = "NOT EXISTS (SELECT 1 FROM site WHERE site.id = NEW.site AND site.company = NEW.company) AND NEW.site IS NOT NULL",
	  .must = { "その事業者の事業所", "a site of the company" } },
	{ 0 }
};
const struct reg register_of_role_holders = {
	.name = "role_holder", .prefix = "RO", .title = { "保全役職者簿", "Security posts" }, FIELDS(role_holder), .right = RIGHT_BOOKS,
	.scope = "company", .constraints = role_holder_limits, .own = "person", .moves_scope = "own"
};
