/* The door: opened when first wanted; one that was lost is opened anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/door.h"
#include "services/hashing.h"
#include <stdlib.h>
#include <time.h>

enum { HASHED_AT_ONCE = 2 };

struct door {
	pthread_mutex_t lock, turn;
	pthread_cond_t turned;
	int hashing;
	struct db *db;
	struct tries *tries;
};

struct door *door_open(void)
{
	struct door *d = calloc(1, sizeof *d);
	if (!d)
		abort();
	pthread_mutex_init(&d->lock, NULL);
	pthread_mutex_init(&d->turn, NULL);
	pthread_cond_init(&d->turned, NULL);
	d->tries = tries_open();
	return d;
}

void door_close(struct door **door)
{
	struct door *d = *door;
	*door = NULL;
	if (!d)
		return;
	db_close(&d->db);
	tries_close(&d->tries);
	pthread_mutex_destroy(&d->lock);
	pthread_mutex_destroy(&d->turn);
	pthread_cond_destroy(&d->turned);
	free(d);
}

SQL(door_stands, "", "SELECT 1");

/* A server that ended may be back: nobody is turned away because the connection was lost while it lay idle. */
static void close_if_lost(struct act *act, struct db **db)
{
	act->db = *db;
	if (!ask_long(act, 0, door_stands)) {
		act_forgive(act);
		db_close(db);
	}
}

enum fault door_enter(struct act *act, struct installation *i, struct db **before)
{
	struct door *d = i->door;
	pthread_mutex_lock(&d->lock);
	*before = act->db;
	if (d->db && !act->fault)
		close_if_lost(act, &d->db);
	enum fault f = d->db ? OK : books_open(act, i->url, WRITER, false, &d->db);
	act->db = f ? *before : d->db;
	if (f)
		pthread_mutex_unlock(&d->lock);
	return f;
}

void door_leave(struct act *act, struct installation *i, struct db *before)
{
	act->db = before;
	pthread_mutex_unlock(&i->door->lock);
}

void turn_take(struct installation *i)
{
	struct door *d = i->door;
	pthread_mutex_lock(&d->turn);
	while (d->hashing == HASHED_AT_ONCE)
		pthread_cond_wait(&d->turned, &d->turn);
	d->hashing++;
	pthread_mutex_unlock(&d->turn);
}

void turn_give(struct installation *i)
{
	struct door *d = i->door;
	pthread_mutex_lock(&d->turn);
	d->hashing--;
	pthread_cond_signal(&d->turned);
	pthread_mutex_unlock(&d->turn);
}

struct tries *door_tries(struct installation *i)
{
	return i->door->tries;
}

long door_now(const struct installation *i)
{
	return (long)time(NULL) + i->ahead;
}
