/* Tokens of programs.  A token is a record like any other: whose, what for, how far, until when, and the hash of the secret that the
 * program shows; so the ledger tells of each; to revoke one is to void it.  The secret is 256 random bits, which a hash does not
 * betray.  A scope only narrows what the account itself may do:
 *
 *   read[:REGISTER]  write[:REGISTER]  act:ACT  decide  metrics  calendar          with blanks between them
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/tokens.h"
#include "services/doing.h"
#include "services/door.h"
#include "services/installation.h"
#include <string.h>

enum { SECRET_BYTES = 32 };

static const char mark[] = "hozen_";     /* by which a secret that got out is recognised */

static const struct { const char *what; bool of_register, of_act; } reaches[] = {
	{ "read",     true,  false },
	{ "write",    true,  false },
	{ "act",      false, true },
	{ "decide",   false, false },
	{ "metrics",  false, false },
	{ "calendar", false, false },
};

/* ---- scope ---------------------------------------------------------------------------------- */

static bool is_part(const char *part, size_t n)
{
	char text[100];
	if (n >= sizeof text)
		return false;
	snprintf(text, sizeof text, "%.*s", (int)n, part);
	char *of = strchr(text, ':');
	if (of)
		*of++ = 0;
	for (size_t i = 0; i < COUNT(reaches); i++)
		if (!strcmp(reaches[i].what, text))
			return of ? (reaches[i].of_register && is_register(of)) || (reaches[i].of_act && act_kind_named(of)) : !reaches[i].of_act;
	return false;
}

static bool is_scope(const char *scope)
{
	size_t parts = 0;
	for (size_t n; *(scope += strspn(scope, " ")); scope += n, parts++) {
		n = strcspn(scope, " ");
		if (!is_part(scope, n))
			return false;
	}
	return parts > 0;
}

bool scope_reaches(const char *scope, const char *what, const char *of)
{
	size_t whole = strlen(what), n;
	for (; *(scope += strspn(scope, " ")); scope += n) {
		n = strcspn(scope, " ");
		if (n < whole || strncmp(scope, what, whole))
			continue;
		if (n == whole || (of && scope[whole] == ':' && n - whole - 1 == strlen(of) && !strncmp(scope + whole + 1, of, strlen(of))))
			return true;
	}
	return false;
}

/* ---- the acts ------------------------------------------------------------------------------- */

static enum fault inputs_check(struct doing *d, date today)
{
	struct act *act = d->act;
	char soonest[DATE_TEXT], latest[DATE_TEXT];
	const char *scope = input_of(d->inputs, "scope"), *hash = input_of(d->inputs, "hash"), *until = input_of(d->inputs, "expires_on");
	uint8_t bytes[HASH_BYTES];
	date on = NO_DATE;
	if (!is_scope(scope))
		problem_add(act, 0, "scope", scope, phrase(act, W_ACCEPTS_SCOPE));
	if (!bytes_from_hex(hash, bytes, sizeof bytes))
		problem_add(act, 0, "hash", hash, phrase(act, W_ACCEPTS_HASH));
	if (!date_read(until, &on) || on < today || on > date_add(today, TOKEN_DAYS_MOST))
		problem_add(act, 0, "expires_on", until, phrase(act, W_ACCEPTS_DAY_BETWEEN, date_text(today, soonest),
		    date_text(date_add(today, TOKEN_DAYS_MOST), latest)));
	return act->problem_count ? E_BAD_INPUT : OK;
}

static const char *const *given_of(struct doing *d, const struct reg *reg, const struct inputs *inputs)
{
	const char **given = arena_array(d->act->arena, const char *, reg->nfields + 1);
	for (size_t i = 0; i < reg->nfields; i++)
		given[i] = input_of(inputs, reg->fields[i].name);
	return given;
}

enum fault run_make_token(struct doing *d)
{
	const struct reg *reg = register_named("token");
	const struct input list[] = { { "account", d->act->actor }, { "name", input_of(d->inputs, "name") },
		{ "scope", input_of(d->inputs, "scope") }, { "hash", input_of(d->inputs, "hash") }, { "expires_on", input_of(d->inputs, "expires_on") } };
	enum fault f = inputs_check(d, today_in_japan());
	return f ? f : doing_add(d, reg, 0, NULL, given_of(d, reg, &(struct inputs){ list, COUNT(list) }));
}

/* It leaves the books, its versions stay.  Who may do so the act itself tells: its own account, or whoever keeps accounts. */
static enum fault revoke(struct doing *d, bool own)
{
	struct act *act = d->act;
	const struct reg *reg = register_named("token");
	const char *number = number_read(act->arena, input_of(d->inputs, "number"));
	struct record token;
	if (!number)
		return problem_add(act, 0, "number", input_of(d->inputs, "number"), phrase(act, W_ACCEPTS_NUMBER));
	enum fault f = record_find(act, reg, number, &token);
	if (f)
		return f;
	if (own && !same_text(token.values[field_named(reg, "account") - reg->fields], act->actor))
		return fail(act, E_NOT_FOUND, W_NOT_ON_THE_BOOKS, reg->title[act->lang], number);
	return doing_void(d, reg, number);
}

enum fault run_revoke_token(struct doing *d)
{
	return revoke(d, true);
}

enum fault run_withdraw_token(struct doing *d)
{
	return revoke(d, false);
}

/* ---- making and knowing one ----------------------------------------------------------------- */

static const char *hash_text(struct arena *arena, const char *secret)
{
	struct hash hash = hash_of(secret, strlen(secret));
	return hex_of(arena, hash.bytes, sizeof hash.bytes);
}

enum fault token_make(struct act *act, struct installation *i, const struct inputs *inputs, const char **secret, struct outcome *out)
{
	uint8_t random[SECRET_BYTES];
	struct input *list = arena_array(act->arena, struct input, inputs->n + 2);
	size_t n = 0;
	random_bytes(random, sizeof random);
	const char *made = arena_format(act->arena, "%s%s", mark, hex_of(act->arena, random, sizeof random));
	for (size_t j = 0; j < inputs->n; j++)
		if (!same_text(inputs->list[j].name, "expires_on") || !is_empty(inputs->list[j].value))
			list[n++] = inputs->list[j];
	list[n++] = (struct input){ "hash", hash_text(act->arena, made) };
	if (is_empty(input_of(inputs, "expires_on")))
		list[n++] = (struct input){ "expires_on", date_text(date_add(today_in_japan(), TOKEN_DAYS), arena_take(act->arena, DATE_TEXT)) };
	enum fault f = perform(act, i, act_kind_named("make_token"), &(struct inputs){ list, n }, out);
	if (!f)
		*secret = made;
	return f;
}

SQL(token_by_hash, "tt",
	"SELECT token.number, account.number, token.scope FROM token JOIN account ON account.id = token.account"
	" WHERE token.hash = $1 AND token.expires_on >= $2 AND (account.closed_on IS NULL OR account.closed_on > $2)"
	"   AND EXISTS (SELECT 1 FROM role WHERE role.account = account.id AND role.from_on <= $2 AND (role.to_on IS NULL OR role.to_on >= $2))");

bool token_known(struct act *act, struct installation *i, const char *secret, struct token *out)
{
	char today[DATE_TEXT];
	struct db *before;
	if (strncmp(secret, mark, sizeof mark - 1) || door_enter(act, i, &before))
		return false;
	struct query *q = query(act, token_by_hash, T(hash_text(act->arena, secret)), T(date_text(today_in_japan(), today)));
	bool stands = query_next(q);
	if (stands)
		*out = (struct token){ query_copy(q, 0), query_copy(q, 1), query_copy(q, 2) };
	query_end(&q);
	door_leave(act, i, before);
	return stands && !act->fault;
}
