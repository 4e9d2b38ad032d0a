/* What the pages of the law share: their frame, links that keep the day asked for, and how a law and a duty are named on them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_LAW_H
#define UI_LAW_H
#include "ui/page.h"
#include "rulebook/telling.h"
#include "rulebook/texts.h"

/* From the doctype to the heading and the contents of this part; false, with a fault, for a day that is none. */
bool law_begin(struct request *, const char *path, const char *title) must_use;
/* Asks for the law of another day. */
void law_day_form(struct request *);
/* "/law/SECTION/NAME" of the day and the instant of this page; NULL: left out. */
const char *law_url(struct request *, const char *section, const char *name);
/* The findings narrowed by this, "duty" or "company", on the day of this page. */
const char *findings_url(struct request *, const char *name, const char *value);
/* Where the lines of a source are told with the duties they became. */
const char *coverage_url(struct request *, const struct covered *);
/* The day asked for; today where none is. */
bool is_shown(const struct request *, date from_on, date to_on);

/* A law or an article by this text, or NULL: as it is cited; and whether it is in force on the day. */
void node_link(struct request *, const struct law_node *, const char *text);
void node_dates(struct request *, const struct law_node *);
/* Who, and the sentence as a link to its page, with what is found of it on the day. */
void duty_shown(struct request *, const struct duty *, const struct status *);
void duty_link(struct request *, const struct duty *);
/* Not found in its source: said in a word, with the note on it. */
void mark_put(struct request *, const char *mark, const bilingual note);
void note_put(struct request *, const char *text);
/* Text of the law on a page of this language, and in the other one. */
void other_text_put(struct request *, const bilingual);
/* A list to choose from: all, or one of these. */
void listed_choice(struct request *, const char *name, enum word label, const struct listed *, const char *chosen);
void kept_fields(struct request *);

/* What the reader's books say on the day asked for. */
enum fault law_findings(struct request *, struct status *out) must_use;
void counts_of(const struct status *, const struct duty *, long counts[static STATES]);

/* The article itself with its hash, where the installation keeps its text; false where it does not. */
bool statute_put(struct request *, const struct law_node *);
#endif
