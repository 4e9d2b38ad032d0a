/* What the parts of `hozen law` share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_LAW_H
#define CLI_LAW_H
#include "cli/cli.h"
#include "rulebook/law_json.h"
#include "rulebook/telling.h"
#include "rulebook/texts.h"

/* The rulebook asked, and the day; NO_DATE: no day in particular, so everything it holds. */
struct law_asked {
	struct command *c; struct act *act; struct rulebook book; date on;
	struct statutes texts;               /* of --texts, else those the installation keeps; may be none */
	json_t *index;                       /* of those it keeps; NULL where there are none */
};

enum fault law_tree(struct law_asked *, int *exit_status) must_use;
enum fault law_picture(struct law_asked *, int *exit_status) must_use;
enum fault law_show(struct law_asked *, int *exit_status) must_use;
enum fault law_find(struct law_asked *, int *exit_status) must_use;
enum fault law_table(struct law_asked *, int *exit_status) must_use;
enum fault law_coverage(struct law_asked *, int *exit_status) must_use;
enum fault law_import_texts(struct law_asked *, int *exit_status) must_use;
enum fault law_reviewed(struct law_asked *, int *exit_status) must_use;
enum fault law_changes(struct law_asked *, int *exit_status) must_use;

/* ---- in words (law_show.c) ---------------------------------------------------------------- */

/* "  Label: value", nothing where there is no value; `indent` blanks go before it. */
void row_put(struct act *, int indent, enum word label, const char *value);
/* One line: the sentence and its id. */
void duty_line(struct law_asked *, int indent, const struct duty *);

/* ---- texts of statutes (law_texts.c) ------------------------------------------------------ */

enum fault law_texts_open(struct law_asked *) must_use;
const struct provision *law_text_of(struct law_asked *, const struct law_node *);     /* NULL where it is not at hand */
const char *law_changed_on(struct law_asked *, const char *node);
void law_lint_texts(struct law_asked *);

void law_print(json_t *);                        /* prints it and lets it go */
#endif
