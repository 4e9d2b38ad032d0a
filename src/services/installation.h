/* An installation from inside: what the files of this layer share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_INSTALLATION_H
#define SERVICES_INSTALLATION_H
#include "services/services.h"
#include <pthread.h>

struct installation {
	struct arena *arena;
	const char *dir, *url, *origin, *account;
	struct db *db;                           /* the writer; belongs to whoever leads a group */
	struct signer signer;                    /* opened when first needed */
	bool signs;
	bilingual warnings[1];
	struct act reading;                      /* whose arena holds the rulebook */
	struct rulebook rulebook;
	struct sources adopting;                 /* the sources of an act adopt_rulebook */
	const char *new_key;                     /* the verifier of the act open */
	struct pictured *pictured;               /* the picture, which has a lock of its own (picturing.c) */
	pthread_mutex_t signing;                 /* of signer and signs, which readers of the checkpoint use too */
	pthread_mutex_t lock;                    /* of what follows */
	date scope_of;                           /* the day for which the scope stands */
	pthread_cond_t turned;
	bool leading;
	struct job *first, **last;
};

extern const char program_account[];         /* the account under which the program itself acts */

/* A path in its folder; a stored URL as it is opened; a new one in memory, for opening and for making (installation.c). */
const char *in_dir(struct installation *, const char *name);
const char *url_from(struct installation *, const char *stored);
/* On act->db: a setting as it is kept, NULL where it is not set; whether the books say this rulebook is in force (status.c). */
const char *setting_value(struct act *, const char *name);
/* On act->db: a setting of the program as a whole number, or its standard value, within its bounds. */
long setting_number(struct act *, const char *name);
bool rulebook_is_in_force(struct act *, const struct rulebook *);
/* On act->db: is there anything of a ledger?  Look at act->fault. */
bool ledger_is_begun(struct act *);
enum fault settings_read(struct act *, struct installation *) must_use;
enum fault settings_write(struct act *, struct installation *, const char *stored_url) must_use;
struct installation *installation_new(const char *dir);

/* Becoming the one who uses the writer, and ceasing to be (perform.c). */
void take_the_lead(struct installation *);
void give_up_the_lead(struct installation *);

/* The checkpoint file (checkpoints.c). */
/* Before anything is added: the log begins with the log of the checkpoint on file; E_BROKEN.  Without a file, only where it
 * may be missing: for the act that accepts the ledger as it stands. */
enum fault checkpoint_agrees(struct act *, struct installation *, const struct head *, bool may_be_missing) must_use;
enum fault checkpoint_can_be_signed(struct act *, struct installation *);
enum fault checkpoint_publish(struct act *, struct installation *, const struct head *) must_use;
/* The newest checkpoint on file; size 0 and note NULL when there is none.  E_BROKEN if no key of ours signed it. */
enum fault checkpoint_on_file(struct act *, struct installation *, struct checkpoint *out, const char **note) must_use;

/* perform() with what only this layer gives it: a CSV to import, or a rehearsal that is undone and records nothing. */
enum fault perform_import(struct act *, struct installation *, const struct inputs *, const struct import *, struct outcome *) must_use;
#endif
