# README's own commands, run as they stand there, on the files that stand there, in English and Japanese, and the sample files as the
# templates they are.
# SPDX-License-Identifier: Apache-2.0
load setup

# The folder README's reader stands in: the program and the samples.
stand_in_folder()
{
	dir=$place/books url=sqlite:$dir/hozen.db database=hozen.db
	cd "$place"
	printf '#!/bin/sh\nexec "%s" "$@"\n' "$HOZEN" >hozen
	chmod +x hozen
	ln -s "$root/samples" samples
	if on_postgres; then new_database; fi
}

# Writes each ```csv block of README to the file named in the line above it.
write_files()
{
	awk '/^`[a-z_]+\.csv`$/ { file = substr($0, 2, length($0) - 2) }
	     /^```/ { writing = $0 == "```csv" && file; if (!writing) file = ""; next }
	     writing { printf "%s\r\n", $0 >file }' "$1"
}

# What README has the reader do: each line "$ COMMAND" for a command, but for serving and for installations that are not ours, and
# each line "> TEXT" for a line that the one above it prints, of which " …" leaves out the end.
steps_of()
{
	awk '/^```/ { shown = $0 == "```text"; next }
	     shown { sub(/ …$/, ""); print "> " $0 }
	     /^    \.\/hozen / && !/ serve |postgresql:|--sample|sample-data/ { sub(/^    /, ""); sub(/ *#.*/, ""); print "$ " $0 }' "$1"
}

# A refusal is shown with what it says, and findings are no mistake of README's.
may_end()
{
	[ "$status" -eq 0 ] || { [ "$status" -eq 1 ] && [[ $1 == *" status "* ]]; } || { [ "$status" -eq 3 ] && [[ $1 == *" wrong_"* ]]; }
}

walk()
{
	local line
	write_files "$1"
	steps_of "$1" >steps
	[ "$(grep -c '^\$' steps)" -ge 20 ] && [ "$(grep -c '^>' steps)" -ge 5 ]
	while read -r line; do
		if [[ $line == "> "* ]]; then
			says "${line#> }"
			continue
		fi
		line=${line#$ }
		if [[ $line == *" init "* ]]; then line+=" --db '$url'"; fi
		echo "$line"
		run bash -c "$line"
		may_end "$line" || { echo "exit status $status: $output"; return 1; }
	done <steps
	answers 0 ledger verify
}

@test "README's commands work as they stand and print what it shows" {
	stand_in_folder
	HOZEN_LANG=en walk "$root/README.md"
}

@test "README.ja's commands work as they stand and print what it shows" {
	stand_in_folder
	HOZEN_LANG=ja walk "$root/README.ja.md"
}

@test "README.ja's files may be in Shift_JIS, as spreadsheets save them" {
	make_installation
	cd "$place"
	write_files "$root/README.ja.md"

	for each in company:companies site:sites person:persons employment:employments machine:machines machine_check:machine_checks; do
		iconv -f UTF-8 -t CP932 "${each#*:}.csv" >sheet.csv
		answers 0 import "${each%:*}" sheet.csv
	done
}

@test "every sample file imports into an empty installation, in the order of its number" {
	make_installation

	for file in "$root"/samples/*.csv; do
		register=${file##*/??-}
		answers 0 import "${register%.csv}" "$file"
	done

	answers 1 status
}

@test "every verb of the program has help" {
	make_installation

	for verb in init serve status import export add amend void act account ledger clock help; do
		run --separate-stderr "$HOZEN" help $verb --lang en
		[ "$status" -eq 0 ]
		[[ $output == *$verb* ]]
	done
}
