/* Companies and their sites.  A record belongs to a company, directly or through what it refers to: that is its scope.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <string.h>

static const struct field company[] = {
	{ "name",             TEXT, REQUIRED, .label = { "名称",       "Name" } },
	{ "name_en",          TEXT,           .label = { "英語名称",   "English name" } },
	{ "corporate_number", TEXT, UNIQUE,   .label = { "法人番号",   "Corporate number" } },
	{ "country",          TEXT,           .label = { "国（ISO 3166-1）", "Country (ISO 3166-1)" } },
};

enum { CORPORATE_NUMBER = 2, COUNTRY = 3 };

static void company_check(struct act *act, long line, const char *number, const char **values)
{
	(void)number;
	if (values[CORPORATE_NUMBER])
		values[CORPORATE_NUMBER] = folded(act->arena, values[CORPORATE_NUMBER]);
	const char *corporate = values[CORPORATE_NUMBER], *country = values[COUNTRY];
	if (corporate && (strlen(corporate) != 13 || strspn(corporate, "0123456789") != 13))
		problem_add(act, line, "corporate_number", corporate, phrase(act, W_CORPORATE_NUMBER));
	if (country && (strlen(country) != 2 || strspn(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2))
		problem_add(act, line, "country", country, phrase(act, W_COUNTRY_CODE));
}

const struct reg register_of_companies = {
	.name = "company", .title = { "事業者簿", "Companies" }, FIELDS(company), .right = RIGHT_BOOKS, .scope = "id", .check = company_check
};

static const struct field site[] = {
	{ "company",      REF,    REQUIRED | FROZEN, .to = "company", .label = { "事業者",   "Company" } },
	{ "name",         TEXT,   REQUIRED,                           .label = { "事業所名", "Name" } },
	{ "name_en",      TEXT,                                       .label = { "英語名称", "English name" } },
	{ "prefecture",   CHOICE, .from = prefectures,                .label = { "都道府県", "Prefecture" } },
	{ "municipality", TEXT,                                       .label = { "市区町村", "Municipality" } },
	{ "opened_on",    DATE,                                       .label = { "開設日",   "Opened on" } },
	{ "closed_on",    DATE,   .not_before = "opened_on",          .label = { "閉鎖日",   "Closed on" } },
};
const struct reg register_of_sites = {
	.name = "site", .prefix = "S", .title = { "事業所簿", "Sites" }, FIELDS(site), .right = RIGHT_BOOKS, .scope = "company"
};
