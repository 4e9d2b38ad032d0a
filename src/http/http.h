/* http — the wire: addresses, routes, languages, headers, and one reader of the books for each request.  Knows no face: a face
 * is a table of routes, and main.c says which tables are served.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_H
#define HTTP_H
#include "base/base.h"
#include "services/services.h"
#include "services/sessions.h"
#include "services/tokens.h"

/* ---- addresses (url.c) --------------------------------------------------------------------- */

enum { URL_MAX = 2048, SEGMENTS_MAX = 16, ARGUMENTS_MAX = 64 };

struct argument { const char *name, *value; };

/* A target as asked for, decoded: "/registers/company?after=C-1" has two segments and one argument.  A final slash is dropped. */
struct url {
	const char *segments[SEGMENTS_MAX];
	size_t segment_count;
	struct argument arguments[ARGUMENTS_MAX];
	size_t argument_count;
};

/* False for what is no target of ours: too long, too many parts, an empty one, broken or control characters, bytes that are no
 * UTF-8, "." and "..".  What is read lies in the arena. */
bool url_read(struct arena *, const char *raw, struct url *out) must_use;

/* One name or value, safe in any place of an address. */
const char *url_part(struct arena *, const char *);
/* url_path(arena, "registers", name, number): "/registers/company/C-1". */
#define url_path(arena, ...) url_path_of((arena), (const char *const[]){ __VA_ARGS__, NULL })
const char *url_path_of(struct arena *, const char *const *segments);
/* The same page with one argument set to another value (NULL: left out); the others stay. */
const char *url_with(struct arena *, const struct url *, const char *name, const char *value);

/* What `Accept-Language` likes best of ours; JA where it has no opinion or is NULL. */
enum lang language_accepted(const char *);

/* ---- requests ------------------------------------------------------------------------------ */

struct header { const char *name, *value; };

enum { PLACES_MAX = 4, HEADERS_MAX = 16 };

/* One request and the answer being written.  Its act carries arena, language, fault and, where the route needs the books, a
 * reader and today; if the act ends in a fault, what was written is dropped and the FAULT route nearest the path answers instead. */
struct request {
	struct act act;
	struct installation *installation;
	const struct rulebook *rulebook;         /* of a page as known at an instant; NULL: the installation's */
	const char *method, *path;               /* the path decoded, for the eyes */
	struct url url;
	struct argument places[PLACES_MAX];
	size_t place_count;
	FILE *out;                               /* the body, sent when the route has answered */
	int status;                              /* 200 until set; a fault's own unless set by request_refuse */
	const char *type, *cache;                /* text/html and no-store until set */
	struct header headers[HEADERS_MAX];
	size_t header_count;
	const struct session *session;           /* whose act.actor is; NULL: nobody is signed in */
	const char *token, *visit;               /* the cookies of the session and of a visitor who is not signed in */
	const struct token *bearer;              /* the token by which a program asks; NULL: none */
	const struct route *route;               /* that answers; NULL: none */
	struct metrics *metrics;
	bool is_secure, is_behind_proxy;         /* came by TLS; was handed on by the proxy we know */
	const struct asked *asked;               /* as it came (wire.h) */
};

const char *place_of(const struct request *, const char *name);          /* of the path; never NULL for a place of the route */
const char *argument_of(const struct request *, const char *name);       /* of the query, the first so named; NULL if absent */
void header_add(struct request *, const char *name, const char *value);  /* texts live as long as the act */
/* A fault whose HTTP status is not the usual one. */
#define request_refuse(r, code, fault, w, ...) ((r)->status = (code), (void)fail(&(r)->act, (fault), (w) __VA_OPT__(,) __VA_ARGS__))

/* Answers as known at ?known_at=, where that is asked for: act->db, today and rulebook are those of then (known.c). */
void request_as_known(struct request *, void (*answer)(struct request *));

/* What was sent.  A form by its fields (urlencoded or multipart), the first so named, line ends as \n; its files; any other type as bytes.
 * NULL where there is none.  All of it lives as long as the request. */
struct upload { const char *name, *file, *content; size_t size; };
const char *form_of(const struct request *, const char *name);
const struct upload *upload_of(const struct request *, const char *name);
const char *body_of(const struct request *, size_t *size);
const char *header_of(const struct request *, const char *name);         /* as it came; NULL if absent */
/* The fields of a form in order, for those that walk them; NULL past the end. */
const struct argument *form_field(const struct request *, size_t i);
void redirect(struct request *, const char *url);                        /* 303 See Other, to a path of ours */
bool is_path_of_ours(const char *url);
/* What a form carries in its field `token` (or a script in the header X-Hozen-Token), so that no page elsewhere can send it.  A
 * visitor who is not signed in is given a cookie for it. */
const char *form_token(struct request *);
/* Begins and ends the session of this browser: its cookie. */
void session_keep(struct request *, const char *token);
void session_forget(struct request *);
/* Of the browser, that stays so many seconds; and what it sent of one. */
void cookie_keep(struct request *, const char *name, const char *value, long seconds);
const char *cookie_named(const struct request *, const char *name);
const char *address_of(const struct request *);                          /* of who asks */
extern const char sign_in_path[];                /* where pages lead whoever must sign in */

/* What a route wants ready: nothing; the ledger, which anybody may verify and which tells nothing of the books; or the books, open on
 * act->db as whoever is signed in sees them now.  Nobody is led to the sign-in page, or, below /api and /access, told 401. */
enum needs { NEEDS_NOTHING, NEEDS_LEDGER, NEEDS_BOOKS };

enum { BODY_MOST = 64 << 10, UPLOAD_MOST = 64 << 20 };

/* A row: GET answers HEAD too.  What is sent by other methods is read up to `most` bytes (0: BODY_MOST), and was checked against
 * forgery (who.c).  perform() may be called while act->db reads; it goes on seeing what it saw.
 * A path has places, "/registers/{register}/{number}"; a last place {path*} takes all the rest.  The method FAULT answers for what lies below its path and ended in a fault, the longest path first. */
struct route {
	const char *method, *path;
	void (*answer)(struct request *);
	enum needs needs;
	size_t most;
};

extern const struct route health_routes[];       /* /healthz */
extern const struct route metrics_routes[];      /* /metrics */
extern const struct route log_routes[];          /* /log/checkpoint, /log/tile/… as witnesses read them */

/* ---- serving ------------------------------------------------------------------------------- */

struct http;

/* Serves the tables (each ended by { 0 }, the list by NULL).  `listen` is ADDR:PORT, [ADDR]:PORT, :PORT or PORT; NULL is
 * 127.0.0.1:8080; port 0 is any free one.  Without TLS or a proxy an address that is not loopback is E_USAGE, and only requests
 * made to a loopback name are answered: no page elsewhere can read the books through a name of its own.
 * E_USAGE, E_BUSY, E_DENIED. */
struct listening {
	const char *listen, *certificate, *key;  /* files of PEM; NULL: without TLS */
	const char *proxy;                       /* the one address from which X-Forwarded-For and X-Forwarded-Proto are believed; NULL: none */
	long patience;                           /* seconds that a request may take to come; 0: a minute */
};
enum fault http_open_as(struct act *, struct installation *, const struct listening *, const struct route *const *tables, struct http **out) must_use;
enum fault http_open(struct act *, struct installation *, const char *listen, const struct route *const *tables, struct http **out) must_use;
const char *http_address(const struct http *);   /* "http://127.0.0.1:8080/" */
void http_close(struct http **);                 /* what is being answered is answered to the end */

/* http_open, says where on standard output, and serves until SIGTERM or SIGINT. */
enum fault serve(struct act *, struct installation *, const struct listening *, const struct route *const *tables) must_use;
#endif
