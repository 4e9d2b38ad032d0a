# The line to PostgreSQL is cut at COMMIT.  Whether it happened is asked of the ledger, so nothing is done twice and the exit
# status agrees with the books.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

# by_way_of WHEN N: from now on the installation reaches its database through a door that cuts the line.
by_way_of()
{
	local socket=${HOZEN_TEST_DB#*host=}
	exec {door}< <(exec python3 "$root/tests/faults/drop_at_commit.py" "${socket%%&*}/.s.PGSQL.5432" "$@" 3>&-)
	door_process=$!
	read -r -u "$door" port
	settings=$(grep -rlF "$url" "$dir" --include='*' | grep -v /keys/)
	cp "$settings" "$BATS_TEST_TMPDIR/settings"
	sed -i "s#$url#postgresql://postgres@127.0.0.1:$port/$database#" "$settings"
}

straight_again()
{
	cp "$BATS_TEST_TMPDIR/settings" "$settings"
	kill "$door_process"
	was_cut=
	if read -r -u "$door" -t 5 line && [ "$line" = cut ]; then was_cut=1; fi
	exec {door}<&-
}

# cut WHEN: cuts at the first COMMIT of an act, then at the second, until an act is not cut any more.
cut()
{
	make_installation
	answers 0 add company number=C-0 name=架空
	for ((nth = 1; nth < 40; nth++)); do
		before=$(ledger_size)
		by_way_of "$1" $nth
		HOZEN_PATIENCE_MS=2000 run --separate-stderr hozen add company number=C-$nth name=架空 --json
		straight_again
		[ -n "$was_cut" ] || break
		standing=$(numbers_in company | grep -cx "C-$nth" || true)
		echo "COMMIT $nth cut $1: exit status $status, standing $standing: $output $stderr"
		if [ "$status" -eq 0 ]; then [ "$standing" -eq 1 ]; else [ -n "$output$stderr" ]; fi
		[ "$1" = gone ] || [ "$status" -eq 0 ] || [ "$standing" -eq 0 ]
		[ "$standing" -le 1 ]
		# Where nobody can be asked, it says how to ask later.
		[ "$standing" -eq 0 ] || [ "$status" -eq 0 ] || grep -q "ledger find [0-9a-f]" <<<"$output$stderr"
		[ "$(ledger_size)" -le $((before + 2)) ]
		# Said again, it is there exactly once: done now, or refused because it was done.
		[ "$standing" -eq 1 ] || answers 0 add company number=C-$nth name=架空
		[ "$(numbers_in company | grep -cx "C-$nth")" -eq 1 ]
	done
	[ "$nth" -gt 1 ]
	[ "$nth" -lt 40 ]
}

not_on_sqlite() { on_postgres || skip "no connection"; }

@test "the line is cut before COMMIT arrives" {
	not_on_sqlite
	cut before
}

@test "the line is cut after COMMIT and before its answer" {
	not_on_sqlite
	cut after
}

@test "the server is gone after COMMIT, and stays away" {
	not_on_sqlite
	cut gone
}
