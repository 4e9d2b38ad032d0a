/* A form being filled in, made by walking the fields of a register or of an act; shared by the files form*.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_FORM_H
#define UI_FORM_H
#include "ui/page.h"
#include "services/whatif.h"

/* What the fields of a form may not be called: a register's names have no dot. */
#define NAME_STEP   "form.step"              /* check, do, or nothing: the form again */
#define NAME_FIND   "form.find"              /* the field whose candidates are wanted */
#define NAME_TAKE   "form.take"              /* FIELD=NUMBER, one of them chosen */
#define NAME_WAS    "form.was"               /* the entry that made the version which was read */
#define NAME_PICK   "form.pick."             /* of a field changed by two: "theirs", or "mine" */
#define NAME_REASON "form.reason"
#define ARGUMENT_DRAFT "draft"              /* of an address: with what was kept */
#define NAME_SECOND "form.second"

struct filling {
	const struct act_kind *kind;
	const struct reg *reg;                   /* NULL for an act on no register */
	struct record old;                       /* of a record that stands; number NULL where there is none yet */
	const struct field *fields; size_t n;    /* what is asked for */
	const char **typed;                      /* by place in fields; NULL: nothing */
	const char *number, *reason, *second;
	const char *finding;                     /* the field whose candidates are shown; NULL: none */
	const struct problem *problems;          /* what was wrong with it */
	const char *refused;                     /* why it may not be done at all; NULL: it may */
	const char *was;                         /* the entry of the version a draft began with; NULL: of the one that stands */
	const char *above, *above_title;         /* the page it was reached from */
};

/* The value of a field as its input shows it, such that the input left alone means no change: an instant in Japan time, a choice's
 * code, other kinds as kept. */
const char *typed_of(struct request *, const struct field *, const char *value);
/* Does the text in the input say what is kept already? */
bool is_untouched(struct request *, const struct field *, const char *typed, const char *kept);
/* What to call the form: the act, and what it is done to. */
const char *form_title(struct request *, const struct filling *);

/* Each begins and ends a page. */
void form_page(struct request *, const struct filling *);               /* to be filled in */
void form_confirm_page(struct request *, const struct filling *, const struct whatif *);   /* to be confirmed; NULL: it cannot be told what it would change */
void form_conflict_page(struct request *, const struct filling *, const struct record *seen);   /* somebody else changed it meanwhile */

/* Parts. */
void form_fields_put(struct request *, const struct filling *);         /* every input, its label, help, and what is wrong with it */
void form_hidden_put(struct request *, const struct filling *);         /* the same values, unseen */
void hidden_put(struct request *, const char *name, const char *value);
void form_head_put(struct request *, const struct filling *);           /* where one came from, and what is wrong with it */
void form_text_put(struct request *, const char *name, const char *value, const char *said, const char *help,
    const struct problem *wrong);
const struct problem *problem_of(const struct filling *, const char *field);

/* Under a reference: records that what was typed may mean, each with a button (form_candidates.c); and a list to choose from while typing. */
void form_candidates_put(struct request *, const struct filling *, const struct field *);
void form_datalists_put(struct request *, const struct filling *);

/* A draft: what was typed is kept, dropped, read again where the address asks for it, and offered where there is one (form_draft.c). */
void draft_keep(struct request *, const struct filling *);
void draft_drop(struct request *);
bool draft_read(struct request *, struct filling *);
void draft_offer(struct request *);

/* The inputs of the act as typed; of an amendment only what is changed. */
struct inputs form_inputs(struct request *, const struct filling *);
#endif
