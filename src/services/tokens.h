/* Tokens: by one a program asks as an account, within a scope and until a day (tokens.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_TOKENS_H
#define SERVICES_TOKENS_H
#include "services/services.h"

/* Makes a token of act->actor, which is told once, in *secret, and kept nowhere: the books keep its hash.  Inputs name, scope and expires_on, as
 * the act make_token takes them; expires_on left out is TOKEN_DAYS from today. */
enum { TOKEN_DAYS = 90, TOKEN_DAYS_MOST = 400 };
enum fault token_make(struct act *, struct installation *, const struct inputs *, const char **secret, struct outcome *) must_use;

/* Whose it is, and how far it reaches. */
struct token { const char *number, *account, *scope; };
/* A token that stands today, neither revoked nor expired, of an account that is open and holds a role.  False for anything else; act->fault where that could not be found out. */
bool token_known(struct act *, struct installation *, const char *secret, struct token *out);
/* Does a scope reach so far?  token_reaches("read:person act:import", "read", "person").  `of` NULL: all of it. */
bool scope_reaches(const char *scope, const char *what, const char *of);
#endif
