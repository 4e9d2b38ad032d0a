/* A watch on connections: whoever sends a request byte by byte, or reads the answer so, is cut off when the time is over, however busy
 * they seem.  The library's own patience is only with those who send nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/wire.h"
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct watched { int fd; long until; struct watch *by; bool is_used; };

struct watch {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t stopped;
	bool stops;
	long patience;
	struct watched list[CONNECTIONS];
};

static long seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static void *keep_watch(void *with)
{
	struct watch *w = with;
	pthread_mutex_lock(&w->lock);
	while (!w->stops) {
		struct timespec next;
		clock_gettime(CLOCK_REALTIME, &next);
		next.tv_sec++;
		pthread_cond_timedwait(&w->stopped, &w->lock, &next);
		for (size_t i = 0; i < CONNECTIONS; i++)
			if (w->list[i].is_used && w->list[i].until < seconds_now())
				shutdown(w->list[i].fd, SHUT_RDWR);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

struct watch *watch_open(long patience)
{
	struct watch *w = calloc(1, sizeof *w);
	if (!w)
		abort();
	w->patience = patience;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->stopped, NULL);
	if (pthread_create(&w->thread, NULL, keep_watch, w))
		abort();
	return w;
}

void watch_close(struct watch **watch)
{
	struct watch *w = *watch;
	*watch = NULL;
	if (!w)
		return;
	pthread_mutex_lock(&w->lock);
	w->stops = true;
	pthread_cond_signal(&w->stopped);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->stopped);
	free(w);
}

static struct watched *begin(struct watch *w, int fd)
{
	struct watched *found = NULL;
	pthread_mutex_lock(&w->lock);
	for (size_t i = 0; !found && i < CONNECTIONS; i++)
		if (!w->list[i].is_used)
			found = &w->list[i];
	if (found)
		*found = (struct watched){ fd, seconds_now() + w->patience, w, true };
	pthread_mutex_unlock(&w->lock);
	return found;
}

/* As the library tells that a connection begins and ends; it ends before its number may be another's. */
void watch_told(void *watch, struct MHD_Connection *connection, void **watched, enum MHD_ConnectionNotificationCode what)
{
	struct watch *w = watch;
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		*watched = begin(w, MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
		return;
	}
	pthread_mutex_lock(&w->lock);
	if (*watched)
		((struct watched *)*watched)->is_used = false;
	pthread_mutex_unlock(&w->lock);
}

void watch_renew(struct MHD_Connection *connection, long times)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct watched *watched = info ? info->socket_context : NULL;
	if (!watched)
		return;
	pthread_mutex_lock(&watched->by->lock);
	watched->until = seconds_now() + times * watched->by->patience;
	pthread_mutex_unlock(&watched->by->lock);
}
