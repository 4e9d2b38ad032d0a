/* The tables of the sources, each a page; the lines of the sources with the duties they became; and the words that are translated
 * the same everywhere.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/law.h"
#include <string.h>

/* ---- tables ------------------------------------------------------------------------------------------ */

static void bases_put(struct request *r, const char *const *articles)
{
	html_raw(r->out, "<ul class=\"articles\">");
	for (; *articles; articles++) {
		const struct law_node *node = node_named(rulebook_shown(r), *articles);
		if (!node)
			continue;
		html_raw(r->out, "<li>");
		node_link(r, node, NULL);
		html_raw(r->out, "</li>");
	}
	html_raw(r->out, "</ul>");
}

static void remarks_put(struct request *r, const struct table_row *row)
{
	const char *dates = validity_told(&r->act, row->from_on, row->to_on);
	if (dates)
		html(r->out, "<span class=\"quiet small\">%s</span> ", dates);
	if (row->mark && !same_text(row->mark, "found"))
		html(r->out, "<span class=\"mark-unverified\">%s</span> ", listed_label(law_marks, row->mark, r->act.lang));
	if (row->note[r->act.lang])
		note_put(r, row->note[r->act.lang]);
}

/* A row not in force on the day is shown all the same, and says so by its dates: a table is read as a whole. */
static void cell_put(struct request *r, const char *cell)
{
	long n;
	const bool is_number = cell && parse_long(cell, &n);
	html(r->out, "<td class=\"%s\">", is_number ? "count" : "value");
	if (is_number && n >= 10000)
		html_count(r->out, n);
	else
		html_data(r->out, r->act.lang, cell);
	html_raw(r->out, "</td>");
}

/* A row not in force on the day is shown all the same, and says so by its dates: a table is read as a whole. */
static void row_put(struct request *r, const struct law_table *table, const struct table_row *row, bool one_basis)
{
	html_raw(r->out, "<tr><th scope=\"row\">");
	html_data(r->out, r->act.lang, row->cells[0][r->act.lang]);
	html_raw(r->out, "</th>");
	for (size_t c = 1; c < table->column_count; c++)
		cell_put(r, row->cells[c][r->act.lang]);
	html_raw(r->out, "<td>");
	remarks_put(r, row);
	if (!one_basis)
		bases_put(r, row->articles);
	html_raw(r->out, "</td></tr>\n");
}

static void table_put(struct request *r, const struct law_table *table)
{
	const bool one_basis = table_has_one_basis(table);
	note_put(r, table->note[r->act.lang]);
	html(r->out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\"><table class=\"list deck\">\n<thead><tr>", table->title[r->act.lang]);
	for (size_t c = 0; c < table->column_count; c++) {
		html_raw(r->out, "<th scope=\"col\">");
		html_data(r->out, r->act.lang, table->columns[c].label[r->act.lang]);
		html_raw(r->out, "</th>");
	}
	html(r->out, "<th scope=\"col\">%s</th></tr></thead>\n<tbody>\n", say(r, one_basis ? W_NOTE : W_LAW_BASIS_AND_NOTE));
	for (size_t i = 0; i < table->row_count; i++)
		row_put(r, table, &table->rows[i], one_basis);
	table_end(r);
	if (one_basis) {
		html(r->out, "<h2>%s</h2>\n", say(r, W_LAWS_BASIS));
		bases_put(r, table->rows[0].articles);
	}
}

static void tables_page(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	if (!law_begin(r, "/law/tables", say(r, W_LAW_TABLES)))
		return;
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_LAW_TABLES_ARE));
	html_raw(r->out, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < book->table_count; i++) {
		const struct law_table *t = &book->tables[i];
		html(r->out, "<li><a href=\"%s\">", law_url(r, "tables", t->id));
		html_data(r->out, r->act.lang, t->title[r->act.lang]);
		html(r->out, "</a> <span class=\"quiet small\">%s <code>%s</code></span></li>\n",
		    phrase(&r->act, W_LAW_ROW_COUNT, arena_format(r->act.arena, "%zu", t->row_count)), t->id);
	}
	html_raw(r->out, "</ul>\n");
	page_end(r);
}

void page_law_tables(struct request *r)
{
	page_as_known(r, tables_page);
}

static void table_page(struct request *r)
{
	const struct law_table *table = table_named(rulebook_shown(r), place_of(r, "table"));
	if (!table)
		(void)fail(&r->act, E_NOT_FOUND, W_LAW_NO_TABLE_PAGE, place_of(r, "table"));
	if (!table || !law_begin(r, NULL, table->title[r->act.lang]))
		return;
	table_put(r, table);
	html(r->out, "<p><a href=\"%s\">%s</a></p>\n", law_url(r, "tables", NULL), say(r, W_LAW_TABLES));
	page_end(r);
}

void page_law_table(struct request *r)
{
	page_as_known(r, table_page);
}

/* ---- coverage ------------------------------------------------------------------------------------------ */

static void line_duties(struct request *r, const struct source_line *line)
{
	const struct rulebook *book = rulebook_shown(r);
	for (const char *const *id = line->duties; *id; id++) {
		const struct duty *duty = duty_named(book, *id);
		const char *rules = duty ? rules_told(&r->act, book, duty) : NULL;
		if (!duty)
			continue;
		html(r->out, "<li><a href=\"%s\"><code>%s</code></a>", law_url(r, "duties", duty->id), duty->id);
		if (rules)
			html(r->out, " <span class=\"quiet small\">%s</span>", phrase(&r->act, W_LAWS_TESTED_BY, rules));
		else if (duty->untested[r->act.lang]) {
			html_raw(r->out, " <span class=\"quiet small\">");
			html_data(r->out, r->act.lang, phrase(&r->act, W_LAW_IN_BRACKETS, duty->untested[r->act.lang]));
			html_raw(r->out, "</span>");
		}
		html_raw(r->out, "</li>");
	}
}

static void line_put(struct request *r, const struct source_line *line)
{
	html(r->out, "<tr id=\"%s\"><th scope=\"row\">", line->id);
	html_data(r->out, r->act.lang, line->says[r->act.lang]);
	html(r->out, "<br><code class=\"quiet\">%s</code></th><td><ul class=\"plain\">", line->id);
	line_duties(r, line);
	html_raw(r->out, "</ul>");
	if (line->why[r->act.lang])
		html_data(r->out, r->act.lang, phrase(&r->act, W_LAWS_NO_DUTY, line->why[r->act.lang]));
	else if (!*line->duties)
		html(r->out, "<span class=\"mark-unverified\">%s</span>", say(r, W_LAWS_SILENT));
	html_raw(r->out, "</td></tr>\n");
}

static void source_put(struct request *r, const struct covered *source)
{
	html_raw(r->out, "<div class=\"wide\"><table class=\"list covered\"><caption>");
	html_data(r->out, r->act.lang, source->source[r->act.lang]);
	html(r->out, "</caption>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n", say(r, W_LAW_LINE),
	    say(r, W_LAW_DUTIES_AND_RULES));
	for (size_t i = 0; i < source->line_count; i++)
		line_put(r, &source->lines[i]);
	table_end(r);
}

const char *coverage_url(struct request *r, const struct covered *source)
{
	const char *all = law_url(r, "coverage", NULL);
	return arena_format(r->act.arena, "%s%ssource=%zu", all, strchr(all, '?') ? "&" : "?", (size_t)(source - rulebook_shown(r)->sources) + 1);
}

static void count_cell(struct request *r, long n)
{
	html_raw(r->out, "<td class=\"count\">");
	html_count(r->out, n);
	html_raw(r->out, "</td>");
}

/* How much of it became duties, source by source. */
static void sources_put(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	table_begin(r, W_LAW_COVERAGE, W_SOURCE, W_LAW_LINES_OF, W_LAW_WITH_DUTIES, W_LAW_WITH_REASON, W_LAW_SILENT_LINES);
	for (const struct covered *source = book->sources; source < book->sources + book->source_count; source++) {
		const struct covering n = source_counted(source);
		html(r->out, "<tr><th scope=\"row\"><a href=\"%s\">", coverage_url(r, source));
		html_data(r->out, r->act.lang, source->source[r->act.lang]);
		html_raw(r->out, "</a></th>");
		count_cell(r, n.lines);
		count_cell(r, n.with_duties);
		count_cell(r, n.with_reason);
		count_cell(r, n.silent);
		html_raw(r->out, "</tr>\n");
	}
	table_end(r);
}

static void coverage_page(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	const struct covering n = lines_counted(book);
	long source;
	if (argument_long(r, "source", 0, 0, &source) || !law_begin(r, source ? NULL : "/law/coverage", say(r, W_LAW_COVERAGE)))
		return;
	html(r->out, "<p class=\"lead\">%s</p>\n<p>%s</p>\n", say(r, W_LAW_COVERAGE_IS), phrase(&r->act, W_LAWS_COVERED,
	    arena_format(r->act.arena, "%ld", n.lines), arena_format(r->act.arena, "%ld", n.with_duties),
	    arena_format(r->act.arena, "%ld", n.with_reason), arena_format(r->act.arena, "%ld", n.silent)));
	if (source && (size_t)source <= book->source_count)
		source_put(r, &book->sources[source - 1]);
	else
		sources_put(r);
	page_end(r);
}

void page_law_coverage(struct request *r)
{
	page_as_known(r, coverage_page);
}

/* ---- words ---------------------------------------------------------------------------------------------- */

static void words_cell(struct request *r, const char *const *words)
{
	html_raw(r->out, "<td lang=\"en\">");
	for (const char *before = ""; *words; words++, before = "; ")
		html(r->out, "%s%s", before, *words);
	html_raw(r->out, "</td>");
}

static void words_page(struct request *r)
{
	const struct rulebook *book = rulebook_shown(r);
	if (!law_begin(r, "/law/words", say(r, W_LAW_WORDS)))
		return;
	html(r->out, "<p class=\"lead\">%s</p>\n", say(r, W_LAW_WORDS_ARE));
	table_begin(r, W_LAW_WORDS, W_LAW_IN_JAPANESE, W_LAW_IN_ENGLISH, W_LAW_NOT_SAID);
	for (size_t i = 0; i < book->word_count; i++) {
		html(r->out, "<tr><th scope=\"row\" lang=\"ja\">%s</th>", book->words[i].ja);
		words_cell(r, book->words[i].en);
		words_cell(r, book->words[i].never);
		html_raw(r->out, "</tr>\n");
	}
	table_end(r);
	page_end(r);
}

void page_law_words(struct request *r)
{
	page_as_known(r, words_page);
}
