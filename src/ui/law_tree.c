/* The laws, each under the one it stands on, as they were on a day: all of them, or those on which duties of one regime stand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"

struct tree {
	const struct rulebook *book;
	const bool *of_regime;                   /* by place in its nodes; NULL: all */
	bool whole;                              /* what is not in force on the day is shown too */
	const long *duties;                      /* by place in its nodes: how many cite it, or something below it */
	long laws, articles;
};

static bool is_article(const struct law_node *node)
{
	return same_text(node->kind, "article");
}

static bool is_in_tree(struct request *r, const struct tree *t, const struct law_node *node)
{
	return (t->whole || node_is_in_force(t->book, node, r->act.on)) && (!t->of_regime || t->of_regime[node - t->book->nodes]);
}

/* Each duty counts once for whatever it stands on. */
static const long *duties_counted(struct request *r, const struct rulebook *book, const char *regime, bool whole)
{
	long *counts = arena_array(r->act.arena, long, book->node_count);
	const struct duty **last = arena_array(r->act.arena, const struct duty *, book->node_count);
	for (const struct duty *d = book->duties; d < book->duties + book->duty_count; d++) {
		if (!duty_is_of_regime(d, regime) || (!whole && !duty_is_in_force(book, d, r->act.on)))
			continue;
		for (const char *const *id = d->articles; *id; id++)
			for (const struct law_node *n = node_named(book, *id); n && last[n - book->nodes] != d; n = node_named(book, n->parent)) {
				last[n - book->nodes] = d;
				counts[n - book->nodes]++;
			}
	}
	return counts;
}

/* ---- one law ---------------------------------------------------------------------------------- */

static bool has_below(struct request *r, const struct tree *t, const struct law_node *node, bool articles)
{
	const struct name_index *index = &t->book->children;
	for (const struct name_place *p = name_find(index, node->id); p; p = name_next(index, p))
		if (is_article(&t->book->nodes[p->at]) == articles && is_in_tree(r, t, &t->book->nodes[p->at]))
			return true;
	return false;
}

static void law_put(struct request *r, const struct tree *t, const struct law_node *node)
{
	const long duties = t->duties[node - t->book->nodes];
	html(r->out, "<span class=\"tag\">%s</span> ", listed_label(node_kinds, node->kind, r->act.lang));
	node_link(r, node, node->title[r->act.lang]);
	html_raw(r->out, " <span class=\"quiet small\">");
	html_data(r->out, r->act.lang, node->number[r->act.lang]);
	html_raw(r->out, "</span>");
	node_dates(r, node);
	if (duties)
		html(r->out, " <span class=\"quiet small\">%s</span>", phrase(&r->act, duties == 1 ? W_LAW_ONE_DUTY : W_LAW_DUTY_COUNT,
		    arena_format(r->act.arena, "%ld", duties)));
}

static void articles_below(struct request *r, struct tree *t, const struct law_node *node)
{
	const struct name_index *index = &t->book->children;
	if (!has_below(r, t, node, true))
		return;
	html(r->out, "<details class=\"folded\"><summary>%s</summary><ul class=\"provisions\">\n", say(r, W_LAW_ARTICLES));
	for (const struct name_place *p = name_find(index, node->id); p; p = name_next(index, p)) {
		const struct law_node *article = &t->book->nodes[p->at];
		if (!is_article(article) || !is_in_tree(r, t, article))
			continue;
		t->articles++;
		html_raw(r->out, "<li>");
		node_link(r, article, node_told(&r->act, article));
		html_raw(r->out, "</li>\n");
	}
	html_raw(r->out, "</ul></details>\n");
}

static void branch_put(struct request *r, struct tree *t, const struct law_node *node);

static void laws_below(struct request *r, struct tree *t, const struct law_node *node)
{
	const struct name_index *index = &t->book->children;
	html_raw(r->out, "<ul>\n");
	for (const struct name_place *p = name_find(index, node->id); p; p = name_next(index, p))
		if (!is_article(&t->book->nodes[p->at]) && is_in_tree(r, t, &t->book->nodes[p->at]))
			branch_put(r, t, &t->book->nodes[p->at]);
	html_raw(r->out, "</ul>\n");
}

static void branch_put(struct request *r, struct tree *t, const struct law_node *node)
{
	t->laws++;
	html(r->out, "<li id=\"%s\">", node->id);
	if (has_below(r, t, node, false)) {
		html_raw(r->out, "<details open><summary>");
		law_put(r, t, node);
		html_raw(r->out, "</summary>\n");
		articles_below(r, t, node);
		laws_below(r, t, node);
		html_raw(r->out, "</details></li>\n");
	} else {
		html_raw(r->out, "<div class=\"leaf\">");
		law_put(r, t, node);
		html_raw(r->out, "</div>\n");
		articles_below(r, t, node);
		html_raw(r->out, "</li>\n");
	}
}

/* ---- the page ---------------------------------------------------------------------------------- */

static void tree_form(struct request *r, bool whole)
{
	html(r->out, "<form class=\"narrow\" method=\"get\" action=\"/law/duties\">");
	kept_fields(r);
	html(r->out, "<label>%s <input name=\"words\" size=\"36\" autocomplete=\"off\" placeholder=\"%s\"></label> <button>%s</button></form>\n",
	    say(r, W_LAW_SEEK), say(r, W_LAW_SEEK_SUCH_AS), say(r, W_LAW_SEEK_IT));
	html(r->out, "<form class=\"narrow\" method=\"get\" action=\"/law\">");
	kept_fields(r);
	listed_choice(r, "regime", W_LAWS_REGIME, law_regimes, argument_of(r, "regime"));
	html_raw(r->out, "<label><input type=\"checkbox\" name=\"all\" value=\"1\"");
	if (whole)
		html_raw(r->out, " checked");
	html(r->out, "> %s</label> <button>%s</button></form>\n", say(r, W_LAW_ALL_DAYS), say(r, W_NARROW));
}

/* The kinds in order of rank: acts before orders, orders before what is no law. */
static void roots_put(struct request *r, struct tree *t)
{
	html_raw(r->out, "<ul class=\"tree\">\n");
	for (const struct listed *kind = node_kinds; kind->code; kind++)
		for (size_t i = 0; i < t->book->node_count; i++)
			if (!t->book->nodes[i].parent && same_text(t->book->nodes[i].kind, kind->code) && is_in_tree(r, t, &t->book->nodes[i]))
				branch_put(r, t, &t->book->nodes[i]);
	html_raw(r->out, "</ul>\n");
}

static void tree_page(struct request *r)
{
	const char *regime = argument_of(r, "regime");
	struct tree t = { .book = rulebook_shown(r), .whole = !is_empty(argument_of(r, "all")) };
	if (!law_begin(r, "/law", say(r, W_LAW)))
		return;
	law_day_form(r);
	t.duties = duties_counted(r, t.book, regime, t.whole);
	if (!is_empty(regime))
		t.of_regime = nodes_of_regime(r->act.arena, t.book, regime);
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_LAW_TREE_IS));
	tree_form(r, t.whole);
	roots_put(r, &t);
	html(r->out, "<p class=\"quiet\">%s</p>\n", phrase(&r->act, W_LAW_COUNTED, arena_format(r->act.arena, "%ld", t.laws),
	    arena_format(r->act.arena, "%ld", t.articles)));
	page_end(r);
}

void page_law(struct request *r)
{
	page_as_known(r, tree_page);
}
