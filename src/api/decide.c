/* Decisions: one question, a list of them, or lines, answered from the books as `hozen decide --batch` answers them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/sent.h"
#include "services/asking.h"
#include "services/known.h"
#include <stdlib.h>
#include <string.h>

enum { QUESTIONS_MOST = 10000 };

struct asking_books { const struct picture *picture; struct lookup lookup; };

static const char *answer_to(struct request *r, const struct asking_books *books, json_t *question)
{
	char on[DATE_TEXT];
	if (json_is_object(question) && !json_object_get(question, "on"))
		json_object_set_new(question, "on", json_string(date_text(r->act.on, on)));
	char *line = json_dumps(question, JSON_COMPACT | JSON_ENCODE_ANY);
	const char *answer = books_answer(&r->act, books->picture, &books->lookup, line, strlen(line));
	free(line);
	return answer;
}

static void list_answer(struct request *r, const struct asking_books *books, json_t *questions)
{
	size_t i;
	json_t *question;
	fputs("[", r->out);
	json_array_foreach(questions, i, question) {
		fprintf(r->out, "%s%s", i ? ",\n" : "\n", answer_to(r, books, question));
	}
	fputs("\n]\n", r->out);
	r->type = "application/json";
}

static void lines_answer(struct request *r, const struct asking_books *books)
{
	size_t n = 0;
	const char *at = body_of(r, &n), *end = at + n;
	for (size_t line; at < end; at += line + 1) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		line = (size_t)((stop ? stop : end) - at);
		if (!is_blank_line(at, line))
			fprintf(r->out, "%s\n", books_answer(&r->act, books->picture, &books->lookup, at, line));
	}
	r->type = "application/x-ndjson";
}

static void questions_answer(struct request *r, const struct picture *picture, json_t *json)
{
	const struct asking_books books = { picture, installation_lookup(&r->act, picture) };
	r->status = 200;
	if (!json)
		lines_answer(r, &books);
	else if (json_is_array(json))
		list_answer(r, &books, json);
	else {
		fprintf(r->out, "%s\n", answer_to(r, &books, json));
		r->type = "application/json";
	}
}

/* As known now it is the installation's picture; as known then one is loaded for this request alone. */
static void answer_from_books(struct request *r, json_t *json)
{
	const struct picture *picture;
	struct picture *past = arena_new(r->act.arena, struct picture);
	const char *known_at = db_known_at(r->act.db);
	if (known_at && !picture_known(&r->act, r->installation, known_at, past)) {
		questions_answer(r, past, json);
		picture_close(past);
	} else if (!known_at && !installation_picture(&r->act, r->installation, &picture)) {
		questions_answer(r, picture, json);
		installation_picture_release(r->installation);
	}
}

static void decide_answer(struct request *r)
{
	static const char *const arguments[] = { "known_at", NULL };
	if (arguments_check(r, arguments, NULL) || token_reaches(r, "decide", NULL))
		return;
	json_t *json = is_lines(r) ? NULL : json_sent(r);
	if (json_array_size(json) > QUESTIONS_MOST)
		request_refuse(r, 413, E_USAGE, W_SENT_MANY_QUESTIONS, arena_format(r->act.arena, "%d", QUESTIONS_MOST));
	if (!r->act.fault)
		answer_from_books(r, json);
	json_decref(json);
}

void api_decide(struct request *r)
{
	request_as_known(r, decide_answer);
}
