/* A record as programs read it (export.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_ROWS_H
#define SERVICES_ROWS_H
#include "services/services.h"
#include <jansson.h>

/* {"number":…, field:…}: of a row of `by_number`, `all`, `page`, `matching`, `versions` or `history`; empty fields are null. */
json_t *row_json(const struct reg *, struct query *);
#endif
