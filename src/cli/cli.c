/* The command line: finds the verb, runs it, and says how it went.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>
#include <string.h>

enum { REFUSE_OPTIONS = TAKES(OPTION_AS) | TAKES(OPTION_ON) | TAKES(OPTION_REASON) | TAKES(OPTION_SECOND) };

const struct verb verbs[] = {
	{ "init",    "init [--sample[=deck|national] [--seed N] [--scale K]] [--db sqlite:PATH|postgresql://…] [--account NUMBER] [--name NAME] [--origin NAME]",
	             { "新たに開設する", "Make a new installation" },
	             TAKES(OPTION_SAMPLE) | TAKES(OPTION_SEED) | TAKES(OPTION_SCALE) | TAKES(OPTION_DB) | TAKES(OPTION_ACCOUNT) | TAKES(OPTION_NAME) | TAKES(OPTION_ORIGIN), run_init },
	{ "status",  "status [--on DAY] [--known-at INSTANT] [--as ACCOUNT]",
	             { "義務ごとの指摘を示す", "Which duties are broken, overdue or due soon" },
	             TAKES(OPTION_ON) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_AS), run_status },
	{ "import",  "import REGISTER FILE.csv [--dry-run]",
	             { "CSV を簿に取り込む", "Take a CSV file into a register" }, REFUSE_OPTIONS | TAKES(OPTION_DRY_RUN), run_import_verb },
	{ "export",  "export REGISTER [--known-at INSTANT] [--format csv|json] [--labels]",
	             { "簿を書き出す", "Write a register out" }, TAKES(OPTION_AS) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_FORMAT) | TAKES(OPTION_LABELS), run_export },
	{ "act",     "act NAME key=value … [--on DAY] [--reason TEXT] [--second ACCOUNT]",
	             { "行為を行う", "Perform any act" }, REFUSE_OPTIONS, run_act },
	{ "add",     "add REGISTER [number=…] field=value …",
	             { "記録を登録する", "Add a record" }, REFUSE_OPTIONS, run_act },
	{ "amend",   "amend REGISTER number=… field=value …",
	             { "記録を変更する", "Amend a record" }, REFUSE_OPTIONS, run_act },
	{ "void",    "void REGISTER number=… --reason TEXT",
	             { "誤った記録を抹消する", "Void a record made in error" }, REFUSE_OPTIONS, run_act },
	{ "account", "account add NUMBER name=… · account role NUMBER role=… [company=…] [organisation=…] · account invite NUMBER",
	             { "利用者と役割を登録し、パスワード設定のコードを出す", "Add an account, give it a role, make a code to set its password" }, REFUSE_OPTIONS, run_account },
	{ "session", "session ACCOUNT",
	             { "その利用者としてサインインし、Cookie を出力する", "Sign in as that account, and print the cookie" }, TAKES(OPTION_AS), run_session },
	{ "token",   "token add name=… scope='read write:REGISTER act:ACT decide metrics calendar' [expires_on=DAY] [--as ACCOUNT]"
	             " · token list · token revoke NUMBER",
	             { "プログラムが利用者として問うためのトークンを発行し、取り消す", "Let a program ask as the account, within a scope; list and revoke that" },
	             REFUSE_OPTIONS, run_token },
	{ "ledger",  "ledger verify | checkpoint | key | show N | prove N [--from M] | find HASH | witness [--from M | FILE]",
	             { "台帳を検証し、証明する", "Verify the ledger and prove what is in it" }, TAKES(OPTION_FROM), run_ledger },
	{ "erase",   "propose_erasure record=REGISTER/NUMBER reason=… [--as ONE] · erase record=REGISTER/NUMBER reason=… [--as ANOTHER]",
	             { "記録とその台帳上の内容を、二人の確認により消去する", "Destroy a record and what the ledger says of it: one person proposes, another erases" },
	             REFUSE_OPTIONS, run_act },
	{ "scour",   "scour",
	             { "削除された内容の痕跡をデータベースのファイルから除く（所有者として）", "Take what was deleted out of the database's files, as its owner" },
	             TAKES(OPTION_AS), run_scour },
	{ "rebuild", "rebuild --check [--on DAY] | --to sqlite:PATH|postgresql://…",
	             { "台帳だけから帳簿を導き直して照合し、又は別のデータベースに移す", "Derive the books from the ledger alone: compare, or move to another database" },
	             TAKES(OPTION_CHECK) | TAKES(OPTION_TO) | TAKES(OPTION_ON) | TAKES(OPTION_AS), run_rebuild },
	{ "clock",   "clock within|counted|promptly|before|by_end N days|business_days|months|years|fiscal_years|hours|work_hours of DAY"
	             " [still FROM..TO]",
	             { "期限を算定し、その根拠を示す", "By which day, and how that is computed" }, 0, run_clock },
	{ "decide",  "decide [--facts FACTS.jsonl] person=… use=… item=…|area=…|machine=… [place=…] [machine=…] [witness=…]"
	             " [to=…] [on=DAY] [--known-at INSTANT] · decide [--facts FACTS.jsonl] --batch QUESTIONS.jsonl [--known-at INSTANT]",
	             { "許されるかを、帳簿又は事実のファイルに基づいて答える（- は標準入力）", "May it be done?  Answers from the books, or from a file of facts (- is the standard input)" },
	             TAKES(OPTION_AS) | TAKES(OPTION_ON) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_FACTS) | TAKES(OPTION_BATCH), run_decide },
	{ "picture", "picture --json [--known-at INSTANT]",
	             { "判断のもとになるすべての事実を JSON の行で書き出す", "Write out all the facts that decisions are made from, as lines of JSON" },
	             TAKES(OPTION_AS) | TAKES(OPTION_KNOWN_AT), run_picture },
	{ "explain", "explain [--facts FACTS.jsonl] person=… use=… item=…|area=…|machine=… [place=…] [machine=…] [witness=…]"
	             " [to=…] [on=DAY] [--known-at INSTANT]",
	             { "判断の理由、根拠及び許可とするための措置を一枚に記す", "Why it is permitted or refused, on which article, and what would cure a refusal" },
	             TAKES(OPTION_FACTS) | TAKES(OPTION_ON) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_AS), run_explain },
	{ "who",     "who [--facts FACTS.jsonl] use=… item=…|area=…|machine=… [place=…] [machine=…] [witness=…] … [on=DAY] [--known-at INSTANT]",
	             { "その取扱いを許される者を全て挙げる", "Everybody who may make that use of it" },
	             TAKES(OPTION_FACTS) | TAKES(OPTION_ON) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_AS), run_who },
	{ "what",    "what [--facts FACTS.jsonl] person=… use=… [place=…] [machine=…] [witness=…] … [on=DAY] [--known-at INSTANT]",
	             { "その者に取扱いを許される物件等、保全施設又はパソコンを全て挙げる", "Every item, area or machine of which that person may make that use" },
	             TAKES(OPTION_FACTS) | TAKES(OPTION_ON) | TAKES(OPTION_KNOWN_AT) | TAKES(OPTION_AS), run_what },
	{ "what-if", "what-if 'ACT key=value …' … [--questions FILE.jsonl] [--on DAY] [--reason TEXT] [--second ACCOUNT] [--as ACCOUNT]",
	             { "行為を行ったと仮定した場合の指摘及び可否の変化を示す（何も記録しない）", "Which findings and verdicts would change if these acts were done (nothing is recorded)" },
	             REFUSE_OPTIONS | TAKES(OPTION_QUESTIONS), run_what_if },
	{ "law",     "law tree [ID] [--dot] · law picture [ID] [--regime R] · law show ID · law find WORD … · law table [NAME] · law coverage · law diff FROM TO ·"
	             " law lint [--texts FOLDER] · law import-texts FOLDER|FILE · law reviewed ID ·"
	             " law sign FOLDER [--on DAY]",
	             { "法令の体系、義務、表を示し、検査する", "The law: its tree, duties and tables, what changed between two days, and its lint" },
	             TAKES(OPTION_ON) | TAKES(OPTION_DOT) | TAKES(OPTION_REGIME) | TAKES(OPTION_TEXTS) | TAKES(OPTION_AS), run_law },
	{ "rights",  "rights [--role ROLE]",
	             { "役割ごとの権限と、行為ごとに行える者を示す", "What each role may see and do" }, TAKES(OPTION_ROLE), run_rights },
	{ "help",    "help [VERB | REGISTER]",
	             { "使い方と簿の項目", "How it is used, and the fields of each register" }, 0, run_help },
	{ 0 }
};

const struct verb *serve_verb;

/* ---- how it went --------------------------------------------------------------------------- */

static json_t *problem_json(const struct problem *p)
{
	return json_pack("{s:I, s:s?, s:s?, s:s?}", "line", (json_int_t)p->line, "field", p->field, "given", p->given,
	    "accepted", p->accepted);
}

static void refusal_json(const struct act *act)
{
	json_t *problems = json_array();
	for (const struct problem *p = act->problems; p; p = p->next)
		json_array_append_new(problems, problem_json(p));
	json_t *whole = json_pack("{s:s, s:s, s:s?, s:o}", "fault", fault_info[act->fault].name,
	    "text", fault_info[act->fault].text[act->lang], "detail", act->detail, "problems", problems);
	json_dumpf(whole, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(whole);
}

/* The field as the person knows it: name and label. */
static const char *field_shown(struct command *c, const char *name)
{
	const struct field *f = c->reg && name ? field_named(c->reg, name) : NULL;
	const char *label = f ? f->label[c->act->lang] : name && !strcmp(name, "number") ? number_label[c->act->lang] : NULL;
	return !name ? "" : label ? phrase(c->act, W_FIELD_AND_LABEL, name, label) : name;
}

void print_refusal(struct command *c)
{
	struct act *act = c->act;
	long listed = 0;
	if (c->json)
		refusal_json(act);
	fprintf(stderr, "%s%s%s\n", fault_info[act->fault].text[act->lang], act->detail ? ": " : "", act->detail ? act->detail : "");
	for (const struct problem *p = act->problems; p; p = p->next, listed++) {
		const char *where = p->line ? phrase(act, W_LINE, arena_format(act->arena, "%ld", p->line)) : "";
		fprintf(stderr, "  %s%s\n", where, phrase(act, W_PROBLEM, field_shown(c, p->field),
		    p->given ? p->given : "", p->accepted ? p->accepted : ""));
	}
	if (act->problem_count > listed)
		fprintf(stderr, "  %s\n", phrase(act, W_MORE_PROBLEMS, arena_format(act->arena, "%ld", act->problem_count - listed)));
}

void print_outcome(struct command *c, const struct outcome *o)
{
	struct act *act = c->act;
	if (c->json) {
		json_t *whole = json_pack("{s:I, s:s?, s:I}", "entry", (json_int_t)o->entry, "number", o->number,
		    "records", (json_int_t)o->records);
		json_dumpf(whole, stdout, 0);
		putchar('\n');
		json_decref(whole);
		return;
	}
	const char *entry = arena_format(act->arena, "%ld", o->entry);
	puts(o->number ? phrase(act, W_RECORDED_ONE, entry, o->number)
	    : phrase(act, W_RECORDED_MANY, entry, arena_format(act->arena, "%ld", o->records)));
}

/* ---- dispatch ------------------------------------------------------------------------------ */

static const struct verb *verb_named(const char *name)
{
	for (const struct verb *v = verbs; v->name; v++)
		if (same_text(v->name, name))
			return v;
	return same_text(serve_verb->name, name) ? serve_verb : NULL;
}

static enum fault options_fit(struct command *c, const struct verb *v)
{
	const unsigned long everywhere = TAKES(OPTION_DIR) | TAKES(OPTION_LANG) | TAKES(OPTION_JSON) | TAKES(OPTION_HELP);
	for (int o = 0; o < OPTIONS; o++)
		if (c->options[o] && !((v->takes | everywhere) & TAKES(o)))
			return fail(c->act, E_USAGE, W_OPTION_NOT_HERE, v->usage);
	return OK;
}

/* `hozen rotate_key` is `hozen act rotate_key`. */
static const struct verb *verb_of(struct command *c)
{
	if (!c->word_count)
		return verb_named("help");
	if (c->options[OPTION_HELP] && c->word_count < COUNT(c->words)) {
		c->words[1] = c->words[0];
		c->word_count = 2;
		return verb_named("help");
	}
	const struct verb *v = verb_named(c->words[0]);
	return v ? v : act_kind_named(c->words[0]) ? verb_named("act") : NULL;
}

int cli_run(int argc, char **argv, const struct verb *serve)
{
	struct act act;
	int exit_status = 0;
	serve_verb = serve;
	act_open(&act, EN);
	struct command c = { .act = &act };
	enum fault f = command_read(&c, argc, argv);
	if (!f && c.options[OPTION_VERSION]) {
		puts("hozen " HOZEN_VERSION);
		act_close(&act);
		return 0;
	}
	const struct verb *v = f ? NULL : verb_of(&c);
	if (!f && !v)
		f = fail(&act, E_USAGE, W_VERB_UNKNOWN, c.words[0]);
	if (!f)
		f = options_fit(&c, v);
	if (!f)
		f = v->run(&c, &exit_status);
	if (!f && (fflush(stdout) || ferror(stdout)))
		f = fail(&act, E_FILES, W_OUTPUT_LOST);
	if (f) {
		print_refusal(&c);
		exit_status = fault_info[act.fault].exit;
	}
	act_close(&act);
	return exit_status;
}
