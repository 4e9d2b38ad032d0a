/* The web face over a real socket: status, headers, languages, hostile addresses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"
#include <libpq-fe.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>

/* ---- addresses, languages, markup ----------------------------------------------------------- */

static void an_address_is_read_into_segments_and_arguments(void **state)
{
	(void)state;
	struct url url;

	assert_true(url_read(act->arena, "/registers/%E4%BF%9D%2F1/?after=C%2D1&x=a+b&y", &url));

	assert_int_equal(url.segment_count, 2);
	assert_string_equal(url.segments[1], "保/1");
	assert_int_equal(url.argument_count, 3);
	assert_string_equal(url.arguments[0].value, "C-1");
	assert_string_equal(url.arguments[1].value, "a b");
	assert_string_equal(url.arguments[2].value, "");
}

#define TEN_TIMES(s) s s s s s s s s s s
static const char *const bad_addresses[] = {
	"", "*", "registers", "http://localhost/", "/%", "/%4", "/%zz", "/%00", "/%0a", "/%7f", "/%C2%85", "/%c3%28", "/%ff", "/%ed%a0%80",
	"//", "/a//b", "/a//", "/..", "/a/%2e%2e/b", "/%2e", "/findings?a=%00", "/?%ff=1", "/#x", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17",
	"/?" TEN_TIMES("1&2&3&4&5&6&") "61&62&63&64&65",
};

static void an_address_that_is_no_text_is_not_read(void **state)
{
	(void)state;
	struct url url;

	for (size_t i = 0; i < COUNT(bad_addresses); i++)
		if (url_read(act->arena, bad_addresses[i], &url))
			fail_msg("%s", bad_addresses[i]);
}

static void any_text_can_stand_in_an_address(void **state)
{
	(void)state;
	static const char *const texts[] = { "a/b", "?&=#%", "保全 1", "..x", "\"'<>", "+", "C-001" };
	struct url url;

	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *path = url_path(act->arena, "registers", texts[i]);
		assert_true(url_read(act->arena, path, &url));
		assert_string_equal(url.segments[1], texts[i]);
		assert_true(url_read(act->arena, url_with(act->arena, &url, "after", texts[i]), &url));
		assert_string_equal(url.arguments[0].value, texts[i]);
	}
}

static void the_best_liked_language_is_chosen(void **state)
{
	(void)state;
	static const struct { const char *accepted; enum lang lang; } cases[] = {
		{ NULL, JA }, { "", JA }, { "*", JA }, { "fr", JA }, { "en", EN }, { "en-GB,en;q=0.9", EN }, { "ja,en;q=0.9", JA },
		{ "en;q=0.3, ja;q=0.35", JA }, { "fr, en;q=0.5", EN }, { "en;q=0", JA }, { "ja;q=0.8,EN-us", EN }, { "english", JA },
		{ "en;q=", JA }, { "en;q=9", JA },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		if (language_accepted(cases[i].accepted) != cases[i].lang)
			fail_msg("%s", cases[i].accepted);
}

static void text_in_markup_is_always_escaped(void **state)
{
	(void)state;
	char *s = NULL;
	size_t n;
	const char *volatile nothing = NULL;
	FILE *out = open_memstream(&s, &n);

	html(out, "<a title=\"%s\">%s %d %ld 100%%</a>", "\"'<>&", nothing, 1, 2L);
	html_data(out, EN, "M-1 (試験室2号機, A1) 架空<");
	html_data(out, JA, "架空 A");
	html_count(out, 1234567);
	fclose(out);

	assert_string_equal(s, "<a title=\"&quot;&#39;&lt;&gt;&amp;\"> 1 2 100%</a>M-1 (<span lang=\"ja\">試験室2号機</span>, A1) <span lang=\"ja\">架空</span>&lt;架空 A1,234,567");
	free(s);
}

/* ---- answers ------------------------------------------------------------------------------- */

static void every_page_answers_in_both_languages(void **state)
{
	(void)state;
	static const char *const pages[] = { "/", "/findings?state=missing", "/registers", "/registers/", "/registers/company", "/registers/company/C-1",
		"/registers/machine", "/registers/setting", "/registers/rulebook_file", "/log", "/log/", "/log/entry/0", "/log/entry/1", "/log/entry/3?page=2", "/settings" };

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *en = get(pages[i]), *ja = asked("GET", pages[i], "");
		if (status_of_answer(en) != 200 || status_of_answer(ja) != 200)
			fail_msg("%s: %.200s\n%s", pages[i], en, answer_body(ja));
		assert_has(en, "<html lang=\"en\">");
		assert_has(en, "Content-Language: en\r\n");
		assert_has(ja, "<html lang=\"ja\">");
		assert_true(strlen(en) < 200000);
	}
}

static void every_answer_bears_the_security_headers(void **state)
{
	(void)state;
	static const char *const targets[] = { "/", "/nowhere", "/healthz", "/log/checkpoint", "/log/tile/0/000.p/1", "/%00", "/assets/x/hozen.css" };

	for (size_t i = 0; i < COUNT(targets); i++) {
		const char *answer = get(targets[i]);
		assert_has(answer, "Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n");
		assert_has(answer, "X-Content-Type-Options: nosniff\r\n");
		assert_has(answer, "Referrer-Policy: same-origin\r\n");
		assert_has(answer, "Cache-Control: ");
		assert_lacks(answer, "style=\"");
	}
}

static void head_has_the_headers_of_get_and_no_body(void **state)
{
	(void)state;

	const char *answer = asked("HEAD", "/registers", "");

	assert_int_equal(status_of_answer(answer), 200);
	assert_has(answer, "Content-Length: ");
	assert_lacks(answer, "Content-Length: 0\r\n");
	assert_string_equal(answer_body(answer), "");
}

static void what_is_not_there_is_404_in_the_language_asked(void **state)
{
	(void)state;
	static const char *const targets[] = { "/nowhere", "/registers/nothing", "/registers/company/C-0", "/registers/company?after=C-0",
		"/findings?duty=none", "/findings?state=none", "/assets/0/hozen.css",
		"/log/entry/999999", "/log/entry/-1", "/log/entry/x", "/log/entry/9223372036854775808" };

	for (size_t i = 0; i < COUNT(targets); i++) {
		const char *answer = get(targets[i]);
		if (status_of_answer(answer) != 404)
			fail_msg("%s: %.200s", targets[i], answer);
		assert_has(answer, "<h1>Not found</h1>");
		assert_has(answer, "Cache-Control: no-store\r\n");
	}
	assert_has(asked("GET", "/nowhere", ""), "<h1>見つかりません</h1>");
}

static void another_method_is_405_and_told_what_is_allowed(void **state)
{
	(void)state;

	const char *answer = asked("POST", "/registers", "Content-Length: 3\r\n");

	assert_int_equal(status_of_answer(answer), 405);
	assert_has(answer, "Allow: GET, HEAD, OPTIONS\r\n");
	assert_int_equal(status_of_answer(asked("OPTIONS", "/", "")), 204);
	assert_int_equal(status_of_answer(asked("DELETE", "/log/checkpoint", "")), 405);
}

static void a_bad_address_is_400(void **state)
{
	(void)state;
	static const char *const targets[] = { "/%2e%2e/etc/passwd", "/registers/../log", "/registers/company/%00", "/%c3%28", "/findings?on=%ff", "/registers//C-1", "*" };

	for (size_t i = 0; i < COUNT(targets); i++)
		if (status_of_answer(get(targets[i])) != 400)
			fail_msg("%s: %.200s", targets[i], get(targets[i]));
}

static void a_very_long_address_is_refused(void **state)
{
	(void)state;
	struct text path = { .arena = act->arena };
	text_put(&path, "/registers/company/");
	while (path.n < 3000)
		text_put(&path, "C");

	assert_int_equal(status_of_answer(get(text_of(&path))), 414);
	while (path.n < 60000)
		text_put(&path, "CCCCCCCCCCCCCCCC");
	assert_int_equal(status_of_answer(get(text_of(&path))) / 100, 4);
	assert_int_equal(status_of_answer(get("/healthz")), 200);
}

static void a_day_that_is_none_is_named_with_what_would_be_accepted(void **state)
{
	(void)state;

	const char *answer = get("/findings?on=2026-02-30");

	assert_int_equal(status_of_answer(answer), 422);
	assert_has(answer, "2026-02-30");
	assert_has(answer, "令和8年1月5日");
	assert_int_equal(status_of_answer(get("/findings?on=R8.11.1")), 200);
	assert_int_equal(status_of_answer(get("/findings?page=-1")), 422);
	assert_int_equal(status_of_answer(get("/findings?page=9223372036854775807")), 200);
}

static void a_name_of_elsewhere_is_not_answered_on_loopback(void **state)
{
	(void)state;
	static const struct { const char *host; int status; } cases[] = {
		{ "localhost", 200 }, { "LocalHost:8080", 200 }, { "127.0.0.1:1", 200 }, { "[::1]", 200 },
		{ "hostile.example", 421 }, { "localhost.hostile.example", 421 }, { "127.0.0.1.hostile.example:80", 421 }, { "localhost:80x", 421 },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *request = arena_format(act->arena, "GET /registers HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n",
		    cases[i].host, session_cookie);
		if (status_of_answer(exchange(act->arena, http, request)) != cases[i].status)
			fail_msg("%s", cases[i].host);
	}
}

static void a_language_once_chosen_is_kept(void **state)
{
	(void)state;

	const char *chosen = asked("GET", "/settings?lang=en", "");
	const char *kept = asked("GET", "/settings", "Cookie: hozen-lang=en\r\nAccept-Language: ja\r\n");

	assert_has(chosen, "Set-Cookie: hozen-lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly\r\n");
	assert_has(kept, "<html lang=\"en\">");
	assert_lacks(kept, "Set-Cookie");
	assert_has(kept, "href=\"/settings?lang=ja\"");
	assert_has(asked("GET", "/settings?lang=xx", "Cookie: hozen-lang=yy\r\n"), "<html lang=\"ja\">");
}

/* ---- files, log, health --------------------------------------------------------------------- */

static void an_asset_is_kept_for_ever_under_its_hash(void **state)
{
	(void)state;
	const char *page = get("/registers"), *href = strstr(page, "<link rel=\"stylesheet\" href=\"");
	assert_non_null(href);
	href += 29;

	const char *answer = get(arena_span(act->arena, href, strcspn(href, "\"")));

	assert_int_equal(status_of_answer(answer), 200);
	assert_has(answer, "Content-Type: text/css; charset=utf-8\r\n");
	assert_has(answer, "Cache-Control: public, max-age=31536000, immutable\r\n");
}

static void the_checkpoint_and_the_tiles_are_served(void **state)
{
	(void)state;

	const char *checkpoint = get("/log/checkpoint"), *tile = get("/log/tile/0/000.p/3");

	assert_has(checkpoint, "Content-Type: text/plain; charset=utf-8\r\n");
	assert_has(checkpoint, "Cache-Control: no-store\r\n");
	assert_int_equal(strncmp(answer_body(checkpoint), "hozen.example/test\n", 19), 0);
	assert_has(tile, "Content-Length: 96\r\n");
	assert_has(tile, "Content-Type: application/octet-stream\r\n");
	assert_has(tile, "immutable\r\n");
	assert_int_equal(status_of_answer(get("/log/tile/entries/000.p/3")), 200);
	assert_int_equal(status_of_answer(get("/log/tile/0/999")), 404);
	assert_int_equal(status_of_answer(get("/log/tile/0/000.p/03")), 404);
	assert_has(get("/log/tile/0/999"), "Cache-Control: no-store\r\n");
}

static void a_reader_that_was_lost_is_replaced(void **state)
{
	(void)state;
	SQL(end_all, "", "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
	    " WHERE datname = current_database() AND application_name = 'hozen' AND pid <> pg_backend_pid() AND state = 'idle'");
	assert_int_equal(status_of_answer(get("/healthz")), 200);

	if (world_is_postgres()) {
		world_ok(act, db_open(act, installation_url(installation), OWNER, &act->db));
		assert_true(ask_long(act, 0, end_all) > 0);
		world_ok(act, act->fault);
		db_close(&act->db);
	}

	for (int i = 0; i < 8; i++)
		assert_int_equal(status_of_answer(get("/registers/company")), 200);
}

/* Shuts the database away and back: a renamed file, or a database that takes no connections. */
static void database_shut(bool shut)
{
	const char *url = installation_url(installation);
	if (world_is_postgres()) {
		const char *slash = strrchr(url, '/');
		const char *name = strchr(url, '?') ? strstr(url, "hozen_test_") : slash + 1;
		PGconn *pg = PQconnectdb(getenv("HOZEN_TEST_DB"));
		PQclear(PQexec(pg, arena_format(act->arena, "ALTER DATABASE %.*s ALLOW_CONNECTIONS %s", (int)strcspn(name, "?"), name, shut ? "false" : "true")));
		PQfinish(pg);
		return;
	}
	const char *path = url + 7, *away = arena_format(act->arena, "%s.away", path);
	assert_int_equal(shut ? rename(path, away) : rename(away, path), 0);
}

static void health_is_503_while_the_database_does_not_answer(void **state)
{
	(void)state;
	struct http *fresh;
	world_ok(act, http_open(act, installation, "127.0.0.1:0", tables, &fresh));
	static const char request[] = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

	database_shut(true);
	const char *ill = exchange(act->arena, fresh, request);
	database_shut(false);
	const char *well = exchange(act->arena, fresh, request);
	http_close(&fresh);

	assert_int_equal(status_of_answer(ill), 503);
	assert_int_equal(status_of_answer(well), 200);
	assert_string_equal(answer_body(well), "ok\n");
}

/* This program again, as a process of its own: adds one company to the installation and ends. */
static int add_as_another_process(const char *dir, const char *number)
{
	struct act other;
	struct installation *its = NULL;
	struct outcome outcome;
	const struct input list[] = { { "register", "company" }, { "number", number }, { "name", "added elsewhere" } };
	act_open(&other, EN);
	other.actor = "first";
	enum fault f = installation_open(&other, dir, &its);
	if (!f)
		f = installation_start(&other, its);
	if (!f)
		f = perform(&other, its, act_kind_named("add"), &(struct inputs){ list, COUNT(list) }, &outcome);
	if (f)
		fprintf(stderr, "%s\n", other.detail);
	installation_close(&its);
	act_close(&other);
	return f != OK;
}

/* On SQLite the last process to close a database removes its log; a server that still reads must not be taken for gone. */
static void what_another_process_writes_is_read_at_once(void **state)
{
	(void)state;

	for (int i = 0; i < 8; i++) {
		const char *number = arena_format(act->arena, "E-%d", i);
		pid_t child;
		int ended;
		char *const arguments[] = { "http_test", arena_text(act->arena, installation_dir(installation)),
			arena_text(act->arena, number), NULL };
		assert_int_equal(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environ), 0);
		assert_int_equal(waitpid(child, &ended, 0), child);
		assert_int_equal(ended, 0);
		const char *page = get(arena_format(act->arena, "/registers/company/%s", number));
		if (status_of_answer(page) != 200)
			fail_msg("%s: %s", number, answer_body(page));
		assert_int_equal(status_of_answer(get("/log")), 200);
	}
}

static void *ask_much(void *with)
{
	static const char *const targets[] = { "/", "/registers/company", "/log", "/settings", "/log/checkpoint", "/log/tile/0/000.p/4" };
	struct arena *arena = arena_open();
	long *good = with, rounds = world_rounds(4, 60);
	for (long i = 0; i < rounds; i++)
		for (size_t t = 0; t < COUNT(targets); t++)
			*good += status_of_answer(exchange(arena, http, arena_format(arena,
			    "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nConnection: close\r\n\r\n", targets[t], session_cookie))) == 200;
	arena_close(&arena);
	return NULL;
}

static void many_may_ask_at_once(void **state)
{
	(void)state;
	pthread_t threads[6];
	long good[COUNT(threads)] = { 0 };

	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_create(&threads[i], NULL, ask_much, &good[i]);

	for (size_t i = 0; i < COUNT(threads); i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(good[i], 6 * world_rounds(4, 60));
	}
}

static void a_place_to_listen_that_cannot_be_is_named(void **state)
{
	(void)state;
	static const char *const wrong[] = { "nowhere", "127.0.0.1:", "127.0.0.1:99999", "[::1:80", "host.example:80", "1.2.3.4.5:1" };
	struct http *other = NULL;

	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(http_open(act, installation, wrong[i], tables, &other), E_USAGE);
		assert_has(act->detail, wrong[i]);
		act_forgive(act);
	}
	const char *taken = arena_format(act->arena, "127.0.0.1:%d", port_of(http));
	assert_int_equal(http_open(act, installation, taken, tables, &other), E_BUSY);
	act_forgive(act);
	assert_null(other);
}

/* Without TLS passwords would be read on the way. */
static void nothing_but_loopback_is_listened_on(void **state)
{
	(void)state;
	static const char *const wrong[] = { "0.0.0.0:0", "0:0", "192.0.2.1:0", "10.0.0.1:8080", "128.0.0.1:0", "[::]:0", "[::ffff:192.0.2.1]:0",
		"[fe80::1]:0", "[2001:db8::1]:80" };
	static const char *const right[] = { "0", ":0", "127.0.0.1:0", "127.1.2.3:0", "localhost:0" };

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct http *other = NULL;
		assert_int_equal(http_open(act, installation, wrong[i], tables, &other), E_USAGE);
		assert_has(act->detail, wrong[i]);
		assert_has(act->detail, "without TLS");
		assert_has(act->detail, "127.0.0.1:8080");
		assert_null(other);
		act_forgive(act);
	}
	for (size_t i = 0; i < COUNT(right); i++) {
		struct http *other = NULL;
		world_ok(act, http_open(act, installation, right[i], tables, &other));
		http_close(&other);
	}
}

int main(int argc, char **argv)
{
	if (argc == 3)
		return add_as_another_process(argv[1], argv[2]);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_is_read_into_segments_and_arguments),
		cmocka_unit_test(an_address_that_is_no_text_is_not_read),
		cmocka_unit_test(any_text_can_stand_in_an_address),
		cmocka_unit_test(the_best_liked_language_is_chosen),
		cmocka_unit_test(text_in_markup_is_always_escaped),
		cmocka_unit_test(every_page_answers_in_both_languages),
		cmocka_unit_test(every_answer_bears_the_security_headers),
		cmocka_unit_test(head_has_the_headers_of_get_and_no_body),
		cmocka_unit_test(what_is_not_there_is_404_in_the_language_asked),
		cmocka_unit_test(another_method_is_405_and_told_what_is_allowed),
		cmocka_unit_test(a_bad_address_is_400),
		cmocka_unit_test(a_very_long_address_is_refused),
		cmocka_unit_test(a_day_that_is_none_is_named_with_what_would_be_accepted),
		cmocka_unit_test(a_name_of_elsewhere_is_not_answered_on_loopback),
		cmocka_unit_test(a_language_once_chosen_is_kept),
		cmocka_unit_test(an_asset_is_kept_for_ever_under_its_hash),
		cmocka_unit_test(the_checkpoint_and_the_tiles_are_served),
		cmocka_unit_test(a_reader_that_was_lost_is_replaced),
		cmocka_unit_test(health_is_503_while_the_database_does_not_answer),
		cmocka_unit_test(what_another_process_writes_is_read_at_once),
		cmocka_unit_test(many_may_ask_at_once),
		cmocka_unit_test(a_place_to_listen_that_cannot_be_is_named),
		cmocka_unit_test(nothing_but_loopback_is_listened_on),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
