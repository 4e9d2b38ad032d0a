# kill -9 between any two steps of an act: the registers and the ledger agree, what was acknowledged is there exactly once,
# and what was not acknowledged is there once or not at all.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

rounds=25
[ -z "${HOZEN_TEST_LONG:-}" ] || rounds=500
RANDOM=${HOZEN_TEST_SEED:-1}

# marks VERB…: how many steps the act passes.
marks() { HOZEN_STEPS_LIST=1 hozen "$@" 2>&1 >/dev/null | grep -c '^step '; }

# perform NUMBER VERB…: notes the number as acknowledged if the program said so, and counts the times it was killed.
killed=0
perform()
{
	local number=$1
	shift
	echo "$number" >>"$BATS_TEST_TMPDIR/tried"
	if "$@" >"$BATS_TEST_TMPDIR/said" 2>&1; then echo "$number" >>"$BATS_TEST_TMPDIR/acknowledged"; else killed=$((killed + ($? == 137))); fi
}

# Nothing acknowledged is lost, nothing stands that was not tried, nothing stands twice, and the ledger is whole.
books_agree()
{
	ledger_size >/dev/null || return 1
	numbers_in company >"$BATS_TEST_TMPDIR/standing"
	touch "$BATS_TEST_TMPDIR/acknowledged"
	cd "$BATS_TEST_TMPDIR"
	[ -z "$(sort standing | uniq -d)" ] || { echo "twice: $(sort standing | uniq -d)"; return 1; }
	[ -z "$(comm -23 <(sort acknowledged) <(sort standing))" ] || { echo "lost: $(comm -23 <(sort acknowledged) <(sort standing))"; return 1; }
	[ -z "$(comm -13 <(sort tried) <(sort standing))" ] || { echo "never tried: $(comm -13 <(sort tried) <(sort standing))"; return 1; }
	cd "$OLDPWD"
}

# lines FIRST: a file of ten companies, for an import; it stands whole or not at all.
lines()
{
	file=$BATS_TEST_TMPDIR/lines.csv
	{ echo number,name; seq -f "$1-%.0f,架空" 10; } >"$file"
}

@test "killed at each step of an added record" {
	make_installation
	steps=$(marks add company number=C-0 name=架空)
	echo C-0 >"$BATS_TEST_TMPDIR/acknowledged"
	cp "$BATS_TEST_TMPDIR/acknowledged" "$BATS_TEST_TMPDIR/tried"
	[ "$steps" -ge 3 ]

	for ((at = 1; at <= steps; at++)); do
		HOZEN_KILL_AT=$at perform C-$at hozen add company number=C-$at name=架空
		books_agree || { echo "killed at step $at of $steps"; return 1; }
	done
	[ "$killed" -eq "$steps" ]
}

@test "killed at each step of an import, which stands whole or not at all" {
	make_installation
	lines I-0
	steps=$(marks import company "$file")

	for ((at = 1; at <= steps; at++)); do
		lines I-$at
		HOZEN_KILL_AT=$at run hozen import company "$file"
		ended=$status
		ledger_size >/dev/null || { echo "killed at step $at of $steps"; return 1; }
		standing=$(numbers_in company | grep -c "^I-$at-" || true)
		[ "$standing" -eq 10 ] || { [ "$standing" -eq 0 ] && [ "$ended" -ne 0 ]; } || { echo "step $at: $standing of 10 lines"; return 1; }
	done
}

@test "killed at each step of making an installation, which can then be made" {
	make_installation
	first=$dir
	steps=$(HOZEN_STEPS_LIST=1 make_steps; grep -c '^step ' "$BATS_TEST_TMPDIR/init" || true)
	[ "$steps" -gt 0 ] || steps=1

	for ((at = 1; at <= steps; at += 1 + steps / 12)); do
		dir=$BATS_TEST_TMPDIR/half$at
		if on_postgres; then new_database; else url=sqlite:$dir/hozen.db; fi
		HOZEN_KILL_AT=$at run "$HOZEN" init --dir "$dir" --account chief --db "$url"
		[ "$status" -eq 137 ] || continue
		# Half an installation is named as what it is, or finished; never taken for a whole one that is not.
		run --separate-stderr hozen ledger verify --json
		[ "$status" -eq 0 ] || [ "$status" -ge 3 ] || { echo "killed at step $at of init: $output"; return 1; }
		# Said again, it is begun anew; or the opening act stood already, and the installation is there to be used.
		run --separate-stderr hozen init --account chief --db "$url"
		[ "$status" -eq 0 ] || [ "$status" -eq 5 ] || { echo "init after step $at: exit $status: $output $stderr"; return 1; }
		answers 0 add company number=C-1 name=架空
		answers 0 ledger verify
	done
}

make_steps() { begin_installation; }

@test "killed at random steps and at random moments, again and again" {
	make_installation
	steps=$(marks add company number=C-0 name=架空)
	echo C-0 | tee "$BATS_TEST_TMPDIR/acknowledged" >"$BATS_TEST_TMPDIR/tried"

	for ((round = 1; round <= rounds; round++)); do
		if ((round % 2)); then
			HOZEN_KILL_AT=$((RANDOM % steps + 1)) perform C-$round hozen add company number=C-$round name=架空
		else
			perform C-$round timeout -s KILL 0.$(printf %03d $((RANDOM % 250 + 5))) \
				"$HOZEN" add company number=C-$round name=架空 --dir "$dir" --lang en
		fi
		books_agree || { echo "round $round of $rounds"; return 1; }
	done
	[ "$killed" -ge $((rounds / 2)) ]
}

@test "one of several that write at once is killed, and the others are answered" {
	make_installation
	: >"$BATS_TEST_TMPDIR/acknowledged"
	steps=$(marks add company number=C-0 name=架空)
	echo C-0 | tee "$BATS_TEST_TMPDIR/acknowledged" >"$BATS_TEST_TMPDIR/tried"

	for ((round = 1; round <= 5; round++)); do
		for writer in 1 2 3; do
			echo "W-$round-$writer" >>"$BATS_TEST_TMPDIR/tried"
			{ HOZEN_PATIENCE_MS=60000 hozen add company number=W-$round-$writer name=架空 >/dev/null 2>&1 &&
				echo "W-$round-$writer" >>"$BATS_TEST_TMPDIR/acknowledged"; } 3>&- &
		done
		HOZEN_KILL_AT=$((RANDOM % steps + 1)) perform V-$round hozen add company number=V-$round name=架空
		wait
		[ "$(grep -c "^W-$round-" "$BATS_TEST_TMPDIR/acknowledged")" -eq 3 ]
		books_agree || { echo "round $round"; return 1; }
	done
}
