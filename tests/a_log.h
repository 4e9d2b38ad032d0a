/* A log to test on: its tables alone in a fresh database, entries with instants that only grow.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_A_LOG_H
#define TESTS_A_LOG_H
#include "tests/world.h"
#include "ledger/ledger.h"

static inline const char *typed(struct act *act, const char *tables)
{
	struct text out = { .arena = act->arena };
	for (; *tables; tables++)
		if (!strncmp(tables, "{bytes}", 7)) {
			text_put(&out, world_is_postgres() ? "BYTEA" : "BLOB");
			tables += 6;
		} else if (!strncmp(tables, "{text}", 6)) {
			text_put(&out, world_is_postgres() ? "TEXT COLLATE \"C\"" : "TEXT");
			tables += 5;
		} else {
			text_put_span(&out, tables, 1);
		}
	return text_of(&out);
}

static inline struct act *new_log(void)
{
	struct act *act = world_act();
	world_ok(act, db_open(act, world_database(), OWNER, &act->db));
	if (world_is_postgres())
		world_ok(act, db_script(act, "CREATE SCHEMA hozen;\n"));
	world_ok(act, db_script(act, typed(act, ledger_tables)));
	return act;
}

/* Strictly increasing instants, whatever the day is. */
static inline const char *instant(uint64_t n)
{
	static char at[64];
	snprintf(at, sizeof at, "2026-04-01T00:00:%02u.%06uZ", (unsigned)(n / 1000000 % 60), (unsigned)(n % 1000000));
	return at;
}

static inline struct hash put_text_body(struct act *act, uint64_t n, const char *text)
{
	struct body b;
	struct hash h;
	body_open(&b, act, (long)n);
	world_ok(act, body_put(&b, text, strlen(text)));
	world_ok(act, body_close(&b, &h));
	return h;
}

static inline void append(struct act *act, struct head *head, const char *kind, const char *body)
{
	struct hash h = put_text_body(act, head->frontier.size, body);
	world_ok(act, ledger_append(act, head, kind, "A-1", instant(head->frontier.size), &h));
}

static inline struct head head_of(struct act *act)
{
	struct head head;
	world_ok(act, head_read(act, &head));
	return head;
}

static inline struct verdict verdict_of(struct act *act, body_seen seen, void *with)
{
	struct verdict v;
	world_ok(act, ledger_verify(act, &v, seen, with));
	return v;
}
#endif
