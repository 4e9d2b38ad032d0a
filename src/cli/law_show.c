/* hozen law show and find: one law, article or duty with everything the rulebook says of it; and those that speak of something.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include <string.h>

/* ---- lines ---------------------------------------------------------------------------------------- */

void row_put(struct act *act, int indent, enum word label, const char *value)
{
	if (!is_empty(value))
		printf("%*s%s\n", indent, "", phrase(act, W_LAWS_ROW, phrase(act, label), value));
}

void duty_line(struct law_asked *a, int indent, const struct duty *duty)
{
	printf("%*s・ %s  [%s]\n", indent, "", phrase(a->act, W_LAWS_DUTY_LINE, listed_label(duty_whos, duty->who, a->act->lang), duty->text[a->act->lang]),
	    duty->id);
}

/* The article itself, where its text is at hand. */
static void print_text(struct law_asked *a, const struct law_node *node, int indent)
{
	struct act *act = a->act;
	const struct provision *found = law_text_of(a, node);
	if (!found)
		return;
	const struct hash hash = provision_hash(found);
	row_put(act, indent, W_LAWS_TEXT, phrase(act, W_LAWS_TEXT_IS, found->number, hex_of(act->arena, hash.bytes, HASH_BYTES)));
	for (const char *s = text_of(&found->text); *s;) {
		size_t n = strcspn(s, "\n");
		if (n)
			printf("%*s%.*s\n", indent + 2, "", (int)n, s);
		s += n + (s[n] == '\n');
	}
	const char *on = law_changed_on(a, node->id);
	if (on)
		printf("%*s! %s\n", indent, "", phrase(act, W_LAWS_TEXT_CHANGED, on));
}

/* ---- a duty ---------------------------------------------------------------------------------------- */

static void print_evidence(struct law_asked *a, const struct duty *duty)
{
	struct act *act = a->act;
	for (const struct evidence *e = duty->evidence; e->reg; e++) {
		const struct reg *reg = register_named(e->reg);
		row_put(act, 2, W_LAWS_EVIDENCE, phrase(act, W_LAWS_EVIDENCE_IS, reg ? reg->title[act->lang] : e->reg, evidence_told(act, &a->book, e)));
	}
}

static void print_terms(struct law_asked *a, const struct duty *duty)
{
	struct act *act = a->act;
	const struct name_index *index = &a->book.terms_of_duty;
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p)) {
		const struct term *t = &a->book.terms[p->at];
		if (a->on != NO_DATE && !is_between(a->on, t->from_on, t->to_on))
			continue;
		row_put(act, 2, W_LAWS_TERM, phrase(act, W_LAWS_TERM_IS, t->label[act->lang], arena_format(act->arena, "%ld", t->value),
		    listed_label(term_units, t->unit, act->lang), t->name));
		if (t->note[act->lang])
			row_put(act, 4, W_LAWS_MARK, mark_told(act, t->mark, t->note));
	}
}

static void print_articles(struct law_asked *a, const struct duty *duty)
{
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(&a->book, *id);
		if (!node || (a->on != NO_DATE && !node_is_in_force(&a->book, node, a->on)))
			continue;
		row_put(a->act, 2, W_LAWS_BASIS, arena_format(a->act->arena, "%s  [%s]", node_cited(a->act->arena, &a->book, node, a->act->lang), node->id));
		print_text(a, node, 4);
	}
}

static void print_duty(struct law_asked *a, const struct duty *duty)
{
	struct act *act = a->act;
	const enum lang lang = act->lang;
	printf("%s  [%s]\n", duty->text[lang], duty->id);
	row_put(act, 2, W_LAWS_WHO, listed_label(duty_whos, duty->who, lang));
	row_put(act, 2, W_LAWS_TOWARDS, labels_told(act, duty_towards, duty->towards));
	row_put(act, 2, W_LAWS_TRIGGER, duty->trigger[lang]);
	row_put(act, 2, W_LAWS_CLOCK, listed_label(duty_clocks, duty->clock, lang));
	print_terms(a, duty);
	row_put(act, 2, W_LAWS_REGIME, labels_told(act, law_regimes, duty->regime));
	row_put(act, 2, W_LAWS_EXCEPTION, duty->exception[lang]);
	print_evidence(a, duty);
	print_articles(a, duty);
	row_put(act, 2, W_LAWS_MARK, mark_told(act, duty->mark, duty->note));
	row_put(act, 2, W_LAWS_IN_FORCE, validity_told(act, duty->from_on, duty->to_on));
	row_put(act, 2, W_LAWS_REPLACES, duty->replaces);
	row_put(act, 2, W_LAWS_RULES, rules_told(a->act, &a->book, duty));
	row_put(act, 2, W_LAWS_UNTESTED, duty->untested[lang]);
}

/* ---- a node ---------------------------------------------------------------------------------------- */

static const char *cited(struct law_asked *a, const struct law_node *node)
{
	return node ? arena_format(a->act->arena, "%s  [%s]", node_cited(a->act->arena, &a->book, node, a->act->lang), node->id) : NULL;
}

static void print_node(struct law_asked *a, const struct law_node *node)
{
	struct act *act = a->act;
	const enum lang other = act->lang == JA ? EN : JA;
	const struct validity v = node_validity(&a->book, node);
	const char *english = node->english || !same_text(node->kind, "article") ? node->english : "ours";
	puts(cited(a, node));
	row_put(act, 2, W_LAWS_KIND, listed_label(node_kinds, node->kind, act->lang));
	row_put(act, 2, other == JA ? W_LAWS_IN_JAPANESE : W_LAWS_IN_ENGLISH, node_cited(act->arena, &a->book, node, other));
	row_put(act, 2, W_LAWS_ENGLISH, english ? listed_label(title_sources, english, act->lang) : NULL);
	row_put(act, 2, W_LAWS_REGIME, labels_told(act, law_regimes, node_regimes(&a->book, node)));
	row_put(act, 2, W_LAWS_ISSUER, node_issuer(&a->book, node, act->lang));
	row_put(act, 2, W_LAWS_ABOVE, cited(a, node_named(&a->book, node->parent)));
	row_put(act, 2, W_LAWS_IN_FORCE, validity_told(act, v.from_on, v.to_on));
	row_put(act, 2, W_LAWS_REPLACES, cited(a, node_named(&a->book, node->replaces)));
	for (size_t i = 0; i < a->book.node_count; i++)
		if (same_text(a->book.nodes[i].replaces, node->id))
			row_put(act, 2, W_LAWS_REPLACED_BY, cited(a, &a->book.nodes[i]));
	row_put(act, 2, W_LAWS_MARK, mark_told(act, node->mark, node->note));
	print_text(a, node, 2);
}

static bool is_duty_asked(const struct law_asked *a, const struct duty *duty)
{
	return a->on == NO_DATE || duty_is_in_force(&a->book, duty, a->on);
}

static void print_duties_of(struct law_asked *a, const struct law_node *node)
{
	bool some = false;
	for (size_t i = 0; i < a->book.duty_count; i++) {
		const struct duty *duty = &a->book.duties[i];
		if (!duty_cites(duty, node->id) || !is_duty_asked(a, duty))
			continue;
		if (!some)
			printf("\n%s\n", phrase(a->act, W_LAWS_DUTIES));
		some = true;
		duty_line(a, 2, duty);
		row_put(a->act, 5, W_LAWS_RULES, rules_told(a->act, &a->book, duty));
		row_put(a->act, 5, W_LAWS_UNTESTED, duty->untested[a->act->lang]);
	}
}

static void print_children(struct law_asked *a, const struct law_node *node)
{
	const struct name_place *p = name_find(&a->book.children, node->id);
	if (p)
		printf("\n%s\n", phrase(a->act, W_LAWS_BELOW));
	for (; p; p = name_next(&a->book.children, p))
		printf("  %s\n", cited(a, &a->book.nodes[p->at]));
}

static json_t *text_json(struct law_asked *a, const struct law_node *node)
{
	const struct provision *found = law_text_of(a, node);
	if (!found)
		return json_null();
	const struct hash hash = provision_hash(found);
	return json_pack("{s:s, s:s, s:s, s:s?}", "number", found->number, "text", text_of(&found->text),
	    "sha256", hex_of(a->act->arena, hash.bytes, HASH_BYTES), "changed_on", law_changed_on(a, node->id));
}

/* A duty with the texts of its articles, by their ids. */
static json_t *duty_json_whole(struct law_asked *a, const struct duty *duty)
{
	json_t *texts = json_object(), *whole = law_duty_json(&a->book, a->on, duty);
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(&a->book, *id);
		if (node && law_text_of(a, node))
			json_object_set_new(texts, *id, text_json(a, node));
	}
	json_object_set_new(whole, "statutes", texts);
	return whole;
}

static json_t *node_json_whole(struct law_asked *a, const struct law_node *node)
{
	json_t *duties = json_array(), *children = json_array(), *whole = law_node_json(a->act->arena, &a->book, node);
	json_object_set_new(whole, "statute", text_json(a, node));
	for (size_t i = 0; i < a->book.duty_count; i++)
		if (duty_cites(&a->book.duties[i], node->id) && is_duty_asked(a, &a->book.duties[i]))
			json_array_append_new(duties, law_duty_json(&a->book, a->on, &a->book.duties[i]));
	for (const struct name_place *p = name_find(&a->book.children, node->id); p; p = name_next(&a->book.children, p))
		json_array_append_new(children, json_string(a->book.nodes[p->at].id));
	json_object_set_new(whole, "duties", duties);
	json_object_set_new(whole, "children", children);
	return whole;
}

/* ---- show and find ----------------------------------------------------------------------------------- */

enum fault law_show(struct law_asked *a, int *exit_status)
{
	(void)exit_status;
	if (a->c->word_count != 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	const char *id = a->c->words[2];
	const struct law_node *node = node_named(&a->book, id);
	const struct duty *duty = duty_named(&a->book, id);
	for (size_t i = 0; !node && !duty && i < a->book.rule_count; i++)
		if (same_text(a->book.rules[i].name, id))
			duty = a->book.rules[i].duty;
	if (!node && !duty)
		return fail(a->act, E_NOT_FOUND, W_LAWS_UNKNOWN, id);
	enum fault f = law_texts_open(a);
	if (f)
		return f;
	if (a->c->json)
		law_print(node ? node_json_whole(a, node) : duty_json_whole(a, duty));
	else if (node) {
		print_node(a, node);
		print_duties_of(a, node);
		print_children(a, node);
	} else
		print_duty(a, duty);
	return OK;
}

static const char *words_asked(struct law_asked *a)
{
	struct text out = { .arena = a->act->arena };
	for (size_t i = 2; i < a->c->word_count; i++)
		text_add(&out, "%s ", a->c->words[i]);
	return text_of(&out);
}

enum fault law_find(struct law_asked *a, int *exit_status)
{
	const struct sought sought = { .words = words_asked(a), .on = a->on };
	json_t *nodes = json_array(), *duties = json_array();
	if (a->c->word_count < 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	for (size_t i = 0; i < a->book.duty_count; i++)
		if (duty_is_sought(a->act, &a->book, &a->book.duties[i], &sought)) {
			json_array_append_new(duties, law_duty_json(&a->book, a->on, &a->book.duties[i]));
			if (!a->c->json)
				print_duty(a, &a->book.duties[i]);
		}
	for (size_t i = 0; i < a->book.node_count; i++)
		if (node_is_sought(a->act, &a->book, &a->book.nodes[i], &sought)) {
			json_array_append_new(nodes, law_node_json(a->act->arena, &a->book, &a->book.nodes[i]));
			if (!a->c->json)
				puts(cited(a, &a->book.nodes[i]));
		}
	*exit_status = !json_array_size(nodes) && !json_array_size(duties);
	if (*exit_status && !a->c->json)
		puts(phrase(a->act, W_SEARCH_NOTHING));
	json_t *whole = json_pack("{s:o, s:o}", "nodes", nodes, "duties", duties);
	if (a->c->json)
		law_print(whole);
	else
		json_decref(whole);
	return OK;
}
