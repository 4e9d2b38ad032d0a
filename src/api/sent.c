/* What a program sends: JSON within limits, its values as inputs of an act, the version it read, the key under which it asks once, and
 * why.  Nothing of it is believed before the act has checked it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/face.h"
#include "api/sent.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MOST = 8, VALUES_MOST = 100000 };

/* ---- JSON ----------------------------------------------------------------------------------- */

/* How deep it goes and how many values it has are counted before any of it is kept. */
static bool is_modest(const char *text, size_t n)
{
	size_t values = 0;
	int depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < n && depth <= DEPTH_MOST && values <= VALUES_MOST; i++) {
		const char c = text[i];
		if (quoted)
			i += c == '\\', quoted = c != '"';
		else if (c == '"')
			quoted = true;
		else if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		else
			values += c == ',';
	}
	return depth <= DEPTH_MOST && values <= VALUES_MOST;
}

static bool is_type(const struct request *r, const char *const *types)
{
	const char *given = header_of(r, "Content-Type");
	for (; given && *types; types++) {
		size_t n = strlen(*types);
		if (!strncasecmp(given, *types, n) && (!given[n] || strchr("; ", given[n])))
			return true;
	}
	return false;
}

bool is_lines(const struct request *r)
{
	static const char *const lines[] = { "application/x-ndjson", "application/jsonl", NULL };
	return is_type(r, lines);
}

json_t *json_sent(struct request *r)
{
	static const char *const types[] = { "application/json", "application/merge-patch+json", NULL };
	struct act *act = &r->act;
	json_error_t error;
	size_t n = 0;
	const char *text = body_of(r, &n);
	if (!text || !n) {
		request_refuse(r, 400, E_USAGE, W_SENT_NOTHING);
		return NULL;
	}
	if (!is_type(r, types)) {
		request_refuse(r, 415, E_USAGE, W_SENT_OTHER_TYPE);
		return NULL;
	}
	if (!is_modest(text, n)) {
		request_refuse(r, 413, E_USAGE, W_SENT_TOO_DEEP, arena_format(act->arena, "%d", DEPTH_MOST), arena_format(act->arena, "%d", VALUES_MOST));
		return NULL;
	}
	json_t *json = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (!json)
		request_refuse(r, 400, E_USAGE, W_LINE_JSON, arena_format(act->arena, "%d", error.position));
	return json;
}

json_t *object_sent(struct request *r)
{
	json_t *json = json_sent(r);
	if (!json || json_is_object(json))
		return json;
	json_decref(json);
	request_refuse(r, 400, E_USAGE, W_LINE_OBJECT);
	return NULL;
}

/* ---- inputs --------------------------------------------------------------------------------- */

static const char *text_of_value(struct request *r, const char *name, const json_t *value)
{
	struct arena *arena = r->act.arena;
	switch (json_typeof(value)) {
	case JSON_STRING:  return arena_text(arena, json_string_value(value));
	case JSON_INTEGER: return arena_format(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	case JSON_TRUE:    return "1";
	case JSON_FALSE:   return "0";
	case JSON_NULL:    return "";
	default:
		problem_add(&r->act, 0, name, json_is_array(value) ? "[…]" : json_is_object(value) ? "{…}" : "1.5", phrase(&r->act, W_SENT_VALUE));
		return NULL;
	}
}

struct inputs inputs_sent(struct request *r, const json_t *object, const struct input *before, size_t n)
{
	struct input *list = arena_array(r->act.arena, struct input, n + json_object_size(object) + 1);
	const char *name;
	json_t *value;
	for (size_t i = 0; i < n; i++)
		list[i] = before[i];
	json_object_foreach((json_t *)object, name, value)
		list[n++] = (struct input){ arena_text(r->act.arena, name), text_of_value(r, name, value) };
	return (struct inputs){ list, n };
}

/* ---- what goes with an act ------------------------------------------------------------------ */

/* Percent-encoded, as headers carry no other text than ASCII safely. */
static const char *reason_of_header(struct request *r)
{
	const char *given = header_of(r, "Hozen-Reason");
	struct text url = { .arena = r->act.arena };
	struct url read = { 0 };
	if (is_empty(given))
		return NULL;
	text_put(&url, "/?reason=");
	for (const char *p = given; *p; p++)
		if (*p == '%')
			text_put(&url, "%");
		else
			text_put(&url, url_part(r->act.arena, arena_span(r->act.arena, p, 1)));
	if (url_read(r->act.arena, text_of(&url), &read))
		return read.arguments[0].value;
	problem_add(&r->act, 0, "Hozen-Reason", given, phrase(&r->act, W_SENT_REASON));
	return NULL;
}

/* Method, path and body together are the request that a key stands for. */
static const char *request_hash(struct request *r)
{
	size_t n = 0;
	const char *body = body_of(r, &n);
	struct hashing *hashing = hashing_open();
	hashing_add(hashing, r->method, strlen(r->method) + 1);
	hashing_add(hashing, r->path, strlen(r->path) + 1);
	if (n)
		hashing_add(hashing, body, n);
	struct hash hash = hashing_end(hashing);
	hashing_close(&hashing);
	return hex_of(r->act.arena, hash.bytes, sizeof hash.bytes);
}

void act_sent(struct request *r)
{
	const char *key = header_of(r, "Idempotency-Key");
	r->act.reason = reason_of_header(r);
	if (is_empty(key))
		return;
	struct once *once = arena_new(r->act.arena, struct once);
	*once = (struct once){ text_valid(r->act.arena, arena_text(r->act.arena, key)), request_hash(r) };
	r->act.once = once;
}

enum fault version_sent(struct request *r)
{
	const char *given = header_of(r, "If-Match");
	size_t n = given ? strlen(given) : 0;
	long *seen = arena_new(r->act.arena, long);
	if (!n) {
		request_refuse(r, 428, E_USAGE, W_SENT_NO_VERSION);
		return r->act.fault;
	}
	if (same_text(given, "*"))
		return OK;
	if (n < 3 || given[0] != '"' || given[n - 1] != '"' || !parse_long(arena_span(r->act.arena, given + 1, n - 2), seen)) {
		problem_add(&r->act, 0, "If-Match", given, phrase(&r->act, W_SENT_VERSION));
		return problems_fault(&r->act);
	}
	r->act.seen = seen;
	return OK;
}
