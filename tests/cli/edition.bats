# Editions of a rulebook: signed by whoever issues them, adopted by an act, and neither forged, altered nor older ones.
# SPDX-License-Identifier: Apache-2.0
load setup

# An authority in $authority, an office in $dir that has pinned its key, and a rulebook of the authority in $issued.
make_two()
{
	make_installation
	authority=$dir
	begin_installation
	issued=$place/issued
	mkdir "$issued"
	cp -r "$root/law" "$root/rules" "$issued/"
	chmod -R u+w "$issued"
	rule=$(grep -rl '^-- rule: *weekly-virus-check' "$issued/rules")
	"$HOZEN" ledger key --dir "$authority" >"$dir/rulebook-keys"
}

# sign DAY: the authority issues what lies in $issued.
sign() { "$HOZEN" law sign "$issued" --on "$1" --dir "$authority" --lang en --json; }

receive() { rm -rf "$dir/rulebook"; cp -r "$issued" "$dir/rulebook"; }

@test "an edition that a pinned key signed is adopted, and its hash is named" {
	make_two
	echo "-- a remark" >>"$rule"
	sign 2026-11-01
	receive
	before=$(ledger_size)

	answers 0 status --on 2026-11-20 --json

	[ "$(ledger_size)" -eq $((before + 1)) ]
	is "$(grep -o '^sha256 .*' "$issued/rulebook.note" | cut -d' ' -f2)" .rulebook
	answers 0 status --on 2026-11-20
	[ "$(ledger_size)" -eq $((before + 1)) ]
}

@test "signing is an act that needs the right to keys" {
	make_two
	"$HOZEN" account add reader name=r --dir "$authority" >/dev/null

	run "$HOZEN" law sign "$issued" --as reader --dir "$authority" --lang en

	[ "$status" -eq 1 ]
	[ ! -e "$issued/rulebook.note" ]
}

@test "with a key pinned, files that nobody signed are refused" {
	make_two
	echo "-- a remark" >>"$rule"
	receive

	answers 10 status --on 2026-11-20

	says rulebook.note
}

@test "a file altered after it was signed is refused" {
	make_two
	sign 2026-11-01
	receive
	echo "-- a remark" >>"$dir/${rule/$issued/rulebook}"

	answers 10 status --on 2026-11-20

	says "not those that were signed"
}

@test "a signature by somebody else, or changed by a letter, is refused" {
	make_two
	sign 2026-11-01
	receive
	mv "$dir/rulebook-keys" "$place/pinned"

	answers 10 status --on 2026-11-20
	says "no good signature"
	mv "$place/pinned" "$dir/rulebook-keys"
	sed -i 's/edition 2026/edition 2027/' "$dir/rulebook/rulebook.note"
	answers 10 status --on 2026-11-20
	says "no good signature"
}

@test "an edition older than the one in force is refused, and a newer one of the same files is not" {
	make_two
	sign 2026-11-01
	cp -r "$issued" "$place/old"
	echo "-- a remark" >>"$rule"
	sign 2026-11-15
	receive
	answers 0 status --on 2026-11-20

	rm -r "$dir/rulebook"
	cp -r "$place/old" "$dir/rulebook"
	answers 10 status --on 2026-11-20
	says "2026-11-01"
	says "2026-11-15"
	issued=$place/old
	sign 2026-11-20
	receive
	answers 0 status --on 2026-11-20
}

@test "without the folder the carried rulebook does not take the place of a signed one" {
	make_two
	echo "-- a remark" >>"$rule"
	sign 2026-11-01
	receive
	answers 0 status --on 2026-11-20
	rm -r "$dir/rulebook"

	answers 10 status --on 2026-11-20

	says rulebook.note
}

@test "what was found under an older rulebook is judged under it again" {
	make_two
	make_small_programme
	answers 1 status --on 2026-01-20 --json
	old=$(jq -r .rulebook <<<"$output") then=$(hozen ledger show $(($(ledger_size) - 1)) --json | jq -r '.. | .at? // empty' | head -1)
	echo "-- a remark" >>"$rule"
	sign 2026-11-01
	receive

	answers 1 status --on 2026-01-20 --json
	[ "$(jq -r .rulebook <<<"$output")" != "$old" ]
	answers 1 status --on 2026-01-20 --known-at "$then" --json
	is "$old" .rulebook
}

@test "a list of keys that is none is named with its line" {
	make_two
	sign 2026-11-01
	receive
	echo "no key" >>"$dir/rulebook-keys"

	answers 10 status --on 2026-11-20

	says "line 2"
}
