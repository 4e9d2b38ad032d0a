# hozen explain, who and what: from facts, and from the books of an installation.
load setup

examples=$root/tests/data/interchange

explain() { run "$HOZEN" explain --facts "$examples/facts.jsonl" "$@"; }

@test "what is permitted is explained on a page, with exit status 0" {
	explain person=p1 use=view item=i1 place=r1 on=2026-11-23 --lang en
	[ "$status" -eq 0 ]
	[[ $output == *"On Monday, 23 November 2026, may p1 view the item i1 at r1?"* ]]
	[[ $output == *"Permitted. Conditions that apply: 15; all of them are met."* ]]
	[[ $output != *"What would make it permitted"* ]]
}

@test "a refusal tells reason, facts, duty, article, mark and cure, with exit status 1" {
	explain person=p1 use=copy item=i1 place=r1 on=R8.11.23 --lang en
	[ "$status" -eq 0 ]
	explain person=p1 use=send item=i1 to=c2/s9 on=2026-11-23 --lang en
	[ "$status" -eq 1 ]
	[[ $output == *"may p1 send the item i1 to c2/s9?"* ]]
	[[ $output == *"not met: 3. The first that is not: Approval."* ]]
	[[ $output == *"Duty: Copying, carrying out, sending and destroying need prior approval"* ]]
	[[ $output == *"Basis: Special clause on the preservation of secrets"* ]]
	[[ $output == *"[unverified] What needs approval, and whose, is unverified: confirm with the directive."* ]]
	[[ $output == *"hozen add approval item=i1 use=send person=p1 from_on="*" method=courier"* ]]
	[[ $output == *"Add to Approvals (Item: i1; Use: Send; Person: p1; From: "* ]]
	[[ $output == *"May be performed by: Administrator, ATLA policy officer, Security manager"* ]]
	[[ $output == *"Facts: $examples/facts.jsonl"* ]]
	[[ $output =~ Rulebook:\ [0-9a-f]{64} ]]
}

@test "in Japanese no English is left but what is typed" {
	explain person=p1 use=destroy item=i1 place=r1 witness=p1 on=2026-11-23 --lang ja
	[ "$status" -eq 1 ]
	[[ $output == *"令和8年11月23日(月)、p1 が r1 において、p1 の立会いの下で、秘密物件等 i1 を破棄することは許されるか。"* ]]
	[[ $output == *"許可されない。"* ]]
	[[ $output == *"〔未確認〕"* ]]
	! grep -vE 'hozen |jsonl' <<<"$output" | grep -E '[A-Za-z]{12,}' | grep -v '[0-9a-f]\{64\}'
}

@test "what was refused on a day past is cured for today and later" {
	explain person=p1 use=carry_out item=i1 on=2024-06-01 --lang en
	[ "$status" -eq 1 ]
	[[ $output == *"on a day past cannot be made so"* ]]
	[[ $output == *"add approval item=i1 use=carry_out person=p1 from_on="* ]]
}

@test "the same for programs" {
	explain person=p1 use=send item=i1 to=c2/s9 on=2026-11-23 --json
	[ "$status" -eq 1 ]
	is false .decision
	is approved .headline
	is "approved method_allowed recipient_fit" '[.reasons[] | select(.held | not) | .code] | join(" ")'
	is unverified '.reasons[] | select(.code == "approved") | .duty.mark'
	is true .cure.exists
	is approval '.cure.steps[0].register'
	is null .entry
}

@test "a question that cannot be understood is refused in words" {
	explain person=p1 use=view item=i1 colour=red
	[ "$status" -eq 3 ]
	explain person=p1 use=view item=i1 on=2026-02-30 --lang en
	[ "$status" -eq 3 ]
	[[ $output == *2026-02-30* ]]
	explain person=p1 use=view item=i9 on=2026-11-23 --lang en
	[ "$status" -eq 1 ]
	[[ $output == *"What is asked about"* ]]
	[[ $output == *"Not on record: i9"* ]]
	explain
	[ "$status" -eq 1 ]
}

@test "who may, and what may be used" {
	run "$HOZEN" who --facts "$examples/facts.jsonl" use=view item=i1 place=r1 on=2026-11-23
	[ "$status" -eq 0 ] && [ "$output" = p1 ]
	run "$HOZEN" what --facts "$examples/facts.jsonl" person=p1 use=view place=r1 on=2026-11-23 --json
	[ "$status" -eq 0 ] && [ "$output" = '["i1"]' ]
	run "$HOZEN" what --facts "$examples/facts.jsonl" person=p1 use=enter on=2026-11-23
	[ "$status" -eq 0 ] && [ "$output" = r1 ]
	run "$HOZEN" who --facts "$examples/facts.jsonl" use=enter area=r1 on=2020-01-01 --lang en
	[ "$status" -eq 1 ] && [ "$output" = Nobody ]
}

# P-1 may view an item that needs no place, once a pledge is signed.
make_item()
{
	make_small_programme
	answers 0 add contract number=K-1 prime=C-1 authority=B-1 title=架空 start_on=2020-04-01
	answers 0 add contract_clause contract=K-1 clause=infosec
	answers 0 add employment person=P-1 company=C-1 kind=employee from_on=2020-04-01
	answers 0 add nationality person=P-1 country=JP
	answers 0 add education person=P-1 regime=PI course=initial done_on=2026-01-05
	answers 0 add handler_range person=P-1 contract=K-1 from_on=2020-04-01
	answers 0 add item number=I-1 holder=C-1 contract=K-1 regime=PI grade=1 authority=B-1 title=架空 form=document registered_on=2020-04-01 origin=JP military=no
	answers 0 add setting number=today value=2026-01-06
}

@test "from the books: the cure, typed as it stands, cures; and the page names the ledger's entry" {
	make_installation
	make_item
	answers 1 explain person=P-1 use=view item=I-1
	says "Pledge"
	says "ED-000001"
	says "Books: as of ledger entry $(($(ledger_size) - 1))"
	run --separate-stderr hozen explain person=P-1 use=view item=I-1 --json
	act=$(jq -r '.cure.steps[0].typed' <<<"$output")
	[ "$act" = "add pledge person=P-1 regime=PI signed_on=2026-01-06" ]
	answers 0 $act
	answers 0 explain person=P-1 use=view item=I-1
	answers 0 who use=view item=I-1
	[ "$output" = P-1 ]
	answers 0 what person=P-1 use=view
	[ "$output" = I-1 ]
}

@test "from the books: what is amended has its number" {
	make_installation
	make_item
	answers 0 add pledge person=P-1 regime=PI signed_on=2025-01-06
	answers 0 add suspension number=SU-7 person=P-1 reason=incident from_on=2026-01-01
	run --separate-stderr hozen explain person=P-1 use=view item=I-1 --json
	is "amend suspension number=SU-7 to_on=2026-01-06" '.cure.steps[0].typed'
	is 2026-01-07 .cure.on
	is SU-7 '.reasons[] | select(.code == "not_suspended") | .facts[0].number'
}

# What must be filled in besides, and no cure knows.
filled_in() { sed 's/kind=…/kind=employee/; s/work=…/work=架空/; s/authority=…/authority=ATLA/; s/login=…/login=try/' <<<"$1"; }

@test "cures in the sample, typed as they stand on their day, are taken and cure" {
	make_installation --sample
	while read -r question; do
		run --separate-stderr hozen explain $question --json
		is false .decision
		is true .cure.exists
		cure=$output
		run hozen amend setting number=today value="$(jq -r .cure.on <<<"$cure")"
		while read -r typed; do
			case $typed in
			add*|amend*) eval "answers 0 $(filled_in "$typed")" ;;
			*) question="$(sed "s/ ${typed%%=*}=[^ ]*//" <<<"$question") $typed" ;;
			esac
		done < <(jq -r '.cure.steps[].typed' <<<"$cure")
		answers 0 explain $question on="$(jq -r .cure.on <<<"$cure")"
	done <<-'END'
		person=P-000003 use=view item=I-000011 place=A-000001
		person=P-000061 use=view item=I-000052 place=A-000005
		person=P-000066 use=take item=I-000029 place=A-000007
		person=P-000007 use=destroy item=I-000041 place=A-000010 witness=P-000048
		person=P-000012 use=send item=I-000127 to=ATLA
	END
	ledger_size
}

@test "an account sees no more on the page than in the books" {
	make_installation
	make_item
	answers 0 add company number=C-2 name=架空電機
	answers 0 account add other name=架空
	answers 0 account role other role=security_manager company=C-2
	answers 1 explain person=P-1 use=view item=I-1 --as other
	says "Not on record: P-1, I-1"
	answers 1 who use=view item=I-1 --as other
	answers 1 who use=enter area=A-1 --as other
}
