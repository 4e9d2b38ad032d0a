/* The face for programs: every register reads as it is exported, refusals are problem details, and what is asked wrongly is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"
#include "services/tokens.h"
#include <jansson.h>
#include <pthread.h>
#include <stdatomic.h>

/* ---- asking --------------------------------------------------------------------------------- */

static json_t *json_of(const char *answer)
{
	json_error_t error;
	json_t *json = json_loads(answer_body(answer), 0, &error);
	if (!json)
		fail_msg("%s in: %.500s", error.text, answer);
	return json;
}

static void json_drop(json_t **json)
{
	json_decref(*json);
}
#define asked_json defer(json_drop) json_t *

static const char *text_at(const json_t *json, const char *key)
{
	const char *text = json_string_value(json_object_get(json, key));
	return text ? text : "";
}

/* What `export --format json` writes of a register to the first account. */
static json_t *exported(const struct reg *reg)
{
	char *text = NULL;
	size_t n;
	struct db *db = NULL;
	struct db *before = act->db;
	world_ok(act, books_open(act, installation_url(installation), READER, false, &db));
	act->db = db;
	world_ok(act, db_begin_read(act, "first", NULL));
	FILE *out = open_memstream(&text, &n);
	world_ok(act, export_json(act, reg, out));
	fclose(out);
	(void)db_end_read(act);
	db_close(&db);
	act->db = before;
	json_t *json = json_loads(text, 0, NULL);
	free(text);
	json_t *rows = json_incref(json_object_get(json, "rows"));
	json_decref(json);
	return rows;
}

/* ---- registers ------------------------------------------------------------------------------ */

static void every_register_reads_page_by_page_as_it_is_exported(void **state)
{
	(void)state;

	for each_register(reg) {
		asked_json wanted = exported(*reg);
		asked_json rows = json_array();
		const char *url = arena_format(act->arena, "/api/v1/registers/%s?limit=100", (*reg)->name);
		while (url) {
			asked_json page = json_of(get(url));
			assert_true(json_array_size(json_object_get(page, "rows")) <= 100);
			json_array_extend(rows, json_object_get(page, "rows"));
			url = arena_text(act->arena, json_string_value(json_object_get(page, "next")));
		}
		if (!json_equal(rows, wanted))
			fail_msg("%s", (*reg)->name);
	}
}

static void a_record_is_a_row_and_its_etag_the_entry_that_made_it(void **state)
{
	(void)state;

	const char *answer = get("/api/v1/registers/company/C-1");
	asked_json record = json_of(answer);

	assert_string_equal(text_at(record, "name"), HOSTILE);
	assert_has(answer, "Content-Type: application/json\r\n");
	asked_json history = json_of(get("/api/v1/registers/company/C-1/history"));
	json_t *version = json_array_get(json_object_get(history, "versions"), 0);
	assert_true(json_equal(json_object_get(version, "row"), record));
	long entry = json_integer_value(json_object_get(json_object_get(version, "entry"), "n"));
	assert_has(answer, arena_format(act->arena, "ETag: \"%ld\"\r\n", entry));
	const char *again = asked("GET", "/api/v1/registers/company/C-1", arena_format(act->arena, "If-None-Match: \"%ld\"\r\n", entry));
	assert_int_equal(status_of_answer(again), 304);
	assert_string_equal(answer_body(again), "");
}

static void records_are_found_by_what_is_indexed(void **state)
{
	(void)state;

	asked_json of_company = json_of(get("/api/v1/registers/site?company=C-1"));
	asked_json of_another = json_of(get("/api/v1/registers/site?company=D-001"));

	assert_int_equal(json_array_size(json_object_get(of_company, "rows")), 1);
	assert_int_equal(json_array_size(json_object_get(of_another, "rows")), 0);
}

static void a_day_leaves_what_is_in_force_on_it(void **state)
{
	(void)state;

	asked_json before = json_of(get("/api/v1/registers/role?on=2026-01-04&account=first"));
	asked_json since = json_of(get("/api/v1/registers/role?on=R8.1.5&account=first"));

	assert_int_equal(json_array_size(json_object_get(before, "rows")), 0);
	assert_int_equal(json_array_size(json_object_get(since, "rows")), 1);
}

static void a_page_as_known_before_lacks_what_came_later(void **state)
{
	(void)state;
	asked_json history = json_of(get("/api/v1/registers/company/C-1/history"));
	const char *at = text_at(json_array_get(json_object_get(history, "versions"), 0), "known_from");

	asked_json then = json_of(get(arena_format(act->arena, "/api/v1/registers/company?known_at=%s", at)));

	assert_int_equal(json_array_size(json_object_get(then, "rows")), 1);
}

/* ---- refusals ------------------------------------------------------------------------------- */

static const struct { const char *target; int status; const char *field; } wrong[] = {
	{ "/api/v1/registers/nothing",                        404, NULL },
	{ "/api/v1/registers/%3Cscript%3E",                   404, NULL },
	{ "/api/v1/registers/company/none",                   404, NULL },
	{ "/api/v1/registers/company/none/history",           404, NULL },
	{ "/api/v1/registers/company?limit=0",                422, "limit" },
	{ "/api/v1/registers/company?limit=501",              422, "limit" },
	{ "/api/v1/registers/company?limit=1%20OR%201",       422, "limit" },
	{ "/api/v1/registers/company?cursor=!",               422, "cursor" },
	{ "/api/v1/registers/company?cursor=AAAA",            422, "cursor" },
	{ "/api/v1/registers/company?cursor=Qy0x&cursor=Qy0x", 422, "cursor" },
	{ "/api/v1/registers/company?name=x",                 422, "name" },
	{ "/api/v1/registers/company?on=2026-01-05",          422, "on" },
	{ "/api/v1/registers/role?on=2026-02-30",             422, "on" },
	{ "/api/v1/registers/company?known_at=yesterday",     422, "known_at" },
	{ "/api/v1/findings?on=tomorrow",                     422, "on" },
	{ "/api/v1/findings?company=C-1",                     422, "company" },
	{ "/api/v1/needs?on=%27",                             422, "on" },
	{ "/api/v1/nothing",                                  404, NULL },
	{ "/api",                                             404, NULL },
	{ "/problems/nothing",                                404, NULL },
};

static void every_refusal_is_a_problem_that_says_where_and_what_would_be_accepted(void **state)
{
	(void)state;

	for (size_t i = 0; i < COUNT(wrong); i++) {
		const char *answer = get(wrong[i].target);
		asked_json problem = json_of(answer);
		json_t *first = json_array_get(json_object_get(problem, "problems"), 0);
		if (status_of_answer(answer) != wrong[i].status || json_integer_value(json_object_get(problem, "status")) != wrong[i].status)
			fail_msg("%s: %s", wrong[i].target, answer);
		assert_has(answer, "Content-Type: application/problem+json\r\n");
		assert_string_equal(text_at(first, "field"), wrong[i].field ? wrong[i].field : "");
		assert_true(!first || *text_at(first, "accepted"));
		assert_int_equal(status_of_answer(get(text_at(problem, "type"))), 200);
	}
}

static void a_problem_is_told_in_the_language_of_the_one_who_asks(void **state)
{
	(void)state;

	assert_has(asked("GET", "/api/v1/registers/nothing", "Accept-Language: ja\r\n"), "見つかりません");
	assert_has(get("/api/v1/registers/nothing"), "Not found");
}

static void every_fault_is_explained_in_both_languages(void **state)
{
	(void)state;

	for (int f = 1; f < FAULTS; f++) {
		char *name = arena_text(act->arena, fault_info[f].name);
		for (char *p = name; *p; p++)
			*p = *p == '_' ? '-' : (char)(*p | 32);
		const char *page = get(url_path(act->arena, "problems", name));
		assert_int_equal(status_of_answer(page), 200);
		assert_has(page, fault_info[f].text[JA]);
		assert_has(page, fault_info[f].text[EN]);
	}
}

/* ---- tokens --------------------------------------------------------------------------------- */

static const char *token_with(const char *scope)
{
	const struct input list[] = { { "name", "test" }, { "scope", scope } };
	struct outcome outcome;
	const char *secret;
	world_ok(act, token_make(act, installation, &(struct inputs){ list, COUNT(list) }, &secret, &outcome));
	return secret;
}

static const char *asked_with(const char *token, const char *method, const char *target, const char *headers, const char *body)
{
	const char *length = *body ? arena_format(act->arena, "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen(body)) : "";
	return asked_by(NULL, method, target, arena_format(act->arena, "Accept-Language: en\r\nAuthorization: Bearer %s\r\n%s%s", token, headers,
	    length), body);
}

static const char *all(void)
{
	static const char *token;
	return token ? token : (token = token_with("read write decide act:make_token act:revoke_token act:rotate_key metrics"));
}

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

static const char *etag_of(const char *answer)
{
	const char *at = strstr(answer, "ETag: ");
	return at ? arena_span(act->arena, at + 6, strcspn(at + 6, "\r")) : "";
}

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

static const char *const hostile[] = { HOSTILE, "'; DROP TABLE company; --", "=1+1", "\xE2\x80\xAEgnp.exe", "a\xE2\x80\x8B" "b", "%s%n", "{{7*7}}" };

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

/* ---- decisions ------------------------------------------------------------------------------ */

static void one_question_is_answered_as_many_are(void **state)
{
	(void)state;
	const char *question = "{\"n\":7,\"person\":\"P-1\",\"use\":\"view\",\"item\":\"I-1\",\"on\":\"2026-11-20\"}";

	asked_json one = json_of(asked_with(all(), "POST", "/api/v1/decide", "", question));
	asked_json list = json_of(asked_with(all(), "POST", "/api/v1/decide", "", arena_format(act->arena, "[%s,{\"use\":1},%s]", question, question)));

	assert_true(json_is_false(json_object_get(one, "decision")));
	assert_int_equal(json_integer_value(json_object_get(one, "n")), 7);
	assert_int_equal(json_array_size(list), 3);
	assert_true(json_equal(json_array_get(list, 0), one));
	assert_true(*text_at(json_array_get(list, 1), "error"));
	assert_true(json_equal(json_array_get(list, 2), one));
}

/* ---- what watches and what is subscribed to -------------------------------------------------- */

static void metrics_tell_routes_and_acts_and_nothing_of_the_books(void **state)
{
	(void)state;

	const char *metrics = asked_by(NULL, "GET", "/metrics", "", "");

	assert_int_equal(status_of_answer(metrics), 200);
	assert_has(metrics, "hozen_requests_total{method=\"GET\",route=\"/api/v1/registers/{register}/{number}\",status=\"2xx\"}");
	assert_has(metrics, "hozen_acts_total{act=\"import\"}");
	assert_has(metrics, "hozen_request_seconds_bucket{le=\"+Inf\"}");
	assert_lacks(metrics, "C-1");
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", "/metrics", "X-Forwarded-For: 192.0.2.1\r\n", "")), 403);
	assert_int_equal(status_of_answer(asked_with(all(), "GET", "/metrics", "X-Forwarded-For: 192.0.2.1\r\n", "")), 200);
}

static void a_calendar_is_read_by_a_token_for_it_alone(void **state)
{
	(void)state;
	const char *token = token_with("calendar");

	const char *calendar = asked_by(NULL, "GET", arena_format(act->arena, "/calendar/%s.ics", token), "", "");

	assert_int_equal(status_of_answer(calendar), 200);
	assert_has(calendar, "Content-Type: text/calendar");
	assert_has(calendar, "M-1");
	for (const char *line = answer_body(calendar); *line; line += strcspn(line, "\n") + 1)
		assert_true(strcspn(line, "\r\n") <= 75);
	const char *other = asked_by(NULL, "GET", arena_format(act->arena, "/calendar/%s.ics", all()), "", "");
	assert_int_equal(status_of_answer(other), 404);
	assert_lacks(other, all());
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", "/calendar/x.ics", "", "")), 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_register_reads_page_by_page_as_it_is_exported),
		cmocka_unit_test(a_record_is_a_row_and_its_etag_the_entry_that_made_it),
		cmocka_unit_test(records_are_found_by_what_is_indexed),
		cmocka_unit_test(a_day_leaves_what_is_in_force_on_it),
		cmocka_unit_test(a_page_as_known_before_lacks_what_came_later),
		cmocka_unit_test(every_refusal_is_a_problem_that_says_where_and_what_would_be_accepted),
		cmocka_unit_test(a_problem_is_told_in_the_language_of_the_one_who_asks),
		cmocka_unit_test(every_fault_is_explained_in_both_languages),
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
		cmocka_unit_test(one_question_is_answered_as_many_are),
		cmocka_unit_test(metrics_tell_routes_and_acts_and_nothing_of_the_books),
		cmocka_unit_test(a_calendar_is_read_by_a_token_for_it_alone),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
