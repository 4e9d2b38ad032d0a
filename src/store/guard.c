/* What a reader of SQLite is held to: it sees the TEMP views and nothing else, and changes nothing.
 *
 * SQLite tells its authoriser the view within which a table is read, but gives the name of a WITH the same way:
 *   WITH person AS (SELECT * FROM main.person) SELECT * FROM person
 * looks like the view `person`.  So each view is put behind a name nobody can guess, and only reading within such a name is let
 * through.  Reading no column at all (a count) is told without the view, sometimes; there it is enough that a
 * guarded statement cannot say `main.`, and that any other table's name reaches the view first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <ctype.h>
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

static bool may_read(const struct guard *g, const char *table, const char *column, const char *schema, const char *within)
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

/* ---- what a statement may not say ---------------------------------------------------------- */

static const char *after_blanks(const char *s)
{
	for (;;) {
		if (isspace((unsigned char)*s))
			s++;
		else if (s[0] == '-' && s[1] == '-')
			s += strcspn(s, "\n");
		else if (s[0] == '/' && s[1] == '*')
			s = strstr(s + 2, "*/") ? strstr(s + 2, "*/") + 2 : s + strlen(s);
		else
			return s;
	}
}

static bool is_of_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* The end of the name or quotation at s, and what it says; anything else is one character that says nothing. */
static const char *word_end(const char *s, const char **says, size_t *n)
{
	bool is_quoted = strchr("\"'`[", *s);
	const char *from = s + is_quoted, *to = from;
	if (is_quoted)
		to += strcspn(from, *s == '[' ? "]" : (char[]){ *s, 0 });
	else
		while (is_of_name(*to))
			to++;
	*says = from;
	*n = (size_t)(to - from);
	return to + (is_quoted ? *to != 0 : to == s);
}

/* Quotation is read as SQLite does, where even 'main' may be a name. */
const char *guard_refuses(const struct db *db, const char *text)
{
	const char *says;
	size_t n;
	for (const char *s = db->guard ? after_blanks(text) : ""; *s; s = after_blanks(s)) {
		s = word_end(s, &says, &n);
		if (n == 4 && !sqlite3_strnicmp(says, "main", 4) && *after_blanks(s) == '.')
			return "main.";
	}
	return NULL;
}

/* ---- putting the views behind the seal ----------------------------------------------------- */

static const char **names_of(struct db *db, const char *question)
{
	sqlite3_stmt *s = NULL;
	if (sqlite3_prepare_v2(db->connection, question, -1, &s, NULL) != SQLITE_OK || sqlite3_step(s) != SQLITE_ROW) {
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
	sqlite3_prepare_v2(db->connection, "SELECT name, substr(sql, instr(sql, name) + length(name)) FROM sqlite_temp_schema"
	    " WHERE type = 'view'", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *view = (const char *)sqlite3_column_text(s, 0);
		const char *rest = (const char *)sqlite3_column_text(s, 1);
		text_add(&out, "CREATE TEMP VIEW %s_%s%s;\n", seal, view, rest + (*rest == '"'));
		text_add(&out, "DROP VIEW temp.\"%s\";\n", view);
		text_add(&out, "CREATE TEMP VIEW \"%s\" AS SELECT * FROM %s_%s;\n", view, seal, view);
	}
	return sqlite3_finalize(s) == SQLITE_OK ? text_of(&out) : NULL;
}

/* Two rows ahead of the names: how many there are. */
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
