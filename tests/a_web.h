/* A web face to test on: an installation with hostile and with many records, its server on a free port, and a small client.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_A_WEB_H
#define TESTS_A_WEB_H
#include "tests/world.h"
#include "api/api.h"
#include "http/http.h"
#include "ui/html.h"
#include "ui/ui.h"
#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static struct act *act;
static struct installation *installation;
static struct http *http;
static const struct route *const tables[] = { health_routes, log_routes, metrics_routes, api_routes, ui_routes, NULL };

#define HOSTILE "<script>alert('\"&\")</script>"

/* ---- a small client ------------------------------------------------------------------------ */

static inline int port_of(const struct http *server)
{
	return atoi(strrchr(http_address(server), ':') + 1);
}

/* The whole answer to a whole request; the connection is closed by the server. */
static inline const char *exchange(struct arena *arena, const struct http *server, const char *request)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port_of(server)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(connect(fd, (const struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(send(fd, request, strlen(request), MSG_NOSIGNAL), strlen(request));
	struct text answer = { .arena = arena };
	char some[16384];
	for (ssize_t n; (n = recv(fd, some, sizeof some, 0)) > 0;)
		text_put_span(&answer, some, (size_t)n);
	close(fd);
	return text_of(&answer);
}

/* The cookie of "first", who is signed in; NULL: of nobody. */
static const char *session_cookie;

static inline const char *signed_in(const char *account)
{
	const char *token;
	const struct entering by = { .account = account, .way = "test", .proved = true };
	world_ok(act, session_open(act, installation, &by, &token));
	return arena_format(act->arena, "hozen-session=%s", token);
}

/* By whoever has this cookie, beside those among the headers, which then come first; NULL: nobody. */
static inline const char *asked_by(const char *cookie, const char *method, const char *target, const char *headers, const char *body)
{
	const bool more = cookie && !strncmp(headers, "Cookie: ", 8);
	return exchange(act->arena, http, arena_format(act->arena,
	    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s%s%s\r\n%s", method, target,
	    cookie ? "Cookie: " : "", cookie ? cookie : "", more ? "; " : cookie ? "\r\n" : "", headers + (more ? 8 : 0), body));
}

static inline const char *asked(const char *method, const char *target, const char *headers)
{
	return asked_by(session_cookie, method, target, headers, "");
}

/* A page's form sent: its fields as "&name=value", with the token of the page it stands on. */
static inline const char *posted_by(const char *cookie, const char *page, const char *target, const char *fields)
{
	const char *shown = asked_by(cookie, "GET", page, "Accept-Language: en\r\n", ""), *at = strstr(shown, "name=\"token\" value=\"");
	if (!at)
		fail_msg("no form on %s: %.2000s", page, shown);
	const char *token = arena_span(act->arena, at + 20, strcspn(at + 20, "\"")), *visit = strstr(shown, "Set-Cookie: hozen-visit=");
	const char *body = arena_format(act->arena, "token=%s%s", token, fields);
	const char *cookies = cookie ? cookie : visit ? arena_span(act->arena, visit + 12, strcspn(visit + 12, ";")) : NULL;
	return asked_by(cookies, "POST", target, arena_format(act->arena, "Accept-Language: en\r\nContent-Type: application/x-www-form-urlencoded\r\n"
	    "Content-Length: %zu\r\n", strlen(body)), body);
}

static inline const char *posted(const char *page, const char *target, const char *fields)
{
	return posted_by(session_cookie, page, target, fields);
}

static inline const char *get(const char *target)
{
	return asked("GET", target, "Accept-Language: en\r\n");
}

static inline int status_of_answer(const char *answer)
{
	return strlen(answer) > 12 ? atoi(answer + 9) : 0;
}

static inline const char *answer_body(const char *answer)
{
	const char *blank = strstr(answer, "\r\n\r\n");
	return blank ? blank + 4 : "";
}

#define assert_has(text, part) do { if (!strstr((text), (part))) fail_msg("no \"%s\" in: %.2000s", (part), (text)); } while (0)
#define assert_lacks(text, part) do { if (strstr((text), (part))) fail_msg("\"%s\" in: %.2000s", (part), (text)); } while (0)

/* ---- the world ----------------------------------------------------------------------------- */

static inline void add(const struct input *list, size_t n)
{
	const struct inputs inputs = { list, n };
	struct outcome outcome;
	world_ok(act, perform(act, installation, act_kind_named("add"), &inputs, &outcome));
}
#define add(...) add((const struct input[]){ __VA_ARGS__ }, COUNT(((const struct input[]){ __VA_ARGS__ })))

/* A company with a hostile name, a machine of its that was never checked, and many more companies than fit a page. */
static inline int open_world(void **state)
{
	(void)state;
	act = world_act();
	assert_true(date_of(2026, 1, 5, &act->on));
	const char *dir = arena_format(act->arena, "%s/data", world_folder());
	const struct beginning b = { dir, world_database(), "hozen.example/test", "first", "First" };
	world_ok(act, installation_make(act, &b));
	world_ok(act, installation_open(act, dir, &installation));
	world_ok(act, installation_start(act, installation));
	act->actor = "first";
	add({ "register", "company" }, { "number", "C-1" }, { "name", HOSTILE });
	add({ "register", "site" }, { "number", "S-1" }, { "company", "C-1" }, { "name", "架空本社" }, { "prefecture", "tokyo" });
	add({ "register", "machine" }, { "number", "M-1" }, { "site", "S-1" }, { "name", HOSTILE },
	    { "wiring", "stand_alone" }, { "registered_on", "2026-01-05" });
	add({ "register", "setting" }, { "number", "today" }, { "value", "R8.11.20" });
	struct text csv = { .arena = act->arena };
	text_put(&csv, "number,name\r\n");
	for (int i = 0; i < 120; i++)
		text_add(&csv, "D-%03d,架空%d社\r\n", i, i);
	const struct import import = { register_named("company"), "many.csv", text_of(&csv), csv.n, false, NULL, NULL };
	struct outcome outcome;
	world_ok(act, import_csv(act, installation, &import, &outcome));
	world_ok(act, http_open(act, installation, "127.0.0.1:0", tables, &http));
	session_cookie = signed_in("first");
	return 0;
}

static inline int close_world(void **state)
{
	(void)state;
	http_close(&http);
	installation_close(&installation);
	return 0;
}

/* The address of the newest entry of the ledger that a page names. */
static inline const char *newest_entry_of(const char *page)
{
	const char *link = strstr(get(page), "href=\"/log/entry/");
	assert_non_null(link);
	return arena_span(act->arena, link + 6, strcspn(link + 6, "\""));
}
#endif
