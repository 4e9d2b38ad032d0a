/* Signed notes, checkpoints and the keys that sign them, against the examples of the specification and of other implementations.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ledger/ledger.h"

/* ---- examples: of signed-note.md, of the Go checksum database's note package, and one made by another Ed25519 ------------- */

#define FOO_KEY  "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
#define FOO_TEXT "This is an example message.\n"
#define FOO_LINE "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
#define FOO_NOTE FOO_TEXT "\n" FOO_LINE

#define PETER_KEY  "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define PETER_TEXT "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
#define PETER_LINE "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

/* The key of seed 00 01 … 1f. */
#define OWN_NAME "bureau.example/hozen"
#define OWN_KEY  OWN_NAME "+5a78c7ef+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
#define OWN_TEXT "保全\n\nsecond paragraph\n"
#define OWN_NOTE OWN_TEXT "\n— " OWN_NAME " WnjH740g0OVzKnzglbNDVXZI4LD28FWjvO6K69oCvAYxGRt0SuUR5v0oedzDbTOG8m/+dHLT5Ry3RpeHYb3wb/Yl8ws=\n"
#define EMPTY_LOG "bureau.example/hozen\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
#define EMPTY_NOTE EMPTY_LOG "\n— " OWN_NAME " WnjH76I9m00nvv22F5qB2tI4dN3Df1seVjaWDW6aCC/y/X2uWSLZudAhGE3XTbF4aIvB+/PB7Eac2QePbQeBEbaMyA0=\n"

static struct verifier verifier(const char *vkey)
{
	struct verifier v;
	assert_true(verifier_read(world_act()->arena, vkey, &v));
	return v;
}

/* ---- verifier keys --------------------------------------------------------------------------- */

static void verifier_keys_of_others_are_read_and_written_back(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	static const struct { const char *vkey, *name; uint32_t id; } keys[] = {
		{ FOO_KEY,   "example.com/foo", 0x530d903a },
		{ PETER_KEY, "PeterNeumann",    0xc74f20a3 },
		{ OWN_KEY,   OWN_NAME,          0x5a78c7ef },
		{ "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "sum.golang.org", 0x033de0ae },
	};

	for (size_t i = 0; i < COUNT(keys); i++) {
		struct verifier v;
		assert_true(verifier_read(a, keys[i].vkey, &v));
		assert_string_equal(v.name, keys[i].name);
		assert_int_equal(v.id, keys[i].id);
		assert_string_equal(verifier_text(a, &v), keys[i].vkey);
	}
}

static void what_is_no_ed25519_verifier_key_is_refused(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	static const char *const wrong[] = {
		"", "+", "++", "example.com/foo", "example.com/foo+530d903a", "example.com/foo+530d903a+",
		"+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",                          /* no name */
		"example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",           /* another id */
		"example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",           /* capitals */
		"example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",           /* another name */
		"example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",           /* type 0x04 */
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",           /* 31 bytes */
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAA==",       /* 34 bytes */
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
		"example.com/ foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"example.com/foo\u3000+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",     /* a Japanese blank */
		"example.com/foo\n+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"example.com/\xff+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",          /* no UTF-8 */
	};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct verifier v = { .id = 7 };
		if (verifier_read(a, wrong[i], &v) || v.id != 7)
			fail_msg("accepted: %s", wrong[i]);
	}
}

/* ---- signed notes ---------------------------------------------------------------------------- */

static void the_notes_of_others_open(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier foo = verifier(FOO_KEY), peter = verifier(PETER_KEY), own = verifier(OWN_KEY);

	assert_string_equal(note_open(a, FOO_NOTE, &foo), FOO_TEXT);
	assert_string_equal(note_open(a, PETER_TEXT "\n" PETER_LINE, &peter), PETER_TEXT);
	assert_string_equal(note_open(a, OWN_NOTE, &own), OWN_TEXT);
	assert_string_equal(note_open(a, EMPTY_NOTE, &own), EMPTY_LOG);
}

static void a_note_opens_only_for_who_signed_it(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier foo = verifier(FOO_KEY), peter = verifier(PETER_KEY);

	assert_null(note_open(a, FOO_NOTE, &peter));
	assert_null(note_open(a, PETER_TEXT "\n" PETER_LINE, &foo));
}

/* Another key with the same name, or the same id, is another key. */
static void a_key_that_shares_only_name_or_only_id_is_ignored(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier foo = verifier(FOO_KEY), same_name = foo, same_id = foo;
	same_name.id ^= 1;
	same_id.name = "example.com/fo";

	assert_null(note_open(a, FOO_NOTE, &same_name));
	assert_null(note_open(a, FOO_NOTE, &same_id));
	assert_string_equal(note_open(a, FOO_NOTE "— example.com/fo Uw2QOgAA\n— example.com/foo AAAAAAAA\n", &foo), FOO_TEXT);
}

static void sixteen_and_more_signatures_of_strangers_are_passed_over(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct verifier foo = verifier(FOO_KEY);
	struct text note = { .arena = act->arena };
	static const uint8_t great[5000] = { 1, 2, 3 };

	text_put(&note, FOO_TEXT "\n");
	for (int i = 0; i < 90; i++)
		text_add(&note, "— stranger/%d %s\n", i, base64_of(act->arena, great, i % 16 ? 68 : sizeof great));
	text_put(&note, FOO_LINE);

	assert_string_equal(note_open(act->arena, text_of(&note), &foo), FOO_TEXT);
}

static void every_changed_byte_of_a_note_is_noticed(void **state)
{
	(void)state;
	struct verifier foo = verifier(FOO_KEY);

	for (size_t i = 0; i < strlen(FOO_NOTE); i++)
		for (int bit = 0; bit < 8; bit++) {
			char note[sizeof FOO_NOTE] = FOO_NOTE;
			note[i] = (char)(note[i] ^ (1 << bit));
			struct arena *a = arena_open();
			const char *text = note_open(a, note, &foo);
			if (text)
				fail_msg("byte %zu bit %d: %s", i, bit, text);
			arena_close(&a);
		}
}

static void malformed_notes_do_not_open(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier foo = verifier(FOO_KEY);
	static const char *const wrong[] = {
		"", "\n", "\n\n", FOO_TEXT, FOO_TEXT "\n", FOO_TEXT FOO_LINE, FOO_LINE, "\n" FOO_LINE,
		"This is an example message.\n" "\n\n" FOO_LINE,                       /* the text has one newline more */
		FOO_NOTE "\n", FOO_NOTE "\n\n", FOO_NOTE "x", FOO_NOTE "x\n", FOO_NOTE "— x\n", FOO_NOTE "— x y\n",
		FOO_NOTE "— x AAAAAA==\n",                                             /* an id and no signature */
		FOO_NOTE "- x AAAAAAAA\n", FOO_NOTE "—  AAAAAAAA\n", FOO_NOTE "— x+y AAAAAAAA\n",
		FOO_NOTE "— x AAAAAAAA", FOO_NOTE "— x AAAAAAAA \n", FOO_NOTE "— x\u00a0y AAAAAAAA\n",
		FOO_NOTE "— \xff AAAAAAAA\n", FOO_NOTE "— x AAAAAAA\r\n",
		FOO_NOTE "— x AAAA\u00e9AA\n",                                         /* libsodium alone would read é as // */
		FOO_NOTE "— example.com/foo Uw2QOgAA\n",                               /* one signature of the key fails */
		FOO_NOTE "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQQ=\n",
	};

	for (size_t i = 0; i < COUNT(wrong); i++)
		if (note_open(a, wrong[i], &foo))
			fail_msg("opened, number %zu: %s", i, wrong[i]);
}

/* ---- checkpoints ----------------------------------------------------------------------------- */

static void a_checkpoint_is_written_and_read(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	static const char text[] = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
	struct checkpoint c;

	assert_true(checkpoint_read(a, text, &c));

	assert_string_equal(c.origin, "example.com/behind-the-sofa");
	assert_int_equal(c.size, 20852163);
	assert_string_equal(checkpoint_text(a, &c), text);
	assert_true(checkpoint_read(a, arena_format(a, "%sextension\nand another\n", text), &c));
}

static void the_checkpoint_of_an_empty_log_is_that_of_others(void **state)
{
	(void)state;
	struct frontier f = { 0 };
	struct checkpoint c = { OWN_NAME, f.size, frontier_root(&f) };

	assert_string_equal(checkpoint_text(world_act()->arena, &c), EMPTY_LOG);
}

static void what_is_no_checkpoint_is_refused(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
#define ROOT "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
	static const char *const wrong[] = {
		"", "\n", "o", "o\n", "o\n1\n", "o\n1\n" ROOT, "\n1\n" ROOT "\n", "o\n\n" ROOT "\n", "o\n01\n" ROOT "\n", "o\n00\n" ROOT "\n",
		"o\n-1\n" ROOT "\n", "o\n+1\n" ROOT "\n", "o\n1 \n" ROOT "\n", "o\n18446744073709551616\n" ROOT "\n", "o\n1\nCsUYapGGPo4dkMgI\n",
		"o\n1\n" ROOT "A\n", "o\n1\n" ROOT " \n", "o\n1\n" ROOT "\n\n", "o\n1\n" ROOT "\nx", "o\n1\n" ROOT "\n\nx\n",
		"o\n1\nCsUYapGGPo4dkM\u00e9AUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
		"o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",                /* spare bits that are not zero */
	};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct checkpoint c = { .size = 7 };
		if (checkpoint_read(a, wrong[i], &c) || c.size != 7)
			fail_msg("accepted, number %zu: %s", i, wrong[i]);
	}
	struct checkpoint greatest;
	assert_true(checkpoint_read(a, "o\n18446744073709551615\n" ROOT "\n", &greatest) && greatest.size == UINT64_MAX);
}

/* ---- keys on disk ---------------------------------------------------------------------------- */

static const char *seed_file(struct act *act, const char *folder, const char *id, const void *seed, size_t n)
{
	const char *path = arena_format(act->arena, "%s/%s.key", folder, id);
	world_ok(act, file_replace(act, path, seed, n, 0600, false));
	return path;
}

static uint8_t own_seed[SEED_BYTES];

static const char *own_folder(struct act *act)
{
	for (uint8_t i = 0; i < SEED_BYTES; i++)
		own_seed[i] = i;
	const char *dir = world_folder();
	assert_int_equal(mkdir(arena_format(act->arena, "%s/keys", dir), 0700), 0);
	return dir;
}

static void a_known_seed_signs_as_others_do(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = own_folder(act);
	seed_file(act, arena_format(act->arena, "%s/keys", dir), "5a78c7ef", own_seed, SEED_BYTES);
	defer(signer_close) struct signer s = { 0 };

	world_ok(act, signer_open(act, dir, OWN_KEY, &s));

	assert_string_equal(note_sign(act->arena, OWN_TEXT, &s), OWN_NOTE);
	assert_string_equal(note_sign(act->arena, EMPTY_LOG, &s), EMPTY_NOTE);
}

static void a_key_that_is_made_is_kept_to_its_owner_and_opens_again(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = world_folder();
	defer(signer_close) struct signer made = { 0 }, again = { 0 };
	struct stat st;

	world_ok(act, signer_make(act, dir, "contractor.example/log", &made));
	const char *vkey = verifier_text(act->arena, &made.verifier);
	world_ok(act, signer_open(act, dir, vkey, &again));

	assert_memory_equal(made.seed.bytes, again.seed.bytes, SEED_BYTES);
	assert_int_equal(stat(arena_format(act->arena, "%s/keys", dir), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(stat(arena_format(act->arena, "%s/keys/%08x.key", dir, made.verifier.id), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_size, SEED_BYTES);
	assert_string_equal(note_open(act->arena, note_sign(act->arena, FOO_TEXT, &made), &again.verifier), FOO_TEXT);
}

static void two_keys_of_one_name_differ(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = world_folder();
	defer(signer_close) struct signer one = { 0 }, other = { 0 };

	world_ok(act, signer_make(act, dir, "x", &one));
	world_ok(act, signer_make(act, dir, "x", &other));

	assert_memory_not_equal(one.verifier.key, other.verifier.key, PUBLIC_BYTES);
	assert_null(note_open(act->arena, note_sign(act->arena, FOO_TEXT, &one), &other.verifier));
}

static void a_name_with_a_blank_makes_no_key(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = world_folder();
	struct signer s = { 0 };

	assert_int_equal(signer_make(act, dir, "two words", &s), E_BAD_INPUT);

	assert_non_null(strstr(act->detail, "two words"));
	assert_null(s.seed.bytes);
	assert_int_not_equal(access(arena_format(act->arena, "%s/keys", dir), F_OK), 0);
}

static void refused(struct act *act, const char *dir, const char *vkey, enum fault fault, const char *says)
{
	struct signer s = { 0 };
	assert_int_equal(signer_open(act, dir, vkey, &s), fault);
	assert_non_null(strstr(act->detail, says));
	assert_null(s.seed.bytes);
	act_forgive(act);
}

static void a_key_is_refused_when_others_may_read_it_or_it_is_not_the_right_one(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = own_folder(act), *folder = arena_format(act->arena, "%s/keys", dir);

	refused(act, dir, "no key", E_BAD_INPUT, "no key");
	refused(act, dir, OWN_KEY, E_NOT_FOUND, "5a78c7ef.key");
	const char *path = seed_file(act, folder, "5a78c7ef", own_seed, SEED_BYTES);
	for (mode_t open_bit = 01; open_bit <= 040; open_bit <<= 1) {
		assert_int_equal(chmod(path, 0600 | open_bit), 0);
		refused(act, dir, OWN_KEY, E_DENIED, "open to others");
	}
	seed_file(act, folder, "5a78c7ef", "short", 5);
	refused(act, dir, OWN_KEY, E_FILES, "32 bytes");
	seed_file(act, folder, "5a78c7ef", EMPTY_NOTE, SEED_BYTES + 1);
	refused(act, dir, OWN_KEY, E_FILES, "32 bytes");
	seed_file(act, folder, "5a78c7ef", EMPTY_NOTE, SEED_BYTES);
	refused(act, dir, OWN_KEY, E_CONFLICT, OWN_KEY);
}

static void a_key_folder_open_to_others_takes_no_new_key(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = own_folder(act);
	struct signer s = { 0 };
	assert_int_equal(chmod(arena_format(act->arena, "%s/keys", dir), 0750), 0);

	assert_int_equal(signer_make(act, dir, "x", &s), E_DENIED);

	assert_non_null(strstr(act->detail, "0750"));
}

static void a_credential_goes_before_the_folder(void **state)
{
	(void)state;
	struct act *act = world_act();
	const char *dir = own_folder(act), *credentials = world_folder();
	seed_file(act, arena_format(act->arena, "%s/keys", dir), "5a78c7ef", "not the seed", 12);
	chmod(seed_file(act, credentials, "5a78c7ef", own_seed, SEED_BYTES), 0440);
	defer(signer_close) struct signer s = { 0 };

	setenv("CREDENTIALS_DIRECTORY", credentials, true);
	enum fault f = signer_open(act, dir, OWN_KEY, &s);
	unsetenv("CREDENTIALS_DIRECTORY");

	world_ok(act, f);
	assert_memory_equal(s.seed.bytes, own_seed, SEED_BYTES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verifier_keys_of_others_are_read_and_written_back),
		cmocka_unit_test(what_is_no_ed25519_verifier_key_is_refused),
		cmocka_unit_test(the_notes_of_others_open),
		cmocka_unit_test(a_note_opens_only_for_who_signed_it),
		cmocka_unit_test(a_key_that_shares_only_name_or_only_id_is_ignored),
		cmocka_unit_test(sixteen_and_more_signatures_of_strangers_are_passed_over),
		cmocka_unit_test(every_changed_byte_of_a_note_is_noticed),
		cmocka_unit_test(malformed_notes_do_not_open),
		cmocka_unit_test(a_checkpoint_is_written_and_read),
		cmocka_unit_test(the_checkpoint_of_an_empty_log_is_that_of_others),
		cmocka_unit_test(what_is_no_checkpoint_is_refused),
		cmocka_unit_test(a_known_seed_signs_as_others_do),
		cmocka_unit_test(a_key_that_is_made_is_kept_to_its_owner_and_opens_again),
		cmocka_unit_test(two_keys_of_one_name_differ),
		cmocka_unit_test(a_name_with_a_blank_makes_no_key),
		cmocka_unit_test(a_key_is_refused_when_others_may_read_it_or_it_is_not_the_right_one),
		cmocka_unit_test(a_key_folder_open_to_others_takes_no_new_key),
		cmocka_unit_test(a_credential_goes_before_the_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
