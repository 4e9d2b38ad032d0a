/* A rulebook whole: its files read, what they say put together, and looked up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>
#include <utf8proc.h>

/* ---- files ----------------------------------------------------------------------------------- */

enum file_kind { FILE_LAW, FILE_RULE, FILE_STRANGE };

static enum file_kind kind_of(const char *path)
{
	size_t n = strlen(path);
	const char *name = strrchr(path, '/');
	if (!strncmp(path, "law/", 4) && name == path + 3 && n > 9 && !strcmp(path + n - 5, ".yaml"))
		return FILE_LAW;
	const char *source = strncmp(path, "rules/", 6) ? NULL : strchr(path + 6, '/');
	if (source && source == name && source > path + 6 && strlen(name) > 5 && !strcmp(path + n - 4, ".sql"))
		return FILE_RULE;
	return FILE_STRANGE;
}

/* Every file is UTF-8 without NUL; what is not is told with its line. */
static bool is_text(struct reading *reading, const struct source_file *file)
{
	struct place at = { file->path, 1 };
	for (size_t i = 0; i < file->size;) {
		const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)file->text + i;
		utf8proc_int32_t letter;
		utf8proc_ssize_t n = utf8proc_iterate(s, (utf8proc_ssize_t)(file->size - i), &letter);
		if (n <= 0 || !letter) {
			wrong(reading, at, NULL, W_RULEBOOK_UTF8);
			return false;
		}
		at.line += letter == '\n';
		i += (size_t)n;
	}
	return true;
}

static void read_files(struct reading *reading, const struct sources *sources)
{
	const struct yaml **trees = arena_array(reading->act->arena, const struct yaml *, sources->n);
	size_t n = 0;
	for (size_t i = 0; i < sources->n; i++) {
		const struct source_file *file = &sources->files[i];
		enum file_kind kind = kind_of(file->path);
		if (kind == FILE_STRANGE)
			wrong(reading, ((struct place){ file->path, 1 }), file->path, W_RULEBOOK_PATH);
		else if (!is_text(reading, file))
			reading->is_partial = true;
		else if (kind == FILE_RULE)
			rule_read(reading, file);
		else if ((trees[n] = yaml_read(reading, file)))
			n++;
		else
			reading->is_partial = true;
	}
	law_read(reading, trees, n);
}

/* ---- together --------------------------------------------------------------------------------- */

static struct rule *rules_of(struct reading *reading, const struct rulebook *book)
{
	struct rule *rules = arena_array(reading->act->arena, struct rule, reading->draft_count);
	for (size_t i = 0; i < reading->draft_count; i++) {
		rules[i] = reading->drafts[i].rule;
		rules[i].duty = duty_named(book, reading->drafts[i].duty);
	}
	return rules;
}

enum fault rulebook_read(struct act *act, const struct sources *sources,
    bool (*is_register)(const char *), struct rulebook *out)
{
	struct reading reading = { .act = act, .is_register = is_register };
	reading.drafts = arena_array(act->arena, struct draft, sources->n);
	read_files(&reading, sources);
	struct rulebook book = {
		.hash  = sources_hash(sources),
		.nodes  = reading.nodes,  .node_count = reading.node_count,
		.duties = reading.duties, .duty_count = reading.duty_count,
		.terms  = reading.terms,  .term_count = reading.term_count,
	};
	book.rules = rules_of(&reading, &book);
	book.rule_count = reading.draft_count;
	if (!reading.is_partial)
		book_check(&reading, &book);
	if (act->fault || act->problem_count)
		return rulebook_refuse(act);
	*out = book;
	return OK;
}

enum fault rulebook_refuse(struct act *act)
{
	return fail(act, E_RULEBOOK, W_RULEBOOK_WRONG, arena_format(act->arena, "%ld", act->problem_count));
}

const struct duty *duty_named(const struct rulebook *book, const char *id)
{
	for (size_t i = 0; i < book->duty_count; i++)
		if (same_text(book->duties[i].id, id))
			return &book->duties[i];
	return NULL;
}

const struct law_node *node_named(const struct rulebook *book, const char *id)
{
	for (size_t i = 0; i < book->node_count; i++)
		if (same_text(book->nodes[i].id, id))
			return &book->nodes[i];
	return NULL;
}
