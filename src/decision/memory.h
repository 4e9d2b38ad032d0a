/* Memory that grows.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_MEMORY_H
#define DECISION_MEMORY_H
#include <stdio.h>
#include <stdlib.h>

/* Never NULL: no memory ends the process. */
static inline void *resized(void *p, size_t bytes)
{
	p = realloc(p, bytes ? bytes : 1);
	if (!p) {
		fputs("hozen: out of memory\n", stderr);
		abort();
	}
	return p;
}
#endif
