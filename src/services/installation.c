/* An installation: a folder with its settings file, keys and checkpoint, and a database.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include "services/door.h"
#include "services/picturing.h"
#include "services/standing.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

const char program_account[] = "hozen";

enum { SETTINGS_FILE_MAX = 1 << 16 };

SQL(setting_of, "t", "SELECT value FROM setting WHERE number = $1");
SQL(keys_newest_first, "",
	"SELECT verifier, entry FROM signing_key UNION ALL SELECT verifier, entry FROM signing_key_version ORDER BY 2 DESC");
SQL(keys_count, "",
	"SELECT COUNT(*) FROM (SELECT id FROM signing_key UNION ALL SELECT id FROM signing_key_version) AS keys");

/* ---- the settings file --------------------------------------------------------------------- */

const char *in_dir(struct installation *i, const char *name)
{
	return arena_format(i->arena, "%s/%s", i->dir, name);
}

/* "sqlite:PATH" with a relative path is relative to the folder. */
const char *url_from(struct installation *i, const char *stored)
{
	bool relative = !strncmp(stored, "sqlite:", 7) && stored[7] != '/';
	return relative ? arena_format(i->arena, "sqlite:%s/%s", i->dir, stored + 7) : arena_text(i->arena, stored);
}

enum fault settings_write(struct act *act, struct installation *i, const char *stored)
{
	json_t *json = json_pack("{s:s, s:s, s:s}", "url", stored, "origin", i->origin, "account", i->account);
	char *text = json_dumps(json, JSON_INDENT(1) | JSON_SORT_KEYS);
	enum fault f = file_replace(act, in_dir(i, "hozen.json"), text, strlen(text), 0600, true);
	free(text);
	json_decref(json);
	return f;
}

enum fault settings_read(struct act *act, struct installation *i)
{
	const char *path = in_dir(i, "hozen.json");
	char *text;
	size_t n;
	if (stat(path, &i->settings))
		i->settings = (struct stat){ 0 };
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

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

enum fault installation_is_here(struct act *act, struct installation *i)
{
	struct stat now;
	if (stat(in_dir(i, "hozen.json"), &now) || same_file(&now, &i->settings))
		return OK;
	struct installation there = { .arena = i->arena, .dir = i->dir };
	enum fault f = settings_read(act, &there);
	if (!f && strcmp(there.url, i->url) != 0)
		f = fail(act, E_CONFLICT, W_INSTALLATION_MOVED, i->dir);
	if (!f)
		i->settings = now;
	return f;
}

/* ---- opening and closing ------------------------------------------------------------------ */

struct installation *installation_new(const char *dir)
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
	i->pictured = pictured_open();
	i->standing = standing_open();
	i->door = door_open();
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
	pictured_close(&i->pictured);
	standing_close(&i->standing);
	door_close(&i->door);
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

SQL(ledger_begun, "",
	"SELECT 1 WHERE EXISTS (SELECT 1 FROM ledger_entry) OR EXISTS (SELECT 1 FROM ledger_head WHERE size > 0)");

/* Whatever is left of a ledger, it was begun. */
bool ledger_is_begun(struct act *act)
{
	return ask_long(act, 0, ledger_begun);
}

/* A beginning that was cut short, before its opening act, is named as what it is. */
static enum fault is_finished(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	act->db = i->db;
	bool begun = ledger_is_begun(act);
	act->db = before;
	return act->fault || begun ? act->fault : fail(act, E_NOT_FOUND, W_NOT_FINISHED, i->dir);
}

enum fault installation_open(struct act *act, const char *dir, struct installation **out)
{
	struct installation *i = installation_new(dir);
	enum fault f = settings_read(act, i);
	if (!f)
		f = books_open(act, i->url, WRITER, false, &i->db);
	if (f == E_CONFLICT)
		f = bring_up(act, i);
	if (!f)
		f = is_finished(act, i);
	if (f)
		installation_close(&i);
	else
		*out = i;
	return f;
}

/* ---- answers ------------------------------------------------------------------------------- */

const char *setting_value(struct act *act, const char *name)
{
	defer(query_end) struct query *q = query(act, setting_of, T(name));
	return query_next(q) ? query_copy(q, 0) : NULL;
}

date installation_today(struct act *act, struct installation *i)
{
	struct db *before = act->db;
	date day = NO_DATE;
	act->db = before ? before : i->db;
	const char *today = setting_value(act, "today");
	if (today && !date_parse(today, &day))
		day = NO_DATE;
	const char *known_at = db_known_at(act->db);
	act->db = before;
	return day != NO_DATE ? day : known_at ? instant_day(known_at) : today_in_japan();
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
