/* What the server counts of itself (metrics.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_METRICS_H
#define HTTP_METRICS_H
#include "http/http.h"

struct metrics;
struct metrics *metrics_open(const struct route *const *tables);
void metrics_close(struct metrics **);
/* One request answered: by which route (NULL: none), with which status, in how many microseconds. */
void metrics_note(struct metrics *, const struct route *, int status, long micros);
#endif
