/* The addresses of the face for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"

const struct route api_routes[] = {
	{ "GET",   "/api/v1",                                       api_index,     NEEDS_BOOKS },
	{ "GET",   "/api/v1/openapi.json",                          api_openapi,   NEEDS_NOTHING },
	{ "GET",   "/api/v1/registers",                             api_registers, NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}",                  api_register,  NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}/{number}",         api_record,    NEEDS_BOOKS },
	{ "GET",   "/api/v1/registers/{register}/{number}/history", api_history,   NEEDS_BOOKS },
	{ "GET",   "/api/v1/findings",                              api_findings,  NEEDS_BOOKS },
	{ "GET",   "/api/v1/needs",                                 api_needs,     NEEDS_BOOKS },
	{ "GET",   "/problems/{fault}",                             api_problem,   NEEDS_NOTHING },
	{ "FAULT", "/api",                                          api_fault,     NEEDS_NOTHING },
	{ "FAULT", "/problems",                                     api_fault,     NEEDS_NOTHING },
	{ 0 }
};
