/* The one path by which anything changes.  Whoever comes first leads a group: up to 64 acts share one transaction and one
 * flush to disk, each inside its own savepoint, so that a refusal undoes nothing but itself.
 *
 *   right → fields → begin and lock the ledger head → catch up → decision and guards → run → ledger → commit → publish
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/doing.h"
#include "services/installation.h"
#include <string.h>
#include <unistd.h>

enum { GROUP_MAX = 64, INPUT_RECORDED = 2000, REOPEN_TRIES = 20 };

struct job {
	struct act *act;
	const struct act_kind *kind;
	const struct inputs *inputs;
	const struct import *import;
	struct outcome *outcome;
	struct hash body;                        /* by which it is found again after a lost connection */
	bool recorded, done, again;
	struct job *next;
};

SQL(account_stands, "tt",
	"SELECT 1 FROM account WHERE number = $1 AND (closed_on IS NULL OR closed_on > $2)");
SQL(roles_held, "tt",
	"SELECT role.role FROM role JOIN account ON account.id = role.account"
	" WHERE account.number = $1 AND (account.closed_on IS NULL OR account.closed_on > $2)"
	"   AND role.from_on <= $2 AND (role.to_on IS NULL OR role.to_on >= $2)");

/* ---- right -------------------------------------------------------------------------------- */

static enum fault rights_of(struct act *act, date today, unsigned *rights, bool *everywhere)
{
	char day[DATE_TEXT];
	defer(query_end) struct query *q = query(act, roles_held, T(act->actor), T(date_text(today, day)));
	while (query_next(q)) {
		const struct role *r = role_named(query_text(q, 0));
		*rights |= r ? r->rights : 0;
		*everywhere |= r && r->everywhere;
	}
	return act->fault;
}

static enum fault second_is_another(struct act *act, date today)
{
	char day[DATE_TEXT];
	if (is_empty(act->second))
		return OK;
	if (same_text(act->second, act->actor) ||
	    !ask_long(act, 0, account_stands, T(act->second), T(date_text(today, day))))
		return problem_add(act, 0, "second", act->second, phrase(act, W_SECOND_MUST_BE_ANOTHER));
	return act->fault;
}

static enum fault may_perform(struct doing *d, date today)
{
	struct act *act = d->act;
	unsigned rights = 0;
	if (d->kind->opens) {
		d->everywhere = true;
		return d->n == 0 ? OK : fail(act, E_DENIED, W_NO_RIGHT, act->actor, d->kind->title[act->lang]);
	}
	enum fault f = rights_of(act, today, &rights, &d->everywhere);
	if (f)
		return f;
	const struct reg *r = d->kind->of_register ? register_named(input_of(d->inputs, "register")) : NULL;
	if ((rights & d->kind->needs) != d->kind->needs || (r && !(rights & r->right)))
		return fail(act, E_DENIED, W_NO_RIGHT, is_empty(act->actor) ? "—" : act->actor,
		    arena_format(act->arena, "%s%s%s", d->kind->title[act->lang], r ? " · " : "", r ? r->title[act->lang] : ""));
	return second_is_another(act, today);
}

/* ---- fields ------------------------------------------------------------------------------- */

static const char *names_of(struct act *act, const struct field *fields, size_t n, const char *before)
{
	struct text out = { .arena = act->arena };
	text_put(&out, before);
	for (size_t i = 0; i < n; i++)
		text_add(&out, "%s%s", out.n ? ", " : "", fields[i].name);
	return text_of(&out);
}

static bool is_input(const struct act_kind *kind, const struct reg *r, const char *name)
{
	for (size_t i = 0; i < kind->nfields; i++)
		if (!strcmp(kind->fields[i].name, name))
			return true;
	return r && field_named(r, name);
}

static enum fault fields_are_known(struct doing *d)
{
	struct act *act = d->act;
	const char *name = input_of(d->inputs, "register");
	const struct reg *r = d->kind->of_register ? register_named(name) : NULL;
	if (d->kind->of_register && !r) {
		struct text list = { .arena = act->arena };
		for each_register(each)
			text_add(&list, "%s%s", list.n ? ", " : "", (*each)->name);
		return problem_add(act, 0, "register", name, text_of(&list));
	}
	for (size_t i = 0; i < d->inputs->n; i++) {
		const struct input *in = &d->inputs->list[i];
		if (!is_input(d->kind, r, in->name))
			problem_add(act, 0, in->name, in->value, phrase(act, W_FIELDS_ARE, r
			    ? names_of(act, r->fields, r->nfields, "number") : names_of(act, d->kind->fields, d->kind->nfields, "")));
	}
	for (size_t i = 0; i < d->kind->nfields; i++)
		if (d->kind->fields[i].rules & REQUIRED && is_empty(input_of(d->inputs, d->kind->fields[i].name)))
			problem_add(act, 0, d->kind->fields[i].name, NULL,
			    phrase(act, W_ACCEPTS_REQUIRED, d->kind->fields[i].label[act->lang]));
	return act->problem_count ? E_BAD_INPUT : OK;
}

/* ---- the body's first line ------------------------------------------------------------------ */

static int input_order(const struct input *a, const struct input *b)
{
	return strcmp(a->name, b->name);
}

static const char *cut(struct arena *arena, const char *value)
{
	size_t n = value ? strlen(value) : 0;
	if (n <= INPUT_RECORDED)
		return value;
	for (n = INPUT_RECORDED; n && ((unsigned char)value[n] & 0xC0) == 0x80; n--)
		;
	return arena_format(arena, "%.*s…", (int)n, value);
}

/* Only names a JSON key may have: what else was given as a name is told among the problems. */
static bool is_plain_name(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(name) && strlen(name) <= 40;
}

static void put_inputs(struct canon *c, struct arena *arena, const struct inputs *inputs)
{
	const struct input **sorted = arena_array(arena, const struct input *, inputs->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < inputs->n; i++) {
		size_t at = n++;
		for (; at && input_order(sorted[at - 1], &inputs->list[i]) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = &inputs->list[i];
	}
	canon_object(c, "inputs");
	for (size_t i = 0; i < n; i++)
		if (is_plain_name(sorted[i]->name) && (!i || strcmp(sorted[i]->name, sorted[i - 1]->name)))
			canon_text(c, sorted[i]->name, cut(arena, sorted[i]->value));
	canon_close(c);
}

static const char *first_line(struct job *job, struct arena *arena, bool refused)
{
	char on[DATE_TEXT];
	const struct act *act = job->act;
	struct text line = { .arena = arena };
	struct canon c;
	canon_open(&c, &line);
	canon_text(&c, "act", job->kind->name);
	canon_text(&c, "actor", cut(arena, act->actor));
	if (refused) {
		canon_text(&c, "detail", act->detail);
		canon_text(&c, "fault", fault_info[act->fault].name);
	}
	put_inputs(&c, arena, job->inputs);
	canon_text(&c, "lang", act->lang == JA ? "ja" : "en");
	canon_text(&c, "on", date_text(act->on, on));
	canon_text(&c, "reason", cut(arena, act->reason));
	canon_text(&c, "second", cut(arena, act->second));
	canon_close(&c);
	return text_of(&line);
}

/* ---- one act in the group ------------------------------------------------------------------- */

static enum fault carry_out(struct installation *i, struct job *job, struct head *head, long first_of_group)
{
	struct act *act = job->act;
	date today = today_in_japan();           /* rights follow the real day, also where a sample has a day of its own */
	if (act->on == NO_DATE)
		act->on = installation_today(act, i);
	struct doing d = { .act = act, .installation = i, .kind = job->kind, .inputs = job->inputs, .import = job->import,
		.n = (long)head->frontier.size, .first_of_group = first_of_group };
	instant_after(head->at, d.at);
	d.outcome.entry = d.n;

	enum fault f = fields_are_known(&d);
	if (!f)
		f = may_perform(&d, today);
	if (f)
		return f;
	db_act_as(act, act->actor);
	body_open(&d.body, act, d.n);
	step("body opened");
	f = doing_note(&d, first_line(job, act->arena, false));
	if (!f)
		f = job->kind->run(&d);
	step("run");
	if (!f && d.scope_changed)
		f = scope_renew(act, today);
	job->again = d.again;
	if (f || problems_fault(act)) {
		body_drop(&d.body);
		return f ? f : act->fault;
	}
	f = body_close(&d.body, &job->body);
	step("body closed");
	if (!f)
		f = ledger_append(act, head, job->kind->name, is_empty(act->actor) ? "-" : act->actor, d.at, &job->body);
	step("entry appended");
	if (!f)
		*job->outcome = d.outcome;
	return f;
}

static enum fault record_refusal(struct act *group, struct job *job, struct head *head)
{
	char at[INSTANT_TEXT];
	struct body body;
	struct hash hash;
	instant_after(head->at, at);
	body_open(&body, group, (long)head->frontier.size);
	const char *line = first_line(job, group->arena, true);
	enum fault f = body_put(&body, line, strlen(line));
	for (const struct problem *p = job->act->problems; !f && p; p = p->next) {
		struct text out = { .arena = group->arena };
		struct canon c;
		text_put(&out, "\n");
		canon_open(&c, &out);
		canon_text(&c, "accepted", p->accepted);
		canon_text(&c, "field", p->field);
		canon_text(&c, "given", p->given);
		canon_long(&c, "line", p->line);
		canon_close(&c);
		f = body_put(&body, text_of(&out), out.n);
	}
	if (f)
		body_drop(&body);
	else
		f = body_close(&body, &hash);
	const char *actor = is_empty(job->act->actor) ? "-" : cut(group->arena, job->act->actor);
	return f ? f : ledger_append(group, head, "refused", actor, at, &hash);
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
		job->recorded = true;
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
	return f && !(job->import && job->import->dry_run) ? record_refusal(group, job, head) : OK;
}

/* ---- the group ------------------------------------------------------------------------------ */

static enum fault begin_group(struct act *group, struct installation *i, struct head *head)
{
	enum fault f = db_begin(group);
	step("begun");
	if (!f)
		f = head_lock(group, head);
	step("head locked");
	return f ? f : checkpoint_agrees(group, i, head);
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

static enum fault end_group(struct act *group, struct installation *i, struct head *head, uint64_t size,
    struct job **jobs, size_t n)
{
	if (head->frontier.size == size) {
		db_undo(group);
		return OK;
	}
	enum fault f = head_store(group, head);
	step("head stored");
	if (!f)
		f = db_commit(group);
	step("committed");
	if (f && db_is_lost(i->db))
		f = ask_what_happened(group, i, jobs, n);
	return f;
}

static void run_group(struct installation *i, struct job **jobs, size_t n)
{
	struct act group;
	struct head head;
	act_open(&group, jobs[0]->act->lang);
	group.db = i->db;
	enum fault f = db_is_lost(i->db) ? db_reopen(&group, i->db) : OK;
	if (!f)
		f = begin_group(&group, i, &head);
	uint64_t size = f ? 0 : head.frontier.size;
	for (size_t j = 0; !f && j < n; j++)
		f = one_act(&group, i, jobs[j], &head, (long)size);
	if (!f)
		f = end_group(&group, i, &head, size, jobs, n);
	if (f) {
		db_undo(&group);
		for (size_t j = 0; j < n; j++) {
			jobs[j]->again = false;
			act_forgive(jobs[j]->act);
			(void)fault_handed_up(jobs[j]->act, &group);
		}
	} else if (head.frontier.size > size) {
		/* The acts stand whatever becomes of the file: it only lags, and the next group writes it. */
		if (checkpoint_publish(&group, i, &head))
			act_forgive(&group);
	}
	step("published");
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

static void lead(struct installation *i)
{
	struct job *jobs[GROUP_MAX];
	size_t n = take_group(i, jobs);
	i->leading = true;
	pthread_mutex_unlock(&i->lock);
	run_group(i, jobs, n);
	pthread_mutex_lock(&i->lock);
	i->leading = false;
	for (size_t j = n; j--;) {
		jobs[j]->done = !jobs[j]->again;
		if (jobs[j]->again)
			put_back(i, jobs[j]);
	}
	pthread_cond_broadcast(&i->turned);
}

static enum fault perform_job(struct installation *i, struct job *job)
{
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
