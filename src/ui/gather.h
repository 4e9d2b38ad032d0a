/* A page that gathers, in three files: what belongs together, what of it is due, and what a person may handle.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_GATHER_H
#define UI_GATHER_H
#include "ui/page.h"

/* Records of one register that belong to what the page is about: the newest of them, and how many there are. */
struct gathered {
	const struct reg *reg;
	const struct field *via;
	bool is_through;
	struct record *records; size_t n;
	long count;
};
struct gathering { struct record about; struct gathered *list; size_t n; };

/* Findings about it and what was gathered, and days ahead on which something of it ends; the soonest first (gather_due.c). */
void deadlines_put(struct request *, const struct gathering *, const struct judgement *);
/* Area by area that the person may enter, what may be viewed and operated there (gather_may.c). */
void may_handle_put(struct request *, const struct record *person);
#endif
