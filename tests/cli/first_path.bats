# The first path somebody walks: a new installation, the sample, the first records, what is due, and the signed ledger.
# SPDX-License-Identifier: Apache-2.0
load setup

@test "a new installation is whole, and its books are empty" {
	make_installation

	answers 0 ledger verify --json
	is true '.size > 0 and .erased == 0 and (.root | length == 44) and (.origin | length > 0)'
	answers 0 export company --format json
	is company .register
	is 0 '.rows | length'
}

@test "the sample shows findings on its own day and its ledger is whole" {
	make_installation --sample

	answers 1 status --json
	is true '.counts.overdue + .counts.missing + .counts.wrong > 0'
	is true '.findings | length > 0'
	answers 0 ledger verify --json
}

@test "a record added is in its register, and in the ledger as one entry" {
	make_installation
	before=$(ledger_size)

	answers 0 add company number=C-1 name=架空精機 --json
	is "$before" .entry
	is C-1 .number
	is 1 .records

	answers 0 export company --format json
	is 架空精機 '.rows[] | select(.number == "C-1").name'
	[ "$(ledger_size)" -eq $((before + 1)) ]
}

@test "a number left empty is given by the register" {
	make_installation
	answers 0 add company number=C-1 name=架空精機

	answers 0 add site company=C-1 name=本社 --json
	first=$(jq -r .number <<<"$output")
	answers 0 add site company=C-1 name=分室 --json

	[[ $first == S-* ]]
	[ "$(numbers_in site | sort -u | wc -l)" -eq 2 ]
}

@test "an amended record keeps its number and what it said before" {
	make_installation
	answers 0 add company number=C-1 name=架空精機
	answers 0 amend company number=C-1 name=架空精密

	answers 0 export company --format json
	is 1 '.rows | length'
	is 架空精密 '.rows[0].name'
	answers 0 ledger verify
}

@test "a voided record leaves its register and the ledger stays whole" {
	make_installation
	answers 0 add company number=C-1 name=架空精機

	answers 0 void company number=C-1 --reason "entered twice"

	[ -z "$(numbers_in company)" ]
	answers 0 ledger verify
}

@test "a second installation in the same folder is refused and the first stays" {
	make_installation
	answers 0 add company number=C-1 name=架空精機

	answers 5 init --account other --json

	is CONFLICT .fault
	[ "$(numbers_in company)" = C-1 ]
}

@test "a key is changed by an act, and the ledger verifies with both" {
	make_installation
	answers 0 ledger key
	old=$output
	answers 0 add company number=C-1 name=架空精機

	answers 0 act rotate_key --reason "yearly change"
	answers 0 ledger key

	[ "$output" != "$old" ]
	answers 0 add company number=C-2 name=架空電子
	answers 0 ledger verify
}

@test "the checkpoint is a signed note of the ledger's size and root" {
	make_installation
	answers 0 add company number=C-1 name=架空精機
	answers 0 ledger verify --json
	verdict=$output

	answers 0 ledger checkpoint

	[ "$(sed -n 1p <<<"$output")" = "$(jq -r .origin <<<"$verdict")" ]
	[ "$(sed -n 2p <<<"$output")" = "$(jq -r .size <<<"$verdict")" ]
	[ "$(sed -n 3p <<<"$output")" = "$(jq -r .root <<<"$verdict")" ]
	[ -z "$(sed -n 4p <<<"$output")" ]
	[[ $(sed -n 5p <<<"$output") == "— "* ]]
}

@test "an entry is proved to be in the ledger" {
	make_installation
	answers 0 add company number=C-1 name=架空精機 --json
	entry=$(jq .entry <<<"$output")

	answers 0 ledger prove "$entry" --json
	answers 0 ledger prove "$entry" --from 1 --json
	answers 4 ledger prove 999999 --json
}

@test "an unknown verb or option is a wrong command line" {
	make_installation

	answers 2 frobnicate
	answers 2 export
	answers 2 status --no-such-option
}

@test "help answers programs as well as people" {
	make_installation

	answers 0 help --json
	is true '([.verbs[].name] | index("serve")) and ([.acts[].name] | index("rotate_key")) and ([.registers[].name] | index("opening") | not)'
	answers 0 help machine --json
	is true '.verbs == [] and .registers[0].name == "machine" and .registers[0].fields[0].required'
	answers 2 help nothing --json
}

@test "a folder without an installation is named" {
	dir=$BATS_TEST_TMPDIR/nothing-here

	answers 4 status

	says nothing-here
}
