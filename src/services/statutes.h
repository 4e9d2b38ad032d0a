/* Texts of statutes that an installation keeps in DIR/law-texts, as they came, with an index of the hash of each article.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_STATUTES_H
#define SERVICES_STATUTES_H
#include "services/services.h"
#include "rulebook/texts.h"
#include <jansson.h>

enum { STATUTE_INDEX_MAX = 1 << 22 };

/* DIR/law-texts/NAME; "" is the folder. */
const char *statutes_folder(struct act *, const char *dir, const char *name);
/* {"LAW": {"file", "sha256", "imported_on", "articles": {NODE: hash}, "changed": {NODE: {"was", "on"}}}}; empty where there is none.
 * The caller lets it go. */
enum fault statutes_index(struct act *, const char *dir, json_t **out) must_use;
/* When the text of an article was found to be another; NULL if it is as it was, or somebody has looked since. */
const char *statute_changed_on(struct act *, const json_t *index, const char *node);

/* An article as the installation keeps it; `provision` NULL where it does not. */
struct kept_text { const struct provision *provision; const char *changed_on; };
enum fault statute_kept(struct act *, struct installation *, const struct rulebook *, const struct law_node *, struct kept_text *out) must_use;
#endif
