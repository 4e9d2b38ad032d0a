/* The access decision once more: slow, obvious, written from the specification alone.  It shares nothing with the product, not even days.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REFERENCE_H
#define TESTS_REFERENCE_H
#include <stddef.h>

enum { REFERENCE_CONDITIONS = 26 };
extern const char *const reference_codes[REFERENCE_CONDITIONS];

struct reference;
/* The facts of a JSONL text; NULL where the file is refused, and then `why` (if given) is a few words in English. */
struct reference *reference_open(const char *text, size_t n, const char **why);
void reference_close(struct reference **);
/* One line of answer to one line of question; the caller frees it. */
char *reference_answer(const struct reference *, const char *line, size_t n);
#endif
