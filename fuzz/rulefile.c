/* Fuzzes the files of a rulebook: what begins with "--" or a byte order mark as a rule, all else as a
 * file of law.  It may be refused, never crash; a refusal names its place, and what is accepted holds
 * what a rulebook promises.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/rulebook.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 leaks a kilobyte with one of its messages on broken YAML; ours are still found. */
const char *__lsan_default_suppressions(void)
{
	return "leak:libfyaml";
}

static const char law[] =
	"nodes: [{ id: a, kind: act, title: { ja: 法, en: Act } }]\n"
	"duties: [{ id: d, who: bureau, regime: PI, clock: always, text: { ja: す, en: do }, articles: [a],"
	" mark: found }]\n"
	"terms: [{ name: t, value: 1, unit: days, duty: d, label: { ja: 日, en: day }, mark: found }]\n";

static const char rule[] =
	"-- rule: r\n-- duty: d\n-- title ja: 題\n-- title en: T\n-- register: machine\n-- weight: minor\n"
	"-- because ja: {subject}\n-- because en: {subject}\nSELECT 1 WHERE $1 = ''\n";

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool is_register(const char *name)
{
	return same_text(name, "machine");
}

static void check_book(const struct rulebook *book)
{
	for (size_t i = 0; i < book->duty_count; i++)
		for (const char *const *article = book->duties[i].articles; *article; article++)
			must(node_named(book, *article) != NULL);
	for (size_t i = 0; i < book->term_count; i++)
		must(duty_named(book, book->terms[i].duty) && book->terms[i].value > 0);
	for (size_t i = 0; i < book->rule_count; i++) {
		const struct rule *r = &book->rules[i];
		must(r->duty && is_register(r->reg) && *r->because[JA] && *r->because[EN] && *r->sql.text);
	}
}

static void check_problems(const struct act *act)
{
	must(act->fault == E_RULEBOOK && act->problem_count > 0);
	for (const struct problem *p = act->problems; p; p = p->next)
		must(strchr(p->field, ':') && strcmp(strrchr(p->field, ':'), ":0") && !is_empty(p->accepted));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(act_close) struct act act;
	act_open(&act, EN);
	const char *text = arena_span(act.arena, (const char *)bytes, n);
	bool is_rule = !strncmp(text, "--", 2) || !strncmp(text, "\xef\xbb\xbf", 3);
	const struct source_file files[] = {
		{ "law/l.yaml",    is_rule ? law : text,  is_rule ? sizeof law - 1 : n },
		{ "rules/s/r.sql", is_rule ? text : rule, is_rule ? n : sizeof rule - 1 },
	};
	struct rulebook book;
	if (rulebook_read(&act, &(struct sources){ files, COUNT(files) }, is_register, &book))
		check_problems(&act);
	else
		check_book(&book);
	return 0;
}
