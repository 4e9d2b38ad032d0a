/* Explaining a decision: every condition that applied, the facts it read, the duty behind it, and the cure: the smallest set of acts
 * that would turn a refusal into permission, who may perform each, and the earliest day (docs/decision.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_EXPLAIN_H
#define DECISION_EXPLAIN_H
#include "decision/decision.h"

struct reg;
struct role;
struct duty;
struct rulebook;

/* ---- names -------------------------------------------------------------------------------- */

/* What has a name outside. */
enum called { CALLED_PERSON, CALLED_CONTRACT, CALLED_AREA, CALLED_CONTAINER, CALLED_MACHINE, CALLED_ITEM, CALLED_COMPANY, CALLED_SITE,
	CALLED_AUTHORITY, CALLED_DESIGNATION, CALLED_PARTNER, CALLEDS };

/* How rows and labels are called.  `name` is never asked about NOTHING or UNKNOWN, nor about countries.  `record` is the number of the
 * record of this register that a fact comes from, by its owner and its fields as they are told; NULL where there is none to be
 * seen, and NULL itself where facts have no numbers.  What they answer lives as long as the act. */
struct naming {
	const char *(*name)(void *with, enum called, uint32_t number);
	const char *(*record)(void *with, const char *reg, uint32_t owner, const char *fields);
	void *with;
};
struct naming facts_naming(const struct facts *);

/* The label's country or partner, as the interchange writes it. */
const char *partner_called(struct act *, const struct naming *, label);

/* ---- explanations ------------------------------------------------------------------------- */

/* What a condition says, in words: its title, that it holds, that it fails, and who cures it how. */
struct condition_info { const char *code; bilingual title, holds, fails, cure; };
extern const struct condition_info condition_info[CONDITIONS];
const char *condition_duty(enum condition);      /* the id of its duty in the rulebook; NULL for none */

/* A fact that was read: its kind in the interchange, the record's number or NULL, its fields as they are typed. */
struct told { const char *kind, *number, *fields; };
/* The next field of what is told, without its quotes; false when there is none.  Writes into the text, which it goes through. */
bool told_next(char **rest, const char **key, const char **value);

struct reason {
	enum condition condition;
	bool held;
	const struct told *facts; size_t fact_count;
	const struct duty *duty;                 /* NULL: the condition answers to none */
};

/* One step of a cure: an act as it is typed after `hozen`, or a change of the question. */
struct step {
	const char *typed;
	const struct reg *reg;                   /* NULL: the question is changed, which takes no right */
	const struct role *const *roles;         /* those whose rights suffice, ended by NULL */
	bool names_no_record;                    /* what is amended stands in braces: facts have no numbers */
};

/* Whether acts can cure; which, the fewest there are; the day from which it is then permitted.  No steps: it is enough to wait. */
struct cure {
	bool exists;
	const struct step *steps; size_t step_count;
	day on;
	day by_itself;                           /* from when it is permitted if nobody does anything; DAY_NEVER */
	uint32_t beyond;                         /* bits of conditions that no act cures; only where no cure exists */
};

struct explanation {
	struct question asked;
	struct decision verdict;
	enum condition headline;                 /* of a refusal */
	struct reason reasons[CONDITIONS]; size_t reason_count;
	struct cure cure;                        /* of a refusal */
};

/* Asks decide(), and says all that is behind the answer.  `today` is the day on which acts may be performed at the earliest.
 * `rulebook` NULL: no duties.  `owner_of_site` tells whose site it is, NOTHING if it is not known; NULL: it is taken to be that of
 * those who have, or had, a facility clearance for it.  Everything lies in the act's arena. */
struct explaining {
	const struct picture *picture;
	const struct rulebook *rulebook;
	struct naming naming;
	day today;
	label (*owner_of_site)(void *with, label site);      /* with naming.with */
};
void explain(struct act *, const struct explaining *, const struct question *, struct explanation *out);
#endif
