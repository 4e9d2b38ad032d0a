/* What the files of this layer share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef API_FACE_H
#define API_FACE_H
#include "api/api.h"
#include "services/tokens.h"
#include <jansson.h>

/* ---- answering (answer.c) ------------------------------------------------------------------- */

void answer_json(struct request *, json_t *);    /* writes it and lets it go */
json_t *both_json(const bilingual);              /* {"ja":…,"en":…}; null where there is none */
json_t *day_json(date);                          /* null for NO_DATE */
/* "/api/v1" and what is below it, each part safe in an address. */
#define api_url(r, ...) url_path((r)->act.arena, "api", "v1" __VA_OPT__(,) __VA_ARGS__)

/* ---- what is asked (asked.c) ---------------------------------------------------------------- */

/* Problems for every argument that is none of these (ended by NULL), nor one of the register's fields by which records are found. */
enum fault arguments_check(struct request *, const char *const *names, const struct reg *);
/* The day of ?on=, or today. */
enum fault day_asked(struct request *, date *out) must_use;
/* E_DENIED where a token asks that does not reach so far; a session reaches as far as its account. */
enum fault token_reaches(struct request *, const char *what, const char *of) must_use;
/* The register of the path; NULL is a fault. */
const struct reg *register_asked(struct request *);
bool is_found_by(const struct field *);          /* is there an index over it? */

/* ---- answers -------------------------------------------------------------------------------- */

void api_index(struct request *);
void api_registers(struct request *);
void api_register(struct request *);
void api_record(struct request *);
void api_history(struct request *);
void api_findings(struct request *);
void api_law(struct request *);
void api_duty(struct request *);
void api_needs(struct request *);
void api_add(struct request *);
void api_amend(struct request *);
void api_void(struct request *);
void api_act(struct request *);
void api_decide(struct request *);
void api_calendar(struct request *);
void calendar_fault(struct request *);
void api_openapi(struct request *);
void api_fault(struct request *);
void api_problem(struct request *);
#endif
