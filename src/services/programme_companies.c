/* The made-up programme's companies: who they are, where, who holds them, what ties them abroad, and their own rules.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "registers/books.h"

static const struct { const char *ja, *en; } trades[] = {
	{ "精機", "Precision" }, { "電子", "Electronics" }, { "造船", "Shipbuilding" }, { "素材", "Materials" }, { "航空", "Aviation" },
	{ "光学", "Optics" }, { "化工", "Chemicals" }, { "通信", "Communications" }, { "計測", "Instruments" }, { "機械", "Machinery" },
};

static const char *const towns[] = { "架空市", "見本市", "例題町", "仮名町", "想定村", "雛形市" };

static void companies(struct walk *w)
{
	const struct company *c = &w->company;
	size_t trade = (size_t)drawn(w, DRAWN_TRADE, 0, COUNT(trades));
	record_begin(w, "C-%s", c->code);
	set(w, "name", "架空第%ld%s株式会社", c->k + 1, trades[trade].ja);
	set(w, "name_en", "Fictional %s No. %ld Co., Ltd.", trades[trade].en, c->k + 1);
	set(w, "country", "JP");
}

static void sites(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		record_begin(w, "S-%s-%ld", c->code, s);
		set(w, "company", "C-%s", c->code);
		set(w, "name", "第%ld工場", s);
		set(w, "name_en", "Works No. %ld", s);
		set(w, "prefecture", "%s", place_of_site(w, s)->prefecture);
		set(w, "municipality", "%s", towns[drawn(w, DRAWN_TOWN, s, COUNT(towns))]);
		set(w, "opened_on", "%ld-04-01", 1975 + drawn(w, DRAWN_TOWN, -s, 40));
	}
}

/* ---- who holds it ----------------------------------------------------------------------------- */

static void interest(struct walk *w, const char *which, const char *country, long votes)
{
	record_begin(w, "OI-%s-%s", w->company.code, which);
	set(w, "company", "C-%s", w->company.code);
	if (country) {
		set(w, "holder_name", "架空保有（%s）", country);
		set(w, "holder_country", "%s", country);
	} else {
		set(w, "holder", "C-%s", w->company.prime);
	}
	set(w, "votes_bp", "%ld", votes);
	set(w, "from_on", "2012-04-01");
}

static bool is_foreign_held(const struct company *c)
{
	return c->place == SECOND_TIER_TOO;
}

static void ownership_interests(struct walk *w)
{
	if (w->company.place == PRIME)
		interest(w, "1", "JP", 1200);
	if (w->company.place == FIRST_TIER)
		interest(w, "1", NULL, 6000);
	if (is_foreign_held(&w->company))
		interest(w, "1", "US", 2500);
}

static void foreign_ties(struct walk *w)
{
	if (!is_foreign_held(&w->company))
		return;
	record_begin(w, "FT-%s-1", w->company.code);
	set(w, "company", "C-%s", w->company.code);
	set(w, "kind", "control");
	set(w, "country", "US");
	set(w, "detail", "架空保有による出資");
	set(w, "mitigation", "resolution");
	set(w, "reported_on", "2012-03-01");
	set(w, "from_on", "2012-04-01");
}

/* ---- its own rules ------------------------------------------------------------------------------ */

static void rule_sets(struct walk *w)
{
	record_begin(w, "RS-%s-1", w->company.code);
	set(w, "company", "C-%s", w->company.code);
	set(w, "title", "秘密保全規則");
	set(w, "edition", "第1版");
	set_day(w, "made_on", w->company.begins - 90);
	set_day(w, "confirmed_on", w->company.begins - 60);
	set(w, "confirmed_by", "%s", w->reference.authority);
}

static void rule_headings(struct walk *w)
{
	long n = 0;
	for (const struct choice *heading = headings; heading->code; heading++) {
		record_begin(w, "RH-%s-%02ld", w->company.code, ++n);
		set(w, "rule_set", "RS-%s-1", w->company.code);
		set(w, "heading", "%s", heading->code);
		set(w, "provision", "第%ld条", n + 1);
		set(w, "strength", n % 4 ? "equal" : "stricter");
	}
}

/* ---- programmes with partners, accounts, settings ------------------------------------------------- */

static void programmes(struct walk *w)
{
	if (!w->company.abroad)
		return;
	record_begin(w, "G-%s", w->company.code);
	set(w, "title", "架空国際共同事業 第%ld号", w->company.k + 1);
	set(w, "title_en", "Fictional International Programme No. %ld", w->company.k + 1);
	set(w, "kind", "development");
	set_day(w, "from_on", w->company.begins);
}

static void programme_partners(struct walk *w)
{
	if (!w->company.abroad)
		return;
	record_begin(w, "PP-%s-1", w->company.code);
	set(w, "programme", "G-%s", w->company.code);
	set(w, "partner", "%s", partner_of(w)->country);
}

enum { COMPANIES_WITH_ACCOUNT = 20 };

static void account(struct walk *w, const char *number, const char *name, const char *company, const char *organisation)
{
	record_begin(w, "%s", number);
	set(w, "name", "%s", name);
	set(w, "lang", "ja");
	if (company)
		set(w, "company", "C-%s", company);
	if (organisation)
		set(w, "organisation", "%s", organisation);
}

static const char *inspector_of(struct walk *w, size_t bureau)
{
	return arena_format(w->arena, "inspector-%zu", bureau + 1);
}

static void accounts(struct walk *w)
{
	const struct company *c = &w->company;
	if (!c->k) {
		account(w, "officer", "架空担当官", NULL, w->reference.authority);
		account(w, "auditor", "架空監査人", NULL, NULL);
		for (size_t b = 0; b < w->reference.bureau_count; b++)
			account(w, inspector_of(w, b), "架空検査官", NULL, w->reference.bureaus[b]);
	}
	if (c->k < COMPANIES_WITH_ACCOUNT)
		account(w, arena_format(w->arena, "security-%s", c->code), "架空総括者", c->code, NULL);
}

static void role(struct walk *w, const char *account, const char *role, const char *company, const char *organisation)
{
	record_begin(w, "R-%s", account);
	set(w, "account", "%s", account);
	set(w, "role", "%s", role);
	if (company)
		set(w, "company", "C-%s", company);
	if (organisation)
		set(w, "organisation", "%s", organisation);
	set(w, "from_on", "2026-04-01");
}

static void roles_of_accounts(struct walk *w)
{
	const struct company *c = &w->company;
	if (!c->k) {
		role(w, "officer", "authority_officer", NULL, w->reference.authority);
		role(w, "auditor", "auditor", NULL, NULL);
		for (size_t b = 0; b < w->reference.bureau_count; b++)
			role(w, inspector_of(w, b), "bureau_inspector", NULL, w->reference.bureaus[b]);
	}
	if (c->k < COMPANIES_WITH_ACCOUNT)
		role(w, arena_format(w->arena, "security-%s", c->code), "security_manager", c->code, NULL);
}

static void own_settings(struct walk *w)
{
	if (w->company.k)
		return;
	record_begin(w, "today");
	set_day(w, "value", w->today);
	set(w, "note", "見本のための本日 · the sample's own today");
	record_begin(w, "horizon_days");
	set(w, "value", "3");
	set(w, "note", "見本では三日前から予告する · announced three days ahead in the sample");
}

const struct book books_of_companies[] = {
	{ "company",            companies },
	{ "site",               sites },
	{ "ownership_interest", ownership_interests },
	{ "foreign_tie",        foreign_ties },
	{ "rule_set",           rule_sets },
	{ "rule_heading",       rule_headings },
	{ "programme",          programmes },
	{ "programme_partner",  programme_partners },
	{ "account",            accounts },
	{ "role",               roles_of_accounts },
	{ "setting",            own_settings },
	{ 0 }
};
