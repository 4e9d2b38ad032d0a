# The sample and its story: samples/README.md and `hozen status` agree line by line, and neither knows of anything else.
# SPDX-License-Identifier: Apache-2.0
load setup

# State, rule, subject and company (— for none) of every finding that the README tells.
told()
{
	sed -nE 's/^\| [^ |]+ (wrong|missing|overdue|due) \| `([^`]+)` \| `([^`]+)` \| `?([^`| ]+)`? \| .*/\1 \2 \3 \4/p' "$root/samples/README.md" | sort
}

# The same of every finding that status finds in $output.
found() { jq -r '.findings[] | "\(.state) \(.rule) \(.subject) \(.company // "—")"' <<<"$output" | sort; }

# What stands first in every line of the README's list of what is fine.
fine() { sed -n '/^## What is fine/,/^## /s/^- `\([^`]*\)`.*/\1/p' "$root/samples/README.md"; }

@test "the README tells every finding of the sample, and status finds everything that the README tells" {
	SECONDS=0
	make_installation --sample
	[ "$SECONDS" -lt 60 ]

	answers 1 status --json

	is 2026-11-20 .on
	diff <(told) <(found)
	[ "$(told | wc -l)" -ge 20 ]
	[ -z "$(told | uniq -d)" ]
}

@test "nothing that the README calls fine is the subject of a finding" {
	make_installation --sample

	answers 1 status --json

	[ "$(fine | wc -l)" -ge 10 ]
	for number in $(fine); do
		[ "$(jq --arg number "$number" '[.findings[] | select(.subject == $number)] | length' <<<"$output")" -eq 0 ] || { echo "$number is a finding"; return 1; }
	done
}

@test "the README names every file of the sample" {
	for file in "$root"/samples/*.csv; do
		grep -qF "\`${file##*/}\`" "$root/samples/README.md" || { echo "${file##*/} is not named"; return 1; }
	done
	[ "$(grep -oE '`[0-9]{2}-[a-z_]+\.csv`' "$root/samples/README.md" | sort -u | wc -l)" -eq "$(ls "$root"/samples/*.csv | wc -l)" ]
}

@test "each side sees its own part of the sample" {
	make_installation --sample

	answers 1 status --json --as seiki-security
	is C-001 '[.findings[].company // empty] | unique | join(" ")'
	answers 1 status --json --as tokai-inspector
	is C-001 '[.findings[].company // empty] | unique | join(" ")'
	answers 1 status --json --as south-kanto-inspector
	is C-002 '[.findings[].company // empty] | unique | join(" ")'
}

@test "the act that the tour begins with is recorded as the tour says" {
	make_installation --sample

	answers 0 add machine_check machine=M-000003 kind=virus done_on=R8.11.20 result=clean

	grep -qF "$output" "$root/docs/tour.md" || { echo "$output"; return 1; }
}

@test "a finding that relies on a setting nobody has verified says so" {
	make_installation --sample

	answers 1 status --json
	is combination_months '.findings[] | select(.rule == "combination-change-due") | .relies_on[].term'
	is 0 '.findings[] | select(.rule == "container-without-two-locks") | .relies_on | length'

	answers 1 status --lang en
	says "Relies on a setting that is not verified: Months from one change of a combination to the next"
}
