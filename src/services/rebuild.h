/* Rebuilding: the books derived once more from the ledger alone, held against those that stand, or moved to another database.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_REBUILD_H
#define SERVICES_REBUILD_H
#include "services/compare.h"
#include "services/replay.h"

struct rebuilt {
	struct verdict ledger;                   /* of the log and its bodies; its broken_at is -1 */
	struct comparison books;
	date on;                                 /* the day whose findings were held against one another */
	long findings;                           /* that stand on it; -1: others kept writing, so they were not compared */
	struct erased_record { const char *reg, *number; long entry; } *erased;      /* what cannot be rebuilt */
	size_t erased_count;
};

/* Replays the ledger and compares; findings as act->actor is told them.  OK also where they differ: books.count tells.  E_BROKEN: the ledger itself is not whole. */
enum fault rebuild_check(struct act *, struct installation *, date on, struct rebuilt *out) must_use;

/* Replays the ledger into the empty database at `url`, copies the ledger and what the ledger does not tell, verifies all of it there, and
 * only then names it in the installation's file; until that moment the installation is what it was.  Others write nothing meanwhile.
 * E_BROKEN where what stands is not what the ledger says: then nothing is moved. */
enum fault rebuild_to(struct act *, struct installation *, const char *url, struct rebuilt *out) must_use;
#endif
