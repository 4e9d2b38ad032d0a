/* The door: the one connection that reads what no reader of the books may read, secrets and sessions, used by one thread at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_DOOR_H
#define SERVICES_DOOR_H
#include "services/installation.h"

struct door;
struct door *door_open(void);
void door_close(struct door **);
/* Waits for the door; act->db is its connection until door_leave, which sets back what it was.  Nothing to leave where it is refused. */
enum fault door_enter(struct act *, struct installation *, struct db **before) must_use;
void door_leave(struct act *, struct installation *, struct db *before);
/* A password is looked at with 64 MB, so only so many are looked at at once, whoever asks. */
void turn_take(struct installation *);
void turn_give(struct installation *);
struct tries *door_tries(struct installation *);
/* Seconds since 1970 by the clock of sessions. */
long door_now(const struct installation *);
#endif
