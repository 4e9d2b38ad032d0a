/* hozen law: the law as the rulebook holds it, asked of any day.  It needs no installation: without one the rulebook that the
 * program carries answers; an installation's own rulebook, or a folder with law/ and rules/, answers where --dir names it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- lint ------------------------------------------------------------------------------------------ */

static const char *const *heading_names(struct act *act)
{
	const struct choice *headings = field_named(register_named("rule_heading"), "heading")->from;
	size_t n = 0;
	while (headings[n].code)
		n++;
	const char **names = arena_array(act->arena, const char *, n + 1);
	while (n--)
		names[n] = headings[n].code;
	return names;
}

static json_t *defect_json(struct act *act, const struct problem *p)
{
	const char *colon = strrchr(p->field, ':');
	long line = 0;
	if (!colon || !parse_long(colon + 1, &line))
		line = 0;
	return json_pack("{s:s, s:I, s:s?, s:s?}", "file", arena_span(act->arena, p->field, colon ? (size_t)(colon - p->field) : strlen(p->field)),
	    "line", (json_int_t)line, "given", p->given, "accepted", p->accepted);
}

/* By file and line, as whoever puts it right goes through them. */
static int by_place(const void *one, const void *other)
{
	const struct problem *a = *(const struct problem *const *)one, *b = *(const struct problem *const *)other;
	return strverscmp(a->field, b->field);
}

static void print_defects(struct law_asked *a, const struct problem *first, long count)
{
	struct act *act = a->act;
	json_t *list = json_array();
	size_t n = 0;
	for (const struct problem *p = first; p; p = p->next)
		n++;
	const struct problem **sorted = arena_array(act->arena, const struct problem *, n);
	for (const struct problem *p = first; p; p = p->next)
		*sorted++ = p;
	sorted -= n;
	if (n)
		qsort(sorted, n, sizeof *sorted, by_place);
	for (size_t i = 0; i < n; i++)
		if (a->c->json)
			json_array_append_new(list, defect_json(act, sorted[i]));
		else
			puts(phrase(act, W_LAWS_DEFECT, sorted[i]->field, sorted[i]->given ? sorted[i]->given : "—", sorted[i]->accepted));
	if (a->c->json)
		law_print(json_pack("{s:o, s:I}", "defects", list, "count", (json_int_t)count));
	else {
		json_decref(list);
		puts(count ? phrase(act, W_RULEBOOK_WRONG, arena_format(act->arena, "%ld", count)) : phrase(act, W_LAWS_CLEAN,
		    arena_format(act->arena, "%zu", a->book.node_count), arena_format(act->arena, "%zu", a->book.duty_count),
		    arena_format(act->arena, "%zu", a->book.rule_count)));
	}
}

/* Defects are the answer, not a fault of the asking. */
static enum fault law_lint(struct law_asked *a, const struct sources *sources, int *exit_status)
{
	struct act *act = a->act;
	const struct lint lint = { is_register, heading_names(act) };
	enum fault f = a->c->word_count > 2 ? fail(act, E_USAGE, W_SEE_HELP, "law") : law_texts_open(a);
	if (f)
		return f;
	f = rulebook_lint(act, sources, &lint, &a->book);
	if (f && f != E_RULEBOOK)
		return f;
	law_lint_texts(a);
	const struct problem *first = act->problems;
	const long count = act->problem_count;
	act_forgive(act);
	print_defects(a, first, count);
	*exit_status = count > 0;
	return OK;
}

/* ---- issuing ------------------------------------------------------------------------------------------ */

static enum fault law_sign(struct law_asked *a)
{
	struct command *c = a->c;
	struct act *act = a->act;
	const char *note;
	char day[DATE_TEXT];
	if (c->word_count != 3)
		return fail(act, E_USAGE, W_SEE_HELP, "law");
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, true, &i);
	if (f)
		return f;
	const date edition = act->on == NO_DATE ? installation_today(act, i) : act->on;
	f = rulebook_issue(act, i, c->words[2], edition, &note);
	if (f)
		return f;
	date_text(edition, day);
	if (c->json)
		law_print(json_pack("{s:s, s:s, s:s}", "edition", day, "folder", c->words[2], "note", note));
	else
		puts(phrase(act, W_EDITION_ISSUED, day, arena_format(act->arena, "%s/%s", c->words[2], rulebook_note_path)));
	return OK;
}

/* ---- which rulebook, which question ------------------------------------------------------------------ */

static const struct { const char *name; enum fault (*run)(struct law_asked *, int *); } questions[] = {
	{ "tree", law_tree }, { "picture", law_picture }, { "show", law_show }, { "find", law_find }, { "table", law_table }, { "coverage", law_coverage }, { "diff", law_changes },
	{ "import-texts", law_import_texts }, { "reviewed", law_reviewed },
};

/* A folder that was named and is not there is not passed over in silence. */
static enum fault choose(struct command *c, struct sources *out)
{
	if (c->options[OPTION_DIR] && access(c->dir, F_OK))
		return fail(c->act, E_NOT_FOUND, W_NO_INSTALLATION, c->dir);
	return sources_chosen(c->act, c->dir, out);
}

enum fault run_law(struct command *c, int *exit_status)
{
	struct act *act = c->act;
	struct law_asked asked = { .c = c, .act = act, .on = act->on };
	struct sources sources;
	const char *question = c->word_count > 1 ? c->words[1] : "";
	if (c->input_count)
		return fail(act, E_USAGE, W_SEE_HELP, "law");
	if (!strcmp(question, "sign"))
		return law_sign(&asked);
	enum fault f = choose(c, &sources);
	if (!f && !strcmp(question, "lint")) {
		f = law_lint(&asked, &sources, exit_status);
		json_decref(asked.index);
		return f;
	}
	for (size_t i = 0; !f && i < COUNT(questions); i++)
		if (!strcmp(questions[i].name, question)) {
			f = rulebook_read(act, &sources, is_register, &asked.book);
			f = f ? f : questions[i].run(&asked, exit_status);
			json_decref(asked.index);
			return f;
		}
	return f ? f : fail(act, E_USAGE, W_SEE_HELP, "law");
}
