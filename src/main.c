/* hozen.  Only this file sees every layer: it gives the command line the faces that serve.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"
#include "cli/cli.h"
#include "ui/ui.h"

static enum fault run_serve(struct command *c, int *exit_status)
{
	static const struct route *const faces[] = { health_routes, log_routes, metrics_routes, api_routes, ui_routes, NULL };
	(void)exit_status;
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, true, &i);
	const struct listening l = { c->options[OPTION_LISTEN], c->options[OPTION_TLS_CERT], c->options[OPTION_TLS_KEY], c->options[OPTION_PROXY], 0 };
	return f ? f : serve(c->act, i, &l, faces);
}

static const struct verb serve_row = {
	"serve", "serve [--listen ADDR:PORT] [--tls-cert FILE --tls-key FILE] [--proxy ADDR]",
	{ "画面、API 及び台帳を供する", "Serve the pages, the API and the log" },
	TAKES(OPTION_LISTEN) | TAKES(OPTION_TLS_CERT) | TAKES(OPTION_TLS_KEY) | TAKES(OPTION_PROXY), run_serve
};

int main(int argc, char **argv)
{
	return cli_run(argc, argv, &serve_row);
}
