/* Who asks: the account of the session that the browser's cookie names; and whether what is sent comes from a page of ours.  Three things
 * speak for that: where the browser says it comes from, a cookie no other site can send along, and a token only our page knows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/wire.h"
#include <microhttpd.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

const char sign_in_path[] = "/sign-in";

enum { VISIT_BYTES = 16 };

/* With TLS a cookie whose name only this very host can have set. */
static const char *const session_cookie[] = { "hozen-session", "__Host-hozen-session" };
static const char *const visit_cookie[] = { "hozen-visit", "__Host-hozen-visit" };

const char *asked_header(const struct asked *asked, const char *name)
{
	return MHD_lookup_connection_value(asked->connection, MHD_HEADER_KIND, name);
}

const char *cookie_of(const struct asked *asked, const char *name)
{
	return MHD_lookup_connection_value(asked->connection, MHD_COOKIE_KIND, name);
}

const char *header_of(const struct request *r, const char *name)
{
	return asked_header(r->asked, name);
}

static void cookie_set(struct request *r, const char *name, const char *value, bool ends)
{
	header_add(r, "Set-Cookie", arena_format(r->act.arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name, value,
	    r->is_secure ? "; Secure" : "", ends ? "; Max-Age=0" : ""));
}

void cookie_keep(struct request *r, const char *name, const char *value, long seconds)
{
	header_add(r, "Set-Cookie", arena_format(r->act.arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%ld%s", name, value, seconds,
	    r->is_secure ? "; Secure" : ""));
}

const char *cookie_named(const struct request *r, const char *name)
{
	return cookie_of(r->asked, name);
}

/* Of those a proxy names it added the last itself. */
const char *address_of(const struct request *r)
{
	const char *named = r->is_behind_proxy ? header_of(r, "X-Forwarded-For") : NULL;
	if (is_empty(named))
		return r->asked->address;
	const char *comma = strrchr(named, ',');
	const char *last = comma ? comma + 1 : named;
	last += strspn(last, " ");
	return strlen(last) < 64 ? text_valid(r->act.arena, last) : r->asked->address;
}

/* ---- the session ---------------------------------------------------------------------------- */

/* Programs show a token, in a header and nowhere else; then no cookie counts. */
static const char *bearer_given(const struct request *r)
{
	const char *given = header_of(r, "Authorization");
	return given && !strncasecmp(given, "Bearer ", 7) ? given + 7 + strspn(given + 7, " ") : NULL;
}

bool asks_as_program(const struct request *r)
{
	const char *first = r->url.segment_count ? r->url.segments[0] : "";
	return same_text(first, "api") || same_text(first, "access") || same_text(first, "metrics");
}

static void token_asks(struct request *r)
{
	struct token *token = arena_new(r->act.arena, struct token);
	if (token_known(&r->act, r->installation, bearer_given(r), token)) {
		r->bearer = token;
		r->act.actor = token->account;
	} else if (!r->act.fault) {
		header_add(r, "WWW-Authenticate", "Bearer realm=\"hozen\", error=\"invalid_token\"");
		(void)fail(&r->act, E_SIGNED_OUT, W_TOKEN_UNKNOWN);
	}
}

void who_asks(struct request *r)
{
	if (bearer_given(r) && asks_as_program(r)) {
		token_asks(r);
		return;
	}
	struct session *session = arena_new(r->act.arena, struct session);
	const char *token = cookie_of(r->asked, session_cookie[r->is_secure]);
	r->visit = cookie_of(r->asked, visit_cookie[r->is_secure]);
	if (!session_of(&r->act, r->installation, token, session))
		return;
	r->token = token;
	r->session = session;
	r->act.actor = session->account;
}

void session_keep(struct request *r, const char *token)
{
	cookie_set(r, session_cookie[r->is_secure], token, false);
}

void session_forget(struct request *r)
{
	cookie_set(r, session_cookie[r->is_secure], "", true);
}

/* ---- forgery -------------------------------------------------------------------------------- */

/* From the secret of a cookie, in such a way that the page does not tell the secret. */
static const char *token_of(struct request *r, const char *secret)
{
	static const char purpose[] = "hozen form";
	uint8_t mac[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	HMAC(EVP_sha256(), secret, (int)strlen(secret), (const uint8_t *)purpose, sizeof purpose - 1, mac, &n);
	return hex_of(r->act.arena, mac, n);
}

const char *form_token(struct request *r)
{
	uint8_t random[VISIT_BYTES];
	if (!r->token && is_empty(r->visit)) {
		random_bytes(random, sizeof random);
		r->visit = hex_of(r->act.arena, random, sizeof random);
		cookie_set(r, visit_cookie[r->is_secure], r->visit, false);
	}
	return token_of(r, r->token ? r->token : r->visit);
}

static bool has_token(struct request *r)
{
	const char *secret = r->token ? r->token : r->visit;
	const char *given = form_of(r, "token") ? form_of(r, "token") : header_of(r, "X-Hozen-Token");
	if (is_empty(secret) || is_empty(given))
		return false;
	const char *right = token_of(r, secret);
	return strlen(given) == strlen(right) && !CRYPTO_memcmp(given, right, strlen(right));
}

/* What browsers say of themselves; programs say nothing of the kind. */
static bool comes_from_here(struct request *r)
{
	const char *site = header_of(r, "Sec-Fetch-Site"), *origin = header_of(r, "Origin"), *host = header_of(r, "Host");
	if (site)
		return same_text(site, "same-origin") || same_text(site, "none");
	return !origin || same_text(origin, arena_format(r->act.arena, "%s://%s", r->is_secure ? "https" : "http", host ? host : ""));
}

enum fault sent_from_here(struct request *r)
{
	if (r->bearer)
		return OK;
	if (!comes_from_here(r))
		return fail(&r->act, E_DENIED, W_SENT_FROM_ELSEWHERE);
	return has_token(r) ? OK : fail(&r->act, E_DENIED, W_FORM_STALE);
}

/* ---- going elsewhere ------------------------------------------------------------------------ */

bool is_path_of_ours(const char *url)
{
	return url && url[0] == '/' && url[1] != '/' && url[1] != '\\' && !strpbrk(url, "\r\n\t\\");
}

void redirect(struct request *r, const char *url)
{
	r->status = 303;
	header_add(r, "Location", is_path_of_ours(url) ? url : "/");
}

/* From this machine itself, where no proxy of this machine asks for others. */
bool may_see_metrics(struct request *r)
{
	const char *address = r->asked->address;
	bool forwarded = header_of(r, "Forwarded") || header_of(r, "X-Forwarded-For");
	if (r->bearer ? scope_reaches(r->bearer->scope, "metrics", NULL) : !forwarded && (!strncmp(address, "127.", 4) || same_text(address, "::1")))
		return true;
	(void)fail(&r->act, E_DENIED, W_METRICS_CLOSED);
	return false;
}
