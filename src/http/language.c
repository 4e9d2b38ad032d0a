/* Which of our languages a reader likes best: Accept-Language, RFC 9110 §12.5.4.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http/http.h"
#include <string.h>
#include <strings.h>

/* Thousandths: "0.8" is 800, no weight is 1000, nonsense is 0. */
static int weight_read(const char *s, size_t n)
{
	const char *q = memmem(s, n, "q=", 2);
	if (!q)
		return 1000;
	int whole = q[2] - '0', parts = 0, unit = 100;
	if (whole < 0 || whole > 1)
		return 0;
	for (q += q[3] == '.' ? 4 : 3; q < s + n && *q >= '0' && *q <= '9'; q++, unit /= 10)
		parts += (*q - '0') * unit;
	return whole ? 1000 : parts;
}

static bool is_tag(const char *s, size_t n, const char *code)
{
	return n >= 2 && !strncasecmp(s, code, 2) && (n == 2 || strchr("-; \t", s[2]));
}

enum lang language_accepted(const char *accepted)
{
	int best[LANGS] = { 0 };
	for (const char *s = accepted ? accepted : ""; *s;) {
		s += strspn(s, " \t,");
		size_t n = strcspn(s, ",");
		for (int lang = 0; lang < LANGS; lang++) {
			int weight = is_tag(s, n, lang == JA ? "ja" : "en") ? weight_read(s, n) : 0;
			if (weight > best[lang])
				best[lang] = weight;
		}
		s += n;
	}
	return best[EN] > best[JA] ? EN : JA;
}
