/* Jottings are kept through the door: no reader of the books sees the table.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/jottings.h"
#include "services/door.h"
#include <string.h>

enum { DAYS_KEPT = 90 };

SQL(jottings_listed, "ttl", "SELECT name, content, at FROM jotting WHERE account = $1 AND place = $2 ORDER BY name LIMIT $3");
SQL(jotting_drop, "ttt", "DELETE FROM jotting WHERE account = $1 AND place = $2 AND name = $3");
SQL(jotting_put, "ttttt", "INSERT INTO jotting (account, place, name, content, at) VALUES ($1, $2, $3, $4, $5)");
SQL(jotting_count, "tt", "SELECT COUNT(*) FROM jotting WHERE account = $1 AND place = $2");
SQL(jottings_old, "t", "DELETE FROM jotting WHERE name = '' AND at < $1");

static enum fault put(struct act *act, const char *place, const char *name, const char *content)
{
	char now[INSTANT_TEXT], oldest[DATE_TEXT];
	enum fault f = change(act, jottings_old, T(date_text(date_add(today_in_japan(), -DAYS_KEPT), oldest)));
	if (!f)
		f = change(act, jotting_drop, T(act->actor), T(place), T(name));
	if (f || !content || strlen(content) > JOTTING_LONGEST)
		return f;
	if (ask_long(act, 0, jotting_count, T(act->actor), T(place)) >= JOTTINGS_MOST)
		return fail(act, E_CONFLICT, W_LIST_VIEWS_MANY, arena_format(act->arena, "%d", JOTTINGS_MOST));
	return change(act, jotting_put, T(act->actor), T(place), T(name), T(content), T(instant_now(now)));
}

enum fault jotting_keep(struct act *act, struct installation *i, const char *place, const char *name, const char *content)
{
	struct db *before;
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	f = db_begin(act);
	if (!f)
		f = put(act, place, name, content);
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	door_leave(act, i, before);
	return f;
}

enum fault jottings_of(struct act *act, struct installation *i, const char *place, struct jotting **out, size_t *n)
{
	struct db *before;
	*n = 0;
	*out = arena_array(act->arena, struct jotting, JOTTINGS_MOST);
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	struct query *q = query(act, jottings_listed, T(act->actor), T(place), L(JOTTINGS_MOST));
	while (query_next(q))
		(*out)[(*n)++] = (struct jotting){ query_copy(q, 0), query_copy(q, 1), query_copy(q, 2) };
	query_end(&q);
	door_leave(act, i, before);
	return act->fault;
}
