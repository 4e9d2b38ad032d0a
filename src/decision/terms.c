/* Terms: how long a clearance, an education and a virus check last, by which methods may be sent what; and the words of the closed
 * lists.  What holds where the rulebook says nothing stands here and nowhere else in C.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/clocks.h"
#include "decision/decision.h"
#include <string.h>

/* ---- closed lists ------------------------------------------------------------------------- */

const struct code regime_codes[] = {
	{ "SDS", REGIME_SDS }, { "MDA", REGIME_MDA }, { "HI", REGIME_HI }, { "DPB", REGIME_DPB }, { "KEA", REGIME_KEA },
	{ "PI", REGIME_PI }, { 0 }
};

const struct code form_codes[] = {
	{ "document", FORM_DOCUMENT }, { "electronic", FORM_ELECTRONIC }, { "medium", FORM_MEDIUM }, { "object", FORM_OBJECT }, { 0 }
};

const struct code wiring_codes[] = {
	{ "stand_alone", WIRING_STAND_ALONE }, { "in_area_wired", WIRING_IN_AREA }, { "networked", WIRING_NETWORKED }, { 0 }
};

const struct code use_codes[] = {
	{ "view", USE_VIEW }, { "take", USE_TAKE }, { "copy", USE_COPY }, { "carry_out", USE_CARRY_OUT }, { "send", USE_SEND },
	{ "store", USE_STORE }, { "destroy", USE_DESTROY }, { "enter", USE_ENTER }, { "operate", USE_OPERATE }, { 0 }
};

const struct code method_codes[] = {
	{ "courier", METHOD_COURIER }, { "registered_post", METHOD_REGISTERED_POST }, { "encrypted_line", METHOD_ENCRYPTED_LINE },
	{ "encrypted_mail", METHOD_ENCRYPTED_MAIL }, { 0 }
};

/* As places of the bits of enum clause. */
const struct code clause_codes[] = { { "sds", 0 }, { "mda", 1 }, { "secret", 2 }, { "kea", 3 }, { "infosec", 4 }, { 0 } };
_Static_assert(CLAUSE_SDS == 1u << 0 && CLAUSE_MDA == 1u << 1 && CLAUSE_SECRET == 1u << 2 && CLAUSE_KEA == 1u << 3 &&
    CLAUSE_INFOSEC == 1u << 4, "clause_codes");

label country_label(const char *code)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	if (!strcmp(code, "NATO"))
		return COUNTRY_LABELS - 1;
	if (strlen(code) != 2 || strspn(code, letters) != 2)
		return NOTHING;
	return (label)(code[0] - 'A') * 26 + (label)(code[1] - 'A') + 1;
}

/* ---- what holds where nothing else is said -------------------------------------------------- */

enum {
	COURIER = 1 << METHOD_COURIER, POST = 1 << METHOD_REGISTERED_POST, LINE = 1 << METHOD_ENCRYPTED_LINE,
	MAIL = 1 << METHOD_ENCRYPTED_MAIL
};

const struct terms usual_terms = {
	.sds_years = 5, .kea_years = 10, .education_months = 12, .check_days = 7,
	.methods = {
		[REGIME_SDS] = { [3] = COURIER | LINE, [4] = COURIER | LINE },
		[REGIME_MDA] = { [2] = COURIER | POST | LINE, [3] = COURIER | POST | LINE, [4] = COURIER },
		[REGIME_HI]  = { [2] = COURIER | POST | LINE },
		[REGIME_DPB] = { [2] = COURIER | POST },
		[REGIME_KEA] = { [2] = COURIER | LINE },
		[REGIME_PI]  = { [1] = COURIER | POST | LINE | MAIL },
	},
};

/* ---- last days ---------------------------------------------------------------------------- */

/* What ends beyond the calendar does not end. */
static day through(day from, long months)
{
	date end = through_months(from, months);
	return end == NO_DATE ? DAY_NEVER : end;
}

day clearance_until(const struct terms *t, uint8_t regime, day notice_on, day counted_from)
{
	if (regime == REGIME_SDS)
		return through(notice_on, 12 * (long)t->sds_years);
	if (regime == REGIME_KEA)
		return through(counted_from == DAY_NEVER ? notice_on : counted_from, 12 * (long)t->kea_years);
	return DAY_NEVER;
}

day education_until(const struct terms *t, day done_on)
{
	return through(done_on, (long)t->education_months);
}

day check_until(const struct terms *t, day done_on)
{
	return done_on + (day)t->check_days;
}
