/* What the decision is asked before a record is kept (guards.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_GUARDS_H
#define SERVICES_GUARDS_H
#include "services/doing.h"

/* May the act ask the decision?  Then the picture is brought up before it changes anything. */
bool is_guarded(struct act *, const struct act_kind *, const struct inputs *);
/* Once it is checked: E_DENIED in words, or for a line of a file a problem, if the decision does not allow what the record says. */
enum fault guard_record(struct doing *, const struct reg *, long line, const struct checked *now, const struct record *old) must_use;
#endif
