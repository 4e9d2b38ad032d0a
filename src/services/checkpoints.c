/* The newest checkpoint lies in a file outside the database, so that a ledger whose end was cut off, or that was written anew,
 * is noticed before anything is added to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { CHECKPOINT_MAX = 1 << 16 };

SQL(newest_entry_at, "l", "SELECT at FROM ledger_entry WHERE n = $1");
SQL(newest_key, "", "SELECT verifier, entry FROM signing_key ORDER BY entry DESC");

static const char *path_of(struct act *act, struct installation *i, const char *name)
{
	return arena_format(act->arena, "%s/%s", i->dir, name);
}

/* ---- reading ------------------------------------------------------------------------------ */

enum fault checkpoint_of_note(struct act *act, struct installation *i, const char *note, struct checkpoint *out)
{
	const char *const *vkeys;
	size_t keys;
	enum fault f = installation_keys(act, i, &vkeys, &keys);
	for (size_t k = 0; !f && k < keys; k++) {
		struct verifier known;
		const char *text = verifier_read(act->arena, vkeys[k], &known) ? note_open(act->arena, note, &known) : NULL;
		if (text && checkpoint_read(act->arena, text, out) && same_text(out->origin, i->origin))
			return OK;
	}
	return f ? f : fail(act, E_BROKEN, W_CHECKPOINT_UNSIGNED);
}

enum fault checkpoint_on_file(struct act *act, struct installation *i, struct checkpoint *out, const char **note)
{
	char *text;
	size_t n;
	*out = (struct checkpoint){ 0 };
	*note = NULL;
	enum fault f = file_read(act, path_of(act, i, "checkpoint"), CHECKPOINT_MAX, &text, &n);
	if (f == E_NOT_FOUND)
		act_forgive(act);
	/* An empty file is what a power cut may leave of one just written. */
	if (f == E_NOT_FOUND || (!f && !n))
		return OK;
	if (!f)
		f = checkpoint_of_note(act, i, text, out);
	if (!f)
		*note = text;
	return f;
}

static const char *number_text(struct act *act, uint64_t n)
{
	return arena_format(act->arena, "%llu", (unsigned long long)n);
}

/* The log now must begin with the log as it was signed last; a longer one that does not is another's. */
enum fault checkpoint_is_before(struct act *act, const struct checkpoint *c, const struct head *head)
{
	struct hash *proof = NULL, root = frontier_root(&head->frontier);
	size_t n = 0;
	if (c->size > head->frontier.size)
		return fail(act, E_BROKEN, W_LEDGER_CUT_OFF, number_text(act, c->size), number_text(act, head->frontier.size));
	enum fault f = c->size < head->frontier.size
	    ? ledger_prove_consistency(act, c->size, head->frontier.size, &proof, &n) : OK;
	bool same = c->size == head->frontier.size ? hash_equal(&root, &c->root)
	    : !f && consistency_holds(c->size, &c->root, head->frontier.size, &root, proof, n);
	return f ? f : same ? OK : fail(act, E_BROKEN, W_CHECKPOINT_DIFFERS, number_text(act, c->size));
}

enum fault checkpoint_agrees(struct act *act, struct installation *i, const struct head *head, bool may_be_missing)
{
	struct checkpoint c;
	const char *note;
	if (head->frontier.size == 0)
		return OK;
	struct query *q = query(act, newest_entry_at, L((long)head->frontier.size - 1));
	bool stands = query_next(q) && same_text(query_text(q, 0), head->at) && instant_is_valid(head->at);
	query_end(&q);
	if (!stands)
		return act->fault ? act->fault : fail(act, E_BROKEN, W_HEAD_DIFFERS, number_text(act, head->frontier.size));
	enum fault f = checkpoint_on_file(act, i, &c, &note);
	if (f)
		return f;
	/* Without it nobody could tell whether the end is missing.  Only the opening act may have been killed before it was written. */
	if (!note)
		return may_be_missing || head->frontier.size == 1 ? OK : fail(act, E_BROKEN, W_CHECKPOINT_MISSING_ACT);
	return checkpoint_is_before(act, &c, head);
}

/* ---- signing ------------------------------------------------------------------------------ */

static enum fault signer_ready(struct act *act, struct installation *i, const char *vkey)
{
	if (i->signs && same_text(vkey, verifier_text(act->arena, &i->signer.verifier)))
		return OK;
	struct signer signer;
	enum fault f = signer_open(act, i->dir, vkey, &signer);
	if (f)
		return f;
	if (i->signs)
		signer_close(&i->signer);
	i->signer = signer;
	i->signer.verifier.name = arena_text(i->arena, signer.verifier.name);
	i->signs = true;
	return OK;
}

static enum fault key_in_use(struct act *act, const char **vkey, long *entry)
{
	defer(query_end) struct query *q = query(act, newest_key);
	if (!query_next(q))
		return act->fault ? act->fault : fail(act, E_BROKEN, W_NO_SIGNING_KEY);
	*vkey = query_copy(q, 0);
	*entry = query_long(q, 1);
	return OK;
}

/* Before anything is written: what cannot be signed is not recorded. */
enum fault checkpoint_can_be_signed(struct act *act, struct installation *i)
{
	const char *vkey;
	long entry;
	enum fault f = key_in_use(act, &vkey, &entry);
	if (f)
		return f;
	pthread_mutex_lock(&i->signing);
	f = signer_ready(act, i, vkey);
	pthread_mutex_unlock(&i->signing);
	return f;
}

/* The key before this one signs too, on the checkpoint that first holds the new key: who knew the old one can follow. */
static const char *signed_by_both(struct act *act, struct installation *i, const char *text, const char *note)
{
	const char *const *vkeys;
	size_t n;
	struct signer old;
	if (installation_keys(act, i, &vkeys, &n) || n < 2)
		return note;
	if (signer_open(act, i->dir, vkeys[1], &old)) {
		act_forgive(act);
		return note;
	}
	const char *theirs = note_sign(act->arena, text, &old);
	signer_close(&old);
	return arena_format(act->arena, "%s%s", note, strstr(theirs, "\n\n") + 2);
}

/* `published`: the size of the checkpoint before this one. */
static enum fault note_of(struct act *act, struct installation *i, const struct head *head, uint64_t published, const char **note)
{
	const struct checkpoint c = { i->origin, head->frontier.size, frontier_root(&head->frontier) };
	const char *vkey;
	long entry;
	enum fault found = key_in_use(act, &vkey, &entry);
	if (found)
		return found;
	const char *text = checkpoint_text(act->arena, &c);
	pthread_mutex_lock(&i->signing);
	enum fault f = signer_ready(act, i, vkey);
	const char *by_one = f ? NULL : note_sign(act->arena, text, &i->signer);
	pthread_mutex_unlock(&i->signing);
	if (!f)
		*note = published <= (uint64_t)entry ? signed_by_both(act, i, text, by_one) : by_one;
	return f;
}

int checkpoint_lock(struct act *act, struct installation *i)
{
	const char *path = path_of(act, i, "checkpoint.lock");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0 && !flock(fd, LOCK_EX))
		return fd;
	(void)fail(act, errno == ENOSPC ? E_FULL : E_FILES, W_FILE_UNWRITABLE, path, strerror(errno));
	fd_close(&fd);
	return -1;
}

/* Another process may have published a longer one meanwhile; the file never goes back. */
enum fault checkpoint_publish(struct act *act, struct installation *i, const struct head *head)
{
	struct checkpoint c;
	const char *note;
	defer(fd_close) int fd = checkpoint_lock(act, i);
	if (fd < 0)
		return act->fault;
	enum fault f = checkpoint_on_file(act, i, &c, &note);
	if (f || (note && c.size >= head->frontier.size))
		return f;
	f = note_of(act, i, head, c.size, &note);
	return f ? f : file_replace(act, path_of(act, i, "checkpoint"), note, strlen(note), 0644, false);
}

static enum fault newest_as_read(struct act *act, struct installation *i, const char **note, bool *is_ahead)
{
	struct checkpoint c;
	struct head head = { .at = "" };
	enum fault f = checkpoint_on_file(act, i, &c, note);
	if (!f)
		f = head_read(act, &head);
	*is_ahead = !f && *note && c.size > head.frontier.size;
	if (!f && *note)
		f = checkpoint_is_before(act, &c, &head);
	if (!f && (!*note || c.size < head.frontier.size))
		f = note_of(act, i, &head, c.size, note);
	return f;
}

/* A file that is ahead of the books as a reader has them tells of acts done since it began, or of an end that was cut off: who reads
 * anew knows which. */
static enum fault newest_read_anew(struct act *act, struct installation *i, const char **note)
{
	bool is_ahead;
	act->db = NULL;
	enum fault f = books_open(act, i->url, READER, false, &act->db);
	if (!f)
		f = db_begin_read(act, program_account, NULL);
	if (!f)
		f = newest_as_read(act, i, note, &is_ahead);
	if (act->db)
		(void)db_end_read(act);
	db_close(&act->db);
	return f;
}

enum fault checkpoint_newest(struct act *act, struct installation *i, const char **note)
{
	struct db *before = act->db;
	bool is_ahead;
	act->db = before ? before : i->db;
	enum fault f = newest_as_read(act, i, note, &is_ahead);
	if (before && is_ahead) {
		act_forgive(act);
		f = newest_read_anew(act, i, note);
	}
	act->db = before;
	return f;
}

enum fault installation_checkpoint(struct act *act, struct installation *i, const char **note)
{
	struct checkpoint c;
	enum fault f = checkpoint_newest(act, i, note);
	if (!f)
		f = checkpoint_of_note(act, i, *note, &c);
	if (!f)
		*note = with_cosignatures(act, i, *note, &c);
	return f;
}
