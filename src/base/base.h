/* base — what every layer stands on: faults, arenas, text, words, days.  Knows nothing of the domain.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_H
#define BASE_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(a)   (sizeof(a) / sizeof *(a))
#define defer(fn)  __attribute__((cleanup(fn)))
#define must_use   __attribute__((warn_unused_result))
#define like_printf(at, first) __attribute__((format(printf, at, first)))

/* ---- languages, words -------------------------------------------------------------------- */

enum lang { JA, EN, LANGS };
typedef const char *bilingual[LANGS];

/* Every phrase a person sees that is not a label of a table, once, in words.def. */
enum word {
	W_NONE,
#define WORD(name, ja, en) W_##name,
#include "base/words.def"
#undef WORD
	WORDS
};

/* The phrase as written, with its places {0} {1} … unfilled.  Static text. */
const char *word(enum lang, enum word);

/* ---- faults ------------------------------------------------------------------------------ */

enum fault {
	OK = 0,
#define FAULT(name, http, exit, ja, en) E_##name,
#include "base/fault.def"
#undef FAULT
	FAULTS
};

struct fault_info {
	const char *name;
	int http, exit;
	bilingual text;
};
extern const struct fault_info fault_info[FAULTS];

/* One thing wrong with what was given: where, what, and what would be accepted, in the act's language. */
struct problem {
	long line;                       /* of the file, from 1; 0 where there is no file */
	const char *field;               /* name of the field or column; NULL where it is not about one */
	const char *given;
	const char *accepted;
	struct problem *next;
};

/* ---- arenas ------------------------------------------------------------------------------ */

struct arena;
struct arena_mark { void *chunk; size_t used; };

struct arena *arena_open(void);
void arena_close(struct arena **);                             /* frees everything in it */
void *arena_take(struct arena *, size_t bytes) must_use;       /* zeroed; never NULL: no memory ends the process */
char *arena_text(struct arena *, const char *) must_use;       /* a copy; NULL stays NULL */
char *arena_span(struct arena *, const char *, size_t n) must_use;
char *arena_format(struct arena *, const char *format, ...) like_printf(2, 3) must_use;
struct arena_mark arena_mark(struct arena *);
void arena_back(struct arena *, struct arena_mark);            /* gives back all that was taken since the mark */

#define arena_new(arena, type)         ((type *)arena_take((arena), sizeof(type)))
#define arena_array(arena, type, n)    ((type *)arena_take((arena), (size_t)(n) * sizeof(type)))

/* ---- the act ----------------------------------------------------------------------------- */

typedef int32_t date;                    /* days since 1970-01-01 */
#define NO_DATE INT32_MIN

/* A key that whoever asks chose, and the hash of what was asked for: the same key with another request is refused. */
struct once { const char *key, *request; };

/* One act: one actor, one language, one day, one database, one arena, one fault.
 * Memory, authority, atomicity and error share this lifetime. */
struct act {
	enum lang lang;
	date on;                         /* the day it takes effect */
	const char *actor;               /* number of the account; NULL before there is one */
	const char *second;              /* a second account, where two persons act; else NULL */
	const char *reason;
	const long *seen;                /* the entry of the version that was read: the act is refused where another stands by now; NULL: any */
	const struct once *once;         /* the key under which it is done once; NULL: as often as it is asked for */
	struct db *db;
	struct arena *arena;
	enum fault fault;
	const char *detail;              /* what failed, in the act's language */
	struct problem *problems, **problems_end;
	long problem_count;
};

/* An act with its own arena; close it with act_close (`defer(act_close)`). */
void act_open(struct act *, enum lang);
void act_close(struct act *);

/* Sets the act's fault and its detail, the words with their places filled, and returns the fault.
 * Arguments are text.  The first fault stands: a later one changes nothing. */
#define fail(act, fault, w, ...) \
	fail_with((act), (fault), (w), (const char *const[]){ "" __VA_OPT__(,) __VA_ARGS__, NULL })
enum fault fail_with(struct act *, enum fault, enum word, const char *const *args);

/* Notes one problem and answers E_BAD_INPUT.  It is not yet the act's fault, so that checking (and asking the database) can
 * go on until every problem is known; problems_fault then makes it one.  After ten thousand they are only counted.
 * Texts are copied, a long `given` is cut. */
enum fault problem_add(struct act *, long line, const char *field, const char *given, const char *accepted);
/* The act's fault; E_BAD_INPUT from now on if problems were noted. */
enum fault problems_fault(struct act *);

/* The words in the act's language with {0} {1} … filled; lives as long as the act. */
#define phrase(act, w, ...) \
	phrase_with((act), (w), (const char *const[]){ "" __VA_OPT__(,) __VA_ARGS__, NULL })
const char *phrase_with(struct act *, enum word, const char *const *args);

/* Gives `to` the fault, detail and problems of another act, copied; answers the fault. */
enum fault fault_handed_up(struct act *to, const struct act *from);

/* Forgets the fault and its problems, so that the act may go on (an import that tries, a refusal to record). */
void act_forgive(struct act *);

/* ---- text that grows --------------------------------------------------------------------- */

struct text {
	struct arena *arena;
	char *s;                         /* always ends in NUL; NULL until first added to */
	size_t n, room;
};
void text_add(struct text *, const char *format, ...) like_printf(2, 3);
void text_put(struct text *, const char *);
void text_put_span(struct text *, const char *, size_t n);
static inline const char *text_of(const struct text *t) { return t->s ? t->s : ""; }

/* "{0}" … "{9}" of a pattern filled from args (ended by NULL); a place without an argument stays as it is. */
void text_fill(struct text *, const char *pattern, const char *const *args);

/* The text with every byte that is no UTF-8 replaced by U+FFFD; itself if there is none. */
const char *text_valid(struct arena *, const char *);
bool is_empty(const char *);             /* NULL or "" */
bool same_text(const char *, const char *);  /* NULL equals only NULL */
bool parse_long(const char *, long *out);    /* whole decimal number, nothing left over */

/* ---- canonical JSON (RFC 8785), written in order ------------------------------------------ */

/* Keys are ASCII and must come in ascending order (asserted); numbers are integers. */
struct canon { struct text *out; const char *last_key[8]; int depth; bool first[8]; };
void canon_open(struct canon *, struct text *out);             /* { */
void canon_key(struct canon *, const char *key);               /* "key": */
void canon_text(struct canon *, const char *key, const char *value);  /* NULL writes null */
void canon_long(struct canon *, const char *key, long value);
void canon_object(struct canon *, const char *key);            /* "key":{ */
void canon_close(struct canon *);                              /* } */
void canon_string(struct text *out, const char *);             /* a quoted string and nothing else */

/* ---- bytes ------------------------------------------------------------------------------- */

enum { HASH_BYTES = 32 };
struct hash { uint8_t bytes[HASH_BYTES]; };
struct hashing;                                                /* SHA-256 under way */
struct hashing *hashing_open(void);
void hashing_add(struct hashing *, const void *, size_t);
struct hash hashing_end(struct hashing *);                     /* and ready to begin anew */
void hashing_close(struct hashing **);
struct hash hash_of(const void *, size_t);                     /* one shot, prefetched, per thread */
bool hash_equal(const struct hash *, const struct hash *);

const char *hex_of(struct arena *, const void *, size_t);
bool bytes_from_hex(const char *, void *out, size_t n);        /* exactly n bytes, lower or upper case */
const char *base64_of(struct arena *, const void *, size_t);   /* RFC 4648 section 4, padded */
bool bytes_from_base64(const char *, void *out, size_t room, size_t *n);
void random_bytes(void *, size_t);                             /* from the kernel; failure ends the process */

/* Key material: locked in memory where the limit allows, wiped when closed.  Never in an arena, a log or an entry. */
struct secret { uint8_t *bytes; size_t n; bool locked; };
struct secret secret_open(size_t n);
void secret_close(struct secret *);

/* ---- files ------------------------------------------------------------------------------- */

/* A file carried inside the binary. */
struct asset { const char *path; const char *bytes; size_t size; };

/* The whole file in the arena, NUL-terminated; E_NOT_FOUND or E_FILES names the path. */
enum fault file_read(struct act *, const char *path, size_t limit, char **out, size_t *n) must_use;
/* Written beside, then renamed: the old file or the new one, never half.  `durable` also flushes both to disk. */
enum fault file_replace(struct act *, const char *path, const void *, size_t, int mode, bool durable) must_use;

void fd_close(const int *);              /* for defer; a negative one is fine */

/* ---- test hooks -------------------------------------------------------------------------- */

/* Marks a place between two steps of an act.  In builds with HOZEN_STEPS the environment may kill the process
 * here (HOZEN_KILL_AT=n: the nth mark passed); in release it is nothing. */
#ifdef HOZEN_STEPS
void step(const char *name);
#else
static inline void step(const char *name) { (void)name; }
#endif
#endif
