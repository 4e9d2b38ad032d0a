/* Jottings: what an account keeps for itself and nobody else reads, forms half filled in and views of lists.  They are no records: no ledger
 * tells of them, and they go by themselves when they are old.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_JOTTINGS_H
#define SERVICES_JOTTINGS_H
#include "services/services.h"

/* Under a place (the path of a page) each has a name of its own, which may be empty. */
struct jotting { const char *name, *content, *at; };

enum { JOTTINGS_MOST = 50, JOTTING_LONGEST = 200000 };

/* Of act->actor.  Keeps one, in the place of another of its name, or drops it (content NULL).  One too long is not kept, nor are too many:
 * E_CONFLICT. */
enum fault jotting_keep(struct act *, struct installation *, const char *place, const char *name, const char *content) must_use;
/* All of a place, by name. */
enum fault jottings_of(struct act *, struct installation *, const char *place, struct jotting **out, size_t *n) must_use;
#endif
