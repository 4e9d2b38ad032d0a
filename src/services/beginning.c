/* A new installation: everything given is looked at first, and what cannot be made whole leaves nothing behind.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include "services/secrets.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A database beside the settings is named by itself alone, so that the folder can be moved, copied and reached from anywhere. */
static const char own_database[] = "sqlite:hozen.db";

static enum fault make_dir(struct act *act, const char *path)
{
	if (!mkdir(path, 0700) || errno == EEXIST)
		return OK;
	return fail(act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, path, strerror(errno));
}

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
	if (ledger_is_begun(act) && !act->fault)
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
	unlink(in_dir(i, "hozen.json"));
}

static enum fault first_act(struct act *act, struct installation *i, const struct beginning *b)
{
	const struct input list[] = { { "account", b->account }, { "name", is_empty(b->name) ? b->account : b->name } };
	const struct inputs inputs = { list, COUNT(list) };
	const char *code;
	const struct unsaid unsaid = { invitation_write, invitation_new(act, i, i->account, &code) };
	act->actor = i->account;
	enum fault f = perform_unsaid(act, i, "open", &inputs, &unsaid);
	if (!f && b->code)
		*b->code = code;
	return f;
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
	must_be(act, "db", b->url, "sqlite:PATH, postgresql://…", !b->url || db_is_url(b->url));
	return problems_fault(act);
}

bool db_is_url(const char *s)
{
	return !strncmp(s, "sqlite:", 7) || !strncmp(s, "postgresql://", 13) || !strncmp(s, "postgres://", 11);
}

const char *url_to_keep(struct installation *i, const char *given)
{
	char here[PATH_MAX];
	if (!given)
		return own_database;
	if (strncmp(given, "sqlite:", 7) || given[7] == '/' || !getcwd(here, sizeof here))
		return given;
	return arena_format(i->arena, "sqlite:%s/%s", here, given + 7);
}

/* A folder where a beginning was cut short, before its opening act, may be begun anew. */
static enum fault nothing_begun(struct act *act, struct installation *i)
{
	if (access(in_dir(i, "hozen.json"), F_OK))
		return OK;
	enum fault f = settings_read(act, i);
	if (!f)
		f = db_open(act, i->url, OWNER, &act->db);
	bool empty = !f && !ledger_is_begun(act) && !act->fault;
	db_close(&act->db);
	act_forgive(act);
	return empty ? OK : fail(act, E_CONFLICT, W_INSTALLATION_EXISTS, i->dir);
}

enum fault installation_make(struct act *act, const struct beginning *b)
{
	enum fault f = beginning_is_sound(act, b);
	if (!f)
		f = make_dir(act, b->dir);
	if (f)
		return f;
	defer(installation_close) struct installation *i = installation_new(b->dir);
	f = nothing_begun(act, i);
	if (f)
		return f;
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
	/* The settings first: whoever is killed after the opening act finds the installation there. */
	if (!f)
		f = settings_write(act, i, stored);
	if (!f)
		f = first_act(act, i, b);
	if (f && fresh)
		leave_no_half(i);
	return f ? f : installation_start(act, i);
}
