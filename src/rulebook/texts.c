/* A statute as it is put together from its text, and where the nodes of the rulebook stand in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/texts.h"
#include <string.h>

enum { ARTICLE, PARAGRAPH, ITEM };

/* ---- numbers ------------------------------------------------------------------------------------------ */

/* The numeral at s: its value (-1 for none) and its length. */
static long numeral_at(const char *s, size_t *n)
{
	static const struct { const char *sign; long value; } signs[] = {
		{ "〇", 0 }, { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 }, { "六", 6 }, { "七", 7 }, { "八", 8 }, { "九", 9 },
		{ "十", 10 }, { "百", 100 }, { "千", 1000 }, { "元", 1 },
	};
	for (size_t i = 0; i < COUNT(signs); i++)
		if (!strncmp(s, signs[i].sign, 3)) {
			*n = 3;
			return signs[i].value;
		}
	return -1;
}

/* The whole Chinese number at s, and its length; 元 is the first year of an era only. */
static long number_at(const char *s, size_t *length)
{
	long all = 0, digit = -1;
	size_t n = 0;
	*length = 0;
	for (long v; (v = numeral_at(s + *length, &n)) >= 0; *length += n) {
		if (v < 10)
			digit = (digit < 0 ? 0 : digit * 10) + v;
		else {
			all += (digit < 0 ? 1 : digit) * v;
			digit = -1;
		}
	}
	return all + (digit < 0 ? 0 : digit);
}

const char *numerals_plain(struct arena *arena, const char *s)
{
	struct text out = { .arena = arena };
	for (size_t n; *s; s += n) {
		long value = number_at(s, &n);
		bool full_width = !strncmp(s, "\xef\xbc", 2) && (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x99;
		if (n)
			text_add(&out, "%ld", value);
		else if (full_width) {
			text_add(&out, "%d", (unsigned char)s[2] - 0x90);
			n = 3;
		} else {
			text_put_span(&out, s, 1);
			n = 1;
		}
	}
	return text_of(&out);
}

/* ---- putting together ---------------------------------------------------------------------------------- */

static void open_provision(struct statute_reading *r, int depth, const char *number)
{
	struct statute *s = r->out;
	struct arena *arena = r->act->arena;
	if (s->n == s->room) {
		struct provision *more = arena_array(arena, struct provision, s->room * 2 + 256);
		if (s->n)
			memcpy(more, s->provisions, s->n * sizeof *more);
		s->provisions = more;
		s->room = s->room * 2 + 256;
	}
	s->provisions[s->n] = (struct provision){ number, { .arena = arena } };
	r->at[depth] = s->n++;
	r->is_open[depth] = true;
	for (int below = depth + 1; below <= ITEM; below++)
		r->is_open[below] = false;
}

void statute_supplement(struct statute_reading *r, bool is_amendment)
{
	r->part = is_amendment ? IN_AMENDMENT : IN_SUPPLEMENT;
	r->article = NULL;
	r->caption = NULL;
	memset(r->is_open, 0, sizeof r->is_open);
	if (!is_amendment)
		open_provision(r, ARTICLE, "附則");
}

/* What is cited by several numbers, such as articles that were deleted together, goes by the first. */
void statute_article(struct statute_reading *r, const char *title)
{
	if (r->part == IN_AMENDMENT)
		return;
	const char *number = numerals_plain(r->act->arena, title);
	r->article = arena_format(r->act->arena, "%s%s", r->part == IN_SUPPLEMENT ? "附則" : "", number);
	r->paragraph = r->item = NULL;
	open_provision(r, ARTICLE, r->article);
	if (r->caption)
		statute_text(r, r->caption);
	r->caption = NULL;
	statute_text(r, title);
}

void statute_annex(struct statute_reading *r, const char *title)
{
	r->part = IN_LAW;
	const char *bracket = strstr(title, "（");
	r->article = numerals_plain(r->act->arena, bracket ? arena_span(r->act->arena, title, (size_t)(bracket - title)) : title);
	r->paragraph = r->item = NULL;
	r->caption = NULL;
	open_provision(r, ARTICLE, r->article);
	statute_text(r, title);
}

void statute_paragraph(struct statute_reading *r, const char *number)
{
	if (r->part == IN_AMENDMENT || !r->is_open[ARTICLE])
		return;
	const char *of = r->article ? r->article : r->part == IN_SUPPLEMENT ? "附則" : "";
	r->paragraph = arena_format(r->act->arena, "%s第%s項", of, numerals_plain(r->act->arena, number));
	r->item = NULL;
	open_provision(r, PARAGRAPH, r->paragraph);
}

/* 三の二 is cited as 第3号の2. */
void statute_item(struct statute_reading *r, const char *number)
{
	if (r->part == IN_AMENDMENT || !r->is_open[ARTICLE])
		return;
	const char *plain = numerals_plain(r->act->arena, number), *of = r->paragraph ? r->paragraph : r->article;
	size_t n = strspn(plain, "0123456789");
	r->item = arena_format(r->act->arena, "%s第%.*s号%s", of ? of : "", (int)n, plain, plain + n);
	open_provision(r, ITEM, r->item);
}

void statute_text(struct statute_reading *r, const char *text)
{
	for (int depth = ARTICLE; depth <= ITEM && *text; depth++)
		if (r->is_open[depth])
			text_put(&r->out->provisions[r->at[depth]].text, text);
}

/* ---- laws and their texts -------------------------------------------------------------------------------- */

static bool is_text_of(const struct statute *s, const struct law_node *law)
{
	return (s->law_id && same_text(law->law_id, s->law_id)) || (s->law_number && same_text(law->number[JA], s->law_number)) ||
	       (s->title && same_text(law->title[JA], s->title));
}

const struct law_node *statute_law(const struct rulebook *book, const struct statute *statute)
{
	for (size_t i = 0; i < book->node_count; i++) {
		const struct law_node *node = &book->nodes[i];
		if (!same_text(node->kind, "article") && !same_text(node->kind, "revision") && is_text_of(statute, node))
			return node;
	}
	return NULL;
}

static const struct law_node *whole_law(const struct rulebook *book, const struct law_node *node)
{
	node = law_of(book, node);
	while (node && same_text(node->kind, "revision") && node->parent)
		node = node_named(book, node->parent);
	return node;
}

const struct statute *statute_for(const struct rulebook *book, const struct statutes *texts, const struct law_node *node)
{
	const struct law_node *law = whole_law(book, node);
	const struct validity v = node_validity(book, node);
	for (size_t i = 0; law && i < texts->n; i++) {
		const struct statute *s = &texts->list[i];
		if (is_text_of(s, law) && (s->as_of == NO_DATE || is_between(s->as_of, v.from_on, v.to_on)))
			return s;
	}
	return NULL;
}

/* ---- nodes and their provisions --------------------------------------------------------------------------- */

/* Numbers of the article nodes from the law down, put together: 第2条 and below it 第1項. */
static const char *whole_number(struct act *act, const struct rulebook *book, const struct law_node *node)
{
	const char *own = node->number[JA] ? node->number[JA] : "";
	const struct law_node *parent = node_named(book, node->parent);
	if (!same_text(node->kind, "article"))
		return "";
	return arena_format(act->arena, "%s%s", parent ? whole_number(act, book, parent) : "", numerals_plain(act->arena, own));
}

/* "第N" and this sign, and any の with a figure; its length, 0 if it is not there. */
static size_t part_at(const char *s, const char *sign)
{
	size_t n = strlen("第");
	if (strncmp(s, "第", n))
		return 0;
	size_t digits = strspn(s + n, "0123456789");
	n += digits;
	if (!digits || strncmp(s + n, sign, strlen(sign)))
		return 0;
	n += strlen(sign);
	for (size_t more; !strncmp(s + n, "の", 3) && (more = strspn(s + n + 3, "0123456789")); n += 3 + more)
		;
	return n;
}

/* The next place that is cited in a number; its length, 0 at the end. */
static size_t next_cited(const char **at)
{
	for (const char *s = *at; *s; s++) {
		size_t head = !strncmp(s, "附則", 6) ? 6 : 0, n = head + part_at(s + head, "条");
		if (!strncmp(s, "別表", 6)) {
			size_t digits = !strncmp(s + 6, "第", 3) ? strspn(s + 9, "0123456789") : 0;
			n = 6 + (digits ? 3 + digits : 0);
		}
		if (!n)
			continue;
		n += part_at(s + n, "項");
		n += part_at(s + n, "号");
		*at = s;
		return n;
	}
	return 0;
}

static const struct provision *provision_numbered(struct act *act, const struct statute *s, const char *number)
{
	const struct name_place *found = name_find(&s->numbers, number);
	const char *article = strstr(number, "条"), *item = strstr(number, "号");
	/* Where an article has one paragraph it is not cited by it: 第2条第1号 is 第2条第1項第1号. */
	if (!found && article && item && !strstr(number, "項")) {
		size_t n = (size_t)(article - number) + part_at(strstr(number, "第"), "条") - (size_t)(article - strstr(number, "第"));
		found = name_find(&s->numbers, arena_format(act->arena, "%.*s第1項%s", (int)n, number, number + n));
	}
	if (!found && !s->is_fine && article) {
		size_t n = (size_t)(strstr(number, "第") - number) + part_at(strstr(number, "第"), "条");
		found = name_find(&s->numbers, arena_span(act->arena, number, n));
	}
	return found ? &s->provisions[found->at] : NULL;
}

enum standing provision_of(struct act *act, const struct rulebook *book, const struct statute *s, const struct law_node *node,
    const struct provision **out)
{
	const char *at = whole_number(act, book, node);
	bool some = false, all = true;
	*out = NULL;
	for (size_t n; (n = next_cited(&at)); at += n) {
		const struct provision *found = provision_numbered(act, s, arena_span(act->arena, at, n));
		some = true;
		all = all && found;
		*out = *out ? *out : found;
	}
	return !some ? NOT_NUMBERED : all ? STANDS : STANDS_NOT;
}

struct hash provision_hash(const struct provision *p)
{
	return hash_of(text_of(&p->text), p->text.n);
}

void lint_texts(struct act *act, const struct rulebook *book, const struct statutes *texts)
{
	for (size_t i = 0; i < book->node_count; i++) {
		const struct law_node *node = &book->nodes[i];
		const struct statute *s = same_text(node->kind, "article") ? statute_for(book, texts, node) : NULL;
		const struct provision *found;
		if (s && provision_of(act, book, s, node, &found) == STANDS_NOT)
			(void)problem_add(act, 0, arena_format(act->arena, "%s:%d", node->file, node->line), node_cited(act->arena, book, node, act->lang),
			    phrase(act, W_LINT_NO_ARTICLE, s->file));
	}
}
