/* The laws as a graph in the language of Graphviz: from left to right, each law to the right of what it stands on.  Boxes have a width
 * reckoned here from the letters in them, so that the picture does not hang on the fonts of whoever draws it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/telling.h"
#include <string.h>
#include <utf8proc.h>

enum { COLUMNS_OF_BOX = 26, POINTS_OF_COLUMN = 5, POINTS_OF_LINE = 13, POINTS_OF_MARGIN = 14, POINTS_OF_INCH = 72 };

/* ---- text ------------------------------------------------------------------------------------------ */

/* Within quotes only these two mean something else. */
static void put_quoted(struct text *out, const char *s, size_t n)
{
	for (; n--; s++) {
		if (*s == '"' || *s == '\\')
			text_put(out, "\\");
		text_put_span(out, s, 1);
	}
}

/* How many columns the next letter takes, and its bytes; Japanese letters take two. */
static int letter_at(const char *s, size_t *bytes)
{
	utf8proc_int32_t letter;
	const utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &letter);
	*bytes = n > 0 ? (size_t)n : 1;
	return n > 0 ? utf8proc_charwidth(letter) : 1;
}

/* As much as stands on a line: to a blank where there is one, else to the last letter that fits. */
static size_t line_of(const char *s)
{
	size_t at = 0, blank = 0, n;
	for (int columns = 0; s[at]; at += n) {
		columns += letter_at(s + at, &n);
		if (columns > COLUMNS_OF_BOX)
			return blank ? blank : at;
		if (s[at] == ' ')
			blank = at;
	}
	return at;
}

static int put_lines(struct text *out, const char *s)
{
	int lines = 0;
	while (*s) {
		const size_t n = line_of(s);
		text_put(out, lines++ ? "\\n" : "");
		put_quoted(out, s, n);
		s += n + (s[n] == ' ');
	}
	return lines;
}

/* ---- the graph --------------------------------------------------------------------------------------- */

/* Laws alone, unless one was asked for: then its articles too. */
static bool is_drawn(const struct rulebook *book, const struct law_drawing *d, const bool *of_regime, const struct law_node *node)
{
	return node && (d->on == NO_DATE || node_is_in_force(book, node, d->on)) && node_is_below(book, node, d->top) &&
	    (d->top || !same_text(node->kind, "article")) && (!of_regime || of_regime[node - book->nodes]);
}

static void put_box(struct act *act, struct text *out, const struct rulebook *book, const struct law_drawing *d, const struct law_node *node)
{
	const enum lang lang = act->lang;
	const char *number = node->number[lang];
	text_add(out, "  \"%s\" [class=\"%s\", label=\"", node->id, node->kind);
	int lines = put_lines(out, listed_label(node_kinds, node->kind, lang));
	text_put(out, "\\n");
	lines += put_lines(out, node->title[lang]);
	if (number) {
		text_put(out, "\\n");
		lines += put_lines(out, number);
	}
	text_add(out, "\", height=%.2f, tooltip=\"", (double)(lines * POINTS_OF_LINE + POINTS_OF_MARGIN) / POINTS_OF_INCH);
	const char *cited = node_cited(act->arena, book, node, lang);
	put_quoted(out, cited, strlen(cited));
	text_put(out, "\"");
	if (d->url) {
		const char *url = d->url(d->with, node);
		text_put(out, ", URL=\"");
		put_quoted(out, url, strlen(url));
		text_put(out, "\"");
	}
	text_put(out, "];\n");
}

const char *law_dot(struct act *act, const struct rulebook *book, const struct law_drawing *d, size_t *boxes)
{
	const bool *of_regime = is_empty(d->regime) ? NULL : nodes_of_regime(act->arena, book, d->regime);
	struct text out = { .arena = act->arena };
	*boxes = 0;
	text_add(&out, "digraph law {\n  rankdir=LR; ranksep=0.25; nodesep=0.12; bgcolor=\"transparent\";\n"
	    "  node [shape=box, style=rounded, fontname=\"Noto Sans CJK JP\", fontsize=10, fixedsize=true, width=%.2f];\n  edge [arrowsize=0.6];\n",
	    (double)(COLUMNS_OF_BOX * POINTS_OF_COLUMN + POINTS_OF_MARGIN) / POINTS_OF_INCH);
	for (size_t i = 0; i < book->node_count; i++) {
		const struct law_node *node = &book->nodes[i], *parent = node_named(book, node->parent), *old = node_named(book, node->replaces);
		if (!is_drawn(book, d, of_regime, node))
			continue;
		++*boxes;
		put_box(act, &out, book, d, node);
		if (is_drawn(book, d, of_regime, parent))
			text_add(&out, "  \"%s\" -> \"%s\";\n", parent->id, node->id);
		if (is_drawn(book, d, of_regime, old))
			text_add(&out, "  \"%s\" -> \"%s\" [style=dashed, constraint=false];\n", old->id, node->id);
	}
	text_put(&out, "}\n");
	return text_of(&out);
}
