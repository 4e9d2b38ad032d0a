/* Fuzzes the texts of statutes: what begins with "<" as e-Gov's XML, all else as one of the copies that go round.  A text may be refused,
 * never crash; what is read has numbers by which it is found again, and every law of the rulebook may be looked for in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rulebook/texts.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 leaks a kilobyte with one of its messages on broken YAML; ours are still found. */
const char *__lsan_default_suppressions(void)
{
	return "leak:libfyaml";
}

/* A law with articles cited in every form there is. */
static const char law[] =
	"nodes:\n"
	"  - { id: a, kind: act, number: { ja: 令和2年法律第7号, en: Act No. 7 of 2020 }, title: { ja: 架空法, en: Act }, law_id: 502AC0000000007 }\n"
	"  - { id: a.1, kind: article, parent: a, number: { ja: 第1条, en: art. 1 }, title: { ja: 目的, en: Purpose } }\n"
	"  - { id: a.2, kind: article, parent: a, number: { ja: 第8条の2第1項第3号, en: art. 8-2 }, title: { ja: 号, en: Item } }\n"
	"  - { id: a.3, kind: article, parent: a, number: { ja: 附則第3条, en: suppl. art. 3 }, title: { ja: 附則, en: Supplement } }\n"
	"  - { id: a.4, kind: article, parent: a, number: { ja: 別表第1, en: annex 1 }, title: { ja: 別表, en: Annex } }\n"
	"  - { id: a.5, kind: article, parent: a, number: { ja: 第4条から第7条まで, en: arts. 4 to 7 }, title: { ja: 範囲, en: Range } }\n"
	"duties:\n"
	"  - { id: d, who: bureau, regime: PI, clock: always, text: { ja: す, en: do }, articles: [a.1], mark: found, untested: { ja: 無, en: none } }\n";

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool is_register(const char *name)
{
	return same_text(name, "machine");
}

/* Each provision is found by its number, perhaps another of the same number before it. */
static void check_statute(const struct statute *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct name_place *found = name_find(&s->numbers, s->provisions[i].number);
		must(found && same_text(s->provisions[found->at].number, s->provisions[i].number));
		(void)provision_hash(&s->provisions[i]);
	}
}

static void look_for_articles(struct act *act, const struct statutes *texts)
{
	const struct source_file files[] = { { "law/a.yaml", law, sizeof law - 1 } };
	const struct provision *found;
	struct rulebook book;
	must(!rulebook_read(act, &(struct sources){ files, COUNT(files) }, is_register, &book));
	(void)statute_law(&book, &texts->list[0]);
	for (size_t i = 0; i < book.node_count; i++) {
		(void)provision_of(act, &book, &texts->list[0], &book.nodes[i], &found);
		(void)statute_for(&book, texts, &book.nodes[i]);
	}
	lint_texts(act, &book, texts);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	defer(act_close) struct act act;
	struct statute statute;
	act_open(&act, EN);
	const char *text = arena_span(act.arena, (const char *)bytes, n);
	const struct source_file file = { *text == '<' ? "502AC0000000007_20200401_000000000000000.xml" : "架空法.md", text, n };
	if (statute_read(&act, &file, &statute)) {
		must(act.fault == E_BAD_INPUT && !is_empty(act.detail));
		return 0;
	}
	check_statute(&statute);
	look_for_articles(&act, &(struct statutes){ &statute, 1 });
	return 0;
}
