/* Canonical JSON for strangers: each line of standard input is a document; what src/base/canon.c writes of it goes out as a line, or
 * "outside: WHY" where it has something that the ledger never writes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 7 };                            /* objects in one another; struct canon has room for the document and these */
#define GREATEST_WHOLE ((1ll << 53) - 1)

static const char *member_outside(const char *key, json_t *value, int depth);

/* Why a document cannot be written, NULL if it can. */
static const char *outside(json_t *value, int depth)
{
	const char *key, *why = NULL;
	json_t *member;
	if (json_is_integer(value) && llabs(json_integer_value(value)) > GREATEST_WHOLE)
		return "a number beyond 2^53";
	if (json_is_object(value)) {
		json_object_foreach(value, key, member)
			why = why ? why : member_outside(key, member, depth + 1);
		return why;
	}
	return json_is_array(value) ? "a list" : json_is_real(value) ? "a fraction" : json_is_boolean(value) ? "a truth value" : NULL;
}

static const char *member_outside(const char *key, json_t *value, int depth)
{
	for (const char *c = key; *c; c++)
		if ((unsigned char)*c >= 0x80)
			return "a key that is not ASCII";
	return depth > DEEPEST && json_is_object(value) ? "too many objects in one another" : outside(value, depth);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void put_member(struct arena *arena, struct canon *c, const char *key, json_t *value);

/* canon.c takes keys in their order, so that whoever writes an entry has to know it. */
static void put_members(struct arena *arena, struct canon *c, json_t *object)
{
	const char *key, **keys = arena_array(arena, const char *, json_object_size(object) + 1);
	json_t *member;
	size_t n = 0;
	json_object_foreach(object, key, member)
		keys[n++] = key;
	if (n)
		qsort(keys, n, sizeof *keys, by_text);
	for (size_t i = 0; i < n; i++)
		put_member(arena, c, keys[i], json_object_get(object, keys[i]));
}

static void put_member(struct arena *arena, struct canon *c, const char *key, json_t *value)
{
	if (json_is_object(value)) {
		canon_object(c, key);
		put_members(arena, c, value);
		canon_close(c);
	} else if (json_is_integer(value)) {
		canon_long(c, key, (long)json_integer_value(value));
	} else {
		canon_text(c, key, json_string_value(value));
	}
}

static void put_document(const char *line)
{
	defer(arena_close) struct arena *arena = arena_open();
	struct text out = { .arena = arena };
	struct canon c;
	json_error_t error;
	json_t *document = json_loads(line, JSON_REJECT_DUPLICATES, &error);
	const char *why = !document ? error.text : outside(document, 0);
	if (why) {
		printf("outside: %s\n", why);
	} else {
		canon_open(&c, &out);
		put_members(arena, &c, document);
		canon_close(&c);
		puts(text_of(&out));
	}
	json_decref(document);
}

int main(void)
{
	char *line = NULL;
	size_t room = 0;
	while (getline(&line, &room, stdin) > 0)
		put_document(line);
	free(line);
	return 0;
}
