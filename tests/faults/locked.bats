# Somebody else holds the books: an act waits as long as it was told to, then says so.  Readers do not wait.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

# Holds the write lock of the books in another process, until let_go.
hold_lock()
{
	mkfifo "$BATS_TEST_TMPDIR/holder"
	if on_postgres; then
		psql_quiet "$url" <"$BATS_TEST_TMPDIR/holder" >"$BATS_TEST_TMPDIR/held" 2>&1 3>&- &
	else
		sqlite3 -batch "$dir/hozen.db" <"$BATS_TEST_TMPDIR/holder" >"$BATS_TEST_TMPDIR/held" 2>&1 3>&- &
	fi
	exec 8>"$BATS_TEST_TMPDIR/holder"
	if on_postgres; then
		echo "BEGIN; LOCK TABLE ledger_head IN ACCESS EXCLUSIVE MODE; SELECT 'held';" >&8
	else
		echo "BEGIN IMMEDIATE; SELECT 'held';" >&8
	fi
	for _ in {1..200}; do
		! grep -qx held "$BATS_TEST_TMPDIR/held" || return 0
		sleep 0.05
	done
	cat "$BATS_TEST_TMPDIR/held"
	return 1
}

let_go() { exec 8>&-; wait; }

@test "an act waits its time and then says that somebody else is writing" {
	make_installation
	hold_lock

	began=$(date +%s%N)
	HOZEN_PATIENCE_MS=700 answers 6 add company number=C-1 name=架空 --json
	waited=$((($(date +%s%N) - began) / 1000000))

	is BUSY .fault
	[ "$waited" -ge 600 ]
	[ "$waited" -lt 10000 ]
	let_go
	answers 0 add company number=C-1 name=架空
	answers 0 ledger verify
}

@test "an act that waits goes on when the lock is given back" {
	make_installation
	hold_lock

	{ HOZEN_PATIENCE_MS=30000 hozen add company number=C-1 name=架空 >"$BATS_TEST_TMPDIR/waiting" 2>&1; echo $? >"$BATS_TEST_TMPDIR/rc"; } 3>&- 8>&- &
	sleep 1
	[ ! -e "$BATS_TEST_TMPDIR/rc" ]
	let_go

	[ "$(cat "$BATS_TEST_TMPDIR/rc")" -eq 0 ]
	[ "$(numbers_in company)" = C-1 ]
}
