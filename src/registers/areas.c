/* Secured areas: for which regimes and grade, measure by measure, who may enter, and the containers in them with their locks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field area[] = {
	{ "site",        REF,    REQUIRED | FROZEN, .to = "site",        .label = { "事業所",       "Site" } },
	{ "name",        TEXT,   REQUIRED,                               .label = { "名称",         "Name" } },
	{ "grade",       CHOICE, REQUIRED, .from = grades,               .label = { "区分（上限）", "Grade, the highest" } },
	{ "approved_on", DATE,   PAST,                                   .label = { "承認日",       "Approved on" }, .right = RIGHT_APPROVAL },
	{ "closed_on",   DATE,   .not_before = "approved_on",            .label = { "閉鎖日",       "Closed on" } },
};
const struct reg register_of_areas = {
	.name = "area", .prefix = "A", .title = { "保全施設簿", "Secured areas" }, FIELDS(area), .right = RIGHT_BOOKS, .scope = "site"
};

static const struct field area_regime[] = {
	{ "area",   REF,    REQUIRED | FROZEN, .to = "area",    .label = { "保全施設", "Area" } },
	{ "regime", CHOICE, REQUIRED | FROZEN, .from = regimes, .label = { "制度",     "Regime" } },
};
const struct reg register_of_area_regimes = {
	.name = "area_regime", .prefix = "AR", .title = { "保全施設の制度", "Regimes of areas" }, FIELDS(area_regime), .right = RIGHT_BOOKS, .scope = "area",
	.unique = (const char *const[]){ "area", "regime", NULL }
};

static const struct choice measure_states[] = {
	{ "met",        { "適合",       "Met" } },
	{ "equivalent", { "同等の措置", "Equivalent measure" } },
	{ "not_met",    { "不適合",     "Not met" } },
	{ 0 }
};

static const struct field area_measure[] = {
	{ "area",        REF,    REQUIRED | FROZEN, .to = "area",                         .label = { "保全施設", "Area" } },
	{ "measure",     CHOICE, REQUIRED | FROZEN, .from = measures,                     .label = { "基準項目", "Measure" } },
	{ "state",       CHOICE, REQUIRED, .from = measure_states, .duty = "area.standard", .label = { "適否",   "State" } },
	{ "seen_on",     DATE,   REQUIRED | PAST,                                         .label = { "確認日",   "Seen on" } },
	{ "note",        LONG_TEXT,                                                       .label = { "備考",     "Note" } },
};
const struct reg register_of_area_measures = {
	.name = "area_measure", .prefix = "AM", .title = { "施設基準確認簿", "Facility standard" }, FIELDS(area_measure), .right = RIGHT_BOOKS,
	.scope = "area", .unique = (const char *const[]){ "area", "measure", "seen_on", NULL }
};

static const struct field area_pass[] = {
	{ "person",   REF,  REQUIRED | FROZEN, .to = "person", .label = { "立入者",   "Person" } },
	{ "area",     REF,  REQUIRED | FROZEN, .to = "area",   .label = { "保全施設", "Area" } },
	{ "from_on",  DATE, REQUIRED,                          .label = { "開始日",   "From" } },
	{ "to_on",    DATE, .not_before = "from_on",           .label = { "終了日",   "To" } },
	{ "badge",    TEXT,                                    .label = { "立入証番号", "Badge" } },
};
const struct reg register_of_area_passes = {
	.name = "area_pass", .prefix = "PA", .title = { "立入許可簿", "Area passes" }, FIELDS(area_pass), .right = RIGHT_BOOKS, .scope = "area",
	.own = "person"
};

static const struct choice container_kinds[] = {
	{ "safe",      { "金庫",           "Safe" } },
	{ "steel_box", { "鋼鉄製書庫・箱", "Steel cabinet or box" } },
	{ "locker",    { "ロッカー",       "Locker" } },
	{ 0 }
};

static const struct field container[] = {
	{ "area",       REF,    REQUIRED, .to = "area",                            .label = { "保全施設",     "Area" } },
	{ "name",       TEXT,   REQUIRED,                                          .label = { "名称",         "Name" } },
	{ "kind",       CHOICE, REQUIRED, .from = container_kinds,                 .label = { "種別",         "Kind" } },
	{ "grade",      CHOICE, REQUIRED, .from = grades,                          .label = { "区分（上限）", "Grade, the highest" } },
	{ "dial_lock",  YES_NO, REQUIRED, .duty = "container.locks",               .label = { "三段式文字盤鍵", "Three-combination dial lock" } },
	{ "key_lock",   YES_NO, REQUIRED, .duty = "container.locks",               .label = { "差込式鍵",     "Key lock" } },
	{ "placed_on",  DATE,   REQUIRED,                                          .label = { "設置日",       "Placed on" } },
	{ "removed_on", DATE,   .not_before = "placed_on",                         .label = { "撤去日",       "Removed on" } },
};
const struct reg register_of_containers = {
	.name = "container", .prefix = "B", .title = { "保管容器簿", "Containers" }, FIELDS(container), .right = RIGHT_CUSTODY, .scope = "area"
};

static const struct choice change_reasons[] = {
	{ "installed",  { "設置時",         "On installation" } },
	{ "periodic",   { "定期",           "Periodic" } },
	{ "holder",     { "知る者の交代",   "A holder left" } },
	{ "compromise", { "漏えいの疑い",   "Suspected compromise" } },
	{ 0 }
};

static const struct field combination_change[] = {
	{ "container",  REF,    REQUIRED | FROZEN, .to = "container",                     .label = { "保管容器",   "Container" } },
	{ "changed_on", DATE,   REQUIRED | PAST, .duty = "container.combination",         .label = { "変更日",     "Changed on" } },
	{ "reason",     CHOICE, REQUIRED, .from = change_reasons,                         .label = { "事由",       "Reason" } },
	{ "changed_by", REF,    .to = "person",                                           .label = { "変更者",     "Changed by" } },
	{ "next_on",    DATE,   .not_before = "changed_on",                               .label = { "次回期限（定めた場合）", "Next due, if set" } },
	{ "envelope",   TEXT,                                                             .label = { "封入控えの保管場所", "Where the sealed copy lies" } },
};
const struct reg register_of_combination_changes = {
	.name = "combination_change", .prefix = "CC", .title = { "文字盤変更簿", "Combination changes" }, FIELDS(combination_change),
	.right = RIGHT_CUSTODY, .scope = "container", .unique = (const char *const[]){ "container", "changed_on", NULL }
};

static const struct field combination_holder[] = {
	{ "container", REF,  REQUIRED | FROZEN, .to = "container", .label = { "保管容器", "Container" } },
	{ "person",    REF,  REQUIRED | FROZEN, .to = "person",    .label = { "知る者",   "Holder" } },
	{ "from_on",   DATE, REQUIRED,                             .label = { "開始日",   "From" } },
	{ "to_on",     DATE, .not_before = "from_on",              .label = { "終了日",   "To" } },
};
const struct reg register_of_combination_holders = {
	.name = "combination_holder", .prefix = "CH", .title = { "文字盤番号保持者簿", "Combination holders" }, FIELDS(combination_holder),
	.right = RIGHT_CUSTODY, .scope = "container"
};
