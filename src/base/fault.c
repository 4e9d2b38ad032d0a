/* Faults and problems: how an act says no, in the reader's language.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include "base/days.h"
#include <stdlib.h>
#include <string.h>

const struct fault_info fault_info[FAULTS] = {
	[OK] = { "OK", 200, 0, { "完了しました", "Done" } },
#define FAULT(name, http, exit, ja, en) [E_##name] = { #name, http, exit, { ja, en } },
#include "base/fault.def"
#undef FAULT
};

static const bilingual words[WORDS] = {
	[W_NONE] = { "", "" },
#define WORD(name, ja, en) [W_##name] = { ja, en },
#include "base/words.def"
#undef WORD
};

enum { PROBLEMS_LISTED = 10000, GIVEN_SHOWN = 120 };

const char *word(enum lang lang, enum word w)
{
	return words[w][lang];
}

void act_open(struct act *act, enum lang lang)
{
	*act = (struct act){ .lang = lang, .on = NO_DATE, .arena = arena_open() };
	act->problems_end = &act->problems;
}

void act_close(struct act *act)
{
	arena_close(&act->arena);
}

const char *phrase_with(struct act *act, enum word w, const char *const *args)
{
	struct text out = { .arena = act->arena };
	text_fill(&out, words[w][act->lang], args + 1);
	return text_of(&out);
}

enum fault fail_with(struct act *act, enum fault fault, enum word w, const char *const *args)
{
	if (act->fault)
		return act->fault;
	act->detail = text_valid(act->arena, phrase_with(act, w, args));
	return act->fault = fault;
}

/* Only characters, and cut at a character's boundary, so that a million characters in a field are named and not repeated. */
static const char *shown(struct act *act, const char *given)
{
	if (!given || strlen(given) <= GIVEN_SHOWN)
		return arena_text(act->arena, text_valid(act->arena, given));
	size_t n = GIVEN_SHOWN;
	while (n && ((unsigned char)given[n] & 0xC0) == 0x80)
		n--;
	return text_valid(act->arena, arena_format(act->arena, "%.*s…", (int)n, given));
}

enum fault problem_add(struct act *act, long line, const char *field, const char *given, const char *accepted)
{
	if (act->problem_count++ >= PROBLEMS_LISTED)
		return E_BAD_INPUT;
	struct problem *p = arena_new(act->arena, struct problem);
	*p = (struct problem){ line, arena_text(act->arena, field ? text_valid(act->arena, field) : NULL), shown(act, given),
	    arena_text(act->arena, accepted), NULL };
	*act->problems_end = p;
	act->problems_end = &p->next;
	return E_BAD_INPUT;
}

enum fault problems_fault(struct act *act)
{
	if (!act->fault && act->problem_count)
		act->fault = E_BAD_INPUT;
	return act->fault;
}

enum fault fault_handed_up(struct act *to, const struct act *from)
{
	if (to->fault)
		return to->fault;
	for (const struct problem *p = from->problems; p; p = p->next)
		problem_add(to, p->line, p->field, p->given, p->accepted);
	to->problem_count = from->problem_count;
	to->detail = arena_text(to->arena, from->detail);
	return to->fault = from->fault;
}

void act_forgive(struct act *act)
{
	act->fault = OK;
	act->detail = NULL;
	act->problems = NULL;
	act->problems_end = &act->problems;
	act->problem_count = 0;
}
