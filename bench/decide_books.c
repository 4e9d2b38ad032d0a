/* The picture of an installation: loading it, beside stepping through the same SELECTs on a bare connection; and following one act.
 * The books are a made-up programme in SQLite.  Rounds alternate.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bench/bench.h"
#include "decision/sources.h"
#include "registers/registers.h"
#include "services/services.h"
#include <sqlite3.h>
#include <string.h>

enum { ROUNDS = 5, PAGE = 50000, FOLLOWED = 400 };

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bench/decide_books: %s\n", what);
	exit(1);
}

static struct installation *made_up_books(struct act *act, const char *folder)
{
	const struct beginning beginning = {
		.dir = arena_format(act->arena, "%s/books", folder), .origin = "bench.hozen.example", .account = "chief", .name = "Chief"
	};
	const struct programme programme = {
		.companies = 200, .sites = 250, .persons = 6000, .contracts = 600, .items = 12000, .months = 6, .seed = 1
	};
	struct installation *in = NULL;
	struct planting planting;
	must(installation_make(act, &beginning) == OK, act->detail);
	must(installation_open(act, beginning.dir, &in) == OK, act->detail);
	must(installation_start(act, in) == OK, act->detail);
	act->actor = "chief";
	must(programme_make(act, in, &programme, NULL, NULL, &planting) == OK, act->detail);
	return in;
}

/* ---- the bare connection -------------------------------------------------------------------- */

static sqlite3 *bare_connection(const char *url)
{
	sqlite3 *bare;
	must(sqlite3_open_v2(url + strlen("sqlite:"), &bare, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, url);
	return bare;
}

/* What is read of a row if nothing is made of it. */
static void read_columns(sqlite3_stmt *select)
{
	static volatile long sum;
	for (int i = 0; i < sqlite3_column_count(select); i++) {
		sqlite3_value *v = sqlite3_column_value(select, i);
		if (sqlite3_value_type(v) == SQLITE_INTEGER)
			sum += sqlite3_value_int64(v);
		else if (sqlite3_value_type(v) == SQLITE_TEXT)
			sum += *(const char *)sqlite3_value_blob(v) + sqlite3_value_bytes(v);
	}
}

/* Steps, page by page, and reads the key by which the next page begins, or everything. */
static long step_through(sqlite3 *bare, const struct sql *page, bool reads)
{
	sqlite3_stmt *select;
	long after = 0, rows = 0;
	must(sqlite3_prepare_v2(bare, page->text, -1, &select, NULL) == SQLITE_OK, sqlite3_errmsg(bare));
	for (long n = PAGE; n == PAGE; rows += n) {
		sqlite3_bind_int64(select, 1, after);
		sqlite3_bind_int64(select, 2, PAGE);
		for (n = 0; sqlite3_step(select) == SQLITE_ROW; n++) {
			after = sqlite3_column_int64(select, 1);
			if (reads)
				read_columns(select);
		}
		sqlite3_reset(select);
	}
	sqlite3_finalize(select);
	return rows;
}

static long step_through_all(sqlite3 *bare, bool reads)
{
	long rows = 0;
	for (size_t i = 0; i < SOURCES; i++)
		if (sources[i].page)
			rows += step_through(bare, sources[i].page, reads);
	return rows;
}

/* ---- figures -------------------------------------------------------------------------------- */

static void load(struct act *act, const struct lasting *lasting, sqlite3 *bare)
{
	double loads[ROUNDS], steps[ROUNDS], reads[ROUNDS];
	long rows = step_through_all(bare, false);
	for (int i = 0; i < ROUNDS; i++) {
		struct picture p;
		double began = seconds_now();
		must(step_through_all(bare, false) == rows, "rows come and go");
		double stepped = seconds_now();
		must(step_through_all(bare, true) == rows, "rows come and go");
		double read = seconds_now();
		must(picture_load(act, lasting, &p) == OK, act->detail);
		loads[i] = (seconds_now() - read) * 1e3;
		reads[i] = (read - stepped) * 1e3;
		steps[i] = (stepped - began) * 1e3;
		picture_close(&p);
	}
	fprintf(stderr, "    %ld rows\n", rows);
	bench_spread("books: loading the picture, SQLite", loads, steps, ROUNDS, "ms", "stepping through the same SELECTs");
	bench_spread("books: loading the picture, SQLite", loads, reads, ROUNDS, "ms", "stepping and reading every column");
}

/* As if each of so many records had just been changed: microseconds a record. */
static double follow(struct act *act, const struct lasting *lasting, struct picture *p, const struct reg *r)
{
	const char *numbers[FOLLOWED];
	size_t n = 0;
	{
		defer(query_end) struct query *q = query(act, sql_of(r)->all);
		for (; n < FOLLOWED && query_next(q); n++)
			numbers[n] = query_copy(q, 1);
	}
	must(n > 0 && numbers[0], r->name);
	double began = seconds_now();
	for (size_t i = 0; i < n; i++)
		must(picture_follow(act, lasting, p, r, numbers[i]) == OK, act->detail);
	return (seconds_now() - began) * 1e6 / (double)n;
}

/* The register that takes longest, and all of them on average. */
static void follow_all(struct act *act, const struct lasting *lasting)
{
	static const char *const followed[] = {
		"employment", "clearance", "pledge", "education", "handler_range", "area_pass", "item", "loan", "approval",
		"machine_check", "machine_account", "facility_clearance", "contract", "designation_event"
	};
	enum { WANTED = 50 };
	double slowest[ROUNDS] = { 0 }, mean[ROUNDS] = { 0 }, wanted[ROUNDS];
	struct picture p;
	must(picture_load(act, lasting, &p) == OK, act->detail);
	for (int i = 0; i < ROUNDS; i++) {
		wanted[i] = WANTED;
		for (size_t k = 0; k < COUNT(followed); k++) {
			double took = follow(act, lasting, &p, register_named(followed[k]));
			mean[i] += took / COUNT(followed);
			slowest[i] = took > slowest[i] ? took : slowest[i];
		}
	}
	bench_spread("books: following one act", mean, wanted, ROUNDS, "µs", "what is wanted");
	bench_spread("books: following one act, in the slowest register", slowest, wanted, ROUNDS, "µs", "what is wanted");
	picture_close(&p);
}

int main(void)
{
	struct act act;
	struct lasting lasting;
	act_open(&act, EN);
	struct installation *in = made_up_books(&act, bench_folder(act.arena));
	must(books_open(&act, installation_url(in), WRITER, false, &act.db) == OK, act.detail);
	must(db_begin_read(&act, "chief", NULL) == OK, act.detail);
	must(lasting_read(&act, installation_today(&act, in), &lasting) == OK, act.detail);
	sqlite3 *bare = bare_connection(installation_url(in));
	load(&act, &lasting, bare);
	follow_all(&act, &lasting);
	sqlite3_close(bare);
	must(db_end_read(&act) == OK, act.detail);
	db_close(&act.db);
	installation_close(&in);
	act_close(&act);
	return 0;
}
