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
	return f ? f : serve(c->act, i, c->options[OPTION_LISTEN], faces);
}

static const struct verb serve_row = {
	"serve", "serve [--listen ADDR:PORT]", { "画面と記録を供する（読取りのみ）", "Serve the pages and the log, read-only" },
	TAKES(OPTION_LISTEN), run_serve
};

int main(int argc, char **argv)
{
	return cli_run(argc, argv, &serve_row);
}
