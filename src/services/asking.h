/* Asking the decision about the books of an installation, or about facts (asking.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_ASKING_H
#define SERVICES_ASKING_H
#include "decision/explain.h"
#include "decision/loading.h"
#include "services/services.h"

/* The register in which what is called so stands; NULL for countries. */
extern const char *const registers_called[CALLEDS];

/* Who knows names as act->db shows the books, a reader in a read transaction: what the reader may not see is unknown, and so is what
 * lacks something without which nothing can be decided.  It lives as long as the act; the picture is held. */
struct lookup installation_lookup(struct act *, const struct picture *);

/* A question part by part, as key=value; put to facts, or to the books as act->db shows them. */
struct inquiry {
	struct act *act;
	struct inputs given;
	date on;                                 /* the day, where no part says one */
	struct facts *facts;
	struct installation *books;              /* NULL: facts */
	/* Made by inquiry_open, of facts by whoever read them. */
	const char *known_at;                    /* of books; NULL: now */
	const struct picture *picture, *past;    /* past: as known at known_at, this inquiry's own; else NULL */
	struct naming naming;
	const struct rulebook *rulebook;
	date today;
	long entry;                              /* the ledger's last that is known; -1: facts */
};
extern const char *const question_parts[];       /* the parts a question may have, ended by NULL */
const char *inquiry_part(const struct inquiry *, const char *key);       /* NULL if it is not given or empty */
enum fault inquiry_check(const struct inquiry *) must_use;               /* E_BAD_INPUT where there is a part that no question has */
/* Of books: picture, rulebook and names.  The picture is held until inquiry_close: nothing may be performed meanwhile. */
enum fault inquiry_open(struct inquiry *) must_use;
void inquiry_close(struct inquiry *);
enum fault inquiry_question(const struct inquiry *, struct question *out) must_use;
/* All that is behind the answer; it outlives inquiry_close. */
enum fault inquiry_explain(const struct inquiry *, struct explanation *out) must_use;

/* On a reader: all facts as lines of JSON.  E_DENIED for one who does not reach everything, whose facts would decide wrongly. */
enum fault facts_write(struct act *, struct installation *, FILE *) must_use;
#endif
