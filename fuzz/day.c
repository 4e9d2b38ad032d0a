/* Any text as a day and as an instant: what is read is in the calendar, and written out it reads as the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/days.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* The long form ends in "(月)", and of an era no more than 99 years are read. */
static void check_long_form(struct arena *a, date d)
{
	long year, month, day;
	date again;
	date_parts(d, &year, &month, &day);
	const char *written = date_long(a, d, JA);
	const char *read = arena_span(a, written, strcspn(written, "("));
	must(*date_long(a, d, EN));
	must(year > 2117 || (date_read(read, &again) && again == d));
}

static void check_day(struct arena *a, const char *written)
{
	date d, again;
	char text[DATE_TEXT];
	if (!date_read(written, &d))
		return;
	must(date_parse(date_text(d, text), &again) && again == d);
	must(strcmp(text, "1868-01-01") >= 0 && strlen(text) == 10);
	check_long_form(a, d);
}

static void check_instant(const char *written)
{
	char text[INSTANT_TEXT], again[INSTANT_TEXT];
	if (!instant_read(written, text)) {
		must(!instant_is_valid(written) && instant_day(written) == NO_DATE);
		return;
	}
	must(instant_is_valid(text) && instant_read(text, again) && !strcmp(text, again));
	must(strcmp(instant_after(text, again), text) > 0 || !strcmp(text, "9999-12-31T23:59:59.999999Z"));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_open();
	const char *written = arena_span(a, (const char *)bytes, n);
	check_day(a, written);
	check_instant(written);
	arena_close(&a);
	return 0;
}
