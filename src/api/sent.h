/* What a program sends (sent.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef API_SENT_H
#define API_SENT_H
#include "api/face.h"

/* The body, to be let go; NULL where it is none, which is the act's fault: too much, too deep, no JSON, a name twice. */
json_t *json_sent(struct request *);
json_t *object_sent(struct request *);
bool is_lines(const struct request *);           /* is it lines of JSON? */
/* The members of an object as inputs, after those before: null empties, true and whole numbers are as the books write them. */
struct inputs inputs_sent(struct request *, const json_t *object, const struct input *before, size_t n);
/* Sets the act's reason (Hozen-Reason) and its key (Idempotency-Key). */
void act_sent(struct request *);
/* Sets act.seen from If-Match, without which nothing is changed. */
enum fault version_sent(struct request *) must_use;
#endif
