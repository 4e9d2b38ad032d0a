/* Tries in vain: kept in memory, so that nobody can swell anything with them.  After some one waits ten seconds, and each more doubles
 * that, up to a quarter of an hour; a day without one, and they are forgotten.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/hashing.h"
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4096, NEAR = 8, WAIT_FIRST = 10, WAIT_MOST = 900, FORGOTTEN_AFTER = 86400 };

struct tries {
	pthread_mutex_t lock;
	struct { struct hash of; long count, last; } slots[SLOTS];
};

struct tries *tries_open(void)
{
	struct tries *t = calloc(1, sizeof *t);
	if (!t)
		abort();
	pthread_mutex_init(&t->lock, NULL);
	return t;
}

void tries_close(struct tries **tries)
{
	struct tries *t = *tries;
	*tries = NULL;
	if (!t)
		return;
	pthread_mutex_destroy(&t->lock);
	free(t);
}

static struct hash hash_of_pair(const char *account, const char *from)
{
	struct hashing *h = hashing_open();
	hashing_add(h, account, strlen(account) + 1);
	hashing_add(h, from, strlen(from) + 1);
	struct hash out = hashing_end(h);
	hashing_close(&h);
	return out;
}

/* The slot of a pair, or, among those near where it would be, the one that may best be forgotten. */
static size_t slot_of(const struct tries *t, const struct hash *of, bool *found)
{
	size_t first = (of->bytes[0] | (size_t)of->bytes[1] << 8) % SLOTS, oldest = first;
	*found = false;
	for (size_t i = 0; i < NEAR; i++) {
		size_t at = (first + i) % SLOTS;
		if (t->slots[at].count && hash_equal(&t->slots[at].of, of)) {
			*found = true;
			return at;
		}
		if (t->slots[at].last < t->slots[oldest].last)
			oldest = at;
	}
	return oldest;
}

static long wait_after(long count, long unwaited)
{
	long seconds = WAIT_FIRST;
	for (long n = unwaited; n < count && seconds < WAIT_MOST; n++)
		seconds *= 2;
	return count < unwaited ? 0 : seconds < WAIT_MOST ? seconds : WAIT_MOST;
}

long tries_wait(struct tries *t, const char *account, const char *from, long now, long unwaited)
{
	bool found;
	struct hash of = hash_of_pair(account, from);
	pthread_mutex_lock(&t->lock);
	size_t at = slot_of(t, &of, &found);
	long most = found ? wait_after(t->slots[at].count, unwaited) : 0, wait = most ? t->slots[at].last + most - now : 0;
	pthread_mutex_unlock(&t->lock);
	return wait <= 0 ? 0 : wait < most ? wait : most;        /* no more, also where the clock was set back */
}

void tries_failed(struct tries *t, const char *account, const char *from, long now)
{
	bool found;
	struct hash of = hash_of_pair(account, from);
	pthread_mutex_lock(&t->lock);
	size_t at = slot_of(t, &of, &found);
	bool goes_on = found && now - t->slots[at].last < FORGOTTEN_AFTER;
	t->slots[at].of = of;
	t->slots[at].count = goes_on ? t->slots[at].count + 1 : 1;
	t->slots[at].last = now;
	pthread_mutex_unlock(&t->lock);
}

void tries_forget(struct tries *t, const char *account, const char *from)
{
	bool found;
	struct hash of = hash_of_pair(account, from);
	pthread_mutex_lock(&t->lock);
	size_t at = slot_of(t, &of, &found);
	if (found)
		t->slots[at].count = t->slots[at].last = 0;
	pthread_mutex_unlock(&t->lock);
}
