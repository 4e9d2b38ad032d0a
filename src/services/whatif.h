/* What if these acts were done: the acts themselves, on their real path, in a transaction that is undone; and which findings and verdicts
 * would then be others (docs/time.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_WHATIF_H
#define SERVICES_WHATIF_H
#include "decision/loading.h"
#include "services/services.h"

/* One act to be supposed, and as it was typed. */
struct supposed { const struct act_kind *kind; struct inputs inputs; const char *typed; };

enum { WHATIF_LIMIT_MS = 2000, SUPPOSED_MAX = 64 };

struct supposing {
	const struct supposed *acts; size_t n;
	const char *questions; size_t questions_size;    /* lines as decide --batch reads them; NULL: what is lent, passed, approved and logged in today */
	long limit_ms;                                   /* how long others may be kept from writing; 0: WHATIF_LIMIT_MS */
};

/* A finding as it is and as it would be; NULL where there is, or would be, none.  It moves to another day or state, or says otherwise
 * why it is there.  `act` is the last of the acts that changed it. */
enum change_kind { CHANGE_APPEARS, CHANGE_VANISHES, CHANGE_MOVES, CHANGE_REWORDED, CHANGE_KINDS };
struct change_info { const char *code; enum word word; };
extern const struct change_info change_info[CHANGE_KINDS];
struct finding_change { enum change_kind kind; const struct finding *before, *after; size_t act; };

/* A question whose answer would turn: a line, by its place in the file, or what a record of today asks. */
struct verdict_turned { long line; const char *reg, *number; struct decision before, after; size_t act; };

struct whatif {
	date on;
	const struct rulebook *rulebook;
	const struct finding_change *changes; size_t change_count;      /* the gravest rules first */
	const struct verdict_turned *turned; size_t turned_count;
	long asked, held_ms;                             /* questions; how long others were kept from writing */
	size_t refused;                                  /* the act that was refused, where what_if answers its fault; else as many as there are */
};

/* As act->actor, on act->on or today.  The fault of an act that would be refused is answered as the act would; E_TOO_SLOW where others
 * would have waited longer than the limit; E_BAD_INPUT for questions that are none.  Nothing remains of it. */
enum fault what_if(struct act *, struct installation *, const struct supposing *, struct whatif *out) must_use;
#endif
