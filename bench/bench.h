/* What benchmarks stand on: a clock, a folder on the disk of the project, a median, and one line of bench/results.tsv.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_H
#define BENCH_H
#include "base/base.h"
#include <ftw.h>
#include <stdlib.h>
#include <time.h>

static inline double seconds_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static inline double median(double *figures, size_t n)
{
	qsort(figures, n, sizeof *figures, by_size);
	return n % 2 ? figures[n / 2] : (figures[n / 2 - 1] + figures[n / 2]) / 2;
}

static char bench_folder_path[] = "build/bench-XXXXXX";

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

static void bench_folder_remove(void)
{
	nftw(bench_folder_path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A new folder below build/, so on a real disk, removed at exit. */
static inline const char *bench_folder(struct arena *arena)
{
	if (!mkdtemp(bench_folder_path)) {
		perror(bench_folder_path);
		exit(1);
	}
	atexit(bench_folder_remove);
	return arena_text(arena, bench_folder_path);
}

/* name, figure, unit, what limits it, that limit in the same unit, measured in the same run, and figure ÷ limit. */
static inline void bench_line(const char *name, double figure, const char *unit, const char *limit_name, double limit)
{
	printf("%s\t%.4g\t%s\t%s\t%.4g\t%.3f\n", name, figure, unit, limit_name, limit, figure / limit);
}

/* The same of the medians of n rounds each, which are sorted; how far they spread goes beside the figures. */
static inline void bench_spread(const char *name, double *figures, double *limits, size_t n, const char *unit, const char *limit_name)
{
	double figure = median(figures, n), limit = median(limits, n);
	bench_line(name, figure, unit, limit_name, limit);
	fprintf(stderr, "    %s: %.4g … %.4g; %s: %.4g … %.4g %s\n", name, figures[0], figures[n - 1],
	    limit_name, limits[0], limits[n - 1], unit);
}
#endif
