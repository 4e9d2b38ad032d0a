/* The findings that stand: kept in the database, so that what merely goes on, or falls due, is not judged again.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_STANDING_H
#define SERVICES_STANDING_H
#include "services/services.h"

struct standing *standing_open(void);
void standing_close(struct standing **);

/* What the last catching up had to do. */
struct renewal { long whole, narrowed, untouched, subjects, added, closed; };

/* The findings of a day for one who reaches everything: of today as they are kept, once they are brought up to the books as they stand;
 * of another day judged anew.  `stands` is false, and nothing else is told, for a reader who does not reach everything, or where what is
 * kept cannot be relied on.  `how` says the day, and how rules are judged; the rulebook is the installation's. */
enum fault standing_findings(struct act *, struct installation *, const char *reader, const struct judging *how, struct judgement *out,
    bool *stands) must_use;
const struct renewal *standing_renewal(const struct installation *);

/* Within a write transaction: nothing is kept any longer, no text of a finding remains. */
enum fault standing_forget(struct act *) must_use;
#endif
