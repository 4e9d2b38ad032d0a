/* The made-up programme's persons: what they are called, for whom they work, what they were cleared for, pledged and taught, and
 * what they handle.  The last three of each company are a dispatched worker, one suspended, and one who has left.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include <string.h>

/* Words for sample, example, draft and the like. */
static const struct { const char *ja, *en; } families[] = {
	{ "見本", "Mihon" }, { "例題", "Reidai" }, { "草案", "Soan" }, { "仮名", "Kamei" }, { "雛形", "Hinagata" }, { "模型", "Mokei" },
	{ "試作", "Shisaku" }, { "練習", "Renshu" }, { "想定", "Sotei" }, { "下書", "Shitagaki" }, { "素描", "Sobyo" }, { "図案", "Zuan" },
	{ "原案", "Genan" }, { "習作", "Shusaku" }, { "手本", "Tehon" }, { "架空", "Kaku" },
};

static const struct { const char *ja, *en; } digits[] = {
	{ "", "" }, { "一", "ichi" }, { "二", "ni" }, { "三", "san" }, { "四", "yon" }, { "五", "go" }, { "六", "roku" }, { "七", "nana" },
	{ "八", "hachi" }, { "九", "kyu" },
};

enum { TENS = 10, GIVEN_NAMES = 99 };

/* 三十二, San-ju-ni: persons are given numbers for names. */
static void give_name(struct walk *w, long person)
{
	size_t n = (size_t)((person - 1) % GIVEN_NAMES + 1), tens = n / TENS, ones = n % TENS;
	size_t family = (size_t)drawn(w, DRAWN_FAMILY, person, COUNT(families));
	char given[40];
	snprintf(given, sizeof given, "%s%s%s%s%s", tens > 1 ? digits[tens].en : "", tens > 1 ? "-" : "", tens ? "ju" : "", tens && ones ? "-" : "",
	    digits[ones].en);
	*given = (char)(*given - 'a' + 'A');
	set(w, "family_name", "%s", families[family].ja);
	set(w, "given_name", "%s%s%s", tens > 1 ? digits[tens].ja : "", tens ? "十" : "", digits[ones].ja);
	set(w, "family_name_en", "%s", families[family].en);
	set(w, "given_name_en", "%s", given);
}

static void persons(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->persons; i++) {
		long born = drawn(w, DRAWN_BIRTH, i, 30 * 12 * 28);
		record_begin(w, "P-%s-%03ld", c->code, i);
		set(w, "kept_by", "C-%s", c->code);
		give_name(w, i);
		set(w, "born_on", "%ld-%02ld-%02ld", 1966 + born / (12 * 28), born / 28 % 12 + 1, born % 28 + 1);
	}
}

static void nationalities(struct walk *w)
{
	for (long i = 1; i <= w->company.persons; i++) {
		record_begin(w, "NA-%s-%03ld", w->company.code, i);
		set(w, "person", "P-%s-%03ld", w->company.code, i);
		set(w, "country", "JP");
	}
}

static void employments(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->persons; i++) {
		bool dispatched = i == dispatched_of(c);
		record_begin(w, "E-%s-%03ld", c->code, i);
		set(w, "person", "P-%s-%03ld", c->code, i);
		set(w, "company", "C-%s", c->code);
		set(w, "kind", "%s", i == 1 ? "representative" : dispatched ? "dispatched" : "employee");
		set(w, "position", "%s", i == 1 ? "代表取締役" : i == 2 ? "総務部長" : i % 3 ? "技術課員" : "設計課員");
		set_day(w, "from_on", joined_on(w, i) - (date)(200 + drawn(w, DRAWN_EMPLOYED, i, 3000)));
		if (i == leaver_of(c))
			set_day(w, "to_on", left_on(w));
		if (dispatched)
			set(w, "dispatched_by", "架空派遣株式会社");
	}
}

/* ---- posts -------------------------------------------------------------------------------------- */

static void post(struct walk *w, const char *post, long site, long person)
{
	const struct company *c = &w->company;
	record_begin(w, "RO-%s-%s-%ld", c->code, post, site);
	set(w, "company", "C-%s", c->code);
	if (site)
		set(w, "site", "S-%s-%ld", c->code, site);
	set(w, "person", "P-%s-%03ld", c->code, person);
	set(w, "post", "%s", post);
	set_day(w, "from_on", c->begins - 10);
	set_day(w, "notified_on", c->begins - 25);
}

static void role_holders(struct walk *w)
{
	const struct company *c = &w->company;
	post(w, "management", 0, 1);
	post(w, "director", 0, 2);
	post(w, "system_manager", 0, 3);
	post(w, "protection_lead", 0, 2);
	post(w, "work_manager", 0, 3);
	for (long s = 1; s <= c->sites; s++) {
		post(w, "manager", s, manager_of(c, s));
		post(w, "custodian", s, custodian_of(c, s));
		post(w, "deputy", s, manager_of(c, s));
	}
}

/* ---- what each is on ------------------------------------------------------------------------------ */

static bool handles_plain(long person)
{
	return person % 3 == 0;
}

static bool handles_hi(const struct company *c, long person)
{
	return c->also_hi && person % 4 == 0;
}

static bool is_graded(const char *regime)
{
	return !strcmp(regime, "MDA") || !strcmp(regime, "HI");
}

static void clearance_of(struct walk *w, long person, long n, const char *regime, const char *grade)
{
	bool named = !strcmp(regime, "DPB");                     /* by the firm, not assessed */
	date notice = joined_on(w, person) - (date)(30 + drawn(w, DRAWN_NOTICE, person, 20));
	record_begin(w, "CL-%s-%03ld-%ld", w->company.code, person, n);
	set(w, "person", "P-%s-%03ld", w->company.code, person);
	set(w, "regime", "%s", regime);
	set(w, "authority", "%s", w->reference.authority);
	if (is_graded(regime))
		set(w, "grade", "%s", grade);
	set_day(w, "notice_on", notice);
	if (named) {
		set_day(w, "consented_on", notice - 7);
		set_day(w, "reported_on", notice + 3);
	} else {
		set(w, "outcome", "cleared");
		set(w, "occasion", "first");
	}
}

static void clearances(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->persons; i++) {
		clearance_of(w, i, 1, c->main->regime, c->main->grade);
		if (handles_hi(c, i))
			clearance_of(w, i, 2, "HI", "2");
	}
}

static void suspensions(struct walk *w)
{
	const struct company *c = &w->company;
	bool doubted = !strcmp(c->main->regime, "SDS") || !strcmp(c->main->regime, "KEA");
	record_begin(w, "SU-%s-1", c->code);
	set(w, "person", "P-%s-%03ld", c->code, suspended_of(c));
	set(w, "reason", doubted ? "doubt_notice" : "other");
	if (doubted) {
		set(w, "regime", "%s", c->main->regime);
		set(w, "authority", "%s", w->reference.authority);
	}
	set_day(w, "from_on", suspended_from(w));
}

/* What a person handles, by regime: 1 the group's, 2 protected information, 3 the ministry's; up to three calls. */
static void each_regime(struct walk *w, void (*put)(struct walk *, long person, long n, const char *regime))
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->persons; i++) {
		put(w, i, 1, c->main->regime);
		if (handles_plain(i))
			put(w, i, 2, "PI");
		if (handles_hi(c, i))
			put(w, i, 3, "HI");
	}
}

static void pledge(struct walk *w, long person, long n, const char *regime)
{
	record_begin(w, "PL-%s-%03ld-%ld", w->company.code, person, n);
	set(w, "person", "P-%s-%03ld", w->company.code, person);
	set(w, "regime", "%s", regime);
	set_day(w, "signed_on", joined_on(w, person) - 20);
}

static void pledges(struct walk *w)
{
	each_regime(w, pledge);
}

enum { DAYS_APART = 330 };

/* Number 0 is the first; the others are numbered from the latest back. */
static void education(struct walk *w, long person, long n, const char *regime)
{
	date first = joined_on(w, person) - 10, last = person == leaver_of(&w->company) ? left_on(w) : w->today;
	long times = (last - first) / DAYS_APART;
	for (long time = 0; time <= times; time++) {
		record_begin(w, "ED-%s-%03ld-%ld-%ld", w->company.code, person, n, time ? times - time + 1 : 0);
		set(w, "person", "P-%s-%03ld", w->company.code, person);
		set(w, "regime", "%s", regime);
		set(w, "course", time ? "annual" : "initial");
		set_day(w, "done_on", first + (date)(time * DAYS_APART));
		set(w, "minutes", "90");
		set(w, "topics", "秘密の取扱い、総括者・保管責任者・情報システム管理者の職務");
	}
}

static void educations(struct walk *w)
{
	each_regime(w, education);
}

/* ---- ranges ------------------------------------------------------------------------------------- */

static void range(struct walk *w, long person, long n, const char *contract, const char *designation)
{
	const struct company *c = &w->company;
	record_begin(w, "HR-%s-%03ld-%ld", c->code, person, n);
	set(w, "person", "P-%s-%03ld", c->code, person);
	set(w, "contract", "%s", contract);
	if (designation)
		set(w, "designation", "%s", designation);
	set_day(w, "from_on", joined_on(w, person));
	if (person == leaver_of(c))
		set_day(w, "to_on", left_on(w));
	if (person == suspended_of(c))
		set_day(w, "to_on", suspended_from(w) - 1);
	set(w, "reference", "承認第%ld号", person);
}

static void handler_ranges(struct walk *w)
{
	const struct company *c = &w->company;
	const char *own = arena_format(w->arena, "K-%s-1", c->code), *plain = arena_format(w->arena, "K-%s-2", c->code);
	const char *secret = arena_format(w->arena, "D-%s-1", c->prime), *of_ministry = arena_format(w->arena, "D-%s-2", c->prime);
	for (long i = 1; i <= c->persons; i++) {
		range(w, i, 1, own, secret);
		if (c->place != PRIME)
			range(w, i, 2, arena_format(w->arena, "K-%s-1", c->prime), secret);
		if (handles_plain(i))
			range(w, i, 3, plain, NULL);
		if (handles_hi(c, i))
			range(w, i, 4, own, of_ministry);
	}
}

const struct book books_of_people[] = {
	{ "person",        persons },
	{ "nationality",   nationalities },
	{ "employment",    employments },
	{ "role_holder",   role_holders },
	{ "clearance",     clearances },
	{ "suspension",    suspensions },
	{ "pledge",        pledges },
	{ "education",     educations },
	{ "handler_range", handler_ranges },
	{ 0 }
};
