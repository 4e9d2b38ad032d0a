/* The findings that stand, brought up to the books at the next reading: the bodies of the ledger tell which records were touched since,
 * the coming days which of them turn; a rule is judged again only where it reads one, and only about those whom that concerns.
 *
 *   read, in one snapshot: head → what was touched → per rule: nobody, some subjects, or all → judged
 *   write, in one short transaction of the writer: what differs, the coming days, up to where it stands
 *
 * docs/judging.md tells why this way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/standing_kept.h"
#include <stdlib.h>
#include <string.h>

/* Beyond so many a whole judging is no more work, or nearly; somebody else may be faster so often. */
enum { SUBJECTS_MOST = 5000, TRIES = 5 };

/* They read a table of that connection's own, so they are not among the statements that every connection prepares. */
static const struct sql again_none = { "again_none", "", "DELETE FROM judged_again" };
static const struct sql again_count = { "again_count", "", "SELECT COUNT(*) FROM judged_again" };
SQL(rules_kept, "", "SELECT rule, hash FROM finding_rule");
SQL(reaches_all, "t", "SELECT 1 FROM scope WHERE reader = $1 AND company = 0");

static const char terms_view[] =
	"CREATE TEMP VIEW term AS SELECT t.number, t.name, COALESCE(CAST(s.value AS BIGINT), t.value) AS value, t.from_on, t.to_on"
	" FROM rulebook_term AS t LEFT JOIN setting AS s ON s.number = t.name;\n";

struct standing *standing_open(void)
{
	struct standing *s = calloc(1, sizeof *s);
	if (!s)
		abort();
	s->arena = arena_open();
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void standing_close(struct standing **standing)
{
	struct standing *s = *standing;
	db_close(&s->db);
	arena_close(&s->arena);
	pthread_mutex_destroy(&s->lock);
	free(s);
	*standing = NULL;
}

/* ---- the connection and the rules -------------------------------------------------------------- */

static enum fault connect(struct act *act, struct installation *i)
{
	struct standing *s = i->standing;
	if (s->db && db_is_lost(s->db))
		db_close(&s->db);
	if (s->db) {
		act->db = s->db;
		return OK;
	}
	enum fault f = books_open(act, i->url, WRITER, false, &act->db);
	if (!f)
		f = db_script(act, turning_tables);
	if (!f)
		f = db_script(act, terms_view);
	if (f)
		db_close(&act->db);
	s->db = act->db;
	return f;
}

/* What a rule returns hangs on this text of it and nothing else. */
static const char *hash_of_rule(struct arena *arena, const struct rule *r)
{
	const char *text = arena_format(arena, "1 %s\n%s\n%s\n%s\n%d %d %s %s\n%s", r->reg, r->because[JA], r->because[EN], r->clock.n ? r->clock.n : "",
	    (int)r->clock.clock.kind, (int)r->clock.clock.unit, r->clock.n ? r->clock.since : "", r->name, r->sql.text);
	struct hash hash = hash_of(text, strlen(text));
	return hex_of(arena, hash.bytes, HASH_BYTES);
}

static bool refers(const char *table, const char *column)
{
	const struct reg *r = register_named(table);
	const struct field *f = r ? field_named(r, column) : NULL;
	return f ? f->kind == REF || f->rules & UNIQUE : same_text(column, "id") || same_text(column, "number");
}

static void look_up_rules(struct standing *s, const struct rulebook *book)
{
	if (s->turnings && hash_equal(&s->rulebook, &book->hash))
		return;
	arena_close(&s->arena);
	s->arena = arena_open();
	s->rulebook = book->hash;
	s->turnings = arena_array(s->arena, struct turning, book->rule_count + 1);
	s->hashes = arena_array(s->arena, const char *, book->rule_count + 1);
	for (size_t i = 0; i < book->rule_count; i++) {
		turning_read(s->arena, &book->rules[i], refers, &s->turnings[i]);
		s->hashes[i] = hash_of_rule(s->arena, &book->rules[i]);
	}
}

/* ---- one rule ------------------------------------------------------------------------------------ */

static bool is_touched(const struct catching *c, const char *reg)
{
	for (size_t i = 0; i < c->touched_count; i++)
		if (same_text(c->touched[i], reg))
			return true;
	return false;
}

/* Not every setting is a term: those of the program are read by no rule. */
static bool is_of_the_program(const char *name)
{
	for (const struct setting_info *s = settings; s->name; s++)
		if (same_text(s->name, name))
			return true;
	return false;
}

static bool reads_touched_term(const struct catching *c, const struct rule *rule, const struct turning *t)
{
	for (size_t i = 0; t->reads_terms && i < c->term_count; i++)
		if (!is_of_the_program(c->terms[i]) &&
		    (!t->names_terms || strstr(rule->sql.text, arena_format(c->act->arena, "'%s'", c->terms[i]))))
			return true;
	return false;
}

static bool concerns_anybody(const struct catching *c, const struct rule *rule, const struct turning *t)
{
	if ((t->is_daily && !same_text(c->from.day, c->to.day)) || (!t->is_understood && c->touched_count) || reads_touched_term(c, rule, t))
		return true;
	for (size_t i = 0; i < t->way_count; i++)
		if (is_touched(c, t->ways[i].table) && (!t->is_narrow || !t->ways[i].subjects.text))
			return true;
	return false;
}

/* Those whose finding says something else now that its due day is past. */
static enum fault again_when_due(struct catching *c, const struct rule *rule, const struct turning *t)
{
	if (!t->turns_when_due || same_text(c->from.day, c->to.day))
		return OK;
	const struct sql sql = { "again_when_due", "ttt", arena_format(c->act->arena,
		"INSERT INTO judged_again (id) SELECT s.id FROM %s AS s WHERE s.number IN (SELECT f.subject FROM finding AS f"
		" WHERE f.rule = $1 AND f.due_on >= $2 AND f.due_on <= $3) ON CONFLICT (id) DO NOTHING", rule->reg) };
	return change(c->act, sql, T(rule->name), T(c->from.day), T(c->to.day));
}

static enum fault gather_subjects(struct catching *c, const struct rule *rule, const struct turning *t, long *n)
{
	*n = 0;
	bool any = t->turns_when_due && !same_text(c->from.day, c->to.day);
	for (size_t i = 0; i < t->way_count; i++)
		any |= is_touched(c, t->ways[i].table);
	if (!any)
		return OK;
	enum fault f = change(c->act, again_none);
	for (size_t i = 0; !f && i < t->way_count; i++)
		if (is_touched(c, t->ways[i].table))
			f = change(c->act, t->ways[i].subjects, L(c->from.size));
	if (!f)
		f = again_when_due(c, rule, t);
	if (!f && t->companions.text)
		f = change(c->act, t->companions, L(c->from.size));
	*n = f ? 0 : ask_long(c->act, 0, again_count);
	return f ? f : c->act->fault;
}

/* Also those that are no longer on the books: what was found of them is closed. */
static enum fault note_numbers(struct catching *c, struct rejudged *r)
{
	const struct sql sql = { "numbers_again", "", arena_format(c->act->arena,
		"SELECT t.number FROM %s AS t WHERE t.id IN (SELECT id FROM judged_again)"
		" UNION SELECT v.number FROM %s_version AS v WHERE v.id IN (SELECT id FROM judged_again)", r->rule->reg, r->rule->reg) };
	defer(query_end) struct query *q = query(c->act, sql);
	return texts_of(c->act, q, &r->numbers, &r->number_count);
}

static int by_number(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of others the narrowed question may not have looked at all that matters. */
static void leave_out_others(struct arena *arena, struct rejudged *r)
{
	size_t n = 0;
	const char **numbers = arena_array(arena, const char *, r->number_count + 1);
	memcpy(numbers, r->numbers, r->number_count * sizeof *numbers);
	qsort(numbers, r->number_count, sizeof *numbers, by_number);
	for (size_t i = 0; i < r->found.n; i++)
		if (bsearch(&r->found.list[i].subject, numbers, r->number_count, sizeof *numbers, by_number))
			r->found.list[n++] = r->found.list[i];
	r->found.n = n;
}

static enum fault judge_again(struct catching *c, size_t i, bool whole)
{
	const struct rule *rule = &c->in->rulebook.rules[i];
	const struct turning *t = &c->s->turnings[i];
	struct rejudged r = { .rule = rule, .hash = c->s->hashes[i], .is_whole = whole };
	long subjects = 0;
	struct judging how = *c->how;
	how.ahead = true;
	enum fault f = whole ? OK : gather_subjects(c, rule, t, &subjects);
	if (f || (!whole && !subjects)) {
		c->renewal.untouched++;
		return f;
	}
	r.is_whole = whole || subjects > SUBJECTS_MOST;
	how.limit_ms = r.is_whole ? how.limit_ms : 0;
	if (!r.is_whole)
		f = note_numbers(c, &r);
	if (!f)
		f = judge_rule(c->act, rule, r.is_whole ? &t->whole : &t->narrowed, &how, &r.found);
	if (!f && !r.is_whole)
		leave_out_others(c->act->arena, &r);
	c->renewal.whole += r.is_whole;
	c->renewal.narrowed += !r.is_whole;
	c->renewal.subjects += subjects;
	c->list[c->n++] = r;
	return f;
}

/* ---- all rules ----------------------------------------------------------------------------------- */

/* The hash under which a rule's findings are kept; NULL where they are not.  Rules that are kept and no longer in force go. */
static enum fault rules_known(struct catching *c, const char **hashes)
{
	const struct rulebook *book = &c->in->rulebook;
	size_t room = 0;
	defer(query_end) struct query *q = query(c->act, rules_kept);
	while (query_next(q)) {
		size_t i = 0;
		while (i < book->rule_count && strcmp(book->rules[i].name, query_text(q, 0)))
			i++;
		if (i < book->rule_count && duty_is_in_force(book, book->rules[i].duty, c->how->on)) {
			hashes[i] = query_copy(q, 1);
			continue;
		}
		if (c->gone_count == room) {
			const char **more = arena_array(c->act->arena, const char *, room * 2 + 8);
			if (room)
				memcpy(more, c->gone, room * sizeof *more);
			c->gone = more;
			room = room * 2 + 8;
		}
		c->gone[c->gone_count++] = query_copy(q, 0);
	}
	return c->act->fault;
}

static enum fault judge_rules(struct catching *c)
{
	const struct rulebook *book = &c->in->rulebook;
	const char **hashes = arena_array(c->act->arena, const char *, book->rule_count + 1);
	enum fault f = rules_known(c, hashes);
	c->list = arena_array(c->act->arena, struct rejudged, book->rule_count + 1);
	for (size_t i = 0; !f && i < book->rule_count; i++)
		if (duty_is_in_force(book, book->rules[i].duty, c->how->on))
			f = judge_again(c, i, c->everything || !same_text(hashes[i], c->s->hashes[i]) ||
			    concerns_anybody(c, &book->rules[i], &c->s->turnings[i]));
	return f ? f : db_limit(c->act, 0);
}

static enum fault up_to_where(struct catching *c)
{
	char day[DATE_TEXT];
	struct head head;
	enum fault f = head_read(c->act, &head);
	if (!f)
		f = kept_read(c->act, &c->from);
	c->to = (struct kept){ (long)head.frontier.size, arena_text(c->act->arena, date_text(c->how->on, day)),
		hex_of(c->act->arena, c->in->rulebook.hash.bytes, HASH_BYTES) };
	return f;
}

static bool is_there(const struct catching *c)
{
	return c->from.size == c->to.size && same_text(c->from.day, c->to.day) && same_text(c->from.rulebook, c->to.rulebook);
}

/* On a snapshot of the books; acts go on beside it. */
static enum fault judge_what_changed(struct catching *c)
{
	enum fault f = touched_gather(c);
	if (!f)
		look_up_rules(c->s, &c->in->rulebook);
	return f ? f : judge_rules(c);
}

/* The one short time in which acts wait. */
static enum fault keep(struct catching *c, bool *done)
{
	struct act *act = c->act;
	struct installation *i = c->in;
	const struct keeping k = { .from = c->from, .to = c->to, .book = &i->rulebook, .turnings = c->s->turnings, .list = c->list, .n = c->n,
		.gone = c->gone, .gone_count = c->gone_count, .afresh = c->everything || !same_text(c->from.rulebook, c->to.rulebook),
		.dated = c->dated, .dated_count = c->dated_count, .renewal = &c->renewal };
	pthread_mutex_lock(&i->lock);
	take_the_lead(i);
	act->db = i->db;
	enum fault f = db_is_lost(i->db) ? db_reopen(act, i->db) : OK;
	if (!f)
		f = db_begin(act);
	if (!f)
		f = kept_write(act, &k, done);
	if (!f && *done)
		f = db_commit(act);
	if (f || !*done)
		db_undo(act);
	give_up_the_lead(i);
	pthread_mutex_unlock(&i->lock);
	act->db = c->s->db;
	return f;
}

/* Ends within a read transaction in which the findings kept are those of the books; or *stands is false. */
static enum fault catch_up(struct act *act, struct installation *i, const struct judging *how, bool *stands)
{
	enum fault f = OK;
	*stands = false;
	i->standing->last = (struct renewal){ 0 };
	for (int tries = 0; !f && tries < TRIES; tries++) {
		struct catching c = { .act = act, .in = i, .s = i->standing, .how = how };
		f = db_begin_read(act, program_account, NULL);
		if (!f)
			f = up_to_where(&c);
		if (!f && is_there(&c)) {
			*stands = true;
			return OK;
		}
		if (!f)
			f = judge_what_changed(&c);
		db_undo(act);
		bool done;
		if (!f)
			f = keep(&c, &done);
		i->standing->last = c.renewal;
	}
	return f;
}

/* ---- asking --------------------------------------------------------------------------------------- */

/* Another day is judged anew, and on the tables: where nothing is out of reach the views only cost (docs/judging.md). */
static enum fault judge_another_day(struct act *act, struct installation *i, const struct judging *how, struct judgement *out)
{
	enum fault f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = judge(act, &i->rulebook, how, out);
	db_undo(act);
	return f;
}

static enum fault judge_today(struct act *act, struct installation *i, const struct judging *how, struct judgement *out, bool *stands)
{
	struct finding_list found = { 0 };
	enum fault f = catch_up(act, i, how, stands);
	if (f || !*stands)
		return f;
	f = kept_findings(act, &i->rulebook, how, &found);
	db_undo(act);
	if (!f)
		*out = judgement_of(how->on, &found);
	return f;
}

static enum fault findings_here(struct act *act, struct installation *i, const char *reader, const struct judging *how, struct judgement *out,
    bool *stands)
{
	enum fault f = connect(act, i);
	if (f || !ask_long(act, 0, reaches_all, T(reader)) || act->fault)
		return act->fault;
	if (installation_today(act, i) == how->on)
		return judge_today(act, i, how, out, stands);
	f = judge_another_day(act, i, how, out);
	*stands = !f;
	return f;
}

/* What is wrong with a rule is told; what goes wrong otherwise goes wrong for what is kept alone, and the day is judged as if nothing
 * were. */
enum fault standing_findings(struct act *act, struct installation *i, const char *reader, const struct judging *how, struct judgement *out,
    bool *stands)
{
	struct db *before = act->db;
	*stands = false;
	if (act->fault)
		return act->fault;
	pthread_mutex_lock(&i->standing->lock);
	enum fault f = findings_here(act, i, reader, how, out, stands);
	pthread_mutex_unlock(&i->standing->lock);
	act->db = before;
	*stands &= !f;
	if (f == E_TOO_SLOW || f == E_RULEBOOK)
		return f;
	if (f)
		act_forgive(act);
	return OK;
}

const struct renewal *standing_renewal(const struct installation *i)
{
	return &i->standing->last;
}
