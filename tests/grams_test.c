/* Search: two-character names, kana and width aside, as far as the reader sees; kept with each act, gone with what is gone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"

static void do_act(const char *kind, const struct input *list, size_t n)
{
	const struct inputs inputs = { list, n };
	struct outcome outcome;
	act->reason = "test";
	world_ok(act, perform(act, installation, act_kind_named(kind), &inputs, &outcome));
	act->reason = NULL;
}
#define do_act(kind, ...) do_act((kind), (const struct input[]){ __VA_ARGS__ }, COUNT(((const struct input[]){ __VA_ARGS__ })))

static void add_persons(void)
{
	if (strstr(get("/registers/person"), "P-1"))
		return;
	add({ "register", "person" }, { "number", "P-1" }, { "kept_by", "C-1" }, { "family_name", "山田" }, { "given_name", "ハナコ" }, { "given_name_en", "Hanako" });
	add({ "register", "person" }, { "number", "P-2" }, { "kept_by", "D-001" }, { "family_name", "山本" }, { "given_name", "田吾作" });
	add({ "register", "person" }, { "number", "P-3" }, { "kept_by", "D-002" }, { "family_name", "ｶﾞﾙｼｱ" }, { "given_name", "マリオ" });
}

/* The numbers found, each with a blank after it. */
static const char *found(const char *reg, const char *words)
{
	struct record *records = arena_array(act->arena, struct record, 50);
	struct text out = { .arena = act->arena };
	size_t n;
	struct db *db = NULL;
	world_ok(act, books_open(act, installation_url(installation), READER, false, &db));
	act->db = db;
	world_ok(act, db_begin_read(act, "first", NULL));
	world_ok(act, records_sought(act, register_named(reg), words, 50, records, &n));
	for (size_t i = 0; i < n; i++)
		text_add(&out, "%s ", records[i].number);
	(void)db_end_read(act);
	act->db = NULL;
	db_close(&db);
	return text_of(&out);
}

static void every_statement_of_a_search_can_be_prepared(void **state)
{
	(void)state;
	struct db *db = NULL;
	world_ok(act, books_open(act, installation_url(installation), READER, false, &db));
	act->db = db;

	for each_register(r)
		for (size_t i = 0; search_sql(*r, i); i++)
			if (db_refuses(act, search_sql(*r, i)))
				fail_msg("%s: %s", search_sql(*r, i)->name, db_refuses(act, search_sql(*r, i)));

	act->db = NULL;
	db_close(&db);
}

static void two_characters_find_a_name_kana_and_width_aside(void **state)
{
	(void)state;
	add_persons();

	assert_string_equal(found("person", "山田"), "P-1 ");
	assert_string_equal(found("person", "はな"), "P-1 ");
	assert_string_equal(found("person", "ﾊﾅｺ"), "P-1 ");
	assert_string_equal(found("person", "山田はなこ"), "P-1 ");
	assert_string_equal(found("person", "山田　ｈａｎａｋｏ"), "P-1 ");
	assert_string_equal(found("person", "がるしあ"), "P-3 ");
	assert_string_equal(found("person", "本田"), "P-2 ");
	assert_string_equal(found("person", "山田 マリオ"), "");
	assert_string_equal(found("person", "P-"), "P-1 P-2 P-3 ");
	assert_string_equal(found("person", "山"), "");
	assert_string_equal(found("company", "架空117"), "D-117 ");
	assert_string_equal(found("company", "ALERT('"), "C-1 ");
	assert_string_equal(found("person", "' OR '1'='1"), "");
	assert_string_equal(found("person", "%%"), "");
}

static void what_is_amended_or_gone_is_found_as_it_stands(void **state)
{
	(void)state;
	add_persons();
	add({ "register", "person" }, { "number", "P-8" }, { "kept_by", "C-1" }, { "family_name", "旧姓" }, { "given_name", "一" });

	do_act("amend", { "register", "person" }, { "number", "P-8" }, { "family_name", "新姓" });
	assert_string_equal(found("person", "新姓一"), "P-8 ");
	assert_string_equal(found("person", "旧姓"), "");
	do_act("void", { "register", "person" }, { "number", "P-8" });
	assert_string_equal(found("person", "新姓"), "");
}

static void a_search_made_anew_finds_the_same(void **state)
{
	(void)state;
	add_persons();
	const char *before = found("person", "山田"), *company = found("company", "架空1社");
	struct db *db = NULL;
	world_ok(act, books_open(act, installation_url(installation), WRITER, false, &db));
	act->db = db;

	world_ok(act, db_begin(act));
	world_ok(act, grams_fill(act));
	world_ok(act, db_commit(act));
	assert_true(grams_stand(act));
	act->db = NULL;
	db_close(&db);

	assert_string_equal(found("person", "山田"), before);
	assert_string_equal(found("company", "架空1社"), company);
}

static void the_page_finds_in_all_books_only_what_the_reader_sees(void **state)
{
	(void)state;
	add_persons();
	add({ "register", "account" }, { "number", "keeper" }, { "name", "Keeper" });
	add({ "register", "role" }, { "account", "keeper" }, { "role", "custodian" }, { "company", "D-001" }, { "from_on", "2026-01-05" });
	const char *keeper = signed_in("keeper");

	const char *all = get("/search?q=%E5%B1%B1%E7%94%B0"), *theirs = asked_by(keeper, "GET", "/search?q=%E5%B1%B1%E7%94%B0", "Accept-Language: en\r\n", "");
	const char *own = asked_by(keeper, "GET", "/search?q=%E5%B1%B1%E6%9C%AC", "", ""), *hostile = get("/search?q=%3Cscript%3E");

	assert_has(all, "href=\"/registers/person/P-1\"");
	assert_has(theirs, "Nothing was found.");
	assert_lacks(theirs, "P-1");
	assert_has(own, "href=\"/registers/person/P-2\"");
	assert_lacks(hostile, "<script>");
	assert_has(hostile, "href=\"/registers/company/C-1\"");
	assert_has(get("/"), "role=\"search\"");
	assert_has(get("/search?q=P-3"), "href=\"/registers/person/P-3\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_of_a_search_can_be_prepared),
		cmocka_unit_test(two_characters_find_a_name_kana_and_width_aside),
		cmocka_unit_test(what_is_amended_or_gone_is_found_as_it_stands),
		cmocka_unit_test(a_search_made_anew_finds_the_same),
		cmocka_unit_test(the_page_finds_in_all_books_only_what_the_reader_sees),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
