/* Any bytes as a CSV file: whatever is read and written again reads as the same values.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exchange/exchange.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static char *write_again(struct act *act, const char *bytes, size_t size, size_t *n)
{
	char *written;
	defer(csv_close) struct csv *csv = NULL;
	FILE *out = open_memstream(&written, n);
	csv_begin(out, size % 2);
	if (!csv_open(act, bytes, size, &csv))
		while (csv_next(csv)) {
			for (size_t i = 0; i < csv_count(csv); i++)
				csv_put(out, csv_value(csv, i), !i);
			csv_end(out);
		}
	fclose(out);
	return written;
}

static bool begins_as_workbook(const char *bytes, size_t n)
{
	return n > 4 && (!memcmp(bytes, "PK\3\4", 4) || !memcmp(bytes, "\xd0\xcf\x11\xe0", 4));
}

static void compare(struct act *act, struct csv *first, struct csv *again)
{
	long line = 0;
	while (csv_next(first)) {
		must(csv_next(again) && csv_count(again) == csv_count(first) && csv_line(first) > line);
		line = csv_line(first);
		for (size_t i = 0; i < csv_count(first); i++)
			must(!strcmp(csv_value_plain(csv_value(again, i)), csv_value(first, i)));
	}
	must(!csv_next(again) && !act->problem_count && !act->fault);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	defer(act_close) struct act read, reread;
	act_open(&read, EN);
	act_open(&reread, JA);
	size_t n;
	char *written = write_again(&read, (const char *)bytes, size, &n);

	struct csv *first = NULL, *again = NULL;
	/* Blank lines are not written again.  What then begins as a workbook does is taken for one; an export begins with its heading. */
	if (begins_as_workbook(written, n)) {
		free(written);
		return 0;
	}
	must(!csv_open(&reread, written, n, &again));
	act_forgive(&read);
	if (!csv_open(&read, (const char *)bytes, size, &first))
		compare(&reread, first, again);
	else
		must(read.fault == E_BAD_INPUT && read.problems && !csv_next(again));

	csv_close(&first);
	csv_close(&again);
	free(written);
	return 0;
}
