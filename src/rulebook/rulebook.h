/* rulebook — law, duties, and the rules that test for them.  A rulebook is files: law/NAME.yaml (nodes of the legal tree, duties,
 * terms, tables, coverage, words) and rules/SOURCE/RULE.sql (front matter and one SELECT).  It is carried in the binary and may be
 * replaced by a folder.
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
/* Of an installation's folder its own rulebook (DIR/rulebook), else DIR itself where it is a rulebook, else those of the binary. */
enum fault sources_chosen(struct act *, const char *dir, struct sources *out) must_use;
/* The issuer's note that may lie beside law/ and rules/: it says the edition and the hash of all else, signed (services). */
extern const char rulebook_note_path[];
/* SHA-256 over "path NUL size NUL text" of each file but the note, in order of path. */
struct hash sources_hash(const struct sources *);

enum weight { WEIGHT_MINOR, WEIGHT_SERIOUS, WEIGHT_GRAVE };

/* ---- closed lists ------------------------------------------------------------------------ */

/* A word of the law files and what people read for it.  Each list ends in { 0 } (lists.c). */
struct listed { const char *code; bilingual label; };
extern const struct listed node_kinds[], duty_whos[], duty_towards[], duty_clocks[], law_marks[], law_regimes[], term_units[], title_sources[];
const char *listed_label(const struct listed *, const char *code, enum lang);    /* the code itself where it is not in the list */

/* ---- what the law files say -------------------------------------------------------------- */

/* A node of the legal tree: a law, what stands below it, or an article. */
struct law_node {
	const char *id, *kind, *parent;      /* parent NULL for a root */
	bilingual title;
	bilingual number;                    /* official number, article or heading; NULL where it has none */
	const char *english;                 /* whose English title it is, one of title_sources; NULL: not said */
	bilingual issuer;                    /* who issued it; NULL where it is whoever issued its parent */
	const char *regime;                  /* codes with a blank between them; NULL where they are those of its parent */
	const char *replaces;                /* the node whose place it took */
	const char *law_id;                  /* e-Gov's, of a law whose text e-Gov publishes */
	const char *mark;                    /* found, derived, unverified; NULL is found */
	bilingual note;
	date from_on, to_on;                 /* in force, both days included; NO_DATE open */
	const char *file; int line;
};

/* A register whose records show that a duty is met, and how long one of them is good for: a term's name, "once", "while_true". */
struct evidence { const char *reg, *good_for; };

/* Who must do what, towards whom, when, on which article. */
struct duty {
	const char *id, *who, *towards, *regime, *clock;     /* towards NULL: not said; regime: codes with a blank between them */
	bilingual text;
	bilingual trigger;                   /* what sets it off; NULL where nothing does */
	const struct evidence *evidence;     /* ended by { 0 } */
	bilingual exception;
	const char *replaces;                /* the duty whose place it took */
	const char *const *articles;         /* ids of law nodes, ended by NULL */
	const char *const *headings;         /* of a firm's security rules that must carry it out; ended by NULL */
	const char *mark;                    /* found in the source, derived from it, or unverified */
	bilingual note;                      /* where not found: what to confirm, "confirm with the 訓令"; else NULL */
	bilingual untested;                  /* why it has no rule; NULL where rules test it */
	date from_on, to_on;                 /* once a rulebook is read, only while one of its articles is in force */
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

/* A table of a source, such as its classification bands, as data. */
struct table_column { const char *name; bilingual label; };
struct table_row {
	const bilingual *cells;              /* by place of the column; { NULL, NULL } where empty; both alike where one text serves both */
	const char *const *articles;
	const char *mark;                    /* NULL is found */
	bilingual note;
	date from_on, to_on;
	const char *file; int line;
};
struct law_table {
	const char *id;
	bilingual title, note;
	const struct table_column *columns; size_t column_count;
	const struct table_row *rows;       size_t row_count;
	const char *file; int line;
};

/* A source, line by line: the duties a line became, or why it became none. */
struct source_line {
	const char *id;
	bilingual says, why;
	const char *const *duties;           /* ended by NULL */
	const char *file; int line;
};
struct covered {
	bilingual source;
	const struct source_line *lines; size_t line_count;
	const char *file; int line;
};

/* A word whose translation is the same everywhere: one of `en` stands wherever `ja` does, and none of `never`. */
struct law_word {
	const char *ja;
	const char *const *en, *const *never;        /* ended by NULL */
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

/* Names in ascending order, each with its place in an array, so that 10,000 duties stay usable (lookup.c). */
struct name_place { const char *name; size_t at; };
struct name_index { const struct name_place *places; size_t n; };
/* Of n records of `size` bytes whose name stands at `offset`; records without one are left out. */
struct name_index name_index_of(struct arena *, const void *records, size_t n, size_t size, size_t offset);
/* The first of that name, those of one name standing in the order of their records; NULL if there is none. */
const struct name_place *name_find(const struct name_index *, const char *name);
const struct name_place *name_next(const struct name_index *, const struct name_place *);    /* the next of the same name, or NULL */

struct rulebook {
	struct hash hash;
	const struct law_node *nodes;   size_t node_count;
	const struct duty *duties;      size_t duty_count;
	const struct term *terms;       size_t term_count;
	const struct rule *rules;       size_t rule_count;
	const struct law_table *tables; size_t table_count;
	const struct covered *sources;  size_t source_count;
	const struct law_word *words;   size_t word_count;
	struct name_index node_ids, children, duty_ids, term_names, terms_of_duty, rules_of_duty, table_ids;
};

/* The next term in force on the day that the rule asks and that was not found in a source; NULL when there is none left.  *at is NULL
 * at first.  A finding of the rule says so (reliance.c). */
const struct term *rule_next_reliance(const struct rulebook *, const struct rule *, date on, const char **at);

/* Reads and checks every file; all that is wrong is added to the act as problems (field = "file:line"), fault E_RULEBOOK.
 * `is_register` tells whether a name is a register's.  The rulebook lives in the act's arena. */
enum fault rulebook_read(struct act *, const struct sources *, bool (*is_register)(const char *), struct rulebook *out) must_use;

/* What a reading may be asked besides: names from layers above this one. */
struct lint { bool (*is_register)(const char *); const char *const *headings; };     /* headings ended by NULL */
/* Everything that could be put right in the files, told as rulebook_read tells it.  E_RULEBOOK if there is anything.  What can be
 * read is in *out either way. */
enum fault rulebook_lint(struct act *, const struct sources *, const struct lint *, struct rulebook *out) must_use;

/* On a reader: every rule prepares, only reads, and returns the columns it must and those its `because` names. */
enum fault rulebook_prepare(struct act *, const struct rulebook *) must_use;

const struct duty *duty_named(const struct rulebook *, const char *id);
const struct law_node *node_named(const struct rulebook *, const char *id);
const struct law_table *table_named(const struct rulebook *, const char *id);
bool is_between(date on, date from_on, date to_on);                  /* both days included; NO_DATE is open */
struct validity { date from_on, to_on; };
struct validity validity_within(struct validity, date from_on, date to_on);
bool validity_is_empty(struct validity);
/* When it is in force: itself and all above it.  A duty needs one of its articles as well, so that one which does not say when it
 * begins, begins with the first of them. */
struct validity node_validity(const struct rulebook *, const struct law_node *);
struct validity articles_validity(const struct rulebook *, const struct duty *);       /* from the first of them to the last */
struct validity duty_validity(const struct rulebook *, const struct duty *);
bool node_is_in_force(const struct rulebook *, const struct law_node *, date on);
bool duty_is_in_force(const struct rulebook *, const struct duty *, date on);
const struct law_node *law_of(const struct rulebook *, const struct law_node *);     /* the nearest above, or itself, that is no article */
/* As people cite it, from the root down: "Order, art. 166 (Regional defense bureaus)"; its own title where it has no number. */
const char *node_cited(struct arena *, const struct rulebook *, const struct law_node *, enum lang);

/* ---- what changes between two days -------------------------------------------------------- */

enum law_change_kind { CHANGE_BEGINS, CHANGE_REPLACES, CHANGE_ENDS, CHANGE_TERM, CHANGES };
extern const struct listed change_kinds[];                           /* by enum law_change_kind, ended by { 0 } */

/* A law, or a duty, or a term with other value; the rest NULL.  `old` is what it replaced, or the term as it was. */
struct law_change {
	enum law_change_kind change;
	date on;                             /* the first day on which it holds; of what ends, the last */
	const struct law_node *node, *old_node;
	const struct duty *duty, *old_duty;
	const struct term *term, *old_term;
	date due_on;                         /* of a duty that begins: the first day by which it must have been done; NO_DATE where its
	                                      * trigger tells */
};
/* From one day to another, the earlier first; the article nodes of a law that begins or ends as a whole are left out. */
struct law_diff { date from, to; const struct law_change *changes; size_t n; };
void rulebook_diff(struct arena *, const struct rulebook *, date from, date to, struct law_diff *out);

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
 * Each rule may run `limit_ms`; E_TOO_SLOW names the rule.  `is_opening(at)` tells an instant of the opening import (never late).
 * `ahead`: also what falls due beyond the horizon, as if it were due soon. */
struct judging { date on; long horizon, limit_ms; bool (*is_opening)(void *, const char *at); void *with; bool ahead; };
enum fault judge(struct act *, const struct rulebook *, const struct judging *, struct judgement *out) must_use;

/* One rule alone, asked by this statement ($1: the day), added to the list; 0 for limit_ms sets none. */
struct finding_list { struct finding *list; size_t n, room; };
enum fault judge_rule(struct act *, const struct rule *, const struct sql *, const struct judging *, struct finding_list *out) must_use;
/* What a finding is on a day; false when there is nothing to tell. */
bool finding_state(const struct judging *, date due_on, date last_on, enum state *out);
/* Findings that stand rule by rule, put in order and counted. */
struct judgement judgement_of(date on, struct finding_list *);
#endif
