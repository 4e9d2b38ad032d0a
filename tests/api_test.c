/* The face for programs: every register reads as it is exported, refusals are problem details, and what is asked wrongly is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_api.h"

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
		cmocka_unit_test(one_question_is_answered_as_many_are),
		cmocka_unit_test(metrics_tell_routes_and_acts_and_nothing_of_the_books),
		cmocka_unit_test(a_calendar_is_read_by_a_token_for_it_alone),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
