/* The one path by which anything changes.  Whoever comes first leads a group: up to 64 acts share one transaction and one
 * flush to disk, each inside its own savepoint, so that a refusal undoes nothing but itself.
 *
 *   right → fields → begin and lock the ledger head → catch up → decision and guards → run → ledger → commit → publish
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/erase.h"
#include "services/guards.h"
#include "services/installation.h"
#include "services/minutes.h"
#include "services/once.h"
#include "services/picturing.h"
#include "services/whatif_parts.h"
#include <string.h>
#include <unistd.h>

enum { GROUP_MAX = 64, REOPEN_TRIES = 20 };

struct job {
	struct act *act;
	const struct act_kind *kind;
	const struct inputs *inputs;
	const struct import *import;
	const struct unsaid *unsaid;
	struct outcome *outcome;
	struct trace *trace;                     /* of an act that is only supposed: it makes no entry; else NULL */
	struct hash body;                        /* by which it is found again after a lost connection */
	bool recorded, done, again, repeated;    /* repeated: it was done before, under the same key */
	struct job *next;
};

/* ---- one act in the group ------------------------------------------------------------------- */

/* Where the ledger would stand after it, and what it wrote. */
static void leave_trace(struct trace *trace, const struct doing *d)
{
	trace->head.frontier.size++;
	memcpy(trace->head.at, d->at, sizeof d->at);
	memcpy(trace->wrote, d->wrote, sizeof d->wrote);
	trace->moved = d->moved_count > 0;
}

static enum fault carry_out(struct installation *i, struct job *job, struct head *head, long first_of_group)
{
	struct act *act = job->act;
	date today = today_in_japan();           /* rights follow the real day, also where a sample has a day of its own */
	const date now = installation_today(act, i);
	if (act->on == NO_DATE)
		act->on = now;
	struct doing d = { .act = act, .installation = i, .kind = job->kind, .inputs = job->inputs, .import = job->import, .unsaid = job->unsaid, .today = now,
		.n = (long)head->frontier.size, .first_of_group = first_of_group };
	instant_after(head->at, d.at);
	d.outcome.entry = d.n;

	enum fault f = act->once ? once_find(&d, &job->repeated) : OK;
	if (job->repeated) {
		*job->outcome = d.outcome;
		return OK;
	}
	if (!f)
		f = fields_are_known(&d);
	if (!f)
		f = reason_is_plain(act);
	if (!f)
		f = may_perform(&d, today);
	if (!f && is_guarded(act, job->kind, job->inputs))
		f = pictured_for_act(act, i, d.n, &d.picture);
	if (f || act->fault)
		return f ? f : act->fault;
	db_act_as(act, act->actor);
	body_open(&d.body, act, d.n);
	step("body opened");
	f = doing_note(&d, minutes_opening(act, job->kind, job->inputs));
	if (!f)
		f = job->kind->run(&d);
	step("run");
	if (!f && d.moved_count)
		f = somebody_keeps_accounts(&d);
	if (!f && (d.moved_count || d.cases_moved))
		f = reach_renew(&d, today, i->scope_of == today);
	job->again = d.again;
	if (f || problems_fault(act)) {
		body_drop(&d.body);
		return f ? f : act->fault;
	}
	f = body_close(&d.body, &job->body);
	step("body closed");
	if (!f && job->trace)
		leave_trace(job->trace, &d);
	else if (!f)
		f = ledger_append(act, head, job->kind->name, is_empty(act->actor) ? "-" : act->actor, d.at, &job->body);
	step("entry appended");
	if (!f && act->once && !job->trace)
		f = once_keep(&d);
	if (!f)
		*job->outcome = d.outcome;
	return f;
}

enum fault act_suppose(struct act *act, struct installation *i, const struct supposed *s, struct trace *trace)
{
	struct outcome outcome;
	struct job job = { .act = act, .kind = s->kind, .inputs = &s->inputs, .outcome = &outcome, .trace = trace };
	enum fault f = carry_out(i, &job, &trace->head, (long)trace->head.frontier.size);
	problems_fault(act);
	return f ? act->fault : OK;
}

/* Faults after which the transaction itself is in doubt: the whole group is undone. */
static bool is_of_the_store(enum fault f)
{
	return f == E_STORE || f == E_FULL || f == E_BUSY || f == E_BROKEN || f == E_FILES;
}

static enum fault one_act(struct act *group, struct installation *i, struct job *job, struct head *head, long first)
{
	struct act *act = job->act;
	struct db *before = act->db;
	struct head old = *head;
	enum fault f = db_savepoint(group);
	if (f)
		return f;
	act->db = i->db;
	f = carry_out(i, job, head, first);
	if (!f && !(job->import && job->import->dry_run)) {
		act->db = before;
		job->recorded = !job->repeated;
		return db_release(group);
	}
	*head = old;
	db_undo_savepoint(group);
	act->db = before;
	if (job->again) {
		act_forgive(act);
		return OK;
	}
	if (is_of_the_store(f))
		return fault_handed_up(group, act);
	problems_fault(act);
	if (!f || (job->import && job->import->dry_run))
		return OK;
	f = minutes_of_refusal(group, act, job->kind, job->inputs, head, &job->body);
	job->recorded = !f;
	return f;
}

/* ---- the group ------------------------------------------------------------------------------ */

static enum fault begin_group(struct act *group, struct installation *i, struct head *head, bool may_be_missing)
{
	enum fault f = db_begin(group);
	step("begun");
	if (!f)
		f = head_lock(group, head);
	step("head locked");
	if (!f)
		f = installation_is_here(group, i);
	if (!f)
		f = checkpoint_agrees(group, i, head, may_be_missing);
	return f || !head->frontier.size ? f : checkpoint_can_be_signed(group, i);
}

/* The connection was lost while committing.  The hash of each act's body tells whether it happened. */
static enum fault ask_what_happened(struct act *group, struct installation *i, struct job **jobs, size_t n)
{
	for (int tries = 0; db_is_lost(i->db); tries++) {
		act_forgive(group);
		if (!db_reopen(group, i->db))
			break;
		if (tries == REOPEN_TRIES)
			return group->fault;
		usleep(250000);
	}
	act_forgive(group);
	bool all = true;
	for (size_t j = 0; j < n; j++)
		if (jobs[j]->recorded)
			all = all && ledger_index_of(group, &jobs[j]->body) >= 0 && !group->fault;
	return all ? OK : fail(group, E_STORE, W_LOST_AND_NOT_DONE);
}

struct ending { struct head *head; uint64_t size; struct job **jobs; size_t n; };

static enum fault end_group(struct act *group, struct installation *i, const struct ending *e)
{
	if (e->head->frontier.size == e->size) {
		db_undo(group);
		return OK;
	}
	enum fault f = head_store(group, e->head);
	step("head stored");
	if (!f)
		f = db_commit(group);
	step("committed");
	if (f && db_is_lost(i->db))
		f = ask_what_happened(group, i, e->jobs, e->n);
	return f;
}

/* Before the head is locked, while others may still write: to load the picture takes a while. */
static enum fault prepare_picture(struct act *group, struct installation *i, struct job **jobs, size_t n)
{
	for (size_t j = 0; j < n; j++)
		if (is_guarded(group, jobs[j]->kind, jobs[j]->inputs))
			return pictured_prepare(group, i);
	return group->fault;
}

/* One transaction for all of them.  `decided`: it is known what became of it, so nothing of it may be tried again. */
static enum fault try_group(struct act *group, struct installation *i, struct job **jobs, size_t n, bool *decided)
{
	struct head head;
	group->db = i->db;
	enum fault f = db_is_lost(i->db) ? db_reopen(group, i->db) : OK;
	if (!f)
		f = prepare_picture(group, i, jobs, n);
	if (!f)
		f = begin_group(group, i, &head, n == 1 && jobs[0]->kind->accepts_head);
	uint64_t size = f ? 0 : head.frontier.size;
	for (size_t j = 0; !f && j < n; j++)
		f = one_act(group, i, jobs[j], &head, (long)size);
	*decided = !f || db_is_lost(i->db);
	if (!f)
		f = end_group(group, i, &(struct ending){ &head, size, jobs, n });
	if (f)
		db_undo(group);
	pictured_settle(i, !f);
	/* The acts stand whatever becomes of the file: it only lags, and the next group writes it. */
	if (!f && head.frontier.size > size && checkpoint_publish(group, i, &head))
		act_forgive(group);
	step("published");
	for (size_t j = 0; !f && j < n; j++)
		if (jobs[j]->recorded && jobs[j]->outcome->remains)
			scour_after_erasure(group, jobs[j]->outcome);
	return f;
}

/* A fault of the store that one act brought on is that act's alone: each is tried again by itself. */
static void run_group(struct installation *i, struct job **jobs, size_t n)
{
	struct act group;
	bool decided;
	act_open(&group, jobs[0]->act->lang);
	enum fault f = try_group(&group, i, jobs, n, &decided);
	for (size_t j = 0; f && j < n; j++) {
		bool unknown = jobs[j]->recorded && db_is_lost(i->db);
		jobs[j]->again = jobs[j]->recorded = false;
		act_forgive(jobs[j]->act);
		if (unknown)
			(void)fail(jobs[j]->act, E_STORE, W_LOST_AND_UNKNOWN,
			    hex_of(jobs[j]->act->arena, jobs[j]->body.bytes, HASH_BYTES));
		else if (decided || n == 1)
			(void)fault_handed_up(jobs[j]->act, &group);
		else
			run_group(i, &jobs[j], 1);
	}
	act_close(&group);
}

/* ---- the queue ------------------------------------------------------------------------------ */

static size_t take_group(struct installation *i, struct job **jobs)
{
	size_t n = 0;
	while (n < GROUP_MAX && i->first) {
		jobs[n++] = i->first;
		i->first = i->first->next;
	}
	if (!i->first)
		i->last = &i->first;
	return n;
}

static void put_back(struct installation *i, struct job *job)
{
	job->again = false;
	job->recorded = false;
	job->next = i->first;
	i->first = job;
	if (!job->next)
		i->last = &job->next;
}

/* Both are called with the lock held, and hold it when they answer; in between it is free, and only the leader uses the writer. */
void take_the_lead(struct installation *i)
{
	while (i->leading)
		pthread_cond_wait(&i->turned, &i->lock);
	i->leading = true;
	pthread_mutex_unlock(&i->lock);
}

void give_up_the_lead(struct installation *i)
{
	pthread_mutex_lock(&i->lock);
	i->leading = false;
	pthread_cond_broadcast(&i->turned);
}

static void lead(struct installation *i)
{
	struct job *jobs[GROUP_MAX];
	size_t n = take_group(i, jobs);
	take_the_lead(i);
	run_group(i, jobs, n);
	give_up_the_lead(i);
	for (size_t j = n; j--;) {
		jobs[j]->done = !jobs[j]->again;
		if (jobs[j]->again)
			put_back(i, jobs[j]);
	}
}

static enum fault perform_job(struct installation *i, struct job *job)
{
	*job->outcome = (struct outcome){ 0 };
	pthread_mutex_lock(&i->lock);
	*i->last = job;
	i->last = &job->next;
	while (!job->done) {
		if (i->leading)
			pthread_cond_wait(&i->turned, &i->lock);
		else
			lead(i);
	}
	pthread_mutex_unlock(&i->lock);
	return job->act->fault;
}

enum fault perform(struct act *act, struct installation *i, const struct act_kind *kind, const struct inputs *inputs,
    struct outcome *out)
{
	struct job job = { .act = act, .kind = kind, .inputs = inputs, .outcome = out };
	return perform_job(i, &job);
}

enum fault perform_import(struct act *act, struct installation *i, const struct inputs *inputs, const struct import *import,
    struct outcome *out)
{
	struct job job = { .act = act, .kind = act_kind_named("import"), .inputs = inputs, .import = import, .outcome = out };
	return perform_job(i, &job);
}

enum fault perform_unsaid(struct act *act, struct installation *i, const char *kind, const struct inputs *inputs, const struct unsaid *unsaid)
{
	struct outcome outcome;
	struct job job = { .act = act, .kind = act_kind_named(kind), .inputs = inputs, .unsaid = unsaid, .outcome = &outcome };
	return perform_job(i, &job);
}
