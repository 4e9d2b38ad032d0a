/* Putting a question from the command line: to facts where --facts names them, else to the books.  What the asker does not reach does not
 * exist for them: its number resolves to nothing, and its name is not told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"

enum { FACTS_MAX = 1 << 30 };

/* The text of the facts is given back as soon as they are made; what was wrong with them is told first. */
static enum fault facts_of_file(struct command *c, struct facts **out)
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

static enum fault rulebook_carried(struct act *act, const struct rulebook **out)
{
	struct sources carried;
	struct rulebook *book = arena_new(act->arena, struct rulebook);
	enum fault f = sources_carried(act, &carried);
	if (!f)
		f = rulebook_read(act, &carried, is_register, book);
	*out = book;
	return f;
}

static enum fault facts_asked(struct command *c, struct asking *a)
{
	enum fault f = facts_of_file(c, &a->facts);
	if (f)
		return f;
	a->of.facts = a->facts;
	a->of.picture = facts_picture(a->facts);
	a->of.naming = facts_naming(a->facts);
	a->of.today = today_in_japan();
	return rulebook_carried(c->act, &a->of.rulebook);
}

static enum fault books_asked(struct command *c, struct asking *a)
{
	enum fault f = command_open(c, true, &a->books);
	if (!f)
		f = command_reader(c, a->books, &a->db);
	a->of.books = a->books;
	return f ? f : inquiry_open(&a->of);
}

enum fault asking_open(struct command *c, struct asking *a)
{
	*a = (struct asking){ .c = c, .of = { .act = c->act, .given = command_inputs(c), .entry = -1 } };
	if (c->word_count > 1)
		return fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]);
	enum fault f = inquiry_check(&a->of);
	if (!f && c->options[OPTION_FACTS] && c->known_at)
		return fail(c->act, E_USAGE, W_FACTS_ARE_NOW);
	if (!f)
		f = c->options[OPTION_FACTS] ? facts_asked(c, a) : books_asked(c, a);
	a->of.on = c->options[OPTION_ON] ? c->act->on : a->of.today;
	return f;
}

void asking_close(struct asking *a)
{
	inquiry_close(&a->of);
	facts_close(&a->facts);
	if (a->db)
		db_end_read(a->c->act);
	db_close(&a->db);
	installation_close(&a->books);
}
