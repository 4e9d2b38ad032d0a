/* The addresses of the pages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/ui.h"
#include "ui/page.h"

/* A long text may have four million characters. */
enum { FORM_MOST = 16 << 20 };

const struct route ui_routes[] = {
	{ "GET",   "/",                              page_home,      NEEDS_BOOKS },
	{ "GET",   "/findings",                      page_findings,  NEEDS_BOOKS },
	{ "GET",   "/gaps",                          page_gaps,      NEEDS_BOOKS },
	{ "GET",   "/charts",                        page_chart,     NEEDS_BOOKS },
	{ "GET",   "/charts/{chart}",                page_chart,     NEEDS_BOOKS },
	{ "GET",   "/desk",                          page_desk,      NEEDS_BOOKS },
	{ "GET",   "/desk/explanation",              page_explanation, NEEDS_BOOKS },
	{ "GET",   "/about/{register}/{number}",     page_gathering, NEEDS_BOOKS },
	{ "GET",   "/registers",                     page_registers, NEEDS_BOOKS },
	{ "GET",   "/registers/{register}",          page_register,  NEEDS_BOOKS },
	{ "GET",   "/registers/{register}/new",      page_new,       NEEDS_BOOKS },
	{ "POST",  "/registers/{register}/new",      page_new,       NEEDS_BOOKS, FORM_MOST },
	{ "GET",   "/registers/{register}/{number}", page_record,    NEEDS_BOOKS },
	{ "GET",   "/registers/{register}/{number}/amend", page_amend, NEEDS_BOOKS },
	{ "POST",  "/registers/{register}/{number}/amend", page_amend, NEEDS_BOOKS, FORM_MOST },
	{ "GET",   "/registers/{register}/{number}/void", page_void, NEEDS_BOOKS },
	{ "POST",  "/registers/{register}/{number}/void", page_void, NEEDS_BOOKS, FORM_MOST },
	{ "GET",   "/search",                        page_search,    NEEDS_BOOKS },
	{ "GET",   "/acts",                          page_acts,      NEEDS_BOOKS },
	{ "GET",   "/acts/{act}",                    page_act,       NEEDS_BOOKS },
	{ "POST",  "/acts/{act}",                    page_act,       NEEDS_BOOKS, FORM_MOST },
	{ "GET",   "/log",                           page_ledger,    NEEDS_BOOKS },
	{ "GET",   "/log/entry/{entry}",             page_entry,     NEEDS_BOOKS },
	{ "GET",   "/settings",                      page_settings,  NEEDS_BOOKS },
	{ "GET",   "/rights",                        page_rights,    NEEDS_BOOKS },
	{ "GET",   "/rights/{role}",                 page_rights_of_role, NEEDS_BOOKS },
	{ "GET",   "/law",                           page_law,          NEEDS_BOOKS },
	{ "GET",   "/law/duties",                    page_law_duties,   NEEDS_BOOKS },
	{ "GET",   "/law/duties/{duty}",             page_law_duty,     NEEDS_BOOKS },
	{ "GET",   "/law/tables",                    page_law_tables,   NEEDS_BOOKS },
	{ "GET",   "/law/tables/{table}",            page_law_table,    NEEDS_BOOKS },
	{ "GET",   "/law/coverage",                  page_law_coverage, NEEDS_BOOKS },
	{ "GET",   "/law/words",                     page_law_words,    NEEDS_BOOKS },
	{ "GET",   "/law/diff",                      page_law_diff,     NEEDS_BOOKS },
	{ "GET",   "/law/picture",                   page_law_picture,  NEEDS_BOOKS },
	{ "GET",   "/law/{node}",                    page_law_node,     NEEDS_BOOKS },
	{ "GET",   "/assets/{hash}/{file}",          asset_file,     NEEDS_NOTHING },
	{ "GET",   "/sign-in",                       page_sign_in,   NEEDS_NOTHING },
	{ "POST",  "/sign-in",                       page_sign_in_sent, NEEDS_NOTHING },
	{ "GET",   "/sign-in/invitation",            page_invitation, NEEDS_NOTHING },
	{ "POST",  "/sign-in/invitation",            page_invitation_sent, NEEDS_NOTHING },
	{ "GET",   "/account",                       page_account,   NEEDS_BOOKS },
	{ "POST",  "/account/end",                   page_session_end, NEEDS_BOOKS },
	{ "POST",  "/account/password",              page_password_sent, NEEDS_BOOKS },
	{ "POST",  "/account/authenticator",         page_authenticator_sent, NEEDS_BOOKS },
	{ "POST",  "/account/authenticator/remove",  page_authenticator_removed, NEEDS_BOOKS },
	{ "POST",  "/sign-out",                      page_sign_out,  NEEDS_BOOKS },
	{ "FAULT", "/",                              page_fault,     NEEDS_NOTHING },
	{ 0 }
};
