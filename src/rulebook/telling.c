/* What the rulebook says, in words: the same on a page as in a terminal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/telling.h"
#include <string.h>

const char *validity_told(struct act *act, date from_on, date to_on)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	date_text(from_on, from);
	date_text(to_on, to);
	return from_on == NO_DATE && to_on == NO_DATE ? NULL : to_on == NO_DATE ? phrase(act, W_LAWS_FROM, from)
	    : from_on == NO_DATE ? phrase(act, W_LAWS_UNTIL, to) : phrase(act, W_LAWS_FROM_TO, from, to);
}

const char *labels_told(struct act *act, const struct listed *list, const char *codes)
{
	struct text out = { .arena = act->arena };
	for (size_t n; codes && *codes; codes += n + strspn(codes + n, " ")) {
		n = strcspn(codes, " ");
		text_add(&out, "%s%s", out.n ? act->lang == JA ? "・" : ", " : "", listed_label(list, arena_span(act->arena, codes, n), act->lang));
	}
	return text_of(&out);
}

const char *mark_told(struct act *act, const char *mark, const bilingual note)
{
	const char *label = listed_label(law_marks, mark ? mark : "found", act->lang);
	return note[act->lang] ? phrase(act, W_LAWS_ROW, label, note[act->lang]) : label;
}

const char *evidence_told(struct act *act, const struct rulebook *book, const struct evidence *e)
{
	const struct name_place *term = name_find(&book->term_names, e->good_for);
	const struct term *t = term ? &book->terms[term->at] : NULL;
	return t ? phrase(act, W_LAWS_GOOD_FOR, arena_format(act->arena, "%ld", t->value), listed_label(term_units, t->unit, act->lang))
	    : phrase(act, same_text(e->good_for, "once") ? W_LAWS_GOOD_ONCE : W_LAWS_GOOD_WHILE);
}

const char *node_told(struct act *act, const struct law_node *node)
{
	const enum lang lang = act->lang;
	if (same_text(node->kind, "article") && node->number[lang])
		return arena_format(act->arena, "%s%s%s", node->number[lang], lang == JA ? "　" : "  ", node->title[lang]);
	const char *title = phrase(act, W_LAWS_OF_KIND, listed_label(node_kinds, node->kind, lang), node->title[lang]);
	return node->number[lang] ? arena_format(act->arena, "%s%s", title, phrase(act, W_LAW_IN_BRACKETS, node->number[lang])) : title;
}

const char *node_issuer(const struct rulebook *book, const struct law_node *node, enum lang lang)
{
	while (node && !node->issuer[JA])
		node = node_named(book, node->parent);
	return node ? node->issuer[lang] : NULL;
}

const char *rules_told(struct act *act, const struct rulebook *book, const struct duty *duty)
{
	const struct name_index *index = &book->rules_of_duty;
	struct text out = { .arena = act->arena };
	for (const struct name_place *p = name_find(index, duty->id); p; p = name_next(index, p))
		text_add(&out, "%s%s", out.n ? ", " : "", book->rules[p->at].name);
	return out.s;
}

const char *change_when(struct act *act, const struct law_change *change)
{
	char on[DATE_TEXT], due[DATE_TEXT];
	date_text(change->on, on);
	date_text(change->due_on, due);
	if (change->change == CHANGE_ENDS)
		return phrase(act, W_LAWS_UNTIL, on);
	return change->due_on == NO_DATE || change->due_on == change->on ? phrase(act, W_LAWS_FROM, on) : phrase(act, W_LAWS_FROM_FIRST_BY, on, due);
}
