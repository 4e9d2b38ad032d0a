# Witnesses of the log: what one is asked, its answer taken in or refused, and what verify tells of it.  The witness here is openssl and
# a key; tests/interop does it with a witness that is running.
# SPDX-License-Identifier: Apache-2.0
load setup

name=witness.example/w1
vkey=$name+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4        # of the seed 00 01 … 1f

bytes() { printf "$(sed 's/../\\x&/g' <<<"$1")"; }

# cosigns FILE TIME: what the witness says at that time of the checkpoint whose text is in FILE.
cosigns()
{
	cd "$BATS_TEST_TMPDIR"
	{ bytes 302e020100300506032b657004220420; bytes "$(printf %02x {0..31})"; } | openssl pkey -inform DER -out key.pem
	{ printf 'cosignature/v1\ntime %d\n' "$2"; cat "$1"; } >stated
	openssl pkeyutl -sign -rawin -inkey key.pem -in stated -out signature
	printf '— %s %s\n' "$name" "$({ bytes e75f6532; bytes "$(printf %016x "$2")"; cat signature; } | base64 -w0)"
	cd "$OLDPWD"
}

setup()
{
	make_installation
	asked=$BATS_TEST_TMPDIR/asked
	hozen ledger checkpoint | sed '/^$/,$d' >"$BATS_TEST_TMPDIR/text"
	now=$(date +%s)
}

@test "a witness is asked from nothing at first, and from what it cosigned last afterwards" {
	echo "$vkey" >"$dir/witnesses"
	hozen ledger witness >"$asked"
	[ "$(head -1 "$asked")" = "old 0" ]
	cosigns "$BATS_TEST_TMPDIR/text" "$now" >>"$asked"

	answers 0 ledger witness "$asked" --json

	is "$name $(ledger_size)" '.witnesses[] | "\(.name) \(.size)"'
	answers 0 ledger verify --json
	is "$(date -u -d "@$now" +%FT%T.000000Z)" '.witnesses[].at'
	answers 0 ledger checkpoint
	[[ $output == *"— $name "* ]]
	size=$(ledger_size)
	answers 0 add company number=C-1 name=架空精機
	answers 0 ledger witness
	[ "${lines[0]}" = "old $size" ]
	answers 0 ledger witness --from 1
	[ "${lines[0]}" = "old 1" ]
}

@test "an answer is refused when nobody is trusted, when it is forged, and when it is of a time to come" {
	cosigns "$BATS_TEST_TMPDIR/text" "$now" >"$asked"
	answers 4 ledger witness "$asked"
	[[ $stderr == *"$dir/witnesses"* ]]
	echo "$vkey" >"$dir/witnesses"
	sed '2s/$/0/' "$BATS_TEST_TMPDIR/text" >"$BATS_TEST_TMPDIR/other"

	cosigns "$BATS_TEST_TMPDIR/other" "$now" >"$asked.other"
	answers 3 ledger witness "$asked.other"
	cosigns "$BATS_TEST_TMPDIR/text" $((now + 86400)) >"$asked.ahead"
	answers 3 ledger witness "$asked.ahead"

	answers 0 ledger verify --json
	is 0 '.witnesses[].size'
	answers 0 ledger witness - <"$asked"
	[[ $output == *"$name"* ]]
}

@test "what cannot be asked is a usage error, and a file that is not there is named" {
	answers 2 ledger witness "$asked" more
	answers 2 ledger witness "$asked" --from 1
	answers 2 ledger witness --from x
	answers 4 ledger witness --from 999
	answers 4 ledger witness "$asked"
	[[ $stderr == *"$asked"* ]]
}
