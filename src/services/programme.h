/* A made-up programme of any size, from inside.  Nothing of it is kept: whatever is asked of a company is worked out from the seed
 * and the company's place alone, so each register can be written by a walk over the companies in little memory, and what two
 * registers say about one thing agrees.  Everyone and everything in it is fictional and named so (docs/sample.md).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_PROGRAMME_H
#define SERVICES_PROGRAMME_H
#include "services/services.h"

/* Companies work in groups of five: a prime, two below it, and one below each of these. */
enum place { PRIME, FIRST_TIER, FIRST_TIER_TOO, SECOND_TIER, SECOND_TIER_TOO, GROUP };

/* What a group works on: the regime and grade of its secrets and the clause that protects them. */
struct secrecy { const char *regime, *grade, *clause; };

enum { CODE = 24 };

struct company {
	long k;                          /* from 0 */
	enum place place;
	char code[CODE], prime[CODE], giver[CODE];     /* in the numbers of its records; of the prime; of who gives it work */
	const struct secrecy *main;
	bool also_hi;                    /* a prime that has secrets of the ministry besides */
	bool abroad;                     /* its programme has a partner, and so have some of its items */
	date begins;                     /* the day from which its group is cleared */
	long sites, persons, contracts, items;
	const struct planter *fault;     /* NULL: all is well there */
};

/* Public facts, as the files of samples/ state them. */
struct partner { const char *agreement, *country; };
struct place_served { const char *prefecture, *bureau; };
struct reference {
	const char *authority;
	const char *const *bureaus;      size_t bureau_count;
	const struct place_served *places; size_t place_count;
	const struct partner *partners;  size_t partner_count;
	const char *const *categories;   size_t category_count;
};

/* A change to what would be written: "amend REGISTER NUMBER field=value …", "void …", "add …", as in tests/rules. */
struct change {
	enum { AMEND, VOID, ADD } verb;
	const char *reg, *number;
	const char *const *pairs;        /* "field=value" …, ended by NULL */
};

/* What is then found.  Company NULL is the company itself; "": the rule names none. */
struct effect { const char *rule; enum state state; const char *subject, *company; };

/* One way to break a rule.  In its texts @ stands for the company's code, ^ for its prime's, < for that of who gives it work; $R and
 * $G for its group's regime and grade, $A for the authority; $l, $s and $m for who left, who is suspended and who manages the
 * first site, and $w for where the leaver worked. */
struct planter {
	const struct effect *finds;      /* the first is of the rule it is a fault against; ended by { 0 } */
	const char *changes;             /* one a line */
	const char *among;               /* regimes of the groups it may be planted in; NULL: any */
	unsigned places;                 /* bit set of places it may be planted at; 0: any */
};
#define FINDS(...) ((const struct effect[]){ __VA_ARGS__, { 0 } })
extern const struct planter planters[];  /* ended by { 0 } */
#define AT(place) (1u << (place))
enum { PLANTED_MOST = 8 };             /* findings of one fault */

struct walk {
	struct act *act;
	struct installation *installation;
	const struct programme *programme;
	struct reference reference;
	const struct planter **faults;   /* by company */
	struct company company;
	struct change *changes;          /* of the company's fault, ended by a NULL register */
	date today;
	struct arena *arena;             /* of one company in one register */
	/* The register written, and the record under way. */
	const struct reg *reg;
	const char *number;
	const char **values;
	bool begun;
	FILE *out;
	char *text;
	size_t size;
	long rows, records;
};

/* ---- what is drawn (programme_company.c) ---------------------------------------------------- */

enum drawn {
	DRAWN_FAULT, DRAWN_BEGIN, DRAWN_TRADE, DRAWN_PREFECTURE, DRAWN_TOWN, DRAWN_FAMILY, DRAWN_BIRTH, DRAWN_EMPLOYED, DRAWN_JOINED, DRAWN_NOTICE,
	DRAWN_LEFT, DRAWN_TITLE, DRAWN_REGISTERED, DRAWN_PAGES, DRAWN_VISIT, DRAWN_CHANGED, DRAWN_CHECKED, DRAWN_CATEGORY, DRAWN_PARTNER, DRAWN_INCIDENT
};

/* Below n, the same each time for a seed, a company, a purpose and a thing. */
long drawn_below(const struct programme *, long company, enum drawn, long thing, long n);
long drawn(const struct walk *, enum drawn, long thing, long n);
void company_imagine(struct walk *, long k);             /* fills w->company */
void faults_assign(struct walk *);                       /* fills w->faults */
/* The places of a planter's text filled for the company; in w->arena. */
const char *filled(struct walk *, const char *pattern);
void changes_read(struct walk *);                        /* fills w->changes */

/* ---- writing (programme_writing.c) ---------------------------------------------------------- */

/* Begins a record under this number; the one before it is complete. */
void record_begin(struct walk *, const char *format, ...) like_printf(2, 3);
void set(struct walk *, const char *field, const char *format, ...) like_printf(3, 4);
void set_day(struct walk *, const char *field, date);
void record_end(struct walk *);
void changes_add(struct walk *);                         /* records that the company's fault adds to the register */
void file_begin(struct walk *, const struct reg *);
enum fault file_import(struct walk *) must_use;          /* gives what was written to import */

/* ---- the books (programme_companies.c and those beside it) ---------------------------------- */

struct book { const char *reg; void (*write)(struct walk *); };
extern const struct book books_of_companies[], books_of_people[], books_of_contracts[], books_of_custody[], books_of_machines[];

/* Which site a person or an item is at, who keeps and manages a site; from 1. */
long site_of(const struct company *, long thing);
long custodian_of(const struct company *, long site);
long manager_of(const struct company *, long site);
long dispatched_of(const struct company *);
long suspended_of(const struct company *);
long leaver_of(const struct company *);
date joined_on(const struct walk *, long person);        /* from then on they handle */
date left_on(const struct walk *);
date suspended_from(const struct walk *);
const char *bureau_of(const struct walk *, long site);
const struct place_served *place_of_site(const struct walk *, long site);
const struct partner *partner_of(const struct walk *);   /* of a company that is abroad */
date contract_start(const struct company *, long contract);
bool is_ended(long contract);                            /* every fourth contract is over, */
bool is_plain(long contract);                            /* and every fourth is about protected information only */

/* Reads the public facts from the carried files (programme_reference.c). */
enum fault reference_read(struct act *, struct reference *out) must_use;
#endif
