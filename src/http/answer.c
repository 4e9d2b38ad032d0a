/* From an address to an answer: language, route, books, the page, and the page for what went wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/wire.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LANGUAGE_KEPT "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"

const char *place_of(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->place_count; i++)
		if (same_text(r->places[i].name, name))
			return r->places[i].value;
	return "";
}

const char *argument_of(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->url.argument_count; i++)
		if (same_text(r->url.arguments[i].name, name))
			return r->url.arguments[i].value;
	return NULL;
}

void header_add(struct request *r, const char *name, const char *value)
{
	if (r->header_count < HEADERS_MAX)
		r->headers[r->header_count++] = (struct header){ name, value };
}

/* ---- routes -------------------------------------------------------------------------------- */

/* What is left of the segments from `i` on, joined. */
static const char *rest_of(struct request *r, size_t i)
{
	struct text out = { .arena = r->act.arena };
	for (size_t first = i; i < r->url.segment_count; i++)
		text_add(&out, "%s%s", i == first ? "" : "/", r->url.segments[i]);
	return text_of(&out);
}

static void place_add(struct request *r, const char *name, size_t n, const char *value)
{
	if (r->place_count < PLACES_MAX)
		r->places[r->place_count++] = (struct argument){ arena_span(r->act.arena, name, n), value };
}

/* Does the path of the request follow the pattern?  If so its places are filled.  `begins` asks only how it begins. */
static bool follows(struct request *r, const char *pattern, bool begins)
{
	size_t i = 0;
	r->place_count = 0;
	while (*pattern == '/' && pattern[1]) {
		const char *part = ++pattern;
		size_t n = strcspn(part, "/");
		pattern += n;
		if (i == r->url.segment_count)
			return false;
		const char *segment = r->url.segments[i];
		if (n > 2 && part[0] == '{' && part[n - 2] == '*') {
			place_add(r, part + 1, n - 3, rest_of(r, i));
			return true;
		}
		if (part[0] == '{')
			place_add(r, part + 1, n - 2, segment);
		else if (strlen(segment) != n || strncmp(segment, part, n))
			return false;
		i++;
	}
	return begins || i == r->url.segment_count;
}

static bool takes(const struct route *row, const char *method)
{
	return same_text(row->method, method) || (same_text(row->method, "GET") && same_text(method, "HEAD"));
}

/* The methods a path takes, "GET, HEAD"; empty if there is no such path. */
static const char *methods_of(struct request *r, const struct route *const *tables)
{
	struct text out = { .arena = r->act.arena };
	for (; *tables; tables++)
		for (const struct route *row = *tables; row->method; row++)
			if (!same_text(row->method, "FAULT") && follows(r, row->path, false)) {
				const char *methods = same_text(row->method, "GET") ? "GET, HEAD" : row->method;
				text_add(&out, "%s%s", out.n ? ", " : "", methods);
			}
	return text_of(&out);
}

static const struct route *route_found(struct request *r, const struct route *const *tables)
{
	for (const struct route *const *t = tables; *t; t++)
		for (const struct route *row = *t; row->method; row++)
			if (takes(row, r->method) && follows(r, row->path, false))
				return row;
	const char *methods = methods_of(r, tables);
	if (is_empty(methods)) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
		return NULL;
	}
	header_add(r, "Allow", arena_format(r->act.arena, "%s, OPTIONS", methods));
	if (same_text(r->method, "OPTIONS")) {
		r->status = 204;
		return NULL;
	}
	request_refuse(r, 405, E_USAGE, W_METHOD_NOT_TAKEN, arena_text(r->act.arena, r->method), methods);
	return NULL;
}

/* The FAULT row with the longest path above what was asked for. */
static const struct route *fault_route(struct request *r, const struct route *const *tables)
{
	const struct route *found = NULL;
	for (; *tables; tables++)
		for (const struct route *row = *tables; row->method; row++)
			if (same_text(row->method, "FAULT") && follows(r, row->path, true) &&
			    (!found || strlen(row->path) > strlen(found->path)))
				found = row;
	return found;
}

/* ---- what is asked ------------------------------------------------------------------------- */

static bool lang_read(const char *code, enum lang *out)
{
	if (!same_text(code, "ja") && !same_text(code, "en"))
		return false;
	*out = *code == 'j' ? JA : EN;
	return true;
}

/* ?lang= is remembered in a cookie; then the cookie; then what the browser likes; then Japanese. */
static void language_choose(struct request *r, const struct asked *asked)
{
	static const char *const cookies[LANGS] = { [JA] = "hozen-lang=ja" LANGUAGE_KEPT, [EN] = "hozen-lang=en" LANGUAGE_KEPT };
	if (lang_read(argument_of(r, "lang"), &r->act.lang))
		header_add(r, "Set-Cookie", cookies[r->act.lang]);
	else if (!lang_read(cookie_of(asked, "hozen-lang"), &r->act.lang))
		r->act.lang = language_accepted(asked_header(asked, "Accept-Language"));
}

/* A name that only this machine answers to, with any port. */
static bool is_loopback_name(const char *host)
{
	static const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };
	for (size_t i = 0; i < COUNT(names); i++) {
		size_t n = strlen(names[i]);
		const char *port = host[strnlen(host, n)] == ':' ? host + n + 1 : "";
		if (!strncasecmp(host, names[i], n) && (!host[n] || host[n] == ':') && strspn(port, "0123456789") == strlen(port))
			return true;
	}
	return false;
}

static void target_read(struct request *r, const struct asked *asked)
{
	struct act *act = &r->act;
	bool read = url_read(act->arena, asked->target, &r->url);
	language_choose(r, asked);
	r->path = url_path_of(act->arena, (const char *const[]){ NULL });
	if (!read) {
		bool is_long = strlen(asked->target) > URL_MAX;
		request_refuse(r, is_long ? 414 : 400, E_USAGE, is_long ? W_ADDRESS_LONG : W_ADDRESS_BAD);
		return;
	}
	r->path = arena_format(act->arena, "/%s", rest_of(r, 0));
	const char *host = asked_header(asked, "Host");
	if (!r->is_secure && host && !is_loopback_name(host))
		request_refuse(r, 421, E_USAGE, W_HOST_NOT_OURS, arena_text(act->arena, host));
}

/* ---- the answer ---------------------------------------------------------------------------- */

static bool only_asks(const char *method)
{
	return same_text(method, "GET") || same_text(method, "HEAD") || same_text(method, "OPTIONS");
}

/* Whoever must sign in is brought back to the page they asked for. */
static void lead_to_sign_in(struct request *r)
{
	struct url url = { .segments = { sign_in_path + 1 }, .segment_count = 1 };
	if (asks_as_program(r) || !only_asks(r->method)) {
		header_add(r, "WWW-Authenticate", "Bearer realm=\"hozen\"");
		(void)fail(&r->act, E_SIGNED_OUT, W_SIGN_IN_FIRST);
		return;
	}
	const char *here = url_with(r->act.arena, &r->url, "lang", NULL);
	redirect(r, same_text(here, "/") ? sign_in_path : url_with(r->act.arena, &url, "next", here));
}

static bool is_ready(struct request *r, const struct answering *with, const struct route *row)
{
	if (row->needs == NEEDS_BOOKS && !r->session && !r->bearer) {
		lead_to_sign_in(r);
		return false;
	}
	if (!only_asks(r->method) && sent_from_here(r))
		return false;
	if (row->needs == NEEDS_LEDGER)
		r->act.actor = installation_account(with->installation);
	if (row->needs != NEEDS_NOTHING && !readers_lend(with->readers, &r->act))
		r->act.on = installation_today(&r->act, r->installation);
	return !r->act.fault;
}

static void route_answer(struct request *r, const struct answering *with)
{
	const struct route *row = route_found(r, with->tables);
	if (!row)
		return;
	r->route = row;
	who_asks(r);
	if (!r->act.fault && is_ready(r, with, row))
		row->answer(r);
	readers_take_back(with->readers, &r->act);
}

void plain_fault(struct request *r)
{
	const struct act *act = &r->act;
	r->type = "text/plain; charset=utf-8";
	fprintf(r->out, "%s\n%s\n", fault_info[act->fault].text[act->lang], act->detail ? act->detail : "");
}

/* A fault answers with its own page, whatever was written before. */
static void fault_answer(struct request *r, const struct answering *with, char **body, size_t *size)
{
	fclose(r->out);
	free(*body);
	if (!(r->out = open_memstream(body, size)))
		abort();
	if (r->status == 200)
		r->status = fault_info[r->act.fault].http;
	r->type = "text/html; charset=utf-8";
	r->cache = "no-store";
	const struct route *row = fault_route(r, with->tables);
	if (row)
		row->answer(r);
	else
		plain_fault(r);
}

static bool is_from_proxy(const struct answering *with, const struct asked *asked)
{
	return with->proxy && same_text(asked->address, with->proxy);
}

static bool is_loopback_address(const char *address)
{
	return address && (!strncmp(address, "127.", 4) || same_text(address, "::1"));
}

static void request_begin(struct request *r, const struct answering *with, const struct asked *asked)
{
	r->installation = with->installation;
	r->metrics = with->metrics;
	r->is_behind_proxy = is_from_proxy(with, asked);
	r->is_secure = with->is_secure || (r->is_behind_proxy && same_text(asked_header(asked, "X-Forwarded-Proto"), "https"));
	r->asked = asked;
	r->method = asked->method;
	r->status = 200;
	r->type = "text/html; charset=utf-8";
	r->cache = "no-store";
	target_read(r, asked);
	if (with->proxy && !with->is_secure && !is_from_proxy(with, asked) && !is_loopback_address(asked->address))
		request_refuse(r, 403, E_DENIED, W_PROXY_ONLY);
}

/* A large one only of those who are signed in. */
size_t request_takes(const struct answering *with, const struct asked *asked)
{
	struct request r = { 0 };
	act_open(&r.act, JA);
	request_begin(&r, with, asked);
	const struct route *row = r.act.fault ? NULL : route_found(&r, with->tables);
	size_t most = row && !only_asks(r.method) ? row->most ? row->most : BODY_MOST : 0;
	if (most > BODY_MOST)
		who_asks(&r);
	if (most > BODY_MOST && !r.session && !r.bearer)
		most = BODY_MOST;
	act_close(&r.act);
	return most;
}

void request_answer(struct request *r, const struct answering *with, const struct asked *asked,
    char **body, size_t *size)
{
	request_begin(r, with, asked);
	if (!(r->out = open_memstream(body, size)))
		abort();
	if (!r->act.fault && asked->is_large)
		request_refuse(r, 413, E_BAD_INPUT, W_BODY_LARGE);
	if (!r->act.fault)
		route_answer(r, with);
	if (problems_fault(&r->act))
		fault_answer(r, with, body, size);
	fclose(r->out);
	r->out = NULL;
}
