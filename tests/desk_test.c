/* The access desk and the pages that gather, over http, on the sample: what they say is what the decision says and what the reader sees.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"
#include "decision/decision.h"
#include "services/asking.h"
#include "services/known.h"

/* ---- the sample ---------------------------------------------------------------------------- */

static const char *cookie_of_other;      /* of a company's manager, who does not see the rest */

static const char *get_as_other(const char *target)
{
	return asked_by(cookie_of_other, "GET", target, "Accept-Language: en\r\n", "");
}

static int open_sample(void **state)
{
	(void)state;
	act = world_act();
	const char *dir = arena_format(act->arena, "%s/data", world_folder());
	const struct beginning b = { dir, world_database(), "hozen.example/test", "first", "First" };
	world_ok(act, installation_make(act, &b));
	world_ok(act, installation_open(act, dir, &installation));
	world_ok(act, installation_start(act, installation));
	act->actor = "first";
	for (const struct asset *s = sample_files; s->path; s++) {
		const struct import import = { register_of_sample(act, s->path), s->path, s->bytes, s->size, false, NULL, NULL };
		struct outcome outcome;
		world_ok(act, import_csv(act, installation, &import, &outcome));
	}
	act->on = NO_DATE;
	add({ "register", "account" }, { "number", "other" }, { "name", "架空" });
	add({ "register", "role" }, { "account", "other" }, { "role", "security_manager" }, { "company", "C-002" }, { "from_on", "2026-01-05" });
	world_ok(act, http_open(act, installation, "127.0.0.1:0", tables, &http));
	session_cookie = signed_in("first");
	cookie_of_other = signed_in("other");
	return 0;
}

/* ---- the access desk ----------------------------------------------------------------------- */

static bool is_permitted_by_decision(const struct input *parts, size_t n)
{
	struct act *asking = world_act();
	struct inquiry i = { .act = asking, .given = { parts, n }, .books = installation };
	struct question q;
	asking->actor = "first";
	world_ok(asking, reader_open(asking, installation, "first", NULL));
	i.on = installation_today(asking, installation);
	world_ok(asking, inquiry_open(&i));
	world_ok(asking, inquiry_question(&i, &q));
	bool permitted = is_permitted(decide(i.picture, &q));
	inquiry_close(&i);
	reader_close(asking);
	return permitted;
}

static const char *numbered(const char *prefix, int n)
{
	return arena_format(act->arena, "%s-%06d", prefix, n);
}

static void the_desk_says_what_the_decision_says(void **state)
{
	(void)state;
	static const char *const uses[] = { "view", "take", "view", "enter" };
	int yes = 0, no = 0;

	for (int k = 0; k < 24; k++) {
		const char *use = uses[k % 4], *area = numbered("A", 1 + k % 3);
		const bool enters = k % 4 == 3;
		const struct input parts[] = { { "person", numbered("P", 3 + k % 2) }, { "use", use }, { enters ? "area" : "item", enters ? area : numbered("I", 1 + k / 2) },
			{ "place", area } };
		const size_t n = enters ? 3 : 4;
		const char *target = arena_format(act->arena, "/desk?person=%s&use=%s&%s=%s%s%s", parts[0].value, use, parts[2].name, parts[2].value,
		    enters ? "" : "&place=", enters ? "" : area);
		bool permitted = is_permitted_by_decision(parts, n);
		const char *page = get(target);
		assert_int_equal(status_of_answer(page), 200);
		assert_has(page, permitted ? "<section class=\"verdict yes\"" : "<section class=\"verdict no\"");
		yes += permitted, no += !permitted;
	}

	assert_true(yes && no);
}

static void a_refusal_tells_article_cure_and_day(void **state)
{
	(void)state;

	const char *page = get("/desk?person=P-000003&use=view&item=I-000011&place=A-000001");
	const char *sheet = asked("GET", "/desk/explanation?person=P-000003&use=view&item=I-000011&place=A-000001", "");

	assert_has(page, "<h2 id=\"verdict\">Refused</h2>");
	assert_has(page, "art. 11");
	assert_has(page, "it is permitted from Saturday, 21 November 2026");
	assert_has(page, "hozen amend loan number=LO-000075 to_on=2026-11-20");
	assert_has(page, "May be performed by: ");
	assert_has(page, "href=\"/registers/pledge/new?person=P-000003&amp;regime=MDA&amp;signed_on=2026-11-21\"");
	assert_has(page, "href=\"/registers/loan/LO-000075/amend?to_on=2026-11-20\"");
	assert_has(get("/registers/loan/LO-000075/amend?to_on=2026-11-20"), "value=\"2026-11-20\"");
	assert_has(get("/registers/person"), "<a href=\"/about/person/P-000003\">");
	assert_has(page, "href=\"/desk/explanation?person=P-000003");
	assert_has(sheet, "可否判断の説明");
	assert_has(sheet, "不許可");
}

static void what_is_not_on_record_is_told_in_words(void **state)
{
	(void)state;

	const char *page = get("/desk?person=P-999999&use=view&item=I-000011&place=A-000001");

	assert_has(page, "<section class=\"verdict no\"");
	assert_has(page, "Not on record: P-999999");
	assert_int_equal(status_of_answer(get("/desk?person=P-000003&use=view&on=2026-02-30")), 422);
	assert_lacks(get("/desk?person=%3Cscript%3E&use=view&item=%22%3E%3Cscript%3E"), "<script");
	assert_has(get("/registers/item/I-000011"), "href=\"/desk?item=I-000011\"");
}

/* ---- the first page ------------------------------------------------------------------------ */

static void the_first_page_says_what_to_do_the_soonest_first(void **state)
{
	(void)state;

	const char *all = get("/"), *own = get_as_other("/"), *later = get("/?on=2027-01-20"), *past = strstr(all, "id=\"when-0\""),
	    *now = strstr(all, "id=\"when-1\"");

	assert_true(past && now && past < now);
	assert_has(all, "href=\"/registers/machine/M-000003\"");
	assert_has(all, "<a href=\"/findings?duty=");
	assert_has(all, "Suspended");
	assert_has(own, "href=\"/registers/machine/M-000004\"");
	assert_lacks(own, "M-000010");
	assert_has(later, "Wednesday, 20 January 2027");
	assert_has(later, "Back to today");
	assert_true(strlen(all) < 200000);
}

/* ---- pages that gather --------------------------------------------------------------------- */

static void every_record_that_has_such_a_page_is_gathered(void **state)
{
	(void)state;
	static const char *const registers_gathered[] = { "company", "contract", "area", "machine", "person", "item" };
	struct act *reading = world_act();
	world_ok(reading, reader_open(reading, installation, "first", NULL));

	for (size_t i = 0; i < COUNT(registers_gathered); i++) {
		struct query *q = query(reading, sql_of(register_named(registers_gathered[i]))->all);
		for (long n = 0; query_next(q); n++) {
			if (n % 7)
				continue;
			const char *page = get(url_path(act->arena, "about", registers_gathered[i], query_text(q, 1)));
			assert_int_equal(status_of_answer(page), 200);
			assert_true(strlen(page) < 200000);
			assert_has(page, "Deadlines and findings");
		}
		query_end(&q);
	}
	reader_close(reading);
}

static void a_page_gathers_what_is_due_and_what_belongs(void **state)
{
	(void)state;

	const char *machine = get("/about/machine/M-000003"), *person = get("/about/person/P-000003");

	assert_has(machine, "Overdue");
	assert_has(machine, "<h2>Machine checks");
	assert_has(person, "href=\"/registers/clearance/CL-000005\"");
	assert_has(person, "href=\"/desk?person=P-000003\"");
	assert_has(person, "What this person may handle");
	assert_has(get("/about/company/C-001?on=2027-01-20"), "day chosen");
	assert_has(get("/registers/person/P-000003"), "href=\"/about/person/P-000003\"");
	assert_int_equal(status_of_answer(get("/about/site/S-000001")), 404);
	assert_int_equal(status_of_answer(get("/about/person/P-9")), 404);
}

static bool sees(struct act *reading, const char *reg, const char *number)
{
	struct record record;
	enum fault f = record_find(reading, register_named(reg), number, &record);
	act_forgive(reading);
	return !f;
}

static const char *number_in(const char *text, const char *number)
{
	for (const char *at = text; (at = strstr(at, number)); at++)
		if (at > text && !(at[-1] >= 'A' && at[-1] <= 'Z'))
			return at;
	return NULL;
}

/* Whoever does not see a record meets it nowhere: not by its page, nor named on the pages of others, nor suggested, nor in reasons. */
static void what_is_out_of_sight_appears_on_no_page(void **state)
{
	(void)state;
	static const char *const kinds[] = { "person", "item" };
	struct act *first = world_act(), *other = world_act();
	world_ok(first, reader_open(first, installation, "first", NULL));
	world_ok(other, reader_open(other, installation, "other", NULL));
	struct text pages = { .arena = act->arena };
	static const char *const targets[] = { "/", "/gaps", "/desk", "/about/company/C-002", "/about/area/A-000005", "/about/contract/K-2025-001",
		"/desk?person=P-000003&use=view&item=I-000011&place=A-000001" };
	for (size_t i = 0; i < COUNT(targets); i++)
		text_put(&pages, i + 1 < COUNT(targets) ? answer_body(get_as_other(targets[i])) : "");
	const char *refusal = get_as_other(targets[COUNT(targets) - 1]);
	long unseen = 0;

	for (size_t k = 0; k < COUNT(kinds); k++) {
		struct query *q = query(first, sql_of(register_named(kinds[k]))->all);
		while (query_next(q))
			if (!sees(other, kinds[k], query_text(q, 1))) {
				if (number_in(text_of(&pages), query_text(q, 1)))
					fail_msg("%s: %.300s", query_text(q, 1), number_in(text_of(&pages), query_text(q, 1)) - 200);
				if (unseen++ % 10 == 0)
					assert_int_equal(status_of_answer(get_as_other(url_path(act->arena, "about", kinds[k], query_text(q, 1)))), 404);
			}
		query_end(&q);
	}

	assert_true(unseen > 20);
	assert_has(refusal, "Not on record: P-000003, I-000011, A-000001");
	assert_lacks(refusal, "Hinagata");
	reader_close(first);
	reader_close(other);
}

/* ---- charts -------------------------------------------------------------------------------- */

static void every_chart_has_its_numbers_beneath_and_needs_no_script(void **state)
{
	(void)state;
	static const struct { const char *target, *says; } charts[] = {
		{ "/charts", "Clearances that end" },
		{ "/charts/expiries", "<span class=\"of\">2026-11</span></th><td class=\"count\" data-value=\"1\">1</td>" },
		{ "/charts/checks", "<td class=\"heat-4\">13</td>" },
		{ "/charts/procurement", "<span class=\"of\">Aircraft</span></th><td class=\"count\" data-value=\"4406\">4,406</td>" },
		{ "/charts/bureaus", "LDB-NORTH-KANTO</a>" },
		{ "/charts/findings", "2026-10-31" },
		{ "/charts/findings?on=2026-03-01", "2025-09-30" },
	};

	for (size_t i = 0; i < COUNT(charts); i++) {
		const char *page = get(charts[i].target);
		assert_int_equal(status_of_answer(page), 200);
		assert_has(page, charts[i].says);
		assert_has(page, "id=\"numbers\"");
		assert_lacks(page, "<script>");
		assert_int_equal(status_of_answer(get_as_other(charts[i].target)), 200);
	}
	const char *page = get("/charts/findings"), *script = strstr(page, "src=\"/assets/");
	assert_non_null(script);
	assert_has(get(arena_span(act->arena, script + 5, strcspn(script + 5, "\""))), "Content-Type: text/javascript");
	assert_int_equal(status_of_answer(get("/charts/none")), 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_desk_says_what_the_decision_says),
		cmocka_unit_test(a_refusal_tells_article_cure_and_day),
		cmocka_unit_test(what_is_not_on_record_is_told_in_words),
		cmocka_unit_test(the_first_page_says_what_to_do_the_soonest_first),
		cmocka_unit_test(every_record_that_has_such_a_page_is_gathered),
		cmocka_unit_test(a_page_gathers_what_is_due_and_what_belongs),
		cmocka_unit_test(every_chart_has_its_numbers_beneath_and_needs_no_script),
		cmocka_unit_test(what_is_out_of_sight_appears_on_no_page),
	};
	return cmocka_run_group_tests(tests, open_sample, close_world);
}
