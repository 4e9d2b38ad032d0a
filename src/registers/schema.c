/* Tables from the registers: made in an empty database, and brought up from an older one by adding what is missing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include "ledger/ledger.h"
#include <string.h>

/* Beside the books: the scope (derived from roles), every company there ever was (for those who reach them all), and what the schema consists of, so that an older one can be brought up. */
#define scope_companies \
	"CREATE INDEX IF NOT EXISTS scope_company_reader ON scope (company);\n" \
	"CREATE TABLE IF NOT EXISTS scope_company (company BIGINT NOT NULL PRIMARY KEY);\n"
/* The persons of a reader's own case, each with every company that keeps records of them. */
#define scope_persons \
	"CREATE TABLE IF NOT EXISTS scope_person (reader {text} NOT NULL, person BIGINT NOT NULL, company BIGINT NOT NULL," \
	" PRIMARY KEY (reader, person, company));\n"
static const char other_tables[] =
	"CREATE TABLE scope (reader {text} NOT NULL, company BIGINT NOT NULL, writes BIGINT NOT NULL, PRIMARY KEY (reader, company));\n"
	scope_companies
	scope_persons
	"CREATE TABLE scope_day (one INTEGER PRIMARY KEY CHECK (one = 1), day {text});\n"
	"INSERT INTO scope_day (one, day) VALUES (1, NULL);\n"
	"CREATE TABLE schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);\n"
	"INSERT INTO schema_version (one, version) VALUES (1, 0);\n"
	"CREATE TABLE schema_column (tbl {text} NOT NULL, col {text} NOT NULL, PRIMARY KEY (tbl, col));\n";

/* Findings as they stand, so that not every day is judged anew: each row that a rule returned, also those due far ahead; the rules whose
 * rows these are; the days on which a record turns something; and up to which entry and day that holds.  Derived like the scope. */
static const char finding_tables[] =
	"CREATE TABLE IF NOT EXISTS finding (id BIGINT NOT NULL PRIMARY KEY, rule {text} NOT NULL, subject {text} NOT NULL, company {text},"
	" due_on {text}, last_on {text}, because_ja {text} NOT NULL, because_en {text} NOT NULL, reckoned_ja {text}, reckoned_en {text},"
	" disputed BIGINT NOT NULL, late BIGINT NOT NULL, since_on {text} NOT NULL);\n"
	"CREATE INDEX IF NOT EXISTS finding_subject ON finding (rule, subject);\n"
	"CREATE INDEX IF NOT EXISTS finding_due_on ON finding (due_on);\n"
	"CREATE TABLE IF NOT EXISTS finding_rule (rule {text} NOT NULL PRIMARY KEY, hash {text} NOT NULL);\n"
	"CREATE TABLE IF NOT EXISTS coming_day (register {text} NOT NULL, id BIGINT NOT NULL, day {text} NOT NULL,"
	" PRIMARY KEY (register, id, day));\n"
	"CREATE INDEX IF NOT EXISTS coming_day_day ON coming_day (day);\n"
	"CREATE TABLE IF NOT EXISTS finding_state (one INTEGER PRIMARY KEY CHECK (one = 1), size BIGINT NOT NULL, day {text}, rulebook {text});\n"
	"INSERT INTO finding_state (one, size) VALUES (1, -1) ON CONFLICT (one) DO NOTHING;\n"
	"UPDATE finding_state SET size = -1, day = NULL, rulebook = NULL;\n";

/* What records are searched by (grams.c), derived too. */
static const char gram_tables[] =
	"CREATE TABLE IF NOT EXISTS gram (register {text} NOT NULL, g {text} NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (register, g, id)){bare};\n"
	"CREATE TABLE IF NOT EXISTS gram_state (one INTEGER PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);\n"
	"INSERT INTO gram_state (one, version) VALUES (1, 0) ON CONFLICT (one) DO NOTHING;\n";

/* The cluster's roles: the server's login owns nothing and takes on one of these. */
static const char postgres_before[] =
	"CREATE SCHEMA IF NOT EXISTS hozen;\n"
	"DO $$ BEGIN"
	" BEGIN CREATE ROLE hozen_writer NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;"
	" BEGIN CREATE ROLE hozen_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;"
	" IF NOT pg_has_role(current_user, 'hozen_writer', 'MEMBER') THEN GRANT hozen_writer TO CURRENT_USER; END IF;"
	" IF NOT pg_has_role(current_user, 'hozen_reader', 'MEMBER') THEN GRANT hozen_reader TO CURRENT_USER; END IF;"
	" END $$;\n"
	"GRANT USAGE ON SCHEMA hozen TO hozen_writer, hozen_reader;\n";

static const char *const types[DB_KINDS][2] = {          /* of text, of whole numbers */
	[SQLITE]   = { "TEXT", "INTEGER" },
	[POSTGRES] = { "text COLLATE \"C\"", "bigint" },
};

static const char *const bytes_types[DB_KINDS] = { "BLOB", "bytea" };

SQL(schema_known, "", "SELECT version FROM schema_version");
SQL(schema_set, "l", "UPDATE schema_version SET version = $1 WHERE one = 1");
SQL(column_recorded, "tt", "SELECT 1 FROM schema_column WHERE tbl = $1 AND col = $2");
SQL(column_record, "tt", "INSERT INTO schema_column (tbl, col) VALUES ($1, $2)");

/* {text}, {bytes} and {bare} (nothing is kept beside the key) of a pattern, for a kind of database. */
static void put_typed(struct text *out, const char *pattern, enum db_kind kind)
{
	for (const char *p = pattern; *p; p++) {
		if (!strncmp(p, "{text}", 6)) {
			text_put(out, types[kind][0]);
			p += 5;
		} else if (!strncmp(p, "{bytes}", 7)) {
			text_put(out, bytes_types[kind]);
			p += 6;
		} else if (!strncmp(p, "{bare}", 6)) {
			text_put(out, kind == SQLITE ? " WITHOUT ROWID" : "");
			p += 5;
		} else {
			text_put_span(out, p, 1);
		}
	}
}

/* What the ledger does not tell, for a database that may have some of it already. */
static void put_exempt(struct text *out, enum db_kind kind)
{
	for each_exempt(e) {
		text_add(out, "CREATE TABLE IF NOT EXISTS %s (", e->name);
		put_typed(out, e->columns, kind);
		text_put(out, ");\n");
	}
}

/* ---- one register ------------------------------------------------------------------------ */

static void put_checks(struct text *out, const struct field *f)
{
	if (f->kind == REF)
		text_add(out, " REFERENCES %s (id)", f->to);
	if (f->kind == DATE)
		text_add(out, " CHECK (length(%s) = 10)", f->name);
	if (f->kind == INSTANT)
		text_add(out, " CHECK (length(%s) = 27)", f->name);
	if (f->kind == COUNT_OF)
		text_add(out, " CHECK (%s >= 0)", f->name);
	if (f->kind == YES_NO)
		text_add(out, " CHECK (%s IN (0, 1))", f->name);
	if (!is_stored_as_number(f))
		text_add(out, " CHECK (%s <> '')", f->name);
	for (const struct choice *c = f->kind == CHOICE ? f->from : NULL; c && c->code; c++)
		text_add(out, "%s'%s'%s", c == f->from ? arena_format(out->arena, " CHECK (%s IN (", f->name) : "",
		    c->code, c[1].code ? ", " : "))");
	if (f->not_before)
		text_add(out, " CHECK (%s >= %s)", f->name, f->not_before);
}

static void put_column(struct text *out, const struct field *f, enum db_kind kind, bool version)
{
	text_add(out, "%s %s", f->name, types[kind][is_stored_as_number(f)]);
	if (version)
		return;
	text_put(out, f->rules & REQUIRED ? " NOT NULL" : "");
	text_put(out, f->rules & UNIQUE ? " UNIQUE" : "");
	put_checks(out, f);
}

/* The current table holds what stands; the version table what was superseded, by whom and when, and is never written over. */
void table_text(struct text *out, const struct reg *r, enum db_kind kind, bool version)
{
	text_add(out, "CREATE TABLE %s%s (\n\tid %s%s,\n\tnumber %s NOT NULL%s,\n\tentry BIGINT NOT NULL,\n\tknown_from %s NOT NULL",
	    r->name, version ? "_version" : "", types[kind][1], version ? " NOT NULL" : " PRIMARY KEY",
	    types[kind][0], version ? "" : " UNIQUE", types[kind][0]);
	for each_field(f, r) {
		text_put(out, ",\n\t");
		put_column(out, f, kind, version);
	}
	if (version)
		text_add(out, ",\n\tended_by BIGINT NOT NULL,\n\tknown_to %s NOT NULL,\n\tPRIMARY KEY (id, entry)", types[kind][0]);
	for (size_t i = 0; !version && r->unique && r->unique[i]; i++)
		text_add(out, "%s%s%s", i ? ", " : ",\n\tUNIQUE (", r->unique[i], r->unique[i + 1] ? "" : ")");
	text_put(out, "\n);\n");
	if (version)
		text_add(out, "CREATE INDEX %s_version_number ON %s_version (number);\n", r->name, r->name);
	for each_field(f, r)
		if (!version && f->kind == REF)
			text_add(out, "CREATE INDEX %s_%s ON %s (%s);\n", r->name, f->name, r->name, f->name);
}

/* ---- constraints ------------------------------------------------------------------------- */

static void put_condition(struct text *out, const struct constraint *c)
{
	if (c->clashes)
		text_add(out, "EXISTS (SELECT 1 FROM %s)", c->clashes);
	else
		text_add(out, "(%s)", c->breaks);
}

static void sqlite_triggers(struct text *out, const struct reg *r, const char *event)
{
	text_add(out, "DROP TRIGGER IF EXISTS %s_%s;\nCREATE TRIGGER %s_%s BEFORE %s ON %s BEGIN\n", r->name, event, r->name, event, event, r->name);
	for (const struct constraint *c = r->constraints; c->field; c++) {
		text_add(out, "SELECT RAISE(ABORT, '%s.%s') WHERE ", r->name, c->field);
		put_condition(out, c);
		text_put(out, ";\n");
	}
	text_put(out, "END;\n");
}

static void postgres_trigger(struct text *out, const struct reg *r)
{
	text_add(out, "CREATE OR REPLACE FUNCTION hozen.%s_holds() RETURNS trigger LANGUAGE plpgsql SET search_path = hozen, pg_temp AS $$ BEGIN\n", r->name);
	for (const struct constraint *c = r->constraints; c->field; c++) {
		text_put(out, "IF ");
		put_condition(out, c);
		text_add(out, " THEN RAISE EXCEPTION '%s.%s' USING ERRCODE = 'check_violation'; END IF;\n", r->name, c->field);
	}
	text_add(out, "RETURN NEW; END $$;\nDROP TRIGGER IF EXISTS holds ON hozen.%s;\n"
	    "CREATE TRIGGER holds BEFORE INSERT OR UPDATE ON hozen.%s FOR EACH ROW EXECUTE FUNCTION hozen.%s_holds();\n",
	    r->name, r->name, r->name);
}

/* Derived from the tables like the views, and made anew each time, so that an older database has them too. */
static enum fault make_triggers(struct act *act)
{
	struct text out = { .arena = act->arena };
	for each_register(r) {
		if (!(*r)->constraints)
			continue;
		if (db_kind(act->db) == SQLITE)
			sqlite_triggers(&out, *r, "insert"), sqlite_triggers(&out, *r, "update");
		else
			postgres_trigger(&out, *r);
	}
	return db_script(act, text_of(&out));
}

/* ---- an empty database -------------------------------------------------------------------- */

/* Both tables of a register, and the record of what columns they have. */
static void put_register(struct text *out, const struct reg *r, enum db_kind kind)
{
	table_text(out, r, kind, false);
	table_text(out, r, kind, true);
	text_add(out, "INSERT INTO schema_column (tbl, col) VALUES ('%s', 'number');\n", r->name);
	for each_field(f, r)
		text_add(out, "INSERT INTO schema_column (tbl, col) VALUES ('%s', '%s');\n", r->name, f->name);
}

static enum fault make_register(struct act *act, const struct reg *r)
{
	struct text out = { .arena = act->arena };
	put_register(&out, r, db_kind(act->db));
	return db_script(act, text_of(&out));
}

/* Views and policies are derived: on PostgreSQL they are made anew each time. */
static enum fault make_views(struct act *act)
{
	if (db_kind(act->db) != POSTGRES)
		return OK;
	struct text out = { .arena = act->arena };
	text_put(&out, "DROP SCHEMA IF EXISTS read CASCADE;\nDROP SCHEMA IF EXISTS known CASCADE;\n"
	    "CREATE SCHEMA read;\nCREATE SCHEMA known;\nGRANT USAGE ON SCHEMA read, known TO hozen_reader;\n"
	    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hozen TO hozen_writer;\n"
	    "GRANT SELECT ON ALL TABLES IN SCHEMA hozen TO hozen_reader;\n");
	read_views_text(&out, POSTGRES, false);
	read_views_text(&out, POSTGRES, true);
	policies_text(&out);
	text_put(&out, "GRANT SELECT ON ALL TABLES IN SCHEMA read, known TO hozen_reader;\n");
	for each_exempt(e)
		text_add(&out, "REVOKE ALL ON hozen.%s FROM hozen_reader;\n", e->name);
	return db_script(act, text_of(&out));
}

static enum fault make_indexes(struct act *act)
{
	struct text out = { .arena = act->arena };
	for each_register(r)
		for each_field(f, *r)
			if (f->rules & INDEXED)
				text_add(&out, "CREATE INDEX IF NOT EXISTS %s_%s ON %s (%s);\n", (*r)->name, f->name, (*r)->name, f->name);
	return db_script(act, text_of(&out));
}

/* What follows from the tables of this program, whatever the database held before. */
static enum fault make_derived(struct act *act)
{
	struct text calendar = { .arena = act->arena };
	put_typed(&calendar, calendar_tables, db_kind(act->db));
	put_typed(&calendar, finding_tables, db_kind(act->db));
	put_typed(&calendar, gram_tables, db_kind(act->db));
	put_exempt(&calendar, db_kind(act->db));
	enum fault f = db_kind(act->db) == POSTGRES ? db_script(act, store_functions_pg) : OK;
	if (!f)
		f = make_indexes(act);
	if (!f)
		f = make_triggers(act);
	if (!f)
		f = db_script(act, text_of(&calendar));
	if (!f)
		f = calendar_fill(act);
	return f ? f : make_views(act);
}

void schema_text(struct text *out, enum db_kind kind)
{
	if (kind == POSTGRES) {
		text_put(out, postgres_before);
		text_put(out, store_functions_pg);
	}
	put_typed(out, ledger_tables, kind);
	put_typed(out, other_tables, kind);
	put_exempt(out, kind);
	for each_register(r)
		put_register(out, *r, kind);
	text_add(out, "UPDATE schema_version SET version = %d WHERE one = 1;\n", SCHEMA_VERSION);
}

static enum fault make_tables(struct act *act)
{
	return schema_make_filled(act, NULL, NULL);
}

/* Of the references of a register to itself the second may be read before the first: only the whole is held to them. */
static const char *const wait_for_the_whole[DB_KINDS] = {
	[SQLITE]   = "PRAGMA defer_foreign_keys = ON",
	[POSTGRES] = "DO $$ DECLARE c record; BEGIN FOR c IN SELECT conname, conrelid::regclass AS tbl FROM pg_constraint"
	             " WHERE contype = 'f' AND conrelid = confrelid AND connamespace = 'hozen'::regnamespace LOOP"
	             " EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE', c.tbl, c.conname); END LOOP; END $$;\n"
	             "SET CONSTRAINTS ALL DEFERRED",
};
static const char *const wait_no_longer[DB_KINDS] = {
	[SQLITE]   = "PRAGMA defer_foreign_keys = ON",           /* SQLite asks at COMMIT */
	[POSTGRES] = "SET CONSTRAINTS ALL IMMEDIATE;\n"
	             "DO $$ DECLARE c record; BEGIN FOR c IN SELECT conname, conrelid::regclass AS tbl FROM pg_constraint"
	             " WHERE contype = 'f' AND conrelid = confrelid AND connamespace = 'hozen'::regnamespace LOOP"
	             " EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', c.tbl, c.conname); END LOOP; END $$",
};

enum fault schema_make_filled(struct act *act, enum fault (*fill)(struct act *, void *with), void *with)
{
	struct text out = { .arena = act->arena };
	schema_text(&out, db_kind(act->db));
	enum fault f = db_script(act, text_of(&out));
	if (!f && fill)
		f = db_script(act, wait_for_the_whole[db_kind(act->db)]);
	if (!f && fill)
		f = fill(act, with);
	if (!f && fill)
		f = db_script(act, wait_no_longer[db_kind(act->db)]);
	return f ? f : make_derived(act);
}

static enum fault in_one_transaction(struct act *act, enum fault (*work)(struct act *))
{
	enum fault f = db_begin(act);
	if (!f)
		f = work(act);
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	return f;
}

enum fault schema_make(struct act *act)
{
	return in_one_transaction(act, make_tables);
}

/* ---- an older schema --------------------------------------------------------------------- */

/* Since version 2 the scope tells which rights are held, not only that some are: it is derived anew. */
#define renew_scope "DELETE FROM scope; UPDATE scope_day SET day = NULL;"

/* Since version 3 who reaches everything has one row in it, and every company stands in a list. */
#define list_companies scope_companies \
	"DELETE FROM scope_company; INSERT INTO scope_company (company) SELECT id FROM company UNION SELECT id FROM company_version;\n" \
	renew_scope

/* Since version 4 it is kept what erasures left of bodies. */
#define keep_erased(bytes) "CREATE TABLE IF NOT EXISTS ledger_erased (n BIGINT NOT NULL, entry BIGINT NOT NULL CHECK (entry > n), hash " bytes \
	" NOT NULL, PRIMARY KEY (n, entry));"

/* Since version 5 it is derived whose own case somebody is, and there are more roles than the column knew. */
#define list_persons scope_persons "DELETE FROM scope_person;\n" renew_scope

/* What no walk can tell, by the version it leads to: data to move, constraints to change. */
static const struct { long to; const char *text[DB_KINDS]; } upgrades[] = {
	{ 2, { renew_scope, renew_scope
	    " ALTER TABLE jurisdiction DROP CONSTRAINT IF EXISTS jurisdiction_organisation_prefecture_from_on_key;" } },
	{ 3, { list_companies, list_companies } },
	{ 4, { keep_erased("BLOB"), keep_erased("bytea") } },
	{ 5, { list_persons, list_persons " ALTER TABLE role DROP CONSTRAINT IF EXISTS role_role_check;" } },
};

/* Registers that lost a constraint of their table, by the version that lost it.  SQLite can only make such a table anew. */
static const struct { long to; const struct reg *reg; } loosened[] = {
	{ 2, &register_of_jurisdictions },
	{ 5, &register_of_roles },
};

static enum fault remake(struct act *act, const struct reg *r)
{
	struct text out = { .arena = act->arena }, names = { .arena = act->arena };
	text_put(&names, "id, number, entry, known_from");
	for each_field(f, r)
		text_add(&names, ", %s", f->name);
	text_add(&out, "ALTER TABLE %s RENAME TO %s_before;\n", r->name, r->name);
	for each_field(f, r)
		if (f->kind == REF)
			text_add(&out, "DROP INDEX IF EXISTS %s_%s;\n", r->name, f->name);
	table_text(&out, r, SQLITE, false);
	text_add(&out, "INSERT INTO %s (%s) SELECT %s FROM %s_before;\nDROP TABLE %s_before;\n", r->name, text_of(&names), text_of(&names),
	    r->name, r->name);
	return db_script(act, text_of(&out));
}

/* Adds the columns an older version lacks; they are empty, whatever the table says of new records, but checked like new ones. */
static enum fault widen(struct act *act, const struct reg *r)
{
	enum fault f = OK;
	for each_field(field, r) {
		if (f || ask_long(act, 0, column_recorded, T(r->name), T(field->name)) || act->fault)
			continue;
		struct text out = { .arena = act->arena };
		for (int version = 0; version < 2; version++) {
			text_add(&out, "ALTER TABLE %s%s ADD COLUMN %s %s", r->name, version ? "_version" : "", field->name,
			    types[db_kind(act->db)][is_stored_as_number(field)]);
			if (!version)
				put_checks(&out, field);
			text_put(&out, ";\n");
		}
		if (field->kind == REF)
			text_add(&out, "CREATE INDEX %s_%s ON %s (%s);\n", r->name, field->name, r->name, field->name);
		f = db_script(act, text_of(&out));
		if (!f)
			f = change(act, column_record, T(r->name), T(field->name));
	}
	return f ? f : act->fault;
}

static enum fault upgrade_script(struct act *act, const char *pattern)
{
	struct text out = { .arena = act->arena };
	put_typed(&out, pattern, db_kind(act->db));
	return db_script(act, text_of(&out));
}

static enum fault upgrade(struct act *act)
{
	long from = ask_long(act, 0, schema_known);
	enum fault f = act->fault;
	for each_register(r) {
		if (f)
			break;
		bool stands = ask_long(act, 0, column_recorded, T((*r)->name), T("number"));
		f = act->fault ? act->fault : stands ? widen(act, *r) : make_register(act, *r);
	}
	for (size_t i = 0; !f && i < COUNT(upgrades); i++)
		if (upgrades[i].to > from)
			f = upgrade_script(act, upgrades[i].text[db_kind(act->db)]);
	for (size_t i = 0; !f && i < COUNT(loosened) && db_kind(act->db) == SQLITE; i++)
		if (loosened[i].to > from)
			f = remake(act, loosened[i].reg);
	if (!f)
		f = make_derived(act);
	return f ? f : change(act, schema_set, L(SCHEMA_VERSION));
}

enum fault schema_upgrade(struct act *act)
{
	long version;
	enum fault f = schema_is_current(act, &version);
	if (f != E_CONFLICT)
		return f;
	act_forgive(act);
	return in_one_transaction(act, upgrade);
}

enum fault schema_is_current(struct act *act, long *version)
{
	*version = ask_long(act, -1, schema_known);
	if (act->fault == E_STORE && !db_is_lost(act->db)) {
		act_forgive(act);
		return fail(act, E_STORE, W_SCHEMA_NONE);
	}
	if (act->fault)
		return act->fault;
	const char *theirs = arena_format(act->arena, "%ld", *version), *ours = arena_format(act->arena, "%d", SCHEMA_VERSION);
	if (*version > SCHEMA_VERSION)
		return fail(act, E_NEWER, W_SCHEMA_NEWER, theirs, ours);
	return *version < SCHEMA_VERSION ? fail(act, E_CONFLICT, W_SCHEMA_OLDER, theirs, ours) : OK;
}
