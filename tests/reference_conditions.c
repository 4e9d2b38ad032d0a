/* The conditions once more: each a function that reads like its row in the specification, looking through all facts one by one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tests/reference_conditions.h"

/* ---- periods ----------------------------------------------------------------------------- */

static bool grants(const json_t *fact, const char *from_on, const char *to_on, int on)
{
	int from = day_in(fact, from_on), to = day_in(fact, to_on);
	return from && from <= on && (!to || on <= to);
}

static bool bars(const json_t *fact, int on)
{
	int from = day_in(fact, "from_on"), to = day_in(fact, "to_on");
	return (!from || from <= on) && (!to || on <= to);
}

/* Withdrawn, cancelled, destroyed, retired, revoked, closed; approved, granted, registered: the field is given and not after the day. */
static bool is_done_by(const json_t *fact, const char *field, int on)
{
	return day_in(fact, field) && day_in(fact, field) <= on;
}

static bool is_not_after(int on, int last)
{
	return !last || on <= last;
}

/* ---- what is asked ----------------------------------------------------------------------- */

const json_t *find(const struct reference *w, const char *kind, const char *id)
{
	json_t *fact;
	each_fact(fact, w, kind)
		if (is_same(text_in(fact, "id"), id))
			return fact;
	return NULL;
}

const char *asked(const struct question *q, const char *key)
{
	return text_in(q->asked, key);
}

bool uses(const struct question *q, const char *list)
{
	return list_has(list, q->use);
}

static const char *regime(const struct question *q)
{
	return text_in(q->item, "regime");
}

static const char *authority(const struct question *q)
{
	return text_in(q->item, "authority");
}

long grade(const struct question *q)
{
	return number_in(q->item, "grade");
}

bool is_regime(const struct question *q, const char *list)
{
	return list_has(list, regime(q));
}

static long term(const struct question *q, const char *name, long otherwise)
{
	json_t *terms;
	each_fact(terms, q->world, "terms")
		if (json_is_integer(json_object_get(terms, name)))
			return number_in(terms, name);
	return otherwise;
}

/* ---- 2, 3 the person --------------------------------------------------------------------- */

/* Its company is one of P's companies on D. */
static bool is_running_employment(const struct question *q, const json_t *employment)
{
	return is_same(text_in(employment, "person"), q->person) && grants(employment, "from_on", "to_on", q->on);
}

bool employed(const struct question *q)
{
	json_t *employment;
	each_fact(employment, q->world, "employment")
		if (is_running_employment(q, employment))
			return true;
	return false;
}

static bool concerns_the_item(const struct question *q, const json_t *suspension)
{
	const char *of = text_in(suspension, "regime"), *by = text_in(suspension, "authority");
	if (!q->item || !is_same(text_in(suspension, "reason"), "doubt_notice"))
		return true;
	if (by && !is_same(by, authority(q)))
		return false;
	return !of || is_same(of, regime(q)) || (is_same(of, "SDS") && is_regime(q, "KEA"));
}

bool not_suspended(const struct question *q)
{
	json_t *suspension;
	each_fact(suspension, q->world, "suspension")
		if (is_same(text_in(suspension, "person"), q->person) && bars(suspension, q->on) && concerns_the_item(q, suspension))
			return false;
	return true;
}

/* ---- 4 the item -------------------------------------------------------------------------- */

bool item_live(const struct question *q)
{
	if (!is_done_by(q->item, "registered_on", q->on) || is_done_by(q->item, "destroyed_on", q->on))
		return false;
	if (uses(q, "destroy"))
		return true;
	return !is_done_by(q->item, "cancelled_on", q->on) && is_not_after(q->on, day_in(q->item, "valid_until")) &&
	    (is_regime(q, "PI") || is_done_by(q->item, "designated_on", q->on));
}

/* ---- 5 cleared --------------------------------------------------------------------------- */

static bool is_clearance_of(const struct question *q, const json_t *clearance, const char *for_regime)
{
	return is_same(text_in(clearance, "person"), q->person) && is_same(text_in(clearance, "regime"), for_regime) &&
	    is_same(text_in(clearance, "authority"), authority(q)) && is_done_by(clearance, "notice_on", q->on);
}

/* Of two of one day the later line counts. */
static const json_t *latest_clearance(const struct question *q, const char *for_regime)
{
	const json_t *latest = NULL;
	json_t *clearance;
	each_fact(clearance, q->world, "clearance")
		if (is_clearance_of(q, clearance, for_regime) && (!latest || day_in(clearance, "notice_on") >= day_in(latest, "notice_on")))
			latest = clearance;
	return latest;
}

static bool is_cleared_and_not_withdrawn(const struct question *q, const json_t *clearance)
{
	return clearance && is_same(text_in(clearance, "outcome"), "cleared") && !is_done_by(clearance, "withdrawn_on", q->on);
}

static bool is_cleared_for_sds(const struct question *q)
{
	const json_t *latest = latest_clearance(q, "SDS");
	return is_cleared_and_not_withdrawn(q, latest) &&
	    q->on <= day_after_months(day_in(latest, "notice_on"), 12 * term(q, "sds_years", 5));
}

static bool is_cleared_for_kea(const struct question *q)
{
	const json_t *latest = latest_clearance(q, "KEA"), *sds = latest_clearance(q, "SDS");
	if (is_cleared_and_not_withdrawn(q, latest)) {
		int from = day_in(latest, "counted_from") ? day_in(latest, "counted_from") : day_in(latest, "notice_on");
		if (q->on <= day_after_months(from, 12 * term(q, "kea_years", 10)))
			return true;
	}
	return is_cleared_for_sds(q) && !(latest && day_in(latest, "notice_on") > day_in(sds, "notice_on"));
}

static bool is_cleared_with_grade(const struct question *q)
{
	json_t *clearance;
	each_fact(clearance, q->world, "clearance")
		if (is_clearance_of(q, clearance, regime(q)) && is_cleared_and_not_withdrawn(q, clearance) && number_in(clearance, "grade") >= grade(q))
			return true;
	return false;
}

static bool is_named_for_dpb(const struct question *q)
{
	json_t *named;
	each_fact(named, q->world, "clearance")
		if (is_clearance_of(q, named, "DPB") && is_done_by(named, "consented_on", day_in(named, "notice_on")) &&
		    is_done_by(named, "reported_on", q->on) && !is_done_by(named, "withdrawn_on", q->on))
			return true;
	return false;
}

bool cleared(const struct question *q)
{
	return is_regime(q, "SDS") ? is_cleared_for_sds(q) : is_regime(q, "KEA") ? is_cleared_for_kea(q) :
	    is_regime(q, "DPB") ? is_named_for_dpb(q) : is_cleared_with_grade(q);
}

/* ---- 6, 7, 8 pledge, education, range ---------------------------------------------------- */

bool pledged(const struct question *q)
{
	json_t *pledge;
	each_fact(pledge, q->world, "pledge")
		if (is_same(text_in(pledge, "person"), q->person) && is_same(text_in(pledge, "regime"), regime(q)) &&
		    grants(pledge, "signed_on", "ended_on", q->on))
			return true;
	return false;
}

bool educated(const struct question *q)
{
	bool initial = false;
	int latest = 0;
	json_t *education;
	each_fact(education, q->world, "education") {
		if (!is_same(text_in(education, "person"), q->person) || !is_same(text_in(education, "regime"), regime(q)))
			continue;
		if (!is_done_by(education, "done_on", q->on))
			continue;
		initial = initial || is_same(text_in(education, "course"), "initial");
		latest = day_in(education, "done_on") > latest ? day_in(education, "done_on") : latest;
	}
	return initial && q->on <= day_after_months(latest, term(q, "education_months", 12));
}

bool need_to_know(const struct question *q)
{
	json_t *range;
	each_fact(range, q->world, "handler_range")
		if (is_same(text_in(range, "person"), q->person) && is_same(text_in(range, "contract"), text_in(q->item, "contract")) &&
		    grants(range, "from_on", "to_on", q->on) &&
		    (!is_regime(q, "SDS KEA") || is_same(text_in(range, "designation"), text_in(q->item, "designation"))))
			return true;
	return false;
}

/* ---- 9, 10 contract and party ------------------------------------------------------------ */

static const char *clause_of(const struct question *q)
{
	return is_regime(q, "SDS") ? "sds" : is_regime(q, "MDA") ? "mda" : is_regime(q, "HI DPB") ? "secret" : is_regime(q, "KEA") ? "kea" : "infosec";
}

bool contract_in_force(const struct question *q)
{
	const json_t *contract = find(q->world, "contract", text_in(q->item, "contract"));
	bool runs = grants(contract, "start_on", "end_on", q->on);
	bool closes = uses(q, "store carry_out send destroy") && is_done_by(contract, "start_on", q->on) && q->on <= day_in(contract, "closing_until");
	return (runs || closes) && set_has(contract, "clauses", clause_of(q));
}

static bool has_own_contract(const struct question *q, const json_t *subcontract)
{
	const json_t *own = find(q->world, "contract", text_in(subcontract, "own_contract"));
	return own && is_same(text_in(own, "prime"), text_in(subcontract, "company")) && is_same(text_in(own, "authority"), authority(q)) &&
	    grants(own, "start_on", "end_on", q->on) && set_has(own, "clauses", clause_of(q));
}

static bool company_is_party(const struct question *q, const char *company)
{
	const json_t *contract = find(q->world, "contract", text_in(q->item, "contract"));
	json_t *sub;
	if (is_same(text_in(contract, "prime"), company))
		return true;
	each_fact(sub, q->world, "subcontract")
		if (is_same(text_in(sub, "contract"), text_in(contract, "id")) && is_same(text_in(sub, "company"), company) &&
		    is_done_by(sub, "approved_on", q->on) && is_done_by(sub, "flowed_down_on", q->on) && is_not_after(q->on, day_in(sub, "end_on")) &&
		    (!is_regime(q, "SDS KEA") || has_own_contract(q, sub)))
			return true;
	return false;
}

bool party(const struct question *q)
{
	json_t *employment;
	each_fact(employment, q->world, "employment")
		if (is_running_employment(q, employment) && company_is_party(q, text_in(employment, "company")))
			return true;
	return false;
}

/* ---- 11 … 15 the place ------------------------------------------------------------------- */

static bool is_suspended(const json_t *facility, int on)
{
	size_t i;
	json_t *period;
	json_array_foreach(json_object_get(facility, "suspended"), i, period)
		if (bars(period, on))
			return true;
	return false;
}

static bool facility_is_in_force(const json_t *facility, int on)
{
	return is_done_by(facility, "granted_on", on) && is_not_after(on, day_in(facility, "expires_on")) && !is_suspended(facility, on) &&
	    !is_done_by(facility, "revoked_on", on);
}

static bool facility_is_cleared_for(const struct question *q, const json_t *facility)
{
	if (!facility_is_in_force(facility, q->on))
		return false;
	if (q->item)
		return is_same(text_in(facility, "regime"), regime(q)) && number_in(facility, "grade") >= grade(q);
	return set_has(q->area, "regimes", text_in(facility, "regime")) && number_in(facility, "grade") >= number_in(q->area, "grade");
}

static bool company_is_cleared_at(const struct question *q, const char *company, const char *site)
{
	json_t *facility;
	each_fact(facility, q->world, "facility_clearance")
		if (is_same(text_in(facility, "company"), company) && is_same(text_in(facility, "site"), site) && facility_is_cleared_for(q, facility))
			return true;
	return false;
}

bool facility_cleared(const struct question *q)
{
	json_t *employment;
	each_fact(employment, q->world, "employment")
		if (is_running_employment(q, employment) && company_is_cleared_at(q, text_in(employment, "company"), text_in(q->area, "site")))
			return true;
	return false;
}

bool place_fit(const struct question *q)
{
	if (!is_done_by(q->area, "approved_on", q->on) || is_done_by(q->area, "closed_on", q->on))
		return false;
	return !q->item || (set_has(q->area, "regimes", regime(q)) && number_in(q->area, "grade") >= grade(q));
}

bool place_given(const struct question *q)
{
	return asked(q, "place");
}

bool pass(const struct question *q)
{
	json_t *area_pass;
	each_fact(area_pass, q->world, "area_pass")
		if (is_same(text_in(area_pass, "person"), q->person) && is_same(text_in(area_pass, "area"), text_in(q->area, "id")) &&
		    grants(area_pass, "from_on", "to_on", q->on))
			return true;
	return false;
}

bool container_fit(const struct question *q)
{
	const json_t *c = q->container;
	return c && number_in(c, "grade") >= grade(q) && day_in(c, "combination_due_on") && day_in(c, "combination_due_on") >= q->on &&
	    (grade(q) < 2 || (is_yes(c, "dial_lock") && is_yes(c, "key_lock")));
}

/* ---- 16 … 19 the machine ----------------------------------------------------------------- */

bool machine_given(const struct question *q)
{
	return asked(q, "machine");
}

bool machine_fit(const struct question *q)
{
	const json_t *m = q->machine;
	if (!is_done_by(m, "registered_on", q->on) || is_done_by(m, "retired_on", q->on))
		return false;
	if (!q->item)
		return true;
	return number_in(m, "grade") >= grade(q) && (grade(q) < 2 || list_has("stand_alone in_area_wired", text_in(m, "wiring"))) &&
	    (!asked(q, "place") || is_same(text_in(m, "area"), text_in(q->area, "id")));
}

bool machine_clean(const struct question *q)
{
	int latest = 0;
	bool clean = false;
	json_t *check;
	each_fact(check, q->world, "machine_check") {
		int done_on = day_in(check, "done_on");
		bool is_clean = is_same(text_in(check, "result"), "clean");
		if (!is_same(text_in(check, "machine"), text_in(q->machine, "id")) || done_on > q->on || done_on < latest)
			continue;
		clean = done_on == latest ? clean && is_clean : is_clean;
		latest = done_on;
	}
	return latest && clean && q->on <= day_after_days(latest, term(q, "check_days", 7));
}

bool account(const struct question *q)
{
	json_t *own;
	each_fact(own, q->world, "machine_account")
		if (is_same(text_in(own, "machine"), text_in(q->machine, "id")) && is_same(text_in(own, "person"), q->person) &&
		    grants(own, "from_on", "to_on", q->on))
			return true;
	return false;
}

/* ---- 20, 21, 22 loan, partner, release --------------------------------------------------- */

bool is_free(const struct question *q)
{
	json_t *loan;
	each_fact(loan, q->world, "loan")
		if (is_same(text_in(loan, "item"), text_in(q->item, "id")) && !is_same(text_in(loan, "person"), q->person) && bars(loan, q->on))
			return false;
	return true;
}

bool agreement(const struct question *q)
{
	json_t *made;
	each_fact(made, q->world, "agreement")
		if (is_same(text_in(made, "partner"), text_in(q->item, "origin")) && grants(made, "in_force_on", "ended_on", q->on) &&
		    (is_same(text_in(made, "scope"), "all") || is_yes(q->item, "military")))
			return true;
	return false;
}

bool releasable(const struct question *q)
{
	size_t i;
	json_t *nation;
	json_array_foreach(json_object_get(find(q->world, "person", q->person), "nationality"), i, nation)
		if (set_has(q->item, "release", json_string_value(nation)))
			return true;
	return false;
}

/* ---- 23, 24, 25 approval, method, recipient ---------------------------------------------- */

static bool approval_holds(const struct question *q, const json_t *approval)
{
	return is_same(text_in(approval, "item"), text_in(q->item, "id")) && is_same(text_in(approval, "use"), q->use) &&
	    is_same(text_in(approval, "person"), q->person) && grants(approval, "from_on", "to_on", q->on);
}

bool approved(const struct question *q)
{
	json_t *approval;
	each_fact(approval, q->world, "approval")
		if (approval_holds(q, approval))
			return true;
	return false;
}

static const char *default_methods(const struct question *q)
{
	return is_regime(q, "SDS KEA") ? "courier encrypted_line" : is_regime(q, "MDA") && grade(q) == 4 ? "courier" : is_regime(q, "DPB") ?
	    "courier registered_post" : is_regime(q, "MDA HI") ? "courier registered_post encrypted_line" : "courier registered_post encrypted_line encrypted_mail";
}

static bool is_allowed(const struct question *q, const char *method)
{
	const char at_grade[] = { (char)('0' + grade(q)), 0 };
	json_t *terms;
	each_fact(terms, q->world, "terms")
		if (json_is_object(json_object_get(terms, "methods")))
			return set_has(json_object_get(json_object_get(terms, "methods"), regime(q)), at_grade, method);
	return list_has(default_methods(q), method);
}

bool method_allowed(const struct question *q)
{
	json_t *approval;
	each_fact(approval, q->world, "approval")
		if (approval_holds(q, approval) && text_in(approval, "method") && is_allowed(q, text_in(approval, "method")))
			return true;
	return false;
}

bool recipient_fit(const struct question *q)
{
	const json_t *to = json_object_get(q->asked, "to");
	const char *company = text_in(to, "company"), *site = text_in(to, "site");
	if (is_same(text_in(to, "authority"), authority(q)))
		return true;
	return company && site && company_is_party(q, company) && (is_regime(q, "PI") || company_is_cleared_at(q, company, site));
}

/* ---- 26 the witness ---------------------------------------------------------------------- */

static bool some_approval_accepts(const struct question *q, const char *witness)
{
	json_t *approval;
	each_fact(approval, q->world, "approval")
		if (approval_holds(q, approval) && (!text_in(approval, "witness") || is_same(text_in(approval, "witness"), witness)))
			return true;
	return false;
}

bool witnessed(const struct question *q)
{
	struct question w = *q;
	w.person = asked(q, "witness");
	if (!w.person || is_same(w.person, q->person))
		return false;
	if (!employed(&w) || !not_suspended(&w) || !cleared(&w) || !pledged(&w) || !educated(&w) || !need_to_know(&w) || !party(&w))
		return false;
	return !uses(q, "destroy") || some_approval_accepts(q, w.person);
}
