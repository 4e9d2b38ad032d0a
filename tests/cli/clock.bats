# hozen clock: days computed and explained, without an installation.
load setup

@test "a period of years is reckoned and explained in both languages" {
	run "$HOZEN" clock within 5 years of 2023-02-28 --lang en
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 2028-02-29 ]
	[[ ${lines[1]} == *"the first day is not counted"* ]]
	run "$HOZEN" clock within 5 years of R5.2.28 --lang ja
	[ "${lines[0]}" = 2028-02-29 ]
	[[ ${lines[1]} == *初日不算入* ]]
}

@test "business days leave out holidays, and a standstill moves the day" {
	run "$HOZEN" clock before 10 business_days of 2026-12-01
	[ "${lines[0]}" = 2026-11-16 ]
	run "$HOZEN" clock within 30 days of 2026-04-01 still 2026-04-10..2026-04-20
	[ "${lines[0]}" = 2026-05-12 ]
}

@test "a clock in hours tells the hour" {
	run "$HOZEN" clock within 24 hours of "2026-11-23 14:12" --json
	[ "$(jq -r .at <<<"$output")" = 2026-11-24T05:12:00.000000Z ]
}

@test "a clock that cannot be is refused in words" {
	run "$HOZEN" clock within 5 fortnights of 2026-01-01 --lang en
	[ "$status" -eq 2 ]
	[[ $output == *"business_days"* ]]
	run "$HOZEN" clock within five years of 2026-01-01
	[ "$status" -eq 2 ]
	run "$HOZEN" clock within 5 years of 2026-02-30
	[ "$status" -eq 2 ]
	run "$HOZEN" clock within 5 days of 2026-02-03 still never
	[ "$status" -eq 2 ]
}
