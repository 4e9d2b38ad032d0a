/* What a change of the law means for those with work under it (changes.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_CHANGES_H
#define SERVICES_CHANGES_H
#include "services/services.h"

/* A company with work under regimes: their codes, with blanks between them. */
struct company_at_work { const char *number; bilingual name; const char *regimes; };
struct companies_at_work { struct company_at_work *list; size_t n; };

/* On act->db, a reader: every company in reach that has work under a regime on the day, once, by number. */
enum fault companies_at_work(struct act *, date on, struct companies_at_work *out) must_use;

/* Does somebody have something to do by it, and this company? */
bool change_is_to_do(const struct law_change *);
bool change_is_for(const struct law_change *, const struct company_at_work *);
bool finding_is_of(const struct finding *, const struct company_at_work *, const struct duty *);
#endif
