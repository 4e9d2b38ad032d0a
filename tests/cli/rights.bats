# Who may do what: accounts, roles, the companies they reach, and two persons where two must act.
# SPDX-License-Identifier: Apache-2.0
load setup

make_accounts()
{
	make_small_programme
	answers 0 add company number=C-2 name=架空電子
	answers 0 account add sato name=佐藤
	answers 0 account role sato role=security_manager company=C-1
	answers 0 account add kato name=加藤
	answers 0 account role kato role=auditor
}

@test "an account without the right is denied, and the denial is recorded" {
	make_installation
	make_accounts
	before=$(ledger_size)

	answers 1 add company number=C-3 name=x --as kato --json

	is DENIED .fault
	[ "$(ledger_size)" -eq $((before + 1)) ]
	[ "$(numbers_in company | wc -l)" -eq 2 ]
}

@test "a role reaches its own company and no other" {
	make_installation
	make_accounts

	answers 0 add site company=C-1 name=分室 --as sato
	run --separate-stderr hozen add site company=C-2 name=分室 --as sato --json

	[ "$status" -eq 1 ] || [ "$status" -eq 3 ]
	[ "$(numbers_in site | wc -l)" -eq 2 ]
}

@test "a reader sees its own company alone, and an auditor every one" {
	make_installation
	make_accounts

	answers 0 export company --format json --as sato
	is C-1 '[.rows[].number] | join(" ")'
	answers 0 export company --format json --as kato
	is "C-1 C-2" '[.rows[].number] | join(" ")'
}

@test "findings are those of the companies the reader reaches" {
	make_installation
	make_accounts
	answers 0 add site number=S-2 company=C-2 name=本社
	answers 0 add machine number=M-2 site=S-2 name=x wiring=stand_alone registered_on=2026-01-01

	answers 1 status --on 2026-02-01 --json --as kato
	is "C-1 C-2" '[.findings[].company] | unique | join(" ")'
	answers 1 status --on 2026-02-01 --json --as sato
	is C-1 '[.findings[].company] | unique | join(" ")'
}

@test "an unknown account is denied" {
	make_installation

	answers 1 add company number=C-1 name=x --as nobody --json

	is DENIED .fault
	[ -z "$(numbers_in company)" ]
}

@test "a closed account is denied" {
	make_installation
	make_accounts
	answers 0 amend account number=sato closed_on=2020-01-01

	answers 1 add site company=C-1 name=分室 --as sato --json

	is DENIED .fault
}

@test "the books of the program itself are written by no person" {
	make_installation

	answers 1 add rulebook number=RB-9 hash=x files=1 --json

	is DENIED .fault
}

@test "a second account may act with the first, and must be another that is known" {
	make_installation
	make_accounts

	answers 0 add site company=C-1 name=分室 --as sato --second chief
	run --separate-stderr hozen add site company=C-1 name=別室 --as sato --second sato --json
	[ "$status" -ne 0 ]
	run --separate-stderr hozen add site company=C-1 name=別室 --as sato --second nobody --json
	[ "$status" -ne 0 ]

	[ "$(numbers_in site | wc -l)" -eq 2 ]
}

@test "what a role sees and may do is told, in words and as JSON" {
	answers 0 rights --lang en
	[[ $output == *"bureau_inspector  Bureau inspector"* ]]
	answers 0 rights --role handler --json
	is handler '.roles[0].role'
	is "Own case" '.roles[0].registers[] | select(.register == "pledge") | .sees'
	is false '.roles[0].registers[] | select(.register == "pledge") | .writes'
	answers 0 rights --role approver --json
	is approved_on '.roles[0].registers[] | select(.register == "subcontract") | .fields[0]'
	answers 2 rights --role nobody
}

@test "a field may be given by its label" {
	make_installation
	make_accounts

	answers 0 add site 事業者=C-1 事業所名=分室 --as sato
	answers 0 amend site 番号=S-1 "Name"=本館

	answers 0 export site --format json
	is "分室 本館" '[.rows[].name] | sort | join(" ")'
}
