/* The closed lists of the law files: each word with what people read for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"

const struct listed node_kinds[] = {
	{ "act",       { "法律",         "Act" } },
	{ "order",     { "政令",         "Cabinet order" } },
	{ "ordinance", { "省令",         "Ministerial ordinance" } },
	{ "decision",  { "閣議決定",     "Cabinet decision" } },
	{ "directive", { "訓令",         "Directive" } },
	{ "circular",  { "通達",         "Circular" } },
	{ "clause",    { "特約条項",     "Special contract clause" } },
	{ "document",  { "資料",         "Document" } },
	{ "rule",      { "他機関の規則", "Another agency’s rule" } },
	{ "agreement", { "国際約束",     "International agreement" } },
	{ "revision",  { "改正",         "Revision" } },
	{ "article",   { "条",           "Article" } },
	{ 0 }
};

const struct listed duty_whos[] = {
	{ "authority",  { "防衛装備庁等",   "The authority" } },
	{ "bureau",     { "地方防衛局",     "The regional bureau" } },
	{ "contractor", { "契約企業",       "The contractor" } },
	{ "handler",    { "取扱者",         "The handler" } },
	{ "agency",     { "行政機関の長",   "The designating agency and its head" } },
	{ "minister",   { "防衛大臣",       "The Minister of Defense" } },
	{ "prime_minister", { "内閣総理大臣", "The Prime Minister" } },
	{ "government", { "政府",           "The Government" } },
	{ "employer",   { "派遣元の事業主", "The employer of dispatched workers" } },
	{ "official",   { "職員",           "The official" } },
	{ "anyone",     { "何人も",         "Anyone" } },
	{ "provider",   { "提供する者",     "Whoever provides it" } },
	{ 0 }
};

const struct listed duty_towards[] = {
	{ "authority",  { "防衛装備庁等",   "The authority" } },
	{ "bureau",     { "地方防衛局",     "The regional bureau" } },
	{ "contractor", { "契約企業",       "The contractor" } },
	{ "handler",    { "取扱者",         "The handler" } },
	{ "person",     { "本人",           "The person concerned" } },
	{ "agency",     { "行政機関の長",   "The designating agency and its head" } },
	{ "minister",   { "防衛大臣",       "The Minister of Defense" } },
	{ "prime_minister", { "内閣総理大臣", "The Prime Minister" } },
	{ "cabinet",    { "内閣",           "The Cabinet" } },
	{ "employer",   { "派遣元の事業主", "The employer of dispatched workers" } },
	{ "originator", { "提供元",         "Whoever the information came from" } },
	{ "public",     { "公衆",           "The public" } },
	{ "everyone",   { "全ての者",       "Everyone" } },
	{ 0 }
};

/* When a duty falls: all the time; before or after something; again and again.  How long and how often is a term. */
const struct listed duty_clocks[] = {
	{ "always",   { "常時",     "At all times" } },
	{ "before",   { "事前",     "Beforehand" } },
	{ "at_once",  { "直ちに",   "At once" } },
	{ "promptly", { "速やかに", "Promptly" } },
	{ "within",   { "期間内",   "Within a time" } },
	{ "every",    { "定期",     "Again and again" } },
	{ 0 }
};

const struct listed law_marks[] = {
	{ "found",      { "出典で確認したもの",   "Found in the source" } },
	{ "derived",    { "出典から導いたもの",   "Derived from the source" } },
	{ "unverified", { "未確認",               "Unverified" } },
	{ 0 }
};

const struct listed law_regimes[] = {
	{ "SDS", { "特定秘密",         "Specially designated secret (SDS)" } },
	{ "MDA", { "特別防衛秘密",     "Special defence secret (MDA)" } },
	{ "HI",  { "秘",               "Secret of the ministry (HI)" } },
	{ "DPB", { "装備品等秘密",     "Equipment secret (DPB)" } },
	{ "KEA", { "重要経済安保情報", "Critical economic security information (KEA)" } },
	{ "PI",  { "保護すべき情報",   "Protected information (PI)" } },
	{ 0 }
};

const struct listed term_units[] = {
	{ "days",          { "日",     "days" } },
	{ "business_days", { "開庁日", "business days" } },
	{ "months",        { "月",     "months" } },
	{ "years",         { "年",     "years" } },
	{ "times",         { "回",     "times" } },
	{ "methods",       { "方法",   "methods" } },
	{ 0 }
};

/* Whose English title a law bears. */
const struct listed title_sources[] = {
	{ "official",  { "公定の英語名称",   "official" } },
	{ "authority", { "所管庁等による訳", "the authority’s or a government translation" } },
	{ "ours",      { "当方の訳",         "our own translation" } },
	{ 0 }
};

const char *listed_label(const struct listed *list, const char *code, enum lang lang)
{
	for (; list->code; list++)
		if (same_text(list->code, code))
			return list->label[lang];
	return code;
}
