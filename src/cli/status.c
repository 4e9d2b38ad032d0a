/* hozen status: on one screen, which duties are broken, overdue or due soon; for whom; on which article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <string.h>

/* One article a line, one below the other. */
static void print_articles(struct act *act, const struct rulebook *rulebook, const struct duty *duty)
{
	static const bilingual begins = { "  根拠：", "  Basis: " }, goes_on = { "        ", "         " };
	for (const char *const *id = duty->articles; *id; id++) {
		const struct law_node *node = node_named(rulebook, *id);
		printf("%s%s\n", id == duty->articles ? begins[act->lang] : goes_on[act->lang],
		    node ? node_cited(act->arena, rulebook, node, act->lang) : *id);
	}
	if (duty->note[act->lang])
		printf("%s%s\n", goes_on[act->lang], duty->note[act->lang]);
}

/* A finding that relies on a setting nobody has verified says so. */
static void print_reliances(struct act *act, const struct status *s, const struct rule *rule)
{
	const char *at = NULL;
	for (const struct term *t; (t = rule_next_reliance(s->rulebook, rule, s->on, &at));)
		printf("  ※ %s\n", phrase(act, W_RELIES_ON, t->label[act->lang], t->note[act->lang]));
}

static void print_finding(struct act *act, const struct finding *f)
{
	char due[DATE_TEXT];
	printf("  %-8s %s  %s  %s%s\n", state_info[f->state].label[act->lang], f->subject,
	    f->due_on == NO_DATE ? "—" : date_text(f->due_on, due), f->because[act->lang],
	    f->late ? phrase(act, W_ENTERED_LATE) : "");
	if (f->reckoned[act->lang])
		printf("           %s%s\n", phrase(act, W_COMPUTED_BECAUSE), f->reckoned[act->lang]);
}

static void print_status(struct act *act, struct installation *i, const struct status *s)
{
	char day[DATE_TEXT];
	const bilingual *warnings;
	printf("%s  %s\n", date_text(s->on, day), date_long(act->arena, s->on, act->lang));
	puts(phrase(act, W_RULEBOOK_IS, hex_of(act->arena, s->rulebook->hash.bytes, 8)));
	if (s->known_at)
		puts(phrase(act, W_AS_KNOWN_AT, s->known_at));
	for (size_t e = 0; e < s->erasure_count; e++)
		puts(phrase(act, W_ERASED_SINCE, arena_format(act->arena, "%ld", s->erasures[e].entry), s->erasures[e].at));
	for (size_t n = 0; n < s->judgement.n; n++) {
		const struct finding *f = &s->judgement.findings[n];
		if (!n || f->rule != f[-1].rule) {
			printf("\n■ %s\n", f->rule->title[act->lang]);
			print_articles(act, s->rulebook, f->rule->duty);
			print_reliances(act, s, f->rule);
		}
		print_finding(act, f);
	}
	putchar('\n');
	for (int state = STATES; state--;)
		printf("%s %ld%s", state_info[state].label[act->lang], s->judgement.counts[state], state ? "   " : "\n");
	size_t n = installation_warnings(i, &warnings);
	for (size_t w = 0; w < n; w++)
		printf("! %s\n", warnings[w][act->lang]);
}

enum fault run_status(struct command *c, int *exit_status)
{
	struct act *act = c->act;
	if (c->word_count != 1 || c->input_count)
		return fail(act, E_USAGE, W_SEE_HELP, "status");
	defer(installation_close) struct installation *i = NULL;
	struct status status;
	enum fault f = command_open(c, true, &i);
	if (!f)
		f = status_of(act, i, act->actor, act->on, c->known_at, &status);
	if (f)
		return f;
	if (c->json)
		status_json(stdout, &status);
	else
		print_status(act, i, &status);
	const long *counts = status.judgement.counts;
	*exit_status = counts[STATE_OVERDUE] || counts[STATE_MISSING] || counts[STATE_WRONG];
	return OK;
}
