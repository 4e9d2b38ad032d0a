/* turning — on what the answer of a rule depends: the days on which it may turn, the records that may turn it, and for whom.  With that
 * a rule is asked again only about those whom something concerns (docs/judging.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_TURNING_H
#define RULEBOOK_TURNING_H
#include "rulebook/rulebook.h"

/* A day in a record on which the answer may turn: the day itself, or the day after it. */
struct turn { const char *table, *column; bool next_day; };

/* A table that the rule reads, and how to tell whom a record of it concerns. */
struct way {
	const char *table;
	struct sql subjects;             /* $1: since which entry → ids of the subjects, for the records in `touched_record`; text NULL: anybody */
};

struct turning {
	bool is_understood;              /* else nothing else is known, and any record may concern anybody */
	bool is_daily;                   /* uses the day in a way not understood: judged anew each day */
	bool turns_when_due;             /* says something else of a finding once its due day is past */
	bool reads_terms, names_terms;   /* names: each term it reads stands in it as term.name = 'NAME' */
	bool is_narrow;                  /* it can be asked about some subjects only */
	const struct turn *turns; size_t turn_count;
	const struct way *ways; size_t way_count;        /* each table once */
	struct sql companions;           /* $1: since which entry: adds to `judged_again` those who are judged together; text NULL: nobody */
	struct sql whole, narrowed;      /* $1 the day; narrowed: about the subjects in `judged_again`, and others, who do not count */
	const char *day_mark;            /* stands in their answers where the day judged is said */
	const char *why;                 /* why it is daily or not narrow; NULL where it is neither */
};

/* Two tables of the connection's own that these statements read. */
extern const char turning_tables[];
extern const char turning_day_mark[];

/* Looks a rule through; it lives in the arena.  `refers` tells whether a column says which record is meant: of several ways to the
 * subjects one over such columns leads to fewer. */
void turning_read(struct arena *, const struct rule *, bool (*refers)(const char *table, const char *column), struct turning *out);
#endif
