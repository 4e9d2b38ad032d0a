/* Searches: who may make a use of something, and of what somebody may make it.  They are the decision over sets: an answer is found if
 * and only if decide() permits it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_SEARCH_H
#define DECISION_SEARCH_H
#include "decision/decision.h"

/* Rows as they are found, in ascending order, each once.  Where `found` answers false the search ends. */
struct search { bool (*found)(void *with, row); void *with; };

/* Every person to whom what is asked is permitted; whom the question names is not read.  Answers how many were found. */
uint32_t search_who(const struct picture *, const struct question *, const struct search *);
/* Everything of which the person may make the use: items, for `enter` areas, for `operate` machines.  Which one the question names is
 * not read. */
uint32_t search_what(const struct picture *, const struct question *, const struct search *);
#endif
