/* Text that grows in an arena, patterns with places, and whole numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void text_room(struct text *t, size_t more)
{
	if (t->n + more + 1 <= t->room)
		return;
	size_t room = t->room ? t->room * 2 : 128;
	while (room < t->n + more + 1)
		room *= 2;
	char *s = arena_take(t->arena, room);
	if (t->n)
		memcpy(s, t->s, t->n);
	t->s = s;
	t->room = room;
}

void text_put_span(struct text *t, const char *s, size_t n)
{
	text_room(t, n);
	if (n)
		memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = 0;
}

void text_put(struct text *t, const char *s)
{
	text_put_span(t, s ? s : "", s ? strlen(s) : 0);
}

void text_add(struct text *t, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	text_room(t, (size_t)n);
	va_start(ap, format);
	vsnprintf(t->s + t->n, (size_t)n + 1, format, ap);
	va_end(ap);
	t->n += (size_t)n;
}

void text_fill(struct text *out, const char *pattern, const char *const *args)
{
	size_t n = 0;
	while (args[n])
		n++;
	for (const char *p = pattern; *p; p++) {
		bool place = p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}';
		if (place && (size_t)(p[1] - '0') < n) {
			text_put(out, args[p[1] - '0']);
			p += 2;
		} else {
			text_put_span(out, p, 1);
		}
	}
	text_put(out, "");
}

/* How many bytes the UTF-8 character here has; 0 if it is none. */
static size_t character(const unsigned char *p)
{
	static const struct { unsigned char first, last, least, most; size_t n; } forms[] = {
		{ 0x01, 0x7F, 0x00, 0xFF, 1 }, { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
		{ 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
		{ 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
	};
	for (size_t f = 0; f < COUNT(forms); f++) {
		if (*p < forms[f].first || *p > forms[f].last || (forms[f].n > 1 && (p[1] < forms[f].least || p[1] > forms[f].most)))
			continue;
		for (size_t i = 2; i < forms[f].n; i++)
			if ((p[i] & 0xC0) != 0x80)
				return 0;
		return forms[f].n;
	}
	return 0;
}

const char *text_valid(struct arena *arena, const char *s)
{
	struct text out = { .arena = arena };
	bool good = true;
	for (const char *p = s; p && *p;) {
		size_t n = character((const unsigned char *)p);
		text_put_span(&out, n ? p : "\xEF\xBF\xBD", n ? n : 3);
		good = good && n;
		p += n ? n : 1;
	}
	return good ? s : text_of(&out);
}

bool is_empty(const char *s)
{
	return !s || !*s;
}

bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

bool parse_long(const char *s, long *out)
{
	if (is_empty(s) || strspn(s, "-0123456789") != strlen(s))
		return false;
	char *end;
	errno = 0;
	long n = strtol(s, &end, 10);
	if (errno || *end || end == s)
		return false;
	*out = n;
	return true;
}
