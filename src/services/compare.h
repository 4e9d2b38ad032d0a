/* Two databases held against one another, table by table, in order of key.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_COMPARE_H
#define SERVICES_COMPARE_H
#include "services/services.h"

/* A place where what stands is not what was rebuilt.  Field NULL: the whole row is in one of them alone. */
struct difference { const char *table, *number; long entry; const char *field, *stands, *rebuilt; };

enum { DIFFERENCES_NAMED = 20 };
struct comparison {
	long records, versions;                  /* that stand */
	long count;                              /* of all differences; the first are named */
	struct difference named[DIFFERENCES_NAMED];
	size_t n;
};

/* Every register, its versions, and what is derived from them but not judged: who reaches what, and the calendar.  Both in a
 * transaction; texts in the act's arena. */
enum fault books_compare(struct act *, struct db *stands, struct db *rebuilt, struct comparison *out) must_use;
void difference_note(struct comparison *, const struct difference *);
#endif
