/* What is grave asks again who does it: whoever has not shown a secret within five minutes shows it on the form; and where two persons act,
 * the second shows hers there too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "services/secrets.h"

static void secret_put(struct request *r, enum word label, const char *name, const char *type, const char *complete)
{
	html(r->out, "<p class=\"field\"><label for=\"%s\">%s</label> <input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\"></p>\n",
	    name, say(r, label), name, name, type, complete);
}

void proof_fields(struct request *r)
{
	if (is_proved(r->installation, r->session))
		return;
	html(r->out, "<fieldset class=\"proof\"><legend>%s</legend>\n<p class=\"quiet\">%s</p>\n", say(r, W_PROVE), say(r, W_PROVE_WHY));
	secret_put(r, W_PASSWORD, "own_password", "password", "current-password");
	secret_put(r, W_CODE_IF_SET, "own_code", "text", "one-time-code");
	html_raw(r->out, "</fieldset>\n");
}

bool is_grave(const struct act_kind *kind, const struct reg *reg)
{
	static const char *const kinds[] = { "void", "propose_erasure", "erase", "rotate_key", "accept_head" };
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (same_text(kind->name, kinds[i]))
			return true;
	return reg && reg->right == RIGHT_ACCOUNTS;
}

void second_fields(struct request *r, const char *account)
{
	html(r->out, "<fieldset class=\"proof\"><legend>%s</legend>\n<p class=\"quiet\">%s</p>\n", say(r, W_SECOND), say(r, W_SECOND_WHY));
	html(r->out, "<p>%s <strong>%s</strong></p>\n", say(r, W_SECOND_ACCOUNT), account);
	secret_put(r, W_SECOND_PASSWORD, "second_password", "password", "off");
	secret_put(r, W_SECOND_CODE, "second_code", "text", "off");
	html_raw(r->out, "</fieldset>\n");
}

static const char *typed(const struct request *r, const char *name)
{
	const char *value = form_of(r, name);
	return value ? value : "";
}

enum fault proof_given(struct request *r)
{
	const struct attempt a = { NULL, typed(r, "own_password"), typed(r, "own_code"), address_of(r), NULL, cookie_named(r, device_cookie) };
	if (is_proved(r->installation, r->session))
		return OK;
	if (is_empty(a.password))
		return problem_add(&r->act, 0, "own_password", NULL, phrase(&r->act, W_PROVE_WHY));
	return prove_again(&r->act, r->installation, r->session, &a);
}

enum fault second_given(struct request *r, const char *account)
{
	const struct attempt a = { account, typed(r, "second_password"), typed(r, "second_code"), address_of(r), NULL,
		cookie_named(r, device_cookie) };
	if (is_empty(a.password))
		return problem_add(&r->act, 0, "second_password", NULL, phrase(&r->act, W_SECOND_WHY));
	enum fault f = prove_second(&r->act, r->installation, r->session, &a);
	if (!f)
		r->act.second = number_read(r->act.arena, a.account);
	return f;
}
