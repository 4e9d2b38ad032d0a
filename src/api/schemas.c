/* Schemas by walks: of each register its record, what makes one and what changes one; of each act its inputs; and the shapes of what
 * is no record, from shapes.def.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api/schemas.h"
#include <string.h>

static const struct shape { const char *schema, *name, *type; bilingual text; } shapes[] = {
#define SHAPE(schema, name, type, ja, en) { #schema, #name, type, { ja, en } },
#include "api/shapes.def"
#undef SHAPE
};

const char *in_both(const bilingual text)
{
	static _Thread_local char both[1000];
	snprintf(both, sizeof both, "%s / %s", text[JA], text[EN]);
	return both;
}

json_t *schema_ref(const char *format, ...)
{
	char name[200];
	va_list args;
	va_start(args, format);
	vsnprintf(name, sizeof name, format, args);
	va_end(args);
	return json_pack("{s:s+}", "$ref", "#/components/schemas/", name);
}

/* ---- shapes --------------------------------------------------------------------------------- */

static json_t *or_null(json_t *schema)
{
	json_t *type = json_object_get(schema, "type");
	if (!type)
		return json_pack("{s:[o,{s:s}]}", "anyOf", schema, "type", "null");
	json_object_set_new(schema, "type", json_pack("[O,s]", type, "null"));
	return schema;
}

static json_t *schema_of_type(const char *type)
{
	static const struct { const char *name, *json; } kinds[] = {
		{ "text",    "{\"type\":\"string\"}" },
		{ "count",   "{\"type\":\"integer\",\"minimum\":0}" },
		{ "whole",   "{\"type\":\"integer\"}" },
		{ "yes",     "{\"type\":\"boolean\"}" },
		{ "day",     "{\"type\":\"string\",\"format\":\"date\"}" },
		{ "instant", "{\"type\":\"string\",\"format\":\"date-time\"}" },
		{ "map",     "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}" },
		{ "tally",   "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\",\"minimum\":0}}" },
		{ "both",    "{\"type\":\"object\",\"required\":[\"ja\",\"en\"],\"additionalProperties\":false,"
		             "\"properties\":{\"ja\":{\"type\":\"string\"},\"en\":{\"type\":\"string\"}}}" },
		{ "any",     "{}" },
	};
	size_t n = strlen(type);
	bool may_be_null = type[n - 1] == '?';
	n -= may_be_null;
	if (*type == '[')
		return json_pack("{s:s, s:o}", "type", "array", "items", schema_of_type(type + 1));
	json_t *schema = *type == '@' ? schema_ref("%.*s", (int)n - 1, type + 1) : NULL;
	for (size_t i = 0; !schema && i < COUNT(kinds); i++)
		if (strlen(kinds[i].name) == n && !strncmp(kinds[i].name, type, n))
			schema = json_loads(kinds[i].json, 0, NULL);
	return may_be_null ? or_null(schema) : schema;
}

/* An object of which nothing is left unsaid. */
static json_t *object_schema(void)
{
	return json_pack("{s:s, s:[], s:{}, s:b}", "type", "object", "required", "properties", "additionalProperties", 0);
}

static void property_put(json_t *object, const char *name, json_t *schema, bool required)
{
	json_object_set_new(json_object_get(object, "properties"), name, schema);
	if (required)
		json_array_append_new(json_object_get(object, "required"), json_string(name));
}

static void shape_put(json_t *schemas, const struct shape *s)
{
	char name[100];
	size_t n = strcspn(s->name, "?");
	snprintf(name, sizeof name, "%.*s", (int)n, s->name);
	json_t *object = json_object_get(schemas, s->schema), *schema = schema_of_type(s->type);
	if (!object)
		json_object_set_new(schemas, s->schema, object = object_schema());
	json_object_set_new(schema, "description", json_string(in_both(s->text)));
	property_put(object, name, schema, !s->name[n]);
}

/* ---- registers ------------------------------------------------------------------------------ */

static json_t *choice_schema(const struct field *f)
{
	json_t *codes = json_array();
	for (const struct choice *c = f->from; c->code; c++)
		json_array_append_new(codes, json_string(c->code));
	return json_pack("{s:s, s:o}", "type", "string", "enum", codes);
}

/* As it is kept and answered; a value may also be given as a person would write it. */
static json_t *kind_schema(const struct field *f)
{
	switch (f->kind) {
	case DATE:      return json_loads("{\"type\":\"string\",\"format\":\"date\",\"examples\":[\"2026-11-20\"]}", 0, NULL);
	case INSTANT:   return json_loads("{\"type\":\"string\",\"format\":\"date-time\",\"examples\":[\"2026-11-20T05:12:33.371089Z\"]}", 0, NULL);
	case COUNT_OF:  return json_loads("{\"type\":\"integer\",\"minimum\":0,\"examples\":[1]}", 0, NULL);
	case YES_NO:    return json_loads("{\"type\":\"boolean\"}", 0, NULL);
	case COUNTRY:   return json_loads("{\"type\":\"string\",\"pattern\":\"^([A-Z]{2}|NATO)$\",\"examples\":[\"JP\"]}", 0, NULL);
	case CHOICE:    return choice_schema(f);
	case LONG_TEXT: return json_loads("{\"type\":\"string\",\"maxLength\":4000000}", 0, NULL);
	case REF:       return json_loads("{\"type\":\"string\",\"minLength\":1}", 0, NULL);
	default:        return json_loads("{\"type\":\"string\",\"maxLength\":500}", 0, NULL);
	}
}

/* What is said of a field: its label, what a reference is to, what each choice is called, the duty that demands it. */
static json_t *field_text(const struct field *f)
{
	struct arena *arena = arena_open();
	struct text out = { .arena = arena };
	const struct reg *to = register_named(f->to);
	text_put(&out, in_both(f->label));
	if (to)
		text_add(&out, " → %s", in_both(to->title));
	for (const struct choice *c = f->from; c && c->code; c++)
		text_add(&out, "%s%s = %s", c == f->from ? ": " : ", ", c->code, in_both(c->label));
	if (f->right)
		text_add(&out, " (%s / %s)", roles_holding(arena, f->right, JA), roles_holding(arena, f->right, EN));
	if (f->duty)
		text_add(&out, " [%s]", f->duty);
	json_t *text = json_string(text_of(&out));
	arena_close(&arena);
	return text;
}

json_t *schema_of_value(const struct field *f, bool may_be_null)
{
	json_t *schema = kind_schema(f);
	json_object_set_new(schema, "description", field_text(f));
	if (f->rules & FROZEN)
		json_object_set_new(schema, "x-frozen", json_true());
	if (!may_be_null)
		return schema;
	if (json_object_get(schema, "enum"))
		json_array_append_new(json_object_get(schema, "enum"), json_null());
	return or_null(schema);
}

static json_t *number_schema(void)
{
	return json_pack("{s:s, s:i, s:s}", "type", "string", "minLength", 1, "description", in_both(number_label));
}

/* A record as it is answered; what makes one; what changes one, in which null empties and what is absent stays. */
static void register_put(json_t *schemas, const struct reg *reg)
{
	json_t *record = object_schema(), *fresh = object_schema(), *changes = object_schema();
	char name[100];
	json_object_set_new(record, "description", json_string(in_both(reg->title)));
	property_put(record, "number", number_schema(), true);
	property_put(fresh, "number", number_schema(), !reg->prefix);
	for each_field(f, reg) {
		property_put(record, f->name, schema_of_value(f, true), true);
		property_put(fresh, f->name, schema_of_value(f, !(f->rules & REQUIRED)), f->rules & REQUIRED);
		property_put(changes, f->name, schema_of_value(f, !(f->rules & REQUIRED)), false);
	}
	snprintf(name, sizeof name, "record_%s", reg->name);
	json_object_set_new(schemas, name, record);
	snprintf(name, sizeof name, "new_%s", reg->name);
	json_object_set_new(schemas, name, fresh);
	snprintf(name, sizeof name, "changes_%s", reg->name);
	json_object_set_new(schemas, name, changes);
}

/* ---- acts ----------------------------------------------------------------------------------- */

/* One request for each act; of a generic act the fields are those of the register it names. */
static json_t *act_schema(const struct act_kind *kind)
{
	json_t *inputs = object_schema(), *whole = object_schema();
	for (size_t i = 0; i < kind->nfields; i++)
		property_put(inputs, kind->fields[i].name, schema_of_value(&kind->fields[i], false), kind->fields[i].rules & REQUIRED);
	if (kind->of_register)
		json_object_set_new(inputs, "additionalProperties", json_true());
	json_object_set_new(whole, "title", json_string(in_both(kind->title)));
	property_put(whole, "act", json_pack("{s:s}", "const", kind->name), true);
	property_put(whole, "inputs", inputs, kind->nfields > 0);
	property_put(whole, "reason", json_pack("{s:s, s:s}", "type", "string", "description", "理由 / Reason"), false);
	property_put(whole, "on", json_pack("{s:s, s:s, s:s}", "type", "string", "format", "date", "description",
	    "行為の効力の生ずる日 / The day it takes effect"), false);
	return whole;
}

json_t *schemas_json(void)
{
	json_t *schemas = json_object(), *acts = json_array();
	for (size_t i = 0; i < COUNT(shapes); i++)
		shape_put(schemas, &shapes[i]);
	for each_register(reg)
		register_put(schemas, *reg);
	for (const struct act_kind *kind = act_kinds; kind->name; kind++)
		json_array_append_new(acts, act_schema(kind));
	json_object_set_new(schemas, "act", json_pack("{s:o}", "oneOf", acts));
	return schemas;
}
