/* Putting a question from the command line, to facts or to the books.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_ASKING_H
#define CLI_ASKING_H
#include "cli/cli.h"
#include "decision/explain.h"

/* Whom a question is put to: facts where --facts names them, else the books, as whoever asks may see them. */
struct asking {
	struct command *c;
	struct facts *facts;
	struct installation *books;              /* NULL: facts */
	struct db *db;
	const struct picture *picture, *past;    /* past: as known at --known-at, this command's own; else NULL */
	struct naming naming;
	const struct rulebook *rulebook;
	day today;
	long entry;                              /* the ledger's last that is known; -1: facts */
};

enum fault asking_open(struct command *, struct asking *) must_use;
void asking_close(struct asking *);
/* The question of the command's key=value, and of --on; today unless it says when. */
enum fault asking_question(struct asking *, struct question *) must_use;
/* What the command says of the question, as it was typed; NULL if it does not. */
const char *word_given(const struct command *, const char *key);

/* Of the books, to whom a site belongs; `act` the act. */
label owner_of_site(void *act, label site);

/* A fact as an officer reads it, with the labels of its register (telling.c). */
const char *fact_in_words(struct act *, const struct told *);
const char *step_in_words(struct act *, const struct step *);
const char *kind_in_words(const char *kind, enum lang);
#endif
