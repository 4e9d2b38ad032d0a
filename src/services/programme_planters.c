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
	{ .finds = FINDS({ "login-shared", STATE_WRONG, "MA-@-1-1-9", NULL }),
	  .changes = "add machine_account MA-@-1-1-9 machine=M-@-1-1 person=P-@-001 login=u$m from_on=2026-09-01 password_changed_on=2026-11-01" },
	{ .finds = FINDS({ "administrator-without-post", STATE_WRONG, "MA-@-1-1-$m", NULL }),
	  .changes = "amend machine_account MA-@-1-1-$m privileged=1" },
	{ .finds = FINDS({ "company-without-system-manager", STATE_WRONG, "C-@", NULL }),
	  .changes = "void role_holder RO-@-system_manager-0" },

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
	  .changes = "add handler_range HR-@-001-9 person=P-@-001 contract=K-<-2 from_on=2026-09-01", .places = LOWEST },
	{ .finds = FINDS({ "clearance-before-transfer", STATE_WRONG, "CL-@-001-1", NULL }),
	  .changes = "amend employment E-@-001 from_on=2025-12-01\n"
	             "add employment E-@-001-9 person=P-@-001 company=C-^ kind=employee from_on=2015-04-01 to_on=2025-11-30",
	  .among = "MDA HI DPB", .places = BELOW },
	{ .finds = FINDS({ "range-without-work", STATE_MISSING, "HR-@-001-9", NULL }),
	  .changes = "add designation D-@-9 regime=$R grade=$G authority=$A outline=架空計画@ designated_on=2026-04-01 valid_until=2031-03-31 measure=marking\n"
	             "add handler_range HR-@-001-9 person=P-@-001 contract=K-@-1 designation=D-@-9 from_on=2026-07-01" },
	{ .finds = FINDS({ "range-past-contract-end", STATE_WRONG, "HR-@-001-9", NULL }),
	  .changes = "add handler_range HR-@-001-9 person=P-@-001 contract=K-@-3 from_on=2026-01-05" },
	{ .finds = FINDS({ "pass-past-contract-end", STATE_WRONG, "PA-@-$s", NULL }, { "range-past-contract-end", STATE_WRONG, "HR-@-$s-9", NULL }),
	  .changes = "amend area_pass PA-@-$s to_on=\nadd handler_range HR-@-$s-9 person=P-@-$s contract=K-@-3 from_on=2026-01-05" },

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
	{ .finds = FINDS({ "item-without-container", STATE_WRONG, "I-@-3", NULL }),
	  .changes = "amend item I-@-3 container=" },
	{ .finds = FINDS({ "carry-out-without-approval", STATE_WRONG, "LO-@-7-1", NULL }),
	  .changes = "amend loan LO-@-7-1 area=A-^-1", .places = BELOW },
	{ .finds = FINDS({ "carry-out-without-escort", STATE_WRONG, "AP-@-9", NULL }),
	  .changes = "add approval AP-@-9 item=I-@-7 use=carry_out person=P-@-$m from_on=2026-11-02 to_on=2026-12-18", .among = "SDS" },
	{ .finds = FINDS({ "foreign-mark-at-wrong-grade", STATE_WRONG, "I-@-5", NULL }),
	  .changes = "amend item I-@-5 origin=US origin_mark=RESTRICTED military=1" },
	{ .finds = FINDS({ "partner-without-agreement", STATE_WRONG, "PP-@-9", "" }),
	  .changes = "add programme G-@-9 title=架空共同研究@ kind=research from_on=2026-04-01\nadd programme_partner PP-@-9 programme=G-@-9 partner=BR" },

	/* ---- designations ---------------------------------------------------------------------------- */
	{ .finds = FINDS({ "designation-review-due", STATE_OVERDUE, "D-@-1", "" }),
	  .changes = "void designation_event DE-@-1-1", .among = "SDS", .places = AT(PRIME) },
	{ .finds = FINDS({ "designation-term-ended", STATE_MISSING, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2021-11-01 valid_until=2026-10-31 measure=marking" },
	{ .finds = FINDS({ "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2025-04-01 valid_until=2031-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19" },
	{ .finds = FINDS({ "designation-without-cabinet-approval", STATE_WRONG, "D-@-9", "" }, { "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2020-04-01 valid_until=2025-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19\n"
	             "add designation_event DE-@-9-2 designation=D-@-9 kind=extend done_on=2025-03-03 valid_until=2051-03-31" },
	{ .finds = FINDS({ "designation-beyond-last-cap", STATE_WRONG, "D-@-9", "" }, { "designation-term-too-long", STATE_WRONG, "D-@-9", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2020-04-01 valid_until=2025-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19\n"
	             "add designation_event DE-@-9-2 designation=D-@-9 kind=extend done_on=2025-03-03 valid_until=2085-03-31 cabinet_on=2025-02-25" },
	{ .finds = FINDS({ "item-of-ended-designation", STATE_WRONG, "I-@-3", NULL }),
	  .changes = "add designation D-@-9 regime=$R grade=$G authority=$A outline=架空計画@ designated_on=2025-06-02 valid_until=2030-06-01 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=cancel done_on=2026-09-01\n"
	             "add designation_holder DH-@-9 designation=D-@-9 company=C-@ noticed_on=2026-09-04\n"
	             "amend item I-@-3 designation=D-@-9" },
	{ .finds = FINDS({ "holder-without-notice", STATE_MISSING, "D-^-1", NULL }),
	  .changes = "void designation_holder DH-@-1", .among = sds_kea },
	{ .finds = FINDS({ "secret-in-two-regimes", STATE_WRONG, "D-@-8", "" }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2025-04-01 valid_until=2030-03-31 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-03-19\n"
	             "add designation D-@-8 regime=MDA grade=3 authority=$A outline=架空計画@ designated_on=2025-06-02 measure=marking" },
	{ .finds = FINDS({ "holder-not-told-of-extension", STATE_OVERDUE, "DH-@-9", NULL }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2025-06-02 valid_until=2030-06-01 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=review done_on=2026-05-20\n"
	             "add designation_event DE-@-9-2 designation=D-@-9 kind=extend done_on=2026-10-01 valid_until=2035-06-01\n"
	             "add designation_holder DH-@-9 designation=D-@-9 company=C-@ noticed_on=2025-06-10" },
	{ .finds = FINDS({ "holder-not-told-of-end", STATE_OVERDUE, "DH-@-9", NULL }),
	  .changes = "add designation D-@-9 regime=SDS grade=3 authority=$A outline=架空計画@ designated_on=2025-06-02 valid_until=2030-06-01 measure=marking\n"
	             "add designation_event DE-@-9-1 designation=D-@-9 kind=cancel done_on=2026-09-01\n"
	             "add designation_holder DH-@-9 designation=D-@-9 company=C-@ noticed_on=2025-06-10" },

	/* ---- companies ------------------------------------------------------------------------------- */
	{ .finds = FINDS({ "company-in-no-bureau-area", STATE_WRONG, "C-@", NULL }),
	  .changes = "amend site S-@-* prefecture=" },
	{ .finds = FINDS({ "site-without-custodian", STATE_WRONG, "S-@-1", NULL }),
	  .changes = "void role_holder RO-@-custodian-1" },
	{ .finds = FINDS({ "company-without-director", STATE_WRONG, "C-@", NULL }),
	  .changes = "void role_holder RO-@-director-0" },
	{ .finds = FINDS({ "company-without-security-rules", STATE_WRONG, "C-@", NULL }, { "security-rules-unconfirmed", STATE_MISSING, "RS-@-1", NULL }),
	  .changes = "amend rule_set RS-@-1 confirmed_on= confirmed_by=" },
	{ .finds = FINDS({ "security-rules-missing-heading", STATE_WRONG, "C-@", NULL }),
	  .changes = "void rule_heading RH-@-05" },
	{ .finds = FINDS({ "security-rules-weaker", STATE_WRONG, "RH-@-05", NULL }),
	  .changes = "amend rule_heading RH-@-05 strength=weaker" },
	{ .finds = FINDS({ "foreign-owner-without-measure", STATE_WRONG, "C-@", NULL }),
	  .changes = "amend foreign_tie FT-@-1 mitigation=none", .places = AT(SECOND_TIER_TOO) },
	{ .finds = FINDS({ "foreign-tie-not-reported", STATE_MISSING, "FT-@-1", NULL }),
	  .changes = "amend foreign_tie FT-@-1 reported_on=", .places = AT(SECOND_TIER_TOO) },
	{ .finds = FINDS({ "site-in-no-bureau-area", STATE_WRONG, "S-@-9", NULL }),
	  .changes = "add site S-@-9 company=C-@ name=第九工場 opened_on=2020-04-01\n"
	             "add facility_clearance FC-@-9-1 company=C-@ site=S-@-9 regime=$R grade=$G authority=$A granted_on=2026-11-02\n"
	             "add role_holder RO-@-custodian-9 company=C-@ site=S-@-9 person=P-@-001 post=custodian from_on=2026-10-26 notified_on=2026-10-20" },
	{ .finds = FINDS({ "post-held-twice", STATE_WRONG, "RO-@-director-9", NULL }),
	  .changes = "add role_holder RO-@-director-9 company=C-@ person=P-@-001 post=director from_on=2026-09-01 notified_on=2026-08-20" },
	{ .finds = FINDS({ "post-not-notified", STATE_MISSING, "RO-@-director-0", NULL }),
	  .changes = "amend role_holder RO-@-director-0 notified_on=" },
	{ .finds = FINDS({ "post-not-taught", STATE_MISSING, "RO-@-director-0", NULL }),
	  .changes = "amend education ED-@-002-* topics=秘密の取扱い" },
	{ .finds = FINDS({ "company-without-work-manager", STATE_WRONG, "C-@", NULL }),
	  .changes = "void role_holder RO-@-work_manager-0", .among = "KEA" },
	{ .finds = FINDS({ "security-rules-unconfirmed", STATE_MISSING, "RS-@-9", NULL }),
	  .changes = "add rule_set RS-@-9 company=C-@ title=秘密保全規則 edition=第2版 made_on=2026-07-01" },
	{ .finds = FINDS({ "ownership-change-not-examined", STATE_MISSING, "OI-@-9", NULL }),
	  .changes = "add ownership_interest OI-@-9 company=C-@ holder_name=架空投資組合 holder_country=JP votes_bp=2000 from_on=2026-06-01", .places = BELOW },

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
	{ .finds = FINDS({ "machine-past-contract-end", STATE_WRONG, "M-@-9-1", "C-@-9" }),
	  .changes = "add company C-@-9 name=架空第九工業\n"
	             "add site S-@-9 company=C-@-9 name=第九工場\n"
	             "add area A-@-9 site=S-@-9 name=第九保全室 grade=$G\n"
	             "add contract K-@-9 prime=C-@-9 authority=$A title=架空部品の試作 start_on=2025-11-04 end_on=2026-09-30\n"
	             "add employment E-@-003-9 person=P-@-003 company=C-@-9 kind=employee from_on=2026-11-02\n"
	             "add role_holder RO-@-system_manager-9 company=C-@-9 person=P-@-003 post=system_manager from_on=2026-11-16 notified_on=2026-11-09\n"
	             "add machine M-@-9-1 site=S-@-9 name=第九1号機 wiring=stand_alone registered_on=2026-11-18 area=A-@-9 grade=$G fastened=1" },

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
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-11-16T01:00:00.000000Z summary=物件が見当たらない。 contained_on=2026-11-16 written_report_on=2026-11-17" },
	{ .finds = FINDS({ "incident-written-report", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-10-05T01:00:00.000000Z summary=物件が見当たらない。"
	             " contained_on=2026-10-05 first_report_at=2026-10-05T01:20:00.000000Z" },
	{ .finds = FINDS({ "incident-not-closed", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-01-15T01:00:00.000000Z summary=物件が見当たらない。"
	             " contained_on=2026-01-15 first_report_at=2026-01-15T01:20:00.000000Z written_report_on=2026-01-19" },
	{ .finds = FINDS({ "incident-provider-not-told", STATE_MISSING, "X-@-1", NULL }),
	  .changes = "amend item I-@-6 origin=US\namend incident X-@-1 provider_told_on=", .places = AT(PRIME) },
	{ .finds = FINDS({ "finding-without-instruction", STATE_MISSING, "IF-@-9", NULL }),
	  .changes = "add inspection_finding IF-@-9 inspection=IN-@-1-2 heading=facilities weight=improve text=扉の点検簿がない。" },
	{ .finds = FINDS({ "repeated-finding", STATE_WRONG, "IF-@-9", NULL }),
	  .changes = "add inspection_finding IF-@-9 inspection=IN-@-1-2 heading=documents weight=improve text=貸出簿の記載が読みにくい。\n"
	             "add instruction ID-@-9 site=S-@-1 finding=IF-@-9 issued_by=$A issued_on=2026-11-04 reply_due_on=2026-12-04 text=改めること。" },
	{ .finds = FINDS({ "incident-not-contained", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-11-16T01:00:00.000000Z summary=物件が見当たらない。"
	             " first_report_at=2026-11-16T01:20:00.000000Z written_report_on=2026-11-17" },
	{ .finds = FINDS({ "incident-without-prevention", STATE_MISSING, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-08-05T01:00:00.000000Z summary=物件が見当たらない。"
	             " contained_on=2026-08-05 first_report_at=2026-08-05T01:20:00.000000Z written_report_on=2026-08-07 investigated_on=2026-08-20" },
	{ .finds = FINDS({ "incident-closed-early", STATE_WRONG, "X-@-9", NULL }),
	  .changes = "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-08-05T01:00:00.000000Z summary=物件が見当たらない。"
	             " contained_on=2026-08-05 first_report_at=2026-08-05T01:20:00.000000Z written_report_on=2026-08-07 closed_on=2026-09-01" },
	{ .finds = FINDS({ "incident-not-verified", STATE_MISSING, "X-@-9", NULL }, { "monthly-on-site-inspection", STATE_OVERDUE, "S-@-1", NULL }),
	  .changes = "void inspection IN-@-1-1\nvoid inspection IN-@-1-2\n"
	             "add incident X-@-9 site=S-@-1 kind=loss suspected=1 discovered_at=2026-09-10T01:00:00.000000Z summary=物件が見当たらない。"
	             " contained_on=2026-09-10 first_report_at=2026-09-10T01:20:00.000000Z written_report_on=2026-09-11"
	             " investigated_on=2026-09-18 prevention=毎日点検する。" },
	{ 0 }
};
