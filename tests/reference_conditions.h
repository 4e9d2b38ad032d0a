/* What the reference asks of a question: the conditions 2 to 26 of the specification, one function a row.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REFERENCE_CONDITIONS_H
#define TESTS_REFERENCE_CONDITIONS_H
#include "tests/reference_facts.h"

struct question {
	const struct reference *world;
	const json_t *asked;                     /* the line as it came */
	const char *person, *use;
	const json_t *item;                      /* NULL for enter and operate */
	const json_t *area;                      /* L's area, the area asked for, or the area of the machine asked for; NULL if L is not given */
	const json_t *container;                 /* NULL unless L is one */
	const json_t *machine;                   /* M, or the machine asked for */
	int on;
};

const json_t *find(const struct reference *, const char *kind, const char *id);
const char *asked(const struct question *, const char *key);     /* NULL where the question does not name it */
bool uses(const struct question *, const char *list);
bool is_regime(const struct question *, const char *list);       /* the item's */
long grade(const struct question *);                             /* the item's */

bool employed(const struct question *);
bool not_suspended(const struct question *);
bool item_live(const struct question *);
bool cleared(const struct question *);
bool pledged(const struct question *);
bool educated(const struct question *);
bool need_to_know(const struct question *);
bool contract_in_force(const struct question *);
bool party(const struct question *);
bool facility_cleared(const struct question *);
bool place_fit(const struct question *);
bool place_given(const struct question *);
bool pass(const struct question *);
bool container_fit(const struct question *);
bool machine_given(const struct question *);
bool machine_fit(const struct question *);
bool machine_clean(const struct question *);
bool account(const struct question *);
bool is_free(const struct question *);
bool agreement(const struct question *);
bool releasable(const struct question *);
bool approved(const struct question *);
bool method_allowed(const struct question *);
bool recipient_fit(const struct question *);
bool witnessed(const struct question *);
#endif
