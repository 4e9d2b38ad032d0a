/* Sessions: a random token, of which only the hash is kept; an end without use, and one at any rate.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/sessions.h"
#include "services/door.h"
#include <string.h>

enum { TOKEN_BYTES = 32, NUMBER_BYTES = 6, SEEN_EVERY_SECONDS = 60, AGENT_KEPT = 200, SESSIONS_LISTED = 500,
	DEVICE_SECONDS = 365 * 86400 };

#define SESSION_COLUMNS "session.number, session.account, session.way, session.address, session.agent, session.begun_at, session.seen_at," \
	" session.ends_at, session.proved_at"

SQL(session_insert, "ttttttlll",
	"INSERT INTO session (hash, number, account, way, address, agent, begun_at, seen_at, idle, ends_at, proved_at)"
	" VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, 0)");
SQL(session_proved, "tl", "UPDATE session SET proved_at = $2 WHERE number = $1");
SQL(sessions_over, "l", "DELETE FROM session WHERE ends_at <= $1 OR seen_at + idle <= $1");
SQL(session_by_token, "tlt",
	"SELECT " SESSION_COLUMNS
	"  FROM session JOIN account ON account.number = session.account"
	" WHERE session.hash = $1 AND session.ends_at > $2 AND session.seen_at + session.idle > $2"
	"   AND (account.closed_on IS NULL OR account.closed_on > $3)"
	"   AND EXISTS (SELECT 1 FROM role WHERE role.account = account.id AND role.from_on <= $3"
	"                                    AND (role.to_on IS NULL OR role.to_on >= $3))");
SQL(sessions_by_account, "tll",
	"SELECT " SESSION_COLUMNS
	"  FROM session WHERE ($1 = '' OR account = $1) AND ends_at > $2 AND seen_at + idle > $2 ORDER BY begun_at DESC, number LIMIT $3");
SQL(session_seen, "tl", "UPDATE session SET seen_at = $2 WHERE hash = $1");
SQL(session_account, "t", "SELECT account FROM session WHERE number = $1");
SQL(session_remove, "t", "DELETE FROM session WHERE number = $1");

const char *token_hash(struct arena *arena, const char *token)
{
	struct hash hash = hash_of(token, strlen(token));
	return hex_of(arena, hash.bytes, HASH_BYTES);
}

SQL(step_used, "tl", "UPDATE credential SET totp_step = $2 WHERE account = $1 AND totp_step < $2");
SQL(recovery_used, "tt", "DELETE FROM recovery_code WHERE account = $1 AND hash = $2");
SQL(device_known, "ttl", "INSERT INTO known_device (hash, account, until) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING");
SQL(devices_over, "l", "DELETE FROM known_device WHERE until <= $1");

/* ---- beginning ------------------------------------------------------------------------------ */

struct opening { const char *hash, *number; const struct entering *by; long now; };

enum fault use_up(struct act *act, const struct entering *by)
{
	long rows = 1;
	enum fault f = OK;
	if (by->step)
		f = change_with(act, &step_used, (struct value[]){ { 0 }, T(by->account), L(by->step) }, 2, &rows);
	if (!f && rows && by->recovery)
		f = change_with(act, &recovery_used, (struct value[]){ { 0 }, T(by->account), T(by->recovery) }, 2, &rows);
	return f || rows ? f : fail(act, E_DENIED, W_SIGN_IN_REFUSED);
}

static enum fault remember_device(struct act *act, const struct opening *o)
{
	enum fault f = change(act, devices_over, L(o->now));
	return f || !o->by->device ? f : change(act, device_known, T(token_hash(act->arena, o->by->device)), T(o->by->account),
	    L(o->now + DEVICE_SECONDS));
}

static enum fault write_opening(struct act *act, const void *with)
{
	const struct opening *o = with;
	const char *agent = o->by->agent && strlen(o->by->agent) <= AGENT_KEPT ? text_valid(act->arena, o->by->agent) : NULL;
	const long idle = 60 * setting_number(act, "session_idle_minutes"), most = 3600 * setting_number(act, "session_hours");
	enum fault f = act->fault ? act->fault : change(act, sessions_over, L(o->now));
	if (!f)
		f = change(act, session_insert, T(o->hash), T(o->number), T(o->by->account), T(o->by->way), T(o->by->address), T(agent),
		    L(o->now), L(idle), L(o->now + most));
	if (!f)
		f = use_up(act, o->by);
	if (!f)
		f = remember_device(act, o);
	return f || !o->by->proved ? f : change(act, session_proved, T(o->number), L(o->now));
}

enum fault session_open(struct act *act, struct installation *i, const struct entering *by, const char **token)
{
	uint8_t random[TOKEN_BYTES + NUMBER_BYTES];
	random_bytes(random, sizeof random);
	const char *secret = hex_of(act->arena, random, TOKEN_BYTES), *before = act->actor;
	const struct opening o = { token_hash(act->arena, secret), hex_of(act->arena, random + TOKEN_BYTES, NUMBER_BYTES), by, door_now(i) };
	const struct input list[] = { { "session", o.number }, { "way", by->way }, { "address", by->address } };
	const struct inputs inputs = { list, by->address ? 3 : 2 };
	const struct unsaid unsaid = { write_opening, &o };
	act->actor = by->account;
	enum fault f = perform_unsaid(act, i, "sign_in", &inputs, &unsaid);
	act->actor = before;
	if (!f)
		*token = secret;
	return f;
}

/* ---- asking --------------------------------------------------------------------------------- */

static void session_read(struct query *q, struct session *out)
{
	*out = (struct session){ query_copy(q, 0), query_copy(q, 1), query_copy(q, 2), query_copy(q, 3), query_copy(q, 4),
		query_long(q, 5), query_long(q, 6), query_long(q, 7), query_long(q, 8) };
}

/* Now and then it is written down that it was used; where others are writing that can wait for the next time. */
static void mark_seen(struct act *act, const char *hash, long now)
{
	const bool waits = db_kind(act->db) == SQLITE;
	enum fault f = waits ? db_script(act, "PRAGMA busy_timeout = 0") : OK;
	if (!f)
		f = db_begin(act);
	if (!f)
		f = change(act, session_seen, T(hash), L(now));
	if (!f)
		f = db_commit(act);
	if (f) {
		db_undo(act);
		act_forgive(act);
	}
	if (waits && db_script(act, "PRAGMA busy_timeout = 5000"))
		act_forgive(act);
}

static bool find(struct act *act, const char *hash, long now, struct session *out)
{
	char day[DATE_TEXT];
	defer(query_end) struct query *q = query(act, session_by_token, T(hash), L(now), T(date_text(today_in_japan(), day)));
	if (!query_next(q))
		return false;
	session_read(q, out);
	return true;
}

bool session_of(struct act *act, struct installation *i, const char *token, struct session *out)
{
	struct db *before;
	const long now = door_now(i);
	if (is_empty(token) || strlen(token) != 2 * TOKEN_BYTES || door_enter(act, i, &before))
		return false;
	const char *hash = token_hash(act->arena, token);
	bool found = find(act, hash, now, out);
	if (found && now - out->seen_at >= SEEN_EVERY_SECONDS)
		mark_seen(act, hash, now);
	door_leave(act, i, before);
	return found && !act->fault;
}

enum fault sessions_of(struct act *act, struct installation *i, const char *account, struct session **out, size_t *n)
{
	struct db *before;
	enum fault f = door_enter(act, i, &before);
	if (f)
		return f;
	struct session *list = arena_array(act->arena, struct session, SESSIONS_LISTED);
	struct query *q = query(act, sessions_by_account, T(account ? account : ""), L(door_now(i)), L(SESSIONS_LISTED));
	for (*n = 0; *n < SESSIONS_LISTED && query_next(q);)
		session_read(q, &list[(*n)++]);
	query_end(&q);
	door_leave(act, i, before);
	*out = list;
	return act->fault;
}

/* ---- ending --------------------------------------------------------------------------------- */

static enum fault write_ending(struct act *act, const void *number)
{
	return change(act, session_remove, T(number));
}

static const char *account_of(struct act *act, struct installation *i, const char *number)
{
	struct db *before;
	if (door_enter(act, i, &before))
		return NULL;
	struct query *q = query(act, session_account, T(number));
	const char *account = query_next(q) ? query_copy(q, 0) : NULL;
	query_end(&q);
	door_leave(act, i, before);
	return account;
}

enum fault session_end(struct act *act, struct installation *i, const char *number)
{
	const char *account = account_of(act, i, number);
	if (!account)
		return act->fault ? act->fault : fail(act, E_NOT_FOUND, W_NO_SESSION, number);
	const struct input list[] = { { "session", number }, { "account", account } };
	const struct inputs inputs = { list, COUNT(list) };
	const struct unsaid unsaid = { write_ending, number };
	return perform_unsaid(act, i, same_text(account, act->actor) ? "sign_out" : "revoke_session", &inputs, &unsaid);
}
