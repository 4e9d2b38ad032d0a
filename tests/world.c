/* What tests stand on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/world.h"
#include <ftw.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena *kept;
static const char *folders[256], *databases[256];
static size_t folder_count, database_count;
static struct each_act { struct act act; struct each_act *next; } *acts;

const char *__lsan_default_suppressions(void);

/* Graphviz measures letters with fonts that Fontconfig finds, and that leaks some of its list; ours are still found. */
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

static const char *cluster(void)
{
	const char *url = getenv("HOZEN_TEST_DB");
	return url && !strncmp(url, "postgresql:", 11) ? url : NULL;
}

bool world_is_postgres(void)
{
	return cluster() != NULL;
}

static void ask_cluster(const char *command, const char *name, const char *after)
{
	PGconn *pg = PQconnectdb(cluster());
	char sql[256];
	snprintf(sql, sizeof sql, "%s \"%s\"%s", command, name, after);
	PGresult *r = PQexec(pg, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK) {
		fprintf(stderr, "%s: %s", sql, PQerrorMessage(pg));
		exit(1);
	}
	PQclear(r);
	PQfinish(pg);
}

static void clear_up(void)
{
	for (; acts; acts = acts->next)
		act_close(&acts->act);
	for (size_t i = 0; i < database_count; i++)
		ask_cluster("DROP DATABASE IF EXISTS", databases[i], " WITH (FORCE)");
	for (size_t i = 0; i < folder_count; i++)
		nftw(folders[i], remove_one, 16, FTW_DEPTH | FTW_PHYS);
	arena_close(&kept);
}

static void begin(void)
{
	if (kept)
		return;
	kept = arena_open();
	atexit(clear_up);
}

const char *world_folder(void)
{
	begin();
	const char *tmp = getenv("TMPDIR");
	char *path = arena_format(kept, "%s/hozen-test-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(path) || folder_count == COUNT(folders)) {
		perror(path);
		exit(1);
	}
	return folders[folder_count++] = path;
}

static void run(const char *command)
{
	if (system(command)) {
		fprintf(stderr, "failed: %s\n", command);
		exit(1);
	}
}

/* What tells one database of a URL from another: its path, or its name in the cluster. */
static const char *name_in(const char *url)
{
	if (!cluster())
		return url + strlen("sqlite:");
	const char *end = url + strcspn(url, "?"), *name = end;
	while (name[-1] != '/')
		name--;
	return arena_span(kept, name, (size_t)(end - name));
}

static const char *database_like(const char *url)
{
	begin();
	if (!cluster()) {
		const char *folder = world_folder();
		if (url)
			run(arena_format(kept, "cp -a '%s' '%s/hozen.db'", name_in(url), folder));
		return arena_format(kept, "sqlite:%s/hozen.db", folder);
	}
	const char *name = arena_format(kept, "hozen_test_%ld_%zu", (long)getpid(), database_count);
	ask_cluster("CREATE DATABASE", name, url ? arena_format(kept, " TEMPLATE \"%s\" STRATEGY file_copy", name_in(url)) : "");
	assert_true(database_count < COUNT(databases));
	databases[database_count++] = name;
	const char *query = strchr(cluster(), '?');
	int n = query ? (int)(query - cluster()) : (int)strlen(cluster());
	while (n && cluster()[n - 1] != '/')
		n--;
	return arena_format(kept, "%.*s%s%s", n, cluster(), name, query ? query : "");
}

const char *world_database(void)
{
	return database_like(NULL);
}

const char *world_installation_like(const char *dir, const char *url, const char **copied_url)
{
	const char *copy = world_folder();
	*copied_url = database_like(url);
	run(arena_format(kept, "cp -a '%s/.' '%s' && sed -i 's#%s#%s#' '%s/hozen.json'", dir, copy, name_in(url), name_in(*copied_url), copy));
	return copy;
}

struct act *world_act(void)
{
	begin();
	struct each_act *one = arena_new(kept, struct each_act);
	one->next = acts;
	acts = one;
	act_open(&one->act, EN);
	return &one->act;
}

void world_ok(struct act *act, enum fault fault)
{
	if (fault == OK && act->fault == OK)
		return;
	print_error("fault %s: %s\n", fault_info[act->fault].name, act->detail ? act->detail : "");
	for (const struct problem *p = act->problems; p; p = p->next)
		print_error("  line %ld %s: %s; accepted: %s\n", p->line, p->field ? p->field : "-",
		    p->given ? p->given : "-", p->accepted ? p->accepted : "-");
	fail_msg("fault %s", fault_info[fault].name);
}

unsigned world_random(unsigned n)
{
	static uint64_t state;
	if (!state) {
		const char *seed = getenv("HOZEN_TEST_SEED");
		state = seed ? strtoull(seed, NULL, 10) : 1;
		print_message("# seed %llu\n", (unsigned long long)state);
		state = state * 2862933555777941757u + 3037000493u;
	}
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % n);
}

long world_rounds(long few, long many)
{
	return getenv("HOZEN_TEST_LONG") ? many : few;
}

long world_rounds_unchecked(long few, long many)
{
#if defined __SANITIZE_ADDRESS__
	return few;
#elif defined __has_feature
#if __has_feature(address_sanitizer)
	return few;
#endif
#endif
	return world_rounds(few, many);
}
