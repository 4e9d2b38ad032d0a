/* The list of the books, and finding one's way in it.  What is referred to stands before what refers to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/registers.h"
#include "registers/books.h"
#include <assert.h>
#include <string.h>

const struct reg *const registers[] = {
	&register_of_organisations, &register_of_jurisdictions, &register_of_companies, &register_of_sites, &register_of_ownership_interests, &register_of_foreign_ties, &register_of_rule_sets, &register_of_rule_headings,
	&register_of_equipment_categories, &register_of_procurement_amounts, &register_of_programmes, &register_of_programme_partners, &register_of_agreements, &register_of_equivalences,
	&register_of_persons, &register_of_nationalities, &register_of_employments, &register_of_role_holders, &register_of_contracts, &register_of_contract_clauses, &register_of_subcontracts,
	&register_of_facility_clearances, &register_of_facility_suspensions, &register_of_clearances, &register_of_suspensions, &register_of_pledges, &register_of_educations,
	&register_of_designations, &register_of_designation_events, &register_of_designation_holders, &register_of_handler_ranges,
	&register_of_areas, &register_of_area_regimes, &register_of_area_measures, &register_of_area_passes, &register_of_containers, &register_of_combination_changes, &register_of_combination_holders,
	&register_of_items, &register_of_item_releases, &register_of_loans, &register_of_approvals,
	&register_of_machines, &register_of_machine_checks, &register_of_machine_accounts, &register_of_machine_software, &register_of_allowed_software, &register_of_usage_reviews,
	&register_of_inspections, &register_of_inspection_findings, &register_of_instructions, &register_of_instruction_replies, &register_of_incidents, &register_of_incident_items,
	&register_of_accounts, &register_of_roles, &register_of_settings, &register_of_openings, &register_of_signing_keys, &register_of_rulebooks, &register_of_rulebook_files, &register_of_rulebook_terms, &register_of_erasures,
	&register_of_tokens,
	NULL
};

static_assert(COUNT(registers) <= REGISTERS_MAX + 1, "REGISTERS_MAX must grow");

const bilingual number_label = { "番号", "Number" };

const struct reg *register_named(const char *name)
{
	for each_register(r)
		if (same_text((*r)->name, name))
			return *r;
	return NULL;
}

bool is_register(const char *name)
{
	return register_named(name) != NULL;
}

const struct field *field_named(const struct reg *reg, const char *name)
{
	for each_field(f, reg)
		if (same_text(f->name, name))
			return f;
	return NULL;
}

/* A label without what it explains in brackets: 国（ISO 3166-1） is also headed 国. */
static bool is_short_for(const char *label, const char *heading)
{
	char before[200];
	const char *wide = strstr(label, "（"), *narrow = strstr(label, " (");
	const char *end = wide ? wide : narrow;
	size_t n = end ? (size_t)(end - label) : 0;
	if (!n || n >= sizeof before)
		return false;
	memcpy(before, label, n);
	before[n] = 0;
	return reads_alike(before, heading);
}

const struct field *field_headed(const struct reg *reg, const char *heading)
{
	for each_field(f, reg)
		if (reads_alike(f->name, heading) || reads_alike(f->label[JA], heading) || reads_alike(f->label[EN], heading))
			return f;
	for each_field(f, reg)
		if (is_short_for(f->label[JA], heading) || is_short_for(f->label[EN], heading))
			return f;
	return NULL;
}

const struct reg *register_called(const char *name)
{
	for each_register(r)
		if (reads_alike((*r)->name, name) || reads_alike((*r)->title[JA], name) || reads_alike((*r)->title[EN], name))
			return *r;
	return NULL;
}

bool number_headed(const char *heading)
{
	return reads_alike("number", heading) || reads_alike(number_label[JA], heading) || reads_alike(number_label[EN], heading);
}
