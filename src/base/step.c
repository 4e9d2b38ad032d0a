/* Places between two steps of an act, where a test may kill the process.  Only in builds with HOZEN_STEPS.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#ifdef HOZEN_STEPS
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* HOZEN_KILL_AT=7 ends the process at the seventh mark it passes, HOZEN_KILL_AT=commit at the first mark of that name;
 * HOZEN_STEPS_LIST=1 prints the marks. */
void step(const char *name)
{
	static atomic_long passed;
	const char *at = getenv("HOZEN_KILL_AT");
	long now = atomic_fetch_add(&passed, 1) + 1;
	if (getenv("HOZEN_STEPS_LIST"))
		fprintf(stderr, "step %ld %s\n", now, name);
	if (at && (!strcmp(at, name) || strtol(at, NULL, 10) == now))
		kill(getpid(), SIGKILL);
}
#endif
