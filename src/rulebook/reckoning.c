/* The clock of a rule, said in its front matter: "within {days} days of {since_on}".  The query gives the day, the legal clock
 * gives it once more with its reasons, and the two must agree.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

static const char *const kinds[CLOCK_KINDS] = {
	[CLOCK_WITHIN]   = "within",   [CLOCK_COUNTED_FROM] = "counted", [CLOCK_PROMPTLY] = "promptly",
	[CLOCK_BEFORE]   = "before",   [CLOCK_BY_END_OF]    = "by_end",
};
static const char *const units[CLOCK_UNITS] = {
	[IN_DAYS]         = "days",         [IN_BUSINESS_DAYS] = "business_days", [IN_MONTHS]     = "months", [IN_YEARS] = "years",
	[IN_FISCAL_YEARS] = "fiscal_years", [IN_HOURS]         = "hours",         [IN_WORK_HOURS] = "work_hours",
};
const char rule_clocks_are[] =
	"within|counted|promptly|before|by_end {column} days|business_days|months|years|fiscal_years of {column}";

/* The place in a list of the word at *at, which moves on behind it and the blanks around it; -1 if it is none of them. */
static int word_at(const char *const *list, int n, const char **at)
{
	const char *s = *at + strspn(*at, " ");
	size_t length = strcspn(s, " {");
	for (int i = 0; i < n; i++)
		if (strlen(list[i]) == length && !memcmp(list[i], s, length)) {
			*at = s + length + strspn(s + length, " ");
			return i;
		}
	return -1;
}

/* The column named at *at; NULL if none is. */
static const char *column_at(struct arena *arena, const char **at)
{
	struct piece p;
	return piece_next(at, &p) && p.is_place ? arena_span(arena, p.text, p.n) : NULL;
}

bool rule_clock_read(struct arena *arena, const char *said, struct rule_clock *out)
{
	static const char *const of[] = { "of" };
	int kind = word_at(kinds, CLOCK_KINDS, &said);
	const char *n = column_at(arena, &said);
	int unit = word_at(units, CLOCK_UNITS, &said);
	bool whole = word_at(of, 1, &said) == 0;
	const char *since = column_at(arena, &said);
	if (kind < 0 || !n || unit < 0 || !whole || !since || *said)
		return false;
	*out = (struct rule_clock){ { .kind = (enum clock_kind)kind, .unit = (enum clock_unit)unit, .n = 1 }, n, since };
	return clock_is_sound(&out->clock);
}
