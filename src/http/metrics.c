/* What the server counts of itself, and /metrics as Prometheus reads it.  Routes are counted by their rows, so what is asked for, which may
 * tell of the books, is not told; acts are counted from the ledger, so those done elsewhere count too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/metrics.h"
#include "http/wire.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 6, ACTS_MOST = 64, ACT_NAME = 41 };

static const long bounds_ms[] = { 1, 5, 10, 25, 50, 100, 250, 500, 1000, 5000 };

struct metrics {
	const struct route *const *tables;
	size_t route_count;
	atomic_ulong (*answered)[CLASSES];       /* by place of route, the last for none; by hundreds of status */
	atomic_ulong took[COUNT(bounds_ms) + 1], micros;
	pthread_mutex_t lock;                    /* of what follows */
	long counted;                            /* entries of the ledger counted so far */
	struct { char name[ACT_NAME]; unsigned long n; } acts[ACTS_MOST];
	size_t act_count;
};

struct metrics *metrics_open(const struct route *const *tables)
{
	struct metrics *m = calloc(1, sizeof *m);
	if (!m)
		abort();
	m->tables = tables;
	for (; *tables; tables++)
		for (const struct route *row = *tables; row->method; row++)
			m->route_count++;
	if (!(m->answered = calloc(m->route_count + 1, sizeof *m->answered)))
		abort();
	pthread_mutex_init(&m->lock, NULL);
	return m;
}

void metrics_close(struct metrics **metrics)
{
	struct metrics *m = *metrics;
	*metrics = NULL;
	if (!m)
		return;
	pthread_mutex_destroy(&m->lock);
	free(m->answered);
	free(m);
}

static size_t place_of_route(const struct metrics *m, const struct route *route)
{
	size_t i = 0;
	for (const struct route *const *t = m->tables; *t; t++)
		for (const struct route *row = *t; row->method; row++, i++)
			if (row == route)
				return i;
	return m->route_count;
}

void metrics_note(struct metrics *m, const struct route *route, int status, long micros)
{
	size_t slot = 0;
	while (slot < COUNT(bounds_ms) && micros > bounds_ms[slot] * 1000)
		slot++;
	m->answered[place_of_route(m, route)][status / 100 < CLASSES ? status / 100 : 0]++;
	m->took[slot]++;
	m->micros += (unsigned long)(micros < 0 ? 0 : micros);
}

/* ---- the ledger ----------------------------------------------------------------------------- */

/* An entry begins {"act":"add",… */
SQL(acts_since, "ll", "SELECT SUBSTR(entry, 9, 60) FROM ledger_entry WHERE n >= $1 AND n < $2");

static void count_act(struct metrics *m, const char *rest)
{
	size_t n = strcspn(rest, "\""), i = 0;
	if (n >= ACT_NAME)
		return;
	while (i < m->act_count && (strncmp(m->acts[i].name, rest, n) || m->acts[i].name[n]))
		i++;
	if (i == ACTS_MOST)
		return;
	if (i == m->act_count)
		snprintf(m->acts[m->act_count++].name, ACT_NAME, "%.*s", (int)n, rest);
	m->acts[i].n++;
}

static void count_acts(struct request *r, struct metrics *m, long size)
{
	defer(query_end) struct query *q = query(&r->act, acts_since, L(m->counted), L(size));
	while (query_next(q))
		count_act(m, query_text(q, 0));
	if (!r->act.fault)
		m->counted = size;
}

/* ---- as Prometheus reads it ----------------------------------------------------------------- */

static void told(FILE *out, const char *name, const char *type, const char *help)
{
	fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void requests_put(FILE *out, struct metrics *m)
{
	size_t i = 0;
	told(out, "hozen_requests_total", "counter", "Requests answered, by route and class of status.");
	for (const struct route *const *t = m->tables; *t; t++)
		for (const struct route *row = *t; row->method; row++, i++)
			for (int class = 1; class < CLASSES; class++)
				if (m->answered[i][class])
					fprintf(out, "hozen_requests_total{method=\"%s\",route=\"%s\",status=\"%dxx\"} %lu\n", row->method, row->path,
					    class, m->answered[i][class]);
	for (int class = 1; class < CLASSES; class++)
		if (m->answered[i][class])
			fprintf(out, "hozen_requests_total{method=\"\",route=\"\",status=\"%dxx\"} %lu\n", class, m->answered[i][class]);
}

static void times_put(FILE *out, struct metrics *m)
{
	unsigned long so_far = 0;
	told(out, "hozen_request_seconds", "histogram", "Time to answer a request.");
	for (size_t i = 0; i <= COUNT(bounds_ms); i++) {
		so_far += m->took[i];
		if (i < COUNT(bounds_ms))
			fprintf(out, "hozen_request_seconds_bucket{le=\"%g\"} %lu\n", (double)bounds_ms[i] / 1000, so_far);
	}
	fprintf(out, "hozen_request_seconds_bucket{le=\"+Inf\"} %lu\nhozen_request_seconds_sum %.6f\nhozen_request_seconds_count %lu\n",
	    so_far, (double)m->micros / 1e6, so_far);
}

static double age_of(const char *at)
{
	char now[INSTANT_TEXT];
	int64_t then, today;
	return instant_in_japan(at, &then) && instant_in_japan(instant_now(now), &today) ? (double)(today - then) / 1e6 : 0;
}

static void ledger_put(struct request *r, struct metrics *m)
{
	struct head head;
	if (head_read(&r->act, &head))
		return;
	pthread_mutex_lock(&m->lock);
	count_acts(r, m, (long)head.frontier.size);
	told(r->out, "hozen_acts_total", "counter", "Entries of the ledger by act; refused ones are the act refused.");
	for (size_t i = 0; i < m->act_count; i++)
		fprintf(r->out, "hozen_acts_total{act=\"%s\"} %lu\n", m->acts[i].name, m->acts[i].n);
	pthread_mutex_unlock(&m->lock);
	told(r->out, "hozen_ledger_entries", "gauge", "Entries of the ledger.");
	fprintf(r->out, "hozen_ledger_entries %llu\n", (unsigned long long)head.frontier.size);
	told(r->out, "hozen_ledger_head_age_seconds", "gauge", "Since the newest entry.");
	fprintf(r->out, "hozen_ledger_head_age_seconds %.3f\n", age_of(head.at));
}

static void metrics_answer(struct request *r)
{
	struct metrics *m = r->metrics;
	if (!may_see_metrics(r))
		return;
	r->type = "text/plain; version=0.0.4; charset=utf-8";
	told(r->out, "hozen_build_info", "gauge", "The program.");
	fprintf(r->out, "hozen_build_info{version=\"%s\"} 1\n", HOZEN_VERSION);
	requests_put(r->out, m);
	times_put(r->out, m);
	ledger_put(r, m);
}

const struct route metrics_routes[] = {
	{ "GET",   "/metrics", metrics_answer, NEEDS_LEDGER },
	{ "FAULT", "/metrics", plain_fault,    NEEDS_NOTHING },
	{ 0 }
};
