/* The made-up programme's machines and what is checked on them, the bureaus' inspections, and incidents that were dealt with.
 * What is done again and again is numbered from the latest back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "base/clocks.h"

enum { MACHINES = 2, WEEKS_MOST = 26, REVIEWS_MOST = 12, WEEKS_IN_A_MONTH = 4 };

/* Weekly checks go back half a year at most, monthly reviews a year. */
static long back(const struct walk *w, long times_a_month, long most)
{
	long times = w->programme->months * times_a_month;
	return times < most ? times : most;
}

/* ---- machines ---------------------------------------------------------------------------------------- */

static void each_machine(struct walk *w, void (*put)(struct walk *, long site, long machine))
{
	for (long s = 1; s <= w->company.sites; s++)
		for (long m = 1; m <= MACHINES; m++)
			put(w, s, m);
}

static date installed_on(const struct walk *w)
{
	return w->company.begins + 60;
}

static void machine(struct walk *w, long site, long m)
{
	const struct company *c = &w->company;
	record_begin(w, "M-%s-%ld-%ld", c->code, site, m);
	set(w, "site", "S-%s-%ld", c->code, site);
	set(w, "name", "設計室%ld号機", m);
	set(w, "wiring", m % 2 ? "stand_alone" : "in_area_wired");
	set_day(w, "registered_on", installed_on(w));
	set(w, "area", "A-%s-%ld", c->code, site);
	set(w, "grade", "%s", c->main->grade);
	set(w, "fastened", "1");
}

static void machines(struct walk *w)
{
	each_machine(w, machine);
}

static void checks_of_machine(struct walk *w, long site, long m)
{
	const struct company *c = &w->company;
	date last = w->today - (date)drawn(w, DRAWN_CHECKED, site * MACHINES + m, 3);
	long weeks = back(w, WEEKS_IN_A_MONTH, WEEKS_MOST);
	for (long week = 0; week < weeks && last - 7 * week > installed_on(w); week++) {
		record_begin(w, "MC-%s-%ld-%ld-%ld", c->code, site, m, week + 1);
		set(w, "machine", "M-%s-%ld-%ld", c->code, site, m);
		set(w, "kind", "virus");
		set_day(w, "done_on", last - (date)(7 * week));
		set(w, "result", "clean");
		set(w, "checked_by", "P-%s-003", c->code);
	}
}

static void machine_checks(struct walk *w)
{
	each_machine(w, checks_of_machine);
}

static void account_on(struct walk *w, long site, long m, long person)
{
	const struct company *c = &w->company;
	date from = installed_on(w) > joined_on(w, person) ? installed_on(w) : joined_on(w, person);
	record_begin(w, "MA-%s-%ld-%ld-%03ld", c->code, site, m, person);
	set(w, "machine", "M-%s-%ld-%ld", c->code, site, m);
	set(w, "person", "P-%s-%03ld", c->code, person);
	set(w, "login", "u%03ld", person);
	set_day(w, "from_on", from);
	set_day(w, "password_changed_on", person == leaver_of(c) ? left_on(w) - 30 : w->today - (date)(5 + drawn(w, DRAWN_CHANGED, 100 + person, 20)));
	if (person == leaver_of(c))
		set_day(w, "to_on", left_on(w));
	set(w, "privileged", "0");
}

static void accounts_of_machine(struct walk *w, long site, long m)
{
	const struct company *c = &w->company;
	account_on(w, site, m, custodian_of(c, site));
	account_on(w, site, m, manager_of(c, site));
	if (m == 1 && site == site_of(c, leaver_of(c)))
		account_on(w, site, m, leaver_of(c));
}

static void machine_accounts(struct walk *w)
{
	each_machine(w, accounts_of_machine);
}

static const char *const software[] = { "架空図面作成", "架空文書作成", "架空ウイルス対策" };

static void software_of_machine(struct walk *w, long site, long m)
{
	const struct company *c = &w->company;
	for (size_t i = 0; i < COUNT(software); i++) {
		record_begin(w, "MS-%s-%ld-%ld-%zu", c->code, site, m, i + 1);
		set(w, "machine", "M-%s-%ld-%ld", c->code, site, m);
		set(w, "product", "%s", software[i]);
		set(w, "edition", "第%zu版", i + 3);
		set_day(w, "installed_on", installed_on(w));
	}
}

static void machine_software(struct walk *w)
{
	each_machine(w, software_of_machine);
}

static void allowed_software(struct walk *w)
{
	for (size_t i = 0; i < COUNT(software); i++) {
		record_begin(w, "AS-%s-%zu", w->company.code, i + 1);
		set(w, "company", "C-%s", w->company.code);
		set(w, "product", "%s", software[i]);
		set(w, "purpose", "契約の履行");
		set_day(w, "from_on", w->company.begins);
	}
}

/* Each month, in the first days of the next. */
static void reviews_of_machine(struct walk *w, long site, long m)
{
	const struct company *c = &w->company;
	date first = month_start(w->today);
	for (long n = 1; n <= back(w, 1, REVIEWS_MOST); n++) {
		date last = first - 1, reviewed = first + (date)drawn(w, DRAWN_CHECKED, -n, 8);
		first = month_start(last);
		if (first <= installed_on(w))
			return;
		record_begin(w, "UR-%s-%ld-%ld-%ld", c->code, site, m, n);
		set(w, "machine", "M-%s-%ld-%ld", c->code, site, m);
		set_day(w, "from_on", first);
		set_day(w, "to_on", last);
		set_day(w, "reviewed_on", reviewed);
		set(w, "reviewed_by", "P-%s-003", c->code);
		set(w, "anomaly", "0");
	}
}

static void usage_reviews(struct walk *w)
{
	each_machine(w, reviews_of_machine);
}

/* ---- inspections --------------------------------------------------------------------------------------- */

static date visit_of(const struct walk *w, long site, long n)
{
	date month = month_start(w->today);
	for (long i = 1; i < n; i++)
		month = month_start(month - 1);
	return business_day_on_or_after(month + (date)(1 + drawn(w, DRAWN_VISIT, site, 11)));
}

static void inspections(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++)
		for (long n = 1; n <= w->programme->months && visit_of(w, s, n) > c->begins; n++) {
			date on = visit_of(w, s, n);
			record_begin(w, "IN-%s-%ld-%ld", c->code, s, n);
			set(w, "site", "S-%s-%ld", c->code, s);
			set(w, "organisation", "%s", bureau_of(w, s));
			set(w, "kind", "monthly");
			set_day(w, "done_on", on);
			set(w, "on_site", "1");
			set(w, "inspectors", "架空検査官");
			set(w, "counted", "%ld", 5 + n % 7);
			set(w, "discrepancies", "0");
			set_day(w, "reported_on", on + 2);
		}
}

static void inspection_findings(struct walk *w)
{
	const struct company *c = &w->company;
	record_begin(w, "IF-%s-1", c->code);
	set(w, "inspection", "IN-%s-1-3", c->code);
	set(w, "heading", "documents");
	set(w, "weight", "improve");
	set(w, "text", "貸出簿の記載が一部読みにくい。");
	set_day(w, "closed_on", visit_of(w, 1, 2));
}

/* One that was answered and closed, and one that is still to be answered. */
static void instructions(struct walk *w)
{
	const struct company *c = &w->company;
	date visit = visit_of(w, 1, 3);
	record_begin(w, "ID-%s-1", c->code);
	set(w, "site", "S-%s-1", c->code);
	set(w, "finding", "IF-%s-1", c->code);
	set(w, "issued_by", "%s", bureau_of(w, 1));
	set_day(w, "issued_on", visit + 2);
	set_day(w, "reply_due_on", visit + 20);
	set(w, "text", "貸出簿の記載方法を改めること。");
	set_day(w, "closed_on", visit_of(w, 1, 2));
	record_begin(w, "ID-%s-2", c->code);
	set(w, "site", "S-%s-1", c->code);
	set(w, "issued_by", "%s", bureau_of(w, 1));
	set_day(w, "issued_on", w->today - 3);
	set_day(w, "reply_due_on", w->today + 27);
	set(w, "text", "教育計画を提出すること。");
}

static void instruction_replies(struct walk *w)
{
	const struct company *c = &w->company;
	record_begin(w, "RP-%s-1", c->code);
	set(w, "instruction", "ID-%s-1", c->code);
	set_day(w, "replied_on", visit_of(w, 1, 3) + 12);
	set(w, "text", "記載方法を改め、全員に周知した。");
}

/* ---- incidents ------------------------------------------------------------------------------------------- */

static bool had_incident(const struct company *c)
{
	return c->place == PRIME;
}

static void incidents(struct walk *w)
{
	const struct company *c = &w->company;
	char on_text[DATE_TEXT];
	date on = w->today - (date)(130 + drawn(w, DRAWN_INCIDENT, 0, 20));
	if (!had_incident(c))
		return;
	record_begin(w, "X-%s-1", c->code);
	set(w, "site", "S-%s-1", c->code);
	set(w, "kind", "lock");
	set(w, "suspected", "1");
	set(w, "discovered_at", "%sT01:10:00.000000Z", date_text(on, on_text));
	set(w, "discovered_by", "P-%s-%03ld", c->code, custodian_of(c, 1));
	set(w, "area", "A-%s-1", c->code);
	set(w, "summary", "金庫の封印に傷が見つかった。");
	set_day(w, "contained_on", on);
	set(w, "first_report_at", "%sT01:40:00.000000Z", date_text(on, on_text));
	set(w, "reported_to", "%s", bureau_of(w, 1));
	set_day(w, "written_report_on", on + 1);
	set_day(w, "provider_told_on", on + 1);
	set_day(w, "investigated_on", on + 10);
	set(w, "prevention", "封印の点検を毎日とした。");
	set_day(w, "closed_on", on + 20);
}

static void incident_items(struct walk *w)
{
	const struct company *c = &w->company;
	if (!had_incident(c))
		return;
	record_begin(w, "XI-%s-1", c->code);
	set(w, "incident", "X-%s-1", c->code);
	set(w, "item", "I-%s-6", c->code);
}

const struct book books_of_machines[] = {
	{ "machine",            machines },
	{ "machine_check",      machine_checks },
	{ "machine_account",    machine_accounts },
	{ "machine_software",   machine_software },
	{ "allowed_software",   allowed_software },
	{ "usage_review",       usage_reviews },
	{ "inspection",         inspections },
	{ "inspection_finding", inspection_findings },
	{ "instruction",        instructions },
	{ "instruction_reply",  instruction_replies },
	{ "incident",           incidents },
	{ "incident_item",      incident_items },
	{ 0 }
};
