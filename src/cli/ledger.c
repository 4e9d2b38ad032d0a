/* hozen ledger: verify, checkpoint, key, show, prove, find, witness.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void print_json(json_t *json)
{
	json_dumpf(json, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(json);
}

enum { ANSWER_MAX = 1 << 16 };

static json_t *witnesses_json(struct act *act, const struct witnessed *list, size_t n)
{
	json_t *all = json_array();
	for (size_t w = 0; w < n; w++)
		json_array_append_new(all, json_pack("{s:s, s:I, s:s?}", "name", list[w].name, "size", (json_int_t)list[w].checkpoint.size,
		    "at", list[w].checkpoint.size ? cosigned_at(act->arena, list[w].cosignature.at) : NULL));
	return all;
}

static void print_witnesses(struct act *act, const struct witnessed *list, size_t n)
{
	for (size_t w = 0; w < n; w++)
		puts(!list[w].checkpoint.size ? phrase(act, W_WITNESSED_NEVER, list[w].name)
		    : phrase(act, W_WITNESSED_BY, list[w].name, arena_format(act->arena, "%llu", (unsigned long long)list[w].checkpoint.size),
		          cosigned_at(act->arena, list[w].cosignature.at)));
}

static enum fault verify(struct command *c, struct installation *i, int *exit_status)
{
	struct act *act = c->act;
	struct verdict v = { .broken_at = -1 };
	enum fault f = installation_verify(act, i, &v);
	if (f == E_BROKEN && c->json) {
		print_json(json_pack("{s:I, s:s}", "broken_at", (json_int_t)v.broken_at, "what", v.what));
		act_forgive(act);
		*exit_status = fault_info[E_BROKEN].exit;
		return OK;
	}
	struct witnessed *list;
	size_t n;
	if (!f)
		f = installation_witnessed(act, i, &list, &n);
	if (f)
		return f;
	const char *size = arena_format(act->arena, "%llu", (unsigned long long)v.size);
	if (c->json) {
		print_json(json_pack("{s:s, s:I, s:s, s:I, s:o}", "origin", installation_origin(i), "size", (json_int_t)v.size,
		    "root", base64_of(act->arena, v.root.bytes, HASH_BYTES), "erased", (json_int_t)v.erased,
		    "witnesses", witnesses_json(act, list, n)));
		return OK;
	}
	puts(phrase(act, W_LEDGER_IS_WHOLE, size, base64_of(act->arena, v.root.bytes, HASH_BYTES)));
	print_witnesses(act, list, n);
	return OK;
}

static enum fault checkpoint(struct command *c, struct installation *i, int *exit_status)
{
	(void)exit_status;
	const char *note;
	enum fault f = installation_checkpoint(c->act, i, &note);
	if (!f && c->json)
		print_json(json_pack("{s:s}", "checkpoint", note));
	else if (!f)
		fputs(note, stdout);
	return f;
}

static enum fault key(struct command *c, struct installation *i, int *exit_status)
{
	(void)exit_status;
	const char *const *vkeys;
	size_t n;
	enum fault f = installation_keys(c->act, i, &vkeys, &n);
	if (!f && n && c->json)
		print_json(json_pack("{s:s}", "key", vkeys[0]));
	else if (!f && n)
		puts(vkeys[0]);
	return f;
}

static json_t *hashes_json(struct arena *arena, const struct hash *hashes, size_t n)
{
	json_t *list = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_string(base64_of(arena, hashes[i].bytes, HASH_BYTES)));
	return list;
}

/* Entry N is in the log of this size; or, with --from M, the log of this size begins with the log of size M. */
static enum fault prove(struct command *c, struct installation *i, int *exit_status)
{
	struct act *act = c->act;
	struct head head;
	struct hash *proof;
	size_t n;
	long number, from = -1;
	const char *given = c->options[OPTION_FROM], *entry, *at;
	(void)i, (void)exit_status;
	if (c->word_count != 3 || !parse_long(c->words[2], &number) || (given && !parse_long(given, &from)))
		return fail(act, E_USAGE, W_SEE_HELP, "ledger");
	enum fault f = head_read(act, &head);
	long size = (long)head.frontier.size;
	if (f)
		return f;
	if (number < 0 || number > size - !given || (given && (from < 1 || from > number)))
		return fail(act, E_NOT_FOUND, W_NOT_IN_THE_LEDGER, arena_format(act->arena, "%ld", size));
	f = given ? ledger_prove_consistency(act, (uint64_t)from, (uint64_t)number, &proof, &n)
	          : ledger_prove_inclusion(act, (uint64_t)number, head.frontier.size, &proof, &n);
	if (!f && !given)
		f = ledger_entry_text(act, number, &entry, &at);
	if (f)
		return f;
	struct hash root = frontier_root(&head.frontier);
	json_t *list = hashes_json(act->arena, proof, n);
	print_json(given ? json_pack("{s:I, s:I, s:o}", "from", (json_int_t)from, "size", (json_int_t)number, "proof", list)
	    : json_pack("{s:I, s:I, s:s, s:s, s:o}", "index", (json_int_t)number, "size", (json_int_t)size, "entry", entry,
	          "root", base64_of(act->arena, root.bytes, HASH_BYTES), "proof", list));
	return OK;
}

/* After a lost connection: did the act with this body happen? */
static enum fault find(struct command *c, struct installation *i, int *exit_status)
{
	struct hash hash;
	(void)i, (void)exit_status;
	if (c->word_count != 3 || !bytes_from_hex(c->words[2], hash.bytes, HASH_BYTES))
		return fail(c->act, E_USAGE, W_SEE_HELP, "ledger");
	long n = ledger_index_of(c->act, &hash);
	if (n < 0 && !c->act->fault)
		return fail(c->act, E_NOT_FOUND, W_NO_SUCH_BODY, c->words[2]);
	if (!c->act->fault)
		printf(c->json ? "{\"entry\": %ld}\n" : "%ld\n", n);
	return c->act->fault;
}

/* An entry as it was hashed, and what was done: its body, to those who reach the whole installation. */
static enum fault show(struct command *c, struct installation *i, int *exit_status)
{
	struct act *act = c->act;
	const char *entry, *at, *body = NULL;
	long n;
	(void)i, (void)exit_status;
	if (c->word_count != 3 || !parse_long(c->words[2], &n))
		return fail(act, E_USAGE, W_SEE_HELP, "ledger");
	enum fault f = ledger_entry_text(act, n, &entry, &at);
	if (!f)
		f = ledger_body_text(act, n, &body);
	if (f && f != E_NOT_FOUND)
		return f;
	if (!f && c->json)
		print_json(json_pack("{s:s, s:s, s:s}", "entry", entry, "at", at, "body", body));
	else if (!f)
		printf("%s\n%s%s", entry, body, body[strlen(body) - 1] == '\n' ? "" : "\n");
	return f;
}

/* What a witness is asked; or, with a file (- is the standard input), its answer. */
static enum fault witness(struct command *c, struct installation *i, int *exit_status)
{
	struct act *act = c->act;
	struct witnessed *list;
	const char *request, *from_given = c->options[OPTION_FROM], *file = c->word_count == 3 ? c->words[2] : NULL;
	char *answer;
	long from = -1;
	size_t n;
	(void)exit_status;
	if (c->word_count > 3 || (from_given && (file || !parse_long(from_given, &from) || from < 0)))
		return fail(act, E_USAGE, W_SEE_HELP, "ledger");
	if (!file) {
		enum fault f = witness_request(act, i, from, &request);
		if (!f && c->json)
			print_json(json_pack("{s:s}", "request", request));
		else if (!f)
			fputs(request, stdout);
		return f;
	}
	enum fault f = file_read(act, strcmp(file, "-") ? file : "/dev/stdin", ANSWER_MAX, &answer, &n);
	if (!f)
		f = witness_answer(act, i, answer, &list, &n);
	if (!f && c->json)
		print_json(json_pack("{s:o}", "witnesses", witnesses_json(act, list, n)));
	else if (!f)
		print_witnesses(act, list, n);
	return f;
}

enum fault run_ledger(struct command *c, int *exit_status)
{
	static const struct { const char *name; enum fault (*run)(struct command *, struct installation *, int *); } parts[] = {
		{ "verify", verify }, { "checkpoint", checkpoint }, { "key", key }, { "show", show },
		{ "prove", prove }, { "find", find }, { "witness", witness },
	};
	for (size_t p = 0; p < COUNT(parts); p++) {
		if (c->word_count < 2 || strcmp(c->words[1], parts[p].name))
			continue;
		defer(installation_close) struct installation *i = NULL;
		defer(db_close) struct db *db = NULL;
		enum fault f = command_open(c, false, &i);
		if (!f)
			f = command_reader(c, i, &db);
		return f ? f : parts[p].run(c, i, exit_status);
	}
	return fail(c->act, E_USAGE, W_SEE_HELP, "ledger");
}
