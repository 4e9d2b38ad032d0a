/* The log in the database, on whichever is under test: appending, bodies, tiles, proofs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_log.h"
#include <stdlib.h>

/* Entries alone, their body hashes made up: enough for tiles, and quick. */
static void append_bare(struct act *act, struct head *head, uint64_t up_to, struct hash *leaves)
{
	while (head->frontier.size < up_to) {
		uint64_t n = head->frontier.size;
		struct arena_mark mark = arena_mark(act->arena);
		struct hash h = hash_of(&n, sizeof n);
		const char *at = instant(n);
		const char *entry = arena_format(act->arena, "{\"act\":\"add\",\"actor\":null,\"at\":\"%s\",\"body\":\"%s\",\"n\":%lu}",
		    at, hex_of(act->arena, h.bytes, HASH_BYTES), (unsigned long)n);
		leaves[n] = leaf_hash(entry, strlen(entry));
		world_ok(act, ledger_append(act, head, "add", NULL, at, &h));
		arena_back(act->arena, mark);
	}
}

/* ---- appending ------------------------------------------------------------------------------- */

static void an_empty_log_is_whole_and_has_the_root_of_nothing(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct hash nothing = hash_of("", 0);

	struct verdict v = verdict_of(act, NULL, NULL);

	assert_int_equal(v.size, 0);
	assert_int_equal(v.broken_at, -1);
	assert_null(v.what);
	assert_true(hash_equal(&v.root, &nothing));
	assert_string_equal(head_of(act).at, "");
	db_close(&act->db);
}

static void an_entry_says_who_did_what_when_and_nothing_more(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct head head;
	const char *entry, *at, *body;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));

	struct hash h = put_text_body(act, 0, "{\"name\":\"秘密\"}");
	world_ok(act, ledger_append(act, &head, "person.add", "A-1", instant(0), &h));
	world_ok(act, head_store(act, &head));
	world_ok(act, db_commit(act));

	world_ok(act, ledger_entry_text(act, 0, &entry, &at));
	assert_string_equal(entry, arena_format(act->arena, "{\"act\":\"person.add\",\"actor\":\"A-1\",\"at\":\"%s\",\"body\":\"%s\",\"n\":0}",
	    instant(0), hex_of(act->arena, h.bytes, HASH_BYTES)));
	assert_string_equal(at, instant(0));
	world_ok(act, ledger_body_text(act, 0, &body));
	assert_string_equal(body, "{\"name\":\"秘密\"}");
	assert_int_equal(ledger_index_of(act, &h), 0);
	db_close(&act->db);
}

static void what_was_never_written_is_not_found(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct hash h = hash_of("x", 1), *proof;
	const char *text, *at;
	size_t n;

	assert_int_equal(ledger_index_of(act, &h), -1);
	assert_int_equal(ledger_entry_text(act, 3, &text, &at), E_NOT_FOUND);
	assert_non_null(strstr(act->detail, "no entry 3"));
	act_forgive(act);
	assert_int_equal(ledger_body_text(act, 3, &text), E_NOT_FOUND);
	act_forgive(act);
	assert_int_equal(ledger_prove_inclusion(act, 0, 1, &proof, &n), E_NOT_FOUND);
	act_forgive(act);
	assert_int_equal(ledger_prove_consistency(act, 0, 0, &proof, &n), E_NOT_FOUND);
	act_forgive(act);
	db_close(&act->db);
}

static void the_same_body_twice_has_two_hashes(void **state)
{
	(void)state;
	struct act *act = new_log();

	struct hash one = put_text_body(act, 0, "yes"), other = put_text_body(act, 1, "yes");

	assert_false(hash_equal(&one, &other));
	db_close(&act->db);
}

SQL(count_parts, "l", "SELECT COUNT(*) FROM ledger_body WHERE n = $1");

/* A body is cut into parts of 1 MiB at whole characters, however it was put. */
static void a_body_of_any_length_comes_back_whole(void **state)
{
	(void)state;
	static const struct { long characters; size_t a_time; const char *character; long parts; } bodies[] = {
		{ 0, 1, "x", 1 }, { 1, 1, "保", 1 }, { 1 << 20, 1000, "x", 1 }, { (1 << 20) + 1, 1 << 20, "x", 2 },
		{ 400000, 400000, "保", 2 }, { 400000, 7, "全", 2 }, { 1100000, 1100000, "🔒", 5 },
	};
	struct act *act = new_log();
	struct head head;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));

	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct text text = { .arena = act->arena };
		for (long c = 0; c < bodies[i].characters; c++)
			text_put(&text, bodies[i].character);
		struct body b;
		struct hash h;
		body_open(&b, act, (long)i);
		size_t width = strlen(bodies[i].character) * bodies[i].a_time;
		for (size_t at = 0; at < text.n; at += width)
			world_ok(act, body_put(&b, text.s + at, text.n - at < width ? text.n - at : width));
		world_ok(act, body_close(&b, &h));
		world_ok(act, ledger_append(act, &head, "import", "A-1", instant(i), &h));

		const char *again;
		world_ok(act, ledger_body_text(act, (long)i, &again));
		assert_true(same_text(again, text_of(&text)));
		assert_int_equal(ask_long(act, 0, count_parts, L((long)i)), bodies[i].parts);
	}
	world_ok(act, head_store(act, &head));
	assert_int_equal(verdict_of(act, NULL, NULL).broken_at, -1);
	world_ok(act, db_commit(act));
	db_close(&act->db);
}

static void a_body_let_go_leaves_nothing_behind(void **state)
{
	(void)state;
	struct act *act = new_log();
	{
		defer(body_drop) struct body b;
		body_open(&b, act, 0);
		world_ok(act, body_put(&b, "half", 4));
	}

	assert_int_equal(ask_long(act, -1, count_parts, L(0)), 0);
	db_close(&act->db);
}

static void what_is_undone_was_never_in_the_log(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct head head, before;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));
	append(act, &head, "add", "kept");

	before = head;
	world_ok(act, db_savepoint(act));
	append(act, &head, "add", "undone");
	db_undo_savepoint(act);
	head = before;
	append(act, &head, "add", "kept too");
	world_ok(act, head_store(act, &head));
	world_ok(act, db_commit(act));

	assert_int_equal(head_of(act).frontier.size, 2);
	assert_int_equal(verdict_of(act, NULL, NULL).broken_at, -1);
	db_close(&act->db);
}

static void only_one_writer_holds_the_head(void **state)
{
	(void)state;
	struct act *one = new_log(), *other = world_act();
	struct head head;
	setenv("HOZEN_PATIENCE_MS", "50", true);
	world_ok(other, db_open(other, db_url(one->db), OWNER, &other->db));
	unsetenv("HOZEN_PATIENCE_MS");
	world_ok(one, db_begin(one));
	world_ok(one, head_lock(one, &head));

	enum fault f = db_begin(other);
	if (!f)
		f = head_lock(other, &head);
	assert_int_equal(f, E_BUSY);

	db_undo(other);
	act_forgive(other);
	world_ok(other, head_read(other, &head));
	db_undo(one);
	db_close(&one->db);
	db_close(&other->db);
}

/* ---- tiles and proofs ------------------------------------------------------------------------ */

enum { MANY = 65537 };
static struct hash leaves[MANY], level_1[256];

static struct hash root_of(uint64_t size)
{
	struct frontier f = { 0 };
	while (f.size < size)
		frontier_add(&f, &leaves[f.size]);
	return frontier_root(&f);
}

static void tile_is(struct act *act, const char *path, const struct hash *expected, size_t n)
{
	const void *tile;
	size_t size;
	world_ok(act, ledger_tile(act, path, &tile, &size));
	assert_int_equal(size, n * HASH_BYTES);
	assert_memory_equal(tile, expected, size);
}

static void tiles_are_missing(struct act *act, const char *const *paths)
{
	const void *tile;
	size_t n;
	for (; *paths; paths++) {
		if (ledger_tile(act, *paths, &tile, &n) != E_NOT_FOUND || !strstr(act->detail, *paths))
			fail_msg("%s", *paths);
		act_forgive(act);
	}
}

/* The bundle is cut as its reader would, and each entry hashes to its leaf. */
static void bundle_is(struct act *act, const char *path, uint64_t from, size_t width)
{
	const uint8_t *at, *end;
	const void *bundle;
	size_t size, count = 0;
	world_ok(act, ledger_tile(act, path, &bundle, &size));
	for (at = bundle, end = at + size; at < end; at += 2 + (at[0] << 8 | at[1]), count++) {
		struct hash leaf = leaf_hash(at + 2, (size_t)(at[0] << 8 | at[1]));
		assert_true(hash_equal(&leaf, &leaves[from + count]));
	}
	assert_ptr_equal(at, end);
	assert_int_equal(count, width);
}

static void proofs_hold(struct act *act, uint64_t old, uint64_t size)
{
	struct hash was = root_of(old), is = root_of(size), *proof;
	size_t n;
	uint64_t places[] = { 0, old - 1, old / 2, size - 1, size / 3 };
	world_ok(act, ledger_prove_consistency(act, old, size, &proof, &n));
	assert_true(consistency_holds(old, &was, size, &is, proof, n));
	for (size_t i = 0; i < COUNT(places); i++) {
		world_ok(act, ledger_prove_inclusion(act, places[i], size, &proof, &n));
		assert_true(inclusion_holds(&leaves[places[i]], places[i], size, proof, n, &is));
	}
}

static void tiles_and_proofs_are_right_while_the_log_grows(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct head head;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));

	append_bare(act, &head, 255, leaves);
	world_ok(act, head_store(act, &head));
	tile_is(act, "0/000.p/255", leaves, 255);
	tile_is(act, "0/000.p/17", leaves, 17);
	tiles_are_missing(act, (const char *[]){ "0/000", "0/001", "0/001.p/1", "1/000.p/1", "entries/000", NULL });
	bundle_is(act, "entries/000.p/255", 0, 255);
	proofs_hold(act, 200, 255);

	append_bare(act, &head, 256, leaves);
	world_ok(act, head_store(act, &head));
	level_1[0] = root_of(256);
	tile_is(act, "0/000", leaves, 256);
	tile_is(act, "1/000.p/1", level_1, 1);
	tiles_are_missing(act, (const char *[]){ "0/001.p/1", "1/000", "1/000.p/2", "2/000.p/1", NULL });
	bundle_is(act, "entries/000", 0, 256);
	proofs_hold(act, 255, 256);

	append_bare(act, &head, 257, leaves);
	world_ok(act, head_store(act, &head));
	tile_is(act, "0/001.p/1", leaves + 256, 1);
	tile_is(act, "0/000.p/255", leaves, 255);
	bundle_is(act, "entries/001.p/1", 256, 1);
	proofs_hold(act, 256, 257);

	append_bare(act, &head, MANY, leaves);
	world_ok(act, head_store(act, &head));
	world_ok(act, db_commit(act));
	for (size_t i = 0; i < 256; i++) {
		struct frontier f = { 0 };
		for (size_t k = 0; k < 256; k++)
			frontier_add(&f, &leaves[i * 256 + k]);
		level_1[i] = frontier_root(&f);
	}
	struct hash level_2 = root_of(65536);
	tile_is(act, "0/255", leaves + 65280, 256);
	tile_is(act, "0/256.p/1", leaves + 65536, 1);
	tile_is(act, "1/000", level_1, 256);
	tile_is(act, "1/000.p/200", level_1, 200);
	tile_is(act, "2/000.p/1", &level_2, 1);
	tiles_are_missing(act, (const char *[]){ "0/256", "0/257.p/1", "1/001.p/1", "2/000", "3/000.p/1", NULL });
	bundle_is(act, "entries/255", 65280, 256);
	static const uint64_t olds[] = { 1, 255, 257, 1000, 65535, 65536, 65537 };
	for (size_t i = 0; i < COUNT(olds); i++)
		proofs_hold(act, olds[i], MANY);
	proofs_hold(act, 300, 40000);
	assert_memory_equal(frontier_root(&(struct frontier){ 0 }).bytes, root_of(0).bytes, HASH_BYTES);
	db_close(&act->db);
}

static void a_path_has_one_spelling(void **state)
{
	(void)state;
	struct act *act = new_log();
	struct head head;
	world_ok(act, db_begin(act));
	world_ok(act, head_lock(act, &head));
	append_bare(act, &head, 256, leaves);
	world_ok(act, head_store(act, &head));

	tiles_are_missing(act, (const char *[]){
	    "", "0", "0/", "/0/000", "0/0", "0/00", "0/0000", "00/000", "0/x000/000", "0/x000", "0/x000/", "0/X000/000", "0/000/",
	    "0/000 ", "0/ 00", "0/-01", "0/+00", "-0/000", "0//000", "0/000/000", "0/000.p", "0/000.p/", "0/000.p/0", "0/000.p/00", "0/000.p/01",
	    "0/000.p/256", "0/000.p/1/", "0/000.p/-1", "0/000.p/1x", "0/000.q/1", "63/000", "64/000", "8/000.p/1", "7/000.p/1", "999/000",
	    "entries", "entries/", "entries/0", "entries/000.p/0", "entries/x000/000", "entries/0/000", "Entries/000",
	    "0/x001/234/067", "0/x001/x234/067", "0/x999/x999/x999/x999/x999/999", "0/x999/x999/x999/x999/x999/x999/x999/999",
	    "data/000", "0/0\u0660\u0660", NULL });

	tile_is(act, "0/000", leaves, 256);
	world_ok(act, db_commit(act));
	db_close(&act->db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_log_is_whole_and_has_the_root_of_nothing),
		cmocka_unit_test(an_entry_says_who_did_what_when_and_nothing_more),
		cmocka_unit_test(what_was_never_written_is_not_found),
		cmocka_unit_test(the_same_body_twice_has_two_hashes),
		cmocka_unit_test(a_body_of_any_length_comes_back_whole),
		cmocka_unit_test(a_body_let_go_leaves_nothing_behind),
		cmocka_unit_test(what_is_undone_was_never_in_the_log),
		cmocka_unit_test(only_one_writer_holds_the_head),
		cmocka_unit_test(tiles_and_proofs_are_right_while_the_log_grows),
		cmocka_unit_test(a_path_has_one_spelling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
