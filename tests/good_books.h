/* Every book with a few good records in it (tests/import/good), and a way past the acts, straight to the tables.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_GOOD_BOOKS_H
#define TESTS_GOOD_BOOKS_H
#include "tests/an_office.h"

/* The registers a person may write in. */
static inline bool is_for_people(const struct reg *r)
{
	return r->right != RIGHT_PROGRAM;
}

#define each_book(r) each_register(r) if (is_for_people(*r))

static inline size_t place_of(const struct reg *r)
{
	size_t i = 0;
	while (registers[i] != r)
		i++;
	return i;
}

static inline const char *good_csv(struct act *act, const struct reg *r)
{
	char *text;
	size_t n;
	world_ok(act, file_read(act, arena_format(act->arena, "tests/import/good/%s.csv", r->name), 1 << 16, &text, &n));
	return text;
}

static inline struct office office_with_good_books(void)
{
	struct office o = office_open();
	struct act *act = world_act();
	for each_book(r)
		imports(&o, (*r)->name, good_csv(act, *r));
	return o;
}

/* A writer beside the installation's own: to look at the tables, and to try what no act would. */
static inline struct act *writer_of(const struct office *o)
{
	struct act *act = world_act();
	world_ok(act, books_open(act, o->url, WRITER, false, &act->db));
	return act;
}

/* One who may see every book; kept open, since a reader's views take a while to make. */
static inline struct act *reader_of(const struct office *o)
{
	struct act *act = world_act();
	world_ok(act, books_open(act, o->url, READER, false, &act->db));
	return act;
}

static inline const char *shown_to(struct act *reader, const char *account, const struct reg *r)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	world_ok(reader, db_begin_read(reader, account, NULL));
	world_ok(reader, export_csv(reader, r, out, false));
	world_ok(reader, db_end_read(reader));
	fclose(out);
	const char *copy = arena_text(reader->arena, text);
	free(text);
	return copy;
}

SQL(entries_in_head, "", "SELECT size FROM ledger_head");

struct size { long records, entries; };

/* The newest record's key and the ledger's size: nothing is added to either unseen. */
static inline struct size newest_of(struct act *writer, const struct reg *r)
{
	struct size s = { ask_long(writer, -1, sql_of(r)->greatest), ask_long(writer, -1, entries_in_head) };
	world_ok(writer, writer->fault);
	return s;
}

/* The values of a record that stands, by place of field. */
static inline const char **values_of(struct act *writer, const struct reg *r, const char *number)
{
	struct record record;
	const char **values = arena_array(writer->arena, const char *, r->nfields + 1);
	world_ok(writer, record_find(writer, r, number, &record));
	memcpy(values, record.values, r->nfields * sizeof *values);
	return values;
}

static inline const struct inputs *inputs_of(struct arena *arena, const struct reg *r, const char *number, const char *const *values)
{
	struct inputs *inputs = arena_new(arena, struct inputs);
	struct input *list = arena_array(arena, struct input, r->nfields + 2);
	list[inputs->n++] = (struct input){ "register", r->name };
	list[inputs->n++] = (struct input){ "number", number };
	for (size_t i = 0; i < r->nfields; i++)
		if (values[i])
			list[inputs->n++] = (struct input){ r->fields[i].name, values[i] };
	inputs->list = list;
	return inputs;
}

/* A value as the table would hold it, were it good. */
static inline struct value stored_value(struct act *writer, const struct field *f, const char *given)
{
	const char *value;
	long n = 0;
	assert_true(field_read(writer->arena, f, given, &value));
	if (!value)
		return T(NULL);
	if (f->kind == REF)
		return L(ask_long(writer, 0, sql_of(register_named(f->to))->id_of, T(value)));
	if (f->kind == COUNT_OF || f->kind == YES_NO)
		return assert_true(parse_long(value, &n)), L(n);
	return T(value);
}

static inline void store_values(struct act *writer, const struct reg *r, const char *const *values, struct value *row)
{
	for (size_t i = 0; i < r->nfields; i++)
		row[i] = stored_value(writer, &r->fields[i], values[i]);
}

/* What the database itself says to a record written past every act; nothing of it stays.  `id` 0: a new one, else that one anew. */
static inline enum fault write_past_the_acts(struct act *writer, const struct reg *r, long id, const char *const *values)
{
	struct value *row = arena_array(writer->arena, struct value, r->nfields + 5);
	world_ok(writer, db_begin(writer));
	enum fault f;
	if (id) {
		row[1] = L(id), row[2] = L(1), row[3] = T("2026-11-20T00:00:00.000000Z");
		store_values(writer, r, values, row + 4);
		f = change_with(writer, &sql_of(r)->update, row, r->nfields + 3, NULL);
	} else {
		row[1] = L(ask_long(writer, 0, sql_of(r)->greatest) + 1), row[2] = T("PAST-THE-ACTS"), row[3] = L(1);
		row[4] = T("2026-11-20T00:00:00.000000Z");
		store_values(writer, r, values, row + 5);
		f = change_with(writer, &sql_of(r)->insert, row, r->nfields + 4, NULL);
	}
	db_undo(writer);
	return f;
}

static inline const struct problem *problem_of(const struct act *act, const char *field, const char *words)
{
	for (const struct problem *p = act->problems; p; p = p->next)
		if (same_text(p->field, field) && p->accepted && strstr(p->accepted, words))
			return p;
	return NULL;
}
#endif
