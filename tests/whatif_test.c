/* What if: what is told would change is what does change when the same acts are done; nothing remains of them; others are not kept
 * waiting; and the cures that an explanation names turn the answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_acts.h"
#include "cli/asking.h"
#include "services/asking.h"
#include "services/known.h"
#include "services/whatif_parts.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* ---- lists of lines ------------------------------------------------------------------------------- */

struct lines { const char **list; size_t n, room; struct arena *arena; };

static void line_add(struct lines *l, const char *line)
{
	if (l->n == l->room) {
		const char **more = arena_array(l->arena, const char *, l->room * 2 + 64);
		if (l->n)
			memcpy(more, l->list, l->n * sizeof *more);
		l->list = more;
		l->room = l->room * 2 + 64;
	}
	l->list[l->n++] = line;
}

static int by_line(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void line_sort(struct lines *l)
{
	if (l->n)
		qsort(l->list, l->n, sizeof *l->list, by_line);
}

static const char *lines_text(struct lines *l)
{
	struct text out = { .arena = l->arena };
	line_sort(l);
	for (size_t i = 0; i < l->n; i++)
		text_add(&out, "%s\n", l->list[i]);
	return text_of(&out);
}

/* What one list has and the other lacks, each as often as it stands there. */
static struct lines lacking(const struct lines *whole, const struct lines *other)
{
	struct lines out = { .arena = whole->arena };
	size_t b = 0;
	for (size_t a = 0; a < whole->n; a++) {
		while (b < other->n && strcmp(other->list[b], whole->list[a]) < 0)
			b++;
		if (b < other->n && !strcmp(other->list[b], whole->list[a]))
			b++;
		else
			line_add(&out, whole->list[a]);
	}
	return out;
}

static const char *finding_line(struct arena *arena, const struct finding *f)
{
	char due[DATE_TEXT], last[DATE_TEXT];
	return arena_format(arena, "%s %s %s %s due %s last %s late %d: %s", f->rule->name, f->subject, f->company ? f->company : "-",
	    state_info[f->state].code, date_text(f->due_on, due), date_text(f->last_on, last), f->late, f->because[EN]);
}

static struct lines findings_now(const struct office *o, struct act *act, const char *reader, date on)
{
	struct lines out = { .arena = act->arena };
	struct status s;
	world_ok(act, status_of(act, o->installation, reader, on, NULL, &s));
	for (size_t i = 0; i < s.judgement.n; i++)
		line_add(&out, finding_line(act->arena, &s.judgement.findings[i]));
	line_sort(&out);
	return out;
}

static void assert_same_lines(const char *what, struct lines *told, struct lines *done)
{
	const char *a = lines_text(told), *b = lines_text(done);
	if (strcmp(a, b))
		fail_msg("%s: told\n%s\n---- done\n%s", what, a, b);
}

/* The sample, whose day is 2026-11-20. */
static struct office office_with_the_sample(void)
{
	struct office o = office_open();
	for (const struct asset *s = sample_files; s->path; s++)
		imports(&o, register_of_sample(world_act(), s->path)->name, arena_span(world_act()->arena, s->bytes, s->size));
	return o;
}

/* ---- the same as done for real ----------------------------------------------------------------------- */

enum { ACTS_MOST = 4, QUESTIONS = 10 };

/* Acts at random, and what is asked beside them. */
struct played { struct supposed acts[ACTS_MOST]; struct supposing asked; struct text lines; };

static const struct reg *random_book(void)
{
	size_t n = 0;
	while (registers[n])
		n++;
	for (;;) {
		const struct reg *r = registers[world_random((unsigned)n)];
		if (is_for_people(r) && !r->moves_scope)
			return r;
	}
}

/* To take back what proves that a duty was met seldom changes nothing. */
static struct supposed random_act(struct act *writer, date today)
{
	static const char *const kinds[] = { "add", "add", "amend", "amend", "amend", "void" };
	static const char *const evidence[] = { "machine_check", "pledge", "clearance", "education", "area_measure", "area_pass", "role_holder",
		"usage_review", "facility_clearance", "designation_holder" };
	const bool takes_back = one_in(2);
	const char *kind = takes_back ? "void" : kinds[world_random(COUNT(kinds))];
	const struct reg *r = takes_back ? register_named(evidence[world_random(COUNT(evidence))]) : random_book();
	return (struct supposed){ act_kind_named(kind), *some_inputs(writer, r, kind, today), kind };
}

static void play(struct act *writer, date today, bool in_lines, struct played *p)
{
	*p = (struct played){ .asked = { .limit_ms = 600000 }, .lines.arena = writer->arena };
	p->asked.acts = p->acts;
	p->asked.n = one_in(3) ? 1 + world_random(ACTS_MOST) : 1;
	for (size_t i = 0; i < p->asked.n; i++)
		p->acts[i] = random_act(writer, today);
	for (int i = 0; in_lines && i < QUESTIONS; i++)
		text_add(&p->lines, "{\"use\":\"view\",\"on\":\"%s\",\"person\":\"%s\",\"item\":\"%s\",\"place\":\"%s\"}\n", day_near(writer->arena, today),
		    some_number(writer, register_named("person")), some_number(writer, register_named("item")), some_number(writer, register_named("area")));
	p->asked.questions = in_lines ? text_of(&p->lines) : NULL;
	p->asked.questions_size = p->lines.n;
}

/* All that could be left behind. */
static const char *books_now(struct act *writer)
{
	struct text out = { .arena = writer->arena };
	struct head head;
	world_ok(writer, head_read(writer, &head));
	text_add(&out, "%ld %s", (long)head.frontier.size, head.at);
	for each_register(r)
		text_add(&out, " %ld/%ld", ask_long(writer, -1, sql_of(*r)->count), ask_long(writer, -1, sql_of(*r)->greatest));
	return text_of(&out);
}

static void verdicts_now(const struct office *o, struct act *reader, const struct supposing *asked, date on, struct verdicts *v, bool first)
{
	const struct picture *picture;
	world_ok(reader, db_begin_read(reader, "chief", NULL));
	world_ok(reader, installation_picture(reader, o->installation, &picture));
	world_ok(reader, first ? verdicts_open(reader, asked, picture, on, v) : verdicts_after(reader, v, picture, 0));
	installation_picture_release(o->installation);
	world_ok(reader, db_end_read(reader));
}

static const char *turned_line(struct arena *arena, const struct verdict_turned *t)
{
	return arena_format(arena, "%ld %s %s %x %x", t->line, t->reg ? t->reg : "", t->number ? t->number : "", t->before.failed, t->after.failed);
}

struct tally { long done, refused, changes, turned, causes; };

static void assert_told_is_done(struct act *act, const struct whatif *told, struct lines *before, struct lines *after,
    const struct verdicts *v, struct tally *tally)
{
	struct lines told_gone = { .arena = act->arena }, told_new = told_gone, gone = lacking(before, after), fresh = lacking(after, before);
	struct whatif real = { 0 };
	struct lines told_turned = told_gone, turned = told_gone;
	for (size_t i = 0; i < told->change_count; i++) {
		const struct finding_change *c = &told->changes[i];
		if (c->before)
			line_add(&told_gone, finding_line(act->arena, c->before));
		if (c->after)
			line_add(&told_new, finding_line(act->arena, c->after));
		assert_true(!c->before || !c->after || c->kind == CHANGE_MOVES || c->kind == CHANGE_REWORDED);
		tally->causes += c->act > 0;
	}
	assert_same_lines("findings that were", &told_gone, &gone);
	assert_same_lines("findings that are", &told_new, &fresh);
	verdicts_compare(act->arena, v, &real);
	for (size_t i = 0; i < told->turned_count; i++)
		line_add(&told_turned, turned_line(act->arena, &told->turned[i]));
	for (size_t i = 0; i < real.turned_count; i++)
		line_add(&turned, turned_line(act->arena, &real.turned[i]));
	assert_same_lines("verdicts", &told_turned, &turned);
	tally->changes += (long)told->change_count;
	tally->turned += (long)told->turned_count;
}

static void play_once(const struct office *o, struct act *writer, struct act *reader, date today, struct tally *tally)
{
	const struct arena_mark mark = arena_mark(writer->arena), read_mark = arena_mark(reader->arena);
	defer(act_close) struct act act;
	defer(act_close) struct act doing;
	struct played p;
	struct whatif told;
	struct verdicts v = { 0 };
	struct outcome outcome;
	act_open(&act, EN);
	act_open(&doing, EN);
	play(writer, today, one_in(2), &p);
	act.actor = doing.actor = "chief";
	act.reason = doing.reason = "fictional";
	act.on = doing.on = today;
	struct lines before = findings_now(o, &act, "chief", today);
	verdicts_now(o, reader, &p.asked, today, &v, true);
	const char *books = books_now(writer);

	enum fault f = what_if(&act, o->installation, &p.asked, &told);

	assert_string_equal(books_now(writer), books);
	enum fault real = OK;
	size_t n = 0;
	for (; n < p.asked.n && !real; n += !real)
		real = perform(&doing, o->installation, p.acts[n].kind, &p.acts[n].inputs, &outcome);
	if (f != real || told.refused != n || (f && strcmp(act.detail ? act.detail : "", doing.detail ? doing.detail : "")))
		fail_msg("told: %s %s at %zu, done: %s %s at %zu", fault_info[f].name, act.detail, told.refused, fault_info[real].name, doing.detail, n);
	if (!f) {
		struct lines after = findings_now(o, &act, "chief", today);
		verdicts_now(o, reader, &p.asked, today, &v, false);
		assert_told_is_done(&act, &told, &before, &after, &v, tally);
	}
	tally->done += !f;
	tally->refused += f != OK;
	arena_back(writer->arena, mark);
	arena_back(reader->arena, read_mark);
}

static void what_is_told_is_what_happens_when_it_is_done(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	struct act *writer = writer_of(&o), *reader = reader_of(&o);
	const date today = installation_today(writer, o.installation);
	struct tally tally = { 0 };

	for (long n = world_rounds(40, 2500); n; n--)
		play_once(&o, writer, reader, today, &tally);

	print_message("# %ld done, %ld refused; %ld findings changed, %ld by a later act, %ld verdicts turned\n", tally.done, tally.refused,
	    tally.changes, tally.causes, tally.turned);
	assert_true(tally.done > 5 && tally.changes > 3);
	ledger_size(&o);
	db_close(&reader->db);
	db_close(&writer->db);
	office_close(&o);
}

/* ---- whose books ---------------------------------------------------------------------------------------- */

static enum fault suppose_one(const struct office *o, struct act *act, const char *actor, const char *kind, const struct input *list, size_t n, long limit_ms,
    struct whatif *out)
{
	const struct supposed one = { act_kind_named(kind), { list, n }, kind };
	act_forgive(act);
	act->actor = actor;
	return what_if(act, o->installation, &(struct supposing){ .acts = &one, .n = 1, .limit_ms = limit_ms }, out);
}
#define supposes(o, act, actor, kind, out, ...) \
	suppose_one((o), (act), (actor), (kind), (const struct input[]){ __VA_ARGS__ }, COUNT(((const struct input[]){ __VA_ARGS__ })), 60000, (out))

static void nothing_outside_the_readers_reach_is_told(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	struct whatif all, own;
	did(&o, act, "add", "machine_check", "number=MC-1", "machine=M-1", "kind=virus", "done_on=2026-03-01", "result=clean");
	assert_true(date_of(2026, 3, 2, &act->on));
	did(&o, act, "add", "account", "number=officer", "name=Manager of two", "company=C-2");
	did(&o, act, "add", "role", "account=officer", "role=security_manager", "company=C-2", "from_on=2020-04-01");
	act->reason = "fictional";

	world_ok(act, supposes(&o, act, "chief", "void", &all, { "register", "machine_check" }, { "number", "MC-1" }));
	world_ok(act, supposes(&o, act, "manager", "void", &own, { "register", "machine_check" }, { "number", "MC-1" }));
	assert_true(all.change_count > 0);
	assert_int_equal(all.change_count, own.change_count);
	for (size_t i = 0; i < own.change_count; i++)
		assert_string_equal(own.changes[i].before ? own.changes[i].before->company : own.changes[i].after->company, "C-1");

	assert_int_equal(supposes(&o, act, "officer", "void", &own, { "register", "machine_check" }, { "number", "MC-1" }), E_NOT_FOUND);
	assert_int_equal(do_as(&o, act, "officer", "void", "machine_check", "number=MC-1", NULL), E_NOT_FOUND);
	assert_int_equal(supposes(&o, act, "nobody", "void", &own, { "register", "machine_check" }, { "number", "MC-1" }), E_DENIED);
	act_forgive(act);
	office_close(&o);
}

static void what_reaches_beyond_the_books_is_not_supposed(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct whatif w;

	for (const struct act_kind *k = act_kinds; k->name; k++) {
		bool may = !strcmp(k->name, "add") || !strcmp(k->name, "amend") || !strcmp(k->name, "void");
		enum fault f = supposes(&o, act, "chief", k->name, &w, { "register", "company" });
		if (!may && f != E_USAGE)
			fail_msg("%s was supposed", k->name);
	}
	act_forgive(act);
	office_close(&o);
}

static void a_setting_that_is_supposed_counts(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	struct whatif further, longer;
	did(&o, act, "add", "setting", "number=today", "value=2026-03-02");
	did(&o, act, "add", "setting", "number=horizon_days", "value=1");
	did(&o, act, "add", "machine_check", "number=MC-1", "machine=M-1", "kind=virus", "done_on=2026-03-01", "result=clean");
	did(&o, act, "add", "machine_check", "number=MC-2", "machine=M-2", "kind=virus", "done_on=2026-02-01", "result=clean");
	act->on = NO_DATE;

	world_ok(act, supposes(&o, act, "chief", "amend", &further, { "register", "setting" }, { "number", "horizon_days" }, { "value", "30" }));
	world_ok(act, supposes(&o, act, "chief", "add", &longer, { "register", "setting" }, { "number", "machine_check_days" }, { "value", "60" }));

	bool due = false, gone = false;
	for (size_t i = 0; i < further.change_count; i++)
		due |= further.changes[i].kind == CHANGE_APPEARS && !strcmp(further.changes[i].after->subject, "M-1");
	for (size_t i = 0; i < longer.change_count; i++)
		gone |= longer.changes[i].kind == CHANGE_VANISHES && !strcmp(longer.changes[i].before->subject, "M-2");
	assert_true(due && gone);
	office_close(&o);
}

/* ---- others -------------------------------------------------------------------------------------------- */

static void what_takes_too_long_is_given_up_and_others_go_on(void **state)
{
	(void)state;
	struct office o = office_of_two();
	struct act *act = world_act();
	struct whatif w;
	long before = ledger_size(&o);
	const struct input list[] = { { "register", "machine" }, { "number", "M-9" }, { "site", "S-1" }, { "name", "x" }, { "wiring", "stand_alone" },
		{ "registered_on", "2026-01-05" } };

	assert_int_equal(suppose_one(&o, act, "chief", "add", list, COUNT(list), 1, &w), E_TOO_SLOW);

	assert_non_null(strstr(act->detail, "1 ms"));
	assert_int_equal(ledger_size(&o), before);
	did(&o, act, "add", "company", "number=C-9", "name=Nine");
	world_ok(act, suppose_one(&o, act, "chief", "add", list, COUNT(list), 0, &w));
	assert_true(w.held_ms <= WHATIF_LIMIT_MS);
	office_close(&o);
}

struct crowd { const struct office *o; atomic_bool over; atomic_long done; };

static void *suppose_on(void *with)
{
	struct crowd *c = with;
	while (!atomic_load(&c->over)) {
		defer(act_close) struct act act;
		struct whatif w;
		act_open(&act, EN);
		if (!supposes(c->o, &act, "chief", "amend", &w, { "register", "site" }, { "number", "S-1" }, { "name", "Supposed" }))
			atomic_fetch_add(&c->done, 1);
	}
	return NULL;
}

static long long milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void others_write_while_it_is_supposed(void **state)
{
	(void)state;
	struct office o = office_open();
	struct act *act = world_act();
	struct crowd crowd = { .o = &o };
	pthread_t thread;
	long long longest = 0;
	two_companies(&o);
	pthread_create(&thread, NULL, suppose_on, &crowd);

	for (int i = 0; i < 40 || atomic_load(&crowd.done) < 3; i++) {
		long long began = milliseconds();
		did(&o, act, "add", "company", arena_format(act->arena, "number=N-%d", i), "name=x");
		longest = milliseconds() - began > longest ? milliseconds() - began : longest;
	}

	atomic_store(&crowd.over, true);
	pthread_join(thread, NULL);
	print_message("# %ld trials meanwhile; the longest wait %lld ms\n", atomic_load(&crowd.done), longest);
	ledger_size(&o);
	office_close(&o);
}

/* ---- cures --------------------------------------------------------------------------------------------- */

/* "…" is filled in by whoever types the act. */
static const char *filled_in(struct act *writer, const struct reg *r, const char *name, const char *value)
{
	const struct field *f = field_named(r, name);
	if (strcmp(value, "…") || !f)
		return value;
	return f->kind == CHOICE ? f->from[0].code : f->kind == REF ? some_number(writer, register_named(f->to)) : f->kind == DATE ? "2026-11-20" : "x";
}

/* False for what asks the question otherwise, or names its record by what it says. */
static bool typed_act(struct act *writer, const char *typed, struct supposed *out)
{
	char *rest = arena_text(writer->arena, typed), *part = strsep(&rest, " ");
	const struct act_kind *kind = act_kind_named(part);
	const struct reg *r = kind ? register_named(strsep(&rest, " ")) : NULL;
	struct input *list = arena_array(writer->arena, struct input, 24);
	*out = (struct supposed){ kind, { list, 1 }, typed };
	if (!r || strchr(typed, '{'))
		return false;
	list[0] = (struct input){ "register", r->name };
	while ((part = strsep(&rest, " "))) {
		char *value = strchr(part, '=');
		*value++ = 0;
		list[out->inputs.n++] = (struct input){ part, filled_in(writer, r, part, value) };
	}
	return true;
}

struct cured { long refused, cured, not_typed, turned; };

static void cure_one(const struct office *o, struct act *writer, struct cured *tally)
{
	static const char *const uses[] = { "view", "take", "enter", "operate" };
	defer(act_close) struct act act;
	act_open(&act, EN);
	struct arena *a = act.arena;
	const char *use = uses[world_random(COUNT(uses))], *on = date_text(date_add(20777, world_random(10)), arena_take(a, DATE_TEXT));
	const char *person = some_number(writer, register_named("person")), *area = some_number(writer, register_named("area"));
	const char *of = !strcmp(use, "enter") ? "area" : !strcmp(use, "operate") ? "machine" : "item";
	const char *thing = strcmp(of, "area") ? some_number(writer, register_named(of)) : area;
	char *argv[] = { "hozen", "explain", arena_format(a, "person=%s", person), arena_format(a, "use=%s", use), arena_format(a, "%s=%s", of, thing),
		arena_format(a, "on=%s", on), "--dir", (char *)(uintptr_t)o->dir, "--as", "chief", arena_format(a, "place=%s", area) };
	struct command c = { .act = &act };
	struct asking asking;
	struct explanation e;
	world_ok(&act, command_read(&c, (int)COUNT(argv) - !strcmp(use, "enter"), argv));
	world_ok(&act, asking_open(&c, &asking));
	world_ok(&act, inquiry_explain(&asking.of, &e));
	asking_close(&asking);
	act.db = NULL;
	if (e.verdict.permitted || !e.cure.exists || !e.cure.step_count)
		return;

	struct supposed *acts = arena_array(a, struct supposed, e.cure.step_count);
	struct supposing supposing = { .acts = acts, .limit_ms = 60000 };
	struct whatif w;
	tally->refused++;
	for (size_t i = 0; i < e.cure.step_count; i++)
		if (typed_act(writer, e.cure.steps[i].typed, &acts[supposing.n]))
			supposing.n++;
	if (supposing.n < e.cure.step_count) {
		tally->not_typed++;
		return;
	}
	char day_text[DATE_TEXT];
	const char *place = !strcmp(use, "enter") ? "" : arena_format(a, ",\"place\":\"%s\"", area);
	supposing.questions = arena_format(a, "{\"use\":\"%s\",\"on\":\"%s\",\"person\":\"%s\",\"%s\":\"%s\"%s}", use, date_text(e.cure.on, day_text), person,
	    of, thing, place);
	supposing.questions_size = strlen(supposing.questions);
	act.reason = "fictional";
	enum fault f = what_if(&act, o->installation, &supposing, &w);
	if (f)
		print_message("# %s: %s %s\n", supposing.acts[w.refused < supposing.n ? w.refused : 0].typed, fault_info[f].name,
		    act.problems ? act.problems->accepted : act.detail);
	tally->cured += !f;
	if (!f && !(w.turned_count == 1 && is_permitted(w.turned[0].after)))
		fail_msg("%s is not cured by %s …", supposing.questions, acts[0].typed);
	tally->turned += !f;
}

static void the_cures_that_are_named_turn_the_answer(void **state)
{
	(void)state;
	struct office o = office_with_the_sample();
	struct act *writer = writer_of(&o);
	struct cured tally = { 0 };

	for (long n = world_rounds(24, 2000); n; n--)
		cure_one(&o, writer, &tally);

	print_message("# %ld refused with a cure; %ld ask otherwise; %ld supposed, %ld turned\n", tally.refused, tally.not_typed, tally.cured, tally.turned);
	assert_true(tally.turned > 2);
	assert_true(tally.turned * 2 > tally.refused - tally.not_typed);
	db_close(&writer->db);
	office_close(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_outside_the_readers_reach_is_told),
		cmocka_unit_test(a_setting_that_is_supposed_counts),
		cmocka_unit_test(what_reaches_beyond_the_books_is_not_supposed),
		cmocka_unit_test(what_takes_too_long_is_given_up_and_others_go_on),
		cmocka_unit_test(others_write_while_it_is_supposed),
		cmocka_unit_test(the_cures_that_are_named_turn_the_answer),
		cmocka_unit_test(what_is_told_is_what_happens_when_it_is_done),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
