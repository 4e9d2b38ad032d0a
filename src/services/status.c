/* Status: which duties are broken, overdue or due soon on a day, as it is known now or was known then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

SQL(is_an_opening, "t", "SELECT 1 FROM opening WHERE known_from = $1");
SQL(rulebook_in_force, "", "SELECT hash FROM rulebook");
SQL(files_known, "", "SELECT path, text FROM rulebook_file ORDER BY path");
SQL(span_of_ledger, "",
	"SELECT ledger_entry.at, ledger_head.at FROM ledger_entry JOIN ledger_head ON ledger_head.one = 1 WHERE ledger_entry.n = 0");

long setting_number(struct act *act, const char *name)
{
	long n = 0;
	const struct setting_info *s = settings;
	while (strcmp(s->name, name))
		s++;
	const char *value = setting_value(act, name);
	if (!value || !parse_long(value, &n))
		parse_long(s->standard, &n);
	return n < s->least ? s->least : n > s->most ? s->most : n;
}

static bool opens(void *act, const char *at)
{
	return ask_long(act, 0, is_an_opening, T(at));
}

/* The rulebook as known then, from the files its adoption recorded. */
static enum fault rulebook_known(struct act *act, struct rulebook *out)
{
	size_t n = 0, room = 64;
	struct source_file *files = arena_array(act->arena, struct source_file, room);
	defer(query_end) struct query *q = query(act, files_known);
	while (query_next(q)) {
		if (n == room) {
			struct source_file *more = arena_array(act->arena, struct source_file, room * 2);
			memcpy(more, files, n * sizeof *files);
			files = more;
			room *= 2;
		}
		const char *text = query_copy(q, 1);
		files[n++] = (struct source_file){ query_copy(q, 0), text, strlen(text) };
	}
	return act->fault ? act->fault : rulebook_read(act, &(struct sources){ files, n }, is_register, out);
}

static enum fault instant_is_known(struct act *act, const char *known_at)
{
	struct query *q = query(act, span_of_ledger);
	bool some = query_next(q);
	const char *oldest = some ? query_copy(q, 0) : "", *newest = some ? query_copy(q, 1) : "";
	query_end(&q);
	if (act->fault || (strcmp(oldest, known_at) <= 0 && strcmp(known_at, newest) <= 0))
		return act->fault;
	problem_add(act, 0, "known_at", known_at, phrase(act, W_KNOWN_AT_BEYOND, oldest, newest));
	return problems_fault(act);
}

/* Another process may have adopted a rulebook since this one started: the books say which is in force. */
bool rulebook_is_in_force(struct act *act, const struct rulebook *rulebook)
{
	defer(query_end) struct query *q = query(act, rulebook_in_force);
	return query_next(q) && same_text(query_text(q, 0), hex_of(act->arena, rulebook->hash.bytes, HASH_BYTES));
}

static enum fault judge_here(struct act *act, struct installation *i, struct status *out)
{
	enum fault f = out->known_at ? instant_is_known(act, out->known_at) : OK;
	out->rulebook = &i->rulebook;
	if (!f && !rulebook_is_in_force(act, &i->rulebook)) {
		struct rulebook *rulebook = arena_new(act->arena, struct rulebook);
		f = act->fault ? act->fault : rulebook_known(act, rulebook);
		out->rulebook = rulebook;
	}
	if (f)
		return f;
	const struct judging judging = { out->on, setting_number(act, "horizon_days"),
		setting_number(act, "rule_seconds") * 1000, opens, act };
	return act->fault ? act->fault : judge(act, out->rulebook, &judging, &out->judgement);
}

/* What one may read is told by the roles of today, whatever was known then. */
static enum fault may_read_now(struct act *act, const char *reader, const char *known_at)
{
	if (!known_at)
		return may_read(act, reader);
	struct db *then = act->db;
	act->db = NULL;
	enum fault f = books_open(act, db_url(then), READER, false, &act->db);
	if (!f)
		f = db_begin_read(act, reader, NULL);
	if (!f)
		f = may_read(act, reader);
	db_close(&act->db);
	act->db = then;
	return f;
}

enum fault status_of(struct act *act, struct installation *i, const char *reader, date on, const char *known_at,
    struct status *out)
{
	struct status status = { .on = on, .known_at = known_at };
	bool own = !act->db;
	enum fault f = OK;
	if (own) {
		f = books_open(act, i->url, READER, known_at != NULL, &act->db);
		if (!f)
			f = db_begin_read(act, reader, known_at);
		if (!f)
			f = may_read_now(act, reader, known_at);
	}
	if (!f && status.on == NO_DATE)
		status.on = installation_today(act, i);
	if (!f)
		f = judge_here(act, i, &status);
	if (own && act->db) {
		(void)db_end_read(act);
		db_close(&act->db);
	}
	if (!f)
		*out = status;
	return f;
}

/* ---- as JSON ------------------------------------------------------------------------------- */

static json_t *day_json(date d)
{
	char text[DATE_TEXT];
	return d == NO_DATE ? json_null() : json_string(date_text(d, text));
}

static json_t *both_json(const bilingual text)
{
	return text[JA] ? json_pack("{s:s, s:s}", "ja", text[JA], "en", text[EN]) : json_null();
}

static json_t *finding_json(const struct finding *f)
{
	json_t *articles = json_array();
	for (const char *const *a = f->rule->duty->articles; *a; a++)
		json_array_append_new(articles, json_string(*a));
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:o, s:o, s:o, s:o, s:o, s:b, s:b}",
	    "rule", f->rule->name, "duty", f->rule->duty->id, "state", state_info[f->state].code, "register", f->rule->reg,
	    "subject", f->subject, "company", f->company, "due_on", day_json(f->due_on), "last_on", day_json(f->last_on),
	    "because", both_json(f->because), "reckoned", both_json(f->reckoned), "articles", articles, "late", f->late,
	    "disputed", f->disputed);
}

void status_json(FILE *out, const struct status *s)
{
	char hex[2 * HASH_BYTES + 1];
	for (size_t i = 0; i < HASH_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", s->rulebook->hash.bytes[i]);
	json_t *counts = json_object(), *findings = json_array();
	for (size_t i = 0; i < STATES; i++)
		json_object_set_new(counts, state_info[i].code, json_integer(s->judgement.counts[i]));
	for (size_t i = 0; i < s->judgement.n; i++)
		json_array_append_new(findings, finding_json(&s->judgement.findings[i]));
	json_t *whole = json_pack("{s:o, s:s?, s:s, s:o, s:o}", "on", day_json(s->on), "known_at", s->known_at,
	    "rulebook", hex, "counts", counts, "findings", findings);
	json_dumpf(whole, out, JSON_INDENT(1));
	fputc('\n', out);
	json_decref(whole);
}
