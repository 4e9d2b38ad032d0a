/* Judging a made-up programme ten times the deck's, SQLite: everything anew, beside the same SELECTs only stepped through on the same file;
 * and what is kept brought up to a new day, and up to one act of several kinds, beside judging everything anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bench/bench.h"
#include "rulebook/turning.h"
#include "services/installation.h"
#include "services/standing.h"
#include <string.h>

enum { ROUNDS = 5, SCALE = 10 };

struct books { struct act act, reader, bare; struct installation *in; date today; };

static void must(struct act *act, bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bench/judging: %s: %s\n", what, act->detail ? act->detail : "");
	for (const struct problem *p = act->problems; p; p = p->next)
		fprintf(stderr, "    %s “%s”: %s\n", p->field, p->given ? p->given : "", p->accepted);
	exit(1);
}

static void done(struct books *b, const char *kind, const struct input *list, size_t n)
{
	const struct inputs inputs = { list, n };
	struct outcome outcome;
	struct act act;
	act_open(&act, EN);
	act.actor = "chief";
	must(&act, perform(&act, b->in, act_kind_named(kind), &inputs, &outcome) == OK, input_of(&inputs, "register"));
	act_close(&act);
	(void)b;
}

#define DO(b, kind, ...) done((b), (kind), (struct input[]){ __VA_ARGS__ }, COUNT(((struct input[]){ __VA_ARGS__ })))

static void make_books(struct books *b, const char *folder)
{
	const struct beginning beginning = {
		.dir = arena_format(b->act.arena, "%s/books", folder), .origin = "bench.hozen.example", .account = "chief", .name = "Chief"
	};
	struct programme size = programme_deck;
	struct planting planting;
	long *const scaled[] = { &size.companies, &size.sites, &size.persons, &size.contracts, &size.items };
	for (size_t i = 0; i < COUNT(scaled); i++)
		*scaled[i] *= SCALE;
	must(&b->act, installation_make(&b->act, &beginning) == OK, "make");
	must(&b->act, installation_open(&b->act, beginning.dir, &b->in) == OK, "open");
	must(&b->act, installation_start(&b->act, b->in) == OK, "start");
	b->act.actor = "chief";
	must(&b->act, programme_make(&b->act, b->in, &size, NULL, NULL, &planting) == OK, "programme");
	b->today = installation_today(&b->act, b->in);
}

static void open_readers(struct books *b)
{
	const char *url = installation_url(b->in);
	must(&b->reader, books_open(&b->reader, url, READER, false, &b->reader.db) == OK, "reader");
	must(&b->bare, books_open(&b->bare, url, WRITER, false, &b->bare.db) == OK, "bare");
	must(&b->bare, db_script(&b->bare, "CREATE TEMP VIEW term AS SELECT t.number, t.name, COALESCE(CAST(s.value AS BIGINT), t.value) AS value,"
	    " t.from_on, t.to_on FROM rulebook_term AS t LEFT JOIN setting AS s ON s.number = t.name;\n") == OK, "bare");
}

static struct judging judging_of(struct books *b)
{
	return (struct judging){ .on = b->today, .horizon = 3, .limit_ms = 600000 };
}

/* ---- everything anew -------------------------------------------------------------------------- */

static double sweep(struct act *act, struct books *b, size_t *n)
{
	struct judgement out;
	const struct judging how = judging_of(b);
	const struct arena_mark mark = arena_mark(act->arena);
	must(act, db_begin_read(act, "chief", NULL) == OK, "sweep");
	double began = seconds_now();
	must(act, judge(act, installation_rulebook(b->in), &how, &out) == OK, "sweep");
	double took = seconds_now() - began;
	db_undo(act);
	*n = out.n;
	arena_back(act->arena, mark);
	return took * 1e3;
}

/* The same SELECTs on the tables, every value of every row read and nothing made of it. */
static double step_through(struct books *b, long *rows)
{
	const struct rulebook *book = installation_rulebook(b->in);
	char day[DATE_TEXT];
	date_text(b->today, day);
	*rows = 0;
	must(&b->bare, db_begin_read(&b->bare, "chief", NULL) == OK, "bare");
	double began = seconds_now();
	for (size_t i = 0; i < book->rule_count; i++) {
		defer(query_end) struct query *q = query(&b->bare, book->rules[i].sql, T(day));
		for (; query_next(q); (*rows)++)
			for (int c = 0; c < query_columns(q); c++)
				(void)query_text(q, c);
		must(&b->bare, b->bare.fault == OK, book->rules[i].name);
	}
	double took = seconds_now() - began;
	db_undo(&b->bare);
	return took * 1e3;
}

/* ---- what is kept ------------------------------------------------------------------------------ */

static double catch_up(struct books *b, const char *what)
{
	struct act act;
	struct judgement out;
	bool stands;
	const struct judging how = judging_of(b);
	act_open(&act, EN);
	double began = seconds_now();
	must(&act, standing_findings(&act, b->in, "chief", &how, &out, &stands) == OK && stands, "kept");
	double took = (seconds_now() - began) * 1e3;
	const struct renewal *r = standing_renewal(b->in);
	fprintf(stderr, "    %-28s %8.2f ms  whole %ld, narrowed %ld, untouched %ld, subjects %ld, added %ld, closed %ld\n", what, took, r->whole,
	    r->narrowed, r->untouched, r->subjects, r->added, r->closed);
	act_close(&act);
	return took;
}

static void new_day(struct books *b, long n)
{
	char day[DATE_TEXT];
	(void)n;
	DO(b, "amend", { "register", "setting" }, { "number", "today" }, { "value", date_text(date_add(b->today, 1), day) });
	b->today = date_add(b->today, 1);
}

static const char *number_of(struct books *b, const char *reg, long place)
{
	const char *number = "";
	defer(query_end) struct query *q = query(&b->bare, sql_of(register_named(reg))->all);
	for (long i = 0; i <= place && query_next(q); i++)
		number = arena_text(b->act.arena, query_text(q, 1));
	return number;
}

static void check_a_machine(struct books *b, long n)
{
	char day[DATE_TEXT];
	DO(b, "add", { "register", "machine_check" }, { "machine", number_of(b, "machine", 100 + n) }, { "kind", "virus" },
	    { "done_on", date_text(b->today, day) }, { "result", "clean" });
}

static void let_somebody_go(struct books *b, long n)
{
	char day[DATE_TEXT];
	DO(b, "amend", { "register", "employment" }, { "number", number_of(b, "employment", 500 + n) }, { "to_on", date_text(b->today, day) });
}

static void move_an_item(struct books *b, long n)
{
	DO(b, "amend", { "register", "item" }, { "number", number_of(b, "item", 900 + n) }, { "title", "改題" });
}

static void end_a_range(struct books *b, long n)
{
	char day[DATE_TEXT];
	DO(b, "amend", { "register", "handler_range" }, { "number", number_of(b, "handler_range", 900 + n) }, { "to_on", date_text(b->today, day) });
}

static void rename_a_company(struct books *b, long n)
{
	DO(b, "amend", { "register", "company" }, { "number", number_of(b, "company", 40 + n) }, { "name", "架空改名" });
}

static void rename_a_contract(struct books *b, long n)
{
	DO(b, "amend", { "register", "contract" }, { "number", number_of(b, "contract", 60 + n) }, { "title", "改題" });
}

static const struct { const char *name; void (*happens)(struct books *, long); } happenings[] = {
	{ "a new day",               new_day },
	{ "after a machine check",   check_a_machine },
	{ "after a leaver",          let_somebody_go },
	{ "after a range's end",     end_a_range },
	{ "after an item amended",   move_an_item },
	{ "after a contract renamed", rename_a_contract },
	{ "after a company renamed", rename_a_company },
};

static void measure_kept(struct books *b, double *sweeps)
{
	catch_up(b, "everything kept at first");
	for (size_t k = 0; k < COUNT(happenings); k++) {
		double took[ROUNDS], limits[ROUNDS];
		for (long i = 0; i < ROUNDS; i++) {
			happenings[k].happens(b, i);
			took[i] = catch_up(b, happenings[k].name);
			limits[i] = sweeps[i];
		}
		bench_spread(arena_format(b->act.arena, "judging: %s, what is kept brought up", happenings[k].name), took, limits, ROUNDS, "ms",
		    "everything judged anew");
	}
}

static void measure_sweep(struct books *b, double *sweeps)
{
	double bare[ROUNDS], taken[ROUNDS];
	size_t found;
	long rows;
	(void)step_through(b, &rows);
	for (long i = 0; i < ROUNDS; i++) {
		bare[i] = step_through(b, &rows);
		sweeps[i] = taken[i] = sweep(&b->bare, b, &found);
	}
	fprintf(stderr, "    %zu rules, %ld rows, %zu findings\n", installation_rulebook(b->in)->rule_count, rows, found);
	bench_spread("judging: everything anew, SQLite", taken, bare, ROUNDS, "ms", "stepping through the same SELECTs");
	double scoped = sweep(&b->reader, b, &found), limit = median(taken, ROUNDS);
	bench_line("judging: everything anew through the read views, SQLite", scoped, "ms", "everything judged anew", limit);
}

int main(void)
{
	struct books b = { 0 };
	double sweeps[ROUNDS];
	act_open(&b.act, EN);
	act_open(&b.reader, EN);
	act_open(&b.bare, EN);
	make_books(&b, bench_folder(b.act.arena));
	open_readers(&b);
	measure_sweep(&b, sweeps);
	measure_kept(&b, sweeps);
	db_close(&b.reader.db);
	db_close(&b.bare.db);
	installation_close(&b.in);
	act_close(&b.bare);
	act_close(&b.reader);
	act_close(&b.act);
	return 0;
}
