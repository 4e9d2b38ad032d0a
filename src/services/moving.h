/* What the check and the move of a rebuilding share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_MOVING_H
#define SERVICES_MOVING_H
#include "services/installation.h"
#include "services/rebuild.h"

/* On act->db, in a transaction: verifies the ledger, replays it, and compares. */
date scope_day(struct act *);
enum fault replayed(struct act *, struct replay *, struct rebuilt *out) must_use;
#endif
