# The decision asked of the books, and their facts written out: hozen decide and hozen picture on an installation, and the guard of loans.
load setup

setup() { make_installation --sample; }

# What is allowed in the sample on its own day.
lending="item=I-000004 person=P-000002 from_on=2026-11-20 area=A-000001"

# questions: every person, a few items and places, every use of items.
questions()
{
	jq -nc --slurpfile f "$1" '[$f[] | select(.kind == "person") | .id] as $p | [$f[] | select(.kind == "item") | .id] as $i
		| range(0; 3000) | {n: ., person: $p[(. * 7) % ($p | length)], item: $i[(. * 13) % ($i | length)],
		  use: ["view", "take", "copy", "send", "store", "destroy"][. % 6], place: ("A-00000" + (1 + . % 4 | tostring)), on: "2026-11-20"}'
}

@test "a question is answered in words, and by the exit status" {
	answers 0 decide person=P-000002 use=take item=I-000004 place=A-000001
	says "2026-11-20: permitted"
	answers 1 decide person=P-000013 use=take item=I-000004 place=A-000001
	says "2026-11-20: not permitted"
	says "need_to_know"
	answers 1 decide person=P-000002 use=take item=I-000004 --json
	[ "$output" = '{"n":null,"decision":false,"on":"2026-11-20","failed":["place_given"]}' ]
	answers 1 decide person=P-000002 use=take item=I-000004 place=A-000001 on=R2.1.1
	says "2020-01-01"
}

@test "what is not in the books is not known, and what is no question is a usage error" {
	answers 1 decide person=P-999999 use=take item=I-000004 place=A-000001 --json
	is '["known"]' '.failed | tojson'
	answers 1 decide person=P-000002 use=borrow item=I-000004 --json
	is '["known"]' '.failed | tojson'
	answers 2 decide
	answers 2 picture
}

@test "the facts that are written out answer every question as the books do" {
	answers 0 picture --json
	echo "$output" >"$place/facts"
	questions "$place/facts" >"$place/questions"
	hozen decide --batch "$place/questions" >"$place/of_books"
	hozen decide --facts "$place/facts" --batch "$place/questions" >"$place/of_facts"
	cmp "$place/of_books" "$place/of_facts"
	[ "$(wc -l <"$place/of_books")" -eq 3000 ]
	[ "$(grep -c '"decision":true' "$place/of_books")" -gt 10 ]
}

@test "what a reader may not see is unknown, and facts that lack some are not written out" {
	answers 0 account add manager name=Manager
	answers 0 account role manager role=security_manager company=C-002 from_on=2020-04-01
	answers 1 decide person=P-000002 use=take item=I-000004 place=A-000001 --as manager --json
	is '["known"]' '.failed | tojson'
	answers 1 picture --json --as manager
	says "does not reach all the books"
	[ -z "$(grep '"kind":"item"' <<<"$output")" ]
}

@test "a loan that is not allowed is refused in words of both languages, and recorded as refused" {
	answers 1 add loan item=I-000004 person=P-000013 from_on=2026-11-20 area=A-000001
	says "I-000004 may not be lent to P-000013 from 2026-11-20: "
	run "$HOZEN" add loan item=I-000004 person=P-000013 from_on=2026-11-20 area=A-000001 --dir "$dir" --lang ja
	[[ $output == *"I-000004 を P-000013 に 2026-11-20 から貸し出すことはできません："* ]]
	answers 0 add loan $lending
	answers 1 decide person=P-000003 use=take item=I-000004 place=A-000001 --json
	is '["free"]' '.failed | tojson'
	ledger_size
}

@test "of two processes that lend one item at once exactly one does" {
	hozen add loan $lending >"$place/one" 2>&1 & one=$!
	hozen add loan ${lending/P-000002/P-000003} >"$place/other" 2>&1 & other=$!
	won=0
	wait $one && won=$((won + 1))
	wait $other && won=$((won + 1))
	cat "$place/one" "$place/other"
	[ "$won" -eq 1 ]
	ledger_size
}
