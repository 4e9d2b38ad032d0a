/* Codes of an authenticator: RFC 6238 with its standard parameters, by liboath.
 * SPDX-License-Identifier: Apache-2.0 */
#include "services/secrets.h"
#include <liboath/oath.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

enum { SECRET_BYTES = 20, DIGITS = 6, STEPS_BESIDE = 1 };

static void oath_drop(char **s)
{
	free(*s);
}

/* One step to either side, for clocks that differ; never one that was used, nor any before it. */
long code_step(const char *secret, const char *code, long now, long used)
{
	defer(oath_drop) char *key = NULL;
	size_t size = 0;
	char right[DIGITS + 1];
	if (!secret || !code || strlen(code) != DIGITS || oath_base32_decode(secret, strlen(secret), &key, &size) != OATH_OK)
		return -1;
	for (long step = now / CODE_SECONDS - STEPS_BESIDE; step <= now / CODE_SECONDS + STEPS_BESIDE; step++)
		if (step > used && oath_totp_generate(key, size, step * CODE_SECONDS, CODE_SECONDS, 0, DIGITS, right) == OATH_OK &&
		    !CRYPTO_memcmp(right, code, DIGITS))
			return step;
	return -1;
}

const char *code_secret_new(struct arena *arena)
{
	char random[SECRET_BYTES];
	char *text = NULL;
	random_bytes(random, sizeof random);
	if (oath_base32_encode(random, sizeof random, &text, NULL) != OATH_OK)
		abort();
	const char *kept = arena_text(arena, text);
	free(text);
	return kept;
}
