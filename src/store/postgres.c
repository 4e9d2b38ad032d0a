/* PostgreSQL: many machines, many writers, one server.  Answers are taken whole and as text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <assert.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

enum { OLDEST_SERVER = 150000 };
enum { OID_BOOL = 16, OID_BYTES = 17, OID_LONG = 20, OID_TEXT = 25 };

/* ---- faults ------------------------------------------------------------------------------ */

/* The longest that fits is first; a class is its first two letters. */
static const struct { const char *state; enum fault fault; } faults[] = {
	{ "55P03", E_BUSY },             /* lock_timeout */
	{ "40",    E_BUSY },             /* serialisation, deadlock */
	{ "57014", E_TOO_SLOW },         /* statement_timeout */
	{ "53100", E_FULL },
	{ "23",    E_CONFLICT },
	{ "42501", E_DENIED },
	{ "25006", E_DENIED },           /* a write in a read-only transaction */
};

static const char *const lost_states[] = { "08", "57P01", "57P02", "57P03", "57P05", "25P03" };

static bool begins(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

static enum fault fault_of(const char *state)
{
	for (size_t i = 0; i < COUNT(faults); i++)
		if (begins(state, faults[i].state))
			return faults[i].fault;
	return E_STORE;
}

static bool is_gone(const struct db *db)
{
	for (size_t i = 0; i < COUNT(lost_states); i++)
		if (begins(db->sqlstate, lost_states[i]))
			return true;
	return PQstatus(db->connection) == CONNECTION_BAD;
}

/* libpq's words in one line, without the "ERROR: " and the line end. */
static const char *words_of(struct act *act, PGconn *pg)
{
	char *words = arena_text(act->arena, PQerrorMessage(pg)), *to = words;
	size_t n = strlen(words);
	while (n && words[n - 1] == '\n')
		words[--n] = 0;
	for (char *from = words; *from; from++)
		*to++ = *from == '\n' ? ' ' : *from;
	const char *after = strstr(words, ":  ");
	return after && after - words < 16 ? after + 3 : words;
}

static enum fault raise_fault(struct act *act, struct db *db, const char *name)
{
	const char *words = words_of(act, db->connection);
	enum fault fault = fault_of(db->sqlstate);
	if (is_gone(db)) {
		db->is_lost = true;
		return fail(act, E_STORE, W_STORE_LOST_DURING, name, words);
	}
	if (fault == E_BUSY)
		return fail(act, fault, W_STORE_BUSY, name, arena_format(act->arena, "%ld", db->patience_ms));
	if (fault == E_TOO_SLOW && db->limit_ms)
		return fail(act, fault, W_STORE_TOO_SLOW, name, arena_format(act->arena, "%ld", db->limit_ms));
	return fail(act, fault, W_STORE_SAYS, name, words);
}

/* Is the answer good?  If not, its state is kept for raise_fault and the answer let go. */
static bool keep_good(struct db *db, PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
		return true;
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
	snprintf(db->sqlstate, sizeof db->sqlstate, "%s", state ? state : "");
	PQclear(r);
	return false;
}

static bool run(struct db *db, const char *text)
{
	PGresult *r = PQexec(db->connection, text);
	if (!keep_good(db, r))
		return false;
	PQclear(r);
	return true;
}

/* ---- connections ------------------------------------------------------------------------- */

static void swallow(void *with, const char *notice)
{
	(void)with, (void)notice;
}

/* What the URL says comes after these, and wins. */
static PGconn *connect_to(const char *url)
{
	static const char *const names[] = { "connect_timeout", "keepalives", "keepalives_idle",
	    "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", "client_encoding",
	    "application_name", NULL };
	const char *const values[] = { "10", "1", "30", "10", "3", "60000", url, "UTF8", "hozen", NULL };
	return PQconnectdbParams(names, values, 1);
}

static const char *const part_settings[] = {
	[OWNER]  = "SET search_path = hozen, pg_temp",
	[WRITER] = "SET ROLE hozen_writer; SET search_path = hozen, pg_temp",
	[READER] = "SET ROLE hozen_reader; SET search_path = read, hozen, pg_temp",
};

static const char *settings_of(struct act *act, const struct db *db)
{
	return arena_format(act->arena,
	    "SET standard_conforming_strings = on; SET timezone = 'UTC'; SET synchronous_commit = on;"
	    " SET bytea_output = 'hex'; SET datestyle = 'ISO'; SET statement_timeout = 0; SET jit = off;"
	    " SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = %ld; %s",
	    db->patience_ms, part_settings[db->part]);
}

static enum fault check_server(struct act *act, PGconn *pg)
{
	const char *encoding = PQparameterStatus(pg, "server_encoding");
	if (PQserverVersion(pg) < OLDEST_SERVER)
		return fail(act, E_STORE, W_STORE_OLD_SERVER, PQparameterStatus(pg, "server_version"));
	if (!same_text(encoding, "UTF8"))
		return fail(act, E_STORE, W_STORE_NOT_UTF8, encoding ? encoding : "");
	return OK;
}

static enum fault open_server(struct act *act, struct db *db)
{
	PGconn *pg = db->connection = connect_to(db->url);
	*db->sqlstate = 0;
	if (PQstatus(pg) != CONNECTION_OK)
		return fail(act, E_STORE, W_STORE_UNREACHABLE, words_of(act, pg));
	PQsetNoticeProcessor(pg, swallow, NULL);
	enum fault f = check_server(act, pg);
	if (f)
		return f;
	return run(db, settings_of(act, db)) ? OK : raise_fault(act, db, "open");
}

static void close_server(struct db *db)
{
	PQfinish(db->connection);
	db->connection = NULL;
	statements_forget(db);           /* they ended with it */
}

static enum fault script(struct act *act, struct db *db, const char *text)
{
	return run(db, text) ? OK : raise_fault(act, db, "script");
}

/* ---- transactions ------------------------------------------------------------------------ */

static bool in_transaction(const struct db *db)
{
	PGTransactionStatusType status = PQtransactionStatus(db->connection);
	return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

/* For this transaction only, and as values: neither is ever part of a statement's text. */
static bool set_local(struct db *db, const char *text, const char *path)
{
	const char *values[] = { db->reader ? db->reader : "", db->known_at ? db->known_at : "", path };
	PGresult *r = PQexecParams(db->connection, text, path ? 3 : 2, NULL, values, NULL, NULL, 0);
	if (!keep_good(db, r))
		return false;
	PQclear(r);
	return true;
}

static enum fault tell_reader(struct act *act, struct db *db)
{
	bool told = set_local(db, "SELECT set_config('hozen.reader', $1, true),"
	    " set_config('hozen.known_at', $2, true)", NULL);
	return told ? OK : raise_fault(act, db, "reader");
}

/* A writer goes on seeing the tables themselves. */
static enum fault begin_read(struct act *act, struct db *db)
{
	if (!run(db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))
		return raise_fault(act, db, "begin_read");
	if (db->part != READER)
		return tell_reader(act, db);
	const char *path = db->known_at ? "known, hozen, pg_temp" : "read, hozen, pg_temp";
	bool told = set_local(db, "SELECT set_config('hozen.reader', $1, true),"
	    " set_config('hozen.known_at', $2, true), set_config('search_path', $3, true)", path);
	return told ? OK : raise_fault(act, db, "begin_read");
}

/* COMMIT of a transaction in which something failed is answered by a quiet ROLLBACK: that is no commit. */
static enum fault commit(struct act *act, struct db *db)
{
	if (PQtransactionStatus(db->connection) == PQTRANS_INERROR)
		return fail(act, E_STORE, W_STORE_UNDONE);
	return run(db, "COMMIT") ? OK : raise_fault(act, db, "commit");
}

/* A statement that has a limit goes over whole books.  Every scope in it halves what the planner expects, until it expects one row
 * and loops over millions: so it is told not to nest loops where there is another way. */
static enum fault limit(struct act *act, struct db *db)
{
	const char *where = db->in_transaction ? "LOCAL" : "SESSION";
	const char *text = arena_format(act->arena, "SET %s statement_timeout = %ld; SET %s enable_nestloop = %s",
	    where, db->limit_ms, where, db->limit_ms ? "off" : "on");
	return run(db, text) ? OK : raise_fault(act, db, "limit");
}

static void held_by_its_role(struct db *db)
{
	(void)db;
}

/* ---- statements -------------------------------------------------------------------------- */

static Oid type_of(char letter)
{
	return letter == 'l' ? OID_LONG : letter == 'b' ? OID_BYTES : OID_TEXT;
}

static bool prepare_as(struct act *act, struct db *db, const struct sql *sql, const char *name)
{
	int n = (int)strlen(sql->params);
	Oid *types = arena_array(act->arena, Oid, n + 1);
	for (int i = 0; i < n; i++)
		types[i] = type_of(sql->params[i]);
	PGresult *r = PQprepare(db->connection, name, sql->text, n, types);
	if (!keep_good(db, r))
		return false;
	PQclear(r);
	return true;
}

static enum fault prepare(struct act *act, struct db *db, const struct sql *sql, struct prepared *p)
{
	snprintf(p->name, sizeof p->name, "s%lu", ++db->names_given);
	return prepare_as(act, db, sql, p->name) ? OK : raise_fault(act, db, sql->name);
}

/* In a transaction that failed it stays until the connection ends; its name is not used again. */
static void forget(struct db *db, struct prepared *p)
{
	char text[48];
	snprintf(text, sizeof text, "DEALLOCATE %s", p->name);
	if (db->connection && PQtransactionStatus(db->connection) != PQTRANS_INERROR)
		run(db, text);
}

/* What the statement just prepared without a name answers: no column may be a boolean, which SQLite has not, and
 * no value may be used that is not declared, whose type PostgreSQL would guess. */
static const char *describe(struct act *act, struct db *db, const struct sql *sql, bool *only_reads)
{
	PGresult *r = PQdescribePrepared(db->connection, "");
	if (!keep_good(db, r))
		return words_of(act, db->connection);
	const char *why = NULL;
	for (int i = 0; i < PQnfields(r) && !why; i++)
		if (PQftype(r, i) == OID_BOOL)
			why = phrase(act, W_STORE_BOOLEAN, PQfname(r, i));
	if (!why && PQnparams(r) > (int)strlen(sql->params))
		why = phrase(act, W_STORE_PARAMETER, arena_format(act->arena, "$%d", PQnparams(r)));
	*only_reads = PQnfields(r) > 0;
	PQclear(r);
	return why;
}

/* Tables are written anew without the dead rows, and what their columns commonly hold is told anew; the log goes on in another segment.
 * The last three take more than the owner's right. */
static enum fault scour(struct act *act, struct db *db, const char **remains)
{
	static const char *const beyond[] = { "VACUUM (FULL) pg_catalog.pg_statistic", "SELECT pg_switch_wal()", "CHECKPOINT", NULL };
	struct text left = { .arena = act->arena };
	PGresult *tables = PQexec(db->connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'hozen'");
	if (!keep_good(db, tables))
		return raise_fault(act, db, "scour");
	bool good = true;
	for (int i = 0; good && i < PQntuples(tables); i++)
		good = run(db, arena_format(act->arena, "VACUUM (FULL, ANALYZE) hozen.%s", PQgetvalue(tables, i, 0)));
	PQclear(tables);
	if (!good)
		return raise_fault(act, db, "scour");
	for (const char *const *text = beyond; *text; text++)
		if (!run(db, *text))
			text_add(&left, "%s%s", left.n ? "; " : "", *text);
	*remains = left.n ? text_of(&left) : NULL;
	return is_gone(db) ? raise_fault(act, db, "scour") : OK;
}

/* A failed attempt would end the transaction it is made in, so it is made behind a savepoint. */
static const char *refuses(struct act *act, struct db *db, const struct sql *sql, bool *only_reads)
{
	bool within = in_transaction(db);
	if (within && !run(db, "SAVEPOINT attempt"))
		return words_of(act, db->connection);
	const char *why = prepare_as(act, db, sql, "") ? describe(act, db, sql, only_reads) :
	    words_of(act, db->connection);
	if (within)
		run(db, "ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt");
	return why;
}

struct arguments { const char **values; int *sizes, *formats; };

static struct arguments arguments_of(struct arena *a, const struct value *from_1, size_t n)
{
	struct arguments out = { arena_array(a, const char *, n + 1), arena_array(a, int, n + 1),
	    arena_array(a, int, n + 1) };
	for (size_t i = 0; i < n; i++) {
		const struct value *v = &from_1[i];
		out.formats[i] = v->kind == VALUE_BYTES;
		out.sizes[i] = (int)v->size;
		out.values[i] = v->kind == VALUE_NULL ? NULL :
		    v->kind == VALUE_LONG ? arena_format(a, "%ld", v->number) : v->bytes ? v->bytes : "";
	}
	return out;
}

static enum fault start(struct query *q, const struct value *from_1, bool whole)
{
	(void)whole;
	struct db *db = q->db;
	size_t n = strlen(q->sql->params);
	struct arena_mark mark = arena_mark(q->act->arena);
	struct arguments a = arguments_of(q->act->arena, from_1, n);
	PGresult *r = PQexecPrepared(db->connection, q->prepared->name, (int)n, a.values, a.sizes, a.formats, 0);
	arena_back(q->act->arena, mark);
	if (!keep_good(db, r))
		return raise_fault(q->act, db, q->sql->name);
	q->result = r;
	q->rows = PQntuples(r);
	q->changed = strtol(PQcmdTuples(r), NULL, 10);
	q->has_row = q->is_first = q->rows > 0;
	return OK;
}

static bool step_row(struct query *q)
{
	if (q->decoded)
		arena_close(&q->decoded);
	return ++q->row < q->rows;
}

static void end(struct query *q)
{
	arena_close(&q->decoded);
	PQclear(q->result);
	q->result = NULL;
}

/* ---- values ------------------------------------------------------------------------------ */

static int columns(const struct query *q)
{
	return PQnfields(q->result);
}

static const char *name(const struct query *q, int column)
{
	return PQfname(q->result, column);
}

static bool is_null(const struct query *q, int column)
{
	return PQgetisnull(q->result, (int)q->row, column);
}

static const char *text(struct query *q, int column)
{
	return is_null(q, column) ? NULL : PQgetvalue(q->result, (int)q->row, column);
}

static long number(struct query *q, int column)
{
	const char *given = text(q, column);
	return given ? strtol(given, NULL, 10) : 0;
}

/* "\x00ff…"; a text is its own bytes, as on SQLite. */
static size_t bytes(struct query *q, int column, const void **out)
{
	const char *given = text(q, column);
	size_t n = (size_t)PQgetlength(q->result, (int)q->row, column);
	*out = given;
	if (!given || PQftype(q->result, column) != OID_BYTES)
		return n;
	if (!q->decoded)
		q->decoded = arena_open();
	uint8_t *decoded = arena_take(q->decoded, n / 2 + 1);
	bool is_hex = n >= 2 && bytes_from_hex(given + 2, decoded, n / 2 - 1);
	assert(is_hex);
	*out = decoded;
	return is_hex ? n / 2 - 1 : 0;
}

const struct engine postgres_engine = {
	.kind = POSTGRES, .prefix = "postgresql:", .begin = "BEGIN", .begin_trial = "BEGIN ISOLATION LEVEL REPEATABLE READ",
	.open = open_server, .close = close_server, .run = run, .raise = raise_fault, .script = script,
	.begin_read = begin_read, .tell_reader = tell_reader, .commit = commit, .limit = limit, .scour = scour,
	.guard = held_by_its_role, .in_transaction = in_transaction,
	.prepare = prepare, .forget = forget, .start = start, .step = step_row, .end = end,
	.columns = columns, .name = name, .is_null = is_null, .text = text, .number = number, .bytes = bytes,
	.refuses = refuses,
};
