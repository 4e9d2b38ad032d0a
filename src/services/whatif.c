/* What if these acts were done: performed on their own connection by the path of every act, but without an entry, and undone.  Between
 * the acts the books are looked at as the reader sees them, through views that go with a savepoint.
 *
 *   picture, questions, verdicts → others wait → per act: done, picture followed, verdicts, rules that read what it wrote
 *   → undone, others go on → the same rules on the books as they stand → what differs
 *
 * On PostgreSQL nobody waits for the ledger: its head is not locked, and nothing is written where the next entry will stand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/whatif_parts.h"
#include "services/known.h"
#include "services/picturing.h"
#include <string.h>
#include <time.h>

enum { TRIES = 20 };
static const uint64_t far_beyond = UINT64_C(1) << 40;    /* where no ledger's entries come to stand */

SQL(reaches_all, "", "SELECT 1 FROM ledger_body WHERE n = 0 AND part = 0");

struct trial {
	struct act *act;
	const struct supposing *asked;
	struct installation shadow;              /* with a picture of its own, so that nobody else sees what is supposed */
	struct db *reader, *writer;
	long size;                               /* entries of the ledger that the reader sees */
	long long began;
	long limit;
	struct judging how;
	struct judged judged;
	struct verdicts verdicts;
	struct trace trace;
	struct whatif answer;
};

/* ---- time ---------------------------------------------------------------------------------------- */

static long long milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static long left(void *trial)
{
	const struct trial *t = trial;
	return t->limit - (long)(milliseconds() - t->began);
}

static enum fault given_up(const struct trial *t)
{
	act_forgive(t->act);
	return fail(t->act, E_TOO_SLOW, W_WHATIF_GIVEN_UP, arena_format(t->act->arena, "%ld", t->limit));
}

/* ---- the books as they stand ------------------------------------------------------------------------ */

static enum fault begin_reading(struct trial *t)
{
	struct act *act = t->act;
	struct head head;
	act->db = t->reader;
	enum fault f = db_begin_read(act, act->actor, NULL);
	if (!f)
		f = may_read(act, act->actor);
	if (!f)
		f = head_read(act, &head);
	t->size = f ? -1 : (long)head.frontier.size;
	return f;
}

static enum fault read_again(struct trial *t)
{
	t->act->db = t->reader;
	(void)db_end_read(t->act);
	return begin_reading(t);
}

static enum fault look_at_now(struct trial *t, const struct picture *picture)
{
	struct act *act = t->act;
	act->db = t->reader;
	enum fault f = rulebook_of_books(act, &t->shadow, &t->answer.rulebook);
	if (f)
		return f;
	t->answer.on = act->on != NO_DATE ? act->on : installation_today(act, &t->shadow);
	t->how = judging_of(act, t->answer.on);
	judged_open(&t->judged, act->arena, t->answer.rulebook, t->asked->n, !ask_long(act, 0, reaches_all));
	return act->fault ? act->fault : verdicts_open(act, t->asked, picture, t->answer.on, &t->verdicts);
}

static enum fault look_early(struct trial *t)
{
	const struct picture *picture;
	enum fault f = begin_reading(t);
	if (!f)
		f = installation_picture(t->act, &t->shadow, &picture);
	if (f)
		return f;
	f = look_at_now(t, picture);
	installation_picture_release(&t->shadow);
	return f;
}

/* ---- the acts ---------------------------------------------------------------------------------------- */

/* The writer and the reader see the same books; if others wrote since the reader looked, it looks again. */
static enum fault begin_supposing(struct trial *t, const struct picture **picture)
{
	struct act *act = t->act;
	enum fault f = OK;
	bool alike = false;
	for (int tries = 0; !f && !alike; tries++) {
		act->db = t->writer;
		f = db_begin_trial(act);
		t->began = milliseconds();
		if (!f)
			f = head_read(act, &t->trace.head);
		if (f)
			return f;
		const long size = (long)t->trace.head.frontier.size;
		bool anew = t->size != size;
		f = anew ? read_again(t) : OK;
		alike = t->size == size;
		act->db = t->writer;
		if (!f && alike)
			f = pictured_for_act(act, &t->shadow, size, picture);
		if (!f && alike && anew)
			f = look_at_now(t, *picture);
		act->db = t->writer;
		if (!alike)
			db_undo(act);
		if (!f && !alike && tries == TRIES)
			return given_up(t);
	}
	return f;
}

/* As the reader sees it: views stand in front of the tables until the savepoint is gone.  How far ahead one looks is a setting, too. */
static enum fault look_after(struct trial *t, size_t n)
{
	struct act *act = t->act;
	const struct picture *picture;
	const struct trace *trace = &t->trace;
	enum fault f = pictured_for_act(act, &t->shadow, (long)trace->head.frontier.size, &picture);
	if (!f)
		f = db_savepoint(act);
	if (f)
		return f;
	db_act_as(act, act->actor);
	f = views_within(act);
	if (!f)
		f = verdicts_after(act, &t->verdicts, picture, n);
	struct judging how = judging_of(act, t->answer.on);
	if (!f)
		f = judge_after(act, &t->judged, n + 1, trace, &how, left, t);
	db_undo_savepoint(act);
	return f;
}

static enum fault suppose(struct trial *t, size_t n)
{
	struct act *act = t->act;
	if (left(t) < 1)
		return given_up(t);
	enum fault f = db_limit(act, left(t));
	memset(t->trace.wrote, 0, sizeof t->trace.wrote);
	t->trace.moved = false;
	if (!f)
		f = act_suppose(act, &t->shadow, &t->asked->acts[n], &t->trace);
	if (f) {
		t->answer.refused = n;
		return f == E_TOO_SLOW || f == E_BUSY ? given_up(t) : f;
	}
	f = look_after(t, n);
	return left(t) < 0 || f == E_TOO_SLOW ? given_up(t) : f;
}

static enum fault suppose_all(struct trial *t)
{
	const struct picture *picture;
	const date on = t->act->on;
	enum fault f = begin_supposing(t, &picture);
	if (!f) {
		t->trace.head.frontier.size += far_beyond;
		pictured_renumber(&t->shadow, (long)t->trace.head.frontier.size);
	}
	for (size_t n = 0; !f && n < t->asked->n; n++)
		f = suppose(t, n);
	t->act->db = t->writer;
	db_undo(t->act);
	t->act->on = on;
	t->answer.held_ms = (long)(milliseconds() - t->began);
	pictured_settle(&t->shadow, false);
	return f;
}

/* ---- all of it ---------------------------------------------------------------------------------------- */

/* What reaches beyond the database cannot be undone, and a file is not at hand. */
static enum fault may_be_supposed(struct act *act, const struct supposing *asked)
{
	static const char *const kinds[] = { "add", "amend", "void" };
	if (!asked->n || asked->n > SUPPOSED_MAX)
		return fail(act, E_USAGE, W_SEE_HELP, "what-if");
	for (size_t n = 0; n < asked->n; n++) {
		bool may = false;
		for (size_t i = 0; i < COUNT(kinds); i++)
			may |= same_text(asked->acts[n].kind->name, kinds[i]);
		if (!may)
			return fail(act, E_USAGE, W_WHATIF_NOT_THIS, asked->acts[n].kind->name);
	}
	return OK;
}

static void trial_open(struct trial *t, struct act *act, struct installation *i, const struct supposing *asked)
{
	*t = (struct trial){ .act = act, .asked = asked, .limit = asked->limit_ms ? asked->limit_ms : WHATIF_LIMIT_MS, .answer.refused = asked->n,
		.shadow = { .arena = i->arena, .dir = i->dir, .url = i->url, .origin = i->origin, .account = i->account, .rulebook = i->rulebook,
			.scope_of = i->scope_of, .pictured = pictured_open() } };
}

static void trial_close(struct trial *t)
{
	t->act->db = t->reader;
	if (t->reader)
		(void)db_end_read(t->act);
	pictured_close(&t->shadow.pictured);
	db_close(&t->reader);
	db_close(&t->writer);
}

enum fault what_if(struct act *act, struct installation *i, const struct supposing *asked, struct whatif *out)
{
	struct trial t;
	struct db *before = act->db;
	trial_open(&t, act, i, asked);
	enum fault f = may_be_supposed(act, asked);
	if (!f)
		f = books_open(act, i->url, READER, false, &t.reader);
	if (!f)
		f = books_open(act, i->url, WRITER, false, &t.writer);
	if (!f)
		f = look_early(&t);
	if (!f)
		f = suppose_all(&t);
	act->db = t.reader;
	if (!f)
		f = judge_before(act, &t.judged, &t.how);
	if (!f) {
		judged_compare(&t.judged, &t.answer);
		verdicts_compare(act->arena, &t.verdicts, &t.answer);
	}
	trial_close(&t);
	act->db = before;
	*out = t.answer;
	return f;
}
