/* The calendar of an account: what falls due for it within a year, and facility clearances that end.  Calendar programs can show no token
 * but in the address, so one made for this alone stands there: it reads, is revoked like any other, and is written in no log.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"
#include "exchange/exchange.h"
#include "services/deadlines.h"
#include "services/known.h"
#include <string.h>

enum { UID_BYTES = 16 };

SQL(account_lang, "t", "SELECT lang FROM account WHERE number = $1");

/* The same as long as it is the same deadline, whatever day it falls on; `nth` tells several of one subject apart. */
static const char *uid_of(struct request *r, const struct deadline *d, size_t nth)
{
	struct arena *arena = r->act.arena;
	const char *text = arena_format(arena, "%s\n%s\n%s\n%zu", d->of, d->subject, d->company ? d->company : "", nth);
	struct hash hash = hash_of(text, strlen(text));
	return arena_format(arena, "%s@%s", hex_of(arena, hash.bytes, UID_BYTES), url_part(arena, installation_origin(r->installation)));
}

static size_t same_before(const struct deadline_list *list, size_t i)
{
	size_t n = 0;
	const struct deadline *d = &list->list[i];
	for (size_t j = i; j-- && same_text(list->list[j].of, d->of);)
		n += same_text(list->list[j].subject, d->subject) && same_text(list->list[j].company, d->company);
	return n;
}

static void calendar_put(struct request *r, const struct deadline_list *list)
{
	char now[INSTANT_TEXT];
	struct act *act = &r->act;
	struct event *events = arena_array(act->arena, struct event, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		const struct deadline *d = &list->list[i];
		events[i] = (struct event){ uid_of(r, d, same_before(list, i)), d->on, d->title[act->lang], d->text[act->lang] };
	}
	r->type = "text/calendar; charset=utf-8";
	r->cache = "private, no-store";
	ics_write(r->out, phrase(act, W_CALENDAR_NAME, act->actor), instant_now(now), events, list->n);
}

static void language_of_account(struct request *r)
{
	if (argument_of(r, "lang"))
		return;
	defer(query_end) struct query *q = query(&r->act, account_lang, T(r->act.actor));
	if (query_next(q) && query_text(q, 0))
		r->act.lang = same_text(query_text(q, 0), "en") ? EN : JA;
}

/* Any other token, or none, is no calendar: what is not there is not told from what is not allowed. */
void api_calendar(struct request *r)
{
	static const char ending[] = ".ics";
	const char *file = place_of(r, "file");
	size_t n = strlen(file), end = sizeof ending - 1;
	struct token token;
	struct deadline_list list;
	if (n <= end || strcmp(file + n - end, ending) ||
	    !token_known(&r->act, r->installation, arena_span(r->act.arena, file, n - end), &token) ||
	    !scope_reaches(token.scope, "calendar", NULL)) {
		if (!r->act.fault)
			(void)fail(&r->act, E_NOT_FOUND, W_NO_CALENDAR);
		return;
	}
	r->act.actor = token.account;
	if (reader_open(&r->act, r->installation, token.account, NULL))
		return;
	language_of_account(r);
	if (!deadlines_ahead(&r->act, r->installation, &list))
		calendar_put(r, &list);
	reader_close(&r->act);
}

/* Without the address, which bears the token. */
void calendar_fault(struct request *r)
{
	const struct act *act = &r->act;
	r->type = "text/plain; charset=utf-8";
	fprintf(r->out, "%s\n", act->detail ? act->detail : fault_info[act->fault].text[act->lang]);
}
