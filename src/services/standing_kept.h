/* What standing.c, which judges again, standing_touched.c, which finds out what was touched, and standing_kept.c, which keeps it, share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_STANDING_KEPT_H
#define SERVICES_STANDING_KEPT_H
#include "services/installation.h"
#include "services/standing.h"
#include "rulebook/turning.h"

/* Up to where the findings kept stand. */
struct kept { long size; const char *day, *rulebook; };            /* size -1: nothing is kept; day NULL likewise */

/* A rule judged again: about all, or about the subjects of these numbers. */
struct rejudged {
	const struct rule *rule;
	const char *hash;                        /* of its text */
	bool is_whole;
	const char *const *numbers; size_t number_count;
	struct finding_list found;
};

/* A record whose days are to be looked at again. */
struct dated { const char *reg; long id; };

struct keeping {
	struct kept from, to;
	const struct rulebook *book;
	const struct turning *turnings;          /* by place of the rule */
	struct rejudged *list; size_t n;
	const char *const *gone; size_t gone_count;      /* rules that are no longer in force */
	bool afresh;                             /* the coming days are to be gathered anew */
	const struct dated *dated; size_t dated_count;
	struct renewal *renewal;
};

struct standing {
	pthread_mutex_t lock;                    /* of all that follows */
	struct db *db;                           /* on which the books are read, as they are and not through views */
	struct arena *arena;                     /* of what was looked up of the rules */
	struct hash rulebook;                    /* whose rules these are */
	struct turning *turnings;                /* by place of the rule; NULL: not looked up yet */
	const char **hashes;
	struct renewal last;
};

/* One catching up. */
struct catching {
	struct act *act;
	struct installation *in;
	struct standing *s;
	const struct judging *how;
	struct kept from, to;
	bool everything;                         /* nothing that is kept can be relied on */
	const char *const *touched; size_t touched_count;       /* registers */
	const char *const *terms; size_t term_count;            /* names of terms that were touched */
	struct dated *dated; size_t dated_count, dated_room;
	struct rejudged *list; size_t n;
	const char **gone; size_t gone_count;
	struct renewal renewal;
};

/* What acts wrote and days turned since (standing_touched.c): in the table touched_record, and told in `touched`, `terms` and `dated`;
 * or `everything`. */
enum fault touched_gather(struct catching *) must_use;
/* The first column of every row, copied. */
enum fault texts_of(struct act *, struct query *, const char *const **out, size_t *n) must_use;

enum fault kept_read(struct act *, struct kept *out) must_use;
/* On the writer, in a transaction.  False in *done: somebody else was faster, and nothing was written. */
enum fault kept_write(struct act *, const struct keeping *, bool *done) must_use;
/* The findings of a day, of rules of this book. */
enum fault kept_findings(struct act *, const struct rulebook *, const struct judging *, struct finding_list *out) must_use;
#endif
