/* Connections and transactions, alike on both databases.  What differs lies in the engine's table.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct engine *const engines[DB_KINDS] = {
	[SQLITE]   = &sqlite_engine,
	[POSTGRES] = &postgres_engine,
};

static const struct engine *engine_of(const char *url)
{
	for (size_t i = 0; i < COUNT(engines); i++)
		if (!strncmp(url, engines[i]->prefix, strlen(engines[i]->prefix)))
			return engines[i];
	return NULL;
}

static long patience(void)
{
	long ms;
	const char *given = getenv("HOZEN_PATIENCE_MS");
	return given && parse_long(given, &ms) && ms >= 0 && ms <= INT32_MAX ? ms : DB_PATIENCE_MS;
}

/* ---- connections ------------------------------------------------------------------------- */

enum fault db_open(struct act *act, const char *url, enum db_part part, struct db **out)
{
	if (act->fault)
		return act->fault;
	const struct engine *engine = engine_of(url);
	if (!engine)
		return fail(act, E_STORE, W_STORE_URL);
	struct arena *arena = arena_open();
	struct db *db = arena_new(arena, struct db);
	*db = (struct db){ .engine = engine, .part = part, .arena = arena, .url = arena_text(arena, url),
	    .patience_ms = patience(), .session = arena_open(), .statements = arena_open() };
	enum fault f = engine->open(act, db);
	if (f) {
		db_close(&db);
		return f;
	}
	*out = db;
	return OK;
}

void db_close(struct db **slot)
{
	struct db *db = *slot;
	*slot = NULL;
	if (!db)
		return;
	assert(!db->open_queries);
	db->engine->close(db);
	for (struct query *q = db->idle; q; q = q->next)
		arena_close(&q->decoded);
	arena_close(&db->session);
	arena_close(&db->statements);
	struct arena *arena = db->arena;
	arena_close(&arena);
}

enum db_kind db_kind(const struct db *db)
{
	return db->engine->kind;
}

const char *db_url(const struct db *db)
{
	return db->url;
}

const char *db_known_at(const struct db *db)
{
	return db->known_at;
}

bool db_is_lost(const struct db *db)
{
	return db->is_lost;
}

enum fault db_reopen(struct act *act, struct db *db)
{
	if (act->fault)
		return act->fault;
	assert(!db->open_queries);
	db->engine->close(db);
	db->in_transaction = db->is_guarded = false;
	db->reader = db->known_at = NULL;
	db->limit_ms = db->standing_limit_ms = 0;
	enum fault f = db->engine->open(act, db);
	db->is_lost = f != OK;
	return f;
}

void db_guard(struct db *db)
{
	assert(db->part == READER && !db->in_transaction);
	db->is_guarded = true;
	db->engine->guard(db);
}

enum fault db_limit(struct act *act, long ms)
{
	struct db *db = act->db;
	assert(ms >= 0 && ms <= INT32_MAX);
	if (act->fault)
		return act->fault;
	db->limit_ms = ms;
	if (!db->in_transaction)
		db->standing_limit_ms = ms;
	return db->engine->limit(act, db);
}

/* ---- transactions ------------------------------------------------------------------------ */

static void set_session(struct db *db, const char *reader, const char *known_at)
{
	arena_close(&db->session);
	db->session = arena_open();
	db->reader = arena_text(db->session, reader);
	db->known_at = arena_text(db->session, known_at);
}

static void end_transaction(struct db *db)
{
	db->in_transaction = false;
	db->limit_ms = db->standing_limit_ms;
	db->reader = db->known_at = NULL;
}

static enum fault lost(struct act *act)
{
	return fail(act, E_STORE, W_STORE_LOST);
}

static enum fault begun(struct act *act, enum fault f)
{
	act->db->in_transaction = true;
	if (f)
		db_undo(act);
	return f;
}

/* Nothing begins on a connection that is lost, in an act that has failed, or within another transaction. */
static enum fault may_begin(struct act *act)
{
	assert(!act->db->in_transaction);
	return act->fault ? act->fault : act->db->is_lost ? lost(act) : OK;
}

enum fault db_begin_read(struct act *act, const char *reader, const char *known_at)
{
	struct db *db = act->db;
	if (may_begin(act))
		return act->fault;
	set_session(db, reader, known_at);
	return begun(act, db->engine->begin_read(act, db));
}

enum fault db_end_read(struct act *act)
{
	db_undo(act);
	return act->fault;
}

static enum fault begin_write(struct act *act, const char *text)
{
	struct db *db = act->db;
	if (may_begin(act))
		return act->fault;
	set_session(db, NULL, NULL);
	if (!db->engine->run(db, text))
		return db->engine->raise(act, db, "begin");
	return begun(act, OK);
}

enum fault db_begin(struct act *act)
{
	return begin_write(act, act->db->engine->begin);
}

enum fault db_begin_trial(struct act *act)
{
	return begin_write(act, act->db->engine->begin_trial);
}

/* A transaction that the database ended by itself must not go on as single statements. */
static enum fault still_in_transaction(struct act *act)
{
	struct db *db = act->db;
	if (act->fault)
		return act->fault;
	if (db->is_lost)
		return lost(act);
	assert(db->in_transaction);
	return db->engine->in_transaction(db) ? OK : fail(act, E_STORE, W_STORE_UNDONE);
}

enum fault db_commit(struct act *act)
{
	enum fault f = still_in_transaction(act);
	if (!f)
		f = act->db->engine->commit(act, act->db);
	if (f)
		return f;
	end_transaction(act->db);
	return OK;
}

void db_undo(struct act *act)
{
	struct db *db = act->db;
	bool is_open = db->in_transaction && !db->is_lost && db->engine->in_transaction(db);
	if (is_open && !db->engine->run(db, "ROLLBACK"))
		db->is_lost = true;
	end_transaction(db);
}

static enum fault run_within(struct act *act, const char *text)
{
	enum fault f = still_in_transaction(act);
	if (f)
		return f;
	return act->db->engine->run(act->db, text) ? OK : act->db->engine->raise(act, act->db, text);
}

enum fault db_savepoint(struct act *act)
{
	return run_within(act, "SAVEPOINT act");
}

enum fault db_release(struct act *act)
{
	return run_within(act, "RELEASE SAVEPOINT act");
}

/* If it cannot go back, nothing of the transaction may stand: what is asked next is refused, since none is open. */
void db_undo_savepoint(struct act *act)
{
	struct db *db = act->db;
	if (db->is_lost || !db->in_transaction || !db->engine->in_transaction(db))
		return;
	if (db->engine->run(db, "ROLLBACK TO SAVEPOINT act") && db->engine->run(db, "RELEASE SAVEPOINT act"))
		return;
	if (!db->engine->run(db, "ROLLBACK"))
		db->is_lost = true;
}

void db_act_as(struct act *act, const char *account)
{
	struct db *db = act->db;
	if (still_in_transaction(act))
		return;
	const char *known_at = arena_text(act->arena, db->known_at);
	set_session(db, account, known_at);
	db->engine->tell_reader(act, db);
}

enum fault db_scour(struct act *act, const char **remains)
{
	*remains = NULL;
	if (act->fault)
		return act->fault;
	if (act->db->is_lost)
		return lost(act);
	assert(!act->db->in_transaction);
	return act->db->engine->scour(act, act->db, remains);
}

enum fault db_script(struct act *act, const char *text)
{
	if (act->fault)
		return act->fault;
	if (act->db->is_lost)
		return lost(act);
	if (act->db->in_transaction && still_in_transaction(act))
		return act->fault;
	return act->db->engine->script(act, act->db, text);
}
