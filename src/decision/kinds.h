/* What kinds of fact there are.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_KINDS_H
#define DECISION_KINDS_H
#include "decision/lines.h"

/* A record of any kind, as it is read. */
union fact {
	struct employment employment;
	struct suspension suspension;
	struct clearance clearance;
	struct pledge pledge;
	struct education education;
	struct range range;
	struct pass pass;
	struct contract contract;
	struct subcontract subcontract;
	struct facility_clearance facility_clearance;
	struct area area;
	struct container container;
	struct machine machine;
	struct check check;
	struct account account;
	struct item item;
	struct loan loan;
	struct agreement agreement;
	struct approval approval;
	struct person person;
	struct terms terms;
};

/* A kind declares what goes by an id, a row of a table; or is a fact of somebody, in a pool; or it is the terms. */
struct kind {
	const char *name;
	const struct slot *slots;
	enum declared declares, owner;           /* owner: what the owner is; DECLARED_NOTHING: a mere label */
	enum table in;                           /* of what declares */
	enum pool of;                            /* of facts */
	bool is_terms;
	void (*check)(struct reading *, const union fact *, const json_t *line);
};
extern const struct kind kinds[];                /* ended by { 0 } */
const struct kind *kind_named(const char *);
#endif
