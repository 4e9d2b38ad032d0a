/* Signing in and out, and setting a password by an invitation.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "services/secrets.h"

const char device_cookie[] = "hozen-device";

static void input_put(struct request *r, enum word label, const char *name, const char *type, const char *complete, const char *value)
{
	html(r->out, "<p class=\"field\"><label for=\"%s\">%s</label> <input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\" value=\"%s\"></p>\n",
	    name, say(r, label), name, name, type, complete, value);
}

static const char *typed(const struct request *r, const char *name)
{
	const char *value = form_of(r, name);
	return value ? value : "";
}

/* Where to go on to: what was asked for before, as the page was led to, or as its form says. */
static const char *next_of(const struct request *r)
{
	const char *next = form_of(r, "next") ? form_of(r, "next") : argument_of(r, "next");
	return is_path_of_ours(next) ? next : "/";
}

static void refusal_put(struct request *r, const struct act *tried)
{
	if (!tried)
		return;
	html(r->out, "<div class=\"refusal\" role=\"alert\"><p>%s</p>\n", tried->detail ? tried->detail : fault_info[tried->fault].text[r->act.lang]);
	for (const struct problem *p = tried->problems; p; p = p->next)
		html(r->out, "<p>%s</p>\n", p->accepted);
	html_raw(r->out, "</div>\n");
}

static struct attempt attempt_of(const struct request *r)
{
	return (struct attempt){ typed(r, "account"), typed(r, "password"), typed(r, "code"), address_of(r), header_of(r, "User-Agent"),
		cookie_named(r, device_cookie) };
}

/* ---- of a sample ---------------------------------------------------------------------------- */

static void demonstration_put(struct request *r)
{
	struct demonstration d;
	if (demonstration_of(&r->act, r->installation, &d) || !d.password)
		return;
	html(r->out, "<section class=\"demonstration\">\n<h2>%s</h2>\n<p>%s <code>%s</code></p>\n", say(r, W_DEMONSTRATION), say(r, W_DEMONSTRATION_IS), d.password);
	table_begin(r, W_DEMONSTRATION_ACCOUNTS, W_ACCOUNT, W_NAME_OF_ACCOUNT, W_ROLE_OF_ACCOUNT, W_OF_WHOM);
	for (size_t i = 0; i < d.n; i++) {
		const struct role *role = role_named(d.list[i].role);
		html(r->out, "<tr><th scope=\"row\"><code>%s</code></th><td>", d.list[i].account);
		html_data(r->out, r->act.lang, d.list[i].name);
		html(r->out, "</td><td>%s</td><td>", role ? role->label[r->act.lang] : "");
		html_data(r->out, r->act.lang, d.list[i].of[r->act.lang] ? d.list[i].of[r->act.lang] : "");
		html_raw(r->out, "</td></tr>\n");
	}
	table_end(r);
	html_raw(r->out, "</section>\n");
}

/* ---- signing in ----------------------------------------------------------------------------- */

static void sign_in_form(struct request *r, const struct act *tried)
{
	page_begin(r, SECTION_NONE, say(r, W_SIGN_IN));
	html_raw(r->out, "<div class=\"entrance\">\n<section class=\"sheet\">\n");
	refusal_put(r, tried);
	form_begin(r, sign_in_path);
	html(r->out, "<input type=\"hidden\" name=\"next\" value=\"%s\">\n", next_of(r));
	input_put(r, W_ACCOUNT, "account", "text", "username", typed(r, "account"));
	input_put(r, W_PASSWORD, "password", "password", "current-password", "");
	input_put(r, W_CODE_IF_SET, "code", "text", "one-time-code", "");
	html(r->out, "<p><button type=\"submit\" class=\"main\">%s</button></p>\n", say(r, W_SIGN_IN));
	form_end(r);
	html(r->out, "<p><a href=\"/sign-in/invitation\">%s</a></p>\n</section>\n", say(r, W_INVITED));
	demonstration_put(r);
	html_raw(r->out, "</div>\n");
	page_end(r);
}

void page_sign_in(struct request *r)
{
	sign_in_form(r, NULL);
}

/* What was refused is told on the page itself, with what was typed but the secrets. */
static struct act refused(struct request *r)
{
	struct act tried = r->act;
	problems_fault(&tried);
	r->status = fault_info[tried.fault].http;
	act_forgive(&r->act);
	return tried;
}

void page_sign_in_sent(struct request *r)
{
	struct entered entered;
	const struct attempt a = attempt_of(r);
	if (sign_in(&r->act, r->installation, &a, &entered)) {
		const struct act tried = refused(r);
		sign_in_form(r, &tried);
		return;
	}
	session_keep(r, entered.token);
	cookie_keep(r, device_cookie, entered.device, 365 * 86400);
	redirect(r, next_of(r));
}

void page_sign_out(struct request *r)
{
	session_forget(r);
	if (!session_end(&r->act, r->installation, r->session->number))
		redirect(r, sign_in_path);
}

/* ---- invitations ---------------------------------------------------------------------------- */

static void invitation_form(struct request *r, const struct act *tried)
{
	page_begin(r, SECTION_NONE, say(r, W_SET_PASSWORD));
	html_raw(r->out, "<section class=\"sheet entrance\">\n");
	refusal_put(r, tried);
	html(r->out, "<p>%s</p>\n", phrase(&r->act, W_PASSWORD_LENGTH, arena_format(r->act.arena, "%d", PASSWORD_LEAST),
	    arena_format(r->act.arena, "%d", PASSWORD_MOST)));
	form_begin(r, "/sign-in/invitation");
	input_put(r, W_ACCOUNT, "account", "text", "username", typed(r, "account"));
	input_put(r, W_INVITATION_CODE, "code", "text", "one-time-code", typed(r, "code"));
	input_put(r, W_NEW_PASSWORD, "password", "password", "new-password", "");
	input_put(r, W_AGAIN, "again", "password", "new-password", "");
	html(r->out, "<p><button type=\"submit\" class=\"main\">%s</button></p>\n", say(r, W_SET_PASSWORD));
	form_end(r);
	html_raw(r->out, "</section>\n");
	page_end(r);
}

void page_invitation(struct request *r)
{
	invitation_form(r, NULL);
}

void page_invitation_sent(struct request *r)
{
	struct act *act = &r->act;
	const struct attempt a = attempt_of(r);
	enum fault f = same_text(a.password, typed(r, "again")) ? password_set_by_code(act, r->installation, &a, a.password)
	    : problem_add(act, 0, "again", NULL, phrase(act, W_PASSWORDS_DIFFER));
	if (f) {
		const struct act tried = refused(r);
		invitation_form(r, &tried);
		return;
	}
	page_sign_in_sent(r);
}
