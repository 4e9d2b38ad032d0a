/* Memory that grows.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_MEMORY_H
#define DECISION_MEMORY_H
#include "decision/decision.h"
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

/* Facts of one pool as they come, each with its owner. */
struct pile { uint32_t *owners; char *facts; uint32_t n, room; };
void pile_add(struct pile *, enum pool, uint32_t owner, const void *fact);
#endif
