/* An explanation in words, piece by piece: what the command line prints and the access desk shows (explaining.c, telling.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_EXPLAINING_H
#define SERVICES_EXPLAINING_H
#include "services/asking.h"

const char *question_in_words(const struct inquiry *, const struct question *);
/* Permitted or refused, of how many conditions, and the main reason. */
const char *verdict_in_words(struct act *, const struct explanation *);
/* What the question names and nothing goes by; NULL if there is nothing of the kind. */
const char *unknown_in_words(const struct inquiry *, const struct question *);

/* What the question names and the asker may see by name: numbers say nothing to whoever is handed the page. */
enum { PARTIES_MAX = 8 };
struct party { const struct reg *reg; const char *number, *name; };
size_t parties_of(const struct inquiry *, struct party out[PARTIES_MAX]);

/* A fact as an officer reads it, with the labels of its register; of one beyond the asker's reach only what kind of record it is. */
const char *fact_in_words(const struct inquiry *, const struct told *);
/* The same apart: the kind's title, the record's number or NULL, its fields; these are NULL beyond the asker's reach. */
struct fact_told { const char *kind, *number, *fields; };
struct fact_told fact_apart(const struct inquiry *, const struct told *);
const char *step_in_words(struct act *, const struct step *);

/* How sure the duty is, and why; NULL of one that was found as it is told. */
const char *mark_in_words(struct act *, const struct duty *);
const char *article_cited(struct act *, const struct rulebook *, const char *id);
const char *roles_in_words(struct act *, const struct role *const *, const char *between);
/* From when a cure permits, or that nothing need be done, or that no act cures. */
const char *cure_in_words(struct act *, const struct cure *);
#endif
