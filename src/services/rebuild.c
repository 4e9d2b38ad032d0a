/* The check: the ledger is verified and replayed in one pass, and the books, their versions and the findings of a day compared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/rebuild.h"
#include "services/moving.h"
#include <string.h>

SQL(scope_is_for, "", "SELECT day FROM scope_day WHERE one = 1");

date scope_day(struct act *act)
{
	date day = NO_DATE;
	defer(query_end) struct query *q = query(act, scope_is_for);
	const char *text = query_next(q) ? query_text(q, 0) : NULL;
	return text && date_parse(text, &day) ? day : NO_DATE;
}

static void note_erased(struct act *act, const struct replay *replay, struct rebuilt *out)
{
	for (const struct erased *e = replay_erased(replay); e; e = e->next)
		out->erased_count++;
	struct erased_record *list = out->erased = arena_array(act->arena, struct erased_record, out->erased_count + 1);
	for (const struct erased *e = replay_erased(replay); e; e = e->next)
		*list++ = (struct erased_record){ e->reg->name, arena_text(act->arena, e->number), e->entry };
}

enum fault replayed(struct act *act, struct replay *replay, struct rebuilt *out)
{
	enum fault f = ledger_verify(act, &out->ledger, replay_body, replay);
	if (!f && out->ledger.broken_at >= 0)
		f = fail(act, E_BROKEN, W_PLAIN, out->ledger.what);
	if (!f)
		f = replay_end(replay, scope_day(act));
	if (!f)
		note_erased(act, replay, out);
	return f ? f : books_compare(act, act->db, replay_db(replay), &out->books);
}

/* ---- findings ------------------------------------------------------------------------------- */

static bool same_finding(const struct finding *a, const struct finding *b)
{
	return same_text(a->rule->name, b->rule->name) && a->state == b->state && same_text(a->subject, b->subject) &&
	    same_text(a->company, b->company) && a->due_on == b->due_on && a->last_on == b->last_on && a->late == b->late &&
	    a->disputed == b->disputed && same_text(a->because[JA], b->because[JA]) && same_text(a->because[EN], b->because[EN]);
}

static const char *finding_told(struct act *act, const struct finding *f)
{
	char day[DATE_TEXT];
	return arena_format(act->arena, "%s %s %s", state_info[f->state].code, f->due_on == NO_DATE ? "-" : date_text(f->due_on, day),
	    f->because[act->lang]);
}

static void compare_findings(struct act *act, const struct judgement *stand, const struct judgement *rebuilt, struct comparison *out)
{
	for (size_t i = 0; i < stand->n || i < rebuilt->n; i++) {
		const struct finding *a = i < stand->n ? &stand->findings[i] : NULL, *b = i < rebuilt->n ? &rebuilt->findings[i] : NULL;
		if (a && b && same_finding(a, b))
			continue;
		const struct finding *any = a ? a : b;
		difference_note(out, &(struct difference){ "finding", any->subject, -1, any->rule->name, a ? finding_told(act, a) : NULL,
		    b ? finding_told(act, b) : NULL });
	}
}

/* The replay's database as an installation of its own, so that it is judged by the same function; from the rulebook that it holds. */
static enum fault judge_rebuilt(struct act *act, const struct replay *replay, date on, struct status *out)
{
	struct db *before = act->db;
	defer(installation_close) struct installation *i = installation_new("");
	i->url = arena_text(i->arena, replay_url(replay));
	act->db = NULL;
	enum fault f = status_of(act, i, act->actor, on, NULL, out);
	act->db = before;
	return f;
}

static long entries_now(struct act *act, struct installation *i)
{
	struct head head = { .at = "" };
	struct db *before = act->db;
	act->db = i->db;
	enum fault f = head_read(act, &head);
	act->db = before;
	return f ? -1 : (long)head.frontier.size;
}

/* ---- the check ------------------------------------------------------------------------------ */

static enum fault check_books(struct act *act, struct installation *i, struct replay *replay, struct rebuilt *out)
{
	struct db *before = act->db;
	act->db = i->db;
	enum fault f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = replayed(act, replay, out);
	(void)db_end_read(act);
	act->db = before;
	return f;
}

static enum fault check_once(struct act *act, struct installation *i, struct rebuilt *out)
{
	defer(replay_close) struct replay *replay = NULL;
	struct status stand, rebuilt;
	const long size = entries_now(act, i);
	const date on = out->on;
	*out = (struct rebuilt){ .on = on, .findings = -1 };
	enum fault f = act->fault ? act->fault : replay_open(act, i->dir, &replay);
	if (!f)
		f = status_of(act, i, act->actor, on, NULL, &stand);
	if (!f)
		f = check_books(act, i, replay, out);
	if (f || (long)out->ledger.size != size)
		return f;
	f = judge_rebuilt(act, replay, on, &rebuilt);
	if (f)
		return f;
	out->findings = (long)stand.judgement.n;
	compare_findings(act, &stand.judgement, &rebuilt.judgement, &out->books);
	return OK;
}

enum { TRIES = 3 };

/* Where others write all the while, the findings were of another moment than the books: then it is tried again. */
enum fault rebuild_check(struct act *act, struct installation *i, date on, struct rebuilt *out)
{
	enum fault f = OK;
	*out = (struct rebuilt){ .on = on == NO_DATE ? installation_today(act, i) : on, .findings = -1 };
	for (int tries = 0; !f && out->findings < 0 && tries < TRIES; tries++)
		f = check_once(act, i, out);
	return f;
}
