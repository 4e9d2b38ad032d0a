/* Erasure: two persons destroy what the books and the ledger say of one record.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_ERASE_H
#define SERVICES_ERASE_H
#include "services/doing.h"

/* The acts, for their table. */
enum fault run_propose_erasure(struct doing *) must_use;
enum fault run_erase(struct doing *) must_use;

/* Once it stands: what the database's files still hold is taken out where the writer may do that and nobody is in the way;
 * outcome->remains tells whether it has to be done yet. */
void scour_after_erasure(struct act *, struct outcome *);
#endif
