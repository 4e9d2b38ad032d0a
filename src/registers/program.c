/* What the program itself writes down: which import opened a register, the keys that sign, the rulebook in force.  Being
 * registers, they have versions and are verified like every other book; no role of a person may write in them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

static const struct field opening[] = {
	{ "records", COUNT_OF, REQUIRED, .label = { "件数", "Records" } },
};
const struct reg register_of_openings = {
	.name = "opening", .title = { "初回取込簿", "Opening imports" }, FIELDS(opening), .right = RIGHT_PROGRAM
};

static const struct field signing_key[] = {
	{ "verifier", TEXT, REQUIRED | UNIQUE, .label = { "検証鍵", "Verifier key" } },
};
const struct reg register_of_signing_keys = {
	.name = "signing_key", .prefix = "KEY", .title = { "署名鍵簿", "Signing keys" }, FIELDS(signing_key), .right = RIGHT_PROGRAM
};

static const struct field rulebook[] = {
	{ "hash",  TEXT,     REQUIRED, .label = { "ハッシュ値", "Hash" } },
	{ "files", COUNT_OF, REQUIRED, .label = { "ファイル数", "Files" } },
};
const struct reg register_of_rulebooks = {
	.name = "rulebook", .prefix = "RB", .title = { "法令集採用簿", "Rulebooks adopted" }, FIELDS(rulebook), .right = RIGHT_PROGRAM
};

static const struct field rulebook_file[] = {
	{ "rulebook", REF,       REQUIRED, .to = "rulebook", .label = { "法令集", "Rulebook" } },
	{ "path",     TEXT,      REQUIRED,                   .label = { "ファイル名", "Path" } },
	{ "text",     LONG_TEXT, REQUIRED,                   .label = { "内容",   "Text" } },
};
const struct reg register_of_rulebook_files = {
	.name = "rulebook_file", .prefix = "RF", .title = { "法令集ファイル", "Rulebook files" }, FIELDS(rulebook_file), .right = RIGHT_PROGRAM
};

static const struct field rulebook_term[] = {
	{ "rulebook", REF,      REQUIRED, .to = "rulebook",      .label = { "法令集", "Rulebook" } },
	{ "name",     TEXT,     REQUIRED,                        .label = { "名称",   "Name" } },
	{ "value",    COUNT_OF, REQUIRED,                        .label = { "値",     "Value" } },
	{ "from_on",  DATE,                                      .label = { "施行日", "In force from" } },
	{ "to_on",    DATE,     .not_before = "from_on",         .label = { "失効日", "In force to" } },
};
const struct reg register_of_rulebook_terms = {
	.name = "rulebook_term", .prefix = "RT", .title = { "法定期間等", "Terms" }, FIELDS(rulebook_term), .right = RIGHT_PROGRAM
};

/* What was erased, and by which two persons.  The record's number stands for it from then on, and is never given again. */
static const struct field erasure[] = {
	{ "register",    TEXT,      REQUIRED | FROZEN, .label = { "対象の簿",   "Register" } },
	{ "record",      TEXT,      REQUIRED | FROZEN, .label = { "対象の番号", "Record" } },
	{ "proposed_by", TEXT,      REQUIRED | FROZEN, .label = { "申出者",     "Proposed by" } },
	{ "ground",      LONG_TEXT, REQUIRED | FROZEN, .label = { "申出の理由", "Why it was proposed" } },
	{ "erased_by",   TEXT,                         .label = { "消去者",     "Erased by" } },
	{ "erased_on",   DATE,                         .label = { "消去日",     "Erased on" } },
	{ "entries",     COUNT_OF,                     .label = { "内容を消去した記載の数", "Entries that lost what they said" } },
};
const struct reg register_of_erasures = {
	.name = "erasure", .prefix = "ER", .title = { "消去簿", "Erasures" }, FIELDS(erasure), .right = RIGHT_PROGRAM, .scope = "whole"
};

/* By which a program asks as an account.  What the program shows is kept nowhere, only its hash. */
static const struct field token[] = {
	{ "account",    REF,     REQUIRED | FROZEN, .to = "account", .label = { "利用者",     "Account" } },
	{ "name",       TEXT,    REQUIRED | FROZEN,                  .label = { "用途",       "For" } },
	{ "scope",      TEXT,    REQUIRED | FROZEN,                  .label = { "範囲",       "Scope" } },
	{ "hash",       TEXT,    REQUIRED | UNIQUE | FROZEN,         .label = { "ハッシュ値", "Hash" } },
	{ "expires_on", DATE,    REQUIRED | FROZEN,                  .label = { "有効期限",   "Expires on" } },
};
const struct reg register_of_tokens = {
	.name = "token", .prefix = "TK", .title = { "トークン登録簿", "Tokens" }, FIELDS(token), .right = RIGHT_PROGRAM, .scope = "account"
};
