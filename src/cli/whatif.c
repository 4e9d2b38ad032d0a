/* hozen what-if: what would change if these acts were done.
 *   hozen what-if 'add machine_check machine=M-000003 kind=virus done_on=R8.11.20 result=clean'
 *   hozen what-if 'void area_pass number=PA-000008' 'add loan item=I-000004 …' --questions QUESTIONS.jsonl --on 2026-12-01
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/whatif.h"
#include <jansson.h>
#include <string.h>

enum { QUESTIONS_MAX = 1 << 28, INPUTS_MAX = 64 };

/* ---- acts as they are typed ------------------------------------------------------------------- */

/* The next part, up to a blank that stands in no quotation marks, without these; NULL at the end, or where one is not closed. */
static char *next_part(char **rest)
{
	char *from = *rest + strspn(*rest, " \t"), *to = from, *out = from;
	bool quoted = false;
	if (!*from)
		return NULL;
	for (; *from && (quoted || (*from != ' ' && *from != '\t')); from++)
		if (*from == '"')
			quoted = !quoted;
		else
			*to++ = *from;
	if (quoted)
		return NULL;
	*rest = from + (*from != 0);
	*to = 0;
	return out;
}

static enum fault part_add(struct command *c, struct supposed *s, struct input *list, char *part)
{
	char *equals = strchr(part, '=');
	if (s->inputs.n == INPUTS_MAX)
		return fail(c->act, E_USAGE, W_TOO_MANY_ARGUMENTS);
	if (equals && equals != part) {
		*equals = 0;
		list[s->inputs.n++] = (struct input){ part, equals + 1 };
		return OK;
	}
	if (!s->kind) {
		s->kind = act_kind_named(part);
		return s->kind || !strcmp(part, "act") ? OK : fail(c->act, E_USAGE, W_ACT_UNKNOWN, part);
	}
	if (!s->kind->of_register || input_of(&s->inputs, "register"))
		return fail(c->act, E_USAGE, W_WORD_NOT_UNDERSTOOD, part);
	const struct reg *r = register_called(part);
	c->reg = r ? r : c->reg;
	list[s->inputs.n++] = (struct input){ "register", r ? r->name : part };
	return OK;
}

static enum fault act_read(struct command *c, const char *typed, struct supposed *out)
{
	struct input *list = arena_array(c->act->arena, struct input, INPUTS_MAX);
	char *rest = arena_text(c->act->arena, typed), *part;
	enum fault f = OK;
	*out = (struct supposed){ .typed = typed, .inputs = { list, 0 } };
	while (!f && (part = next_part(&rest)))
		f = part_add(c, out, list, part);
	if (!f && rest[strspn(rest, " \t")])
		f = fail(c->act, E_USAGE, W_WHATIF_QUOTES, typed);
	return f || out->kind ? f : fail(c->act, E_USAGE, W_ACT_UNKNOWN, typed);
}

/* An act with one word only, "void loan number=…" typed without quotation marks, would come as several words. */
static enum fault acts_read(struct command *c, struct supposing *out)
{
	struct supposed *list = arena_array(c->act->arena, struct supposed, c->word_count + 1);
	enum fault f = c->word_count < 2 || c->input_count ? fail(c->act, E_USAGE, W_SEE_HELP, c->words[0]) : OK;
	for (size_t i = 1; !f && i < c->word_count; i++)
		f = act_read(c, c->words[i], &list[i - 1]);
	out->acts = list;
	out->n = c->word_count - 1;
	return f;
}

static enum fault questions_read(struct command *c, struct supposing *out)
{
	const char *path = c->options[OPTION_QUESTIONS];
	char *text;
	size_t n;
	if (!path)
		return OK;
	enum fault f = file_read(c->act, strcmp(path, "-") ? path : "/dev/stdin", QUESTIONS_MAX, &text, &n);
	if (!f) {
		out->questions = text;
		out->questions_size = n;
	}
	return f;
}

/* ---- in words ----------------------------------------------------------------------------------- */

static const char *number(struct act *act, long n)
{
	return arena_format(act->arena, "%ld", n);
}

static const char *day_shown(struct act *act, date d)
{
	return d == NO_DATE ? "—" : date_text(d, arena_take(act->arena, DATE_TEXT));
}

static const char *place_in_time(struct act *act, const struct finding *f)
{
	return arena_format(act->arena, "%s %s", state_info[f->state].label[act->lang], day_shown(act, f->due_on));
}

static void print_change(struct act *act, const struct finding_change *c)
{
	const struct finding *f = c->after ? c->after : c->before;
	printf("  %s: %s  %s", word(act->lang, change_info[c->kind].word), f->subject, place_in_time(act, c->before ? c->before : c->after));
	if (c->kind == CHANGE_MOVES)
		printf(" → %s", place_in_time(act, c->after));
	printf("%s\n      %s%s\n", phrase(act, W_WHATIF_CAUSE, number(act, (long)c->act + 1)), f->because[act->lang],
	    f->late ? phrase(act, W_ENTERED_LATE) : "");
}

static void print_turned(struct act *act, const struct verdict_turned *v)
{
	const struct reg *r = v->reg ? register_named(v->reg) : NULL;
	uint32_t failed = v->after.failed ? v->after.failed : v->before.failed;
	printf("  %s: %s%s\n", r ? arena_format(act->arena, "%s %s", r->title[act->lang], v->number) : phrase(act, W_WHATIF_LINE, number(act, v->line)),
	    phrase(act, is_permitted(v->after) ? W_WHATIF_NOW_YES : W_WHATIF_NOW_NO), phrase(act, W_WHATIF_CAUSE, number(act, (long)v->act + 1)));
	for (int n = 0; n < CONDITIONS; n++)
		if (failed >> n & 1u)
			printf("      %s\n", is_permitted(v->after) ? condition_info[n].holds[act->lang] : condition_info[n].fails[act->lang]);
}

static void print_whatif(struct act *act, const struct supposing *asked, const struct whatif *w)
{
	puts(phrase(act, W_WHATIF_SUPPOSED, day_shown(act, w->on)));
	for (size_t n = 0; n < asked->n; n++)
		printf("  %zu. %s\n", n + 1, asked->acts[n].typed);
	printf("\n%s\n", phrase(act, W_WHATIF_FINDINGS));
	const struct rule *rule = NULL;
	for (size_t n = 0; n < w->change_count; n++) {
		const struct finding_change *c = &w->changes[n];
		const struct finding *f = c->after ? c->after : c->before;
		if (f->rule != rule)
			puts(f->rule->title[act->lang]);
		rule = f->rule;
		print_change(act, c);
	}
	if (!w->change_count)
		printf("  %s\n", phrase(act, W_WHATIF_NOTHING));
	printf("\n%s\n", phrase(act, W_WHATIF_VERDICTS, number(act, w->asked)));
	for (size_t n = 0; n < w->turned_count; n++)
		print_turned(act, &w->turned[n]);
	if (!w->turned_count)
		printf("  %s\n", phrase(act, W_WHATIF_NOTHING));
	printf("\n%s\n", phrase(act, W_WHATIF_HELD, number(act, w->held_ms), number(act, WHATIF_LIMIT_MS)));
}

/* ---- for programs --------------------------------------------------------------------------------- */

static json_t *day_json(date d)
{
	char text[DATE_TEXT];
	return d == NO_DATE ? json_null() : json_string(date_text(d, text));
}

static json_t *side_json(const struct finding *f)
{
	if (!f)
		return json_null();
	return json_pack("{s:s, s:o, s:o, s:{s:s, s:s}, s:b}", "state", state_info[f->state].code, "due_on", day_json(f->due_on),
	    "last_on", day_json(f->last_on), "because", "ja", f->because[JA], "en", f->because[EN], "late", f->late);
}

static json_t *change_json(const struct finding_change *c)
{
	const struct finding *f = c->after ? c->after : c->before;
	json_t *articles = json_array();
	for (const char *const *a = f->rule->duty->articles; *a; a++)
		json_array_append_new(articles, json_string(*a));
	return json_pack("{s:s, s:I, s:s, s:s, s:s, s:s, s:s?, s:o, s:o, s:o}", "change", change_info[c->kind].code, "act", (json_int_t)c->act + 1,
	    "rule", f->rule->name, "duty", f->rule->duty->id, "register", f->rule->reg, "subject", f->subject, "company", f->company,
	    "articles", articles, "before", side_json(c->before), "after", side_json(c->after));
}

static json_t *verdict_json(struct decision v)
{
	json_t *failed = json_array();
	for (int n = 0; n < CONDITIONS; n++)
		if (v.failed >> n & 1u)
			json_array_append_new(failed, json_string(condition_info[n].code));
	return json_pack("{s:b, s:o}", "decision", is_permitted(v), "failed", failed);
}

static json_t *turned_json(const struct verdict_turned *v)
{
	return json_pack("{s:o, s:s?, s:s?, s:I, s:o, s:o}", "line", v->line ? json_integer(v->line) : json_null(), "register", v->reg,
	    "number", v->number, "act", (json_int_t)v->act + 1, "before", verdict_json(v->before), "after", verdict_json(v->after));
}

static void print_json(struct act *act, const struct supposing *asked, const struct whatif *w)
{
	json_t *acts = json_array(), *changes = json_array(), *turned = json_array();
	for (size_t n = 0; n < asked->n; n++)
		json_array_append_new(acts, json_string(text_valid(act->arena, asked->acts[n].typed)));
	for (size_t n = 0; n < w->change_count; n++)
		json_array_append_new(changes, change_json(&w->changes[n]));
	for (size_t n = 0; n < w->turned_count; n++)
		json_array_append_new(turned, turned_json(&w->turned[n]));
	json_t *whole = json_pack("{s:o, s:s, s:o, s:o, s:I, s:o, s:I}", "on", day_json(w->on), "rulebook",
	    hex_of(act->arena, w->rulebook->hash.bytes, HASH_BYTES), "acts", acts, "findings", changes, "asked", (json_int_t)w->asked,
	    "verdicts", turned, "held_ms", (json_int_t)w->held_ms);
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

/* Would anything be worse: a finding that is not merely due, or a use no longer permitted? */
static bool is_worse(const struct whatif *w)
{
	for (size_t n = 0; n < w->change_count; n++) {
		const struct finding_change *c = &w->changes[n];
		if (c->after && c->after->state != STATE_DUE && (!c->before || c->before->state == STATE_DUE))
			return true;
	}
	for (size_t n = 0; n < w->turned_count; n++)
		if (!is_permitted(w->turned[n].after))
			return true;
	return false;
}

enum fault run_what_if(struct command *c, int *exit_status)
{
	struct act *act = c->act;
	struct supposing asked = { 0 };
	struct whatif answer;
	defer(installation_close) struct installation *i = NULL;
	enum fault f = acts_read(c, &asked);
	if (!f)
		f = questions_read(c, &asked);
	if (!f)
		f = command_open(c, true, &i);
	if (f)
		return f;
	f = what_if(act, i, &asked, &answer);
	if (f && answer.refused < asked.n && !c->json)
		fprintf(stderr, "%s\n", phrase(act, W_WHATIF_REFUSED, asked.acts[answer.refused].typed));
	if (f)
		return f;
	if (c->json)
		print_json(act, &asked, &answer);
	else
		print_whatif(act, &asked, &answer);
	*exit_status = is_worse(&answer);
	return OK;
}
