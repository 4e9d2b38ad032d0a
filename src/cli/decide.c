/* hozen decide: may this be done?  Asked of an installation's books, one question in words or many as lines of JSON; or of facts as
 * lines of JSON, without an installation.
 *   hozen decide person=P-000001 use=view item=I-000001 place=A-000001
 *   hozen decide --batch QUESTIONS.jsonl                              "-" reads the questions from the standard input
 *   hozen decide --facts FACTS.jsonl --batch QUESTIONS.jsonl
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"
#include <errno.h>
#include <string.h>

enum { LINE_MAX_BYTES = 1 << 21 };

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

/* Of whom lines are asked: of facts, or of the books. */
struct asked { const struct facts *facts; const struct picture *picture; const struct lookup *lookup; };

static const char *answer_to(struct act *act, const struct asked *asked, const char *line, size_t n)
{
	return asked->facts ? facts_answer(act, asked->facts, line, n) : books_answer(act, asked->picture, asked->lookup, line, n);
}

/* What one answer takes is given back before the next; it has an arena of its own, whose first piece serves for nearly all. */
static enum fault answer_all(struct act *act, const struct asked *asked, const char *path, FILE *in)
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
			puts(answer_to(&answering, asked, line, n));
		arena_back(answering.arena, mark);
	}
	return ferror(in) ? fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno)) : OK;
}

static enum fault answer_batch(struct act *act, const struct asked *asked, const char *path)
{
	if (!strcmp(path, "-"))
		return answer_all(act, asked, path, stdin);
	FILE *in = fopen(path, "re");
	if (!in)
		return errno == ENOENT ? fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path)
		                       : fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
	enum fault f = answer_all(act, asked, path, in);
	fclose(in);
	return f;
}

/* ---- one question ---------------------------------------------------------------------------- */

static void print_verdict(struct command *c, struct decision verdict, day on)
{
	struct act *act = c->act;
	char text[DATE_TEXT];
	if (c->json) {
		printf("%s\n", decision_line(act, verdict, on));
		return;
	}
	if (c->known_at)
		puts(known_in_words(act, c->known_at));
	puts(phrase(act, is_permitted(verdict) ? W_DECIDED_YES : W_DECIDED_NO, date_text(on, text)));
	for (int n = 0; n < CONDITIONS; n++)
		if (verdict.failed >> n & 1u)
			printf("  %-18s %s\n", condition_info[n].code, condition_info[n].fails[act->lang]);
}

static enum fault decide_one(struct asking *a, int *exit_status)
{
	struct question q;
	enum fault f = inquiry_question(&a->of, &q);
	if (f)
		return f;
	struct decision verdict = decide(a->of.picture, &q);
	print_verdict(a->c, verdict, q.on);
	*exit_status = !is_permitted(verdict);
	return OK;
}

static enum fault decide_lines(struct asking *a)
{
	struct lookup lookup = { 0 };
	if (a->books)
		lookup = installation_lookup(a->c->act, a->of.picture);
	return answer_batch(a->c->act, &(struct asked){ a->facts, a->of.picture, &lookup }, a->c->options[OPTION_BATCH]);
}

enum fault run_decide(struct command *c, int *exit_status)
{
	bool of_lines = c->options[OPTION_BATCH];
	struct asking a;
	if (of_lines == (c->input_count > 0))
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	enum fault f = asking_open(c, &a);
	if (!f)
		f = of_lines ? decide_lines(&a) : decide_one(&a, exit_status);
	asking_close(&a);
	return f;
}

/* hozen picture: all facts that decisions are made from, as lines of JSON. */
enum fault run_picture(struct command *c, int *exit_status)
{
	(void)exit_status;
	if (c->word_count > 1 || c->input_count || !c->json)
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	defer(installation_close) struct installation *i = NULL;
	defer(db_close) struct db *db = NULL;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = command_reader(c, i, &db);
	return f ? f : facts_write(c->act, i, stdout);
}
