/* What the files of this layer share: the readers lent to requests, and the way from an address to an answer.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_WIRE_H
#define HTTP_WIRE_H
#include "http/http.h"

/* ---- readers.c: connections to the books, opened when first wanted and kept ----------------- */

struct readers;
struct readers *readers_open(struct installation *, size_t kept);
void readers_close(struct readers **);
/* Lends a connection as act->db and begins to read as the first account; one lost since its last use is replaced. */
enum fault readers_lend(struct readers *, struct act *) must_use;
void readers_take_back(struct readers *, struct act *);          /* ends the reading; nothing where nothing was lent */

/* ---- answer.c: one request, from its address to a body and headers -------------------------- */

struct asked {
	const char *method, *target;             /* as they came */
	const char *host, *language, *cookie;    /* headers, and the cookie of the language; NULL where absent */
};

/* Fills the request with an answer; never fails.  *body and *size are malloc's; HEAD has the body of its GET. */
struct answering {
	struct installation *installation;
	struct readers *readers;
	const struct route *const *tables;
};
void request_answer(struct request *, const struct answering *, const struct asked *, char **body, size_t *size);
#endif
