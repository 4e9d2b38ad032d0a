/* Asking the decision about the books of an installation, or about facts: a question part by part as somebody typed it.  Names are looked
 * up as the one who asks sees the books; what they name is then decided upon by all the facts there are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/asking.h"
#include "services/known.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

SQL(reaches_all, "", "SELECT 1 FROM ledger_body WHERE n = 0 AND part = 0");
SQL(company_of_site, "l", "SELECT company FROM site WHERE id = $1");

const char *const question_parts[] = { "person", "use", "item", "area", "machine", "place", "witness", "to", "on", NULL };

/* ---- names ---------------------------------------------------------------------------------- */

struct looking { struct act *act; const struct picture *picture; };

const char *const registers_called[CALLEDS] = {
	[CALLED_PERSON] = "person", [CALLED_CONTRACT] = "contract", [CALLED_AREA] = "area", [CALLED_CONTAINER] = "container",
	[CALLED_MACHINE] = "machine", [CALLED_ITEM] = "item", [CALLED_COMPANY] = "company", [CALLED_SITE] = "site",
	[CALLED_AUTHORITY] = "organisation", [CALLED_DESIGNATION] = "designation",
};

static bool is_whole(const struct picture *p, enum called c, row r)
{
	switch (c) {
	case CALLED_ITEM:      return is_item_whole(p, r);
	case CALLED_AREA:      return is_area_whole(p, r);
	case CALLED_CONTAINER: return is_container_whole(p, r);
	case CALLED_MACHINE:   return is_machine_whole(p, r);
	default:               return true;
	}
}

static uint32_t find(void *with, enum called c, const char *name)
{
	const struct looking *l = with;
	const char *number = number_read(l->act->arena, name);
	long id = number ? ask_long(l->act, 0, sql_of(register_named(registers_called[c]))->id_of, T(number)) : 0;
	return id && is_whole(l->picture, c, (row)id) ? (uint32_t)id : UNKNOWN;
}

struct lookup installation_lookup(struct act *act, const struct picture *picture)
{
	struct looking *l = arena_new(act->arena, struct looking);
	*l = (struct looking){ act, picture };
	return (struct lookup){ find, l };
}

/* ---- the question ------------------------------------------------------------------------- */

const char *inquiry_part(const struct inquiry *i, const char *key)
{
	const char *value = input_of(&i->given, key);
	return is_empty(value) ? NULL : value;
}

static bool is_part(const char *name)
{
	for (const char *const *part = question_parts; *part; part++)
		if (!strcmp(*part, name))
			return true;
	return false;
}

enum fault inquiry_check(const struct inquiry *i)
{
	for (size_t n = 0; n < i->given.n; n++)
		if (!is_part(i->given.list[n].name))
			problem_add(i->act, 0, i->given.list[n].name, i->given.list[n].value, phrase(i->act, W_ASK_FIELDS));
	return problems_fault(i->act);
}

/* The day asked about: of the question, else the usual one. */
static enum fault day_of(const struct inquiry *i, date *out)
{
	const char *given = inquiry_part(i, "on");
	*out = i->on;
	if (given && !date_read(given, out)) {
		problem_add(i->act, 0, "on", given, phrase(i->act, W_ACCEPTS_DATE));
		return problems_fault(i->act);
	}
	return OK;
}

/* COMPANY/SITE, or an authority. */
static void put_recipient(json_t *question, const char *to)
{
	const char *stroke = strchr(to, '/');
	if (stroke)
		json_object_set_new(question, "to", json_pack("{s:s%, s:s}", "company", to, (size_t)(stroke - to), "site", stroke + 1));
	else
		json_object_set_new(question, "to", json_pack("{s:s}", "authority", to));
}

/* A line of the interchange, so that it is read as all questions are. */
static char *question_line(const struct inquiry *i, date on)
{
	char text[DATE_TEXT];
	json_t *question = json_pack("{s:s}", "on", date_text(on, text));
	for (const char *const *part = question_parts; *part; part++) {
		const char *given = inquiry_part(i, *part) ? text_valid(i->act->arena, inquiry_part(i, *part)) : NULL;
		if (given && !strcmp(*part, "to"))
			put_recipient(question, given);
		else if (given && strcmp(*part, "on") != 0)
			json_object_set_new(question, *part, json_string(given));
	}
	char *line = json_dumps(question, JSON_COMPACT);
	json_decref(question);
	return line;
}

enum fault inquiry_question(const struct inquiry *i, struct question *out)
{
	struct act *act = i->act;
	const char *error;
	date on;
	enum fault f = day_of(i, &on);
	if (f)
		return f;
	char *line = question_line(i, on);
	struct lookup lookup = { 0 };
	if (i->books)
		lookup = installation_lookup(act, i->picture);
	bool understood = i->books ? books_question(act, &lookup, line, strlen(line), out, &error)
	                           : facts_question(act, i->facts, line, strlen(line), out, &error);
	free(line);
	return act->fault ? act->fault : understood ? OK : fail(act, E_BAD_INPUT, W_PLAIN, error);
}

/* ---- from the books ----------------------------------------------------------------------- */

/* NULL for what is beyond the reader's reach. */
static const char *number_of_id(struct act *act, const char *reg, uint32_t id)
{
	defer(query_end) struct query *q = query_with(act, &sql_of(register_named(reg))->page,
	    (struct value[]){ { 0 }, L((long)id - 1), L(1) }, 2);
	return query_next(q) && query_long(q, 0) == (long)id ? query_copy(q, 1) : NULL;
}

static const char *name_in_books(void *with, enum called c, uint32_t id)
{
	struct act *act = with;
	const char *number = registers_called[c] ? number_of_id(act, registers_called[c], id) : NULL;
	return number ? number : "—";
}

/* The field by which a record belongs to the owner of the fact that comes of it. */
static const struct { const char *reg, *field; } owned[] = {
	{ "employment", "person" }, { "suspension", "person" }, { "clearance", "person" }, { "pledge", "person" }, { "education", "person" },
	{ "handler_range", "person" }, { "area_pass", "person" }, { "subcontract", "contract" }, { "facility_clearance", "company" },
	{ "machine_check", "machine" }, { "machine_account", "machine" }, { "loan", "item" }, { "approval", "item" },
	{ "agreement", NULL },
};

/* Does the record say what is told?  Fields that the register has not are passed over. */
static bool says(struct act *act, const struct reg *reg, struct query *q, const char *told)
{
	char *rest = arena_text(act->arena, told);
	const char *name, *value;
	while (told_next(&rest, &name, &value)) {
		const struct field *f = field_named(reg, name);
		int column = f && f->kind != YES_NO ? query_column(q, name) : -1;
		if (column >= 0 && !same_text(query_text(q, column), value))
			return false;
	}
	return true;
}

struct found { long id; const char *number; };

/* Among those whose field refers to the owner; among all, where there is no such field. */
static struct found record_told(struct act *act, const char *name, const char *field, long owner, const char *told)
{
	enum { NEWEST = 1000 };
	const struct reg *reg = register_named(name);
	const struct sql *sql = field ? &sql_of(reg)->referrers[field_named(reg, field) - reg->fields] : &sql_of(reg)->all;
	defer(query_end) struct query *q = query_with(act, sql, (struct value[]){ { 0 }, L(owner), L(INT64_MAX), L(NEWEST) }, field ? 3 : 0);
	while (query_next(q))
		if (says(act, reg, q, told))
			return (struct found){ query_long(q, 0), query_copy(q, 1) };
	return (struct found){ 0 };
}

/* Of a facility clearance that is told with one time of suspension, "… suspended=2025-01-01..2025-01-31". */
static const char *suspension_told(struct act *act, uint32_t company, const char *told)
{
	const char *period = strstr(told, "suspended="), *dots = period ? strstr(period, "..") : NULL;
	struct found of = record_told(act, "facility_clearance", "company", company, told);
	if (!dots || !of.id)
		return NULL;
	period += strlen("suspended=");
	struct text fields = { .arena = act->arena };
	if (dots > period)
		text_add(&fields, "from_on=%.*s", (int)(dots - period), period);
	if (dots[2])
		text_add(&fields, " to_on=%.*s", (int)strcspn(dots + 2, " "), dots + 2);
	return record_told(act, "facility_suspension", "facility_clearance", of.id, text_of(&fields)).number;
}

static const char *record_in_books(void *with, const char *reg, uint32_t owner, const char *told)
{
	struct act *act = with;
	for (size_t i = 0; i < COUNT(owned); i++)
		if (!strcmp(owned[i].reg, reg))
			return record_told(act, reg, owned[i].field, owner, told).number;
	for (int c = 0; c < CALLEDS; c++)
		if (same_text(registers_called[c], reg))
			return number_of_id(act, reg, owner);
	return !strcmp(reg, "facility_suspension") ? suspension_told(act, owner, told) : NULL;
}

static label owner_of_site(void *act, label site)
{
	long company = ask_long((struct act *)act, 0, company_of_site, L(site));
	return company > 0 ? (label)company : NOTHING;
}

/* As known now it is the installation's; as known then it is loaded for this inquiry alone. */
static enum fault picture_asked(struct inquiry *i)
{
	struct picture *past = arena_new(i->act->arena, struct picture);
	if (!i->known_at)
		return installation_picture(i->act, i->books, &i->picture);
	enum fault f = picture_known(i->act, i->books, i->known_at, past);
	if (!f)
		i->picture = i->past = past;
	return f;
}

enum fault inquiry_open(struct inquiry *i)
{
	struct act *act = i->act;
	i->known_at = db_known_at(act->db);
	i->today = installation_today(act, i->books);
	i->entry = entry_known(act);
	i->naming = (struct naming){ .name = name_in_books, .record = record_in_books, .with = act };
	enum fault f = rulebook_of_books(act, i->books, &i->rulebook);
	if (!f && !act->fault)
		f = picture_asked(i);
	return f ? f : act->fault;
}

void inquiry_close(struct inquiry *i)
{
	if (i->past)
		picture_close((struct picture *)i->past);
	else if (i->books && i->picture)
		installation_picture_release(i->books);
	i->picture = i->past = NULL;
}

enum fault inquiry_explain(const struct inquiry *i, struct explanation *out)
{
	struct question q;
	enum fault f = inquiry_question(i, &q);
	if (f)
		return f;
	const struct explaining with = { i->picture, i->rulebook, i->naming, i->today, i->books ? owner_of_site : NULL };
	explain(i->act, &with, &q, out);
	return i->act->fault;
}

/* ---- all facts -------------------------------------------------------------------------------- */

enum fault facts_write(struct act *act, struct installation *i, FILE *out)
{
	if (!ask_long(act, 0, reaches_all))
		return act->fault ? act->fault : fail(act, E_DENIED, W_PICTURE_IS_WHOLE, act->actor);
	return picture_write(act, installation_today(act, i), out);
}
