/* Rights and roles as tables: who may write what, who sees what, and what nobody holds together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"

const struct right_info rights_list[] = {
#define RIGHT(name, bit, ja, en) { RIGHT_##name, { ja, en } },
#include "registers/rights.def"
#undef RIGHT
	{ 0 }
};

const struct exclusion exclusions[] = {
#define EXCLUDES(one, other, ja, en) { #one, #other, { ja, en } },
#include "registers/excludes.def"
#undef EXCLUDES
	{ 0 }
};

const bilingual reaching_words[REACHINGS] = {
	[REACHES_COMPANY]    = { "役割簿に記した事業者、又は組織の管轄区域にある事業者", "the companies that its record names, or that lie in the area of its organisation" },
	[REACHES_EVERYWHERE] = { "全ての事業者",                     "every company" },
	[REACHES_OWN_CASE]   = { "本人に関する記録のみ",             "the person’s own case only" },
	[REACHES_DISPATCHED] = { "派遣中の者に関する記録のみ",       "those whom it has dispatched, while they are" },
	[REACHES_NOTHING]    = { "全ての利用者に開かれた簿のみ",     "only the books open to everyone signed in" },
};

const bilingual seeing_words[SEEINGS] = {
	[SEES_NOTHING]   = { "見ない",           "Nothing" },
	[SEES_ITSELF]    = { "自らの記録",       "Its own" },
	[SEES_OWN_CASE]  = { "本人の記録",       "Own case" },
	[SEES_SENT]      = { "派遣した者の記録", "Those sent" },
	[SEES_COMPANIES] = { "及ぶ事業者の記録", "Its companies" },
	[SEES_ALL]       = { "全て",             "All" },
};

const char *roles_holding(struct arena *arena, unsigned rights, enum lang lang)
{
	struct text out = { .arena = arena };
	for (const struct role *r = roles; r->code; r++)
		if ((r->rights & rights) == rights && !(r->rights & RIGHT_PROGRAM))
			text_add(&out, "%s%s", !out.n ? "" : lang == JA ? "、" : ", ", r->label[lang]);
	return out.n ? text_of(&out) : "—";
}

static bool is_filled(const struct reg *r, const char *name, const char *const *values)
{
	return values && values[field_named(r, name) - r->fields];
}

enum right right_of_field(const struct reg *r, const struct field *f, const char *const *before, const char *const *after)
{
	if (f->right && (!f->right_if || is_filled(r, f->right_if, before) || is_filled(r, f->right_if, after)))
		return f->right;
	return r->right;
}

/* Is it, or does it hang on, the record of the person whose own case it is? */
static bool is_of_own_case(const struct reg *r)
{
	for (; r && r->scope; ) {
		if (r->own)
			return true;
		const struct field *f = field_named(r, r->scope);
		r = f && f->kind == REF && same_text(f->to, "person") ? register_named(f->to) : NULL;
	}
	return false;
}

/* Some of them are seen by those only to whom something else has been given: a contract passed on, a designation held. */
enum seeing seen_by_role(const struct role *role, const struct reg *r)
{
	const bool by_itself = same_text(r->name, "account") || same_text(r->scope, "account");
	if (!r->scope || role->reaches == REACHES_EVERYWHERE)
		return SEES_ALL;
	if (same_text(r->scope, "number") || by_itself)
		return SEES_ITSELF;
	switch (role->reaches) {
	case REACHES_COMPANY:
		return same_text(r->scope, "whole") && !r->sights ? SEES_NOTHING : SEES_COMPANIES;
	case REACHES_OWN_CASE:
		return is_of_own_case(r) ? SEES_OWN_CASE : SEES_NOTHING;
	case REACHES_DISPATCHED:
		return is_of_own_case(r) ? SEES_SENT : SEES_NOTHING;
	default:
		return SEES_NOTHING;
	}
}
