/* Verification finds and names whatever was altered, removed or reordered in the ledger's tables with the database's own tools.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_log.h"
#include <stdlib.h>

enum { ENTRIES = 600, LONG_BODY = 7 };

static struct act *log_of_600;

/* 600 entries, so two full tiles and a part of a third; body 7 has two parts. */
static int write_log(void **state)
{
	(void)state;
	struct act *act = log_of_600 = new_log();
	struct head head;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));
	while (head.frontier.size < ENTRIES) {
		struct text body = { .arena = act->arena };
		bool is_long = head.frontier.size == LONG_BODY;
		for (long i = 0; i < (is_long ? 100000 : 1); i++)
			text_add(&body, "body %06lu ", (unsigned long)head.frontier.size);
		append(act, &head, head.frontier.size % 2 ? "amend" : "add", text_of(&body));
	}
	world_ok(act, head_store(act, &head));
	world_ok(act, db_commit(act));
	return 0;
}

static int close_log(void **state)
{
	(void)state;
	db_close(&log_of_600->db);
	return 0;
}

/* ---- a log nobody touched -------------------------------------------------------------------- */

struct tally { struct act *act; long n, ends_at; };

static enum fault tally(void *with, long n, const char *at, const char *kind, const char *body)
{
	struct tally *t = with;
	assert_int_equal(n, t->n++);
	assert_string_equal(at, instant((uint64_t)n));
	assert_string_equal(kind, n % 2 ? "amend" : "add");
	assert_int_equal(strtol(body + 5, NULL, 10), n);
	assert_int_equal(strlen(body), n == LONG_BODY ? 1200000 : 12);
	return n == t->ends_at ? fail(t->act, E_CONFLICT, W_PLAIN, "enough") : OK;
}

static void a_whole_log_shows_every_body_in_order(void **state)
{
	(void)state;
	struct act *act = log_of_600;
	struct tally t = { act, 0, -1 };
	struct head head = head_of(act);
	struct hash root = frontier_root(&head.frontier);

	struct verdict v = verdict_of(act, tally, &t);

	assert_int_equal(t.n, ENTRIES);
	assert_int_equal(v.size, ENTRIES);
	assert_int_equal(v.broken_at, -1);
	assert_null(v.what);
	assert_int_equal(v.erased, 0);
	assert_true(hash_equal(&v.root, &root));
}

static void a_fault_of_who_looks_on_ends_the_walk(void **state)
{
	(void)state;
	struct act *act = log_of_600;
	struct tally t = { act, 0, 40 };
	struct verdict v = { .broken_at = 77 };

	assert_int_equal(ledger_verify(act, &v, tally, &t), E_CONFLICT);

	assert_string_equal(act->detail, "enough");
	assert_int_equal(t.n, 41);
	assert_int_equal(v.broken_at, 77);
	act_forgive(act);
}

/* ---- a log somebody touched ------------------------------------------------------------------ */

struct tampering { const char *sql; long broken_at; const char *says; };

static const struct tampering tamperings[] = {
	/* ledger_entry, column by column */
	{ "UPDATE ledger_entry SET n = 1000 WHERE n = 5",                                    5, "entry 5 is missing" },
	{ "UPDATE ledger_entry SET n = 1000 WHERE n = 599",                                599, "entry 599 is missing" },
	{ "UPDATE ledger_entry SET at = '2026-04-01T00:00:00.000006Z' WHERE n = 5",          5, "column at of entry 5" },
	{ "UPDATE ledger_entry SET at = '' WHERE n = 0",                                     0, "column at of entry 0" },
	{ "UPDATE ledger_entry SET entry = REPLACE(entry, 'A-1', 'A-2') WHERE n = 300",    300, "entry and leaf_hash of entry 300" },
	{ "UPDATE ledger_entry SET entry = REPLACE(entry, ',', ', ') WHERE n = 300",       300, "entry and leaf_hash of entry 300" },
	{ "UPDATE ledger_entry SET entry = '' WHERE n = 300",                              300, "entry and leaf_hash of entry 300" },
	{ "UPDATE ledger_entry SET body_hash = leaf_hash WHERE n = 599",                   599, "column body_hash of entry 599" },
	{ "UPDATE ledger_entry SET leaf_hash = body_hash WHERE n = 0",                       0, "entry and leaf_hash of entry 0" },
	/* entries removed, added, reordered */
	{ "DELETE FROM ledger_entry WHERE n = 0",                                            0, "entry 0 is missing" },
	{ "DELETE FROM ledger_entry WHERE n = 255",                                        255, "entry 255 is missing" },
	{ "DELETE FROM ledger_entry WHERE n >= 590",                                       590, "entry 590 is missing" },
	{ "DELETE FROM ledger_entry",                                                        0, "entry 0 is missing" },
	{ "INSERT INTO ledger_entry (n, at, entry, body_hash, leaf_hash) SELECT 600, at, entry, leaf_hash, leaf_hash FROM ledger_entry WHERE n = 599",
	                                                                                   600, "column n of entry 600" },
	{ "UPDATE ledger_entry SET n = 1000 WHERE n = 5;\nUPDATE ledger_entry SET n = 5 WHERE n = 6;\nUPDATE ledger_entry SET n = 6 WHERE n = 1000",
	                                                                                     5, "column n of entry 5" },
	/* ledger_body, column by column */
	{ "UPDATE ledger_body SET n = 1000 WHERE n = 9",                                     9, "body 9 is missing" },
	{ "UPDATE ledger_body SET n = -1 WHERE n = 9",                                       0, "body -1 has no entry" },
	{ "UPDATE ledger_body SET part = 2 WHERE n = 7 AND part = 1",                        7, "part 1 of body 7 is missing" },
	{ "UPDATE ledger_body SET salt = (SELECT salt FROM ledger_body WHERE n = 8) WHERE n = 9", 9, "body 9 was altered" },
	{ "UPDATE ledger_body SET body = 'body 000010 ' WHERE n = 9",                        9, "body 9 was altered" },
	{ "UPDATE ledger_body SET body = body || ' ' WHERE n = 9",                           9, "body 9 was altered" },
	{ "UPDATE ledger_body SET body = '' WHERE n = 7 AND part = 1",                       7, "body 7 was altered" },
	{ "UPDATE ledger_body SET body = SUBSTR(body, 1, 1048575) WHERE n = 7 AND part = 0;\nUPDATE ledger_body SET body = ' ' || body WHERE n = 7 AND part = 1",
	                                                                                     7, "body 7 was altered" },      /* cut elsewhere */
	/* bodies removed, added, reordered */
	{ "DELETE FROM ledger_body WHERE n = 0",                                             0, "body 0 is missing" },
	{ "DELETE FROM ledger_body WHERE n = 599",                                         599, "body 599 is missing" },
	{ "DELETE FROM ledger_body WHERE n = 7 AND part = 0",                                7, "part 0 of body 7 is missing" },
	{ "DELETE FROM ledger_body WHERE n = 7 AND part = 1",                                7, "body 7 was altered" },
	{ "DELETE FROM ledger_body",                                                         0, "body 0 is missing" },
	{ "INSERT INTO ledger_body (n, part, body) VALUES (9, 1, '')",                        9, "body 9 was altered" },
	{ "INSERT INTO ledger_body (n, part, body) VALUES (9, 1, 'x')",                      9, "body 9 was altered" },
	{ "INSERT INTO ledger_body (n, part, salt, body) SELECT 600, 0, salt, body FROM ledger_body WHERE n = 599", 600, "body 600 has no entry" },
	{ "UPDATE ledger_body SET n = 1000 WHERE n = 5;\nUPDATE ledger_body SET n = 5 WHERE n = 6;\nUPDATE ledger_body SET n = 6 WHERE n = 1000",
	                                                                                     5, "body 5 was altered" },
	/* ledger_tile */
	{ "UPDATE ledger_tile SET level = 3 WHERE n = 0",                                    0, "tile 0 of level 0 is missing" },
	{ "UPDATE ledger_tile SET n = 7 WHERE n = 1",                                      256, "tile 1 of level 0 is missing" },
	{ "UPDATE ledger_tile SET hashes = (SELECT hashes FROM ledger_tile WHERE n = 0) WHERE n = 1", 256, "tile 1 of level 0 does not agree" },
	{ "UPDATE ledger_tile SET hashes = (SELECT body_hash FROM ledger_entry WHERE n = 0) WHERE n = 0", 0, "tile 0 of level 0 does not agree" },
	{ "UPDATE ledger_tile SET hashes = (SELECT leaf_hash FROM ledger_entry WHERE n = 0) WHERE n = 0", 1, "tile 0 of level 0 does not agree" },
	{ "DELETE FROM ledger_tile WHERE n = 1",                                           256, "tile 1 of level 0 is missing" },
	{ "INSERT INTO ledger_tile (level, n, hashes) SELECT 0, 2, hashes FROM ledger_tile WHERE n = 1",  600, "no tile 2 of level 0" },
	{ "INSERT INTO ledger_tile (level, n, hashes) SELECT 0, -1, hashes FROM ledger_tile WHERE n = 1", 600, "no tile -1 of level 0" },
	{ "INSERT INTO ledger_tile (level, n, hashes) SELECT 1, 0, hashes FROM ledger_tile WHERE n = 1",  600, "no tile 0 of level 1" },
	{ "INSERT INTO ledger_tile (level, n, hashes) SELECT 8, 0, hashes FROM ledger_tile WHERE n = 1",  600, "no tile 0 of level 8" },
	{ "INSERT INTO ledger_tile (level, n, hashes) SELECT -1, 0, hashes FROM ledger_tile WHERE n = 1", 600, "no tile 0 of level -1" },
	/* ledger_head */
	{ "UPDATE ledger_head SET size = 599",                                             599, "column size" },
	{ "UPDATE ledger_head SET size = 601",                                             600, "entry 600 is missing" },
	{ "UPDATE ledger_head SET at = '2026-04-01T00:00:00.000598Z'",                     599, "column at" },
	{ "UPDATE ledger_head SET frontier = (SELECT leaf_hash FROM ledger_entry WHERE n = 1)", 0, "column frontier" },
	{ "DELETE FROM ledger_head",                                                         0, "its one row is missing" },
	/* several tables at once: a cut tail that the checkpoint file alone could tell is not among them */
	{ "DELETE FROM ledger_entry WHERE n >= 590;\nUPDATE ledger_head SET size = 590",   589, "column at" },
	{ "DELETE FROM ledger_entry WHERE n = 9;\nDELETE FROM ledger_body WHERE n = 9",      9, "entry 9 is missing" },
};

/* SQLite keeps any type in any column, and text behind a NUL. */
static const struct tampering in_sqlite[] = {
	{ "UPDATE ledger_entry SET n = 5.5 WHERE n = 5",                                     5, "column n of entry 5" },
	{ "UPDATE ledger_entry SET at = CAST(at AS BLOB) WHERE n = 5",                       5, "column at of entry 5" },
	{ "UPDATE ledger_entry SET at = at || char(0) || 'x' WHERE n = 5",                   5, "column at of entry 5" },
	{ "UPDATE ledger_entry SET entry = CAST(entry AS BLOB) WHERE n = 5",                 5, "column entry of entry 5" },
	{ "UPDATE ledger_entry SET entry = entry || char(0) WHERE n = 5",                    5, "entry and leaf_hash of entry 5" },
	{ "UPDATE ledger_entry SET body_hash = CAST(body_hash AS TEXT) WHERE n = 5",         5, "column body_hash of entry 5" },
	{ "UPDATE ledger_entry SET leaf_hash = CAST(leaf_hash AS TEXT) WHERE n = 5",         5, "column leaf_hash of entry 5" },
	{ "UPDATE ledger_body SET n = 9.5 WHERE n = 9",                                      9, "body 9.5 was altered" },
	{ "UPDATE ledger_body SET part = 0.5 WHERE n = 7 AND part = 1",                      7, "body 7 was altered" },
	{ "UPDATE ledger_body SET body = CAST(body AS BLOB) WHERE n = 9",                    9, "body 9 was altered" },
	{ "UPDATE ledger_body SET body = body || char(0) || 'x' WHERE n = 9",                9, "body 9 was altered" },
	{ "UPDATE ledger_body SET salt = CAST(salt AS TEXT) WHERE n = 9",                    9, "body 9 was altered" },
	{ "UPDATE ledger_tile SET hashes = CAST(hashes AS TEXT) WHERE n = 0",              255, "tile 0 of level 0 does not agree" },
	{ "UPDATE ledger_head SET size = 600.5",                                           599, "column size" },
	{ "UPDATE ledger_head SET at = CAST(at AS BLOB)",                                  599, "column at" },
	{ "UPDATE ledger_head SET frontier = CAST(frontier AS TEXT)",                      599, "frontier" },
};

/* Somebody who first takes away the tables' own constraints. */
static const struct tampering unconstrained[] = {
	{ "INSERT INTO ledger_entry (n, at, entry, body_hash, leaf_hash) SELECT -1, at, entry, leaf_hash, leaf_hash FROM ledger_entry WHERE n = 599",
	                                                                                     0, "no entry -1" },
	{ "UPDATE ledger_head SET one = 2",                                                599, "column one" },
	{ "INSERT INTO ledger_head (one, size, at, frontier) SELECT 2, size, at, frontier FROM ledger_head", 0, "column one" },
	{ "UPDATE ledger_body SET salt = NULL WHERE n = 9",                                  9, "body 9 was altered" },
	{ "UPDATE ledger_body SET part = -1 WHERE n = 9",                                    9, "body 9 was altered" },
};
static const struct tampering with_nulls[] = {
	{ "UPDATE ledger_entry SET at = NULL WHERE n = 5",                                   5, "column at of entry 5" },
	{ "UPDATE ledger_entry SET entry = NULL WHERE n = 5",                                5, "column entry of entry 5" },
	{ "UPDATE ledger_entry SET body_hash = NULL WHERE n = 5",                            5, "column body_hash of entry 5" },
	{ "UPDATE ledger_entry SET leaf_hash = NULL WHERE n = 5",                            5, "entry and leaf_hash of entry 5" },
	{ "UPDATE ledger_body SET body = NULL WHERE n = 9",                                  9, "body 9 was altered" },
	{ "UPDATE ledger_tile SET hashes = NULL WHERE n = 1",                              256, "tile 1 of level 0 does not agree" },
	{ "UPDATE ledger_head SET size = NULL",                                            599, "column size" },
	{ "UPDATE ledger_head SET at = NULL",                                              599, "column at" },
	{ "UPDATE ledger_head SET frontier = NULL",                                          0, "column frontier" },
};

static void loosen(struct act *act)
{
	world_ok(act, db_script(act, world_is_postgres() ?
	    "ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_n_check, ALTER at DROP NOT NULL, ALTER entry DROP NOT NULL,"
	    " ALTER body_hash DROP NOT NULL, ALTER leaf_hash DROP NOT NULL;\n"
	    "ALTER TABLE ledger_body DROP CONSTRAINT ledger_body_part_check, DROP CONSTRAINT ledger_body_check, ALTER body DROP NOT NULL;\n"
	    "ALTER TABLE ledger_tile ALTER hashes DROP NOT NULL;\n"
	    "ALTER TABLE ledger_head DROP CONSTRAINT ledger_head_one_check, ALTER size DROP NOT NULL, ALTER at DROP NOT NULL,"
	    " ALTER frontier DROP NOT NULL;\n" :
	    "PRAGMA ignore_check_constraints = ON;\n"));
}

static bool is_found(struct act *act, const struct tampering *t, bool is_loose)
{
	world_ok(act, db_begin(act));
	if (is_loose)
		loosen(act);
	world_ok(act, db_script(act, arena_format(act->arena, "%s;\n", t->sql)));
	struct verdict v = verdict_of(act, NULL, NULL);
	db_undo(act);
	if (v.broken_at == t->broken_at && v.what && strstr(v.what, t->says))
		return true;
	print_error("%s\n  found %ld: %s\n", t->sql, v.broken_at, v.what ? v.what : "whole");
	return false;
}

static void every_tampering_is_found_and_named(void **state)
{
	(void)state;
	int missed = 0;

	for (size_t i = 0; i < COUNT(tamperings); i++)
		missed += !is_found(log_of_600, &tamperings[i], false);
	for (size_t i = 0; i < COUNT(in_sqlite) && !world_is_postgres(); i++)
		missed += !is_found(log_of_600, &in_sqlite[i], false);
	for (size_t i = 0; i < COUNT(unconstrained); i++)
		missed += !is_found(log_of_600, &unconstrained[i], true);
	for (size_t i = 0; i < COUNT(with_nulls) && world_is_postgres(); i++)
		missed += !is_found(log_of_600, &with_nulls[i], true);

	assert_int_equal(missed, 0);
	assert_int_equal(verdict_of(log_of_600, NULL, NULL).broken_at, -1);
}

/* ---- somebody who can hash -------------------------------------------------------------------- */

SQL(rewrite_entry, "ltbt", "UPDATE ledger_entry SET entry = $2, leaf_hash = $3, at = $4 WHERE n = $1");
SQL(rewrite_tile, "b", "UPDATE ledger_tile SET hashes = $1 WHERE level = 0 AND n = 0");

/* What entry n says put otherwise, in as many letters; its columns follow, and its tile if asked. */
struct forgery { long n; const char *says, *instead, *at; bool tile_too; };

static struct verdict forged(const struct forgery *f)
{
	struct act *act = log_of_600;
	const char *entry, *at;
	const void *tile;
	size_t size;
	world_ok(act, db_begin(act));
	world_ok(act, ledger_entry_text(act, f->n, &entry, &at));
	char *text = arena_text(act->arena, entry);
	memcpy(strstr(text, f->says), f->instead, strlen(f->instead));
	struct hash leaf = leaf_hash(text, strlen(text));
	world_ok(act, change(act, rewrite_entry, L(f->n), T(text), B(leaf.bytes, HASH_BYTES), T(f->at ? f->at : at)));
	if (f->tile_too) {
		world_ok(act, ledger_tile(act, "0/000", &tile, &size));
		struct hash *hashes = (struct hash *)arena_span(act->arena, tile, size);
		hashes[f->n] = leaf;
		world_ok(act, change(act, rewrite_tile, B(hashes, size)));
	}
	struct verdict v = verdict_of(act, NULL, NULL);
	db_undo(act);
	return v;
}

static void a_forged_entry_does_not_fit_its_tile(void **state)
{
	(void)state;

	struct verdict v = forged(&(struct forgery){ 77, "A-1", "B-2", NULL, false });

	assert_int_equal(v.broken_at, 77);
	assert_non_null(strstr(v.what, "tile 0 of level 0 does not agree"));
}

static void a_forged_entry_with_its_tile_does_not_fit_the_head(void **state)
{
	(void)state;

	struct verdict v = forged(&(struct forgery){ 77, "A-1", "B-2", NULL, true });

	assert_int_equal(v.broken_at, 0);
	assert_non_null(strstr(v.what, "column frontier"));
}

static void a_forged_entry_beyond_the_tiles_does_not_fit_the_head(void **state)
{
	(void)state;

	struct verdict v = forged(&(struct forgery){ 595, "A-1", "B-2", NULL, false });

	assert_int_equal(v.broken_at, 592);
	assert_non_null(strstr(v.what, "column frontier"));
}

static void a_forged_instant_is_not_after_the_one_before(void **state)
{
	(void)state;

	struct verdict v = forged(&(struct forgery){ 595, "00.000595", "00.000594", "2026-04-01T00:00:00.000594Z", false });

	assert_int_equal(v.broken_at, 595);
	assert_non_null(strstr(v.what, "entry 595, of 2026-04-01T00:00:00.000594Z, is not later"));
}

static void a_forgery_with_blanks_is_not_canonical(void **state)
{
	(void)state;

	struct verdict v = forged(&(struct forgery){ 595, "\"A-1\"", " null", NULL, false });

	assert_int_equal(v.broken_at, 595);
	assert_non_null(strstr(v.what, "column entry of entry 595"));
}

static void what_was_found_is_said_in_the_language_of_the_act(void **state)
{
	(void)state;
	struct act *act = log_of_600;
	act->lang = JA;
	world_ok(act, db_begin(act));
	world_ok(act, db_script(act, "DELETE FROM ledger_body WHERE n = 3;\n"));

	struct verdict v = verdict_of(act, NULL, NULL);
	db_undo(act);
	act->lang = EN;

	assert_string_equal(v.what, "ledger_body: 記載 3 の本文がありません");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_log_shows_every_body_in_order),
		cmocka_unit_test(a_fault_of_who_looks_on_ends_the_walk),
		cmocka_unit_test(every_tampering_is_found_and_named),
		cmocka_unit_test(a_forged_entry_does_not_fit_its_tile),
		cmocka_unit_test(a_forged_entry_with_its_tile_does_not_fit_the_head),
		cmocka_unit_test(a_forged_entry_beyond_the_tiles_does_not_fit_the_head),
		cmocka_unit_test(a_forged_instant_is_not_after_the_one_before),
		cmocka_unit_test(a_forgery_with_blanks_is_not_canonical),
		cmocka_unit_test(what_was_found_is_said_in_the_language_of_the_act),
	};
	return cmocka_run_group_tests(tests, write_log, close_log);
}
