/* Signing in: who may, with what, for how long; and that what is sent comes from a page of ours.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"
#include "services/hashing.h"
#include "services/installation.h"
#include "services/moving.h"
#include "services/secrets.h"
#include <liboath/oath.h>
#include <time.h>

static const char good[] = "unrelated+harbour+lantern", other_good[] = "seven kettles on a roof";

/* ---- the world ------------------------------------------------------------------------------ */

/* An account with a role, and a password by an invitation. */
static void make_account(const char *number)
{
	const char *code;
	add({ "register", "account" }, { "number", number }, { "name", number });
	add({ "register", "role" }, { "account", number }, { "role", "auditor" }, { "from_on", "2026-01-05" });
	world_ok(act, invite(act, installation, number, &code));
	const struct attempt a = { .account = number, .code = code, .address = "192.0.2.1" };
	world_ok(act, password_set_by_code(act, installation, &a, good));
}

static enum fault tried(const char *account, const char *password, const char *code, const char *address, const char *device, struct entered *out)
{
	const struct attempt a = { account, password, code, address, "test", device };
	act_forgive(act);
	return sign_in(act, installation, &a, out);
}

static const char *cookie_in(const char *answer, const char *name)
{
	const char *at = strstr(answer, arena_format(act->arena, "Set-Cookie: %s=", name));
	return at ? arena_span(act->arena, at + 12, strcspn(at + 12, ";\r")) : NULL;
}

static const char *sent(const char *cookie, const char *headers, const char *body)
{
	return asked_by(cookie, "POST", "/sign-out", arena_format(act->arena,
	    "Accept-Language: en\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n%s", strlen(body), headers), body);
}

static const char *token_on(const char *cookie, const char *page)
{
	const char *at = strstr(asked_by(cookie, "GET", page, "", ""), "name=\"token\" value=\"");
	assert_non_null(at);
	return arena_format(act->arena, "token=%.64s", at + 20);
}

/* ---- pages ---------------------------------------------------------------------------------- */

static void nobody_reads_a_page_without_signing_in(void **state)
{
	(void)state;
	static const char *const pages[] = { "/", "/gaps", "/registers/company/C-1", "/log", "/settings", "/account", "/desk" };

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *answer = asked_by(NULL, "GET", pages[i], "", "");
		assert_int_equal(status_of_answer(answer), 303);
		assert_has(answer, "Location: /sign-in");
		assert_string_equal(answer_body(answer), "");
	}
	assert_has(asked_by(NULL, "GET", "/gaps?contract=K-1&lang=en", "", ""), "Location: /sign-in?next=%2Fgaps%3Fcontract%3DK-1\r\n");
	const char *api = asked_by(NULL, "GET", "/api/v1/registers/company", "", "");
	assert_int_equal(status_of_answer(api), 401);
	assert_has(api, "WWW-Authenticate: Bearer");
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", "/log/checkpoint", "", "")), 200);
	assert_int_equal(status_of_answer(asked_by(NULL, "GET", "/healthz", "", "")), 200);
	assert_int_equal(status_of_answer(asked_by("hozen-session=0", "GET", "/", "", "")), 303);
	assert_int_equal(status_of_answer(asked_by(arena_format(act->arena, "hozen-session=%064d", 0), "GET", "/", "", "")), 303);
}

static void who_signs_in_goes_on_to_the_page_asked_for(void **state)
{
	(void)state;
	make_account("anna");
	const char *fields = arena_format(act->arena, "&account=anna&password=%s&next=%%2Fgaps", url_part(act->arena, good));

	const char *answer = posted_by(NULL, "/sign-in", "/sign-in", fields);

	assert_int_equal(status_of_answer(answer), 303);
	assert_has(answer, "Location: /gaps\r\n");
	assert_has(strstr(answer, "Set-Cookie: hozen-session="), "; Path=/; HttpOnly; SameSite=Lax\r\n");
	const char *cookie = cookie_in(answer, "hozen-session"), *page = asked_by(cookie, "GET", "/settings", "Accept-Language: en\r\n", "");
	assert_int_equal(status_of_answer(page), 200);
	assert_has(page, "<dd>anna</dd>");
	assert_has(posted_by(NULL, "/sign-in", "/sign-in", arena_format(act->arena, "&account=anna&password=%s&next=%%2F%%2Fhostile.example",
	    url_part(act->arena, good))), "Location: /\r\n");
}

/* A cookie that somebody else put into the browser is not the one that is signed in. */
static void a_session_is_new_at_every_sign_in(void **state)
{
	(void)state;
	struct entered one, two;

	world_ok(act, tried("anna", good, "", "192.0.2.1", NULL, &one));
	world_ok(act, tried("ａｎｎａ", good, "", "192.0.2.1", one.device, &two));

	assert_string_not_equal(one.token, two.token);
	assert_string_equal(one.device, two.device);
	assert_int_equal(strlen(one.token), 64);
}

static void who_errs_is_not_told_in_what(void **state)
{
	(void)state;
	struct entered e;
	static const struct { const char *account, *password; } cases[] = { { "anna", "wrong" }, { "nobody", "wrong" }, { "", "" }, { "first", "x" },
		{ HOSTILE, HOSTILE }, { "anna", "" }, { "hozen", "" } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(tried(cases[i].account, cases[i].password, "", "192.0.2.2", NULL, &e), E_DENIED);
		assert_has(act->detail, "The account, the password or the code is not right");
	}
	act_forgive(act);
	const char *answer = posted_by(NULL, "/sign-in", "/sign-in", "&account=%3Cscript%3E&password=zzz-secret");
	assert_int_equal(status_of_answer(answer), 403);
	assert_has(answer, "value=\"&lt;script&gt;\"");
	assert_lacks(answer, "zzz-secret");
	assert_lacks(answer, "hozen-session=");
}

static void what_another_site_sends_is_refused(void **state)
{
	(void)state;
	const char *cookie = signed_in("anna"), *token = token_on(cookie, "/settings"), *others = token_on(session_cookie, "/settings");
	static const char *const elsewhere[] = { "Origin: http://hostile.example\r\n", "Origin: null\r\n", "Origin: https://localhost\r\n",
		"Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n" };

	for (size_t i = 0; i < COUNT(elsewhere); i++)
		assert_int_equal(status_of_answer(sent(cookie, elsewhere[i], token)), 403);
	assert_int_equal(status_of_answer(sent(cookie, "", "")), 403);
	assert_int_equal(status_of_answer(sent(cookie, "", "token=")), 403);
	assert_int_equal(status_of_answer(sent(cookie, "", others)), 403);
	assert_int_equal(status_of_answer(sent(NULL, "", token)), 401);
	assert_int_equal(status_of_answer(asked_by(NULL, "POST", "/sign-in", "Content-Length: 0\r\n", "")), 403);
	assert_int_equal(status_of_answer(sent(cookie, "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n", token)), 303);
}

static void signing_out_ends_the_session_for_good(void **state)
{
	(void)state;
	const char *cookie = signed_in("anna"), *token = token_on(cookie, "/settings");

	const char *answer = sent(cookie, "", token);

	assert_has(answer, "Location: /sign-in\r\n");
	assert_has(answer, "Set-Cookie: hozen-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
	assert_int_equal(status_of_answer(asked_by(cookie, "GET", "/", "", "")), 303);
}

static void one_ends_ones_own_sessions_and_not_those_of_others(void **state)
{
	(void)state;
	struct session mine, list[1], *found = list;
	size_t n;
	const char *cookie = signed_in("anna"), *another = signed_in("anna"), *page = asked_by(cookie, "GET", "/account", "Accept-Language: en\r\n", "");
	assert_int_equal(status_of_answer(page), 200);
	assert_true(session_of(act, installation, another + strlen("hozen-session="), &mine));

	const char *ended = posted_by(cookie, "/account", "/account/end", arena_format(act->arena, "&session=%s", mine.number));

	assert_int_equal(status_of_answer(ended), 303);
	assert_int_equal(status_of_answer(asked_by(another, "GET", "/", "", "")), 303);
	world_ok(act, sessions_of(act, installation, "first", &found, &n));
	assert_true(n > 0);
	assert_int_equal(status_of_answer(posted_by(cookie, "/account", "/account/end", arena_format(act->arena, "&session=%s", found[0].number))), 403);
	assert_int_equal(status_of_answer(get("/settings")), 200);
}

/* ---- what is sent ---------------------------------------------------------------------------- */

static const char *seen_field, *seen_file, *seen_bytes;
static size_t seen_size;

static void see(struct request *r)
{
	const struct upload *u = upload_of(r, "file");
	const char *bytes = body_of(r, &seen_size), *field = form_of(r, "field");
	seen_field = field ? arena_text(act->arena, field) : NULL;
	seen_file = u ? arena_format(act->arena, "%s:%zu:%.*s", u->file, u->size, (int)u->size, u->content) : NULL;
	seen_bytes = bytes ? arena_span(act->arena, bytes, seen_size) : NULL;
	fputs("seen", r->out);
}

static void forms_files_and_bytes_are_read_up_to_what_the_route_takes(void **state)
{
	(void)state;
	static const struct route routes[] = { { "POST", "/see", see, NEEDS_BOOKS }, { "POST", "/much", see, NEEDS_BOOKS, UPLOAD_MOST }, { 0 } };
	static const struct route *const both[] = { routes, ui_routes, NULL };
	static const char multipart[] = "--bb\r\nContent-Disposition: form-data; name=\"field\"\r\n\r\none\r\ntwo\r\n"
		"--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n--bb--\r\n";
	struct http *before = http;
	world_ok(act, http_open(act, installation, "127.0.0.1:0", both, &http));
	const char *token = token_on(session_cookie, "/settings") + strlen("token=");
	struct { const char *type, *body; int status; const char *field, *file, *bytes; } cases[] = {
		{ "application/x-www-form-urlencoded", "field=%E4%BF%9D+%26%0D%0A2&field=later", 200, "保 &\n2", NULL, NULL },
		{ "application/x-www-form-urlencoded", "field=", 200, "", NULL, NULL },
		{ "application/x-www-form-urlencoded", "field=%ff%00x", 200, "\xEF\xBF\xBD", NULL, NULL },
		{ "multipart/form-data; boundary=bb", multipart, 200, "one\ntwo", "a b.csv:3:1,2", NULL },
		{ "application/json", "{\"a\": 1}", 200, NULL, NULL, "{\"a\": 1}" },
		{ "multipart/form-data; boundary=bb", "--bb\r\nbroken", 200, NULL, NULL, NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *answer = asked_by(session_cookie, "POST", "/see", arena_format(act->arena, "X-Hozen-Token: %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n",
		    token, cases[i].type, strlen(cases[i].body)), cases[i].body);
		assert_int_equal(status_of_answer(answer), cases[i].status);
		if (!same_text(seen_field, cases[i].field) || !same_text(seen_file, cases[i].file) || !same_text(seen_bytes, cases[i].bytes))
			fail_msg("%zu: %s, %s, %s", i, seen_field, seen_file, seen_bytes);
	}
	struct text much = { .arena = act->arena };
	while (much.n <= BODY_MOST)
		text_put(&much, "0123456789abcdef0123456789abcdef");
	const char *headers = arena_format(act->arena, "X-Hozen-Token: %s\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n", token, much.n);
	assert_int_equal(status_of_answer(asked_by(session_cookie, "POST", "/see", headers, "")), 413);
	assert_int_equal(status_of_answer(asked_by(session_cookie, "POST", "/much", headers, text_of(&much))), 200);
	assert_int_equal(seen_size, much.n);
	assert_int_equal(status_of_answer(asked_by(NULL, "POST", "/much", headers, "")), 413);
	const char *chunked = arena_format(act->arena, "X-Hozen-Token: %s\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", token);
	assert_int_equal(status_of_answer(asked_by(session_cookie, "POST", "/see", chunked, "3\r\nabc\r\n0\r\n\r\n")), 200);
	assert_string_equal(seen_bytes, "abc");
	assert_int_equal(status_of_answer(asked_by(session_cookie, "POST", "/see", chunked,
	    arena_format(act->arena, "%zx\r\n%s\r\n0\r\n\r\n", much.n, text_of(&much)))), 413);
	http_close(&http);
	http = before;
}

static void who_sends_byte_by_byte_is_cut_off(void **state)
{
	(void)state;
	struct http *hasty = NULL;
	const struct listening l = { .listen = "127.0.0.1:0", .patience = 1 };
	world_ok(act, http_open_as(act, installation, &l, tables, &hasty));
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port_of(hasty)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)&at, sizeof at), 0);

	bool is_cut = false;
	for (int i = 0; i < 50 && !is_cut; i++) {
		usleep(100000);
		is_cut = send(fd, i ? "x" : "GET /sign-in HTTP/1.1\r\nX: ", i ? 1 : 27, MSG_NOSIGNAL) < 0;
	}

	assert_true(is_cut);
	close(fd);
	http_close(&hasty);
}

/* ---- time ----------------------------------------------------------------------------------- */

static bool stands(const char *cookie)
{
	struct session s;
	return session_of(act, installation, cookie + strlen("hozen-session="), &s);
}

static void a_session_ends_unused_and_at_any_rate(void **state)
{
	(void)state;
	const char *idle = signed_in("anna"), *used = signed_in("anna");

	installation->ahead = 20 * 60;
	assert_true(stands(used));
	installation->ahead = 31 * 60;
	assert_true(stands(used));
	assert_false(stands(idle));
	for (long minutes = 50; minutes < 12 * 60; minutes += 20) {
		installation->ahead = minutes * 60;
		assert_true(stands(used));
	}
	installation->ahead = 12 * 3600 + 1;
	assert_false(stands(used));
	installation->ahead = 0;
}

static void a_closed_account_is_signed_out_at_once(void **state)
{
	(void)state;
	make_account("berta");
	const char *cookie = signed_in("berta");
	struct entered e;
	assert_true(stands(cookie));

	const struct input list[] = { { "register", "account" }, { "number", "berta" }, { "closed_on", "2026-01-05" } };
	const struct inputs inputs = { list, COUNT(list) };
	struct outcome outcome;
	world_ok(act, perform(act, installation, act_kind_named("amend"), &inputs, &outcome));

	assert_false(stands(cookie));
	assert_int_equal(tried("berta", good, "", "192.0.2.3", NULL, &e), E_DENIED);
	act_forgive(act);
}

static void many_tries_must_wait_but_not_on_a_device_that_is_known(void **state)
{
	(void)state;
	struct entered known, e;
	world_ok(act, tried("anna", good, "", "192.0.2.1", NULL, &known));

	for (int i = 0; i < 5; i++)
		assert_int_equal(tried("anna", "wrong", "", "198.51.100.7", NULL, &e), E_DENIED);
	assert_int_equal(tried("anna", good, "", "198.51.100.7", NULL, &e), E_DENIED);
	assert_has(act->detail, "Wait ");
	assert_int_equal(tried("anna", good, "", "198.51.100.7", known.device, &e), OK);
	assert_int_equal(tried("anna", good, "", "192.0.2.99", NULL, &e), OK);
	assert_int_equal(tried("anna", good, "", "198.51.100.7", "00112233445566778899aabbccddeeff", &e), E_DENIED);
	installation->ahead = 60;
	assert_int_equal(tried("anna", good, "", "198.51.100.7", NULL, &e), OK);
	installation->ahead = 0;
}

/* ---- secrets -------------------------------------------------------------------------------- */

static void a_password_is_long_and_not_among_the_first_tried(void **state)
{
	(void)state;
	static const struct { const char *password; bool good; } cases[] = {
		{ "short", false }, { "elevenchars", false }, { "aaaaaaaaaaaaaaaa", false }, { "abababababababab", false }, { "password1234", false },
		{ "Password2026!", false }, { "P@ssw0rd!!!!!!", false }, { "qwertyuiop123", false }, { "1qaz2wsx3edc4rfv", false }, { "123456789012345", false },
		{ "carla-2026-11", false }, { "hozenhozenhozen", false }, { "abcdefghijklmnop", false }, { "パスワードパスワードパスワード", false },
		{ "unrelated harbour lantern", true }, { "風の森で三匹の猫が歌う夜に", true }, { "xK9#mQ2$vL7pw", true }, { "seven kettles on a roof", true },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		if (!password_refused(act, "carla", cases[i].password) != cases[i].good)
			fail_msg("%s", cases[i].password);
	struct text longest = { .arena = act->arena };
	for (int i = 0; i < 256; i++)
		text_add(&longest, "%c", "guvbtxmrzkwq"[i * 7 % 12]);
	assert_null(password_refused(act, "carla", text_of(&longest)));
	text_put(&longest, "x");
	assert_non_null(password_refused(act, "carla", text_of(&longest)));
}

static void a_password_is_the_same_typed_in_another_width(void **state)
{
	(void)state;
	const char *hash = password_hash(act, installation, "ｗｉｄｅ letters カナ");

	assert_true(password_is(installation, hash, "wide letters ｶﾅ"));
	assert_false(password_is(installation, hash, "wide letters かな"));
	assert_false(password_is(installation, NULL, "wide letters"));
	assert_has(hash, "$argon2id$v=19$m=65536,t=3,p=1$");
}

static void an_invitation_serves_once_and_within_a_day(void **state)
{
	(void)state;
	const char *first, *second;
	struct entered e;
	add({ "register", "account" }, { "number", "dora" }, { "name", "Dora" });
	add({ "register", "role" }, { "account", "dora" }, { "role", "auditor" }, { "from_on", "2026-01-05" });
	world_ok(act, invite(act, installation, "dora", &first));
	world_ok(act, invite(act, installation, "dora", &second));
	struct attempt a = { .account = "dora", .code = first, .address = "192.0.2.50" };

	assert_int_equal(password_set_by_code(act, installation, &a, good), E_DENIED);
	act_forgive(act);
	a.code = second;
	installation->ahead = 25 * 3600;
	assert_int_equal(password_set_by_code(act, installation, &a, good), E_DENIED);
	act_forgive(act);
	installation->ahead = 0;
	assert_int_equal(password_set_by_code(act, installation, &a, "short"), E_BAD_INPUT);
	act_forgive(act);
	const char *answer = posted_by(NULL, "/sign-in/invitation", "/sign-in/invitation", arena_format(act->arena,
	    "&account=dora&code=%s&password=%s&again=%s", second, url_part(act->arena, good), url_part(act->arena, good)));
	assert_int_equal(status_of_answer(answer), 303);
	assert_non_null(cookie_in(answer, "hozen-session"));
	assert_int_equal(password_set_by_code(act, installation, &a, other_good), E_DENIED);
	world_ok(act, tried("dora", good, "", "192.0.2.50", NULL, &e));
	assert_int_equal(invite(act, installation, "nobody", &first), E_NOT_FOUND);
	act_forgive(act);
}

/* RFC 6238, Appendix B: the last six of its eight figures, of the secret "12345678901234567890". */
static void codes_are_those_of_the_standard(void **state)
{
	(void)state;
	static const struct { long at; const char *code; } vectors[] = {
		{ 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" }, { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
	};
	static const char secret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

	for (size_t i = 0; i < COUNT(vectors); i++) {
		long step = vectors[i].at / CODE_SECONDS;
		assert_int_equal(code_step(secret, vectors[i].code, vectors[i].at, 0), step);
		assert_int_equal(code_step(secret, vectors[i].code, vectors[i].at + CODE_SECONDS, 0), step);
		assert_int_equal(code_step(secret, vectors[i].code, vectors[i].at, step), -1);
		assert_int_equal(code_step(secret, vectors[i].code, vectors[i].at + 3 * CODE_SECONDS, 0), -1);
		assert_int_equal(code_step(secret, "000000", vectors[i].at, 0), -1);
	}
	assert_int_equal(code_step(secret, "28708", 59, 0), -1);
	assert_int_equal(code_step("not base32!", "287082", 59, 0), -1);
}

static const char *code_now(const char *secret)
{
	char *key = NULL, code[7];
	size_t n;
	assert_int_equal(oath_base32_decode(secret, strlen(secret), &key, &n), OATH_OK);
	assert_int_equal(oath_totp_generate(key, n, time(NULL) + installation->ahead, 30, 0, 6, code), OATH_OK);
	free(key);
	return arena_text(act->arena, code);
}

static void an_address_that_tries_many_accounts_waits(void **state)
{
	(void)state;
	struct tries *t = tries_open();

	for (long n = 0; n < 50; n++) {
		assert_int_equal(tries_wait(t, "", "203.0.113.5", 1000, 50), 0);
		tries_failed(t, "", "203.0.113.5", 1000);
	}
	assert_int_equal(tries_wait(t, "", "203.0.113.5", 1000, 50), 10);
	assert_int_equal(tries_wait(t, "", "203.0.113.6", 1000, 50), 0);
	for (long n = 0; n < 20000; n++)
		tries_failed(t, "", arena_format(act->arena, "%ld", n), 1001);
	tries_failed(t, "", "203.0.113.5", 1002);
	assert_true(tries_wait(t, "", "203.0.113.5", 1002, 50) <= 900);
	tries_close(&t);
}

static void a_second_factor_is_asked_for_and_serves_once(void **state)
{
	(void)state;
	const char *codes[RECOVERY_CODES], *secret = code_secret_new(act->arena);
	struct entered e;
	make_account("emma");
	act->actor = "emma";
	assert_int_equal(totp_enrol(act, installation, secret, "000000", codes), E_BAD_INPUT);
	act_forgive(act);
	world_ok(act, totp_enrol(act, installation, secret, code_now(secret), codes));
	act->actor = "first";

	assert_int_equal(tried("emma", good, "", "192.0.2.5", NULL, &e), E_DENIED);
	assert_int_equal(tried("emma", good, code_now(secret), "192.0.2.5", NULL, &e), E_DENIED);    /* it was shown when it was enrolled */
	installation->ahead = 60;
	const char *code = code_now(secret);
	world_ok(act, tried("emma", good, code, "192.0.2.5", NULL, &e));
	assert_int_equal(tried("emma", good, code, "192.0.2.5", NULL, &e), E_DENIED);
	world_ok(act, tried("emma", good, codes[3], "192.0.2.5", NULL, &e));
	assert_int_equal(tried("emma", good, codes[3], "192.0.2.5", NULL, &e), E_DENIED);
	act_forgive(act);
	installation->ahead = 0;
}

static void what_is_grave_asks_again_who_one_is(void **state)
{
	(void)state;
	struct session s;
	struct entered e;
	world_ok(act, tried("anna", good, "", "192.0.2.1", NULL, &e));
	assert_true(session_of(act, installation, e.token, &s));
	assert_true(is_proved(installation, &s));
	installation->ahead = 301;
	assert_false(is_proved(installation, &s));
	const struct attempt wrong = { .password = "wrong", .address = "192.0.2.77" }, right = { .password = good, .address = "192.0.2.77" },
		herself = { .account = "anna", .password = good, .address = "192.0.2.77" }, another = { .account = "dora", .password = good, .address = "192.0.2.77" };

	assert_int_equal(prove_again(act, installation, &s, &wrong), E_DENIED);
	act_forgive(act);
	world_ok(act, prove_again(act, installation, &s, &right));
	assert_true(session_of(act, installation, e.token, &s));
	assert_true(is_proved(installation, &s));
	assert_int_equal(prove_second(act, installation, &s, &herself), E_DENIED);
	act_forgive(act);
	world_ok(act, prove_second(act, installation, &s, &another));
	installation->ahead = 0;
}

static const char *void_company(const char *number, const char *more)
{
	const char *page = arena_format(act->arena, "/registers/company/%s/void", number), *shown = get(page), *was = strstr(shown, "name=\"form.was\" value=\"");
	return posted(page, page, arena_format(act->arena, "&form.step=do&form.reason=made+in+error&form.was=%ld%s",
	    was ? strtol(was + strlen("name=\"form.was\" value=\""), NULL, 10) : -1, more));
}

static void a_form_for_what_is_grave_asks_for_the_secrets_of_both(void **state)
{
	(void)state;
	const char *code, *own = arena_format(act->arena, "&own_password=%s", url_part(act->arena, good));
	world_ok(act, invite(act, installation, "first", &code));
	const struct attempt a = { .account = "first", .code = code, .address = "127.0.0.1" };
	world_ok(act, password_set_by_code(act, installation, &a, good));
	session_cookie = signed_in("first");
	const char *done = void_company("D-001", "");
	if (status_of_answer(done) != 303)
		fail_msg("%s", answer_body(done));
	installation->ahead = 301;

	const char *again = void_company("D-002", "");
	assert_int_equal(status_of_answer(again), 422);
	assert_has(again, "name=\"own_password\"");
	assert_int_equal(status_of_answer(void_company("D-002", "&own_password=wrong")), 403);
	assert_int_equal(status_of_answer(get("/registers/company/D-002")), 200);
	assert_int_equal(status_of_answer(void_company("D-002", own)), 303);
	const char *alone = void_company("D-003", "&form.second=dora");
	assert_int_equal(status_of_answer(alone), 422);
	assert_has(alone, "name=\"second_password\"");
	assert_int_equal(status_of_answer(void_company("D-003", "&form.second=dora&second_password=wrong")), 403);
	assert_int_equal(status_of_answer(void_company("D-003", arena_format(act->arena, "&form.second=dora&second_password=%s", url_part(act->arena, good)))), 303);
	installation->ahead = 0;
}

/* ---- where secrets are, and are not ----------------------------------------------------------- */

static void the_ledger_tells_that_one_signed_in_and_no_secret(void **state)
{
	(void)state;
	struct head head;
	const char *body;
	struct entered e;
	world_ok(act, tried("anna", good, "", "192.0.2.1", NULL, &e));
	act->db = installation->db;
	world_ok(act, head_read(act, &head));
	act->db = NULL;

	const char *page = get(arena_format(act->arena, "/log/entry/%ld", (long)head.frontier.size - 1));

	assert_has(page, "sign_in");
	body = answer_body(page);
	assert_lacks(body, good);
	assert_lacks(body, e.token);
	assert_lacks(body, e.device);
}

SQL(passwords_read, "", "SELECT password FROM credential");
SQL(sessions_read, "", "SELECT hash FROM session");

static void no_reader_of_the_books_reads_secrets(void **state)
{
	(void)state;
	static const struct sql *const questions[] = { &passwords_read, &sessions_read };
	struct act *reader = world_act();

	for (size_t i = 0; i < COUNT(questions); i++) {
		world_ok(reader, books_open(reader, installation_url(installation), READER, false, &reader->db));
		db_guard(reader->db);
		world_ok(reader, db_begin_read(reader, "first", NULL));
		struct query *q = query_with(reader, questions[i], NULL, 0);
		assert_false(query_next(q));
		query_end(&q);
		assert_int_not_equal(reader->fault, OK);
		act_forgive(reader);
		db_close(&reader->db);
	}
}

static void nobody_signs_in_by_a_command_that_brings_no_secret(void **state)
{
	(void)state;
	static const char *const kinds[] = { "sign_in", "invite", "set_password", "enrol", "unenrol", "prove" };
	const struct inputs none = { 0 };
	struct outcome outcome;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		assert_int_not_equal(perform(act, installation, act_kind_named(kinds[i]), &none, &outcome), OK);
		act_forgive(act);
	}
	const struct input list[] = { { "session", "x" }, { "way", "password" } };
	const struct inputs inputs = { list, COUNT(list) };
	assert_int_equal(perform(act, installation, act_kind_named("sign_in"), &inputs, &outcome), E_USAGE);
	act_forgive(act);
}

static void a_move_takes_passwords_and_sessions_along(void **state)
{
	(void)state;
	struct rebuilt rebuilt;
	struct entered e;
	const char *url = world_database(), *cookie = signed_in("anna");

	http_close(&http);
	world_ok(act, rebuild_to(act, installation, url, &rebuilt));
	const char *dir = arena_text(act->arena, installation_dir(installation));
	installation_close(&installation);
	world_ok(act, installation_open(act, dir, &installation));
	world_ok(act, installation_start(act, installation));

	assert_true(stands(cookie));
	world_ok(act, tried("anna", good, "", "192.0.2.200", NULL, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_reads_a_page_without_signing_in),
		cmocka_unit_test(who_signs_in_goes_on_to_the_page_asked_for),
		cmocka_unit_test(a_session_is_new_at_every_sign_in),
		cmocka_unit_test(who_errs_is_not_told_in_what),
		cmocka_unit_test(what_another_site_sends_is_refused),
		cmocka_unit_test(signing_out_ends_the_session_for_good),
		cmocka_unit_test(one_ends_ones_own_sessions_and_not_those_of_others),
		cmocka_unit_test(forms_files_and_bytes_are_read_up_to_what_the_route_takes),
		cmocka_unit_test(who_sends_byte_by_byte_is_cut_off),
		cmocka_unit_test(a_session_ends_unused_and_at_any_rate),
		cmocka_unit_test(many_tries_must_wait_but_not_on_a_device_that_is_known),
		cmocka_unit_test(a_closed_account_is_signed_out_at_once),
		cmocka_unit_test(a_password_is_long_and_not_among_the_first_tried),
		cmocka_unit_test(a_password_is_the_same_typed_in_another_width),
		cmocka_unit_test(an_invitation_serves_once_and_within_a_day),
		cmocka_unit_test(codes_are_those_of_the_standard),
		cmocka_unit_test(an_address_that_tries_many_accounts_waits),
		cmocka_unit_test(a_second_factor_is_asked_for_and_serves_once),
		cmocka_unit_test(what_is_grave_asks_again_who_one_is),
		cmocka_unit_test(a_form_for_what_is_grave_asks_for_the_secrets_of_both),
		cmocka_unit_test(the_ledger_tells_that_one_signed_in_and_no_secret),
		cmocka_unit_test(no_reader_of_the_books_reads_secrets),
		cmocka_unit_test(nobody_signs_in_by_a_command_that_brings_no_secret),
		cmocka_unit_test(a_move_takes_passwords_and_sessions_along),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
