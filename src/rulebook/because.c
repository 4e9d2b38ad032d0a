/* The sentence that tells why a finding stands: words with places {column}, filled from the row the
 * rule found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

static const char column_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

/* The length of "{column}" at s, or 0. */
static size_t place_length(const char *s)
{
	if (*s != '{')
		return 0;
	size_t n = strspn(s + 1, column_letters);
	return n && s[n + 1] == '}' ? n + 2 : 0;
}

bool piece_next(const char **at, struct piece *out)
{
	const char *s = *at;
	if (!*s)
		return false;
	size_t n = place_length(s);
	if (n) {
		*out = (struct piece){ s + 1, n - 2, true };
		*at = s + n;
		return true;
	}
	for (n = 1; s[n] && !place_length(s + n); n++)
		;
	*out = (struct piece){ s, n, false };
	*at = s + n;
	return true;
}

static int column_of(const struct query *q, const struct piece *p)
{
	for (int i = 0; i < query_columns(q); i++)
		if (strlen(query_name(q, i)) == p->n && !memcmp(query_name(q, i), p->text, p->n))
			return i;
	return -1;
}

void sentence_bind(struct sentence *s, const char *because, const struct query *q)
{
	s->n = 0;
	for (struct piece p; s->n < PIECES_MAX && piece_next(&because, &p); s->n++) {
		s->pieces[s->n] = p;
		s->columns[s->n] = p.is_place ? column_of(q, &p) : -1;
	}
}

void sentence_fill(struct text *out, const struct sentence *s, struct query *q)
{
	for (size_t i = 0; i < s->n; i++) {
		const char *value = s->columns[i] < 0 ? NULL : query_text(q, s->columns[i]);
		if (!s->pieces[i].is_place)
			text_put_span(out, s->pieces[i].text, s->pieces[i].n);
		else
			text_put(out, value ? value : "—");
	}
}
