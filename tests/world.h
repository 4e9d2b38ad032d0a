/* What tests stand on: an act, a fresh database of the kind under test, and sentences as names.
 * HOZEN_TEST_DB is "sqlite" (default) or a postgresql:// URL of a cluster where databases may be made.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#undef fail                              /* cmocka's; ours raises a fault */
#undef fail_msg
#define fail_msg(...) do { print_error(__VA_ARGS__); print_error("\n"); _fail(__FILE__, __LINE__); } while (0)
#include "base/base.h"
#include "store/store.h"

/* A new empty folder below $TMPDIR, removed with everything in it at exit. */
const char *world_folder(void);
/* The URL of a new empty database of the kind under test; dropped at exit. */
const char *world_database(void);
/* The folder of a copy of an installation nobody uses, and the URL of its database; both as above. */
const char *world_installation_like(const char *dir, const char *url, const char **copied_url);
bool world_is_postgres(void);
/* An act in English with its own arena, freed at exit. */
struct act *world_act(void);
/* Fails the test, printing the act's fault, detail and problems, unless `fault` is OK. */
void world_ok(struct act *, enum fault fault);
/* A deterministic random number below n; the seed is HOZEN_TEST_SEED or 1, printed once. */
unsigned world_random(unsigned n);
/* How many rounds a loop does: `few` in script/test, `many` with HOZEN_TEST_LONG set. */
long world_rounds(long few, long many);
/* As many only in a build without sanitizers, where the longest loops are run. */
long world_rounds_unchecked(long few, long many);
#endif
