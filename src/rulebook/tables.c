/* What the law files hold as lists of lists: tables of a source with their rows, and sources with their lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"

_Static_assert(offsetof(struct table_row, to_on) == offsetof(struct table_row, from_on) + sizeof(date), "a period");

static const char *const none[] = { NULL };

/* ---- tables ------------------------------------------------------------------------------------ */

static const struct key column_keys[] = {
	{ "name",     read_name,   true,  offsetof(struct table_column, name), NULL },
	{ "label",    read_either, true,  offsetof(struct table_column, label), NULL },
	{ 0 }
};

/* What a row may say beside its cells; no column has such a name. */
static const struct key row_keys[] = {
	{ "in_force", read_period, false, offsetof(struct table_row, from_on), NULL },
	{ "mark",     read_choice, false, offsetof(struct table_row, mark), law_marks },
	{ "note",     read_both,   false, offsetof(struct table_row, note), NULL },
	{ "articles", read_names,  false, offsetof(struct table_row, articles), NULL },
	{ 0 }
};

static void read_columns(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	struct law_table *table = into;
	(void)key;
	if (v->kind != YAML_LIST || !v->first) {
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_COLUMNS);
		return;
	}
	struct table_column *columns = arena_array(reading->act->arena, struct table_column, yaml_count(v));
	for (const struct yaml *one = v->first; one; one = one->next) {
		struct table_column *column = &columns[table->column_count];
		read_record(reading, column_keys, one, column);
		if (column->name && key_named(row_keys, column->name))
			wrong(reading, yaml_place(one, "name"), column->name, W_LAW_COLUMN_NAME, key_names(reading, row_keys));
		else
			table->column_count += column->name != NULL;
	}
	table->columns = columns;
}

static const struct key table_keys[] = {
	{ "id",       read_name,    true,  offsetof(struct law_table, id), NULL },
	{ "title",    read_both,    true,  offsetof(struct law_table, title), NULL },
	{ "note",     read_both,    false, offsetof(struct law_table, note), NULL },
	{ "columns",  read_columns, true,  0, NULL },
	{ "rows",     NULL,         true,  0, NULL },    /* read when the columns are known, wherever they stand */
	{ 0 }
};

static size_t column_at(const struct law_table *table, const char *name)
{
	size_t i = 0;
	while (i < table->column_count && !same_text(table->columns[i].name, name))
		i++;
	return i;
}

static const char *columns_of(struct reading *reading, const struct law_table *table)
{
	struct text out = { .arena = reading->act->arena };
	for (size_t i = 0; i < table->column_count; i++)
		text_add(&out, "%s, ", table->columns[i].name);
	text_put(&out, key_names(reading, row_keys));
	return text_of(&out);
}

/* An empty cell is one that is left away, or has no value. */
static void read_cell(struct reading *reading, const struct law_table *table, bilingual *cells, const struct yaml *v)
{
	size_t column = column_at(table, v->key);
	if (column == table->column_count)
		wrong(reading, v->key_at, v->key, W_LAW_KEY, columns_of(reading, table));
	else if (v->kind != YAML_TEXT || *v->text)
		read_either(reading, NULL, v, &cells[column]);
}

static void read_row(struct reading *reading, const struct law_table *table, const struct yaml *map, struct table_row *row)
{
	bilingual *cells = arena_array(reading->act->arena, bilingual, table->column_count + 1);
	*row = (struct table_row){ .cells = (const bilingual *)cells, .articles = none, .from_on = NO_DATE, .to_on = NO_DATE,
		.file = map->at.file, .line = map->at.line };
	if (map->kind != YAML_MAP)
		wrong(reading, map->at, map->text, W_LAW_RECORD, columns_of(reading, table));
	note_check(reading, map);
	for (const struct yaml *v = map->kind == YAML_MAP ? map->first : NULL; v; v = v->next) {
		const struct key *key = key_named(row_keys, v->key);
		if (key)
			key->read(reading, key, v, (char *)row + key->offset);
		else
			read_cell(reading, table, cells, v);
	}
}

void table_read(struct reading *reading, const struct yaml *map)
{
	struct law_table *table = &reading->tables[reading->table_count];
	*table = (struct law_table){ .file = map->at.file, .line = map->at.line };
	read_record(reading, table_keys, map, table);
	const struct yaml *rows = yaml_member(map, "rows");
	if (!table->id || !rows)
		return;
	if (rows->kind != YAML_LIST)
		wrong(reading, rows->at, yaml_shown(reading, rows), W_LAW_ROWS);
	struct table_row *list = arena_array(reading->act->arena, struct table_row, yaml_count(rows));
	for (const struct yaml *one = rows->kind == YAML_LIST ? rows->first : NULL; one; one = one->next)
		read_row(reading, table, one, &list[table->row_count++]);
	table->rows = list;
	reading->table_maps[reading->table_count++] = map;
}

/* ---- sources ------------------------------------------------------------------------------------ */

static const struct key line_keys[] = {
	{ "id",       read_name,   true,  offsetof(struct source_line, id), NULL },
	{ "says",     read_both,   true,  offsetof(struct source_line, says), NULL },
	{ "why",      read_both,   false, offsetof(struct source_line, why), NULL },
	{ "duties",   read_names,  false, offsetof(struct source_line, duties), NULL },
	{ 0 }
};

static void read_lines(struct reading *reading, const struct key *key, const struct yaml *v, void *into)
{
	struct covered *source = into;
	(void)key;
	if (v->kind != YAML_LIST || !v->first) {
		wrong(reading, v->at, yaml_shown(reading, v), W_LAW_LINES);
		return;
	}
	struct source_line *lines = arena_array(reading->act->arena, struct source_line, yaml_count(v));
	for (const struct yaml *one = v->first; one; one = one->next) {
		struct source_line *line = &lines[source->line_count];
		*line = (struct source_line){ .duties = none, .file = one->at.file, .line = one->at.line };
		read_record(reading, line_keys, one, line);
		source->line_count += line->id != NULL;
	}
	source->lines = lines;
}

static const struct key source_keys[] = {
	{ "source",   read_either, true,  offsetof(struct covered, source), NULL },
	{ "lines",    read_lines,  true,  0, NULL },
	{ 0 }
};

void source_read(struct reading *reading, const struct yaml *map)
{
	struct covered *source = &reading->sources[reading->source_count];
	*source = (struct covered){ .file = map->at.file, .line = map->at.line };
	read_record(reading, source_keys, map, source);
	if (source->source[JA])
		reading->source_maps[reading->source_count++] = map;
}
