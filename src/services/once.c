/* An act that bears a key is done once: whoever did not hear the answer asks again under the same key, and hears it then.  What is kept
 * is written in the transaction of the act itself, so that the one never stands without the other.  A refused act keeps no key.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/once.h"
#include <string.h>

enum { KEPT_HOURS = 24 };

SQL(once_done, "ttt", "SELECT request, entry, number, records FROM once WHERE account = $1 AND once_key = $2 AND at > $3");
SQL(once_forget, "t", "DELETE FROM once WHERE at <= $1");
SQL(once_put, "tttltlt", "INSERT INTO once (account, once_key, request, entry, number, records, at) VALUES ($1, $2, $3, $4, $5, $6, $7)");

static const char *a_day_before(const char *at, char out[static INSTANT_TEXT])
{
	int64_t then;
	return instant_in_japan(at, &then) ? instant_from_japan(then - (int64_t)KEPT_HOURS * 3600 * 1000000, out) : "";
}

enum fault once_find(struct doing *d, bool *done)
{
	struct act *act = d->act;
	const struct once *once = act->once;
	char since[INSTANT_TEXT];
	*done = false;
	if (strlen(once->key) > ONCE_KEY_MOST)
		return problem_add(act, 0, ONCE_KEY_NAME, once->key, phrase(act, W_ACCEPTS_ONCE_KEY));
	defer(query_end) struct query *q = query(act, once_done, T(act->actor), T(once->key), T(a_day_before(d->at, since)));
	if (!query_next(q))
		return act->fault;
	if (!same_text(query_text(q, 0), once->request))
		return problem_add(act, 0, ONCE_KEY_NAME, once->key, phrase(act, W_ACCEPTS_ANOTHER_KEY));
	d->outcome = (struct outcome){ .entry = query_long(q, 1), .number = query_copy(q, 2), .records = query_long(q, 3) };
	*done = true;
	return OK;
}

enum fault once_keep(struct doing *d)
{
	const struct once *once = d->act->once;
	char since[INSTANT_TEXT];
	enum fault f = change(d->act, once_forget, T(a_day_before(d->at, since)));
	return f ? f : change(d->act, once_put, T(d->act->actor), T(once->key), T(once->request), L(d->outcome.entry),
	    T(d->outcome.number), L(d->outcome.records), T(d->at));
}
