/* telling — what the rulebook says, put into the words of the act's language for a terminal and a page alike; and what in it speaks of
 * something that is looked for.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_TELLING_H
#define RULEBOOK_TELLING_H
#include "rulebook/rulebook.h"

/* ---- in words (telling.c) ----------------------------------------------------------------- */

/* "from … to …"; NULL where it says neither. */
const char *validity_told(struct act *, date from_on, date to_on);
/* Labels of codes with blanks between them; "" where there are none. */
const char *labels_told(struct act *, const struct listed *, const char *codes);
/* The mark and, where it has one, the note on it. */
const char *mark_told(struct act *, const char *mark, const bilingual note);
/* How long a record that shows a duty is good for. */
const char *evidence_told(struct act *, const struct rulebook *, const struct evidence *);
/* "Act: Title (number)", of an article "art. 5  Title": without the law above it. */
const char *node_told(struct act *, const struct law_node *);
/* Who issued it, or whatever stands above it; NULL where none of them says. */
const char *node_issuer(const struct rulebook *, const struct law_node *, enum lang);
/* Names of the rules that test it; NULL where there are none. */
const char *rules_told(struct act *, const struct rulebook *, const struct duty *);

/* From when a change holds, or until when; and by when that must first have been done. */
const char *change_when(struct act *, const struct law_change *);

/* ---- what belongs together (seeking.c) ----------------------------------------------------- */

bool duty_cites(const struct duty *, const char *node);
/* Is a node this one, or anywhere below it?  Every node is below NULL. */
bool node_is_below(const struct rulebook *, const struct law_node *, const struct law_node *top);
bool duty_is_of_regime(const struct duty *, const char *regime);
/* The regimes it says it is of, or what stands above it; NULL where none of them says. */
const char *node_regimes(const struct rulebook *, const struct law_node *);
/* By place in `nodes`: it is of this regime, or, where it does not say of which it is, a duty of this regime stands on it; or so it is
 * with something below it. */
const bool *nodes_of_regime(struct arena *, const struct rulebook *, const char *regime);

/* Do all rows of a table stand on the same articles?  Then they are told once. */
bool table_has_one_basis(const struct law_table *);
/* How many lines of the sources became duties, have a reason why they did not, or say nothing. */
struct covering { long lines, with_duties, with_reason, silent; };
struct covering source_counted(const struct covered *);
struct covering lines_counted(const struct rulebook *);

/* ---- as a picture (drawing.c) --------------------------------------------------------------- */

/* The laws in force on the day (NO_DATE: all), of one regime (NULL: of any); or what stands below `top`, articles too.  `url`, where
 * given, says where a box leads. */
struct law_drawing {
	const char *regime;
	date on;
	const struct law_node *top;
	const char *(*url)(void *with, const struct law_node *); void *with;
};
/* In Graphviz's language; how many boxes it has. */
const char *law_dot(struct act *, const struct rulebook *, const struct law_drawing *, size_t *boxes);

/* ---- looking for something (seeking.c) ------------------------------------------------------- */

/* What is looked for; what is NULL or empty is not asked.  `on` NO_DATE: of any day. */
struct sought { const char *words, *who, *regime, *clock, *mark; date on; };
/* Every word of it stands somewhere in what the duty says, in either language, whatever its case, width or kana.  A whole question is
 * taken too: words without meaning of their own are passed over, and so is kana between characters. */
bool duty_is_sought(struct act *, const struct rulebook *, const struct duty *, const struct sought *);
bool node_is_sought(struct act *, const struct rulebook *, const struct law_node *, const struct sought *);
#endif
