/* A rulebook whole: its files read, what they say put together, and looked up.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <string.h>
#include <utf8proc.h>

/* ---- files ----------------------------------------------------------------------------------- */

enum file_kind { FILE_LAW, FILE_RULE, FILE_NOTE, FILE_STRANGE };

static enum file_kind kind_of(const char *path)
{
	size_t n = strlen(path);
	const char *name = strrchr(path, '/');
	if (!strncmp(path, "law/", 4) && name == path + 3 && n > 9 && !strcmp(path + n - 5, ".yaml"))
		return FILE_LAW;
	const char *source = strncmp(path, "rules/", 6) ? NULL : strchr(path + 6, '/');
	if (source && source == name && source > path + 6 && strlen(name) > 5 && !strcmp(path + n - 4, ".sql"))
		return FILE_RULE;
	return strcmp(path, rulebook_note_path) ? FILE_STRANGE : FILE_NOTE;
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
		if (kind == FILE_NOTE)
			continue;
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

#define INDEX(reading, records, n, type, name) \
	name_index_of((reading)->act->arena, (records), (n), sizeof(type), offsetof(type, name))

static struct rulebook book_of(struct reading *r, const struct sources *sources)
{
	struct rulebook book = {
		.hash   = sources_hash(sources),
		.nodes  = r->nodes,   .node_count = r->node_count,    .duties  = r->duties,  .duty_count = r->duty_count,
		.terms  = r->terms,   .term_count = r->term_count,    .tables  = r->tables,  .table_count = r->table_count,
		.words  = r->words,   .word_count = r->word_count,    .sources = r->sources, .source_count = r->source_count,
		.node_ids      = INDEX(r, r->nodes,  r->node_count,  struct law_node, id),
		.children      = INDEX(r, r->nodes,  r->node_count,  struct law_node, parent),
		.duty_ids      = INDEX(r, r->duties, r->duty_count,  struct duty, id),
		.term_names    = INDEX(r, r->terms,  r->term_count,  struct term, name),
		.terms_of_duty = INDEX(r, r->terms,  r->term_count,  struct term, duty),
		.table_ids     = INDEX(r, r->tables, r->table_count, struct law_table, id),
		.rules_of_duty = INDEX(r, r->drafts, r->draft_count, struct draft, duty),
	};
	book.rules = rules_of(r, &book);
	book.rule_count = r->draft_count;
	return book;
}

static struct rulebook read_all(struct reading *reading, const struct sources *sources)
{
	reading->drafts = arena_array(reading->act->arena, struct draft, sources->n);
	read_files(reading, sources);
	struct rulebook book = book_of(reading, sources);
	if (!reading->is_partial)
		book_check(reading, &book);
	return book;
}

/* A duty holds only while one of the articles does on which it stands; one that does not say when it begins, begins with them. */
static void hold_to_articles(struct reading *reading, const struct rulebook *book)
{
	for (size_t i = 0; i < reading->duty_count; i++) {
		const struct validity v = duty_validity(book, &reading->duties[i]);
		reading->duties[i].from_on = v.from_on;
		reading->duties[i].to_on = v.to_on;
	}
}

enum fault rulebook_read(struct act *act, const struct sources *sources,
    bool (*is_register)(const char *), struct rulebook *out)
{
	struct reading reading = { .act = act, .is_register = is_register };
	const struct rulebook book = read_all(&reading, sources);
	if (act->fault || act->problem_count)
		return rulebook_refuse(act);
	hold_to_articles(&reading, &book);
	*out = book;
	return OK;
}

/* Where a file could not be read, or the law goes in circles, what else there is to say would mislead. */
enum fault rulebook_lint(struct act *act, const struct sources *sources, const struct lint *lint, struct rulebook *out)
{
	struct reading reading = { .act = act, .is_register = lint->is_register };
	const struct rulebook book = *out = read_all(&reading, sources);
	if (!reading.is_partial && !reading.is_circular) {
		lint_duties(&reading, &book, lint);
		lint_clocks(&reading, &book);
		lint_tiers(&reading, &book);
		lint_coverage(&reading, &book);
		lint_phrases(&reading, &book);
	}
	return act->fault || act->problem_count ? rulebook_refuse(act) : OK;
}

enum fault rulebook_refuse(struct act *act)
{
	return fail(act, E_RULEBOOK, W_RULEBOOK_WRONG, arena_format(act->arena, "%ld", act->problem_count));
}
