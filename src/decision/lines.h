/* Lines of the interchange: one JSON object, read against a table of its fields straight into a record.  Facts and questions are read by
 * the same functions; where a fact makes a name known, a question only looks it up.  Private to this layer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_LINES_H
#define DECISION_LINES_H
#include "decision/decision.h"
#include "decision/memory.h"
#include <jansson.h>

/* The kinds of fact that others name, and what else has a name.  Areas and containers share one space. */
enum declared { DECLARED_NOTHING, PERSON, CONTRACT, AREA, CONTAINER, MACHINE, ITEM };
enum space { PERSONS, CONTRACTS, PLACES, MACHINES, ITEMS, COMPANIES, SITES, AUTHORITIES, DESIGNATIONS, PARTNERS, SPACES };

struct lookup;
struct facts {
	struct picture picture;
	struct names *names[SPACES];     /* marked with what a line declares; of areas and containers the row is the place's number */
};
enum space space_of(enum declared);
bool is_declared(const struct facts *, enum declared, uint32_t number);

enum slot_type {
	SLOT_ID,                         /* declared by this line; its number is the record's row */
	SLOT_REFERENCE,                  /* to what some line declares */
	SLOT_LABEL,                      /* a name that needs no declaration */
	SLOT_PARTNER, SLOT_DAY, SLOT_CHOICE, SLOT_CHOICES, SLOT_GRADE, SLOT_YES_NO, SLOT_COUNT, SLOT_COUNTRIES, SLOT_PERIODS,
	SLOT_METHODS, SLOT_NOTE,         /* a text that decides nothing */
	SLOT_NUMBER, SLOT_USE, SLOT_PLACE, SLOT_RECIPIENT,     /* of questions */
	SLOT_TYPES
};

enum {
	MUST = 1,                        /* required */
	BARS = 2,                        /* a day that lies before every day when it is empty, not after */
	LOOSE = 4                        /* what it names may be undeclared: then `instead` is put */
};

/* One field: what it is, and where in the record it goes. */
struct slot {
	const char *name;
	enum slot_type type;
	unsigned rules;
	size_t at, size;                 /* size 0: nowhere, or as the type has it */
	enum declared of;
	enum space space;
	const struct code *choices;
	uint32_t instead;
};
#define AT(type, member) .at = offsetof(struct type, member), .size = sizeof ((struct type *)0)->member
#define OWNER            .at = SIZE_MAX      /* not in the record: whose fact it is */

/* A line being read. */
struct reading {
	struct act *act;
	const struct facts *facts;
	const struct lookup *lookup;     /* who knows the names of a question, where there are no facts that do */
	struct facts *made;              /* the facts, where names are made known; NULL: it is a question */
	struct pile *piles;              /* by pool; of facts only */
	long line, wrongs;               /* the line's number; how much was wrong so far */
	const char *error;               /* what was wrong first, of a question */
	void *record;
	uint32_t owner;
	const char *within;              /* the field whose fields are read; NULL: the line's own */
	json_int_t number;               /* of SLOT_NUMBER */
	bool is_numbered;
};

/* The line as an object, to be dropped with json_drop; NULL if it is none, which is noted. */
json_t *line_object(struct reading *, const char *text, size_t n);
void json_drop(json_t **);
/* Reads the fields into the record; what is wrong is noted.  The field `kind` is let pass in facts. */
void line_read(struct reading *, const struct slot *, const json_t *);
/* Notes that a field is wrong: as a problem of the act, or the question's error. */
void line_is_wrong(struct reading *, const char *field, const json_t *given, const char *accepted);
bool is_pair(uint8_t regime, long grade);              /* does an item of this regime and grade exist? */
bool is_empty_value(const json_t *);                   /* absent, null or "" */

const char *names_of_codes(struct act *, const struct code *);         /* "a, b, c" */
const char *names_of_slots(struct act *, const struct slot *);
#endif
