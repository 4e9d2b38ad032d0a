/* The closed lists that many books share: regimes, their grades, clauses, headings of the rules, measures of an area.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

const struct choice regimes[] = {
#define REGIME(code, ja, en) { #code, { ja, en } },
#include "registers/regimes.def"
#undef REGIME
	{ 0 }
};

const struct choice grades[] = {
#define GRADE(code, ja, en) { #code, { ja, en } },
#include "registers/grades.def"
#undef GRADE
	{ 0 }
};

const struct choice clauses[] = {
#define CLAUSE(code, ja, en) { #code, { ja, en } },
#include "registers/clauses.def"
#undef CLAUSE
	{ 0 }
};

const struct choice headings[] = {
#define HEADING(code, ja, en) { #code, { ja, en } },
#include "registers/headings.def"
#undef HEADING
	{ 0 }
};

const struct choice measures[] = {
#define MEASURE(code, ja, en) { #code, { ja, en } },
#include "registers/measures.def"
#undef MEASURE
	{ 0 }
};

const struct pair regime_grades[] = {
#define PAIR(regime, grade, ja, en) { #regime, #grade, { ja, en } },
#include "registers/pairs.def"
#undef PAIR
	{ 0 }
};

const char *pair_called(const char *regime, const char *grade, enum lang lang)
{
	for (const struct pair *p = regime_grades; p->regime; p++)
		if (same_text(p->regime, regime) && same_text(p->grade, grade))
			return p->name[lang];
	return NULL;
}

#define PAIR(regime, grade, ja, en) " AND NOT (NEW.regime = '" #regime "' AND NEW.grade = '" #grade "')"
const char not_a_pair[] = "1 = 1"
#include "registers/pairs.def"
	;
#undef PAIR
