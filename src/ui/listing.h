/* A list of one of the books as it was asked for, in two files: what is asked (listing.c), and how it is shown (registers.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_LISTING_H
#define UI_LISTING_H
#include "ui/page.h"

/* Its columns, order and conditions; `as_given` is what was written for each field, by place. */
struct book {
	const struct reg *reg;
	struct selection list;
	const struct field *columns[REGISTERS_MAX];
	size_t n;
	bool named, fewer;                       /* records have names; not every column is shown */
	struct wanted *conditions;
	const char **as_given, **to_given;
};

/* What the address asks for; E_BAD_INPUT for what no field can say, E_NOT_FOUND for a reference to what the reader does not see. */
enum fault book_read(struct request *, struct book *) must_use;
/* The conditions, each to be dropped; the form that sets them; the links that say the order. */
void conditions_put(struct request *, const struct book *);
void narrowing_form_put(struct request *, const struct book *);
/* The views of it that the account keeps (views.c). */
void views_put(struct request *, const struct reg *);
/* The same list with one argument another, from its beginning. */
const char *url_of_list(struct request *, const char *name, const char *value);
/* The value of the argument `sort` for an order. */
const char *sort_named(struct request *, const struct field *, bool by_number, bool falling);
#endif
