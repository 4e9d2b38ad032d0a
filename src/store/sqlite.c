/* SQLite: one file, many readers, one writer at a time, every commit on disk before it is acknowledged.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OPS_BETWEEN_LOOKS = 1000 };               /* of SQLite's machine, between two looks at the clock */

static long long milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int is_out_of_time(void *from)
{
	const struct db *db = from;
	return db->deadline && milliseconds() >= db->deadline;
}

/* ---- faults ------------------------------------------------------------------------------ */

static const struct { int code; enum fault fault; } faults[] = {
	{ SQLITE_BUSY,       E_BUSY },
	{ SQLITE_LOCKED,     E_BUSY },
	{ SQLITE_FULL,       E_FULL },
	{ SQLITE_CONSTRAINT, E_CONFLICT },
	{ SQLITE_INTERRUPT,  E_TOO_SLOW },
	{ SQLITE_AUTH,       E_DENIED },
	{ SQLITE_READONLY,   E_DENIED },
};

static enum fault fault_of(sqlite3 *lite)
{
	int code = sqlite3_errcode(lite) & 0xff, cause = sqlite3_system_errno(lite);
	if (code == SQLITE_IOERR && (cause == ENOSPC || cause == EDQUOT))
		return E_FULL;
	for (size_t i = 0; i < COUNT(faults); i++)
		if (faults[i].code == code)
			return faults[i].fault;
	return E_STORE;
}

static enum fault raise_fault(struct act *act, struct db *db, const char *name)
{
	const char *words = sqlite3_errmsg(db->connection);
	enum fault fault = fault_of(db->connection);
	if (sqlite3_errcode(db->connection) == SQLITE_NOMEM) {
		fputs("hozen: out of memory\n", stderr);
		abort();
	}
	if (fault == E_BUSY)
		return fail(act, fault, W_STORE_BUSY, name, arena_format(act->arena, "%ld", db->patience_ms));
	if (fault == E_TOO_SLOW)
		return fail(act, fault, W_STORE_TOO_SLOW, name, arena_format(act->arena, "%ld", db->limit_ms));
	return fail(act, fault, W_STORE_SAYS, name, words);
}

/* ---- connections ------------------------------------------------------------------------- */

static bool run(struct db *db, const char *text)
{
	db->deadline = 0;
	return sqlite3_exec(db->connection, text, NULL, NULL, NULL) == SQLITE_OK;
}

/* The path as SQLite may take it: never a URI or ":memory:". */
static const char *path_of(struct act *act, const struct db *db)
{
	const char *path = db->url + strlen("sqlite:");
	return *path == '/' ? path : arena_format(act->arena, "./%s", path);
}

/* The file, its log and its index are for the owner's eyes alone; the two take their mode from the file.  A file that stands is
 * never opened here: closing it again would let go of every lock this process holds on it through another connection. */
static enum fault find_file(struct act *act, const struct db *db, const char *path)
{
	int fd = db->part == OWNER ? open(path, O_RDWR | O_CLOEXEC | O_CREAT | O_EXCL, 0600) : -1;
	if (fd >= 0) {
		close(fd);
		return OK;
	}
	if (db->part == OWNER && errno != EEXIST)
		return fail(act, errno == ENOSPC ? E_FULL : E_STORE, W_STORE_SAYS, path, strerror(errno));
	if (!access(path, R_OK | W_OK))
		return OK;
	if (errno == ENOENT)
		return fail(act, E_NOT_FOUND, W_STORE_NO_FILE, db->url + strlen("sqlite:"));
	return fail(act, E_STORE, W_STORE_SAYS, path, strerror(errno));
}

static const char base_settings[] =
	"PRAGMA synchronous = FULL;"
	"PRAGMA foreign_keys = ON;"
	"PRAGMA secure_delete = ON;"
	"PRAGMA cell_size_check = ON;"
	"PRAGMA trusted_schema = OFF;"
	"PRAGMA case_sensitive_like = ON;";

/* In another mode a commit would not be what store.h promises; some network file systems cannot keep the log. */
static bool logs_ahead(struct db *db)
{
	sqlite3_stmt *mode = NULL;
	bool wal = sqlite3_prepare_v2(db->connection, db->part == READER ? "PRAGMA journal_mode" :
	    "PRAGMA journal_mode = WAL", -1, &mode, NULL) == SQLITE_OK &&
	    sqlite3_step(mode) == SQLITE_ROW && !strcmp((const char *)sqlite3_column_text(mode, 0), "wal");
	return sqlite3_finalize(mode) == SQLITE_OK && wal;
}

/* A name in double quotes that is no column is an error, as on PostgreSQL, and no text. */
enum { LONGEST_READ = 16 << 20, NO_SEEK_SCAN = 0x20000 };

static bool set_up(struct db *db)
{
	sqlite3 *lite = db->connection;
	sqlite3_extended_result_codes(lite, 1);
	/* Up to 3.40 at least, what is said of a later column of an index may be lost behind an IN when it seeks by scanning. */
	sqlite3_test_control(SQLITE_TESTCTRL_OPTIMIZATIONS, lite, NO_SEEK_SCAN);
	sqlite3_busy_timeout(lite, (int)db->patience_ms);
	sqlite3_progress_handler(lite, OPS_BETWEEN_LOOKS, is_out_of_time, db);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	/* One step of a statement cannot be interrupted, so no value may be so long that it takes seconds to make. */
	if (db->part == READER)
		sqlite3_limit(lite, SQLITE_LIMIT_LENGTH, LONGEST_READ);
	return functions_make(lite, db) == SQLITE_OK && run(db, base_settings) && logs_ahead(db) &&
	       (db->part != READER || run(db, "PRAGMA query_only = ON"));
}

static enum fault open_file(struct act *act, struct db *db)
{
	const char *path = path_of(act, db);
	enum fault f = find_file(act, db, path);
	if (f)
		return f;
	sqlite3 *lite = NULL;
	int opened = sqlite3_open_v2(path, &lite, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	db->connection = lite;
	if (opened == SQLITE_OK && set_up(db))
		return OK;
	if (sqlite3_errcode(lite) == SQLITE_OK || sqlite3_errcode(lite) == SQLITE_ROW)
		return fail(act, E_STORE, W_STORE_NO_WAL, path);
	return raise_fault(act, db, path);
}

static void close_file(struct db *db)
{
	statements_forget(db);
	sqlite3_close(db->connection);
	db->connection = NULL;
	db->guard = NULL;
}

/* A reader not yet guarded makes its TEMP views by a script, and for that alone may write. */
static enum fault script(struct act *act, struct db *db, const char *text)
{
	bool lifts = db->part == READER && !db->guard;
	if (lifts && !run(db, "PRAGMA query_only = OFF"))
		return raise_fault(act, db, "script");
	if (run(db, "SAVEPOINT script") && run(db, text) && run(db, "RELEASE SAVEPOINT script"))
		return !lifts || run(db, "PRAGMA query_only = ON") ? OK : raise_fault(act, db, "script");
	enum fault f = raise_fault(act, db, "script");
	run(db, "ROLLBACK TO SAVEPOINT script");
	run(db, "RELEASE SAVEPOINT script");
	if (lifts)
		run(db, "PRAGMA query_only = ON");
	return f;
}

static bool in_transaction(const struct db *db)
{
	return !sqlite3_get_autocommit(db->connection);
}

static enum fault begin_read(struct act *act, struct db *db)
{
	return run(db, "BEGIN") ? OK : raise_fault(act, db, "begin_read");
}

static enum fault commit(struct act *act, struct db *db)
{
	return run(db, "COMMIT") ? OK : raise_fault(act, db, "commit");
}

/* Pages are zeroed as they are freed; VACUUM leaves none behind, and the log is cut to nothing, which waits for whoever reads from it. */
static enum fault scour(struct act *act, struct db *db, const char **remains)
{
	int logged, kept;
	(void)remains;
	statements_forget(db);
	if (!run(db, "VACUUM") || sqlite3_wal_checkpoint_v2(db->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, &logged, &kept) != SQLITE_OK)
		return raise_fault(act, db, "scour");
	return OK;
}

/* reader(), known_at() and the clock look into struct db: there is nothing to tell. */
static enum fault nothing_to_tell(struct act *act, struct db *db)
{
	(void)db;
	return act->fault;
}

/* ---- statements -------------------------------------------------------------------------- */

/* Everything after the first statement, if it is one. */
static bool has_second(sqlite3 *lite, const char *tail)
{
	sqlite3_stmt *second = NULL;
	bool is = sqlite3_prepare_v2(lite, tail, -1, &second, NULL) != SQLITE_OK || second;
	sqlite3_finalize(second);
	return is;
}

/* NULL and the statement, or why it may not be run; "" where SQLite's own words (sqlite3_errmsg) tell. */
static const char *compile(struct act *act, struct db *db, const struct sql *sql, sqlite3_stmt **out)
{
	const char *tail;
	sqlite3_stmt *s = NULL;
	if (sqlite3_prepare_v3(db->connection, sql->text, -1, SQLITE_PREPARE_PERSISTENT, &s, &tail) != SQLITE_OK)
		return "";
	const char *why = !s || sqlite3_stmt_isexplain(s) ? word(act->lang, W_STORE_NO_STATEMENT) :
	    has_second(db->connection, tail) ? word(act->lang, W_STORE_TWO_STATEMENTS) : NULL;
	long k, n = (long)strlen(sql->params);
	for (int i = 1; s && !why && i <= sqlite3_bind_parameter_count(s); i++) {
		const char *name = sqlite3_bind_parameter_name(s, i);
		if (!name || *name != '$' || !parse_long(name + 1, &k) || k < 1 || k > n)
			why = phrase(act, W_STORE_PARAMETER, name ? name : "?");
	}
	if (why)
		sqlite3_finalize(s);
	else
		*out = s;
	return why;
}

static enum fault prepare(struct act *act, struct db *db, const struct sql *sql, struct prepared *p)
{
	sqlite3_stmt *s;
	const char *why = compile(act, db, sql, &s);
	if (why && *why)
		return fail(act, db->is_guarded ? E_DENIED : E_STORE, W_STORE_SAYS, sql->name, why);
	if (why)
		return raise_fault(act, db, sql->name);
	p->handle = s;
	size_t n = strlen(sql->params);
	p->places = arena_array(db->statements, int, n + 1);
	for (size_t i = 0; i < n; i++) {
		char name[24];
		snprintf(name, sizeof name, "$%zu", i + 1);
		p->places[i] = sqlite3_bind_parameter_index(s, name);
	}
	return OK;
}

static void forget(struct db *db, struct prepared *p)
{
	(void)db;
	sqlite3_finalize(p->handle);
}

static const char *refuses(struct act *act, struct db *db, const struct sql *sql, bool *only_reads)
{
	sqlite3_stmt *s;
	const char *why = compile(act, db, sql, &s);
	if (why)
		return *why ? why : arena_text(act->arena, sqlite3_errmsg(db->connection));
	*only_reads = sqlite3_stmt_readonly(s);
	sqlite3_finalize(s);
	return NULL;
}

static int bind(sqlite3_stmt *s, int place, const struct value *v, void (*keep)(void *))
{
	switch (v->kind) {
	case VALUE_NULL:  return sqlite3_bind_null(s, place);
	case VALUE_LONG:  return sqlite3_bind_int64(s, place, v->number);
	case VALUE_TEXT:  return sqlite3_bind_text(s, place, v->bytes, -1, keep);
	case VALUE_BYTES: return v->size ? sqlite3_bind_blob64(s, place, v->bytes, v->size, keep) :
	                          sqlite3_bind_zeroblob(s, place, 0);
	}
	return SQLITE_MISUSE;
}

/* At the end of the rows the statement is reset, which lets go of the snapshot it read from. */
static bool step_row(struct query *q)
{
	q->db->deadline = q->deadline;
	int code = sqlite3_step(q->prepared->handle);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		raise_fault(q->act, q->db, q->sql->name);
	else
		q->changed = (long)sqlite3_changes64(q->db->connection);
	sqlite3_reset(q->prepared->handle);
	return false;
}

static enum fault start(struct query *q, const struct value *from_1, bool whole)
{
	struct prepared *p = q->prepared;
	void (*keep)(void *) = whole ? SQLITE_STATIC : SQLITE_TRANSIENT;
	p->is_busy = true;
	for (size_t i = 0; q->sql->params[i]; i++)
		if (p->places[i] && bind(p->handle, p->places[i], &from_1[i], keep) != SQLITE_OK)
			return raise_fault(q->act, q->db, q->sql->name);
	q->deadline = q->db->limit_ms ? milliseconds() + q->db->limit_ms : 0;
	q->has_row = q->is_first = step_row(q);
	return q->act->fault;
}

static void end(struct query *q)
{
	sqlite3_reset(q->prepared->handle);
	sqlite3_clear_bindings(q->prepared->handle);
	q->prepared->is_busy = false;
}

/* ---- values ------------------------------------------------------------------------------ */

static int columns(const struct query *q)
{
	return sqlite3_column_count(q->prepared->handle);
}

static const char *name(const struct query *q, int column)
{
	return sqlite3_column_name(q->prepared->handle, column);
}

static bool is_null(const struct query *q, int column)
{
	return sqlite3_column_type(q->prepared->handle, column) == SQLITE_NULL;
}

static const char *text(struct query *q, int column)
{
	return (const char *)sqlite3_column_text(q->prepared->handle, column);
}

static long number(struct query *q, int column)
{
	return sqlite3_column_int64(q->prepared->handle, column);
}

/* One look at the column and three at its value: no thread shares a connection, so the value is as good as a protected one. */
static size_t bytes(struct query *q, int column, const void **out)
{
	sqlite3_value *v = sqlite3_column_value(q->prepared->handle, column);
	*out = NULL;
	if (sqlite3_value_type(v) == SQLITE_NULL)
		return 0;
	const void *p = sqlite3_value_blob(v);
	*out = p ? p : "";
	return (size_t)sqlite3_value_bytes(v);
}

const struct engine sqlite_engine = {
	.kind = SQLITE, .prefix = "sqlite:", .begin = "BEGIN IMMEDIATE", .begin_trial = "BEGIN IMMEDIATE",
	.open = open_file, .close = close_file, .run = run, .raise = raise_fault, .script = script,
	.begin_read = begin_read, .tell_reader = nothing_to_tell, .commit = commit, .scour = scour, .limit = nothing_to_tell,
	.guard = guard_make, .in_transaction = in_transaction,
	.prepare = prepare, .forget = forget, .start = start, .step = step_row, .end = end,
	.columns = columns, .name = name, .is_null = is_null, .text = text, .number = number, .bytes = bytes,
	.refuses = refuses,
};
