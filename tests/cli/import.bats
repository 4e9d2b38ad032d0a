# Files in: all or nothing, every wrong line named, nothing recorded by a dry run, and the encodings offices really use.
# SPDX-License-Identifier: Apache-2.0
load setup

# csv LINE…: a file with these lines, ended as RFC 4180 ends them.
csv()
{
	file=$BATS_TEST_TMPDIR/file.csv
	printf '%s\r\n' "$@" >"$file"
}

@test "a good file is one entry of the ledger, whatever its length" {
	make_installation
	csv number,name C-1,架空精機 C-2,架空電子 C-3,架空重工
	before=$(ledger_size)

	answers 0 import company "$file" --json

	is 3 .records
	[ "$(ledger_size)" -eq $((before + 1)) ]
	[ "$(numbers_in company | tr '\n' ' ')" = "C-1 C-2 C-3 " ]
}

@test "one wrong line keeps the whole file out, and every wrong line is listed" {
	make_installation
	csv number,name,country C-1,架空精機,JP C-2,,JP C-3,架空重工,Japan C-1,架空電子,JP

	answers 3 import company "$file" --json

	is BAD_INPUT .fault
	is "3 name" '.problems[0] | "\(.line) \(.field)"'
	is "4 country Japan" '.problems[1] | "\(.line) \(.field) \(.given)"'
	is "5 number C-1" '.problems[2] | "\(.line) \(.field) \(.given)"'
	is true '[.problems[].accepted | length > 0] | all'
	[ -z "$(numbers_in company)" ]
}

@test "what is wrong with a file is also said in words, with line and column" {
	make_installation
	csv number,name,country C-1,架空精機,Japan

	answers 3 import company "$file"

	says 2
	says country
	says Japan
}

@test "a refused file is recorded and changes no register" {
	make_installation
	csv number,name C-1,
	before=$(ledger_size)

	answers 3 import company "$file"

	[ "$(ledger_size)" -eq $((before + 1)) ]
	[ -z "$(numbers_in company)" ]
}

@test "a dry run names what is wrong and records nothing" {
	make_installation
	before=$(ledger_size)

	csv number,name C-1,
	answers 3 import company "$file" --dry-run --json
	is 2 '.problems[0].line'
	csv number,name C-1,架空精機
	answers 0 import company "$file" --dry-run --json
	is 1 .records

	[ "$(ledger_size)" -eq "$before" ]
	[ -z "$(numbers_in company)" ]
}

@test "a short row and an unknown column are named" {
	make_installation
	csv number,name,country C-1
	answers 3 import company "$file" --json
	is 2 '.problems[0].line'

	csv number,name,colour C-1,架空精機,red
	answers 3 import company "$file" --json
	is "1 colour" '.problems[0] | "\(.line) \(.field // .given)"'
}

@test "a file in CP932 as spreadsheets write it is understood" {
	make_installation
	csv 番号,名称 C-1,架空精機① C-2,髙橋製作所～
	iconv -f UTF-8 -t CP932 "$file" >"$file.cp932"

	answers 0 import company "$file.cp932"

	answers 0 export company --format json
	is 架空精機① '.rows[] | select(.number == "C-1").name'
	is 髙橋製作所～ '.rows[] | select(.number == "C-2").name'
}

@test "a byte order mark is no part of the first heading" {
	make_installation
	csv number,name C-1,架空精機
	{ printf '\xef\xbb\xbf'; cat "$file"; } >"$file.bom"

	answers 0 import company "$file.bom"

	[ "$(numbers_in company)" = C-1 ]
}

@test "bytes that are neither UTF-8 nor CP932 are refused with their line" {
	make_installation
	printf 'number,name\r\nC-1,abc\r\nC-2,\xff\xfe\xfd\r\n' >"$BATS_TEST_TMPDIR/bytes.csv"

	answers 3 import company "$BATS_TEST_TMPDIR/bytes.csv" --json

	is 3 '.problems[0].line'
}

@test "a quoted field may hold commas, quotes and newlines, and lines are counted as an editor counts them" {
	make_programme
	printf 'number,machine,kind,done_on,result,note\r\nMC-8,M-1,virus,2026-01-12,clean,"one, ""two""\r\nthree"\r\nMC-9,M-1,virus,never,clean,\r\n' >"$BATS_TEST_TMPDIR/quoted.csv"

	answers 3 import machine_check "$BATS_TEST_TMPDIR/quoted.csv" --json
	is "4 done_on never" '.problems[0] | "\(.line) \(.field) \(.given)"'

	sed -i s/never/2026-01-19/ "$BATS_TEST_TMPDIR/quoted.csv"
	answers 0 import machine_check "$BATS_TEST_TMPDIR/quoted.csv"
	answers 0 export machine_check --format json
	is true '.rows[] | select(.number == "MC-8").note | startswith("one, \"two\"") and endswith("three")'
}

@test "an unclosed quote is named with the line it begins on" {
	make_installation
	printf 'number,name\r\nC-1,a\r\nC-2,"b\r\nC-3,c\r\n' >"$BATS_TEST_TMPDIR/open.csv"

	answers 3 import company "$BATS_TEST_TMPDIR/open.csv" --json

	is 3 '.problems[0].line'
}

@test "days are read as people write them and kept as one form" {
	make_programme
	csv number,machine,kind,done_on,result MC-11,M-1,virus,2026/1/5,clean MC-12,M-1,virus,R8.1.5,clean \
		MC-13,M-1,virus,令和8年1月5日,clean MC-14,M-1,virus,２０２６年１月５日,clean MC-15,M-1,virus,20260105,clean

	answers 0 import machine_check "$file"

	answers 0 export machine_check --format json
	is 2026-01-05 '[.rows[] | select(.number | startswith("MC-1")) | .done_on] | unique | join(" ")'
}

@test "a day that does not exist is refused" {
	make_programme
	csv number,machine,kind,done_on,result MC-21,M-1,virus,2026-02-30,clean MC-22,M-1,virus,S64.1.8,clean

	answers 3 import machine_check "$file" --json

	is "2026-02-30 S64.1.8" '[.problems[].given] | join(" ")'
}

@test "a record may refer to one that stands above it in the same file" {
	make_installation
	csv number,name,kind,parent B-1,架空防衛局,bureau, B-2,架空防衛支局,branch,B-1

	answers 0 import organisation "$file"

	answers 0 export organisation --format json
	is B-1 '.rows[] | select(.number == "B-2").parent'
}

@test "an empty file and a missing file are told apart" {
	make_installation
	: >"$BATS_TEST_TMPDIR/empty.csv"

	answers 3 import company "$BATS_TEST_TMPDIR/empty.csv"
	answers 4 import company "$BATS_TEST_TMPDIR/missing.csv"

	says missing.csv
}

@test "twenty thousand records are imported as one entry" {
	make_installation
	{ echo number,name; seq 20000 | sed 's/.*/C-&,架空&社/'; } >"$BATS_TEST_TMPDIR/many.csv"
	before=$(ledger_size)

	answers 0 import company "$BATS_TEST_TMPDIR/many.csv" --json

	is 20000 .records
	[ "$(ledger_size)" -eq $((before + 1)) ]
	[ "$(numbers_in company | wc -l)" -eq 20000 ]
}
