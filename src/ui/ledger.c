/* The ledger for people: its newest checkpoint, the keys that verify it, and its entries, newest first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <jansson.h>

enum { PAGE_ENTRIES = 50, HASH_SHOWN = 16 };

static void json_drop(json_t **json)
{
	json_decref(*json);
}

static const char *json_text(struct act *act, const json_t *json, const char *key)
{
	const char *s = json_string_value(json_object_get(json, key));
	return arena_text(act->arena, s ? s : "");
}

enum fault entry_read(struct act *act, long n, struct entry *out)
{
	const char *text, *at;
	enum fault f = ledger_entry_text(act, n, &text, &at);
	if (f)
		return f;
	defer(json_drop) json_t *json = json_loads(text, 0, NULL);
	*out = (struct entry){ n, at, json_text(act, json, "act"), json_text(act, json, "actor"),
	    json_text(act, json, "body"), text };
	return OK;
}

static void entry_row(struct request *r, long n)
{
	struct entry e;
	if (entry_read(&r->act, n, &e))
		return;
	struct arena *arena = r->act.arena;
	html_raw(r->out, "<tr><th scope=\"row\">");
	entry_link(r, n);
	html(r->out, "</th><td><time datetime=\"%s\">%s</time></td><td>", e.at, instant_shown(arena, e.at));
	act_put(r, e.act);
	html_raw(r->out, "</td><td>");
	html_data(r->out, r->act.lang, e.actor);
	html_raw(r->out, "</td>");
	html(r->out, "<td><code title=\"%s\">%s</code></td></tr>\n", e.body,
	    arena_format(arena, "%.*s…", HASH_SHOWN, e.body));
}

static void entries_put(struct request *r, long first, long before)
{
	table_begin(r, W_ENTRIES, W_ENTRY, W_AT_JAPAN, W_ACT, W_ACTOR, W_BODY_HASH);
	for (long n = before - 1; n >= first; n--)
		entry_row(r, n);
	table_end(r);
}

static void neighbours_put(struct request *r, long first, bool newest)
{
	struct arena *arena = r->act.arena;
	const char *newest_url = url_with(arena, &r->url, "before", NULL);
	const char *older_url = url_with(arena, &r->url, "before", arena_format(arena, "%ld", first));
	html(r->out, "<nav class=\"pages\" aria-label=\"%s\">", say(r, W_PAGES));
	if (!newest)
		html(r->out, "<a href=\"%s\">%s</a> ", newest_url, say(r, W_NEWEST_ENTRIES));
	if (first > 0)
		html(r->out, "<a rel=\"next\" href=\"%s\">%s</a>", older_url, say(r, W_OLDER_ENTRIES));
	html_raw(r->out, "</nav>\n");
}

static void keys_put(struct request *r)
{
	const char *const *vkeys;
	size_t n;
	if (installation_keys(&r->act, r->installation, &vkeys, &n))
		return;
	html(r->out, "<h2>%s</h2>\n<p>%s</p>\n<ul class=\"keys\">\n", say(r, W_VERIFIER_KEYS), say(r, W_VERIFIER_KEYS_USE));
	for (size_t i = 0; i < n; i++)
		html(r->out, "<li><code>%s</code></li>\n", vkeys[i]);
	html_raw(r->out, "</ul>\n");
}

static void checkpoint_put(struct request *r, const char *note)
{
	html(r->out, "<h2>%s</h2>\n<p>%s</p>\n<pre class=\"note\">%s</pre>\n", say(r, W_CHECKPOINT), say(r, W_CHECKPOINT_USE), note);
	html_raw(r->out, "<p><a href=\"/log/checkpoint\">/log/checkpoint</a></p>\n");
}

void page_ledger(struct request *r)
{
	struct head head;
	const char *note;
	long before;
	if (head_read(&r->act, &head) || installation_checkpoint(&r->act, r->installation, &note))
		return;
	long size = (long)head.frontier.size;
	if (argument_long(r, "before", 0, size, &before))
		return;
	if (before > size)
		before = size;
	long first = before > PAGE_ENTRIES ? before - PAGE_ENTRIES : 0;
	page_begin(r, SECTION_LEDGER, say(r, W_LEDGER));
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_LEDGER_IS));
	if (before == size)
		checkpoint_put(r, note);
	if (before == size)
		keys_put(r);
	entries_put(r, first, before);
	neighbours_put(r, first, before == size);
	page_end(r);
}
