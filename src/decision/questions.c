/* Questions as lines of JSON, and their answers.  A line that cannot be read is answered with what is wrong about it; a name that
 * nobody declared is no error: it is not known, and denied.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/lines.h"
#include "base/days.h"

static const struct slot question[] = {
	{ "n",       SLOT_NUMBER,    .rules = 0 },
	{ "person",  SLOT_REFERENCE, 0,    AT(question, person),  .of = PERSON },
	{ "use",     SLOT_USE,       0,    AT(question, use) },
	{ "item",    SLOT_REFERENCE, 0,    AT(question, item),    .of = ITEM },
	{ "area",    SLOT_REFERENCE, 0,    AT(question, area),    .of = AREA },
	{ "machine", SLOT_REFERENCE, 0,    AT(question, machine), .of = MACHINE },
	{ "place",   SLOT_PLACE,     .rules = 0 },
	{ "witness", SLOT_REFERENCE, 0,    AT(question, witness), .of = PERSON },
	{ "to",      SLOT_RECIPIENT, .rules = 0 },
	{ "on",      SLOT_DAY,       MUST, AT(question, on) },
	{ 0 }
};

static void put_decision(struct text *out, const struct decision *v, day on)
{
	static const char *const codes[CONDITIONS] = {
#define CONDITION(code, applies, holds, duty, cure) #code,
#include "decision/conditions.def"
#undef CONDITION
	};
	char text[DATE_TEXT];
	const char *between = "";
	text_put(out, v->permitted ? ",\"decision\":true,\"on\":\"" : ",\"decision\":false,\"on\":\"");
	text_put(out, date_text(on, text));
	text_put(out, "\",\"failed\":[");
	for (int c = 0; c < CONDITIONS; c++)
		if (v->failed >> c & 1u) {
			text_add(out, "%s\"%s\"", between, codes[c]);
			between = ",";
		}
	text_put(out, "]}");
}

const char *facts_answer(struct act *act, const struct facts *f, const char *line, size_t n)
{
	struct question q = { .use = USES };
	struct reading r = { .act = act, .facts = f, .record = &q };
	struct text out = { .arena = act->arena };
	defer(json_drop) json_t *json = line_object(&r, line, n);
	if (json)
		line_read(&r, question, json);
	text_put(&out, "{\"n\":");
	if (r.is_numbered)
		text_add(&out, "%" JSON_INTEGER_FORMAT, r.number);
	else
		text_put(&out, "null");
	if (r.error) {
		text_put(&out, ",\"error\":");
		canon_string(&out, r.error);
		text_put(&out, "}");
	} else {
		struct decision v = decide(&f->picture, &q);
		put_decision(&out, &v, q.on);
	}
	return text_of(&out);
}
