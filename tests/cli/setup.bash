# What the command line tests stand on: an installation on the database under test, and questions put to it.
# HOZEN is the program; HOZEN_TEST_DB is unset for SQLite, or the URL of a PostgreSQL cluster where databases may be made.
# SPDX-License-Identifier: Apache-2.0
bats_require_minimum_version 1.5.0
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${HOZEN:=$root/hozen}"
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1} LC_ALL=C.UTF-8 TZ=UTC
unset HOZEN_KILL_AT HOZEN_STEPS_LIST

place=${BATS_TEST_TMPDIR:-$BATS_FILE_TMPDIR}

on_postgres() { [ -n "${HOZEN_TEST_DB:-}" ]; }

# The cluster's URL with another database's name in it.
url_of() { sed -E "s#^(postgresql://[^/]*/)[^?]*#\1$1#" <<<"$HOZEN_TEST_DB"; }
psql_quiet() { PGOPTIONS="-c search_path=hozen,public" psql -X -q -At -v ON_ERROR_STOP=1 "$@"; }

# new_database: makes one and sets `database` and `url`; PostgreSQL only.  A template may be named.
new_database()
{
	database=hozen_${BASHPID}_$((++databases_made))_$RANDOM
	echo "$database" >>"$place/databases"
	psql_quiet "$HOZEN_TEST_DB" -c "CREATE DATABASE $database ${1:+TEMPLATE $1 STRATEGY file_copy}"
	url=$(url_of "$database")
}

# begin_installation [ARGUMENT…]: a new one in $dir, with the first account "chief".
begin_installation()
{
	dir=$place/installation$((++installations_made))
	database=hozen.db url=sqlite:$dir/hozen.db
	if on_postgres; then new_database; fi
	"$HOZEN" init --dir "$dir" --account chief --lang en --db "$url" "$@" >"$place/init" 2>&1 || { cat "$place/init"; return 1; }
}

# copy_installation FROM FROM-DATABASE: the same installation again, elsewhere, in $dir.  Nobody may be using it.
copy_installation()
{
	dir=$place/installation$((++installations_made))
	cp -a "$1" "$dir"
	database=hozen.db url=sqlite:$dir/hozen.db
	if on_postgres; then new_database "$2"; fi
	find "$dir" -maxdepth 1 -type f ! -name 'hozen.db*' -exec sed -i "s#$1#$dir#g; s#$2#$database#g" {} +
}

# To begin takes longer than most of what is tested.  kept NAME COMMAND…: what COMMAND leaves in $dir, made once and from then on copied,
# in this file, or in all of them where HOZEN_TEST_KEPT names a folder.  It is never used itself, and its database goes with the cluster.
kept()
{
	local at=${HOZEN_TEST_KEPT:-$BATS_RUN_TMPDIR}/${1//[^a-z0-9-]/_} place=$place
	if [ ! -e "$at/made" ]; then
		mkdir -p "$at"
		place=$at
		"${@:2}" || return 1
		{ echo "$dir"; echo "$database"; } >"$at/made"
		rm -f "$at/databases"
	fi
	{ read -r dir; read -r database; } <"$at/made"
	place=${BATS_TEST_TMPDIR:-$BATS_FILE_TMPDIR}
	cp "$at/init" "$place/init"
	copy_installation "$dir" "$database"
}

# make_installation [ARGUMENT…]: one as begun by `init` with these; all those begun alike have the same keys.
make_installation() { kept "installation $*" begin_installation "$@"; }
# make_programme: one with the small programme below in it.
make_programme() { kept programme begin_programme; }
begin_programme() { begin_installation && make_small_programme; }

drop_databases()
{
	local name
	[ -e "$1" ] || return 0
	while read -r name; do
		psql_quiet "$HOZEN_TEST_DB" -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" || true
	done <"$1"
	: >"$1"
}

# hozen VERB…: in $dir, in English; what it prints stays as it is, and so does its exit status.
hozen() { "$HOZEN" "$@" --dir "$dir" --lang en; }

# answers STATUS VERB…: must end with that status.  $output is what it printed, $stderr what it said.
answers()
{
	local expected=$1
	shift
	run --separate-stderr hozen "$@"
	[ "$status" -eq "$expected" ] || {
		echo "hozen $*: exit status $status, expected $expected"
		echo "$output"
		echo "$stderr"
		return 1
	}
}

# is EXPECTED FILTER [ARGUMENT…]: what jq finds in $output.
is()
{
	local found
	found=$(jq -r "${@:2}" <<<"$output") || { echo "no JSON: $output"; return 1; }
	[ "$found" = "$1" ] || { echo "$2 is '$found', expected '$1', in: $output"; return 1; }
}

says() { [[ "$output$stderr" == *"$1"* ]] || { echo "'$1' is not in: $output $stderr"; return 1; }; }

# The ledger is whole; prints how many entries it has.
ledger_size()
{
	local verdict
	verdict=$(hozen ledger verify --json) || { echo "ledger: $verdict" >&2; return 1; }
	jq .size <<<"$verdict"
}

# Every number in a register, one a line.
numbers_in() { hozen export "$1" --format json | jq -r '.rows[].number'; }

# As the owner of the database, with the database's own tool.
as_owner()
{
	if on_postgres; then psql_quiet "$(url_of "$database")" -c "$1"; else sqlite3 -batch "$dir/hozen.db" "$1"; fi
}

# A small company with one machine, checked every week up to 2026-01-05.
make_small_programme()
{
	answers 0 add organisation number=B-1 name=架空防衛局 kind=bureau
	answers 0 add jurisdiction number=J-1 organisation=B-1 prefecture=tokyo from_on=2020-04-01
	answers 0 add company number=C-1 name=架空精機
	answers 0 add site number=S-1 company=C-1 name=本社 prefecture=tokyo
	answers 0 add person number=P-1 kept_by=C-1 family_name=架空 given_name=太郎
	answers 0 add area number=A-1 site=S-1 name=執務室 grade=1 approved_on=2020-04-01
	answers 0 add machine number=M-1 site=S-1 name=第一端末 wiring=stand_alone registered_on=2026-01-01 area=A-1 grade=1 fastened=yes
	answers 0 add machine_check number=MC-1 machine=M-1 kind=virus done_on=2026-01-05 result=clean checked_by=P-1
}

teardown() { drop_databases "$place/databases"; }
