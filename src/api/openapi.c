/* The API described for programs: OpenAPI 3.1 by walks over the registers and the table of operations below.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/schemas.h"
#include <string.h>

/* ---- operations ----------------------------------------------------------------------------- */

/* A parameter by its place (path, query, header), schema in JSON, and what it is. */
struct parameter { const char *name, *in, *schema; bilingual text; };

static const struct parameter parameters[] = {
	{ "number",   "path",  "{\"type\":\"string\"}", { "記録の番号", "Number of the record" } },
	{ "duty",     "path",  "{\"type\":\"string\"}", { "義務", "Id of the duty" } },
	{ "limit",    "query", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":500,\"default\":50}",
	              { "一頁の件数の上限", "At most so many rows" } },
	{ "cursor",   "query", "{\"type\":\"string\"}", { "前の頁の next が示すもの", "As `next` of the page before gave it" } },
	{ "on",       "query", "{\"type\":\"string\",\"format\":\"date\"}", { "判定の日", "The day; today unless it is said" } },
	{ "known_at", "query", "{\"type\":\"string\"}", { "知られていた時点（省略時は現在）", "As known at this instant; now unless it is said" } },
	{ "If-Match", "header", "{\"type\":\"string\"}", { "読んだ版の ETag", "ETag of the version that was read" } },
	{ "Hozen-Reason", "header", "{\"type\":\"string\"}", { "理由（UTF-8 をパーセント符号化）", "Why; percent-encoded UTF-8" } },
	{ "Idempotency-Key", "header", "{\"type\":\"string\",\"maxLength\":200}",
	              { "同じ要求を二重に行わないための鍵（24時間有効）", "Under one key an act is done once; kept for 24 hours" } },
};

/* An operation; {register} in a path stands for each register, and so it does, as {}, in the names of schemas. */
static const struct operation {
	const char *method, *path, *id, *parameters;     /* names, with blanks between them */
	const char *takes, *status, *answers;            /* schemas */
	bool writes;
	bilingual text;
} operations[] = {
	{ "get",    "/api/v1",                  "index",     "",                       NULL, "200", "index",     false, { "概要", "What is here" } },
	{ "get",    "/api/v1/registers",        "registers", "",                       NULL, "200", "registers", false, { "簿の一覧", "The registers" } },
	{ "get",    "/api/v1/registers/{register}", "list_{}", "limit cursor on known_at", NULL, "200", "page_{}", false,
	            { "記録の一覧", "A page of records" } },
	{ "get",    "/api/v1/registers/{register}/{number}", "read_{}", "number known_at", NULL, "200", "record_{}", false,
	            { "記録（ETag は版）", "A record; its ETag is its version" } },
	{ "get",    "/api/v1/registers/{register}/{number}/history", "history_{}", "number known_at", NULL, "200", "history_{}", false,
	            { "記録の全ての版", "Every version of a record" } },
	{ "post",   "/api/v1/registers/{register}", "add_{}",  "Idempotency-Key", "new_{}", "201", "outcome", true, { "記録の登録", "Add a record" } },
	{ "patch",  "/api/v1/registers/{register}/{number}", "amend_{}", "number If-Match Idempotency-Key", "changes_{}", "200", "outcome", true,
	            { "記録の変更（null は空にする）", "Amend a record: a merge patch, in which null empties" } },
	{ "delete", "/api/v1/registers/{register}/{number}", "void_{}", "number If-Match Idempotency-Key Hozen-Reason", NULL, "200", "outcome", true,
	            { "誤った記録の抹消", "Void a record made in error" } },
	{ "post",   "/api/v1/acts",             "act",       "Idempotency-Key",        "act", "201", "outcome",  true, { "行為", "Perform any act" } },
	{ "post",   "/api/v1/decide",           "decide",    "known_at",               "questions", "200", "verdicts", true,
	            { "許されるかの判断", "May it be done?  One question or a list" } },
	{ "get",    "/api/v1/findings",         "findings",  "on known_at",            NULL, "200", "findings",  false, { "指摘", "Findings of a day" } },
	{ "get",    "/api/v1/law",              "law",       "on known_at",            NULL, "200", "law",       false, { "法令の体系と義務", "The law: its tree and its duties" } },
	{ "get",    "/api/v1/law/duties/{duty}", "duty",     "duty on known_at",       NULL, "200", "duty",      false, { "義務", "A duty" } },
	{ "get",    "/api/v1/needs",            "needs",     "on known_at",            NULL, "200", "needs",     false,
	            { "契約ごとに要する指定と有する指定", "Which contract needs which clearance, and what is there" } },
};

static json_t *parameter_json(const struct parameter *p)
{
	return json_pack("{s:s, s:s, s:b, s:o, s:s}", "name", p->name, "in", p->in, "required", !strcmp(p->in, "path"),
	    "schema", json_loads(p->schema, 0, NULL), "description", in_both(p->text));
}

static json_t *parameters_json(const struct operation *o, const struct reg *reg)
{
	json_t *list = json_array();
	for (const char *at = o->parameters; *at; at += strcspn(at, " "), at += *at == ' ')
		for (size_t i = 0; i < COUNT(parameters); i++)
			if (strlen(parameters[i].name) == strcspn(at, " ") && !strncmp(parameters[i].name, at, strcspn(at, " ")))
				json_array_append_new(list, parameter_json(&parameters[i]));
	for (const struct field *f = reg && strstr(o->parameters, "cursor") ? reg->fields : NULL; f && f < reg->fields + reg->nfields; f++)
		if (is_found_by(f))
			json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:s}", "name", f->name, "in", "query",
			    "schema", schema_of_value(f, false), "description", in_both(f->label)));
	return list;
}

/* "record_{}" of a register. */
static const char *named(char *out, size_t room, const char *pattern, const struct reg *reg)
{
	const char *hole = strstr(pattern, "{}");
	if (hole)
		snprintf(out, room, "%.*s%s%s", (int)(hole - pattern), pattern, reg->name, hole + 2);
	else
		snprintf(out, room, "%s", pattern);
	return out;
}

static json_t *content_json(const char *type, const char *schema)
{
	return json_pack("{s:{s:{s:o}}}", "content", type, "schema", schema_ref("%s", schema));
}

static json_t *operation_json(const struct operation *o, const struct reg *reg)
{
	char id[100], takes[100], answers[100];
	json_t *whole = json_pack("{s:s, s:s, s:[s], s:o, s:{s:o}}", "operationId", named(id, sizeof id, o->id, reg), "summary", in_both(o->text),
	    "tags", reg ? reg->name : "hozen", "parameters", parameters_json(o, reg), "responses", "default", schema_ref("x"));
	json_t *responses = json_object_get(whole, "responses");
	json_object_set_new(responses, "default", json_pack("{s:s}", "$ref", "#/components/responses/problem"));
	json_t *answer = o->answers ? content_json("application/json", named(answers, sizeof answers, o->answers, reg)) : json_object();
	json_object_set_new(answer, "description", json_string(in_both(o->text)));
	json_object_set_new(responses, o->status, answer);
	if (o->takes) {
		json_t *body = content_json("application/json", named(takes, sizeof takes, o->takes, reg));
		json_object_set_new(body, "required", json_true());
		json_object_set_new(whole, "requestBody", body);
	}
	return whole;
}

static void path_put(json_t *paths, const struct operation *o, const struct reg *reg)
{
	char path[200];
	const char *hole = reg ? strstr(o->path, "{register}") : NULL;
	if (hole)
		snprintf(path, sizeof path, "%.*s%s%s", (int)(hole - o->path), o->path, reg->name, hole + strlen("{register}"));
	else
		snprintf(path, sizeof path, "%s", o->path);
	json_t *item = json_object_get(paths, path);
	if (!item)
		json_object_set_new(paths, path, item = json_object());
	json_object_set_new(item, o->method, operation_json(o, reg));
}

static json_t *paths_json(void)
{
	json_t *paths = json_object();
	for (size_t i = 0; i < COUNT(operations); i++) {
		const struct operation *o = &operations[i];
		if (!strstr(o->path, "{register}"))
			path_put(paths, o, NULL);
		else
			for each_register(reg)
				if (!o->writes || (*reg)->right != RIGHT_PROGRAM)
					path_put(paths, o, *reg);
	}
	return paths;
}

/* ---- the rest of it ------------------------------------------------------------------------- */

/* A page and a history of each register. */
static json_t *whole_schemas(void)
{
	char name[100];
	json_t *schemas = schemas_json();
	static const char *const either[][2] = { { "questions", "question" }, { "verdicts", "verdict" } };
	for (size_t i = 0; i < COUNT(either); i++)
		json_object_set_new(schemas, either[i][0], json_pack("{s:[o,{s:s, s:o}]}", "oneOf", schema_ref("%s", either[i][1]), "type", "array",
		    "items", schema_ref("%s", either[i][1])));
	for each_register(reg) {
		snprintf(name, sizeof name, "page_%s", (*reg)->name);
		json_object_set_new(schemas, name, json_pack("{s:s, s:[s,s,s], s:b, s:{s:{s:s}, s:{s:s, s:o}, s:{s:[s,s]}}}", "type", "object",
		    "required", "register", "rows", "next", "additionalProperties", 0, "properties", "register", "const", (*reg)->name,
		    "rows", "type", "array", "items", schema_ref("record_%s", (*reg)->name), "next", "type", "string", "null"));
		snprintf(name, sizeof name, "history_%s", (*reg)->name);
		json_object_set_new(schemas, name, json_pack(
		    "{s:s, s:[s,s,s], s:{s:{s:s}, s:{s:s}, s:{s:s, s:{s:s, s:[s,s,s], s:{s:o, s:o, s:{s:[o,{s:s}]}}}}}}",
		    "type", "object", "required", "register", "number", "versions", "properties", "register", "const", (*reg)->name,
		    "number", "type", "string", "versions", "type", "array", "items", "type", "object", "required", "row", "entry", "ended_by",
		    "properties", "row", schema_ref("record_%s", (*reg)->name), "entry", schema_ref("entry"),
		    "ended_by", "anyOf", schema_ref("entry"), "type", "null"));
	}
	return schemas;
}

static json_t *security_json(void)
{
	return json_pack("{s:{s:s, s:s, s:s}}", "token", "type", "http", "scheme", "bearer", "description",
	    "hozen token add により発行する。アドレスに記したものは受け付けない。 / Made by hozen token add; never taken from an address.");
}

void api_openapi(struct request *r)
{
	static const char *const none[] = { NULL };
	if (arguments_check(r, none, NULL))
		return;
	json_t *problem = content_json("application/problem+json", "problem");
	json_object_set_new(problem, "description", json_string("拒否の理由（RFC 9457） / Why it was refused (RFC 9457)"));
	r->cache = "no-cache";
	answer_json(r, json_pack("{s:s, s:{s:s, s:s, s:s, s:{s:s, s:s}}, s:[{s:s}], s:[{s:[]}], s:o, s:{s:o, s:{s:o}, s:o}}", "openapi", "3.1.0",
	    "info", "title", "Hozen 保全", "version", HOZEN_VERSION, "description",
	    "防衛産業保全の帳簿、判断及び行為 / The books, decisions and acts of defence industrial security",
	    "license", "name", "Apache-2.0", "identifier", "Apache-2.0", "servers", "url", "/", "security", "token",
	    "paths", paths_json(), "components", "schemas", whole_schemas(), "responses", "problem", problem, "securitySchemes", security_json()));
}
