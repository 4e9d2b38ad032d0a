# What is due: findings by day, as known then, in both languages, with exit statuses a script can rely on.
# SPDX-License-Identifier: Apache-2.0
load setup

@test "a duty met is no finding, and one due soon does not fail" {
	make_programme

	answers 0 status --on 2026-01-06 --json

	is 2026-01-06 .on
	is true '[.findings[].state] | all(. == "due")'
	is 0 '.counts.overdue + .counts.missing + .counts.wrong'
}

@test "a virus check that is overdue fails, with machine, company, days, article and reason" {
	make_programme

	answers 1 status --on 2026-01-20 --json

	is 1 .counts.overdue
	is "M-1 machine C-1 2026-01-05" '.findings[] | select(.state == "overdue") | "\(.subject) \(.register) \(.company) \(.last_on)"'
	is true '.findings[] | select(.state == "overdue") | (.because.ja | length > 0) and (.because.en | length > 0) and (.because.en | contains("{") | not)'
	is true '.findings[] | select(.state == "overdue") | (.articles | length > 0) and (.duty | length > 0) and .due_on < "2026-01-20"'
}

@test "the shape of status is what others rely on" {
	make_programme

	answers 1 status --on 2026-01-20 --json

	is true '[has("on", "known_at", "rulebook", "counts", "findings")] | all'
	is true '[.findings[0] | has("rule", "duty", "state", "register", "subject", "company", "due_on", "last_on", "because", "articles", "late")] | all'
	is '["due","missing","overdue","wrong"]' '.counts | keys | sort | tojson'
}

@test "a machine never checked is missing a check once the first is due" {
	make_programme
	answers 0 add machine number=M-2 site=S-1 name=第二端末 wiring=stand_alone registered_on=2026-01-01 area=A-1 grade=1 fastened=yes

	answers 1 status --on 2026-01-20 --json

	is missing '.findings[] | select(.subject == "M-2" and .rule == "weekly-virus-check").state'
}

@test "a leaver who still has a machine account is a finding from the day after leaving" {
	make_programme
	answers 0 add employment person=P-1 company=C-1 kind=employee from_on=2020-04-01 to_on=2026-01-07
	answers 0 add machine_account machine=M-1 person=P-1 login=taro from_on=2026-01-01

	run hozen status --on 2026-01-07 --json
	is 0 '[.findings[] | select(.rule == "leaver-has-machine-account")] | length'
	answers 1 status --on 2026-01-08 --json
	is 1 '[.findings[] | select(.rule == "leaver-has-machine-account")] | length'
}

@test "a company on a contract without a site in any bureau's area is a finding" {
	make_programme
	answers 0 add organisation number=A-1 name=架空装備庁 kind=authority
	answers 0 add company number=C-2 name=架空電子
	answers 0 add contract number=K-1 prime=C-2 authority=A-1 title=試作 start_on=2026-01-01

	answers 1 status --on 2026-01-06 --json

	is C-2 '[.findings[] | select(.state != "due") | .company] | join(" ")'
}

@test "a past day is judged with the facts of that day" {
	make_programme
	answers 0 add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean

	answers 0 status --on 2026-01-20
	answers 1 status --on 2026-01-18
}

@test "what was known then is judged as it was known" {
	make_programme
	sleep 0.05
	then=$(date -u +%Y-%m-%dT%H:%M:%S.%6NZ)
	sleep 0.05
	answers 0 add machine_check machine=M-1 kind=virus done_on=2026-01-19 result=clean

	answers 0 status --on 2026-01-20 --json
	answers 1 status --on 2026-01-20 --known-at "$then" --json
	is "$then" .known_at
}

@test "an instant that has not come is refused" {
	make_installation

	answers 3 status --known-at 2999-01-01T00:00:00.000000Z --json

	is BAD_INPUT .fault
}

@test "a day that is no day is refused" {
	make_installation

	run --separate-stderr hozen status --on yesterday --json

	[ "$status" -eq 2 ] || [ "$status" -eq 3 ]
	says yesterday
}

@test "the installation's own today is the day judged unless another is named" {
	make_programme
	answers 0 add setting number=today value=2026-01-06

	answers 0 status --json
	is 2026-01-06 .on
	answers 0 amend setting number=today value=2026-01-20
	answers 1 status --json
	is 2026-01-20 .on
}

@test "the page of words is in the language asked for" {
	make_programme

	run --separate-stderr "$HOZEN" status --on 2026-01-20 --dir "$dir" --lang ja
	[ "$status" -eq 1 ]
	says M-1
	says 期限
	run --separate-stderr "$HOZEN" status --on 2026-01-20 --dir "$dir" --lang en
	[ "$status" -eq 1 ]
	says M-1
	[[ $output == *[Oo]verdue* ]]
}

@test "a setting overrides a number of the rulebook" {
	make_programme
	answers 1 status --on 2026-01-20

	answers 0 add setting number=machine_check_days value=60

	answers 0 status --on 2026-01-20
}
