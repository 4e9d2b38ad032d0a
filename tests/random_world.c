/* Random facts and questions for the access decision.  Days crowd round the boundaries of the day that is asked about most.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/random_world.h"
#include "tests/world.h"
#include <stdlib.h>
#include <time.h>

enum { PERSONS = 6, CONTRACTS = 4, ITEMS = 14, AREAS = 4, CONTAINERS = 4, MACHINES = 5, DAY_TEXT = 40 };

static bool one_in(unsigned n)
{
	return world_random(n) == 0;
}

/* ---- days -------------------------------------------------------------------------------- */

static struct tm base;                           /* the day asked about most */

static const char *const bases[] = {
	"2026-11-23", "2028-02-28", "2028-02-29", "2028-03-01", "2029-02-28", "2029-03-01", "2027-02-28", "2033-02-28",
	"2026-12-31", "2027-01-01", "2026-05-31", "2026-07-01", "2026-10-30", "2034-03-01", "2032-02-29", "2038-02-28",
};

/* The base so many years and then days later. */
static const char *day(int years, int days)
{
	static char ring[8][DAY_TEXT];
	static unsigned next;
	struct tm tm = base;
	char *out = ring[next++ % COUNT(ring)];
	tm.tm_year += years;
	tm.tm_mday += days;
	timegm(&tm);
	snprintf(out, DAY_TEXT, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return out;
}

static const char *past(int days, unsigned spread)
{
	return day(0, -days - (int)world_random(spread));
}

static const char *boundary_day(void)
{
	static const int years[] = { 0, 0, 0, 0, 0, 0, -1, -1, -5, -5, -10, 1 };
	static const int days[] = { 0, 0, -1, -1, 1, 1, 2, -2, -6, -7, -8, 8, -30, 30, -300, 300 };
	return day(years[world_random(COUNT(years))], days[world_random(COUNT(days))]);
}

static void choose_base(void)
{
	base = (struct tm){ 0 };
	strptime(bases[world_random(COUNT(bases))], "%Y-%m-%d", &base);
}

/* ---- a world in which everything fits ---------------------------------------------------- */

static const char *const regimes[] = { "SDS", "MDA", "HI", "DPB", "KEA", "PI" };
static const char *const authorities[] = { "ATLA", "MOD" };

/* "p1", "k2"; lives for ever. */
static const char *id(const char *letter, unsigned n)
{
	static char names['z' - 'a' + 1][100][8];
	char *out = names[*letter - 'a'][n % 100];
	snprintf(out, sizeof names[0][0], "%c%u", *letter, n % 100);
	return out;
}

/* Facts are left out now and then. */
static void put(json_t *world, json_t *fact)
{
	if (!fact)
		fail_msg("a fact is packed wrongly");
	if (one_in(60))
		json_decref(fact);
	else
		json_array_append_new(world, fact);
}

static unsigned high_grade(void)
{
	return one_in(5) ? 1 + world_random(4) : 4;
}

static void put_clearances(json_t *world, const char *person, const char *authority)
{
	put(world, json_pack("{ss ss ss ss ss ss}", "kind", "clearance", "person", person, "regime", "SDS", "authority", authority, "outcome", "cleared",
	    "notice_on", past(100, 1700)));
	put(world, json_pack("{ss ss ss ss ss ss si}", "kind", "clearance", "person", person, "regime", "MDA", "authority", authority, "outcome", "cleared",
	    "notice_on", past(100, 4000), "grade", high_grade()));
	put(world, json_pack("{ss ss ss ss ss ss si}", "kind", "clearance", "person", person, "regime", "HI", "authority", authority, "outcome", "cleared",
	    "notice_on", past(100, 4000), "grade", high_grade()));
	const char *named = past(100, 600);
	put(world, json_pack("{ss ss ss ss ss ss ss}", "kind", "clearance", "person", person, "regime", "DPB", "authority", authority,
	    "notice_on", named, "consented_on", named, "reported_on", past(1, 90)));
	if (!one_in(3))
		put(world, json_pack("{ss ss ss ss ss ss ss*}", "kind", "clearance", "person", person, "regime", "KEA", "authority", authority, "outcome", "cleared",
		    "notice_on", past(100, 3000), "counted_from", one_in(4) ? past(3100, 500) : NULL));
}

static void put_person(json_t *world, const char *person, unsigned n)
{
	static const char *const nations[][2] = { { "JP" }, { "JP" }, { "JP", "US" }, { "US" }, { "JP" }, { "JP", "GB" } };
	static const char *const companies[] = { "c1", "c1", "c1", "c1", "c2", "c3" };
	put(world, json_pack("{ss ss s[ss*]}", "kind", "person", "id", person, "nationality", nations[n][0], nations[n][1]));
	put(world, json_pack("{ss ss ss ss}", "kind", "employment", "person", person, "company", companies[n], "from_on", past(1, 4000)));
	for (size_t i = 0; i < COUNT(authorities); i++)
		put_clearances(world, person, authorities[i]);
	for (size_t i = 0; i < COUNT(regimes); i++) {
		put(world, json_pack("{ss ss ss ss}", "kind", "pledge", "person", person, "regime", regimes[i], "signed_on", past(1, 2000)));
		put(world, json_pack("{ss ss ss ss ss}", "kind", "education", "person", person, "regime", regimes[i], "course", "initial", "done_on", past(0, 360)));
		if (one_in(3))
			put(world, json_pack("{ss ss ss ss ss}", "kind", "education", "person", person, "regime", regimes[i],
			    "course", one_in(2) ? "annual" : "ad_hoc", "done_on", past(0, 360)));
	}
	for (unsigned k = 1; k <= CONTRACTS; k++)
		for (unsigned d = 1; d <= 2; d++)
			put(world, json_pack("{ss ss ss ss ss}", "kind", "handler_range", "person", person, "contract", id("k", k), "designation", id("d", d),
			    "from_on", past(1, 900)));
	for (unsigned a = 1; a <= AREAS; a++)
		put(world, json_pack("{ss ss ss ss}", "kind", "area_pass", "person", person, "area", id("r", a), "from_on", past(1, 900)));
	for (unsigned m = 1; m <= MACHINES; m++)
		put(world, json_pack("{ss ss ss ss}", "kind", "machine_account", "person", person, "machine", id("m", m), "from_on", past(1, 900)));
}

static void put_contracts(json_t *world)
{
	static const struct { const char *prime, *authority; } contracts[CONTRACTS] = { { "c1", "ATLA" }, { "c1", "MOD" }, { "c2", "ATLA" }, { "c3", "MOD" } };
	static const char *const subcontracts[][3] = { { "k1", "c2", "k3" }, { "k2", "c2", "k3" }, { "k1", "c3", NULL }, { "k3", "c1", "k1" }, { "k4", "c1", "k2" },
	                                               { "k2", "c3", "k4" } };
	for (unsigned k = 0; k < CONTRACTS; k++)
		put(world, json_pack("{ss ss ss ss ss ss* s[sssss]}", "kind", "contract", "id", id("k", k + 1), "prime", contracts[k].prime,
		    "authority", contracts[k].authority, "start_on", past(30, 900), "end_on", one_in(3) ? NULL : day(2, 0), "clauses", "sds", "mda", "secret", "kea", "infosec"));
	for (size_t i = 0; i < COUNT(subcontracts); i++)
		put(world, json_pack("{ss ss ss ss ss ss*}", "kind", "subcontract", "contract", subcontracts[i][0], "company", subcontracts[i][1],
		    "approved_on", past(10, 300), "flowed_down_on", past(1, 300), "own_contract", subcontracts[i][2]));
}

static void put_places(json_t *world)
{
	for (unsigned c = 1; c <= 3; c++)
		for (unsigned s = 1; s <= 2; s++)
			for (size_t i = 0; i < COUNT(regimes); i++)
				put(world, json_pack("{ss ss ss ss si ss}", "kind", "facility_clearance", "company", id("c", c), "site", id("s", s), "regime", regimes[i],
				    "grade", high_grade(), "granted_on", past(1, 900)));
	for (unsigned a = 1; a <= AREAS; a++)
		put(world, json_pack("{ss ss ss si ss s[ssssss]}", "kind", "area", "id", id("r", a), "site", id("s", 1 + a % 2), "grade", high_grade(),
		    "approved_on", past(1, 900), "regimes", "SDS", "MDA", "HI", "DPB", "KEA", "PI"));
	for (unsigned b = 1; b <= CONTAINERS; b++)
		put(world, json_pack("{ss ss ss si sb sb ss}", "kind", "container", "id", id("b", b), "area", id("r", 1 + world_random(AREAS)), "grade", high_grade(),
		    "dial_lock", 1, "key_lock", 1, "combination_due_on", day(0, (int)world_random(90))));
	for (unsigned m = 1; m <= MACHINES; m++) {
		put(world, json_pack("{ss ss ss si ss ss}", "kind", "machine", "id", id("m", m), "area", id("r", 1 + m % AREAS), "grade", high_grade(),
		    "registered_on", past(1, 900), "wiring", one_in(2) ? "stand_alone" : "in_area_wired"));
		for (unsigned n = 1 + world_random(2); n--; )
			put(world, json_pack("{ss ss ss ss ss}", "kind", "machine_check", "machine", id("m", m), "check", "virus", "done_on", past(0, 8), "result", "clean"));
	}
}

static const char *allowed_method(const char *regime)
{
	return one_in(2) || !strcmp(regime, "DPB") ? "courier" : !strcmp(regime, "PI") ? "encrypted_mail" : "encrypted_line";
}

static void put_approvals(json_t *world, const char *item, const char *regime)
{
	static const char *const uses[] = { "copy", "carry_out", "send", "destroy" };
	for (size_t u = 0; u < COUNT(uses); u++)
		for (unsigned n = 0; n < 3; n++)
			put(world, json_pack("{ss ss ss ss ss ss* ss*}", "kind", "approval", "item", item, "use", uses[u], "person", id("p", 1 + world_random(PERSONS)),
			    "from_on", past(0, 30), "method", u == 2 ? allowed_method(regime) : NULL, "witness", u == 3 && one_in(4) ? id("p", 1 + world_random(PERSONS)) : NULL));
}

static void put_items(json_t *world)
{
	static const struct { const char *regime; int grade; } pairs[] = {
		{ "SDS", 3 }, { "SDS", 4 }, { "MDA", 2 }, { "MDA", 3 }, { "MDA", 4 }, { "HI", 2 }, { "DPB", 2 }, { "KEA", 2 }, { "PI", 1 } };
	static const char *const forms[] = { "document", "electronic", "medium", "object" }, *const origins[] = { "JP", "JP", "JP", "US", "GB" };
	for (unsigned n = 0; n < ITEMS; n++) {
		size_t pair = n < COUNT(pairs) ? n : world_random(COUNT(pairs));
		const char *regime = pairs[pair].regime, *origin = origins[world_random(COUNT(origins))];
		bool named = !strcmp(regime, "SDS") || !strcmp(regime, "KEA");
		unsigned contract = 1 + world_random(one_in(2) ? 2 : CONTRACTS);
		json_t *item = json_pack("{ss ss ss si ss ss* ss ss ss ss* ss* ss sb}", "kind", "item", "id", id("i", n + 1), "regime", regime, "grade", pairs[pair].grade,
		    "authority", authorities[(contract + 1) % 2], "designation", named ? id("d", 1 + world_random(2)) : NULL, "contract", id("k", contract),
		    "form", forms[world_random(4)], "registered_on", past(1, 900), "designated_on", strcmp(regime, "PI") ? past(1, 900) : NULL,
		    "valid_until", one_in(2) ? day(2, 0) : NULL, "origin", origin, "military", !one_in(4));
		if (strcmp(origin, "JP") || one_in(8))
			json_object_set_new(item, "release", json_pack("[ss*]", "JP", one_in(3) ? "US" : NULL));
		put(world, item);
		put_approvals(world, id("i", n + 1), regime);
	}
}

/* ---- and then broken --------------------------------------------------------------------- */

/* What may become of a field: @ a day at a boundary, - empty, other words as they are; + joins the members of a set. */
static const struct { const char *kind, *field, *values; } alterations[] = {
	{ "person", "nationality", "JP US GB JP+US CN" },
	{ "employment", "company", "c1 c2 c3 c9" }, { "employment", "from_on", "@" }, { "employment", "to_on", "@ -" }, { "employment", "person", "p1 p9" },
	{ "suspension", "from_on", "@ -" }, { "suspension", "to_on", "@ -" }, { "suspension", "reason", "doubt_notice incident other" },
	{ "suspension", "regime", "SDS KEA MDA -" }, { "suspension", "authority", "ATLA MOD -" },
	{ "clearance", "outcome", "not_cleared" }, { "clearance", "notice_on", "@" }, { "clearance", "notice_on", "@" }, { "clearance", "withdrawn_on", "@" },
	{ "clearance", "counted_from", "@ -" }, { "clearance", "consented_on", "@ -" }, { "clearance", "reported_on", "@ -" }, { "clearance", "grade", "1 2 3 4" },
	{ "clearance", "authority", "ATLA MOD" }, { "clearance", "person", "p1 p2 p9" },
	{ "pledge", "signed_on", "@" }, { "pledge", "ended_on", "@ -" }, { "pledge", "regime", "SDS KEA PI" },
	{ "education", "done_on", "@" }, { "education", "done_on", "@" }, { "education", "course", "initial annual ad_hoc" },
	{ "handler_range", "designation", "d1 d2 d3 -" }, { "handler_range", "from_on", "@" }, { "handler_range", "to_on", "@ -" }, { "handler_range", "contract", "k1 k9" },
	{ "contract", "prime", "c1 c2 c3" }, { "contract", "authority", "ATLA MOD" }, { "contract", "start_on", "@" }, { "contract", "end_on", "@ -" },
	{ "contract", "end_on", "@" }, { "contract", "closing_until", "@ -" }, { "contract", "clauses", "sds sds+mda secret+kea+infosec mda+secret+kea+infosec" },
	{ "subcontract", "company", "c1 c2 c3" }, { "subcontract", "approved_on", "@ -" }, { "subcontract", "flowed_down_on", "@ -" },
	{ "subcontract", "end_on", "@ -" }, { "subcontract", "own_contract", "k1 k2 k3 k4 k9 -" }, { "subcontract", "contract", "k1 k2 k9" },
	{ "facility_clearance", "grade", "1 2 3 4" }, { "facility_clearance", "granted_on", "@" }, { "facility_clearance", "expires_on", "@ -" },
	{ "facility_clearance", "revoked_on", "@ -" }, { "facility_clearance", "suspended", "@" }, { "facility_clearance", "site", "s1 s2 s3" },
	{ "area", "grade", "1 2 3 4" }, { "area", "approved_on", "@ -" }, { "area", "closed_on", "@ -" }, { "area", "site", "s1 s2 s3" },
	{ "area", "regimes", "SDS PI SDS+HI+DPB MDA+KEA+PI" },
	{ "area_pass", "from_on", "@" }, { "area_pass", "to_on", "@ -" }, { "area_pass", "area", "r1 r9" },
	{ "container", "grade", "1 2 3 4" }, { "container", "dial_lock", "true false" }, { "container", "key_lock", "true false" },
	{ "container", "combination_due_on", "@ -" }, { "container", "area", "r1 r2 r9" },
	{ "machine", "grade", "1 2 3 4" }, { "machine", "registered_on", "@" }, { "machine", "retired_on", "@ -" },
	{ "machine", "wiring", "stand_alone in_area_wired networked" }, { "machine", "area", "r1 r2 r9" },
	{ "machine_check", "done_on", "@" }, { "machine_check", "done_on", "@" }, { "machine_check", "result", "clean infected" },
	{ "machine_account", "from_on", "@" }, { "machine_account", "to_on", "@ -" }, { "machine_account", "person", "p1 p9" },
	{ "item", "authority", "ATLA MOD NSS" }, { "item", "designation", "d1 d2 -" }, { "item", "contract", "k1 k2 k9" },
	{ "item", "registered_on", "@" }, { "item", "designated_on", "@ -" }, { "item", "valid_until", "@ -" }, { "item", "cancelled_on", "@ -" },
	{ "item", "destroyed_on", "@" }, { "item", "origin", "JP US GB FR -" }, { "item", "military", "true false" }, { "item", "release", "JP US JP+US GB -" },
	{ "loan", "person", "p1 p2 p9" }, { "loan", "from_on", "@ -" }, { "loan", "to_on", "@ -" }, { "loan", "item", "i1 i2 i99" },
	{ "agreement", "partner", "US GB FR" }, { "agreement", "in_force_on", "@" }, { "agreement", "ended_on", "@ -" }, { "agreement", "scope", "all military" },
	{ "approval", "person", "p1 p2 p3 p9" }, { "approval", "use", "copy carry_out send destroy view" }, { "approval", "from_on", "@" }, { "approval", "to_on", "@ -" },
	{ "approval", "method", "courier registered_post encrypted_line encrypted_mail -" }, { "approval", "witness", "p1 p2 p9 -" },
	{ "terms", "sds_years", "1 4 5 6" }, { "terms", "kea_years", "1 5 9 10" }, { "terms", "education_months", "1 6 12 13" }, { "terms", "check_days", "1 6 7 8" },
};

static const char *random_word(const char *words)
{
	static char out[64];
	unsigned n = 1;
	for (const char *s = words; *s; s++)
		n += *s == ' ';
	for (n = world_random(n); n--; )
		words = strchr(words, ' ') + 1;
	snprintf(out, sizeof out, "%.*s", (int)strcspn(words, " "), words);
	return out;
}

static json_t *random_periods(void)
{
	return json_pack("[{ss* ss*}]", "from_on", one_in(4) ? NULL : boundary_day(), "to_on", one_in(3) ? NULL : boundary_day());
}

static json_t *members(const char *word)
{
	json_t *set = json_array();
	char copy[64], *rest = copy, *one;
	snprintf(copy, sizeof copy, "%s", word);
	while ((one = strsep(&rest, "+")))
		json_array_append_new(set, json_string(one));
	return set;
}

static json_t *value_of(const char *field, const char *word)
{
	if (!strcmp(word, "-"))
		return one_in(2) ? json_null() : json_string("");
	if (!strcmp(field, "suspended"))
		return random_periods();
	if (!strcmp(word, "@"))
		return json_string(boundary_day());
	if (!strcmp(word, "true") || !strcmp(word, "false"))
		return json_boolean(*word == 't');
	if (strspn(word, "0123456789") == strlen(word))
		return json_integer(atoi(word));
	if (!strcmp(field, "nationality") || !strcmp(field, "clauses") || !strcmp(field, "regimes") || !strcmp(field, "release"))
		return members(word);
	return json_string(word);
}

static bool is_kind(const json_t *fact, const char *kind)
{
	return !strcmp(json_string_value(json_object_get(fact, "kind")), kind);
}

static bool fits_the_clearance(const json_t *fact, const char *field)
{
	const char *regime = json_string_value(json_object_get(fact, "regime"));
	if (!strcmp(field, "grade"))
		return json_object_get(fact, "grade");
	if (!strcmp(field, "counted_from"))
		return !strcmp(regime, "KEA");
	if (!strcmp(field, "consented_on") || !strcmp(field, "reported_on"))
		return !strcmp(regime, "DPB");
	return strcmp(field, "outcome") != 0 || strcmp(regime, "DPB") != 0;
}

static bool fits_the_item(const json_t *fact, const char *field)
{
	const char *regime = json_string_value(json_object_get(fact, "regime"));
	return (strcmp(field, "designated_on") || strcmp(regime, "PI")) && (strcmp(field, "designation") || !strcmp(regime, "SDS") || !strcmp(regime, "KEA"));
}

static void alter(json_t *fact)
{
	size_t at = world_random(COUNT(alterations));
	while (!is_kind(fact, alterations[at].kind))
		at = world_random(COUNT(alterations));
	const char *field = alterations[at].field;
	if ((is_kind(fact, "clearance") && !fits_the_clearance(fact, field)) || (is_kind(fact, "item") && !fits_the_item(fact, field)))
		return;
	json_object_set_new(fact, field, value_of(field, random_word(alterations[at].values)));
}

static json_t *random_fact(json_t *world)
{
	return json_array_get(world, world_random((unsigned)json_array_size(world)));
}

/* What has no id may be there twice, and differently. */
static void double_a_fact(json_t *world)
{
	json_t *fact = json_deep_copy(random_fact(world));
	alter(fact);
	if (!json_object_get(fact, "id") && !is_kind(fact, "terms"))
		json_array_insert(world, world_random((unsigned)json_array_size(world)), fact);
	json_decref(fact);
}

static void add_bars(json_t *world)
{
	for (unsigned n = world_random(4); n--; ) {
		json_t *suspension = json_pack("{ss ss ss ss}", "kind", "suspension", "person", id("p", 1 + world_random(PERSONS)), "from_on", boundary_day(),
		    "reason", one_in(3) ? "other" : "doubt_notice");
		for (unsigned changes = world_random(5); changes--; )
			alter(suspension);
		json_array_append_new(world, suspension);
	}
	for (unsigned n = world_random(6); n--; ) {
		json_t *loan = json_pack("{ss ss ss ss}", "kind", "loan", "item", id("i", 1 + world_random(ITEMS)), "person", id("p", 1 + world_random(PERSONS)),
		    "from_on", boundary_day());
		for (unsigned changes = world_random(3); changes--; )
			alter(loan);
		json_array_append_new(world, loan);
	}
}

static json_t *random_terms(void)
{
	json_t *terms = json_pack("{ss si}", "kind", "terms", "check_days", 7);
	if (one_in(2))
		json_object_set_new(terms, "methods", json_pack("{s{s[s]s[]} s{s[ss]s[s]s[s]} s{s[ss]}}", "SDS", "3", "courier", "4",
		    "MDA", "2", "registered_post", "encrypted_line", "3", "courier", "4", "encrypted_line", "PI", "1", "courier", "encrypted_mail"));
	return terms;
}

json_t *random_world(void)
{
	json_t *world = json_array();
	choose_base();
	for (unsigned n = 0; n < PERSONS; n++)
		put_person(world, id("p", n + 1), n);
	put_contracts(world);
	put_places(world);
	put_items(world);
	add_bars(world);
	put(world, json_pack("{ss ss ss ss}", "kind", "agreement", "partner", "US", "in_force_on", past(1, 2000), "scope", "all"));
	put(world, json_pack("{ss ss ss ss}", "kind", "agreement", "partner", "GB", "in_force_on", past(1, 2000), "scope", "military"));
	if (one_in(4))
		put(world, random_terms());
	for (unsigned n = 10 + world_random(80); n--; )
		alter(random_fact(world));
	for (unsigned n = world_random(20); n--; )
		double_a_fact(world);
	return world;
}

/* ---- questions --------------------------------------------------------------------------- */

static const json_t *fact_with_id(const json_t *world, const char *kind, const char *wanted)
{
	size_t i;
	json_t *fact;
	json_array_foreach(world, i, fact)
		if (is_kind(fact, kind) && !strcmp(json_string_value(json_object_get(fact, "id")), wanted))
			return fact;
	return NULL;
}

static void ask(json_t *question, const char *key, const char *value)
{
	json_object_set_new(question, key, json_string(value));
}

/* A machine, and where it stands. */
static void ask_machine(const json_t *world, json_t *question, bool with_place)
{
	const char *machine = id("m", 1 + world_random(MACHINES));
	const json_t *fact = fact_with_id(world, "machine", machine);
	ask(question, "machine", machine);
	if (fact && with_place && !one_in(20))
		json_object_set(question, "place", json_object_get(fact, "area"));
}

static void ask_recipient(const json_t *item, json_t *question)
{
	const char *by = json_string_value(json_object_get(item, "authority"));
	if (one_in(3) && by)
		json_object_set_new(question, "to", json_pack("{ss}", "authority", one_in(8) ? "MOD" : by));
	else
		json_object_set_new(question, "to", json_pack("{ss ss}", "company", id("c", 1 + world_random(3)), "site", id("s", 1 + world_random(one_in(8) ? 3 : 2))));
}

static void ask_of_item(const json_t *world, json_t *question, const char *use)
{
	const char *item = id("i", 1 + world_random(ITEMS));
	const json_t *fact = fact_with_id(world, "item", item);
	const char *form = fact ? json_string_value(json_object_get(fact, "form")) : "document";
	ask(question, "item", item);
	if (!strcmp(use, "store"))
		ask(question, "place", id("b", 1 + world_random(CONTAINERS)));
	else if (!one_in(30) && strcmp(use, "send"))
		ask(question, "place", one_in(6) ? id("b", 1 + world_random(CONTAINERS)) : id("r", 1 + world_random(AREAS)));
	if ((!strcmp(use, "view") || !strcmp(use, "copy")) && (!strcmp(form, "electronic") || !strcmp(form, "medium")) && !one_in(8))
		ask_machine(world, question, true);
	if (!strcmp(use, "send"))
		ask_recipient(fact, question);
	if (!strcmp(use, "destroy") || !strcmp(use, "carry_out") || one_in(20))
		ask(question, "witness", id("p", 1 + world_random(PERSONS)));
}

/* Something too much, too little or unknown. */
static void spoil_question(const json_t *world, json_t *question)
{
	static const char *const keys[] = { "person", "use", "item", "area", "machine", "place", "witness", "to" };
	const char *key = keys[world_random(COUNT(keys))];
	switch (world_random(8)) {
	case 0: ask(question, "place", one_in(4) ? "r9" : id("b", 1 + world_random(CONTAINERS))); break;
	case 1: ask_machine(world, question, false); break;
	case 2: ask(question, "witness", id("p", one_in(4) ? 9 : 1 + world_random(PERSONS))); break;
	case 3: ask(question, "area", "r1"); break;
	case 4: json_object_set_new(question, "to", json_pack("{ss ss* ss*}", "authority", "ATLA", "company", one_in(2) ? NULL : "c1", "site", one_in(2) ? NULL : "s1")); break;
	case 5: ask(question, "use", one_in(2) ? "read" : "take"); break;
	default: json_object_set_new(question, key, one_in(2) ? json_null() : json_string("")); break;
	}
	if (json_is_string(json_object_get(question, "to")))
		json_object_del(question, "to");
}

json_t *random_question(const json_t *world, long n)
{
	static const char *const uses[] = { "view", "take", "copy", "carry_out", "send", "store", "destroy", "view", "copy", "send", "store", "destroy", "enter", "operate" };
	const char *use = uses[world_random(COUNT(uses))];
	json_t *question = json_object();
	json_object_set_new(question, "n", json_integer(n));
	ask(question, "person", id("p", 1 + world_random(PERSONS)));
	ask(question, "use", use);
	if (!strcmp(use, "enter"))
		ask(question, "area", id("r", 1 + world_random(AREAS)));
	else if (!strcmp(use, "operate"))
		ask_machine(world, question, false);
	else
		ask_of_item(world, question, use);
	if (one_in(15))
		spoil_question(world, question);
	ask(question, "on", one_in(4) ? boundary_day() : one_in(4) ? day(0, (int)world_random(5) - 2) : day(0, 0));
	return question;
}
