/* What the pages say: findings, registers, records and entries, in both languages, and never as markup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"

/* A contract whose clause C-1 has no clearance for, and an incident, each as hostile as the company. */
static void add_contract(void)
{
	if (strstr(get("/registers/contract"), "K-1"))
		return;
	add({ "register", "organisation" }, { "number", "ATLA" }, { "name", HOSTILE }, { "kind", "authority" });
	add({ "register", "contract" }, { "number", "K-1" }, { "prime", "C-1" }, { "authority", "ATLA" }, { "title", HOSTILE },
	    { "start_on", "2026-01-05" });
	add({ "register", "contract_clause" }, { "contract", "K-1" }, { "clause", "mda" });
	add({ "register", "facility_clearance" }, { "number", "FC-1" }, { "company", "C-1" }, { "site", "S-1" }, { "regime", "MDA" },
	    { "grade", "3" }, { "authority", "ATLA" }, { "granted_on", "2025-04-01" }, { "expires_on", "2026-10-31" });
	add({ "register", "incident" }, { "number", "X-9" }, { "site", "S-1" }, { "kind", "loss" }, { "suspected", "1" },
	    { "discovered_at", "2026-11-18 08:30" }, { "summary", HOSTILE });
}

static void hostile_text_in_a_record_is_shown_escaped(void **state)
{
	(void)state;
	add_contract();
	const char *const pages[] = { "/", "/findings?company=C-1", "/gaps", "/registers/company", "/registers/company/C-1", "/registers/machine/M-1",
		"/registers/machine?site=S-1&columns=all", "/registers/site/S-1", "/registers/site?company=C-1", "/registers/contract?prime=C-1",
		"/registers/incident/X-9", "/registers/organisation/ATLA", newest_entry_of("/registers/company/C-1") };

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *body = answer_body(get(pages[i]));
		assert_lacks(body, "<script");
		assert_has(body, "&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;");
	}
	const char *const asked_for[] = { "/registers/%3Cscript%3E", "/findings?company=%3Cscript%3E", "/findings?state=%3Cscript%3E", "/findings?duty=%3Cscript%3E",
		"/findings?on=%3Cscript%3E", "/gaps?contract=%3Cscript%3E", "/gaps?state=%22%3E%3Cscript%3E", "/registers/site?company=%3Cscript%3E" };
	for (size_t i = 0; i < COUNT(asked_for); i++) {
		assert_int_not_equal(status_of_answer(get(asked_for[i])), 200);
		assert_lacks(get(asked_for[i]), "<script");
	}
}

/* ---- what the pages say --------------------------------------------------------------------- */

static void the_first_page_names_what_is_missing_and_links_to_it(void **state)
{
	(void)state;

	const char *page = get("/findings?state=missing");

	assert_has(page, "Friday, 20 November 2026");
	assert_has(page, "the sample’s own today");
	assert_has(page, "href=\"/registers/machine/M-1\"");
	assert_has(page, "Missing");
	assert_has(asked("GET", "/", ""), "令和8年11月20日(金)");
}

static long times(const char *text, const char *part)
{
	long n = 0;
	for (const char *at = text; (at = strstr(at, part)); at++)
		n++;
	return n;
}

static void findings_are_counted_by_company_and_narrowed_to_one(void **state)
{
	(void)state;
	add({ "register", "site" }, { "number", "S-5" }, { "company", "D-005" }, { "name", "架空工場" }, { "prefecture", "tokyo" });
	add({ "register", "machine" }, { "number", "M-5" }, { "site", "S-5" }, { "name", "一号機" }, { "wiring", "stand_alone" }, { "registered_on", "2026-01-05" });

	const char *all = get("/findings"), *one = get("/findings?company=D-005"), *none = get("/findings?company=D-005&state=due");

	assert_has(all, "<a class=\"number\" href=\"/findings?company=C-1#findings\">C-1</a>");
	assert_has(all, "<a class=\"number\" href=\"/findings?company=D-005#findings\">D-005</a>");
	assert_has(all, "href=\"/registers/machine/M-1\"");
	assert_has(one, "href=\"/registers/machine/M-5\"");
	assert_lacks(one, "href=\"/registers/machine/M-1\"");
	assert_has(one, "<li>D-005 <span lang=\"ja\">架空5社</span>");
	assert_has(one, "company=D-005&amp;state=missing#findings");
	assert_has(none, "There are no such findings.");
	assert_int_equal(status_of_answer(get("/findings?company=C-999")), 404);
}

static void the_first_page_stays_light_whatever_is_found(void **state)
{
	(void)state;
	struct text csv = { .arena = act->arena };
	text_put(&csv, "number,site,name,wiring,registered_on\r\n");
	for (int i = 0; i < 3000; i++)
		text_add(&csv, "L-%04d,S-1,架空の設計室に置いた長い名称のパソコン第%d号機,stand_alone,2026-01-05\r\n", i, i);
	const struct import import = { register_named("machine"), "many.csv", text_of(&csv), csv.n, false, NULL, NULL };
	struct outcome outcome;
	world_ok(act, import_csv(act, installation, &import, &outcome));

	const char *first = answer_body(get("/findings")), *later = answer_body(get("/findings?page=9"));

	assert_true(strlen(first) < 200000 && strlen(later) < 200000);
	assert_has(first, "Page 1 of ");
	assert_has(later, "Page 9 of ");
	assert_int_equal(times(later, "<td class=\"because\">"), 100);
}

/* ---- contracts and clearances --------------------------------------------------------------- */

static void a_contract_without_its_clearance_is_told_on_its_day(void **state)
{
	(void)state;
	add_contract();

	const char *today = get("/gaps"), *before = get("/gaps?on=R8.10.20"), *well = get("/gaps?on=2026-03-01"), *home = get("/");

	assert_has(today, "<span class=\"word\">No clearance</span> <strong>1</strong>");
	assert_has(today, "<a class=\"number\" href=\"/registers/contract/K-1\">K-1</a>");
	assert_has(today, "Prime contractor");
	assert_has(today, "Special defence secret (MDA)");
	assert_has(today, "<a class=\"number\" href=\"/registers/facility_clearance/FC-1\">FC-1</a>");
	assert_has(today, "ended 2026-10-31");
	assert_has(before, "<span class=\"word\">Expires soon</span> <strong>1</strong>");
	assert_has(well, "<span class=\"word\">Covered</span> <strong>1</strong>");
	assert_has(get("/gaps?state=holds"), "There are no such contracts.");
	assert_has(home, "<a href=\"/gaps?state=lacks\">No clearance</a> <strong>1</strong>");
	assert_has(asked("GET", "/gaps", ""), "契約別の資格");
	assert_int_equal(status_of_answer(get("/gaps?contract=K-999")), 404);
	assert_int_equal(status_of_answer(get("/gaps?state=none")), 404);
}

/* ---- registers and records ------------------------------------------------------------------ */

static void every_register_stands_under_one_heading(void **state)
{
	(void)state;

	const char *page = answer_body(get("/registers"));

	for each_register(reg)
		if (times(page, arena_format(act->arena, "href=\"/registers/%s\"", (*reg)->name)) != 1)
			fail_msg("%s stands not once among the registers", (*reg)->name);
	assert_lacks(page, word(EN, W_BOOKS_OTHER));
}

static void a_record_names_what_refers_to_it(void **state)
{
	(void)state;
	add_contract();

	const char *site = get("/registers/site/S-1"), *machine = get("/registers/machine/M-1");

	assert_has(site, "<a href=\"/registers/machine?site=S-1\">Machines</a>");
	assert_has(site, "<a class=\"number\" href=\"/registers/facility_clearance/FC-1\">FC-1</a> <span class=\"name\">2025-04-01</span>");
	assert_has(machine, "Nothing refers to this record.");
	assert_has(get("/registers/machine?site=S-5"), "M-5");
	assert_int_equal(status_of_answer(get("/registers/machine?site=S-999")), 404);
}

static void records_that_refer_to_one_are_read_to_the_end(void **state)
{
	(void)state;
	char *target = arena_text(act->arena, "/registers/machine?site=S-1");
	long seen = 0, pages = 0;

	while (target && pages++ < 100) {
		const char *page = answer_body(get(target));
		seen += times(page, "<th scope=\"row\"><a class=\"number\" href=\"/registers/machine/L-");
		const char *next = strstr(page, "<a rel=\"next\" href=\"");
		target = next ? arena_span(act->arena, next + 20, strcspn(next + 20, "\"")) : NULL;
		for (char *amp = target ? strstr(target, "&amp;") : NULL; amp; amp = strstr(amp, "&amp;"))
			memmove(amp + 1, amp + 5, strlen(amp + 5) + 1), amp++;
	}

	assert_int_equal(seen, 3000);
}

static void instants_are_shown_in_japan_time_in_words(void **state)
{
	(void)state;
	add_contract();

	const char *en = get("/registers/incident/X-9"), *ja = asked("GET", "/registers/incident/X-9", "");

	assert_has(en, "<time datetime=\"2026-11-17T23:30:00.000000Z\">2026-11-18 08:30 (Japan time)</time>");
	assert_has(ja, "2026-11-18 08:30（日本時間）");
	assert_has(en, "<td>Loss</td>");
	assert_has(ja, "<th scope=\"row\">疑いにとどまる</th><td>はい</td>");
	assert_has(en, "<th scope=\"row\">Not filled in</th><td class=\"quiet\">Discovered by, Area, ");
}

static void a_register_is_read_to_its_end_page_by_page(void **state)
{
	(void)state;
	const char *target = "/registers/company";
	long seen = 0, pages = 0;

	while (target && pages++ < 10) {
		const char *page = answer_body(get(target));
		for (const char *at = page; (at = strstr(at, "<th scope=\"row\"><a class=\"number\"")); at++)
			seen++;
		const char *next = strstr(page, "<a rel=\"next\" href=\"");
		target = next ? arena_span(act->arena, next + 20, strcspn(next + 20, "\"")) : NULL;
	}

	assert_int_equal(seen, 121);
	assert_int_equal(pages, 3);
}

static void a_voided_record_keeps_its_page_and_its_history(void **state)
{
	(void)state;
	const struct input list[] = { { "register", "machine" }, { "number", "X-1" } };
	const struct inputs inputs = { list, COUNT(list) };
	struct outcome outcome;
	add({ "register", "machine" }, { "number", "X-1" }, { "site", "S-1" }, { "name", "before" },
	    { "wiring", "stand_alone" }, { "registered_on", "2026-11-20" });
	const struct input renamed[] = { { "register", "machine" }, { "number", "X-1" }, { "name", "after" } };
	world_ok(act, perform(act, installation, act_kind_named("amend"), &(struct inputs){ renamed, COUNT(renamed) }, &outcome));
	act->reason = "test";
	world_ok(act, perform(act, installation, act_kind_named("void"), &inputs, &outcome));

	const char *page = get("/registers/machine/X-1");

	assert_int_equal(status_of_answer(page), 200);
	assert_has(page, "This record was voided");
	assert_has(page, "<del>before</del>");
	assert_has(page, "<ins>after</ins>");
	assert_has(page, arena_format(act->arena, "#%ld</a>", outcome.entry));
}

/* What is left of an English page without its title and without what is said to be Japanese. */
static const char *without_japanese(const char *page)
{
	struct text out = { .arena = act->arena };
	while (*page) {
		size_t n = strcspn(page, "<"), tag = strcspn(page + n, ">");
		text_put_span(&out, page, n + tag);
		page += n + tag;
		const char *opened = text_of(&out) + out.n - tag;
		if (!strncmp(opened, "<title", 6) || strstr(opened, "lang=\"ja\""))
			page += strcspn(page, "<");
	}
	return text_of(&out);
}

static void an_english_page_has_no_japanese_but_what_says_so(void **state)
{
	(void)state;
	static const char *const pages[] = { "/", "/findings?on=2026-02-30", "/findings?company=D-005", "/gaps", "/registers", "/registers/company", "/registers/incident/X-9", "/registers/contract/K-1", "/registers/company/C-1", "/registers/site/S-1",
		"/registers/rulebook_file", "/registers/rulebook_file/RF-000001", "/log", "/log/entry/0", "/log/entry/1", "/settings", "/nowhere" };

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *left = without_japanese(answer_body(get(pages[i])));
		assert_has(left, "</html");
		for (const char *c = left; *c; c++)
			if ((unsigned char)*c >= 0xE3 && (unsigned char)*c <= 0xEF)
				fail_msg("%s: %.200s", pages[i], c);
	}
}

static void the_first_page_cites_articles_and_explains_its_marks(void **state)
{
	(void)state;

	const char *en = get("/findings"), *ja = asked("GET", "/findings", "");

	assert_has(en, "<cite><a href=\"/law/deck.machine\">Defence industrial security in Japan (ATLA slide deck), “Security of classified information at contractors”, PCs and systems (");
	assert_has(ja, "「契約企業における秘密保全」パソコン・システム（");
	assert_has(en, "<dt><span class=\"tag weight-grave\">Grave</span></dt><dd>");
	assert_has(en, "(recorded after it was due)</dt><dd>");
	assert_has(ja, "（期限後に記録）</dt><dd>");
}

/* ---- entries of the ledger ------------------------------------------------------------------ */

static void the_ledger_names_acts_in_the_language_asked(void **state)
{
	(void)state;
	const struct input list[] = { { "register", "machine" }, { "number", "X-0" } };
	struct outcome outcome;
	assert_int_equal(perform(act, installation, act_kind_named("amend"), &(struct inputs){ list, COUNT(list) }, &outcome), E_NOT_FOUND);
	act_forgive(act);

	const char *en = get("/log"), *ja = asked("GET", "/log", "");

	assert_has(en, "<td>Refused <code class=\"quiet\">refused</code></td>");
	assert_has(ja, "<td>拒否 <code class=\"quiet\">refused</code></td>");
	assert_has(en, "<td>Import a file <code class=\"quiet\">import</code></td>");
	assert_has(ja, "<td>取込み <code class=\"quiet\">import</code></td>");
	assert_has(ja, "チェックポイント");
}

static void an_entry_is_told_as_hashed_and_in_words(void **state)
{
	(void)state;
	const char *at = newest_entry_of("/registers/site/S-1"), *text, *instant;
	long n;
	assert_true(parse_long(at + strlen("/log/entry/"), &n));
	world_ok(act, db_open(act, installation_url(installation), WRITER, &act->db));
	world_ok(act, ledger_entry_text(act, n, &text, &instant));
	db_close(&act->db);
	struct hash leaf = leaf_hash(text, strlen(text));

	const char *en = get(at), *ja = asked("GET", at, "");

	assert_has(en, arena_format(act->arena, "<h1>Entry #%ld</h1>", n));
	assert_has(en, base64_of(act->arena, leaf.bytes, HASH_BYTES));
	assert_has(en, arena_format(act->arena, "&quot;at&quot;:&quot;%s&quot;", instant));
	assert_has(en, "(checked just now)");
	assert_has(en, arena_format(act->arena, "hozen ledger prove %ld", n));
	assert_has(en, "Monday, 5 January 2026");
	assert_has(en, "<td>Sites</td><th scope=\"row\"><a class=\"number\" href=\"/registers/site/S-1\">S-1</a>");
	assert_has(en, "<dt>Prefecture</dt><dd>Tokyo</dd>");
	assert_has(ja, "<td>事業所簿</td>");
	assert_has(ja, "<td class=\"short\">登録</td>");
	assert_has(ja, "<dt>都道府県</dt><dd>東京都</dd>");
}

static void a_refusal_is_told_with_its_problems(void **state)
{
	(void)state;
	const struct input list[] = { { "register", "machine" }, { "number", "X-2" }, { "site", "S-0" }, { "wiring", HOSTILE },
		{ "registered_on", "2026-02-30" } };
	struct outcome outcome;
	act->reason = HOSTILE;
	assert_int_equal(perform(act, installation, act_kind_named("add"), &(struct inputs){ list, COUNT(list) }, &outcome), E_BAD_INPUT);
	act->reason = "test";
	act_forgive(act);

	const char *at = newest_entry_of("/log"), *en = get(at), *ja = asked("GET", at, "");

	assert_lacks(en, "<script");
	assert_has(en, "Add a record <code class=\"quiet\">add</code>");
	assert_has(en, fault_info[E_BAD_INPUT].text[EN]);
	assert_has(en, "<th scope=\"row\">Registered on</th><td>2026-02-30</td>");
	assert_has(en, "&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;");
	assert_has(ja, fault_info[E_BAD_INPUT].text[JA]);
	assert_has(ja, "<th scope=\"row\">登録日</th>");
	assert_has(ja, "<span lang=\"en\">");
}

static void a_long_body_is_read_to_its_end_page_by_page(void **state)
{
	(void)state;
	const char *target = newest_entry_of("/registers/company/D-119");
	long seen = 0, pages = 0;

	while (target && pages++ < 10) {
		const char *page = answer_body(get(target));
		assert_true(strlen(page) < 200000);
		for (const char *at = page; (at = strstr(at, "href=\"/registers/company/D-")); at++)
			seen++;
		const char *next = strstr(page, "<a rel=\"next\" href=\"");
		target = next ? arena_span(act->arena, next + 20, strcspn(next + 20, "#\"")) : NULL;
	}

	assert_int_equal(seen, 120);
	assert_int_equal(pages, 3);
}

/* As its owner, past every act: what nobody may do but a test. */
static void alter_database(const char *script)
{
	world_ok(act, db_open(act, installation_url(installation), OWNER, &act->db));
	world_ok(act, db_script(act, script));
	db_close(&act->db);
}

static void a_body_out_of_reach_is_not_shown_and_that_is_said(void **state)
{
	(void)state;
	const char *at = newest_entry_of("/registers/site/S-1");

	alter_database("UPDATE scope SET company = -1 WHERE reader = 'first' AND company = 0");
	const char *hidden = get(at);
	alter_database("UPDATE scope SET company = 0 WHERE reader = 'first' AND company = -1");

	assert_int_equal(status_of_answer(hidden), 200);
	assert_has(hidden, "The body of this entry cannot be shown");
	assert_lacks(hidden, "Prefecture");
	assert_has(hidden, "(checked just now)");
	assert_lacks(get(at), "cannot be shown");
}

/* ---- as known then ---------------------------------------------------------------------------- */

static const char *at_head(void)
{
	const char *page = strstr(strstr(get(newest_entry_of("/log")), "<main"), "<time datetime=\"");
	assert_non_null(page);
	page += strlen("<time datetime=\"");
	return arena_span(act->arena, page, strcspn(page, "\""));
}

static void a_page_as_known_says_so_and_stays_with_its_instant(void **state)
{
	(void)state;
	add({ "register", "machine" }, { "number", "M-THEN" }, { "site", "S-1" }, { "name", "then" }, { "wiring", "stand_alone" },
	    { "registered_on", "2026-01-05" });
	const char *then = at_head();
	add({ "register", "machine" }, { "number", "M-LATER" }, { "site", "S-1" }, { "name", "later" }, { "wiring", "stand_alone" },
	    { "registered_on", "2026-01-05" });
	const char *const pages[] = { "/registers/machine?site=S-1&columns=all&", "/registers/site/S-1?", "/findings?company=C-1&", "/gaps?", "/registers?", "/settings?" };

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *page = get(arena_format(act->arena, "%sknown_at=%s", pages[i], then));
		assert_int_equal(status_of_answer(page), 200);
		assert_has(page, "This is what was known at 20");
		assert_has(page, "Show what is known now");
		assert_has(page, "href=\"/registers?known_at=");
		assert_lacks(page, "M-LATER");
	}
	assert_has(get(arena_format(act->arena, "/registers/machine?site=S-1&known_at=%s", then)), "M-THEN?known_at=");
	assert_has(get("/registers/machine?site=S-1"), "M-LATER");
	assert_lacks(get("/registers/machine?site=S-1"), "This is what was known");
	assert_int_equal(status_of_answer(get(arena_format(act->arena, "/registers/machine/M-LATER?known_at=%s", then))), 404);
	assert_int_equal(status_of_answer(get("/findings?known_at=2999-01-01")), 422);
	assert_int_equal(status_of_answer(get("/registers?known_at=%3Cscript%3E")), 422);
	assert_lacks(get("/registers?known_at=%3Cscript%3E"), "<script");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_text_in_a_record_is_shown_escaped),
		cmocka_unit_test(the_first_page_names_what_is_missing_and_links_to_it),
		cmocka_unit_test(findings_are_counted_by_company_and_narrowed_to_one),
		cmocka_unit_test(the_first_page_stays_light_whatever_is_found),
		cmocka_unit_test(a_contract_without_its_clearance_is_told_on_its_day),
		cmocka_unit_test(every_register_stands_under_one_heading),
		cmocka_unit_test(a_record_names_what_refers_to_it),
		cmocka_unit_test(records_that_refer_to_one_are_read_to_the_end),
		cmocka_unit_test(instants_are_shown_in_japan_time_in_words),
		cmocka_unit_test(a_register_is_read_to_its_end_page_by_page),
		cmocka_unit_test(a_voided_record_keeps_its_page_and_its_history),
		cmocka_unit_test(an_english_page_has_no_japanese_but_what_says_so),
		cmocka_unit_test(the_first_page_cites_articles_and_explains_its_marks),
		cmocka_unit_test(the_ledger_names_acts_in_the_language_asked),
		cmocka_unit_test(an_entry_is_told_as_hashed_and_in_words),
		cmocka_unit_test(a_refusal_is_told_with_its_problems),
		cmocka_unit_test(a_long_body_is_read_to_its_end_page_by_page),
		cmocka_unit_test(a_body_out_of_reach_is_not_shown_and_that_is_said),
		cmocka_unit_test(a_page_as_known_says_so_and_stays_with_its_instant),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
