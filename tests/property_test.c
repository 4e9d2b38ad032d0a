/* Random records for every book.  What the act accepts the database accepts, and it comes back from a file as it went out; what the act
 * refuses it explains in both languages, and nothing is changed by it.  HOZEN_TEST_LONG: ten thousand records for each book.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/good_books.h"

/* ---- values as they come from desks, files and foes ------------------------------------------ */

#define FIFTY "架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空架空"
#define FIVE_HUNDRED FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY

static const char *const words[] = {
	"架空", "Fictional", "ﾊﾝｶｸ", "Ｆｕｌｌ　Ｗｉｄｔｈ", "か\u3099き\u3099", "e\u0301\u0327", "髙橋﨑", "𠮷野家", "👩🏽‍🔧", "  blanks  ", "　全角　",
	"", " ", "　", "=1+1", "+81-3", "-5", "@SUM(A1)", "'=x", "''", "\"quoted\"", "a,b;c", "＝Ａ１", "\tx", "x\ty", "two\nlines", "two\r\nlines\r\n",
	"\n=1", "\x01", "\x1b[31mred\x1b[0m", "\x7f", "\xc2\x85", "\xc2\x9b""31m", "\u2028", "\u202egnp.exe", "\ufeffmark", "\u200b", "\ufffe", "\u3099", "\xff\xfe", "\xc0\x80",
	"\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe6\x9e", "'; DROP TABLE person; --", "<script>alert(1)</script>", "$1", "{0}", "%s%n", "NULL", "NEW.id", "\\",
	"../../etc/passwd", FIVE_HUNDRED, FIVE_HUNDRED "空", "1234567890123", "１２３４５６７８９０１２３", "123456789012",
};
static const char *const days[] = {
	"2026-01-05", "2026/1/5", "20260105", "R8.1.5", "令和8年1月5日", "Ｒ８．１．５", "令和元年5月1日", "S64.1.7", "S64.1.8", "H31.5.1", "R0.1.1", "M1.1.25", "1868-01-01",
	"1867-12-31", "9999-12-31", "10000-01-01", "2026-02-29", "2024-02-29", "2026-02-30", "2026-13-01", "0000-00-00", "2026-1-5", "5.1.2026", "today", "46000",
	"2026-01-05T00:00", "２０２６年１月５日", "2026-01-05 ", "",
};
static const char *const instants[] = {
	"2026-10-01 09:00", "2026-10-01T00:00:00.000000Z", "2026-10-01T00:00:00Z", "2026-10-01 24:00", "2026-10-01 23:59:60", "2026-10-01", "R8.10.1 9:05",
	"1868-01-01", "1868-01-01 08:59", "9999-12-31 23:59:59", "9999-12-31T23:59:59.999999Z", "２０２６－１０－０１　０９：００", "now", "2026-10-01T00:00:00.000000+09:00",
};
static const char *const counts[] = {
	"0", "1", "１２", "007", "10000", "10001", "9223372036854775807", "9223372036854775808", "99999999999999999999", "-1", "-0", "+1", "1.5", "1e3", "1,000", "十", "0x10", " 3 ", "NaN",
};
static const char *const truths[] = { "0", "1", "2", "はい", "いいえ", "○", "×", "TRUE", "false", "有", "無", "perhaps", "yes", "Ｎｏ" };
static const char *const countries[] = { "JP", "GB", "IT", "US", "ZZ", "NATO", "nato", "jp", "JPN", "日本", "ＪＰ", "J", "J1", "🇯🇵" };
static const char *const strangers[] = { "NONE", "C-99", "ATLA ", "Ｋ－１", "c-1", "C-1\n", "\xff", "👻", "0", "-1" };

#define LIST(list) { list, COUNT(list) }
static const struct { const char *const *list; size_t n; } likely[KINDS] = {
	[TEXT] = LIST(words), [LONG_TEXT] = LIST(words), [DATE] = LIST(days), [INSTANT] = LIST(instants), [COUNT_OF] = LIST(counts),
	[YES_NO] = LIST(truths), [CHOICE] = LIST(truths), [COUNTRY] = LIST(countries), [REF] = LIST(strangers),
};

static bool one_in(unsigned n)
{
	return world_random(n) == 0;
}

/* No two of many are likely to be alike, which is what books want of days. */
static const char *random_day(struct arena *arena)
{
	long year, month, day;
	const date d = date_add(0, (long)world_random(36500) - 10000);
	date_parts(d, &year, &month, &day);
	if (one_in(3))
		return arena_format(arena, "%ld年%ld月%ld日", year, month, day);
	return one_in(2) ? arena_format(arena, "%ld/%ld/%ld", year, month, day) : date_text(d, arena_take(arena, DATE_TEXT));
}

static const char *random_choice(const struct choice *from)
{
	size_t n = 0;
	while (from[n].code)
		n++;
	const struct choice *c = &from[world_random((unsigned)n)];
	const char *const ways[] = { c->code, c->code, c->label[JA], c->label[EN] };
	return ways[world_random(COUNT(ways))];
}

static const char *random_bytes_without_nul(struct arena *arena)
{
	char *bytes = arena_take(arena, 13);
	for (unsigned i = 0, n = 1 + world_random(12); i < n; i++)
		bytes[i] = (char)(1 + world_random(255));
	return bytes;
}

/* ---- one record -------------------------------------------------------------------------------- */

struct books {
	struct office office;
	struct act *writer;
	struct arena *arena;                     /* of the register under test */
	const struct reg *reg;
	const char *const **good; size_t good_count;
	struct { const char **list; size_t n; } numbers[REGISTERS_MAX];
	struct size size;
	long accepted, refused, of_constraints;
};

static const char *random_number(struct books *b, const struct reg *r)
{
	const size_t at = place_of(r);
	return b->numbers[at].n ? b->numbers[at].list[world_random((unsigned)b->numbers[at].n)] : NULL;
}

static const char *fitting(struct books *b, struct arena *arena, const struct field *f)
{
	switch (f->kind) {
	case DATE:     return random_day(arena);
	case INSTANT:  return arena_format(arena, "%s %u:%02u", random_day(arena), world_random(24), world_random(60));
	case COUNT_OF: return arena_format(arena, "%u", world_random(12000));
	case YES_NO:   return one_in(2) ? "1" : "0";
	case CHOICE:   return random_choice(f->from);
	case COUNTRY:  return arena_format(arena, "%c%c", 'A' + world_random(26), 'A' + world_random(26));
	case REF:      return random_number(b, register_named(f->to));
	default:       return arena_format(arena, "架空%u", world_random(1000000));
	}
}

static const char *doubtful(struct arena *arena, const struct field *f)
{
	if (one_in(6))
		return random_bytes_without_nul(arena);
	if (one_in(4))
		return words[world_random(COUNT(words))];
	return likely[f->kind].list[world_random((unsigned)likely[f->kind].n)];
}

static const char *number_for(struct books *b, struct arena *arena)
{
	static const char *const forms[] = { "T-%u", "=%u", "Ｔ−%u", "👻%u", "-%u", "'=%u", "a,\"%u\"", "架空第%u号", "T %u", "T\t%u", "\xff%u", FIFTY "-%u", FIFTY FIFTY "%u", "\u200b%u" };
	const struct rulebook *rulebook = installation_rulebook(b->office.installation);
	if (b->reg->prefix && !one_in(4))
		return one_in(2) ? NULL : "";
	if (b->reg == register_named("setting") && !one_in(3))
		return one_in(3) ? settings[world_random(3)].name : rulebook->terms[world_random((unsigned)rulebook->term_count)].name;
	if (one_in(20))
		return random_number(b, b->reg);
	if (one_in(20))
		return random_bytes_without_nul(arena);
	const char *form = forms[one_in(2) ? 0 : world_random(COUNT(forms))], *place = strstr(form, "%u");
	return arena_format(arena, "%.*s%u%s", (int)(place - form), form, world_random(1000000000), place + 2);
}

/* Mostly a good record with other values that fit; every third has a doubtful one, every fourth is doubtful throughout. */
static const char *const *random_record(struct books *b, struct arena *arena)
{
	const struct reg *r = b->reg;
	const char **values = arena_array(arena, const char *, r->nfields + 1);
	const char *const *good = b->good[world_random((unsigned)b->good_count)];
	const bool wild = one_in(4);
	const size_t odd = one_in(3) ? world_random((unsigned)r->nfields) : r->nfields;
	for (size_t i = 0; i < r->nfields; i++) {
		const struct field *f = &r->fields[i];
		const bool strange = i == odd || (wild && one_in(3)), other = one_in(f->kind == DATE || f->kind == TEXT ? 2 : 4);
		values[i] = strange ? doubtful(arena, f) : !other || (!good[i] && one_in(2)) ? good[i] : fitting(b, arena, f);
	}
	return values;
}

/* ---- what must hold of it ------------------------------------------------------------------------ */

static void show_record(const struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->n; i++)
		print_error("  %s=[%s]\n", inputs->list[i].name, inputs->list[i].value ? inputs->list[i].value : "");
}

static enum fault add_in(struct books *b, struct act *act, const struct inputs *inputs)
{
	struct outcome outcome;
	act->actor = "chief";
	return perform(act, b->office.installation, act_kind_named("add"), inputs, &outcome);
}

/* What the act asked, in the other language. */
static bool any_record(void *with, const struct reg *r, long id)
{
	(void)with, (void)r, (void)id;
	return true;
}

static void check_in(struct books *b, struct act *act, const char *given_number, const char *const *values)
{
	const char *number = NULL;
	struct checked unused;
	act->db = b->writer->db;
	(void)!record_number(act, b->reg, 0, given_number, 1, &number);
	const struct reach here = { .holds = any_record, .today = today_in_japan() };
	(void)!record_check(act, b->reg, 0, number, values, NULL, &here, &unused);
	(void)problems_fault(act);
}

/* One more entry in the ledger, and as many records more as were accepted. */
static bool size_grew(struct books *b, long records)
{
	const struct size before = b->size;
	b->size = newest_of(b->writer, b->reg);
	return b->size.records == before.records + records && b->size.entries == before.entries + 1;
}

static const char *what_is_unexplained(const struct act *ja, const struct act *en)
{
	const struct problem *p = ja->problems, *q = en->problems;
	if (ja->fault != E_BAD_INPUT || en->fault != E_BAD_INPUT || !p)
		return "no problem is named";
	for (; p && q; p = p->next, q = q->next)
		if (!same_text(p->field, q->field) || is_empty(p->field) || is_empty(p->accepted) || is_empty(q->accepted) ||
		    !strcmp(p->accepted, q->accepted))
			return "a problem is not told in both languages";
	return p || q ? "the languages differ in their problems" : NULL;
}

/* A condition over several fields stands in the database too. */
static const char *what_the_database_takes(struct books *b, const struct act *en, const char *const *values)
{
	for (const struct constraint *c = b->reg->constraints; c && c->field; c++) {
		if (!problem_of(en, c->field, c->must[EN]))
			continue;
		const struct arena_mark mark = arena_mark(b->writer->arena);
		const enum fault f = write_past_the_acts(b->writer, b->reg, 0, values);
		act_forgive(b->writer);
		arena_back(b->writer->arena, mark);
		b->of_constraints++;
		if (f != E_CONFLICT)
			return "the database takes it";
	}
	return NULL;
}

static const char *what_is_wrong(struct books *b, struct act *ja, struct act *en, const struct inputs *inputs, const char *const *values)
{
	enum fault f = add_in(b, en, inputs);
	if (!f) {
		b->accepted++;
		return size_grew(b, 1) ? NULL : "an accepted record is not one record and one entry more";
	}
	b->refused++;
	if (!size_grew(b, 0))
		return "a refusal changed something, or was not recorded";
	/* What the decision denies is no fault of a field; the act says which conditions fail. */
	if (en->fault == E_DENIED)
		return is_empty(en->detail) ? "a denial is not told" : NULL;
	check_in(b, ja, input_of(inputs, "number"), values);
	const char *wrong = what_is_unexplained(ja, en);
	/* What is asked of the one who acts, and not of the record, is told by the act alone. */
	if (wrong) {
		act_forgive(ja);
		ja->db = NULL;
		if (!add_in(b, ja, inputs) || !size_grew(b, 0))
			return "a refusal in the other language changed something";
		wrong = what_is_unexplained(ja, en);
	}
	return wrong ? wrong : what_the_database_takes(b, en, values);
}

static void try_one(struct books *b)
{
	struct act ja, en;
	act_open(&ja, JA);
	act_open(&en, EN);
	const char *const *values = random_record(b, en.arena);
	const struct inputs *inputs = inputs_of(en.arena, b->reg, number_for(b, en.arena), values);
	const char *wrong = what_is_wrong(b, &ja, &en, inputs, values);
	if (wrong) {
		show_record(inputs);
		print_error("%s: %s\n", b->reg->name, wrong);
		world_ok(&en, en.fault);
		fail_msg("this record should have been refused");
	}
	act_close(&en);
	act_close(&ja);
}

/* ---- every book ---------------------------------------------------------------------------------- */

static void know_numbers(struct books *b, const struct reg *r)
{
	const size_t at = place_of(r);
	const size_t room = (size_t)ask_long(b->writer, 0, sql_of(r)->count);
	b->numbers[at].list = arena_array(b->arena, const char *, room + 1);
	b->numbers[at].n = 0;
	defer(query_end) struct query *q = query(b->writer, sql_of(r)->all);
	while (query_next(q))
		b->numbers[at].list[b->numbers[at].n++] = arena_text(b->arena, query_text(q, 1));
}

static void know_good_ones(struct books *b)
{
	struct record record;
	b->good = arena_array(b->arena, const char *const *, ask_long(b->writer, 0, sql_of(b->reg)->count));
	b->good_count = 0;
	defer(query_end) struct query *q = query(b->writer, sql_of(b->reg)->all);
	while (query_next(q)) {
		record_of_row(b->arena, b->reg, q, &record);
		b->good[b->good_count++] = record.values;
	}
}

static void open_book(struct books *b, const struct reg *r)
{
	b->reg = r;
	b->arena = arena_open();
	know_good_ones(b);
	know_numbers(b, r);
	for each_field(f, r)
		if (f->kind == REF)
			know_numbers(b, register_named(f->to));
	b->size = newest_of(b->writer, r);
	b->accepted = b->refused = 0;
}

/* Taken in by another installation, in the order of the registers, the books are what they were, byte for byte. */
static void assert_the_books_come_back(const struct office *first)
{
	struct office second = office_open();
	struct act *here = reader_of(first), *there = reader_of(&second);
	for each_book(r) {
		const char *stands = shown_to(there, "chief", *r), *whole = shown_to(here, "chief", *r);
		const size_t heading = strcspn(stands, "\n") + 1;
		assert_int_equal(strncmp(stands, whole, strlen(stands)), 0);
		imports(&second, (*r)->name, arena_format(here->arena, "%.*s%s", (int)heading, stands, whole + strlen(stands)));
		assert_string_equal(shown_to(there, "chief", *r), whole);
	}
	db_close(&there->db);
	db_close(&here->db);
	office_close(&second);
}

/* In one office, into each book or only into one of them. */
static long try_many(const struct reg *only, long rounds)
{
	struct books b = { .office = office_with_good_books() };
	b.writer = writer_of(&b.office);
	for each_book(r) {
		if (only && *r != only)
			continue;
		open_book(&b, *r);
		for (long n = rounds; n; n--)
			try_one(&b);
		if (getenv("HOZEN_TEST_TELL"))
			print_message("# %-20s kept %5ld, refused %5ld\n", (*r)->name, b.accepted, b.refused);
		assert_int_equal(b.accepted + b.refused, rounds);
		assert_true(rounds < 1000 || (b.accepted > 0 && b.refused > 0));
		arena_close(&b.arena);
	}
	db_close(&b.writer->db);
	ledger_size(&b.office);
	assert_the_books_come_back(&b.office);
	office_close(&b.office);
	return b.of_constraints;
}

static void every_random_record_is_kept_or_refused_in_words_and_comes_back(void **state)
{
	(void)state;
	assert_true(try_many(NULL, 100) > 0);
}

/* From the book that HOZEN_TEST_FROM names on.  Each in an office of its own: what a bureau may see grows with the square of books that
 * are all random. */
static void ten_thousand_random_records_of_each_book_do_so_too(void **state)
{
	(void)state;
	const char *first = getenv("HOZEN_TEST_FROM");
	bool is_begun = !first;
	for each_book(r) {
		is_begun |= first && same_text(first, (*r)->name);
		if (is_begun && world_rounds_unchecked(0, 1))
			(void)try_many(*r, 10000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_random_record_is_kept_or_refused_in_words_and_comes_back),
		cmocka_unit_test(ten_thousand_random_records_of_each_book_do_so_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
