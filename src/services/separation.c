/* Separation of duties: who examines does not approve, who destroys is not the witness, who inspects is not inspected.  Two accounts of
 * one person are one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/doing.h"
#include <string.h>

SQL(person_behind, "t", "SELECT person.number FROM account JOIN person ON person.id = account.person WHERE account.number = $1");
SQL(belongs_to, "ttt",
	"SELECT 1 FROM account AS a JOIN company AS c ON c.number = $2"
	" WHERE a.number = $1 AND (a.company = c.id"
	"  OR EXISTS (SELECT 1 FROM role AS r WHERE r.account = a.id AND r.company = c.id AND r.from_on <= $3"
	"   AND (r.to_on IS NULL OR r.to_on >= $3) AND r.role IN ('security_manager', 'custodian', 'system_manager', 'handler'))"
	"  OR EXISTS (SELECT 1 FROM employment AS e WHERE e.person = a.person AND e.company = c.id AND e.from_on <= $3"
	"   AND (e.to_on IS NULL OR e.to_on >= $3)))");

const struct separation separations[] = {
#define SIGNED(reg, field, ja, en)       { BY_THEMSELVES, #reg, #field, NULL, { ja, en } },
#define APART(reg, field, other, ja, en) { NOT_THE_SAME, #reg, #field, #other, { ja, en } },
#define INDEPENDENT(reg, field, ja, en)  { NOT_THEIR_OWN, #reg, #field, NULL, { ja, en } },
#include "registers/separation.def"
#undef SIGNED
#undef APART
#undef INDEPENDENT
	{ 0 }
};

/* A record about to be kept, and what it was. */
struct keeping { struct doing *d; const struct reg *reg; long line; const char *const *now; const struct record *old; };

struct who { const char *account, *person; };

/* ---- who it is ------------------------------------------------------------------------------ */

static struct who account_holder(struct act *act, const char *account)
{
	struct who who = { .account = account };
	if (is_empty(account))
		return who;
	defer(query_end) struct query *q = query(act, person_behind, T(account));
	who.person = query_next(q) ? query_copy(q, 0) : NULL;
	return who;
}

static const char *value_of(const struct keeping *k, const char *field)
{
	return k->now[field_named(k->reg, field) - k->reg->fields];
}

static struct who named_in(const struct keeping *k, const char *field)
{
	struct act *act = k->d->act;
	if (same_text(field, "actor"))
		return account_holder(act, act->actor);
	const struct field *f = field_named(k->reg, field);
	const char *value = value_of(k, field);
	if (f->kind == REF)
		return (struct who){ .person = value };
	return account_holder(act, value);
}

static bool are_one(struct who a, struct who b)
{
	return (!is_empty(a.account) && same_text(a.account, b.account)) || (!is_empty(a.person) && same_text(a.person, b.person));
}

bool is_same_person(struct act *act, const char *account, const char *other)
{
	return are_one(account_holder(act, account), account_holder(act, other));
}

/* The number of the company to which a record belongs, on however many steps the way there leads; NULL if to none. */
static const char *company_of(struct act *act, const struct reg *r, const char *number, const char *const *values)
{
	struct record above;
	while (r->scope && !same_text(r->scope, "id")) {
		const struct field *f = field_named(r, r->scope);
		number = f ? values[f - r->fields] : NULL;
		r = f ? register_named(f->to) : NULL;
		if (!number || (!same_text(r->scope, "id") && record_find(act, r, number, &above)))
			return NULL;
		values = above.values;
	}
	return r->scope ? number : NULL;
}

/* ---- the kinds of separation ----------------------------------------------------------------- */

static bool has_changed(const struct keeping *k, const char *field)
{
	if (same_text(field, "actor"))
		return true;
	const size_t i = (size_t)(field_named(k->reg, field) - k->reg->fields);
	return !k->old || !same_text(k->now[i], k->old->values[i]);
}

static bool is_their_own(const struct keeping *k)
{
	struct act *act = k->d->act;
	char day[DATE_TEXT];
	const char *company = company_of(act, k->reg, NULL, k->now);
	return company && ask_long(act, 0, belongs_to, T(act->actor), T(company), T(date_text(today_in_japan(), day)));
}

static bool is_broken(const struct keeping *k, const struct separation *s)
{
	switch (s->kind) {
	case BY_THEMSELVES:
		return has_changed(k, s->field) && !is_empty(value_of(k, s->field)) && !same_text(value_of(k, s->field), k->d->act->actor);
	case NOT_THE_SAME:
		return (has_changed(k, s->field) || has_changed(k, s->other)) && are_one(named_in(k, s->field), named_in(k, s->other));
	case NOT_THEIR_OWN:
		return is_their_own(k);
	}
	return false;
}

/* Books that are taken over were kept elsewhere, by others than who brings them. */
enum fault duties_are_separate(struct doing *d, const struct reg *r, long line, const char *const *now, const struct record *old)
{
	const struct keeping k = { d, r, line, now, old };
	struct act *act = d->act;
	enum fault f = OK;
	if (d->import && d->opens_register)
		return OK;
	for (const struct separation *s = separations; s->reg; s++)
		if (same_text(s->reg, r->name) && is_broken(&k, s))
			f = problem_add(act, line, s->field, value_of(&k, s->field), s->must[act->lang]);
	return f ? f : act->fault;
}
