/* hozen who and hozen what: everybody who may make a use of something, everything of which somebody may make a use.
 *   hozen who use=view item=I-000001 place=A-000001
 *   hozen what person=P-000001 use=enter
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/asking.h"
#include "decision/search.h"

/* Numbers as they are found, one a line or in a list. */
struct printing { struct asking *asking; enum called called; long n; };

/* Whom the asker does not reach is not told. */
static bool print_found(void *with, row r)
{
	struct printing *p = with;
	struct act *act = p->asking->c->act;
	struct arena_mark mark = arena_mark(act->arena);
	const char *name = p->asking->of.naming.name(p->asking->of.naming.with, p->called, r);
	if (same_text(name, "—"))
		return !act->fault;
	if (p->asking->c->json) {
		struct text out = { .arena = act->arena };
		canon_string(&out, name);
		printf("%s%s", p->n ? "," : "", text_of(&out));
	} else {
		puts(name);
	}
	p->n++;
	arena_back(act->arena, mark);
	return !act->fault;
}

static enum called called_for(enum use use)
{
	return use == USE_ENTER ? CALLED_AREA : use == USE_OPERATE ? CALLED_MACHINE : CALLED_ITEM;
}

static enum fault run_search(struct command *c, bool for_who, int *exit_status)
{
	defer(asking_close) struct asking asking = { 0 };
	struct question q;
	enum fault f = asking_open(c, &asking);
	if (!f)
		f = inquiry_question(&asking.of, &q);
	if (f)
		return f;
	struct printing printing = { &asking, for_who ? CALLED_PERSON : called_for(q.use), 0 };
	const struct search search = { print_found, &printing };
	if (c->json)
		putchar('[');
	if (for_who)
		search_who(asking.of.picture, &q, &search);
	else
		search_what(asking.of.picture, &q, &search);
	if (c->json)
		puts("]");
	else if (!printing.n && !c->act->fault)
		fprintf(stderr, "%s\n", phrase(c->act, for_who ? W_SEARCH_NOBODY : W_SEARCH_NOTHING));
	*exit_status = printing.n == 0;
	return c->act->fault;
}

enum fault run_who(struct command *c, int *exit_status)
{
	return run_search(c, true, exit_status);
}

enum fault run_what(struct command *c, int *exit_status)
{
	return run_search(c, false, exit_status);
}
