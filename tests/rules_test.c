/* Every rule on both databases: tests/rules/base.world is an office in which all is well on 2026-11-20; RULE.world changes it, case
 * by case, and says everything that is then found.  The form of these files is told in docs/add-a-rule.md.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "registers/registers.h"
#include "rulebook/rulebook.h"
#include <glob.h>
#include <stdlib.h>

enum { LONGEST_LINE = 40, CASES = 2000 };

struct a_case { const char *path, *name; char *body; long line; };

static struct a_case cases[CASES];
static size_t case_count;
static struct act *act;
static struct rulebook book;
static long next_id = 1;

/* ---- a line in words ------------------------------------------------------------------------- */

/* Splits at blanks; what is in quotes keeps its own. */
static size_t split(char *line, char **words)
{
	size_t n = 0;
	for (char *p = line; n < LONGEST_LINE;) {
		p += strspn(p, " \t");
		if (!*p)
			break;
		words[n++] = p;
		char *to = p;
		bool quoted = false;
		for (; *p && (quoted || !strchr(" \t", *p)); p++) {
			if (*p == '"')
				quoted = !quoted;
			else
				*to++ = *p;
		}
		bool more = *p;
		*to = 0;
		p += more;
	}
	return n;
}

struct place { const char *path; long line; };

static void must_work(struct place at, const char *what)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("%s:%ld: %s “%s”: accepted: %s\n", at.path, at.line, p->field, p->given ? p->given : "", p->accepted);
	if (act->fault || act->problem_count)
		fail_msg("%s:%ld: %s %s", at.path, at.line, what, act->detail ? act->detail : "");
}

static const struct reg *the_register(struct place at, const char *name)
{
	const struct reg *r = register_named(name);
	if (!r)
		fail_msg("%s:%ld: there is no register %s", at.path, at.line, name);
	return r;
}

static void put_values(struct place at, const struct reg *r, char **words, size_t n, const char **given)
{
	for (size_t i = 3; i < n; i++) {
		char *equals = strchr(words[i], '=');
		const struct field *f = equals ? (*equals = 0, field_named(r, words[i])) : NULL;
		if (!f)
			fail_msg("%s:%ld: %s has no field %s", at.path, at.line, r->name, words[i]);
		given[f - r->fields] = equals + 1;
	}
}

static void add(struct place at, const struct reg *r, const char *number, const char **given)
{
	struct checked checked;
	struct value *row = arena_array(act->arena, struct value, r->nfields + 5);
	(void)!record_check(act, r, 0, number, given, NULL, NULL, &checked);
	must_work(at, "add");
	row[1] = L(next_id++);
	row[2] = T(number);
	row[3] = L(0);
	row[4] = T("2024-01-01T00:00:00.000000Z");
	memcpy(row + 5, checked.stored, r->nfields * sizeof *row);
	(void)!change_with(act, &sql_of(r)->insert, row, r->nfields + 4, NULL);
	must_work(at, "add");
}

static void amend(struct place at, const struct reg *r, const struct record *old, const char **given)
{
	struct checked checked;
	struct value *row = arena_array(act->arena, struct value, r->nfields + 4);
	for (size_t i = 0; i < r->nfields; i++)
		given[i] = given[i] ? given[i] : old->values[i];
	(void)!record_check(act, r, 0, old->number, given, old, NULL, &checked);
	must_work(at, "amend");
	row[1] = L(old->id);
	row[2] = L(0);
	row[3] = T("2024-01-01T00:00:00.000000Z");
	memcpy(row + 4, checked.stored, r->nfields * sizeof *row);
	(void)!change_with(act, &sql_of(r)->update, row, r->nfields + 3, NULL);
	must_work(at, "amend");
}

static void change_world(struct place at, char **words, size_t n)
{
	if (!strcmp(words[0], "term") && n == 3) {
		long value;
		assert_true(parse_long(words[2], &value));
		(void)!db_script(act, arena_format(act->arena, "UPDATE term SET value = %ld WHERE name = '%s'", value, words[1]));
		must_work(at, "term");
		return;
	}
	if (n < 3)
		fail_msg("%s:%ld: add, amend or void, a register and a number; or term, a name and a value", at.path, at.line);
	const struct reg *r = the_register(at, words[1]);
	const char **given = arena_array(act->arena, const char *, r->nfields + 1);
	struct record old;
	put_values(at, r, words, n, given);
	if (!strcmp(words[0], "add")) {
		add(at, r, words[2], given);
		return;
	}
	(void)!record_find(act, r, words[2], &old);
	must_work(at, words[0]);
	if (!strcmp(words[0], "amend"))
		amend(at, r, &old, given);
	else
		(void)!change(act, sql_of(r)->remove, L(old.id));
	must_work(at, words[0]);
}

/* ---- judging a day --------------------------------------------------------------------------- */

static const char *day_or_dash(date d)
{
	char day[DATE_TEXT];
	return d == NO_DATE ? "-" : arena_text(act->arena, date_text(d, day));
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *sorted(const char **lines, size_t n)
{
	struct text out = { .arena = act->arena };
	qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		text_add(&out, "%s\n", lines[i]);
	return text_of(&out);
}

static void day_must_be(struct place at, const char *on, const char **expected, size_t n)
{
	struct judging how = { .horizon = 3, .limit_ms = 20000 };
	struct judgement found;
	assert_true(date_parse(on, &how.on));
	(void)!judge(act, &book, &how, &found);
	must_work(at, "on");
	const char **lines = arena_array(act->arena, const char *, found.n + 1);
	for (size_t i = 0; i < found.n; i++) {
		const struct finding *f = &found.findings[i];
		assert_true(*f->because[JA] && *f->because[EN]);
		if (f->disputed)
			fail_msg("%s:%ld: %s: %s", at.path, at.line, f->rule->name, f->reckoned[EN]);
		lines[i] = arena_format(act->arena, "%s %s %s %s %s", f->rule->name, state_info[f->state].code, f->subject,
		    day_or_dash(f->due_on), day_or_dash(f->last_on));
	}
	const char *is = sorted(lines, found.n), *should = sorted(expected, n);
	if (strcmp(is, should))
		fail_msg("%s:%ld: on %s the findings should be\n%sand are\n%s", at.path, at.line, on, should, is);
}

/* ---- a case ---------------------------------------------------------------------------------- */

/* Runs the lines of a body: changes first, then days with their findings. */
static void run_body(struct place at, char *body)
{
	const char *on = NULL, *expected[200];
	struct place on_at = at;
	size_t n = 0;
	for (char *line = body, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		char *words[LONGEST_LINE];
		const char *whole = arena_text(act->arena, line + strspn(line, " \t"));
		size_t count = *whole == '#' ? 0 : split(line, words);
		at.line++;
		if (!count)
			continue;
		if (!strcmp(words[0], "on")) {
			if (on)
				day_must_be(on_at, on, expected, n);
			on = words[1], on_at = at, n = 0;
		} else if (on && strcmp(words[0], "add") && strcmp(words[0], "amend") && strcmp(words[0], "void") && strcmp(words[0], "term")) {
			assert_true(n < COUNT(expected));
			expected[n++] = whole;
		} else {
			if (on)
				day_must_be(on_at, on, expected, n);
			on = NULL, n = 0;
			change_world(at, words, count);
		}
	}
	if (on)
		day_must_be(on_at, on, expected, n);
}

static void a_world_is_judged(void **state)
{
	const struct a_case *c = *state;
	long id = next_id;
	world_ok(act, db_begin(act));
	run_body((struct place){ c->path, c->line }, arena_text(act->arena, c->body));
	db_undo(act);
	next_id = id;
}

/* ---- reading the files ----------------------------------------------------------------------- */

static char *content_of(const char *path)
{
	char *content;
	size_t n;
	world_ok(act, file_read(act, path, 1 << 20, &content, &n));
	return content;
}

/* The body of a case is what follows its line, up to the next case. */
static void read_cases(const char *path)
{
	static const char mark[] = "case: ";
	const char *base = strrchr(path, '/') + 1;
	int name_length = (int)(strlen(base) - strlen(".world"));
	long n = 1;
	for (char *line = content_of(path), *next; *line; line = next, n++) {
		size_t length = strcspn(line, "\n");
		next = line + length + (line[length] == '\n');
		if (strncmp(line, mark, strlen(mark)))
			continue;
		assert_true(case_count < CASES);
		const char *name = arena_format(act->arena, "%.*s: %.*s", name_length, base, (int)(length - strlen(mark)), line + strlen(mark));
		cases[case_count++] = (struct a_case){ arena_text(act->arena, path), name, next, n };
		*line = 0;
	}
}

static bool is_any(const char *name)
{
	return register_named(name) != NULL;
}

static void make_terms(void)
{
	world_ok(act, db_script(act, "CREATE TABLE term (number TEXT, name TEXT, value BIGINT, from_on TEXT, to_on TEXT)"));
	for (size_t i = 0; i < book.term_count; i++) {
		const struct term *t = &book.terms[i];
		char from[DATE_TEXT], to[DATE_TEXT];
		world_ok(act, db_script(act, arena_format(act->arena, "INSERT INTO term VALUES ('T', '%s', %ld, NULLIF('%s', ''), NULLIF('%s', ''))",
		    t->name, t->value, date_text(t->from_on, from), date_text(t->to_on, to))));
	}
}

static int open_base(void **state)
{
	(void)state;
	world_ok(act, db_open(act, world_database(), OWNER, &act->db));
	world_ok(act, schema_make(act));
	make_terms();
	world_ok(act, db_begin(act));
	run_body((struct place){ "tests/rules/base.world", 0 }, content_of("tests/rules/base.world"));
	world_ok(act, db_commit(act));
	return 0;
}

/* A case that failed left its transaction open. */
static int undo_world(void **state)
{
	(void)state;
	act_forgive(act);
	db_undo(act);
	return 0;
}

static int close_base(void **state)
{
	(void)state;
	db_close(&act->db);
	return 0;
}

/* Every rule finds nothing in a clean world and something in a wrong one: the files must show both. */
static void every_rule_has_a_clean_and_a_wrong_world(void **state)
{
	(void)state;
	for (size_t i = 0; i < book.rule_count; i++) {
		const char *path = arena_format(act->arena, "tests/rules/%s.world", book.rules[i].name);
		size_t clean = 0, wrong = 0;
		for (size_t k = 0; k < case_count; k++) {
			if (strcmp(cases[k].path, path))
				continue;
			bool names_it = strstr(cases[k].body, arena_format(act->arena, "\n%s ", book.rules[i].name)) != NULL;
			wrong += names_it;
			clean += !names_it;
		}
		if (!clean || !wrong)
			fail_msg("%s: %zu clean and %zu wrong worlds", path, clean, wrong);
	}
}

int main(void)
{
	glob_t files;
	struct sources sources;
	act = world_act();
	world_ok(act, sources_carried(act, &sources));
	world_ok(act, rulebook_read(act, &sources, is_any, &book));
	if (!glob("tests/rules/*.world", 0, NULL, &files))
		for (size_t i = 0; i < files.gl_pathc; i++)
			if (!strstr(files.gl_pathv[i], "/base.world"))
				read_cases(arena_text(act->arena, files.gl_pathv[i]));
	globfree(&files);
	struct CMUnitTest *tests = arena_array(act->arena, struct CMUnitTest, case_count + 1);
	for (size_t i = 0; i < case_count; i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name, .test_func = a_world_is_judged, .teardown_func = undo_world, .initial_state = &cases[i] };
	tests[case_count] = (struct CMUnitTest)cmocka_unit_test(every_rule_has_a_clean_and_a_wrong_world);
	return _cmocka_run_group_tests("rules", tests, case_count + 1, open_base, close_base);
}
