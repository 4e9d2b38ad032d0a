/* The decision beside other policy engines: the same facts, the same policy, the same 20,000 questions, in process and with reasons, the
 * questions read beforehand on all sides.  Each engine has a process to itself (bench/peers) and is told when to run, so that rounds
 * alternate; and every answer is compared, reasons included where the engine has them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bench/lines.h"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 5, QUESTIONS = 20000, REPEATS = 25 };

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "bench/decide: %s\n", what);
	exit(1);
}

/* ---- the same world for all ----------------------------------------------------------------- */

struct files { const char *facts, *questions; };

static struct files write_files(struct arena *arena)
{
	const struct nation n = TEN_THOUSAND;
	const char *folder = bench_folder(arena);
	struct files files = { arena_format(arena, "%s/facts.jsonl", folder), arena_format(arena, "%s/questions.jsonl", folder) };
	struct picture p;
	generate(&p, &n);
	FILE *out = fopen(files.facts, "w");
	must(out, files.facts);
	write_nation(out, &p);
	must(!fclose(out), files.facts);
	must((out = fopen(files.questions, "w")), files.questions);
	for (size_t i = 0; i < QUESTIONS; i++) {
		struct question q = any_question(&p, &n);
		write_question(out, &q, i + 1);
	}
	must(!fclose(out), files.questions);
	picture_close(&p);
	return files;
}

static const char *file_text(struct arena *arena, const char *path, size_t *n)
{
	FILE *in = fopen(path, "r");
	must(in && !fseek(in, 0, SEEK_END), path);
	*n = (size_t)ftell(in);
	rewind(in);
	char *text = arena_take(arena, *n + 1);
	must(fread(text, 1, *n, in) == *n, path);
	fclose(in);
	return text;
}

/* ---- Hozen ---------------------------------------------------------------------------------- */

static struct facts *facts;
static struct question questions[QUESTIONS];
static uint64_t sum_of_answers;                  /* of all that failed: what every round must find */

static void read_files(struct act *act, struct files files)
{
	size_t n;
	const char *text = file_text(act->arena, files.facts, &n), *error;
	if (facts_read(act, text, n, &facts)) {
		const struct problem *p = act->problems;
		fprintf(stderr, "line %ld, %s: %s\n", p->line, p->field ? p->field : "-", p->accepted ? p->accepted : "-");
		must(false, "the facts are refused");
	}
	text = file_text(act->arena, files.questions, &n);
	for (size_t i = 0; i < QUESTIONS; i++) {
		size_t length = strcspn(text, "\n");
		must(facts_question(act, facts, text, length, &questions[i], &error), "a question is malformed");
		text += length + 1;
		sum_of_answers += decide(facts_picture(facts), &questions[i]).failed;
	}
}

/* Nanoseconds a decision, with all its reasons.  One round takes milliseconds only, so it is repeated. */
static double ours(void)
{
	const struct picture *p = facts_picture(facts);
	uint64_t sum = 0;
	double began = seconds_now();
	for (int n = 0; n < REPEATS; n++)
		for (size_t i = 0; i < QUESTIONS; i++)
			sum += decide(p, &questions[i]).failed;
	double took = seconds_now() - began;
	must(sum == REPEATS * sum_of_answers, "the answers differ from round to round");
	return took * 1e9 / REPEATS / QUESTIONS;
}

static const char *const codes[CONDITIONS] = {
#define CONDITION(code, applies, holds, duty, cure) #code,
#include "decision/conditions.def"
#undef CONDITION
};

/* "false pledged need_to_know", as the engines answer. */
static void answer_of(const struct question *q, bool with_reasons, char *out, size_t room)
{
	struct decision v = decide(facts_picture(facts), q);
	size_t n = (size_t)snprintf(out, room, "%s ", v.permitted ? "true" : "false");
	for (int c = 0, any = 0; with_reasons && c < CONDITIONS; c++)
		if (v.failed >> c & 1u)
			n += (size_t)snprintf(out + n, room - n, "%s%s", any++ ? " " : "", codes[c]);
}

/* ---- the engines ---------------------------------------------------------------------------- */

static struct peer {
	const char *name;
	bool has_reasons;
	FILE *to, *from;
	pid_t process;
} peers[] = { { .name = "cedar-go", .has_reasons = true }, { .name = "casbin-go" }, { .name = "OPA", .has_reasons = true } };

static const char *line_from(const struct peer *peer)
{
	static char line[1024];
	must(fgets(line, sizeof line, peer->from), "an engine ended");
	line[strcspn(line, "\n")] = 0;
	return line;
}

static void tell(const struct peer *peer, const char *word)
{
	fprintf(peer->to, "%s\n", word);
	fflush(peer->to);
}

static void start(struct peer *peer, struct files files)
{
	int to[2], from[2];
	must(!pipe2(to, O_CLOEXEC) && !pipe2(from, O_CLOEXEC), "no pipe");
	peer->process = fork();
	must(peer->process >= 0, "no process");
	if (!peer->process) {
		dup2(to[0], STDIN_FILENO);
		dup2(from[1], STDOUT_FILENO);
		execl("build/peers/peers", "peers", "race", peer->name, files.facts, files.questions, (char *)NULL);
		perror("build/peers/peers");
		_exit(127);
	}
	close(to[0]), close(from[1]);
	peer->to = fdopen(to[1], "w");
	peer->from = fdopen(from[0], "r");
	must(!strcmp(line_from(peer), "ready"), "an engine is not ready");
}

static void stop(struct peer *peer)
{
	int status;
	fclose(peer->to);
	fclose(peer->from);
	must(waitpid(peer->process, &status, 0) == peer->process && !status, "an engine failed");
}

static double theirs(const struct peer *peer)
{
	tell(peer, "run");
	return strtod(line_from(peer), NULL);
}

static void compare_answers(const struct peer *peer)
{
	char expected[1024];
	size_t permitted = 0;
	tell(peer, "answers");
	for (size_t i = 0; i < QUESTIONS; i++) {
		const char *line = line_from(peer);
		answer_of(&questions[i], peer->has_reasons, expected, sizeof expected);
		permitted += *line == 't';
		if (strcmp(line, expected) != 0) {
			fprintf(stderr, "bench/decide: question %zu: %s says %s, Hozen %s\n", i + 1, peer->name, line, expected);
			exit(1);
		}
	}
	fprintf(stderr, "    %s answers all %d questions as Hozen does, %zu permitted%s\n", peer->name, QUESTIONS, permitted,
	    peer->has_reasons ? ", with the same reasons" : "; it gives no reasons");
}

int main(void)
{
	struct act act;
	act_open(&act, EN);
	struct files files = write_files(act.arena);
	read_files(&act, files);
	for (size_t k = 0; k < COUNT(peers); k++) {
		double own[ROUNDS], other[ROUNDS];
		start(&peers[k], files);
		compare_answers(&peers[k]);
		for (int i = 0; i < ROUNDS; i++) {
			own[i] = ours();
			other[i] = theirs(&peers[k]);
		}
		stop(&peers[k]);
		bench_spread(arena_format(act.arena, "decision by %s", peers[k].name), other, own, ROUNDS, "ns", "by Hozen");
	}
	facts_close(&facts);
	act_close(&act);
	return 0;
}
