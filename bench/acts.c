/* Durable acts, one client: perform() with its checks, ledger entry and signature, beside what the disk allows, single-row
 * commits of bare SQLite with synchronous=FULL in the same folder.  Rounds alternate, so that both meet the same disk.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bench/bench.h"
#include "services/services.h"
#include <sqlite3.h>
#include <stdlib.h>

enum { SERIES = 7, ACTS = 150 };

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bench/acts: %s\n", what);
	exit(1);
}

static struct installation *new_installation(struct act *act, const char *folder)
{
	const struct beginning beginning = {
		.dir = arena_format(act->arena, "%s/books", folder),
		.origin = "bench.hozen.example", .account = "chief", .name = "Chief"
	};
	struct installation *in = NULL;
	must(installation_make(act, &beginning) == OK, act->detail);
	must(installation_open(act, beginning.dir, &in) == OK, act->detail);
	must(installation_start(act, in) == OK, act->detail);
	return in;
}

static void add(struct installation *in, const struct input *list, size_t n)
{
	struct act act;
	struct outcome outcome;
	const struct inputs inputs = { list, n };
	act_open(&act, EN);
	act.on = installation_today(&act, in);
	act.actor = installation_account(in);
	must(perform(&act, in, act_kind_named("add"), &inputs, &outcome) == OK, act.detail);
	act_close(&act);
}

#define ADD(in, ...) add((in), (struct input[]){ __VA_ARGS__ }, COUNT(((struct input[]){ __VA_ARGS__ })))

/* A company changes what accounts may see, so the scope is renewed with it. */
static void add_company(struct installation *in, long n)
{
	char number[32];
	snprintf(number, sizeof number, "C-%ld", n);
	ADD(in, { "register", "company" }, { "number", number }, { "name", "架空精機" });
}

static void add_machine_check(struct installation *in, long n)
{
	(void)n;
	ADD(in, { "register", "machine_check" }, { "machine", "M-1" }, { "kind", "virus" }, { "done_on", "2026-01-05" }, { "result", "clean" });
}

static void add_machine(struct installation *in)
{
	add_company(in, 0);
	ADD(in, { "register", "site" }, { "number", "S-1" }, { "company", "C-0" }, { "name", "本社" });
	ADD(in, { "register", "machine" }, { "number", "M-1" }, { "site", "S-1" }, { "name", "第一端末" }, { "wiring", "stand_alone" },
	    { "registered_on", "2026-01-01" });
}

static double acts_per_second(struct installation *in, void (*act)(struct installation *, long), long *n)
{
	double began = seconds_now();
	for (int i = 0; i < ACTS; i++)
		act(in, ++*n);
	return ACTS / (seconds_now() - began);
}

static sqlite3 *bare_database(const char *path)
{
	sqlite3 *bare;
	must(sqlite3_open(path, &bare) == SQLITE_OK, path);
	must(sqlite3_exec(bare, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    " CREATE TABLE t (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, name TEXT)", NULL, NULL, NULL) == SQLITE_OK,
	    sqlite3_errmsg(bare));
	return bare;
}

static double commits_per_second(sqlite3 *bare)
{
	sqlite3_stmt *insert;
	must(sqlite3_prepare_v2(bare, "INSERT INTO t (number, name) VALUES (hex(randomblob(8)), '架空精機')", -1, &insert, NULL) == SQLITE_OK,
	    sqlite3_errmsg(bare));
	double began = seconds_now();
	for (int i = 0; i < ACTS; i++) {
		must(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(bare));
		sqlite3_reset(insert);
	}
	double rate = ACTS / (seconds_now() - began);
	sqlite3_finalize(insert);
	return rate;
}

int main(void)
{
	struct act act;
	act_open(&act, EN);
	const char *folder = bench_folder(act.arena);
	struct installation *in = new_installation(&act, folder);
	sqlite3 *bare = bare_database(arena_format(act.arena, "%s/bare.db", folder));
	double checks[SERIES], companies[SERIES], commits[SERIES];
	long n = 0;
	add_machine(in);
	for (int i = 0; i < SERIES; i++) {
		commits[i] = commits_per_second(bare);
		checks[i] = acts_per_second(in, add_machine_check, &n);
		companies[i] = acts_per_second(in, add_company, &n);
	}
	double limit = median(commits, SERIES);
	bench_line("machine checks added, one client, SQLite", median(checks, SERIES), "/s", "bare commits, synchronous=FULL", limit);
	bench_line("companies added, one client, SQLite", median(companies, SERIES), "/s", "bare commits, synchronous=FULL", limit);
	sqlite3_close(bare);
	installation_close(&in);
	act_close(&act);
	return 0;
}
