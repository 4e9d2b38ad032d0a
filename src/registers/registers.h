/* registers — the books an office must keep, each described once as a table.  Tables in both databases, read views, checks,
 * CSV columns, pages, help and ledger bodies are walks over these descriptions (docs/add-a-register.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGISTERS_H
#define REGISTERS_H
#include "base/base.h"
#include "base/days.h"
#include "store/store.h"

enum kind { TEXT, LONG_TEXT, DATE, INSTANT, COUNT_OF, YES_NO, CHOICE, COUNTRY, REF, KINDS };

/* REQUIRED: never empty.  UNIQUE: no two records alike.  FROZEN: set once, amended never.  INDEXED: records are looked for by it.
 * PAST: says what has happened, so it lies on no day to come.  NAMES: begins a relation, so it may name a record that is out of sight. */
enum { REQUIRED = 1, UNIQUE = 2, FROZEN = 4, INDEXED = 8, PAST = 16, NAMES = 32 };

/* What one must hold to write in a register or a field, or to perform an act; roles.def says which role holds which. */
enum right {
#define RIGHT(name, bit, ja, en) RIGHT_##name = bit,
#include "registers/rights.def"
#undef RIGHT
};

struct choice { const char *code; bilingual label; };

struct field {
	const char *name;
	enum kind kind;
	unsigned rules;
	const char *to;                  /* REF: the register referred to */
	const struct choice *from;       /* CHOICE: the closed list, ended by { 0 } */
	const char *not_before;          /* DATE: the field of the day this one may not precede */
	const char *duty;                /* the duty that demands the field */
	bilingual label;
	enum right right;                /* to fill it in or change it, where that is another than its register's; else 0 */
	const char *right_if;            /* and only in records in which this field is, or was, filled in; NULL: in every one */
};

/* What several fields, or several records, must be together.  The same words are asked at the act and by a trigger of the database;
 * NEW.column is the value to be kept (a reference is an id, NEW.id 0 in a record that is not there yet).  Unknown breaks nothing. */
struct constraint {
	const char *field;               /* named in the refusal */
	const char *breaks;              /* a portable condition that may never be true */
	const char *clashes;             /* or: REGISTER AS other … WHERE …, which may never find another record of this register */
	bilingual must;                  /* what would be accepted */
};

/* Who else may see a record, though not write it: those who see a record of `by` whose field `via` refers to it; or, `by` being
 * NULL, those within whose reach the company is to which its own field `via` refers. */
struct sight { const char *by, *via, *until; };  /* `until`: a day of `by` after which it is seen no longer; NULL: always */

struct reg {
	const char *name;                /* table, column, file, verb, URL and ledger word */
	const char *prefix;              /* numbers left empty become PREFIX-000001; NULL: a number must be given */
	bilingual title;
	const struct field *fields;
	size_t nfields;
	enum right right;                /* to write in it */
	const char *scope;               /* REF field by which a record belongs to a company; "id": it is the company;
	                                  * "number": it is the reader's own; "whole": only who reaches every company;
	                                  * NULL: everyone signed in may read it */
	const struct sight *sights;      /* who else may see it, ended by { 0 } */
	const char *own;                 /* REF field of the person whose own case it is, "id": it is the person; NULL: nobody's */
	const char *moves_scope;         /* what is written in it changes who reaches what: as regards the account or company that this
	                                    field names, "number": the account that it is, "own": whose own case somebody is, "*": all;
	                                    NULL: nothing changes */
	const char *const *unique;       /* fields that together occur once, ended by NULL */
	const struct constraint *constraints;    /* ended by { 0 } */
	const struct constraint *bears;          /* what hangs on it, so that it may not be voided while that is so (`breaks`); ended by { 0 } */
	/* What no single field can tell.  Values are canonical, by place in `fields`, NULL where
	 * empty; a check may put one in canonical form.  Adds problems to the act. */
	void (*check)(struct act *, long line, const char *number, const char **values);
};

#define FIELDS(t) .fields = (t), .nfields = COUNT(t)
#define each_field(f, r) (const struct field *f = (r)->fields; f < (r)->fields + (r)->nfields; f++)

enum { REGISTERS_MAX = 64, NUMBER_CHARACTERS = 64 };

extern const struct reg *const registers[];               /* what is referred to comes first; ended by NULL */
#define each_register(r) (const struct reg *const *r = registers; *r; r++)

const struct reg *register_named(const char *);           /* NULL if there is none */
const struct reg *register_called(const char *);          /* by its name or its title in either language; NULL if there is none */
bool is_register(const char *);
const struct field *field_named(const struct reg *, const char *);
/* As people head a column: the name, or the label in either language, blanks, case and width aside. */
const struct field *field_headed(const struct reg *, const char *heading);
bool number_headed(const char *heading);                  /* is it the column of the numbers? */
extern const bilingual number_label;                      /* 番号 · Number */

/* ---- closed lists ------------------------------------------------------------------------ */

/* The companies its record names or that lie in the area of the organisation it names; every company; the person of the account; those
 * whom the company it names has sent; only what is open to everyone signed in. */
enum reaching { REACHES_COMPANY, REACHES_EVERYWHERE, REACHES_OWN_CASE, REACHES_DISPATCHED, REACHES_NOTHING, REACHINGS };
struct role { const char *code; bilingual label; unsigned rights; enum reaching reaches; };
extern const struct role roles[];                         /* ended by { 0 } */
const struct role *role_named(const char *);

struct right_info { enum right right; bilingual label; };
extern const struct right_info rights_list[];             /* ended by { 0 } */
/* The right that this field needs in a record of these values, before and after; either may be NULL. */
enum right right_of_field(const struct reg *, const struct field *, const char *const *before, const char *const *after);
/* Roles that hold all of these, but for the program's own, as one phrase. */
const char *roles_holding(struct arena *, unsigned rights, enum lang);

/* What a role sees of a book; and it and what a role reaches in words. */
enum seeing { SEES_NOTHING, SEES_ITSELF, SEES_OWN_CASE, SEES_SENT, SEES_COMPANIES, SEES_ALL, SEEINGS };
enum seeing seen_by_role(const struct role *, const struct reg *);
extern const bilingual reaching_words[REACHINGS], seeing_words[SEEINGS];

/* Roles that one account never holds on the same day. */
struct exclusion { const char *one, *other; bilingual why; };
extern const struct exclusion exclusions[];               /* ended by { 0 } */

struct setting_info {
	const char *name;
	enum kind kind;
	const char *standard, *unit;
	long least, most;                        /* of a COUNT_OF */
	bilingual label, note;
};
extern const struct setting_info settings[];              /* of the program itself; the rulebook's terms are settable too */

/* A regime and a grade it has; together they have a name. */
struct pair { const char *regime, *grade; bilingual name; };
extern const struct pair regime_grades[];                         /* ended by { 0 } */
const char *pair_called(const char *regime, const char *grade, enum lang);        /* NULL where there is no such pair */

/* ---- one value --------------------------------------------------------------------------- */

/* What a person wrote, as the books keep it: DATE 2026-01-05, COUNT_OF decimal, YES_NO 0 or 1, CHOICE its code, REF a number;
 * NULL for empty.  False: not understood; `field_accepts` says what would be. */
bool field_read(struct arena *, const struct field *, const char *given, const char **out) must_use;
const char *field_accepts(struct act *, const struct field *);
/* For the eyes: a choice's label, yes or no in words; other kinds as kept. */
const char *field_show(const struct field *, const char *value, enum lang);
const char *choice_label(const struct choice *, const char *code, enum lang);

/* ---- records ----------------------------------------------------------------------------- */

struct record {
	const struct reg *reg;
	long id;                         /* the database's key; never leaves the program */
	const char *number;
	long entry;                      /* index of the ledger entry that made this version */
	const char *known_from;
	const char *const *values;       /* canonical, by place in reg->fields */
};

/* A record as it will be kept: its values as text, and as the database stores them (references as ids). */
struct checked { const char *const *values; const struct value *stored; };

/* Who asks, for checks that depend on it: what lies out of reach does not exist for them, and what has happened did so by `today`.
 * NULL reaches everything, on any day. */
struct reach { bool (*holds)(void *with, const struct reg *, long id); void *with; date today; };

/* Checks one record to be: every field's kind, what is required, what it refers to, what must be alone, reg->check.  Adds a
 * problem for each thing wrong.  `given` by place in reg->fields, NULL or "" for empty; `old` is the record amended, or NULL. */
enum fault record_check(struct act *, const struct reg *, long line, const char *number, const char *const *given,
    const struct record *old, const struct reach *, struct checked *out) must_use;
/* A number as the books keep it (folded), or NULL if it can be none. */
const char *number_read(struct arena *, const char *given);
/* The number a new record will have: the given one, folded and checked, or the register's prefix and the next free number. */
enum fault record_number(struct act *, const struct reg *, long line, const char *given, long id, const char **out) must_use;
/* A row of `by_number`, `all`, `page`, `versions` or `history`, copied into the arena. */
void record_of_row(struct arena *, const struct reg *, struct query *, struct record *out);
/* E_NOT_FOUND names register and number.  On a writer it sees all; on a reader what the reader may see, as known then. */
enum fault record_find(struct act *, const struct reg *, const char *number, struct record *out) must_use;

/* What people call a record in the act's language: its name, title, or family and given name; NULL if it has none. */
const char *name_of(struct act *, const struct reg *, const char *const *values);
/* Is it a field that says the name in one language or the other? */
bool is_naming(const struct field *);

/* The statements of a register, made once at start from its table (never from input). */
struct register_sql {
	struct sql by_number;            /* $1 number → id, number, entry, known_from, field … with references as numbers */
	struct sql all;                  /* the same columns, every record, by id */
	struct sql page;                 /* $1 after this id, $2 at most so many */
	struct sql count;
	struct sql insert;               /* $1 id, $2 number, $3 entry, $4 known_from, $5 … fields, references as ids */
	struct sql supersede;            /* $1 id, $2 entry that ends it, $3 known_to: copies the row to its version table */
	struct sql update;               /* $1 id, $2 entry, $3 known_from, $4 … fields */
	struct sql remove;               /* $1 id: takes the row out of the current table (its version stands) */
	struct sql number_used;          /* $1 number → 1 if it stands or ever stood */
	struct sql id_of;                /* $1 number → id */
	struct sql greatest;             /* → greatest id ever given */
	struct sql in_scope;             /* $1 id, $2 rights → 1 if reader() holds all of them there */
	struct sql in_sight;             /* $1 id → 1 if reader() may see it, and so refer to it */
	struct sql keys;                 /* → id and number, once for each record that stands or ever stood */
	struct sql misfits;              /* → number, entry of every row that holds a value of a type its column has not */
	struct sql versions;             /* every superseded row with entry, ended_by, known_to, and fields as `all`; by entry */
	struct sql history;              /* $1 number → as `versions` and the standing row, newest first */
	struct sql ever;                 /* $1 number → id of the record that stands, or ever stood, under it */
	struct sql stored;               /* → id, number, entry, known_from, field … as they are stored, references as ids; by id */
	struct sql stored_versions;      /* every superseded row likewise, and ended_by, known_to; by id and entry */
	struct sql insert_version;       /* $1 … a row of stored_versions */
	struct sql blank;                /* $1 id, $2 entry that erases it: no version of it says anything, or was known at any instant */
	struct sql *referring;           /* by place of field: $1 id → number of a record whose field refers to it; text NULL: no REF */
	struct sql *referrers;           /* by place of field: $1 id, $2 before this id, $3 at most so many → as `page`, newest first; text NULL */
	struct sql *referrer_count;      /* by place of field: $1 id → how many records there are whose field refers to it; text NULL */
	struct sql *matching;            /* by place of field: $1 value, $2 after this id, $3 at most so many → as `page`; text NULL: no index */
	struct sql *alike;               /* by place of field: $1 value, $2 id → number of another record with it; text NULL: not UNIQUE */
	struct sql alike_together;       /* $1 id, $2 … the fields of reg->unique → number of another record; text NULL: none */
	struct sql *broken;              /* by place in reg->constraints: $1 id, $2 … fields → a row, of a clash the other's number */
	struct sql *bearing;             /* by place in reg->bears: $1 id → a row if something hangs on it */
};
const struct register_sql *sql_of(const struct reg *);
/* Every statement built from the tables, for the test that prepares them all (a text may be NULL); NULL past the end. */
const struct sql *built_sql(size_t i, const struct reg **of);

/* ---- lists (listings.c) -------------------------------------------------------------------- */

/* What a field is asked for: one value, a part of a text; of days and instants those from `value` on that are before `before`.  NULL: any. */
struct wanted { const char *value, *before; };

/* Part of a list: its order (by entry unless said otherwise), what it is narrowed to, the number after which it goes on, how many. */
struct selection {
	const struct reg *reg;
	const struct field *by;                  /* one that is_sortable; NULL: none */
	bool by_number, falling;
	const struct wanted *conditions;      /* by place of field, canonical */
	const char *after;                       /* NULL: from the beginning */
	size_t most;
};
bool is_sortable(const struct field *);          /* an index leads along it */
/* On act->db, a reader.  E_NOT_FOUND where `after` is not on the books. */
enum fault records_list(struct act *, const struct selection *, struct record *out, size_t *n) must_use;
/* Every statement of a register's lists, for the test that prepares them; NULL past the end. */
const struct sql *listing_sql(const struct reg *, size_t i);

/* ---- search (grams.c) ---------------------------------------------------------------------- */

/* On act->db, a reader: records of a register whose number begins so, then those whose texts hold every word, kana, width and case aside. */
enum fault records_sought(struct act *, const struct reg *, const char *words, size_t most, struct record *out, size_t *n) must_use;
bool may_be_sought(struct act *, const char *words);     /* has it a word of two characters? */
bool is_searched(const struct reg *);
/* In a write transaction: what is found by a record's texts, as it said before (NULL: it is new) and says now (NULL: it is gone). */
enum fault grams_keep(struct act *, const struct reg *, long id, const char *const *before, const char *const *after) must_use;
/* Does what is kept stand for this program?  All of it anew. */
bool grams_stand(struct act *);
enum fault grams_fill(struct act *) must_use;
/* The statements of a register's search, for the test that prepares them; NULL past the end. */
const struct sql *search_sql(const struct reg *, size_t i);

/* ---- the installation's tables and views -------------------------------------------------- */

enum { SCHEMA_VERSION = 5 };

/* A table that is no register (exempt.c): its columns, with {text} for the database's type, and how its rows are copied. */
struct exempt { const char *name, *columns; const struct sql *rows, *keep; };
extern const struct exempt exempt_tables[];               /* ended by { 0 } */
#define each_exempt(e) (const struct exempt *e = exempt_tables; e->name; e++)

/* The tables of this version as a script, the same each time; frozen in tests/schemas when a version is released. */
void schema_text(struct text *out, enum db_kind);
/* As OWNER: makes every table, view, grant and policy of this version in an empty database. */
enum fault schema_make(struct act *) must_use;
/* As OWNER, in a transaction that is open and stays so: the same, `fill` being called when the tables stand and nothing yet watches
 * what is written in them but their own constraints, which on references between records of one register wait until it is done. */
enum fault schema_make_filled(struct act *, enum fault (*fill)(struct act *, void *with), void *with) must_use;
/* As OWNER, on SQLite: in place of the registers' empty tables others that take whatever an act ever wrote, also what an older program
 * required less of, in any order. */
enum fault schema_loosen(struct act *) must_use;
/* As OWNER: the empty table of a register takes records without these required fields (by place), which an older program did not ask for. */
enum fault schema_let_lack(struct act *, const struct reg *, const bool *lacking) must_use;
/* As OWNER: brings an older schema to this version, in one transaction.  E_NEWER for a newer one. */
enum fault schema_upgrade(struct act *) must_use;
/* E_NEWER, or E_CONFLICT with the words "upgrade" when it is older; OK when it is this version's. */
enum fault schema_is_current(struct act *, long *version) must_use;
/* A reader's views on a new connection (SQLite's TEMP views; PostgreSQL's stand in the database), for now or as known. */
enum fault views_open(struct act *, bool known) must_use;
/* On a writer, within a savepoint that will be undone: what is asked from now on is asked as a reader would, of the views. */
enum fault views_within(struct act *) must_use;
/* Opens a connection for a part with everything in place; what services and faces use. */
enum fault books_open(struct act *, const char *url, enum db_part, bool known, struct db **out) must_use;
/* Recomputes which companies each account may see, as of the day: the whole, or, where that day's scope stands already, what concerns
 * one account or company. */
enum scope_part { SCOPE_WHOLE, SCOPE_OF_ACCOUNT, SCOPE_OF_COMPANY, SCOPE_PARTS, SCOPE_OF_PERSONS = SCOPE_PARTS };
enum fault scope_renew(struct act *, date today, enum scope_part, const char *number) must_use;
/* $1 day → a reader whose scope is not what the roles in force on that day say; no row when all is well. */
const struct sql *scope_differs_sql(void);
#endif
