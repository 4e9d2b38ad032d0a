/* YAML as a tree with lines: texts, lists and maps, nothing else.  Events are read rather than libfyaml's
 * documents, because only events carry the line of every list and map; aliases, second documents and
 * repeated keys are refused by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/reading.h"
#include <libfyaml.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 8 };

struct reader { struct reading *reading; const char *file; struct fy_parser *parser; bool told; };

static void parser_close(struct fy_parser **p)
{
	if (*p)
		fy_parser_destroy(*p);
}

/* Line 0 for an empty value, which stands nowhere. */
static struct place place_of(const struct reader *y, struct fy_event *e)
{
	const struct fy_mark *mark = fy_event_start_mark(e);
	return (struct place){ y->file, mark ? mark->line + 1 : 0 };
}

static bool refuse_with(struct reader *y, struct place at, const char *given, const char *accepted)
{
	y->told = true;
	wrong_at(y->reading, at, given, accepted);
	return false;
}
#define refuse(y, at, given, w, ...) \
	refuse_with((y), (at), (given), phrase((y)->reading->act, (w) __VA_OPT__(,) __VA_ARGS__))

static bool read_scalar(struct reader *y, struct fy_event *e, struct yaml *v)
{
	size_t n = 0;
	const char *s = e->scalar.value ? fy_token_get_text(e->scalar.value, &n) : "";
	if (!s || memchr(s, 0, n))
		return refuse(y, v->at, NULL, W_YAML_NUL);
	while (n && strchr(" \t\r\n", s[n - 1]))
		n--;
	size_t blank = strspn(s, " \t\r\n");
	blank = blank < n ? blank : n;
	v->text = arena_span(y->reading->act->arena, s + blank, n - blank);
	return true;
}

static bool read_members(struct reader *, struct yaml *of, int depth);

static bool begin_value(struct reader *y, struct fy_event *e, struct yaml **out)
{
	if (e->type == FYET_ALIAS)
		return refuse(y, place_of(y, e), "*", W_YAML_ALIAS);
	if (e->type != FYET_SCALAR && e->type != FYET_SEQUENCE_START && e->type != FYET_MAPPING_START)
		return true;
	struct yaml *v = *out = arena_new(y->reading->act->arena, struct yaml);
	v->at = v->key_at = place_of(y, e);
	v->kind = e->type == FYET_MAPPING_START  ? YAML_MAP
	        : e->type == FYET_SEQUENCE_START ? YAML_LIST : YAML_TEXT;
	return v->kind != YAML_TEXT || read_scalar(y, e, v);
}

/* The next value whole; *out is NULL at the end of the list or map.  False when the file is at fault. */
static bool read_value(struct reader *y, int depth, struct yaml **out)
{
	*out = NULL;
	struct fy_event *e = fy_parser_parse(y->parser);
	if (!e)
		return false;
	bool fine = begin_value(y, e, out);
	fy_parser_event_free(y->parser, e);
	if (!fine || !*out || (*out)->kind == YAML_TEXT)
		return fine;
	if (depth == DEPTH_MAX) {
		const char *most = arena_format(y->reading->act->arena, "%d", DEPTH_MAX);
		return refuse(y, (*out)->at, NULL, W_YAML_DEPTH, most);
	}
	return read_members(y, *out, depth + 1);
}

/* Reads what a key stands for.  The key itself was read as a value. */
static bool read_keyed(struct reader *y, const struct yaml *map, struct yaml *key, int depth,
    struct yaml **out)
{
	if (key->kind != YAML_TEXT || is_empty(key->text))
		return refuse(y, key->at, NULL, W_YAML_KEY);
	if (yaml_member(map, key->text))
		return refuse(y, key->at, key->text, W_YAML_TWICE);
	if (!read_value(y, depth, out) || !*out)
		return false;
	(*out)->key = key->text;
	(*out)->key_at = key->at;
	if (!(*out)->at.line)
		(*out)->at = key->at;
	return true;
}

static bool read_members(struct reader *y, struct yaml *of, int depth)
{
	for (struct yaml **end = &of->first, *v;; end = &v->next) {
		if (!read_value(y, depth, &v))
			return false;
		if (!v)
			return true;
		if (!v->at.line)
			v->at = of->at;
		if (of->kind == YAML_MAP && !read_keyed(y, of, v, depth, &v))
			return false;
		*end = v;
	}
}

/* Passes over one event, which is of this kind unless the file is at fault. */
static bool pass(struct reader *y, enum fy_event_type type)
{
	struct fy_event *e = fy_parser_parse(y->parser);
	if (!e)
		return false;
	bool fine = e->type == type;
	if (!fine && e->type == FYET_DOCUMENT_START)
		(void)refuse(y, place_of(y, e), "---", W_YAML_ONE);
	fy_parser_event_free(y->parser, e);
	return fine;
}

static bool read_stream(struct reader *y, struct yaml **out)
{
	return pass(y, FYET_STREAM_START) && pass(y, FYET_DOCUMENT_START) && read_value(y, 0, out) &&
	       pass(y, FYET_DOCUMENT_END) && pass(y, FYET_STREAM_END);
}

static void diag_close(struct fy_diag **diag)
{
	if (*diag)
		fy_diag_destroy(*diag);
}

/* Where libfyaml keeps what it finds wrong instead of printing it. */
static struct fy_diag *diag_open(void)
{
	struct fy_diag_cfg how;
	fy_diag_cfg_default(&how);
	struct fy_diag *diag = fy_diag_create(&how);
	if (diag)
		fy_diag_set_collect_errors(diag, true);
	return diag;
}

/* The first of its errors: those that follow come of it. */
static void tell_error(const struct reader *y, struct fy_diag *diag)
{
	void *at = NULL;
	struct fy_diag_error *e = fy_diag_errors_iterate(diag, &at);
	struct place place = { y->file, e && e->line > 0 ? e->line : 1 };
	wrong(y->reading, place, e ? e->msg : NULL, W_YAML_VALID);
}

const struct yaml *yaml_read(struct reading *reading, const struct source_file *file)
{
	defer(diag_close) struct fy_diag *diag = diag_open();
	const struct fy_parse_cfg how = { .flags = FYPCF_QUIET, .diag = diag };
	defer(parser_close) struct fy_parser *parser = diag ? fy_parser_create(&how) : NULL;
	struct reader y = { reading, file->path, parser, false };
	struct yaml *tree = NULL;
	if (!parser || fy_parser_set_string(parser, file->text, file->size))
		abort();
	if (read_stream(&y, &tree)) {
		tree->at.line += !tree->at.line;
		return tree;
	}
	if (!y.told)
		tell_error(&y, diag);
	return NULL;
}

const struct yaml *yaml_member(const struct yaml *map, const char *key)
{
	if (map->kind == YAML_MAP)
		for (const struct yaml *v = map->first; v; v = v->next)
			if (same_text(v->key, key))
				return v;
	return NULL;
}

size_t yaml_count(const struct yaml *v)
{
	size_t n = 0;
	for (const struct yaml *member = v->first; member; member = member->next)
		n++;
	return n;
}

struct place yaml_place(const struct yaml *map, const char *key)
{
	const struct yaml *v = yaml_member(map, key);
	return v ? v->key_at : map->at;
}
