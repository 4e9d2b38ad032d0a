/* The access desk in two files: the page at which one asks, and the page one hands over.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_DESK_H
#define UI_DESK_H
#include "services/explaining.h"
#include "ui/page.h"

/* What was asked, and the answer; nothing is asked where no use is named. */
struct desk { struct inquiry of; struct explanation e; bool is_asked; };

enum fault desk_open(struct request *, struct desk *out) must_use;
void verdict_put(struct request *, const struct desk *);
void parties_put(struct request *, const struct desk *);
void reasons_put(struct request *, const struct desk *, bool held);
void cure_put(struct request *, const struct desk *);
#endif
