/* Faulty files for every book: each fault refuses the whole file, names every wrong line and column in both languages, and changes
 * nothing.  The generator spoils the good files of tests/import/good; the files of tests/import are a few of them to look at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/constraint_rows.h"
#include "tests/a_sheet.h"
#include <iconv.h>

static struct office o;
static struct act *writer;
static long files;                       /* tried */

/* ---- what a refusal must tell ------------------------------------------------------------------- */

/* A fault in some records of a sheet (from `first` on), or in its heading; `says` is NULL where any words will do. */
struct fault_told { const struct reg *reg; const char *name, *field; const char *const *says; long first_line, last_line; };

/* Every part of a phrase between its places, in order. */
static bool says(const char *text, const char *phrase)
{
	for (const char *place; text && (place = strchr(phrase, '{')); phrase = place + 3) {
		char part[512];
		snprintf(part, sizeof part, "%.*s", (int)(place - phrase), phrase);
		text = strstr(text, part);
	}
	return text && strstr(text, phrase);
}

static bool is_told(const struct act *act, const struct fault_told *t, long line)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		if (p->line == line && same_text(p->field, t->field) && !is_empty(p->accepted) && (!t->says || says(p->accepted, t->says[act->lang])))
			return true;
	return false;
}

static void tell_what_was_told(const struct act *act, const struct fault_told *t, const struct file *f, const char *wrong)
{
	print_error("%s, %s in %s: %s\n%.*s", t->reg->name, t->name, t->field ? t->field : "-", wrong, (int)f->n, f->s);
	print_error("fault %s %s\n", fault_info[act->fault].name, act->detail ? act->detail : "");
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("  line %ld %s [%s]: %s\n", p->line, p->field ? p->field : "-", p->given ? p->given : "", p->accepted);
	fail_msg("the refusal is not as it should be");
}

static enum fault take_in(struct act *act, enum lang lang, const struct reg *r, const struct file *f, bool dry_run, struct outcome *out)
{
	const struct import import = { r, "file.csv", f->s, f->n, dry_run, NULL, NULL };
	act_open(act, lang);
	act->actor = "chief";
	files++;
	return import_csv(act, o.installation, &import, out);
}

static void assert_refused(enum lang lang, bool dry_run, const struct fault_told *t, const struct file *f)
{
	struct act act;
	struct outcome outcome;
	const struct size before = newest_of(writer, t->reg);
	const enum fault fault = take_in(&act, lang, t->reg, f, dry_run, &outcome);
	const struct size after = newest_of(writer, t->reg);

	if (fault != E_BAD_INPUT || after.records != before.records || after.entries != before.entries + !dry_run)
		tell_what_was_told(&act, t, f, "not refused, or something changed");
	if (!t->first_line && !says(act.detail, t->says[lang]))
		tell_what_was_told(&act, t, f, "not in these words");
	for (const struct problem *p = act.problems; p; p = p->next)
		if (p->line < t->first_line || p->line > t->last_line)
			tell_what_was_told(&act, t, f, "a line that is not wrong is named");
	if (t->first_line && (!is_told(&act, t, t->first_line) || !is_told(&act, t, t->last_line)))
		tell_what_was_told(&act, t, f, "a wrong line is not told");
	act_close(&act);
}

/* Mostly rehearsed, every eighth time in earnest: the way is the same but for its end. */
static void assert_refused_in_both(const struct fault_told *t, const struct file *f)
{
	assert_refused(JA, files % 8, t, f);
	assert_refused(EN, true, t, f);
}

static const char *const *phrase_of(enum word w)
{
	static bilingual phrases[WORDS];
	phrases[w][JA] = word(JA, w);
	phrases[w][EN] = word(EN, w);
	return phrases[w];
}

/* ---- faults in a value ---------------------------------------------------------------------------- */

#define HUNDRED "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

static const struct { const char *name; enum kind kind; const char *given; enum word says; } in_a_value[] = {
	{ "an unknown reference",            REF,       "NONE-SUCH",                W_ACCEPTS_REF },
	{ "a choice that is none",           CHOICE,    "none such",                W_ACCEPTS_CHOICE },
	{ "a day that does not exist",       DATE,      "2026-02-30",               W_ACCEPTS_DATE },
	{ "a day outside its era",           DATE,      "S64.1.8",                  W_ACCEPTS_DATE },
	{ "a day before the calendar",       DATE,      "1867-12-31",               W_ACCEPTS_DATE },
	{ "a spreadsheet's serial for a day", DATE,     "46000",                    W_ACCEPTS_DATE },
	{ "an hour that does not exist",     INSTANT,   "2026-10-01 24:30",         W_ACCEPTS_INSTANT },
	{ "a negative number",               COUNT_OF,  "-1",                       W_ACCEPTS_COUNT },
	{ "words for a number",              COUNT_OF,  "a dozen",                  W_ACCEPTS_COUNT },
	{ "a fraction",                      COUNT_OF,  "1.5",                      W_ACCEPTS_COUNT },
	{ "a number too large",              COUNT_OF,  "9223372036854775808",      W_ACCEPTS_COUNT },
	{ "neither yes nor no",              YES_NO,    "perhaps",                  W_ACCEPTS_YES_NO },
	{ "no country's code",               COUNTRY,   "Japan",                    W_COUNTRY_CODE },
	{ "a control character",             TEXT,      "\x1b[31mred",              W_ACCEPTS_TEXT },
	{ "a control character of C1",       TEXT,      "\xc2\x9b""31mred",         W_ACCEPTS_TEXT },
	{ "two lines where there is one",    TEXT,      "one\ntwo",                 W_ACCEPTS_TEXT },
	{ "a text too long",                 TEXT,      HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED "x", W_ACCEPTS_TEXT },
	{ "a control character",             LONG_TEXT, "one\x01two",               W_ACCEPTS_LONG_TEXT },
};

/* The same in every record, and in the last alone. */
static void spoil_column(const struct reg *r, const struct sheet *good, const char *name, const char *field, const char *given, enum word w)
{
	const size_t column = column_of(good, field);
	struct sheet all = *good, last = *good;
	for (size_t i = 0; i < good->lines; i++)
		all.cell[i][column] = given;
	last.cell[good->lines - 1][column] = given;
	struct act act;
	act_open(&act, EN);
	const struct file every = written(&act, &all), one = written(&act, &last);
	const long end = line_of(&all, all.lines - 1), begin = line_of(&last, last.lines - 1);
	assert_refused(JA, files % 8, &(struct fault_told){ r, name, field, phrase_of(w), FIRST_LINE, end }, &every);
	assert_refused(EN, true, &(struct fault_told){ r, name, field, phrase_of(w), begin, begin }, &one);
	act_close(&act);
}

static void spoil_values(const struct reg *r, const struct sheet *good)
{
	for each_field(f, r)
		for (size_t i = 0; i < COUNT(in_a_value); i++)
			if (in_a_value[i].kind == f->kind)
				spoil_column(r, good, in_a_value[i].name, f->name, in_a_value[i].given, in_a_value[i].says);
	for each_field(f, r)
		if (f->rules & REQUIRED)
			spoil_column(r, good, "nothing where something is required", f->name, "", W_ACCEPTS_REQUIRED);
	spoil_column(r, good, "a number with blanks", "number", "A 1", W_ACCEPTS_NUMBER);
	spoil_column(r, good, "a number with what is not seen", "number", "A\u200b1", W_ACCEPTS_NUMBER);
	spoil_column(r, good, "a number too long", "number", HUNDRED, W_ACCEPTS_NUMBER);
	if (!r->prefix)
		spoil_column(r, good, "no number", "number", "", W_ACCEPTS_NUMBER);
}

static void turn_periods_round(const struct reg *r, const struct sheet *good)
{
	for each_field(f, r) {
		struct sheet turned = *good;
		struct act act;
		if (!f->not_before)
			continue;
		act_open(&act, EN);
		for (size_t i = 0; i < good->lines; i++) {
			turned.cell[i][column_of(good, f->not_before)] = "2026-01-05";
			turned.cell[i][column_of(good, f->name)] = "2026-01-04";
		}
		const struct file file = written(&act, &turned);
		assert_refused_in_both(&(struct fault_told){ r, "a period the wrong way round", f->name, phrase_of(W_ACCEPTS_NOT_BEFORE),
		    FIRST_LINE, line_of(&turned, turned.lines - 1) }, &file);
		act_close(&act);
	}
}

/* ---- faults in the heading -------------------------------------------------------------------------- */

static void spoil_heading(const struct reg *r, const struct sheet *good, const char *name, size_t column, const char *heading, enum word w)
{
	struct sheet spoilt = *good;
	struct act act;
	act_open(&act, EN);
	spoilt.heading[column] = heading;
	for (size_t i = 0; column == good->columns && i < good->lines; i++)
		spoilt.cell[i][column] = "x";
	spoilt.columns += column == good->columns;
	const struct file f = written(&act, &spoilt);
	assert_refused_in_both(&(struct fault_told){ r, name, heading, phrase_of(w), 1, 1 }, &f);
	act_close(&act);
}

static void leave_column_out(const struct reg *r, const struct sheet *good, const char *field)
{
	struct sheet spoilt = *good;
	struct act act;
	act_open(&act, EN);
	const size_t at = column_of(good, field);
	spoilt.columns--;
	for (size_t c = at; c < spoilt.columns; c++) {
		spoilt.heading[c] = good->heading[c + 1];
		for (size_t i = 0; i < good->lines; i++)
			spoilt.cell[i][c] = good->cell[i][c + 1];
	}
	const struct file f = written(&act, &spoilt);
	assert_refused_in_both(&(struct fault_told){ r, "a required column left out", field, phrase_of(W_COLUMN_MISSING), 1, 1 }, &f);
	act_close(&act);
}

static void spoil_headings(const struct reg *r, const struct sheet *good)
{
	spoil_heading(r, good, "a column that is none", good->columns, "colour", W_FIELDS_ARE);
	spoil_heading(r, good, "a heading in neither language", 1, "Bezeichnung", W_FIELDS_ARE);
	spoil_heading(r, good, "an empty heading", good->columns, "", W_FIELDS_ARE);
	spoil_heading(r, good, "a column twice", good->columns, good->heading[1], W_COLUMN_TWICE);
	spoil_heading(r, good, "a column twice, by name and by label", good->columns, r->fields[0].label[JA], W_COLUMN_TWICE);
	for each_field(f, r)
		if (f->rules & REQUIRED)
			leave_column_out(r, good, f->name);
}

/* ---- faults in the file itself ------------------------------------------------------------------------ */

/* Bytes set before the last record, or after it; or the whole file in another way. */
enum where { BEFORE_LAST, AFTER_LAST, CUT_LAST, SEPARATED_BY, ALL_BEFORE };

static const struct { const char *name; enum where where; const char *bytes; size_t n; const char *field; enum word says; } in_the_file[] = {
	{ "a quotation mark not closed",       BEFORE_LAST,  "\"", 1,           "number", W_CSV_OPEN_QUOTE },
	{ "text after the closing mark",       BEFORE_LAST,  "\"x\"", 3,        "number", W_CSV_AFTER_QUOTE },
	{ "a quotation mark within a value",   BEFORE_LAST,  "x\"", 2,          "number", W_CSV_BARE_QUOTE },
	{ "a NUL",                             BEFORE_LAST,  "\0", 1,           "number", W_CSV_NUL },
	{ "bytes in no encoding",              BEFORE_LAST,  "\xff\xfe\xfd", 3, NULL,     W_TEXT_ENCODING },
	{ "more values than headings",         AFTER_LAST,   ",x", 2,           NULL,     W_CSV_AS_HEADING },
	{ "fewer values than headings",        CUT_LAST,     "", 0,             NULL,     W_CSV_AS_HEADING },
	{ "semicolons between the values",     SEPARATED_BY, ";", 1,            NULL,     W_CSV_SEPARATOR },
	{ "tabs between the values",           SEPARATED_BY, "\t", 1,           NULL,     W_CSV_SEPARATOR },
	{ "UTF-16",                            ALL_BEFORE,   "\xff\xfe", 2,     NULL,     W_TEXT_ENCODING },
};

static void put(struct text *out, struct file f)
{
	text_put_span(out, f.s, f.n);
}

static void spoil_file(const struct reg *r, const struct sheet *good, size_t fault)
{
	struct sheet but_last = *good;
	struct act act;
	act_open(&act, EN);
	but_last.lines--;
	const struct file whole = written(&act, good), before = written(&act, &but_last), bytes = { (char *)in_the_file[fault].bytes, in_the_file[fault].n };
	const struct file last = { whole.s + before.n, whole.n - before.n - 2 };
	struct text out = { .arena = act.arena };
	long line = line_of(good, but_last.lines);
	switch (in_the_file[fault].where) {
	case BEFORE_LAST: put(&out, before), put(&out, bytes), put(&out, last); break;
	case AFTER_LAST:  put(&out, before), put(&out, last), put(&out, bytes); break;
	case CUT_LAST:    put(&out, before), text_put_span(&out, last.s, strcspn(last.s, ",")); break;
	case ALL_BEFORE:  put(&out, bytes), put(&out, whole), line = 1; break;
	case SEPARATED_BY:
		for (size_t i = 0; i < whole.n; i++)
			text_put_span(&out, whole.s[i] == ',' ? bytes.s : whole.s + i, 1);
		line = 1;
	}
	const struct file f = { out.s, out.n };
	assert_refused_in_both(&(struct fault_told){ r, in_the_file[fault].name, in_the_file[fault].field, phrase_of(in_the_file[fault].says), line, line }, &f);
	act_close(&act);
}

/* What needs quotation marks is another test's. */
static struct sheet without_quotes(const struct sheet *good)
{
	struct sheet plain = *good;
	for (size_t i = 0; i < good->lines; i++)
		for (size_t c = 0; c < good->columns; c++)
			if (strpbrk(good->cell[i][c], "\",\n"))
				plain.cell[i][c] = "x";
	return plain;
}

static void spoil_files(const struct reg *r, const struct sheet *good)
{
	const struct sheet plain = without_quotes(good);
	struct sheet heading = *good;
	struct act act;
	act_open(&act, EN);
	for (size_t i = 0; i < COUNT(in_the_file); i++)
		spoil_file(r, &plain, i);
	heading.lines = 0;
	const struct file only = written(&act, &heading), nothing = { "", 0 };
	assert_refused_in_both(&(struct fault_told){ r, "a heading alone", NULL, phrase_of(W_FILE_HAS_NO_RECORDS), 0, 0 }, &only);
	assert_refused_in_both(&(struct fault_told){ r, "an empty file", NULL, phrase_of(W_FILE_IS_EMPTY), 0, 0 }, &nothing);
	act_close(&act);
}

/* ---- faults among records ------------------------------------------------------------------------------ */

static const char *field_that_stands_alone(const struct reg *r, enum word *w)
{
	*w = W_ACCEPTS_ALONE;
	for each_field(f, r)
		if (f->rules & UNIQUE)
			return f->name;
	if (r->unique)
		return r->unique[0];
	*w = W_ACCEPTS_APART;
	for (const struct constraint *c = r->constraints; c && c->field; c++)
		if (c->clashes)
			return c->field;
	return NULL;
}

static void repeat_records(const struct reg *r, const struct sheet *good)
{
	struct sheet twice = *good;
	struct act act;
	enum word w;
	const char *alone = field_that_stands_alone(r, &w);
	act_open(&act, EN);
	twice.lines = 2;
	memcpy(twice.cell[1], good->cell[0], sizeof twice.cell[1]);
	const long line = line_of(&twice, 1);
	struct file f = written(&act, &twice);
	assert_refused_in_both(&(struct fault_told){ r, "a number twice in the file", "number", phrase_of(W_ACCEPTS_UNUSED), line, line }, &f);
	twice.cell[1][0] = "ANOTHER";
	f = written(&act, &twice);
	if (alone)
		assert_refused_in_both(&(struct fault_told){ r, "a clash with another line", alone, phrase_of(w), line, line }, &f);
	act_close(&act);
}

static void import_again(const struct reg *r, const struct sheet *good)
{
	struct sheet other = *good;
	struct act act;
	enum word w;
	const char *alone = field_that_stands_alone(r, &w);
	act_open(&act, EN);
	const long end = line_of(good, good->lines - 1);
	struct file f = written(&act, good);
	assert_refused_in_both(&(struct fault_told){ r, "numbers used already", "number", phrase_of(W_ACCEPTS_UNUSED), FIRST_LINE, end }, &f);
	other.lines = 1;
	other.cell[0][0] = "ANOTHER";
	f = written(&act, &other);
	if (alone)
		assert_refused_in_both(&(struct fault_told){ r, "a clash with a record", alone, phrase_of(w), FIRST_LINE, FIRST_LINE }, &f);
	act_close(&act);
}

/* ---- what is no fault ------------------------------------------------------------------------------------ */

static void assert_accepted(const struct reg *r, const char *name, const struct sheet *good, const struct file *f)
{
	struct act act;
	struct outcome outcome = { 0 };
	if (take_in(&act, EN, r, f, true, &outcome) || outcome.records != (long)good->lines)
		tell_what_was_told(&act, &(struct fault_told){ r, name, NULL, NULL, 0, 0 }, f, "this should be accepted");
	act_close(&act);
}

static struct file in_cp932(struct act *act, struct file f)
{
	struct file out = { arena_take(act->arena, f.n + 1), 0 };
	char *in = f.s, *at = out.s;
	size_t left = f.n, room = f.n;
	const iconv_t by = iconv_open("CP932", "UTF-8");
	assert_int_equal(iconv(by, &in, &left, &at, &room), 0);
	iconv_close(by);
	out.n = f.n - room;
	return out;
}

static void write_in_other_ways(const struct reg *r, const struct sheet *good)
{
	struct act act;
	act_open(&act, EN);
	const struct file whole = written(&act, good);
	struct text marked = { .arena = act.arena }, mixed = { .arena = act.arena };
	text_add(&marked, "\xEF\xBB\xBF%.*s", (int)whole.n, whole.s);
	for (size_t i = 0, ends = 0; i < whole.n; i++)
		if (whole.s[i] == '\r' && whole.s[i + 1] == '\n')
			text_put(&mixed, ends++ % 2 ? "\n" : "\r"), i++;
		else
			text_put_span(&mixed, whole.s + i, 1);
	const struct file cp932 = in_cp932(&act, whole);
	assert_accepted(r, "a byte order mark", good, &(struct file){ marked.s, marked.n });
	assert_accepted(r, "mixed ends of lines", good, &(struct file){ mixed.s, mixed.n });
	assert_accepted(r, "CP932", good, &cp932);
	for (enum lang lang = JA; lang < LANGS; lang++) {
		struct sheet labelled = *good;
		for (size_t c = 0; c < good->columns; c++)
			labelled.heading[c] = c ? field_named(r, good->heading[c])->label[lang] : number_label[lang];
		const struct file f = written(&act, &labelled);
		assert_accepted(r, "labels as headings", good, &f);
	}
	act_close(&act);
}

/* ---- the tests --------------------------------------------------------------------------------------------- */

static void every_fault_in_a_file_of_every_book_is_told_and_nothing_is_taken_in(void **state)
{
	(void)state;
	struct act *act = world_act();

	for each_book(r) {
		const struct sheet good = sheet_of(act, good_csv(act, *r));
		assert_true(good.lines >= 2 && good.columns == (*r)->nfields + 1);
		spoil_values(*r, &good);
		turn_periods_round(*r, &good);
		spoil_headings(*r, &good);
		spoil_files(*r, &good);
		repeat_records(*r, &good);
		write_in_other_ways(*r, &good);
		imports(&o, (*r)->name, good_csv(act, *r));
		import_again(*r, &good);
	}
	print_message("# %ld files\n", files);
}

/* A record that breaks a constraint, before one that does not. */
static void every_constraint_is_held_by_an_import(void **state)
{
	(void)state;
	static struct row rows[ROWS_MAX];
	const size_t n = read_rows(writer, rows);

	for (size_t i = 0; i < n; i++) {
		const struct row *row = &rows[i];
		if (*row->good == '=' || strstr(row->broken, "SELF"))
			continue;                /* told only of what stands */
		struct sheet s = { .columns = row->reg->nfields + 1, .lines = 2 };
		const char **good = good_values(writer, row);
		const char **values[] = { changed(writer, row, good, row->broken), good };
		s.heading[0] = "number";
		for (size_t line = 0; line < s.lines; line++) {
			s.cell[line][0] = line ? "T-GOOD" : "T-BROKEN";
			for (size_t c = 1; c < s.columns; c++) {
				s.heading[c] = row->reg->fields[c - 1].name;
				s.cell[line][c] = values[line][c - 1] ? values[line][c - 1] : "";
			}
		}
		const struct file f = written(writer, &s);
		assert_refused_in_both(&(struct fault_told){ row->reg, row->broken, row->field, NULL, FIRST_LINE, FIRST_LINE }, &f);
	}
}

/* file, register, fault, line, field, words in Japanese, words in English; field - where none is named, line 0 where none is. */
static void the_files_kept_as_examples_are_refused_as_the_table_says(void **state)
{
	(void)state;
	struct act *act = world_act();
	char *text;
	size_t n, rows = 0;
	world_ok(act, file_read(act, "tests/import/faults.tsv", 1 << 16, &text, &n));

	for (char *row; (row = strsep(&text, "\n"));) {
		const char *part[7];
		if (*row == '#' || !*row)
			continue;
		for (size_t i = 0; i < COUNT(part); i++)
			assert_non_null(part[i] = strsep(&row, "\t"));
		struct file f;
		long line;
		world_ok(act, file_read(act, arena_format(act->arena, "tests/import/%s", part[0]), 1 << 16, &f.s, &f.n));
		assert_true(parse_long(part[3], &line));
		const struct fault_told t = { register_named(part[1]), part[0], strcmp(part[4], "-") ? part[4] : NULL, part + 5, line, line };
		assert_string_equal(part[2], "BAD_INPUT");
		assert_refused_in_both(&t, &f);
		rows++;
	}
	assert_true(rows >= 20);
}

static int open_office(void **state)
{
	(void)state;
	o = office_open();
	writer = writer_of(&o);
	return 0;
}

static int close_office(void **state)
{
	(void)state;
	db_close(&writer->db);
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_fault_in_a_file_of_every_book_is_told_and_nothing_is_taken_in),
		cmocka_unit_test(every_constraint_is_held_by_an_import),
		cmocka_unit_test(the_files_kept_as_examples_are_refused_as_the_table_says),
	};
	return cmocka_run_group_tests(tests, open_office, close_office);
}
