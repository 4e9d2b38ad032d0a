# Somebody with the database's own tools alters, removes, inserts or reorders rows, or puts an older database back.  Each time,
# on a fresh copy of a whole installation, `hozen ledger verify` says that it is broken, where, and what.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

# More than 256 entries, so that there is a full tile; a record amended, one voided, one refused act.
setup_file()
{
	make_programme
	answers 0 amend company number=C-1 name=架空精密
	answers 0 amend company number=C-1 name=架空精機
	answers 0 add company number=C-2 name=架空電子
	answers 0 add company number=C-3 name=架空重工
	answers 0 void company number=C-3 --reason "entered twice"
	answers 3 add company number=C-1 name=x
	for ((n = $(ledger_size); n <= 260; n++)); do
		answers 0 add company number=N-$n name=架空
	done
	answers 0 ledger verify
	echo "$dir" >"$BATS_FILE_TMPDIR/dir"
	echo "$database" >"$BATS_FILE_TMPDIR/database"
}

teardown_file() { drop_databases "$BATS_FILE_TMPDIR/databases"; }

fresh_copy() { copy_installation "$(cat "$BATS_FILE_TMPDIR/dir")" "$(cat "$BATS_FILE_TMPDIR/database")"; }

# Verify must name what is broken.
found()
{
	answers 1 ledger verify --json
	is true '(.what | length > 0) and (.broken_at | type == "number")'
	echo "found: $(jq -r '"\(.broken_at) \(.what)"' <<<"$output")"
}

# tampered SQL…: each on a copy of its own.
tampered()
{
	local sql
	for sql; do
		fresh_copy
		echo "$sql"
		as_owner "$sql"
		found
		if on_postgres; then drop_databases "$place/databases"; fi
	done
}

@test "the copies themselves are whole" {
	fresh_copy

	answers 0 ledger verify
	[ "$(ledger_size)" -gt 256 ]
}

@test "a row of a register is altered, removed, inserted or swapped with another" {
	tampered "UPDATE company SET name = '偽' WHERE number = 'C-1'" \
		"UPDATE company SET number = 'C-9' WHERE number = 'N-100'" \
		"UPDATE machine_check SET done_on = '2026-01-12' WHERE number = 'MC-1'" \
		"UPDATE role SET role = 'auditor'" \
		"UPDATE company SET name_en = 'x' WHERE number = 'C-2'" \
		"UPDATE company SET entry = entry - 1 WHERE number = 'C-2'" \
		"UPDATE company SET known_from = '2020-01-01T00:00:00.000000Z' WHERE number = 'C-2'" \
		"DELETE FROM company WHERE number = 'N-200'" \
		"DELETE FROM machine_check" \
		"INSERT INTO company (id, number, entry, known_from, name) SELECT 9999, 'C-9', entry, known_from, '偽' FROM company WHERE number = 'C-2'" \
		"UPDATE company SET number = CASE number WHEN 'N-100' THEN 'x' ELSE 'y' END WHERE number IN ('N-100', 'N-101'); UPDATE company SET number = CASE number WHEN 'x' THEN 'N-101' ELSE 'N-100' END WHERE number IN ('x', 'y')"
}

# A constraint is no help against whoever may switch it off.
unconstrained() { if on_postgres; then echo "SET session_replication_role = replica; $1"; else echo "$1"; fi; }

@test "a reference is made to lead nowhere" {
	tampered "$(unconstrained "UPDATE role SET company = 0")" \
		"$(unconstrained "UPDATE machine_check SET machine = 4711")" \
		"$(unconstrained "DELETE FROM site")"
}

@test "what a record used to say is altered, removed or inserted" {
	tampered "UPDATE company_version SET name = '偽' WHERE number = 'C-1'" \
		"UPDATE company_version SET known_to = '2030-01-01T00:00:00.000000Z' WHERE number = 'C-3'" \
		"UPDATE company_version SET known_from = '2020-01-01T00:00:00.000000Z' WHERE number = 'C-3'" \
		"UPDATE company_version SET ended_by = ended_by + 1 WHERE number = 'C-3'" \
		"DELETE FROM company_version WHERE number = 'C-3'" \
		"DELETE FROM company_version" \
		"INSERT INTO company_version (id, number, entry, known_from, name, ended_by, known_to) SELECT id, number, entry + 1, known_from, '偽', ended_by, known_to FROM company_version WHERE number = 'C-3'"
}

@test "a body is altered, removed, inserted or swapped with another" {
	tampered "UPDATE ledger_body SET body = replace(body, '架空電子', '架空電気') WHERE body LIKE '%架空電子%'" \
		"UPDATE ledger_body SET body = body || ' ' WHERE n = 100" \
		"UPDATE ledger_body SET salt = (SELECT salt FROM ledger_body WHERE n = 101) WHERE n = 100" \
		"DELETE FROM ledger_body WHERE n = 100" \
		"DELETE FROM ledger_body" \
		"INSERT INTO ledger_body (n, part, salt, body) VALUES (100, 1, NULL, ' ')" \
		"INSERT INTO ledger_body (n, part, salt, body) SELECT 5000, part, salt, body FROM ledger_body WHERE n = 100" \
		"UPDATE ledger_body SET n = CASE n WHEN 100 THEN -100 ELSE -101 END WHERE n IN (100, 101); UPDATE ledger_body SET n = CASE n WHEN -100 THEN 101 ELSE 100 END WHERE n < 0"
}

@test "an entry is altered, removed, inserted or swapped with another" {
	tampered "UPDATE ledger_entry SET entry = replace(entry, '\"actor\":\"chief\"', '\"actor\":\"other\"') WHERE n = 100" \
		"UPDATE ledger_entry SET at = '2020-01-01T00:00:00.000000Z' WHERE n = 100" \
		"UPDATE ledger_entry SET body_hash = (SELECT leaf_hash FROM ledger_entry WHERE n = 101) WHERE n = 100" \
		"UPDATE ledger_entry SET leaf_hash = (SELECT leaf_hash FROM ledger_entry WHERE n = 101) WHERE n = 100" \
		"DELETE FROM ledger_entry WHERE n = 100" \
		"DELETE FROM ledger_entry WHERE n = (SELECT MAX(n) FROM ledger_entry)" \
		"DELETE FROM ledger_entry WHERE n = 0" \
		"INSERT INTO ledger_entry (n, at, entry, body_hash, leaf_hash) SELECT 5000, at, entry, leaf_hash, leaf_hash FROM ledger_entry WHERE n = 100" \
		"UPDATE ledger_entry SET n = 6000 WHERE n = 100; UPDATE ledger_entry SET n = 100 WHERE n = 101; UPDATE ledger_entry SET n = 101 WHERE n = 6000"
}

@test "a tile or the head is altered, removed or inserted" {
	tampered "UPDATE ledger_tile SET hashes = (SELECT leaf_hash FROM ledger_entry WHERE n = 0) WHERE level = 0 AND n = 0" \
		"DELETE FROM ledger_tile WHERE level = 0 AND n = 0" \
		"INSERT INTO ledger_tile (level, n, hashes) SELECT 0, 1, hashes FROM ledger_tile WHERE level = 0 AND n = 0" \
		"UPDATE ledger_head SET size = size - 1" \
		"UPDATE ledger_head SET size = size + 1" \
		"UPDATE ledger_head SET at = '2020-01-01T00:00:00.000000Z'" \
		"UPDATE ledger_head SET frontier = (SELECT leaf_hash FROM ledger_entry WHERE n = 0)" \
		"DELETE FROM ledger_head"
}

# columns TABLE: "name type" of each.
columns()
{
	if on_postgres; then
		as_owner "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'hozen' AND table_name = '$1'"
	else
		as_owner "SELECT name || ' ' || lower(type) FROM pragma_table_info('$1')"
	fi
}

# Every table that holds books or ledger and is not empty; what is derived from them (scope, the schema's own) is not among them.
tables()
{
	local table
	if on_postgres; then
		as_owner "SELECT tablename FROM pg_tables WHERE schemaname = 'hozen'"
	else
		as_owner "SELECT name FROM sqlite_master WHERE type = 'table'"
	fi | grep -vE '^(sqlite_|schema_|scope)' | sort | while read -r table; do
		[ "$(as_owner "SELECT COUNT(*) FROM $table")" -eq 0 ] || echo "$table"
	done
}

# Every column of every table with HOZEN_TEST_LONG, else every fifth.
@test "any column of any table is altered in its last row" {
	fresh_copy
	row=rowid
	if on_postgres; then row=ctid; fi
	: >"$place/changes"
	for table in $(tables); do
		columns "$table" | while read -r column type; do
			case $type in
			*int*)         other="COALESCE($column, 0) + 1" ;;
			bytea | blob)  other="(SELECT leaf_hash FROM ledger_entry WHERE n = 7)" ;;
			*)             other="CASE WHEN $column LIKE '____-__-__' THEN '2001-01-01' ELSE COALESCE($column, '') || 'x' END" ;;
			esac
			echo "UPDATE $table SET $column = $other WHERE $row = (SELECT MAX($row) FROM $table)" >>"$place/changes"
		done
	done
	[ "$(wc -l <"$place/changes")" -gt 60 ]
	[ -n "${HOZEN_TEST_LONG:-}" ] || sed -n -i '1~5p' "$place/changes"

	altered=0 most=$(wc -l <"$place/changes")
	while read -r change; do
		fresh_copy
		as_owner "$change" 2>/dev/null || { drop_databases "$place/databases"; continue; }        # a constraint refuses it
		altered=$((altered + 1))
		echo "$change"
		found >"$place/said" || { cat "$place/said"; return 1; }
		if on_postgres; then drop_databases "$place/databases"; fi
	done <"$place/changes"
	[ "$altered" -gt $((most / 3)) ]
}

# exchange FROM: the copy gets the database of another folder, but keeps its own checkpoint file.
take_database_of()
{
	if on_postgres; then
		sed -i "s#$database#$2#" "$dir/hozen.json"
		database=$2
	else
		rm -f "$dir"/hozen.db*
		cp "$1"/hozen.db* "$dir/"
	fi
}

@test "an older database is put back: the ledger's tail is cut off, consistently" {
	fresh_copy
	older=$dir older_database=$database
	fresh_copy
	answers 0 add company number=C-77 name=架空
	answers 0 add company number=C-78 name=架空

	take_database_of "$older" "$older_database"

	[ -z "$(as_owner "SELECT 1 FROM company WHERE number = 'C-77'")" ]
	found
}

@test "another history of the same length is put in place, whole in itself" {
	fresh_copy
	answers 0 add company number=C-77 name=偽
	other=$dir other_database=$database
	answers 0 ledger verify
	fresh_copy
	answers 0 add company number=C-77 name=架空

	take_database_of "$other" "$other_database"

	found
}

@test "a longer history that does not contain this one is put in place" {
	fresh_copy
	answers 0 add company number=C-77 name=偽
	answers 0 add company number=C-78 name=偽
	answers 0 add company number=C-79 name=偽
	other=$dir other_database=$database
	fresh_copy
	answers 0 add company number=C-77 name=架空

	take_database_of "$other" "$other_database"

	found
	# No act makes it good, not even a refused one, and its head is signed for nobody.
	answers 1 add company number=C-80 name=架空
	answers 1 ledger checkpoint
	found
}

@test "the checkpoint file is altered" {
	fresh_copy
	sed -i '2s/.*/9/' "$dir/checkpoint"
	found

	fresh_copy
	sed -i '3s/^./A/; 3s/^\(.\)./\1B/' "$dir/checkpoint"
	found
}

@test "no act goes on top of a ledger whose head was altered" {
	fresh_copy
	as_owner "UPDATE ledger_head SET size = size - 1"

	run --separate-stderr hozen add company number=C-9 name=架空

	[ "$status" -ne 0 ]
}
