/* Who may do what: for each role what it reaches, sees and writes; for each act and book who may; and what is kept apart.  All of it
 * from the tables by which it is decided.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ui/page.h"

static bool is_for_people(unsigned rights)
{
	return !(rights & RIGHT_PROGRAM);
}

/* ---- pieces -------------------------------------------------------------------------------- */

static void role_link(struct request *r, const struct role *role)
{
	html(r->out, "<a href=\"%s\">%s</a>", url_path(r->act.arena, "rights", role->code), role->label[r->act.lang]);
}

/* Every role that holds these rights, as links; a dash where there is none. */
static void holders_put(struct request *r, unsigned rights)
{
	long n = 0;
	for (const struct role *role = roles; role->code; role++) {
		if ((role->rights & rights) != rights || !is_for_people(role->rights))
			continue;
		html(r->out, "%s", n++ ? (r->act.lang == JA ? "、" : ", ") : "");
		role_link(r, role);
	}
	if (!n)
		html_raw(r->out, "—");
}

static void rights_put(struct request *r, unsigned rights)
{
	html_raw(r->out, "<ul class=\"plain\">");
	for (const struct right_info *info = rights_list; info->right; info++)
		if (rights & info->right)
			html(r->out, "<li>%s</li>", info->label[r->act.lang]);
	html_raw(r->out, "</ul>");
}

static void book_cell(struct request *r, const struct reg *reg)
{
	html(r->out, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th>", url_path(r->act.arena, "registers", reg->name), reg->title[r->act.lang]);
}

/* ---- all roles ----------------------------------------------------------------------------- */

static void roles_put(struct request *r)
{
	table_begin(r, W_RIGHTS_OF_ROLES, W_ROLE_OF_ACCOUNT, W_REACHES, W_RIGHTS_HELD);
	for (const struct role *role = roles; role->code; role++) {
		if (!is_for_people(role->rights))
			continue;
		html_raw(r->out, "<tr><th scope=\"row\">");
		role_link(r, role);
		html(r->out, "<br><code class=\"quiet\">%s</code></th><td>%s</td><td>", role->code, reaching_words[role->reaches][r->act.lang]);
		rights_put(r, role->rights);
		html_raw(r->out, "</td></tr>\n");
	}
	table_end(r);
}

static void acts_put(struct request *r)
{
	table_begin(r, W_RIGHTS_OF_ACTS, W_ACT, W_WHO_MAY);
	for (const struct act_kind *k = act_kinds; k->name; k++) {
		if (k->opens || !is_for_people(k->needs))
			continue;
		html(r->out, "<tr><th scope=\"row\">%s<br><code class=\"quiet\">%s</code></th><td>", k->title[r->act.lang], k->name);
		if (k->of_register)
			html(r->out, "%s", say(r, W_WHO_MAY_BY_BOOK));
		else
			holders_put(r, k->needs);
		html_raw(r->out, "</td></tr>\n");
	}
	table_end(r);
}

/* Fields that not everybody fills in who writes the book. */
static void reserved_put(struct request *r, const struct reg *reg)
{
	for each_field(f, reg) {
		if (!f->right)
			continue;
		html(r->out, "<div>%s", f->label[r->act.lang]);
		if (f->right_if)
			html(r->out, "%s", phrase(&r->act, W_WHERE_FILLED, field_named(reg, f->right_if)->label[r->act.lang]));
		html_raw(r->out, ": ");
		holders_put(r, f->right);
		html_raw(r->out, "</div>");
	}
}

static void books_put(struct request *r)
{
	table_begin(r, W_RIGHTS_OF_BOOKS, W_REGISTER, W_WHO_MAY, W_FIELDS_RESERVED);
	for each_register(reg) {
		if (!is_for_people((*reg)->right))
			continue;
		book_cell(r, *reg);
		html_raw(r->out, "<td>");
		holders_put(r, (*reg)->right);
		html_raw(r->out, "</td><td>");
		reserved_put(r, *reg);
		html_raw(r->out, "</td></tr>\n");
	}
	table_end(r);
}

/* ---- what is kept apart ---------------------------------------------------------------------- */

static void exclusions_put(struct request *r)
{
	table_begin(r, W_ROLES_APART, W_ROLE_OF_ACCOUNT, W_NOT_TOGETHER_WITH, W_WHY);
	for (const struct exclusion *e = exclusions; e->one; e++) {
		html_raw(r->out, "<tr><th scope=\"row\">");
		role_link(r, role_named(e->one));
		html_raw(r->out, "</th><td>");
		role_link(r, role_named(e->other));
		html(r->out, "</td><td>%s</td></tr>\n", e->why[r->act.lang]);
	}
	table_end(r);
}

static void separations_put(struct request *r)
{
	table_begin(r, W_DUTIES_APART, W_REGISTER, W_FIELD, W_ACCEPTED);
	for (const struct separation *s = separations; s->reg; s++) {
		const struct reg *reg = register_named(s->reg);
		book_cell(r, reg);
		html(r->out, "<td>%s</td><td>%s</td></tr>\n", field_named(reg, s->field)->label[r->act.lang], s->must[r->act.lang]);
	}
	table_end(r);
}

void page_rights(struct request *r)
{
	page_begin(r, SECTION_NONE, say(r, W_RIGHTS));
	html(r->out, "<p>%s</p>\n", say(r, W_RIGHTS_INTRODUCED));
	roles_put(r);
	exclusions_put(r);
	separations_put(r);
	acts_put(r);
	books_put(r);
	page_end(r);
}

/* ---- one role -------------------------------------------------------------------------------- */

static void writes_put(struct request *r, const struct role *role, const struct reg *reg)
{
	long n = 0;
	const bool whole = role->rights & reg->right;
	html(r->out, "%s", whole ? say(r, W_YES_IT_MAY) : "");
	for each_field(f, reg)
		if (f->right && !whole != !(role->rights & f->right))
			html(r->out, "%s%s", n++ ? (r->act.lang == JA ? "、" : ", ") : whole ? say(r, W_SAVE_FOR) : say(r, W_ONLY_THE_FIELDS),
			    f->label[r->act.lang]);
	if (!whole && !n)
		html_raw(r->out, "—");
}

static void books_of_role_put(struct request *r, const struct role *role)
{
	table_begin(r, W_BOOKS_OF_ROLE, W_REGISTER, W_SEES, W_WRITES);
	for each_register(reg) {
		if (!is_for_people((*reg)->right) && seen_by_role(role, *reg) == SEES_NOTHING)
			continue;
		book_cell(r, *reg);
		html(r->out, "<td>%s</td><td>", seeing_words[seen_by_role(role, *reg)][r->act.lang]);
		writes_put(r, role, *reg);
		html_raw(r->out, "</td></tr>\n");
	}
	table_end(r);
}

static void excluded_put(struct request *r, const struct role *role)
{
	long n = 0;
	for (const struct exclusion *e = exclusions; e->one; e++) {
		const bool one = same_text(e->one, role->code);
		if (!one && !same_text(e->other, role->code))
			continue;
		html(r->out, "%s", n++ ? (r->act.lang == JA ? "、" : ", ") : "");
		role_link(r, role_named(one ? e->other : e->one));
	}
	if (!n)
		html_raw(r->out, "—");
}

static void acts_of_role_put(struct request *r, const struct role *role)
{
	html_raw(r->out, "<ul class=\"plain\">");
	for (const struct act_kind *k = act_kinds; k->name; k++)
		if (!k->opens && !k->of_register && is_for_people(k->needs) && (role->rights & k->needs) == (unsigned)k->needs)
			html(r->out, "<li>%s</li>", k->title[r->act.lang]);
	html_raw(r->out, "</ul>");
}

void page_rights_of_role(struct request *r)
{
	const struct role *role = role_named(place_of(r, "role"));
	if (!role || !is_for_people(role->rights)) {
		(void)fail(&r->act, E_NOT_FOUND, W_ROLE_UNKNOWN, place_of(r, "role"));
		return;
	}
	page_begin(r, SECTION_NONE, role->label[r->act.lang]);
	html(r->out, "<p><a href=\"/rights\">%s</a></p>\n", say(r, W_RIGHTS));
	table_begin(r, W_ROLE_OF_ACCOUNT, W_ROLE_OF_ACCOUNT, W_VALUE);
	row_begin(r, W_REACHES);
	html(r->out, "%s", reaching_words[role->reaches][r->act.lang]);
	row_end(r);
	row_begin(r, W_RIGHTS);
	rights_put(r, role->rights);
	row_end(r);
	row_begin(r, W_ACTS);
	acts_of_role_put(r, role);
	row_end(r);
	row_begin(r, W_NOT_TOGETHER_WITH);
	excluded_put(r, role);
	row_end(r);
	table_end(r);
	books_of_role_put(r, role);
	page_end(r);
}
