/* How one gets a session: by password and code; and how passwords are set.  Whoever errs is told that they erred, never in what.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_SECRETS_H
#define SERVICES_SECRETS_H
#include "services/sessions.h"

enum { PASSWORD_LEAST = 12, PASSWORD_MOST = 256, INVITATION_HOURS = 24 };

/* What somebody at the sign-in page gives.  `code`: of an authenticator, or a recovery code; `device`: the cookie of a device on which
 * this account signed in before, whose tries are counted apart from those of strangers. */
struct attempt { const char *account, *password, *code, *address, *agent, *device; };
/* Opens a session: *token for its cookie, *device for the one of the device.  E_DENIED, and soon no more than a try now and then. */
struct entered { const char *token, *device; };
enum fault sign_in(struct act *, struct installation *, const struct attempt *, struct entered *out) must_use;
/* Whose the account is shows a secret again, in a session that stands: what is grave is done within five minutes of it. */
enum fault prove_again(struct act *, struct installation *, const struct session *, const struct attempt *) must_use;
bool is_proved(const struct installation *, const struct session *);
/* Another person, beside the one signed in, shows that she is there: E_DENIED otherwise. */
enum fault prove_second(struct act *, struct installation *, const struct session *, const struct attempt *) must_use;

/* A code by which an account may set its password, once, within a day; act->actor keeps accounts.  It stands nowhere but in *code. */
enum fault invite(struct act *, struct installation *, const char *account, const char **code) must_use;
/* The same of the first account, within the act that opens the installation. */
struct invitation;
const struct invitation *invitation_new(struct act *, struct installation *, const char *account, const char **code);
enum fault invitation_write(struct act *, const void *invitation) must_use;
/* Sets the password by such a code; problems name what is wrong with the new one. */
enum fault password_set_by_code(struct act *, struct installation *, const struct attempt *, const char *password) must_use;
/* Sets the password of act->actor, who shows the one that stands; every other session of hers ends. */
enum fault password_change(struct act *, struct installation *, const struct session *, const struct attempt *, const char *password) must_use;
/* Of a sample, whose password a setting names and its sign-in page shows: of every account in use, act->actor keeping accounts. */
enum fault password_of_sample(struct act *, struct installation *) must_use;

/* What an account has set. */
struct factors { bool password, totp; long recovery_codes, passkeys; };
enum fault factors_of(struct act *, struct installation *, const char *account, struct factors *out) must_use;
/* Of act->actor: an authenticator, of whose secret a code is shown; `codes` gets recovery codes, which stand nowhere else.  And none. */
enum { RECOVERY_CODES = 10 };
enum fault totp_enrol(struct act *, struct installation *, const char *secret, const char *code, const char **codes) must_use;
enum fault totp_remove(struct act *, struct installation *) must_use;

/* What the sign-in page of a sample shows: the password, where the setting names one, and an account of each role. */
struct demonstrated { const char *account, *name, *role; bilingual of; };
struct demonstration { const char *password; const struct demonstrated *list; size_t n; };
enum fault demonstration_of(struct act *, struct installation *, struct demonstration *out) must_use;

/* What would be accepted in its place, in the act's language; NULL for a password that may be set.  Length, and that it is none of
 * those that are tried first; not which characters it is made of (passwords.c). */
const char *password_refused(struct act *, const char *account, const char *password);

/* ---- RFC 6238 (codes.c) ---- */
enum { CODE_SECONDS = 30 };
/* The step whose code this is, near `now` and after `used`; -1: of none. */
long code_step(const char *secret, const char *code, long now, long used);
const char *code_secret_new(struct arena *);                 /* 160 random bits, base32 */
#endif
