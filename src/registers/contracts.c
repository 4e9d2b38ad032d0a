/* Contracts between the authority and a prime contractor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field contract[] = {
	{ "prime",     REF,  REQUIRED, .to = "company",      .label = { "契約相手方", "Prime contractor" } },
	{ "authority", REF,  REQUIRED, .to = "organisation", .label = { "契約担当",   "Authority" } },
	{ "title",     TEXT, REQUIRED,                       .label = { "件名",       "Title" } },
	{ "title_en",  TEXT,                                 .label = { "英語件名",   "English title" } },
	{ "start_on",  DATE, REQUIRED,                       .label = { "開始日",     "Start on" } },
	{ "end_on",    DATE, .not_before = "start_on",       .label = { "終了日",     "End on" } },
};
const struct reg register_of_contracts = {
	.name = "contract", .title = { "契約簿", "Contracts" }, FIELDS(contract), .right = RIGHT_BOOKS, .scope = "prime"
};
