/* Readers of the books, lent to one request at a time.  A connection that was lost while it lay idle (the database was
 * restarted) is dropped, and the request gets a new one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/wire.h"
#include <pthread.h>
#include <stdlib.h>

struct readers {
	struct installation *installation;
	pthread_mutex_t lock;
	size_t kept, n;
	struct db *idle[];
};

struct readers *readers_open(struct installation *installation, size_t kept)
{
	struct readers *r = calloc(1, sizeof *r + kept * sizeof *r->idle);
	if (!r)
		abort();
	r->installation = installation;
	r->kept = kept;
	pthread_mutex_init(&r->lock, NULL);
	return r;
}

void readers_close(struct readers **readers)
{
	struct readers *r = *readers;
	*readers = NULL;
	if (!r)
		return;
	while (r->n)
		db_close(&r->idle[--r->n]);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

static struct db *idle_one(struct readers *r)
{
	pthread_mutex_lock(&r->lock);
	struct db *db = r->n ? r->idle[--r->n] : NULL;
	pthread_mutex_unlock(&r->lock);
	return db;
}

static void keep(struct readers *r, struct db *db)
{
	pthread_mutex_lock(&r->lock);
	if (r->n < r->kept) {
		r->idle[r->n++] = db;
		db = NULL;
	}
	pthread_mutex_unlock(&r->lock);
	db_close(&db);
}

static enum fault begin(struct act *act)
{
	return db_begin_read(act, act->actor, NULL);
}

enum fault readers_lend(struct readers *r, struct act *act)
{
	enum fault day = installation_new_day(act, r->installation);
	if (day)
		return day;
	act->db = idle_one(r);
	if (act->db) {
		enum fault f = begin(act);
		if (!f || !db_is_lost(act->db))
			return f;
		act_forgive(act);
		db_close(&act->db);
	}
	struct db *db = NULL;
	enum fault f = books_open(act, installation_url(r->installation), READER, false, &db);
	act->db = db;
	return f ? f : begin(act);
}

void readers_take_back(struct readers *r, struct act *act)
{
	struct db *db = act->db;
	if (!db)
		return;
	if (!db_is_lost(db))
		(void)db_end_read(act);
	act->db = NULL;
	if (db_is_lost(db))
		db_close(&db);
	else
		keep(r, db);
}
