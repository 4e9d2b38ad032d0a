/* A file into one of the books: checked first if one likes, every wrong line told, and imported whole or not at all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"
#include "exchange/exchange.h"

enum { PROBLEMS_SHOWN = 500 };

static void headings_answer(struct request *r, const struct reg *reg)
{
	r->type = "text/csv; charset=utf-8";
	header_add(r, "Content-Disposition", arena_format(r->act.arena, "attachment; filename=\"%s.csv\"", reg->name));
	csv_begin(r->out, true);
	csv_put(r->out, number_label[r->act.lang], true);
	for each_field(f, reg)
		csv_put(r->out, f->label[r->act.lang], false);
	csv_end(r->out);
}

/* ---- what became of it ----------------------------------------------------------------------- */

static void problem_row(struct request *r, const struct problem *p)
{
	html_raw(r->out, "<tr><td class=\"count\">");
	if (p->line)
		html_count(r->out, p->line);
	html(r->out, "</td><td>%s</td><td>", p->field);
	html_data(r->out, r->act.lang, text_cut(r->act.arena, p->given, 200));
	html_raw(r->out, "</td><td>");
	html_data(r->out, r->act.lang, p->accepted);
	html_raw(r->out, "</td></tr>\n");
}

static void problems_put(struct request *r, const struct problem *problems, const char *detail, long n)
{
	html(r->out, "<section class=\"errors\" role=\"alert\"><h2>%s</h2><p>", say(r, W_IMPORT_WRONG));
	html_data(r->out, r->act.lang, detail);
	html_raw(r->out, " ");
	html_count(r->out, n);
	html_raw(r->out, "</p></section>\n");
	if (!problems)
		return;
	table_begin(r, W_PROBLEMS, W_FILE_LINE, W_FIELD, W_GIVEN, W_ACCEPTED);
	long shown = 0;
	for (const struct problem *p = problems; p && shown < PROBLEMS_SHOWN; p = p->next, shown++)
		problem_row(r, p);
	table_end(r);
}

static void form_put(struct request *r, const struct reg *reg)
{
	form_begin_with_files(r, r->path);
	html(r->out, "<div class=\"sheet\">\n<div class=\"field\"><label for=\"file\">%s</label>\n<p class=\"help\" id=\"h-file\">%s <a href=\"%s?format=csv\">%s</a></p>\n",
	    say(r, W_IMPORT_FILE), say(r, W_IMPORT_HINT), r->path, say(r, W_IMPORT_EMPTY_FORM));
	html(r->out, "<input id=\"file\" type=\"file\" name=\"file\" accept=\".csv,text/csv\" aria-describedby=\"h-file\"></div>\n"
	    "<p class=\"buttons\"><button class=\"main\" name=\"form.step\" value=\"check\">%s</button> <button name=\"form.step\" value=\"do\">%s</button>"
	    " <a href=\"%s\">%s</a></p>\n</div>\n", say(r, W_IMPORT_CHECK), say(r, W_IMPORT_DO), url_path(r->act.arena, "registers", reg->name), say(r, W_FORM_LEAVE));
	form_end(r);
}

static void head_put(struct request *r, const struct reg *reg)
{
	page_begin(r, SECTION_REGISTERS, phrase(&r->act, W_IMPORT_OF, reg->title[r->act.lang]));
	html(r->out, "<p class=\"above\"><a href=\"%s\">%s</a></p>\n", url_path(r->act.arena, "registers", reg->name), reg->title[r->act.lang]);
}

/* Wrong lines belong to the page; only the store being gone does not. */
static void wrong_answer(struct request *r, const struct reg *reg)
{
	enum fault f = r->act.fault;
	if (f == E_STORE || f == E_FULL || f == E_BROKEN || f == E_FILES)
		return;
	const struct problem *problems = r->act.problems;
	const char *detail = r->act.detail;
	const long n = r->act.problem_count;
	r->status = fault_info[f].http;
	act_forgive(&r->act);
	head_put(r, reg);
	problems_put(r, problems, problems ? NULL : detail, n);
	form_put(r, reg);
	page_end(r);
}

static void sound_answer(struct request *r, const struct reg *reg, long records)
{
	head_put(r, reg);
	html(r->out, "<p class=\"notice\" role=\"status\">%s ", say(r, W_IMPORT_SOUND));
	html_count(r->out, records);
	html_raw(r->out, "</p>\n");
	form_put(r, reg);
	page_end(r);
}

/* ---- a request --------------------------------------------------------------------------------- */

static void file_posted(struct request *r, const struct reg *reg)
{
	const struct upload *file = upload_of(r, "file");
	struct outcome done = { 0 };
	const bool only_check = !same_text(form_of(r, "form.step"), "do");
	if (!file || is_empty(file->file)) {
		problem_add(&r->act, 0, "file", NULL, say(r, W_IMPORT_NO_FILE));
		problems_fault(&r->act);
		wrong_answer(r, reg);
		return;
	}
	const struct import import = { reg, file->file, file->content, file->size, only_check, NULL, NULL };
	if (import_csv(&r->act, r->installation, &import, &done) || problems_fault(&r->act))
		wrong_answer(r, reg);
	else if (only_check)
		sound_answer(r, reg, done.records);
	else
		redirect(r, url_path(r->act.arena, "log", "entry", arena_format(r->act.arena, "%ld", done.entry)));
}

void page_import(struct request *r)
{
	const struct reg *reg = register_named(place_of(r, "register"));
	if (!reg) {
		(void)fail(&r->act, E_NOT_FOUND, W_NO_REGISTER, place_of(r, "register"));
		return;
	}
	if (may_do(&r->act, act_kind_named("import"), reg, 0))
		return;
	if (same_text(argument_of(r, "format"), "csv")) {
		headings_answer(r, reg);
	} else if (same_text(r->method, "POST")) {
		file_posted(r, reg);
	} else {
		head_put(r, reg);
		form_put(r, reg);
		page_end(r);
	}
}
