/* Reading the books, now or as they were known at an instant (known.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_KNOWN_H
#define SERVICES_KNOWN_H
#include "services/services.h"

/* Opens act->db, a reader in a read transaction; known_at an instant, or NULL for now.  E_DENIED for one who may not read today,
 * E_BAD_INPUT for an instant that the ledger has not reached.  Then reader_close. */
enum fault reader_open(struct act *, struct installation *, const char *reader, const char *known_at) must_use;
void reader_close(struct act *);

/* On a reader: the newest entry of the ledger that it knows. */
long entry_known(struct act *);

/* On a reader: the rulebook in force as it knows the books; the installation's own, or one read from the books into the act's arena. */
enum fault rulebook_of_books(struct act *, struct installation *, const struct rulebook **out) must_use;

/* What the decision reads, of all the books as they were known then; close it with picture_close. */
enum fault picture_known(struct act *, struct installation *, const char *known_at, struct picture *out) must_use;
#endif
