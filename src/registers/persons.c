/* The persons of a security programme, and for whom they work.  The company that keeps a person's record is its scope.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field person[] = {
	{ "kept_by",        REF,  REQUIRED, .to = "company", .label = { "名簿を備える事業者", "Kept by" } },
	{ "family_name",    TEXT, REQUIRED,                  .label = { "姓",           "Family name" } },
	{ "given_name",     TEXT, REQUIRED,                  .label = { "名",           "Given name" } },
	{ "family_name_en", TEXT,                            .label = { "姓（英字）",   "Family name (Latin)" } },
	{ "given_name_en",  TEXT,                            .label = { "名（英字）",   "Given name (Latin)" } },
	{ "born_on",        DATE,                            .label = { "生年月日",     "Born on" } },
};
const struct reg register_of_persons = {
	.name = "person", .prefix = "P", .title = { "関係社員名簿", "Persons" }, FIELDS(person), .right = RIGHT_BOOKS, .scope = "kept_by"
};

static const struct choice employment_kinds[] = {
	{ "representative", { "代表者",     "Representative" } },
	{ "agent",          { "代理人",     "Agent" } },
	{ "employee",       { "従業者",     "Employee" } },
	{ "dispatched",     { "派遣労働者", "Dispatched worker" } },
	{ 0 }
};

static const struct field employment[] = {
	{ "person",   REF,    REQUIRED | FROZEN, .to = "person",   .label = { "人",     "Person" } },
	{ "company",  REF,    REQUIRED | FROZEN, .to = "company",  .label = { "事業者", "Company" } },
	{ "kind",     CHOICE, REQUIRED, .from = employment_kinds,  .label = { "身分",   "Kind" } },
	{ "position", TEXT,                                        .label = { "役職",   "Position" } },
	{ "from_on",  DATE,   REQUIRED,                            .label = { "開始日", "From" } },
	{ "to_on",    DATE,   .not_before = "from_on",             .label = { "終了日", "To" } },
};
const struct reg register_of_employments = {
	.name = "employment", .prefix = "E", .title = { "所属簿", "Employments" }, FIELDS(employment), .right = RIGHT_BOOKS, .scope = "company",
	.unique = (const char *const[]){ "person", "company", "from_on", NULL }
};
