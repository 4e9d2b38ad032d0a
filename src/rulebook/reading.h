/* reading — the files of a rulebook while they are being read; private to this layer.  What is wrong is
 * told and reading goes on, so that one run names every fault of every file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RULEBOOK_READING_H
#define RULEBOOK_READING_H
#include "rulebook/rulebook.h"

/* Where something stands. */
struct place { const char *file; int line; };

/* ---- YAML as a tree with lines (yaml.c) ---------------------------------------------------- */

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	const char *key;                 /* in a map: its key; else NULL */
	const char *text;                /* YAML_TEXT, blanks around it taken away; else NULL */
	struct place key_at, at;
	struct yaml *first, *next;       /* of a list or map: its first member; the member after this one */
};

/* ---- what is being read --------------------------------------------------------------------- */

/* A rule as its file says it, its names not yet looked up. */
struct draft { struct rule rule; const char *duty; struct place name_at, duty_at, body_at; };

struct reading {
	struct act *act;
	bool (*is_register)(const char *);
	bool is_partial;                 /* a file could not be read at all, so names it gives are missing */
	struct law_node *nodes;   const struct yaml **node_maps;   size_t node_count;
	struct duty *duties;      const struct yaml **duty_maps;   size_t duty_count;
	struct term *terms;       const struct yaml **term_maps;   size_t term_count;
	struct draft *drafts;     size_t draft_count;
};

/* Makes the problems told so far the act's fault. */
enum fault rulebook_refuse(struct act *);

/* One thing wrong at a place: what is given there, and the words for what would be accepted. */
#define wrong(reading, at, given, w, ...) \
	wrong_at((reading), (at), (given), phrase((reading)->act, (w) __VA_OPT__(,) __VA_ARGS__))
void wrong_at(struct reading *, struct place, const char *given, const char *accepted);

/* The tree of one file; NULL where it is empty or not YAML, which has then been told. */
const struct yaml *yaml_read(struct reading *, const struct source_file *);
const struct yaml *yaml_member(const struct yaml *map, const char *key);       /* NULL if there is none */
size_t yaml_count(const struct yaml *);                                         /* members of a list or map */
struct place yaml_place(const struct yaml *map, const char *key);              /* of the key, else of the map */

/* Nodes, duties and terms of these trees, their values checked one by one (law.c). */
void law_read(struct reading *, const struct yaml *const *trees, size_t n);

/* A rule file: front matter checked, its SELECT looked through (rulefile.c, select.c). */
void rule_read(struct reading *, const struct source_file *);
void select_check(struct reading *, struct place from, const char *body);
/* Where the next `term.name = 'NAME'` says NAME, up to its quote; NULL when there is none.  *at moves on. */
const char *select_next_term(const char **at);

/* What only shows when everything is read (crosscheck.c).  `book` points into `reading`. */
void book_check(struct reading *, const struct rulebook *book);

bool is_name(const char *);              /* lower-case letters, digits, '.', '-', '_'; begins with a letter */

/* ---- the sentence that tells why (because.c) -------------------------------------------------- */

/* A stretch of `because`: words as they stand, or a place {column} (then text is the column's name). */
struct piece { const char *text; size_t n; bool is_place; };
/* The piece at *at, which moves on; false at the end. */
bool piece_next(const char **at, struct piece *out);

enum { PIECES_MAX = 64 };
/* A `because` bound to the columns of a query. */
struct sentence { struct piece pieces[PIECES_MAX]; int columns[PIECES_MAX]; size_t n; };
void sentence_bind(struct sentence *, const char *because, const struct query *);
/* Filled from the row the query is on; NULL is a dash. */
void sentence_fill(struct text *, const struct sentence *, struct query *);
#endif
