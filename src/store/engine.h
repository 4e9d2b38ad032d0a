/* engine — what a database does for the store: one const table each in sqlite.c and postgres.c.
 * Only the files of this layer include it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H
#include "store/store.h"

/* A statement prepared on one connection.  Address and text are both compared: a rulebook may be read anew
 * and lie at the addresses of the one before. */
struct prepared {
	struct prepared *next;
	const struct sql *of;
	const char *text;
	bool is_busy;                    /* SQLite: a query is reading from it, so a second one needs a copy */
	void *handle;                    /* SQLite: the statement */
	int *places;                     /* SQLite: where $1 … $n are bound; 0 where the text does not use one */
	char name[24];                   /* PostgreSQL: its name there */
};

enum { STATEMENT_BUCKETS = 256, STATEMENTS_KEPT = 4096 };

struct db {
	const struct engine *engine;
	enum db_part part;
	const char *url;
	long patience_ms;
	long limit_ms, standing_limit_ms;        /* now; and what it falls back to when the transaction ends */
	bool in_transaction, is_lost, is_guarded;
	struct arena *arena;                     /* this struct, its queries */
	struct arena *session;                   /* reader and known_at */
	struct arena *statements;
	const char *reader, *known_at;
	struct prepared *kept[STATEMENT_BUCKETS];
	size_t kept_count, open_queries;
	unsigned long names_given;
	struct query *idle;
	void *connection;                        /* sqlite3 or PGconn */
	struct guard *guard;                     /* SQLite: what a reader is held to */
	long long deadline;                      /* SQLite: when what runs now is out of time; 0 never */
	char sqlstate[6];                        /* PostgreSQL: of the latest error */
};

struct query {
	struct act *act;
	struct db *db;
	const struct sql *sql;
	struct prepared *prepared;               /* NULL where a fault came before it ran */
	struct query *next;                      /* among the idle */
	int columns;                             /* that a row of it has */
	bool has_row, is_first;                  /* on a row; which the caller has not yet asked for */
	long row, rows, changed;
	long long deadline;
	void *result;                            /* PostgreSQL: the whole answer */
	struct arena *decoded;                   /* PostgreSQL: bytes of the row */
};

struct engine {
	enum db_kind kind;
	const char *prefix, *begin, *begin_trial;
	/* Opens or reopens db->connection and sets it up for db->part. */
	enum fault (*open)(struct act *, struct db *);
	void (*close)(struct db *);
	/* Runs statements without parameters; false leaves the error for `raise`, which makes a fault of it. */
	bool (*run)(struct db *, const char *text);
	enum fault (*raise)(struct act *, struct db *, const char *name);
	enum fault (*script)(struct act *, struct db *, const char *text);
	enum fault (*begin_read)(struct act *, struct db *);
	enum fault (*tell_reader)(struct act *, struct db *);
	enum fault (*commit)(struct act *, struct db *);
	enum fault (*limit)(struct act *, struct db *);
	enum fault (*scour)(struct act *, struct db *, const char **remains);
	void (*guard)(struct db *);
	/* Does the database agree that a transaction is open? */
	bool (*in_transaction)(const struct db *);
	enum fault (*prepare)(struct act *, struct db *, const struct sql *, struct prepared *);
	void (*forget)(struct db *, struct prepared *);
	/* Binds, runs, and stands on the first row if there is one.  `whole`: the values outlive the query. */
	enum fault (*start)(struct query *, const struct value *from_1, bool whole);
	bool (*step)(struct query *);
	void (*end)(struct query *);
	int (*columns)(const struct query *);
	const char *(*name)(const struct query *, int column);
	bool (*is_null)(const struct query *, int column);
	const char *(*text)(struct query *, int column);
	long (*number)(struct query *, int column);
	size_t (*bytes)(struct query *, int column, const void **out);
	/* NULL, or why it cannot be prepared; on NULL *only_reads tells whether it changes nothing. */
	const char *(*refuses)(struct act *, struct db *, const struct sql *, bool *only_reads);
};

extern const struct engine sqlite_engine, postgres_engine;

/* ---- statements.c: those kept prepared on a connection ---- */

/* One that no query is using, prepared now if need be. */
enum fault statement_take(struct act *, struct db *, const struct sql *, struct prepared **out) must_use;
void statements_forget(struct db *);

/* ---- functions.c: reader(), known_at(), days ---- */

struct sqlite3;
int functions_make(struct sqlite3 *, struct db *);

/* ---- guard.c: what a reader of SQLite is held to ---- */

void guard_make(struct db *);

/* ---- portable.c: what a statement may say ---- */

/* NULL, or the words that both databases do not read alike, or that a reader may not say. */
const char *portable_refuses(struct arena *, const char *text, bool is_reader);
#endif
