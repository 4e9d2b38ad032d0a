/* The acts, each a row: its name, its right, its inputs, its function.  The generic ones take their fields from the register.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/doing.h"
#include "services/installation.h"
#include "services/erase.h"
#include "services/import.h"
#include <string.h>

static const struct reg *register_of(const struct doing *d)
{
	return register_named(input_of(d->inputs, "register"));
}

/* The inputs by place in the register's fields; NULL where not given. */
static const char *const *fields_given(struct doing *d, const struct reg *r)
{
	const char **given = arena_array(d->act->arena, const char *, r->nfields + 1);
	for (size_t i = 0; i < r->nfields; i++)
		given[i] = input_of(d->inputs, r->fields[i].name);
	return given;
}

static enum fault run_add(struct doing *d)
{
	const struct reg *r = register_of(d);
	return doing_add(d, r, 0, input_of(d->inputs, "number"), fields_given(d, r));
}

static enum fault run_amend(struct doing *d)
{
	const struct reg *r = register_of(d);
	return doing_amend(d, r, input_of(d->inputs, "number"), fields_given(d, r));
}

static enum fault run_void(struct doing *d)
{
	if (is_empty(d->act->reason))
		return problem_add(d->act, 0, "reason", NULL, phrase(d->act, W_REASON_REQUIRED));
	return doing_void(d, register_of(d), input_of(d->inputs, "number"));
}

/* ---- the program's own ---------------------------------------------------------------------- */

/* A record of which only some fields are given, by name. */
static enum fault add_named(struct doing *d, const char *name, const char *number, const struct input *list, size_t n)
{
	const struct reg *r = register_named(name);
	const struct inputs inputs = { list, n };
	const char **given = arena_array(d->act->arena, const char *, r->nfields + 1);
	for (size_t i = 0; i < r->nfields; i++)
		given[i] = input_of(&inputs, r->fields[i].name);
	return doing_add(d, r, 0, number, given);
}

static enum fault add_account(struct doing *d, const char *number, const char *name, const char *role)
{
	char today[DATE_TEXT];
	const struct input account[] = { { "name", name } };
	const struct input held[] = { { "account", number }, { "role", role }, { "from_on", date_text(d->act->on, today) } };
	enum fault f = add_named(d, "account", number, account, COUNT(account));
	return f ? f : add_named(d, "role", NULL, held, COUNT(held));
}

/* The first entry: the first account, the program's own, and the key that signs. */
static enum fault run_open(struct doing *d)
{
	const struct input key[] = { { "verifier", d->installation->new_key } };
	enum fault f = add_account(d, input_of(d->inputs, "account"), input_of(d->inputs, "name"), "administrator");
	if (!f)
		f = add_account(d, program_account, "Hozen", "program");
	if (!f)
		f = add_named(d, "signing_key", NULL, key, COUNT(key));
	return f || !d->unsaid ? f : d->unsaid->write(d->act, d->unsaid->with);
}

SQL(a_key, "", "SELECT MIN(number) FROM signing_key");
SQL(a_rulebook, "", "SELECT MIN(number) FROM rulebook");
SQL(a_rulebook_file, "", "SELECT MIN(number) FROM rulebook_file");
SQL(a_rulebook_term, "", "SELECT MIN(number) FROM rulebook_term");

/* What stood until now stays as a version, so that any earlier day can still be judged as it was known. */
static enum fault void_all(struct doing *d, const char *name, const struct sql *next)
{
	for (;;) {
		struct query *q = query_with(d->act, next, NULL, 0);
		const char *number = query_next(q) ? query_copy(q, 0) : NULL;
		query_end(&q);
		if (!number || d->act->fault)
			return d->act->fault;
		enum fault f = doing_void(d, register_named(name), number);
		if (f)
			return f;
	}
}

/* The new key's file is there before the act commits; it is used only once the act stands. */
static enum fault run_rotate_key(struct doing *d)
{
	struct signer fresh;
	enum fault f = signer_make(d->act, d->installation->dir, d->installation->origin, &fresh);
	if (f)
		return f;
	const struct input key[] = { { "verifier", verifier_text(d->act->arena, &fresh.verifier) } };
	signer_close(&fresh);
	f = void_all(d, "signing_key", &a_key);
	return f ? f : add_named(d, "signing_key", NULL, key, COUNT(key));
}

/* The checkpoint file was lost: somebody answers for the ledger being whole, and says why; the next checkpoint starts from there. */
static enum fault run_accept_head(struct doing *d)
{
	return is_empty(d->act->reason) ? problem_add(d->act, 0, "reason", NULL, phrase(d->act, W_ACCEPT_NEEDS_REASON)) : OK;
}

static enum fault add_term(struct doing *d, const char *rulebook, const struct term *t)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	const struct input given[] = { { "rulebook", rulebook }, { "name", t->name },
		{ "value", arena_format(d->act->arena, "%ld", t->value) },
		{ "from_on", date_text(t->from_on, from) }, { "to_on", date_text(t->to_on, to) } };
	return add_named(d, "rulebook_term", NULL, given, COUNT(given));
}

static enum fault run_adopt_rulebook(struct doing *d)
{
	struct arena *arena = d->act->arena;
	const struct rulebook *rulebook = &d->installation->rulebook;
	const struct sources *sources = &d->installation->adopting;
	const struct input whole[] = { { "hash", hex_of(arena, rulebook->hash.bytes, HASH_BYTES) },
		{ "files", arena_format(arena, "%zu", sources->n) } };
	enum fault f = void_all(d, "rulebook_term", &a_rulebook_term);
	if (!f)
		f = void_all(d, "rulebook_file", &a_rulebook_file);
	if (!f)
		f = void_all(d, "rulebook", &a_rulebook);
	if (!f)
		f = add_named(d, "rulebook", NULL, whole, COUNT(whole));
	const char *number = d->outcome.number;
	for (size_t i = 0; !f && i < sources->n; i++) {
		const struct input file[] = { { "rulebook", number }, { "path", sources->files[i].path },
			{ "text", sources->files[i].text } };
		f = add_named(d, "rulebook_file", NULL, file, COUNT(file));
	}
	for (size_t i = 0; !f && i < rulebook->term_count; i++)
		f = add_term(d, number, &rulebook->terms[i]);
	d->outcome.number = number;
	return f;
}

/* What is signed is said in the act's inputs; the note is written once this is on the ledger. */
static enum fault run_issue_rulebook(struct doing *d)
{
	(void)d;
	return OK;
}

/* What is written is not for the ledger, so it is brought along by who performs the act, and by nobody else. */
static enum fault run_unsaid(struct doing *d)
{
	return d->unsaid ? d->unsaid->write(d->act, d->unsaid->with) : fail(d->act, E_USAGE, W_ONLY_SIGNED_IN, d->kind->title[d->act->lang]);
}

/* ---- the table ---------------------------------------------------------------------------- */

#define REGISTER_INPUT { "register", TEXT, REQUIRED, .label = { "簿", "Register" } }

static const struct field of_register[] = { REGISTER_INPUT, { "number", TEXT, .label = { "番号", "Number" } } };
static const struct field of_record[] = { REGISTER_INPUT, { "number", TEXT, REQUIRED, .label = { "番号", "Number" } } };
static const struct field of_import[] = {
	REGISTER_INPUT,
	{ "file", TEXT, REQUIRED, .label = { "ファイル", "File" } },
};
static const struct field of_issue[] = {
	{ "hash",    TEXT, REQUIRED, .label = { "ハッシュ値", "Hash" } },
	{ "edition", DATE, REQUIRED, .label = { "発行日",     "Edition" } },
};
static const struct field of_erasure[] = {
	{ "record", TEXT,      REQUIRED, .label = { "対象（簿/番号）", "Record (REGISTER/NUMBER)" } },
	{ "reason", LONG_TEXT,           .label = { "理由",            "Reason" } },
};
static const struct field of_sign_in[] = {
	{ "session", TEXT, REQUIRED, .label = { "セッション", "Session" } },
	{ "way",     TEXT, REQUIRED, .label = { "方法",       "By" } },
	{ "address", TEXT,           .label = { "接続元",     "From" } },
};
static const struct field of_session[] = {
	{ "session", TEXT, REQUIRED, .label = { "セッション", "Session" } },
	{ "account", TEXT,           .label = { "利用者",     "Account" } },
};
static const struct field of_account[] = { { "account", TEXT, REQUIRED, .label = { "利用者", "Account" } } };
static const struct field of_authenticator[] = {
	{ "kind",    TEXT, REQUIRED, .label = { "種類",   "Kind" } },
	{ "name",    TEXT,           .label = { "名称",   "Name" } },
};
static const struct field of_token[] = {
	{ "name",       TEXT, REQUIRED, .label = { "用途",       "For" } },
	{ "scope",      TEXT, REQUIRED, .label = { "範囲",       "Scope" } },
	{ "hash",       TEXT, REQUIRED, .label = { "ハッシュ値", "Hash" } },
	{ "expires_on", DATE, REQUIRED, .label = { "有効期限",   "Expires on" } },
};
static const struct field of_one_token[] = { { "number", TEXT, REQUIRED, .label = { "番号", "Number" } } };
static const struct field of_open[] = {
	{ "account", TEXT, REQUIRED, .label = { "最初の利用者", "First account" } },
	{ "name",    TEXT, REQUIRED, .label = { "氏名又は名称", "Name" } },
};

const struct act_kind act_kinds[] = {
	{ "open",           { "開設",         "Open the installation" }, 0,             FIELDS(of_open),     false, true, false, run_open },
	{ "add",            { "登録",         "Add a record" },          RIGHT_READ,    FIELDS(of_register), true, false, false, run_add },
	{ "amend",          { "変更",         "Amend a record" },        RIGHT_READ,    FIELDS(of_record),   true, false, false, run_amend },
	{ "void",           { "抹消",         "Void a record" },         RIGHT_READ,    FIELDS(of_record),   true, false, false, run_void },
	{ "import",         { "取込み",       "Import a file" },         RIGHT_READ,    FIELDS(of_import),   true, false, false, run_import },
	{ "adopt_rulebook", { "法令集の採用", "Adopt a rulebook" },      RIGHT_PROGRAM, NULL, 0,             false, false, false, run_adopt_rulebook },
	{ "issue_rulebook", { "法令集の発行", "Issue a rulebook" },      RIGHT_KEYS,    FIELDS(of_issue),    false, false, false, run_issue_rulebook },
	{ "rotate_key",     { "署名鍵の更新", "Rotate the signing key" }, RIGHT_KEYS,   NULL, 0,             false, false, false, run_rotate_key },
	{ "accept_head",    { "台帳の現状の承認", "Accept the ledger as it stands" }, RIGHT_KEYS, NULL, 0,           false, false, true,  run_accept_head },
	{ "propose_erasure", { "消去の申出",  "Propose an erasure" },    RIGHT_ERASURE, FIELDS(of_erasure),  false, false, false, run_propose_erasure },
	{ "erase",          { "消去",         "Erase a record" },        RIGHT_ERASURE, FIELDS(of_erasure),  false, false, false, run_erase },
	{ "sign_in",        { "サインイン",   "Sign in" },               RIGHT_READ,    FIELDS(of_sign_in),  false, false, false, run_unsaid, true },
	{ "prove",          { "本人の再確認", "Confirm who one is" },    RIGHT_READ,    FIELDS(of_sign_in),  false, false, false, run_unsaid, true },
	{ "sign_out",       { "サインアウト", "Sign out" },              RIGHT_READ,    FIELDS(of_session),  false, false, false, run_unsaid, true },
	{ "revoke_session", { "他者のサインインの取消し", "End another’s session" }, RIGHT_ACCOUNTS, FIELDS(of_session), false, false, false, run_unsaid, true },
	{ "invite",         { "初回パスワード設定の案内", "Invite to set a password" }, RIGHT_ACCOUNTS, FIELDS(of_account), false, false, false, run_unsaid, true },
	{ "set_password",   { "パスワードの設定", "Set a password" },    RIGHT_READ,    FIELDS(of_account),  false, false, false, run_unsaid, true },
	{ "enrol",          { "認証手段の登録", "Enrol an authenticator" }, RIGHT_READ, FIELDS(of_authenticator), false, false, false, run_unsaid, true },
	{ "unenrol",        { "認証手段の登録解除", "Remove an authenticator" }, RIGHT_READ, FIELDS(of_authenticator), false, false, false, run_unsaid, true },
	{ "make_token",     { "トークンの発行", "Make a token" },        RIGHT_READ,    FIELDS(of_token),    false, false, false, run_make_token },
	{ "revoke_token",   { "トークンの取消し", "Revoke a token" },    RIGHT_READ,    FIELDS(of_one_token), false, false, false, run_revoke_token },
	{ "withdraw_token", { "他者のトークンの取消し", "Revoke another’s token" }, RIGHT_ACCOUNTS, FIELDS(of_one_token), false, false, false, run_withdraw_token },
	{ 0 }
};

const struct act_kind *act_kind_named(const char *name)
{
	for (const struct act_kind *k = act_kinds; k->name; k++)
		if (same_text(k->name, name))
			return k;
	return NULL;
}

const char *input_of(const struct inputs *inputs, const char *name)
{
	for (size_t i = 0; i < inputs->n; i++)
		if (!strcmp(inputs->list[i].name, name))
			return inputs->list[i].value;
	return NULL;
}
