/* Names: texts and the numbers they go by.  The texts lie one after another, each ended by NUL; a number leads to its text, and a table
 * of slots from a text to its number.  The hash is keyed afresh for each set, so that nobody can write names that all meet in one slot.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"
#include "decision/memory.h"
#include <assert.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

struct name { uint32_t at, hash; };      /* where its text begins */

struct names {
	uint64_t key;
	char *text;
	size_t text_n, text_room;
	struct name *list;               /* by number; 0 is nobody's */
	uint8_t *marks;
	uint32_t count, room;            /* of numbers, with 0 */
	uint32_t *slots, slot_count;     /* numbers; 0 is free.  A power of two. */
};

static void make_slots(struct names *names, uint32_t count)
{
	free(names->slots);
	names->slots = resized(NULL, count * sizeof *names->slots);
	memset(names->slots, 0, count * sizeof *names->slots);
	names->slot_count = count;
	for (uint32_t number = 1; number < names->count; number++) {
		uint32_t at = names->list[number].hash & (count - 1);
		while (names->slots[at])
			at = (at + 1) & (count - 1);
		names->slots[at] = number;
	}
}

struct names *names_open(void)
{
	struct names *names = resized(NULL, sizeof *names);
	*names = (struct names){ .count = 1, .room = 1 };
	random_bytes(&names->key, sizeof names->key);
	names->list = resized(NULL, sizeof *names->list);
	names->marks = resized(NULL, 1);
	names->list[0] = (struct name){ 0 };
	names->marks[0] = 0;
	make_slots(names, FIRST_SLOTS);
	return names;
}

void names_close(struct names **names)
{
	if (!*names)
		return;
	free((*names)->text);
	free((*names)->list);
	free((*names)->marks);
	free((*names)->slots);
	free(*names);
	*names = NULL;
}

/* ---- finding ------------------------------------------------------------------------------ */

static uint64_t stirred(uint64_t hash, uint64_t word)
{
	__uint128_t wide = (__uint128_t)(hash ^ word) * 0x9E3779B97F4A7C15u;
	return (uint64_t)wide ^ (uint64_t)(wide >> 64);
}

static uint32_t hash_text(const struct names *names, const char *s, size_t n)
{
	uint64_t hash = names->key, word;
	size_t left = n;
	for (; left >= sizeof word; left -= sizeof word, s += sizeof word) {
		memcpy(&word, s, sizeof word);
		hash = stirred(hash, word);
	}
	word = 0;
	memcpy(&word, s, left);
	return (uint32_t)stirred(stirred(hash, word), n ^ names->key);
}

/* The slot of the name, or the free one where it would go. */
static uint32_t slot_of(const struct names *names, const char *s, size_t n, uint32_t hash)
{
	uint32_t at = hash & (names->slot_count - 1);
	for (uint32_t number; (number = names->slots[at]); at = (at + 1) & (names->slot_count - 1)) {
		const struct name *name = &names->list[number];
		if (name->hash == hash && !strncmp(names->text + name->at, s, n) && !names->text[name->at + n])
			break;
	}
	return at;
}

uint32_t names_find(const struct names *names, const char *s, size_t n)
{
	return names->slots[slot_of(names, s, n, hash_text(names, s, n))];
}

const char *names_text(const struct names *names, uint32_t number)
{
	assert(number && number < names->count);
	return names->text + names->list[number].at;
}

uint32_t names_count(const struct names *names)
{
	return names->count - 1;
}

size_t names_bytes(const struct names *names)
{
	return sizeof *names + names->text_room + names->room * (sizeof *names->list + 1) + names->slot_count * sizeof *names->slots;
}

/* ---- adding ------------------------------------------------------------------------------- */

static void make_room(struct names *names, size_t n)
{
	if (names->count == names->room) {
		names->room += names->room / 2 + 16;
		names->list = resized(names->list, names->room * sizeof *names->list);
		names->marks = resized(names->marks, names->room);
	}
	if (names->text_n + n + 1 > names->text_room) {
		names->text_room += names->text_room / 2 + n + 64;
		names->text = resized(names->text, names->text_room);
	}
	assert(names->text_n <= UINT32_MAX && names->count < UINT32_MAX);
}

uint32_t names_add(struct names *names, const char *s, size_t n)
{
	assert(!memchr(s, 0, n));
	uint32_t hash = hash_text(names, s, n), slot = slot_of(names, s, n, hash);
	if (names->slots[slot])
		return names->slots[slot];
	make_room(names, n);
	names->list[names->count] = (struct name){ (uint32_t)names->text_n, hash };
	names->marks[names->count] = 0;
	memcpy(names->text + names->text_n, s, n);
	names->text[names->text_n + n] = 0;
	names->text_n += n + 1;
	names->slots[slot] = names->count++;
	if (names->count > names->slot_count / 4 * 3)
		make_slots(names, names->slot_count * 2);
	return names->count - 1;
}

uint8_t names_mark(const struct names *names, uint32_t number)
{
	return number < names->count ? names->marks[number] : 0;
}

void names_set_mark(struct names *names, uint32_t number, uint8_t mark)
{
	assert(number && number < names->count);
	names->marks[number] = mark;
}
