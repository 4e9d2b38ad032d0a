/* One's own account: where one is signed in, the password, the authenticator.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "services/secrets.h"
#include <time.h>

static const char account_path[] = "/account";

static const struct { const char *code; enum word word; } ways[] = {
	{ "password", W_WAY_PASSWORD }, { "totp", W_WAY_TOTP }, { "recovery", W_WAY_RECOVERY }, { "passkey", W_WAY_PASSKEY },
	{ "command", W_WAY_COMMAND },
};

static const char *way_shown(const struct request *r, const char *code)
{
	for (size_t i = 0; i < COUNT(ways); i++)
		if (same_text(ways[i].code, code))
			return say(r, ways[i].word);
	return code;
}

static void moment_put(struct request *r, long seconds)
{
	char at[INSTANT_TEXT];
	struct tm utc;
	time_t t = (time_t)seconds;
	gmtime_r(&t, &utc);
	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%S.000000Z", &utc);
	html(r->out, "<td><time datetime=\"%s\">%s</time></td>", at, instant_shown(r->act.arena, at));
}

/* ---- sessions ------------------------------------------------------------------------------- */

static void session_row(struct request *r, const struct session *s, bool own)
{
	html(r->out, "<tr><th scope=\"row\">%s%s</th>", own ? "" : s->account, own ? way_shown(r, s->way) : "");
	moment_put(r, s->begun_at);
	moment_put(r, s->seen_at);
	moment_put(r, s->ends_at);
	html(r->out, "<td>%s</td><td class=\"agent\">%s</td><td>", s->address, s->agent);
	if (same_text(s->number, r->session->number)) {
		html(r->out, "<span class=\"tag\">%s</span>", say(r, W_THIS_ONE));
	} else {
		form_begin(r, "/account/end");
		html(r->out, "<input type=\"hidden\" name=\"session\" value=\"%s\"><button type=\"submit\">%s</button>", s->number, say(r, W_END_SESSION));
		form_end(r);
	}
	html_raw(r->out, "</td></tr>\n");
}

static void sessions_put(struct request *r)
{
	struct session *list;
	size_t n;
	if (sessions_of(&r->act, r->installation, r->act.actor, &list, &n))
		return;
	html(r->out, "<h2 class=\"part\" id=\"sessions\">%s</h2>\n", say(r, W_SESSIONS));
	table_begin(r, W_SESSIONS_OF_ACCOUNT, W_WAY, W_BEGUN_AT, W_SEEN_AT, W_ENDS_AT, W_ADDRESS, W_AGENT, W_DO);
	for (size_t i = 0; i < n; i++)
		session_row(r, &list[i], true);
	table_end(r);
}

void page_session_end(struct request *r)
{
	const char *number = form_of(r, "session");
	if (!session_end(&r->act, r->installation, number ? number : ""))
		redirect(r, "/account#sessions");
}

/* ---- secrets -------------------------------------------------------------------------------- */

static void secret_put(struct request *r, enum word label, const char *name, const char *type, const char *complete)
{
	html(r->out, "<p class=\"field\"><label for=\"%s\">%s</label> <input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\"></p>\n",
	    name, say(r, label), name, name, type, complete);
}

static void password_put(struct request *r, const struct factors *set)
{
	html(r->out, "<h2 class=\"part\" id=\"own-password\">%s</h2>\n", say(r, W_SET_PASSWORD));
	form_begin(r, "/account/password");
	if (set->password)
		secret_put(r, W_PASSWORD, "password", "password", "current-password");
	if (set->totp)
		secret_put(r, W_CODE_IF_SET, "code", "text", "one-time-code");
	secret_put(r, W_NEW_PASSWORD, "new", "password", "new-password");
	secret_put(r, W_AGAIN, "again", "password", "new-password");
	html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_PASSWORD_LENGTH, arena_format(r->act.arena, "%d", PASSWORD_LEAST),
	    arena_format(r->act.arena, "%d", PASSWORD_MOST)));
	html(r->out, "<p><button type=\"submit\" class=\"main\">%s</button></p>\n", say(r, W_SET_PASSWORD));
	form_end(r);
}

void page_password_sent(struct request *r)
{
	struct act *act = &r->act;
	const char *fresh = form_of(r, "new"), *password = form_of(r, "password"), *code = form_of(r, "code");
	const struct attempt a = { NULL, password ? password : "", code ? code : "", address_of(r), NULL, cookie_named(r, device_cookie) };
	if (!same_text(fresh, form_of(r, "again"))) {
		problem_add(act, 0, "again", NULL, phrase(act, W_PASSWORDS_DIFFER));
		return;
	}
	if (!password_change(act, r->installation, r->session, &a, fresh ? fresh : ""))
		redirect(r, "/account#own-password");
}

/* The secret goes with the form, and is kept only once a code of it was shown. */
static void enrolment_put(struct request *r)
{
	const char *secret = code_secret_new(r->act.arena);
	html(r->out, "<p>%s</p>\n", say(r, W_TOTP_HOW));
	html(r->out, "<p><code class=\"secret\">%s</code> <a href=\"otpauth://totp/Hozen:%s?secret=%s&amp;issuer=Hozen\">%s</a></p>\n", secret,
	    url_part(r->act.arena, r->act.actor), secret, say(r, W_TOTP_OPEN));
	form_begin(r, "/account/authenticator");
	html(r->out, "<input type=\"hidden\" name=\"secret\" value=\"%s\">\n", secret);
	secret_put(r, W_TOTP_CODE, "code", "text", "one-time-code");
	proof_fields(r);
	html(r->out, "<p><button type=\"submit\" class=\"main\">%s</button></p>\n", say(r, W_TOTP_ENROL));
	form_end(r);
}

static void authenticator_put(struct request *r, const struct factors *set)
{
	html(r->out, "<h2 class=\"part\" id=\"authenticator\">%s</h2>\n", say(r, W_AUTHENTICATOR));
	if (!set->totp) {
		enrolment_put(r);
		return;
	}
	html(r->out, "<p>%s</p>\n", phrase(&r->act, W_TOTP_STANDS, arena_format(r->act.arena, "%ld", set->recovery_codes)));
	form_begin(r, "/account/authenticator/remove");
	proof_fields(r);
	html(r->out, "<p><button type=\"submit\">%s</button></p>\n", say(r, W_TOTP_REMOVE));
	form_end(r);
}

void page_authenticator_sent(struct request *r)
{
	const char *codes[RECOVERY_CODES], *secret = form_of(r, "secret"), *code = form_of(r, "code");
	if (proof_given(r) || totp_enrol(&r->act, r->installation, secret, code, codes))
		return;
	page_begin(r, SECTION_NONE, say(r, W_RECOVERY_CODES));
	html(r->out, "<p>%s</p>\n<ul class=\"codes\">\n", say(r, W_RECOVERY_ARE));
	for (size_t n = 0; n < RECOVERY_CODES; n++)
		html(r->out, "<li><code>%s</code></li>\n", codes[n]);
	html(r->out, "</ul>\n<p><a href=\"%s\">%s</a></p>\n", account_path, say(r, W_OWN_ACCOUNT));
	page_end(r);
}

void page_authenticator_removed(struct request *r)
{
	if (!proof_given(r) && !totp_remove(&r->act, r->installation))
		redirect(r, "/account#authenticator");
}

void page_account(struct request *r)
{
	struct factors set = { 0 };
	if (factors_of(&r->act, r->installation, r->act.actor, &set))
		return;
	page_begin(r, SECTION_NONE, say(r, W_OWN_ACCOUNT));
	html_raw(r->out, "<p>");
	record_link(r, "account", r->act.actor);
	html(r->out, "</p>\n<p><a href=\"/account/tokens\">%s</a></p>\n", say(r, W_TOKENS_OWN));
	sessions_put(r);
	password_put(r, &set);
	authenticator_put(r, &set);
	page_end(r);
}
