# The law asked from the command line: of any day, with an installation and without one; its lint, and the texts of statutes.
# SPDX-License-Identifier: Apache-2.0
load setup

# A small rulebook of its own in $book, of which what it says is known.
make_rulebook()
{
	book=$place/book
	mkdir -p "$book/law" "$book/rules/office"
	cat >"$book/law/office.yaml" <<-'END'
	nodes:
	  - id: act
	    kind: act
	    number: { ja: 令和2年法律第7号, en: Act No. 7 of 2020 }
	    title: { ja: 架空秘密法, en: Fictional Secrets Act }
	    english: ours
	    issuer: { ja: 国会, en: The Diet }
	    in_force: { from: 2020-04-01 }
	  - id: act.3
	    kind: article
	    parent: act
	    number: { ja: 第3条, en: art. 3 }
	    title: { ja: 点検, en: Checks }
	  - id: act.4
	    kind: article
	    parent: act
	    number: { ja: 第4条, en: art. 4 }
	    title: { ja: 教育, en: Education }
	    in_force: { from: 2024-04-01 }
	duties:
	  - id: pc.check
	    who: contractor
	    regime: [SDS]
	    clock: every
	    trigger: { ja: 使用中, en: while it is in use }
	    text: { ja: 端末を点検する。, en: Machines are checked. }
	    evidence: [{ register: machine_check, for: check_days }]
	    articles: [act.3]
	    mark: found
	  - id: teach
	    who: contractor
	    regime: [SDS]
	    clock: before
	    trigger: { ja: 保管責任者の離職, en: when the custodian leaves }
	    text: { ja: 後任者を教育する。, en: The successor is taught. }
	    articles: [act.4]
	    mark: found
	    untested: { ja: 簿がない。, en: No register has it. }
	terms:
	  - { name: check_days, value: 7, unit: days, duty: pc.check, label: { ja: 間隔, en: Interval }, mark: found }
	tables:
	  - id: bands
	    title: { ja: 区分, en: Bands }
	    columns: [{ name: band, label: { ja: 区分, en: Band } }, { name: years, label: { ja: 年, en: Years } }]
	    rows:
	      - { band: { ja: 機密, en: Top secret }, years: 10, in_force: { to: 2025-05-31 } }
	      - { band: { ja: 機密, en: Top secret }, years: 12, in_force: { from: 2025-06-01 } }
	coverage:
	  - source: { ja: 資料, en: Source }
	    lines:
	      - { id: s.1, says: { ja: 点検, en: Checks }, duties: [pc.check] }
	      - { id: s.2, says: { ja: 沿革, en: History }, why: { ja: 義務ではない。, en: It asks nothing. } }
	END
	cat >"$book/rules/office/check.sql" <<-'END'
	-- rule:       check
	-- duty:       pc.check
	-- title ja:   点検していること
	-- title en:   It was checked
	-- register:   machine
	-- weight:     grave
	-- because ja: {subject} を点検していない
	-- because en: {subject} was not checked
	SELECT machine.number AS subject, company.number AS company, NULL AS due_on, NULL AS last_on
	  FROM machine JOIN site ON site.id = machine.site JOIN company ON company.id = site.company
	 WHERE machine.registered_on <= $1 AND machine.retired_on IS NOT NULL
	END
}

# The made-up text of that act; $1 what article 3 asks.
make_text()
{
	mkdir -p "$place/texts"
	printf '# 架空秘密法\n\n*（令和二年法律第七号）*\n\n**第三条**\n%s\n\n**第四条**\n後任者に教える。\n' "$1" >"$place/texts/act.md"
}

# law QUESTION…: asked of the rulebook alone.
law() { run --separate-stderr "$HOZEN" law "$@" --dir "$book" --lang en; }

@test "the carried law answers where there is no installation" {
	cd "$place"

	run --separate-stderr "$HOZEN" law tree --json

	[ "$status" -eq 0 ]
	is true '(.nodes | length) > 20 and (.duties | length) > 60'
	is true '[.nodes[].id] | contains(["sds-act", "dpb-act"])'
	is true '.nodes[0] | has("id") and has("kind") and has("parent") and has("number") and has("from_on") and has("to_on") and (.title | has("ja") and has("en"))'
	is true '.duties[0] | has("id") and has("who") and has("clock") and has("regime") and has("articles") and has("mark") and has("rules") and (.text | has("ja") and has("en"))'
}

@test "a day is answered by the law of that day" {
	make_rulebook

	law tree --on 2023-06-01 --json
	is '["pc.check"]' -c '[.duties[].id]'
	is '["act","act.3"]' -c '[.nodes[].id]'
	law tree --on 2026-11-23 --json
	is '["pc.check","teach"]' -c '[.duties[].id]'
	law tree --on 2019-01-01 --json
	is '0 0' '"\(.nodes | length) \(.duties | length)"'
}

@test "a duty is shown with its article, clock, evidence and rule, in both languages" {
	make_rulebook

	law show pc.check
	for part in "Machines are checked." "Again and again" "7 days" "art. 3 (Checks)" "good for 7 days" "Tested by: check"; do says "$part"; done
	run --separate-stderr "$HOZEN" law show pc.check --dir "$book" --lang ja
	for part in 端末を点検する。 定期 第3条（点検） 点検規則：check; do says "$part"; done
	law show act.3 --json
	is '["pc.check"]' -c '[.duties[].id]'
	law show act --json
	is ours .english
}

@test "who must do what when somebody leaves is found by a word of either language" {
	make_rulebook

	law find custodian leaves --json
	is '["teach"]' -c '[.duties[].id]'
	law find 保管責任者 --json
	is '["teach"]' -c '[.duties[].id]'
	law find nothing of the kind
	[ "$status" -eq 1 ]
}

@test "a table is printed as of a day" {
	make_rulebook

	law table bands --on 2025-05-31 --json
	is '[{"band":"Top secret","years":10}]' -c '[.rows[] | {band: .band.en, years}]'
	law table bands --on 2025-06-01 --json
	is 12 '.rows[].years'
	law table bands
	says "Top secret"
	law table
	says bands
	law table nothing
	[ "$status" -eq 4 ]
	says bands
}

@test "coverage tells each line with its duties, their rules, or the reason for none" {
	make_rulebook

	law coverage --json
	[ "$status" -eq 0 ]
	is '2 1 1 0' '.counts | "\(.lines) \(.with_duties) \(.with_reason) \(.silent)"'
	is check '.sources[0].lines[0].duties[0].rules[0]'
	law coverage
	says "no duty: It asks nothing."
	sed -i 's/, why: .*/ }/' "$book/law/office.yaml"
	law coverage
	[ "$status" -eq 1 ]
	says "1 silent"
}

@test "lint names file and line, and exits 1 only where there is something to put right" {
	make_rulebook
	law lint
	[ "$status" -eq 0 ]

	sed -i 's/    english: ours//' "$book/law/office.yaml"
	law lint
	[ "$status" -eq 1 ]
	says "law/office.yaml:2: act; accepted: english"
	law lint --json
	is '1 law/office.yaml 2' '"\(.count) \(.defects[0].file) \(.defects[0].line)"'
}

@test "what breaks the rulebook is told by lint with the rest" {
	make_rulebook
	sed -i 's/parent: act$/parent: akt/' "$book/law/office.yaml"

	law lint
	[ "$status" -eq 1 ]
	says "law/office.yaml:11: akt"
	law tree
	[ "$status" -eq 10 ]
}

@test "between two days each kind of person has what it must now do" {
	make_rulebook

	law diff 2023-06-01 2026-11-23 --json

	is '["act.4"]' -c '[.nodes[].node.id]'
	is 'begins 2024-04-01' '.duties[0] | "\(.change) \(.on)"'
	is '["teach"]' -c '[.people[] | select(.who == "contractor").must[].duty]'
	is null .companies
	law diff 2023-06-01 never
	[ "$status" -eq 2 ]
}

@test "between two days each company on a contract has what it must now do" {
	make_rulebook
	make_programme
	answers 0 add contract number=K-1 prime=C-1 authority=B-1 title=試作 start_on=2023-01-01
	answers 0 add contract_clause contract=K-1 clause=sds attached_on=2023-01-01
	cp -r "$book" "$dir/rulebook"

	answers 0 law diff 2023-06-01 2026-11-23 --json

	is 'C-1 teach' '.companies[] | "\(.company) \(.must[].duty)"'
	answers 0 law diff 2023-06-01 2026-11-23
	says C-1
}

@test "an article is shown beside its duty where the text is at hand, and marked when it changes" {
	make_rulebook
	make_installation
	cp -r "$book" "$dir/rulebook"
	make_text "毎週見る。"

	answers 0 law import-texts "$place/texts"
	answers 0 law show pc.check
	says "毎週見る。"
	says SHA-256
	answers 0 law lint
	make_text "毎月見る。"
	answers 0 law import-texts "$place/texts" --on 2026-11-23
	says pc.check
	answers 1 law lint
	says "2026-11-23"
	answers 0 law show pc.check
	says "changed on 2026-11-23"
	answers 0 law reviewed pc.check
	answers 0 law lint
}

@test "a cited article that the text does not have is a defect" {
	make_rulebook
	make_text "毎週見る。"
	sed -i 's/第四条/第五条/' "$place/texts/act.md"

	law lint --texts "$place/texts"

	[ "$status" -eq 1 ]
	says "law/office.yaml:14: Fictional Secrets Act, art. 4 (Education)"
}

@test "a text that does not parse is refused and nothing is kept" {
	make_rulebook
	make_installation
	cp -r "$book" "$dir/rulebook"
	make_text "毎週見る。"
	printf '<Law>\n<Article>\n' >"$place/texts/broken.xml"

	answers 3 law import-texts "$place/texts"

	says "broken.xml, line"
	[ ! -e "$dir/law-texts" ]
}

@test "a folder that is not there is not passed over" {
	run --separate-stderr "$HOZEN" law tree --dir "$place/nowhere" --lang en

	[ "$status" -eq 4 ]
}
