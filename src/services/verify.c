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

/* ---- adding up ------------------------------------------------------------------------------ */

static void put(struct verifying *v, const char *s)
{
	hashing_add(v->hashing, s ? "=" : "-", 1);
	hashing_add(v->hashing, s ? s : "", s ? strlen(s) + 1 : 1);
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

static bool take_line(struct verifying *v, long n, const char *at, json_t *line)
{
	const char *name = NULL, *number = NULL, *op = NULL;
	json_t *fields = NULL;
	json_int_t was = -1;
	if (json_unpack(line, "{s:s, s:s, s:s, s?o, s?I}", "register", &name, "number", &number, "op", &op,
	    "fields", &fields, "was", &was))
		return false;
	size_t place = place_named(name);
	const struct reg *r = registers[place];
	if (!r)
		return false;
	if (was >= 0)
		add_ending(v, &v->ledger[place], place, number, (long)was, n, at);
	if (!strcmp(op, "add"))
		add_key(v, &v->ledger[place], place, number, ++v->ledger[place].made);
	if (!fields)
		return !strcmp(op, "void");
	begin_member(v, "stands", number, n, at);
	for each_field(f, r)
		put(v, json_string_value(json_object_get(fields, f->name)));
	end_member(v, &v->ledger[place], place, number, n);
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

static enum fault take_rows(struct verifying *v, size_t place, const struct sql *sql, bool versions)
{
	const struct reg *r = registers[place];
	struct tally *t = &v->books[place];
	defer(query_end) struct query *q = query_with(v->act, sql, NULL, 0);
	while (query_next(q)) {
		struct arena_mark mark = arena_mark(v->act->arena);
		const char *number = query_copy(q, 1);
		long entry = query_long(q, 2);
		begin_member(v, "stands", number, entry, query_text(q, 3));
		for (size_t i = 0; i < r->nfields; i++)
			put(v, query_text(q, ROW_FIRST_FIELD + (int)i));
		end_member(v, t, place, number, entry);
		int after = ROW_FIRST_FIELD + (int)r->nfields;
		if (versions)
			add_ending(v, t, place, number, entry, query_long(q, after), query_text(q, after + 1));
		if (v->naming != r)
			arena_back(v->act->arena, mark);
	}
	return v->act->fault;
}

static enum fault take_keys(struct verifying *v, size_t place)
{
	defer(query_end) struct query *q = query(v->act, sql_of(registers[place])->keys);
	while (query_next(q))
		add_key(v, &v->books[place], place, query_text(q, 1), query_long(q, 0));
	return v->act->fault;
}

static enum fault take_books(struct verifying *v)
{
	enum fault f = OK;
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
	enum fault f = take_books(v);
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

static enum fault compare_checkpoint(struct act *act, struct installation *i, struct verdict *out)
{
	struct checkpoint c;
	const char *note;
	bool agrees = false;
	enum fault f = checkpoint_on_file(act, i, &c, &note);
	const char *size = arena_format(act->arena, "%llu", (unsigned long long)c.size);
	if (f == E_BROKEN) {
		out->what = act->detail;
		out->broken_at = 0;
		act_forgive(act);
		return OK;
	}
	if (!f && !note)
		out->what = phrase(act, W_CHECKPOINT_MISSING);
	else if (!f && c.size > out->size)
		out->what = phrase(act, W_LEDGER_CUT_OFF, size, arena_format(act->arena, "%llu", (unsigned long long)out->size));
	else if (!f && !(f = root_at(act, c.size, out, &agrees, &c.root)) && !agrees)
		out->what = phrase(act, W_CHECKPOINT_DIFFERS, size);
	if (!f && out->what)
		out->broken_at = (long)out->size;
	return f;
}

enum fault installation_verify(struct act *act, struct installation *i, struct verdict *out)
{
	struct db *before = act->db;
	struct verifying v = { .act = act, .hashing = hashing_open() };
	random_bytes(v.key.bytes, HASH_BYTES);
	act->db = i->db;
	enum fault f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = ledger_verify(act, out, take_body, &v);
	if (!f && out->broken_at < 0)
		f = compare_books(&v, out);
	if (!f && out->broken_at < 0)
		f = compare_checkpoint(act, i, out);
	(void)db_end_read(act);
	hashing_close(&v.hashing);
	act->db = before;
	return !f && out->broken_at >= 0 ? fail(act, E_BROKEN, W_PLAIN, out->what) : f;
}
