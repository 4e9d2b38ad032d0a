/* The books: which there are, a page of one, a record, and every version it had.  Rows read as `export --format json` writes them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"
#include "services/rows.h"
#include <limits.h>
#include <string.h>

enum { PAGE_STANDARD = 50, PAGE_MOST = 500, EXAMINED_MOST = 2000, PAGE_BYTES = 4 << 20, ENTRY = 2, KNOWN_FROM = 3, FIRST_FIELD = 4 };

static const char *const no_arguments[] = { NULL };
static const char *const known_arguments[] = { "known_at", NULL };
static const char *const page_arguments[] = { "limit", "cursor", "on", "known_at", NULL };

/* ---- which there are ------------------------------------------------------------------------ */

void api_index(struct request *r)
{
	struct head head;
	char on[DATE_TEXT];
	if (arguments_check(r, no_arguments, NULL) || head_read(&r->act, &head))
		return;
	answer_json(r, json_pack("{s:s, s:s, s:s, s:s, s:I, s:{s:s, s:s, s:s, s:s, s:s}}", "name", "Hozen", "version", HOZEN_VERSION,
	    "account", r->act.actor, "today", date_text(r->act.on, on), "entries", (json_int_t)head.frontier.size,
	    "links", "registers", api_url(r, "registers"), "findings", api_url(r, "findings"), "needs", api_url(r, "needs"),
	    "acts", api_url(r, "acts"), "openapi", api_url(r, "openapi.json")));
}

void api_registers(struct request *r)
{
	json_t *list = json_array();
	if (!arguments_check(r, no_arguments, NULL))
		for each_register(reg)
			json_array_append_new(list, json_pack("{s:s, s:o, s:b, s:s}", "name", (*reg)->name, "title", both_json((*reg)->title),
			    "writable", (*reg)->right != RIGHT_PROGRAM, "url", api_url(r, "registers", (*reg)->name)));
	answer_json(r, json_pack("{s:o}", "registers", list));
}

/* ---- a page --------------------------------------------------------------------------------- */

/* What of a book is asked for.  Of the values by which records are found an index serves the first; the others are compared. */
struct listing {
	const struct reg *reg;
	const char *wanted[REGISTERS_MAX];       /* by place of field: canonical, NULL for any */
	const struct field *by;
	struct value key;
	long after, limit;
	const char *on;                          /* within from_on and to_on; NULL: any */
};

/* Programs hold the cursor for opaque: it is the last number, which never changes hands, and no key of the database. */
static const char *cursor_of(struct arena *arena, const char *number)
{
	char *text = arena_text(arena, base64_of(arena, number, strlen(number)));
	for (char *p = text; *p; p++)
		*p = *p == '+' ? '-' : *p == '/' ? '_' : *p;
	text[strcspn(text, "=")] = 0;
	return text;
}

static bool cursor_read(struct arena *arena, const char *cursor, const char **out)
{
	char number[4 * NUMBER_CHARACTERS + 4];
	size_t n = 0;
	char *text = arena_format(arena, "%s%.*s", cursor, (int)((4 - strlen(cursor) % 4) % 4), "===");
	for (char *p = text; *p; p++)
		*p = *p == '-' ? '+' : *p == '_' ? '/' : *p;
	if (!bytes_from_base64(text, number, sizeof number - 1, &n) || memchr(number, 0, n))
		return false;
	*out = number_read(arena, arena_span(arena, number, n));
	return *out;
}

static void after_read(struct request *r, struct listing *l)
{
	const char *given = argument_of(r, "cursor"), *number;
	if (is_empty(given))
		return;
	if (cursor_read(r->act.arena, given, &number))
		l->after = ask_long_with(&r->act, 0, &sql_of(l->reg)->ever, (struct value[]){ { 0 }, T(number) }, 1);
	if (!l->after)
		problem_add(&r->act, 0, "cursor", given, phrase(&r->act, W_ACCEPTS_CURSOR));
}

static void limit_read(struct request *r, struct listing *l)
{
	const char *given = argument_of(r, "limit");
	l->limit = PAGE_STANDARD;
	if (!is_empty(given) && (!parse_long(given, &l->limit) || l->limit < 1 || l->limit > PAGE_MOST))
		problem_add(&r->act, 0, "limit", given, phrase(&r->act, W_ACCEPTS_BETWEEN, "1", arena_format(r->act.arena, "%d", PAGE_MOST)));
}

/* What the database keeps of a value: of a reference the other's key, of a count or a yes the number. */
static struct value key_of(struct request *r, const struct field *f, const char *canonical)
{
	long number = 0;
	if (f->kind == REF)
		return L(ask_long_with(&r->act, 0, &sql_of(register_named(f->to))->id_of, (struct value[]){ { 0 }, T(canonical) }, 1));
	return (f->kind == COUNT_OF || f->kind == YES_NO) && parse_long(canonical, &number) ? L(number) : T(canonical);
}

static void wanted_read(struct request *r, struct listing *l)
{
	for each_field(f, l->reg) {
		const char *given = argument_of(r, f->name), **out = &l->wanted[f - l->reg->fields];
		if (!given || !is_found_by(f))
			continue;
		if (!field_read(r->act.arena, f, given, out) || !*out) {
			problem_add(&r->act, 0, f->name, given, field_accepts(&r->act, f));
			continue;
		}
		if (!l->by) {
			l->by = f;
			l->key = key_of(r, f, *out);
		}
	}
}

static void period_read(struct request *r, struct listing *l)
{
	date on;
	if (is_empty(argument_of(r, "on")) || day_asked(r, &on))
		return;
	if (!field_named(l->reg, "from_on") || !field_named(l->reg, "to_on"))
		problem_add(&r->act, 0, "on", argument_of(r, "on"), phrase(&r->act, W_NO_PERIOD_HERE));
	l->on = date_text(on, arena_take(r->act.arena, DATE_TEXT));
}

static bool is_in_force(const struct listing *l, struct query *q)
{
	const char *from = query_text(q, query_column(q, "from_on"));
	if (from && strcmp(from, l->on) > 0)
		return false;
	const char *to = query_text(q, query_column(q, "to_on"));
	return !to || strcmp(to, l->on) >= 0;
}

static bool is_wanted(const struct listing *l, struct query *q)
{
	for (size_t i = 0; i < l->reg->nfields; i++)
		if (l->wanted[i] && !same_text(l->wanted[i], query_text(q, FIRST_FIELD + (int)i)))
			return false;
	return !l->on || is_in_force(l, q);
}

/* Rows are written as they are read, until there are enough of them or they are long enough; *last is the number of the last one
 * looked at, and the answer whether there is more after it. */
static bool rows_put(struct request *r, const struct listing *l, struct query *q, const char **last)
{
	long put = 0, examined = 0;
	size_t bytes = 0;
	while (query_next(q)) {
		if (put == l->limit || examined == EXAMINED_MOST || bytes > PAGE_BYTES)
			return true;
		*last = query_copy(q, 1);
		examined++;
		if (!is_wanted(l, q))
			continue;
		json_t *row = row_json(l->reg, q);
		char *text = json_dumps(row, JSON_COMPACT);
		bytes += strlen(text);
		fprintf(r->out, "%s%s", put++ ? ",\n" : "\n", text);
		free(text);
		json_decref(row);
	}
	return false;
}

static struct query *rows_asked(struct request *r, const struct listing *l)
{
	const struct register_sql *s = sql_of(l->reg);
	if (l->by)
		return query_with(&r->act, &s->matching[l->by - l->reg->fields],
		    (struct value[]){ { 0 }, l->key, L(l->after), L(EXAMINED_MOST + 1) }, 3);
	return query_with(&r->act, &s->page, (struct value[]){ { 0 }, L(l->after), L(l->on ? EXAMINED_MOST + 1 : l->limit + 1) }, 2);
}

static void register_answer(struct request *r)
{
	struct listing l = { .reg = register_asked(r) };
	if (!l.reg || token_reaches(r, "read", l.reg->name) || arguments_check(r, page_arguments, l.reg))
		return;
	limit_read(r, &l);
	after_read(r, &l);
	wanted_read(r, &l);
	period_read(r, &l);
	if (problems_fault(&r->act))
		return;
	const char *last = NULL;
	defer(query_end) struct query *q = rows_asked(r, &l);
	fprintf(r->out, "{\"register\":\"%s\",\"rows\":[", l.reg->name);
	bool more = rows_put(r, &l, q, &last);
	json_t *next = more ? json_string(url_with(r->act.arena, &r->url, "cursor", cursor_of(r->act.arena, last))) : json_null();
	fputs("\n],\"next\":", r->out);
	json_dumpf(next, r->out, JSON_ENCODE_ANY);
	fputs("}\n", r->out);
	json_decref(next);
	r->type = "application/json";
}

void api_register(struct request *r)
{
	request_as_known(r, register_answer);
}

/* ---- a record ------------------------------------------------------------------------------- */

static void record_answer(struct request *r)
{
	const struct reg *reg = register_asked(r);
	const char *number = place_of(r, "number");
	if (!reg || token_reaches(r, "read", reg->name) || arguments_check(r, known_arguments, NULL))
		return;
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(reg)->by_number, (struct value[]){ { 0 }, T(number) }, 1);
	if (!query_next(q)) {
		(void)fail(&r->act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[r->act.lang], number);
		return;
	}
	const char *version = arena_format(r->act.arena, "\"%ld\"", query_long(q, ENTRY)), *had = header_of(r, "If-None-Match");
	header_add(r, "ETag", version);
	if (same_text(had, version) && !db_known_at(r->act.db))
		r->status = 304;
	else
		answer_json(r, row_json(reg, q));
}

void api_record(struct request *r)
{
	request_as_known(r, record_answer);
}

/* What the ledger says of entry n; every entry may be seen by everyone. */
static json_t *entry_json(struct act *act, long n)
{
	const char *entry, *at;
	if (ledger_entry_text(act, n, &entry, &at))
		return json_null();
	json_t *whole = json_loads(entry, 0, NULL);
	return whole ? whole : json_null();
}

struct version { long entry, ended_by; const char *known_from, *known_to; json_t *row; };

enum { VERSIONS_MOST = 1000 };

static size_t versions_read(struct request *r, const struct reg *reg, const char *number, struct version *out)
{
	defer(query_end) struct query *q = query_with(&r->act, &sql_of(reg)->history, (struct value[]){ { 0 }, T(number) }, 1);
	size_t n = 0;
	for (; n < VERSIONS_MOST && query_next(q); n++)
		out[n] = (struct version){ query_long(q, ENTRY), query_long(q, query_column(q, "ended_by")), query_copy(q, KNOWN_FROM),
			query_copy(q, query_column(q, "known_to")), row_json(reg, q) };
	return n;
}

static void history_answer(struct request *r)
{
	const struct reg *reg = register_asked(r);
	const char *number = place_of(r, "number");
	if (!reg || token_reaches(r, "read", reg->name) || arguments_check(r, known_arguments, NULL))
		return;
	struct version *versions = arena_array(r->act.arena, struct version, VERSIONS_MOST);
	size_t n = versions_read(r, reg, number, versions);
	if (!n) {
		(void)fail(&r->act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[r->act.lang], number);
		return;
	}
	json_t *list = json_array();
	for (size_t i = 0; i < n; i++) {
		const struct version *v = &versions[i];
		json_array_append_new(list, json_pack("{s:o, s:s, s:o, s:s?, s:o}", "row", v->row, "known_from", v->known_from,
		    "entry", entry_json(&r->act, v->entry), "known_to", v->known_to,
		    "ended_by", v->known_to ? entry_json(&r->act, v->ended_by) : json_null()));
	}
	answer_json(r, json_pack("{s:s, s:s, s:o}", "register", reg->name, "number", number, "versions", list));
}

void api_history(struct request *r)
{
	request_as_known(r, history_answer);
}
