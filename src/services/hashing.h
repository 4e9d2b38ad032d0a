/* What the files about secrets share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_HASHING_H
#define SERVICES_HASHING_H
#include "services/installation.h"

const char *password_hash(struct act *, struct installation *, const char *password);    /* NULL where it cannot be one */
bool password_is(struct installation *, const char *hash, const char *password);         /* takes as long where there is no hash */
bool password_is_common(const char *password, const char *account);                      /* among those that are tried first (common.c) */

/* On the writer, while an act runs: all that is kept of an account beside the books. */
enum fault secrets_erase(struct act *, const char *account) must_use;

/* How often somebody tried in vain: seconds to wait before the next try is looked at, 0 for none; so
 * many are `free`.  Known devices are counted by
 * themselves, so that nobody can lock out whose account it is (tries.c). */
struct tries;
struct tries *tries_open(void);
void tries_close(struct tries **);
long tries_wait(struct tries *, const char *account, const char *from, long now, long free);
void tries_failed(struct tries *, const char *account, const char *from, long now);
void tries_forget(struct tries *, const char *account, const char *from);
#endif
