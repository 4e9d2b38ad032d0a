/* Laws and duties for programs (law_json.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_LAW_JSON_H
#define RULEBOOK_LAW_JSON_H
#include "rulebook/rulebook.h"
#include <jansson.h>

json_t *law_both_json(const bilingual);          /* null where there is none */
json_t *law_day_json(date);
json_t *law_names_json(const char *const *);
json_t *law_codes_json(const char *codes);       /* codes with blanks between them, as a list */
json_t *law_node_json(struct arena *, const struct rulebook *, const struct law_node *);
/* With its terms on the day; NO_DATE: of any. */
json_t *law_duty_json(const struct rulebook *, date on, const struct duty *);
json_t *law_rules_json(const struct rulebook *, const struct duty *);
#endif
