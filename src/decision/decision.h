/* decision — who may do what, with which item, where and when; answered from memory.  The function is pure: the same picture and the
 * same question give the same verdict (docs/decision.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_H
#define DECISION_H
#include "base/base.h"
#include "decision/picture.h"

enum condition {
#define CONDITION(code, applies, holds, duty, cure) CONDITION_##code,
#include "decision/conditions.def"
#undef CONDITION
	CONDITIONS
};

/* Permitted when nothing failed.  Reads the picture and the question and nothing else; never faults on a sound picture. */
struct decision decide(const struct picture *, const struct question *);
static inline bool is_permitted(struct decision v) { return !v.failed; }
/* The same for each of n questions.  Faster than one by one where the picture is larger than the caches. */
void decide_batch(const struct picture *, const struct question *, struct decision *out, size_t n);

/* ---- the words of the closed lists ------------------------------------------------------- */

/* How the interchange writes a value; the lists end with { 0 }.  Of regimes, clauses and uses a set is bits 1 << value. */
struct code { const char *name; uint8_t value; };
extern const struct code regime_codes[], form_codes[], wiring_codes[], use_codes[], method_codes[], clause_codes[];

/* ---- terms ------------------------------------------------------------------------------- */

/* How long things last, and how may be sent what; methods as in the picture. */
struct terms { uint32_t sds_years, kea_years, education_months, check_days, methods[REGIMES][5]; };
extern const struct terms usual_terms;               /* what holds where the rulebook says nothing */

/* The last day of each.  Only clearances for SDS and KEA end by themselves; `counted_from` is DAY_NEVER where it is the notice. */
day clearance_until(const struct terms *, uint8_t regime, day notice_on, day counted_from);
day education_until(const struct terms *, day done_on);
day check_until(const struct terms *, day done_on);

/* ---- making a picture, and following ----------------------------------------------------- */

enum table {
#define TABLE(type, name) TABLE_##name,
	PICTURE_TABLES(TABLE)
#undef TABLE
	TABLES
};
enum pool {
#define POOL(type, name) POOL_##name,
	PICTURE_POOLS(POOL)
#undef POOL
	POOLS
};

/* A country by its two capital letters, or NATO; NOTHING for any other text.  Other partners are numbered from COUNTRY_LABELS. */
enum { COUNTRY_LABELS = 26 * 26 + 2 };
label country_label(const char *);

/* Opens a picture in which nothing is and nobody may do anything: row 0 of every table, rows for all countries as partners, the
 * methods of usual_terms.  The members of a picture may be read by anyone, and are changed here only. */
void picture_open(struct picture *);
void picture_close(struct picture *);

/* The row, which is made with all before it if need be; those made fit nothing.  Write through it all but spans.  It lies where it
 * lies until another row of the table is asked for. */
void *picture_row(struct picture *, enum table, row);
/* The row is this record, whose spans are empty: it has no facts yet. */
void picture_set_row(struct picture *, enum table, row, const void *record);
/* The row fits nothing again and has no facts. */
void picture_forget(struct picture *, enum table, row);

/* One more fact of the owner, after those it has.  Owners are rows, of `suspended` places in facility_clearances.
 * A fact that is given never lies in the picture itself. */
#define picture_append(picture, name, owner, fact) \
	picture_append_to((picture), POOL_##name, (owner), 1 ? (fact) : (picture)->name)
void picture_append_to(struct picture *, enum pool, uint32_t owner, const void *fact);
/* These facts instead of those that the owner had. */
#define picture_replace(picture, name, owner, facts, n) \
	picture_replace_in((picture), POOL_##name, (owner), 1 ? (facts) : (picture)->name, (n))
void picture_replace_in(struct picture *, enum pool, uint32_t owner, const void *facts, uint32_t n);
void picture_clear(struct picture *, enum pool, uint32_t owner);
/* Fills a pool that is empty, in one go and without holes: the nth fact is the nth owner's, and each owner's stay in their order.
 * Owners NULL: the facts lie as they should already, and their spans are known. */
void picture_gather(struct picture *, enum pool, const uint32_t *owners, const void *facts, uint32_t n);

/* Leaves no holes and no room.  It happens by itself, pool by pool, when a quarter of one is holes. */
void picture_compact(struct picture *);
size_t picture_bytes(const struct picture *);
/* Does every span lie in its pool, every row that is named in its table, every value in its list?  What decide() asks of a picture. */
bool picture_is_sound(const struct picture *);

/* ---- names ------------------------------------------------------------------------------- */

/* Texts numbered from 1 in the order in which they came, each with a mark that is its owner's to use. */
struct names;
struct names *names_open(void);
void names_close(struct names **);
uint32_t names_add(struct names *, const char *, size_t n);            /* the number it has, or gets */
uint32_t names_find(const struct names *, const char *, size_t n);     /* 0: none */
const char *names_text(const struct names *, uint32_t number);         /* until the next is added */
uint8_t names_mark(const struct names *, uint32_t number);
void names_set_mark(struct names *, uint32_t number, uint8_t mark);
uint32_t names_count(const struct names *);
size_t names_bytes(const struct names *);

/* ---- interchange: facts, questions and answers as lines of JSON ---------------------------- */

/* Has the line nothing but blanks?  Such lines say nothing and ask nothing. */
bool is_blank_line(const char *, size_t n);

/* A picture made from lines, with its names. */
struct facts;
/* Reads every line that is not blank and makes the picture; facts that name what no line declares are left out.  E_BAD_INPUT with
 * everything that is wrong with the lines, and nothing made. */
enum fault facts_read(struct act *, const char *text, size_t n, struct facts **out) must_use;
void facts_close(struct facts **);
const struct picture *facts_picture(const struct facts *);
size_t facts_bytes(const struct facts *);                      /* the picture's and the names' */
/* The line as a question; false, and what is wrong with it in the act's language, where it is none. */
bool facts_question(struct act *, const struct facts *, const char *line, size_t n, struct question *out, const char **error);
/* One line with a question → one line (without its end) with the answer, in the act's arena:
 * {"n":…,"decision":…,"on":…,"failed":[…]} or {"n":…,"error":…}.  Never a fault of the act. */
const char *facts_answer(struct act *, const struct facts *, const char *line, size_t n);
#endif
