# The face for programs: its description held against OpenAPI 3.1, its answers against the description, calendars read by a program of
# others, and tokens from the command line.
# SPDX-License-Identifier: Apache-2.0
load setup

setup_file()
{
	make_installation --sample
	printf '%s\n' "$dir" >"$place/dir"
	hozen token add name=test scope='read decide' >"$place/token"
	hozen token add name=calendar scope=calendar >"$place/calendar"
	"$HOZEN" serve --dir "$dir" --listen 127.0.0.1:0 --lang en >"$place/served" 2>&1 3>&- &
	echo $! >"$place/server"
	for ((i = 0; i < 200; i++)); do grep -q http:// "$place/served" && break; sleep 0.1; done
}

setup()
{
	place=$BATS_FILE_TMPDIR
	dir=$(<"$place/dir")
	address=$(grep -Eo 'http://[0-9.:]+' "$place/served")
	token=$(tail -1 "$place/token")
}

teardown() { :; }

teardown_file()
{
	place=$BATS_FILE_TMPDIR
	kill "$(<"$place/server")"
	drop_databases "$place/databases"
}

@test "the description is OpenAPI 3.1, and every answer is as described" {
	"$root/tests/api/validate.py" "$address" "$token"
}

@test "a calendar is read by another program, each deadline with an identity of its own" {
	curl -fsS "$address/calendar/$(tail -1 "$place/calendar").ics" >"$place/deadlines.ics"
	/usr/bin/python3 - "$place/deadlines.ics" <<'E'
import datetime, sys
from icalendar import Calendar
raw = open(sys.argv[1], "rb").read()
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is not folded"
events = Calendar.from_ical(raw).walk("VEVENT")
assert len(events) > 10, len(events)
assert len({e["UID"] for e in events}) == len(events)
assert all(type(e["DTSTART"].dt) is datetime.date and e["SUMMARY"] and e["DTSTAMP"].dt for e in events)
E
}

@test "a token is listed, and opens nothing once it is revoked" {
	answers 0 token add name=short scope=read:company --json
	secret=$(jq -r .token <<<"$output")
	number=$(jq -r .number <<<"$output")
	curl -fsS -H "Authorization: Bearer $secret" "$address/api/v1/registers/company?limit=1"
	answers 0 token list
	says "$number"
	[[ "$output" != *"$secret"* ]]
	answers 0 token revoke "$number"
	run curl -sS -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $secret" "$address/api/v1/registers/company"
	[ "$output" = 401 ]
	answers 4 token revoke "$number"
	answers 3 token add name=short scope=everything
	says "read:REGISTER"
}

@test "neither tokens nor addresses of calendars are logged" {
	run ! grep -q hozen_ "$place/served"
}
