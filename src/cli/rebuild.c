/* hozen rebuild: the books derived once more from the ledger, compared, or moved to another database.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/rebuild.h"
#include <jansson.h>

static const char *count(struct act *act, long n)
{
	return arena_format(act->arena, "%ld", n);
}

/* ---- as JSON ------------------------------------------------------------------------------- */

static json_t *entry_json(long entry)
{
	return entry < 0 ? json_null() : json_integer(entry);
}

static json_t *differences_json(const struct comparison *c)
{
	json_t *list = json_array();
	for (size_t i = 0; i < c->n; i++) {
		const struct difference *d = &c->named[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:s?, s:s?, s:s?}", "table", d->table, "number", d->number,
		    "entry", entry_json(d->entry), "field", d->field, "stands", d->stands, "rebuilt", d->rebuilt));
	}
	return list;
}

static json_t *erased_json(const struct rebuilt *r)
{
	json_t *list = json_array();
	for (size_t i = 0; i < r->erased_count; i++)
		json_array_append_new(list, json_pack("{s:s, s:s, s:I}", "register", r->erased[i].reg, "number", r->erased[i].number,
		    "entry", (json_int_t)r->erased[i].entry));
	return list;
}

static void print_rebuilt_json(const struct rebuilt *r, const char *moved_to)
{
	char day[DATE_TEXT];
	json_t *whole = json_pack("{s:b, s:I, s:I, s:I, s:I, s:o, s:s?, s:I, s:o, s:o, s:s?}", "same", r->books.count == 0,
	    "entries", (json_int_t)r->ledger.size, "erased", (json_int_t)r->ledger.erased, "records", (json_int_t)r->books.records,
	    "versions", (json_int_t)r->books.versions, "findings", entry_json(r->findings),
	    "on", r->on == NO_DATE ? NULL : date_text(r->on, day), "differs", (json_int_t)r->books.count,
	    "differences", differences_json(&r->books), "missing", erased_json(r), "moved_to", moved_to);
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

/* ---- for people ------------------------------------------------------------------------------ */

static void print_difference(struct act *act, const struct difference *d)
{
	const struct reg *r = register_named(d->table);
	const char *table = r ? r->title[act->lang] : d->table;
	if (d->stands && d->rebuilt)
		puts(phrase(act, W_REBUILD_FIELD, table, d->number, d->field ? d->field : "", d->stands, d->rebuilt));
	else if (d->field)
		puts(phrase(act, W_REBUILD_FIELD, table, d->number, d->field, d->stands ? d->stands : "—", d->rebuilt ? d->rebuilt : "—"));
	else
		puts(phrase(act, d->stands ? W_REBUILD_NOT_TOLD : W_REBUILD_NOT_THERE, table, d->number));
}

static void print_erased(struct act *act, const struct rebuilt *r)
{
	if (r->erased_count)
		puts(phrase(act, W_REBUILD_ERASED, count(act, (long)r->erased_count), count(act, r->ledger.erased)));
	for (size_t i = 0; i < r->erased_count; i++)
		puts(phrase(act, W_REBUILD_ERASED_ONE, register_named(r->erased[i].reg)->title[act->lang], r->erased[i].number,
		    count(act, r->erased[i].entry)));
}

static void print_rebuilt(struct act *act, const struct rebuilt *r)
{
	char day[DATE_TEXT];
	if (r->books.count)
		puts(phrase(act, W_REBUILD_DIFFERS, count(act, r->books.count)));
	else
		puts(phrase(act, W_REBUILD_SAME, count(act, (long)r->ledger.size), count(act, r->books.records), count(act, r->books.versions)));
	for (size_t i = 0; i < r->books.n; i++)
		print_difference(act, &r->books.named[i]);
	if (!r->books.count && r->on != NO_DATE)
		puts(r->findings < 0 ? phrase(act, W_REBUILD_NO_FINDINGS)
		    : phrase(act, W_REBUILD_FINDINGS, date_text(r->on, day), count(act, r->findings)));
	print_erased(act, r);
}

/* ---- the verb -------------------------------------------------------------------------------- */

static enum fault move(struct command *c, struct installation *i, const char *url)
{
	struct rebuilt r;
	enum fault f = rebuild_to(c->act, i, url, &r);
	if (!f && c->json)
		print_rebuilt_json(&r, url);
	else if (!f) {
		print_rebuilt(c->act, &r);
		puts(phrase(c->act, W_REBUILD_MOVED, url));
		puts(phrase(c->act, W_REBUILD_OLD_STAYS, installation_url(i)));
	}
	return f;
}

static enum fault check(struct command *c, struct installation *i, int *exit_status)
{
	struct rebuilt r;
	enum fault f = rebuild_check(c->act, i, c->act->on, &r);
	if (f)
		return f;
	if (c->json)
		print_rebuilt_json(&r, NULL);
	else
		print_rebuilt(c->act, &r);
	*exit_status = r.books.count ? fault_info[E_BROKEN].exit : 0;
	return OK;
}

static enum fault may_ask(struct command *c, struct installation *i)
{
	defer(db_close) struct db *db = NULL;
	enum fault f = command_reader(c, i, &db);
	c->act->db = NULL;
	return f;
}

enum fault run_rebuild(struct command *c, int *exit_status)
{
	const char *to = c->options[OPTION_TO];
	if (c->word_count != 1 || c->input_count || !to == !c->options[OPTION_CHECK])
		return fail(c->act, E_USAGE, W_REBUILD_CHECK_OR_TO);
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = may_ask(c, i);
	if (f)
		return f;
	return to ? move(c, i, to) : check(c, i, exit_status);
}
