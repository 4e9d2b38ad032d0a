/* What the files of this layer share: the readers lent to requests, and the way from an address to an answer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_WIRE_H
#define HTTP_WIRE_H
#include "http/http.h"
#include <microhttpd.h>

/* ---- readers.c: connections to the books, opened when first wanted and kept ----------------- */

struct readers;
struct readers *readers_open(struct installation *, size_t kept);
void readers_close(struct readers **);
/* Lends a connection as act->db and begins to read as act->actor; one lost since its last use is replaced. */
enum fault readers_lend(struct readers *, struct act *) must_use;
void readers_take_back(struct readers *, struct act *);          /* ends the reading; nothing where nothing was lent */

/* ---- answer.c: one request, from its address to a body and headers -------------------------- */

struct asked {
	const char *method, *target;             /* as they came */
	const char *address;                     /* of who asks */
	struct MHD_Connection *connection;       /* its headers and cookies */
	struct posted *posted;                   /* what was sent; NULL: nothing */
	bool is_large;                           /* more was sent than is read */
};
const char *cookie_of(const struct asked *, const char *name);
const char *asked_header(const struct asked *, const char *name);

/* Fills the request with an answer; never fails.  *body and *size are malloc's; HEAD has the body of its GET. */
struct answering {
	struct installation *installation;
	struct readers *readers;
	const struct route *const *tables;
	bool is_secure;                          /* serves by TLS itself */
	const char *proxy;                       /* the address of one that may say for whom it asks, and that they came by TLS; or NULL */
	struct metrics *metrics;
};
void plain_fault(struct request *);              /* in two lines, for programs */
/* How many bytes of what is sent are to be read; 0: none, and the request is answered without. */
size_t request_takes(const struct answering *, const struct asked *);
void request_answer(struct request *, const struct answering *, const struct asked *, char **body, size_t *size);

/* ---- watch.c: how long a connection may take ------------------------------------------------- */

enum { CONNECTIONS = 512 };
struct watch;
struct watch *watch_open(long patience);                         /* seconds that a request may take to come */
void watch_close(struct watch **);
void watch_told(void *watch, struct MHD_Connection *, void **watched, enum MHD_ConnectionNotificationCode);
void watch_renew(struct MHD_Connection *, long times);           /* from now on so many times the patience */

/* ---- who.c: who asks, and whether a page of ours made them ----------------------------------- */

/* Sets r->session and act.actor from the cookie; nothing where there is no session. */
void who_asks(struct request *);
/* Is it an address for programs, which are told 401 and not led to a page? */
bool asks_as_program(const struct request *);
/* Otherwise E_DENIED. */
bool may_see_metrics(struct request *);
/* E_DENIED where what was sent was not sent from a page of ours. */
enum fault sent_from_here(struct request *) must_use;

/* ---- posted.c: what is sent, read as it comes ------------------------------------------------ */

struct posted *posted_open(struct MHD_Connection *, size_t most);
void posted_take(struct posted *, const char *, size_t);
bool posted_end(struct posted *);                                /* false: more than is read */
void posted_close(struct posted **);
#endif
