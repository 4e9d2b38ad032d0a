/* Starting an installation: the rulebook read, prepared and, where it changed, adopted; the scope renewed on a new day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <unistd.h>

SQL(scope_day, "", "SELECT day FROM scope_day WHERE one = 1");

static enum fault sources_now(struct act *act, struct installation *i, struct sources *out, bool *is_carried)
{
	const char *folder = in_dir(i, "rulebook");
	*is_carried = access(folder, F_OK);
	return *is_carried ? sources_carried(act, out) : sources_folder(act, folder, out);
}

/* Rules are prepared by a reader, which can do nothing but read. */
static enum fault prepare_as_reader(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	act->db = NULL;
	enum fault f = books_open(act, i->url, READER, false, &act->db);
	if (!f)
		f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = rulebook_prepare(act, &i->rulebook);
	if (act->db)
		(void)db_end_read(act);
	db_close(&act->db);
	act->db = before;
	return f;
}

/* Of books that came from elsewhere, or from an older program, what they are searched by is made anew. */
static enum fault make_searchable(struct act *act)
{
	struct head head;
	if (grams_stand(act) || act->fault)
		return act->fault;
	enum fault f = db_begin(act);
	if (!f)
		f = head_lock(act, &head);
	if (!f && !grams_stand(act))
		f = grams_fill(act);
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	return f;
}

static enum fault adopt(struct act *act, struct installation *i, const struct sources *sources)
{
	const char *actor = act->actor;
	const struct inputs none = { 0 };
	struct outcome outcome;
	i->adopting = *sources;
	act->actor = program_account;
	enum fault f = perform(act, i, act_kind_named("adopt_rulebook"), &none, &outcome);
	act->actor = actor;
	i->adopting = (struct sources){ 0 };
	return f;
}

static enum fault scope_for(struct act *act, date day)
{
	char text[DATE_TEXT];
	struct query *q = query(act, scope_day);
	bool same = query_next(q) && same_text(query_text(q, 0), date_text(day, text));
	query_end(&q);
	if (act->fault || same)
		return act->fault;
	struct head head;
	enum fault f = db_begin(act);
	if (!f)
		f = head_lock(act, &head);       /* another process may be doing the same */
	if (!f)
		f = scope_renew(act, day, SCOPE_WHOLE, NULL);
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	return f;
}

enum fault installation_new_day(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	date day = today_in_japan();
	enum fault f = OK;
	pthread_mutex_lock(&i->lock);
	if (i->scope_of != day) {
		take_the_lead(i);
		act->db = i->db;
		f = scope_for(act, day);
		act->db = before;
		give_up_the_lead(i);
		i->scope_of = f ? i->scope_of : day;
	}
	pthread_mutex_unlock(&i->lock);
	return f;
}

enum fault installation_start(struct act *act, struct installation *i)
{
	struct act *reading = &i->reading;
	struct sources sources;
	bool is_carried;
	reading->lang = act->lang;
	act->db = i->db;
	enum fault f = sources_now(reading, i, &sources, &is_carried);
	if (!f)
		f = rulebook_read(reading, &sources, is_register, &i->rulebook);
	if (f)
		return fault_handed_up(act, reading);
	bool changed = !rulebook_is_in_force(act, &i->rulebook) || !edition_is_known(act, &sources);
	if (act->fault)
		return act->fault;
	if (changed)
		f = edition_may_be_adopted(act, i, &sources, is_carried);
	/* One that is in force was tried on this database when it was adopted. */
	if (!f && changed)
		f = prepare_as_reader(act, i);
	if (!f && changed)
		f = adopt(act, i, &sources);
	act->db = i->db;
	if (!f)
		f = make_searchable(act);
	act->db = NULL;
	return f ? f : installation_new_day(act, i);
}
