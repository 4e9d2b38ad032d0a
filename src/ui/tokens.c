/* One's own tokens: by which programs and calendars ask as one's account.  What a token says is shown once, when it is made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "services/tokens.h"
#include <string.h>

static const char tokens_path[] = "/account/tokens";

/* ---- those that stand ----------------------------------------------------------------------- */

SQL(tokens_standing, "tt",
	"SELECT token.number, token.name, token.scope, token.expires_on FROM token JOIN account ON account.id = token.account"
	" WHERE account.number = $1 AND token.expires_on >= $2 ORDER BY token.id DESC LIMIT 200");

static void revoke_put(struct request *r, const char *number)
{
	form_begin(r, "/account/tokens/revoke");
	html(r->out, "<input type=\"hidden\" name=\"number\" value=\"%s\"><button type=\"submit\" aria-label=\"%s %s\">%s</button>", number,
	    say(r, W_TOKEN_REVOKE), number, say(r, W_TOKEN_REVOKE));
	form_end(r);
}

static void tokens_put(struct request *r)
{
	char today[DATE_TEXT];
	defer(query_end) struct query *q = query(&r->act, tokens_standing, T(r->act.actor), T(date_text(today_in_japan(), today)));
	if (!query_next(q)) {
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_TOKEN_NONE));
		return;
	}
	table_begin(r, W_TOKENS_STANDING, W_TOKEN_NUMBER, W_TOKEN_FOR, W_TOKEN_SCOPE, W_TOKEN_UNTIL, W_DO);
	do {
		const char *number = query_copy(q, 0);
		html_raw(r->out, "<tr><th scope=\"row\">");
		number_link(r, "token", number);
		html_raw(r->out, "</th><td>");
		html_data(r->out, r->act.lang, query_text(q, 1));
		html(r->out, "</td><td><code>%s</code></td><td>%s</td><td>", query_text(q, 2), query_text(q, 3));
		revoke_put(r, number);
		html_raw(r->out, "</td></tr>\n");
	} while (query_next(q));
	table_end(r);
}

/* ---- a new one ------------------------------------------------------------------------------ */

static const struct { const char *scope; enum word word; } offered[] = {
	{ "calendar",    W_TOKEN_CALENDAR },
	{ "read",        W_TOKEN_READS },
	{ "read decide", W_TOKEN_DECIDES },
	{ "read write",  W_TOKEN_WRITES },
};

static void new_put(struct request *r)
{
	char until[DATE_TEXT];
	html(r->out, "<h2 id=\"new\">%s</h2>\n", say(r, W_TOKEN_NEW));
	form_begin(r, tokens_path);
	html(r->out, "<p class=\"field\"><label for=\"name\">%s</label> <input id=\"name\" name=\"name\" required maxlength=\"200\" autocomplete=\"off\"></p>\n",
	    say(r, W_TOKEN_FOR));
	html(r->out, "<p class=\"field\"><label for=\"scope\">%s</label> <select id=\"scope\" name=\"scope\">", say(r, W_TOKEN_SCOPE));
	for (size_t i = 0; i < COUNT(offered); i++)
		html(r->out, "<option value=\"%s\">%s</option>", offered[i].scope, say(r, offered[i].word));
	html(r->out, "</select></p>\n<p class=\"field\"><label for=\"expires_on\">%s</label> <input id=\"expires_on\" name=\"expires_on\" type=\"date\""
	    " value=\"%s\"></p>\n", say(r, W_TOKEN_UNTIL), date_text(date_add(today_in_japan(), TOKEN_DAYS), until));
	proof_fields(r);
	html(r->out, "<p><button type=\"submit\" class=\"main\">%s</button></p>\n", say(r, W_TOKEN_NEW));
	form_end(r);
}

void page_tokens(struct request *r)
{
	page_begin(r, SECTION_NONE, say(r, W_TOKENS_OWN));
	html(r->out, "<p class=\"above\"><a href=\"/account\">%s</a></p>\n<p>%s</p>\n", say(r, W_OWN_ACCOUNT), say(r, W_TOKENS_WHY));
	tokens_put(r);
	new_put(r);
	page_end(r);
}

/* ---- what is done --------------------------------------------------------------------------- */

static void secret_shown(struct request *r, const char *secret, const char *scope)
{
	page_begin(r, SECTION_NONE, say(r, W_TOKENS_OWN));
	html(r->out, "<p>%s</p>\n", say(r, W_TOKEN_SHOWN_ONCE));
	if (same_text(scope, "calendar"))
		html(r->out, "<p><code class=\"secret\">%s://%s/calendar/%s.ics</code></p>\n", r->is_secure ? "https" : "http", header_of(r, "Host"), secret);
	else
		html(r->out, "<p><code class=\"secret\">%s</code></p>\n", secret);
	html(r->out, "<p><a href=\"%s\">%s</a></p>\n", tokens_path, say(r, W_TOKENS_OWN));
	page_end(r);
}

void page_token_sent(struct request *r)
{
	const struct input list[] = { { "name", form_of(r, "name") }, { "scope", form_of(r, "scope") }, { "expires_on", form_of(r, "expires_on") } };
	struct outcome outcome;
	const char *secret;
	if (!proof_given(r) && !token_make(&r->act, r->installation, &(struct inputs){ list, COUNT(list) }, &secret, &outcome))
		secret_shown(r, secret, form_of(r, "scope"));
}

void page_token_revoked(struct request *r)
{
	const struct input list[] = { { "number", form_of(r, "number") } };
	struct outcome outcome;
	if (!perform(&r->act, r->installation, act_kind_named("revoke_token"), &(struct inputs){ list, COUNT(list) }, &outcome))
		redirect(r, tokens_path);
}
