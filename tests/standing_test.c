/* Findings that stand: whatever is done, whatever day comes, what is kept is what judging everything anew would find; and it is found
 * out without judging everything anew.  HOZEN_TEST_LONG: long histories.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_acts.h"
#include "rulebook/turning.h"
#include "services/installation.h"
#include "services/standing.h"

static const struct programme tiny = { .seed = 1, .companies = 6, .sites = 8, .persons = 60, .contracts = 18, .items = 90, .months = 3 };

struct desk { struct office office; struct act *writer, *reader; date today; };

static void set_today(struct desk *d, date today)
{
	char day[DATE_TEXT];
	struct act *act = world_act();
	const bool stands = ask_long(d->writer, 0, sql_of(register_named("setting"))->id_of, T("today"));
	if (today == d->today)
		return;
	did(&d->office, act, stands ? "amend" : "add", "setting", "number=today", arena_format(act->arena, "value=%s", date_text(today, day)));
	d->today = today;
}

static struct desk desk_open(void)
{
	struct desk d = { .office = office_open() };
	struct act *act = world_act();
	struct planting planting;
	act->actor = "chief";
	world_ok(act, programme_make(act, d.office.installation, &tiny, NULL, NULL, &planting));
	d.writer = writer_of(&d.office);
	d.reader = reader_of(&d.office);
	d.today = installation_today(d.writer, d.office.installation);
	return d;
}

static void desk_close(struct desk *d)
{
	db_close(&d->reader->db);
	db_close(&d->writer->db);
	office_close(&d->office);
}

/* ---- the same as judging everything anew ------------------------------------------------------ */

SQL(opening_at, "t", "SELECT 1 FROM opening WHERE known_from = $1");

static bool is_opening(void *with, const char *at)
{
	return ask_long(with, 0, opening_at, T(at));
}

static const char *day_or_dash(struct arena *arena, date d)
{
	char day[DATE_TEXT];
	return d == NO_DATE ? "-" : arena_text(arena, date_text(d, day));
}

static const char *told(struct arena *arena, const struct finding *f)
{
	return arena_format(arena, "%s %s/%s %s %s %s %s%s%s\n  %s\n  %s\n  %s\n  %s\n", f->rule->name, state_info[f->state].code,
	    state_info[f->gravest].code, f->subject, f->company ? f->company : "-", day_or_dash(arena, f->due_on), day_or_dash(arena, f->last_on),
	    f->late ? " late" : "", f->disputed ? " disputed" : "", f->because[JA], f->because[EN], f->reckoned[JA] ? f->reckoned[JA] : "-",
	    f->reckoned[EN] ? f->reckoned[EN] : "-");
}

static int by_line(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **lines_of(struct arena *arena, const struct judgement *j)
{
	const char **lines = arena_array(arena, const char *, j->n + 1);
	for (size_t i = 0; i < j->n; i++)
		lines[i] = told(arena, &j->findings[i]);
	qsort(lines, j->n, sizeof *lines, by_line);
	return lines;
}

static struct judging judging_on(struct desk *d, struct act *asker)
{
	return (struct judging){ .on = d->today, .horizon = 10, .limit_ms = 20000, .is_opening = is_opening, .with = asker };
}

static struct judgement swept(struct desk *d)
{
	struct judgement out;
	const struct judging how = judging_on(d, d->reader);
	world_ok(d->reader, db_begin_read(d->reader, "chief", NULL));
	world_ok(d->reader, judge(d->reader, installation_rulebook(d->office.installation), &how, &out));
	world_ok(d->reader, db_end_read(d->reader));
	return out;
}

static struct judgement kept(struct desk *d, struct act *act)
{
	struct judgement out;
	bool stands = false;
	const struct judging how = judging_on(d, act);
	world_ok(act, standing_findings(act, d->office.installation, "chief", &how, &out, &stands));
	assert_true(stands);
	return out;
}

static void show_difference(const char *const *a, size_t n, const char *const *b, size_t m)
{
	for (size_t i = 0, k = 0; i < n || k < m;) {
		int order = i == n ? 1 : k == m ? -1 : strcmp(a[i], b[k]);
		if (order < 0)
			print_error("kept only: %s", a[i]);
		if (order > 0)
			print_error("judged anew only: %s", b[k]);
		i += order <= 0;
		k += order >= 0;
	}
}

static void assert_kept_is_swept(struct desk *d, const char *what)
{
	defer(act_close) struct act act;
	act_open(&act, EN);
	const struct arena_mark mark = arena_mark(d->reader->arena);
	struct judgement a = kept(d, &act), b = swept(d);
	const char **left = lines_of(act.arena, &a), **right = lines_of(act.arena, &b);
	bool same = a.n == b.n && a.on == b.on && !memcmp(a.counts, b.counts, sizeof a.counts);
	for (size_t i = 0; same && i < a.n; i++)
		same = !strcmp(left[i], right[i]);
	if (!same) {
		show_difference(left, a.n, right, b.n);
		fail_msg("%s: %zu findings are kept, %zu stand", what, a.n, b.n);
	}
	arena_back(d->reader->arena, mark);
}

/* ---- random histories -------------------------------------------------------------------------- */

static const struct reg *some_register(void)
{
	for (;;) {
		size_t n = 0, at;
		while (registers[n])
			n++;
		at = world_random((unsigned)n);
		if (is_for_people(registers[at]) && strcmp(registers[at]->name, "account") && strcmp(registers[at]->name, "role") &&
		    strcmp(registers[at]->name, "setting"))
			return registers[at];
	}
}

/* A term set otherwise, or no longer. */
static void set_some_term(struct desk *d)
{
	const struct rulebook *book = installation_rulebook(d->office.installation);
	struct act *act = world_act();
	const char *name = book->terms[world_random((unsigned)book->term_count)].name;
	const bool stands = ask_long(d->writer, 0, sql_of(register_named("setting"))->id_of, T(name));
	const char *number = arena_format(act->arena, "number=%s", name), *value = arena_format(act->arena, "value=%u", 1 + world_random(40));
	if (stands && one_in(2))
		(void)!do_as(&d->office, act, "chief", "void", "setting", number, "reason=fictional", NULL);
	else
		(void)!do_as(&d->office, act, "chief", stands ? "amend" : "add", "setting", number, value, NULL);
}

static void something_happens(struct desk *d)
{
	const unsigned n = world_random(20);
	if (n < 4)
		set_today(d, date_add(d->today, n < 3 ? 1 : (long)world_random(40)));
	else if (n == 4)
		set_some_term(d);
	else if (n == 5 && one_in(4))
		set_today(d, date_add(d->today, -(long)world_random(5)));
	else
		for (int tries = 0; tries < 8 && !act_at_random(d->office.installation, d->writer, some_register(), d->today); tries++)
			;
}

static void after_any_history_what_is_kept_is_what_stands(void **state)
{
	(void)state;
	struct desk d = desk_open();
	long whole = 0, narrowed = 0, untouched = 0;
	assert_kept_is_swept(&d, "at first");

	for (long i = 0; i < world_rounds(60, 5000); i++) {
		for (unsigned n = world_random(3); n < 3; n++)
			something_happens(&d);
		assert_kept_is_swept(&d, arena_format(d.writer->arena, "round %ld", i));
		const struct renewal *r = standing_renewal(d.office.installation);
		whole += r->whole, narrowed += r->narrowed, untouched += r->untouched;
	}

	print_message("rules judged as a whole %ld, about some subjects %ld, not at all %ld\n", whole, narrowed, untouched);
	assert_true(narrowed > 0 && untouched > whole);
	desk_close(&d);
}

/* ---- another rulebook ------------------------------------------------------------------------ */

/* The carried rulebook as the installation's own, with one text in one of its files put otherwise. */
static void write_rulebook(struct act *act, const char *dir, const char *path, const char *text, const char *instead)
{
	bool found = false;
	(void)!system(arena_format(act->arena, "mkdir -p '%s/rulebook/law'", dir));
	for (const struct asset *file = rulebook_files; file->path; file++) {
		const char *bytes = arena_span(act->arena, file->bytes, file->size), *at = same_text(file->path, path) ? strstr(bytes, text) : NULL;
		found |= at != NULL;
		if (at)
			bytes = arena_format(act->arena, "%.*s%s%s", (int)(at - bytes), bytes, instead, at + strlen(text));
		if (!strncmp(file->path, "rules/", 6))
			(void)!system(arena_format(act->arena, "mkdir -p '%s/rulebook/%.*s'", dir, (int)(strrchr(file->path, '/') - file->path), file->path));
		world_ok(act, file_replace(act, arena_format(act->arena, "%s/rulebook/%s", dir, file->path), bytes, strlen(bytes), 0600, false));
	}
	assert_true(found);
}

static const struct renewal *judged_with(struct desk *d)
{
	defer(act_close) struct act act;
	act_open(&act, EN);
	installation_close(&d->office.installation);
	world_ok(&act, installation_open(&act, d->office.dir, &d->office.installation));
	world_ok(&act, installation_start(&act, d->office.installation));
	assert_kept_is_swept(d, "with another rulebook");
	return standing_renewal(d->office.installation);
}

static void after_a_change_of_one_duty_only_its_rules_are_judged_again(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct desk d = { .office = office_of_two() };
	d.reader = reader_of(&d.office);
	d.today = installation_today(d.reader, d.office.installation);
	world_ok(act, fault_handed_up(act, d.reader));
	assert_true(judged_with(&d)->whole > 50);

	write_rulebook(act, d.office.dir, "law/deck.yaml", "is checked for viruses at least once a week", "is checked for viruses once a week at least");
	const struct renewal in_words = *judged_with(&d);
	write_rulebook(act, d.office.dir, "rules/deck/weekly-virus-check.sql", "needs a virus check", "wants a virus check");
	const struct renewal in_rule = *judged_with(&d);

	assert_int_equal(in_words.whole, 0);
	assert_int_equal(in_rule.whole, 1);
	assert_true(in_words.untouched > 50 && in_rule.untouched > 50);
	db_close(&d.reader->db);
	office_close(&d.office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(after_any_history_what_is_kept_is_what_stands),
		cmocka_unit_test(after_a_change_of_one_duty_only_its_rules_are_judged_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
