/* The server: libmicrohttpd's threads, the headers every answer bears, and the end by signal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/metrics.h"
#include "http/wire.h"
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_LEAST = 2, THREADS_MOST = 16, HEADERS_ROOM = 32768, PATIENCE_SECONDS = 15, REQUEST_SECONDS = 60, PEM_MAX = 1 << 20,
	UPLOAD_TIMES = 10, ANSWER_TIMES = 5 };

struct http {
	struct answering with;
	struct MHD_Daemon *daemon;
	struct watch *watch;
	const char *address;
	struct arena *arena;
};

/* ---- one request --------------------------------------------------------------------------- */

/* No script, no style or picture but our own, in no frame; nothing is kept unless the route says so. */
static const struct header always[] = {
	{ "Content-Security-Policy",      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
	                                  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options",       "nosniff" },
	{ "X-Frame-Options",              "DENY" },
	{ "Referrer-Policy",              "same-origin" },
	{ "Cross-Origin-Opener-Policy",   "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy",           "camera=(), geolocation=(), microphone=()" },
};

/* What a connection carries until its answer is sent: the target as it came, before the library touches it. */
struct kept { bool met; struct posted *posted; char target[]; };

static void *target_keep(void *with, const char *target, struct MHD_Connection *connection)
{
	(void)with, (void)connection;
	size_t n = strlen(target) + 1;
	struct kept *kept = calloc(1, sizeof *kept + n);
	if (!kept)
		abort();
	memcpy(kept->target, target, n);
	return kept;
}

static void target_drop(void *with, struct MHD_Connection *connection, void **kept, enum MHD_RequestTerminationCode how)
{
	(void)with, (void)how;
	struct kept *k = *kept;
	watch_renew(connection, 1);
	if (k)
		posted_close(&k->posted);
	free(k);
	*kept = NULL;
}

/* Decoding is ours (url.c); the library leaves the address alone. */
static size_t as_it_came(void *with, struct MHD_Connection *connection, char *s)
{
	(void)with, (void)connection;
	return strlen(s);
}

static void headers_put(struct MHD_Response *response, const struct request *r)
{
	for (size_t i = 0; i < COUNT(always); i++)
		MHD_add_response_header(response, always[i].name, always[i].value);
	if (r->is_secure)
		MHD_add_response_header(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
	for (size_t i = 0; i < r->header_count; i++)
		MHD_add_response_header(response, r->headers[i].name, r->headers[i].value);
	MHD_add_response_header(response, "Content-Type", r->type);
	MHD_add_response_header(response, "Cache-Control", r->cache);
	if (!strncmp(r->type, "text/html", 9))
		MHD_add_response_header(response, "Content-Language", r->act.lang == JA ? "ja" : "en");
}

static bool has_body(const struct asked *asked)
{
	return asked_header(asked, "Content-Length") || asked_header(asked, "Transfer-Encoding");
}

static bool is_longer(const struct asked *asked, size_t most)
{
	long n;
	const char *given = asked_header(asked, "Content-Length");
	return given && parse_long(given, &n) && n > 0 && (size_t)n > most;
}

/* The library closes a connection that is answered at its first call.  That is right for a request whose body is not read; any other is
 * answered at the last call, and the connection stays for the next request. */
static bool answers_later(const struct http *http, struct kept *kept, struct asked *asked, const char *part, size_t *size)
{
	if (kept->met && *size) {
		posted_take(kept->posted, part, *size);
		*size = 0;
		return true;
	}
	if (kept->met) {
		asked->is_large = kept->posted && !posted_end(kept->posted);
		asked->posted = kept->posted;
		return false;
	}
	kept->met = true;
	if (!has_body(asked))
		return true;
	size_t most = request_takes(&http->with, asked);
	asked->is_large = most && is_longer(asked, most);
	if (!most || asked->is_large)
		return false;
	kept->posted = posted_open(asked->connection, most);
	if (most > BODY_MOST)
		watch_renew(asked->connection, UPLOAD_TIMES);
	return true;
}

static const char *address_from(struct MHD_Connection *connection, char out[static INET6_ADDRSTRLEN])
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const struct sockaddr *a = info ? info->client_addr : NULL;
	socklen_t n = a && a->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
	return a && !getnameinfo(a, n, out, INET6_ADDRSTRLEN, NULL, 0, NI_NUMERICHOST) ? out : "";
}

static long micros_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static enum MHD_Result answer(void *with, struct MHD_Connection *connection, const char *url, const char *method,
    const char *version, const char *upload, size_t *upload_size, void **carried)
{
	(void)url, (void)version;
	const struct http *http = with;
	struct kept *kept = *carried;
	char address[INET6_ADDRSTRLEN];
	struct asked asked = { .method = method, .target = kept->target, .connection = connection, .address = address_from(connection, address) };
	if (answers_later(http, kept, &asked, upload, upload_size))
		return MHD_YES;
	watch_renew(connection, ANSWER_TIMES);
	char *body = NULL;
	size_t size = 0;
	struct request r = { 0 };
	act_open(&r.act, JA);
	long begun = micros_now();
	request_answer(&r, &http->with, &asked, &body, &size);
	metrics_note(http->with.metrics, r.route, r.status, micros_now() - begun);
	struct MHD_Response *response = MHD_create_response_from_buffer(size, body, MHD_RESPMEM_MUST_FREE);
	headers_put(response, &r);
	if (r.status >= 500)
		fprintf(stderr, "hozen: %s %s: %d %s\n", method, r.route ? r.route->path : "-", r.status, r.act.detail ? r.act.detail : "");
	enum MHD_Result sent = MHD_queue_response(connection, (unsigned)r.status, response);
	MHD_destroy_response(response);
	act_close(&r.act);
	return sent;
}

/* ---- where to listen ----------------------------------------------------------------------- */

static bool is_loopback(const struct addrinfo *a)
{
	if (a->ai_family == AF_INET6)
		return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)a->ai_addr)->sin6_addr);
	return ntohl(((const struct sockaddr_in *)(const void *)a->ai_addr)->sin_addr.s_addr) >> 24 == 127;
}

static void addresses_free(struct addrinfo **list)
{
	if (*list)
		freeaddrinfo(*list);
}

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080", "8080".  Without TLS passwords would cross the network in the clear: then
 * nothing but loopback is taken. */
static enum fault listen_read(struct act *act, const struct listening *l, struct addrinfo **out)
{
	const char *listen = is_empty(l->listen) ? "127.0.0.1:8080" : l->listen;
	const char *colon = strrchr(listen, ':');
	const char *port = colon ? colon + 1 : listen;
	char *host = colon ? arena_span(act->arena, listen, (size_t)(colon - listen)) : arena_text(act->arena, "");
	size_t n = strlen(host);
	bool bracketed = n > 2 && host[0] == '[' && host[n - 1] == ']';
	if (bracketed) {
		host[n - 1] = 0;
		host++;
	}
	long number;
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM,
		.ai_family = bracketed ? AF_INET6 : AF_INET };
	if (is_empty(host) || same_text(host, "localhost"))
		host = arena_text(act->arena, "127.0.0.1");
	defer(addresses_free) struct addrinfo *at = NULL;
	if (!parse_long(port, &number) || number < 0 || number > 65535 || getaddrinfo(host, port, &hints, &at))
		return fail(act, E_USAGE, W_LISTEN_UNREADABLE, listen);
	if (!is_loopback(at) && !l->certificate && !l->proxy)
		return fail(act, E_USAGE, W_LISTEN_LOOPBACK, listen);
	*out = at;
	at = NULL;
	return OK;
}

static enum fault not_listening(struct act *act, const char *listen, int why)
{
	if (why == EADDRINUSE)
		return fail(act, E_BUSY, W_LISTEN_TAKEN, listen);
	return fail(act, why == EACCES ? E_DENIED : E_USAGE, W_LISTEN_REFUSED, listen, strerror(why));
}

static unsigned thread_count(void)
{
	long n = 2 * sysconf(_SC_NPROCESSORS_ONLN);
	return (unsigned)(n < THREADS_LEAST ? THREADS_LEAST : n > THREADS_MOST ? THREADS_MOST : n);
}

static const char *address_text(struct arena *arena, const struct addrinfo *a, unsigned port, bool is_secure)
{
	char host[INET6_ADDRSTRLEN] = "";
	getnameinfo(a->ai_addr, a->ai_addrlen, host, sizeof host, NULL, 0, NI_NUMERICHOST);
	return arena_format(arena, a->ai_family == AF_INET6 ? "%s://[%s]:%u/" : "%s://%s:%u/", is_secure ? "https" : "http", host, port);
}

/* Certificate and key, as the library wants them: text in memory that lives as long as it. */
static enum fault tls_read(struct act *act, const struct listening *l, struct arena *arena, struct MHD_OptionItem options[static 3])
{
	const char *const paths[] = { l->certificate, l->key };
	static const enum MHD_OPTION kinds[] = { MHD_OPTION_HTTPS_MEM_CERT, MHD_OPTION_HTTPS_MEM_KEY };
	options[0] = options[1] = options[2] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, NULL };
	if (!l->certificate != !l->key)
		return fail(act, E_USAGE, W_TLS_BOTH);
	for (size_t i = 0; l->certificate && i < COUNT(paths); i++) {
		char *text;
		size_t n;
		enum fault f = file_read(act, paths[i], PEM_MAX, &text, &n);
		if (f)
			return f;
		options[i] = (struct MHD_OptionItem){ kinds[i], 0, arena_text(arena, text) };
	}
	return OK;
}

static enum fault http_start(struct act *act, struct http *http, const struct listening *l, const struct addrinfo *at, unsigned threads)
{
	struct MHD_OptionItem tls[3];
	enum fault f = tls_read(act, l, http->arena, tls);
	if (f)
		return f;
	errno = 0;
	http->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_EPOLL | (l->certificate ? MHD_USE_TLS : 0) |
	    (at->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0), 0, NULL, NULL, answer, http,
	    MHD_OPTION_SOCK_ADDR, at->ai_addr,
	    MHD_OPTION_THREAD_POOL_SIZE, threads,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADERS_ROOM,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)PATIENCE_SECONDS,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_UNESCAPE_CALLBACK, as_it_came, NULL,
	    MHD_OPTION_URI_LOG_CALLBACK, target_keep, NULL,
	    MHD_OPTION_NOTIFY_CONNECTION, watch_told, http->watch,
	    MHD_OPTION_NOTIFY_COMPLETED, target_drop, NULL,
	    MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
	int why = errno;
	if (http->daemon)
		return OK;
	if (l->certificate && !why)
		return fail(act, E_USAGE, W_TLS_UNREADABLE, l->certificate, l->key);
	return not_listening(act, is_empty(l->listen) ? "" : l->listen, why);
}

enum fault http_open_as(struct act *act, struct installation *installation, const struct listening *l,
    const struct route *const *tables, struct http **out)
{
	defer(addresses_free) struct addrinfo *at = NULL;
	enum fault f = listen_read(act, l, &at);
	if (f)
		return f;
	unsigned threads = thread_count();
	struct arena *arena = arena_open();
	struct http *http = arena_new(arena, struct http);
	*http = (struct http){ .arena = arena, .watch = watch_open(l->patience ? l->patience : REQUEST_SECONDS),
		.with = { .installation = installation, .readers = readers_open(installation, threads), .tables = tables,
		          .is_secure = l->certificate != NULL, .proxy = arena_text(arena, l->proxy), .metrics = metrics_open(tables) } };
	f = http_start(act, http, l, at, threads);
	if (f) {
		http_close(&http);
		return f;
	}
	http->address = address_text(arena, at, MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT)->port, http->with.is_secure);
	*out = http;
	return OK;
}

enum fault http_open(struct act *act, struct installation *installation, const char *listen,
    const struct route *const *tables, struct http **out)
{
	return http_open_as(act, installation, &(const struct listening){ .listen = listen }, tables, out);
}

const char *http_address(const struct http *http)
{
	return http->address;
}

void http_close(struct http **http)
{
	struct http *h = *http;
	*http = NULL;
	if (!h)
		return;
	if (h->daemon)
		MHD_stop_daemon(h->daemon);
	watch_close(&h->watch);
	readers_close(&h->with.readers);
	metrics_close(&h->with.metrics);
	struct arena *arena = h->arena;
	arena_close(&arena);
}

/* The signals are held back before there are threads, so that none of them is struck in mid-answer. */
enum fault serve(struct act *act, struct installation *installation, const struct listening *listening,
    const struct route *const *tables)
{
	sigset_t ends, before;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, &before);
	struct http *http = NULL;
	enum fault f = http_open_as(act, installation, listening, tables, &http);
	if (!f) {
		puts(phrase(act, W_SERVING, http_address(http)));
		fflush(stdout);
		int which;
		sigwait(&ends, &which);
		http_close(&http);
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return f;
}
