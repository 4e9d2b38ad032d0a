/* The small world of the store's tests: two items, one secret, who may see them, made anew for each program.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_STORE_WORLD_H
#define TESTS_STORE_WORLD_H
#include "tests/world.h"

static const char *url;

static const char tables[] =
	"CREATE TABLE item (id BIGINT PRIMARY KEY, name {0} NOT NULL UNIQUE, seen {0}, content {1}, company BIGINT);\n"
	"CREATE TABLE secret (id BIGINT PRIMARY KEY, body {0});\n"
	"CREATE TABLE scope (reader {0} NOT NULL, company BIGINT NOT NULL);\n"
	"INSERT INTO item (id, name, company) VALUES (1, 'drawing', 7), (2, 'model', 8);\n"
	"INSERT INTO secret VALUES (1, 'hidden');\n"
	"INSERT INTO scope VALUES ('A-1', 7), ('A-2', 7), ('A-2', 8);\n";

static const char cluster_roles[] =
	"DO $$ BEGIN\n"
	"	IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hozen_writer') THEN CREATE ROLE hozen_writer; END IF;\n"
	"	IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'hozen_reader') THEN CREATE ROLE hozen_reader; END IF;\n"
	"END $$;\n"
	"CREATE SCHEMA hozen;\nCREATE SCHEMA read;\nCREATE SCHEMA known;\n"
	"GRANT USAGE ON SCHEMA hozen, read, known TO hozen_writer, hozen_reader;\n";

static const char cluster_grants[] =
	"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hozen TO hozen_writer;\n"
	"CREATE VIEW read.item AS SELECT id, name FROM hozen.item"
	" WHERE company IN (SELECT company FROM hozen.scope WHERE reader = hozen.reader());\n"
	"CREATE VIEW known.item AS SELECT id, name FROM hozen.item WHERE hozen.known_at() > '2020';\n"
	"GRANT SELECT ON read.item, known.item TO hozen_reader;\n";

static const char temp_views[] =
	"CREATE TEMP VIEW item AS SELECT id, name FROM main.item"
	" WHERE company IN (SELECT company FROM main.scope WHERE reader = reader());\n"
	"CREATE TEMP VIEW item_open AS SELECT id, name FROM main.item;\n";

static inline struct act *act_on(enum db_part part)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, url, part, &act->db));
	if (part == READER && !world_is_postgres())
		world_ok(act, db_script(act, temp_views));
	if (part == READER)
		db_guard(act->db);
	return act;
}

static inline int make_world(void **state)
{
	(void)state;
	url = world_database();
	struct act *act = world_act();
	bool pg = world_is_postgres();
	struct text text = { .arena = act->arena };
	text_fill(&text, tables, (const char *const[]){ pg ? "text COLLATE \"C\"" : "TEXT", pg ? "bytea" : "BLOB", NULL });

	world_ok(act, db_open(act, url, OWNER, &act->db));
	if (pg) {
		world_ok(act, db_script(act, cluster_roles));
		world_ok(act, db_script(act, store_functions_pg));
	}
	world_ok(act, db_script(act, text_of(&text)));
	if (pg)
		world_ok(act, db_script(act, cluster_grants));
	db_close(&act->db);
	return 0;
}

SQL(add_item, "lttb", "INSERT INTO item (id, name, seen, content) VALUES ($1, $2, $3, $4)");
SQL(item_named, "t", "SELECT id FROM item WHERE name = $1");

static inline long next_id(void)
{
	static long last = 1000;
	return ++last;
}

static inline enum fault add(struct act *act, long id, const char *name)
{
	return change(act, add_item, L(id), T(name), T(NULL), T(NULL));
}

static inline bool is_kept(const char *name)
{
	struct act *act = act_on(WRITER);
	bool kept = ask_long(act, 0, item_named, T(name)) != 0;
	world_ok(act, act->fault);
	db_close(&act->db);
	return kept;
}

static inline const char *refusal(struct act *act, const char *params, const char *text)
{
	const struct sql sql = { "tried", params, text };
	return db_refuses(act, &sql);
}
#endif
