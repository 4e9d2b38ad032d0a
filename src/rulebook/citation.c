/* How a place in the legal tree is cited: the law it stands in by its title, then each number on the way down.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"

static const bilingual apart = { " ", ", " };

/* An article or a revision is cited with its law.  A law below another law goes by its own title: the act above an order is not part
 * of the order's name. */
static const struct law_node *above(const struct rulebook *book, const struct law_node *node)
{
	bool is_part = same_text(node->kind, "article") || same_text(node->kind, "revision");
	return is_part ? node_named(book, node->parent) : NULL;
}

static void put_place(struct text *out, const struct rulebook *book, const struct law_node *node, enum lang lang)
{
	const struct law_node *parent = above(book, node);
	if (!parent) {
		text_put(out, node->title[lang]);
		return;
	}
	put_place(out, book, parent, lang);
	text_put(out, apart[lang]);
	text_put(out, node->number[lang] ? node->number[lang] : node->title[lang]);
}

/* A law goes by its title and has its number in brackets; a part of it goes by its number and has its title there. */
const char *node_cited(struct arena *arena, const struct rulebook *book, const struct law_node *node, enum lang lang)
{
	struct text out = { .arena = arena };
	const char *number = node->number[lang];
	put_place(&out, book, node, lang);
	if (number)
		text_fill(&out, word(lang, W_LAW_IN_BRACKETS), (const char *const[]){ above(book, node) ? node->title[lang] : number, NULL });
	return text_of(&out);
}
