/* What a finding relies on that no source we read says: intervals and thresholds that are derived, or unverified.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>

static bool is_in_force(const struct term *t, date on)
{
	return (t->from_on == NO_DATE || t->from_on <= on) && (t->to_on == NO_DATE || on <= t->to_on);
}

static const struct term *term_called(const struct rulebook *book, const char *name, size_t length, date on)
{
	for (size_t i = 0; i < book->term_count; i++) {
		const struct term *t = &book->terms[i];
		if (strlen(t->name) == length && !memcmp(t->name, name, length) && is_in_force(t, on))
			return t;
	}
	return NULL;
}

const struct term *rule_next_reliance(const struct rulebook *book, const struct rule *rule, date on, const char **at)
{
	*at = *at ? *at : rule->sql.text;
	for (const char *name; (name = select_next_term(at));) {
		const struct term *t = term_called(book, name, strcspn(name, "'"), on);
		if (t && !same_text(t->mark, "found"))
			return t;
	}
	return NULL;
}
