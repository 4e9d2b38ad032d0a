/* Inspections by the bureaus, what they found, what was instructed and answered; and incidents, from discovery to closing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct choice inspection_kinds[] = {
	{ "initial",   { "初回",   "Initial" } },
	{ "monthly",   { "定期",   "Monthly" } },
	{ "special",   { "特別",   "Special" } },
	{ "follow_up", { "事後確認", "Follow-up" } },
	{ "closing",   { "契約終了時", "At the end of a contract" } },
	{ 0 }
};

static const struct field inspection[] = {
	{ "site",          REF,      REQUIRED | FROZEN, .to = "site",                      .label = { "事業所",       "Site" } },
	{ "organisation",  REF,      REQUIRED, .to = "organisation",                       .label = { "検査機関",     "Inspected by" } },
	{ "kind",          CHOICE,   REQUIRED, .from = inspection_kinds,                   .label = { "検査種別",     "Kind of inspection" } },
	{ "done_on",       DATE,     REQUIRED | PAST, .duty = "inspection.monthly",        .label = { "実施日",       "Done on" } },
	{ "on_site",       YES_NO,   REQUIRED, .duty = "inspection.monthly",               .label = { "実地",         "On site" } },
	{ "inspectors",    TEXT,                                                           .label = { "検査官",       "Inspectors" } },
	{ "counted",       COUNT_OF,                                                       .label = { "照合件数",     "Items counted" } },
	{ "discrepancies", COUNT_OF,                                                       .label = { "不一致件数",   "Discrepancies" } },
	{ "reported_on",   DATE,     PAST, .not_before = "done_on",                        .label = { "装備庁への報告日", "Reported to the authority on" } },
	{ "note",          LONG_TEXT,                                                      .label = { "所見",         "Remarks" } },
};
const struct reg register_of_inspections = {
	.name = "inspection", .prefix = "IN", .title = { "保全検査簿", "Inspections" }, FIELDS(inspection), .right = RIGHT_INSPECTIONS, .scope = "site"
};

static const struct choice finding_weights[] = {
	{ "grave",   { "重大",   "Grave" } },
	{ "improve", { "要改善", "To be improved" } },
	{ "advice",  { "助言",   "Advice" } },
	{ 0 }
};

static const struct field inspection_finding[] = {
	{ "inspection", REF,       REQUIRED | FROZEN, .to = "inspection", .label = { "検査",     "Inspection" } },
	{ "heading",    CHOICE,    .from = headings,                      .label = { "事項",     "Heading" } },
	{ "weight",     CHOICE,    REQUIRED, .from = finding_weights,     .label = { "重さ",     "Weight" } },
	{ "text",       LONG_TEXT, REQUIRED,                              .label = { "指摘内容", "Text of the finding" } },
	{ "closed_on",  DATE,      PAST,                                  .label = { "是正確認日", "Closed on" } },
};
const struct reg register_of_inspection_findings = {
	.name = "inspection_finding", .prefix = "IF", .title = { "検査指摘簿", "Inspection findings" }, FIELDS(inspection_finding),
	.right = RIGHT_INSPECTIONS, .scope = "inspection"
};

static const struct field instruction[] = {
	{ "site",      REF,       REQUIRED | FROZEN, .to = "site",      .label = { "事業所",       "Site" } },
	{ "finding",   REF,       .to = "inspection_finding",           .label = { "検査指摘",     "Inspection finding" } },
	{ "issued_by", REF,       REQUIRED, .to = "organisation",       .label = { "指示した機関", "Issued by" } },
	{ "issued_on", DATE,      REQUIRED | PAST,                      .label = { "指示日",       "Issued on" } },
	{ "reply_due_on", DATE,   REQUIRED, .not_before = "issued_on",  .label = { "回答期限",     "Reply due on" } },
	{ "text",      LONG_TEXT, REQUIRED,                             .label = { "指示内容",     "Text of the instruction" } },
	{ "closed_on", DATE,      PAST, .not_before = "issued_on",      .label = { "完了日",       "Closed on" } },
};
static const struct constraint instruction_limits[] = {
	{ "finding", .breaks = "NEW.finding IS NOT NULL AND NOT EXISTS (SELECT 1 FROM inspection_finding AS f"
	  " JOIN inspection ON inspection.id = f.inspection WHERE f.id = NEW.finding AND inspection.site = NEW.site)",
	  .must = { "その事業所の検査指摘", "a finding at that site" } },
	{ "issued_on", .breaks = "EXISTS (SELECT 1 FROM instruction_reply AS r WHERE r.instruction = NEW.id AND r.replied_on < NEW.issued_on)",
	  .must = { "回答日以前の日", "a day not after its replies" } },
	{ 0 }
};
const struct reg register_of_instructions = {
	.name = "instruction", .prefix = "ID", .title = { "指示簿", "Instructions" }, FIELDS(instruction), .right = RIGHT_INSTRUCTION, .scope = "site",
	.constraints = instruction_limits
};

static const struct field instruction_reply[] = {
	{ "instruction", REF,       REQUIRED | FROZEN, .to = "instruction",     .label = { "指示",     "Instruction" } },
	{ "replied_on",  DATE,      REQUIRED | PAST, .duty = "instruction.reply", .label = { "回答日",   "Replied on" } },
	{ "text",        LONG_TEXT, REQUIRED,                                   .label = { "回答内容", "Text of the reply" } },
};
static const struct constraint instruction_reply_limits[] = {
	{ "replied_on", .breaks = "EXISTS (SELECT 1 FROM instruction AS i WHERE i.id = NEW.instruction AND i.issued_on > NEW.replied_on)",
	  .must = { "指示日以後の日", "a day not before the instruction" } },
	{ 0 }
};
const struct reg register_of_instruction_replies = {
	.name = "instruction_reply", .prefix = "RP", .title = { "指示回答簿", "Replies to instructions" }, FIELDS(instruction_reply),
	.right = RIGHT_BOOKS, .scope = "instruction", .constraints = instruction_reply_limits
};

/* ---- incidents ---------------------------------------------------------------------------- */

static const struct choice incident_kinds[] = {
	{ "loss",         { "紛失",             "Loss" } },
	{ "theft",        { "盗難",             "Theft" } },
	{ "leak",         { "漏えい",           "Leak" } },
	{ "unauthorised", { "無権限の接触・複製", "Unauthorised access or copy" } },
	{ "unregistered", { "未登録物件",       "Unregistered item" } },
	{ "lock",         { "鍵・封印の異常",   "Lock or seal anomaly" } },
	{ "malware",      { "不正プログラム",   "Malware" } },
	{ "exposure",     { "資格のない者への露見", "Exposure to someone not cleared" } },
	{ "other",        { "その他",           "Other" } },
	{ 0 }
};

static const struct field incident[] = {
	{ "site",              REF,     REQUIRED | FROZEN, .to = "site",            .label = { "事業所",         "Site" } },
	{ "kind",              CHOICE,  REQUIRED, .from = incident_kinds,           .label = { "事故種別",       "Kind of incident" } },
	{ "suspected",         YES_NO,  REQUIRED,                                   .label = { "疑いにとどまる", "Suspected only" } },
	{ "discovered_at",     INSTANT, REQUIRED | PAST,                            .label = { "発見時刻",       "Discovered at" } },
	{ "discovered_by",     REF,     .to = "person",                             .label = { "発見者",         "Discovered by" } },
	{ "area",              REF,     .to = "area",                               .label = { "保全施設",       "Area" } },
	{ "summary",           LONG_TEXT, REQUIRED,                                 .label = { "概要",           "Summary" } },
	{ "contained_on",      DATE,    PAST,                                       .label = { "応急措置日",     "Contained on" } },
	{ "first_report_at",   INSTANT, PAST, .duty = "incident.first_report",      .label = { "第一報時刻",     "First report at" } },
	{ "reported_to",       REF,     .to = "organisation",                       .label = { "報告先",         "Reported to" } },
	{ "written_report_on", DATE,    PAST, .duty = "incident.written_report",    .label = { "文書報告日",     "Written report on" } },
	{ "provider_told_on",  DATE,    PAST, .duty = "incident.provider_told",     .label = { "提供国への通知日", "Originator told on" } },
	{ "investigated_on",   DATE,    PAST,                                       .label = { "調査完了日",     "Investigated on" } },
	{ "prevention",        LONG_TEXT,                                           .label = { "再発防止策",     "Prevention of recurrence" } },
	{ "closed_on",         DATE,    PAST,                                       .label = { "終結日",         "Closed on" } },
};
static const struct constraint incident_limits[] = {
	{ "first_report_at", .breaks = "NEW.first_report_at < NEW.discovered_at",
	  .must = { "発見時刻以後の時刻", "an instant not before the discovery" } },
	{ "area", .breaks = "NEW.area IS NOT NULL AND NOT EXISTS (SELECT 1 FROM area WHERE area.id = NEW.area AND area.site = NEW.site)",
	  .must = { "その事業所の保全施設", "an area of the site" } },
	{ 0 }
};
const struct reg register_of_incidents = {
	.name = "incident", .prefix = "X", .title = { "事故簿", "Incidents" }, FIELDS(incident), .right = RIGHT_INCIDENTS, .scope = "site",
	.constraints = incident_limits
};

static const struct field incident_item[] = {
	{ "incident", REF,    REQUIRED | FROZEN, .to = "incident", .label = { "事故",       "Incident" } },
	{ "item",     REF,    REQUIRED | FROZEN, .to = "item",     .label = { "秘密物件等", "Item" } },
	{ "recovered_on", DATE, PAST,                              .label = { "回収日",     "Recovered on" } },
};
const struct reg register_of_incident_items = {
	.name = "incident_item", .prefix = "XI", .title = { "事故に係る物件簿", "Items in incidents" }, FIELDS(incident_item), .right = RIGHT_INCIDENTS,
	.scope = "incident", .unique = (const char *const[]){ "incident", "item", NULL }
};
