/* The findings in two files: what it shows, gathered once, and how much of it there is.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_FINDINGS_H
#define UI_FINDINGS_H
#include "ui/page.h"

/* What the reader asked to see; NULL is everything. */
struct narrowing { const char *duty, *company, *state; };

/* How many findings of each state a duty or a company has. */
struct tally { const struct duty *duty; const char *company; long counts[STATES], all; };

/* The duties in order of their gravest finding, those without any last; the companies with the most to put right first. */
struct sheet {
	struct status status;
	struct narrowing asked;
	struct tally *duties, *companies;
	size_t duty_count, company_count;
	long counts[STATES];
	const struct finding **findings;         /* those asked for, duty by duty */
	size_t finding_count;
	long first;                              /* of those, the first on this page */
};

extern const enum state most_serious_first[STATES];
void shape_put(struct request *, enum state);

/* Counts what was judged.  Each list of counts keeps to what the others were narrowed to, not to itself. */
void tallies_make(struct request *, struct sheet *);
void counts_put(struct request *, const struct sheet *);
void duties_put(struct request *, const struct sheet *);
void companies_put(struct request *, const struct sheet *);
#endif
