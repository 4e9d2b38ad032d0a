/* The made-up programme's contracts and their clauses, work passed on, facility clearances, and what was designated secret.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "base/clocks.h"
#include <string.h>

static const struct { const char *ja, *en; } products[] = {
	{ "架空誘導装置", "a fictional guidance unit" }, { "架空信号処理装置", "a fictional signal processor" }, { "架空複合材", "a fictional composite" },
	{ "架空艦艇用機器", "fictional ship equipment" }, { "架空通信機", "a fictional radio" }, { "架空試験装置", "a fictional test set" },
};

static const struct { const char *ja, *en; } works[] = {
	{ "の製造", "Manufacture of " }, { "の試作", "Prototype of " }, { "の設計", "Design of " }, { "の修理", "Repair of " },
};

static void contracts(struct walk *w)
{
	const struct company *c = &w->company;
	for (long k = 1; k <= c->contracts; k++) {
		size_t product = (size_t)drawn(w, DRAWN_TITLE, k, COUNT(products)), work = (size_t)drawn(w, DRAWN_TITLE, -k, COUNT(works));
		date start = contract_start(c, k);
		record_begin(w, "K-%s-%ld", c->code, k);
		set(w, "prime", "C-%s", c->code);
		set(w, "authority", "%s", w->reference.authority);
		set(w, "title", "%s%s", products[product].ja, works[work].ja);
		set(w, "title_en", "%s%s", works[work].en, products[product].en);
		set_day(w, "start_on", start);
		set(w, "end_on", "2029-03-31");
		if (is_ended(k))
			set_day(w, "end_on", start + 200);
		if (is_ended(k))
			set_day(w, "closing_until", start + 260);
		if (w->reference.category_count)
			set(w, "category", "%s", w->reference.categories[drawn(w, DRAWN_CATEGORY, k, (long)w->reference.category_count)]);
		if (c->abroad && k == 1)
			set(w, "programme", "G-%s", c->code);
	}
}

static void clause(struct walk *w, long contract, long n, const char *code)
{
	record_begin(w, "KC-%s-%ld-%ld", w->company.code, contract, n);
	set(w, "contract", "K-%s-%ld", w->company.code, contract);
	set(w, "clause", "%s", code);
	set_day(w, "attached_on", contract_start(&w->company, contract));
}

static void contract_clauses(struct walk *w)
{
	const struct company *c = &w->company;
	for (long k = 1; k <= c->contracts; k++) {
		clause(w, k, 1, "infosec");
		if (!is_plain(k))
			clause(w, k, 2, c->main->clause);
		if (!is_plain(k) && c->also_hi)
			clause(w, k, 3, "secret");
	}
}

/* Everyone below the prime works on the prime's first contract, and has a contract of its own. */
static void subcontracts(struct walk *w)
{
	const struct company *c = &w->company;
	if (c->place == PRIME)
		return;
	record_begin(w, "SC-%s-1", c->code);
	set(w, "contract", "K-%s-1", c->prime);
	set(w, "given_by", "C-%s", c->giver);
	set(w, "company", "C-%s", c->code);
	set(w, "work", "架空部品の製造");
	set_day(w, "start_on", c->begins + 60);
	set_day(w, "approved_on", c->begins + 40);
	set_day(w, "flowed_down_on", c->begins + 50);
	set(w, "own_contract", "K-%s-1", c->code);
}

/* ---- facility clearances ------------------------------------------------------------------------- */

static void facility(struct walk *w, long site, long n, const char *regime, const char *grade)
{
	const struct company *c = &w->company;
	record_begin(w, "FC-%s-%ld-%ld", c->code, site, n);
	set(w, "company", "C-%s", c->code);
	set(w, "site", "S-%s-%ld", c->code, site);
	set(w, "regime", "%s", regime);
	set(w, "grade", "%s", grade);
	set(w, "authority", "%s", w->reference.authority);
	set_day(w, "granted_on", c->begins);
}

static void facility_clearances(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		facility(w, s, 1, c->main->regime, c->main->grade);
		if (c->also_hi)
			facility(w, s, 2, "HI", "2");
	}
}

/* Short, and over before any work began. */
static void facility_suspensions(struct walk *w)
{
	const struct company *c = &w->company;
	if (c->place != SECOND_TIER)
		return;
	record_begin(w, "FS-%s-1", c->code);
	set(w, "facility_clearance", "FC-%s-1-1", c->code);
	set_day(w, "from_on", c->begins + 5);
	set_day(w, "to_on", c->begins + 15);
	set(w, "reason", "扉の錠の交換");
}

/* ---- designations ---------------------------------------------------------------------------------- */

static date designated_on(const struct company *c)
{
	return c->begins - 150;
}

static bool has_term(const char *regime)
{
	return !strcmp(regime, "SDS") || !strcmp(regime, "KEA") || !strcmp(regime, "DPB");
}

enum { FIRST_TERM = 60 };

static void designate(struct walk *w, long n, const char *regime, const char *grade, const char *outline)
{
	const struct company *c = &w->company;
	record_begin(w, "D-%s-%ld", c->code, n);
	set(w, "regime", "%s", regime);
	set(w, "grade", "%s", grade);
	set(w, "authority", "%s", w->reference.authority);
	set(w, "outline", "架空%s（第%s号）", outline, c->code);
	set_day(w, "designated_on", designated_on(c));
	if (has_term(regime))
		set_day(w, "valid_until", through_months(designated_on(c) - 1, FIRST_TERM));
	set(w, "measure", "marking");
	set(w, "post", "架空課長");
}

static void designations(struct walk *w)
{
	const struct company *c = &w->company;
	if (c->place != PRIME)
		return;
	designate(w, 1, c->main->regime, c->main->grade, "装置の性能");
	if (c->also_hi)
		designate(w, 2, "HI", "2", "装置の製造方法");
}

enum { DAYS_APART = 330 };

static void reviews(struct walk *w, long n)
{
	date first = designated_on(&w->company);
	long times = (w->today - first) / DAYS_APART;
	for (long time = 1; time <= times; time++) {
		record_begin(w, "DE-%s-%ld-%ld", w->company.code, n, times - time + 1);
		set(w, "designation", "D-%s-%ld", w->company.code, n);
		set(w, "kind", "review");
		set_day(w, "done_on", first + (date)(time * DAYS_APART));
	}
}

static void designation_events(struct walk *w)
{
	if (w->company.place != PRIME)
		return;
	reviews(w, 1);
	if (w->company.also_hi)
		reviews(w, 2);
}

static void designation_holders(struct walk *w)
{
	const struct company *c = &w->company;
	for (long n = 1; n <= (c->also_hi ? 2 : 1); n++) {
		record_begin(w, "DH-%s-%ld", c->code, n);
		set(w, "designation", "D-%s-%ld", c->prime, n);
		set(w, "company", "C-%s", c->code);
		set_day(w, "noticed_on", c->begins + 35);
	}
}

const struct book books_of_contracts[] = {
	{ "contract",             contracts },
	{ "contract_clause",      contract_clauses },
	{ "subcontract",          subcontracts },
	{ "facility_clearance",   facility_clearances },
	{ "facility_suspension",  facility_suspensions },
	{ "designation",          designations },
	{ "designation_event",    designation_events },
	{ "designation_holder",   designation_holders },
	{ 0 }
};
