/* hozen law table and coverage: the tables of the sources as data, and each line of the sources with the duties it became.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include <string.h>
#include <utf8proc.h>

enum { SCREEN = 110, APART = 2 };

/* ---- tables ------------------------------------------------------------------------------------------ */

static bool is_row_asked(const struct law_asked *a, const struct table_row *row)
{
	return a->on == NO_DATE || is_between(a->on, row->from_on, row->to_on);
}

/* How many columns of the screen it takes: Japanese letters take two. */
static int width_of(const char *s)
{
	int width = 0;
	utf8proc_int32_t letter;
	for (utf8proc_ssize_t n; s && *s && (n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &letter)) > 0; s += n)
		width += utf8proc_charwidth(letter);
	return width;
}

static void put_padded(const char *s, int width)
{
	printf("%s%*s", s ? s : "", width - width_of(s) > 0 ? width - width_of(s) : 0, "");
}

/* Widths of the columns; false where they do not fit on a screen side by side. */
static bool widths_of(const struct law_asked *a, const struct law_table *table, int *widths)
{
	int all = 0;
	for (size_t c = 0; c < table->column_count; c++) {
		widths[c] = width_of(table->columns[c].label[a->act->lang]);
		for (size_t r = 0; r < table->row_count; r++) {
			int own = is_row_asked(a, &table->rows[r]) ? width_of(table->rows[r].cells[c][a->act->lang]) : 0;
			widths[c] = own > widths[c] ? own : widths[c];
		}
		all += widths[c] + APART;
	}
	return all <= SCREEN;
}

static void print_bases(const struct law_asked *a, const struct table_row *row, int indent)
{
	struct act *act = a->act;
	for (const char *const *id = row->articles; *id; id++) {
		const struct law_node *node = node_named(&a->book, *id);
		row_put(act, indent, W_LAWS_BASIS, node ? node_cited(act->arena, &a->book, node, act->lang) : *id);
	}
}

static void print_remarks(const struct law_asked *a, const struct law_table *table, const struct table_row *row)
{
	struct act *act = a->act;
	row_put(act, 4, W_LAWS_IN_FORCE, validity_told(act, row->from_on, row->to_on));
	if (!table_has_one_basis(table))
		print_bases(a, row, 4);
	if (row->note[act->lang])
		row_put(act, 4, W_LAWS_MARK, phrase(act, W_LAWS_ROW, listed_label(law_marks, row->mark ? row->mark : "found", act->lang), row->note[act->lang]));
}

static void print_columns(const struct law_asked *a, const struct law_table *table, const int *widths)
{
	for (size_t c = 0; c < table->column_count; c++)
		put_padded(table->columns[c].label[a->act->lang], c + 1 < table->column_count ? widths[c] + APART : 0);
	putchar('\n');
	for (size_t r = 0; r < table->row_count; r++) {
		if (!is_row_asked(a, &table->rows[r]))
			continue;
		for (size_t c = 0; c < table->column_count; c++)
			put_padded(table->rows[r].cells[c][a->act->lang], c + 1 < table->column_count ? widths[c] + APART : 0);
		putchar('\n');
		print_remarks(a, table, &table->rows[r]);
	}
}

static void print_blocks(const struct law_asked *a, const struct law_table *table)
{
	struct act *act = a->act;
	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (!is_row_asked(a, row))
			continue;
		puts("");
		for (size_t c = 0; c < table->column_count; c++)
			if (row->cells[c][act->lang])
				printf("%s%s\n", c ? "    " : "■ ", phrase(act, W_LAWS_ROW, table->columns[c].label[act->lang], row->cells[c][act->lang]));
		print_remarks(a, table, row);
	}
}

static void print_table(const struct law_asked *a, const struct law_table *table)
{
	int *widths = arena_array(a->act->arena, int, table->column_count);
	printf("%s\n", table->title[a->act->lang]);
	if (table->note[a->act->lang])
		printf("%s\n", table->note[a->act->lang]);
	if (widths_of(a, table, widths)) {
		putchar('\n');
		print_columns(a, table, widths);
	} else
		print_blocks(a, table);
	if (table_has_one_basis(table)) {
		putchar('\n');
		print_bases(a, &table->rows[0], 0);
	}
}

/* A number, a text that serves both languages, or both. */
static json_t *cell_json(const bilingual cell)
{
	long n;
	if (!cell[JA] || cell[JA] != cell[EN])
		return law_both_json(cell);
	return parse_long(cell[JA], &n) && (n == 0 || *cell[JA] != '0') ? json_integer(n) : json_string(cell[JA]);
}

static json_t *row_json(const struct law_table *table, const struct table_row *row)
{
	json_t *json = json_object();
	for (size_t c = 0; c < table->column_count; c++)
		json_object_set_new(json, table->columns[c].name, cell_json(row->cells[c]));
	json_object_set_new(json, "articles", law_names_json(row->articles));
	json_object_set_new(json, "mark", json_string(row->mark ? row->mark : "found"));
	json_object_set_new(json, "note", law_both_json(row->note));
	json_object_set_new(json, "from_on", law_day_json(row->from_on));
	json_object_set_new(json, "to_on", law_day_json(row->to_on));
	return json;
}

static void print_table_json(const struct law_asked *a, const struct law_table *table)
{
	json_t *columns = json_array(), *rows = json_array();
	for (size_t c = 0; c < table->column_count; c++)
		json_array_append_new(columns, json_pack("{s:s, s:o}", "name", table->columns[c].name, "label", law_both_json(table->columns[c].label)));
	for (size_t r = 0; r < table->row_count; r++)
		if (is_row_asked(a, &table->rows[r]))
			json_array_append_new(rows, row_json(table, &table->rows[r]));
	law_print(json_pack("{s:s, s:o, s:o, s:o, s:o}", "id", table->id, "title", law_both_json(table->title), "note", law_both_json(table->note),
	    "columns", columns, "rows", rows));
}

static void list_tables(struct law_asked *a)
{
	json_t *list = json_array();
	for (size_t i = 0; i < a->book.table_count; i++) {
		const struct law_table *t = &a->book.tables[i];
		json_array_append_new(list, json_pack("{s:s, s:o, s:I}", "id", t->id, "title", law_both_json(t->title), "rows", (json_int_t)t->row_count));
		if (!a->c->json)
			printf("  %-14s %s\n", t->id, t->title[a->act->lang]);
	}
	if (a->c->json)
		law_print(json_pack("{s:o}", "tables", list));
	else
		json_decref(list);
}

static const char *table_names(const struct law_asked *a)
{
	struct text out = { .arena = a->act->arena };
	for (size_t i = 0; i < a->book.table_count; i++)
		text_add(&out, "%s%s", i ? ", " : "", a->book.tables[i].id);
	return text_of(&out);
}

enum fault law_table(struct law_asked *a, int *exit_status)
{
	(void)exit_status;
	if (a->c->word_count > 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	if (a->c->word_count == 2) {
		list_tables(a);
		return OK;
	}
	const struct law_table *table = table_named(&a->book, a->c->words[2]);
	if (!table)
		return fail(a->act, E_NOT_FOUND, W_LAWS_NO_TABLE, a->c->words[2], table_names(a));
	if (a->c->json)
		print_table_json(a, table);
	else
		print_table(a, table);
	return OK;
}

/* ---- coverage ------------------------------------------------------------------------------------------ */

static void print_line(struct law_asked *a, const struct source_line *line)
{
	struct act *act = a->act;
	printf("  %-20s %s\n", line->id, line->says[act->lang]);
	for (const char *const *id = line->duties; *id; id++) {
		const struct duty *duty = duty_named(&a->book, *id);
		const char *rules = duty ? rules_told(act, &a->book, duty) : NULL;
		const char *untested = duty ? duty->untested[act->lang] : NULL;
		printf("    → %s%s\n", *id, rules ? phrase(act, W_LAWS_TESTED_BY, rules) : untested ? phrase(act, W_LAW_IN_BRACKETS, untested) : "");
	}
	if (line->why[act->lang])
		printf("    → %s\n", phrase(act, W_LAWS_NO_DUTY, line->why[act->lang]));
	else if (!*line->duties)
		printf("    ! %s\n", phrase(act, W_LAWS_SILENT));
}

static json_t *line_json(struct law_asked *a, const struct source_line *line)
{
	json_t *duties = json_array();
	for (const char *const *id = line->duties; *id; id++) {
		const struct duty *duty = duty_named(&a->book, *id);
		if (duty)
			json_array_append_new(duties, json_pack("{s:s, s:o, s:o}", "id", *id, "rules", law_rules_json(&a->book, duty),
			    "untested", law_both_json(duty->untested)));
	}
	return json_pack("{s:s, s:o, s:o, s:o}", "id", line->id, "says", law_both_json(line->says), "duties", duties, "why", law_both_json(line->why));
}

static json_t *source_json(struct law_asked *a, const struct covered *source)
{
	json_t *lines = json_array();
	for (size_t i = 0; i < source->line_count; i++)
		json_array_append_new(lines, line_json(a, &source->lines[i]));
	return json_pack("{s:o, s:o}", "source", law_both_json(source->source), "lines", lines);
}

enum fault law_coverage(struct law_asked *a, int *exit_status)
{
	struct act *act = a->act;
	const struct covering n = lines_counted(&a->book);
	json_t *sources = json_array();
	if (a->c->word_count != 2)
		return fail(act, E_USAGE, W_SEE_HELP, "law");
	for (size_t i = 0; i < a->book.source_count; i++) {
		const struct covered *source = &a->book.sources[i];
		if (!a->c->json)
			printf("%s■ %s\n", i ? "\n" : "", source->source[act->lang]);
		for (size_t k = 0; k < source->line_count && !a->c->json; k++)
			print_line(a, &source->lines[k]);
		json_array_append_new(sources, source_json(a, source));
	}
	*exit_status = n.silent > 0;
	json_t *whole = json_pack("{s:o, s:{s:I, s:I, s:I, s:I}}", "sources", sources, "counts", "lines", (json_int_t)n.lines,
	    "with_duties", (json_int_t)n.with_duties, "with_reason", (json_int_t)n.with_reason, "silent", (json_int_t)n.silent);
	if (a->c->json) {
		law_print(whole);
		return OK;
	}
	json_decref(whole);
	printf("\n%s\n", phrase(act, W_LAWS_COVERED, arena_format(act->arena, "%ld", n.lines), arena_format(act->arena, "%ld", n.with_duties),
	    arena_format(act->arena, "%ld", n.with_reason), arena_format(act->arena, "%ld", n.silent)));
	return OK;
}
