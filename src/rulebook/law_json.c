/* Laws and duties for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/law_json.h"
#include "rulebook/telling.h"
#include <string.h>

json_t *law_both_json(const bilingual text)
{
	return text[JA] ? json_pack("{s:s, s:s}", "ja", text[JA], "en", text[EN]) : json_null();
}

json_t *law_day_json(date day)
{
	char text[DATE_TEXT];
	return day == NO_DATE ? json_null() : json_string(date_text(day, text));
}

json_t *law_names_json(const char *const *names)
{
	json_t *list = json_array();
	for (; *names; names++)
		json_array_append_new(list, json_string(*names));
	return list;
}

json_t *law_codes_json(const char *codes)
{
	json_t *list = json_array();
	for (size_t n; codes && *codes; codes += n + strspn(codes + n, " ")) {
		n = strcspn(codes, " ");
		json_array_append_new(list, json_stringn(codes, n));
	}
	return list;
}

json_t *law_node_json(struct arena *arena, const struct rulebook *book, const struct law_node *node)
{
	const bilingual cited = { node_cited(arena, book, node, JA), node_cited(arena, book, node, EN) };
	return json_pack("{s:s, s:s, s:s?, s:o, s:o, s:o, s:o, s:s?, s:o, s:s?, s:s?, s:s, s:o, s:o, s:o}",
	    "id", node->id, "kind", node->kind, "parent", node->parent, "regime", law_codes_json(node_regimes(book, node)),
	    "title", law_both_json(node->title), "number", law_both_json(node->number),
	    "cited", law_both_json(cited), "english", node->english, "issuer", law_both_json(node->issuer), "replaces", node->replaces,
	    "law_id", node->law_id, "mark", node->mark ? node->mark : "found", "note", law_both_json(node->note),
	    "from_on", law_day_json(node->from_on), "to_on", law_day_json(node->to_on));
}

json_t *law_rules_json(const struct rulebook *book, const struct duty *duty)
{
	const struct name_index *index = &book->rules_of_duty;
	json_t *list = json_array();
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p))
		json_array_append_new(list, json_string(book->rules[p->at].name));
	return list;
}

static json_t *evidence_json(const struct duty *duty)
{
	json_t *list = json_array();
	for (const struct evidence *e = duty->evidence; e->reg; e++)
		json_array_append_new(list, json_pack("{s:s, s:s}", "register", e->reg, "for", e->good_for));
	return list;
}

static json_t *terms_json(const struct rulebook *book, date on, const struct duty *duty)
{
	const struct name_index *index = &book->terms_of_duty;
	json_t *list = json_array();
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p)) {
		const struct term *t = &book->terms[p->at];
		if (on == NO_DATE || is_between(on, t->from_on, t->to_on))
			json_array_append_new(list, json_pack("{s:s, s:I, s:s, s:o, s:s, s:o, s:o, s:o}", "name", t->name, "value", (json_int_t)t->value,
			    "unit", t->unit, "label", law_both_json(t->label), "mark", t->mark, "note", law_both_json(t->note),
			    "from_on", law_day_json(t->from_on), "to_on", law_day_json(t->to_on)));
	}
	return list;
}

json_t *law_duty_json(const struct rulebook *book, date on, const struct duty *duty)
{
	return json_pack("{s:s, s:s, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:s?, s:o, s:o, s:o, s:o}",
	    "id", duty->id, "who", duty->who, "towards", law_codes_json(duty->towards), "text", law_both_json(duty->text),
	    "trigger", law_both_json(duty->trigger), "clock", duty->clock, "terms", terms_json(book, on, duty), "regime", law_codes_json(duty->regime),
	    "evidence", evidence_json(duty), "exception", law_both_json(duty->exception), "articles", law_names_json(duty->articles),
	    "mark", duty->mark, "note", law_both_json(duty->note), "headings", law_names_json(duty->headings), "replaces", duty->replaces,
	    "rules", law_rules_json(book, duty), "untested", law_both_json(duty->untested),
	    "from_on", law_day_json(duty->from_on), "to_on", law_day_json(duty->to_on));
}
