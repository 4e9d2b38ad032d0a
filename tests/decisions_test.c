/* The access decision against tables worked out by hand, and against a second implementation on random worlds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "tests/random_world.h"
#include "tests/reference.h"
#include "decision/decision.h"
#include <stdlib.h>

enum { LINE = 4096, MINIMUM_ROWS = 20 };

/* ---- both implementations ---------------------------------------------------------------- */

struct both {
	struct act act;
	struct facts *facts;                     /* NULL where the product refuses the file */
	struct reference *reference;             /* NULL where the reference does */
	const char *why;                         /* the reference refused it */
};

static void both_open(struct both *b, const char *text)
{
	*b = (struct both){ 0 };
	act_open(&b->act, EN);
	if (facts_read(&b->act, text, strlen(text), &b->facts))
		b->facts = NULL;
	b->reference = reference_open(text, strlen(text), &b->why);
}

static void both_close(struct both *b)
{
	facts_close(&b->facts);
	reference_close(&b->reference);
	act_close(&b->act);
}

static bool is_error(const char *answer)
{
	return strstr(answer, "\"error\":");
}

/* The words of an error may differ, and no more than those. */
static bool same_answer(const char *a, const char *b)
{
	size_t n = strcspn(a, ",");
	return !strcmp(a, b) || (is_error(a) && is_error(b) && !strncmp(a, b, n + 1));
}

static const char *product_answer(struct both *b, const char *question)
{
	act_forgive(&b->act);
	const char *answer = facts_answer(&b->act, b->facts, question, strlen(question));
	return answer ? answer : "no answer";
}

/* Whether they differ over the file, or over the question. */
static bool differ(const char *text, const char *question)
{
	struct both b;
	both_open(&b, text);
	bool differs = !b.facts != !b.reference;
	if (b.facts && b.reference) {
		char *expected = reference_answer(b.reference, question, strlen(question));
		differs = !same_answer(product_answer(&b, question), expected);
		free(expected);
	}
	both_close(&b);
	return differs;
}

/* ---- the smallest world ------------------------------------------------------------------ */

/* The text without one of its lines; NULL where it has not so many. */
static char *without_line(const char *text, size_t n)
{
	const char *start = text;
	while (n-- && *start)
		start += strcspn(start, "\n") + (strchr(start, '\n') != NULL);
	if (!*start)
		return NULL;
	char *less = strdup(text);
	const char *rest = start + strcspn(start, "\n") + (strchr(start, '\n') != NULL);
	memmove(less + (start - text), rest, strlen(rest) + 1);
	return less;
}

static char *smallest(const char *text, const char *question)
{
	char *kept = strdup(text), *less;
	for (bool again = true; again; ) {
		again = false;
		for (size_t n = 0; (less = without_line(kept, n)); ) {
			bool smaller = differ(less, question);
			if (smaller) {
				char *swap = kept;
				kept = less, less = swap;
			}
			again = again || smaller;
			n += !smaller;
			free(less);
		}
	}
	return kept;
}

static void show_disagreement(const char *text, const char *question)
{
	struct both b;
	char *world = smallest(text, question);
	both_open(&b, world);
	print_error("%s", world);
	if (!b.facts || !b.reference)
		print_error("product: %s\nreference: %s\n", b.facts ? "accepts the file" : "refuses the file", b.reference ? "accepts the file" : b.why);
	for (const struct problem *p = b.act.problems; p; p = p->next)
		print_error("  line %ld %s: %s; accepted: %s\n", p->line, p->field ? p->field : "-", p->given ? p->given : "-", p->accepted ? p->accepted : "-");
	if (b.facts && b.reference) {
		char *expected = reference_answer(b.reference, question, strlen(question));
		print_error("%s\nproduct:   %s\nreference: %s\n", question, product_answer(&b, question), expected);
		free(expected);
	}
	both_close(&b);
	free(world);
}

/* ---- tables ------------------------------------------------------------------------------ */

static char *file_text(const char *name)
{
	static char text[1 << 17];
	char path[256];
	snprintf(path, sizeof path, "tests/decisions/%s", name);
	FILE *in = fopen(path, "r");
	if (!in)
		fail_msg("%s cannot be opened", path);
	text[fread(text, 1, sizeof text - 1, in)] = 0;
	fclose(in);
	return text;
}

static json_t *facts_of(const char *name)
{
	json_t *world = json_array();
	char *rest = file_text(name), *line;
	while ((line = strsep(&rest, "\n")))
		if (*line && json_array_append_new(world, json_loads(line, 0, NULL)))
			fail_msg("%s: %s", name, line);
	return world;
}

/* "grade=3" is a number, "dial_lock=true" a truth, "clauses=[]" a list, "ended_on=" empty; all else is text. */
static json_t *fields_of(char *words)
{
	json_t *fields = json_object();
	char *word;
	while ((word = strsep(&words, " "))) {
		char *value = strchr(word, '=');
		if (!value)
			continue;
		*value++ = 0;
		json_t *read = json_loads(value, JSON_DECODE_ANY, NULL);
		json_object_set_new(fields, word, read ? read : json_string(value));
	}
	return fields;
}

static bool has_all(const json_t *fact, const char *kind, const json_t *fields)
{
	const char *key;
	json_t *value;
	if (strcmp(json_string_value(json_object_get(fact, "kind")), kind) != 0)
		return false;
	json_object_foreach((json_t *)fields, key, value)
		if (!json_equal(json_object_get(fact, key), value))
			return false;
	return true;
}

/* "pledge person=p1: ended_on=2026-11-22" changes every pledge of p1, "- pledge person=p1" takes them out; answers how many. */
static size_t change_facts(json_t *world, const char *kind, const json_t *chosen, json_t *changes)
{
	size_t found = 0;
	for (size_t i = json_array_size(world); i-- > 0; ) {
		json_t *fact = json_array_get(world, i);
		if (!has_all(fact, kind, chosen))
			continue;
		found++;
		if (changes)
			json_object_update(fact, changes);
		else
			json_array_remove(world, i);
	}
	return found;
}

static void make_change(json_t *world, char *change, const char *where)
{
	char sign = *change == '+' || *change == '-' ? *change : 0, *kind = sign ? change + 2 : change, *words = kind + strcspn(kind, " "), *colon = strstr(words, ": ");
	json_t *changes = NULL;
	if (*words)
		*words++ = 0;
	if (colon && !sign) {
		*colon = 0;
		changes = fields_of(colon + 2);
	}
	json_t *fields = fields_of(words);
	if (sign == '+') {
		json_object_set_new(fields, "kind", json_string(kind));
		json_array_append(world, fields);
	} else if ((!sign && !changes) || !change_facts(world, kind, fields, changes)) {
		fail_msg("%s: nothing is changed in %s", where, kind);
	}
	json_decref(fields);
	json_decref(changes);
}

static char *changed_world(const json_t *base, char *changes, const char *where)
{
	json_t *world = json_deep_copy(base);
	char *change;
	while ((change = strsep(&changes, ";"))) {
		change += strspn(change, " ");
		if (*change)
			make_change(world, change, where);
	}
	char *text = facts_text(world);
	json_decref(world);
	return text;
}

/* "permit", "error", or the codes that fail. */
static const char *verdict_of(const char *answer)
{
	static char out[LINE];
	size_t i;
	json_t *read = json_loads(answer, 0, NULL), *failed = json_object_get(read, "failed"), *code;
	snprintf(out, sizeof out, "%s", json_object_get(read, "error") ? "error" : json_is_true(json_object_get(read, "decision")) ? "permit" : "");
	json_array_foreach(failed, i, code)
		snprintf(out + strlen(out), sizeof out - strlen(out), "%s%s", *out ? " " : "", json_string_value(code));
	json_decref(read);
	return out;
}

static long wrong;

static void expect(const char *where, const char *whose, const char *answer, const char *expected)
{
	if (!strcmp(verdict_of(answer), expected))
		return;
	print_error("%s: %s answers %s, not %s\n", where, whose, answer, expected);
	wrong++;
}

static void row_is_answered_as_told(const json_t *base, char *const column[4], const char *where)
{
	struct both b;
	char *text = changed_world(base, column[1], where);
	both_open(&b, text);
	if (!strcmp(column[0], "refused")) {
		wrong += b.facts || b.reference;
		if (b.facts || b.reference)
			print_error("%s: the file is not refused by %s\n", where, b.facts ? b.reference ? "either" : "the product" : "the reference");
	} else if (!b.facts || !b.reference) {
		print_error("%s: the file is refused by %s\n", where, b.facts ? b.why : "the product");
		wrong++;
	} else {
		char *second = reference_answer(b.reference, column[2], strlen(column[2]));
		expect(where, "the product", product_answer(&b, column[2]), column[0]);
		expect(where, "the reference", second, column[0]);
		free(second);
	}
	both_close(&b);
	free(text);
}

/* Every row: expected, changes, question, remark.  Answers how many rows; `told` counts those that name the condition. */
static long each_row(const char *name, const char *facts, long *told)
{
	char path[256], line[LINE], where[300];
	json_t *base = facts_of(facts);
	snprintf(path, sizeof path, "tests/decisions/%s.tsv", name);
	FILE *in = fopen(path, "r");
	long rows = 0;
	if (!in)
		fail_msg("%s cannot be opened", path);
	for (long at = 1; fgets(line, sizeof line, in); at++) {
		char *column[4] = { 0 }, *rest = line;
		line[strcspn(line, "\n")] = 0;
		if (*line == '#' || !*line)
			continue;
		snprintf(where, sizeof where, "%s:%ld", path, at);
		for (int i = 0; i < 4; i++)
			if (!(column[i] = strsep(&rest, "\t")))
				fail_msg("%s: four columns are needed", where);
		*told += strstr(column[0], name) != NULL;
		row_is_answered_as_told(base, column, where);
		rows++;
	}
	fclose(in);
	json_decref(base);
	return rows;
}

static void every_row_of_every_condition_is_answered_as_told(void **state)
{
	(void)state;
	long all = 0;
	wrong = 0;

	for (size_t i = 0; i < REFERENCE_CONDITIONS; i++) {
		long told = 0, rows = each_row(reference_codes[i], "world.jsonl", &told);
		if (rows < MINIMUM_ROWS || told < MINIMUM_ROWS / 4 || rows == told)
			fail_msg("%s.tsv has %ld rows, of which %ld fail by it", reference_codes[i], rows, told);
		all += rows;
	}

	print_message("# %ld rows\n", all);
	assert_int_equal(wrong, 0);
}

static void the_examples_of_the_specification_are_answered_as_printed(void **state)
{
	(void)state;
	long told = 0;
	wrong = 0;

	assert_true(each_row("specification", "specification.jsonl", &told) >= 6);

	assert_int_equal(wrong, 0);
}

/* ---- random worlds ----------------------------------------------------------------------- */

static struct { long questions, permits, only[REFERENCE_CONDITIONS], among[REFERENCE_CONDITIONS]; } seen;

static void count_answer(const char *answer)
{
	const char *failed = strstr(answer, "\"failed\":[");
	seen.questions++;
	seen.permits += strstr(answer, "\"decision\":true") != NULL;
	for (size_t i = 0; failed && i < REFERENCE_CONDITIONS; i++) {
		char code[40];
		snprintf(code, sizeof code, "\"%s\"", reference_codes[i]);
		const bool fails = strstr(failed, code) != NULL;
		seen.among[i] += fails;
		seen.only[i] += fails && !strchr(failed, ',');
	}
}

static void show_counts(void)
{
	print_message("# %ld questions, %ld permitted (%.1f %%); failed, of which alone:\n", seen.questions, seen.permits,
	    100.0 * (double)seen.permits / (double)seen.questions);
	for (size_t i = 0; i < REFERENCE_CONDITIONS; i++)
		print_message("#   %-18s %8ld %8ld\n", reference_codes[i], seen.among[i], seen.only[i]);
}

static void ask_both(struct both *b, const char *text, const char *question)
{
	struct arena_mark mark = arena_mark(b->act.arena);
	char *expected = reference_answer(b->reference, question, strlen(question));
	if (!same_answer(product_answer(b, question), expected)) {
		show_disagreement(text, question);
		fail_msg("the two implementations disagree");
	}
	count_answer(expected);
	free(expected);
	arena_back(b->act.arena, mark);
}

static void both_agree_on_every_question_about_random_worlds(void **state)
{
	(void)state;
	const long worlds = 100, questions = world_rounds_unchecked(500, 10000);

	for (long w = 0; w < worlds; w++) {
		struct both b;
		json_t *world = random_world();
		char *text = facts_text(world);
		both_open(&b, text);
		if (!b.facts || !b.reference) {
			show_disagreement(text, "");
			fail_msg("a random world is refused: %s", b.why ? b.why : "by the product");
		}
		for (long n = 1; n <= questions; n++) {
			json_t *question = random_question(world, n);
			char *line = json_dumps(question, JSON_COMPACT);
			ask_both(&b, text, line);
			free(line);
			json_decref(question);
		}
		both_close(&b);
		json_decref(world);
		free(text);
	}

	show_counts();
	assert_in_range(seen.permits * 100 / seen.questions, 5, 40);
	for (size_t i = 0; i < REFERENCE_CONDITIONS; i++)
		if (!seen.only[i])
			fail_msg("%s never was the only failure", reference_codes[i]);
}

static void both_refuse_the_same_files(void **state)
{
	(void)state;
	const long rounds = world_rounds(1000, 20000);
	long refused = 0;
	json_t *world = NULL;

	for (long n = 0; n < rounds; n++) {
		if (n % 20 == 0) {
			json_decref(world);
			world = random_world();
		}
		char *text = damaged_facts_text(world);
		struct both b;
		both_open(&b, text);
		refused += !b.reference;
		if (!b.facts != !b.reference) {
			show_disagreement(text, "");
			fail_msg("one refuses what the other accepts");
		}
		both_close(&b);
		free(text);
	}

	json_decref(world);
	print_message("# %ld of %ld damaged files refused\n", refused, rounds);
	assert_in_range(refused * 100 / rounds, 20, 90);
}

static void both_call_the_same_questions_malformed(void **state)
{
	(void)state;
	const long rounds = world_rounds(2000, 50000);
	json_t *world = random_world();
	char *text = facts_text(world);
	struct both b;
	long errors = 0;
	both_open(&b, text);

	for (long n = 0; n < rounds; n++) {
		json_t *question = random_question(world, n);
		char *line = damaged_question_text(question), *answer = reference_answer(b.reference, line, strlen(line));
		errors += is_error(answer);
		ask_both(&b, text, line);
		free(answer);
		free(line);
		json_decref(question);
	}

	both_close(&b);
	json_decref(world);
	free(text);
	print_message("# %ld of %ld damaged questions malformed\n", errors, rounds);
	assert_in_range(errors * 100 / rounds, 20, 90);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_specification_are_answered_as_printed),
		cmocka_unit_test(every_row_of_every_condition_is_answered_as_told),
		cmocka_unit_test(both_agree_on_every_question_about_random_worlds),
		cmocka_unit_test(both_refuse_the_same_files),
		cmocka_unit_test(both_call_the_same_questions_malformed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
