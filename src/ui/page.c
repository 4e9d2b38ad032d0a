/* The frame of every page: what stands above and below, the day it speaks of, and the page that says what went wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "services/known.h"

static const struct { enum section section; enum word label; const char *href; } contents[] = {
	{ SECTION_HOME,      W_HOME_SHORT,     "/" },
	{ SECTION_FINDINGS,  W_FINDINGS,       "/findings" },
	{ SECTION_DESK,      W_DESK,           "/desk" },
	{ SECTION_GAPS,      W_GAPS,           "/gaps" },
	{ SECTION_CHARTS,    W_CHARTS,         "/charts" },
	{ SECTION_REGISTERS, W_REGISTERS,      "/registers" },
	{ SECTION_LAW,       W_LAW,            "/law" },
	{ SECTION_LEDGER,    W_LEDGER,         "/log" },
	{ SECTION_SETTINGS,  W_SETTINGS_TERMS, "/settings" },
};

SQL(today_set, "", "SELECT COUNT(*) FROM setting WHERE number = 'today'");

static void head_put(struct request *r, const char *title)
{
	html(r->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s · %s</title>\n",
	    r->act.lang == JA ? "ja" : "en", title, say(r, W_HOZEN));
	html(r->out, "<link rel=\"stylesheet\" href=\"%s\">\n<link rel=\"icon\" href=\"%s\">\n</head>\n",
	    asset_url(r, "hozen.css"), asset_url(r, "hozen.svg"));
}

/* The same page in the other language, named in that language. */
static void other_language_put(struct request *r)
{
	enum lang other = r->act.lang == JA ? EN : JA;
	const char *code = other == JA ? "ja" : "en";
	html(r->out, "<a class=\"language\" lang=\"%s\" hreflang=\"%s\" href=\"%s\">%s</a>\n", code, code,
	    url_with(r->act.arena, &r->url, "lang", code), word(other, W_THIS_LANGUAGE));
}

/* Who is signed in, and the way out. */
static void account_put(struct request *r)
{
	if (!r->session)
		return;
	html_raw(r->out, "<div class=\"account\">");
	form_begin(r, "/sign-out");
	html(r->out, "<a class=\"who\" href=\"/account\">%s</a> <button type=\"submit\">%s</button>", r->session->account, say(r, W_SIGN_OUT));
	form_end(r);
	html_raw(r->out, "</div>\n");
}

static void contents_put(struct request *r, enum section section)
{
	html(r->out, "<nav aria-label=\"%s\"><ul>\n", say(r, W_CONTENTS));
	for (size_t i = 0; i < COUNT(contents); i++) {
		html(r->out, "<li><a href=\"%s\"", contents[i].section == SECTION_LEDGER ? contents[i].href : url_of_known(r, contents[i].href));
		if (contents[i].section == section)
			html_raw(r->out, " aria-current=\"true\"");
		html(r->out, ">%s</a></li>\n", say(r, contents[i].label));
	}
	html_raw(r->out, "</ul></nav>\n");
}

static void top_put(struct request *r, enum section section)
{
	html(r->out, "<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n<header class=\"top\">\n"
	    "<a class=\"mark\" href=\"/\"><span lang=\"ja\">保全</span> <span lang=\"en\">Hozen</span></a>\n", say(r, W_SKIP));
	if (r->session)
		search_box_put(r);
	account_put(r);
	other_language_put(r);
	if (r->session)
		contents_put(r, section);
	html_raw(r->out, "</header>\n");
}

static void day_put(struct request *r)
{
	html(r->out, "<div><dt>%s</dt><dd><time datetime=\"%s\">%s</time>", say(r, W_AS_OF),
	    date_text(r->act.on, (char[DATE_TEXT]){ 0 }), date_long(r->act.arena, r->act.on, r->act.lang));
	if (r->act.on != installation_today(&r->act, r->installation))
		html(r->out, " <span class=\"tag\">%s</span>", say(r, W_DAY_CHOSEN));
	else if (ask_long(&r->act, 0, today_set))
		html(r->out, " <span class=\"tag\">%s</span>", say(r, W_DAY_OF_SAMPLE));
	html_raw(r->out, "</dd></div>\n");
}

/* What the page was made from: the day, the rulebook, the ledger, and who reads. */
static void grounds_put(struct request *r)
{
	long newest = entry_known(&r->act);
	if (r->act.fault)
		return;
	html_raw(r->out, "<dl class=\"grounds\">\n");
	day_put(r);
	html(r->out, "<div><dt>%s</dt><dd><a href=\"%s\"><code>%s</code></a></dd></div>\n", say(r, W_RULEBOOK),
	    url_of_known(r, "/settings"), hex_of(r->act.arena, rulebook_shown(r)->hash.bytes, 4));
	html(r->out, "<div><dt>%s</dt><dd><a href=\"/log\">", say(r, W_LEDGER_ENTRIES));
	html_count(r->out, newest + 1);
	html(r->out, "</a></dd></div>\n<div><dt>%s</dt><dd>%s</dd></div>\n</dl>\n", say(r, W_SEEN_AS), r->act.actor);
}

void page_begin(struct request *r, enum section section, const char *title)
{
	head_put(r, title);
	top_put(r, section);
	if (r->act.db) {
		grounds_put(r);
		known_banner(r);
	}
	html_raw(r->out, "<main id=\"main\" tabindex=\"-1\">\n<h1>");
	html_data(r->out, r->act.lang, title);
	html_raw(r->out, "</h1>\n");
}

static void warnings_put(struct request *r)
{
	const bilingual *warnings;
	size_t n = installation_warnings(r->installation, &warnings);
	for (size_t i = 0; i < n; i++)
		html(r->out, "<p class=\"warning\">%s</p>\n", warnings[i][r->act.lang]);
}

void page_end(struct request *r)
{
	html_raw(r->out, "</main>\n<footer>\n");
	warnings_put(r);
	html_raw(r->out, "</footer>\n</body>\n</html>\n");
}

/* ---- forms ---------------------------------------------------------------------------------- */

void form_begin(struct request *r, const char *action)
{
	html(r->out, "<form method=\"post\" action=\"%s\">\n<input type=\"hidden\" name=\"token\" value=\"%s\">\n", action, form_token(r));
}

void form_begin_with_files(struct request *r, const char *action)
{
	html(r->out, "<form method=\"post\" enctype=\"multipart/form-data\" action=\"%s\">\n<input type=\"hidden\" name=\"token\" value=\"%s\">\n",
	    action, form_token(r));
}

void form_end(struct request *r)
{
	html_raw(r->out, "</form>\n");
}

/* ---- tables -------------------------------------------------------------------------------- */

void table_begin_with(struct request *r, enum word caption, const enum word *heads, size_t n)
{
	html(r->out, "<div class=\"wide\"><table class=\"list\"><caption>%s</caption>\n<thead><tr>", say(r, caption));
	for (size_t i = 0; i < n; i++)
		html(r->out, "<th scope=\"col\">%s</th>", say(r, heads[i]));
	html_raw(r->out, "</tr></thead>\n<tbody>\n");
}

void table_end(struct request *r)
{
	html_raw(r->out, "</tbody></table></div>\n");
}

void row_begin(struct request *r, enum word label)
{
	html(r->out, "<tr><th scope=\"row\">%s</th><td>", say(r, label));
}

void row_end(struct request *r)
{
	html_raw(r->out, "</td></tr>\n");
}

/* ---- what went wrong ----------------------------------------------------------------------- */

static void problem_put(struct request *r, const struct problem *p)
{
	html(r->out, "<tr><th scope=\"row\">%s</th><td>", p->field);
	html_data(r->out, r->act.lang, p->given);
	html_raw(r->out, "</td><td>");
	html_data(r->out, r->act.lang, p->accepted);
	html_raw(r->out, "</td></tr>\n");
}

static void problems_put(struct request *r)
{
	table_begin(r, W_PROBLEMS, W_FIELD, W_GIVEN, W_ACCEPTED);
	for (const struct problem *p = r->act.problems; p; p = p->next)
		problem_put(r, p);
	table_end(r);
}

void page_fault(struct request *r)
{
	page_begin(r, SECTION_NONE, fault_info[r->act.fault].text[r->act.lang]);
	if (r->act.detail) {
		html_raw(r->out, "<p class=\"detail\">");
		html_data(r->out, r->act.lang, r->act.detail);
		html_raw(r->out, "</p>\n");
	}
	if (r->act.problems)
		problems_put(r);
	if (r->act.fault == E_SIGNED_OUT)
		html(r->out, "<p><a href=\"%s\">%s</a></p>\n", sign_in_path, say(r, W_SIGN_IN));
	else
		html(r->out, "<p><a href=\"/\">%s</a></p>\n", say(r, W_TO_FINDINGS));
	page_end(r);
}
