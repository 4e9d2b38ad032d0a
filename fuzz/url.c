/* Addresses from anyone: reading one never fails badly, and what is read can be written again as the same address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void close_arena(struct arena **arena)
{
	arena_close(arena);
}

static void same(const char *a, const char *b)
{
	if (strcmp(a, b))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(close_arena) struct arena *arena = arena_open();
	const char *raw = arena_span(arena, (const char *)bytes, n);
	struct url url, again;
	(void)language_accepted(raw);
	if (!url_read(arena, raw, &url))
		return 0;
	const char *written = url_with(arena, &url, "", NULL);
	if (strlen(written) > URL_MAX)
		return 0;
	if (!url_read(arena, written, &again) || again.segment_count != url.segment_count)
		abort();
	for (size_t i = 0; i < url.segment_count; i++)
		same(url.segments[i], again.segments[i]);
	size_t named = 0;
	for (size_t i = 0; i < url.argument_count; i++)
		if (*url.arguments[i].name) {
			same(url.arguments[i].name, again.arguments[named].name);
			same(url.arguments[i].value, again.arguments[named++].value);
		}
	if (named != again.argument_count)
		abort();
	return 0;
}
