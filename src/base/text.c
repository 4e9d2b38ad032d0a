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
