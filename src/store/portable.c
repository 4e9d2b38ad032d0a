/* What a statement may say so that both databases read it alike, and what a reader may say besides.
 * A reader's statement may come from a rulebook.  PostgreSQL holds it by role and transaction, but one function,
 * set_config('role', …), undoes the first; so readers call only the functions listed.  That is safe only while this
 * file cuts a statement into words as the databases do: what they cut differently (E'…', $$…$$, […], comments within
 * comments) is refused outright.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store/engine.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Words that stand before a bracket without calling anything. */
static const char *const keywords[] = {
	"all", "and", "as", "between", "by", "case", "distinct", "else", "except", "exists", "filter", "from", "having",
	"in", "intersect", "is", "join", "like", "limit", "materialized", "not", "offset", "on", "or", "over", "select",
	"then", "union", "using", "values", "when", "where", NULL
};

/* Those that mean the same on both databases, and ours (functions.c). */
static const char *const functions[] = {
	"abs", "avg", "cast", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead",
	"length", "lower", "ltrim", "max", "min", "nth_value", "ntile", "nullif", "percent_rank", "rank", "replace",
	"round", "row_number", "rtrim", "sign", "substr", "sum", "trim", "upper",
	"add_days", "day_of", "days_between", "fiscal_year", "known_at", "month_end", "month_start", "reader",
	"through_months", NULL
};

/* A word, a quotation or a sign, and what follows it. */
struct spoken {
	const char *says, *after;
	size_t n;
	char quote;                      /* of a quotation; else 0 */
	const char *wrong;               /* what the two would read differently; ends the reading */
};

static bool is_of_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_word(const struct spoken *w, const char *word)
{
	return w->n == strlen(word) && !strncasecmp(w->says, word, w->n);
}

static bool is_among(const struct spoken *w, const char *const *words)
{
	for (; *words; words++)
		if (is_word(w, *words))
			return true;
	return false;
}

/* PostgreSQL ends a remark at a carriage return and lets comments lie within comments; SQLite does neither. */
static const char *after_blanks(const char *s, const char **wrong)
{
	for (;;) {
		const char *end = s;
		if (isspace((unsigned char)*s)) {
			s++;
		} else if (s[0] == '-' && s[1] == '-') {
			end = s + strcspn(s, "\r\n");
			if (end[0] == '\r' && end[1] != '\n')
				*wrong = "\\r";
			s = end;
		} else if (s[0] == '/' && s[1] == '*') {
			end = strstr(s + 2, "*/");
			const char *inner = strstr(s + 2, "/*");
			if (!end || (inner && inner < end))
				*wrong = "/*";
			s = end ? end + 2 : s + strlen(s);
		} else {
			return s;
		}
	}
}

static void read_quotation(struct spoken *w)
{
	w->quote = *w->says++;
	w->n = strcspn(w->says, (char[]){ w->quote, 0 });
	w->after = w->says + w->n;
	if (!*w->after)
		w->wrong = w->quote == '"' ? "\"" : "'";
	else
		w->after++;
}

static void read_word(struct spoken *w)
{
	while (is_of_name(*w->after))
		w->after++;
	w->n = (size_t)(w->after - w->says);
	if (*w->says == '$' && (w->n < 2 || strspn(w->says + 1, "0123456789") != w->n - 1))
		w->wrong = "$";
	if (is_word(w, "e") && *w->after == '\'')
		w->wrong = "E''";
}

static struct spoken next(const char *s)
{
	struct spoken w = { 0 };
	w.says = w.after = after_blanks(s, &w.wrong);
	if (w.wrong || !*w.says)
		return w;
	if (*w.says == '"' || *w.says == '\'') {
		read_quotation(&w);
	} else if (is_of_name(*w.says)) {
		read_word(&w);
	} else {
		w.n = 1;
		w.after++;
		w.wrong = *w.says == '[' ? "[" : *w.says == '`' ? "`" : *w.says == ':' ? ":" : NULL;
	}
	return w;
}

/* "(i, k) AS (SELECT", as after the name in WITH n(i, k) AS (SELECT …). */
static bool heads_a_with(struct spoken bracket)
{
	struct spoken w = bracket;
	while (!w.wrong && *w.says && *w.says != ')')
		w = next(w.after);
	w = next(w.after);
	if (w.quote || !is_word(&w, "as"))
		return false;
	w = next(w.after);
	while (is_word(&w, "not") || is_word(&w, "materialized"))
		w = next(w.after);
	w = next(w.after);
	return !w.quote && (is_word(&w, "select") || is_word(&w, "values") || is_word(&w, "with"));
}

static bool may_be_said_by_a_reader(const struct spoken *w)
{
	struct spoken then = next(w->after);
	if (w->quote == '\'')
		return *then.says != '.' && *then.says != '(';
	if (!is_of_name(*w->says))
		return true;
	static const char *const schemas[] = { "main", "temp", "hozen", "read", "known", NULL };
	if (*then.says == '.' && is_among(w, schemas))
		return false;
	if (!strncasecmp(w->says, "pg_", 3))
		return false;
	return *then.says != '(' || is_among(w, functions) || (!w->quote && is_among(w, keywords)) ||
	       heads_a_with(then);
}

const char *portable_refuses(struct arena *a, const char *text, bool is_reader)
{
	for (struct spoken w = next(text); *w.says || w.wrong; w = next(w.after)) {
		if (w.wrong)
			return w.wrong;
		if (is_reader && !may_be_said_by_a_reader(&w))
			return arena_span(a, w.says, w.n);
	}
	return NULL;
}
