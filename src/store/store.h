/* store — one door to SQLite and PostgreSQL.  SQL is portable, written once beside the function that runs it, and
 * every statement is enumerable, so a test prepares them all on both databases (docs/sql.md).
 *
 * A connection is opened for one of three parts: OWNER makes and upgrades the tables, WRITER alone changes them, READER
 * sees nothing but the read views.  A connection belongs to one thread at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_H
#define STORE_H
#include "base/base.h"

/* ---- statements -------------------------------------------------------------------------- */

/* params: one letter for each of $1 … $n: t text, l whole number, b bytes. */
struct sql { const char *name, *params, *text; };

/* SQL(holder_of, "l", "SELECT …") declares a statement; `"" text` refuses anything but a literal.
 * Pointers to the rows lie in a section of the object file, which each_sql walks. */
#define SQL(id, params, literal) \
	static const struct sql id = { #id, "" params, "" literal }; \
	static const struct sql *const id##_listed __attribute__((section("sql_texts"), used)) = &id

extern const struct sql *const __start_sql_texts[], *const __stop_sql_texts[];
#define each_sql(s) (const struct sql *const *s = __start_sql_texts; s < __stop_sql_texts; s++)

/* ---- values ------------------------------------------------------------------------------ */

enum value_kind { VALUE_NULL, VALUE_LONG, VALUE_TEXT, VALUE_BYTES };
struct value { enum value_kind kind; long number; const void *bytes; size_t size; };

static inline struct value L(long n) { return (struct value){ VALUE_LONG, n, NULL, 0 }; }
static inline struct value T(const char *s)            /* NULL is SQL's NULL */
{
	return (struct value){ s ? VALUE_TEXT : VALUE_NULL, 0, s, 0 };
}
static inline struct value B(const void *p, size_t n) { return (struct value){ VALUE_BYTES, 0, p, n }; }

/* ---- connections ------------------------------------------------------------------------- */

struct db;
enum db_kind { SQLITE, POSTGRES, DB_KINDS };
enum db_part { OWNER, WRITER, READER };

/* Opens "sqlite:PATH" (the file must exist unless OWNER) or "postgresql://…".  Waits at most db_patience for a lock.
 * E_NOT_FOUND, E_BUSY, E_STORE. */
enum fault db_open(struct act *, const char *url, enum db_part, struct db **out) must_use;
void db_close(struct db **);                          /* a transaction still open is undone; NULL is fine */
enum db_kind db_kind(const struct db *);
const char *db_url(const struct db *);
const char *db_known_at(const struct db *);           /* of the transaction under way; NULL for now */
bool db_is_lost(const struct db *);                   /* the connection is gone; db_reopen before more is asked */
enum fault db_reopen(struct act *, struct db *) must_use;

enum { DB_PATIENCE_MS = 5000 };                       /* how long to wait for another writer; HOZEN_PATIENCE_MS overrides */

/* Statements of act->db begun after this and still running `ms` later end with E_TOO_SLOW; 0 lifts the limit.  Until then they are
 * planned as what goes over whole books. */
enum fault db_limit(struct act *, long ms) must_use;

/* Who reads (number of the account) and what was known: `known_at` an instant, or NULL for now.  It holds for the
 * transaction begun by db_begin_read; reader() and known_at() in SQL answer it. */
enum fault db_begin_read(struct act *, const char *reader, const char *known_at) must_use;
enum fault db_end_read(struct act *);

/* A write transaction.  perform() alone calls these. */
enum fault db_begin(struct act *) must_use;           /* SQLite: BEGIN IMMEDIATE; E_BUSY when the wait is over */
/* One that will be undone, and sees the books as of one moment throughout. */
enum fault db_begin_trial(struct act *) must_use;
enum fault db_commit(struct act *) must_use;
void db_undo(struct act *);                           /* never fails: what cannot be undone is lost with the connection */
enum fault db_savepoint(struct act *) must_use;
enum fault db_release(struct act *) must_use;
void db_undo_savepoint(struct act *);                 /* back to the savepoint, which ends */
void db_act_as(struct act *, const char *account);    /* what reader() answers in this write transaction */

/* ---- asking and doing -------------------------------------------------------------------- */

struct query;

/* Runs a statement on act->db:   defer(query_end) struct query *q = query(act, held_by, L(person), T(day));
 * A fault is set in the act; query_next then answers false.  Never NULL.  Prepared once a connection, and kept. */
#define query(act, sql, ...) query_with((act), &(sql), (struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ }, \
	COUNT(((struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ })) - 1)
struct query *query_with(struct act *, const struct sql *, const struct value *from_1, size_t n);
void query_end(struct query **);
bool query_next(struct query *);
int query_columns(const struct query *);
const char *query_name(const struct query *, int column);
int query_column(const struct query *, const char *name);     /* its place, or -1 */
bool query_is_null(const struct query *, int column);
const char *query_text(struct query *, int column);           /* NULL for NULL; lives until the next row: copy to keep */
const char *query_copy(struct query *, int column);           /* in the act's arena */
long query_long(struct query *, int column);                  /* 0 for NULL */
size_t query_bytes(struct query *, int column, const void **out);   /* lives until the next row */

/* Runs a statement for what it changes. */
#define change(act, sql, ...) change_with((act), &(sql), (struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ }, \
	COUNT(((struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ })) - 1, NULL)
enum fault change_with(struct act *, const struct sql *, const struct value *from_1, size_t n, long *rows) must_use;

/* The first column of the first row, or `otherwise`.  Look at act->fault where that matters. */
#define ask_long(act, otherwise, sql, ...) ask_long_with((act), (otherwise), &(sql), \
	(struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ }, COUNT(((struct value[]){ { 0 } __VA_OPT__(,) __VA_ARGS__ })) - 1)
long ask_long_with(struct act *, long otherwise, const struct sql *, const struct value *from_1, size_t n);

/* Several statements without parameters, separated by ";\n" (tables, views, grants); for OWNER and opening. */
enum fault db_script(struct act *, const char *text) must_use;

/* As OWNER, or as WRITER of SQLite, outside a transaction: what was deleted or written over is taken out of the database's files as far
 * as it can be.  Answers what remains to be done, in words, or NULL; E_BUSY while others read or write. */
enum fault db_scour(struct act *, const char **remains) must_use;

/* Prepares without running: NULL, or what is wrong, or not portable, in words (in the act's arena). */
const char *db_refuses(struct act *, const struct sql *);

/* The shared functions of docs/sql.md for PostgreSQL, for schema_make; SQLite gets them when it is opened. */
extern const char store_functions_pg[];

/* From now on a reader only reads, through views alone (on PostgreSQL its role sees to that), and calls only the functions that
 * docs/sql.md lists; all else is E_DENIED.  Called outside a transaction, on SQLite once its TEMP views stand (they name
 * tables as main.TABLE and use no WITH), and again after db_reopen.  If it cannot be set up, everything is denied. */
void db_guard(struct db *);

/* Does a statement only read?  (SQLite knows; PostgreSQL's readers are held to it by the transaction.) */
bool db_only_reads(struct act *, const struct sql *);
#endif
