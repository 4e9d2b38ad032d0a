/* The files of a rulebook, from the binary or from a folder, always in order of path, so that one hash
 * names them all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char rulebook_note_path[] = "rulebook.note";

enum { FILE_LIMIT = 1 << 20 };

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct source_file *)a)->path, ((const struct source_file *)b)->path);
}

enum fault sources_carried(struct act *act, struct sources *out)
{
	size_t n = 0;
	while (rulebook_files[n].path)
		n++;
	struct source_file *files = arena_array(act->arena, struct source_file, n);
	for (size_t i = 0; i < n; i++) {
		const struct asset *carried = &rulebook_files[i];
		files[i] = (struct source_file){ carried->path, carried->bytes, carried->size };
	}
	qsort(files, n, sizeof *files, by_path);
	*out = (struct sources){ files, n };
	return OK;
}

/* ---- a folder ------------------------------------------------------------------------------ */

struct found { struct act *act; const char *folder; struct source_file *files; size_t n, room; };

static void folder_close(DIR **d)
{
	if (*d)
		closedir(*d);
}

static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n > m && !strcmp(name + n - m, end);
}

static enum fault take_file(struct found *found, const char *path)
{
	struct act *act = found->act;
	char *text;
	size_t size;
	enum fault f = file_read(act, arena_format(act->arena, "%s/%s", found->folder, path), FILE_LIMIT, &text, &size);
	if (f)
		return f;
	if (found->n == found->room) {
		struct source_file *more = arena_array(act->arena, struct source_file, found->room * 2 + 16);
		if (found->n)
			memcpy(more, found->files, found->n * sizeof *more);
		found->files = more;
		found->room = found->room * 2 + 16;
	}
	found->files[found->n++] = (struct source_file){ path, text, size };
	return OK;
}

/* Takes every file of one folder whose name has this ending; without one, goes into its folders. */
static enum fault take_folder(struct found *found, const char *below, const char *ending)
{
	struct act *act = found->act;
	const char *path = arena_format(act->arena, "%s/%s", found->folder, below);
	defer(folder_close) DIR *d = opendir(path);
	if (!d && errno == ENOTDIR && !ending)
		return OK;
	if (!d)
		return errno == ENOENT ? fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path)
		                       : fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
	enum fault f = OK;
	for (struct dirent *e; !f && (e = readdir(d));) {
		const char *inner = arena_format(act->arena, "%s/%s", below, e->d_name);
		if (*e->d_name == '.')
			continue;
		if (!ending && e->d_type != DT_REG)
			f = take_folder(found, inner, ".sql");
		else if (ending && ends_in(e->d_name, ending))
			f = take_file(found, inner);
	}
	return f;
}

enum fault sources_folder(struct act *act, const char *folder, struct sources *out)
{
	struct found found = { .act = act, .folder = folder };
	enum fault f = take_folder(&found, "law", ".yaml");
	if (!f)
		f = take_folder(&found, "rules", NULL);
	if (!f && !access(arena_format(act->arena, "%s/%s", folder, rulebook_note_path), F_OK))
		f = take_file(&found, rulebook_note_path);
	if (f)
		return f;
	if (found.n)
		qsort(found.files, found.n, sizeof *found.files, by_path);
	*out = (struct sources){ found.files, found.n };
	return OK;
}

enum fault sources_chosen(struct act *act, const char *dir, struct sources *out)
{
	const char *own = arena_format(act->arena, "%s/rulebook", dir);
	if (!access(own, F_OK))
		return sources_folder(act, own, out);
	return access(arena_format(act->arena, "%s/law", dir), F_OK) ? sources_carried(act, out) : sources_folder(act, dir, out);
}

static void hashing_over(struct hashing **h)
{
	hashing_close(h);
}

struct hash sources_hash(const struct sources *sources)
{
	defer(hashing_over) struct hashing *h = hashing_open();
	for (size_t i = 0; i < sources->n; i++) {
		const struct source_file *f = &sources->files[i];
		if (!strcmp(f->path, rulebook_note_path))
			continue;
		char size[24];
		int n = snprintf(size, sizeof size, "%zu", f->size);
		hashing_add(h, f->path, strlen(f->path) + 1);
		hashing_add(h, size, (size_t)n + 1);
		hashing_add(h, f->text, f->size);
	}
	return hashing_end(h);
}
