/* The Merkle tree of RFC 6962 §2.1: hashes, the frontier that grows it, proofs and what they prove.
 * No database here; a proof asks its node_source only for full subtrees, and folds the ragged right
 * edge itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/ledger.h"
#include <assert.h>
#include <string.h>

/* ---- hashes -------------------------------------------------------------------------------- */

struct hash leaf_hash(const void *entry, size_t n)
{
	uint8_t marked[1024] = { 0 };
	if (n < sizeof marked) {
		if (n)
			memcpy(marked + 1, entry, n);
		return hash_of(marked, n + 1);
	}

	defer(hashing_close) struct hashing *h = hashing_open();
	hashing_add(h, marked, 1);
	hashing_add(h, entry, n);
	return hashing_end(h);
}

struct hash node_hash(const struct hash *left, const struct hash *right)
{
	uint8_t marked[1 + 2 * HASH_BYTES] = { 1 };
	memcpy(marked + 1, left, HASH_BYTES);
	memcpy(marked + 1 + HASH_BYTES, right, HASH_BYTES);
	return hash_of(marked, sizeof marked);
}

/* ---- the frontier -------------------------------------------------------------------------- */

int frontier_peaks(const struct frontier *f)
{
	return __builtin_popcountll(f->size);
}

/* Each 1 bit at the low end of the size is a subtree as large as the one being added: they join. */
void frontier_add(struct frontier *f, const struct hash *leaf)
{
	struct hash joined = *leaf;
	int peaks = frontier_peaks(f);
	for (uint64_t rest = f->size; rest & 1; rest >>= 1)
		joined = node_hash(&f->peaks[--peaks], &joined);
	f->peaks[peaks] = joined;
	f->size++;
}

struct hash frontier_root(const struct frontier *f)
{
	int peaks = frontier_peaks(f);
	if (!peaks)
		return hash_of("", 0);
	struct hash root = f->peaks[peaks - 1];
	for (int i = peaks - 2; i >= 0; i--)
		root = node_hash(&f->peaks[i], &root);
	return root;
}

/* ---- making proofs ------------------------------------------------------------------------- */

struct proof { node_source source; void *from; struct hash *hashes; size_t n; };

/* No path in a tree of 2^64 leaves is longer, and a consistency proof adds the old root. */
enum { PROOF_MAX = FRONTIER_MAX + 1 };

static struct proof proof_open(struct arena *arena, node_source source, void *from)
{
	return (struct proof){ source, from, arena_array(arena, struct hash, PROOF_MAX), 0 };
}

/* The greatest power of two below n; n > 1. */
static uint64_t split_of(uint64_t n)
{
	return UINT64_C(1) << (63 - __builtin_clzll(n - 1));
}

/* The root of leaves from … to-1, a range that RFC 6962 makes by halving a tree. */
static enum fault range_root(const struct proof *p, uint64_t from, uint64_t to, struct hash *out)
{
	uint64_t n = to - from;
	if (!(n & (n - 1)))
		return p->source(p->from, __builtin_ctzll(n), from / n, out);

	struct hash left, right;
	uint64_t middle = from + split_of(n);
	enum fault f = range_root(p, from, middle, &left);
	if (!f)
		f = range_root(p, middle, to, &right);
	if (!f)
		*out = node_hash(&left, &right);
	return f;
}

static enum fault proof_put(struct proof *p, uint64_t from, uint64_t to)
{
	assert(p->n < PROOF_MAX);
	enum fault f = range_root(p, from, to, &p->hashes[p->n]);
	if (!f)
		p->n++;
	return f;
}

static enum fault path_to(struct proof *p, uint64_t index, uint64_t from, uint64_t to)
{
	if (to - from == 1)
		return OK;
	uint64_t middle = from + split_of(to - from);
	bool is_left = index < middle;
	enum fault f = is_left ? path_to(p, index, from, middle) : path_to(p, index, middle, to);
	if (f)
		return f;
	return is_left ? proof_put(p, middle, to) : proof_put(p, from, middle);
}

/* SUBPROOF of RFC 6962 §2.1.2; `known` while the verifier holds the old root itself. */
static enum fault path_between(struct proof *p, uint64_t old, uint64_t from, uint64_t to, bool known)
{
	if (old == to)
		return known ? OK : proof_put(p, from, to);
	uint64_t middle = from + split_of(to - from);
	bool is_left = old <= middle;
	enum fault f = is_left ? path_between(p, old, from, middle, known)
	                       : path_between(p, old, middle, to, false);
	if (f)
		return f;
	return is_left ? proof_put(p, middle, to) : proof_put(p, from, middle);
}

enum fault proof_of_inclusion(struct arena *arena, node_source source, void *from,
    uint64_t index, uint64_t size, struct hash **out, size_t *n)
{
	assert(index < size);
	struct proof p = proof_open(arena, source, from);
	enum fault f = path_to(&p, index, 0, size);
	if (f)
		return f;
	*out = p.hashes;
	*n = p.n;
	return OK;
}

enum fault proof_of_consistency(struct arena *arena, node_source source, void *from,
    uint64_t old, uint64_t size, struct hash **out, size_t *n)
{
	assert(old && old <= size);
	struct proof p = proof_open(arena, source, from);
	enum fault f = path_between(&p, old, 0, size, true);
	if (f)
		return f;
	*out = p.hashes;
	*n = p.n;
	return OK;
}

/* ---- what proofs prove ---------------------------------------------------------------------- */

/* A walk from a leaf to the root, as RFC 9162 §2.1.3.2 puts it: the place on a level, the last one there. */
struct climb { uint64_t place, last; };

/* One level up.  True if the sibling met on the way lies on the left; on the ragged right edge, where
 * there is none, the walk goes on up to the level that has one. */
static bool climb(struct climb *c)
{
	bool is_left = c->place & 1 || c->place == c->last;
	for (; is_left && c->place && !(c->place & 1); c->last >>= 1)
		c->place >>= 1;
	c->place >>= 1;
	c->last >>= 1;
	return is_left;
}

bool inclusion_holds(const struct hash *leaf, uint64_t index, uint64_t size,
    const struct hash *proof, size_t n, const struct hash *root)
{
	if (index >= size)
		return false;
	struct climb c = { index, size - 1 };
	struct hash reached = *leaf;
	for (size_t i = 0; i < n; i++) {
		if (!c.last)
			return false;
		reached = climb(&c) ? node_hash(&proof[i], &reached) : node_hash(&reached, &proof[i]);
	}
	return !c.last && hash_equal(&reached, root);
}

/* RFC 9162 §2.1.4.2: from one subtree at the old tree's right edge, `was` must come out as the old root,
 * `is` as the new. */
static bool both_roots_follow(struct climb c, const struct hash *start, const struct hash *proof, size_t n,
    const struct hash *old_root, const struct hash *root)
{
	struct hash was = *start, is = *start;
	for (size_t i = 0; i < n; i++) {
		if (!c.last)
			return false;
		bool is_left = climb(&c);
		if (is_left)
			was = node_hash(&proof[i], &was);
		is = is_left ? node_hash(&proof[i], &is) : node_hash(&is, &proof[i]);
	}
	return !c.last && hash_equal(&was, old_root) && hash_equal(&is, root);
}

bool consistency_holds(uint64_t old, const struct hash *old_root, uint64_t size,
    const struct hash *root, const struct hash *proof, size_t n)
{
	struct hash nothing = hash_of("", 0);
	if (!old && (n || !hash_equal(old_root, &nothing)))
		return false;
	if (old == size)
		return !n && hash_equal(old_root, root);
	if (!old || old > size || !n)
		return !old;

	struct climb c = { old - 1, size - 1 };
	for (; c.place & 1; c.last >>= 1)
		c.place >>= 1;
	bool is_full = !(old & (old - 1));       /* then the old tree is itself the subtree to start from */
	return is_full ? both_roots_follow(c, old_root, proof, n, old_root, root)
	               : both_roots_follow(c, proof, proof + 1, n - 1, old_root, root);
}
