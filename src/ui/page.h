/* What every page of this layer stands on: its frame, its words, links to records, and names for people's eyes.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UI_PAGE_H
#define UI_PAGE_H
#include "http/http.h"
#include "ui/html.h"

extern const struct asset asset_files[];         /* carried in the binary, ended by { 0 } */

enum section { SECTION_NONE, SECTION_HOME, SECTION_FINDINGS, SECTION_DESK, SECTION_GAPS, SECTION_CHARTS, SECTION_REGISTERS, SECTION_LAW, SECTION_LEDGER,
	SECTION_SETTINGS };

/* From the doctype to the heading, with the day, rulebook and size of the ledger where the act has a database. */
void page_begin(struct request *, enum section, const char *title);
void page_end(struct request *);

/* A form that changes something: sent by POST, with what shows that it is a page of ours. */
void form_begin(struct request *, const char *action);
void form_begin_with_files(struct request *, const char *action);
void form_end(struct request *);

/* In a form for something grave (proof.c): fields by which whoever is signed in shows a secret again, nothing where that was done within
 * five minutes; and whether it was given, else a problem or fault.  Of a second person likewise, who becomes act.second. */
void proof_fields(struct request *);
enum fault proof_given(struct request *) must_use;
void second_fields(struct request *, const char *account);
enum fault second_given(struct request *, const char *account) must_use;
/* What is destroyed, concerns keys, or gives rights. */
bool is_grave(const struct act_kind *, const struct reg *);
extern const char device_cookie[];

static inline const char *say(const struct request *r, enum word w)
{
	return word(r->act.lang, w);
}

/* Where a file of assets/ is served; its content is part of the address. */
const char *asset_url(struct request *, const char *file);

/* A table with its caption and the heads of its columns; rows follow, then table_end. */
#define table_begin(r, caption, ...) \
	table_begin_with((r), (caption), (const enum word[]){ __VA_ARGS__ }, COUNT(((const enum word[]){ __VA_ARGS__ })))
void table_begin_with(struct request *, enum word caption, const enum word *heads, size_t n);
void table_end(struct request *);
/* A row of a table that says one thing a line, around its value. */
void row_begin(struct request *, enum word label);
void row_end(struct request *);

/* The number as a link to its record, and its name beside it if the reader may see it; the link or the name alone. */
void record_link(struct request *, const char *register_name, const char *number);
void number_link(struct request *, const char *register_name, const char *number);
void record_name(struct request *, const char *register_name, const char *number);

/* A value of a field: a day, an instant in Japan, a choice's label, a link where it refers to a record; nothing for an empty one. */
void value_put(struct request *, const struct field *, const char *value);
/* The same without links, long texts cut; an empty one says that it is. */
void value_shown(struct request *, const struct field *, const char *value);
/* At most so many bytes of it, cut between two characters. */
const char *text_cut(struct arena *, const char *, size_t most);

/* The articles a duty rests on, as a list of citations. */
void articles_put(struct request *, const struct duty *);

/* An instant as people in Japan read it: 2026-11-20 14:12:33, of a whole minute 2026-11-20 14:12. */
const char *instant_shown(struct arena *, const char *at);
/* A link to the page of the entry, "#12". */
void entry_link(struct request *, long n);

/* ---- as known at an instant (known.c) ---- */

/* The page, of the books as they were known at the instant asked for with `known_at`; now where none is. */
void page_as_known(struct request *, void (*page)(struct request *));
/* The rulebook by which the page is judged and cited. */
const struct rulebook *rulebook_shown(const struct request *);
/* An address that stays with the instant of this page: a path without arguments; one that has some. */
const char *url_of_known(struct request *, const char *path);
void url_keep_known(const struct request *, struct url *);
/* Says of a page that it shows what was known then; nothing on others. */
void known_banner(struct request *);
/* The bar of time: of another day and another instant; of another instant only. */
void day_form(struct request *, const char *action);
void known_form(struct request *);

/* What a ledger entry says, from its canonical JSON. */
struct entry { long n; const char *at, *act, *actor, *body, *text; };      /* `text`: as it was hashed */
enum fault entry_read(struct act *, long n, struct entry *out) must_use;
/* Its body, as far as the reader may read it; the argument `page` says which of its lines. */
void body_put_in_words(struct request *, const struct entry *);
/* "Add a record" for add, and the name itself, small; alone where no act has that name any more. */
void act_put(struct request *, const char *act_name);
/* A link to the account, or what was given where there is none. */
void actor_put(struct request *, const char *number);

/* ---- what was asked (asking.c) ---- */

/* The value of an argument as a whole number within bounds; a fault if it is given and is none. */
enum fault argument_long(struct request *, const char *name, long least, long standard, long *out) must_use;
/* The day asked for with `on` becomes the act's. */
enum fault day_choose(struct request *) must_use;
/* The same page narrowed by one more argument, or by one less (NULL), from its beginning; what it is narrowed to, to be dropped. */
const char *url_narrowed(struct request *, const char *name, const char *value);
void filter_put(struct request *, const char *name, const char *shown);
/* E_NOT_FOUND where the argument `company` is none that the reader sees. */
enum fault company_check(struct request *) must_use;
/* Of a list of n, `most` a page: where the page asked for begins, and the links to those beside it. */
enum fault page_choose(struct request *, size_t n, long most, long *first) must_use;
void pages_put(struct request *, long first, size_t n, long most);

/* On the first page: how many needs of contracts are not covered. */
void gaps_summary(struct request *, const struct need_list *);
void gaps_lead(struct request *, const struct need_list *, size_t most);
/* To the access desk, with this record filled in; nothing of records that nobody asks about. */
void desk_link(struct request *, const struct record *);
/* To the page that gathers what belongs to it, likewise. */
void gathering_link(struct request *, const struct record *);
/* The record's name, as a link to that page where there is one. */
void gathering_name(struct request *, const struct record *);
/* What refers to a record, by register and field. */
void referrers_put(struct request *, const struct record *);

/* The pages. */
void page_home(struct request *);
void page_findings(struct request *);
void page_gaps(struct request *);
void page_chart(struct request *);
void page_gathering(struct request *);
void page_desk(struct request *);
void page_explanation(struct request *);
void page_registers(struct request *);
void page_register(struct request *);
void page_record(struct request *);
void page_search(struct request *);
void search_box_put(struct request *);           /* in the head of every page of one who is signed in */
void page_import(struct request *);
void page_views(struct request *);
void page_new(struct request *);
void page_amend(struct request *);
void page_void(struct request *);
void page_act(struct request *);
void page_acts(struct request *);
void page_ledger(struct request *);
void page_entry(struct request *);
void page_settings(struct request *);
void page_rights(struct request *);
void page_rights_of_role(struct request *);
void page_sign_in(struct request *);
void page_sign_in_sent(struct request *);
void page_sign_out(struct request *);
void page_invitation(struct request *);
void page_invitation_sent(struct request *);
void page_law(struct request *);
void page_law_duties(struct request *);
void page_law_duty(struct request *);
void page_law_tables(struct request *);
void page_law_table(struct request *);
void page_law_coverage(struct request *);
void page_law_words(struct request *);
void page_law_diff(struct request *);
void page_law_picture(struct request *);
void page_law_node(struct request *);
void page_account(struct request *);
void page_tokens(struct request *);
void page_token_sent(struct request *);
void page_token_revoked(struct request *);
void page_session_end(struct request *);
void page_password_sent(struct request *);
void page_authenticator_sent(struct request *);
void page_authenticator_removed(struct request *);
void page_fault(struct request *);
void asset_file(struct request *);
#endif
