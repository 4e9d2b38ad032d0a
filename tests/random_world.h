/* Random facts and questions for the access decision: first a world in which everything fits, then some of it broken.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_RANDOM_WORLD_H
#define TESTS_RANDOM_WORLD_H
#include <jansson.h>

/* A list of facts; the caller releases it. */
json_t *random_world(void);
/* A question about that world, mostly a sensible one; the caller releases it. */
json_t *random_question(const json_t *world, long n);
/* The facts as lines; the caller frees them. */
char *facts_text(const json_t *world);
/* The facts as lines, and something about them that may have to be refused. */
char *damaged_facts_text(const json_t *world);
/* A question as a line that may have to be refused. */
char *damaged_question_text(const json_t *question);
#endif
