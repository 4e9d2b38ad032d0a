/* The faults planted in a made-up programme: each is a few changes to the records of one company, in the words of tests/rules, and
 * what is then found.  No company has more than one, so that none hides another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/programme.h"
#include <assert.h>
#include <string.h>

/* ---- the texts of a planter ------------------------------------------------------------------------- */

/* What a letter after $ stands for. */
static const char *dollar(struct walk *w, char letter)
{
	const struct company *c = &w->company;
	const char *const texts[] = { ['R'] = c->main->regime, ['G'] = c->main->grade, ['A'] = w->reference.authority };
	const long persons[] = { ['l'] = leaver_of(c), ['s'] = suspended_of(c), ['m'] = manager_of(c, 1) };
	if (letter == 'w')
		return arena_format(w->arena, "%ld", site_of(c, leaver_of(c)));
	if ((size_t)letter < COUNT(texts) && texts[(size_t)letter])
		return texts[(size_t)letter];
	assert((size_t)letter < COUNT(persons) && persons[(size_t)letter]);
	return arena_format(w->arena, "%03ld", persons[(size_t)letter]);
}

const char *filled(struct walk *w, const char *pattern)
{
	const struct company *c = &w->company;
	struct text out = { .arena = w->arena };
	for (const char *p = pattern; *p; p++) {
		const char *is = *p == '@' ? c->code : *p == '^' ? c->prime : *p == '<' ? c->giver : *p == '$' ? dollar(w, p[1]) : NULL;
		if (is)
			text_put(&out, is);
		else
			text_put_span(&out, p, 1);
		p += *p == '$';
	}
	return text_of(&out);
}

enum { CHANGES_MOST = 12, PAIRS_MOST = 16 };

static const char *word_of(struct walk *w, const char **at)
{
	*at += strspn(*at, " ");
	size_t n = strcspn(*at, " \n");
	const char *is = arena_span(w->arena, *at, n);
	*at += n;
	return is;
}

static struct change change_of(struct walk *w, const char **at)
{
	const char **pairs = arena_array(w->arena, const char *, PAIRS_MOST + 1);
	const char *verb = word_of(w, at);
	struct change change = { .verb = *verb == 'a' && verb[1] == 'm' ? AMEND : *verb == 'v' ? VOID : ADD, .pairs = pairs };
	change.reg = word_of(w, at);
	change.number = word_of(w, at);
	for (size_t n = 0; **at == ' '; n++) {
		assert(n < PAIRS_MOST);
		pairs[n] = word_of(w, at);
	}
	assert(register_named(change.reg) && *change.number);
	return change;
}

void changes_read(struct walk *w)
{
	w->changes = NULL;
	if (!w->company.fault)
		return;
	w->changes = arena_array(w->arena, struct change, CHANGES_MOST + 1);
	const char *at = filled(w, w->company.fault->changes);
	for (size_t n = 0; *at; n++) {
		assert(n < CHANGES_MOST);
		w->changes[n] = change_of(w, &at);
		at += *at == '\n';
	}
}

/* ---- where they are planted --------------------------------------------------------------------------- */

static bool may_stand(const struct company *c, const struct planter *p)
{
	return (!p->among || strstr(p->among, c->main->regime)) && (!p->places || p->places & AT(c->place));
}

static void plant(struct walk *w, const struct planter *p, long copy)
{
	long n = w->programme->companies, start = drawn_below(w->programme, copy, DRAWN_FAULT, p - planters, n);
	for (long i = 0; i < n; i++) {
		long k = (start + i) % n;
		if (w->faults[k])
			continue;
		company_imagine(w, k);
		if (!may_stand(&w->company, p))
			continue;
		w->faults[k] = p;
		return;
	}
}

/* A planter that may stand in few companies goes before those that may stand in any. */
static int choosiness(const struct planter *p)
{
	return (p->among != NULL) + (p->places != 0);
}

static void plant_all(struct walk *w, long copy)
{
	for (int choosy = 2; choosy >= 0; choosy--)
		for (const struct planter *p = planters; p->finds; p++)
			if (choosiness(p) == choosy)
				plant(w, p, copy);
}

/* Every planter once, and again for as long as half of the companies stay sound. */
void faults_assign(struct walk *w)
{
	long planter_count = 0;
	for (const struct planter *p = planters; p->finds; p++)
		planter_count++;
	w->faults = arena_array(w->arena, const struct planter *, w->programme->companies + 1);
	long copies = w->programme->companies / (2 * planter_count + 1);
	for (long copy = 0; copy == 0 || copy < copies; copy++)
		plant_all(w, copy);
}
