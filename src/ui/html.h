/* HTML that cannot be broken by what it shows: text is always escaped, and markup is always a literal.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_HTML_H
#define UI_HTML_H
#include "base/base.h"

/* %s escaped text (NULL is empty), %d, %ld, %% and nothing else.  The format is a literal: html(out, "<td>%s</td>", name). */
#define html(out, format, ...) html_with((out), "" format __VA_OPT__(,) __VA_ARGS__)
void html_with(FILE *, const char *format, ...) like_printf(2, 3);

#define html_raw(out, literal) fputs("" literal, (out))

/* Text from the books on a page in this language: Japanese on an English page says that it is. */
void html_data(FILE *, enum lang, const char *text);
/* A count with its thousands apart: 1,234. */
void html_count(FILE *, long);
#endif
