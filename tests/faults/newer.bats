# A database made by a newer Hozen is left alone and named; so is one that is no Hozen database.
# SPDX-License-Identifier: Apache-2.0
load ../cli/setup

@test "a database from a newer version is named with both versions and nothing is written" {
	make_installation
	answers 0 add company number=C-1 name=架空
	as_owner "UPDATE schema_version SET version = 9999"

	answers 9 add company number=C-2 name=架空 --json
	is NEWER .fault
	says 9999
	answers 9 status --json
	answers 9 export company

	as_owner "UPDATE schema_version SET version = 1"
	[ "$(numbers_in company)" = C-1 ]
	answers 0 ledger verify
}
