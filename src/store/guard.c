/* What a reader of SQLite is held to: it sees the TEMP views and nothing else, and changes nothing.
 * SQLite tells its authoriser the view within which a table is read, but gives the name of a WITH the same way:
 * WITH person AS (SELECT * FROM main.person) SELECT … looks like the view `person`.  So each view is put behind a
 * name nobody can guess, and only reading within such a name is let through.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <sqlite3.h>
#include <string.h>

enum { SEAL_BYTES = 16, SEAL = SEAL_BYTES * 2 };

struct guard {
	char seal[SEAL + 1];
	bool is_shut;                            /* it could not be set up: nothing may be read */
	const char **views, **tables;            /* ended by NULL */
};

static bool holds(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (!sqlite3_stricmp(*names, name))
			return true;
	return false;
}

/* Reading no column at all (a count) is sometimes told without the view.  There it is enough that a guarded statement
 * cannot say `main.` (portable.c), and that a name alone reaches the view first. */
static bool may_read(const struct guard *g, const char *table, const char *column, const char *schema,
    const char *within)
{
	if (g->is_shut)
		return false;
	if (within && !strncmp(within, g->seal, SEAL))
		return true;
	if (!sqlite3_strnicmp(table, "sqlite_", 7))
		return false;
	if (!*column && !schema)
		return holds(g->views, table) || !holds(g->tables, table);
	return !*column || !strcmp(schema, "temp");
}

static int authorise(void *from, int what, const char *a, const char *b, const char *schema, const char *within)
{
	switch (what) {
	case SQLITE_SELECT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
		return SQLITE_OK;
	case SQLITE_READ:
		return may_read(from, a, b, schema, within) ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

/* ---- putting the views behind the seal ----------------------------------------------------- */

static const char **names_of(struct db *db, const char *question)
{
	sqlite3_stmt *s = NULL;
	if (sqlite3_prepare_v2(db->connection, question, -1, &s, NULL) != SQLITE_OK ||
	    sqlite3_step(s) != SQLITE_ROW) {
		sqlite3_finalize(s);
		return NULL;
	}
	const char **names = arena_array(db->arena, const char *, sqlite3_column_int64(s, 0) + 1);
	for (size_t i = 0; sqlite3_step(s) == SQLITE_ROW; i++)
		names[i] = arena_text(db->arena, (const char *)sqlite3_column_text(s, 0));
	return sqlite3_finalize(s) == SQLITE_OK ? names : NULL;
}

/* "CREATE VIEW person AS SELECT …" once more under the sealed name, and `person` as all of that. */
static const char *sealing(struct db *db, struct arena *arena, const char *seal)
{
	struct text out = { .arena = arena };
	sqlite3_stmt *s = NULL;
	sqlite3_prepare_v2(db->connection, "SELECT name, substr(sql, instr(sql, name) + length(name))"
	    " FROM sqlite_temp_schema WHERE type = 'view'", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *view = (const char *)sqlite3_column_text(s, 0);
		const char *rest = (const char *)sqlite3_column_text(s, 1);
		text_add(&out, "CREATE TEMP VIEW %s_%s%s;\n", seal, view, rest + (*rest == '"'));
		text_add(&out, "DROP VIEW temp.\"%s\";\n", view);
		text_add(&out, "CREATE TEMP VIEW \"%s\" AS SELECT * FROM %s_%s;\n", view, seal, view);
	}
	return sqlite3_finalize(s) == SQLITE_OK ? text_of(&out) : NULL;
}

/* Ahead of the names: how many there are. */
static const char views_question[] =
	"SELECT COUNT(*) FROM sqlite_temp_schema WHERE type = 'view'"
	" UNION ALL SELECT name FROM sqlite_temp_schema WHERE type = 'view'";
static const char tables_question[] =
	"SELECT COUNT(*) FROM main.sqlite_schema WHERE type IN ('table', 'view')"
	" UNION ALL SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view')";

static bool set_up(struct db *db, struct guard *g)
{
	uint8_t seed[SEAL_BYTES];
	random_bytes(seed, sizeof seed);
	memcpy(g->seal, hex_of(db->arena, seed, sizeof seed), SEAL);
	g->seal[0] = 'v';                        /* so that it is a name without quotes */
	const char **views = names_of(db, views_question), **tables = names_of(db, tables_question);
	const char *text = views && tables ? sealing(db, db->arena, g->seal) : NULL;
	if (!text || !db->engine->run(db, text))
		return false;
	g->views = views;
	g->tables = tables;
	return true;
}

void guard_make(struct db *db)
{
	static const char *none[] = { NULL };
	struct guard *g = db->guard = arena_new(db->arena, struct guard);
	bool may_write = db->engine->run(db, "PRAGMA query_only = OFF");
	g->is_shut = !may_write || !set_up(db, g) || !db->engine->run(db, "PRAGMA query_only = ON");
	if (g->is_shut)
		g->views = g->tables = none;
	sqlite3_set_authorizer(db->connection, authorise, g);
}
