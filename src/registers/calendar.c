/* The calendar as a table, so that SQL may count business days: the nth after a day is the open day whose business_no is n more.
 * It is made from base/holidays.def and never written by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include "base/clocks.h"

enum { ROWS_AT_ONCE = 2000 };

const char calendar_tables[] =
	"CREATE TABLE IF NOT EXISTS calendar (\n"
	"\tday {text} PRIMARY KEY,\n"
	"\tweekday BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 6),\n"
	"\tholiday {text},\n"
	"\tname_ja {text},\n"
	"\tname_en {text},\n"
	"\topen BIGINT NOT NULL CHECK (open IN (0, 1)),\n"
	"\tbusiness_no BIGINT NOT NULL\n"
	");\n"
	"CREATE INDEX IF NOT EXISTS calendar_business_no ON calendar (business_no);\n";

static void put_quoted(struct text *out, const char *s)
{
	text_put(out, ", '");
	for (; *s; s++)
		text_put_span(out, *s == '\'' ? "''" : s, *s == '\'' ? 2 : 1);
	text_put(out, "'");
}

static void put_day(struct text *out, date d, long business_no)
{
	char day[DATE_TEXT];
	const struct holiday *h = holiday_on(d);
	text_add(out, "%s ('%s', %ld", out->n ? ",\n" : "INSERT INTO calendar (day, weekday, holiday, name_ja, name_en, open, business_no) VALUES\n",
	    date_text(d, day), date_weekday(d));
	if (!h)
		text_put(out, ", NULL, NULL, NULL");
	for (size_t i = 0; h && i < 3; i++)
		put_quoted(out, i ? h->name[i - 1] : h->code);
	text_add(out, ", %d, %ld)", is_business_day(d), business_no);
}

enum fault calendar_fill(struct act *act)
{
	long business_no = 0;
	enum fault f = db_script(act, "DELETE FROM calendar;\n");
	for (date d = calendar_first(); !f && d <= calendar_last();) {
		struct arena_mark mark = arena_mark(act->arena);
		struct text out = { .arena = act->arena };
		for (int i = 0; i < ROWS_AT_ONCE && d <= calendar_last(); i++, d++)
			put_day(&out, d, business_no += is_business_day(d));
		text_put(&out, ";\n");
		f = db_script(act, text_of(&out));
		if (!f)
			arena_back(act->arena, mark);
	}
	return f;
}
