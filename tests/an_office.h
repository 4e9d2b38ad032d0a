/* An installation to test on: acts in words, registers as an account sees them, two companies that must not see each other.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_AN_OFFICE_H
#define TESTS_AN_OFFICE_H
#include "tests/world.h"
#include "services/services.h"
#include <stdlib.h>

struct office { struct installation *installation; const char *dir, *url; };

static inline void office_start(struct office *o)
{
	struct act *act = world_act();
	world_ok(act, installation_open(act, o->dir, &o->installation));
	world_ok(act, installation_start(act, o->installation));
}

static inline void office_close(struct office *o)
{
	installation_close(&o->installation);
}

static inline struct office office_begin(void)
{
	struct act *act = world_act();
	struct office o = { .dir = world_folder(), .url = world_database() };
	const struct beginning b = { o.dir, o.url, "example.test/office", "chief", NULL };
	world_ok(act, installation_make(act, &b));
	office_start(&o);
	return o;
}

/* To begin takes longer than most of what is tested: an office is begun and filled once, and from then on copied, keys and all. */
static inline struct office office_like(struct office *kept, void (*fill)(const struct office *))
{
	if (!kept->dir) {
		*kept = office_begin();
		if (fill)
			fill(kept);
		office_close(kept);
	}
	struct office o = { 0 };
	o.dir = world_installation_like(kept->dir, kept->url, &o.url);
	office_start(&o);
	return o;
}

static inline struct office office_open(void)
{
	static struct office kept;
	return office_like(&kept, NULL);
}

/* An act in words: do_as(office, act, "chief", "add", "company", "number=C-1", "name=One", NULL). */
static inline enum fault do_as(const struct office *o, struct act *act, const char *actor, const char *kind, const char *reg, ...)
{
	struct input list[24] = { { "register", reg } };
	size_t n = reg ? 1 : 0;
	va_list ap;
	va_start(ap, reg);
	for (const char *pair; (pair = va_arg(ap, const char *)) && n < COUNT(list);) {
		const char *equals = strchr(pair, '=');
		list[n++] = (struct input){ arena_span(act->arena, pair, (size_t)(equals - pair)), equals + 1 };
	}
	va_end(ap);
	const struct inputs inputs = { list, n };
	struct outcome outcome;
	act_forgive(act);
	act->actor = actor;
	return perform(act, o->installation, act_kind_named(kind), &inputs, &outcome);
}

#define did(o, act, ...) world_ok((act), do_as((o), (act), "chief", __VA_ARGS__, NULL))

static inline long ledger_size(const struct office *o)
{
	struct act *act = world_act();
	struct verdict v = { .broken_at = -1 };
	world_ok(act, installation_verify(act, o->installation, &v));
	return (long)v.size;
}

/* A register as an account sees it, now or as known, as CSV. */
static inline const char *seen_by(const struct office *o, const char *reader, const char *reg, const char *known_at)
{
	struct act *act = world_act();
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	world_ok(act, books_open(act, o->url, READER, known_at != NULL, &act->db));
	world_ok(act, db_begin_read(act, reader, known_at));
	world_ok(act, export_csv(act, register_named(reg), out, false));
	world_ok(act, db_end_read(act));
	db_close(&act->db);
	fclose(out);
	const char *copy = arena_text(act->arena, text);
	free(text);
	return copy;
}

static inline const char *known_now(const struct office *o)
{
	struct act *act = world_act();
	struct head head;
	world_ok(act, books_open(act, o->url, READER, false, &act->db));
	world_ok(act, db_begin_read(act, "chief", NULL));
	world_ok(act, head_read(act, &head));
	world_ok(act, db_end_read(act));
	db_close(&act->db);
	return arena_text(act->arena, head.at);
}

static inline void two_companies(const struct office *o)
{
	struct act *act = world_act();
	did(o, act, "add", "company", "number=C-1", "name=Planted One");
	did(o, act, "add", "company", "number=C-2", "name=Planted Two");
	did(o, act, "add", "site", "number=S-1", "company=C-1", "name=Planted site one", "prefecture=tokyo");
	did(o, act, "add", "site", "number=S-2", "company=C-2", "name=Planted site two", "prefecture=osaka");
	did(o, act, "add", "machine", "number=M-1", "site=S-1", "name=Planted machine one", "wiring=stand_alone", "registered_on=2026-01-05");
	did(o, act, "add", "machine", "number=M-2", "site=S-2", "name=Planted machine two", "wiring=stand_alone", "registered_on=2026-01-05");
	did(o, act, "add", "person", "number=P-1", "kept_by=C-1", "family_name=Planted", "given_name=One");
	did(o, act, "add", "person", "number=P-2", "kept_by=C-2", "family_name=Planted", "given_name=Two");
	did(o, act, "add", "account", "number=manager", "name=Manager of one", "company=C-1");
	did(o, act, "add", "role", "account=manager", "role=security_manager", "company=C-1", "from_on=2020-04-01");
}

static inline struct office office_of_two(void)
{
	static struct office kept;
	return office_like(&kept, two_companies);
}

static inline struct outcome imports(const struct office *o, const char *reg, const char *content)
{
	struct act *act = world_act();
	struct outcome outcome;
	const struct import import = { register_named(reg), "test.csv", content, strlen(content), false, NULL, NULL };
	act->actor = "chief";
	world_ok(act, import_csv(act, o->installation, &import, &outcome));
	return outcome;
}
#endif
