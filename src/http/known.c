/* Answers as known at an instant: ?known_at= asks for one, and then the books, the rulebook and today are those of then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"
#include "services/known.h"

void request_as_known(struct request *r, void (*answer)(struct request *))
{
	const char *given = argument_of(r, "known_at");
	char known_at[INSTANT_TEXT];
	if (is_empty(given)) {
		answer(r);
		return;
	}
	if (!instant_read(given, known_at)) {
		problem_add(&r->act, 0, "known_at", given, phrase(&r->act, W_ACCEPTS_INSTANT));
		return;
	}
	struct db *now = r->act.db;
	r->act.db = NULL;
	if (!reader_open(&r->act, r->installation, r->act.actor, known_at) && !rulebook_of_books(&r->act, r->installation, &r->rulebook)) {
		r->act.on = installation_today(&r->act, r->installation);
		answer(r);
	}
	reader_close(&r->act);
	r->act.db = now;
}
