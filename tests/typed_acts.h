/* Acts as a cure types them, done to the facts of a world: what the books would say afterwards, worked out from the words alone.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_TYPED_ACTS_H
#define TESTS_TYPED_ACTS_H
#include <jansson.h>

/* Changes the facts or the question; fails the test where the words cannot be understood.  What stands in braces tells of a fact as it
 * was `before` any act; new facts come last, so that it keeps its place. */
void do_typed(const json_t *before, json_t *world, json_t *question, const char *typed);
#endif
