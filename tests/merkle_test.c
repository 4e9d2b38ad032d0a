/* The Merkle tree against RFC 6962 written down slowly: MTH, PATH and PROOF by recursion over all leaves.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "ledger/ledger.h"

/* ---- the slow reference, straight from §2.1, with its own hashing ---------------------------- */

static struct hash slow_leaf(const void *entry, size_t n)
{
	struct hashing *h = hashing_open();
	hashing_add(h, "\0", 1);
	hashing_add(h, entry, n);
	struct hash out = hashing_end(h);
	hashing_close(&h);
	return out;
}

static struct hash slow_node(struct hash left, struct hash right)
{
	struct hashing *h = hashing_open();
	hashing_add(h, "\1", 1);
	hashing_add(h, left.bytes, HASH_BYTES);
	hashing_add(h, right.bytes, HASH_BYTES);
	struct hash out = hashing_end(h);
	hashing_close(&h);
	return out;
}

static size_t half(size_t n)
{
	size_t k = 1;
	while (k * 2 < n)
		k *= 2;
	return k;
}

static struct hash slow_root(const struct hash *leaves, size_t n)
{
	if (n == 0)
		return hash_of("", 0);
	if (n == 1)
		return *leaves;
	return slow_node(slow_root(leaves, half(n)), slow_root(leaves + half(n), n - half(n)));
}

static size_t slow_path(size_t m, const struct hash *leaves, size_t n, struct hash *out)
{
	if (n == 1)
		return 0;
	size_t k = half(n), put;
	if (m < k) {
		put = slow_path(m, leaves, k, out);
		out[put] = slow_root(leaves + k, n - k);
	} else {
		put = slow_path(m - k, leaves + k, n - k, out);
		out[put] = slow_root(leaves, k);
	}
	return put + 1;
}

static size_t slow_proof(size_t m, const struct hash *leaves, size_t n, bool whole, struct hash *out)
{
	if (m == n && whole)
		return 0;
	if (m == n) {
		*out = slow_root(leaves, n);
		return 1;
	}
	size_t k = half(n), put;
	if (m <= k) {
		put = slow_proof(m, leaves, k, whole, out);
		out[put] = slow_root(leaves + k, n - k);
	} else {
		put = slow_proof(m - k, leaves + k, n - k, false, out);
		out[put] = slow_root(leaves, k);
	}
	return put + 1;
}

/* ---- a log in memory ------------------------------------------------------------------------ */

enum { LEAVES = 130 };
static struct hash leaves[LEAVES], roots[LEAVES + 1];

static int grow(void **state)
{
	(void)state;
	for (int i = 0; i < LEAVES; i++)
		leaves[i] = slow_leaf(&i, sizeof i);
	for (size_t n = 0; n <= LEAVES; n++)
		roots[n] = slow_root(leaves, n);
	return 0;
}

/* Answers full subtrees only, and of stored leaves only. */
static enum fault from_memory(void *size, int level, uint64_t index, struct hash *out)
{
	assert_true(((index + 1) << level) <= *(uint64_t *)size);
	*out = slow_root(leaves + (index << level), (size_t)1 << level);
	return OK;
}

static enum fault from_nowhere(void *act, int level, uint64_t index, struct hash *out)
{
	(void)level, (void)index, (void)out;
	return fail((struct act *)act, E_STORE, W_PLAIN, "gone");
}

/* ---- the sentences -------------------------------------------------------------------------- */

static const struct { const char *entry; const char *root; } known[] = {
	{ "",                                 "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
	{ "00",                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
	{ "10",                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
	{ "2021",                             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
	{ "3031",                             "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
	{ "40414243",                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
	{ "5051525354555657",                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
	{ "606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
};

static void the_roots_of_the_well_known_leaves_come_out(void **state)
{
	(void)state;
	struct frontier f = { 0 };
	struct hash empty = frontier_root(&f), slow[COUNT(known)];
	assert_string_equal(hex_of(world_act()->arena, empty.bytes, HASH_BYTES),
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

	for (size_t i = 0; i < COUNT(known); i++) {
		uint8_t entry[16];
		size_t n = strlen(known[i].entry) / 2;
		assert_true(bytes_from_hex(known[i].entry, entry, n));
		struct hash leaf = leaf_hash(entry, n), root, reference;
		slow[i] = slow_leaf(entry, n);

		frontier_add(&f, &leaf);

		assert_true(bytes_from_hex(known[i].root, root.bytes, HASH_BYTES));
		reference = slow_root(slow, i + 1);
		assert_true(hash_equal(&reference, &root));
		assert_memory_equal(frontier_root(&f).bytes, root.bytes, HASH_BYTES);
	}
}

static void a_long_entry_hashes_as_a_short_one(void **state)
{
	(void)state;
	static const uint8_t entry[5000] = { 7, 8, 9 };

	for (size_t n = 1020; n < 1030; n++) {
		struct hash fast = leaf_hash(entry, n), slow = slow_leaf(entry, n);
		assert_true(hash_equal(&fast, &slow));
	}
}

static void the_frontier_tells_every_root(void **state)
{
	(void)state;
	struct frontier f = { 0 };

	for (size_t n = 1; n <= LEAVES; n++) {
		frontier_add(&f, &leaves[n - 1]);
		assert_int_equal(f.size, n);
		assert_int_equal(frontier_peaks(&f), __builtin_popcountll(n));
		assert_memory_equal(frontier_root(&f).bytes, roots[n].bytes, HASH_BYTES);
	}
}

static void every_leaf_is_proved_in_every_size(void **state)
{
	(void)state;

	for (uint64_t size = 1; size <= LEAVES; size++)
		for (uint64_t i = 0; i < size; i++) {
			struct act *act = &(struct act){ 0 };
			act_open(act, EN);
			struct hash *proof, slow[16];
			size_t n, slow_n = slow_path(i, leaves, size, slow);

			assert_int_equal(proof_of_inclusion(act->arena, from_memory, &size, i, size, &proof, &n), OK);

			assert_int_equal(n, slow_n);
			assert_memory_equal(proof, slow, n * sizeof *proof);
			assert_true(inclusion_holds(&leaves[i], i, size, proof, n, &roots[size]));
			act_close(act);
		}
}

static void every_size_is_proved_to_grow_into_every_later_one(void **state)
{
	(void)state;

	for (uint64_t size = 1; size <= LEAVES; size++)
		for (uint64_t old = 1; old <= size; old++) {
			struct act *act = &(struct act){ 0 };
			act_open(act, EN);
			struct hash *proof, slow[16];
			size_t n, slow_n = slow_proof(old, leaves, size, true, slow);

			assert_int_equal(proof_of_consistency(act->arena, from_memory, &size, old, size, &proof, &n), OK);

			assert_int_equal(n, slow_n);
			assert_memory_equal(proof, slow, n * sizeof *proof);
			assert_true(consistency_holds(old, &roots[old], size, &roots[size], proof, n));
			act_close(act);
		}
}

/* Every way to be slightly wrong: a hash altered, cut, added; another leaf, place, size or root. */
static void a_wrong_inclusion_proof_never_holds(void **state)
{
	(void)state;
	for (uint64_t size = 1; size <= 40; size++)
		for (uint64_t i = 0; i < size; i++) {
			struct hash proof[17] = { 0 };
			size_t n = slow_path(i, leaves, size, proof);
			const struct hash *leaf = &leaves[i], *root = &roots[size];

			for (size_t k = 0; k < n; k++) {
				proof[k].bytes[k] ^= 1;
				assert_false(inclusion_holds(leaf, i, size, proof, n, root));
				proof[k].bytes[k] ^= 1;
			}
			assert_false(n && inclusion_holds(leaf, i, size, proof, n - 1, root));
			assert_false(inclusion_holds(leaf, i, size, proof, n + 1, root));
			assert_false(inclusion_holds(&leaves[i + 1], i, size, proof, n, root));
			assert_false(inclusion_holds(leaf, i, size, proof, n, &roots[size - 1]));
			for (uint64_t j = 0; j <= size; j++)
				assert_true(j == i || !inclusion_holds(leaf, j, size, proof, n, root));
		}
}

static void a_wrong_consistency_proof_never_holds(void **state)
{
	(void)state;
	for (uint64_t size = 1; size <= 40; size++)
		for (uint64_t old = 1; old <= size; old++) {
			struct hash proof[17] = { 0 };
			size_t n = slow_proof(old, leaves, size, true, proof);
			const struct hash *was = &roots[old], *is = &roots[size];

			for (size_t k = 0; k < n; k++) {
				proof[k].bytes[k] ^= 1;
				assert_false(consistency_holds(old, was, size, is, proof, n));
				proof[k].bytes[k] ^= 1;
			}
			assert_false(n && consistency_holds(old, was, size, is, proof, n - 1));
			assert_false(consistency_holds(old, was, size, is, proof, n + 1));
			assert_false(consistency_holds(old, &roots[old - 1], size, is, proof, n));
			assert_false(consistency_holds(old, was, size, &roots[size - 1], proof, n));
			assert_false(consistency_holds(size + 1, was, size, is, proof, n));
		}
}

static void an_empty_log_grows_into_any_other(void **state)
{
	(void)state;

	assert_true(consistency_holds(0, &roots[0], 5, &roots[5], NULL, 0));
	assert_true(consistency_holds(0, &roots[0], 0, &roots[0], NULL, 0));
	assert_false(consistency_holds(0, &roots[1], 5, &roots[5], NULL, 0));
	assert_false(consistency_holds(0, &roots[0], 0, &roots[1], NULL, 0));
	assert_false(consistency_holds(0, &roots[0], 5, &roots[5], leaves, 1));
}

static void a_fault_of_the_source_ends_a_proof_and_leaves_its_outputs_alone(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct hash *proof = leaves;
	size_t n = 77;

	assert_int_equal(proof_of_inclusion(act->arena, from_nowhere, act, 3, 7, &proof, &n), E_STORE);
	assert_int_equal(proof_of_consistency(act->arena, from_nowhere, act, 3, 7, &proof, &n), E_STORE);

	assert_ptr_equal(proof, leaves);
	assert_int_equal(n, 77);
}

/* A proof of full subtrees only, in a tree nobody could store. */
static enum fault all_alike(void *with, int level, uint64_t index, struct hash *out)
{
	(void)with, (void)index;
	*out = slow_leaf("x", 1);
	for (; level; level--)
		*out = slow_node(*out, *out);
	return OK;
}

static void the_greatest_sizes_are_proved_too(void **state)
{
	(void)state;
	uint64_t size = UINT64_MAX, old = size - (UINT64_C(1) << 40);
	struct arena *arena = world_act()->arena;
	struct frontier now = { .size = size }, then = { .size = old };
	for (int i = 0, level = 63; level >= 0; i++, level--)
		(void)all_alike(NULL, level, 0, &now.peaks[i]);
	for (int i = 0, level = 63; level >= 0; level--)
		if (old >> level & 1)
			(void)all_alike(NULL, level, 0, &then.peaks[i++]);
	struct hash is = frontier_root(&now), was = frontier_root(&then), leaf = slow_leaf("x", 1), *proof;
	size_t n;

	assert_int_equal(proof_of_inclusion(arena, all_alike, NULL, 12345, size, &proof, &n), OK);
	assert_true(inclusion_holds(&leaf, 12345, size, proof, n, &is));
	assert_int_equal(proof_of_inclusion(arena, all_alike, NULL, size - 1, size, &proof, &n), OK);
	assert_true(inclusion_holds(&leaf, size - 1, size, proof, n, &is));
	assert_int_equal(proof_of_consistency(arena, all_alike, NULL, old, size, &proof, &n), OK);
	assert_true(consistency_holds(old, &was, size, &is, proof, n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_roots_of_the_well_known_leaves_come_out),
		cmocka_unit_test(a_long_entry_hashes_as_a_short_one),
		cmocka_unit_test(the_frontier_tells_every_root),
		cmocka_unit_test(every_leaf_is_proved_in_every_size),
		cmocka_unit_test(every_size_is_proved_to_grow_into_every_later_one),
		cmocka_unit_test(a_wrong_inclusion_proof_never_holds),
		cmocka_unit_test(a_wrong_consistency_proof_never_holds),
		cmocka_unit_test(an_empty_log_grows_into_any_other),
		cmocka_unit_test(a_fault_of_the_source_ends_a_proof_and_leaves_its_outputs_alone),
		cmocka_unit_test(the_greatest_sizes_are_proved_too),
	};
	return cmocka_run_group_tests(tests, grow, NULL);
}
