/* The statements of every register, made once at start by walking its table; never from input.
 * SPDX-License-Identifier: Apache-2.0 */
#include "registers/books.h"
#include <pthread.h>
#include <string.h>

static struct arena *kept;
static struct register_sql *made;
static size_t register_count;
static struct sql scope_trim[SCOPE_PARTS], scope_fill[SCOPE_PARTS], persons_trim, persons_fill, scope_differs;
static const char *persons_differ;
static pthread_once_t once = PTHREAD_ONCE_INIT;

bool is_stored_as_number(const struct field *f)
{
	return f->kind == COUNT_OF || f->kind == YES_NO || f->kind == REF;
}

char stored_letter(const struct field *f)
{
	return is_stored_as_number(f) ? 'l' : 't';
}

/* ---- columns ----------------------------------------------------------------------------- */

/* A version may refer to a record that was voided since, so it looks for the number among versions too. */
static void put_columns(struct text *out, const struct reg *r, bool version)
{
	text_put(out, "SELECT t.id, t.number, t.entry, t.known_from");
	for each_field(f, r) {
		if (f->kind != REF)
			text_add(out, ", t.%s", f->name);
		else if (version)
			text_add(out, ", COALESCE((SELECT x.number FROM %s AS x WHERE x.id = t.%s),"
			    " (SELECT MAX(y.number) FROM %s_version AS y WHERE y.id = t.%s)) AS %s",
			    f->to, f->name, f->to, f->name, f->name);
		else
			text_add(out, ", (SELECT x.number FROM %s AS x WHERE x.id = t.%s) AS %s", f->to, f->name, f->name);
	}
}

static void put_names(struct text *out, const struct reg *r)
{
	text_put(out, "id, number, entry, known_from");
	for each_field(f, r)
		text_add(out, ", %s", f->name);
}

static const char *field_letters(const struct reg *r, const char *before, const char *after)
{
	struct text out = { .arena = kept };
	text_put(&out, before);
	for each_field(f, r)
		text_add(&out, "%c", stored_letter(f));
	text_put(&out, after);
	return text_of(&out);
}

/* ---- one statement each ------------------------------------------------------------------ */

static struct text sentence(void)
{
	return (struct text){ .arena = kept };
}

static struct sql as_sql(const struct reg *r, const char *what, const char *params, const struct text *text)
{
	return (struct sql){ arena_format(kept, "%s.%s", r->name, what), params, text_of(text) };
}

static struct sql rows(const struct reg *r, const char *what, const char *params, const char *rest)
{
	struct text out = sentence();
	put_columns(&out, r, false);
	text_add(&out, " FROM %s AS t%s", r->name, rest);
	return as_sql(r, what, params, &out);
}

static struct sql simple(const struct reg *r, const char *what, const char *params, const char *pattern)
{
	struct text out = sentence();
	text_fill(&out, pattern, (const char *const[]){ r->name, NULL });
	return as_sql(r, what, params, &out);
}

static struct sql insert_sql(const struct reg *r)
{
	struct text out = sentence();
	text_add(&out, "INSERT INTO %s (", r->name);
	put_names(&out, r);
	text_put(&out, ") VALUES ($1, $2, $3, $4");
	for (size_t i = 0; i < r->nfields; i++)
		text_add(&out, ", $%zu", i + 5);
	text_put(&out, ")");
	return as_sql(r, "insert", field_letters(r, "ltlt", ""), &out);
}

static struct sql update_sql(const struct reg *r)
{
	struct text out = sentence();
	text_add(&out, "UPDATE %s SET entry = $2, known_from = $3", r->name);
	for (size_t i = 0; i < r->nfields; i++)
		text_add(&out, ", %s = $%zu", r->fields[i].name, i + 4);
	text_put(&out, " WHERE id = $1");
	return as_sql(r, "update", field_letters(r, "llt", ""), &out);
}

static struct sql supersede_sql(const struct reg *r)
{
	struct text out = sentence();
	text_add(&out, "INSERT INTO %s_version (", r->name);
	put_names(&out, r);
	text_put(&out, ", ended_by, known_to) SELECT ");
	put_names(&out, r);
	text_add(&out, ", $2, $3 FROM %s WHERE id = $1", r->name);
	return as_sql(r, "supersede", "llt", &out);
}

static struct sql versions_sql(const struct reg *r)
{
	struct text out = sentence();
	put_columns(&out, r, true);
	text_add(&out, ", t.ended_by, t.known_to FROM %s_version AS t ORDER BY t.entry, t.id", r->name);
	return as_sql(r, "versions", "", &out);
}

static struct sql history_sql(const struct reg *r)
{
	struct text out = sentence();
	put_columns(&out, r, false);
	text_add(&out, ", CAST(NULL AS BIGINT) AS ended_by, CAST(NULL AS TEXT) AS known_to FROM %s AS t"
	    " WHERE t.number = $1 UNION ALL ", r->name);
	put_columns(&out, r, true);
	text_add(&out, ", t.ended_by, t.known_to FROM %s_version AS t WHERE t.number = $1 ORDER BY 3 DESC", r->name);
	return as_sql(r, "history", "t", &out);
}

static struct sql stored_sql(const struct reg *r, bool version)
{
	struct text out = sentence();
	text_put(&out, "SELECT ");
	put_names(&out, r);
	text_add(&out, version ? ", ended_by, known_to FROM %s_version ORDER BY id, entry" : " FROM %s ORDER BY id", r->name);
	return as_sql(r, version ? "stored_versions" : "stored", "", &out);
}

static struct sql insert_version_sql(const struct reg *r)
{
	struct text out = sentence();
	text_add(&out, "INSERT INTO %s_version (", r->name);
	put_names(&out, r);
	text_put(&out, ", ended_by, known_to) VALUES ($1");
	for (size_t i = 1; i < r->nfields + 6; i++)
		text_add(&out, ", $%zu", i + 1);
	text_put(&out, ")");
	return as_sql(r, "insert_version", field_letters(r, "ltlt", "lt"), &out);
}

static struct sql blank_sql(const struct reg *r)
{
	struct text out = sentence();
	text_add(&out, "UPDATE %s_version SET ended_by = $2, known_to = known_from", r->name);
	for each_field(f, r)
		text_add(&out, ", %s = NULL", f->name);
	text_put(&out, " WHERE id = $1");
	return as_sql(r, "blank", "ll", &out);
}

static struct sql in_scope_sql(const struct reg *r, const char *what, bool writing)
{
	struct text out = sentence();
	text_add(&out, "SELECT 1 FROM %s AS t WHERE t.id = $1", r->name);
	if (r->scope) {
		text_put(&out, " AND ");
		scope_condition(&out, r, "t", false, &(struct scope_names){ "", "", false, writing });
	}
	if (writing && !r->scope)
		text_put(&out, " AND $2 = $2");
	return as_sql(r, what, writing ? "ll" : "l", &out);
}

static void put_misfit(struct text *out, const char *column, const char *type)
{
	text_add(out, " OR t.%s <> CAST(t.%s AS %s)", column, column, type);
}

/* A reference to nothing would read as an empty one. */
static void put_dangling(struct text *out, const struct field *f, bool version)
{
	text_add(out, " OR (t.%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s AS x WHERE x.id = t.%s)", f->name, f->to, f->name);
	if (version)
		text_add(out, " AND NOT EXISTS (SELECT 1 FROM %s_version AS y WHERE y.id = t.%s)", f->to, f->name);
	text_put(out, ")");
}

/* SQLite keeps a value of any type in any column; a row that holds a wrong one was not written by this program. */
static struct sql misfits_sql(const struct reg *r)
{
	struct text out = sentence();
	for (int version = 0; version < 2; version++) {
		text_add(&out, "%sSELECT t.number, t.entry FROM %s%s AS t WHERE 1 = 0", version ? " UNION ALL " : "", r->name,
		    version ? "_version" : "");
		put_misfit(&out, "id", "BIGINT");
		put_misfit(&out, "number", "TEXT");
		put_misfit(&out, "entry", "BIGINT");
		put_misfit(&out, "known_from", "TEXT");
		for each_field(f, r)
			put_misfit(&out, f->name, is_stored_as_number(f) ? "BIGINT" : "TEXT");
		for each_field(f, r)
			if (f->kind == REF)
				put_dangling(&out, f, version);
		if (version)
			put_misfit(&out, "known_to", "TEXT"), put_misfit(&out, "ended_by", "BIGINT");
	}
	return as_sql(r, "misfits", "", &out);
}

static void field_sql(struct register_sql *s, const struct reg *r)
{
	s->referring = arena_array(kept, struct sql, r->nfields);
	s->referrers = arena_array(kept, struct sql, r->nfields);
	s->referrer_count = arena_array(kept, struct sql, r->nfields);
	s->matching = arena_array(kept, struct sql, r->nfields);
	s->alike = arena_array(kept, struct sql, r->nfields);
	for (size_t i = 0; i < r->nfields; i++) {
		const struct field *f = &r->fields[i];
		const char *words[] = { r->name, f->name, NULL };
		struct text referring = sentence(), alike = sentence();
		text_fill(&referring, "SELECT number FROM {0} WHERE {1} = $1 LIMIT 1", words);
		text_fill(&alike, "SELECT number FROM {0} WHERE {1} = $1 AND id <> $2 LIMIT 1", words);
		if (f->kind == REF) {
			s->referring[i] = as_sql(r, arena_format(kept, "referring.%s", f->name), "l", &referring);
			s->referrers[i] = rows(r, arena_format(kept, "referrers.%s", f->name), "lll",
			    arena_format(kept, " WHERE t.%s = $1 AND t.id < $2 ORDER BY t.id DESC LIMIT $3", f->name));
			s->referrer_count[i] = simple(r, arena_format(kept, "referrer_count.%s", f->name), "l",
			    arena_format(kept, "SELECT COUNT(*) FROM {0} WHERE %s = $1", f->name));
		}
		if (f->kind == REF || f->rules & (UNIQUE | INDEXED))
			s->matching[i] = rows(r, arena_format(kept, "matching.%s", f->name), arena_format(kept, "%cll", stored_letter(f)),
			    arena_format(kept, " WHERE t.%s = $1 AND t.id > $2 ORDER BY t.id LIMIT $3", f->name));
		if (f->rules & UNIQUE)
			s->alike[i] = as_sql(r, arena_format(kept, "alike.%s", f->name),
			    arena_format(kept, "%cl", stored_letter(f)), &alike);
	}
}

static struct sql alike_together_sql(const struct reg *r)
{
	if (!r->unique)
		return (struct sql){ 0 };
	struct text out = sentence(), params = sentence();
	text_add(&out, "SELECT number FROM %s WHERE id <> $1", r->name);
	text_put(&params, "l");
	for (size_t i = 0; r->unique[i]; i++) {
		text_add(&out, " AND %s = $%zu", r->unique[i], i + 2);
		text_add(&params, "%c", stored_letter(field_named(r, r->unique[i])));
	}
	return as_sql(r, "alike_together", text_of(&params), &out);
}

/* NEW.column becomes $n: $1 the id, $2 … the fields in order. */
static void put_given(struct text *out, const struct reg *r, const char *condition)
{
	static const char mark[] = "NEW.";
	for (const char *at; (at = strstr(condition, mark)); ) {
		text_put_span(out, condition, (size_t)(at - condition));
		const char *name = at + strlen(mark);
		size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
		const struct field *f = field_named(r, arena_span(out->arena, name, n));
		text_add(out, "$%zu", f ? (size_t)(f - r->fields) + 2 : 1);
		condition = name + n;
	}
	text_put(out, condition);
}

static struct sql broken_sql(const struct reg *r, const struct constraint *c)
{
	struct text out = sentence();
	text_put(&out, c->clashes ? "SELECT other.number FROM " : "SELECT 1 WHERE ");
	put_given(&out, r, c->clashes ? c->clashes : c->breaks);
	return as_sql(r, arena_format(kept, "broken.%s", c->field), field_letters(r, "l", ""), &out);
}

static void constraint_sql(struct register_sql *s, const struct reg *r)
{
	size_t n = 0;
	while (r->constraints && r->constraints[n].field)
		n++;
	s->broken = arena_array(kept, struct sql, n + 1);
	while (n--)
		s->broken[n] = broken_sql(r, &r->constraints[n]);
	for (n = 0; r->bears && r->bears[n].field; n++)
		;
	s->bearing = arena_array(kept, struct sql, n + 1);
	while (n--) {
		struct text out = sentence();
		text_add(&out, "SELECT 1 FROM %s AS t WHERE t.id = $1 AND %s", r->name, r->bears[n].breaks);
		s->bearing[n] = as_sql(r, arena_format(kept, "bearing.%s", r->bears[n].field), "l", &out);
	}
}

static struct register_sql statements_of(const struct reg *r)
{
	struct register_sql s = {
		.by_number   = rows(r, "by_number", "t", " WHERE t.number = $1"),
		.all         = rows(r, "all", "", " ORDER BY t.id"),
		.page        = rows(r, "page", "ll", " WHERE t.id > $1 ORDER BY t.id LIMIT $2"),
		.count       = simple(r, "count", "", "SELECT COUNT(*) FROM {0}"),
		.insert      = insert_sql(r),
		.supersede   = supersede_sql(r),
		.update      = update_sql(r),
		.remove      = simple(r, "remove", "l", "DELETE FROM {0} WHERE id = $1"),
		.number_used = simple(r, "number_used", "t", "SELECT 1 FROM {0} WHERE number = $1"
		    " UNION ALL SELECT 1 FROM {0}_version WHERE number = $1"),
		.id_of       = simple(r, "id_of", "t", "SELECT id FROM {0} WHERE number = $1"),
		.greatest    = simple(r, "greatest", "", "SELECT MAX(ids.id) FROM"
		    " (SELECT MAX(id) AS id FROM {0} UNION ALL SELECT MAX(id) AS id FROM {0}_version) AS ids"),
		.in_scope    = in_scope_sql(r, "in_scope", true),
		.in_sight    = in_scope_sql(r, "in_sight", false),
		.keys        = simple(r, "keys", "", "SELECT id, number FROM {0} UNION SELECT id, number FROM {0}_version"),
		.misfits     = misfits_sql(r),
		.versions    = versions_sql(r),
		.history     = history_sql(r),
		.ever        = simple(r, "ever", "t", "SELECT id FROM {0} WHERE number = $1 UNION SELECT id FROM {0}_version WHERE number = $1"),
		.stored      = stored_sql(r, false),
		.stored_versions = stored_sql(r, true),
		.insert_version  = insert_version_sql(r),
		.blank       = blank_sql(r),
		.alike_together = alike_together_sql(r),
	};
	field_sql(&s, r);
	constraint_sql(&s, r);
	return s;
}

/* ---- the scope --------------------------------------------------------------------------- */

/* Everything a role in force reaches: the company it names, the companies with a site in the area of the organisation it
 * names (or of that organisation's branches), or, as company 0, the whole installation.
 * {0} roles that reach everything, {1} what may be written, {2} in force on $1, {3} to {5} which part of it, {6} roles bound to companies. */
static const char scope_pattern[] =
	"SELECT f.reader, f.company, {1} AS writes FROM ("
	"SELECT a.number AS reader, r.company AS company, r.role AS role FROM role AS r JOIN account AS a ON a.id = r.account"
	"  WHERE r.company > 0 AND r.role IN ({6}) AND {2}{3}"
	" UNION SELECT a.number, s.company, r.role FROM role AS r JOIN account AS a ON a.id = r.account"
	"  JOIN organisation AS o ON o.id = r.organisation OR o.parent = r.organisation"
	"  JOIN jurisdiction AS j ON j.organisation = o.id JOIN site AS s ON s.prefecture = j.prefecture"
	"   AND SUBSTR(COALESCE(s.municipality, ''), 1, LENGTH(COALESCE(j.municipality, ''))) = COALESCE(j.municipality, '')"
	"   AND (j.municipality IS NOT NULL OR NOT EXISTS (SELECT 1 FROM jurisdiction AS n JOIN organisation AS no ON no.id = n.organisation"
	"    WHERE n.prefecture = s.prefecture AND no.kind = o.kind AND n.municipality IS NOT NULL"
	"     AND SUBSTR(COALESCE(s.municipality, ''), 1, LENGTH(n.municipality)) = n.municipality"
	"     AND n.from_on <= $1 AND (n.to_on IS NULL OR n.to_on >= $1)))"
	"  WHERE r.organisation IS NOT NULL AND r.role IN ({6}) AND o.kind <> 'authority' AND j.from_on <= $1 AND (j.to_on IS NULL OR j.to_on >= $1)"
	"  AND (s.closed_on IS NULL OR s.closed_on > $1) AND {2}{4}"
	" UNION SELECT a.number, 0, r.role FROM role AS r JOIN account AS a ON a.id = r.account WHERE r.role IN ({0}) AND {2}{5}"
	") AS f GROUP BY f.reader, f.company";

static const char in_force[] = "r.from_on <= $1 AND (r.to_on IS NULL OR r.to_on >= $1)"
	" AND (a.closed_on IS NULL OR a.closed_on > $1)";

/* The rights to write that some role gives, each counted once. */
static void put_rights(struct text *out)
{
	for (const struct right_info *writing = rights_list; writing->right; writing++) {
		text_add(out, "%sMAX(CASE WHEN f.role IN (''", writing == rights_list ? "" : " + ");
		for (const struct role *r = roles; r->code; r++)
			if (r->rights & writing->right && writing->right != RIGHT_READ)
				text_add(out, ", '%s'", r->code);
		text_add(out, ") THEN %u ELSE 0 END)", (unsigned)writing->right);
	}
}

static const char *roles_that_reach(enum reaching reaches)
{
	struct text out = sentence();
	for (const struct role *r = roles; r->code; r++)
		if (r->reaches == reaches)
			text_add(&out, "%s'%s'", out.n ? ", " : "", r->code);
	return text_of(&out);
}

/* Which rows a part of the scope has, and what they follow from: $2 is the number of the account or company. */
#define OF_COMPANY "company = (SELECT id FROM company WHERE number = $2)"
static const struct { const char *trim, *fill, *params, *rows, *of_role, *of_area, *of_everything; } parts[SCOPE_PARTS] = {
	[SCOPE_WHOLE]      = { "scope.trim", "scope.fill", "t", "1 = 1", "", "", "" },
	[SCOPE_OF_ACCOUNT] = { "scope.trim_account", "scope.fill_account", "tt", "reader = $2", " AND a.number = $2", " AND a.number = $2",
	                       " AND a.number = $2" },
	[SCOPE_OF_COMPANY] = { "scope.trim_company", "scope.fill_company", "tt", OF_COMPANY, " AND r." OF_COMPANY, " AND s." OF_COMPANY,
	                       " AND 1 = 0" },
};

static const char *scope_wanted(enum scope_part part)
{
	struct text rights = sentence(), wanted = sentence();
	put_rights(&rights);
	text_fill(&wanted, scope_pattern, (const char *const[]){ roles_that_reach(REACHES_EVERYWHERE), text_of(&rights), in_force,
	    parts[part].of_role, parts[part].of_area, parts[part].of_everything, roles_that_reach(REACHES_COMPANY), NULL });
	return text_of(&wanted);
}

/* Whose own case it is for whom: the person of an account, those whom a company has sent; with each company that keeps records of them.
 * {0} roles of one's own case, {1} of what employers who dispatch reach, {2} in force on $1. */
static const char persons_pattern[] =
	"SELECT a.number AS reader, a.person AS person FROM role AS r JOIN account AS a ON a.id = r.account"
	"  WHERE r.role IN ({0}) AND a.person > 0 AND {2}"
	" UNION SELECT a.number, e.person FROM role AS r JOIN account AS a ON a.id = r.account JOIN employment AS e ON e.dispatcher = r.company"
	"  WHERE r.role IN ({1}) AND {2} AND e.from_on <= $1 AND (e.to_on IS NULL OR e.to_on >= $1)";

static void make_persons_sql(void)
{
	struct text cases = sentence(), wanted = sentence();
	text_fill(&cases, persons_pattern, (const char *const[]){ roles_that_reach(REACHES_OWN_CASE), roles_that_reach(REACHES_DISPATCHED), in_force, NULL });
	text_fill(&wanted, "SELECT c.reader, c.person, p.kept_by AS company FROM ({0}) AS c JOIN person AS p ON p.id = c.person"
	    " UNION SELECT c.reader, c.person, e.company FROM ({0}) AS c JOIN employment AS e ON e.person = c.person"
	    " UNION SELECT c.reader, c.person, h.company FROM ({0}) AS c JOIN role_holder AS h ON h.person = c.person",
	    (const char *const[]){ text_of(&cases), NULL });
	const char *w = text_of(&wanted);
	persons_trim = (struct sql){ "scope.trim_persons", "t", arena_format(kept, "DELETE FROM scope_person WHERE (reader, person, company)"
	    " NOT IN (SELECT w.reader, w.person, w.company FROM (%s) AS w)", w) };
	persons_fill = (struct sql){ "scope.fill_persons", "t", arena_format(kept, "INSERT INTO scope_person (reader, person, company)"
	    " SELECT w.reader, w.person, w.company FROM (%s) AS w EXCEPT SELECT reader, person, company FROM scope_person", w) };
	persons_differ = arena_format(kept, " UNION ALL SELECT p.reader FROM (SELECT w.reader, w.person, w.company FROM (%s) AS w"
	    " EXCEPT SELECT reader, person, company FROM scope_person) AS p UNION ALL SELECT q.reader FROM (SELECT reader, person, company"
	    " FROM scope_person EXCEPT SELECT w.reader, w.person, w.company FROM (%s) AS w) AS q", w, w);
}

static void make_scope_sql(void)
{
	static const char every_company[] = "SELECT id FROM (SELECT id FROM company UNION SELECT id FROM company_version) AS c";
	const char *w = scope_wanted(SCOPE_WHOLE);
	make_persons_sql();
	for (enum scope_part p = 0; p < SCOPE_PARTS; p++) {
		const char *rows = parts[p].rows, *wanted = scope_wanted(p);
		scope_trim[p] = (struct sql){ parts[p].trim, parts[p].params, arena_format(kept, "DELETE FROM scope WHERE %s AND (reader, company, writes)"
		    " NOT IN (SELECT w.reader, w.company, w.writes FROM (%s) AS w)", rows, wanted) };
		scope_fill[p] = (struct sql){ parts[p].fill, parts[p].params, arena_format(kept, "INSERT INTO scope (reader, company, writes)"
		    " SELECT w.reader, w.company, w.writes FROM (%s) AS w EXCEPT SELECT reader, company, writes FROM scope WHERE %s", wanted, rows) };
	}
	scope_differs = (struct sql){ "scope.differs", "t", arena_format(kept, "SELECT d.reader FROM (SELECT w.reader, w.company, w.writes"
	    " FROM (%s) AS w EXCEPT SELECT reader, company, writes FROM scope) AS d UNION ALL"
	    " SELECT e.reader FROM (SELECT reader, company, writes FROM scope EXCEPT SELECT w.reader, w.company, w.writes FROM (%s) AS w) AS e"
	    " UNION ALL SELECT 'scope_company' FROM (%s EXCEPT SELECT company FROM scope_company) AS l"
	    " UNION ALL SELECT 'scope_company' FROM (SELECT company FROM scope_company EXCEPT %s) AS m%s", w, w, every_company, every_company, persons_differ) };
}

SQL(scope_day_set, "t", "UPDATE scope_day SET day = $1 WHERE one = 1");

static void make(void)
{
	kept = arena_open();
	for each_register(r)
		register_count++;
	made = arena_array(kept, struct register_sql, register_count);
	for (size_t i = 0; i < register_count; i++)
		made[i] = statements_of(registers[i]);
	make_scope_sql();
}

__attribute__((destructor)) static void forget(void)
{
	arena_close(&kept);
}

const struct register_sql *sql_of(const struct reg *reg)
{
	pthread_once(&once, make);
	for (size_t i = 0; i < register_count; i++)
		if (registers[i] == reg)
			return &made[i];
	return NULL;
}

/* Only what differs is written. */
enum fault scope_renew(struct act *act, date today, enum scope_part part, const char *number)
{
	pthread_once(&once, make);
	char day[DATE_TEXT];
	const struct value given[] = { [1] = T(date_text(today, day)), [2] = T(number) };
	const size_t n = part == SCOPE_OF_PERSONS ? 0 : strlen(parts[part].params);
	enum fault f = n ? change_with(act, &scope_trim[part], given, n, NULL) : OK;
	if (!f && n)
		f = change_with(act, &scope_fill[part], given, n, NULL);
	if (!f && part != SCOPE_OF_COMPANY)
		f = change_with(act, &persons_trim, given, 1, NULL);
	if (!f && part != SCOPE_OF_COMPANY)
		f = change_with(act, &persons_fill, given, 1, NULL);
	return f || part ? f : change(act, scope_day_set, T(day));
}

const struct sql *scope_differs_sql(void)
{
	pthread_once(&once, make);
	return &scope_differs;
}

/* Every statement of a register, in the order of its struct, then those of its fields. */
const struct sql *built_sql(size_t i, const struct reg **of)
{
	enum { FIXED = offsetof(struct register_sql, referring) / sizeof(struct sql) };
	pthread_once(&once, make);
	for (size_t r = 0; r < register_count; r++) {
		const struct register_sql *s = &made[r];
		size_t n = registers[r]->nfields;
		*of = registers[r];
		if (i < FIXED) return (const struct sql *)s + i;
		if ((i -= FIXED) < n) return &s->referring[i];
		if ((i -= n) < n) return &s->referrers[i];
		if ((i -= n) < n) return &s->referrer_count[i];
		if ((i -= n) < n) return &s->matching[i];
		if ((i -= n) < n) return &s->alike[i];
		if ((i -= n) < 1) return &s->alike_together;
		i -= 1;
		for (const struct constraint *c = registers[r]->constraints; c && c->field; c++, i--)
			if (!i) return &s->broken[c - registers[r]->constraints];
		for (const struct constraint *c = registers[r]->bears; c && c->field; c++, i--)
			if (!i) return &s->bearing[c - registers[r]->bears];
	}
	if (i < SCOPE_PARTS) return &scope_trim[i];
	if ((i -= SCOPE_PARTS) < SCOPE_PARTS) return &scope_fill[i];
	if ((i -= SCOPE_PARTS) < 3) return ((const struct sql *[]){ &persons_trim, &persons_fill, &scope_differs })[i];
	return NULL;
}
