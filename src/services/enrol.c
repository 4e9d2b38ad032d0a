/* A second factor: an authenticator's secret, which is kept once a code of it was shown, and ten recovery codes for the day it is lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/door.h"
#include "services/secrets.h"

enum { RECOVERY_BYTES = 8 };

SQL(totp_keep, "ttl",
	"INSERT INTO credential (account, totp, totp_step) VALUES ($1, $2, $3)"
	" ON CONFLICT (account) DO UPDATE SET totp = excluded.totp, totp_step = excluded.totp_step");
SQL(totp_drop, "t", "UPDATE credential SET totp = NULL, totp_step = 0 WHERE account = $1");
SQL(codes_drop, "t", "DELETE FROM recovery_code WHERE account = $1");
SQL(code_keep, "tt", "INSERT INTO recovery_code (account, hash) VALUES ($1, $2)");
SQL(factors_set, "t",
	"SELECT (SELECT COUNT(*) FROM credential WHERE account = $1 AND password IS NOT NULL),"
	"       (SELECT COUNT(*) FROM credential WHERE account = $1 AND totp IS NOT NULL),"
	"       (SELECT COUNT(*) FROM recovery_code WHERE account = $1), (SELECT COUNT(*) FROM passkey WHERE account = $1)");

enum fault factors_of(struct act *act, struct installation *i, const char *account, struct factors *out)
{
	struct db *before;
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	struct query *q = query(act, factors_set, T(account));
	if (query_next(q))
		*out = (struct factors){ query_long(q, 0) > 0, query_long(q, 1) > 0, query_long(q, 2), query_long(q, 3) };
	query_end(&q);
	door_leave(act, i, before);
	return act->fault;
}

/* `secret` NULL: none from now on. */
struct factor { const char *account, *secret, *const *codes; long step; };

static enum fault write_factor(struct act *act, const void *with)
{
	const struct factor *t = with;
	enum fault f = t->secret ? change(act, totp_keep, T(t->account), T(t->secret), L(t->step)) : change(act, totp_drop, T(t->account));
	if (!f)
		f = change(act, codes_drop, T(t->account));
	for (size_t n = 0; !f && t->codes && n < RECOVERY_CODES; n++)
		f = change(act, code_keep, T(t->account), T(token_hash(act->arena, t->codes[n])));
	return f;
}

static enum fault factor_perform(struct act *act, struct installation *i, const char *kind, const struct factor *t)
{
	const struct input list[] = { { "kind", "totp" } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct unsaid unsaid = { write_factor, t };
	return perform_unsaid(act, i, kind, &inputs, &unsaid);
}

static const char *recovery_code(struct arena *arena)
{
	uint8_t random[RECOVERY_BYTES];
	random_bytes(random, sizeof random);
	const char *hex = hex_of(arena, random, sizeof random);
	return arena_format(arena, "%.4s-%.4s-%.4s-%.4s", hex, hex + 4, hex + 8, hex + 12);
}

enum fault totp_enrol(struct act *act, struct installation *i, const char *secret, const char *code, const char **codes)
{
	struct factor t = { act->actor, secret, codes, code_step(secret, code, door_now(i), 0) };
	if (t.step <= 0)
		return problem_add(act, 0, "code", NULL, phrase(act, W_CODE_SHOWN_NOW));
	for (size_t n = 0; n < RECOVERY_CODES; n++)
		codes[n] = recovery_code(act->arena);
	return factor_perform(act, i, "enrol", &t);
}

enum fault totp_remove(struct act *act, struct installation *i)
{
	const struct factor t = { .account = act->actor };
	return factor_perform(act, i, "unenrol", &t);
}
