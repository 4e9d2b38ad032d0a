/* The PCs of secret work, the checks they have had, and the IDs people hold on them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice wirings[] = {
	{ "stand_alone",   { "スタンドアローン", "Stand-alone" } },
	{ "in_area_wired", { "施設内有線接続",   "Wired inside the area" } },
	{ "networked",     { "ネットワーク接続", "Networked" } },
	{ 0 }
};

static const struct field machine[] = {
	{ "site",          REF,    REQUIRED, .to = "site",                    .label = { "事業所",   "Site" } },
	{ "name",          TEXT,   REQUIRED,                                  .label = { "名称",     "Name" } },
	{ "wiring",        CHOICE, REQUIRED, .from = wirings,                 .label = { "接続形態", "Wiring" } },
	{ "registered_on", DATE,   REQUIRED,                                  .label = { "登録日",   "Registered on" } },
	{ "retired_on",    DATE,   .not_before = "registered_on",             .label = { "廃止日",   "Retired on" } },
};
const struct reg register_of_machines = {
	.name = "machine", .prefix = "M", .title = { "パソコン管理簿", "Machines" }, FIELDS(machine), .right = RIGHT_BOOKS, .scope = "site"
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
	{ "done_on",    DATE,      REQUIRED, .duty = "pc.virus_check",                       .label = { "実施日",   "Done on" } },
	{ "result",     CHOICE,    REQUIRED, .from = check_results,                          .label = { "結果",     "Result" } },
	{ "checked_by", REF,       .to = "person",                                           .label = { "実施者",   "Checked by" } },
	{ "note",       LONG_TEXT,                                                           .label = { "備考",     "Note" } },
};
const struct reg register_of_machine_checks = {
	.name = "machine_check", .prefix = "MC", .title = { "パソコン点検簿", "Machine checks" }, FIELDS(machine_check), .right = RIGHT_BOOKS, .scope = "machine"
};

static const struct field machine_account[] = {
	{ "machine", REF,  REQUIRED | FROZEN, .to = "machine", .label = { "パソコン", "Machine" } },
	{ "person",  REF,  REQUIRED | FROZEN, .to = "person",  .label = { "使用者",     "Person" } },
	{ "login",   TEXT, REQUIRED,                           .label = { "ID",         "Login" } },
	{ "from_on", DATE, REQUIRED,                           .label = { "開始日",     "From" } },
	{ "to_on",   DATE, .not_before = "from_on",            .label = { "終了日",     "To" } },
};
const struct reg register_of_machine_accounts = {
	.name = "machine_account", .prefix = "MA", .title = { "パソコンID簿", "Machine accounts" }, FIELDS(machine_account), .right = RIGHT_BOOKS, .scope = "machine",
	.unique = (const char *const[]){ "machine", "login", "from_on", NULL }
};
