/* Answers as JSON, and refusals as problem details (RFC 9457): what, where, and what would be accepted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"
#include <ctype.h>
#include <string.h>

/* What each fault means to whoever wrote the program that met it. */
static const struct { const char *name; bilingual meaning; } meanings[] = {
#define PROBLEM(name, ja, en) { #name, { ja, en } },
#include "api/problems.def"
#undef PROBLEM
};

void answer_json(struct request *r, json_t *whole)
{
	r->type = "application/json";
	json_dumpf(whole, r->out, JSON_COMPACT);
	fputc('\n', r->out);
	json_decref(whole);
}

json_t *both_json(const bilingual text)
{
	return text[JA] ? json_pack("{s:s, s:s}", "ja", text[JA], "en", text[EN]) : json_null();
}

json_t *day_json(date day)
{
	char text[DATE_TEXT];
	return day == NO_DATE ? json_null() : json_string(date_text(day, text));
}

/* ---- problem details ------------------------------------------------------------------------ */

/* BAD_INPUT is "bad-input" in an address. */
static const char *fault_path(struct arena *arena, enum fault f)
{
	char *name = arena_text(arena, fault_info[f].name);
	for (char *p = name; *p; p++)
		*p = *p == '_' ? '-' : (char)tolower((unsigned char)*p);
	return url_path(arena, "problems", name);
}

static json_t *problems_json(const struct act *act)
{
	json_t *list = json_array();
	for (const struct problem *p = act->problems; p; p = p->next) {
		json_t *one = json_pack("{s:s?, s:s?, s:s?}", "field", p->field, "given", p->given, "accepted", p->accepted);
		if (p->line)
			json_object_set_new(one, "line", json_integer(p->line));
		json_array_append_new(list, one);
	}
	return list;
}

void api_fault(struct request *r)
{
	struct act *act = &r->act;
	const struct fault_info *info = &fault_info[act->fault];
	json_t *whole = json_pack("{s:s, s:s, s:i, s:s*, s:s, s:o}", "type", fault_path(act->arena, act->fault),
	    "title", info->text[act->lang], "status", r->status, "detail", act->detail, "instance", r->path, "problems", problems_json(act));
	if (r->status == 503)
		header_add(r, "Retry-After", "1");
	header_add(r, "Content-Language", act->lang == JA ? "ja" : "en");
	answer_json(r, whole);
	r->type = "application/problem+json";
}

/* ---- what each of them means ---------------------------------------------------------------- */

static enum fault fault_of_path(struct arena *arena, const char *name)
{
	for (int f = 1; f < FAULTS; f++)
		if (same_text(strrchr(fault_path(arena, (enum fault)f), '/') + 1, name))
			return (enum fault)f;
	return OK;
}

/* Both languages, so that whoever follows the address of a problem can read it. */
void api_problem(struct request *r)
{
	enum fault f = fault_of_path(r->act.arena, place_of(r, "fault"));
	if (!f) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_PAGE, r->path);
		return;
	}
	r->type = "text/plain; charset=utf-8";
	for (int lang = 0; lang < LANGS; lang++)
		fprintf(r->out, "# %s (%d)\n\n%s\n\n", fault_info[f].text[lang], fault_info[f].http, meanings[f - 1].meaning[lang]);
}
