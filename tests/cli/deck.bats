# The made-up programmes: what is planted is printed, and status finds all of it and nothing else, on both databases.
# SPDX-License-Identifier: Apache-2.0
load setup

# One line a fault: rule, state, subject, company.
lines() { jq -r "$1[] | \"\(.rule) \(.state) \(.subject) \(.company)\"" | LC_ALL=C sort; }

@test "the deck is about 170 companies under all bureaus, and status finds every fault planted there and no other" {
	make_installation --sample=deck --seed 11 --json
	planted=$(lines .planted <"$place/init")

	answers 1 status --json

	[ "$(lines .findings <<<"$output")" = "$planted" ] || diff <(echo "$planted") <(lines .findings <<<"$output")
	is 2026-11-20 .on
	is 0 .counts.due
	[ "$(wc -l <<<"$planted")" -ge 60 ]
	[ "$(numbers_in company | grep -cE '^C-[0-9]+$')" -eq 170 ]
	[ "$(hozen export inspection --format json | jq -r '.rows[].organisation' | sort -u | wc -l)" -eq 8 ]
	ledger_size >"$place/size"
}

@test "the planted faults are told by rule, in words" {
	make_installation --sample=deck --seed 3

	grep -q '^company: 171$' "$place/init"
	grep -q '^■ .*(weekly-virus-check)$' "$place/init"
	grep -Eq '^  (Wrong|Overdue|Missing) +M-[0-9]+-1-1  C-[0-9]+$' "$place/init"
}

@test "a programme that is not known, a seed or a scale that is none, is refused before anything is made" {
	dir=$place/nothing
	answers 2 init --sample=village
	says "deck, national"
	answers 2 init --sample=deck --seed x
	answers 2 init --sample=deck --scale 0
	answers 2 init --seed 3
	[ ! -e "$dir" ]
}
