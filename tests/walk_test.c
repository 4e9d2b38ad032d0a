/* The walk: every address of every table of routes, asked as a role of every reach, with the books of two companies planted alike.  Of the
 * one that lies out of reach no name and no number may appear: not in a body, a title, a suggestion, a refusal, a header or a redirect.
 * Routes are walked from their tables, so a new one is walked too; its places are filled from what is planted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/a_web.h"
#include "ui/charts.h"

/* Each of these is planted for the company seen and the one that is not: ~ becomes ONE or TWO. */
static const char *const planted[] = {
	"company number=C-~ name=Planted~",
	"site number=S-~ company=C-~ name=Planted~ prefecture=@",
	"person number=P-~ kept_by=C-~ family_name=Planted~ given_name=Planted~",
	"person number=Q-~ kept_by=C-~ family_name=Mate~ given_name=Mate~",
	"ownership_interest number=OI-~ company=C-~ holder_name=Planted~ votes_bp=100 from_on=2020-04-01",
	"foreign_tie number=FT-~ company=C-~ kind=other country=US detail=Planted~ from_on=2020-04-01",
	"rule_set number=RS-~ company=C-~ title=Planted~ edition=1 made_on=2020-04-01",
	"rule_heading number=RH-~ rule_set=RS-~ heading=manager provision=Planted~ strength=equal",
	"nationality number=NA-~ person=P-~ country=JP note=Planted~",
	"employment number=E-~ person=P-~ company=C-~ kind=employee position=Planted~ from_on=2020-04-01",
	"employment number=EQ-~ person=Q-~ company=C-~ kind=employee position=Mate~ from_on=2020-04-01",
	"role_holder number=RO-~ company=C-~ person=P-~ post=director from_on=2020-04-01",
	"contract number=K-~ prime=C-~ authority=AUTHORITY title=Planted~ start_on=2024-04-01",
	"contract_clause number=KC-~ contract=K-~ clause=mda",
	"facility_clearance number=FC-~ company=C-~ site=S-~ regime=MDA grade=3 authority=AUTHORITY granted_on=2024-04-01 reference=Planted~",
	"facility_suspension number=FS-~ facility_clearance=FC-~ from_on=2025-04-01 to_on=2025-05-01 reason=Planted~",
	"clearance number=CL-~ person=P-~ regime=MDA authority=AUTHORITY grade=3 outcome=cleared notice_on=2024-05-01 reference=Planted~",
	"suspension number=SU-~ person=P-~ reason=other from_on=2025-04-01 to_on=2025-05-01 note=Planted~",
	"pledge number=PL-~ person=P-~ regime=MDA signed_on=2024-05-01",
	"pledge number=PQ-~ person=Q-~ regime=MDA signed_on=2024-05-01",
	"education number=ED-~ person=P-~ regime=MDA course=initial done_on=2024-05-01 teacher=Planted~",
	"designation number=D-~ regime=MDA grade=3 authority=AUTHORITY outline=Planted~ designated_on=2024-04-01 measure=marking",
	"designation_event number=DE-~ designation=D-~ kind=review done_on=2025-04-01 note=Planted~",
	"designation_holder number=DH-~ designation=D-~ company=C-~ noticed_on=2024-04-01",
	"handler_range number=HR-~ person=P-~ contract=K-~ designation=D-~ from_on=2024-05-01 reference=Planted~",
	"area number=A-~ site=S-~ name=Planted~ grade=3",
	"area_regime number=AR-~ area=A-~ regime=MDA",
	"area_measure number=AM-~ area=A-~ measure=walls state=met seen_on=2024-04-01 note=Planted~",
	"area_pass number=PA-~ person=P-~ area=A-~ from_on=2024-05-01 badge=Planted~",
	"area_pass number=PB-~ person=Q-~ area=A-~ from_on=2024-05-01 badge=Mate~",
	"container number=B-~ area=A-~ name=Planted~ kind=safe grade=3 dial_lock=1 key_lock=1 placed_on=2024-04-01",
	"combination_change number=CC-~ container=B-~ changed_on=2024-04-01 reason=installed envelope=Planted~",
	"combination_holder number=CH-~ container=B-~ person=P-~ from_on=2024-04-01",
	("item number=I-~ holder=C-~ contract=K-~ regime=MDA grade=3 authority=AUTHORITY designation=D-~ title=Planted~ form=document"
	    " registered_on=2024-06-01 military=1 container=B-~"),
	"item_release number=IR-~ item=I-~ country=JP reference=Planted~",
	"approval number=AP-~ item=I-~ use=copy person=P-~ from_on=2024-06-01 reference=Planted~",
	"machine number=M-~ site=S-~ name=Planted~ wiring=stand_alone registered_on=2024-04-01",
	"machine_check number=MC-~ machine=M-~ kind=virus done_on=2026-11-01 result=clean note=Planted~",
	"machine_account number=MA-~ machine=M-~ person=P-~ login=Planted~ from_on=2024-05-01",
	"machine_software number=MS-~ machine=M-~ product=Planted~ installed_on=2024-04-01",
	"allowed_software number=AS-~ company=C-~ product=Planted~ from_on=2024-04-01",
	"usage_review number=UR-~ machine=M-~ from_on=2024-04-01 to_on=2024-04-30 reviewed_on=2024-05-01 anomaly=0 note=Planted~",
	"inspection number=IN-~ site=S-~ organisation=AUTHORITY kind=monthly done_on=2026-11-01 on_site=1 note=Planted~",
	"inspection_finding number=IF-~ inspection=IN-~ weight=advice text=Planted~",
	"instruction number=ID-~ site=S-~ finding=IF-~ issued_by=AUTHORITY issued_on=2026-11-02 reply_due_on=2026-11-10 text=Planted~",
	"instruction_reply number=RP-~ instruction=ID-~ replied_on=2026-11-05 text=Planted~",
	"incident number=X-~ site=S-~ kind=loss suspected=1 discovered_at=2026-11-05 summary=Planted~",
	"incident_item number=XI-~ incident=X-~ item=I-~",
	"account number=U-~ name=Planted~ company=C-~",
	"role number=R-~ account=U-~ role=security_manager company=C-~ from_on=2020-04-01",
};

/* One role of each reach; what it may know beside what everyone may. */
static const struct reader { const char *account, *role, *reach; bool sees_one, own_case; } readers[] = {
	{ "w-inspector", "bureau_inspector",  "organisation=BUREAU", true,  false },
	{ "w-manager",   "security_manager",  "company=C-ONE",       true,  false },
	{ "w-system",    "system_manager",    "company=C-ONE",       true,  false },
	{ "w-handler",   "handler",           NULL,                  false, true },
	{ "w-sender",    "dispatch_employer", "company=C-SENDER",    false, false },
	{ "w-liaison",   "foreign_liaison",   NULL,                  false, false },
};

/* ---- planting ------------------------------------------------------------------------------ */

/* "register field=value …" with ~ and @ filled in. */
static void plant(const char *line, const char *which, const char *prefecture)
{
	struct text filled = { .arena = act->arena };
	for (const char *p = line; *p; p++)
		if (*p == '~' || *p == '@')
			text_put(&filled, *p == '~' ? which : prefecture);
		else
			text_put_span(&filled, p, 1);
	char *rest = arena_text(act->arena, text_of(&filled));
	struct input list[24] = { { "register", strsep(&rest, " ") } };
	size_t n = 1;
	for (char *pair; (pair = strsep(&rest, " "));) {
		const char *name = strsep(&pair, "=");
		list[n++] = (struct input){ name, pair };
	}
	struct outcome outcome;
	act->actor = "first";
	if (perform(act, installation, act_kind_named("add"), &(struct inputs){ list, n }, &outcome))
		fail_msg("%s: %s %s", text_of(&filled), act->detail ? act->detail : "", act->problems ? act->problems->accepted : "");
}

static int plant_both(void **state)
{
	(void)open_world(state);
	static const char *const shared[] = {
		"organisation number=AUTHORITY name=Authority kind=authority", "organisation number=BUREAU name=Bureau kind=bureau",
		"jurisdiction number=J-1 organisation=BUREAU prefecture=kyoto from_on=2007-09-01", "company number=C-SENDER name=Sender",
	};
	for (size_t i = 0; i < COUNT(shared); i++)
		plant(shared[i], "", "");
	for (size_t i = 0; i < COUNT(planted); i++)
		plant(planted[i], "ONE", "kyoto"), plant(planted[i], "TWO", "osaka");
	for (const struct reader *r = readers; r < readers + COUNT(readers); r++) {
		plant(arena_format(act->arena, "account number=%s name=Reader%s", r->account, r->own_case ? " person=P-ONE" : ""), "", "");
		plant(arena_format(act->arena, "role account=%s role=%s from_on=2020-04-01%s%s", r->account, r->role, r->reach ? " " : "",
		    r->reach ? r->reach : ""), "", "");
	}
	return 0;
}

/* ---- walking ------------------------------------------------------------------------------- */

static long answered_well;

/* What may not be told to this reader: names and numbers. */
static void assert_tells_nothing(const struct reader *r, const char *target, const char *answer)
{
	static const char *const never[] = { "PlantedTWO", "MateTWO", "-TWO" }, *const of_one[] = { "PlantedONE", "MateONE", "-ONE" },
		*const of_mate[] = { "MateONE", "Q-ONE", "PQ-ONE", "EQ-ONE", "PB-ONE", "M-ONE", "I-ONE", "S-ONE" };
	const char *const *lists[] = { never, r->sees_one ? NULL : r->own_case ? of_mate : of_one };
	const size_t counts[] = { COUNT(never), r->own_case ? COUNT(of_mate) : COUNT(of_one) };
	for (size_t l = 0; l < COUNT(lists); l++)
		for (size_t i = 0; lists[l] && i < counts[l]; i++) {
			const char *at = strstr(answer, lists[l][i]);
			if (at)
				fail_msg("%s as %s tells %s: …%.200s", target, r->role, lists[l][i], at - answer > 100 ? at - 100 : answer);
		}
}

/* What a place of a path may be: every register, and otherwise one of what is planted or written in the tables. */
static const char *place_filled(const char *name, const char *number)
{
	static const struct { const char *place, *value; } known[] = {
		{ "act", "erase" }, { "entry", "5" }, { "role", "handler" }, { "fault", "denied" }, { "table", "grades" },
	};
	for (size_t i = 0; i < COUNT(known); i++)
		if (!strcmp(known[i].place, name))
			return known[i].value;
	return number;
}

/* The route's path with its places filled in; NULL for one that takes files. */
static const char *path_filled(const char *path, const char *reg, const char *number)
{
	struct text out = { .arena = act->arena };
	while (*path) {
		const size_t n = strcspn(path, "{");
		text_put_span(&out, path, n);
		if (!path[n])
			break;
		const char *name = arena_span(act->arena, path + n + 1, strcspn(path + n + 1, "*}"));
		path = strchr(path + n, '}') + 1;
		if (!strcmp(name, "hash") || !strcmp(name, "file"))
			return NULL;
		text_put(&out, !strcmp(name, "register") ? reg : place_filled(name, number));
	}
	return text_of(&out);
}

static const char *asked_as(const char *cookie, const char *target)
{
	return asked_by(cookie, "GET", target, "Accept-Language: en\r\n", "");
}

static void ask(const struct reader *r, const char *cookie, const char *target)
{
	const char *answer = asked_as(cookie, target);
	if (status_of_answer(answer) < 200 || status_of_answer(answer) >= 500)
		fail_msg("%s as %s: %.300s", target, r->role, answer);
	answered_well += status_of_answer(answer) == 200;
	assert_tells_nothing(r, target, answer);
}

/* The number of what is planted first in a register, for ONE or TWO; NULL where nothing is. */
static const char *number_planted(const struct reg *reg, const char *which)
{
	for (size_t i = 0; i < COUNT(planted); i++) {
		const size_t n = strcspn(planted[i], " ");
		if (strlen(reg->name) != n || strncmp(planted[i], reg->name, n))
			continue;
		const char *number = strstr(planted[i], "number=") + 7;
		return arena_format(act->arena, "%.*s%s", (int)strcspn(number, "~"), number, which);
	}
	return NULL;
}

/* In what is answered to a number out of reach, that number itself is what was asked for. */
static const char *without_number(const char *answer, const char *number)
{
	struct text out = { .arena = act->arena };
	const char *body = answer_body(answer);
	for (const char *at; (at = strstr(body, number)); body = at + strlen(number)) {
		text_put_span(&out, body, (size_t)(at - body));
		text_put(&out, "(asked)");
	}
	text_put(&out, body);
	return text_of(&out);
}

/* A number out of reach and one that was never given are answered alike, word for word. */
static void assert_answered_alike(const struct reader *r, const char *cookie, const char *path, const char *reg, const char *hidden)
{
	const char *never = arena_format(act->arena, "%.*sZZZ", (int)(strlen(hidden) - 3), hidden);
	const char *there = asked_as(cookie, path_filled(path, reg, hidden)), *nowhere = asked_as(cookie, path_filled(path, reg, never));
	assert_int_equal(status_of_answer(there), status_of_answer(nowhere));
	const char *one = without_number(there, hidden), *other = without_number(nowhere, never);
	if (strcmp(one, other) && !strstr(one, "name=\"token\""))
		fail_msg("%s as %s answers otherwise for %s: %.1500s", path, r->role, hidden, one);
	assert_tells_nothing(r, path, one);
}

static void walk_route(const struct reader *r, const char *cookie, const struct route *route)
{
	static const char *const arguments[] = { "?words=Planted&q=Planted&search=Planted", "?columns=all&format=csv", "?on=2025-04-15" };
	const bool by_register = strstr(route->path, "{register}"), by_number = strstr(route->path, "{number}");
	if (strcmp(route->method, "GET") || !path_filled(route->path, "company", "C-ONE"))
		return;
	if (strstr(route->path, "{chart}")) {
		for (const struct chart *c = charts; c->name; c++)
			ask(r, cookie, arena_format(act->arena, "/charts/%s", c->name));
		return;
	}
	if (!by_register) {
		ask(r, cookie, path_filled(route->path, "", "C-NONE"));
		for (size_t i = 0; i < COUNT(arguments); i++)
			ask(r, cookie, arena_format(act->arena, "%s%s", path_filled(route->path, "", "C-NONE"), arguments[i]));
		return;
	}
	for each_register(reg) {
		const char *seen = number_planted(*reg, "ONE"), *hidden = number_planted(*reg, "TWO");
		if (by_number && !seen)
			continue;
		if (!by_number || r->sees_one)
			ask(r, cookie, path_filled(route->path, (*reg)->name, seen));
		if (!by_number)
			ask(r, cookie, arena_format(act->arena, "%s%s", path_filled(route->path, (*reg)->name, NULL), arguments[0]));
		if (by_number && r->sees_one)
			assert_answered_alike(r, cookie, route->path, (*reg)->name, hidden);
	}
}

static void walk_as(const char *account)
{
	const struct reader *r = readers;
	while (strcmp(r->account, account))
		r++;
	const char *cookie = signed_in(account);
	answered_well = 0;
	for (const struct route *const *table = tables; *table; table++)
		for (const struct route *route = *table; route->method; route++)
			walk_route(r, cookie, route);
	assert_true(answered_well > 100);
}

static void what_an_inspector_walks(void **state) { (void)state; walk_as("w-inspector"); }
static void what_a_manager_walks(void **state)    { (void)state; walk_as("w-manager"); }
static void what_a_system_manager_walks(void **state) { (void)state; walk_as("w-system"); }
static void what_a_handler_walks(void **state)    { (void)state; walk_as("w-handler"); }
static void what_an_employer_who_dispatches_walks(void **state) { (void)state; walk_as("w-sender"); }
static void what_a_liaison_walks(void **state)    { (void)state; walk_as("w-liaison"); }

/* Exports, as files and as the API gives them, hold what is planted for those who see it: so the walk is not blind. */
static void the_walk_is_not_blind(void **state)
{
	(void)state;
	const char *manager = signed_in("w-manager"), *first = session_cookie, *handler = signed_in("w-handler");

	assert_has(asked_as(first, "/registers/person"), "P-TWO");
	assert_has(asked_as(manager, "/registers/person"), "P-ONE");
	assert_has(asked_as(handler, "/registers/person"), "P-ONE");
	assert_has(asked_as(manager, "/api/v1/registers/machine"), "M-ONE");
	assert_has(asked_as(first, "/registers/contract/K-TWO"), "PlantedTWO");
}

/* A page but for what changes with every act and every answer: how many entries the ledger has, the token of its forms. */
static const char *without_passing(const char *answer)
{
	static const struct { const char *from, *to; } passing[] = { { "href=\"/log\">", "<" }, { "name=\"token\" value=\"", "\"" } };
	const char *body = answer_body(answer);
	for (size_t i = 0; i < COUNT(passing); i++) {
		struct text out = { .arena = act->arena };
		for (const char *at; (at = strstr(body, passing[i].from)); body = at + strcspn(at, passing[i].to)) {
			at += strlen(passing[i].from);
			text_put_span(&out, body, (size_t)(at - body));
		}
		text_put(&out, body);
		body = text_of(&out);
	}
	return body;
}

/* No count, no total and no page number tells of what is out of reach: more of it changes nothing. */
static void more_out_of_reach_changes_no_page(void **state)
{
	(void)state;
	static const char *const more[] = {
		"person number=P-MORE-~ kept_by=C-~ family_name=Planted~ given_name=Planted~",
		"machine number=M-MORE-~ site=S-~ name=Planted~ wiring=stand_alone registered_on=2024-04-01",
		("item number=I-MORE-~ holder=C-~ contract=K-~ regime=MDA grade=3 authority=AUTHORITY designation=D-~ title=Planted~ form=document"
		    " registered_on=2024-06-01 military=1"),
		"site number=S-MORE-~ company=C-~ name=Planted~ prefecture=@",
	};
	static const char *const pages[] = { "/", "/findings", "/gaps", "/registers", "/charts", "/desk", "/registers/person", "/registers/machine",
		"/registers/item", "/registers/site", "/about/company/C-ONE", "/search?q=Planted", "/api/v1/registers", "/api/v1/findings", "/api/v1/needs" };
	const char *cookie = signed_in("w-manager"), *before[COUNT(pages)];
	for (size_t i = 0; i < COUNT(pages); i++)
		before[i] = without_passing(asked_as(cookie, pages[i]));

	for (size_t i = 0; i < COUNT(more); i++)
		plant(more[i], "TWO", "osaka");

	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *after = without_passing(asked_as(cookie, pages[i]));
		size_t same = 0;
		while (after[same] && after[same] == before[i][same])
			same++;
		if (strcmp(before[i], after))
			fail_msg("%s: …%.160s… was …%.160s…", pages[i], after + (same > 60 ? same - 60 : 0), before[i] + (same > 60 ? same - 60 : 0));
	}
}

/* What is sent to a record out of reach is refused without a word of it. */
static void what_is_sent_out_of_reach_is_refused_and_told_nothing(void **state)
{
	(void)state;
	const struct reader *r = &readers[1];
	const char *cookie = signed_in(r->account), *fields = "&reason=test&name=x&note=x&text=x";
	static const char *const books[] = { "person", "machine", "site", "contract", "item", "incident", "account" };

	for (size_t i = 0; i < COUNT(books); i++)
		for (const struct route *route = ui_routes; route->method; route++) {
			if (strcmp(route->method, "POST") || !strstr(route->path, "{number}"))
				continue;
			const char *hidden = number_planted(register_named(books[i]), "TWO");
			const char *target = path_filled(route->path, books[i], hidden), *answer = posted_by(cookie, "/account", target, fields);
			assert_true(status_of_answer(answer) >= 400);
			assert_tells_nothing(r, target, without_number(answer, hidden));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_walk_is_not_blind),
		cmocka_unit_test(what_a_manager_walks),
		cmocka_unit_test(what_an_inspector_walks),
		cmocka_unit_test(what_a_system_manager_walks),
		cmocka_unit_test(what_a_handler_walks),
		cmocka_unit_test(what_an_employer_who_dispatches_walks),
		cmocka_unit_test(what_a_liaison_walks),
		cmocka_unit_test(more_out_of_reach_changes_no_page),
		cmocka_unit_test(what_is_sent_out_of_reach_is_refused_and_told_nothing),
	};
	return cmocka_run_group_tests(tests, plant_both, close_world);
}
