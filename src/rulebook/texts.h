/* texts — statutes as they are published, for whoever has them: the article itself beside the duty, with its hash.  None of it is
 * carried in the program.  A text is e-Gov's standard XML, or one of the plain copies of it that go round (.rst, .md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_TEXTS_H
#define RULEBOOK_TEXTS_H
#include "rulebook/rulebook.h"

/* An article, a paragraph, an item or an annex, by the number it is cited by, in Arabic figures: 第8条の2第1項第3号, 附則第3条, 別表. */
struct provision { const char *number; struct text text; };

struct statute {
	const char *file;
	const char *law_id, *title, *law_number;     /* NULL where the text does not say */
	date as_of;                                  /* the day of this version; NO_DATE: not said */
	bool is_fine;                                /* paragraphs and items are told apart */
	struct provision *provisions; size_t n, room;
	struct name_index numbers;
};

enum { STATUTE_MAX = 1 << 24 };

/* One text; E_BAD_INPUT, saying the line, for what is none. */
enum fault statute_read(struct act *, const struct source_file *, struct statute *out) must_use;
/* A file, or every text of a folder (E_NOT_FOUND, E_FILES; E_BAD_INPUT if any is none). */
struct statutes { struct statute *list; size_t n; };
enum fault statutes_read(struct act *, const char *path, struct statutes *out) must_use;

/* The law of the rulebook that this is the text of; NULL if it has none such. */
const struct law_node *statute_law(const struct rulebook *, const struct statute *);
/* The text of the law in which a node stands; NULL if it is not at hand, or is of a day on which the node was not in force. */
const struct statute *statute_for(const struct rulebook *, const struct statutes *, const struct law_node *);

/* Where a node is in its text.  Of several articles (第40条から第47条まで) the first that is there. */
enum standing { STANDS, STANDS_NOT, NOT_NUMBERED };  /* found; cited by a number that the text has not; not cited by a number */
enum standing provision_of(struct act *, const struct rulebook *, const struct statute *, const struct law_node *, const struct provision **out);
struct hash provision_hash(const struct provision *);

/* Tells, as lint does, every article that is cited and is not in the text at hand. */
void lint_texts(struct act *, const struct rulebook *, const struct statutes *);

/* Chinese numerals and full-width figures as Arabic figures: 第二十七条の二 is 第27条の2. */
const char *numerals_plain(struct arena *, const char *);

/* ---- while a text is read (private to the readers) ------------------------------------------ */

struct statute_reading {
	struct act *act;
	struct statute *out;
	enum { IN_LAW, IN_SUPPLEMENT, IN_AMENDMENT } part;   /* the supplements of amending laws are passed over */
	const char *article, *paragraph, *item;              /* numbers of where it is; NULL outside */
	size_t at[3]; bool is_open[3];                       /* provisions that text goes to */
	const char *caption;
};
void statute_article(struct statute_reading *, const char *title);         /* 第二条 */
void statute_paragraph(struct statute_reading *, const char *number);      /* ２, or 2 */
void statute_item(struct statute_reading *, const char *number);           /* 三の二 */
void statute_annex(struct statute_reading *, const char *title);           /* 別表第一（第三条関係） */
void statute_supplement(struct statute_reading *, bool is_amendment);
void statute_text(struct statute_reading *, const char *);
enum fault statute_xml(struct act *, const struct source_file *, struct statute_reading *) must_use;
#endif
