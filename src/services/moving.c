/* The move: into the other database goes what the replay made of the ledger, never what stood, though both must be the same; it is
 * verified there before it stands, and the installation's file, written last, is what makes it the installation's.
 *
 *   hold off writers → replay, compare → tables, records, ledger → verify there → commit → hozen.json
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/moving.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct move { struct installation *i; struct replay *replay; struct db *from; date scope_of; };

/* ---- what goes there ---------------------------------------------------------------------- */

static struct value value_of(struct query *q, int column, char letter)
{
	return query_is_null(q, column) ? T(NULL) : letter == 'l' ? L(query_long(q, column)) : T(query_text(q, column));
}

static enum fault copy_rows(struct act *act, struct db *from, struct db *to, const struct sql *rows, const struct sql *insert)
{
	const size_t n = strlen(insert->params);
	struct value *row = arena_array(act->arena, struct value, n + 1);
	act->db = from;
	defer(query_end) struct query *q = query_with(act, rows, NULL, 0);
	act->db = to;
	enum fault f = OK;
	while (!f && query_next(q)) {
		for (size_t i = 0; i < n; i++)
			row[i + 1] = value_of(q, (int)i, insert->params[i]);
		f = change_with(act, insert, row, n, NULL);
	}
	return f ? f : act->fault;
}

/* An older program may have required less than the table of today does. */
static enum fault let_lack(struct act *act, struct db *from, struct db *to, const struct reg *r)
{
	enum { FIRST_FIELD = 4 };
	bool *lacking = arena_array(act->arena, bool, r->nfields + 1), any = false;
	act->db = from;
	struct query *q = query(act, sql_of(r)->stored);
	while (query_next(q))
		for (size_t i = 0; i < r->nfields; i++)
			if (r->fields[i].rules & REQUIRED && query_is_null(q, FIRST_FIELD + (int)i))
				any = lacking[i] = true;
	query_end(&q);
	act->db = to;
	return act->fault || !any ? act->fault : schema_let_lack(act, r, lacking);
}

SQL(companies_there, "", "INSERT INTO scope_company (company) SELECT id FROM company UNION SELECT id FROM company_version");

/* Called with act->db the new database, its tables empty. */
static enum fault fill(struct act *act, void *with)
{
	const struct move *m = with;
	struct db *to = act->db, *made = replay_db(m->replay);
	enum fault f = OK;
	for each_register(r) {
		if (!f)
			f = let_lack(act, made, to, *r);
		if (!f)
			f = copy_rows(act, made, to, &sql_of(*r)->stored, &sql_of(*r)->insert);
		if (!f)
			f = copy_rows(act, made, to, &sql_of(*r)->stored_versions, &sql_of(*r)->insert_version);
		step("register moved");
	}
	/* What the ledger does not tell is copied as it stands. */
	for each_exempt(e)
		if (!f)
			f = copy_rows(act, m->from, to, e->rows, e->keep);
	act->db = to;
	if (!f)
		f = ledger_copy(act, m->from, to);
	if (!f)
		f = change(act, companies_there);
	return f || m->scope_of == NO_DATE ? f : scope_renew(act, m->scope_of, SCOPE_WHOLE, NULL);
}

/* ---- whether it holds --------------------------------------------------------------------- */

/* On act->db, in a transaction: the ledger and books there are whole, and the same as those replayed. */
static enum fault holds_there(struct act *act, const struct move *m)
{
	struct verdict verdict = { .broken_at = -1 };
	struct comparison books;
	enum fault f = verify_here(act, m->i, &verdict);
	if (!f)
		f = books_compare(act, act->db, replay_db(m->replay), &books);
	if (!f && books.count)
		f = fail(act, E_BROKEN, W_MOVED_OTHERWISE, books.named[0].table, books.named[0].number);
	return f;
}

/* The tables are made, filled and verified in one transaction: whoever is killed leaves the database as empty as it was.  On PostgreSQL
 * the tables are closed to their owner once they stand. */
static enum fault make_there(struct act *act, const struct move *m)
{
	enum fault f = db_begin(act);
	if (!f)
		f = schema_make_filled(act, fill, (void *)m);
	step("books moved");
	if (!f && db_kind(act->db) == POSTGRES)
		f = db_script(act, "SET LOCAL ROLE hozen_writer");
	if (!f)
		f = holds_there(act, m);
	step("verified there");
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	step("move committed");
	return f;
}

/* What was killed after it stood there, but before the installation's file was written, need only be found whole. */
static enum fault found_there(struct act *act, const struct move *m, const char *url)
{
	db_close(&act->db);
	enum fault f = books_open(act, url, WRITER, false, &act->db);
	if (!f)
		f = db_begin_read(act, program_account, NULL);
	if (!f && (holds_there(act, m), act->fault)) {
		bool ours = act->fault == E_STORE;
		if (!ours)
			act_forgive(act);
		f = ours ? act->fault : fail(act, E_CONFLICT, W_DATABASE_IN_USE);
	}
	if (act->db)
		(void)db_end_read(act);
	return f;
}

static enum fault move_into(struct act *act, const struct move *m, const char *url)
{
	struct db *before = act->db;
	long version;
	act->db = NULL;
	enum fault f = db_open(act, url, OWNER, &act->db);
	if (!f)
		f = schema_is_current(act, &version);
	bool empty = f == E_STORE && act->db && !db_is_lost(act->db);
	if (empty)
		act_forgive(act);
	if (!f || empty)
		f = empty ? make_there(act, m) : found_there(act, m, url);
	db_close(&act->db);
	act->db = before;
	return f;
}

/* ---- the move ------------------------------------------------------------------------------ */

/* Within the writer's transaction, with the head locked: nobody else adds to the ledger. */
static enum fault move_held(struct act *act, struct installation *i, const char *stored, struct rebuilt *out)
{
	struct head head;
	defer(replay_close) struct replay *replay = NULL;
	enum fault f = head_lock(act, &head);
	if (!f)
		f = checkpoint_agrees(act, i, &head, false);
	if (!f)
		f = replay_open(act, i->dir, &replay);
	if (!f)
		f = replayed(act, replay, out);
	if (!f && out->books.count)
		f = fail(act, E_BROKEN, W_REBUILT_OTHERWISE, out->books.named[0].table, out->books.named[0].number);
	const struct move move = { i, replay, act->db, f ? NO_DATE : scope_day(act) };
	if (!f)
		f = move_into(act, &move, url_from(i, stored));
	return f ? f : settings_write(act, i, stored);
}

/* A database in the installation's own folder is named by itself alone, so that the folder can be moved. */
static const char *in_folder(struct installation *i, const char *stored)
{
	char folder[PATH_MAX];
	if (strncmp(stored, "sqlite:", 7) || !realpath(i->dir, folder))
		return stored;
	const size_t n = strlen(folder);
	const char *path = stored + 7;
	const bool is_in = !strncmp(path, folder, n) && path[n] == '/' && path[n + 1] && !strchr(path + n + 1, '/');
	return is_in ? arena_format(i->arena, "sqlite:%s", path + n + 1) : stored;
}

static enum fault goes_elsewhere(struct act *act, struct installation *i, const char *stored)
{
	if (!db_is_url(stored))
		return problem_add(act, 0, "to", stored, "sqlite:PATH, postgresql://…");
	return same_text(url_from(i, stored), i->url) ? fail(act, E_CONFLICT, W_MOVED_TO_ITSELF) : OK;
}

enum fault rebuild_to(struct act *act, struct installation *i, const char *url, struct rebuilt *out)
{
	struct db *before = act->db;
	const char *stored = in_folder(i, url_to_keep(i, url));
	*out = (struct rebuilt){ .on = NO_DATE, .findings = -1 };
	enum fault f = goes_elsewhere(act, i, stored);
	if (f)
		return problems_fault(act);
	pthread_mutex_lock(&i->lock);
	take_the_lead(i);
	act->db = i->db;
	f = db_begin(act);
	if (!f && db_kind(act->db) == POSTGRES)
		f = db_script(act, "SET LOCAL idle_in_transaction_session_timeout = 0");
	if (!f)
		f = move_held(act, i, stored, out);
	db_undo(act);
	act->db = before;
	give_up_the_lead(i);
	pthread_mutex_unlock(&i->lock);
	return f;
}
