/* Books in and out: a new installation, its sample, import and export.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/secrets.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CSV_MAX = 1 << 30, SCALE_MAX = 1000 };

/* ---- import --------------------------------------------------------------------------------- */

static void draw_progress(void *name, long done, long all)
{
	enum { WIDTH = 40 };
	int full = all ? (int)(WIDTH * done / all) : WIDTH;
	fprintf(stderr, "\r%s [%.*s%.*s] %3ld %%", (const char *)name, full, "########################################",
	    WIDTH - full, "........................................", all ? 100 * done / all : 100);
	if (done >= all)
		fputc('\n', stderr);
}

static enum fault import_text(struct command *c, struct installation *i, struct import *import, struct outcome *outcome)
{
	if (isatty(STDERR_FILENO) && import->size > 1 << 20) {
		import->progress = draw_progress;
		import->with = (void *)import->reg->name;
	}
	enum fault f = import_csv(c->act, i, import, outcome);
	if (import->progress && !f)
		draw_progress(import->with, 1, 1);
	return f;
}

/* By the one path, so that the refusal is recorded like every other. */
static enum fault refuse_register(struct command *c)
{
	const struct input list[] = { { "register", c->words[1] }, { "file", c->words[2] } };
	const struct inputs inputs = { list, COUNT(list) };
	struct outcome outcome;
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, true, &i);
	return f ? f : perform(c->act, i, act_kind_named("import"), &inputs, &outcome);
}

enum fault run_import_verb(struct command *c, int *exit_status)
{
	(void)exit_status;
	struct act *act = c->act;
	char *content;
	size_t size;
	if (c->word_count != 3)
		return fail(act, E_USAGE, W_SEE_HELP, "import");
	const struct reg *r = register_called(c->words[1]);
	if (!r)
		return refuse_register(c);
	const char *path = strcmp(c->words[2], "-") ? c->words[2] : "/dev/stdin";
	enum fault f = file_read(act, path, CSV_MAX, &content, &size);
	defer(installation_close) struct installation *i = NULL;
	if (!f)
		f = command_open(c, true, &i);
	if (f)
		return f;
	c->reg = r;
	struct import import = { r, c->words[2], content, size, c->options[OPTION_DRY_RUN] != NULL, NULL, NULL };
	struct outcome outcome;
	f = import_text(c, i, &import, &outcome);
	if (!f && import.dry_run && c->json)
		printf("{\"entry\": null, \"number\": null, \"records\": %ld}\n", outcome.records);
	else if (!f && import.dry_run)
		puts(phrase(act, W_REHEARSED, arena_format(act->arena, "%ld", outcome.records)));
	else if (!f)
		print_outcome(c, &outcome);
	return f;
}

/* ---- export --------------------------------------------------------------------------------- */

enum fault run_export(struct command *c, int *exit_status)
{
	(void)exit_status;
	struct act *act = c->act;
	const char *format = c->options[OPTION_FORMAT] ? c->options[OPTION_FORMAT] : c->json ? "json" : "csv";
	if (c->word_count != 2)
		return fail(act, E_USAGE, W_SEE_HELP, "export");
	if (strcmp(format, "csv") && strcmp(format, "json"))
		return fail(act, E_USAGE, W_OPTION_VALUE, "format", format, "csv, json");
	const struct reg *r = register_called(c->words[1]);
	if (!r)
		return fail(act, E_NOT_FOUND, W_NO_SUCH_REGISTER, c->words[1]);
	defer(installation_close) struct installation *i = NULL;
	defer(db_close) struct db *db = NULL;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = command_reader(c, i, &db);
	if (!f)
		f = strcmp(format, "json") ? export_csv(act, r, stdout, c->options[OPTION_LABELS] != NULL) : export_json(act, r, stdout);
	return f;
}

/* ---- a new installation ----------------------------------------------------------------------- */

static enum fault load_files(struct command *c, struct installation *i)
{
	struct act *act = c->act;
	enum fault f = OK;
	for (const struct asset *s = sample_files; !f && s->path; s++) {
		struct import import = { register_of_sample(act, s->path), s->path, s->bytes, s->size, false, NULL, NULL };
		struct outcome outcome;
		f = import_text(c, i, &import, &outcome);
		if (!f && !c->json)
			printf("%s: %ld\n", s->path, outcome.records);
	}
	return f;
}

static void tell_register(void *with, const struct reg *r, long records)
{
	const struct command *c = with;
	if (c->json)
		return;
	printf("%s: %ld\n", r->name, records);
	fflush(stdout);
}

static void print_planted(struct act *act, const struct rulebook *rulebook, const struct planting *planting)
{
	printf("\n%s\n", phrase(act, W_PLANTED));
	for (size_t n = 0; n < planting->n; n++) {
		const struct planted *p = &planting->list[n];
		const struct rule *rule = rulebook->rules;
		while (strcmp(rule->name, p->rule))
			rule++;
		if (!n || strcmp(p->rule, p[-1].rule))
			printf("\n■ %s (%s)\n", rule->title[act->lang], p->rule);
		printf("  %-8s %s  %s\n", state_info[p->state].label[act->lang], p->subject, p->company ? p->company : "—");
	}
}

static json_t *planted_json(const struct planting *planting)
{
	json_t *list = json_array();
	for (size_t n = 0; n < planting->n; n++) {
		const struct planted *p = &planting->list[n];
		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s?}", "rule", p->rule, "state", state_info[p->state].code,
		    "subject", p->subject, "company", p->company));
	}
	return list;
}

/* Which made-up programme was asked for, and how much of it. */
static enum fault programme_asked(struct command *c, struct programme *out, bool *asked)
{
	const char *which = c->options[OPTION_SAMPLE], *seed = c->options[OPTION_SEED], *scale = c->options[OPTION_SCALE];
	struct programme p = which && !strcmp(which, "national") ? programme_national : programme_deck;
	long k = 1;
	*asked = !is_empty(which);
	if (*asked && strcmp(which, "deck") && strcmp(which, "national"))
		return fail(c->act, E_USAGE, W_OPTION_VALUE, "sample", which, "deck, national");
	if (!*asked && (seed || scale))
		return fail(c->act, E_USAGE, W_SEE_HELP, "init");
	if (seed && (!parse_long(seed, &p.seed) || p.seed < 0))
		return fail(c->act, E_USAGE, W_OPTION_VALUE, "seed", seed, "0, 1, 2, …");
	if (scale && (!parse_long(scale, &k) || k < 1 || k > SCALE_MAX))
		return fail(c->act, E_USAGE, W_OPTION_VALUE, "scale", scale, "1 … 1000");
	*out = (struct programme){ p.seed, p.companies * k, p.sites * k, p.persons * k, p.contracts * k, p.items * k, p.months };
	return OK;
}

static enum fault load_sample(struct command *c, const struct programme *programme, json_t *made)
{
	struct planting planting;
	defer(installation_close) struct installation *i = NULL;
	enum fault f = command_open(c, true, &i);
	if (!f && !programme)
		f = load_files(c, i);
	if (!f && !programme)
		f = password_of_sample(c->act, i);
	if (f || !programme)
		return f;
	if (!f)
		f = programme_make(c->act, i, programme, tell_register, c, &planting);
	if (!f && !c->json)
		print_planted(c->act, installation_rulebook(i), &planting);
	if (!f)
		json_object_set_new(made, "planted", planted_json(&planting));
	return f;
}

static const char *default_origin(struct act *act)
{
	char host[65] = "localhost";
	uint8_t some[4];
	gethostname(host, sizeof host - 1);
	random_bytes(some, sizeof some);
	return arena_format(act->arena, "%s/hozen/%s", host, hex_of(act->arena, some, sizeof some));
}

static void json_close(json_t **json)
{
	json_decref(*json);
}

enum fault run_init(struct command *c, int *exit_status)
{
	(void)exit_status;
	struct act *act = c->act;
	const char *account = c->options[OPTION_ACCOUNT] ? c->options[OPTION_ACCOUNT] : "admin";
	const char *code = NULL;
	const struct beginning b = { c->dir, c->options[OPTION_DB],
	    c->options[OPTION_ORIGIN] ? c->options[OPTION_ORIGIN] : default_origin(act), account, c->options[OPTION_NAME], &code };
	struct programme programme;
	bool asked;
	if (c->word_count != 1 || c->input_count)
		return fail(act, E_USAGE, W_SEE_HELP, "init");
	enum fault f = programme_asked(c, &programme, &asked);
	if (!f)
		f = installation_make(act, &b);
	if (f)
		return f;
	defer(json_close) json_t *made = json_pack("{s:s, s:s, s:s}", "dir", c->dir, "account", account, "code", code);
	if (!c->json)
		puts(phrase(act, W_MADE, c->dir, account));
	if (!c->json)
		puts(phrase(act, W_FIRST_CODE, account, arena_format(act->arena, "%d", INVITATION_HOURS), code));
	act->actor = account;
	if (c->options[OPTION_SAMPLE])
		f = load_sample(c, asked ? &programme : NULL, made);
	if (!f && c->json) {
		json_dumpf(made, stdout, 0);
		putchar('\n');
	}
	return f;
}
