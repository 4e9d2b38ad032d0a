/* Facts as text: what a record in the picture says, field by field, as it would be typed.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_TELLING_H
#define DECISION_TELLING_H
#include "decision/explain.h"

struct telling { struct act *act; const struct picture *picture; const struct naming *naming; };

/* "person=p1 regime=SDS signed_on=2024-04-02": the fields that say something, in the order of the interchange. */
const char *fact_told(const struct telling *, const char *kind, uint32_t owner, const void *fact);
/* " key=name", of what is named; of NOTHING nothing, of UNKNOWN a question mark. */
void put_named(struct text *, const struct telling *, const char *key, enum called, uint32_t number);
void put_dated(struct text *, const char *key, day);           /* " key=2026-11-23" */
const char *code_called(const struct code *, uint8_t value);   /* "annual|ad_hoc" where two codes are kept alike; "" for none */
#endif
