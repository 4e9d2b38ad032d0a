/* Whether the database answers, for whoever watches over the server.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"

SQL(answers, "", "SELECT 1");

static void health(struct request *r)
{
	r->type = "text/plain; charset=utf-8";
	if (ask_long(&r->act, 0, answers) == 1)
		fputs("ok\n", r->out);
}

/* Whatever the fault, the service is not there. */
static void ill(struct request *r)
{
	const struct act *act = &r->act;
	if (act->fault != E_USAGE)
		r->status = 503;
	r->type = "text/plain; charset=utf-8";
	fprintf(r->out, "%s\n", fault_info[act->fault].text[act->lang]);
}

const struct route health_routes[] = {
	{ "GET",   "/healthz", health, NEEDS_LEDGER },
	{ "FAULT", "/healthz", ill,    NEEDS_NOTHING },
	{ 0 }
};
