/* Contracts of the authority with a prime, the clauses attached, the work passed on to any tier, and the programmes behind them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field equipment_category[] = {
	{ "name",    TEXT, REQUIRED, .label = { "名称",     "Name" } },
	{ "name_en", TEXT,           .label = { "英語名称", "English name" } },
	{ "place",   COUNT_OF,       .label = { "順序",     "Order" } },
};
const struct reg register_of_equipment_categories = {
	.name = "equipment_category", .title = { "装備品区分簿", "Equipment categories" }, FIELDS(equipment_category), .right = RIGHT_AUTHORITY
};

static const struct field procurement_amount[] = {
	{ "category",    REF,      REQUIRED | FROZEN, .to = "equipment_category", .label = { "装備品区分",   "Equipment category" } },
	{ "fiscal_year", COUNT_OF, REQUIRED | FROZEN,                             .label = { "会計年度",     "Fiscal year" } },
	{ "oku_yen",     COUNT_OF, REQUIRED,                                      .label = { "金額（億円）", "Amount (hundred million yen)" } },
	{ "source",      TEXT,                                                    .label = { "出典",         "Source" } },
};
const struct reg register_of_procurement_amounts = {
	.name = "procurement_amount", .prefix = "PR", .title = { "調達実績簿", "Procurement by year" }, FIELDS(procurement_amount), .right = RIGHT_AUTHORITY,
	.unique = (const char *const[]){ "category", "fiscal_year", NULL }
};

static const struct choice programme_kinds[] = {
	{ "development", { "共同開発", "Joint development" } },
	{ "production",  { "共同生産", "Joint production" } },
	{ "licence",     { "ライセンス国産", "Licensed production" } },
	{ "research",    { "共同研究", "Joint research" } },
	{ 0 }
};

static const struct field programme[] = {
	{ "title",    TEXT,   REQUIRED,                        .label = { "件名",     "Title" } },
	{ "title_en", TEXT,                                    .label = { "英語件名", "English title" } },
	{ "kind",     CHOICE, REQUIRED, .from = programme_kinds, .label = { "種別",   "Kind" } },
	{ "from_on",  DATE,   REQUIRED,                        .label = { "開始日",   "From" } },
	{ "to_on",    DATE,   .not_before = "from_on",         .label = { "終了日",   "To" } },
};
const struct reg register_of_programmes = {
	.name = "programme", .title = { "国際共同事業簿", "International programmes" }, FIELDS(programme), .right = RIGHT_AUTHORITY
};

static const struct field programme_partner[] = {
	{ "programme", REF,     REQUIRED | FROZEN, .to = "programme", .label = { "国際共同事業",   "Programme" } },
	{ "partner",   COUNTRY, REQUIRED | FROZEN,                    .label = { "相手国等",       "Partner" } },
};
const struct reg register_of_programme_partners = {
	.name = "programme_partner", .prefix = "PP", .title = { "国際共同事業相手国簿", "Partners of programmes" }, FIELDS(programme_partner),
	.right = RIGHT_AUTHORITY, .unique = (const char *const[]){ "programme", "partner", NULL }
};

static const struct field contract[] = {
	{ "prime",         REF,  REQUIRED, .to = "company",            .label = { "契約相手方", "Prime contractor" } },
	{ "authority",     REF,  REQUIRED, .to = "organisation",       .label = { "契約担当",   "Authority" } },
	{ "title",         TEXT, REQUIRED,                             .label = { "件名",       "Title" } },
	{ "title_en",      TEXT,                                       .label = { "英語件名",   "English title" } },
	{ "start_on",      DATE, REQUIRED,                             .label = { "開始日",     "Start on" } },
	{ "end_on",        DATE, .not_before = "start_on",             .label = { "終了日",     "End on" } },
	{ "closing_until", DATE, .not_before = "end_on",               .label = { "返却・破棄の期限", "Time to return and destroy until" } },
	{ "category",      REF,  .to = "equipment_category",           .label = { "装備品区分", "Equipment category" } },
	{ "programme",     REF,  .to = "programme",                    .label = { "国際共同事業", "Programme" } },
};
static const struct constraint contract_limits[] = {
	{ "prime", .breaks = "EXISTS (SELECT 1 FROM subcontract AS s WHERE s.contract = NEW.id AND s.given_by <> NEW.prime"
	  " AND NOT EXISTS (SELECT 1 FROM subcontract AS above WHERE above.contract = NEW.id AND above.company = s.given_by))"
	  " OR EXISTS (SELECT 1 FROM subcontract AS s WHERE s.own_contract = NEW.id AND s.company <> NEW.prime)",
	  .must = { "下請負簿と矛盾しない事業者", "a company that agrees with the subcontracts" } },
	{ 0 }
};
const struct reg register_of_contracts = {
	.name = "contract", .title = { "契約簿", "Contracts" }, FIELDS(contract), .right = RIGHT_BOOKS, .scope = "prime",
	.sights = (const struct sight[]){ { "subcontract", "contract", NULL }, { 0 } }, .constraints = contract_limits
};

static const struct field contract_clause[] = {
	{ "contract",    REF,    REQUIRED | FROZEN, .to = "contract",                 .label = { "契約",   "Contract" } },
	{ "clause",      CHOICE, REQUIRED | FROZEN, .from = clauses, .duty = "contract.clause", .label = { "特約条項", "Clause" } },
	{ "attached_on", DATE,   PAST,                                                .label = { "付した日", "Attached on" } },
};
const struct reg register_of_contract_clauses = {
	.name = "contract_clause", .prefix = "KC", .title = { "特約条項簿", "Clauses of contracts" }, FIELDS(contract_clause), .right = RIGHT_BOOKS,
	.scope = "contract", .unique = (const char *const[]){ "contract", "clause", NULL }
};

/* Work passed on, tier by tier: who gave it, who took it. */
static const struct field subcontract[] = {
	{ "contract",       REF,  REQUIRED | FROZEN, .to = "contract",             .label = { "契約",         "Contract" } },
	{ "given_by",       REF,  REQUIRED | FROZEN, .to = "company",              .label = { "発注した事業者", "Given by" } },
	{ "company",        REF,  REQUIRED | FROZEN | NAMES, .to = "company",      .label = { "下請負者",     "Subcontractor" } },
	{ "work",           TEXT, REQUIRED,                                        .label = { "業務",         "Work" } },
	{ "start_on",       DATE, REQUIRED,                                        .label = { "開始日",       "Start on" } },
	{ "end_on",         DATE, .not_before = "start_on",                        .label = { "終了日",       "End on" } },
	{ "approved_on",    DATE, PAST, .duty = "subcontract.approved",            .label = { "官の承認日",   "Approved on" }, .right = RIGHT_APPROVAL },
	{ "flowed_down_on", DATE, PAST, .duty = "subcontract.flow_down",           .label = { "特約条項を課した日", "Clause flowed down on" } },
	{ "own_contract",   REF,  .to = "contract",                                .label = { "官との直接契約", "Own contract with the authority" } },
};
static const struct constraint subcontract_limits[] = {
	{ "company", .breaks = "NEW.company = NEW.given_by", .must = { "発注した事業者とは別の事業者", "a company other than who gives the work" } },
	/* Tier by tier from the prime, without the record itself, so that no circle stands by itself. */
	{ "given_by", .breaks = "NEW.given_by NOT IN (WITH RECURSIVE party(company) AS (SELECT contract.prime FROM contract WHERE contract.id = NEW.contract"
	  " UNION SELECT s.company FROM subcontract AS s JOIN party ON s.given_by = party.company WHERE s.contract = NEW.contract AND s.id <> NEW.id)"
	  " SELECT company FROM party)",
	  .must = { "その契約の相手方又は下請負者", "the prime or a subcontractor of the contract" } },
	{ "own_contract", .breaks = "NEW.own_contract IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contract WHERE contract.id = NEW.own_contract"
	  " AND contract.prime = NEW.company)", .must = { "下請負者を相手方とする契約", "a contract whose prime is the subcontractor" } },
	{ 0 }
};
static const struct constraint subcontract_bears[] = {
	{ "company", .breaks = "EXISTS (SELECT 1 FROM subcontract AS below WHERE below.contract = t.contract AND below.given_by = t.company)"
	  " AND NOT EXISTS (SELECT 1 FROM contract WHERE contract.id = t.contract AND contract.prime = t.company)"
	  " AND NOT EXISTS (SELECT 1 FROM subcontract AS same WHERE same.contract = t.contract AND same.company = t.company AND same.id <> t.id)",
	  .must = { "この下請負者が更に発注した下請負があります。先にそれを抹消してください", "This subcontractor has passed work on. Void that subcontract first" } },
	{ 0 }
};
const struct reg register_of_subcontracts = {
	.name = "subcontract", .prefix = "SC", .title = { "下請負簿", "Subcontracts" }, FIELDS(subcontract), .right = RIGHT_BOOKS, .scope = "given_by",
	.sights = (const struct sight[]){ { NULL, "company", NULL }, { 0 } }, .constraints = subcontract_limits,
	.unique = (const char *const[]){ "contract", "given_by", "company", "start_on", NULL }, .bears = subcontract_bears
};

/* ---- facility clearance ------------------------------------------------------------------- */

static const struct field facility_clearance[] = {
	{ "company",    REF,    REQUIRED | FROZEN, .to = "company",              .label = { "事業者",     "Company" } },
	{ "site",       REF,    REQUIRED | FROZEN, .to = "site",                 .label = { "事業所",     "Site" } },
	{ "regime",     CHOICE, REQUIRED | FROZEN, .from = regimes,              .label = { "制度",       "Regime" } },
	{ "grade",      CHOICE, REQUIRED, .from = grades,                        .label = { "区分（上限）", "Grade, the highest" } },
	{ "authority",  REF,    REQUIRED, .to = "organisation",                  .label = { "付与した機関", "Granted by" } },
	{ "granted_on", DATE,   REQUIRED, .duty = "facility.cleared",            .label = { "付与日",     "Granted on" } },
	{ "expires_on", DATE,   .not_before = "granted_on",                      .label = { "満了日",     "Expires on" } },
	{ "revoked_on", DATE,   .not_before = "granted_on",                      .label = { "取消日",     "Revoked on" } },
	{ "reference",  TEXT,                                                    .label = { "文書番号",   "Reference" } },
};
static const struct constraint facility_clearance_limits[] = {
	{ "site", .breaks = "NOT EXISTS (SELECT 1 FROM site WHERE site.id = NEW.site AND site.company = NEW.company)",
	  .must = { "その事業者の事業所", "a site of the company" } },
	{ 0 }
};
const struct reg register_of_facility_clearances = {
	.name = "facility_clearance", .prefix = "FC", .title = { "企業の秘密取扱資格簿", "Facility clearances" }, FIELDS(facility_clearance),
	.right = RIGHT_EXAMINATION, .scope = "company", .constraints = facility_clearance_limits
};

static const struct field facility_suspension[] = {
	{ "facility_clearance", REF,  REQUIRED | FROZEN, .to = "facility_clearance", .label = { "企業の資格", "Facility clearance" } },
	{ "from_on",            DATE,                                                .label = { "開始日",     "From" } },
	{ "to_on",              DATE, .not_before = "from_on",                       .label = { "終了日",     "To" } },
	{ "reason",             TEXT, REQUIRED,                                      .label = { "理由",       "Reason" } },
};
const struct reg register_of_facility_suspensions = {
	.name = "facility_suspension", .prefix = "FS", .title = { "企業資格停止簿", "Suspended facility clearances" }, FIELDS(facility_suspension),
	.right = RIGHT_EXAMINATION, .scope = "facility_clearance"
};
