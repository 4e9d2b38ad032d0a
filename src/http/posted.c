/* What is sent with a request, read as it comes: the fields and files of a form, or bytes of any other type.  Not more of it is kept than
 * the route takes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/wire.h"
#include <microhttpd.h>
#include <string.h>

enum { PARTS_MAX = 1024, PROCESSOR_ROOM = 16384 };

struct part { const char *name, *file; struct text text; };

struct posted {
	struct arena *arena;
	struct MHD_PostProcessor *form;          /* NULL: not a form */
	size_t most, size;
	bool is_broken;
	struct part *parts;
	size_t n, room;
	struct text bytes;
	struct argument *fields;                 /* once it has ended */
	struct upload *files;
	size_t field_count, file_count;
};

static struct part *part_add(struct posted *p, const char *name, const char *file)
{
	if (p->n == p->room) {
		struct part *more = arena_array(p->arena, struct part, 2 * p->room + 16);
		if (p->n)
			memcpy(more, p->parts, p->n * sizeof *more);
		p->parts = more;
		p->room = 2 * p->room + 16;
	}
	struct part *part = &p->parts[p->n++];
	*part = (struct part){ arena_text(p->arena, name), arena_text(p->arena, file), { .arena = p->arena } };
	return part;
}

/* A field comes in pieces: one that begins at 0 is a new field. */
static enum MHD_Result piece(void *with, enum MHD_ValueKind kind, const char *name, const char *file, const char *type,
    const char *encoding, const char *data, uint64_t from, size_t size)
{
	(void)kind, (void)type, (void)encoding;
	struct posted *p = with;
	if (p->n == PARTS_MAX && !from)
		return MHD_NO;
	struct part *part = from && p->n ? &p->parts[p->n - 1] : part_add(p, name ? name : "", file);
	text_put_span(&part->text, data, size);
	return MHD_YES;
}

struct posted *posted_open(struct MHD_Connection *connection, size_t most)
{
	struct arena *arena = arena_open();
	struct posted *p = arena_new(arena, struct posted);
	*p = (struct posted){ .arena = arena, .most = most, .bytes = { .arena = arena } };
	p->form = MHD_create_post_processor(connection, PROCESSOR_ROOM, piece, p);
	return p;
}

void posted_take(struct posted *p, const char *bytes, size_t n)
{
	p->size += n;
	if (p->size > p->most || p->is_broken)
		return;
	if (!p->form)
		text_put_span(&p->bytes, bytes, n);
	else if (MHD_post_process(p->form, bytes, n) != MHD_YES)
		p->is_broken = true;
}

/* Text as it is typed: whole characters, nothing after a NUL, lines ending in \n. */
static const char *typed(struct arena *arena, const struct text *text)
{
	struct text out = { .arena = arena };
	for (const char *at = text_of(text); *at;) {
		size_t n = strcspn(at, "\r");
		text_put_span(&out, at, n);
		at += n;
		if (*at != '\r')
			break;
		text_put(&out, "\n");
		at += at[1] == '\n' ? 2 : 1;
	}
	return text_valid(arena, text_of(&out));
}

static void sort_out(struct posted *p)
{
	p->fields = arena_array(p->arena, struct argument, p->n + 1);
	p->files = arena_array(p->arena, struct upload, p->n + 1);
	for (size_t i = 0; i < p->n; i++) {
		const struct part *part = &p->parts[i];
		if (part->file)
			p->files[p->file_count++] = (struct upload){ part->name, text_valid(p->arena, part->file), text_of(&part->text), part->text.n };
		else
			p->fields[p->field_count++] = (struct argument){ text_valid(p->arena, part->name), typed(p->arena, &part->text) };
	}
}

bool posted_end(struct posted *p)
{
	if (p->form)
		MHD_destroy_post_processor(p->form);
	p->form = NULL;
	if (!p->fields)
		sort_out(p);
	return p->size <= p->most;
}

void posted_close(struct posted **posted)
{
	struct posted *p = *posted;
	*posted = NULL;
	if (!p)
		return;
	if (p->form)
		MHD_destroy_post_processor(p->form);
	struct arena *arena = p->arena;
	arena_close(&arena);
}

/* ---- asked by routes ------------------------------------------------------------------------ */

const struct argument *form_field(const struct request *r, size_t i)
{
	const struct posted *p = r->asked->posted;
	return p && i < p->field_count ? &p->fields[i] : NULL;
}

const char *form_of(const struct request *r, const char *name)
{
	const struct argument *a;
	for (size_t i = 0; (a = form_field(r, i)); i++)
		if (same_text(a->name, name))
			return a->value;
	return NULL;
}

const struct upload *upload_of(const struct request *r, const char *name)
{
	const struct posted *p = r->asked->posted;
	for (size_t i = 0; p && i < p->file_count; i++)
		if (same_text(p->files[i].name, name))
			return &p->files[i];
	return NULL;
}

const char *body_of(const struct request *r, size_t *size)
{
	const struct posted *p = r->asked->posted;
	*size = p ? p->bytes.n : 0;
	return *size ? text_of(&p->bytes) : NULL;
}
