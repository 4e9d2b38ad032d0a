/* The planters: for every rule of the rulebook at least one way to break it, and what is then found.  Where one wrong thing breaks
 * two rules, both are told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"

enum { BELOW = AT(FIRST_TIER) | AT(FIRST_TIER_TOO) | AT(SECOND_TIER) | AT(SECOND_TIER_TOO), LOWEST = AT(SECOND_TIER) | AT(SECOND_TIER_TOO) };

static const char sds_kea[] = "SDS KEA";

const struct planter planters[] = {
	/* ---- machines ------------------------------------------------------------------------------ */
	{ .finds = FINDS({ "weekly-virus-check", STATE_OVERDUE, "M-@-1-1", NULL }),
	  .changes = "void machine_check MC-@-1-1-1\nvoid machine_check MC-@-1-1-2" },
	{ .finds = FINDS({ "weekly-virus-check", STATE_MISSING, "M-@-1-2", NULL }),
	  .changes = "void machine_check MC-@-1-2-*" },
	{ .finds = FINDS({ "machine-infected", STATE_WRONG, "M-@-1-1", NULL }),
	  .changes = "amend machine_check MC-@-1-1-1 result=infected" },
	{ .finds = FINDS({ "machine-networked", STATE_WRONG, "M-@-1-1", NULL }),
	  .changes = "amend machine M-@-1-1 wiring=networked" },
	{ .finds = FINDS({ "machine-not-fastened", STATE_WRONG, "M-@-1-2", NULL }),
	  .changes = "amend machine M-@-1-2 fastened=0" },
	{ .finds = FINDS({ "machine-without-place", STATE_WRONG, "M-@-1-2", NULL }),
	  .changes = "amend machine M-@-1-2 area=" },
	{ .finds = FINDS({ "password-change", STATE_OVERDUE, "MA-@-1-1-$m", NULL }),
	  .changes = "amend machine_account MA-@-1-1-$m password_changed_on=2026-05-01" },
	{ .finds = FINDS({ "software-not-allowed", STATE_WRONG, "MS-@-1-1-9", NULL }),
	  .changes = "add machine_software MS-@-1-1-9 machine=M-@-1-1 product=架空遊戯 installed_on=2026-09-01" },
	{ .finds = FINDS({ "usage-review", STATE_OVERDUE, "M-@-1-1", NULL }),
	  .changes = "void usage_review UR-@-1-1-1" },
	{ .finds = FINDS({ "account-without-need", STATE_WRONG, "MA-@-1-1-$s", NULL }),
	  .changes = "add machine_account MA-@-1-1-$s machine=M-@-1-1 person=P-@-$s login=u$s from_on=2026-09-01 password_changed_on=2026-11-01" },

	/* ---- those who have left --------------------------------------------------------------------- */
	{ .finds = FINDS({ "leaver-has-machine-account", STATE_WRONG, "MA-@-$w-1-$l", NULL },
	                 { "account-without-need", STATE_WRONG, "MA-@-$w-1-$l", NULL }),
	  .changes = "amend machine_account MA-@-$w-1-$l to_on= password_changed_on=2026-11-01" },
	{ .finds = FINDS({ "leaver-on-range", STATE_WRONG, "HR-@-$l-1", NULL }),
	  .changes = "amend handler_range HR-@-$l-1 to_on=\n"
	             "add education ED-@-$l-1-9 person=P-@-$l regime=$R course=ad_hoc done_on=2026-07-01" },
	{ .finds = FINDS({ "leaver-has-pass", STATE_WRONG, "PA-@-$l", NULL }, { "pass-without-range", STATE_WRONG, "PA-@-$l", NULL }),
	  .changes = "amend area_pass PA-@-$l to_on=" },
	{ .finds = FINDS({ "leaver-has-loan", STATE_WRONG, "LO-@-3-1", NULL }, { "loan-without-need-to-know", STATE_WRONG, "LO-@-3-1", NULL }),
	  .changes = "add loan LO-@-3-1 item=I-@-3 person=P-@-$l from_on=2026-08-03 due_on=2026-12-18" },
	{ .finds = FINDS({ "combination-known-to-leaver", STATE_OVERDUE, "B-@-1", NULL }),
	  .changes = "amend combination_holder CH-@-1-$m to_on=2026-11-16" },

	/* ---- persons --------------------------------------------------------------------------------- */
	{ .finds = FINDS({ "yearly-education", STATE_OVERDUE, "P-@-001", NULL }),
	  .changes = "void education ED-@-001-1-*\nadd education ED-@-001-1-9 person=P-@-001 regime=$R course=initial done_on=2024-11-15",
	  .among = "SDS MDA HI DPB" },
	{ .finds = FINDS({ "education-before-access", STATE_MISSING, "P-@-001", NULL }),
	  .changes = "void education ED-@-001-1-*" },
	{ .finds = FINDS({ "handler-without-pledge", STATE_WRONG, "P-@-001", NULL }),
	  .changes = "void pledge PL-@-001-1" },
	{ .finds = FINDS({ "secret-clearance", STATE_WRONG, "P-@-001", NULL }, { "pass-without-clearance", STATE_WRONG, "PA-@-001", NULL }),
	  .changes = "amend clearance CL-@-001-1 withdrawn_on=2026-10-01", .among = "MDA HI" },
	{ .finds = FINDS({ "sds-clearance", STATE_OVERDUE, "P-@-001", NULL }),
	  .changes = "amend clearance CL-@-001-1 notice_on=2021-03-01", .among = "SDS" },
	{ .finds = FINDS({ "kea-clearance", STATE_WRONG, "P-@-001", NULL }, { "pass-without-clearance", STATE_WRONG, "PA-@-001", NULL }),
	  .changes = "amend clearance CL-@-001-1 outcome=not_cleared", .among = "KEA" },
	{ .finds = FINDS({ "dpb-handler-not-named", STATE_WRONG, "P-@-001", NULL }, { "pass-without-clearance", STATE_WRONG, "PA-@-001", NULL }),
	  .changes = "amend clearance CL-@-001-1 consented_on=", .among = "DPB" },
	{ .finds = FINDS({ "pass-without-clearance", STATE_WRONG, "PA-@-002", NULL }, { "sds-clearance", STATE_WRONG, "P-@-002", NULL }),
	  .changes = "void clearance CL-@-002-1", .among = "SDS" },
	{ .finds = FINDS({ "pass-without-range", STATE_WRONG, "PA-@-$s", NULL }),
	  .changes = "amend area_pass PA-@-$s to_on=" },
	{ .finds = FINDS({ "doubt-notice-on-range", STATE_WRONG, "HR-@-$s-1", NULL }),
	  .changes = "amend handler_range HR-@-$s-1 to_on=", .among = sds_kea },
	{ .finds = FINDS({ "handler-of-no-party", STATE_WRONG, "HR-@-001-9", NULL }),
	  .changes = "add handler_range HR-@-001-9 person=P-@-001 contract=K-<-2 from_on=2026-06-01", .places = LOWEST },

	/* ---- custody --------------------------------------------------------------------------------- */
	{ .finds = FINDS({ "foreign-item-without-agreement", STATE_WRONG, "I-@-3", NULL }),
	  .changes = "amend item I-@-3 origin=BR" },
	{ .finds = FINDS({ "loan-not-releasable", STATE_WRONG, "LO-@-7-1", NULL }),
	  .changes = "add item_release IR-@-7-9 item=I-@-7 country=US" },
	{ .finds = FINDS({ "loan-return", STATE_MISSING, "LO-@-7-1", NULL }),
	  .changes = "amend loan LO-@-7-1 due_on=2026-11-19" },
	{ .finds = FINDS({ "loan-without-need-to-know", STATE_WRONG, "LO-@-3-1", NULL }),
	  .changes = "add loan LO-@-3-1 item=I-@-3 person=P-@-$s from_on=2026-11-18 due_on=2026-12-18" },
	{ .finds = FINDS({ "copy-without-approval", STATE_WRONG, "I-@-4", NULL }),
	  .changes = "void approval AP-@-3" },
	{ .finds = FINDS({ "destruction-without-approval", STATE_WRONG, "I-@-2", NULL }),
	  .changes = "void approval AP-@-2" },
	{ .finds = FINDS({ "destruction-without-witness", STATE_WRONG, "I-@-2", NULL }),
	  .changes = "amend item I-@-2 witnessed_by=" },
	{ .finds = FINDS({ "send-method-not-allowed", STATE_WRONG, "AP-@-6", NULL }),
	  .changes = "amend approval AP-@-6 method=encrypted_mail" },
	{ .finds = FINDS({ "item-past-contract-end", STATE_MISSING, "I-@-1", NULL }),
	  .changes = "amend item I-@-1 returned_on=" },
	{ .finds = FINDS({ "item-held-by-no-party", STATE_WRONG, "I-@-6", NULL }),
	  .changes = "amend item I-@-6 contract=K-<-1", .places = LOWEST },
	{ .finds = FINDS({ "item-in-unfit-place", STATE_WRONG, "I-@-3", NULL }),
	  .changes = "add container B-@-9 area=A-@-1 name=第九庫 kind=locker grade=1 dial_lock=1 key_lock=1 placed_on=2026-04-01\n"
	             "add combination_change CC-@-9-1 container=B-@-9 changed_on=2026-10-01 reason=periodic\n"
	             "amend item I-@-3 container=B-@-9" },
	{ .finds = FINDS({ "container-without-two-locks", STATE_WRONG, "B-@-1", NULL }),
	  .changes = "amend container B-@-1 key_lock=0" },
	{ .finds = FINDS({ "combination-change-due", STATE_OVERDUE, "B-@-1", NULL }),
	  .changes = "amend combination_change CC-@-1-1 next_on=2026-11-15" },
	{ .finds = FINDS({ "area-missing-measure", STATE_WRONG, "A-@-1", NULL }),
	  .changes = "amend area_measure AM-@-1-alarm state=not_met" },
	{ .finds = FINDS({ "area-in-use-not-approved", STATE_WRONG, "A-@-1", NULL }),
	  .changes = "amend area A-@-1 approved_on=" },

	/* ---- designations ---------------------------------------------------------------------------- */
	{ .finds = FINDS({ "designation-review-due", STATE_OVERDUE, "D-@-1", "" }),
	  .changes = "void designation_event DE-@-1-1", .among = "SDS", .places = AT(PRIME) },
	{ .finds = FINDS({ "designation-term-ended", STATE_MISSING, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空の計画 designated_on=2021-11-01 valid_until=2026-10-31 measure=marking" },
	{ .finds = FINDS({ "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空の計画 designated_on=2025-04-01 valid_until=2031-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19" },
	{ .finds = FINDS({ "designation-without-cabinet-approval", STATE_WRONG, "D-@-9", "" }, { "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空の計画 designated_on=2020-04-01 valid_until=2025-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19\n"
	             "add designation_event DE-@-9-2 designation=D-@-9 kind=extend done_on=2025-03-03 valid_until=2051-03-31" },
	{ .finds = FINDS({ "designation-beyond-last-cap", STATE_WRONG, "D-@-9", "" }, { "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空の計画 designated_on=2020-04-01 valid_until=2025-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19\n"
	             "add designation_event DE-@-9-2 designation=D-@-9 kind=extend done_on=2025-03-03 valid_until=2085-03-31 cabinet_on=2025-02-25" },
	{ .finds = FINDS({ "item-of-ended-designation", STATE_WRONG, "I-@-3", NULL }),
	  .changes = "add designation D-@-9 regime=$R grade=$G authority=$A outline=架空の計画 designated_on=2025-06-02 valid_until=2030-06-01 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=cancel done_on=2026-09-01\n"
	             "add designation_holder DH-@-9 designation=D-@-9 company=C-@ noticed_on=2025-06-02\n"
	             "amend item I-@-3 designation=D-@-9" },
	{ .finds = FINDS({ "holder-without-notice", STATE_MISSING, "D-^-1", NULL }),
	  .changes = "void designation_holder DH-@-1", .among = sds_kea },

	/* ---- companies ------------------------------------------------------------------------------- */
	{ .finds = FINDS({ "company-in-no-bureau-area", STATE_WRONG, "C-@", NULL }),
	  .changes = "amend site S-@-* prefecture=" },
	{ .finds = FINDS({ "site-without-custodian", STATE_WRONG, "S-@-1", NULL }),
	  .changes = "void role_holder RO-@-custodian-1" },
	{ .finds = FINDS({ "company-without-director", STATE_WRONG, "C-@", NULL }),
	  .changes = "void role_holder RO-@-director-0" },
	{ .finds = FINDS({ "company-without-security-rules", STATE_WRONG, "C-@", NULL }),
	  .changes = "amend rule_set RS-@-1 confirmed_on= confirmed_by=" },
	{ .finds = FINDS({ "security-rules-missing-heading", STATE_WRONG, "C-@", NULL }),
	  .changes = "void rule_heading RH-@-05" },
	{ .finds = FINDS({ "security-rules-weaker", STATE_WRONG, "RH-@-05", NULL }),
	  .changes = "amend rule_heading RH-@-05 strength=weaker" },
	{ .finds = FINDS({ "foreign-owner-without-measure", STATE_WRONG, "C-@", NULL }),
	  .changes = "amend foreign_tie FT-@-1 mitigation=none", .places = AT(SECOND_TIER_TOO) },
	{ .finds = FINDS({ "foreign-tie-not-reported", STATE_MISSING, "FT-@-1", NULL }),
	  .changes = "amend foreign_tie FT-@-1 reported_on=", .places = AT(SECOND_TIER_TOO) },

	/* ---- contracts ------------------------------------------------------------------------------- */
	{ .finds = FINDS({ "contract-without-clause", STATE_WRONG, "K-@-2", NULL }),
	  .changes = "void contract_clause KC-@-2-1" },
	{ .finds = FINDS({ "prime-without-facility-clearance", STATE_WRONG, "K-@-1", NULL }),
	  .changes = "amend facility_clearance FC-@-1-1 revoked_on=2026-10-01", .places = AT(PRIME) },
	{ .finds = FINDS({ "subcontractor-without-facility-clearance", STATE_WRONG, "SC-@-1", NULL }, { "prime-without-facility-clearance", STATE_WRONG, "K-@-1", NULL }),
	  .changes = "add facility_suspension FS-@-9 facility_clearance=FC-@-1-1 from_on=2026-11-02 reason=警報装置の故障", .places = BELOW },
	{ .finds = FINDS({ "subcontract-without-approval", STATE_MISSING, "SC-@-1", "C-<" }),
	  .changes = "amend subcontract SC-@-1 approved_on=", .places = BELOW },
	{ .finds = FINDS({ "subcontract-without-flow-down", STATE_MISSING, "SC-@-1", "C-<" }),
	  .changes = "amend subcontract SC-@-1 flowed_down_on=", .places = BELOW },
	{ .finds = FINDS({ "subcontract-without-own-contract", STATE_WRONG, "SC-@-1", NULL }),
	  .changes = "amend subcontract SC-@-1 own_contract=", .among = sds_kea, .places = BELOW },

	/* ---- inspections, incidents -------------------------------------------------------------------- */
	{ .finds = FINDS({ "monthly-on-site-inspection", STATE_OVERDUE, "S-@-1", NULL }),
	  .changes = "void inspection IN-@-1-1\nvoid inspection IN-@-1-2" },
	{ .finds = FINDS({ "inspection-not-reported", STATE_MISSING, "IN-@-1-2", NULL }),
	  .changes = "amend inspection IN-@-1-2 reported_on=" },
	{ .finds = FINDS({ "instruction-reply-overdue", STATE_MISSING, "ID-@-2", NULL }),
	  .changes = "amend instruction ID-@-2 reply_due_on=2026-11-18" },
	{ .finds = FINDS({ "instruction-not-closed", STATE_OVERDUE, "ID-@-1", NULL }),
	  .changes = "amend instruction ID-@-1 closed_on=" },
	{ .finds = FINDS({ "incident-first-report", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-11-16T01:00:00.000000Z summary=物件が見当たらない。 written_report_on=2026-11-17" },
	{ .finds = FINDS({ "incident-written-report", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-10-05T01:00:00.000000Z summary=物件が見当たらない。"
	             " first_report_at=2026-10-05T01:20:00.000000Z" },
	{ .finds = FINDS({ "incident-not-closed", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-01-15T01:00:00.000000Z summary=物件が見当たらない。"
	             " first_report_at=2026-01-15T01:20:00.000000Z written_report_on=2026-01-19" },
	{ .finds = FINDS({ "incident-provider-not-told", STATE_MISSING, "X-@-1", NULL }),
	  .changes = "amend item I-@-6 origin=US\namend incident X-@-1 provider_told_on=", .places = AT(PRIME) },
	{ 0 }
};
