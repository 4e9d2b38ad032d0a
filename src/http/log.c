/* The log as witnesses read it: C2SP tlog-tiles over HTTP.  Tiles, whole or partial, never change: they are kept for ever.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"

#define FOR_EVER "public, max-age=31536000, immutable"

static void checkpoint(struct request *r)
{
	const char *note;
	if (installation_checkpoint(&r->act, r->installation, &note))
		return;
	r->type = "text/plain; charset=utf-8";
	fputs(note, r->out);
}

static void tile(struct request *r)
{
	const void *bytes;
	size_t n;
	if (ledger_tile(&r->act, place_of(r, "path"), &bytes, &n))
		return;
	r->type = "application/octet-stream";
	r->cache = FOR_EVER;
	fwrite(bytes, 1, n, r->out);
}

/* For programs: the status says it, one line says why. */
static void refused(struct request *r)
{
	const struct act *act = &r->act;
	r->type = "text/plain; charset=utf-8";
	fprintf(r->out, "%s\n", act->detail ? act->detail : fault_info[act->fault].text[act->lang]);
}

const struct route log_routes[] = {
	{ "GET",   "/log/checkpoint",   checkpoint, NEEDS_LEDGER },
	{ "GET",   "/log/tile/{path*}", tile,       NEEDS_LEDGER },
	{ "FAULT", "/log/checkpoint",   refused,    NEEDS_NOTHING },
	{ "FAULT", "/log/tile",         refused,    NEEDS_NOTHING },
	{ 0 }
};
