/* Custody: every copy of what is classified, where it came from and where it is, who has it, and what was approved for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice forms[] = {
	{ "document",   { "文書・図画",     "Document or drawing" } },
	{ "electronic", { "電磁的記録",     "Electronic record" } },
	{ "medium",     { "記録媒体",       "Storage medium" } },
	{ "object",     { "物件",           "Object" } },
	{ 0 }
};
static const struct choice destructions[] = {
	{ "burning",  { "焼却", "Burning" } },
	{ "shredding", { "細断", "Shredding" } },
	{ "grinding", { "粉砕", "Pulverising" } },
	{ "dissolving", { "溶解", "Dissolving" } },
	{ "erasing",  { "復元不能な消去・破壊", "Erasing beyond recovery" } },
	{ 0 }
};

static const struct field item[] = {
	{ "holder",        REF,      REQUIRED, .to = "company",                .label = { "保管する事業者", "Held by" } },
	{ "contract",      REF,      REQUIRED, .to = "contract",               .label = { "契約",         "Contract" } },
	{ "regime",        CHOICE,   REQUIRED | FROZEN, .from = regimes,       .label = { "制度",         "Regime" } },
	{ "grade",         CHOICE,   REQUIRED, .from = grades,                 .label = { "区分",         "Grade" } },
	{ "authority",     REF,      REQUIRED, .to = "organisation",           .label = { "提供・保有させる機関", "Authority" } },
	{ "designation",   REF,      .to = "designation",                      .label = { "指定",         "Designation" } },
	{ "title",         TEXT,     REQUIRED,                                 .label = { "件名",         "Title" } },
	{ "title_en",      TEXT,                                               .label = { "英語件名",     "English title" } },
	{ "form",          CHOICE,   REQUIRED, .from = forms,                  .label = { "形態",         "Form" } },
	{ "copy_no",       COUNT_OF,                                           .label = { "一連番号",     "Copy number" } },
	{ "pages",         COUNT_OF,                                           .label = { "枚数",         "Pages" } },
	{ "registered_on", DATE,     REQUIRED | PAST,                          .label = { "登録日",       "Registered on" } },
	{ "received_from", TEXT,                                               .label = { "受領元",       "Received from" } },
	{ "origin",        COUNTRY,                                            .label = { "原産国（国内は JP）", "Origin (JP for Japan)" } },
	{ "origin_mark",   TEXT,                                               .label = { "提供国の区分表示", "Originator’s marking" } },
	{ "military",      YES_NO,   REQUIRED,                                 .label = { "軍事情報",     "Military information" } },
	{ "container",     REF,      .to = "container",                        .label = { "保管容器",     "Container" } },
	{ "custodian",     REF,      .to = "person",                           .label = { "保管責任者",   "Custodian" } },
	{ "copy_of",       REF,      .to = "item",                             .label = { "複製元",       "Copy of" } },
	{ "returned_on",   DATE,     PAST, .not_before = "registered_on",      .label = { "返却日",       "Returned on" } },
	{ "destroyed_on",  DATE,     PAST, .not_before = "registered_on",      .label = { "破棄日",       "Destroyed on" } },
	{ "destroyed_by",  REF,      .to = "person",                           .label = { "破棄実施者",   "Destroyed by" } },
	{ "witnessed_by",  REF,      .to = "person",                           .label = { "破棄立会者",   "Destruction witnessed by" } },
	{ "destruction",   CHOICE,   .from = destructions,                     .label = { "破棄の方法",   "Method of destruction" } },
};
static const struct constraint item_limits[] = {
	{ "grade", .breaks = not_a_pair, .must = { "その制度にある区分", "a grade that the regime has" } },
	{ "registered_on", .breaks = "EXISTS (SELECT 1 FROM loan WHERE loan.item = NEW.id AND loan.from_on < NEW.registered_on)",
	  .must = { "貸出日以前の日", "a day not after its loans" } },
	{ "designation", .breaks = "NEW.designation IS NULL AND NEW.regime <> 'PI'",
	  .must = { "指定の番号（保護すべき情報のほかは必要。先に指定管理簿へ登録する）", "the number of a designation, which every regime but PI needs" } },
	/* The grade follows the designation when that is re-graded, item by item. */
	{ "designation", .breaks = "NEW.designation IS NOT NULL AND NOT EXISTS (SELECT 1 FROM designation AS d WHERE d.id = NEW.designation"
	  " AND d.regime = NEW.regime)", .must = { "同じ制度の指定", "a designation of the same regime" } },
	{ "copy_of", .breaks = "NEW.copy_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item AS original WHERE original.id = NEW.copy_of"
	  " AND original.id <> NEW.id AND original.regime = NEW.regime)",
	  .must = { "同じ制度の別の秘密物件等", "another item of the same regime" } },
	{ "destroyed_on", .breaks = "NEW.destroyed_on IS NULL"
	  " AND (NEW.destroyed_by IS NOT NULL OR NEW.witnessed_by IS NOT NULL OR NEW.destruction IS NOT NULL)",
	  .must = { "実施者、立会者又は方法を記すときは、破棄日", "the day of destruction, where who, witness or method is given" } },
	{ "witnessed_by", .breaks = "NEW.witnessed_by = NEW.destroyed_by", .must = { "実施者とは別の人", "someone other than who destroyed it" } },
	{ "returned_on", .breaks = "NEW.returned_on IS NOT NULL AND NEW.destroyed_on IS NOT NULL",
	  .must = { "返却日と破棄日のどちらか一方", "returned or destroyed, not both" } },
	{ 0 }
};
const struct reg register_of_items = {
	.name = "item", .prefix = "I", .title = { "秘密物件等管理簿", "Classified items" }, FIELDS(item), .right = RIGHT_CUSTODY, .scope = "holder",
	.constraints = item_limits
};

static const struct field item_release[] = {
	{ "item",      REF,     REQUIRED | FROZEN, .to = "item", .label = { "秘密物件等",       "Item" } },
	{ "country",   COUNTRY, REQUIRED,                        .label = { "開示できる国籍（ISO 3166-1）", "Releasable to (ISO 3166-1)" } },
	{ "reference", TEXT,                                     .label = { "提供国の同意文書", "Originator’s consent" } },
};
const struct reg register_of_item_releases = {
	.name = "item_release", .prefix = "IR", .title = { "開示範囲簿", "Releasability" }, FIELDS(item_release), .right = RIGHT_CUSTODY, .scope = "item",
	.unique = (const char *const[]){ "item", "country", NULL }
};

static const struct field loan[] = {
	{ "item",    REF,  REQUIRED | FROZEN, .to = "item",   .label = { "秘密物件等",   "Item" } },
	{ "person",  REF,  REQUIRED | FROZEN, .to = "person", .label = { "借受者",       "Borrower" } },
	{ "from_on", DATE, REQUIRED,                          .label = { "貸出日",       "Taken out on" } },
	{ "due_on",  DATE, .not_before = "from_on",           .label = { "返却期限",     "Due back on" } },
	{ "to_on",   DATE, .not_before = "from_on",           .label = { "返却日",       "Given back on" } },
	{ "purpose", TEXT,                                    .label = { "目的",         "Purpose" } },
	{ "area",    REF,  .to = "area",                      .label = { "使用する保全施設", "Used in" } },
};
/* It may be given back and taken out again on one day. */
static const struct constraint loan_limits[] = {
	{ "from_on", .clashes = "loan AS other WHERE other.item = NEW.item AND other.id <> NEW.id"
	  " AND other.from_on < COALESCE(NEW.to_on, '9999-12-31') AND NEW.from_on < COALESCE(other.to_on, '9999-12-31')",
	  .must = { "同じ物件の他の貸出しと重ならない期間", "a period that does not overlap another loan of the item" } },
	{ "from_on", .breaks = "EXISTS (SELECT 1 FROM item WHERE item.id = NEW.item AND item.registered_on > NEW.from_on)",
	  .must = { "登録日以後の日", "a day not before the item was registered" } },
	{ 0 }
};
const struct reg register_of_loans = {
	.name = "loan", .prefix = "LO", .title = { "貸出簿", "Loans" }, FIELDS(loan), .right = RIGHT_CUSTODY, .scope = "item",
	.constraints = loan_limits, .own = "person"
};

static const struct choice approved_uses[] = {
	{ "copy",      { "複製",   "Copy" } },
	{ "carry_out", { "持出し", "Carry out" } },
	{ "send",      { "送達",   "Send" } },
	{ "destroy",   { "破棄",   "Destroy" } },
	{ 0 }
};
static const struct choice methods[] = {
	{ "courier",         { "手渡し・運搬員", "Courier" } },
	{ "registered_post", { "書留郵便等",     "Registered post" } },
	{ "encrypted_line",  { "暗号化回線",     "Encrypted line" } },
	{ "encrypted_mail",  { "暗号化メール",   "Encrypted mail" } },
	{ 0 }
};

static const struct field approval[] = {
	{ "item",        REF,    REQUIRED | FROZEN, .to = "item",       .label = { "秘密物件等", "Item" } },
	{ "use",         CHOICE, REQUIRED | FROZEN, .from = approved_uses, .label = { "取扱い", "Use" } },
	{ "person",      REF,    REQUIRED | FROZEN, .to = "person",     .label = { "実施者",     "Person" } },
	{ "from_on",     DATE,   REQUIRED,                              .label = { "開始日",     "From" } },
	{ "to_on",       DATE,   .not_before = "from_on",               .label = { "終了日",     "To" } },
	{ "method",      CHOICE, .from = methods,                       .label = { "送達の方法", "Method of sending" } },
	{ "witness",     REF,    .to = "person",                        .label = { "立会者",     "Witness" } },
	{ "approved_by", TEXT,                                          .label = { "承認者",     "Approved by" } },
	{ "reference",   TEXT,                                          .label = { "文書番号",   "Reference" } },
};
static const struct constraint approval_limits[] = {
	{ "method", .breaks = "NEW.method IS NOT NULL AND NEW.use <> 'send'", .must = { "送達に限る", "only for sending" } },
	{ "witness", .breaks = "NEW.witness IS NOT NULL AND NEW.use NOT IN ('destroy', 'carry_out')",
	  .must = { "破棄又は持出しに限る", "only for destroying or carrying out" } },
	{ "witness", .breaks = "NEW.witness = NEW.person", .must = { "実施者とは別の人", "someone other than the person" } },
	{ 0 }
};
const struct reg register_of_approvals = {
	.name = "approval", .prefix = "AP", .title = { "承認簿", "Approvals" }, FIELDS(approval), .right = RIGHT_BOOKS, .scope = "item",
	.constraints = approval_limits
};
