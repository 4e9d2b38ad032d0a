/* The installation's picture, as this layer sees it (picturing.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_PICTURING_H
#define SERVICES_PICTURING_H
#include "services/services.h"

struct pictured;
struct picture;
struct pictured *pictured_open(void);
void pictured_close(struct pictured **);

/* Loads the picture if there is none and brings it up to date, outside any transaction: so that an act finds little left to do. */
enum fault pictured_prepare(struct act *, struct installation *) must_use;

/* For an act whose entry will have this index: the picture with all that stands before it, those of its own group too.  From then on
 * nobody else sees it, until the group is settled: whether it stands or was undone. */
enum fault pictured_for_act(struct act *, struct installation *, long size, const struct picture **out) must_use;
/* While an act holds it, of a picture that nobody else sees: the entry that comes next will have this index. */
void pictured_renumber(struct installation *, long size);
void pictured_settle(struct installation *, bool stands);
#endif
