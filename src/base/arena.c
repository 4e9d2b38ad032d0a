/* Arenas: memory that is given back all at once.  Out of memory ends the process; it is not a fault.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 4096, GREATEST_CHUNK = 1 << 20, ALIGN = 16 };

struct chunk {
	struct chunk *before;
	size_t used, size;
	_Alignas(ALIGN) unsigned char bytes[];
};

struct arena { struct chunk *newest; };

static struct chunk *chunk_make(struct chunk *before, size_t size)
{
	struct chunk *c = malloc(sizeof *c + size);
	if (!c) {
		fputs("hozen: out of memory\n", stderr);
		abort();
	}
	c->before = before;
	c->used = 0;
	c->size = size;
	return c;
}

struct arena *arena_open(void)
{
	struct chunk *c = chunk_make(NULL, FIRST_CHUNK);
	struct arena *a = (struct arena *)c->bytes;
	c->used = ALIGN;
	a->newest = c;
	return a;
}

void arena_close(struct arena **arena)
{
	if (!*arena)
		return;
	struct chunk *c = (*arena)->newest;
	*arena = NULL;
	while (c) {
		struct chunk *before = c->before;
		free(c);
		c = before;
	}
}

void *arena_take(struct arena *a, size_t bytes)
{
	struct chunk *c = a->newest;
	bytes = (bytes + ALIGN - 1) / ALIGN * ALIGN;
	if (bytes > c->size - c->used) {
		size_t size = c->size * 2 > GREATEST_CHUNK ? GREATEST_CHUNK : c->size * 2;
		c = a->newest = chunk_make(c, bytes > size ? bytes : size);
	}
	void *p = c->bytes + c->used;
	c->used += bytes;
	memset(p, 0, bytes);
	return p;
}

struct arena_mark arena_mark(struct arena *a)
{
	return (struct arena_mark){ a->newest, a->newest->used };
}

void arena_back(struct arena *a, struct arena_mark mark)
{
	while (a->newest != mark.chunk) {
		struct chunk *c = a->newest;
		a->newest = c->before;
		free(c);
	}
	a->newest->used = mark.used;
}

char *arena_span(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_take(a, n + 1);
	if (n)
		memcpy(copy, s, n);
	return copy;
}

char *arena_text(struct arena *a, const char *s)
{
	return s ? arena_span(a, s, strlen(s)) : NULL;
}

char *arena_format(struct arena *a, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	char *s = arena_take(a, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(s, (size_t)n + 1, format, ap);
	va_end(ap);
	return s;
}
