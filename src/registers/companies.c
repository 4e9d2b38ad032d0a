/* Companies and their sites, who holds them, what ties them abroad, and who answers for security in them.  A record belongs to a
 * company, directly or through what it refers to: that is its scope.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <string.h>

static const struct field company[] = {
	{ "name",             TEXT,    REQUIRED, .label = { "名称",             "Name" } },
	{ "name_en",          TEXT,              .label = { "英語名称",         "English name" } },
	{ "corporate_number", TEXT,    UNIQUE,   .label = { "法人番号",         "Corporate number" } },
	{ "country",          COUNTRY,           .label = { "国（ISO 3166-1）", "Country (ISO 3166-1)" } },
};

enum { CORPORATE_NUMBER = 2 };

static void company_check(struct act *act, long line, const char *number, const char **values)
{
	(void)number;
	if (values[CORPORATE_NUMBER])
		values[CORPORATE_NUMBER] = folded(act->arena, values[CORPORATE_NUMBER]);
	const char *corporate = values[CORPORATE_NUMBER];
	if (corporate && (strlen(corporate) != 13 || strspn(corporate, "0123456789") != 13))
		problem_add(act, line, "corporate_number", corporate, phrase(act, W_CORPORATE_NUMBER));
}

const struct reg register_of_companies = {
	.name = "company", .title = { "事業者簿", "Companies" }, FIELDS(company), .right = RIGHT_BOOKS, .scope = "id", .check = company_check
};

static const struct field site[] = {
	{ "company",      REF,    REQUIRED | FROZEN, .to = "company", .label = { "事業者",   "Company" } },
	{ "name",         TEXT,   REQUIRED,                           .label = { "事業所名", "Name" } },
	{ "name_en",      TEXT,                                       .label = { "英語名称", "English name" } },
	{ "prefecture",   CHOICE, INDEXED, .from = prefectures,                .label = { "都道府県", "Prefecture" } },
	{ "municipality", TEXT,                                       .label = { "市区町村", "Municipality" } },
	{ "opened_on",    DATE,                                       .label = { "開設日",   "Opened on" } },
	{ "closed_on",    DATE,   .not_before = "opened_on",          .label = { "閉鎖日",   "Closed on" } },
};
const struct reg register_of_sites = {
	.name = "site", .prefix = "S", .title = { "事業所簿", "Sites" }, FIELDS(site), .right = RIGHT_BOOKS, .scope = "company", .moves_scope = "company"
};

/* ---- who holds a company ------------------------------------------------------------------ */

static const struct field ownership_interest[] = {
	{ "company",        REF,      REQUIRED | FROZEN, .to = "company",  .label = { "被所有事業者",   "Company held" } },
	{ "holder",         REF,      .to = "company",                     .label = { "保有者（事業者簿）", "Holder (on the books)" } },
	{ "holder_name",    TEXT,                                          .label = { "保有者の名称",   "Name of the holder" } },
	{ "holder_country", COUNTRY,                                       .label = { "保有者の国（ISO 3166-1）", "Country of the holder (ISO 3166-1)" } },
	{ "votes_bp",       COUNT_OF, REQUIRED,                            .label = { "議決権割合（万分率）", "Voting rights (basis points)" } },
	{ "from_on",        DATE,     REQUIRED,                            .label = { "開始日",         "From" } },
	{ "to_on",          DATE,     .not_before = "from_on",             .label = { "終了日",         "To" } },
};
static const struct constraint ownership_limits[] = {
	{ "holder", .breaks = "(NEW.holder IS NULL) = (NEW.holder_name IS NULL)",
	  .must = { "事業者簿の番号か名称のどちらか一方", "either a company on the books or a name, not both" } },
	{ "holder", .breaks = "NEW.holder = NEW.company", .must = { "本人以外の事業者", "a company other than the one held" } },
	{ "votes_bp", .breaks = "NEW.votes_bp > 10000", .must = { "10000 以下（100% は 10000）", "at most 10000, which is 100 %" } },
	{ "from_on", .clashes = "ownership_interest AS other WHERE other.company = NEW.company AND other.holder = NEW.holder AND " OVERLAPS,
	  .must = { "同じ保有者の期間と重ならない期間", "a period that does not overlap another of the same holder" } },
	{ 0 }
};
const struct reg register_of_ownership_interests = {
	.name = "ownership_interest", .prefix = "OI", .title = { "資本関係簿", "Ownership interests" }, FIELDS(ownership_interest),
	.right = RIGHT_BOOKS, .scope = "company", .constraints = ownership_limits
};

static const struct choice tie_kinds[] = {
	{ "officer",  { "外国籍の役員",           "Officer of foreign nationality" } },
	{ "creditor", { "外国の債権者",           "Foreign creditor" } },
	{ "revenue",  { "外国からの売上",         "Foreign revenue" } },
	{ "contract", { "外国企業との契約・実施許諾", "Contract or licence with a foreign firm" } },
	{ "control",  { "外国による支配・影響",   "Foreign control or influence" } },
	{ "other",    { "その他",                 "Other" } },
	{ 0 }
};
static const struct choice mitigations[] = {
	{ "none",       { "措置なし",           "None" } },
	{ "resolution", { "取締役会決議による排除", "Board resolution" } },
	{ "proxy",      { "代理人による議決権行使", "Proxy agreement" } },
	{ "agreement",  { "特別保全合意",       "Special security agreement" } },
	{ "technology", { "技術管理計画",       "Technology control plan" } },
	{ 0 }
};

static const struct field foreign_tie[] = {
	{ "company",     REF,       REQUIRED | FROZEN, .to = "company", .label = { "事業者",           "Company" } },
	{ "kind",        CHOICE,    REQUIRED, .from = tie_kinds,        .label = { "関係の種別",       "Kind of tie" } },
	{ "country",     COUNTRY,   REQUIRED,                           .label = { "国（ISO 3166-1）", "Country (ISO 3166-1)" } },
	{ "detail",      LONG_TEXT,                                     .label = { "内容",             "Detail" } },
	{ "mitigation",  CHOICE,    .from = mitigations,                .label = { "影響排除の措置",   "Mitigation" } },
	{ "reported_on", DATE,                                          .label = { "報告日",           "Reported on" } },
	{ "from_on",     DATE,      REQUIRED,                           .label = { "開始日",           "From" } },
	{ "to_on",       DATE,      .not_before = "from_on",            .label = { "終了日",           "To" } },
};
const struct reg register_of_foreign_ties = {
	.name = "foreign_tie", .prefix = "FT", .title = { "外国関係簿", "Foreign ties" }, FIELDS(foreign_tie), .right = RIGHT_BOOKS, .scope = "company"
};

/* ---- the firm's own rules ----------------------------------------------------------------- */

static const struct field rule_set[] = {
	{ "company",      REF,    REQUIRED | FROZEN, .to = "company", .label = { "事業者",       "Company" } },
	{ "regime",       CHOICE, .from = regimes,                    .label = { "制度（空なら全て）", "Regime (all unless given)" } },
	{ "title",        TEXT,   REQUIRED,                           .label = { "規則の名称",   "Title" } },
	{ "edition",      TEXT,   REQUIRED,                           .label = { "版",           "Edition" } },
	{ "made_on",      DATE,   REQUIRED | PAST,                    .label = { "制定・改正日", "Made on" } },
	{ "confirmed_on", DATE,   PAST, .not_before = "made_on",      .label = { "官の確認日",   "Confirmed on" }, .right = RIGHT_APPROVAL },
	{ "confirmed_by", REF,    .to = "organisation",               .label = { "確認機関",     "Confirmed by" }, .right = RIGHT_APPROVAL },
	{ "to_on",        DATE,   .not_before = "made_on",            .label = { "失効日",       "In force to" } },
};
const struct reg register_of_rule_sets = {
	.name = "rule_set", .prefix = "RS", .title = { "秘密保全規則簿", "Security rules" }, FIELDS(rule_set), .right = RIGHT_BOOKS, .scope = "company",
	.unique = (const char *const[]){ "company", "title", "edition", NULL }
};

static const struct choice strengths[] = {
	{ "equal",    { "同等",   "Equal" } },
	{ "stricter", { "より厳格", "Stricter" } },
	{ "weaker",   { "不十分", "Weaker" } },
	{ 0 }
};

static const struct field rule_heading[] = {
	{ "rule_set",  REF,    REQUIRED | FROZEN, .to = "rule_set", .label = { "規則",           "Security rules" } },
	{ "heading",   CHOICE, REQUIRED, .from = headings,          .label = { "事項",           "Heading" } },
	{ "provision", TEXT,   REQUIRED,                            .label = { "該当する規定",   "Provision" } },
	{ "strength",  CHOICE, REQUIRED, .from = strengths,         .label = { "基準との比較",   "Compared with the standard" } },
};
const struct reg register_of_rule_headings = {
	.name = "rule_heading", .prefix = "RH", .title = { "秘密保全規則事項簿", "Headings of the rules" }, FIELDS(rule_heading),
	.right = RIGHT_BOOKS, .scope = "rule_set", .unique = (const char *const[]){ "rule_set", "heading", NULL }
};
