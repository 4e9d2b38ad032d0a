/* hozen law import-texts and reviewed: an installation keeps the texts of the statutes it has in DIR/law-texts, as they came, with
 * an index of the hash of each article.  An article whose text is another than at the last import is marked until a person has
 * looked at the duties that stand on it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include "services/statutes.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *texts_folder(struct law_asked *a, const char *name)
{
	return statutes_folder(a->act, a->c->dir, name);
}

/* ---- the index -------------------------------------------------------------------------------------------- */

static void json_close(json_t **json)
{
	json_decref(*json);
}

static enum fault index_write(struct law_asked *a, json_t *index)
{
	char *text = json_dumps(index, JSON_INDENT(1) | JSON_SORT_KEYS);
	enum fault f = file_replace(a->act, texts_folder(a, "index.json"), text, strlen(text), 0600, true);
	free(text);
	return f;
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

enum fault law_texts_open(struct law_asked *a)
{
	const char *given = a->c->options[OPTION_TEXTS], *own = texts_folder(a, "");
	enum fault f = given || access(own, F_OK) ? OK : statutes_index(a->act, a->c->dir, &a->index);
	if (f || (!given && access(own, F_OK)))
		return f;
	return statutes_read(a->act, given ? given : own, &a->texts);
}

const struct provision *law_text_of(struct law_asked *a, const struct law_node *node)
{
	const struct provision *found = NULL;
	const struct statute *s = statute_for(&a->book, &a->texts, node);
	return s && provision_of(a->act, &a->book, s, node, &found) == STANDS ? found : NULL;
}

const char *law_changed_on(struct law_asked *a, const char *node)
{
	return statute_changed_on(a->act, a->index, node);
}

void law_lint_texts(struct law_asked *a)
{
	struct act *act = a->act;
	lint_texts(act, &a->book, &a->texts);
	for (size_t i = 0; i < a->book.duty_count; i++)
		for (const char *const *id = a->book.duties[i].articles; *id; id++) {
			const char *on = law_changed_on(a, *id);
			if (on)
				(void)problem_add(act, 0, arena_format(act->arena, "%s:%d", a->book.duties[i].file, a->book.duties[i].line), a->book.duties[i].id,
				    phrase(act, W_LINT_REVIEW, *id, on));
		}
}

/* ---- importing ---------------------------------------------------------------------------------------------- */

struct importing { struct law_asked *a; json_t *index; };

static json_t *member(json_t *object, const char *name)
{
	json_t *found = json_object_get(object, name);
	if (!found)
		json_object_set_new(object, name, found = json_object());
	return found;
}

/* Holds one article against what was there before, and says of it found, missing or changed; NULL for one not cited by a number. */
static const char *take_article(struct law_asked *a, const struct statute *s, const struct law_node *node, json_t *entry)
{
	const struct provision *found;
	const enum standing standing = provision_of(a->act, &a->book, s, node, &found);
	if (standing != STANDS)
		return standing == STANDS_NOT ? "missing" : NULL;
	struct hash hash = provision_hash(found);
	const char *is = hex_of(a->act->arena, hash.bytes, HASH_BYTES), *was = json_string_value(json_object_get(member(entry, "articles"), node->id));
	char day[DATE_TEXT];
	bool changed = was && strcmp(was, is);
	if (changed)
		json_object_set_new(member(entry, "changed"), node->id,
		    json_pack("{s:s, s:s}", "was", was, "on", date_text(a->on == NO_DATE ? today_in_japan() : a->on, day)));
	json_object_set_new(member(entry, "articles"), node->id, json_string(is));
	return changed ? "changed" : "found";
}

/* Every article node of the law; `told` gets a list of ids for each thing that take_article says. */
static void take_articles(struct law_asked *a, const struct statute *s, json_t *entry, json_t *told)
{
	const struct statutes alone = { (struct statute *)s, 1 };
	static const char *const says[] = { "found", "missing", "changed" };
	for (size_t i = 0; i < COUNT(says); i++)
		json_object_set_new(told, says[i], json_array());
	for (size_t i = 0; i < a->book.node_count; i++) {
		const struct law_node *node = &a->book.nodes[i];
		const char *what = same_text(node->kind, "article") && statute_for(&a->book, &alone, node) == s ? take_article(a, s, node, entry) : NULL;
		if (what)
			json_array_append_new(json_object_get(told, what), json_string(node->id));
	}
}

/* The file as it came, under its own name; an older version under another name goes. */
static enum fault keep_file(struct law_asked *a, const struct statute *s, json_t *entry)
{
	struct act *act = a->act;
	const char *slash = strrchr(s->file, '/'), *base = slash ? slash + 1 : s->file, *before = json_string_value(json_object_get(entry, "file"));
	char *text;
	size_t n;
	enum fault f = file_read(act, s->file, STATUTE_MAX, &text, &n);
	if (!f)
		f = file_replace(act, texts_folder(a, base), text, n, 0600, true);
	if (!f && before && strcmp(before, base) && !strchr(before, '/'))
		(void)unlink(texts_folder(a, before));
	if (f)
		return f;
	char day[DATE_TEXT];
	struct hash hash = hash_of(text, n);
	json_object_set_new(entry, "file", json_string(base));
	json_object_set_new(entry, "sha256", json_string(hex_of(act->arena, hash.bytes, HASH_BYTES)));
	json_object_set_new(entry, "imported_on", json_string(date_text(a->on == NO_DATE ? today_in_japan() : a->on, day)));
	return OK;
}

static const char *ids_in(struct act *act, const json_t *list)
{
	struct text out = { .arena = act->arena };
	for (size_t i = 0; i < json_array_size(list); i++)
		text_add(&out, "%s%s", i ? ", " : "", json_string_value(json_array_get(list, i)));
	return text_of(&out);
}

static void print_taken(struct law_asked *a, const struct law_node *law, const json_t *told)
{
	struct act *act = a->act;
	const json_t *found = json_object_get(told, "found"), *missing = json_object_get(told, "missing");
	const json_t *changed = json_object_get(told, "changed");
	printf("%s  %s\n", law->title[act->lang], phrase(act, W_TEXTS_TAKEN, arena_format(act->arena, "%zu", json_array_size(found) + json_array_size(changed))));
	if (json_array_size(missing))
		printf("  ! %s\n", phrase(act, W_TEXTS_MISSING, ids_in(act, missing)));
	if (!json_array_size(changed))
		return;
	printf("  ! %s\n", phrase(act, W_TEXTS_CHANGED, ids_in(act, changed)));
	for (size_t i = 0; i < a->book.duty_count; i++)
		for (size_t k = 0; k < json_array_size(changed); k++)
			for (const char *const *id = a->book.duties[i].articles; *id; id++)
				if (!strcmp(*id, json_string_value(json_array_get(changed, k))))
					duty_line(a, 4, &a->book.duties[i]);
}

static enum fault take(struct importing *im, const struct statute *s, json_t *list)
{
	struct law_asked *a = im->a;
	const struct law_node *law = statute_law(&a->book, s);
	if (!law) {
		json_array_append_new(list, json_pack("{s:s, s:n}", "file", s->file, "law"));
		if (!a->c->json)
			puts(phrase(a->act, W_TEXTS_NO_LAW, s->file));
		return OK;
	}
	json_t *entry = member(im->index, law->id), *told = json_pack("{s:s, s:s}", "file", s->file, "law", law->id);
	take_articles(a, s, entry, told);
	if (!a->c->json)
		print_taken(a, law, told);
	json_array_append_new(list, told);
	return keep_file(a, s, entry);
}

/* The texts belong to an installation: its folder must be one. */
static enum fault folder_made(struct law_asked *a)
{
	struct act *act = a->act;
	if (access(arena_format(act->arena, "%s/hozen.json", a->c->dir), F_OK))
		return fail(act, E_NOT_FOUND, W_NO_INSTALLATION, a->c->dir);
	const char *folder = texts_folder(a, "");
	return mkdir(folder, 0700) && errno != EEXIST ? fail(act, E_FILES, W_FILE_UNREADABLE, folder, strerror(errno)) : OK;
}

/* All or nothing as far as reading goes: a text that does not parse is told before any is kept. */
enum fault law_import_texts(struct law_asked *a, int *exit_status)
{
	struct statutes texts;
	defer(json_close) json_t *index = NULL;
	(void)exit_status;
	if (a->c->word_count != 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	enum fault f = statutes_read(a->act, a->c->words[2], &texts);
	if (!f)
		f = folder_made(a);
	if (!f)
		f = statutes_index(a->act, a->c->dir, &index);
	struct importing im = { a, index };
	json_t *list = json_array();
	for (size_t i = 0; i < texts.n && !f; i++)
		f = take(&im, &texts.list[i], list);
	if (!f)
		f = index_write(a, index);
	if (!f && a->c->json)
		law_print(json_pack("{s:O}", "texts", list));
	json_decref(list);
	return f;
}

/* ---- looked at ------------------------------------------------------------------------------------------------ */

/* A duty's articles, or an article itself: whoever says so has held the duties against the new text. */
enum fault law_reviewed(struct law_asked *a, int *exit_status)
{
	defer(json_close) json_t *index = NULL;
	(void)exit_status;
	const char *name = a->c->word_count == 3 ? a->c->words[2] : NULL, *law;
	const struct duty *duty = duty_named(&a->book, name);
	const char *const alone[] = { name, NULL };
	json_t *entry;
	if (!name)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	if (!duty && !node_named(&a->book, name))
		return fail(a->act, E_NOT_FOUND, W_LAWS_UNKNOWN, name);
	enum fault f = folder_made(a);
	if (!f)
		f = statutes_index(a->act, a->c->dir, &index);
	if (f)
		return f;
	json_object_foreach(index, law, entry)
		for (const char *const *id = duty ? duty->articles : alone; *id; id++)
			json_object_del(json_object_get(entry, "changed"), *id);
	return index_write(a, index);
}
