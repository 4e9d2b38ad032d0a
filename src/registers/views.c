/* Read views, of the same names as the tables: what a reader sees, now or as known at an instant.  TEMP views on SQLite; on
 * PostgreSQL the schemas `read` and `known`, above tables that guard themselves by row-level security.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

/* Where names lie in views, by kind of database. */
static const struct {
	const char *create[2], *after[2];        /* now, as known */
	const char *tables;
	struct scope_names scope[2];
} places[DB_KINDS] = {
	[SQLITE]   = { { "CREATE TEMP VIEW ", "CREATE TEMP VIEW " }, { " AS", " AS" }, "main.",
	               { { "", "main.", true, false }, { "", "main.", true, false } } },
	[POSTGRES] = { { "CREATE VIEW read.", "CREATE VIEW known." },
	               { " WITH (security_invoker = true) AS", " WITH (security_invoker = true) AS" }, "hozen.",
	               { { "read.", "hozen.", true, false }, { "known.", "hozen.", true, false } } },
};

static const char *const knowns[] = { "known_at()", "hozen.known_at()" };

static void put_select(struct text *out, const struct reg *r, enum db_kind kind, bool version, bool ends)
{
	text_put(out, " SELECT t.id, t.number, t.entry, t.known_from");
	for each_field(f, r)
		text_add(out, ", t.%s", f->name);
	if (ends)
		text_put(out, ", t.ended_by, t.known_to");
	text_add(out, " FROM %s%s%s AS t WHERE 1 = 1", places[kind].tables, r->name, version ? "_version" : "");
}

static void put_scope(struct text *out, const struct reg *r, enum db_kind kind, bool known, bool version, bool superseded)
{
	if (!r->scope)
		return;
	text_put(out, " AND ");
	scope_condition(out, r, "t", version, &places[kind].scope[known]);
	if (!known || kind != SQLITE)
		return;
	/* As known, and within reach today: on PostgreSQL row-level security asks the same. */
	text_put(out, " AND ");
	scope_condition(out, r, "t", version || superseded, &(struct scope_names){ "main.", "main.", false, false });
}

/* What stands: now, or at the instant known (what stood then may have been superseded since). */
static void put_standing(struct text *out, const struct reg *r, enum db_kind kind, bool known)
{
	const char *instant = knowns[kind];
	text_add(out, "%s%s%s", places[kind].create[known], r->name, places[kind].after[known]);
	put_select(out, r, kind, false, false);
	put_scope(out, r, kind, known, false, false);
	if (known) {
		text_add(out, " AND t.known_from <= %s UNION ALL", instant);
		put_select(out, r, kind, true, false);
		put_scope(out, r, kind, known, false, true);
		text_add(out, " AND t.known_from <= %s AND t.known_to > %s", instant, instant);
	}
	text_put(out, ";\n");
}

static void put_superseded(struct text *out, const struct reg *r, enum db_kind kind, bool known)
{
	text_add(out, "%s%s_version%s", places[kind].create[known], r->name, places[kind].after[known]);
	put_select(out, r, kind, true, true);
	put_scope(out, r, kind, known, true, true);
	if (known)
		text_add(out, " AND t.known_to <= %s", knowns[kind]);
	text_put(out, ";\n");
}

/* The terms of the rulebook as they count: a setting of the same name stands before the rulebook's own value. */
static void put_terms(struct text *out, enum db_kind kind, bool known)
{
	const char *at = places[kind].scope[known].registers;
	text_add(out, "%sterm%s SELECT t.number, t.name, COALESCE(CAST(s.value AS BIGINT), t.value) AS value, t.from_on, t.to_on"
	    " FROM %srulebook_term AS t LEFT JOIN %ssetting AS s ON s.number = t.name;\n",
	    places[kind].create[known], places[kind].after[known], at, at);
}

/* The scope tells a reader of its own reach.  The ledger tells nothing and is open to every reader; its bodies only to those who reach the whole installation. */
static const char sqlite_ledger_views[] =
	"CREATE TEMP VIEW ledger_entry AS SELECT n, at, entry, body_hash, leaf_hash FROM main.ledger_entry;\n"
	"CREATE TEMP VIEW ledger_erased AS SELECT n, entry, hash FROM main.ledger_erased;\n"
	"CREATE TEMP VIEW ledger_tile AS SELECT level, n, hashes FROM main.ledger_tile;\n"
	"CREATE TEMP VIEW ledger_head AS SELECT one, size, at, frontier FROM main.ledger_head;\n"
	"CREATE TEMP VIEW ledger_body AS SELECT n, part, salt, body FROM main.ledger_body"
	" WHERE EXISTS (SELECT 1 FROM main.scope WHERE reader = reader() AND company = 0);\n"
	"CREATE TEMP VIEW calendar AS SELECT day, weekday, holiday, name_ja, name_en, open, business_no FROM main.calendar;\n"
	"CREATE TEMP VIEW scope AS SELECT reader, company, writes FROM main.scope WHERE reader = reader();\n"
	"CREATE TEMP VIEW scope_company AS SELECT company FROM main.scope_company WHERE EXISTS (SELECT 1 FROM main.scope WHERE reader = reader()"
	" AND company = 0);\n"
	"CREATE TEMP VIEW gram AS SELECT register, g, id FROM main.gram;\n"
	"CREATE TEMP VIEW schema_version AS SELECT one, version FROM main.schema_version;\n";

/* What a view names must stand before it: the register by which it may be seen, even one that refers to it. */
static void put_views(struct text *out, const struct reg *const *r, enum db_kind kind, bool known, bool *made)
{
	if (made[r - registers])
		return;
	made[r - registers] = true;
	for (const struct sight *s = (*r)->sights; s && s->via; s++)
		for each_register(by)
			if (same_text((*by)->name, s->by))
				put_views(out, by, kind, known, made);
	put_standing(out, *r, kind, known);
	put_superseded(out, *r, kind, known);
}

void read_views_text(struct text *out, enum db_kind kind, bool known)
{
	bool made[REGISTERS_MAX] = { false };
	for each_register(r)
		put_views(out, r, kind, known, made);
	put_terms(out, kind, known);
	if (kind == SQLITE)
		text_put(out, sqlite_ledger_views);
}

/* ---- PostgreSQL's own guard --------------------------------------------------------------- */

static void put_policies(struct text *out, const char *table, const char *condition)
{
	text_add(out, "ALTER TABLE hozen.%s ENABLE ROW LEVEL SECURITY;\nALTER TABLE hozen.%s FORCE ROW LEVEL SECURITY;\n"
	    "DROP POLICY IF EXISTS writer ON hozen.%s;\nDROP POLICY IF EXISTS reader ON hozen.%s;\n"
	    "CREATE POLICY writer ON hozen.%s TO hozen_writer USING (true) WITH CHECK (true);\n"
	    "CREATE POLICY reader ON hozen.%s FOR SELECT TO hozen_reader USING (%s);\n",
	    table, table, table, table, table, table, condition);
}

/* A version is seen by whoever sees, or saw, the record to which it belonged. */
void policies_text(struct text *out)
{
	static const struct scope_names names = { "hozen.", "hozen.", true, false };
	static const char whole[] = "EXISTS (SELECT 1 FROM hozen.scope WHERE reader = hozen.reader() AND company = 0)";
	for each_register(r) {
		const char *version = arena_format(out->arena, "%s_version", (*r)->name);
		struct text now = { .arena = out->arena }, then = { .arena = out->arena };
		scope_condition(&now, *r, (*r)->name, false, &names);
		scope_condition(&then, *r, version, true, &names);
		put_policies(out, (*r)->name, now.n ? text_of(&now) : "true");
		put_policies(out, version, then.n ? text_of(&then) : "true");
	}
	put_policies(out, "scope", "reader = hozen.reader()");
	put_policies(out, "scope_company", whole);
	put_policies(out, "scope_person", "reader = hozen.reader()");
	for (const char *const *kept = (const char *const[]){ "finding", "finding_rule", "finding_state", "coming_day", NULL }; *kept; kept++)
		put_policies(out, *kept, "false");
	put_policies(out, "ledger_body", whole);
}

/* ---- opening ----------------------------------------------------------------------------- */

enum fault views_open(struct act *act, bool known)
{
	if (db_kind(act->db) != SQLITE)
		return OK;
	struct text out = { .arena = act->arena };
	read_views_text(&out, SQLITE, known);
	return db_script(act, text_of(&out));
}

/* The role and the path go with the savepoint, as the TEMP views do. */
enum fault views_within(struct act *act)
{
	if (db_kind(act->db) == SQLITE)
		return views_open(act, false);
	return db_script(act, "SET LOCAL ROLE hozen_reader; SET LOCAL search_path = read, hozen, pg_temp");
}

enum fault books_open(struct act *act, const char *url, enum db_part part, bool known, struct db **out)
{
	struct db *before = act->db, *db = NULL;
	long version;
	enum fault f = db_open(act, url, part, &db);
	act->db = db;
	if (!f && part != OWNER)
		f = schema_is_current(act, &version);
	if (!f && part == READER)
		f = views_open(act, known);
	if (!f && part == READER)
		db_guard(db);
	act->db = before;
	if (f)
		db_close(&db);
	else
		*out = db;
	return f;
}
