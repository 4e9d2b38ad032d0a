/* An installation: a folder with its settings file, keys and checkpoint, and a database.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char program_account[] = "hozen";

enum { SETTINGS_FILE_MAX = 1 << 16 };

SQL(setting_value, "t", "SELECT value FROM setting WHERE number = $1");
SQL(scope_day, "", "SELECT day FROM scope_day WHERE one = 1");
SQL(keys_newest_first, "",
	"SELECT verifier, entry FROM signing_key UNION ALL SELECT verifier, entry FROM signing_key_version ORDER BY 2 DESC");
SQL(keys_count, "",
	"SELECT COUNT(*) FROM (SELECT id FROM signing_key UNION ALL SELECT id FROM signing_key_version) AS keys");
SQL(rulebook_hash, "", "SELECT hash FROM rulebook");

/* ---- the settings file --------------------------------------------------------------------- */

static const char *in_dir(struct installation *i, const char *name)
{
	return arena_format(i->arena, "%s/%s", i->dir, name);
}

/* A database beside the settings is named by itself alone, so that the folder can be moved, copied and reached from anywhere. */
static const char own_database[] = "sqlite:hozen.db";

/* "sqlite:PATH" with a relative path is relative to the folder. */
static const char *url_from(struct installation *i, const char *stored)
{
	bool relative = !strncmp(stored, "sqlite:", 7) && stored[7] != '/';
	return relative ? arena_format(i->arena, "sqlite:%s/%s", i->dir, stored + 7) : arena_text(i->arena, stored);
}

static enum fault settings_write(struct act *act, struct installation *i, const char *stored)
{
	json_t *json = json_pack("{s:s, s:s, s:s}", "url", stored, "origin", i->origin, "account", i->account);
	char *text = json_dumps(json, JSON_INDENT(1) | JSON_SORT_KEYS);
	enum fault f = file_replace(act, in_dir(i, "hozen.json"), text, strlen(text), 0600, true);
	free(text);
	json_decref(json);
	return f;
}

static enum fault settings_read(struct act *act, struct installation *i)
{
	const char *path = in_dir(i, "hozen.json");
	char *text;
	size_t n;
	enum fault f = file_read(act, path, SETTINGS_FILE_MAX, &text, &n);
	if (f == E_NOT_FOUND) {
		act_forgive(act);
		return fail(act, E_NOT_FOUND, W_NO_INSTALLATION, i->dir);
	}
	if (f)
		return f;
	json_error_t error;
	json_t *json = json_loadb(text, n, 0, &error);
	const char *url, *origin, *account;
	if (!json || json_unpack_ex(json, &error, 0, "{s:s, s:s, s:s}", "url", &url, "origin", &origin, "account", &account))
		f = fail(act, E_FILES, W_SETTINGS_UNREADABLE, path, arena_format(act->arena, "%d", error.line), error.text);
	else {
		i->url = url_from(i, url);
		i->origin = arena_text(i->arena, origin);
		i->account = arena_text(i->arena, account);
	}
	json_decref(json);
	return f;
}

/* ---- opening and closing ------------------------------------------------------------------ */

static struct installation *installation_new(const char *dir)
{
	struct arena *arena = arena_open();
	struct installation *i = arena_new(arena, struct installation);
	i->arena = arena;
	i->dir = arena_text(arena, dir);
	i->last = &i->first;
	for (enum lang lang = JA; lang < LANGS; lang++)
		i->warnings[0][lang] = word(lang, W_KEY_NOT_LOCKED);
	act_open(&i->reading, JA);
	i->scope_of = NO_DATE;
	pthread_mutex_init(&i->signing, NULL);
	pthread_mutex_init(&i->lock, NULL);
	pthread_cond_init(&i->turned, NULL);
	return i;
}

void installation_close(struct installation **installation)
{
	struct installation *i = *installation;
	if (!i)
		return;
	*installation = NULL;
	db_close(&i->db);
	if (i->signs)
		signer_close(&i->signer);
	pthread_mutex_destroy(&i->signing);
	pthread_mutex_destroy(&i->lock);
	pthread_cond_destroy(&i->turned);
	act_close(&i->reading);
	arena_close(&i->arena);
}

static enum fault bring_up(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	act_forgive(act);
	enum fault f = db_open(act, i->url, OWNER, &act->db);
	if (!f)
		f = schema_upgrade(act);
	db_close(&act->db);
	act->db = before;
	return f ? f : books_open(act, i->url, WRITER, false, &i->db);
}

enum fault installation_open(struct act *act, const char *dir, struct installation **out)
{
	struct installation *i = installation_new(dir);
	enum fault f = settings_read(act, i);
	if (!f)
		f = books_open(act, i->url, WRITER, false, &i->db);
	if (f == E_CONFLICT)
		f = bring_up(act, i);
	if (f)
		installation_close(&i);
	else
		*out = i;
	return f;
}

/* ---- making ------------------------------------------------------------------------------- */

static enum fault make_dir(struct act *act, const char *path)
{
	if (!mkdir(path, 0700) || errno == EEXIST)
		return OK;
	return fail(act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, path, strerror(errno));
}

SQL(entries_there, "", "SELECT size FROM ledger_head");

/* A database that was made but never opened by a first act may be used again; one with a history is somebody's. */
static enum fault make_tables(struct act *act)
{
	long version;
	enum fault f = schema_is_current(act, &version);
	if (f) {
		bool empty = f == E_STORE && !db_is_lost(act->db);
		if (empty)
			act_forgive(act);
		return empty ? schema_make(act) : f;
	}
	if (ask_long(act, 0, entries_there) && !act->fault)
		return fail(act, E_CONFLICT, W_DATABASE_IN_USE);
	return act->fault;
}

static enum fault make_books(struct act *act, struct installation *i)
{
	enum fault f = db_open(act, i->url, OWNER, &act->db);
	if (!f)
		f = make_tables(act);
	db_close(&act->db);
	return f ? f : books_open(act, i->url, WRITER, false, &i->db);
}

/* An installation that could not be made whole leaves no database of its own behind, so that it can be tried again. */
static void leave_no_half(struct installation *i)
{
	db_close(&i->db);
	for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL }; *end; end++)
		unlink(in_dir(i, arena_format(i->arena, "hozen.db%s", *end)));
	unlink(in_dir(i, "checkpoint"));
}

static enum fault first_act(struct act *act, struct installation *i, const struct beginning *b)
{
	const struct input list[] = { { "account", b->account }, { "name", is_empty(b->name) ? b->account : b->name } };
	const struct inputs inputs = { list, COUNT(list) };
	struct outcome outcome;
	act->actor = i->account;
	return perform(act, i, act_kind_named("open"), &inputs, &outcome);
}

static void must_be(struct act *act, const char *name, const char *given, const char *accepted, bool good)
{
	if (!good)
		problem_add(act, 0, name, given, accepted);
}

/* Everything given is looked at before anything is made. */
static enum fault beginning_is_sound(struct act *act, const struct beginning *b)
{
	static const struct field name = { .name = "name", .kind = TEXT };
	const char *plain;
	size_t origin = strlen(b->origin);
	must_be(act, "account", b->account, phrase(act, W_ACCEPTS_NUMBER),
	    number_read(act->arena, b->account) && strcmp(b->account, program_account));
	must_be(act, "name", b->name, field_accepts(act, &name), is_empty(b->name) || field_read(act->arena, &name, b->name, &plain));
	must_be(act, "origin", b->origin, phrase(act, W_ACCEPTS_ORIGIN), origin && origin <= 200 &&
	    strcspn(b->origin, "+ \t\r\n") == origin && text_valid(act->arena, b->origin) == b->origin);
	must_be(act, "db", b->url, "sqlite:PATH, postgresql://…", !b->url || !strncmp(b->url, "sqlite:", 7) ||
	    !strncmp(b->url, "postgresql://", 13) || !strncmp(b->url, "postgres://", 11));
	return problems_fault(act);
}

/* A path of the caller's is kept absolute. */
static const char *url_to_keep(struct installation *i, const char *given)
{
	char here[4096];
	if (!given)
		return own_database;
	if (strncmp(given, "sqlite:", 7) || given[7] == '/' || !getcwd(here, sizeof here))
		return given;
	return arena_format(i->arena, "sqlite:%s/%s", here, given + 7);
}

enum fault installation_make(struct act *act, const struct beginning *b)
{
	enum fault f = beginning_is_sound(act, b);
	if (!f)
		f = make_dir(act, b->dir);
	if (f)
		return f;
	defer(installation_close) struct installation *i = installation_new(b->dir);
	if (!access(in_dir(i, "hozen.json"), F_OK))
		return fail(act, E_CONFLICT, W_INSTALLATION_EXISTS, b->dir);
	const char *stored = url_to_keep(i, b->url);
	i->url = url_from(i, stored);
	i->origin = arena_text(i->arena, b->origin);
	i->account = arena_text(i->arena, number_read(act->arena, b->account));
	f = make_dir(act, in_dir(i, "keys"));
	if (!f)
		f = signer_make(act, b->dir, i->origin, &i->signer);
	if (f)
		return f;
	i->signs = true;
	i->signer.verifier.name = i->origin;
	i->new_key = verifier_text(i->arena, &i->signer.verifier);
	bool fresh = !b->url && access(in_dir(i, "hozen.db"), F_OK);
	f = make_books(act, i);
	if (!f)
		f = first_act(act, i, b);
	if (!f)
		f = settings_write(act, i, stored);
	if (f && fresh)
		leave_no_half(i);
	return f ? f : installation_start(act, i);
}

/* ---- the rulebook -------------------------------------------------------------------------- */

static bool is_register(const char *name)
{
	return register_named(name) != NULL;
}

static enum fault sources_now(struct act *act, struct installation *i, struct sources *out)
{
	const char *folder = in_dir(i, "rulebook");
	return access(folder, F_OK) ? sources_carried(act, out) : sources_folder(act, folder, out);
}

/* Rules are prepared by a reader, which can do nothing but read. */
static enum fault prepare_as_reader(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	act->db = NULL;
	enum fault f = books_open(act, i->url, READER, false, &act->db);
	if (!f)
		f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = rulebook_prepare(act, &i->rulebook);
	if (act->db)
		(void)db_end_read(act);
	db_close(&act->db);
	act->db = before;
	return f;
}

static enum fault adopt(struct act *act, struct installation *i, const struct sources *sources)
{
	const char *actor = act->actor;
	const struct inputs none = { 0 };
	struct outcome outcome;
	i->adopting = *sources;
	act->actor = program_account;
	enum fault f = perform(act, i, act_kind_named("adopt_rulebook"), &none, &outcome);
	act->actor = actor;
	i->adopting = (struct sources){ 0 };
	return f;
}

static enum fault scope_for(struct act *act, date day)
{
	char text[DATE_TEXT];
	struct query *q = query(act, scope_day);
	bool same = query_next(q) && same_text(query_text(q, 0), date_text(day, text));
	query_end(&q);
	if (act->fault || same)
		return act->fault;
	struct head head;
	enum fault f = db_begin(act);
	if (!f)
		f = head_lock(act, &head);       /* another process may be doing the same */
	if (!f)
		f = scope_renew(act, day);
	if (!f)
		f = db_commit(act);
	if (f)
		db_undo(act);
	return f;
}

enum fault installation_new_day(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	date day = today_in_japan();
	enum fault f = OK;
	pthread_mutex_lock(&i->lock);
	if (i->scope_of != day) {
		take_the_lead(i);
		act->db = i->db;
		f = scope_for(act, day);
		act->db = before;
		give_up_the_lead(i);
		i->scope_of = f ? i->scope_of : day;
	}
	pthread_mutex_unlock(&i->lock);
	return f;
}

enum fault installation_start(struct act *act, struct installation *i)
{
	struct act *reading = &i->reading;
	struct sources sources;
	reading->lang = act->lang;
	act->db = i->db;
	enum fault f = sources_now(reading, i, &sources);
	if (!f)
		f = rulebook_read(reading, &sources, is_register, &i->rulebook);
	if (f)
		return fault_handed_up(act, reading);
	const char *hash = hex_of(act->arena, i->rulebook.hash.bytes, HASH_BYTES);
	struct query *q = query(act, rulebook_hash);
	bool changed = !query_next(q) || !same_text(query_text(q, 0), hash);
	query_end(&q);
	if (act->fault)
		return act->fault;
	f = prepare_as_reader(act, i);
	if (!f && changed)
		f = adopt(act, i, &sources);
	act->db = NULL;
	return f ? f : installation_new_day(act, i);
}

/* ---- answers ------------------------------------------------------------------------------- */

date installation_today(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	date day = NO_DATE;
	act->db = before ? before : i->db;
	defer(query_end) struct query *q = query(act, setting_value, T("today"));
	if (query_next(q) && !date_parse(query_text(q, 0), &day))
		day = NO_DATE;
	act->db = before;
	return day == NO_DATE ? today_in_japan() : day;
}

enum fault installation_keys(struct act *act, struct installation *i, const char *const **vkeys, size_t *n)
{
	struct db *before = act->db;
	act->db = before ? before : i->db;
	size_t found = 0, room = (size_t)ask_long(act, 0, keys_count);
	const char **list = arena_array(act->arena, const char *, room + 1);
	defer(query_end) struct query *q = query(act, keys_newest_first);
	while (found < room && query_next(q))
		list[found++] = query_copy(q, 0);
	act->db = before;
	*vkeys = list;
	*n = found;
	return act->fault;
}

size_t installation_warnings(const struct installation *i, const bilingual **out)
{
	*out = i->warnings;
	return i->signs && !i->signer.seed.locked;
}

const char *installation_url(const struct installation *i) { return i->url; }
const char *installation_dir(const struct installation *i) { return i->dir; }
const char *installation_account(const struct installation *i) { return i->account; }
const char *installation_origin(const struct installation *i) { return i->origin; }
const struct rulebook *installation_rulebook(const struct installation *i) { return &i->rulebook; }
