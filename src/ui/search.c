/* Search through all the books, or one of them: what is found, book by book, as the reader may see it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <string.h>

enum { FOUND_SHOWN = 10, FOUND_OF_ONE = 200, WORDS_LONGEST = 300 };

void search_box_put(struct request *r)
{
	const char *words = same_text(r->path, "/search") ? argument_of(r, "q") : NULL;
	html(r->out, "<form class=\"search\" role=\"search\" method=\"get\" action=\"/search\"><label class=\"unseen\" for=\"search\">%s</label>"
	    "<input id=\"search\" type=\"search\" name=\"q\" value=\"%s\" placeholder=\"%s\" autocomplete=\"off\"> <button>%s</button></form>\n",
	    say(r, W_SEARCH), words, say(r, W_SEARCH_HINT), say(r, W_SEARCH));
}

/* Where in it the word was found is seen in its texts. */
static void found_put(struct request *r, const struct record *record)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	number_link(r, record->reg->name, record->number);
	html_raw(r->out, "</th><td class=\"title\">");
	html_data(r->out, r->act.lang, name_of(&r->act, record->reg, record->values));
	html_raw(r->out, "</td><td>");
	const char *before = "";
	for each_field(f, record->reg) {
		const char *value = record->values[f - record->reg->fields];
		if (!value || is_naming(f) || (f->kind != TEXT && f->kind != LONG_TEXT && f->kind != REF))
			continue;
		html(r->out, "%s<span class=\"quiet\">%s</span> ", before, f->label[r->act.lang]);
		html_data(r->out, r->act.lang, text_cut(r->act.arena, value, 120));
		before = " · ";
	}
	html_raw(r->out, "</td></tr>\n");
}

static size_t book_put(struct request *r, const struct reg *reg, const char *words, size_t most)
{
	struct record *found = arena_array(r->act.arena, struct record, most + 1);
	size_t n;
	if (records_sought(&r->act, reg, words, most + 1, found, &n) || !n)
		return 0;
	html(r->out, "<div class=\"wide\"><table class=\"list sought\"><caption><a href=\"%s\">%s</a></caption>\n<tbody>\n",
	    url_path(r->act.arena, "registers", reg->name), reg->title[r->act.lang]);
	for (size_t i = 0; i < n && i < most; i++)
		found_put(r, &found[i]);
	html_raw(r->out, "</tbody></table></div>\n");
	if (n > most && most < FOUND_OF_ONE)
		html(r->out, "<p class=\"small\"><a href=\"/search?register=%s&amp;q=%s\">%s</a></p>\n", reg->name, url_part(r->act.arena, words), say(r, W_SEARCH_MORE));
	return n;
}

static void found_all_put(struct request *r, const char *words)
{
	const char *only = argument_of(r, "register");
	size_t n = 0;
	for each_register(reg)
		if (is_searched(*reg) && (is_empty(only) || same_text(only, (*reg)->name)))
			n += book_put(r, *reg, words, is_empty(only) ? FOUND_SHOWN : FOUND_OF_ONE);
	if (!n)
		html(r->out, "<p class=\"empty\">%s</p>\n", say(r, W_SEARCH_NONE));
}

void page_search(struct request *r)
{
	enum { PATIENCE_MS = 3000 };
	const char *words = argument_of(r, "q"), *cut = text_cut(r->act.arena, words, WORDS_LONGEST);
	const char *title = is_empty(words) ? say(r, W_SEARCH) : phrase(&r->act, W_SEARCH_FOR, cut);
	page_begin(r, SECTION_REGISTERS, title);
	html(r->out, "<p class=\"quiet\">%s</p>\n", say(r, W_SEARCH_ASK));
	if (is_empty(words) || strlen(words) > WORDS_LONGEST || db_limit(&r->act, PATIENCE_MS)) {
		page_end(r);
		return;
	}
	found_all_put(r, words);
	if (!r->act.fault && !db_limit(&r->act, 0))
		page_end(r);
}
