/* Status: which duties are broken, overdue or due soon on a day, as it is known now or was known then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include "services/known.h"
#include "services/standing.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

SQL(is_an_opening, "t", "SELECT 1 FROM opening WHERE known_from = $1");
SQL(rulebook_in_force, "", "SELECT hash FROM rulebook");

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

/* Another process may have adopted a rulebook since this one started: the books say which is in force. */
bool rulebook_is_in_force(struct act *act, const struct rulebook *rulebook)
{
	defer(query_end) struct query *q = query(act, rulebook_in_force);
	return query_next(q) && same_text(query_text(q, 0), hex_of(act->arena, rulebook->hash.bytes, HASH_BYTES));
}

struct judging judging_of(struct act *act, date on)
{
	return (struct judging){ .on = on, .horizon = setting_number(act, "horizon_days"), .limit_ms = setting_number(act, "rule_seconds") * 1000,
		.is_opening = opens, .with = act };
}

static enum fault judge_here(struct act *act, struct installation *i, const char *reader, struct status *out)
{
	enum fault f = rulebook_of_books(act, i, &out->rulebook);
	if (f)
		return f;
	const struct judging judging = judging_of(act, out->on);
	bool stands = false;
	if (!act->fault && !out->known_at && out->rulebook == &i->rulebook)
		f = standing_findings(act, i, reader, &judging, &out->judgement, &stands);
	return stands || f || act->fault ? act->fault : judge(act, out->rulebook, &judging, &out->judgement);
}

enum fault status_of(struct act *act, struct installation *i, const char *reader, date on, const char *known_at,
    struct status *out)
{
	struct status status = { .on = on, .known_at = known_at };
	bool own = !act->db;
	enum fault f = own ? reader_open(act, i, reader, known_at) : OK;
	if (!f && status.on == NO_DATE)
		status.on = installation_today(act, i);
	if (!f)
		f = judge_here(act, i, reader, &status);
	if (!f && known_at)
		f = erasures_after(act, known_at, &status.erasures, &status.erasure_count);
	if (own)
		reader_close(act);
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

/* The settings on which it relies and that nobody has verified. */
static json_t *reliances_json(const struct status *s, const struct rule *rule)
{
	json_t *list = json_array();
	const char *at = NULL;
	for (const struct term *t; (t = rule_next_reliance(s->rulebook, rule, s->on, &at));)
		json_array_append_new(list, json_pack("{s:s, s:o, s:s, s:o}", "term", t->name, "label", both_json(t->label), "mark", t->mark,
		    "note", both_json(t->note)));
	return list;
}

static json_t *finding_json(const struct status *s, const struct finding *f)
{
	json_t *articles = json_array();
	for (const char *const *a = f->rule->duty->articles; *a; a++)
		json_array_append_new(articles, json_string(*a));
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:o, s:o, s:o, s:o, s:o, s:b, s:b, s:o}",
	    "rule", f->rule->name, "duty", f->rule->duty->id, "state", state_info[f->state].code, "register", f->rule->reg,
	    "subject", f->subject, "company", f->company, "due_on", day_json(f->due_on), "last_on", day_json(f->last_on),
	    "because", both_json(f->because), "reckoned", both_json(f->reckoned), "articles", articles, "late", f->late,
	    "disputed", f->disputed, "relies_on", reliances_json(s, f->rule));
}

static json_t *erasures_json(const struct status *s)
{
	json_t *list = json_array();
	for (size_t i = 0; i < s->erasure_count; i++)
		json_array_append_new(list, json_pack("{s:I, s:s}", "entry", (json_int_t)s->erasures[i].entry, "at", s->erasures[i].at));
	return list;
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
		json_array_append_new(findings, finding_json(s, &s->judgement.findings[i]));
	json_t *whole = json_pack("{s:o, s:s?, s:s, s:o, s:o}", "on", day_json(s->on), "known_at", s->known_at,
	    "rulebook", hex, "counts", counts, "findings", findings);
	if (s->erasure_count)
		json_object_set_new(whole, "erased", erasures_json(s));
	json_dumpf(whole, out, JSON_INDENT(1));
	fputc('\n', out);
	json_decref(whole);
}
