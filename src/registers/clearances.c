/* Who may handle what: clearances by granting authority, what bars, what was pledged and taught, and the range of handlers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice outcomes[] = {
	{ "cleared",     { "漏らすおそれなし",   "Cleared" } },
	{ "not_cleared", { "その他（適格でない）", "Not cleared" } },
	{ 0 }
};

/* Which of the three occasions for an assessment it was. */
static const struct choice occasions[] = {
	{ "first",   { "新たに見込まれる者", "Newly expected to handle" } },
	{ "renewal", { "期間後も引き続き行う者", "Continuing beyond the period" } },
	{ "doubt",   { "疑いを生じた者",     "Circumstances raising doubt" } },
	{ 0 }
};

static const struct field clearance[] = {
	{ "person",       REF,    REQUIRED | FROZEN, .to = "person",           .label = { "対象者",         "Person" } },
	{ "regime",       CHOICE, REQUIRED | FROZEN, .from = regimes,          .label = { "制度",           "Regime" } },
	{ "authority",    REF,    REQUIRED | FROZEN, .to = "organisation",     .label = { "評価した行政機関", "Granting authority" } },
	{ "grade",        CHOICE, .from = grades,                              .label = { "区分（上限）",   "Grade, the highest" } },
	{ "outcome",      CHOICE, .from = outcomes,                            .label = { "評価の結果",     "Outcome" } },
	{ "notice_on",    DATE,   REQUIRED, .duty = "clearance.in_force",      .label = { "通知日・指名日", "Notice or naming on" } },
	{ "counted_from", DATE,                                                .label = { "起算日（他機関の通知日）", "Counted from (other agency’s notice)" } },
	{ "consented_on", DATE,   PAST,                                        .label = { "同意日",         "Consented on" } },
	{ "reported_on",  DATE,   PAST,                                        .label = { "報告日",         "Reported on" } },
	{ "withdrawn_on", DATE,   .not_before = "notice_on",                   .label = { "取消日",         "Withdrawn on" } },
	{ "occasion",     CHOICE, .from = occasions,                           .label = { "評価の事由",     "Occasion" } },
	{ "reference",    TEXT,                                                .label = { "文書番号",       "Reference" } },
	{ "examined_by",  TEXT,                                                .label = { "評価者（利用者）", "Examined by (account)" } },
	{ "approved_by",  TEXT,                                                .label = { "承認者（利用者）", "Approved by (account)" }, .right = RIGHT_APPROVAL },
};
static const struct constraint clearance_limits[] = {
	{ "regime", .breaks = "NEW.regime = 'PI'", .must = { "保護すべき情報以外の制度", "a regime other than protected information" } },
	{ "grade", .breaks = "(NEW.regime IN ('MDA', 'HI')) <> (NEW.grade IS NOT NULL)",
	  .must = { "区分（特別防衛秘密と秘には必要、他の制度には記さない）", "a grade, for MDA and HI and for no other regime" } },
	{ "outcome", .breaks = "(NEW.regime = 'DPB') = (NEW.outcome IS NOT NULL)",
	  .must = { "評価の結果（装備品等秘密のほかは必要、装備品等秘密には記さない）", "an outcome, for every regime but DPB" } },
	{ "counted_from", .breaks = "NEW.counted_from IS NOT NULL AND NEW.regime <> 'KEA'",
	  .must = { "重要経済安保情報に限る", "only for KEA" } },
	{ "consented_on", .breaks = "NEW.regime <> 'DPB' AND (NEW.consented_on IS NOT NULL OR NEW.reported_on IS NOT NULL)",
	  .must = { "同意日と報告日は装備品等秘密に限る", "consent and report only for DPB" } },
	{ 0 }
};
const struct reg register_of_clearances = {
	.name = "clearance", .prefix = "CL", .title = { "資格簿", "Clearances" }, FIELDS(clearance), .right = RIGHT_ASSESSMENT, .scope = "person",
	.constraints = clearance_limits
};

static const struct choice suspension_reasons[] = {
	{ "doubt_notice", { "疑いを生じた旨の告知", "Notice of doubt" } },
	{ "incident",     { "事故",                 "Incident" } },
	{ "other",        { "その他",               "Other" } },
	{ 0 }
};

/* An empty first day means that it has always begun: what is unclear bars.  What the authority made known the authority ends. */
static const struct field suspension[] = {
	{ "person",    REF,    REQUIRED | FROZEN, .to = "person",      .label = { "人",       "Person" } },
	{ "reason",    CHOICE, REQUIRED, .from = suspension_reasons,   .label = { "事由",     "Reason" }, .right = RIGHT_ASSESSMENT, .right_if = "authority" },
	{ "regime",    CHOICE, .from = regimes,                        .label = { "制度",     "Regime" }, .right = RIGHT_ASSESSMENT, .right_if = "authority" },
	{ "authority", REF,    .to = "organisation",                   .label = { "告知した行政機関", "Notified by" }, .right = RIGHT_ASSESSMENT },
	{ "from_on",   DATE,                                           .label = { "開始日",   "From" }, .right = RIGHT_ASSESSMENT, .right_if = "authority" },
	{ "to_on",     DATE,   .not_before = "from_on",                .label = { "終了日",   "To" }, .right = RIGHT_ASSESSMENT, .right_if = "authority" },
	{ "note",      LONG_TEXT,                                      .label = { "備考",     "Note" } },
};
static const struct constraint suspension_limits[] = {
	{ "regime", .breaks = "NEW.reason <> 'doubt_notice' AND (NEW.regime IS NOT NULL OR NEW.authority IS NOT NULL)",
	  .must = { "制度と告知した行政機関は、疑いを生じた旨の告知に限る", "regime and authority only for a notice of doubt" } },
	{ "regime", .breaks = "NEW.reason = 'doubt_notice' AND NEW.regime NOT IN ('SDS', 'KEA')",
	  .must = { "特定秘密又は重要経済安保情報", "SDS or KEA" } },
	{ 0 }
};
const struct reg register_of_suspensions = {
	.name = "suspension", .prefix = "SU", .title = { "取扱停止簿", "Suspensions" }, FIELDS(suspension), .right = RIGHT_BOOKS, .scope = "person",
	.constraints = suspension_limits
};

static const struct field pledge[] = {
	{ "person",    REF,    REQUIRED | FROZEN, .to = "person",                   .label = { "人",     "Person" } },
	{ "regime",    CHOICE, REQUIRED | FROZEN, .from = regimes,                  .label = { "制度",   "Regime" } },
	{ "signed_on", DATE,   REQUIRED | PAST, .duty = "pledge.signed",            .label = { "署名日", "Signed on" } },
	{ "ended_on",  DATE,   .not_before = "signed_on",                           .label = { "終了日", "Ended on" } },
};
const struct reg register_of_pledges = {
	.name = "pledge", .prefix = "PL", .title = { "誓約書簿", "Pledges" }, FIELDS(pledge), .right = RIGHT_BOOKS, .scope = "person",
	.unique = (const char *const[]){ "person", "regime", "signed_on", NULL }
};

static const struct choice courses[] = {
	{ "initial", { "取扱開始前", "Before access" } },
	{ "annual",  { "定期",       "Annual" } },
	{ "ad_hoc",  { "臨時",       "When needed" } },
	{ 0 }
};

static const struct field education[] = {
	{ "person",  REF,    REQUIRED | FROZEN, .to = "person",                   .label = { "人",     "Person" } },
	{ "regime",  CHOICE, REQUIRED | FROZEN, .from = regimes,                  .label = { "制度",   "Regime" } },
	{ "course",  CHOICE, REQUIRED, .from = courses,                           .label = { "課程",   "Course" } },
	{ "done_on", DATE,   REQUIRED | PAST, .duty = "education.yearly",         .label = { "実施日", "Done on" } },
	{ "minutes", COUNT_OF,                                                    .label = { "時間（分）", "Minutes" } },
	{ "teacher", TEXT,                                                        .label = { "講師",   "Taught by" } },
	{ "topics",  LONG_TEXT,                                                   .label = { "内容",   "Topics" } },
	{ "score",   COUNT_OF,                                                    .label = { "点数",   "Score" } },
};
const struct reg register_of_educations = {
	.name = "education", .prefix = "ED", .title = { "保全教育簿", "Education" }, FIELDS(education), .right = RIGHT_BOOKS, .scope = "person",
	.unique = (const char *const[]){ "person", "regime", "course", "done_on", NULL }
};

static const struct field handler_range[] = {
	{ "person",      REF,  REQUIRED | FROZEN, .to = "person",       .label = { "取扱者",   "Handler" } },
	{ "contract",    REF,  REQUIRED | FROZEN, .to = "contract",     .label = { "契約",     "Contract" } },
	{ "designation", REF,  FROZEN, .to = "designation",             .label = { "指定",     "Designation" } },
	{ "from_on",     DATE, REQUIRED,                                .label = { "開始日",   "From" } },
	{ "to_on",       DATE, .not_before = "from_on",                 .label = { "終了日",   "To" } },
	{ "reference",   TEXT,                                          .label = { "承認文書番号", "Reference of the approval" } },
};
const struct reg register_of_handler_ranges = {
	.name = "handler_range", .prefix = "HR", .title = { "取扱者範囲簿", "Ranges of handlers" }, FIELDS(handler_range), .right = RIGHT_BOOKS,
	.scope = "person"
};
