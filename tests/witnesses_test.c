/* Witnesses of the log: keys and cosignatures as transparency-dev's implementation makes them, then what an installation takes in,
 * what it refuses, and what verify finds by it.  tests/interop does the same with a witness that is running.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"
#include <sodium.h>
#include <time.h>

/* The key of seed 00 01 … 1f; the body is the example of tlog-cosignature.md. */
#define NAME       "witness.example/w1"
#define KEY        NAME "+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
#define KEY_FOR_NOTES NAME "+3218362d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
#define BODY       "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
#define LOG_LINE   "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
#define LINE       "— " NAME " 519lMgAAAABkGFDLBuRDazBLVac2NE+Y+IjbjQOcXLfF9CSDZVUIoS83rE1nFZsVE8YiWV6Ngr7lV8H6bdoBQGP/l73euDMQ9k+bBQ=="
#define LATER_LINE "— " NAME " 519lMgAAAABkGFDMBRocFhIfGI4BW+XkmvI7A5yZUKbVLmeMT5oQ4iOZk7VEHCqmAisG5bqo+CppoqTayDOVz70+dTcaf3yNL+1CCA=="
#define FAR_LINE   "— " NAME " 519lMoAAAAAAAAAAExBf3OiX8/sS9ImtY6D954YoSgh9Sh3IL6JR6k7z4mBi31XE3U/gpXVo5+MoNmfROMHNR/r0dO8vii8Bka+tDQ=="

static struct verifier key_of_witness(void)
{
	struct verifier v;
	assert_true(witness_read(world_act()->arena, KEY, &v));
	return v;
}

/* ---- keys and cosignatures ------------------------------------------------------------------- */

static void a_witness_key_is_read_and_a_key_for_notes_is_none(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier v;

	assert_true(witness_read(a, KEY, &v));
	assert_string_equal(v.name, NAME);
	assert_int_equal(v.id, 0xe75f6532);
	assert_false(witness_read(a, KEY_FOR_NOTES, &v));
	assert_false(verifier_read(a, KEY, &v));
	assert_false(witness_read(a, NAME "+3218362d+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4", &v));
}

static void the_cosignature_of_another_implementation_holds(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier w = key_of_witness();
	struct cosignature c;

	assert_int_equal(note_cosigned(a, BODY "\n" LOG_LINE LINE "\n", &w, &c), COSIGNED);

	assert_string_equal(c.line, LINE);
	assert_int_equal(c.at, 1679315147);
}

static void the_newest_of_several_cosignatures_counts(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier w = key_of_witness();
	struct cosignature c;

	assert_int_equal(note_cosigned(a, BODY "\n" LINE "\n" LATER_LINE "\n" LINE "\n", &w, &c), COSIGNED);

	assert_int_equal(c.at, 1679315148);
}

static void a_note_without_the_witness_is_not_cosigned(void **state)
{
	(void)state;
	struct arena *a = world_act()->arena;
	struct verifier w = key_of_witness(), other = w;
	struct cosignature c;
	other.name = "witness.example/w2";

	assert_int_equal(note_cosigned(a, BODY "\n" LOG_LINE, &w, &c), NOT_COSIGNED);
	assert_int_equal(note_cosigned(a, BODY "\n" LINE "\n", &other, &c), NOT_COSIGNED);
	assert_int_equal(note_cosigned(a, BODY LINE "\n", &w, &c), NOT_COSIGNED);
}

static void a_time_that_no_clock_shows_is_a_wrong_cosignature(void **state)
{
	(void)state;
	struct verifier w = key_of_witness();
	struct cosignature c;

	assert_int_equal(note_cosigned(world_act()->arena, BODY "\n" FAR_LINE "\n", &w, &c), COSIGNED_WRONGLY);
}

static void every_changed_byte_of_a_cosigned_checkpoint_is_noticed(void **state)
{
	(void)state;
	static const char whole[] = BODY "\n" LINE "\n";
	struct verifier w = key_of_witness();
	struct cosignature c;

	for (size_t i = 0; i < strlen(whole); i++)
		for (int bit = 0; bit < 8; bit++) {
			char note[sizeof whole];
			memcpy(note, whole, sizeof whole);
			note[i] = (char)(note[i] ^ (1 << bit));
			struct arena *a = arena_open();
			if (note_cosigned(a, note, &w, &c) == COSIGNED)
				fail_msg("byte %zu bit %d: %s", i, bit, note);
			arena_close(&a);
		}
}

/* ---- an installation and its witness --------------------------------------------------------- */

static void trust(const struct office *o, const char *lines)
{
	struct act *act = world_act();
	world_ok(act, file_replace(act, arena_format(act->arena, "%s/witnesses", o->dir), lines, strlen(lines), 0644, false));
}

static struct act *reader_of(const struct office *o)
{
	struct act *act = world_act();
	world_ok(act, books_open(act, o->url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	return act;
}

static void done_reading(struct act *act)
{
	act_forgive(act);
	(void)db_end_read(act);
	db_close(&act->db);
}

static const char *checkpoint_now(const struct office *o, struct act *act)
{
	const char *note;
	world_ok(act, installation_checkpoint(act, o->installation, &note));
	return note;
}

/* What the witness of seed 00 01 … 1f says of a checkpoint, so many seconds from now. */
static const char *cosignature_of(struct act *act, const char *text, long seconds)
{
	uint8_t seed[SEED_BYTES], public[PUBLIC_BYTES], secret[SEED_BYTES + PUBLIC_BYTES];
	uint8_t line[12 + SIGNATURE_BYTES] = { 0xe7, 0x5f, 0x65, 0x32 };
	uint64_t at = (uint64_t)(time(NULL) + seconds);
	for (uint8_t i = 0; i < SEED_BYTES; i++)
		seed[i] = i;
	for (int i = 0; i < 8; i++)
		line[4 + i] = (uint8_t)(at >> (56 - 8 * i));
	crypto_sign_seed_keypair(public, secret, seed);
	const char *stated = arena_format(act->arena, "cosignature/v1\ntime %llu\n%s", (unsigned long long)at, text);
	crypto_sign_detached(line + 12, NULL, (const uint8_t *)stated, strlen(stated), secret);
	return arena_format(act->arena, "— " NAME " %s\n", base64_of(act->arena, line, sizeof line));
}

/* Of the newest. */
static const char *said(const struct office *o, struct act *act, long seconds)
{
	const char *note = checkpoint_now(o, act);
	return cosignature_of(act, arena_span(act->arena, note, (size_t)(strstr(note, "\n\n") + 1 - note)), seconds);
}

static void takes(const struct office *o, const char *answer, uint64_t size)
{
	struct act *act = reader_of(o);
	struct witnessed *list;
	size_t n;

	world_ok(act, witness_answer(act, o->installation, answer, &list, &n));

	assert_int_equal(n, 1);
	assert_string_equal(list[0].name, NAME);
	assert_int_equal(list[0].checkpoint.size, size);
	done_reading(act);
}

static void refuses(const struct office *o, const char *answer, enum fault fault, const char *says)
{
	struct act *act = reader_of(o);
	struct witnessed *list;
	size_t n;

	assert_int_equal(witness_answer(act, o->installation, answer, &list, &n), fault);

	if (!act->detail || !strstr(act->detail, says))
		fail_msg("it says: %s", act->detail);
	done_reading(act);
}

static void an_answer_is_kept_shown_and_asked_from(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	trust(&o, "# us\n\n" KEY "\n");
	uint64_t size = (uint64_t)ledger_size(&o);
	const char *line = said(&o, act, 0), *request;

	takes(&o, line, size);

	assert_non_null(strstr(checkpoint_now(&o, act), line));
	did(&o, act, "add", "company", "number=C-1", "name=One");
	assert_null(strstr(checkpoint_now(&o, act), NAME));
	struct act *reader = reader_of(&o);
	world_ok(reader, witness_request(reader, o.installation, -1, &request));
	assert_ptr_equal(strstr(request, arena_format(act->arena, "old %llu\n", (unsigned long long)size)), request);
	done_reading(reader);
	takes(&o, said(&o, act, 0), size + 1);
	assert_int_equal(ledger_size(&o), (long)size + 1);
}

static void an_answer_may_lie_below_what_it_answers_though_the_log_grew_since(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	trust(&o, KEY "\n");
	uint64_t size = (uint64_t)ledger_size(&o);
	const char *line = said(&o, act, 0), *note = checkpoint_now(&o, act);

	did(&o, act, "add", "company", "number=C-1", "name=One");

	refuses(&o, line, E_BAD_INPUT, "is forged, or is not of this checkpoint");
	takes(&o, arena_format(act->arena, "%s%s", note, line), size);
	takes(&o, arena_format(act->arena, "old 0\n\n%s%s", note, line), size);
}

static void who_is_not_trusted_is_not_believed(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	const char *line = said(&o, act, 0);

	refuses(&o, line, E_NOT_FOUND, "No witness is trusted");
	trust(&o, "witness.example/other+" "e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n");
	refuses(&o, line, E_BAD_INPUT, "line 1");
	trust(&o, KEY "\n" KEY_FOR_NOTES "\n");
	refuses(&o, line, E_BAD_INPUT, "line 2");
}

static void what_is_forged_old_or_of_another_time_is_refused_and_what_is_kept_stays(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	trust(&o, KEY "\n");
	uint64_t size = (uint64_t)ledger_size(&o);
	const char *first = said(&o, act, 0), *note = checkpoint_now(&o, act);
	char *bent = arena_text(act->arena, first);
	bent[60] = bent[60] == 'A' ? 'B' : 'A';

	refuses(&o, bent, E_BAD_INPUT, "is forged");
	refuses(&o, "", E_BAD_INPUT, "no cosignature");
	refuses(&o, "nonsense\n", E_BAD_INPUT, "no checkpoint signed");
	refuses(&o, arena_format(act->arena, BODY "\n" LOG_LINE LINE "\n"), E_BAD_INPUT, "no checkpoint signed");
	refuses(&o, said(&o, act, 7200), E_BAD_INPUT, "ahead of this computer's clock");
	refuses(&o, said(&o, act, -7200), E_BAD_INPUT, "before the last entry");
	takes(&o, said(&o, act, 60), size);
	refuses(&o, first, E_CONFLICT, "older than the one that is kept");
	did(&o, act, "add", "company", "number=C-1", "name=One");
	takes(&o, said(&o, act, 61), size + 1);
	refuses(&o, arena_format(act->arena, "%s%s", note, first), E_CONFLICT, "older than the one that is kept");

	struct witnessed *list;
	size_t n;
	world_ok(act, installation_witnessed(act, o.installation, &list, &n));
	assert_int_equal(list[0].checkpoint.size, size + 1);
}

static void verify_names_a_cosigned_checkpoint_that_was_altered(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	struct verdict v = { .broken_at = -1 };
	trust(&o, KEY "\n");
	takes(&o, said(&o, act, 0), (uint64_t)ledger_size(&o));
	const char *path = arena_format(act->arena, "%s/witnessed/e75f6532", o.dir), *note = checkpoint_now(&o, act);
	char *other = arena_text(act->arena, note);
	strchr(other, '\n')[1] ^= 1;

	world_ok(act, file_replace(act, path, other, strlen(other), 0644, false));

	assert_int_equal(installation_verify(act, o.installation, &v), E_BROKEN);
	assert_non_null(strstr(v.what, NAME));
	assert_null(strstr(checkpoint_now(&o, world_act()), NAME));
}

/* The witness saw a log of this size with another root, signed with our key: somebody has written the history anew since. */
static void verify_finds_another_history_by_what_the_witness_cosigned(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	defer(signer_close) struct signer ours = { 0 };
	struct verdict v = { .broken_at = -1 };
	const char *const *vkeys;
	size_t n;
	trust(&o, KEY "\n");
	const struct checkpoint c = { "example.test/office", (uint64_t)ledger_size(&o), leaf_hash("another", 7) };
	takes(&o, said(&o, act, 0), c.size);
	world_ok(act, installation_keys(act, o.installation, &vkeys, &n));
	world_ok(act, signer_open(act, o.dir, vkeys[0], &ours));
	const char *text = checkpoint_text(act->arena, &c), *note = note_sign(act->arena, text, &ours);
	note = arena_format(act->arena, "%s%s", note, cosignature_of(act, text, 0));

	world_ok(act, file_replace(act, arena_format(act->arena, "%s/witnessed/e75f6532", o.dir), note, strlen(note), 0644, false));

	assert_int_equal(installation_verify(act, o.installation, &v), E_BROKEN);
	assert_non_null(strstr(v.what, "does not continue"));
	refuses(&o, note, E_BROKEN, "does not agree with its checkpoint");
}

static void a_checkpoint_published_since_the_books_were_opened_is_no_fault(void **state)
{
	(void)state;
	struct act *act = world_act();
	defer(office_close) struct office o = office_open();
	struct act *reader = reader_of(&o);
	const char *before = checkpoint_now(&o, reader);

	did(&o, act, "add", "company", "number=C-1", "name=One");

	assert_string_equal(checkpoint_now(&o, reader), checkpoint_now(&o, act));
	assert_string_not_equal(checkpoint_now(&o, reader), before);
	done_reading(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_witness_key_is_read_and_a_key_for_notes_is_none),
		cmocka_unit_test(the_cosignature_of_another_implementation_holds),
		cmocka_unit_test(the_newest_of_several_cosignatures_counts),
		cmocka_unit_test(a_note_without_the_witness_is_not_cosigned),
		cmocka_unit_test(a_time_that_no_clock_shows_is_a_wrong_cosignature),
		cmocka_unit_test(every_changed_byte_of_a_cosigned_checkpoint_is_noticed),
		cmocka_unit_test(an_answer_is_kept_shown_and_asked_from),
		cmocka_unit_test(an_answer_may_lie_below_what_it_answers_though_the_log_grew_since),
		cmocka_unit_test(who_is_not_trusted_is_not_believed),
		cmocka_unit_test(what_is_forged_old_or_of_another_time_is_refused_and_what_is_kept_stays),
		cmocka_unit_test(verify_names_a_cosigned_checkpoint_that_was_altered),
		cmocka_unit_test(verify_finds_another_history_by_what_the_witness_cosigned),
		cmocka_unit_test(a_checkpoint_published_since_the_books_were_opened_is_no_fault),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
