/* CSV: every file of tests/data/csv against wanted.txt; and writing, which reading must undo for every text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include "exchange/exchange.h"
#include <dirent.h>
#include <stdlib.h>

static struct csv *opened(struct act *act, const char *bytes, size_t n)
{
	struct csv *csv = NULL;
	world_ok(act, csv_open(act, bytes, n, &csv));
	return csv;
}

/* ---- files of trouble ----------------------------------------------------------------------- */

static void show_value(struct text *out, const char *s)
{
	text_put(out, " [");
	for (; *s; s++)
		if (*s == '\n' || *s == '\r')
			text_put(out, *s == '\n' ? "\\n" : "\\r");
		else
			text_put_span(out, s, 1);
	text_put(out, "]");
}

static void show_records(struct text *out, struct csv *csv)
{
	while (csv_next(csv)) {
		text_add(out, "%ld", csv_line(csv));
		for (size_t i = 0; i < csv_count(csv); i++)
			show_value(out, csv_value_plain(csv_value(csv, i)));
		text_put(out, "\n");
	}
}

/* A record a line, "LINE [value] [value]"; a problem a line, "! LINE field: given -> accepted". */
static void show_file(struct text *out, const char *name)
{
	char *bytes;
	size_t n;
	struct act act;
	struct csv *csv = NULL;
	act_open(&act, EN);
	world_ok(&act, file_read(&act, arena_format(act.arena, "tests/data/csv/%s", name), 1 << 20, &bytes, &n));
	text_add(out, "== %s\n", name);
	if (!csv_open(&act, bytes, n, &csv))
		show_records(out, csv);
	for (const struct problem *p = act.problems; p; p = p->next) {
		text_add(out, "! %ld %s:", p->line, p->field ? p->field : "-");
		show_value(out, p->given);
		text_add(out, " -> %s\n", p->accepted);
	}
	csv_close(&csv);
	act_close(&act);
}

static int is_csv(const struct dirent *e)
{
	return strlen(e->d_name) > 4 && !strcmp(e->d_name + strlen(e->d_name) - 4, ".csv");
}

static void every_file_of_trouble_reads_as_wanted(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct text shown = { .arena = act->arena };
	struct dirent **files;
	char *wanted;
	size_t size;

	int n = scandir("tests/data/csv", &files, is_csv, alphasort);
	assert_true(n >= 20);
	for (int i = 0; i < n; free(files[i++]))
		show_file(&shown, files[i]->d_name);
	free(files);

	world_ok(act, file_read(act, "tests/data/csv/wanted.txt", 1 << 20, &wanted, &size));
	if (!same_text(text_of(&shown), wanted)) {
		fputs(text_of(&shown), stderr);          /* longer than cmocka prints */
		fail_msg("tests/data/csv reads otherwise than wanted.txt says");
	}
}

static void the_words_come_in_japanese(void **state)
{
	(void)state;
	static const char file[] = "番号,名称\nC-1,\"架空\n";
	struct act act;
	act_open(&act, JA);

	struct csv *csv = opened(&act, file, strlen(file));
	assert_true(csv_next(csv));
	assert_false(csv_next(csv));

	assert_int_equal(problems_fault(&act), E_BAD_INPUT);
	assert_int_equal(act.problems->line, 2);
	assert_string_equal(act.problems->field, "名称");
	assert_string_equal(act.problems->given, "\"架空\n");
	assert_string_equal(act.problems->accepted, "引用符（\"）で始まる値は、終わりにも引用符を置く");
	csv_close(&csv);
	act_close(&act);
}

/* ---- reading -------------------------------------------------------------------------------- */

static void what_a_reader_takes_for_a_record_may_be_given_back(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct text file = { .arena = act->arena };
	text_put(&file, "n,v\n");
	for (int i = 0; i < 2000; i++)
		text_add(&file, "%d,%0*d\n", i, i + 1, i);

	struct csv *csv = opened(act, text_of(&file), file.n);
	assert_true(csv_next(csv));
	for (int i = 0; i < 2000; i++) {
		struct arena_mark mark = arena_mark(act->arena);
		assert_true(csv_next(csv));
		memset(arena_take(act->arena, 5000), 'x', 5000);
		assert_int_equal(atol(csv_value(csv, 0)), i);
		assert_int_equal(atol(csv_value(csv, 1)), i);
		assert_int_equal(strlen(csv_value(csv, 1)), i + 1);
		arena_back(act->arena, mark);
	}
	assert_false(csv_next(csv));

	world_ok(act, problems_fault(act));
	csv_close(&csv);
}

static void a_value_beyond_the_record_is_empty(void **state)
{
	(void)state;
	struct csv *csv = opened(world_act(), "a,b\nc,d", 7);

	assert_true(csv_next(csv) && csv_next(csv));

	assert_string_equal(csv_value(csv, 1), "d");
	assert_string_equal(csv_value(csv, 2), "");
	assert_string_equal(csv_heading(csv, 1), "b");
	assert_string_equal(csv_heading(csv, 2), "");
	csv_close(&csv);
}

static void progress_runs_from_nothing_to_all(void **state)
{
	(void)state;
	struct csv *csv = opened(world_act(), "a,b\nc,d\n", 8);
	long done, all;

	csv_progress(csv, &done, &all);
	assert_int_equal(done, 0);
	assert_int_equal(all, 8);
	assert_true(csv_next(csv));
	csv_progress(csv, &done, &all);
	assert_int_equal(done, 4);
	assert_true(csv_next(csv));
	csv_progress(csv, &done, &all);
	assert_int_equal(done, all);

	csv_close(&csv);
}

static void no_bytes_are_an_empty_file(void **state)
{
	(void)state;
	struct csv *csv = opened(world_act(), NULL, 0);

	assert_false(csv_next(csv));

	csv_close(&csv);
	csv_close(&csv);
}

static void every_wrong_record_is_a_problem_of_its_own(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct text file = { .arena = act->arena };
	text_put(&file, "n,v\n");
	for (int i = 0; i < 1500; i++)
		text_put(&file, "x\ny,z\n");

	struct csv *csv = opened(act, text_of(&file), file.n);
	long sound = 0;
	while (csv_next(csv))
		sound++;

	assert_int_equal(sound, 1501);
	assert_int_equal(act->problem_count, 1500);
	assert_int_equal(act->problems->line, 2);
	csv_close(&csv);
}

static void a_file_of_plain_bytes_stays_where_it_is(void **state)
{
	(void)state;
	static const char ascii[] = "number,name\r\n", utf8[] = "\xEF\xBB\xBF番号,名称\r\n";
	struct act *act = world_act();
	struct decoded text;

	world_ok(act, text_decode(act, act->arena, ascii, strlen(ascii), &text));
	assert_ptr_equal(text.s, ascii);
	assert_int_equal(text.n, strlen(ascii));
	world_ok(act, text_decode(act, act->arena, utf8, strlen(utf8), &text));
	assert_ptr_equal(text.s, utf8 + 3);
	assert_int_equal(text.n, strlen(utf8) - 3);
}

static void a_wrong_byte_is_found_wherever_it_stands(void **state)
{
	(void)state;
	char bytes[64];

	for (size_t bad = 0; bad < sizeof bytes; bad++) {
		struct act act;
		struct decoded text = { 0 };
		act_open(&act, EN);
		memset(bytes, '\n', sizeof bytes);
		bytes[bad] = '\xFF';
		assert_int_equal(text_decode(&act, act.arena, bytes, sizeof bytes, &text), E_BAD_INPUT);
		assert_int_equal(act.problems->line, bad + 1);
		assert_null(text.s);
		act_close(&act);
	}
}

static void utf8_that_says_a_character_in_too_many_bytes_is_refused(void **state)
{
	(void)state;
	static const char *const refused[] = { "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3" };

	for (size_t i = 0; i < COUNT(refused); i++) {
		struct act act;
		struct decoded text;
		act_open(&act, EN);
		const char *file = arena_format(act.arena, "\xEF\xBB\xBF%s", refused[i]);
		if (text_decode(&act, act.arena, file, strlen(file), &text) != E_BAD_INPUT)
			fail_msg("row %zu is accepted", i);
		act_close(&act);
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static const char *written(struct arena *a, const char *value, bool first)
{
	char *bytes;
	size_t n;
	FILE *out = open_memstream(&bytes, &n);
	csv_put(out, value, first);
	fclose(out);
	char *copy = arena_span(a, bytes, n);
	free(bytes);
	return copy;
}

static void values_are_written_quoted_and_guarded_only_where_they_must(void **state)
{
	(void)state;
	static const struct { const char *value, *written; } rows[] = {
		{ "架空重工",        "架空重工" },
		{ "a b",             "a b" },
		{ "a,b",             "\"a,b\"" },
		{ "say \"yes\"",     "\"say \"\"yes\"\"\"" },
		{ "a\nb",            "\"a\nb\"" },
		{ "a\rb",            "\"a\rb\"" },
		{ "",                "\"\"" },
		{ NULL,              "\"\"" },
		{ "\xEF\xBB\xBFx",   "\"\xEF\xBB\xBFx\"" },
		{ "=1+1",            "'=1+1" },
		{ "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"" },
		{ "+81-3-0000-0000", "'+81-3-0000-0000" },
		{ "-",               "'-" },
		{ "-1+cmd|' /C x'!A0", "'-1+cmd|' /C x'!A0" },
		{ "@SUM(A1)",        "'@SUM(A1)" },
		{ "\t=1",            "'\t=1" },
		{ "\r=1",            "\"'\r=1\"" },
		{ "\n=1",            "\"'\n=1\"" },
		{ "＝1+1",           "'＝1+1" },
		{ "＋81",            "'＋81" },
		{ "－5",             "'－5" },
		{ "＠x",             "'＠x" },
		{ " =1",             "' =1" },
		{ "　=1",            "'　=1" },
		{ "-5",              "-5" },
		{ "+81",             "+81" },
		{ "-0.25",           "-0.25" },
		{ "-5.",             "'-5." },
		{ "-.5",             "'-.5" },
		{ "-5-5",            "'-5-5" },
		{ "-1,000",          "\"'-1,000\"" },
		{ "'=1",             "''=1" },
		{ "''=1",            "'''=1" },
		{ "'-5",             "'-5" },
		{ "'",               "'" },
		{ "'name'",          "'name'" },
		{ "a=b",             "a=b" },
	};
	struct arena *a = world_act()->arena;

	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(written(a, rows[i].value, true), rows[i].written);
	assert_string_equal(written(a, "", false), ",");
	assert_string_equal(written(a, NULL, false), ",");
	assert_string_equal(written(a, "=1", false), ",'=1");
}

static void the_byte_order_mark_comes_on_request(void **state)
{
	(void)state;
	char *bytes;
	size_t n;
	FILE *out = open_memstream(&bytes, &n);

	csv_begin(out, false);
	csv_begin(out, true);
	csv_put(out, "番号", true);
	csv_end(out);
	fclose(out);

	assert_string_equal(bytes, "\xEF\xBB\xBF番号\r\n");
	free(bytes);
}

static void an_apostrophe_is_taken_away_only_before_a_formula(void **state)
{
	(void)state;

	assert_string_equal(csv_value_plain("'=1+1"), "=1+1");
	assert_string_equal(csv_value_plain("''=1+1"), "'=1+1");
	assert_string_equal(csv_value_plain("' ＋1"), " ＋1");
	assert_string_equal(csv_value_plain("'-5"), "'-5");
	assert_string_equal(csv_value_plain("'a'"), "'a'");
	assert_string_equal(csv_value_plain("'"), "'");
	assert_string_equal(csv_value_plain(""), "");
	assert_string_equal(csv_value_plain("=1+1"), "=1+1");
}

/* A text of a few pieces, most of which mean something to CSV or to a spreadsheet. */
static const char *random_text(struct arena *a)
{
	static const char *const pieces[] = { "'", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n",
	    "＝", "＋", "－", "＠", " ", "　", ",", "\"", "\"\"", ".", "5", "0", "a", "保全", "ﾎｾﾞﾝ", "\xEF\xBB\xBF", "𠮷", "\x01", "\x7F" };
	struct text out = { .arena = a };
	for (unsigned n = world_random(8); n; n--)
		text_put(&out, pieces[world_random(COUNT(pieces))]);
	return text_of(&out);
}

enum { RECORDS = 20 };
struct table { size_t columns; bool mark; const char *values[RECORDS][4]; };

static char *write_table(const struct table *table, size_t *n)
{
	char *bytes;
	FILE *out = open_memstream(&bytes, n);
	csv_begin(out, table->mark);
	for (size_t r = 0; r < RECORDS; r++) {
		for (size_t c = 0; c < table->columns; c++)
			csv_put(out, table->values[r][c], !c);
		csv_end(out);
	}
	fclose(out);
	return bytes;
}

static void check_table(struct act *act, const struct table *table, const char *bytes, size_t n)
{
	struct csv *csv = opened(act, bytes, n);
	for (size_t r = 0; r < RECORDS; r++) {
		if (!csv_next(csv) || csv_count(csv) != table->columns)
			fail_msg("record %zu of\n%s", r, bytes);
		for (size_t c = 0; c < table->columns; c++)
			assert_string_equal(csv_value_plain(csv_value(csv, c)), table->values[r][c]);
	}
	assert_false(csv_next(csv));
	world_ok(act, problems_fault(act));
	csv_close(&csv);
}

static void every_text_comes_back_as_it_went_out(void **state)
{
	(void)state;
	struct act *act = world_act();
	struct arena_mark mark = arena_mark(act->arena);

	for (long round = 0; round < world_rounds(2000, 200000); round++) {
		struct table table = { .columns = 1 + world_random(4), .mark = world_random(2) };
		for (size_t r = 0; r < RECORDS; r++)
			for (size_t c = 0; c < table.columns; c++)
				table.values[r][c] = random_text(act->arena);
		size_t n;
		char *bytes = write_table(&table, &n);
		check_table(act, &table, bytes, n);
		free(bytes);
		arena_back(act->arena, mark);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_of_trouble_reads_as_wanted),
		cmocka_unit_test(the_words_come_in_japanese),
		cmocka_unit_test(what_a_reader_takes_for_a_record_may_be_given_back),
		cmocka_unit_test(a_value_beyond_the_record_is_empty),
		cmocka_unit_test(progress_runs_from_nothing_to_all),
		cmocka_unit_test(no_bytes_are_an_empty_file),
		cmocka_unit_test(every_wrong_record_is_a_problem_of_its_own),
		cmocka_unit_test(a_file_of_plain_bytes_stays_where_it_is),
		cmocka_unit_test(a_wrong_byte_is_found_wherever_it_stands),
		cmocka_unit_test(utf8_that_says_a_character_in_too_many_bytes_is_refused),
		cmocka_unit_test(values_are_written_quoted_and_guarded_only_where_they_must),
		cmocka_unit_test(the_byte_order_mark_comes_on_request),
		cmocka_unit_test(an_apostrophe_is_taken_away_only_before_a_formula),
		cmocka_unit_test(every_text_comes_back_as_it_went_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
