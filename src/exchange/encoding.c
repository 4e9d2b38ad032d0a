/* Encodings: the two that Japanese offices write, told apart by what is well-formed UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exchange/exchange.h"
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* How bytes read as UTF-8: where the first ill one stands, and what speaks for UTF-8 and against it. */
struct utf8_reading { size_t good, characters, ill; };

/* Eight bytes at a time while they are ASCII, which speaks for neither. */
static size_t ascii_length(const char *s, size_t n)
{
	const uint64_t high_bits = 0x8080808080808080;
	uint64_t eight;
	size_t i = 0;
	for (; n - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, s + i, sizeof eight);
		if (eight & high_bits)
			break;
	}
	while (i < n && !(s[i] & 0x80))
		i++;
	return i;
}

static struct utf8_reading utf8_read(const char *s, size_t n)
{
	struct utf8_reading r = { .good = n };
	size_t i = ascii_length(s, n);
	while (i < n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)s + i,
		    (utf8proc_ssize_t)(n - i), &c);
		if (size <= 0 && !r.ill++)
			r.good = i;
		r.characters += size > 0;
		i += size > 0 ? (size_t)size : 1;
		i += ascii_length(s + i, n - i);
	}
	return r;
}

static void iconv_done(const iconv_t *by)
{
	iconv_close(*by);
}

/* How many bytes from the beginning are in that encoding; *out holds them as UTF-8.  No byte of CP932 or
 * EUC-JP becomes more than three of UTF-8, and ASCII stays one. */
static size_t iconv_read(struct arena *arena, const char *encoding, const char *s, size_t n,
    struct decoded *out)
{
	defer(iconv_done) iconv_t by = iconv_open("UTF-8", encoding);
	if (by == (iconv_t)-1) {
		fprintf(stderr, "hozen: the C library does not know %s\n", encoding);
		abort();
	}
	size_t room = n;
	for (size_t i = 0; i < n; i++)
		room += s[i] & 0x80 ? 2 : 0;
	char *in = (char *)s, *text = arena_take(arena, room + 1), *end = text;
	size_t left = n, space = room;
	iconv(by, &in, &left, &end, &space);
	*out = (struct decoded){ text, room - space };
	return n - left;
}

static bool is_also_euc_jp(struct arena *arena, const char *s, size_t n)
{
	struct decoded unused;
	struct arena_mark mark = arena_mark(arena);
	bool is = iconv_read(arena, "EUC-JP", s, n, &unused) == n;
	arena_back(arena, mark);
	return is;
}

static long line_at(const char *s, size_t n)
{
	long line = 1;
	for (size_t i = 0; i < n; i++)
		line += s[i] == '\n' || (s[i] == '\r' && s[i + 1] != '\n');
	return line;
}

static enum fault refuse(struct act *act, long line, const char *given)
{
	problem_add(act, line, NULL, given, phrase(act, W_TEXT_ENCODING));
	return problems_fault(act);
}

static enum fault refuse_byte(struct act *act, const char *s, size_t at)
{
	const char *given = arena_format(act->arena, "0x%02X", (unsigned char)s[at]);
	return refuse(act, line_at(s, at), given);
}

static bool begins_with(const char *s, size_t n, const char *mark)
{
	return n >= strlen(mark) && !memcmp(s, mark, strlen(mark));
}

/* One damaged character must not turn a whole file of UTF-8 into nonsense that CP932 can read.  Japanese
 * in CP932 hardly ever makes a character of UTF-8, so the greater number tells which was meant.  EUC-JP
 * often reads as half-width katakana, but real CP932 is hardly ever EUC-JP throughout. */
static enum fault decode_cp932(struct act *act, struct arena *arena, const char *bytes, size_t n,
    struct decoded *out)
{
	struct utf8_reading utf8 = utf8_read(bytes, n);
	if (utf8.characters > utf8.ill)
		return refuse_byte(act, bytes, utf8.good);
	struct decoded text;
	size_t good = iconv_read(arena, "CP932", bytes, n, &text);
	if (good < n)
		return refuse_byte(act, bytes, good);
	if (is_also_euc_jp(arena, bytes, n))
		return refuse(act, line_at(bytes, utf8.good), "EUC-JP");
	*out = text;
	return OK;
}

enum fault text_decode(struct act *act, struct arena *arena, const char *bytes, size_t n,
    struct decoded *out)
{
	if (!n)
		bytes = "";
	if (begins_with(bytes, n, "\xFF\xFE") || begins_with(bytes, n, "\xFE\xFF"))
		return refuse(act, 1, "UTF-16");

	size_t mark = begins_with(bytes, n, "\xEF\xBB\xBF") ? 3 : 0;
	size_t good = mark + utf8_read(bytes + mark, n - mark).good;
	if (good < n)
		return mark ? refuse_byte(act, bytes, good) : decode_cp932(act, arena, bytes, n, out);
	*out = (struct decoded){ bytes + mark, n - mark };
	return OK;
}
