/* Who signs in, in which roles, and the settings of the installation.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

const struct role roles[] = {
#define ROLE(code, ja, en, reaches, rights) { #code, { ja, en }, rights, REACHES_##reaches },
#include "registers/roles.def"
#undef ROLE
	{ 0 }
};

static const struct choice role_choices[] = {
#define ROLE(code, ja, en, reaches, rights) { #code, { ja, en } },
#include "registers/roles.def"
#undef ROLE
	{ 0 }
};

const struct setting_info settings[] = {
#define SETTING(name, kind, standard, unit, least, most, ja, en, note_ja, note_en) \
	{ #name, kind, standard, unit, least, most, { ja, en }, { note_ja, note_en } },
#include "registers/settings.def"
#undef SETTING
	{ 0 }
};

static const struct choice langs[] = {
	{ "ja", { "日本語", "Japanese" } },
	{ "en", { "英語",   "English" } },
	{ 0 }
};

const struct role *role_named(const char *code)
{
	for (const struct role *r = roles; r->code; r++)
		if (same_text(r->code, code))
			return r;
	return NULL;
}

static const struct field account[] = {
	{ "name",         TEXT,   REQUIRED,            .label = { "氏名又は名称", "Name" } },
	{ "lang",         CHOICE, .from = langs,       .label = { "言語",   "Language" } },
	{ "company",      REF,    .to = "company",     .label = { "事業者", "Company" } },
	{ "organisation", REF,    .to = "organisation", .label = { "組織",  "Organisation" } },
	{ "closed_on",    DATE,                        .label = { "閉鎖日", "Closed on" } },
	{ "person",       REF,    UNIQUE, .to = "person", .label = { "本人（関係社員名簿）", "Is the person" } },
};
const struct reg register_of_accounts = {
	.name = "account", .title = { "利用者登録簿", "Accounts" }, FIELDS(account), .right = RIGHT_ACCOUNTS, .scope = "number",
	.moves_scope = "number"
};

static const struct field role[] = {
	{ "account",      REF,    REQUIRED | FROZEN, .to = "account",         .label = { "利用者", "Account" } },
	{ "role",         CHOICE, REQUIRED | FROZEN, .from = role_choices,    .label = { "役割",   "Role" } },
	{ "company",      REF,    .to = "company",                            .label = { "事業者", "Company" } },
	{ "organisation", REF,    .to = "organisation",                       .label = { "組織",   "Organisation" } },
	{ "from_on",      DATE,   REQUIRED,                                   .label = { "開始日", "From" } },
	{ "to_on",        DATE,   .not_before = "from_on",                    .label = { "終了日", "To" } },
};

enum { ROLE_ACCOUNT, ROLE_ROLE, ROLE_COMPANY, ROLE_ORGANISATION };

SQL(person_of_account, "t", "SELECT person FROM account WHERE number = $1");

/* A role that is bound to companies must say which it reaches, one that is bound to a person needs an account that names one; the
 * program's own keys and rulebook are written by it alone. */
static void role_check(struct act *act, long line, const char *number, const char **values)
{
	(void)number;
	const struct role *r = role_named(values[ROLE_ROLE]);
	if (r && r->reaches == REACHES_COMPANY && !values[ROLE_COMPANY] && !values[ROLE_ORGANISATION])
		problem_add(act, line, "company", NULL, phrase(act, W_ROLE_NEEDS_REACH));
	if (r && r->reaches == REACHES_DISPATCHED && !values[ROLE_COMPANY])
		problem_add(act, line, "company", NULL, phrase(act, W_ROLE_NEEDS_DISPATCHER));
	if (r && r->reaches == REACHES_OWN_CASE && values[ROLE_ACCOUNT] && !ask_long(act, 0, person_of_account, T(values[ROLE_ACCOUNT])))
		problem_add(act, line, "account", values[ROLE_ACCOUNT], phrase(act, W_ROLE_NEEDS_PERSON));
	if (r && r->rights & RIGHT_PROGRAM && !same_text(values[ROLE_ACCOUNT], "hozen"))
		problem_add(act, line, "role", values[ROLE_ROLE], phrase(act, W_ROLE_OF_PROGRAM));
}

static const struct constraint role_limits[] = {
	{ "role", .clashes = "role AS other WHERE other.account = NEW.account AND other.role = NEW.role"
	  " AND COALESCE(other.company, 0) = COALESCE(NEW.company, 0) AND COALESCE(other.organisation, 0) = COALESCE(NEW.organisation, 0) AND " OVERLAPS,
	  .must = { "同じ期間に同じ範囲で持たない役割", "a role not held already in the period, for the same company or organisation" } },
#define EXCLUDES(one, another, ja, en) { "role", .clashes = "role AS other WHERE other.account = NEW.account AND " OVERLAPS \
	" AND ((NEW.role = '" #one "' AND other.role = '" #another "') OR (NEW.role = '" #another "' AND other.role = '" #one "'))", \
	.must = { "その役割と兼ねることのできる役割（" ja "）", "a role that may be held together with it: " en } },
#include "registers/excludes.def"
#undef EXCLUDES
	{ 0 }
};

const struct reg register_of_roles = {
	.name = "role", .prefix = "R", .title = { "役割簿", "Roles" }, FIELDS(role), .right = RIGHT_ACCOUNTS, .scope = "account",
	.check = role_check, .moves_scope = "account", .constraints = role_limits
};

static const struct field setting[] = {
	{ "value", TEXT, REQUIRED, .label = { "値",   "Value" } },
	{ "note",  LONG_TEXT,      .label = { "備考", "Note" } },
};

SQL(term_exists, "t", "SELECT 1 FROM rulebook_term WHERE name = $1");

enum { TERM_MOST = 1000000 };

static const struct setting_info *setting_named(const char *name)
{
	for (const struct setting_info *s = settings; s->name; s++)
		if (same_text(s->name, name))
			return s;
	return NULL;
}

static void setting_check(struct act *act, long line, const char *number, const char **values)
{
	const struct setting_info *info = setting_named(number);
	if (!info && !ask_long(act, 0, term_exists, T(number))) {
		struct text known = { .arena = act->arena };
		for (const struct setting_info *s = settings; s->name; s++)
			text_add(&known, "%s%s", s == settings ? "" : ", ", s->name);
		problem_add(act, line, "number", number, phrase(act, W_SETTING_UNKNOWN, text_of(&known)));
		return;
	}
	const struct field as = { .name = "value", .kind = info ? info->kind : COUNT_OF };
	const char *canonical;
	long n, least = info ? info->least : 0, most = info ? info->most : TERM_MOST;
	if (!values[0])
		return;
	if (!field_read(act->arena, &as, values[0], &canonical))
		problem_add(act, line, "value", values[0], field_accepts(act, &as));
	else if (as.kind == COUNT_OF && parse_long(canonical, &n) && (n < least || n > most))
		problem_add(act, line, "value", values[0], phrase(act, W_ACCEPTS_BETWEEN,
		    arena_format(act->arena, "%ld", least), arena_format(act->arena, "%ld", most)));
	else
		values[0] = canonical;
}

const struct reg register_of_settings = {
	.name = "setting", .title = { "設定簿", "Settings" }, FIELDS(setting), .right = RIGHT_AUTHORITY, .check = setting_check
};
