/* A picture of the books: made from the registers, and kept up to date as they change.  The books are normalised; here they become
 * exactly the facts that the decision reads.  Rows and labels are the database's ids, countries and partners their own labels.  It is
 * what is known now, for all days.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_LOADING_H
#define DECISION_LOADING_H
#include "decision/explain.h"

struct reg;

/* What lasts how long, and how may be sent what, by rulebook and settings. */
struct lasting {
	struct terms terms;
	long combination_months;
	bool as_written;                 /* last days are left open and a clearance's `until` is its counted_from: for writing facts out */
};

/* Those in force on the day, on a writer's or a reader's act->db. */
enum fault lasting_read(struct act *, date on, struct lasting *out) must_use;
bool is_lasting_same(const struct lasting *, const struct lasting *);

/* A new picture of everything that act->db holds or, on a reader, shows. */
enum fault picture_load(struct act *, const struct lasting *, struct picture *out) must_use;

/* Something was added, amended or voided under this number: the facts that come of it are read again.  What is about a register
 * of no concern to the decision does nothing. */
enum fault picture_follow(struct act *, const struct lasting *, struct picture *, const struct reg *, const char *number) must_use;
/* The same, of a record that was added, when that is all that was done: its fact goes after those that were there. */
enum fault picture_follow_added(struct act *, const struct lasting *, struct picture *, const struct reg *, const char *number) must_use;
/* Do the terms come of this register? */
bool is_register_of_terms(const struct reg *);

/* Has the record all that a fact of its kind must have, so that it may be asked about?  Each id is one that stands in the books. */
bool is_item_whole(const struct picture *, row);
bool is_area_whole(const struct picture *, row);
bool is_container_whole(const struct picture *, row);
bool is_machine_whole(const struct picture *, row);

/* Who knows the names in a question: the row or label of what is called so, UNKNOWN where nothing is. */
struct lookup { uint32_t (*find)(void *with, enum called, const char *name); void *with; };
bool books_question(struct act *, const struct lookup *, const char *line, size_t n, struct question *out, const char **error);
/* As facts_answer, of a picture whose names another knows. */
const char *books_answer(struct act *, const struct picture *, const struct lookup *, const char *line, size_t n);

/* A verdict as such an answer; n is null. */
const char *decision_line(struct act *, struct decision, day on);

/* Every fact as a line of JSON, in the order of the kinds and then of the ledger.  Act->db shows all the books, within a transaction;
 * ids are the records' numbers.  What lacks something that its kind must have is left out, and what names it too. */
enum fault picture_write(struct act *, date on, FILE *) must_use;
/* The same of a picture that was made already, of the books that act->db shows; `until` is written as counted_from. */
enum fault picture_lines(struct act *, const struct picture *, const struct terms *, FILE *) must_use;
#endif
