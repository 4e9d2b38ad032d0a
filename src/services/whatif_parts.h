/* What-if in three files: the transaction (whatif.c), findings (whatif_findings.c), verdicts (whatif_verdicts.c).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICES_WHATIF_PARTS_H
#define SERVICES_WHATIF_PARTS_H
#include "services/doing.h"
#include "services/installation.h"
#include "services/whatif.h"

/* What one act wrote, and where the ledger would stand; filled by act_suppose (perform.c). */
struct trace { struct head head; bool wrote[REGISTERS_MAX]; bool moved; };

/* On act->db, in a write transaction that will be undone: one act on the path of perform(), as a group of its own, without an entry of the
 * ledger.  Its index is trace->head's size, which then goes on by one. */
enum fault act_suppose(struct act *, struct installation *, const struct supposed *, struct trace *) must_use;

/* ---- findings ---- */

/* Of each rule what it found, before any act and after each that may have changed it; NULL where it was not asked. */
struct judged {
	struct arena *arena;
	const struct rulebook *book;
	size_t acts;
	struct finding_list **found;             /* by rule, then before and after each act */
	bool whole;                              /* the reader's own reach hangs on more than a rule says: each is asked after each act */
};
void judged_open(struct judged *, struct arena *, const struct rulebook *, size_t acts, bool whole);
/* On act->db as the reader sees it: the rules that read what the act wrote.  `how->limit_ms` of each is what `left` answers. */
enum fault judge_after(struct act *, struct judged *, size_t n, const struct trace *, struct judging *how, long (*left)(void *), void *with) must_use;
/* On the books before any act: the rules that were asked afterwards. */
enum fault judge_before(struct act *, struct judged *, const struct judging *how) must_use;
void judged_compare(struct judged *, struct whatif *out);

/* ---- verdicts ---- */

struct asked_of { long line; const char *text; size_t size; const char *reg, *number; struct question q; struct decision first, now; size_t act; };
struct verdicts { struct asked_of *list; size_t n, room; };

/* On a reader: the questions asked, and what is answered to them now. */
enum fault verdicts_open(struct act *, const struct supposing *, const struct picture *, date on, struct verdicts *out) must_use;
/* After the act numbered n; on act->db names are looked up anew. */
enum fault verdicts_after(struct act *, struct verdicts *, const struct picture *, size_t n) must_use;
void verdicts_compare(struct arena *, const struct verdicts *, struct whatif *out);
#endif
