/* The facts that a condition reads.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_EVIDENCE_H
#define DECISION_EVIDENCE_H
#include "decision/telling.h"

/* Told in the act's arena, with their numbers where they have any. */
size_t evidence_of(const struct telling *, const struct question *, enum condition, const struct told **out);
#endif
