/* The books as one looks for them: every register under one heading, with how many records it holds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

#define NAMES(...) .names = (const char *const[]){ __VA_ARGS__, NULL }

static const struct group { enum word title; const char *const *names; } groups[] = {
	{ W_BOOKS_OF_FIRMS,     NAMES("organisation", "jurisdiction", "company", "site", "ownership_interest", "foreign_tie", "rule_set",
	                              "rule_heading") },
	{ W_BOOKS_OF_PERSONS,   NAMES("person", "nationality", "employment", "role_holder", "clearance", "suspension", "pledge", "education") },
	{ W_BOOKS_OF_CONTRACTS, NAMES("contract", "contract_clause", "subcontract", "facility_clearance", "facility_suspension",
	                              "programme", "programme_partner", "equipment_category", "procurement_amount") },
	{ W_BOOKS_OF_SECRETS,   NAMES("designation", "designation_event", "designation_holder", "handler_range", "item", "item_release",
	                              "loan", "approval", "agreement", "equivalence") },
	{ W_BOOKS_OF_PLACES,    NAMES("area", "area_regime", "area_measure", "area_pass", "container", "combination_change",
	                              "combination_holder") },
	{ W_BOOKS_OF_MACHINES,  NAMES("machine", "machine_check", "machine_account", "machine_software", "allowed_software", "usage_review") },
	{ W_BOOKS_OF_OVERSIGHT, NAMES("inspection", "inspection_finding", "instruction", "instruction_reply", "incident", "incident_item") },
	{ W_BOOKS_OF_PROGRAM,   NAMES("account", "role", "token", "setting", "opening", "signing_key", "rulebook", "rulebook_file", "rulebook_term",
	                              "erasure") },
};

static bool is_grouped(const char *name)
{
	for (const struct group *g = groups; g < groups + COUNT(groups); g++)
		for (const char *const *n = g->names; *n; n++)
			if (same_text(*n, name))
				return true;
	return false;
}

static void register_row(struct request *r, const struct reg *reg)
{
	enum lang other = r->act.lang == JA ? EN : JA;
	long n = ask_long_with(&r->act, 0, &sql_of(reg)->count, &(struct value){ 0 }, 0);
	html(r->out, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>", url_of_known(r, url_path(r->act.arena, "registers", reg->name)), reg->title[r->act.lang]);
	html(r->out, "<td class=\"quiet small\"><span lang=\"%s\">%s</span> <code>%s</code></td><td class=\"count%s\">",
	    other == JA ? "ja" : "en", reg->title[other], reg->name, n ? "" : " quiet");
	html_count(r->out, n);
	html_raw(r->out, "</td></tr>\n");
}

static void group_begin(struct request *r, enum word title)
{
	html(r->out, "<table class=\"list\"><caption>%s</caption>\n<thead class=\"unseen\"><tr><th scope=\"col\">%s</th>"
	    "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n", say(r, title), say(r, W_REGISTER),
	    say(r, W_OTHER_NAMES), say(r, W_RECORDS));
}

static void group_put(struct request *r, const struct group *g)
{
	group_begin(r, g->title);
	for (const char *const *name = g->names; *name; name++)
		if (register_named(*name))
			register_row(r, register_named(*name));
	html_raw(r->out, "</tbody></table>\n");
}

/* A register that nobody has put under a heading yet is not lost. */
static void others_put(struct request *r)
{
	bool any = false;
	for each_register(reg) {
		if (is_grouped((*reg)->name))
			continue;
		if (!any)
			group_begin(r, W_BOOKS_OTHER);
		any = true;
		register_row(r, *reg);
	}
	if (any)
		html_raw(r->out, "</tbody></table>\n");
}

static void groups_page(struct request *r)
{
	page_begin(r, SECTION_REGISTERS, say(r, W_REGISTERS));
	known_form(r);
	html_raw(r->out, "<div class=\"groups\">\n");
	for (const struct group *g = groups; g < groups + COUNT(groups); g++)
		group_put(r, g);
	others_put(r);
	html_raw(r->out, "</div>\n");
	page_end(r);
}

void page_registers(struct request *r)
{
	page_as_known(r, groups_page);
}
