/* Designations, the control register of what was made secret: from when, until when, under which matter, and all that happened
 * to it since.  Contractors see those they hold.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice marks[] = {
	{ "marking", { "表示", "Marking" } },
	{ "notice",  { "通知", "Notice" } },
	{ 0 }
};

/* What may stay secret beyond the last cap. */
static const struct choice exempt_matters[] = {
	{ "weapons",      { "武器・弾薬・航空機等",     "Weapons, ammunition, aircraft" } },
	{ "negotiations", { "外国等との交渉",           "Negotiations under way" } },
	{ "collection",   { "情報収集の手法・能力",     "Methods and capability of collection" } },
	{ "sources",      { "人的情報源",               "Human sources" } },
	{ "cryptography", { "暗号",                     "Cryptography" } },
	{ "foreign",      { "外国から長期の条件で提供された情報", "Foreign information on condition of a longer period" } },
	{ "other",        { "これらに準ずるもの",       "Similar, by cabinet order" } },
	{ 0 }
};

/* valid_until is the end of the first term; the events say how it went on. */
static const struct field designation[] = {
	{ "regime",        CHOICE, REQUIRED | FROZEN, .from = regimes,      .label = { "制度",         "Regime" } },
	{ "grade",         CHOICE, REQUIRED, .from = grades,                .label = { "区分",         "Grade" } },
	{ "authority",     REF,    REQUIRED | FROZEN, .to = "organisation", .label = { "指定した機関", "Designated by" } },
	{ "outline",       LONG_TEXT, REQUIRED,                             .label = { "概要",         "Outline" } },
	{ "matter",        TEXT,                                            .label = { "該当する事項（別表の号等）", "Matter (schedule and letter)" } },
	{ "designated_on", DATE,   REQUIRED,                                .label = { "指定日",       "Designated on" } },
	{ "valid_until",   DATE,   .not_before = "designated_on",           .label = { "有効期間の満了日", "Valid until" } },
	{ "measure",       CHOICE, REQUIRED, .from = marks,                 .label = { "表示・通知の別", "Marking or notice" } },
	{ "exempt",        CHOICE, .from = exempt_matters,                  .label = { "期間上限の例外", "Exempt from the last cap" } },
	{ "post",          TEXT,                                            .label = { "管理者の官職", "Post of the manager" } },
	{ "condition",     TEXT,                                            .label = { "解除の条件",   "Condition of cancellation" } },
};
static const struct constraint designation_limits[] = {
	{ "grade", .breaks = not_a_pair, .must = { "その制度にある区分", "a grade that the regime has" } },
	{ "valid_until", .breaks = "NEW.valid_until IS NULL AND NEW.regime IN ('SDS', 'KEA', 'DPB')",
	  .must = { "有効期間の満了日（特定秘密、重要経済安保情報及び装備品等秘密には必要）", "a last day, which SDS, KEA and DPB need" } },
	{ "designated_on", .breaks = "EXISTS (SELECT 1 FROM designation_event AS e WHERE e.designation = NEW.id AND e.done_on < NEW.designated_on)",
	  .must = { "記載事項の日以前の日", "a day not after its events" } },
	/* The same secret is under one of the regimes that exclude one another at a time: what followed did not begin before the end. */
	{ "designated_on", .breaks = "EXISTS (SELECT 1 FROM designation_event AS e WHERE e.successor = NEW.id AND e.done_on > NEW.designated_on)",
	  .must = { "前の指定が終わった日以後の日", "a day not before the designation that it followed had ended" } },
	{ 0 }
};
const struct reg register_of_designations = {
	.name = "designation", .title = { "指定管理簿", "Designations" }, FIELDS(designation), .right = RIGHT_DESIGNATION, .scope = "whole",
	.sights = (const struct sight[]){ { "designation_holder", "designation", "ended_on" }, { 0 } }, .constraints = designation_limits
};

static const struct choice designation_events[] = {
	{ "review",  { "指定理由の点検", "Review of the reasons" } },
	{ "extend",  { "延長",           "Extension" } },
	{ "convert", { "通知から表示へ", "From notice to marking" } },
	{ "expire",  { "満了",           "Expiry" } },
	{ "cancel",  { "解除",           "Cancellation" } },
	{ 0 }
};

static const struct field designation_event[] = {
	{ "designation",     REF,    REQUIRED | FROZEN, .to = "designation",  .label = { "指定",           "Designation" } },
	{ "kind",            CHOICE, REQUIRED, .from = designation_events,    .label = { "種別",           "Kind" } },
	{ "done_on",         DATE,   REQUIRED | PAST,                         .label = { "実施日",         "Done on" } },
	{ "valid_until",     DATE,   .not_before = "done_on",                 .label = { "新たな満了日",   "New last day" } },
	{ "successor",       REF,    .to = "designation",                     .label = { "後の指定",       "Designated anew as" } },
	{ "cabinet_on",      DATE,                                            .label = { "内閣の承認日",   "Cabinet approval on" } },
	{ "reference",       TEXT,                                            .label = { "文書番号",       "Reference" } },
	{ "note",            LONG_TEXT,                                       .label = { "備考",           "Note" } },
};
static const struct constraint designation_event_limits[] = {
	{ "valid_until", .breaks = "(NEW.kind = 'extend') <> (NEW.valid_until IS NOT NULL)",
	  .must = { "新たな満了日（延長には必要、他の事由には記さない）", "a new last day, for an extension and for nothing else" } },
	{ "done_on", .breaks = "EXISTS (SELECT 1 FROM designation AS d WHERE d.id = NEW.designation AND d.designated_on > NEW.done_on)",
	  .must = { "指定日以後の日", "a day not before the designation" } },
	{ "successor", .breaks = "NEW.successor IS NOT NULL AND NEW.kind NOT IN ('expire', 'cancel')",
	  .must = { "空欄（満了又は解除の場合に限り記す）", "nothing, unless the designation expires or is cancelled" } },
	{ "successor", .breaks = "NEW.successor = NEW.designation", .must = { "別の指定", "another designation" } },
	{ "successor", .breaks = "EXISTS (SELECT 1 FROM designation AS d WHERE d.id = NEW.successor AND d.designated_on < NEW.done_on)",
	  .must = { "満了又は解除の日以後にされた指定（特定秘密、特別防衛秘密、重要経済安保情報及び装備品等秘密は重ねて指定できない）",
	            "a designation not made before this one ended: SDS, MDA, KEA and DPB exclude one another" } },
	{ 0 }
};
static const struct constraint designation_event_bears[] = {
	{ "successor", .breaks = "t.successor IS NOT NULL",
	  .must = { "この記載事項により後の指定がされています。先に「後の指定」を空欄に変更し、後の指定を確かめてください",
	            "Another designation followed upon this event. Empty “Designated anew as” first, and see to that designation" } },
	{ "kind", .breaks = "t.kind IN ('expire', 'cancel') AND EXISTS (SELECT 1 FROM item WHERE item.designation = t.designation"
	  " AND (item.returned_on >= t.done_on OR item.destroyed_on >= t.done_on))",
	  .must = { "指定が終わった後に返却又は破棄された秘密物件等があるため、抹消できません", "Items of the designation were returned or destroyed after it ended, so the event cannot be voided" } },
	{ 0 }
};
const struct reg register_of_designation_events = {
	.name = "designation_event", .prefix = "DE", .title = { "指定管理簿記載事項", "Events of designations" }, FIELDS(designation_event),
	.right = RIGHT_DESIGNATION, .scope = "designation", .constraints = designation_event_limits,
	.bears = designation_event_bears
};

static const struct field designation_holder[] = {
	{ "designation", REF,  REQUIRED | FROZEN, .to = "designation", .label = { "指定",         "Designation" } },
	{ "company",     REF,  REQUIRED | FROZEN, .to = "company",     .label = { "保有・提供先", "Company that holds it" } },
	{ "noticed_on",  DATE, REQUIRED,                               .label = { "書面通知日",   "Written notice on" } },
	{ "ended_on",    DATE, .not_before = "noticed_on",             .label = { "保有終了日",   "Held until" } },
};
const struct reg register_of_designation_holders = {
	.name = "designation_holder", .prefix = "DH", .title = { "指定情報保有者簿", "Holders of designations" }, FIELDS(designation_holder),
	.right = RIGHT_DESIGNATION, .scope = "company", .unique = (const char *const[]){ "designation", "company", "noticed_on", NULL }
};
