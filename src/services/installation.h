/* An installation from inside: what the files of this layer share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_INSTALLATION_H
#define SERVICES_INSTALLATION_H
#include "services/services.h"
#include <pthread.h>
#include <sys/stat.h>

struct installation {
	struct arena *arena;
	const char *dir, *url, *origin, *account;
	struct stat settings;                    /* of the settings file, as it was read */
	struct db *db;                           /* the writer; belongs to whoever leads a group */
	struct signer signer;                    /* opened when first needed */
	bool signs;
	bilingual warnings[1];
	struct act reading;                      /* whose arena holds the rulebook */
	struct rulebook rulebook;
	struct sources adopting;                 /* the sources of an act adopt_rulebook */
	const char *new_key;                     /* the verifier of the act open */
	struct pictured *pictured;               /* the picture, which has a lock of its own (picturing.c) */
	struct door *door;                       /* to what the ledger does not tell (door.c) */
	long ahead;                              /* seconds by which its clock of sessions is ahead, for tests */
	struct standing *standing;               /* the findings that stand, likewise (standing.c) */
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
/* On act->db: how a day is judged there. */
struct judging judging_of(struct act *, date on);
bool rulebook_is_in_force(struct act *, const struct rulebook *);
/* On act->db: is there anything of a ledger?  Look at act->fault. */
bool ledger_is_begun(struct act *);
enum fault settings_read(struct act *, struct installation *) must_use;
enum fault settings_write(struct act *, struct installation *, const char *stored_url) must_use;
struct installation *installation_new(const char *dir);
/* E_CONFLICT where the settings file names another database by now: whoever moved the installation held the head, and so must
 * whoever asks. */
enum fault installation_is_here(struct act *, struct installation *) must_use;
/* A URL as the settings keep it: a path of the caller's absolute, a database in the folder by itself alone; NULL: the folder's own. */
const char *url_to_keep(struct installation *, const char *given);
bool db_is_url(const char *);
/* installation_verify on act->db, in a transaction that is open and in which nobody else adds to the ledger. */
enum fault verify_here(struct act *, struct installation *, struct verdict *out) must_use;

/* On act->db, before a rulebook is adopted: its note, where it needs one, is by a key that is trusted, says its hash, and is no older than
 * the edition in force; E_RULEBOOK.  And has it no note, or the one that is in force (editions.c)? */
enum fault edition_may_be_adopted(struct act *, struct installation *, const struct sources *, bool is_carried) must_use;
bool edition_is_known(struct act *, const struct sources *);

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
/* The checkpoint of this ledger in a note that a key of ours signed; E_BROKEN if it is none. */
enum fault checkpoint_of_note(struct act *, struct installation *, const char *note, struct checkpoint *out) must_use;
/* The newest checkpoint as we signed it, without what witnesses say of it. */
enum fault checkpoint_newest(struct act *, struct installation *, const char **note) must_use;
/* The log begins with the log of this checkpoint; E_BROKEN. */
enum fault checkpoint_is_before(struct act *, const struct checkpoint *, const struct head *) must_use;
/* Held while a checkpoint file is written; a negative one is a fault. */
int checkpoint_lock(struct act *, struct installation *);

/* What witnesses have cosigned (witnesses.c): the note with what they said of this very checkpoint, as far as that can be read; and
 * what is wrong with the log in the eyes of one of them, or NULL. */
const char *with_cosignatures(struct act *, struct installation *, const char *note, const struct checkpoint *);
enum fault witnessed_agrees(struct act *, const struct witnessed *, const struct head *, const char **what) must_use;

/* What an act writes that no ledger may tell; `write` is called while the act runs, on the writer. */
struct unsaid { enum fault (*write)(struct act *, const void *with); const void *with; };
enum fault perform_unsaid(struct act *, struct installation *, const char *kind, const struct inputs *, const struct unsaid *) must_use;

/* perform() with what only this layer gives it: a CSV to import, or a rehearsal that is undone and records nothing. */
enum fault perform_import(struct act *, struct installation *, const struct inputs *, const struct import *, struct outcome *) must_use;
#endif
