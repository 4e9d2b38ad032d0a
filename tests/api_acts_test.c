/* What programs do: tokens that reach no further than they may, acts done once, and versions of which one wins.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_api.h"
#include <pthread.h>
#include <stdatomic.h>

/* ---- tokens --------------------------------------------------------------------------------- */

static void who_shows_no_token_or_a_wrong_one_is_told_401(void **state)
{
	(void)state;

	assert_int_equal(status_of_answer(asked_by(NULL, "GET", "/api/v1", "", "")), 401);
	assert_has(asked_by(NULL, "GET", "/api/v1", "", ""), "WWW-Authenticate: Bearer");
	assert_int_equal(status_of_answer(asked_with("hozen_0000", "GET", "/api/v1", "", "")), 401);
	assert_int_equal(status_of_answer(asked_with("' OR 1=1 --", "GET", "/api/v1", "", "")), 401);
	assert_int_equal(status_of_answer(asked_with(all(), "GET", "/api/v1", "", "")), 200);
}

static void a_token_in_an_address_counts_for_nothing(void **state)
{
	(void)state;

	assert_int_equal(status_of_answer(asked_by(NULL, "GET", arena_format(act->arena, "/api/v1?token=%s", all()), "", "")), 401);
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", arena_format(act->arena, "/api/v1?access_token=%s", all()), "", "")), 401);
}

static void a_token_opens_no_page(void **state)
{
	(void)state;

	assert_int_equal(status_of_answer(asked_with(all(), "GET", "/registers/company", "", "")), 303);
}

/* The answer without a token's scope is the same whatever is asked for: no register and no number is told. */
static void a_token_reaches_no_further_than_its_scope(void **state)
{
	(void)state;
	const char *narrow = token_with("read:site"), *none = token_with("calendar");
	static const char *const targets[] = { "/api/v1/registers/company", "/api/v1/registers/company/C-1",
		"/api/v1/registers/company/C-1/history", "/api/v1/registers/company/none", "/api/v1/findings", "/api/v1/needs" };

	for (size_t i = 0; i < COUNT(targets); i++) {
		assert_int_equal(status_of_answer(asked_with(narrow, "GET", targets[i], "", "")), 403);
		assert_int_equal(status_of_answer(asked_with(none, "GET", targets[i], "", "")), 403);
	}
	assert_int_equal(status_of_answer(asked_with(narrow, "GET", "/api/v1/registers/site/S-1", "", "")), 200);
	assert_int_equal(status_of_answer(asked_with(narrow, "POST", "/api/v1/registers/site", "", "{}")), 403);
	assert_int_equal(status_of_answer(asked_with(narrow, "PATCH", "/api/v1/registers/site/S-1", "If-Match: *\r\n", "{}")), 403);
	assert_int_equal(status_of_answer(asked_with(narrow, "DELETE", "/api/v1/registers/site/S-1", "If-Match: *\r\n", "")), 403);
	assert_int_equal(status_of_answer(asked_with(narrow, "POST", "/api/v1/acts", "", "{\"act\":\"rotate_key\"}")), 403);
	assert_int_equal(status_of_answer(asked_with(narrow, "POST", "/api/v1/decide", "", "{}")), 403);
	assert_int_equal(status_of_answer(asked_with(narrow, "GET", "/metrics", "", "")), 403);
}

static void a_scope_is_told_by_its_words(void **state)
{
	(void)state;

	assert_true(scope_reaches("decide read", "read", "person"));
	assert_true(scope_reaches("read:person", "read", "person"));
	assert_false(scope_reaches("read:person", "read", "person_x"));
	assert_false(scope_reaches("read:person_x", "read", "person"));
	assert_false(scope_reaches("read:person", "read", NULL));
	assert_false(scope_reaches("readers", "read", "person"));
	assert_false(scope_reaches("", "read", NULL));
}

static const struct { const char *scope, *expires_on, *field; } no_tokens[] = {
	{ "",                 "",           "scope" },
	{ "everything",       "2099-01-01", "scope" },
	{ "read:nothing",     "2099-01-01", "scope" },
	{ "act",              "2099-01-01", "scope" },
	{ "act:nothing",      "2099-01-01", "scope" },
	{ "decide:person",    "2099-01-01", "scope" },
	{ "read",             "2099-01-01", "expires_on" },
	{ "read",             "2026-01-01", "expires_on" },
	{ "read",             "never",      "expires_on" },
};

static void a_token_has_a_scope_that_exists_and_an_end(void **state)
{
	(void)state;

	for (size_t i = 0; i < COUNT(no_tokens); i++) {
		const struct input list[] = { { "name", "test" }, { "scope", no_tokens[i].scope }, { "expires_on", no_tokens[i].expires_on } };
		struct outcome outcome;
		const char *secret;
		assert_int_equal(token_make(act, installation, &(struct inputs){ list, COUNT(list) }, &secret, &outcome), E_BAD_INPUT);
		assert_string_equal(act->problems->field, no_tokens[i].field);
		act_forgive(act);
	}
}

static void a_revoked_token_opens_nothing_any_more(void **state)
{
	(void)state;
	const char *token = token_with("read act:revoke_token");
	asked_json mine = json_of(asked_with(token, "GET", "/api/v1/registers/token?limit=500", "", ""));
	json_t *rows = json_object_get(mine, "rows");
	const char *number = text_at(json_array_get(rows, json_array_size(rows) - 1), "number");
	assert_lacks(asked_with(token, "GET", "/api/v1/registers/token?limit=500", "", ""), token);

	const char *done = asked_with(token, "POST", "/api/v1/acts", "", arena_format(act->arena,
	    "{\"act\":\"revoke_token\",\"inputs\":{\"number\":\"%s\"}}", number));

	assert_int_equal(status_of_answer(done), 201);
	assert_int_equal(status_of_answer(asked_with(token, "GET", "/api/v1", "", "")), 401);
}

static const char *token_as(const char *account, const char *scope)
{
	act->actor = account;
	const char *token = token_with(scope);
	act->actor = "first";
	return token;
}

static void a_token_sees_what_its_account_sees_and_ends_with_it(void **state)
{
	(void)state;
	add({ "register", "account" }, { "number", "narrow" }, { "name", "Narrow" });
	add({ "register", "role" }, { "number", "R-9" }, { "account", "narrow" }, { "role", "security_manager" }, { "company", "C-1" },
	    { "from_on", "2026-01-05" });
	const char *token = token_as("narrow", "read write metrics");

	asked_json companies = json_of(asked_with(token, "GET", "/api/v1/registers/company", "", ""));
	assert_int_equal(json_array_size(json_object_get(companies, "rows")), 1);
	assert_int_equal(status_of_answer(asked_with(token, "GET", "/api/v1/registers/company/D-001", "", "")), 404);
	assert_int_equal(status_of_answer(asked_with(token, "PATCH", "/api/v1/registers/company/D-001", "If-Match: *\r\n", "{\"name\":\"x\"}")), 404);
	assert_int_equal(status_of_answer(asked_with(token, "GET", "/api/v1/registers/token/TK-000001", "", "")), 404);
	const struct input end[] = { { "register", "role" }, { "number", "R-9" }, { "to_on", "2026-01-06" } };
	struct outcome outcome;
	world_ok(act, perform(act, installation, act_kind_named("amend"), &(struct inputs){ end, COUNT(end) }, &outcome));
	assert_int_equal(status_of_answer(asked_with(token, "GET", "/api/v1", "", "")), 401);
}

/* ---- acts ----------------------------------------------------------------------------------- */

static const char *changed(const char *method, const char *number, const char *version, const char *body)
{
	return asked_with(all(), method, arena_format(act->arena, "/api/v1/registers/company/%s", number),
	    version ? arena_format(act->arena, "If-Match: %s\r\n", version) : "", body);
}

static void a_record_is_added_amended_emptied_and_voided(void **state)
{
	(void)state;

	const char *added = asked_with(all(), "POST", "/api/v1/registers/company", "",
	    "{\"number\":\"A-1\",\"name\":\"\u67b6\u7a7a\",\"name_en\":\"Made up\",\"country\":\"jp\"}");
	assert_int_equal(status_of_answer(added), 201);
	assert_has(added, "Location: /api/v1/registers/company/A-1\r\n");
	const char *amended = changed("PATCH", "A-1", etag_of(added), "{\"name\":\"B\",\"name_en\":null}");
	assert_int_equal(status_of_answer(amended), 200);
	asked_json record = json_of(asked_with(all(), "GET", "/api/v1/registers/company/A-1", "", ""));
	assert_string_equal(text_at(record, "name"), "B");
	assert_true(json_is_null(json_object_get(record, "name_en")));
	assert_string_equal(text_at(record, "country"), "JP");
	assert_int_equal(status_of_answer(changed("DELETE", "A-1", etag_of(amended), "")), 422);
	assert_int_equal(status_of_answer(changed("DELETE", "A-1", etag_of(amended), "{\"reason\":\"made in error\"}")), 200);
	assert_int_equal(status_of_answer(asked_with(all(), "GET", "/api/v1/registers/company/A-1", "", "")), 404);
}

static void nothing_is_changed_without_the_version_that_was_read(void **state)
{
	(void)state;
	const char *before = etag_of(asked_with(all(), "GET", "/api/v1/registers/company/D-001", "", ""));

	assert_int_equal(status_of_answer(changed("PATCH", "D-001", NULL, "{\"name\":\"x\"}")), 428);
	assert_int_equal(status_of_answer(changed("DELETE", "D-001", NULL, "{\"reason\":\"x\"}")), 428);
	assert_int_equal(status_of_answer(changed("PATCH", "D-001", "\"0\"", "{\"name\":\"x\"}")), 412);
	assert_int_equal(status_of_answer(changed("PATCH", "D-001", "W/\"1\"", "{\"name\":\"x\"}")), 422);
	assert_int_equal(status_of_answer(changed("PATCH", "D-001", "1", "{\"name\":\"x\"}")), 422);
	assert_string_equal(etag_of(asked_with(all(), "GET", "/api/v1/registers/company/D-001", "", "")), before);
	const char *after = changed("PATCH", "D-001", before, "{\"name\":\"x\"}");
	assert_int_equal(status_of_answer(after), 200);
	const char *again = changed("PATCH", "D-001", before, "{\"name\":\"y\"}");
	assert_int_equal(status_of_answer(again), 412);
	assert_string_equal(etag_of(again), etag_of(after));
}

struct race { int port, won, lost; const char *version; };

static void *runner(void *with)
{
	struct race *race = with;
	struct arena *arena = arena_open();
	static atomic_int n;
	const char *body = arena_format(arena, "{\"name\":\"racer %d\"}", n++);
	const char *answer = exchange(arena, http, arena_format(arena, "PATCH /api/v1/registers/company/D-002 HTTP/1.1\r\nHost: localhost\r\n"
	    "Connection: close\r\nAuthorization: Bearer %s\r\nIf-Match: %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
	    all(), race->version, strlen(body), body));
	race->won = status_of_answer(answer) == 200;
	race->lost = status_of_answer(answer) == 412;
	arena_close(&arena);
	return NULL;
}

static void of_many_who_race_on_one_version_one_wins(void **state)
{
	(void)state;
	enum { RUNNERS = 8 };
	const char *version = etag_of(asked_with(all(), "GET", "/api/v1/registers/company/D-002", "", ""));
	struct race races[RUNNERS];
	pthread_t threads[RUNNERS];
	int won = 0, lost = 0;

	for (int i = 0; i < RUNNERS; i++) {
		races[i] = (struct race){ .version = version };
		assert_int_equal(pthread_create(&threads[i], NULL, runner, &races[i]), 0);
	}
	for (int i = 0; i < RUNNERS; i++)
		pthread_join(threads[i], NULL), won += races[i].won, lost += races[i].lost;

	assert_int_equal(won, 1);
	assert_int_equal(lost, RUNNERS - 1);
}

static const char *keyed(const char *key, const char *body)
{
	return asked_with(all(), "POST", "/api/v1/registers/company", arena_format(act->arena, "Idempotency-Key: %s\r\n", key), body);
}

static void under_one_key_an_act_is_done_once(void **state)
{
	(void)state;

	const char *once = keyed("k-1", "{\"number\":\"E-1\",\"name\":\"once\",\"country\":\"JP\"}");
	const char *again = keyed("k-1", "{\"number\":\"E-1\",\"name\":\"once\",\"country\":\"JP\"}");

	assert_int_equal(status_of_answer(once), 201);
	assert_int_equal(status_of_answer(again), 201);
	assert_string_equal(answer_body(once), answer_body(again));
	const char *other = keyed("k-1", "{\"number\":\"E-2\",\"name\":\"other\",\"country\":\"JP\"}");
	assert_int_equal(status_of_answer(other), 422);
	assert_has(other, "Idempotency-Key");
	assert_int_equal(status_of_answer(keyed("k-2", "{\"number\":\"E-1\",\"name\":\"once\",\"country\":\"JP\"}")), 422);
	assert_int_equal(status_of_answer(keyed("k-2", "{\"number\":\"E-2\",\"name\":\"a refused act keeps no key\",\"country\":\"JP\"}")), 201);
}

static void any_act_may_be_asked_for_by_name(void **state)
{
	(void)state;

	const char *done = asked_with(all(), "POST", "/api/v1/acts", "", "{\"act\":\"import\",\"inputs\":{\"register\":\"company\","
	    "\"file\":\"two.csv\"},\"content\":\"number,name,country\\nF-1,a,JP\\nF-2,b,JP\\n\"}");
	assert_int_equal(status_of_answer(done), 201);
	assert_has(done, "\"records\":2");
	assert_int_equal(status_of_answer(asked_with(all(), "POST", "/api/v1/acts", "",
	    "{\"act\":\"rotate_key\",\"inputs\":{},\"reason\":\"a test\"}")), 201);
	for (const struct act_kind *kind = act_kinds; kind->name; kind++) {
		const char *answer = asked_with(all(), "POST", "/api/v1/acts", "", arena_format(act->arena, "{\"act\":\"%s\"}", kind->name));
		if (same_text(kind->name, "rotate_key"))
			continue;
		if (status_of_answer(answer) != 422 && status_of_answer(answer) != 403)
			fail_msg("%s: %s", kind->name, answer);
	}
}

static const struct { const char *target, *body; int status; } wrong_bodies[] = {
	{ "/api/v1/registers/company", "",                                             400 },
	{ "/api/v1/registers/company", "{",                                            400 },
	{ "/api/v1/registers/company", "[]",                                           400 },
	{ "/api/v1/registers/company", "{\"name\":\"a\",\"name\":\"b\"}",              400 },
	{ "/api/v1/registers/company", "{\"name\":\"a\\u0000b\"}",                     400 },
	{ "/api/v1/registers/company", "{\"name\":\"\xff\"}",                         400 },
	{ "/api/v1/registers/company", "{\"name\":[[[[[[[[[[1]]]]]]]]]]}",              413 },
	{ "/api/v1/registers/company", "{\"name\":[1]}",                               422 },
	{ "/api/v1/registers/company", "{\"name\":1.5}",                               422 },
	{ "/api/v1/registers/company", "{\"register\":\"person\",\"name\":\"a\"}",     422 },
	{ "/api/v1/registers/company", "{\"nothing\":\"a\"}",                          422 },
	{ "/api/v1/registers/company", "{\"number\":\"Z-1\",\"name\":\"a\",\"country\":\"Atlantis\"}", 422 },
	{ "/api/v1/registers/token",   "{\"name\":\"a\"}",                             403 },
	{ "/api/v1/registers/nothing", "{}",                                           404 },
	{ "/api/v1/acts",              "{}",                                           422 },
	{ "/api/v1/acts",              "{\"act\":\"nothing\"}",                        422 },
	{ "/api/v1/acts",              "{\"act\":\"add\",\"inputs\":[]}",              422 },
	{ "/api/v1/acts",              "{\"act\":\"add\",\"second\":\"other\"}",       422 },
	{ "/api/v1/acts",              "{\"act\":\"add\",\"on\":\"tomorrow\"}",        422 },
	{ "/api/v1/decide",            "{\"person\":",                                 400 },
};

static void a_body_that_is_none_changes_nothing_and_is_told_why(void **state)
{
	(void)state;

	for (size_t i = 0; i < COUNT(wrong_bodies); i++) {
		const char *answer = asked_with(all(), "POST", wrong_bodies[i].target, "", wrong_bodies[i].body);
		if (status_of_answer(answer) != wrong_bodies[i].status)
			fail_msg("%s %s: %s", wrong_bodies[i].target, wrong_bodies[i].body, answer);
		asked_json problem = json_of(answer);
		assert_int_equal(json_integer_value(json_object_get(problem, "status")), wrong_bodies[i].status);
	}
}

static const char *const hostile[] = { HOSTILE, "'; DROP TABLE company; --", "=1+1", "\xE2\x80\xAEgnp.exe", "a\u200Bb", "%s%n", "{{7*7}}" };

static void hostile_text_comes_back_as_text(void **state)
{
	(void)state;

	for (size_t i = 0; i < COUNT(hostile); i++) {
		asked_json record = json_pack("{s:o, s:s, s:s}", "number", json_sprintf("H-%zu", i), "name", hostile[i], "country", "JP");
		char *body = json_dumps(record, 0);
		assert_int_equal(status_of_answer(asked_with(all(), "POST", "/api/v1/registers/company", "", body)), 201);
		free(body);
		asked_json read = json_of(asked_with(all(), "GET", arena_format(act->arena, "/api/v1/registers/company/H-%zu", i), "", ""));
		assert_string_equal(text_at(read, "name"), hostile[i]);
	}
}

static void a_session_changes_nothing_without_the_token_of_a_page(void **state)
{
	(void)state;
	const char *body = "{\"number\":\"X-1\",\"name\":\"forged\",\"country\":\"JP\"}";

	const char *answer = asked_by(session_cookie, "POST", "/api/v1/registers/company", arena_format(act->arena,
	    "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen(body)), body);

	assert_int_equal(status_of_answer(answer), 403);
}

static void no_token_makes_another(void **state)
{
	(void)state;

	const char *answer = asked_with(all(), "POST", "/api/v1/acts", "", arena_format(act->arena, "{\"act\":\"make_token\",\"inputs\":{\"name\":"
	    "\"wider\",\"scope\":\"read write\",\"expires_on\":\"%s\",\"hash\":\"%064d\"}}", date_text(today_in_japan(), (char[DATE_TEXT]){ 0 }), 0));

	assert_int_equal(status_of_answer(answer), 403);
	assert_has(answer, "A token makes no token");
}

static void tokens_are_made_shown_once_and_ended_on_a_page(void **state)
{
	(void)state;

	const char *token;
	const struct entering by = { .account = "first", .way = "test" };
	world_ok(act, session_open(act, installation, &by, &token));
	const char *cookie = arena_format(act->arena, "hozen-session=%s", token), *fields = "&name=mine&scope=calendar&expires_on=";

	assert_int_equal(status_of_answer(posted_by(cookie, "/account/tokens", "/account/tokens", fields)), 422);

	const char *made = posted("/account/tokens", "/account/tokens", fields);

	assert_int_equal(status_of_answer(made), 200);
	const char *url = strstr(made, "/calendar/hozen_");
	assert_non_null(url);
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", arena_span(act->arena, url, strcspn(url, "<")), "", "")), 200);
	const char *page = get("/account/tokens"), *row = strstr(page, "mine");
	assert_non_null(row);
	assert_lacks(page, "hozen_");
}

static void methods_are_told(void **state)
{
	(void)state;

	assert_has(asked_with(all(), "OPTIONS", "/api/v1/registers/company/C-1", "", ""), "Allow: GET, HEAD, PATCH, DELETE, OPTIONS\r\n");
	assert_int_equal(status_of_answer(asked_with(all(), "PUT", "/api/v1/registers/company/C-1", "", "{}")), 405);
	const char *head = asked_with(all(), "HEAD", "/api/v1/registers/company/C-1", "", "");
	assert_int_equal(status_of_answer(head), 200);
	assert_string_equal(answer_body(head), "");
	assert_true(*etag_of(head));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_shows_no_token_or_a_wrong_one_is_told_401),
		cmocka_unit_test(a_token_in_an_address_counts_for_nothing),
		cmocka_unit_test(a_token_opens_no_page),
		cmocka_unit_test(a_token_reaches_no_further_than_its_scope),
		cmocka_unit_test(a_scope_is_told_by_its_words),
		cmocka_unit_test(a_token_has_a_scope_that_exists_and_an_end),
		cmocka_unit_test(a_revoked_token_opens_nothing_any_more),
		cmocka_unit_test(a_token_sees_what_its_account_sees_and_ends_with_it),
		cmocka_unit_test(a_record_is_added_amended_emptied_and_voided),
		cmocka_unit_test(nothing_is_changed_without_the_version_that_was_read),
		cmocka_unit_test(of_many_who_race_on_one_version_one_wins),
		cmocka_unit_test(under_one_key_an_act_is_done_once),
		cmocka_unit_test(any_act_may_be_asked_for_by_name),
		cmocka_unit_test(a_body_that_is_none_changes_nothing_and_is_told_why),
		cmocka_unit_test(hostile_text_comes_back_as_text),
		cmocka_unit_test(a_session_changes_nothing_without_the_token_of_a_page),
		cmocka_unit_test(no_token_makes_another),
		cmocka_unit_test(tokens_are_made_shown_once_and_ended_on_a_page),
		cmocka_unit_test(methods_are_told),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
