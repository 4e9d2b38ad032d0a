/* rulebook — law, duties, and the rules that test for them.  A rulebook is files: law/NAME.yaml (nodes of the legal tree, duties,
 * terms) and rules/SOURCE/RULE.sql (front matter and one SELECT).  It is carried in the binary and may be replaced by a folder.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_H
#define RULEBOOK_H
#include "base/base.h"
#include "base/clocks.h"
#include "base/days.h"
#include "store/store.h"

/* A file of a rulebook: path such as "law/clause.yaml" or "rules/machines/weekly-virus-check.sql". */
struct source_file { const char *path, *text; size_t size; };
struct sources { const struct source_file *files; size_t n; };         /* in ascending order of path */

extern const struct asset rulebook_files[];                              /* carried in the binary, ended by { 0 } */

/* The files of the binary, or of a folder that holds law/ and rules/ (E_NOT_FOUND, E_FILES). */
enum fault sources_carried(struct act *, struct sources *out) must_use;
enum fault sources_folder(struct act *, const char *folder, struct sources *out) must_use;
/* SHA-256 over "path NUL size NUL text" of each file, in order of path. */
struct hash sources_hash(const struct sources *);

enum weight { WEIGHT_MINOR, WEIGHT_SERIOUS, WEIGHT_GRAVE };

/* A node of the legal tree: act, order, decision, directive, circular, clause, document, article. */
struct law_node {
	const char *id, *kind, *parent;      /* parent NULL for a root */
	bilingual title;
	bilingual number;                    /* official number, article or heading; NULL where it has none */
	date from_on, to_on;                 /* in force; NO_DATE open */
};

/* Who must do what, when, on which article. */
struct duty {
	const char *id, *who, *regime, *clock;
	bilingual text;
	const char *const *articles;         /* ids of law nodes, ended by NULL */
	const char *mark;                    /* found in the source, derived from it, or unverified */
	bilingual note;                      /* where not found: what to confirm, "confirm with the 訓令"; else NULL */
	bilingual untested;                  /* why it has no rule; NULL where rules test it */
	date from_on, to_on;
	const char *file; int line;
};

/* A number the rules use: an interval or a threshold, dated. */
struct term {
	const char *name, *unit, *duty, *mark;
	long value;
	bilingual label, note;
	date from_on, to_on;
	const char *file; int line;
};

/* The clock by which a rule's due day is reckoned: `n` and `since` are columns of its SELECT; n is NULL where it has none. */
struct rule_clock { struct clock clock; const char *n, *since; };

/* As a rule's front matter says it, "within {days} days of {since_on}".  False if it is none. */
bool rule_clock_read(struct arena *, const char *said, struct rule_clock *out) must_use;
extern const char rule_clocks_are[];         /* the kinds and units there are, for people */

struct rule {
	const char *name, *file;             /* as the front matter says; the file it stands in */
	const struct duty *duty;
	bilingual title, because;            /* because has places {column} */
	enum weight weight;
	const char *reg;                     /* register of the subjects */
	struct rule_clock clock;
	struct sql sql;                      /* $1: the day judged */
};

struct rulebook {
	struct hash hash;
	const struct law_node *nodes; size_t node_count;
	const struct duty *duties;    size_t duty_count;
	const struct term *terms;     size_t term_count;
	const struct rule *rules;     size_t rule_count;
};

/* Reads and checks every file; all that is wrong is added to the act as problems (field = "file:line"), fault E_RULEBOOK.
 * `is_register` tells whether a name is a register's.  The rulebook lives in the act's arena. */
enum fault rulebook_read(struct act *, const struct sources *, bool (*is_register)(const char *), struct rulebook *out) must_use;

/* On a reader: every rule prepares, only reads, and returns the columns it must and those its `because` names. */
enum fault rulebook_prepare(struct act *, const struct rulebook *) must_use;

const struct duty *duty_named(const struct rulebook *, const char *id);
const struct law_node *node_named(const struct rulebook *, const char *id);
/* As people cite it, from the root down: "Order, art. 166 (Regional defense bureaus)"; its own title where it has no number. */
const char *node_cited(struct arena *, const struct rulebook *, const struct law_node *, enum lang);

/* ---- judging ----------------------------------------------------------------------------- */

enum state { STATE_DUE, STATE_OVERDUE, STATE_MISSING, STATE_WRONG, STATES };
struct state_info { const char *code; bilingual label; };
extern const struct state_info state_info[STATES];

struct finding {
	const struct rule *rule;
	enum state state, gravest;           /* its own; the gravest that its rule found that day */
	const char *subject, *company;       /* numbers; company may be NULL */
	date due_on, last_on;                /* NO_DATE where there is none */
	bilingual because;
	bilingual reckoned;                  /* how the due day was computed; NULL where the rule names no clock */
	bool disputed;                       /* the query and the legal clock give different days: the rule is at fault */
	bool late;                           /* the evidence was entered after its due day */
};

struct judgement {
	date on;
	const struct finding *findings; size_t n;       /* rule by rule, the gravest first; then by state, company, due day, subject */
	long counts[STATES];
};

/* Judges the day with every rule, on act->db within a read transaction.  `horizon`: how many days ahead is due soon.
 * Each rule may run `limit_ms`; E_TOO_SLOW names the rule.  `is_opening(at)` tells an instant of the opening import (never late). */
struct judging { date on; long horizon, limit_ms; bool (*is_opening)(void *, const char *at); void *with; };
enum fault judge(struct act *, const struct rulebook *, const struct judging *, struct judgement *out) must_use;
#endif
