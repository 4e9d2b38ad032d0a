/* Asking the decision about the books of an installation.  Names are looked up as the one who asks sees the books; what they name is
 * then decided upon by all the facts there are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/asking.h"

SQL(reaches_all, "", "SELECT 1 FROM ledger_body WHERE n = 0 AND part = 0");

/* ---- names ---------------------------------------------------------------------------------- */

struct looking { struct act *act; const struct picture *picture; };

const char *const registers_called[CALLEDS] = {
	[CALLED_PERSON] = "person", [CALLED_CONTRACT] = "contract", [CALLED_AREA] = "area", [CALLED_CONTAINER] = "container",
	[CALLED_MACHINE] = "machine", [CALLED_ITEM] = "item", [CALLED_COMPANY] = "company", [CALLED_SITE] = "site",
	[CALLED_AUTHORITY] = "organisation", [CALLED_DESIGNATION] = "designation",
};

static bool is_whole(const struct picture *p, enum called c, row r)
{
	switch (c) {
	case CALLED_ITEM:      return is_item_whole(p, r);
	case CALLED_AREA:      return is_area_whole(p, r);
	case CALLED_CONTAINER: return is_container_whole(p, r);
	case CALLED_MACHINE:   return is_machine_whole(p, r);
	default:               return true;
	}
}

static uint32_t find(void *with, enum called c, const char *name)
{
	const struct looking *l = with;
	const char *number = number_read(l->act->arena, name);
	long id = number ? ask_long(l->act, 0, sql_of(register_named(registers_called[c]))->id_of, T(number)) : 0;
	return id && is_whole(l->picture, c, (row)id) ? (uint32_t)id : UNKNOWN;
}

struct lookup installation_lookup(struct act *act, const struct picture *picture)
{
	struct looking *l = arena_new(act->arena, struct looking);
	*l = (struct looking){ act, picture };
	return (struct lookup){ find, l };
}

/* ---- all facts -------------------------------------------------------------------------------- */

enum fault facts_write(struct act *act, struct installation *i, FILE *out)
{
	if (!ask_long(act, 0, reaches_all))
		return act->fault ? act->fault : fail(act, E_DENIED, W_PICTURE_IS_WHOLE, act->actor);
	return picture_write(act, installation_today(act, i), out);
}
