/* Reading the arguments: options, key=value, words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "services/known.h"
#include <stdlib.h>
#include <string.h>

/* A value follows; but where there only may be one it stands after a sign of equality. */
enum option_value { NO_VALUE, A_VALUE, PERHAPS_A_VALUE };

static const struct { const char *name; enum option_value value; } option_table[OPTIONS] = {
	[OPTION_DIR]      = { "dir",      A_VALUE },
	[OPTION_AS]       = { "as",       A_VALUE },
	[OPTION_LANG]     = { "lang",     A_VALUE },
	[OPTION_JSON]     = { "json",     NO_VALUE },
	[OPTION_ON]       = { "on",       A_VALUE },
	[OPTION_REASON]   = { "reason",   A_VALUE },
	[OPTION_SECOND]   = { "second",   A_VALUE },
	[OPTION_KNOWN_AT] = { "known-at", A_VALUE },
	[OPTION_DRY_RUN]  = { "dry-run",  NO_VALUE },
	[OPTION_FORMAT]   = { "format",   A_VALUE },
	[OPTION_LABELS]   = { "labels",   NO_VALUE },
	[OPTION_FROM]     = { "from",     A_VALUE },
	[OPTION_DB]       = { "db",       A_VALUE },
	[OPTION_ACCOUNT]  = { "account",  A_VALUE },
	[OPTION_NAME]     = { "name",     A_VALUE },
	[OPTION_ORIGIN]   = { "origin",   A_VALUE },
	[OPTION_SAMPLE]   = { "sample",   PERHAPS_A_VALUE },
	[OPTION_SEED]     = { "seed",     A_VALUE },
	[OPTION_SCALE]    = { "scale",    A_VALUE },
	[OPTION_FACTS]    = { "facts",    A_VALUE },
	[OPTION_BATCH]    = { "batch",    A_VALUE },
	[OPTION_LISTEN]   = { "listen",   A_VALUE },
	[OPTION_TLS_CERT] = { "tls-cert", A_VALUE },
	[OPTION_TLS_KEY]  = { "tls-key",  A_VALUE },
	[OPTION_PROXY]    = { "proxy",    A_VALUE },
	[OPTION_DOT]      = { "dot",      NO_VALUE },
	[OPTION_REGIME]   = { "regime",   A_VALUE },
	[OPTION_TEXTS]    = { "texts",    A_VALUE },
	[OPTION_CHECK]    = { "check",    NO_VALUE },
	[OPTION_TO]       = { "to",       A_VALUE },
	[OPTION_QUESTIONS] = { "questions", A_VALUE },
	[OPTION_ROLE]      = { "role",      A_VALUE },
	[OPTION_HELP]     = { "help",     NO_VALUE },
	[OPTION_VERSION]  = { "version",  NO_VALUE },
};

static enum fault read_option(struct command *c, int argc, char **argv, int *i)
{
	const char *given = argv[*i] + 2, *equals = strchr(given, '=');
	size_t n = equals ? (size_t)(equals - given) : strlen(given);
	for (int o = 0; o < OPTIONS; o++) {
		if (strlen(option_table[o].name) != n || strncmp(option_table[o].name, given, n))
			continue;
		if (option_table[o].value == NO_VALUE && equals)
			return fail(c->act, E_USAGE, W_OPTION_TAKES_NONE, option_table[o].name);
		if (option_table[o].value == A_VALUE && !equals && *i + 1 >= argc)
			return fail(c->act, E_USAGE, W_OPTION_TAKES_ONE, option_table[o].name);
		c->options[o] = equals ? equals + 1 : option_table[o].value == A_VALUE ? argv[++*i] : "";
		return OK;
	}
	return fail(c->act, E_USAGE, W_OPTION_UNKNOWN, argv[*i]);
}

/* An act that is quoted as a whole has blanks before its first sign of equality, a name has none. */
static bool is_pair(const char *given, const char *equals)
{
	return equals && equals != given && strcspn(given, " \t") > (size_t)(equals - given);
}

static enum fault read_pair(struct command *c, const char *given, const char *equals)
{
	if (c->input_count == COUNT(c->inputs))
		return fail(c->act, E_USAGE, W_TOO_MANY_ARGUMENTS);
	c->inputs[c->input_count++] = (struct input){ arena_span(c->act->arena, given, (size_t)(equals - given)), equals + 1 };
	return OK;
}

static enum lang lang_of(const struct command *c)
{
	const char *given = c->options[OPTION_LANG];
	for (const char *const *name = (const char *const[]){ "HOZEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", NULL }; !given && *name; name++)
		given = is_empty(getenv(*name)) ? NULL : getenv(*name);
	return given && !strncmp(given, "ja", 2) ? JA : EN;
}

static enum fault read_instant(struct command *c)
{
	const char *given = c->options[OPTION_KNOWN_AT];
	char *known_at = arena_take(c->act->arena, INSTANT_TEXT);
	if (given && !instant_read(given, known_at))
		return fail(c->act, E_USAGE, W_OPTION_VALUE, "known-at", given, phrase(c->act, W_ACCEPTS_INSTANT));
	c->known_at = given ? known_at : NULL;
	return OK;
}

static enum fault read_common(struct command *c)
{
	struct act *act = c->act;
	const char *lang = c->options[OPTION_LANG], *on = c->options[OPTION_ON];
	if (lang && strcmp(lang, "ja") && strcmp(lang, "en"))
		return fail(act, E_USAGE, W_OPTION_VALUE, "lang", lang, "ja, en");
	if (on && !date_read(on, &act->on))
		return fail(act, E_USAGE, W_OPTION_VALUE, "on", on, phrase(act, W_ACCEPTS_DATE));
	c->dir = c->options[OPTION_DIR] ? c->options[OPTION_DIR] : "hozen-data";
	act->actor = c->options[OPTION_AS];
	act->second = c->options[OPTION_SECOND];
	act->reason = c->options[OPTION_REASON];
	return read_instant(c);
}

/* Known before anything can be wrong, so that what is wrong is said in the right language and form. */
static void read_first(struct command *c, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		c->json |= !strcmp(argv[i], "--json");
		if (!strncmp(argv[i], "--lang=", 7))
			c->options[OPTION_LANG] = argv[i] + 7;
		else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			c->options[OPTION_LANG] = argv[i + 1];
	}
	c->act->lang = lang_of(c);
}

enum fault command_read(struct command *c, int argc, char **argv)
{
	enum fault f = OK;
	read_first(c, argc, argv);
	for (int i = 1; !f && i < argc; i++) {
		const char *equals = strchr(argv[i], '=');
		if (!strncmp(argv[i], "--", 2))
			f = read_option(c, argc, argv, &i);
		else if (i > 1 && is_pair(argv[i], equals))
			f = read_pair(c, argv[i], equals);
		else if (c->word_count < COUNT(c->words))
			c->words[c->word_count++] = argv[i];
		else
			f = fail(c->act, E_USAGE, W_TOO_MANY_ARGUMENTS);
	}
	return f ? f : read_common(c);
}

enum fault command_open(struct command *c, bool start, struct installation **out)
{
	enum fault f = installation_open(c->act, c->dir, out);
	if (!f && !c->act->actor)
		c->act->actor = arena_text(c->act->arena, installation_account(*out));
	if (!f && start)
		f = installation_start(c->act, *out);
	return f;
}

enum fault command_reader(struct command *c, struct installation *i, struct db **out)
{
	enum fault f = reader_open(c->act, i, c->act->actor, c->known_at);
	*out = f ? NULL : c->act->db;
	return f;
}

struct inputs command_inputs(const struct command *c)
{
	return (struct inputs){ c->inputs, c->input_count };
}
