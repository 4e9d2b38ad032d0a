/* The tokens of a SELECT: words, numbers, what stands in quotes, signs, and the day.  Blanks and comments are none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/clauses.h"
#include <string.h>
#include <strings.h>

enum { TOKENS_MOST = 20000 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of blanks, or of a comment, at s. */
static size_t nothing_at(const char *s)
{
	size_t n = strspn(s, " \t\r\n");
	if (n || (strncmp(s, "--", 2) && strncmp(s, "/*", 2)))
		return n;
	if (*s == '-')
		return strcspn(s, "\n");
	const char *end = strstr(s + 2, "*/");
	return end ? (size_t)(end - s) + 2 : strlen(s);
}

static size_t quoted_at(const char *s)
{
	size_t n = 1;
	while (s[n] && (s[n] != *s || s[n + 1] == *s))
		n += s[n] == *s ? 2 : 1;
	return s[n] ? n + 1 : n;
}

static struct token token_at(const char *s)
{
	static const char *const pairs[] = { "<=", ">=", "<>", "||", "!=" };
	struct token t = { s, 1, TOKEN_SIGN, -1 };
	if (is_letter(*s)) {
		t.kind = TOKEN_WORD;
		while (is_letter(s[t.n]) || is_digit(s[t.n]))
			t.n++;
	} else if (is_digit(*s)) {
		t.kind = TOKEN_NUMBER;
		while (is_digit(s[t.n]))
			t.n++;
	} else if (*s == '\'' || *s == '"') {
		t.kind = TOKEN_QUOTED;
		t.n = (int)quoted_at(s);
	} else if (!strncmp(s, "$1", 2)) {
		t.kind = TOKEN_DAY;
		t.n = 2;
	}
	for (size_t i = 0; i < COUNT(pairs); i++)
		if (t.kind == TOKEN_SIGN && !strncmp(s, pairs[i], 2))
			t.n = 2;
	return t;
}

/* False where parentheses do not match. */
static bool match_tokens(struct clauses *c)
{
	int open[256], depth = 0;
	for (int i = 0; i < c->n; i++) {
		if (token_is(c, i, "(")) {
			if (depth == COUNT(open))
				return false;
			open[depth++] = i;
		} else if (token_is(c, i, ")")) {
			if (!depth)
				return false;
			c->tokens[i].match = open[--depth];
			c->tokens[open[depth]].match = i;
		}
	}
	return !depth;
}

bool tokens_read(struct clauses *c)
{
	c->tokens = arena_array(c->arena, struct token, strlen(c->text) + 1);
	for (const char *s = c->text; *s && c->n < TOKENS_MOST;) {
		size_t skip = nothing_at(s);
		if (!skip)
			c->tokens[c->n++] = token_at(s);
		s += skip ? skip : (size_t)c->tokens[c->n - 1].n;
	}
	return c->n < TOKENS_MOST && match_tokens(c);
}

bool token_is(const struct clauses *c, int at, const char *word)
{
	if (at < 0 || at >= c->n || c->tokens[at].kind == TOKEN_QUOTED)
		return false;
	return (int)strlen(word) == c->tokens[at].n && !strncasecmp(c->tokens[at].s, word, (size_t)c->tokens[at].n);
}
