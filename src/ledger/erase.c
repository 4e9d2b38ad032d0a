/* Erasing from the log: a body is written anew without what may no longer be kept.  The entry stands as it was hashed, so the log and
 * every proof of it hold; what is left of the body is vouched for by the entry that erased, which tells its hash.
 *
 *   entry n      body hash of the whole, which nobody can show any more
 *   ledger_erased  n, the entry that erased, hash of what is left under its new salt
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "ledger/stored.h"
#include <string.h>

SQL(erase_parts, "l", "SELECT salt, body FROM ledger_body WHERE n = $1 ORDER BY part");
SQL(erase_expects, "l",
	"SELECT body_hash, -1 AS entry FROM ledger_entry WHERE n = $1"
	" UNION ALL SELECT hash, entry FROM ledger_erased WHERE n = $1 ORDER BY entry DESC LIMIT 1");
SQL(erase_body, "l", "DELETE FROM ledger_body WHERE n = $1");
SQL(erase_note, "llb", "INSERT INTO ledger_erased (n, entry, hash) VALUES ($1, $2, $3)");

static struct hash stored_hash(struct act *act, long n)
{
	const void *bytes;
	defer(hashing_close) struct hashing *h = hashing_open();
	defer(query_end) struct query *q = query(act, erase_parts, L(n));
	while (query_next(q))
		for (int column = 0; column < 2; column++) {
			size_t size = query_bytes(q, column, &bytes);
			hashing_add(h, bytes, size);
		}
	return hashing_end(h);
}

/* Otherwise an erasure could vouch for what somebody had altered. */
static enum fault is_as_it_was(struct act *act, long n)
{
	struct hash expected, found = stored_hash(act, n);
	defer(query_end) struct query *q = query(act, erase_expects, L(n));
	bool same = query_next(q) && hash_from(q, 0, &expected) && hash_equal(&found, &expected);
	return act->fault ? act->fault : same ? OK : fail(act, E_BROKEN, W_BODY_ALTERED, arena_format(act->arena, "%ld", n));
}

enum fault ledger_erase(struct act *act, long n, long by, const char *rest, struct hash *out)
{
	struct body body;
	enum fault f = is_as_it_was(act, n);
	if (!f)
		f = change(act, erase_body, L(n));
	if (f)
		return f;
	body_open(&body, act, n);
	f = body_put(&body, rest, strlen(rest));
	if (f)
		body_drop(&body);
	else
		f = body_close(&body, out);
	return f ? f : change(act, erase_note, L(n), L(by), B(out->bytes, HASH_BYTES));
}
