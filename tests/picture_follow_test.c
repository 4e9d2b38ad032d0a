/* The picture of an installation: whatever is done, by this process or another, the picture that was followed is the one that would be
 * loaded afresh; and what it answers is what its facts answer when they are written out and read again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/good_books.h"
#include "services/asking.h"
#include <stdlib.h>

static bool one_in(unsigned n)
{
	return world_random(n) == 0;
}

/* ---- an act at random --------------------------------------------------------------------------- */

static const char *const followed[] = { "person", "nationality", "employment", "contract", "contract_clause", "subcontract", "facility_clearance",
	"facility_suspension", "clearance", "suspension", "pledge", "education", "designation", "designation_event", "handler_range", "area", "area_regime",
	"area_pass", "container", "combination_change", "combination_holder", "item", "item_release", "loan", "approval", "machine", "machine_check",
	"machine_account", "agreement", "setting", "company", "site",
	"designation", "designation_event", "combination_change", "combination_holder", "combination_holder", "employment", "employment" };

/* Two that use one set of books, as two processes would, and a writer who looks at the tables. */
struct two { struct office one; struct installation *other; struct act *writer; };

static const char *random_number(struct act *writer, const struct reg *r)
{
	const long n = ask_long(writer, 0, sql_of(r)->count);
	const char *number = NULL;
	long skip = n ? (long)world_random((unsigned)n) : 0;
	defer(query_end) struct query *q = query(writer, sql_of(r)->all);
	while (query_next(q) && skip-- >= 0)
		number = query_copy(q, 1);
	return number;
}

static const char *random_day(struct arena *arena)
{
	return date_text(date_add(16000, world_random(6000)), arena_take(arena, DATE_TEXT));
}

/* Near the day that it was, where there was one. */
static const char *other_day(struct arena *arena, const char *old)
{
	date was;
	if (is_empty(old) || !date_parse(old, &was) || one_in(3))
		return random_day(arena);
	return date_text(date_add(was, (long)world_random(400) - 200), arena_take(arena, DATE_TEXT));
}

static const char *fitting(struct act *writer, const struct field *f, const char *old)
{
	static const char *const countries[] = { "JP", "US", "GB", "IT", "NATO" };
	size_t n = 0;
	switch (f->kind) {
	case DATE:     return one_in(4) ? "" : other_day(writer->arena, old);
	case COUNT_OF: return arena_format(writer->arena, "%u", world_random(9));
	case YES_NO:   return one_in(2) ? "1" : "0";
	case COUNTRY:  return countries[world_random(COUNT(countries))];
	case REF:      return one_in(6) ? "" : random_number(writer, register_named(f->to));
	case CHOICE:
		while (f->from[n].code)
			n++;
		return f->from[world_random((unsigned)n)].code;
	default:       return "架空";
	}
}

/* A setting is one of the terms by which last days are reckoned. */
static const struct inputs *random_setting(struct act *writer, const char *kind)
{
	static const char *const terms[] = { "sds_years", "education_months", "machine_check_days", "combination_months", "send_hi_2", "horizon_days" };
	const char *number = strcmp(kind, "add") ? random_number(writer, register_named("setting")) : terms[world_random(COUNT(terms))];
	struct input *list = arena_array(writer->arena, struct input, 3);
	list[0] = (struct input){ "register", "setting" };
	list[1] = (struct input){ "number", number };
	list[2] = (struct input){ "value", arena_format(writer->arena, "%u", 1 + world_random(30)) };
	struct inputs *inputs = arena_new(writer->arena, struct inputs);
	*inputs = (struct inputs){ list, strcmp(kind, "void") ? 3 : 2 };
	return inputs;
}

/* Another like one that stands, or one of them changed, or gone. */
static const struct inputs *random_inputs(struct act *writer, const struct reg *r, const char *kind)
{
	const char *number = random_number(writer, r);
	const char **values = arena_array(writer->arena, const char *, r->nfields + 1);
	if (!strcmp(r->name, "setting"))
		return random_setting(writer, kind);
	if (!number || !strcmp(kind, "void"))
		return inputs_of(writer->arena, r, number, values);
	values = values_of(writer, r, number);
	for (size_t i = 0; i < r->nfields; i++)
		if (one_in(!strcmp(kind, "add") ? 3 : r->nfields < 6 ? 2 : 4))
			values[i] = fitting(writer, &r->fields[i], values[i]);
	if (!strcmp(kind, "add"))
		number = r->prefix ? NULL : arena_format(writer->arena, "N-%u", world_random(100000));
	return inputs_of(writer->arena, r, number, values);
}

/* Whether it was done; by whom does not matter. */
static bool random_act(struct two *p)
{
	static const char *const kinds[] = { "add", "add", "amend", "amend", "amend", "void" };
	const struct reg *r = register_named(followed[world_random(COUNT(followed))]);
	const char *kind = kinds[world_random(COUNT(kinds))];
	const struct arena_mark mark = arena_mark(p->writer->arena);
	const struct inputs *inputs = random_inputs(p->writer, r, kind);
	struct outcome outcome;
	defer(act_close) struct act act;
	act_open(&act, EN);
	act.actor = "chief";
	act.reason = "fictional";
	enum fault f = perform(&act, one_in(2) ? p->one.installation : p->other, act_kind_named(kind), inputs, &outcome);
	arena_back(p->writer->arena, mark);
	return !f;
}

/* ---- the same ------------------------------------------------------------------------------------- */

static const char *lines_of(struct act *act, const struct picture *p, const struct terms *terms)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	world_ok(act, picture_lines(act, p, terms, out));
	fclose(out);
	const char *copy = arena_text(act->arena, text);
	free(text);
	return copy;
}

static void show_difference(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	print_error("followed: %.300s\n\nloaded: %.300s\n", a, b);
}

static void last_days_are_right(const struct picture *p, const struct terms *terms)
{
	for (row r = 0; r < p->persons_count; r++)
		for (uint32_t i = 0; i < p->persons[r].educations.n; i++) {
			const struct education *e = &p->educations[p->persons[r].educations.first + i];
			assert_int_equal(e->until, education_until(terms, e->done_on));
		}
	for (row r = 0; r < p->machines_count; r++)
		for (uint32_t i = 0; i < p->machines[r].checks.n; i++) {
			const struct check *c = &p->checks[p->machines[r].checks.first + i];
			assert_int_equal(c->until, check_until(terms, c->done_on));
		}
}

/* What was voided fits nothing. */
static void rows_stand(struct act *act, const struct picture *p)
{
	long standing = ask_long(act, 0, sql_of(register_named("item"))->count), fitting_rows = 0;
	for (row r = 0; r < p->items_count; r++)
		fitting_rows += p->items[r].registered_on != DAY_NEVER;
	assert_int_equal(fitting_rows, standing);
}

static void assert_followed(struct two *p, struct installation *of)
{
	struct act *act = p->writer;
	const struct arena_mark mark = arena_mark(act->arena);
	const struct picture *held;
	struct picture fresh;
	struct lasting lasting;
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, installation_picture(act, of, &held));
	world_ok(act, lasting_read(act, installation_today(act, of), &lasting));
	world_ok(act, picture_load(act, &lasting, &fresh));

	const char *one = lines_of(act, held, &lasting.terms), *other = lines_of(act, &fresh, &lasting.terms);
	if (strcmp(one, other)) {
		show_difference(one, other);
		fail_msg("the picture that was followed is not the one loaded afresh");
	}
	assert_true(picture_is_sound(held) && picture_is_sound(&fresh));
	assert_memory_equal(held->methods, fresh.methods, sizeof fresh.methods);
	last_days_are_right(held, &lasting.terms);
	rows_stand(act, held);

	picture_close(&fresh);
	installation_picture_release(of);
	world_ok(act, db_end_read(act));
	arena_back(act->arena, mark);
}

/* ---- questions ------------------------------------------------------------------------------------ */

static const char *named(struct act *act, const char *key, const char *reg)
{
	const char *number = one_in(30) ? "nobody" : random_number(act, register_named(reg));
	return number ? arena_format(act->arena, ",\"%s\":\"%s\"", key, number) : "";
}

static const char *recipient(struct act *act)
{
	if (one_in(2))
		return arena_format(act->arena, ",\"to\":{\"authority\":\"%s\"}", random_number(act, register_named("organisation")));
	return arena_format(act->arena, ",\"to\":{\"company\":\"%s\",\"site\":\"%s\"}", random_number(act, register_named("company")),
	    random_number(act, register_named("site")));
}

static const char *random_question(struct act *act, long n)
{
	const struct code *use = &use_codes[world_random(USES)];
	const bool enters = use->value == USE_ENTER, operates = use->value == USE_OPERATE;
	return arena_format(act->arena, "{\"n\":%ld,\"use\":\"%s\",\"on\":\"%s\"%s%s%s%s%s%s}", n, use->name, random_day(act->arena),
	    named(act, "person", "person"), enters ? named(act, "area", "area") : operates ? named(act, "machine", "machine") : named(act, "item", "item"),
	    !enters && !operates && one_in(2) ? named(act, "machine", "machine") : "",
	    !enters && !operates && !one_in(3) ? named(act, "place", use->value == USE_STORE ? "container" : "area") : "",
	    one_in(3) ? named(act, "witness", "person") : "", use->value == USE_SEND && !one_in(6) ? recipient(act) : "");
}

static const char *facts_text(struct act *reader, struct installation *i)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	world_ok(reader, picture_write(reader, installation_today(reader, i), out));
	fclose(out);
	const char *copy = arena_text(reader->arena, text);
	free(text);
	return copy;
}

static void assert_facts_answer_alike(struct two *p, struct act *reader, long questions)
{
	const struct picture *picture;
	struct facts *facts = NULL;
	const struct arena_mark mark = arena_mark(reader->arena);
	world_ok(reader, db_begin_read(reader, "chief", NULL));
	const char *text = facts_text(reader, p->one.installation);
	world_ok(reader, facts_read(reader, text, strlen(text), &facts));
	world_ok(reader, installation_picture(reader, p->one.installation, &picture));
	const struct lookup lookup = installation_lookup(reader, picture);
	for (long n = 0; n < questions; n++) {
		const char *line = random_question(reader, n);
		const char *of_books = books_answer(reader, picture, &lookup, line, strlen(line)), *of_facts = facts_answer(reader, facts, line, strlen(line));
		if (strcmp(of_books, of_facts))
			fail_msg("%s\nthe books: %s\nthe facts: %s", line, of_books, of_facts);
	}
	installation_picture_release(p->one.installation);
	facts_close(&facts);
	world_ok(reader, db_end_read(reader));
	arena_back(reader->arena, mark);
}

/* ---- the tests -------------------------------------------------------------------------------------- */

static struct two two_open(void)
{
	struct two p = { .one = office_with_good_books() };
	struct act *act = world_act();
	world_ok(act, installation_open(act, p.one.dir, &p.other));
	world_ok(act, installation_start(act, p.other));
	p.writer = writer_of(&p.one);
	return p;
}

static void two_close(struct two *p)
{
	db_close(&p->writer->db);
	installation_close(&p->other);
	office_close(&p->one);
}

static void a_picture_that_is_followed_is_the_one_loaded_afresh(void **state)
{
	(void)state;
	struct two p = two_open();
	struct act *reader = reader_of(&p.one);
	long done = 0;

	for (long n = world_rounds(600, 3000); n; n--) {
		done += random_act(&p);
		if (one_in(3))
			assert_followed(&p, one_in(2) ? p.one.installation : p.other);
		if (one_in(60))
			assert_facts_answer_alike(&p, reader, 100);
	}

	assert_followed(&p, p.one.installation);
	print_message("# %ld acts done\n", done);
	assert_true(done > 100);
	db_close(&reader->db);
	two_close(&p);
}

/* ---- facts that are put together of several books ---------------------------------------------------- */

static row id_of(struct act *act, const char *reg, const char *number)
{
	return (row)ask_long(act, 0, sql_of(register_named(reg))->id_of, T(number));
}

static void assert_day(struct two *p, const char *reg, const char *number, size_t at, const char *expected)
{
	char text[DATE_TEXT];
	const struct picture *held;
	struct act *act = p->writer;
	day on;
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, installation_picture(act, p->other, &held));
	row r = id_of(act, reg, number);
	memcpy(&on, strcmp(reg, "item") ? (const char *)&held->containers[r] + at : (const char *)&held->items[r] + at, sizeof on);
	installation_picture_release(p->other);
	world_ok(act, db_end_read(act));
	assert_string_equal(on == DAY_NEVER ? "never" : on == DAY_ALWAYS ? "always" : date_text(on, text), expected);
	assert_followed(p, p->other);
}

#define is_due(p, number, on) assert_day((p), "container", (number), offsetof(struct container, combination_due_on), (on))
#define is_valid_until(p, number, on) assert_day((p), "item", (number), offsetof(struct item, valid_until), (on))

static void a_combination_is_due_when_someone_who_knows_it_leaves(void **state)
{
	(void)state;
	struct two p = two_open();
	struct act *act = world_act();
	act->reason = "fictional";

	is_due(&p, "B-1", "2027-03-31");
	did(&p.one, act, "amend", "combination_holder", "number=CH-1", "to_on=2026-06-30");
	is_due(&p, "B-1", "2026-06-30");
	did(&p.one, act, "add", "combination_change", "number=CC-3", "container=B-1", "changed_on=2026-07-01", "reason=holder");
	is_due(&p, "B-1", "2027-01-01");
	did(&p.one, act, "amend", "combination_holder", "number=CH-1", "to_on=");
	did(&p.one, act, "amend", "employment", "number=E-1", "to_on=2026-09-30");
	is_due(&p, "B-1", "2026-09-30");
	did(&p.one, act, "add", "employment", "person=P-1", "company=C-1", "kind=employee", "from_on=2026-10-01");
	is_due(&p, "B-1", "2027-01-01");
	did(&p.one, act, "add", "setting", "number=combination_months", "value=2");
	is_due(&p, "B-1", "2026-09-01");
	did(&p.one, act, "void", "combination_change", "number=CC-3");
	did(&p.one, act, "void", "combination_change", "number=CC-1");
	is_due(&p, "B-1", "always");
	did(&p.one, act, "amend", "container", "number=B-1", "dial_lock=0");
	is_due(&p, "B-1", "9999-12-31");
	did(&p.one, act, "amend", "container", "number=B-1", "removed_on=2026-08-01");
	is_due(&p, "B-1", "2026-07-31");

	two_close(&p);
}

static void an_item_has_the_days_of_its_designation(void **state)
{
	(void)state;
	struct two p = two_open();
	struct act *act = world_act();
	act->reason = "fictional";

	is_valid_until(&p, "I-1", "2026-03-31");
	did(&p.one, act, "add", "designation_event", "number=DE-9", "designation=D-SDS", "kind=extend", "done_on=2026-03-01", "valid_until=2031-03-31");
	is_valid_until(&p, "I-1", "2031-03-31");
	did(&p.one, act, "void", "designation_event", "number=DE-9");
	did(&p.one, act, "void", "designation_event", "number=DE-1");
	is_valid_until(&p, "I-1", "2026-09-30");
	did(&p.one, act, "amend", "designation", "number=D-SDS", "valid_until=2026-10-31");
	is_valid_until(&p, "I-1", "2026-10-31");
	did(&p.one, act, "amend", "item", "number=I-1", "returned_on=2026-02-01");
	assert_day(&p, "item", "I-1", offsetof(struct item, destroyed_on), "2026-02-01");
	is_valid_until(&p, "I-3", "never");

	two_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_combination_is_due_when_someone_who_knows_it_leaves),
		cmocka_unit_test(an_item_has_the_days_of_its_designation),
		cmocka_unit_test(a_picture_that_is_followed_is_the_one_loaded_afresh),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
