/* What is altered from outside is found, and the checkpoint stands guard.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/an_office.h"

static void what_is_altered_from_outside_is_found(void **state)
{
	(void)state;
	static const struct { bool sqlite_only; const char *sql; } rows[] = {
		{ true,  "UPDATE machine SET registered_on = CAST(registered_on AS BLOB) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET name = name || char(0) || 'hidden' WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET known_from = CAST(known_from AS BLOB) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine SET known_from = known_from || char(0) WHERE number = 'M-1'" },
		{ true,  "UPDATE machine_account SET number = number || char(0) || 'x'" },
		{ true,  "UPDATE company_version SET known_to = known_to || char(0)" },
		{ true,  "UPDATE company_version SET ended_by = ended_by + 0.5" },
		{ true,  "UPDATE company_version SET id = '2x'" },
		{ false, "UPDATE machine SET id = 77 WHERE number = 'M-1'" },
		{ false, "UPDATE company_version SET id = 77" },
		{ false, "INSERT INTO scope (reader, company, writes) VALUES ('manager', 0, 1)" },
		{ false, "UPDATE scope SET writes = 0" },
		{ false, "UPDATE machine SET name = 'x' WHERE number = 'M-1'" },
		{ false, "DELETE FROM machine_account" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].sqlite_only && world_is_postgres())
			continue;
		struct office o = office_of_two();
		struct act *act = world_act(), *owner = world_act();
		struct verdict v;
		did(&o, act, "amend", "company", "number=C-2", "name=Other");
		did(&o, act, "add", "machine_account", "machine=M-2", "person=P-2", "login=x", "from_on=2026-02-01");
		world_ok(act, installation_verify(act, o.installation, &v));
		world_ok(owner, db_open(owner, o.url, OWNER, &owner->db));
		if (world_is_postgres())
			world_ok(owner, db_script(owner, "SET ROLE hozen_writer;\n"));
		world_ok(owner, db_script(owner, rows[i].sql));
		db_close(&owner->db);

		if (installation_verify(act, o.installation, &v) != E_BROKEN)
			fail_msg("not found: %s", rows[i].sql);
		assert_non_null(v.what);
		office_close(&o);
	}
}

static void a_rotated_key_is_vouched_for_by_the_one_before(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	const char *const *keys, *note;
	size_t n;
	struct verifier old, new;

	did(&o, act, "rotate_key", NULL);

	world_ok(act, installation_keys(act, o.installation, &keys, &n));
	assert_int_equal(n, 2);
	assert_true(verifier_read(act->arena, keys[0], &new) && verifier_read(act->arena, keys[1], &old));
	world_ok(act, installation_checkpoint(act, o.installation, &note));
	assert_non_null(note_open(act->arena, note, &old));
	assert_non_null(note_open(act->arena, note, &new));
	did(&o, act, "add", "company", "number=C-1", "name=x");
	world_ok(act, installation_checkpoint(act, o.installation, &note));
	assert_null(note_open(act->arena, note, &old));
	assert_non_null(note_open(act->arena, note, &new));
	office_close(&o);
}

static void nothing_is_added_to_a_ledger_that_was_cut_or_replaced(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct verdict v;
	did(&o, act, "add", "company", "number=C-1", "name=x");
	char *path = arena_format(act->arena, "%s/checkpoint", o.dir), *note;
	size_t n;
	world_ok(act, file_read(act, path, 10000, &note, &n));
	struct checkpoint c;
	struct verifier key;
	const char *const *keys;
	world_ok(act, installation_keys(act, o.installation, &keys, &n));
	assert_true(verifier_read(act->arena, keys[0], &key));
	assert_true(checkpoint_read(act->arena, note_open(act->arena, note, &key), &c));

	/* The same key signs a longer log: as if this database had been put back to an earlier copy. */
	struct signer signer;
	world_ok(act, signer_open(act, o.dir, keys[0], &signer));
	for (int by = 3; by >= -1; by -= 4) {
		/* Or a shorter one that this log never was: as if another, longer history had been put in its place. */
		struct checkpoint other = { c.origin, c.size + (uint64_t)by, by < 0 ? hash_of("other", 5) : c.root };
		const char *signed_other = note_sign(act->arena, checkpoint_text(act->arena, &other), &signer);
		world_ok(act, file_replace(act, path, signed_other, strlen(signed_other), 0644, false));

		assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-2", "name=x", NULL), E_BROKEN);
		act_forgive(act);
		assert_int_equal(installation_verify(act, o.installation, &v), E_BROKEN);
		act_forgive(act);
		assert_int_equal(installation_checkpoint(act, o.installation, (const char **)&note), E_BROKEN);
		act_forgive(act);
	}
	signer_close(&signer);
	office_close(&o);
}

static void a_lost_checkpoint_is_made_again_only_by_somebody_who_answers_for_it(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "company", "number=C-1", "name=x");
	const char *path = arena_format(act->arena, "%s/checkpoint", o.dir);
	for (int empty = 0; empty < 2; empty++) {
		if (empty)
			world_ok(act, file_replace(act, path, "", 0, 0644, false));
		else
			assert_int_equal(remove(path), 0);

		assert_int_equal(do_as(&o, act, "chief", "add", "company", "number=C-2", "name=x", NULL), E_BROKEN);
		act->reason = NULL;
		assert_int_equal(do_as(&o, act, "chief", "accept_head", NULL, NULL), E_BAD_INPUT);
		assert_int_equal(remove(path), 0);
		act->reason = "compared with the bureau's copy";
		did(&o, act, "accept_head", NULL);
		assert_true(ledger_size(&o) > 0);
	}
	office_close(&o);
}

static void an_entry_names_an_account_or_nobody(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	const char *entry, *at;
	long n = ledger_size(&o);

	assert_int_equal(do_as(&o, act, "hunter2 is my password", "add", "company", "number=C-1", "name=x", NULL), E_DENIED);

	act_forgive(act);
	world_ok(act, books_open(act, o.url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, ledger_entry_text(act, n, &entry, &at));
	assert_null(strstr(entry, "hunter2"));
	assert_non_null(strstr(entry, "\"actor\":\"-\""));
	db_close(&act->db);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_altered_from_outside_is_found),
		cmocka_unit_test(a_rotated_key_is_vouched_for_by_the_one_before),
		cmocka_unit_test(nothing_is_added_to_a_ledger_that_was_cut_or_replaced),
		cmocka_unit_test(a_lost_checkpoint_is_made_again_only_by_somebody_who_answers_for_it),
		cmocka_unit_test(an_entry_names_an_account_or_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
