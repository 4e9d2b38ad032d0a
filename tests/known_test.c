/* What was known then: an answer as known at an instant is the same, byte for byte, whatever is added, amended or voided later, be it
 * findings, decisions, searches or a whole register; and its today, settings and rulebook are those of then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_acts.h"
#include "services/asking.h"
#include "services/known.h"
#include <stdlib.h>

/* ---- answers as known ------------------------------------------------------------------------------ */

/* Text written by an answer, kept in the act's arena. */
struct writing { char *text; size_t n; FILE *out; };

static FILE *write_begin(struct writing *w)
{
	return w->out = open_memstream(&w->text, &w->n);
}

static void write_end(struct writing *w, struct arena *arena, const char **out)
{
	fclose(w->out);
	*out = arena_text(arena, w->text);
	free(w->text);
}

enum { QUESTIONS = 12, EXPORTS = 5 };

/* An instant, what was asked of it, and what was answered. */
struct moment {
	const char *at;
	date on;
	const char *questions[QUESTIONS];
	const struct reg *regs[EXPORTS];
	const char *status, *today_status, *decisions, *picture, *exports[EXPORTS];
};

/* One who sees the books as known, kept open, since its statements take a while to prepare. */
static struct db *open_then(const struct office *o)
{
	struct act *act = world_act();
	struct db *db;
	world_ok(act, books_open(act, o->url, READER, true, &db));
	return db;
}

static const char *status_text(const struct office *o, struct act *act, date on, const char *at)
{
	struct status s;
	struct writing w = { 0 };
	const char *text;
	world_ok(act, status_of(act, o->installation, "chief", on, at, &s));
	status_json(write_begin(&w), &s);
	write_end(&w, act->arena, &text);
	return text;
}

static const char *decisions_text(const struct office *o, struct act *act, const struct moment *m)
{
	struct text out = { .arena = act->arena };
	struct picture p;
	world_ok(act, picture_known(act, o->installation, m->at, &p));
	assert_true(picture_is_sound(&p));
	const struct lookup lookup = installation_lookup(act, &p);
	for (size_t i = 0; i < QUESTIONS; i++)
		text_add(&out, "%s\n", books_answer(act, &p, &lookup, m->questions[i], strlen(m->questions[i])));
	picture_close(&p);
	return text_of(&out);
}

static void ask_of_books(const struct office *o, struct db *then, struct act *act, struct moment *m)
{
	struct writing w = { 0 };
	act->db = then;
	world_ok(act, db_begin_read(act, "chief", m->at));
	m->status = status_text(o, act, m->on, m->at);
	m->today_status = status_text(o, act, NO_DATE, m->at);
	m->decisions = decisions_text(o, act, m);
	world_ok(act, facts_write(act, o->installation, write_begin(&w)));
	write_end(&w, act->arena, &m->picture);
	for (size_t i = 0; i < EXPORTS; i++) {
		struct writing e = { 0 };
		world_ok(act, export_csv(act, m->regs[i], write_begin(&e), false));
		write_end(&e, act->arena, &m->exports[i]);
	}
	world_ok(act, db_end_read(act));
	act->db = NULL;
}

static const char *random_question(struct act *writer, date today)
{
	static const char *const uses[] = { "view", "take", "copy", "destroy" };
	struct arena *arena = writer->arena;
	return arena_format(arena, "{\"use\":\"%s\",\"on\":\"%s\",\"person\":\"%s\",\"item\":\"%s\",\"place\":\"%s\"}", uses[world_random(COUNT(uses))],
	    day_near(arena, today), some_number(writer, register_named("person")), some_number(writer, register_named("item")),
	    some_number(writer, register_named("area")));
}

static const struct reg *random_book(void)
{
	size_t n = 0;
	while (registers[n])
		n++;
	for (;;) {
		const struct reg *r = registers[world_random((unsigned)n)];
		if (is_for_people(r))
			return r;
	}
}

static struct moment moment_now(const struct office *o, struct act *writer, date today)
{
	struct moment m = { .at = known_now(o), .on = date_add(today, (long)world_random(200) - 100) };
	for (size_t i = 0; i < QUESTIONS; i++)
		m.questions[i] = arena_text(world_act()->arena, random_question(writer, today));
	for (size_t i = 0; i < EXPORTS; i++)
		m.regs[i] = random_book();
	return m;
}

static void assert_same(const struct moment *m, const char *what, const char *then, const char *now)
{
	if (!strcmp(then, now))
		return;
	size_t at = 0;
	while (then[at] == now[at])
		at++;
	at = at > 300 ? at - 300 : 0;
	fail_msg("%s as known at %s was answered otherwise:\n%.900s\n---- now\n%.900s", what, m->at, then + at, now + at);
}

static void assert_answers_stand(const struct office *o, struct db *then, const struct moment *m)
{
	defer(act_close) struct act act;
	act_open(&act, EN);
	struct moment now = *m;
	ask_of_books(o, then, &act, &now);
	assert_same(m, "status", m->status, now.status);
	assert_same(m, "status of its own today", m->today_status, now.today_status);
	assert_same(m, "decisions", m->decisions, now.decisions);
	assert_same(m, "the picture", m->picture, now.picture);
	for (size_t i = 0; i < EXPORTS; i++)
		assert_same(m, m->regs[i]->name, m->exports[i], now.exports[i]);
}

/* ---- the property ---------------------------------------------------------------------------------- */

enum { MOMENTS = 4 };

static void an_answer_as_known_then_never_changes(void **state)
{
	(void)state;
	struct office o = office_with_good_books();
	struct act *writer = writer_of(&o);
	struct db *then = open_then(&o);
	struct moment moments[MOMENTS];
	const date today = installation_today(writer, o.installation);
	size_t kept = 0;
	long acts = 0;

	for (long n = world_rounds(100, 6000); n; n--) {
		acts += act_at_random(o.installation, writer, one_in(12) ? register_named("setting") : random_book(), today);
		if (n % world_rounds(40, 200) == 0) {
			struct moment *m = &moments[kept < MOMENTS ? kept++ : world_random(MOMENTS)];
			*m = moment_now(&o, writer, today);
			ask_of_books(&o, then, world_act(), m);
		}
		if (kept && n % world_rounds(60, 100) == 1)
			assert_answers_stand(&o, then, &moments[world_random((unsigned)kept)]);
	}

	for (size_t i = 0; i < kept; i++)
		assert_answers_stand(&o, then, &moments[i]);
	print_message("# %ld acts, %zu instants\n", acts, kept);
	assert_true(acts > 30);
	db_close(&then);
	db_close(&writer->db);
	office_close(&o);
}

/* ---- what belongs to then ----------------------------------------------------------------------------- */

static date today_known(const struct office *o, const char *at)
{
	struct act *act = world_act();
	world_ok(act, reader_open(act, o->installation, "chief", at));
	date today = installation_today(act, o->installation);
	reader_close(act);
	return today;
}

static void today_is_that_of_then(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "setting", "number=today", "value=2026-03-01");
	const char *then = known_now(&o);
	did(&o, act, "amend", "setting", "number=today", "value=2026-05-01");
	act->reason = "no sample any more";
	const char *later = known_now(&o);
	did(&o, act, "void", "setting", "number=today");
	const char *last = known_now(&o);
	char text[DATE_TEXT];

	assert_string_equal(date_text(today_known(&o, then), text), "2026-03-01");
	assert_string_equal(date_text(today_known(&o, later), text), "2026-05-01");
	assert_int_equal(today_known(&o, last), instant_day(last));
	office_close(&o);
}

static void an_instant_that_the_ledger_has_not_reached_is_refused(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();

	assert_int_equal(reader_open(act, o.installation, "chief", "2999-01-01T00:00:00.000000Z"), E_BAD_INPUT);

	assert_null(act->db);
	assert_string_equal(act->problems->field, "known_at");
	act_forgive(act);
	assert_int_equal(reader_open(act, o.installation, "chief", "1999-01-01T00:00:00.000000Z"), E_BAD_INPUT);
	act_forgive(act);
	office_close(&o);
}

/* The one who asks now must be one who may read now. */
static void who_may_not_read_today_may_not_read_what_was_known(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	const char *then = known_now(&o);
	did(&o, act, "amend", "account", "number=manager", "closed_on=2026-01-01");

	assert_int_equal(reader_open(act, o.installation, "manager", then), E_DENIED);

	act_forgive(act);
	office_close(&o);
}

static void the_newest_entry_known_is_that_of_the_instant(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	did(&o, act, "add", "company", "number=C-1", "name=x");
	const char *then = known_now(&o);
	long size = ledger_size(&o);
	did(&o, act, "add", "company", "number=C-2", "name=x");

	world_ok(act, reader_open(act, o.installation, "chief", then));
	assert_int_equal(entry_known(act), size - 1);
	reader_close(act);
	world_ok(act, reader_open(act, o.installation, "chief", NULL));
	assert_int_equal(entry_known(act), size);
	reader_close(act);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(today_is_that_of_then),
		cmocka_unit_test(an_instant_that_the_ledger_has_not_reached_is_refused),
		cmocka_unit_test(who_may_not_read_today_may_not_read_what_was_known),
		cmocka_unit_test(the_newest_entry_known_is_that_of_the_instant),
		cmocka_unit_test(an_answer_as_known_then_never_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
