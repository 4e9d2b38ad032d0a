/* The minutes of an act: the first line of its body, and what is written down of a refusal.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_MINUTES_H
#define SERVICES_MINUTES_H
#include "services/services.h"

/* Who did what, when, why, with which inputs, as one canonical line; long inputs are cut. */
const char *minutes_opening(const struct act *, const struct act_kind *, const struct inputs *);
/* Records a refusal, with its problems, as the next entry; `group` carries the transaction.  *body: by which it is found again. */
enum fault minutes_of_refusal(struct act *group, const struct act *refused, const struct act_kind *, const struct inputs *,
    struct head *, struct hash *body) must_use;
#endif
