/* hozen decide: may this be done?  Questions as lines of JSON are answered from facts as lines of JSON, without an installation.
 *   hozen decide --facts FACTS.jsonl --batch QUESTIONS.jsonl          "-" reads the questions from the standard input
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "decision/decision.h"
#include <errno.h>
#include <string.h>

enum { FACTS_MAX = 1 << 30, LINE_MAX_BYTES = 1 << 21 };

/* Lines of a file as they come, however many; of a line that is too long only that it is. */
struct lines {
	FILE *in;
	char *text;
	size_t n, at;                    /* what was read of it, and where the next line begins */
	bool is_over;
};

/* Moves what is left to the front and reads on. */
static void read_on(struct lines *l)
{
	l->n -= l->at;
	memmove(l->text, l->text + l->at, l->n);
	l->at = 0;
	size_t got = fread(l->text + l->n, 1, LINE_MAX_BYTES - l->n, l->in);
	l->n += got;
	l->is_over = !got;
}

static void skip_line(struct lines *l)
{
	char *stop;
	while (!(stop = memchr(l->text + l->at, '\n', l->n - l->at)) && !l->is_over) {
		l->at = l->n;
		read_on(l);
	}
	l->at = stop ? (size_t)(stop - l->text) + 1 : l->n;
}

/* False at the end.  *line is NULL for one that is too long. */
static bool next_line(struct lines *l, const char **line, size_t *n)
{
	char *stop;
	while (!(stop = memchr(l->text + l->at, '\n', l->n - l->at)) && !l->is_over) {
		if (l->n - l->at == LINE_MAX_BYTES) {
			skip_line(l);
			*line = NULL;
			return true;
		}
		read_on(l);
	}
	*line = l->text + l->at;
	*n = stop ? (size_t)(stop - *line) : l->n - l->at;
	l->at += *n + (stop != NULL);
	return stop || *n;
}

static void answer_too_long(struct act *act)
{
	struct text out = { .arena = act->arena };
	canon_string(&out, phrase(act, W_LINE_LONG, arena_format(act->arena, "%d", LINE_MAX_BYTES)));
	printf("{\"n\":null,\"error\":%s}\n", text_of(&out));
}

/* What one answer takes is given back before the next; it has an arena of its own, whose first piece serves for nearly all. */
static enum fault answer_all(struct act *act, const struct facts *facts, const char *path, FILE *in)
{
	struct lines lines = { .in = in, .text = arena_take(act->arena, LINE_MAX_BYTES) };
	defer(act_close) struct act answering;
	const char *line;
	size_t n;
	act_open(&answering, act->lang);
	while (next_line(&lines, &line, &n)) {
		struct arena_mark mark = arena_mark(answering.arena);
		if (!line)
			answer_too_long(&answering);
		else if (!is_blank_line(line, n))
			puts(facts_answer(&answering, facts, line, n));
		arena_back(answering.arena, mark);
	}
	return ferror(in) ? fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno)) : OK;
}

static enum fault answer_batch(struct act *act, const struct facts *facts, const char *path)
{
	if (!strcmp(path, "-"))
		return answer_all(act, facts, path, stdin);
	FILE *in = fopen(path, "re");
	if (!in)
		return errno == ENOENT ? fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path)
		                       : fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
	enum fault f = answer_all(act, facts, path, in);
	fclose(in);
	return f;
}

/* The text of the facts is given back as soon as they are made; what was wrong with them is told first. */
static enum fault read_facts(struct command *c, struct facts **out)
{
	struct act reading;
	char *text;
	size_t n;
	act_open(&reading, c->act->lang);
	enum fault f = file_read(&reading, c->options[OPTION_FACTS], FACTS_MAX, &text, &n);
	if (!f)
		f = facts_read(&reading, text, n, out);
	if (f)
		f = fault_handed_up(c->act, &reading);
	act_close(&reading);
	return f;
}

enum fault run_decide(struct command *c, int *exit_status)
{
	(void)exit_status;
	defer(facts_close) struct facts *facts = NULL;
	if (c->word_count > 1 || c->input_count || !c->options[OPTION_FACTS] || !c->options[OPTION_BATCH])
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	enum fault f = read_facts(c, &facts);
	return f ? f : answer_batch(c->act, facts, c->options[OPTION_BATCH]);
}
