/* Escaping, and a printf that knows no other way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/html.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void text_escape(FILE *out, const char *text, size_t n)
{
	for (const char *c = text; n--; c++)
		switch (*c) {
		case '<':  fputs("&lt;", out);   break;
		case '>':  fputs("&gt;", out);   break;
		case '&':  fputs("&amp;", out);  break;
		case '"':  fputs("&quot;", out); break;
		case '\'': fputs("&#39;", out);  break;
		default:   putc(*c, out);
		}
}

/* The compiler checks the arguments; this walks the format. */
void html_with(FILE *out, const char *format, ...)
{
	va_list ap;
	const char *text;
	va_start(ap, format);
	for (; *format; format++) {
		if (*format != '%') {
			putc(*format, out);
			continue;
		}
		switch (*++format) {
		case 's':
			text = va_arg(ap, const char *);
			text_escape(out, text, text ? strlen(text) : 0);
			break;
		case 'd': fprintf(out, "%d", va_arg(ap, int)); break;
		case 'l': fprintf(out, "%ld", va_arg(ap, long)); format++; break;
		case '%': putc('%', out); break;
		default:  abort();
		}
	}
	va_end(ap);
}

/* Kana, CJK ideographs and full-width forms begin at U+3000, that is at the byte E3. */
static bool is_japanese(char c)
{
	return (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xEF;
}

/* How far Japanese goes on: through its own characters, and figures and Latin letters set among them (試験室2号機). */
static size_t japanese_span(const char *text)
{
	size_t end = 0, at = 0;
	for (; text[at]; at++)
		if (is_japanese(text[at]))
			end = at + 3;
		else if (at >= end && !isalnum((unsigned char)text[at]))
			break;
	return end < at ? end : at;
}

void html_data(FILE *out, enum lang lang, const char *text)
{
	for (size_t n; lang == EN && text && *text; text += n) {
		for (n = 0; text[n] && !is_japanese(text[n]);)
			n++;
		text_escape(out, text, n);
		text += n;
		n = japanese_span(text);
		if (!n)
			return;
		fputs("<span lang=\"ja\">", out);
		text_escape(out, text, n);
		fputs("</span>", out);
	}
	if (lang != EN && text)
		text_escape(out, text, strlen(text));
}

void html_count(FILE *out, long n)
{
	if (n >= 1000) {
		html_count(out, n / 1000);
		fprintf(out, ",%03ld", n % 1000);
	} else {
		fprintf(out, "%ld", n);
	}
}
