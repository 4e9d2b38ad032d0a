/* The picture: every fact that the decision reads, in memory, in tables and pools.  A record's facts of one kind lie side by side in
 * a pool, found by a span.  Row 0 of every table, and label 0, stand for nothing.  Empty days are kept so that one comparison reads
 * them: what was never granted begins after every day, what is still open ends after every day, what bars without a beginning has
 * always begun.  How long something lasts (years, months, days) is reckoned when the picture is made, never here.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DECISION_PICTURE_H
#define DECISION_PICTURE_H
#include <stdbool.h>
#include <stdint.h>

typedef int32_t day;                     /* days since 1970-01-01 */
typedef uint32_t row;                    /* a place in a table */
typedef uint32_t label;                  /* a company, site, authority, designation, partner or country by its number here */

#define DAY_NEVER  INT32_MAX             /* after every day */
#define DAY_ALWAYS INT32_MIN             /* before every day */
#define NOTHING 0u
#define UNKNOWN UINT32_MAX               /* named, but not in the picture */

enum regime { REGIME_NONE, REGIME_SDS, REGIME_MDA, REGIME_HI, REGIME_DPB, REGIME_KEA, REGIME_PI, REGIMES };
enum form { FORM_DOCUMENT, FORM_ELECTRONIC, FORM_MEDIUM, FORM_OBJECT, FORMS };
enum wiring { WIRING_STAND_ALONE, WIRING_IN_AREA, WIRING_NETWORKED, WIRINGS };
enum use { USE_VIEW, USE_TAKE, USE_COPY, USE_CARRY_OUT, USE_SEND, USE_STORE, USE_DESTROY, USE_ENTER, USE_OPERATE, USES };
enum method { METHOD_NONE, METHOD_COURIER, METHOD_REGISTERED_POST, METHOD_ENCRYPTED_LINE, METHOD_ENCRYPTED_MAIL, METHODS };
enum clause { CLAUSE_SDS = 1, CLAUSE_MDA = 2, CLAUSE_SECRET = 4, CLAUSE_KEA = 8, CLAUSE_INFOSEC = 16 };

struct span { uint32_t first, n; };
struct period { day from, to; };

/* ---- facts of a person ------------------------------------------------------------------- */

struct employment { label company; struct period when; };
struct suspension { struct period when; label authority; uint8_t regime; bool is_doubt; };      /* authority, regime: NOTHING for all */
struct clearance { label authority; day notice_on, withdrawn_on, until, consented_on, reported_on; uint8_t regime, grade; bool cleared; };
struct pledge { struct period when; uint8_t regime; };
struct education { day done_on, until; uint8_t regime; bool initial; };
struct range { row contract; label designation; struct period when; };
struct pass { row area; struct period when; };

struct person { struct span nationalities, employments, suspensions, clearances, pledges, educations, ranges, passes; };

/* ---- contracts and firms ----------------------------------------------------------------- */

struct subcontract { label company; day approved_on, flowed_down_on, end_on; row own_contract; };
struct contract { label prime, authority; day start_on, end_on, closing_until; uint32_t clauses; struct span subcontracts; };
struct facility_clearance { label site; day granted_on, expires_on, revoked_on; uint8_t regime, grade; struct span suspended; };
struct company { struct span clearances; };

/* ---- places and machines ----------------------------------------------------------------- */

struct area { label site; day approved_on, closed_on; uint8_t grade; uint32_t regimes; };       /* regimes: bit 1 << regime */
struct container { row area; day combination_due_on; uint8_t grade; bool dial_lock, key_lock; };
struct check { day done_on, until; bool clean; };
struct account { row person; struct period when; };
struct machine { row area; day registered_on, retired_on; uint8_t grade, wiring; struct span checks, accounts; };

/* ---- items ------------------------------------------------------------------------------- */

struct loan { row person; struct period when; };
struct approval { row person, witness; struct period when; uint8_t use, method; };              /* witness: NOTHING if not named */
struct agreement { day in_force_on, ended_on; bool military_only; };
struct item {
	label authority, designation, origin;
	row contract;
	day registered_on, designated_on, valid_until, cancelled_on, destroyed_on;
	uint8_t regime, grade, form;
	bool military;
	struct span release, loans, approvals;
};
struct partner { struct span agreements; };

/* ---- all of it --------------------------------------------------------------------------- */

/* tables by row or label, then pools by span: the element, its name, and which it is */
#define PICTURE_TABLES(T) \
	T(struct person, persons) T(struct contract, contracts) T(struct company, companies) T(struct area, areas) \
	T(struct container, containers) T(struct machine, machines) T(struct item, items) T(struct partner, partners)
#define PICTURE_POOLS(T) \
	T(label, nationalities) T(struct employment, employments) T(struct suspension, suspensions) T(struct clearance, clearances) \
	T(struct pledge, pledges) T(struct education, educations) T(struct range, ranges) T(struct pass, passes) \
	T(struct subcontract, subcontracts) T(struct facility_clearance, facility_clearances) T(struct period, suspended) \
	T(struct check, checks) T(struct account, accounts) T(label, releases) T(struct loan, loans) T(struct approval, approvals) \
	T(struct agreement, agreements)

/* Every table and pool grows; a pool has holes where facts were moved or taken away.  None of them is NULL. */
struct picture {
#define TABLE(type, name) type *name; uint32_t name##_count, name##_room;
#define POOL(type, name) type *name; uint32_t name##_count, name##_room, name##_holes;
	PICTURE_TABLES(TABLE)
	PICTURE_POOLS(POOL)
#undef TABLE
#undef POOL
	label japan;                             /* the origin of what is our own */
	uint32_t methods[REGIMES][5];            /* by regime and grade: bits 1 << method that may be used for sending */
};

/* What is asked.  A row is NOTHING where none is named and UNKNOWN where the name is not in the picture. */
struct question {
	day on;
	enum use use;                            /* USES for one there is not */
	row person, item, area, machine;
	row place_area, place_container;         /* at most one of them */
	row witness;
	bool is_sent;                            /* a recipient is named */
	label to_company, to_site, to_authority;
};

struct decision { uint32_t applied, failed; bool permitted; };       /* bit n: the nth condition, from 0; nothing failed */
#endif
