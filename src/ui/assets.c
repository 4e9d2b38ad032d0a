/* Style sheet, scripts and pictures, carried in the binary.  Their address holds the hash of their content: they may be kept for ever.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include <string.h>

enum { HASH_SHOWN = 8 };

static const struct { const char *ending, *type; } types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js",  "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
};

static const struct asset *asset_named(const char *file)
{
	for (const struct asset *a = asset_files; a->path; a++)
		if (same_text(strrchr(a->path, '/') + 1, file))
			return a;
	return NULL;
}

static const char *hash_shown(struct arena *arena, const struct asset *a)
{
	struct hash hash = hash_of(a->bytes, a->size);
	return hex_of(arena, hash.bytes, HASH_SHOWN);
}

const char *asset_url(struct request *r, const char *file)
{
	const struct asset *a = asset_named(file);
	return url_path(r->act.arena, "assets", a ? hash_shown(r->act.arena, a) : "none", file);
}

void asset_file(struct request *r)
{
	const struct asset *a = asset_named(place_of(r, "file"));
	if (!a || !same_text(hash_shown(r->act.arena, a), place_of(r, "hash"))) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
		return;
	}
	const char *ending = strrchr(a->path, '.');
	for (size_t i = 0; i < COUNT(types); i++)
		if (same_text(types[i].ending, ending))
			r->type = types[i].type;
	r->cache = "public, max-age=31536000, immutable";
	fwrite(a->bytes, 1, a->size, r->out);
}
