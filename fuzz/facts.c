/* Any bytes as a file of facts: it is refused in words, or makes a sound picture; and the same lines in the other order make one too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Every problem has its line and says what would be accepted. */
static void check_problems(const struct act *act)
{
	must(act->fault == E_BAD_INPUT && act->problem_count > 0);
	for (const struct problem *p = act->problems; p; p = p->next)
		must(p->line > 0 && !is_empty(p->accepted));
}

static const char *turned_round(struct act *act, const char *text, size_t n)
{
	struct text out = { .arena = act->arena };
	while (n) {
		size_t line = n;
		while (line && text[line - 1] != '\n')
			line--;
		text_put_span(&out, text + line, n - line);
		text_put(&out, "\n");
		n = line ? line - 1 : 0;
	}
	text_put(&out, "");
	return out.s;
}

static struct facts *made_of(struct act *act, const char *text, size_t n)
{
	struct facts *f = NULL;
	act_forgive(act);
	if (facts_read(act, text, n, &f)) {
		check_problems(act);
		must(!f);
		return NULL;
	}
	must(!act->problem_count && picture_is_sound(facts_picture(f)));
	return f;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(act_close) struct act act;
	act_open(&act, EN);
	const char *round = turned_round(&act, (const char *)bytes, n);
	struct facts *f = made_of(&act, (const char *)bytes, n), *again = made_of(&act, round, strlen(round));
	must(memchr(bytes, 0, n) || !f == !again);
#define POOL(type, name) must(!f || !again || facts_picture(f)->name##_count == facts_picture(again)->name##_count);
	PICTURE_POOLS(POOL)
#undef POOL
	facts_close(&f);
	facts_close(&again);
	return 0;
}
