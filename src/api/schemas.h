/* Schemas of what the API takes and answers (schemas.c): JSON Schema 2020-12, as OpenAPI 3.1 has it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef API_SCHEMAS_H
#define API_SCHEMAS_H
#include "api/face.h"

json_t *schemas_json(void);                              /* every schema by its name */
json_t *schema_ref(const char *format, ...) like_printf(1, 2);   /* {"$ref":"#/components/schemas/…"} */
json_t *schema_of_value(const struct field *, bool may_be_null);
const char *in_both(const bilingual);                    /* "日本語 / English", static until the next call of this thread */
#endif
