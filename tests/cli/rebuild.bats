#!/usr/bin/env bats
# The books derived once more from the ledger: compared, moved, and nothing lost by whoever is killed on the way.
# SPDX-License-Identifier: Apache-2.0
load setup

setup() { make_programme; }

# a_database: the URL of an empty one, of the kind under test.
a_database()
{
	target=sqlite:$dir/other.db
	if on_postgres; then
		local here=$database old=$url
		new_database
		target=$url database=$here url=$old
	fi
}

@test "the check tells what was compared, and that all of it is the same" {
	answers 0 rebuild --check
	says "identical to the books"
	answers 0 rebuild --check --json
	is true .same
	is "$(ledger_size)" .entries
	is 0 .differs
	is "[]" .missing -c
	[ ! -e "$dir/rebuild" ]
}

@test "what somebody altered by hand is named with both values" {
	as_owner "UPDATE company SET name = '改竄' WHERE number = 'C-1'"

	answers 1 rebuild --check --json
	is false .same
	is company '.differences[0].table'
	is 改竄 '.differences[0].stands'
	is 架空精機 '.differences[0].rebuilt'
	answers 1 rebuild --check
	says "改竄"
}

@test "an installation moves to another database and goes on there" {
	local before after
	before=$(ledger_size)
	a_database

	answers 0 rebuild --to "$target" --json
	is "$target" .moved_to
	[ "$(ledger_size)" = "$before" ]
	answers 0 add company number=C-9 name=架空
	answers 0 rebuild --check --json
	after=$(ledger_size)
	[ "$after" -gt "$before" ]
}

@test "whoever is killed while moving has lost nothing, and the same command again moves it" {
	local size mark number=0
	for mark in "register moved" "books moved" "verified there" "move committed"; do
		size=$(ledger_size)
		a_database
		HOZEN_KILL_AT=$mark run hozen rebuild --to "$target"
		if [ "$status" -eq 0 ]; then skip "this build has no marks"; fi
		[ "$(ledger_size)" = "$size" ]
		answers 0 add company number=K-$((++number)) name=架空
		answers 0 rebuild --check --json
		case $mark in "move committed") ;; *) answers 0 rebuild --to "$target" ;; esac
		if ! on_postgres; then
			answers 0 rebuild --to "sqlite:$dir/back$number.db"
			rm -f "$dir"/other.db*
		fi
	done
}

@test "a move killed after the other database stood is finished by the same command" {
	local size
	size=$(ledger_size)
	a_database
	HOZEN_KILL_AT="move committed" run hozen rebuild --to "$target"
	if [ "$status" -eq 0 ]; then skip "this build has no marks"; fi

	answers 0 rebuild --to "$target"

	[ "$(ledger_size)" = "$size" ]
	answers 0 rebuild --check
}

@test "one of the two must be asked for, and a database named" {
	answers 2 rebuild
	answers 2 rebuild --check --to sqlite:x.db
	answers 3 rebuild --to nowhere
	says "sqlite:PATH"
	answers 5 rebuild --to "$(jq -r .url "$dir/hozen.json" | sed "s#^sqlite:\([^/]\)#sqlite:$dir/\1#")"
}
