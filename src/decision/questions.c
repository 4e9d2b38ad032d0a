/* Questions as lines of JSON, and their answers.  A line that cannot be read is answered with what is wrong about it; a name that
 * nobody declared is no error: it is not known, and denied.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decision/lines.h"
#include "base/days.h"
#include "decision/loading.h"

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

const char *decision_line(struct act *act, struct decision v, day on)
{
	struct text out = { .arena = act->arena };
	text_put(&out, "{\"n\":null");
	put_decision(&out, &v, on);
	return text_of(&out);
}

/* ---- a line ------------------------------------------------------------------------------- */

static void read_question(struct reading *r, const char *line, size_t n, struct question *out)
{
	*out = (struct question){ .use = USES };
	r->record = out;
	defer(json_drop) json_t *json = line_object(r, line, n);
	if (json)
		line_read(r, question, json);
}

static bool is_understood(struct reading *r, const char *line, size_t n, struct question *out, const char **error)
{
	struct question q;
	read_question(r, line, n, &q);
	if (r->error)
		*error = r->error;
	else
		*out = q;
	return !r->error;
}

static const char *answered(struct reading *r, const struct picture *p, const char *line, size_t n)
{
	struct question q;
	read_question(r, line, n, &q);
	struct text out = { .arena = r->act->arena };
	text_put(&out, "{\"n\":");
	if (r->is_numbered)
		text_add(&out, "%" JSON_INTEGER_FORMAT, r->number);
	else
		text_put(&out, "null");
	if (r->error) {
		text_put(&out, ",\"error\":");
		canon_string(&out, r->error);
		text_put(&out, "}");
	} else {
		struct decision v = decide(p, &q);
		put_decision(&out, &v, q.on);
	}
	return text_of(&out);
}

bool facts_question(struct act *act, const struct facts *f, const char *line, size_t n, struct question *out, const char **error)
{
	return is_understood(&(struct reading){ .act = act, .facts = f }, line, n, out, error);
}

const char *facts_answer(struct act *act, const struct facts *f, const char *line, size_t n)
{
	return answered(&(struct reading){ .act = act, .facts = f }, &f->picture, line, n);
}

bool books_question(struct act *act, const struct lookup *lookup, const char *line, size_t n, struct question *out, const char **error)
{
	return is_understood(&(struct reading){ .act = act, .lookup = lookup }, line, n, out, error);
}

const char *books_answer(struct act *act, const struct picture *p, const struct lookup *lookup, const char *line, size_t n)
{
	return answered(&(struct reading){ .act = act, .lookup = lookup }, p, line, n);
}
