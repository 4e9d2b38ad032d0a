/* The PCs of secret work, the checks they have had, the IDs people hold on them, and what is installed and reviewed on them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice wirings[] = {
	{ "stand_alone",   { "スタンドアローン", "Stand-alone" } },
	{ "in_area_wired", { "施設内有線接続",   "Wired inside the area" } },
	{ "networked",     { "ネットワーク接続", "Networked" } },
	{ 0 }
};

/* A machine without an area and a grade is not yet fit for anything. */
static const struct field machine[] = {
	{ "site",          REF,    REQUIRED, .to = "site",                    .label = { "事業所",   "Site" } },
	{ "name",          TEXT,   REQUIRED,                                  .label = { "名称",     "Name" } },
	{ "wiring",        CHOICE, REQUIRED, .from = wirings,                 .label = { "接続形態", "Wiring" } },
	{ "registered_on", DATE,   REQUIRED | PAST,                           .label = { "登録日",   "Registered on" } },
	{ "retired_on",    DATE,   .not_before = "registered_on",             .label = { "廃止日",   "Retired on" } },
	{ "area",          REF,    .to = "area",                              .label = { "保全施設", "Area" } },
	{ "grade",         CHOICE, .from = grades,                            .label = { "区分（上限）", "Grade, the highest" } },
	{ "fastened",      YES_NO, .duty = "pc.fastened",                     .label = { "ワイヤー固定・ロッカー保管", "Wired down or locked away" } },
};
static const struct constraint machine_limits[] = {
	{ "area", .breaks = "NEW.area IS NOT NULL AND NOT EXISTS (SELECT 1 FROM area WHERE area.id = NEW.area AND area.site = NEW.site)",
	  .must = { "その事業所の保全施設", "an area of the site" } },
	{ 0 }
};
const struct reg register_of_machines = {
	.name = "machine", .prefix = "M", .title = { "パソコン管理簿", "Machines" }, FIELDS(machine), .right = RIGHT_SYSTEMS, .scope = "site",
	.constraints = machine_limits
};

static const struct choice check_kinds[] = {
	{ "virus", { "ウイルスチェック", "Virus check" } },
	{ 0 }
};
static const struct choice check_results[] = {
	{ "clean",    { "異常なし", "Clean" } },
	{ "infected", { "感染あり", "Infected" } },
	{ 0 }
};

static const struct field machine_check[] = {
	{ "machine",    REF,       REQUIRED | FROZEN, .to = "machine",                       .label = { "パソコン", "Machine" } },
	{ "kind",       CHOICE,    REQUIRED, .from = check_kinds, .duty = "pc.virus_check",  .label = { "点検種別", "Kind of check" } },
	{ "done_on",    DATE,      REQUIRED | PAST, .duty = "pc.virus_check",                .label = { "実施日",   "Done on" } },
	{ "result",     CHOICE,    REQUIRED, .from = check_results,                          .label = { "結果",     "Result" } },
	{ "checked_by", REF,       .to = "person",                                           .label = { "実施者",   "Checked by" } },
	{ "note",       LONG_TEXT,                                                           .label = { "備考",     "Note" } },
};
const struct reg register_of_machine_checks = {
	.name = "machine_check", .prefix = "MC", .title = { "パソコン点検簿", "Machine checks" }, FIELDS(machine_check), .right = RIGHT_SYSTEMS, .scope = "machine"
};

static const struct field machine_account[] = {
	{ "machine",             REF,  REQUIRED | FROZEN, .to = "machine",       .label = { "パソコン", "Machine" } },
	{ "person",              REF,  REQUIRED | FROZEN, .to = "person",        .label = { "使用者",   "Person" } },
	{ "login",               TEXT, REQUIRED,                                 .label = { "ID",       "Login" } },
	{ "from_on",             DATE, REQUIRED,                                 .label = { "開始日",   "From" } },
	{ "to_on",               DATE, .not_before = "from_on",                  .label = { "終了日",   "To" } },
	{ "password_changed_on", DATE, PAST, .not_before = "from_on", .duty = "pc.password", .label = { "パスワード変更日", "Password changed on" } },
	{ "privileged",          YES_NO,                                         .label = { "管理者権限", "Administrator rights" } },
};
const struct reg register_of_machine_accounts = {
	.name = "machine_account", .prefix = "MA", .title = { "パソコンID簿", "Machine accounts" }, FIELDS(machine_account), .right = RIGHT_SYSTEMS, .scope = "machine",
	.unique = (const char *const[]){ "machine", "login", "from_on", NULL }, .own = "person"
};

static const struct field machine_software[] = {
	{ "machine",      REF,  REQUIRED | FROZEN, .to = "machine",      .label = { "パソコン",     "Machine" } },
	{ "product",      TEXT, REQUIRED,                                .label = { "ソフトウェア", "Product" } },
	{ "edition",      TEXT,                                          .label = { "版",           "Edition" } },
	{ "installed_on", DATE, REQUIRED | PAST,                         .label = { "導入日",       "Installed on" } },
	{ "removed_on",   DATE, PAST, .not_before = "installed_on",      .label = { "削除日",       "Removed on" } },
};
const struct reg register_of_machine_software = {
	.name = "machine_software", .prefix = "MS", .title = { "導入ソフトウェア簿", "Installed software" }, FIELDS(machine_software),
	.right = RIGHT_SYSTEMS, .scope = "machine", .unique = (const char *const[]){ "machine", "product", "installed_on", NULL }
};

static const struct field allowed_software[] = {
	{ "company", REF,  REQUIRED | FROZEN, .to = "company", .label = { "事業者",       "Company" } },
	{ "product", TEXT, REQUIRED,                           .label = { "ソフトウェア", "Product" } },
	{ "purpose", TEXT,                                     .label = { "業務上の必要", "Needed for" } },
	{ "from_on", DATE, REQUIRED,                           .label = { "開始日",       "From" } },
	{ "to_on",   DATE, .not_before = "from_on",            .label = { "終了日",       "To" } },
};
const struct reg register_of_allowed_software = {
	.name = "allowed_software", .prefix = "AS", .title = { "導入可ソフトウェア簿", "Software allow list" }, FIELDS(allowed_software),
	.right = RIGHT_SYSTEMS, .scope = "company", .unique = (const char *const[]){ "company", "product", "from_on", NULL }
};

static const struct field usage_review[] = {
	{ "machine",     REF,    REQUIRED | FROZEN, .to = "machine",                   .label = { "パソコン",     "Machine" } },
	{ "from_on",     DATE,   REQUIRED,                                             .label = { "対象期間の初日", "Covers from" } },
	{ "to_on",       DATE,   REQUIRED, .not_before = "from_on",                    .label = { "対象期間の末日", "Covers to" } },
	{ "reviewed_on", DATE,   REQUIRED | PAST, .not_before = "to_on", .duty = "pc.usage", .label = { "確認日",       "Reviewed on" } },
	{ "reviewed_by", REF,    .to = "person",                                       .label = { "確認者",       "Reviewed by" } },
	{ "anomaly",     YES_NO, REQUIRED,                                             .label = { "異常の有無",   "Anomaly found" } },
	{ "note",        LONG_TEXT,                                                    .label = { "備考",         "Note" } },
};
const struct reg register_of_usage_reviews = {
	.name = "usage_review", .prefix = "UR", .title = { "使用履歴確認簿", "Usage reviews" }, FIELDS(usage_review), .right = RIGHT_SYSTEMS,
	.scope = "machine"
};
