/* The installation's picture: one for all who ask, loaded when it is first needed, brought up to date by the bodies of the ledger, so
 * that acts of other processes are seen like our own.  Whoever asks says up to which entry the books are read; an older picture never
 * answers.  An act that asks does so within its transaction, after the head is locked: then nobody else sees the picture until
 * the group stands, and if it does not, the picture is forgotten.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/picturing.h"
#include "services/installation.h"
#include "decision/loading.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Beyond these it is less work to load afresh, or as little. */
enum { ENTRIES_FOLLOWED = 5000, PARTS_FOLLOWED = 16, RECORDS_FOLLOWED = 1000, SHARE_FOLLOWED = 8 };

struct pictured {
	pthread_rwlock_t lock;                   /* of all that follows */
	struct picture picture;
	struct lasting lasting;                  /* what holds how long in it */
	date on;                                 /* the day whose terms these are */
	long size;                               /* entries of the ledger that are in it; -1: there is none */
	struct db *db;                           /* on which it is read outside acts */
	bool held;                               /* by whoever leads a group, until that stands or not */
};

SQL(last_part, "l", "SELECT MAX(part) FROM ledger_body WHERE n = $1");

/* Who waits to change it comes first, or many who ask would keep acts waiting. */
struct pictured *pictured_open(void)
{
	pthread_rwlockattr_t attributes;
	struct pictured *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->size = -1;
	p->on = NO_DATE;
	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&p->lock, &attributes);
	pthread_rwlockattr_destroy(&attributes);
	return p;
}

static void forget(struct pictured *p)
{
	if (p->size >= 0)
		picture_close(&p->picture);
	p->size = -1;
}

void pictured_close(struct pictured **pictured)
{
	struct pictured *p = *pictured;
	forget(p);
	db_close(&p->db);
	pthread_rwlock_destroy(&p->lock);
	free(p);
	*pictured = NULL;
}

/* ---- what was done since -------------------------------------------------------------------- */

/* Entries being followed, and the records they changed; `afresh` when that is no longer worth it, or not possible. */
struct change { const struct reg *reg; const char *number; bool is_added; };
struct following {
	struct pictured *pictured;
	struct arena *arena;                     /* of the changes */
	struct change *changes;
	size_t n, room, most;
	bool terms, afresh;
};

static long facts_in(const struct picture *p)
{
	long n = 0;
#define COUNTED(type, name) n += p->name##_count;
	PICTURE_TABLES(COUNTED)
	PICTURE_POOLS(COUNTED)
#undef COUNTED
	return n;
}

static void note_change(struct following *f, const struct reg *r, const char *number, bool is_added)
{
	f->terms |= is_register_of_terms(r);
	f->afresh |= f->n == f->most;
	if (f->afresh)
		return;
	if (f->n == f->room) {
		struct change *more = arena_array(f->arena, struct change, f->room * 2 + 8);
		if (f->n)
			memcpy(more, f->changes, f->n * sizeof *more);
		f->changes = more;
		f->room = f->room * 2 + 8;
	}
	f->changes[f->n++] = (struct change){ r, arena_text(f->arena, number), is_added };
}

static void note_line(struct following *f, const char *line, size_t n)
{
	json_t *json = json_loadb(line, n, 0, NULL);
	const char *number = json_string_value(json_object_get(json, "number")), *op = json_string_value(json_object_get(json, "op"));
	const struct reg *r = register_named(json_string_value(json_object_get(json, "register")));
	if (op && r && number)
		note_change(f, r, number, !strcmp(op, "add"));
	json_decref(json);
}

/* A body that was erased, or is a whole import, tells less than the books. */
static enum fault note_entry(struct act *act, struct following *f, long n)
{
	const char *body;
	f->afresh |= ask_long(act, PARTS_FOLLOWED, last_part, L(n)) >= PARTS_FOLLOWED;
	if (act->fault || f->afresh)
		return act->fault;
	enum fault fault = ledger_body_text(act, n, &body);
	for (const char *next; !fault && !f->afresh && *body; body = next) {
		size_t length = strcspn(body, "\n");
		next = body + length + (body[length] == '\n');
		note_line(f, body, length);
	}
	if (fault != E_NOT_FOUND)
		return fault;
	act_forgive(act);
	f->afresh = true;
	return OK;
}

static enum fault note_entries(struct act *act, struct following *f, long size)
{
	enum fault fault = OK;
	f->afresh = size - f->pictured->size > ENTRIES_FOLLOWED;
	for (long n = f->pictured->size; !fault && !f->afresh && n < size; n++) {
		struct arena_mark mark = arena_mark(act->arena);
		fault = note_entry(act, f, n);
		if (!fault)
			arena_back(act->arena, mark);
	}
	return fault;
}

static enum fault follow_changes(struct act *act, struct following *f)
{
	struct pictured *p = f->pictured;
	enum fault fault = OK;
	if (!f->afresh && f->n == 1 && f->changes->is_added)
		return picture_follow_added(act, &p->lasting, &p->picture, f->changes->reg, f->changes->number);
	for (size_t i = 0; !fault && !f->afresh && i < f->n; i++)
		fault = picture_follow(act, &p->lasting, &p->picture, f->changes[i].reg, f->changes[i].number);
	return fault;
}

/* What was changed is gathered first: one record that was added is a fact more, several may be about one owner. */
static enum fault follow_entries(struct act *act, struct following *f, long size)
{
	f->arena = arena_open();
	f->most = (size_t)(RECORDS_FOLLOWED + facts_in(&f->pictured->picture) / SHARE_FOLLOWED);
	enum fault fault = note_entries(act, f, size);
	if (!fault)
		fault = follow_changes(act, f);
	arena_close(&f->arena);
	return fault;
}

/* ---- up to date ----------------------------------------------------------------------------- */

static enum fault load(struct act *act, struct pictured *p, const struct lasting *lasting)
{
	forget(p);
	p->lasting = *lasting;
	enum fault f = picture_load(act, lasting, &p->picture);
	p->size = f ? -1 : 0;
	return f;
}

/* Terms are those of the day: on a new one, or when a setting or the rulebook was changed, they may be others. */
static enum fault terms_now(struct act *act, struct following *f, date on)
{
	struct lasting lasting = f->pictured->lasting;
	enum fault fault = f->terms || f->afresh || on != f->pictured->on ? lasting_read(act, on, &lasting) : OK;
	f->afresh |= !is_lasting_same(&lasting, &f->pictured->lasting);
	return fault || !f->afresh ? fault : load(act, f->pictured, &lasting);
}

/* On act->db, whose books are those of so many entries.  Nobody else has the picture. */
static enum fault bring_up(struct act *act, struct installation *i, long size)
{
	struct pictured *p = i->pictured;
	date on = installation_today(act, i);
	struct following f = { .pictured = p, .afresh = p->size < 0 || p->size > size };
	if (act->fault || (p->size == size && p->on == on))
		return act->fault;
	enum fault fault = f.afresh ? OK : follow_entries(act, &f, size);
	if (!fault)
		fault = terms_now(act, &f, on);
	if (fault) {
		forget(p);
		return fault;
	}
	p->size = size;
	p->on = on;
	return OK;
}

static enum fault begin_apart(struct act *act, struct installation *i)
{
	struct pictured *p = i->pictured;
	enum fault f = OK;
	if (!p->db)
		f = books_open(act, i->url, WRITER, false, &p->db);
	act->db = p->db;
	if (!f && db_is_lost(act->db))
		f = db_reopen(act, act->db);
	return f ? f : db_begin_read(act, program_account, NULL);
}

/* On a connection of its own, which sees all and changes nothing, as the books stand there now. */
enum fault pictured_prepare(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	struct head head;
	pthread_rwlock_wrlock(&i->pictured->lock);
	enum fault f = begin_apart(act, i);
	if (!f) {
		f = head_read(act, &head);
		if (!f)
			f = bring_up(act, i, (long)head.frontier.size);
		(void)db_end_read(act);
	}
	pthread_rwlock_unlock(&i->pictured->lock);
	act->db = before;
	return f;
}

/* ---- asking --------------------------------------------------------------------------------- */

/* As new as the books that act->db sees, or newer. */
static bool is_up_to_date(struct act *act, struct installation *i, long size)
{
	const struct pictured *p = i->pictured;
	return p->size > size || (p->size == size && p->on == installation_today(act, i));
}

enum fault installation_picture(struct act *act, struct installation *i, const struct picture **out)
{
	struct head head;
	enum fault f = head_read(act, &head);
	while (!f) {
		pthread_rwlock_rdlock(&i->pictured->lock);
		if (is_up_to_date(act, i, (long)head.frontier.size))
			break;
		pthread_rwlock_unlock(&i->pictured->lock);
		f = pictured_prepare(act, i);
	}
	if (!f)
		*out = &i->pictured->picture;
	return f;
}

void installation_picture_release(struct installation *i)
{
	pthread_rwlock_unlock(&i->pictured->lock);
}

/* ---- within an act --------------------------------------------------------------------------- */

enum fault pictured_for_act(struct act *act, struct installation *i, long size, const struct picture **out)
{
	struct pictured *p = i->pictured;
	if (!p->held)
		pthread_rwlock_wrlock(&p->lock);
	p->held = true;
	enum fault f = bring_up(act, i, size);
	if (!f)
		*out = &p->picture;
	return f;
}

void pictured_renumber(struct installation *i, long size)
{
	i->pictured->size = size;
}

void pictured_settle(struct installation *i, bool stands)
{
	struct pictured *p = i->pictured;
	if (!p->held)
		return;
	if (!stands)
		forget(p);
	p->held = false;
	pthread_rwlock_unlock(&p->lock);
}
