/* Witnesses of the log: others who keep our checkpoints, see that each later one only grew, and say so with the time (C2SP tlog-witness,
 * tlog-cosignature).  Whom we trust stands in DIR/witnesses, a key a line; the newest checkpoint that each has cosigned lies in
 * DIR/witnessed, a file each.  Whoever holds key and database can sign another log, but not in the name of a witness.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WITNESS_FILE_MAX = 1 << 16, JAPAN_AHEAD = 9 * 3600, MICROSECONDS = 1000000 };
enum { CLOCKS_APART = 3600 };                    /* seconds by which our clock and a witness's may differ: a PC without a network drifts */

static const char *number_text(struct act *act, uint64_t n)
{
	return arena_format(act->arena, "%" PRIu64, n);
}

const char *cosigned_at(struct arena *arena, int64_t seconds)
{
	char at[INSTANT_TEXT] = "";
	const int64_t most = INT64_MAX / MICROSECONDS - JAPAN_AHEAD;
	if (seconds <= most)
		instant_from_japan((seconds + JAPAN_AHEAD) * MICROSECONDS, at);
	return *at ? arena_text(arena, at) : arena_format(arena, "%" PRId64, seconds);
}

/* ---- whom we trust -------------------------------------------------------------------------- */

static enum fault read_if_there(struct act *act, const char *path, const char **out)
{
	char *text;
	size_t n;
	*out = NULL;
	enum fault f = file_read(act, path, WITNESS_FILE_MAX, &text, &n);
	if (f == E_NOT_FOUND) {
		act_forgive(act);
		return OK;
	}
	if (!f)
		*out = text;
	return f;
}

/* One key a line; empty lines, and those that begin with #, say nothing. */
static enum fault read_trusted(struct act *act, struct installation *i, struct verifier **out, size_t *n)
{
	const char *text, *path = arena_format(act->arena, "%s/witnesses", i->dir);
	*n = 0;
	enum fault f = read_if_there(act, path, &text);
	if (f || !text)
		return f;
	*out = arena_array(act->arena, struct verifier, strlen(text) + 1);
	for (long number = 1; *text; number++) {
		size_t length = strcspn(text, "\n");
		const char *line = arena_span(act->arena, text, length);
		text += length + (text[length] == '\n');
		if (!*line || *line == '#')
			continue;
		if (!witness_read(act->arena, line, &(*out)[*n]))
			return fail(act, E_BAD_INPUT, W_NO_WITNESS_KEY, path, arena_format(act->arena, "%ld", number), line);
		++*n;
	}
	return OK;
}

/* ---- what they have cosigned ---------------------------------------------------------------- */

static const char *path_of(struct act *act, struct installation *i, const struct verifier *witness)
{
	return arena_format(act->arena, "%s/witnessed/%08" PRIx32, i->dir, witness->id);
}

static enum fault read_kept(struct act *act, struct installation *i, const struct verifier *witness, struct witnessed *out)
{
	const char *note, *path = path_of(act, i, witness);
	*out = (struct witnessed){ .name = witness->name, .witness = witness };
	enum fault f = read_if_there(act, path, &note);
	if (f || !note)
		return f;
	f = checkpoint_of_note(act, i, note, &out->checkpoint);
	bool forged = f == E_BROKEN || (!f && note_cosigned(act->arena, note, witness, &out->cosignature) != COSIGNED);
	if (!forged)
		return f;
	act_forgive(act);
	return fail(act, E_BROKEN, W_WITNESSED_FORGED, path, witness->name);
}

enum fault installation_witnessed(struct act *act, struct installation *i, struct witnessed **out, size_t *n)
{
	struct verifier *trusted = NULL;
	struct db *before = act->db;
	enum fault f = read_trusted(act, i, &trusted, n);
	*out = arena_array(act->arena, struct witnessed, *n + 1);
	act->db = before ? before : i->db;
	for (size_t w = 0; !f && w < *n; w++)
		f = read_kept(act, i, &trusted[w], &(*out)[w]);
	act->db = before;
	return f;
}

const char *with_cosignatures(struct act *act, struct installation *i, const char *note, const struct checkpoint *c)
{
	struct witnessed *list;
	struct text whole = { .arena = act->arena };
	size_t n;
	/* Who reads a checkpoint is told what can be told; `ledger verify` names what is wrong with the rest. */
	if (installation_witnessed(act, i, &list, &n)) {
		act_forgive(act);
		return note;
	}
	text_put(&whole, note);
	for (size_t w = 0; w < n; w++)
		if (list[w].checkpoint.size == c->size && hash_equal(&list[w].checkpoint.root, &c->root))
			text_add(&whole, "%s\n", list[w].cosignature.line);
	return text_of(&whole);
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* The size from which a witness last saw the log: the least, where several are trusted. */
static uint64_t last_seen(const struct witnessed *list, size_t n)
{
	uint64_t least = n ? list[0].checkpoint.size : 0;
	for (size_t w = 1; w < n; w++)
		if (list[w].checkpoint.size < least)
			least = list[w].checkpoint.size;
	return least;
}

enum fault witness_request(struct act *act, struct installation *i, long from, const char **out)
{
	struct witnessed *list;
	struct checkpoint c;
	struct hash *proof = NULL;
	const char *note;
	size_t n, hashes = 0;
	enum fault f = installation_witnessed(act, i, &list, &n);
	if (!f)
		f = checkpoint_newest(act, i, &note);
	if (!f)
		f = checkpoint_of_note(act, i, note, &c);
	if (f)
		return f;
	uint64_t old = from < 0 ? last_seen(list, n) : (uint64_t)from;
	if (old > c.size)
		return fail(act, E_NOT_FOUND, W_NOT_IN_THE_LEDGER, number_text(act, c.size));
	if (old && old < c.size)
		f = ledger_prove_consistency(act, old, c.size, &proof, &hashes);
	if (f)
		return f;
	struct text request = { .arena = act->arena };
	text_add(&request, "old %" PRIu64 "\n", old);
	for (size_t h = 0; h < hashes; h++)
		text_add(&request, "%s\n", base64_of(act->arena, proof[h].bytes, HASH_BYTES));
	text_add(&request, "\n%s", note);
	*out = text_of(&request);
	return OK;
}

/* ---- taking the answer ----------------------------------------------------------------------- */

/* What is given is the answer alone, of the newest checkpoint, or the answer below the checkpoint or the request it is for. */
static enum fault note_given(struct act *act, struct installation *i, const char *given, const char **note)
{
	const char *blank = strstr(given, "\n\n");
	if (!strncmp(given, "old ", 4) && blank) {
		given = blank + 2;
		blank = strstr(given, "\n\n");
	}
	*note = given;
	if (blank)
		return OK;
	enum fault f = checkpoint_newest(act, i, note);
	if (!f)
		*note = arena_format(act->arena, "%s%s", *note, given);
	return f;
}

/* A checkpoint that we signed must be one of this log; else somebody signs another log with our key. */
static enum fault is_ours(struct act *act, struct installation *i, const char *note, struct checkpoint *out)
{
	struct head head;
	enum fault f = checkpoint_of_note(act, i, note, out);
	if (f == E_BROKEN) {
		act_forgive(act);
		return fail(act, E_BAD_INPUT, W_NOT_OUR_CHECKPOINT);
	}
	if (!f)
		f = head_read(act, &head);
	return f ? f : checkpoint_is_before(act, out, &head);
}

/* Neither ahead of our clock nor before the last entry was made that it is about. */
static enum fault time_fits(struct act *act, const struct witnessed *w)
{
	const char *entry, *at;
	int64_t made;
	if (w->cosignature.at > time(NULL) + CLOCKS_APART)
		return fail(act, E_BAD_INPUT, W_COSIGNED_AHEAD, w->name, cosigned_at(act->arena, w->cosignature.at));
	enum fault f = ledger_entry_text(act, (long)w->checkpoint.size - 1, &entry, &at);
	if (f)
		return f;
	if (instant_in_japan(at, &made) && w->cosignature.at < made / MICROSECONDS - JAPAN_AHEAD - CLOCKS_APART)
		return fail(act, E_BAD_INPUT, W_COSIGNED_BEFORE, w->name, cosigned_at(act->arena, w->cosignature.at), at);
	return OK;
}

/* A witness goes back neither in size nor in time. */
static enum fault is_newer(struct act *act, const struct witnessed *w, const struct witnessed *kept)
{
	if (w->checkpoint.size >= kept->checkpoint.size && w->cosignature.at >= kept->cosignature.at)
		return OK;
	return fail(act, E_CONFLICT, W_COSIGNED_OLDER, w->name,
	    number_text(act, w->checkpoint.size), cosigned_at(act->arena, w->cosignature.at),
	    number_text(act, kept->checkpoint.size), cosigned_at(act->arena, kept->cosignature.at));
}

/* Of the witnesses we trust, those who cosigned this note; everything of them must hold, or nothing is taken. */
static enum fault choose_cosigned(struct act *act, const struct checkpoint *c, const char *note, struct witnessed *list, size_t *n)
{
	struct text names = { .arena = act->arena };
	enum fault f = OK;
	size_t found = 0;
	for (size_t w = 0; !f && w < *n; w++) {
		struct witnessed now = { list[w].name, list[w].witness, *c, { 0 } };
		enum cosigned says = note_cosigned(act->arena, note, now.witness, &now.cosignature);
		text_add(&names, "%s%s", w ? ", " : "", now.name);
		if (says == COSIGNED_WRONGLY)
			return fail(act, E_BAD_INPUT, W_COSIGNED_WRONGLY, now.name, number_text(act, c->size));
		if (says == NOT_COSIGNED)
			continue;
		f = time_fits(act, &now);
		if (!f)
			f = is_newer(act, &now, &list[w]);
		list[found++] = now;
	}
	*n = found;
	return f ? f : found ? OK : fail(act, E_BAD_INPUT, W_NOT_COSIGNED, text_of(&names));
}

static enum fault keep(struct act *act, struct installation *i, const char *note, const struct witnessed *list, size_t n)
{
	const char *folder = arena_format(act->arena, "%s/witnessed", i->dir);
	enum fault f = OK;
	if (mkdir(folder, 0755) && errno != EEXIST)
		return fail(act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, folder, strerror(errno));
	for (size_t w = 0; !f && w < n; w++)
		f = file_replace(act, path_of(act, i, list[w].witness), note, strlen(note), 0644, true);
	return f;
}

enum fault witness_answer(struct act *act, struct installation *i, const char *given, struct witnessed **out, size_t *n)
{
	struct checkpoint c;
	const char *note;
	defer(fd_close) int fd = checkpoint_lock(act, i);
	if (fd < 0)
		return act->fault;
	enum fault f = installation_witnessed(act, i, out, n);
	if (!f && !*n)
		f = fail(act, E_NOT_FOUND, W_NO_WITNESS, arena_format(act->arena, "%s/witnesses", i->dir));
	if (!f)
		f = note_given(act, i, given, &note);
	if (!f)
		f = is_ours(act, i, note, &c);
	if (!f)
		f = choose_cosigned(act, &c, note, *out, n);
	return f ? f : keep(act, i, note, *out, *n);
}

/* ---- verifying ------------------------------------------------------------------------------- */

enum fault witnessed_agrees(struct act *act, const struct witnessed *w, const struct head *head, const char **what)
{
	const char *size = number_text(act, w->checkpoint.size);
	*what = NULL;
	if (!w->checkpoint.size)
		return OK;
	enum fault f = checkpoint_is_before(act, &w->checkpoint, head);
	if (f != E_BROKEN)
		return f;
	act_forgive(act);
	*what = phrase(act, W_WITNESSED_DIFFERS, w->name, size, cosigned_at(act->arena, w->cosignature.at));
	return OK;
}
