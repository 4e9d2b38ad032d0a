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

const char *validity_shown(struct act *act, date from_on, date to_on)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	date_text(from_on, from);
	date_text(to_on, to);
	return from_on == NO_DATE && to_on == NO_DATE ? NULL : to_on == NO_DATE ? phrase(act, W_LAWS_FROM, from)
	    : from_on == NO_DATE ? phrase(act, W_LAWS_UNTIL, to) : phrase(act, W_LAWS_FROM_TO, from, to);
}

void duty_line(struct law_asked *a, int indent, const struct duty *duty)
{
	printf("%*s・ %s  [%s]\n", indent, "", phrase(a->act, W_LAWS_DUTY_LINE, listed_label(duty_whos, duty->who, a->act->lang), duty->text[a->act->lang]),
	    duty->id);
}

const char *rules_shown(struct law_asked *a, const struct duty *duty)
{
	const struct name_index *index = &a->book.rules_of_duty;
	struct text out = { .arena = a->act->arena };
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p))
		text_add(&out, "%s%s", out.n ? ", " : "", a->book.rules[p->at].name);
	return out.s;
}

/* Labels of codes with blanks between them. */
static const char *labels_shown(struct act *act, const struct listed *list, const char *codes)
{
	struct text out = { .arena = act->arena };
	for (size_t n; codes && *codes; codes += n + strspn(codes + n, " ")) {
		n = strcspn(codes, " ");
		text_add(&out, "%s%s", out.n ? act->lang == JA ? "・" : ", " : "", listed_label(list, arena_span(act->arena, codes, n), act->lang));
	}
	return text_of(&out);
}

static const char *mark_shown(struct act *act, const char *mark, const bilingual note)
{
	const char *label = listed_label(law_marks, mark ? mark : "found", act->lang);
	return note[act->lang] ? phrase(act, W_LAWS_ROW, label, note[act->lang]) : label;
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
		const struct name_place *term = name_find(&a->book.term_names, e->good_for);
		const struct term *t = term ? &a->book.terms[term->at] : NULL;
		const char *good_for = t ? phrase(act, W_LAWS_GOOD_FOR, arena_format(act->arena, "%ld", t->value), listed_label(term_units, t->unit, act->lang))
		    : phrase(act, same_text(e->good_for, "once") ? W_LAWS_GOOD_ONCE : W_LAWS_GOOD_WHILE);
		row_put(act, 2, W_LAWS_EVIDENCE, phrase(act, W_LAWS_EVIDENCE_IS, reg ? reg->title[act->lang] : e->reg, good_for));
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
			row_put(act, 4, W_LAWS_MARK, mark_shown(act, t->mark, t->note));
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
	row_put(act, 2, W_LAWS_TOWARDS, labels_shown(act, duty_towards, duty->towards));
	row_put(act, 2, W_LAWS_TRIGGER, duty->trigger[lang]);
	row_put(act, 2, W_LAWS_CLOCK, listed_label(duty_clocks, duty->clock, lang));
	print_terms(a, duty);
	row_put(act, 2, W_LAWS_REGIME, labels_shown(act, law_regimes, duty->regime));
	row_put(act, 2, W_LAWS_EXCEPTION, duty->exception[lang]);
	print_evidence(a, duty);
	print_articles(a, duty);
	row_put(act, 2, W_LAWS_MARK, mark_shown(act, duty->mark, duty->note));
	row_put(act, 2, W_LAWS_IN_FORCE, validity_shown(act, duty->from_on, duty->to_on));
	row_put(act, 2, W_LAWS_REPLACES, duty->replaces);
	row_put(act, 2, W_LAWS_RULES, rules_shown(a, duty));
	row_put(act, 2, W_LAWS_UNTESTED, duty->untested[lang]);
}

/* ---- a node ---------------------------------------------------------------------------------------- */

static const char *issuer_of(struct law_asked *a, const struct law_node *node)
{
	while (node && !node->issuer[JA])
		node = node_named(&a->book, node->parent);
	return node ? node->issuer[a->act->lang] : NULL;
}

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
	row_put(act, 2, W_LAWS_ISSUER, issuer_of(a, node));
	row_put(act, 2, W_LAWS_ABOVE, cited(a, node_named(&a->book, node->parent)));
	row_put(act, 2, W_LAWS_IN_FORCE, validity_shown(act, v.from_on, v.to_on));
	row_put(act, 2, W_LAWS_REPLACES, cited(a, node_named(&a->book, node->replaces)));
	for (size_t i = 0; i < a->book.node_count; i++)
		if (same_text(a->book.nodes[i].replaces, node->id))
			row_put(act, 2, W_LAWS_REPLACED_BY, cited(a, &a->book.nodes[i]));
	row_put(act, 2, W_LAWS_MARK, mark_shown(act, node->mark, node->note));
	print_text(a, node, 2);
}

static bool cites(const struct duty *duty, const char *id)
{
	const char *const *article = duty->articles;
	while (*article && strcmp(*article, id))
		article++;
	return *article;
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
		if (!cites(duty, node->id) || !is_duty_asked(a, duty))
			continue;
		if (!some)
			printf("\n%s\n", phrase(a->act, W_LAWS_DUTIES));
		some = true;
		duty_line(a, 2, duty);
		row_put(a->act, 5, W_LAWS_RULES, rules_shown(a, duty));
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
	json_t *texts = json_object(), *whole = law_duty_json(a, duty);
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
	json_t *duties = json_array(), *children = json_array(), *whole = law_node_json(a, node);
	json_object_set_new(whole, "statute", text_json(a, node));
	for (size_t i = 0; i < a->book.duty_count; i++)
		if (cites(&a->book.duties[i], node->id) && is_duty_asked(a, &a->book.duties[i]))
			json_array_append_new(duties, law_duty_json(a, &a->book.duties[i]));
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

static bool says(const bilingual text, const char *word)
{
	return (text[JA] && strcasestr(text[JA], word)) || (text[EN] && strcasestr(text[EN], word));
}

/* Every word, somewhere in what it says in either language. */
static bool duty_says(struct law_asked *a, const struct duty *duty)
{
	for (size_t i = 2; i < a->c->word_count; i++) {
		const char *word = a->c->words[i];
		bool found = says(duty->text, word) || says(duty->trigger, word) || says(duty->exception, word) || strstr(duty->id, word);
		for (const char *const *id = duty->articles; *id && !found; id++) {
			const struct law_node *node = node_named(&a->book, *id);
			found = node && (says(node->title, word) || strstr(node_cited(a->act->arena, &a->book, node, JA), word));
		}
		if (!found)
			return false;
	}
	return true;
}

static bool node_says(struct law_asked *a, const struct law_node *node)
{
	const bilingual whole = { node_cited(a->act->arena, &a->book, node, JA), node_cited(a->act->arena, &a->book, node, EN) };
	for (size_t i = 2; i < a->c->word_count; i++)
		if (!says(whole, a->c->words[i]) && !strstr(node->id, a->c->words[i]))
			return false;
	return true;
}

enum fault law_find(struct law_asked *a, int *exit_status)
{
	json_t *nodes = json_array(), *duties = json_array();
	if (a->c->word_count < 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	for (size_t i = 0; i < a->book.duty_count; i++)
		if (is_duty_asked(a, &a->book.duties[i]) && duty_says(a, &a->book.duties[i])) {
			json_array_append_new(duties, law_duty_json(a, &a->book.duties[i]));
			if (!a->c->json)
				print_duty(a, &a->book.duties[i]);
		}
	for (size_t i = 0; i < a->book.node_count; i++)
		if ((a->on == NO_DATE || node_is_in_force(&a->book, &a->book.nodes[i], a->on)) && node_says(a, &a->book.nodes[i])) {
			json_array_append_new(nodes, law_node_json(a, &a->book.nodes[i]));
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
