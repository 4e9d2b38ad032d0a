/* Facts as the reference reads them: lists of JSON objects by kind.  A day is the number YYYYMMDD, 0 where it is empty.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REFERENCE_FACTS_H
#define TESTS_REFERENCE_FACTS_H
#include <jansson.h>
#include <stdbool.h>

struct reference { json_t *kinds; };             /* {"person":[…],"employment":[…],…} in the order of lines, without what is ignored */

/* Walks the facts of one kind in the order of their lines. */
#define each_fact(fact, world, kind) \
	for (size_t at_##fact = 0; (fact = json_array_get(json_object_get((world)->kinds, kind), at_##fact)); at_##fact++)

const char *text_in(const json_t *fact, const char *field);      /* NULL where it is empty */
int day_in(const json_t *fact, const char *field);
long number_in(const json_t *fact, const char *field);
bool is_yes(const json_t *fact, const char *field);
bool set_has(const json_t *fact, const char *field, const char *member);
bool is_same(const char *, const char *);                        /* nothing equals nothing given */
bool list_has(const char *list, const char *word);               /* a list of words with blanks between them */

int day_of_text(const char *text);                               /* 0 for an impossible day; the books begin in 1868 */
int day_after_months(int from, long months);                     /* the last day of a period of months; the first day is not counted */
int day_after_days(int from, long days);                         /* the last day of a period of days */
#endif
