/* Contracts and clearances: who needs which facility clearance, and what is on the books, day after day in one small world.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"

static struct office office;

#define adds(...) did(&office, act, "add", __VA_ARGS__)

static void add_company(struct act *act, const char *number, const char *site)
{
	adds("company", arena_format(act->arena, "number=%s", number), "name=Planted");
	adds("site", arena_format(act->arena, "number=%s", site), arena_format(act->arena, "company=%s", number), "name=Planted site", "prefecture=tokyo");
}

static void add_place(struct act *act, const char *site, const char *n)
{
	adds("area", arena_format(act->arena, "number=A-%s", n), arena_format(act->arena, "site=%s", site), "name=Area", "grade=4");
	adds("container", arena_format(act->arena, "number=B-%s", n), arena_format(act->arena, "area=A-%s", n), "name=Safe", "kind=safe", "grade=4",
	    "dial_lock=1", "key_lock=1", "placed_on=2025-01-01");
}

static void add_person(struct act *act, const char *number, const char *company)
{
	adds("person", arena_format(act->arena, "number=%s", number), arena_format(act->arena, "kept_by=%s", company), "family_name=Planted", "given_name=One");
	adds("employment", arena_format(act->arena, "person=%s", number), arena_format(act->arena, "company=%s", company), "kind=employee", "from_on=2020-04-01");
}

/* A prime with two sites, a subcontractor, one below it; another prime under the clause on secrets alone. */
static void add_contracts(struct act *act)
{
	adds("setting", "number=today", "value=2027-12-31");
	adds("contract", "number=K-1", "prime=C-1", "authority=ATLA", "title=One", "start_on=2025-04-01", "end_on=2027-03-31", "closing_until=2027-06-30");
	adds("contract_clause", "contract=K-1", "clause=mda");
	adds("contract", "number=K-2", "prime=C-4", "authority=ATLA", "title=Two", "start_on=2025-04-01");
	adds("contract_clause", "contract=K-2", "clause=secret", "attached_on=2025-04-02");
	adds("contract_clause", "contract=K-2", "clause=infosec");
	adds("subcontract", "contract=K-1", "given_by=C-1", "company=C-2", "work=Part", "start_on=2025-05-01", "flowed_down_on=2025-06-01");
	adds("subcontract", "contract=K-1", "given_by=C-2", "company=C-3", "work=Part of it", "start_on=2025-07-01", "end_on=2026-12-31");
	/* A circle is recorded and has no end. */
	adds("subcontract", "contract=K-1", "given_by=C-3", "company=C-2", "work=Back again", "start_on=2025-07-01", "end_on=2025-07-31");
}

static void add_clearances(struct act *act)
{
	adds("facility_clearance", "number=FC-1", "company=C-1", "site=S-1", "regime=MDA", "grade=3", "authority=ATLA", "granted_on=2025-04-01", "expires_on=2026-12-31");
	adds("facility_clearance", "number=FC-2", "company=C-2", "site=S-3", "regime=MDA", "grade=2", "authority=ATLA", "granted_on=2025-06-15", "revoked_on=2027-01-15");
	adds("facility_suspension", "facility_clearance=FC-2", "from_on=2026-12-01", "to_on=2026-12-10", "reason=Planted");
	adds("facility_clearance", "number=FC-4", "company=C-4", "site=S-5", "regime=DPB", "grade=2", "authority=ATLA", "granted_on=2025-05-01");
}

static void add_secrets(struct act *act)
{
	adds("designation", "number=D-1", "regime=MDA", "grade=3", "authority=ATLA", "outline=Planted", "designated_on=2025-01-01", "measure=marking");
	adds("designation_holder", "designation=D-1", "company=C-3", "noticed_on=2025-02-01");
	adds("item", "number=I-1", "holder=C-2", "contract=K-1", "regime=MDA", "grade=3", "authority=ATLA", "designation=D-1", "title=Held below",
	    "form=document", "registered_on=2025-09-01", "military=1", "container=B-3", "returned_on=2026-11-01");
	adds("item", "number=I-2", "holder=C-1", "contract=K-1", "regime=MDA", "grade=3", "authority=ATLA", "designation=D-1", "title=Held elsewhere",
	    "form=document", "registered_on=2025-10-01", "military=1", "container=B-2", "destroyed_on=2027-06-01");
	add_person(act, "P-3", "C-3");
	adds("handler_range", "person=P-3", "contract=K-1", "designation=D-1", "from_on=2025-08-01", "to_on=2026-01-31");
}

static int open_world(void **state)
{
	(void)state;
	struct act *act = world_act();
	office = office_open();
	adds("organisation", "number=ATLA", "name=Authority", "kind=authority");
	add_company(act, "C-1", "S-1");
	adds("site", "number=S-2", "company=C-1", "name=Planted second", "prefecture=osaka");
	add_company(act, "C-2", "S-3");
	add_company(act, "C-3", "S-4");
	add_company(act, "C-4", "S-5");
	add_place(act, "S-2", "2");
	add_place(act, "S-3", "3");
	add_contracts(act);
	add_clearances(act);
	add_secrets(act);
	adds("account", "number=below", "name=Manager of three", "company=C-3");
	adds("role", "account=below", "role=security_manager", "company=C-3", "from_on=2020-04-01");
	return 0;
}

static int close_world(void **state)
{
	(void)state;
	office_close(&office);
	return 0;
}

/* ---- asking -------------------------------------------------------------------------------- */

static struct act *reader(const char *account)
{
	struct act *act = world_act();
	world_ok(act, books_open(act, office.url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, account, NULL));
	return act;
}

static void reader_close(struct act *act)
{
	world_ok(act, db_end_read(act));
	db_close(&act->db);
}

static date day(const char *text)
{
	date d;
	assert_true(date_parse(text, &d));
	return d;
}

static void need_say(struct text *out, const struct need *n)
{
	text_add(out, "%s %s %ld", n->contract, n->company, n->tier);
	if (n->regime)
		text_add(out, " %s%s%s%s%s", n->regime, n->either ? "/DPB" : "", n->grade ? n->grade : "", n->site ? " at " : "", n->site ? n->site : "");
	text_add(out, " %s", fit_info[n->fit].code);
	if (n->clearance)
		text_add(out, " %s%s%s", n->clearance, n->until ? " until " : "", n->until ? n->until : "");
	text_put(out, "\n");
}

static const char *needs_on(const char *account, const char *on)
{
	struct act *act = reader(account);
	struct need_list needs;
	struct text out = { .arena = act->arena };
	world_ok(act, needs_of(act, day(on), &needs));
	for (size_t i = 0; i < needs.n; i++)
		need_say(&out, &needs.list[i]);
	reader_close(act);
	return text_of(&out);
}

/* ---- what is needed, and what there is -------------------------------------------------------- */

static void every_day_has_its_own_needs(void **state)
{
	(void)state;
	static const struct { const char *on, *needs; } days[] = {
		/* Before the contracts there is nothing; then their clauses ask. */
		{ "2025-03-31", "" },
		{ "2025-04-01", "K-1 C-1 0 MDA holds FC-1 until 2026-12-31\nK-2 C-4 0 unneeded\n" },
		{ "2025-04-30", "K-2 C-4 0 HI/DPB lacks\nK-1 C-1 0 MDA holds FC-1 until 2026-12-31\n" },
		/* Either regime of the clause on secrets will do.  A subcontractor is bound once the clause is flowed down. */
		{ "2025-05-31", "K-1 C-1 0 MDA holds FC-1 until 2026-12-31\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-2 1 unneeded\n" },
		{ "2025-06-14", "K-1 C-2 1 MDA lacks\nK-1 C-1 0 MDA holds FC-1 until 2026-12-31\nK-2 C-4 0 HI/DPB holds FC-4\n" },
		{ "2025-07-01", "K-1 C-1 0 MDA holds FC-1 until 2026-12-31\nK-1 C-2 1 MDA holds FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\n"
		                "K-1 C-3 2 unneeded\n" },
		/* A range of handlers asks, wherever they sit; an item asks for the site where it lies. */
		{ "2025-08-01", "K-1 C-3 2 MDA3 lacks\nK-1 C-1 0 MDA holds FC-1 until 2026-12-31\nK-1 C-2 1 MDA holds FC-2 until 2027-01-14\n"
		                "K-2 C-4 0 HI/DPB holds FC-4\n" },
		{ "2025-10-01", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-3 2 MDA3 lacks\nK-1 C-2 1 MDA3 at S-3 low FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\n" },
		{ "2026-02-01", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-2 1 MDA3 at S-3 low FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-3 2 unneeded\n" },
		/* What was given back asks no more.  A suspension bars on its days; an end within the horizon of 30 days is told. */
		{ "2026-11-01", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-2 1 MDA holds FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-3 2 unneeded\n" },
		{ "2026-12-01", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-2 1 MDA suspended FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-3 2 unneeded\n" },
		{ "2026-12-15", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-2 1 MDA expires FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-3 2 unneeded\n" },
		/* What lapsed is named though it covers nothing. */
		{ "2027-01-15", "K-1 C-1 0 MDA3 at S-2 lacks\nK-1 C-2 1 MDA lacks FC-2 until 2027-01-14\nK-2 C-4 0 HI/DPB holds FC-4\n" },
		/* In the time left to return and destroy the clause asks no more, what is held does. */
		{ "2027-04-01", "K-1 C-1 0 MDA3 at S-2 lacks\nK-2 C-4 0 HI/DPB holds FC-4\nK-1 C-2 1 unneeded\n" },
		{ "2027-06-01", "K-2 C-4 0 HI/DPB holds FC-4\nK-1 C-1 0 unneeded\nK-1 C-2 1 unneeded\n" },
		{ "2027-07-01", "K-2 C-4 0 HI/DPB holds FC-4\n" },
	};

	for (size_t i = 0; i < COUNT(days); i++) {
		const char *needs = needs_on("chief", days[i].on);
		if (strcmp(needs, days[i].needs))
			fail_msg("%s:\n%swanted:\n%s", days[i].on, needs, days[i].needs);
	}
}

/* Of the companies above it the third tier sees neither names nor clearances, and is told of itself alone. */
static void a_contractor_is_told_of_itself_alone(void **state)
{
	(void)state;

	assert_string_equal(needs_on("below", "2025-08-01"), "K-1 C-3 -1 MDA3 lacks\n");
	assert_string_equal(needs_on("nobody", "2025-08-01"), "");
}

static void what_tells_of_a_need_is_told(void **state)
{
	(void)state;
	struct act *act = reader("chief");
	struct need_list needs;

	world_ok(act, needs_of(act, day("2025-10-01"), &needs));

	assert_int_equal(needs.n, 4);
	assert_true(needs.list[0].items == 1 && !needs.list[0].ranged && needs.list[0].by_clause);
	assert_true(needs.list[1].items == 0 && needs.list[1].ranged && needs.list[1].by_clause);
	assert_true(needs.counts[FIT_LACKS] == 2 && needs.counts[FIT_LOW] == 1 && needs.counts[FIT_HOLDS] == 1);
	reader_close(act);
}

/* ---- handlers ------------------------------------------------------------------------------ */

/* One of each: by the latest SDS assessment, by an SDS assessment for KEA, by grade, by being named for DPB. */
static void add_handlers(struct act *act)
{
	static const char *const regimes_of[][3] = { { "SDS", "3", "5" }, { "KEA", "2", "6" }, { "HI", "2", "7" }, { "DPB", "2", "8" } };
	add_company(act, "C-9", "S-9");
	adds("organisation", "number=OTHER", "name=Another", "kind=authority");
	adds("contract", "number=K-9", "prime=C-9", "authority=ATLA", "title=Nine", "start_on=2025-04-01");
	for (size_t i = 0; i < COUNT(regimes_of); i++) {
		const char *const *r = regimes_of[i];
		adds("designation", arena_format(act->arena, "number=D-%s", r[2]), arena_format(act->arena, "regime=%s", r[0]),
		    arena_format(act->arena, "grade=%s", r[1]), "authority=ATLA", "outline=Planted", "designated_on=2025-01-01", "valid_until=2029-12-31", "measure=marking");
		for (int p = 0; p < 3; p++) {
			const char *person = arena_format(act->arena, "P-%s%d", r[2], p);
			add_person(act, person, "C-9");
			adds("handler_range", arena_format(act->arena, "person=%s", person), "contract=K-9", arena_format(act->arena, "designation=D-%s", r[2]), "from_on=2025-04-10");
		}
	}
	adds("clearance", "person=P-50", "regime=SDS", "authority=ATLA", "outcome=cleared", "notice_on=2023-02-28");
	adds("clearance", "person=P-51", "regime=SDS", "authority=OTHER", "outcome=cleared", "notice_on=2024-04-01");
	adds("clearance", "person=P-52", "regime=SDS", "authority=ATLA", "outcome=cleared", "notice_on=2024-04-01");
	adds("clearance", "person=P-52", "regime=SDS", "authority=ATLA", "outcome=not_cleared", "notice_on=2026-04-01");
	adds("clearance", "person=P-60", "regime=KEA", "authority=ATLA", "outcome=cleared", "notice_on=2025-04-01", "counted_from=2020-04-01");
	adds("clearance", "person=P-61", "regime=SDS", "authority=ATLA", "outcome=cleared", "notice_on=2024-04-01");
	adds("clearance", "person=P-62", "regime=SDS", "authority=ATLA", "outcome=cleared", "notice_on=2024-04-01");
	adds("clearance", "person=P-62", "regime=KEA", "authority=ATLA", "outcome=not_cleared", "notice_on=2025-06-01");
	adds("clearance", "person=P-70", "regime=HI", "authority=ATLA", "grade=2", "outcome=cleared", "notice_on=2024-04-01", "withdrawn_on=2026-05-01");
	adds("clearance", "person=P-71", "regime=HI", "authority=ATLA", "grade=1", "outcome=cleared", "notice_on=2024-04-01");
	adds("clearance", "person=P-80", "regime=DPB", "authority=ATLA", "notice_on=2025-04-02", "consented_on=2025-04-01", "reported_on=2025-04-20");
	adds("clearance", "person=P-81", "regime=DPB", "authority=ATLA", "notice_on=2025-04-02", "consented_on=2025-04-03", "reported_on=2025-04-20");
}

static void handlers_are_counted_by_the_clearance_of_their_regime(void **state)
{
	(void)state;
	static const struct { const char *on, *regime; long cleared; } rows[] = {
		{ "2025-04-10", "SDS", 2 }, { "2026-04-01", "SDS", 1 }, { "2028-02-29", "SDS", 1 }, { "2028-03-01", "SDS", 0 },
		{ "2025-05-31", "KEA", 3 }, { "2025-06-01", "KEA", 2 }, { "2029-04-01", "KEA", 2 }, { "2029-04-02", "KEA", 1 },
		{ "2025-05-01", "HI", 1 },  { "2026-05-01", "HI", 0 },
		{ "2025-04-19", "DPB", 0 }, { "2025-04-20", "DPB", 1 },
	};
	add_handlers(world_act());
	struct act *act = reader("chief");

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct need_list needs;
		struct handler_list handlers;
		long all = 0, cleared = 0;
		world_ok(act, needs_of(act, day(rows[i].on), &needs));
		world_ok(act, handlers_on(act, day(rows[i].on), &handlers));
		for (size_t n = 0; n < needs.n; n++)
			if (same_text(needs.list[n].contract, "K-9") && same_text(needs.list[n].regime, rows[i].regime))
				handlers_of(&handlers, &needs.list[n], &all, &cleared);
		if (all != 3 || cleared != rows[i].cleared)
			fail_msg("%s %s: %ld of %ld", rows[i].on, rows[i].regime, cleared, all);
	}
	reader_close(act);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_has_its_own_needs),
		cmocka_unit_test(a_contractor_is_told_of_itself_alone),
		cmocka_unit_test(what_tells_of_a_need_is_told),
		cmocka_unit_test(handlers_are_counted_by_the_clearance_of_their_regime),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
