/* From which SELECT each kind of fact comes.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_SOURCES_H
#define DECISION_SOURCES_H
#include "decision/loading.h"
#include "store/store.h"

/* Any fact of a pool that is read from the books. */
union read_fact {
	label country;
	struct employment employment;
	struct suspension suspension;
	struct clearance clearance;
	struct pledge pledge;
	struct education education;
	struct range range;
	struct pass pass;
	struct subcontract subcontract;
	struct facility_clearance facility_clearance;
	struct period period;
	struct check check;
	struct account account;
	struct loan loan;
	struct approval approval;
	struct agreement agreement;
};

/* A picture being made or followed. */
struct loading { struct act *act; const struct lasting *lasting; struct picture *picture; };

/* Rows begin with the owner's id and the record's.  `page`: $1 after this id, $2 at most so many, by id; `of`: $1 the owner, by id;
 * `one`: $1 the record's number. */
struct source {
	const struct sql *page, *of, *one;
	enum pool pool;                                                     /* of facts: where they go, */
	bool (*fact)(struct loading *, struct query *, union read_fact *out);    /* and the fact a row tells; false: none */
	enum table table;                                                   /* of rows: where they lie, */
	void (*row)(struct loading *, row, struct query *);                 /* and what the row of the query tells of it */
};
enum source_name {
	OF_CONTRACTS, OF_CLAUSES, OF_AREAS, OF_AREA_REGIMES, OF_CONTAINERS, OF_COMBINATION_HOLDERS,
	OF_MACHINES, OF_ITEMS, OF_DESIGNATIONS,
	OF_NATIONALITIES, OF_EMPLOYMENTS, OF_SUSPENSIONS, OF_CLEARANCES, OF_PLEDGES, OF_EDUCATIONS, OF_RANGES, OF_PASSES,
	OF_SUBCONTRACTS, OF_FACILITY_CLEARANCES, OF_FACILITY_SUSPENSIONS, OF_CHECKS, OF_ACCOUNTS, OF_RELEASES, OF_LOANS, OF_APPROVALS,
	OF_AGREEMENTS, SOURCES
};
extern const struct source sources[SOURCES];

/* What a designation says of its items. */
struct designated { day designated_on, valid_until, cancelled_on; };
extern const struct designated not_designated;
struct designated designated_of_row(struct query *);
void designate(struct item *, const struct designated *);
#endif
