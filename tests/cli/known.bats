# As known then: --known-at wherever a day may be asked about, on the command line.
# SPDX-License-Identifier: Apache-2.0
load setup

# A moment, after which P-1 is suspended and a machine is voided.
setup()
{
	make_programme
	answers 0 add setting number=today value=2026-01-06
	answers 0 add machine number=M-2 site=S-1 name=第二端末 wiring=stand_alone registered_on=2026-01-01 area=A-1 grade=1 fastened=yes
	answers 0 add employment number=E-1 person=P-1 company=C-1 kind=employee from_on=2020-04-01
	answers 0 add area_regime area=A-1 regime=HI
	then=$(hozen ledger show $(($(ledger_size) - 1)) --json | jq -r .at)
	answers 0 add suspension person=P-1 reason=other from_on=2026-01-01
	answers 0 void machine number=M-2 --reason fictional
	answers 0 amend setting number=today value=2026-03-01
}

@test "a register is written out as it was known" {
	answers 0 export machine --format json --known-at "$then"
	is M-1,M-2 '[.rows[].number] | join(",")'
	answers 0 export machine --format json
	is M-1 '[.rows[].number] | join(",")'
	answers 0 export setting --format json --known-at "$then"
	is 2026-01-06 '.rows[] | select(.number == "today").value'
}

@test "today is that of then" {
	run hozen status --json --known-at "$then"
	is 2026-01-06 .on
	run hozen status --json
	is 2026-03-01 .on
}

@test "a decision and its explanation are those of then" {
	run hozen decide person=P-1 use=enter area=A-1 --json --known-at "$then"
	[[ $output != *not_suspended* ]]
	run hozen decide person=P-1 use=enter area=A-1 --json --on 2026-01-06
	[[ $output == *not_suspended* ]]
	run --separate-stderr hozen explain person=P-1 use=enter area=A-1 --json --known-at "$then"
	is "$then" .known_at
	is false '[.reasons[] | select(.code == "not_suspended") | .held | not] | any'
	is $(($(ledger_size) - 4)) .entry
	run --separate-stderr hozen explain person=P-1 use=enter area=A-1 --known-at "$then"
	says "As known at $then"
}

@test "all facts are those of then" {
	answers 0 picture --json --known-at "$then"
	is 0 -s '[.[] | select(.kind == "suspension")] | length'
	answers 0 picture --json
	is 1 -s '[.[] | select(.kind == "suspension")] | length'
}

@test "who and what are asked as known" {
	run hozen who use=enter area=A-1 --known-at "$then" --json
	is array type
	run hozen what person=P-1 use=enter --known-at "$then" --json
	is array type
}

@test "an instant that has not come, or is none, is refused everywhere" {
	for verb in "status" "export machine" "picture --json" "decide person=P-1 use=enter area=A-1" "explain person=P-1 use=enter area=A-1" \
	            "who use=enter area=A-1" "what person=P-1 use=enter"; do
		answers 3 $verb --known-at 2999-01-01
		answers 2 $verb --known-at sometime
	done
	answers 2 decide person=p use=view item=i --facts /dev/null --known-at "$then"
}
