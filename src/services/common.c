/* Passwords that are tried first: made of few characters, of a run along the keyboard or the alphabet, of the account's name, or of words
 * that stand on every list.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/hashing.h"
#include <ctype.h>
#include <string.h>

enum { DISTINCT_LEAST = 5, LONGEST = 1024 };

static const char *const runs[] = {
	"abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "01234567890123456789", "98765432109876543210",
	"qwertyuiop", "asdfghjkl", "zxcvbnm", "poiuytrewq", "lkjhgfdsa", "mnbvcxz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
};

static const char *const words[] = {
	"password", "passw0rd", "p@ssw0rd", "p@ssword", "letmein", "welcome", "admin", "administrator", "secret", "hozen", "login", "iloveyou",
	"monkey", "dragon", "football", "baseball", "master", "sunshine", "princess", "shadow", "superman", "michael", "trustno", "changeme",
	"security", "default", "guest", "test", "user", "root", "pass", "system", "server", "computer", "internet", "tokyo", "japan", "nippon",
	"sakura", "himitsu", "anzen", "kaisha", "boueisho", "bouei", "atla", "mod", "spring", "summer", "autumn", "winter", "january", "february",
	"march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "friday", "reiwa", "heisei",
	"correcthorsebatterystaple", "pasuwaado", "パスワード", "ひみつ", "秘密", "保全", "管理者",
};

static size_t distinct(const char *s)
{
	bool seen[256] = { false };
	size_t n = 0;
	for (; *s; s++)
		if (!seen[(unsigned char)*s]) {
			seen[(unsigned char)*s] = true;
			n++;
		}
	return n;
}

/* How many bytes a run, of at least four, has in common with what begins here. */
static size_t run_at(const char *s)
{
	size_t longest = 0;
	for (size_t i = 0; i < COUNT(runs); i++)
		for (const char *from = runs[i]; *from; from++) {
			size_t n = 0;
			while (from[n] && from[n] == s[n])
				n++;
			longest = n > longest ? n : longest;
		}
	return longest >= 4 ? longest : 0;
}

static size_t word_at(const char *s, const char *account)
{
	size_t longest = account && *account && !strncmp(s, account, strlen(account)) ? strlen(account) : 0;
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t n = strlen(words[i]);
		if (n > longest && !strncmp(s, words[i], n))
			longest = n;
	}
	return longest;
}

/* What is left of it once words and runs are taken out, and figures and signs beside them: nothing to guess is nothing to hold. */
bool password_is_common(const char *password, const char *account)
{
	char low[LONGEST + 1], name[NUMBER_CHARACTERS * 4 + 1] = "";
	size_t n = strlen(password), left = 0;
	if (distinct(password) < DISTINCT_LEAST)
		return true;
	if (n > LONGEST)
		return false;
	for (size_t i = 0; i <= n; i++)
		low[i] = (char)tolower((unsigned char)password[i]);
	for (size_t i = 0; account && account[i] && i < sizeof name - 1; i++)
		name[i] = (char)tolower((unsigned char)account[i]);
	for (const char *at = low; *at;) {
		size_t word = word_at(at, name), run = run_at(at), taken = word > run ? word : run;
		left += !taken && !isdigit((unsigned char)*at) && !ispunct((unsigned char)*at) && *at != ' ';
		at += taken ? taken : 1;
	}
	return left < DISTINCT_LEAST;
}
