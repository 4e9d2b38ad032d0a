/* services — the acts people perform, each a row and a function, and the one path they take (perform.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_H
#define SERVICES_H
#include "base/base.h"
#include "base/days.h"
#include "store/store.h"
#include "ledger/ledger.h"
#include "rulebook/rulebook.h"
#include "registers/registers.h"

/* ---- an installation ---------------------------------------------------------------------- */

struct installation;

/* Makes DIR (settings file, keys, database at `url` or sqlite:DIR/hozen.db), the first account, the program's own account,
 * and adopts the rulebook.  `code`, unless NULL, gets the code by which the first account sets its password.  E_CONFLICT if DIR holds an installation already. */
struct beginning { const char *dir, *url, *origin, *account, *name; const char **code; };
enum fault installation_make(struct act *, const struct beginning *) must_use;

/* Opens DIR: its settings file and a writer; an older schema is brought up where the login may.  The installation keeps its own
 * arena; faults are the act's. */
enum fault installation_open(struct act *, const char *dir, struct installation **out) must_use;
/* Reads and checks the rulebook (DIR/rulebook if it is there, else the one carried); a changed one is adopted, which is an act.
 * Renews the scope on a new day.  What judges or writes calls it first; what only verifies does not. */
enum fault installation_start(struct act *, struct installation *) must_use;
void installation_close(struct installation **);
/* What a server calls before each answer: on a new day roles begin and end, so the scope is renewed.  Cheap on the same day. */
enum fault installation_new_day(struct act *, struct installation *) must_use;
const char *installation_url(const struct installation *);
const char *installation_dir(const struct installation *);
const char *installation_account(const struct installation *);      /* the first account */
const char *installation_origin(const struct installation *);
const struct rulebook *installation_rulebook(const struct installation *);
/* The sample's own today if the setting is given, else today in Japan; to a reader as known at an instant, that of then.  Asks act->db, or
 * the writer where there is none. */
date installation_today(struct act *, struct installation *);
/* The newest checkpoint as a signed note (made for the head if the file is behind it), with the cosignatures kept of it. */
enum fault installation_checkpoint(struct act *, struct installation *, const char **note) must_use;
/* A witness this installation trusts (DIR/witnesses), and the newest checkpoint of ours that it has cosigned; size 0: none yet. */
struct witnessed { const char *name; const struct verifier *witness; struct checkpoint checkpoint; struct cosignature cosignature; };
enum fault installation_witnessed(struct act *, struct installation *, struct witnessed **out, size_t *n) must_use;
/* On act->db, a reader inside a read transaction.  What a witness is sent (tlog-witness, add-checkpoint): the newest checkpoint, and
 * that it only grew since it had `from` entries; negative: since this witness cosigned last.  And its answer, alone or below what it
 * answers: it is kept where it holds, and *out tells who cosigned; nothing is kept otherwise. */
enum fault witness_request(struct act *, struct installation *, long from, const char **out) must_use;
enum fault witness_answer(struct act *, struct installation *, const char *given, struct witnessed **out, size_t *n) must_use;
const char *cosigned_at(struct arena *, int64_t seconds);            /* seconds since 1970 as an instant */
/* Warnings for `status`: keys that could not be locked in memory, and the like; bilingual lines. */
size_t installation_warnings(const struct installation *, const bilingual **out);
/* Signs the rulebook in a folder as an edition of this day, with the key that signs now: an act, and a note in the folder. */
enum fault rulebook_issue(struct act *, struct installation *, const char *folder, date edition, const char **note) must_use;
/* The key that signs now, and any that signed before, as verifier keys, newest first. */
enum fault installation_keys(struct act *, struct installation *, const char *const **vkeys, size_t *n) must_use;

/* ---- acts ---------------------------------------------------------------------------------- */

struct input { const char *name, *value; };
struct inputs { const struct input *list; size_t n; };
const char *input_of(const struct inputs *, const char *name);      /* NULL if it was not given */

struct doing;                                                        /* an act in progress, inside its transaction (doing.h) */

struct act_kind {
	const char *name;                /* verb, URL, ledger word */
	bilingual title;
	enum right needs;
	const struct field *fields; size_t nfields;     /* its inputs; a generic act also takes its register's fields */
	bool of_register;
	bool opens;                      /* is the first entry and nothing else: there is no account yet to hold a right */
	bool accepts_head;               /* may be done where the checkpoint file is missing, and makes a new one */
	enum fault (*run)(struct doing *);
	bool is_unsaid;                  /* goes with what no ledger may tell, so that only services/sessions.h performs it: no form, no command */
};
extern const struct act_kind act_kinds[];                            /* ended by { 0 } */
const struct act_kind *act_kind_named(const char *);

/* Ledger index, the record's number, how many records; `remains`: what was erased may still lie in the database's files (installation_scour). */
struct outcome { long entry; const char *number; long records; bool remains; };

/* The one path by which anything changes:
 *   right → fields → begin and lock the ledger head → catch the picture up → decision and guards → run → ledger → commit → publish
 * Several threads may call it; they are committed in groups by whoever comes first.  A refusal changes nothing and is itself
 * recorded.  OK only after the act and its entry are durable together. */
enum fault perform(struct act *, struct installation *, const struct act_kind *, const struct inputs *, struct outcome *out) must_use;

/* On act->db, in a transaction read under this account: may it read at all?  E_DENIED for an account that is unknown, closed,
 * or without a role in force. */
enum fault may_read(struct act *, const char *reader) must_use;
/* On act->db, a reader: may act->actor perform such an act today, in this register, on this record (id; 0: a new one, or none)?  What the
 * act itself would answer as far as rights go, so that a page offers nothing that would be refused; E_DENIED says why not. */
enum fault may_do(struct act *, const struct act_kind *, const struct reg *, long id) must_use;

/* ---- separation of duties ------------------------------------------------------------------- */

/* The account named in the field is the one that acts; field and other are not the same person; who acts is not of the company. */
enum separating { BY_THEMSELVES, NOT_THE_SAME, NOT_THEIR_OWN };
struct separation { enum separating kind; const char *reg, *field, *other; bilingual must; };
extern const struct separation separations[];            /* ended by { 0 } */

/* ---- import, export ------------------------------------------------------------------------ */

/* Import: perform() with act kind "import", inputs register, file (its name), and the CSV itself as `content`; `dry_run` checks
 * and lists every wrong line, changing and recording nothing.  `progress` may be NULL. */
struct import {
	const struct reg *reg; const char *name, *content; size_t size; bool dry_run;
	void (*progress)(void *, long done, long all); void *with;
};
enum fault import_csv(struct act *, struct installation *, const struct import *, struct outcome *out) must_use;
/* Writes a register as the reader may see it, as CSV (labels: headings in the act's language instead of field names) or JSON. */
enum fault export_csv(struct act *, const struct reg *, FILE *, bool labels) must_use;
enum fault export_json(struct act *, const struct reg *, FILE *) must_use;

/* ---- samples ------------------------------------------------------------------------------- */

extern const struct asset sample_files[];    /* the files of samples/, carried in the binary, ended by { 0 } */
const struct reg *register_of_sample(struct act *, const char *path);    /* samples/10-company.csv holds the register company */

/* A made-up programme of any size, the same each time for a seed.  How many there are of each is a total; what is done again and
 * again goes back so many months, at least three. */
struct programme { long seed, companies, sites, persons, contracts, items, months; };
extern const struct programme programme_deck, programme_national;

/* A fault planted in it: what `hozen status` finds, and nothing else. */
struct planted { const char *rule; enum state state; const char *subject, *company; };
struct planting { const struct planted *list; size_t n; };

/* Fills a new installation through import, as act->actor, register by register; `told` may be NULL. */
enum fault programme_make(struct act *, struct installation *, const struct programme *,
    void (*told)(void *with, const struct reg *, long records), void *with, struct planting *out) must_use;

/* ---- the picture ---------------------------------------------------------------------------- */

struct picture;

/* What the decision reads, of all the books, as new as act->db (in a transaction) sees them or newer.  It is held until it is released,
 * and so are all who would change it: whoever holds it performs nothing. */
enum fault installation_picture(struct act *, struct installation *, const struct picture **out) must_use;
void installation_picture_release(struct installation *);

/* ---- answers ------------------------------------------------------------------------------- */

struct erasure_after { long entry; const char *at; };
struct status {
	date on; const char *known_at; const struct rulebook *rulebook; struct judgement judgement;
	const struct erasure_after *erasures; size_t erasure_count;          /* since known_at, of what was known then */
};
/* Judges a day as a reader sees it; known_at an instant or NULL.  With act->db a reader inside a read transaction, begun as known at
 * that instant, that is used; else one is opened for it.  E_BAD_INPUT for an instant beyond the head.  NO_DATE is today, or today of then. */
enum fault status_of(struct act *, struct installation *, const char *reader, date on, const char *known_at, struct status *out) must_use;
void status_json(FILE *, const struct status *);

/* ---- contracts and clearances -------------------------------------------------------------- */

/* How the facility clearance a company has answers to what a contract needs of it, the worst first. */
enum fit { FIT_LACKS, FIT_SUSPENDED, FIT_LOW, FIT_EXPIRES, FIT_HOLDS, FIT_UNNEEDED, FITS };
struct fit_info { const char *code; bilingual label; };
extern const struct fit_info fit_info[FITS];

/* One thing a company on a contract needs; a company that needs nothing for it has one row without a regime. */
struct need {
	const char *contract, *company;          /* numbers */
	long tier;                               /* 0 is the prime; -1 where the way up to it is not in reach */
	const char *regime, *grade;              /* grade NULL: only a clause tells, which names none */
	const char *site;                        /* where the items lie; NULL: any of its sites will do */
	bool either;                             /* HI or DPB: the clause does not tell which */
	long items; bool ranged, by_clause;      /* what tells of it: items held, ranges of handlers, a clause */
	enum fit fit;
	const char *clearance, *held_regime, *held_grade, *held_site, *until;    /* the best it has, or had; NULL: none, or open */
	long contract_id, company_id;            /* the database's keys; never leave the program */
};
struct need_list { const struct need *list; size_t n; long counts[FITS]; };      /* by fit, contract, tier, company */

/* On act->db, a reader inside a read transaction: every need of every company in reach on a contract in force on the day. */
enum fault needs_of(struct act *, date on, struct need_list *out) must_use;

/* Those on the ranges of handlers on a day, counted in groups; asked for each need in turn: how many of the company's people are
 * on ranges for it, and how many of them are cleared for it (handlers.c). */
struct handlers;
struct handler_list { const struct handlers *list; size_t n; };
enum fault handlers_on(struct act *, date on, struct handler_list *out) must_use;
void handlers_of(const struct handler_list *, const struct need *, long *all, long *cleared);

/* Takes out of the database's files what was deleted in it; as its owner, while nobody else uses it.  *out tells what could not be
 * done, NULL where all was (erase.c). */
enum fault installation_scour(struct act *, struct installation *, const char **out) must_use;

/* On act->db, a reader: the erasures after this instant of what was known at it, the oldest first.  Answers as known then lack it. */
enum fault erasures_after(struct act *, const char *known_at, const struct erasure_after **out, size_t *n) must_use;
/* That the books are told as known then, and each erasure since, in lines. */
const char *known_in_words(struct act *, const char *known_at);

/* Verifies ledger, bodies and books against one another and the checkpoint file.  OK: whole; E_BROKEN: *out names what. */
enum fault installation_verify(struct act *, struct installation *, struct verdict *out) must_use;
#endif
