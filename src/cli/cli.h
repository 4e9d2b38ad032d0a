/* cli — the command line: a face of the same acts and answers as the web and the API.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_H
#define CLI_H
#include "services/services.h"

/* What was asked, read from the arguments once. */
struct command {
	struct act *act;
	const char *dir;
	bool json;
	const struct reg *reg;                   /* the register it is about, whose labels name the fields; NULL: none */
	const char *words[32];                   /* what is neither an option nor key=value */
	size_t word_count;
	struct input inputs[128];                /* key=value */
	size_t input_count;
	const char *options[64];                 /* by place in option_table; NULL: not given */
	const char *known_at;                    /* the instant of --known-at; NULL: now */
};

enum option {
	OPTION_DIR, OPTION_AS, OPTION_LANG, OPTION_JSON, OPTION_ON, OPTION_REASON, OPTION_SECOND, OPTION_KNOWN_AT,
	OPTION_DRY_RUN, OPTION_FORMAT, OPTION_LABELS, OPTION_FROM, OPTION_DB, OPTION_ACCOUNT, OPTION_NAME, OPTION_ORIGIN,
	OPTION_SAMPLE, OPTION_SEED, OPTION_SCALE, OPTION_FACTS, OPTION_BATCH, OPTION_LISTEN, OPTION_TLS_CERT, OPTION_TLS_KEY, OPTION_PROXY, OPTION_DOT, OPTION_REGIME, OPTION_TEXTS, OPTION_CHECK, OPTION_TO, OPTION_QUESTIONS, OPTION_ROLE, OPTION_HELP, OPTION_VERSION, OPTIONS
};

/* A verb is a row; the same row is its help. */
struct verb {
	const char *name, *usage;
	bilingual title;
	unsigned long takes;                     /* bit set of options beside those every verb takes */
	enum fault (*run)(struct command *, int *exit_status);
};
#define TAKES(option) (1ul << (option))

extern const struct verb verbs[];                /* ended by { 0 } */

extern const struct verb *serve_verb;            /* main.c's, once cli_run has it */

/* Runs the command line; `serve` is what main.c adds, being the only one to see the other faces.  Answers the exit status. */
int cli_run(int argc, char **argv, const struct verb *serve);

/* ---- shared by the verbs ---------------------------------------------------------------- */

enum fault command_read(struct command *, int argc, char **argv);
/* Opens the installation of the command and fills in who acts; with `start` it is ready to judge and write. */
enum fault command_open(struct command *, bool start, struct installation **out) must_use;
/* A reader under the account that asks, as known at --known-at, in a read transaction, which is act->db; end it with db_close. */
enum fault command_reader(struct command *, struct installation *, struct db **out) must_use;
struct inputs command_inputs(const struct command *);
void print_refusal(struct command *);
void print_outcome(struct command *, const struct outcome *);
/* Of an erasure also what it did not reach (erase.c). */
void print_erasure(struct command *, const struct outcome *);
void print_help(struct command *, const struct verb *);

enum fault run_init(struct command *, int *);
enum fault run_status(struct command *, int *);
enum fault run_import_verb(struct command *, int *);
enum fault run_export(struct command *, int *);
enum fault run_act(struct command *, int *);
enum fault run_account(struct command *, int *);
enum fault run_session(struct command *, int *);
/* Prints a code by which an account may set its first password, or a new one. */
enum fault invite_account(struct command *, struct installation *, const char *account);
enum fault run_token(struct command *, int *);
enum fault run_ledger(struct command *, int *);
enum fault run_rebuild(struct command *, int *);
enum fault run_scour(struct command *, int *);
enum fault run_clock(struct command *, int *);
enum fault run_decide(struct command *, int *);
enum fault run_picture(struct command *, int *);
enum fault run_explain(struct command *, int *);
enum fault run_who(struct command *, int *);
enum fault run_what(struct command *, int *);
enum fault run_what_if(struct command *, int *);
enum fault run_law(struct command *, int *);
enum fault run_rights(struct command *, int *);
enum fault run_help(struct command *, int *);
#endif
