/* The books as they were known at an instant: what was added, amended or voided since is not seen, and rulebook, settings and today are
 * those of then.  Such an answer stays the same whatever is done later.  Who may ask is told by the roles of today.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/known.h"
#include "services/installation.h"
#include "decision/loading.h"
#include <string.h>

SQL(files_known, "", "SELECT path, text FROM rulebook_file ORDER BY path");
SQL(span_of_ledger, "",
	"SELECT ledger_entry.at, ledger_head.at FROM ledger_entry JOIN ledger_head ON ledger_head.one = 1 WHERE ledger_entry.n = 0");
SQL(newest_entry_known, "t", "SELECT MAX(n) FROM ledger_entry WHERE at <= $1");

/* ---- the instant ----------------------------------------------------------------------------- */

static enum fault instant_is_known(struct act *act, const char *known_at)
{
	struct query *q = query(act, span_of_ledger);
	bool some = query_next(q);
	const char *oldest = some ? query_copy(q, 0) : "", *newest = some ? query_copy(q, 1) : "";
	query_end(&q);
	if (act->fault || (strcmp(oldest, known_at) <= 0 && strcmp(known_at, newest) <= 0))
		return act->fault;
	problem_add(act, 0, "known_at", known_at, phrase(act, W_KNOWN_AT_BEYOND, oldest, newest));
	return problems_fault(act);
}

long entry_known(struct act *act)
{
	struct head head;
	const char *known_at = db_known_at(act->db);
	if (known_at)
		return ask_long(act, -1, newest_entry_known, T(known_at));
	return head_read(act, &head) ? -1 : (long)head.frontier.size - 1;
}

/* ---- the reader ------------------------------------------------------------------------------ */

/* On another connection: this one sees the roles of then. */
static enum fault may_read_now(struct act *act, const char *reader)
{
	struct db *then = act->db;
	act->db = NULL;
	enum fault f = books_open(act, db_url(then), READER, false, &act->db);
	if (!f)
		f = db_begin_read(act, reader, NULL);
	if (!f)
		f = may_read(act, reader);
	db_close(&act->db);
	act->db = then;
	return f;
}

static enum fault begin(struct act *act, const char *reader, const char *known_at)
{
	enum fault f = db_begin_read(act, reader, known_at);
	if (!f && !known_at)
		return may_read(act, reader);
	if (!f)
		f = may_read_now(act, reader);
	return f ? f : instant_is_known(act, known_at);
}

enum fault reader_open(struct act *act, struct installation *i, const char *reader, const char *known_at)
{
	struct db *db = NULL;
	enum fault f = books_open(act, i->url, READER, known_at != NULL, &db);
	if (f)
		return f;
	act->db = db;
	f = begin(act, reader, known_at);
	if (f)
		db_close(&act->db);
	return f;
}

void reader_close(struct act *act)
{
	if (act->db)
		(void)db_end_read(act);
	db_close(&act->db);
}

/* ---- rulebook and picture --------------------------------------------------------------------- */

/* From the files that its adoption recorded. */
static enum fault rulebook_known(struct act *act, struct rulebook *out)
{
	size_t n = 0, room = 64;
	struct source_file *files = arena_array(act->arena, struct source_file, room);
	defer(query_end) struct query *q = query(act, files_known);
	while (query_next(q)) {
		if (n == room) {
			struct source_file *more = arena_array(act->arena, struct source_file, room * 2);
			memcpy(more, files, n * sizeof *files);
			files = more;
			room *= 2;
		}
		const char *text = query_copy(q, 1);
		files[n++] = (struct source_file){ query_copy(q, 0), text, strlen(text) };
	}
	return act->fault ? act->fault : rulebook_read(act, &(struct sources){ files, n }, is_register, out);
}

enum fault rulebook_of_books(struct act *act, struct installation *i, const struct rulebook **out)
{
	if (rulebook_is_in_force(act, &i->rulebook)) {
		*out = &i->rulebook;
		return OK;
	}
	struct rulebook *then = arena_new(act->arena, struct rulebook);
	enum fault f = act->fault ? act->fault : rulebook_known(act, then);
	if (!f)
		*out = then;
	return f;
}

enum fault picture_known(struct act *act, struct installation *i, const char *known_at, struct picture *out)
{
	struct db *before = act->db;
	struct lasting lasting;
	struct db *db = NULL;
	enum fault f = books_open(act, i->url, READER, true, &db);
	if (f)
		return f;
	act->db = db;
	f = db_begin_read(act, program_account, known_at);
	if (!f)
		f = lasting_read(act, installation_today(act, i), &lasting);
	if (!f)
		f = picture_load(act, &lasting, out);
	reader_close(act);
	act->db = before;
	return f;
}
