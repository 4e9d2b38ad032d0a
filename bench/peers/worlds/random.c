/* random [WORLDS [QUESTIONS]]   writes random worlds (tests/random_world.h), questions about each and Hozen's answers, for `peers agree`.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/decision.h"
#include "tests/random_world.h"
#include "tests/world.h"
#include <stdlib.h>

static void ask(struct act *act, const struct facts *facts, const json_t *world, long n)
{
	struct arena_mark mark = arena_mark(act->arena);
	json_t *question = random_question(world, n);
	char *line = json_dumps(question, JSON_COMPACT);
	printf("%s\n%s\n", line, facts_answer(act, facts, line, strlen(line)));
	free(line);
	json_decref(question);
	arena_back(act->arena, mark);
}

static void write_world(long questions)
{
	struct act act;
	struct facts *facts;
	json_t *world = random_world();
	char *text = facts_text(world);
	act_open(&act, EN);
	if (facts_read(&act, text, strlen(text), &facts)) {
		fprintf(stderr, "random: a random world is refused: %s\n", act.detail);
		exit(1);
	}
	printf("world\n%squestions\n", text);
	for (long n = 1; n <= questions; n++)
		ask(&act, facts, world, n);
	facts_close(&facts);
	act_close(&act);
	json_decref(world);
	free(text);
}

int main(int argc, char **argv)
{
	long worlds = argc > 1 ? strtol(argv[1], NULL, 10) : 200, questions = argc > 2 ? strtol(argv[2], NULL, 10) : 500;
	for (long n = 0; n < worlds; n++)
		write_world(questions);
	return 0;
}
