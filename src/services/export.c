/* A register written out, as the reader may see it: CSV that comes back in by import, or JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/rows.h"
#include "exchange/exchange.h"

enum { NUMBER = 1, FIRST_FIELD = 4 };

static const char *value_of(const struct act *act, const struct field *f, const char *value, bool labels)
{
	return labels && value ? field_show(f, value, act->lang) : value;
}

enum fault export_csv(struct act *act, const struct reg *r, FILE *out, bool labels)
{
	defer(query_end) struct query *q = query(act, sql_of(r)->all);
	csv_begin(out, labels);
	csv_put(out, labels ? number_label[act->lang] : "number", true);
	for each_field(f, r)
		csv_put(out, labels ? f->label[act->lang] : f->name, false);
	csv_end(out);
	while (query_next(q)) {
		csv_put(out, query_text(q, NUMBER), true);
		for (size_t i = 0; i < r->nfields; i++)
			csv_put(out, value_of(act, &r->fields[i], query_text(q, FIRST_FIELD + (int)i), labels), false);
		csv_end(out);
	}
	return act->fault;
}

json_t *row_json(const struct reg *r, struct query *q)
{
	json_t *row = json_object();
	json_object_set_new(row, "number", json_string(query_text(q, NUMBER)));
	for (size_t i = 0; i < r->nfields; i++) {
		int column = FIRST_FIELD + (int)i;
		bool counts = r->fields[i].kind == COUNT_OF;
		json_object_set_new(row, r->fields[i].name, query_is_null(q, column) ? json_null()
		    : counts ? json_integer(query_long(q, column))
		    : r->fields[i].kind == YES_NO ? json_boolean(query_long(q, column)) : json_string(query_text(q, column)));
	}
	return row;
}

enum fault export_json(struct act *act, const struct reg *r, FILE *out)
{
	defer(query_end) struct query *q = query(act, sql_of(r)->all);
	fprintf(out, "{\"register\": \"%s\", \"rows\": [", r->name);
	for (bool first = true; query_next(q); first = false) {
		json_t *row = row_json(r, q);
		fputs(first ? "\n" : ",\n", out);
		json_dumpf(row, out, JSON_COMPACT);
		json_decref(row);
	}
	fputs("\n]}\n", out);
	return act->fault;
}
