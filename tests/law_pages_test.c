/* The pages of the law: every law, duty and table has one in both languages, no link on them leads nowhere, and who knows only one
 * of the languages finds by a question who must do what.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"

enum { PAGE_MOST = 200000, LINKS_MOST = 4096 };

static const char *get_in(const char *target, enum lang lang)
{
	return asked("GET", target, lang == JA ? "Accept-Language: ja\r\n" : "Accept-Language: en\r\n");
}

/* ---- every page answers, and leads somewhere ------------------------------------------------------- */

struct seen { const char *links[LINKS_MOST]; size_t n; struct arena *arena; };

static void see(struct seen *seen, const char *link)
{
	for (size_t i = 0; i < seen->n; i++)
		if (same_text(seen->links[i], link))
			return;
	assert_true(seen->n < LINKS_MOST);
	seen->links[seen->n++] = arena_text(seen->arena, link);
}

/* Each address of ours on a page, without its place on the page that it leads to. */
static void see_links(struct seen *seen, const char *page)
{
	for (const char *at = page; (at = strstr(at, "href=\"/law")); at++) {
		size_t n = strcspn(at + 6, "\"#");
		if (!memmem(at + 6, n, "?", 1))
			see(seen, arena_span(act->arena, at + 6, n));
	}
}

/* A part of the page that is asked for stands on it. */
static void assert_places_are_there(const char *target, const char *page)
{
	for (const char *at = page; (at = strstr(at, "href=\"#")); at++) {
		const char *id = arena_span(act->arena, at + 7, strcspn(at + 7, "\""));
		if (!strstr(page, arena_format(act->arena, " id=\"%s\"", id)))
			fail_msg("%s: no place #%s", target, id);
	}
}

static void assert_page_is_well(const char *target, enum lang lang, struct seen *seen)
{
	const struct arena_mark mark = arena_mark(act->arena);
	const char *answer = get_in(target, lang);
	if (status_of_answer(answer) != 200)
		fail_msg("%s: %.500s", target, answer);
	if (strlen(answer_body(answer)) > PAGE_MOST)
		fail_msg("%s: %zu bytes", target, strlen(answer_body(answer)));
	assert_places_are_there(target, answer_body(answer));
	see_links(seen, answer_body(answer));
	arena_back(act->arena, mark);
}

static void every_law_duty_and_table_has_a_page_and_no_link_leads_nowhere(void **state)
{
	(void)state;
	const struct rulebook *book = installation_rulebook(installation);
	struct arena *arena = arena_open();
	struct seen seen = { .arena = arena };
	see(&seen, "/law");
	for (size_t i = 0; i < book->node_count; i++)
		see(&seen, url_path(arena, "law", book->nodes[i].id));
	for (size_t i = 0; i < book->duty_count; i++)
		see(&seen, url_path(arena, "law", "duties", book->duties[i].id));
	for (size_t i = 0; i < book->table_count; i++)
		see(&seen, url_path(arena, "law", "tables", book->tables[i].id));
	for (size_t i = 0; i < book->source_count; i++)
		see(&seen, arena_format(arena, "/law/coverage?source=%zu", i + 1));
	const size_t known = seen.n;

	for (size_t i = 0; i < seen.n; i++)
		for (int lang = 0; lang < LANGS; lang++)
			assert_page_is_well(seen.links[i], (enum lang)lang, &seen);

	assert_in_range(seen.n - known, 4, 12);
	arena_close(&arena);
}

static void no_law_is_called_as_a_part_of_the_pages(void **state)
{
	(void)state;
	static const char *const parts[] = { "duties", "tables", "coverage", "words", "diff", "picture" };

	for (size_t i = 0; i < COUNT(parts); i++)
		assert_null(node_named(installation_rulebook(installation), parts[i]));
}

/* ---- what they say ----------------------------------------------------------------------------------- */

static void a_question_in_either_language_finds_who_must_do_what_when_a_custodian_leaves(void **state)
{
	(void)state;
	static const char *const duties[] = { "leaver.loan", "leaver.pass", "pc.leaver_account", "handler.employed", "custodian.replaced", "custody.handover",
		"container.combination_known" };

	const char *en = get_in("/law/duties?words=who+must+do+what+when+a+contractor%27s+custodian+leaves%3F", EN);
	const char *ja = get_in("/law/duties?words=%E4%BF%9D%E7%AE%A1%E8%B2%AC%E4%BB%BB%E8%80%85%E3%81%8C%E9%9B%A2%E8%81%B7%E3%81%97%E3%81%9F%E3%81%A8%E3%81%8D", JA);

	for (size_t i = 0; i < COUNT(duties); i++) {
		assert_has(en, arena_format(act->arena, "<section class=\"duty\" id=\"%s\">", duties[i]));
		assert_has(ja, arena_format(act->arena, "<section class=\"duty\" id=\"%s\">", duties[i]));
	}
	assert_has(en, "The contractor");
	assert_has(en, "When a custodian leaves, a successor is named at once.");
	assert_has(ja, "契約企業");
	assert_has(ja, "<a href=\"/law/sds-act.5\">特定秘密の保護に関する法律 第5条");
}

static void words_are_found_in_any_width_and_kana(void **state)
{
	(void)state;

	const char *half = get_in("/law/duties?words=pc", EN), *full = get_in("/law/duties?words=%EF%BC%B0%EF%BC%A3", EN);
	const char *katakana = get_in("/law/duties?words=%E3%82%B7%E3%82%B9%E3%83%86%E3%83%A0", JA);
	const char *narrow = get_in("/law/duties?words=%EF%BD%BC%EF%BD%BD%EF%BE%83%EF%BE%91", JA);

	assert_has(half, "<section class=\"duty\"");
	assert_string_equal(strstr(half, "<section"), strstr(full, "<section"));
	assert_has(katakana, "<section class=\"duty\"");
	assert_string_equal(strstr(katakana, "<section"), strstr(narrow, "<section"));
	assert_lacks(get_in("/law/duties?words=nothing-of-the-kind", EN), "<section class=\"duty\"");
	assert_int_equal(status_of_answer(get_in("/law/duties?who=nobody", EN)), 404);
}

static void a_duty_tells_who_when_why_on_what_and_what_is_found(void **state)
{
	(void)state;

	const char *page = get_in("/law/duties/pc.virus_check", EN);

	assert_has(page, "The contractor");
	assert_has(page, "href=\"/registers/machine_check\"");
	assert_has(page, "machine_check_days");
	assert_has(page, "href=\"/law/deck.machine\"");
	assert_has(page, "weekly-virus-check");
	assert_has(page, "href=\"/registers/machine/M-1\"");
	assert_has(page, "href=\"/law/coverage?source=");
	assert_has(page, "href=\"/findings?duty=pc.virus_check\"");
	assert_has(get_in("/findings", EN), "<h3><a href=\"/law/duties/pc.virus_check\">");
}

static void the_law_of_another_day_is_the_law_of_that_day(void **state)
{
	(void)state;

	const char *then = get_in("/law?on=2023-03-01", EN), *now = get_in("/law", EN);

	assert_has(then, "id=\"infosec-standard-2009\"");
	assert_lacks(then, "id=\"kea-act\"");
	assert_has(now, "id=\"kea-act\"");
	assert_lacks(now, "id=\"infosec-standard-2009\"");
	assert_has(get_in("/law?all=1", EN), "id=\"infosec-standard-2009\"");
	assert_has(then, "href=\"/law/sds-act?on=2023-03-01\"");
	assert_has(get_in("/law?regime=KEA", EN), "id=\"kea-act\"");
	assert_lacks(get_in("/law?regime=KEA", EN), "id=\"mda-act\"");
	assert_int_equal(status_of_answer(get_in("/law?on=yesterday", EN)), 422);
}

static void what_changed_between_two_days_is_told_law_by_law_and_to_whom(void **state)
{
	(void)state;

	const char *page = get_in("/law/diff?from=2023-06-01&to=2026-11-23", EN);

	assert_has(page, "What changes from 2023-06-01 to 2026-11-23");
	assert_has(page, "href=\"/law/kea-act\"");
	assert_has(page, "from 2025-05-16");
	assert_has(page, "<caption>The designating agency and its head</caption>");
	assert_has(get_in("/law/diff?from=2026-11-22&to=2026-11-23", EN), "Nothing changes");
	assert_int_equal(status_of_answer(get_in("/law/diff?from=never", EN)), 422);
}

static void the_picture_of_each_regime_has_few_boxes_that_lead_to_their_laws(void **state)
{
	(void)state;

	for (const struct listed *regime = law_regimes; regime->code; regime++)
		for (int lang = 0; lang < LANGS; lang++) {
			const char *page = answer_body(get_in(arena_format(act->arena, "/law/picture?regime=%s", regime->code), (enum lang)lang));
			long boxes = 0;
			for (const char *at = page; (at = strstr(at, " class=\"node ")); at++)
				boxes++;
			assert_in_range(boxes, 3, 60);
			assert_has(page, "xlink:href=\"/law/");
			assert_lacks(page, "<!DOCTYPE svg");
			assert_lacks(page, "style=\"");
		}
	assert_has(get_in("/law/picture?regime=KEA", EN), "xlink:href=\"/law/kea-act\"");
	assert_has(get_in("/law/picture?regime=KEA", JA), ">重要経済安保情報の保護");
	assert_has(get_in("/law/picture?regime=KEA&on=2001-01-01", EN), "xlink:href=\"/law/mod-order?on=2001-01-01\"");
	assert_int_equal(status_of_answer(get_in("/law/picture?regime=none", EN)), 404);
}

static void an_unknown_law_duty_or_table_is_not_found(void **state)
{
	(void)state;

	assert_int_equal(status_of_answer(get_in("/law/%3Cscript%3E", EN)), 404);
	assert_int_equal(status_of_answer(get_in("/law/duties/none", EN)), 404);
	assert_int_equal(status_of_answer(get_in("/law/tables/none", EN)), 404);
	assert_lacks(get_in("/law/%3Cscript%3E", EN), "<script");
	assert_lacks(get_in("/law/duties?words=%3Cscript%3E", EN), "<script");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_law_duty_and_table_has_a_page_and_no_link_leads_nowhere),
		cmocka_unit_test(no_law_is_called_as_a_part_of_the_pages),
		cmocka_unit_test(a_question_in_either_language_finds_who_must_do_what_when_a_custodian_leaves),
		cmocka_unit_test(words_are_found_in_any_width_and_kana),
		cmocka_unit_test(a_duty_tells_who_when_why_on_what_and_what_is_found),
		cmocka_unit_test(the_law_of_another_day_is_the_law_of_that_day),
		cmocka_unit_test(what_changed_between_two_days_is_told_law_by_law_and_to_whom),
		cmocka_unit_test(the_picture_of_each_regime_has_few_boxes_that_lead_to_their_laws),
		cmocka_unit_test(an_unknown_law_duty_or_table_is_not_found),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
