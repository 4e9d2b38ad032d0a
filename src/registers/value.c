/* One value: from what a person wrote to what the books keep, and back to words.  A kind is a row here.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { TEXT_MAX = 500, LONG_TEXT_MAX = 4000000 };

static const char *mapped(struct arena *a, const char *s, utf8proc_option_t options)
{
	utf8proc_uint8_t *out = NULL;
	if (utf8proc_map((const utf8proc_uint8_t *)s, 0, &out, options | UTF8PROC_NULLTERM | UTF8PROC_STABLE) < 0)
		return NULL;
	const char *copy = arena_text(a, (const char *)out);
	free(out);
	return copy;
}

static bool is_ascii(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

/* Blanks of both widths off both ends. */
static const char *trimmed(struct arena *a, const char *s)
{
	static const char wide[] = "\u3000";
	for (;;) {
		if (*s && strchr(" \t\r\n", *s)) s++;
		else if (!strncmp(s, wide, 3)) s += 3;
		else break;
	}
	size_t n = strlen(s);
	for (;;) {
		if (n && strchr(" \t\r\n", s[n - 1])) n--;
		else if (n >= 3 && !strncmp(s + n - 3, wide, 3)) n -= 3;
		else break;
	}
	return s[n] ? arena_span(a, s, n) : s;
}

const char *folded(struct arena *a, const char *s)
{
	if (!is_ascii(s))
		s = mapped(a, s, UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
	return s ? trimmed(a, s) : NULL;
}

/* Plain letters need no folding but of case, and most of what is read is plain. */
static bool plain_alike(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += strspn(a, " \t_");
		b += strspn(b, " \t_");
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
			return false;
		if (!*a)
			return true;
	}
}

bool reads_alike(const char *a, const char *b)
{
	if (!a || !b)
		return false;
	if (!strcmp(a, b))
		return true;
	if (is_ascii(a) && is_ascii(b))
		return plain_alike(a, b);
	const utf8proc_option_t how = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD;
	utf8proc_uint8_t *x = NULL, *y = NULL;
	bool alike = utf8proc_map((const utf8proc_uint8_t *)a, 0, &x, how) >= 0 &&
	    utf8proc_map((const utf8proc_uint8_t *)b, 0, &y, how) >= 0;
	for (const char *p = (char *)x, *q = (char *)y; alike; p++, q++) {
		p += strspn(p, " \t_");
		q += strspn(q, " \t_");
		alike = *p == *q;
		if (!*p)
			break;
	}
	free(x);
	free(y);
	return alike;
}

/* Also the second set, which a terminal obeys like the first. */
static bool is_control(const char *p)
{
	const unsigned char c = (unsigned char)*p;
	return c < 0x20 || c == 0x7f || (c == 0xC2 && (unsigned char)p[1] < 0xA0);
}

static bool ends_line(const char *p)
{
	return !strncmp(p, "\u2028", 3) || !strncmp(p, "\u2029", 3);
}

/* Valid UTF-8, no control characters but (where lines are allowed) line ends and tabs, not too long. */
static bool read_text(struct arena *a, const char *given, const char *controls, long most, const char **out)
{
	long characters = 0;
	if (!given || (!is_ascii(given) && !mapped(a, given, 0)))
		return false;
	for (const char *p = given; *p; p++) {
		unsigned char c = (unsigned char)*p;
		if (is_control(p) ? c >= 0x80 || !strchr(controls, c) : !*controls && ends_line(p))
			return false;
		characters += (c & 0xC0) != 0x80;
	}
	*out = *given ? given : NULL;
	return characters <= most;
}

/* A line: composed, without blanks around it.  Longer text stays exactly as it was given. */
static bool read_plain(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	const char *composed = is_ascii(given) ? given : mapped(a, given, UTF8PROC_COMPOSE);
	return read_text(a, composed ? trimmed(a, composed) : NULL, "", TEXT_MAX, out);
}

static bool read_lines(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	return read_text(a, given, "\n\r\t", LONG_TEXT_MAX, out);
}

static bool read_day(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	date d;
	if (!date_read(given, &d))
		return false;
	*out = date_text(d, arena_take(a, DATE_TEXT));
	return true;
}

static bool read_moment(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	char at[INSTANT_TEXT];
	if (!instant_read(given, at))
		return false;
	*out = arena_text(a, at);
	return true;
}

/* Two capital letters, as ISO 3166-1 gives them; an alliance that stands for a country has a name of its own. */
static bool read_country(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	char *s = arena_text(a, folded(a, given));
	for (char *p = s; p && *p; p++)
		*p = (char)(*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
	bool is_code = s && strlen(s) == 2 && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2;
	*out = s;
	return is_code || same_text(s, "NATO");
}

static bool read_count(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	const char *s = folded(a, given);
	long n;
	if (!s || !parse_long(s, &n) || n < 0)
		return false;
	*out = arena_format(a, "%ld", n);
	return true;
}

/* A code exactly as it is kept, which is what programs write. */
static const char *code_among(const struct choice *choices, const char *s)
{
	for (const struct choice *c = choices; c->code; c++)
		if (!strcmp(c->code, s))
			return c->code;
	return NULL;
}

static bool read_choice(struct arena *a, const struct field *f, const char *given, const char **out)
{
	const char *s = trimmed(a, given), *code = code_among(f->from, s);
	if (code) {
		*out = code;
		return true;
	}
	for (const struct choice *c = f->from; c->code; c++)
		if (reads_alike(c->code, s) || reads_alike(c->label[JA], s) || reads_alike(c->label[EN], s)) {
			*out = c->code;
			return true;
		}
	return false;
}

static const struct choice yes_no[] = {
	{ "1", { "はい",   "yes" } },
	{ "0", { "いいえ", "no" } },
	{ 0 }
};

static bool read_yes_no(struct arena *a, const struct field *f, const char *given, const char **out)
{
	static const struct { const char *word, *value; } words[] = {
		{ "true", "1" }, { "○", "1" }, { "有", "1" }, { "false", "0" }, { "×", "0" }, { "無", "0" },
	};
	for (size_t i = 0; i < COUNT(words) && !code_among(yes_no, given); i++)
		if (reads_alike(words[i].word, trimmed(a, given))) {
			*out = words[i].value;
			return true;
		}
	const struct field as = { .name = f->name, .from = yes_no };
	return read_choice(a, &as, given, out);
}

static bool read_reference(struct arena *a, const struct field *f, const char *given, const char **out)
{
	(void)f;
	*out = folded(a, given);
	return *out != NULL;
}

static const struct {
	bool (*read)(struct arena *, const struct field *, const char *, const char **);
	enum word accepts;
} kinds[KINDS] = {
	[TEXT]      = { read_plain,     W_ACCEPTS_TEXT },
	[LONG_TEXT] = { read_lines,     W_ACCEPTS_LONG_TEXT },
	[DATE]      = { read_day,       W_ACCEPTS_DATE },
	[INSTANT]   = { read_moment,    W_ACCEPTS_INSTANT },
	[COUNT_OF]  = { read_count,     W_ACCEPTS_COUNT },
	[YES_NO]    = { read_yes_no,    W_ACCEPTS_YES_NO },
	[CHOICE]    = { read_choice,    W_ACCEPTS_CHOICE },
	[COUNTRY]   = { read_country,   W_COUNTRY_CODE },
	[REF]       = { read_reference, W_ACCEPTS_REF },
};

bool field_read(struct arena *a, const struct field *f, const char *given, const char **out)
{
	if (is_empty(given) || !*trimmed(a, given)) {
		*out = NULL;
		return true;
	}
	return kinds[f->kind].read(a, f, given, out);
}

const char *field_accepts(struct act *act, const struct field *f)
{
	struct text list = { .arena = act->arena };
	for (const struct choice *c = f->from; c && c->code; c++)
		text_add(&list, "%s%s (%s)", c == f->from ? "" : ", ", c->code, c->label[act->lang]);
	const struct reg *to = register_named(f->to);
	if (to)
		text_put(&list, to->title[act->lang]);
	return phrase(act, kinds[f->kind].accepts, text_of(&list));
}

const char *choice_label(const struct choice *choices, const char *code, enum lang lang)
{
	for (const struct choice *c = choices; c && c->code; c++)
		if (same_text(c->code, code))
			return c->label[lang];
	return code;
}

const char *field_show(const struct field *f, const char *value, enum lang lang)
{
	return choice_label(f->kind == YES_NO ? yes_no : f->kind == CHOICE ? f->from : NULL, value, lang);
}
