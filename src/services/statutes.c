/* Texts of statutes that an installation keeps, and the article of a node in them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/statutes.h"
#include <string.h>
#include <unistd.h>

static void json_close(json_t **json)
{
	json_decref(*json);
}

const char *statutes_folder(struct act *act, const char *dir, const char *name)
{
	return arena_format(act->arena, "%s/law-texts%s%s", dir, *name ? "/" : "", name);
}

enum fault statutes_index(struct act *act, const char *dir, json_t **out)
{
	const char *path = statutes_folder(act, dir, "index.json");
	char *text;
	size_t n;
	json_error_t error;
	*out = json_object();
	if (access(path, F_OK))
		return OK;
	enum fault f = file_read(act, path, STATUTE_INDEX_MAX, &text, &n);
	if (f)
		return f;
	json_t *read = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (!json_is_object(read)) {
		json_decref(read);
		return fail(act, E_FILES, W_SETTINGS_UNREADABLE, path, arena_format(act->arena, "%d", error.line), error.text);
	}
	json_decref(*out);
	*out = read;
	return OK;
}

const char *statute_changed_on(struct act *act, const json_t *index, const char *node)
{
	const char *law;
	json_t *entry;
	json_object_foreach((json_t *)index, law, entry) {
		const char *on = json_string_value(json_object_get(json_object_get(json_object_get(entry, "changed"), node), "on"));
		if (on)
			return arena_text(act->arena, on);
	}
	return NULL;
}

/* The file that holds the text of a node, or of what it stands in; NULL where none does. */
static const char *file_of(const struct rulebook *book, const json_t *index, const struct law_node *node)
{
	const char *file = NULL;
	for (; node && !file; node = node_named(book, node->parent))
		file = json_string_value(json_object_get(json_object_get(index, node->id), "file"));
	return file && !strchr(file, '/') ? file : NULL;
}

enum fault statute_kept(struct act *act, struct installation *i, const struct rulebook *book, const struct law_node *node, struct kept_text *out)
{
	defer(json_close) json_t *index = NULL;
	struct statutes texts;
	*out = (struct kept_text){ 0 };
	enum fault f = statutes_index(act, installation_dir(i), &index);
	const char *file = f ? NULL : file_of(book, index, node);
	if (f || !file)
		return f;
	f = statutes_read(act, statutes_folder(act, installation_dir(i), file), &texts);
	if (f)
		return f;
	const struct statute *s = statute_for(book, &texts, node);
	const struct provision *found = NULL;
	if (s && provision_of(act, book, s, node, &found) == STANDS)
		*out = (struct kept_text){ found, statute_changed_on(act, index, node->id) };
	return OK;
}
