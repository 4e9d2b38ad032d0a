/* Lists of the books: in any order an index gives, narrowed by any field, page by page to the end, and the same as a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"

static long times(const char *text, const char *part)
{
	long n = 0;
	for (const char *at = text; (at = strstr(at, part)); at++)
		n++;
	return n;
}

/* Where the next page is; NULL at the end. */
static const char *next_of(const char *page)
{
	static const char mark[] = "<a rel=\"next\" href=\"";
	const char *next = strstr(page, mark);
	char *target = next ? arena_span(act->arena, next + strlen(mark), strcspn(next + strlen(mark), "\"")) : NULL;
	for (char *amp = target; amp && (amp = strstr(amp, "&amp;")); amp++)
		memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
	return target;
}

/* The numbers of a list, in its order, each with a blank after it. */
static const char *numbers_of(const char *target)
{
	static const char mark[] = "<th scope=\"row\"><a class=\"number\" href=\"";
	struct text out = { .arena = act->arena };
	for (long pages = 0; target && pages < 100; pages++) {
		const char *page = get(target);
		assert_int_equal(status_of_answer(page), 200);
		for (const char *at = page; (at = strstr(at, mark)); at++) {
			const char *number = strchr(at + strlen(mark), '>') + 1;
			text_put_span(&out, number, strcspn(number, "<"));
			text_put(&out, " ");
		}
		target = next_of(page);
	}
	return text_of(&out);
}

/* Some machines of two sites, of which not all have everything filled in. */
static void add_machines(void)
{
	if (strstr(get("/registers/machine"), "N-001"))
		return;
	add({ "register", "site" }, { "number", "S-2" }, { "company", "C-1" }, { "name", "架空工場" }, { "prefecture", "osaka" });
	struct text csv = { .arena = act->arena };
	text_put(&csv, "number,site,name,wiring,registered_on,retired_on\r\n");
	for (int i = 1; i <= 130; i++)
		text_add(&csv, "N-%03d,%s,架空%d号機,%s,2026-%02d-05,%s\r\n", i, i % 3 ? "S-1" : "S-2", i, i % 2 ? "stand_alone" : "in_area_wired", i % 10 + 1,
		    i % 5 ? "" : "2026-12-31");
	const struct import import = { register_named("machine"), "machines.csv", text_of(&csv), csv.n, false, NULL, NULL };
	struct outcome outcome;
	world_ok(act, import_csv(act, installation, &import, &outcome));
}

static void every_statement_of_a_list_can_be_prepared(void **state)
{
	(void)state;
	struct db *db = NULL, *before = act->db;
	long n = 0;
	world_ok(act, books_open(act, installation_url(installation), READER, false, &db));
	act->db = db;

	for each_register(r)
		for (size_t i = 0; listing_sql(*r, i); i++, n++)
			if (db_refuses(act, listing_sql(*r, i)))
				fail_msg("%s: %s", listing_sql(*r, i)->name, db_refuses(act, listing_sql(*r, i)));

	assert_true(n > 500);
	act->db = before;
	db_close(&db);
}

static void every_order_leads_through_all_records_once(void **state)
{
	(void)state;
	add_machines();
	const struct reg *machine = register_named("machine");
	struct text sorts = { .arena = act->arena };
	text_put(&sorts, "entry,number,");
	for each_field(f, machine)
		if (is_sortable(f))
			text_add(&sorts, "%s,", f->name);

	for (const char *at = text_of(&sorts); *at; at += strcspn(at, ",") + 1)
		for (int falling = 0; falling < 2; falling++) {
			const char *sort = arena_span(act->arena, at, strcspn(at, ","));
			const char *numbers = numbers_of(arena_format(act->arena, "/registers/machine?sort=%s%s", falling ? "-" : "", sort));
			assert_int_equal(times(numbers, "N-"), 130);
			assert_int_equal(times(numbers, "M-1 "), 1);
		}
	assert_int_equal(strncmp(numbers_of("/registers/machine?sort=-number"), "N-130 N-129 ", 12), 0);
	assert_int_equal(strncmp(numbers_of("/registers/machine?sort=number"), "M-1 N-001 N-002 ", 16), 0);
	assert_int_equal(strncmp(numbers_of("/registers/machine?sort=-entry"), "N-130 N-129 ", 12), 0);
	assert_int_equal(status_of_answer(get("/registers/machine?sort=name")), 422);
	assert_int_equal(status_of_answer(get("/registers/machine?after=N-999")), 404);
}

static void a_list_is_narrowed_by_its_fields(void **state)
{
	(void)state;
	add_machines();

	const char *of_site = numbers_of("/registers/machine?site=S-2"), *both = numbers_of("/registers/machine?site=S-2&wiring=stand_alone&sort=number");
	const char *days = numbers_of("/registers/machine?registered_on=R8.3.1&registered_on.to=2026-03-31"), *named = numbers_of("/registers/machine?name=10");

	assert_int_equal(times(of_site, "N-"), 43);
	assert_int_equal(strncmp(of_site, "N-129 ", 6), 0);
	assert_int_equal(times(both, "N-"), 22);
	assert_int_equal(strncmp(both, "N-003 N-009 ", 12), 0);
	assert_int_equal(times(days, "N-"), 13);
	assert_string_equal(named, "N-010 N-100 N-101 N-102 N-103 N-104 N-105 N-106 N-107 N-108 N-109 N-110 ");
	assert_string_equal(numbers_of("/registers/machine?name=%25"), "");
	assert_has(get("/registers/machine?wiring=stand_alone"), "aria-label=\"Show all again\"");
	assert_int_equal(status_of_answer(get("/registers/machine?registered_on=2026-02-30")), 422);
	assert_int_equal(status_of_answer(get("/registers/machine?wiring=none")), 422);
	assert_int_equal(status_of_answer(get("/registers/machine?site=S-999")), 404);
}

static void a_list_is_exported_as_it_is_shown(void **state)
{
	(void)state;
	add_machines();

	const char *csv = get("/registers/machine?site=S-2&wiring=stand_alone&sort=-number&format=csv");
	const char *json = get("/registers/machine?site=S-2&wiring=stand_alone&sort=-number&format=json");
	const char *all = get("/registers/machine?format=csv");

	assert_has(csv, "Content-Type: text/csv");
	assert_has(csv, "filename=\"machine.csv\"");
	assert_int_equal(times(csv, "\r\nN-"), 22);
	assert_true(strstr(csv, "N-129") < strstr(csv, "N-123"));
	assert_has(json, "{\"register\": \"machine\", \"rows\": [\n{\"number\":\"N-129\"");
	assert_int_equal(times(json, "\"number\":"), 22);
	assert_int_equal(times(all, "\r\nN-") + times(all, "\r\nM-1,"), 131);
}

static void whatever_is_asked_of_a_list_is_text(void **state)
{
	(void)state;
	const char *const hostile[] = { "%3Cscript%3Ealert(1)%3C/script%3E", "%27%3B%20DROP%20TABLE%20machine%3B--", "=1%2B1", "%E2%80%AE%E2%80%8B", "%25%25", "!" };

	for (size_t i = 0; i < COUNT(hostile); i++)
		for each_field(f, register_named("machine")) {
			const char *page = get(arena_format(act->arena, "/registers/machine?%s=%s", f->name, hostile[i]));
			assert_lacks(page, "<script>alert(1)");
			assert_true(status_of_answer(page) == 200 || status_of_answer(page) == 422 || status_of_answer(page) == 404);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_of_a_list_can_be_prepared),
		cmocka_unit_test(every_order_leads_through_all_records_once),
		cmocka_unit_test(a_list_is_narrowed_by_its_fields),
		cmocka_unit_test(a_list_is_exported_as_it_is_shown),
		cmocka_unit_test(whatever_is_asked_of_a_list_is_text),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
