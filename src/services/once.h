/* Acts that are done once, however often they are asked for (once.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_ONCE_H
#define SERVICES_ONCE_H
#include "services/doing.h"

#define ONCE_KEY_NAME "Idempotency-Key"
enum { ONCE_KEY_MOST = 200 };

/* Of an act with a key: was it done before under that key?  Then d->outcome is what it was.  Another act under the same key is a problem. */
enum fault once_find(struct doing *, bool *done) must_use;
/* Keeps what came of it for a day. */
enum fault once_keep(struct doing *) must_use;
#endif
