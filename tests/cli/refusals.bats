# A refusal says what was given, where, and what would be accepted; it changes nothing and is itself recorded.
# SPDX-License-Identifier: Apache-2.0
load setup

# refused STATUS VERB…: ends so, leaves every register as it was, and adds exactly one entry to the ledger.
refused()
{
	local before after register
	before=$(for register in company site machine_check setting; do hozen export $register --format json; done)
	local size=$(ledger_size)
	answers "$@"
	after=$(for register in company site machine_check setting; do "$HOZEN" export $register --format json --dir "$dir" --lang en; done)
	[ "$before" = "$after" ] || { echo "a register changed"; return 1; }
	[ "$(ledger_size)" -eq $((size + 1)) ] || { echo "the refusal is not on the ledger"; return 1; }
}

@test "a wrong day is refused with the forms that are accepted" {
	make_programme

	refused 3 add machine_check machine=M-1 kind=virus done_on=2026-13-01 result=clean --json

	is BAD_INPUT .fault
	is "0 done_on 2026-13-01" '.problems[0] | "\(.line) \(.field) \(.given)"'
	is true '.problems[0].accepted | contains("2026-01-05")'
}

@test "an unknown number is refused with the register it was looked for in" {
	make_programme

	refused 3 add site company=C-404 name=x --json

	is "company C-404" '.problems[0] | "\(.field) \(.given)"'
	is true '.problems[0].accepted | length > 0'
}

@test "a choice that is not on the list is refused with the list" {
	make_programme

	refused 3 add machine_check machine=M-1 kind=virus done_on=2026-01-12 result=fine --json

	is true '.problems[0].accepted | contains("clean") and contains("infected")'
}

@test "what is required and missing is named" {
	make_programme

	refused 3 add company number=C-2 --json

	is "name null" '.problems[0] | "\(.field) \(.given)"'
}

@test "everything wrong is named at once" {
	make_programme

	refused 3 add machine_check machine=M-404 kind=rust done_on=never result=fine --json

	is "done_on kind machine result" '[.problems[].field] | sort | join(" ")'
}

@test "a number that stands already is refused" {
	make_programme

	refused 3 add company number=C-1 name=架空電子 --json

	is "number C-1" '.problems[0] | "\(.field) \(.given)"'
}

@test "a number is never used again, even when its record was voided" {
	make_programme
	answers 0 add company number=C-2 name=架空電子
	answers 0 void company number=C-2 --reason "entered twice"

	refused 3 add company number=C-2 name=架空重工 --json

	is "number C-2" '.problems[0] | "\(.field) \(.given)"'
}

@test "what others refer to is not voided" {
	make_programme

	refused 5 void company number=C-1 --reason "no reason" --json

	is CONFLICT .fault
}

@test "a frozen field is not amended" {
	make_programme
	answers 0 add company number=C-2 name=架空電子

	refused 3 amend site number=S-1 company=C-2 --json

	is company '.problems[0].field'
}

@test "a record that is not there is neither amended nor voided" {
	make_programme

	refused 4 amend company number=C-404 name=x --json
	is NOT_FOUND .fault
	refused 4 void company number=C-404 --reason x --json
	is NOT_FOUND .fault
}

@test "an unknown setting and a setting that is no number are refused" {
	make_programme

	refused 3 add setting number=colour value=red --json
	refused 3 add setting number=horizon_days value=many --json
}

@test "an end before its beginning is refused" {
	make_programme

	refused 3 amend site number=S-1 opened_on=2026-02-01 closed_on=2026-01-01 --json

	is closed_on '.problems[0].field'
}

@test "a field the register does not have is named" {
	make_programme

	run --separate-stderr hozen add company number=C-2 name=x colour=red --json

	[ "$status" -eq 2 ] || [ "$status" -eq 3 ]
	says colour
	[ "$(numbers_in company)" = C-1 ]
}

@test "hostile text is kept as text" {
	make_installation
	texts=("'; DROP TABLE company; --" '<script>alert(1)</script>' '%s%n%x' '${jndi:ldap://x}' '{0} {1}' "𠮷野家 ﷽ é" '\u0000"\\')
	n=0
	for text in "${texts[@]}"; do
		answers 0 add company number=C-$((++n)) name="$text"
	done

	answers 0 export company --format json
	for n in "${!texts[@]}"; do
		is "${texts[n]}" '.rows[] | select(.number == $number).name' --arg number "C-$((n + 1))"
	done
	answers 0 ledger verify
}

@test "control characters, bytes that are no UTF-8 and endless text are refused" {
	make_programme

	refused 3 add company number=C-2 name=$'a\x01b' --json
	is name '.problems[0].field'
	refused 3 add company number=C-2 name=$'\xff\xfe' --json
	is name '.problems[0].field'
	refused 3 add company number=C-2 name="$(printf 'あ%.0s' $(seq 501))" --json
	is true '.problems[0].given | length < 500'
}

@test "refusals speak the language asked for" {
	make_installation

	run --separate-stderr "$HOZEN" add company number=C-1 --dir "$dir" --lang ja --json
	[ "$status" -eq 3 ]
	is 入力に誤りがあります .text
	run --separate-stderr "$HOZEN" add company number=C-1 --dir "$dir" --lang en --json
	is "The input is not valid" .text
}
