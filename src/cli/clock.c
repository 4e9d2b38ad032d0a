/* hozen clock: by which day something must be done, and how that was computed.  Asks no installation.
 *   hozen clock within 5 years of 2023-02-28          hozen clock before 10 business_days of R8.12.1
 *   hozen clock within 30 days of 2026-04-01 still 2026-04-10..2026-04-20
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>
#include <string.h>

enum { KIND = 1, N, UNIT, OF, SINCE, FIRST_STILL };

static enum fault not_understood(struct command *c, const char *given, const char *accepted)
{
	return fail(c->act, E_USAGE, W_NOT_UNDERSTOOD, given, accepted);
}

static enum fault read_clock(struct command *c, struct clock *out)
{
	struct rule_clock read;
	if (c->word_count < FIRST_STILL || strcmp(c->words[OF], "of"))
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	const char *said = arena_format(c->act->arena, "%s {n} %s of {since}", c->words[KIND], c->words[UNIT]);
	if (!rule_clock_read(c->act->arena, said, &read))
		return not_understood(c, arena_format(c->act->arena, "%s %s", c->words[KIND], c->words[UNIT]), rule_clocks_are);
	*out = read.clock;
	return parse_long(c->words[N], &out->n) ? OK : not_understood(c, c->words[N], phrase(c->act, W_ACCEPTS_COUNT));
}

/* A day, or for clocks in hours an instant. */
static enum fault read_start(struct command *c, struct clock_start *out)
{
	char at[INSTANT_TEXT];
	const char *given = c->words[SINCE];
	if (date_read(given, &out->on))
		return OK;
	if (!instant_read(given, at))
		return not_understood(c, given, phrase(c->act, W_ACCEPTS_DATE));
	out->at = arena_text(c->act->arena, at);
	out->on = instant_day(at);
	return OK;
}

/* still FROM..TO, as often as it stood still; either day may be left out. */
static enum fault read_standstills(struct command *c, struct clock_start *out)
{
	struct standstill *list = arena_array(c->act->arena, struct standstill, c->word_count);
	for (size_t i = FIRST_STILL; i < c->word_count; i += 2) {
		struct standstill *still = &list[out->still_count++];
		const char *given = i + 1 < c->word_count && !strcmp(c->words[i], "still") ? c->words[i + 1] : "";
		const char *dots = strstr(given, "..");
		*still = (struct standstill){ NO_DATE, NO_DATE };
		if (!dots)
			return not_understood(c, c->words[i], "still FROM..TO");
		const char *from = arena_span(c->act->arena, given, (size_t)(dots - given)), *to = dots + 2;
		if ((*from && !date_read(from, &still->from_on)) || (*to && !date_read(to, &still->to_on)))
			return not_understood(c, given, "still FROM..TO");
	}
	out->still = list;
	return OK;
}

static void print_due(struct command *c, const struct due *due)
{
	char day[DATE_TEXT];
	if (!c->json) {
		printf("%s\n%s\n", due->on == NO_DATE ? "—" : date_text(due->on, day), due->because[c->act->lang]);
		return;
	}
	json_t *whole = json_pack("{s:s?, s:s?, s:{s:s, s:s}}", "on", due->on == NO_DATE ? NULL : date_text(due->on, day),
	    "at", *due->at ? due->at : NULL, "because", "ja", due->because[JA], "en", due->because[EN]);
	json_dumpf(whole, stdout, 0);
	putchar('\n');
	json_decref(whole);
}

enum fault run_clock(struct command *c, int *exit_status)
{
	struct clock clock;
	struct clock_start start = { 0 };
	enum fault f = read_clock(c, &clock);
	if (!f)
		f = read_start(c, &start);
	if (!f)
		f = read_standstills(c, &start);
	if (f)
		return f;
	struct due due = clock_due(c->act->arena, &clock, &start);
	print_due(c, &due);
	*exit_status = due.on == NO_DATE;
	return OK;
}
