/* What the files of this layer share: the registers one by one, and folding text so that what reads alike is alike.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGISTERS_BOOKS_H
#define REGISTERS_BOOKS_H
#include "registers/registers.h"

extern const struct reg
	register_of_organisations, register_of_jurisdictions, register_of_companies, register_of_sites, register_of_ownership_interests, register_of_foreign_ties, register_of_rule_sets, register_of_rule_headings,
	register_of_equipment_categories, register_of_procurement_amounts, register_of_programmes, register_of_programme_partners, register_of_agreements, register_of_equivalences,
	register_of_persons, register_of_nationalities, register_of_employments, register_of_role_holders, register_of_contracts, register_of_contract_clauses, register_of_subcontracts,
	register_of_facility_clearances, register_of_facility_suspensions, register_of_clearances, register_of_suspensions, register_of_pledges, register_of_educations,
	register_of_designations, register_of_designation_events, register_of_designation_holders, register_of_handler_ranges,
	register_of_areas, register_of_area_regimes, register_of_area_measures, register_of_area_passes, register_of_containers, register_of_combination_changes, register_of_combination_holders,
	register_of_items, register_of_item_releases, register_of_loans, register_of_approvals,
	register_of_machines, register_of_machine_checks, register_of_machine_accounts, register_of_machine_software, register_of_allowed_software, register_of_usage_reviews,
	register_of_inspections, register_of_inspection_findings, register_of_instructions, register_of_instruction_replies, register_of_incidents, register_of_incident_items,
	register_of_accounts, register_of_roles, register_of_settings, register_of_openings, register_of_signing_keys, register_of_rulebooks, register_of_rulebook_files, register_of_rulebook_terms, register_of_erasures,
	register_of_tokens;

extern const struct choice prefectures[], regimes[], grades[], clauses[], headings[], measures[];

/* In constraints: another record's period has a day in common with this one's. */
#define OVERLAPS "other.id <> NEW.id AND other.from_on <= COALESCE(NEW.to_on, '9999-12-31')" \
	" AND NEW.from_on <= COALESCE(other.to_on, '9999-12-31')"
extern const char not_a_pair[];          /* in constraints: the regime has no such grade */

/* Alike but for width, case, and blanks. */
bool reads_alike(const char *a, const char *b);
/* Compatibility composition (NFKC) with the blanks around it taken off; NULL if it is no valid UTF-8. */
const char *folded(struct arena *, const char *);

/* Where the names in a condition of scope lie: "" or "read." before registers, "" or "main." before the table `scope`.
 * `stepwise`: the registers so named are scoped themselves, so one step is enough. */
struct scope_names {
	const char *registers, *scope;
	bool stepwise, writing;                  /* writing: only what reader() may write in */
};

/* The condition under which reader() may see the row called `row` of `reg`; nothing for a register all may read.  A row of a
 * version table may belong to a record that is itself a version by now. */
void scope_condition(struct text *out, const struct reg *reg, const char *row, bool version, const struct scope_names *);

/* The letter of a field's stored type in a statement's params: t or l. */
char stored_letter(const struct field *);
bool is_stored_as_number(const struct field *);

/* The calendar's table ({text} as in schema.c), and its days, made anew from the law of holidays. */
extern const char calendar_tables[];
enum fault calendar_fill(struct act *) must_use;

/* SELECT and the columns that record_of_row reads, of a row called t (listings.c). */
void put_columns_listed(struct text *out, const struct reg *);

/* Makes tables, then views and policies, for one register (schema.c, views.c). */
void table_text(struct text *out, const struct reg *, enum db_kind, bool version);
void read_views_text(struct text *out, enum db_kind, bool known);
void policies_text(struct text *out);
#endif
