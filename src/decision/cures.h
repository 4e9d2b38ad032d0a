/* Cures: the small world of one question, the steps that change it, and the search for the fewest of them.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_CURES_H
#define DECISION_CURES_H
#include "decision/telling.h"

/* ---- excerpts ----------------------------------------------------------------------------- */

enum { EXCERPT_ROWS = 1024 };

/* What of a picture one question can depend on, numbered anew and small enough to be copied at every step of a search.  Labels
 * are as in the picture; of rows `original` says which they were.  A fact keeps its place in its owner's list, but for ranges, passes,
 * accounts and approvals, of which only those are kept that can matter. */
struct excerpt {
	const struct picture *from;
	struct picture picture;
	struct question q;
	struct rows_of { row original[EXCERPT_ROWS]; uint32_t n; } rows[TABLES];
	label companies[EXCERPT_ROWS]; uint32_t company_count;
};

void excerpt_open(struct excerpt *, const struct picture *, const struct question *);
void excerpt_close(struct excerpt *);
/* The row in the excerpt, into which it is taken if need be; NOTHING where there is no room.  Areas and machines are to be taken in
 * before persons, for passes and accounts. */
row excerpt_contract(struct excerpt *, row);
row excerpt_area(struct excerpt *, row);
row excerpt_container(struct excerpt *, row);
row excerpt_machine(struct excerpt *, row);
row excerpt_person(struct excerpt *, row);
void excerpt_company(struct excerpt *, label);
/* What the question itself names, and its item's contract. */
void excerpt_question(struct excerpt *);
row excerpt_original(const struct excerpt *, enum table, row);
/* Every day after this one on which something in the excerpt begins, ends or expires: at most `room`, ascending. */
uint32_t excerpt_days(const struct excerpt *, day after, day *out, uint32_t room);

void picture_copy(struct picture *out, const struct picture *);

/* ---- remedies ----------------------------------------------------------------------------- */

enum remedy {
	REMEDY_NONE,
#define REMEDY(name, verb, reg) REMEDY_##name,
#include "decision/remedies.def"
#undef REMEDY
	REMEDIES
};

/* A step, about rows of the excerpt: who or what it is about, what besides, the day on which it is done. */
struct remedied { enum remedy remedy; uint32_t of, with, more; uint8_t code; day on; };

/* A picture of an excerpt as some steps have changed it. */
struct changed { struct picture p; struct question q; uint32_t parts; };         /* parts: bits of remedies that change the question */

void remedy_apply(struct changed *, const struct remedied *);
bool remedy_asks_otherwise(enum remedy);
const struct reg *remedy_register(enum remedy);                /* NULL: the question is changed */
/* As typed after `hozen`. */
const char *remedy_typed(const struct telling *, const struct excerpt *, const struct remedied *, bool *names_no_record);

/* ---- what comes into question ------------------------------------------------------------- */

enum { OFFERS = 32 };
struct offers { struct remedied list[OFFERS]; uint32_t n; };

/* For each part of the question what else might be named, all taken into the excerpt; and when steps may be dated. */
struct choices {
	struct named { row list[OFFERS]; uint32_t n; } areas, containers, machines, witnesses;
	struct holder { label site, company; } holders[4 * OFFERS];    /* whose sites they are, as far as is known */
	uint32_t holder_count;
	day on, today;
};

/* Looks through the whole picture for other places, machines and witnesses, and takes them, and the question, into the excerpt. */
void choices_make(struct excerpt *, struct choices *, const struct explaining *, day on);
/* The steps that might cure the condition, or be part of what does. */
void offers_for(const struct changed *, const struct choices *, const struct excerpt *, enum condition, struct offers *out);
row area_asked(const struct picture *, const struct question *);       /* the area of the place, or of the machine operated */
bool is_fit_to_witness(const struct picture *, row person, const struct item *, day on);

/* ---- the search --------------------------------------------------------------------------- */

struct plan { bool found; struct remedied steps[OFFERS]; uint32_t n; day on, by_itself; uint32_t beyond; };

/* The fewest steps that make the refused question permitted, on the earliest day on which any do; and the excerpt whose rows they
 * name, which is the caller's to close. */
void plan_make(const struct explaining *, const struct question *, struct excerpt *x, struct plan *out);
#endif
