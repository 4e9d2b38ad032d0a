/* A rule while it is looked through, for turning.c and turning_days.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_LOOKING_H
#define RULEBOOK_LOOKING_H
#include "rulebook/clauses.h"
#include "rulebook/turning.h"

enum { ENDS_MOST = 16, TURNS_MOST = 128 };

/* Where a column comes from: a table's, or several tables' where it passes through a UNION.  Within a window a row touches others, its
 * mates, which have the same value in another column; NULL where it touches none. */
struct end { const struct source *of; const char *column, *mates; };
struct ends { struct end list[ENDS_MOST]; int n; bool all; };        /* all: nothing else can be in that column */

/* A record of `from` concerns the rows of all of `to` that have its value. */
struct link { struct end from; struct ends to; };

struct looking {
	struct clauses c;
	struct arena *arena;
	struct turning *out;
	bool (*refers)(const char *table, const char *column);
	struct link *links; int link_count;
	int steps[TABLES_MOST];                  /* from a table's place to a subject; FAR: no way is known */
	const struct link *step[TABLES_MOST];
	struct ends subjects;
	struct turn *turns;
	int names_given;
};

/* The register of a table, whose versions are another. */
const char *register_of(struct arena *, const char *table);
/* A number tells as much as an id. */
bool is_same_column(struct column, struct column);
/* Every day it uses, for `turns`, `is_daily` and `turns_when_due`. */
void look_at_days(struct looking *);
/* Is the day only told there, in what the whole query answers? */
bool day_is_told(const struct looking *, const struct day_use *);
#endif
