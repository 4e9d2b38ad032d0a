/* Signing in with a password and a code, and setting passwords.  Secrets are looked at outside the lock of the ledger; what follows from
 * them is an act.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/secrets.h"
#include "services/door.h"
#include "services/hashing.h"
#include <string.h>

enum { CODE_BYTES = 10, DEVICE_BYTES = 16, PROVED_SECONDS = 300, SAMPLE_ACCOUNTS = 200, FREE_OF_ACCOUNT = 5, FREE_OF_ADDRESS = 50 };

static const char any_account[] = "";

SQL(credential_of, "t", "SELECT password, totp, totp_step, invitation, invited_until FROM credential WHERE account = $1");
SQL(recovery_stands, "tt", "SELECT 1 FROM recovery_code WHERE account = $1 AND hash = $2");
SQL(device_stands, "ttl", "SELECT 1 FROM known_device WHERE hash = $1 AND account = $2 AND until > $3");
SQL(invitation_keep, "ttl",
	"INSERT INTO credential (account, totp_step, invitation, invited_until) VALUES ($1, 0, $2, $3)"
	" ON CONFLICT (account) DO UPDATE SET invitation = excluded.invitation, invited_until = excluded.invited_until");
SQL(password_keep, "ttl",
	"INSERT INTO credential (account, password, changed_at, totp_step) VALUES ($1, $2, $3, 0)"
	" ON CONFLICT (account) DO UPDATE SET password = excluded.password, changed_at = excluded.changed_at");
SQL(invitation_use, "tt",
	"UPDATE credential SET invitation = NULL, invited_until = NULL, totp = NULL, totp_step = 0 WHERE account = $1 AND invitation = $2");
SQL(recovery_drop, "t", "DELETE FROM recovery_code WHERE account = $1");
SQL(passkeys_drop, "t", "DELETE FROM passkey WHERE account = $1");
SQL(devices_drop, "t", "DELETE FROM known_device WHERE account = $1");
SQL(sessions_drop, "tt", "DELETE FROM session WHERE account = $1 AND number <> $2");
SQL(session_prove, "tl", "UPDATE session SET proved_at = $2 WHERE number = $1");
SQL(accounts_in_use, "", "SELECT number FROM account WHERE closed_on IS NULL AND number <> 'hozen' ORDER BY number");
SQL(account_in_use, "t", "SELECT 1 FROM account WHERE number = $1 AND closed_on IS NULL AND number <> 'hozen'");

SQL(once_drop, "t", "DELETE FROM once WHERE account = $1");
SQL(credential_drop, "t", "DELETE FROM credential WHERE account = $1");

enum fault secrets_erase(struct act *act, const char *account)
{
	static const struct sql *const all[] = { &once_drop, &credential_drop, &recovery_drop, &passkeys_drop, &devices_drop };
	enum fault f = OK;
	for (size_t i = 0; !f && i < COUNT(all); i++)
		f = change_with(act, all[i], (struct value[]){ { 0 }, T(account) }, 1, NULL);
	return f ? f : change(act, sessions_drop, T(account), T(""));
}

/* What is kept of an account, and where a try came from: a device it knows, or an address. */
struct kept { const char *account, *password, *totp, *invitation, *from; long step, invited_until; bool knows_device, has_recovery; };

static bool stands(struct act *act, const struct sql *sql, const char *a, const char *b)
{
	return ask_long_with(act, 0, sql, (struct value[]){ { 0 }, T(a), T(b) }, 2) == 1;
}

static enum fault kept_read(struct act *act, struct installation *i, const struct attempt *a, struct kept *out)
{
	struct db *before;
	const char *account = is_empty(a->account) ? NULL : number_read(act->arena, text_valid(act->arena, a->account));
	*out = (struct kept){ .account = account ? account : "?" };
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	struct query *q = query(act, credential_of, T(out->account));
	if (query_next(q)) {
		out->password = query_copy(q, 0);
		out->totp = query_copy(q, 1);
		out->step = query_long(q, 2);
		out->invitation = query_copy(q, 3);
		out->invited_until = query_long(q, 4);
	}
	query_end(&q);
	if (!is_empty(a->device))
		out->knows_device = ask_long(act, 0, device_stands, T(token_hash(act->arena, a->device)), T(out->account), L(door_now(i)));
	if (!is_empty(a->code))
		out->has_recovery = stands(act, &recovery_stands, out->account, token_hash(act->arena, a->code));
	door_leave(act, i, before);
	out->from = out->knows_device ? a->device : a->address ? a->address : "";
	return act->fault;
}

/* ---- tries in vain -------------------------------------------------------------------------- */

static enum fault may_try(struct act *act, struct installation *i, const struct kept *k)
{
	struct tries *t = door_tries(i);
	long wait = tries_wait(t, k->account, k->from, door_now(i), FREE_OF_ACCOUNT);
	if (!wait && !k->knows_device)
		wait = tries_wait(t, any_account, k->from, door_now(i), FREE_OF_ADDRESS);
	return wait ? fail(act, E_DENIED, W_SIGN_IN_WAIT, arena_format(act->arena, "%ld", wait)) : OK;
}

static enum fault in_vain(struct act *act, struct installation *i, const struct kept *k)
{
	tries_failed(door_tries(i), k->account, k->from, door_now(i));
	if (!k->knows_device)
		tries_failed(door_tries(i), any_account, k->from, door_now(i));
	return fail(act, E_DENIED, W_SIGN_IN_REFUSED);
}

/* Password, and code where one is set.  `by` gets what is to be used up. */
static enum fault show_secrets(struct act *act, struct installation *i, const struct attempt *a, struct kept *k, struct entering *by)
{
	enum fault f = kept_read(act, i, a, k);
	if (!f)
		f = may_try(act, i, k);
	if (f)
		return f;
	const bool right = password_is(i, k->password, a->password);
	*by = (struct entering){ k->account, "password", a->address, a->agent, true, 0, NULL, NULL };
	if (right && k->totp) {
		long step = code_step(k->totp, a->code, door_now(i), k->step);
		by->step = step > 0 ? step : 0;
		by->recovery = step <= 0 && k->has_recovery ? token_hash(act->arena, a->code) : NULL;
		by->way = by->recovery ? "recovery" : "totp";
	}
	if (!right || (k->totp && !by->step && !by->recovery))
		return in_vain(act, i, k);
	return OK;
}

/* ---- signing in ----------------------------------------------------------------------------- */

enum fault sign_in(struct act *act, struct installation *i, const struct attempt *a, struct entered *out)
{
	struct kept k;
	struct entering by;
	uint8_t random[DEVICE_BYTES];
	enum fault f = show_secrets(act, i, a, &k, &by);
	if (f)
		return f;
	random_bytes(random, sizeof random);
	by.device = k.knows_device ? a->device : hex_of(act->arena, random, sizeof random);
	f = session_open(act, i, &by, &out->token);
	if (f)
		return f;
	out->device = by.device;
	tries_forget(door_tries(i), k.account, k.from);
	return OK;
}

struct proof { const struct entering *by; const char *session; long now; };

static enum fault write_proof(struct act *act, const void *with)
{
	const struct proof *p = with;
	enum fault f = use_up(act, p->by);
	return f || !p->session ? f : change(act, session_prove, T(p->session), L(p->now));
}

/* Whoever shows her secrets, in the session of one who may be another. */
static enum fault prove(struct act *act, struct installation *i, const char *session, const struct attempt *a, bool second)
{
	struct kept k;
	struct entering by;
	const char *actor = act->actor, *beside = act->second, *reason = act->reason;
	enum fault f = show_secrets(act, i, a, &k, &by);
	if (f)
		return f;
	const struct input list[] = { { "session", session }, { "way", by.way } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct proof proof = { &by, second ? NULL : session, door_now(i) };
	const struct unsaid unsaid = { write_proof, &proof };
	act->actor = k.account;
	act->second = act->reason = NULL;
	f = perform_unsaid(act, i, "prove", &inputs, &unsaid);
	act->actor = actor;
	act->second = beside;
	act->reason = reason;
	if (!f)
		tries_forget(door_tries(i), k.account, k.from);
	return f;
}

enum fault prove_again(struct act *act, struct installation *i, const struct session *s, const struct attempt *a)
{
	struct attempt own = *a;
	own.account = s->account;
	return prove(act, i, s->number, &own, false);
}

bool is_proved(const struct installation *i, const struct session *s)
{
	return s && door_now(i) - s->proved_at < PROVED_SECONDS;
}

enum fault prove_second(struct act *act, struct installation *i, const struct session *s, const struct attempt *a)
{
	const char *account = is_empty(a->account) ? NULL : number_read(act->arena, text_valid(act->arena, a->account));
	if (same_text(account, s->account))
		return fail(act, E_DENIED, W_SECOND_MUST_BE_ANOTHER);
	return prove(act, i, s->number, a, true);
}

/* ---- invitations and passwords ---------------------------------------------------------------- */

struct invitation { const char *account, *hash; long until; };

enum fault invitation_write(struct act *act, const void *invitation)
{
	const struct invitation *v = invitation;
	if (!ask_long(act, 0, account_in_use, T(v->account)))
		return act->fault ? act->fault : fail(act, E_NOT_FOUND, W_NOT_AN_ACCOUNT, v->account);
	return change(act, invitation_keep, T(v->account), T(v->hash), L(v->until));
}

const struct invitation *invitation_new(struct act *act, struct installation *i, const char *account, const char **code)
{
	uint8_t random[CODE_BYTES];
	random_bytes(random, sizeof random);
	const char *hex = hex_of(act->arena, random, sizeof random);
	struct invitation *v = arena_new(act->arena, struct invitation);
	*code = arena_format(act->arena, "%.5s-%.5s-%.5s-%.5s", hex, hex + 5, hex + 10, hex + 15);
	*v = (struct invitation){ account, token_hash(act->arena, *code), door_now(i) + INVITATION_HOURS * 3600 };
	return v;
}

enum fault invite(struct act *act, struct installation *i, const char *account, const char **code)
{
	const char *made;
	const struct input list[] = { { "account", account } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct unsaid unsaid = { invitation_write, invitation_new(act, i, account, &made) };
	enum fault f = perform_unsaid(act, i, "invite", &inputs, &unsaid);
	if (!f)
		*code = made;
	return f;
}

/* `invitation`: by which it is set, all that was set before being gone; else NULL.  `session` goes on, the others end. */
struct setting_password { const char *account, *hash, *invitation, *session; long now; const struct entering *by; };

static enum fault begin_anew(struct act *act, const struct setting_password *s)
{
	long rows = 0;
	enum fault f = change_with(act, &invitation_use, (struct value[]){ { 0 }, T(s->account), T(s->invitation) }, 2, &rows);
	if (!f && !rows)
		return fail(act, E_DENIED, W_SIGN_IN_REFUSED);
	if (!f)
		f = change(act, recovery_drop, T(s->account));
	if (!f)
		f = change(act, passkeys_drop, T(s->account));
	return f ? f : change(act, devices_drop, T(s->account));
}

static enum fault write_password(struct act *act, const void *with)
{
	const struct setting_password *s = with;
	enum fault f = s->invitation ? begin_anew(act, s) : OK;
	if (!f && s->by)
		f = use_up(act, s->by);
	if (!f)
		f = change(act, password_keep, T(s->account), T(s->hash), L(s->now));
	return f ? f : change(act, sessions_drop, T(s->account), T(s->session ? s->session : ""));
}

static enum fault set_password(struct act *act, struct installation *i, struct setting_password *s, const char *password)
{
	const char *refused = password_refused(act, s->account, password), *before = act->actor;
	if (refused)
		return problem_add(act, 0, "password", NULL, refused);
	s->hash = password_hash(act, i, password);
	if (!s->hash)
		return fail(act, E_FULL, W_PASSWORD_NO_MEMORY);
	const struct input list[] = { { "account", s->account } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct unsaid unsaid = { write_password, s };
	s->now = door_now(i);
	act->actor = s->account;
	enum fault f = perform_unsaid(act, i, "set_password", &inputs, &unsaid);
	act->actor = before;
	return f;
}

enum fault password_set_by_code(struct act *act, struct installation *i, const struct attempt *a, const char *password)
{
	struct kept k;
	enum fault f = kept_read(act, i, a, &k);
	if (!f)
		f = may_try(act, i, &k);
	if (f)
		return f;
	const char *hash = token_hash(act->arena, a->code ? a->code : "");
	if (!same_text(hash, k.invitation) || k.invited_until <= door_now(i))
		return in_vain(act, i, &k);
	struct setting_password s = { .account = k.account, .invitation = hash };
	return set_password(act, i, &s, password);
}

enum fault password_change(struct act *act, struct installation *i, const struct session *session, const struct attempt *a, const char *password)
{
	struct kept k;
	struct entering by;
	struct attempt own = *a;
	own.account = session->account;
	const char *refused = password_refused(act, session->account, password);
	if (refused)
		return problem_add(act, 0, "password", NULL, refused);
	enum fault f = show_secrets(act, i, &own, &k, &by);
	struct setting_password s = { .account = k.account, .session = session->number, .by = &by };
	return f ? f : set_password(act, i, &s, password);
}

/* ---- samples ---------------------------------------------------------------------------------- */

struct sample { const char *hash; long now; };

static enum fault write_sample(struct act *act, const void *with)
{
	const struct sample *s = with;
	const char *accounts[SAMPLE_ACCOUNTS];
	size_t n = 0;
	struct query *q = query(act, accounts_in_use);
	while (n < SAMPLE_ACCOUNTS && query_next(q))
		accounts[n++] = query_copy(q, 0);
	query_end(&q);
	enum fault f = act->fault;
	while (!f && n--)
		f = change(act, password_keep, T(accounts[n]), T(s->hash), L(s->now));
	return f;
}

enum fault password_of_sample(struct act *act, struct installation *i)
{
	struct demonstration d;
	enum fault f = demonstration_of(act, i, &d);
	if (f || !d.password)
		return f;
	const struct sample s = { password_hash(act, i, d.password), door_now(i) };
	const struct input list[] = { { "account", "*" } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct unsaid unsaid = { write_sample, &s };
	return s.hash ? perform_unsaid(act, i, "invite", &inputs, &unsaid) : fail(act, E_FULL, W_PASSWORD_NO_MEMORY);
}

SQL(demonstrated, "tl",
	"SELECT account.number, account.name, role.role, company.name, company.name_en, organisation.name, organisation.name_en"
	"  FROM role JOIN account ON account.id = role.account"
	"  LEFT JOIN company ON company.id = role.company LEFT JOIN organisation ON organisation.id = role.organisation"
	" WHERE account.closed_on IS NULL AND role.role <> 'program' AND role.from_on <= $1 AND (role.to_on IS NULL OR role.to_on >= $1)"
	" ORDER BY role.id LIMIT $2");

static void demonstrated_read(struct act *act, struct demonstration *out)
{
	char day[DATE_TEXT];
	struct demonstrated *list = arena_array(act->arena, struct demonstrated, SAMPLE_ACCOUNTS);
	defer(query_end) struct query *q = query(act, demonstrated, T(date_text(today_in_japan(), day)), L(SAMPLE_ACCOUNTS));
	while (out->n < SAMPLE_ACCOUNTS && query_next(q)) {
		const bool company = !query_is_null(q, 3), organisation = !query_is_null(q, 5);
		list[out->n++] = (struct demonstrated){ query_copy(q, 0), query_copy(q, 1), query_copy(q, 2),
			{ company ? query_copy(q, 3) : organisation ? query_copy(q, 5) : NULL,
			  company ? query_copy(q, 4) : organisation ? query_copy(q, 6) : NULL } };
	}
	out->list = list;
}

enum fault demonstration_of(struct act *act, struct installation *i, struct demonstration *out)
{
	struct db *before;
	*out = (struct demonstration){ 0 };
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	out->password = setting_value(act, "demonstration_password");
	if (out->password)
		demonstrated_read(act, out);
	door_leave(act, i, before);
	return act->fault;
}
