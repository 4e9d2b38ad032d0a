/* Lists of a register: in the order of an index, narrowed by any of its fields, from where the last page ended.  The statements are made
 * once by walking the table, when a list is first asked for: one for each way an index leads through the book, each with a condition for
 * every field that holds where nothing is asked of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <limits.h>
#include <pthread.h>
#include <string.h>

/* How an index leads: through all by entry, all by number; of a field those with one value, those beyond it, those without any. */
enum way { BY_ENTRY, BY_NUMBER, WITH_VALUE, BEYOND_VALUE, WITHOUT_VALUE, WAYS };

/* $1 at most so many, $2 the id and $3 the value from which it goes on; then what each field is asked for. */
enum { FIRST_CONDITION = 4 };

struct ways { struct sql (*of_field)[WAYS][2], of_book[WAYS][2]; };

static struct arena *kept;
static struct ways *made;
static size_t register_count;
static pthread_once_t once = PTHREAD_ONCE_INIT;

bool is_sortable(const struct field *f)
{
	return f->kind == REF || f->rules & (INDEXED | UNIQUE);
}

/* ---- conditions ---------------------------------------------------------------------------------- */

static void put_condition(struct text *out, struct text *params, const struct field *f)
{
	size_t n = params->n + 1;
	if (f->kind == DATE || f->kind == INSTANT) {
		text_add(out, " AND ($%zu IS NULL OR t.%s >= $%zu) AND ($%zu IS NULL OR t.%s < $%zu)", n, f->name, n, n + 1, f->name, n + 1);
		text_put(params, "tt");
	} else if (f->kind == TEXT || f->kind == LONG_TEXT) {
		text_add(out, " AND ($%zu IS NULL OR t.%s LIKE $%zu ESCAPE '!')", n, f->name, n);
		text_put(params, "t");
	} else {
		text_add(out, " AND ($%zu IS NULL OR t.%s = $%zu)", n, f->name, n);
		text_add(params, "%c", stored_letter(f));
	}
}

void put_columns_listed(struct text *out, const struct reg *r)
{
	text_put(out, "SELECT t.id, t.number, t.entry, t.known_from");
	for each_field(f, r) {
		if (f->kind == REF)
			text_add(out, ", (SELECT x.number FROM %s AS x WHERE x.id = t.%s) AS %s", f->to, f->name, f->name);
		else
			text_add(out, ", t.%s", f->name);
	}
}

static const char *const leads[WAYS][2] = {
	[BY_ENTRY]      = { "t.id > $2 {0} ORDER BY t.id",                   "t.id < $2 {0} ORDER BY t.id DESC" },
	[BY_NUMBER]     = { "t.number > $3 {0} ORDER BY t.number",           "t.number < $3 {0} ORDER BY t.number DESC" },
	[WITH_VALUE]    = { "t.{1} = $3 AND t.id > $2 {0} ORDER BY t.id",    "t.{1} = $3 AND t.id < $2 {0} ORDER BY t.id DESC" },
	[BEYOND_VALUE]  = { "t.{1} > $3 {0} ORDER BY t.{1}, t.id",           "t.{1} < $3 {0} ORDER BY t.{1} DESC, t.id DESC" },
	[WITHOUT_VALUE] = { "t.{1} IS NULL AND t.id > $2 {0} ORDER BY t.id", "t.{1} IS NULL AND t.id < $2 {0} ORDER BY t.id DESC" },
};

static struct sql way_sql(const struct reg *r, enum way way, bool falling, const struct field *by)
{
	struct text out = { .arena = kept }, params = { .arena = kept }, conditions = { .arena = kept };
	text_add(&params, "ll%c", by ? stored_letter(by) : 't');
	for each_field(f, r)
		put_condition(&conditions, &params, f);
	put_columns_listed(&out, r);
	text_add(&out, " FROM %s AS t WHERE ", r->name);
	text_fill(&out, leads[way][falling], (const char *const[]){ text_of(&conditions), by ? by->name : "", NULL });
	text_put(&out, " LIMIT $1");
	return (struct sql){ arena_format(kept, "%s.list.%d.%s%s", r->name, (int)way, by ? by->name : "", falling ? ".falling" : ""),
		text_of(&params), text_of(&out) };
}

static void ways_make(struct ways *w, const struct reg *r)
{
	w->of_field = arena_take(kept, (r->nfields + 1) * sizeof *w->of_field);
	for (int falling = 0; falling < 2; falling++) {
		for (int way = BY_ENTRY; way <= BY_NUMBER; way++)
			w->of_book[way][falling] = way_sql(r, (enum way)way, falling, NULL);
		for each_field(f, r)
			for (int way = WITH_VALUE; is_sortable(f) && way <= (f->rules & REQUIRED ? BEYOND_VALUE : WITHOUT_VALUE); way++)
				w->of_field[f - r->fields][way][falling] = way_sql(r, (enum way)way, falling, f);
	}
}

static void make_all(void)
{
	kept = arena_open();
	while (registers[register_count])
		register_count++;
	made = arena_array(kept, struct ways, register_count);
	for (size_t i = 0; i < register_count; i++)
		ways_make(&made[i], registers[i]);
}

static const struct ways *ways_of(const struct reg *r)
{
	pthread_once(&once, make_all);
	size_t i = 0;
	while (registers[i] != r)
		i++;
	return &made[i];
}

const struct sql *listing_sql(const struct reg *r, size_t i)
{
	const struct ways *w = ways_of(r);
	for (int falling = 0; falling < 2; falling++)
		for (int way = 0; way < WAYS; way++) {
			if (w->of_book[way][falling].text && !i--)
				return &w->of_book[way][falling];
			for (size_t f = 0; f < r->nfields; f++)
				if (w->of_field[f][way][falling].text && !i--)
					return &w->of_field[f][way][falling];
		}
	return NULL;
}

/* ---- asking --------------------------------------------------------------------------------------- */

struct asking {
	struct act *act;
	const struct selection *list;
	struct value *values;                    /* of a statement, from 1 */
	size_t count;
	struct record *out;
	size_t n;
};

/* %part% with what LIKE takes for signs of its own marked. */
static const char *like_pattern(struct arena *arena, const char *part)
{
	struct text out = { .arena = arena };
	text_put(&out, "%");
	for (; *part; part++)
		text_add(&out, "%s%c", strchr("%_!", *part) ? "!" : "", *part);
	text_put(&out, "%");
	return text_of(&out);
}

static long id_of(struct act *act, const char *register_name, const char *number)
{
	return ask_long_with(act, 0, &sql_of(register_named(register_name))->id_of, (struct value[]){ { 0 }, T(number) }, 1);
}

/* A value as it is stored: a reference to what is not there is the id of nothing. */
static struct value stored_of(struct act *act, const struct field *f, const char *value)
{
	long n;
	if (f->kind == REF)
		return L(id_of(act, f->to, value));
	if (is_stored_as_number(f))
		return parse_long(value, &n) ? L(n) : L(-1);
	return T(value);
}

static void conditions_take(struct asking *a)
{
	const struct reg *r = a->list->reg;
	struct arena *arena = a->act->arena;
	a->values = arena_array(arena, struct value, 2 * r->nfields + FIRST_CONDITION);
	size_t n = FIRST_CONDITION;
	for each_field(f, r) {
		const struct wanted *c = &a->list->conditions[f - r->fields];
		if (f->kind == DATE || f->kind == INSTANT) {
			a->values[n++] = T(c->value);
			a->values[n++] = T(c->before);
		} else if (!c->value) {
			a->values[n++] = T(NULL);
		} else {
			bool text = f->kind == TEXT || f->kind == LONG_TEXT;
			a->values[n++] = text ? T(like_pattern(arena, c->value)) : stored_of(a->act, f, c->value);
		}
	}
	a->count = n - 1;
}

static void ask(struct asking *a, const struct sql *sql, long id, struct value from)
{
	if (a->n >= a->list->most || a->act->fault)
		return;
	a->values[1] = L((long)(a->list->most - a->n));
	a->values[2] = L(id);
	a->values[3] = from;
	defer(query_end) struct query *q = query_with(a->act, sql, a->values, a->count);
	while (query_next(q))
		record_of_row(a->act->arena, a->list->reg, q, &a->out[a->n++]);
}

/* Where everything begins. */
static struct value beginning_of(const struct field *by, bool falling)
{
	if (by && is_stored_as_number(by))
		return falling ? L(LONG_MAX) : L(-1);
	return T(falling ? "\U0010FFFF" : "");
}

/* Those with the value that the last one had and a later id, those with values beyond it, and at last those without any. */
static void ask_by_field(struct asking *a, const struct record *after)
{
	const struct selection *list = a->list;
	const bool falling = list->falling;
	const long first = falling ? LONG_MAX : 0;
	const struct field *by = list->by;
	const size_t place = (size_t)(by - list->reg->fields);
	const struct sql (*ways)[2] = ways_of(list->reg)->of_field[place];
	const char *value = after ? after->values[place] : NULL;
	if (!after || value) {
		struct value from = value ? stored_of(a->act, by, value) : beginning_of(by, falling);
		if (after)
			ask(a, &ways[WITH_VALUE][falling], after->id, from);
		ask(a, &ways[BEYOND_VALUE][falling], 0, from);
	}
	if (!(by->rules & REQUIRED))
		ask(a, &ways[WITHOUT_VALUE][falling], after && !value ? after->id : first, (struct value){ 0 });
}

/* A reference asked for leads by its own index. */
static const struct field *leading(const struct selection *list)
{
	for each_field(f, list->reg)
		if (f->kind == REF && list->conditions[f - list->reg->fields].value)
			return f;
	return NULL;
}

enum fault records_list(struct act *act, const struct selection *list, struct record *out, size_t *n)
{
	struct asking a = { .act = act, .list = list, .out = out };
	struct record after;
	const bool falling = list->falling;
	const struct ways *ways = ways_of(list->reg);
	const struct field *f = list->by || list->by_number ? NULL : leading(list);
	enum fault fault = list->after ? record_find(act, list->reg, list->after, &after) : OK;
	if (fault)
		return fault;
	conditions_take(&a);
	const long id = list->after ? after.id : falling ? LONG_MAX : 0;
	if (list->by)
		ask_by_field(&a, list->after ? &after : NULL);
	else if (list->by_number)
		ask(&a, &ways->of_book[BY_NUMBER][falling], 0, list->after ? T(after.number) : beginning_of(NULL, falling));
	else if (f)
		ask(&a, &ways->of_field[f - list->reg->fields][WITH_VALUE][falling], id, stored_of(act, f, list->conditions[f - list->reg->fields].value));
	else
		ask(&a, &ways->of_book[BY_ENTRY][falling], id, (struct value){ 0 });
	*n = a.n;
	return act->fault;
}
