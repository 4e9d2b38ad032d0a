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

/* Records of one section, grown as they are read, each with the map it came from. */
struct reading {
	struct act *act;
	bool (*is_register)(const char *);
	bool is_partial;                 /* a file could not be read at all, so names it gives are missing */
	bool is_circular;                /* parents or replacements lead back to where they began */
	const struct yaml *const *trees; size_t tree_count;
	struct law_node *nodes;    const struct yaml **node_maps;   size_t node_count;
	struct duty *duties;       const struct yaml **duty_maps;   size_t duty_count;
	struct term *terms;        const struct yaml **term_maps;   size_t term_count;
	struct law_table *tables;  const struct yaml **table_maps;  size_t table_count;
	struct covered *sources;   const struct yaml **source_maps; size_t source_count;
	struct law_word *words;    const struct yaml **word_maps;   size_t word_count;
	struct draft *drafts;      size_t draft_count;
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

/* ---- records (keys.c) ------------------------------------------------------------------------- */

/* What a record may say is a table of keys, ended by { 0 }; reading is a walk over it. */
struct key {
	const char *name;
	void (*read)(struct reading *, const struct key *, const struct yaml *value, void *into);    /* NULL: read elsewhere */
	bool required;
	size_t offset;                       /* of what it fills in the record */
	const struct listed *from;           /* the closed list it is taken from */
};
void read_record(struct reading *, const struct key *, const struct yaml *map, void *record);
void note_check(struct reading *, const struct yaml *map);                   /* what is not found has a note */
const struct key *key_named(const struct key *, const char *name);
const char *key_names(struct reading *, const struct key *);
const char *yaml_shown(struct reading *, const struct yaml *);               /* "key: value", as its writer knows it */

void read_name(struct reading *, const struct key *, const struct yaml *, void *into);
void read_names(struct reading *, const struct key *, const struct yaml *, void *into);
void read_text(struct reading *, const struct key *, const struct yaml *, void *into);
void read_texts(struct reading *, const struct key *, const struct yaml *, void *into);
void read_choice(struct reading *, const struct key *, const struct yaml *, void *into);
void read_choices(struct reading *, const struct key *, const struct yaml *, void *into);
void read_both(struct reading *, const struct key *, const struct yaml *, void *into);
void read_either(struct reading *, const struct key *, const struct yaml *, void *into);
void read_number(struct reading *, const struct key *, const struct yaml *, void *into);
void read_period(struct reading *, const struct key *, const struct yaml *, void *into);
bool has_japanese(const char *);

/* ---- sections --------------------------------------------------------------------------------- */

/* All sections of these trees, their values checked one by one (law.c, and tables.c for what is a list of lists). */
void law_read(struct reading *, const struct yaml *const *trees, size_t n);
void table_read(struct reading *, const struct yaml *map);
void source_read(struct reading *, const struct yaml *map);

/* A rule file: front matter checked, its SELECT looked through (rulefile.c, select.c). */
void rule_read(struct reading *, const struct source_file *);
void select_check(struct reading *, struct place from, const char *body);
/* Where the next `term.name = 'NAME'` says NAME, up to its quote; NULL when there is none.  *at moves on. */
const char *select_next_term(const char **at);

/* What only shows when everything is read: names that name nothing, names given twice, circles (crosscheck.c).  `book` points into
 * `reading`. */
void book_check(struct reading *, const struct rulebook *book);

/* What makes no rulebook unusable but ought to be put right (lint.c and lint_….c). */
void lint_duties(struct reading *, const struct rulebook *, const struct lint *);
void lint_clocks(struct reading *, const struct rulebook *);
void lint_tiers(struct reading *, const struct rulebook *);
void lint_coverage(struct reading *, const struct rulebook *);
void lint_phrases(struct reading *, const struct rulebook *);

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
