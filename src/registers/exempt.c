/* Tables of which the ledger tells nothing: the secrets of accounts, and sessions.  No reader of the books may read them; a move copies
 * them as they stand; a check of the books passes them over.  Each is a row here and nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

#define KEEP(name, columns, places, letters) \
	SQL(name##_rows, "", "SELECT " columns " FROM " #name); \
	SQL(name##_keep, letters, "INSERT INTO " #name " (" columns ") VALUES (" places ")")

/* Instants are seconds since 1970; a hash is that of a random token, in hexadecimal. */
KEEP(credential, "account, password, changed_at, totp, totp_step, invitation, invited_until", "$1, $2, $3, $4, $5, $6, $7", "ttltltl");
KEEP(recovery_code, "account, hash", "$1, $2", "tt");
KEEP(passkey, "id, account, name, public_key, used, made_at", "$1, $2, $3, $4, $5, $6", "ttttll");
KEEP(known_device, "hash, account, until", "$1, $2, $3", "ttl");
KEEP(session, "hash, number, account, way, address, agent, begun_at, seen_at, idle, ends_at, proved_at",
	"$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11", "ttttttlllll");
KEEP(once, "account, once_key, request, entry, number, records, at", "$1, $2, $3, $4, $5, $6, $7", "tttltlt");
KEEP(jotting, "account, place, name, content, at", "$1, $2, $3, $4, $5", "ttttt");

const struct exempt exempt_tables[] = {
	{ "credential", "account {text} NOT NULL PRIMARY KEY, password {text}, changed_at BIGINT, totp {text}, totp_step BIGINT NOT NULL,"
	  " invitation {text}, invited_until BIGINT", &credential_rows, &credential_keep },
	{ "recovery_code", "account {text} NOT NULL, hash {text} NOT NULL, PRIMARY KEY (account, hash)", &recovery_code_rows, &recovery_code_keep },
	{ "passkey", "id {text} NOT NULL PRIMARY KEY, account {text} NOT NULL, name {text} NOT NULL, public_key {text} NOT NULL,"
	  " used BIGINT NOT NULL, made_at BIGINT NOT NULL", &passkey_rows, &passkey_keep },
	{ "known_device", "hash {text} NOT NULL PRIMARY KEY, account {text} NOT NULL, until BIGINT NOT NULL", &known_device_rows, &known_device_keep },
	{ "session", "hash {text} NOT NULL PRIMARY KEY, number {text} NOT NULL UNIQUE, account {text} NOT NULL, way {text} NOT NULL,"
	  " address {text}, agent {text}, begun_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, idle BIGINT NOT NULL, ends_at BIGINT NOT NULL,"
	  " proved_at BIGINT NOT NULL", &session_rows, &session_keep },
	{ "once", "account {text} NOT NULL, once_key {text} NOT NULL, request {text} NOT NULL, entry BIGINT NOT NULL, number {text},"
	  " records BIGINT NOT NULL, at {text} NOT NULL, PRIMARY KEY (account, once_key)", &once_rows, &once_keep },
	{ "jotting", "account {text} NOT NULL, place {text} NOT NULL, name {text} NOT NULL, content {text} NOT NULL, at {text} NOT NULL,"
	  " PRIMARY KEY (account, place, name)", &jotting_rows, &jotting_keep },
	{ 0 }
};
