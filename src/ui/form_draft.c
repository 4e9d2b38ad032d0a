/* A form half filled in is kept for whoever fills it in, and offered again, until it is sent or thrown away.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/form.h"
#include "services/jottings.h"
#include <jansson.h>

static void json_drop(json_t **json)
{
	json_decref(*json);
}

static void text_set(json_t *to, const char *name, const char *value)
{
	if (!is_empty(value))
		json_object_set_new(to, name, json_string(value));
}

/* A draft that cannot be kept is no reason to stop. */
void draft_keep(struct request *r, const struct filling *form)
{
	defer(json_drop) json_t *draft = json_object();
	for (size_t i = 0; i < form->n; i++)
		text_set(draft, form->fields[i].name, form->typed[i]);
	text_set(draft, "number", form->old.number ? NULL : form->number);
	text_set(draft, NAME_REASON, form->reason);
	text_set(draft, NAME_WAS, form_of(r, NAME_WAS));
	struct text out = { .arena = r->act.arena };
	size_t size = json_dumpb(draft, NULL, 0, JSON_COMPACT);
	char *text = arena_take(r->act.arena, size + 1);
	json_dumpb(draft, text, size, JSON_COMPACT);
	text_put_span(&out, text, size);
	if (jotting_keep(&r->act, r->installation, r->path, "", text_of(&out)))
		act_forgive(&r->act);
}

void draft_drop(struct request *r)
{
	if (jotting_keep(&r->act, r->installation, r->path, "", NULL))
		act_forgive(&r->act);
}

static bool draft_of(struct request *r, struct jotting *out)
{
	struct jotting *list;
	size_t n;
	if (jottings_of(&r->act, r->installation, r->path, &list, &n))
		act_forgive(&r->act);
	for (size_t i = 0; i < n; i++)
		if (is_empty(list[i].name)) {
			*out = list[i];
			return true;
		}
	return false;
}

static const char *text_at(struct request *r, const json_t *json, const char *name)
{
	const char *value = json_string_value(json_object_get(json, name));
	return value ? arena_text(r->act.arena, value) : NULL;
}

bool draft_read(struct request *r, struct filling *form)
{
	struct jotting kept;
	if (!argument_of(r, ARGUMENT_DRAFT) || !draft_of(r, &kept))
		return false;
	defer(json_drop) json_t *draft = json_loads(kept.content, 0, NULL);
	for (size_t i = 0; i < form->n; i++)
		form->typed[i] = text_at(r, draft, form->fields[i].name);
	form->number = text_at(r, draft, "number");
	form->reason = text_at(r, draft, NAME_REASON);
	form->was = text_at(r, draft, NAME_WAS);
	return true;
}

void draft_offer(struct request *r)
{
	struct jotting kept;
	if (!same_text(r->method, "GET") || argument_of(r, ARGUMENT_DRAFT) || !draft_of(r, &kept))
		return;
	html(r->out, "<div class=\"notice\"><p>%s <a href=\"%s?%s=1\">%s</a></p>\n", phrase(&r->act, W_DRAFT_KEPT, instant_shown(r->act.arena, kept.at)), r->path,
	    ARGUMENT_DRAFT, say(r, W_DRAFT_GO_ON));
	form_begin(r, r->path);
	html(r->out, "<button name=\"%s\" value=\"drop\">%s</button>\n", NAME_STEP, say(r, W_DRAFT_DROP));
	form_end(r);
	html_raw(r->out, "</div>\n");
}
