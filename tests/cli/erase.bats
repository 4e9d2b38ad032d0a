#!/usr/bin/env bats
# Two persons erase a record: what it said is found nowhere any more, and everything else stands.
# SPDX-License-Identifier: Apache-2.0
load setup

setup()
{
	make_installation
	answers 0 add company number=C-1 name=架空精機
	printf 'number,kept_by,family_name,given_name\nP-1,C-1,Zplantedone,Zplantedtwo\nP-2,C-1,架空,花子\n' >"$BATS_TEST_TMPDIR/persons.csv"
	answers 0 import person "$BATS_TEST_TMPDIR/persons.csv"
	answers 0 amend person number=P-1 family_name=Zplantedthree
	answers 3 amend person number=P-1 family_name=Zplantedfour kept_by=NONE
	answers 0 account add second name=二人目
	answers 0 account role second role=authority_officer
}

erase_both()
{
	answers 0 propose_erasure record=person/P-1 reason=法定
	answers 0 erase record=person/P-1 reason=確認済み --as second --json
}

@test "one proposes, another erases, and the answer says what it did not reach" {
	answers 5 erase record=person/P-1 reason=x
	says "Nobody has proposed"
	answers 0 propose_erasure record=person/P-1 reason=法定
	answers 1 erase record=person/P-1 reason=x
	says "somebody else must erase"
	answers 0 erase record=person/P-1 reason=x --as second
	says "replicas, archives, or backups"
	answers 5 erase record=person/P-1 reason=x --as second
}

@test "what the record said is in no file of the installation, and the ledger verifies" {
	erase_both
	is replicas '.beyond_reach[0]'

	if on_postgres; then
		is true .remains
		answers 0 scour
		[ -z "$(as_owner "SELECT 1 FROM ledger_body WHERE body LIKE '%Zplanted%'")" ]
	else
		is false .remains
		run grep -rl Zplanted "$dir"
		[ "$status" -eq 1 ]
	fi
	answers 0 ledger verify --json
	is 3 .erased
	answers 0 export person
	says P-2
	[[ $output != *P-1* ]]
}

@test "rebuild tells what is missing, and calls nothing else different" {
	erase_both

	answers 0 rebuild --check --json
	is true .same
	is P-1 '.missing[0].number'
	is 3 .erased
	answers 0 rebuild --check
	says "P-1 (erased by entry"
}

@test "an answer as known before names the erasure" {
	local then
	then=$(hozen ledger prove 4 --json | jq -r '.entry | fromjson | .at')
	erase_both

	answers 0 status --known-at "$then" --json
	is 1 '.erased | length'
	answers 0 status --known-at "$then"
	says "this answer lacks it"
}

@test "a reader keeps the traces from going until it is done, and scour takes them out" {
	if on_postgres; then skip "SQLite's log waits for readers"; fi
	answers 0 propose_erasure record=person/P-1 reason=法定
	mkfifo "$BATS_TEST_TMPDIR/hold"
	sqlite3 -batch "$dir/hozen.db" <"$BATS_TEST_TMPDIR/hold" >/dev/null 3>&- &
	local reader=$!
	exec 8>"$BATS_TEST_TMPDIR/hold"
	echo "BEGIN; SELECT COUNT(*) FROM person;" >&8
	sleep 0.5
	HOZEN_PATIENCE_MS=100 answers 0 erase record=person/P-1 reason=x --as second --json
	is true .remains
	exec 8>&-
	wait "$reader"

	answers 0 scour
	run grep -rl Zplanted "$dir"
	[ "$status" -eq 1 ]
}
