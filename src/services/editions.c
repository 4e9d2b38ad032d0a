/* Editions of a rulebook.  Whoever issues one signs its hash and its day in a note that lies beside it (rulebook.note); an installation
 * adopts what its own key signed, or a key that its office has pinned (DIR/rulebook-keys, a key a line), and nothing older than what is
 * in force.  Without a pinned key the office's own files need no note: their adoption is an entry of its ledger, signed with that.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/installation.h"
#include <string.h>
#include <unistd.h>

enum { KEYS_FILE_MAX = 1 << 16 };

SQL(note_in_force, "", "SELECT text FROM rulebook_file WHERE path = 'rulebook.note'");

/* ---- what a note says ------------------------------------------------------------------------ */

static const char first_line[] = "hozen rulebook\n", of_day[] = "edition ", of_files[] = "sha256 ";

static const char *text_of_note(struct act *act, date edition, const char *hash)
{
	char day[DATE_TEXT];
	return arena_format(act->arena, "%s%s%s\n%s%s\n", first_line, of_day, date_text(edition, day), of_files, hash);
}

/* The day of a note, whoever signed it; NO_DATE if it is none. */
static date edition_of(const char *note)
{
	date day;
	const char *at = note + strlen(first_line);
	if (strncmp(note, first_line, strlen(first_line)) || strncmp(at, of_day, strlen(of_day)))
		return NO_DATE;
	at += strlen(of_day);
	return date_parse_span(at, strcspn(at, "\n"), &day) ? day : NO_DATE;
}

static const char *note_beside(const struct sources *sources)
{
	for (size_t i = 0; i < sources->n; i++)
		if (same_text(sources->files[i].path, rulebook_note_path))
			return sources->files[i].text;
	return NULL;
}

/* ---- whom we trust ---------------------------------------------------------------------------- */

struct trusted { struct verifier *list; size_t n, pinned; };

static enum fault read_pinned(struct act *act, const char *path, struct trusted *out)
{
	char *text;
	size_t size;
	enum fault f = file_read(act, path, KEYS_FILE_MAX, &text, &size);
	if (f)
		return f;
	struct verifier *list = arena_array(act->arena, struct verifier, out->n + size + 1);
	if (out->n)
		memcpy(list, out->list, out->n * sizeof *list);
	out->list = list;
	for (long number = 1; *text; number++) {
		size_t n = strcspn(text, "\n");
		const char *line = arena_span(act->arena, text, n);
		text += n + (text[n] == '\n');
		if (!*line || *line == '#')
			continue;
		if (!verifier_read(act->arena, line, &list[out->n]))
			return fail(act, E_RULEBOOK, W_EDITION_KEY, path, arena_format(act->arena, "%ld", number));
		out->n++;
		out->pinned++;
	}
	return OK;
}

static enum fault read_trusted(struct act *act, struct installation *i, struct trusted *out)
{
	const char *const *vkeys, *path = in_dir(i, "rulebook-keys");
	size_t n;
	*out = (struct trusted){ 0 };
	enum fault f = installation_keys(act, i, &vkeys, &n);
	if (f)
		return f;
	out->list = arena_array(act->arena, struct verifier, n);
	for (size_t k = 0; k < n; k++)
		out->n += verifier_read(act->arena, vkeys[k], &out->list[out->n]);
	return access(path, F_OK) ? OK : read_pinned(act, path, out);
}

static const char *opened(struct act *act, const char *note, const struct trusted *trusted)
{
	const char *text = NULL;
	for (size_t k = 0; k < trusted->n && !text; k++)
		text = note_open(act->arena, note, &trusted->list[k]);
	return text;
}

/* ---- before it is adopted ----------------------------------------------------------------------- */

static date edition_in_force(struct act *act)
{
	defer(query_end) struct query *q = query(act, note_in_force);
	return query_next(q) ? edition_of(query_text(q, 0)) : NO_DATE;
}

/* One that is signed anew is adopted anew, so that the books know its edition. */
bool edition_is_known(struct act *act, const struct sources *sources)
{
	const char *note = note_beside(sources);
	defer(query_end) struct query *q = note ? query(act, note_in_force) : NULL;
	return !note || (query_next(q) && same_text(query_text(q, 0), note));
}

enum fault edition_may_be_adopted(struct act *act, struct installation *i, const struct sources *sources, bool is_carried)
{
	struct trusted trusted;
	char is[DATE_TEXT], was[DATE_TEXT];
	const char *note = note_beside(sources);
	enum fault f = read_trusted(act, i, &trusted);
	const date in_force = f ? NO_DATE : edition_in_force(act);
	if (f || act->fault)
		return act->fault;
	if (!note)
		return trusted.pinned && (!is_carried || in_force != NO_DATE) ? fail(act, E_RULEBOOK, W_EDITION_UNSIGNED, rulebook_note_path) : OK;
	const char *text = opened(act, note, &trusted);
	const struct hash hash = sources_hash(sources);
	const date edition = text ? edition_of(text) : NO_DATE;
	if (edition == NO_DATE)
		return fail(act, E_RULEBOOK, W_EDITION_SIGNATURE, rulebook_note_path);
	if (strcmp(text, text_of_note(act, edition, hex_of(act->arena, hash.bytes, HASH_BYTES))))
		return fail(act, E_RULEBOOK, W_EDITION_HASH, rulebook_note_path);
	if (in_force != NO_DATE && edition < in_force)
		return fail(act, E_RULEBOOK, W_EDITION_OLDER, date_text(edition, is), date_text(in_force, was));
	return OK;
}

/* ---- issuing one ---------------------------------------------------------------------------------- */

static enum fault newest_signer(struct act *act, struct installation *i, struct signer *out)
{
	const char *const *vkeys;
	size_t n;
	enum fault f = installation_keys(act, i, &vkeys, &n);
	if (!f && !n)
		f = fail(act, E_BROKEN, W_NO_SIGNING_KEY);
	return f ? f : signer_open(act, i->dir, vkeys[0], out);
}

static void signer_over(struct signer *signer)
{
	if (signer->seed.bytes)
		signer_close(signer);
}

enum fault rulebook_issue(struct act *act, struct installation *i, const char *folder, date edition, const char **out)
{
	struct sources sources;
	struct rulebook book;
	struct outcome outcome;
	defer(signer_over) struct signer signer = { 0 };
	enum fault f = sources_folder(act, folder, &sources);
	if (!f)
		f = rulebook_read(act, &sources, is_register, &book);
	if (!f)
		f = newest_signer(act, i, &signer);
	if (f)
		return f;
	const char *hash = hex_of(act->arena, book.hash.bytes, HASH_BYTES);
	char day[DATE_TEXT];
	const struct input inputs[] = { { "hash", hash }, { "edition", date_text(edition, day) } };
	f = perform(act, i, act_kind_named("issue_rulebook"), &(struct inputs){ inputs, COUNT(inputs) }, &outcome);
	if (f)
		return f;
	const char *note = *out = note_sign(act->arena, text_of_note(act, edition, hash), &signer);
	return file_replace(act, arena_format(act->arena, "%s/%s", folder, rulebook_note_path), note, strlen(note), 0644, true);
}
