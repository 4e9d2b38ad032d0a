/* Which records were touched since the findings were last brought up: the bodies of the ledger tell what acts wrote, the coming days what
 * turns.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/standing_kept.h"
#include <jansson.h>
#include <string.h>

/* Beyond these a whole judging is no more work, or nearly. */
enum { ENTRIES_FOLLOWED = 5000, PARTS_FOLLOWED = 16, RECORDS_FOLLOWED = 5000 };

/* They read tables of that connection's own, so they are not among the statements that every connection prepares. */
static const struct sql touched_none = { "touched_none", "", "DELETE FROM touched_record" };
static const struct sql touched_by_day = { "touched_by_day", "tt",
	"INSERT INTO touched_record (register, id) SELECT DISTINCT coming_day.register, coming_day.id FROM coming_day"
	" WHERE coming_day.day > $1 AND coming_day.day <= $2 ON CONFLICT (register, id) DO NOTHING" };
static const struct sql touched_registers = { "touched_registers", "", "SELECT DISTINCT register FROM touched_record" };
static const struct sql touched_records = { "touched_records", "", "SELECT register, id FROM touched_record" };
static const struct sql touched_terms = { "touched_terms", "l",
	"SELECT rulebook_term.name FROM rulebook_term WHERE rulebook_term.id IN (SELECT id FROM touched_record WHERE register = 'rulebook_term')"
	" UNION "
	"SELECT v.name FROM rulebook_term_version AS v"
	" WHERE v.ended_by >= $1 AND v.id IN (SELECT id FROM touched_record WHERE register = 'rulebook_term')"
	" UNION "
	"SELECT setting.number FROM setting WHERE setting.id IN (SELECT id FROM touched_record WHERE register = 'setting')"
	" UNION "
	"SELECT w.number FROM setting_version AS w"
	" WHERE w.ended_by >= $1 AND w.id IN (SELECT id FROM touched_record WHERE register = 'setting')" };
/* Of terms that another rulebook brought in anew: only those that it says otherwise.  On a day on which something turns all count. */
#define SAME_TERM " AND o.name = n.name AND o.value = n.value AND o.from_on IS NOT DISTINCT FROM n.from_on" \
	" AND o.to_on IS NOT DISTINCT FROM n.to_on)"
static const struct sql touched_terms_otherwise = { "touched_terms_otherwise", "l",
	"SELECT n.name FROM rulebook_term AS n WHERE n.id IN (SELECT id FROM touched_record WHERE register = 'rulebook_term')"
	" AND NOT EXISTS (SELECT 1 FROM rulebook_term_version AS o WHERE o.ended_by >= $1" SAME_TERM
	" UNION "
	"SELECT o.name FROM rulebook_term_version AS o"
	" WHERE o.ended_by >= $1 AND o.id IN (SELECT id FROM touched_record WHERE register = 'rulebook_term')"
	" AND NOT EXISTS (SELECT 1 FROM rulebook_term AS n WHERE 1 = 1" SAME_TERM
	" UNION "
	"SELECT setting.number FROM setting WHERE setting.id IN (SELECT id FROM touched_record WHERE register = 'setting')"
	" UNION "
	"SELECT w.number FROM setting_version AS w"
	" WHERE w.ended_by >= $1 AND w.id IN (SELECT id FROM touched_record WHERE register = 'setting')" };
SQL(last_part_of, "l", "SELECT MAX(part) FROM ledger_body WHERE n = $1");

static enum fault touch(struct catching *c, const struct reg *r, const char *number)
{
	const struct sql sql = { "touch", "t", arena_format(c->act->arena,
		"INSERT INTO touched_record (register, id) SELECT '%s', found.id FROM (SELECT t.id FROM %s AS t WHERE t.number = $1"
		" UNION SELECT v.id FROM %s_version AS v WHERE v.number = $1) AS found WHERE found.id IS NOT NULL"
		" ON CONFLICT (register, id) DO NOTHING", r->name, r->name, r->name) };
	c->everything |= ++c->renewal.untouched > RECORDS_FOLLOWED;
	return change(c->act, sql, T(number));
}

/* When an opening is taken back what is late changes, everywhere. */
static enum fault touch_line(struct catching *c, const char *line, size_t n)
{
	enum fault f = OK;
	json_t *json = json_loadb(line, n, 0, NULL);
	const char *number = json_string_value(json_object_get(json, "number")), *op = json_string_value(json_object_get(json, "op"));
	const struct reg *r = register_named(json_string_value(json_object_get(json, "register")));
	if (op && r && number) {
		c->everything |= same_text(r->name, "opening") && strcmp(op, "add");
		f = touch(c, r, number);
	}
	json_decref(json);
	return f;
}

static enum fault touch_entry(struct catching *c, long n)
{
	struct act *act = c->act;
	const char *body;
	c->everything |= ask_long(act, PARTS_FOLLOWED, last_part_of, L(n)) >= PARTS_FOLLOWED;
	if (act->fault || c->everything)
		return act->fault;
	enum fault f = ledger_body_text(act, n, &body);
	for (const char *next; !f && !c->everything && *body; body = next) {
		size_t length = strcspn(body, "\n");
		next = body + length + (body[length] == '\n');
		f = touch_line(c, body, length);
	}
	if (f != E_NOT_FOUND)
		return f;
	act_forgive(act);
	c->everything = true;
	return OK;
}

enum fault texts_of(struct act *act, struct query *q, const char *const **out, size_t *n)
{
	size_t room = 16;
	const char **list = arena_array(act->arena, const char *, room);
	for (*n = 0; query_next(q); (*n)++) {
		if (*n == room) {
			const char **more = arena_array(act->arena, const char *, room * 2);
			memcpy(more, list, room * sizeof *more);
			list = more;
			room *= 2;
		}
		list[*n] = query_copy(q, 0);
	}
	*out = list;
	return act->fault;
}

static enum fault note_dated(struct catching *c)
{
	defer(query_end) struct query *q = query(c->act, touched_records);
	while (query_next(q)) {
		if (c->dated_count == c->dated_room) {
			size_t room = c->dated_room ? c->dated_room * 2 : 16;
			struct dated *more = arena_array(c->act->arena, struct dated, room);
			if (c->dated_count)
				memcpy(more, c->dated, c->dated_count * sizeof *more);
			c->dated = more;
			c->dated_room = room;
		}
		c->dated[c->dated_count++] = (struct dated){ query_copy(q, 0), query_long(q, 1) };
	}
	return c->act->fault;
}

enum fault touched_gather(struct catching *c)
{
	struct act *act = c->act;
	c->everything = c->from.size < 0 || c->from.size > c->to.size || !c->from.day || strcmp(c->from.day, c->to.day) > 0 ||
	    c->to.size - c->from.size > ENTRIES_FOLLOWED;
	enum fault f = change(act, touched_none);
	for (long n = c->from.size; !f && !c->everything && n < c->to.size; n++)
		f = touch_entry(c, n);
	c->renewal.untouched = 0;
	if (!f && !c->everything)
		f = note_dated(c);
	if (!f && !c->everything)
		f = change(act, touched_by_day, T(c->from.day), T(c->to.day));
	if (f)
		return f;
	const struct sql *terms = same_text(c->from.day, c->to.day) ? &touched_terms_otherwise : &touched_terms;
	struct query *q = query(act, touched_registers);
	f = texts_of(act, q, &c->touched, &c->touched_count);
	query_end(&q);
	q = query(act, *terms, L(c->from.size));
	if (!f)
		f = texts_of(act, q, &c->terms, &c->term_count);
	query_end(&q);
	return f;
}
