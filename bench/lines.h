/* A made-up nation and questions about it as lines of the interchange.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BENCH_LINES_H
#define BENCH_LINES_H
#include "base/days.h"
#include "bench/generated.h"

/* ---- fields -------------------------------------------------------------------------------- */

static inline void put_day(FILE *out, const char *name, day on)
{
	char text[DATE_TEXT];
	if (on != DAY_NEVER && on != DAY_ALWAYS)
		fprintf(out, ",\"%s\":\"%s\"", name, date_text(on, text));
}

/* The members of an object that has no others. */
static inline void put_period(FILE *out, const struct period *when)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	fprintf(out, "\"from_on\":\"%s\",\"to_on\":\"%s\"", when->from == DAY_ALWAYS ? "" : date_text(when->from, from),
	    when->to == DAY_NEVER ? "" : date_text(when->to, to));
}

static inline void put_number(FILE *out, const char *name, char letter, uint32_t number)
{
	if (number != NOTHING)
		fprintf(out, ",\"%s\":\"%c%u\"", name, letter, number);
}

static inline const char *code_name(const struct code *codes, uint32_t value)
{
	for (; codes->name; codes++)
		if (codes->value == value)
			return codes->name;
	return "";
}

static inline void put_code(FILE *out, const char *name, const struct code *codes, uint32_t value)
{
	fprintf(out, ",\"%s\":\"%s\"", name, code_name(codes, value));
}

static inline const char *authority_name(label authority)
{
	return authority == ATLA ? "ATLA" : authority == MOD ? "MOD" : "";
}

static inline const char *country_name(label country)
{
	static const char *const names[] = { "JP", "US", "GB" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (country_label(names[i]) == country)
			return names[i];
	return "";
}

static inline void put_countries(FILE *out, const char *name, const label *list, uint32_t n)
{
	fprintf(out, ",\"%s\":[", name);
	for (uint32_t i = 0; i < n; i++)
		fprintf(out, "%s\"%s\"", i ? "," : "", country_name(list[i]));
	fputc(']', out);
}

/* ---- facts --------------------------------------------------------------------------------- */

#define EACH_FACT(pool, span) (uint32_t i = (span).first; i < (span).first + (span).n; i++)
#define BEGIN(kind)           fputs("{\"kind\":\"" kind "\"", out)
#define END()                 fputs("}\n", out)

static inline void write_person(FILE *out, const struct picture *p, row r)
{
	const struct person *who = &p->persons[r];
	BEGIN("person"), put_number(out, "id", 'p', r);
	put_countries(out, "nationality", p->nationalities + who->nationalities.first, who->nationalities.n), END();
	for EACH_FACT(employments, who->employments) {
		const struct employment *e = &p->employments[i];
		BEGIN("employment"), put_number(out, "person", 'p', r), put_number(out, "company", 'c', e->company);
		put_day(out, "from_on", e->when.from), put_day(out, "to_on", e->when.to), END();
	}
	for EACH_FACT(suspensions, who->suspensions) {
		const struct suspension *s = &p->suspensions[i];
		BEGIN("suspension"), put_number(out, "person", 'p', r), put_day(out, "from_on", s->when.from);
		fprintf(out, ",\"reason\":\"doubt_notice\",\"authority\":\"%s\"", authority_name(s->authority)), END();
	}
	for EACH_FACT(pledges, who->pledges) {
		BEGIN("pledge"), put_number(out, "person", 'p', r), put_code(out, "regime", regime_codes, p->pledges[i].regime);
		put_day(out, "signed_on", p->pledges[i].when.from), END();
	}
	for EACH_FACT(educations, who->educations) {
		const struct education *e = &p->educations[i];
		BEGIN("education"), put_number(out, "person", 'p', r), put_code(out, "regime", regime_codes, e->regime);
		fprintf(out, ",\"course\":\"%s\"", e->initial ? "initial" : "annual"), put_day(out, "done_on", e->done_on), END();
	}
	for EACH_FACT(passes, who->passes) {
		BEGIN("area_pass"), put_number(out, "person", 'p', r), put_number(out, "area", 'a', p->passes[i].area);
		put_day(out, "from_on", p->passes[i].when.from), put_day(out, "to_on", p->passes[i].when.to), END();
	}
}

static inline void write_access(FILE *out, const struct picture *p, row r)
{
	const struct person *who = &p->persons[r];
	for EACH_FACT(clearances, who->clearances) {
		const struct clearance *c = &p->clearances[i];
		BEGIN("clearance"), put_number(out, "person", 'p', r), put_code(out, "regime", regime_codes, c->regime);
		fprintf(out, ",\"authority\":\"%s\"", authority_name(c->authority));
		if (c->grade)
			fprintf(out, ",\"grade\":%d", c->grade);
		if (c->regime != REGIME_DPB)
			fprintf(out, ",\"outcome\":\"%s\"", c->cleared ? "cleared" : "not_cleared");
		put_day(out, "notice_on", c->notice_on), put_day(out, "withdrawn_on", c->withdrawn_on);
		put_day(out, "consented_on", c->consented_on), put_day(out, "reported_on", c->reported_on), END();
	}
	for EACH_FACT(ranges, who->ranges) {
		const struct range *f = &p->ranges[i];
		BEGIN("handler_range"), put_number(out, "person", 'p', r), put_number(out, "contract", 'k', f->contract);
		put_number(out, "designation", 'd', f->designation);
		put_day(out, "from_on", f->when.from), put_day(out, "to_on", f->when.to), END();
	}
}

static inline void write_contract(FILE *out, const struct picture *p, row r)
{
	const struct contract *k = &p->contracts[r];
	BEGIN("contract"), put_number(out, "id", 'k', r), put_number(out, "prime", 'c', k->prime);
	fprintf(out, ",\"authority\":\"%s\",\"clauses\":[\"sds\",\"mda\",\"secret\",\"kea\",\"infosec\"]", authority_name(k->authority));
	put_day(out, "start_on", k->start_on), put_day(out, "end_on", k->end_on), put_day(out, "closing_until", k->closing_until), END();
	for EACH_FACT(subcontracts, k->subcontracts) {
		const struct subcontract *s = &p->subcontracts[i];
		BEGIN("subcontract"), put_number(out, "contract", 'k', r), put_number(out, "company", 'c', s->company);
		put_day(out, "approved_on", s->approved_on), put_day(out, "flowed_down_on", s->flowed_down_on);
		put_number(out, "own_contract", 'k', s->own_contract), END();
	}
}

static inline void write_company(FILE *out, const struct picture *p, label company)
{
	for EACH_FACT(facility_clearances, p->companies[company].clearances) {
		const struct facility_clearance *c = &p->facility_clearances[i];
		BEGIN("facility_clearance"), put_number(out, "company", 'c', company), put_number(out, "site", 's', c->site);
		put_code(out, "regime", regime_codes, c->regime), fprintf(out, ",\"grade\":%d", c->grade);
		put_day(out, "granted_on", c->granted_on), put_day(out, "expires_on", c->expires_on);
		for (uint32_t k = 0; k < c->suspended.n; k++) {
			const struct period *when = &p->suspended[c->suspended.first + k];
			fputs(k ? ",{" : ",\"suspended\":[{", out);
			put_period(out, when), fputs("}", out);
		}
		fputs(c->suspended.n ? "]" : "", out), END();
	}
}

static inline void write_places(FILE *out, const struct picture *p)
{
	for (row r = 1; r < p->areas_count; r++) {
		const struct area *a = &p->areas[r];
		BEGIN("area"), put_number(out, "id", 'a', r), put_number(out, "site", 's', a->site);
		fprintf(out, ",\"grade\":%d,\"regimes\":[\"SDS\",\"MDA\",\"HI\",\"DPB\",\"KEA\",\"PI\"]", a->grade);
		put_day(out, "approved_on", a->approved_on), put_day(out, "closed_on", a->closed_on), END();
	}
	for (row r = 1; r < p->containers_count; r++) {
		const struct container *c = &p->containers[r];
		if (c->area == NOTHING)
			continue;
		BEGIN("container"), put_number(out, "id", 'b', r), put_number(out, "area", 'a', c->area);
		fprintf(out, ",\"grade\":%d,\"dial_lock\":true,\"key_lock\":true", c->grade);
		put_day(out, "combination_due_on", c->combination_due_on), END();
	}
}

static inline void write_machine(FILE *out, const struct picture *p, row r)
{
	const struct machine *m = &p->machines[r];
	BEGIN("machine"), put_number(out, "id", 'm', r), put_number(out, "area", 'a', m->area);
	put_code(out, "wiring", wiring_codes, m->wiring), fprintf(out, ",\"grade\":%d", m->grade);
	put_day(out, "registered_on", m->registered_on), put_day(out, "retired_on", m->retired_on), END();
	for EACH_FACT(checks, m->checks) {
		BEGIN("machine_check"), put_number(out, "machine", 'm', r), put_day(out, "done_on", p->checks[i].done_on);
		fprintf(out, ",\"check\":\"virus\",\"result\":\"%s\"", p->checks[i].clean ? "clean" : "infected"), END();
	}
	for EACH_FACT(accounts, m->accounts) {
		BEGIN("machine_account"), put_number(out, "machine", 'm', r), put_number(out, "person", 'p', p->accounts[i].person);
		put_day(out, "from_on", p->accounts[i].when.from), put_day(out, "to_on", p->accounts[i].when.to), END();
	}
}

static inline void write_item(FILE *out, const struct picture *p, row r)
{
	const struct item *item = &p->items[r];
	BEGIN("item"), put_number(out, "id", 'i', r);
	put_code(out, "regime", regime_codes, item->regime), put_code(out, "form", form_codes, item->form);
	fprintf(out, ",\"grade\":%d,\"authority\":\"%s\",\"origin\":\"%s\",\"military\":%s", item->grade, authority_name(item->authority),
	    country_name(item->origin), item->military ? "true" : "false");
	put_number(out, "designation", 'd', item->designation), put_number(out, "contract", 'k', item->contract);
	put_day(out, "registered_on", item->registered_on), put_day(out, "designated_on", item->designated_on);
	put_day(out, "valid_until", item->valid_until), put_day(out, "destroyed_on", item->destroyed_on);
	put_countries(out, "release", p->releases + item->release.first, item->release.n), END();
	for EACH_FACT(loans, item->loans) {
		BEGIN("loan"), put_number(out, "item", 'i', r), put_number(out, "person", 'p', p->loans[i].person);
		put_day(out, "from_on", p->loans[i].when.from), put_day(out, "to_on", p->loans[i].when.to), END();
	}
	for EACH_FACT(approvals, item->approvals) {
		const struct approval *a = &p->approvals[i];
		BEGIN("approval"), put_number(out, "item", 'i', r), put_code(out, "use", use_codes, a->use), put_number(out, "person", 'p', a->person);
		put_day(out, "from_on", a->when.from), put_day(out, "to_on", a->when.to), put_number(out, "witness", 'p', a->witness);
		if (a->method != METHOD_NONE)
			put_code(out, "method", method_codes, a->method);
		END();
	}
}

static inline void write_nation(FILE *out, const struct picture *p)
{
	for (row r = 1; r < p->persons_count; r++)
		write_person(out, p, r), write_access(out, p, r);
	for (row r = 1; r < p->contracts_count; r++)
		write_contract(out, p, r);
	for (label c = 1; c < p->companies_count; c++)
		write_company(out, p, c);
	write_places(out, p);
	for (row r = 1; r < p->machines_count; r++)
		if (p->machines[r].area != NOTHING)
			write_machine(out, p, r);
	for (row r = 1; r < p->items_count; r++)
		write_item(out, p, r);
	for (label c = 0; c < p->partners_count; c++)
		for EACH_FACT(agreements, p->partners[c].agreements) {
			const struct agreement *a = &p->agreements[i];
			BEGIN("agreement"), fprintf(out, ",\"partner\":\"%s\",\"scope\":\"%s\"", country_name(c), a->military_only ? "military" : "all");
			put_day(out, "in_force_on", a->in_force_on), put_day(out, "ended_on", a->ended_on), END();
		}
}

/* ---- questions ----------------------------------------------------------------------------- */

static inline void write_question(FILE *out, const struct question *q, size_t n)
{
	fprintf(out, "{\"n\":%zu", n);
	put_number(out, "person", 'p', q->person), put_code(out, "use", use_codes, q->use);
	put_number(out, "item", 'i', q->item), put_number(out, "area", 'a', q->area), put_number(out, "machine", 'm', q->machine);
	put_number(out, "witness", 'p', q->witness), put_number(out, "place", 'a', q->place_area);
	put_number(out, "place", 'b', q->place_container), put_day(out, "on", q->on);
	if (q->to_authority)
		fprintf(out, ",\"to\":{\"authority\":\"%s\"}", authority_name(q->to_authority));
	else if (q->is_sent)
		fprintf(out, ",\"to\":{\"company\":\"c%u\",\"site\":\"s%u\"}", q->to_company, q->to_site);
	END();
}
#endif
