/* The addresses of the face for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"

/* Long enough for the longest texts of a record, or for many questions. */
enum { BODY_OF_ACT = 8 << 20 };

const struct route api_routes[] = {
	{ "GET",   "/api/v1",                                       api_index,     NEEDS_BOOKS },
	{ "GET",   "/api/v1/openapi.json",                          api_openapi,   NEEDS_NOTHING },
	{ "GET",   "/api/v1/registers",                             api_registers, NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}",                  api_register,  NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}/{number}",         api_record,    NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}/{number}/history", api_history,   NEEDS_BOOKS },
	{ "GET",   "/api/v1/findings",                              api_findings,  NEEDS_BOOKS },
	{ "GET",   "/api/v1/needs",                                 api_needs,     NEEDS_BOOKS },
	{ "POST",  "/api/v1/registers/{register}",                  api_add,       NEEDS_BOOKS, BODY_OF_ACT },
	{ "PATCH", "/api/v1/registers/{register}/{number}",         api_amend,     NEEDS_BOOKS, BODY_OF_ACT },
	{ "DELETE", "/api/v1/registers/{register}/{number}",        api_void,      NEEDS_BOOKS },
	{ "GET",   "/api/v1/law",                                   api_law,       NEEDS_BOOKS },
	{ "GET",   "/api/v1/law/duties/{duty}",                     api_duty,      NEEDS_BOOKS },
	{ "POST",  "/api/v1/acts",                                  api_act,       NEEDS_BOOKS, UPLOAD_MOST },
	{ "POST",  "/api/v1/decide",                                api_decide,    NEEDS_BOOKS, BODY_OF_ACT },
	{ "GET",   "/calendar/{file}",                              api_calendar,  NEEDS_NOTHING },
	{ "GET",   "/problems/{fault}",                             api_problem,   NEEDS_NOTHING },
	{ "FAULT", "/api",                                          api_fault,     NEEDS_NOTHING },
	{ "FAULT", "/problems",                                     api_fault,     NEEDS_NOTHING },
	{ "FAULT", "/calendar",                                     calendar_fault, NEEDS_NOTHING },
	{ 0 }
};
