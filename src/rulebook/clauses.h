/* clauses — the SELECT of a rule taken apart: what it reads from, what it answers, and which columns must be equal.  Only as far as is
 * needed to know on what an answer depends; what it does not understand it says, and such a rule is then judged as a whole.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_CLAUSES_H
#define RULEBOOK_CLAUSES_H
#include "base/base.h"

enum token_kind { TOKEN_WORD, TOKEN_QUOTED, TOKEN_NUMBER, TOKEN_DAY, TOKEN_SIGN };    /* TOKEN_DAY is $1 */
struct token { const char *s; int n; enum token_kind kind; int match; };               /* match: the other parenthesis */
struct span { int from, to; };                                                          /* tokens, `to` not included */

/* What stands in a FROM: a table, or a SELECT (its first branch) in parentheses or named by WITH. */
struct source {
	const char *name;                    /* by which its columns are called */
	const char *table;                   /* NULL for a SELECT */
	struct select *made_of;
	struct select *in;                   /* the SELECT in whose FROM it stands */
	struct span at;                      /* its table and alias, as they are written */
	bool is_optional;                    /* joined by LEFT JOIN */
	int place;                           /* of a table: its place in `tables` */
	struct source *next;                 /* in the same FROM */
};
struct column { struct source *of; const char *name; };                                 /* name NULL: the first there is */

/* One thing it answers; `star` is a source all of whose columns it stands for. */
struct item { const char *name; struct span is; struct source *star; };

/* Two columns that must be equal; of an ON, the source that was joined by LEFT JOIN, else NULL. */
struct equality { struct column a, b; struct source *optional; struct equality *next; };

struct spans { struct span list[8]; int n; };

struct select {
	struct select *outer;                /* whose columns it may name; NULL: it stands for itself */
	struct select *branch;               /* of a UNION: the next */
	struct select *next;                 /* of all there are */
	struct source *sources;
	struct item *items; int item_count;
	struct equality *equalities;
	struct spans groups, windows;        /* GROUP BY; each PARTITION BY: only a column in all of them tells rows apart */
	bool blurs;                          /* a row of the answer depends on other rows in some way not understood */
	bool is_apart;                       /* stands in a FROM, a WITH or an IN, so it is reckoned for itself */
};

/* A place where the day is asked for. */
struct day_use { int at; struct select *in; };

enum { TABLES_MOST = 128, DAY_USES_MOST = 512 };
struct clauses {
	struct arena *arena;
	const char *text;
	struct token *tokens; int n;
	struct select *whole, *selects;      /* the outermost; all of them */
	struct source *tables[TABLES_MOST]; int table_count;        /* every table, as often as it is read */
	struct day_use days[DAY_USES_MOST]; int day_count;
	struct with *withs;
	int depth;
	bool is_understood;
};

/* Takes a SELECT apart; `is_understood` is false where that failed, and nothing else may then be relied on. */
void clauses_read(struct arena *, const char *text, struct clauses *out);
/* Of its text (tokens.c); false where parentheses do not match. */
bool tokens_read(struct clauses *);
bool token_is(const struct clauses *, int at, const char *word);             /* a word in either case, or a sign */
/* The column written at a token as a.b; of NULL where there is none. */
struct column column_at(const struct clauses *, const struct select *, int at);
/* Is the span one column and nothing else? */
struct column column_alone(const struct clauses *, const struct select *, struct span);
/* Where what a source answers under a name comes from: branch by branch, the place of the item; -1 where there is none. */
int item_named(const struct select *, const char *name);
#endif
