/* Verification: the log in itself, its bodies, and every row of every register and version against what the bodies say.
 *
 * Rows and lines are compared as sets.  Each is hashed under a key drawn for this one verification, and the hashes are added
 * up: equal sums mean equal sets, whatever anybody altered, for nobody could know the key.  Only where sums differ are the
 * members listed, to name the first that is wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include "services/doing.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = HASH_BYTES / sizeof(uint64_t), ROW_FIRST_FIELD = 4 };

struct member { struct hash hash; const char *number; long entry; };

struct tally {
	uint64_t lanes[LANES];
	long count;
	long made;                               /* records added so far: a record's key is its place among them */
	struct member *members;                  /* kept only when naming */
	size_t room;
};

struct verifying {
	struct act *act;
	struct hash key;
	const struct reg *naming;                /* the register whose members are listed; NULL: only sums */
	struct tally ledger[REGISTERS_MAX], books[REGISTERS_MAX];
	struct hashing *hashing;
};

static bool is_counted(const struct field *f)
{
	return f->kind == COUNT_OF || f->kind == YES_NO;
}

/* ---- adding up ------------------------------------------------------------------------------ */

/* With its length, so that nothing can hide behind a NUL. */
static void put_span(struct verifying *v, const char *s, size_t n)
{
	char length[32];
	int digits = snprintf(length, sizeof length, "%s%zu:", s ? "=" : "-", n);
	hashing_add(v->hashing, length, (size_t)digits);
	hashing_add(v->hashing, s ? s : "", n);
}

static void put(struct verifying *v, const char *s)
{
	put_span(v, s, s ? strlen(s) : 0);
}

static void put_column(struct verifying *v, struct query *q, int column, bool number)
{
	const void *bytes = NULL;
	size_t n = number ? 0 : query_bytes(q, column, &bytes);
	if (number)
		put(v, query_text(q, column));
	else
		put_span(v, bytes, n);
}

static void begin_member(struct verifying *v, const char *kind, const char *number, long entry, const char *at)
{
	char index[32];
	snprintf(index, sizeof index, "%ld", entry);
	hashing_add(v->hashing, v->key.bytes, HASH_BYTES);
	put(v, kind);
	put(v, number);
	put(v, index);
	put(v, at);
}

static void end_member(struct verifying *v, struct tally *t, size_t place, const char *number, long entry)
{
	struct hash h = hashing_end(v->hashing);
	uint64_t lanes[LANES];
	memcpy(lanes, h.bytes, sizeof lanes);
	for (size_t i = 0; i < LANES; i++)
		t->lanes[i] += lanes[i];
	t->count++;
	if (v->naming != registers[place])
		return;
	if ((size_t)t->count > t->room) {
		size_t room = t->room ? 2 * t->room : 256;
		struct member *more = arena_array(v->act->arena, struct member, room);
		if (t->room)
			memcpy(more, t->members, t->room * sizeof *more);
		t->members = more;
		t->room = room;
	}
	t->members[t->count - 1] = (struct member){ h, arena_text(v->act->arena, number), entry };
}

static void add_ending(struct verifying *v, struct tally *t, size_t place, const char *number, long entry, long ended_by,
    const char *known_to)
{
	char by[32];
	snprintf(by, sizeof by, "%ld", ended_by);
	begin_member(v, "ended", number, entry, known_to);
	put(v, by);
	end_member(v, t, place, number, entry);
}

/* Keys are given in the order records are made, so the ledger knows them without ever naming them. */
static void add_key(struct verifying *v, struct tally *t, size_t place, const char *number, long id)
{
	begin_member(v, "made", number, id, "");
	end_member(v, t, place, number, -1);
}

/* ---- what the bodies say ------------------------------------------------------------------- */

static size_t place_named(const char *name)
{
	size_t i = 0;
	while (registers[i] && !same_text(registers[i]->name, name))
		i++;
	return i;
}

/* What entry n left of another body, under this hash; it stands with the erasures. */
static void add_rest(struct verifying *v, struct tally *t, size_t place, long n, long of, const char *hash)
{
	char entry[32];
	snprintf(entry, sizeof entry, "%ld", of);
	begin_member(v, "rest", entry, n, hash);
	end_member(v, t, place, entry, n);
}

static bool take_rest(struct verifying *v, long n, json_t *line)
{
	const char *hash, *op;
	json_int_t of;
	const size_t place = place_named("erasure");
	if (json_unpack(line, "{s:s, s:I, s:s}", "body", &hash, "entry", &of, "op", &op) || strcmp(op, "rest"))
		return false;
	add_rest(v, &v->ledger[place], place, n, (long)of, hash);
	return true;
}

static bool take_line(struct verifying *v, long n, const char *at, json_t *line)
{
	const char *name = NULL, *number = NULL, *op = NULL;
	json_t *fields = NULL;
	json_int_t was = -1, erased = -1;
	if (json_unpack(line, "{s:s, s:s, s:s, s?o, s?I, s?I}", "register", &name, "number", &number, "op", &op,
	    "fields", &fields, "was", &was, "erased", &erased))
		return take_rest(v, n, line);
	size_t place = place_named(name);
	const struct reg *r = registers[place];
	if (!r)
		return false;
	if (was >= 0 && erased < 0)
		add_ending(v, &v->ledger[place], place, number, (long)was, n, at);
	if (!strcmp(op, "add"))
		add_key(v, &v->ledger[place], place, number, ++v->ledger[place].made);
	if (!fields && erased < 0)
		return !strcmp(op, "void") || !strcmp(op, "erase");
	if (!strcmp(op, "void"))
		return true;
	begin_member(v, "stands", number, n, at);
	for each_field(f, r)
		put(v, json_string_value(json_object_get(fields, f->name)));
	end_member(v, &v->ledger[place], place, number, n);
	if (erased >= 0)
		add_ending(v, &v->ledger[place], place, number, n, (long)erased, at);
	return true;
}

/* The first line tells who and why; every other is one record changed.  A refusal changed nothing. */
static enum fault take_body(void *with, long n, const char *at, const char *kind, const char *body)
{
	struct verifying *v = with;
	const char *line = body ? strchr(body, '\n') : NULL;
	if (!strcmp(kind, "refused"))
		return OK;
	while (line && line[1]) {
		const char *end = strchr(line + 1, '\n');
		size_t length = end ? (size_t)(end - line - 1) : strlen(line + 1);
		json_t *json = json_loadb(line + 1, length, 0, NULL);
		bool good = json && take_line(v, n, at, json);
		json_decref(json);
		if (!good)
			return fail(v->act, E_BROKEN, W_BODY_UNREADABLE, arena_format(v->act->arena, "%ld", n));
		line = end;
	}
	return OK;
}

/* ---- what the books say ---------------------------------------------------------------------- */

/* Text as the database compares it; what hides behind a NUL makes it another. */
static const char *whole_text(struct verifying *v, struct query *q, int column)
{
	const void *bytes;
	size_t n = query_bytes(q, column, &bytes);
	const char *text = query_copy(q, column);
	return text && strlen(text) == n ? text : arena_format(v->act->arena, "%s\n", text ? text : "");
}

static enum fault take_rows(struct verifying *v, size_t place, const struct sql *sql, bool versions)
{
	const struct reg *r = registers[place];
	struct tally *t = &v->books[place];
	defer(query_end) struct query *q = query_with(v->act, sql, NULL, 0);
	while (query_next(q)) {
		struct arena_mark mark = arena_mark(v->act->arena);
		const char *number = whole_text(v, q, 1);
		long entry = query_long(q, 2);
		begin_member(v, "stands", number, entry, whole_text(v, q, 3));
		for (size_t i = 0; i < r->nfields; i++)
			put_column(v, q, ROW_FIRST_FIELD + (int)i, r->fields[i].kind != REF && is_counted(&r->fields[i]));
		end_member(v, t, place, number, entry);
		int after = ROW_FIRST_FIELD + (int)r->nfields;
		if (versions)
			add_ending(v, t, place, number, entry, query_long(q, after), whole_text(v, q, after + 1));
		if (v->naming != r)
			arena_back(v->act->arena, mark);
	}
	return v->act->fault;
}

/* The first row that holds a value of a type its column has not, if there is one. */
static enum fault find_misfit(struct verifying *v, size_t place, struct verdict *out)
{
	defer(query_end) struct query *q = query(v->act, sql_of(registers[place])->misfits);
	if (!query_next(q))
		return v->act->fault;
	out->broken_at = query_long(q, 1);
	out->what = phrase(v->act, W_ROW_NOT_IN_LEDGER, registers[place]->title[v->act->lang], query_text(q, 0),
	    arena_format(v->act->arena, "%ld", out->broken_at));
	return OK;
}

static enum fault take_keys(struct verifying *v, size_t place)
{
	defer(query_end) struct query *q = query(v->act, sql_of(registers[place])->keys);
	while (query_next(q))
		add_key(v, &v->books[place], place, whole_text(v, q, 1), query_long(q, 0));
	return v->act->fault;
}

SQL(bodies_erased, "", "SELECT n, entry, hash FROM ledger_erased");

static enum fault take_rests(struct verifying *v)
{
	const size_t place = place_named("erasure");
	const void *hash;
	defer(query_end) struct query *q = query(v->act, bodies_erased);
	while (query_next(q)) {
		const struct arena_mark mark = arena_mark(v->act->arena);
		const size_t n = query_bytes(q, 2, &hash);
		const bool names = v->naming == registers[place];
		add_rest(v, &v->books[place], place, query_long(q, 1), query_long(q, 0), hex_of(v->act->arena, hash, n));
		if (!names)
			arena_back(v->act->arena, mark);
	}
	return v->act->fault;
}

static enum fault take_books(struct verifying *v)
{
	enum fault f = v->naming && strcmp(v->naming->name, "erasure") ? OK : take_rests(v);
	for (size_t place = 0; !f && registers[place]; place++) {
		if (v->naming && v->naming != registers[place])
			continue;
		f = take_rows(v, place, &sql_of(registers[place])->all, false);
		if (!f)
			f = take_rows(v, place, &sql_of(registers[place])->versions, true);
		if (!f)
			f = take_keys(v, place);
	}
	return f;
}

/* ---- naming what is wrong -------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
	return memcmp(((const struct member *)a)->hash.bytes, ((const struct member *)b)->hash.bytes, HASH_BYTES);
}

static const struct member *only_in(const struct tally *a, const struct tally *b)
{
	const struct member *least = NULL;
	for (long i = 0; i < a->count; i++) {
		const struct member *m = &a->members[i];
		bool both = b->count && bsearch(m, b->members, (size_t)b->count, sizeof *m, by_hash);
		if (!both && (!least || least->entry < 0 || (m->entry >= 0 && m->entry < least->entry)))
			least = m;
	}
	return least;
}

static void name_it(struct verifying *v, size_t place, struct verdict *out)
{
	struct act *act = v->act;
	struct tally *books = &v->books[place], *ledger = &v->ledger[place];
	if (books->count)
		qsort(books->members, (size_t)books->count, sizeof *books->members, by_hash);
	if (ledger->count)
		qsort(ledger->members, (size_t)ledger->count, sizeof *ledger->members, by_hash);
	const struct member *strange = only_in(books, ledger), *missing = only_in(ledger, books);
	const struct member *m = strange ? strange : missing;
	out->broken_at = m && m->entry >= 0 ? m->entry : (long)out->size;
	out->what = phrase(act, strange ? W_ROW_NOT_IN_LEDGER : W_ROW_MISSING, registers[place]->title[act->lang],
	    m ? m->number : "—", arena_format(act->arena, "%ld", out->broken_at));
}

static bool same_sum(const struct tally *a, const struct tally *b)
{
	return a->count == b->count && !memcmp(a->lanes, b->lanes, sizeof a->lanes);
}

static enum fault compare_books(struct verifying *v, struct verdict *out)
{
	enum fault f = OK;
	for (size_t p = 0; !f && out->broken_at < 0 && registers[p]; p++)
		f = find_misfit(v, p, out);
	if (f || out->broken_at >= 0)
		return f;
	f = take_books(v);
	size_t place = 0;
	while (registers[place] && same_sum(&v->books[place], &v->ledger[place]))
		place++;
	if (f || !registers[place])
		return f;
	struct verifying again = { .act = v->act, .key = v->key, .naming = registers[place], .hashing = v->hashing };
	struct verdict ignored;
	f = ledger_verify(v->act, &ignored, take_body, &again);
	if (!f)
		f = take_books(&again);
	if (!f)
		name_it(&again, place, out);
	return f;
}

/* ---- the checkpoint file --------------------------------------------------------------------- */

static enum fault root_at(struct act *act, uint64_t size, const struct verdict *whole, bool *agrees, const struct hash *root)
{
	struct hash *proof;
	size_t n;
	if (size == whole->size) {
		*agrees = hash_equal(root, &whole->root);
		return OK;
	}
	enum fault f = ledger_prove_consistency(act, size, whole->size, &proof, &n);
	if (!f)
		*agrees = consistency_holds(size, root, whole->size, &whole->root, proof, n);
	return f;
}

/* The checkpoint as it lay on file before the books were looked at: it can only be behind them. */
struct on_file { struct checkpoint checkpoint; const char *note, *bad; };

static enum fault read_checkpoint(struct act *act, struct installation *i, struct on_file *out)
{
	enum fault f = checkpoint_on_file(act, i, &out->checkpoint, &out->note);
	if (f != E_BROKEN)
		return f;
	out->bad = act->detail;
	act_forgive(act);
	return OK;
}

static enum fault compare_checkpoint(struct act *act, const struct on_file *file, struct verdict *out)
{
	const struct checkpoint *c = &file->checkpoint;
	const char *size = arena_format(act->arena, "%llu", (unsigned long long)c->size);
	bool agrees = false;
	enum fault f = OK;
	if (file->bad)
		out->what = file->bad;
	else if (!file->note)
		out->what = phrase(act, W_CHECKPOINT_MISSING);
	else if (c->size > out->size)
		out->what = phrase(act, W_LEDGER_CUT_OFF, size, arena_format(act->arena, "%llu", (unsigned long long)out->size));
	else if (!(f = root_at(act, c->size, out, &agrees, &c->root)) && !agrees)
		out->what = phrase(act, W_CHECKPOINT_DIFFERS, size);
	if (!f && out->what)
		out->broken_at = (long)out->size;
	return f;
}

/* What witnesses have cosigned, as it lay on file before the books were looked at. */
struct by_witnesses { struct witnessed *list; size_t n; const char *bad; };

static enum fault read_witnessed(struct act *act, struct installation *i, struct by_witnesses *out)
{
	enum fault f = installation_witnessed(act, i, &out->list, &out->n);
	if (f != E_BROKEN)
		return f;
	out->bad = act->detail;
	out->n = 0;
	act_forgive(act);
	return OK;
}

static enum fault compare_witnessed(struct act *act, const struct by_witnesses *by, struct verdict *out)
{
	struct head head;
	enum fault f = head_read(act, &head);
	out->what = by->bad;
	for (size_t w = 0; !f && !out->what && w < by->n; w++)
		f = witnessed_agrees(act, &by->list[w], &head, &out->what);
	if (!f && out->what)
		out->broken_at = (long)out->size;
	return f;
}

SQL(scope_is_of, "", "SELECT day FROM scope_day WHERE one = 1");

/* The scope is derived from the roles and stands in no body, so it is derived once more. */
static enum fault compare_scope(struct act *act, struct verdict *out)
{
	struct query *day = query(act, scope_is_of);
	const char *of = query_next(day) ? query_copy(day, 0) : NULL;
	query_end(&day);
	defer(query_end) struct query *q = query(act, *scope_differs_sql(), T(of ? of : ""));
	if (!query_next(q))
		return act->fault;
	out->broken_at = (long)out->size;
	out->what = phrase(act, W_SCOPE_DIFFERS, query_text(q, 0));
	return OK;
}

/* What is known of the ledger outside the database. */
struct outside { struct on_file file; struct by_witnesses witnesses; };

static enum fault read_outside(struct act *act, struct installation *i, struct outside *out)
{
	*out = (struct outside){ .file.note = NULL };
	enum fault f = read_checkpoint(act, i, &out->file);
	return f ? f : read_witnessed(act, i, &out->witnesses);
}

static enum fault verify_against(struct act *act, const struct outside *outside, struct verdict *out)
{
	struct verifying v = { .act = act, .hashing = hashing_open() };
	random_bytes(v.key.bytes, HASH_BYTES);
	enum fault f = ledger_verify(act, out, take_body, &v);
	if (!f && out->broken_at < 0)
		f = compare_books(&v, out);
	if (!f && out->broken_at < 0)
		f = compare_scope(act, out);
	if (!f && out->broken_at < 0)
		f = compare_checkpoint(act, &outside->file, out);
	if (!f && out->broken_at < 0)
		f = compare_witnessed(act, &outside->witnesses, out);
	hashing_close(&v.hashing);
	return !f && out->broken_at >= 0 ? fail(act, E_BROKEN, W_PLAIN, out->what) : f;
}

enum fault verify_here(struct act *act, struct installation *i, struct verdict *out)
{
	struct outside outside;
	enum fault f = read_outside(act, i, &outside);
	return f ? f : verify_against(act, &outside, out);
}

enum fault installation_verify(struct act *act, struct installation *i, struct verdict *out)
{
	struct db *before = act->db;
	struct outside outside;
	act->db = i->db;
	enum fault f = read_outside(act, i, &outside);
	if (!f)
		f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = verify_against(act, &outside, out);
	(void)db_end_read(act);
	act->db = before;
	return f;
}
