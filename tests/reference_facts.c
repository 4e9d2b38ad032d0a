/* Facts as the reference reads them: what a file may hold, row for row as the specification's table, and days counted on the fingers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/reference.h"
#include "tests/reference_facts.h"
#include <stdlib.h>
#include <string.h>

/* ---- days: YYYYMMDD ---------------------------------------------------------------------- */

static int days_in_month(int year, int month)
{
	static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month];
}

static int day_of(int year, int month, int day)
{
	return year * 10000 + month * 100 + day;
}

int day_of_text(const char *text)
{
	int year, month, day;
	if (!text || strlen(text) != 10 || strspn(text, "0123456789-") != 10 || text[4] != '-' || text[7] != '-')
		return 0;
	if (memchr(text, '-', 4) || memchr(text + 5, '-', 2) || memchr(text + 8, '-', 2))
		return 0;
	year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
	if (year < 1868 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return 0;
	return day_of(year, month, day);
}

static int next_day(int d)
{
	int year = d / 10000, month = d / 100 % 100, day = d % 100;
	if (day < days_in_month(year, month))
		return d + 1;
	return month < 12 ? day_of(year, month + 1, 1) : day_of(year + 1, 1, 1);
}

static int day_before(int d)
{
	int year = d / 10000, month = d / 100 % 100, day = d % 100;
	if (day > 1)
		return d - 1;
	return month > 1 ? day_of(year, month - 1, days_in_month(year, month - 1)) : day_of(year - 1, 12, 31);
}

int day_after_months(int from, long months)
{
	int start = next_day(from), year = start / 10000, month = start / 100 % 100, day = start % 100;
	for (long i = 0; i < months; i++) {
		month++;
		if (month > 12)
			month = 1, year++;
	}
	if (day > days_in_month(year, month))
		return day_of(year, month, days_in_month(year, month));
	return day_before(day_of(year, month, day));
}

int day_after_days(int from, long days)
{
	for (long i = 0; i < days; i++)
		from = next_day(from);
	return from;
}

/* ---- fields ------------------------------------------------------------------------------ */

bool is_same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

bool list_has(const char *list, const char *word)
{
	size_t n = strlen(word);
	for (const char *at = list; n && (at = strstr(at, word)); at++)
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return !strchr(word, ' ');
	return false;
}

const char *text_in(const json_t *fact, const char *field)
{
	const char *text = json_string_value(json_object_get(fact, field));
	return text && *text ? text : NULL;
}

int day_in(const json_t *fact, const char *field)
{
	return day_of_text(text_in(fact, field));
}

long number_in(const json_t *fact, const char *field)
{
	return (long)json_integer_value(json_object_get(fact, field));
}

bool is_yes(const json_t *fact, const char *field)
{
	return json_is_true(json_object_get(fact, field));
}

bool set_has(const json_t *fact, const char *field, const char *member)
{
	size_t i;
	json_t *one;
	json_array_foreach(json_object_get(fact, field), i, one)
		if (is_same(json_string_value(one), member))
			return true;
	return false;
}

/* ---- what a file may hold ---------------------------------------------------------------- */

#define REGIMES "SDS MDA HI DPB KEA PI"
#define USES    "view take copy carry_out send store destroy"
#define METHODS "courier registered_post encrypted_line encrypted_mail"

enum type { TEXT, OF, DAY, GRADE, YES_NO, CHOICE, SET, NATIONS, PERIODS, COUNT, TABLE };
enum { OPTIONAL, REQUIRED };
struct field { const char *name; enum type type; int need; const char *list; };      /* list: the choices, or the kind it is OF */
struct kind { const char *name; struct field fields[20]; };

#define MUST(name, type, list) { name, type, REQUIRED, list }
#define MAY(name, type, list)  { name, type, OPTIONAL, list }
static const struct kind kinds[] = {
	{ "person",      { MUST("id", TEXT, ""), MUST("nationality", NATIONS, "") } },
	{ "employment",  { MUST("person", OF, "person"), MUST("company", TEXT, ""), MUST("from_on", DAY, ""), MAY("to_on", DAY, "") } },
	{ "suspension",  { MUST("person", OF, "person"), MAY("from_on", DAY, ""), MAY("to_on", DAY, ""),
	                   MUST("reason", CHOICE, "doubt_notice incident other"), MAY("regime", CHOICE, REGIMES), MAY("authority", TEXT, "") } },
	{ "clearance",   { MUST("person", OF, "person"), MUST("regime", CHOICE, REGIMES), MUST("authority", TEXT, ""), MAY("grade", GRADE, ""),
	                   MAY("outcome", CHOICE, "cleared not_cleared"), MUST("notice_on", DAY, ""), MAY("withdrawn_on", DAY, ""),
	                   MAY("counted_from", DAY, ""), MAY("consented_on", DAY, ""), MAY("reported_on", DAY, "") } },
	{ "pledge",      { MUST("person", OF, "person"), MUST("regime", CHOICE, REGIMES), MUST("signed_on", DAY, ""), MAY("ended_on", DAY, "") } },
	{ "education",   { MUST("person", OF, "person"), MUST("regime", CHOICE, REGIMES),
	                   MUST("course", CHOICE, "initial annual ad_hoc"), MUST("done_on", DAY, "") } },
	{ "handler_range", { MUST("person", OF, "person"), MUST("contract", OF, "contract"), MAY("designation", TEXT, ""),
	                   MUST("from_on", DAY, ""), MAY("to_on", DAY, "") } },
	{ "contract",    { MUST("id", TEXT, ""), MUST("prime", TEXT, ""), MUST("authority", TEXT, ""), MUST("start_on", DAY, ""), MAY("end_on", DAY, ""),
	                   MAY("closing_until", DAY, ""), MUST("clauses", SET, "sds mda secret kea infosec") } },
	{ "subcontract", { MUST("contract", OF, "contract"), MUST("company", TEXT, ""), MAY("approved_on", DAY, ""), MAY("flowed_down_on", DAY, ""),
	                   MAY("end_on", DAY, ""), MAY("own_contract", TEXT, "") } },
	{ "facility_clearance", { MUST("company", TEXT, ""), MUST("site", TEXT, ""), MUST("regime", CHOICE, REGIMES), MUST("grade", GRADE, ""),
	                   MUST("granted_on", DAY, ""), MAY("expires_on", DAY, ""), MAY("suspended", PERIODS, ""), MAY("revoked_on", DAY, "") } },
	{ "area",        { MUST("id", TEXT, ""), MUST("site", TEXT, ""), MUST("grade", GRADE, ""), MUST("regimes", SET, REGIMES),
	                   MAY("approved_on", DAY, ""), MAY("closed_on", DAY, "") } },
	{ "area_pass",   { MUST("person", OF, "person"), MUST("area", OF, "area"), MUST("from_on", DAY, ""), MAY("to_on", DAY, "") } },
	{ "container",   { MUST("id", TEXT, ""), MUST("area", OF, "area"), MUST("grade", GRADE, ""), MUST("dial_lock", YES_NO, ""),
	                   MUST("key_lock", YES_NO, ""), MAY("combination_due_on", DAY, "") } },
	{ "machine",     { MUST("id", TEXT, ""), MUST("area", OF, "area"), MUST("grade", GRADE, ""), MUST("registered_on", DAY, ""),
	                   MAY("retired_on", DAY, ""), MUST("wiring", CHOICE, "stand_alone in_area_wired networked") } },
	{ "machine_check", { MUST("machine", OF, "machine"), MUST("check", CHOICE, "virus"), MUST("done_on", DAY, ""),
	                   MUST("result", CHOICE, "clean infected") } },
	{ "machine_account", { MUST("machine", OF, "machine"), MUST("person", OF, "person"), MUST("from_on", DAY, ""), MAY("to_on", DAY, "") } },
	{ "item",        { MUST("id", TEXT, ""), MUST("regime", CHOICE, REGIMES), MUST("grade", GRADE, ""), MUST("authority", TEXT, ""),
	                   MAY("designation", TEXT, ""), MUST("contract", OF, "contract"), MUST("form", CHOICE, "document electronic medium object"),
	                   MUST("registered_on", DAY, ""), MAY("designated_on", DAY, ""), MAY("valid_until", DAY, ""), MAY("cancelled_on", DAY, ""), MAY("destroyed_on", DAY, ""),
	                   MAY("origin", TEXT, ""), MUST("military", YES_NO, ""), MAY("release", NATIONS, "") } },
	{ "loan",        { MUST("item", OF, "item"), MUST("person", OF, "person"), MAY("from_on", DAY, ""), MAY("to_on", DAY, "") } },
	{ "agreement",   { MUST("partner", TEXT, ""), MUST("in_force_on", DAY, ""), MAY("ended_on", DAY, ""), MUST("scope", CHOICE, "all military") } },
	{ "approval",    { MUST("item", OF, "item"), MUST("use", CHOICE, USES), MUST("person", OF, "person"), MUST("from_on", DAY, ""),
	                   MAY("to_on", DAY, ""), MAY("method", CHOICE, METHODS), MAY("witness", TEXT, ""), MAY("reference", TEXT, "") } },
	{ "terms",       { MAY("sds_years", COUNT, ""), MAY("kea_years", COUNT, ""), MAY("education_months", COUNT, ""), MAY("check_days", COUNT, ""), MAY("methods", TABLE, "") } },
};

static const struct kind *kind_named(const char *name)
{
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (is_same(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

static const struct field *field_named(const struct kind *k, const char *name)
{
	for (const struct field *f = k->fields; f->name; f++)
		if (is_same(f->name, name))
			return f;
	return NULL;
}

static bool is_empty_value(const json_t *value)
{
	return !value || json_is_null(value) || (json_is_string(value) && !*json_string_value(value)) ||
	    (json_is_array(value) && !json_array_size(value));
}

static bool is_period(const json_t *value)
{
	const char *key;
	json_t *day;
	if (!json_is_object(value))
		return false;
	json_object_foreach((json_t *)value, key, day)
		if (!list_has("from_on to_on", key) || !(is_empty_value(day) || day_of_text(json_string_value(day))) || json_is_array(day))
			return false;
	return true;
}

static bool is_nation(const char *text)
{
	return strlen(text) == 2 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2;
}

static bool each_member_fits(const struct field *f, const json_t *value)
{
	size_t i;
	json_t *one;
	json_array_foreach(value, i, one) {
		const char *text = json_string_value(one);
		if (f->type == PERIODS ? !is_period(one) : !text || (f->type == SET ? !list_has(f->list, text) : !is_nation(text)))
			return false;
	}
	return true;
}

static bool pair_exists(const char *regime, long at_grade)
{
	return list_has(at_grade == 1 ? "PI" : at_grade == 2 ? "MDA HI DPB KEA" : "SDS MDA", regime);
}

/* {"HI":{"2":["courier"]}} */
static bool is_table_of_methods(const json_t *value)
{
	static const struct field methods = MUST("methods", SET, METHODS);
	const char *regime, *at_grade;
	json_t *grades, *list;
	if (!json_is_object(value))
		return false;
	json_object_foreach((json_t *)value, regime, grades) {
		if (!list_has(REGIMES, regime) || !json_is_object(grades))
			return false;
		json_object_foreach(grades, at_grade, list)
			if (!list_has("1 2 3 4", at_grade) || !pair_exists(regime, atoi(at_grade)) || !json_is_array(list) || !each_member_fits(&methods, list))
				return false;
	}
	return true;
}

static bool value_fits(const struct field *f, const json_t *value)
{
	const char *text = json_string_value(value);
	switch (f->type) {
	case TEXT: case OF:  return text;
	case DAY:            return day_of_text(text);
	case CHOICE:         return text && list_has(f->list, text);
	case YES_NO:         return json_is_boolean(value);
	case GRADE:          return json_is_integer(value) && json_integer_value(value) >= 1 && json_integer_value(value) <= 4;
	case COUNT:          return json_is_integer(value) && json_integer_value(value) >= 1 && json_integer_value(value) <= 9999;
	case TABLE:          return is_table_of_methods(value);
	default:             return json_is_array(value) && each_member_fits(f, value);
	}
}

/* An item's pair of regime and grade; what only some regimes' clearances need. */
static bool belongs_together(const struct kind *k, const json_t *fact)
{
	const char *regime = text_in(fact, "regime");
	long grade = number_in(fact, "grade");
	if (is_same(k->name, "item"))
		return pair_exists(regime, grade);
	if (is_same(k->name, "clearance"))
		return (grade || !list_has("MDA HI", regime)) && (text_in(fact, "outcome") || is_same(regime, "DPB"));
	return true;
}

static const char *why_fact_is_refused(const json_t *fact)
{
	const struct kind *k = kind_named(text_in(fact, "kind"));
	const char *name;
	json_t *value;
	if (!k)
		return "kind";
	json_object_foreach((json_t *)fact, name, value) {
		const struct field *f = field_named(k, name);
		if (!f && !is_same(name, "kind"))
			return "unknown field";
		if (f && json_is_array(value) && f->type != SET && f->type != NATIONS && f->type != PERIODS)
			return f->name;
		if (f && !is_empty_value(value) && !value_fits(f, value))
			return f->name;
	}
	for (const struct field *f = k->fields; f->name; f++)
		if (f->need == REQUIRED && is_empty_value(json_object_get(fact, f->name)))
			return f->name;
	return belongs_together(k, fact) ? NULL : "what does not go together";
}

/* ---- a whole file ------------------------------------------------------------------------ */

static const json_t *declared(const struct reference *w, const char *kind, const char *id)
{
	json_t *fact;
	each_fact(fact, w, kind)
		if (is_same(text_in(fact, "id"), id))
			return fact;
	return NULL;
}

static bool is_repeated(const struct reference *w, const char *kind, const json_t *fact)
{
	const char *id = text_in(fact, "id");
	if (is_same(kind, "terms"))
		return json_array_size(json_object_get(w->kinds, "terms")) > 0;
	if (is_same(kind, "area") || is_same(kind, "container"))
		return declared(w, "area", id) || declared(w, "container", id);
	return declared(w, kind, id);
}

static bool is_blank(const char *line, size_t n)
{
	while (n && strchr(" \t\r", *line))
		line++, n--;
	return !n;
}

static const char *why_line_is_refused(struct reference *w, const char *line, size_t n)
{
	json_t *fact;
	if (is_blank(line, n))
		return NULL;
	fact = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	const char *why = json_is_object(fact) ? why_fact_is_refused(fact) : "no JSON object";
	if (!why && is_repeated(w, text_in(fact, "kind"), fact))
		why = "repeated";
	if (!why)
		json_array_append(json_object_get(w->kinds, text_in(fact, "kind")), fact);
	json_decref(fact);
	return why;
}

static bool names_the_undeclared(const struct reference *w, const struct kind *k, const json_t *fact)
{
	for (const struct field *f = k->fields; f->name; f++)
		if (f->type == OF && !declared(w, f->list, text_in(fact, f->name)))
			return true;
	return false;
}

/* What names something undeclared is ignored, and so is what names only that; until nothing more goes. */
static void ignore_what_names_the_undeclared(struct reference *w)
{
	bool again = true;
	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			json_t *list = json_object_get(w->kinds, kinds[i].name);
			for (size_t n = json_array_size(list); n-- > 0; )
				if (names_the_undeclared(w, &kinds[i], json_array_get(list, n)))
					again = !json_array_remove(list, n);
		}
	}
}

struct reference *reference_open(const char *text, size_t n, const char **why)
{
	struct reference *w = calloc(1, sizeof *w);
	const char *refused = NULL, *end = text + n;
	w->kinds = json_object();
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		json_object_set_new(w->kinds, kinds[i].name, json_array());
	for (const char *line = text; line < end && !refused; ) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		stop = stop ? stop : end;
		refused = why_line_is_refused(w, line, (size_t)(stop - line));
		line = stop + 1;
	}
	if (why)
		*why = refused;
	if (refused)
		reference_close(&w);
	else
		ignore_what_names_the_undeclared(w);
	return w;
}

void reference_close(struct reference **w)
{
	if (*w)
		json_decref((*w)->kinds);
	free(*w);
	*w = NULL;
}
