/* What tests of the face for programs stand on: answers as JSON, tokens, and requests that show one.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_AN_API_H
#define TESTS_AN_API_H
#include "tests/a_web.h"
#include "services/tokens.h"
#include <jansson.h>

static inline json_t *json_of(const char *answer)
{
	json_error_t error;
	json_t *json = json_loads(answer_body(answer), 0, &error);
	if (!json)
		fail_msg("%s in: %.500s", error.text, answer);
	return json;
}

static inline void json_drop(json_t **json)
{
	json_decref(*json);
}
#define asked_json defer(json_drop) json_t *

static inline const char *text_at(const json_t *json, const char *key)
{
	const char *text = json_string_value(json_object_get(json, key));
	return text ? text : "";
}

static inline const char *token_with(const char *scope)
{
	const struct input list[] = { { "name", "test" }, { "scope", scope } };
	struct outcome outcome;
	const char *secret;
	world_ok(act, token_make(act, installation, &(struct inputs){ list, COUNT(list) }, &secret, &outcome));
	return secret;
}

static inline const char *asked_with(const char *token, const char *method, const char *target, const char *headers, const char *body)
{
	const char *length = *body ? arena_format(act->arena, "Content-Type: application/json\r\nContent-Length: %zu\r\n", strlen(body)) : "";
	return asked_by(NULL, method, target, arena_format(act->arena, "Accept-Language: en\r\nAuthorization: Bearer %s\r\n%s%s", token, headers,
	    length), body);
}

static inline const char *all(void)
{
	static const char *token;
	return token ? token : (token = token_with("read write decide act:make_token act:revoke_token act:rotate_key metrics"));
}

static inline const char *etag_of(const char *answer)
{
	const char *at = strstr(answer, "ETag: ");
	return at ? arena_span(act->arena, at + 6, strcspn(at + 6, "\r")) : "";
}
#endif
