/* Acts as forms: every register has them, what is wrong is told where it is, nothing typed is lost, and what is typed stays text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"

static const char *token;                /* of the forms of whoever is signed in */

static const char *post(const char *target, const char *fields)
{
	if (!token) {
		const char *shown = get("/registers/company/new"), *at = strstr(shown, "name=\"token\" value=\"");
		assert_non_null(at);
		token = arena_span(act->arena, at + 20, strcspn(at + 20, "\""));
	}
	const char *body = arena_format(act->arena, "token=%s%s", token, fields);
	return asked_by(session_cookie, "POST", target, arena_format(act->arena, "Accept-Language: en\r\n"
	    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n", strlen(body)), body);
}

static const char *location_of(const char *answer)
{
	const char *at = strstr(answer, "Location: ");
	if (!at)
		fail_msg("leads nowhere: %.3000s", answer);
	return arena_span(act->arena, at + 10, strcspn(at + 10, "\r"));
}

static const char *hidden_of(const char *page, const char *name)
{
	const char *at = strstr(page, arena_format(act->arena, "name=\"%s\" value=\"", name));
	assert_non_null(at);
	at = strstr(at, "value=\"") + 7;
	return arena_span(act->arena, at, strcspn(at, "\""));
}

static const char *number_of_records(void)
{
	const char *at = strstr(get("/registers"), "href=\"/registers/machine_check\"");
	return at ? arena_span(act->arena, at, 200) : "";
}

/* ---- to add ----------------------------------------------------------------------------------- */

static void every_register_has_a_form_of_its_fields(void **state)
{
	(void)state;
	for each_register(r) {
		const char *page = get(arena_format(act->arena, "/registers/%s/new", (*r)->name));
		if ((*r)->right == RIGHT_PROGRAM) {
			assert_int_equal(status_of_answer(page), 403);
			continue;
		}
		if (status_of_answer(page) != 200)
			fail_msg("%s: %.300s", (*r)->name, page);
		assert_true(strlen(page) < 200000);
		for each_field(f, *r)
			assert_has(page, arena_format(act->arena, "name=\"%s\"", f->name));
	}
}

static void a_record_is_checked_then_added(void **state)
{
	(void)state;
	static const char fields[] = "&machine=M-1&kind=virus&done_on=R8.11.20&result=clean&form.reason=weekly";
	const char *before = number_of_records();

	const char *checked = post("/registers/machine_check/new", arena_format(act->arena, "%s&form.step=check", fields));
	const char *still = number_of_records();
	const char *done = post("/registers/machine_check/new", arena_format(act->arena, "%s&form.step=do", fields));

	assert_int_equal(status_of_answer(checked), 200);
	assert_has(checked, "What will be recorded");
	assert_has(checked, "<td>2026-11-20</td>");
	assert_has(checked, "would move");
	assert_has(checked, "<span class=\"tag\">Missing</span> → <span class=\"tag\">Due soon</span>");
	assert_has(checked, "name=\"done_on\" value=\"R8.11.20\"");
	assert_has(checked, "name=\"form.step\" value=\"do\"");
	assert_string_equal(before, still);
	assert_int_equal(status_of_answer(done), 303);
	const char *record = get(location_of(done));
	assert_has(record, "Recorded. Ledger entry:");
	assert_has(record, "<time datetime=\"2026-11-20\">");
	assert_lacks(get("/registers/machine/M-1?done=1"), "Recorded.");
}

static void what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept(void **state)
{
	(void)state;

	const char *page = post("/registers/machine_check/new", "&machine=M-9&kind=virus&done_on=R8.13.1&note=first%0D%0Asecond&form.step=check");
	const char *done = post("/registers/machine_check/new", "&machine=M-9&kind=virus&done_on=R8.13.1&form.step=do");

	assert_int_equal(status_of_answer(page), 422);
	assert_int_equal(status_of_answer(done), 422);
	assert_has(page, "<a href=\"#f-done_on\">Done on</a>: a day that exists");
	assert_has(page, "id=\"e-done_on\"");
	assert_has(page, "aria-invalid=\"true\" aria-describedby=\"e-done_on h-done_on\" class=\"short\" value=\"R8.13.1\"");
	assert_has(page, "value=\"M-9\"");
	assert_has(page, "<a href=\"#f-result\">Result</a>");
	assert_has(page, "\nfirst\nsecond</textarea>");
	assert_has(page, "value=\"virus\" checked");
	assert_has(post("/registers/site/new", "&form.step=check&company=C-1&name=x&prefecture=tokyo&form.second=nobody"), "href=\"#f-form.second\"");
}

static void a_reference_is_found_by_part_of_its_name(void **state)
{
	(void)state;

	const char *found = post("/registers/site/new", "&company=%E6%9E%B6%E7%A9%BA117&name=kept&form.find=company");
	const char *taken = post("/registers/site/new", "&company=x&name=kept&form.take=company%3DD-117");
	const char *none = post("/registers/site/new", "&company=nobody&form.find=company");

	assert_int_equal(status_of_answer(found), 200);
	assert_has(found, "value=\"company=D-117\"");
	assert_lacks(found, "value=\"company=D-116\"");
	assert_has(found, "value=\"kept\"");
	assert_has(taken, "name=\"company\" aria-required=\"true\" aria-describedby=\"h-company\" class=\"ref\" value=\"D-117\"");
	assert_has(none, "No record matches.");
}

static void a_form_begins_with_what_its_address_says(void **state)
{
	(void)state;

	const char *page = get("/registers/machine_check/new?machine=M-1&kind=virus");

	assert_has(page, "value=\"M-1\"");
	assert_has(page, "value=\"virus\" checked");
	assert_has(get("/registers/site?company=C-1"), "href=\"/registers/site/new?company=C-1\"");
}

/* ---- to amend, to void ------------------------------------------------------------------------- */

static void only_what_is_changed_is_amended(void **state)
{
	(void)state;
	add({ "register", "incident" }, { "number", "X-1" }, { "site", "S-1" }, { "kind", "loss" }, { "suspected", "1" },
	    { "discovered_at", "2026-11-17T23:30:01.123456Z" }, { "summary", "one\r\ntwo" });

	const char *form = get("/registers/incident/X-1/amend"), *was = hidden_of(form, "form.was");
	const char *same = arena_format(act->arena, "&form.was=%s&site=S-1&suspected=1&discovered_at=2026-11-18+08:30:01&summary=one%%0D%%0Atwo", was);
	const char *nothing = post("/registers/incident/X-1/amend", arena_format(act->arena, "%s&kind=loss&form.step=do", same));
	const char *done = post("/registers/incident/X-1/amend", arena_format(act->arena, "%s&kind=leak&form.step=do", same));

	assert_has(form, "value=\"2026-11-18 08:30:01\"");
	assert_int_equal(status_of_answer(nothing), 409);
	if (status_of_answer(done) == 303)
		assert_has(get("/api/v1/registers/incident/X-1"), "2026-11-17T23:30:01.123456Z");
	else
		assert_int_equal(status_of_answer(done), 422);
}

static void two_who_amend_one_record_see_both_sides(void **state)
{
	(void)state;
	const char *was = hidden_of(get("/registers/company/D-001/amend"), "form.was");
	const struct input list[] = { { "register", "company" }, { "number", "D-001" }, { "name", "theirs" } };
	struct outcome outcome;
	world_ok(act, perform(act, installation, act_kind_named("amend"), &(struct inputs){ list, COUNT(list) }, &outcome));

	const char *mine = arena_format(act->arena, "&form.was=%s&name=mine&form.step=do", was);
	const char *both = post("/registers/company/D-001/amend", mine);

	assert_int_equal(status_of_answer(both), 409);
	assert_has(both, "somebody else changed this record");
	assert_has(both, "name=\"form.pick.name\" value=\"theirs\"");
	assert_has(both, "theirs</td>");
	assert_has(get("/registers/company/D-001"), "theirs");
	const char *now = hidden_of(both, "form.was");
	const char *kept = post("/registers/company/D-001/amend", arena_format(act->arena, "&form.was=%s&name=mine&form.pick.name=theirs&form.step=check", now));
	assert_int_equal(status_of_answer(kept), 409);
	const char *done = post("/registers/company/D-001/amend", arena_format(act->arena, "&form.was=%s&name=mine&form.pick.name=mine&form.step=do", now));
	assert_int_equal(status_of_answer(done), 303);
	assert_has(get("/registers/company/D-001"), "mine");
}

static void an_act_on_a_version_that_stands_no_more_is_refused(void **state)
{
	(void)state;
	struct act late;
	struct outcome outcome;
	const long seen = 0;
	const struct input list[] = { { "register", "company" }, { "number", "D-002" }, { "name", "late" } };
	act_open(&late, EN);
	late.actor = "first";
	late.seen = &seen;

	assert_int_equal(perform(&late, installation, act_kind_named("amend"), &(struct inputs){ list, COUNT(list) }, &outcome), E_CONFLICT);

	assert_has(late.detail, "was changed meanwhile");
	act_close(&late);
}

static void a_record_is_voided_with_a_reason(void **state)
{
	(void)state;
	const char *was = hidden_of(get("/registers/company/D-003/void"), "form.was");

	const char *without = post("/registers/company/D-003/void", arena_format(act->arena, "&form.was=%s&form.step=check", was));
	const char *done = post("/registers/company/D-003/void", arena_format(act->arena, "&form.was=%s&form.reason=twice&form.step=do", was));

	assert_int_equal(status_of_answer(without), 422);
	assert_has(without, "<a href=\"#f-form.reason\">");
	assert_has(get(location_of(done)), "This record was voided.");
}

static void acts_on_no_register_are_forms_too(void **state)
{
	(void)state;
	assert_has(get("/acts"), "href=\"/acts/propose_erasure\"");

	const char *checked = post("/acts/propose_erasure", "&record=company/D-004&reason=asked&form.step=check");
	const char *done = post("/acts/propose_erasure", "&record=company/D-004&reason=asked&form.step=do");

	assert_has(checked, "What will be recorded");
	assert_int_equal(status_of_answer(done), 303);
	assert_has(get(location_of(done)), "Propose an erasure");
	assert_int_equal(status_of_answer(get("/acts/open")), 404);
	assert_int_equal(status_of_answer(get("/acts/nothing")), 404);
}

/* ---- a file in ---------------------------------------------------------------------------------- */

static const char *post_file(const char *target, const char *step, const char *content)
{
	(void)post("/registers/company/new", "");
	const char *body = arena_format(act->arena, "--hozenboundary\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n"
	    "--hozenboundary\r\nContent-Disposition: form-data; name=\"form.step\"\r\n\r\n%s\r\n"
	    "--hozenboundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"many.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--hozenboundary--\r\n",
	    token, step, content);
	return asked_by(session_cookie, "POST", target, arena_format(act->arena, "Accept-Language: en\r\n"
	    "Content-Type: multipart/form-data; boundary=hozenboundary\r\nContent-Length: %zu\r\n", strlen(body)), body);
}

static void a_file_is_checked_then_imported(void **state)
{
	(void)state;
	static const char good[] = "番号,名称\r\nF-1,架空一社\r\nF-2,架空二社\r\n", bad[] = "number,name\r\nF-3,ok\r\nF 4,\r\n";

	const char *wrong = post_file("/registers/company/import", "do", bad), *sound = post_file("/registers/company/import", "check", good);
	const char *still = get("/registers/company/F-1"), *done = post_file("/registers/company/import", "do", good);

	assert_int_equal(status_of_answer(wrong), 422);
	assert_has(wrong, "Nothing was imported");
	assert_has(wrong, "<td class=\"count\">3</td>");
	assert_int_equal(status_of_answer(get("/registers/company/F-3")), 404);
	assert_has(sound, "Records that can be imported: 2");
	assert_int_equal(status_of_answer(still), 404);
	assert_int_equal(status_of_answer(done), 303);
	assert_int_equal(status_of_answer(get("/registers/company/F-2")), 200);
	assert_int_equal(status_of_answer(post_file("/registers/rulebook/import", "do", good)), 403);
	assert_has(get("/registers/company/import?format=csv"), "Number,");
}

/* ---- drafts and views ---------------------------------------------------------------------------- */

static void what_was_typed_is_offered_again_to_nobody_else(void **state)
{
	(void)state;
	(void)post("/registers/company/new", "&name=half+a+draft&form.step=edit");
	add({ "register", "account" }, { "number", "other" }, { "name", "Other" });
	add({ "register", "role" }, { "account", "other" }, { "role", "administrator" }, { "from_on", "2026-01-05" });

	const char *offered = get("/registers/company/new"), *again = get("/registers/company/new?draft=1");
	const char *others = asked_by(signed_in("other"), "GET", "/registers/company/new?draft=1", "", "");

	assert_has(offered, "There is a draft of ");
	assert_lacks(offered, "half a draft");
	assert_has(again, "half a draft");
	assert_lacks(others, "half a draft");
	assert_int_equal(status_of_answer(post("/registers/company/new", "&form.step=drop")), 303);
	assert_lacks(get("/registers/company/new"), "There is a draft of ");
}

static void a_view_of_a_list_is_kept_under_a_name(void **state)
{
	(void)state;

	const char *kept = post("/registers/machine/views", "&asked=site%3DS-1%26sort%3D-number&name=mine+%3Cb%3E");

	assert_int_equal(status_of_answer(kept), 303);
	assert_has(location_of(kept), "/registers/machine?site=S-1&sort=-number");
	assert_has(get("/registers/machine"), "<a href=\"/registers/machine?site=S-1&amp;sort=-number\">mine &lt;b&gt;</a>");
	assert_int_equal(status_of_answer(post("/registers/machine/views", "&asked=&name=")), 422);
	assert_int_equal(status_of_answer(post("/registers/machine/views", "&drop=mine+%3Cb%3E")), 303);
	assert_lacks(get("/registers/machine"), "mine &lt;b&gt;");
}

/* ---- who may ------------------------------------------------------------------------------------ */

static void who_may_not_write_is_offered_no_form(void **state)
{
	(void)state;
	add({ "register", "account" }, { "number", "looker" }, { "name", "Looker" });
	add({ "register", "role" }, { "account", "looker" }, { "role", "auditor" }, { "from_on", "2026-01-05" });
	const char *looker = signed_in("looker");

	const char *page = asked_by(looker, "GET", "/registers/company/D-005", "", ""), *form = asked_by(looker, "GET", "/registers/company/new", "", "");
	const char *list = asked_by(looker, "GET", "/registers/company", "", "");

	assert_int_equal(status_of_answer(page), 200);
	assert_lacks(page, "/amend\"");
	assert_lacks(list, "/registers/company/new\"");
	assert_int_equal(status_of_answer(form), 403);
	assert_has(get("/registers/company/D-005"), "href=\"/registers/company/D-005/amend\"");
}

/* ---- hostile text -------------------------------------------------------------------------------- */

static const char *every_field(const struct reg *r, const char *value)
{
	struct text out = { .arena = act->arena };
	for each_field(f, r)
		text_add(&out, "&%s=%s", f->name, value);
	return text_of(&out);
}

static void hostile_text_in_every_field_comes_back_as_text(void **state)
{
	(void)state;
	static const struct { const char *sent, *shown; } hostile[] = {
		{ "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27", "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;" },
		{ "%27%3B+DROP+TABLE+person%3B+--", "&#39;; DROP TABLE person; --" },
		{ "%3Dcmd%7C%27%2FC+calc%27%21A1", "=cmd|&#39;/C calc&#39;!A1" },
		{ "%E2%80%AEtxt.exe%E2%80%8B", "\u202Etxt.exe\u200B" },
	};
	for each_register(r)
		for (size_t i = 0; i < COUNT(hostile) && (*r)->right != RIGHT_PROGRAM; i++) {
			const char *page = post(arena_format(act->arena, "/registers/%s/new", (*r)->name),
			    arena_format(act->arena, "%s&number=%s&form.step=%s", every_field(*r, hostile[i].sent), hostile[i].sent, i ? "edit" : "check"));
			if (status_of_answer(page) != (i ? 200 : 422))
				fail_msg("%s: %.200s", (*r)->name, page);
			assert_lacks(page, "<script>");
			assert_has(page, hostile[i].shown);
		}
}

static void hostile_text_is_recorded_as_text_or_refused_in_words(void **state)
{
	(void)state;
	static const char script[] = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";

	const char *done = post("/registers/company/new", arena_format(act->arena, "&number=H-1&name=%s&form.step=do", script));
	const char *control = post("/registers/company/new", "&number=H-2&name=a%07b&form.step=do");

	assert_int_equal(status_of_answer(done), 303);
	assert_has(get(location_of(done)), "&lt;script&gt;alert(1)&lt;/script&gt;");
	assert_lacks(get("/registers/company?sort=-entry"), "<script>");
	assert_has(get("/registers/company?sort=-entry&format=csv"), "<script>alert(1)</script>");
	assert_true(status_of_answer(control) == 422 || status_of_answer(control) == 400);
}

static void a_long_text_is_kept_whole_and_a_line_too_long_is_refused(void **state)
{
	(void)state;
	char *long_text = arena_array(act->arena, char, (1 << 20) + 1);
	memset(long_text, 'x', 1 << 20);

	const char *kept = post("/registers/nationality/new", arena_format(act->arena, "&person=P-9&country=JP&note=%s&form.step=check", long_text));
	const char *refused = post("/registers/company/new", arena_format(act->arena, "&number=L-1&name=%s&form.step=do", long_text));

	assert_int_equal(status_of_answer(kept), 422);
	assert_true(strlen(kept) > 1 << 20);
	assert_int_equal(status_of_answer(refused), 422);
	assert_has(refused, "up to 500 characters");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_register_has_a_form_of_its_fields),
		cmocka_unit_test(a_record_is_checked_then_added),
		cmocka_unit_test(what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept),
		cmocka_unit_test(a_reference_is_found_by_part_of_its_name),
		cmocka_unit_test(a_form_begins_with_what_its_address_says),
		cmocka_unit_test(only_what_is_changed_is_amended),
		cmocka_unit_test(two_who_amend_one_record_see_both_sides),
		cmocka_unit_test(an_act_on_a_version_that_stands_no_more_is_refused),
		cmocka_unit_test(a_record_is_voided_with_a_reason),
		cmocka_unit_test(acts_on_no_register_are_forms_too),
		cmocka_unit_test(a_file_is_checked_then_imported),
		cmocka_unit_test(what_was_typed_is_offered_again_to_nobody_else),
		cmocka_unit_test(a_view_of_a_list_is_kept_under_a_name),
		cmocka_unit_test(who_may_not_write_is_offered_no_form),
		cmocka_unit_test(hostile_text_in_every_field_comes_back_as_text),
		cmocka_unit_test(hostile_text_is_recorded_as_text_or_refused_in_words),
		cmocka_unit_test(a_long_text_is_kept_whole_and_a_line_too_long_is_refused),
	};
	return cmocka_run_group_tests(tests, open_world, close_world);
}
