/* Asking the decision about the books of an installation (asking.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_ASKING_H
#define SERVICES_ASKING_H
#include "decision/loading.h"
#include "services/services.h"

/* The register in which what is called so stands; NULL for countries. */
extern const char *const registers_called[CALLEDS];

/* Who knows names as act->db shows the books, a reader in a read transaction: what the reader may not see is unknown, and so is what
 * lacks something without which nothing can be decided.  It lives as long as the act; the picture is held. */
struct lookup installation_lookup(struct act *, const struct picture *);

/* On a reader: all facts as lines of JSON.  E_DENIED for one who does not reach everything, whose facts would decide wrongly. */
enum fault facts_write(struct act *, struct installation *, FILE *) must_use;
#endif
