/* Who is signed in: sessions, and the ways into one.  Signing in and out, and every change of a secret, is an act on the ledger; the
 * secret itself is not.  A password tried in vain is counted, and no more (docs/security.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_SESSIONS_H
#define SERVICES_SESSIONS_H
#include "services/services.h"

/* Instants are seconds since 1970; `proved_at` is when a secret was last shown in it. */
struct session {
	const char *number, *account, *way, *address, *agent;
	long begun_at, seen_at, ends_at, proved_at;
};

/* Opens a session for an account in use that holds a role; *token, which nothing keeps, is what its cookie says.  `proved`: a secret was
 * shown, and with it what serves only once, a step of an authenticator or a recovery code; `device` is remembered as known. */
struct entering { const char *account, *way, *address, *agent; bool proved; long step; const char *recovery, *device; };
enum fault session_open(struct act *, struct installation *, const struct entering *, const char **token) must_use;
/* Whose token it is.  False where there is no such session any more, or its account may not read; look at act->fault too. */
bool session_of(struct act *, struct installation *, const char *token, struct session *out);
/* The sessions of an account, the newest first; of everybody where it is NULL. */
enum fault sessions_of(struct act *, struct installation *, const char *account, struct session **out, size_t *n) must_use;
/* Ends one, which act->actor must have begun, or hold the right to keep accounts. */
enum fault session_end(struct act *, struct installation *, const char *number) must_use;
/* How a secret is kept that is random enough to be kept as its hash. */
const char *token_hash(struct arena *, const char *token);
/* On the writer, while an act runs: what served is used up; E_DENIED where it was used before. */
enum fault use_up(struct act *, const struct entering *) must_use;
#endif
