# hozen decide: questions from facts, as lines of JSON, without an installation.
load setup

examples=$root/tests/data/interchange

@test "the example of the specification is answered to the letter" {
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --batch "$examples/questions.jsonl"
	[ "$status" -eq 0 ]
	[ "$output" = "$(cat "$examples/answers.jsonl")" ]
}

@test "questions may come through a pipe, with blank lines and without a last line end" {
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --batch - < <(sed G "$examples/questions.jsonl" | head -c -2)
	[ "$status" -eq 0 ]
	[ "$output" = "$(cat "$examples/answers.jsonl")" ]
}

@test "a line that is no question is answered with an error, and the others go on" {
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --lang en --batch - < <(echo '{"n":7,"on":"2026-02-29"}'; echo '{'; cat "$examples/questions.jsonl")
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 8 ]
	[ "$(jq -r .n <<<"${lines[0]}")" = 7 ]
	[[ $(jq -r .error <<<"${lines[0]}") == *"a day that exists"* ]]
	[ "$(jq -r .n <<<"${lines[1]}")" = null ]
	[ "${lines[2]}" = "$(head -1 "$examples/answers.jsonl")" ]
}

@test "a line of three million characters is answered in words, and the next is answered too" {
	head -c 3000000 /dev/zero | tr '\0' x >"$BATS_TEST_TMPDIR/questions"
	{ echo; head -1 "$examples/questions.jsonl"; } >>"$BATS_TEST_TMPDIR/questions"
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --lang ja --batch "$BATS_TEST_TMPDIR/questions"
	[ "$status" -eq 0 ]
	[[ ${lines[0]} == *"バイト以内の行"* ]]
	[ "${lines[1]}" = "$(head -1 "$examples/answers.jsonl")" ]
}

@test "a hundred thousand questions are answered, each on its line" {
	jq -nc 'range(100000) | {n: ., person: "p1", use: "view", item: "i1", place: "r1", on: "2026-11-23"}' >"$BATS_TEST_TMPDIR/questions"
	"$HOZEN" decide --facts "$examples/facts.jsonl" --batch "$BATS_TEST_TMPDIR/questions" >"$BATS_TEST_TMPDIR/answers"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/answers")" -eq 100000 ]
	[ "$(sort -u <(sed 's/"n":[0-9]*//' "$BATS_TEST_TMPDIR/answers") | wc -l)" -eq 1 ]
	[ "$(tail -1 "$BATS_TEST_TMPDIR/answers")" = '{"n":99999,"decision":true,"on":"2026-11-23","failed":[]}' ]
}

@test "facts that are wrong are refused with line, field and what would be accepted" {
	{ cat "$examples/facts.jsonl"; echo '{"kind":"person","id":"p1","nationality":["Japan"]}'; } >"$BATS_TEST_TMPDIR/facts"
	run "$HOZEN" decide --facts "$BATS_TEST_TMPDIR/facts" --batch "$examples/questions.jsonl" --lang en
	[ "$status" -eq 3 ]
	[[ $output == *"line 21  id: “p1” → accepted: an id that no other line declares"* ]]
	[[ $output == *"line 21  nationality: “[\"Japan\"]” → accepted: "*"ISO 3166-1"* ]]
	[[ $output != *decision* ]]
}

@test "a file that is not there is said to be so" {
	run "$HOZEN" decide --facts "$BATS_TEST_TMPDIR/none" --batch "$examples/questions.jsonl"
	[ "$status" -eq 4 ]
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --batch "$BATS_TEST_TMPDIR/none"
	[ "$status" -eq 4 ]
	run "$HOZEN" decide --facts "$examples/facts.jsonl" --batch "$BATS_TEST_TMPDIR"
	[ "$status" -eq 12 ]
	run "$HOZEN" decide --batch "$examples/questions.jsonl" --dir "$BATS_TEST_TMPDIR/none"
	[ "$status" -eq 4 ]
	run "$HOZEN" decide --facts "$examples/facts.jsonl"
	[ "$status" -eq 2 ]
}

@test "answers that cannot be written are not passed over" {
	run bash -c '"$0" decide --facts "$1/facts.jsonl" --batch "$1/questions.jsonl" >/dev/full' "$HOZEN" "$examples"
	[ "$status" -eq 12 ]
}
