/* Of a record that is erased the books keep its number, and the ledger that it was added, changed and ended, by whom and when.  What it
 * said goes from both.  A body that carries other records too, as an import's does, keeps their lines to the letter:
 *
 *   {"fields":{…},"number":"P-1","op":"add","register":"person"}   becomes   {"erased":E,"number":"P-1","op":"add","register":"person"}
 *
 * and the first line loses the inputs and the reason, which may repeat it.  Refusals that named the record, or repeat what it said,
 * keep who was refused, what and when.  The body of the erasure tells the hash of what is left of each body.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/erase.h"
#include "services/hashing.h"
#include "services/installation.h"
#include "services/standing.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What is to be erased: the record, the proposal, the entries that speak of it, and the texts it held. */
struct erasing {
	struct doing *d;
	const struct reg *reg;
	const char *number;
	const char *proposal;
	long *entries; size_t n, room;
	const char **texts; size_t text_count, text_room;
};

/* ---- which record --------------------------------------------------------------------------- */

static enum fault read_record(struct erasing *e)
{
	struct act *act = e->d->act;
	const char *given = input_of(e->d->inputs, "record"), *slash = strchr(given, '/');
	e->reg = slash ? register_called(arena_span(act->arena, given, (size_t)(slash - given))) : NULL;
	e->number = slash ? number_read(act->arena, slash + 1) : NULL;
	if (!e->reg || !e->number || e->reg->right == RIGHT_PROGRAM)
		return problem_add(act, 0, "record", given, phrase(act, W_ACCEPTS_RECORD));
	if (!ask_long(act, 0, sql_of(e->reg)->ever, T(e->number)))
		return act->fault ? act->fault : fail(act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, e->reg->title[act->lang], e->number);
	return act->fault;
}

static const char *reason_of(const struct doing *d)
{
	const char *given = input_of(d->inputs, "reason");
	return is_empty(given) ? d->act->reason : given;
}

SQL(erasure_of, "tt", "SELECT number, proposed_by, erased_by FROM erasure WHERE register = $1 AND record = $2");

/* The proposal that nobody has carried out yet, and who made it; NULL if there is none. */
static enum fault find_proposal(struct erasing *e, const char **by)
{
	struct act *act = e->d->act;
	defer(query_end) struct query *q = query(act, erasure_of, T(e->reg->name), T(e->number));
	*by = NULL;
	if (!query_next(q))
		return act->fault;
	if (!query_is_null(q, 2))
		return fail(act, E_CONFLICT, W_ERASED_ALREADY, e->reg->title[act->lang], e->number, query_copy(q, 0));
	e->proposal = query_copy(q, 0);
	*by = query_copy(q, 1);
	return OK;
}

static enum fault begin(struct erasing *e, const char **proposed_by)
{
	struct act *act = e->d->act;
	if (is_empty(reason_of(e->d)))
		return problem_add(act, 0, "reason", NULL, phrase(act, W_ERASURE_NEEDS_REASON));
	enum fault f = read_record(e);
	return f ? f : find_proposal(e, proposed_by);
}

static const char **fields_of_erasure(struct doing *d, const char *const *names, const char *const *values)
{
	const struct reg *r = register_named("erasure");
	const char **given = arena_array(d->act->arena, const char *, r->nfields + 1);
	for (size_t i = 0; names[i]; i++)
		given[field_named(r, names[i]) - r->fields] = values[i];
	return given;
}

enum fault run_propose_erasure(struct doing *d)
{
	struct erasing e = { .d = d };
	const char *by;
	enum fault f = begin(&e, &by);
	if (f)
		return f;
	if (by)
		return fail(d->act, E_CONFLICT, W_ERASURE_PROPOSED, by, e.proposal);
	static const char *const names[] = { "register", "record", "proposed_by", "ground", NULL };
	const char *const values[] = { e.reg->name, e.number, d->act->actor, reason_of(d) };
	return doing_add(d, register_named("erasure"), 0, NULL, (const char *const *)fields_of_erasure(d, names, values));
}

/* ---- what speaks of it ------------------------------------------------------------------------ */

static void note_entry(struct erasing *e, long n)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->entries[i] == n)
			return;
	if (e->n == e->room) {
		long *more = arena_array(e->d->act->arena, long, 2 * e->room + 16);
		if (e->n)
			memcpy(more, e->entries, e->n * sizeof *more);
		e->entries = more;
		e->room = 2 * e->room + 16;
	}
	e->entries[e->n++] = n;
}

enum { TEXT_AT_LEAST = 4 };

/* As it stands in a body, between its quotes. */
static void note_text(struct erasing *e, const char *value)
{
	struct arena *arena = e->d->act->arena;
	struct text quoted = { .arena = arena };
	if (!value || strlen(value) < TEXT_AT_LEAST)
		return;
	canon_string(&quoted, value);
	if (e->text_count == e->text_room) {
		const char **more = arena_array(arena, const char *, 2 * e->text_room + 16);
		if (e->text_count)
			memcpy(more, e->texts, e->text_count * sizeof *more);
		e->texts = more;
		e->text_room = 2 * e->text_room + 16;
	}
	e->texts[e->text_count++] = arena_span(arena, quoted.s + 1, quoted.n - 2);
}

enum { HISTORY_ENTRY = 2, HISTORY_FIELD = 4 };

static enum fault gather(struct erasing *e)
{
	defer(query_end) struct query *q = query(e->d->act, sql_of(e->reg)->history, T(e->number));
	while (query_next(q)) {
		note_entry(e, query_long(q, HISTORY_ENTRY));
		if (!query_is_null(q, HISTORY_FIELD + (int)e->reg->nfields))
			note_entry(e, query_long(q, HISTORY_FIELD + (int)e->reg->nfields));
		for (size_t i = 0; i < e->reg->nfields; i++)
			if (e->reg->fields[i].kind == TEXT || e->reg->fields[i].kind == LONG_TEXT)
				note_text(e, query_copy(q, HISTORY_FIELD + (int)i));
	}
	return e->d->act->fault;
}

/* ---- what is left of a body ----------------------------------------------------------------- */

static void copy_text(struct canon *c, const char *key, json_t *from)
{
	json_t *value = json_object_get(from, key);
	if (value)
		canon_text(c, key, json_string_value(value));
}

static void put_opening(struct erasing *e, struct text *out, json_t *was)
{
	const char *reg = json_string_value(json_object_get(json_object_get(was, "inputs"), "register"));
	struct canon c;
	canon_open(&c, out);
	copy_text(&c, "act", was);
	copy_text(&c, "actor", was);
	canon_long(&c, "erased", e->d->n);
	copy_text(&c, "fault", was);
	canon_object(&c, "inputs");
	if (reg && register_named(reg))
		canon_text(&c, "register", reg);
	canon_close(&c);
	copy_text(&c, "lang", was);
	copy_text(&c, "on", was);
	copy_text(&c, "second", was);
	canon_close(&c);
}

static bool is_of_record(const struct erasing *e, json_t *line)
{
	return same_text(json_string_value(json_object_get(line, "register")), e->reg->name) &&
	    same_text(json_string_value(json_object_get(line, "number")), e->number);
}

static void put_line(struct erasing *e, struct text *out, json_t *was)
{
	json_t *entry = json_object_get(was, "was");
	struct canon c;
	canon_open(&c, out);
	canon_long(&c, "erased", e->d->n);
	copy_text(&c, "number", was);
	copy_text(&c, "op", was);
	copy_text(&c, "register", was);
	if (entry)
		canon_long(&c, "was", (long)json_integer_value(entry));
	canon_close(&c);
}

static void put_rest(struct erasing *e, struct text *out, const char *line, size_t length, bool opening)
{
	json_t *json = json_loadb(line, length, 0, NULL);
	if (opening)
		put_opening(e, out, json);
	else if (is_of_record(e, json))
		put_line(e, out, json);
	else
		text_put_span(out, line, length);
	text_put(out, "\n");
	json_decref(json);
}

/* The line by which the erasure vouches for what is left. */
static enum fault note_rest(struct erasing *e, long n, const struct hash *hash)
{
	struct text line = { .arena = e->d->act->arena };
	struct canon c;
	canon_open(&c, &line);
	canon_text(&c, "body", hex_of(e->d->act->arena, hash->bytes, HASH_BYTES));
	canon_long(&c, "entry", n);
	canon_text(&c, "op", "rest");
	canon_close(&c);
	return doing_note(e->d, text_of(&line));
}

/* Of a refusal no line is left but the first: the others are what was wrong with what was given. */
static enum fault erase_body(struct erasing *e, long n, const char *body, bool refusal)
{
	struct text rest = { .arena = e->d->act->arena };
	struct hash hash;
	for (const char *line = body; *line && (line == body || !refusal);) {
		const size_t length = strcspn(line, "\n");
		put_rest(e, &rest, line, length, line == body);
		line += length + (line[length] == '\n');
	}
	enum fault f = ledger_erase(e->d->act, n, e->d->n, text_of(&rest), &hash);
	step("body erased");
	return f ? f : note_rest(e, n, &hash);
}

static enum fault erase_bodies(struct erasing *e)
{
	struct act *act = e->d->act;
	const char *body;
	enum fault f = OK;
	for (size_t i = 0; !f && i < e->n; i++) {
		const struct arena_mark mark = arena_mark(act->arena);
		f = ledger_body_text(act, e->entries[i], &body);
		if (!f)
			f = erase_body(e, e->entries[i], body, false);
		if (!f)
			arena_back(act->arena, mark);
	}
	return f;
}

/* ---- refusals ------------------------------------------------------------------------------- */

SQL(refusals, "l",
	"SELECT n FROM ledger_entry WHERE n > $1 AND entry LIKE '{\"act\":\"refused\",%' ORDER BY n LIMIT 256");

static bool speaks_of_it(const struct erasing *e, const char *body)
{
	for (size_t i = 0; i < e->text_count; i++)
		if (strstr(body, e->texts[i]))
			return true;
	json_t *opening = json_loadb(body, strcspn(body, "\n"), 0, NULL);
	const bool named = is_of_record(e, json_object_get(opening, "inputs"));
	json_decref(opening);
	return named;
}

static enum fault erase_refusal(struct erasing *e, long n, long *count)
{
	struct act *act = e->d->act;
	const struct arena_mark mark = arena_mark(act->arena);
	const char *body;
	enum fault f = ledger_body_text(act, n, &body);
	if (!f && speaks_of_it(e, body)) {
		f = erase_body(e, n, body, true);
		++*count;
	}
	if (!f)
		arena_back(act->arena, mark);
	return f;
}

static enum fault erase_refusals(struct erasing *e, long *count)
{
	struct act *act = e->d->act;
	enum fault f = OK;
	for (long last = -1, before = -2; !f && last != before;) {
		before = last;
		defer(query_end) struct query *q = query(act, refusals, L(last));
		while (!f && query_next(q)) {
			last = query_long(q, 0);
			f = erase_refusal(e, last, count);
		}
	}
	return f ? f : act->fault;
}

/* ---- the act -------------------------------------------------------------------------------- */

static enum fault note_done(struct erasing *e, long refused)
{
	struct doing *d = e->d;
	char today[DATE_TEXT];
	static const char *const names[] = { "erased_by", "erased_on", "entries", NULL };
	const char *const values[] = { d->act->actor, date_text(today_in_japan(), today),
		arena_format(d->act->arena, "%ld", (long)e->n + refused) };
	return doing_amend(d, register_named("erasure"), e->proposal, (const char *const *)fields_of_erasure(d, names, values));
}

enum fault run_erase(struct doing *d)
{
	struct act *act = d->act;
	struct erasing e = { .d = d };
	const char *by;
	long refused = 0;
	enum fault f = begin(&e, &by);
	if (f)
		return f;
	if (!by)
		return fail(act, E_CONFLICT, W_ERASURE_NOT_PROPOSED, e.reg->title[act->lang], e.number);
	if (same_text(by, act->actor))
		return fail(act, E_DENIED, W_ERASURE_BY_ANOTHER, by);
	f = gather(&e);
	if (!f)
		f = doing_erase(d, e.reg, e.number);
	if (!f && same_text(e.reg->name, "account"))
		f = secrets_erase(act, e.number);
	if (!f)
		f = erase_bodies(&e);
	if (!f)
		f = erase_refusals(&e, &refused);
	if (!f)
		f = note_done(&e, refused);
	if (!f)
		f = standing_forget(act);
	d->outcome.remains = true;
	return f;
}

/* ---- afterwards ----------------------------------------------------------------------------- */

void scour_after_erasure(struct act *act, struct outcome *outcome)
{
	const char *remains;
	if (db_kind(act->db) != SQLITE)
		return;
	outcome->remains = db_scour(act, &remains) != OK;
	act_forgive(act);
}

enum fault installation_scour(struct act *act, struct installation *i, const char **out)
{
	struct db *before = act->db;
	act->db = NULL;
	enum fault f = db_open(act, i->url, OWNER, &act->db);
	if (!f)
		f = db_scour(act, out);
	db_close(&act->db);
	act->db = before;
	return f;
}

SQL(erased_after, "t",
	"SELECT DISTINCT done.n, done.at FROM ledger_erased"
	" JOIN ledger_entry AS done ON done.n = ledger_erased.entry"
	" JOIN ledger_entry AS told ON told.n = ledger_erased.n"
	" WHERE done.at > $1 AND told.at <= $1"
	" ORDER BY done.n");

enum fault erasures_after(struct act *act, const char *known_at, const struct erasure_after **out, size_t *n)
{
	size_t room = 0;
	struct erasure_after *list = NULL;
	defer(query_end) struct query *q = query(act, erased_after, T(known_at));
	for (*n = 0; query_next(q); ++*n) {
		if (*n == room) {
			struct erasure_after *more = arena_array(act->arena, struct erasure_after, 2 * room + 8);
			if (room)
				memcpy(more, list, room * sizeof *more);
			list = more;
			room = 2 * room + 8;
		}
		list[*n] = (struct erasure_after){ query_long(q, 0), query_copy(q, 1) };
	}
	*out = list;
	return act->fault;
}

const char *known_in_words(struct act *act, const char *known_at)
{
	const struct erasure_after *list;
	size_t n = 0;
	struct text out = { .arena = act->arena };
	text_put(&out, phrase(act, W_AS_KNOWN_AT, known_at));
	if (act->db && erasures_after(act, known_at, &list, &n))
		n = 0;
	for (size_t i = 0; i < n; i++)
		text_add(&out, "\n%s", phrase(act, W_ERASED_SINCE, arena_format(act->arena, "%ld", list[i].entry), list[i].at));
	return text_of(&out);
}
