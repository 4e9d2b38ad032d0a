/* What falls due (deadlines.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_DEADLINES_H
#define SERVICES_DEADLINES_H
#include "services/services.h"

/* `of`: the rule that asks for it, or the register whose record ends. */
struct deadline { const char *of, *subject, *company; date on; bilingual title, text; };
struct deadline_list { const struct deadline *list; size_t n; };

/* On act->db, a reader inside a read transaction: what act->actor sees fall due within a year of today, overdue or ahead. */
enum fault deadlines_ahead(struct act *, struct installation *, struct deadline_list *out) must_use;
#endif
