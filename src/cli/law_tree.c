/* hozen law tree: the laws, each under the one it stands on, as text, as JSON, or as a picture for Graphviz.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/law.h"
#include "exchange/exchange.h"
#include <string.h>

static bool is_asked(const struct law_asked *a, const struct law_node *node)
{
	return a->on == NO_DATE || node_is_in_force(&a->book, node, a->on);
}

static bool is_duty_asked(const struct law_asked *a, const struct duty *duty)
{
	return a->on == NO_DATE || duty_is_in_force(&a->book, duty, a->on);
}

/* ---- duties of nodes ---------------------------------------------------------------------------- */

struct citing { const char *article; const struct duty *duty; };
struct citations { const struct citing *list; struct name_index index; };

/* Every duty that is asked for, under each article it cites. */
static struct citations citations_of(const struct law_asked *a)
{
	size_t n = 0, room = 0;
	for (size_t i = 0; i < a->book.duty_count; i++)
		for (const char *const *id = a->book.duties[i].articles; *id; id++)
			room++;
	struct citing *list = arena_array(a->act->arena, struct citing, room);
	for (size_t i = 0; i < a->book.duty_count; i++)
		for (const char *const *id = a->book.duties[i].articles; *id && is_duty_asked(a, &a->book.duties[i]); id++)
			list[n++] = (struct citing){ *id, &a->book.duties[i] };
	return (struct citations){ list, name_index_of(a->act->arena, list, n, sizeof *list, offsetof(struct citing, article)) };
}

/* ---- text ---------------------------------------------------------------------------------------- */

static const char *heading_of(struct law_asked *a, const struct law_node *node)
{
	struct act *act = a->act;
	struct text out = { .arena = act->arena };
	text_put(&out, node_told(act, node));
	if (node->from_on != NO_DATE || node->to_on != NO_DATE)
		text_add(&out, "  %s", validity_told(act, node->from_on, node->to_on));
	text_add(&out, "  [%s]", node->id);
	return text_of(&out);
}

/* Articles and duties only below what was asked for: the whole would be as long as the law. */
static void print_below(struct law_asked *a, const struct citations *cites, const struct law_node *node, int depth, bool whole)
{
	if (!is_asked(a, node) || (!whole && same_text(node->kind, "article")))
		return;
	printf("%*s%s\n", depth * 2, "", heading_of(a, node));
	for (const struct name_place *p = name_find(&cites->index, node->id); whole && p; p = name_next(&cites->index, p))
		duty_line(a, depth * 2 + 2, cites->list[p->at].duty);
	for (const struct name_place *p = name_find(&a->book.children, node->id); p; p = name_next(&a->book.children, p))
		print_below(a, cites, &a->book.nodes[p->at], depth + 1, whole);
}

static void print_tree(struct law_asked *a, const struct law_node *top)
{
	const struct citations cites = citations_of(a);
	long laws = 0, articles = 0, duties = 0;
	if (top)
		print_below(a, &cites, top, 0, true);
	for (const struct listed *kind = node_kinds; !top && kind->code; kind++)
		for (size_t i = 0; i < a->book.node_count; i++)
			if (!a->book.nodes[i].parent && same_text(a->book.nodes[i].kind, kind->code))
				print_below(a, &cites, &a->book.nodes[i], 0, false);
	for (size_t i = 0; i < a->book.node_count; i++) {
		const struct law_node *node = &a->book.nodes[i];
		bool counts = is_asked(a, node) && node_is_below(&a->book, node, top);
		articles += counts && same_text(node->kind, "article");
		laws += counts && !same_text(node->kind, "article");
	}
	for (size_t i = 0; i < a->book.duty_count; i++)
		duties += is_duty_asked(a, &a->book.duties[i]);
	if (!top)
		printf("\n%s\n", phrase(a->act, W_LAWS_COUNTED, arena_format(a->act->arena, "%ld", laws), arena_format(a->act->arena, "%ld", articles),
		    arena_format(a->act->arena, "%ld", duties)));
}

/* ---- JSON ---------------------------------------------------------------------------------------- */

static bool cites_below(const struct law_asked *a, const struct duty *duty, const struct law_node *top)
{
	for (const char *const *id = duty->articles; *id; id++)
		if (node_is_below(&a->book, node_named(&a->book, *id), top))
			return true;
	return false;
}

static void print_json(struct law_asked *a, const struct law_node *top)
{
	json_t *nodes = json_array(), *duties = json_array();
	for (size_t i = 0; i < a->book.node_count; i++)
		if (is_asked(a, &a->book.nodes[i]) && node_is_below(&a->book, &a->book.nodes[i], top))
			json_array_append_new(nodes, law_node_json(a->act->arena, &a->book, &a->book.nodes[i]));
	for (size_t i = 0; i < a->book.duty_count; i++)
		if (is_duty_asked(a, &a->book.duties[i]) && (!top || cites_below(a, &a->book.duties[i], top)))
			json_array_append_new(duties, law_duty_json(&a->book, a->on, &a->book.duties[i]));
	law_print(json_pack("{s:o, s:s, s:o, s:o}", "on", law_day_json(a->on), "rulebook", hex_of(a->act->arena, a->book.hash.bytes, HASH_BYTES),
	    "nodes", nodes, "duties", duties));
}

enum fault law_tree(struct law_asked *a, int *exit_status)
{
	(void)exit_status;
	const char *id = a->c->word_count > 2 ? a->c->words[2] : NULL;
	const struct law_node *top = node_named(&a->book, id);
	if (a->c->word_count > 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	if (id && !top)
		return fail(a->act, E_NOT_FOUND, W_LAWS_UNKNOWN, id);
	if (a->c->options[OPTION_DOT]) {
		size_t boxes;
		fputs(law_dot(a->act, &a->book, &(struct law_drawing){ .on = a->on, .top = top }, &boxes), stdout);
	}
	else if (a->c->json)
		print_json(a, top);
	else
		print_tree(a, top);
	return OK;
}

/* One regime's laws, or what stands below one law, drawn as a file of SVG. */
enum fault law_picture(struct law_asked *a, int *exit_status)
{
	(void)exit_status;
	const char *id = a->c->word_count > 2 ? a->c->words[2] : NULL, *regime = a->c->options[OPTION_REGIME], *svg;
	const struct law_drawing drawing = { .regime = regime, .on = a->on, .top = node_named(&a->book, id) };
	size_t boxes;
	if (a->c->word_count > 3)
		return fail(a->act, E_USAGE, W_SEE_HELP, "law");
	if (id && !drawing.top)
		return fail(a->act, E_NOT_FOUND, W_LAWS_UNKNOWN, id);
	if (regime && same_text(listed_label(law_regimes, regime, JA), regime))
		return fail(a->act, E_USAGE, W_OPTION_VALUE, "--regime", regime, "SDS, MDA, HI, DPB, KEA, PI");
	enum fault f = graph_svg(a->act, law_dot(a->act, &a->book, &drawing, &boxes), &svg);
	if (!f)
		printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s", svg);
	return f;
}

void law_print(json_t *whole)
{
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}
