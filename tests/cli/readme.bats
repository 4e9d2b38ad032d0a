# README's own commands, run as they stand there, in English and Japanese, and the sample files as the templates they are.
# SPDX-License-Identifier: Apache-2.0
load setup

# The folder README's reader stands in: the program, the samples, and spreadsheets of one's own.
stand_in_folder()
{
	dir=$place/books url=sqlite:$dir/hozen.db database=hozen.db
	cd "$place"
	printf '#!/bin/sh\nexec "%s" "$@"\n' "$HOZEN" >hozen
	chmod +x hozen
	ln -s "$root/samples" samples
	cp "$root/samples/03-company.csv" companies.csv
	cp "$root/samples/04-site.csv" sites.csv
	if on_postgres; then new_database; fi
}

# walk README: each command of it that starts with ./hozen, in order, but for serving and for databases that are not ours.
walk()
{
	local file register line
	sed -n 's/^    \(\.\/hozen .*\)/\1/p' "$1" | grep -vE ' serve |postgresql:|sample-data' | sed 's/ *#.*//' >commands
	[ "$(wc -l <commands)" -ge 10 ]
	while read -r line; do
		if [[ $line == *" init "* ]]; then line+=" --db '$url'"; fi
		echo "$line"
		run bash -c "$line"
		[ "$status" -eq 0 ] || { [[ $line == *" status "* ]] && [ "$status" -eq 1 ]; } || { echo "exit status $status: $output"; return 1; }
		[[ $line == *" import site "* ]] || continue
		for file in samples/0[5-9]-*.csv samples/1[0-2]-*.csv; do
			register=${file#samples/??-}
			./hozen import "${register%.csv}" "$file" --dir books
		done
	done <commands
	answers 0 ledger verify
}

@test "README's commands work as they stand" {
	stand_in_folder
	walk "$root/README.md"
}

@test "README.ja's commands work as they stand" {
	stand_in_folder
	walk "$root/README.ja.md"
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

	for verb in init serve status import export add amend void act account ledger help; do
		run --separate-stderr "$HOZEN" help $verb --lang en
		[ "$status" -eq 0 ]
		[[ $output == *$verb* ]]
	done
}
