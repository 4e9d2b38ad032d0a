# What if: acts are supposed, what would change is told, nothing is recorded.
# SPDX-License-Identifier: Apache-2.0
load setup

setup()
{
	make_programme
	answers 0 add setting number=today value=2026-01-20
}

@test "a check that is overdue would be due later, entered late, and nothing is recorded" {
	before=$(ledger_size)

	answers 0 what-if 'add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean' --json

	is "moves overdue due 2026-01-26" '.findings[] | select(.rule == "weekly-virus-check") | "\(.change) \(.before.state) \(.after.state) \(.after.due_on)"'
	is 2026-01-20 .on
	is true '.held_ms <= 2000'
	is 'add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean' '.acts[0]'
	[ "$(ledger_size)" -eq "$before" ]
	answers 1 status
}

@test "what would appear fails, with rule, reason in both languages, article and the act that causes it" {
	answers 1 what-if 'add machine number=M-3 site=S-1 name=第三端末 wiring=stand_alone registered_on=2026-01-01 area=A-1 grade=1' \
		'add machine number=M-2 site=S-1 name="第二 端末" wiring=stand_alone registered_on=2026-01-01 area=A-1 grade=1' --json

	is 2 '[.findings[] | select(.rule == "weekly-virus-check" and .subject == "M-2")][0].act'
	is "appears missing" '[.findings[] | select(.rule == "weekly-virus-check" and .subject == "M-2")][0] | "\(.change) \(.after.state)"'
	is true '[.findings[] | .articles | length > 0] | all'
	is true '[.findings[] | (.after // .before).because | (.ja | length > 0) and (.en | length > 0)] | all'
	is true '[.findings[] | select(.subject == "M-2") | .after.because.ja | contains("第二 端末")] | any'
}

@test "a refusal is told as the act would tell it, with the act" {
	run --separate-stderr hozen add machine_check machine=M-9 kind=virus done_on=2026-01-19 result=clean --json
	refused=$(jq -c .problems <<<"$output")
	before=$(ledger_size)

	answers 3 what-if 'add company number=C-7 name=x' 'add machine_check machine=M-9 kind=virus done_on=2026-01-19 result=clean' --json
	[ "$(jq -c .problems <<<"$output")" = "$refused" ]
	answers 3 what-if 'add machine_check machine=M-9 kind=virus done_on=2026-01-19 result=clean'
	says "This act would be refused: add machine_check machine=M-9"
	[ "$(ledger_size)" -eq "$before" ]
}

@test "verdicts over a file of questions" {
	answers 0 add employment number=E-1 person=P-1 company=C-1 kind=employee from_on=2020-04-01
	answers 0 add organisation number=MOD name=架空省 kind=authority
	answers 0 add area_regime area=A-1 regime=HI
	answers 0 add facility_clearance company=C-1 site=S-1 regime=HI grade=1 authority=MOD granted_on=2020-04-01
	answers 0 add area_pass person=P-1 area=A-1 from_on=2026-01-01
	answers 0 decide person=P-1 use=enter area=A-1
	echo '{"use":"enter","person":"P-1","area":"A-1","on":"2026-01-20"}' >"$place/questions"

	run --separate-stderr hozen what-if 'add suspension person=P-1 reason=other from_on=2026-01-01' --questions "$place/questions" --json

	is 1 .asked
	is "1 true false" '.verdicts[0] | "\(.line) \(.before.decision) \(.after.decision)"'
	echo '{"use":' >"$place/questions"
	answers 3 what-if 'add company number=C-7 name=x' --questions "$place/questions" --json
	is 1 '.problems[0].line'
}

@test "what today's accounts may do would turn" {
	make_installation --sample

	answers 0 what-if 'add machine_check machine=M-000003 kind=virus done_on=R8.11.20 result=clean' --json
	is true '.asked > 100'
	is "MA-000006 MA-000050" '[.verdicts[] | select(.register == "machine_account" and .after.decision) | .number] | join(" ")'
	is machine_clean '.verdicts[0].before.failed | join(" ")'
	is vanishes '.findings[0].change'
	answers 1 what-if 'add suspension person=P-000002 reason=other from_on=2026-11-20' --json
	is true '[.verdicts[] | select(.after.decision | not) | .after.failed | index("not_suspended") != null] | length > 0 and all'
}

@test "what is no act, or cannot be supposed, is refused" {
	answers 2 what-if
	answers 2 what-if 'dance company number=C-1'
	answers 2 what-if rotate_key
	answers 2 what-if 'add company number=C-1 name="x'
	answers 2 what-if add company number=C-7 name=x
}

@test "both languages" {
	run --separate-stderr "$HOZEN" what-if 'add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean' --dir "$dir" --lang ja
	says "仮定した場合"
	says "期限又は状態が変わる"
	answers 0 what-if 'add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean'
	says "nothing was recorded"
}
