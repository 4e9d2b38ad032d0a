/* One entry of the ledger: what was hashed, the proof that it stands in the log, and its body in words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <string.h>

/* What an entry is proved with: the hashes beside its way up to the root. */
struct proof { struct hash leaf, root, *path; size_t n; long size; bool holds; };

static enum fault proof_make(struct request *r, const struct entry *e, struct proof *p)
{
	struct head head;
	enum fault f = head_read(&r->act, &head);
	if (!f)
		f = ledger_prove_inclusion(&r->act, (uint64_t)e->n, head.frontier.size, &p->path, &p->n);
	if (f)
		return f;
	p->size = (long)head.frontier.size;
	p->leaf = leaf_hash(e->text, strlen(e->text));
	p->root = frontier_root(&head.frontier);
	p->holds = inclusion_holds(&p->leaf, (uint64_t)e->n, head.frontier.size, p->path, p->n, &p->root);
	return OK;
}

static const char *hash_shown(struct request *r, const struct hash *hash)
{
	return base64_of(r->act.arena, hash->bytes, HASH_BYTES);
}

static void entry_put(struct request *r, const struct entry *e, const struct proof *p)
{
	html(r->out, "<div class=\"wide\"><table class=\"record\"><caption>%s</caption>\n<tbody>\n", say(r, W_AS_RECORDED));
	row_begin(r, W_ACT);
	act_put(r, e->act);
	row_end(r);
	row_begin(r, W_ACTOR);
	actor_put(r, e->actor);
	row_end(r);
	row_begin(r, W_AT_JAPAN);
	html(r->out, "<time datetime=\"%s\">%s</time> <code class=\"quiet\">%s</code>", e->at,
	    instant_shown(r->act.arena, e->at), e->at);
	row_end(r);
	row_begin(r, W_BODY_HASH);
	html(r->out, "<code>%s</code>", e->body);
	row_end(r);
	row_begin(r, W_LEAF_HASH);
	html(r->out, "<code>%s</code>", hash_shown(r, &p->leaf));
	row_end(r);
	row_begin(r, W_AS_HASHED);
	html_raw(r->out, "<pre class=\"text\">");
	html_data(r->out, r->act.lang, e->text);
	html_raw(r->out, "</pre>");
	row_end(r);
	table_end(r);
}

static void proof_put(struct request *r, const struct entry *e, const struct proof *p)
{
	struct arena *arena = r->act.arena;
	html(r->out, "<h2>%s</h2>\n", say(r, W_INCLUSION));
	if (!p->holds) {
		html(r->out, "<p class=\"warning\">%s</p>\n", say(r, W_INCLUSION_FAILS));
		return;
	}
	html(r->out, "<p>%s</p>\n<ol class=\"keys\">\n", phrase(&r->act, W_INCLUSION_HOLDS, arena_format(arena, "%zu", p->n),
	    arena_format(arena, "%ld", p->size), arena_format(arena, "%ld", e->n)));
	for (size_t i = 0; i < p->n; i++)
		html(r->out, "<li><code>%s</code></li>\n", hash_shown(r, &p->path[i]));
	html(r->out, "</ol>\n<p>%s <code>%s</code></p>\n", say(r, W_ROOT_HASH), hash_shown(r, &p->root));
}

void page_entry(struct request *r)
{
	const char *given = place_of(r, "entry");
	struct entry e;
	struct proof p;
	long n;
	if (!parse_long(given, &n) || n < 0) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_ENTRY, given);
		return;
	}
	if (entry_read(&r->act, n, &e) || proof_make(r, &e, &p))
		return;
	page_begin(r, SECTION_LEDGER, phrase(&r->act, W_ENTRY_NUMBERED, arena_format(r->act.arena, "%ld", n)));
	html(r->out, "<p class=\"above\"><a href=\"/log\">%s</a></p>\n", say(r, W_LEDGER));
	entry_put(r, &e, &p);
	body_put_in_words(r, &e);
	proof_put(r, &e, &p);
	page_end(r);
}
