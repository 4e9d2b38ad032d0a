/* One law or article: what it is, what stands above and below it, its text where that is at hand, the duties that stand on it, and
 * what is found of each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include "services/statutes.h"

/* ---- what it is ---------------------------------------------------------------------------------- */

static void node_row(struct request *r, enum word label, const struct law_node *node)
{
	if (!node)
		return;
	row_begin(r, label);
	node_link(r, node, NULL);
	node_dates(r, node);
	row_end(r);
}

static void text_row(struct request *r, enum word label, const char *text)
{
	if (is_empty(text))
		return;
	row_begin(r, label);
	html_data(r->out, r->act.lang, text);
	row_end(r);
}

static void other_row(struct request *r, const struct law_node *node)
{
	const struct rulebook *book = rulebook_shown(r);
	const bilingual cited = { node_cited(r->act.arena, book, node, JA), node_cited(r->act.arena, book, node, EN) };
	const char *english = node->english || !same_text(node->kind, "article") ? node->english : "ours";
	row_begin(r, r->act.lang == JA ? W_LAWS_IN_ENGLISH : W_LAWS_IN_JAPANESE);
	other_text_put(r, cited);
	row_end(r);
	text_row(r, W_LAWS_ENGLISH, english ? listed_label(title_sources, english, r->act.lang) : NULL);
}

static void facts_put(struct request *r, const struct law_node *node)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct validity v = node_validity(book, node);
	html_raw(r->out, "<div class=\"wide\"><table class=\"record\"><tbody>\n");
	text_row(r, W_LAWS_KIND, listed_label(node_kinds, node->kind, r->act.lang));
	text_row(r, W_LAW_NUMBERED, node->number[r->act.lang]);
	other_row(r, node);
	text_row(r, W_LAWS_REGIME, labels_told(&r->act, law_regimes, node_regimes(book, node)));
	text_row(r, W_LAWS_ISSUER, node_issuer(book, node, r->act.lang));
	text_row(r, W_LAW_ID_OF_TEXT, node->law_id);
	text_row(r, W_LAWS_IN_FORCE, validity_told(&r->act, v.from_on, v.to_on));
	node_row(r, W_LAWS_ABOVE, node_named(book, node->parent));
	node_row(r, W_LAWS_REPLACES, node_named(book, node->replaces));
	for (size_t i = 0; i < book->node_count; i++)
		if (same_text(book->nodes[i].replaces, node->id))
			node_row(r, W_LAWS_REPLACED_BY, &book->nodes[i]);
	row_begin(r, W_LAWS_MARK);
	mark_put(r, node->mark, node->note);
	row_end(r);
	table_end(r);
}

/* ---- its text ------------------------------------------------------------------------------------ */

bool statute_put(struct request *r, const struct law_node *node)
{
	struct kept_text kept;
	if (statute_kept(&r->act, r->installation, rulebook_shown(r), node, &kept) || !kept.provision)
		return false;
	const struct hash hash = provision_hash(kept.provision);
	html(r->out, "<figure class=\"statute\" lang=\"ja\"><pre class=\"text\">%s</pre>", text_of(&kept.provision->text));
	html(r->out, "<figcaption lang=\"%s\">", r->act.lang == JA ? "ja" : "en");
	html_data(r->out, r->act.lang, kept.provision->number);
	html(r->out, " <span class=\"quiet small\">SHA-256 <code>%s</code></span></figcaption></figure>\n", hex_of(r->act.arena, hash.bytes, HASH_BYTES));
	if (kept.changed_on)
		html(r->out, "<p class=\"warning\">%s</p>\n", phrase(&r->act, W_LAWS_TEXT_CHANGED, kept.changed_on));
	return true;
}

static void text_put_of(struct request *r, const struct law_node *node)
{
	if (!same_text(node->kind, "article"))
		return;
	html(r->out, "<h2 class=\"part\">%s</h2>\n", say(r, W_LAWS_TEXT));
	if (!statute_put(r, node) && !r->act.fault)
		html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_LAW_NO_TEXT));
}

/* ---- below it, and on it ---------------------------------------------------------------------------- */

/* False where no duty cites it. */
static bool duties_citing(struct request *r, const struct law_node *node, const struct status *s)
{
	bool some = false;
	for (const struct duty *d = s->rulebook->duties; d < s->rulebook->duties + s->rulebook->duty_count; d++) {
		if (!duty_cites(d, node->id))
			continue;
		if (!some)
			html_raw(r->out, "<ul class=\"duties\">\n");
		some = true;
		duty_shown(r, d, s);
	}
	if (some)
		html_raw(r->out, "</ul>\n");
	return some;
}

static bool is_cited(const struct rulebook *book, const struct law_node *node)
{
	for (const struct duty *d = book->duties; d < book->duties + book->duty_count; d++)
		if (duty_cites(d, node->id))
			return true;
	return false;
}

/* Of a law whose duties all stand on parts of it, the parts tell. */
static void duties_section(struct request *r, const struct law_node *node, const struct status *s)
{
	if (!is_cited(s->rulebook, node) && name_find(&s->rulebook->children, node->id))
		return;
	html(r->out, "<h2 class=\"part\" id=\"duties\">%s</h2>\n", say(r, W_LAWS_DUTIES));
	if (!duties_citing(r, node, s))
		html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_LAW_NO_DUTIES));
}

static void below_row(struct request *r, const struct law_node *node, const struct status *s)
{
	html(r->out, "<tr id=\"%s\"><th scope=\"row\">", node->id);
	node_link(r, node, node_told(&r->act, node));
	node_dates(r, node);
	html_raw(r->out, "</th><td>");
	if (!duties_citing(r, node, s))
		html_raw(r->out, "<span class=\"quiet\">–</span>");
	html_raw(r->out, "</td></tr>\n");
}

static void below_put(struct request *r, const struct law_node *node, const struct status *s)
{
	const struct name_index *index = &s->rulebook->children;
	const struct name_place *p = name_find(index, node->id);
	if (!p)
		return;
	html_raw(r->out, "<div class=\"below\">\n");
	table_begin(r, W_LAWS_BELOW, W_LAW_PROVISION, W_LAWS_DUTIES);
	for (; p; p = name_next(index, p))
		below_row(r, &s->rulebook->nodes[p->at], s);
	table_end(r);
	html_raw(r->out, "</div>\n");
}

static void node_page(struct request *r)
{
	const struct law_node *node = node_named(rulebook_shown(r), place_of(r, "node"));
	struct status s;
	if (!node) {
		(void)fail(&r->act, E_NOT_FOUND, W_LAW_NO_NODE_PAGE, place_of(r, "node"));
		return;
	}
	if (!law_begin(r, NULL, node_cited(r->act.arena, rulebook_shown(r), node, r->act.lang)) || law_findings(r, &s))
		return;
	facts_put(r, node);
	text_put_of(r, node);
	duties_section(r, node, &s);
	below_put(r, node, &s);
	page_end(r);
}

void page_law_node(struct request *r)
{
	page_as_known(r, node_page);
}
