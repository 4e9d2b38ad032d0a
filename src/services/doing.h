/* What an act may do while it runs: inside its transaction, with every record written together with its older version and
 * its line in the act's body.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_DOING_H
#define SERVICES_DOING_H
#include "services/services.h"

enum { ROLES_MAX = 64 };                        /* that one account holds on a day */

struct doing {
	struct act *act;
	struct installation *installation;
	const struct act_kind *kind;
	const struct inputs *inputs;
	const struct import *import;             /* for the act import; else NULL */
	const struct unsaid *unsaid;             /* what it writes beside the books; else NULL */
	long n;                                  /* index the entry will have */
	long first_of_group;                     /* records changed at or after this index belong to this group */
	char at[INSTANT_TEXT];
	bool everywhere;                         /* the actor reaches every company, with what the act and its register need */
	date today;                              /* of the installation: what has happened did so by then */
	unsigned rights, wide[ROLES_MAX];        /* all that the actor holds; what each role holds that reaches every company */
	size_t wide_count;
	bool cases_moved;                        /* whose own case somebody is has changed */
	const struct picture *picture;           /* of an act that may ask the decision: all that stands before it */
	bool opens_register;                     /* an import into a book that was empty: it was kept before, elsewhere */
	bool again;                              /* touched a record of its own group: to be done in the next one */
	struct moved { enum scope_part part; char number[4 * NUMBER_CHARACTERS + 1]; } moved[8];   /* what the scope is to be renewed for */
	size_t moved_count;
	bool wrote[REGISTERS_MAX];               /* by place in registers[] */
	long next_id[REGISTERS_MAX];             /* by place in registers[]; 0: not asked yet */
	struct body body;
	struct outcome outcome;
};

/* Before it runs (rights.c): are its inputs fields that exist, does the actor hold the right today, is the second person another? */
enum fault fields_are_known(struct doing *) must_use;
enum fault may_perform(struct doing *, date today) must_use;
/* Does the actor hold what these values need, field by field?  *needed is what must be held where the record lies. */
enum fault may_write(struct doing *, const struct reg *, long line, const char *const *given, const struct record *old, unsigned *needed) must_use;
bool holds_everywhere(const struct doing *, unsigned rights);
/* Are the duties that the record tells of in separate hands (separation.c)?  Are two accounts one person? */
enum fault duties_are_separate(struct doing *, const struct reg *, long line, const char *const *now, const struct record *old) must_use;
bool is_same_person(struct act *, const char *account, const char *other);

enum fault reason_is_plain(struct act *) must_use;
/* After it ran: an account that may open and close accounts must remain, without an end. */
enum fault somebody_keeps_accounts(struct doing *) must_use;

/* Renews the scope as far as what was written concerns it, or, where it does not yet stand for today, the whole. */
enum fault reach_renew(struct doing *, date today, bool stands) must_use;

/* Each writes the record and its line, and refuses by problems or a fault.  `given` by place in reg->fields. */
enum fault doing_add(struct doing *, const struct reg *, long line, const char *number, const char *const *given) must_use;
/* given: NULL keeps what stands, "" empties. */
enum fault doing_amend(struct doing *, const struct reg *, const char *number, const char *const *given) must_use;
enum fault doing_void(struct doing *, const struct reg *, const char *number) must_use;
/* A record that stands or stood; what the ledger says of it is the caller's to erase first. */
enum fault doing_erase(struct doing *, const struct reg *, const char *number) must_use;
/* The acts about tokens (tokens.c). */
enum fault run_make_token(struct doing *) must_use;
enum fault run_revoke_token(struct doing *) must_use;
enum fault run_withdraw_token(struct doing *) must_use;
/* A line of the body that is not about a record. */
enum fault doing_note(struct doing *, const char *canonical_line) must_use;
#endif
