/* Putting a question from the command line, to facts or to the books.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_ASKING_H
#define CLI_ASKING_H
#include "cli/cli.h"
#include "services/asking.h"

/* Whom a question is put to: facts where --facts names them, else the books, as whoever asks may see them. */
struct asking {
	struct command *c;
	struct inquiry of;
	struct facts *facts;
	struct installation *books;              /* NULL: facts */
	struct db *db;
};

/* The day is the question's, else that of --on, else today. */
enum fault asking_open(struct command *, struct asking *) must_use;
void asking_close(struct asking *);
#endif
