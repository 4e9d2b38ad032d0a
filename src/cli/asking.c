/* Putting a question: its parts from key=value, from facts or from the books.  What the asker does not reach does not exist for them: its
 * number resolves to nothing, and its name is not told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"
#include "services/asking.h"
#include "services/known.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { FACTS_MAX = 1 << 30 };

SQL(company_of_site, "l", "SELECT company FROM site WHERE id = $1");

static const char *const keys[] = { "person", "use", "item", "area", "machine", "place", "witness", "to", "on" };

const char *word_given(const struct command *c, const char *key)
{
	const struct inputs inputs = command_inputs(c);
	const char *value = input_of(&inputs, key);
	return is_empty(value) ? NULL : value;
}

static bool is_key(const char *name)
{
	for (size_t i = 0; i < COUNT(keys); i++)
		if (!strcmp(keys[i], name))
			return true;
	return false;
}

static enum fault keys_are_known(struct command *c)
{
	for (size_t i = 0; i < c->input_count; i++)
		if (!is_key(c->inputs[i].name))
			problem_add(c->act, 0, c->inputs[i].name, c->inputs[i].value, phrase(c->act, W_ASK_FIELDS));
	return problems_fault(c->act);
}

/* The day asked about: of the question, of --on, or today. */
static enum fault day_of(struct asking *a, date *out)
{
	const char *given = word_given(a->c, "on");
	*out = a->c->options[OPTION_ON] ? a->c->act->on : a->today;
	if (given && !date_read(given, out)) {
		problem_add(a->c->act, 0, "on", given, phrase(a->c->act, W_ACCEPTS_DATE));
		return problems_fault(a->c->act);
	}
	return OK;
}

/* ---- the question ------------------------------------------------------------------------- */

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
static char *question_line(const struct command *c, date on)
{
	char text[DATE_TEXT];
	json_t *question = json_pack("{s:s}", "on", date_text(on, text));
	for (size_t i = 0; i < COUNT(keys); i++) {
		const char *given = word_given(c, keys[i]) ? text_valid(c->act->arena, word_given(c, keys[i])) : NULL;
		if (given && !strcmp(keys[i], "to"))
			put_recipient(question, given);
		else if (given && strcmp(keys[i], "on") != 0)
			json_object_set_new(question, keys[i], json_string(given));
	}
	char *line = json_dumps(question, JSON_COMPACT);
	json_decref(question);
	return line;
}

enum fault asking_question(struct asking *a, struct question *out)
{
	struct act *act = a->c->act;
	const char *error;
	date on;
	enum fault f = day_of(a, &on);
	if (f)
		return f;
	char *line = question_line(a->c, on);
	struct lookup lookup = { 0 };
	if (a->books)
		lookup = installation_lookup(act, a->picture);
	bool understood = a->books ? books_question(act, &lookup, line, strlen(line), out, &error)
	                           : facts_question(act, a->facts, line, strlen(line), out, &error);
	free(line);
	return act->fault ? act->fault : understood ? OK : fail(act, E_BAD_INPUT, W_PLAIN, error);
}

/* ---- from facts --------------------------------------------------------------------------- */

/* The text of the facts is given back as soon as they are made; what was wrong with them is told first. */
static enum fault facts_of_file(struct command *c, struct facts **out)
{
	struct act reading;
	char *text;
	size_t n;
	act_open(&reading, c->act->lang);
	enum fault f = file_read(&reading, c->options[OPTION_FACTS], FACTS_MAX, &text, &n);
	if (!f)
		f = facts_read(&reading, text, n, out);
	if (f)
		f = fault_handed_up(c->act, &reading);
	act_close(&reading);
	return f;
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

label owner_of_site(void *act, label site)
{
	long company = ask_long((struct act *)act, 0, company_of_site, L(site));
	return company > 0 ? (label)company : NOTHING;
}

/* As known now it is the installation's; as known then it is loaded for this command alone. */
static enum fault picture_asked(struct command *c, struct asking *a)
{
	struct picture *past = arena_new(c->act->arena, struct picture);
	if (!c->known_at)
		return installation_picture(c->act, a->books, &a->picture);
	enum fault f = picture_known(c->act, a->books, c->known_at, past);
	if (!f)
		a->picture = a->past = past;
	return f;
}

static enum fault books_asked(struct command *c, struct asking *a)
{
	struct act *act = c->act;
	enum fault f = command_open(c, true, &a->books);
	if (!f)
		f = command_reader(c, a->books, &a->db);
	if (!f)
		f = rulebook_of_books(act, a->books, &a->rulebook);
	if (!f)
		f = picture_asked(c, a);
	if (f)
		return f;
	a->today = installation_today(act, a->books);
	a->entry = entry_known(act);
	a->naming = (struct naming){ .name = name_in_books, .record = record_in_books, .with = act };
	return OK;
}

/* ---- either ------------------------------------------------------------------------------- */

static enum fault rulebook_carried(struct act *act, const struct rulebook **out)
{
	struct sources carried;
	struct rulebook *book = arena_new(act->arena, struct rulebook);
	enum fault f = sources_carried(act, &carried);
	if (!f)
		f = rulebook_read(act, &carried, is_register, book);
	*out = book;
	return f;
}

enum fault asking_open(struct command *c, struct asking *a)
{
	*a = (struct asking){ .c = c, .today = today_in_japan(), .entry = -1 };
	if (c->word_count > 1)
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	enum fault f = keys_are_known(c);
	if (!f && c->options[OPTION_FACTS] && c->known_at)
		return fail(c->act, E_USAGE, W_FACTS_ARE_NOW);
	if (f || !c->options[OPTION_FACTS])
		return f ? f : books_asked(c, a);
	f = facts_of_file(c, &a->facts);
	if (f)
		return f;
	a->picture = facts_picture(a->facts);
	a->naming = facts_naming(a->facts);
	return rulebook_carried(c->act, &a->rulebook);
}

void asking_close(struct asking *a)
{
	if (a->past)
		picture_close((struct picture *)a->past);
	else if (a->books && a->picture)
		installation_picture_release(a->books);
	facts_close(&a->facts);
	if (a->db)
		db_end_read(a->c->act);
	db_close(&a->db);
	installation_close(&a->books);
}
