# Files out: what a register says, in a form a spreadsheet cannot mistake for a formula, and that comes back in unchanged.
# SPDX-License-Identifier: Apache-2.0
load setup

hostile='=cmd|calc!A0'

@test "formulas are neutralised on export" {
	make_installation
	n=0
	for text in "$hostile" '+1+1' '-1+1' '@SUM(1)'; do
		answers 0 add company number=C-$((++n)) name="$text"
	done

	answers 0 export company --format csv

	run grep -E '(^|,)"?[=+@-]' <<<"$output"
	[ "$status" -eq 1 ]
}

@test "what is exported comes into a second installation and is exported the same" {
	make_programme
	answers 0 add company number=C-9 name="$hostile" name_en='a "quoted", name'
	answers 0 add machine_check machine=M-1 kind=virus done_on=2026-01-12 result=clean note=$'two\nlines, "quoted"'
	for register in organisation jurisdiction company site person area machine machine_check; do
		hozen export $register --format csv >"$BATS_TEST_TMPDIR/$register.csv"
	done

	make_installation
	for register in organisation jurisdiction company site person area machine machine_check; do
		answers 0 import $register "$BATS_TEST_TMPDIR/$register.csv"
		hozen export $register --format csv >"$BATS_TEST_TMPDIR/again.csv"
		cmp "$BATS_TEST_TMPDIR/$register.csv" "$BATS_TEST_TMPDIR/again.csv"
	done

	answers 0 export company --format json
	is "$hostile" '.rows[] | select(.number == "C-9").name'
}

@test "CSV carries a heading, lines end as RFC 4180 says, and empty registers are a heading alone" {
	make_installation

	hozen export company --format csv >"$BATS_TEST_TMPDIR/out.csv"

	[ "$(wc -l <"$BATS_TEST_TMPDIR/out.csv")" -eq 1 ]
	[[ $(cat "$BATS_TEST_TMPDIR/out.csv") == *number,name,*$'\r' ]]
}

@test "JSON names the register and holds every field" {
	make_programme

	answers 0 export machine --format json

	is machine .register
	is '["area","fastened","grade","name","number","registered_on","retired_on","site","wiring"]' '.rows[0] | keys | sort | tojson'
	is null '.rows[0].retired_on'
}

@test "no database key leaves the program" {
	make_programme

	for register in company site machine; do
		answers 0 export $register --format json
		is false '.rows[0] | has("id")'
	done
}

@test "an unknown register is named, with those there are" {
	make_installation

	run --separate-stderr hozen export spaceship --format json

	[ "$status" -eq 2 ] || [ "$status" -eq 4 ]
	says spaceship
}
