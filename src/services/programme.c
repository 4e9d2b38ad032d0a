/* A made-up programme of any size: a walk over the registers, and for each over the companies, in files that the import takes a part
 * at a time.  Beside what is well it holds planted faults, which are answered so that what is found can be held against them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_IN_A_FILE = 20000 };

const struct programme programme_deck = {
	.seed = 1, .companies = 170,   .sites = 212,   .persons = 2400,    .contracts = 680,   .items = 5000,    .months = 24
};
const struct programme programme_national = {
	.seed = 1, .companies = 10000, .sites = 12500, .persons = 1200000, .contracts = 40000, .items = 5000000, .months = 24
};

/* What is public comes from the carried files, and only that. */
static const char *const public_registers[] = { "organisation", "jurisdiction", "equipment_category", "procurement_amount", "agreement", "equivalence" };

static bool is_public(const struct reg *r)
{
	for (size_t i = 0; i < COUNT(public_registers); i++)
		if (!strcmp(public_registers[i], r->name))
			return true;
	return false;
}

static const struct book *book_of(const struct reg *r)
{
	static const struct book *const shelves[] = { books_of_companies, books_of_people, books_of_contracts, books_of_custody, books_of_machines };
	for (size_t i = 0; i < COUNT(shelves); i++)
		for (const struct book *book = shelves[i]; book->reg; book++)
			if (!strcmp(book->reg, r->name))
				return book;
	return NULL;
}

static enum fault import_public(struct walk *w, const struct reg *r)
{
	for (const struct asset *s = sample_files; s->path; s++) {
		struct outcome outcome;
		const struct import import = { r, s->path, s->bytes, s->size, false, NULL, NULL };
		if (register_of_sample(w->act, s->path) != r)
			continue;
		enum fault f = import_csv(w->act, w->installation, &import, &outcome);
		if (f)
			return f;
		w->records += outcome.records;
	}
	return OK;
}

static enum fault write_book(struct walk *w, const struct book *book, const struct reg *r)
{
	file_begin(w, r);
	for (long k = 0; k < w->programme->companies; k++) {
		struct arena_mark mark = arena_mark(w->arena);
		company_imagine(w, k);
		changes_read(w);
		book->write(w);
		changes_add(w);
		arena_back(w->arena, mark);
		if (w->rows < ROWS_IN_A_FILE)
			continue;
		enum fault f = file_import(w);
		if (f)
			return f;
		file_begin(w, r);
	}
	return file_import(w);
}

static int by_rule(const void *a, const void *b)
{
	const struct planted *one = a, *other = b;
	int order = strcmp(one->rule, other->rule);
	return order ? order : strcmp(one->subject, other->subject);
}

static void list_planted(struct walk *w, struct planting *out)
{
	size_t room = 0;
	for (long k = 0; k < w->programme->companies; k++)
		room += w->faults[k] != NULL;
	struct planted *list = arena_array(w->act->arena, struct planted, room * PLANTED_MOST + 1);
	for (long k = 0; k < w->programme->companies; k++) {
		company_imagine(w, k);
		for (const struct effect *e = w->faults[k] ? w->faults[k]->finds : NULL; e && e->rule; e++) {
			const char *company = e->company ? e->company : "C-@";
			list[out->n++] = (struct planted){ e->rule, e->state, arena_text(w->act->arena, filled(w, e->subject)),
				*company ? arena_text(w->act->arena, filled(w, company)) : NULL };
		}
	}
	qsort(list, out->n, sizeof *list, by_rule);
	out->list = list;
}

static enum fault write_books(struct walk *w, void (*told)(void *with, const struct reg *, long records), void *with)
{
	enum fault f = OK;
	for each_register(r) {
		const struct book *book = book_of(*r);
		long before = w->records;
		if (!f && is_public(*r))
			f = import_public(w, *r);
		else if (!f && book)
			f = write_book(w, book, *r);
		if (!f && told && w->records > before)
			told(with, *r, w->records - before);
	}
	return f;
}

enum fault programme_make(struct act *act, struct installation *i, const struct programme *p,
    void (*told)(void *with, const struct reg *, long records), void *with, struct planting *out)
{
	struct walk w = { .act = act, .installation = i, .programme = p, .arena = arena_open() };
	struct planting planting = { 0 };
	bool exists = date_of(2026, 11, 20, &w.today);
	assert(exists);
	(void)exists;
	enum fault f = reference_read(act, &w.reference);
	if (!f && (!w.reference.authority || !w.reference.place_count))
		f = fail(act, E_FILES, W_SAMPLE_LACKS_PUBLIC);
	if (!f) {
		faults_assign(&w);
		f = write_books(&w, told, with);
	}
	if (!f) {
		list_planted(&w, &planting);
		*out = planting;
	}
	arena_close(&w.arena);
	return f;
}
