/* The SELECT of a rule, looked through before any database sees it: one statement that begins like a
 * question, and no parameter but $1.  SQLite would take an unknown parameter for NULL and find nothing,
 * without a word.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>
#include <strings.h>

/* The length of a quoted text or a comment at s, or 0. */
static size_t opaque_length(const char *s)
{
	if (*s == '\'' || *s == '"') {
		const char *end = strchr(s + 1, *s);
		return end ? (size_t)(end - s) + 1 : strlen(s);
	}
	if (!strncmp(s, "--", 2))
		return strcspn(s, "\n");
	if (strncmp(s, "/*", 2))
		return 0;
	const char *end = strstr(s + 2, "*/");
	return end ? (size_t)(end - s) + 2 : strlen(s);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does a parameter stand at s that is not $1? */
static bool is_strange_parameter(const char *s)
{
	if (*s == '$')
		return s[1] != '1' || is_digit(s[2]);
	return *s == '?' || *s == ':' || *s == '@';
}

static bool begins_like_a_question(const char *s)
{
	for (size_t n; (n = strspn(s, " \t\r\n")) || (n = opaque_length(s)); s += n)
		;
	size_t n = strcspn(s, " \t\r\n(");
	return (n == 6 && !strncasecmp(s, "SELECT", 6)) || (n == 4 && !strncasecmp(s, "WITH", 4));
}

void select_check(struct reading *reading, struct place from, const char *body)
{
	struct arena *arena = reading->act->arena;
	if (!begins_like_a_question(body))
		wrong(reading, from, arena_span(arena, body, strcspn(body, "\n")), W_RULE_SELECT);
	struct place at = from;
	for (const char *s = body; *s;) {
		size_t n = opaque_length(s);
		if (!n && *s == ';')
			wrong(reading, at, ";", W_RULE_ONE);
		if (!n && is_strange_parameter(s))
			wrong(reading, at, arena_span(arena, s, strcspn(s, " \t\r\n,)")), W_RULE_PARAMETER);
		for (const char *end = s + (n ? n : 1); s < end; s++)
			at.line += *s == '\n';
	}
}

const char *select_next_term(const char **at)
{
	static const char asks[] = "term.name = '";
	const char *s = strstr(*at, asks);
	*at = s ? s + strlen(asks) : *at + strlen(*at);
	return s ? *at : NULL;
}
