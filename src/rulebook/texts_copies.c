/* The plain copies of statutes: .rst, which holds e-Gov's page with a class for each kind of line, and .md, which has its articles as
 * bold lines and nothing below them; and which reader a file is for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/texts.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- .rst ------------------------------------------------------------------------------------------------ */

/* What a stretch of markup says: tags left out, the few entities read. */
static const char *said(struct arena *arena, const char *s, size_t n)
{
	static const struct { const char *entity; char letter; } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' } };
	struct text out = { .arena = arena };
	for (const char *end = s + n; s < end; s++) {
		char letter = *s;
		if (*s == '<') {
			const char *close = memchr(s, '>', (size_t)(end - s));
			s = close ? close : end;
			continue;
		}
		for (size_t i = 0; *s == '&' && i < COUNT(entities); i++)
			if (!strncmp(s, entities[i].entity, strlen(entities[i].entity))) {
				letter = entities[i].letter;
				s += strlen(entities[i].entity) - 1;
			}
		if (letter != '\n' && letter != '\r')
			text_put_span(&out, &letter, 1);
	}
	const char *from = text_of(&out);
	size_t blank = strspn(from, " \t"), end = strlen(from);
	while (end > blank && strchr(" \t", from[end - 1]))
		end--;
	return arena_span(arena, from + blank, end - blank);
}

/* The number a line begins with stands in a span of its own. */
static const char *first_span(struct arena *arena, const char *s, size_t n, size_t *after)
{
	const char *end = memmem(s, n, "</span>", 7);
	*after = end ? (size_t)(end - s) : 0;
	return end ? said(arena, s, *after) : "";
}

static void line_of_kind(struct statute_reading *r, const char *kind, size_t kind_length, const char *s, size_t n)
{
	static const struct { const char *kind; enum { TITLE, CAPTION, NUMBERED_PARAGRAPH, NUMBERED_ITEM, PLAIN, LABEL, ANNEX } is; } kinds[] = {
		{ "ArticleTitle", TITLE }, { "ArticleCaption", CAPTION }, { "ParagraphCaption", CAPTION }, { "ParagraphSentence", NUMBERED_PARAGRAPH },
		{ "ItemSentence", NUMBERED_ITEM }, { "Subitem1Sentence", PLAIN }, { "Subitem2Sentence", PLAIN }, { "SupplProvisionLabel", LABEL },
		{ "AppdxTableTitle", ANNEX }, { "AppdxNoteTitle", ANNEX }, { "AppdxStyleTitle", ANNEX },
	};
	struct arena *arena = r->act->arena;
	size_t i = 0, after;
	while (i < COUNT(kinds) && (strlen(kinds[i].kind) != kind_length || strncmp(kinds[i].kind, kind, kind_length)))
		i++;
	if (i == COUNT(kinds))
		return;
	const char *whole = said(arena, s, n), *number = first_span(arena, s, n, &after), *rest = said(arena, s + after, n - after);
	switch (kinds[i].is) {
	case TITLE:
		statute_article(r, number);
		statute_paragraph(r, "1");
		break;
	case CAPTION:            r->caption = arena_format(arena, "%s\n", whole); return;
	case NUMBERED_PARAGRAPH: statute_paragraph(r, number); break;
	case NUMBERED_ITEM:      statute_item(r, number); break;
	case LABEL:              statute_supplement(r, strstr(whole, "号）") != NULL); return;
	case ANNEX:              statute_annex(r, whole); statute_text(r, "\n"); return;
	case PLAIN:              break;
	}
	statute_text(r, kinds[i].is == TITLE ? rest : whole);
	statute_text(r, "\n");
}

/* ".. _505AC0000000054_20250516_506AC0000000027:" names the law and the day of this version. */
static void name_from(struct statute_reading *r, const char *s)
{
	size_t n = strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	date day;
	if (n != 15)
		return;
	r->out->law_id = arena_span(r->act->arena, s, n);
	const char *written = s[n] == '_' && strspn(s + n + 1, "0123456789") >= 8
	    ? arena_format(r->act->arena, "%.4s-%.2s-%.2s", s + n + 1, s + n + 5, s + n + 7) : "";
	if (date_parse(written, &day))
		r->out->as_of = day;
}

static void read_rst(struct statute_reading *r, const char *text)
{
	static const char begins[] = "class=\"_div_", ends[] = "<div class=\"_shokanBox\"";
	const char *number = strstr(text, "id=\"lawTitleNo\""), *title = strstr(text, "id=\"lawTitle\"");
	if (!strncmp(text, ".. _", 4))
		name_from(r, text + 4);
	for (const char **place = (const char *[]){ number, title, NULL }; *place; place++) {
		const char *open = strchr(*place, '>'), *end = open ? strstr(open, ends) : NULL;
		if (!end)
			break;
		const char *what = said(r->act->arena, open + 1, (size_t)(end - open) - 1);
		*(*place == number ? &r->out->law_number : &r->out->title) = *place == number ? numerals_plain(r->act->arena, what) : what;
	}
	r->out->is_fine = true;
	for (const char *s = text; (s = strstr(s, begins)); s++) {
		const char *kind = s + strlen(begins), *open = strchr(kind, '>'), *end = open ? strstr(open, ends) : NULL;
		if (end)
			line_of_kind(r, kind, strcspn(kind, " \""), open + 1, (size_t)(end - open) - 1);
	}
}

/* ---- .md --------------------------------------------------------------------------------------------------- */

/* Articles whose numbers begin anew are those of the supplement. */
static void article_line(struct statute_reading *r, const char *title)
{
	const char *number = numerals_plain(r->act->arena, title);
	for (size_t i = 0; r->part == IN_LAW && i < r->out->n; i++)
		if (!strcmp(r->out->provisions[i].number, number))
			statute_supplement(r, false);
	statute_article(r, title);
	statute_text(r, "\n");
}

static void read_md_line(struct statute_reading *r, const char *s, size_t n)
{
	struct arena *arena = r->act->arena;
	if (n > 4 && !strncmp(s, "**", 2) && !strncmp(s + n - 2, "**", 2) && !strncmp(s + 2, "第", 3))
		article_line(r, arena_span(arena, s + 2, n - 4));
	else if (n > 2 && !strncmp(s, "# ", 2) && !r->out->title)
		r->out->title = arena_span(arena, s + 2, n - 2);
	else if (n > 8 && !strncmp(s, "*（", 4) && !r->out->law_number)
		r->out->law_number = numerals_plain(arena, arena_span(arena, s + 4, n - 8));
	else if (n > 2 && !strncmp(s, "##", 2))
		memset(r->is_open, 0, sizeof r->is_open);
	else if (n && *s != '<') {
		statute_text(r, arena_span(arena, s, n));
		statute_text(r, "\n");
	}
}

static void read_md(struct statute_reading *r, const char *text)
{
	for (const char *s = text; *s;) {
		size_t n = strcspn(s, "\n"), own = n;
		while (own && strchr(" \t\r", s[own - 1]))
			own--;
		read_md_line(r, s, own);
		s += n + (s[n] == '\n');
	}
}

/* ---- a file, a folder ------------------------------------------------------------------------------------------ */

static bool ends_in(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);
	return n > m && !strcmp(name + n - m, ending);
}

enum fault statute_read(struct act *act, const struct source_file *file, struct statute *out)
{
	*out = (struct statute){ .file = file->path, .as_of = NO_DATE };
	struct statute_reading reading = { .act = act, .out = out };
	const char *base = strrchr(file->path, '/');
	name_from(&reading, base ? base + 1 : file->path);
	enum fault f = OK;
	if (memchr(file->text, 0, file->size))
		f = fail(act, E_BAD_INPUT, W_TEXTS_NONE, file->path);
	else if (ends_in(file->path, ".xml"))
		f = statute_xml(act, file, &reading);
	else if (strstr(file->text, "class=\"_div_"))
		read_rst(&reading, file->text);
	else
		read_md(&reading, file->text);
	if (!f && !out->n)
		f = fail(act, E_BAD_INPUT, W_TEXTS_NONE, file->path);
	out->numbers = name_index_of(act->arena, out->provisions, out->n, sizeof *out->provisions, offsetof(struct provision, number));
	return f;
}

static void folder_close(DIR **d)
{
	if (*d)
		closedir(*d);
}

static enum fault read_one(struct act *act, const char *path, struct statutes *out)
{
	char *text;
	size_t n;
	enum fault f = file_read(act, path, STATUTE_MAX, &text, &n);
	if (!f)
		f = statute_read(act, &(struct source_file){ path, text, n }, &out->list[out->n]);
	out->n += !f;
	return f;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum fault statutes_read(struct act *act, const char *path, struct statutes *out)
{
	enum { TEXTS_MAX = 256 };
	defer(folder_close) DIR *d = opendir(path);
	const char *names[TEXTS_MAX];
	size_t n = 0;
	*out = (struct statutes){ arena_array(act->arena, struct statute, TEXTS_MAX), 0 };
	if (!d && errno == ENOTDIR)
		return read_one(act, path, out);
	if (!d)
		return errno == ENOENT ? fail(act, E_NOT_FOUND, W_FILE_NOT_FOUND, path) : fail(act, E_FILES, W_FILE_UNREADABLE, path, strerror(errno));
	for (struct dirent *e; n < TEXTS_MAX && (e = readdir(d));)
		if (*e->d_name != '.' && (ends_in(e->d_name, ".xml") || ends_in(e->d_name, ".rst") || ends_in(e->d_name, ".md")))
			names[n++] = arena_format(act->arena, "%s/%s", path, e->d_name);
	qsort(names, n, sizeof *names, by_name);
	enum fault f = OK;
	for (size_t i = 0; i < n && !f; i++)
		f = read_one(act, names[i], out);
	return f;
}
