/* The statements kept prepared on a connection: each is parsed once, however often it runs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <string.h>

static struct prepared **bucket_of(struct db *db, const struct sql *sql)
{
	uintptr_t address = (uintptr_t)sql;
	return &db->kept[(address / sizeof(void *) * 2654435761u >> 8) % STATEMENT_BUCKETS];
}

void statements_forget(struct db *db)
{
	for (size_t i = 0; i < STATEMENT_BUCKETS; i++) {
		for (struct prepared *p = db->kept[i]; p; p = p->next)
			db->engine->forget(db, p);
		db->kept[i] = NULL;
	}
	db->kept_count = 0;
	arena_close(&db->statements);
	db->statements = arena_open();
}

/* Other text at the same address: the statement that was there is gone. */
static struct prepared *find_idle(struct db *db, const struct sql *sql)
{
	struct prepared **at = bucket_of(db, sql);
	while (*at) {
		struct prepared *p = *at;
		bool is_same = p->of == sql && !strcmp(p->text, sql->text);
		if (is_same && !p->is_busy)
			return p;
		if (p->of == sql && !is_same && !p->is_busy) {
			db->engine->forget(db, p);
			*at = p->next;
			db->kept_count--;
		} else {
			at = &p->next;
		}
	}
	return NULL;
}

enum fault statement_take(struct act *act, struct db *db, const struct sql *sql, struct prepared **out)
{
	struct prepared *p = find_idle(db, sql);
	if (p) {
		*out = p;
		return OK;
	}
	const char *said = db->is_guarded ? portable_refuses(act->arena, sql->text, true) : NULL;
	if (said)
		return fail(act, E_DENIED, W_STORE_SAYS, sql->name, phrase(act, W_STORE_NOT_SAID, said));
	if (db->kept_count >= STATEMENTS_KEPT && !db->open_queries)
		statements_forget(db);
	p = arena_new(db->statements, struct prepared);
	p->of = sql;
	p->text = arena_text(db->statements, sql->text);
	enum fault f = db->engine->prepare(act, db, sql, p);
	if (f)
		return f;
	struct prepared **bucket = bucket_of(db, sql);
	p->next = *bucket;
	*bucket = p;
	db->kept_count++;
	*out = p;
	return OK;
}
