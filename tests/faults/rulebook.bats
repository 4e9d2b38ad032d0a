# A rulebook that is wrong is named with file and line, and nothing is judged by it.  A rule can neither write nor run for ever.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

# The installation's own copy of the rulebook, to be spoilt.
take_rulebook()
{
	make_programme
	mkdir "$dir/rulebook"
	cp -r "$root/law" "$root/rules" "$dir/rulebook/"
	chmod -R u+w "$dir/rulebook"
	rule=$(grep -rl '^-- rule: *weekly-virus-check' "$dir/rulebook/rules")
	law=$(grep -rl 'machine_check_days' "$dir/rulebook/law")
}

# with_query SQL: the rule keeps its front matter and asks this instead.
with_query()
{
	local heading
	heading=$(grep -E '^-- (rule|duty|title|register|weight)' "$rule")
	printf '%s\n-- because ja: {subject}\n-- because en: {subject}\n%s\n' "$heading" "$1" >"$rule"
}

@test "the rulebook as it is carried may also stand in a folder" {
	take_rulebook

	answers 1 status --on 2026-01-20
}

@test "a changed rulebook is adopted by an act that is on the ledger" {
	take_rulebook
	answers 1 status --on 2026-01-20 --json
	old=$(jq -r .rulebook <<<"$output") before=$(ledger_size)

	echo "-- a remark" >>"$rule"
	answers 1 status --on 2026-01-20 --json

	[ "$(jq -r .rulebook <<<"$output")" != "$old" ]
	[ "$(ledger_size)" -eq $((before + 1)) ]
}

@test "broken YAML is named with file and line" {
	take_rulebook
	printf '\nduties: [\n  }\n' >>"$law"

	answers 10 status --on 2026-01-20 --json

	is RULEBOOK .fault
	says "$(basename "$law"):"
}

@test "a rule without a duty is named with its file" {
	take_rulebook
	sed -i '/^-- duty:/d' "$rule"

	answers 10 status --json

	says "$(basename "$rule"):"
}

@test "a rule for a duty that does not exist is named with file and line" {
	take_rulebook
	line=$(grep -n '^-- duty:' "$rule" | cut -d: -f1)
	sed -i 's/^-- duty:.*/-- duty:       no.such_duty/' "$rule"

	answers 10 status --json

	says "$(basename "$rule"):$line"
	says no.such_duty
}

@test "a rule that writes is refused before anything is judged" {
	take_rulebook

	for sql in "DELETE FROM company" "INSERT INTO company (number) VALUES ('x')" "DROP TABLE company" \
		"WITH gone AS (DELETE FROM company RETURNING number) SELECT number AS subject, number AS company, NULL AS due_on, NULL AS last_on FROM gone"; do
		with_query "$sql;"
		answers 10 status --json
		says "$(basename "$rule")"
	done

	rm -r "$dir/rulebook"
	[ "$(numbers_in company)" = C-1 ]
	answers 0 ledger verify
}

@test "a rule that reaches behind the read views is refused" {
	take_rulebook
	behind=(main.company sqlite_master)
	if on_postgres; then behind=(pg_authid); fi

	for table in "${behind[@]}"; do
		with_query "SELECT 'x' AS subject, 'y' AS company, NULL AS due_on, NULL AS last_on FROM $table;"
		answers 10 status --json
		says "$(basename "$rule")"
	done
}

@test "a rule that lacks a column, or whose reason names none of its columns, is refused" {
	take_rulebook

	with_query "SELECT number AS subject FROM company;"
	answers 10 status --json
	says company
	with_query "SELECT number AS subject, number AS company, NULL AS due_on, NULL AS last_on FROM company;"
	sed -i 's/^-- because en:.*/-- because en: {colour} is wrong/' "$rule"
	answers 10 status --json
	says colour
}

@test "a rule that never ends is stopped in its time and named" {
	take_rulebook
	answers 0 add setting number=rule_seconds value=1
	with_query "WITH RECURSIVE turn (i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 1000 FROM turn)
SELECT 'x' AS subject, 'y' AS company, NULL AS due_on, NULL AS last_on FROM turn WHERE i < 0 AND \$1 > '';"

	began=$SECONDS
	answers 11 status --on 2026-01-20 --json

	is TOO_SLOW .fault
	says weekly-virus-check
	[ $((SECONDS - began)) -lt 15 ]
	answers 0 add company number=C-2 name=架空
}
