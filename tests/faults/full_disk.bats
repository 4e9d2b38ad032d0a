# The disk is full: an act is refused in words, and once there is room again it succeeds and the ledger is whole.
# On PostgreSQL a cluster of its own has a small disk, once for its tables and once for its write-ahead log.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

# small_disk SIZE: mounts one and sets `disk`.
small_disk()
{
	[ "$(id -u)" -eq 0 ] || skip "needs root"
	outside=$(mktemp -d "${TMPDIR:-/tmp}/hozen.XXXXXX")        # where user postgres may go, unlike bats' own folders
	disk=$outside/disk
	chmod 755 "$outside"
	mkdir "$disk"
	mount -t tmpfs -o size="$1" hozen-test "$disk"
	chmod 755 "$disk"
}

# fill ROOM: fills the disk but for so many KiB; a server that writes meanwhile may leave less.
fill()
{
	local free
	free=$(df --output=avail -k "$disk" | tail -1)
	[ "$free" -le "$1" ] || head -c $(((free - $1) * 1024)) /dev/zero >"$disk/ballast" 2>/dev/null || true
}

# lines N: a file of a hundred companies, 30 kB.
lines()
{
	file=$BATS_TEST_TMPDIR/lines.csv
	{ echo number,name,name_en; seq -f "$1-%.0f,架空,$(printf 'x%.0s' $(seq 280))" 100; } >"$file"
}

# add_until_refused: imports companies, noting the acknowledged, until a file is refused; its status is left in `status`.
add_until_refused()
{
	while [ $((++added)) -lt 400 ]; do
		lines $added
		run --separate-stderr hozen import company "$file" --json
		[ "$status" -eq 0 ] || return 0
		seq -f "$added-%.0f" 100 >>"$BATS_TEST_TMPDIR/acknowledged"
	done
	echo "the disk never filled"
	return 1
}

acknowledged_stand()
{
	touch "$BATS_TEST_TMPDIR/acknowledged"
	numbers_in company | sort >"$BATS_TEST_TMPDIR/standing"
	[ -z "$(comm -23 <(sort "$BATS_TEST_TMPDIR/acknowledged") "$BATS_TEST_TMPDIR/standing")" ]
}

# fill_and_free ROOM STATUSES: refused with one of the statuses while full; all is well after.
fill_and_free()
{
	fill "$1"
	add_until_refused
	echo "room $1 KiB: exit status $status: $output $stderr"
	[[ " $2 " == *" $status "* ]]
	is true '.text | length > 0'
	rm "$disk/ballast"
	if [ -n "${cluster:-}" ]; then start_again; fi
	answers 0 ledger verify
	acknowledged_stand
	answers 0 import company "$file" --json
	seq -f "$added-%.0f" 100 >>"$BATS_TEST_TMPDIR/acknowledged"
	answers 0 ledger verify
}

# A cluster whose write-ahead log finds no room ends itself, as PostgreSQL does.
start_again()
{
	"$root/tests/cluster" crash "$cluster" >/dev/null 2>&1 3>&- || true
	"$root/tests/cluster" up "$cluster" >/dev/null 3>&-
}

# own_cluster FOLDER LOG-FOLDER: one of its own, with an installation on it.  Old segments are kept, so that what fills stays full.
own_cluster()
{
	cluster=$1
	HOZEN_TEST_DB=$("$root/tests/cluster" start "$cluster" -w "$2" max_wal_size=4MB wal_keep_size=64MB 3>&-)
	begin_installation
	rm "$place/databases"                            # it goes with its cluster
	added=0
}

teardown()
{
	[ -z "${cluster:-}" ] || "$root/tests/cluster" crash "$cluster" >/dev/null 2>&1 || true
	[ -z "${disk:-}" ] || umount -l "$disk"
	rm -rf --one-file-system "${outside:-$place/none}"
	drop_databases "$place/databases"
}

@test "the disk of an SQLite installation fills, with more and with less room left" {
	! on_postgres || skip "SQLite only"
	small_disk 24m
	dir=$disk/books url=sqlite:$disk/books/hozen.db database=hozen.db added=0
	answers 0 init --account chief --db "$url"

	fill_and_free 0 7
	fill_and_free 12 7
	fill_and_free 100 7
}

@test "the disk of PostgreSQL's tables fills" {
	on_postgres || skip "PostgreSQL only"
	small_disk 70m
	own_cluster "$disk/pg" "$outside/log"

	fill_and_free 0 7
	fill_and_free 200 7
}

@test "the disk of PostgreSQL's write-ahead log fills, and the server ends itself" {
	on_postgres || skip "PostgreSQL only"
	small_disk 48m
	own_cluster "$outside/pg" "$disk/log"

	fill_and_free 0 "7 8"
}

@test "the disk of an installation whose database lies elsewhere fills" {
	small_disk 16m
	begin_installation
	mv "$dir" "$disk/books"
	grep -rlF "$dir" "$disk/books" --exclude-dir=keys | xargs -r sed -i "s#$dir#$disk/books#g"
	mkdir -p "$dir"
	if ! on_postgres; then
		mv "$disk"/books/hozen.db* "$dir/"
		sed -i "s#$disk/books/hozen.db#$dir/hozen.db#g" $(grep -rlF "$disk/books/hozen.db" "$disk/books" --exclude-dir=keys)
	fi
	dir=$disk/books
	fill 0

	# The act is in the database: it may be acknowledged, or the checkpoint that could not be written be named.
	run --separate-stderr hozen add company number=C-1 name=架空 --json
	said=$status
	rm "$disk/ballast"
	[ "$said" -eq 0 ] || [ "$said" -eq 7 ] || [ "$said" -eq 12 ]
	answers 0 ledger verify
	standing=$(numbers_in company)
	[ "$said" -ne 0 ] || [ "$standing" = C-1 ]
	answers 0 add company number=C-2 name=架空
	answers 0 ledger verify
}
