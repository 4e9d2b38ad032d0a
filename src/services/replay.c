/* The replay writes with the statements of the acts themselves, but does not ask them again: what an act would refuse today may have
 * been right then.  So its tables take whatever was ever written; that they hold the same as the books is what is to be shown.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/replay.h"
#include "services/installation.h"
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct replay {
	struct arena *arena;
	struct act act;                          /* on the replay's own database */
	struct act *told;                        /* whom faults are told */
	const char *folder, *url;
	int lock;
	long made[REGISTERS_MAX];                /* records added so far: a record's key is its place among them */
	long records;
	struct erased *erased, **erased_end;
};

/* ---- its database --------------------------------------------------------------------------- */

static void remove_files(struct replay *p)
{
	for (const char *const *name = (const char *const[]){ "hozen.db", "hozen.db-wal", "hozen.db-shm", NULL }; *name; name++)
		unlink(arena_format(p->arena, "%s/%s", p->folder, *name));
	rmdir(p->folder);
}

static enum fault take_folder(struct replay *p, const char *dir)
{
	const char *path = arena_format(p->act.arena, "%s/rebuild.lock", dir);
	p->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (p->lock >= 0 && flock(p->lock, LOCK_EX | LOCK_NB))
		return fail(&p->act, E_BUSY, W_REBUILD_UNDER_WAY, dir);
	if (p->lock < 0)
		return fail(&p->act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, path, strerror(errno));
	remove_files(p);
	if (mkdir(p->folder, 0700))
		return fail(&p->act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, p->folder, strerror(errno));
	return OK;
}

static enum fault make_database(struct replay *p)
{
	struct act *act = &p->act;
	enum fault f = db_open(act, p->url, OWNER, &act->db);
	if (!f)
		f = schema_make(act);
	if (!f)
		f = schema_loosen(act);
	db_close(&act->db);
	if (!f)
		f = books_open(act, p->url, WRITER, false, &act->db);
	return f ? f : db_begin(act);
}

enum fault replay_open(struct act *told, const char *dir, struct replay **out)
{
	struct arena *arena = arena_open();
	struct replay *p = arena_new(arena, struct replay);
	*p = (struct replay){ .arena = arena, .told = told, .lock = -1 };
	act_open(&p->act, told->lang);
	p->erased_end = &p->erased;
	p->folder = arena_format(arena, "%s/rebuild", dir);
	p->url = arena_format(arena, "sqlite:%s/hozen.db", p->folder);
	enum fault f = take_folder(p, dir);
	if (!f)
		f = make_database(p);
	if (f) {
		(void)fault_handed_up(told, &p->act);
		replay_close(&p);
	}
	*out = p;
	return f;
}

void replay_close(struct replay **slot)
{
	struct replay *p = *slot;
	*slot = NULL;
	if (!p)
		return;
	db_close(&p->act.db);
	if (p->lock >= 0) {
		remove_files(p);
		close(p->lock);
	}
	act_close(&p->act);
	struct arena *arena = p->arena;
	arena_close(&arena);
}

struct db *replay_db(const struct replay *p) { return p->act.db; }
const char *replay_url(const struct replay *p) { return p->url; }
const struct erased *replay_erased(const struct replay *p) { return p->erased; }

/* ---- one line of a body ---------------------------------------------------------------------- */

struct line {
	const struct reg *reg;
	size_t place;                            /* of the register */
	const char *number, *op;
	json_t *fields;                          /* NULL: it says nothing of them */
	json_int_t erased;                       /* the entry that took from it what it said; -1: none */
	long n;
	const char *at;
};

/* What an erasure left of a body names other things than records, too. */
static bool read_line(json_t *json, struct line *out)
{
	const char *name = NULL;
	out->erased = -1;
	if (json_unpack(json, "{s:s, s:s, s:s, s?o, s?I}", "register", &name, "number", &out->number, "op", &out->op, "fields", &out->fields,
	    "erased", &out->erased))
		return false;
	while (registers[out->place] && strcmp(registers[out->place]->name, name))
		out->place++;
	out->reg = registers[out->place];
	return out->reg;
}

/* A field as it is stored.  What refers to nothing is left empty: the comparison names it. */
static struct value value_of(struct act *act, const struct field *f, json_t *fields)
{
	const char *text = json_string_value(json_object_get(fields, f->name));
	long n = 0;
	if (!text)
		return T(NULL);
	if (f->kind == REF)
		n = ask_long(act, 0, sql_of(register_named(f->to))->ever, T(text));
	else if (f->kind != COUNT_OF && f->kind != YES_NO)
		return T(text);
	else if (!parse_long(text, &n))
		return T(NULL);
	return f->kind == REF && !n ? T(NULL) : L(n);
}

static void put_values(struct act *act, const struct line *l, struct value *out)
{
	for (size_t i = 0; i < l->reg->nfields; i++)
		out[i] = value_of(act, &l->reg->fields[i], l->fields);
}

static long id_of(struct replay *p, const struct line *l)
{
	if (!strcmp(l->op, "add"))
		return ++p->made[l->place];
	return ask_long(&p->act, 0, sql_of(l->reg)->ever, T(l->number));
}

/* A version of which nothing is left but that it was. */
static enum fault put_blank(struct replay *p, const struct line *l, long id)
{
	const size_t n = l->reg->nfields;
	struct value *row = arena_array(p->act.arena, struct value, n + 7);
	row[1] = L(id), row[2] = T(l->number), row[3] = L(l->n), row[4] = T(l->at);
	for (size_t i = 0; i < n; i++)
		row[5 + i] = T(NULL);
	row[n + 5] = L(l->erased), row[n + 6] = T(l->at);
	return change_with(&p->act, &sql_of(l->reg)->insert_version, row, n + 6, NULL);
}

static enum fault put_new(struct replay *p, const struct line *l, long id)
{
	struct value *row = arena_array(p->act.arena, struct value, l->reg->nfields + 5);
	row[1] = L(id), row[2] = T(l->number), row[3] = L(l->n), row[4] = T(l->at);
	put_values(&p->act, l, row + 5);
	return change_with(&p->act, &sql_of(l->reg)->insert, row, l->reg->nfields + 4, NULL);
}

static enum fault put_changed(struct replay *p, const struct line *l, long id)
{
	struct value *row = arena_array(p->act.arena, struct value, l->reg->nfields + 4);
	row[1] = L(id), row[2] = L(l->n), row[3] = T(l->at);
	put_values(&p->act, l, row + 4);
	enum fault f = change(&p->act, sql_of(l->reg)->supersede, L(id), L(l->n), T(l->at));
	return f ? f : change_with(&p->act, &sql_of(l->reg)->update, row, l->reg->nfields + 3, NULL);
}

static enum fault put_ended(struct replay *p, const struct line *l, long id)
{
	enum fault f = change(&p->act, sql_of(l->reg)->supersede, L(id), L(l->n), T(l->at));
	return f ? f : change(&p->act, sql_of(l->reg)->remove, L(id));
}

static enum fault put_erased(struct replay *p, const struct line *l, long id)
{
	struct erased *e = arena_new(p->arena, struct erased);
	*e = (struct erased){ l->reg, arena_text(p->arena, l->number), l->n, NULL };
	*p->erased_end = e;
	p->erased_end = &e->next;
	enum fault f = put_ended(p, l, id);
	return f ? f : change(&p->act, sql_of(l->reg)->blank, L(id), L(l->n));
}

static const struct { const char *op; enum fault (*put)(struct replay *, const struct line *, long id); } ops[] = {
	{ "add",   put_new },
	{ "amend", put_changed },
	{ "void",  put_ended },
	{ "erase", put_erased },
};

static enum fault replay_line(struct replay *p, const struct line *l)
{
	const long id = id_of(p, l);
	if (l->erased >= 0)
		return strcmp(l->op, "void") ? put_blank(p, l, id) : OK;
	for (size_t i = 0; i < COUNT(ops); i++)
		if (!strcmp(ops[i].op, l->op))
			return ops[i].put(p, l, id);
	return fail(&p->act, E_BROKEN, W_BODY_UNREADABLE, arena_format(p->act.arena, "%ld", l->n));
}

/* ---- entry after entry ------------------------------------------------------------------------ */

/* A line without a register is about the act, or about the ledger, and changes no record. */
static enum fault take_line(struct replay *p, long n, const char *at, const char *text, size_t length)
{
	json_t *json = json_loadb(text, length, 0, NULL);
	struct line line = { .n = n, .at = at };
	enum fault f = OK;
	if (json && read_line(json, &line))
		f = replay_line(p, &line);
	else if (!json || json_object_get(json, "register"))
		f = fail(&p->act, E_BROKEN, W_BODY_UNREADABLE, arena_format(p->act.arena, "%ld", n));
	json_decref(json);
	return f ? f : p->act.fault;
}

enum fault replay_body(void *with, long n, const char *at, const char *kind, const char *body)
{
	struct replay *p = with;
	enum fault f = OK;
	const char *line = body && strcmp(kind, "refused") ? strchr(body, '\n') : NULL;
	while (!f && line && line[1]) {
		const struct arena_mark mark = arena_mark(p->act.arena);
		size_t length = strcspn(line + 1, "\n");
		f = take_line(p, n, at, line + 1, length);
		p->records++;
		if (!f)
			arena_back(p->act.arena, mark);
		line = line[length + 1] ? line + length + 1 : NULL;
	}
	return f ? fault_handed_up(p->told, &p->act) : OK;
}

enum { MANY = 1000 };

SQL(every_company, "", "INSERT INTO scope_company (company) SELECT id FROM company UNION SELECT id FROM company_version");

enum fault replay_end(struct replay *p, date scope_of)
{
	struct act *act = &p->act;
	enum fault f = change(act, every_company);
	if (!f && scope_of != NO_DATE)
		f = scope_renew(act, scope_of, SCOPE_WHOLE, NULL);
	if (!f && p->records > MANY)
		f = db_script(act, "PRAGMA analysis_limit = 400; ANALYZE");
	if (!f)
		f = db_commit(act);
	return f ? fault_handed_up(p->told, act) : OK;
}
