/* A statute in e-Gov's standard XML, as its API and its bulk downloads give it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/texts.h"
#include <expat.h>
#include <string.h>

enum { DEEPEST = 64 };

struct xml_reading {
	struct statute_reading *r;
	XML_Parser parser;
	struct text collected;                   /* the words of the element that is being read whole */
	const char *collecting;                  /* its name; NULL: words go to the provision */
	int depth, skipping;                     /* skipping: depth at which what is passed over began; 0 for none */
	bool too_deep;
};

static bool is_one_of(const char *name, const char *const *names)
{
	while (*names && strcmp(*names, name))
		names++;
	return *names;
}

static const char *attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

/* Read whole before it is known what it begins. */
static const char *const collected_whole[] = {
	"LawNum", "LawTitle", "LawId", "law_id", "ArticleTitle", "ArticleCaption", "ParagraphNum", "ItemTitle",
	"AppdxTableTitle", "AppdxTitle", "AppdxNoteTitle", NULL
};

static void began(void *with, const char *name, const char **attributes)
{
	static const char *const passed_over[] = { "TOC", "Rt", "EnactStatement", "Preamble", NULL };
	struct xml_reading *x = with;
	if (++x->depth > DEEPEST) {
		x->too_deep = true;
		XML_StopParser(x->parser, XML_FALSE);
	}
	if (x->skipping)
		return;
	if (is_one_of(name, passed_over))
		x->skipping = x->depth;
	else if (!strcmp(name, "SupplProvision"))
		statute_supplement(x->r, attribute(attributes, "AmendLawNum") != NULL);
	else if (!strcmp(name, "Paragraph"))
		statute_paragraph(x->r, attribute(attributes, "Num") ? attribute(attributes, "Num") : "1");
	else if (!x->collecting && is_one_of(name, collected_whole)) {
		x->collecting = arena_text(x->r->act->arena, name);
		x->collected.n = 0;
		text_put(&x->collected, "");
	}
}

static void heard(struct xml_reading *x, const char *name, const char *said)
{
	struct statute_reading *r = x->r;
	if (!strcmp(name, "LawNum"))
		r->out->law_number = r->out->law_number ? r->out->law_number : numerals_plain(r->act->arena, said);
	else if (!strcmp(name, "LawTitle"))
		r->out->title = r->out->title ? r->out->title : said;
	else if (!strcmp(name, "LawId") || !strcmp(name, "law_id"))
		r->out->law_id = said;
	else if (!strcmp(name, "ArticleCaption"))
		r->caption = arena_format(r->act->arena, "%s\n", said);
	else if (!strcmp(name, "ArticleTitle"))
		statute_article(r, said);
	else if (!strcmp(name, "ItemTitle")) {
		statute_item(r, said);
		statute_text(r, said);
		statute_text(r, "　");
	} else if (!strncmp(name, "Appdx", 5)) {
		statute_annex(r, said);
		statute_text(r, "\n");
	} else if (*said) {
		statute_text(r, said);
		statute_text(r, "　");
	}
}

static void ended(void *with, const char *name)
{
	static const char *const lines[] = { "ArticleTitle", "ParagraphSentence", "ItemSentence", "Subitem1Sentence", "Subitem2Sentence", "TableRow", NULL };
	struct xml_reading *x = with;
	if (x->skipping) {
		x->skipping = x->depth == x->skipping ? 0 : x->skipping;
		x->depth--;
		return;
	}
	if (x->collecting && !strcmp(name, x->collecting)) {
		x->collecting = NULL;
		heard(x, name, arena_span(x->r->act->arena, text_of(&x->collected), x->collected.n));
	}
	if (is_one_of(name, lines))
		statute_text(x->r, "\n");
	x->depth--;
}

/* Blanks between elements are only for whoever reads the file. */
static void words(void *with, const char *s, int n)
{
	struct xml_reading *x = with;
	struct arena *arena = x->r->act->arena;
	struct text out = { .arena = arena };
	for (int i = 0; i < n && !x->skipping; i++)
		if (!strchr("\n\r\t", s[i]))
			text_put_span(x->collecting ? &x->collected : &out, s + i, 1);
	if (out.n && strspn(text_of(&out), " ") != out.n)
		statute_text(x->r, text_of(&out));
}

static void parser_close(XML_Parser *p)
{
	if (*p)
		XML_ParserFree(*p);
}

/* Such files declare no document type, and one that does could make entities of entities. */
static void refuse_types(void *with, const char *name, const char *system_id, const char *public_id, int has_internal)
{
	struct xml_reading *x = with;
	(void)name, (void)system_id, (void)public_id, (void)has_internal;
	XML_StopParser(x->parser, XML_FALSE);
}

enum fault statute_xml(struct act *act, const struct source_file *file, struct statute_reading *r)
{
	defer(parser_close) XML_Parser parser = XML_ParserCreate("UTF-8");
	struct xml_reading x = { .r = r, .parser = parser, .collected = { .arena = act->arena } };
	r->out->is_fine = true;
	XML_SetUserData(parser, &x);
	XML_SetElementHandler(parser, began, ended);
	XML_SetCharacterDataHandler(parser, words);
	XML_SetStartDoctypeDeclHandler(parser, refuse_types);
	if (XML_Parse(parser, file->text, (int)file->size, 1) == XML_STATUS_OK)
		return OK;
	const char *why = XML_ErrorString(XML_GetErrorCode(parser));
	return fail(act, E_BAD_INPUT, W_TEXTS_XML, file->path, arena_format(act->arena, "%lu", XML_GetCurrentLineNumber(parser)), why ? why : "");
}
