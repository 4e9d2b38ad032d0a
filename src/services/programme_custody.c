/* The made-up programme's areas and containers, and the custody of its items: lent, copied, sent, returned and destroyed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include "registers/books.h"
#include <string.h>

/* ---- areas ---------------------------------------------------------------------------------------- */

static void areas(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		record_begin(w, "A-%s-%ld", c->code, s);
		set(w, "site", "S-%s-%ld", c->code, s);
		set(w, "name", "第%ld保全室", s);
		set(w, "grade", "%s", c->main->grade);
		set_day(w, "approved_on", c->begins - 10);
	}
}

static void area_regime(struct walk *w, long site, long n, const char *regime)
{
	record_begin(w, "AR-%s-%ld-%ld", w->company.code, site, n);
	set(w, "area", "A-%s-%ld", w->company.code, site);
	set(w, "regime", "%s", regime);
}

static void area_regimes(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		area_regime(w, s, 1, c->main->regime);
		area_regime(w, s, 2, "PI");
		if (c->also_hi)
			area_regime(w, s, 3, "HI");
	}
}

static void area_measures(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++)
		for (const struct choice *measure = measures; measure->code; measure++) {
			record_begin(w, "AM-%s-%ld-%s", c->code, s, measure->code);
			set(w, "area", "A-%s-%ld", c->code, s);
			set(w, "measure", "%s", measure->code);
			set(w, "state", strcmp(measure->code, "windowless") ? "met" : "equivalent");
			set_day(w, "seen_on", c->begins - 20);
		}
}

static void area_passes(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->persons; i++) {
		record_begin(w, "PA-%s-%03ld", c->code, i);
		set(w, "person", "P-%s-%03ld", c->code, i);
		set(w, "area", "A-%s-%ld", c->code, site_of(c, i));
		set_day(w, "from_on", joined_on(w, i));
		if (i == leaver_of(c))
			set_day(w, "to_on", left_on(w));
		if (i == suspended_of(c))
			set_day(w, "to_on", suspended_from(w) - 1);
		set(w, "badge", "%03ld", i);
	}
}

/* ---- containers ------------------------------------------------------------------------------------ */

static void containers(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		record_begin(w, "B-%s-%ld", c->code, s);
		set(w, "area", "A-%s-%ld", c->code, s);
		set(w, "name", "第%ld金庫", s);
		set(w, "kind", s % 2 ? "safe" : "steel_box");
		set(w, "grade", "%s", c->main->grade);
		set(w, "dial_lock", "1");
		set(w, "key_lock", "1");
		set_day(w, "placed_on", c->begins - 10);
	}
}

static void combination(struct walk *w, long site, long n, date on, const char *reason)
{
	const struct company *c = &w->company;
	record_begin(w, "CC-%s-%ld-%ld", c->code, site, n);
	set(w, "container", "B-%s-%ld", c->code, site);
	set_day(w, "changed_on", on);
	set(w, "reason", "%s", reason);
	set(w, "changed_by", "P-%s-%03ld", c->code, custodian_of(c, site));
	set(w, "envelope", "総括者室");
}

/* Every five months; and again the day after someone left who knew it. */
static void combination_changes(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		bool left = s == site_of(c, leaver_of(c));
		date last = left ? left_on(w) + 1 : w->today - (date)(10 + drawn(w, DRAWN_CHANGED, s, 60));
		long n = 1;
		combination(w, s, n++, last, left ? "holder" : "periodic");
		for (date on = last - 150; on > c->begins; on -= 150)
			combination(w, s, n++, on, "periodic");
		combination(w, s, n, c->begins - 10, "installed");
	}
}

static void combination_holder(struct walk *w, long site, long person)
{
	const struct company *c = &w->company;
	record_begin(w, "CH-%s-%ld-%03ld", c->code, site, person);
	set(w, "container", "B-%s-%ld", c->code, site);
	set(w, "person", "P-%s-%03ld", c->code, person);
	set_day(w, "from_on", joined_on(w, person));
	if (person == leaver_of(c))
		set_day(w, "to_on", left_on(w));
}

static void combination_holders(struct walk *w)
{
	const struct company *c = &w->company;
	for (long s = 1; s <= c->sites; s++) {
		combination_holder(w, s, custodian_of(c, s));
		combination_holder(w, s, manager_of(c, s));
	}
	combination_holder(w, site_of(c, leaver_of(c)), leaver_of(c));
}

/* ---- items ----------------------------------------------------------------------------------------- */

enum sort { SECRET, OF_MINISTRY, PLAIN };

static const char *const titles[] = { "性能諸元", "製造要領", "試験成績書", "設計図", "検査手順書", "部品表" };
static const char *const titles_en[] = { "Performance figures", "Manufacturing procedure", "Test results", "Drawings", "Inspection procedure",
	"Parts list" };
static const char *const forms[] = { "document", "object", "medium", "document" };

/* What happened to the item: by its number, so that every register agrees. */
enum fate { KEPT, RETURNED, DESTROYED, COPIED, SENT = 6, LENT, FATES = 12 };

static enum fate fate_of(long item)
{
	return (enum fate)(item % FATES);
}

static bool is_copy(long item)
{
	return item > 1 && fate_of(item - 1) == COPIED;
}

static enum sort sort_of(const struct company *c, long item)
{
	if (is_copy(item))
		return sort_of(c, item - 1);
	if (item % 5 == 0)
		return PLAIN;
	return c->also_hi && item % 4 == 2 ? OF_MINISTRY : SECRET;
}

/* Half of what those below the prime hold is under the prime's contract. */
static const char *contract_of(struct walk *w, long item)
{
	const struct company *c = &w->company;
	if (fate_of(item) == RETURNED)
		return arena_format(w->arena, "K-%s-3", c->code);
	if (sort_of(c, item) == PLAIN)
		return arena_format(w->arena, "K-%s-2", c->code);
	return arena_format(w->arena, "K-%s-1", item / 3 % 2 ? c->prime : c->code);
}

static date registered_on(const struct walk *w, long item)
{
	long original = is_copy(item) ? item - 1 : item;
	return w->company.begins + (date)(190 + drawn(w, DRAWN_REGISTERED, original, 30) + (is_copy(item) ? 20 : 0));
}

static void item_ends(struct walk *w, long item)
{
	const struct company *c = &w->company;
	if (fate_of(item) == RETURNED)
		set_day(w, "returned_on", contract_start(c, 3) + 195);
	if (fate_of(item) != DESTROYED)
		return;
	set_day(w, "destroyed_on", registered_on(w, item) + 60);
	set(w, "destroyed_by", "P-%s-%03ld", c->code, manager_of(c, site_of(c, item)));
	set(w, "witnessed_by", "P-%s-%03ld", c->code, custodian_of(c, site_of(c, item)));
	set(w, "destruction", "shredding");
}

/* What the partner of the programme provided. */
static bool is_foreign(const struct company *c, long item)
{
	return c->abroad && sort_of(c, item) == OF_MINISTRY;
}

static void item(struct walk *w, long i)
{
	const struct company *c = &w->company;
	enum sort sort = sort_of(c, i);
	size_t title = (size_t)drawn(w, DRAWN_TITLE, 1000 + (is_copy(i) ? i - 1 : i), COUNT(titles));
	record_begin(w, "I-%s-%ld", c->code, i);
	set(w, "holder", "C-%s", c->code);
	set(w, "contract", "%s", contract_of(w, i));
	set(w, "regime", "%s", sort == PLAIN ? "PI" : sort == SECRET ? c->main->regime : "HI");
	set(w, "grade", "%s", sort == PLAIN ? "1" : sort == SECRET ? c->main->grade : "2");
	set(w, "authority", "%s", w->reference.authority);
	if (sort != PLAIN)
		set(w, "designation", "D-%s-%d", c->prime, sort == SECRET ? 1 : 2);
	set(w, "title", "架空装置%s", titles[title]);
	set(w, "title_en", "%s of a fictional unit", titles_en[title]);
	set(w, "form", "%s", sort == PLAIN ? "electronic" : forms[(size_t)i % COUNT(forms)]);
	set(w, "copy_no", is_copy(i) ? "2" : "1");
	set(w, "pages", "%ld", 1 + drawn(w, DRAWN_PAGES, i, 90));
	set_day(w, "registered_on", registered_on(w, i));
	set(w, "origin", "%s", is_foreign(c, i) ? partner_of(w)->country : "JP");
	set(w, "military", sort == PLAIN ? "0" : "1");
	set(w, "container", "B-%s-%ld", c->code, site_of(c, i));
	set(w, "custodian", "P-%s-%03ld", c->code, custodian_of(c, site_of(c, i)));
	if (is_copy(i))
		set(w, "copy_of", "I-%s-%ld", c->code, i - 1);
	item_ends(w, i);
}

static void items(struct walk *w)
{
	for (long i = 1; i <= w->company.items; i++)
		item(w, i);
}

static void item_releases(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->items; i++) {
		if (!is_foreign(c, i))
			continue;
		record_begin(w, "IR-%s-%ld", c->code, i);
		set(w, "item", "I-%s-%ld", c->code, i);
		set(w, "country", "JP");
		set(w, "reference", "架空同意書第%ld号", i);
	}
}

/* ---- loans, approvals -------------------------------------------------------------------------------- */

static void loan(struct walk *w, long item, long n, date from, date to)
{
	const struct company *c = &w->company;
	record_begin(w, "LO-%s-%ld-%ld", c->code, item, n);
	set(w, "item", "I-%s-%ld", c->code, item);
	set(w, "person", "P-%s-%03ld", c->code, manager_of(c, site_of(c, item)));
	set_day(w, "from_on", from);
	set_day(w, "due_on", to == NO_DATE ? w->today + 20 : from);
	set_day(w, "to_on", to);
	set(w, "purpose", "照査");
	set(w, "area", "A-%s-%ld", c->code, site_of(c, item));
}

static void loans(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->items; i++) {
		date first = registered_on(w, i) + 5;
		if (fate_of(i) != LENT || sort_of(c, i) != SECRET)
			continue;
		loan(w, i, 2, first, first);
		loan(w, i, 1, w->today - 1, NO_DATE);
	}
}

static void approval(struct walk *w, long item, const char *use, date from)
{
	const struct company *c = &w->company;
	record_begin(w, "AP-%s-%ld", c->code, item);
	set(w, "item", "I-%s-%ld", c->code, item);
	set(w, "use", "%s", use);
	set(w, "person", "P-%s-%03ld", c->code, manager_of(c, site_of(c, item)));
	set_day(w, "from_on", from);
	set_day(w, "to_on", from + 60);
	set(w, "approved_by", "架空担当官");
	set(w, "reference", "承認第%ld号", item);
}

static void approvals(struct walk *w)
{
	const struct company *c = &w->company;
	for (long i = 1; i <= c->items; i++) {
		date from = registered_on(w, i) + 10;
		if (fate_of(i) == DESTROYED) {
			approval(w, i, "destroy", from);
			set(w, "witness", "P-%s-%03ld", c->code, custodian_of(c, site_of(c, i)));
		} else if (fate_of(i) == COPIED) {
			approval(w, i, "copy", from);
		} else if (fate_of(i) == SENT) {
			approval(w, i, "send", w->today - 10);
			set(w, "method", "courier");
		}
	}
}

const struct book books_of_custody[] = {
	{ "area",               areas },
	{ "area_regime",        area_regimes },
	{ "area_measure",       area_measures },
	{ "area_pass",          area_passes },
	{ "container",          containers },
	{ "combination_change", combination_changes },
	{ "combination_holder", combination_holders },
	{ "item",               items },
	{ "item_release",       item_releases },
	{ "loan",               loans },
	{ "approval",           approvals },
	{ 0 }
};
