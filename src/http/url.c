/* Addresses: read strictly, so that what reaches a page is text; written so that any text can stand in one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"
#include <string.h>
#include <utf8proc.h>

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 32) >= 'a' && (c | 32) <= 'f')
		return (c | 32) - 'a' + 10;
	return -1;
}

/* Text only: whole UTF-8 characters, no control characters. */
static bool is_text(const char *s, size_t n)
{
	for (size_t at = 0; at < n;) {
		utf8proc_int32_t c;
		const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s + at;
		utf8proc_ssize_t used = utf8proc_iterate(bytes, (utf8proc_ssize_t)(n - at), &c);
		if (used <= 0 || c < ' ' || (c >= 0x7F && c <= 0x9F))
			return false;
		at += (size_t)used;
	}
	return true;
}

/* A span decoded; NULL if it does not decode to text. */
static const char *decoded(struct arena *arena, const char *raw, size_t n, bool plus_is_blank)
{
	char *out = arena_take(arena, n + 1);
	size_t used = 0;
	for (size_t i = 0; i < n; i++) {
		char c = raw[i];
		if (c == '%') {
			int high = n - i > 2 ? hex_digit(raw[i + 1]) : -1, low = n - i > 2 ? hex_digit(raw[i + 2]) : -1;
			if (high < 0 || low < 0)
				return NULL;
			c = (char)(high << 4 | low);
			i += 2;
		} else if (c == '+' && plus_is_blank) {
			c = ' ';
		}
		out[used++] = c;
	}
	return is_text(out, used) ? out : NULL;
}

static bool is_dots(const char *s)
{
	return same_text(s, ".") || same_text(s, "..");
}

static bool path_read(struct arena *arena, const char *raw, size_t n, struct url *out)
{
	for (size_t at = 1; at <= n;) {
		const char *slash = memchr(raw + at, '/', n - at);
		size_t end = slash ? (size_t)(slash - raw) : n;
		if (end == n && at == n)
			return true;
		const char *segment = decoded(arena, raw + at, end - at, false);
		if (is_empty(segment) || is_dots(segment) || out->segment_count == SEGMENTS_MAX)
			return false;
		out->segments[out->segment_count++] = segment;
		at = end + 1;
	}
	return true;
}

static bool arguments_read(struct arena *arena, const char *raw, struct url *out)
{
	while (*raw) {
		size_t n = strcspn(raw, "&"), name = strcspn(raw, "=&");
		size_t value = name < n ? name + 1 : n;
		struct argument a = { decoded(arena, raw, name, true), decoded(arena, raw + value, n - value, true) };
		if (!a.name || !a.value || (n && out->argument_count == ARGUMENTS_MAX))
			return false;
		if (n)
			out->arguments[out->argument_count++] = a;
		raw += n + (raw[n] == '&');
	}
	return true;
}

bool url_read(struct arena *arena, const char *raw, struct url *out)
{
	struct url url = { 0 };
	size_t n = strcspn(raw, "?");
	if (*raw != '/' || strlen(raw) > URL_MAX || strchr(raw, '#'))
		return false;
	if (!path_read(arena, raw, n, &url) || !arguments_read(arena, raw + n + (raw[n] == '?'), &url))
		return false;
	*out = url;
	return true;
}

/* RFC 3986 §2.3: letters, digits and -._~ stand for themselves. */
static void part_put(struct text *out, const char *s)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	for (; *s; s++)
		if (strchr(plain, *s))
			text_put_span(out, s, 1);
		else
			text_add(out, "%%%02X", (unsigned char)*s);
}

const char *url_part(struct arena *arena, const char *s)
{
	struct text out = { .arena = arena };
	part_put(&out, s ? s : "");
	return text_of(&out);
}

const char *url_path_of(struct arena *arena, const char *const *segments)
{
	struct text out = { .arena = arena };
	for (; *segments; segments++) {
		text_put(&out, "/");
		part_put(&out, *segments);
	}
	return out.n ? text_of(&out) : "/";
}

static void argument_put(struct text *out, bool *any, const char *name, const char *value)
{
	text_put(out, *any ? "&" : "?");
	part_put(out, name);
	text_put(out, "=");
	part_put(out, value);
	*any = true;
}

const char *url_with(struct arena *arena, const struct url *url, const char *name, const char *value)
{
	struct text out = { .arena = arena };
	bool any = false;
	for (size_t i = 0; i < url->segment_count; i++) {
		text_put(&out, "/");
		part_put(&out, url->segments[i]);
	}
	if (!out.n)
		text_put(&out, "/");
	for (size_t i = 0; i < url->argument_count; i++)
		if (!same_text(url->arguments[i].name, name))
			argument_put(&out, &any, url->arguments[i].name, url->arguments[i].value);
	if (value)
		argument_put(&out, &any, name, value);
	return text_of(&out);
}
